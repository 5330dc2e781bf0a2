"""Reported against happened: how long after (or before) the day each claim was made."""

from __future__ import annotations

from collections.abc import Sequence

from syrnb.views.claims import Material, Told
from syrnb.views.days import find_window, stretch_of
from syrnb.views.evidence import hover_of
from syrnb.views.phrases import day_words, plural, wrap
from syrnb.views.scene import Axis, Bar, Key, Line, Panel, Point, Row, Scene, day_number, day_ticks, iso_day
from syrnb.views.theme import MUTED, NEUTRAL

__all__ = ["draw_reported"]


def draw_reported(material: Material, claims: Sequence[Told], title: str, subtitle: str) -> Scene:
    """Return the picture: the day of the happening to the right, the day of the report upwards.

    A mark on the line was reported the day it happened; above it later, below it before (a plan, a threat). Claims
    with the same days share a mark that grows with their number. What lacks either day, or looks back at history, is
    counted in the note.
    """
    window = find_window(claims, material.published.values())
    groups: dict[tuple[float, float, float, bool], list[Told]] = {}
    for claim in claims:
        stretch, said = stretch_of(claim), day_number(claim.reported)
        if window is None or stretch is None or said is None or claim.background or stretch.x1 <= window.low:
            continue
        future = claim.modality in ("planned", "hypothetical")
        groups.setdefault((stretch.x0, stretch.x1, said, future), []).append(claim)
    shown = sum(map(len, groups.values()))
    if not groups or window is None:
        return Scene(title, empty="No claim here has both a day of report and a day of happening.")
    low, high = min(k[2] for k in groups), max(k[2] for k in groups)
    pad = max((high - low) * 0.06, 1)
    points, bars = [], []
    for (x0, x1, said, future), group in sorted(groups.items()):
        look = material.look(group[0])
        hover = _hover(material, group)
        x0, x1 = max(x0, window.low), min(x1, window.high)
        if x1 - x0 > 1:
            bars.append(Bar(x0, x1, said, pad * 0.16, look.color, opacity=0.3, hover=hover))
        size = min(7 + 2.4 * len(group) ** 0.5, 26)
        points.append(Point((x0 + x1) / 2, said, look.color, look.symbol, size, "hollow" if future else "solid", hover))
    diagonal = Line((window.low, window.high), (window.low - 0.5, window.high - 0.5), MUTED, 1.2, "dash")
    rows = tuple(Row(t, day_words(iso_day(t))) for t in day_ticks(low, high))
    left_out = len(claims) - shown
    note = (
        f"Not drawn: {plural(left_out, 'claim')} without one of the two days, or told as history." if left_out else ""
    )
    keys = (
        Key("said to have happened", NEUTRAL, "circle"), Key("planned or conditional", NEUTRAL, "circle", "hollow"),
        Key("reported the same day (above: later, below: ahead)", MUTED, dash="dash"),
    )  # fmt: skip
    panel = Panel(
        Axis("day", window.low, window.high, title="Day it is said to have happened"), 1, "", tuple(bars),
        tuple(points), (diagonal,),
    )  # fmt: skip
    return Scene(
        title, subtitle, note, (panel,), rows, low - pad, high + pad, flip=False,
        rules=tuple(r.y for r in rows), keys=keys, y_title="Day of the report", height=460,
    )  # fmt: skip


def _hover(material: Material, group: list[Told]) -> str:
    if len(group) == 1:
        return hover_of(material, group[0])
    first = group[0]
    days = f"happened {day_words(first.day, first.last)}, said {day_words(first.reported)}"
    head = f"<b>{plural(len(group), 'claim')}: {days}</b>"
    more = [f"and {len(group) - 6:,} more"] if len(group) > 6 else []
    return "<br>".join([head, *(wrap(c.summary, 60, 2) for c in group[:6]), *more])
