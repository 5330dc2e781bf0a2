"""Whether what is said of a name makes it a place: "Makeni is in rebel hands", "Agdam, a town to the east"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.reading_words import load_reading_words

__all__ = ["is_scene", "is_taken", "is_told_as_place"]

STANDING = frozenset({"be", "remain", "stay", "lie", "fall", "come", "pass", "go", "continue"})
HELD = {"hand": ("in", "into"), "control": ("under",), "rule": ("under",), "siege": ("under",)} | {
    "occupation": ("under",), "blockade": ("under",), "fire": ("under",), "bombardment": ("under",),
    "attack": ("under",), "administration": ("under",), "assault": ("under",), "shelling": ("under",),
}  # fmt: skip
"""Nouns of a hold or an attack, and what a place stands under."""
TAKING = frozenset(
    {"capture", "retake", "recapture", "overrun", "occupy", "besiege", "liberate", "seize", "storm", "reoccupy"}
    | {"garrison", "encircle", "conquer", "evacuate"}
)
"""What is done to places far more than to people."""

BEFALLING = frozenset(
    {"kill", "wound", "injure", "die", "detain", "arrest", "kidnap", "abduct", "seize", "attack", "ambush", "bomb"}
    | {"fight", "clash", "massacre", "explode", "execute", "burn", "bury", "hit", "strike", "shell", "torch"}
    | {
        "clash",
        "clashes",
        "fighting",
        "ambush",
        "blast",
        "explosion",
        "battle",
        "raid",
        "shelling",
        "skirmish",
        "gunfight",
    }
    | {"garrison", "barracks", "outpost", "checkpoint", "hospital", "school", "mosque", "church", "market", "house"}
)
"""What befalls people somewhere, and what stands somewhere."""
SEATS = frozenset({"stronghold", "bastion", "enclave", "territory", "outpost", "junction", "crossroads", "heartland"})
"""What a place is called by what it is to somebody, beside words for its kind."""


def is_told_as_place(token: Token) -> bool:
    """Return whether a name is what a place is: in somebody's hands, taken, fallen, "a town", "where ...".

    Parameters
    ----------
    token
        The head of the name; of a list of names, any.
    """
    first = _first(token)
    return _is_called_place(token) or _is_called_place(first) or _is_said_so(first) or is_taken(token)


def is_taken(token: Token) -> bool:
    """Return whether a name is what was taken, besieged or stormed: "overran Palma", "Palma, which they seized"."""
    first = _first(token)
    if _names(first, "nsubjpass", TAKING) or _names(first, "dobj", TAKING):
        return True
    return any(
        c.dep_ == "relcl" and c.lemma_ in TAKING and any(w.lower_ == "which" and w.dep_ != "nsubj" for w in c.children)
        for c in first.children
    )


def is_scene(token: Token) -> bool:
    """Return whether a name that is no known one tells where somebody came to harm: "were killed at Bisiya".

    What stands "near" or "outside" a name stands at a place whatever it is; no acronym is one ("arrested in OPEC").
    """
    first = _first(token)
    word = first.head
    if first.dep_ != "pobj" or token.pos_ != "PROPN" or token.text.isupper() or not token.text.isalpha():
        return False
    if any(c.dep_ in ("det", "compound", "poss", "amod", "nummod") for c in token.children):
        return False
    if word.lower_ in ("near", "outside"):
        return token.ent_type_ != "PERSON" or word.head.lemma_ in BEFALLING
    above = word.head.head if word.head.dep_ in ("dobj", "nsubjpass") else word.head
    told = (word.head, above, *(c for c in word.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "NOUN"))
    return word.lower_ in ("in", "at") and any(t.lemma_ in BEFALLING for t in told)


def _first(token: Token) -> Token:
    seen = 0
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN", "ADJ") and seen < 20:
        token, seen = token.head, seen + 1
    return token


def _is_called_place(token: Token) -> bool:
    """Return whether an apposition or a predicate calls a name a town: "Djibo, the main town", "Kidal is a town"."""
    heads = NAMING.place_heads | SEATS
    beside = [c for c in token.children if c.dep_ == "appos" and c.i > token.i]
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        beside += [c for c in token.head.children if c.dep_ == "attr"]
    if any(c.pos_ == "NOUN" and c.lemma_ in heads for c in beside):
        return True
    return any(c.dep_ == "relcl" and any(w.lower_ == "where" for w in c.children) for c in token.children)


def _is_said_so(token: Token) -> bool:
    """Return whether a name stands in a hold or is what befalls places: "remains in rebel hands", "fell", "was run"."""
    words = load_reading_words()
    if _names(token, "nsubjpass", words.place_passives) or (
        token.dep_ == "nsubjpass" and any(c.dep_ == "prt" and c.lower_ == "off" for c in token.head.children)
    ):
        return True
    if token.dep_ != "nsubj":
        return False
    verb = token.head
    said = [verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX"))]
    if any(v.lemma_ in STANDING and _under_hold(v) for v in said):
        return True
    if verb.lemma_ == "be" and token.i > verb.i and verb.dep_ in ("advcl", "conj"):
        as_well = any(c.lower_ in ("as", "so") and c.i < verb.i for c in verb.children)
        return as_well and _under_hold(verb.head)  # "X is under siege, as is Y"
    if verb.lemma_ == "change":
        return any(c.dep_ == "dobj" and c.lemma_ == "hand" for c in verb.children)
    return verb.lemma_ == "fall" and not any(c.dep_ in ("dobj", "acomp", "prt") for c in verb.children)


def _names(token: Token, role: str, verbs: frozenset[str]) -> bool:
    return token.dep_ == role and token.pos_ != "NOUN" and token.head.lemma_ in verbs


def _under_hold(verb: Token) -> bool:
    """Return whether a verb is followed by a hold: "under the control of", "in their hands"."""
    for preposition in (c for c in verb.children if c.dep_ in ("prep", "advmod")):
        for noun in (*preposition.children, *(n for c in preposition.children for n in c.children)):
            if noun.dep_ == "pobj" and noun.head.lower_ in HELD.get(noun.lemma_, ()):
                return True
    return False
