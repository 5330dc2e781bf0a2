"""Places on an oval: camp beside camp, a line for every name, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from syrnb.views.camps import camps_among
from syrnb.views.cast import Cast
from syrnb.views.phrases import fold_name
from syrnb.views.scene import Label

__all__ = ["NAME", "OUTWARD", "Place", "Ring", "find_reach", "height_of", "lines_of", "place_on_ring"]

Place = tuple[float, float]

NAME = 36
"""Letters of a name on one line."""
OUTWARD = 0.07
"""How far beside its mark a name stands."""
_UNEVEN = 0.6
"""What part of all lines one side may be longer than the other for a camp to stay whole."""
_FEW = 8
"""Actors of one camp that stand on one side although nobody stands on the other."""
_ROUND, _BEYOND = 5, 1.2
"""The power of the oval, higher than a circle's 2 so that its middle keeps room for the lines; and by how many lines it
is higher, to either end, than what stands on it."""
_LINE, _ABOVE = 7.5, 14
"""Pixels of half a line, and from a name up to that of its camp."""
_LETTER, _WIDE = 5.9, 800
"""Pixels that a letter takes, and that the picture is at least wide."""
_SLOT, _WIDER, _TIGHT = 19, 40, 13.5
"""Pixels between two names: where there is room, where many lines meet at each, and at least."""
_SCREEN, _FRAME = 536, 150
"""Pixels that a notebook shows of a picture in a window of 1280 by 860, and that its title and legend take."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Those who stand together: of one camp, or of none and one side."""

    camp: int | None
    actors: tuple[str, ...]


@dataclass(slots=True)
class Ring:
    """Where everybody stands: x from -1 to 1, y from 0 downwards in lines, of which there are ``height``.

    ``heads`` are the places of the names of camps, ``parts`` the places of the actors of each; a camp has two of each
    where it stands on both sides. ``slot`` is how many pixels a line takes.
    """

    height: float
    slot: float
    places: dict[str, Place] = field(default_factory=dict)
    heads: list[tuple[int, Place]] = field(default_factory=list)
    parts: list[tuple[int, list[Place]]] = field(default_factory=list)

    @property
    def one_sided(self) -> bool:
        """Whether everybody stands on the right."""
        return all(x > 0 for x, _ in self.places.values())


def place_on_ring(cast: Cast, actors: Sequence[str], camps: Mapping[str, int]) -> Ring:
    """Place actors, in their order, down the right side and up the left one; a camp's name stands above it."""
    right, left = _halves(cast, _blocks(cast, actors, camps))
    left = [_Block(b.camp, b.actors[::-1]) for b in reversed(left)]
    height = max(_lines(cast, right), _lines(cast, left), 1)
    ring = Ring(height, (height_of(height, wide=bool(cast.groups)) - _FRAME) / height)
    for column, sign in ((right, 1), (left, -1)):
        y = (ring.height - _lines(cast, column)) / 2
        for number, block in enumerate(column):
            y += number > 0
            if block.camp is not None:
                y += 1
            for actor in block.actors:
                lines = lines_of(cast, actor)
                ring.places[actor] = (sign * _across(y + lines / 2, ring.height), y + lines / 2)
                y += lines
            if block.camp is not None:
                ring.parts.append((block.camp, [ring.places[actor] for actor in block.actors]))
                (x, first), lines = ring.places[block.actors[0]], lines_of(cast, block.actors[0])
                ring.heads.append((block.camp, (x, first - (lines * _LINE + _ABOVE) / ring.slot)))
    return ring


def _across(y: float, height: float) -> float:
    return float(max(1 - abs((y - height / 2) / (height / 2 + _BEYOND)) ** _ROUND, 0) ** (1 / _ROUND))


def _blocks(cast: Cast, actors: Sequence[str], camps: Mapping[str, int]) -> list[_Block]:
    drawn = camps_among(actors, camps)
    groups: dict[tuple[int | None, str | None], list[str]] = {}
    for actor in actors:
        camp = camps.get(actor)
        key = (camp, None) if camp in drawn else (None, cast.side(actor))
        groups.setdefault(key, []).append(actor)
    return [_Block(camp, tuple(group)) for (camp, _), group in groups.items()]


def lines_of(cast: Cast, actor: str) -> int:
    """Return how many lines a name takes."""
    return 1 + fold_name(cast.name(actor), NAME).count("\n")


def _lines(cast: Cast, blocks: Sequence[_Block]) -> int:
    """Return the lines of a column: names, camps' names, and one free before each block but the first."""
    named = sum((b.camp is not None) + sum(lines_of(cast, a) for a in b.actors) for b in blocks)
    return named + max(len(blocks) - 1, 0)


def _halves(cast: Cast, blocks: list[_Block]) -> tuple[list[_Block], list[_Block]]:
    """Cut the ring in two between blocks, as near its middle as may be; within one only where sides were too uneven."""
    if len(blocks) == 1 and len(blocks[0].actors) <= _FEW:
        return blocks, []
    whole = _lines(cast, blocks)

    def uneven(cut: int) -> int:
        return abs(_lines(cast, blocks[:cut]) - _lines(cast, blocks[cut:]))

    best = min(range(len(blocks) + 1), key=uneven)
    if uneven(best) <= whole * _UNEVEN:
        return blocks[:best], blocks[best:]
    at = max(range(len(blocks)), key=lambda i: len(blocks[i].actors))
    camp, actors = blocks[at].camp, blocks[at].actors
    cuts = [
        (
            [*blocks[:at], _Block(camp, actors[:n])], [_Block(camp, actors[n:]), *blocks[at + 1 :]],
        )
        for n in range(1, len(actors))
    ]  # fmt: skip
    return min(cuts, key=lambda two: abs(_lines(cast, two[0]) - _lines(cast, two[1])))


def find_reach(labels: Iterable[Label], one_sided: bool = False) -> tuple[float, float]:
    """Return how far the picture must reach, to the left and to the right, for every name to stand in it whole.

    To either side of the middle alike; where all stand on one side, to either side of them.
    """
    if one_sided:
        return -1.0, 3.0
    widths = ((abs(label.x), (max(map(len, label.text.split("\n"))) + 2) * _LETTER / _WIDE) for label in labels)
    reach = max((x / (1 - 2 * width) for x, width in widths), default=1.2)
    return -reach, reach


def height_of(lines: float, *, wide: bool = False) -> int:
    """Return how many pixels a picture of so many lines takes: a screen at most, unless names would touch."""
    return int(max(min(max(lines * (_WIDER if wide else _SLOT), 160) + _FRAME, _SCREEN), lines * _TIGHT + _FRAME))
