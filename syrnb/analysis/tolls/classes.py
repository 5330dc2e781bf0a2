"""Classes of victims as partitions of all victims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from syrnb.analysis.scopes import Actors
from syrnb.analysis.tolls.figures import VictimClass
from syrnb.analysis.tolls.nesting import Scope, arrange

__all__ = ["ALL", "CIVILIANS", "COMBATANTS", "ClassSystem", "divide", "nests", "separate"]

NOBODY: Scope = frozenset()
ANYONE = frozenset({"*"})
ALL: VictimClass = ("all", NOBODY)
COMBATANTS: VictimClass = ("combatants", NOBODY)
CIVILIANS: VictimClass = ("civilians", NOBODY)
CHILDREN: VictimClass = ("children", NOBODY)
WOMEN: VictimClass = ("women", NOBODY)


@dataclass(frozen=True, slots=True)
class ClassSystem:
    """Classes by index, and how they add up.

    Parameters
    ----------
    index
        Position of each class; positions beyond them are the rests of the partitions.
    size
        Classes and rests together.
    partitions
        ``(whole, parts)``: the parts, of which the last is the rest, add up to the whole.
    covers
        ``(whole, parts)``: the whole is at most the sum of the parts.
    """

    index: dict[VictimClass, int]
    size: int
    partitions: tuple[tuple[int, tuple[int, ...]], ...]
    covers: tuple[tuple[int, tuple[int, ...]], ...]


def divide(classes: Iterable[VictimClass], actors: Actors) -> ClassSystem:
    """Arrange classes of victims into partitions.

    All are combatants, civilians or neither (not said); children are civilians, and neither women nor men; women,
    journalists, medical and aid workers are some of all. Fighters of an actor are combatants, and nest as actors do.
    """
    used = set(classes) | {ALL, COMBATANTS, CIVILIANS}
    used |= {(victims, NOBODY) for victims, _ in used}
    names = sorted(used, key=lambda c: (c[0], sorted(c[1])))
    index = {name: i for i, name in enumerate(names)}
    groups: list[tuple[VictimClass, list[VictimClass]]] = [(ALL, [COMBATANTS, CIVILIANS])]
    if CHILDREN in used:
        groups.append((CIVILIANS, [CHILDREN]))
    if ages := [c for c in (WOMEN, CHILDREN) if c in used]:
        groups.append((ALL, ages))
    groups += [(ALL, [(v, NOBODY)]) for v in ("journalists", "medical", "aid-workers") if (v, NOBODY) in used]
    groups += [((v, NOBODY), [(v, ids)]) for v, ids in names if ids and v != "combatants"]
    family = arrange(
        [ANYONE, *(ids for v, ids in names if v == "combatants" and ids)],
        lambda a, b: b == "*" or actors.within(a, b),
        lambda a, b: "*" not in (a, b) and actors.apart(a, b),
    )

    def armed(scope: Scope) -> VictimClass:
        return "combatants", NOBODY if scope == ANYONE else scope

    groups += [(armed(whole), [armed(p) for p in parts]) for whole, parts in family.partitions]
    partitions = tuple(
        (index[whole], (*(index[p] for p in parts), len(index) + i)) for i, (whole, parts) in enumerate(groups)
    )
    covers = tuple((index[armed(w)], tuple(index[armed(p)] for p in parts)) for w, parts in family.covers)
    return ClassSystem(index, len(index) + len(groups), partitions, covers)


def separate(a: VictimClass, b: VictimClass, actors: Actors) -> bool:
    """Whether no victim is of both classes."""
    kinds = {a[0], b[0]}
    if kinds in ({"combatants", "civilians"}, {"combatants", "children"}, {"women", "children"}):
        return True
    return bool(a[1]) and bool(b[1]) and kinds == {"combatants"} and all(actors.apart(x, y) for x in a[1] for y in b[1])


def nests(a: VictimClass, b: VictimClass, actors: Actors) -> bool:
    """Whether every victim of the first class is of the second."""
    kinds = a[0] == b[0] or b[0] == "all" or (a[0], b[0]) == ("children", "civilians")
    return kinds and (
        not b[1] or (a[0] == b[0] and bool(a[1]) and all(any(actors.within(x, y) for y in b[1]) for x in a[1]))
    )
