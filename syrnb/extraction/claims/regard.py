"""What one side calls or holds another to be: "regards Y as its closest partner", "lists Y as a terrorist group"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from syrnb.extraction.claims.bonds import Bond, between, is_ended
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import is_passive, passive_agents, preposition_objects

__all__ = ["find_regards"]

HOLDING = frozenset(
    ["regard", "see", "view", "consider", "call", "label", "brand", "describe", "treat", "denounce", "portray", "dub",
     "list", "designate", "classify", "ban", "outlaw", "deem", "term", "hail"]
)  # fmt: skip
RULING = frozenset({"list", "designate", "classify", "ban", "outlaw"})
"""Verbs by which a state acts on whom it names."""
LISTS = frozenset({"list", "blacklist", "register"})
FOES = frozenset(
    ["terrorist", "enemy", "foe", "adversary", "threat", "aggressor", "traitor", "invader", "occupier", "criminal",
     "outlaw", "bandit", "rival", "puppet", "stooge", "usurper", "pariah"]
)  # fmt: skip
FRIENDS = frozenset({"ally", "partner", "friend", "protector", "brother"})
RULERS = frozenset({"legitimate", "rightful", "lawful", "sole", "legal"})
DESCRIBING = ("amod", "compound", "nmod")


def find_regards(scene: Scene, token: Token) -> Iterator[Bond]:
    """Yield the ties that a verb of holding or naming states between who holds it and of whom."""
    if token.pos_ != "VERB":
        return
    if token.lemma_ in ("put", "place", "add", "include"):
        yield from _listed(scene, token)
    if token.lemma_ not in HOLDING:
        return
    held, holders = _of_whom(scene, token)
    tie = next((t for name in _names(token) if (t := _tie(name, token)) is not None), None)
    if tie is not None:
        kind, sign = tie
        rule = f"relation/regard/{token.lemma_}"
        yield from between(scene, token, holders, held, kind, sign, rule, ended=is_ended(token), anchor=token)


def _of_whom(scene: Scene, verb: Token) -> tuple[list[Token], list[Token]]:
    """Return of whom something is held, and who holds it."""
    if is_passive(verb):
        return scene.subjects(verb), passive_agents(verb)
    inner = [c for clause in verb.children if clause.dep_ == "ccomp" for c in clause.children if c.dep_ == "nsubj"]
    return scene.objects(verb) or inner, scene.subjects(verb)


def _names(verb: Token) -> Iterator[Token]:
    """Yield what somebody is called: the complement of the verb, or the noun under its "as"."""
    for child in verb.children:
        nominal = child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN")
        if nominal or child.dep_ in ("oprd", "attr", "acomp"):
            yield child
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (c for c in child.children if c.dep_ in ("pobj", "amod", "pcomp"))


def _tie(name: Token, verb: Token) -> tuple[str, int] | None:
    """Return the kind and sign of the tie to whom is called so: a foe, a friend, a rightful government."""
    if any(c.dep_ == "neg" or c.lower_ in ("no", "less", "hardly") for c in name.children):
        return None
    own = {name.lemma_.casefold(), *(c.lemma_.casefold() for c in name.children if c.dep_ in DESCRIBING)}
    if own & FOES:
        return ("sanctions", -1) if verb.lemma_ in RULING else ("opposes", -1)
    if own & RULERS and not own & FRIENDS:
        return ("recognises", 1)
    return ("alliance", 1) if own & FRIENDS else None


def _listed(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "put Y on its list of terrorists", "was placed on the sanctions list of X", "put Y under sanctions"."""
    for noun in preposition_objects(verb, "on", "to", "under", "in"):
        words = {t.lemma_.casefold() for t in noun.subtree}
        if not ("sanction" in words or (noun.lemma_.casefold() in LISTS and words & FOES)):
            continue
        held, holders = _of_whom(scene, verb)
        if is_passive(verb):
            holders = holders + preposition_objects(noun, "of", "by")
        rule = "relation/regard/list"
        yield from between(scene, noun, holders, held, "sanctions", -1, rule, anchor=verb)
