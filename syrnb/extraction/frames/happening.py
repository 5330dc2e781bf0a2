"""Frames of one happening: what does the harm, and who is harmed, told by two triggers of a sentence.

"Air strikes killed nine", "killed in a raid", "killed when planes struck the market", "strikes that resulted in the
killing of 70": the trigger that says how it was done makes the event, with the sides of both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, conjuncts, is_passive, preposition_objects

__all__ = ["described_as", "unite"]

HARM = frozenset({"killed", "injured"})
PARTY_CLASSES = frozenset({"actor", "people", "number"})
CARRIERS = frozenset(
    {"attack", "campaign", "operation", "wave", "raid", "strike", "offensive", "assault", "mission", "attempt"}
)
LEADING = frozenset({"result", "lead", "end", "culminate", "cause"})
SPANS = frozenset({"minute", "hour", "day", "week", "month", "year", "soon", "shortly", "long"})
VICTIMS_AGAIN = frozenset({"they", "he", "she"})
TOLD_BY = frozenset({"in", "after", "following", "during", "from", "by", "amid"})
TIMING = frozenset({"when", "after", "as"})


def unite(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Tie triggers of harm to the triggers that do it, and what is repelled to who repels it.

    A frame whose happening another one tells has it as ``merged``.
    """
    by_head = {f.head.i: f for f in frames}
    for frame in frames:
        if (doers := _led_by(scene, frame, by_head)) and not frame.a:
            by_head[frame.head.i] = replace(frame, a=doers)
    frames = [by_head[f.head.i] for f in frames]
    merged: dict[int, Frame] = {}
    two_sided = {f.head.i for f in frames if f.entry.reciprocal and f.a and f.b}
    for at in by_head:
        frame = by_head[at]
        if frame.entry.object_event:
            for noun in frame.events:
                if (event := by_head.get(noun.i)) is not None:
                    tokens = (*frame.tokens, *event.tokens)
                    met = event.b if any(scene.party_of(t) for t in event.b) else (*event.b, *frame.a)  # a place alone
                    by_head[noun.i] = replace(event, b=met, tokens=tokens, clause=frame.head)
                    merged[frame.head.i] = by_head[noun.i]
        elif frame.entry.outcome in HARM or (frame.entry.by_event and frame.pattern.part == "verb"):
            event = _doing(scene, frame, by_head)
            if event is not None and event.head.i not in merged:
                united = _united(scene, event, frame, two_sided=event.head.i in two_sided)
                by_head[event.head.i] = united
                merged[frame.head.i] = united
    return [
        replace(by_head[f.head.i], merged=by_head[_last(f.head.i, merged)]) if f.head.i in merged else by_head[f.head.i]
        for f in frames
    ]


def _last(at: int, merged: dict[int, Frame]) -> int:
    """Return the head of what tells a happening at last: of "killed when a bomb hit", the bomb's."""
    seen = {at}
    while at in merged and merged[at].head.i not in seen:
        at = merged[at].head.i
        seen.add(at)
    return at


def _once(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple({t.i: t for t in tokens}.values())


def _united(scene: Scene, event: Frame, harm: Frame, *, two_sided: bool) -> Frame:
    """Return the event's frame with the sides and places of the harm; of a fight between two, only with the places."""
    harmed = harm.a if harm.entry.victim == "a" else harm.b
    people = tuple(t for t in harmed if PARTY_CLASSES & scene.classes(t) or scene.party_of(t))
    doing = tuple(t for t in harm.a if t.i != event.head.i and t not in people)
    a = event.a or doing
    if doing and any(scene.party_of(t) for t in doing) and not any(_is_known(scene, t) for t in event.a):
        a = doing  # "JNIM killed nine in a jihadist attack"
    b = (*event.b, *people)
    if event.entry.reciprocal and not event.a and event.b:
        a, b = event.b, people  # killed in clashes with X: X did it
    elif two_sided:
        b = event.b
    own = event.pattern.part == "verb" or (harm.head.dep_ in ("relcl", "acl") and event.clause is not None)
    clause = event.clause if own else harm.clause
    places = _once((*event.place_objects, *harm.place_objects))
    return replace(event, a=a, b=_once(b), clause=clause, place_objects=places)


def _is_known(scene: Scene, token: Token) -> bool:
    record = scene.record(scene.party_of(token))
    return record is not None and record.known


def _doing(scene: Scene, frame: Frame, by_head: dict[int, Frame]) -> Frame | None:
    """Return the frame that does a harm: its subject, its agent, or what stands under "in" or "when"."""
    if frame.pattern.part == "noun":
        return _leading(scene, frame, by_head)
    verb = frame.head
    dying = frame.entry.victim == "a"
    candidates = [] if dying else list(frame.a)
    if frame.entry.outcome:
        joined = [c for c in verb.children if c.dep_ == "conj"] + ([verb.head] if verb.dep_ == "conj" else [])
        same = [v for v in joined if is_passive(v) == is_passive(verb)]
        for one in [verb, *same]:  # "nine were killed and 20 wounded in a raid"
            found = preposition_objects(one, "in", "during", "by", "when", "from")
            candidates += [one.head if t.lower_ == "which" and one.dep_ == "relcl" else t for t in found]
            candidates += [*_right_after(one), *described_as(one)]
        candidates += [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and not _has_subject(c)]
    shares = [t for t in candidates if t.lower_ in PARTITIVES or t.lemma_ in SPANS]  # "killed in three days of raids"
    candidates += [n for t in shares for n in preposition_objects(t, "of")]
    candidates += [a for t in candidates if scene.is_place(t) for a in list(ancestors(t))[:6] if a.i in by_head]
    if not frame.a and verb.i > verb.sent.start:
        candidates.append(verb.nbor(-1))  # "rebel shelling killed", where the parser lost the subject
    for token in candidates:
        following = token.nbor(1) if token.i + 1 < token.sent.end else token
        for place in (token, following if scene.mention_at(token, "actor") else token):
            event = by_head.get(place.i)
            acting = event is not None and (event.pattern.part == "noun" or _does_harm(event))
            own = event is not None and event.head.i == frame.head.i
            if event is not None and acting and event.entry.plover == "ASSAULT" and not own:
                return event
        # "an abortive attempt to infiltrate", "an operation to clear"
        inner = [c for c in token.children if c.dep_ == "acl" and c.i in by_head and c.i != frame.head.i]
        if inner and fold(token.lemma_) in CARRIERS:
            return by_head[inner[0].i]
    suffered = dying or (is_passive(verb) and not frame.a)
    return _timing(frame, by_head) if frame.entry.outcome in HARM and suffered else None


def _does_harm(act: Frame) -> bool:
    """Return whether an "-ing" tells how a harm was done, and not one more: "killed nine, wounding five"."""
    return act.head.tag_ == "VBG" and act.entry.outcome not in HARM


def _has_subject(verb: Token) -> bool:
    """Return whether a clause is of somebody else than who did the harm: "killed 32 as they were entering the town"."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def described_as(verb: Token) -> list[Token]:
    """Return what a harm is said to have come of: "killed in what residents said was a drone strike"."""
    told = [c for c in verb.children if c.lower_ in TOLD_BY and c.i > verb.i]
    return [
        t
        for p in [
            p for c in told for p in c.children if p.dep_ == "pcomp" and any(w.lower_ == "what" for w in p.children)
        ]
        for t in p.subtree
        if (t.dep_ in ("attr", "oprd") and p.i in (t.head.i, t.head.head.i))
        or (t.dep_ == "pobj" and t.head.lower_ == "as")
    ]


def _right_after(verb: Token) -> list[Token]:
    """Return what a harm followed upon: "killed after shelling of the town", but not "days after the attack"."""
    found = [c for c in verb.children if c.lower_ in ("after", "following") and c.i > verb.i]
    close = [c for c in found if not any(g.i < c.i for g in c.children) and c.nbor(-1).lemma_ not in SPANS]
    return [t for c in close for n in c.children if n.dep_ == "pobj" for t in conjuncts(n)]


def _timing(frame: Frame, by_head: dict[int, Frame]) -> Frame | None:
    """Return the act of a clause that says how it came about: "were killed when planes struck the market"."""
    verb = frame.head
    above = [verb, *list(ancestors(verb))[:2]]
    for owner in above:
        below = [*owner.children, *(g for c in owner.children if c.dep_ == "conj" for g in (c, *c.children))]
        for child in below:
            inner = next((c for c in child.children if c.dep_ == "xcomp" and c.i in by_head), child)
            event = by_head.get(inner.i) or next((f for f in by_head.values() if _lends(inner, f)), None)
            if event is None or child.i <= verb.i or event.entry.plover != "ASSAULT" or event.entry.outcome:
                continue
            if any(t.lower_ in VICTIMS_AGAIN for t in event.a):  # "killed as they tried to enter the town"
                continue
            if any(c.lower_ in TIMING and c.dep_ in ("advmod", "mark") for c in child.children):
                return event
    return None


def _lends(verb: Token, frame: Frame) -> bool:
    """Return whether a verb lends an event noun its clause: "when barrel bombs were dropped"."""
    return frame.clause is not None and frame.clause.i == verb.i and frame.head.i != verb.i


def _led_by(scene: Scene, frame: Frame, by_head: dict[int, Frame]) -> tuple[Token, ...]:
    """Return who did what led to an act told by a noun: "the army's advance, which led to the capture of the town"."""
    head = frame.head
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if frame.pattern.part != "noun" or verb.lemma_ not in LEADING or head.dep_ not in ("pobj", "dobj"):
        return ()
    found = scene.subjects(verb)
    acts = [by_head[t.i].a for t in found if t.i in by_head and by_head[t.i].a]
    return next(iter(acts), tuple(t for t in found if t.i not in by_head and scene.party_of(t)))


def _leading(scene: Scene, frame: Frame, by_head: dict[int, Frame]) -> Frame | None:
    """Return the act that a noun of harm is said to come of: "strikes that resulted in the killing of 70 people"."""
    head = frame.head
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if verb.lemma_ not in LEADING or head.dep_ not in ("pobj", "dobj"):
        return None
    found = [by_head[t.i] for t in scene.subjects(verb) if t.i in by_head]
    return next((f for f in found if f.pattern.part == "noun" and f.entry.plover == "ASSAULT"), None)
