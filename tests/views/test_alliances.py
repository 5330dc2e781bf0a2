"""Ties and their pictures as data: nothing netted out, places that stay, every sign in words too."""

from itertools import pairwise

import pytest

from syrnb.views import alliances
from syrnb.views.camps import find_camps
from syrnb.views.claims import prepare
from syrnb.views.ties import find_ties, is_weak


@pytest.fixture
def ties(dossier):
    return {(t.first, t.second): t for t in find_ties(prepare(dossier).claims)}


@pytest.mark.parametrize(
    ("pair", "standing", "counts"),
    [
        (("army", "rebels"), "foe", (0, 3, 0, 0)),
        (("kurds", "rebels"), "both", (1, 1, 0, 0)),
        (("iran", "turkey"), "neither", (0, 0, 2, 0)),
        (("rebels", "turkey"), "neither", (0, 0, 0, 2)),
        (("russia", "syria-gov"), "friend", (2, 0, 0, 0)),
    ],
    ids=["foes by tie and act", "both are claimed", "only talks", "only denied", "friends"],
)
def test_a_tie_keeps_every_claim_in_its_kind(ties, pair, standing, counts):
    tie = ties[pair]
    assert tie.standing == standing
    assert tuple(map(len, (tie.friendly, tie.hostile, tie.other, tie.denied))) == counts


def test_nobody_is_tied_to_themselves(ties):
    assert all(first != second for first, second in ties)


def test_planned_and_ended_ties_are_weak(ties):
    assert [is_weak(c) for c in ties["iran", "syria-gov"].friendly] == [True, True]
    assert [is_weak(c) for c in ties["kurds", "rebels"].hostile] == [True]
    assert not any(is_weak(c) for c in ties["army", "rebels"].hostile)


def test_strokes_tell_friend_foe_and_weak_apart_by_dash(dossier):
    (panel,) = alliances(dossier).scene.panels
    assert {line.dash for line in panel.lines} == {"solid", "dash", "dot"}
    assert len([line for line in panel.lines if not line.fill]) == 8  # seven ties, one of them both


def places_of(view):
    (panel,) = view.scene.panels
    return {label.text: (label.x, label.y) for label in panel.labels}


def test_places_stay_when_the_period_moves(dossier):
    whole = places_of(alliances(dossier))
    part = places_of(alliances(dossier, start="2024-12-04", end="2024-12-04"))
    assert part == whole


def test_names_never_share_a_line(large):
    places = places_of(alliances(large))
    assert len({(x > 0, y) for x, y in places.values()}) == len(places)
    assert sum(not name.startswith("Camp ") for name in places) == 28


def test_who_is_rarely_told_of_can_be_chosen(large):
    whole = alliances(large)
    assert "so left out: 32 actors" in whole.scene.note
    rare = next(a for a in (f"a{i}" for i in range(60)) if f"Actor number {a[1:]}" not in places_of(whole))
    assert f"Actor number {rare[1:]}" in places_of(alliances(large, actors=rare))


def test_matrix_is_symmetric_and_signed(dossier):
    view = alliances(dossier, mode="matrix")
    (panel,) = view.scene.panels
    cells = {(label.x, label.y): label.text for label in panel.labels}
    assert {cells[y, x] == text for (x, y), text in cells.items()} == {True}
    assert set(cells.values()) == {"+1", "−1", "±2", "0"}


def test_star_puts_foes_left_and_friends_right(dossier):
    view = alliances(dossier, mode="star", actors="syria-gov")
    places = places_of(view)
    assert "Government of Syria" in view.scene.title
    assert places["Russia"][0] > 0
    assert places_of(alliances(dossier, mode="star", actors="rebels"))["Syrian Army"][0] < 0
    assert {c.claim_id for c in view.claims()} == {"r01", "r02", "r06", "r08"} - {"r02"}


def test_ties_as_rows(dossier):
    frame = alliances(dossier).ties()
    row = frame[(frame.one == "Kurdish Force") & (frame.other == "Rebel Front")].iloc[0]
    assert (row.standing, row.friendly, row.hostile, row.reported) == ("both friendly and hostile", 1, 1, "5 Dec 2024")


def test_text_names_the_ties(dossier):
    assert "Kurdish Force and Rebel Front: 1 friendly claim, 1 hostile claim" in alliances(dossier).text()


def test_the_outline_of_a_camp_at_the_edge_lies_within_the_matrix(dossier):
    scene = alliances(dossier, mode="matrix").scene
    (panel,) = scene.panels
    assert panel.lines
    assert all(panel.x.low < x < panel.x.high for line in panel.lines for x in line.xs)
    assert all(scene.low < y < scene.high for line in panel.lines for y in line.ys)


@pytest.mark.parametrize("mode", ["network", "matrix", "star"])
def test_nothing_is_a_sentence(empty, mode):
    view = alliances(empty, mode=mode)
    assert view.scene.empty == "The folder has no articles: add some in 00_start_here."
    view.static()
    assert view.ties().empty


def test_a_mode_that_does_not_exist_is_refused(dossier):
    with pytest.raises(ValueError, match="'web' is not one of network, matrix, star"):
        alliances(dossier, mode="web")


def outlines_of(view):
    (panel,) = view.scene.panels
    return [line for line in panel.lines if line.fill]


def test_camps_are_outlined_named_and_stay_when_the_period_moves(dossier):
    whole = alliances(dossier)
    part = alliances(dossier, start="2024-12-04", end="2024-12-04")
    assert outlines_of(part) == outlines_of(whole) != []
    heads = {name for name in places_of(whole) if name.startswith("Camp ")}
    assert len(heads) == len(outlines_of(whole))
    assert "outlined: camps, by all claims of all days" in whole.scene.subtitle
    assert "  Camp A: " in whole.text()


def tied(*pairs):
    from syrnb import Dossier

    told = {
        "doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0,
        "speech_act": "asserts", "modality": "ongoing", "rule": "r", "kind": "supports",
    }  # fmt: skip
    rows = [
        {**told, "claim_id": f"r{i}", "source_id": a, "target_id": b, "sign": sign}
        for i, (a, b, sign) in enumerate(pairs)
    ]
    return Dossier.from_rows({"relations": rows}, texts={"d": "q"})


@pytest.mark.parametrize("sizes", [(7, 3, 2, 2, 2), (2, 2), (5, 5), (6, 2, 2), (4, 3, 3, 2), (3,), (9, 2, 2)])
@pytest.mark.parametrize("alone", range(5))
def test_a_camp_is_named_on_the_side_where_its_actors_stand(sizes, alone):
    groups = [[f"{n}.{i}" for i in range(size)] for n, size in enumerate(sizes)]
    pairs = [(a, b, 1) for group in groups for a, b in pairwise(group)]
    labels = {
        label.text: label.x
        for label in alliances(tied(*pairs, *((f"x{i}", f"y{i}", -1) for i in range(alone)))).scene.panels[0].labels
    }
    for number, group in enumerate(groups):
        head = next((x for text, x in labels.items() if text.startswith(f"Camp {'ABCDE'[number]}")), None)
        sides = {labels[name] > 0 for name in group if name in labels}
        if head is not None and len(sides) == 1:
            assert {head > 0} == sides, group


@pytest.mark.parametrize(
    ("pairs", "camps"),
    [
        ((("a", "b", 1), ("b", "c", 1), ("c", "d", -1)), [{"a", "b", "c"}]),
        ((("a", "b", 1), ("c", "d", 1), ("b", "c", -1)), [{"a", "b"}, {"c", "d"}]),
        ((("a", "c", -1), ("b", "c", -1)), []),
        ((("a", "b", 1), ("b", "c", 1), ("a", "c", 1), ("c", "d", 1), ("a", "d", -1), ("b", "d", -1)), [set("abc")]),
        ((), []),
    ],
    ids=["friends of friends", "two camps", "a common enemy is no camp", "a tie set aside links nobody", "nobody"],
)  # fmt: skip
def test_a_camp_is_linked_by_friendly_ties_on_one_side(pairs, camps):
    found: dict[int, set[str]] = {}
    for actor, camp in find_camps(tied(*pairs)).items():
        found.setdefault(camp, set()).add(actor)
    assert [found[n] for n in sorted(found)] == camps


def test_the_matrix_is_ordered_and_outlined_by_camp(dossier):
    scene = alliances(dossier, mode="matrix").scene
    letters = [row.label.partition(" · ")[2][:1] for row in scene.rows]
    assert letters == [*sorted(filter(None, letters)), *([""] * letters.count(""))]
    assert len(scene.panels[0].lines) == len(set(filter(None, letters))) > 0
    assert "a camp, by its letter" in [k.label for k in scene.keys]


@pytest.mark.parametrize("mode", ["network", "matrix", "star"])
def test_a_chosen_claim_whose_tie_is_not_drawn_says_why(large, mode):
    view = alliances(large, acts=True, mode=mode)
    drawn = {i for p in view.scene.panels for m in (*p.points, *p.bars) for i in (m.claim_id, *m.behind)}
    hidden = next(c.claim_id for c in view.claims() if c.claim_id not in drawn)
    assert "not among those drawn" in view.narrow(view.choice.change(claim=hidden)).scene.note
    assert "The chosen claim" not in view.narrow(view.choice.change(claim=max(drawn))).scene.note


def test_the_legend_names_every_look_of_an_actor(dossier, large):
    for view in (alliances(dossier, acts=True), alliances(large, acts=True), alliances(large, acts=True, ties=0)):
        looks = {(k.color, k.symbol) for k in view.scene.keys}
        assert {(p.color, p.symbol) for p in view.scene.panels[0].points if p.hover and p.size > 7} <= looks


def test_plain_text_is_broken_between_words():
    pairs = [(f"the army of valley {i}", f"the army of valley {i + 1}", 1) for i in range(20)]
    lines = alliances(tied(*pairs)).text().split("\n")
    assert max(map(len, lines[1:])) <= 96
    assert any(line.startswith("    the") for line in lines)


def test_an_actor_with_acts_alone_is_told_where_they_are(dossier):
    acts = alliances(dossier, acts=True)
    only = {a for t in find_ties(acts.claims()) for a in (t.first, t.second)}
    only -= {a for t in find_ties(alliances(dossier).claims()) for a in (t.first, t.second)}
    for actor in only:
        assert "Rests on: ties and acts has" in alliances(dossier, actors=actor).scene.empty
