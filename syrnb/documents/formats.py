"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from syrnb.documents.content import Content
from syrnb.documents.encoding import NotTextError
from syrnb.documents.html import read_html
from syrnb.documents.jsonl import read_jsonl
from syrnb.documents.kinds import kind_of, kind_of_name, remedy
from syrnb.documents.markdown import read_markdown
from syrnb.documents.pdf import read_pdf
from syrnb.documents.plain import read_plain

__all__ = ["ENDINGS", "LARGEST", "TOO_LARGE", "read_bytes", "reader_for", "unread_kind"]

Reader = Callable[[bytes], list[Content]]
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".jsonl": read_jsonl,
}
ENDINGS = tuple(READERS)
"""The endings of files that are read."""
LARGEST = 5_000_000
"""Bytes above which a file is not read: no article is that long."""
TOO_LARGE = (
    f"larger than {LARGEST // 1_000_000} MB: no article is that long; save its text alone, or each of its articles by "
    "itself"
)
"""The reason of a file that is not read for its size."""


def reader_for(path: str) -> Reader | None:
    """Return the reader for a file's name, by its ending in any case, or None.

    >>> reader_for("A.TXT").__name__
    'read_plain'
    """
    return READERS.get(PurePosixPath(path).suffix.lower())


def unread_kind(name: str, data: bytes) -> str:
    """Return why a file that no reader is for is not read, and what to do.

    >>> unread_kind("a.docx", b"PK")
    'a Word document is not read: open it and save it as plain text (.txt), web page (.html) or PDF'
    """
    kind = kind_of_name(name) or kind_of(data)
    if kind is None:
        return f"this kind of file is not read: the endings read are {', '.join(ENDINGS)}"
    return f"{kind} is not read{' under this ending' if kind in ('a PDF', 'a web page') else ''}: {remedy(kind)}"


def read_bytes(reader: Reader, data: bytes) -> list[Content]:
    """Read the bytes of a file; what cannot be read is one content that says why."""
    if len(data) > LARGEST:
        return [Content(failed=TOO_LARGE)]
    try:
        return reader(data)
    except NotTextError as error:
        return [Content(failed=str(error))]
