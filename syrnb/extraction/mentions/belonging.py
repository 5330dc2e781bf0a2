"""Places that are another's: the cities of a country, the town of a quarter, the province of a town."""

from __future__ import annotations

from syrnb.extraction.mentions.antecedents import Candidate, find_before
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.locating import SETTLED, choose_place, keep_place, locate
from syrnb.knowledge.records import Country, Place

__all__ = ["OWNED", "capital_of", "find_owned", "province_of", "settled_at"]

OWNED = frozenset({"city", "capital"})
"""What a country has, and is not itself: "Syria's second city"."""


def capital_of(draft: Draft, country: Country | None) -> str | None:
    """Return the id of a country's capital."""
    if country is None or country.capital is None:
        return None
    found = locate(draft, country.capital, "city")
    return keep_place(draft, found) if found is not None and found.country == country.iso3 else None


def find_owned(draft: Draft, word: int, key: str, located: list[Candidate]) -> tuple[int, str] | None:
    """Return where "second city" in "Syria's second city" starts and which place it is, or None.

    A capital is the country's own; any other city is the one of that country that its sentence named before.
    """
    for at in range(word - 1, max(-1, word - 4), -1):
        if not draft.words[at + 1].joined:
            return None
        if draft.words[at].sure:
            codes = [n.ref for hit in draft.hits_at(at) if hit.end == at + 1 for n in hit.names if n.kind == "country"]
            country = draft.knowledge.countries.get(codes[0]) if codes else None
            break
        if draft.words[at].capital or draft.owner[at] is not None:
            return None
    else:
        return None
    if country is None or (
        word + 1 < len(draft.words) and draft.words[word + 1].joined and draft.words[word + 1].capital
    ):
        return None
    capital = capital_of(draft, country)
    if key == "capital":
        return (at + 1, capital) if capital is not None and at + 1 == word else None
    here = draft.text.sentence_at(draft.words[word].start).index
    for candidate in find_before(located, draft.words[word].start):
        if candidate.sentence != here:
            return None
        place = settled_at(draft, candidate)
        if place is not None and place.kind == "city" and place.country == country.iso3:
            return (at + 1, place.location_id) if place.location_id != capital else None
    return None


def settled_at(draft: Draft, candidate: Candidate) -> Place | None:
    """Return the place of a mention, and of a part of a town ("western districts of Aleppo") the town."""
    place = draft.place(candidate.mention.ref)
    if place is None or place.kind not in ("district", "area"):
        return place
    start, end = draft.words_of(candidate.mention.start, candidate.mention.end)
    for at in range(start + 1, end):
        refs = [n.ref for hit in draft.hits_at(at) if hit.end == end for n in hit.names if n.kind == "place"]
        towns = [ref for ref in refs if draft.knowledge.places[ref].kind in SETTLED]
        if towns:
            return draft.knowledge.places[choose_place(draft, towns)]
    return place


def province_of(draft: Draft, near: list[Candidate]) -> str | None:
    """Return the province in which the settlement last named lies; where somebody goes to or comes from is none."""
    for candidate in near:
        place = draft.place(candidate.mention.ref)
        if candidate.token.dep_ == "pobj" and candidate.token.head.lower_ in ("to", "from", "towards", "toward"):
            continue
        if place is not None and place.kind in SETTLED and place.admin1 is not None:
            for name in (place.admin1, place.name):
                found = locate(draft, name, "admin1")
                if found is not None and found.known and found.country == place.country:
                    return keep_place(draft, found)
            return None
    return None
