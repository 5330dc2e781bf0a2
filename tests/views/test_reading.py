"""The reader, the start page, the search and the words behind the rows: escaped, complete, in words."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb import Dossier
from syrnb.analysis.counting import UNITS
from syrnb.views import changed, coverage, gaps, notes, reader, search, source_list, speakers, timeline
from syrnb.views.markup import Span, escape, mark, table_html
from syrnb.views.search import fold
from syrnb.views.view import COUNT
from tests.views.golden_files import check_golden


class Words(HTMLParser):
    """The text of a page, and the tags in it."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags, self.open = "", set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag not in ("br", "input", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@given(
    st.text(alphabet="ab <>&\"'é", max_size=30),
    st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33), st.sampled_from(["x", "y", 'z"'])), max_size=6),
)
def test_marking_keeps_every_letter_and_closes_every_tag(text, spans):
    html = mark(text, [Span(a, b, kind, "<t>") for a, b, kind in spans])
    page = Words(html)
    assert page.text == text
    assert page.open == []
    assert page.tags <= {"mark"}


def test_hostile_words_are_inert(dossier):
    for html in (
        reader(dossier, "d3").html(), timeline(dossier).words("e10").body, search(dossier, "script").html(),
        table_html(timeline(dossier).table()),
    ):  # fmt: skip
        assert "<script>" not in html
        assert Words(html).tags.isdisjoint({"script", "img"})


def test_hostile_words_are_shown_as_they_are(dossier):
    assert "&lt;script&gt;" in reader(dossier, "d3").html()
    assert "<script>alert(1)" in Words(timeline(dossier).words("e10").body).text


def test_the_reader_marks_claims_and_mentions(dossier):
    html = reader(dossier, "d1").html()
    assert re.search(r'<mark class="[^"]*\bevents\b[^"]*" title="[^"]*Rebel Front: attack \(captured\)', html)
    assert 'title="Actor: Rebel Front (by lexicon, 0.95)"' in html
    assert "by test/rule" in html
    page = Words(html)
    assert page.open == []
    for kind in ("events", "casualties", "relations", "control", "actor", "location", "time", "quantity"):
        assert f'<input type="checkbox" class="{kind}" checked>' in html


def test_the_reader_shows_the_whole_article(dossier):
    shown = " ".join(Words(re.sub("<ul>.*?</ul>", "", reader(dossier, "d3").html())).text.split())
    assert " ".join(dossier.texts["d3"].split()) in shown


def test_the_reader_says_why_a_sentence_was_passed_over(dossier):
    assert "No claim: no trigger of the lexicon" in reader(dossier, "d3").html()


def test_the_words_mark_the_quote_in_its_sentence(dossier):
    html = timeline(dossier).words("e01").body
    assert 'said on Sunday <mark class="quote">they captured Saraqib</mark> and shelled' in html
    assert 'Rebel Front claims, in <b><span data-claim="e01">Invented report 1</span></b>, 1 Dec 2024' in html
    with pytest.raises(KeyError, match="no claim 'zz'"):
        timeline(dossier).words("zz")


def test_the_words_survive_without_the_text(dossier):
    bare = Dossier(**dossier.tables())
    assert '<mark class="quote">they captured Saraqib</mark>' in timeline(bare).words("e01").body


def body(html):
    """Return a page without its style, a block a line, so that a change can be read."""
    return (
        re.sub(r"(?=<(?:div|ul|li|h3|h4|p|table|tr|details|label|blockquote)\b)", "\n", html.split("</style>")[1])
        + "\n"
    )


def test_golden_words(dossier):
    html = timeline(dossier).words("e11").body.split("</style>")[1] + "\n"
    check_golden("words_e11.html", html)


def test_golden_reader(dossier):
    check_golden("reader_d3.html", body(reader(dossier, "d3").html()))


def test_golden_start(dossier):
    check_golden("gaps.html", body(gaps(dossier).html()))
    check_golden("sources.html", body(source_list(dossier).html()))
    check_golden("changed_2024-12-05.html", body(changed(dossier, "2024-12-05").html()))


def test_coverage_counts_and_says_what_was_not_read(dossier):
    view = coverage(dossier)
    frame = view.table().set_index("file")
    assert list(frame.loc["d1.txt", ["Happenings", "Casualties", "Ties", "Who holds what"]]) == [5, 3, 2, 2]
    assert frame.loc["blank.txt", "reason"] == "the file has no text"
    assert any("not read (failed: the file has no text)" in label.text for label in view.scene.panels[0].labels)
    assert "Files: 3 read, 1 failed, 1 skipped" in view.text()


@pytest.mark.parametrize(
    ("count", "subtitle", "happenings", "line"),
    [
        ("claims", "29 claims", 5, "Claims: 12 happenings"),
        ("incidents", "incidents (in", 5, "Incidents: 12 happenings"),
        ("sources", "independent sources (of 29 claims)", 4, "Independent sources: 7 happenings"),
    ],
)
def test_coverage_counts_what_is_chosen(dossier, count, subtitle, happenings, line):
    view = coverage(dossier, count=count)
    assert subtitle in view.scene.subtitle
    assert view.table().set_index("file").loc["d1.txt", "Happenings"] == happenings
    assert line in view.text()
    assert view.option_list() == (COUNT,)
    hovers = [bar.hover for bar in view.scene.panels[0].bars]
    assert all(UNITS[count] in hover for hover in hovers)
    with pytest.raises(ValueError, match="is not one of"):
        coverage(dossier, count="articles")


def test_gaps(dossier):
    view = gaps(dossier)
    assert list(view.table().what) == ["not read", "not read"]
    assert dict(view.unused().itertuples(index=False)) == {"no trigger of the lexicon": 1}
    lacks = view.lacks().set_index("table")
    assert list(lacks.loc["Happenings", ["claims", "no day", "with doubts"]]) == [12, 2, 1]


def test_speakers(dossier):
    frame = speakers(dossier).set_index("speaker")
    assert list(frame.loc["Turkey", ["claims", "denials"]]) == [2, 2]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SARAQIB", True),
        ("sáráqib", True),
        ("captured idlib", True),
        ("captured zanzibar", False),
        ("rebels hama", True),
        ("", False),
    ],
)
def test_search(dossier, query, found):
    assert bool(len(search(dossier, query).table())) == found


@given(st.text(max_size=20))
def test_folding_keeps_offsets(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("view", [changed, coverage, gaps, notes, reader, search, source_list])
def test_an_empty_folder_says_so(empty, view):
    shown = view(empty)
    assert Words(shown.html()).text
    assert shown.table().empty
    assert re.search("nothing to|0 notes", shown.text()) or "Search" in shown.text()


def test_tables_escape_and_count_the_rest(dossier):
    frame = timeline(dossier).table().assign(quote='<img src="x">')
    html = table_html(frame, 3)
    assert "<img" not in html
    assert "and 9 more rows" in html
    assert escape('"') == "&quot;"


def test_many_references_are_folded_in_a_notebook_and_open_on_their_own_page():
    documents = [
        {"doc_id": f"d{i:02}", "path": f"{i:02}.txt", "published": date(2024, 12, 1), "published_basis": "stated",
         "status": "read", "n_chars": 1, "n_sentences": 1, "title": f"Report {i}"}
        for i in range(50)
    ]  # fmt: skip
    listed = source_list(Dossier.from_rows({"documents": documents}))
    assert "<details><summary>50 articles, by day</summary>" in listed.html()
    assert "<details open>" in replace(listed, options={"articles": "articles/"}).html()
    few = source_list(Dossier.from_rows({"documents": documents[:40]}))
    assert "<details" not in few.html()
