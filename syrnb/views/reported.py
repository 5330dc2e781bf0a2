"""Reported against happened: for each day of reports, the days that they tell of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from syrnb.analysis.counting import UNITS
from syrnb.views.claims import Material, Told
from syrnb.views.days import Stretch, Window, bucket_edges, find_window, pack, share_of, split_window, stretch_of
from syrnb.views.evidence import hover_of
from syrnb.views.legend import look_keys
from syrnb.views.phrases import day_words, plural, wrap
from syrnb.views.scene import Axis, Bar, Key, Label, Panel, Point, Row, Scene, day_number, iso_day
from syrnb.views.tally import Tally
from syrnb.views.theme import NEUTRAL, PALETTE, mix, tint

__all__ = ["draw_reported"]

_LINE = 13
_MOST_ROWS = 30
_MOST_MARKS = 500
_AXIS = "Rows: the day of the report. Marks: the day it is said to have happened"
_SAME = mix(NEUTRAL, 0.22)
"""The strip of the days on which a row's reports were made."""


def _edges(days: Sequence[float]) -> list[tuple[float, float]]:
    """Return the periods of report to draw as rows: days while these are few, else weeks, months, years; none empty."""
    found = sorted(set(days))
    if len(found) <= _MOST_ROWS:
        return [(d, d + 1) for d in found]
    for stretch in (46, 321, 1501, 4601):
        _, edges = bucket_edges(Window(found[0], max(found[-1], found[0] + stretch)))
        periods = [(a, b) for a, b in pairwise(edges) if any(a <= d < b for d in found)]
        if len(periods) <= _MOST_ROWS:
            return periods
    return [(found[0], found[-1] + 1)]


def draw_reported(tally: Tally, claims: Sequence[Told], title: str, subtitle: str) -> Scene:
    """Return the picture: a row for each day of reports, in it the days told of, and a grey strip on the day itself.

    A mark to the left of the strip is told later than it happened, one to the right ahead of it (a plan, a threat).
    Claims with the same days share a mark that grows with their number. What lacks either day, or looks back at
    history, is counted in the note.
    """
    material = tally.material
    window = find_window(claims, material.published.values())
    told = [
        (claim, stretch, said)
        for claim in claims
        if (stretch := stretch_of(claim)) is not None
        and (said := day_number(claim.reported)) is not None
        and window is not None
        and not claim.background
        and stretch.x1 > window.low
        and stretch.x0 < window.high
    ]
    if not told or window is None:
        return Scene(title, empty="No claim here has both a day of report and a day of happening.")
    left_out = len(claims) - len(told)
    without = f"Not drawn: {plural(left_out, 'claim')} without one of the two days, far off, or told as history."
    note = without if left_out else ""
    if len(told) > _MOST_MARKS:
        return _count(tally, told, window, title, subtitle, note)
    periods = _edges([said for _, _, said in told])
    starts = [a for a, _ in periods]
    wide = Window(min(window.low, periods[0][0] - 0.6), max(window.high, periods[-1][1] + 0.6))
    exact = [d for _, s, _ in told if s.x1 - s.x0 <= 8 for d in (s.x0, s.x1 - 1)] + [a for a in starts]
    windows = split_window(wide, exact)
    shares = [share_of(w, [s.middle for _, s, _ in told]) for w in windows]
    marks: list[tuple[list[Bar], list[Point]]] = [([], []) for _ in windows]
    rows, bands, y = [], [], 0.0
    for i, (start, end) in enumerate(periods):
        mine = [(c, s) for c, s, said in told if bisect_right(starts, said) - 1 == i]
        height = 1.0
        for window, share, (bars, points) in zip(windows, shares, marks, strict=True):
            one = (window.high - window.low) * sum(shares) / (820 * share)
            inside = [(c, s) for c, s in mine if s.x1 > window.low and s.x0 < window.high]
            height = max(height, _stack(material, inside, window, one, y, bars, points))
        for window, (bars, _) in zip(windows, marks, strict=True):
            if start < window.high and end > window.low:
                bars.insert(0, Bar(max(start, window.low), min(end, window.high), y + height / 2 + 0.3, height, _SAME))
        rows.append(
            Row(
                y + height / 2 + 0.3,
                f"{day_words(iso_day(start), iso_day(end - 1))} ({tally.number([c for c, _ in mine]):,})",
            )
        )
        if i % 2 == 0:
            bands.append((y, y + height + 0.6))
        y += height + 0.6
    keys = (
        Key("said to have happened", NEUTRAL, "circle"), Key("planned or conditional", NEUTRAL, "circle", "hollow"),
        Key("day of the report (left: told later)", _SAME),
        *look_keys(material, (next(iter(c.actors), None) for c, _, _ in told)),
    )  # fmt: skip
    panels = tuple(
        Panel(
            Axis("day", w.low, w.high, title=_AXIS if share == max(shares) else ""),
            share, "", tuple(bars), tuple(points),
        )
        for w, share, (bars, points) in zip(windows, shares, marks, strict=True)
    )  # fmt: skip
    return Scene(
        title, subtitle, note, panels, tuple(rows), 0, y, bands=tuple(bands), keys=keys,
        height=int(y * _LINE + 190),
    )  # fmt: skip


def _count(
    tally: Tally,
    told: Sequence[tuple[Told, Stretch, float]],
    window: Window,
    title: str,
    subtitle: str,
    note: str,
) -> Scene:
    """Return how many claims made in one period tell of another, where they are too many to draw one by one."""
    days = [said for _, _, said in told]
    name, edges = bucket_edges(Window(min(window.low, *days), max(window.high, *days)))
    cells: dict[tuple[int, int], list[Told]] = {}
    for claim, stretch, said in told:
        across = min(max(bisect_right(edges, stretch.middle) - 1, 0), len(edges) - 2)
        cells.setdefault((bisect_right(edges, said) - 1, across), []).append(claim)
    made = sorted({row for row, _ in cells})
    most = max(map(tally.number, cells.values()))
    bars, labels = [], []
    for (row, across), group in sorted(cells.items()):
        y, x0, x1 = made.index(row) + 0.5, edges[across], edges[across + 1]
        ground, ink = tint(PALETTE[0], (tally.number(group) / most) ** 0.5)
        few = [wrap(c.summary) for c in group[:4]]
        when = f"happened {_period(edges, across)}, said {_period(edges, row)}"
        hover = "<br>".join([f"<b>{tally.words(group)}: {when}</b>", *few])
        ids = tuple(c.claim_id for c in group)
        bars.append(Bar(x0, x1, y, 0.86, ground, hover=hover, claim_id=ids[0], behind=ids))
        if len(edges) <= 31:
            labels.append(Label((x0 + x1) / 2, y, f"{tally.number(group):,}", "center", ink, 9.5))
    low, high = edges[min(across for _, across in cells)], edges[max(across for _, across in cells) + 1]
    # A report dated far outside the news keeps its row, and does not stretch the axis.
    strips = [(i, row) for i, row in enumerate(made) if low <= edges[row] < high]
    same = [Bar(edges[row], edges[row + 1], i + 0.5, 0.98, _SAME) for i, row in strips]
    panel = Panel(
        Axis("day", low, high, title=f"Rows: when reported. Columns: when it is said to have happened, by {name}"),
        1.0, "",
        (*same, *bars), labels=tuple(labels),
    )  # fmt: skip
    counts = [tally.number([c for (row, _), g in cells.items() if row == at for c in g]) for at in made]
    names = [f"{_period(edges, at)} ({n:,})" for at, n in zip(made, counts, strict=True)]
    rows = tuple(Row(i + 0.5, name) for i, name in enumerate(names))
    many = f"Too many to draw one by one: {UNITS[tally.unit]}s counted by {name}. {note}".strip()
    return Scene(
        title, subtitle, many, (panel,), rows, 0, len(made),
        keys=(Key(f"fuller: more {UNITS[tally.unit]}s", PALETTE[0]), Key("reported in the period it happened", _SAME)),
        height=int(len(made) * 22 + 190),
    )  # fmt: skip


def _period(edges: Sequence[float], at: int) -> str:
    return day_words(iso_day(edges[at]), iso_day(edges[at + 1] - 1))


def _stack(
    material: Material,
    items: Sequence[tuple[Told, Stretch]],
    window: Window,
    one: float,
    top: float,
    bars: list[Bar],
    points: list[Point],
) -> float:
    """Draw a row's claims, those of the same days and actor's side as one mark; return how high the row is."""
    groups: dict[tuple[float, float, bool, str, str], list[Told]] = {}
    for claim, stretch in items:
        look = material.look(claim)
        future = claim.modality in ("planned", "hypothetical")
        groups.setdefault((stretch.x0, stretch.x1, future, look.color, look.symbol), []).append(claim)
    drawn = sorted(groups.items())
    places = [(max(k[0], window.low), min(k[1], window.high)) for k, _ in drawn]
    sizes = [min(7.5 + 2 * (len(group) - 1) ** 0.5, 15.0) for _, group in drawn]
    taken = [
        (a, b) if b - a > size * one else ((a + b - size * one) / 2, (a + b + size * one) / 2)
        for (a, b), size in zip(places, sizes, strict=True)
    ]
    lines = pack(taken, one)
    for ((_, _, future, color, symbol), group), (a, b), size, line in zip(drawn, places, sizes, lines, strict=True):
        y, hover, ids = top + 0.8 + line, _hover(material, group), tuple(c.claim_id for c in group)
        if b - a > max(1.0, size * one):
            bars.append(Bar(a, b, y, 0.3, color, opacity=0.35, hover=hover))
        points.append(Point((a + b) / 2, y, color, symbol, size, "hollow" if future else "solid", hover, ids[0], ids))
    return float(max(lines, default=0) + 1)


def _hover(material: Material, group: list[Told]) -> str:
    if len(group) == 1:
        return hover_of(material, group[0])
    first = group[0]
    days = f"happened {day_words(first.day, first.last)}, said {day_words(first.reported)}"
    head = f"<b>{plural(len(group), 'claim')}: {days}</b>"
    more = [f"and {len(group) - 6:,} more"] if len(group) > 6 else []
    return "<br>".join([head, *(wrap(c.summary) for c in group[:6]), *more])
