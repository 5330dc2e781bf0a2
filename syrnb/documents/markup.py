"""Markup to text: the article's own words as a reader sees them, a line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from syrnb.documents.content import clean_text
from syrnb.documents.encoding import NotTextError

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

__all__ = ["extract_text", "find_article", "parse_page"]

UNSEEN = frozenset({
    "aside", "audio", "button", "canvas", "dialog", "figcaption", "figure", "footer", "form", "head", "iframe", "input",
    "link", "menu", "meta", "nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})  # fmt: skip
"""Tags whose words are no part of an article."""
BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "td",
    "th", "tr", "ul",
})  # fmt: skip
"""Tags that begin a new line."""
UNENDED = re.compile(r"<(?:[^<>]*<){500}")
MOST_ARTICLES = 50
HIDDEN_STYLES = ("display:none", "visibility:hidden")


def parse_page(source: str) -> BeautifulSoup:
    """Parse a page with the parser of Python's own library, the same wherever syrnb runs.

    Raises
    ------
    NotTextError
        Where hundreds of tags are opened and none is closed: no page is like that, and parsing it takes hours.
    """
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    if UNENDED.search(source):
        raise NotTextError("not a web page: its tags never end; copy its words into a .txt file")
    # The line break keeps a text that looks like an address or a file's name from being warned of.
    try:
        return BeautifulSoup(f"{source}\n", "html.parser")
    except ParserRejectedMarkup:
        # The parser refuses marked sections that it does not know ("<![x"): they are shown as they stand.
        return BeautifulSoup(source.replace("<![", "&lt;![") + "\n", "html.parser")


def find_article(page: BeautifulSoup) -> Tag:
    """Return the part of a page that is the article: <article> (the longest), else <main>, else the body."""
    for selector in ("article", "main", "[role=main]"):
        found = page.select(selector, limit=MOST_ARTICLES)
        longest = max(found, key=lambda tag: len(tag.get_text()), default=None)
        if longest is not None and longest.get_text(strip=True):
            return longest
    return page.body or page


def extract_text(root: Tag) -> tuple[str, int]:
    """Return the words of a page that a reader sees, a line a block, and where the first heading ends."""
    lines: list[str] = []
    parts: list[str] = []
    body_start = 0

    def end_line() -> None:
        line = " ".join("".join(parts).split())
        parts.clear()
        if line:
            lines.append(clean_text(line))

    for step, value in _walk(root):
        if step == "text":
            parts.append(value)
            continue
        end_line()
        if step == "end" and value == "h1" and len(lines) == 1 and not body_start:
            body_start = len(lines[0]) + 1
    end_line()
    text = "\n".join(lines)
    return text, body_start if body_start < len(text) else 0


def _walk(root: Tag) -> Iterator[tuple[str, str]]:
    """Yield texts, and the starts and ends of blocks, in order; without recursion, since pages may nest deeply."""
    from bs4.element import CData, NavigableString, PreformattedString, Tag

    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            yield "end", node
        elif isinstance(node, Tag):
            if _is_unseen(node):
                continue
            if node.name in BLOCKS:
                yield "start", node.name
                stack.append(str(node.name))
            stack.extend(reversed(node.contents))
        elif isinstance(node, CData) or not isinstance(node, PreformattedString):
            yield "text", str(node)


def _is_unseen(tag: Tag) -> bool:
    if tag.name in UNSEEN or tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    style = "".join(str(tag.get("style") or "").lower().split())
    return any(hidden in style for hidden in HIDDEN_STYLES)
