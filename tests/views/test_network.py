"""What a network draws of many ties: those most told of, no actor without one, no mark on another."""

from itertools import pairwise

import pytest

from syrnb import Dossier
from syrnb.views import alliances
from syrnb.views.network import _ACROSS, _CLEAR, _DOWN, TIES, _main_ties, _pull
from syrnb.views.ties import find_ties
from tests.views.conftest import TEXTS, small_rows


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
    assert f"{len(every) - len(shown)} ties between those shown (Ties drawn has more)" in view.scene.note
    assert len(drawn(view)) == sum(1 + (t.standing == "both") for t in shown)


def test_more_can_be_drawn_up_to_all(large):
    counts = [len(drawn(alliances(large, acts=True, ties=most))) for most in TIES.values()]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    assert "ties between" not in alliances(large, acts=True, ties=0).scene.note
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
    marks = [(p.x, p.y) for p in panel.points if p.claim_id]
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
        side = sorted((label.y, label.text.count("\n")) for label in panel.labels if label.anchor == anchor)
        assert all(below - above >= 1 + (a + b) / 2 - 1e-9 for (above, a), (below, b) in pairwise(side)), side
