"""What is left out when claims are compared changes nothing: neither words that cannot decide nor days that exclude."""

from __future__ import annotations

from itertools import combinations

from syrnb import Dossier
from syrnb.analysis.happening import Happening, read_happenings
from syrnb.analysis.likeness import THRESHOLD, Ground, compare, find_reach
from syrnb.analysis.retelling import find_antecedents


def told_in(dossier: Dossier) -> tuple[list[Happening], Ground]:
    told = read_happenings(
        dossier.events, sentences=dossier.sentences, documents=dossier.documents, casualties=dossier.casualties
    )
    antecedents = find_antecedents(told)
    return told, Ground.read(dossier.actors, dossier.locations, events=dossier.events, antecedents=antecedents)


def test_words_are_left_out_only_where_they_decide_nothing(shipped: Dossier) -> None:
    told, ground = told_in(shipped)
    linked = left = 0
    for one, other in combinations(told, 2):
        whole, short = compare(one, other, ground), compare(one, other, ground, least=THRESHOLD)
        if whole.points >= THRESHOLD or whole.excluded:
            assert short == whole
            linked += not whole.excluded
        else:
            assert short.points < THRESHOLD
            left += short != whole
    assert linked > 50
    assert left > 1000


def test_claims_that_no_day_can_bring_together_exclude_each_other(shipped: Dossier) -> None:
    told, ground = told_in(shipped)
    apart = 0
    for one, other in combinations(told, 2):
        (first, last), (start, end) = find_reach(one), find_reach(other)
        if first > end or start > last:
            assert compare(one, other, ground).excluded, (one, other)
            apart += 1
    assert apart > 1000
