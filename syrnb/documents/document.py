"""A document: one article, with what is known of where it came from and when it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Document"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article of a seeds folder, read or not.

    ``text`` is what every offset counts into (code points, half-open). A file that could not be read has an empty
    text, a ``status`` of ``skipped`` or ``failed`` and a ``reason``. A document that was read may have a ``reason``
    too: what is worth knowing of how it was read. ``body_start`` is the offset at which the article's body begins,
    after its headline and dateline; 0 where there are none.
    """

    doc_id: str
    path: str
    text: str
    sha256: str
    status: str = "read"
    reason: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str = "unknown"
    language: str | None = None
    body_start: int = 0
