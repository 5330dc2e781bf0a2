"""Mends of the parse where a place or a day stands right before something else.

"In northern Mali jihadists attacked": the place is no part of the subject. "Took Sake last week, and on Thursday Goma":
the day is no part of the name.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from syrnb.language.mending.run_on import TELLING

__all__ = ["FINITE", "SUBJECTS", "mend_left_out", "mend_opened", "mend_opening"]

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
WHERE_WHEN = frozenset({"GPE", "LOC", "FAC", "DATE"})
SIDES = frozenset({"northern", "southern", "eastern", "western", "central"})
"""Adjectives before the name of a land: "In northern Mali"."""
DAY_OR_YEAR = re.compile(
    r"(?:1[89]|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
)


def mend_opening(preposition: Token) -> None:
    """Part a place or a day from the subject after it: "In northern Mali jihadists attacked", "By 2012 rebels held"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj" and c.i > preposition.i), None)
    if noun is not None:
        after = noun.right_edge.i + 1
        verb = noun.doc[after] if after < noun.sent.end else None
        if verb is not None and verb.dep_ == "prep" and verb.i > preposition.i:  # "Russian strikes on Sunday killed"
            verb = noun.doc[verb.right_edge.i + 1] if verb.right_edge.i + 1 < noun.sent.end else None
        if verb is None or verb.tag_ not in FINITE:
            return
        if verb.dep_ in ("aux", "auxpass"):
            verb = verb.head  # "a salvo of US missiles have hit": the subject stands by the verb
        if any(c.dep_ in SUBJECTS for c in verb.children):
            return
        joined = verb.dep_ == "conj" and preposition.i > 0 and preposition.nbor(-1).dep_ == "cc"
        if verb.dep_ in ("acl", "amod", "relcl") or (verb.dep_ == "conj" and not joined) or preposition.i > verb.i:
            return
    else:
        verb = preposition.head
        subjects = (c for c in verb.children if c.dep_ in SUBJECTS and c.left_edge.i == preposition.i + 1)
        noun = next(subjects, None)
        if noun is None:
            return
    last = _end_of_place(preposition, noun)
    if last is None:
        return
    for token in noun.doc[preposition.i + 1 : last.i]:
        if token.head.i > last.i:
            token.head = last
    last.head, last.dep_ = preposition, "pobj"
    for child in [c for c in last.children if c.i > last.i]:
        child.head, child.dep_ = noun, "compound"
    if noun.dep_ == "pobj":
        noun.head = verb
        noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _end_of_place(preposition: Token, noun: Token) -> Token | None:
    """Return the last word of the place or day right after a preposition and before a noun that is not of it."""
    last = None
    for token in noun.doc[preposition.i + 1 : noun.i]:
        dated = DAY_OR_YEAR.fullmatch(token.text) is not None
        named = token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS", "CD")
        placed = named and (token.ent_type_ in WHERE_WHEN or token.nbor(-1).lower_ in SIDES)
        placed = placed or (token.tag_ == "NNP" and token.nbor(1).tag_ == "JJ" and token.nbor(1).ent_type_ == "NORP")
        if dated or (placed and (last is None or token.ent_iob_ == "I")):
            last = token
        elif last is not None or token.pos_ not in ("ADJ", "DET"):
            break
    return last


def mend_left_out(word: Token) -> None:
    """Give a verb that is not said again its object: "took Sake last week, and on Thursday Goma"."""
    name = next((c for c in word.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    day = name.nbor(-1) if name is not None else word
    first = next((c for c in word.head.children if c.dep_ == "dobj" and c.i < word.i), None)
    if (
        name is None
        or first is None
        or not first.text[0].isupper()
        or day.i != word.i + 1
        or word.nbor(-1).lower_ != "and"
    ):
        return
    if day.head.i == name.i and DAY_OR_YEAR.fullmatch(day.text):
        day.head, day.dep_ = word, "pobj"
        name.head, name.dep_ = first, "conj"
        word.head = name


def mend_opened(word: Token) -> None:
    """Take "as" before a clause for what opens it: "were killed as the Taliban [in the town] overran the base".

    The noun under it has a finite verb right after its own words, which no "and" joins to what stands before.
    """
    noun = next((c for c in word.children if c.dep_ == "pobj"), None) if word.lower_ == "as" else None
    after = noun.right_edge.i + 1 if noun is not None else word.sent.end
    if noun is None or after >= word.sent.end:
        return
    first = word.doc[after]
    verb = first.head if first.dep_ in ("aux", "auxpass") and first.head.i > first.i else first
    if first.tag_ not in FINITE or verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in ("conj", "ccomp", "dep"):
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "mark", "cc") for c in verb.children) or verb.lemma_ in TELLING:
        return
    above = next((a for a in word.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if above is None or above.i == verb.i or above.i > word.i or verb.is_ancestor(above):
        return
    if verb.dep_ == "conj" and any(c.dep_ == "cc" and noun.i < c.i < verb.i for c in verb.head.children):
        return
    verb.head, verb.dep_ = above, "advcl"
    noun.head = verb
    noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    word.head, word.dep_ = verb, "mark"
