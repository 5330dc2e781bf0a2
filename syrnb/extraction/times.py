"""When: time expressions and the days that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from syrnb.extraction.mention import Mention
from syrnb.extraction.timex.calendar import Period
from syrnb.extraction.timex.context import is_time, tense_of
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.grammar import scan_heads
from syrnb.extraction.timex.resolution import Anchors, resolve
from syrnb.extraction.timex.sides import add_sides
from syrnb.extraction.timex.words import TimeWords, time_words
from syrnb.language.text import Text

__all__ = ["find_times", "scan_times"]

JOINED = re.compile(
    r",? (?:and|or|to|until|till|through|but)(?: (?:the|from))? |[ ]?[-\u2013\u2014/][ ]?|, ", re.IGNORECASE
)


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
        day follows from the words (durations, "recently", "Ramadan").
    """
    words = time_words()
    found = [cut for said in scan_times(text.document.text, words) if (cut := _cut_to_sentence(text, said))]
    found = [said for said in found if is_time(text, said, words)]
    found = _share_years(text.document.text, found)
    anchors = Anchors(published, narrative=_is_narrative(found, published))
    mentions = []
    for said in found:
        period = resolve(said, anchors, words, tense=tense_of(text, said, words))
        if period is not None and _is_told(said, anchors):
            anchors.note(period)
        mentions.append(_mention(said, period))
    return mentions


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
        while found and said.start < found[-1].end:
            found.pop()  # "the night" of "the night of 3 May"
        found.append(said)
    return found


def _is_told(said: Expression, anchors: Anchors) -> bool:
    """Return whether later words may point back to an expression: to the story's days, not to a look aside or ahead."""
    if said.form in ("decade", "century", "years"):
        return False
    if said.form == "pointed" and said.modifier in ("previous", "preceding"):
        return False
    return not (anchors.narrative and said.form in ("day word", "trailing"))


def _cut_to_sentence(text: Text, said: Expression) -> Expression | None:
    """Return an expression that lies in one sentence; of a clock time ("3 a.m. local time") what lies in the first."""
    if not text.sentences:
        return None
    end = text.sentence_at(said.start).end
    if said.end <= end:
        return said
    return (
        replace(said, end=end, words=said.words[: end - said.start])
        if said.form == "clock" and end > said.start
        else None
    )


def _mention(said: Expression, period: Period | None) -> Mention:
    return Mention(
        said.start,
        said.end,
        "time",
        method="rule",
        time_start=period.start if period else None,
        time_end=period.end if period else None,
        precision=period.precision if period else "unknown",
    )


def _share_years(text: str, found: Sequence[Expression]) -> list[Expression]:
    """Give "April and June 1955", "28 May to 4 June 1940" the year that only the last of them names."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        said, after = shared[i], shared[i + 1]
        bare = said.form in ("date", "days", "month") and said.year is None and said.modifier is None
        if (
            bare
            and after.form in ("date", "days", "month")
            and after.year
            and JOINED.fullmatch(text, said.end, after.start)
        ):
            shared[i] = replace(said, year=after.year - ((said.month or 0) > (after.month or 0)))
    return shared


def _is_narrative(found: Sequence[Expression], published: date | None) -> bool:
    """Return whether a text tells of what is long past: most of the years it names are over, and it names few weekdays."""
    if published is None:
        return True
    years = [said.year for said in found if said.year]
    past = sum(year < published.year - 1 for year in years)
    fresh = sum(said.form in ("weekday", "day word") for said in found)
    return past >= 3 and past > len(years) / 2 and past > fresh
