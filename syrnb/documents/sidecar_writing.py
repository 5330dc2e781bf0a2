"""Writing a day of publication into documents.csv: one cell changes, every other byte stays as it was."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from syrnb.documents.encoding import NotTextError, decode_exactly
from syrnb.documents.sidecar import COLUMNS, SEPARATORS, SIDECAR, name_key
from syrnb.documents.walk import find_files
from syrnb.errors import SeedsError

__all__ = ["write_day", "written_day"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A documents.csv as text: where each cell of each row starts and ends."""

    path: Path
    text: str
    codec: str
    separator: str
    rows: tuple[tuple[Span, ...], ...]

    def value(self, row: int, column: int) -> str:
        """Return what a cell says; empty where the row is shorter."""
        if column < 0 or column >= len(self.rows[row]):
            return ""
        start, end = self.rows[row][column]
        cells = next(csv.reader(io.StringIO(self.text[start:end], newline=""), delimiter=self.separator), [])
        return cells[0] if cells else ""

    def column(self, name: str) -> int:
        """Return the first column of a name, -1 where there is none."""
        names = [self.value(0, i).strip().lower() for i in range(len(self.rows[0]))]
        return names.index(name) if name in names else -1

    def row_of(self, file: str) -> int:
        """Return the first row that names a file, -1 where none does."""
        column = self.column("file")
        return next((i for i in range(1, len(self.rows)) if name_key(self.value(i, column)) == file), -1)


def written_day(seeds: str | Path, path: str) -> str:
    """Return what documents.csv says now of the day of an article, as it is written there; empty where nothing.

    Parameters
    ----------
    seeds
        The folder of articles.
    path
        The article, as ``dossier.documents.path`` names it.
    """
    for sheet, name in _sheets(Path(seeds), path):
        if (row := sheet.row_of(name)) > 0:
            return sheet.value(row, sheet.column("published")).strip()
    return ""


def write_day(seeds: str | Path, path: str, day: date, *, was: str = "") -> Path:
    r"""Write the day of publication of an article into documents.csv.

    The row that names the article is changed, wherever in the folder it stands; where none does, one is added to the
    documents.csv of the folder itself, which is made where it is missing. Columns, rows, their order, their quotes and
    the encoding stay. The file is replaced as a whole, so that no reader sees half of it.

    Parameters
    ----------
    seeds
        The folder of articles.
    path
        The article, as ``dossier.documents.path`` names it.
    day
        The day.
    was
        What was written there when the caller looked, see :func:`written_day`.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    SeedsError
        Where somebody wrote another day meanwhile, or the file is no table or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "documents.csv").write_text('file,published,note\n"a.txt",,"from, hand"\n')
    ...     write_day(folder, "a.txt", date(2024, 12, 1)).read_text()
    'file,published,note\n"a.txt",2024-12-01,"from, hand"\n'
    """
    seeds = Path(seeds)
    now = written_day(seeds, path)
    if now != was.strip():
        says = f"“{now}”" if now else "nothing"
        raise SeedsError(f"documents.csv was changed meanwhile: for {path} it says {says} now; nothing was written")
    sheets = list(_sheets(seeds, path))
    for sheet, name in sheets:
        if (row := sheet.row_of(name)) > 0:
            return _replace(sheet, _with_day(sheet, row, day))
    root = next((sheet for sheet, name in sheets if name == path), None)
    if root is None:
        head = ",".join(COLUMNS) + "\n"
        root = _Sheet(seeds / SIDECAR, head, "utf-8", ",", tuple(_cells(head, ",")))
    return _replace(root, _with_row(root, path, day))


def _sheets(seeds: Path, path: str) -> Iterator[tuple[_Sheet, str]]:
    """Yield every documents.csv that could name an article, the uppermost first, with the name it would give it."""
    found = [f for f in find_files(seeds) if PurePosixPath(f.path).name.lower() == SIDECAR]
    for f in sorted(found, key=lambda f: (f.path.count("/"), f.path)):
        folder = f.path[: -len(SIDECAR)]
        if not (f.failed or f.skipped) and name_key(path).startswith(folder):
            sheet = _read(f.file, f.path)
            if sheet is not None:
                yield sheet, name_key(path)[len(folder) :]


def _read(file: Path, shown: str) -> _Sheet | None:
    try:
        text, codec = decode_exactly(file.read_bytes())
    except OSError as error:
        raise SeedsError(f"{shown} cannot be opened: {error.strerror}") from error
    except NotTextError as error:
        raise SeedsError(f"{shown} cannot be changed: {error}") from error
    if not text.strip():
        return None
    for separator in SEPARATORS:
        rows = tuple(_cells(text, separator))
        sheet = _Sheet(file, text, codec, separator, rows)
        if sheet.column("file") >= 0:
            return sheet
    raise SeedsError(f"{shown} has no column 'file': its first line must be {','.join(COLUMNS)}")


def _cells(text: str, separator: str) -> Iterator[tuple[Span, ...]]:
    """Yield the spans of the cells of each row, as :mod:`csv` cuts them; lines without anything too."""
    cells: list[Span] = []
    at = start = 0
    quoted = False
    while at < len(text):
        letter = text[at]
        if quoted:
            quoted = letter != '"'
        elif letter == '"' and at == start:
            quoted = True
        elif letter == '"' and text[start] == '"' and text[at - 1] == '"' and at - 1 > start:
            quoted = True  # a quote written twice stands for itself
        elif letter == separator:
            cells.append((start, at))
            start = at + 1
        elif letter in "\r\n":
            yield (*cells, (start, at))
            cells, at = [], at + (text[at : at + 2] == "\r\n")
            start = at + 1
        at += 1
    if cells or start < len(text):
        yield (*cells, (start, len(text)))


def _with_day(sheet: _Sheet, row: int, day: date) -> str:
    column = sheet.column("published")
    if column < 0:
        sheet = _with_column(sheet)
        column = len(sheet.rows[0]) - 1
    cells = sheet.rows[row]
    if column < len(cells):
        start, end = cells[column]
        quote = '"' if sheet.text[start:end].startswith('"') else ""
        return f"{sheet.text[:start]}{quote}{day.isoformat()}{quote}{sheet.text[end:]}"
    end = cells[-1][1]
    return f"{sheet.text[:end]}{sheet.separator * (column - len(cells) + 1)}{day.isoformat()}{sheet.text[end:]}"


def _with_column(sheet: _Sheet) -> _Sheet:
    """Return the sheet with a column ``published`` at the end of its head; rows may be shorter than the head."""
    end = sheet.rows[0][-1][1]
    text = f"{sheet.text[:end]}{sheet.separator}published{sheet.text[end:]}"
    return _Sheet(sheet.path, text, sheet.codec, sheet.separator, tuple(_cells(text, sheet.separator)))


def _with_row(sheet: _Sheet, path: str, day: date) -> str:
    if sheet.column("published") < 0:
        sheet = _with_column(sheet)
    cells = [""] * len(sheet.rows[0])
    cells[sheet.column("file")], cells[sheet.column("published")] = path, day.isoformat()
    ending = "\r\n" if "\r\n" in sheet.text else "\n"
    line = io.StringIO()
    csv.writer(line, delimiter=sheet.separator, lineterminator=ending).writerow(cells)
    return sheet.text + ("" if sheet.text.endswith(("\n", "\r")) else ending) + line.getvalue()


def _replace(sheet: _Sheet, text: str) -> Path:
    target = sheet.path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".documents-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode(sheet.codec))
            if target.exists():
                shutil.copymode(target, name)
            else:
                os.chmod(name, 0o644)
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except UnicodeEncodeError as error:
        raise SeedsError(f"{SIDECAR} cannot hold this name: save it as UTF-8") from error
    except OSError as error:
        raise SeedsError(f"{SIDECAR} cannot be written: {error.strerror}") from error
    return sheet.path
