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

    The linear program is solved first; where its answer is not in whole numbers, branch and bound is.

    Parameters
    ----------
    matrix, equal
        The rows.
    low, high
        Bounds of each unknown; ``high`` may be infinite.
    """

    def __init__(self, matrix: sparse.csr_array, equal: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
        self.matrix, self.equal, self.low, self.high = matrix, equal, low.copy(), high.copy()
        height, width = matrix.shape
        columns = matrix.tocsc()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = width, height
        program.col_cost_ = np.zeros(width)
        program.col_lower_, program.col_upper_ = self.low, self.high
        program.row_lower_ = np.where(equal, 0.0, -np.inf)
        program.row_upper_ = np.zeros(height)
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = columns.indptr
        program.a_matrix_.index_ = columns.indices
        program.a_matrix_.value_ = columns.data
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        self.model.setOptionValue("threads", 1)
        self.model.passModel(program)
        self.every = np.arange(width, dtype=np.int32)
        self.asked = False

    def minimise(self, cost: np.ndarray) -> np.ndarray | None:
        """Return a solution of least cost in whole numbers, or None where there is no solution.

        Raises
        ------
        ArithmeticError
            Where the solver stops without an answer, as where the cost has no least value.
        """
        if not len(cost):
            return np.zeros(0)
        if (self.low > self.high).any():
            return None
        x = self._relaxed(cost)
        if x is None:
            return None
        near = np.round(x)
        sums = self.matrix @ near
        inside = (near >= self.low).all() and (near <= self.high).all() and (sums <= 0).all()
        if np.abs(near - x).max() < WHOLE and inside and not sums[self.equal].any():
            return near
        rows = LinearConstraint(self.matrix, np.where(self.equal, 0.0, -np.inf), 0.0)
        result = milp(cost, constraints=rows, bounds=Bounds(self.low, self.high), integrality=np.ones(len(cost)))
        if result.status == 2:
            return None
        if result.status != 0:
            raise ArithmeticError(f"the solver stopped without an answer: {result.message}")
        return np.asarray(np.round(result.x))

    def prices(self, cost: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Return the least cost over fractions, and what each unknown's bounds and each row contribute to it."""
        if self._relaxed(cost) is None:
            raise ArithmeticError("no solution to price")
        solution = self.model.getSolution()
        return self.model.getObjectiveValue(), np.array(solution.col_dual), np.array(solution.row_dual)

    def _relaxed(self, cost: np.ndarray) -> np.ndarray | None:
        self.model.changeColsCost(len(self.every), self.every, cost)
        if self.asked:
            self.model.setOptionValue("simplex_strategy", 4)  # primal: the last solution is still a solution
        self.model.run()
        self.asked = True
        status = self.model.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the solver stopped without an answer: {self.model.modelStatusToString(status)}")
        return np.array(self.model.getSolution().col_value)
