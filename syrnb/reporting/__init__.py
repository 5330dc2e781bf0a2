"""A report: what was read, in words, and a site of linked pages that opens without a kernel or a network."""

from syrnb.reporting.frame import Link
from syrnb.reporting.notebooks import NotebookError, curated_notebooks, execute_notebook, set_seeds
from syrnb.reporting.pages import write_page
from syrnb.reporting.report import Report, write_report
from syrnb.reporting.site import Summary, write_articles, write_index, write_sources
from syrnb.reporting.summary import describe_reading, plain

__all__ = [
    "Link",
    "NotebookError",
    "Report",
    "Summary",
    "curated_notebooks",
    "describe_reading",
    "execute_notebook",
    "plain",
    "set_seeds",
    "write_articles",
    "write_index",
    "write_page",
    "write_report",
    "write_sources",
]
