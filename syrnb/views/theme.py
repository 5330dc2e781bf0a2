"""How everything looks: one paper, one type, one colour and one shape for every side.

Pictures stand on a card of their own, so that they read the same in JupyterLab, in a browser and in print; on a dark
page :mod:`syrnb.views.night` turns card and colours over. Colours are Okabe and Ito's and Paul Tol's that keep a
contrast of 3 to 1 on the card, light and dark (https://jfly.uni-koeln.de/color/,
https://sronpersonalpages.nl/~pault/); text keeps 4.5 to 1 (WCAG 2.2). Nobody has to tell sides by colour alone: each
has a marker shape too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = [
    "CARD", "FOE", "FRIEND", "GRID", "INK", "LINK", "MARKED", "MUTED", "NEUTRAL", "PALETTE", "Look", "Palette",
    "contrast", "look_of", "plotly_template", "static_style",
]  # fmt: skip

CARD, INK, MUTED, GRID, EDGE = "#fdfcf9", "#1f2430", "#5b6270", "#e4e1d8", "#cfcabd"
FAINT = "#6b707c"
"""Words that stand back, and can still be read."""
BAND = "#f3f0e8"
"""A strip of the card that stands back: every second lane, folded history."""
LINK, MARKED = "#00568a", "#ffe9a8"
"""A link, and the ground of quoted words."""
SEA, SHORE = "#e6edf0", "#a9b8bf"
"""Water on maps, and its edge."""

PALETTE = ("#0072b2", "#d55e00", "#117733", "#882255", "#009988", "#332288", "#e0508c", "#1e1e1e")
NEUTRAL = "#6b7280"
"""For whoever has no side, or too small a part to have a colour."""

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "pentagon", "hexagon", "star")
MATPLOTLIB_MARKERS = {
    "circle": "o", "square": "s", "diamond": "D", "triangle-up": "^", "triangle-down": "v", "pentagon": "p",
    "hexagon": "h", "star": "*", "x": "X", "triangle-right": ">", "triangle-left": "<", "line-ns": "|", "line-ew": "_",
}  # fmt: skip

_FULL = 0.8
"""How strong a tint is that becomes the colour itself: between the two, no ink could be read."""
FRIEND, FOE, MIXED = "#0072b2", "#c2410c", "#882255"

MENTIONS = {"actor": "#0072b2", "location": "#117733", "time": "#7a7a00", "quantity": "#882255"}
CLAIMS = {"events": "#d55e00", "casualties": "#882255", "relations": "#0072b2", "control": "#117733"}
"""What was read, in the reader and in the overview."""

FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
STATIC_FONT = "DejaVu Sans"
"""Comes with matplotlib, so that letters are measured alike on every machine."""
SIZE, SMALL, TITLE = 12, 10.5, 15


@dataclass(frozen=True, slots=True)
class Look:
    """The colour and the marker shape by which someone is known in every view."""

    color: str = NEUTRAL
    symbol: str = "circle"


@dataclass(frozen=True, slots=True)
class Palette:
    """Who looks how in one dossier.

    Parameters
    ----------
    sides
        Look by side.
    actors
        Look by actor_id, for everyone in the dossier.
    side_of
        Side by actor_id, where it is known.
    """

    sides: Mapping[str, Look]
    actors: Mapping[str, Look]
    side_of: Mapping[str, str]

    def of(self, actor_id: object) -> Look:
        """Return the look of an actor; grey for an unknown one."""
        return self.actors.get(str(actor_id), Look())


def _look(index: int) -> Look:
    """Return the n-th look; colours come round again with another shape."""
    turn, place = divmod(index, len(PALETTE))
    return Look(PALETTE[place], SYMBOLS[(place + turn) % len(SYMBOLS)])


def look_of(dossier: Dossier) -> Palette:
    """Give every actor of a dossier its colour and shape.

    An actor has the look of its side, or of that of the body it is a part of; a side keeps its look from folder to
    folder (:mod:`syrnb.views.slots`). What is left of the palette goes to the most mentioned actors without a side,
    each with its parts; the rest is grey.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> row = {"actor_id": "a", "name": "A", "kind": "rebel", "side": "east", "n_mentions": 1, "n_documents": 1}
    >>> look_of(Dossier.from_rows({"actors": [row]})).of("a").color
    '#0072b2'
    """
    from syrnb.views.sides import parents_of, sides_of, wholes_of
    from syrnb.views.slots import actor_slots, side_slots

    side_of = sides_of(dossier)
    slots = side_slots(dossier, side_of, len(PALETTE))
    parents = parents_of(dossier.actors)
    above = {a: next((w for w in wholes_of(a, parents) if w in side_of), "") for a in map(str, dossier.actors.actor_id)}
    sided = {actor: side_of[whole] for actor, whole in above.items() if whole}
    alone = actor_slots(dossier, sided, slots.values(), len(PALETTE))
    sides = {side: _look(slot) for side, slot in sorted(slots.items())}
    looks = dict.fromkeys(above, Look())
    looks |= {actor: sides[side] for actor, side in sided.items()} | {a: _look(slot) for a, slot in alone.items()}
    return Palette(sides, looks, side_of)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (#rrggbb), 1 to 21, after WCAG 2.2.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return round((high + 0.05) / (low + 0.05), 2)


def mix(color: str, share: float, ground: str = CARD) -> str:
    """Return a colour thinned on the card, as plain #rrggbb.

    >>> mix("#000000", 0.5, "#ffffff")
    '#808080'
    """
    pairs = [(int(color[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{int(a * share + b * (1 - share) + 0.5):02x}" for a, b in pairs)


def tint(color: str, strength: float) -> tuple[str, str]:
    """Return a ground, fuller for more (0 to 1), and the ink that can be read on it on a light page and on a dark one.

    >>> tint("#0072b2", 0), tint("#0072b2", 1)
    (('#dae9ef', '#1f2430'), ('#0072b2', '#fdfcf9'))
    """
    return (color, CARD) if strength > _FULL else (mix(color, 0.14 + 0.35 * strength), INK)


def plotly_template() -> Any:
    """Register the plotly template ``syrnb`` (once) and return its name."""
    import plotly.graph_objects as go
    import plotly.io as pio

    if "syrnb" not in pio.templates:
        axis = {
            "gridcolor": GRID, "linecolor": EDGE, "zeroline": False, "ticks": "", "automargin": True,
            "title": {"font": {"size": SMALL, "color": MUTED}}, "tickfont": {"size": SMALL},
        }  # fmt: skip
        pio.templates["syrnb"] = go.layout.Template(
            layout={
                "font": {"family": FONT, "size": SIZE, "color": INK},
                "paper_bgcolor": CARD,
                "plot_bgcolor": CARD,
                "hoverlabel": {"align": "left", "bgcolor": "#ffffff", "bordercolor": EDGE, "font": {"color": INK}},
                "xaxis": axis,
                "yaxis": axis,
            }
        )
    return "syrnb"


def static_style() -> Any:
    """Return matplotlib's settings for the same look; for ``matplotlib.rc_context``."""
    return {
        "font.family": "sans-serif",
        "font.sans-serif": [STATIC_FONT],
        "font.size": 9,
        "text.color": INK,
        "text.parse_math": False,
        "figure.facecolor": CARD,
        "savefig.facecolor": CARD,
        "axes.facecolor": CARD,
        "axes.edgecolor": EDGE,
        "axes.linewidth": 0.6,
        "axes.labelcolor": MUTED,
        "xtick.color": MUTED,
        "ytick.color": INK,
        "hatch.linewidth": 0.6,
        "svg.fonttype": "none",
        "svg.hashsalt": "syrnb",
    }
