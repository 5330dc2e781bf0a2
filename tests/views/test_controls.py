"""Controls: what a hand can do and what code can do are the same, one view narrows the others, nothing is printed."""

import re

import pytest

from syrnb import Dossier
from syrnb.views import Selection, alliances, casualties, changed, coverage, reader, search, timeline


@pytest.fixture
def selection():
    return Selection()


def controls_of(desk):
    """Return the controls of a desk, those that stand together in a box too."""
    return [control for part in desk.children[0].children for control in getattr(part, "children", (part,))]


def field(desk, label):
    return next(w for w in controls_of(desk) if getattr(w, "description", "") == label)


@pytest.mark.parametrize("view", [timeline, alliances, casualties, coverage, reader, search])
def test_every_control_is_labelled(dossier, selection, view):
    desk = view(dossier).controls(selection)
    assert all(w.description for w in controls_of(desk))


@pytest.mark.parametrize(
    ("label", "value", "first_line"),
    [
        ("Actor", "kurds", "Timeline: what happened. 1 of 12 claims · Kurdish Force."),
        ("Place", "idlib-gov", "Timeline: what happened. 2 of 12 claims · Idlib Governorate."),
        ("Type", "CONSULT", "Timeline: what happened. 1 of 12 claims · talks."),
        ("Who says so", "turkey", "Timeline: what happened. 1 of 12 claims · said by Turkey."),
        ("Standing", "planned", "Timeline: what happened. 2 of 12 claims · planned or threatened."),
        ("Days", "reported", "Reported against happened. 12 claims."),
        ("Show", ("control",), "Timeline: who holds what. 3 claims."),
    ],
)
def test_a_control_redraws_at_once(dossier, selection, label, value, first_line):
    desk = timeline(dossier).controls(selection)
    field(desk, label).value = value
    assert desk.drawn.splitlines()[0] == first_line


@pytest.mark.parametrize("label", ["Actor", "Place", "Type", "Who says so", "Standing"])
def test_the_first_entry_takes_a_choice_back(dossier, selection, label):
    desk = timeline(dossier).controls(selection)
    before, control = desk.drawn, field(desk, label)
    control.index = 1
    assert desk.drawn != before
    control.index = 0
    assert desk.drawn == before


@pytest.mark.parametrize("view", [timeline, alliances, casualties])
def test_every_type_that_is_offered_narrows_the_view(dossier, selection, view):
    desk = view(dossier).controls(selection)
    control, whole = field(desk, "Type"), len(desk.view.claims())
    for name, value in control.options[1:]:
        control.value = value
        shown = desk.view.claims()
        assert {c.kind for c in shown} == {value}, name
        if view is not alliances:
            assert name.endswith(f"({len(shown)})")
    control.value = ""
    assert len(desk.view.claims()) == whole


def test_lists_offer_what_is_shown(dossier, selection):
    desk = timeline(dossier).controls(selection)
    before = dict(map(reversed, field(desk, "Type").options)), field(desk, "Actor").options
    assert "killed" not in before[0]
    field(desk, "Show").value = ("casualties",)
    after = dict(map(reversed, field(desk, "Type").options)), field(desk, "Actor").options
    assert "killed" in after[0]
    assert "ASSAULT" not in after[0]
    assert before[1] != after[1]


def test_a_type_that_is_kept_and_not_shown_is_said_to_be_idle(dossier, selection):
    desk = timeline(dossier).controls(selection)
    whole = desk.drawn
    selection.choose(types="killed")
    control = field(desk, "Type")
    assert control.label == "killed (none here)"
    assert desk.view.claims() == timeline(dossier).claims()
    first, note, *_ = desk.drawn.splitlines()
    assert first == whole.splitlines()[0]
    assert note == "Not narrowed by type: nothing shown here is of the type killed."
    field(desk, "Show").value = ("casualties",)
    assert control.label.startswith("killed (")
    assert "none here" not in control.label
    assert "killed" in desk.drawn.splitlines()[0]
    assert "Not narrowed" not in desk.drawn
    control.value = ""
    field(desk, "Show").value = ("events",)
    assert desk.drawn == whole


def test_several_that_are_chosen_by_code_stand_in_the_list(dossier, selection):
    desk = timeline(dossier).controls(selection)
    desk.choose(types=("CONSULT", "ASSAULT"))
    control = field(desk, "Type")
    assert control.label == "talks and attack"
    control.value = "CONSULT"
    assert "talks and attack" not in [name for name, _ in control.options]
    assert selection.choice.types == ("CONSULT",)


def test_code_moves_the_controls(dossier, selection):
    desk = timeline(dossier).controls(selection)
    view = desk.choose(actors="kurds", lanes="place")
    assert (field(desk, "Actor").value, field(desk, "Lanes by").value) == ("kurds", "place")
    assert [c.claim_id for c in view.claims()] == ["e11"]
    desk.clear()
    assert (field(desk, "Actor").value, field(desk, "Lanes by").value) == ("", "side")
    assert len(desk.view.claims()) == 12


def test_a_control_that_does_not_exist_is_refused(dossier, selection):
    with pytest.raises(TypeError, match="moon"):
        timeline(dossier).controls(selection).choose(moon="x")


def test_choosing_in_one_view_narrows_the_others(dossier, selection):
    ladder, times = casualties(dossier).controls(selection), timeline(dossier).controls(selection)
    ladder.choose(places="idlib")
    assert field(times, "Place").value == "idlib"
    assert {c.claim_id for c in times.view.claims()} == {"e03"}


def test_a_view_ignores_what_it_has_no_control_for(dossier, selection):
    ties, times = alliances(dossier).controls(selection), timeline(dossier).controls(selection)
    times.choose(places="idlib")
    assert len(ties.view.claims()) == 8


def test_a_choice_survives_running_the_cell_again(dossier):
    timeline(dossier).controls().choose(actors="kurds", lanes="type")
    again = timeline(dossier).controls()
    assert (field(again, "Actor").value, field(again, "Lanes by").value) == ("kurds", "type")


def test_a_period_by_hand(dossier, selection):
    from datetime import date

    desk = timeline(dossier).controls(selection)
    field(desk, "From").value = date(2024, 12, 4)
    field(desk, "Until").value = date(2024, 12, 4)
    assert {c.claim_id for c in desk.view.claims()} == {"e07", "e08", "e11", "e12"}


def test_the_words_of_a_claim(dossier, selection):
    desk = timeline(dossier).controls(selection)
    desk.choose(claim="e01")
    assert "they captured Saraqib" in desk._panel.words.outputs[0]["data"]["text/html"]


def test_searching(dossier, selection):
    desk = search(dossier).controls(selection)
    field(desk, "Search for").value = "Saraqib"
    assert desk.drawn == "Search for “Saraqib”: 0 in actors, 1 in places, 2 in claims, 1 in articles, 1 in sentences."


def test_nothing_is_captured_or_printed(dossier, selection, capsys):
    desk = timeline(dossier).controls(selection)
    desk.choose(actors="kurds")
    (shown,) = desk.children[2].outputs
    assert shown["output_type"] == "display_data"
    assert set(shown["data"]) == {"application/vnd.plotly.v1+json", "text/plain"}
    assert capsys.readouterr().out == ""


def test_where_widgets_cannot_run_the_picture_stands(dossier, selection):
    bundle = timeline(dossier).controls(selection)._repr_mimebundle_()
    assert {"application/vnd.plotly.v1+json", "text/html", "text/plain"} <= set(bundle)
    assert "<svg" in bundle["text/html"]


def test_an_empty_folder_has_controls_too(empty, selection):
    for view in (timeline, alliances, casualties, coverage, reader, search):
        assert view(empty).controls(selection).drawn


def panel_of(desk):
    return desk.children[4]


def rings(desk):
    from syrnb.views.theme import INK

    panels = desk.view.scene.panels
    return [m for p in panels for m in (*p.bars, *p.points) if m.fill == "ring" and m.color == INK]


@pytest.mark.parametrize("view", [timeline, alliances, casualties])
def test_choosing_a_claim_rings_its_mark_and_shows_its_sentence(dossier, selection, view):
    desk = view(dossier).controls(selection)
    assert rings(desk) == []
    panel = panel_of(desk)
    panel.list.index = 1
    chosen = dossier.claim(selection.choice.claim)
    assert len(rings(desk)) >= 1
    shown = panel.words.outputs[0]["data"]["text/html"]
    assert '<mark class="quote sentence">' in shown
    assert chosen["quote"].split()[0] in shown
    panel.list.index = 0
    assert (rings(desk), panel.words.outputs) == ([], ())


def test_a_click_on_a_mark_chooses_its_claim_each_time(dossier, selection):
    desk = timeline(dossier).controls(selection)
    data = desk.children[2].outputs[0]["data"]["application/vnd.plotly.v1+json"]["data"]
    clickable = {c for trace in data for c in trace.get("customdata", ()) if c}
    assert clickable == {c.claim_id for c in desk.view.claims()}
    panel = panel_of(desk)
    for _ in range(2):
        panel.clicked.value = "e11"
        assert (selection.choice.claim, panel.list.value, panel.clicked.value) == ("e11", "e11", "")


@pytest.mark.parametrize(
    ("near", "left"),
    [("sentence", {"e03", "c03"}), ("article", {"e01", "e02", "e03", "e04", "e05", "c01", "c02", "c03"})],
)
def test_a_claim_narrows_every_view_to_what_stands_around_it(dossier, selection, near, left):
    times, counts = timeline(dossier).controls(selection), casualties(dossier).controls(selection)
    panel_of(times).list.value = "e03"
    panel_of(times).near.value = near
    assert {c.claim_id for desk in (times, counts) for c in desk.view.claims()} == left
    times.clear()
    assert len(times.view.claims()) == 12


@pytest.mark.parametrize("view", [timeline, alliances, casualties])
def test_every_view_counts_what_it_is_told_to_count(dossier, selection, view):
    desk = view(dossier).controls(selection)
    field(desk, "Count").value = "sources"
    assert "independent source" in desk.drawn.splitlines()[0]
    field(desk, "Count").value = "incidents"
    assert re.search(r"\bincidents?\b", desk.drawn.splitlines()[0])


def test_the_rows_follow_the_picture(dossier, selection):
    desk = timeline(dossier).controls(selection)
    rows = desk.children[5]
    assert "12 rows" in rows.outputs[0]["data"]["text/html"]
    desk.choose(actors="kurds")
    assert "1 row<" in rows.outputs[0]["data"]["text/html"]


@pytest.mark.parametrize("view", [timeline, alliances, casualties, coverage])
def test_both_ends_of_a_period_stand_together(dossier, selection, view):
    desk = view(dossier).controls(selection)
    (pair,) = [
        p for p in desk.children[0].children if [c.description for c in getattr(p, "children", ())] == ["From", "Until"]
    ]
    assert pair.layout.grid_area == "auto / span 2"


def test_the_list_of_the_reader_names_the_article_that_stands_there(dossier, selection):
    desk = reader(dossier).controls(selection)
    control = field(desk, "Article")
    assert control.options[0] == ("the first: Invented report 1", "")
    selection.choose(actors="iran")
    assert control.options[0] == ("the first: Invented report 2", "")
    assert "Invented report 2" in desk.drawn
    control.value = "d3"
    assert (control.value, "Invented report 3" in desk.drawn) == ("d3", True)
    assert field(reader(Dossier.from_rows({})).controls(Selection()), "Article").options == (("no article", ""),)


def test_a_page_of_words_does_not_speak_of_marks(dossier, selection):
    assert "Click a mark" in timeline(dossier).controls(selection)._help.value
    assert "Click a mark" not in search(dossier).controls(selection)._help.value


def test_nothing_can_be_clicked_where_nothing_was_read(empty):
    assert timeline(empty).controls(Selection())._help.value == ""


def test_a_long_name_of_a_control_has_room(dossier, selection):
    assert field(changed(dossier).controls(selection), "Compared with").style.description_width == "initial"
    assert field(reader(dossier).controls(selection), "Article").layout.grid_area == "auto / 1 / auto / -1"
