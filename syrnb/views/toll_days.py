"""The running toll of one scope, day by day: what all claims of it together allow, class of victims by class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from syrnb.views.claims import Material, Told, each
from syrnb.views.evidence import said_by
from syrnb.views.findings import findings_of
from syrnb.views.phrases import count_words, day_words, interval_words, words_for
from syrnb.views.scene import day_number, stamp_of

__all__ = [
    "MOST_CLAIMS",
    "STANDING",
    "Toll",
    "TollClass",
    "TollDay",
    "find_toll",
    "join_days",
    "main_outcome",
    "take_fewer",
    "toll_frame",
]

MOST_CLAIMS = 600
"""Claims that are taken together in one picture; what nests in what takes longer the more there are."""

STANDING = {"told": "claimed", "implied": "implied only", "contradicted": "contradicted",
            "moving": "rose within the day"}  # fmt: skip
"""How a number of :func:`syrnb.analysis.tolls.tolls` stands, in words."""


@dataclass(frozen=True, slots=True)
class TollDay:
    """What is allowed up to the end of a day (days since 1970-01-01); ``high`` is None where nothing bounds it."""

    day: float
    low: int
    high: int | None
    status: str
    claims: tuple[str, ...]
    aside: tuple[str, ...]
    low_claims: tuple[str, ...]
    high_claims: tuple[str, ...]

    @property
    def words(self) -> str:
        """The interval in words."""
        return interval_words(self.low, self.high)


@dataclass(frozen=True, slots=True)
class TollClass:
    """One class of victims, its days in order."""

    victims: str
    victim_ids: tuple[str, ...]
    days: tuple[TollDay, ...]

    @property
    def told(self) -> int:
        """How many of its days somebody speaks of."""
        return sum(bool(d.claims) for d in self.days)

    def name(self, material: Material) -> str:
        """Return who they are: ``combatants (Syrian Army)``."""
        names = [n for n in map(material.name, self.victim_ids) if n.casefold() != self.victims]
        return words_for(self.victims) + (f" ({count_words(names)})" if names else "")


@dataclass(frozen=True, slots=True)
class Toll:
    """A running toll: an outcome in a place, counted from one day on.

    ``classes`` stand with the most told of first; ``together`` is how many claims bound it, ``others`` how many
    running tolls of another place, or from another day on, the same claims speak of.
    """

    outcome: str
    location_ids: tuple[str, ...]
    start: pd.Timestamp | None
    classes: tuple[TollClass, ...]
    together: int
    others: int


def main_outcome(claims: Iterable[Told]) -> str | None:
    """Return the outcome of which most running tolls are claimed, None where there is none."""
    counts = Counter(c.kind for c in claims if c.row.count_mode == "cumulative")
    return min(counts, key=lambda k: (-counts[k], k)) if counts else None


def take_fewer(
    claims: Iterable[Told], most: int, start: str | None = None, end: str | None = None
) -> tuple[list[Told], str]:
    """Return, of too many claims, those of the quarter of a year with most running tolls, and which they are, in words.

    No claims and no words, where every quarter has more than ``most``. Of a chosen period (ISO days ``start`` to
    ``end``) the quarters lie within it: a running toll is of its last day, however far back it reaches.
    """
    opens = pd.Timestamp(start) if start else pd.Timestamp.min
    closes = pd.Timestamp(end) if end else pd.Timestamp.max
    groups: dict[str, dict[str, Told]] = {}
    for claim in claims:
        day = claim.last or claim.reported
        if day is not None and opens <= day <= closes:
            first = pd.Timestamp(day.year, (day.month - 1) // 3 * 3 + 1, 1)
            last = first + pd.offsets.QuarterEnd(0)
            whole = opens <= first and last <= closes
            days = f"{first:%B} to {last:%B %Y}" if whole else day_words(max(first, opens), min(last, closes))
            groups.setdefault(f"of {days}", {})[claim.claim_id] = claim
    running = {
        name: sum(c.row.count_mode == "cumulative" for c in group.values())
        for name, group in groups.items() if len(group) <= most
    }  # fmt: skip
    best = min(running, key=lambda name: (-running[name], name), default="")
    return (list(groups[best].values()), best) if best and running[best] else ([], "")


def find_toll(material: Material, claims: Sequence[Told]) -> Toll | None:
    """Return the running toll with most days among some claims of one outcome, None where they tell of none.

    Parameters
    ----------
    claims
        Casualty claims of one outcome: they alone are taken together, however many more the dossier has.
    """
    findings = findings_of(material.dossier)
    chosen = {c.claim_id for c in claims}
    table = material.dossier.casualties
    found = material.dossier.tolls(
        casualties=table[table["claim_id"].isin(chosen)], incidents=findings.incidents.members, most=0, repairs=False
    )  # fmt: skip
    cells = found.cells[(found.cells["kind"] == "running") & found.cells["end"].notna()]
    scopes: dict[tuple[tuple[str, ...], str, object], list[Any]] = {}
    for cell in each(cells):
        start = None if pd.isna(cell.start) else cell.start
        teller = cell.teller if isinstance(cell.teller, str) else ""
        scopes.setdefault((tuple(cell.location_ids), teller, start), []).append(cell)
    if not scopes:
        return None

    def weight(scope: tuple[tuple[str, ...], str, object]) -> tuple[int, int, str]:
        rows = scopes[scope]
        told = {r.end for r in rows if len(r.claims)}
        return -len(told), -len(rows), str(scope)

    best = min(scopes, key=weight)
    classes: dict[tuple[str, tuple[str, ...]], list[TollDay]] = {}
    for row in scopes[best]:
        classes.setdefault((row.victims, tuple(row.victim_ids)), []).append(_day_of(row))
    made = [TollClass(*key, tuple(sorted(join_days(days), key=lambda d: d.day))) for key, days in classes.items()]
    made.sort(key=lambda c: (bool(c.victim_ids), -c.told, c.victims != "all", c.victims, c.victim_ids))
    start = best[2] if isinstance(best[2], pd.Timestamp) else None
    return Toll(claims[0].kind, best[0], start, tuple(made), len(claims), len(scopes) - 1)


def join_days(days: Iterable[TollDay]) -> list[TollDay]:
    """Make one of what is allowed alike on the same day: a number told by three articles is told once."""
    alike: dict[tuple[object, ...], list[TollDay]] = {}
    for day in days:
        alike.setdefault((day.day, day.low, day.high, day.status), []).append(day)

    def every(same: Sequence[TollDay], field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i for day in same for i in getattr(day, field)))

    return [
        replace(
            same[0], claims=every(same, "claims"), aside=every(same, "aside"), low_claims=every(same, "low_claims"),
            high_claims=every(same, "high_claims"),
        )
        for same in alike.values()
    ]  # fmt: skip


def _day_of(row: Any) -> TollDay:
    high = row.high
    day = day_number(row.end)
    assert day is not None
    return TollDay(
        day, int(row.low), None if high is None or high is pd.NA else int(high),
        row.status, *(tuple(ids) for ids in (row.claims, row.aside, row.low_claims, row.high_claims)),
    )  # fmt: skip


def toll_frame(material: Material, toll: Toll | None) -> pd.DataFrame:
    """Return one row a class of victims and a day: what all claims allow, what was claimed, and what binds.

    Returns
    -------
    DataFrame
        Columns who, outcome, place, since, day, allowed, claimed, standing, not less by, not more by, low, high
        (integers or NA), claim_ids, low_claims, high_claims.
    """
    columns = [
        "who", "outcome", "place", "since", "day", "allowed", "claimed", "standing", "not less by", "not more by",
        "low", "high", "claim_ids", "low_claims", "high_claims",
    ]  # fmt: skip
    known = {c.claim_id: c for c in material.claims if c.table == "casualties"}

    def voices(ids: Iterable[str]) -> str:
        told = [known[i] for i in ids if i in known]
        words = [f"{interval_words(c.row.low, c.row.high)} ({said_by(material, c)})" for c in told]
        return count_words(dict.fromkeys(words), 2)

    rows = [
        (
            group.name(material), words_for(toll.outcome), place_words(material, toll),
            day_words(toll.start) if toll.start is not None else "not said",
            day_words(stamp_of(day.day)), day.words, voices(day.claims),
            STANDING[day.status], voices(day.low_claims), voices(day.high_claims), day.low, day.high,
            ", ".join(day.claims), ", ".join(day.low_claims), ", ".join(day.high_claims),
        )
        for group in toll.classes for day in group.days
    ] if toll else []  # fmt: skip
    return pd.DataFrame(rows, columns=columns).astype({"low": "Int64", "high": "Int64"})


def place_words(material: Material, toll: Toll) -> str:
    """Return where a toll was counted."""
    return material.name_all(toll.location_ids) if toll.location_ids else "a place not named"
