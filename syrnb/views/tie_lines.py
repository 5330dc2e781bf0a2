"""Ties as lines with a mark on each, their ends as marks with names, and the legend of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from syrnb.views.cast import Cast
from syrnb.views.claims import Told
from syrnb.views.legend import look_keys
from syrnb.views.phrases import fold_name, plural, side_words, wrap
from syrnb.views.ring import NAME, OUTWARD, Place
from syrnb.views.scene import Key, Label, Line, Point
from syrnb.views.tally import Tally
from syrnb.views.theme import EDGE, FAINT, FOE, FRIEND, INK, NEUTRAL
from syrnb.views.ties import Tie, claims_in_words, is_weak, tie_hover

__all__ = ["TieDrawer", "draw_absent", "draw_end", "keys_of"]

_ALONG = tuple(sorted(range(4, 21), key=lambda i: abs(i - 12)))
"""Where on a curve of 25 points its mark may stand, the best first."""
_ACROSS, _DOWN, _CLEAR = 230, 15, 11
"""Pixels of a step across and of a line down, and that marks keep from one another."""
_FEW = 18
"""Claims that make a line as wide as may be, where none has more."""
_LITTLE = 0.04
"""What part of the claims of the widest line between groups is little."""
_MOST = 8
"""Names of a group that its hover box lists."""
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


@dataclass(frozen=True, slots=True)
class TieDrawer:
    """Draws the ties of one picture: their widths are by the one that rests on most, and marks keep apart."""

    tally: Tally
    cast: Cast
    widest: int
    taken: list[Place]

    @classmethod
    def of(cls, tally: Tally, cast: Cast, ties: Iterable[Tie], taken: Iterable[Place]) -> TieDrawer:
        """Return the drawer of some ties, whose marks keep off the places of their ends."""
        widest = max((tally.number(claims) for tie in ties for *_, claims in _strokes(tie)), default=1)
        return cls(tally, cast, widest, list(taken))

    def _pen(self, share: float) -> tuple[float, float, float]:
        """Return how wide and opaque a line is and how large its mark: between groups, what is little stands back."""
        if not self.cast.groups:
            return 1.2 + 3.0 * sqrt(share), 0.75, 7
        return (0.9 + 5.0 * share**0.8, 0.75, 7) if share > _LITTLE else (0.9, 0.4, 5)

    def draw(self, tie: Tie, ends: tuple[Place, Place], centre: Place, pull: float) -> tuple[list[Line], list[Point]]:
        """Return the lines of a tie, bent towards a centre, and the marks with what each rests on."""
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
            share = self.tally.number(claims) / max(self.widest, _FEW)
            width, clear, size = self._pen(share)
            lines.append(Line(tuple(x for x, _ in curve), tuple(y for _, y in curve), color, width, dash, clear))
            x, y = _free(curve, self.taken)
            hover = tie_hover(self.cast.material, self.cast, tie, claims)
            # What is neither, or denied, has no line of its own beside one that is friendly or hostile.
            beside = () if i or tie.standing == "neither" else tie.other + tie.denied
            ids = tuple(c.claim_id for c in claims + beside)
            points.append(Point(x, y, color, symbol, size, "solid", hover, ids[0], ids))
        return lines, points


def draw_end(
    cast: Cast, one: str, place: Place, ties: Sequence[Tie], drawn: Sequence[Tie], count: int
) -> tuple[Point, Label]:
    """Return the mark of one of the cast and its name.

    A click on it chooses a claim of a tie within its group, else of the one most told of that is drawn; ``count`` says
    how many ties of actors it has.
    """
    within = [t for t in ties if t.first == t.second == one]
    told = [f"<b>{wrap(cast.name(one), 50)}</b>", wrap(side_words(cast.side(one)))]
    if one in cast.groups:
        members = cast.groups[one]
        more = f" and {len(members) - _MOST:,} more" if len(members) > _MOST else ""
        told.append(wrap(", ".join(map(cast.material.name, members[:_MOST])) + more))
    told.append(plural(count, "tie"))
    told += [f"among themselves: {wrap(claims_in_words(tie))}" for tie in within]
    size = min(10 + sqrt(sum(len(t.claims) for t in ties if one in (t.first, t.second))), 17)
    inside = [c.claim_id for tie in within for c in tie.claims]
    outside = (t.claims[0].claim_id for t in drawn if one in (t.first, t.second))
    look, click = cast.look(one), next(iter((*inside, *outside)), "")
    mark = Point(*place, look.color, look.symbol, size, "solid", "<br>".join(told), click, tuple(inside))
    return mark, _name(cast, one, place)


def draw_absent(cast: Cast, one: str, place: Place) -> tuple[Point, Label]:
    """Return one of the cast without a tie in what is chosen: its place is kept, and stands back."""
    return Point(*place, EDGE, "circle", 6, "hollow"), _name(cast, one, place, FAINT)


def _name(cast: Cast, one: str, place: Place, color: str = INK) -> Label:
    x, y = place
    outward, anchor = (OUTWARD, "left") if x >= 0 else (-OUTWARD, "right")
    return Label(x + outward, y, fold_name(cast.name(one), NAME), anchor, color)


def keys_of(cast: Cast, shown: Iterable[str]) -> tuple[Key, ...]:
    """Return the legend: kinds of ties, then whose colours are whose."""
    standing = (cast.members(one)[0] if one not in cast.groups or cast.side(one) else None for one in shown)
    return (*_KEYS, *look_keys(cast.material, standing))
