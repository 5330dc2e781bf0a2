"""How likely an earlier mention is what a word points back to: nearness, and what it does in its sentence."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.antecedents import Candidate
from syrnb.extraction.mentions.draft import Draft
from syrnb.language.syntax import ancestors, conjuncts, is_passive, subjects

__all__ = ["is_apart", "is_aside", "others_of", "weigh"]

ROLES = {"nsubj": 1.0, "nsubjpass": 1.0, "agent": 0.6, "dobj": 0.4, "appos": 0.4, "conj": 0.2, "attr": 0.4}
INNER = ("poss", "compound", "amod", "nmod")
SIDES = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts", "countryside")
)


def weigh(candidate: Candidate, token: Token, sentence: int) -> float:
    """Return a weight: a sentence back costs one, a subject gains one, a modifier loses a little."""
    dep = candidate.token.dep_
    weight = -1.0 * (sentence - candidate.sentence) + ROLES.get(dep, 0.0)
    if dep == "pobj" and candidate.token.head.dep_ == "agent":
        weight += 0.6
    if dep in INNER:
        weight -= 0.7
    if candidate.mention.method == "coreference":
        weight += 0.2
    return weight - 0.002 * (token.i - candidate.token.i)


def others_of(draft: Draft, token: Token) -> frozenset[str | None]:
    """Return who is at the other end of a word's verb, and so is not meant by it.

    "The force killed four of them", "they target civilians", "officers executed by the militants".
    """
    if token.lower_.endswith(("self", "selves")):
        return frozenset()
    if token.dep_ == "nsubj":
        doing = [t for c in token.head.children if c.dep_ == "dobj" for t in conjuncts(c)]
    elif token.head.dep_ == "agent":
        doing = _undergoing(token.head.head)
    else:
        verb = next((a for a in ancestors(token) if a.pos_ == "VERB"), None)
        doing = subjects(verb) if verb is not None and not is_passive(verb) else []
    found = [draft.mention_of_word(draft.word_at(t.idx)) for t in doing]
    return frozenset(m.ref for m in found if m is not None)


def _undergoing(verb: Token) -> list[Token]:
    """Return whom something is done to by who stands after "by": "X was hit by", "X, hit by"."""
    told = subjects(verb)
    described = [verb.head] if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN") else []
    parts = [c for noun in (*told, *described) for c in noun.children if c.dep_ in INNER]
    return [t for noun in (*told, *described) for t in conjuncts(noun)] + parts


def is_apart(candidate: Candidate, token: Token) -> bool:
    """Return whether grammar says that two words mean different ones: "Rebels fought the group", "X and the group"."""
    head = candidate.token
    if token.dep_ in ("dobj", "pobj", "dative", "conj"):
        verb = next((a for a in ancestors(token) if a.pos_ == "VERB"), None)
        if (
            verb is not None
            and verb.sent == head.sent
            and not is_passive(verb)
            and head.i in {t.i for t in subjects(verb)}
        ):
            return True
    return (token.dep_ == "conj" and token.head.i == head.i) or (head.dep_ == "conj" and head.head.i == token.i)


def is_aside(candidate: Candidate) -> bool:
    """Return whether a place only says where another lies: "60 km from Damascus", "near the city of Homs"."""
    head = candidate.token
    if head.dep_ not in ("pobj", "appos") or head.i == 0:
        return False
    preposition = head if head.dep_ == "pobj" else head.head
    above = preposition.head
    near = above.lower_ in ("near", "outside", "from", "between")
    far = above.lower_ == "of" and above.head.lower_ in SIDES
    return near or far
