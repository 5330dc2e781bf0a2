"""Whose a thing is by what somebody did with it: "shells fired by", "a post manned by", "jets said to be Russian"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.language.syntax import conjuncts, is_passive, passive_agents, preposition_objects, subjects

__all__ = ["SERVING", "SUPPOSING", "find_users", "supposed"]

SERVING = {"loyal": "to", "belong": "to", "fight": "for", "swear": "to"}
"""What armed people do for whom they serve, with the word before him."""
OWNING = frozenset(
    {"lead", "use", "plant", "fire", "launch", "drop", "lay", "detonate", "operate", "fly", "pilot", "drive"}
    | {"man", "guard", "staff", "hold", "occupy", "run", "carry", "conduct", "perpetrate", "stage", "mount"}
)
"""What who has a thing does with it."""
SUPPOSING = frozenset({"believe", "think", "suspect", "say", "know", "report", "presume"})


def find_users(clause: Token, *, armed: bool) -> list[Token]:
    """Return who, by a clause on a thing, fired, planted or held it, or whose it is said to be.

    Parameters
    ----------
    clause
        The head of the clause.
    armed
        Whether what it describes bears arms: only such "forces" are "loyal to" somebody.
    """
    if clause.lemma_ in SERVING and armed:
        return preposition_objects(clause, SERVING[clause.lemma_])  # "forces loyal to the governor"
    if clause.dep_ not in ("acl", "relcl"):
        return []
    if clause.lemma_ in SUPPOSING:  # "jets believed to belong to the coalition"
        clause = next((c for c in clause.children if c.dep_ == "xcomp"), clause)
        if clause.lemma_ == "be":
            return supposed(clause)
    if clause.lemma_ == "belong":
        return preposition_objects(clause, "to")
    if clause.lemma_ not in OWNING:
        return []
    if not is_passive(clause):
        return [t for t in subjects(clause) if t.i > clause.head.i]  # "missiles that the army fired"
    return passive_agents(clause) or preposition_objects(clause, "from")


def supposed(verb: Token) -> list[Token]:
    """Return what something is said to be: "[believed to be] Russian or Syrian"."""
    return [t for c in verb.children if c.dep_ in ("acomp", "attr") for t in conjuncts(c)]
