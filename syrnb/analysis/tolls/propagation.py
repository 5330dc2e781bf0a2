"""Bounds by propagation: each row tightens its unknowns until nothing changes, and every step is kept as a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from syrnb.analysis.tolls.entries import runs
from syrnb.analysis.tolls.system import System

__all__ = ["Propagation", "propagate"]

SWEEPS = 400
CLAIM, LOW, HIGH = -1, 0, 1
Step = tuple[int, float, int]
"""The sweep in which a bound came to hold, its value, and the row it came from (CLAIM for a claim's own)."""


@dataclass(frozen=True, slots=True)
class Propagation:
    """Bounds that surely hold, and why.

    Parameters
    ----------
    low, high
        One value an unknown; ``inf`` where there is no upper bound.
    conflict
        An unknown whose bounds cross, or None.
    bounded
        The unknowns that claims or a question bound; all other bounds follow from the rows.
    """

    system: System
    low: np.ndarray
    high: np.ndarray
    conflict: int | None
    steps: tuple[dict[int, list[Step]], dict[int, list[Step]]]
    bounded: frozenset[int]

    def reasons(self, unknown: int, side: int) -> frozenset[str]:
        """Return claims that together force a bound; empty for the trivial bounds 0 and none."""
        found: set[str] = set()
        pending = [(unknown, side, SWEEPS + 1)]
        seen = set(pending)
        rows = self.system.matrix
        while pending:
            x, end, before = pending.pop()
            step = next((s for s in reversed(self.steps[end].get(x, ())) if s[0] < before), None)
            if step is None:
                continue
            sweep, _, row = step
            if row == CLAIM:
                found.add((self.system.lows if end == LOW else self.system.highs)[x][1])
                continue
            row, positive = divmod(row, 2)
            found |= set(self.system.row_claims.get(row, ()))
            for i in range(rows.indptr[row], rows.indptr[row + 1]):
                y = int(rows.indices[i])
                if y == x:
                    continue
                upward = (rows.data[i] > 0) == bool(positive)
                ask = (y, LOW if upward else HIGH, sweep)
                if ask not in seen:
                    seen.add(ask)
                    pending.append(ask)
        return frozenset(found)

    def conflict_reasons(self) -> frozenset[str]:
        """Return claims that together leave no value for an unknown."""
        assert self.conflict is not None
        return self.reasons(self.conflict, LOW) | self.reasons(self.conflict, HIGH)


def propagate(system: System, extra: Iterable[tuple[int, int, float]] = ()) -> Propagation:
    """Tighten all bounds as far as single rows allow.

    Parameters
    ----------
    system
        What holds.
    extra
        More bounds, ``(unknown, LOW or HIGH, value)``, that rest on no claim.
    """
    width = system.matrix.shape[1]
    low, high = np.zeros(width), np.full(width, np.inf)
    steps: tuple[dict[int, list[Step]], dict[int, list[Step]]] = ({}, {})
    for bounds, values, side in ((system.lows, low, LOW), (system.highs, high, HIGH)):
        for x, (value, _) in bounds.items():
            values[x] = value
            steps[side][x] = [(-1, value, CLAIM)]
    bounded = {*system.lows, *system.highs}
    for x, side, limit in extra:
        bounded.add(x)
        low[x], high[x] = (max(low[x], limit), high[x]) if side == LOW else (low[x], min(high[x], limit))
    rows = _at_most(system)
    asked = np.arange(len(rows.first) - 1)
    for sweep in range(SWEEPS):
        crossed = np.flatnonzero(low > high)
        if len(crossed):
            return Propagation(system, low, high, int(crossed[0]), steps, frozenset(bounded))
        entry, row = rows.entries(asked)
        column, sign = rows.column[entry], rows.sign[entry]
        least = np.where(sign > 0, low[column], -high[column])
        open_ = np.isinf(least)
        known = np.where(open_, 0.0, least)
        total, opens = np.bincount(row, known), np.bincount(row, open_)
        usable = opens[row] - open_ == 0
        room = known - total[row]
        changed = []
        for side, mask in ((HIGH, usable & (sign > 0)), (LOW, usable & (sign < 0))):
            values = high if side == HIGH else low
            entries = np.flatnonzero(mask)
            value = room[entries] if side == HIGH else -room[entries]
            better = value < values[column[entries]] if side == HIGH else value > values[column[entries]]
            entries, value = entries[better], value[better]
            if not len(entries):
                continue
            order = np.lexsort((row[entries], value if side == HIGH else -value, column[entries]))
            changed_columns, where = np.unique(column[entries][order], return_index=True)
            first = order[where]
            values[changed_columns] = value[first]
            changed.append(changed_columns)
            why = asked[row[entries[first]]]
            for x, v, r in zip(changed_columns.tolist(), value[first].tolist(), why.tolist(), strict=True):
                steps[side].setdefault(x, []).append((sweep, v, r))
        if not changed:
            break
        asked = rows.touching(np.concatenate(changed))  # all others say what they said before
    return Propagation(system, low, high, None, steps, frozenset(bounded))


@dataclass(frozen=True, slots=True)
class _AtMost:
    """All rows as ``<= 0``, in order: row 2r + 1 is row r of the system, row 2r its negative where it is an equation.

    ``first`` is where the entries of each row begin; ``row_of`` lists the rows of each column, from ``start`` on.
    """

    first: np.ndarray
    column: np.ndarray
    sign: np.ndarray
    start: np.ndarray
    row_of: np.ndarray

    def entries(self, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the entries of some rows, and the position among these rows that each belongs to."""
        counts = self.first[asked + 1] - self.first[asked]
        return runs(self.first[asked], counts), np.repeat(np.arange(len(asked)), counts)

    def touching(self, columns: np.ndarray) -> np.ndarray:
        """Return the rows that speak of some columns, in order."""
        met = np.zeros(len(self.first) - 1, dtype=bool)
        met[self.row_of[runs(self.start[columns], self.start[columns + 1] - self.start[columns])]] = True
        return np.flatnonzero(met)


def _at_most(system: System) -> _AtMost:
    entries = system.matrix.tocoo()
    row, column, sign = entries.coords[0].astype(np.int64), entries.coords[1].astype(np.int64), entries.data
    both = system.equal[row]
    row = np.concatenate([2 * row + 1, 2 * row[both]])
    column = np.concatenate([column, column[both]])
    sign = np.concatenate([sign, -sign[both]])
    order = np.argsort(row, kind="stable")
    row, column, sign = row[order], column[order], sign[order]
    height, width = system.matrix.shape
    by_column = np.argsort(column, kind="stable")
    return _AtMost(
        np.searchsorted(row, np.arange(2 * height + 1)), column, sign,
        np.searchsorted(column[by_column], np.arange(width + 1)), row[by_column],
    )  # fmt: skip
