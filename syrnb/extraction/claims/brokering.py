"""Who stands between two sides: "brokered talks between X and Y", "acts as a go-between for X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from syrnb.extraction.claims.bonds import Bond, between
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import is_passive, passive_agents, preposition_objects

__all__ = ["find_brokering"]

BROKERING = frozenset(
    ["broker", "facilitate", "mediate", "sponsor", "oversee", "guarantee", "moderate", "convene", "host", "chair"]
)  # fmt: skip
UNITING = frozenset({"bring", "get", "reconcile"})
DEALS = frozenset(
    ["talk", "negotiation", "dialogue", "discussion", "truce", "ceasefire", "deal", "agreement", "accord", "peace",
     "pact", "settlement", "exchange", "release", "swap", "reconciliation", "contact", "meeting"]
)  # fmt: skip
BROKERS = frozenset(
    ["mediator", "intermediary", "between", "gobetween", "facilitator", "broker", "conduit", "channel", "arbiter",
     "peacemaker", "interlocutor", "guarantor"]
)  # fmt: skip
ACTING = frozenset({"act", "serve", "work", "function", "emerge"})


def find_brokering(scene: Scene, token: Token) -> Iterator[Bond]:
    """Yield the ties of who brings others together to each of those."""
    if token.pos_ == "VERB" and token.lemma_ in UNITING:
        sides = scene.objects(token)
        together = token.lemma_ == "reconcile" or any(t.lower_ == "together" for t in token.subtree)
        if together and len(sides) > 1:  # "brought Fatah and Hamas together"
            yield from between(
                scene, token, scene.subjects(token), sides, "mediates", 0, "relation/phrase/broker", anchor=token
            )
    elif token.pos_ == "VERB" and token.lemma_ in BROKERING:
        deals = [t for t in scene.objects(token) if t.lemma_.casefold() in DEALS]
        brokers = passive_agents(token) if is_passive(token) else scene.subjects(token)
        yield from _between(scene, token, brokers, deals, token)
    elif token.pos_ in ("NOUN", "ADP") and token.lemma_.casefold().replace("-", "") in BROKERS:
        yield from _standing(scene, token)


def _standing(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "is the mediator between X and Y", "acted as a go-between for X and Y", "X, a mediator between Y and Z"."""
    if noun.dep_ == "attr":
        yield from _between(scene, noun, scene.subjects(noun.head), [noun], noun.head)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in ACTING:
        yield from _between(scene, noun, scene.subjects(noun.head.head), [noun], noun.head.head)
    elif noun.dep_ == "appos":
        yield from _between(scene, noun, [noun.head], [noun], None)


def _between(
    scene: Scene, word: Token, brokers: list[Token], deals: list[Token], anchor: Token | None
) -> Iterator[Bond]:
    """Yield the ties of brokers to the sides of a deal; a deal with one side alone is not brokered."""
    for deal in deals:
        sides = preposition_objects(deal, "between", "for", "of", "with")
        if len(sides) > 1 or any(len(scene.parties_of(t)) > 1 for t in sides):
            yield from between(scene, word, brokers, sides, "mediates", 0, "relation/phrase/broker", anchor=anchor)
