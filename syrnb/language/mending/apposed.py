"""Mends of what is said beside a subject and was taken for one more subject of its verb."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["mend_beside"]

SHARES = frozenset({"all", "both", "most", "mostly", "mainly", "many", "some", "each"})


def mend_beside(noun: Token) -> None:
    """Put beside a subject what describes it: "the M23 a group took", "ten men, all members of X, were killed"."""
    start = noun.left_edge
    first = next((c for c in noun.head.children if c.dep_ == noun.dep_ and c.i < noun.i), None)
    if first is None or noun.i > noun.head.i:
        return
    described = first.pos_ == "PROPN" and start.lower_ in ("a", "an", "the") and first.right_edge.i == start.i - 1
    counted = start.lower_ in SHARES and start.nbor(-1).text == "," and first.right_edge.i >= start.i - 2
    if (described and noun.dep_ == "nsubj") or counted:
        noun.head, noun.dep_ = first, "appos"
