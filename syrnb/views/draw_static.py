"""A scene drawn by matplotlib: for print, for pages without scripts, and as the picture behind every view."""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from typing import TYPE_CHECKING, Any, Literal

from syrnb.views.day_names import named_days
from syrnb.views.scene import Axis, Bar, Key, Label, Line, Panel, Point, Scene
from syrnb.views.theme import BAND, CARD, FONT, GRID, INK, MATPLOTLIB_MARKERS, MUTED, STATIC_FONT, static_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_static", "svg_of"]

_HATCH = {"hatched": "////", "open": "////", "crossed": "xxxx"}
_DASH: dict[str, Any] = {"solid": "-", "dash": (0, (5, 3)), "dot": (0, (1.2, 2))}
_KEY_DASH: dict[str, Any] = {**_DASH, "dash": (0, (2, 1.2)), "dot": (0, (0.8, 1))}
"""The same in the legend, whose lines are so short that one long dash would fill them."""
_WIDTH = 1040
_DPI = 96
_LINE_CHARS = 150
_LEAST = 40
"""Pixels that the panels are high at least."""
_ABOVE = 29
"""Points from a panel to its title, over two lines that name its axis."""
_CHAR, _BOLD = 6.2, 1.16
"""Pixels that a letter of a row's name takes, at most, and how much more a bold one takes."""


def _bar(axes: Axes, bar: Bar) -> None:
    from matplotlib.patches import Rectangle

    solid = bar.fill == "solid"
    axes.add_patch(
        Rectangle(
            (bar.x0, bar.y - bar.height / 2), bar.x1 - bar.x0, bar.height,
            facecolor=bar.color if solid else "none" if bar.fill == "ring" else CARD,
            edgecolor="none" if solid else bar.color, linewidth={"solid": 0, "open": 0, "ring": 1.5}.get(bar.fill, 0.9),
            alpha=bar.opacity, hatch=_HATCH.get(bar.fill), zorder=2,
        )
    )  # fmt: skip


def _points(axes: Axes, points: tuple[Point, ...]) -> None:
    looks: dict[tuple[str, str, str, float], list[Point]] = {}
    for point in points:
        looks.setdefault((point.symbol, point.color, point.fill, point.size), []).append(point)
    for (symbol, color, fill, size), group in looks.items():
        face = {"hollow": CARD, "ring": "none"}.get(fill, color)
        marker = MATPLOTLIB_MARKERS[symbol]
        # A stroke has no inside that could have a colour of its own.
        ink: dict[str, Any] = {"color": color} if marker in "|_" else {"facecolors": face, "edgecolors": color}
        axes.scatter(
            [p.x for p in group],
            [p.y for p in group],
            marker=marker,
            s=(size * 0.72) ** 2,
            linewidths=0.9,
            zorder=3,
            clip_on=False,
            **ink,
        )


def _line(axes: Axes, line: Line) -> None:
    if line.fill:
        axes.fill(line.xs, line.ys, facecolor=line.color, alpha=line.fill, edgecolor="none", zorder=1)
    axes.plot(
        line.xs, line.ys, color=line.color, linewidth=line.width * 0.75, linestyle=_DASH[line.dash],
        alpha=line.opacity, zorder=1.5, solid_capstyle="round",
    )  # fmt: skip


def _ticks(axes: Axes, axis: Axis, share: float) -> None:
    if axis.kind == "none":
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
    elif axis.ticks:
        axes.set_xticks([v for v, _ in axis.ticks], [t for _, t in axis.ticks])
    elif axis.kind == "day":
        named = named_days(axis.low, axis.high, share * _WIDTH * 0.8)
        axes.set_xticks([day for day, _ in named], [name for _, name in named])


def _panel(axes: Axes, panel: Panel, scene: Scene, share: float) -> None:
    axes.set_xlim(panel.x.low, panel.x.high)
    axes.set_ylim(*((scene.high, scene.low) if scene.flip else (scene.low, scene.high)))
    for low, high in scene.bands:
        axes.axhspan(low, high, color=BAND, zorder=0, linewidth=0)
    for y in scene.rules:
        axes.axhline(y, color=GRID, linewidth=0.6, zorder=0.5)
    if panel.shaded:
        axes.set_facecolor(BAND)
    else:
        # The figure has the same ground, and the words of a panel may reach into the next.
        axes.patch.set_visible(False)
    if panel.x.grid and panel.x.kind != "none":
        axes.grid(axis="x", color=GRID, linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    if scene.named_above and panel.x.kind != "none":
        axes.tick_params(labeltop=True)
    _ticks(axes, panel.x, share)
    if scene.title_of(panel):
        at: Literal["left", "center"] = "left" if panel.title_left else "center"
        # Above the names of the axis, as high in every panel, whatever lines its own names take.
        pad = _ABOVE if scene.named_above else 4
        axes.set_title(scene.title_of(panel), fontsize=8.5, color=MUTED, pad=pad, loc=at, y=1.0)
    axes.set_xlabel(scene.foot_of(panel), fontsize=8.5)
    for line in panel.lines:
        _line(axes, line)
    for bar in panel.bars:
        if bar.opacity:
            _bar(axes, bar)
    _points(axes, panel.points)
    for label in panel.labels:
        axes.text(
            label.x, label.y, _spaced(label), color=label.color,
            fontsize=label.size * 0.8, ha=label.anchor, va="center", weight="bold" if label.bold else "normal",
            zorder=4, clip_on=False,
        )  # fmt: skip


def _spaced(label: Label) -> str:
    """Return the words of a label, kept off the mark that they stand beside."""
    return label.text if label.anchor == "center" else "\n".join(f" {line} " for line in label.text.split("\n"))


def _handle(key: Key) -> Any:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    hollow = key.fill not in ("solid", "ring")
    if key.dash:
        return Line2D([], [], color=key.color, linestyle=_KEY_DASH[key.dash], linewidth=2, label=key.label)
    if key.symbol:
        return Line2D(
            [], [], marker=MATPLOTLIB_MARKERS[key.symbol], color="none", 
            markerfacecolor={"solid": key.color, "ring": "none"}.get(key.fill, CARD),
            markeredgecolor=key.color, markersize=7, label=key.label,
        )  # fmt: skip
    return Patch(
        facecolor=CARD if hollow else key.color, edgecolor=key.color, hatch=_HATCH.get(key.fill), label=key.label,
    )  # fmt: skip


def _key_columns(scene: Scene) -> int:
    """Return how many entries of the legend stand on one line."""
    widths = [len(key.label) * 6.0 + 42 for key in scene.keys]
    return len(widths) if sum(widths) < _WIDTH - 20 else max(int((_WIDTH - 20) // max(widths)), 1)


def _draw_empty(figure: Figure, scene: Scene) -> None:
    figure.set_size_inches(_WIDTH / _DPI, 1.5)
    figure.text(0.015, 0.92, scene.title, fontsize=11.5, weight="bold", va="top")
    figure.text(0.5, 0.4, textwrap.fill(scene.empty, 120), fontsize=10, ha="center", va="center", color=INK)


def draw_static(scene: Scene) -> Figure:
    """Draw a scene as a matplotlib figure, 1040 pixels wide at 96 to the inch."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(static_style()):
        figure = Figure(figsize=(_WIDTH / _DPI, scene.height / _DPI), dpi=_DPI)
        if scene.empty:
            _draw_empty(figure, scene)
            return figure
        key_lines = -(-len(scene.keys) // _key_columns(scene)) if scene.keys else 0
        head = (
            (31 + 15 * len(_subtitle(scene)) if scene.subtitle else 30)
            + (26 + 17 * (key_lines - 1) if scene.keys else 4)
            + (20 if any(map(scene.title_of, scene.panels)) else 4)
            + (28 if scene.named_above else 0)
        )
        note = _note(scene)
        foot = 38 + (18 if any(map(scene.foot_of, scene.panels)) else 0) + (5 + 15 * len(note) if note else 0)
        # Further lines of the legend and the note take no room from the rows, and a single row has room to be seen.
        further = 17 * max(key_lines - 1, 0) + 15 * max(len(note) - 1, 0)
        height = max(scene.height + further, head + foot + max(scene.least, _LEAST))
        figure.set_size_inches(_WIDTH / _DPI, height / _DPI)
        longest = max(
            (len(part) * (_BOLD if row.bold else 1) for row in scene.rows for part in row.label.split("\n")), default=0
        )
        left = (longest * _CHAR + 26 + (14 if scene.y_title else 0)) / _WIDTH
        axes = figure.subplots(
            1, len(scene.panels), sharey=True, squeeze=False,
            gridspec_kw={"width_ratios": [p.share for p in scene.panels], "wspace": 0.02},
            subplot_kw={"anchor": "C"},
        )[0]  # fmt: skip
        figure.subplots_adjust(left=min(left, 0.4), right=0.975, top=1 - head / height, bottom=foot / height)
        whole = sum(p.share for p in scene.panels)
        for at, panel in zip(axes, scene.panels, strict=True):
            _panel(at, panel, scene, panel.share / whole)
        axes[0].set_yticks([r.y for r in scene.rows], [r.label for r in scene.rows])
        for tick, row in zip(axes[0].get_yticklabels(), scene.rows, strict=True):
            tick.set(fontweight="bold" if row.bold else "normal", color=row.color, fontsize=8.5)
        axes[0].set_ylabel(scene.y_title, fontsize=8.5)
        if scene.aspect:
            axes[0].set_aspect(scene.aspect)
        _furnish(figure, scene, height)
    return figure


def _subtitle(scene: Scene) -> list[str]:
    return textwrap.wrap(scene.subtitle, _LINE_CHARS)


def _note(scene: Scene) -> list[str]:
    return textwrap.wrap(scene.note, _LINE_CHARS)


def _furnish(figure: Figure, scene: Scene, height: float) -> None:
    """Add title, subtitle, legend and note."""
    figure.text(0.015, 1 - 9 / height, scene.title, fontsize=11.5, weight="bold", va="top")
    subtitle = _subtitle(scene)
    under = 29 + 15 * len(subtitle) if subtitle else 26
    for i, line in enumerate(subtitle):
        figure.text(0.015, 1 - (29 + 15 * i) / height, line, fontsize=9, color=MUTED, va="top")
    if scene.keys:
        figure.legend(
            handles=[_handle(k) for k in scene.keys], loc="upper left", ncols=_key_columns(scene), frameon=False,
            bbox_to_anchor=(0.008, 1 - under / height), fontsize=8.5, handlelength=1.4,
            columnspacing=1.4, handletextpad=0.5, borderpad=0.2,
        )  # fmt: skip
    if scene.note:
        figure.text(0.015, 7 / height, "\n".join(_note(scene)), fontsize=8.5, color=MUTED, va="bottom")


_FIXED = re.compile(r' (?:width|height)="[0-9.]+pt"')
_SHEET = re.compile(r"<defs>\s*<style[^<]*</style>\s*</defs>")
_TAG = re.compile(r"<[^<>]*>")
_FRACTION = re.compile(r"(\.\d\d)\d+")
"""A hundredth of a point is finer than any screen, and a third of the file less."""


def svg_of(figure: Figure) -> str:
    """Return a figure as an SVG element that scales with its place; the same figure always gives the same text."""
    import matplotlib as mpl

    out = io.StringIO()
    with mpl.rc_context(static_style()), warnings.catch_warnings():
        # A script that the font lacks is drawn by the browser's own font.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = _FIXED.sub("", svg, count=2)
    # Named once for all of the picture, where every letter had it.
    svg = svg.replace(f" font-family: '{STATIC_FONT}', sans-serif;", "")
    svg = svg.replace("<svg ", f'<svg font-family="{FONT}" stroke-linejoin="round" ', 1)
    # Its style sheet would hold for the whole page that the picture stands in.
    svg = _SHEET.sub("", svg, count=1)
    return _TAG.sub(lambda tag: _FRACTION.sub(r"\1", tag.group()), svg)
