"""The words by which someone is described: a noun, and the modifiers that say who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.linking import choose_country
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import LONGEST_TITLE, Noun, load_modifiers, load_nouns, load_titles

__all__ = ["COMPOUND", "Phrase", "collect_phrase", "find_noun", "is_modifier", "is_title"]

TIES = {
    "supports": ("backed", "supported", "sponsored", "funded", "financed", "trained", "armed", "equipped"),
    "leads": ("led", "commanded", "run", "dominated"),
    "alliance": ("linked", "affiliated", "aligned", "allied", "inspired", "loyal"),
}
COMPOUND = {word: tie for tie, words in TIES.items() for word in words}
"""Second halves of compounds that tie a group to whom the first half names, with the tie."""
NUMBERS = frozenset(("NUM", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "PUNCT", "ADV", "INTJ", "SYM", "X"))
MAX_MODIFIERS = 6


@dataclass(slots=True)
class Phrase:
    """A described someone: the words it spans, and what its modifiers say."""

    start: int
    end: int
    noun: Noun
    plural: bool
    words: list[str] = field(default_factory=list)
    group: str | None = None
    country: str | None = None
    tied: bool = False
    kinds: list[str] = field(default_factory=list)
    same: bool = True


def find_noun(draft: Draft, end: int) -> tuple[int, Noun, bool] | None:
    """Return where the noun that ends at a word starts, the noun, and whether it is a plural."""
    nouns = load_nouns()
    for length in (2, 1):
        start = end - length
        if start < 0 or not draft.free(start, end) or (length == 2 and not draft.words[end - 1].joined):
            continue
        key = tuple(word.key for word in draft.words[start:end])
        found = nouns.get(key)
        if found is None and length == 1 and draft.words[start].stem is not None and draft.words[start].sure:
            found = nouns.get((draft.words[start].stem or "",))
        if found is not None:
            return start, *found
    return None


def is_modifier(draft: Draft, end: int, token: Token) -> bool:
    """Return whether the noun stands before another one: "rebel fire", "opposition-held"."""
    if end < len(draft.words) and draft.words[end].joined:
        after = draft.words[end]
        if after.hyphen and after.key in NAMING.held | COMPOUND.keys():
            return True
        if draft.words[end - 1].sure:
            return False
        return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i
    return False


def is_title(draft: Draft, start: int, end: int) -> bool:
    """Return whether the noun is a title before a person's name."""
    if end >= len(draft.words) or not draft.words[end].capital or draft.words[end - 1].sure:
        return False
    if not draft.words[end].joined and draft.text.flow[draft.words[end - 1].end : draft.words[end].start] != ", ":
        return False
    starts = range(max(0, end - LONGEST_TITLE), end)
    known = any(tuple(w.key for w in draft.words[s:end]) in load_titles() for s in starts)
    after = draft.token_at(draft.words[end].end - 1)
    mention = draft.mention_of_word(end)
    actor = draft.actor(mention.ref) if mention is not None else None
    return (known and after.pos_ == "PROPN" and mention is None and draft.words[end].joined) or (
        (known or draft.words[end].joined) and (actor is not None and actor.kind == "person")
    )


def collect_phrase(draft: Draft, start: int, end: int, noun: Noun, plural: bool) -> Phrase:
    """Walk left over the modifiers of a noun."""
    phrase = Phrase(start, end, noun, plural, [draft.words[i].key for i in range(start, end)])
    modifiers, i, kept = load_modifiers(), start, list(phrase.words)
    while i > 0 and draft.words[i].joined and start - i < MAX_MODIFIERS:
        word = draft.words[i - 1]
        if word.sure or word.key in NAMING.stop:
            break
        owner = draft.owner[i - 1]
        if owner is not None:
            mention = draft.mentions[owner]
            actor = draft.actor(mention.ref) if mention.kind == "actor" else None
            first = draft.word_at(mention.start)
            if actor is None or actor.kind == "person" or _acts_between(draft, i, start):
                break
            tied = draft.words[i].hyphen and draft.words[i].key in COMPOUND
            if tied:
                phrase.tied = True
                phrase.country = phrase.country or actor.country
            elif draft.words[i].hyphen:
                break
            else:
                phrase.group = phrase.group or actor.actor_id
            phrase.same = False
            kept = [draft.words[k].key for k in range(first, i)] + kept
            i = phrase.start = first
            continue
        token = draft.token_at(word.start)
        hyphened = draft.words[i].hyphen
        prefix = hyphened and word.key in ("pro", "anti", "counter", "non", "ex")
        if (token.pos_ in NUMBERS and not prefix and not hyphened) or (
            token.pos_ == "VERB"
            and token.dep_ not in ("amod", "compound", "nmod")
            and not hyphened
            and word.key not in COMPOUND
        ):
            break
        joined = f"{word.key} {draft.words[i].key}" if hyphened else word.key
        country = _country_of(draft, i - 1)
        if country and token.dep_ == "pobj" and not hyphened:
            break  # "In Mali jihadists attacked"
        if prefix or word.key in modifiers or joined in modifiers or country or word.key in COMPOUND:
            kept = [draft.words[k].key for k in range(i - 1, phrase.start) if _says_who(draft, k)] + kept
            phrase.start = i - 1
            modifier = modifiers.get(joined) or modifiers.get(word.key)
            phrase.kinds.append(modifier.kind if modifier is not None else "")
            phrase.same = phrase.same and modifier is not None and modifier.same
            phrase.country = phrase.country or country
            phrase.tied = phrase.tied or word.key in COMPOUND
            if country and not hyphened and not _is_adjective(draft, i - 1):
                break  # a headline's "Syria rebels": nothing before it belongs to them
        elif token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB") or not _hangs_on(
            token, draft.token_at(draft.words[end - 1].start)
        ):
            break
        i -= 1
    phrase.words = kept
    return phrase


def _acts_between(draft: Draft, first: int, noun: int) -> bool:
    """Return whether a verb stands between a name and a noun, whatever the parser made of it: "X deployed soldiers"."""
    for word in draft.words[first:noun]:
        plain = not word.hyphen and word.key not in COMPOUND and word.key not in load_modifiers()
        if plain and draft.token_at(word.start).tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return True
    return False


def _is_adjective(draft: Draft, word: int) -> bool:
    return any(n.kind == "adjective" for hit in draft.hits_at(word) for n in hit.names)


def _hangs_on(token: Token, head: Token) -> bool:
    """Return whether a modifier belongs to the noun, or to another modifier of it."""
    return token.head.i == head.i or (token.head.head.i == head.i and token.head.i > token.i)


def _says_who(draft: Draft, word: int) -> bool:
    key = draft.words[word].key
    return (
        key in load_modifiers()
        or key in COMPOUND
        or draft.words[word].capital
        or draft.words[word + 1].hyphen
        or draft.words[word].hyphen
    )


def _country_of(draft: Draft, word: int) -> str | None:
    for hit in draft.hits_at(word):
        codes = [name.ref for name in hit.names if name.kind in ("country", "adjective")]
        if codes and hit.end == word + 1:
            return choose_country(codes, draft.focus)
    return None
