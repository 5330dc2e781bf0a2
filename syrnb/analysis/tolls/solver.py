"""One linear model asked many times: HiGHS keeps its last basis, so that a new question costs little."""

from __future__ import annotations

import highspy
import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from syrnb.analysis.tolls.entries import Entries

__all__ = ["Solver"]

WHOLE = 1e-5


class Solver:
    """Integer solutions of ``least <= matrix @ x <= most`` with ``low <= x <= high``.

    The linear program is solved first. Where its answer is not in whole numbers, branch and bound is: first with those
    unknowns fixed that are whole, which is quick, and mostly finds a solution that costs no more than the linear answer
    rounded up, so that none costs less; else with all of them. They see only the unknowns that are not fixed, and the
    rows that their bounds do not satisfy by themselves.

    Parameters
    ----------
    matrix, least, most
        The rows, their bounds infinite where they have none.
    low, high
        Bounds of each unknown; ``high`` may be infinite.
    """

    def __init__(self, matrix: Entries, least: np.ndarray, most: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
        self.matrix, self.least, self.most, self.low, self.high = matrix, least, most, low.copy(), high.copy()
        row, column, value, height = matrix.row, matrix.column, matrix.value, matrix.height
        open_ = (low != high)[column]
        fixed = np.bincount(row[~open_], (value * low[column])[~open_], minlength=height)
        reach = np.bincount(row, value * np.where(value > 0, high[column], low[column]), minlength=height)
        asked = (np.bincount(row, open_, minlength=height) > 0) & ~(np.isinf(least) & (reach <= most))
        self.free = np.flatnonzero(low != high)
        self.rows = np.flatnonzero(asked)
        self.limits = (least - fixed)[asked], (most - fixed)[asked]
        kept = open_ & asked[row]
        row, column, value = (np.cumsum(asked) - 1)[row[kept]], (np.cumsum(low != high) - 1)[column[kept]], value[kept]
        self.core = Entries(row, column, value, len(self.rows))
        order = np.lexsort((row, column))
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.free), len(self.rows)
        program.col_cost_ = np.zeros(len(self.free))
        program.col_lower_, program.col_upper_ = self.low[self.free], self.high[self.free]
        program.row_lower_, program.row_upper_ = self.limits
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = np.searchsorted(column[order], np.arange(len(self.free) + 1)).astype(np.int32)
        program.a_matrix_.index_ = row[order].astype(np.int32)
        program.a_matrix_.value_ = value[order]
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        self.model.setOptionValue("threads", 1)
        self.model.passModel(program)
        self.every = np.arange(len(self.free), dtype=np.int32)
        self.asked = False

    def minimise(self, cost: np.ndarray, *, exactly: bool = True) -> np.ndarray | None:
        """Return a solution of least cost in whole numbers, or None where there is no solution.

        The cost of each unknown is a whole number. Where a low cost will do, it need not be had ``exactly``.

        Raises
        ------
        ArithmeticError
            Where the solver stops without an answer, as where the cost has no least value.
        """
        if (self.low > self.high).any():
            return None
        if not len(self.free):
            return self.low.copy() if self._holds(self.low) else None
        x = self._relaxed(cost)
        if x is None:
            return None
        near = np.round(x)
        if np.abs(near - x).max() < WHOLE and self._holds(near):
            return near
        whole = np.abs(near - x) < WHOLE
        near_by = Solver(self.matrix, self.least, self.most, *(np.where(whole, near, b) for b in (self.low, self.high)))
        found = near_by._branch(cost)
        if found is not None and (not exactly or cost @ found < cost @ x + 1 - WHOLE):
            return found
        return self._branch(cost)

    def _branch(self, cost: np.ndarray) -> np.ndarray | None:
        """Return a solution of least cost by branch and bound, or None where there is none."""
        shape = self.core.height, len(self.free)
        core = sparse.csr_array((self.core.value, (self.core.row, self.core.column)), shape=shape)
        result = milp(
            cost[self.free],
            constraints=LinearConstraint(core, *self.limits),
            bounds=Bounds(self.low[self.free], self.high[self.free]),
            integrality=np.ones(len(self.free)),
        )
        if result.status == 2:
            return None
        if result.status != 0:
            raise ArithmeticError(f"the solver stopped without an answer: {result.message}")
        return self._whole(np.round(result.x))

    def prices(self, cost: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Return the least cost over fractions, and what each unknown's bounds and each row contribute to it."""
        x = self._relaxed(cost)
        if x is None:
            raise ArithmeticError("no solution to price")
        rows = np.zeros(self.matrix.height)
        rows[self.rows] = np.array(self.model.getSolution().row_dual)
        return float(cost @ x), cost - self.matrix.weigh(rows, len(cost)), rows

    def _holds(self, x: np.ndarray) -> bool:
        sums = self.matrix.times(x)
        inside = (x >= self.low).all() and (x <= self.high).all()
        return bool(inside and (sums >= self.least).all() and (sums <= self.most).all())

    def _whole(self, part: np.ndarray) -> np.ndarray:
        """Return all unknowns, from those that are not fixed."""
        x = self.low.copy()
        x[self.free] = part
        return x

    def _relaxed(self, cost: np.ndarray) -> np.ndarray | None:
        self.model.changeColsCost(len(self.every), self.every, cost[self.free])
        if self.asked:
            self.model.setOptionValue("simplex_strategy", 4)  # primal: the last solution is still a solution
        self.model.run()
        self.asked = True
        status = self.model.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the solver stopped without an answer: {self.model.modelStatusToString(status)}")
        return self._whole(np.array(self.model.getSolution().col_value))
