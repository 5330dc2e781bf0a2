"""Mends of a clause after "whose", "which" or "who" that swallowed the main clause."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["mend_swallowed"]


LEADING = frozenset({"dobj", "xcomp", "ccomp", "prep"})
"""What an active verb leads on to."""


def mend_swallowed(verb: Token) -> None:
    """Give a past tense its subject back: "the Taliban, whose leader is X, accused Y"."""
    if verb.dep_ not in ("acl", "advcl") or verb.i == verb.sent.start or verb.nbor(-1).text != ",":
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark", "agent") for c in verb.children):
        return
    if verb.tag_ == "VBN" and not any(c.dep_ in LEADING for c in verb.children):
        return
    clause = verb.head
    while clause.dep_ not in ("relcl", "ROOT"):
        clause = clause.head
    noun = clause.head
    opening = next((t for t in clause.subtree if t.tag_ in ("WP$", "WDT", "WP")), None)
    if clause.dep_ != "relcl" or noun.dep_ != "ROOT" or opening is None or opening.nbor(-1).text != ",":
        return
    for child in [c for c in noun.children if c.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
