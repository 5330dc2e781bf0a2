"""Notebook 00 as an analyst uses it: reads, switches marks, fills in a day, adds articles, searches, compares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.jupyterlab import OpenNotebook, Server, serve
from tests.shipped import PROJECT, compile_knowledge, lay_out

pytestmark = pytest.mark.browser

SCREENSHOTS = PROJECT / "build" / "screenshots"
UNDATED = "Government forces shelled the village of Kafr Nabl on Monday, killing six civilians, residents said."
ADDED = "Rebels captured the airport of Qamishli on Tuesday, killing nine soldiers, the rebels said."
NAME = "00_start_here"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own, since this test writes into its articles."""
    compile_knowledge()
    root = lay_out(tmp_path_factory.mktemp("start") / "project")
    (root / "seeds" / "undated.txt").write_text(UNDATED)
    return root


@pytest.fixture(scope="module")
def own_server(chromium: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(root, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture(scope="module")
def notebook(browser: Browser, own_server: Server) -> Iterator[OpenNotebook]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    notebook = OpenNotebook(context.new_page())
    notebook.open(own_server.page_of(NAME))
    notebook.run_all()
    yield notebook
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    notebook.page.screenshot(path=SCREENSHOTS / f"{NAME}_worked.png")
    context.close()


@pytest.fixture(autouse=True)
def clean(notebook: OpenNotebook, own_server: Server) -> Iterator[None]:
    """Hold the console clean and the network unasked, whatever a test does."""
    yield
    assert notebook.errors() == []
    assert notebook.complaints == []
    assert [a for a in notebook.asked if not a.startswith((own_server.address, "ws:", "data:", "blob:"))] == []


def cell_of(notebook: OpenNotebook, label: str) -> Locator:
    """Return the outputs of the cell that has a control."""
    return notebook.widget(label).locator("xpath=ancestor::div[contains(@class, 'jp-Cell-outputArea')][1]")


def test_choosing_an_article_shows_it(notebook: OpenNotebook) -> None:
    title = "Army redeploys in Aleppo and prepares a counterattack"
    shown = cell_of(notebook, "Article")
    assert notebook.widget("Article").evaluate("e => e.getBoundingClientRect().width") > 600, "titles are cut"
    entry = notebook.widget("Article").locator("option", has_text=title).text_content()  # how many claims, too
    assert entry is not None
    notebook.use(notebook.widget("Article"), entry)
    expect(shown.locator(".syrnb h3").first).to_have_text(title)


@pytest.mark.parametrize("kind", ["events", "control", "actor", "unused"])
def test_the_legend_switches_a_kind_by_keyboard(notebook: OpenNotebook, kind: str) -> None:
    shown = cell_of(notebook, "Article")
    look = "e => ['backgroundColor', 'borderBottomWidth', 'fontStyle'].map(k => getComputedStyle(e)[k]).join()"
    mark, box = shown.locator(f"mark.{kind}").first, shown.locator(f"input.{kind}")
    before = mark.evaluate(look)
    box.focus()
    notebook.page.keyboard.press("Space")
    assert mark.evaluate(look) != before
    beside = shown.locator(f"li.{kind}")
    if beside.count():
        expect(beside.first).to_be_hidden()
    notebook.page.keyboard.press("Space")
    assert mark.evaluate(look) == before


def test_opening_a_claim_frames_its_words_and_says_how_it_was_read(notebook: OpenNotebook) -> None:
    claim = cell_of(notebook, "Article").locator("details.k1")
    words = cell_of(notebook, "Article").locator("mark.k1").first
    assert words.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
    claim.locator("summary").focus()
    notebook.page.keyboard.press("Enter")
    assert words.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    for term in ("Said by", "Happened", "Read by", "Claim"):
        expect(claim.locator("dt", has_text=term)).to_be_visible()


def test_mentions_open_as_a_table(notebook: OpenNotebook) -> None:
    found = cell_of(notebook, "Article").locator("details.found").first
    expect(found.locator("tr.actor").first).to_be_hidden()
    found.locator("summary").click()
    expect(found.locator("tr.actor").first).to_be_visible()


def test_another_day_to_compare_with_changes_the_words(notebook: OpenNotebook) -> None:
    shown = cell_of(notebook, "Compared with")
    expect(shown.locator(".syrnb h3").first).to_have_text("What 1 article published since 5 Feb 2025 changed")
    undo = notebook.use(notebook.widget("Compared with"), "before 5 Dec 2024 (without 9 articles)")
    expect(shown.locator(".syrnb h3").first).to_have_text("What 9 articles published since 5 Dec 2024 changed")
    expect(shown.locator("details.change summary", has_text="Corroborated")).to_be_visible()
    undo()
    expect(shown.locator(".syrnb h3").first).to_have_text("What 1 article published since 5 Feb 2025 changed")


def test_a_wrong_day_says_why_and_a_right_one_is_written(notebook: OpenNotebook, root: Path) -> None:
    label, button = "Day of undated.txt", "Write these days"
    sheet = root / "seeds" / "documents.csv"
    before = sheet.read_text()
    shown = cell_of(notebook, button)
    notebook.widget(label).fill("31/12/24")
    notebook.widget(button).press("Enter")
    expect(shown.get_by_role("status")).to_have_text("undated.txt: “31/12/24” is not a day: write it as 2024-12-31")
    assert sheet.read_text() == before
    notebook.widget(label).fill("3 December 2024")
    notebook.widget(button).press("Enter")
    expect(shown.get_by_role("status")).to_have_text("undated.txt: 2024-12-03 is written", timeout=60_000)
    assert sheet.read_text() == before + "undated.txt,2024-12-03,,,\n"
    expect(shown.locator("details.change summary").first).to_contain_text("Dated otherwise")
    expect(notebook.page.locator(".widget-label", has_text=label)).to_have_count(0)


def test_good_files_are_taken_in_and_bad_ones_say_why(notebook: OpenNotebook, root: Path) -> None:
    upload = notebook.page.locator("button.jupyter-button", has_text="Add articles")
    shown = upload.locator("xpath=ancestor::div[contains(@class, 'jp-Cell-outputArea')][1]")
    files = [
        {"name": "qamishli.txt", "mimeType": "text/plain", "buffer": ADDED.encode()},
        {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
        {"name": "again.txt", "mimeType": "text/plain", "buffer": UNDATED.encode()},
    ]
    assert upload.is_enabled()
    with notebook.page.expect_file_chooser() as chooser:
        upload.click()
    chooser.value.set_files(files)  # type: ignore[arg-type]
    expect(shown.get_by_role("status")).to_contain_text("1 file taken, 2 not.", timeout=60_000)
    said = shown.get_by_role("status").inner_text()
    assert "empty.txt: not taken: empty" in said
    assert "again.txt: not taken: the same text as undated.txt" in said
    assert "qamishli.txt: taken; no day of publication is known: fill it in above" in said
    missing = notebook.page.locator(".jp-Cell", has_text="views.gaps(dossier)")
    expect(missing.locator("td", has_text="qamishli.txt").first).to_be_visible()
    assert (root / "seeds" / "qamishli.txt").read_text() == ADDED
    assert not (root / "seeds" / "again.txt").exists()
    expect(shown.locator("details.change", has_text="Qamishli").first).to_be_attached(timeout=20_000)


def test_what_was_added_can_be_read_and_found_without_a_rerun(notebook: OpenNotebook) -> None:
    assert any("qamishli.txt" in entry for entry in notebook.widget("Article").locator("option").all_inner_texts())
    shown = cell_of(notebook, "Search for")
    notebook.use(notebook.widget("Search for"), "qamishli soldiers")
    expect(shown.locator("h4", has_text="Articles: 1")).to_be_visible()
    expect(shown.locator("mark.found", has_text="Qamishli").first).to_be_visible()
    claims = shown.locator(".widget-inline-hbox", has_text="Claim").locator("select option")
    expect(claims.nth(1)).to_be_attached()
