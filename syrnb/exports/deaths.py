"""The dead of one event: the least and the most that the counts tied to it add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from syrnb.exports.lookup import HAPPENED, rows_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["CIVILIANS", "deaths_by_event", "highest", "lowest", "outermost"]

Count = Mapping[str, Any]

CIVILIANS = ("civilians", "journalists", "medical", "aid-workers")
"""Classes of victims that are civilians by what they are; women and children are not said to be."""


def deaths_by_event(dossier: Dossier, *, happened_only: bool = True) -> dict[str, list[Count]]:
    """Return the counts of dead tied to each event, by the event's claim id.

    Only counts of the incident itself: a running toll counts more than the event, and an increment less.
    """
    told: dict[str, list[Count]] = {}
    for row in rows_of(dossier.casualties):
        said = row["modality"] in HAPPENED or not happened_only
        if row["event_id"] is not None and row["outcome"] == "killed" and row["count_mode"] == "incident" and said:
            told.setdefault(row["event_id"], []).append(row)
    return told


def outermost(told: Sequence[Count]) -> list[Count]:
    """Return the counts that are not part of another of them."""
    ids = {count["claim_id"] for count in told}
    return [count for count in told if count["part_of"] not in ids]


def _most_of(counts: Iterable[Count]) -> int:
    return max((count["low"] or 0 for count in counts), default=0)


def _apart(told: Sequence[Count]) -> int:
    """Add up the lower bounds of groups that cannot share a member: civilians, and the fighters of each party."""
    fighters = [count for count in told if count["victims"] == "combatants"]
    parties = {tuple(sorted(count["victim_ids"])) for count in fighters}
    members = [member for party in parties for member in party]
    if () in parties or len(members) != len(set(members)):
        fallen = _most_of(fighters)
    else:
        fallen = sum(_most_of(c for c in fighters if tuple(sorted(c["victim_ids"])) == party) for party in parties)
    return fallen + _most_of(count for count in told if count["victims"] == "civilians")


def lowest(told: Sequence[Count]) -> int | None:
    """Return the least number of dead by which every count holds.

    Parameters
    ----------
    told
        Counts of one event, as :func:`deaths_by_event` returns them.

    Returns
    -------
    int or None
        None where no count has a lower bound; 0 only where somebody says that nobody at all was killed.

    Examples
    --------
    >>> one = {"claim_id": "a", "part_of": None, "victim_ids": [], "victims": "combatants", "low": 25, "high": 25}
    >>> lowest([one, {**one, "claim_id": "b", "victims": "civilians", "low": 3, "high": None}])
    28
    """
    least = max(_most_of(told), _apart(told))
    if least:
        return least
    return 0 if any(count["victims"] == "all" and count["high"] == 0 for count in told) else None


def highest(told: Sequence[Count]) -> int | None:
    """Return how many dead the counts add up to if no two of them count the same people.

    Returns
    -------
    int or None
        None where any count that is not part of another has no upper bound, or where there is none.

    Examples
    --------
    >>> one = {"claim_id": "a", "part_of": None, "victim_ids": [], "victims": "all", "low": 25, "high": 30}
    >>> highest([one, {**one, "claim_id": "b", "part_of": "a", "high": 4}])
    30
    """
    highs = [count["high"] for count in outermost(told)]
    if not highs or any(high is None for high in highs):
        return None
    total = sum(highs)
    # "Nobody was killed" said of one group says nothing of the others.
    return total if total or any(count["victims"] == "all" for count in told) else None
