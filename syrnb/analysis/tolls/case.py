"""A case: figures that may constrain each other, and whether some of them hold together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.bounds import find_program, shrink
from syrnb.analysis.tolls.breakdowns import find_breakdowns
from syrnb.analysis.tolls.figures import Figure
from syrnb.analysis.tolls.nesting import Scope
from syrnb.analysis.tolls.program import Program
from syrnb.analysis.tolls.propagation import Propagation, propagate
from syrnb.analysis.tolls.system import Cell, System, build_system

__all__ = ["WORK", "Case", "split_cases"]

WORK = 20_000
"""Combinations of figure, place and class of victims up to which linked figures are weighed together."""
PART = 3_000
"""The same for each part of what had to be split: its bounds fall short anyway, and have to come fast."""
LINKS = ("place in place", "place in division", "same place", "told as one")
"""What ties figures over days that meet, from all that constrains to one cell, statement or incident alone."""


@dataclass(frozen=True, slots=True)
class Case:
    """Figures of one outcome that are linked by place and time, and what is known of actors and places.

    It is not ``complete`` where other figures might constrain these too, but were too many to be weighed together.
    """

    figures: tuple[Figure, ...]
    actors: Actors
    places: Places
    complete: bool = True

    @property
    def claims(self) -> frozenset[str]:
        """The claims of its figures."""
        return frozenset(f.claim_id for f in self.figures)

    def keep(self, claims: Iterable[str]) -> Case:
        """Return the case with these claims only."""
        kept = frozenset(claims)
        return replace(self, figures=tuple(f for f in self.figures if f.claim_id in kept))

    def system(self, cells: Iterable[Cell] = ()) -> System:
        """Return its constraints."""
        breakdowns = find_breakdowns(self.figures, self.actors, self.places)
        return build_system(self.figures, breakdowns, actors=self.actors, places=self.places, cells=cells)

    def check(self) -> tuple[System, Propagation, Program | None]:
        """Return its constraints, the bounds that propagation finds, and a program where numbers satisfy them."""
        system = self.system()
        known = propagate(system)
        return system, known, find_program(system, known)

    def consistent(self) -> bool:
        """Whether numbers exist that satisfy all figures; nothing but itself bounds a single one."""
        if len(self.figures) < 2:
            return all(f.low is None or f.high is None or f.low <= f.high for f in self.figures)
        return self.check()[2] is not None

    def conflict(self) -> frozenset[str] | None:
        """Return a minimal set of claims that contradict each other, or None where there is none."""
        _, known, program = self.check()
        if program is not None:
            return None
        start = self.claims if known.conflict is None else known.conflict_reasons()
        if (
            start != self.claims and self.keep(start).consistent()
        ):  # a breakdown that rests on more than the trace names
            start = self.claims
        return shrink(start, lambda claims: not self.keep(claims).consistent())


def split_cases(figures: Sequence[Figure], actors: Actors, places: Places, *, most: int = WORK) -> list[Case]:
    """Split figures into cases that have no constraint in common, in the order of their first claim.

    Figures constrain each other only within one outcome, where one place lies in the other, over days that meet; and
    those of one statement or incident. A case of more than ``most`` combinations of figure, place and class is split
    further, by fewer links, into cases that are not ``complete``: what follows from each of them holds, but more might
    follow from all.
    """
    pending = [(tuple(figures), 0)]
    cases: list[Case] = []
    while pending:
        group, level = pending.pop()
        for part in _linked(group, places, LINKS[level]):
            if _work(part) <= (most if level == 0 else min(most, PART)) or level + 1 == len(LINKS):
                cases.append(Case(part, actors, places, level == 0))
            else:
                pending.append((part, level + 1))
    return sorted(cases, key=lambda c: min(f.claim_id for f in c.figures))


def _work(figures: Sequence[Figure]) -> int:
    return len(figures) * len({f.place for f in figures}) * len({f.victims for f in figures})


def _linked(figures: Sequence[Figure], places: Places, link: str) -> list[tuple[Figure, ...]]:
    """Return the figures that links of one kind tie together, directly or through others."""
    links: dict[str, str] = {f.claim_id: f.claim_id for f in figures}

    def root(claim: str) -> str:
        while links[claim] != claim:
            links[claim] = links[links[claim]]
            claim = links[claim]
        return claim

    def join(a: str, b: str) -> None:
        first, second = sorted((root(a), root(b)))
        links[second] = first

    told: dict[tuple[object, ...], str] = {}
    for f in figures:
        cell = (f.outcome, f.claim_id) if f.loose else (f.outcome, f.place, f.start, f.end)
        for name in (("statement", f.outcome, f.statement), ("incident", f.outcome, f.incident), ("cell", *cell)):
            join(told.setdefault(name, f.claim_id), f.claim_id)
    placed = [f for f in figures if not f.loose and link != "told as one"]
    spots = sorted({f.place for f in placed}, key=sorted)
    around: dict[str, list[Scope]] = {}
    for b in spots:
        for place in b:
            around.setdefault(place, []).append(b)
    near = {a: {b for x in a for place in places.line(x) for b in around.get(place, ())} for a in spots}
    touch = {a: {b for b in near[a] if a == b or _touches(a, b, places, link)} for a in spots}
    groups: dict[tuple[str, Scope], list[Figure]] = {}
    for f in placed:
        for spot in touch[f.place]:
            groups.setdefault((f.outcome, spot), []).append(f)
    for group in groups.values():
        group.sort(key=lambda f: (f.start or 0, f.claim_id))
        last, holder = -1, ""
        for f in group:
            assert f.start is not None
            assert f.end is not None
            if holder and f.start <= last:
                join(holder, f.claim_id)
            last, holder = max((last, holder), (f.end, f.claim_id))
    members: dict[str, list[Figure]] = {}
    for f in figures:
        members.setdefault(root(f.claim_id), []).append(f)
    return [tuple(group) for _, group in sorted(members.items())]


def _touches(a: Scope, b: Scope, places: Places, link: str) -> bool:
    """Whether a link of some kind leads from one scope to another that holds it."""
    if link == "same place" or (link == "place in division" and any(places.root(y) == y for y in b)):
        return False
    return all(any(places.within(x, y) for y in b) for x in a)
