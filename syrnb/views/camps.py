"""Coalitions: who falls together where the fewest ties are set aside, and how they are outlined in a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING

import networkx as nx

from syrnb.views.claims import Material
from syrnb.views.phrases import plural
from syrnb.views.scene import Line
from syrnb.views.theme import INK

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = [
    "NOTE",
    "camp_name",
    "camp_sentences",
    "camps_among",
    "find_camps",
    "letter_of",
    "outline_block",
    "outline_ribbon",
]

NOTE = "outlined: camps, by all claims of all days"

_SECONDS = 6
"""A picture waits no longer for the exact division; then the best one found is drawn, which on another day is another.

Over ten thousand claims it takes less than one.
"""
_DASHES = ("solid", "dash", "dot")
_ACROSS, _WIDE = 260, 12.5
"""Pixels of a step across, and from an actor to the outline of its camp."""
_CAP = 8
"""Edges of the round end of an outline."""


def find_camps(dossier: Dossier) -> dict[str, int]:
    """Return the camp of each actor, numbered from 0, the largest first.

    A camp is two or more actors whom friendly ties link, however far, on one side of the division that sets the
    fewest ties aside; parts are linked with their wholes. To have an enemy in common makes no camp.
    """
    found = dossier.alliances(partitions=1, seconds=_SECONDS)
    first = found.camps[found.camps["partition"] == found.camps["partition"].min()]
    half = dict(zip(first["actor_id"], first["camp"], strict=True))
    friendly, graph = found.ties[found.ties["sign"] == 1], nx.Graph()
    pairs = zip(friendly["actor_a"], friendly["actor_b"], strict=True)
    graph.add_edges_from((a, b) for a, b in pairs if a in half and half[a] == half.get(b))
    for _, body in first.groupby("body")["actor_id"]:
        nx.add_path(graph, body)
    camps = [sorted(group) for group in nx.connected_components(graph) if len(group) > 1]
    camps = sorted(camps, key=lambda c: (-len(c), c))
    return {actor: number for number, camp in enumerate(camps) for actor in camp}


def camps_among(actors: Sequence[str], camps: Mapping[str, int]) -> dict[int, list[str]]:
    """Return the camps with two or more among some actors, in the order in which these stand."""
    groups: dict[int, list[str]] = {}
    for actor in actors:
        if actor in camps:
            groups.setdefault(camps[actor], []).append(actor)
    return {number: group for number, group in groups.items() if len(group) > 1}


def letter_of(camp: int) -> str:
    """Return the letters that a camp is called by, whatever is drawn.

    >>> letter_of(0), letter_of(25), letter_of(26)
    ('A', 'Z', 'AA')
    """
    before = letter_of(camp // 26 - 1) if camp >= 26 else ""
    return before + chr(ord("A") + camp % 26)


def camp_name(camp: int, members: int) -> str:
    """Return a camp's name in a picture, with how many of it are shown."""
    return f"Camp {letter_of(camp)}: {plural(members, 'actor')}"


def camp_sentences(material: Material, camps: Mapping[str, int], among: Sequence[str]) -> list[str]:
    """Return one line a camp: its letter and the names of those among some actors."""
    return [
        f"Camp {letter_of(number)}: {', '.join(material.name(a) for a in group)}"
        for number, group in sorted(camps_among(among, camps).items())
    ]


def outline_ribbon(camp: int, places: Sequence[tuple[float, float]], down: float) -> Line:
    """Return the outline of a camp whose actors stand one after the other: a ribbon, round at both ends.

    Around one actor it is a ring. ``down`` is how many pixels a step down takes.
    """
    path = [(x * _ACROSS, y * down) for x, y in places]
    ways = [atan2(y1 - y0, x1 - x0) for (x0, y0), (x1, y1) in pairwise(path)] or [pi / 2]
    # At a corner the ribbon takes the middle of both ways.
    ways = [ways[0], *(atan2(sin(a) + sin(b), cos(a) + cos(b)) for a, b in pairwise(ways)), ways[-1]]
    ways = ways[: len(path)]
    turns = [pi / 2 - pi * i / _CAP for i in range(1, _CAP)]
    ring = [
        *(_beside(at, way + pi / 2) for at, way in zip(path, ways, strict=True)),
        *(_beside(path[-1], ways[-1] + turn) for turn in turns),
        *(_beside(at, way - pi / 2) for at, way in reversed(list(zip(path, ways, strict=True)))),
        *(_beside(path[0], ways[0] + pi + turn) for turn in turns),
    ]
    ring.append(ring[0])
    return Line(
        tuple(x / _ACROSS for x, _ in ring), tuple(y / down for _, y in ring), INK, 1.1, _DASHES[camp % 3], 0.6, 0.07
    )  # fmt: skip


def _beside(at: tuple[float, float], way: float) -> tuple[float, float]:
    return at[0] + _WIDE * cos(way), at[1] + _WIDE * sin(way)


def outline_block(camp: int, first: int, last: int) -> Line:
    """Return the outline of a camp in a matrix: the square of its own rows and columns."""
    low, high = first - 0.5, last + 0.5
    return Line((low, high, high, low, low), (low, low, high, high, low), INK, 1.8, _DASHES[camp % 3], 0.85)
