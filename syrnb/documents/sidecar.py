"""documents.csv: what an analyst wrote down about the files beside it."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from syrnb.documents.content import one_line
from syrnb.documents.encoding import EmptyError, NotTextError, decode
from syrnb.errors import SeedsError

__all__ = ["COLUMNS", "SEPARATORS", "SIDECAR", "Row", "join_rows", "name_key", "read_lines", "read_sidecar"]

SIDECAR = "documents.csv"
COLUMNS = ("file", "published", "source", "title", "url")
SEPARATORS = (",", ";", "\t")
ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}[0-9:.+Z-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a documents.csv: the file it names (relative to the seeds folder), and what is said of it."""

    file: str
    where: str
    published: date | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    problems: tuple[str, ...] = field(default=())


def name_key(name: str) -> str:
    r"""Return what a file's name is compared by: slashes forward, letters composed.

    >>> name_key(".\\sub\\a.txt ")
    'sub/a.txt'
    """
    key = unicodedata.normalize("NFC", name.strip()).replace("\\", "/")
    while key.startswith("./"):
        key = key[2:]
    return key


def read_sidecar(data: bytes, *, path: str = SIDECAR) -> list[Row]:
    r"""Read a documents.csv.

    Parameters
    ----------
    data
        Its bytes: UTF-8 with or without a byte order mark (another encoding is detected), separated by commas,
        semicolons or tabs.
    path
        Where it is, relative to the seeds folder; the files that it names are beside it.

    Returns
    -------
    list of Row
        In order; rows that name no file are left out. A value that cannot be used is a problem of its row.

    Raises
    ------
    SeedsError
        Where it is no table, or has no column ``file``.

    Examples
    --------
    >>> row = read_sidecar(b"file,published\na.txt,31/12/24")[0]
    >>> row.problems
    ('documents.csv line 2: "31/12/24" is not a date: write it as 2024-12-31',)
    """
    try:
        text, _ = decode(data)
    except EmptyError:
        return []
    except NotTextError as error:
        raise SeedsError(f"{path} cannot be read: {error}") from error
    folder = path.removesuffix(SIDECAR)
    lines = read_lines(text, path)
    _, head = next(lines)
    columns = {name.strip().lower(): i for i, name in reversed(list(enumerate(head)))}
    rows = []
    for line, cells in lines:
        cell = {name: cells[i] if i < len(cells) else "" for name, i in columns.items()}
        if cell["file"].strip():
            rows.append(_row(folder + name_key(cell["file"]), f"{path} line {line}", cell))
    return rows


def read_lines(text: str, path: str, columns: Sequence[str] = COLUMNS) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, the head first, each with the line that it begins on.

    Raises
    ------
    SeedsError
        Where the first of its columns is missing, or a line cannot be read.
    """
    head = text.split("\n", 1)[0]
    for separator in SEPARATORS:
        if columns[0] in (name.strip().strip('"').lower() for name in head.split(separator)):
            break
    else:
        raise SeedsError(f"{path} has no column {columns[0]!r}: its first line must be {','.join(columns)}")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise SeedsError(f"{path} line {line} cannot be read: {error}") from error


def _row(file: str, where: str, cell: dict[str, str]) -> Row:
    written = cell.get("published", "").strip()
    published: date | None = None
    problems: tuple[str, ...] = ()
    if written:
        match = ISO_DAY.fullmatch(written)
        with contextlib.suppress(ValueError):
            published = date.fromisoformat(match[1]) if match else None
        if published is None:
            problems = (f'{where}: "{one_line(written, 40)}" is not a date: write it as 2024-12-31',)
    texts = {name: one_line(cell.get(name, "")) for name in ("source", "title", "url")}
    return Row(file, where, published, problems=problems, **texts)


def join_rows(rows: Iterable[Row]) -> dict[str, Row]:
    r"""Key rows by the file that they name; of two rows for one file the first holds, and tells of the second.

    Examples
    --------
    >>> joined = join_rows(read_sidecar(b"file,source\na.txt,AFP\na.txt,AP"))
    >>> joined["a.txt"].source, joined["a.txt"].problems
    ('AFP', ('documents.csv line 3 names the file again: line 2 holds',))
    """
    joined: dict[str, Row] = {}
    for row in rows:
        first = joined.get(row.file)
        if first is None:
            joined[row.file] = row
            continue
        holds = first.where.removeprefix(row.where.rsplit(" line ", 1)[0] + " ")
        again = f"{row.where} names the file again: {holds} holds"
        joined[row.file] = replace(first, problems=(*first.problems, again))
    return joined
