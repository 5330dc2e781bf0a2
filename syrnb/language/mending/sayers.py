"""Mends of the parse where who tells something at the end of a sentence hangs on what is told, its comma lost.

"Ten people including children the United Nations said": the UN is no child, and no apposition of the dead.
"""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["SAYING", "mend_teller"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
SAYING = frozenset(("said", "says"))
INNER = frozenset(("for", "of"))
HUNG = frozenset(("appos", "conj", "dobj", "pobj", "attr"))
"""As what a teller may be hung on what he tells."""


def mend_teller(verb: Token) -> None:
    """Let a name right before a closing "said" be its subject where it hangs on a noun before it."""
    if verb.lower_ not in SAYING or verb.i == verb.sent.start:
        return
    last = verb.nbor(-1)
    if last.pos_ != "PROPN" and last.tag_ != "NNPS":
        return
    start, head = last.i, last
    while start > verb.sent.start:
        before = verb.doc[start - 1]
        if before.pos_ == "PROPN":
            start -= 1
        elif before.lower_ in INNER and start - 2 >= verb.sent.start and verb.doc[start - 2].pos_ == "PROPN":
            start, head = start - 2, verb.doc[start - 2]
        else:
            break
    article = verb.doc[start - 1] if start > verb.sent.start else None
    if article is None or article.lower_ != "the" or head.dep_ not in HUNG or head.head.i >= start:
        return
    noun = verb.doc[article.i - 1] if article.i > verb.sent.start else None
    told = [c for c in verb.children if c.dep_ in SUBJECTS]
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "NUM") or any(not start <= c.i <= last.i for c in told):
        return
    if verb.dep_ in ("relcl", "acl") or head.is_ancestor(verb):
        return
    head.head, head.dep_ = verb, "nsubj"
    for token in verb.doc[article.i : last.i + 1]:
        if token.i != head.i and not head.left_edge.i <= token.head.i <= last.i:
            token.head = head
        if token.i == last.i and last.dep_ in SUBJECTS and last.i != head.i:
            inner = next((t for t in verb.doc[head.i : last.i] if t.lower_ in INNER), head)
            last.head, last.dep_ = inner, "pobj" if inner.i != head.i else "compound"
    article.head = head
