"""From a name to an actor or a country: whose time, whose war, whose country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.focus import Focus
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.names import Name
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_nouns
from syrnb.knowledge.records import Actor

__all__ = [
    "LATER",
    "choose_actor",
    "choose_country",
    "country_at",
    "country_of_forces",
    "country_of_owner",
    "end_of_later",
    "is_later",
    "may_be_meant",
    "was_there",
]

LATER = frozenset(("country", "adjective", "demonym", "capital", "seat"))
"""Kinds of names that grammar decides about: a place, a government, or nobody."""


STATE = frozenset(
    ("gov", "army", "state-media", "foreign-ministry", "defence-ministry", "interior-ministry", "presidency")
)
"""Bodies that speak for a state."""


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
    hits = draft.hits_at(word)
    return max((hit.end for hit in hits if {name.kind for name in hit.names} & LATER), default=word)


def choose_country(codes: Sequence[str], focus: Focus) -> str:
    """Choose between countries of one adjective ("Congolese")."""
    return min(codes, key=focus.rank)


def country_of_owner(draft: Draft, word: int) -> str | None:
    """Return the country of the leader whose a body at a word is said to be: "Maduro's embattled [government]"."""
    for at in range(word - 1, max(-1, word - 4), -1):
        if draft.words[at].sure:
            mention = draft.mention_of_word(at)
            owner = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
            return owner.country if owner is not None and owner.known and owner.kind == "person" else None
        if not draft.words[at + 1].joined:
            break
    return None


def country_at(draft: Draft, word: int) -> str | None:
    """Return the country of which a body at a word is: that of the leader whose it is, or the article's."""
    return country_of_owner(draft, word) or country_of_scene(draft, word) or draft.focus.country


def country_of_scene(draft: Draft, word: int) -> str | None:
    """Return the country with which a sentence opens that leaves the article's war: "In Iraq, government forces"."""
    sentence = draft.text.sentence_at(draft.words[word].start)
    first, end = draft.words_of(sentence.start, sentence.end)
    at = next((k for k in range(first, min(first + 3, word)) if draft.words[k].key in ("in", "inside")), None)
    if at is None:
        return None
    at += 1 + (draft.words[at + 1].key in ("neighbouring", "neighboring", "nearby"))
    codes = {n.ref for hit in draft.hits_at(at) for n in hit.names if n.kind == "country"}
    if len(codes) != 1 or codes == {draft.focus.country}:
        return None
    named: set[str] = set()
    for k in range(at + 1, min(end, len(draft.words))):
        for n in (n for hit in draft.hits_at(k) for n in hit.names):
            place = draft.knowledge.places.get(n.ref) if n.kind in ("place", "area") else None
            named |= {n.ref} if n.kind in ("country", "adjective") else {place.country or ""} if place else set()
    return codes.pop() if draft.focus.country not in named and named <= codes | {""} else None


def country_of_forces(draft: Draft, word: int, body: str) -> str | None:
    """Return the country of which an army at a word is, where it is not clear that it is the article's.

    In an article on a territory without an army, or on two countries alike, it is of the country whose forces were last
    named before ("One Israeli soldier was killed in Gaza, the army said"), unless the article's own were.
    """
    if (owner := _whose_country(draft, word)) is not None:
        return owner
    home = country_at(draft, word)
    bodies = draft.knowledge.bodies
    if body != "army" and bodies[body].parent != "army":
        return home
    armed = not any(home in pack.without_army for pack in draft.knowledge.packs.values())
    if armed and draft.focus.clear:
        return home
    named: list[str] = []
    for at in range(word):
        for hit in draft.hits_at(at)[:1]:
            if hit.countries and any(n.kind == "body" and bodies[n.ref].kind == "state-forces" for n in hit.names):
                named.append(choose_country(hit.countries, draft.focus))
    return home if not named or (armed and home in named) else named[-1]


def _whose_country(draft: Draft, word: int) -> str | None:
    """Return the country before a "whose" that leads to forces: "South Africa, whose army fought on its side"."""
    if word < 2 or draft.words[word - 1].key != "whose":
        return None
    for start in range(max(0, word - 6), word - 1):
        for hit in draft.hits_at(start):
            codes = [n.ref for n in hit.names if n.kind == "country"]
            if codes and hit.end == word - 1:
                return choose_country(codes, draft.focus)
    return None


def was_there(ref: str, draft: Draft) -> bool:
    """Return whether an actor lived on the article's day."""
    return _lived(draft.knowledge.actors[ref], draft.focus.day)


def may_be_meant(name: Name, draft: Draft, start: int, end: int) -> bool:
    """Return whether a nominal, which stands at some words, means its actor in this article.

    Its pack is the article's war, and its actor lived on the article's day. "Terrorists" is what a state calls its
    foes: they are meant only in quoted words, or where the state of that war is named, at most one sentence before.
    """
    if name.pack not in draft.focus.packs or not _lived(draft.knowledge.actors[name.ref], draft.focus.day):
        return False
    if _are_others_allies(draft, start, name.ref):
        return False
    if country_of_owner(draft, start) not in (None, draft.knowledge.actors[name.ref].country):
        return False
    meant = draft.knowledge.actors[name.ref]
    if meant.kind in ("state", "state-forces") and country_of_scene(draft, start) not in (None, meant.country):
        return False
    if not any(word.key in NAMING.labels for word in draft.words[start:end]):
        return True
    return draft.text.in_quote(draft.token_at(draft.words[start].start)) or _state_speaks(draft, start, name.pack)


def _are_others_allies(draft: Draft, start: int, ref: str) -> bool:
    """Return whether allies are those of somebody of another side: "Nusra and allied militias"."""
    if draft.words[start].key != "allied" or start < 2 or draft.words[start - 1].key != "and":
        return False
    mention = draft.mention_of_word(start - 2)
    friend = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    entry = load_nouns().get((draft.words[start - 2].key,))
    rebels = entry is not None and entry[0].kind in ("rebel", "armed-group")
    return rebels or (friend is not None and friend.side != draft.knowledge.actors[ref].side)


def _state_speaks(draft: Draft, word: int, pack: str) -> bool:
    countries = draft.knowledge.packs[pack].countries[:1]
    index = draft.text.sentence_at(draft.words[word].start).index
    first = draft.text.sentences[max(0, index - 1)].start
    start, end = draft.words_of(first, draft.text.sentences[index].end)
    for at in range(start, min(end, len(draft.words))):
        for hit in draft.hits_at(at):
            if any(n.kind == "body" and n.ref in STATE for n in hit.names) and set(hit.countries) & set(countries):
                return True
            if any(n.kind == "bare" and n.ref in STATE for n in hit.names):
                return True
            if any(n.kind == "actor" and _is_state(draft, n.ref, countries) for n in hit.names):
                return True
    return False


def _is_state(draft: Draft, ref: str, countries: Sequence[str]) -> bool:
    actor = draft.knowledge.actors[ref]
    if actor.kind == "person" and actor.parent_id is not None:  # its president speaks for it
        actor = draft.actor(actor.parent_id) or actor
    return actor.country in countries and actor.kind in ("state", "state-forces", "media")
