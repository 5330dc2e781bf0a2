"""How one article tells one happening twice: in two words, in its lead and later, by a noun that points back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from syrnb.analysis.acts import akin
from syrnb.analysis.happening import Happening
from syrnb.analysis.kinship import kinship

__all__ = ["MOST", "find_antecedents", "weigh_retelling"]

MOST = 3.5
"""Points that :func:`weigh_retelling` gives at most."""

BESIDE = 12
"""Characters within which two words of one act stand: "signed a truce", "strikes and shelling"."""
COGNATE = 30
"""The same where both are of one entry and the second is what the first was done in: "fought them in battles"."""
CLAUSE = 60
"""Characters within which an act and those it harmed stand in one clause, most likely: "injured in the attack"."""


def find_antecedents(told: Iterable[Happening]) -> dict[str, str]:
    """Return the claim that another one of its article points back to.

    "The attack" and "its withdrawal" point back to the nearest one told before, in another sentence, of an act of the
    same kind, planned or not alike; so does "the attack, which hit a market", where an attack was told of. A noun
    without "the", "its" or their like points back to nothing.
    """
    articles: dict[str, list[Happening]] = defaultdict(list)
    for h in told:
        articles[h.doc_id].append(h)
    found = {}
    for article in articles.values():
        article.sort(key=lambda h: (h.trigger_start, h.claim_id))
        for i, h in enumerate(article):
            earlier = (e for e in reversed(article[:i]) if e.sentence_id != h.sentence_id)
            near = (e for e in earlier if akin(e, h) and e.plover == h.plover and e.planned == h.planned)
            if (antecedent := next((e for e in near if _points_back(h, e)), None)) is not None:
                found[h.claim_id] = antecedent.claim_id
    return found


def _points_back(h: Happening, earlier: Happening) -> bool:
    if not h.before or h.entry in kinship()["harm"]:
        return False
    *rest, last = h.before
    noun = rest[-1].rstrip(",") if rest and last in kinship()["relative"] else ""
    return last in kinship()["back"] or (noun != "" and noun == earlier.trigger.rpartition(" ")[2])


def weigh_retelling(one: Happening, other: Happening, antecedents: Mapping[str, str]) -> list[tuple[float, str]]:
    """Weigh how two claims stand to each other in the text of their article."""
    harm, pair = kinship()["harm"], {one.entry, other.entry}
    effect = len(pair & harm) == 1 != len(pair) and not pair & (kinship()["taking"] | kinship()["harmless"])
    effect = effect and not (one.campaign or other.campaign)
    tolled = one.entry in harm and other.entry in harm and one.entry != other.entry
    if one.sentence_id == other.sentence_id:
        return _one_sentence(one, other, effect, tolled)
    near = abs(one.position - other.position) == 1
    if tolled and None not in (one.start, one.end) and (one.start, one.end) == (other.start, other.end):
        return [(2.5, "the dead and the wounded of the same days, in one article")]
    if near and tolled:
        later = max(one, other, key=lambda h: h.trigger_start)
        if not later.dated and not later.places:
            return [(2.5, "the dead and the wounded, the latter told right after with no day or place of their own")]
        return [(1.5, "the dead and the wounded, in neighbouring sentences")]
    if near and effect:
        return [(1.0, "an act and those it harmed, in neighbouring sentences")]
    found: list[tuple[float, str]] = []
    denied = (one.modality == "negated") != (other.modality == "negated")
    if (one.lead or other.lead) and akin(one, other) and not denied:
        found = [(1.0, "the article's first sentence, and what tells more of it")]
        if near:
            found = [(1.5, "the article's first sentence, and the next one, which tells more of it")]
    if antecedents.get(one.claim_id) == other.claim_id or antecedents.get(other.claim_id) == one.claim_id:
        found.append((1.0 if found else 2.0, "the later one points back to the earlier"))
    return found


def _one_sentence(one: Happening, other: Happening, effect: bool, tolled: bool) -> list[tuple[float, str]]:
    kin = akin(one, other) or one.plover == other.plover != "ASSAULT"
    later = max(one, other, key=lambda h: h.trigger_start)
    cognate = one.entry == other.entry and one.gap(other) <= COGNATE and kinship()["within"].intersection(later.before)
    if (one.gap(other) <= BESIDE and kin) or cognate:
        return [(3.0, "one act in two words")]
    if one.entry == other.entry:
        return [(-1.0, "two of a kind in one sentence")]
    # A sentence has one time: where it names no day, two of its claims are of one day as much as where it names one.
    points = 2.5 if one.dated and other.dated else 3.5
    if tolled:
        return [(points, "the dead and the wounded of one sentence")]
    if effect:
        close = one.gap(other) <= CLAUSE and not (one.background or other.background)
        return [(points if close else 2.5, "an act and those it harmed, in one sentence")]
    return [(1.0, "in one sentence")]
