"""Web pages: the article's own words, a line a paragraph, and what the page's head says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from syrnb.documents.content import Content, one_line
from syrnb.documents.days import parse_day
from syrnb.documents.encoding import decode
from syrnb.documents.markup import extract_text, find_article, parse_page

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

__all__ = ["read_html"]

DAY_NAMES = (
    "article:published_time", "og:article:published_time", "article.published", "datepublished", "date.published",
    "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
TITLE_NAMES = ("og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "parsely-title")
SOURCE_NAMES = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
MOST_JSON = 2000
MOST_TIMES = 20
_BARE = (
    "no text in the page: such a page is filled by its scripts; open it in a browser, and save it from there as a "
    "whole page or copy its words into a .txt file"
)
LONGEST_BYLINE = 100
"""Characters of a text that is a paragraph and no byline."""
CHANGED = re.compile(r"modif|updat|edit")


def read_html(data: bytes) -> list[Content]:
    r"""Read a .html file.

    Parameters
    ----------
    data
        Its bytes: UTF-8, else what the page declares, else what can be detected.

    Raises
    ------
    NotTextError
        Where it is not text.

    Examples
    --------
    >>> page = b"<title>A road</title><body><nav>Home</nav><p>Rebels took <b>Saraqib</b>.</p><p>They left.</p>"
    >>> content = read_html(page)[0]
    >>> content.text, content.title
    ('Rebels took Saraqib.\nThey left.', 'A road')
    """
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(data, is_html=True)
    source, note = decode(data, declared=declared)
    page = parse_page(source)
    meta = dict(_find_meta(page))
    linked = next(_find_linked_data(page), {})
    root = find_article(page)
    text, body_start = extract_text(root)
    if not text:
        return [Content(failed=_BARE)]
    return [
        Content(
            text=text,
            title=_title(page, meta, linked, root),
            source=_publisher(linked) or _first(meta, SOURCE_NAMES),
            url=_canonical(page) or _first(meta, ("og:url",)) or one_line(linked.get("url")),
            published=_published(page, meta, linked, root),
            body_start=body_start,
            notes=(note,) if note else (),
        )
    ]


def _find_meta(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of <meta>, the last first, so that the first of a name holds."""
    for tag in reversed(page.find_all("meta")):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = one_line(tag.get("content"))
        if name and content:
            yield str(name).lower(), content


def _find_linked_data(page: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article."""
    for script in page.find_all("script", attrs={"type": "application/ld+json"}):
        try:
            pending = [json.loads(script.get_text())]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST_JSON):
            if not pending:
                break
            value = pending.pop()
            if isinstance(value, list):
                pending.extend(reversed(value))
            elif isinstance(value, dict):
                if "headline" in value or "datePublished" in value:
                    yield value
                pending.extend(v for v in value.values() if isinstance(v, dict | list))


def _title(page: BeautifulSoup, meta: dict[str, str], linked: dict[str, Any], root: Tag) -> str | None:
    stated = one_line(linked.get("headline")) or _first(meta, TITLE_NAMES)
    return stated or _heading(root, "h1") or _heading(page, "title")


def _publisher(linked: dict[str, Any]) -> str | None:
    publisher = linked.get("publisher")
    return one_line(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _published(page: BeautifulSoup, meta: dict[str, str], linked: dict[str, Any], root: Tag) -> date | None:
    written = [one_line(linked.get("datePublished")), *(meta.get(name) for name in DAY_NAMES)]
    written += [one_line(tag.get("datetime")) or one_line(tag.get_text()) for tag in _times(page, root)]
    return next((day for value in written if (day := parse_day(value))), None)


def _times(page: BeautifulSoup, root: Tag) -> Iterator[Tag]:
    """Yield each <time> that says it is the publication's, then those above the first paragraph."""
    from bs4.element import Tag

    for tag in page.find_all("time", limit=MOST_TIMES):
        if tag.has_attr("pubdate") or "publi" in _marks(tag):
            yield tag
    left = MOST_TIMES
    for node in root.descendants:
        if left == 0 or (isinstance(node, str) and len(node.strip()) > LONGEST_BYLINE):
            return
        if isinstance(node, Tag) and node.name == "time" and not CHANGED.search(_marks(node)):
            left -= 1
            yield node


def _marks(tag: Tag) -> str:
    return " ".join(str(tag.get(name) or "") for name in ("itemprop", "class", "id")).lower()


def _canonical(page: BeautifulSoup) -> str | None:
    link = page.find("link", rel="canonical")
    return one_line(link.get("href")) if link is not None else None


def _heading(root: Tag, name: str) -> str | None:
    tag = root.find(name)
    return one_line(tag.get_text(" ")) if tag is not None else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
