"""Plain text: nothing is changed but the newlines, since offsets count into it."""

from __future__ import annotations

from syrnb.documents.content import Content
from syrnb.documents.encoding import decode

__all__ = ["read_plain"]


def read_plain(data: bytes) -> list[Content]:
    """Read a .txt file.

    Raises
    ------
    NotTextError
        Where it is not text.

    Examples
    --------
    >>> read_plain(b"Rebels took Saraqib.")[0].text
    'Rebels took Saraqib.'
    """
    text, note = decode(data)
    return [Content(text=text, notes=(note,) if note else ())]
