"""Breakdowns: parts that a source gives as adding up to its whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.classes import nests, separate
from syrnb.analysis.tolls.figures import Figure

__all__ = ["Breakdown", "find_breakdowns", "learn_apart", "name_others"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and the parts that make it up, as claim ids."""

    whole: str
    parts: tuple[str, ...]


def find_breakdowns(figures: Sequence[Figure], actors: Actors, places: Places) -> list[Breakdown]:
    """Return the breakdowns that are complete: parts that share nothing and whose figures add up to the whole's.

    Parts of the same place, or the same class, over the whole's own period are tried; a part within another part
    ("24 civilians, 12 of them children") is left out, and so may be one that belongs to none of them.
    """
    by_id = {f.claim_id: f for f in figures}
    found = []
    for claim, group in _parts(figures):
        whole = by_id[claim]
        widest = [f for f in group if not any(_inside(f, g, actors, places) for g in group if g is not f)]
        if (adding := _adding_up(whole, widest)) is None:
            continue
        pairs = [(f, g) for i, f in enumerate(adding) for g in adding[i + 1 :]]
        if all(_listed_apart(f, g, actors, places) for f, g in pairs):
            found.append(Breakdown(claim, tuple(f.claim_id for f in adding)))
    return found


def name_others(figures: Sequence[Figure]) -> list[Figure]:
    """Give combatants of no named side a name of their own where a source lists them beside a named side's.

    Of "57: 31 soldiers and 26 fighters" the 26 are not all combatants, but others than the 31. They become the class
    ``unnamed:`` and the claim's id.
    """
    by_id = {f.claim_id: f for f in figures}
    named: dict[str, Figure] = {}
    for claim, group in _parts(figures):
        adding = _adding_up(by_id[claim], group) or []
        fighters = [f for f in adding if f.victims[0] == "combatants"]
        if len(fighters) > 1:
            for f in fighters:
                if not f.victims[1]:
                    named[f.claim_id] = replace(f, victims=("combatants", frozenset({f"unnamed:{f.claim_id}"})))
    return [named.get(f.claim_id, f) for f in figures]


def _parts(figures: Sequence[Figure]) -> list[tuple[str, list[Figure]]]:
    """Return the parts of each whole that share its period, by the whole's claim."""
    by_id = {f.claim_id: f for f in figures}
    parts: dict[str, list[Figure]] = {}
    for f in figures:
        whole = by_id.get(f.part_of or "")
        if whole is not None and (f.start, f.end, f.running) == (whole.start, whole.end, whole.running):
            parts.setdefault(whole.claim_id, []).append(f)
    return sorted(parts.items())


def _adding_up(whole: Figure, parts: Sequence[Figure]) -> list[Figure] | None:
    """Return the parts whose figures add up to the whole's: all of them, or all but one; else None."""
    exact = [f for f in parts if f.low is not None and f.low == f.high]
    if whole.low is None or not exact or len(exact) < len(parts) - 1:
        return None
    total = sum(f.low or 0 for f in exact)
    if len(exact) == len(parts) and total == whole.low:
        return exact
    if len(exact) < len(parts):
        return exact if total == whole.low and len(exact) > 1 else None
    spare = [f for f in exact if total - (f.low or 0) == whole.low]
    return [f for f in exact if f is not spare[0]] if len(spare) == 1 and len(exact) > 2 else None


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
