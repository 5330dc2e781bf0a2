"""A mention: some words of a text, and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for one actor, place, time or quantity. A span has one mention.

    Parameters
    ----------
    start, end
        Code points into the document's text, half-open.
    kind
        ``actor``, ``location``, ``time`` or ``quantity``.
    ref
        The actor's or place's id; None for times and quantities, and for who could not be resolved.
    method
        How it was resolved: ``lexicon``, ``model``, ``fuzzy``, ``coreference`` or ``rule``.
    confidence
        0 to 1.
    time_start, time_end
        First and last day of a time, inclusive; None where unresolved.
    precision
        Of a time: ``day``, ``week``, ``month``, ``year`` or ``unknown``.
    low, high
        Bounds of a quantity; None for no bound.
    qualifier
        Of a quantity: ``about``, ``at least``, ... where one stands there.
    doubts
        What lowered the confidence.
    also
        Of words that mean several together ("the two sides"): who they are; ``ref`` is None then.
    """

    start: int
    end: int
    kind: str
    ref: str | None = None
    method: str = "lexicon"
    confidence: float = 1.0
    time_start: date | None = None
    time_end: date | None = None
    precision: str = "unknown"
    low: int | None = None
    high: int | None = None
    qualifier: str | None = None
    doubts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
