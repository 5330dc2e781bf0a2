"""Exact integer bounds of unknowns, and the claims that force them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from syrnb.analysis.tolls.propagation import HIGH, LOW, Propagation
from syrnb.analysis.tolls.system import System

__all__ = ["Bound", "exact_bounds", "feasible", "shrink"]


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and greatest number that all claims allow; ``high`` None where there is no greatest.

    ``low_claims`` and ``high_claims`` together force them.
    """

    low: int
    high: int | None
    low_claims: frozenset[str]
    high_claims: frozenset[str]


def feasible(system: System) -> bool:
    """Whether some integer solution satisfies everything."""
    return _solve(system, np.zeros(system.matrix.shape[1]), _limits(system)) is not None


def exact_bounds(system: System, unknowns: Sequence[int], known: Propagation) -> dict[int, Bound]:
    """Return the exact bounds of unknowns in a system that has a solution.

    Propagation gives bounds that hold; a solution that attains one proves it exact. One solution proves many, so few
    are needed: first one that makes all unproven unknowns small (or large) together, then one alone where that stalls.

    Parameters
    ----------
    system
        Feasible.
    unknowns
        Whose bounds to return.
    known
        What propagation found.
    """
    low, high = known.low.copy(), known.high.copy()
    asked = np.array(sorted(set(unknowns)), dtype=np.int64)
    by_solver: dict[tuple[int, int], frozenset[str]] = {}
    endless = _unbounded(system, asked[np.isinf(high[asked])])
    for side, sign in ((LOW, 1.0), (HIGH, -1.0)):
        values = low if side == LOW else high
        pending = asked if side == LOW else np.array([x for x in asked if x not in endless], dtype=np.int64)
        alone = False
        while len(pending):
            cost = np.zeros(len(low))
            cost[pending[:1] if alone else pending] = sign
            solution = _solve(system, cost, (low, high))
            assert solution is not None, "a system with a solution lost it"
            if alone and solution[pending[0]] != values[pending[0]]:
                x = int(pending[0])
                values[x] = solution[x]
                by_solver[x, side] = _proof(system, x, side, int(solution[x]))
            left = pending[solution[pending] != values[pending]]
            alone = len(left) == len(pending)
            pending = left
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
    for claim in list(kept):
        rest = [c for c in kept if c != claim]
        if still(frozenset(rest)):
            kept = rest
    return frozenset(kept)


def _limits(system: System) -> tuple[np.ndarray, np.ndarray]:
    low, high = np.zeros(system.matrix.shape[1]), np.full(system.matrix.shape[1], np.inf)
    for x, (value, _) in system.lows.items():
        low[x] = value
    for x, (value, _) in system.highs.items():
        high[x] = value
    return low, high


def _solve(system: System, cost: np.ndarray, limits: tuple[np.ndarray, np.ndarray]) -> np.ndarray | None:
    """Return the integer solution of least cost, or None where there is none."""
    if not len(cost):
        return np.zeros(0)
    if (limits[0] > limits[1]).any():
        return None
    rows = LinearConstraint(system.matrix, np.where(system.equal, 0.0, -np.inf), 0.0)
    result = milp(cost, constraints=rows, bounds=Bounds(*limits), integrality=np.zeros(len(cost)))
    if result.status == 0 and _whole(system, result.x, limits):
        return np.round(result.x)
    if result.status == 2:
        return None
    result = milp(cost, constraints=rows, bounds=Bounds(*limits), integrality=np.ones(len(cost)))
    if result.status == 0:
        return np.round(result.x)
    if result.status in (2, 4):
        return None
    raise ArithmeticError(f"the solver stopped without an answer: {result.message}")


def _whole(system: System, x: np.ndarray, limits: tuple[np.ndarray, np.ndarray]) -> bool:
    """Whether a solution is one in whole numbers once rounded."""
    near = np.round(x)
    if np.abs(near - x).max() > 1e-5:
        return False
    sums = system.matrix @ near
    inside = (near >= limits[0]).all() and (near <= limits[1]).all()
    return bool(inside and (sums <= 0).all() and (sums[system.equal] == 0).all())


def _unbounded(system: System, unknowns: np.ndarray) -> set[int]:
    """Return which unknowns can grow without end: those that some direction of growth raises.

    All such directions add up to one, so a single program finds them: the most unknowns that rise by one together.
    """
    if not len(unknowns):
        return set()
    width = system.matrix.shape[1]
    limit = np.full(width, np.inf)
    limit[list(system.highs)] = 0.0
    cost = np.concatenate([-np.isin(np.arange(width), unknowns).astype(float), np.zeros(width)])
    rows = LinearConstraint(sparse.hstack([system.matrix, system.matrix]), np.where(system.equal, 0.0, -np.inf), 0.0)
    high = np.concatenate([np.minimum(limit, 1.0), limit])
    result = milp(cost, constraints=rows, bounds=Bounds(0.0, high))
    if result.status != 0:
        raise ArithmeticError(f"the solver stopped without an answer: {result.message}")
    return {int(x) for x in unknowns if result.x[x] > 0.5}


def _proof(system: System, unknown: int, side: int, value: int) -> frozenset[str]:
    """Return claims that force a bound, from the prices of the linear program; all claims where it falls short."""
    low, high = _limits(system)
    cost = np.zeros(len(low))
    cost[unknown] = 1.0 if side == LOW else -1.0
    equal = system.equal
    result = linprog(
        cost,
        A_ub=system.matrix[~equal],
        b_ub=np.zeros(int((~equal).sum())),
        A_eq=system.matrix[equal],
        b_eq=np.zeros(int(equal.sum())),
        bounds=np.column_stack([low, high]),
        method="highs",
    )
    every = {c for _, c in (*system.lows.values(), *system.highs.values())}
    every |= {c for claims in system.row_claims.values() for c in claims}
    if result.status != 0:
        return frozenset(every)
    reached = math.ceil(result.fun - 1e-6) if side == LOW else math.floor(1e-6 - result.fun)
    if reached != value:
        return frozenset(every)
    found = {system.lows[x][1] for x in np.flatnonzero(abs(result.lower.marginals) > 1e-9) if x in system.lows}
    found |= {system.highs[x][1] for x in np.flatnonzero(abs(result.upper.marginals) > 1e-9) if x in system.highs}
    prices = np.zeros(len(equal))
    prices[~equal], prices[equal] = result.ineqlin.marginals, result.eqlin.marginals
    for row, claims in system.row_claims.items():
        if abs(prices[row]) > 1e-9:
            found |= set(claims)
    return frozenset(found)
