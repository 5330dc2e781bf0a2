"""Rows of a table as plain mappings, for code that looks at one claim at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd

__all__ = ["read_records", "text_or_empty"]


def read_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, in order.

    >>> read_records(pd.DataFrame({"a": [1], "b": ["x"]}))
    [{'a': 1, 'b': 'x'}]
    """
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]


def text_or_empty(value: object) -> str:
    """Return a text cell, the empty string where it is missing."""
    return value if isinstance(value, str) else ""
