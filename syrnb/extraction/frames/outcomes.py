"""Who did a harm that is told in a clause of its own beside the act that it came of.

"Jets bombed the city and nine people were killed", "hit a football pitch, where 12 children died", "200 have been
killed since the army began its assault", "a school was destroyed when jets bombed the village". Those who did the act
did the harm, unless it befell them, or was somewhere else, at another time or of another thing.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import VERBS
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import has_auxiliary, is_passive, preposition_objects

__all__ = ["find_act_beside"]

HARM = frozenset({"killed", "injured"})
OWN_CAUSES = ("in", "during", "by", "from", "after", "following", "amid", "of", "when", "under", "while", "because")
TIMING = frozenset({"when", "as", "after", "where"})
PHASES = frozenset(
    {"begin", "start", "launch", "resume", "intensify", "escalate", "renew", "mount", "unleash", "step", "open"}
    | {"expand"}
)
"""What goes on from a day, and does harm from then: "since the army launched its offensive"."""
APART = frozenset({"separately", "elsewhere", "meanwhile", "earlier", "previously", "later"})
STATES = frozenset({"state", "state-forces"})
ARMED = frozenset({"rebel", "militia", "armed-group"})
TAKEN = frozenset({"captured", "retaken"})


def find_act_beside(scene: Scene, frame: Frame, acts: Mapping[int, Frame]) -> Frame | None:
    """Return the act, told in another clause, that a harm came of; None where it has a cause of its own.

    Parameters
    ----------
    scene
        The text.
    frame
        A harm without a doer, told by a verb of its own clause.
    acts
        The acts of force of its sentence, by the verb or the noun that tells each.
    """
    verb = frame.head
    if frame.pattern.part == "verb" and frame.entry.control in TAKEN:
        return _taken_as(scene, frame, acts)
    dies = frame.entry.victim == "a" and frame.entry.outcome in HARM
    harms = frame.entry.plover == "ASSAULT" or frame.entry.outcome == "captured"
    if frame.pattern.part != "verb" or not (dies or (is_passive(verb) and harms)):
        return None
    if frame.entry.control or _has_own_cause(scene, verb):
        return None
    act = _joined(scene, verb, acts) or _going_on(verb, acts) or _timing(frame, acts)
    if act is None or act.head.i == verb.i or act.entry.reciprocal or act.entry.plover != "ASSAULT":
        return None
    doers = tuple(t for t in act.a if scene.party_of(t))
    return act if doers and not _befell_them(scene, frame, doers) else None


def _taken_as(scene: Scene, frame: Frame, acts: Mapping[int, Frame]) -> Frame | None:
    """Return the attack in which a place was taken: "was captured as soldiers pushed into the town"."""
    if not is_passive(frame.head) and not any(scene.is_place(t) for t in frame.a):
        return None
    act = _timing(frame, acts)
    armed = act is not None and any("armed" in scene.classes(t) and _bears_arms(scene, t) for t in act.a)
    return act if armed and act is not None and act.entry.control != "lost" else None


def _bears_arms(scene: Scene, token: Token) -> bool:
    return (r := scene.record(scene.party_of(token))) is not None and r.kind in ARMED | STATES


def _joined(scene: Scene, verb: Token, acts: Mapping[int, Frame]) -> Frame | None:
    """Return the act that a clause goes on from: "bombed the city and nine were killed", "hit a house, where"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    words = {c.lower_ for c in verb.children}
    if subject is None or words & APART or has_auxiliary(verb, "have"):
        return None
    if verb.dep_ == "relcl" and "where" in words:
        first = verb.left_edge
        if first.i == verb.sent.start or first.nbor(-1).text != ",":  # "bombed a town where nine had died"
            return None
        noun = verb.head
        while noun.dep_ in ("pobj", "prep", "conj", "appos", "dobj") and noun.head.i not in acts:
            noun = noun.head
        return acts.get(noun.head.i) if noun.head.pos_ in VERBS else None
    first = subject.left_edge
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    told = [verb.head] if verb.dep_ in ("conj", "advcl") and before == "and" else []
    told += [c for c in verb.children if c.dep_ == "ccomp" and before in ("and", ",")]
    act = next((t for t in told if t.i in acts and t.i < first.i), None)
    if act is None or any(c.dep_ == "neg" for c in act.children) or words & TIMING:
        return None
    placed = any(scene.is_place(t) for t in preposition_objects(verb, "in", "at", "on", "near", "outside"))
    dated = [t for c in verb.children if c.i > verb.i for t in (c, *c.children)]
    return None if placed or any(scene.mention_at(t, "time") for t in dated) else acts[act.i]


def _going_on(verb: Token, acts: Mapping[int, Frame]) -> Frame | None:
    """Return the act since which a harm has been done: "have been killed since the army began its offensive"."""
    for child in verb.children:
        marked = any(c.dep_ == "mark" and c.lower_ == "since" for c in child.children)
        if child.dep_ != "advcl" or not marked or child.lemma_ not in PHASES:
            continue
        if any(t.dep_ in ("nsubj", "nsubjpass") and t.i in acts for t in child.children):
            continue  # "since the assault began": others may have done the harm
        found = acts.get(child.i) or next((acts[t.i] for t in child.children if t.i in acts), None)
        if found is not None and not found.entry.outcome and not found.entry.control:
            return found
    return None


def _timing(frame: Frame, acts: Mapping[int, Frame]) -> Frame | None:
    """Return the act by which a thing was destroyed or hit: "was destroyed when jets bombed the village"."""
    if frame.entry.outcome in HARM:
        return None  # told once with the act
    for child in frame.head.children:
        timing = any(c.lower_ in TIMING and c.dep_ in ("advmod", "mark") for c in child.children)
        if child.dep_ == "advcl" and timing and child.i in acts and not acts[child.i].entry.outcome:
            return acts[child.i]
    return None


def _has_own_cause(scene: Scene, verb: Token) -> bool:
    """Return whether a clause itself tells of what the harm came: "and nine were killed in a crash"."""
    found = preposition_objects(verb, *OWN_CAUSES)
    return any(not scene.is_place(t) and not scene.mention_at(t, "time") for t in found)


def _befell_them(scene: Scene, frame: Frame, doers: tuple[Token, ...]) -> bool:
    """Return whether the harm was done to those who did the act: "stormed the base, and six rebels were killed"."""
    harmed = frame.a if frame.entry.victim == "a" else frame.b
    hurt = [m for t in harmed if (m := scene.party_of(t)) is not None]
    did = [m for t in doers if (m := scene.party_of(t)) is not None]
    if any(t.pos_ == "PRON" and scene.mention_at(t, "actor") is None for t in harmed):
        return True  # "and they were killed": whoever they are
    if {m.ref for m in hurt} & {m.ref for m in did}:
        return True
    lands = [{r.country for m in side if (r := scene.record(m)) and r.kind in STATES} - {None} for side in (hurt, did)]
    return bool(lands[0] & lands[1])
