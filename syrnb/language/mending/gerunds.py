"""Mends of words in "-ing": nouns taken for verbs ("heavy shelling by the army"), and whose object is whose subject."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.language.mending.openings import FINITE

__all__ = ["mend_gerund", "mend_object"]

SEEING = frozenset(
    {"see", "hear", "watch", "show", "depict", "find", "leave", "keep", "send", "stop", "prevent", "catch", "report"}
    | {"say", "describe", "mean", "risk", "remember", "imagine", "film", "feature", "have", "get", "set", "start"}
    | {"include", "involve", "spot", "detect", "want", "be", "observe", "photograph", "picture", "record", "face"}
)
"""Verbs whose object does what the "-ing" after it says."""
NATIONAL = ("ian", "ean", "ish", "ese", "eli", "aqi", "tani", "rench")
"""How adjectives of nations end, which the parser takes for the nations."""


def mend_gerund(noun: Token) -> None:
    """Take an "-ing" for the noun that it is: "Russian shelling killed two", "Heavy shelling by the army"."""
    if (noun.dep_ == "ROOT" or (noun.dep_ == "advcl" and noun.i < noun.head.i)) and _mend_between(noun):
        return
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    if before is None or any(c.dep_ in ("dobj", "aux") for c in noun.children):
        return
    if noun.dep_ in ("nsubj", "csubj") and before.dep_ == "nsubj" and before.head.i == noun.i:
        before.dep_ = "compound"
        noun.dep_ = "nsubj"
        return
    if noun.dep_ == "pcomp" and any(c.lower_ == "by" for c in noun.children):  # "killed in shelling by the army"
        noun.dep_, noun.tag_, noun.pos_ = "pobj", "NN", "NOUN"
        return
    adjective = before.tag_ in ("NNP", "JJ") and (before.ent_type_ == "NORP" or before.lower_.endswith(NATIONAL))
    object_of = before.dep_ in ("dobj", "pobj") and noun.dep_ in ("advcl", "acl", "xcomp", "ccomp")
    if adjective and object_of:  # "blamed Ukrainian shelling"
        noun.head, noun.dep_ = before.head, before.dep_
        before.head, before.dep_ = noun, "amod"
        return
    first = before.i == noun.sent.start and before.tag_ in ("NNP", "JJ") and not before.ent_type_
    led = any(c.lower_ in ("by", "of", "on") for c in noun.children)
    if noun.dep_ == "acl" and before.dep_ == "nsubj" and first and led:
        noun.head, noun.dep_ = before.head, "nsubj"
        before.head, before.dep_ = noun, "amod"


def _mend_between(noun: Token) -> bool:
    """Give a fight its second side, taken for a subject: "Fighting between rebels and the army has forced out"."""
    whole = noun.dep_ == "ROOT"
    joined = (c for c in noun.children if c.dep_ == "conj" and c.tag_ in FINITE and c.i > noun.i)
    verb = next(joined, noun) if whole else noun.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > noun.i), None)
    first = next((p for c in noun.children if c.lower_ == "between" for p in c.children if p.dep_ == "pobj"), None)
    if subject is None or first is None or any(c.dep_ == "conj" for c in first.children):
        return False
    joint = next((c for t in (first, noun) for c in t.children if c.i == subject.left_edge.i - 1), None)
    if joint is None or joint.dep_ != "cc":
        return False
    joint.head = first
    if whole:
        verb.head, verb.dep_ = verb, "ROOT"
        noun.head = verb
    noun.dep_, noun.tag_, noun.pos_ = subject.dep_, "NN", "NOUN"
    subject.head, subject.dep_ = first, "conj"
    return True


def mend_object(verb: Token) -> None:
    """Give a verb the object that was taken for the subject of the "-ing" after it: "fighting rebels, killing nine"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children):
        return
    start = subject.left_edge.i
    if start == verb.sent.start or subject.tag_ in ("PRP", "WDT", "WP"):
        return
    above = verb.doc[start - 1]
    if above.pos_ != "VERB" or above.lemma_ in SEEING or verb.dep_ not in ("ccomp", "relcl", "advcl", "xcomp"):
        return
    if any(c.dep_ in ("dobj", "attr", "auxpass") for c in above.children) or above.tag_ == "VBN":
        return
    if verb.head.i != above.i and above not in verb.head.subtree:
        return
    subject.head, subject.dep_ = above, "dobj"
    inner = next((c for c in subject.children if c.dep_ == "relcl" and c.i < verb.i), above)
    verb.head, verb.dep_ = inner, "advcl"
