"""JSON lines: one article a line, as scrapers and archives write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from syrnb.documents.content import Content, clean_text, one_line
from syrnb.documents.days import parse_day
from syrnb.documents.encoding import decode

__all__ = ["read_jsonl"]

TEXT = ("text", "body", "content")
TITLE, DAY = ("title", "headline"), ("published", "date", "published_at", "publication_date")
SOURCE, URL = ("source", "outlet", "publisher"), ("url", "link")


def read_jsonl(data: bytes) -> list[Content]:
    r"""Read a .jsonl file: a content a line that is not blank, numbered from 1.

    Raises
    ------
    NotTextError
        Where it is not text.

    Examples
    --------
    >>> first, second = read_jsonl(b'{"text": "Rebels left.", "date": "2024-12-01"}\n{"text": ')
    >>> first.text, first.part, first.published.isoformat(), second.failed
    ('Rebels left.', 1, '2024-12-01', 'line 2 is not JSON: each line is one article, as {"text": "..."}')
    """
    text, note = decode(data)
    if _is_list(text):
        return [Content(failed=_LIST)]
    return [_content(number, line, note) for number, line in _lines(text)]


_LIST = (
    "one JSON value for the whole file, where each line should be an article: write each entry on a line of its own, "
    'as {"text": "..."}'
)


def _is_list(text: str) -> bool:
    """Say whether the whole is one JSON value: a list, or an object over several lines."""
    text = text.strip()
    if not (text.startswith("[") or (text.startswith("{") and "\n" in text)):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _content(number: int, line: str, note: str | None) -> Content:
    written = line.encode()
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        reason = f'line {number} is not JSON: each line is one article, as {{"text": "..."}}'
        return Content(part=number, data=written, failed=reason)
    if not isinstance(entry, dict):
        return Content(part=number, data=written, failed=f'line {number} is no article: write it as {{"text": "..."}}')
    text = next((clean_text(entry[key]) for key in TEXT if isinstance(entry.get(key), str)), None)
    if text is None:
        reason = f"line {number} has no text: it needs one of {', '.join(TEXT)}"
        return Content(part=number, data=written, failed=reason)
    if not text.strip():
        return Content(part=number, data=written, failed=f"line {number} is empty: its text has no words")
    day = _first(entry, DAY)
    published = parse_day(day)
    notes = [note] if note else []
    if day and published is None:
        notes.append(f'line {number}: "{day[:40]}" is not a date: write it as 2024-12-31')
    return Content(
        text=text,
        title=_first(entry, TITLE),
        source=_first(entry, SOURCE),
        url=_first(entry, URL),
        published=published,
        notes=tuple(notes),
        part=number,
        data=written,
    )


def _first(entry: dict[str, Any], names: tuple[str, ...]) -> str | None:
    values = (one_line(entry.get(name)) for name in names)
    return next((value for value in values if value), None)
