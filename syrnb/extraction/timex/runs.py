"""What expressions say together: a year that two of them share, a story's frame, a clock time and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from syrnb.extraction.timex.calendar import Period, add_months
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.resolution import is_deictic
from syrnb.language.text import Sentence, Text

__all__ = ["Frame", "day_of_clock", "is_bare", "is_narrative", "share_years", "turn_range"]

JOINED = re.compile(
    r",? (?:and|or|to|until|till|through) (?:(?:the|from|early|late) )?|[ ]?[-\u2013\u2014/][ ]?|, ", re.IGNORECASE
)
RANGE = re.compile(r" (?:to|until|till|through) (?:the )?|[ ]?[-\u2013\u2014][ ]?| and ", re.IGNORECASE)
RANGE_START = re.compile(r"\b(?:from|between) (?:the )?$|[(]$", re.IGNORECASE)
OF_DAY = re.compile(r",? (?:[A-Z][a-z]+ time,? )?(?:on |of )?(?:the )?")
SINCE = re.compile(r"\bsince (?:the |mid-)?$", re.IGNORECASE)
MANY_YEARS = 4
STRETCH = 2
OPENING = re.compile(
    r"(?:(?:in|by|on|during|throughout|from|at|after|early|late|around|the|end|start|beginning|of)[ -]){0,5}", re.I
)
"""What may stand before a year with which a sentence opens."""

YEARLY = ("date", "days", "month", "season")


def is_bare(said: Expression) -> bool:
    """Return whether an expression comes every year, and does not say which."""
    return said.form in YEARLY and said.year is None and said.modifier is None


def _month(said: Expression) -> int:
    return said.month or said.season or 0


def share_years(text: str, found: Sequence[Expression]) -> list[Expression]:
    """Give "April and June 1955", "28 May to 4 June 1940" the year that only the last of them names."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        said, after = shared[i], shared[i + 1]
        if is_bare(said) and after.form in YEARLY and after.year and JOINED.fullmatch(text, said.end, after.start):
            shared[i] = replace(said, year=after.year - (_month(said) > _month(after)))
    return shared


def turn_range(text: str, first: Expression, period: Period, second: Expression, end: Period) -> Period:
    """Return the first of two periods a year earlier where "from November to January" would else run backwards."""
    backwards = is_bare(first) and is_bare(second) and period.start > end.start
    if not (backwards and RANGE.fullmatch(text, first.end, second.start)):
        return period
    if not RANGE_START.search(text, max(0, first.start - 12), first.start):
        return period
    try:
        return Period(_year_before(period.start), _year_before(period.end), period.precision)
    except ValueError:  # 29 February
        return period


def _year_before(day: date) -> date:
    year, month = add_months(day.year, day.month, -12)
    return day.replace(year=year, month=month)


def is_narrative(found: Sequence[Expression], published: date | None) -> bool:
    """Return whether a text tells of what is long past: it names many years, which are over, and few weekdays."""
    years = [said.year for said in found if said.year]
    past = sum(published is None or year < published.year - 1 for year in years)
    fresh = sum(said.form in ("weekday", "day word") for said in found)
    return past >= MANY_YEARS and past > len(years) / 2 and past > 3 * fresh


class Frame:
    """The stretch of a news text that tells history, because a sentence opened with a year that is over.

    "In 2014 the group took Mosul. By August it stood before Erbil": August is that year's, for two sentences more at
    most, until a weekday, another year or a new paragraph. Within one sentence any year before does it, but for what
    has lasted "since".
    """

    def __init__(self, text: Text, published: date | None) -> None:
        self.text, self.published = text, published
        self.opened: Sentence | None = None
        self.sentences = 0
        self.past: int | None = None
        """The paragraph of the last expression that tells of the story's own time, ..."""
        self.now: int | None = None
        """... and that of the last which counts from the day of writing."""

    def holds(self, said: Expression) -> bool:
        """Return whether an expression without a year lies in the stretch."""
        if self.opened is None or self._since(said):
            return False
        sentence = self.text.sentence_at(said.start)
        return sentence.paragraph == self.opened.paragraph and sentence.index - self.opened.index <= self.sentences

    def is_now(self, said: Expression) -> bool:
        """Return whether a bare weekday of a narrative is one of the days before publication.

        So it is where its paragraph has named no day of the past, or has come to the present ("last week").
        """
        if self.published is None or said.form != "weekday" or said.modifier is not None:
            return False
        paragraph = self.text.sentence_at(said.start).paragraph
        return paragraph == self.now or paragraph != self.past

    def note(self, said: Expression) -> None:
        """Open or close the stretch at an expression."""
        paragraph = self.text.sentence_at(said.start).paragraph
        if is_deictic(said):
            self.now = paragraph
        elif said.form in (*YEARLY, "year", "years") or (said.form == "pointed" and said.year is None):
            self.past, self.now = paragraph, None
        if said.year and said.form in (*YEARLY, "year"):
            sentence = self.text.sentence_at(said.start)
            over = self.published is not None and said.year < self.published.year
            self.opened = sentence if over and not self._since(said) else None
            opens = OPENING.fullmatch(self.text.flow, sentence.start, said.start)
            self.sentences = STRETCH if opens else 0
        elif said.form in ("weekday", "day word", "trailing", "pointed"):
            self.opened = None

    def _since(self, said: Expression) -> bool:
        return SINCE.search(self.text.flow, max(0, said.start - 12), said.start) is not None


def day_of_clock(text: Text, found: Sequence[Expression], periods: Sequence[Period | None], i: int) -> Period | None:
    """Return the day of a clock time: the one after it ("3 a.m. on Sunday"), else one named before in its sentence."""
    said = found[i]
    whole, sentence = text.flow, text.sentence_at(said.start)
    if i + 1 < len(found) and OF_DAY.fullmatch(whole, said.end, found[i + 1].start):
        after = periods[i + 1]
        if after is not None and after.precision == "day":
            return after
    for k in range(i - 1, -1, -1):
        if found[k].start < sentence.start:
            break
        before = periods[k]
        if before is not None and before.start == before.end:
            return before
    return None
