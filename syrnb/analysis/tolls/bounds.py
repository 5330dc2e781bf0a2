"""Exact integer bounds of unknowns, and the claims that force them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from syrnb.analysis.tolls.entries import Entries, stack
from syrnb.analysis.tolls.program import Program
from syrnb.analysis.tolls.propagation import HIGH, LOW, Propagation
from syrnb.analysis.tolls.solver import Solver
from syrnb.analysis.tolls.system import System

__all__ = ["Bound", "exact_bounds", "find_program", "join_bounds", "shrink"]

PRICE = 1e-7


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and greatest number that all claims allow; ``high`` None where there is no greatest.

    ``low_claims`` and ``high_claims`` together force them.
    """

    low: int
    high: int | None
    low_claims: frozenset[str]
    high_claims: frozenset[str]


def join_bounds(bounds: Sequence[Bound], spoken: Sequence[Bound]) -> tuple[Bound, bool]:
    """Return the interval that several tellings of one cell leave, and whether one number fits all of them.

    Each telling is as of an hour of its own. Where their intervals meet, they may be of one hour, and what all of them
    allow is where they meet; where they do not, the toll moved within the day, and the interval runs over those that
    speak of the cell.

    Examples
    --------
    >>> none = frozenset()
    >>> fits, moved = Bound(10, None, none, none), Bound(0, 9, none, none)
    >>> [join_bounds([fits, b], [fits, b])[0].high for b in (Bound(0, 20, none, none), moved)]
    [20, None]
    """

    def least(b: Bound) -> tuple[float, int, list[str]]:
        return b.low, -len(b.low_claims), sorted(b.low_claims, reverse=True)

    def most(b: Bound) -> tuple[float, int, list[str]]:
        return math.inf if b.high is None else b.high, len(b.high_claims), sorted(b.high_claims)

    low, high = max(bounds, key=least), min(bounds, key=most)
    fit = high.high is None or low.low <= high.high
    if not fit:
        told = spoken or bounds
        low, high = min(told, key=least), max(told, key=most)
    return Bound(low.low, high.high, low.low_claims, high.high_claims), fit


def find_program(system: System, known: Propagation) -> Program | None:
    """Return a program within the bounds that propagation found, or None where no whole numbers satisfy everything."""
    if known.conflict is not None:
        return None
    program = Program(system, known.low, known.high, known.bounded)
    return None if program.minimise(np.zeros(len(known.low))) is None else program


def exact_bounds(
    system: System, groups: Sequence[Sequence[int]], known: Propagation, program: Program | None = None
) -> dict[int, Bound]:
    """Return the exact bounds of unknowns in a system that has a solution.

    Propagation gives bounds that hold; a solution that attains one proves it exact. One solution proves many, so few
    are needed: one that makes a group of unknowns small (or large) together, then all that are unproven, then one
    alone where that stalls.

    Parameters
    ----------
    system
        Feasible.
    groups
        The unknowns whose bounds to return, those together that are likely to be small together.
    known
        What propagation found.
    program
        One that :func:`find_program` returned, to be asked further.
    """
    low, high = known.low.copy(), known.high.copy()
    asked = np.array(sorted({x for group in groups for x in group}), dtype=np.int64)
    asker = program or Program(system, known.low, known.high, known.bounded)
    endless = _unbounded(asker, asked[np.isinf(high[asked])])
    pricer: list[Program] = []
    by_solver: dict[tuple[int, int], frozenset[str]] = {}
    pending = {LOW: set(map(int, asked)), HIGH: set(map(int, asked)) - endless}

    def ask(small: list[int], large: list[int]) -> None:
        cost = np.zeros(len(low))
        cost[small] += 1.0
        cost[large] -= 1.0
        alone = len(small) + len(large) == 1
        solution = asker.minimise(cost, exactly=alone)
        assert solution is not None, "a system with a solution lost it"
        for end, values in ((LOW, low), (HIGH, high)):
            pending[end] -= {x for x in pending[end] if solution[x] == values[x]}
        if not alone:
            return
        side, values, x = (LOW, low, small[0]) if small else (HIGH, high, large[0])
        if x in pending[side]:
            values[x] = solution[x]
            pending[side].discard(x)
            pricer[:] = pricer or [_claimed(system)]
            by_solver[x, side] = _proof(system, pricer[0], x, side, int(solution[x]))

    for i, group in enumerate(groups):
        for other in (groups[i - 1], group):  # what is small lets something else be large
            small, large = pending[LOW].intersection(group), pending[HIGH].intersection(other)
            if small or large:
                ask(sorted(small), sorted(large))
    while pending[LOW] or pending[HIGH]:
        side = LOW if pending[LOW] else HIGH
        before = len(pending[side])
        ask(*((sorted(pending[LOW]), []) if side == LOW else ([], sorted(pending[HIGH]))))
        if len(pending[side]) == before:
            one = min(pending[side])
            ask(*(([one], []) if side == LOW else ([], [one])))
    bounds = {}
    for x in map(int, asked):
        sides = [by_solver[x, s] if (x, s) in by_solver else known.reasons(x, s) for s in (LOW, HIGH)]
        bounds[x] = Bound(int(low[x]), None if x in endless else int(high[x]), sides[0], sides[1])
    return bounds


def shrink(claims: Iterable[str], still: Callable[[frozenset[str]], bool]) -> frozenset[str]:
    """Drop claims one after another as long as the rest still suffices: what remains is minimal.

    >>> sorted(shrink("abc", lambda rest: "a" in rest and "c" in rest))
    ['a', 'c']
    """
    kept = sorted(set(claims))

    def drop(first: int, last: int, *, some_stays: bool = False) -> int:
        """Drop what can be spared of a run of claims, all of it at once if possible; return how many were dropped."""
        if not some_stays and still(frozenset(kept[:first] + kept[last:])):
            del kept[first:last]
            return last - first
        if last - first == 1:
            return 0
        middle = (first + last) // 2
        spared = drop(first, middle)
        return spared + drop(middle - spared, last - spared, some_stays=spared == middle - first)

    if kept:
        drop(0, len(kept))
    return frozenset(kept)


def _unbounded(program: Program, unknowns: np.ndarray) -> set[int]:
    """Return which unknowns can grow without end: those that some direction of growth raises.

    All such directions add up to one, so a single program finds them: the most unknowns that rise by one together.
    """
    if not len(unknowns):
        return set()
    capped = program.sums_of(np.array(sorted(program.system.highs), dtype=np.int64))
    rises, width, count = program.sums_of(unknowns), len(program.single), len(unknowns)
    each = np.arange(count)
    rise = Entries(
        np.concatenate([each, rises.row]), np.concatenate([width + each, rises.column]),
        np.concatenate([np.ones(count), -rises.value]), count,
    )  # fmt: skip
    matrix = stack([program.held, capped, rise])
    least = np.concatenate([program.least, np.full(capped.height + count, -np.inf)])
    high = np.concatenate([np.full(width, np.inf), np.ones(count)])
    cost = np.concatenate([np.zeros(width), np.full(count, -1.0)])
    solver = Solver(matrix, least, np.zeros(matrix.height), np.zeros(width + count), high)
    solution = solver.minimise(cost)
    assert solution is not None
    return {int(x) for x, up in zip(unknowns, solution[width:], strict=True) if up > 0}


def _claimed(system: System) -> Program:
    """Return a program within the bounds that claims set, so that its prices name claims."""
    width = system.matrix.shape[1]
    low, high = np.zeros(width), np.full(width, np.inf)
    for x, (bound, _) in system.lows.items():
        low[x] = bound
    for x, (bound, _) in system.highs.items():
        high[x] = bound
    return Program(system, low, high, {*system.lows, *system.highs})


def _proof(system: System, program: Program, unknown: int, side: int, value: int) -> frozenset[str]:
    """Return claims that force a bound, from the prices of the linear program; all claims where it falls short."""
    cost = np.zeros(system.matrix.shape[1])
    cost[unknown] = 1.0 if side == LOW else -1.0
    reached, columns, rows = program.prices(cost)
    if (math.ceil(reached - 1e-6) if side == LOW else math.floor(1e-6 - reached)) != value:
        every = {c for _, c in (*system.lows.values(), *system.highs.values())}
        return frozenset(every.union(*system.row_claims.values()))
    found = {system.lows[int(x)][1] for x in np.flatnonzero(columns > PRICE) if int(x) in system.lows}
    found |= {system.highs[int(x)][1] for x in np.flatnonzero(columns < -PRICE) if int(x) in system.highs}
    return frozenset(found.union(*(claims for row, claims in system.row_claims.items() if abs(rows[row]) > PRICE)))
