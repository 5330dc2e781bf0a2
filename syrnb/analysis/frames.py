"""Frames from plain rows, each column of its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

__all__ = ["build_frame"]


def build_frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Build a frame from rows.

    Parameters
    ----------
    rows
        Mappings that have every column.
    columns
        The columns in order, with the type of each.

    Examples
    --------
    >>> build_frame([{"n": None, "on": "2024-12-08"}], {"on": "datetime64[s]", "n": "Int64"})
              on     n
    0 2024-12-08  <NA>
    """
    rows = list(rows)
    data: dict[str, pd.Series] = {}
    for name, dtype in columns.items():
        values = pd.Series([row[name] for row in rows], dtype="object")
        if dtype.startswith("datetime"):
            values = pd.Series(pd.to_datetime(values))
        data[name] = values.astype(pd.api.types.pandas_dtype(dtype))
    return pd.DataFrame(data)
