"""Frames of verbs: who acts and on whom, by the parse, for actives, passives, participles and light verbs."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.frames.agents import doers_before
from syrnb.extraction.frames.frame import Frame, build_frame
from syrnb.extraction.frames.roles import PARTY_CLASSES
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import Pattern, fold
from syrnb.language.syntax import (
    HYPHENS,
    ancestors,
    conjuncts,
    is_passive,
    obliques,
    passive_agents,
    phrase_lemma,
    preposition_objects,
)

__all__ = ["fill_verb"]

HARM = frozenset({"killed", "injured"})
TRIES = frozenset({"attempt", "bid", "plot", "effort", "plan"})
MEETINGS = frozenset({"meeting", "session", "summit", "sitting", "intervention"})
FORCE = frozenset({"ASSAULT", "COERCE", "CONCEDE"})
GRIPS = frozenset({"control", "rule", "hand", "grip", "grasp", "reach"})
"""What a place is in while somebody holds it."""
UNDERTAKINGS = frozenset({"operation", "sweep", "mission", "campaign", "crackdown", "push"})


def fill_verb(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> Frame | None:
    """Return the frame of a verb in use, its roles not yet judged."""
    entry = pattern.entry
    tail = matched[-1]
    passive = is_passive(head)
    acting = scene.subjects(head)
    if passive:
        acting = passive_agents(head) or _far_agents(scene, head) or _shared_agents(scene, head)
    if head.tag_ == "VBG" and head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        acting = preposition_objects(head, "by") or acting  # "air strikes by one and shelling by another"
    if head.dep_ == "amod" and not acting:
        acting = _joined_before(scene, head)
    if acting and not passive:
        main = next((t for t in ancestors(head) if t.pos_ == "VERB"), head)
        shared = head.tag_ == "VBG" and acting == scene.subjects(main)  # "bombed it, killing"
        owners = (head, main, *acting) if shared else (head, *acting)
        acting += [t for owner in owners for t in _beside(owner) if scene.actor_of(t)]
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
    if entry.control == "contested" and tail.pos_ == "ADP" and not passive:  # "fights the EPL for the fields"
        done += [t for t in scene.objects(head) if scene.actor_of(t)]
    if not done and tail.i != head.i:  # "took eight engineers hostage"
        done = [
            c
            for c in tail.children
            if (c.dep_ in ("compound", "nmod", "nsubj") and PARTY_CLASSES & scene.classes(c))
            or (c.dep_ == "amod" and scene.mention_at(c, "actor"))
            or (c.dep_ in ("nsubj", "nsubjpass") and "place" in entry.object and scene.is_place(c))
        ]
    if entry.b_first and entry.b:
        aimed = preposition_objects(head, *entry.b)
        aimed += [t for o in scene.objects(head) for t in preposition_objects(o, *entry.b)]
        aimed = [t for t in aimed if not scene.mention_at(t, "time")]  # "accused Russia on Tuesday"
        if aimed:
            return build_frame(scene, pattern, head, matched, acting, aimed, done)
    extra = [t for t in preposition_objects(head, *entry.b) if t.i not in {d.i for d in done}]
    extra = [t for t in extra if (t.dep_ != "conj" or "event" not in scene.classes(t)) and not _is_means(scene, t)]
    if tail.i != head.i and tail.pos_ in ("NOUN", "PROPN"):
        extra += preposition_objects(tail, *entry.b)
    if entry.plover == "AGREE" and tail.pos_ == "ADP":  # "agreed to a truce with X"
        extra += [t for deal in done for t in preposition_objects(deal, *entry.b)]
    if entry.control in ("captured", "retaken") and not entry.swap:
        extra += [t for o in (head, *done) for t in preposition_objects(o, "from") if scene.party_of(t)]
    if (len(matched) > 1 and tail.pos_ in ("NOUN", "PROPN")) or not done:
        done = [*done, *extra]
    else:
        done = [*done, *(t for t in extra if PARTY_CLASSES & scene.classes(t) or scene.party_of(t))]
    done = [t for t in done if t.i not in {m.i for m in matched}]
    if not done and entry.outcome == "captured" and tail.tag_ == "NNS" and tail.dep_ in ("dobj", "nsubjpass"):
        done = [tail]  # "took 14 prisoners"
    fought = entry.plover == "ASSAULT" and (entry.reciprocal or entry.control == "contested")
    if fought and not any(scene.party_of(t) for t in done):  # "fights alongside X against Y"
        done += [t for o in _beside(head) for t in preposition_objects(o, "against")]
    if not any(scene.party_of(t) for t in done):  # "foiled an attempt by X to enter"
        done += [t for d in done if d.lemma_ in TRIES for t in preposition_objects(d, "by") if scene.party_of(t)]
    if tail.pos_ == "NOUN" and tail.i != head.i and not passive and entry.plover in FORCE:  # "broke a siege by X"
        of_whom = [t for o in (tail, head) for t in preposition_objects(o, "by") if scene.party_of(t)]
        done += of_whom if "event" in scene.classes(tail) and not any(scene.party_of(t) for t in done) else []
    if entry.plover == "REQUEST" and not any(scene.party_of(t) for t in done):
        done += _asked(scene, head) or _convened(scene, [tail, *done])
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
    if entry.all_a and passive and not acting:  # "a US-Russian agreement was reached"
        acting = doers_before(scene, [t for t in (*matched, *done) if t.pos_ == "NOUN"])
    if entry.control == "lost":
        return build_frame(scene, pattern, head, matched, [], acting, done)
    if entry.reciprocal and not done and len(acting) == 2 and not _beside(head):
        acting, done = acting[:1], acting[1:]
    if entry.swap:
        if passive:
            acting, done = done, acting
        lost = _lost_by(scene, head)
        done, acting = [t for t in done if t not in lost], [*acting, *lost]
        return build_frame(scene, pattern, head, matched, done, acting, done if entry.place_from_object else [])
    if entry.control in ("captured", "retaken"):
        done += [t for t in _lost_by(scene, head) if t not in done]
    return build_frame(scene, pattern, head, matched, acting, done, [])


def _asked(scene: Scene, verb: Token) -> list[Token]:
    """Return of whom it is asked to do something: "demanded that the militia disband", "insisted that X must stop"."""
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.pos_ != "VERB" or is_passive(clause) or clause.i < verb.i:
            continue
        own = list(clause.children)
        wanted = clause.tag_ in ("VB", "VBP") and not any(c.lower_ in ("have", "had", "would", "will") for c in own)
        if wanted and any(c.lower_ == "that" and c.dep_ == "mark" for c in own):
            return [t for c in own if c.dep_ == "nsubj" for t in conjuncts(c) if scene.party_of(t)]
    return []


def _convened(scene: Scene, nouns: list[Token]) -> list[Token]:
    """Return whose meeting is asked for: "called for a session of the Security Council"."""
    return [t for n in nouns if n.lemma_ in MEETINGS for t in preposition_objects(n, "of", "by") if scene.actor_of(t)]


def _lost_by(scene: Scene, verb: Token) -> list[Token]:
    """Return whose control a place passed out of: "fell out of government control", "slipped from rebel hands"."""
    return [t for t in preposition_objects(verb, "of", "from") if t.lemma_ in GRIPS and scene.party_of(t)]


def _is_means(scene: Scene, noun: Token) -> bool:
    """Return whether a noun under "with" tells by what one fights, and not whom: "with air strikes", "with US help"."""
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    with_it = first.dep_ == "pobj" and first.head.lower_ == "with"
    return with_it and scene.actor_of(noun) is None and not PARTY_CLASSES & scene.classes(noun)


def _far_agents(scene: Scene, verb: Token) -> list[Token]:
    """Return who did it, where "by" was hung on a day or place, or is put otherwise: "killed in Goma by rebels"."""
    for noun in preposition_objects(verb, "at"):
        if noun.lemma_ == "hand":
            return preposition_objects(noun, "of")
    for noun in preposition_objects(verb, "in", "during"):
        if noun.lemma_ in UNDERTAKINGS and (agents := _undertaking(scene, noun)):
            return agents
    for found in obliques(verb).values():
        for noun in found:
            if scene.mention_at(noun, "location") or scene.mention_at(noun, "time"):
                agents = [t for t in preposition_objects(noun, "by") if scene.party_of(t)]
                if agents:
                    return agents
    return []


def _shared_agents(scene: Scene, verb: Token) -> list[Token]:
    """Return who did two harms, told with the second: "nine were killed and 20 wounded by rebels"."""
    for second in verb.children:
        if second.dep_ != "conj" or any(c.dep_ in ("aux", "auxpass") for c in second.children):
            continue
        if is_passive(second) and (agents := passive_agents(second)):
            own = [c for c in second.children if c.dep_ in ("nsubj", "nsubjpass")]
            harm = {p.entry.outcome for v in (verb, second) for p in _patterns(scene, v)}
            if not own or (harm and harm <= HARM):
                return [t for t in agents if scene.party_of(t)]
    return []


def _patterns(scene: Scene, verb: Token) -> tuple[Pattern, ...]:
    return tuple(scene.lexicon.by_word.get(("verb", fold(verb.lemma_)), ()))


def _undertaking(scene: Scene, noun: Token) -> list[Token]:
    """Return whose operation it is: "killed in a Pakistani army operation", "during a sweep by soldiers"."""
    found = [t for c in noun.children if c.dep_ in ("compound", "amod", "poss") for t in conjuncts(c)]
    if noun.dep_ == "conj" and any(c.dep_ == "cc" and c.i == noun.head.i + 1 for c in noun.head.children):
        found.append(noun.head)
    return [t for t in (*found, *preposition_objects(noun, "by")) if scene.actor_of(t)]


def _joined_before(scene: Scene, participle: Token) -> list[Token]:
    """Return who does what a participle before a noun says: "a US-Russian brokered truce", "rebel held areas"."""
    if participle.i == participle.sent.start:
        return []
    before = participle.nbor(-1)
    mention = scene.mention_at(before, "actor") if before.pos_ != "PRON" else None
    beside = before.head.i in (participle.i, participle.head.i)
    if mention is not None and mention.end <= participle.idx and beside:
        doers = [before]
        hyphen = before.i - 1
        if hyphen > participle.sent.start and participle.doc[hyphen].text in HYPHENS:
            doers.append(participle.doc[hyphen - 1])
        return [t for t in doers if scene.mention_at(t, "actor")]
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
