"""The day of an act that its own clause does not date: taken from its sentence, or from the story so far.

Nothing is guessed in silence: a day found here is marked as a doubt, and only acts told in the plain past take it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.speech import Speech
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors, has_auxiliary
from syrnb.language.text import Sentence

__all__ = ["Narrative"]

NEAR = ("day", "week")
LEAD = 6
LOOSE = frozenset({"since", "until", "before", "after", "by", "till", "from"})


@dataclass(slots=True)
class Narrative:
    """The days of the last dated act of the story; None before the first, and after a turn to history.

    ``dispatched`` is the day of a dispatch that names no other day, else None.
    """

    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    dispatched: date | None = None

    @classmethod
    def of(cls, scene: Scene) -> Narrative:
        """Begin the story of a text.

        A dispatch that states its own day and names no other tells, in its lead, of that day.
        """
        document = scene.text.document
        dated = any(m.kind == "time" and m.precision in NEAR and m.start >= document.body_start for m in scene.mentions)
        stated = document.published_basis == "stated" and not dated
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
        lone = _lone_time(scene, times)
        for frame in frames:
            stance, told = stances[frame], around[frame]
            if frame.entry.plover is None and frame.entry.outcome is None:
                continue
            if told.start is None and told.end is None:
                if stance.modality != "actual" or stance.background:
                    continue
                if lone is not None:
                    around[frame] = replace(
                        told,
                        start=lone[0],
                        end=lone[1],
                        precision=lone[2],
                        doubts=(*told.doubts, "time of another clause"),
                    )
                elif (
                    self.start is None and self.dispatched is not None and sentence.index <= LEAD and _plain_past(frame)
                ):
                    around[frame] = replace(
                        told, start=self.dispatched, end=self.dispatched, precision="day",
                        doubts=(*told.doubts, "day of the dispatch"),
                    )  # fmt: skip
                elif self.start is not None and not times and _plain_past(frame):
                    around[frame] = replace(
                        told, start=self.start, end=self.end, precision=self.precision,
                        doubts=(*told.doubts, "time of another sentence"),
                    )  # fmt: skip
        dated = [f for f in frames if around[f].start is not None and stances[f].modality in ("actual", "ongoing")]
        if not dated:
            if lone is not None:
                self.start, self.end, self.precision = lone
            return
        last = around[dated[0]]
        if stances[dated[0]].background or last.precision not in NEAR:
            self.start = self.end = None
        elif last.start is not None:
            self.start, self.end, self.precision = last.start, last.end, last.precision


Days = tuple[date, date | None, str]


def _own_times(scene: Scene, sentence: Sentence, speeches: list[Speech]) -> list[tuple[Mention, Days]]:
    """Return the resolved times of a sentence that do not date an act of speech."""
    verbs = {s.verb.i for s in speeches}
    found = []
    for mention in scene.mentions:
        if mention.kind != "time" or mention.time_start is None or not sentence.start <= mention.start < sentence.end:
            continue
        above = next((a for a in ancestors(scene.heads[mention]) if a.i in verbs or a.pos_ in ("VERB", "AUX")), None)
        if above is None or above.i not in verbs:
            found.append((mention, (mention.time_start, mention.time_end, mention.precision)))
    return found


def _lone_time(scene: Scene, times: list[tuple[Mention, Days]]) -> Days | None:
    """Return the one time of a sentence, where there is just one and no "since" or "until" opens it."""
    near = [(m, days) for m, days in times if days[2] in NEAR]
    for mention, _ in times:
        first = scene.text.span(mention.start, mention.end)[0]
        if first.i and first.nbor(-1).lower_ in LOOSE:
            return None
    return near[0][1] if len({days[:2] for _, days in near}) == 1 else None


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
