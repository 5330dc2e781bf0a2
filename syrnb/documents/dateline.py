"""The header of an article: the day it was published, the agency, the headline, and where the body begins.

Only what is built as a header counts. A date within a sentence is no publication day, however near the top it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from syrnb.documents.days import WrittenDay, read_day
from syrnb.documents.header_forms import (
    ALONE,
    ANY_DAY,
    BRACKETED,
    BRACKETED_NAME,
    COMMAED,
    DAY_FIRST,
    ENCLOSED,
    LABELLED,
    LEADING,
    LINE,
    LINE_ENDS,
    NO_TITLE,
    SEPARATORS,
    SIGNED_DAY,
    UNDATED,
)

__all__ = ["Header", "find_header"]

HEAD = 400
"""Characters within which a header begins."""
OVERHANG = 120
CHRONOLOGY = 5000
LONGEST_TITLE = 120
LONGEST_LINE = 160
SHORTEST_PROSE = 60


class Kind(IntEnum):
    """How a part of a header is built; of several with a day, the first kind holds."""

    PUBLISHED = 0
    DATELINE = 1
    ALONE = 2
    SIGNED = 3
    LEADING = 4
    UPDATED = 5
    UNDATED = 6


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of an article says.

    Parameters
    ----------
    day
        The day of publication as it is written, or None.
    agency
        Who signed the dateline, or None.
    title
        The headline, where the first line is one, or None.
    body_start
        Offset at which the body begins; 0 where no header was found.
    """

    day: WrittenDay | None = None
    agency: str | None = None
    title: str | None = None
    body_start: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a header."""

    kind: Kind
    start: int
    end: int
    day: WrittenDay | None = None
    agency: str | None = None


def find_header(text: str) -> Header:
    """Return what the top of an article says.

    Parameters
    ----------
    text
        The article; only its first 400 characters are looked at.

    Examples
    --------
    >>> header = find_header("ALEPPO, Syria, Nov 30 (AFP) - Rebels entered the city.")
    >>> header.day.text, header.agency, header.body_start
    ('Nov 30', 'AFP', 30)
    >>> find_header("The attack on June 28, 2011 killed ten people.").day is None
    True
    """
    pieces = sorted(_find_pieces(text), key=lambda p: p.start)
    if _is_chronology(text):
        pieces = [p for p in pieces if p.kind not in (Kind.ALONE, Kind.LEADING)]
    dated = [(p, p.day) for p in pieces if p.day]
    best, day = min(dated, key=lambda pair: (pair[1].year is None, pair[0].kind), default=(None, None))
    if best and day:
        day = _complete(text[: best.start], day)
    title_end, title = _find_title(text)
    top = _end_of_top(text, title_end)
    above = [p for p in pieces if p.start < top]
    start = max([p.end for p in above] + [title_end])
    separators = SEPARATORS.match(text, start) if start else None
    start = separators.end() if separators else start
    agency = next((p.agency for p in above if p.agency), None)
    return Header(day, agency, title, start if text[start:].strip() else 0)


def _find_pieces(text: str) -> Iterator[_Piece]:
    head = text[: HEAD + OVERHANG]
    for match in BRACKETED.finditer(head):
        if _is_dateline(head, match):
            yield _piece(Kind.DATELINE, match)
    for match in _at_line_starts(BRACKETED_NAME, head):
        if match["dash"] or _at_line_end(head, match.end()):
            yield _piece(Kind.DATELINE, match)
    for match in _at_line_starts(COMMAED, head):
        signed = match["agency"] or match["slashed"] or match["dash"] or _at_line_end(head, match.end())
        parted = match["parted"] and match["dash"]
        stops = match["stop"] or (match["comma"] and _opens_body(head, match.end()))
        named = match["city"] or match["comma"]
        if parted or (named and (signed or (stops and (match["city"] or _has_year(match))))):
            yield _piece(Kind.DATELINE, match)
    for pattern in (ENCLOSED, DAY_FIRST):
        for match in _at_line_starts(pattern, head):
            yield _piece(Kind.DATELINE if ANY_DAY.search(match[0]) else Kind.UNDATED, match)
    for match in _at_line_starts(UNDATED, head):
        yield _Piece(Kind.UNDATED, *match.span(), agency=_agency(match))
    for match in _at_line_starts(LABELLED, head):
        if _opens_body(head, match.end()):
            yield _piece(Kind.PUBLISHED if match["published"] else Kind.UPDATED, match)
    for start, end in _lines(head):
        line = ALONE.fullmatch(head, start, end) if end - start <= LONGEST_LINE else None
        if line:
            yield _piece(Kind.ALONE, line)
    for match in SIGNED_DAY.finditer(head):
        if match.start() <= HEAD and _has_year(match) and _opens_body(head, match.end()):
            yield _piece(Kind.SIGNED, match)
    first = len(text) - len(text.lstrip())
    leading = LEADING.match(head, first)
    if leading and _has_year(leading) and _opens_body(head, leading.end()):
        yield _piece(Kind.LEADING, leading)


def _piece(kind: Kind, match: re.Match[str]) -> _Piece:
    day = None if kind is Kind.UNDATED else read_day(match)
    # A date that is none ("June 31") still stands in the header, and the body still begins after it.
    return _Piece(kind, match.start(), match.end(), day if match.start() <= HEAD else None, _agency(match))


def _agency(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return next((found.strip() for name in ("agency", "slashed", "by", "of") if (found := groups.get(name))), None)


def _has_year(match: re.Match[str]) -> bool:
    return any(match[group] for group in ("y1", "y2", "y3", "y4"))


def _lines(head: str) -> Iterator[tuple[int, int]]:
    for line in LINE.finditer(head):
        if line.start() <= HEAD and not line[0].isspace():
            yield line.span()


def _at_line_starts(pattern: re.Pattern[str], head: str) -> Iterator[re.Match[str]]:
    """Yield matches at the start of a line, or after the wide gap or the bar that stands for one."""
    for start, end in _lines(head):
        for gap in re.finditer(r"^[^\S\n]*|[^\S\n]{2,}|[|•·][^\S\n]?", head[start:end]):
            match = pattern.match(head, start + gap.end())
            if match:
                yield match


def _is_dateline(head: str, match: re.Match[str]) -> bool:
    """Return whether a place in capitals with a day in brackets is a dateline and no remark within a sentence."""
    before = head[: match.start()]
    at_start = before.endswith(("  ", "\u00a0")) or before.rstrip(" ").endswith(LINE_ENDS)
    word = before.split()[-1] if before.split() else ""
    if not at_start and (word[:1].islower() or word.endswith(",")):
        return False
    return bool(match["dash"]) or _opens_body(head, match.end())


def _at_line_end(head: str, end: int) -> bool:
    rest = head[end:]
    return not rest.strip() or rest.lstrip(" \t\u00a0").startswith(LINE_ENDS)


def _opens_body(head: str, end: int) -> bool:
    """Return whether what follows a day can be a new beginning, and not more of its sentence."""
    rest = head[end : end + 40]
    text = rest.lstrip()
    if _at_line_end(head, end) or text[0] in "|•·–—-:.\"“‘'([«" or len(rest) - len(text) > 1:
        return True
    return text[0].isupper() or text[0].isdigit() or text.startswith(("by ", "at "))


def _is_chronology(text: str) -> bool:
    """Return whether several lines begin with different days: a list of events, whose days are no header's."""
    days = set()
    for line in text[:CHRONOLOGY].split("\n"):
        match = LEADING.match(line.lstrip())
        day = read_day(match) if match else None
        if day:
            days.add((day.month, day.day))
    return len(days) > 1


def _complete(above: str, day: WrittenDay) -> WrittenDay:
    """Give a day without a year the year with which the lines above it write the same day."""
    if day.year is None:
        for match in ANY_DAY.finditer(above):
            other = read_day(match)
            if other and other.year and (other.month, other.day) == (day.month, day.day):
                return replace(day, year=other.year)
    return day


def _end_of_top(text: str, title_end: int) -> int:
    """Return where the first line of prose ends: a dateline may open it, and no header begins below it."""
    for line in LINE.finditer(text, title_end):
        words = line[0].strip()
        if len(words) >= SHORTEST_PROSE and words.rstrip("\"”’'").endswith((".", "?", "!")):
            return line.end()
    return len(text)


def _find_title(text: str) -> tuple[int, str | None]:
    """Return where the headline ends, and the headline: a short first line that is no sentence, above more text."""
    first = len(text) - len(text.lstrip())
    end = text.find("\n", first)
    line = text[first:end].strip() if end >= 0 else ""
    words = [w for w in line.split() if sum(c.isalpha() for c in w) > 1]
    if not line or len(line) >= LONGEST_TITLE or len(words) < 3 or line.rstrip("\"”’'").endswith((".", ",", ";")):
        return 0, None
    below = max((len(below) for below in text[end:].split("\n")), default=0)
    dated = ALONE.fullmatch(line) or any(_heads(p.match(line)) for p in (LABELLED, BRACKETED, COMMAED, UNDATED))
    if dated or below < len(line) or NO_TITLE.match(line):
        return 0, None
    return end, line


def _heads(match: re.Match[str] | None) -> bool:
    """Return whether a line begins as a dateline; "SYRIA: who holds the road" is a headline."""
    return match is not None and not match[0].endswith(":")
