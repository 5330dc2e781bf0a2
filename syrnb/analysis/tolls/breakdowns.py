"""Breakdowns: parts that a source gives as adding up to its whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from syrnb.analysis.tolls.classes import nests, separate
from syrnb.analysis.tolls.figures import Figure
from syrnb.analysis.tolls.scopes import Actors, Places

__all__ = ["Breakdown", "find_breakdowns", "learn_apart"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and the parts that make it up, as claim ids."""

    whole: str
    parts: tuple[str, ...]


def find_breakdowns(figures: Sequence[Figure], actors: Actors, places: Places) -> list[Breakdown]:
    """Return the breakdowns that are complete: parts that share nothing and whose figures add up to the whole's.

    Parts of the same place, or the same class, over the whole's own period are tried; a part within another part
    ("24 civilians, 12 of them children") is left out.
    """
    by_id = {f.claim_id: f for f in figures}
    parts: dict[str, list[Figure]] = {}
    for f in figures:
        whole = by_id.get(f.part_of or "")
        if whole is not None and (f.start, f.end, f.running) == (whole.start, whole.end, whole.running):
            parts.setdefault(whole.claim_id, []).append(f)
    found = []
    for claim, group in sorted(parts.items()):
        whole = by_id[claim]
        widest = [f for f in group if not any(_inside(f, g, actors, places) for g in group if g is not f)]
        exact = all(f.low is not None and f.low == f.high for f in widest)
        pairs = [(f, g) for i, f in enumerate(widest) for g in widest[i + 1 :]]
        told = exact and whole.low is not None and sum(f.low or 0 for f in widest) == whole.low
        if told and all(_listed_apart(f, g, actors, places) for f, g in pairs):
            found.append(Breakdown(claim, tuple(f.claim_id for f in widest)))
    return found


def learn_apart(breakdowns: Sequence[Breakdown], figures: Sequence[Figure], actors: Actors) -> Actors:
    """Return the actors with those told apart that a source counted side by side in one breakdown."""
    by_id = {f.claim_id: f for f in figures}
    pairs = set(actors.told_apart)
    for breakdown in breakdowns:
        scopes = [by_id[p].victims[1] for p in breakdown.parts]
        for i, ours in enumerate(scopes):
            for theirs in scopes[i + 1 :]:
                pairs |= {frozenset({a, b}) for a in ours for b in theirs if a != b}
    return replace(actors, told_apart=pairs)


def _inside(a: Figure, b: Figure, actors: Actors, places: Places) -> bool:
    ground = all(any(places.within(x, y) for y in b.place) for x in a.place)
    return ground and (a.victims, a.place) != (b.victims, b.place) and nests(a.victims, b.victims, actors)


def _listed_apart(a: Figure, b: Figure, actors: Actors, places: Places) -> bool:
    if separate(a.victims, b.victims, actors):
        return True
    if a.place and b.place and all(places.apart(x, y) for x in a.place for y in b.place):
        return True
    (kind, ours), (other, theirs) = a.victims, b.victims
    meet = any(actors.within(x, y) or actors.within(y, x) for x in ours for y in theirs)
    return kind == other == "combatants" and bool(ours) and bool(theirs) and not meet
