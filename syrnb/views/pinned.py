"""An analyst's notes on the timeline: each pinned at its own day, its words beside it where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from syrnb.views.days import Window, pack
from syrnb.views.phrases import day_words, plural, shorten, wrap
from syrnb.views.scene import Label, Point, day_number, iso_day
from syrnb.views.theme import NEUTRAL

__all__ = ["Note", "Place", "inside", "later_words", "notes_of", "pin", "reach"]

_FAR = 14.0
"""Days after the claims that a note widens their axis by at least; by a quarter of its length where that is more."""
_PAD = 0.6
_TOP, _APART = 0.9, 1.25
"""Lines above the first note, and from one to the next: words need more room than marks."""
_MOST_LINES = 6
_LETTERS = 40
_LETTER, _STAR, _BESIDE = 5.9, 9.0, 5.0
"""Pixels of a letter, of a star to either side of its middle, and from there to where its words begin."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its day number, its words, and who wrote it where that is said."""

    day: float
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel stands in the picture: its days, and its left and right edge in pixels."""

    window: Window
    left: float
    right: float

    def at(self, x: float) -> float:
        """Return the pixel of a day number."""
        low, high = self.window.low, self.window.high
        return self.left + (self.right - self.left) * (x - low) / max(high - low, 1e-9)


def notes_of(frame: pd.DataFrame) -> tuple[Note, ...]:
    """Return the notes of a table with ``date``, ``text`` and perhaps ``who`` that have a day.

    >>> notes_of(pd.DataFrame({"date": ["1970-01-03", None], "text": ["first", "dateless"]}))
    (Note(day=2.0, text='first', who=''),)
    """
    who = frame["who"] if "who" in frame else [""] * len(frame)
    return tuple(
        Note(day, str(text), "" if pd.isna(name) else str(name).strip())
        for date, text, name in zip(frame["date"], frame["text"], who, strict=True)
        if (day := day_number(date)) is not None
    )


def inside(notes: Sequence[Note], start: str | None, end: str | None) -> tuple[Note, ...]:
    """Return the notes of a period of ISO days, open where an end is None.

    >>> inside([Note(2, "first"), Note(9, "second")], "1970-01-04", None)
    (Note(day=9, text='second', who=''),)
    """
    return tuple(n for n in notes if (not start or iso_day(n.day) >= start) and (not end or iso_day(n.day) <= end))


def reach(window: Window | None, notes: Sequence[Note]) -> Window | None:
    """Return the time to draw with the notes that lie soon after it; that of the notes alone where there is no news.

    >>> reach(Window(0, 10), [Note(15, "soon"), Note(4000, "long after")])
    Window(low=0, high=16.6)
    """
    if not notes:
        return window
    days = [n.day for n in notes]
    if window is None:
        return Window(min(days) - _PAD, max(days) + 1 + _PAD)
    roof = window.high + max(_FAR, (window.high - window.low) / 4)
    soon = [d + 1 + _PAD for d in days if d + 1 + _PAD <= roof]
    return Window(window.low, max([window.high, *soon]))


def later_words(window: Window | None, notes: Sequence[Note]) -> str:
    """Return how many notes lie after the time that is drawn, in words; none where all are drawn.

    >>> later_words(Window(0, 10), [Note(40, "late")])
    '1 note of a later day is not pinned: 10 Feb 1970.'
    """
    late = sorted(n.day for n in notes if window and n.day >= window.high)
    if not late:
        return ""
    days = day_words(iso_day(late[0]), iso_day(late[-1]))
    return (
        f"{plural(len(late), 'note')} of {'later days are' if len(late) > 1 else 'a later day is'} not pinned: {days}."
    )


def pin(notes: Sequence[Note], places: Sequence[Place]) -> tuple[list[list[Point | Label]], float]:
    """Pin notes above the lanes, those of one day at one star, on as many lines as their words need.

    Parameters
    ----------
    notes
        What to pin.
    places
        The panels with days, from left to right: the last that holds a day has its note.

    Returns
    -------
    tuple
        The marks of each panel, and where the lanes begin.
    """
    marks: list[list[Point | Label]] = [[] for _ in places]
    pinned: list[tuple[int, Point, Label, tuple[float, float]]] = []
    for day in sorted({n.day for n in notes}):
        # Of a year that no axis reaches, at the edge; the pointer shows the day.
        x = max(day + 0.5, places[0].window.low)
        at = max((i for i, p in enumerate(places) if p.window.low <= x <= p.window.high), default=None)
        if at is not None:
            pinned.append((at, *_star([n for n in notes if n.day == day], x, places[at], places[-1].right)))
    lines = pack([taken for *_, taken in pinned], 4.0)
    last = min(max(lines, default=0), _MOST_LINES)
    for (at, star, label, _), line in zip(pinned, lines, strict=True):
        y = _TOP + _APART * min(line, _MOST_LINES)
        marks[at].append(replace(star, y=y))
        # What finds no line keeps its star, on the last one, and its words under the pointer.
        marks[at] += [replace(label, y=y)] if line < _MOST_LINES else []
    return marks, 2 * _TOP + _APART * last if pinned else 0.0


def _star(notes: Sequence[Note], x: float, place: Place, end: float) -> tuple[Point, Label, tuple[float, float]]:
    """Return the star of a day's notes, its words on the side that has room, and the pixels that both take."""
    day = day_words(iso_day(notes[0].day))
    told = [wrap(f"{n.text} ({n.who})" if n.who else n.text, lines=1000) for n in notes]
    hover = "<br>".join([f"<b>{plural(len(notes), 'note') if len(notes) > 1 else 'Note'}, {day}</b>", *told])
    more = f" (+{len(notes) - 1})" if len(notes) > 1 else ""
    words = shorten(notes[0].text, _LETTERS - len(more)) + more
    middle, wide = place.at(x), _STAR + _LETTER * (len(words) + 1)
    right, left = (middle - _STAR, middle + wide), (middle - wide, middle + _STAR)
    leftwards = right[1] > place.right and (left[0] >= place.left or right[1] > end)
    step = _BESIDE * (place.window.high - place.window.low) / max(place.right - place.left, 1e-9)
    label = Label(x - step, 0, words, "right") if leftwards else Label(x + step, 0, words)
    return Point(x, 0, NEUTRAL, "star", 11, hover=hover), label, left if leftwards else right
