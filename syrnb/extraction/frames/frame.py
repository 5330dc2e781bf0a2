"""A frame: a trigger with its roles filled from the parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import Entry, Pattern

__all__ = ["Frame", "build_frame"]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One trigger in use.

    Parameters
    ----------
    pattern
        The lexicon's trigger that matched.
    head
        The token that heads it.
    tokens
        All tokens of the trigger.
    a, b
        Heads of the noun phrases that act and that are acted on.
    place_objects
        Of what it is done to, the places.
    events
        Of what it is done to, the event nouns.
    clause
        The verb whose clause this is: the trigger itself, or the verb that lends a noun its subject.
    merged
        The frame that tells of the same happening and makes the event row ("strikes killed"), or None.
    borrowed
        Whether who did it is told by another phrase of the sentence.
    cause
        The act of force that made people flee or, told in another clause, that they died of, or None.
    """

    pattern: Pattern
    head: Token
    tokens: tuple[Token, ...]
    a: tuple[Token, ...] = ()
    b: tuple[Token, ...] = ()
    place_objects: tuple[Token, ...] = ()
    events: tuple[Token, ...] = ()
    clause: Token | None = None
    merged: Frame | None = field(default=None, repr=False)
    borrowed: bool = False
    cause: Frame | None = field(default=None, repr=False)

    @property
    def entry(self) -> Entry:
        """The lexicon's entry."""
        return self.pattern.entry

    @property
    def start(self) -> int:
        """First code point of the trigger."""
        return min(t.idx for t in self.tokens)

    @property
    def end(self) -> int:
        """Code point after the trigger."""
        return max(t.idx + len(t) for t in self.tokens)


def build_frame(
    scene: Scene,
    pattern: Pattern,
    head: Token,
    matched: tuple[Token, ...],
    a: list[Token],
    b: list[Token],
    events: list[Token],
    clause: Token | None = None,
) -> Frame:
    """Return a frame, its places and event nouns picked out of what it is done to; a time is nobody."""
    a, b = ([t for t in side if not scene.mention_at(t, "time")] for side in (a, b))
    places = [t for t in (*b, *events) if scene.is_place(t)]
    nouns = [t for t in (*b, *events) if "event" in scene.classes(t)]
    return Frame(
        pattern, head, matched, tuple(a), tuple(b), tuple(places), tuple(nouns), head if clause is None else clause
    )
