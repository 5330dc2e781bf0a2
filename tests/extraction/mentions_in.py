"""Reading the mentions of one sentence, or of a short text, for tables of sentences."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from syrnb.documents.document import Document
from syrnb.extraction.mentions.finding import Found, find_mentions
from syrnb.knowledge import load
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.language.pipeline import parse
from syrnb.language.text import Text


def read(text: str, published: date | None = None) -> tuple[Text, Found]:
    """Parse a text and find its mentions."""
    document = Document("t", "t.txt", text, "0", published=published)
    parsed = next(parse([document]))
    return parsed, find_mentions(parsed, load(), load_gazetteer())


@lru_cache(maxsize=512)
def mentions_in(text: str, published: date | None = None) -> dict[str, tuple[str, str | None]]:
    """Return the mentions of a text: their words to their kind and who or where; words said twice keep the last."""
    _, found = read(text, published)
    return {text[m.start : m.end]: (m.kind, m.ref) for m in found.mentions}


def who(text: str, words: str, published: date | None = None) -> str | None:
    """Return whom some words stand for as an actor, or None."""
    kind, ref = mentions_in(text, published).get(words, ("", None))
    return ref if kind == "actor" else None


def kind_of(text: str, words: str, published: date | None = None) -> str | None:
    """Return whether some words are an actor or a place, or None where they are neither."""
    return mentions_in(text, published).get(words, (None, None))[0]
