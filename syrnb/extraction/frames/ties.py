"""Who did it, where another phrase of the sentence says so that syntax ties to the act.

Harm that comes of an act has that act's doer ("struck the market, killing nine"; "raids that left 40 dead"), and an act
that is but part of another has the other's ("reached the town as part of an offensive"). Nothing is taken from what
only stands near; what is taken so is marked as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.frames.charges import charged_with
from syrnb.extraction.frames.fights import with_fighters
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.happening import described_as
from syrnb.extraction.frames.means import done_with
from syrnb.extraction.frames.outcomes import find_act_beside
from syrnb.extraction.frames.purposes import purposed_by
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.language.syntax import ancestors, is_passive, obliques, preposition_objects

__all__ = ["find_cause", "share_doers"]

FORCE = frozenset({"ASSAULT", "COERCE"})
LEADING = frozenset({"result", "lead", "end", "culminate", "cause", "leave", "cost", "claim", "take", "bring"})
HURT = frozenset({"hurt", "injured", "wounded", "dead"})
SPANS = frozenset({"hour", "day", "night", "week", "month", "year"})
BY_WAY = ("in", "from", "during", "by", "after", "following")
WITHIN = frozenset({"in", "during", "amid", "as", "of", "with", "under", "through", "via"})
SHARES = frozenset({"part", "phase", "stage", "element"})
"""What an act is of a greater one."""
SPARKING = frozenset({"spark", "trigger", "ignite", "provoke", "prompt"})
HARM = frozenset({"killed", "injured"})
ARMED = frozenset({"rebel", "militia", "armed-group", "state-forces"})
DRIVING = frozenset({"force", "cause", "drive", "compel", "prompt", "lead", "push", "make", "oblige"})
FROM = ("after", "amid", "following", "from", "during")
"""What one flees from, or after."""
OWN = frozenset({"in", "during", "as", "with"})
MOVING = frozenset({"enter", "advance", "push", "cross", "move", "march", "sweep", "press", "gain"})
SEEING = frozenset({"see", "include", "involve", "cause", "bring"})
RELEASING = frozenset({"release", "cause", "start", "unleash", "trigger", "spark"})
PASSES = 3
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
REACH = 6


def share_doers(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Give each act of force without a doer that of the act that it comes of, or is part of."""
    found = {f.head.i: f for f in frames}
    for frame in frames * PASSES:  # who did it may itself be told by way of another act
        if frame.merged is not None or frame.entry.plover not in FORCE:
            continue
        if _has_doer(scene, found[frame.head.i]):
            if (act := _suffered(frame, found)) is not None:
                found[frame.head.i] = replace(frame, a=act.a, borrowed=True)
            continue
        tied = _tied(scene, frame, list(found.values()))
        if tied is None and (charged := charged_with(scene, frame, found)):
            found[frame.head.i] = replace(frame, a=charged, borrowed=True)
            continue
        tied = tied or _joint_harm(scene, frame, found) or _met(scene, frame, list(found.values()))
        if tied is not None and _has_doer(scene, tied):
            found[frame.head.i] = replace(frame, a=tied.a, borrowed=True)
        elif (act := find_act_beside(scene, frame, _by_word(found.values()))) is not None:
            places = (t for t in frame.a if scene.is_place(t))  # "the town fell as rebels advanced"
            found[frame.head.i] = replace(frame, a=(*act.a, *places), borrowed=True)
        elif users := done_with(scene, frame, found):
            found[frame.head.i] = replace(frame, a=users, borrowed=True)
        elif tied is None and (movers := _movers(scene, frame.head)):
            found[frame.head.i] = replace(frame, a=movers, borrowed=True)
        elif purposed := purposed_by(scene, frame, found):
            found[frame.head.i] = replace(frame, a=purposed, borrowed=True)
    for frame in list(found.values()):
        others = _opposed(scene, frame, found) or _beaten(scene, frame, found)
        if others is not None:
            found[frame.head.i] = replace(found[frame.head.i], b=(*frame.b, *others))
    for frame in list(found.values()):
        if struck := _struck(scene, frame, found):
            found[frame.head.i] = replace(found[frame.head.i], b=(*frame.b, *struck))
    acts = _by_word(found.values())
    for frame in list(found.values()):
        if frame.entry.outcome == "displaced" and frame.entry.victim == "a" and (act := _driving(scene, frame, acts)):
            found[frame.head.i] = replace(found[frame.head.i], cause=act)
        elif frame.entry.victim == "a" and frame.merged is None and frame.entry.outcome in HARM:
            found[frame.head.i] = replace(frame, cause=_cause_beside(scene, frame, found))
    return [_renewed(with_fighters(scene, f, found), found) for f in found.values()]


def _cause_beside(scene: Scene, frame: Frame, found: dict[int, Frame]) -> Frame | None:
    """Return the act in another clause that people died of: "shelled the town and nine died", "died, blaming X"."""
    if (act := find_act_beside(scene, frame, _by_word(found.values()))) is not None:
        return act
    charged = charged_with(scene, frame, found)
    return replace(frame, a=charged, borrowed=True) if charged else None


def _struck(scene: Scene, frame: Frame, found: dict[int, Frame]) -> tuple[Token, ...]:
    """Return the armed whom an act that names no target harmed: "carried out raids, killing 31 rebels".

    So too those whose things it destroyed: "carried out raids, destroying rebel vehicles".
    """
    if frame.entry.plover != "ASSAULT" or frame.merged is not None or frame.entry.outcome or frame.entry.control:
        return ()
    if any(scene.party_of(t) for t in frame.b):
        return ()
    verb = frame.clause if frame.clause is not None else frame.head
    own = {m.ref for t in frame.a if (m := scene.party_of(t)) is not None}
    below = [found[c.i] for c in verb.children if c.i in found and c.tag_ == "VBG"]
    harms = [f for f in below if f.entry.outcome in HARM or (f.entry.plover == "ASSAULT" and not f.entry.control)]
    met = [t for h in harms for t in h.b if (r := scene.record(scene.party_of(t))) is not None and r.kind in ARMED]
    return tuple(t for t in met if (m := scene.party_of(t)) is not None and m.ref not in own)


def _driving(scene: Scene, frame: Frame, acts: dict[int, Frame]) -> Frame | None:
    """Return the act that made people flee: "the shelling forced 300 families to flee", "fled after an attack by X"."""
    verb = frame.head
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in DRIVING:
        return next((acts[t.i] for t in scene.subjects(verb.head) if t.i in acts), None)
    return next((acts[t.i] for t in preposition_objects(verb, *FROM) if t.i in acts), None)


def find_cause(scene: Scene, word: Token, frames: Iterable[Frame]) -> Frame | None:
    """Return the act of force that a toll is said to come of: "raids that left 40 dead", "12 deaths from shelling".

    Parameters
    ----------
    word
        The word that tells the toll: "dead", "death", "lives".
    frames
        The acts of its sentence.
    """
    by_word = _by_word(frames)
    for preposition in BY_WAY:
        for noun in obliques(word).get(preposition, ()):
            if (cause := by_word.get(noun.i)) is not None:
                return cause
    verb = next((a for a in ancestors(word) if a.pos_ in ("VERB", "AUX")), None)
    if verb is not None and verb.lemma_ == "be":  # "there were 12 dead in strikes on the town"
        return next((by_word[n.i] for n in obliques(verb).get("in", ()) if n.i in by_word), None)
    if verb is None or verb.lemma_ not in LEADING:
        return None
    for noun in scene.subjects(verb):
        if (cause := by_word.get(noun.i)) is not None:
            return cause
    return _above(verb, by_word) if verb.tag_ == "VBG" else None


def _opposed(scene: Scene, frame: Frame, found: dict[int, Frame]) -> tuple[Token, ...] | None:
    """Return whom one fights by what the fight is for: "battling to drive out the militia", "to break its siege"."""
    fought = frame.entry.reciprocal or frame.entry.control == "contested"
    if not fought or frame.entry.plover not in FORCE or frame.pattern.part != "verb" or frame.merged is not None:
        return None
    if any(scene.party_of(t) for t in frame.b):
        return None
    for child in frame.head.children:
        aim = found.get(child.i) if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" else None
        if aim is None or aim.entry.plover not in FORCE:
            continue
        met = found[aim.merged.head.i].a if aim.merged is not None and aim.entry.object_event else aim.b
        own = {m.ref for t in frame.a if (m := scene.party_of(t)) is not None}
        return tuple(t for t in met if (m := scene.party_of(t)) is not None and m.ref not in own)
    return None


def _movers(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """Return who moved in an act of his: "soldiers advanced during an offensive", "pushed north as part of a raid"."""
    within = noun.head
    if within.lower_ == "of" and within.head.lower_ in SHARES:
        within = within.head.head  # "as part of"
    if noun.dep_ != "pobj" or within.lower_ not in OWN or any(c.lower_ in DEFINITE for c in noun.children):
        return ()
    above = within.head
    if above.lemma_ not in MOVING or above.pos_ != "VERB" or is_passive(above):
        return ()
    return tuple(t for t in scene.subjects(above) if scene.party_of(t) and "armed" in scene.classes(t))


def _beaten(scene: Scene, frame: Frame, found: dict[int, Frame]) -> tuple[Token, ...] | None:
    """Return from whom a place was taken, by the fight in which it was: "took the town in an offensive on rebels"."""
    if frame.entry.control not in ("captured", "retaken") or any(scene.party_of(t) for t in frame.b):
        return None
    own = {m.ref for t in frame.a if (m := scene.party_of(t)) is not None}
    fights = [found[t.i] for t in preposition_objects(frame.head, *BY_WAY) if t.i in found]
    for fight in fights if own else ():
        if fight.entry.plover not in FORCE:
            continue
        met = (*fight.a, *fight.b) if fight.entry.reciprocal else fight.b
        others = tuple(t for t in met if (m := scene.party_of(t)) is not None and m.ref not in own)
        if others:
            return others
    return None


def _joint_harm(scene: Scene, frame: Frame, found: dict[int, Frame]) -> Frame | None:
    """Return the act of a harm told together with this one: "nine were killed and 20 hurt in an army raid"."""
    verb = frame.head
    if frame.entry.outcome not in HARM or frame.pattern.part != "verb" or frame.entry.victim == "a":
        return None
    if any(c.dep_ == "agent" for c in verb.children):
        return None
    causes = preposition_objects(verb, *BY_WAY)
    if any(not scene.is_place(n) and not scene.mention_at(n, "time") for n in causes):  # "killed during the march"
        return None
    joined = [verb.head] if verb.dep_ == "conj" or (verb.dep_ == "advcl" and _goes_on(verb)) else []
    joined += [c for c in verb.children if c.dep_ == "conj" or (c.dep_ == "advcl" and _goes_on(c))]
    for other in joined:
        own = preposition_objects(verb, "in", "at", "on", "near")
        if other.i < verb.i and any(scene.is_place(n) for n in own):  # another harm: "while five were killed in X"
            continue
        harm = found.get(other.i)
        if harm is None and other.lower_ in HURT:  # not taken for a verb: "nine were killed and 20 hurt in a raid"
            return next((found[n.i] for n in preposition_objects(other, *BY_WAY) if n.i in found), None)
        if harm is not None and harm.entry.outcome in HARM and harm.entry.victim != "a":
            return found.get(harm.merged.head.i) if harm.merged is not None else harm
    return None


def _met(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the act that met this one, its sides turned: "attacked a post of the army but were driven back"."""
    verb = frame.head
    act = _by_word(frames).get(verb.head.i) if verb.dep_ == "conj" and is_passive(verb) else None
    own = {m.ref for t in frame.b if (m := scene.party_of(t)) is not None}
    if act is None or act.entry.reciprocal or not own & {m.ref for t in act.a if (m := scene.party_of(t)) is not None}:
        return None
    return replace(act, a=tuple(t for t in act.b if (m := scene.party_of(t)) is not None and m.ref not in own))


def _goes_on(clause: Token) -> bool:
    """Return whether a clause tells the rest of a harm: "while dozens of others were wounded"."""
    return any(c.dep_ == "mark" and c.lower_ == "while" for c in clause.children)


def _suffered(frame: Frame, found: dict[int, Frame]) -> Frame | None:
    """Return the act whose target was taken for who did the harm: "the jet was hit, killing the pilot"."""
    if frame.head.tag_ != "VBG" or not frame.entry.outcome:
        return None
    act = found.get(frame.head.head.i)
    if act is None or act.entry.plover != "ASSAULT" or not is_passive(act.head):
        return None
    return act if {t.i for t in frame.a} & {t.i for t in act.b} else None


def _has_doer(scene: Scene, frame: Frame) -> bool:
    return any(scene.party_of(t) is not None for t in frame.a)


def _renewed(frame: Frame, found: dict[int, Frame]) -> Frame:
    """Return a frame whose other telling is the one with the doer found."""
    return frame if frame.merged is None else replace(frame, merged=found[frame.merged.head.i])


def _by_word(frames: Iterable[Frame]) -> dict[int, Frame]:
    """Return acts of force by their trigger, and by the verb that lends a noun its clause ("carried out raids")."""
    acts = [f for f in frames if f.entry.plover == "ASSAULT"]
    return {f.clause.i: f for f in acts if f.clause is not None and f.merged is None} | {f.head.i: f for f in acts}


def _tied(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame | None:
    others = _by_word(f for f in frames if f.head.i != frame.head.i)
    head = frame.head
    acting = next((others[t.i] for t in frame.a if t.i in others), None)
    if acting is not None and not frame.entry.swap:  # "advances by the army drove the rebels out"
        return acting
    if head.tag_ == "VBG" and frame.entry.outcome:
        return _above(head, others)
    if frame.pattern.part == "verb":
        if frame.entry.plover == "COERCE" and not frame.entry.outcome:  # "were trapped in a siege by the army"
            others |= {f.head.i: f for f in frames if f.entry.plover == "COERCE" and f.head.i != head.i}
        return _endured(head, others) or _released(frame, others)
    found = (
        _whole(scene, head, others) or _summed(head, others) or _sparking(head, others) or _seen(scene, head, others)
    )
    return found or _embracing(head, others)


def _seen(scene: Scene, noun: Token, others: dict[int, Frame]) -> Frame | None:
    """Return the act that another was part of: "the bombing of the town has seen massacres", "the raids included"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in SEEING or is_passive(verb):
        return None
    return next((others[t.i] for t in scene.subjects(verb) if t.i in others), None)


def _endured(verb: Token, others: dict[int, Frame]) -> Frame | None:
    """Return the act that a passive tells of once more: "were trapped in a siege by the army", "hit in its raids"."""
    if not is_passive(verb):
        return None
    told = [*preposition_objects(verb, "in", "during", "under", "by"), *described_as(verb)]
    if (found := next((others[t.i] for t in told if t.i in others), None)) is not None:
        return found
    longer = [n for t in told if t.lemma_ in SPANS for n in preposition_objects(t, "of")]
    acts = [others[n.i] for n in longer if n.i in others]  # "injured in three days of shelling by X"
    return next((a for a in acts if not a.entry.reciprocal), None)


def _released(frame: Frame, others: dict[int, Frame]) -> Frame | None:
    """Return the act that set free what did the harm: "hit a store, releasing a gas that killed nine"."""
    for thing in frame.a:
        verb = thing.head
        if thing.dep_ == "dobj" and verb.tag_ == "VBG" and verb.lemma_ in RELEASING:
            return _above(verb, others)
    return None


def _summed(noun: Token, others: dict[int, Frame]) -> Frame | None:
    """Return what a subject is told as once more: "50 strikes hit the city in the heaviest raids by its jets"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB" or is_passive(verb):
        return None
    found = preposition_objects(verb, "in")
    found += [t for n in found if n.lower_ in PARTITIVES for t in preposition_objects(n, "of")]
    return next((others[t.i] for t in found if t.i in others and t.i > verb.i), None)


def _whole(scene: Scene, noun: Token, others: dict[int, Frame]) -> Frame | None:
    """Return the act that another is said to be part of: "the seizure of the town was part of an army offensive"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    parts = [c for c in verb.children if c.dep_ == "attr" and c.lemma_ in SHARES]
    return next((others[t.i] for p in parts for t in preposition_objects(p, "of", "in") if t.i in others), None)


def _sparking(noun: Token, others: dict[int, Frame]) -> Frame | None:
    """Return the act that set off another: "attacked the town, sparking clashes"."""
    verb = noun.head
    if verb.lemma_ not in SPARKING or verb.tag_ != "VBG" or noun.dep_ not in ("dobj", "xcomp", "ccomp"):
        return None
    return _above(verb, others)


def _above(verb: Token, others: dict[int, Frame]) -> Frame | None:
    """Return the act that a participle hangs on: "struck the town, killing nine"."""
    near = list(ancestors(verb))[:REACH]
    return next((others[a.i].merged or others[a.i] for a in near if a.i in others), None)


def _embracing(noun: Token, others: dict[int, Frame]) -> Frame | None:
    """Return the act that a noun says more of: "reached the town as part of an offensive", "seized it in a raid"."""
    if noun.dep_ != "pobj" or any(c.lower_ in DEFINITE for c in noun.children):
        return None
    for above in list(ancestors(noun))[:REACH]:
        if above.pos_ in ("VERB", "AUX"):
            act = others.get(above.i)
            if act is None and above.dep_ == "relcl" and noun.head.head.lower_ in SHARES:
                continue  # "hit the road that leads into the town as part of a campaign"
            own = act is not None and act.pattern.part == "verb" and act.entry.control != "lost"
            return act if own and not is_passive(above) and act is not None and act.entry.victim != "a" else None
        if above.lower_ not in WITHIN and above.lower_ != "part":
            return None
    return None
