"""The network: everybody on an oval, camp beside camp, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from syrnb.views.camps import NOTE, camp_name, outline_ribbon
from syrnb.views.cast import Cast
from syrnb.views.phrases import plural
from syrnb.views.ring import Place, find_reach, height_of, place_on_ring
from syrnb.views.scene import Axis, Label, Panel, Point, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import MUTED
from syrnb.views.tie_lines import TieDrawer, draw_absent, draw_end, keys_of
from syrnb.views.ties import Tie, order_actors

__all__ = ["ALL", "TIES", "also", "draw_network", "left_out_words"]

ALL = 0
TIES = {"the 30 most told of": 30, "the 60 most told of": 60, "all, by group": ALL}
"""How many ties are drawn between those shown; all of very many between groups."""
_MOST = 28
"""Actors of a network."""
_EDGE = 0.3
"""Lines by which an outline may reach beyond the first and last name."""


def _pull(ends: tuple[Place, Place], height: float) -> float:
    """Return how far a tie bends towards the middle: on one side of the ring the more, the farther apart its ends.

    So ties of a camp lie one within the other instead of in one bundle.
    """
    (x0, y0), (x1, y1) = ends
    return 0.55 if x0 * x1 <= 0 else min(0.2 + 1.1 * abs(y0 - y1) / height, 0.85)


def _main_ties(ties: Sequence[Tie], most: int) -> list[Tie]:
    """Return the ties to draw, the most told of first: of each actor the one most told of, then others up to ``most``.

    All where ``most`` is 0.
    """
    ranked = sorted(ties, key=lambda t: -len(t.claims))
    if not most or len(ranked) <= most:
        return ranked
    tied: set[str] = set()
    first = []
    for tie in ranked:
        if not {tie.first, tie.second} <= tied:
            first.append(tie)
            tied |= {tie.first, tie.second}
    others = [t for t in ranked if t not in first]
    return sorted([*first, *others[: max(most - len(first), 0)]], key=lambda t: -len(t.claims))


def left_out_words(actors: int, ties: int = 0) -> str:
    """Return the note on what a picture leaves out, and where it is."""
    parts = [plural(actors, "actor")] if actors > 0 else []
    parts += [f"{plural(ties, 'tie')} between those shown"] if ties > 0 else []
    return (
        f"Fewest claims, so left out: {' and '.join(parts)} (Ties drawn: all, by group, has everyone)." if parts else ""
    )


def grouped_words(cast: Cast, ties: Iterable[Tie], at: str) -> str:
    """Return the note on what is drawn together, and where ties within a group are told."""
    if not cast.groups:
        return ""
    together = sum(map(len, cast.groups.values()))
    within = sum(cast.stands_as(t.first) == cast.stands_as(t.second) for t in ties)
    inside = f"; {plural(within, 'tie')} within a group {'is' if within == 1 else 'are'} told {at}"
    groups = plural(len(cast.groups), "group")
    return f"Nobody is left out: {plural(together, 'actor')} in {groups}{inside if within else ''}."


def also(subtitle: str, camps: object) -> str:
    """Return the line under a title, with what outlines are where there are any."""
    return f"{subtitle} · {NOTE}" if camps else subtitle


def draw_network(
    tally: Tally,
    cast: Cast,
    ties: Sequence[Tie],
    everyone: Sequence[Tie],
    camps: Mapping[str, int],
    title: str,
    subtitle: str,
    most_ties: int,
) -> Scene:
    """Return the network, camps outlined, with at most so many ties (0 for all).

    Places come from ``everyone``, all ties of the dossier, and from camps of all days, so that they stay when ties go.
    """
    note, counts, chosen = grouped_words(cast, ties, "at its mark"), _count(cast, ties), len(ties) < len(everyone)
    ties, everyone, camps = cast.gather(ties), cast.gather(everyone), cast.camps(camps)
    actors, left_out = order_actors(cast, everyone, _MOST, camps)
    present = {a for t in ties for a in (t.first, t.second)}
    if chosen and not present <= set(actors):
        # Someone chosen is not among the most told of: then those who are chosen are drawn, and nobody else.
        actors, left_out = order_actors(cast, ties, _MOST, camps)
    ring = place_on_ring(cast, actors, camps)
    places, size = ring.places, _sizes(cast, actors, camps)
    between = [t for t in ties if t.first != t.second and t.first in places and t.second in places]
    shown = _main_ties(between, most_ties)
    lines = [outline_ribbon(camp, part, ring.slot) for camp, part in ring.parts]
    points: list[Point] = []
    drawer = TieDrawer.of(tally, cast, shown, places.values())
    for tie in shown:
        ends = (places[tie.first], places[tie.second])
        drawn = drawer.draw(tie, ends, (0.0, ring.height / 2), _pull(ends, ring.height))
        lines, points = lines + drawn[0], points + drawn[1]
    nodes = [
        draw_end(cast, a, places[a], ties, shown, counts[a]) if a in present else draw_absent(cast, a, places[a])
        for a in actors
    ]
    names = [label for _, label in nodes]
    for camp, (x, y) in ring.heads:
        names.append(Label(x, y, camp_name(camp, size[camp]), "left" if x >= 0 else "right", MUTED, bold=True))
    panel = Panel(
        Axis("none", *find_reach(names, ring.one_sided)), points=(*points, *(p for p, _ in nodes)),
        lines=tuple(lines), labels=tuple(names),
    )  # fmt: skip
    return Scene(
        title, also(subtitle, ring.parts), note or left_out_words(left_out, len(between) - len(shown)), (panel,), (),
        -_EDGE, ring.height + _EDGE, keys=keys_of(cast, actors), height=height_of(ring.height, wide=bool(cast.groups)),
    )  # fmt: skip


def _sizes(cast: Cast, shown: Iterable[str], camps: Mapping[str, int]) -> Counter[int]:
    """Return how many actors of each camp are shown."""
    sizes: Counter[int] = Counter()
    for one in shown:
        if one in camps:
            sizes[camps[one]] += len(cast.members(one))
    return sizes


def _count(cast: Cast, ties: Iterable[Tie]) -> Counter[str]:
    """Return how many ties, of actors, each of the cast has."""
    return Counter(one for t in ties for one in {cast.stands_as(t.first), cast.stands_as(t.second)})
