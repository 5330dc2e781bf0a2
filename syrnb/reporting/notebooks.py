"""The curated notebooks: where they lie, set to a folder of articles, executed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from syrnb.errors import SyrnbError

__all__ = ["NotebookError", "curated_notebooks", "execute_notebook", "set_seeds"]

CELL_TIMEOUT = 3600
"""Seconds that one cell may take: reading a large folder is one cell."""


class NotebookError(SyrnbError):
    """A cell of a notebook failed; what ran before it is kept.

    Parameters
    ----------
    name
        The notebook.
    error
        Name and message of what went wrong in the cell.
    """

    def __init__(self, name: str, error: str) -> None:
        self.name, self.error = name, error
        super().__init__(f"{name}: {error}")


def curated_notebooks() -> list[Path]:
    """Return the notebooks that syrnb ships, in the order of their names.

    Raises
    ------
    SyrnbError
        Where none are installed.
    """
    package = Path(str(files("syrnb")))
    # In a wheel they lie within the package, in the project beside it.
    for folder in (package / "notebooks", package.parent / "notebooks"):
        found = sorted(folder.glob("[0-9]*.ipynb"))
        if found:
            return found
    raise SyrnbError(f"no notebooks: neither {package / 'notebooks'} nor {package.parent / 'notebooks'} has any")


def set_seeds(path: Path, seeds: Path) -> NotebookNode:
    """Return a copy of a notebook, without outputs, that reads another folder.

    Parameters
    ----------
    path
        The notebook; it has a cell tagged ``parameters``.
    seeds
        The folder; written into the copy as an absolute path.

    Returns
    -------
    NotebookNode
        The copy, its ``SEEDS`` set in a cell after the one tagged ``parameters``.
    """
    from nbconvert.preprocessors import ClearOutputPreprocessor
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    parameters = {"SEEDS": str(seeds.resolve())}
    notebook = parameterize_notebook(
        load_notebook_node(str(path)), parameters, kernel_name="python3", language="python"
    )
    copy, _ = ClearOutputPreprocessor().preprocess(notebook, {})
    del copy.metadata["papermill"]
    result: NotebookNode = copy
    return result


def execute_notebook(
    notebook: NotebookNode,
    *,
    name: str,
    folder: Path,
    on_cell: Callable[[int], None] = lambda index: None,
) -> None:
    """Execute a notebook in place.

    Parameters
    ----------
    notebook
        Its cells get their outputs, its metadata the state of its widgets.
    name
        What to call it where something goes wrong.
    folder
        The folder that its kernel works in.
    on_cell
        Called with the index of each cell that is done.

    Raises
    ------
    NotebookError
        Where a cell fails; the outputs up to it stand in ``notebook``.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    def done(cell: NotebookNode, cell_index: int, **_: Any) -> None:
        on_cell(cell_index)

    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        on_cell_complete=done,
        store_widget_state=True,
        record_timing=False,
        # A kernel's own notices are about its transport, never about the notebook.
        extra_arguments=["--log-level=40"],
    )
    try:
        client.execute()
        on_cell(len(notebook.cells) - 1)
    except CellExecutionError as error:
        raise NotebookError(name, f"{error.ename}: {error.evalue}") from error
    except (CellTimeoutError, DeadKernelError) as error:
        raise NotebookError(name, str(error)) from error
