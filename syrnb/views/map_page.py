"""How a picture of a map is divided: the map, the ledger beside it, and what they have room for."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from syrnb.views.ground import KM_PER_DEGREE, Box

__all__ = ["LEDGER_FROM", "MAP_SHARE", "SIDES", "USUAL", "MapPage", "scale_of"]

USUAL = 1161
"""Pixels that a picture has where nobody knows its width: in a saved file, on a printed page."""
MAP_SHARE, LEDGER_FROM = 0.62, 0.64
"""Where the map ends and the ledger begins, as shares of what lies between the edges."""
SIDES = 32
"""Pixels of both edges."""
_SHAPE = 5 / 7
_LEAST, _MOST = 340, 600
"""Pixels that a map is high: what is higher than a window cannot be seen at once."""
_HEAD, _LINE = 46, 60
"""Letters on a line of the ledger's heads and lines, at the usual width."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """The room that a picture so many pixels wide has.

    Examples
    --------
    >>> MapPage(USUAL).map, MapPage(USUAL).letters
    ((700, 500), (46, 60))
    >>> MapPage(1760).map
    (1071, 600)
    """

    wide: int

    @property
    def inner(self) -> int:
        """Pixels between its edges."""
        return self.wide - SIDES

    @property
    def map(self) -> tuple[int, int]:
        """Pixels that the map is wide and high."""
        width = round(self.inner * MAP_SHARE)
        return width, min(max(round(width * _SHAPE), _LEAST), _MOST)

    @property
    def ledger(self) -> int:
        """Pixels of the ledger from top to bottom: what lies beyond the end of an axis plotly does not draw."""
        return self.map[1] - 2

    @property
    def letters(self) -> tuple[int, int]:
        """Letters on a line of a head of the ledger and on one below it."""
        share = self.inner / (USUAL - SIDES)
        return int(_HEAD * share), int(_LINE * share)


_CORNER, _LONGEST = 14.0, 110.0
"""Pixels between the line of the scale and the edges of the map, and how long it is at most."""
_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def scale_of(box: Box) -> tuple[float, float, float, str]:
    """Return a line near the lower left corner: its west and east end, its latitude, and its length in words.

    Examples
    --------
    >>> west, east, lat, words = scale_of(Box(35, 32, 43, 38, 700, 500))
    >>> words, round((east - west) * KM_PER_DEGREE * cos(radians(lat)))
    ('100 km', 100)
    """
    west, lat = box.degrees(_CORNER, box.height - _CORNER)
    per_degree = KM_PER_DEGREE * max(cos(radians(lat)), 0.05)
    longest = _LONGEST * box.per_pixel[0] * per_degree
    km = max((n for n in _LENGTHS if n <= longest), default=_LENGTHS[0])
    return west, west + km / per_degree, lat, f"{km:,} km"
