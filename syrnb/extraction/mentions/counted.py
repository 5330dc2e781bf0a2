"""People told by their number alone: "the three", after "three officers of the Free Syrian Army"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.draft import Draft

__all__ = ["NUMBERS", "resolve_counted", "whose"]

NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"))
REACH = 2
"""How many sentences back those of that number are looked for."""


def resolve_counted(draft: Draft) -> None:
    """Let "the three" be of whom the three people told last were."""
    for i in range(1, len(draft.words)):
        word = draft.words[i]
        if word.key not in NUMBERS or draft.words[i - 1].key != "the" or draft.owner[i] is not None:
            continue
        token = draft.token_at(word.start)
        if token.dep_ not in ROLES or any(c.i > token.i and c.dep_ in ("prep", "compound") for c in token.children):
            continue
        ref = _told_before(draft, token)
        if ref is not None:
            draft.add(i - 1, i + 1, "actor", ref, method="coreference", confidence=0.6)


def _told_before(draft: Draft, number: Token) -> str | None:
    """Return whose the last people of that number were, or None where nobody knows whose they were."""
    here = draft.text.sentence_at(number.idx).index
    for at in range(number.i - 1, -1, -1):
        token = number.doc[at]
        if here - draft.text.sentence_at(token.idx).index > REACH:
            return None
        if token.lower_ == number.lower_ and token.dep_ == "nummod":
            return whose(draft, token.head)
    return None


def whose(draft: Draft, noun: Token) -> str | None:
    """Return who some people are, or the group that they are said to be of."""
    of = [p for c in noun.children if c.lower_ in ("of", "from") for p in c.children if p.dep_ == "pobj"]
    before = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod")]
    for token in (noun, *of, *before):
        mention = draft.mention_of_word(draft.word_at(token.idx))
        if mention is not None and mention.kind == "actor" and mention.ref is not None:
            return mention.ref
    return None
