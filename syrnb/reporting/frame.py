"""What every page of a report shares: its head, its navigation, its look in a light and a dark browser and in print."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from syrnb.views.night import SCHEME
from syrnb.views.paper import PAPER
from syrnb.views.theme import CARD, EDGE, FONT, INK, MUTED

__all__ = ["LOOK", "TABLES_AT", "Link", "draw_navigation", "lead_to_tables", "write_document"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
TABLES_AT = "index.html#tables"
_REST = re.compile(r"; the table(?: itself)? has them all\.")
_CURRENT = ' aria-current="page"'
LOOK = f"""
:root {{ color-scheme: light dark; --paper: #ffffff; --ink: {INK}; --quiet: {MUTED}; --edge: {EDGE}; --link: #00568a; }}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ --paper: #16181d; --ink: #e6e4de; --quiet: #a9adb5; --edge: #3b3f47; --link: #7fb8e6; }}
}}
@media print {{
  :root {{ --paper: #ffffff; --ink: {INK}; --quiet: {MUTED}; --edge: {EDGE}; --link: {INK}; }}
  nav.site {{ display: none; }}
}}
html, body {{ background: var(--paper); color: var(--ink); }}
main .jp-RenderedText pre, .jp-OutputArea-output pre {{ word-break: normal; overflow-wrap: anywhere; }}
nav.site {{ font: 14px/1.4 {FONT}; border-bottom: 1px solid var(--edge); background: var(--paper); position: sticky;
  top: 0; z-index: 5; }}
nav.site ul {{ display: flex; flex-wrap: wrap; gap: 2px 18px; list-style: none; max-width: 75rem; margin: 0 auto;
  padding: 9px 1rem; }}
nav.site a {{ color: var(--link); text-decoration: none; padding: 3px 0; display: block; }}
nav.site a:hover, nav.site a:focus-visible {{ text-decoration: underline; }}
nav.site a[aria-current] {{ color: var(--ink); font-weight: 600; box-shadow: 0 2px 0 var(--ink); }}
{SCHEME}
{PAPER}
"""
"""The style of the frame, as CSS."""

_BODY = f"""
body {{ font: 16px/1.55 {FONT}; margin: 0; }}
main {{ max-width: 75rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 26px; line-height: 1.25; margin: 12px 0 6px; }}
h2 {{ font-size: 18px; margin: 28px 0 8px; }}
p.lead {{ font-size: 16px; max-width: 52rem; margin: 0 0 12px; }}
.quiet {{ color: var(--quiet); font-size: 14px; }}
main a {{ color: var(--link); text-decoration: underline; }}
.pages {{ display: grid; gap: 16px; align-items: start; grid-template-columns: repeat(auto-fill, minmax(330px, 1fr)); }}
.pages > article {{ border: 1px solid var(--edge); border-radius: 6px; overflow: hidden; display: flex;
  flex-direction: column; }}
.pages img {{ width: 100%; height: auto; max-height: 230px; object-fit: cover; object-position: 0 0;
  display: block; background: {CARD};
  border-bottom: 1px solid var(--edge); }}
.pages div {{ padding: 10px 14px 12px; }}
.pages h2 {{ font-size: 16px; margin: 0 0 4px; }}
.pages p {{ margin: 0 0 4px; font-size: 14px; line-height: 1.45; }}
table.files {{ border-collapse: collapse; font-size: 14px; }}
table.files td, table.files th {{ text-align: left; padding: 4px 18px 4px 0; border-bottom: 1px solid var(--edge);
  vertical-align: top; }}
.wide {{ overflow-x: auto; }}
table.files td.n {{ text-align: right; font-variant-numeric: tabular-nums; }}
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A page in the navigation: its title, and its file relative to the folder of the report."""

    title: str
    file: str


def draw_navigation(links: Sequence[Link], here: str, *, above: str = "") -> str:
    """Return the navigation of a page as HTML.

    Parameters
    ----------
    links
        All pages, in order.
    here
        The file of this page.
    above
        What leads from this page's folder to that of the report (``../``).

    Examples
    --------
    >>> draw_navigation([Link("A & B", "a.html")], "b.html")
    '<nav class="site" aria-label="Pages"><ul><li><a href="a.html">A &amp; B</a></li></ul></nav>'
    """
    items = "".join(
        f'<li><a href="{html.escape(above + link.file)}"{_CURRENT if link.file == here else ""}>'
        f"{html.escape(link.title)}</a></li>"
        for link in links
    )
    return f'<nav class="site" aria-label="Pages"><ul>{items}</ul></nav>' if links else ""


def lead_to_tables(body: str) -> str:
    """Return a page on which the count of rows that it leaves out leads to the files that have them.

    >>> lead_to_tables("and 3 more rows; the table itself has them all.")
    'and 3 more rows; <a href="index.html#tables">the tables</a> have them all.'
    """
    return _REST.sub(f'; <a href="{TABLES_AT}">the tables</a> have them all.', body)


def write_document(path: Path, title: str, body: str, navigation: str = "") -> Path:
    """Write a page that runs no script and fetches nothing; ``body`` and ``navigation`` are safe HTML already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{html.escape(title)}</title>\n<style>{LOOK}{_BODY}</style>\n</head>\n"
        f"<body>\n{navigation}\n<main>\n{body}\n</main>\n</body>\n</html>\n",
        encoding="utf-8",
    )
    return path
