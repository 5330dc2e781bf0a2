"""How a picture of a map is divided: the map, the ledger beside it, and what they have room for."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LEDGER_FROM", "MAP_SHARE", "SIDES", "USUAL", "MapPage"]

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
