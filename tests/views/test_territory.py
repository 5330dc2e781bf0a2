"""Territory: the map and its ledger as data, the days it offers, and what it does with what it cannot draw."""

from __future__ import annotations

import json
import math
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syrnb import Dossier, views
from syrnb.views import Selection, territory
from syrnb.views.map_scene import DOT, GROUP, MapScene
from syrnb.views.tally import COUNTED
from syrnb.views.theme import FAINT, INK

FIRST = date(2024, 12, 1)
PLACES = (
    ("hama", "Hama", "city", "SYR", "Hama Governorate", 35.13, 36.75, 5.0),
    ("homs", "Homs", "city", "SYR", "Homs Governorate", 34.72, 36.73, 6.0),
    ("saraqib", "Saraqib", "town", "SYR", "Idlib Governorate", 35.86, 36.81, 3.0),
    ("m5", "M5 highway", "road", "SYR", None, 34.80, 36.75, 180.0),
    ("syria", "Syria", "country", "SYR", None, 35.02, 38.5, 215.0),
    ("nowhere", "Nowhere", "village", None, None, None, None, None),
    ("goma", "Goma", "city", "COD", "North Kivu", -1.67, 29.23, 6.0),
)
ACTORS = (
    ("rebels", "Rebels", "rebel", "opposition"), ("army", "Army", "state-forces", "government"),
    ("faction", "Faction", "rebel", "opposition"), ("m23", "M23", "rebel", "m23"),
    ("monitor", "Monitor", "monitor", None),
)  # fmt: skip
TEXT = "Words of a claim. " * 40


def claim(i, place, actor, state, day, *, told=None, speaker=None, **more):
    said = FIRST + timedelta(days=day if told is None else told)
    row = {
        "claim_id": f"t{i:02}", "doc_id": "d", "sentence_id": "s", "span_start": i, "span_end": i + 5,
        "quote": TEXT[i : i + 5], "confidence": 1.0, "rule": "r", "speech_act": "asserts", "modality": "actual",
        "extent": "unknown", "location_id": place, "actor_id": actor, "state": state, "reported_on": said,
        "start": None if day is None else FIRST + timedelta(days=day),
        "end": None if day is None else FIRST + timedelta(days=day),
        "speaker": speaker, "speaker_text": speaker,
    }  # fmt: skip
    return {**row, **more}


CLAIMS = (
    claim(1, "saraqib", "rebels", "captured", 0, speaker="rebels"),
    claim(2, "hama", "rebels", "captured", 2, speaker="monitor"),
    claim(3, "hama", "army", "holds", 2, speaker="army"),
    claim(4, "homs", "rebels", "contested", 4),
    claim(5, "m5", "rebels", "captured", 1),
    claim(6, "syria", "army", "withdrew", 3),
    claim(7, "nowhere", "army", "retaken", 3),
    claim(8, None, "rebels", "captured", 3),
    claim(9, "homs", "rebels", "captured", 5, modality="planned"),
    claim(10, "goma", "m23", "captured", 1),
    claim(11, "saraqib", "army", "retaken", 5, told=9, speaker="army"),
)  # fmt: skip


def build(claims):
    documents = [{"doc_id": "d", "path": "d.txt", "published": FIRST, "published_basis": "stated", "n_chars": len(TEXT),
                  "n_sentences": 1, "status": "read", "source": "Gazette"}]  # fmt: skip
    locations = [
        {"location_id": i, "name": n, "kind": k, "country": c, "admin1": a, "lat": lat, "lon": lon, "radius_km": r,
         "n_mentions": 1, "n_documents": 1}
        for i, n, k, c, a, lat, lon, r in PLACES
    ]  # fmt: skip
    actors = [
        {"actor_id": a, "name": n, "kind": k, "side": s, "known": True, "n_mentions": 3, "n_documents": 1}
        for a, n, k, s in ACTORS
    ]  # fmt: skip
    rows = {"documents": documents, "locations": locations, "actors": actors, "control": list(claims)}
    return Dossier.from_rows(rows, texts={"d": TEXT})


@pytest.fixture(scope="module")
def war():
    return build(CLAIMS)


def heads(view):
    return [entry.head for entry in view.scene.shown.entries]


def test_the_ledger_stands_newest_first_with_rivals_together(war):
    view = territory(war, on="2024-12-04")
    assert heads(view) == [
        "Nowhere: Army", "Syria: Army", "Hama: Rebels", "against it: Army, holds", "M5 highway: Rebels",
        "Saraqib: Rebels",
    ]  # fmt: skip
    lines = [entry.line for entry in view.scene.shown.entries]
    assert lines[2] == "1 day · captured · confirmed: Monitor"
    assert max(map(len, lines)) <= 57
    assert lines[3] == "1 day · outweighed, says Army"
    assert lines[5] == "3 days · captured · its own word alone"


def test_what_is_told_as_history_is_as_old_as_its_own_days():
    old = {"start": date(2019, 12, 1), "end": date(2020, 2, 27), "background": True}
    war = build([claim(1, "saraqib", "army", "captured", 0, **old), claim(2, "hama", "rebels", "captured", 3)])
    lines = [entry.line for entry in territory(war, on="2024-12-04", within=None).scene.shown.entries]
    assert lines[1].startswith("1,742 days · captured")
    near = territory(war, on="2024-12-04").scene.shown
    assert len(near.entries) == 1
    assert "Said longer ago than a year: 1 place." in near.lists


def twice_told():
    """One fall of a town: told by two articles of one outlet, and in one of them by a monitor too."""
    quote = "They took Saraqib on Sunday"
    block = {"span_start": 0, "span_end": len(quote), "quote": quote, "modality": "actual", "confidence": 0.9,
             "speech_act": "asserts", "reported_on": FIRST, "start": FIRST, "end": FIRST}  # fmt: skip
    told = (("a", "one", None), ("b", "two", None), ("c", "two", "monitor"))
    rows = [{**block, "doc_id": d, "sentence_id": f"{d}-{c}", "speaker": who} for c, d, who in told]
    events = [{**row, "claim_id": f"{c}e", "trigger": "took", "trigger_start": 5, "trigger_end": 9, "plover": "ASSAULT",
               "side_a": ["rebels"], "location_ids": ["saraqib"], "time_precision": "day", "rule": "event/take/take"}
              for row, (c, *_) in zip(rows, told, strict=True)]  # fmt: skip
    taken = {"actor_id": "rebels", "location_id": "saraqib", "state": "captured", "extent": "full"}
    control = [{**row, **taken, "claim_id": c, "rule": "control/take/take"}
               for row, (c, *_) in zip(rows, told, strict=True)]  # fmt: skip
    block = {"published": FIRST, "published_basis": "stated", "n_chars": 40, "n_sentences": 1, "status": "read"}
    documents = [{"doc_id": d, "path": f"{d}.txt", "source": "Gazette", **block} for d in ("one", "two")]
    return Dossier.from_rows(
        {**{name: table.to_dict("records") for name, table in build(CLAIMS).tables().items()
            if name in ("actors", "locations")}, "documents": documents, "events": events, "control": control},
        texts={"one": quote, "two": quote},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("count", "behind", "rests", "area"),
    [
        ("claims", "3 claims", "3 claims", "Syria (3)"),
        ("incidents", "1 incident (in 3 claims)", "1 incident", "Syria (1)"),
        ("sources", "2 independent sources (of 3 claims)", "2 independent sources", "Syria (2)"),
    ],
)
def test_what_is_counted_is_chosen_and_said(count, behind, rests, area):
    view = territory(twice_told(), count=count)
    assert f"resting on {behind}" in view.scene.subtitle
    assert f"resting on {behind}" in view.text()
    assert f"Rests on {behind}" in view.scene.shown.marks[0].hover.replace("<br>", " ")
    assert view.table()["rests on"].tolist() == [rests]
    options = {option.name: option.values for option in view.option_list()}
    assert options["area"][0][0] == area
    assert options["count"] == COUNTED


def test_what_an_analyst_changed_is_marked():
    """In the ledger, the hover and the table; also where it only speaks against a hold."""
    change = "state was holds (by Ana, 2025-01-02: as she saw it)"
    told = [{**c, "doubts": [f"overridden: {change}"]} if c["claim_id"] == "t03" else c for c in CLAIMS]
    view = territory(build(told), on="2024-12-04")
    assert [head for head in heads(view) if head.startswith(("Hama", "against"))] == [
        "Hama: Rebels (overridden)", "against it: Army, holds (overridden)",
    ]  # fmt: skip
    assert sum("(overridden)" in head for head in heads(view)) == 2
    hover = next(e.hover for e in view.scene.shown.entries if e.head.startswith("Hama"))
    assert f"Overridden: {change}" in " ".join(hover.replace("<br>", " ").split())
    assert view.table().set_index("place").overridden["Hama"].tolist() == [change, change]
    assert view.words().plain.count("(overridden)") == 1


def test_only_what_can_be_counted_is(war):
    with pytest.raises(ValueError, match="count 'articles' is not one of claims, incidents, sources"):
        territory(war, count="articles")


def test_each_day_has_its_own_state(war):
    assert heads(territory(war, on="2024-12-01")) == ["Saraqib: Rebels"]
    assert "Homs: Rebels" in heads(territory(war, on="2024-12-05"))
    assert "Saraqib: Army" in heads(territory(war))
    assert "told 4 days later" in territory(war, on="2024-12-06").text()
    assert "Saraqib: Rebels" in heads(territory(war, hindsight=False, on="2024-12-06"))


def test_the_days_are_those_on_which_something_changes(war):
    assert territory(war).days == ("2024-12-01", "2024-12-02", "2024-12-03", "2024-12-04", "2024-12-05", "2024-12-06")
    assert territory(war, start="2024-12-03", end="2024-12-04").days == ("2024-12-03", "2024-12-04")
    assert territory(war, area="COD").days == ("2024-12-02",)


@pytest.mark.parametrize(
    ("on", "shown"),
    [(None, "2024-12-05"), ("2024-12-01", "2024-12-03"), ("2024-12-04", "2024-12-04"), ("2024-12-06", "2024-12-05")],
    ids=["none chosen", "before the period", "in it", "after it"],
)
def test_a_chosen_day_outside_the_period_follows_to_the_nearest_in_it(war, on, shown):
    assert territory(war, on=on, start="2024-12-03", end="2024-12-05").day == shown


def test_the_day_of_a_desk_follows_its_period_and_comes_back(war):
    desk = territory(war).controls(Selection())
    desk.choose(on="2024-12-01")
    assert desk.choose(start="2024-12-03").day == "2024-12-03"
    assert desk._options["on"].value == "2024-12-03"
    assert desk.choose(start=None).day == "2024-12-01"


def test_wars_are_told_apart_by_distance(war):
    view = territory(war)
    assert [(a.key, a.label) for a in view.theatre.areas if "/" not in a.key] == [("SYR", "Syria"), ("COD", "DR Congo")]
    assert view.theatre.area.key == "SYR"
    assert "Goma" not in view.text()
    far = territory(war, area="COD")
    assert heads(far) == ["Goma: M23"]
    assert far.scene.box.holds(29.23, -1.67)
    assert not far.scene.box.holds(36.75, 35.13)


def test_a_chosen_place_brings_its_war(war):
    assert heads(territory(war, places="goma")) == ["Goma: M23"]


def test_the_list_of_maps_names_the_one_that_is_shown(war):
    desk = territory(war).controls(Selection())
    desk.choose(places="goma")
    assert field(desk, "Map").value == "COD"
    desk.clear()
    assert field(desk, "Map").value == "SYR"


def test_an_actor_narrows_what_is_shown_and_not_what_counts(war):
    view = territory(war, actors="army", on="2024-12-04")
    assert heads(view) == ["Nowhere: Army", "Syria: Army", "Hama: Army, holds"]
    assert "outweighed" in view.scene.shown.entries[-1].line


def test_a_denial_alone_is_told_and_not_drawn():
    """Chosen is the actor of whom something is denied, not the one of its camp who is said to hold the place."""
    rows = [claim(1, "hama", "rebels", "captured", 2, speaker="monitor"),
            claim(2, "hama", "faction", "lost", 2, speaker="faction"),
            claim(3, "homs", "faction", "captured", 2)]  # fmt: skip
    view = territory(build(rows), actors="faction")
    shown = view.scene.shown
    assert {e.head for e in shown.entries} == {"Homs: Faction", "Hama: Faction, lost"}
    assert {c.text for c in shown.captions} == {"Homs"}


def test_a_speaker_alone(war):
    assert heads(territory(war, speakers="army", on="2024-12-04")) == ["Hama: Army"]


def test_the_rule_is_a_switch(war):
    assert "confirmed" in set(territory(war, on="2024-12-04").table()["standing"])
    assert "confirmed" not in set(territory(war, on="2024-12-04", rule="equal").table()["standing"])


def test_places_are_circles_of_their_vagueness(war):
    discs = territory(war, on="2024-12-04").scene.shown.discs
    assert sorted(d.km for d in discs) == [3.0, 5.0]
    dashes = {d.km: d.dash for d in discs}
    assert dashes == {3.0: "dash", 5.0: "solid"}


def test_a_road_is_drawn_where_its_course_is_known(war):
    (road,) = [road for road in territory(war, on="2024-12-04").scene.shown.roads if road.width >= 1]
    assert (37.1612, 36.2012) in road.points


def test_sides_look_as_in_every_other_view(war):
    from syrnb.views.theme import look_of

    marks = {m.claim_id: m for m in territory(war, on="2024-12-04").scene.shown.marks if m.claim_id}
    look = look_of(war).of("rebels")
    assert (marks["t01"].edge, marks["t01"].symbol) == (look.color, look.symbol)
    assert marks["t02"].color == look.color
    assert marks["t01"].color != marks["t02"].color


def test_standings_are_told_apart_by_more_than_colour(war):
    shown = territory(war, on="2024-12-05").scene.shown
    symbols = {m.symbol for m in shown.marks}
    assert {"asterisk", "x-thin"} <= symbols


def test_what_cannot_be_placed_is_listed(war):
    view = territory(war, on="2024-12-06")
    assert view.scene.shown.lists == (
        "No coordinates known: Nowhere", "Too vague for this map: Syria (within 215 km)",
        "Not on the map: 1 claim that names no place.",
    )  # fmt: skip
    left = view.not_drawn().set_index("claim_id")["why"].to_dict()
    assert left["t07"] == "no coordinates known"
    assert left["t08"] == "names no place"
    assert left["t09"] == "planned, conditional, asked for or predicted"
    assert left["t01"] == "settled by later claims, or over by then"


def test_old_words_are_counted_and_not_shown(war):
    view = territory(war, on="2024-12-06", within=7)
    assert "longer ago" not in view.text()
    late = build([*CLAIMS, claim(12, "homs", "rebels", "captured", 40)])
    view = territory(late, within=30)
    assert heads(view) == ["Homs: Rebels"]
    assert any(words.startswith("Said longer ago than 30 days: 5 places") for words in view.scene.shown.lists)
    assert "said too long ago for what is chosen" in set(view.not_drawn()["why"])


@pytest.mark.parametrize("wrong", [{"rule": "x"}, {"area": "x"}, {"within": 3}, {"on": "soon"}])
def test_what_does_not_exist_is_refused(war, wrong):
    with (
        pytest.raises(ValueError, match=next(iter(wrong.values())) if "on" not in wrong else "soon")
        if isinstance(next(iter(wrong.values())), str)
        else pytest.raises(ValueError, match="within")
    ):
        territory(war, **wrong)


def test_nothing_to_show_is_a_sentence(empty):
    view = territory(empty)
    assert view.text().endswith("The folder has no articles: add some in 00_start_here.")
    assert view.not_drawn().empty
    assert "No rows" in view.not_drawn_rows().body
    assert view.table().empty
    assert "has no articles" in view.html()
    assert view.figure().layout.annotations[0].text.startswith("The folder")


def test_places_without_coordinates_alone_are_a_sentence():
    view = territory(build([claim(1, "nowhere", "army", "holds", 0)]))
    assert "has coordinates" in view.text()
    assert list(view.not_drawn()["why"]) == ["no coordinates known"]


def test_a_choice_that_leaves_nothing_is_a_sentence(war):
    assert "Nothing is said to be held" in territory(war, actors="m23", area="SYR").text()


def test_who_speaks_of_another_war_alone_is_said_to():
    far = claim(12, "goma", "m23", "holds", 3, speaker="m23")
    told = territory(build([*CLAIMS, far]), speakers="m23").text()
    assert told.endswith("for this choice: said by M23. Not shown: 1 claim of other maps (choose one under Map).")
    assert "coordinates" not in told


def test_the_saved_picture_plays_and_the_live_one_does_not(war):
    view = territory(war)
    figure = view.figure()
    assert [f.name for f in figure.frames] == list(view.days)
    assert len(figure.layout.sliders[0].steps) == len(view.days)
    assert not view.still().frames
    for frame in figure.frames:
        assert len(frame.data) == len(frame.traces)
        assert len(frame.layout.shapes) == len(figure.layout.shapes)


def test_nothing_is_fetched(war):
    data = json.dumps(territory(war).figure().to_dict(), default=str)
    assert not re.search(r"scattergeo|scattermap|choropleth|mapbox|https?://", data)


def test_what_articles_say_is_inert(war):
    hostile = build([claim(1, "homs", "rebels", "captured", 0, speaker=None, speaker_text="<img src=x onerror=1>")])
    view = territory(hostile)
    assert "<img" not in json.dumps(view.figure().to_dict(), default=str)
    assert "<img" not in view.html()
    assert "<img" not in view.rows().body
    assert "<img" not in view.not_drawn_rows().body


def test_saving(war, tmp_path):
    view = territory(war)
    for ending in ("png", "svg", "html", "csv"):
        assert view.save(tmp_path / f"x.{ending}").stat().st_size > 500
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "addFrames" in page or "frames" in page


def test_two_runs_draw_the_same(war):
    first, second = territory(war), territory(build(CLAIMS))
    assert first.figure().to_json() == second.figure().to_json()
    assert first.html() == second.html()


# ---- controls


def controls_of(desk):
    """Return the controls of a desk, those that stand together in a box too."""
    return [control for part in desk.children[0].children for control in getattr(part, "children", (part,))]


def field(desk, label):
    return next(w for w in controls_of(desk) if getattr(w, "description", "") == label)


def test_every_control_is_labelled(war):
    desk = territory(war).controls(Selection())
    assert all(w.description for w in controls_of(desk))


def test_the_slider_moves_the_map_and_plays(war):
    desk = territory(war).controls(Selection())
    slider, play = field(desk, "Day"), field(desk, "Play the days")
    assert slider.value == "2024-12-06"
    slider.value = "2024-12-01"
    assert desk.view.day == "2024-12-01"
    assert "on 1 Dec 2024" in desk.drawn
    assert play.value == 0
    play.value = 2
    assert "on 3 Dec 2024" in desk.drawn
    desk.clear()
    assert slider.value == "2024-12-06"


def test_another_area_has_other_days(war):
    desk = territory(war).controls(Selection())
    field(desk, "Map").value = "COD"
    assert [value for _, value in field(desk, "Day").options] == ["2024-12-02"]
    assert "Goma" in desk.drawn
    field(desk, "Map").value = "SYR"
    assert len(field(desk, "Day").options) == 6


def test_it_is_linked_to_the_other_views(war):
    selection = Selection()
    land, times = territory(war).controls(selection), views.timeline(war, tables="control").controls(selection)
    land.choose(places="hama")
    assert {c.claim_id for c in times.view.claims()} == {"t02", "t03"}
    times.choose(start="2024-12-02", end="2024-12-02", places=None)
    assert land.view.day == "2024-12-02"


def test_a_click_on_a_mark_or_an_entry_chooses_its_newest_claim(war):
    traces = territory(war).still().data
    for axis in ("x", "x2"):
        assert "t03" in {c for t in traces if t.mode == "markers" and t.xaxis == axis for c in t.customdata or ()}


@pytest.mark.parametrize("claim_id", ["t02", "t03", "t12"])
def test_the_chosen_claim_is_framed_on_the_map_and_marked_in_the_ledger(war, claim_id):
    view = territory(war, on="2024-12-03")
    chosen = view.narrow(view.choice.change(claim=claim_id))
    frames = [m for m in chosen.scene.shown.marks if m.symbol == "frame"]
    behind = {m.claim_id for m in view.scene.shown.marks if m.stands_for(claim_id)}
    assert {m.claim_id for m in frames} == behind
    marked = [e.head for e in chosen.scene.shown.entries if e.head.startswith("▸ ")]
    assert bool(marked) == bool(behind)
    assert ("the chosen claim" in {s.label for s in chosen.scene.samples}) == bool(behind)
    assert ("square-open" in {t.marker.symbol for t in chosen.still().data if t.mode == "markers"}) == bool(behind)
    chosen.static()


def test_what_is_near_a_chosen_claim_alone_counts(war):
    selection = Selection()
    desk = territory(war).controls(selection)
    selection.choose(claim="t02", near="incident")
    assert [c.claim_id for c in desk.view.claims()] == ["t02"]
    assert "of the incident of the chosen claim" in desk.drawn


def test_an_empty_folder_has_controls(empty):
    assert territory(empty).controls(Selection()).drawn


# ---- what no map may do


def test_names_and_marks_leave_each_other_room(war):
    scene = territory(war).scene
    spots = [scene.box.pixels(c.lon, c.lat) for c in scene.names]
    for mark in scene.shown.marks:
        x, y = scene.box.pixels(mark.lon, mark.lat)
        assert all(abs(x - a) > 8 or abs(y - b) > 8 for a, b in spots)


def boxes(scene):
    """Return the boxes of the names of places in pixels: left, right, top, bottom."""
    for caption in scene.shown.captions:
        x, y = scene.box.pixels(caption.lon, caption.lat)
        wide = len(caption.text) * 6.1
        left = {"right": x + 6, "left": x - 6 - wide}.get(caption.side, x - wide / 2)
        top = {"top": y - 16, "bottom": y + 3}.get(caption.side, y - 6)
        yield left, left + wide, top, top + 12


STATES = st.sampled_from(["captured", "holds", "contested", "besieged", "lost", "withdrew", "retaken"])
TOLD = st.lists(
    st.tuples(
        st.sampled_from(["hama", "homs", "saraqib", "m5", "syria", "nowhere", None]),
        st.sampled_from(["rebels", "army", None]), STATES, st.integers(0, 9),
        st.sampled_from(["actual", "planned", "negated"]), st.sampled_from(["rebels", "army", "monitor", None]),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TOLD)
def test_every_claim_is_shown_or_listed_with_the_reason(rows):
    made = [
        claim(i, place, actor, state, day, modality=modality, speaker=speaker)
        for i, (place, actor, state, day, modality, speaker) in enumerate(rows)
    ]
    view = territory(build(made))
    shown, listed = {c.claim_id for c in view.claims()}, set(view.not_drawn()["claim_id"])
    counted = {c.claim_id for c in view.theatre.counted}
    last = (date.fromisoformat(view.day) - FIRST).days if view.day else None
    ahead = {f"t{i:02}" for i, row in enumerate(rows) if last is not None and row[3] > last}
    assert counted - ahead == (shown | listed) - ahead


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(TOLD)
def test_no_name_covers_another(rows):
    made = [claim(i, p, a, s, d, modality=m, speaker=v) for i, (p, a, s, d, m, v) in enumerate(rows)]
    scene = territory(build(made)).scene
    if not isinstance(scene, MapScene):
        return
    found = list(boxes(scene))
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            assert not (a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3])


def test_the_ledger_cuts_no_words():
    speaker = "the Commission of Inquiry of the Union of Neighbouring Republics and Cantons"
    rows = [claim(i, place, "rebels", "withdrew", 1, speaker=speaker) for i, place in ((1, "hama"), (2, "homs"))]
    day = territory(build(rows)).scene.shown
    entry = day.entries[0]
    assert entry.line.replace("\n", " ").endswith(f"says {speaker}")
    assert entry.line.count("\n") == 1
    assert max(map(len, entry.line.split("\n"))) <= 60
    assert day.tops == (0, entry.tall, 2 * entry.tall)
    lines = [(y, words) for top, e in zip(day.tops, day.entries, strict=False) for y, words, _ in e.lines(top)]
    assert len({y for y, _ in lines}) == len(lines) == 6, "no line stands on another"


def towns(points):
    """Return a dossier of towns at some points (lat, lon), all captured on one day."""
    rows = {name: getattr(build([]), name).to_dict("records") for name in ("documents", "actors", "locations")}
    rows["locations"] += [
        {"location_id": f"p{i}", "name": f"Town number {i}", "kind": "town", "country": "SYR",
         "admin1": "Hama Governorate", "lat": lat, "lon": lon, "radius_km": 2.0, "n_mentions": 1, "n_documents": 1}
        for i, (lat, lon) in enumerate(points)
    ]  # fmt: skip
    rows["control"] = [claim(i, f"p{i}", "rebels", "captured", 1) for i in range(len(points))]
    return Dossier.from_rows(rows, texts={"d": TEXT})


def test_what_has_no_room_in_the_ledger_is_told_of_within_the_picture():
    view = territory(towns([(35 + i / 40, 36.7) for i in range(40)]))
    day, figure = view.scene.shown, view.still()
    assert day.more == f"and {40 - len(day.entries)} older rows: in the table below"
    assert 12 <= len(day.entries) < 40
    low, high = figure.layout.yaxis2.range
    drawn = [y for trace in figure.data if trace.yaxis == "y2" for y in trace.y]
    assert high <= min(drawn) < max(drawn) <= low, "what lies beyond the end of an axis is not drawn"


def test_a_name_without_room_stands_at_the_end_of_a_short_line():
    view = territory(towns([*ring(14, 0.25), (34.0, 38.0), (36.0, 38.5)]))
    day, box = view.scene.shown, view.scene.box
    assert len(day.captions) == len([m for m in day.marks if m.hover])
    leaders = [road for road in day.roads if road.width < 1]
    assert leaders
    assert {road.points[1] for road in leaders} <= {(c.lon, c.lat) for c in day.captions}
    assert all(math.dist(box.pixels(*road.points[0]), box.pixels(*road.points[1])) < 45 for road in leaders)


def ring(n, wide):
    turns = [2 * math.pi * i / n for i in range(n)]
    return [(35.2 + 0.8 * wide * math.sin(t), 36.8 + wide * math.cos(t)) for t in turns]


CROWDS = {
    "a row": [(35.2, 36.6 + 0.1 * i) for i in range(8)],
    "a close row": [(35.2, 36.6 + 0.05 * i) for i in range(10)],
    "a ring": ring(10, 0.1),
    "a close ring": ring(10, 0.06),
    "a square": [(35.0 + 0.05 * (i // 3), 36.7 + 0.05 * (i % 3)) for i in range(9)],
}


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_every_name_of_a_crowd_has_a_place_and_lines_pass_by_the_marks_of_others(crowd):
    scene = territory(towns([*crowd, (34.0, 38.0), (36.0, 38.5)])).scene
    day, box = scene.shown, scene.box
    circles = [m for m in day.marks if m.symbol == GROUP]
    alone = [m for m in day.marks if m.hover and m.symbol != GROUP]
    told = "\n".join(m.hover for m in (*circles, *alone))
    assert all(re.search(rf"Town number {i}\b", told) for i in range(len(crowd)))
    assert len(day.captions) == len(circles) + len(alone), "every mark has a name"
    assert {c.text for c in day.captions} >= {re.findall(r"Town number \d+", m.hover)[0] for m in alone}
    covered = [(box.pixels(m.lon, m.lat), m.size / 2) for m in (*circles, *alone)]
    for i, (at, half) in enumerate(covered):
        for other, its in covered[i + 1 :]:
            assert max(abs(at[0] - other[0]), abs(at[1] - other[1])) >= half + its, "no mark covers another"
    marks = [at for at, _ in covered]
    for road in day.roads:
        (x0, y0), (x1, y1) = (box.pixels(*point) for point in road.points)
        beads = [(x0 + (x1 - x0) * i / 40, y0 + (y1 - y0) * i / 40) for i in range(41)]
        others = [m for m in marks if math.dist(m, (x0, y0)) > 18]
        assert all(math.dist(bead, mark) > 3 for bead in beads for mark in others)


def test_an_empty_folder_says_that_there_is_no_map(empty):
    assert field(territory(empty).controls(Selection()), "Map").label == "nothing to show"


NEAR = [(35.2, 36.6), (35.2, 36.63), (35.23, 36.6), (35.23, 36.63)]
"""Four towns three kilometres from each other."""


def test_places_too_near_to_be_told_apart_are_one_with_their_number():
    view = territory(towns([*NEAR, (34.0, 38.0), (36.0, 38.5)]))
    day = view.scene.shown
    (circle,) = [m for m in day.marks if m.symbol == GROUP]
    assert {c.text for c in day.captions} == {"Town number 0 and 3 near it", "Town number 4", "Town number 5"}
    assert all(f"Town number {i}: Rebels, captured" in circle.hover for i in range(4))
    assert all(circle.stands_for(f"t0{i}") for i in range(4))
    assert day.lists[0] == "Drawn as one, being too near each other: Town number 0 and 3 near it."
    assert "choosing one under Place" in day.lists[1]
    drawn_with = view.table().set_index("place")["drawn with"].to_dict()
    assert [drawn_with[f"Town number {i}"] for i in range(5)] == ["", *["Town number 0"] * 3, ""]
    assert sum("drawn with Town number 0" in e.line.replace("\n", " ") for e in day.entries) == 3
    assert any(s.symbol == GROUP for s in view.scene.samples)
    assert "Drawn as one" in view.text()
    assert view.static()


def test_claims_that_hold_nothing_are_told_with_the_reasons():
    rows = [claim(1, "hama", "army", "retaken", 1, modality="planned"), claim(2, "homs", "army", "holds", 1),
            claim(3, "homs", "rebels", "captured", 1, modality="negated")]  # fmt: skip
    view = territory(build([rows[0], rows[2]]))
    assert view.text().endswith(
        "No claim that counts for this day says who holds which place (2 claims: 1 planned, conditional, asked for or "
        "predicted; 1 denied or not so)."
    )
    assert heads(territory(build(rows))) == ["Homs: Army"]


def test_a_chosen_place_of_a_group_shows_its_places_apart():
    war = towns([*NEAR, (35.2, 37.2), (34.0, 38.0), (36.0, 38.5)])
    view = territory(war, places="p2")
    day = view.scene.shown
    assert {c.text for c in day.captions} == {f"Town number {i}" for i in range(4)}
    assert "with what lies near it" in day.subtitle
    assert territory(war, places="p4").scene.shown.subtitle.count("near it") == 0


def test_a_group_shows_each_side_that_is_in_it_and_its_region_does_not_name_it():
    war = towns(NEAR)
    rows = {name: table.to_dict("records") for name, table in war.tables().items()}
    rows["locations"] = [
        {**p, "kind": "admin2"} if p["location_id"] == "p0" else p for p in war.tables()["locations"].to_dict("records")
    ]
    rows["control"] = [claim(i, f"p{i % 4}", who, state, 1) for i, (who, state) in enumerate(
        (("rebels", "captured"), ("rebels", "captured"), ("army", "holds"), ("army", "contested"),
         ("rebels", "captured"), ("rebels", "captured"))
    )] + [claim(9, "homs", "army", "holds", 1), claim(10, "saraqib", "army", "holds", 1)]  # fmt: skip
    day = territory(Dossier.from_rows(rows, texts={"d": TEXT})).scene.shown
    (circle,) = [m for m in day.marks if m.symbol == GROUP]
    inner = [m for m in day.marks if not m.hover and m.symbol != GROUP]
    assert {m.symbol for m in inner} >= {"asterisk"}
    assert len({(m.symbol, m.edge) for m in inner}) == 3
    assert circle.size == 33
    assert not any(c.text.startswith("Town number 0") for c in day.captions)


def test_the_pointer_passes_through_the_marks_of_a_group_to_its_circle():
    for figure in (territory(towns([*NEAR, (34.0, 38.0)])).still(), territory(towns([*NEAR, (34.0, 38.0)])).figure()):
        marks = [t for t in figure.data if t.mode == "markers" and t.xaxis == "x" and t.hovertext]
        assert {t.hoverinfo for t in marks} == {"text", "skip"}
        assert all(t.hoverinfo == "skip" or all(t.hovertext) for t in marks)


def reach(mark, box):
    """Return the middle of a mark and half as wide as its shape is, in pixels."""
    star = {"star": 1.3, "diamond": 1.3, "asterisk": 1.2, "triangle-up": 1.15, "triangle-down": 1.15}
    return box.pixels(mark.lon, mark.lat)[0], mark.size * star.get(mark.symbol, 1.0) / 2


@pytest.mark.parametrize("others", [0, 45])
def test_marks_of_rivals_do_not_touch(others):
    war = towns([(35.0, 36.8), *((33.0 + i // 9, 38.0 + i % 9 * 0.8) for i in range(others))])
    rows = {name: table.to_dict("records") for name, table in war.tables().items()}
    rows["control"] += [
        claim(60, "p0", "army", "besieged", 1), claim(61, "p0", "m23", "contested", 1),
        claim(62, "p0", "army", "holds", 1, speaker="army"),
    ]  # fmt: skip
    scene = territory(Dossier.from_rows(rows, texts={"d": TEXT})).scene
    y = scene.box.pixels(36.8, 35.0)[1]
    here = [m for m in scene.shown.marks if m.hover and abs(scene.box.pixels(m.lon, m.lat)[1] - y) < 0.5]
    here = sorted(reach(m, scene.box) for m in here)
    assert len(here) > 1
    assert all(b - right > a + left for (a, left), (b, right) in pairwise(here))


def test_the_name_of_a_town_begins_outside_its_circle():
    scene = territory(build([claim(1, "hama", "rebels", "captured", 1)])).scene
    (caption,), (disc,), box = scene.shown.captions, scene.shown.discs, scene.box
    (x, _), (middle, _) = box.pixels(caption.lon, caption.lat), box.pixels(disc.lon, disc.lat)
    assert caption.side == "right"
    assert x + 6 > middle + disc.km / 111.2 / box.per_pixel[1]


def test_of_rivals_the_newest_stands_first_and_the_best_supported_says_so():
    rows = [claim(i, "hama", "rebels", "captured", 1, speaker=s) for i, s in ((1, "monitor"), (2, "army"), (3, None))]
    view = territory(build([*rows, claim(4, "hama", "army", "holds", 5, speaker="army", extent="part")]))
    assert heads(view) == ["Hama: Army", "or: Rebels"]
    assert [e.line.split()[-2:] == ["best", "supported"] for e in view.scene.shown.entries] == [False, True]


def test_one_spot_of_which_little_is_told_is_no_map_and_is_said_to_lie_outside():
    rows = [claim(i, place, "rebels", "captured", i % 4) for i, place in enumerate(["hama", "homs", "saraqib"] * 5)]
    view = territory(build([*rows, claim(20, "goma", "m23", "captured", 1)]))
    assert [a.key for a in view.theatre.areas if "/" not in a.key] == ["SYR"]
    assert "Outside this map: Goma (within 6 km)" in view.scene.shown.lists
    assert not view.scene.box.holds(29.23, -1.67)
    own = territory(build([*rows, claim(20, "goma", "m23", "captured", 1)]), places="goma")
    assert own.scene.box.holds(29.23, -1.67), "chosen, it can be seen"
    often = territory(build([*rows, *(claim(20 + i, "goma", "m23", "captured", i) for i in range(3))]))
    assert [a.key for a in often.theatre.areas if "/" not in a.key] == ["SYR", "COD"]


def test_places_of_other_days_are_dots():
    rows = [claim(1, "hama", "rebels", "captured", 1), claim(2, "homs", "rebels", "captured", 3)]
    first, last = (territory(build(rows), on=day).scene for day in ("2024-12-02", "2024-12-04"))
    (dot,) = [m for m in first.shown.marks if m.symbol == DOT]
    assert (dot.lon, dot.lat) == pytest.approx((36.73, 34.72))
    assert dot.claim_id == "t02", "a click shows the words"
    assert {c.text for c in first.shown.captions} == {"Hama", "Homs"}
    assert {c.color for c in first.shown.captions} == {INK, FAINT}
    assert "told of, not shown" in {s.label for s in first.samples}
    assert DOT not in {m.symbol for m in last.shown.marks}


def test_a_map_says_how_long_its_line_is(war):
    for scene in (territory(war).scene, territory(war, places="hama").scene):
        line, box = scene.scale, scene.box
        (left, y), (right, _) = box.pixels(line.west, line.lat), box.pixels(line.east, line.lat)
        assert 0 < left < right < 130
        assert box.height - 20 < y < box.height
        km = (line.east - line.west) * 111.2 * math.cos(math.radians(line.lat))
        assert line.text == f"{km:.0f} km"


def test_the_legend_names_everybody_who_is_drawn_first():
    rows = [claim(1, "hama", "rebels", "captured", 1), claim(2, "homs", None, "withdrew", 1),
            claim(3, "saraqib", "m23", "captured", 1), claim(4, "nowhere", "m23", "captured", 1)]  # fmt: skip
    scene = territory(build(rows)).scene
    assert [s.label for s in scene.samples if s.who][-1] == "side not known"
    assert len([s for s in scene.samples if s.who]) == 3
    assert [s.who for s in scene.samples] == sorted((s.who for s in scene.samples), reverse=True)
    figure = territory(build(rows)).still()
    assert {t.legend for t in figure.data if t.showlegend} == {"legend", "legend2"}
    notes = [-n.yshift for n in figure.layout.annotations if n.text]
    below = -figure.layout.legend2.y * scene.box.height
    assert min(notes) > below + 2 * 19, "the legend ends above what stands below it"


def test_a_map_is_laid_out_for_the_room_that_it_has(war):
    desk = territory(war).controls(Selection())
    usual = desk.view.scene.box
    assert (usual.width, usual.height) == (700, 500)
    desk._wide.value = "1715"
    wide = desk.view.scene
    assert (wide.box.width, wide.box.height) == (1022, 600)
    assert desk._picture.outputs[0]["data"]["application/vnd.plotly.v1+json"]["layout"]["height"] > 700
    desk._wide.value = "12"
    assert desk.view.scene.box.width == 427
    assert desk.view.figure().layout.height == territory(war).figure().layout.height, (
        "a saved picture has its own width"
    )
    desk._wide.value = "none"
    assert desk.view.scene.box.width == 427
