"""Executed notebooks as HTML pages that need no kernel and no network, and the page that lists them."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

__all__ = ["write_index", "write_page"]

PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
REFERENCE = "IPY_MODEL_"

_DRAW = """
for (const [id, figure] of Object.entries(FIGURES)) {
  Plotly.newPlot(id, figure);
}
"""

_INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>syrnb report</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ white-space: pre-wrap; }}
</style>
</head>
<body>
<h1>syrnb report</h1>
<ul>
{links}
</ul>
<pre>{summary}</pre>
</body>
</html>
"""


def write_page(notebook: NotebookNode, path: Path, *, title: str) -> Path:
    """Write an executed notebook as one HTML page: pictures can be zoomed, controls are replaced by what they showed.

    Parameters
    ----------
    notebook
        Executed, with its widget state; left as it is.
    path
        The page.
    title
        Shown by the browser.

    Returns
    -------
    Path
        The page. It carries all that it draws with (about 5 MB where there is a picture), and its
        Content-Security-Policy forbids it to fetch anything or to run a script that an article brought.
    """
    from nbconvert import HTMLExporter
    from plotly.offline import get_plotlyjs

    page = deepcopy(notebook)
    _replace_controls(page)
    figures = _take_figures(page)
    scripts = []
    if figures:
        # "<" never stands in the data, so that no text of an article can close the script.
        data = json.dumps(figures).replace("<", "\\u003c")
        scripts = [get_plotlyjs(), f"const FIGURES = {data};{_DRAW}"]
    page.metadata["title"] = title
    exporter = HTMLExporter(
        template_name="page",
        extra_template_basedirs=[str(files("syrnb.reporting") / "template")],
        exclude_input=True,
        exclude_output_prompt=True,
    )
    body, _ = exporter.from_notebook_node(page, resources={"scripts": scripts, "policy": _policy(scripts)})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return path


def write_index(pages: Sequence[tuple[str, Path]], path: Path, *, summary: str) -> Path:
    """Write the page that links all others, with the words about what was read.

    Parameters
    ----------
    pages
        Title and file of each page, in order; all in the folder of ``path``.
    path
        The page.
    summary
        Plain text, see :func:`syrnb.reporting.describe_reading`.
    """
    links = "\n".join(f'<li><a href="{html.escape(p.name)}">{html.escape(title)}</a></li>' for title, p in pages)
    path.write_text(_INDEX.format(links=links, summary=html.escape(summary)), encoding="utf-8")
    return path


def _policy(scripts: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"


def _outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


def _take_figures(notebook: NotebookNode) -> dict[str, Any]:
    """Put an empty place where each plotly picture stood, and return the pictures by the id of their place."""
    figures: dict[str, Any] = {}
    for output in _outputs(notebook):
        data = output.get("data", {})
        if PLOTLY in data:
            name = f"figure-{len(figures) + 1}"
            figures[name] = {"config": {}, **data[PLOTLY]}
            label = html.escape(str(data.get("text/plain", "")).partition("\n")[0])
            output["data"] = NotebookNode({"text/html": f'<div id="{name}" role="img" aria-label="{label}"></div>'})
    return figures


def _replace_controls(notebook: NotebookNode) -> None:
    """Show, in place of each control, the outputs that it holds: without a kernel a control cannot act.

    A picture that plays by itself is shown as it came: its own slider does what the control would.
    """
    models = notebook.metadata.pop("widgets", {}).get(STATE, {}).get("state", {})
    for cell in notebook.cells:
        shown: list[NotebookNode] = []
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if WIDGET in data and data.get(PLOTLY, {}).get("frames"):
                shown.append(NotebookNode({**output, "data": {k: v for k, v in data.items() if k != WIDGET}}))
            elif WIDGET in data:
                shown += _held_outputs(data[WIDGET]["model_id"], models)
            else:
                shown.append(output)
        if "outputs" in cell:
            cell["outputs"] = shown


def _held_outputs(model_id: str, models: dict[str, Any]) -> Iterator[NotebookNode]:
    model = models.get(model_id, {})
    state = model.get("state", {})
    if model.get("model_name") == "OutputModel":
        yield from (NotebookNode(deepcopy(held)) for held in state.get("outputs", ()))
    for child in state.get("children", ()):
        yield from _held_outputs(child.removeprefix(REFERENCE), models)
