"""Where is meant by a noun that points back: "the city", "the town", "the province"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.antecedents import Candidate, find_before
from syrnb.extraction.mentions.belonging import capital_of, province_of, settled_at
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.locating import SETTLED
from syrnb.extraction.mentions.salience import is_aside, weigh
from syrnb.knowledge.records import Place
from syrnb.knowledge.words import Word

__all__ = ["LOST", "find_capital", "find_place_meant", "place_noun"]

KINDS = {
    "city": ("city", "town"),
    "town": ("town", "city", "village"),
    "village": ("village", "town"),
    "province": ("admin1",),
    "governorate": ("admin1",),
    "state": ("admin1",),
    "region": ("region", "admin1", "area"),
    "district": ("admin2", "district"),
    "neighbourhood": ("district",),
    "neighborhood": ("district",),
    "suburb": ("district", "town", "area", "region"),
    "camp": ("facility",),
    "base": ("facility",),
    "airport": ("facility",),
    "port": ("city", "facility", "town"),
    "island": ("area", "region"),
    "area": ("area", "district", "region"),
}
"""Kinds of places that a noun may point back to, the likeliest first."""
PLACE_NOUNS = frozenset((*KINDS, "country", "capital"))
LOST = {"citys": "city", "countrys": "country"}
"""Possessives that have lost their apostrophe and are no plurals."""
WIDE = frozenset({"area"})
"""Nouns by which a town of the same sentence may be told again: "residents of X spoke of strikes on the area"."""
REACH = 4
"""How many sentences a noun looks back."""
NAMED_SO = 0.9
OTHER_KIND = 1.5
ONLY_ASIDE = 1.2
ONLY_WRITTEN_THERE = 2.0


def find_place_meant(draft: Draft, key: str, located: list[Candidate], token: Token) -> str | None:
    """Return the place that a noun points back to: called so in the text or of that kind, near, and no aside."""
    if key == "country":
        country = draft.focus.country
        slug = draft.knowledge.slug_of(country) if country in draft.knowledge.countries else None
        return slug if slug in draft.knowledge.places else None
    kinds = KINDS.get(key, ())
    here = draft.text.sentence_at(token.idx).index
    best: tuple[float, Place] | None = None
    for candidate in find_before(located, token.idx):
        place = settled_at(draft, candidate) if key in SETTLED else draft.place(candidate.mention.ref)
        if place is None or here - candidate.sentence > REACH or place.name.endswith("border"):
            continue
        called = _is_called(draft, candidate, key)
        unknown = place.kind == "area" and not place.known and key in SETTLED  # a name that only the text has
        settled = key in WIDE and place.kind in SETTLED and here == candidate.sentence
        if not called and place.kind not in kinds and not unknown and not settled:
            continue
        weight = weigh(candidate, token, here) + (NAMED_SO if called else 0.0)
        exact = called or unknown or place.kind == kinds[0] or (key in WIDE and here == candidate.sentence)
        if key == "town" and place.kind == "city" and here == candidate.sentence:  # gazetteers disagree on size
            exact = exact or not _is_called(draft, candidate, "city")
        weight -= 0.0 if exact else OTHER_KIND
        weight -= ONLY_WRITTEN_THERE if _is_dateline(draft, candidate) else 0.0
        weight -= ONLY_ASIDE if is_aside(candidate) else 0.0
        if best is None or weight > best[0]:
            best = (weight, place)
    if best is None and key == "province":
        return province_of(draft, [c for c in find_before(located, token.idx) if here - c.sentence <= REACH])
    return best[1].location_id if best is not None else None


def _is_dateline(draft: Draft, candidate: Candidate) -> bool:
    """Return whether a place stands where an article says that it was written: "Dakar (AFP) - Rebels said"."""
    sentence = draft.text.sentences[candidate.sentence]
    return draft.text.flow[sentence.start : sentence.end].rstrip().endswith(("-", "–", "—"))


def _is_called(draft: Draft, candidate: Candidate, key: str) -> bool:
    """Return whether the text calls a place so: "the town of X", "X city", "X, a town"."""
    first, end = draft.words_of(candidate.mention.start, candidate.mention.end)
    inside = {w.key for w in draft.words[first:end]}
    before = [w.key for w in draft.words[max(0, first - 2) : first]]
    after = [w.key for w in draft.words[end : end + 3]]
    of = before[-1:] == ["of"] and before[:1] == [key]
    beside = key in after[:1] or (key in after and bool({"a", "an", "the"} & set(after[:2])) and "of" not in after[:1])
    return key in inside or of or before[-1:] == [key] or beside


def place_noun(word: Word) -> str | None:
    """Return the noun for a place that a word is, also in the possessive: "the city's outskirts"."""
    noun = LOST.get(word.key, word.stem if word.sure and word.stem is not None else word.key)
    return noun if noun in PLACE_NOUNS else None


def find_capital(draft: Draft, start: int, word: int) -> str | None:
    """Return the capital of the article's country, or of the one said: "in the capital", "the Ukrainian capital"."""
    words = draft.words
    if word + 1 < len(words) and words[word + 1].joined and (words[word + 1].capital or words[word + 1].key == "of"):
        return None
    codes = [draft.focus.country] if start == word else []
    if word - start == 1:
        codes = [n.ref for hit in draft.hits_at(start) if hit.end == word for n in hit.names if n.kind == "adjective"]
    return capital_of(draft, draft.knowledge.countries.get(codes[0] or "") if codes else None)
