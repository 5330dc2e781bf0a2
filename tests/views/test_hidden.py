"""What a map says of what it hides: old words, later days, other maps, marks without room, a map without a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syrnb.views import Selection, territory
from syrnb.views.map_names import say_on_map
from syrnb.views.map_plotly import draw_map_plotly
from syrnb.views.theatre import Theatre
from tests.views.test_territory import CLAIMS, build, claim, field, heads


@pytest.fixture(scope="module")
def war():
    return build(CLAIMS)


def test_any_time_stays_chosen_in_its_list(war):
    selection = Selection()
    within = field(territory(war).controls(selection), "Said within")
    within.index = next(i for i, (words, _) in enumerate(within.options) if words == "any time")
    assert within.label == "any time"
    assert selection.options_of("territory") == {"within": None}
    within.index = 0
    assert within.label == "a year"
    assert selection.options_of("territory") == {"within": 365}


OLD_AND_NEW = (
    claim(1, "hama", "rebels", "captured", 0, speaker="monitor"), claim(2, "hama", "army", "holds", 40, extent="part"),
    claim(3, "homs", "army", "holds", 40),
)  # fmt: skip


def test_what_a_rival_said_long_ago_is_counted_and_not_shown():
    view = territory(build(OLD_AND_NEW), within=30)
    assert [h.age for h in view.theatre.holds] == [0, 0]
    assert not any("Rebels" in head for head in heads(view))
    assert "Said longer ago than 30 days: 1 row of places that are shown." in view.scene.shown.lists
    assert view.not_drawn().set_index("claim_id")["why"].to_dict()["t01"] == "said too long ago for what is chosen"
    assert any("Rebels" in head for head in heads(territory(build(OLD_AND_NEW), within=90)))


def test_a_denial_is_not_left_alone_by_what_outweighs_it_being_old(war):
    holds = territory(war, on="2024-12-04").theatre.everything
    late = [h for h in holds if h.place == "hama"]
    assert {h.standing for h in late} >= {"outweighed"}
    shown = Theatre.recent(territory(war, within=7).theatre, late)
    assert {h.place for h in shown} == {"hama"}


@pytest.mark.parametrize(
    ("chosen", "hidden"),
    [
        ({"actors": "rebels", "on": "2025-06-01", "within": 30},
         "1 claim said longer ago than 30 days (choose more under Said within)"),
        ({"actors": "faction", "on": "2024-12-01"}, "2 claims of later days (choose a later Day)"),
        ({"actors": "faction", "on": "2024-12-01", "end": "2024-12-02"},
         "2 claims of later days (choose a later Day or a later Until)"),
        ({"actors": "m23", "area": "SYR"}, "1 claim of other maps (choose one under Map)"),
    ],
)  # fmt: skip
def test_an_empty_map_says_what_hides_how_many_claims(chosen, hidden):
    rows = [claim(1, "hama", "army", "captured", 0), claim(2, "saraqib", "rebels", "captured", 1),
            claim(3, "hama", "faction", "captured", 4), claim(4, "homs", "faction", "captured", 5),
            claim(5, "goma", "m23", "captured", 1), claim(6, "hama", "army", "retaken", 182)]  # fmt: skip
    view = territory(build(rows), **chosen)
    words = view.scene.empty
    assert words.startswith("Nothing is said to be held on ")
    assert f"Not shown: {hidden}." in words
    assert max(map(len, view.still().layout.annotations[0].text.split("<br>"))) <= 120


def test_what_names_no_place_is_of_no_chosen_one():
    rows = [claim(1, "hama", "army", "captured", 0), claim(2, None, "rebels", "captured", 1),
            claim(3, None, "army", "captured", 1),
            claim(4, "homs", "army", "captured", 300, modality="planned")]  # fmt: skip
    assert "1 claim planned, conditional, asked for or predicted." in territory(build(rows), places="homs").scene.empty
    place, actor, everything = (territory(build(rows), **c).scene.shown.lists for c in
                                ({"places": "hama", "on": "2024-12-02"}, {"actors": "army", "on": "2024-12-02"},
                                 {"on": "2024-12-02"}))  # fmt: skip
    assert not any("name no place" in words for words in place)
    assert "Not on the map: 1 claim that names no place." in actor
    assert "Not on the map: 2 claims that name no place." in everything


PILED = tuple(
    claim(i, "hama", who, state, 1, extent="part")
    for i, (who, state) in enumerate(
        (("rebels", "captured"), ("army", "holds"), ("m23", "holds"), ("army", "contested"), ("faction", "holds"))
    )
)


def test_of_many_marks_of_a_place_three_stand_side_by_side_and_its_name_counts_the_others():
    view = territory(build([*PILED, claim(9, "homs", "army", "holds", 1)]))
    day, holds = view.scene.shown, [h for h in view.theatre.holds if h.place == "hama"]
    assert len(holds) > 3
    assert f"Hama +{len(holds) - 3}" in {c.text for c in day.captions}
    marks = [m for m in day.marks if m.hover and "Hama" in m.hover]
    assert len(marks) == 3
    assert len({(m.symbol, m.edge) for m in marks}) == 3, "no side is hidden behind a second mark of another"
    assert all(any(m.stands_for(c) for m in marks) for h in holds for c in h.claims)
    assert any(words.startswith("+1, +2") for words in day.lists)


def test_the_notes_stand_below_every_row_of_the_legend(war):
    view = territory(war)
    for many in (9, 13, 19):
        samples = (*view.scene.samples, *view.scene.samples[:1] * many)[:many]
        figure = draw_map_plotly(replace(view.scene, samples=samples))
        assert min(-note.yshift for note in figure.layout.annotations) >= 4 + 19 * -(-len(samples) // 6) + 4


def test_a_map_on_which_nothing_can_be_drawn_says_so():
    rows = [claim(1, "homs", "army", "holds", 0), claim(2, "nowhere", "rebels", "holds", 40)]
    day = territory(build(rows), within=30).scene.shown
    assert not day.marks
    assert [c.text for c in day.captions] == ["The one place cannot be drawn here: the reasons stand below."]
    assert any("No coordinates known" in words for words in day.lists)
    blank = territory(build(rows), within=30, actors="army", on="2025-01-10")
    assert "Nothing" in blank.text()


def test_words_on_a_map_keep_off_the_names_of_countries(war):
    scene = territory(war).scene
    said = say_on_map("Nothing.", scene.box, scene.names)
    y = scene.box.pixels(said.lon, said.lat)[1]
    assert all(abs(y - scene.box.pixels(n.lon, n.lat)[1]) >= 15 for n in scene.names)
