"""The outlines of countries for maps without a network: ``world/outlines.json`` (Natural Earth, public domain)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

__all__ = ["Country", "Outlines", "read_outlines"]

Point = tuple[float, float]
Line = tuple[Point, ...]

_FILE = Path(__file__).parent / "world" / "outlines.json"


@dataclass(frozen=True, slots=True)
class Country:
    """A country's land.

    Parameters
    ----------
    iso3
        ISO 3166 alpha-3; None for an area that has no code.
    name
        In English.
    rings
        Closed lines of (lon, lat) in degrees: outsides, and holes where another country lies within.
    """

    iso3: str | None
    name: str
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All countries, and each stretch of their edges once.

    Parameters
    ----------
    countries
        By name.
    borders
        Lines of (lon, lat) between two countries.
    coasts
        Lines of (lon, lat) along water.
    """

    countries: tuple[Country, ...]
    borders: tuple[Line, ...]
    coasts: tuple[Line, ...]


@lru_cache(maxsize=1)
def read_outlines(path: Path = _FILE) -> Outlines:
    """Read the outlines of all countries; they are kept.

    Examples
    --------
    >>> [c.name for c in read_outlines().countries if c.iso3 == "SYR"]
    ['Syria']
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_decode(arc, content["scale"], content["translate"]) for arc in content["arcs"]]
    countries = []
    used: Counter[int] = Counter()
    for country in content["countries"]:
        rings = [ring for polygon in country["polygons"] for ring in polygon]
        used.update(arc if arc >= 0 else ~arc for ring in rings for arc in ring)
        countries.append(Country(country["iso3"], country["name"], tuple(_join(ring, arcs) for ring in rings)))
    return Outlines(
        tuple(countries),
        tuple(arc for i, arc in enumerate(arcs) if used[i] > 1),
        tuple(arc for i, arc in enumerate(arcs) if used[i] == 1),
    )


def _decode(arc: list[int], scale: tuple[float, float], translate: tuple[float, float]) -> Line:
    xs, ys = (
        [round(n * scale[axis] + translate[axis], 4) for n in accumulate(arc[axis::2])] for axis in (0, 1)
    )  # fmt: skip
    return tuple(zip(xs, ys, strict=True))


def _join(ring: list[int], arcs: list[Line]) -> Line:
    """Join the arcs of a ring, end to start; each begins where the one before it ended."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)
