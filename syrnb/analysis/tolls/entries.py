"""Matrices as their entries: most are so small that a sparse one would take longer to build than to use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

__all__ = ["Entries", "runs", "stack"]


@dataclass(frozen=True, slots=True)
class Entries:
    """A matrix: ``value`` at each ``row`` and ``column``, of some height.

    Examples
    --------
    >>> matrix = Entries(np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([1.0, -1.0, 2.0]), 2)
    >>> matrix.times(np.array([5.0, 3.0])).tolist()
    [2.0, 6.0]
    >>> matrix.weigh(np.array([1.0, 1.0]), 2).tolist()
    [1.0, 1.0]
    """

    row: np.ndarray
    column: np.ndarray
    value: np.ndarray
    height: int

    def times(self, x: np.ndarray) -> np.ndarray:
        """Return the product with a column."""
        return np.bincount(self.row, self.value * x[self.column], minlength=self.height)

    def weigh(self, rows: np.ndarray, width: int) -> np.ndarray:
        """Return the product of a row with the matrix, of ``width`` columns."""
        return np.bincount(self.column, self.value * rows[self.row], minlength=width)


def stack(blocks: Iterable[Entries]) -> Entries:
    """Return the rows of some matrices under one another."""
    blocks = list(blocks)
    above = np.cumsum([0, *(b.height for b in blocks)])
    rows = [b.row + before for b, before in zip(blocks, above, strict=False)]
    columns, values = ([getattr(b, name) for b in blocks] for name in ("column", "value"))
    return Entries(np.concatenate(rows), np.concatenate(columns), np.concatenate(values), int(above[-1]))


def runs(starts: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return consecutive numbers from each start on, as many as its count, one run after another.

    >>> runs(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(counts.sum())
