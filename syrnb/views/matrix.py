"""The matrix of who stands how to whom: a cell for every pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from syrnb.views.camps import camps_among, letter_of, outline_block
from syrnb.views.cast import Cast
from syrnb.views.network import also, grouped_words, left_out_words
from syrnb.views.phrases import shorten
from syrnb.views.ring import height_of
from syrnb.views.scene import Axis, Bar, Key, Label, Panel, Row, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import FOE, FRIEND, GRID, INK, MIXED, NEUTRAL, mix, tint
from syrnb.views.ties import Tie, order_actors, tie_hover

__all__ = ["draw_matrix"]

_MOST = 24
"""Actors of a matrix."""
_LONGEST = 60
"""Letters of a row's name."""
_ROOMY = 1.4
"""Lines of a row where there are few."""
_RIM = 0.06
"""Of a cell: room around all for the outline of a camp at the edge."""
_LETTER, _CELLS = 6, 700
"""Pixels that a letter takes, and all cells of a row."""


def draw_matrix(
    tally: Tally,
    cast: Cast,
    ties: Sequence[Tie],
    everyone: Sequence[Tie],
    camps: Mapping[str, int],
    title: str,
    subtitle: str,
) -> Scene:
    """Return who stands how to whom: a cell for every pair, its sign written into it; camps are outlined."""
    note = grouped_words(cast, ties, "on the diagonal")
    ties, everyone, camps = cast.gather(ties), cast.gather(everyone), cast.camps(camps)
    actors, left_out = order_actors(cast, everyone, _MOST, camps)
    place = {a: i for i, a in enumerate(actors)}
    bars = [Bar(i - 0.46, i + 0.46, i, 0.92, GRID) for i in place.values()]
    labels = []
    for tie in ties:
        if tie.first not in place or tie.second not in place:
            continue
        color, sign = {
            "friend": (FRIEND, "+"), "foe": (FOE, "−"), "both": (MIXED, "±"), "neither": (NEUTRAL, "0"),
        }[tie.standing]  # fmt: skip
        count = tally.number(tie.friendly + tie.hostile or tie.other + tie.denied)
        ground, ink = tint(color, min(0.28 + 0.12 * sqrt(count), 1.0))
        hover = tie_hover(cast.material, cast, tie, tie.claims)
        ids = tuple(c.claim_id for c in tie.claims)
        words = f"{sign}{count}" if sign != "0" else sign
        if tie.standing == "both" and cast.groups:
            # Between groups nearly everything is claimed; how much of each is what tells them apart.
            apart = f"+{tally.number(tie.friendly)} −{tally.number(tie.hostile)}"
            words = apart if len(apart) * _LETTER * len(actors) < _CELLS else words
        first, second = place[tie.first], place[tie.second]
        for x, y in dict.fromkeys([(first, second), (second, first)]):
            bars.append(Bar(x - 0.46, x + 0.46, y, 0.92, ground, "solid", 1.0, hover, tie.claims[0].claim_id, ids))
            labels.append(Label(x, y, words, "center", ink))
    ticks = tuple((float(i), str(i + 1)) for i in place.values())
    together = camps_among(actors, camps)
    letters = {a: f" · {letter_of(number)}" for number, group in together.items() for a in group}
    rows = tuple(Row(i, f"{shorten(cast.name(a), _LONGEST)}{letters.get(a, '')}  {i + 1}") for a, i in place.items())
    rules = tuple(
        i - 0.5 for a, i in place.items()
        if i and (letters.get(a), cast.side(a)) != (letters.get(actors[i - 1]), cast.side(actors[i - 1]))
    )  # fmt: skip
    outlines = tuple(outline_block(n, place[group[0]], place[group[-1]]) for n, group in together.items())
    keys = (
        Key("+ friendly", mix(FRIEND, 0.4)), Key("− hostile", mix(FOE, 0.4)),
        Key("± both are claimed", mix(MIXED, 0.4)), Key("0 neutral or denied", mix(NEUTRAL, 0.4)),
        *((Key("a camp, by its letter", INK, dash="solid"),) if together else ()),
    )  # fmt: skip
    panel = Panel(
        Axis("number", -0.5 - _RIM, max(len(actors), 8) - 0.5 + _RIM, ticks, grid=False),
        bars=tuple(bars),
        labels=tuple(labels),
        lines=outlines,
    )
    return Scene(
        title, also(subtitle, together), note or left_out_words(left_out), (panel,), rows,
        -0.5 - _RIM, len(actors) - 0.5 + _RIM,
        rules=rules, keys=keys, height=height_of(len(actors) * (_ROOMY if cast.groups else 1) + 0.5),
    )  # fmt: skip
