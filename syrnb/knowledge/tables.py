"""Reading one knowledge file: CSV with a head of ``#`` lines, lists parted by ``|``, days as precise as known."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from syrnb.errors import KnowledgeError

__all__ = ["read_rows", "read_text", "split_list", "to_day", "to_number", "to_text", "to_whole", "within"]


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell at ``|``, dropping what is empty or said twice.

    >>> split_list("HTS| Tahrir al-Sham||HTS")
    ('HTS', 'Tahrir al-Sham')
    """
    return tuple(dict.fromkeys(part for part in map(str.strip, cell.split("|")) if part))


def to_text(cell: str) -> str | None:
    """Return a cell, or None where it is empty."""
    return cell or None


def to_number(cell: str) -> float | None:
    """Read a decimal number, or None where the cell is empty.

    Raises
    ------
    ValueError
        Where it is none.
    """
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise ValueError(f"{cell!r} is no number; write degrees and kilometres like 36.2") from error


def to_whole(cell: str) -> int | None:
    """Read a whole number, or None where the cell is empty.

    Raises
    ------
    ValueError
        Where it is none.
    """
    if cell and not cell.isdecimal():
        raise ValueError(f"{cell!r} is no whole number; write digits only, or leave it empty")
    return int(cell) if cell else None


def within(low: float, high: float) -> Callable[[str], float | None]:
    """Return what reads a decimal number between two bounds.

    >>> within(-90, 90)("36.2")
    36.2
    """

    def read(cell: str) -> float | None:
        number = to_number(cell)
        if number is not None and not low <= number <= high:
            raise ValueError(f"{cell} lies outside {low:g} to {high:g}; mend it, or leave it empty")
        return number

    return read


def to_day(cell: str, *, last: bool = False) -> date | None:
    """Read a day, a month or a year as its first (or last) day.

    >>> to_day("2016-07"), to_day("2016-07", last=True)
    (datetime.date(2016, 7, 1), datetime.date(2016, 7, 31))

    Raises
    ------
    ValueError
        Where it is none of the three.
    """
    if not cell:
        return None
    try:
        parts = [int(part) for part in cell.split("-")]
        year, month, day = (*parts, *((12, 0) if last else (1, 1))[len(parts) - 1 :])
        return date(year, month, day or monthrange(year, month)[1])
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError(f"{cell!r} is not YYYY, YYYY-MM or YYYY-MM-DD") from error


def read_text(path: Path) -> str:
    """Return what stands in a knowledge file.

    Raises
    ------
    KnowledgeError
        Where it is not UTF-8, naming the line.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        raise KnowledgeError(path, message, line=line) from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read_rows(
    path: Path, readers: Mapping[str, Callable[[str], Any]], *, needed: Sequence[str], key: str | None = None
) -> list[tuple[int, dict[str, Any]]]:
    """Read a knowledge file.

    Parameters
    ----------
    path
        A CSV file in UTF-8; lines that start with ``#`` are its head.
    readers
        Every column that may stand there, and what turns its cells into values (a missing column is an empty cell).
    needed
        Columns that no row may leave empty.
    key
        The column that names an entry in errors; by default the first of ``needed``.

    Returns
    -------
    list of (int, dict)
        Line number and values by column, in order.

    Raises
    ------
    KnowledgeError
        With every problem of the file, each with its line and entry.
    """
    lines = list(_lines(read_text(path)))
    if not lines:
        raise KnowledgeError(path, f"is empty; begin it with a row of column names ({', '.join(needed)}), or delete it")
    key = key or needed[0]
    table = csv.reader([line for _, line in lines], strict=True)
    problems: list[tuple[int, str | None, str]] = []
    rows: list[tuple[int, dict[str, Any]]] = []
    try:
        head = [name.strip() for name in next(table)]
        for problem in _problems_of_head(head, readers, needed):
            raise KnowledgeError(path, problem, line=lines[0][0])
        blank = {name: reader("") for name, reader in readers.items()}
        for cells in table:
            line = lines[table.line_num - 1][0]
            found, problem = _read_cells(head, cells, readers, needed, blank)
            if problem:
                entry = (cells[head.index(key)] if len(cells) > head.index(key) else None) or None
                problems.append((line, entry, problem))
            else:
                rows.append((line, found))
    except csv.Error as error:
        raise KnowledgeError(
            path, f"not CSV: {error}; check the quotation marks", line=lines[table.line_num - 1][0]
        ) from error
    if problems:
        line, entry, message = problems[0]
        more = "".join(f"\n  line {n}, entry {e!r}: {m}" for n, e, m in problems[1:])
        raise KnowledgeError(path, message + more, line=line, entry=entry)
    return rows


def _problems_of_head(head: list[str], readers: Mapping[str, Any], needed: Sequence[str]) -> Iterator[str]:
    unknown = [name for name in head if name not in readers]
    if unknown:
        yield f"no column is called {', '.join(unknown)}; there are {', '.join(readers)}"
    doubled = sorted({name for name in head if head.count(name) > 1})
    if doubled:
        yield f"the column {', '.join(doubled)} stands twice; keep one"
    missing = [name for name in needed if name not in head]
    if missing:
        yield f"the column {', '.join(missing)} is missing; add it to the first row"


def _read_cells(
    head: list[str],
    cells: list[str],
    readers: Mapping[str, Callable[[str], Any]],
    needed: Sequence[str],
    blank: Mapping[str, Any],
) -> tuple[dict[str, Any], str]:
    """Return a row's values, and what is wrong with it (or nothing); ``blank`` is what an empty row would give."""
    if len(cells) != len(head):
        return {}, f"{len(cells)} cells where the first row has {len(head)}; quote a cell that holds a comma"
    values = dict(blank)
    for name, cell in zip(head, cells, strict=True):
        text = cell.strip()
        if text:
            try:
                values[name] = readers[name](text)
            except ValueError as error:
                return {}, f"{name}: {error}"
        elif name in needed:
            return {}, f"{name} is empty; fill it in"
    return values, ""
