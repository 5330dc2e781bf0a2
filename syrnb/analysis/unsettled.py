"""Places of which no holder follows on a day: fought over, besieged by somebody, or left by whoever held them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from syrnb.analysis.frames import build_frame
from syrnb.analysis.records import read_records

__all__ = ["unsettled"]

COLUMNS = {
    "location_id": "str", "on": "datetime64[s]", "state": "str", "actors": "object", "since": "datetime64[s]",
    "last": "datetime64[s]", "age_days": "Int64", "claims": "object",
}  # fmt: skip
_TOLD = frozenset({"asserts", "claims", "denies", "accuses", "confirms"})
_OPEN = frozenset({"contested", "besieged"})
_GAINS, _LOSSES = frozenset({"captured", "retaken", "holds"}), frozenset({"lost", "withdrew"})
_WHOLE = frozenset({"full", "unknown"})


@dataclass(frozen=True, slots=True)
class _Claim:
    claim_id: str
    place: str
    actor: str | None
    state: str
    day: int
    told_on: int | None
    whole: bool


def unsettled(control: pd.DataFrame, *, on: date, hindsight: bool = True) -> pd.DataFrame:
    """Return the places that are said to be fought over, besieged or left on a day.

    A fight goes on until a claim that tells of the same day or a later one says who holds the place as a whole, who
    took it or who left it: who enters a town in the morning may hold it in the evening. A siege goes on until such a
    claim tells of a later day, or until the end that it names itself. A place is left until somebody is said to hold
    it, on that day or later. Nobody has to say so again; ``age_days`` tells how long nobody did.

    Parameters
    ----------
    control
        Table of the contract.
    on
        The day.
    hindsight
        Whether claims told after the day count for it.

    Returns
    -------
    DataFrame
        One row a place and state: ``location_id, on, state`` (contested, besieged or left), ``actors`` (who is named:
        of a siege whoever is inside, of a place that is left whoever left it), ``since, last`` (when it was last
        said), ``age_days, claims`` (ids).

    Examples
    --------
    >>> from syrnb import schema
    >>> told = {"doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0,
    ...         "speech_act": "asserts", "modality": "actual", "rule": "r", "reported_on": "2024-12-05"}
    >>> rows = [{**told, "claim_id": "1", "actor_id": "hts", "location_id": "hama", "state": "contested",
    ...          "extent": "unknown", "start": "2024-12-04"}]
    >>> unsettled(schema.table("control", rows), on=date(2024, 12, 5))[["location_id", "state", "actors", "age_days"]]
      location_id      state actors  age_days
    0        hama  contested  [hts]         0
    """
    claims = [c for row in read_records(control) if (c := _read(row, on.toordinal(), hindsight))]
    settled, held = _last_days(claims, _GAINS | _LOSSES), _last_days(claims, _GAINS)
    groups: dict[tuple[str, str], list[_Claim]] = {}
    for claim in claims:
        stands = {
            "contested": claim.day > settled.get(claim.place, 0),
            "besieged": claim.day >= settled.get(claim.place, 0),
            "left": claim.whole and claim.day > held.get(claim.place, 0),
        }
        state = "left" if claim.state in _LOSSES else claim.state
        if stands.get(state, False):
            groups.setdefault((claim.place, state), []).append(claim)
    rows = [_row(place, state, group, on) for (place, state), group in sorted(groups.items())]
    return build_frame(rows, COLUMNS)


def _last_days(claims: Iterable[_Claim], states: Collection[str]) -> dict[str, int]:
    """Return the last day on which something of some states is told of the whole of a place."""
    days: dict[str, int] = {}
    for claim in claims:
        if claim.whole and claim.state in states:
            days[claim.place] = max(days.get(claim.place, 0), claim.day)
    return days


def _read(row: dict[str, Any], on: int, hindsight: bool) -> _Claim | None:
    """Return a claim that tells of the place on the day or before it, else None."""
    if not isinstance(row["location_id"], str) or row["speech_act"] not in _TOLD:
        return None
    if row["modality"] not in ("actual", "ongoing") or row["state"] not in _OPEN | _GAINS | _LOSSES:
        return None
    start, end, said = (
        None if pd.isna(row[c]) else pd.Timestamp(row[c]).toordinal() for c in ("start", "end", "reported_on")
    )
    day = next((d for d in (start, end, None if row["background"] else said) if d is not None), None)
    if day is None or day > on or (not hindsight and said is not None and said > on):
        return None
    state, named = row["state"], isinstance(row["actor_id"], str)
    over = end is not None and end < min(on, said or on) if state in _OPEN and end != start else False
    if over or (state in _GAINS and not named):
        return None
    actor = row["actor_id"] if named else None
    return _Claim(row["claim_id"], row["location_id"], actor, state, day, said, row["extent"] in _WHOLE)


def _row(place: str, state: str, claims: Iterable[_Claim], on: date) -> dict[str, Any]:
    told = sorted(claims, key=lambda c: (c.day, c.claim_id))
    said = [c.told_on for c in told if c.told_on is not None]
    last = max(said, default=None)
    return {
        "location_id": place,
        "on": on,
        "state": state,
        "actors": sorted({c.actor for c in told if c.actor}),
        "since": date.fromordinal(told[0].day),
        "last": date.fromordinal(last) if last else None,
        "age_days": max(0, on.toordinal() - last) if last else None,
        "claims": [c.claim_id for c in told],
    }
