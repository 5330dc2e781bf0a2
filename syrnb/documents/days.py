"""Days as headers and metadata write them: "Dec 2, 2024", "Monday, 2 December 2024", "2024-12-02"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = [
    "DAY",
    "TIME",
    "WEEKDAY",
    "WrittenDay",
    "day_of_name",
    "nearest_year",
    "parse_day",
    "read_day",
    "read_one_day",
]

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _names(full: tuple[str, ...], *others: str) -> str:
    """Return a pattern of names and their first three letters, written as names or in capitals."""
    names = {*full, *(name[:3] for name in full), *others}
    return "|".join(sorted((n for name in names for n in {name, name.upper()}), key=len, reverse=True))


_MONTH = rf"(?:{_names(MONTH_NAMES, 'Sept')})\b\.?"
WEEKDAY = rf"(?:{_names(WEEKDAY_NAMES, 'Tues', 'Weds', 'Thur', 'Thurs')})\b\.?"
_YEAR = r"(?:19|20)\d\d(?!\d|\s?(?:GMT|UTC|hrs?\b|hours))"
_OF_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = (
    rf"(?<![\w/.-])(?:(?P<weekday>{WEEKDAY}),?\s+)?(?:"
    rf"(?P<d1>{_OF_MONTH})(?:\s+of)?[\s-]+(?P<m1>{_MONTH}),?(?:[\s-]+(?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_OF_MONTH})(?:[.,]?\s*(?P<y2>{_YEAR}))?"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
    r"|(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y4>(?:19|20)\d\d)"
    r")(?!\d|[/-]\d|(?!T\d\d:)[^\W\d_])"
)
"""A day, with or without weekday and year; read its groups with :func:`read_day`."""
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d{1,6})?(?:\s?[aApP]\.?[mM]\b\.?)?"
_ZONE = r"(?:\s?\(?(?:GMT|UTC|Z\b|[A-Z]{2,3}T\b|(?=[+-]\d))(?:[+-]\d{1,2}(?::?\d\d)?)?\)?|\s\(?local time\)?)"
TIME = rf"(?:(?:T|,?\s+(?:at\s+|[-–|]\s+)?){_CLOCK}{_ZONE}?|,?\s+at\s+\d{{4}}\b(?:\s?hrs)?{_ZONE}?)"
"""A time of day that follows a day."""
_DAY = re.compile(DAY)
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it is written: the year may be missing, and the weekday may be wrong."""

    text: str
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def date(self) -> date | None:
        """Return the date, or None where no year is written."""
        return None if self.year is None else date(self.year, self.month, self.day)


def read_day(match: re.Match[str]) -> WrittenDay | None:
    """Return the day that a match of :data:`DAY` stands for.

    None where there is no such day ("June 31"), or where it can't be told which of two ("2/12/2024").
    """
    groups = match.groupdict()
    if groups["a"]:
        first, second, year = int(groups["a"]), int(groups["b"]), int(groups["y4"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    else:
        number = groups["d1"] or groups["d2"] or groups["d3"]
        day = int(re.sub(r"\D", "", number))
        month = int(groups["m3"] or _number(groups["m1"] or groups["m2"], MONTH_NAMES) + 1)
        year = int(groups["y1"] or groups["y2"] or groups["y3"] or 0)
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    weekday = _number(groups["weekday"], WEEKDAY_NAMES) if groups["weekday"] else None
    start = match.start("weekday") if groups["weekday"] else min(_starts(match))
    end = max(match.end(g) for g in ("m1", "y1", "d2", "y2", "d3", "y4"))
    return WrittenDay(match.string[start:end], month, day, year or None, weekday)


def _starts(match: re.Match[str]) -> Iterator[int]:
    return (match.start(g) for g in ("d1", "m2", "y3", "a") if match[g])


def _number(name: str, names: tuple[str, ...]) -> int:
    return next(i for i, full in enumerate(names) if full[:3].lower() == name[:3].lower())


def parse_day(value: str | None) -> date | None:
    """Return the day that a value of metadata names, as it is written there; None where it names none, or half of one.

    >>> parse_day("2024-12-01T23:30:00+03:00"), parse_day("Sat, 30 Nov 2024 10:00:00 GMT")
    (datetime.date(2024, 12, 1), datetime.date(2024, 11, 30))
    >>> parse_day("30 November"), parse_day("2/12/2024")
    (None, None)
    """
    text = (value or "")[:LONGEST]
    if compact := _COMPACT.match(text):
        text = "-".join(compact.groups())
    match = _DAY.search(text)
    day = read_day(match) if match else None
    return day.date() if day else None


def read_one_day(text: str) -> date:
    """Return the day that somebody wrote down.

    Raises
    ------
    ValueError
        Where it is no day, or may be two; says what to write.

    Examples
    --------
    >>> read_one_day("1 December 2024")
    datetime.date(2024, 12, 1)
    >>> read_one_day("2/12/2024")
    Traceback (most recent call last):
    ValueError: “2/12/2024” may be two days: write it as 2024-12-31
    """
    written = " ".join(text.split())
    shown = f"“{written[:40]}”"
    match = _DAY.fullmatch(written)
    if match is None:
        raise ValueError(f"{shown} is not a day: write it as 2024-12-31")
    day = read_day(match)
    if day is None and match["a"] and max(int(match["a"]), int(match["b"])) <= 12:
        raise ValueError(f"{shown} may be two days: write it as 2024-12-31")
    if day is None:
        raise ValueError(f"{shown} is no day of the calendar")
    found = day.date()
    if found is None:
        raise ValueError(f"{shown} has no year: write it as 2024-12-31")
    if day.weekday is not None and day.weekday != found.weekday():
        raise ValueError(f"{shown}: {found} was a {WEEKDAY_NAMES[found.weekday()]}")
    return found


_SEPARATED = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)")


def day_of_name(path: str) -> date | None:
    """Return the one day that a file's name writes, year first; None where it writes none, or several.

    >>> day_of_name("wires/2024-11-30-aleppo.txt"), day_of_name("report_20241130.html")
    (datetime.date(2024, 11, 30), datetime.date(2024, 11, 30))
    >>> day_of_name("2024-11-27 to 2024-12-01.txt"), day_of_name("offensive-of-2016.txt")
    (None, None)
    """
    days = set()
    for year, _, month, day in _SEPARATED.findall(path.rpartition("/")[2]):
        try:
            days.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def nearest_year(day: WrittenDay, near: date, *, within: int) -> date | None:
    """Return a day without a year in the year that brings it nearest to another day.

    Parameters
    ----------
    within
        Days; None where it lies further off.

    Examples
    --------
    >>> nearest_year(WrittenDay("Dec. 30", 12, 30), date(2011, 1, 2), within=60)
    datetime.date(2010, 12, 30)
    """
    candidates = []
    for year in (near.year - 1, near.year, near.year + 1):
        if day.month == 2 and day.day == 29 and not _is_leap(year):
            continue
        candidates.append(date(year, day.month, day.day))
    best = min(candidates, key=lambda d: abs(d - near), default=None)
    return best if best and abs(best - near).days <= within else None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
