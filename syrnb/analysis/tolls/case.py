"""A case: figures that may constrain each other, and whether some of them hold together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.bounds import find_solver, shrink
from syrnb.analysis.tolls.breakdowns import find_breakdowns
from syrnb.analysis.tolls.figures import Figure
from syrnb.analysis.tolls.propagation import Propagation, propagate
from syrnb.analysis.tolls.solver import Solver
from syrnb.analysis.tolls.system import Cell, System, build_system

__all__ = ["Case", "split_cases"]


@dataclass(frozen=True, slots=True)
class Case:
    """Figures of one outcome that are linked by place and time, and what is known of actors and places."""

    figures: tuple[Figure, ...]
    actors: Actors
    places: Places

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

    def check(self) -> tuple[System, Propagation, Solver | None]:
        """Return its constraints, the bounds that propagation finds, and a solver where numbers satisfy them."""
        system = self.system()
        known = propagate(system)
        return system, known, find_solver(system, known)

    def consistent(self) -> bool:
        """Whether numbers exist that satisfy all figures."""
        return self.check()[2] is not None

    def conflict(self) -> frozenset[str] | None:
        """Return a minimal set of claims that contradict each other, or None where there is none."""
        _, known, solver = self.check()
        if solver is not None:
            return None
        start = self.claims if known.conflict is None else known.conflict_reasons()
        if (
            start != self.claims and self.keep(start).consistent()
        ):  # a breakdown that rests on more than the trace names
            start = self.claims
        return shrink(start, lambda claims: not self.keep(claims).consistent())


def split_cases(figures: Sequence[Figure], actors: Actors, places: Places) -> list[Case]:
    """Split figures into cases that have no constraint in common, in the order of their first claim.

    Figures constrain each other only within one outcome, where one place lies in the other, over days that meet; and
    those of one statement or incident.
    """
    links: dict[str, str] = {f.claim_id: f.claim_id for f in figures}

    def root(claim: str) -> str:
        while links[claim] != claim:
            links[claim] = links[links[claim]]
            claim = links[claim]
        return claim

    def join(a: str, b: str) -> None:
        first, second = sorted((root(a), root(b)))
        links[second] = first

    told: dict[tuple[str, ...], str] = {}
    for f in figures:
        for name in (("statement", f.outcome, f.statement), ("incident", f.outcome, f.incident)):
            join(told.setdefault(name, f.claim_id), f.claim_id)
    placed = [f for f in figures if not f.loose]
    spots = sorted({f.place for f in placed}, key=sorted)
    touch = {a: {b for b in spots if all(any(places.within(x, y) for y in b) for x in a)} for a in spots}
    groups: dict[tuple[str, frozenset[str]], list[Figure]] = {}
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
    return [Case(tuple(group), actors, places) for _, group in sorted(members.items())]
