"""Where the lexicon's triggers stand in a sentence, before their roles are known."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from syrnb.extraction.scene import PARTITIVES
from syrnb.knowledge.lexicon import ADVERBS, PREPOSITIONS, Lexicon, Pattern, fold
from syrnb.language.syntax import HYPHENS, is_event_verb

__all__ = ["find_triggers"]

GAP = 3
# Particles that leave a verb its sense; any other makes another verb of it ("took up positions", "set off riots").
ASPECTUAL = frozenset({"back", "on"})
AMOUNTS = PARTITIVES | {"volley", "swarm", "hail", "batch", "burst", "stream", "round", "flurry"}
"""What stands between a verb and the thing that there was so much of: "fired dozens of rockets into"."""


def find_triggers(sentence: Span, lexicon: Lexicon) -> Iterator[tuple[Pattern, Token, tuple[Token, ...]]]:
    """Yield every pattern that matches in a sentence: the pattern, its head token, all its tokens.

    Patterns of one head come longest first; which of them holds is for the roles to say.
    """
    for token in sentence:
        lemma = fold(token.lemma_)
        hyphened = token.i > sentence.start and token.nbor(-1).text in HYPHENS
        if hyphened and token.i > sentence.start + 1 and token.nbor(-2).lower_ in PREFIXES:
            lemma, hyphened = fold(token.nbor(-2).lower_ + lemma), False  # "to counter-attack"
        nominal = token.tag_ == "VBG" and (
            (token.dep_ == "pcomp" and token.head.dep_ == "agent") or _is_nominal(token, sentence)
        )
        if (
            is_event_verb(token)
            and not hyphened
            and not nominal
            and not (token.dep_ in ("amod", "compound") and token.tag_ != "VBN")
        ):
            for pattern in lexicon.by_word.get(("verb", lemma), ()):
                if matched := _match_verb(pattern, token, sentence):
                    yield pattern, token, matched
        used = token.pos_ == "ADJ" and token.dep_ in NOUN_PLACES and token.dep_ != "compound"  # "a counter-offensive"
        if used or token.pos_ in ("NOUN", "PROPN") or (token.tag_ == "VBG" and (nominal or token.dep_ in NOUN_PLACES)):
            for word in {lemma, fold(token.lower_)}:
                for pattern in lexicon.by_word.get(("noun", word), ()):
                    if matched := _match_noun(pattern, token, sentence):
                        yield pattern, token, matched


def _is_nominal(token: Token, sentence: Span) -> bool:
    """Return whether an -ing word right after an adjective or a noun is a noun: "regime shelling", "heavy fighting"."""
    if any(c.dep_ in ("dobj", "aux", "nsubj", "prt") for c in token.children):
        return False
    if token.dep_ in ("nsubj", "nsubjpass") and token.i < token.head.i:  # "Shelling of the town killed nine"
        return True
    if token.i == sentence.start:
        return False
    before = token.nbor(-1)
    if token.dep_ == "xcomp" and before.i == token.head.i and before.lemma_ in ("say", "report", "confirm", "add"):
        return True  # "said shelling hit the town"
    return (
        before.pos_ in ("ADJ", "NOUN", "PROPN") and before.text not in HYPHENS and before.dep_ not in ("nsubj", "dobj")
    )


PREFIXES = frozenset({"counter", "re"})
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "compound", "attr", "conj"})


def _is(token: Token, word: str) -> bool:
    return fold(token.lemma_) == word or fold(token.lower_) == word


def _match_verb(pattern: Pattern, head: Token, sentence: Span) -> tuple[Token, ...]:
    """Match the words after a verb in order, a few words apart, each hanging on what came before.

    A pattern that begins with an adverb ("sexually assault") has it anywhere beside the verb.
    """
    words, before = pattern.words[1:], []
    if pattern.words[0] in ADVERBS:
        before = [c for c in head.children if c.dep_ == "advmod" and _is(c, pattern.words[0])][:1]
        words = words[1:]
        if not before:
            return ()
    found = [head]
    particle = next((c for c in head.children if c.dep_ == "prt"), None)
    for word in words:
        after = found[-1].i
        behind = _end_of_object(head, after)  # "drove the last of the army's troops out of"
        following = sentence.doc[after + 1 : min(max(after + 2 + 2 * GAP, behind + 1), sentence.end)]
        near = (t for t in following if min(t.i, t.left_edge.i) <= after + 1 + GAP or t.i == behind)
        token = next(
            (
                t
                for t in near  # its own words are no distance
                if t.i <= after + 1 + GAP or t.dep_ == "dobj" or t.i == behind
                if _is(t, word) and _hangs(t, found)
            ),
            None,
        )
        if token is None:
            token = _passive_noun(word, head) if len(found) == 1 else None
        if token is None:
            return ()
        found.append(token)
    if particle is not None and particle not in found and particle.lower_ not in ASPECTUAL:
        return ()
    return (*before, *found)


def _end_of_object(verb: Token, after: int) -> int:
    """Return the word after the object that follows a verb at once, or -1."""
    held = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == after + 1), None)
    return held.right_edge.i + 1 if held is not None and after == verb.i else -1


def _hangs(token: Token, found: list[Token]) -> bool:
    return (
        any(_governor(token).i == f.i for f in found)
        or any(_first(token.head).i == f.i for f in found)
        or any(token.is_ancestor(f) for f in found)
        or token.i == found[-1].i + 1
        or (_tells_of_object(token) and token.head.head.i == found[0].i)
    )


def _tells_of_object(token: Token) -> bool:
    """Return whether an adjective after an object tells what it is held to be: "held the Houthis responsible"."""
    return token.dep_ == "amod" and token.i > token.head.i and token.head.dep_ == "dobj"


def _first(token: Token) -> Token:
    """Return the first of a list of nouns: "launched 20 drones and two missiles at"."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _governor(token: Token) -> Token:
    """Return what a noun hangs on, by way of the amount that is told of it: "a volley of shells"."""
    token = _first(token)
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.casefold() in AMOUNTS:
        return above.head.head
    return above


def _passive_noun(word: str, verb: Token) -> Token | None:
    """Return the passive subject that the pattern wants after the verb ("sanctions were imposed on")."""
    return next((c for c in verb.children if c.dep_ == "nsubjpass" and _is(c, word)), None)


def _match_noun(pattern: Pattern, head: Token, sentence: Span) -> tuple[Token, ...]:
    """Match a noun pattern: words right before the head, and a preposition among its children after it."""
    words = pattern.words
    split = next((i for i, w in enumerate(words) if w in PREPOSITIONS and i), len(words))
    nouns, after = words[:split], words[split:]
    start = head.i - len(nouns) + 1
    if start < sentence.start:
        return ()
    tokens = list(sentence.doc[start : head.i + 1])
    if not all(_is(t, w) for t, w in zip(tokens, nouns, strict=True)):
        return _match_gapped(nouns, head, sentence) if not after else ()
    for word in after:
        above = (head, *tokens[len(nouns) :])
        token = next((c for t in above for c in t.children if c.i > head.i and _is(c, word)), None)
        if token is None:
            return ()
        tokens.append(token)
    return tuple(tokens)


def _match_gapped(nouns: tuple[str, ...], head: Token, sentence: Span) -> tuple[Token, ...]:
    """Match "air and artillery strikes", "suicide car-bomb attack": words before the head, in order."""
    if len(nouns) < 2 or not _is(head, nouns[-1]):
        return ()
    before = [
        t
        for t in sentence.doc[max(sentence.start, head.i - 4) : head.i]
        if t.is_ancestor(head) or t.head.i == head.i or t.lower_ in ("-", "and")
    ]
    found = [t for t in before if _is(t, nouns[0]) and t.dep_ in ("compound", "amod", "nmod")]
    return (found[0], head) if found and len(nouns) == 2 else ()
