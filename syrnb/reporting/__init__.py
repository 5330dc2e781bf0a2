"""A report: what was read, in words, and every notebook as a page that opens without a kernel or a network."""

from syrnb.reporting.notebooks import NotebookError, curated_notebooks, execute_notebook, set_seeds
from syrnb.reporting.pages import write_index, write_page
from syrnb.reporting.report import Report, write_report
from syrnb.reporting.summary import describe_reading, plain

__all__ = [
    "NotebookError",
    "Report",
    "curated_notebooks",
    "describe_reading",
    "execute_notebook",
    "plain",
    "set_seeds",
    "write_index",
    "write_page",
    "write_report",
]
