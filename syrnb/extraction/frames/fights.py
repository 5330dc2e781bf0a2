"""Who fights, where the clause beside a fight tells how it began: "clashes erupted when rebels attacked a post"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import phrase_lemma, preposition_objects

__all__ = ["with_fighters"]

BEGINNING = frozenset(
    {"break out", "erupt", "begin", "start", "flare", "flare up", "ensue", "resume", "follow", "occur", "take place"}
)
TIMING = frozenset({"when", "after", "as"})
GROUND = frozenset({"Armed clash", "attack"})
TAKING = frozenset({"captured", "retaken", "contested"})


def with_fighters(scene: Scene, frame: Frame, acts: Mapping[int, Frame]) -> Frame:
    """Return a fight that names nobody with the sides of the attack that it began with.

    Parameters
    ----------
    scene
        The text.
    frame
        A frame of any kind; what is no fight is given back as it is.
    acts
        The acts of its sentence, by the word that tells each.
    """
    verb = frame.head.head
    if not frame.entry.reciprocal or frame.pattern.part != "noun" or frame.head.dep_ != "nsubj" or frame.merged:
        return frame
    if any(scene.party_of(t) for t in (*frame.a, *frame.b)) or phrase_lemma(verb) not in BEGINNING:
        return frame
    told: list[Token] = [
        c
        for c in verb.children
        if c.dep_ == "advcl" and any(w.lower_ in TIMING and w.dep_ in ("mark", "advmod") for w in c.children)
    ]
    told += preposition_objects(verb, "after", "following")
    for word in told:
        tried = [c for c in word.children if c.dep_ == "xcomp"]  # "when rebels tried to seize the hill"
        act = next((acts[t.i] for t in (word, *tried) if t.i in acts), None)
        if act is None or act.entry.reciprocal or act.entry.plover != "ASSAULT":
            continue
        if act.entry.acled not in GROUND and act.entry.control not in TAKING:
            continue
        doers, met = (tuple(t for t in side if scene.party_of(t)) for side in (act.a, act.b))
        if doers:
            return replace(frame, a=doers, b=met, borrowed=True)
    return frame
