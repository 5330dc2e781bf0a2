"""What has been found so far in one text: its words, who owns each, the mentions, and whom they stand for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.focus import Focus
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.names import Hit
from syrnb.knowledge.records import Actor, Place
from syrnb.knowledge.words import Word
from syrnb.language.text import Text

__all__ = ["Draft", "slugify"]

NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(name: str) -> str:
    """Return a name as part of an id.

    >>> slugify("Ṭāriq al-Ḥasan’s men")
    'tariq-al-hasans-men'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    slug = NOT_SLUG.sub("-", re.sub(r"[’'‘]", "", plain).casefold()).strip("-")
    return slug or "-".join(f"{ord(c):x}" for c in name[:8])


class Draft:
    """The mentions of one text in the making. No two share a character."""

    def __init__(
        self,
        text: Text,
        knowledge: Knowledge,
        gazetteer: Any,
        words: list[Word],
        hits: Sequence[Sequence[Hit]],
        focus: Focus,
    ) -> None:
        self.text, self.knowledge, self.gazetteer, self.words, self.focus = text, knowledge, gazetteer, words, focus
        self._hits = hits
        self.mentions: dict[int, Mention] = {}
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.owner: list[int | None] = [None] * len(words)
        self._word_starts = [word.start for word in words]
        self._token_starts = [token.idx for token in text.doc]
        self._next = 0
        self.heads: dict[int, int] = {}
        """Head token of a mention, where it is known, by the mention's number."""

    def free(self, start: int, end: int) -> bool:
        """Return whether no mention owns any of some words."""
        return all(owner is None for owner in self.owner[start:end])

    def hits_at(self, word: int) -> Sequence[Hit]:
        """Return every known name that starts at a word, the longest first."""
        return self._hits[word]

    def word_at(self, offset: int) -> int:
        """Return the number of the word that holds a code point, or of the last one before it."""
        return max(0, bisect_right(self._word_starts, offset) - 1)

    def token_at(self, offset: int) -> Token:
        """Return the token that holds a code point."""
        return self.text.doc[max(0, bisect_right(self._token_starts, offset) - 1)]

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the words (half-open) that touch a span of code points."""
        first = self.word_at(start)
        if self.words and self.words[first].end <= start:
            first += 1
        last = first
        while last < len(self.words) and self.words[last].start < end:
            last += 1
        return first, last

    def span(self, start: int, end: int, *, cut: bool = False) -> tuple[int, int]:
        """Return the code points of some words."""
        return self.words[start].start, self.words[end - 1].end - (1 if cut and not self.words[end - 1].sure else 0)

    def surface(self, start: int, end: int) -> str:
        """Return the text of some words."""
        a, b = self.span(start, end)
        return self.text.flow[a:b]

    def head(self, start: int, end: int) -> Token:
        """Return the token that governs some words."""
        a, b = self.span(start, end)
        return self.text.span(a, b).root

    def add(
        self,
        start: int,
        end: int,
        kind: str,
        ref: str | None,
        *,
        method: str = "lexicon",
        confidence: float = 1.0,
        doubts: tuple[str, ...] = (),
        cut: bool = False,
    ) -> int:
        """Let words be a mention in place of those that had any of them, and return its number."""
        for owner in {o for o in self.owner[start:end] if o is not None}:
            self.drop(owner)
        a, b = self.span(start, end, cut=cut)
        number, self._next = self._next, self._next + 1
        self.mentions[number] = Mention(a, b, kind, ref, method=method, confidence=confidence, doubts=doubts)
        for i in range(start, end):
            self.owner[i] = number
        return number

    def restore(self, start: int, end: int, mention: Mention) -> int:
        """Let a mention own other words than before, and return its number; it keeps its end."""
        number = self.add(start, end, mention.kind, mention.ref)
        self.mentions[number] = replace(mention, start=self.words[start].start)
        return number

    def change(self, number: int, **changes: Any) -> None:
        """Change a mention."""
        self.mentions[number] = replace(self.mentions[number], **changes)

    def drop(self, number: int) -> None:
        """Take a mention back."""
        del self.mentions[number]
        self.owner = [None if owner == number else owner for owner in self.owner]

    def mention_of_word(self, word: int) -> Mention | None:
        """Return the mention that owns a word."""
        owner = self.owner[word] if 0 <= word < len(self.owner) else None
        return self.mentions[owner] if owner is not None else None

    def actor(self, ref: str | None) -> Actor | None:
        """Return an actor by its id, known or found here."""
        if ref is None:
            return None
        return self.actors.get(ref) or self.knowledge.actors.get(ref)

    def place(self, ref: str | None) -> Place | None:
        """Return a place by its id, known or found here."""
        if ref is None:
            return None
        return self.places.get(ref) or self.knowledge.places.get(ref)

    def meet_actor(self, actor: Actor) -> str:
        """Keep an actor that only the text names, and return its id."""
        self.actors.setdefault(actor.actor_id, actor)
        return actor.actor_id

    def in_order(self) -> Iterator[tuple[int, Mention]]:
        """Yield the mentions with their numbers, as they stand in the text."""
        yield from sorted(self.mentions.items(), key=lambda item: item[1].start)
