"""A page of a report, opened as a file in a browser that has no network."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Browser

from syrnb.reporting import write_page
from syrnb.views.draw_plotly import draw_plotly
from syrnb.views.scene import Axis, Bar, Panel, Scene

pytestmark = pytest.mark.browser


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    figure = {"data": [{"type": "scatter", "x": [1, 2], "y": [3, 1], "text": ["</script>", "b"]}], "layout": {}}
    outputs = [
        new_output("display_data", data={"application/vnd.plotly.v1+json": figure, "text/plain": "A picture"}),
        new_output("display_data", data={"text/html": "<script>document.title = 'taken over'</script>"}),
        new_output("display_data", data={"text/html": "<img src='x' onerror=\"document.title = 'taken over'\">"}),
    ]
    notebook = new_notebook(cells=[new_code_cell("1", outputs=outputs)])
    nbformat.validate(notebook)
    return write_page(notebook, tmp_path / "page.html", title="a report")


def test_pictures_are_drawn_without_a_network_and_no_article_can_run_a_script(
    browser: Browser, page_file: Path
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    requests: list[str] = []
    page.on("requestfinished", lambda request: requests.append(request.url))
    page.goto(page_file.as_uri())
    page.locator("#figure-1 .main-svg").first.wait_for(timeout=20_000)
    assert page.locator("#figure-1 .scatterlayer .point").count() == 2
    assert page.title() == "a report"
    assert requests == [page_file.as_uri()]
    context.close()


def test_days_play_without_a_kernel(browser: Browser, tmp_path: Path) -> None:
    frames = [{"name": day, "data": [{"x": [x]}], "traces": [0]} for day, x in (("first", 1), ("second", 7))]
    steps = [{"label": f["name"], "method": "animate", "args": [[f["name"]], {"mode": "immediate"}]} for f in frames]
    figure = {
        "data": [{"type": "scatter", "mode": "markers", "x": [1], "y": [1]}],
        "layout": {"sliders": [{"steps": steps}], "xaxis": {"range": [0, 9]}},
        "frames": frames,
    }
    outputs = [new_output("display_data", data={"application/vnd.plotly.v1+json": figure, "text/plain": "Days"})]
    notebook = new_notebook(cells=[new_code_cell("1", outputs=outputs)])
    path = write_page(notebook, tmp_path / "page.html", title="days")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("#figure-1 .slider-rail-touch-rect").wait_for(timeout=20_000)
    box = page.locator("#figure-1 .slider-rail-touch-rect").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    page.wait_for_function("() => document.getElementById('figure-1').data[0].x[0] === 7", timeout=10_000)
    context.close()


def test_hatched_and_crossed_bars_can_be_told_apart_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    fills = ("solid", "hollow", "hatched", "crossed")
    bars = tuple(Bar(i, i + 1, 1, 1, "#117733", fill) for i, fill in enumerate(fills))
    figure = draw_plotly(Scene("Bars", panels=(Panel(Axis("number", 0, 4), bars=bars),), low=0, high=2, height=300))
    path = tmp_path / "bars.html"
    figure.write_html(path, include_plotlyjs=True)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator(".barlayer .point path").first.wait_for(timeout=20_000)
    drawn = page.locator(".barlayer .point path").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    strokes = page.locator("pattern path").evaluate_all("all => all.map(e => e.getAttribute('stroke'))")
    assert [fill.startswith("url(") for fill in drawn] == [False, False, True, True]
    assert drawn[0] != drawn[1]
    assert set(strokes) == {"rgb(17, 119, 51)"}, "strokes in the colour of the card cannot be seen"
    context.close()
