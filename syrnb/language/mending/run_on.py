"""Mends where a clause runs on, with no comma and no word to join it: "shells fired from the hill killed nine"."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["TELLING", "mend_beside", "mend_reduced", "mend_told_where"]

ALIKE = frozenset(
    {"hit", "put", "cut", "made", "held", "led", "sent", "shot", "built", "left", "laid", "found", "brought", "caught"}
    | {"kept", "lost", "sold", "bought", "flung", "hung", "struck", "set", "shut", "told", "paid", "fought", "thought"}
)
"""Past tenses that are participles too, beside those in "-ed"."""
TELLING = frozenset({"say", "report", "tell", "add", "announce", "state", "claim", "confirm", "note", "write", "show"})
BETWEEN = frozenset({"prep", "agent", "advmod", "npadvmod", "xcomp", "prt", "punct"})


def mend_reduced(verb: Token) -> None:
    """Take the first of two finite verbs of one subject, with nothing to join them, for a participle.

    "Shells fired from the hill killed nine": "fired" is the shells', and "killed" the sentence's verb.
    """
    first = _clause_before(verb)
    if first.i >= verb.i or verb.dep_ not in ("advcl", "conj", "ccomp", "dep") or verb.lemma_ in TELLING:
        return
    if first.tag_ not in ("VBD", "VBN") or not (first.text.endswith("ed") or first.lower_ in ALIKE):
        return
    own = list(verb.children)
    if any(c.dep_ in ("nsubj", "nsubjpass", "mark", "cc", "expl", "csubj") or c.tag_ in ("WRB", "WDT") for c in own):
        return
    start = min([verb.i, *(c.i for c in own if c.dep_ in ("advmod", "aux", "neg"))])
    if verb.doc[start - 1].text in (",", ";", ":", "-") or (
        verb.doc[start - 1].is_quote and not first.nbor(-1).is_quote  # not 'jets "believed to be X" struck'
    ):
        return
    subject = next((c for c in first.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < first.i), None)
    if subject is None or subject.pos_ != "NOUN" or first.i - subject.right_edge.i > 2:
        return
    inside = [c for c in first.children if first.i < c.i < verb.i]
    if not inside or any(c.dep_ not in BETWEEN or c.text == "," for c in inside):
        return
    if any(c.dep_ in ("aux", "auxpass", "neg") for c in first.children):
        return
    verb.dep_, above = first.dep_, first.head
    verb.head = verb if above.i == first.i else above
    for child in [c for c in first.children if c.i < subject.left_edge.i or c.i > verb.i]:
        child.head = verb
    subject.head = verb
    subject.dep_ = "nsubj"
    last = first.nbor(-1)
    first.head = last if last.dep_ == "conj" and last.head.i == subject.i else subject
    first.dep_, first.tag_ = "acl", "VBN"


def _clause_before(verb: Token) -> Token:
    """Return the verb that stands before a verb with no "and" between, or the verb's own head.

    "The rebels killed ten while shells fired at the town killed nine": the second "killed" is not joined to the first.
    """
    above = verb.head
    if verb.dep_ != "conj" or above.i > verb.i or above.pos_ != "VERB":
        return above
    start = verb.left_edge.i
    inside = [c for c in above.children if c.dep_ in ("advcl", "ccomp") and c.right_edge.i == start - 1]
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in above.children)
    return above if joined or not inside else inside[0]


def mend_told_where(verb: Token) -> None:
    """Part a verb from a clause with "where" that took its subject: "A raid on a town where rebels fight X killed two".

    What the parser took for the subject is the clause's object, and the noun that seemed the whole sentence acts.
    """
    clause = verb.head
    if verb.dep_ != "ccomp" or clause.dep_ != "relcl" or clause.i > verb.i:
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or subject.left_edge.i != clause.i + 1 or subject.pos_ == "PRON":
        return
    if not any(c.lower_ == "where" for c in clause.children) or any(c.dep_ == "dobj" for c in clause.children):
        return
    noun = clause.head
    while noun.dep_ in ("pobj", "prep", "compound", "appos"):
        noun = noun.head
    told = noun.dep_ == "dobj" and noun.head.lemma_ in TELLING  # "also said a raid on a town where ... killed two"
    if (
        noun.pos_ != "NOUN"
        or not (told or noun.dep_ == "ROOT")
        or any(c.dep_ in ("mark", "aux") for c in verb.children)
    ):
        return
    subject.head, subject.dep_ = clause, "dobj"
    above = noun.head
    verb.head, verb.dep_ = (above, "ccomp") if told else (verb, "ROOT")
    noun.head, noun.dep_ = verb, "nsubj"


def mend_beside(noun: Token) -> None:
    """Put a description beside the name before it, where both were taken for subjects: "the M23 a group took"."""
    start = noun.left_edge
    name = next((c for c in noun.head.children if c.dep_ == "nsubj" and c.right_edge.i == start.i - 1), None)
    if name is not None and name.pos_ == "PROPN" and start.lower_ in ("a", "an", "the") and noun.i < noun.head.i:
        noun.head, noun.dep_ = name, "appos"
