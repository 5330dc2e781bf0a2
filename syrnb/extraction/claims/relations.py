"""Relations: who stands with or against whom, by frames of standing ties, by joint acts, and by words of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Span, Token

from syrnb.extraction.claims.bonds import Bond, between, bond, is_ended
from syrnb.extraction.claims.brokering import find_brokering
from syrnb.extraction.claims.compounds import find_compounds, is_standing
from syrnb.extraction.claims.memberships import find_memberships
from syrnb.extraction.claims.regard import find_regards
from syrnb.extraction.claims.ties import find_ties
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.modality import judge_word
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import Tie
from syrnb.language.syntax import conjuncts, obliques, preposition_objects

__all__ = ["bonds_of_frame", "find_bonds", "joint_bonds", "standing_of"]

STANDING = frozenset({"fight", "war", "conflict"})
BROKERING = frozenset({"broker", "facilitate", "sponsor", "oversee", "guarantee"})
"""What those do to a truce who are no party to it."""
BLAMING = frozenset({"blame", "accuse", "suspect", "charge"})
TRUCE = Tie("truce", 1)
ALLIANCE = Tie("alliance", 1)
PACTS = frozenset({"alliance", "pact", "coalition", "union", "partnership"})
TRUCES = frozenset({"peace", "ceasefire", "cease-fire", "truce", "armistice"})
COMMITTING = frozenset({"send", "deploy", "dispatch", "intervene", "join", "enter", "fly", "arrive", "come"})
"""What one does to help somebody, and helps by it."""
TELLING = frozenset({"media", "monitor"})
"""Kinds of actors that tell of an act and share in none."""
FROM_ACT = "tie read from an act"


def find_bonds(scene: Scene, tokens: Span) -> Iterator[Bond]:
    """Yield the ties that a sentence states outside of its frames."""
    for token in tokens:
        yield from find_compounds(scene, token)
        yield from find_memberships(scene, token)
        yield from find_ties(scene, token)
        yield from find_regards(scene, token)
        yield from find_brokering(scene, token)


def joint_bonds(scene: Scene, frame: Frame) -> Iterator[Bond]:
    """Yield the tie between those who act together ("Syrian and Russian air strikes"), read from the act."""
    contested = frame.entry.reciprocal or frame.entry.control == "contested"
    if frame.entry.plover != "ASSAULT" or contested or frame.merged is not None:
        return
    if any(c.lower_ == "separate" for t in frame.tokens for c in t.children):
        return  # "separate raids by A and B"
    if any(_is_blamed(t) for t in frame.a):
        return  # "blamed the raid on A and B": that they did it together is said by their foe
    if any(
        c.lower_ in ("or", "either")
        for t in frame.a
        for c in (*t.children, *(g for b in t.children for g in b.children))
    ):
        return  # "regime or Russian strikes": one of them did it
    rule = "relation/joint-act"
    for first, second in combinations(frame.a, 2):
        if any((r := scene.record(scene.party_of(t))) is not None and r.kind in TELLING for t in (first, second)):
            continue
        if first.is_ancestor(second) and second.i in {t.i for t in conjuncts(first)}:
            yield from between(scene, frame.head, [first], [second], "coordinates", 1, rule, doubt=FROM_ACT)
    for token in frame.a:
        yield from _shared(scene, frame.head, token, Tie("coordinates", 1), rule, FROM_ACT)


def _is_blamed(token: Token) -> bool:
    """Return whether somebody is who an act is laid on: "blamed A for it", "blamed it on A", "accused A of it"."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "on" else token.head
    return verb.lemma_ in BLAMING and (token.dep_ != "nsubj")


def _shared(scene: Scene, word: Token, noun: Token, tie: Tie, rule: str, doubt: str | None = None) -> Iterator[Bond]:
    """Yield the ties between those who share a noun: "Turkish and Russian troops"."""
    mention = scene.party_of(noun)
    if mention is not None:
        for other in scene.sharers_of(noun, mention):
            yield from bond(word, other, mention, tie.kind, tie.sign, rule, doubt=doubt)


def standing_of(scene: Scene, frame: Frame, modality: str) -> str:
    """Return whether a tie stands that a frame tells of, where its act is but kept up or aimed at.

    "Continued to back the rebels" goes on; who "sent fighters to support" somebody already does.
    """
    above = frame.head.head
    if above.lemma_ in ("continue", "keep"):
        return "ongoing"
    purpose = frame.head.tag_ == "VB" and frame.head.dep_ in ("advcl", "xcomp", "acl")
    verb = above if above.pos_ == "VERB" else above.head
    if modality == "planned" and purpose and verb.lemma_ in COMMITTING:
        return judge_word(scene, verb).value
    return modality


def bonds_of_frame(scene: Scene, frame: Frame, modality: str) -> Iterator[Bond]:
    """Yield the standing ties that a frame states, between each of one side and each of the other."""
    tie = frame.entry.relation or _signed(frame)
    if tie is None or frame.merged is not None or is_standing(frame.head):
        return
    told_as_act = frame.entry.plover is not None and frame.head.lemma_ not in STANDING
    if tie.kind == "fights" and modality != "ongoing" and told_as_act:
        return
    rule = f"relation/{frame.entry.entry_id}/{frame.pattern.text}"
    ended = tie.kind == "former-affiliate" or is_ended(frame.head)
    targets = [*frame.b, *(t for event in frame.events for t in preposition_objects(event, "by"))]
    if frame.entry.plover == "AGREE":  # a deal that is named after a place is nobody's
        targets = [t for t in targets if "deal" not in scene.classes(t)] + _partners(frame)
    common = tie.sign < 0 and _is_common(frame.head)
    if common:  # who fight side by side are no foes
        joined = {t.i for a in frame.a for t in conjuncts(a)}
        targets = [t for t in targets if t.i not in joined]
    yield from between(scene, frame.head, frame.a, targets, tie.kind, tie.sign, rule, ended=ended)
    alike = frame.entry.reciprocal or frame.entry.all_a
    alike = alike and not common
    if alike and not any(scene.party_of(t) for t in frame.b):
        for first, second in combinations([n for t in frame.a for n in _named_beside(scene, t)], 2):
            yield from between(scene, frame.head, [first], [second], tie.kind, tie.sign, rule)
        for token in frame.a:
            yield from _shared(scene, frame.head, token, tie, rule)


def _partners(frame: Frame) -> list[Token]:
    """Return with whom a deal is made that is a verb's object: "signed a pact with Y", "concluded a truce with Y"."""
    deals = [*frame.events, *frame.b] if frame.entry.plover == "AGREE" and frame.pattern.part == "verb" else []
    return [t for d in deals for t in preposition_objects(d, "with")]


def _named_beside(scene: Scene, noun: Token) -> list[Token]:
    """Return who are named beside a noun that only counts them: "the two wings, X and Y, agreed to a truce"."""
    named = [t for c in noun.children if c.dep_ == "appos" for t in conjuncts(c) if scene.mention_at(t, "actor")]
    return named if scene.mention_at(noun, "actor") is None and len(named) > 1 else [noun]


def _is_common(verb: Token) -> bool:
    """Return whether those who fight do so on one side: "side by side", "together", "against X"."""
    beside = any(c.lower_ in ("together", "jointly", "side") for c in verb.children if c.dep_ in ("advmod", "npadvmod"))
    found = obliques(verb)
    beside = beside or any(t.lower_ in ("side", "behalf") for t in found.get("on", ()))  # "on the rebels' side"
    return beside or any(found.get(word) for word in ("alongside", "against"))


def _signed(frame: Frame) -> Tie | None:
    """Return the truce or the alliance that a deal is, by its noun: "signed a peace deal", "sealed an alliance"."""
    parties = frame.entry.plover == "AGREE" and frame.head.lemma_ not in BROKERING
    deals = [frame.head, *frame.events, *frame.b] if parties else []
    if any(_is_truce(t) for t in deals):
        return TRUCE
    return ALLIANCE if any(t.lemma_ in PACTS for t in deals) else None


def _is_truce(deal: Token) -> bool:
    return deal.lemma_ in TRUCES or any(c.lemma_ in TRUCES for c in deal.children if c.dep_ in ("compound", "amod"))
