"""Parts of a town that is named before: "rebel-held districts", "the besieged suburb", "a Mosul district"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.antecedents import Candidate, find_before, find_candidates
from syrnb.extraction.mentions.belonging import settled_at
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.locating import SETTLED, keep_place, locate
from syrnb.extraction.mentions.salience import is_aside
from syrnb.knowledge.naming_words import NAMING

__all__ = ["find_quarters", "resolve_shares"]

TOWNS = frozenset(("district", "districts", "neighbourhood", "neighbourhoods", "neighborhood", "neighborhoods"))
TOWNS |= frozenset(("quarter", "quarters", "suburb", "suburbs"))
"""Nouns for what only a town has."""
VAGUE = frozenset(("area", "areas", "part", "parts", "zone", "zones", "territory", "side"))
"""Nouns for what a province may have as well."""
ONE_OF_MANY = frozenset(("a", "an", "another", "one", "two", "three", "several", "some"))
HELD = frozenset(("held", "controlled", "run", "dominated", "ruled", "occupied", "besieged"))
OWN_PLACE = frozenset(("in", "of", "near", "around", "outside", "across", "along", "on", "at", "between", "north"))
OWN_PLACE |= frozenset(("south", "east", "west", "to", "from", "under"))
ROLES = frozenset(("pobj", "dobj", "nsubj", "nsubjpass", "conj"))


def resolve_shares(draft: Draft) -> None:
    """Let a part of a town that is told by who holds it alone be in the town named last.

    "Shells hit government-held districts": of the town of this sentence or of the one before it. An "area" is of the
    town that its own sentence names.
    """
    located = find_candidates(draft, "location")
    for i, word in enumerate(draft.words):
        if word.key not in TOWNS | VAGUE or i == 0 or draft.owner[i] is not None or not word.joined:
            continue
        token = draft.token_at(word.start)
        start = _held_from(draft, i)
        if start is None or token.pos_ != "NOUN" or token.dep_ not in ROLES or _tells_where(token):
            continue
        definite = start > 0 and draft.words[start - 1].key in NAMING.pointers
        if not definite and (token.tag_ != "NNS" or _is_some(token)):
            continue
        reach = 0 if word.key in VAGUE else 1
        town = _town_before(draft, located, token, reach + (definite and word.key not in VAGUE))
        if town is not None:
            draft.add(i, i + 1, "location", town, method="coreference", confidence=0.6)


def find_quarters(draft: Draft) -> None:
    """Let one district of many be a part of its town, and not the division called so: "a Mosul district"."""
    for number, mention in list(draft.in_order()):
        place = draft.place(mention.ref) if mention.kind == "location" else None
        first, end = draft.words_of(mention.start, mention.end)
        if place is None or place.kind != "admin2":
            continue
        nouns = [k for k in range(first, end) if draft.words[k].key in ("district", "districts")]
        noun = draft.token_at(draft.words[nouns[0]].start) if nouns else None
        if noun is None or noun.text[0].isupper() or not any(c.lower_ in ONE_OF_MANY for c in noun.children):
            continue
        named = next((k for k in range(first, end) if draft.words[k].capital), None)
        if named is None:
            continue
        town = locate(draft, draft.surface(named, nouns[0] if nouns[0] > named else end), "city")
        if town is not None and (town.known or town.geonameid is not None):
            draft.change(number, ref=keep_place(draft, town), method="rule", confidence=0.7)


def _held_from(draft: Draft, word: int) -> int | None:
    """Return where a description of who holds a part begins: "[rebel-held eastern] districts"; None without one."""
    at, held = word - 1, False
    while at >= 0 and draft.words[at + 1].joined and word - at < 6:
        here, token = draft.words[at], draft.token_at(draft.words[at].start)
        actor = draft.mention_of_word(at)
        if here.key in HELD:
            held = True
        elif actor is not None:
            if actor.kind != "actor":
                return None
            held = held or token.dep_ in ("compound", "amod", "nmod")
        elif token.pos_ != "ADJ" and not draft.words[at + 1].hyphen:
            break
        at -= 1
    return at + 1 if held else None


def _tells_where(token: Token) -> bool:
    """Return whether a noun says itself where its part lies: "districts of X", "areas south of the capital"."""
    beside = [token.nbor(1)] if token.i + 1 < len(token.doc) else []
    below = [c for c in token.children if c.i > token.i and c.dep_ in ("prep", "advmod")]
    words = [w for w in (*beside, *below) if w.lower_ in OWN_PLACE]
    return any(all(c.ent_type_ not in ("DATE", "TIME") for c in w.children if c.dep_ == "pobj") for w in words)


def _is_some(token: Token) -> bool:
    """Return whether a plural is told by number or as some of many: "two districts", "other areas"."""
    return any(c.dep_ in ("nummod", "det", "poss") or c.lower_ in ("other", "several", "many") for c in token.children)


def _town_before(draft: Draft, located: list[Candidate], token: Token, reach: int) -> str | None:
    """Return the town named last, within some sentences, if no wider place than it is named after it."""
    here = draft.text.sentence_at(token.idx).index
    for candidate in find_before(located, token.idx):
        if here - candidate.sentence > reach:
            return None
        place = settled_at(draft, candidate)
        nameless = candidate.token.text.islower() and candidate.mention.method != "coreference"  # "the east"
        if place is None or nameless or place.kind in ("country", "district", "facility") or is_aside(candidate):
            continue
        return place.location_id if place.kind in SETTLED else None
    return None
