"""Frames of event nouns: who did it and to whom, by the noun's own words and the verb that lends it a subject."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from syrnb.extraction.frames.agents import clause_agents, doers_before, fighters_beside, stray_agents, stray_targets
from syrnb.extraction.frames.frame import Frame, build_frame
from syrnb.extraction.frames.means import fired_from
from syrnb.extraction.frames.ranks import ranked_doers
from syrnb.extraction.frames.roles import PARTY_CLASSES
from syrnb.extraction.owning import SUPPOSING
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.extraction.volleys import find_fired
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

__all__ = ["fill_noun"]

POINTING = frozenset(["the", "this", "that", "these", "those", "such", "its", "their", "his", "her"])
CONDEMNING = frozenset({"blame", "criticise", "criticize", "condemn", "denounce"})
CHARGING = frozenset({"accuse", "blame", "suspect", "charge"})
FOUGHT = frozenset({"battle", "war", "campaign", "clash", "engagement", "skirmish", "action"})
"""What is fought by who does it; an uprising is fought by the other side."""
ENGAGED = frozenset({"lock", "engage", "embroil", "involve", "entangle", "mire"})
SHAKING = frozenset({"shake", "rock", "hit", "grip", "engulf", "sweep", "reach", "ravage", "strike", "jolt"})
TRUCES = frozenset({"ceasefire", "truce", "cessation", "armistice", "cease-fire"})
STATES = frozenset({"state", "state-forces"})
CONFIRMING = frozenset({"confirm", "deny", "report", "announce", "admit", "acknowledge", "claim", "verify"})


def fill_noun(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> Frame | None:
    """Return the frame of an event noun, its roles not yet judged; None where it only points back to what was told."""
    entry = pattern.entry
    a: list[Token] = []
    b: list[Token] = []
    a += doers_before(scene, matched)
    if a and head.dep_ == "conj" and scene.mention_at(head.head, "actor") and _share_noun(head):
        a.append(head.head)
    if not a and head.dep_ == "conj" and "weapon" in scene.classes(head.head) and _share_noun(head):
        a += [c for c in head.head.children if c.dep_ in ("amod", "compound") and scene.mention_at(c, "actor")]
    if not a and head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.head.lemma_ == "use":
        a += scene.subjects(head.head.head)  # "used gas in attacks on the town"
    found = obliques(head)
    a += found.get("by", [])
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in PARTITIVES:
        a += obliques(head.head.head).get("by", [])  # "a series of strikes overnight by the coalition"
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":  # "one offensive is by the army"
        a += obliques(head.head).get("by", [])
    whence = found.get("from", []) if entry.control != "withdrew" else []
    a += [x for t in whence for x in ([t] if scene.mention_at(t, "actor") else fired_from(scene, t))]
    of = [t for t in found.get("of", []) if t.i not in {m.i for m in matched}]
    if fired := find_fired(head, scene.lexicon.weapons):  # "a salvo of US missiles"
        a += doers_before(scene, fired)
    elif entry.of == "a" or (entry.plover == "ASSAULT" and _are_aircraft(scene, head, of)):
        a += [t for t in of if scene.actor_of(t) or PARTY_CLASSES & scene.classes(t)]
    else:
        b += of
    for preposition in entry.b:
        if not (preposition == "on" and head.head.lemma_ == "blame"):
            b += [t for t in found.get(preposition, []) if not scene.mention_at(t, "time")]
    if entry.reciprocal:
        found = _parted(scene, head) | found
    if entry.reciprocal and "between" not in found and (parted := _between(scene, head)):
        found = {**found, "between": parted}
    if between := found.get("between"):
        a, b = [*a, between[0]], [*b, *between[1:]]
    elif entry.reciprocal:
        b += found.get("with", [])
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":  # "one offensive is by the army"
        a += preposition_objects(head.head, "by")
    if head.dep_ in ("nsubj", "nsubjpass", "dobj") and head.head.pos_ == "VERB":  # "fought on Monday against them"
        b += [t for t in preposition_objects(head.head, "against") if t.i not in {x.i for x in b}]
    a += [t for c in head.children if c.dep_ in ("acl", "relcl") for t in clause_agents(scene, c)]
    if not a and entry.of != "a":  # "barrel bombs dropped by the army"
        a += [t for c in head.children for t in scene.users_of(c) if scene.party_of(t)]
    first = head.nbor(-1) if head.i > head.sent.start else head
    stray = head.tag_ == "VBG" or (first.dep_ == "nsubj" and first.head.i == head.i)
    if not a and stray and scene.mention_at(first, "actor"):  # "rebel shelling", taken for a verb and its subject
        a.append(first)
    if head.lemma_ in TRUCES and entry.plover == "AGREE" and len(a) == 1 and _names_land(a[0]):
        a = []  # "the Syrian ceasefire" is a truce in Syria, whoever keeps it
    clause, doers, sufferers = _support(scene, head)
    if clause is not None and clause.lemma_ in CONFIRMING and (a or _are_own(scene, doers, b)):
        doers = []  # "announced the killing of two of its soldiers", "... by rebels": who tells it did not do it
    a += [t for t in doers if t.i not in {x.i for x in a}]
    b += sufferers or ([] if b else stray_targets(scene, head, entry.b))
    if not a and not entry.reciprocal:
        ranked, met = ranked_doers(scene, head)
        a += ranked or stray_agents(scene, head)
        b += [] if b and any(scene.party_of(t) for t in b) else met
    if clause is None and not a and not b and _points_back(head, matched) and not _has_own(scene, head):
        return None
    harmed = head.dep_ == "pobj" and is_passive(head.head.head) and head.head.head.lemma_ not in ENGAGED
    if entry.reciprocal and not a and b and not harmed:
        a = [t for t in _clause_subjects(scene, head) if t.i not in {head.i, *(x.i for x in b)}]
        a = [t for t in a if PARTY_CLASSES & scene.classes(t)]
    if not a and head.dep_ == "pobj" and head.head.lower_ in ("including", "like"):
        a = [c for c in _clause_subjects(scene, head) if scene.actor_of(c)]
    if entry.reciprocal and not a and not b and head.dep_ == "nsubj":
        a = fighters_beside(scene, head.head)
    if entry.swap:  # "the fall of A to B"
        a += [t for t in found.get("to", []) if scene.party_of(t)]
    if entry.control == "lost":
        return build_frame(scene, pattern, head, matched, [], _once(a), _once(b), clause)
    # "strikes on the town and a raid", "strikes by one and shelling by another"
    a, b = ([t for t in side if t.dep_ != "conj" or "event" not in scene.classes(t)] for side in (a, b))
    if entry.all_a:
        a, b = [*a, *(t for t in b if scene.actor_of(t))], []
    return build_frame(scene, pattern, head, matched, _once(a), _once(b), [], clause)


def _are_aircraft(scene: Scene, deed: Token, nouns: list[Token]) -> bool:
    """Return whether an act is "of" aircraft that somebody flies, which do it: "the shelling of regime warplanes"."""
    aircraft = [t for t in nouns if fold(t.lemma_) in scene.lexicon.aircraft and scene.party_of(t)]
    parked = any(c.lower_ == "at" for t in (deed, *aircraft) for c in t.children)  # "the bombing of jets at the base"
    return bool(aircraft) and not parked and all(t.tag_ == "NNS" for t in aircraft)


def _names_land(token: Token) -> bool:
    """Return whether a name before a noun may only say in which country: "Syrian", "Syria's"; not "its"."""
    return token.dep_ in ("amod", "compound", "poss") and token.pos_ in ("ADJ", "PROPN")


def _are_own(scene: Scene, doers: list[Token], done_to: list[Token]) -> bool:
    """Return whether those who were harmed are of the side that tells it: "of nine of its soldiers"."""
    below = [t for d in done_to for t in (d, *(n for c in d.children if c.lower_ == "of" for n in c.children))]
    if any(c.tag_ == "PRP$" for t in below for c in t.children):
        return True
    tellers = {r.country for t in doers if (r := scene.record(scene.party_of(t))) is not None and r.kind in STATES}
    harmed = {r.country for t in below if (r := scene.record(scene.party_of(t))) is not None and r.kind in STATES}
    return bool(tellers & harmed - {None})


def _if_negated(verb: Token) -> Token | None:
    """Return the verb by which somebody is said not to have done it: "was not responsible for", "was not behind"."""
    return verb if any(c.dep_ == "neg" for c in verb.children) else None


def _held_responsible(word: Token) -> list[Token]:
    """Return who is held responsible: "holds the army responsible for the raid"."""
    noun = next((c for c in word.children if c.dep_ == "nsubj"), word.head)
    verb = word.head if noun.head.i == word.i else noun.head
    return conjuncts(noun) if verb.lemma_ == "hold" and noun.dep_ in ("nsubj", "dobj") and noun.i < word.i else []


def _parted(scene: Scene, noun: Token) -> dict[str, list[Token]]:
    """Return the sides told by the verb of a fight: "clashes erupted between them", "that broke out with the army"."""
    occurring = scene.lexicon.light["occurring"]
    verbs = [c for c in noun.children if c.dep_ in ("relcl", "acl") and phrase_lemma(c) in occurring]
    if noun.dep_ == "nsubj" and (noun.head.pos_ == "VERB" or noun.head.lemma_ == "be"):
        verbs.append(noun.head)
    owners = [*verbs, *(c for v in verbs for c in v.children if c.dep_ == "acomp")]  # "are under way between"
    return {k: v for o in owners for k, v in obliques(o).items() if k in ("between", "with")}


def _between(scene: Scene, noun: Token) -> list[Token]:
    """Return the sides after a "between" that was hung on a place or time: "clashes at midnight between them"."""
    words = list(noun.subtree)
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":
        words += [t for c in noun.head.children if c.dep_ == "prep" for t in c.subtree]
    for word in words:
        if word.lower_ == "between" and word.head.dep_ == "pobj" and word.i > noun.i:
            sides = [t for c in word.children if c.dep_ == "pobj" for t in conjuncts(c)]
            if not all(scene.mention_at(t, "location") for t in sides):  # "on the road between Hama and Homs"
                return sides
    return []


def _answered(scene: Scene, above: Token) -> Token | None:
    """Return the verb by which an act is an answer: "responded with a barrage", "answered the raids with strikes"."""
    verb = above.head if above.dep_ == "dobj" else above
    if above.dep_ == "pobj" and above.head.lower_ == "to":  # "responded to the raid with strikes"
        verb = above.head.head
    return verb if phrase_lemma(verb) in scene.lexicon.light["answering"] and not is_passive(verb) else None


def _share_noun(noun: Token) -> bool:
    """Return whether a noun and what it is joined to share a word: "regime and Russian air strikes"."""
    first = noun.head
    joined = [c for c in first.children if c.dep_ == "cc" and c.i > first.i and c.lower_ in ("and", "or")]
    return bool(joined) and joined[0].i == first.i + 1 and noun.left_edge.i == first.i + 2


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
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in PARTITIVES:  # "dozens of raids"
        top = top.head.head
    head = top.head
    if top.dep_ in ("dobj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        lemma = phrase_lemma(head)
        used = lemma == "use" and fold(noun.lemma_) in scene.lexicon.weapons
        if lemma in light["doing"] or used or (lemma == "fight" and noun.lemma_ in FOUGHT):
            return head, passive_agents(head) if is_passive(head) else scene.subjects(head), []
        if lemma in light["suffering"]:
            return head, [], scene.subjects(head)
        if lemma in light["agreeing"] and noun.lemma_ in TRUCES and not is_passive(head):
            parties = [t for t in scene.subjects(head) if PARTY_CLASSES & scene.classes(t)]  # not "a town that struck"
            return head, parties, preposition_objects(head, "with")
        if lemma == "blame":
            return None, preposition_objects(head, "on") + preposition_objects(noun, "on"), []
    supposed = top.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in SUPPOSING and is_passive(head)
    if supposed and (agents := clause_agents(scene, head)):  # "is believed to have been carried out by X"
        return head, agents, []
    if top.dep_ == "attr" and head.lemma_ == "be" and any(c.lower_ == "behind" for c in head.children):
        return _if_negated(head), subjects(head), []
    if top.dep_ == "nsubj" and head.lemma_ == "pit":
        fought = [t for c in head.subtree if c.lower_ == "against" for t in c.children if t.dep_ == "pobj"]
        return head, scene.objects(head), fought
    if top.dep_ == "nsubj" and head.lemma_ in SHAKING and any(scene.is_place(t) for t in scene.objects(head)):
        return head, [], []
    occurs = head.pos_ in ("VERB", "AUX") and phrase_lemma(head) in light["occurring"]
    if occurs and (top.dep_ == "attr" or (top.dep_ == "nsubj" and head.lemma_ != "be")):
        return head, [], []
    if top.dep_ == "pobj":
        governor = head.head
        word = governor.lower_
        if head.lower_ == "with" and (answer := _answered(scene, governor)) is not None:
            return answer, scene.subjects(answer), []
        if head.lower_ == "behind" and governor.lemma_ == "be":
            return _if_negated(governor), subjects(governor), []
        if head.lower_ == "in" and (word == "part" or governor.lemma_ in ("take", "participate")):
            verb = governor if governor.pos_ == "VERB" else governor.head  # "took part in the killings"
            takes = verb.lemma_ == "take" and any(c.lower_ == "part" for c in verb.children)
            if takes or verb.lemma_ == "participate":
                return verb, scene.subjects(verb), []
        if governor.dep_ == "dobj" and governor.head.lemma_ in CHARGING and head.lower_ in ("of", "for"):
            return None, conjuncts(governor), []  # "accused X of the raid", where "of" was hung on X
        if word == "responsible" and (held := _held_responsible(governor)):
            return None, held, []
        if word in ("responsible", "behind") and governor.dep_ in ("acomp", "amod", "prep"):
            return _if_negated(governor.head), subjects(governor.head), []
        if governor.lemma_ == "responsibility" and governor.head.pos_ == "VERB":
            return None, scene.subjects(governor.head), []
        if governor.lemma_ == "responsibility" and governor.head.lower_ == "of":  # "accused X of responsibility for"
            accused = governor.head.head
            held_for = accused.dep_ == "dobj" and accused.head.lemma_ in CHARGING
            return None, conjuncts(accused) if held_for else scene.objects(accused), []
        blamed = governor.lemma_ in CONDEMNING and head.lower_ == "for"
        if governor.pos_ == "VERB" and (blamed or governor.lemma_ in ("accuse", "suspect", "charge")):
            return None, scene.objects(governor), []
    return None, [], []
