"""A scene drawn by plotly: interactive, in a notebook or a page of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from syrnb.views.day_names import named_days
from syrnb.views.phrases import plain, wrap
from syrnb.views.scene import (
    Axis,
    Bar,
    Clickable,
    Key,
    Label,
    Line,
    Panel,
    Point,
    Row,
    Scene,
    iso_day,
    room_beside,
)
from syrnb.views.theme import BAND, CARD, EDGE, GRID, INK, MUTED, SMALL, TITLE, plotly_template

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["draw_plotly"]

_CLEAR = "rgba(0,0,0,0)"

_DAY_MS = 86_400_000
_PATTERN = {"hatched": "/", "open": "/", "crossed": "x"}
_GAP = 0.012
_EMPTY = 110
"""Letters on a line of what stands in place of a picture."""
_WIDE = 790
"""Pixels that the picture is at least wide: a notebook beside JupyterLab's open side bar."""
_LETTER, _KEY, _MARKED = 5.8, 42, 40
"""Pixels of a letter, and of an entry of the legend beside its letters, of which plotly itself adds the last."""
_TICK, _FEW, _LEAST = 50, 8, 60
"""Pixels for the name of a day; names, below which a panel chooses them; pixels that the panels are high at least."""
_TICKS = [
    {"dtickrange": [None, 86_400_000], "value": "%-d %b<br>%Y"},
    {"dtickrange": [86_400_000, "M1"], "value": "%-d %b<br>%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b<br>%Y"},
    {"dtickrange": ["M12", None], "value": "<br>%Y"},
]


def _place(value: float, axis: Axis) -> float | str:
    return iso_day(value) if axis.kind == "day" else _short(value)


def _short(value: float) -> float:
    """Round for the file's sake: a pixel is far coarser."""
    rounded = round(float(value), 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _axes(name: str) -> dict[str, str]:
    return {"xaxis": f"x{name}", "yaxis": "y"}


def _bars(bars: tuple[Bar, ...], axis: Axis, name: str) -> dict[str, Any]:
    unit = _DAY_MS if axis.kind == "day" else 1
    outlined = [b.fill not in ("solid", "open") for b in bars]
    return {
        "type": "bar", "orientation": "h", "showlegend": False, **_axes(name),
        "base": [_place(b.x0, axis) for b in bars],
        "x": [_short((b.x1 - b.x0) * unit) for b in bars],
        "y": [_short(b.y) for b in bars],
        "width": [_short(b.height) for b in bars],
        "hovertext": [b.hover for b in bars],
        "hoverinfo": ["text" if b.hover else "skip" for b in bars],
        **_claims(bars),
        "marker": {
            # plotly hatches in the colour of the bar; lists of fgcolor and bgcolor it does not hear.
            "color": [{"ring": _CLEAR, "hollow": CARD}.get(b.fill, b.color) for b in bars],
            "opacity": [b.opacity for b in bars],
            "line": {
                "color": [b.color for b in bars],
                "width": [2 if b.fill == "ring" else 1.3 if o else 0 for b, o in zip(bars, outlined, strict=True)],
            },
            "pattern": {"shape": [_PATTERN.get(b.fill, "") for b in bars], "size": 6, "solidity": 0.4},
        },
    }  # fmt: skip


def _points(points: tuple[Point, ...], axis: Axis, name: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "showlegend": False, "cliponaxis": False, **_axes(name),
        "x": [_place(p.x, axis) for p in points],
        "y": [_short(p.y) for p in points],
        "hovertext": [p.hover for p in points],
        "hoverinfo": ["text" if p.hover else "skip" for p in points],
        **_claims(points),
        "marker": {
            "color": [CARD if p.fill == "hollow" else p.color for p in points],
            "symbol": [f"{p.symbol}-open" if p.fill == "ring" else p.symbol for p in points],
            "size": [_short(p.size) for p in points],
            "opacity": 1,
            "line": {"color": [p.color for p in points], "width": 1.4},
        },
    }  # fmt: skip


def _claims(marks: Sequence[Clickable]) -> dict[str, Any]:
    """Return what a click on a mark chooses."""
    return {"customdata": [m.claim_id for m in marks]} if any(m.claim_id for m in marks) else {}


def _line(line: Line, axis: Axis, name: str) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "scatter", "mode": "lines", "showlegend": False, **_axes(name),
        "x": [_place(x, axis) for x in line.xs],
        "y": [_short(y) for y in line.ys],
        "opacity": line.opacity,
        "line": {"color": line.color, "width": line.width, "dash": line.dash},
        "hoverinfo": "skip",
    }  # fmt: skip
    if line.fill:
        red, green, blue = (int(line.color[i : i + 2], 16) for i in (1, 3, 5))
        trace |= {"fill": "toself", "fillcolor": f"rgba({red},{green},{blue},{line.fill})"}
    if line.hover:
        trace |= {"hoverinfo": "text", "text": line.hover, "hoveron": "fills" if line.fill else "points"}
    return trace


def _labels(labels: tuple[Label, ...], axis: Axis, name: str) -> dict[str, Any]:
    side = {"left": "middle right", "center": "middle center", "right": "middle left"}
    return {
        "type": "scatter", "mode": "text", "showlegend": False, "cliponaxis": False, "hoverinfo": "skip", **_axes(name),
        "x": [_place(t.x, axis) for t in labels],
        "y": [_short(t.y) for t in labels],
        "text": [_label(t) for t in labels],
        "textposition": [side[t.anchor] for t in labels],
        "textfont": {"color": [t.color for t in labels], "size": [t.size for t in labels]},
    }  # fmt: skip


def _label(label: Label) -> str:
    # A hard space keeps words off the mark that they stand beside.
    before, after = {"left": ("\u00a0", ""), "right": ("", "\u00a0")}.get(label.anchor, ("", ""))
    text = "<br>".join(f"{before}{plain(line)}{after}" for line in label.text.split("\n"))
    return f"<b>{text}</b>" if label.bold else text


def _key(key: Key) -> dict[str, Any]:
    common = {"name": plain(key.label), "x": [None], "y": [None], "hoverinfo": "skip", "showlegend": True}
    if key.dash:
        return {
            "type": "scatter",
            "mode": "lines",
            **common,
            "line": {"color": key.color, "dash": key.dash, "width": 3},
        }
    hollow = key.fill != "solid"
    if key.symbol:
        marker = {
            "symbol": f"{key.symbol}-open" if key.fill == "ring" else key.symbol, "size": 10,
            "color": key.color if key.fill == "ring" or not hollow else CARD,
            "line": {"color": key.color, "width": 1.4},
        }  # fmt: skip
        return {"type": "scatter", "mode": "markers", **common, "marker": marker}
    pattern = {"shape": _PATTERN.get(key.fill, ""), "fgcolor": key.color, "bgcolor": CARD, "size": 5, "solidity": 0.5}
    marker = {
        "color": CARD if hollow else key.color, "line": {"color": key.color, "width": 1.3 if hollow else 0},
        "pattern": pattern,
    }  # fmt: skip
    return {"type": "bar", **common, "marker": marker}


def _x_axis(panel: Panel, domain: tuple[float, float], title: str, room: float) -> dict[str, Any]:
    axis = panel.x
    layout: dict[str, Any] = {
        "domain": list(domain), "anchor": "y", "range": [_place(axis.low, axis), _place(axis.high, axis)],
        "title": {"text": plain(title), "standoff": 8}, "showgrid": axis.grid and axis.kind != "none",
        "tickangle": 0,
        # The margins have room for the names of an axis, above and below.
        "automargin": False,
    }  # fmt: skip
    if axis.kind == "day":
        wide = (domain[1] - domain[0]) * room
        most = int(wide / _TICK)
        # Names that would reach into the next panel are left out; what is zoomed in finds names of its own.
        layout |= {
            "type": "date", "nticks": most, "tickformatstops": _TICKS, "ticklabeloverflow": "hide past domain",
        }  # fmt: skip
        if most < _FEW:
            named = named_days(axis.low, axis.high, wide)
            layout |= {
                "tickvals": [iso_day(d) for d, _ in named],
                "ticktext": [n.replace("\n", "<br>") for _, n in named],
            }
        elif axis.high - axis.low < 2 * most:
            # Ticks within a day would name the same day twice.
            layout |= {"dtick": _DAY_MS * (1 + int((axis.high - axis.low) // most)), "tick0": "2000-01-01"}
    if axis.kind == "none":
        layout |= {"showticklabels": False, "showline": False, "fixedrange": True}
    if axis.ticks:
        layout |= {
            "tickvals": [_place(v, axis) for v, _ in axis.ticks],
            "ticktext": [plain(t).replace("\n", "<br>") for _, t in axis.ticks],
        }  # fmt: skip
    return layout


def _twin(axis: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the same axis at the head of its panel; what is zoomed in one is zoomed in both."""
    above = {
        "overlaying": f"x{name}", "matches": f"x{name}", "side": "top", "showgrid": False,
        "title": {"text": ""}, "tickmode": "array" if "tickvals" in axis else "linear" if "dtick" in axis else "auto",
    }  # fmt: skip
    return {**axis, **above}


def _names_height(scene: Scene) -> int:
    """Return how many pixels the names of an axis take."""
    return 32 if any(panel.x.kind == "day" for panel in scene.panels) else 18


def _domains(panels: tuple[Panel, ...]) -> list[tuple[float, float]]:
    room = 1 - _GAP * (len(panels) - 1)
    whole = sum(p.share for p in panels)
    domains, left = [], 0.0
    for panel in panels:
        width = room * panel.share / whole
        domains.append((round(left, 4), round(min(left + width, 1), 4)))
        left += width + _GAP
    return domains


def _row_name(row: Row) -> str:
    name = plain(row.label).replace("\n", "<br>")
    return f"<b>{name}</b>" if row.bold else name


def _y_axis(scene: Scene) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "range": [scene.high, scene.low] if scene.flip else [scene.low, scene.high],
        "tickvals": [_short(r.y) for r in scene.rows],
        "ticktext": [_row_name(r) for r in scene.rows],
        "showgrid": False, "showline": False, "fixedrange": scene.aspect is None, "ticklabelstandoff": 7,
        "title": {"text": plain(scene.y_title)},
    }  # fmt: skip
    if scene.aspect:
        axis |= {"scaleanchor": "x", "scaleratio": scene.aspect, "showticklabels": False}
    if not scene.rows:
        axis["showticklabels"] = False
    return axis


def _shapes(scene: Scene, domains: list[tuple[float, float]]) -> list[dict[str, Any]]:
    strip = {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": BAND, "xref": "paper"}
    shapes = [
        {**strip, "yref": "y", "x0": x0, "x1": x1, "y0": a, "y1": b}
        for (x0, x1), panel in zip(domains, scene.panels, strict=True)
        if not panel.shaded
        for a, b in scene.bands
    ]
    shapes += [
        {**strip, "yref": "paper", "x0": x0, "x1": x1, "y0": 0, "y1": 1}
        for (x0, x1), panel in zip(domains, scene.panels, strict=True)
        if panel.shaded
    ]
    line = {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": GRID, "width": 1}}
    return shapes + [{**line, "yref": "y", "y0": y, "y1": y} for y in scene.rules]


def _key_columns(keys: Sequence[Key], room: float) -> tuple[int, int]:
    """Return in how many columns the legend stands where a page is narrow, and the pixels of the words of each.

    No columns where all of it stands on one line. A wide page has more of them, and they are no wider.
    """
    widths = [len(key.label) * (_LETTER + 0.5) + _KEY for key in keys]
    if sum(widths) < room:
        return 0, 0
    return max(int(room // max(widths)), 1), int(max(widths)) - _MARKED


def _heading(scene: Scene) -> str:
    small = "".join(
        f"<br><span style='font-size:{SIZE_SUB}px;color:{MUTED}'>{plain(line)}</span>" for line in _subtitle(scene)
    )
    return f"<b>{plain(scene.title)}</b>{small}"


def _subtitle(scene: Scene) -> list[str]:
    """Return the lines that the subtitle takes where the picture is narrow."""
    return textwrap.wrap(scene.subtitle, int(_WIDE / _SUB_LETTER))


SIZE_SUB = 12
_SUB_LETTER, _SUB_LINE = 6.2, 20
"""Pixels of a letter of the subtitle, and of each line after its first."""


def draw_plotly(scene: Scene) -> go.Figure:
    """Draw a scene as a plotly figure: as wide as its place, ``scene.height`` pixels high."""
    import plotly.graph_objects as go

    if scene.empty:
        return go.Figure({"data": [], "layout": _empty_layout(scene)})
    domains = _domains(scene.panels)
    traces: list[dict[str, Any]] = []
    x_axes: dict[str, Any] = {}
    notes = []
    names = _names_height(scene) if scene.named_above else 0
    room = room_beside(row.label for row in scene.rows)
    for i, (panel, domain) in enumerate(zip(scene.panels, domains, strict=True), start=1):
        name = "" if i == 1 else str(i)
        x_axes[f"xaxis{name}"] = _x_axis(panel, domain, scene.foot_of(panel), room)
        if scene.named_above and panel.x.kind != "none":
            twin = str(len(scene.panels) + i)
            x_axes[f"xaxis{twin}"] = _twin(x_axes[f"xaxis{name}"], name)
            traces.append({"type": "scatter", "x": [None], "y": [None], "showlegend": False, **_axes(twin)})
        traces += [_line(line, panel.x, name) for line in panel.lines]
        traces += [_bars(panel.bars, panel.x, name)] if panel.bars else []
        traces += [_points(panel.points, panel.x, name)] if panel.points else []
        traces += [_labels(panel.labels, panel.x, name)] if panel.labels else []
        if not (panel.lines or panel.bars or panel.points or panel.labels):
            traces.append({"type": "scatter", "x": [], "y": [], "showlegend": False, **_axes(name)})
        if scene.title_of(panel):
            at = domain[0] if panel.title_left else (domain[0] + domain[1]) / 2
            note = _note(scene.title_of(panel), at, 1, "left" if panel.title_left else "center", "bottom", MUTED)
            notes.append({**note, "yshift": names} if names else note)
    top = 46 + _SUB_LINE * (len(_subtitle(scene)) - 1) if scene.subtitle else 34
    columns, wide = _key_columns(scene.keys, room)
    more = 19 * (-(-len(scene.keys) // columns) - 1) if columns else 0
    keys = 24 + more if scene.keys else 0
    head = (20 if any(map(scene.title_of, scene.panels)) else 6) + names + keys
    bare = all(p.x.kind == "none" for p in scene.panels)
    titled = any(map(scene.foot_of, scene.panels))
    bottom = 14 if bare else 40 + (22 if titled else 0)
    if scene.note:
        words = textwrap.wrap(scene.note, max(int(room / _LETTER), 40))
        note = {**_note(scene.note, 0, 0, "left", "top", MUTED), "text": "<br>".join(map(plain, words))}
        notes.append({**note, "yshift": -(bottom - 2)})
        bottom += 8 + 14 * len(words)
    # A single row has room to be seen, and names of rows do not meet, whatever lines the legend takes.
    height = max(scene.height, top + head + bottom + max(round(scene.least), _LEAST))
    tall = height - top - head - bottom
    layout = {
        "template": plotly_template(),
        "height": height,
        "margin": {"l": 24, "r": 24, "t": top + head, "b": bottom},
        "title": {"text": _heading(scene), "font": {"size": TITLE}, "x": 0, "xref": "container", "pad": {"l": 16},
                  "y": round(1 - 16 / height, 4), "yref": "container", "yanchor": "top", "xanchor": "left"},
        "barmode": "overlay", "bargap": 0, "hovermode": "closest", "dragmode": "pan" if scene.aspect else "zoom",
        "yaxis": _y_axis(scene), **x_axes,
        "shapes": _shapes(scene, domains), "annotations": notes,
        "showlegend": bool(scene.keys),
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "yanchor": "top",
                   "y": 1 + (head - 2) / tall, "itemclick": False, "itemdoubleclick": False,
                   "font": {"size": SMALL}, "traceorder": "normal",
                   **({"entrywidth": wide} if columns else {})},
    }  # fmt: skip
    return go.Figure({"data": traces + [_key(k) for k in scene.keys], "layout": layout})


def _note(text: str, x: float, y: float, x_anchor: str, y_anchor: str, color: str) -> dict[str, Any]:
    return {
        "text": plain(text), "x": round(x, 4), "y": y, "xref": "paper", "yref": "paper", "showarrow": False,
        "xanchor": x_anchor, "yanchor": y_anchor, "font": {"size": SMALL, "color": color}, "align": "left",
    }  # fmt: skip


def _empty_layout(scene: Scene) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    return {
        "template": plotly_template(), "height": 150, "margin": {"l": 24, "r": 24, "t": 44, "b": 20},
        "title": {"text": f"<b>{plain(scene.title)}</b>", "font": {"size": TITLE}, "x": 0, "pad": {"l": 16}},
        "xaxis": hidden, "yaxis": hidden,
        "shapes": [{"type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
                    "line": {"color": EDGE, "width": 1, "dash": "dot"}}],
        "annotations": [
            {**_note("", 0.5, 0.5, "center", "middle", INK), "text": wrap(scene.empty, _EMPTY), "align": "center",
             "font": {"size": 13, "color": INK}}
        ],
    }  # fmt: skip
