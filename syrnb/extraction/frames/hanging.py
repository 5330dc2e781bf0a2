"""Where every place and time of a sentence hangs: on a frame, on a verb, or at the sentence's front."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from syrnb.extraction.claims.modes import BEGINNING, LONG
from syrnb.extraction.frames.anchors import Anchor, anchor_place, anchor_time
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.localities import find_besides, is_border, only_locates
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors
from syrnb.language.text import Sentence

__all__ = ["Told", "hang", "owners_of"]

MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})
DURING = frozenset({"in", "at", "during", "on", "since", "after", "before", "until", "by", "from", "between"})
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
    moments: dict[int, Mention] = field(default_factory=dict)
    """The time that a clause with "when" describes: "since May, when the truce was signed"."""
    openings: dict[int, Mention] = field(default_factory=dict)
    """The time when what an act is part of began: "took Ramah in the offensive that began in May"."""


def hang(scene: Scene, sentence: Sentence, owners: Mapping[int, Frame], frames: list[Frame], said: set[int]) -> Told:
    """Hang every place and time of a sentence on the frame or the verb it belongs to."""
    told = Told(defaultdict(list), defaultdict(list), defaultdict(list), _heading(scene, sentence), {})
    moved: dict[int, Anchor] = {}
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
            if only_locates(scene, mention):
                continue
            anchor = anchor_place(scene, mention, owners, said)
            if anchor is None or scene.place_of(head) != mention:
                continue
            anchor = moved.get(anchor.token, anchor)  # "agreed to a ceasefire on Friday in Havana"
            besides = find_besides(scene, mention)
            here = told.loose if anchor.loose or besides or is_border(scene, mention) else told.places
            here[anchor.token] += besides or [mention]
            if not anchor.loose and _is_fronted(sentence, head):
                told.fronted += besides or [mention]
        elif mention.kind == "time" and mention.time_start is not None:
            if (clause := _described_by_when(scene, mention)) is not None:
                told.moments[owners[clause.i].head.i if clause.i in owners else clause.i] = mention
            when = None if _only_names(scene, mention, owners) else anchor_time(scene, head, owners, said)
            found, when = when, when and _agreed_on(scene, mention, owners, when)
            if found is not None and when is not None and found != when:
                moved[found.token] = when
            if when is not None and when.token in owners and _opens(head, owners):
                told.openings[when.token] = mention
            elif when is not None and when.token not in said:
                under = None if when.token in owners else _under_same_verb(head, frames, said)
                told.times[under.head.i if under is not None else when.token].append(mention)
    return told


def _only_names(scene: Scene, mention: Mention, owners: Mapping[int, Frame]) -> bool:
    """Return whether a time only tells which one a noun means, that is no act told: "blamed the 2016 coup plotters"."""
    words = scene.text.span(mention.start, mention.end)
    before = words.doc[words.start - 1] if words.start > words[0].sent.start else None
    noun = scene.heads[mention]
    while noun.dep_ in MODIFIERS and noun.head.i > noun.i and noun.i not in owners:
        noun = noun.head
    if noun.i < words.end or noun.i in owners or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if before is None or before.pos_ in ("ADP", "SCONJ", "PUNCT", "CCONJ") or before.lower_ not in DETERMINERS:
        return False
    return not (noun.dep_ == "pobj" and noun.head.lower_ in DURING)


def _opens(token: Token, owners: Mapping[int, Frame]) -> bool:
    """Return whether a time is that of the beginning of what goes on: "the offensive that began 11 days ago"."""
    verb = next((a for a in ancestors(token) if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.dep_ != "relcl" or verb.lemma_ not in BEGINNING or verb.head.i in owners:
        return False
    return verb.head.lemma_.casefold() in LONG


def _described_by_when(scene: Scene, mention: Mention) -> Token | None:
    """Return the verb of the clause with "when" that stands right after a time."""
    after = scene.text.span(mention.start, mention.end).end
    following = [t for t in scene.text.doc[after : after + 2] if t.text != ","]
    word = following[0] if following else None
    return word.head if word is not None and word.lower_ == "when" and word.head.i > word.i else None


def _agreed_on(scene: Scene, mention: Mention, owners: Mapping[int, Frame], found: Anchor) -> Anchor | None:
    """Return the agreeing that a day belongs to, rather than what was agreed: "agreed to a ceasefire on Friday"."""
    noun = owners.get(found.token)
    published = scene.text.document.published
    if _is_agreed(noun) and published is not None and mention.time_start is not None and mention.time_start > published:
        return None  # "agreed to a ceasefire from Sunday"
    over = published is not None and mention.time_end is not None and mention.time_end <= published
    if noun is None or noun.pattern.part != "noun" or not over or scene.heads[mention].i < noun.head.i:
        return found
    verb = noun.head.head.head if noun.head.dep_ == "pobj" else noun.head.head
    agreeing = owners.get(verb.i)
    direct = scene.heads[mention].dep_ != "pobj" or scene.heads[mention].head.head.i == noun.head.i
    return Anchor(agreeing.head.i) if agreeing is not None and _is_agreed(agreeing) and direct else found


def _is_agreed(frame: Frame | None) -> bool:
    return frame is not None and frame.head.lemma_ == "agree" and frame.head.tag_ in ("VBD", "VBN")


def _is_dateline(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a place in capitals opens a sentence, and only says where it was written: "BEIRUT Rebels said"."""
    words = scene.text.span(mention.start, mention.end)
    following = scene.text.doc[words.end : words.end + 1]
    if mention.start != sentence.start or not following:
        return False
    if not all(t.text.isupper() and len(t) > 3 for t in words):
        return _is_written_abroad(scene, mention, following[0])
    return following[0].text[:1].isupper() or following[0].is_punct


def _is_written_abroad(scene: Scene, mention: Mention, after: Token) -> bool:
    """Return whether a city opens a sentence before whom it does not describe: "Beirut Syrian government strikes"."""
    record = scene.places.get(mention.ref or "")
    other = scene.actor_of(after)
    whose = scene.record(other)
    if record is None or record.kind != "city" or whose is None or whose.country is None:
        return False
    return whose.country != record.country and whose.kind in ("state", "state-forces") and after.text[:1].isupper()


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
