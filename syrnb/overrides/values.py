"""A cell's value, from what an analyst wrote and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pandas as pd

from syrnb import schema

__all__ = ["parse_value", "show_value"]

FLAGS = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def parse_value(text: str, column: schema.Column) -> Any:
    """Return a cell's value from what an analyst wrote.

    Raises
    ------
    ValueError
        Where it cannot be one of the column's.
    """
    if column.kind == "texts":
        found = json.loads(text) if text.startswith("[") else [part.strip() for part in text.split("|") if part.strip()]
        if not isinstance(found, list) or not all(isinstance(part, str) for part in found):
            raise ValueError(f"{text!r} is no list: write a|b or a JSON array of texts")
        return found
    if not text:
        if column.required:
            raise ValueError("it cannot be empty")
        return None
    value: Any = text
    if column.kind == "integer":
        if not text.removeprefix("-").isdecimal():
            raise ValueError(f"{text!r} is no whole number")
        value = int(text)
    elif column.kind == "number":
        value = float(text) if text.replace(".", "", 1).isdecimal() else -1.0
        if not 0 <= value <= 1:
            raise ValueError(f"{text!r} is not between 0 and 1")
    elif column.kind == "day":
        try:
            value = date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{text!r} is no day, written as 2024-11-30") from None
    elif column.kind == "flag":
        if text.casefold() not in FLAGS:
            raise ValueError(f"{text!r} is neither true nor false")
        value = FLAGS[text.casefold()]
    if column.values and value not in column.values:
        raise ValueError(f"{text!r} is not one of {', '.join(map(str, column.values))}")
    return value


def show_value(value: object) -> str:
    """Return a value as an analyst would write it.

    >>> show_value(["a", "b"]), show_value(None)
    ('a|b', 'not known')
    """
    if value is None or value == []:
        return "not known"
    if isinstance(value, list):
        return "|".join(map(str, value))
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp | date) else str(value)
