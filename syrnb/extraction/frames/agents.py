"""Who did what an event noun tells, where the words that name him hang on something else.

The parser hangs "by" and "carried out by" on the last place or day before them ("strikes on the town of Bara carried
out by the army"); what is supposed stands a clause further in ("a raid believed to be by government jets").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from syrnb.extraction.owning import SUPPOSING, supposed
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import (
    HYPHENS,
    acts_in_compound,
    conjuncts,
    is_passive,
    passive_agents,
    phrase_lemma,
    preposition_objects,
)

__all__ = ["clause_agents", "doers_before", "fighters_beside", "stray_agents", "stray_targets"]

LEADING = frozenset(
    {"lead", "led", "orchestrate", "mastermind", "conduct", "launch", "execute", "direct", "perpetrate"}
)
"""What is joined by a hyphen to who does a deed: "US-led strikes", "an ISIS-orchestrated bombing"."""
DONE = frozenset({"carry out", "conduct", "perpetrate", "stage", "mount", "launch", "undertake"})
"""What can be said of a deed alone, and of no place."""
NAMED = frozenset({"dub", "call", "name", "codename", "launch", "begin", "start", "mount", "stage", "wage"})
MET = frozenset({"target", "scene", "site", "victim", "object", "subject"}) | PARTITIVES
"""What "of" joins to a deed that somebody did: "the target of a raid by rebels", "a series of raids by rebels"."""
BEARING = frozenset({"rebel", "militia", "armed-group", "state-forces"})
TAKING = frozenset({"captured", "contested"})
PLACING = frozenset({"on", "in", "at", "near", "of", "against", "around", "outside", "across", "over", "to"})


def doers_before(scene: Scene, nouns: Sequence[Token]) -> list[Token]:
    """Return who does what some nouns tell, by the words before them: "army shelling", "a US-Iran deal"."""
    found = []
    for child in [c for n in nouns for c in n.children if c.dep_ in ("poss", "amod", "compound", "nmod", "npadvmod")]:
        leads = child.tag_ == "VBN" and child.lemma_ in LEADING
        joined = leads or (child.i >= 2 and child.nbor(-1).text in HYPHENS)
        first = [c for c in child.children if c.dep_ in ("npadvmod", "amod", "compound")] if joined else []
        if not leads:
            first = [c for c in first if c.i == child.i - 2 and scene.mention_at(child, "actor")]
        weapon = _whose_weapon(scene, child) if child not in nouns else []
        for token in (*conjuncts(child), *first, *weapon):
            led = leads and token in first  # "US-led", but not "US-Russian brokered"
            if scene.mention_at(token, "actor") and (led or not acts_in_compound(token)):
                found.append(token)
    return found


def _whose_weapon(scene: Scene, weapon: Token) -> list[Token]:
    """Return whose weapon a deed was done with: "US missile strikes", "a rebel rocket attack"."""
    if weapon.dep_ not in ("compound", "nmod") or "weapon" not in scene.classes(weapon):
        return []
    if weapon.i + 1 < weapon.sent.end and weapon.nbor(1).pos_ not in ("NOUN", "PROPN"):
        return []  # "rebel fire and army shelling"
    return [
        c for c in weapon.children if c.dep_ in ("compound", "amod", "nmod", "poss") and scene.mention_at(c, "actor")
    ]


def clause_agents(scene: Scene, clause: Token) -> list[Token]:
    """Return who did a deed by a clause on it: "carried out by X", "which was blamed on X", "believed to be by X"."""
    while clause.lemma_ in SUPPOSING:
        inner = next((c for c in clause.children if c.dep_ in ("xcomp", "ccomp")), None)
        if inner is None:
            return []
        clause = inner
        if clause.lemma_ == "be":  # "believed to be by its jets", "thought to be Russian"
            return preposition_objects(clause, "by") or [t for t in supposed(clause) if scene.mention_at(t, "actor")]
        if (agents := _done_by(clause)) and phrase_lemma(clause) in scene.lexicon.light["doing"]:
            return agents
    if clause.lemma_ in ("blame", "pin"):  # "which officials blamed on rebels", "for which Kyiv blamed the army"
        which = any(t.lower_ == "which" for t in preposition_objects(clause, "for"))
        blamed = [t for c in clause.children if which and c.dep_ == "dobj" for t in conjuncts(c)]
        return preposition_objects(clause, "on") or blamed
    if clause.lemma_ == "attribute":
        return preposition_objects(clause, "to")
    if is_passive(clause) and phrase_lemma(clause) in scene.lexicon.light["doing"]:
        return passive_agents(clause)
    if phrase_lemma(clause) in DONE | {*scene.lexicon.light["using"]} and not any(
        c.dep_ in ("nsubj", "dobj") for c in clause.children
    ):
        return _done_by(clause)
    if phrase_lemma(clause) in scene.lexicon.light["occurring"]:  # "raids taking place in the city by army jets"
        return [t for t in _done_by(clause) if scene.party_of(t)]  # not "a siege followed by a raid"
    return []


def stray_agents(scene: Scene, noun: Token) -> list[Token]:
    """Return who did a deed by words that the parser hung on a place, a day, a share or the verb."""
    for word in (*_below(scene, noun), *_after(noun), *_by_after(noun)):
        if word.lower_ == "by":
            agents = [t for c in word.children if c.dep_ == "pobj" for t in conjuncts(c)]
        elif phrase_lemma(word) in DONE:
            agents = _done_by(word)
        else:
            continue
        if found := [t for t in agents if scene.party_of(t)]:
            return found
    verb = noun.head
    if (
        noun.dep_ == "pobj"
        and verb.lower_ == "of"
        and (verb.head.lower_ in MET or "event" not in scene.classes(verb.head))
    ):
        return [t for t in preposition_objects(verb.head, "by") if t.i > noun.i and scene.party_of(t)]
    if noun.dep_ == "dobj" and verb.pos_ == "VERB" and not is_passive(verb):  # "repelled an offensive by rebels"
        return [t for t in preposition_objects(verb, "by") if t.i > noun.i and scene.party_of(t)]
    return []


def fighters_beside(scene: Scene, clause: Token) -> list[Token]:
    """Return the armed who try to take or hold something while a fight goes on: "clashes went on as rebels advanced".

    Not those who do anything else meanwhile: "as rebels held talks".
    """
    found = []
    owners = [clause, *(c for c in clause.children if c.pos_ in ("PROPN", "NOUN"))]  # a place that it was hung on
    for verb in [c for o in owners for c in o.children if c.dep_ in ("advcl", "ccomp") and c.i > clause.i]:
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        first = who.left_edge if who is not None else verb
        if who is None or first.i == first.sent.start or first.nbor(-1).lower_ != "as":
            continue
        aims = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
        entries = [p.entry for v in aims for p in scene.lexicon.by_word.get(("verb", fold(v.lemma_)), ())]
        taking = any(e.control in TAKING or (e.acled == "Armed clash" and not e.outcome) for e in entries)
        met = [t for v in aims for c in v.children for t in (c, *c.children) if t.dep_ in ("dobj", "pobj")]
        idle = any(t.lower_ in ("part", "place") or {"event", "deal"} & scene.classes(t) for t in met)
        if taking and not idle:
            found += [t for t in conjuncts(who) if (r := scene.record(scene.party_of(t))) and r.kind in BEARING]
    return found


def stray_targets(scene: Scene, noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """Return whom a deed was aimed at by words hung on what it is called, or on a place or day before them.

    "An offensive dubbed Dawn against rebels", "a march in Bamako against the junta", "carried out raids on Sunday on
    rebels".
    """
    named = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in NAMED]
    owners = [t for c in named for t in (c, *(o for o in c.children if o.dep_ in ("oprd", "dobj", "attr")))]
    found = [t for o in owners for t in preposition_objects(o, *prepositions)]
    below = [w for w in _below(scene, noun) if w.dep_ == "prep" and w.lower_ in prepositions]
    aimed = [t for w in below for c in w.children if c.dep_ == "pobj" for t in conjuncts(c)]
    verb = noun.head
    if noun.dep_ == "dobj" and phrase_lemma(verb) in scene.lexicon.light["doing"] and not is_passive(verb):
        apart = [t for t in preposition_objects(verb, *prepositions) if t.i > noun.i]
        aimed += [t for t in apart if not scene.mention_at(t, "time")]
    return found or [t for t in aimed if scene.party_of(t) and "event" not in scene.classes(t)]


def _by_after(noun: Token) -> Iterator[Token]:
    """Yield a "by" right after a deed, hung on a verb that has a doer: "fired in support of a push by rebels"."""
    at = noun.right_edge.i + 1
    word = noun.doc[at] if at < noun.sent.end else noun
    if word.lower_ == "by" and word.head.pos_ == "VERB" and not is_passive(word.head):
        yield word


def _done_by(verb: Token) -> list[Token]:
    return [t for c in verb.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj" for t in conjuncts(p)]


def _below(scene: Scene, noun: Token) -> Iterator[Token]:
    """Yield what hangs on the places and days under a noun."""
    for preposition in noun.children:
        if preposition.lower_ not in PLACING or preposition.dep_ != "prep":
            continue
        for child in preposition.children:
            if child.dep_ == "pobj" and (scene.is_place(child) or scene.mention_at(child, "time")):
                yield from (c for c in child.children if c.i > child.i)
                yield from _below(scene, child)


def _after(noun: Token) -> Iterator[Token]:
    """Yield a participle right after what a noun holds, that was hung on the verb: "purportedly carried out by X"."""
    for token in noun.doc[noun.right_edge.i + 1 : noun.sent.end]:
        if token.pos_ == "ADV" or token.text == ",":
            continue
        bare = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in token.children)
        if bare and token.tag_ in ("VBN", "VBD") and token.dep_ in ("advcl", "acl", "conj"):
            yield token
        return
