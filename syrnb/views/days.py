"""Days on an axis: how exact an interval is, where it is drawn, and where claims fall that are too many to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import pandas as pd

from syrnb.views.claims import Told
from syrnb.views.scene import day_number, stamp_of

__all__ = [
    "Stretch", "Window", "bucket_edges", "fade", "find_window", "pack", "share_of", "split_window",
    "stretch_of",
]  # fmt: skip

_REACH = 92
"""Days before the first and after the last publication that still count as the time the articles tell of."""
_MINUTE = 1 / 1440
"""By which an axis ends before the midnight that would be named for the next day."""
_VAGUE = {"week", "month", "year", "open", "long"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a claim stands in time: from ``x0`` to ``x1`` (day numbers, half-open), and whether its ends are vague."""

    x0: float
    x1: float
    fades_left: bool = False
    fades_right: bool = False

    @property
    def point(self) -> bool:
        """Whether it is one exact day."""
        return self.x1 - self.x0 <= 1 and not (self.fades_left or self.fades_right)

    @property
    def middle(self) -> float:
        """The middle of the interval."""
        return (self.x0 + self.x1) / 2


def stretch_of(claim: Told) -> Stretch | None:
    """Return where a claim stands in time, None where it has no date at all.

    An interval that is open at one end fades out over a week.
    """
    first, last = day_number(claim.day), day_number(claim.last)
    if first is None and last is None:
        return None
    if first is None:
        assert last is not None
        return Stretch(last - 6, last + 1, fades_left=True)
    if last is None:
        return Stretch(first, first + 7, fades_right=True)
    vague = claim.precision in _VAGUE - {"open", "long"} and last > first
    return Stretch(first, max(last, first) + 1, vague, vague)


@dataclass(frozen=True, slots=True)
class Window:
    """The time that the articles tell of as news: day numbers; what lies before ``low`` is history."""

    low: float
    high: float


def find_window(
    claims: Iterable[Told], published: Iterable[pd.Timestamp], start: str | None = None, end: str | None = None
) -> Window | None:
    """Return the time to draw, from what is dated to the day or the week; vague dates must not stretch it.

    Where publication days are known, it reaches no further than three months from them; never beyond a chosen
    period of ISO days.
    """
    first = float("-inf") if start is None else day_number(start) or 0.0
    last = float("inf") if end is None else (day_number(end) or 0.0) + 1 - _MINUTE
    told = [s for c in claims if not c.background and (s := stretch_of(c)) and s.x1 > first and s.x0 < last]
    news = [Stretch(max(s.x0, first), min(s.x1, last)) for s in told]
    if not news:
        return None
    exact = [s for s in news if s.x1 - s.x0 <= 8] or news
    days = [n for d in published if (n := day_number(d)) is not None]
    floor = min(days) - _REACH if days else float("-inf")
    roof = max(days) + _REACH if days else float("inf")
    inside = [s for s in exact if s.x1 > floor and s.x0 < roof] or exact
    low = min(max(s.x0, floor) if s.x1 > floor else s.x0 for s in inside)
    high = max(min(s.x1, roof) if s.x0 < roof else s.x1 for s in inside)
    pad = max((high - low) * 0.02, 0.6)
    return Window(max(low - pad, first), min(high + pad, last))


def split_window(window: Window, days: Iterable[float], most: int = 3) -> list[Window]:
    """Cut a window where nothing happens for long, so that two weeks of fighting are not squashed by a silent year.

    Parameters
    ----------
    window
        The time to draw.
    days
        Day numbers on which something happens.
    most
        Into how many parts at most; the widest gaps go first.

    Examples
    --------
    >>> split_window(Window(0, 100), [1, 2, 3, 98, 99])
    [Window(low=0, high=5.0), Window(low=96.0, high=100)]
    """
    inside = sorted({d for d in days if window.low <= d <= window.high})
    least = max(9.0, (window.high - window.low) * 0.2)
    gaps = sorted(((b - a, a, b) for a, b in pairwise(inside) if b - a > least), key=lambda g: (-g[0], g[1]))
    windows = []
    low = window.low
    for _, a, b in sorted(gaps[: most - 1], key=lambda g: g[1]):
        windows.append(Window(low, a + 2.0))
        low = b - 2.0
    return [*windows, Window(low, window.high)]


def share_of(window: Window, days: Sequence[float]) -> float:
    """Return how wide a part of the time is drawn: the longer and the busier, the wider, but not in proportion."""
    busy = sum(window.low <= d <= window.high for d in days) / max(len(days), 1)
    return float((window.high - window.low) ** 0.5 * (0.5 + busy))


def fade(stretch: Stretch, steps: int = 3) -> list[tuple[float, float, float]]:
    """Return the pieces (from, to, opacity) by which vague ends are drawn fainter and fainter.

    >>> fade(Stretch(0, 10))
    [(0, 10, 1.0)]
    >>> [round(o, 2) for _, _, o in fade(Stretch(0, 10, fades_right=True), 2)]
    [0.8, 0.5, 0.2]
    """
    if not (stretch.fades_left or stretch.fades_right):
        return [(stretch.x0, stretch.x1, 1.0)]
    length = stretch.x1 - stretch.x0
    reach = length * (0.36 if stretch.fades_left and stretch.fades_right else 0.7)
    left = stretch.x0 + (reach if stretch.fades_left else 0)
    right = stretch.x1 - (reach if stretch.fades_right else 0)
    step = reach / steps
    faint = [0.8 - 0.6 * (i + 1) / steps for i in range(steps)]
    pieces = [(left, right, 0.8)]
    if stretch.fades_left:
        pieces = [(left - (i + 1) * step, left - i * step, o) for i, o in reversed(list(enumerate(faint)))] + pieces
    if stretch.fades_right:
        pieces += [(right + i * step, right + (i + 1) * step, o) for i, o in enumerate(faint)]
    return pieces


def pack(stretches: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Return for each interval the line it is drawn on, so that none covers another.

    >>> pack([(0, 2), (1, 3), (2.5, 4)], 0.1)
    [0, 1, 0]
    """
    ends: list[float] = []
    lines = [0] * len(stretches)
    for index in sorted(range(len(stretches)), key=lambda i: (stretches[i][0], stretches[i][1], i)):
        start, end = stretches[index]
        line = next((i for i, taken in enumerate(ends) if taken + gap <= start), len(ends))
        if line == len(ends):
            ends.append(end)
        else:
            ends[line] = end
        lines[index] = line
    return lines


def bucket_edges(window: Window) -> tuple[str, list[float]]:
    """Return the period by which to count (day, week, month, quarter, year) and its borders as day numbers.

    >>> name, edges = bucket_edges(Window(0, 30))
    >>> name, len(edges)
    ('day', 32)
    """
    low, high = stamp_of(window.low), stamp_of(window.high)
    length = window.high - window.low
    name = next(
        (n for n, most in (("day", 45), ("week", 320), ("month", 1500), ("quarter", 4600)) if length <= most), "year"
    )
    day = datetime(low.year, low.month, low.day)
    edges = [_period_start(day, name)]
    while edges[-1] <= high:
        edges.append(_next_period(edges[-1], name))
    return name, [float((e - datetime(1970, 1, 1)).days) for e in edges]


def _period_start(day: datetime, name: str) -> datetime:
    if name == "week":
        return day - timedelta(days=day.weekday())
    if name == "day":
        return day
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[name]
    return datetime(day.year, month, 1)


def _next_period(day: datetime, name: str) -> datetime:
    if name in ("day", "week"):
        return day + timedelta(days=1 if name == "day" else 7)
    months = day.month - 1 + {"month": 1, "quarter": 3, "year": 12}[name]
    return datetime(day.year + months // 12, months % 12 + 1, 1)
