"""The running toll as a band: what all claims together allow, day by day, with each claim as an interval over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10

from syrnb.views.claims import Material, Told
from syrnb.views.counts import count_of, position, short_count
from syrnb.views.evidence import said_by
from syrnb.views.ladder import color_of_speaker, hover_of_count, speaker_keys
from syrnb.views.phrases import day_words, interval_words, plural, words_for, wrap
from syrnb.views.scene import Axis, Bar, Key, Label, Line, Panel, Point, Row, Scene, day_ticks, stamp_of
from syrnb.views.theme import NEUTRAL
from syrnb.views.toll_days import STANDING, Toll, TollClass, TollDay, place_words

__all__ = ["Scale", "draw_toll", "scale_for"]

_MOST_CLASSES = 3
_HEIGHT = 480
_BAND = NEUTRAL
_STEM = 0.07
"""How far an arrow reaches, as a share of the axis."""
_LOST = 0.02
"""A number of so small a share of the highest stands on the line of none."""
_WIDE, _LETTER = 700, 6.2
"""Pixels of a narrow picture's panels, and of a letter."""
_BELOW = 0.058
"""How far below its line a number stands, as a share of the axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where numbers of people stand: as they are, or on a ladder of tens where the smallest would be lost beside them.

    ``most`` is the highest number that is drawn.
    """

    most: float
    tens: bool

    @property
    def top(self) -> float:
        """The upper end of the axis."""
        return self.at(self.most) * (1.2 if self.tens else 1.16)

    @property
    def title(self) -> str:
        """What the axis counts."""
        return "People, on a ladder of tens" if self.tens else "People"

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The numbers that are named, with where they stand."""
        numbers = [0, *(10**n for n in range(1, 10))] if self.tens else _ticks(self.top)
        return tuple((self.at(n), f"{n:,}") for n in numbers if self.at(n) <= self.top)

    def at(self, number: float) -> float:
        """Return where a number stands."""
        return position(number) if self.tens else float(number)


def scale_for(numbers: Sequence[int]) -> Scale:
    """Return the scale on which the smallest of some numbers can be told from none.

    >>> scale_for([24, 727]).tens, scale_for([18, 290_001]).tens, scale_for([0, 0]).tens
    (False, True, False)
    """
    most = max(*numbers, 4)
    return Scale(most, min((n for n in numbers if n), default=most) < most * _LOST)


def draw_toll(material: Material, toll: Toll, title: str, subtitle: str) -> Scene:
    """Return the band of each class of victims side by side, on one scale of people; see :func:`scale_for`.

    From one day that claims speak of to the next, a running toll is no less than it was and no more than it will be:
    so much of the band follows without a claim. Where nothing bounds it from above, it is hatched up to the edge; where
    the later day allows less than was said before, nothing is drawn between the two, and the note says so.
    """
    known = {c.claim_id: c for c in material.claims if c.table == "casualties"}
    shown = toll.classes[:_MOST_CLASSES]
    days = [d.day for group in shown for d in group.days]
    numbers = [n for group in shown for d in group.days for n in (d.low, d.high, *_told(d, known)) if n is not None]
    scale = scale_for(numbers)
    pad = (max(days) + 1 - min(days)) * 0.08
    axis = _day_axis(min(days) - pad, max(days) + 1 + pad, len(shown))
    panels = tuple(_panel(material, group, known, axis, scale, _WIDE / len(shown)) for group in shown)
    top, ticks = scale.top, scale.ticks
    since = f" from {day_words(toll.start)} on" if toll.start is not None else ""
    where = f"{words_for(toll.outcome).capitalize()}, {place_words(material, toll)}{since}"
    parts = [f"{plural(len(toll.classes) - len(shown), 'class', 'classes')} of victims"]
    parts = parts if len(toll.classes) > len(shown) else []
    parts += [f"{plural(toll.others, 'running toll')} of other places or from other days on"] if toll.others else []
    note = "The band is no range of error." + (f" Not drawn: {' and '.join(parts)}." if parts else "")
    if any(_is_broken(group) for group in shown):
        note += " Where it is broken, a later day allows less than was said before."
    return Scene(
        title, f"{where}, up to the end of each day · {subtitle}", note,
        panels, tuple(Row(t, name) for t, name in ticks), -0.03 * top, top, flip=False,
        rules=tuple(t for t, _ in ticks), keys=_keys(material, shown, known), y_title=scale.title, height=_HEIGHT,
    )  # fmt: skip


def _day_axis(low: float, high: float, panels: int) -> Axis:
    """Return an axis whose days are named in their middle, none so near an edge that it meets the next panel's."""
    room = (high - low) * 0.05
    days = [d for d in day_ticks(low, high, 12 // panels) if low + room <= d + 0.5 <= high - room]
    stamps = [stamp_of(d) for d in days]
    far = high - low > 300
    ticks = tuple(
        (d + 0.5, f"{s:%b %Y}" if far else f"{s.day} {s:%b}") for d, s in zip(days, stamps, strict=True)
    )  # fmt: skip
    years = "" if far else " to ".join(str(y) for y in sorted({stamp_of(low).year, stamp_of(high).year}))
    return Axis("day", low, high, ticks, f"End of the day{', ' if years else ''}{years}")


def _told(day: TollDay, known: Mapping[str, Told]) -> list[int]:
    counts = [count_of(known[i]) for i in day.claims if i in known]
    return [n for c in counts for n in (c.low, c.high) if n is not None]


def _ticks(top: float) -> list[int]:
    power = 10 ** int(log10(top))
    step = next(s for s in (power // 10, power // 5, power // 2, power, power * 2) if s >= 1 and top / s <= 8)
    return list(range(0, int(top) + 1, step))


def _panel(
    material: Material, group: TollClass, known: Mapping[str, Told], axis: Axis, scale: Scale, wide: float
) -> Panel:
    top = scale.top
    bars: list[Bar] = []
    points: list[Point] = []
    lows: list[list[tuple[float, float]]] = [[]]
    runs: list[list[tuple[float, float]]] = [[]]
    for x0, x1, low, high, day in _stretches(group):
        # The words that hold the number up are what a click chooses; where none does, those that hold it down.
        binds = day.low_claims or day.high_claims
        hover = _hover(material, group, day, known, low, high)
        if lows[-1] and lows[-1][-1][0] < x0:
            lows.append([])
            runs.append([])
        foot = scale.at(low)
        lows[-1] += [(x0, foot), (x1, foot)]
        fill, opacity, end = ("solid", 0.32, scale.at(high)) if high is not None else ("open", 0.5, top)
        bars.append(
            Bar(x0, x1, (foot + end) / 2, end - foot, _BAND, fill, opacity, hover, binds[0] if binds else "", binds)
        )
        if high is not None:
            runs[-1] += [(x0, end), (x1, end)]
        else:
            runs.append([])
    lines = [Line(tuple(x for x, _ in run), tuple(y for _, y in run), _BAND, 1.8) for run in lows]
    lines += [Line(tuple(x for x, _ in run), tuple(y for _, y in run), _BAND, 1.4, "dash") for run in runs if run]
    for day in group.days:
        told = [known[i] for i in day.claims if i in known]
        for i, claim in enumerate(told):
            x = day.day + (i + 1) / (len(told) + 1)
            marks = _draw_claim(
                material, claim, x, (axis.high - axis.low) * 0.004, scale, aside=claim.claim_id in day.aside
            )
            bars, points = bars + marks[0], points + marks[1]
    last = group.days[-1]
    name = group.name(material)
    title = f"{name[:1].upper() + name[1:]}: {last.words} by {day_words(stamp_of(last.day))}"
    labels = _labels(group, axis, scale, wide)
    return Panel(axis, 1.0, title, tuple(bars), tuple(points), tuple(lines), labels)


def _labels(group: TollClass, axis: Axis, scale: Scale, wide: float) -> tuple[Label, ...]:
    """Return what is allowed on the days that claims speak of, in numbers, where it changes and there is room."""
    one, free, before = wide / (axis.high - axis.low), float("-inf"), ""
    labels = []
    for day in group.days:
        words = short_count(day.low, day.high)
        half = len(words) * _LETTER / 2
        at = (day.day + 0.5 - axis.low) * one
        if not day.claims or words == before or at - half < free:
            continue
        low = scale.at(day.low)
        y = low - _BELOW * scale.top if low > 2 * _BELOW * scale.top else low + _BELOW * scale.top
        labels.append(Label(day.day + 0.5, y, words, "center"))
        free, before = at + half + 4, words
    return tuple(labels)


def _stretches(group: TollClass) -> list[tuple[float, float, int, int | None, TollDay]]:
    """Return what is allowed on every stretch of days: those that claims speak of, and those between two of them.

    Where a running toll is said to have been higher on the first of two days than the second allows, no number fits
    between them, and the band is broken.
    """
    stretches = []
    for i, day in enumerate(group.days):
        stretches.append((day.day, day.day + 1, day.low, day.high, day))
        after = group.days[i + 1] if i + 1 < len(group.days) else None
        if after is not None and after.day > day.day + 1 and not _falls(day, after):
            stretches.append((day.day + 1, after.day, day.low, after.high, day))
    return stretches


def _falls(day: TollDay, after: TollDay) -> bool:
    """Say whether a later day allows less than was said before it: a running toll cannot fall."""
    return after.high is not None and after.high < day.low


def _is_broken(group: TollClass) -> bool:
    return any(after.day > day.day + 1 and _falls(day, after) for day, after in pairwise(group.days))


def _hover(
    material: Material, group: TollClass, day: TollDay, known: Mapping[str, Told], low: int, high: int | None
) -> str:
    same = (low, high) == (day.low, day.high)
    head = f"<b>{wrap(group.name(material), 56)}: {interval_words(low, high)}</b>"
    until = (
        f"up to {day_words(stamp_of(day.day))}, {STANDING[day.status]}" if same else "until the next day with a claim"
    )
    lines = [head, wrap(until)]
    for words, ids in (("not less by", day.low_claims), ("not more by", day.high_claims)):
        told = [known[i] for i in ids if i in known] if same else []
        lines += [wrap(f"{words} {interval_words(c.row.low, c.row.high)} ({said_by(material, c)})") for c in told[:2]]
    return "<br>".join(lines)


def _draw_claim(
    material: Material, claim: Told, x: float, half: float, scale: Scale, *, aside: bool
) -> tuple[list[Bar], list[Point]]:
    """Return one claim's marks: a dot for a number, a stroke for a range, an arrow where an end is open."""
    count = count_of(claim)
    color, hover, claim_id = color_of_speaker(material, count), hover_of_count(material, count), claim.claim_id

    def dot(y: float, symbol: str, size: float = 9.0) -> Point:
        return Point(x, y, color, "x" if aside else symbol, size, "solid", hover, claim_id)

    def stem(low: float, high: float) -> Bar:
        return Bar(x - half, x + half, (low + high) / 2, high - low, color, "solid", 0.9, hover, claim_id)

    low, high = (None if n is None else scale.at(n) for n in (count.low, count.high))
    if low is not None and high is not None:
        if count.exact:
            return [], [dot(low, "circle")]
        return [stem(low, high)], [dot(low, "line-ew", 11), dot(high, "line-ew", 11)]
    if low is not None:
        end = low + scale.top * _STEM
        return [stem(low, end)], [dot(low, "circle"), dot(end, "triangle-up")]
    if high is not None:
        end = max(high - scale.top * _STEM, 0)
        return [stem(end, high)], [dot(high, "circle"), dot(end, "triangle-down")]
    return [], []


def _keys(material: Material, shown: tuple[TollClass, ...], known: Mapping[str, Told]) -> tuple[Key, ...]:
    days = [d for group in shown for d in group.days]
    counts = [count_of(known[i]) for d in days for i in d.claims if i in known]
    keys = [Key("allowed by all claims together: no less", _BAND, dash="solid"), Key("and no more", _BAND, dash="dash")]
    if any(d.high is None for d in days):
        keys.append(Key("nothing bounds it from above", _BAND, fill="open"))
    keys.append(Key("a claim of that day", NEUTRAL, "circle"))
    if any(c.high is None and c.low is not None for c in counts):
        keys.append(Key("at least so many", NEUTRAL, "triangle-up"))
    if any(c.low is None and c.high is not None for c in counts):
        keys.append(Key("at most so many", NEUTRAL, "triangle-down"))
    if any(d.aside for d in days):
        keys.append(Key("contradicted, set aside", NEUTRAL, "x"))
    return (*keys, *speaker_keys(material, counts))
