"""Reports: the words about what was read, notebooks set to another folder, pages that need no kernel and no network."""

import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from syrnb import Dossier
from syrnb.reporting import (
    Link,
    NotebookError,
    Summary,
    curated_notebooks,
    describe_reading,
    execute_notebook,
    set_seeds,
    write_articles,
    write_index,
    write_page,
    write_sources,
)
from syrnb.reporting.frame import draw_navigation
from syrnb.reporting.site import summarise
from tests.shipped import MANIFEST, lay_out, shipped_articles, tidy
from tests.views.golden_files import check_golden

HOSTILE = "</script><script>alert(1)</script>"

DRAW = """
import ipywidgets, plotly.graph_objects as go
from IPython.display import display
figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 1], text=[HOSTILE, "b"])).to_plotly_json()
bundle = {"application/vnd.plotly.v1+json": figure, "text/html": "<b>static</b>", "text/plain": "A picture\\nof two"}
display(bundle, raw=True)
held = ipywidgets.Output()
held.outputs = ({"output_type": "display_data", "data": bundle, "metadata": {}},)
ipywidgets.VBox([ipywidgets.Dropdown(options=["a", "b"], description="Actor"), held])
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A notebook with a picture, a control that holds the same picture, and a title."""
    cells = [
        new_markdown_cell("# A *title* with $a^2$"),
        new_code_cell('SEEDS = "../seeds"', metadata={"tags": ["parameters"]}),
        new_code_cell("print(SEEDS)"),
        new_code_cell(f"HOSTILE = {HOSTILE!r}{DRAW}"),
    ]
    path = tmp_path_factory.mktemp("notebooks") / "00_drawn.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    return path


@pytest.fixture(scope="module")
def executed(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    notebook = set_seeds(source, folder)
    done = []
    execute_notebook(notebook, name=source.stem, folder=folder, on_cell=done.append)
    assert done[-1] == len(notebook.cells) - 1
    return notebook, folder


@pytest.fixture(scope="module")
def page(executed, tmp_path_factory):
    path = write_page(executed[0], tmp_path_factory.mktemp("report") / "00_drawn.html", title=f"T {HOSTILE}")
    return path.read_text(encoding="utf-8")


def test_a_copy_reads_the_folder_it_is_set_to(executed):
    notebook, folder = executed
    printed = [o.text for cell in notebook.cells for o in cell.get("outputs", ()) if o.output_type == "stream"]
    assert printed == [f"{folder}\n"]


def test_a_page_fetches_nothing_and_runs_only_what_it_names(page):
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page)
    assert "@import" not in page
    policy = BeautifulSoup(page, "html.parser").find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_a_page_holds_each_picture_and_no_control(page):
    main = BeautifulSoup(page, "html.parser").find("main")
    places = main.find_all("div", role="figure")
    assert [(p["id"], p["aria-label"]) for p in places] == [("figure-1", "A picture"), ("figure-2", "A picture")]
    for hidden in ("static", "Dropdown", "print(SEEDS)"):
        assert hidden not in main.get_text()


def test_a_picture_that_plays_is_kept_as_it_came(tmp_path):
    """Its own slider does what the control did; what the control held last has none."""
    played = {"data": [], "layout": {"title": {"text": "every day"}}, "frames": [{"name": "2024-12-01", "data": []}]}
    widget = {"model_id": "m", "version_major": 2, "version_minor": 0}
    data = {"application/vnd.jupyter.widget-view+json": widget, "application/vnd.plotly.v1+json": played,
            "text/plain": "Days"}  # fmt: skip
    held = {"data": {"application/vnd.plotly.v1+json": {"data": [], "layout": {"title": {"text": "one day"}}}},
            "output_type": "display_data", "metadata": {}}  # fmt: skip
    state = {"m": {"model_name": "OutputModel", "state": {"outputs": [held]}}}
    notebook = nbformat.v4.new_notebook(
        cells=[new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data=data)])],
        metadata={"widgets": {"application/vnd.jupyter.widget-state+json": {"state": state}}},
    )
    text = write_page(notebook, tmp_path / "page.html", title="t").read_text(encoding="utf-8")
    assert '"name": "2024-12-01"' in text
    assert "every day" in text
    assert "one day" not in text


def test_no_text_can_close_a_script(page):
    assert HOSTILE not in page
    # Drawing code, and the one that carries the data; nbconvert's own template adds none.
    assert len(re.findall(r"</script", page)) == len(re.findall(r"<script", page)) == 2


def test_a_page_is_the_same_for_the_same_notebook(executed, page, tmp_path):
    again = write_page(executed[0], tmp_path / "00_drawn.html", title=f"T {HOSTILE}")
    assert again.read_text(encoding="utf-8") == page


def test_a_failing_cell_is_told_and_what_ran_before_is_kept(tmp_path):
    notebook = new_notebook(cells=[new_code_cell("print('before')"), new_code_cell("1 / 0"), new_code_cell("print(2)")])
    with pytest.raises(NotebookError, match="some notebook: ZeroDivisionError: division by zero"):
        execute_notebook(notebook, name="some notebook", folder=tmp_path)
    assert notebook.cells[0].outputs[0].text == "before\n"
    assert notebook.cells[2].outputs == []


def test_index_links_every_page_and_table_and_escapes_what_was_read(tmp_path):
    pages = [
        Summary(Link("<One>", "01.html"), "About one.", HOSTILE, "<svg><script>alert(1)</script></svg>"),
        Summary(Link("Two", "02.html")),
    ]
    links = [Link("Overview", "index.html"), *(page.link for page in pages)]
    counts = {"events": 1234}
    index = write_index(
        pages, tmp_path / "index.html", summary=f"{HOSTILE}\nmore", links=links, counts=counts, tables="../tables/"
    )
    text = index.read_text()
    assert "<script" not in text
    found = BeautifulSoup(text, "html.parser")
    assert [(a["href"], a.get("aria-current")) for a in found.nav.find_all("a")] == [
        ("index.html", "page"), ("01.html", None), ("02.html", None),
    ]  # fmt: skip
    assert [(a["href"], a.text) for a in found.main.find_all("a")] == [
        ("01.html", "<One>"), ("02.html", "Two"), ("../tables/events.csv", "events.csv"),
    ]  # fmt: skip
    assert [img["src"].split(",")[0] for img in found.find_all("img")] == ["data:image/svg+xml;base64"]
    assert "1,234" in found.main.text


def test_index_golden(tmp_path):
    """Read the golden file in review; write it anew with ``SYRNB_GOLDEN=1``."""
    pages = [Summary(Link("Timeline", "01.html"), "What happened.", "Timeline. 3 claims.", "<svg></svg>")]
    links = [Link("Overview", "index.html"), pages[0].link]
    index = write_index(pages, tmp_path / "index.html", summary="Read 1 of 1 article.\nClaims: events 3", links=links,
                        counts={"events": 3}, tables="../tables/")  # fmt: skip
    check_golden("site_index.html", re.sub("<style>.*?</style>\n?", "", index.read_text(), flags=re.DOTALL))


def test_a_page_is_summarised_by_its_first_words_and_picture(executed):
    found = summarise(executed[0], Link("A title", "00.html"))
    assert (found.about, found.shows, found.picture) == ("", "A picture", "")
    picture = {"application/vnd.plotly.v1+json": {}, "text/html": "<figure><svg a='b'>x</svg></figure>"}
    cells = [
        new_markdown_cell("# T\n\nWhat **stands** [here](01_x.ipynb). More."),
        new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data=picture | {"text/plain": "Shows\nx"})]),
    ]
    found = summarise(new_notebook(cells=cells), Link("T", "t.html"))
    assert (found.about, found.shows, found.picture) == ("What stands here.", "Shows", "<svg a='b'>x</svg>")


def test_a_page_has_its_navigation_and_leaves_out_what_only_runs(tmp_path):
    cells = [
        new_markdown_cell("# T\n\nGo to [the timeline](01_timeline.ipynb) or [elsewhere](https://x.org/01_a.ipynb)."),
        new_markdown_cell("Press the button", metadata={"tags": ["live"]}),
    ]
    links = [Link("Overview", "index.html"), Link("T", "00.html")]
    page = write_page(
        new_notebook(cells=cells), tmp_path / "00.html", title="T", navigation=draw_navigation(links, "00.html")
    )
    found = BeautifulSoup(page.read_text(), "html.parser")
    assert [a["href"] for a in found.nav.find_all("a")] == ["index.html", "00.html"]
    assert [a["href"] for a in found.main.find_all("a") if not a["href"].startswith("#")] == [
        "01_timeline.html", "https://x.org/01_a.ipynb",
    ]  # fmt: skip
    assert "Press the button" not in found.text


def test_a_control_without_a_picture_shows_what_stands_in_for_it(tmp_path):
    data = {"application/vnd.jupyter.widget-view+json": {"model_id": "m"}, "text/html": "<p>instead</p>"}
    notebook = new_notebook(cells=[new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data=data)])])
    page = write_page(notebook, tmp_path / "page.html", title="t")
    assert "<p>instead</p>" in page.read_text()


def test_sources_lead_to_a_page_of_each_article(tmp_path):
    text = f"Rebels captured Saraqib. {HOSTILE}"
    document = {
        "doc_id": "0a1b", "path": "one.txt", "title": "<One>", "published_basis": "unknown", "status": "read",
        "n_chars": len(text), "n_sentences": 1,
    }  # fmt: skip
    sentence = {
        "sentence_id": "s", "doc_id": "0a1b", "paragraph": 0, "span_start": 0, "span_end": len(text), "text": text,
        "used": False,
    }  # fmt: skip
    dossier = Dossier.from_rows({"documents": [document], "sentences": [sentence]}, texts={"0a1b": text})
    sources = BeautifulSoup(write_sources(dossier, tmp_path / "sources.html").read_text(), "html.parser")
    assert [(a["href"], a.text) for a in sources.main.find_all("a")] == [("articles/0a1b.html", "<One>")]
    links = [Link("Overview", "index.html")]
    (path,) = write_articles(dossier, tmp_path / "articles", links)
    article = BeautifulSoup(path.read_text(), "html.parser")
    assert path == tmp_path / sources.main.find("a")["href"]
    assert article.nav.find("a")["href"] == "../index.html"
    assert HOSTILE in article.main.text
    assert not article.find_all("script")


def test_summary_tells_what_was_not_read_and_what_lacks_a_date():
    common = {"n_chars": 0, "n_sentences": 0}
    rows = [
        {"doc_id": "a", "path": "a.txt", "published_basis": "unknown", "status": "read"},
        {"doc_id": "b", "path": "b.txt", "published_basis": "stated", "published": "2024-12-01", "status": "read"},
        {"doc_id": "c", "path": "c\n.pdf", "published_basis": "unknown", "status": "failed", "reason": "no text"},
        {"doc_id": "d", "path": "d.txt", "published_basis": "unknown", "status": "skipped", "reason": "same as a.txt"},
    ]
    sentences = [
        {
            "sentence_id": f"s{i}",
            "doc_id": "a",
            "paragraph": 0,
            "span_start": 0,
            "span_end": 1,
            "text": "x",
            "used": i > 0,
        }
        for i in range(3)
    ]
    dossier = Dossier.from_rows(
        {"documents": [row | common for row in rows], "sentences": sentences}, seeds=Path("articles")
    )
    assert "/" not in describe_reading(replace(dossier, seeds=Path("/home/a/articles")), whole_path=False)
    assert describe_reading(dossier).splitlines() == [
        "Read 2 of 4 articles in articles: 3 sentences, 2 of them with a claim.",
        "Not read:",
        "  c .pdf: failed, no text",
        "  d.txt: skipped, same as a.txt",
        "No publication day, so relative dates stay open (give one in documents.csv):",
        "  a.txt",
        "Claims: none",
    ]


def test_curated_notebooks_are_found_in_order():
    names = [path.stem for path in curated_notebooks()]
    assert names == sorted(names)
    assert names[0] == "00_start_here"


def test_shipped_articles_are_there_and_dated():
    names = shipped_articles()
    assert len(names) >= 10
    assert len(set(names)) == len(names)


def test_what_an_analyst_drops_in_stays_out_of_the_comparison(tmp_path):
    seeds = tmp_path / "project" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / MANIFEST).write_text("# shipped\nours.txt\n")
    (seeds / "ours.txt").write_text("ours")
    (seeds / "theirs.txt").write_text("theirs")
    (seeds / "overrides.csv").write_text("a\n")
    (seeds / "documents.csv").write_text("file,published\ntheirs.txt,2024-01-02\nours.txt,2024-01-01\n")
    (tmp_path / "project" / "notebooks").mkdir()
    tree = lay_out(tmp_path / "tree", tmp_path / "project")
    assert sorted(path.name for path in (tree / "seeds").iterdir()) == ["documents.csv", "ours.txt"]
    assert (tree / "seeds" / "documents.csv").read_text() == "file,published\nours.txt,2024-01-01\n"


def test_what_differs_between_runs_is_not_stored(executed):
    notebook = nbformat.from_dict(executed[0])
    tidy(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    mimetypes = {kind for cell in notebook.cells for o in cell.get("outputs", ()) for kind in o.get("data", {})}
    assert mimetypes == {"application/vnd.plotly.v1+json", "text/html", "text/plain"}


def test_the_rows_behind_the_pages_and_the_articles_are_on_the_index(tmp_path):
    from syrnb.reporting.behind import ABOUT_ROWS, write_rows
    from syrnb.reporting.site import list_articles

    bare = Dossier.from_rows({})
    counts = write_rows(bare, tmp_path / "rows")
    assert set(counts) == set(ABOUT_ROWS)
    assert {path.stem for path in (tmp_path / "rows").iterdir()} == set(ABOUT_ROWS)
    assert list_articles(bare) == ""
    links = [Link("Overview", "index.html")]
    index = write_index([], tmp_path / "index.html", summary="Read.", links=links, rows=counts, articles="<p>list</p>")
    found = BeautifulSoup(index.read_text(), "html.parser")
    assert [h["id"] for h in found.find_all("h2")] == ["articles", "rows"]
    assert all((tmp_path / a["href"]).is_file() for a in found.main.find_all("a"))


def test_what_a_page_leaves_out_leads_to_the_tables():
    from syrnb.reporting.frame import lead_to_tables

    assert lead_to_tables("and 5 more sets; the table has them all.").endswith('#tables">the tables</a> have them all.')
