"""Whether a known name fits where it stands, or is but a part of a longer one."""

from __future__ import annotations

from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.names import Hit
from syrnb.knowledge.nouns import LONGEST_TITLE, load_group_words, load_modifiers, load_nouns, load_titles
from syrnb.knowledge.place_words import DIRECTIONS, load_place_words

__all__ = [
    "describes",
    "ends_another_group",
    "goes_on",
    "is_described",
    "is_of_another_country",
    "is_of_something",
    "is_outlet",
    "is_service",
    "is_start_of_arabic_name",
    "is_surname_of_another",
    "names_one_place",
    "precedes_name",
    "without_place",
]


def is_surname_of_another(draft: Draft, start: int, end: int) -> bool:
    """Return whether a single word is the last part of a longer name: "Maher al-Assad", "Taj Mohammad Wardak"."""
    words = draft.words
    if end - start != 1 or not words[start].joined or start == 0:
        return False
    before = words[start - 1]
    if not before.capital or before.sure or not draft.free(start - 1, start) or (before.key,) in load_titles():
        return False
    token, last = draft.token_at(before.start), draft.token_at(words[start].end - 1)
    if token.ent_type_ == "PERSON" and last.ent_type_ == "PERSON":
        return True
    first_name = token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.i == last.i
    return first_name and not token.is_sent_start and (before.key,) not in load_nouns()


def precedes_name(draft: Draft, end: int) -> bool:
    """Return whether a person's name follows at once: "Foreign Minister Hakan Fidan", "the minister, Fouad Hussein"."""
    words = draft.words
    if end >= len(words) or not words[end].capital:
        return False
    between = draft.text.flow[words[end - 1].end : words[end].start]
    if between not in (" ", ", ", " and "):
        return False
    token = draft.token_at(words[end].end - 1)
    return token.pos_ == "PROPN" and between != " and "


def names_one_place(draft: Draft, hit: Hit) -> bool:
    """Return whether a place's name is read whole.

    "The road between A and B" speaks of A and of B; "the eastern A province" is the whole of it, that lies in the east.
    """
    words = draft.words[hit.start : hit.end]
    if any(word.key == "between" for word in words):
        return False
    first = draft.token_at(words[0].start)
    if len(words) == 1 and first.is_sent_start and first.pos_ == "AUX" and not words[0].upper:
        return False  # "Had the army withdrawn"
    if len(words) == 1 and _is_given_name(draft, hit):
        return False
    before = draft.words[hit.start - 1] if hit.start else None
    direction = words[0].key.removesuffix("ern") in DIRECTIONS and not words[0].capital
    after = draft.words[hit.end] if hit.end < len(draft.words) and draft.words[hit.end].joined else None
    whole = any(w.key in ("province", "governorate", "state", "district") for w in (words[-1], after) if w is not None)
    return not (direction and whole and before is not None and before.key == "the")


def _is_given_name(draft: Draft, hit: Hit) -> bool:
    """Return whether a name of divisions alone, without a word for them, starts a longer name: "Hussein Kamal"."""
    kinds = {draft.knowledge.places[n.ref].kind for n in hit.names if n.kind == "place"}
    after = draft.words[hit.end] if hit.end < len(draft.words) else None
    if after is None or not kinds <= {"admin1", "admin2"} or not after.capital or not after.joined:
        return False
    if draft.words[hit.start].sure or (after.key,) in load_place_words():
        return False
    placed = any(n.kind in ("place", "country", "capital") for found in draft.hits_at(hit.end) for n in found.names)
    return not placed and draft.token_at(after.start).pos_ == "PROPN"


def without_place(draft: Draft, start: int, end: int) -> int:
    """Return where a description ends before its place: "the government in Damascus" is followed by a place."""
    for i in range(start + 1, end - 1):
        if draft.words[i].key == "in" and draft.words[i + 1].capital and not draft.words[start].capital:
            return i
    return end


def ends_another_group(draft: Draft, start: int, end: int, ref: str) -> bool:
    """Return whether a group's name is but the end of a stranger's: "Zomi [People's Democratic Party]"."""
    actor, words = draft.knowledge.actors[ref], draft.words
    if start == 0 or end - start < 2 or actor.kind not in ("party", "rebel", "armed-group", "militia"):
        return False
    before = words[start - 1]
    if not words[start].joined or not before.capital or before.sure or draft.owner[start - 1] is not None:
        return False
    if words[end - 1].key not in load_group_words() or actor.country in draft.focus.countries[:2]:
        return False
    plain = before.key not in load_modifiers() and (before.key,) not in load_titles() and not draft.hits_at(start - 1)
    return plain and draft.token_at(before.start).pos_ == "PROPN"


def is_outlet(draft: Draft, ref: str) -> bool:
    """Return whether the name is an outlet's, which never goes without its article ("Monitor" is not Al-Monitor)."""
    actor = draft.actor(ref)
    return actor is not None and actor.kind in ("media", "company")


def is_described(draft: Draft, start: int) -> bool:
    """Return whether a word before says whose or which they are: "Hezbollah fighters", "the rebel army"."""
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


def describes(draft: Draft, hit: Hit) -> bool:
    """Return whether the words only describe the name after them: "the paramilitary Rapid Support Forces"."""
    if hit.end >= len(draft.words) or not draft.words[hit.end].joined or draft.words[hit.end - 1].sure:
        return False
    after = draft.words[hit.end]
    known = any(n.kind in ("actor", "body") for found in draft.hits_at(hit.end) for n in found.names)
    return after.capital and (known or goes_on(draft, hit.end))


def is_of_another_country(draft: Draft, start: int, ref: str) -> bool:
    """Return whether the adjective before a name is of another country than the actor: "Syrian [Arab Coalition]"."""
    country = draft.knowledge.actors[ref].country
    if country is None or start == 0 or not draft.words[start].joined:
        return False
    hits = draft.hits_at(start - 1)
    codes = {n.ref for hit in hits if hit.end == start for n in hit.names if n.kind == "adjective"}
    return (
        bool(codes)
        and country not in codes
        and draft.words[start].capital
        and draft.words[start].key not in ("president", "king")
    )


def goes_on(draft: Draft, end: int) -> bool:
    """Return whether a body's name is but the start of a longer one: "US Naval Forces [Central Command]"."""
    for i in range(end, min(end + 4, len(draft.words))):
        word = draft.words[i]
        if not word.joined or not word.capital or draft.words[i - 1].sure:
            return False
        if word.key in load_group_words() or (word.sure and word.stem in load_group_words()):
            return True
    return False


def after_title(draft: Draft, start: int, end: int) -> int:
    """Return where a person's name starts after the titles before it: "President [Bashar al-Assad]"."""
    for length in range(LONGEST_TITLE, 0, -1):
        stop = start + length
        if stop < end and tuple(word.key for word in draft.words[start:stop]) in load_titles():
            return stop
    return start


def is_service(draft: Draft, end: int) -> bool:
    """Return whether an army is only the service in which a rank is held: "[Army] Lt. Gen. Stephen Townsend"."""
    if end >= len(draft.words) or not draft.words[end].joined or not draft.words[end].capital:
        return False
    return any(
        load_titles().get(tuple(word.key for word in draft.words[end:stop])) == "rank"
        for stop in range(end + 1, min(end + LONGEST_TITLE, len(draft.words)) + 1)
    )


def is_of_something(draft: Draft, end: int) -> bool:
    """Return whether "of" follows, so that another place is meant than by the bare words: "the east [of Damascus]"."""
    after = draft.words[end] if end < len(draft.words) else None
    if after is None or not after.joined:
        return False
    token = draft.token_at(after.start)  # "the south [Aleppo area]"
    return after.key == "of" or (
        after.capital and token.dep_ in ("compound", "amod", "nmod") and token.ent_type_ != "DATE"
    )


def is_start_of_arabic_name(draft: Draft, hit: Hit, ref: str) -> bool:
    """Return whether a group's name of some words goes on by an article: "Jaish Fatah [al-Sham]" is not Jaish Fatah."""
    after = draft.words[hit.end] if hit.end < len(draft.words) else None
    goes_on_so = after is not None and after.joined and after.article is not None and not draft.words[hit.end - 1].sure
    return (
        goes_on_so
        and hit.end - hit.start > 1
        and draft.knowledge.actors[ref].kind in ("rebel", "armed-group", "militia")
    )


def is_topic(draft: Draft, end: int) -> bool:
    """Return whether a body's word is a common noun: "the state of the roads"."""
    return draft.words[end - 1].key == "state" and end < len(draft.words) and draft.words[end].key == "of"
