"""A report as a site: opened from disk in a browser without a network, every link followed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import syrnb
from syrnb import views
from syrnb.knowledge.gazetteer import compiled_path, load_gazetteer
from syrnb.reporting import write_report
from tests.browser.accessible import FAULTS
from tests.shipped import PROJECT, SIDECAR, shipped_articles

pytestmark = pytest.mark.browser

NAMES = shipped_articles()[4:9]


@pytest.fixture(scope="module")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A report on a few articles; while it is written each of them is read once."""
    load_gazetteer()
    seeds, cache = tmp_path_factory.mktemp("seeds"), tmp_path_factory.mktemp("cache")
    for name in (*NAMES, SIDECAR):
        shutil.copyfile(PROJECT / "seeds" / name, seeds / name)
    (cache / compiled_path().name).symlink_to(compiled_path())
    before = os.environ.get("SYRNB_CACHE")
    os.environ["SYRNB_CACHE"] = str(cache)
    try:
        dossier = syrnb.read(seeds)
        kept = {path.name: path.stat().st_ino for path in (cache / "articles").iterdir()}
        report = write_report(dossier, seeds, tmp_path_factory.mktemp("out"))
        assert report.failures == []
        # An article that is read again is written again, as another file.
        assert {path.name: path.stat().st_ino for path in (cache / "articles").iterdir()} == kept
        assert len(kept) == len(NAMES)
        yield report.index
    finally:
        os.environ.pop("SYRNB_CACHE")
        if before is not None:
            os.environ["SYRNB_CACHE"] = before


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network that must stay without complaints and ask for nothing but files."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert complaints == []
    context.close()


def links(page: Page, within: str) -> list[str]:
    found = page.locator(f"{within} a").evaluate_all("all => all.map(a => a.href)")
    return [url for url in found if url.startswith("file:") and "#" not in url]


def test_every_link_of_the_site_leads_to_a_file(page: Page, site: Path) -> None:
    pending, seen = [site.as_uri()], set()
    while pending:
        url = pending.pop()
        seen.add(url)
        path = Path(url.removeprefix("file://"))
        assert path.is_file(), url
        if path.suffix == ".html":
            page.goto(url)
            assert page.title()
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{url} is too wide"
            pending += [link for link in links(page, "body") if link not in seen and link not in pending]
    names = {Path(url).name for url in seen}
    notebooks = {f"{path.stem}.html" for path in (PROJECT / "notebooks").glob("*.ipynb")}
    assert {"index.html", "sources.html", "events.csv", "documents.csv"} | notebooks <= names
    assert sum("/articles/" in url for url in seen) == len(NAMES)


def test_each_page_knows_where_it_is_and_draws(page: Page, site: Path) -> None:
    page.goto(site.as_uri())
    for url in links(page, "nav.site"):
        page.goto(url)
        current = page.locator("nav.site a[aria-current=page]")
        assert current.evaluate("a => a.href") == url
        if url.rsplit("/", 1)[-1][0].isdigit():
            page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=30_000)
            assert page.locator(".jupyter-widgets").count() == 0


def test_a_saved_view_is_drawn_without_a_network(page: Page, tmp_path: Path) -> None:
    dossier = syrnb.read(PROJECT / "seeds")
    made = [views.timeline, views.alliances, views.casualties, views.territory, views.coverage]
    for make in made:
        view = make(dossier)
        page.goto(view.save(tmp_path / f"{view.name}.html").as_uri())
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=30_000)
        assert page.locator("table tbody tr").count() > 5
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_days_that_play_may_be_stopped_started_again_and_stepped(page: Page, site: Path, tmp_path: Path) -> None:
    saved = views.territory(syrnb.read(PROJECT / "seeds")).save(tmp_path / "territory.html")
    for path in (site.with_name("04_territory.html"), saved):
        page.goto(path.as_uri())
        picture = page.locator(".js-plotly-plot", has=page.locator(".updatemenu-button")).first
        button = {name: picture.locator(".updatemenu-button", has_text=name) for name in ("Play", "Stop")}
        seen = set()
        for name in ("Play", "Stop", "Play", "Play", "Stop"):
            button[name].click(timeout=30_000)
            page.wait_for_timeout(1400)
            seen.add(picture.locator(".gtitle").text_content())
        assert len(seen) > 1, f"{path.name}: no day followed another"
        button["Play"].click()
        rail = picture.locator(".slider-rail-touch-rect").bounding_box()
        assert rail is not None
        page.mouse.click(rail["x"] + 3, rail["y"] + rail["height"] / 2)
        page.wait_for_timeout(1400)


def test_the_index_shows_a_picture_of_each_notebook(page: Page, site: Path) -> None:
    page.goto(site.as_uri())
    sizes = page.locator(".pages img").evaluate_all("all => all.map(i => i.naturalWidth)")
    assert len(sizes) == len(list((PROJECT / "notebooks").glob("*.ipynb")))
    assert min(sizes) > 100
    assert f"Read {len(NAMES)} of" in page.locator("p.lead").inner_text()


def test_an_article_is_one_click_from_the_sources_and_its_legend_needs_no_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.with_name("sources.html").as_uri())
    page.locator("main table a").first.click()
    mark = page.locator("li.events").first
    assert mark.is_visible()
    page.locator("input.events").uncheck()
    assert not mark.is_visible()
    page.locator("input.events").check()
    page.locator("details.k0 summary").click()
    assert page.locator("details.k0 dt", has_text="Read by").is_visible()
    context.close()


@pytest.mark.parametrize("name", ["01_timeline", "02_alliances", "03_casualties", "04_territory"])
def test_a_claim_is_one_click_from_its_words_in_its_article(page: Page, site: Path, name: str) -> None:
    """A click on a mark, a line of the list below the picture, and a row each lead to marked words on the screen."""

    def arrived() -> None:
        page.wait_for_url("**/articles/*.html#*")
        at = page.locator(":target")
        seen = at.evaluate("e => { const box = e.getBoundingClientRect(); return [box.top, window.innerHeight]; }")
        assert 40 < seen[0] < seen[1] - 40, "the words are not where one looks"
        marks = page.locator("mark").evaluate_all("all => all.filter(e => getComputedStyle(e).outlineWidth === '2px')")
        assert marks, "the words are not marked"
        page.go_back()

    page.goto(site.with_name(f"{name}.html").as_uri())
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".main-svg").first.wait_for(timeout=30_000)
    mark = plot.locator(".scatterlayer .point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 3, y)
    page.wait_for_timeout(300)
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.down()
    page.mouse.up()
    arrived()
    page.locator("summary", has_text="The claims that the marks open").first.click()
    page.locator("details[open] a[href*='articles/']").first.click()
    arrived()
    page.locator("main td a[href*='articles/']:visible").first.click()
    arrived()


def test_pages_can_be_heard_and_used_by_keyboard(page: Page, site: Path) -> None:
    page.goto(site.as_uri())
    article = next(iter(sorted((site.parent / "articles").glob("*.html"))))
    for url in [*links(page, "nav.site"), article.as_uri()]:
        page.goto(url)
        assert page.evaluate("document.documentElement.lang") == "en"
        assert page.evaluate(FAULTS) == [], url


def test_a_picture_is_dark_on_a_dark_page_and_light_on_paper(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, color_scheme="dark")
    page = context.new_page()
    page.goto(site.with_name("01_timeline.html").as_uri())
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".main-svg").first.wait_for(timeout=30_000)
    look = "e => getComputedStyle(e).filter"
    assert plot.evaluate(look).startswith("invert(0.95)")
    page.emulate_media(media="print")
    assert plot.evaluate(look) == "none"
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)", "a dark page is printed dark"
    context.close()


def test_paper_gets_the_whole_picture_and_whole_tables(browser: Browser, site: Path) -> None:
    """A script draws to the width of its window: what is printed is the SVG, as wide as the paper."""
    context = browser.new_context(offline=True, viewport={"width": 718, "height": 1000})
    page = context.new_page()
    for name in ("01_timeline", "02_alliances", "03_casualties", "04_territory"):
        page.goto(site.with_name(f"{name}.html").as_uri())
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=30_000)
        page.emulate_media(media="print")
        pictures = page.locator(".syrnb-paper svg")
        assert pictures.count() == page.locator("[id^=figure-]").count()
        widths = pictures.evaluate_all("all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right])")
        assert all(0 <= left < right <= 718 for left, right in widths)
        assert page.locator(".js-plotly-plot:visible").count() == 0
        wide = page.locator(".scroll:visible").evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1)")
        assert len(wide) == 0, f"a table of {name} is cut"
        page.emulate_media(media="screen")
    page.goto(site.with_name("sources.html").as_uri())
    page.emulate_media(media="print")
    wide = page.locator(".scroll:visible").evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1)")
    assert len(wide) == 0, "a table of the sources is cut"
    context.close()


def test_on_a_narrow_screen_a_picture_keeps_its_width_and_is_moved_sideways(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 400, "height": 800})
    page = context.new_page()
    page.goto(site.with_name("01_timeline.html").as_uri())
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".main-svg").first.wait_for(timeout=30_000)
    assert plot.evaluate("e => e.clientWidth") >= 960
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    context.close()


def test_a_dark_browser_gets_dark_pages(browser: Browser, site: Path) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    for name in ("index.html", "00_start_here.html", "sources.html"):
        seen = []
        for scheme in ("light", "dark"):
            context = browser.new_context(offline=True, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(site.with_name(name).as_uri())
            seen.append(page.evaluate(ground))
            context.close()
        assert seen == ["rgb(255, 255, 255)", "rgb(22, 24, 29)"], name
