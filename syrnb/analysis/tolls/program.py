"""A system as the solver is asked it: every sum written out in what it adds up.

A running toll is a sum of segments of days, one sum for each day on which a series began and each on which one was
told. To propagation each is an unknown of its own, so that bounds spread from one to the next. To the solver they would
be most of its unknowns, though few of them are bounded: it sees segments, moments and incidents, and a row for each sum
that something bounds.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from syrnb.analysis.tolls.entries import Entries, runs, stack
from syrnb.analysis.tolls.solver import Solver
from syrnb.analysis.tolls.system import System

__all__ = ["Program"]


class Program:
    """A system to be asked for solutions within some bounds.

    Parameters
    ----------
    system
        What holds.
    low, high
        Bounds of each unknown, such as those that propagation found.
    bounded
        The unknowns whose bounds do not follow from the rows: those that claims or a question bound.
    """

    def __init__(self, system: System, low: np.ndarray, high: np.ndarray, bounded: Iterable[int]) -> None:
        self.system, width = system, system.matrix.shape[1]
        summed = np.zeros(width, dtype=bool)
        summed[system.sums[:, 0]] = True
        self.single = np.flatnonzero(~summed)
        place = np.cumsum(~summed) - 1
        whole, part = np.concatenate([self.single, system.sums[:, 0]]), np.concatenate([self.single, system.sums[:, 1]])
        order = np.argsort(whole, kind="stable")
        self.whole, self.part = whole[order], place[part[order]]
        self.first = np.searchsorted(self.whole, np.arange(width + 1))
        entries = system.matrix.tocoo()
        asked = ~system.spare[entries.coords[0]]
        row, column = (where[asked].astype(np.int64) for where in entries.coords)
        rows = self._write_out(row, column, entries.data[asked], len(system.spare))
        self.rows = np.unique(rows.row)
        self.held = Entries(np.searchsorted(self.rows, rows.row), rows.column, rows.value, len(self.rows))
        self.least = np.where(system.equal[self.rows], 0.0, -np.inf)
        self.bounded = np.array(sorted({x for x in bounded if summed[x]}), dtype=np.int64)
        self.solver = Solver(
            stack([self.held, self.sums_of(self.bounded)]),
            np.concatenate([self.least, low[self.bounded]]),
            np.concatenate([np.zeros(len(self.rows)), high[self.bounded]]),
            low[self.single],
            high[self.single],
        )

    def sums_of(self, unknowns: np.ndarray) -> Entries:
        """Return a row for each of some unknowns: what it adds up, or itself."""
        each = np.arange(len(unknowns))
        return self._write_out(each, unknowns, np.ones(len(unknowns)), len(unknowns))

    def _write_out(self, row: np.ndarray, column: np.ndarray, value: np.ndarray, height: int) -> Entries:
        """Return rows over all unknowns as rows over those that are no sums."""
        counts = self.first[column + 1] - self.first[column]
        width = len(self.single)
        cells = np.repeat(row, counts) * width + self.part[runs(self.first[column], counts)]
        met, where = np.unique(cells, return_inverse=True)
        total = np.bincount(where, np.repeat(value, counts), minlength=len(met))
        row, column = np.divmod(met[total != 0], max(width, 1))
        return Entries(row, column, total[total != 0], height)

    def minimise(self, cost: np.ndarray, *, exactly: bool = True) -> np.ndarray | None:
        """Return a solution of least cost in whole numbers, or None where there is none."""
        found = self.solver.minimise(self._cost(cost), exactly=exactly)
        return None if found is None else np.bincount(self.whole, found[self.part], minlength=len(cost))

    def prices(self, cost: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Return the least cost over fractions, and what each unknown's bounds and each row contribute to it."""
        reached, singles, rows = self.solver.prices(self._cost(cost))
        columns, told = np.zeros(len(cost)), np.zeros(len(self.system.spare))
        columns[self.single] = singles
        columns[self.bounded] = rows[len(self.rows) :]
        told[self.rows] = rows[: len(self.rows)]
        return reached, columns, told

    def _cost(self, cost: np.ndarray) -> np.ndarray:
        """Return what those unknowns cost that are no sums."""
        return np.bincount(self.part, cost[self.whole], minlength=len(self.single))
