"""What a network draws of many ties: those most told of, no actor without one, no mark on another."""

import re
from itertools import pairwise

import pytest

from syrnb import Dossier
from syrnb.views import alliances
from syrnb.views.camps import outline_ribbon
from syrnb.views.cast import OTHERS, gather_cast
from syrnb.views.network import ALL, TIES, _main_ties, _pull
from syrnb.views.tie_lines import _ACROSS, _CLEAR, _DOWN
from syrnb.views.ties import find_ties
from tests.views.conftest import TEXTS, small_rows
from tests.views.test_alliances import tied


def drawn(view):
    (panel,) = view.scene.panels
    return [line for line in panel.lines if not line.fill]


def inside(view):
    """Return the ties between the actors that a network shows."""
    ties = find_ties(view.claims())
    names = {label.text.replace("\n", " ") for label in view.scene.panels[0].labels}
    return [t for t in ties if {view.material.name(t.first), view.material.name(t.second)} <= names]


def test_a_dense_network_draws_the_ties_most_told_of_and_says_how_many_are_left_out(large):
    view = alliances(large, acts=True)
    every = inside(view)
    shown = _main_ties(every, 30)
    assert len(every) > 30 >= len(shown)
    assert (
        f"{len(every) - len(shown)} ties between those shown (Ties drawn: all, by group, has everyone)"
        in view.scene.note
    )
    assert len(drawn(view)) == sum(1 + (t.standing == "both") for t in shown)


def test_more_can_be_drawn(large):
    counts = [len(drawn(alliances(large, acts=True, ties=most))) for most in TIES.values() if most != ALL]
    assert counts == sorted(set(counts))
    with pytest.raises(ValueError, match="ties"):
        alliances(large, ties=7)


def test_every_actor_keeps_the_tie_most_told_of_it(large):
    every = inside(alliances(large, acts=True))
    shown = _main_ties(every, 30)
    ends = {a for t in every for a in (t.first, t.second)}
    assert {a for t in shown for a in (t.first, t.second)} == ends
    for actor in ends:
        most = max(len(t.claims) for t in every if actor in (t.first, t.second))
        assert most in {len(t.claims) for t in shown if actor in (t.first, t.second)}


def test_marks_of_ties_keep_off_one_another(large):
    (panel,) = alliances(large, acts=True).scene.panels
    marks = [(p.x, p.y) for p in panel.points if p.size == 7]
    close = [
        (a, b) for i, a in enumerate(marks) for b in marks[i + 1 :]
        if ((a[0] - b[0]) * _ACROSS) ** 2 + ((a[1] - b[1]) * _DOWN) ** 2 < _CLEAR**2
    ]  # fmt: skip
    assert len(close) <= len(marks) // 10


def test_ties_of_one_side_lie_one_within_the_other():
    near, far = ((0.9, 3.0), (0.95, 5.0)), ((0.9, 3.0), (0.9, 15.0))
    assert _pull(near, 20) < _pull(far, 20)
    assert _pull(((-0.9, 3.0), (0.9, 5.0)), 20) == 0.55


def test_a_name_of_two_lines_has_room_for_both():
    rows = small_rows()
    for actor in rows["actors"]:
        if actor["actor_id"] in ("rebels", "army"):
            actor["name"] = f"The {actor['name']} of the Democratic Republic of the Southern Hills"
    (panel,) = alliances(Dossier.from_rows(rows, texts=TEXTS)).scene.panels
    names = [label for label in panel.labels if not label.bold]
    assert sum("\n" in label.text for label in names) == 2
    for anchor in ("left", "right"):
        side = sorted((label.y, label.text.count("\n")) for label in names if label.anchor == anchor)
        assert all(below - above >= 1 + (a + b) / 2 - 1e-9 for (above, a), (below, b) in pairwise(side)), side


def claims_of(view):
    return {i for panel in view.scene.panels for p in panel.points for i in (p.claim_id, *p.behind) if i}


@pytest.mark.parametrize("mode", ["network", "matrix"])
def test_all_of_very_many_ties_are_drawn_between_groups_and_nobody_is_left_out(large, mode):
    view = alliances(large, acts=True, ties=ALL, mode=mode)
    marks = {i for panel in view.scene.panels for m in (*panel.points, *panel.bars) for i in (m.claim_id, *m.behind)}
    told = {c.claim_id for t in find_ties(view.claims()) for c in t.claims}
    assert marks - {""} == told
    assert re.match(r"Nobody is left out: \d+ actors in \d+ groups", view.scene.note)
    assert len(drawn(view)) <= 90


def test_a_group_keeps_its_place_and_its_members_when_a_period_is_chosen(large):
    whole, part = (alliances(large, acts=True, ties=ALL, end=end) for end in (None, "2024-10-20"))
    assert len(part.claims()) < len(whole.claims())
    places = [{label.text: (label.x, label.y) for label in v.scene.panels[0].labels} for v in (whole, part)]
    assert places[0] == places[1]


def test_few_are_all_drawn_by_name(dossier):
    view = alliances(dossier, ties=ALL)
    assert view.scene.note == ""
    assert {label.text for label in view.scene.panels[0].labels} >= {"Kurdish Force", "Rebel Front"}


def test_groups_keep_friend_and_foe_apart_and_the_most_told_of_by_name(large):
    view = alliances(large, acts=True, ties=ALL)
    every = find_ties(view.claims())
    cast = gather_cast(view.material, every, {}, ["a7"])
    assert cast.stands_as("a7") == "a7"
    gathered = cast.gather(every)
    assert len(gathered) < len(every)
    for kind in ("friendly", "hostile"):
        assert {c.claim_id for t in gathered for c in getattr(t, kind)} == {
            c.claim_id for t in every for c in getattr(t, kind)
        }
    assert all(cast.side(one) == view.material.side(cast.members(one)[0]) for one in cast.groups if one != OTHERS)


def test_a_click_on_an_actor_chooses_a_claim_of_a_tie_that_is_drawn(dossier):
    (panel,) = alliances(dossier).scene.panels
    ends = [p for p in panel.points if p.size > 7]
    drawn_claims = {i for p in panel.points if p.size == 7 for i in p.behind}
    assert ends
    assert all(p.claim_id in drawn_claims for p in ends)


@pytest.mark.parametrize(
    "places",
    [[(0.9, 3.0)], [(0.9, 3.0), (0.95, 4.0)], [(0.9, 3.0), (0.9, 15.0)], [(0.7, 1.0), (0.9, 2.0), (1.0, 5.0)]],
    ids=["one", "two near", "two far", "three"],
)
def test_an_outline_goes_around_its_actors_at_an_even_distance(places):
    line = outline_ribbon(0, places, 18)
    assert (line.xs[0], line.ys[0]) == (line.xs[-1], line.ys[-1])
    ring = list(zip(line.xs, line.ys, strict=True))
    path = list(pairwise(places)) or [(places[0], places[0])]

    def away(x, y, ends):
        (x0, y0), (x1, y1) = [(a * 260, b * 18) for a, b in ends]
        x, y = x * 260, y * 18
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        along = min(max(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0), 1) if length else 0
        return ((x - x0 - along * (x1 - x0)) ** 2 + (y - y0 - along * (y1 - y0)) ** 2) ** 0.5

    distances = [min(away(x, y, ends) for ends in path) for x, y in ring]
    assert 11 < min(distances) <= max(distances) < 14


def test_a_camp_on_both_sides_has_an_outline_and_a_name_on_each():
    pairs = [(f"x{i}", f"x{i + 1}", 1) for i in range(20)]
    view = alliances(tied(*pairs))
    outlines = [line for line in view.scene.panels[0].lines if line.fill]
    assert [min(line.xs) > 0 for line in outlines] == [True, False]
    assert max(outlines[1].xs) < 0
    heads = [label for label in view.scene.panels[0].labels if label.text.startswith("Camp A: 21 actors")]
    assert sorted(label.x > 0 for label in heads) == [False, True]


def test_two_of_one_camp_alone_stand_together():
    (panel,) = alliances(tied(("a", "b", 1))).scene.panels
    assert all(p.x > 0 for p in panel.points)
    assert (panel.x.low + panel.x.high) / 2 == 1
    assert len([line for line in panel.lines if line.fill]) == 1


def test_a_star_says_how_many_ties_it_leaves_out_and_draws_all_on_demand(large):
    view = alliances(large, acts=True, mode="star")
    count = len(find_ties(view.claims()))
    hidden = int(re.match(r"Fewest claims, so left out: (\d+) of \d+ ties", view.scene.note)[1])
    assert len({label.text for label in view.scene.panels[0].labels}) == count - hidden + 3
    every = alliances(large, acts=True, mode="star", ties=ALL)
    assert every.scene.note == ""
    assert len({label.text for label in every.scene.panels[0].labels}) == count + 3
    assert claims_of(every) >= {c.claim_id for c in view.claims() if c.table == "relations" and c.row.sign}


def test_names_of_a_star_keep_their_lines(large):
    for most in (30, 60, ALL):
        scene = alliances(large, acts=True, mode="star", ties=most).scene
        each = (scene.height - 150) / (scene.high - scene.low)
        assert each >= 13


def test_a_matrix_of_groups_says_how_much_of_each_is_claimed(large):
    view = alliances(large, acts=True, mode="matrix", ties=ALL)
    (panel,) = view.scene.panels
    told = {(label.x, label.y): label.text for label in panel.labels}
    assert len(told) == len(panel.labels), "a cell is written into once"
    assert any(re.fullmatch(r"\+\d+ −\d+", text) for text in told.values())
    assert not any("±" in text for text in told.values())
