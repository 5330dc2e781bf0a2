"""How an act runs: whether it goes on at the time of speech, and whether an attempt at it was made and failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import has_auxiliary

__all__ = ["goes_on", "has_failed"]


def has_failed(frame: Frame, words: Mapping[str, Any]) -> bool:
    """Return whether an attempt is said to have been made and to have failed, which is an act."""
    tokens = [frame.head, *list(frame.head.children)]
    node = frame.head
    for _ in range(3):
        if node.dep_ in ("acl", "pobj", "prep", "xcomp"):
            node = node.head
            tokens += [node, *node.children]
    attempt = any(t.lemma_ in ("attempt", "try", "bid", "effort") for t in tokens)
    return attempt and any(fold(t.lower_) in words["failed"] for t in tokens)


def goes_on(frame: Frame, anchor: Token) -> bool:
    """Return whether the clause says that it is going on at the time of speech."""
    if any(c.lower_ in ("ongoing", "continuing", "current") for c in frame.head.children if c.dep_ == "amod"):
        return True
    if anchor.pos_ not in ("VERB", "AUX"):
        return False
    if anchor.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in anchor.children):
        return True
    parent = anchor.head
    if anchor.dep_ in ("xcomp", "advcl") and parent.tag_ == "VBG" and has_auxiliary(parent, "be"):
        return True
    if anchor.dep_ == "xcomp" and parent.lemma_ in ("continue", "keep"):
        return True
    if frame.entry.state or frame.entry.control == "besieged":
        return anchor.tag_ in ("VBP", "VBZ", "VBG") or anchor.dep_ in ("acl", "amod") or frame.pattern.part == "noun"
    return anchor.lemma_ in ("continue", "rage") and anchor.tag_ in ("VBP", "VBZ")
