"""The day of an act that its own clause does not date: taken from its sentence, or from the story so far.

Nothing is guessed in silence: a day found here is marked as a doubt, and only acts of force told in the plain past
take it. What is handed on is a day, or a few, of an act of a main clause that took place: never a stretch ("since
Friday"), a plan ("will meet on Thursday"), a subordinate clause, or history.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance
from syrnb.extraction.claims.modes import BEGINNING, is_retold_history
from syrnb.extraction.frames.anchors import verb_of_saying
from syrnb.extraction.frames.apart import find_apart, is_earlier
from syrnb.extraction.frames.chronology import date_entry, find_entry, is_open_since
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.inheriting import is_told_later
from syrnb.extraction.frames.speech_act import Speech
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors, has_auxiliary
from syrnb.language.text import Sentence

__all__ = ["Narrative"]

NEAR = ("day", "week")
LEAD = 6
LOOSE = frozenset({"since", "until", "before", "after", "by", "till", "from"})
TAKING_PLACE = frozenset({"be", "begin", "come", "take", "start", "end", "happen", "occur", "erupt", "break"})
REACH = 2
"""How many sentences further a day is handed on beyond its paragraph, from the last that named it or took it up."""
WEEK = timedelta(days=6)
STATED = frozenset({"ACCUSE", "AGREE", "CONSULT", "COOPERATE", "PROMISE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Acts of words and standing ones: told between the acts of a story, but not on its day."""
SUBORDINATE = frozenset({"advcl", "relcl"})
CLAUSES = frozenset({"after", "before", "since", "until", "till", "once", "because", "although", "though", "if"})


Days = tuple[date, date | None, str]
Stretch = tuple[date | None, date | None, str]


@dataclass(slots=True)
class Narrative:
    """The days of the last dated act of the story; None before the first, and after a turn to history.

    ``dispatched`` is the day of a dispatch that names no other day, else None.
    """

    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    dispatched: date | None = None
    past: tuple[int, int] | None = None
    """The last sentence of history, and its paragraph, where the paragraph has begun with history."""
    stretch: Stretch | None = None
    """The days of that history, as far as they are told."""
    seen: int = -1
    """The paragraph of the sentence before."""
    told: tuple[int, int] = (0, 0)
    """The sentence that last named the day or took it up, and its paragraph."""
    entry: Stretch | None = None
    """The days of an entry of a chronology of years past, as long as it goes on."""
    named: tuple[int, date] | None = None
    """The sentence that last named a time, and the first day of it, from which "since then" runs."""

    @classmethod
    def of(cls, scene: Scene) -> Narrative:
        """Begin the story of a text.

        A dispatch that states its own day and names no other tells, in its lead, of that day.
        """
        document = scene.text.document
        dated = any(m.kind == "time" and m.precision in NEAR and m.start >= document.body_start for m in scene.mentions)
        stated = document.published_basis in ("stated", "inferred") and not dated
        return cls(dispatched=document.published if stated else None)

    def date_frames(
        self,
        scene: Scene,
        sentence: Sentence,
        speeches: list[Speech],
        frames: list[Frame],
        around: dict[Frame, Circumstances],
        stances: dict[Frame, Stance],
    ) -> None:
        """Date the undated acts of a sentence in place, and remember its last dated act."""
        times = _own_times(scene, sentence, speeches)
        published = scene.text.document.published
        self.entry = find_entry(scene, sentence, times, self.entry)
        if self.entry is not None:
            date_entry(self.entry, frames, around, stances)
            return
        self._run_since(scene, sentence, times, frames, around)
        if self.past == (sentence.index - 1, sentence.paragraph) and not times and sentence.paragraph:
            self._go_on(scene, sentence, frames, around, stances)
        lone = _lone_time(scene, times)
        if sentence.paragraph != self.told[1] and sentence.index > self.told[0] + REACH:
            self.start = self.end = None
        taken = False
        own = {f for f in frames if around[f].start is not None and "time of another clause" not in around[f].doubts}
        for frame in frames:
            stance, told = stances[frame], around[frame]
            if frame.entry.plover is None and frame.entry.outcome is None:
                continue
            if told.start is None and told.end is None:
                if stance.modality == "actual" and is_retold_history(stance.reported_on, published):
                    around[frame] = told.taking((None, stance.reported_on, "unknown"), "time of another clause")
                    stances[frame] = replace(stance, background=True)
                    continue
                if stance.modality != "actual" or stance.background or frame.entry.plover in STATED:
                    continue
                if find_apart(frame.clause if frame.clause is not None else frame.head) is not None:
                    continue  # "a day after rebels took Sake": not the day of the other
                if _goes_back(frame) or is_earlier(frame.head, frame.clause or frame.head):
                    continue
                if lone is not None and not is_told_later(frame.head):
                    around[frame] = told.taking(lone, "time of another clause")
                    if is_retold_history(lone[1], published):
                        stances[frame] = replace(stance, background=True)
                elif (
                    self.start is None and self.dispatched is not None and sentence.index <= LEAD and _plain_past(frame)
                ):
                    around[frame] = told.taking((self.dispatched, self.dispatched, "day"), "day of the dispatch")
                elif self.start is not None and not times and _plain_past(frame):
                    around[frame] = told.taking((self.start, self.end, self.precision), "time of another sentence")
                    taken = True
        _hand_on_history(frames, around, stances)
        if taken:
            self.told = sentence.index, sentence.paragraph
        self._remember(scene, sentence, times, lone, {f: around[f] for f in frames if f in own}, stances)

    def _run_since(
        self,
        scene: Scene,
        sentence: Sentence,
        times: list[tuple[Mention, Days]],
        frames: list[Frame],
        around: dict[Frame, Circumstances],
    ) -> None:
        """Date what has been done "since then", "has since" been done: from the time named last until publication."""
        published = scene.text.document.published
        for frame in frames:
            verb = frame.clause if frame.clause is not None else frame.head
            since = next((c for c in verb.children if c.lower_ == "since" and is_open_since(c)), None)
            if since is None or not has_auxiliary(verb, "have"):
                continue
            before = [days[0] for m, days in times if m.end <= since.idx]
            carried = self.named[1] if self.named is not None and self.named[0] >= sentence.index - 1 else None
            start = before[-1] if before else carried
            if start is not None and published is not None and start <= published:
                around[frame] = around[frame].taking((start, published, "unknown"), "time of another clause")
        if times:
            self.named = sentence.index, times[-1][1][0]

    def _go_on(
        self,
        scene: Scene,
        sentence: Sentence,
        frames: list[Frame],
        around: dict[Frame, Circumstances],
        stances: dict[Frame, Stance],
    ) -> None:
        """Take what the paragraph tells without a time after history for history too, and of the same stretch."""
        stretch = _until_next(scene, sentence, self.stretch) if self.stretch is not None else None
        for frame in frames:
            stance, told = stances[frame], around[frame]
            if stance.speaker is not None or not _plain_past(frame):
                continue
            stances[frame] = replace(stance, background=True)
            undated = told.start is None and told.end is None and find_apart(frame.clause or frame.head) is None
            if stretch is not None and undated and stance.modality == "actual":
                around[frame] = told.taking(stretch, "time of another sentence")
        self.past = sentence.index, sentence.paragraph

    def _remember(
        self,
        scene: Scene,
        sentence: Sentence,
        times: list[tuple[Mention, Days]],
        lone: Days | None,
        dated: dict[Frame, Circumstances],
        stances: dict[Frame, Stance],
    ) -> None:
        """Keep the day of a sentence's act for the next ones; forget the last where the tale turns elsewhere."""
        told = [f for f in dated if stances[f].modality in ("actual", "ongoing")]
        opens = sentence.paragraph != self.seen
        self.seen = sentence.paragraph
        if told and all(stances[f].background for f in told):
            goes_on = self.past is not None and self.past[1] == sentence.paragraph
            main = any(not _is_subordinate(f.head) for f in told)
            self.past = (sentence.index, sentence.paragraph) if main and (opens or goes_on) else None
            self.stretch = _stretch_of([dated[f] for f in told])
        elif times:
            opened = _opens_history(scene, times) if not told and opens else None
            self.past = (sentence.index, sentence.paragraph) if opened is not None else None
            self.stretch = opened
        first = next((f for f in told if not _is_subordinate(f.head)), None)
        if told and (stances[first or told[0]].background or dated[first or told[0]].precision not in NEAR):
            self.start = self.end = None
            return
        around = dated[first] if first is not None else None
        days = lone
        if around is not None and around.start is not None:
            days = around.start, around.end, around.precision
        if days is not None and not _has_loose(scene, times) and (days[1] or days[0]) - days[0] <= WEEK:
            self.start, self.end, self.precision = days
            self.told = sentence.index, sentence.paragraph
        elif _has_loose(scene, times) or _is_all_old(scene, times):
            self.start = self.end = None


def _hand_on_history(frames: list[Frame], around: dict[Frame, Circumstances], stances: dict[Frame, Stance]) -> None:
    """Mark in place as history what describes a thing of history: "signed in 2015 after talks led by Oman"."""
    told = {f.head.i: f for f in frames}
    for frame in frames:
        if frame.head.dep_ != "acl" or frame.head.tag_ != "VBN" or around[frame].end is not None:
            continue
        above = next((told[a.i] for a in ancestors(frame.head) if a.i in told), None)
        if above is not None and stances[above].background and not stances[frame].background:
            stances[frame] = replace(stances[frame], background=True)


def _own_times(scene: Scene, sentence: Sentence, speeches: list[Speech]) -> list[tuple[Mention, Days]]:
    """Return the resolved times of a sentence that do not date an act of speech."""
    verbs = {s.verb.i for s in speeches}
    found = []
    for mention in scene.mentions:
        if mention.kind != "time" or mention.time_start is None or not sentence.start <= mention.start < sentence.end:
            continue
        if verb_of_saying(scene.heads[mention], verbs) is None:
            found.append((mention, (mention.time_start, mention.time_end, mention.precision)))
    return found


def _stretch_of(dated: list[Circumstances]) -> Stretch | None:
    """Return the days that the acts of a sentence of history span together."""
    starts = [c.start for c in dated if c.start is not None]
    ends = [c.end for c in dated if c.end is not None]
    if not ends:
        return None
    one = dated[0].precision if len({(c.start, c.end) for c in dated}) == 1 else "unknown"
    return min(starts, default=None), max(ends), one


def _is_all_old(scene: Scene, times: list[tuple[Mention, Days]]) -> bool:
    """Return whether a sentence names times of years past alone, so that "that attack" after it is theirs."""
    published = scene.text.document.published
    return bool(times) and all(is_retold_history(days[1], published) for _, days in times)


def _opens_history(scene: Scene, times: list[tuple[Mention, Days]]) -> Stretch | None:
    """Return when an act took place that a sentence only dates: "The last offensive was in December 2019"."""
    published = scene.text.document.published
    if len(times) != 1 or not is_retold_history(times[0][1][1], published):
        return None
    verb = next((a for a in ancestors(scene.heads[times[0][0]]) if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.dep_ != "ROOT" or verb.tag_ != "VBD" or verb.lemma_ not in TAKING_PLACE:
        return None
    return times[0][1] if any("event" in scene.classes(t) for t in scene.subjects(verb)) else None


def _until_next(scene: Scene, sentence: Sentence, stretch: Stretch) -> Stretch:
    """Return a stretch of history up to the time that its paragraph names next, where that is later."""
    start, end, precision = stretch
    published = scene.text.document.published
    for mention in scene.mentions:
        if mention.kind != "time" or mention.start < sentence.end or mention.time_start is None:
            continue
        later = end is not None and mention.time_start > end and is_retold_history(mention.time_start, published)
        if later and scene.text.sentence_at(mention.start).paragraph == sentence.paragraph:
            return start, mention.time_start, "unknown"
        break
    return start, end, precision


def _lone_time(scene: Scene, times: list[tuple[Mention, Days]]) -> Days | None:
    """Return the one time of a sentence, where it is just one, of a main clause, and of what took place."""
    near = [(m, days) for m, days in times if days[2] in NEAR]
    if _has_loose(scene, times) or len({days[:2] for _, days in near}) != 1:
        return None
    mention, days = near[0]
    published = scene.text.document.published
    if published is not None and days[0] > published:
        return None
    head = scene.heads[mention]
    if any(a.dep_ == "prep" and a.lower_ == "including" for a in ancestors(head)):
        return None  # the day of one of many
    verb = next((a for a in ancestors(head) if a.pos_ in ("VERB", "AUX")), None)
    return None if _is_subordinate(head) or (verb is not None and _is_ahead(verb)) else days


def _has_loose(scene: Scene, times: list[tuple[Mention, Days]]) -> bool:
    """Return whether a "since" or "until" opens one of the times."""
    firsts = [scene.text.span(m.start, m.end)[0] for m, _ in times]
    return any(t.i and t.nbor(-1).lower_ in LOOSE for t in firsts)


def _is_subordinate(token: Token) -> bool:
    """Return whether a clause that describes, or that only says when or why, stands over a word."""
    for above in (token, *ancestors(token)):
        if above.pos_ in ("VERB", "AUX") and above.dep_ in SUBORDINATE:
            marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in CLAUSES for c in above.children)
            if above.dep_ != "advcl" or marked:
                return True
    return False


def _is_ahead(verb: Token) -> bool:
    """Return whether a verb tells of what is still to come: "will meet"."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for t in (verb, *ancestors(verb)) for c in t.children)


def _goes_back(frame: Frame) -> bool:
    """Return whether a clause in front goes back to when something began: "when the raids began, IS withdrew"."""
    verb = frame.clause if frame.clause is not None else frame.head
    clauses = [verb, *(a for a in ancestors(verb) if a.pos_ == "VERB"), *verb.children]
    return any(
        v.dep_ == "advcl"
        and v.i < v.head.i
        and v.lemma_ in BEGINNING
        and any(c.lower_ in ("when", "after", "once") for c in v.children if c.dep_ in ("mark", "advmod"))
        for v in clauses
    )


def _plain_past(frame: Frame) -> bool:
    """Return whether an act is told in the plain past ("detained", "was killed", "killing" under such a verb)."""
    verb = frame.clause if frame.clause is not None else frame.head
    return _is_past(verb)


def _is_past(verb: Token) -> bool:
    for token in (verb, *ancestors(verb)):
        if token.pos_ not in ("VERB", "AUX"):
            if token.dep_ in ("relcl", "acl"):
                return False
            continue
        if has_auxiliary(token, "have"):
            return False
        if token.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in token.children):
            return True
        if token.tag_ in ("VBP", "VBZ", "VB"):
            return False
        if token.dep_ in ("relcl",):
            return False
    return False
