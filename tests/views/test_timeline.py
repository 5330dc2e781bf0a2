"""The timeline as data: what stands in which lane, drawn how."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from syrnb import Dossier
from syrnb.views import timeline
from syrnb.views.claims import prepare
from syrnb.views.days import Stretch, Window, bucket_edges, fade, find_window, pack, stretch_of
from syrnb.views.draw_plotly import draw_plotly
from syrnb.views.draw_static import draw_static
from syrnb.views.phrases import day_words
from syrnb.views.pinned import Place, notes_of, pin
from syrnb.views.scene import Point, day_number, day_ticks, iso_day, room_beside
from syrnb.views.timeline import SHOWN
from tests.views.conftest import TEXTS, small_rows

PUBLISHED = ("2024-12-05", "2024-12-03", "2024-12-01")


def marks(view, claim_id):
    found = [mark for panel in view.scene.panels for mark in (*panel.bars, *panel.points) if mark.claim_id == claim_id]
    assert found, f"{claim_id} is not drawn"
    return found


def panel_of(view, claim_id):
    return next(
        i
        for i, panel in enumerate(view.scene.panels)
        if any(m.claim_id == claim_id for m in (*panel.bars, *panel.points))
    )


@pytest.mark.parametrize(
    ("claim_id", "symbol", "fill"),
    [("e01", "rebels", "solid"), ("e08", "iran", "hollow"), ("e09", "x", "solid"), ("e04", "x", "solid")],
    ids=["happened", "planned", "denied", "denied without a date"],
)
def test_a_day_is_a_marker_that_shows_how_the_claim_stands(dossier, claim_id, symbol, fill):
    view = timeline(dossier)
    (point,) = marks(view, claim_id)
    side = view.material.palette.of(symbol).symbol if symbol != "x" else symbol
    assert (point.symbol, point.fill) == (side, fill)


def test_a_vague_date_is_a_bar_with_fading_ends(dossier):
    pieces = marks(timeline(dossier), "e06")
    opacities = [p.opacity for p in pieces]
    middle = opacities.index(max(opacities))
    assert len(pieces) > 3
    assert opacities[: middle + 1] == sorted(opacities[: middle + 1])
    assert opacities[middle:] == sorted(opacities[middle:], reverse=True)
    assert (pieces[0].x0, pieces[-1].x1) == (day_number("2024-11-25"), day_number("2024-12-02"))


def test_a_condition_is_hatched(dossier):
    assert {m.fill for m in marks(timeline(dossier), "e07")} == {"hatched"}


def test_history_news_and_undated_stand_in_panels_of_their_own(dossier):
    view = timeline(dossier)
    assert [p.title for p in view.scene.panels] == [
        "Earlier, told as history", "When it is said to have happened", "No date",
    ]  # fmt: skip
    assert [panel_of(view, c) for c in ("e05", "e01", "e10")] == [0, 1, 2]


def test_history_does_not_squash_the_news(dossier):
    news = timeline(dossier).scene.panels[1].x
    assert news.low > day_number("2024-11-20")
    assert news.high < day_number("2024-12-20")


def test_a_vague_year_does_not_stretch_the_axis(dossier):
    claims = prepare(dossier).claims
    window = find_window([c for c in claims if c.table == "events"], [pd.Timestamp("2024-12-01")])
    assert day_number("2024-11-20") < window.low < window.high < day_number("2024-12-20")


@pytest.mark.parametrize(
    ("lanes", "labels"),
    [
        ("side", ["Government (6)", "Opposition (6)", "Kurdish (1)"]),
        ("type", ["Attack (5)", "Support (2)", "Agreement (1)", "Aid (1)", "Coercion (1)", "Talks (1)",
                  "Withdrawal (1)"]),
        ("place", ["Hama (3)", "Aleppo (2)", "Idlib (1)", "Saraqib (1)", "No place named (5)"]),
    ],
)  # fmt: skip
def test_lanes(dossier, lanes, labels):
    assert [row.label for row in timeline(dossier, lanes=lanes).scene.rows] == labels


def test_lanes_that_do_not_exist_are_refused(dossier):
    with pytest.raises(ValueError, match="'moons' is not one of side, actor"):
        timeline(dossier, lanes="moons")


@pytest.mark.parametrize(
    ("chosen", "claims"),
    [
        ({"actors": "syria-gov"}, {"e01", "e02", "e05", "e06", "e07", "e08", "e09"}),
        ({"actors": "kurds"}, {"e11"}),
        ({"places": "idlib-gov"}, {"e01", "e03"}),
        ({"types": "CONSULT"}, {"e12"}),
        ({"speakers": "turkey"}, {"e04"}),
        ({"speakers": "unresolved"}, {"e03"}),
        ({"speakers": "author"}, {"e05", "e11", "e12"}),
        ({"modality": ("planned", "hypothetical")}, {"e07", "e08", "e10"}),
        ({"start": "2024-12-04", "end": "2024-12-04"}, {"e07", "e08", "e11", "e12"}),
        ({"end": "2016-03-01"}, {"e05"}),
        ({"actors": "kurds", "types": "ASSAULT"}, set()),
    ],
    ids=str,
)
def test_choosing_leaves(dossier, chosen, claims):
    assert {c.claim_id for c in timeline(dossier, **chosen).claims()} == claims


def test_the_rows_hold_the_words_and_who_said_them(dossier):
    row = timeline(dossier, types="CONSULT").table().iloc[0]
    assert row.quote == "Talks between Turkey and Iran were held in December"
    assert (row["said by"], row.document, row.when) == ("the article itself", "Invented report 3", "December 2024")


def test_hover_says_who_and_is_inert(dossier):
    (point,) = marks(timeline(dossier), "e10")
    assert "Rebel Front threatens" in point.hover
    hostile = timeline(dossier.from_rows({"events": [_hostile()]}, texts={"x": "<img src=x onerror=alert(1)>"}))
    (point,) = marks(hostile, "z")
    assert "<img" not in point.hover
    assert "&lt;img" in point.hover


def _hostile():
    return {
        "claim_id": "z", "doc_id": "x", "sentence_id": "x", "span_start": 0, "span_end": 28, "rule": "r",
        "quote": "<img src=x onerror=alert(1)>", "speech_act": "asserts", "modality": "actual", "confidence": 1.0,
        "trigger": "<b>", "trigger_start": 0, "trigger_end": 3, "plover": "ASSAULT", "time_precision": "day",
        "start": date(2024, 1, 1), "end": date(2024, 1, 1),
    }  # fmt: skip


def test_reported_against_happened(dossier):
    view = timeline(dossier, mode="reported")
    (panel,) = view.scene.panels
    assert [row.label for row in view.scene.rows] == ["1 Dec 2024 (3)", "3 Dec 2024 (4)", "5 Dec 2024 (2)"]
    (together,) = [p for p in panel.points if p.x == day_number("2024-12-01") + 0.5]
    assert "2 claims: happened 1 Dec 2024, said 1 Dec 2024" in together.hover
    strips = [b for b in panel.bars if not b.hover]
    assert [(b.x0, b.x1) for b in strips] == [(day_number(d), day_number(d) + 1) for d in PUBLISHED]
    assert "Not drawn: 3 claims" in view.scene.note


def test_few_reports_keep_their_days_apart_under_a_long_legend(dossier):
    view = timeline(dossier, mode="reported")
    squeezed = replace(view.scene, height=120)
    rows = [row.y for row in squeezed.rows]
    pixel = min(b - a for a, b in pairwise(rows)) / (squeezed.high - squeezed.low)
    layout = draw_plotly(squeezed).layout
    assert (layout.height - layout.margin.t - layout.margin.b) * pixel >= 12.9
    figure = draw_static(squeezed)
    assert figure.axes[0].get_position().height * figure.get_figheight() * figure.dpi * pixel >= 12.9


def test_titles_of_panels_stand_level_in_print(large):
    figure = draw_static(timeline(large).scene)
    figure.draw_without_rendering()
    levels = {round(axes.title.get_window_extent().y0) for axes in figure.axes if axes.get_title()}
    assert len(figure.axes) > 1
    assert len(levels) == 1


@pytest.mark.parametrize(
    ("word", "shown"),
    [("attacked", "attack →"), ("Attacks", "attack →"), ("shelled", "attack (shelled) →"),
     ("attack on the base", "attack (attack on the base) →")],
)  # fmt: skip
def test_a_word_that_says_no_more_than_its_type_is_not_repeated(word, shown):
    rows = small_rows()
    (row,) = [r for r in rows["events"] if r["claim_id"] == "e01"]
    row["trigger"] = word
    claim = prepare(Dossier.from_rows(rows, texts=TEXTS)).claim("e01")
    assert f": {shown}" in claim.summary


def test_too_many_are_counted_by_period_and_say_so(large):
    view = timeline(large)
    assert "counted by quarter" in view.scene.note
    assert sum(len(p.bars) + len(p.points) for p in view.scene.panels) < 400
    assert len(timeline(large, actors="a1", types="CONSULT", end="2014-06-30").scene.note) == 0


def test_numbers_of_history_stand_below_the_years_that_they_count(large):
    notes = noted(("1958-07-03", "a union of two states", ""), ("2011-03-15", "the first protests", ""))
    view = timeline(large, notes=notes)
    past, *_ = view.scene.panels
    assert view.figure().layout.xaxis.ticktext == ("1958<br>to 2011",), "on one line it would reach beyond its panel"
    assert [name for _, name in past.x.ticks] == ["1958\nto 2011"]
    shorter = timeline(large, notes=notes, actors="a1", types="CONSULT", start="1950-01-01", end="2014-06-30").scene
    assert not shorter.panels[0].x.ticks, "marks stand on their days"


def test_nothing_is_a_sentence(empty, dossier):
    assert timeline(empty).text() == "Timeline: what happened: The folder has no articles: add some in 00_start_here."
    nothing = timeline(dossier, actors="kurds", types="ASSAULT")
    assert "No claims of what happened for this choice: Kurdish Force; attack." in nothing.html()
    assert nothing.table().empty
    assert nothing.figure().layout.annotations[0].text.startswith("No claims")
    nothing.static()


def stars(scene):
    return [
        (panel, p)
        for panel in scene.panels
        for p in panel.points
        if p.symbol == "star" and "ote" in p.hover.split("<br>")[0]
    ]


def noted(*rows):
    return pd.DataFrame(rows, columns=["date", "text", "who"])


def test_notes_are_pinned_above_the_lanes(dossier):
    notes = pd.DataFrame({"date": ["2024-12-02", None], "text": ["a <b>note</b>", "without a day"]})
    scene = timeline(dossier, notes=notes).scene
    ((panel, star),) = stars(scene)
    assert panel is scene.panels[1]
    assert star.x == day_number("2024-12-02") + 0.5
    assert "&lt;b&gt;note" in star.hover
    assert scene.rows[0].label == "Notes"


def test_a_note_says_all_its_words_and_who_wrote_it(dossier):
    words = "compare this toll with the others " * 40
    (_, star), *others = stars(timeline(dossier, notes=noted(("2024-12-02", words + "end", "M. Haddad"))).scene)
    assert not others
    assert star.hover.replace("<br>", " ").endswith("with the others end (M. Haddad)")


def test_notes_of_one_day_share_a_star_that_tells_all_of_them(dossier):
    notes = noted(("2024-12-02", "first", "A"), ("2024-12-02", "second", "B"), ("2024-12-03", "third", ""))
    scene = timeline(dossier, notes=notes).scene
    (_, one), (_, other) = stars(scene)
    assert "2 notes" in one.hover
    assert "first (A)<br>second (B)" in one.hover
    assert other.hover.endswith("<br>third")
    assert "first (+1)" in [label.text for panel in scene.panels for label in panel.labels]


@pytest.mark.parametrize("days", [3, 10], ids=["few", "more than have lines"])
def test_words_of_notes_cover_neither_each_other_nor_another_star(dossier, days):
    notes = noted(*((f"2024-12-{day:02}", f"what to look up about day {day} again", "") for day in range(1, days + 1)))
    place = Place(Window(day_number("2024-11-25"), day_number("2024-12-20")), 0, 700)
    ((marks, *_), _) = pin(notes_of(notes), [place])
    boxes = []
    for mark in marks:
        wide = 8 if isinstance(mark, Point) else 5.5 * len(mark.text)
        left = {"left": 0, "right": wide}.get(getattr(mark, "anchor", ""), wide / 2)
        boxes.append((mark.y, place.at(mark.x) - left, place.at(mark.x) - left + wide))
    assert sum(isinstance(m, Point) for m in marks) == days
    assert all(a[2] <= b[1] for a, b in pairwise(sorted(boxes)) if a[0] == b[0])


def test_a_note_stands_at_its_own_day_or_not_at_all(dossier):
    notes = noted(
        ("2001-05-06", "long before", ""), ("2024-12-20", "soon after", ""), ("2031-01-01", "years after", "")
    )
    scene = timeline(dossier, notes=notes).scene
    (early, first), (late, second) = stars(scene)
    assert first.x == day_number("2001-05-06") + 0.5
    assert early.x.low < first.x < early.x.high < late.x.low
    assert second.x == day_number("2024-12-20") + 0.5
    assert second.x < late.x.high
    assert scene.note == "1 note of a later day is not pinned: 1 Jan 2031."


def test_the_day_before_the_news_is_earlier_and_news_is_not(dossier):
    low = timeline(dossier).scene.panels[1].x.low
    notes = noted((iso_day(low // 1 - 1), "before", ""), (iso_day(-(-low // 1) + 1), "within", ""))
    panels = timeline(dossier, notes=notes).scene.panels
    assert ["before" in p.hover for p in panels[0].points if "Note" in p.hover] == [True]
    assert ["within" in p.hover for p in panels[1].points if "Note" in p.hover] == [True]


def test_a_chosen_period_leaves_out_notes_of_other_days(dossier):
    notes = noted(("2024-12-02", "inside", ""), ("2024-12-09", "outside", ""))
    view = timeline(dossier, notes=notes, start="2024-12-01", end="2024-12-03")
    ((_, star),) = stars(view.scene)
    assert "inside" in star.hover
    assert view.scene.note == ""


def test_two_builds_are_the_same(dossier):
    first, second = (timeline(Dossier(**dossier.tables(), texts=dossier.texts)) for _ in range(2))
    assert json.dumps(first._repr_mimebundle_()) == json.dumps(second._repr_mimebundle_())


def test_figures_hold_plain_lists(dossier):
    for trace in timeline(dossier).figure().to_dict()["data"]:
        assert not any(isinstance(v, dict) and "bdata" in v for v in trace.values())


def test_saved_as(dossier, tmp_path):
    view = timeline(dossier)
    for ending, start in ((".png", b"\x89PNG"), (".svg", b"<svg"), (".html", b"<!doctype"), (".csv", b"when,claim")):
        assert view.save(tmp_path / f"x{ending}").read_bytes().startswith(start)
    with pytest.raises(ValueError, match=r"\.png, \.svg, \.html, \.csv"):
        view.save(tmp_path / "x.pdf")
    assert "<script src" not in (tmp_path / "x.html").read_text()


# --- days


def test_open_intervals_fade_at_their_open_end(dossier):
    claim = prepare(dossier).claims[0]
    from dataclasses import replace

    since = stretch_of(replace(claim, last=None))
    until = stretch_of(replace(claim, day=None))
    assert (since.fades_left, since.fades_right) == (False, True)
    assert (until.fades_left, until.fades_right) == (True, False)
    assert stretch_of(replace(claim, day=None, last=None)) is None


def test_fading_pieces_join_without_a_gap():
    pieces = fade(Stretch(3, 17, True, True))
    assert pieces[0][0] == pytest.approx(3)
    assert pieces[-1][1] == pytest.approx(17)
    assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(pieces))


def test_packed_intervals_do_not_overlap():
    intervals = [(i * 0.7 % 5, i * 0.7 % 5 + 1) for i in range(40)]
    lines = pack(intervals, 0.1)
    for line in set(lines):
        mine = sorted(iv for iv, at in zip(intervals, lines, strict=True) if at == line)
        assert all(a[1] + 0.1 <= b[0] for a, b in pairwise(mine))


@pytest.mark.parametrize(
    ("days", "name"), [(20, "day"), (200, "week"), (1200, "month"), (4000, "quarter"), (9000, "year")]
)
def test_periods_cover_the_window(days, name):
    period, edges = bucket_edges(Window(19_000.4, 19_000.4 + days))
    assert period == name
    assert edges[0] <= 19_000.4
    assert edges[-1] >= 19_000.4 + days
    assert edges == sorted(set(edges))


@pytest.mark.parametrize("days", [1, 9, 40, 100, 400, 1500, 9000])
def test_ticks_are_few_and_inside(days):
    ticks = day_ticks(19_000.5, 19_000.5 + days)
    assert 1 <= len(ticks) <= 11
    assert all(19_000.5 <= t <= 19_000.5 + days for t in ticks)


def test_a_picture_asks_for_no_font_of_the_machine_and_carries_no_day(dossier):
    svg = timeline(dossier).html()
    assert svg.count("font-family") == 1
    assert "DejaVu" not in svg
    assert "dc:date" not in svg
    assert "<style" not in svg


# --- overrides


def test_what_an_analyst_changed_is_marked_on_the_claim(dossier):
    events = dossier.events.copy()
    claim = events.claim_id.iloc[0]
    change = "start was 2024-11-30 (by Ana, 2025-01-02: the video was timed)"
    events["doubts"] = [["no day", f"overridden: {change}"] if c == claim else d
                        for c, d in zip(events.claim_id, events.doubts, strict=True)]  # fmt: skip
    view = timeline(replace(dossier, events=events))
    (told,) = [c for c in view.material.claims if c.overridden]
    assert (told.claim_id, told.overridden) == (claim, (change,))
    assert told.summary.endswith(" (overridden)")
    hovers = [" ".join(m.hover.replace("<br>", " ").split()) for m in marks(view, claim)]
    assert hovers
    assert all(f"Overridden: {change}" in hover for hover in hovers)
    assert not any("(overridden)" in c.summary for c in view.material.claims if c.claim_id != claim)


# --- incidents


def test_claims_of_one_incident_share_a_mark_and_unfold_when_one_is_chosen(retold):
    folded = timeline(retold, count="incidents")
    (mark,) = marks(folded, "a")
    assert set(mark.behind) == {"a", "b"}
    assert "One incident, 2 claims" in mark.hover
    assert "1 incident (in 2 claims)" in folded.scene.subtitle
    chosen = folded.narrow(folded.choice.change(claim="b"))
    assert chosen.scene.rows[0].label == "The chosen incident (2 claims)"
    unfolded = {m.claim_id for p in chosen.scene.panels for m in p.points if len(m.behind) == 1}
    assert unfolded == {"a", "b"}


@pytest.fixture
def retold():
    """One strike, told by two articles in the same words."""
    quote = "Russian warplanes struck the hospital in Idlib on Saturday"
    rows = [
        {"claim_id": c, "doc_id": d, "sentence_id": f"{d}-0", "span_start": 0, "span_end": len(quote), "quote": quote,
         "speech_act": "asserts", "modality": "actual", "confidence": 1.0, "rule": "event/strike/strike",
         "trigger": "struck", "trigger_start": 18, "trigger_end": 24, "plover": "ASSAULT", "side_a": ["russia"],
         "location_ids": ["idlib"], "start": date(2024, 11, 30), "end": date(2024, 11, 30), "time_precision": "day",
         "reported_on": date(2024, 12, day)}
        for c, d, day in (("a", "x", 1), ("b", "y", 2))
    ]  # fmt: skip
    actors = [{"actor_id": "russia", "name": "Russia", "kind": "state", "known": True, "n_mentions": 2,
               "n_documents": 2}]  # fmt: skip
    places = [{"location_id": "idlib", "name": "Idlib", "kind": "city", "country": "SYR", "lat": 35.9, "lon": 36.6,
               "radius_km": 5.0, "n_mentions": 2, "n_documents": 2}]  # fmt: skip
    documents = [{"doc_id": d, "path": f"{d}.txt", "published": date(2024, 12, day), "published_basis": "stated",
                  "source": source, "status": "read", "n_chars": len(quote), "n_sentences": 1}
                 for d, day, source in (("x", 1, "One"), ("y", 2, "Two"))]  # fmt: skip
    sentences = [{"sentence_id": f"{d}-0", "doc_id": d, "paragraph": 0, "span_start": 0, "span_end": len(quote),
                  "text": quote, "used": True} for d in "xy"]  # fmt: skip
    return Dossier.from_rows(
        {"events": rows, "actors": actors, "locations": places, "documents": documents, "sentences": sentences},
        texts={"x": quote, "y": quote},
    )


def test_marks_of_two_days_share_a_line(dossier):
    first, second = marks(timeline(dossier, lanes="type"), "e03"), marks(timeline(dossier, lanes="type"), "e01")
    assert second[0].x - first[0].x == 1
    assert first[0].y == second[0].y


def test_in_the_lane_of_a_side_every_mark_looks_as_it_does(dossier):
    view = timeline(dossier)
    sides = view.material.palette.sides
    joint = [(m.y, m.color, m.symbol) for m in marks(view, "e11")]
    assert len(joint) == 2, "a joint act stands in the lane of each who acts"
    assert {look[1:] for look in joint} == {(sides[s].color, sides[s].symbol) for s in ("opposition", "kurdish")}


def test_lanes_of_sides_keep_their_order_when_less_is_chosen(dossier):
    whole = [row.label.partition(" (")[0] for row in timeline(dossier).scene.rows]
    few = [row.label.partition(" (")[0] for row in timeline(dossier, start="2024-12-04", end="2024-12-04").scene.rows]
    assert few == [label for label in whole if label in few]


def test_many_lines_are_drawn_closer_and_their_marks_smaller(dossier):
    rows = small_rows()
    event = next(e for e in rows["events"] if e["claim_id"] == "e01")
    rows["events"] = [{**event, "claim_id": f"m{i:03}"} for i in range(30)]
    view = timeline(Dossier.from_rows(rows, texts=TEXTS))
    points = [p for panel in view.scene.panels for p in panel.points]
    (size,) = {p.size for p in points}
    assert size < 9.5
    assert view.scene.height <= 545, "thirty marks of one day stand on a screen of 860 pixels"
    lines = sorted(p.y for p in points)
    each = view.scene.height - 156
    assert min(b - a for a, b in pairwise(lines)) * each / view.scene.high > size, "they touch"


# --- the legend


@pytest.mark.parametrize("lanes", ["side", "actor", "document", "type"])
@pytest.mark.parametrize("mode", ["occurred", "reported"])
def test_every_colour_is_named_by_a_lane_or_in_the_legend(dossier, lanes, mode):
    scene = timeline(dossier, tables=tuple(SHOWN), lanes=lanes, mode=mode).scene
    marks = [m for p in scene.panels for m in (*p.points, *p.bars) if m.claim_id]
    named = {k.color for k in scene.keys}
    if lanes == "side" and mode == "occurred":
        named |= {look.color for look in prepare(dossier).palette.sides.values()}
    assert {m.color for m in marks} <= named
    if lanes == "document":
        assert "No side known" in {k.label for k in scene.keys}


# --- what is chosen


@pytest.mark.parametrize(
    ("claim", "chosen", "words"),
    [("c01", {}, "not among those shown"), ("e01", {"types": "CONSULT"}, "not among those shown"), ("e01", {}, "")],
)
def test_a_chosen_claim_that_is_not_drawn_says_why(dossier, claim, chosen, words):
    view = timeline(dossier, **chosen)
    scene = view.narrow(view.choice.change(claim=claim)).scene
    assert words in scene.note
    assert bool(words) == ("chosen claim" in scene.note)


def test_a_chosen_claim_that_is_only_counted_says_so(large):
    view = timeline(large)
    drawn = {i for panel in view.scene.panels for bar in panel.bars for i in bar.behind}
    hidden = next((c for c in view.claims() if c.claim_id not in drawn), None)
    if hidden is not None:
        assert "no mark of its own" in view.narrow(view.choice.change(claim=hidden.claim_id)).scene.note


@pytest.mark.parametrize("end", ["2024-11-30", "2024-12-03"])
def test_the_axis_ends_with_the_chosen_period(dossier, end):
    rows = {**dossier.tables(), "events": dossier.events.assign(end=None)}
    for some in (dossier, Dossier(**rows, texts=dossier.texts)):
        news = [p.x for p in timeline(some, start="2024-11-28", end=end).scene.panels if p.x.kind == "day"]
        assert news[-1].high < day_number(end) + 1
        assert news[-1].low >= day_number("2024-11-28")


# --- the names of days


@pytest.mark.parametrize(
    ("low", "high", "name"),
    [(17440, 17454, "8 Oct<br>2017"), (-4200, 19_900, "<br>1991"), (17440, 17640, "Jan<br>2018")],
)
def test_a_panel_too_narrow_for_two_names_has_one(dossier, low, high, name):
    panel = timeline(dossier).scene.panels[1]
    panel = replace(panel, x=replace(panel.x, low=float(low), high=float(high)))
    scene = replace(timeline(dossier).scene, panels=(replace(panel, share=12.0), replace(panel, share=0.8)))
    axis = draw_plotly(scene).to_dict()["layout"]["xaxis2"]
    assert axis["ticktext"] == (name,) or list(axis["ticktext"]) == [name]
    axes = draw_static(scene).axes[1]
    assert [t.get_text() for t in axes.get_xticklabels()] == [name.replace("<br>", "\n")]


def test_history_is_counted_in_years(dossier):
    scene = timeline(dossier).scene
    panel = replace(scene.panels[0], x=replace(scene.panels[0].x, low=-4200.0, high=19_900.0))
    axes = draw_static(replace(scene, panels=(panel, *scene.panels[1:]))).axes[0]
    assert all(re.fullmatch("\n[0-9]{4}", t.get_text()) for t in axes.get_xticklabels())


# --- room


def test_the_number_of_what_is_not_drawn_stands_in_the_middle_of_its_lane(dossier):
    rows = [{**row, "claim_id": f"u{i}", "start": None, "end": None} for i in range(200)
            for row in [small_rows()["events"][0]]]  # fmt: skip
    scene = timeline(Dossier.from_rows({**small_rows(), "events": [*small_rows()["events"], *rows]})).scene
    number = next(label for label in scene.panels[-1].labels if label.bold)
    assert int(number.text) >= 200
    assert any(abs(row.y - number.y) < 1e-6 for row in scene.rows)


def test_undated_marks_are_so_many_to_a_line_as_have_room(dossier):
    rows = [{**small_rows()["events"][0], "claim_id": f"u{i}", "start": None, "end": None} for i in range(40)]
    many = Dossier.from_rows({**small_rows(), "events": [*small_rows()["events"], *rows]}, texts=TEXTS)
    scene = timeline(many).scene
    whole = sum(p.share for p in scene.panels)
    panel = scene.panels[-1]
    one = room_beside(row.label for row in scene.rows) * panel.share / whole / (panel.x.high - panel.x.low)
    assert one > max(p.size for p in panel.points)


def test_one_lane_is_drawn_below_its_legend(dossier):
    scene = timeline(dossier, lanes="document", actors="kurds").scene
    layout = draw_plotly(scene).to_dict()["layout"]
    tall = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert tall >= 60
    assert layout["legend"]["y"] == pytest.approx(1 + (layout["margin"]["t"] - 46 - 2) / tall, abs=0.05)


def test_a_long_legend_leaves_the_lanes_the_room_of_their_names(dossier):
    scene = timeline(dossier, tables=tuple(SHOWN), lanes="document").scene
    scene = replace(scene, keys=scene.keys * 4, height=200)
    layout = draw_plotly(scene).layout
    assert layout.height - layout.margin.t - layout.margin.b >= round(scene.least) > 40


def test_a_mark_names_the_day_of_its_article_and_the_day_it_was_said():
    rows = small_rows()
    first = {**rows["events"][0], "reported_on": "2024-11-01"}
    view = timeline(Dossier.from_rows({**rows, "events": [first]}, texts=TEXTS))
    (claim,) = view.claims()
    published = day_words(view.material.published[claim.doc_id])
    (hover,) = {m.hover for p in view.scene.panels for m in (*p.points, *p.bars) if m.hover}
    *_, said, _, article = [line for line in hover.split("<br>") if not line.startswith("Overridden")]
    assert said.endswith("on 1 Nov 2024:")
    assert article.endswith(published)
    assert article.count("2024") <= 1
