"""Every notebook in JupyterLab, in a real browser: it runs, it draws, and a control moves the picture."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.jupyterlab import OpenNotebook, Server
from tests.shipped import PROJECT

pytestmark = pytest.mark.browser

SCREENSHOTS = PROJECT / "build" / "screenshots"
IMAGES = os.environ.get("SYRNB_IMAGES")

# Notebook, label of a control, and the key that moves it.
CONTROLS = [
    ("00_start_here", "Article", "ArrowDown"),
    ("01_timeline", "Actor", "ArrowDown"),
    ("02_alliances", "Actor", "ArrowDown"),
    ("03_casualties", "Who says so", "ArrowDown"),
]


@pytest.mark.parametrize(("name", "label", "key"), CONTROLS, ids=[name for name, _, _ in CONTROLS])
def test_notebook_runs_draws_and_answers(browser: Browser, server: Server, name: str, label: str, key: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    notebook = OpenNotebook(page)
    try:
        notebook.open(server.page_of(name))
        notebook.run_all()
        assert notebook.errors() == []
        notebook.drawn_pictures().first.wait_for()
        control = notebook.widget(label)
        control.scroll_into_view_if_needed()
        before = notebook.drawn_by(control)
        control.focus()
        control.press(key)
        assert notebook.wait_for_change(control, before), f"{label} changed nothing that is shown"
        assert notebook.errors() == []
        assert notebook.complaints == []
    finally:
        picture(page, name)
        context.close()


def picture(page: Page, name: str) -> Path:
    """Save what the browser shows, also for the documents where that is asked for."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    if IMAGES:
        (PROJECT / IMAGES).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, PROJECT / IMAGES / path.name)
    return path


def test_every_notebook_is_tried() -> None:
    assert {path.stem for path in (PROJECT / "notebooks").glob("*.ipynb")} == {name for name, _, _ in CONTROLS}
