"""Every name of a country, a capital or a palace is read as a place or as a government; adjectives that act, too."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from syrnb.extraction.mentions.described import COMPOUND
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.government import GUESS, LIKELY, SURE, act_for_state, is_government
from syrnb.extraction.mentions.linking import LATER, choose_country
from syrnb.extraction.mentions.locating import settlements
from syrnb.extraction.owning import SUPPOSING
from syrnb.knowledge.names import Hit
from syrnb.knowledge.nouns import load_nouns, load_titles
from syrnb.knowledge.reading_words import load_reading_words
from syrnb.knowledge.records import Country, Place
from syrnb.knowledge.words import split_words
from syrnb.language.syntax import acts_in_compound

__all__ = ["find_readings"]


def find_readings(draft: Draft, hits: Sequence[Sequence[Hit]]) -> None:
    """Read every name of a country, a capital or a seat of power that no other mention has taken, and every adjective
    of a country that acts ("Russian air strikes").
    """  # noqa: D205
    for _at, found in enumerate(hits):
        for hit in found:
            kinds = {name.kind for name in hit.names} & LATER
            if kinds and draft.free(hit.start, hit.end) and not _is_part_of_person(draft, hit):
                _read(draft, hit, kinds)
                break


def _is_part_of_person(draft: Draft, hit: Hit) -> bool:
    """Return whether the name is but a part of a person's: "Michael Jordan"."""
    tokens = draft.text.span(*draft.span(hit.start, hit.end))
    ents = {token.ent_type_ for token in tokens}
    if ents != {"PERSON"}:
        return False
    around = [i for i in (hit.start - 1, hit.end) if 0 <= i < len(draft.words)]
    return any(
        draft.words[max(i, hit.start)].joined
        and draft.words[i].capital
        and draft.token_at(draft.words[i].start).ent_type_ == "PERSON"
        for i in around
    )


def _read(draft: Draft, hit: Hit, kinds: set[str]) -> None:
    start = hit.start + (draft.words[hit.start].key == "the" and hit.end - hit.start > 1)
    head = draft.head(start, hit.end)
    codes = [name.ref for name in hit.names if name.kind in kinds]
    country = draft.knowledge.countries[choose_country(codes, draft.focus)]
    after = draft.words[hit.end] if hit.end < len(draft.words) else None
    if after is not None and after.hyphen and after.key in COMPOUND:  # "US-backed"
        draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=SURE, cut=hit.cut)
        return
    second = _second_of_pair(draft, hit)
    if (second is not None and _of_an_act(second)) or (_is_second_of_pair(draft, start) and _of_an_act(head)):
        draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=LIKELY, cut=hit.cut)
        return
    if "demonym" in kinds and not kinds & {"country", "capital", "adjective"}:
        people = "people" in draft.knowledge.bodies and not act_for_state(draft.token_at(draft.words[start].start))
        suffix = "people" if people else "gov"
        draft.add(start, hit.end, "actor", f"{country.slug}-{suffix}", method="rule", confidence=GUESS, cut=hit.cut)
    elif kinds & {"country", "capital", "seat"} and not (
        "adjective" in kinds and head.dep_ in ("amod", "compound", "nmod")
    ):
        _read_name(draft, hit, start, head, country, kinds)
    else:
        _read_adjective(draft, hit, start, head, country)


def _second_of_pair(draft: Draft, hit: Hit) -> Token | None:
    """Return the second of two countries that a hyphen joins: "Russian" in "a US-Russian deal"."""
    if hit.end >= len(draft.words) or not draft.words[hit.end].hyphen:
        return None
    after = next((h for h in draft.hits_at(hit.end) if any(n.kind in ("country", "adjective") for n in h.names)), None)
    return draft.head(after.start, after.end) if after is not None else None


def _is_second_of_pair(draft: Draft, start: int) -> bool:
    """Return whether a hyphen joins a word to the country before it, that acts: "Russian" in "a US-Russian deal"."""
    before = draft.mention_of_word(start - 1) if start and draft.words[start].hyphen else None
    actor = draft.actor(before.ref) if before is not None and before.kind == "actor" else None
    return actor is not None and actor.kind == "state"


def _of_an_act(name: Token) -> bool:
    """Return whether a country's name stands before what states do: "a Saudi-Iranian deal", "US-Russia talks"."""
    words, lemma = load_reading_words(), name.head.lemma_.lower()
    return name.dep_ in ("amod", "compound", "nmod") and (lemma in words.acts or lemma in words.dealings)


def _read_name(draft: Draft, hit: Hit, start: int, head: Token, country: Country, kinds: set[str]) -> None:
    homonym = _homonym(draft, hit, country) if "capital" in kinds else None
    if homonym is not None:
        draft.places.setdefault(homonym.location_id, homonym)
        draft.add(start, hit.end, "location", homonym.location_id, confidence=LIKELY, cut=hit.cut)
        return
    head = _last_of_list(draft, hit, head) if "country" in kinds else head
    government, sure = is_government(head, country="country" in kinds)
    if "seat" in kinds and not government and sure < SURE:
        government, sure = True, GUESS
    government = government and not _follows_place(draft, start) and draft.words[start].start >= draft.focus.dateline
    if government:
        draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=sure, cut=hit.cut)
        return
    place = _place_of(draft, hit, country, kinds)
    if place is not None:
        draft.places.setdefault(place.location_id, place)
        draft.add(start, hit.end, "location", place.location_id, method="rule", confidence=sure, cut=hit.cut)


def _last_of_list(draft: Draft, hit: Hit, head: Token) -> Token:
    """Return the head of the last of some countries that no comma parts: "the United States Britain and France"."""
    end = hit.end
    while head.dep_ in ("compound", "nmod") and end < len(draft.words) and draft.words[end].joined:
        after = next((h for h in draft.hits_at(end) if any(n.kind == "country" for n in h.names)), None)
        if after is None or draft.words[end].hyphen:
            break
        head, end = draft.head(after.start, after.end), after.end
    return head


def _homonym(draft: Draft, hit: Hit, country: Country) -> Place | None:
    """Return the city of a country that the article is rather about, by a capital's name: Tripoli in Lebanon."""
    if draft.focus.country == country.iso3 or draft.focus.country is None:
        return None
    found = settlements(draft, draft.surface(hit.start, hit.end), near=True)
    first = found[0] if found else None
    nearer = first is not None and draft.focus.rank(first.country) < draft.focus.rank(country.iso3)
    return first if nearer and first is not None and first.kind == "city" else None


def _follows_place(draft: Draft, start: int) -> bool:
    """Return whether the name ends an address: "Tabqa, Syria"."""
    if start == 0:
        return False
    mention = draft.mention_of_word(start - 1)
    between = draft.text.flow[draft.words[start - 1].end : draft.words[start].start]
    place = draft.place(mention.ref) if mention is not None and mention.kind == "location" else None
    return between in (", ", " ") and place is not None and place.kind != "country"


def _place_of(draft: Draft, hit: Hit, country: Country, kinds: set[str]) -> Place | None:
    if "country" in kinds:
        return draft.knowledge.places.get(country.slug)
    for name in hit.names:
        if name.kind == "place":
            return draft.knowledge.places[name.ref]
    if "seat" in kinds or country.capital is None:
        return None
    if draft.gazetteer is not None:
        found = draft.gazetteer.find(country.capital, countries=(country.iso3,), by_sound=False)
        if found:
            return found[0].settlement.to_place()
    return Place(f"{country.slug}-capital", country.capital, kind="city", country=country.iso3)


def _is_before_title(draft: Draft, word: int) -> bool:
    """Return whether a title of a person who is named follows: "Turkish [Foreign Minister] Hakan Fidan"."""
    for end in range(word + 1, min(word + 5, len(draft.words))):
        mention = draft.mention_of_word(end)
        if mention is not None:
            actor = draft.actor(mention.ref)
            title = any(tuple(w.key for w in draft.words[s:end]) in load_titles() for s in range(word, end))
            return title and actor is not None and actor.kind == "person"
        if not draft.words[end].joined and draft.text.flow[draft.words[end - 1].end : draft.words[end].start] != ", ":
            return False
    return False


def _read_adjective(draft: Draft, hit: Hit, start: int, head: Token, country: Country) -> None:
    """Let an adjective be the government where what it stands before is an act, or its forces before "forces"."""
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if (
        first.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        and start
        and draft.words[start - 1].key == "the"
        and first.i == head.i
    ):
        draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=GUESS, cut=hit.cut)
        return
    if acts_in_compound(head):
        draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=LIKELY, cut=hit.cut)
        return
    if (bearer := _supposed_of(first)) is not None:
        ref = _body_called(draft, country, bearer)
        if ref is None and bearer.lemma_.lower() in load_reading_words().acts:
            ref = f"{country.slug}-gov"  # "raids believed to be Russian"
        if ref is not None:
            draft.add(start, hit.end, "actor", ref, method="rule", confidence=LIKELY, cut=hit.cut)
        return
    if first.dep_ not in ("amod", "compound", "nmod", "poss"):
        return
    noun = first.head
    if draft.text.doc[noun.i].pos_ == "PROPN" and _is_before_title(draft, hit.end):
        draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=LIKELY, cut=hit.cut)
        return
    entry = load_nouns().get((noun.lemma_.lower(),)) or load_nouns().get((noun.lower_,))
    shared = _shared_body(draft, noun) if first.i != head.i or any(c.dep_ == "conj" for c in head.children) else None
    if shared is not None:
        suffix = shared
    elif entry is not None and entry[0].role in ("body", "member") and entry[0].kind == "state-forces":
        security = any(child.lower_ == "security" for child in noun.children)
        suffix = "security-forces" if security and "security-forces" in draft.knowledge.bodies else "army"
    elif noun.lemma_.lower() in load_reading_words().acts or (
        entry is not None and entry[0].role in ("official", "body") and first.i != head.i
    ):
        suffix = "gov"
    else:
        return
    draft.add(start, hit.end, "actor", f"{country.slug}-{suffix}", method="rule", confidence=LIKELY, cut=hit.cut)


def _supposed_of(adjective: Token) -> Token | None:
    """Return what is said to be some country's: "jets believed to be Russian"."""
    verb = adjective.head
    above = verb.head
    told = adjective.dep_ in ("acomp", "attr") and verb.lemma_ == "be" and verb.dep_ == "xcomp"
    return above.head if told and above.lemma_ in SUPPOSING and above.dep_ in ("acl", "relcl") else None


def _body_called(draft: Draft, country: Country, noun: Token) -> str | None:
    """Return the body of a country that a noun with its adjective names: "Russian" with "jets"."""
    spelt = split_words(f"{country.adjectives[0]} {noun.lower_}")
    found = [name for hit in draft.knowledge.names.find(spelt, 0) if hit.end == len(spelt) for name in hit.names]
    return next((f"{country.slug}-{name.ref}" for name in found if name.kind == "body"), None)


def _shared_body(draft: Draft, noun: Token) -> str | None:
    """Return the body that a noun names with the last of the adjectives before it: "Turkish and Russian planes"."""
    mention = draft.mention_of_word(draft.words_of(noun.idx, noun.idx + len(noun))[0])
    actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    if actor is None or actor.country is None or actor.country not in draft.knowledge.countries:
        return None
    slug = draft.knowledge.slug_of(actor.country)
    suffix = actor.actor_id.removeprefix(f"{slug}-")
    return suffix if suffix != actor.actor_id and suffix in draft.knowledge.bodies else None
