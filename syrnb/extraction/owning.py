"""Whose a thing is by what somebody did with it: "shells fired by", "a post manned by", "jets said to be Russian"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.language.syntax import HYPHENS, conjuncts, is_passive, passive_agents, preposition_objects, subjects

__all__ = [
    "OTHERS",
    "SERVING",
    "SUPPOSING",
    "are_hyphened",
    "find_holds",
    "find_users",
    "is_related",
    "is_shore",
    "said_to_be",
    "supposed",
]

OTHERS = frozenset(
    ["opponent", "enemy", "foe", "rival", "critic", "adversary", "detractor", "supporter", "sympathiser", "sympathizer",
     "follower", "victim"]
)  # fmt: skip
"""Who is told by way of another, and is not that other: "his opponents"."""
ALLIES = frozenset(["ally", "partner", "backer", "patron", "sponsor", "counterpart", "neighbour", "neighbor"])
"""Who stands with somebody, and is not he."""
SERVING = {"loyal": "to", "belong": "to", "fight": "for", "swear": "to"}
"""What armed people do for whom they serve, with the word before him."""
SIDING = frozenset({"support", "back"})
OWNING = frozenset(
    {"lead", "use", "plant", "fire", "launch", "drop", "lay", "detonate", "operate", "fly", "pilot", "drive"}
    | {"man", "guard", "staff", "hold", "occupy", "run", "carry", "conduct", "perpetrate", "stage", "mount"}
)
"""What who has a thing does with it."""
KEEPING = frozenset({"contain", "house", "store", "hold", "hide", "keep", "stockpile", "shelter"})
"""What a place does with the things in it, and what it is used for."""
HOLDS = frozenset({"control", "rule", "occupation", "command", "hand"})
"""What a thing is under, or in, that is somebody's."""
LINES = frozenset({"border", "frontier", "boundary", "line", "river", "crossing", "lake", "city", "town"})
MEMBERS = frozenset({"member", "fighter", "soldier", "part", "follower", "recruit", "veteran"})
WHOLE = frozenset({"most", "all", "many", "some", "both", "half", "majority", "each"})
SUPPOSING = frozenset({"believe", "think", "suspect", "say", "know", "report", "presume"})


def is_related(token: Token, *, friends: bool = False) -> bool:
    """Return whether a noun is who is told by way of another, and is not that other: "his opponents", "its ally"."""
    lemma = token.lemma_.casefold()
    return lemma in OTHERS or (friends and lemma in ALLIES)


def find_users(clause: Token, *, armed: bool, stores: Iterable[Collection[str]]) -> list[Token]:
    """Return who, by a clause on a thing, fired, planted or held it, or whose it is said to be.

    Parameters
    ----------
    clause
        The head of the clause.
    armed
        Whether what it describes bears arms: only such "forces" are "loyal to" somebody.
    stores
        Lists of lemmas of the things that belong to who has the place where they are kept: arms, but no people.
    """
    if clause.lemma_ in SERVING and armed:
        return preposition_objects(clause, SERVING[clause.lemma_])  # "forces loyal to the governor"
    if clause.dep_ not in ("acl", "relcl"):
        return []
    if clause.lemma_ in SIDING and armed and not is_passive(clause):  # "forces that support the regime"
        doing = clause.tag_ == "VBG" or any(c.lower_ in ("that", "who", "which") for c in clause.children)
        return [t for c in clause.children if c.dep_ == "dobj" for t in conjuncts(c)] if doing else []
    if clause.lemma_ in SUPPOSING:  # "jets believed to belong to the coalition"
        clause = next((c for c in clause.children if c.dep_ == "xcomp"), clause)
        if clause.lemma_ == "be":
            return supposed(clause)
    if clause.lemma_ == "belong":
        return preposition_objects(clause, "to")
    if kept := _kept_in(clause):
        return [t for t in kept if any(t.lemma_.casefold() in words for words in stores)]
    if clause.lemma_ not in OWNING:
        return []
    if not is_passive(clause):
        return [t for t in subjects(clause) if t.i > clause.head.i]  # "missiles that the army fired"
    return passive_agents(clause) or preposition_objects(clause, "from")


def _kept_in(clause: Token) -> list[Token]:
    """Return what is kept in a place: "a site containing arms", "used to store arms"."""
    inner = clause
    if clause.lemma_ == "use" and is_passive(clause):
        below = [c for c in clause.children if c.dep_ in ("xcomp", "advcl") and c.i > clause.i]
        below += [p for c in clause.children if c.lower_ == "for" for p in c.children if p.dep_ == "pcomp"]
        inner = next(iter(below), clause)
    if inner.lemma_ not in KEEPING or is_passive(inner):
        return []
    return [t for c in inner.children if c.dep_ == "dobj" for t in conjuncts(c)]


def said_to_be(people: Token) -> list[Token]:
    """Return of whom people are said to be: "the gunmen were from the army", "ten men, most of them members of X"."""
    top = people
    while top.dep_ == "pobj" and top.head.lower_ == "of" and (top.head.head.like_num or top.head.head.lower_ in WHOLE):
        top = top.head.head
    beside = [c for c in people.children if c.dep_ == "appos" and c.i > people.i]
    found = [t for c in beside if _takes_all(c) for t in (*_members_of(c), *preposition_objects(c, "from"))]
    verb = top.head
    if top.dep_ != "nsubj" or any(c.dep_ == "neg" for c in verb.children):
        return found
    if verb.lemma_ == "belong":
        return [*found, *preposition_objects(verb, "to")]
    if verb.lemma_ != "be":
        return found
    said = [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]
    return [*found, *preposition_objects(verb, "from"), *(t for c in said for t in (*_members_of(c), c))]


def _takes_all(beside: Token) -> bool:
    """Return whether words beside people are of all or most of them: "all members of X", "most of them from X"."""
    return beside.lower_ in WHOLE or any(c.lower_ in WHOLE for c in beside.children)


def _members_of(noun: Token) -> list[Token]:
    return preposition_objects(noun, "of") if noun.lemma_ in MEMBERS else []


def supposed(verb: Token) -> list[Token]:
    """Return what something is said to be: "[believed to be] Russian or Syrian"."""
    return [t for c in verb.children if c.dep_ in ("acomp", "attr") for t in conjuncts(c)]


def find_holds(obliques: Mapping[str, list[Token]]) -> list[Token]:
    """Return the nouns that say that a thing is somebody's: "a post under the control of the army", "in X hands"."""
    return [t for word in ("under", "in") for t in obliques.get(word, ()) if t.lemma_ in HOLDS]


def is_shore(noun: Token) -> bool:
    """Return whether a noun is the part of a place that lies to one hand: "the Rwandan side of the border"."""
    return noun.lemma_ == "side" and any(t.lemma_ in LINES for t in preposition_objects(noun, "of"))


def are_hyphened(text: str, one: Mention, other: Mention) -> bool:
    """Return whether a hyphen joins two names: "a UN-African Union convoy"; in "UN-backed Congolese" it does not."""
    first, second = sorted((one, other), key=lambda m: m.start)
    between = text[first.end : second.start]
    return between[:1] in HYPHENS and len(between) < 10 and not any(w[:1].islower() for w in between[1:].split())
