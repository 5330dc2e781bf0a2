"""Pictures of every notebook in JupyterLab, light and dark, narrow and wide; for the documents where asked for."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.jupyterlab import OpenNotebook, Server
from tests.shipped import PROJECT

pytestmark = pytest.mark.browser

FOLDER = PROJECT / os.environ.get("SYRNB_IMAGES", "build/screenshots")
WIDTHS = {1280: 860, 1920: 1080}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
LOOKS = """light => document.body.dataset.jpThemeLight === String(light)
  && document.querySelector('.js-plotly-plot .main-svg')
  && [...document.querySelectorAll('.js-plotly-plot, .syrnb')].filter(e => !e.parentElement.closest('.syrnb'))
    .every(e => (getComputedStyle(e).filter === 'none') === light)"""
"""A picture is turned over in the dark theme, and only there."""
MOST_BYTES = 250_000
NOTEBOOKS = sorted(path.stem for path in (PROJECT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_pictures_of_a_notebook(browser: Browser, server: Server, name: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": WIDTHS[1280]})
    notebook = OpenNotebook(context.new_page())
    try:
        notebook.open(server.page_of(name))
        notebook.run_all()
        assert notebook.errors() == []
        notebook.run_command("application:toggle-left-area")
        for theme, title in THEMES.items():
            notebook.run_command("apputils:change-theme", theme=title)
            notebook.page.wait_for_function(LOOKS, arg=theme == "light")
            for width, height in WIDTHS.items():
                notebook.page.set_viewport_size({"width": width, "height": height})
                show_first_picture(notebook.page)
                if name != "03_casualties":
                    assert faults_of(notebook.page) == []
                path = FOLDER / f"{name}_{theme}_{width}.png"
                save_small(notebook.page.screenshot(), path)
                assert path.stat().st_size < MOST_BYTES
        assert notebook.complaints == []
    finally:
        context.close()


def faults_of(page: Page) -> list[str]:
    """Return what one would not print of the first picture: its rows below the screen, cut words, fields apart."""
    found: list[str] = page.locator(".syrnb-desk").first.evaluate(
        """desk => {
          const found = [], plot = desk.querySelector('.js-plotly-plot');
          const screen = desk.closest('.jp-WindowedPanel-outer').getBoundingClientRect().bottom;
          const marks = [...plot.querySelectorAll('.ytick text, .scatterlayer .point, .scatterlayer text')];
          const low = marks.filter(e => e.getBoundingClientRect().bottom > screen);
          if (low.length) found.push(`${low.length} of ${marks.length} marks and names below the first screen`);
          const foot = Math.max(0, ...[...plot.querySelectorAll('.xaxislayer-above text')]
            .map(e => e.getBoundingClientRect().bottom));
          if (foot > screen - 8) found.push(`the axis ends ${foot - screen} pixels below the edge of the screen`);
          for (const e of plot.querySelectorAll('text')) if (/…/.test(e.textContent)) found.push(e.textContent);
          const [from, until] = ['From', 'Until'].map(name => [...desk.querySelectorAll('.widget-label')]
            .find(e => e.textContent === name)?.getBoundingClientRect().top);
          if (Math.abs(from - until) > 1) found.push('From and Until on two rows');
          for (const e of desk.querySelectorAll('.widget-inline-hbox .widget-label'))
            if (e.scrollWidth > e.clientWidth + 1) found.push(`cut: ${e.textContent}`);
          return found;
        }"""
    )
    return found


def show_first_picture(page: Page) -> None:
    page.wait_for_timeout(600)
    page.locator(".js-plotly-plot .main-svg").first.evaluate(
        "e => e.closest('.jp-Cell').scrollIntoView({block: 'start'})"
    )
    page.mouse.move(0, 0)
    page.wait_for_timeout(600)


def save_small(picture: bytes, path: Path) -> None:
    """Write a picture with no more colours than it needs: a fifth of its size, and no eye sees it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
