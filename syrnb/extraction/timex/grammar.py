"""The heads of time expressions: a date, a month, a year, a weekday, a unit, wherever one starts.

A trigger says where to look; each trigger has its rules, the most telling first. What stands before and after a head
("the end of", "last", "evening") is :mod:`~syrnb.extraction.timex.sides`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.words import TimeWords

__all__ = ["CLOCK", "Grammar", "alternatives", "compile_grammar", "scan_heads"]

S = r"[ \u00a0]{1,2}"
DASH = r"[ \u00a0]?[-\u2013\u2014/][ \u00a0]?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
STOP = r"(?!\w|[,.]\d)"
FOUR = r"(?:1\d|20)\d\d"
YEAR = FOUR + STOP
ZONE = r"(?:[ ](?:GMT|UTC|EST|EDT|local time))?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?[ \u00a0]?[ap](?:m\b|\.m\.?)"
    rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)|[0-2]\d[0-5]\d(?=[ ](?:GMT|UTC|hours\b))){ZONE}"
)
CENTURIES = {
    "nineteenth": 19,
    "eighteenth": 18,
    "twentieth": 20,
    "twenty-first": 21,
    "seventeenth": 17,
    "sixteenth": 16,
}
DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
DAY_WORDS = ["yesterday", "today", "tomorrow", "tonight", "overnight"]
VAGUE = [
    "nowadays", "recently", "at present", "present day", "these days", "time being", "this time", "that time",
    "same period", "this period", "that period", "near future", "this date", "that date", "present time",
]  # fmt: skip


def alternatives(phrases: Iterable[str]) -> str:
    """Return phrases as the alternatives of a pattern, longest first."""
    return "|".join(re.escape(p).replace(r"\ ", "[ ]") for p in sorted(phrases, key=lambda p: (-len(p), p)))


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns: where an expression may start, and by trigger the forms that may stand there."""

    trigger: re.Pattern[str]
    rules: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]


@lru_cache(maxsize=4)
def compile_grammar(words: TimeWords) -> Grammar:
    """Compile the heads for some words."""
    month = rf"(?P<month>{alternatives(words.months)})(?:(?<=\.)|(?!\w))"
    bare_s = r"(?:(?!\w)|s(?=[ ][a-z]))"  # "Mondays raids", without its apostrophe
    weekday = rf"(?P<weekday>{alternatives(words.weekdays)}){bare_s}"
    season = rf"(?P<season>{alternatives(words.seasons)})(?!\w)"
    holidays = [*words.fixed, *words.easter, *words.nth, *words.moving]
    same_year = r"(?P<that>that|the same|that same|this|last|next|the previous|the following)[ ]year"
    year = rf"(?:(?:,[ ]?|,?{S}(?:of{S}|in{S})?)(?P<year>{YEAR})|{S}(?:of{S})?{same_year})?"
    day, last = rf"(?P<day>{DAY})", rf"(?P<last_day>{DAY})"
    to = rf"(?:{DASH}|{S}(?:to|until|till|through|thru){S})"
    both = rf"{S}(?:and|or|&){S}"
    of = rf"{S}(?:of{S})?"

    def named(test: str) -> tuple[str, str]:
        fitting = [name for name in words.named if re.match(test, name)] or ["\0"]
        return "named", rf"(?P<name>{alternatives(fitting)})(?![\w/])"

    holiday = ("holiday", rf"(?P<name>{alternatives(holidays)})(?!\w)(?:,?{S}(?P<year>{YEAR}))?")
    units = alternatives([*words.units, "weekend", "quarter"])
    forms = {
        "digit": [
            (
                "date",
                r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T[\d:.]{4,12}Z?)?(?![\d-])",
            ),
            ("slashed", r"(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/])"),
            named(r"\d"),
            ("days", rf"{day}{to}{last}{of}{month}{year}"),
            ("two days", rf"{day}{both}{last}{of}{month}{year}"),
            ("date", rf"{day}{of}{month}{year}"),
            ("bc", rf"\d{{1,4}}(?:(?:{DASH}|{S}(?:to|and){S})\d{{1,4}})?{S}(?:BCE?\b|B\.C\.?|AD\b|CE\b)"),
            ("decade", r"(?P<year>1\d\d0|20\d0)['\u2019]?s\b"),
            ("decade", r"(?P<year>[2-9]0)['\u2019]?s\b"),
            ("century", r"(?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century\b"),
            ("years", rf"(?P<year>{FOUR}){DASH}(?P<last_year>{YEAR}|\d\d{STOP})"),
            ("clock", CLOCK),
            ("year", rf"(?P<year>{YEAR})"),
        ],
        "month": [
            holiday,
            named(r"[a-z]+ \d"),
            ("days", rf"{month}{S}{day}{to}{last}{year}"),
            ("two days", rf"{month}{S}{day}{both}{last}(?:,?{S}(?P<year>{YEAR})|(?=[.,;:)]|$))"),
            ("date", rf"{month}(?:{S}|(?<=\.))(?:the{S})?{day}{year}"),
            ("month", rf"{month}{year}"),
        ],
        "weekday": [
            ("date", rf"{weekday},?{S}(?:the{S})?{day}{of}{month}{year}"),
            ("date", rf"{weekday},?{S}{month}{S}{day}{year}"),
            ("weekday", weekday),
        ],
        "season": [("season", rf"{season}{year}")],
        "unit": [("unit", rf"(?P<unit>{units})\b")],
        "word": [
            holiday,
            named(r"[a-z](?![a-z]+ \d)"),
            ("day word", rf"(?P<name>{alternatives(DAY_WORDS)})\b"),
            ("daypart", rf"(?P<name>{alternatives(words.dayparts)})\b"),
            ("decade", rf"(?P<decade>{alternatives(DECADES)})\b"),
            ("century", rf"(?P<century>{alternatives(CENTURIES)})[ -]century\b"),
            ("quarter", rf"(?P<quarter>Q[1-4]){S}(?:of{S})?(?P<year>{YEAR})"),
            ("bc", rf"AD{S}\d{{1,3}}\b"),
            ("vague", rf"(?P<name>{alternatives(VAGUE)})\b"),
            ("era", r"\w+[ -]era\b"),
        ],
    }
    flag = re.IGNORECASE
    rules = {key: tuple((form, re.compile(source, flag)) for form, source in made) for key, made in forms.items()}
    starts = [
        *holidays,
        *words.named,
        *DAY_WORDS,
        *words.dayparts,
        *CENTURIES,
        *DECADES,
        *VAGUE,
        "AD",
        "Q1",
        "Q2",
        "Q3",
        "Q4",
    ]
    firsts = {re.split(r"[ -]", start)[0].lower() for start in starts}
    trigger = (
        rf"(?<!\w)(?:(?P<digit>\d)|(?P<month>{alternatives(words.months)})(?:(?<=\.)|(?!\w))"
        rf"|(?P<weekday>{alternatives(words.weekdays)}){bare_s}|(?P<season>{alternatives(words.seasons)})\b"
        rf"|(?P<unit>{units})\b|(?P<word>(?:{alternatives(f for f in firsts if not f[0].isdigit())})\b"
        r"|\w+(?=[ -]era\b)))"
    )
    return Grammar(re.compile(trigger, flag), rules)


def scan_heads(text: str, words: TimeWords) -> Iterator[Expression]:
    """Yield the heads of a text in order, without overlap: of the forms at one place the first that fits.

    >>> from syrnb.extraction.timex.words import time_words
    >>> [(h.form, h.words) for h in scan_heads("On Friday, 29 November 2024, after 13 years", time_words())]
    [('date', 'Friday, 29 November 2024'), ('unit', 'years')]
    """
    grammar = compile_grammar(words)
    at = 0
    for trigger in grammar.trigger.finditer(text):
        start = trigger.start()
        if start < at:
            continue
        for form, pattern in grammar.rules[trigger.lastgroup or ""]:
            if found := pattern.match(text, start):
                yield from _read(form, found, words)
                at = found.end()
                break


def _read(form: str, found: re.Match[str], words: TimeWords) -> Iterator[Expression]:
    """Turn a match's groups into what they say; "4 and 5 May" are two."""
    said = {name: value.lower() for name, value in found.groupdict().items() if value is not None}
    month = said.get("month", "")
    unit = said.get("unit", "")
    head = Expression(
        found.start(),
        found.end(),
        form,
        words=found[0],
        year=_number(said.get("year")),
        last_year=_number(said.get("last_year")),
        month=_number(month) if month[:1].isdigit() else words.months.get(month),
        day=_number(said.get("day")),
        last_day=_number(said.get("last_day")),
        weekday=words.weekdays.get(said.get("weekday", "")),
        season=words.seasons.get(said.get("season", "")),
        unit=words.units.get(unit, unit or None),
        name=said.get("name"),
        modifier=f"{said['that']} year" if "that" in said else None,
    )
    match form:
        case "two days":
            yield from _split(head, found)
        case "years":
            yield _close(head)
        case "slashed":
            yield _read_slashed(head)
        case "century":
            number = said["century"]
            yield replace(head, count=CENTURIES.get(number) or _number(number))
        case "decade" if "decade" in said:
            yield replace(head, year=1920 + 10 * DECADES.index(said["decade"]))
        case "decade" if head.year and head.year < 100:
            yield replace(head, year=1900 + head.year, name="short")
        case "quarter":
            yield replace(head, form="year", part=QUARTERS[said["quarter"]])
        case _:
            yield head


QUARTERS = {"q1": "first quarter", "q2": "second quarter", "q3": "third quarter", "q4": "fourth quarter"}


def _number(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


def _split(head: Expression, found: re.Match[str]) -> Iterator[Expression]:
    """Make two dates of "4 and 5 May" or "May 4 and 5"; the words of the second are its day, or its day and month."""
    middle = found.start("last_day")
    first_end = found.end("day")
    yield replace(head, form="date", end=first_end, words=found.string[head.start : first_end], last_day=None)
    yield replace(
        head, form="date", start=middle, words=found.string[middle : head.end], day=head.last_day, last_day=None
    )


def _close(head: Expression) -> Expression:
    """Give the last year of "2016-17" its century."""
    first, last = head.year or 0, head.last_year or 0
    return replace(head, last_year=last if last >= 100 else first - first % 100 + last)


def _read_slashed(head: Expression) -> Expression:
    """Read 30/11/2024 with the day first, unless only the month can stand first."""
    day, month, year = head.day or 0, head.month or 0, head.year or 0
    if month > 12 >= day:
        day, month = month, day
    return replace(head, form="date", day=day, month=month, year=year + 2000 if year < 100 else year)
