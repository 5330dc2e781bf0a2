"""Periods of days: the calendar's arithmetic, with no language in it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

__all__ = [
    "Period",
    "add_months",
    "century",
    "day",
    "decade",
    "easter",
    "latest_weekday",
    "month",
    "next_weekday",
    "nth_weekday",
    "part_of",
    "season",
    "shift",
    "trailing",
    "unit_around",
    "week",
    "year",
    "years",
]

DAY = timedelta(days=1)
PRECISION = {
    "minute": "day",
    "hour": "day",
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
DAYS = {"minute": 0, "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, inclusive, and how exact it is: ``day``, ``week``, ``month`` or ``year``."""

    start: date
    end: date
    precision: str


def day(when: date) -> Period:
    """Return one day."""
    return Period(when, when, "day")


def week(when: date) -> Period:
    """Return the Monday to Sunday that hold a day.

    >>> week(date(2024, 12, 2)).end
    datetime.date(2024, 12, 8)
    """
    monday = when - when.weekday() * DAY
    return Period(monday, monday + 6 * DAY, "week")


def month(y: int, m: int) -> Period:
    """Return a month."""
    return Period(date(y, m, 1), date(y, m, monthrange(y, m)[1]), "month")


def year(y: int) -> Period:
    """Return a year."""
    return years(y, y)


def years(first: int, last: int) -> Period:
    """Return whole years, first to last."""
    return Period(date(first, 1, 1), date(last, 12, 31), "year")


def decade(y: int) -> Period:
    """Return the ten years that hold a year: 1994 gives 1990 to 1999."""
    return years(max(1, y - y % 10), min(y - y % 10 + 9, MAXYEAR))


def century(number: int) -> Period:
    """Return a century by its number, counted as people do: the 20th is 1900 to 1999."""
    return years(max(1, 100 * (number - 1)), 100 * number - 1)


def season(y: int, first_month: int) -> Period:
    """Return the three months from a month of a year; a winter runs into the next year.

    >>> season(2014, 12)
    Period(start=datetime.date(2014, 12, 1), end=datetime.date(2015, 2, 28), precision='month')
    """
    last_year, last_month = add_months(y, first_month, 2)
    return Period(date(y, first_month, 1), month(last_year, last_month).end, "month")


def add_months(y: int, m: int, count: int) -> tuple[int, int]:
    """Return the year and month so many months on (or back)."""
    months = 12 * y + m - 1 + count
    return months // 12, months % 12 + 1


def unit_around(when: date, unit: str) -> Period:
    """Return the day, week, month, year, decade or century that holds a day."""
    match unit:
        case "week" | "fortnight":
            return week(when)
        case "month":
            return month(when.year, when.month)
        case "year":
            return year(when.year)
        case "decade":
            return decade(when.year)
        case "century":
            return century(when.year // 100 + 1)
    return day(when)


def _move(when: date, unit: str, count: float) -> date:
    """Return the day so many units on, the day of the month kept where the month has it."""
    if unit in MONTHS:
        y, m = add_months(when.year, when.month, round(count * MONTHS[unit]))
        return date(y, m, min(when.day, monthrange(y, m)[1]))
    return when + timedelta(days=round(count * DAYS[unit]))


def shift(when: date, unit: str, count: float) -> Period:
    """Return the unit that lies so many units from a day: three weeks on is a week, three days on a day.

    >>> shift(date(2024, 12, 2), "year", -2).start
    datetime.date(2022, 1, 1)
    """
    if count != int(count) and unit in ("year", "decade", "century"):  # two and a half years ago: a month
        return unit_around(_move(when, unit, count), "month")
    return unit_around(_move(when, unit, count), unit)


def trailing(when: date, unit: str, count: float) -> Period:
    """Return the days from so many units before a day to it ("the past two days"), or after it where negative.

    >>> trailing(date(2014, 9, 17), "day", 2).start
    datetime.date(2014, 9, 15)
    """
    other = _move(when, unit, -count)
    return Period(min(other, when), max(other, when), PRECISION[unit])


def latest_weekday(when: date, weekday: int, *, strict: bool = False) -> date:
    """Return the latest such weekday (Monday is 0) on or before a day, or before it where strict."""
    back = (when.weekday() - weekday) % 7
    return when - DAY * (7 if strict and not back else back)


def next_weekday(when: date, weekday: int, *, strict: bool = False) -> date:
    """Return the next such weekday on or after a day, or after it where strict."""
    ahead = (weekday - when.weekday()) % 7
    return when + DAY * (7 if strict and not ahead else ahead)


def nth_weekday(y: int, m: int, weekday: int, n: int) -> date:
    """Return the n-th such weekday of a month (n from 1)."""
    return next_weekday(date(y, m, 1), weekday) + 7 * DAY * (n - 1)


def easter(y: int) -> date:
    """Return western Easter Sunday (the anonymous Gregorian computus, Meeus 1991).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, b, c = y % 19, y // 100, y % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(y, f // 31, f % 31 + 1)


THIRDS = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1)}
SHARES = {
    **THIRDS,
    "first half": (0, 1 / 2),
    "second half": (1 / 2, 1),
    "first quarter": (0, 1 / 4),
    "second quarter": (1 / 4, 1 / 2),
    "third quarter": (1 / 2, 3 / 4),
    "fourth quarter": (3 / 4, 1),
}


WEEKS = {"first week": 0, "second week": 7, "third week": 14, "fourth week": 21, "last week": None}


def part_of(period: Period, part: str) -> Period:
    """Return the early, mid or late third, a half or a quarter of a period, in the units that it is made of.

    Months are parted by days (early May is the 1st to the 10th), years by months, decades by years.

    >>> part_of(month(2024, 11), "mid")
    Period(start=datetime.date(2024, 11, 11), end=datetime.date(2024, 11, 20), precision='month')
    >>> part_of(year(2010), "late").start, part_of(year(2008), "second half").start
    (datetime.date(2010, 9, 1), datetime.date(2008, 7, 1))
    """
    if part in WEEKS and period.precision == "month":
        first = WEEKS[part]
        if first is None:
            return Period(period.end - 6 * DAY, period.end, "week")
        return Period(period.start + first * DAY, min(period.end, period.start + (first + 6) * DAY), "week")
    if part not in SHARES or period.start == period.end:
        return period
    low, high = SHARES[part]
    start, end = period.start, period.end
    if period.precision == "year":
        months = 12 * (end.year - start.year + 1)
        first, last = round(low * months), round(high * months) - 1
        if months > 12:  # whole years of a decade or century
            first, last = round(first / 12) * 12, round((last + 1) / 12) * 12 - 1
        from_year, from_month = add_months(start.year, 1, first)
        to = month(*add_months(start.year, 1, last))
        return Period(date(from_year, from_month, 1), to.end, "year" if months > 12 else "month")
    days = (end - start).days + 1
    first_day, last_day = int(low * days + 0.5), int(high * days + 0.5) - 1
    if period.precision == "month" and days <= 31:
        first_day, last_day = {"early": (0, 9), "mid": (10, 19), "late": (20, days - 1)}.get(
            part, (first_day, last_day)
        )
    return Period(start + first_day * DAY, start + last_day * DAY, period.precision)
