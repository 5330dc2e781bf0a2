"""A mend of the parse: a number that hangs on a singular noun within a compound counts the compound's plural."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["mend_number"]

ONE = frozenset({"one", "1"})


def mend_number(number: Token) -> None:
    """Hang a number on the plural noun that it counts: "another 17 IS group fighters" are 17 fighters, not groups."""
    inner = number.head
    if number.lower_ in ONE or inner.tag_ not in ("NN", "NNP") or inner.dep_ != "compound" or number.i > inner.i:
        return
    whole = inner.head
    joined = number.i + 1 < len(number.doc) and number.nbor(1).text in ("-", "\u2011")
    if whole.tag_ in ("NNS", "NNPS") and whole.i > inner.i and not joined:
        number.head = whole
