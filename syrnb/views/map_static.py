"""A map drawn by matplotlib: for print, and for pages without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians
from typing import TYPE_CHECKING, Any

from syrnb.views.draw_static import draw_static
from syrnb.views.ground import KM_PER_DEGREE
from syrnb.views.map_scene import DOT, FRAME, GROUP, Entry, MapScene, Mark, Sample
from syrnb.views.theme import BAND, CARD, EDGE, FAINT, INK, MATPLOTLIB_MARKERS, MUTED, SEA, SHORE, static_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_map_static"]

_WIDTH, _DPI = 1100, 96
_SIGNS: dict[str, Any] = {"asterisk": (8, 2, 0), "x-thin": "x", "ring": "o", FRAME: "s"}
_DASH: dict[str, Any] = {"solid": "-", "dash": (0, (4, 2.5)), "dot": (0, (1.2, 2))}
_MAP = 0.636
"""The map's share of the width; the rest is the ledger."""
HEAD, FOOT, ROW, LINE = 52, 16, 18, 17
"""Pixels above the map, below everything, for a row of the legend and for a line of a list."""
_IN_ROW = 6
"""Entries of the legend side by side."""


def _mark(axes: Axes, mark: Mark | Entry, x: float, y: float, size: float, **more: Any) -> None:
    sign = mark.symbol in _SIGNS
    face = "none" if sign else mark.color
    marker = "o" if mark.symbol in (GROUP, DOT) else _SIGNS.get(mark.symbol) or MATPLOTLIB_MARKERS[mark.symbol]
    unfilled = mark.symbol in ("asterisk", "x-thin")
    colors: dict[str, Any] = {"color": mark.edge} if unfilled else {"facecolors": face, "edgecolors": mark.edge}
    axes.scatter([x], [y], marker=marker, s=(size * 0.74) ** 2, linewidths=1.1, **colors, **more)


def draw_map_static(scene: MapScene) -> Figure:
    """Draw a map of its first shown day, 1100 pixels wide at 96 to the inch."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    if scene.empty:
        return draw_static(scene)
    rows = _rows(scene.samples)
    below = FOOT + ROW * len(rows) + 4 + LINE * len(scene.shown.lists)
    tall = HEAD + scene.box.height + below
    with mpl.rc_context(static_style()):
        figure = Figure(figsize=(_WIDTH / _DPI, tall / _DPI), dpi=_DPI)
        bottom, height = below / tall, scene.box.height / tall
        _draw_ground(figure.add_axes((0.015, bottom, _MAP, height)), scene)
        _draw_ledger(figure.add_axes((0.015 + _MAP + 0.012, bottom, 0.985 - _MAP - 0.012 - 0.015, height)), scene)
        day = scene.shown
        figure.text(0.015, 1 - 9 / tall, day.title, fontsize=11.5, weight="bold", va="top")
        figure.text(0.015, 1 - 29 / tall, day.subtitle, fontsize=9, color=MUTED, va="top")
        for i, words in enumerate(scene.shown.lists):
            y = (FOOT / 2 + LINE * (len(scene.shown.lists) - 1 - i)) / tall
            figure.text(0.015, y, words, fontsize=8.5, color=MUTED, va="bottom")
        _draw_legend(figure, rows, (below - 3) / tall)
    return figure


def _draw_ground(axes: Axes, scene: MapScene) -> None:
    from matplotlib.collections import LineCollection
    from matplotlib.patches import Ellipse, PathPatch
    from matplotlib.path import Path

    box, day = scene.box, scene.shown
    axes.set_xlim(box.west, box.east)
    axes.set_ylim(box.south, box.north)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor(SEA)
    for country in scene.ground.countries:
        land = Path.make_compound_path(*(Path([*ring, ring[0]], closed=True) for ring in country.rings))
        tone = CARD if country.iso3 in scene.focus else BAND
        axes.add_patch(PathPatch(land, facecolor=tone, edgecolor="none", zorder=0.5))
    axes.add_collection(
        LineCollection([list(c) for c in scene.ground.coasts], colors=SHORE, linewidths=0.6, zorder=0.6)
    )
    axes.add_collection(
        LineCollection([list(b) for b in scene.ground.borders], colors=EDGE, linewidths=1.0, zorder=0.7)
    )
    squeeze = KM_PER_DEGREE * cos(radians((box.south + box.north) / 2))
    for disc in day.discs:
        at, wide, tall = (disc.lon, disc.lat), 2 * disc.km / squeeze, 2 * disc.km / KM_PER_DEGREE
        inside = Ellipse(at, wide, tall, facecolor=disc.color, alpha=disc.fill, edgecolor="none", zorder=1)
        rim = Ellipse(at, wide, tall, facecolor="none", edgecolor=disc.color, linewidth=0.9, linestyle=_DASH[disc.dash])
        axes.add_patch(inside)
        axes.add_patch(rim)
    for road in day.roads:
        axes.plot(
            [p[0] for p in road.points], [p[1] for p in road.points], color=road.color, linewidth=road.width * 0.7,
            linestyle=_DASH[road.dash], zorder=1.5,
        )  # fmt: skip
    for mark in day.marks:
        _mark(axes, mark, mark.lon, mark.lat, mark.size, zorder=3)
    for name in scene.names:
        axes.text(name.lon, name.lat, name.text, fontsize=8.5, color=FAINT, ha="center", va="center", zorder=2)
    if scene.scale:
        axes.plot([scene.scale.west, scene.scale.east], [scene.scale.lat] * 2, color=FAINT, linewidth=1.4, zorder=2)
        axes.annotate(
            scene.scale.text, (scene.scale.west, scene.scale.lat), xytext=(0, 3), textcoords="offset points",
            fontsize=7.6, color=FAINT, zorder=2,
        )  # fmt: skip
    for caption in day.captions:
        dx, dy, ha, va = {
            "right": (6, 0, "left", "center"), "left": (-6, 0, "right", "center"), "top": (0, 5, "center", "bottom"),
            "bottom": (0, -5, "center", "top"),
        }[caption.side]  # fmt: skip
        axes.annotate(
            caption.text, (caption.lon, caption.lat), xytext=(dx, dy), textcoords="offset points", ha=ha, va=va,
            fontsize=8, color=caption.color, zorder=4, annotation_clip=False,
        )  # fmt: skip


def _draw_ledger(axes: Axes, scene: MapScene) -> None:
    axes.set_xlim(0, 1)
    axes.set_ylim(scene.box.height, 0)
    axes.axis("off")
    tops = scene.shown.tops
    for top, entry in zip(tops, scene.shown.entries, strict=False):
        x = 0.06 if entry.rival else 0.025
        _mark(axes, entry, x, top + 10, 9, clip_on=False, zorder=3)
        for y, words, bold in entry.lines(top):
            look: dict[str, Any] = {"fontsize": 8.5, "weight": "bold"} if bold else {"fontsize": 7.6, "color": MUTED}
            axes.text(x + 0.03, y, words, va="center", clip_on=False, **look)
    if scene.shown.more:
        axes.text(0.01, tops[-1] + 10, scene.shown.more, fontsize=8, color=MUTED, va="center")


def _rows(samples: Sequence[Sample]) -> list[list[Sample]]:
    """Return the legend in rows: who holds, then how it is told."""
    parts = ([s for s in samples if s.who], [s for s in samples if not s.who])
    rows = []
    for part in parts:
        count = -(-len(part) // _IN_ROW)
        size = -(-len(part) // count) if count else 1
        rows += [part[i : i + size] for i in range(0, len(part), size)]
    return rows


def _draw_legend(figure: Figure, rows: Sequence[Sequence[Sample]], top: float) -> None:
    from matplotlib.lines import Line2D

    for i, row in enumerate(rows):
        handles = []
        for sample in row:
            dotted = sample.symbol in (GROUP, DOT)
            marker = "o" if dotted else _SIGNS.get(sample.symbol) or MATPLOTLIB_MARKERS[sample.symbol]
            face = "none" if sample.symbol in _SIGNS else sample.color
            handles.append(
                Line2D([], [], marker=marker, color="none", markerfacecolor=face, markeredgecolor=sample.edge,
                       markersize=0.7 * sample.size, label=sample.label)
            )  # fmt: skip
        legend = figure.legend(
            handles=handles, loc="upper left", ncols=len(handles), frameon=False,
            bbox_to_anchor=(0.008, top - i * ROW / (figure.get_size_inches()[1] * _DPI)), fontsize=8.2,
            handlelength=1.2, columnspacing=1.2, handletextpad=0.4, borderpad=0.2, labelcolor=INK,
        )  # fmt: skip
        figure.add_artist(legend)
