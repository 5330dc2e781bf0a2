"""Markdown: front matter says when and who, the rest is the article, its light markup taken off."""

from __future__ import annotations

import re

from syrnb.documents.content import Content, one_line
from syrnb.documents.days import parse_day
from syrnb.documents.encoding import NotTextError, decode
from syrnb.documents.markup import extract_text, parse_page

__all__ = ["read_markdown", "split_front_matter"]

FENCE = re.compile(r"---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
LONGEST_FRONT = 20_000
TITLE, DAY = ("title", "headline"), ("published", "date", "pubdate")
SOURCE, URL = ("source", "outlet", "publisher"), ("url", "link", "canonical")


def read_markdown(data: bytes) -> list[Content]:
    r"""Read a .md file.

    Raises
    ------
    NotTextError
        Where it is not text, or holds nothing but front matter.

    Examples
    --------
    >>> content = read_markdown(b"---\ndate: 2024-12-01\n---\n# A road\n\nRebels *took* [Saraqib](http://x).")[0]
    >>> content.text, content.title, content.published.isoformat(), content.body_start
    ('A road\nRebels took Saraqib.', 'A road', '2024-12-01', 7)
    """
    from markdown_it import MarkdownIt

    source, note = decode(data)
    front, body, problem = split_front_matter(source)
    page = parse_page(MarkdownIt("commonmark").enable("table").render(body))
    text, body_start = extract_text(page)
    if not text:
        raise NotTextError("empty: there is nothing below its head; save or download it again")
    heading = page.find("h1")
    written = _first(front, DAY)
    published = parse_day(written)
    notes = [n for n in (note, problem) if n]
    if written and published is None:
        notes.append(f'front matter: "{written[:40]}" is not a date: write it as 2024-12-31')
    return [
        Content(
            text=text,
            title=_first(front, TITLE) or (one_line(heading.get_text(" ")) if heading else None),
            source=_first(front, SOURCE),
            url=_first(front, URL),
            published=published,
            body_start=body_start,
            notes=tuple(notes),
        )
    ]


def split_front_matter(source: str) -> tuple[dict[str, str], str, str | None]:
    r"""Split the YAML front matter off a Markdown text.

    Returns
    -------
    tuple
        Its plain values by lower-case name; what follows it; and why it could not be read, or None.

    Examples
    --------
    >>> split_front_matter("---\nTitle: A road\n---\nText")
    ({'title': 'A road'}, 'Text', None)
    """
    import yaml

    opening = FENCE.match(source)
    closing = CLOSING.search(source, opening.end(), LONGEST_FRONT) if opening else None
    if opening is None or closing is None:
        return {}, source, None
    front, body = source[opening.end() : closing.start()], source[closing.end() :].lstrip("\n")
    try:
        # Every value stays the text it is: no dates, numbers or objects are made of it.
        values = yaml.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, body, "the front matter is no YAML: not used"
    if not isinstance(values, dict):
        return {}, source, None
    lines = ((str(name).lower(), one_line(value)) for name, value in values.items())
    return {name: line for name, line in lines if line}, body, None


def _first(front: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((front[name] for name in names if name in front), None)
