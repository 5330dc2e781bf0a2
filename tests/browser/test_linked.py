"""Linked views in JupyterLab: what is chosen in one view narrows the others, and stays when all cells run again."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.jupyterlab import DRAW_SECONDS, OpenNotebook, Server
from tests.shipped import PROJECT

pytestmark = pytest.mark.browser

SCREENSHOTS = PROJECT / "build" / "screenshots"
FOLLOWS, NARROWED = "Follows what is chosen above", "Narrowed by what is chosen above"

# Each notebook with views that follow, how many, and what is chosen: a control and its entry or day, or "a claim".
CHOICES = [
    ("01_timeline", 1, ("Actor", "Place", "From=2024-12-01", "a claim")),
    ("02_alliances", 3, ("Actor", "From=2024-12-01", "a claim")),
    ("03_casualties", 4, ("Actor", "Place", "From=2024-12-01", "a claim")),
]


@pytest.fixture
def notebook(browser: Browser, server: Server) -> Iterator[OpenNotebook]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = OpenNotebook(context.new_page())
    yield notebook
    assert notebook.errors() == []
    assert notebook.complaints == []
    context.close()


@pytest.mark.parametrize(("name", "count", "choices"), CHOICES, ids=[row[0] for row in CHOICES])
def test_every_kind_of_choice_narrows_the_views_below_and_survives_a_rerun(
    notebook: OpenNotebook, server: Server, name: str, count: int, choices: tuple[str, ...]
) -> None:
    notebook.open(server.page_of(name))
    notebook.run_all()
    told = statuses(notebook.page)
    assert told.count() == count
    for choice in choices:
        before = pictures(told)
        choose(notebook, choice)
        wait_until(notebook, lambda: NARROWED in told.last.inner_text(), f"{choice}: nothing follows")
        heard = [NARROWED in text for text in told.all_inner_texts()]
        narrowed = pictures(told)
        if choice == choices[0]:
            assert heard == [True] * count
            assert narrowed != before, choice
            shown = told.all_inner_texts()
            notebook.run_all()
            assert told.all_inner_texts() == shown, "what is chosen is gone after a rerun"
            wait_until(notebook, lambda drawn=narrowed: pictures(told) == drawn, "a rerun draws otherwise")
        notebook.use(notebook.widget("Show everything again"))
        wait_until(notebook, lambda: FOLLOWS in told.last.inner_text(), f"{choice}: not taken back")
        wait_until(notebook, lambda drawn=before: pictures(told) == drawn, f"{choice}: not drawn as before")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    notebook.page.screenshot(path=SCREENSHOTS / f"{name}_linked.png")


def test_the_band_of_a_running_toll_is_drawn_with_its_claims(notebook: OpenNotebook, server: Server) -> None:
    notebook.open(server.page_of("03_casualties"))
    notebook.run_all()
    picture = notebook.widget("Picture")
    notebook.use(picture, "What all allow")
    desk = notebook.page.locator(".syrnb-desk").first
    plot = desk.locator(".syrnb-picture .js-plotly-plot")
    expect(plot.locator(".gtitle")).to_contain_text("What all claims together allow, day by day")
    rows = desk.locator(".syrnb-rows details")
    rows.locator("summary").focus()
    notebook.page.keyboard.press("Enter")
    expect(rows.locator("th", has_text="not less by")).to_be_visible()
    notebook.page.keyboard.press("Enter")
    stretches = plot.locator(".barlayer .point")
    assert stretches.count() >= 10
    low_and_high = plot.evaluate(
        "p => p.data.filter(t => t.mode === 'lines' && t.x[0] !== null).map(t => t.line.dash + t.y.length)"
    )
    assert any(line.startswith("solid") for line in low_and_high)
    assert any(line.startswith("dash") for line in low_and_high)
    legend = " ".join(plot.locator(".legendtext").all_text_contents())
    assert "allowed by all claims together: no less" in legend
    assert "a claim of that day" in legend
    assert "The band is no range of error" in " ".join(plot.locator(".annotation-text").all_text_contents())
    assert overlaps(plot) == []
    # Its words are one click away.
    mark = plot.locator(".scatterlayer .point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    for step in (3, 0):
        notebook.page.mouse.move(box["x"] + box["width"] / 2 - step, box["y"] + box["height"] / 2)
        notebook.page.wait_for_timeout(250)
    hover = plot.locator(".hoverlayer .hovertext")
    hover.first.wait_for(timeout=5_000)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    notebook.page.screenshot(path=SCREENSHOTS / "03_casualties_band.png")
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    assert notebook.wait_for(notebook.widget("Claim"), lambda now: "In its article" in now)


def statuses(page: Page) -> Locator:
    """Return the lines in which the views that follow say what they follow."""
    return page.get_by_role("status").filter(has_text="what is chosen above")


def pictures(told: Locator) -> list[str]:
    """Return what each of these views shows: its words, and the points of its pictures."""
    return told.evaluate_all(
        "all => all.map(e => e.closest('.syrnb-desk')).map(desk => desk.querySelector('.syrnb-picture').innerText + "
        "[...desk.querySelectorAll('.js-plotly-plot')].map(p => JSON.stringify(p.data.map(t => [t.x, t.y, t.text]))))"
    )


def choose(notebook: OpenNotebook, choice: str) -> None:
    """Choose by hand: the second entry of a list, a day in a field, or a claim and what is around it."""
    if choice == "a claim":
        claims = notebook.widget("Claim")
        claims.focus()
        for key in ("ArrowDown", "ArrowDown"):
            notebook.page.keyboard.press(key)
        near = notebook.widget("Narrow to")
        near.wait_for(state="visible")
        notebook.use(near, "the article of the chosen claim")
        return
    label, _, value = choice.partition("=")
    control = notebook.widget(label)
    if not value:
        value = control.locator("option").nth(1).text_content() or ""
    notebook.use(control, value)


def wait_until(notebook: OpenNotebook, done: object, said: str) -> None:
    deadline = time.monotonic() + DRAW_SECONDS
    while time.monotonic() < deadline:
        if done():  # type: ignore[operator]
            return
        notebook.page.wait_for_timeout(150)
    raise AssertionError(said)


def overlaps(plot: Locator) -> list[str]:
    """Return pairs of words of a picture that stand on one another: titles, notes, ticks and legend."""
    return plot.evaluate(
        """p => {
          const all = [...p.querySelectorAll(
            '.annotation-text, .xtick text, .ytick text, .legendtext, .legend2text, .gtitle')]
            .map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, r]) => r.width > 0);
          const found = [];
          all.forEach(([a, r], i) => all.slice(i + 1).forEach(([b, s]) => {
            if (r.left < s.right - 1 && s.left < r.right - 1 && r.top < s.bottom - 1 && s.top < r.bottom - 1)
              found.push(a + ' | ' + b);
          }));
          return found;
        }"""
    )
