"""What an analyst says of a document itself: its day, source, title and address, known before it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from syrnb.documents.document import Document
from syrnb.errors import SeedsError
from syrnb.overrides.rows import OVERRIDES, Override

__all__ = ["is_of_document", "override_documents"]

COLUMNS = ("published", "source", "title", "url")


def is_of_document(row: Override) -> bool:
    """Return whether a row is about a document: it names its path, and a column that only documents have."""
    return row.column in COLUMNS


def override_documents(documents: Iterable[Document], rows: Iterable[Override]) -> list[Document]:
    """Return documents with what an analyst says of them, told in their ``reason``; it beats what the files say.

    Raises
    ------
    SeedsError
        With every row that gives no day where one is needed, by its line. A path that is not there is no error here.
    """
    found = {d.path: d for d in documents}
    problems = []
    for row in rows:
        if not is_of_document(row):
            continue
        document = found.get(row.claim)
        if document is None:
            continue
        try:
            value = date.fromisoformat(row.value) if row.column == "published" and row.value else row.value or None
        except ValueError:
            problems.append(f"{OVERRIDES} line {row.line}: {row.value!r} is not a date: write it as 2024-12-31")
            continue
        note = f"overridden: {row.column} was {getattr(document, row.column) or 'not known'} {row.signature}"
        document = replace(document, reason="; ".join(filter(None, (document.reason, note))))
        found[row.claim] = _with(document, row.column, value)
    if problems:
        raise SeedsError("\n".join(problems))
    return list(found.values())


def _with(document: Document, column: str, value: date | str | None) -> Document:
    if column == "published":
        day = value if isinstance(value, date) else None
        return replace(document, published=day, published_basis="sidecar" if day else "unknown")
    said: dict[str, Any] = {column: value}
    return replace(document, **said)
