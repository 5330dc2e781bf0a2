"""Which files of a folder are there to be read, and which must not be opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from syrnb.errors import SeedsError

__all__ = ["Found", "find_files", "is_never_article"]

TABLES_BESIDE = frozenset({"documents.csv", "notes.csv", "overrides.csv", "sources.csv"})
KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the seeds folder: its path relative to it, with ``/``, and why it must not be opened, if so."""

    path: str
    file: Path
    failed: str | None = None
    skipped: str | None = None


def is_never_article(name: str) -> bool:
    """Return whether a file of this name is never an article.

    >>> [is_never_article(n) for n in ("README.md", "documents.csv", ".notes.txt", "readiness.txt")]
    [True, True, True, False]
    """
    return name.startswith(".") or name.lower() in TABLES_BESIDE or name.lower().startswith("readme")


def find_files(seeds: Path) -> list[Found]:
    """List the files of a folder and its sub-folders, sorted by path; hidden ones and knowledge folders left out.

    Links are followed only to files within the folder.

    Raises
    ------
    SeedsError
        Where the folder is missing or cannot be listed.
    """
    if not seeds.is_dir():
        raise SeedsError(f"{seeds} is not a folder: give a folder with articles in it")
    root = seeds.resolve()
    try:
        next(os.scandir(root), None)
    except OSError as error:
        raise SeedsError(f"{seeds} cannot be listed: {error.strerror}") from error
    return sorted(_walk(root, root), key=lambda found: found.path)


def _walk(root: Path, folder: Path) -> Iterator[Found]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            yield Found(_relative(root, here), here, failed=f"the folder cannot be listed: {error.strerror}")
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") or entry.name == KNOWLEDGE:
                continue
            if entry.is_symlink():
                yield _follow(root, path)
            elif entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield Found(_relative(root, path), path)
            else:
                yield Found(_relative(root, path), path, skipped="not a file with bytes in it")


def _follow(root: Path, link: Path) -> Found:
    path = _relative(root, link)
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return Found(path, link, failed="a link that leads nowhere")
    if not target.is_relative_to(root):
        return Found(path, link, failed="a link that leads out of the folder: not followed")
    if not target.is_file():
        return Found(path, link, skipped="a link to another folder in here: read there")
    return Found(path, target)


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
