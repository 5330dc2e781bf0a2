"""The rows of an overrides.csv, as an analyst wrote them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from syrnb.errors import SeedsError

__all__ = ["COLUMNS", "OVERRIDES", "Override", "parse_row", "read_overrides"]

OVERRIDES = "overrides.csv"
COLUMNS = ("claim", "column", "value", "reason", "who", "when", "quote")
NEEDED = ("claim", "column", "value", "reason", "who", "when")


@dataclass(frozen=True, slots=True)
class Override:
    """One row of an overrides.csv, and the line that it begins on."""

    line: int
    claim: str
    column: str
    value: str
    reason: str
    who: str
    when: date
    quote: str = ""

    @property
    def signature(self) -> str:
        """Who decided it, when and why, as it is shown."""
        return f"(by {self.who}, {self.when.isoformat()}: {self.reason})"


def read_overrides(path: Path) -> list[Override]:
    """Read an overrides.csv; a file that is not there has no rows.

    Raises
    ------
    SeedsError
        With every row that cannot be used, by its line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise SeedsError(f"{path.name} cannot be read: it is not UTF-8; save it as CSV UTF-8") from error
    except OSError as error:
        raise SeedsError(f"{path.name} cannot be opened: {error.strerror}") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in NEEDED if name not in head]
        if missing and text.strip():
            raise SeedsError(
                f"{path.name} line 1: no column {', '.join(missing)}: its first line must be {','.join(COLUMNS)}"
            )
        rows: list[Override] = []
        problems: list[str] = []
        line = reader.line_num + 1
        for cells in reader:
            cell = {name: value.strip() for name, value in zip(head, cells, strict=False)}
            if any(cell.values()):
                row = parse_row(line, cell)
                if isinstance(row, str):
                    problems.append(row)
                else:
                    rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise SeedsError(f"{path.name} line {reader.line_num} cannot be read: {error}") from error
    if problems:
        raise SeedsError("\n".join(f"{path.name} {problem}" for problem in problems))
    return rows


def parse_row(line: int, cell: Mapping[str, str]) -> Override | str:
    """Return a row, or what is wrong with it."""
    empty = [name for name in ("claim", "column", "reason", "who", "when") if not cell.get(name)]
    if empty:
        return f"line {line}: {', '.join(empty)} {'is' if len(empty) == 1 else 'are'} missing"
    try:
        when = date.fromisoformat(cell["when"])
    except ValueError:
        return f"line {line}: {cell['when']!r} is not a date: write it as 2024-12-31"
    return Override(
        line, cell["claim"], cell["column"], cell.get("value", ""), cell["reason"], cell["who"], when,
        cell.get("quote", ""),
    )  # fmt: skip
