"""One command without a screen: seeds in; tables, executed notebooks and pages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from syrnb.dossier import Dossier
from syrnb.reporting.notebooks import NotebookError, curated_notebooks, execute_notebook, set_seeds
from syrnb.reporting.pages import write_index, write_page
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
        One a notebook.
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
    """Write tables to ``out/tables`` and a page a notebook to ``out/report``.

    Parameters
    ----------
    dossier
        What was read from the seeds; it gives the tables.
    seeds
        The folder of articles, which every notebook reads again.
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
    pages = out / PAGES
    report = Report(describe_reading(dossier), out / TABLES, pages / "index.html")
    dossier.save(report.tables)
    titles: list[tuple[str, Path]] = []
    # Reading within a notebook must not write where an analyst keeps things: its kernel works in the folder of pages.
    pages.mkdir(parents=True, exist_ok=True)
    for source in curated_notebooks():
        notebook = set_seeds(source, seeds)
        try:
            execute_notebook(
                notebook, name=source.stem, folder=pages, on_cell=on_notebook(source.stem, len(notebook.cells))
            )
        except NotebookError as error:
            report.failures.append(error)
        title = _title(notebook) or source.stem
        report.pages.append(write_page(notebook, pages / f"{source.stem}.html", title=title))
        titles.append((title, report.pages[-1]))
    write_index(titles, report.index, summary=report.summary)
    return report


def _title(notebook: NotebookNode) -> str | None:
    """Return the first heading of a notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("# "):
                    return str(line.removeprefix("# ").strip())
    return None
