"""Every notebook in JupyterLab, in a real browser: it runs, it draws, and each control moves the picture."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.jupyterlab import OpenNotebook, Server
from tests.shipped import PROJECT

pytestmark = pytest.mark.browser

SCREENSHOTS = PROJECT / "build" / "screenshots"

LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")

# Each notebook, and the controls to use in it, one by one. A control is its label, set to its last entry, or
# ``label=value``, where the value is an entry, a day, a text to write or (on a slider) a key to press.
CONTROLS = [
    ("00_start_here", "Article", "Count"),
    ("01_timeline", "Actor", "Place", "Type", "Who says so", "Standing", "From=2024-12-01", "Until=2024-11-30",
     "Lanes by", "Days", "Show",
     "Count", "Claim"),
    ("02_alliances", "Actor", "Type", "Who says so", "Standing", "From=2024-12-01", "Until=2024-11-30", "Picture",
     "Rests on", "Count", "Claim"),
    ("03_casualties", "Who says so", "Actor", "Place", "Type", "Standing", "From=2024-12-01", "Until=2024-11-30",
     "Group by", "Group", "Order", "Page", "Picture", "Count", "Claim"),
    ("04_territory", "Actor", "Place", "Who says so", "From=2025-02-28", "Until=2024-11-30", "Day=Home", "Map",
     "Weighing", "Told by", "Said within=7 days", "Count"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "labels"), [(row[0], row[1:]) for row in CONTROLS], ids=[row[0] for row in CONTROLS])
def test_notebook_runs_draws_and_answers(browser: Browser, server: Server, name: str, labels: tuple[str, ...]) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = OpenNotebook(context.new_page())
    try:
        notebook.open(server.page_of(name))
        notebook.run_all()
        assert notebook.errors() == []
        assert notebook.unnamed() == [], "controls that a screen reader has no name for"
        assert notebook.page.get_by_role("button", name="Share").count() == 0
        unmoved = [label for label in labels if not answers(notebook, *label.partition("=")[::2])]
        assert unmoved == [], "these controls changed nothing that is drawn, or did not change it back"
        assert notebook.errors() == []
        assert notebook.complaints == []
        assert [url for url in notebook.asked if not url.startswith(LOCAL)] == [], (
            "something was fetched from elsewhere"
        )
    finally:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        notebook.page.screenshot(path=SCREENSHOTS / f"{name}_used.png")
        context.close()


@pytest.mark.parametrize(
    ("name", "mark"), [("01_timeline", 30), ("02_alliances", 10), ("03_casualties", 12), ("04_territory", 6)]
)
def test_a_click_on_a_mark_shows_its_sentence_in_its_article(
    browser: Browser, server: Server, name: str, mark: int
) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = OpenNotebook(context.new_page())
    try:
        notebook.open(server.page_of(name))
        notebook.run_all()
        claims = notebook.widget("Claim")
        notebook.click_mark(mark)
        assert notebook.wait_for(claims, lambda now: "In its article" in now)
        legend = notebook.page.locator(".syrnb-desk .js-plotly-plot").first.locator(".legendtext, .legend2text")
        expect(legend.filter(has_text="the chosen claim")).to_be_attached()
        assert notebook.complaints == []
    finally:
        context.close()


def answers(notebook: OpenNotebook, label: str, value: str) -> bool:
    """Use a control and set it back; say whether what it draws became another and then the same again."""
    control = notebook.widget(label)
    control.scroll_into_view_if_needed()
    before = notebook.shown_by(control)
    undo = notebook.use(control, value)
    changed = notebook.wait_for(control, lambda now: now != before)
    undo()
    return changed and notebook.wait_for(control, lambda now: now == before)


def test_every_notebook_is_tried() -> None:
    assert {path.stem for path in (PROJECT / "notebooks").glob("*.ipynb")} == {row[0] for row in CONTROLS}
