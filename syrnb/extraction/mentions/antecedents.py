"""What words that point back may mean: the mentions before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.records import Actor

__all__ = ["Candidate", "find_before", "find_candidates"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that later words may point back to: its head, the number of its sentence, its actor."""

    mention: Mention
    token: Token
    sentence: int
    actor: Actor | None


def find_candidates(draft: Draft, kind: str) -> list[Candidate]:
    """Return the resolved mentions of a kind, in order; where the dateline says an article was written is none."""
    found = []
    for _, mention in draft.in_order():
        if mention.kind == kind and mention.ref is not None:
            if kind == "location" and mention.end <= draft.focus.dateline:
                continue
            token = draft.text.span(mention.start, mention.end).root
            sentence = draft.text.sentence_at(mention.start).index
            found.append(Candidate(mention, token, sentence, draft.actor(mention.ref) if kind == "actor" else None))
    return found


def find_before(candidates: list[Candidate], offset: int) -> Iterator[Candidate]:
    """Yield the candidates before a code point, the nearest first."""
    for candidate in reversed(candidates):
        if candidate.mention.end <= offset:
            yield candidate
