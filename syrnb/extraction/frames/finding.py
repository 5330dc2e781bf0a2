"""Frames: the lexicon's triggers with their roles filled, by one mechanism for verbs, nouns and participles."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.attribution import Attribution
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.happening import unite
from syrnb.extraction.frames.nouns import fill_noun
from syrnb.extraction.frames.roles import fits
from syrnb.extraction.frames.ties import share_doers
from syrnb.extraction.frames.titles import is_in_title
from syrnb.extraction.frames.triggers import find_triggers
from syrnb.extraction.frames.verbs import fill_verb
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import Pattern, fold
from syrnb.language.text import Sentence

__all__ = ["find_frames"]

AIMING = frozenset({"aim", "intend", "mean", "design", "launch", "direct"})
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
    # who surrenders a place loses it: the reading with a place goes first; so does what is told as lasting
    first = [(c[0].entry.control != "lost" and not c[0].entry.lasting, c) for c in found]
    candidates = [c for _, c in sorted(first, key=lambda f: (-len(f[1][2]), f[1][1].i, f[0]))]
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
    return share_doers(scene, unite(scene, [_with_purpose(f, frames) for f in frames]))


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
        if any(c.dep_ == "det" for c in head.children):  # "a government assault and a counterattack"
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
        if child.dep_ == "acl" and child.lemma_ in AIMING:  # "a campaign aimed at ousting the militia"
            child = next((t for c in child.children for t in (c, *c.children) if t.dep_ in ("pcomp", "xcomp")), child)
        purpose = next((f for f in frames if f.head.i == child.i and child.dep_ in ("acl", "pcomp", "xcomp")), None)
        if purpose is not None and purpose.entry.plover == frame.entry.plover:
            return replace(frame, b=purpose.b, place_objects=purpose.place_objects)
    return frame


def _fill(scene: Scene, pattern: Pattern, head: Token, matched: tuple[Token, ...]) -> Frame | None:
    if pattern.part == "verb":
        frame = fill_verb(scene, pattern, head, matched)
    else:
        frame = fill_noun(scene, pattern, head, matched)
    return frame if frame is not None and fits(scene, frame) else None
