"""Taking articles into a seeds folder: each is tried first, and what cannot be read stays outside, with the reason."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from syrnb.documents.document import Document
from syrnb.documents.folder import read_documents, words_of
from syrnb.documents.formats import LARGEST, TOO_LARGE, reader_for, unread_kind
from syrnb.documents.walk import is_never_article
from syrnb.errors import SeedsError

__all__ = ["Taken", "safe_name", "take_in"]

LONGEST = 120
"""Bytes of a file's name, in UTF-8; every file system takes that much."""
# Separators and marks that some file system forbids, "#" (it names the line of a .jsonl file) and what cannot be seen.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*#\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file.

    Parameters
    ----------
    name
        As it was called where it came from.
    path
        Where it lies in the seeds folder now; None where it was not taken.
    reason
        Why it was not taken, or what is worth knowing of it; may be empty.
    """

    name: str
    path: str | None
    reason: str = ""


def safe_name(name: str) -> str:
    r"""Return a file's name without folders and without anything that a file system or a reader could trip over.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\x\\.hidden.txt"), safe_name("a: b?.txt"), safe_name("aux.txt")
    ('passwd', 'hidden.txt', 'a- b-.txt', '_aux.txt')
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    base = _UNSAFE.sub("-", " ".join(base.split())).strip(" .").lstrip("-")
    stem, dot, ending = base.rpartition(".")
    if not dot:
        stem, ending = base, ""
    room = LONGEST - len(ending.encode()) - 4
    stem = stem.encode()[: max(room, 8)].decode("utf-8", "ignore").rstrip(" .") or "article"
    whole = f"{stem}{dot}{ending[:20]}"
    return f"_{whole}" if _DEVICES.match(whole) else whole


def take_in(seeds: str | Path, files: Iterable[tuple[str, bytes]]) -> list[Taken]:
    """Write those of some files that can be read as articles into a seeds folder.

    Nothing of a file's name but its last part is used, nothing is written outside the folder, and no file that is
    there is overwritten: another one of the same name gets a number.

    Parameters
    ----------
    seeds
        The folder of articles.
    files
        Name and bytes of each.

    Returns
    -------
    list of Taken
        One a file, in order.

    Raises
    ------
    SeedsError
        Where the folder is missing.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [t.path or t.reason for t in take_in(folder, [("../a.txt", b"Rebels took a town."), ("b.txt", b"")])]
    ['a.txt', 'empty: there is nothing in the file; save or download it again']
    """
    seeds, files = Path(seeds), list(files)
    held = {words_of(d.text): d.path for d in read_documents(seeds) if d.status == "read"}
    found = []
    for name, data in files:
        safe = safe_name(name)
        documents, why = _try(safe, data)
        fresh = [d for d in documents if d.status == "read" and words_of(d.text) not in held]
        if not why and not fresh:
            why = _why_not(documents, held)
        if why:
            found.append(Taken(name, None, why))
            continue
        path = _write(seeds, safe, data)
        if path is None:
            found.append(Taken(name, None, "cannot be written into the folder"))
            continue
        held |= {words_of(d.text): path for d in fresh}
        notes = [d.reason for d in documents if d.reason]
        found.append(Taken(name, path, "; ".join(dict.fromkeys(notes[:3]))))
    return found


def _try(name: str, data: bytes) -> tuple[list[Document], str]:
    """Return what a file reads as when it lies alone in a folder, or why it was not tried."""
    if is_never_article(name):
        return [], "files of this name are never articles: give it another"
    if reader_for(name) is None:
        return [], unread_kind(name, data)
    if len(data) > LARGEST:
        return [], TOO_LARGE
    with tempfile.TemporaryDirectory(prefix="syrnb-") as folder:
        Path(folder, name).write_bytes(data)
        return read_documents(folder), ""


def _why_not(documents: Sequence[Document], held: dict[str, str]) -> str:
    reasons = [
        f"the same text as {held[words_of(d.text)]}" if d.status == "read" else d.reason or "no article in it"
        for d in documents
    ]
    return "; ".join(dict.fromkeys(reasons[:3])) or "empty"


def _write(seeds: Path, name: str, data: bytes) -> str | None:
    """Write a file that is not there yet and return its name; with a number where the name is taken."""
    if not seeds.is_dir():
        raise SeedsError(f"{seeds} is not a folder: give a folder with articles in it")
    taken = {path.name.casefold() for path in seeds.iterdir()}
    stem, _, ending = name.rpartition(".")
    for number in range(1, 1000):
        path = seeds / (name if number == 1 else f"{stem}-{number}.{ending}")
        if path.name.casefold() in taken:
            continue
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        except OSError:
            return None
        return path.name
    return None
