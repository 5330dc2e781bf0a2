"""The pages of a report that no notebook makes: its index, its sources, its articles."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from syrnb.dossier import Dossier
from syrnb.reporting.behind import ABOUT_ROWS, ROWS
from syrnb.reporting.frame import Link, draw_navigation, lead_to_tables, write_document
from syrnb.views import reader, source_list
from syrnb.views.claims import each
from syrnb.views.markup import as_page
from syrnb.views.phrases import plural
from syrnb.views.stills import without_advice

__all__ = [
    "ARTICLES",
    "INDEX",
    "SOURCES",
    "Summary",
    "list_articles",
    "summarise",
    "summarise_sources",
    "write_articles",
    "write_index",
    "write_sources",
]

INDEX, SOURCES, ARTICLES = "index.html", "sources.html", "articles"
PLOTLY = "application/vnd.plotly.v1+json"
_MOST_OPEN = 40
LARGEST_PICTURE = 600_000
"""Letters of an SVG above which a page is listed without its picture."""

TABLES = {
    "documents": "every file: whether it was read, its day and what that rests on",
    "sentences": "every sentence, and why it yielded no claim where it did not",
    "mentions": "actors, places, times and quantities, where they stand and what they are read as",
    "sources": "who carries or makes claims: kind, side, grade",
    "actors": "everyone named, with aliases, side and who they belong to",
    "locations": "every place, with coordinates and how vague they are",
    "events": "claims of what happened: who to whom, where, when",
    "casualties": "claims of killed, injured, captured, displaced, as intervals",
    "relations": "claims of ties between actors, friendly and hostile",
    "control": "claims of who holds, took, lost or besieges a place",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """A page as the index shows it: title, file, what it is about, what it shows now, and its picture as SVG."""

    link: Link
    about: str = ""
    shows: str = ""
    picture: str = ""


def summarise(notebook: NotebookNode, link: Link) -> Summary:
    """Return how the index shows the page of an executed notebook: by its first words and its first picture."""
    about = next((c.source for c in notebook.cells if c.cell_type == "markdown"), "")
    paragraphs = [p for p in about.split("\n\n") if p.strip() and not p.startswith("#")]
    shows, picture = "", ""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if PLOTLY in data and not shows:
                shows = without_advice(str(data.get("text/plain", "")).partition("\n")[0])
                found = re.search(r"<svg\b.*</svg>", str(data.get("text/html", "")), re.DOTALL)
                picture = found[0] if found and len(found[0]) <= LARGEST_PICTURE else ""
    return Summary(link, _first_sentence(paragraphs[0] if paragraphs else ""), shows, picture)


def _first_sentence(markdown: str) -> str:
    """Return the first sentence of a paragraph without its marks.

    >>> _first_sentence("What **happened**, and [when](x.ipynb). More.")
    'What happened, and when.'
    """
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    plain = " ".join(re.sub(r"[*`]", "", plain).split())
    return re.split(r"(?<=[.!?])\s", plain, maxsplit=1)[0]


def write_index(
    pages: Sequence[Summary],
    path: Path,
    *,
    summary: str,
    links: Sequence[Link] = (),
    counts: dict[str, int] | None = None,
    tables: str = "",
    rows: dict[str, int] | None = None,
    articles: str = "",
) -> Path:
    """Write the page that links all others: what was read, what each page shows, and the tables.

    Parameters
    ----------
    pages
        In order.
    path
        The page.
    summary
        Plain text, see :func:`syrnb.reporting.describe_reading`.
    links
        The navigation.
    counts
        Rows of each table that was written as CSV.
    tables
        What leads from the page to the folder of tables.
    rows
        Rows behind each picture and list, as :func:`syrnb.reporting.behind.write_rows` wrote them.
    articles
        A list of the articles, as safe HTML.
    """
    head, _, rest = summary.partition("\n")
    cards = "\n".join(_card(page) for page in pages)
    notes = f"<h2>How it was read</h2>\n<pre class='quiet'>{html.escape(rest)}</pre>" if rest else ""
    files = "".join(
        f"<h2 id='{name}'>{title}</h2>\n<div class='wide' tabindex='0' role='group' aria-label='{title}'>"
        "<table class='files'><thead><tr><th scope='col'>file</th><th scope='col'>rows</th>"
        f"<th scope='col'>what is in it</th></tr></thead><tbody>{_files(found, folder, about)}</tbody></table></div>"
        for name, title, found, folder, about in (
            ("tables", "The tables", counts, tables, TABLES),
            ("rows", "The rows behind the pages", rows, f"{ROWS}/", ABOUT_ROWS),
        )
        if found
    )
    listed = f"<h2 id='articles'>The articles</h2>\n{articles}" if articles else ""
    body = (
        f"<h1>syrnb report</h1>\n<p class='lead'>{html.escape(head)}</p>\n"
        "<p class='quiet'>Everything here is somebody's claim, not a fact; every claim leads back to its words.</p>\n"
        f"<section class='pages' aria-label='Pages'>\n{cards}\n</section>\n{notes}\n{listed}\n{files}"
        "<style>pre{white-space:pre-wrap;font:inherit;font-size:14px}</style>"
    )
    return write_document(path, "syrnb report", body, draw_navigation(links, path.name))


def _files(counts: dict[str, int], folder: str, about: dict[str, str]) -> str:
    return "".join(
        f'<tr><td><a href="{html.escape(folder)}{name}.csv">{name}.csv</a></td><td class="n">{count:,}</td>'
        f"<td>{about[name]}</td></tr>"
        for name, count in counts.items()
    )


def list_articles(dossier: Dossier) -> str:
    """Return the articles that were read, by day, each leading to its page, as HTML; folded in where they are many."""
    documents = source_list(dossier).references()
    rows = "".join(
        f"<tr><td>{html.escape(d.published)}</td><td>{html.escape(d.source)}</td>"
        f'<td><a href="{ARTICLES}/{d.doc_id}.html">{html.escape(d.title)}</a></td><td class="n">{d.claims:,}</td></tr>'
        for d in each(documents)
    )
    if not rows:
        return ""
    table = (
        "<div class='wide' tabindex='0' role='group' aria-label='Articles'><table class='files'><thead><tr>"
        "<th scope='col'>published</th><th scope='col'>source</th><th scope='col'>title</th><th scope='col'>claims</th>"
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    if len(documents) <= _MOST_OPEN:
        return table
    return f"<details><summary>{plural(len(documents), 'article')}, by day</summary>{table}</details>"


def _card(page: Summary) -> str:
    # As an image an SVG can neither run a script nor fetch anything.
    data = base64.b64encode(page.picture.encode()).decode()
    picture = (
        f'<img class="syrnb-drawn" alt="{html.escape(page.shows)}" src="data:image/svg+xml;base64,{data}">'
        if data
        else ""
    )
    shows = f'<p class="quiet">{html.escape(page.shows)}</p>' if page.shows else ""
    about = f"<p>{html.escape(page.about)}</p>" if page.about else ""
    return (
        f'<article>{picture}<div><h2><a href="{html.escape(page.link.file)}">{html.escape(page.link.title)}</a></h2>'
        f"{about}{shows}</div></article>"
    )


def summarise_sources(dossier: Dossier, link: Link) -> Summary:
    """Return how the index shows the source list."""
    about = "What was relied on, how sure it is, who copied whom, and what is missing."
    return Summary(link, about, _first_sentence(source_list(dossier).summary()))


def write_sources(dossier: Dossier, path: Path, links: Sequence[Link] = ()) -> Path:
    """Write the source list as a page; each article in it leads to its own page."""
    view = source_list(dossier).narrow(articles=f"{ARTICLES}/")
    return write_document(path, "Sources", lead_to_tables(as_page(view.html())), draw_navigation(links, path.name))


def write_articles(dossier: Dossier, folder: Path, links: Sequence[Link] = ()) -> list[Path]:
    """Write a page for each article that was read, with everything found in it marked.

    The words of each claim have its claim_id as their address: ``articles/DOC_ID.html#CLAIM_ID``.

    Parameters
    ----------
    dossier
        What was read, with its texts.
    folder
        Lies in the folder of the report.
    links
        The navigation.
    """
    navigation = draw_navigation(links, "", above="../")
    read = dossier.documents[dossier.documents.status == "read"]
    titles = dict(zip(read.doc_id, read.title.fillna(read.path), strict=True))
    return [
        write_document(
            folder / f"{doc_id}.html", title, as_page(reader(dossier, doc_id).narrow(anchors=True).html()), navigation
        )
        for doc_id, title in sorted(titles.items())
    ]
