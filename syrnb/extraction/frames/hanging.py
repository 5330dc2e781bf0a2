"""Where every place and time of a sentence hangs: on a frame, on a verb, or at the sentence's front."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import anchor_place, anchor_time
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.localities import find_besides
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors
from syrnb.language.text import Sentence

__all__ = ["Told", "hang", "owners_of"]

FRONT = 4
"""How many characters into its sentence a fronted place may begin."""


@dataclass(slots=True)
class Told:
    """The places and times of a sentence by the token of the frame or verb they belong to, and what it opens with.

    ``only`` are places that a frame has for want of better, and that no other may take from it.
    """

    places: dict[int, list[Mention]]
    loose: dict[int, list[Mention]]
    times: dict[int, list[Mention]]
    fronted: list[Mention]
    only: dict[int, list[Mention]]


def hang(scene: Scene, sentence: Sentence, owners: Mapping[int, Frame], frames: list[Frame], said: set[int]) -> Told:
    """Hang every place and time of a sentence on the frame or the verb it belongs to."""
    told = Told(defaultdict(list), defaultdict(list), defaultdict(list), _heading(scene, sentence), {})
    told_by = scene.attribution(scene.text.tokens(sentence))
    for mention in scene.mentions:
        if not (sentence.start <= mention.start < sentence.end):
            continue
        head = scene.heads[mention]
        if told_by is not None and told_by.start <= head.i < told_by.end:
            continue  # where and when it was said
        if mention.kind == "location":
            if _is_dateline(scene, sentence, mention):
                continue
            anchor = anchor_place(scene, mention, owners, said)
            if anchor is None or scene.place_of(head) != mention:
                continue
            besides = find_besides(scene, mention)
            here = told.loose if anchor.loose or besides else told.places
            here[anchor.token] += besides or [mention]
            if not anchor.loose and _is_fronted(sentence, head):
                told.fronted += besides or [mention]
        elif mention.kind == "time" and mention.time_start is not None:
            when = anchor_time(scene, head, owners, said)
            if when is not None and when.token not in said:
                under = None if when.token in owners else _under_same_verb(head, frames, said)
                told.times[under.head.i if under is not None else when.token].append(mention)
    return told


def _is_dateline(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a place in capitals opens a sentence, and only says where it was written: "BEIRUT Rebels said"."""
    words = scene.text.span(mention.start, mention.end)
    if mention.start != sentence.start or not all(t.text.isupper() and len(t) > 3 for t in words):
        return False
    following = scene.text.doc[words.end : words.end + 1]
    return bool(following) and (following[0].text[:1].isupper() or following[0].is_punct)


def _heading(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return the place with a colon that heads a sentence as an item of a list: "... ALEPPO: Shells hit a school"."""
    if sentence.index < 2:
        return []
    before = scene.text.sentences[sentence.index - 1]
    words = scene.text.flow[before.start : before.end].strip()
    if not words.endswith(":") or not words.isupper():
        return []
    within = (before.start, before.start + len(words) - 1)
    return [m for m in scene.mentions if m.kind == "location" and (m.start, m.end) == within]


def _is_fronted(sentence: Sentence, head: Token) -> bool:
    """Return whether a place opens its sentence, before the subject: "In Goma, ..."."""
    word = head.head if head.dep_ == "pobj" else head
    return head.dep_ == "pobj" and word.left_edge.idx - sentence.start <= FRONT and word.i < word.head.i


def _under_same_verb(token: Token, frames: list[Frame], said: set[int]) -> Frame | None:
    """Return the frame that a time's verb is about, where the verb tells nothing: "began with protests in March"."""
    verb = next((a for a in ancestors(token) if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i in said:
        return None
    below = [f for f in frames if next((a for a in ancestors(f.head) if a.pos_ in ("VERB", "AUX")), None) is verb]
    return min(below, key=lambda f: abs(f.head.i - token.i), default=None)


def owners_of(frames: list[Frame]) -> dict[int, Frame]:
    """Return which frame a token speaks for: its trigger, and the verb that lends it a subject."""
    owners: dict[int, Frame] = {}
    for frame in frames:
        target = frame.merged or frame
        target = next((f for f in frames if f is target or f.head.i == target.head.i), frame)
        for token in frame.tokens:
            owners.setdefault(token.i, target)
    for frame in frames:
        if frame.clause is not None:
            owners.setdefault(
                frame.clause.i, next((f for f in frames if f.head.i == (frame.merged or frame).head.i), frame)
            )
    return owners
