"""Counts as intervals: dots, bars and arrows; parts under their whole; never a sum."""

from hypothesis import given
from hypothesis import strategies as st

from syrnb.views import casualties
from syrnb.views.claims import prepare
from syrnb.views.counts import Count, count_of, nest, position


def drawn(view, claim_id):
    ladder = view.scene.panels[0]
    return (
        [b for b in ladder.bars if b.claim_id == claim_id],
        [p for p in ladder.points if p.claim_id == claim_id],
    )  # fmt: skip


def test_a_number_is_a_dot(dossier):
    bars, (point,) = drawn(casualties(dossier), "c03")
    assert bars == []
    assert (point.x, point.symbol) == (position(7), "circle")


def test_at_least_has_an_arrow_to_the_right(dossier):
    bars, (start, arrow) = drawn(casualties(dossier), "c01")
    assert (start.x, arrow.symbol) == (position(40), "triangle-right")
    assert arrow.x > start.x
    assert [b.opacity for b in bars] == sorted((b.opacity for b in bars), reverse=True)


def test_up_to_has_an_arrow_to_the_left(dossier):
    _, (end, arrow) = drawn(casualties(dossier), "c06")
    assert (end.x, arrow.symbol) == (position(30_000), "triangle-left")
    assert arrow.x < end.x


def test_a_range_is_a_bar_with_both_ends(dossier):
    (bar,), ends = drawn(casualties(dossier), "c05")
    assert (bar.x0, bar.x1) == (position(45), position(55))
    assert [e.x for e in ends] == [position(45), position(55)]


def test_a_part_hangs_under_its_whole(dossier):
    labels = [row.label for row in casualties(dossier).scene.rows]
    assert labels[labels.index("people") + 1].strip() == "└ civilians"


def test_groups_by_who_says_so(dossier):
    bold = [row.label for row in casualties(dossier, group="speaker").scene.rows if row.bold]
    assert bold == ["Observatory (3)", "Rescuers (1)", "The article itself (1)", "United Nations (1)"]


def test_nothing_is_added_up(dossier):
    """12 of 40, 7 and more than 100: none of their sums may stand anywhere."""
    view = casualties(dossier, types="killed")
    words = " ".join([view.text(), view.html(), *(label.text for p in view.scene.panels for label in p.labels)])
    assert not {"47", "52", "59", "147", "153", "160"} & set(words.replace("<", " ").replace(">", " ").split())


def test_pages(large):
    first, last = casualties(large), casualties(large, page=25)
    assert first.scene.note == "Page 1 of 25: 1,000 claims in all."
    assert last.scene.note == "Page 25 of 25: 1,000 claims in all."
    assert sum(not row.bold for row in first.scene.rows) == 40
    assert casualties(large, page=99).scene.note == last.scene.note


def test_running_tolls_are_numbers_on_their_days(dossier):
    view = casualties(dossier, mode="running")
    labels = {label.text for panel in view.scene.panels for label in panel.labels}
    assert labels == {"40+", "12", "101+"}
    assert [row.label for row in view.scene.rows] == [
        "Observatory: killed", "Observatory: civilians killed", "Observatory: combatants killed",
    ]  # fmt: skip
    assert "Not drawn: 3 claims" in view.scene.note


def test_the_rows_keep_bounds_and_words(dossier):
    frame = casualties(dossier).table().set_index("claim_id")
    assert list(frame.loc["c02", ["count", "victims", "part of", "scope"]]) == ["12", "civilians", "c01", "cumulative"]
    assert frame.loc["c01", "quote"] == "At least 40 people were killed"


def test_nothing_is_a_sentence(empty, dossier):
    assert casualties(empty).scene.empty == "No casualty claims in these articles."
    view = casualties(dossier, actors="kurds")
    assert view.scene.empty == "No casualty claims for this choice: Kurdish Force."
    assert view.table().empty


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=13, unique_by=lambda p: p[0]))
def test_nesting_loses_nobody_whatever_names_whatever(small_claim, parents):
    from dataclasses import replace

    counts = [Count(replace(small_claim, claim_id=str(a)), 1, 1, str(b)) for a, b in parents]
    placed = [c.claim.claim_id for c, _ in nest(counts)]
    assert sorted(placed) == sorted(str(a) for a, _ in parents)


def test_positions_rise(dossier):
    counts = [count_of(c) for c in prepare(dossier).claims if c.table == "casualties"]
    assert {c.exact for c in counts} == {True, False}
    assert position(0) == 0 < position(1) < position(10_000_000) < 8
