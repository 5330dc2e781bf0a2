"""When: time expressions and the days that they mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from syrnb.extraction.mention import Mention
from syrnb.extraction.timex.anchors import Anchors
from syrnb.extraction.timex.calendar import Period
from syrnb.extraction.timex.context import is_time
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.grammar import scan_heads
from syrnb.extraction.timex.resolution import is_deictic, resolve
from syrnb.extraction.timex.runs import Frame, day_of_clock, is_bare, is_narrative, share_years, turn_range
from syrnb.extraction.timex.sides import add_sides
from syrnb.extraction.timex.tense import spoken_on, tense_of
from syrnb.extraction.timex.words import TimeWords, time_words
from syrnb.language.text import Text

__all__ = ["find_times", "scan_times"]

INFERRED_CONFIDENCE = 0.8


def find_times(text: Text, *, published: date | None) -> list[Mention]:
    """Find time expressions and resolve them to days.

    Parameters
    ----------
    text
        A parsed article.
    published
        Its day of publication; where it is None, what is relative to it stays without days.

    Returns
    -------
    list of Mention
        Kind ``time``, in order, within one sentence each. ``time_start`` and ``time_end`` are inclusive, None where no
        day follows from the words (durations, "recently", "Ramadan"). Where a day, month or season takes its year from
        the story about it, and a clock time its day, the doubt ``inferred date`` says so, with a confidence of 0.8.
    """
    words = time_words()
    found = [said for said in scan_times(text.flow, words) if text.sentences and is_time(text, said, words)]
    found = share_years(text.flow, found)
    periods, inferred = _resolve_all(text, found, published, words)
    return [
        _mention(*span, period, inferred=i in inferred)
        for i, (said, period) in enumerate(zip(found, periods, strict=True))
        for span in _part(text, said)
    ]


def scan_times(text: str, words: TimeWords | None = None) -> list[Expression]:
    """Return the time expressions of a text by its words alone, in order and without overlap.

    >>> [said.words for said in scan_times("They left on 8 December 2024, two days later than last week's plan.")]
    ['8 December 2024', 'two days later', 'last week']
    """
    words = words or time_words()
    found: list[Expression] = []
    for head in scan_heads(text, words):
        said = add_sides(head, text, words)
        if said is None:
            continue
        while found and said.start <= found[-1].start:
            found.pop()  # "the night" of "the night of 3 May"
        if not found or said.start >= found[-1].end:
            found.append(said)
    return found


def _part(text: Text, said: Expression) -> list[tuple[int, int]]:
    """Return the span of an expression, or its parts where the parser has cut it in two ("Wednesday 26 | Oct 2016")."""
    spans, start = [], said.start
    while (end := text.sentence_at(start).end) < said.end:
        if end > start:
            spans.append((start, end))
        after = text.sentence_at(said.end - 1)
        if after.start <= start or after.start >= said.end:
            return spans
        start = after.start
    return [*spans, (start, said.end)]


def _resolve_all(
    text: Text, found: Sequence[Expression], published: date | None, words: TimeWords
) -> tuple[list[Period | None], set[int]]:
    """Return what each expression means, and which of them owe their year or day to their surroundings."""
    anchors = Anchors(published, narrative=is_narrative(found, published))
    frame = Frame(text, published)
    periods: list[Period | None] = []
    inferred: set[int] = set()
    for i, said in enumerate(found):
        framed = is_bare(said) and frame.holds(said)
        present = anchors.narrative and frame.is_now(said)
        period = resolve(said, anchors, words, tense=tense_of(text, said, words), framed=framed, present=present)
        frame.note(said)
        if is_bare(said) and (framed or anchors.narrative or published is None):
            inferred.add(i)
        if period is not None and _is_told(said, anchors):
            anchors.note(period)
        if i and period is not None and (before := periods[-1]) is not None:
            periods[-1] = turn_range(text.flow, found[i - 1], before, said, period)
        periods.append(period)
    for i, said in enumerate(found):
        if said.form in ("clock", "daypart"):
            periods[i] = day_of_clock(text, found, periods, i)
            inferred.add(i)
        elif said.form == "day word" and (day := spoken_on(text, said, found, periods)) is not None:
            periods[i] = resolve(said, Anchors(day, narrative=False), words)
    return periods, inferred


def _is_told(said: Expression, anchors: Anchors) -> bool:
    """Return whether later words may point back to an expression: to the story's days, not to a look aside or ahead."""
    if said.form in ("decade", "century", "years"):
        return False
    if said.form == "pointed" and said.modifier in ("previous", "preceding"):
        return False
    return not (anchors.narrative and is_deictic(said))


def _mention(start: int, end: int, period: Period | None, *, inferred: bool) -> Mention:
    if period is None:
        return Mention(start, end, "time", method="rule")
    return Mention(
        start,
        end,
        "time",
        method="rule",
        confidence=INFERRED_CONFIDENCE if inferred else 1.0,
        time_start=period.start,
        time_end=period.end,
        precision=period.precision,
        doubts=("inferred date",) if inferred else (),
    )
