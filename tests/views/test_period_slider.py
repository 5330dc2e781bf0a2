"""The slider of the period: it narrows the view, shows what was chosen elsewhere, and opens again at its ends."""

from syrnb.views import alliances, casualties
from syrnb.views.claims import prepare
from syrnb.views.period_slider import PeriodSlider, days_told
from syrnb.views.selection import Selection


def slider_of(desk):
    return next(w for w in desk._grid.children if isinstance(w, PeriodSlider))


def test_it_narrows_the_view_and_opens_again(dossier):
    selection = Selection()
    desk = alliances(dossier).controls(selection)
    slider = slider_of(desk)
    whole, days = desk.drawn, [day for _, day in slider.options]
    slider.index = (len(days) - 1, len(days) - 1)
    assert (selection.choice.start, selection.choice.end) == (days[-1], None)
    assert desk.drawn != whole
    slider.index = (0, len(days) - 1)
    assert (selection.choice.start, selection.choice.end) == (None, None)
    assert desk.drawn == whole


def test_it_shows_what_was_chosen_elsewhere(dossier):
    selection = Selection()
    slider = slider_of(alliances(dossier).controls(selection))
    selection.choose(start="2024-12-02", end="2024-12-04")
    first, last = slider.value
    assert "2024-12-02" <= first <= last <= "2024-12-04"
    assert (selection.choice.start, selection.choice.end) == ("2024-12-02", "2024-12-04")


def test_without_two_days_there_is_none(empty, dossier):
    kinds = [type(w) for d in (alliances(empty), casualties(dossier)) for w in d.controls(Selection())._grid.children]
    assert PeriodSlider not in kinds


def test_it_says_the_days_of_both_ends_at_all_times(dossier):
    selection = Selection()
    slider = slider_of(alliances(dossier).controls(selection))
    assert slider.readout
    assert {words.strip() for words, _ in slider.options} >= {"3 Dec 2024", "4 Dec 2024"}


def test_a_period_without_a_claim_stands_at_the_next_day(dossier):
    selection = Selection()
    slider = slider_of(alliances(dossier).controls(selection))
    days = [day for _, day in slider.options]
    selection.choose(start="2030-01-01", end="2030-01-02")
    assert slider.value == (days[-1], days[-1])
    assert (selection.choice.start, selection.choice.end) == ("2030-01-01", "2030-01-02")


def test_the_ends_of_a_month_or_a_year_are_no_days_to_stop_at(dossier):
    claims = prepare(dossier).claims
    vague = [c for c in claims if c.last is not None and c.day is not None and (c.last - c.day).days > 7]
    assert vague
    assert days_told(vague) == sorted({f"{c.reported:%Y-%m-%d}" for c in vague if not c.background and c.reported})
