"""A map as data: the ground, and for each day the marks, circles, roads and names on it and the ledger beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Self

from syrnb.views.ground import Box, Ground, Name
from syrnb.views.map_page import USUAL
from syrnb.views.scene import CHOSEN, Clickable, Scene
from syrnb.views.theme import INK

__all__ = [
    "DOT",
    "FRAME",
    "GROUP",
    "ROW",
    "Caption",
    "Disc",
    "Entry",
    "MapDay",
    "MapScene",
    "Mark",
    "Road",
    "Sample",
    "Scale",
]


ROW = 13
"""Pixels of a line of the ledger."""
FRAME = "frame"
"""The symbol around the marks of the chosen claim; a ring would be a siege."""

GROUP = "group"
"""The symbol of several places drawn as one: a circle with the marks of those who are said to be there."""

DOT = "dot"
"""The symbol of a place that is told of and not shown, on this day or for what is chosen."""


@dataclass(frozen=True, slots=True)
class Mark(Clickable):
    """A marker at a place (degrees); ``edge`` is the colour of its rim, ``color`` that of its inside."""

    lon: float
    lat: float
    symbol: str
    color: str
    edge: str
    size: float = 11.0
    hover: str = ""
    claim_id: str = ""
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disc:
    """A place's vagueness drawn to scale: a circle of ``km`` around a place; ``fill`` is an opacity."""

    lon: float
    lat: float
    km: float
    color: str
    dash: str = "solid"
    fill: float = 0.14


@dataclass(frozen=True, slots=True)
class Road:
    """A road through the places that it is known to lead through, as (lon, lat)."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 2.0
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Caption:
    """A place's name beside its mark; ``side`` is right, left, top or bottom."""

    lon: float
    lat: float
    text: str
    side: str = "right"
    color: str = INK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Entry(Clickable):
    """A head and a line of the ledger, each of one line or more, with the mark that they are about.

    ``rival`` where the place stands above already.
    """

    symbol: str
    color: str
    edge: str
    head: str
    line: str
    hover: str = ""
    rival: bool = False
    claim_id: str = ""
    behind: tuple[str, ...] = ()

    @property
    def tall(self) -> int:
        """How many pixels it takes."""
        return ROW * (self.head.count("\n") + self.line.count("\n") + 2) + 5

    def lines(self, top: float) -> list[tuple[float, str, bool]]:
        """Return its lines below ``top``: the middle of each in pixels, its words, and whether it is of the head."""
        words = [(line, True) for line in self.head.split("\n")] + [(line, False) for line in self.line.split("\n")]
        return [(top + 10 + ROW * i, line, bold) for i, (line, bold) in enumerate(words)]


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of a map's legend: a mark, and what it stands for; ``who`` where that is somebody."""

    label: str
    symbol: str
    color: str
    edge: str
    who: bool = False
    size: float = 10.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A line near the corner of a map, from west to east, and how long it is in words."""

    west: float
    east: float
    lat: float
    text: str


@dataclass(frozen=True, slots=True)
class MapDay:
    """What a map shows on one day (``day`` is an ISO day).

    ``more`` stands under the ledger where it has no room for all; ``lists`` stand below the map: what cannot be placed,
    and what is too vague to be drawn.
    """

    day: str
    title: str
    subtitle: str
    discs: tuple[Disc, ...] = ()
    roads: tuple[Road, ...] = ()
    marks: tuple[Mark, ...] = ()
    captions: tuple[Caption, ...] = ()
    entries: tuple[Entry, ...] = ()
    more: str = ""
    lists: tuple[str, ...] = ()

    @property
    def tops(self) -> tuple[int, ...]:
        """Where each entry of the ledger begins, and where the last one ends, in pixels from its head."""
        return tuple(accumulate((e.tall for e in self.entries), initial=0))


@dataclass(frozen=True, slots=True)
class MapScene(Scene):
    """One map and its ledger.

    ``days`` are what its slider offers, ``at`` the one that is shown first; ``focus`` are the countries (ISO 3166
    alpha-3) that it is about; ``wide`` is how many pixels the whole picture is thought wide.
    """

    box: Box = field(default=Box(0, 0, 1, 1, 1, 1))
    ground: Ground = field(default=Ground((), (), ()))
    names: tuple[Name, ...] = ()
    days: tuple[MapDay, ...] = field(default=())
    at: int = 0
    focus: frozenset[str] = frozenset()
    samples: tuple[Sample, ...] = field(default=())
    wide: int = USUAL
    scale: Scale | None = None

    @property
    def shown(self) -> MapDay:
        """The day that is shown first."""
        return self.days[self.at]

    def highlight(self, claim_id: str | None) -> Self:
        """Return a map on which the marks of one claim are framed, on every day; as it was where it has none."""
        if not claim_id or self.empty:
            return self
        days = tuple(_frame(day, claim_id) for day in self.days)
        if days == self.days:
            return self
        return replace(self, days=days, samples=(*self.samples, Sample(CHOSEN, FRAME, INK, INK)))


def _frame(day: MapDay, claim_id: str) -> MapDay:
    marks = [m for m in day.marks if m.stands_for(claim_id)]
    frames = [replace(m, symbol=FRAME, edge=INK, size=m.size + 9, hover="") for m in marks]
    # In the ledger, an arrow before its words.
    entries = tuple(replace(e, head=f"▸ {e.head}") if e.stands_for(claim_id) else e for e in day.entries)
    return replace(day, marks=(*day.marks, *frames), entries=entries)
