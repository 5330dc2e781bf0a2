"""Who is said to have done an act, where it is spoken of again: blamed, owned up to, or called by another name.

"Killed 11 people, and the army blamed the militia"; "killed nine, an attack officials attributed to the group";
"killed in the raid, which he described as a massacre by the army"; "..., and the group claimed responsibility".
Who is blamed for another deed, named after "for", did that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import VERBS
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors, conjuncts, is_passive, obliques, preposition_objects

__all__ = ["charged_with"]

AGAIN = frozenset(
    {"attack", "attacks", "assault", "killing", "killings", "incident", "violence", "bloodshed", "massacre", "strike"}
    | {"strikes", "bombing", "bombings", "raid", "raids", "blast", "shelling", "ambush", "explosion", "atrocity"}
)
"""What an act is called when it is spoken of again."""
CHARGING = frozenset({"blame", "accuse", "claim", "attribute", "pin"})
CALLING = frozenset(
    {"describe", "call", "label", "brand", "term", "dub", "denounce", "condemn", "characterise", "characterize"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
POINTING = frozenset({"it", "this", "that", "which", "them"})
OWN_PLACES = frozenset({"in", "at", "near", "against"})
ANSWERABLE = frozenset({"responsible", "behind", "culprit"})


def charged_with(scene: Scene, frame: Frame, found: Mapping[int, Frame]) -> tuple[Token, ...]:
    """Return who is said to have done an act, where the sentence speaks of it again.

    Parameters
    ----------
    scene
        The text.
    frame
        An act of force without a doer, or a death.
    found
        The frames of its sentence, by the word that tells each.
    """
    dies = frame.entry.victim == "a" and frame.entry.outcome == "killed"
    if frame.entry.reciprocal or not (dies or frame.entry.plover == "ASSAULT"):
        return ()
    nouns = [f for f in found.values() if f.head.i > frame.head.i and f.pattern.part == "noun"]
    for other in nouns:
        again = _charged(other) or _called(other, frame) or _in_sum(other, frame)
        if again and any(scene.party_of(t) for t in other.a):
            return other.a
    return next((who for c in _beside(frame) if (who := _blamed(scene, c))), ())


def _charged(other: Frame) -> bool:
    """Return whether an act is told once more, with who is blamed: "wounded three, blaming the attack on"."""
    if other.head.lower_ not in AGAIN:
        return False
    verb = next((a for a in ancestors(other.head) if a.pos_ == "VERB"), None)
    own = OWN_PLACES | {"on"} if other.head.dep_ == "pobj" else OWN_PLACES
    if any(c.lower_ in own for c in other.head.children):  # "for the attack on a village": another one
        return False
    return verb is not None and verb.lemma_ in CHARGING and any(c.lower_ in DEFINITE for c in other.head.children)


def _called(other: Frame, frame: Frame) -> bool:
    """Return whether an act is called by the name of another: "described it as a massacre by the army"."""
    noun = other.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
    elif noun.dep_ in ("oprd", "attr", "ccomp", "dobj"):
        verb = noun.head
    else:
        return False
    if verb.lemma_ not in CALLING or is_passive(verb):
        return False
    named = [c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.i != noun.i]
    return any(t.i == frame.head.i or t.lower_ in POINTING or _is_known(t) for t in named)


def _in_sum(other: Frame, frame: Frame) -> bool:
    """Return whether a noun sums up what was told before it: "killed nine in Cali, an attack the army blamed on X"."""
    noun = other.head
    first = noun.left_edge
    if noun.lower_ not in AGAIN or noun.dep_ not in ("appos", "npadvmod", "dep", "oprd", "dobj"):
        return False
    if first.i == first.sent.start or first.nbor(-1).text not in (",", "-", "\u2013", "\u2014"):
        return False
    if any(c.dep_ == "cc" for c in noun.children) or any(c.lower_ in OWN_PLACES | {"on"} for c in noun.children):
        return False
    verb = next((a for a in ancestors(noun) if a.pos_ in VERBS), None)
    return verb is not None and verb.i == frame.head.i


def _is_known(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children}
    return noun.lower_ in AGAIN and bool(words & DEFINITE) and not words & (OWN_PLACES | {"on"})


def _beside(frame: Frame) -> Iterator[Token]:
    """Yield the clauses after an act that go on about it: joined to it, or to who tells of it."""
    verb = frame.head
    if verb.pos_ not in VERBS:
        verb = next((a for a in ancestors(verb) if a.pos_ in VERBS), verb)
    tops = [verb, *([verb.head] if verb.dep_ in ("ccomp", "conj") and verb.head.pos_ in VERBS else [])]
    if verb.dep_ == "ccomp" and verb.head.lemma_ in CHARGING and verb.head.i > verb.i:
        yield verb.head  # "a missile killed two; the army blamed M23"
    for top in tops:
        for clause in top.children:
            joined = clause.dep_ == "conj" or (clause.dep_ == "advcl" and clause.tag_ == "VBG")
            if joined and clause.pos_ in VERBS and clause.i > max(frame.head.i, verb.i):
                yield clause  # "said X was behind it"
                yield from (c for c in clause.children if c.dep_ == "ccomp" and c.lemma_ == "be")


def _blamed(scene: Scene, verb: Token) -> tuple[Token, ...]:
    """Return who is blamed, or owns up, by a clause that names no deed: "the army blamed X", "X claimed it"."""
    under = obliques(verb)
    deeds = [t for p in ("for", "of", "over") for t in under.get(p, ())]
    if any(c.dep_ == "neg" for c in verb.children) or any(t.lower_ not in POINTING and not _is_known(t) for t in deeds):
        return ()
    objects = [t for c in verb.children if c.dep_ == "dobj" for t in conjuncts(c)]
    subjects = [t for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") for t in conjuncts(c)]
    who: list[Token] = []
    if verb.lemma_ == "blame":
        done, who = (subjects, []) if is_passive(verb) else (objects, objects)
        if on := [t for t in under.get("on", ()) if scene.party_of(t)]:  # "blamed it on X"
            who = on if all(t.lower_ in POINTING or _is_known(t) for t in done) else []
        elif is_passive(verb):
            who = subjects
    elif verb.lemma_ == "claim" and any(t.lower_ == "responsibility" for t in objects):
        owned = next(t for t in objects if t.lower_ == "responsibility")
        if all(t.lower_ in POINTING or _is_known(t) for t in preposition_objects(owned, "for")):
            who = subjects
    elif verb.lemma_ == "be":
        words = [c for c in verb.children if c.dep_ in ("acomp", "prep", "attr", "advmod") and c.lower_ in ANSWERABLE]
        below = [t for w in words for c in (w, *w.children) for t in c.children if t.dep_ == "pobj"]
        if words and all(t.lower_ in POINTING or _is_known(t) for t in below):
            who = subjects
    return tuple(t for t in who if scene.party_of(t))
