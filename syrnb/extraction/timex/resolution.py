"""Which days an expression means: the calendar, the day of publication, and what the text has named before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from syrnb.extraction.timex import calendar
from syrnb.extraction.timex.anchors import Anchors
from syrnb.extraction.timex.calendar import Period
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.words import TimeWords

__all__ = ["is_deictic", "resolve"]

DAY = timedelta(days=1)
# In a story without years, what comes next is more often later than earlier, and near what was named last. All in days.
BACKWARD = 2.0
WITHIN_YEAR = 90
RECENCY = 30
GRACE = {"past": 7 * DAY, "unknown": 31 * DAY}
"""How far after publication a day may lie that is told as past, or in no tense ("the 5 December summit"): the day of
publication may be off, and last year's day would be named with its year."""
LATELY = 31 * DAY
"""How far before publication a day of the future may lie: it was one when somebody said so."""

BACK = frozenset({"ago", "earlier", "before that", "previously", "prior", "beforehand", "before", "prior to"})
LAST = frozenset({"last", "past", "this past"})
NEXT = frozenset({"next", "coming", "this coming"})
BEFORE = frozenset({"previous", "preceding", "earlier"})
AFTER = frozenset({"following", "ensuing", "succeeding", "subsequent"})
THIS = frozenset({"this", "current", "this very"})
DEFINITE = ("the next", "early the next", "later the next")
SAME = frozenset({"same", "that", "that same", "this same", "that very"})


def resolve(
    said: Expression,
    anchors: Anchors,
    words: TimeWords,
    *,
    tense: str = "past",
    framed: bool = False,
    present: bool = False,
) -> Period | None:
    """Return the days that an expression means, or None where nothing says.

    Parameters
    ----------
    said
        The expression.
    anchors
        What it may be relative to.
    words
        For holidays and named days.
    tense
        ``past``, ``future`` or ``unknown``, of the verb that governs it.
    framed
        True within a stretch of history: the year is then the story's, as in a narrative.
    present
        True where a narrative has come to the day of writing: the day is then not the story's.

    >>> from syrnb.extraction.timex.words import time_words
    >>> friday = Expression(0, 6, "weekday", weekday=4)
    >>> resolve(friday, Anchors(date(2024, 12, 2), narrative=False), time_words(), tense="future").start
    datetime.date(2024, 12, 6)
    """
    if framed and not anchors.narrative:
        anchors = replace(anchors, narrative=True)
    elif present:
        anchors = replace(anchors, narrative=False)
    try:
        period = _period(said, anchors, words, tense)
    except (ValueError, OverflowError):  # the 31st of April, the year 0 and what lies beyond the calendar
        return None
    if period is None or said.part is None or said.part in ("earlier", "later"):
        return period
    return calendar.part_of(period, said.part)


def _period(said: Expression, anchors: Anchors, words: TimeWords, tense: str) -> Period | None:
    match said.form:
        case "date" | "days":
            return _date(said, anchors, tense)
        case "month":
            return _month(said, anchors, tense)
        case "year":
            return calendar.year(said.year) if said.year else None
        case "years":
            first, last = said.year or 0, said.last_year or 0
            return calendar.years(first, last) if first < last else None
        case "decade":
            return calendar.decade(said.year) if said.year else None
        case "century":
            return calendar.century(round(said.count)) if said.count else None
        case "season":
            return _season(said, anchors, tense)
        case "weekday":
            return _weekday(said, anchors, tense)
        case "day word":
            return _day_word(said, anchors)
        case "named":
            return Period(*words.named[said.name or ""], "day")
        case "holiday":
            return _holiday(said, anchors, words, tense)
        case "pointed":
            return _pointed(said, anchors)
        case "trailing":
            return _trailing(said, anchors)
        case "shift":
            return _shift(said, anchors)
    return None


def _year_of(said: Expression, anchors: Anchors) -> int | None:
    """Return the year that stands there, or that "that year", "last year" mean."""
    if said.year:
        return said.year
    modifier = said.modifier or ""
    if not modifier.endswith(" year"):
        return None
    now = anchors.now.year if anchors.now else None
    match modifier.removesuffix(" year").removeprefix("the "):
        case "that" | "same" | "that same":
            return anchors.year
        case "this":
            return now
        case "last":
            return now - 1 if now else None
        case "next":
            return now + 1 if now else None
        case "previous":
            return anchors.year - 1 if anchors.year else None
        case "following":
            return anchors.year + 1 if anchors.year else None
    return None


def _date(said: Expression, anchors: Anchors, tense: str) -> Period | None:
    month, day = said.month or 0, said.day or 0

    def make(year: int) -> Period:
        last = said.last_day or day
        return Period(date(year, month, day), date(year, month, last), "day")

    if year := _year_of(said, anchors):
        return make(year) if (said.last_day or day) >= day else None
    return _place(make, anchors, tense)


def _place(make: Callable[[int], Period], anchors: Anchors, tense: str) -> Period | None:
    """Choose the year of a day, month, season or holiday that comes every year."""
    if anchors.narrative or anchors.published is None:
        return _place_in_story(make, anchors)
    now = anchors.published
    around = _try(make, (now.year - 1, now.year, now.year + 1))
    if tense == "future":
        return next((p for p in around if p.end >= now - LATELY), None)
    return next((p for p in reversed(around) if p.start <= now + GRACE[tense]), None)


def _try(make: Callable[[int], Period], years: Iterable[int]) -> list[Period]:
    periods = []
    for year in years:
        try:
            periods.append(make(year))
        except ValueError:  # 29 February
            continue
    return periods


def _place_in_story(make: Callable[[int], Period], anchors: Anchors) -> Period | None:
    """Choose the year that lies nearest to what the story has named last, and rather on than back."""
    best: tuple[float, Period] | None = None
    for age, named in enumerate(reversed(anchors.trail)):
        years = (named.start.year,) if named.precision == "year" else (named.start.year, named.start.year + 1)
        for period in _try(make, years):
            if period.start > named.end:
                cost = float((period.start - named.end).days)
            elif period.end < named.start:
                cost = BACKWARD * (named.start - period.end).days
            else:
                cost = WITHIN_YEAR if named.precision == "year" else 0.0
            cost += RECENCY * age
            if best is None or cost < best[0]:
                best = cost, period
    return best[1] if best else None


def _month(said: Expression, anchors: Anchors, tense: str) -> Period | None:
    month = said.month or 0
    if year := _year_of(said, anchors):
        return calendar.month(year, month)
    modifier = said.modifier
    if modifier and anchors.today:
        now = anchors.today
        this_year = calendar.month(now.year, month)
        if modifier in LAST:
            return this_year if this_year.end < now else calendar.month(now.year - 1, month)
        if modifier in NEXT:
            return this_year if this_year.start > now else calendar.month(now.year + 1, month)
        if modifier in THIS:
            return this_year
    return _place(lambda year: calendar.month(year, month), anchors, tense)


def _season(said: Expression, anchors: Anchors, tense: str) -> Period | None:
    first = said.season or 0
    if year := _year_of(said, anchors):
        return calendar.season(year, first)
    now = anchors.today
    if now and said.modifier in LAST | NEXT | THIS:
        around = [calendar.season(year, first) for year in (now.year - 1, now.year, now.year + 1)]
        if said.modifier in LAST:
            return next(p for p in reversed(around) if p.end < now)
        if said.modifier in NEXT:
            return next(p for p in around if p.start > now)
        return min(around, key=lambda p: max((p.start - now).days, (now - p.end).days, 0))
    return _place(lambda year: calendar.season(year, first), anchors, tense)


def _weekday(said: Expression, anchors: Anchors, tense: str) -> Period | None:
    weekday, modifier = said.weekday or 0, said.modifier or ""
    if modifier in SAME | BEFORE | AFTER or (anchors.narrative and not modifier):
        if anchors.day is None:
            return None
        if modifier in BEFORE:
            return calendar.day(calendar.latest_weekday(anchors.day, weekday, strict=True))
        return calendar.day(calendar.next_weekday(anchors.day, weekday, strict=modifier in AFTER))
    now = anchors.published
    if now is None:
        return None
    if modifier.endswith(" week"):
        monday = calendar.week(now).start + {"last": -7, "this": 0, "next": 7}[modifier.split()[0]] * DAY
        return calendar.day(monday + weekday * DAY)
    if modifier in LAST:
        return calendar.day(calendar.latest_weekday(now, weekday, strict=True))
    if modifier in NEXT:
        return calendar.day(calendar.next_weekday(now, weekday, strict=True))
    if tense == "future":
        return calendar.day(calendar.next_weekday(now, weekday))
    return calendar.day(calendar.latest_weekday(now, weekday))


OFFSETS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}


def _day_word(said: Expression, anchors: Anchors) -> Period | None:
    now, name = anchors.published, said.name or ""
    if now is None:
        return None
    if name == "overnight":
        return Period(now - DAY, now, "day")
    return calendar.day(now + OFFSETS[name] * DAY)


def _holiday(said: Expression, anchors: Anchors, words: TimeWords, tense: str) -> Period | None:
    name = said.name or ""

    def make(year: int) -> Period:
        if name in words.fixed:
            return calendar.day(date(year, *words.fixed[name]))
        if name in words.easter:
            return calendar.day(calendar.easter(year) + words.easter[name] * DAY)
        n, weekday, month = words.nth[name]
        return calendar.day(calendar.nth_weekday(year, month, weekday, n))

    if name in words.moving:
        return None
    if said.year:
        return make(said.year)
    return _place(make, anchors, tense)


def is_deictic(said: Expression) -> bool:
    """Return whether an expression counts from the day of writing, and not from the story: "last week", "yesterday"."""
    if said.form in ("day word", "trailing"):
        return True
    if said.form == "shift":
        return said.modifier in ("ago", "from now", "hence")
    near = said.form != "pointed" or said.unit in ("day", "week", "weekend", "month")
    pointed = said.form in ("pointed", "month", "season", "weekday") and said.modifier in LAST | NEXT | THIS
    return near and pointed and not said.words.lower().startswith(DEFINITE)


def _pointed(said: Expression, anchors: Anchors) -> Period | None:
    """Read "last week", "that month", "the following day", "the end of the year"."""
    unit, modifier = said.unit or "day", said.modifier or ""
    now = anchors.today if is_deictic(said) else anchors.now
    definite = said.words.lower().startswith(DEFINITE)
    if modifier in LAST | NEXT | THIS and not definite:
        if now is None:
            return None
        if unit == "weekend":
            return _weekend(now, modifier)
        if modifier == "this":
            period = calendar.unit_around(now, unit)
            if said.part == "earlier":
                return Period(period.start, now, period.precision)
            if said.part == "later":
                return Period(now, period.end, period.precision)
            return period
        if modifier == "past" or (modifier == "last" and said.words.lower().startswith("the last")):
            return calendar.trailing(now, unit, 1)
        return calendar.shift(now, unit, -1 if modifier in LAST else 1)
    if modifier == "the" and unit == "weekend":
        return _weekend(now, "the") if now else None
    at = anchors.now if modifier == "the" and not anchors.narrative else _anchor(unit, anchors)
    if at is None:
        return None
    if modifier in SAME or modifier == "the":
        return calendar.unit_around(at, unit)
    if modifier in BEFORE | LAST:
        return calendar.shift(at, unit, -1)
    if modifier in AFTER | NEXT:
        return calendar.shift(at, unit, 1)
    return None


def _anchor(unit: str, anchors: Anchors) -> date | None:
    """Return the day that "that week", "the next month", "the previous year" start from."""
    if unit == "year":
        return date(anchors.year, 1, 1) if anchors.year else None
    if unit in ("decade", "century"):
        return date(anchors.year, 1, 1) if anchors.year else None
    if unit == "month":
        return anchors.month
    return anchors.day


def _weekend(now: date, modifier: str) -> Period:
    saturday = calendar.latest_weekday(now, 5)
    if modifier in LAST and now <= saturday + DAY:
        saturday -= 7 * DAY
    if modifier in THIS and now > saturday + DAY and now.weekday() >= 2:
        saturday += 7 * DAY
    if modifier in NEXT:
        saturday = calendar.next_weekday(now, 5, strict=True)
    return Period(saturday, saturday + DAY, "day")


def _trailing(said: Expression, anchors: Anchors) -> Period | None:
    now = anchors.published
    if now is None or said.count is None or said.modifier not in LAST | NEXT or anchors.narrative:
        return None
    return calendar.trailing(now, said.unit or "day", said.count if said.modifier in LAST else -said.count)


def _shift(said: Expression, anchors: Anchors) -> Period | None:
    """Read "two days ago", "a week later", "the day before"."""
    direction, unit, count = said.modifier or "", said.unit or "day", said.count
    if count is None or unit in ("minute", "hour"):
        return None
    if direction in ("ago", "from now", "hence"):
        at = anchors.published
    elif direction in ("after", "before", "prior to") and not said.words.lower().startswith("the "):
        return None
    else:
        at = _anchor(unit, anchors) or (anchors.day if unit in ("month", "year") else None)
    if at is None:
        return None
    return calendar.shift(at, unit, -count if direction in BACK else count)
