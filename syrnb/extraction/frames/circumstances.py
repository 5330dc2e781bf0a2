"""Where and when: the places and days of each frame of a sentence.

Every place and time of a sentence belongs to the frame that it hangs on in the parse: the first frame or verb of saying
above it. A frame without its own takes those of the frame that it hangs on, and a doubt says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.localities import find_beside, find_pointed
from syrnb.extraction.frames.speech import Speech
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors, conjuncts
from syrnb.language.text import Sentence

__all__ = ["Circumstances", "find_circumstances"]

SCENES = frozenset({"centre", "center", "site", "scene", "epicentre", "epicenter", "heart", "focus", "hub", "cradle"})
STANDING = frozenset({"ACCUSE", "SUPPORT", "AGREE", "REJECT", "CONSULT"})
"""What a clause beside the main one tells of these need not have been then and there."""
DEPENDENT = frozenset(
    {"advcl", "xcomp", "pcomp", "acl", "conj", "dobj", "pobj", "nsubj", "compound", "ccomp", "nsubjpass"}
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The places and the days of one frame, and what was only inferred.

    ``start`` and ``end`` are inclusive; None where nobody says. ``precision`` is as in ``schema.TIME_PRECISION``.
    """

    places: tuple[Mention, ...] = ()
    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    doubts: tuple[str, ...] = ()


def find_circumstances(
    scene: Scene,
    sentence: Sentence,
    frames: list[Frame],
    speeches: list[Speech],
    published: date | None,
    before: Circumstances | None = None,
) -> dict[Frame, Circumstances]:
    """Return the circumstances of every frame of a sentence.

    ``before`` are those of the last act of the sentence before, which an "also" takes up.
    """
    owners = _owners(frames)
    said = {s.verb.i for s in speeches}
    places: dict[Frame, list[Mention]] = {f: [] for f in frames}
    loose: dict[Frame, list[Mention]] = {f: [] for f in frames}
    told_by = scene.attribution(scene.text.tokens(sentence))
    times: dict[Frame, list[Mention]] = {f: [] for f in frames}
    for mention in scene.mentions:
        if not (sentence.start <= mention.start < sentence.end):
            continue
        if told_by is not None and told_by.start <= scene.heads[mention].i < told_by.end:
            continue  # where and when it was said
        if mention.kind == "location":
            if _is_dateline(scene, sentence, mention):
                continue
            head = scene.heads[mention]
            frame, by_actor = _owner_of_place(scene, head, owners, said)
            if frame is None:
                continue
            beside = find_beside(scene, mention)
            if by_actor or beside is not None:
                loose[frame].append(beside or mention)
            else:
                places[frame].append(mention)
        elif mention.kind == "time" and mention.time_start is not None:
            owner = _owner_of_time(scene.heads[mention], owners, said) or _under_same_verb(
                scene.heads[mention], frames, said
            )
            if owner is not None:
                times[owner].append(mention)
    for frame in frames:
        for token in frame.place_objects:
            place = scene.place_of(token)
            if place is not None and find_beside(scene, place) is None and place not in places[frame]:
                places[frame].insert(0, place)
    for frame in frames:
        places[frame] += _scenes(scene, frame)
    for frame in frames:
        for below in _below(frame, owners):
            places[frame] = places[frame] or places[below] or loose[below]
            times[frame] = times[frame] or times[below]
        if not places[frame]:
            places[frame] = _nearer(scene, frame, loose[frame]) or next(
                (places[f] for f in _described(frame, frames) if places[f]), []
            )
        if not places[frame] and (place := find_pointed(scene, sentence, frame)) is not None:
            places[frame] = [place]
    result: dict[Frame, Circumstances] = {}
    for frame in frames:
        result[frame] = _circumstances(scene, frame, places, times, owners, published)
    told = before
    for frame in frames:
        if _takes_up(frame) and told is not None and not result[frame].places and result[frame].start is None:
            doubts = ("place of another clause", "time of another clause")
            result[frame] = Circumstances(told.places, told.start, told.end, told.precision, doubts)
        if frame.entry.plover == "ASSAULT":
            told = result[frame]
    return result


def _is_dateline(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a place in capitals opens a sentence, and only says where it was written: "BEIRUT Rebels said"."""
    words = scene.text.span(mention.start, mention.end)
    if mention.start != sentence.start or not all(t.text.isupper() and len(t) > 3 for t in words):
        return False
    following = scene.text.doc[words.end : words.end + 1]
    return bool(following) and (following[0].text[:1].isupper() or following[0].is_punct)


def _nearer(scene: Scene, frame: Frame, loose: list[Mention]) -> list[Mention]:
    """Return where those are who are acted on, rather than where those come from who act."""
    acted_on = [m for m in loose if any(b.is_ancestor(scene.heads[m]) for b in frame.b)]
    acting = [m for m in loose if any(a.is_ancestor(scene.heads[m]) for a in frame.a)]
    return [m for m in loose if m not in acting] if acted_on else loose


def _takes_up(frame: Frame) -> bool:
    """Return whether a count of victims goes on about the act told before: "a commander was also among the dead"."""
    verb = frame.head
    return frame.entry.outcome in ("killed", "injured") and any(
        c.dep_ == "advmod" and c.lower_ in ("also", "too") for t in (verb, verb.head) for c in t.children
    )


def _scenes(scene: Scene, frame: Frame) -> list[Mention]:
    """Return the places that are called the scene of an event noun: "towns which were centres of the protests"."""
    head = frame.head
    if head.dep_ != "pobj" or head.head.lower_ != "of" or head.head.head.lemma_ not in SCENES:
        return []
    noun = head.head.head
    if noun.dep_ != "attr":
        return []
    return [m for t in scene.subjects(noun.head) for n in conjuncts(t) if (m := scene.place_of(n)) is not None]


def _below(frame: Frame, owners: Mapping[int, Frame]) -> list[Frame]:
    """Return the frames that a frame announces, aims at, or shares its object with."""
    deps = ("acl", "xcomp", "ccomp") if frame.entry.complement or frame.pattern.part == "noun" else ("conj",)
    found = [owners[c.i] for c in frame.head.children if c.dep_ in deps and c.i in owners]
    return [f for f in found if f is not frame]


def _described(frame: Frame, frames: list[Frame]) -> list[Frame]:
    """Return the frames that only describe what a frame is done to: "struck troops led by X in the valley"."""
    found = []
    for other in frames:
        node = other.head
        by_doer = node.dep_ == "relcl" and node.head in frame.a  # "raids by planes that struck the town"
        if other is frame or not (node.dep_ == "acl" or by_doer):
            continue
        while node.dep_ in ("acl", "relcl", "agent", "pobj", "prep", "dobj", "conj") and node.i != frame.head.i:
            node = node.head
        if node.i == frame.head.i:
            found.append(other)
    return found


def _owners(frames: list[Frame]) -> dict[int, Frame]:
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


def _owner_of_place(
    scene: Scene, token: Token, owners: Mapping[int, Frame], said: set[int]
) -> tuple[Frame | None, bool]:
    """Return the frame that a place belongs to, and whether it only says where an actor is."""
    by_actor = False
    for above in (token, *ancestors(token)):
        if above.i in owners and above.i != token.i:
            return owners[above.i], by_actor
        if above.i in said:
            return None, False
        if above.i != token.i and scene.mention_at(above, "actor"):
            by_actor = True
        if above.dep_ == "relcl":
            return None, False
    return None, False


def _owner_of_time(token: Token, owners: Mapping[int, Frame], said: set[int]) -> Frame | None:
    for above in ancestors(token):
        if above.i in said and above.i not in owners:
            return None
        if above.i in owners:
            return owners[above.i]
    return None


def _under_same_verb(token: Token, frames: list[Frame], said: set[int]) -> Frame | None:
    """Return the frame that a time's verb is about, where the verb tells nothing: "began with protests in March"."""
    verb = next((a for a in ancestors(token) if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i in said:
        return None
    below = [f for f in frames if next((a for a in ancestors(f.head) if a.pos_ in ("VERB", "AUX")), None) is verb]
    return min(below, key=lambda f: abs(f.head.i - token.i), default=None)


def _circumstances(
    scene: Scene,
    frame: Frame,
    places: Mapping[Frame, list[Mention]],
    times: Mapping[Frame, list[Mention]],
    owners: Mapping[int, Frame],
    published: date | None,
) -> Circumstances:
    doubts: list[str] = []
    own_places, own_times = places[frame], times[frame]
    seen = {frame.head.i}
    node = frame.clause if frame.clause is not None else frame.head
    aside = frame.entry.plover in STANDING and frame.head.dep_ in ("acl", "relcl")
    for source in (frame.head, node):
        if (own_places and own_times) or aside:
            break
        for above in _linked(source):
            other = owners.get(above.i)
            if other is None or other.head.i in seen:
                continue
            seen.add(other.head.i)
            if not own_places and places.get(other):
                own_places = places[other]
                doubts.append("place of another clause")
            if not own_times and times.get(other):
                own_times = times[other]
                doubts.append("time of another clause")
    start, end, precision = _interval(scene, own_times, published)
    return Circumstances(tuple(dict.fromkeys(own_places)), start, end, precision, tuple(doubts))


def _linked(token: Token) -> list[Token]:
    """Return the tokens above that a clause shares its circumstances with."""
    found: list[Token] = []
    for _ in range(8):
        if token.dep_ not in (*DEPENDENT, "prep") or token.head.i == token.i:
            break
        if token.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in ("while", "although", "though", "after", "before", "because", "since")
            for c in token.children
        ):
            break
        token = token.head
        found.append(token)
    return found


def _interval(scene: Scene, times: list[Mention], published: date | None) -> tuple[date | None, date | None, str]:
    """Return the days that the times of one frame span together, as their prepositions say."""
    start: date | None = None
    end: date | None = None
    precision = "unknown"
    order = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
    for mention in times:
        first, last = mention.time_start, mention.time_end
        word = _preposition(scene, mention)
        if word == "since":
            last = published if published is not None and first is not None and published >= first else None
        elif word in ("before", "until", "by") or word == "after":
            continue
        if start is None:
            start, end, precision = first, last, mention.precision
        elif first is not None and last is not None and end is not None:
            if first >= start and last <= end and order[mention.precision] < order[precision]:
                start, end, precision = first, last, mention.precision
            elif word in ("and", "to") and last > end:
                end = last
    return start, end, precision


def _preposition(scene: Scene, mention: Mention) -> str:
    head = scene.heads[mention]
    if head.dep_ in ("pobj", "pcomp"):
        return head.head.lower_
    first = scene.text.span(mention.start, mention.end)[0]
    return first.nbor(-1).lower_ if first.i else ""
