"""Mends of the parse: what the small parser takes for another clause, where the words around leave no doubt.

Each mend hangs a few tokens anew, before anything is read, so that all that asks the parse gets the same answer.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from syrnb.language.mending.apposed import mend_beside
from syrnb.language.mending.gerunds import mend_gerund, mend_object
from syrnb.language.mending.judging import VOICED, mend_blaming, mend_charge, mend_judging
from syrnb.language.mending.numbers import mend_number
from syrnb.language.mending.openings import FINITE, SUBJECTS, mend_left_out, mend_opened, mend_opening
from syrnb.language.mending.participles import mend_outcome
from syrnb.language.mending.relative import mend_swallowed
from syrnb.language.mending.run_on import (
    TELLING,
    mend_held,
    mend_of,
    mend_own_subject,
    mend_owner,
    mend_reduced,
    mend_told_where,
)
from syrnb.language.mending.words import mend_noun, mend_words

__all__ = ["FINITE", "MENDING", "SUBJECTS", "TELLING", "mend_parse"]

MENDING = "syrnb_parse"
"""Name of the step in the pipeline."""

HARMING = {"killing": "kill", "wounding": "wound", "injuring": "injure", "destroying": "destroy"}
"""What a clause of harm begins with, and its verb."""
DEEDS = frozenset(
    {"murder", "assassination", "capture", "seizure", "abduction", "arrest", "massacre", "execution"}
    | {"sabotage", "attack", "assault", "aggression", "provocation", "strike", "raid", "crime", "violation"}
)
"""What is done to somebody by somebody, beside nouns in "-ing"."""
HEADING = frozenset({"leader", "head", "commander", "chief", "founder", "emir", "boss", "chairman", "deputy", "second"})
"""Who stands at the head of a body, and may be named after it."""
BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
CLAUSAL = frozenset({"as", "after", "before", "until", "since"})
"""Words that open a clause as well as a phrase."""


@Language.component(MENDING)
def mend_parse(doc: Doc) -> Doc:
    """Hang anew what stands where it cannot belong; see each mend."""
    for token in doc:
        if token.dep_ == "advcl" and token.head.dep_ == "ROOT" and token.head.pos_ in ("NOUN", "PROPN"):
            _mend_headless(token)
        if token.tag_ in ("VBZ", "VBP") and token.dep_ in ("pobj", "dobj"):
            mend_noun(token)
        elif token.tag_ == "VBD":
            mend_reduced(token)
            mend_swallowed(token)
            mend_told_where(token)
            _mend_taken_by(token)
            _mend_shared_opening(token)
            _mend_dropped(token)
        elif token.lower_ in HARMING and token.tag_ == "NN" and token.dep_ == "advcl":
            token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", HARMING[token.lower_]
        elif token.tag_ == "VBG":
            mend_blaming(token)
            mend_gerund(token)
            mend_object(token)
            mend_outcome(token)
        elif token.tag_ == "VBN":
            mend_swallowed(token)
            _mend_second(token)
            _mend_counted(token)
            _mend_joined(token)
        elif token.text == ";":
            _mend_semicolon(token)
        elif token.lower_ in ("of", "for"):
            mend_of(token)
            mend_charge(token)
        elif token.lower_ == "by":
            _mend_by(token)
        elif token.tag_ == "WP$":
            _mend_whose(token)
        elif token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "NOUN":
            _mend_taken(token)
        elif token.tag_ == "CD" and token.dep_ == "nummod":
            mend_number(token)
        if token.dep_ == "nsubj" and token.head.dep_ in ("aux", "auxpass"):
            _mend_auxiliary(token)
        if token.dep_ in SUBJECTS and token.pos_ == "NOUN":
            mend_beside(token)
        if token.dep_ == "prep":
            mend_opened(token)
            mend_opening(token)
            mend_left_out(token)
        elif token.lemma_ in TELLING and token.tag_ in FINITE:
            _mend_teller(token)
        elif token.lemma_ in VOICED and token.dep_ == "conj" and token.tag_ in FINITE:
            mend_judging(token)
        elif token.dep_ in ("appos", "conj") and token.pos_ == "PROPN":
            _mend_holder(token)
        if token.pos_ == "VERB" and token.dep_ in ("acl", "advcl"):
            mend_held(token)
        if token.pos_ == "VERB" and token.dep_ in ("conj", "advcl", "dep"):
            mend_own_subject(token)
        if token.dep_ == "appos" and token.i > token.head.i:
            mend_owner(token)
    mend_words(doc)
    return doc


def _mend_taken_by(verb: Token) -> None:
    """Give a clause the subject that its "as" or "after" took: "nine died as an alliance attacked the town"."""
    own = list(verb.children)
    opening = next((c for c in own if c.dep_ == "mark" and c.lower_ in CLAUSAL), None)
    if opening is None or any(c.dep_ in SUBJECTS for c in own):
        return
    noun = next((c for c in opening.children if c.dep_ == "pobj" and opening.i < c.i < verb.i), None)
    if noun is not None:
        noun.head, noun.dep_ = verb, "nsubj"


def _mend_shared_opening(verb: Token) -> None:
    """Give a past tense the subject that "as" took: "20 wounded as an alliance including X attacked"."""
    if verb.i == verb.sent.start or verb.dep_ not in ("conj", "advcl", "ccomp", "dep"):
        return
    if any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "mark") for c in verb.children):
        return
    above = verb.nbor(-1)
    if any(c.dep_ == "cc" and c.i == above.i for c in verb.head.children):
        return
    while above.head.i < above.i and not (above.dep_ == "pobj" and above.head.lower_ == "as"):
        above = above.head
    if above.dep_ == "pobj" and above.head.lower_ == "as" and above.right_edge.i == verb.i - 1:
        opening = above.head
        verb.head, verb.dep_ = (opening.head, "advcl") if opening.head.i != verb.i else (verb.head, verb.dep_)
        opening.head, opening.dep_ = verb, "mark"
        above.head, above.dep_ = verb, "nsubj"


def _mend_dropped(verb: Token) -> None:
    """Hang on the noun before it what joins nothing: "killed by bombs dropped from army helicopters"."""
    noun = verb.nbor(-1) if verb.i > verb.sent.start else verb
    own = list(verb.children)
    if (
        verb.dep_ != "conj"
        or noun.dep_ != "pobj"
        or noun.pos_ != "NOUN"
        or noun.head.lower_ not in ("by", "in", "from")
    ):
        return
    if any(c.dep_ in (*SUBJECTS, "dobj", "aux", "auxpass") for c in own) or verb.head.i != noun.head.head.i:
        return
    if any(c.lower_ in ("by", "from") for c in own) and not any(c.dep_ == "cc" for c in verb.head.children):
        verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


def _mend_auxiliary(noun: Token) -> None:
    """Give a verb the subject that was hung on its auxiliary: "Rwandan forces have in recent weeks shelled Goma"."""
    verb, near = noun.head.head, noun.head.i - noun.i <= 1
    if (near or noun.pos_ != "PROPN") and not any(c.dep_ in SUBJECTS for c in verb.children):
        noun.head = verb
        noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _mend_headless(verb: Token) -> None:
    """Give a verb the subject that was taken for the whole sentence: "Air strikes since May have hit the town"."""
    noun = verb.head
    own = list(verb.children)
    finite = verb.tag_ == "VBD" or any(c.tag_ in ("VBP", "VBZ", "VBD", "MD") for c in own if c.dep_ == "aux")
    if noun.i > verb.i or not finite or any(c.dep_ in ("nsubj", "nsubjpass", "mark", "csubj") for c in own):
        return
    for child in [c for c in noun.children if c.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head = verb
    noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in own) else "nsubj"


def _mend_second(verb: Token) -> None:
    """Take the second of two passives for one: "10 people were killed and another 20 wounded"."""
    noun = verb.head
    first = noun.head
    joined = noun.dep_ == "conj" and first.tag_ == "VBN" and noun.i < verb.i and verb.i - noun.i <= 2
    if not joined or verb.dep_ != "acl" or not any(c.dep_ == "auxpass" for c in first.children):
        return
    verb.head, verb.dep_ = first, "conj"
    for clause in [c for c in noun.children if c.dep_ == "relcl" and any(w.lower_ == "when" for w in c.children)]:
        clause.head, clause.dep_ = verb, "advcl"
    noun.head, noun.dep_ = verb, "nsubjpass"


def _mend_counted(verb: Token) -> None:
    """Give a number its participle, like the one before: "reported 700 killed and 2,800 wounded"."""
    number = verb.nbor(-1) if verb.i > verb.sent.start else verb
    first = number.head
    if number.tag_ == "CD" and number.dep_ in ("dobj", "conj") and verb.dep_ == "amod" and verb.head.pos_ == "PROPN":
        verb.head, verb.dep_ = number, "acl"  # "left another 30 injured Amina Sow told reporters"
        return
    if number.tag_ != "CD" or number.dep_ != "conj" or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return
    alike = any(c.dep_ == "acl" and c.tag_ == "VBN" for c in first.children)
    if alike and verb.head.i != number.i and not verb.is_ancestor(number):
        verb.head, verb.dep_ = number, "acl"


def _mend_joined(verb: Token) -> None:
    """Give a second passive the subject that was joined to a noun: "the town, where one died and four were hurt".

    The "and" before that noun joins two verbs, so that the noun is none of the things before the first of them.
    """
    own = list(verb.children)
    start = min((c.i for c in own if c.dep_ in ("aux", "auxpass") and c.i < verb.i), default=verb.i)
    if verb.dep_ != "conj" or start == verb.i or any(c.dep_ in SUBJECTS for c in own):
        return
    for noun in verb.doc[verb.sent.start : start]:
        joint = noun.left_edge.i - 1
        if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "NUM") or joint < verb.sent.start:
            continue
        rest = verb.doc[noun.right_edge.i + 1 : start]
        if any(t.text != "," for t in rest):
            continue
        word, first = verb.doc[joint], verb.doc[joint].head
        if word.dep_ == "cc" and first.pos_ == "VERB" and noun.head.i < first.i < joint and not verb.is_ancestor(first):
            noun.head, noun.dep_ = verb, "nsubjpass"
            verb.head, verb.dep_ = first, "conj"
            return


def _mend_holder(name: Token) -> None:
    """Let a name after a body be of who heads it: "the leader of the group, Abu Salim"."""
    comma = name.left_edge.i - 1
    if comma <= name.sent.start or name.doc[comma].text != "," or name.ent_type_ in BODIES:
        return
    if name.dep_ == "conj" and (name.ent_type_ != "PERSON" or any(c.dep_ in ("cc", "conj") for c in _list_of(name))):
        return
    for above in name.ancestors:
        if above.pos_ == "NOUN" and above.lemma_ in HEADING and above.tag_ == "NN":
            if above.i < name.head.i:
                name.head, name.dep_ = above, "appos"
            return
        if above.pos_ == "VERB" and name.ent_type_ == "PERSON":
            heads = [c for c in above.children if c.dep_ in ("dobj", "nsubjpass") and c.tag_ == "NN" and c.i < comma]
            found = next((c for c in heads if c.lemma_ in HEADING), None)
            if found is not None:
                name.head, name.dep_ = found, "appos"
            return
        if above.dep_ not in ("pobj", "prep", "compound", "conj") or above.i > comma:
            return


def _list_of(name: Token) -> list[Token]:
    """Return what else hangs on what a name was joined to, and on the name."""
    return [c for c in (*name.head.children, *name.children) if c.i != name.i]


def _mend_by(word: Token) -> None:
    """Hang who did it on the deed: "vowed revenge for the killing of X by Y"."""
    verb = word.head
    if word.i == word.sent.start or verb.pos_ != "VERB" or any(c.dep_ == "auxpass" for c in verb.children):
        return
    noun = word.nbor(-1)
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.i < verb.i or verb.tag_ not in FINITE:
        return
    deed = noun if noun.lemma_ in DEEDS else noun.head.head  # "spoke of sabotage by Kyiv"
    if deed.lemma_ in DEEDS or (deed.tag_ == "NN" and deed.lower_.endswith("ing")):
        word.head = deed


def _mend_taken(noun: Token) -> None:
    """Give a relative clause its object back: "the attack that killed nine farmers was blamed on herders"."""
    start = noun.left_edge.i
    above = noun.doc[start - 1] if start > noun.sent.start else None
    if above is None or above.dep_ != "relcl" or any(c.dep_ in ("dobj", "auxpass") for c in above.children):
        return
    verb = noun.head
    first = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < start), None)
    if first is not None and first.i != noun.i and above in first.subtree:
        noun.head, noun.dep_ = above, "dobj"


def _mend_semicolon(mark: Token) -> None:
    """Keep clauses apart that a semicolon parts: "Rebels took Goma; the UN said 20 died"."""
    for clause in mark.head.children:
        if clause.dep_ == "ccomp" and clause.right_edge.i < mark.i < mark.head.i:
            clause.dep_ = "list"


def _mend_teller(verb: Token) -> None:
    """Take who tells it out of the list before: "30 dead, including children, residents and medics said"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if before.dep_ != "conj" or before.pos_ not in ("NOUN", "PROPN") or before.text == ",":
        return
    if subject is not None and (subject.i > before.i or before not in subject.subtree):
        return
    comma = next((t for t in reversed(verb.doc[verb.sent.start : before.i]) if t.text == ","), None)
    if comma is None:
        return
    listed = [t for t in verb.doc[comma.i + 1 : verb.i] if t.dep_ == "conj" and t.head.i < comma.i]
    teller = next((t for t in listed if t.left_edge.i == comma.i + 1), None)
    if teller is None:
        return
    if subject is not None:
        harm = verb.doc[subject.left_edge.i - 1] if subject.left_edge.i > verb.sent.start else verb
        if harm.pos_ != "VERB" or any(c.dep_ in ("dobj", "auxpass") for c in harm.children):
            return
        subject.head, subject.dep_ = harm, "dobj"
    teller.head, teller.dep_ = verb, "nsubj"


def _mend_whose(word: Token) -> None:
    """Give a clause the object that "whose" opens it with: "the state, whose capital Sudan's army recaptured"."""
    noun, subject = word.head, word.head.head
    if noun.dep_ not in ("nmod", "compound", "poss") or subject.dep_ != "nsubj" or subject.i <= noun.i:
        return
    opens = any(c.i > noun.i and c.dep_ in ("poss", "det") for c in subject.children)
    if opens and subject.head.dep_ == "relcl" and not any(c.dep_ == "dobj" for c in subject.head.children):
        noun.head, noun.dep_ = subject.head, "dobj"
