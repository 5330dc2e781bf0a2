"""Running tolls over days: one row for each speaker and scope, its numbers written where they were given."""

from __future__ import annotations

from collections.abc import Sequence

from syrnb.schema import OUTCOME
from syrnb.views.claims import Material
from syrnb.views.counts import Count, position
from syrnb.views.days import Window, find_window, pack, share_of, split_window
from syrnb.views.ladder import color_of_speaker, hover_of_count
from syrnb.views.phrases import plural, shorten, words_for
from syrnb.views.scene import Axis, Key, Label, Panel, Point, Row, Scene, day_number
from syrnb.views.theme import NEUTRAL

__all__ = ["draw_running"]

_LINE = 20
_LETTER = 6.2
_PLOT = 720
_MOST_ROWS = 40


def _number(count: Count) -> str:
    """Return an interval as short as it can be said.

    An open end has a sign of its own: ``400+``, ``≤30``.
    """
    if count.low is not None and count.high is not None:
        return f"{count.low:,}" if count.exact else f"{count.low:,}–{count.high:,}"
    return f"{count.low:,}+" if count.low is not None else f"≤{count.high:,}"


def _scopes(material: Material, running: Sequence[Count]) -> dict[str, list[tuple[float, Count]]]:
    """Sort running tolls into rows: one for each speaker, outcome, victims and place."""
    rows: dict[tuple[str, str, str, str], list[tuple[float, Count]]] = {}
    for count in running:
        claim = count.claim
        place = material.name_all(claim.places, 1) if claim.places else ""
        rows.setdefault((claim.kind, claim.speaker_name, claim.row.victims, place), []).append((_day(count), count))
    named: dict[str, list[tuple[float, Count]]] = {}
    order = sorted(rows.items(), key=lambda row: (OUTCOME.index(row[0][0]), -len(row[1]), row[0]))
    for (kind, speaker, victims, place), line in order:
        whom = "" if victims in ("all", "unknown") else f"{words_for(victims)} "
        where = f", {place}" if place else ""
        name = f"{shorten(speaker, 36)}: {whom}{words_for(kind)}{where}"
        named.setdefault(shorten(name, 60), []).extend(line)
    return named


def draw_running(material: Material, counts: Sequence[Count], title: str, subtitle: str) -> Scene:
    """Return running tolls over the days up to which they count; a larger dot is a higher number.

    Rows are not added up and not compared: each is one speaker's own count of one thing.
    """
    running = [c for c in counts if c.claim.row.count_mode == "cumulative" and _known(c) and not c.claim.background]
    window = find_window([c.claim for c in running], material.published.values())
    if window:
        running = [c for c in running if window.low - 1 <= _day(c) <= window.high + 1]
    if not running:
        return Scene(title, empty="No running toll with a day and a number is claimed here.")
    scopes = _scopes(material, running)
    left_out = sum(len(line) for line in list(scopes.values())[_MOST_ROWS:])
    days = [d for line in scopes.values() for d, _ in line]
    pad = max((max(days) - min(days)) * 0.03, 0.8)
    widest = max(len(_number(c)) for line in scopes.values() for _, c in line)
    room = 1 + pad + (max(days) - min(days) + 2) * widest * _LETTER / _PLOT
    windows = split_window(Window(min(days) - pad, max(days) + room), days)
    shares = [share_of(w, days) for w in windows]
    marks: list[tuple[list[Point], list[Label]]] = [([], []) for _ in windows]
    rows, bands, y = [], [], 0.0
    for i, (name, line) in enumerate(list(scopes.items())[:_MOST_ROWS]):
        height = 1
        for window, share, (points, labels) in zip(windows, shares, marks, strict=True):
            inside = sorted(
                ((d, c) for d, c in line if window.low <= d < window.high), key=lambda p: (p[0], p[1].claim.claim_id)
            )
            one = (window.high - window.low) * sum(shares) / (_PLOT * share)
            wide = [(d + 0.5 - 10 * one, d + 0.5 + (16 + _LETTER * len(_number(c))) * one) for d, c in inside]
            lines = pack(wide, 4 * one)
            for (day, count), at in zip(inside, lines, strict=True):
                middle, color = y + 0.5 + at, color_of_speaker(material, count)
                size = 6 + 1.6 * position(count.low if count.low is not None else count.high or 0)
                hover = hover_of_count(material, count)
                points.append(Point(day + 0.5, middle, color, "circle", size, "solid", hover, count.claim.claim_id))
                labels.append(Label(day + 0.5 + (size / 2 + 2) * one, middle, _number(count)))
            height = max(height, max(lines, default=0) + 1)
        rows.append(Row(y + height / 2, name))
        if i % 2 == 0:
            bands.append((y, y + height))
        y += height
    not_drawn = len(counts) - len(running) + left_out
    note = (
        f"Not drawn: {plural(not_drawn, 'claim')} of single incidents, told as history, or without a day or a number."
    )
    longest = max(shares)
    panels = tuple(
        Panel(Axis("day", w.low, w.high, title="Day up to which it counts" if share == longest else ""), share, "", (),
              tuple(points), (), tuple(labels))
        for w, share, (points, labels) in zip(windows, shares, marks, strict=True)
    )  # fmt: skip
    keys = (Key("a running toll: 242+ is 242 or more, ≤30 is at most 30", NEUTRAL, "circle"),)
    return Scene(
        title, subtitle, note if not_drawn else "", panels, tuple(rows), 0, y, bands=tuple(bands), keys=keys,
        height=int(y * _LINE + 190),
    )  # fmt: skip


def _day(count: Count) -> float:
    """Return the day up to which a running toll counts: the last it names, else that of the report."""
    day = day_number(count.claim.last)
    day = day_number(count.claim.reported) if day is None else day
    assert day is not None
    return day


def _known(count: Count) -> bool:
    has_day = count.claim.last is not None or count.claim.reported is not None
    return has_day and (count.low is not None or count.high is not None)
