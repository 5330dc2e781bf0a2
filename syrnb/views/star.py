"""One actor's star: friends to the right, foes to the left."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from syrnb.views.cast import Cast
from syrnb.views.phrases import plural
from syrnb.views.ring import find_reach, height_of, lines_of
from syrnb.views.scene import Axis, Label, Line, Panel, Point, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import FOE, FRIEND
from syrnb.views.tie_lines import TieDrawer, draw_end, keys_of
from syrnb.views.ties import Tie

__all__ = ["draw_star"]

_HEAD = -0.75
"""Where the words above a star stand, in lines."""


def draw_star(tally: Tally, ties: Sequence[Tie], actor: str, title: str, subtitle: str, most: int) -> Scene:
    """Return one actor's ties, at most so many (0 for all); whoever is both stands where more is claimed."""
    material = tally.material
    cast = Cast(material)
    mine = sorted(
        (t for t in ties if actor in (t.first, t.second)),
        key=lambda t: (-len(t.claims), material.name(t.other_end(actor)).casefold()),
    )
    shown = mine[: most or len(mine)]
    right = [t for t in shown if len(t.friendly) > len(t.hostile)]
    left = [t for t in shown if len(t.hostile) >= len(t.friendly) and t.standing != "neither"]
    for tie in (t for t in shown if t.standing == "neither"):
        (left if len(left) < len(right) else right).append(tie)
    sides = [[(tie, lines_of(cast, tie.other_end(actor))) for tie in group] for group in (right, left)]
    height = max(*(sum(count for _, count in side) for side in sides), 3)
    centre = (0.0, height / 2)
    lines: list[Line] = []
    points: list[Point] = []
    drawer = TieDrawer.of(tally, cast, shown, [centre])
    nodes = []
    for side, sign in zip(sides, (1, -1), strict=True):
        top = (height - sum(count for _, count in side)) / 2
        for tie, count in side:
            y, top = top + count / 2, top + count
            x = sign * (0.55 + 0.45 * sqrt(max(1 - ((y - height / 2) / (height / 2 + 0.4)) ** 2, 0)))
            drawn = drawer.draw(tie, (centre, (x, y)), centre, 0.0)
            lines, points = lines + drawn[0], points + drawn[1]
            nodes.append(draw_end(cast, tie.other_end(actor), (x, y), [tie], [tie], 1))
    middle, name = draw_end(cast, actor, centre, mine, shown, len(mine))
    # The name of the one in the middle stands above it, off the lines.
    above = Label(0, _HEAD, name.text, "center", bold=True)
    _, reach = find_reach(label for _, label in nodes)
    heads = [
        Label(0.05 - reach, _HEAD, "Hostile", "left", FOE, bold=True),
        Label(reach - 0.05, _HEAD, "Friendly", "right", FRIEND, bold=True),
    ]
    panel = Panel(
        Axis("none", -reach, reach), points=(*points, *(p for p, _ in nodes), middle), lines=tuple(lines),
        labels=(*(label for _, label in nodes), above, *heads),
    )  # fmt: skip
    others = [t.other_end(actor) for t in shown]
    hidden = len(mine) - len(shown)
    note = f"Fewest claims, so left out: {hidden:,} of {plural(len(mine), 'tie')} (Ties drawn: all has them)."
    return Scene(
        title, subtitle, note if hidden else "", (panel,), (), -1.2, height + 0.3,
        keys=keys_of(cast, [actor, *others]), height=height_of(height + 1.5),
    )  # fmt: skip
