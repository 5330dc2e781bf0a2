"""Places that stand too near on a map to be told apart are drawn as one, with their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from syrnb.views.map_names import Around, around, overlap

__all__ = ["REACH", "Group", "Spot", "bubble_size", "group_places", "join_nameless", "name_of_group"]

REACH = 48.0
"""Pixels within which a place whose name finds no room joins another."""
_TALL = 7.0
"""Half as high as a mark, in pixels."""
_MOST = 4
"""Sides that a group shows at most."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a map: where, half as wide as its marks (pixels), who is said to be there, how much is told of it.

    ``firm`` where it is a settlement or the like: a region has no place of its own to lend to others.
    """

    place: str
    x: float
    y: float
    spread: float
    sides: frozenset[object]
    told: int = 0
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Places that are drawn as one; the first, of which most is told, gives it its place and its name."""

    spots: tuple[Spot, ...]

    @property
    def lead(self) -> Spot:
        """The place at which it is drawn."""
        return self.spots[0]

    @property
    def alone(self) -> bool:
        """Whether it is one place, drawn as what it is."""
        return len(self.spots) == 1

    @property
    def sides(self) -> int:
        """How many sides it shows."""
        return min(len(frozenset().union(*(s.sides for s in self.spots))), _MOST)

    @property
    def spread(self) -> float:
        """Half as wide as it is drawn, in pixels."""
        return self.lead.spread if self.alone else bubble_size(self.sides) / 2

    @property
    def around(self) -> Around:
        """What it covers, in pixels."""
        return around(self.lead.x, self.lead.y, self.spread, _TALL if self.alone else self.spread)

    def joined(self, other: Group) -> Group:
        """Return both as one, at the place of which more is told."""
        return Group(tuple(sorted((*self.spots, *other.spots), key=_rank)))


def bubble_size(sides: int) -> float:
    """Return how many pixels wide the circle around the marks of so many sides is.

    >>> bubble_size(1), bubble_size(4)
    (20.0, 33.0)
    """
    return {1: 20.0, 2: 30.0}.get(sides, 33.0)


def name_of_group(lead: str, more: int) -> str:
    """Return the name of a group in a picture.

    >>> name_of_group("Aleppo", 6), name_of_group("Aleppo", 0)
    ('Aleppo and 6 near it', 'Aleppo')
    """
    return f"{lead} and {more:,} near it" if more else lead


def _rank(spot: Spot) -> tuple[bool, int, str]:
    return not spot.firm, -spot.told, spot.place


def group_places(spots: Iterable[Spot], apart: float = 0.0) -> list[Group]:
    """Return places as groups that stand so many pixels apart, those first of which most is told.

    Examples
    --------
    >>> places = (("a", 0, 1), ("b", 9, 5), ("c", 90, 1))
    >>> groups = group_places(Spot(name, x, 0, 6, frozenset(), told) for name, x, told in places)
    >>> [[s.place for s in g.spots] for g in groups]
    [['b', 'a'], ['c']]
    """
    return _settle([Group((spot,)) for spot in sorted(spots, key=_rank)], apart)


def _settle(groups: Sequence[Group], apart: float) -> list[Group]:
    """Join what is nearer to each other until nothing is."""
    pending, settled = sorted(groups, key=lambda g: _rank(g.lead)), list[Group]()
    while pending:
        group = pending.pop(0)
        left, right, top, bottom = group.around
        wide = left - apart, right + apart, top - apart, bottom + apart
        hit = next((i for i, other in enumerate(settled) if overlap(wide, other.around)), None)
        if hit is None:
            settled.append(group)
        else:
            # Grown, it may reach others that it did not.
            pending.insert(0, settled.pop(hit).joined(group))
    return sorted(settled, key=lambda g: _rank(g.lead))


def join_nameless(groups: Sequence[Group], nameless: Iterable[str], apart: float = 0.0) -> list[Group]:
    """Return groups in which each one without room for its name has joined the nearest other, as far as one is near.

    Parameters
    ----------
    groups
        Of which no two overlap.
    nameless
        The leading places of those without room.
    apart
        Pixels that groups keep from each other.
    """
    left = {g.lead.place: g for g in groups}
    for place in nameless:
        group = left.get(place)
        if group is None:
            continue
        others = [g for g in left.values() if g is not group]
        nearest = min(others, key=lambda g: (_apart(g, group), g.lead.place), default=None)
        if nearest is None or _apart(nearest, group) > REACH:
            continue
        del left[place], left[nearest.lead.place]
        joined = nearest.joined(group)
        left[joined.lead.place] = joined
    return _settle(list(left.values()), apart)


def _apart(one: Group, other: Group) -> float:
    return hypot(one.lead.x - other.lead.x, one.lead.y - other.lead.y) - one.spread - other.spread + 2 * _TALL
