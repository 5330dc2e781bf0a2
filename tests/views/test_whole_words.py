"""Words are shown whole: in hover boxes as far as any article's claim goes, in the list of claims on as many lines."""

from dataclasses import replace

import pytest

from syrnb.views import alliances, casualties, territory, timeline
from syrnb.views.claim_panel import ClaimPanel
from syrnb.views.evidence import hover_of
from syrnb.views.phrases import wrap
from syrnb.views.selection import Selection

LONG = " ".join(f"word{i}" for i in range(70))  # 480 letters, twice the longest quote of some hundred articles


def said(hover: str) -> str:
    return " ".join(hover.replace("<br>", " ").split())


@pytest.fixture
def claim(dossier):
    return replace(timeline(dossier).claims()[0], quote=LONG, summary=f"Somebody: {LONG[:300]}")


def test_a_hover_box_has_the_whole_quote(dossier, claim):
    hover = hover_of(timeline(dossier).material, claim)
    assert f"“{LONG}”" in said(hover)
    assert claim.summary in said(hover)
    assert "…" not in hover
    assert max(map(len, hover.split("<br>"))) < 90


def test_what_is_cut_says_where_it_stands_whole():
    assert wrap(LONG, 64, 2).split("<br>")[1].endswith(" …")
    assert wrap(LONG, 64, 2).split("<br>")[2:] == ["(whole in its row, or by a click)"]


@pytest.mark.parametrize("make", [timeline, alliances, casualties, territory])
def test_no_picture_cuts_words_that_it_tells(dossier, large, make):
    pictures = [make(of).figure() for of in (dossier, large)]
    hovers = [text for picture in pictures for trace in picture.data for text in trace.hovertext or ()]
    assert hovers
    assert not [text for text in hovers if "…" in text]


def test_the_list_of_claims_cuts_nothing(dossier, claim):
    panel = ClaimPanel(timeline(dossier).material, Selection())
    panel.offer(timeline(dossier).material, [claim])
    assert claim.summary in panel.list.options[1][0].replace("\u200b", "")
