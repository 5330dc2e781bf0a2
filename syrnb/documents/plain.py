"""Plain text: nothing is changed but the newlines, since offsets count into it."""

from __future__ import annotations

from syrnb.documents.content import Content
from syrnb.documents.encoding import NotTextError, decode
from syrnb.documents.kinds import kind_of, remedy

__all__ = ["read_plain"]


def read_plain(data: bytes) -> list[Content]:
    """Read a .txt file.

    Raises
    ------
    NotTextError
        Where it is not text, or a web page with its tags.

    Examples
    --------
    >>> read_plain(b"Rebels took Saraqib.")[0].text
    'Rebels took Saraqib.'
    """
    text, note = decode(data)
    kind = kind_of(data)
    if kind:
        raise NotTextError(f"not plain text: it is {kind}; {remedy(kind)}")
    return [Content(text=text, notes=(note,) if note else ())]
