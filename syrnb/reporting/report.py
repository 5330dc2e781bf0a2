"""One command without a screen: seeds in; tables, executed notebooks and pages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from syrnb.dossier import Dossier
from syrnb.reporting.behind import ROWS, write_rows
from syrnb.reporting.frame import Link, draw_navigation
from syrnb.reporting.leads import leads_of
from syrnb.reporting.notebooks import NotebookError, curated_notebooks, execute_notebook, set_seeds
from syrnb.reporting.pages import write_page
from syrnb.reporting.site import (
    ARTICLES,
    INDEX,
    SOURCES,
    Summary,
    list_articles,
    summarise,
    summarise_sources,
    write_articles,
    write_index,
    write_sources,
)
from syrnb.reporting.summary import describe_reading

__all__ = ["Report", "write_report"]

TABLES, PAGES = "tables", "report"


@dataclass(frozen=True, slots=True)
class Report:
    """What a report wrote.

    Parameters
    ----------
    summary
        What was read and what was not, see :func:`syrnb.reporting.describe_reading`.
    tables
        The folder of the CSV files.
    index
        The page to open first.
    pages
        One a notebook, and the source list.
    failures
        What went wrong in notebooks; their pages show what ran before.
    """

    summary: str
    tables: Path
    index: Path
    pages: list[Path] = field(default_factory=list)
    failures: list[NotebookError] = field(default_factory=list)


def write_report(
    dossier: Dossier,
    seeds: Path,
    out: Path,
    *,
    on_notebook: Callable[[str, int], Callable[[int], None]] = lambda name, cells: lambda index: None,
) -> Report:
    """Write tables to ``out/tables`` and a site of linked pages to ``out/report``.

    The site is an index, a page a notebook, the source list, a page for each article with everything found in it, and
    the rows behind the pages as CSV.

    Parameters
    ----------
    dossier
        What was read from the seeds; it gives the tables.
    seeds
        The folder of articles. Notebooks open it too, and take what was read from the cache: each article is read once.
    out
        Made where it is missing.
    on_notebook
        Called with the name of each notebook and the number of its cells before it runs; what it returns is called
        with the index of each cell that is done.

    Returns
    -------
    Report
        What was written. A notebook that fails stops no other.
    """
    folder = out / PAGES
    report = Report(describe_reading(dossier), out / TABLES, folder / INDEX)
    dossier.save(report.tables)
    # Reading within a notebook must not write where an analyst keeps things: its kernel works in the folder of pages.
    folder.mkdir(parents=True, exist_ok=True)
    notebooks = {source.stem: set_seeds(source, seeds) for source in curated_notebooks()}
    titles = {name: _title(notebook) or name for name, notebook in notebooks.items()}
    links = [
        Link("Overview", INDEX),
        *(Link(title, f"{name}.html") for name, title in titles.items()),
        Link("Sources", SOURCES),
    ]
    leads = leads_of(dossier, ARTICLES)
    cards: list[Summary] = []
    for name, notebook in notebooks.items():
        link = Link(titles[name], f"{name}.html")
        try:
            execute_notebook(notebook, name=name, folder=folder, on_cell=on_notebook(name, len(notebook.cells)))
        except NotebookError as error:
            report.failures.append(error)
        navigation = draw_navigation(links, link.file)
        report.pages.append(
            write_page(notebook, folder / link.file, title=link.title, navigation=navigation, leads=leads)
        )
        cards.append(summarise(notebook, link))
    report.pages.append(write_sources(dossier, folder / SOURCES, links))
    cards.append(summarise_sources(dossier, links[-1]))
    write_articles(dossier, folder / ARTICLES, links)
    counts = {name: len(frame) for name, frame in dossier.tables().items()}
    shared = describe_reading(dossier, whole_path=False)
    write_index(
        cards, report.index, summary=shared, links=links, counts=counts, tables=f"../{TABLES}/",
        rows=write_rows(dossier, folder / ROWS), articles=list_articles(dossier),
    )  # fmt: skip
    return report


def _title(notebook: NotebookNode) -> str | None:
    """Return the first heading of a notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("# "):
                    return str(line.removeprefix("# ").strip())
    return None
