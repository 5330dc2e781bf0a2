"""A map drawn by plotly: nothing is fetched, and where it has several days, a slider plays them without a kernel.

Land, circles and roads are shapes, whose geometry is one line of text each; marks, names and the ledger are ordinary
scatter traces. A day is a frame that replaces the marks, the names, the ledger and the shapes of circles and roads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from syrnb.views.draw_plotly import draw_plotly
from syrnb.views.ground import KM_PER_DEGREE
from syrnb.views.map_page import LEDGER_FROM, MAP_SHARE, USUAL, MapPage
from syrnb.views.map_scene import DOT, FRAME, GROUP, Caption, Disc, Entry, MapDay, MapScene, Mark, Road, Sample
from syrnb.views.phrases import day_words, plain
from syrnb.views.theme import BAND, CARD, EDGE, FAINT, GRID, INK, MUTED, SEA, SHORE, SMALL, TITLE, plotly_template

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["draw_map_plotly"]

_SYMBOLS = {"asterisk": "asterisk-open", "x-thin": "x-thin-open", "ring": "circle-open", FRAME: "square-open"}
_FILLED = {GROUP: "circle", DOT: "circle"}
_HEAD, _LINE, _SLIDER = 48, 18, 74
_ROW, _LETTER, _BESIDE = 19, 5.9, 45
"""Pixels of a row of a legend, of a letter in it, and of what stands before each entry."""
_NARROWER = 0.87
"""A page may be narrower than the width for which a saved picture is thought."""
_ROUND = 0.5523
"""How far the handles of a Bézier curve reach that is nearly a quarter of a circle."""

Look = tuple[str, str, str, float]


def _text(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _line_path(lines: Iterable[Sequence[tuple[float, float]]], closed: bool) -> str:
    end = "Z" if closed else ""
    return "".join("M" + "L".join(f"{_text(x)},{_text(y)}" for x, y in line) + end for line in lines)


def _disc_path(discs: Iterable[Disc], aspect: float) -> str:
    """Return circles (ellipses in degrees) as four curves each."""
    pieces = []
    for disc in discs:
        x, y, b = disc.lon, disc.lat, disc.km / KM_PER_DEGREE
        a = b * aspect
        ring = (
            ((a, _ROUND * b), (_ROUND * a, b), (0, b)), ((-_ROUND * a, b), (-a, _ROUND * b), (-a, 0)),
            ((-a, -_ROUND * b), (-_ROUND * a, -b), (0, -b)), ((_ROUND * a, -b), (a, -_ROUND * b), (a, 0)),
        )  # fmt: skip
        curves = "".join("C" + ",".join(f"{_text(x + dx)},{_text(y + dy)}" for dx, dy in curve) for curve in ring)
        pieces.append(f"M{_text(x + a)},{_text(y)}{curves}Z")
    return "".join(pieces)


def _shape(path: str, line: dict[str, Any], fill: str = "rgba(0,0,0,0)") -> dict[str, Any]:
    return {
        "type": "path", "layer": "below", "xref": "x", "yref": "y", "path": path or _NOTHING, "line": line,
        "fillcolor": fill,
    }  # fmt: skip


_NOTHING = "M0,-400Z"
"""A path must be something; this one is off every map."""


def _disc_look(disc: Disc) -> tuple[str, str, float]:
    return disc.color, disc.dash, disc.fill


def _road_look(road: Road) -> tuple[str, str, float]:
    return road.color, road.dash, road.width


def _mark_look(mark: Mark) -> Look:
    return mark.symbol, mark.color, mark.edge, mark.size


class _Looks:
    """The looks that occur on any day, in a fixed order: each is one shape or one trace throughout."""

    def __init__(self, days: Sequence[MapDay]) -> None:
        self.discs = sorted({_disc_look(d) for day in days for d in day.discs})
        self.roads = sorted({_road_look(r) for day in days for r in day.roads})
        marks = [m for day in days for m in day.marks]
        order = {DOT: -2, GROUP: -1, "ring": 1, "asterisk": 2, "x-thin": 3, FRAME: 4}
        self.marks = sorted({_mark_look(m) for m in marks}, key=lambda look: (order.get(look[0], 0), look))
        self.signs = sorted({(e.symbol, e.color, e.edge) for day in days for e in day.entries})


def _moving_shapes(day: MapDay, looks: _Looks, aspect: float) -> list[dict[str, Any]]:
    shapes = []
    for color, dash, fill in looks.discs:
        red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
        path = _disc_path((d for d in day.discs if _disc_look(d) == (color, dash, fill)), aspect)
        shapes.append(_shape(path, {"color": color, "width": 1.1, "dash": dash}, f"rgba({red},{green},{blue},{fill})"))
    for color, dash, width in looks.roads:
        path = _line_path((r.points for r in day.roads if _road_look(r) == (color, dash, width)), False)
        shapes.append(_shape(path, {"color": color, "width": width, "dash": dash}))
    return shapes


def _traces(day: MapDay, looks: _Looks) -> list[dict[str, Any]]:
    """Return what changes with the day: marks by look, names, then the ledger on axes of its own."""
    traces: list[dict[str, Any]] = []
    for look in looks.marks:
        symbol, color, edge, size = look
        found = [m for m in day.marks if _mark_look(m) == look]
        sign = symbol in _SYMBOLS
        traces.append(
            {
                "type": "scatter", "mode": "markers", "showlegend": False, "xaxis": "x", "yaxis": "y",
                "x": [round(m.lon, 4) for m in found], "y": [round(m.lat, 4) for m in found],
                "hovertext": [m.hover for m in found], "hoverinfo": "text" if any(m.hover for m in found) else "skip",
                "customdata": [m.claim_id for m in found],
                "marker": {
                    "symbol": _SYMBOLS.get(symbol, _FILLED.get(symbol, symbol)), "size": size,
                    "color": edge if sign else color, "opacity": 1, "line": {"color": edge, "width": 1.5},
                },
            }
        )  # fmt: skip
    traces.append(_captions(day.captions))
    rows = list(zip(day.tops, day.entries, strict=False))
    for symbol, color, edge in looks.signs:
        found_rows = [(y, e) for y, e in rows if (e.symbol, e.color, e.edge) == (symbol, color, edge)]
        sign = symbol in _SYMBOLS
        traces.append(
            {
                "type": "scatter", "mode": "markers", "showlegend": False, "xaxis": "x2", "yaxis": "y2",
                "cliponaxis": False, "x": [_indent(e) for _, e in found_rows],
                "y": [y + 10 for y, _ in found_rows], "hovertext": [e.hover for _, e in found_rows],
                "hoverinfo": "text", "customdata": [e.claim_id for _, e in found_rows],
                "marker": {"symbol": _SYMBOLS.get(symbol, symbol), "size": 9, "color": edge if sign else color,
                           "opacity": 1, "line": {"color": edge, "width": 1.5}},
            }
        )  # fmt: skip
    heads = [(_indent(e), y, words) for top, e in rows for y, words, bold in e.lines(top) if bold]
    lines = [(_indent(e), y, plain(words)) for top, e in rows for y, words, bold in e.lines(top) if not bold]
    heads = [(x, y, f"<b>{plain(words)}</b>") for x, y, words in heads]
    if day.more:
        lines.append((0.0, day.tops[-1] + 10, plain(day.more)))
    traces.append(_words(heads, INK, 11.5))
    traces.append(_words(lines, MUTED, 10.5))
    return traces


def _indent(entry: Entry) -> float:
    return 0.05 if entry.rival else 0.015


def _captions(captions: Sequence[Caption]) -> dict[str, Any]:
    places = {"right": "middle right", "left": "middle left", "top": "top center", "bottom": "bottom center"}
    pads = {"right": ("\u00a0\u00a0", ""), "left": ("", "\u00a0\u00a0")}
    return {
        "type": "scatter", "mode": "text", "showlegend": False, "hoverinfo": "skip", "xaxis": "x", "yaxis": "y",
        "x": [round(c.lon, 4) for c in captions], "y": [round(c.lat, 4) for c in captions],
        "text": [pads.get(c.side, ("", ""))[0] + plain(c.text) + pads.get(c.side, ("", ""))[1] for c in captions],
        "textposition": [places[c.side] for c in captions],
        "textfont": {"size": 11, "color": [c.color for c in captions]},
    }  # fmt: skip


def _words(rows: Sequence[tuple[float, float, str]], color: str, size: float) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "showlegend": False, "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2",
        "cliponaxis": False, "x": [x for x, _, _ in rows], "y": [y for _, y, _ in rows],
        "text": [f"\u00a0\u00a0\u00a0{text}" for _, _, text in rows], "textposition": "middle right",
        "textfont": {"size": size, "color": color},
    }  # fmt: skip


def _sample(sample: Sample) -> dict[str, Any]:
    sign = sample.symbol in _SYMBOLS
    return {
        "type": "scatter", "mode": "markers", "name": plain(sample.label), "x": [None], "y": [None],
        "hoverinfo": "skip", "showlegend": True, "legend": "legend" if sample.who else "legend2",
        "marker": {"symbol": _SYMBOLS.get(sample.symbol, _FILLED.get(sample.symbol, sample.symbol)),
                   "size": sample.size, "color": sample.edge if sign else sample.color,
                   "line": {"color": sample.edge, "width": 1.5}},
    }  # fmt: skip


def _title(day: MapDay) -> str:
    return f"<b>{plain(day.title)}</b><br><span style='font-size:12px;color:{MUTED}'>{plain(day.subtitle)}</span>"


def draw_map_plotly(scene: MapScene) -> go.Figure:
    """Draw a map and its ledger as a plotly figure; with frames and a slider where it has several days."""
    import plotly.graph_objects as go

    if scene.empty:
        return draw_plotly(scene)
    looks = _Looks(scene.days)
    box = scene.box
    several = len(scene.days) > 1
    lines = max(len(day.lists) for day in scene.days)
    legends, legend = _legends(scene)
    below = legend + _LINE * lines + 12 + (_SLIDER if several else 0)
    tall = _HEAD + box.height + below
    fixed = [
        _shape(_land(scene, about=False), {"width": 0}, BAND),
        _shape(_land(scene, about=True), {"width": 0}, CARD),
        _shape(_line_path(scene.ground.coasts, False), {"color": SHORE, "width": 0.8}),
        _shape(_line_path(scene.ground.borders, False), {"color": EDGE, "width": 1.4}),
    ]
    if scene.scale:
        ends = ((scene.scale.west, scene.scale.lat), (scene.scale.east, scene.scale.lat))
        fixed.append(_shape(_line_path([ends], False), {"color": FAINT, "width": 2}))
    names = _names(scene)
    moving = _traces(scene.shown, looks)
    layout = {
        "template": plotly_template(), "height": tall,
        "margin": {"l": 16, "r": 16, "t": _HEAD, "b": below},
        "title": {"text": _title(scene.shown), "font": {"size": TITLE}, "x": 0, "xref": "container", "pad": {"l": 16},
                  "y": round(1 - 16 / tall, 4), "yref": "container", "yanchor": "top", "xanchor": "left"},
        "hovermode": "closest", "dragmode": "pan",
        "xaxis": {"domain": [0, MAP_SHARE], "range": [round(box.west, 4), round(box.east, 4)], "visible": False,
                  "constrain": "domain"},
        "yaxis": {"range": [round(box.south, 4), round(box.north, 4)], "visible": False, "scaleanchor": "x",
                  "scaleratio": round(box.aspect, 4), "constrain": "domain", "constraintoward": "top"},
        "xaxis2": {"domain": [LEDGER_FROM, 1], "range": [0, 1], "visible": False, "fixedrange": True, "anchor": "y2"},
        "yaxis2": {"range": [box.height, 0], "visible": False, "fixedrange": True, "anchor": "x2"},
        "shapes": [*_paper(), *fixed, *_moving_shapes(scene.shown, looks, box.aspect), _frame_line()],
        "annotations": [
            _list_note(words, i, legend, several) for i, words in enumerate(_padded(scene.shown.lists, lines))
        ],
        "showlegend": True,
        **legends,
    }  # fmt: skip
    figure: dict[str, Any] = {"data": [names, *moving, *(_sample(s) for s in scene.samples)], "layout": layout}
    if several:
        layout |= _player(scene)
        still = len(_paper()) + len(fixed)
        figure["frames"] = [_frame(day, looks, box.aspect, still, lines) for day in scene.days]
    return go.Figure(figure)


def _names(scene: MapScene) -> dict[str, Any]:
    """Return the names of countries, and how long the line of the scale is."""
    words = [(n.lon, n.lat, n.text, 12.0, "middle center") for n in scene.names]
    if scene.scale:
        words.append((scene.scale.west, scene.scale.lat, scene.scale.text, SMALL, "top right"))
    return {
        "type": "scatter", "mode": "text", "showlegend": False, "hoverinfo": "skip", "xaxis": "x", "yaxis": "y",
        "x": [w[0] for w in words], "y": [w[1] for w in words], "text": [plain(w[2]) for w in words],
        "textposition": [w[4] for w in words], "textfont": {"size": [w[3] for w in words], "color": FAINT},
    }  # fmt: skip


def _land(scene: MapScene, *, about: bool) -> str:
    """Return the countries that the map is about, or all others."""
    countries = [c for c in scene.ground.countries if (c.iso3 in scene.focus) == about]
    return _line_path((ring for country in countries for ring in country.rings), True)


def _paper() -> list[dict[str, Any]]:
    """Return the water under the map; the ledger stands on the card."""
    return [
        {"type": "rect", "layer": "below", "xref": "x domain", "yref": "y domain", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
         "fillcolor": SEA, "line": {"width": 0}}
    ]  # fmt: skip


def _frame_line() -> dict[str, Any]:
    return {
        "type": "rect", "layer": "above", "xref": "x domain", "yref": "y domain", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
        "line": {"width": 1, "color": EDGE},
    }  # fmt: skip


def _padded(lists: Sequence[str], lines: int) -> list[str]:
    """Return lists with empty lines after them: every day has as many, so that each can change."""
    return [*lists, *[""] * (lines - len(lists))]


def _legends(scene: MapScene) -> tuple[dict[str, Any], int]:
    """Return the legends of who holds and of how it is told, under one another, and how many pixels they take."""
    wide = round(USUAL * _NARROWER) if scene.wide == USUAL else scene.wide
    layout, down = {}, 5
    for name, who in (("legend", True), ("legend2", False)):
        labels = [sample.label for sample in scene.samples if sample.who == who]
        if not labels:
            continue
        entry = round(_LETTER * max(map(len, labels))) + 4
        in_row = max(1, MapPage(wide).inner // (entry + _BESIDE))
        layout[name] = {
            "orientation": "h", "x": 0, "xanchor": "left", "yanchor": "top", "y": round(-down / scene.box.height, 4),
            "itemclick": False, "itemdoubleclick": False, "font": {"size": SMALL}, "traceorder": "normal",
            "entrywidth": entry, "entrywidthmode": "pixels", "bgcolor": "rgba(0,0,0,0)",
        }  # fmt: skip
        down += _ROW * -(-len(labels) // in_row) + 6
    return layout, down + 8


def _list_note(words: str, line: int, legend: int, several: bool) -> dict[str, Any]:
    down = legend + (_SLIDER if several else 0) + line * _LINE
    return {
        "text": plain(words), "x": 0, "y": 0, "xref": "paper", "yref": "paper", "showarrow": False, "xanchor": "left",
        "yanchor": "top", "yshift": -down, "align": "left", "font": {"size": SMALL, "color": MUTED},
    }  # fmt: skip


def _frame(day: MapDay, looks: _Looks, aspect: float, still: int, lines: int) -> dict[str, Any]:
    """Return a day as what differs from any other: traces by their keys, shapes by their paths."""
    keys = ("x", "y", "hovertext", "hoverinfo", "customdata", "text", "textposition", "textfont")
    data = [{k: v for k, v in trace.items() if k in keys} for trace in _traces(day, looks)]
    for trace in data:
        if isinstance(trace.get("textposition"), str):
            del trace["textposition"]
    # A shape without anything to say stays as it is.
    shapes: list[dict[str, Any]] = [{} for _ in range(still)]
    shapes += [{"path": s["path"]} for s in _moving_shapes(day, looks, aspect)]
    shapes.append({})
    return {
        "name": day.day, "data": data, "traces": list(range(1, len(data) + 1)),
        "layout": {"title": {"text": _title(day)}, "shapes": shapes,
                   "annotations": [{"text": plain(words)} for words in _padded(day.lists, lines)]},
    }  # fmt: skip


def _player(scene: MapScene) -> dict[str, Any]:
    at_once = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}, "transition": {"duration": 0}}
    slow = {"mode": "immediate", "fromcurrent": True, "frame": {"duration": 1200, "redraw": True},
            "transition": {"duration": 0}}  # fmt: skip
    down = (_legends(scene)[1] + 6) / scene.box.height
    steps = [
        {"label": _short(day.day, i, scene), "method": "animate", "args": [[day.day], at_once]}
        for i, day in enumerate(scene.days)
    ]
    return {
        "sliders": [
            {"active": scene.at, "steps": steps, "x": 0.18, "len": 0.79, "xanchor": "left", "y": -down,
             "yanchor": "top", "pad": {"t": 8, "b": 0}, "ticklen": 4, "minorticklen": 0,
             "font": {"size": SMALL, "color": MUTED}, "bgcolor": GRID, "bordercolor": EDGE,
             "currentvalue": {"visible": False}}
        ],
        "updatemenus": [
            {"type": "buttons", "direction": "left", "showactive": False, "x": 0, "xanchor": "left", "y": -down,
             "yanchor": "top", "pad": {"t": 8}, "bgcolor": CARD, "bordercolor": EDGE, "font": {"size": SMALL},
             "buttons": [{"label": "Play", "method": "animate", "args": [None, slow]},
                         {"label": "Stop", "method": "animate", "args": [[None], at_once]}]}
        ],
    }  # fmt: skip


def _short(day: str, i: int, scene: MapScene) -> str:
    """Return a day as short as the days before it allow: its year where that is a new one."""
    words = day_words(day)
    return words if not i or scene.days[i - 1].day[:4] != day[:4] else words[:-5]
