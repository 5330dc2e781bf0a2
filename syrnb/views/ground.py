"""The ground of a map: its frame, the land and its borders within it, and where the names of countries can stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

import numpy as np

from syrnb.knowledge.outlines import Country, read_outlines

__all__ = ["KM_PER_DEGREE", "Box", "Ground", "Name", "fit_box", "lay_ground", "name_countries"]

Point = tuple[float, float]
Line = tuple[Point, ...]

KM_PER_DEGREE = 111.2
"""Of latitude; a degree of longitude is shorter by the cosine of its latitude."""
_LEAST_KM = 60.0
"""A map is at least this wide and high, so that a single town stands in its surroundings."""
_FINE = 0.6
"""Pixels by which a drawn line may differ from the outline."""
_LETTER, _TALL = 6.6, 13.0
"""Pixels that a letter of a country's name takes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A map's frame in degrees, and how many pixels it is thought wide and high."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    @property
    def aspect(self) -> float:
        """How long a degree of latitude is beside one of longitude, in its middle."""
        return 1 / max(cos(radians((self.south + self.north) / 2)), 0.05)

    @property
    def per_pixel(self) -> Point:
        """Degrees of longitude and latitude that a pixel is wide and high."""
        return (self.east - self.west) / self.width, (self.north - self.south) / self.height

    def pixels(self, lon: float, lat: float) -> Point:
        """Return a place in pixels from the upper left corner.

        >>> Box(0, 0, 10, 10, 100, 100).pixels(5, 10)
        (50.0, 0.0)
        """
        dx, dy = self.per_pixel
        return (lon - self.west) / dx, (self.north - lat) / dy

    def degrees(self, x: float, y: float) -> Point:
        """Return (lon, lat) of a place in pixels."""
        dx, dy = self.per_pixel
        return self.west + x * dx, self.north - y * dy

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place is within the frame."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def wider(self, across: float, along: float) -> Box:
        """Return the frame made wider on each side by shares of its own width and height."""
        dx, dy = (self.east - self.west) * across, (self.north - self.south) * along
        return Box(self.west - dx, max(self.south - dy, -90), self.east + dx, min(self.north + dy, 90), 1, 1)


@dataclass(frozen=True, slots=True)
class Name:
    """A country's name at a place."""

    lon: float
    lat: float
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Countries, and the edges of land, cut to a frame: lines of (lon, lat)."""

    borders: tuple[Line, ...]
    coasts: tuple[Line, ...]
    countries: tuple[Country, ...]


def fit_box(points: Iterable[tuple[float, float, float]], width: int, height: int, least_km: float = _LEAST_KM) -> Box:
    """Return the frame of some places, given as lon, lat and the km around each that should be seen; with margins.

    It is at least ``least_km`` wide and high.

    Raises
    ------
    ValueError
        Where there is no place.

    Examples
    --------
    >>> box = fit_box([(36.0, 35.0, 5.0), (38.0, 36.0, 5.0)], 600, 600)
    >>> round(box.east - box.west, 1), box.holds(36.0, 35.0)
    (2.3, True)
    """
    around = [(lon, lat, km / KM_PER_DEGREE) for lon, lat, km in points]
    if not around:
        raise ValueError("no place to show")
    middle = (min(lat for _, lat, _ in around) + max(lat for _, lat, _ in around)) / 2
    squeeze = max(cos(radians(middle)), 0.05)
    south, north = min(lat - r for _, lat, r in around), max(lat + r for _, lat, r in around)
    west, east = min(lon - r / squeeze for lon, _, r in around), max(lon + r / squeeze for lon, _, r in around)
    least = least_km / KM_PER_DEGREE
    tall = max((north - south) * 1.1, least)
    wide = max((east - west) * squeeze * 1.1, least)
    tall, wide = max(tall, wide * height / width), max(wide, tall * width / height)
    x, y = (west + east) / 2, (south + north) / 2
    half = wide / squeeze / 2
    return Box(x - half, y - tall / 2, x + half, y + tall / 2, width, height)


@lru_cache(maxsize=8)
def lay_ground(box: Box) -> Ground:
    """Return the land of a frame and of what lies around it, since a map can be drawn wider or be moved."""
    outlines = read_outlines()
    wide = box.wider(0.9, 0.35)
    fine = box.per_pixel[1] * _FINE
    countries = []
    for country in outlines.countries:
        rings = [r for ring in country.rings if (r := _cut(ring, wide))]
        if rings:
            countries.append(Country(country.iso3, country.name, tuple(_thin(r, fine) for r in rings)))
    return Ground(_within(outlines.borders, wide, fine), _within(outlines.coasts, wide, fine), tuple(countries))


def _cut(ring: Line, box: Box) -> Line:
    """Return the part of an area that lies in a frame (Sutherland and Hodgman's way), empty where none does."""
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    if max(lons) < box.west or min(lons) > box.east or max(lats) < box.south or min(lats) > box.north:
        return ()
    points = list(ring)
    for axis, edge, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        kept: list[Point] = []
        for start, end in zip(points, [*points[1:], *points[:1]], strict=True):
            inside, stays = sign * (start[axis] - edge) >= 0, sign * (end[axis] - edge) >= 0
            if inside:
                kept.append(start)
            if inside != stays:
                share = (edge - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        points = kept
    return tuple(points) if len(points) > 2 else ()


def _within(lines: Iterable[Line], box: Box, fine: float) -> tuple[Line, ...]:
    """Return the stretches of lines that lie in a frame, each with the point before and after."""
    found: list[Line] = []
    for line in lines:
        inside = [box.west <= lon <= box.east and box.south <= lat <= box.north for lon, lat in line]
        if not any(inside):
            continue
        stretch: list[Point] = []
        for i, point in enumerate(line):
            if inside[i] or (i and inside[i - 1]) or (i + 1 < len(line) and inside[i + 1]):
                stretch.append(point)
            elif stretch:
                found.append(_thin(tuple(stretch), fine))
                stretch = []
        if len(stretch) > 1:
            found.append(_thin(tuple(stretch), fine))
    return tuple(found)


def _thin(line: Line, fine: float) -> Line:
    """Return a line without the points that it does not need (Douglas and Peucker's way, without recursion)."""
    if len(line) < 3:
        return line
    points = np.array(line)
    keep = np.zeros(len(line), dtype=bool)
    # A closed line is cut at its far side first: its ends are one point.
    far = int(np.argmax(np.abs(points - points[0]).sum(axis=1)))
    keep[[0, far, -1]] = True
    open_stretches = [(0, far), (far, len(line) - 1)]
    while open_stretches:
        a, b = open_stretches.pop()
        if b - a < 2:
            continue
        step = points[b] - points[a]
        off = points[a + 1 : b] - points[a]
        length = float(np.hypot(*step))
        away = np.abs(step[0] * off[:, 1] - step[1] * off[:, 0]) / length if length else np.hypot(off[:, 0], off[:, 1])
        worst = int(np.argmax(away))
        if away[worst] > fine:
            middle = a + 1 + worst
            keep[middle] = True
            open_stretches += [(a, middle), (middle, b)]
    return tuple(line[i] for i in np.flatnonzero(keep))


@lru_cache(maxsize=8)
def name_countries(box: Box, taken: tuple[Point, ...]) -> tuple[Name, ...]:
    """Return where the names of countries can stand: within their land and the frame, far from places and borders.

    Parameters
    ----------
    taken
        Places (lon, lat) that names should keep away from. A country without room has no name.
    """
    xs, ys = np.meshgrid(np.linspace(12, box.width - 12, 40), np.linspace(14, box.height - 14, 34))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    marks = np.array([box.pixels(*p) for p in taken]).reshape(-1, 2)
    names = []
    for country in lay_ground(box).countries:
        rings = [np.array([box.pixels(*p) for p in ring]) for ring in country.rings]
        half = len(country.name) * _LETTER / 2
        fits = _inside(grid, rings)
        for dx, dy in ((-half, -_TALL / 2), (half, -_TALL / 2), (-half, _TALL / 2), (half, _TALL / 2)):
            fits &= _inside(grid + np.array([dx, dy]), rings)
        fits &= (grid[:, 0] > half + 6) & (grid[:, 0] < box.width - half - 6)
        if not fits.any():
            continue
        spots = grid[fits]
        edge = np.minimum(_away(spots, np.vstack(rings), half), 90)
        room = np.minimum(_away(spots, marks, half), 90) if len(marks) else np.full(len(spots), 90.0)
        best = int(np.argmax(np.round(edge + room, 1)))
        if room[best] < 16:
            continue
        lon, lat = box.degrees(*spots[best])
        names.append(Name(round(float(lon), 4), round(float(lat), 4), country.name))
    return tuple(names)


def _away(spots: np.ndarray, points: np.ndarray, half: float) -> np.ndarray:
    """Return how far a name's box is from the nearest of some points, in pixels."""
    dx = np.maximum(np.abs(spots[:, None, 0] - points[None, :, 0]) - half, 0)
    dy = np.maximum(np.abs(spots[:, None, 1] - points[None, :, 1]) - _TALL / 2, 0)
    return np.asarray(np.hypot(dx, dy).min(axis=1))


def _inside(spots: np.ndarray, rings: Sequence[np.ndarray]) -> np.ndarray:
    """Return which spots lie within rings (even and odd)."""
    odd = np.zeros(len(spots), dtype=bool)
    x, y = spots[:, :1], spots[:, 1:]
    for ring in rings:
        a, b = ring, np.roll(ring, -1, axis=0)
        crosses = (a[None, :, 1] > y) != (b[None, :, 1] > y)
        rise = np.where(b[:, 1] == a[:, 1], 1e-12, b[:, 1] - a[:, 1])
        at = a[None, :, 0] + (y - a[None, :, 1]) * ((b[:, 0] - a[:, 0]) / rise)[None, :]
        odd ^= (crosses & (x < at)).sum(axis=1) % 2 == 1
    return odd
