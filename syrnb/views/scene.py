"""A picture as data: what stands where, before anything is drawn.

A view makes a :class:`Scene` from rows by pure functions; :mod:`syrnb.views.draw_plotly` and
:mod:`syrnb.views.draw_static` render it. Positions are plain numbers; on a day axis they are days since 1970-01-01.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Self

import pandas as pd

from syrnb.views.theme import INK, NEUTRAL

__all__ = [
    "CHOSEN",
    "Axis",
    "Bar",
    "Clickable",
    "Key",
    "Label",
    "Line",
    "Panel",
    "Point",
    "Row",
    "Scene",
    "day_number",
    "day_ticks",
    "iso_day",
    "room_beside",
    "stamp_of",
]

CHOSEN = "the chosen claim"
"""What the legend says of a ring around a mark."""

_TALL = 400
"""Pixels, beyond which the foot of a picture that is looked at from its head may not be seen."""

_NOTE = 22
"""Pixels that a note takes."""
_NAME_LINE = 13
"""Pixels of a line of a row's name."""

_WIDE, _LETTER = 742, 6.2
"""Pixels between the margins of a picture in a notebook beside JupyterLab's open side bar, and those of a letter."""

_EPOCH = pd.Timestamp("1970-01-01")
_FIRST = (datetime(1, 1, 2) - datetime(1970, 1, 1)).days * 1440
_LAST = (datetime(9998, 12, 31) - datetime(1970, 1, 1)).days * 1440


def room_beside(names: Iterable[str]) -> float:
    """Return how many pixels wide a picture is at least, beside the names of its rows."""
    longest = max((len(line) for name in names for line in name.split("\n")), default=0)
    return max(_WIDE - longest * _LETTER, 200.0)


def day_number(day: object) -> float | None:
    """Return days since 1970-01-01, or None where the day is missing.

    >>> day_number("1970-01-03"), day_number(None)
    (2.0, None)
    """
    stamp: Any = pd.Timestamp(day) if day is not None else pd.NaT  # type: ignore[arg-type]
    return None if stamp is pd.NaT else float((stamp - _EPOCH).days)


def iso_day(number: float) -> str:
    """Return the ISO day (with the hour where it is not midnight) of a day number.

    >>> iso_day(2), iso_day(2.5)
    ('1970-01-03', '1970-01-03T12:00')
    """
    whole = number == int(number)
    return stamp_of(number).isoformat(timespec="minutes")[: 10 if whole else 16]


def stamp_of(number: float) -> datetime:
    """Return the moment of a day number; one that no calendar has becomes the first or last that it has.

    >>> stamp_of(2.5).isoformat(), stamp_of(-1e9).year
    ('1970-01-03T12:00:00', 1)
    """
    return datetime(1970, 1, 1) + timedelta(minutes=min(max(round(number * 1440), _FIRST), _LAST))


def day_ticks(low: float, high: float, most: int = 9) -> list[float]:
    """Return round days between two day numbers, at most about ``most``.

    >>> [iso_day(n) for n in day_ticks(0, 100, 4)]
    ['1970-01-01', '1970-02-01', '1970-03-01', '1970-04-01']
    """
    span = high - low
    step = next((s for s in (1, 2, 4, 7, 14) if span / s <= most), None)
    if step:
        first = -(-low // 1)
        return [first + i * step for i in range(int((high - first) // step) + 1)]
    months = next((m for m in (1, 3, 6, 12, 24, 60, 120, 240) if span / (m * 30.4) <= most), 600)
    start, end = stamp_of(low), stamp_of(high)
    # Round ones: every third month from January, every tenth year from a full ten.
    first_month = -(-(start.year * 12 + start.month - 1) // months) * months
    days = []
    for month in range(first_month, end.year * 12 + end.month, months):
        days.append(float((datetime(max(month // 12, 1), month % 12 + 1, 1) - datetime(1970, 1, 1)).days))
    return [d for d in days if low <= d <= high] or [-(-low // 1)]


class Clickable:
    """A mark with claims behind it: ``claim_id`` is what a click chooses, ``behind`` every further one."""

    __slots__ = ()

    claim_id: str
    behind: tuple[str, ...]

    def stands_for(self, claim_id: str) -> bool:
        """Say whether a claim is behind this mark."""
        return claim_id == self.claim_id or claim_id in self.behind


@dataclass(frozen=True, slots=True)
class Bar(Clickable):
    """A box from ``x0`` to ``x1`` around ``y``; ``fill`` is solid, hollow, hatched, crossed or ring (an outline).

    Hatched without an outline is ``open``: such boxes stand side by side without a seam.
    """

    x0: float
    x1: float
    y: float
    height: float
    color: str
    fill: str = "solid"
    opacity: float = 1.0
    hover: str = ""
    claim_id: str = ""
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point(Clickable):
    """A marker; ``fill`` is solid, hollow or ring (an outline), ``size`` in pixels."""

    x: float
    y: float
    color: str
    symbol: str = "circle"
    size: float = 9.0
    fill: str = "solid"
    hover: str = ""
    claim_id: str = ""
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; closed and filled where ``fill`` (an opacity) is above 0. ``dash``: solid, dash, dot."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    color: str
    width: float = 1.5
    dash: str = "solid"
    opacity: float = 1.0
    fill: float = 0.0
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the picture; ``anchor`` says which end of them stands at ``x``: left, center or right."""

    x: float
    y: float
    text: str
    anchor: str = "left"
    color: str = INK
    size: float = 10.5
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A horizontal axis. ``kind`` is day, number or none; without ``ticks`` the renderer finds round ones."""

    kind: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    title: str = ""
    grid: bool = True


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the panels that stand side by side and share their rows; ``share`` is its part of the width.

    A title stands over the middle, or at the left end where it heads a column of words.
    """

    x: Axis
    share: float = 1.0
    title: str = ""
    bars: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    shaded: bool = False
    title_left: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's name at the left edge, at height ``y``."""

    y: float
    label: str
    bold: bool = False
    color: str = INK


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: a marker (``symbol``), a box (``fill``) or a line (``dash``)."""

    label: str
    color: str = NEUTRAL
    symbol: str = ""
    fill: str = "solid"
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture.

    ``low`` and ``high`` are the ends of the shared vertical axis, which runs downwards where ``flip``; ``bands`` are
    the strips that tell rows apart; ``height`` is in pixels; ``aspect`` (of a map) is how long a step up is beside a
    step to the right. ``empty`` is the sentence that is drawn where there is nothing else.
    """

    title: str
    subtitle: str = ""
    note: str = ""
    panels: tuple[Panel, ...] = ()
    rows: tuple[Row, ...] = ()
    low: float = 0.0
    high: float = 1.0
    flip: bool = True
    bands: tuple[tuple[float, float], ...] = ()
    rules: tuple[float, ...] = ()
    keys: tuple[Key, ...] = field(default=())
    y_title: str = ""
    height: int = 320
    aspect: float | None = None
    empty: str = ""

    @property
    def named_above(self) -> bool:
        """Whether the axes are named above the picture too: the foot of a tall one is out of sight."""
        return self.height > _TALL and any(panel.x.kind != "none" for panel in self.panels)

    @property
    def least(self) -> float:
        """How many pixels the panels need for no name of a row to meet the next."""
        rows = sorted(self.rows, key=lambda row: row.y)
        lines = [row.label.count("\n") + 1 for row in rows]
        each = (
            (lines[i] + lines[i + 1]) / 2 * _NAME_LINE / (rows[i + 1].y - rows[i].y)
            for i in range(len(rows) - 1)
            if rows[i + 1].y > rows[i].y
        )
        return min(max(each, default=0.0) * (self.high - self.low), self.height)

    def title_of(self, panel: Panel) -> str:
        """Return what stands above a panel: where the axes are named there, what its axis counts too."""
        return panel.title or (panel.x.title if self.named_above else "")

    def foot_of(self, panel: Panel) -> str:
        """Return what stands below a panel: what its axis counts, unless that stands above it."""
        return panel.x.title if panel.title or not self.named_above else ""

    def noted(self, words: str) -> Self:
        """Return the picture with a further line in its note."""
        if not words:
            return self
        room = 0 if self.note else _NOTE
        return replace(self, note=f"{self.note} {words}".strip(), height=self.height + room)

    def highlight(self, claim_id: str | None) -> Self:
        """Return a picture in which the marks of one claim are ringed; as it was where the claim is not drawn."""
        if not claim_id or self.empty:
            return self
        panels = tuple(_ring(panel, claim_id) for panel in self.panels)
        if panels == self.panels:
            return self
        return replace(self, panels=panels, keys=(*self.keys, Key(CHOSEN, INK, "circle", "ring")))


def _ring(panel: Panel, claim_id: str) -> Panel:
    points = [p for p in panel.points if p.stands_for(claim_id)]
    # The pieces of a fading bar say nothing; the clear one over them does.
    bars = [b for b in panel.bars if b.hover and b.stands_for(claim_id)]
    rings = [replace(p, color=INK, symbol="circle", size=p.size + 9, fill="ring", hover="") for p in points]
    boxes = [replace(b, color=INK, fill="ring", opacity=1.0, height=b.height + 0.16, hover="") for b in bars]
    return replace(panel, points=(*panel.points, *rings), bars=(*panel.bars, *boxes))
