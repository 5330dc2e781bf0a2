"""Executed notebooks as HTML pages that need no kernel and no network."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from syrnb.reporting.frame import LOOK, lead_to_tables
from syrnb.reporting.leads import Lead, claims_drawn, lead_from_words, list_leads
from syrnb.views.interruption import MAY_BE_INTERRUPTED
from syrnb.views.paper import on_screen_and_paper
from syrnb.views.stills import still_figure, without_advice

__all__ = ["LIVE", "write_page"]

PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
REFERENCE = "IPY_MODEL_"
LIVE = "live"
"""Tag of cells that make sense in a running notebook only: a page leaves them out."""

_SVG = re.compile(r"<svg\b.*</svg>", re.DOTALL)
_NOTEBOOK = re.compile(r'href="([0-9][\w-]{0,80})\.ipynb"')
_DRAW = """
for (const [id, figure] of Object.entries(FIGURES)) {
  Plotly.newPlot(id, figure).then(plot => plot.on('plotly_click', told => {
    const claim = told.points.map(point => point.customdata).find(Boolean);
    if (claim in LEADS) location.href = LEADS[claim];
  }));
}
"""


def write_page(
    notebook: NotebookNode, path: Path, *, title: str, navigation: str = "", leads: Mapping[str, Lead] | None = None
) -> Path:
    """Write an executed notebook as one HTML page: pictures can be zoomed, controls are replaced by what they showed.

    Parameters
    ----------
    notebook
        Executed, with its widget state; left as it is.
    path
        The page.
    title
        Shown by the browser.
    navigation
        Safe HTML above the page, see :func:`syrnb.reporting.frame.draw_navigation`.
    leads
        Where the words of each claim stand, see :func:`syrnb.reporting.leads.leads_of`: marks of pictures, rows and
        words lead there.

    Returns
    -------
    Path
        The page. It carries all that it draws with (about 5 MB where there is a picture), and its
        Content-Security-Policy forbids it to fetch anything or to run a script that an article brought.
    """
    from nbconvert import HTMLExporter
    from plotly.offline import get_plotlyjs

    page = deepcopy(notebook)
    page.cells = [cell for cell in page.cells if LIVE not in cell.metadata.get("tags", ())]
    _replace_controls(page)
    leads = leads or {}
    figures = _take_figures(page, leads)
    scripts = []
    if figures:
        # "<" never stands in the data, so that no text of an article can close the script.
        drawn = set().union(*(claims_drawn(figure) for figure in figures.values()))
        addresses = {claim_id: lead.address for claim_id, lead in leads.items() if claim_id in drawn}
        data, to = (json.dumps(each).replace("<", "\\u003c") for each in (figures, addresses))
        scripts = [get_plotlyjs(), f"{MAY_BE_INTERRUPTED}const FIGURES = {data}, LEADS = {to};{_DRAW}"]
    page.metadata["title"] = title
    exporter = HTMLExporter(
        template_name="page",
        extra_template_basedirs=[str(files("syrnb.reporting") / "template")],
        exclude_input=True,
        exclude_output_prompt=True,
    )
    resources = {"scripts": scripts, "policy": _policy(scripts), "navigation": navigation, "look": LOOK}
    body, _ = exporter.from_notebook_node(page, resources=resources)
    # Notebooks name each other by their own files.
    body = lead_from_words(_NOTEBOOK.sub(r'href="\1.html"', body), leads)
    body = lead_to_tables(body) if leads else body
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return path


def _policy(scripts: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"


def _outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


def _take_figures(notebook: NotebookNode, leads: Mapping[str, Lead]) -> dict[str, Any]:
    """Put an empty place where each plotly picture stood, and return the pictures by the id of their place."""
    figures: dict[str, Any] = {}
    for output in _outputs(notebook):
        data = output.get("data", {})
        if PLOTLY in data:
            name = f"figure-{len(figures) + 1}"
            figures[name] = {"config": {}, **still_figure(data[PLOTLY])}
            words = html.escape(without_advice(str(data.get("text/plain", ""))))
            label = words.partition("\n")[0]
            live = f'<div id="{name}" role="figure" aria-label="{label}"></div>'
            found = _SVG.search(str(data.get("text/html", "")))
            place = on_screen_and_paper(live, found[0] if found else "")
            told = f"<details><summary>The picture in words</summary><pre>{words}</pre></details>"
            output["data"] = NotebookNode({"text/html": place + list_leads(figures[name], leads) + told})
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
                held = list(_held_outputs(data[WIDGET]["model_id"], models))
                _give_still(held, data)
                shown += held or _without_control(output)
            else:
                shown.append(output)
        if "outputs" in cell:
            cell["outputs"] = shown


def _give_still(held: Sequence[NotebookNode], data: Mapping[str, Any]) -> None:
    """Give the picture that a control holds its still form, which the control shows where it cannot act."""
    for output in held:
        if PLOTLY in output.get("data", {}) and "text/html" in data:
            output["data"] = NotebookNode({"text/html": data["text/html"], **output["data"]})
            return


def _without_control(output: NotebookNode) -> list[NotebookNode]:
    """Return what an output shows where no control can be shown."""
    data = {kind: value for kind, value in output["data"].items() if kind != WIDGET}
    return [NotebookNode({**output, "data": data})] if "text/html" in data else []


def _held_outputs(model_id: str, models: dict[str, Any]) -> Iterator[NotebookNode]:
    model = models.get(model_id, {})
    state = model.get("state", {})
    if model.get("model_name") == "OutputModel":
        yield from (NotebookNode(deepcopy(held)) for held in state.get("outputs", ()))
    for child in state.get("children", ()):
        yield from _held_outputs(child.removeprefix(REFERENCE), models)
