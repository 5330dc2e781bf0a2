"""What stands before and after the head of a time expression, and what it makes of it.

"evening" after a weekday, "the end of" before a month, "last" before a week, "more than two" before years and "ago"
after them. Each pattern is held against the few words beside a head only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from syrnb.extraction.numbers import SMALL, TENS, read_number
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.grammar import CLOCK, alternatives
from syrnb.extraction.timex.words import TimeWords

__all__ = ["add_sides"]

REACH = 64
"""Code points before a head in which its modifiers are looked for."""

POINTING = [
    "last", "this", "next", "past", "previous", "following", "preceding", "coming", "same", "that", "current",
    "ensuing",
    "succeeding", "intervening", "this past", "this coming", "this very", "this same", "that same", "that very",
    "subsequent",
    "recent", "these", "those", "first", "final", "closing", "opening", "early", "later", "earlier",
]  # fmt: skip
HEDGES = [
    "more than", "less than", "fewer than", "no more than", "no less than", "at least", "up to", "just over",
    "just under",
    "a little over", "well over", "over", "under", "nearly", "almost", "about", "around", "roughly", "approximately",
    "some",
    "just", "only", "barely", "exactly", "another", "an estimated", "an additional", "a further", "every",
]  # fmt: skip
SOLID = [
    "more", "full", "long", "whole", "consecutive", "straight", "further", "additional", "calendar", "short", "bloody",
    "intense", "other", "successive", "solid", "good", "separate", "brutal", "tense", "extra", "uninterrupted",
    "violent",
]  # fmt: skip
DIRECTIONS = [
    "ago", "earlier", "later", "before that", "after that", "afterwards", "afterward", "previously", "prior",
    "from now",
    "hence", "beforehand", "before", "after", "prior to",
]  # fmt: skip
COUNTED = frozenset({"last", "past", "next", "coming", "previous", "following", "preceding", "ensuing", "intervening"})
SHARES = {"first": None, "final": None, "closing": None, "opening": None, "early": None, "later": None, "earlier": None}


@dataclass(frozen=True, slots=True)
class _Sides:
    part: re.Pattern[str]
    nearer: re.Pattern[str]
    pointing: re.Pattern[str]
    count: re.Pattern[str]
    hedge: re.Pattern[str]
    article: re.Pattern[str]
    of_daypart: re.Pattern[str]
    day_beside: re.Pattern[str]
    daypart: re.Pattern[str]
    clock: re.Pattern[str]
    its_week: re.Pattern[str]
    direction: re.Pattern[str]
    after_day: re.Pattern[str]
    long: re.Pattern[str]
    old: re.Pattern[str]


@lru_cache(maxsize=4)
def _compile(words: TimeWords) -> _Sides:
    dayparts = alternatives(words.dayparts)
    number = alternatives([*SMALL, *TENS, "hundred", "dozen"])
    spelled = rf"(?:{number})(?:[ -](?:{number}))?"
    digits = r"\d{1,3}(?:,\d{3})?(?:\.\d+)?"
    counts = (
        rf"(?:{alternatives(words.counts)}|{digits}(?:-plus|-odd|\+)?|{spelled}|(?:{digits}|{spelled})"
        rf"(?:-|\u2013|[ ](?:or|to|and)[ ])(?:{digits}|{spelled}))"
    )
    before = {
        "part": rf"(?:the )?(?:very )?({alternatives(words.parts)})[ -](?:the )?$",
        "nearer": r"(earlier|later|early|late|sooner)(?: in)? $",
        "pointing": rf"(?:the )?({alternatives(POINTING)}) $",
        "count": rf"({counts})[ -](?:(?:{alternatives(SOLID)})[ -])?$",
        "hedge": rf"(?:{alternatives(HEDGES)}) $",
        "article": r"the $",
        "of_daypart": (
            rf"(?:(?:early|late) (?:in|on) )?(?:the )?(?:(?:early|late|small|predawn|first) )?(?:{dayparts}|eve|hours)"
            r"(?: hours)? of (?:the )?$"
        ),
        "day_beside": r"the day (before|after) $",
    }
    after = {
        "daypart": rf" (?:(?:early|late|mid)[ -])?(?:{dayparts})\b(?: hours\b)?",
        "clock": rf",? at (?:about |around )?{CLOCK}",
        "its_week": r" (last|this|next) week\b",
        "direction": rf" (?:and a half )?({alternatives(DIRECTIONS)})\b",
        "after_day": r" (before|after|following|earlier|later)\b",
        "long": r"[ -](?:long|period)\b",
        "old": r"[ -](?:old\b|of age\b)",
    }
    flag = re.IGNORECASE
    return _Sides(
        **{name: re.compile(rf"(?<![\w-]){source}", flag) for name, source in before.items()},
        **{name: re.compile(source, flag) for name, source in after.items()},
    )


def add_sides(head: Expression, text: str, words: TimeWords) -> Expression | None:
    """Take in what stands beside a head.

    Returns
    -------
    Expression or None
        With its span, form and modifiers as the whole says; None where the whole is no time ("12 years old").

    >>> from syrnb.extraction.timex.grammar import scan_heads
    >>> from syrnb.extraction.timex.words import time_words
    >>> text = "It fell late last week, nearly two years ago, on Sunday evening."
    >>> found = [add_sides(head, text, time_words()) for head in scan_heads(text, time_words())]
    >>> [(e.form, text[e.start : e.end]) for e in found if e]
    [('pointed', 'late last week'), ('shift', 'nearly two years ago'), ('weekday', 'Sunday evening')]
    """
    sides = _compile(words)
    window = _Window(text, head, sides)
    match head.form:
        case "date" | "days":
            window.take_left(sides.of_daypart)
            window.take_right(sides.daypart)
            window.take_right(sides.clock)
            return window.done()
        case "month" | "season" | "holiday":
            return _add_pointing(window, words)
        case "year" | "decade" | "century" | "bc":
            if head.form in ("decade", "century", "bc"):
                window.take_left(sides.article)
            return _add_part(window, words)
        case "weekday":
            if found := window.take_right(sides.its_week):
                return window.done(modifier=f"{found[1].lower()} week")
            window.take_right(sides.daypart)
            window.take_right(sides.clock)
            if found := window.take_left(sides.of_daypart):
                return window.done()
            if window.take_left(sides.nearer):
                return window.done()
            if found := window.take_left(sides.pointing):
                return window.done(modifier=found[1].lower())
            return window.done()
        case "day word":
            if head.name in ("yesterday", "tomorrow") and (found := window.take_left(sides.day_beside)):
                return window.done(name=f"{found[1].lower()} {head.name}")
            window.take_left(sides.nearer)
            window.take_right(sides.daypart)
            return window.done()
        case "daypart":
            if found := window.take_left(sides.pointing):
                return window.done(form="pointed", unit="day", modifier=found[1].lower())
            return window.done() if AT_DAYPART.search(text, max(0, head.start - 12), head.start) else None
        case "unit":
            return _add_to_unit(window, words)
        case "vague" if head.name in ("this time", "that time"):
            return window.done() if DURING.search(text, max(0, head.start - 12), head.start) else None
        case "vague" | "era":
            window.take_left(sides.article)
    return window.done()


DURING = re.compile(r"\b(?:at|by|during|until|since|from|before|throughout|around) $", re.IGNORECASE)
AT_DAYPART = re.compile(r"\b(?:at|by|in the|during the|before|until|after) $", re.IGNORECASE)


OF = re.compile(r" of (?!this|last|next)", re.IGNORECASE)


class _Window:
    """A head that grows to both sides."""

    def __init__(self, text: str, head: Expression, sides: _Sides) -> None:
        self.text, self.head, self.sides = text, head, sides
        self.start, self.end = head.start, head.end

    def take_left(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take in what a pattern, anchored at its end, matches just before."""
        from_ = max(0, self.start - REACH)
        if found := pattern.search(self.text, from_, self.start):
            self.start = found.start()
        return found

    def take_right(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take in what a pattern matches just after."""
        if found := pattern.match(self.text, self.end):
            self.end = found.end()
        return found

    def done(self, **changes: Any) -> Expression:
        """Return the grown expression."""
        words = self.text[self.start : self.end]
        return replace(self.head, start=self.start, end=self.end, words=words, **changes)


def _part(found: re.Match[str] | None, words: TimeWords) -> str | None:
    return words.parts[found[1].lower()] if found else None


def _add_part(window: _Window, words: TimeWords) -> Expression:
    if part := _part(window.take_left(window.sides.part), words):
        return window.done(part=part)
    return window.done()


def _add_pointing(window: _Window, words: TimeWords) -> Expression:
    """Read "last December", "this spring", "the end of next summer", "early October"."""
    sides, head = window.sides, window.head
    pointed = None if head.year or head.modifier else window.take_left(sides.pointing)
    modifier = pointed[1].lower() if pointed else head.modifier
    if modifier in SHARES:
        window.start = head.start
        modifier = None
    if head.form == "season" and modifier is None:
        window.take_left(sides.article)
    part = _part(window.take_left(sides.part), words)
    if part is None and pointed:
        window.take_left(sides.nearer)
    return window.done(modifier=modifier, part=part)


def _add_to_unit(window: _Window, words: TimeWords) -> Expression | None:
    """Read a unit by what counts it or points to it: "two years ago", "last week", "the end of the month"."""
    sides, head = window.sides, window.head
    plural = head.words.lower().endswith("s") or head.words.lower() == "centuries"
    if window.take_right(sides.old):
        return None
    if head.unit != "quarter" and (found := window.take_left(sides.count)):
        return _add_count(window, found[1].lower(), words)
    if plural:
        return _add_to_plural(window)
    if found := window.take_left(sides.pointing):
        return _point(window, found[1].lower(), words)
    if found := window.take_left(sides.part):
        return window.done(form="pointed", modifier="the", part=_part(found, words))
    if window.take_left(sides.article):
        if head.unit == "weekend":
            return window.done(form="pointed", modifier="the")
        if found := window.take_right(sides.after_day):
            return window.done(form="shift", count=1.0, modifier=found[1].lower())
        return None
    if window.take_right(sides.long):
        return window.done(form="duration")
    return None


def _point(window: _Window, modifier: str, words: TimeWords) -> Expression | None:
    sides, unit = window.sides, window.head.unit
    if modifier in SHARES:
        return (
            window.done(form="duration")
            if unit in ("year", "week", "month") and modifier in ("first", "final")
            else None
        )
    if modifier in ("this", "that") and unit in ("century", "fortnight"):
        return window.done(form="pointed", modifier=modifier)
    if modifier in ("last", "past") and OF.match(window.text, window.end):
        return window.done(form="duration")  # "the last month of the war"
    found = window.take_left(sides.part)
    part = _part(found, words)
    if part is None:
        window.take_left(sides.nearer)
    nearer = window.text[window.start : window.start + 7].lower()
    if nearer.startswith(("earlier", "later")):
        part = nearer.split()[0]
    return window.done(form="pointed", modifier=modifier, part=part)


def _add_count(window: _Window, count: str, words: TimeWords) -> Expression | None:
    """Read a counted unit: a shift ("two days later"), a stretch ("the past two days") or a duration."""
    sides = window.sides
    number = words.counts[count] if count in words.counts else _read_count(count)
    indefinite = count in ("a", "an") or (count == "one" and window.head.unit == "day")
    if not indefinite and (found := window.take_left(sides.pointing)):
        modifier = found[1].lower().removeprefix("this ")
        if modifier in COUNTED:
            return window.done(form="trailing", count=number, modifier=modifier)
        return window.done(form="duration", count=number)
    hedged = window.take_left(sides.hedge)
    if hedged:
        window.take_left(sides.hedge)
        if hedged[0].lower().startswith("every"):
            return None
    if found := window.take_right(sides.direction):
        return window.done(form="shift", count=number, modifier=found[1].lower())
    window.take_right(sides.long)
    if (
        indefinite
        and not hedged
        and window.end == window.head.end
        and not MEASURED.search(window.text, max(0, window.start - 10), window.start)
    ):
        return None  # "a day", "a year": so much a day
    return window.done(form="duration", count=number)


MEASURED = re.compile(
    r"\b(?:for|in|within|after|of|than|lasted|took|during|over|half|take|last|spent|almost|nearly|under|and) $",
    re.IGNORECASE,
)


def _read_count(words: str) -> float | None:
    words = re.sub(r"-plus|-odd|\+", "", words)
    words = re.split(r"[-\u2013](?=\d)| (?:or|to|and) ", words)[0]
    try:
        return float(words.replace(",", ""))
    except ValueError:
        return read_number(words)


def _add_to_plural(window: _Window) -> Expression | None:
    """Read units that nothing counts: "in recent days", "weeks earlier", "for months"."""
    sides = window.sides
    if found := window.take_left(sides.pointing):
        return window.done(form="duration", modifier=found[1].lower())
    if found := window.take_right(sides.direction):
        window.take_left(sides.hedge)
        return window.done(form="shift", count=None, modifier=found[1].lower())
    window.take_left(sides.article)
    return window.done(form="duration")
