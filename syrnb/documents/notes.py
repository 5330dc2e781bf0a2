"""notes.csv: what an analyst wants to see beside the claims, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from syrnb.documents.content import one_line
from syrnb.documents.days import read_one_day
from syrnb.documents.encoding import EmptyError, NotTextError, decode
from syrnb.documents.sidecar import read_lines
from syrnb.errors import SeedsError

__all__ = ["NOTES", "Note", "Notes", "read_notes"]

NOTES = "notes.csv"
COLUMNS = ("date", "text", "who")


@dataclass(frozen=True, slots=True)
class Note:
    """One note: the line it stands on, its day, its words, and who wrote it where that is said."""

    line: int
    day: date
    text: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes that can be used, by day, and one problem for each line that cannot."""

    notes: tuple[Note, ...] = ()
    problems: tuple[str, ...] = ()

    def table(self) -> pd.DataFrame:
        """Return one row a note: ``date`` (a timestamp), ``text``, ``who`` and ``line``."""
        rows = [(pd.Timestamp(n.day), n.text, n.who or "", n.line) for n in self.notes]
        return pd.DataFrame(rows, columns=[*COLUMNS, "line"])


def read_notes(seeds: str | Path | None) -> Notes:
    r"""Read the notes.csv of a seeds folder; where there is none, there are no notes.

    Its first line is ``date,text,who`` (the last may be left out); commas, semicolons or tabs separate. A line that
    cannot be used stops no other.

    Parameters
    ----------
    seeds
        The folder of articles, or None.

    Raises
    ------
    SeedsError
        Where the file is no such table at all.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "notes.csv").write_text("date,text\n2024-11-27,The offensive begins\nlater,Nothing\n")
    ...     found = read_notes(folder)
    >>> found.notes[0].text, found.problems
    ('The offensive begins', ('notes.csv line 3: “later” is not a day: write it as 2024-12-31',))
    """
    path = None if seeds is None else Path(seeds) / NOTES
    if path is None or not path.is_file():
        return Notes()
    try:
        text, _ = decode(path.read_bytes())
    except EmptyError:
        return Notes()
    except NotTextError as error:
        raise SeedsError(f"{NOTES} cannot be read: {error}") from error
    except OSError as error:
        raise SeedsError(f"{NOTES} cannot be opened: {error.strerror}") from error
    lines = read_lines(text, NOTES, COLUMNS)
    _, head = next(lines)
    names = [name.strip().lower() for name in head]
    notes: list[Note] = []
    problems: list[str] = []
    for line, cells in lines:
        cell = dict(zip(names, cells, strict=False))
        if not any(value.strip() for value in cell.values()):
            continue
        note = _read_note(line, cell)
        if isinstance(note, Note):
            notes.append(note)
        else:
            problems.append(f"{NOTES} line {line}: {note}")
    return Notes(tuple(sorted(notes, key=lambda n: (n.day, n.line))), tuple(problems))


def _read_note(line: int, cell: dict[str, str]) -> Note | str:
    words = one_line(cell.get("text", ""))
    try:
        day = read_one_day(cell["date"])
    except ValueError as error:
        return str(error)
    return Note(line, day, words, one_line(cell.get("who", ""))) if words else "has a day and no text"
