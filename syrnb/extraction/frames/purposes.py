"""Who does what an operation, an offensive or an attempt is for, or is said to do: its own doer.

"Troops began an operation to retake the town", "detained two men during a sweep targeting smugglers", "embarked on a
campaign aimed at cutting the road": the purpose has the doer of the noun that it hangs on. A noun that names no doer of
its own has that of the verb that it is done by; what is repelled, condemned or reported has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import VERBS
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import is_passive, passive_agents, phrase_lemma, preposition_objects

__all__ = ["purposed_by"]

FORCE = frozenset({"ASSAULT", "COERCE"})
REACH = 8
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
AIMING = frozenset({"aim", "intend", "mean", "design", "direct", "launch", "begin", "start", "mount", "open", "dub"})
"""What is said of an operation before what it is for."""
PLANS = frozenset(
    {"attempt", "bid", "effort", "plan", "plot", "operation", "mission", "push", "drive", "campaign", "sweep"}
)
"""What somebody has who means to do an act, or is doing it."""
WITHIN = frozenset({"in", "during", "with", "as", "under", "through", "of"})
"""What joins an act to the operation that it is part of."""
PURSUING = frozenset({"press", "embark", "prepare", "push", "proceed", "move", "engage", "gear", "participate", "work"})
"""What one does with, on or for an operation of one's own."""
TOWARDS = WITHIN | {"on", "for", "at", "to", "ahead"}
BEARERS = frozenset({"state", "state-forces", "rebel", "militia", "armed-group", "unknown"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
HOLDERS = frozenset({"poss", "compound", "amod", "nmod"})


def purposed_by(scene: Scene, frame: Frame, acts: Mapping[int, Frame]) -> tuple[Token, ...]:
    """Return who does an act that is told as the purpose or the doing of a noun.

    Parameters
    ----------
    scene
        The text.
    frame
        The act, told by an infinitive or an "-ing", or by a noun.
    acts
        The acts of its sentence, by the word that tells each.
    """
    token = frame.head
    if frame.pattern.part == "noun":  # "prepared for an assault", "pressed on with their offensive"
        verb = token.head.head if token.dep_ == "pobj" else token
        pursued = verb.pos_ in VERBS and verb.lemma_ in PURSUING
        pursued = pursued or (verb.i in acts and token.lemma_ in PLANS and token.head.lower_ in ("during", "in"))
        known = any(c.lower_ in DEFINITE for c in token.children)  # "prepared for the invasion": somebody else's
        return _doers(scene, verb, acts, token.head.lower_) if pursued and not known else ()
    if token.tag_ not in ("VB", "VBG") or is_passive(token) or any(c.dep_ in SUBJECTS for c in token.children):
        return ()
    passed = ""  # the preposition over the last noun, or "object"
    for _ in range(REACH):
        above = token.head
        if above.i == token.i or token.dep_ in SUBJECTS or token.dep_ in ("ccomp", "parataxis"):
            return ()
        if above.pos_ in VERBS:
            if any(c.dep_ in SUBJECTS for c in above.children):
                return _doers(scene, above, acts, passed) if passed else ()
            if _moves_others(scene, above, token):
                return ()
            if above.tag_ == "VBN" and above.dep_ in ("acl", "relcl"):
                if above.lemma_ not in AIMING:
                    return ()
                if agents := [t for t in passive_agents(above) if _bears(scene, t)]:
                    return tuple(agents)
        elif above.pos_ in ("NOUN", "PROPN"):
            if own := _own_doers(scene, above, acts):
                return own
            if not scene.is_place(above) and {"people", "actor", "armed"} & scene.classes(above):
                return ()
            passed = above.head.lower_ if above.dep_ == "pobj" else "object" if above.dep_ == "dobj" else passed
        token = above
    return ()


def _own_doers(scene: Scene, noun: Token, acts: Mapping[int, Frame]) -> tuple[Token, ...]:
    """Return whose operation it is, by its own words: "the army's attempt to", "a bid by rebels to"."""
    if noun.i not in acts and noun.lemma_ not in PLANS:
        return ()
    held = [c for c in noun.children if c.dep_ in HOLDERS and scene.mention_at(c, "actor")]
    told = acts[noun.i].a if noun.i in acts else ()
    return tuple(t for t in (*held, *preposition_objects(noun, "by"), *told) if _bears(scene, t))


def _doers(scene: Scene, verb: Token, acts: Mapping[int, Frame], passed: str) -> tuple[Token, ...]:
    """Return the subjects of a verb by which they do what the noun under it says."""
    if is_passive(verb):
        return ()
    light = scene.lexicon.light
    doing = {phrase_lemma(verb), verb.lemma_} & {*light["doing"], *light["using"]}
    pursued = verb.lemma_ in PURSUING and passed in TOWARDS
    act = acts.get(verb.i)
    part = act is not None and act.entry.plover in FORCE and act.entry.victim != "a" and passed in WITHIN
    if not (pursued or part or (doing and passed in WITHIN | {"object"})):
        return ()
    return tuple(t for t in scene.subjects(verb) if _bears(scene, t))


def _moves_others(scene: Scene, verb: Token, clause: Token) -> bool:
    """Return whether a verb has somebody else do what its clause says: "forcing them to withdraw"."""
    moved = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < clause.i]
    return clause.dep_ in ("xcomp", "ccomp") and any({"people", "actor"} & scene.classes(c) for c in moved)


def _bears(scene: Scene, token: Token) -> bool:
    """Return whether a word stands for somebody who can fight."""
    party = scene.party_of(token)
    if party is None:
        return False
    record = scene.record(party)
    return bool(party.also) or (record is not None and record.kind in BEARERS)
