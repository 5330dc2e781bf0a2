"""Mends of single words that the small tagger takes for another part of speech, and of what hangs wrongly for it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

__all__ = ["mend_noun", "mend_words"]

NUMBERED = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]{0,2}")
"""The name of a make: "F-16", "Su-34", "Mi-24P", "T-72"."""
OPENING = frozenset({",", ":", ";", "and", "but", "that", "while", "as", "-"})
HAVING = frozenset({"have", "has", "had"})
OF_OBJECTS = frozenset({"DET", "PROPN", "ADJ", "PRON"})


def mend_words(doc: Doc) -> None:
    """Hang anew what a mistaken part of speech has hung wrongly; see each mend."""
    for token in doc:
        if token.dep_ in ("aux", "cop") and token.lower_ in HAVING and token.head.tag_ in ("NN", "NNP"):
            _mend_participle(token.head)
        if token.lower_ == "back" and token.tag_ in ("RB", "IN", "RP"):
            _mend_back(token)
        elif token.lower_ == "along":
            _mend_along(token)
        elif token.lower_ == "hurt" and token.dep_ == "conj":
            _mend_hurt(token)
        elif token.dep_ == "poss" and token.ent_type_ in ("GPE", "ORG", "NORP"):
            _mend_owner(token)
        elif token.tag_ == "POS" and token.dep_ != "case":
            _mend_possessive(token)
        elif token.dep_ == "nummod" and NUMBERED.fullmatch(token.text):
            _mend_make(token)
        elif token.dep_ == "appos" and token.pos_ == "PROPN":
            _mend_second_name(token)
        elif token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ == "VERB":
            _mend_second_object(token)
        elif token.dep_ == "relcl" and token.head.dep_ == "pobj" and token.head.head.lower_ == "between":
            _mend_second_side(token)


def mend_noun(noun: Token) -> None:
    """Take what is under a preposition for the noun that it is: "killed in army airstrikes", "during RSF advances"."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "prt", "xcomp", "ccomp") for c in noun.children):
        return
    noun.tag_ = "NNS" if noun.lower_.endswith("s") else "NN"
    noun.pos_ = "NOUN"


def _mend_participle(word: Token) -> None:
    """Take what follows "have" and has a subject for the participle that it is: "rebels have overrun three bases"."""
    if any(c.dep_ == "nsubj" for c in word.children) and word.lower_ == word.text:
        word.tag_, word.pos_ = "VBN", "VERB"


def _mend_possessive(mark: Token) -> None:
    """Give what is owned the place that its owner took: "two members of Iraq's Popular Mobilisation were killed"."""
    if mark.i == mark.sent.start:
        return
    owner, owned = mark.nbor(-1), mark.head
    if owned.i < mark.i or not {owner.pos_, owned.pos_} <= {"NOUN", "PROPN"} or owner.dep_ not in ("pobj", "dobj"):
        return
    if owned.is_ancestor(owner) or owner.is_ancestor(owned):
        return
    owned.head, owned.dep_ = owner.head, owner.dep_
    owner.head, owner.dep_ = owned, "poss"
    mark.head, mark.dep_ = owner, "case"


def _mend_back(word: Token) -> None:
    """Take "back" for the verb between who backs and who is backed: "Egypt and Turkey back the army"."""
    start, end = word.sent.start, word.sent.end
    before = word.i - 1
    if before > start and word.doc[before].lower_ in ("both", "all", "also", "still"):
        before -= 1
    if before < start or word.i + 1 >= end:
        return
    last, following = word.doc[before], word.nbor(1)
    if last.pos_ not in ("NOUN", "PROPN") or following.pos_ not in OF_OBJECTS:
        return
    subject = last
    while subject.dep_ in ("conj", "compound", "pobj", "prep") and subject.head.i < word.i:
        subject = subject.head
    plural = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "cc" for t in (subject, last.head) for c in t.children)
    if subject.pos_ not in ("NOUN", "PROPN") or not plural:
        return
    left = subject.left_edge.i
    if left > start and word.doc[left - 1].lower_ not in OPENING:
        return
    backed = following
    while backed.head.i > backed.i and backed.head.i < end and backed.dep_ in ("det", "amod", "compound", "poss"):
        backed = backed.head
    root = word.sent.root
    if backed.pos_ not in ("NOUN", "PROPN", "PRON") or root.i not in (subject.i, word.i, backed.i):
        return
    inside = {t.i for t in (*word.doc[left : word.i], *_phrase(backed), word, backed)}
    for child in [c for c in root.children if root.i != word.i and c.i not in inside]:
        child.head = word
    word.tag_, word.pos_, word.lemma_ = "VBP", "VERB", "back"
    word.head, word.dep_ = word, "ROOT"
    subject.head, subject.dep_ = word, "nsubj"
    backed.head, backed.dep_ = word, "dobj"


def _phrase(noun: Token) -> list[Token]:
    """Return what describes a noun from before it, or by "of"."""
    return [c for c in noun.children if c.dep_ in ("det", "amod", "compound", "poss", "nummod") or c.lower_ == "of"]


def _mend_make(make: Token) -> None:
    """Hang whose a thing is on the thing, not on its make: "Thai F-16 jets"."""
    for child in [c for c in make.children if c.dep_ in ("compound", "amod", "nmod") and c.i < make.i]:
        child.head = make.head
    make.dep_ = "compound"


def _mend_second_name(name: Token) -> None:
    """Hang a name on the second of two who are named: "the president, X, and the head of the guard, Y"."""
    first = name.head
    comma = name.left_edge.i - 1
    named = any(c.dep_ == "appos" and c.i < name.i for c in first.children)
    if not named or comma <= first.i or name.doc[comma].text != ",":
        return
    second = next((c for c in first.children if c.dep_ == "conj" and first.i < c.i < comma), None)
    while second is not None and second.right_edge.i > comma:
        second = next((c for c in second.children if c.dep_ == "conj" and c.i < comma), None)
    if second is not None and second.right_edge.i == comma - 1 and second.pos_ == "NOUN":
        name.head = second


def _mend_second_object(noun: Token) -> None:
    """Join a noun to the object before it, not to the verb: "is targeting the group but also its rivals"."""
    verb, at = noun.head, noun.left_edge.i - 1
    while at > verb.i and noun.doc[at].lower_ in ("also", "as", "well", "even"):
        at -= 1
    joint = noun.doc[at]
    if at <= verb.i or joint.dep_ != "cc" or joint.head.i != verb.i or noun.left_edge.tag_.startswith("VB"):
        return  # "killed thousands and displaced millions"
    before = next((c for c in verb.children if c.dep_ == "dobj" and c.right_edge.i == at - 1), None)
    if before is None or any(c.dep_ in ("acl", "cop", "aux") for c in noun.children):
        return
    if any(c.dep_ in ("acl", "appos") and c.tag_ == "VBN" for c in noun.children):
        return
    noun.head = joint.head = before


def _mend_second_side(clause: Token) -> None:
    """Hang a clause on the second of two sides, which it follows: "clashes between rebels and forces that back X"."""
    word = next((c for c in clause.children if c.lower_ in ("that", "who", "which")), None)
    before = word.nbor(-1) if word is not None and word.i > word.sent.start else clause
    if before.dep_ == "conj" and before.head.i == clause.head.i and before.pos_ in ("NOUN", "PROPN"):
        clause.head = before


def _mend_along(word: Token) -> None:
    """Give a verb its subject back, before who acts along with it: "the army - along with Russian forces - bombed"."""
    mark = word.i - 1
    noun = word.doc[mark - 1] if mark > word.sent.start and word.doc[mark].text in ("-", "–", "—", ",") else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or not any(c.lower_ == "with" for c in word.children):
        return
    end = word.right_edge.i + 1
    if end + 1 >= word.sent.end or word.doc[end].text not in ("-", "–", "—", ","):
        return
    first = word.doc[end + 1]
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    if first.tag_ not in ("VBD", "VBZ", "VBP", "MD") or word.is_ancestor(verb) or noun.is_ancestor(verb):
        return
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    if subject is not None and subject.i < mark and subject.i != word.i:
        word.head, word.dep_ = verb, "advmod"
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    word.head, word.dep_ = verb, "advmod"


def _mend_hurt(word: Token) -> None:
    """Take "hurt" after a number for the second passive: "nine people were killed and 50 hurt in a raid"."""
    first, number = word.head, word.nbor(-1)
    if first.tag_ != "VBN" or number.head.i != word.i or not (number.like_num or number.lower_ in ("others", "more")):
        return
    word.tag_, word.pos_, word.lemma_ = "VBN", "VERB", "hurt"
    number.dep_ = "nsubjpass"


def _mend_owner(name: Token) -> None:
    """Part who is joined to an owner from what is owned: "strikes by Russia and Assad's regime"."""
    owner = next((c for c in name.children if c.dep_ == "conj" and c.i > name.i), None)
    owned = name.head
    if owner is None or any(c.dep_ == "case" for c in name.children) or owned.i < name.i:
        return
    if not any(c.dep_ == "case" for c in owner.children) or name.left_edge.i != owned.left_edge.i:
        return
    name.head, name.dep_ = owned.head, owned.dep_
    owner.head, owner.dep_ = owned, "poss"
    owned.head, owned.dep_ = name, "conj"
