"""Counts as intervals: dots, bars and arrows; parts under their whole; never a sum."""

import re
from dataclasses import replace
from importlib import import_module
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb import Dossier
from syrnb.views import Selection, casualties
from syrnb.views.claims import prepare
from syrnb.views.counts import Count, count_of, nest, position
from syrnb.views.draw_plotly import draw_plotly
from syrnb.views.draw_static import draw_static
from syrnb.views.ladder import _fold, page_names
from syrnb.views.running import _repeats
from syrnb.views.toll_days import Toll, TollClass, TollDay, join_days, take_fewer
from tests.views.conftest import TEXTS, small_rows


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


def test_a_claim_without_a_number_has_a_mark_before_the_ladder_that_can_be_ringed():
    view = toll_view([("a", 9, 9, 2), ("b", None, None, 5)])
    _, (mark,) = drawn(view, "b")
    assert (mark.symbol, mark.x < -0.09) == ("diamond", True)
    assert view.scene.panels[0].x.low < mark.x
    assert "no number given" in [k.label for k in view.scene.keys]
    chosen = view.narrow(view.choice.change(claim="b")).scene
    assert [p.x for p in chosen.panels[0].points if p.fill == "ring"] == [mark.x]


def test_where_all_have_numbers_nothing_stands_before_the_ladder():
    assert toll_view([("a", 9, 9, 2)]).scene.panels[0].x.low > -0.1


def test_a_number_that_would_reach_beyond_the_ladder_stands_to_the_left_of_its_mark():
    scene = toll_view([("a", 900_001, None, 2), ("b", 7, 7, 5)]).scene
    long, short = scene.panels[0].labels
    assert (long.text, long.anchor, short.anchor) == ("more than 900,000", "right", "left")
    assert long.x < position(900_001)
    assert scene.panels[0].x.high < position(900_001) + 1.5


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
    first, last = casualties(large, mode="ladder"), casualties(large, mode="ladder", page=25)
    assert re.fullmatch(r"Page 1 of 25 \(.+\): 1,000 claims in all.", first.scene.note)
    assert re.fullmatch(r"Page 25 of 25 \(.+\): 1,000 claims in all.", last.scene.note)
    assert sum(not row.bold for row in first.scene.rows) == 40
    assert casualties(large, mode="ladder", page=99).scene.note == first.scene.note


def test_the_list_of_pages_has_those_that_the_choice_leaves(large):
    selection = Selection()
    desk = casualties(large, mode="ladder").controls(selection)
    control = desk._options["page"]
    selection.set_options("casualties", page=25)
    assert (len(control.options), control.value) == (25, 25)
    selection.choose(start="2014-01-01", end="2014-01-20")
    assert ([words[:8] for words, _ in control.options], control.value) == (["1 of 1: "], 1)
    assert 0 < len(desk.view.claims()) <= 40
    assert desk.drawn.startswith("Casualties: every claim as an interval. ")
    selection.choose(start=None, end=None)
    assert (len(control.options), control.value) == (25, 25)


def test_the_list_of_pages_says_what_is_on_each(small_claim):
    def count(number, day):
        return Count(replace(small_claim, reported=pd.Timestamp(day)), number, number, None)

    groups = {
        "Aleppo": [(count(900 - n, f"2016-07-{n % 30 + 1:02}"), 0) for n in range(70)],
        "Homs": [(count(7, "2016-08-02"), 0)],
    }
    assert page_names(groups, "day") == ["Aleppo, 1 Jul 2016 to 10 Jul 2016", "Aleppo to Homs"]
    assert page_names(groups, "size") == ["Aleppo, 900 to 861", "Aleppo to Homs"]


def test_a_chosen_claim_of_another_page_is_told_of(large):
    view = casualties(large, mode="ladder")
    first, far = view.claims()[0], view.claims()[81]
    note = view.scene.note
    assert view.narrow(view.choice.change(claim=first.claim_id)).scene.note == note
    there = view.narrow(view.choice.change(claim=far.claim_id))
    assert there.scene.note == f"{note} The chosen claim stands on page 3."
    assert there.narrow(page=3).scene.note.startswith("Page 3 of 25 (")
    assert "The chosen claim" not in there.narrow(page=3).scene.note


@pytest.fixture
def however_few(monkeypatch):
    monkeypatch.setattr(import_module("syrnb.views.casualties"), "_FEW", 0)


def test_few_claims_stand_each_by_itself_at_a_glance_too(dossier):
    assert casualties(dossier, mode="glance").scene == casualties(dossier, mode="ladder").scene


def test_of_very_many_claims_the_groups_stand_first(large, dossier):
    assert casualties(large).options["mode"] == "glance"
    assert casualties(dossier).options["mode"] == "ladder"


def test_at_a_glance_each_claim_is_behind_one_mark_of_its_group(dossier, however_few):
    scene = casualties(dossier, mode="glance").scene
    assert [row.label for row in scene.rows] == ["Killed", "Displaced", "Surrendered"]
    panel, claims, highest, _ = scene.panels
    behind = [i for mark in (*panel.bars, *panel.points) for i in (mark.claim_id, *mark.behind)]
    assert sorted(behind) == sorted(dossier.casualties.claim_id)
    assert [label.text for label in claims.labels] == ["4", "1", "1"]
    assert highest.labels[0].text.startswith("more than 100 (")
    assert "4 claims" in casualties(dossier, mode="glance").text()


def test_at_a_glance_more_claims_of_about_one_number_stand_taller(however_few):
    one, many = (
        toll_dossier([("a", 9, 9, 2)]),
        toll_dossier([(f"k{i}", 9, 9, 2) for i in range(9)] + [("z", 90, 90, 3)]),
    )
    (alone,) = casualties(one, mode="glance").scene.panels[0].bars
    tall, short = casualties(many, mode="glance").scene.panels[0].bars
    assert tall.height > 2 * short.height
    assert alone.x0 <= position(9) <= alone.x1
    assert tall.hover.startswith("<b>9 claims: 9</b>")


def test_at_a_glance_bars_on_each_other_stay_within_their_row(however_few):
    dossier = toll_dossier([(f"k{i}", 9, 9, 2) for i in range(18)])
    dossier.casualties.loc[dossier.casualties.index[:9], "modality"] = "negated"
    bars = casualties(dossier, mode="glance").scene.panels[0].bars
    assert [bar.fill for bar in bars] == ["solid", "crossed"]
    assert all(bar.y - bar.height / 2 >= 0 and bar.y + bar.height / 2 <= 1 for bar in bars)


def test_groups_that_are_not_drawn_are_told_of(dossier, monkeypatch, however_few):
    monkeypatch.setattr(import_module("syrnb.views.glance"), "_MOST", 1)
    view = casualties(dossier, mode="glance")
    assert view.scene.note.startswith("Not drawn: 2 groups of fewer claims (2 claims)")
    other = view.narrow(view.choice.change(claim="c05")).scene
    assert other.note.endswith("The chosen claim stands in a group that is not drawn: Surrendered.")


def test_one_group_is_opened_by_its_name(dossier, however_few):
    view = casualties(dossier, mode="glance", only="Surrendered")
    assert [c.claim_id for c in view.claims()] == ["c05"]
    assert view.scene.title == "Casualties: every claim as an interval"
    assert view.scene.subtitle == "Surrendered · 1 of 6 claims"
    assert len(view.table()) == 1
    assert view.narrow(only="Of no such name").scene == view.narrow(only="").scene
    killed = view.narrow(view.choice.change(claim="c01")).scene
    assert killed.note.endswith("The chosen claim stands in another group: Killed.")


def test_the_list_of_groups_follows_what_they_are_grouped_by(dossier):
    selection = Selection()
    desk = casualties(dossier).controls(selection)
    control = desk._options["only"]
    assert [words for words, _ in control.options] == ["every group", "Killed (4)", "Displaced (1)", "Surrendered (1)"]
    selection.set_options("casualties", group="speaker", only="Observatory")
    assert control.value == "Observatory"
    assert {c.speaker_name for c in desk.view.claims()} == {"Observatory"}
    selection.set_options("casualties", group="outcome")
    assert control.value == ""
    assert len(desk.view.claims()) == 6


def test_the_highest_number_may_stand_first():
    made = toll_dossier([("a", 9, 9, 2), ("b", None, None, 3), ("c", 90, None, 5), ("d", 12, 30, 6)])
    assert [c.claim_id for c in casualties(made, order="size").claims()] == ["c", "d", "a", "b"]
    assert [c.claim_id for c in casualties(made).claims()] == ["a", "b", "c", "d"]


def test_the_group_of_the_highest_number_may_stand_first(dossier):
    assert list(casualties(dossier)._groups) == ["Killed", "Displaced", "Surrendered"]
    assert next(iter(casualties(dossier, order="size")._groups)) == "Displaced"


def test_pages_are_offered_where_there_is_a_ladder(large):
    def offered(**options):
        return next(o.values for o in casualties(large, **options).option_list() if o.name == "page")

    assert offered(mode="glance") == (("1 of 1: all in one picture", 1),)
    assert len(offered(mode="ladder")) == len(offered(mode="glance", only="Killed")) == 25


def test_groups_by_month_follow_the_calendar():
    made = toll_dossier([("a", 9, 9, 2), ("b", 12, 12, 3)])
    assert list(casualties(made, group="month")._groups) == ["December 2024"]


def test_groups_by_incident_are_where_and_when_it_was(dossier):
    groups = casualties(dossier, group="incident")._groups
    assert sum(len(group) for group in groups.values()) == 6
    assert "No incident" not in list(groups)[:-1]


def test_why_a_chosen_claim_is_not_drawn_is_said(dossier):
    def note(claim, mode, **choice):
        view = casualties(dossier, mode=mode, **choice)
        return view.narrow(view.choice.change(claim=claim)).scene.note

    assert note("c05", "running").endswith("The chosen claim is none of the running tolls that are drawn.")
    assert note("c05", "band").endswith("The chosen claim is not among those taken together.")
    event = dossier.events.claim_id.iloc[0]
    assert note(event, "ladder").endswith("The chosen claim counts nobody.")


def test_no_number_below_the_ladder_stands_on_another():
    """Where long numbers leave the rungs little room, some go without a name."""
    view = toll_view([("a", 9_000_000, 9_500_000, 2), ("b", 8_000_000, None, 5), ("c", 7, 7, 5)])
    axis = view.scene.panels[0].x
    wide = 260 / axis.high
    assert [name for _, name in axis.ticks][:2] == ["0", "10"]
    assert axis.ticks[-1][1] == "10,000,000"
    for (a, one), (b, other) in pairwise(axis.ticks):
        assert (b - a) * wide > (len(one) + len(other)) / 2 * 5.5


def test_running_tolls_are_numbers_on_their_days(dossier):
    view = casualties(dossier, mode="running")
    labels = {label.text for panel in view.scene.panels for label in panel.labels}
    assert labels == {"40+", "12", ">100"}
    assert [row.label for row in view.scene.rows] == [
        "Observatory: killed", "Observatory: civilians killed", "Observatory: combatants (Syrian Army) killed",
    ]  # fmt: skip
    assert view.scene.note.startswith(
        "In numbers, 40+ is 40 or more and >200 is more than 200. Not drawn: 3 claims"
    )  # fmt: skip
    assert [k.label for k in view.scene.keys] == ["a toll; larger is higher", "said by Observatory"]


def test_of_running_tolls_those_of_the_highest_numbers_may_stand_first(dossier):
    view = casualties(dossier, mode="running", order="size")
    first = view.scene.rows[0]
    most = max(view.scene.panels[0].points, key=lambda p: p.size)
    assert abs(most.y - first.y) < 0.6
    assert first.label != casualties(dossier, mode="running").scene.rows[0].label


def test_an_opened_group_is_followed_by_running_tolls_and_by_the_band(dossier):
    selection = Selection()
    casualties(dossier).controls(selection)
    followers = {mode: casualties(dossier, mode=mode).following(selection) for mode in ("running", "band")}
    before = {mode: follower.drawn for mode, follower in followers.items()}
    selection.set_options("casualties", group="victims", only="Combatants")
    rows = {row.label for row in followers["running"].view.scene.rows}
    assert rows == {"Observatory: combatants (Syrian Army) killed"}
    assert "1 claim taken together · Combatants" in followers["band"].drawn
    assert "Combatants · 2 of 6 claims" in followers["running"].drawn
    assert "Narrowed by what is chosen above: Combatants" in followers["running"]._status.value
    selection.clear()
    assert {mode: follower.drawn for mode, follower in followers.items()} == before


def test_a_control_that_changes_nothing_cannot_be_used(dossier):
    desk = casualties(dossier).controls(Selection())
    assert not desk._options["order"].disabled
    desk.choose(mode="band")
    assert desk._options["order"].disabled
    desk.choose(mode="running")
    assert not desk._options["order"].disabled


def test_the_ladders_legend_names_what_is_drawn_and_nothing_else(dossier):
    labels = [k.label for k in casualties(dossier, group="place", only="Idlib").scene.keys]
    assert labels == ["a number"]
    assert "a range" in [k.label for k in casualties(dossier).scene.keys]


def test_incidents_without_a_place_are_called_by_their_first_words():
    rows = small_rows()
    del rows["casualties"][2]["location_ids"]
    dated = list(casualties(Dossier.from_rows(rows, texts=TEXTS), group="incident")._groups)
    assert "30 Nov 2024: “killing 7 people” (rescuers)" in dated
    del rows["casualties"][2]["start"], rows["casualties"][2]["end"]
    bare = list(casualties(Dossier.from_rows(rows, texts=TEXTS), group="incident")._groups)
    assert "Reported 1 Dec 2024: “killing 7 people” (rescuers)" in bare


def test_a_long_note_is_broken_where_it_is_printed(dossier):
    scene = casualties(dossier).scene.noted("Not drawn: " + "many rows of no great weight, " * 12)
    figure = draw_static(scene)
    width = figure.bbox.width
    assert all(text.get_window_extent().x1 <= width for text in figure.texts)


def test_the_rows_keep_bounds_and_words(dossier):
    frame = casualties(dossier).table().set_index("claim_id")
    assert list(frame.loc["c02", ["count", "victims", "part of", "scope"]]) == ["12", "civilians", "c01", "cumulative"]
    assert frame.loc["c01", "quote"] == "At least 40 people were killed"


def test_nothing_is_a_sentence(empty, dossier):
    assert casualties(empty).scene.empty == "The folder has no articles: add some in 00_start_here."
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


def test_a_long_subtitle_takes_two_lines(dossier):
    scene = replace(casualties(dossier).scene, subtitle="claims of one place " * 10)
    figure, short = draw_plotly(scene), draw_plotly(replace(scene, subtitle="claims"))
    lines = figure.layout.title.text.split("<br>")[1:]
    assert len(lines) == 2
    assert max(len(re.sub("<[^>]*>", "", line)) for line in lines) <= 127
    assert figure.layout.margin.t == short.layout.margin.t + 20
    drawn = [t.get_text() for t in draw_static(scene).texts if "of one place" in t.get_text()]
    assert len(drawn) == 2
    assert max(map(len, drawn)) <= 150


def band_of(claims):
    """Return the days of the band of all victims, from claims (id, low, high, day of December)."""
    return casualties(toll_dossier(claims), mode="band")


def toll_view(claims):
    """Return the ladder of such claims."""
    return casualties(toll_dossier(claims))


def toll_dossier(claims):
    from syrnb import Dossier

    quotes = {name: f"{low} to {high} dead, says {name}" for name, low, high, _ in claims}
    text = ". ".join(quotes.values())
    rows = [
        {
            "claim_id": name, "doc_id": "d1", "sentence_id": "d1:0", "span_start": text.index(quotes[name]),
            "span_end": text.index(quotes[name]) + 4, "quote": quotes[name], "confidence": 1.0,
            "speech_act": "asserts", "modality": "actual", "rule": "r", "outcome": "killed", "victims": "all",
            "low": low, "high": high, "count_text": "n", "count_start": 0, "count_end": 1,
            "count_mode": "cumulative", "location_ids": ["here"], "start": "2024-12-01",
            "end": f"2024-12-{day:02}", "reported_on": f"2024-12-{day:02}",
        }
        for name, low, high, day in claims
    ]  # fmt: skip
    document = {
        "doc_id": "d1", "path": "d1.txt", "title": "One", "source": "wire", "published": "2024-12-09",
        "status": "read", "published_basis": "stated", "language": "en", "n_chars": len(text), "n_sentences": 1,
    }  # fmt: skip
    place = {"location_id": "here", "name": "Here", "kind": "country", "n_mentions": 1, "n_documents": 1}
    return Dossier.from_rows(
        {"documents": [document], "locations": [place], "casualties": rows}, texts={"d1": text}
    )  # fmt: skip


def columns_of(view, hover="people"):
    """Return the band's columns: first and last day of December, lowest and highest number, fill."""
    first = 20058  # 1 December 2024
    return [
        (b.x0 - first + 1, b.x1 - first + 1, round(b.y - b.height / 2), round(b.y + b.height / 2), b.fill)
        for b in view.scene.panels[0].bars
        if b.hover.startswith(f"<b>{hover}")
    ]


def test_the_band_holds_what_all_claims_allow_on_their_days_and_between_them():
    view = band_of([("a", 10, 20, 2), ("b", 30, 30, 5)])
    assert columns_of(view) == [(2, 3, 10, 20, "solid"), (3, 5, 10, 30, "solid"), (5, 6, 30, 30, "solid")]
    assert view.scene.panels[0].title == "People: 30 by 5 Dec 2024"


def test_few_dead_are_seen_beside_hundreds_of_thousands():
    view = band_of([("a", 250_000, None, 2), ("b", 18, 18, 5)])
    scene, (few,) = view.scene, [p for p in view.scene.panels[0].points if p.claim_id == "b"]
    assert scene.y_title == "People, on a ladder of tens"
    assert few.y > 0.15 * scene.high
    assert [row.label for row in scene.rows] == ["0", "10", "100", "1,000", "10,000", "100,000", "1,000,000"]
    assert [row.y for row in scene.rows][1] == position(10)
    figure = draw_plotly(scene)
    assert figure.layout.yaxis.title.text == "People, on a ladder of tens"
    assert draw_static(scene).axes[0].get_ylabel() == "People, on a ladder of tens"


def test_numbers_of_one_size_stand_on_a_scale_of_people():
    scene = band_of([("a", 242, None, 2), ("b", 311, 311, 5)]).scene
    assert scene.y_title == "People"
    assert [row.label for row in scene.rows][:2] == ["0", "50"]


def test_a_dashed_line_is_dashed_in_the_legend_too():
    figure = draw_static(band_of([("a", 10, 20, 2), ("b", 30, 30, 5)]).scene)
    lines = {line.get_label(): line for line in figure.legends[0].get_lines()}
    wide = figure.legends[0].handlelength * 8.5
    on, off = lines["and no more"]._dash_pattern[1]
    assert 2 * (on + off) <= wide + off


def test_what_the_band_allows_is_written_where_it_changes():
    labels = band_of([("a", 242, None, 2), ("b", 311, 311, 5), ("c", 311, 311, 8)]).scene.panels[0].labels
    assert [label.text for label in labels] == ["242–311", "311"]


def test_a_number_told_by_three_articles_is_one_row_of_the_toll():
    day = TollDay(20059.0, 9, None, "told", ("a",), (), ("a",), ())
    one, other = join_days([day, replace(day, claims=("b",), low_claims=("b",)), replace(day, low=10)])
    assert (one.claims, one.low_claims, other.low) == (("a", "b"), ("a", "b"), 10)


def test_a_later_number_bounds_an_earlier_open_one():
    (open_day, between, _) = columns_of(band_of([("a", 10, None, 2), ("b", 30, 30, 5)]))
    assert open_day[2:] == between[2:] == (10, 30, "solid")


def test_a_day_that_nothing_bounds_from_above_is_open():
    view = band_of([("a", 10, 10, 2), ("b", 30, None, 5)])
    top = round(view.scene.high)
    assert columns_of(view)[1:] == [(3, 5, 10, top, "open"), (5, 6, 30, top, "open")]
    assert "nothing bounds it from above" in [k.label for k in view.scene.keys]
    assert "people, by 5 Dec 2024: 30 or more" in view.text()
    assert [p.symbol for p in view.scene.panels[0].points if p.claim_id == "b"] == ["circle", "triangle-up"]


def test_a_claim_that_is_set_aside_is_crossed_out():
    view = band_of([("a", 40, 40, 2), ("b", 30, 30, 5), ("c", 41, 41, 6)])
    crossed = {p.claim_id for p in view.scene.panels[0].points if p.symbol == "x"}
    assert crossed == {"a", "b"}
    assert "contradicted, set aside" in [k.label for k in view.scene.keys]


def test_the_rows_of_the_band(dossier):
    frame = casualties(dossier, mode="band").table()
    assert list(frame["who"].unique()) == ["people", "civilians", "combatants (Syrian Army)"]
    rows = frame.set_index(["who", "day"])
    assert list(rows.loc[("people", "1 Dec 2024"), ["allowed", "claimed"]]) == [
        "40 or more",
        "40 or more (Observatory)",
    ]
    assert casualties(dossier, mode="band").rows().plain.startswith("   ")


def test_the_band_is_broken_where_a_later_day_allows_less_than_was_said(monkeypatch):
    module = import_module("syrnb.views.casualties")
    day = {"status": "told", "claims": (), "aside": (), "low_claims": (), "high_claims": ()}
    days = (TollDay(20059.0, 287, 287, **day), TollDay(20064.0, 101, 101, **day), TollDay(20067.0, 120, None, **day))
    toll = Toll("killed", ("here",), None, (TollClass("all", (), days),), 3, 0)
    monkeypatch.setattr(module, "find_toll", lambda *_: toll)
    view = band_of([("a", 287, 287, 3), ("b", 101, 101, 8)])
    assert [(a, b) for a, b, *_ in columns_of(view)] == [(2, 3), (7, 8), (8, 10), (10, 11)]
    lines = [[line.xs[0], line.xs[-1]] for line in view.scene.panels[0].lines if line.dash == "solid"]
    assert lines == [[20059.0, 20060.0], [20064.0, 20068.0]]
    assert view.scene.note.endswith("Where it is broken, a later day allows less than was said before.")
    assert all(b.height >= 0 for b in view.scene.panels[0].bars)
    view.figure()
    view.static()


def test_a_running_toll_told_again_soon_shares_the_mark_of_the_first_time():
    told = [("a", 40, None, 2), ("b", 40, None, 3), ("c", 40, 40, 3), ("d", 40, None, 3)]
    view = band_of([*told, ("e", 8, 8, 8)]).narrow(mode="running")
    assert [label.text for label in view.scene.panels[0].labels] == ["40+ ×3", "40", "8"]
    marks = view.scene.panels[0].points
    assert [(p.claim_id, p.behind) for p in marks] == [("a", ("b", "d")), ("c", ()), ("e", ())]
    assert "told 3 times, 2 to 3 Dec 2024" in marks[0].hover


def test_a_toll_told_long_after_has_a_mark_of_its_own(small_claim):
    count = Count(small_claim, 40, None, None)
    groups = _repeats([(1.0, count), (4.0, count), (60.0, count)], near=10)
    assert [(day, len(same)) for day, same in groups] == [(1.0, 2), (60.0, 1)]


def test_too_many_claims_to_take_together_are_a_sentence(monkeypatch):
    # The package names a function as its module is named, so the module is asked for by its full name.
    module = import_module("syrnb.views.casualties")
    monkeypatch.setattr(module, "MOST_CLAIMS", 2)
    few = [("a", 10, 20, 2), ("b", 30, 30, 5)]
    assert band_of(few).scene.panels
    monkeypatch.setattr(module, "find_toll", lambda *_: 1 / 0)
    view = band_of([*few, ("c", 40, 40, 6)])
    assert view.scene.empty.startswith("3 claims of people killed are chosen; no more than 2 are taken together here.")
    assert view.table().empty


def test_of_too_many_claims_those_of_the_quarter_with_most_running_tolls_are_taken(monkeypatch):
    module = import_module("syrnb.views.casualties")
    monkeypatch.setattr(module, "MOST_CLAIMS", 2)
    view = band_of([("a", 10, 20, 2), ("b", 30, 30, 5), ("c", 40, 40, 6)])
    told = {c.claim_id: c for c in view.material.claims}
    moved = [replace(told[i], last=pd.Timestamp(f"20{year}-06-01")) for i, year in (("a", 14), ("b", 14), ("c", 15))]
    fewer, which = take_fewer(moved, 2)
    assert ([c.claim_id for c in fewer], which) == (["a", "b"], "of April to June 2014")
    assert take_fewer(moved, 0) == ([], "")
    monkeypatch.setattr(module, "take_fewer", lambda *_: ([told["a"], told["b"]], "of 2014"))
    assert "2 claims taken together of 3, those of 2014; choose" in view.scene.subtitle
    assert len(view.claims()) == 2


def test_of_a_chosen_period_the_quarter_lies_within_it():
    view = band_of([("a", 10, 20, 2), ("b", 30, 30, 5), ("c", 40, 40, 6)])
    told = {c.claim_id: c for c in view.material.claims}
    days = {"a": "2015-11-20", "b": "2016-02-01", "c": "2016-03-01"}
    moved = [replace(told[i], day=pd.Timestamp("2011-03-15"), last=pd.Timestamp(day)) for i, day in days.items()]

    def taken(start, end):
        fewer, which = take_fewer(moved, 2, start, end)
        return [c.claim_id for c in fewer], which

    assert taken(None, None) == (["b", "c"], "of January to March 2016")
    assert taken("2015-01-01", "2015-12-31") == (["a"], "of October to December 2015")
    assert taken("2016-02-15", None) == (["c"], "of 15 Feb to 31 Mar 2016")
    assert taken("2013-01-01", "2013-12-31") == ([], "")


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 20) | st.none(), st.integers(1, 9)), min_size=1, max_size=5
    )
)  # fmt: skip
def test_the_band_never_falls_and_never_crosses_itself(numbers):
    claims = [(f"k{i}", low, None if more is None else low + more, day) for i, (low, more, day) in enumerate(numbers)]
    columns = columns_of(band_of(claims))
    assert all(low <= high for *_, low, high, _ in columns)
    lows = [low for _, _, low, _, _ in columns]
    assert lows == sorted(lows)
    assert all(a[1] == b[0] for a, b in pairwise(columns))


def test_a_row_says_whose_the_victims_were(dossier):
    labels = [row.label for row in casualties(dossier).scene.rows]
    assert "combatants (Syrian Army)" in labels
    table = casualties(dossier).table().set_index("claim_id")
    assert table.loc["c04", "victims"] == "combatants (Syrian Army)"
    claim = next(c for c in prepare(dossier).claims if c.claim_id == "c04")
    assert claim.summary == "more than 100 combatants killed (Syrian Army)"
    running = [row.label for row in casualties(dossier, mode="running").scene.rows]
    assert "Observatory: combatants (Syrian Army) killed" in [label.replace("\n", " ") for label in running]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["combatants", "Aleppo"], "combatants, Aleppo"),
        (["combatants (Syrian Armed Forces)", "West of Aleppo"], "combatants (Syrian Armed Forces)\nWest of Aleppo"),
        (["combatants (Syrian Armed Forces and 1 more)"], "combatants\n(Syrian Armed Forces and 1 more)"),
        ([], ""),
    ],
)
def test_a_long_name_is_broken_and_not_cut(parts, name):
    assert _fold(parts) == name


def test_columns_of_words_are_headed_where_they_begin(dossier):
    view = casualties(dossier)
    heads = [p.title for p in view.scene.panels if p.title_left]
    assert heads == ["Who says so", "Count", "Reported"]
    notes = {note.text: note for note in view.figure().layout.annotations}
    assert all(notes[head].xanchor == "left" for head in heads)


def test_the_legend_names_the_sides_that_speak(dossier):
    rows = small_rows()
    rows["casualties"][0]["speaker"] = "army"
    keys = {key.label: key.color for key in casualties(Dossier.from_rows(rows, texts=TEXTS)).scene.keys}
    assert keys["said by Government"] == drawn(casualties(Dossier.from_rows(rows, texts=TEXTS)), "c01")[1][0].color
    assert not any(key.label == "said by Government" for key in casualties(dossier).scene.keys)


def test_a_chosen_claim_that_the_choice_leaves_out_says_so(dossier):
    first, *_, last = dossier.casualties.itertuples()
    view = casualties(dossier, types=first.outcome)
    assert first.outcome != last.outcome
    assert "left out by what else is chosen" in view.narrow(view.choice.change(claim=last.claim_id)).scene.note
    assert "chosen claim" not in view.narrow(view.choice.change(claim=first.claim_id)).scene.note
