"""Ties as pictures: the network, one actor's star, and the matrix of who stands how to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from syrnb.views.camps import NOTE, camp_name, camps_among, letter_of, outline_arc, outline_block
from syrnb.views.claims import Material, Told
from syrnb.views.phrases import fold_name, plural, shorten, side_words, wrap
from syrnb.views.scene import Axis, Bar, Key, Label, Line, Panel, Point, Row, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import EDGE, FAINT, FOE, FRIEND, GRID, INK, MIXED, MUTED, NEUTRAL, mix, tint
from syrnb.views.ties import Tie, is_weak, order_actors, tie_hover

__all__ = ["TIES", "draw_matrix", "draw_network", "draw_star"]

Place = tuple[float, float]

TIES = {"the 30 most told of": 30, "the 60 most told of": 60, "all": 0}
"""How many ties a network draws between those it shows."""
_SLOT = 19
"""Pixels between two names, where there is room."""
_SCREEN = 560
"""Pixels that a notebook shows of a picture in a window of 1280 by 860."""
_ALONG = (12, 11, 13, 10, 14, 9, 15, 8, 16, 7, 17)
"""Where on a curve of 25 points its mark may stand, the best first."""
_ACROSS, _DOWN, _CLEAR = 230, 15, 11
"""Pixels of a step across and of a line down, and that marks keep from one another."""
_FEW = 18
"""Claims that make a line as wide as may be, where none has more."""
_BELOW = ""
"""Stands for the second line of a long name."""
_UNEVEN = 0.2
"""How much longer than half the ring a side may be for a camp to stay whole."""
_NAME, _LONGEST = 36, 60
"""Letters of a name on one line, and on two."""
_LETTER, _WIDE = 5.9, 800
"""Pixels that a letter takes, and that the picture is at least wide."""
_KEYS = (
    Key("friendly", FRIEND, dash="solid"),
    Key("hostile", FOE, dash="dash"),
    Key("neutral, ended or planned", NEUTRAL, dash="dot"),
)


def _strokes(tie: Tie) -> list[tuple[str, str, str, tuple[Told, ...]]]:
    """Return the lines that a tie is drawn with: colour, dash, symbol, and the claims each rests on."""
    strokes = []
    for claims, color, dash, symbol in (
        (tie.friendly, FRIEND, "solid", "circle"), (tie.hostile, FOE, "dash", "x"),
    ):  # fmt: skip
        if claims:
            weak = all(is_weak(c) for c in claims)
            strokes.append((color, "dot" if weak else dash, symbol, claims))
    if not strokes:
        strokes.append((NEUTRAL, "dot", "diamond", tie.other + tie.denied))
    return strokes


def _curve(
    start: tuple[float, float], end: tuple[float, float], through: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return points of the quadratic Bézier curve between two places."""
    points = []
    for i in range(25):
        t = i / 24
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append((a * start[0] + b * through[0] + c * end[0], a * start[1] + b * through[1] + c * end[1]))
    return points


def _pull(ends: tuple[Place, Place], height: float) -> float:
    """Return how far a tie bends towards the middle: on one side of the ring the more, the farther apart its ends.

    So ties of a camp lie one within the other instead of in one bundle.
    """
    (x0, y0), (x1, y1) = ends
    return 0.55 if x0 * x1 <= 0 else min(0.2 + 1.1 * abs(y0 - y1) / height, 0.85)


def _free(curve: Sequence[Place], taken: list[Place]) -> Place:
    """Return the point of a curve, as near its middle as may be, that is clear of all marks; and take it."""
    for i in _ALONG:
        x, y = curve[i]
        if all(((x - a) * _ACROSS) ** 2 + ((y - b) * _DOWN) ** 2 >= _CLEAR**2 for a, b in taken):
            break
    else:
        x, y = curve[_ALONG[0]]
    taken.append((x, y))
    return x, y


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


def _draw_tie(
    tally: Tally,
    tie: Tie,
    ends: tuple[Place, Place],
    centre: Place,
    pull: float,
    widest: int,
    taken: list[Place],
) -> tuple[list[Line], list[Point]]:
    lines, points = [], []
    strokes = _strokes(tie)
    (x0, y0), (x1, y1) = ends
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    for i, (color, dash, symbol, claims) in enumerate(strokes):
        shift = 0.0 if len(strokes) == 1 else (i - 0.5) * 0.9
        through = (
            middle[0] + (centre[0] - middle[0]) * pull, middle[1] + (centre[1] - middle[1]) * pull + shift,
        )  # fmt: skip
        curve = _curve(*ends, through)
        width = 1.2 + 3.0 * sqrt(tally.number(claims) / max(widest, _FEW))
        lines.append(Line(tuple(x for x, _ in curve), tuple(y for _, y in curve), color, width, dash, 0.75))
        x, y = _free(curve, taken)
        points.append(
            Point(
                x,
                y,
                color,
                symbol,
                7,
                "solid",
                tie_hover(tally.material, tie, claims),
                claims[0].claim_id,
                tuple(c.claim_id for c in claims),
            )
        )
    return lines, points


def _place_on_ring(
    material: Material, actors: Sequence[str], camps: Mapping[str, int]
) -> tuple[dict[str, Place], dict[int, Place], float]:
    """Place actors on an oval, camp next to camp, their names' lines evenly apart so that none covers another.

    Returns
    -------
    places, heads, height
        Of actors and of the name of each camp: x between -1 and 1, y from 0.5 downwards in lines; and how many lines
        there are.
    """
    drawn = camps_among(actors, camps)
    slots: list[str | int | None] = []
    for i, actor in enumerate(actors):
        camp = camps.get(actor)
        before = camps.get(actors[i - 1]) if i else None
        if camp in drawn and (not i or camp != before):
            slots += [None, camp] if i else [camp]
        elif i and camp not in drawn and (before in drawn or material.side(actor) != material.side(actors[i - 1])):
            slots.append(None)
        slots.append(actor)
        if "\n" in fold_name(material.name(actor), _NAME):
            slots.append(_BELOW)
    right, left = _halves(slots)
    height = max(len(right), len(left), 1)
    places: dict[str, Place] = {}
    heads: dict[int, Place] = {}
    for half, sign in ((right, 1), (left, -1)):
        above = (height - len(half)) / 2
        for i, slot in enumerate(half):
            y = above + i + 0.5 if sign > 0 else height - above - i - 0.5
            if half[i + 1 : i + 2] == [_BELOW]:
                y += 0.5 * sign
            x = sqrt(max(1 - ((y - height / 2) / (height / 2 + 0.6)) ** 2, 0))
            if slot == _BELOW:
                continue
            if isinstance(slot, str):
                places[slot] = (sign * x, y)
            elif slot is not None:
                heads[slot] = (sign * x, y)
    return places, heads, height


def _halves(slots: list[str | int | None]) -> tuple[list[str | int | None], list[str | int | None]]:
    """Cut the ring in two where a group ends, as near its middle as may be, so that no camp stands on both sides."""
    middle = len(slots) / 2
    ends = sorted((i for i, slot in enumerate(slots) if slot is None), key=lambda i: abs(i - middle))
    if ends and abs(ends[0] - middle) <= len(slots) * _UNEVEN:
        return slots[: ends[0]], slots[ends[0] + 1 :]
    return slots[: round(middle)], slots[round(middle) :]


def _node(material: Material, actor: str, place: tuple[float, float], ties: Sequence[Tie]) -> tuple[Point, Label]:
    mine = [t for t in ties if actor in (t.first, t.second)]
    side = material.side(actor)
    look = material.palette.sides[side] if side else material.palette.of(actor)
    hover = f"<b>{wrap(material.name(actor), 50)}</b><br>{wrap(side_words(side))}<br>{plural(len(mine), 'tie')}"
    size = min(10 + sqrt(sum(len(t.claims) for t in mine)), 17)
    x, y = place
    outward = 0.06 if x >= 0 else -0.06
    label = Label(x + outward, y, fold_name(material.name(actor), _NAME), "left" if x >= 0 else "right")
    return Point(x, y, look.color, look.symbol, size, hover=hover), label


def _absent(material: Material, actor: str, place: Place) -> tuple[Point, Label]:
    """Return an actor without a tie in what is chosen: its place is kept, and stands back."""
    (x, y), name = place, fold_name(material.name(actor), _NAME)
    side = "left" if x >= 0 else "right"
    return Point(x, y, EDGE, "circle", 6, "hollow"), Label(x + (0.06 if x >= 0 else -0.06), y, name, side, FAINT)


def _reach(labels: Iterable[Label]) -> float:
    """Return how far to either side the picture must reach for every name to stand in it whole."""
    widths = ((label.x, max(map(len, label.text.split("\n"))) + 2) for label in labels)
    return max((abs(x) / (1 - 2 * width * _LETTER / _WIDE) for x, width in widths), default=1.95)


def _side_keys(material: Material, actors: Sequence[str]) -> tuple[Key, ...]:
    sides = sorted({side for a in actors if (side := material.side(a))})
    looks = [(side, material.palette.sides[side]) for side in sides]
    return tuple(Key(side_words(side), look.color, look.symbol) for side, look in looks)


def _widest(tally: Tally, ties: Iterable[Tie]) -> int:
    """Return how many claims the line rests on that rests on most."""
    return max((tally.number(stroke[3]) for tie in ties for stroke in _strokes(tie)), default=1)


def _left_out(actors: int, ties: int = 0) -> str:
    parts = [plural(actors, "actor")] if actors > 0 else []
    parts += [f"{plural(ties, 'tie')} between those shown (Ties drawn has more)"] if ties > 0 else []
    return f"Fewest claims, so left out: {' and '.join(parts)}. Choose an actor to see all its ties." if parts else ""


def _also(subtitle: str, camps: Mapping[int, object]) -> str:
    return f"{subtitle} · {NOTE}" if camps else subtitle


def draw_network(
    tally: Tally,
    ties: Sequence[Tie],
    everyone: Sequence[Tie],
    camps: Mapping[str, int],
    title: str,
    subtitle: str,
    most_ties: int,
    most: int = 28,
) -> Scene:
    """Return the network, camps outlined, with at most so many ties (0 for all).

    Places come from ``everyone``, all ties of the dossier, and from camps of all days, so that they stay when ties go.
    """
    material = tally.material
    actors, left_out = order_actors(material, everyone, most, camps)
    present = {a for t in ties for a in (t.first, t.second)}
    if len(ties) < len(everyone) and not present <= set(actors):
        # Someone chosen is not among the most told of: then those who are chosen are drawn, and nobody else.
        actors, left_out = order_actors(material, ties, most, camps)
    places, heads, height = _place_on_ring(material, actors, camps)
    together = camps_among(actors, camps)
    lines = [outline_arc(n, [places[a] for a in group], (0.0, height / 2)) for n, group in together.items()]
    names = []
    for number, (x, y) in heads.items():
        side = "left" if x >= 0 else "right"
        names.append(Label(x, y, camp_name(number, together[number]), side, MUTED, bold=True))
    points: list[Point] = []
    inside = [t for t in ties if t.first in places and t.second in places]
    shown = _main_ties(inside, most_ties)
    widest, taken = _widest(tally, shown), list(places.values())
    for tie in shown:
        ends = (places[tie.first], places[tie.second])
        drawn = _draw_tie(tally, tie, ends, (0.0, height / 2), _pull(ends, height), widest, taken)
        lines, points = lines + drawn[0], points + drawn[1]
    nodes = [_node(material, a, places[a], ties) if a in present else _absent(material, a, places[a]) for a in actors]
    reach = _reach(label for _, label in nodes)
    panel = Panel(
        Axis("none", -reach, reach), points=(*points, *(p for p, _ in nodes)), lines=tuple(lines),
        labels=(*(label for _, label in nodes), *names),
    )  # fmt: skip
    return Scene(
        title, _also(subtitle, together), _left_out(left_out, len(inside) - len(shown)), (panel,), (), 0, height,
        keys=(*_KEYS, *_side_keys(material, actors)),
        height=int(min(max(height * _SLOT, 160) + 150, _SCREEN)),
    )  # fmt: skip


def draw_star(tally: Tally, ties: Sequence[Tie], actor: str, title: str, subtitle: str, most: int = 30) -> Scene:
    """Return one actor's ties: friends to the right, foes to the left, whoever is both where more is claimed."""
    material = tally.material
    mine = sorted(
        (t for t in ties if actor in (t.first, t.second)),
        key=lambda t: (-len(t.claims), material.name(t.other_end(actor)).casefold()),
    )
    shown, left_out = mine[:most], max(len(mine) - most, 0)
    right = [t for t in shown if len(t.friendly) > len(t.hostile)]
    left = [t for t in shown if len(t.hostile) >= len(t.friendly) and t.standing != "neither"]
    for tie in (t for t in shown if t.standing == "neither"):
        (left if len(left) < len(right) else right).append(tie)
    height = max(len(left), len(right), 3)
    centre = (0.0, height / 2)
    lines: list[Line] = []
    points: list[Point] = []
    widest, taken = _widest(tally, shown), [centre]
    nodes = []
    for group, sign in ((right, 1), (left, -1)):
        for i, tie in enumerate(group):
            y = height / 2 + (i - (len(group) - 1) / 2)
            x = sign * (0.55 + 0.45 * sqrt(max(1 - ((y - height / 2) / (height / 2 + 0.4)) ** 2, 0)))
            drawn = _draw_tie(tally, tie, (centre, (x, y)), centre, 0.0, widest, taken)
            lines, points = lines + drawn[0], points + drawn[1]
            nodes.append(_node(material, tie.other_end(actor), (x, y), [tie]))
    middle, name = _node(material, actor, centre, mine)
    # The name of the one in the middle stands above it, off the lines.
    above = Label(0, -0.55, name.text, "center", bold=True)
    reach = _reach(label for _, label in nodes)
    heads = [
        Label(0.05 - reach, -0.55, "Hostile", "left", FOE, bold=True),
        Label(reach - 0.05, -0.55, "Friendly", "right", FRIEND, bold=True),
    ]
    panel = Panel(
        Axis("none", -reach, reach), points=(*points, *(p for p, _ in nodes), middle), lines=tuple(lines),
        labels=(*(label for _, label in nodes), above, *heads),
    )  # fmt: skip
    others = [t.other_end(actor) for t in shown]
    return Scene(
        title, subtitle, _left_out(left_out), (panel,), (), -1, height,
        keys=(*_KEYS, *_side_keys(material, [actor, *others])), height=int(min((height + 1) * _SLOT + 150, _SCREEN)),
    )  # fmt: skip


def draw_matrix(
    tally: Tally,
    ties: Sequence[Tie],
    everyone: Sequence[Tie],
    camps: Mapping[str, int],
    title: str,
    subtitle: str,
    most: int = 24,
) -> Scene:
    """Return who stands how to whom: a cell for every pair, its sign written into it; camps are outlined."""
    material = tally.material
    actors, left_out = order_actors(material, everyone, most, camps)
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
        hover = tie_hover(material, tie, tie.claims)
        ids = tuple(c.claim_id for c in tie.claims)
        for x, y in ((place[tie.first], place[tie.second]), (place[tie.second], place[tie.first])):
            bars.append(Bar(x - 0.46, x + 0.46, y, 0.92, ground, "solid", 1.0, hover, tie.claims[0].claim_id, ids))
            labels.append(Label(x, y, f"{sign}{count}" if sign != "0" else "0", "center", ink))
    ticks = tuple((float(i), str(i + 1)) for i in place.values())
    together = camps_among(actors, camps)
    letters = {a: f" · {letter_of(number)}" for number, group in together.items() for a in group}
    rows = tuple(
        Row(i, f"{shorten(material.name(a), _LONGEST)}{letters.get(a, '')}  {i + 1}") for a, i in place.items()
    )
    rules = tuple(
        i - 0.5 for a, i in place.items()
        if i and (letters.get(a), material.side(a)) != (letters.get(actors[i - 1]), material.side(actors[i - 1]))
    )  # fmt: skip
    outlines = tuple(outline_block(n, place[group[0]], place[group[-1]]) for n, group in together.items())
    keys = (
        Key("+ friendly", mix(FRIEND, 0.4)), Key("− hostile", mix(FOE, 0.4)),
        Key("± both are claimed", mix(MIXED, 0.4)), Key("0 neutral or denied", mix(NEUTRAL, 0.4)),
        *((Key("a camp, by its letter", INK, dash="solid"),) if together else ()),
    )  # fmt: skip
    panel = Panel(
        Axis("number", -0.5, max(len(actors), 8) - 0.5, ticks, grid=False),
        bars=tuple(bars),
        labels=tuple(labels),
        lines=outlines,
    )
    return Scene(
        title, _also(subtitle, together), _left_out(left_out), (panel,), rows, -0.5, len(actors) - 0.5, rules=rules,
        keys=keys, height=int(min(len(actors) * 20 + 160, _SCREEN)),
    )  # fmt: skip
