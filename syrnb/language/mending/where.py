"""Mends of the parse where a phrase of place or time has drawn what stands beside it into itself, or away from its own.

Like those of ``mending``, made once, before anything is read.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from syrnb.language.mending.clauses import FINITE, SUBJECTS, TELLING
from syrnb.language.mending.run_on import mend_backed
from syrnb.language.mending.sayers import SAYING, mend_teller

__all__ = ["MENDING_WHERE", "mend_where"]

MENDING_WHERE = "syrnb_parse_where"
"""Name of the step in the pipeline."""

HOURS = frozenset({"dawn", "noon", "midday", "midnight", "sunset", "sunrise", "dusk", "nightfall", "night", "morning"})
WHEN_WHERE = frozenset({"before", "after", "at", "around", "in", "on", "near", "during", "since"})
NAMED = frozenset({"GPE", "LOC", "FAC"})
ACTS = frozenset({"attack", "strike", "raid", "campaign", "operation"})
"""What an "-ing" before it tells the kind of: "shelling attacks"."""
DISTRICTS = frozenset(
    {"neighbourhood", "neighborhood", "district", "quarter", "suburb", "area", "part", "village", "town", "camp"}
)
AGAIN = {"retook": "retake", "regained": "regain", "recaptured": "recapture"}
"""Past tenses that are no nouns, though the tagger knows them little."""
PLACES = DISTRICTS | {"city", "province", "region", "capital", "market", "countryside", "governorate", "square"}
TOWNS = frozenset({"city", "town", "province", "governorate", "capital"})
HARMING = {"killing": "kill", "wounding": "wound", "injuring": "injure"}
DEEDS = frozenset({"bombing", "bombardment", "shelling", "fire", "clash", "fighting", "blast", "explosion", "assault"})
BEARERS = frozenset({"fighter", "militant", "soldier", "rebel", "member", "gunman", "troop", "jihadist", "militiaman"})
DOING_HARM = frozenset({"kill", "wound", "injure", "capture", "detain", "execute", "behead"})
BRINGING = frozenset(
    {"bring", "put", "place", "keep", "take", "have", "leave", "return", "restore", "fall", "come", "remain"}
)
"""What one does with a place so that it is under somebody's control."""
SIDES = frozenset({"east", "west", "north", "south", "centre", "center", "outskirt", "countryside"})


@Language.component(MENDING_WHERE)
def mend_where(doc: Doc) -> Doc:
    """Hang anew what stands where it cannot belong; see each mend."""
    for token in doc:
        if token.dep_ in SUBJECTS and token.head.dep_ in ("aux", "auxpass") and token.i < token.head.i:
            token.head = token.head.head  # "strikes targeting the town have killed nine"
        if token.lower_ in SAYING:
            mend_teller(token)
        if token.tag_ in ("VBZ", "VBP") or (token.tag_ == "VBN" and any(c.lemma_ == "have" for c in token.children)):
            mend_backed(token)  # "the army backed by its ally Wagner has shelled"
        if token.lower_ in AGAIN:
            _mend_again(token)
        elif token.tag_ == "VBG":
            _mend_fight(token)
            _mend_both(token)
            _mend_second_clause(token)
            _mend_hour(token)
            _mend_named(token)
            _mend_kind(token)
        elif token.lower_ in HARMING and token.dep_ == "pobj":
            _mend_harm(token)
        elif token.tag_ == "VBN" and token.dep_ == "acl":
            _mend_gap(token)
            _mend_hold(token)
        elif token.dep_ == "prep" and token.lower_ in ("in", "of"):
            _mend_part(token)
            _mend_front(token)
        elif token.dep_ == "prep" and token.lower_ == "from":
            _mend_origin(token)
        elif token.dep_ == "prep" and token.lower_ == "under":
            _mend_held(token)
        elif token.dep_ == "prep" and token.lower_ in ("as", "after", "before", "since"):
            _mend_mark(token)
        elif token.dep_ in ("nsubj", "dobj") and token.lemma_.casefold() in PLACES | TOWNS:
            _mend_split(token)
            _mend_called(token)
        elif token.dep_ == "appos" and token.pos_ == "PROPN":
            _mend_titled(token)
        elif token.dep_ == "relcl" and token.head.pos_ == "PROPN":
            _mend_last(token)
    return doc


def _mend_again(verb: Token) -> None:
    """Let a rare past tense be a verb: "The army retook Mocha"."""
    if verb.pos_ == "VERB" or verb.dep_ != "ROOT":
        verb.tag_ = "VBD" if verb.tag_ == "VBP" else verb.tag_
        return
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", AGAIN[verb.lower_]
    subject = next((c for c in reversed(list(verb.lefts)) if c.dep_ == "compound"), None)
    if subject is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    subject.dep_ = "nsubj"
    for child in [c for c in verb.lefts if c.i < subject.i and c.dep_ in ("det", "amod", "compound", "nmod", "poss")]:
        child.head = subject


def _mend_fight(noun: Token) -> None:
    """Take an "-ing" after a verb of saying for the subject that it is: "said shelling on Sunday hit the town"."""
    teller = noun.head
    if noun.dep_ != "xcomp" or teller.lemma_ not in TELLING or noun.i != teller.i + 1:
        return
    verb = next((c for c in teller.children if c.dep_ == "ccomp" and c.tag_ in FINITE and c.i > noun.i), None)
    if verb is not None and noun.right_edge.i == verb.i - 1 and not any(c.dep_ in SUBJECTS for c in verb.children):
        noun.head, noun.dep_, noun.tag_, noun.pos_ = verb, "nsubj", "NN", "NOUN"


def _mend_both(noun: Token) -> None:
    """Take an "-ing" joined to an act for the second that does what follows: "after raids and shelling hit Goma"."""
    verb = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    joint = noun.nbor(-1) if noun.i > noun.sent.start else noun
    first = joint.nbor(-1) if joint.dep_ == "cc" and joint.i > noun.sent.start else joint
    opening = first.head
    if noun.head.i != verb.i or noun.dep_ in SUBJECTS or verb.dep_ != "advcl" or first.dep_ != "pobj":
        return
    if opening.lower_ not in ("after", "before", "as", "since") or not any(c.dep_ == "dobj" for c in verb.children):
        return
    opening.head, opening.dep_ = verb, "mark"
    first.head, first.dep_ = verb, "nsubj"
    joint.head = first
    noun.head, noun.dep_, noun.tag_, noun.pos_ = first, "conj", "NN", "NOUN"
    verb.tag_ = "VBD"


def _mend_second_clause(verb: Token) -> None:
    """Hang the second "-ing" of a noun on the first: "the force fighting the group in Gao, capturing two towns"."""
    if verb.dep_ != "acl" or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    first = next((c for c in verb.head.children if c.dep_ == "acl" and c.tag_ == "VBG" and c.i < verb.i), None)
    if first is not None and verb.doc[verb.left_edge.i - 1].dep_ != "cc":
        verb.head, verb.dep_ = first, "advcl"


def _mend_hour(verb: Token) -> None:
    """Part an hour or a place from the "-ing" after it: "hit the town before dawn killing two"."""
    preposition = verb.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and preposition.i < c.i < verb.i), None)
    if verb.dep_ != "pcomp" or preposition.lower_ not in WHEN_WHERE or subject is None:
        return
    placed = subject.lemma_.casefold() in PLACES and preposition.lower_ in ("in", "at", "near", "on")
    if not placed and subject.lower_ not in HOURS and subject.ent_type_ not in (*NAMED, "DATE", "TIME"):
        return
    above = _verb_above(preposition)
    if above is not None and subject.right_edge.i == verb.i - 1:
        subject.head, subject.dep_ = preposition, "pobj"
        verb.head, verb.dep_ = above, "advcl"


def _mend_named(verb: Token) -> None:
    """Part a place from the "-ing" after it, which has an object: "shells fell in Sake wounding ten"."""
    name, preposition = verb.nbor(-1) if verb.i else verb, verb.head
    if name.dep_ != "compound" or name.head.i != verb.i or name.pos_ != "PROPN" or verb.dep_ != "pobj":
        return
    above = _verb_above(preposition)
    if above is None or not any(c.dep_ == "dobj" for c in verb.children):
        return
    for child in [c for c in verb.children if c.i < name.i]:
        child.head = name
    name.head, name.dep_ = preposition, "pobj"
    verb.head, verb.dep_ = above, "advcl"


def _mend_harm(noun: Token) -> None:
    """Part a place from the harm after it, which is counted: "fired rockets into western Aleppo killing 15 people"."""
    name, preposition = noun.nbor(-1), noun.head
    counted = next((c for c in noun.children if c.i > noun.i and c.dep_ in ("appos", "dobj")), None)
    above = _verb_above(preposition)
    numbered = counted is not None and any(t.like_num for t in (counted, *counted.children))
    if above is None or counted is None or not numbered or name.head.i != noun.i or name.pos_ != "PROPN":
        return
    for child in [c for c in noun.children if c.i < name.i]:
        child.head = name
    name.head, name.dep_ = preposition, "pobj"
    noun.head, noun.dep_, noun.tag_, noun.pos_ = above, "advcl", "VBG", "VERB"
    noun.lemma_ = HARMING[noun.lower_]
    counted.dep_ = "dobj"


def _mend_kind(word: Token) -> None:
    """Let an "-ing" tell the kind of the acts after it: "in air raids and shelling attacks on the town"."""
    noun = next((c for c in word.children if c.dep_ == "dobj" and c.i == word.i + 1 and c.lemma_ in ACTS), None)
    joint = word.nbor(-1) if word.i > word.sent.start else word
    first = joint.nbor(-1) if joint.i > word.sent.start else joint
    if noun is None or word.dep_ != "conj" or joint.dep_ != "cc" or first.pos_ != "NOUN":
        return
    noun.head, noun.dep_ = first, "conj"
    for child in [c for c in word.children if c.i != noun.i]:
        child.head = noun
    word.head, word.dep_ = noun, "compound"


def _mend_gap(verb: Token) -> None:
    """Give a second passive its subject, which a verb of saying has taken: "nine were killed and others hurt in X"."""
    noun, end = verb.head, verb.head.i
    for child in noun.children:
        end = child.right_edge.i if child.lower_ == "of" else end  # "dozens of others injured"
    start = noun.left_edge.i - 1
    if noun.i >= verb.i or verb.i - end > 2 or noun.dep_ not in ("nsubj", "conj") or start <= verb.sent.start:
        return
    taker, joint = noun.head, verb.doc[start]
    first = joint.head
    saying = taker.lemma_ in TELLING
    bare = taker.tag_ == "VBN" and taker.i > verb.i and not any(c.dep_ in ("aux", "auxpass") for c in taker.children)
    if not (saying or bare or taker.i == first.i) or joint.lower_ != "and" or first.tag_ != "VBN" or first.i > start:
        return
    if not any(c.dep_ == "auxpass" for c in first.children):
        return
    verb.head, verb.dep_ = first, "conj"
    noun.head, noun.dep_ = verb, "nsubjpass"
    if bare and not saying:
        taker.head, taker.dep_ = taker.nbor(-1), "acl"  # "in attacks dropped by planes"
    elif taker.dep_ == "conj" and taker.head.i == first.i and any(c.dep_ in SUBJECTS for c in taker.children):
        taker.head, taker.dep_ = (taker, "ROOT") if first.dep_ == "ROOT" else (first.head, first.dep_)
        first.head, first.dep_ = taker, "ccomp"


def _mend_front(preposition: Token) -> None:
    """Give a verb the subject that a place before it has drawn in: "In Libya, Zawiya, 50 km to the west, fell"."""
    verb, place = preposition.head, next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if place is None or preposition.i != preposition.sent.start or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    after = [c for c in place.children if c.dep_ in ("appos", "conj") and place.i < c.i < verb.i]
    if not after or after[0].pos_ not in ("NOUN", "PROPN") or after[0].nbor(-1).text != ",":
        return
    if any(c.dep_ == "cc" for c in place.children):
        return
    for other in after[1:]:
        other.head = after[0]
    after[0].head = verb
    after[0].dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _mend_mark(word: Token) -> None:
    """Let "as" or "after" open the clause that follows: "has resumed as UK MPs consider", "struck as clashes raged"."""
    noun, above = next((c for c in word.children if c.dep_ == "pobj"), None), word.head
    after = noun.nbor(1) if noun is not None and noun.i + 1 < noun.sent.end else None
    if noun is None or after is None:
        return
    if after.dep_ == "nsubj" and after.head.dep_ == "advcl" and noun.pos_ == "PROPN" and after.left_edge.i == after.i:
        noun.head, noun.dep_ = after, "compound"
        word.head, word.dep_ = after.head, "mark"
        return
    subject = above.head
    taken = above.dep_ == "acl" and above.tag_ in ("VBD", "VBN") and subject.dep_ == "nsubj" and subject.i < above.i
    if taken and after.tag_ in ("VBD", "VBZ", "VBP") and subject.head.i == after.i and noun.right_edge.i == noun.i:
        above.head = above if after.head.i == after.i else after.head
        above.dep_, above.tag_ = after.dep_, "VBD"
        subject.head = above
        after.head, after.dep_ = above, "advcl"
        noun.head, noun.dep_ = after, "nsubj"
        word.head, word.dep_ = after, "mark"


def _mend_titled(name: Token) -> None:
    """Let a name stand for itself after the word for its kind: "outside the capital Damascus", "the city Taiz"."""
    noun = name.head
    if noun.lemma_.casefold() not in TOWNS or name.left_edge.i - 1 != noun.i or noun.dep_ == "ROOT":
        return
    name.head, name.dep_ = noun.head, noun.dep_
    for child in [c for c in noun.children if c.i != name.i]:
        child.head = name
    noun.head, noun.dep_ = name, "compound"


def _mend_split(noun: Token) -> None:
    """Join a place's name to the word for its kind: "continued across the Aleppo province leaving nine dead"."""
    name = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if noun.dep_ != "nsubj" or name.dep_ != "pobj" or name.pos_ != "PROPN" or noun.left_edge.i != noun.i:
        return
    if not any(c.lower_ == "the" for c in name.children):
        return
    noun.head, noun.dep_ = name.head, "pobj"
    for child in [c for c in name.children if c.i < name.i]:
        child.head = noun
    name.head, name.dep_ = noun, "compound"


def _mend_called(noun: Token) -> None:
    """Let "a village" after a name tell what it is: "raids hit Babeska a village in Idlib"."""
    first = noun.left_edge
    name = first.nbor(-1) if first.i > noun.sent.start else first
    called = noun.dep_ == "dobj" and first.lower_ in ("a", "an", "another") and name.pos_ == "PROPN"
    if called and name.dep_ in ("dative", "dobj") and name.head.i == noun.head.i:
        name.dep_ = "dobj"
        noun.head, noun.dep_ = name, "appos"


def _mend_part(preposition: Token) -> None:
    """Hang where a district is on the district: "shelled the besieged quarters in the west of the town"."""
    noun = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    within = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if within is None or noun.pos_ != "NOUN" or noun.lemma_.casefold() not in DISTRICTS or noun.i == preposition.head.i:
        return
    side = within.lemma_.casefold() in SIDES and any(c.lower_ == "of" for c in within.children)
    town = within.lemma_.casefold() in TOWNS and any(c.lower_ == "of" for c in within.children)
    if (
        (side or town or within.ent_type_ in NAMED)
        and not preposition.is_ancestor(noun)
        and preposition.head.tag_ != "VBG"
    ):
        preposition.head = noun


def _mend_hold(verb: Token) -> None:
    """Hang who holds a place on the place, not on what was done there: "raids on the town of X held by the militia"."""
    act, near = verb.head, verb.nbor(-1)
    if verb.lemma_ not in ("hold", "control", "occupy") or near.i <= act.i or near.dep_ not in ("pobj", "appos"):
        return
    while near.dep_ == "pobj" and near.head.head.i > act.i:
        near = near.head.head
    if near.i > act.i and near.pos_ in ("NOUN", "PROPN") and act.is_ancestor(near) and act.lemma_ in ACTS | DEEDS:
        verb.head = near


def _mend_origin(preposition: Token) -> None:
    """Hang whose people are on the people, not on what was done to them: "killed 40 fighters from rebel groups"."""
    verb, noun = preposition.head, preposition.nbor(-1)
    met = noun.dep_ in ("dobj", "nsubjpass") and noun.head.i == verb.i and noun.tag_ == "NNS"
    whose = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if met and whose is not None and noun.lemma_ in BEARERS and verb.lemma_ in DOING_HARM and whose.ent_type_ != "DATE":
        preposition.head = noun


def _mend_held(preposition: Token) -> None:
    """Hang whose a thing is on the thing, not on what was done to it: "hit a post under the control of the militia"."""
    verb, noun = preposition.head, preposition.nbor(-1)
    under = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if under is None or under.lemma_ not in ("control", "command") or verb.pos_ != "VERB" or verb.lemma_ in BRINGING:
        return
    if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("dobj", "pobj") and verb.is_ancestor(noun):
        preposition.head = noun


def _mend_last(verb: Token) -> None:
    """Hang "which is" on the last of a list of names: "Homs and Hasakah, which is held by the militia"."""
    word = next((c for c in verb.children if c.lower_ == "which"), None)
    one = any(c.lower_ in ("is", "was", "has") for c in verb.children) or verb.lower_ in ("is", "was", "has")
    if word is None or not one:
        return
    before = word.nbor(-2 if word.nbor(-1).text == "," else -1)
    above = before
    while above.dep_ == "conj" and above.i != verb.head.i:
        above = above.head
    if above.i == verb.head.i and before.pos_ == "PROPN":
        verb.head = before


def _verb_above(preposition: Token) -> Token | None:
    """Return the verb whose clause a preposition stands in, before it."""
    for above in preposition.ancestors:
        if above.pos_ == "VERB" and above.i < preposition.i:
            return above
    return None
