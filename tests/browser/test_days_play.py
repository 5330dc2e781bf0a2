"""The days of the map in JupyterLab: its buttons have names, and play the days by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.jupyterlab import OpenNotebook, Server

pytestmark = pytest.mark.browser

TITLE = ".syrnb-desk .js-plotly-plot .gtitle"


def test_days_play_by_keyboard(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = OpenNotebook(context.new_page())
    try:
        notebook.open(server.page_of("04_territory"))
        notebook.run_all()
        play = notebook.page.get_by_role("button", name="Play the days, or pause")
        stop = notebook.page.get_by_role("button", name="Stop, back to the first day")
        last = notebook.page.locator(TITLE).first.text_content()
        play.focus()
        notebook.page.keyboard.press("Enter")
        seen = {last}
        for _ in range(40):
            notebook.page.wait_for_timeout(300)
            seen.add(notebook.page.locator(TITLE).first.text_content())
            if len(seen) == 4:
                break
        assert len(seen) == 4, "three days after one another"
        stop.focus()
        notebook.page.keyboard.press("Enter")
        notebook.page.wait_for_timeout(2000)
        first = notebook.page.locator(TITLE).first.text_content()
        notebook.page.wait_for_timeout(2500)
        assert notebook.page.locator(TITLE).first.text_content() == first
        assert notebook.complaints == []
        assert notebook.errors() == []
    finally:
        context.close()
