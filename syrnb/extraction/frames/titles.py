"""Titles of works in quotation marks ("Sniper Fire" opened in cinemas), whose words tell of nothing that happened."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["is_in_title"]

LONGEST = 8
"""Words between the quotation marks; what is longer is somebody's speech."""
SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "by", "from", "'s", "’s", "-"}
)
BREAKS = frozenset([".", "!", "?", ";", "..."])


def is_in_title(word: Token) -> bool:
    """Return whether a word stands between quotation marks as part of a title, in which each word has a capital.

    A word alone may open a quotation too, so it is a title only where it does not open the sentence.
    """
    sentence, doc = word.sent, word.doc
    before = range(word.i - 1, max(sentence.start, word.i - LONGEST) - 1, -1)
    after = range(word.i + 1, min(sentence.end, word.i + LONGEST))
    opening = next((i for i in before if doc[i].is_quote), None)
    closing = next((i for i in after if doc[i].is_quote), None)
    if opening is None or closing is None or closing - opening > LONGEST + 1:
        return False
    inside = [t for t in doc[opening + 1 : closing] if t.lower_ not in SMALL and t.text != ","]
    if len(inside) == 1 and opening == sentence.start:
        return False
    return all(t.text[:1].isupper() and t.text not in BREAKS for t in inside)
