"""Runs of capitalised words that may name a place."""

from __future__ import annotations

from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.place_words import DIRECTIONS, load_place_words

__all__ = ["DIRECTION_WORDS", "LONGEST", "joins_name", "may_name", "run_after", "run_before"]

LONGEST = 5
PARTICLES = frozenset(
    {"da", "de", "do", "dos", "das", "del", "di", "du", "des", "la", "le", "e", "al", "el", "ul", "y"}
)
"""Words in lower case within a place's name: "Mocímboa da Praia", "Nad-e Ali"."""
DIRECTION_WORDS = {
    spelling: direction
    for direction in DIRECTIONS
    for spelling in (direction, f"{direction}ern", f"{direction}ernmost")
} | {"downtown": "central", "upper": "north", "lower": "south"}  # fmt: skip


def run_before(draft: Draft, end: int) -> int:
    """Return where the capitalised name before a word starts."""
    start = end
    while (
        start > 0
        and end - start < LONGEST
        and (start == end or draft.words[start].joined)
        and (
            may_name(draft, start - 1)
            or (start < end and joins_name(draft, start - 1))
            or _names_town(draft, start - 1)
        )
    ):
        if start < end and (draft.words[start - 1].sure or _is_owner(draft, start - 1)):
            break
        if joins_name(draft, start - 1):
            start -= 1
            continue
        mention = draft.mention_of_word(start - 1)
        if mention is not None and mention.kind == "location":
            return draft.word_at(mention.start) if start == end else start
        start -= 1
    return start


def _names_town(draft: Draft, word: int) -> bool:
    """Return whether a surname is but the first word of a quarter named after its bearer: "Sadr City"."""
    mention, after = draft.mention_of_word(word), draft.words[word + 1]
    actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    if actor is None or mention is None or actor.kind != "person" or not after.capital or not after.joined:
        return False
    return (after.key,) in load_place_words() and draft.words_of(mention.start, mention.end) == (word, word + 1)


def _is_owner(draft: Draft, word: int) -> bool:
    """Return whether a word is a known place that lost the apostrophe of its possessive: "Idlibs countryside"."""
    own = draft.words[word]
    if own.stem is None or draft.knowledge.names.find_words((own.key,)):
        return False
    return any(name.kind in ("place", "country") for name in draft.knowledge.names.find_words((own.stem,)))


def run_after(draft: Draft, start: int) -> int:
    """Return where the capitalised name that starts at a word ends."""
    end = start
    while (
        end < len(draft.words)
        and end - start < LONGEST
        and (end == start or draft.words[end].joined)
        and (may_name(draft, end) or (end > start and joins_name(draft, end)))
    ):
        end += 1
        if draft.words[end - 1].sure:
            break
    return end


def joins_name(draft: Draft, word: int) -> bool:
    """Return whether a word in lower case holds two parts of a name together: "Mocímboa da Praia", "Nad-e Ali"."""
    words = draft.words
    if not 0 < word < len(words) - 1 or words[word].key not in PARTICLES or words[word].capital:
        return False
    joined = words[word].joined and words[word + 1].joined and not words[word - 1].sure
    return joined and words[word - 1].capital and words[word + 1].capital and draft.free(word, word + 1)


def may_name(draft: Draft, word: int) -> bool:
    """Return whether a word may be part of a place's name that is not yet settled."""
    own = draft.words[word]
    if (
        own.key in NAMING.months
        or not own.capital
        or own.key in NAMING.not_names - DIRECTION_WORDS.keys()
        or own.key.isdigit()
    ):
        return False
    mention = draft.mention_of_word(word)
    if mention is not None:
        return mention.kind == "location"
    token = draft.token_at(own.end - 1)
    if token.pos_ == "AUX" and token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return False  # "Had the army withdrawn"
    if token.is_sent_start and token.pos_ in ("ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PRON", "DET"):
        return False
    return not any(
        {n.kind for n in hit.names} & {"adjective", "demonym", "country"}
        for hit in draft.hits_at(word)
        if hit.end == word + 1
    )
