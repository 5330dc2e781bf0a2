"""What can go wrong that the caller must mend.

    SyrnbError                   every error that syrnb raises on purpose
    ├── SeedsError               the seeds folder, or a table beside the seeds, cannot be used
    ├── KnowledgeError           a knowledge file is wrong: names file, line and entry, and what to do
    ├── SchemaError              rows do not keep the contract of their table
    └── ModelError               the spaCy pipeline is missing or unusable

A single article that cannot be read raises nothing: it becomes a row of ``documents`` with a status and a reason.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["KnowledgeError", "ModelError", "SchemaError", "SeedsError", "SyrnbError"]


class SyrnbError(Exception):
    """Every error that syrnb raises on purpose."""


class SeedsError(SyrnbError):
    """The seeds folder, or a table beside the seeds, cannot be used."""


class SchemaError(SyrnbError):
    """Rows do not keep the contract of their table."""


class ModelError(SyrnbError):
    """The spaCy pipeline is missing or unusable."""


class KnowledgeError(SyrnbError):
    """A knowledge file is wrong.

    Parameters
    ----------
    path
        The file.
    message
        What is wrong, and what to do.
    line
        Line in the file, counted from 1, where it is known.
    entry
        The entry's id, where it is known.
    """

    def __init__(self, path: Path, message: str, *, line: int | None = None, entry: str | None = None) -> None:
        self.path, self.line, self.entry = path, line, entry
        where = f"{path}" + (f", line {line}" if line else "") + (f", entry {entry!r}" if entry else "")
        super().__init__(f"{where}: {message}")
