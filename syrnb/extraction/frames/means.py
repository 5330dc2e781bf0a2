"""Who did it, told by what it was done with: who fired the rocket that killed, or whose helicopters dropped the bombs.

"Fired rockets that killed three"; "the rocket was fired by X and hit a school"; "a barrage of rockets that hit the
airport"; "attacked with rockets fired from X positions". Who made a weapon, or keeps it, did nothing with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import is_passive, passive_agents, preposition_objects

__all__ = ["done_with", "fired_from"]

ACTING = frozenset({"ASSAULT", "COERCE"})
BASES = frozenset({"position", "base", "post", "line", "trench", "battery", "ship", "vessel", "warship", "boat"})
"""Whence somebody fires who is there."""


def done_with(scene: Scene, frame: Frame, acts: Mapping[int, Frame]) -> tuple[Token, ...]:
    """Return who used the weapon that did an act, or that it was done with.

    Parameters
    ----------
    scene
        The text.
    frame
        An act of force without a doer.
    acts
        The acts of its sentence, by the word that tells each.
    """
    if frame.entry.plover not in ACTING or frame.entry.reciprocal:
        return ()
    things = [t for t in frame.a if "weapon" in scene.classes(t) and scene.party_of(t) is None]
    for thing in things:
        if found := [t for t in _users(scene, thing, acts) if scene.party_of(t)]:
            return tuple(found)
    clause = frame.clause if frame.clause is not None else frame.head
    return tuple(_with(scene, clause))


def _users(scene: Scene, thing: Token, acts: Mapping[int, Frame]) -> list[Token]:
    """Return who fired, dropped or laid a thing, by the clause or the act in which it stands."""
    verb = thing.head
    if thing.dep_ == "pobj":
        act = acts.get(verb.head.i) if verb.lower_ in ("of", "with", "using") else None
        return list(act.a) if act is not None and act.head.i != thing.i else []
    for child in thing.children:  # "M23 fired rockets that killed", taken for a noun with a participle before it
        if child.dep_ == "amod" and fold(child.lemma_) in scene.lexicon.light["using"]:
            return [c for c in child.children if c.dep_ == "npadvmod"]
    if thing.dep_ not in ("dobj", "nsubjpass") or fold(verb.lemma_) not in scene.lexicon.light["using"]:
        return []
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    return passive_agents(verb) if is_passive(verb) else scene.subjects(verb)


def _with(scene: Scene, verb: Token) -> list[Token]:
    """Return who fired what an act was done with: "hit with rockets fired from X posts", "with bombs from X jets"."""
    arms = [t for t in preposition_objects(verb, "with", "using") if "weapon" in scene.classes(t)]
    found = [t for a in arms for c in a.children for t in scene.users_of(c)]
    for clause in verb.children:  # "with bombs dropped from X helicopters", taken for a clause
        opened = any(c.dep_ == "mark" and c.lower_ == "with" for c in clause.children)
        if clause.dep_ == "advcl" and opened and any("weapon" in scene.classes(t) for t in scene.subjects(clause)):
            found += passive_agents(clause) or preposition_objects(clause, "from")
    return [t for t in found if scene.party_of(t)]


def fired_from(scene: Scene, token: Token) -> list[Token]:
    """Return who fired, by a noun under "from" that says whence he did: "fire from Rwandan positions"."""
    if "weapon" in scene.classes(token):
        return [token] if scene.party_of(token) else []
    if token.lemma_ not in BASES:
        return []
    own = [c for c in token.children if c.dep_ in ("amod", "compound", "poss") and scene.mention_at(c, "actor")]
    return own or [t for c in token.children for t in scene.users_of(c) if scene.party_of(t)]
