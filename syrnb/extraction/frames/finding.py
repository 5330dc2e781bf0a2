"""Frames: the lexicon's triggers with their roles filled, by one mechanism for verbs, nouns and participles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.attribution import Attribution
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.happening import unite
from syrnb.extraction.frames.roles import PARTY_CLASSES, fits
from syrnb.extraction.frames.titles import is_in_title
from syrnb.extraction.frames.triggers import find_triggers
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import Pattern, fold
from syrnb.language.syntax import (
    ancestors,
    conjuncts,
    is_passive,
    obliques,
    passive_agents,
    phrase_lemma,
    preposition_objects,
    subjects,
)
from syrnb.language.text import Sentence

__all__ = ["find_frames"]

POINTING = frozenset(["the", "this", "that", "these", "those", "such", "its", "their", "his", "her"])
CARRIERS = frozenset(
    [
        "attack",
        "campaign",
        "operation",
        "wave",
        "raid",
        "strike",
        "offensive",
        "assault",
        "blast",
        "fire",
        "mission",
        "effort",
        "attempt",
    ]
)
ENGAGED = frozenset({"lock", "engage", "embroil", "involve", "entangle", "mire"})


SHAKING = frozenset({"shake", "rock", "hit", "grip", "engulf", "sweep", "reach", "ravage", "strike", "jolt"})
CONFIRMING = frozenset({"confirm", "deny", "report", "announce", "admit", "acknowledge", "claim", "verify"})


def find_frames(scene: Scene, sentence: Sentence) -> list[Frame]:
    """Return the frames of a sentence, in order of their triggers.

    A verb of harm and the event noun that does it ("air strikes killed", "killed in a raid") are two frames of one
    happening: the verb's ``merged`` is the noun's frame, which holds the sides of both.
    """
    tokens = scene.text.tokens(sentence)
    chosen: dict[int, Frame] = {}
    taken: set[int] = set()
    told_by = scene.attribution(tokens)
    found = find_triggers(tokens, scene.lexicon)
    # who surrenders a place loses it: the reading with a place goes first
    candidates = sorted(found, key=lambda c: (-len(c[2]), c[1].i, c[0].entry.control != "lost"))
    for pattern, head, matched in candidates:
        if head.i in chosen or any(t.i in taken for t in matched) or _inside_name(scene, pattern, head, matched):
            continue
        if any(is_in_title(t) for t in matched):
            continue
        frame = _fill(scene, pattern, head, matched)
        if frame is not None:
            frame = _without(frame, told_by)
            chosen[head.i] = frame
            taken |= {t.i for t in matched}
    frames = [chosen[i] for i in sorted(chosen)]
    frames = _share(scene, [f for f in frames if not _modifies_carrier(f, chosen)])
    return unite(scene, [_with_purpose(f, frames) for f in frames])


def _without(frame: Frame, told_by: Attribution | None) -> Frame:
    """Return a frame without the words that only say who tells of it, which no role of it can hold."""
    if told_by is None or frame.head.i >= told_by.start:
        return frame
    a, b, places, events = (
        tuple(t for t in role if t.i < told_by.start) for role in (frame.a, frame.b, frame.place_objects, frame.events)
    )
    return replace(frame, a=a, b=b, place_objects=places, events=events)


def _inside_name(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> bool:
    """Return whether a trigger is only part of a proper name ("Military Operations Command")."""
    for token in matched if pattern.part == "noun" else (head,):
        mention = scene.mention_at(token, "actor") or scene.mention_at(token, "location")
        if mention is None or mention.method == "coreference":
            continue
        words = scene.text.span(mention.start, mention.end)
        if len(words) > 1 and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            return True
        if len(words) == 1 and token.pos_ == "PROPN":
            return True
    return False


def _modifies_carrier(frame: Frame, chosen: dict[int, Frame]) -> bool:
    """Return whether an event noun only describes another noun ("attack helicopter", "peace talks table")."""
    head = frame.head
    if head.dep_ not in ("compound", "nmod") and not (head.dep_ == "amod" and head.tag_ == "VBG"):
        return False
    return head.head.i in chosen or fold(head.head.lemma_) not in CARRIERS


def _share(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Let joined event nouns share their sides: "government air strikes and shelling", "raids and shelling by X"."""
    found = {f.head.i: f for f in frames}
    for frame in frames:
        head = frame.head
        first = found.get(head.head.i) if head.dep_ == "conj" else None
        if first is None or first.pattern.part != "noun" or first.entry.plover != frame.entry.plover:
            continue
        if frame.pattern.part != "noun" and (head.tag_ != "VBG" or frame.b):
            continue
        after = tuple(t for t in frame.a if t.i > head.i)
        found[head.i] = replace(frame, a=frame.a or first.a, b=frame.b or first.b)
        found[first.head.i] = replace(first, a=first.a or after, b=first.b or frame.b)
    return [found[f.head.i] for f in frames]


def _with_purpose(frame: Frame, frames: list[Frame]) -> Frame:
    """Give an event noun the sides and places of what it is meant to do ("a campaign to reclaim the enclave")."""
    if frame.pattern.part != "noun" or frame.b:
        return frame
    for child in frame.head.children:
        purpose = next((f for f in frames if f.head.i == child.i and child.dep_ == "acl"), None)
        if purpose is not None and purpose.entry.plover == frame.entry.plover:
            return replace(frame, b=purpose.b, place_objects=purpose.place_objects)
    return frame


def _fill(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> Frame | None:
    if pattern.part == "verb":
        frame = _fill_verb(scene, pattern, head, matched)
    else:
        frame = _fill_noun(scene, pattern, head, matched)
    return frame if frame is not None and fits(scene, frame) else None


def _fill_verb(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> Frame | None:
    entry = pattern.entry
    tail = matched[-1]
    passive = is_passive(head)
    acting = (passive_agents(head) or _far_agents(scene, head)) if passive else scene.subjects(head)
    if acting and not passive:
        acting += [t for owner in (head, *acting) for t in _beside(owner) if scene.actor_of(t)]
    done: list[Token] = []
    after_object = tail.pos_ in ("ADV", "PART", "ADJ") or tail.dep_ in ("oprd", "prt", "advmod", "pobj")
    if tail.i == head.i or after_object:
        done = scene.objects(head)
        if not done and tail.i != head.i:
            done = [t for c in tail.children if c.dep_ == "pobj" for t in conjuncts(c)]
    elif tail.pos_ == "ADP":
        done = [t for c in tail.children if c.dep_ in ("pobj", "pcomp") for t in conjuncts(c)]
        if not passive or not done or any(scene.mention_at(t, "location") for t in done):
            done += scene.objects(head)
    if not done and tail.i != head.i:  # "took eight engineers hostage"
        done = [
            c for c in tail.children if c.dep_ in ("compound", "nmod", "nsubj") and PARTY_CLASSES & scene.classes(c)
        ]
    if entry.b_first and entry.b:
        aimed = preposition_objects(head, *entry.b)
        aimed += [t for o in scene.objects(head) for t in preposition_objects(o, *entry.b)]
        if aimed:
            return _frame(scene, pattern, head, matched, acting, aimed, done)
    extra = [t for t in preposition_objects(head, *entry.b) if t.i not in {d.i for d in done}]
    if tail.i != head.i and tail.pos_ in ("NOUN", "PROPN"):
        extra += preposition_objects(tail, *entry.b)
    if entry.control in ("captured", "retaken"):
        extra += [t for o in (head, *done) for t in preposition_objects(o, "from") if scene.party_of(t)]
    if (len(matched) > 1 and tail.pos_ in ("NOUN", "PROPN")) or not done:
        done = [*done, *extra]
    else:
        done = [*done, *(t for t in extra if PARTY_CLASSES & scene.classes(t) or scene.party_of(t))]
    done = [t for t in done if t.i not in {m.i for m in matched}]
    if entry.control:
        done += _holders(scene, done)
    elif entry.relation is not None and not any(scene.party_of(t) for t in done):
        done += [t for d in done for t in preposition_objects(d, "by") if scene.party_of(t)]  # "backed a raid by X"
    if head.dep_ == "pcomp" and head.head.lower_ == "by" and not any(scene.party_of(t) for t in done):
        done += [t for t in scene.objects(head.head.head) if scene.actor_of(t)]
    if entry.outcome == "captured" and head.dep_ == "amod" and not acting:
        above = next((t for t in ancestors(head) if t.pos_ == "VERB"), None)
        if above is not None and phrase_lemma(above) in scene.lexicon.light["captors"]:
            acting = scene.subjects(above)
    if entry.control == "lost":
        return _frame(scene, pattern, head, matched, [], acting, done)
    if entry.reciprocal and not done and len(acting) == 2 and not _beside(head):
        acting, done = acting[:1], acting[1:]
    if entry.swap:
        if passive:
            acting, done = done, acting
        return _frame(scene, pattern, head, matched, done, acting, done if entry.place_from_object else [])
    return _frame(scene, pattern, head, matched, acting, done, [])


def _far_agents(scene: Scene, verb: Token) -> list[Token]:
    """Return who did it, where "by" was hung on a day or place, or is put otherwise: "killed in Goma by rebels"."""
    for noun in preposition_objects(verb, "at"):
        if noun.lemma_ == "hand":
            return preposition_objects(noun, "of")
    for found in obliques(verb).values():
        for noun in found:
            if scene.mention_at(noun, "location") or scene.mention_at(noun, "time"):
                agents = [t for t in preposition_objects(noun, "by") if scene.party_of(t)]
                if agents:
                    return agents
    return []


def _beside(verb: Token) -> list[Token]:
    """Return who acts together with a verb's subject: "together with the militia", "alongside Wagner fighters"."""
    found = preposition_objects(verb, "alongside")
    for child in verb.children:
        if child.lower_ == "with" and any(c.lower_ in ("together", "along", "jointly") for c in child.children):
            found += [t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)]
        elif child.lower_ in ("together", "along", "jointly"):
            found += preposition_objects(child, "with")
    return found


def _holders(scene: Scene, places: list[Token]) -> list[Token]:
    """Return who holds the places that something is done to: "territory held by the militia"."""
    return [
        t
        for place in places
        for c in place.subtree
        if c.dep_ == "acl" and c.lower_ in ("held", "controlled", "occupied") and c.head.i >= place.i
        for t in passive_agents(c)
        if scene.actor_of(t)
    ]


def _frame(
    scene: Scene,
    pattern: Pattern,
    head: Token,
    matched: tuple[Token, ...],
    a: list[Token],
    b: list[Token],
    events: list[Token],
    clause: Token | None = None,
) -> Frame:
    a, b = ([t for t in side if not scene.mention_at(t, "time")] for side in (a, b))
    places = [t for t in (*b, *events) if scene.is_place(t)]
    nouns = [t for t in (*b, *events) if "event" in scene.classes(t)]
    return Frame(
        pattern, head, matched, tuple(a), tuple(b), tuple(places), tuple(nouns), head if clause is None else clause
    )


def _fill_noun(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> Frame | None:
    entry = pattern.entry
    a: list[Token] = []
    b: list[Token] = []
    before = [c for m in matched for c in m.children if c.dep_ in ("poss", "amod", "compound", "nmod", "npadvmod")]
    for child in before:
        for token in conjuncts(child):
            if scene.mention_at(token, "actor"):
                a.append(token)
    found = obliques(head)
    a += found.get("by", [])
    a += [t for t in found.get("from", []) if entry.control != "withdrew" and scene.mention_at(t, "actor")]
    of = [t for t in found.get("of", []) if t.i not in {m.i for m in matched}]
    if entry.of == "a":
        a += [t for t in of if scene.actor_of(t) or PARTY_CLASSES & scene.classes(t)]
    else:
        b += of
    for preposition in entry.b:
        if not (preposition == "on" and head.head.lemma_ == "blame"):
            b += found.get(preposition, [])
    if between := found.get("between"):
        a, b = [*a, between[0]], [*b, *between[1:]]
    elif entry.reciprocal:
        b += found.get("with", [])
    if head.dep_ == "nsubj" and head.head.pos_ == "VERB":
        b += [t for t in preposition_objects(head.head, "against") if t.i not in {x.i for x in b}]
    for child in head.children:  # "raids carried out by its ally", "an attack that was blamed on the militia"
        if child.dep_ not in ("acl", "relcl") or not is_passive(child):
            continue
        if phrase_lemma(child) in scene.lexicon.light["doing"]:
            a += passive_agents(child)
        elif child.lemma_ == "blame":
            a += preposition_objects(child, "on")
    first = head.nbor(-1) if head.i > head.sent.start else head
    if not a and head.tag_ == "VBG" and scene.mention_at(first, "actor"):  # "rebel shelling", taken for a verb
        a.append(first)
    clause, doers, sufferers = _support(scene, head)
    a += [t for t in doers if t.i not in {x.i for x in a}]
    b += sufferers
    if clause is None and not a and not b and _points_back(head, matched) and not _has_own(scene, head):
        return None
    harmed = head.dep_ == "pobj" and is_passive(head.head.head) and head.head.head.lemma_ not in ENGAGED
    if entry.reciprocal and not a and b and not harmed:
        a = [t for t in _clause_subjects(scene, head) if t.i not in {head.i, *(x.i for x in b)}]
        a = [t for t in a if PARTY_CLASSES & scene.classes(t)]
    if not a and head.dep_ == "pobj" and head.head.lower_ in ("including", "like"):
        a = [c for c in _clause_subjects(scene, head) if scene.actor_of(c)]
    if entry.swap:  # "the fall of A to B"
        a += [t for t in found.get("to", []) if scene.party_of(t)]
    if entry.control == "lost":
        return _frame(scene, pattern, head, matched, [], _once(a), _once(b), clause)
    if entry.all_a:
        a, b = [*a, *(t for t in b if scene.actor_of(t))], []
    return _frame(scene, pattern, head, matched, _once(a), _once(b), [], clause)


def _clause_subjects(scene: Scene, noun: Token) -> list[Token]:
    """Return the subjects of the clause that a noun stands in: "X met Y in talks with Z"."""
    above = next(
        (t for t in ancestors(noun) if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass", "amod")), None
    )
    return scene.subjects(above) if above is not None else []


def _once(tokens: Iterable[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())


def _points_back(head: Token, matched: tuple[Token, ...]) -> bool:
    """Return whether a noun with nothing of its own only points back to what was told ("the operation")."""
    start = min(t.i for t in matched)
    pointing = any(c.lower_ in POINTING and c.dep_ in ("det", "poss") for c in head.children if c.i < start)
    return pointing or (
        head.dep_ in ("pobj", "pcomp") and not any(c.dep_ in ("det", "amod", "nummod") for c in head.children)
    )


def _has_own(scene: Scene, noun: Token) -> bool:
    """Return whether a noun tells something all the same: it is confirmed or denied, or a place is named with it."""
    said = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in CONFIRMING
    return said or any(c.dep_ == "compound" and scene.mention_at(c, "location") for c in noun.children)


def _support(scene: Scene, noun: Token) -> tuple[Token | None, list[Token], list[Token]]:
    """Return the verb that lends an event noun its subject, who does it, and who suffers it.

    "launched an assault", "strikes were carried out by", "is responsible for attacks", "clashes erupted",
    "led fighters in conducting attacks", "blamed the attack on".
    """
    light = scene.lexicon.light
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    head = top.head
    if top.dep_ in ("dobj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        lemma = phrase_lemma(head)
        if lemma in light["doing"]:
            return head, passive_agents(head) if is_passive(head) else scene.subjects(head), []
        if lemma in light["suffering"]:
            return head, [], scene.subjects(head)
        if lemma == "blame":
            return None, preposition_objects(head, "on") + preposition_objects(noun, "on"), []
    if top.dep_ == "nsubj" and head.lemma_ in SHAKING and any(scene.is_place(t) for t in scene.objects(head)):
        return head, [], []
    occurs = head.pos_ in ("VERB", "AUX") and phrase_lemma(head) in light["occurring"]
    if occurs and (top.dep_ == "attr" or (top.dep_ == "nsubj" and head.lemma_ != "be")):
        return head, [], []
    if top.dep_ == "pobj":
        governor = head.head
        word = governor.lower_
        if head.lower_ == "behind" and governor.lemma_ == "be":
            return None, subjects(governor), []
        if word in ("responsible", "behind") and governor.dep_ in ("acomp", "amod", "prep"):
            return None, subjects(governor.head), []
        if governor.lemma_ == "responsibility" and governor.head.pos_ == "VERB":
            return None, scene.subjects(governor.head), []
        if governor.pos_ == "VERB" and governor.lemma_ in ("accuse", "suspect", "charge"):
            return None, scene.objects(governor), []
    return None, [], []
