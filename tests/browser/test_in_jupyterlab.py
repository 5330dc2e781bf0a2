"""Every notebook in JupyterLab, in a real browser: it runs, it draws, and a control moves the picture."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.jupyterlab import OpenNotebook, Server
from tests.shipped import PROJECT

pytestmark = pytest.mark.browser

SCREENSHOTS = PROJECT / "build" / "screenshots"
IMAGES = os.environ.get("SYRNB_IMAGES")

# Each notebook, and the label of a list that narrows its first picture.
CONTROLS = [
    ("00_start_here", "Article"),
    ("01_timeline", "Actor"),
    ("02_alliances", "Actor"),
    ("03_casualties", "Who says so"),
]

# JupyterLab takes the bare arrow keys for itself (jupyter-widgets/ipywidgets issue 3912); an open list gets them.
LAST_ENTRY = ("Alt+ArrowDown", "End", "Enter")


@pytest.mark.parametrize(("name", "label"), CONTROLS, ids=[name for name, _ in CONTROLS])
def test_notebook_runs_draws_and_answers(browser: Browser, server: Server, name: str, label: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = OpenNotebook(context.new_page())
    try:
        notebook.open(server.page_of(name))
        notebook.run_all()
        assert notebook.errors() == []
        notebook.drawn_pictures().first.evaluate("e => e.closest('.jp-Cell').scrollIntoView({block: 'start'})")
        notebook.page.wait_for_timeout(500)
        take_picture(notebook.page, name, for_documents=True)
        control = notebook.widget(label)
        control.scroll_into_view_if_needed()
        before = notebook.drawn_by(control)
        control.focus()
        for key in LAST_ENTRY:
            notebook.page.keyboard.press(key)
        assert notebook.wait_for_change(control, before), f"{label} changed nothing that is drawn"
        assert notebook.errors() == []
        assert notebook.complaints == []
    finally:
        take_picture(notebook.page, f"{name}_narrowed")
        context.close()


def take_picture(page: Page, name: str, *, for_documents: bool = False) -> None:
    """Save what the browser shows, for the documents too where that is asked for."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    if IMAGES and for_documents:
        (PROJECT / IMAGES).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, PROJECT / IMAGES / path.name)


def test_every_notebook_is_tried() -> None:
    assert {path.stem for path in (PROJECT / "notebooks").glob("*.ipynb")} == {name for name, _ in CONTROLS}
