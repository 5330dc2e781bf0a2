"""HTML that articles cannot break: escaping, marked spans, tables and the card that everything stands on.

Text of an article is untrusted; it passes through :func:`escape` and nowhere else into a page.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from syrnb.views.night import SCHEME
from syrnb.views.paper import PAPER
from syrnb.views.phrases import day_words, plural
from syrnb.views.theme import BAND, CARD, EDGE, FONT, INK, LINK, MARKED, MUTED

__all__ = ["Html", "Span", "as_page", "card", "cell_words", "claims_in", "escape", "lead", "mark", "page", "table_html"]


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of HTML with its plain text; shows itself in a notebook."""

    body: str
    plain: str = ""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.body, "text/plain": self.plain or "(HTML)"}

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text that stands out: half-open offsets, a CSS class and what a pointer's rest shows.

    ``anchor`` is the name by which an address leads to where it begins.
    """

    start: int
    end: int
    kind: str = "quote"
    title: str = ""
    anchor: str = ""


def escape(text: object) -> str:
    """Return text that is inert in HTML, in an attribute too.

    >>> escape('<b a="1">')
    '&lt;b a=&quot;1&quot;&gt;'
    """
    return html.escape(str(text), quote=True)


def lead(to: str, body: str) -> str:
    """Return text (safe HTML without tags) that leads to the words of a claim, or to an article, where a page has them.

    In a notebook it is plain; a report, which has a page for every article, makes a link of it
    (:mod:`syrnb.reporting.leads`).

    >>> lead("d1-e1", "Aleppo &amp; Hama"), lead("", "Homs")
    ('<span data-claim="d1-e1">Aleppo &amp; Hama</span>', 'Homs')
    """
    return f'<span data-claim="{escape(to)}">{body}</span>' if to else body


def mark(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> str:
    """Return a stretch of a text as HTML in which spans are marked; they may overlap and nest in any way.

    The text is cut at every border. A piece under several spans is one ``mark`` with the classes of all of them and
    their titles joined, so that no element ever crosses another.

    Parameters
    ----------
    text
        What the offsets count into.
    spans
        In any order; what lies outside the stretch is left out.
    start, end
        The stretch; by default all of the text.

    Examples
    --------
    >>> mark("a < b", [Span(0, 3, "x"), Span(2, 5, "y")])
    '<mark class="x">a </mark><mark class="x y">&lt;</mark><mark class="y"> b</mark>'
    """
    end = len(text) if end is None else min(end, len(text))
    inside = [
        Span(max(s.start, start), min(s.end, end), s.kind, s.title, s.anchor if s.start >= start else "") for s in spans
    ]
    inside = [s for s in inside if s.start < s.end]
    opens: dict[int, list[Span]] = {}
    closes: dict[int, list[Span]] = {}
    for span in sorted(inside):
        opens.setdefault(span.start, []).append(span)
        closes.setdefault(span.end, []).append(span)
    borders = sorted({start, end, *opens, *closes})
    pieces: list[str] = []
    active: list[Span] = []
    for left, right in itertools.pairwise(borders):
        for span in closes.get(left, ()):
            active.remove(span)
        active += opens.get(left, ())
        pieces += [
            f'<span class="at {escape(s.kind)}" id="{escape(s.anchor)}"></span>'
            for s in opens.get(left, ())
            if s.anchor
        ]
        piece = escape(text[left:right])
        pieces.append(_marked(piece, active) if active else piece)
    return "".join(pieces)


def _marked(piece: str, active: Sequence[Span]) -> str:
    kinds = " ".join(sorted({escape(s.kind) for s in active}))
    titles = "&#10;".join(dict.fromkeys(escape(s.title) for s in active if s.title))
    return f'<mark class="{kinds}"{f" title={chr(34)}{titles}{chr(34)}" if titles else ""}>{piece}</mark>'


_HEADING = re.compile(r"(</?h)([34])(?=[ >])")

# JupyterLab styles what it shows; the doubled class outweighs it without ``!important``.
_OWN = ".syrnb.syrnb"
STYLE = SCHEME + "".join(
    (f"{_OWN} {rule}" if rule[0] not in "{@" else f"{_OWN}{rule}")
    for rule in (
        f"{{background:{CARD};color:{INK};font:14px/1.5 {FONT};padding:12px 16px;border:1px solid {EDGE};"
        "border-radius:6px;box-sizing:border-box;max-width:100%;overflow-wrap:break-word;color-scheme:light}",
        f"h1,{_OWN} h3{{font-size:15px;font-weight:600;line-height:1.4;margin:0 0 6px;color:inherit}}",
        f"h2,{_OWN} h4{{font-size:13px;font-weight:600;line-height:1.4;margin:14px 0 4px;color:inherit}}",
        "p{margin:0 0 8px;font-size:14px}",
        f".quiet{{color:{MUTED};font-size:12.5px}}",
        f"mark{{color:inherit;background:{MARKED};padding:1px 0}}",
        f"blockquote{{margin:0 0 4px;padding:2px 0 2px 12px;border-left:3px solid {EDGE}}}",
        f"a{{color:{LINK};text-decoration:underline}}",
        "summary{padding:3px 0;min-height:18px}",
        ".scroll{overflow-x:auto}",
        "table{border-collapse:collapse;table-layout:auto;font-size:12.5px;width:100%;margin:0;color:inherit;border:0}",
        f"th,{_OWN} td{{text-align:left;vertical-align:top;line-height:1.4;padding:4px 10px 4px 4px;border:0;"
        f"border-bottom:1px solid {EDGE};white-space:normal;background:none;max-width:34em}}",
        f"th{{color:{MUTED};font-weight:600;white-space:nowrap}}",
        "tbody tr:nth-child(n){background:none}",
        f"tbody tr:nth-child(even),{_OWN} tbody tr:nth-child(n):hover{{background:{BAND}}}",
        f"th.n,{_OWN} td.n{{text-align:right;font-variant-numeric:tabular-nums;min-width:2em}}",
    )
)


def card(body: str, style: str = "", classes: str = "") -> str:
    """Return a body on the card, with its style; ``body`` must be safe HTML already."""
    return f'<style>{STYLE}{style}</style><div class="{("syrnb " + classes).strip()}">{body}</div>'


def as_page(body: str) -> str:
    """Return a card as what a page of its own holds: its heading is that of the page.

    >>> as_page("<h3>A</h3><h4>B</h4>")
    '<h1>A</h1><h2>B</h2>'
    """
    return _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 2}", body)


def page(title: str, body: str) -> str:
    """Return a whole page that needs nothing from elsewhere."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>:root{{color-scheme:light dark}}body{{margin:16px}}{SCHEME}{PAPER}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


_LEADING = ("quote", "words", "claim", "standing", "document", "title", "path")
"""The column, the first that there is, whose cells lead to the words of a row's claim, or to its article."""


def claims_in(frame: pd.DataFrame) -> list[str]:
    """Return for each row of a table the claim that it quotes, of several the first, else the article that it is of.

    >>> claims_in(pd.DataFrame({"claim_ids": ["d1-e1, d1-e2", ""]}))
    ['d1-e1', '']
    """
    for column in ("claim_id", "claim_ids"):
        if column in frame:
            return [str(ids).partition(", ")[0] for ids in frame[column]]
    return [str(doc_id) for doc_id in frame["doc_id"]] if "doc_id" in frame else []


def table_html(
    frame: pd.DataFrame,
    limit: int = 12,
    *,
    links: Mapping[str, Sequence[str]] | None = None,
    claims: Sequence[str] = (),
) -> str:
    """Return a frame as an HTML table, escaped, the first rows and how many more there are.

    ``links`` gives, for a column, the address that each of its cells leads to; ``claims``, for each row, the claim
    or article that it leads to, see :func:`lead`.
    """
    if not len(frame):
        return '<p class="quiet">No rows.</p>'
    numbers = {
        c for c in frame.columns
        if pd.api.types.is_numeric_dtype(frame[c]) and not pd.api.types.is_bool_dtype(frame[c])
    }  # fmt: skip
    head = "".join(
        f'<th scope="col"{" class=n" if c in numbers else ""}>{escape(str(c).replace("_", " "))}</th>'
        for c in frame.columns
    )
    leading = next((c for c in _LEADING if c in frame), None) if len(claims) else None
    rows = []
    for row, values in enumerate(frame.head(limit).itertuples(index=False, name=None)):
        to = {c: addresses[row] for c, addresses in (links or {}).items()}
        cells = "".join(
            f'<td class="n">{_cell(v)}</td>'
            if c in numbers
            else f'<td><a href="{escape(to[c])}">{_cell(v)}</a></td>'
            if c in to
            else f"<td>{lead(claims[row], _cell(v)) if c == leading else _cell(v)}</td>"
            for c, v in zip(frame.columns, values, strict=True)
        )
        rows.append(f"<tr>{cells}</tr>")
    more = len(frame) - limit
    rest = f'<p class="quiet">and {plural(more, "more row")}; the table itself has them all.</p>' if more > 0 else ""
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>{rest}"
    )


def _cell(value: object) -> str:
    return value.body if isinstance(value, Html) else escape(cell_words(value))


def cell_words(value: object) -> str:
    """Return what a cell of a table says, in words.

    >>> cell_words(1200), cell_words(None), cell_words(["a", "b"]), cell_words(True)
    ('1,200', '', 'a, b', 'yes')
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return ""
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return day_words(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)
