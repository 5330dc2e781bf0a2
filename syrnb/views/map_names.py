"""Names on a map: beside their marks, or at the end of a thin line; none covers a mark or another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin

from syrnb.views.ground import Box, Name
from syrnb.views.map_scene import Caption, Road
from syrnb.views.theme import FAINT, INK, MUTED

__all__ = ["Around", "Laid", "Wanted", "along", "around", "lay_names", "overlap", "say_on_map"]

Around = tuple[float, float, float, float]
"""What something covers, in pixels: left, right, top, bottom."""

_LETTER, _TALL, _GAP = 6.1, 13.0, 8.0
"""Pixels that a letter takes, a line of them, and what stands between a mark and its name."""
_ROOM = 2.0
"""Pixels that names keep from each other: letters differ in width."""
_EDGE = 12.0
"""Pixels that names keep off the right edge: a narrow page draws the map smaller, and its letters as large."""
_LEADERS = 16
"""Names at most that stand at the end of a line."""
_AWAY, _FAR = (26.0, 42.0), (26.0, 42.0, 60.0, 80.0, 105.0, 135.0)
"""How many pixels from its mark a name is tried in turn, and the same for one that must have a place."""
_ANGLES = (0, 180, 30, 150, 210, 330, 60, 120, 240, 300, 15, 165, 195, 345, 45, 135, 225, 315, 75, 105, 255, 285)
"""In which directions (degrees) a name is tried."""
_CROSSED = 30.0
"""Pixels that a line may be longer to pass by another mark instead of under it."""
_BEAD = 6.0
"""Pixels between the spots of a road that names keep off."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to be laid: of which place, its words, where its mark is and half as wide and high as that is, in pixels.

    ``clear`` is the radius of a circle around the mark outside which the name would better begin.
    """

    place: str
    text: str
    x: float
    y: float
    spread: float
    tall: float = 8.0
    clear: float = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """The names that found room, the lines to those that stand apart, and the places whose names found none.

    ``quiet`` are the places whose names are laid faintly.
    """

    captions: tuple[Caption, ...]
    leaders: tuple[Road, ...]
    nameless: tuple[str, ...]
    quiet: tuple[str, ...] = ()


def say_on_map(words: str, box: Box, names: Sequence[Name]) -> Caption:
    """Return words for a map on which nothing is drawn: near its middle, off the names of countries."""
    taken = [box.pixels(n.lon, n.lat)[1] for n in names]
    y = max((box.height * share for share in (0.5, 0.35, 0.65)), key=lambda y: min((30, *(abs(y - t) for t in taken))))
    return Caption(*box.degrees(box.width / 2, y), words, "top")


def lay_names(
    wanted: Sequence[Wanted],
    box: Box,
    marks: Sequence[Around],
    words: Sequence[Around],
    roads: Sequence[Around],
    *,
    quiet: Sequence[Wanted] = (),
    far: bool = False,
) -> Laid:
    """Return where names stand, the first ones first; a name without room beside its mark stands at a line's end.

    Parameters
    ----------
    wanted
        The names.
    box
        The map.
    marks, words, roads
        What names keep off; lines to names cross no words, and marks only where every way around is much longer.
    quiet
        Names that are laid last, where there is room beside their marks, and faintly.
    far
        Whether a line may be long.
    """
    # Lines first leave room for few names beside marks; lines last find no way out of some crowds.
    tries = [_Names(box, marks, words, roads, far).lay(wanted, lines_last) for lines_last in (True, False)]
    best = min(tries, key=lambda t: len(t.nameless))
    whispered = best.whisper(quiet)
    return Laid(tuple(best.captions), tuple(best.leaders), tuple(best.nameless), whispered)


class _Names:
    """The names of places while they are laid, one after another: what is covered, captions, lines to captions."""

    def __init__(
        self, box: Box, marks: Sequence[Around], words: Sequence[Around], roads: Sequence[Around], far: bool
    ) -> None:
        self.box, self.marks, self.words, self.away = box, marks, list(words), _FAR if far else _AWAY
        self.taken = [*marks, *words, *roads]
        self.captions: list[Caption] = []
        self.leaders: list[Road] = []
        self.nameless: list[str] = []

    def lay(self, wanted: Sequence[Wanted], lines_last: bool) -> _Names:
        """Lay names, those at lines in their turn or at the end; note what finds no room."""
        left = []
        for name in wanted:
            if name.clear and self._beside(name, name.clear, name.clear):
                continue
            if self._beside(name, name.spread, name.tall):
                continue
            if lines_last:
                left.append(name)
            elif not self._away(name):
                self.nameless.append(name.place)
        self.nameless += [name.place for name in left if not self._away(name)]
        return self

    def whisper(self, quiet: Sequence[Wanted]) -> tuple[str, ...]:
        """Lay names faintly, as far as there is room for them and their marks; return the places of those."""
        spots = {n.place: around(n.x, n.y, n.spread - 2, n.tall - 2) for n in quiet}
        free = [n for n in quiet if not any(overlap(spots[n.place], other) for other in self.taken)]
        self.taken += [spots[n.place] for n in free]
        return tuple(n.place for n in free if self._beside(n, n.spread, n.tall, FAINT))

    def _beside(self, name: Wanted, spread: float, tall: float, color: str = INK) -> bool:
        """Lay a name beside a mark that reaches so far from its middle, or obliquely above or below it."""
        box, half, oblique = self.box, len(name.text) * _LETTER / 2, min(tall, 9.0)
        across, upright = spread + half + _ROOM, tall + _TALL / 2
        for side, dx, dy in (
            ("right", across, 0.0), ("left", -across, 0.0), ("top", 0.0, -upright), ("bottom", 0.0, upright),
            ("right", across, -oblique), ("right", across, oblique), ("left", -across, -oblique),
            ("left", -across, oblique),
        ):  # fmt: skip
            spot = around(name.x + dx, name.y + dy, half + _ROOM, _TALL / 2)
            if spot[0] < 2 or spot[1] > box.width - _EDGE or spot[2] < 2 or spot[3] > box.height - 2:
                continue
            if any(overlap(spot, other) for other in self.taken):
                continue
            x = name.x + {"right": spread - _GAP + 3, "left": _GAP - spread - 3}.get(side, 0.0)
            y = name.y + {"top": _GAP / 2 - tall, "bottom": tall - _GAP / 2}.get(side, dy)
            self._caption(*box.degrees(x, y), name.text, side, spot, color)
            return True
        return False

    def _away(self, name: Wanted) -> bool:
        x, y, half = name.x, name.y, len(name.text) * _LETTER / 2
        if len(self.leaders) >= _LEADERS:
            return False
        found = _farther(x, y, half, self.taken, self.words, self.marks, self.box, self.away)
        if found is None:
            return False
        at, side, spot = found
        lon, lat = self.box.degrees(*at)
        self._caption(lon, lat, name.text, side, spot)
        self.leaders.append(Road((self.box.degrees(x, y), (lon, lat)), MUTED, 0.8))
        return True

    def _caption(self, lon: float, lat: float, text: str, side: str, spot: Around, color: str = INK) -> None:
        self.captions.append(Caption(lon, lat, text, side, color))
        self.taken.append(spot)
        self.words.append(spot)


def _farther(
    x: float,
    y: float,
    half: float,
    taken: Sequence[Around],
    words: Sequence[Around],
    marks: Sequence[Around],
    box: Box,
    tried: Sequence[float],
) -> tuple[tuple[float, float], str, Around] | None:
    """Return where the line to a name ends, on which side of it the name stands, and what it covers.

    The line crosses no words, and marks of others only where every way around them is much longer.
    """
    others = [m for m in marks if not overlap(around(x, y, 2.0, 2.0), m)]
    best, found = float("inf"), None
    for away in tried:
        if best <= away:
            break
        for angle in _ANGLES:
            right = cos(radians(angle)) > 0
            at = x + away * cos(radians(angle)), y + away * sin(radians(angle))
            spot = around(at[0] + (half + 5) * (1 if right else -1), at[1], half + 3, _TALL / 2)
            inside = spot[0] > 2 and spot[1] < box.width - _EDGE and spot[2] > 2 and spot[3] < box.height - 2
            if not inside or any(overlap(spot, other) for other in taken):
                continue
            line = along((box.degrees(x, y), box.degrees(*at)), box)
            if any(overlap(bead, other) for bead in line for other in words):
                continue
            cost = away + _CROSSED * sum(any(overlap(bead, other) for bead in line) for other in others)
            if cost < best:
                best, found = cost, (at, "right" if right else "left", spot)
    return found


def along(course: Sequence[tuple[float, float]], box: Box) -> list[Around]:
    """Return boxes along a road, so that names keep off it."""
    boxes = []
    for start, end in pairwise([box.pixels(*point) for point in course]):
        steps = max(int(hypot(end[0] - start[0], end[1] - start[1]) / _BEAD), 1)
        for i in range(steps + 1):
            x, y = (a + (b - a) * i / steps for a, b in zip(start, end, strict=True))
            boxes.append(around(x, y, 2.0, 2.0))
    return boxes


def around(x: float, y: float, half_wide: float, half_tall: float) -> Around:
    """Return what a box around a point covers."""
    return x - half_wide, x + half_wide, y - half_tall, y + half_tall


def overlap(a: Around, b: Around) -> bool:
    """Whether two boxes cover some of the same."""
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
