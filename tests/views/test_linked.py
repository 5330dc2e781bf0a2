"""Linked views: an actor, a place, a period or a claim chosen in one view narrows the others of its notebook.

What is chosen stays when cells are run again, since it lives as long as the kernel.
"""

import pytest

from syrnb import views
from syrnb.views import Selection
from syrnb.views.linked import Follower

ACTOR, PLACE = {"actors": "army"}, {"places": "aleppo"}
PERIOD = {"start": "2024-12-02", "end": "2024-12-05"}
CLAIM = {"claim": "e11", "near": "sentence"}

NOTEBOOKS = {
    "00_start_here": (views.coverage, (), (views.reader, lambda d: views.search(d, "the"), views.changed)),
    "01_timeline": (views.timeline, (lambda d: views.timeline(d, mode="reported"),), ()),
    "02_alliances": (
        views.alliances,
        (
            lambda d: views.alliances(d, mode="matrix", acts=True),
            lambda d: views.alliances(d, mode="star", acts=True),
            views.balance,
        ),
        (),
    ),
    "03_casualties": (
        views.casualties,
        (
            lambda d: views.casualties(d, mode="running"),
            lambda d: views.casualties(d, mode="band"),
            views.allowed,
            views.contradictions,
        ),
        (),
    ),
}


def open_notebook(dossier, selection, name):
    """Make the views of a notebook as its cells do; return the first desk and the others."""
    first, following, desks = NOTEBOOKS[name]
    others = [make(dossier).following(selection) for make in following]
    others += [make(dossier).controls(selection) for make in desks]
    return first(dossier).controls(selection), others


def heard(linked):
    view = linked.view
    return {*view.narrowed_by, *view.follows, "claim"}


@pytest.mark.parametrize("name", NOTEBOOKS)
@pytest.mark.parametrize(
    ("field", "choice"), [("actors", ACTOR), ("places", PLACE), ("period", PERIOD), ("claim", CLAIM)], ids=str
)
def test_a_choice_in_one_view_narrows_the_others_and_survives_a_rerun(dossier, name, field, choice):
    selection = Selection()
    desk, others = open_notebook(dossier, selection, name)
    if field not in heard(desk):
        pytest.skip("no control of this notebook chooses it")
    before = [linked.drawn for linked in others]
    desk.choose(**choice)
    narrowed = [linked.drawn for linked in others]
    hearing = [linked for linked in others if field in heard(linked)]
    assert hearing
    for linked in hearing:
        chosen = linked.view.choice
        assert all(getattr(chosen, k) in (v, (v,)) for k, v in choice.items())
    assert narrowed != before
    again = open_notebook(dossier, selection, name)
    assert again[0].drawn == desk.drawn
    assert [linked.drawn for linked in again[1]] == narrowed
    desk.clear()
    assert [linked.drawn for linked in again[1]] == before


def test_a_view_that_does_not_hear_a_choice_is_not_drawn_anew(dossier):
    selection = Selection()
    desk = views.reader(dossier).controls(selection)
    shown = desk._picture.outputs
    selection.set_options("timeline", lanes="actor")
    selection.choose(documents=())
    assert desk._picture.outputs is shown


def test_a_follower_says_what_narrows_it_and_shows_as_a_picture_where_no_widget_runs(dossier):
    selection = Selection()
    follower = views.timeline(dossier, mode="reported").following(selection)
    assert isinstance(follower, Follower)
    assert "Follows what is chosen above." in follower._status.value
    selection.choose(actors="kurds")
    assert "Narrowed by what is chosen above: Kurdish Force" in follower._status.value
    data = follower._repr_mimebundle_()
    assert data["text/plain"] == follower.drawn
    assert {"application/vnd.plotly.v1+json", "text/html"} <= set(data)


def test_a_follower_keeps_its_own_form_whatever_the_desk_shows(dossier):
    selection = Selection()
    desk = views.alliances(dossier).controls(selection)
    follower = views.alliances(dossier, mode="star", acts=True).following(selection)
    desk.choose(mode="matrix")
    assert follower.view.options["mode"] == "star"


def test_trying_a_choice_puts_back_what_a_hand_had_chosen(dossier):
    selection = Selection()
    desk = views.timeline(dossier).controls(selection)
    desk.choose(actors="army", lanes="place")
    chosen = desk.drawn
    with desk.trying(actors=(), modality="planned", lanes="type") as planned:
        assert {c.modality for c in planned.claims()} == {"planned"}
        assert desk.drawn == planned.text()
    assert desk.drawn == chosen
    assert desk._fields["actors"].value == "army"
    assert desk._options["lanes"].value == "place"
    with pytest.raises(TypeError, match="moon"), desk.trying(moon="x"):
        pass


def test_a_click_in_a_follower_chooses_the_claim_everywhere(dossier):
    selection = Selection()
    desk = views.timeline(dossier).controls(selection)
    follower = views.timeline(dossier, mode="reported").following(selection)
    follower.children[-1].value = "e11"
    assert selection.choice.claim == "e11"
    assert desk._panel.list.value == "e11"
    assert follower.children[-1].value == ""


def test_the_reader_goes_to_an_article_that_has_what_is_chosen(dossier):
    selection = Selection()
    desk = views.reader(dossier).controls(selection)
    selection.choose(actors="kurds")
    assert desk.view.doc_id == "d3"
    assert "by what is chosen: Kurdish Force." in desk.drawn


def test_what_claims_allow_follows_place_and_outcome(dossier):
    selection = Selection()
    follower = views.allowed(dossier).following(selection)
    selection.choose(types="injured")
    assert "injured" in follower.drawn
    selection.choose(types=(), places="idlib")
    assert "Idlib" in follower.drawn


def test_the_balance_of_a_period_is_that_of_its_network(dossier):
    from datetime import date

    selection = Selection()
    follower = views.balance(dossier).following(selection)
    selection.choose(start="2024-12-02")
    of_period = views.balance(dossier, dossier.alliances(start=date(2024, 12, 2), partitions=10))
    assert follower.drawn == of_period.text()


def test_changes_follow_a_choice(dossier):
    selection = Selection()
    desk = views.changed(dossier).controls(selection)
    everything = len(desk.view.table())
    selection.choose(actors="kurds")
    assert 0 < len(desk.view.table()) < everything
    assert "Kurdish Force" in desk.drawn
