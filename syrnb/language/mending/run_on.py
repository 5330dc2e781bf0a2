"""Mends where a clause runs on, with no comma and no word to join it: "shells fired from the hill killed nine"."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = [
    "TELLING",
    "mend_backed",
    "mend_held",
    "mend_of",
    "mend_own_subject",
    "mend_owner",
    "mend_reduced",
    "mend_told_where",
]

ALIKE = frozenset(
    {"hit", "put", "cut", "made", "held", "led", "sent", "shot", "built", "left", "laid", "found", "brought", "caught"}
    | {"kept", "lost", "sold", "bought", "flung", "hung", "struck", "set", "shut", "told", "paid", "fought", "thought"}
)
"""Past tenses that are participles too, beside those in "-ed"."""
TELLING = frozenset({"say", "report", "tell", "add", "announce", "state", "claim", "confirm", "note", "write", "show"})
HOLDING = frozenset({"hold", "control", "occupy", "run", "govern", "rule", "besiege", "surround", "dominate", "seize"})
HARMING = frozenset({"kill", "wound", "injure", "destroy", "damage", "maim", "burn", "flatten"})
CREWED = frozenset(
    {"jet", "plane", "warplane", "aircraft", "helicopter", "drone", "troop", "force", "soldier", "fighter"}
)
"""Those of a second owner, told by "of" after an owner of the first: "army aircraft and warplanes of the coalition"."""
BETWEEN = frozenset({"prep", "agent", "advmod", "npadvmod", "xcomp", "prt", "punct"})


def mend_reduced(verb: Token) -> None:
    """Take the first of two finite verbs of one subject, with nothing to join them, for a participle.

    "Shells fired from the hill killed nine": "fired" is the shells', and "killed" the sentence's verb.
    """
    mend_backed(verb)
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


def mend_backed(verb: Token) -> None:
    """Give a verb its subject where a name at the end of "backed by its ally X" was taken for it.

    "The army backed by its ally Wagner shelled Sake": the army shelled, and Wagner is the ally.
    """
    name = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "PROPN"), None)
    if name is None or name.left_edge.i == verb.sent.start:
        return
    ally = name.left_edge.nbor(-1)
    if ally.dep_ != "pobj" or ally.head.lower_ != "by" or ally.pos_ != "NOUN":
        return
    participle = ally.head.head
    if any(c.dep_ in ("aux", "auxpass") for c in participle.children) or participle.is_ancestor(verb):
        return
    backed = next((c for c in participle.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < participle.i), None)
    if backed is not None and participle.tag_ in ("VBN", "VBD") and backed.i + 1 == participle.i:
        backed.head, backed.dep_ = verb, name.dep_
        participle.head, participle.dep_, participle.tag_ = backed, "acl", "VBN"
    elif participle.dep_ != "acl" or participle.head.head.i != verb.i or participle.head.dep_ != name.dep_:
        return
    name.head, name.dep_ = ally, "appos"


def mend_owner(noun: Token) -> None:
    """Let a name that lost its apostrophe own what stands right after it: "the PKKs Syrian affiliate PYD"."""
    owner, start = noun.head, noun.left_edge
    plural = owner.text[:1].isupper() and owner.text.endswith("s") and owner.pos_ in ("PROPN", "NOUN")
    if not plural or start.i != owner.i + 1 or start.i == noun.i or start.is_punct:
        return
    if start.pos_ not in ("ADJ", "NOUN") or (noun.pos_ == "PROPN" and not any(c.pos_ == "NOUN" for c in noun.children)):
        return
    noun.head, noun.dep_ = (noun, "ROOT") if owner.dep_ == "ROOT" else (owner.head, owner.dep_)
    owner.head, owner.dep_ = noun, "poss"


def mend_held(verb: Token) -> None:
    """Part a harm from who holds the place that was struck: "raids hit a village controlled by rebels killing nine"."""
    holder = verb.head
    by = holder.dep_ == "pobj" and holder.head.lower_ == "by" and verb.dep_ == "acl"
    held = holder.head.head if by else holder
    if not by and verb.dep_ == "acl":  # hung on the place itself
        held = next((c for c in holder.children if c.dep_ == "acl" and c.i < verb.i and c.lemma_ in HOLDING), held)
        by = held.i != holder.i
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and any(c.dep_ == "dobj" for c in verb.children):
        _make_finite(verb)
    if held.lemma_ not in HOLDING or verb.lemma_ not in HARMING or not (by or verb.tag_ == "VBG"):
        return
    if held.tag_ != "VBN" or held.dep_ not in ("acl", "relcl") or any(c.dep_ == "aux" for c in verb.children):
        return
    top = held.head
    while top.pos_ not in ("VERB", "AUX") and top.head.i != top.i:
        top = top.head
    gerund = top.tag_ == "VBG" and top.dep_ == "ROOT" and not any(c.i < top.i for c in top.children if c.dep_ != "amod")
    if top.pos_ in ("VERB", "AUX") and not gerund:
        if verb.tag_ == "VBG":
            verb.head, verb.dep_ = top, "advcl"
    elif verb.tag_ in ("VBD", "VBN") and any(
        c.dep_ == "dobj" for c in verb.children
    ):  # "Shelling of a town ... killed"
        for child in [c for c in top.children if c.i > verb.i]:
            child.head = verb
        verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
        top.head, top.dep_, top.tag_, top.pos_ = verb, "nsubj", "NN" if gerund else top.tag_, "NOUN"


def _make_finite(verb: Token) -> None:
    """Give a harm with an object its subject: "Raids by jets of the coalition killed nine", hung on its doer."""
    top = verb.head
    while top.head.i != top.i and top.dep_ in ("pobj", "prep", "conj", "agent", "compound"):
        top = top.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "auxpass", "agent", "mark") for c in verb.children)
    teller = top.head if top.dep_ == "nsubj" and top.head.lemma_ in TELLING and top.head.i > verb.i else None
    told = teller is not None and any(c.dep_ == "nsubj" and c.i > verb.i for c in teller.children)
    if teller is not None and told and not own and top.pos_ == "NOUN" and verb.lemma_ in HARMING:
        verb.head, verb.dep_, verb.tag_ = teller, "ccomp", "VBD"  # "... killed nine a monitor said"
        top.head = verb
        return
    if top.dep_ != "ROOT" or top.pos_ not in ("NOUN", "PROPN") or top.i == verb.head.i or own:
        return
    if verb.lemma_ not in HARMING or verb.doc[verb.i - 1].text in (",", ")"):
        return
    for child in [c for c in top.children if c.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    top.head, top.dep_ = verb, "nsubj"


def mend_own_subject(verb: Token) -> None:
    """Give a second verb the subject that was joined to a place: "rebels struck in Hama and troops in Homs fled"."""
    first = verb.head
    if (
        verb.dep_ not in ("conj", "advcl", "dep")
        or not (verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or _is_going_on(verb))
        or first.pos_ != "VERB"
        or first.i > verb.i
        or verb.i == verb.sent.start
    ):
        return
    own = list(verb.children)
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark") or c.tag_ in ("WDT", "WRB", "WP") for c in own):
        return
    start = min([verb.i, *(c.i for c in own if c.i < verb.i)])
    noun = next((t for t in verb.doc[first.i + 1 : start] if t.right_edge.i == start - 1 and t.dep_ == "conj"), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or noun.left_edge.i - 1 <= first.i:
        return
    alone = noun.head.tag_ in ("NNP", "NNPS", "NNS") or any(
        c.dep_ == "compound" and c.text.islower() for c in noun.head.children
    )
    if not alone and noun.left_edge.dep_ in ("amod", "compound", "nmod"):
        return  # "a convoy of regime and Russian jets pounded": they may share a noun
    if noun.head.dep_ == "pobj" and noun.head.head.lower_ == "by" and noun.head.head.head.i != first.i:
        return  # "the truce brokered by Qatar and Egypt collapsed"
    joint = verb.doc[noun.left_edge.i - 1]
    singular = noun.tag_ in ("NN", "NNP") and not any(c.dep_ == "conj" for c in noun.children)
    if joint.lower_ not in ("and", "while", "but") or (verb.tag_, singular) in (("VBP", True), ("VBZ", False)):
        return
    joined = any(c.dep_ == "cc" and c.i > joint.i for c in (*first.children, *noun.children))
    if not joined and any(c.dep_ in ("nsubj", "nsubjpass") for c in first.children):
        joint.head = verb.head = first
        verb.dep_, noun.head = "conj", verb
        noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in own) else "nsubj"


def _is_going_on(verb: Token) -> bool:
    """Return whether an "-ing" has its own finite auxiliary: "are advising"."""
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ", "VBD") for c in verb.children)


def mend_of(word: Token) -> None:
    """Hang an "of" on the noun before it: "rebel fighters and members of the brigade" are not both the brigade's."""
    noun = word.nbor(-1) if word.i > word.sent.start else None
    if word.lower_ != "of" or noun is None or noun.dep_ != "conj" or noun.head.i != word.head.i or noun.pos_ != "NOUN":
        return
    before = [c for c in word.head.children if c.dep_ in ("compound", "amod", "poss") and c.i < word.head.i]
    armed = noun.lemma_ in CREWED and before and not any(c.dep_ in ("compound", "amod", "poss") for c in noun.children)
    if armed or any((c.text[:1].isupper() and c.i > c.sent.start) or c.pos_ == "PROPN" for c in before):
        word.head = noun
