"""What changed in what follows from the claims: tolls, ties, holdings, incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb.analysis.changes.matching import NOT_KNOWN, show
from syrnb.analysis.records import read_records
from syrnb.dossier import Dossier

__all__ = ["KEYS", "Result", "compare_results"]

KEYS = {
    "tolls": ("outcome", "victims", "victim_ids", "location_ids", "teller", "start", "end", "kind", "incident"),
    "ties": ("actor_a", "actor_b"), "holdings": ("location_id", "actor_id"),
}  # fmt: skip
"""By which columns a result of one reading is known again in another."""
RESTS = {
    "tolls": ("claims", "low_claims", "high_claims"), "ties": ("friendly_claims", "hostile_claims"),
    "holdings": ("claims", "disputing_claims"),
}  # fmt: skip
"""The columns that name the claims on which a result rests."""
Weighed = tuple[str, str, str, str] | None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one toll, tie or holding, and the claims on which it rests now, or rested where it is gone.

    ``key`` has a cell for each of the table's :data:`KEYS`, empty where nothing is known.
    """

    change: str
    table: str
    key: tuple[str, ...]
    was: str
    now: str
    reason: str
    claims: tuple[str, ...]

    @property
    def subject(self) -> str:
        """What it is of, in one line."""
        return "; ".join(part for part in self.key if part)


def compare_results(before: Dossier, after: Dossier) -> Iterator[Result]:
    """Yield what changed in the tolls, ties and holdings of two dossiers; holdings on the last day of publication."""
    days = [d for dossier in (before, after) for d in dossier.documents["published"].dropna()]
    on = max(days).date() if days else None
    old, new = before.incidents().members, after.incidents().members
    cells = after.tolls(incidents=new).cells
    cells["incident"] = cells["incident"].replace(_same_incidents(old, new))
    yield from _compare("tolls", before.tolls(incidents=old).cells, cells, _weigh_cell)
    yield from _compare("ties", before.alliances().ties, after.alliances().ties, _weigh_tie)
    yield from _compare("holdings", before.holdings(on), after.holdings(on), _weigh_holding)


def _same_incidents(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str]:
    """Return what incidents were called before, as a new member may give one another name."""
    names = dict(zip(before["claim_id"], before["incident_id"], strict=True))
    found: dict[str, str] = {}
    for claim, incident in sorted(zip(after["claim_id"], after["incident_id"], strict=True)):
        if claim in names:
            found.setdefault(incident, names[claim])
    return found


def _compare(
    table: str,
    before: pd.DataFrame,
    after: pd.DataFrame,
    weigh: Callable[[dict[str, Any], dict[str, Any]], Weighed],
) -> Iterator[Result]:
    old, new = ({_key(table, row): row for row in read_records(f)} for f in (before, after))
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            yield Result(
                "gone", table, key, _state(table, old[key]), NOT_KNOWN, "no claim that is left tells of it",
                _rests_on(table, old[key]),
            )  # fmt: skip
            continue
        rests = _rests_on(table, new[key])
        if key not in old:
            now = _state(table, new[key])
            yield Result("added", table, key, NOT_KNOWN, now, "no claim told of it before", rests)
        elif (weighed := weigh(old[key], new[key])) is not None:
            change, was, now, reason = weighed
            yield Result(change, table, key, was, now, reason, rests)


def _key(table: str, row: dict[str, Any]) -> tuple[str, ...]:
    return tuple("" if (cell := show(row[column])) == NOT_KNOWN else cell for column in KEYS[table])


def _rests_on(table: str, row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for column in RESTS[table] for claim in row[column]))


def _state(table: str, row: dict[str, Any]) -> str:
    if table == "tolls":
        return _interval(row)
    return str(row["status"] if table == "ties" else _holding(row))


def _interval(row: dict[str, Any]) -> str:
    low, high = show(row["low"]), show(row["high"])
    if high == NOT_KNOWN:
        return "no number" if low == NOT_KNOWN else f"{low} or more"
    return high if low == high else f"up to {high}" if low == NOT_KNOWN else f"{low} to {high}"


def _weigh_cell(old: dict[str, Any], new: dict[str, Any]) -> Weighed:
    was, now = _interval(old), _interval(new)
    if (old["status"] == "contradicted") != (new["status"] == "contradicted"):
        if new["status"] == "contradicted":
            return "contradicted", was, now, "claims now contradict each other here"
        return "reconciled", was, now, "claims no longer contradict each other here"
    if was == now:
        return None
    (a, b), (c, d) = _bounds(old), _bounds(new)
    if a <= c and d <= b:
        return "narrowed", was, now, "more is known"
    if c <= a and b <= d:
        return "widened", was, now, "less is known"
    return "moved", was, now, "other claims bind it"


def _bounds(row: dict[str, Any]) -> tuple[float, float]:
    low, high = row["low"], row["high"]
    return (0.0 if pd.isna(low) else float(low)), (float("inf") if pd.isna(high) else float(high))


def _weigh_tie(old: dict[str, Any], new: dict[str, Any]) -> Weighed:
    if old["status"] != new["status"]:
        change = "contradicted" if new["status"] == "ambivalent" else "revised"
        return change, old["status"], new["status"], "claims of the other sign were told, or are gone"
    more = sorted(set(new["sources"]) - set(old["sources"]))
    if more:
        return "corroborated", show(old["sources"]), show(new["sources"]), f"also told by {', '.join(more)}"
    less = sorted(set(old["sources"]) - set(new["sources"]))
    if less:
        return "weakened", show(old["sources"]), show(new["sources"]), f"no longer told by {', '.join(less)}"
    return None


def _weigh_holding(old: dict[str, Any], new: dict[str, Any]) -> Weighed:
    was, now = _holding(old), _holding(new)
    if was != now:
        change = "contradicted" if new["status"] == "disputed" != old["status"] else "revised"
        return change, was, now, "later or stronger claims were told, or are gone"
    more = sorted(set(new["sources"]) - set(old["sources"]))
    return ("corroborated", was, now, f"also told by {', '.join(more)}") if more else None


def _holding(row: dict[str, Any]) -> str:
    return f"{row['state']}, {row['status']}{'' if row['leading'] else ', not leading'}"
