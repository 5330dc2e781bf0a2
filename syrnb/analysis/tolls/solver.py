"""One linear model asked many times: HiGHS keeps its last basis, so that a new question costs little."""

from __future__ import annotations

import highspy
import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

__all__ = ["Solver"]

WHOLE = 1e-5


class Solver:
    """Integer solutions of ``matrix @ x <= 0`` (``= 0`` where ``equal``) with ``low <= x <= high``.

    The linear program is solved first; where its answer is not in whole numbers, branch and bound is. Both see only the
    unknowns that are not fixed, and the rows that their bounds do not satisfy by themselves.

    Parameters
    ----------
    matrix, equal
        The rows.
    low, high
        Bounds of each unknown; ``high`` may be infinite.
    spare
        Rows that follow from the others, and need not be asked.
    """

    def __init__(
        self, matrix: sparse.csr_array, equal: np.ndarray, low: np.ndarray, high: np.ndarray, spare: np.ndarray
    ) -> None:
        self.matrix, self.equal, self.low, self.high = matrix, equal, low.copy(), high.copy()
        self.free = np.flatnonzero(low != high)
        fixed = np.where(low == high, low, 0.0)
        self.rows = np.flatnonzero(~spare & (np.diff(matrix[:, self.free].indptr) > 0) & ~self._idle())
        self.core = sparse.csr_array(matrix[self.rows][:, self.free])
        self.least = np.where(equal, 0.0, -np.inf)[self.rows]
        self.most = -(matrix @ fixed)[self.rows]
        self.least = np.where(equal[self.rows], self.most, self.least)
        columns = self.core.tocsc()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.free), len(self.rows)
        program.col_cost_ = np.zeros(len(self.free))
        program.col_lower_, program.col_upper_ = self.low[self.free], self.high[self.free]
        program.row_lower_, program.row_upper_ = self.least, self.most
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = columns.indptr
        program.a_matrix_.index_ = columns.indices
        program.a_matrix_.value_ = columns.data
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        self.model.setOptionValue("threads", 1)
        self.model.passModel(program)
        self.every = np.arange(len(self.free), dtype=np.int32)
        self.asked = False

    def _idle(self) -> np.ndarray:
        """Return which inequalities hold within the bounds whatever else does."""
        entries = self.matrix.tocoo()
        row, column = entries.coords
        most = np.where(entries.data > 0, self.high[column], -self.low[column])
        found: np.ndarray = ~self.equal & (np.bincount(row, most, minlength=self.matrix.shape[0]) <= 0)
        return found

    def minimise(self, cost: np.ndarray) -> np.ndarray | None:
        """Return a solution of least cost in whole numbers, or None where there is no solution.

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
        part = cost[self.free]
        limits = Bounds(self.low[self.free], self.high[self.free])
        rows = LinearConstraint(self.core, self.least, self.most)
        result = milp(part, constraints=rows, bounds=limits, integrality=np.ones(len(part)))
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
        rows = np.zeros(self.matrix.shape[0])
        rows[self.rows] = np.array(self.model.getSolution().row_dual)
        return float(cost @ x), cost - self.matrix.T @ rows, rows

    def _holds(self, x: np.ndarray) -> bool:
        sums = self.matrix @ x
        inside = (x >= self.low).all() and (x <= self.high).all()
        return bool(inside and (sums <= 0).all() and not sums[self.equal].any())

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
