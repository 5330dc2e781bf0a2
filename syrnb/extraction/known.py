"""Who and what is named by a known name: the longest name of the index at each word that fits its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from syrnb.extraction.draft import Draft
from syrnb.extraction.focus import Focus
from syrnb.extraction.locating import choose_place, keep_place, settlements
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.names import Hit, Name
from syrnb.knowledge.nouns import load_group_words, load_modifiers, load_titles
from syrnb.knowledge.place_words import DIRECTIONS, load_place_words
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import Word

__all__ = ["LATER", "Reading", "choose_actor", "choose_country", "end_of_later", "find_hits", "find_known", "is_later"]

LATER = frozenset(("country", "adjective", "demonym", "capital", "seat"))
"""Kinds of names that grammar decides about: a place, a government, or nobody."""
ORDER = {"actor": 0, "nominal": 1, "body": 2, "office": 3, "area": 4, "place": 5, "bare": 6}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one hit may stand for: a ``kind`` of mention and who or where."""

    kind: str
    ref: str


def find_hits(words: Sequence[Word], knowledge: Knowledge) -> list[list[Hit]]:
    """Return the hits at every word, the longest first."""
    return [knowledge.names.find(words, i) for i in range(len(words))]


def _lived(actor: Actor, day: date | None) -> bool:
    return day is None or ((actor.start is None or actor.start <= day) and (actor.end is None or day <= actor.end))


def choose_actor(refs: Sequence[str], focus: Focus, knowledge: Knowledge) -> str:
    """Choose between actors of one name: whose time it is, whose war, whose country.

    Parameters
    ----------
    refs
        Ids, at least one.
    """

    def order(item: tuple[int, str]) -> tuple[bool, bool, int, int]:
        position, ref = item
        actor = knowledge.actors[ref]
        return (not _lived(actor, focus.day), actor.pack not in focus.packs, focus.rank(actor.country), position)

    return min(enumerate(dict.fromkeys(refs)), key=order)[1]


def is_later(draft: Draft, word: int) -> bool:
    """Return whether the name of a country or a capital starts at a word."""
    return end_of_later(draft, word) > word


def end_of_later(draft: Draft, word: int) -> int:
    """Return where the longest name of a country or a capital that starts at a word ends, or the word itself."""
    hits = draft.knowledge.names.find(draft.words, word)
    return max((hit.end for hit in hits if {name.kind for name in hit.names} & LATER), default=word)


def choose_country(codes: Sequence[str], focus: Focus) -> str:
    """Choose between countries of one adjective ("Congolese")."""
    return min(codes, key=focus.rank)


def _is_surname_of_another(draft: Draft, start: int, end: int) -> bool:
    """Return whether a single word is the last part of a longer name: "Maher al-Assad", "Taj Mohammad Wardak"."""
    words = draft.words
    if end - start != 1 or not words[start].joined or start == 0:
        return False
    before = words[start - 1]
    if not before.capital or before.sure or not draft.free(start - 1, start) or (before.key,) in load_titles():
        return False
    token = draft.token_at(before.start)
    if token.ent_type_ == "PERSON" and draft.token_at(words[start].end - 1).ent_type_ == "PERSON":
        return True
    return False


def _precedes_name(draft: Draft, end: int) -> bool:
    """Return whether a person's name follows at once: "Foreign Minister Hakan Fidan", "Foreign Minister, Fouad Hussein"."""
    words = draft.words
    if end >= len(words) or not words[end].capital:
        return False
    between = draft.text.document.text[words[end - 1].end : words[end].start]
    if between not in (" ", ", ", " and "):
        return False
    token = draft.token_at(words[end].end - 1)
    return token.pos_ == "PROPN" and between != " and "


def may_be_meant(name: Name, draft: Draft) -> bool:
    """Return whether a nominal's pack is the article's war, and its actor lived on the article's day."""
    return name.pack in draft.focus.packs and _lived(draft.knowledge.actors[name.ref], draft.focus.day)


def _names_one_place(draft: Draft, hit: Hit) -> bool:
    """Return whether a place's name is read whole.

    "The road between A and B" speaks of A and of B; "the eastern A province" is the whole of it, that lies in the east.
    """
    words = draft.words[hit.start : hit.end]
    if any(word.key == "between" for word in words):
        return False
    before = draft.words[hit.start - 1] if hit.start else None
    direction = words[0].key.removesuffix("ern") in DIRECTIONS and not words[0].capital
    after = draft.words[hit.end] if hit.end < len(draft.words) and draft.words[hit.end].joined else None
    whole = any(w.key in ("province", "governorate", "state", "district") for w in (words[-1], after) if w is not None)
    return not (direction and whole and before is not None and before.key == "the")


def _readings(draft: Draft, hit: Hit) -> list[tuple[Name, Reading]]:
    knowledge, focus = draft.knowledge, draft.focus
    found: list[tuple[Name, Reading]] = []
    named = [n.ref for n in hit.names if n.kind == "actor"]
    for name in sorted(hit.names, key=lambda n: ORDER.get(n.kind, 9)):
        if name.kind == "actor":
            found.append((name, Reading("actor", choose_actor(named, focus, knowledge))))
        elif name.kind == "nominal" and may_be_meant(name, draft):
            found.append((name, Reading("actor", name.ref)))
        elif name.kind == "body":
            country = knowledge.countries[choose_country(hit.countries, focus)]
            own = _in_own_war(draft, hit, country.iso3)
            found.append((name, Reading("actor", own or f"{country.slug}-{name.ref}")))
        elif name.kind == "bare" and focus.country in knowledge.countries:
            found.append((name, Reading("actor", f"{knowledge.countries[focus.country].slug}-{name.ref}")))
        elif name.kind == "office":
            found.append((name, Reading("office", name.ref)))
        elif name.kind == "place" and _names_one_place(draft, hit):
            refs = [n.ref for n in hit.names if n.kind == "place"]
            found.append((name, Reading("location", choose_place(draft, refs))))
        elif name.kind == "area" and name.pack in focus.packs:
            found.append((name, Reading("location", name.ref)))
    return found


def _in_own_war(draft: Draft, hit: Hit, code: str) -> str | None:
    """Return whom a war's pack means by what follows its country's adjective: "Syrian militants" by "militants"."""
    rest = [word.key for word in draft.words[hit.start + 1 : hit.end]]
    for keys in (rest, ["the", *rest]):
        for name in draft.knowledge.names.find_words(keys) if rest else ():
            if (
                name.kind == "nominal"
                and may_be_meant(name, draft)
                and code in draft.knowledge.packs[name.pack].countries
            ):
                return name.ref
    return None


def find_known(draft: Draft, hits: Sequence[Sequence[Hit]]) -> None:
    """Let the longest known name at each word be a mention; names of :data:`LATER` are left for their grammar.

    Offices are kept only where no person's name follows; see :mod:`syrnb.extraction.offices`.
    """
    at = 0
    while at < len(draft.words):
        at = max(at + 1, _take(draft, hits[at], at))


def _take(draft: Draft, hits: Sequence[Hit], at: int) -> int:
    """Take the first hit that fits, and return the word after it."""
    if at and draft.words[at].hyphen and draft.words[at - 1].key == "non":
        return at
    for hit in hits:
        if any(name.kind in LATER for name in hit.names) and not any(n.kind in ("actor", "nominal") for n in hit.names):
            return hit.end if hit.end - hit.start > 1 else at  # a place or its government: decided by grammar
        for name, reading in _readings(draft, hit):
            start = hit.start + (draft.words[hit.start].key == "the" and hit.end - hit.start > 1)
            if reading.kind == "office":
                if _precedes_name(draft, hit.end):
                    return at  # a title: its country is read by its grammar, its person by the name
                _add_office(draft, start, hit)
                return hit.end
            if name.kind in ("actor", "place") and not name.acronym and _is_surname_of_another(draft, start, hit.end):
                continue
            if name.kind in ("bare", "nominal") and (_is_described(draft, hit.start) or _describes(draft, hit)):
                continue
            if name.kind == "actor" and _is_of_another_country(draft, hit.start, reading.ref):
                continue
            if name.kind == "body" and _goes_on(draft, hit.end):
                continue
            if name.kind == "place" and (longer := _longer_place(draft, hit)) is not None:
                return longer
            if (
                name.article
                and hit.end - hit.start == 1
                and draft.words[hit.start].article is None
                and _is_outlet(draft, reading)
            ):
                continue
            end = _without_place(draft, start, hit.end)
            draft.add(start, end, reading.kind, reading.ref, cut=hit.cut and end == hit.end)
            return end
    return at


def _without_place(draft: Draft, start: int, end: int) -> int:
    """Return where a description ends before its place: "the government in Damascus" is followed by a place."""
    for i in range(start + 1, end - 1):
        if draft.words[i].key == "in" and draft.words[i + 1].capital and not draft.words[start].capital:
            return i
    return end


def _is_outlet(draft: Draft, reading: Reading) -> bool:
    """Return whether the name is an outlet's, which never goes without its article ("Monitor" is not Al-Monitor)."""
    actor = draft.actor(reading.ref)
    return actor is not None and actor.kind in ("media", "company")


def _is_described(draft: Draft, start: int) -> bool:
    """Return whether a word before says whose or which they are: "Hezbollah fighters", "the rebel army", "Kurdish militants"."""
    word = draft.words[start]
    if start == 0 or word.key == "the" or not word.joined:
        return False
    before = draft.words[start - 1]
    mention = draft.mention_of_word(start - 1)
    if mention is not None:
        return mention.kind == "actor" and not before.sure
    if before.key in load_modifiers():
        return not load_modifiers()[before.key].same
    if before.hyphen or before.sure:
        return before.hyphen
    return (
        before.capital
        and draft.token_at(before.start).pos_ in ("ADJ", "PROPN")
        and not draft.token_at(before.start).is_sent_start
    )


def _describes(draft: Draft, hit: Hit) -> bool:
    """Return whether the words only describe the name after them: "the paramilitary Rapid Support Forces"."""
    if hit.end >= len(draft.words) or not draft.words[hit.end].joined or draft.words[hit.end - 1].sure:
        return False
    after = draft.words[hit.end]
    known = any(
        n.kind in ("actor", "body") for found in draft.knowledge.names.find(draft.words, hit.end) for n in found.names
    )
    return after.capital and (known or _goes_on(draft, hit.end))


def _is_of_another_country(draft: Draft, start: int, ref: str) -> bool:
    """Return whether the adjective before a name is of a country that is not the actor's: "the Syrian [Arab Coalition]"."""
    country = draft.knowledge.actors[ref].country
    if country is None or start == 0 or not draft.words[start].joined:
        return False
    hits = draft.knowledge.names.find(draft.words, start - 1)
    codes = {n.ref for hit in hits if hit.end == start for n in hit.names if n.kind == "adjective"}
    return (
        bool(codes)
        and country not in codes
        and draft.words[start].capital
        and draft.words[start].key not in ("president", "king")
    )


def _goes_on(draft: Draft, end: int) -> bool:
    """Return whether a body's name is but the start of a longer one: "US Naval Forces [Central Command]"."""
    for i in range(end, min(end + 4, len(draft.words))):
        word = draft.words[i]
        if not word.joined or not word.capital or draft.words[i - 1].sure:
            return False
        if word.key in load_group_words():
            return True
    return False


def _longer_place(draft: Draft, hit: Hit) -> int | None:
    """Take a settlement whose name begins with a known place's: "Virginia Beach"; return the word after it."""
    words, end = draft.words, hit.end
    if end >= len(words) or not words[end].joined or not words[end].capital or words[end - 1].sure:
        return None
    if (words[end].key,) in load_place_words():
        return None
    found = settlements(draft, draft.surface(hit.start, end + 1), near=True)
    if not found:
        return None
    draft.add(hit.start, end + 1, "location", keep_place(draft, found[0]), confidence=0.8)
    return end + 1


def _add_office(draft: Draft, start: int, hit: Hit) -> None:
    """Let an office be who held it on the day, or an official of its country whom the article does not name."""
    name = next(n for n in hit.names if n.kind == "office")
    office = draft.knowledge.offices[int(name.ref)]
    holder, actor = find_holder(draft, office.office_id, hit.countries)
    if holder is not None:
        draft.add(start, hit.end, "actor", holder)
    elif actor is not None:
        draft.add(start, hit.end, "actor", draft.meet_actor(actor), method="rule", confidence=0.7)


def find_holder(draft: Draft, office_id: str, countries: Sequence[str]) -> tuple[str | None, Actor | None]:
    """Return who held an office on the article's day, or else its unnamed holder as an actor of its own."""
    knowledge, day = draft.knowledge, draft.focus.day
    country = knowledge.countries[choose_country(countries, draft.focus)] if countries else None
    key = f"{country.slug}-{office_id}" if country else office_id
    held = [o for o in knowledge.offices if o.office_id == key and o.holder_id]
    body_id = next((o.body_id for o in knowledge.offices if o.office_id == office_id), None)
    if day is not None:
        for office in held:
            if (office.start is None or office.start <= day) and (office.end is None or day <= office.end):
                return office.holder_id, None
    if country is None:
        return None, None
    parent = f"{country.slug}-{body_id}" if body_id in knowledge.bodies else body_id
    title = f"{country.adjectives[0]} {office_id.replace('-', ' ')}"
    return None, Actor(key, title, kind="person", country=country.iso3, parent_id=parent, known=False)
