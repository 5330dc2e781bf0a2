"""Acronyms in brackets after a name: "Sons of X (SX)"."""

from __future__ import annotations

import re
from collections import Counter

from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.naming_words import NAMING

__all__ = ["ACRONYM", "abbreviates", "bracketed_acronyms", "letters_shared", "link_acronyms"]

ACRONYM = re.compile(r"^[A-Z][A-Z&/-]{1,8}s?$")
SHORT = re.compile(r"^[A-Z][A-Za-z]{0,3}[A-Z][A-Z&/-]{0,6}s?$")
"""An acronym in which small words are small: "CoI", "GoI"."""
BRACKETS = ("()", "[]")


def bracketed_acronyms(draft: Draft) -> list[tuple[int, str]]:
    """Return the acronyms that stand alone in brackets: the number of the word, and its text."""
    text, found = draft.text.flow, []
    for i, word in enumerate(draft.words[1:], start=1):
        surface = text[word.start : word.end]
        shaped = (word.upper and ACRONYM.match(surface)) or SHORT.match(surface)
        if shaped and text[word.start - 1 : word.start] + text[word.end : word.end + 1] in BRACKETS:
            found.append((i, surface))
    return found


def abbreviates(acronym: str, name: str) -> bool:
    """Return whether most letters of an acronym begin words of a name, in whatever order another language has them.

    >>> abbreviates("UPC", "Union of Congolese Patriots"), abbreviates("FDN", "Burundi Army")
    (True, False)
    """
    letters = acronym.rstrip("s").upper()
    return letters_shared(letters, name) * 3 >= len(letters) * 2


def letters_shared(letters: str, name: str) -> int:
    """Return how many letters of an acronym begin words of a name."""
    initials = Counter(word[0].upper() for word in re.split(r"[\s-]+", name) if word[:1].isupper())
    return (Counter(c for c in letters if c.isalpha()) & initials).total()


def link_acronyms(draft: Draft) -> None:
    """Let an acronym in brackets after a name, and wherever it is said again, be whom the name is: "Sons of X (SX)"."""
    text, words = draft.text.flow, draft.words
    known: dict[str, str] = {}
    own: set[str] = set()
    for i, surface in bracketed_acronyms(draft):
        word, before = words[i], draft.mention_of_word(i - 1)
        if before is None or before.kind != "actor" or before.ref is None or word.start - before.end > 3:
            continue
        known[surface.upper()] = before.ref
        if abbreviates(surface, text[before.start : before.end]):
            own.add(surface.upper())
        if text[word.end + 1 : word.end + 2] == " " and words[i + 1 : i + 2] and words[i + 1].key in NAMING.body_nouns:
            start, _ = draft.words_of(before.start, before.end)
            draft.add(start, i + 2, "actor", before.ref, method=before.method, confidence=before.confidence)
    for i, word in enumerate(words):
        surface = text[word.start : word.end]
        ref = known.get(surface.upper()) if SHORT.match(surface) else None
        mention = draft.mention_of_word(i)
        taken = mention is not None and (mention.end - mention.start > len(surface) or surface.upper() not in own)
        if ref is not None and not taken and (mention is None or mention.ref != ref):
            draft.add(i, i + 1, "actor", ref, method="rule", confidence=0.95)
