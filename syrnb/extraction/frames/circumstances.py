"""Where and when: the places and days of each frame of a sentence.

Every place and time of a sentence belongs to the frame that it hangs on in the parse: the first frame or verb of saying
above it. A frame without its own takes those of the frame that it hangs on, and a doubt says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import STANDING, STATED
from syrnb.extraction.frames.apart import find_apart, is_earlier
from syrnb.extraction.frames.days import interval_of
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.hanging import Told, hang, owners_of
from syrnb.extraction.frames.inheriting import (
    before_when,
    causes,
    is_aside,
    is_doing,
    is_elsewhere,
    joined_after,
    linked,
    place_of_where,
    thing_of,
    told_of_doer,
)
from syrnb.extraction.frames.localities import find_beside, find_pointed
from syrnb.extraction.frames.speech_act import Speech
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.records import Place
from syrnb.language.syntax import ancestors, conjuncts, has_auxiliary, preposition_objects
from syrnb.language.text import Sentence

__all__ = ["Circumstances", "find_circumstances"]

SCENES = frozenset(
    {"centre", "center", "site", "scene", "epicentre", "epicenter", "heart", "focus", "hub", "cradle", "target"}
)
FORCE = frozenset({"ASSAULT", "COERCE"})
UNDER = frozenset({"acl", "relcl", "agent", "pobj", "pcomp", "prep", "dobj", "conj"})
FOUND = frozenset({"find", "discover", "recover", "retrieve", "pull", "unearth", "count", "lie", "leave"})
"""What is told of victims where they were harmed."""
WIDE = 50.0
"""How far a region reaches that says little of where an act was, in kilometres."""
COUNTS = frozenset({"toll", "count", "report", "figure"})
APART_DOUBT = "time of another clause"


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

    def taking(self, days: tuple[date | None, date | None, str], doubt: str) -> Circumstances:
        """Return the circumstances with days that were told elsewhere, and the doubt about them."""
        start, end, precision = days
        return replace(self, start=start, end=end, precision=precision, doubts=(*self.doubts, doubt))


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
    owners = owners_of(frames)
    told = hang(scene, sentence, owners, frames, {s.verb.i for s in speeches})
    for frame in frames:
        own = told.places[frame.head.i]
        fallen = [t for t in frame.a if frame.head.lemma_ == "fall" and scene.is_place(t)]
        for token in (*frame.place_objects, *fallen):
            place = scene.place_of(token)
            if place is not None and find_beside(scene, place) is None and place not in own:
                own.insert(0, place)
    for frame in frames:
        told.places[frame.head.i] += _scenes(scene, frame)
    for frame in frames:
        _complete(scene, sentence, frame, frames, owners, told)
    result: dict[Frame, Circumstances] = {}
    for frame in frames:
        result[frame] = _circumstances(scene, frame, told, owners, published)
    _measure(scene, frames, owners, result)
    last = before
    for frame in frames:
        if _takes_up(frame) and last is not None and not result[frame].places and result[frame].start is None:
            doubts = ("place of another clause", "time of another clause")
            result[frame] = Circumstances(last.places, last.start, last.end, last.precision, doubts)
        if frame.entry.plover == "ASSAULT":
            last = result[frame]
    return result


def _nearer(scene: Scene, frame: Frame, loose: list[Mention]) -> list[Mention]:
    """Return where those are who are acted on, rather than where those come from who act."""
    acted_on = [m for m in loose if any(b.is_ancestor(scene.heads[m]) for b in frame.b)]
    doers = [a for a in frame.a if not a.is_ancestor(frame.head)]  # "a bomb that killed two near Kidal"
    acting = [m for m in loose if any(a.is_ancestor(scene.heads[m]) for a in doers)]
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
        backing = node.dep_ == "pobj" and node.head.dep_ == "agent" and node.head.head.dep_ == "acl"
        if other is frame or not (node.dep_ == "acl" or by_doer or backing):  # "with fighters backed by raids in X"
            continue
        while node.dep_ in UNDER and node.i != frame.head.i:
            node = node.head
        if node.i == frame.head.i:
            found.append(other)
    return found


def _complete(
    scene: Scene, sentence: Sentence, frame: Frame, frames: list[Frame], owners: Mapping[int, Frame], told: Told
) -> None:
    """Add the places and times of a frame that its own words tell by way of another: "where", "in the town"."""
    at = frame.head.i
    for below in _below(frame, owners):
        told.places[at] = told.places[at] or told.places[below.head.i] or told.loose[below.head.i]
        told.times[at] = told.times[at] or told.times[below.head.i]
    if told.places[at]:
        records = [scene.places.get(m.ref or "") for m in told.places[at]]
        if all(r is not None and _is_wide(r) for r in records):  # "south of Goma in Congo"
            told.places[at] += [m for m in told.loose[at] if m.method == "rule" and m not in told.places[at]]
        return
    found = _nearer(scene, frame, told.loose[at])
    if found and all(_is_by_doer(scene, frame, scene.heads[m]) for m in found):
        if frame.entry.plover not in STATED:
            told.only[at] = found  # where those are who act: not handed on
        return
    if not found and (place := place_of_where(scene, frame)) is not None:
        found = [place]
    for other in _described(frame, frames) if not found else ():
        found = found or told.places[other.head.i]
        if found and other.entry.plover is None:
            told.only[at] = found  # "an offensive led by a group in the valley"
            return
    if not found and (place := find_pointed(scene, sentence, frame)) is not None:
        found = [place]
    found = found or _within_object(scene, frame)
    told.places[at] = list(found)


def _is_wide(place: Place) -> bool:
    """Return whether a country or a part of one is so wide that a place told beside it says more."""
    return place.kind == "country" or (place.kind == "region" and (place.radius_km or 0) >= WIDE)


def _within_object(scene: Scene, frame: Frame) -> list[Mention]:
    """Return where what is taken or struck lies, by a clause that tells of it: "a base that they ran in Manbij".

    Of what is no place only by "where": "wells where people had gathered in Raqqa".
    """
    verbs = {frame.head.i: frame.head} | ({frame.clause.i: frame.clause} if frame.clause is not None else {})
    sites = [t for v in verbs.values() for t in preposition_objects(v, "in", "at", "on", "near", "into")]
    for token in dict.fromkeys((*frame.place_objects, *frame.b, *sites)):
        for clause in [c for c in token.children if c.dep_ in ("relcl", "acl") and c.i > token.i]:
            where = any(c.lower_ == "where" for c in clause.children)
            if not where and not (token in frame.place_objects or scene.is_place(token)):
                continue
            told = [clause, *(c for c in clause.children if c.dep_ == "conj")]
            told += [n for v in told for n in preposition_objects(v, "by")]  # "held by the group in the north"
            for noun in [n for v in told for n in preposition_objects(v, "in", "at", "near", "outside", "inside")]:
                if (place := scene.place_of(noun)) is not None:
                    return [place]
    return []


def _is_by_doer(scene: Scene, frame: Frame, head: Token) -> bool:
    """Return whether a place stands beside an actor that the act is not done to."""
    above = list(takewhile(lambda t: t.i != frame.head.i, ancestors(head)))
    if any(b.i == t.i for b in frame.b for t in above) or any(t.dep_ in ("dobj", "nsubjpass") for t in above):
        return False
    if any(t.dep_ == "prep" and t.lower_ in ("between", "with", "against", "among") for t in above):
        return False
    return any(scene.mention_at(t, "actor") for t in above)


def _circumstances(
    scene: Scene, frame: Frame, told: Told, owners: Mapping[int, Frame], published: date | None
) -> Circumstances:
    doubts: list[str] = []
    at = frame.head.i
    places, times = told.places[at] or told.only.get(at, []), told.times[at]
    apart = not places and is_elsewhere(scene, frame)
    earlier = is_earlier(frame.head, frame.clause if frame.clause is not None else frame.head)
    times = times or _of_described(scene, frame)
    for source, dated in _sources(scene, frame, owners):
        if places and times:
            break
        if not places and not apart and told.places.get(source):
            places = told.places[source]
            doubts.append("place of another clause")
        if not times and dated and not earlier and told.times.get(source):
            times = told.times[source]
            doubts.append("time of another clause")
    thing = thing_of(scene, frame)
    aside = is_aside(frame.head if thing is None else thing)
    if not places and not apart and told.fronted and frame.entry.plover not in STATED and not aside:
        places = told.fronted
        doubts.append("place of another clause")
    start, end, precision = interval_of(scene, times, published, standing=frame.entry.control == "holds")
    if end == published and start != end and (until := _ended_by(scene, frame, told, owners, published)) is not None:
        end = until
    if not told.times[at] and (moment := told.moments.get(at)) is not None:
        start, end, precision = moment.time_start, moment.time_end, moment.precision
        doubts = [d for d in doubts if d != APART_DOUBT]
    elif times and _runs_from(scene, frame, times):
        end, precision = published, "unknown"
    elif not times and (opened := told.openings.get(at) or _since(frame, told)) is not None:
        start, end, precision = opened.time_start, published, opened.precision
        doubts.append("time of another clause")
    return Circumstances(tuple(dict.fromkeys(places)), start, end, precision, tuple(doubts))


def _ended_by(
    scene: Scene, frame: Frame, told: Told, owners: Mapping[int, Frame], published: date | None
) -> date | None:
    """Return the day of what put an end to a standing hold: "drove them out of a town they had held since 2016"."""
    verb = frame.clause if frame.clause is not None else frame.head
    if verb.dep_ != "relcl" or not any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
        return None
    above = next((f for t in ancestors(verb) if (f := owners.get(t.i)) is not None and f is not frame), None)
    return interval_of(scene, told.times[above.head.i], published, standing=False)[0] if above is not None else None


def _of_described(scene: Scene, frame: Frame) -> list[Mention]:
    """Return the time that a relative clause is about: "last month, in which dozens were killed"."""
    verb = frame.clause if frame.clause is not None else frame.head
    if verb.dep_ != "relcl" or not any(t.tag_ in ("WDT", "WRB", "WP") for c in verb.children for t in (c, *c.children)):
        return []
    found = scene.mention_at(verb.head, "time")
    return [found] if found is not None and found.time_start is not None else []


def _runs_from(scene: Scene, frame: Frame, times: list[Mention]) -> bool:
    """Return whether an act goes on from a time that another act has: "has been attacked since taking it in 2014"."""
    verb = frame.clause if frame.clause is not None else frame.head
    since = next((c for c in verb.children if c.lower_ == "since" and c.dep_ == "prep"), None)
    if since is None or not has_auxiliary(verb, "have") or not any(c.dep_ == "pcomp" for c in since.children):
        return False
    return all(since.is_ancestor(scene.heads[m]) for m in times)


def _since(frame: Frame, told: Told) -> Mention | None:
    """Return the time from which a running act runs: "have been shot down since the war broke out in 2011"."""
    verb = frame.clause if frame.clause is not None else frame.head
    if not has_auxiliary(verb, "have"):
        return None
    for clause in verb.children:
        marked = clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in clause.children)
        if marked or (clause.lower_ == "since" and any(c.dep_ == "pcomp" for c in clause.children)):
            return next((m for t in clause.subtree for m in told.times.get(t.i, ())), None)
    return None


def _sources(scene: Scene, frame: Frame, owners: Mapping[int, Frame]) -> Iterator[tuple[int, bool]]:
    """Yield what a frame may take its circumstances from, and whether its day too.

    What it came of, what it is part of, what is told of who did it. "Found", "buried" and the like are later than what
    befell the people they are about.
    """
    yield from ((at, True) for at in causes(scene, frame, owners))
    if frame.entry.plover in STANDING and frame.head.dep_ in ("acl", "relcl"):
        return
    node = frame.clause if frame.clause is not None else frame.head
    thing = thing_of(scene, frame)
    seen = {frame.head.i}
    for source in (frame.head, node, *((thing,) if thing is not None else ())):
        described, retold = source.dep_ == "acl" and source.tag_ == "VBN", source.dep_ == "ccomp"
        for above in linked(source):
            other = owners.get(above.i)
            at = other.head.i if other is not None else above.i
            if at in seen:
                continue
            seen.add(at)
            if other is not None:
                if not (other.entry.plover in STATED and frame.entry.plover not in STATED):
                    agreed = other.head.lemma_ == "agree" and frame.pattern.part == "noun"  # what is to come of it
                    yield at, not agreed and (not described or other.entry.plover in FORCE)
                continue
            yield from ((i, True) for i in _of_toll(above, owners))
            if not retold:
                yield from ((owners[c.i].head.i, True) for c in above.children if is_doing(c, owners))
                if not described or above.lemma_ in FOUND:
                    yield at, not described
            retold = retold or above.dep_ == "ccomp"
    yield from ((at, True) for at in told_of_doer(scene, frame, owners))
    yield from ((at, True) for at in before_when(scene, frame, owners))
    if frame.entry.plover in FORCE:
        yield from ((at, False) for at in joined_after(frame, owners))


def _of_toll(verb: Token, owners: Mapping[int, Frame]) -> list[int]:
    """Return the acts that a count is of, where it speaks for itself: "the toll from the strike on Sake said"."""
    counts = [c for c in verb.children if c.dep_ == "nsubj" and c.lemma_ in COUNTS]
    nouns = [n for c in counts for n in preposition_objects(c, "from", "of", "in")]
    return [owners[n.i].head.i for n in nouns if n.i in owners and owners[n.i].entry.plover in FORCE]


def _measure(
    scene: Scene, frames: list[Frame], owners: Mapping[int, Frame], result: dict[Frame, Circumstances]
) -> None:
    """Date what is told to lie so long before or after the main clause: "on Monday, a day after rebels took Sake"."""
    for frame in frames:
        verb = frame.clause if frame.clause is not None else frame.head
        apart = find_apart(verb)
        if apart is None:
            continue
        above = [t for a in ancestors(verb) for t in (a, *(c for c in a.children if c.dep_ in ("nsubj", "nsubjpass")))]
        main = next((result[f] for t in above if (f := owners.get(t.i)) is not None and f is not frame), None)
        here = result[frame]
        if here.start is not None and "time of another clause" not in here.doubts:
            continue
        doubts = tuple(d for d in here.doubts if d != "time of another clause")
        days: tuple[date | None, date | None, str] = (None, None, "unknown")
        if main is not None and main.start is not None and main.precision == "day":
            days = apart.days_from(main.start)
        start, end, precision = days
        result[frame] = replace(here, start=start, end=end, precision=precision, doubts=(*doubts, APART_DOUBT))
