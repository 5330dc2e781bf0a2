"""Running tolls over days: one row for each speaker and scope, its numbers written where they were given."""

from __future__ import annotations

from collections.abc import Sequence

from syrnb.schema import OUTCOME
from syrnb.views.claims import Material
from syrnb.views.counts import Count, position, short_count, victim_words
from syrnb.views.days import Window, find_window, pack, share_of, split_window
from syrnb.views.ladder import color_of_speaker, hover_of_count, speaker_keys
from syrnb.views.phrases import count_words, day_words, plural, shorten, words_for
from syrnb.views.scene import Axis, Key, Label, Panel, Point, Row, Scene, day_number
from syrnb.views.theme import NEUTRAL

__all__ = ["draw_running"]

_LINE = 20
_LONGEST = 46
"""Letters of a row's name on one line."""
_LETTER = 6.8
_WIDE, _LEAST = 790, 360
"""Pixels of a narrow picture with the names of its rows, and of its days alone at least."""
_MOST_ROWS, _MOST_LINES = 40, 70
_ANYONE = {words_for(victims) for victims in ("all", "unknown")}
_NOTE = 110
"""Letters of a line of the note."""
_NEAR = 90
"""Pixels within which one number told again shares the mark of the first time."""


def _number(count: Count) -> str:
    return short_count(count.low, count.high)


def _scopes(material: Material, running: Sequence[Count], by: str) -> dict[str, list[tuple[float, Count]]]:
    """Sort running tolls into rows: one for each speaker, outcome, victims and place.

    Of one outcome those told of most stand first, or with ``by="size"`` those of the highest numbers.
    """
    rows: dict[tuple[str, str, str, str], list[tuple[float, Count]]] = {}
    for count in running:
        claim = count.claim
        place = material.name_all(claim.places, 1) if claim.places else ""
        whom = victim_words(material, claim)
        whom = "" if whom in _ANYONE else whom
        rows.setdefault((claim.kind, claim.speaker_name, whom, place), []).append((_day(count), count))
    named: dict[str, list[tuple[float, Count]]] = {}

    def weight(line: Sequence[tuple[float, Count]]) -> int:
        return max(max(c.low or 0, c.high or 0) for _, c in line) if by == "size" else len(line)

    order = sorted(rows.items(), key=lambda row: (OUTCOME.index(row[0][0]), -weight(row[1]), row[0]))
    for (kind, speaker, victims, place), line in order:
        whom = f"{victims} " if victims else ""
        where = f", {place}" if place else ""
        said, counted = shorten(speaker, 56), shorten(f"{whom}{words_for(kind)}{where}", 72)
        name = f"{said}: {counted}" if len(said) + len(counted) <= _LONGEST else f"{said}:\n{counted}"
        named.setdefault(name, []).extend(line)
    return named


def draw_running(
    material: Material, counts: Sequence[Count], title: str, subtitle: str, order: str = "day"
) -> Scene:  # fmt: skip
    """Return running tolls over the days up to which they count; a larger dot is a higher number.

    Rows are not added up and not compared: each is one speaker's own count of one thing.
    """
    running = [c for c in counts if c.claim.row.count_mode == "cumulative" and _known(c) and not c.claim.background]
    window = find_window([c.claim for c in running], material.published.values())
    if window:
        running = [c for c in running if window.low - 1 <= _day(c) <= window.high + 1]
    if not running:
        return Scene(title, empty="No running toll with a day and a number is claimed here.")
    scopes = _scopes(material, running, order)
    days = [d for line in scopes.values() for d, _ in line]
    pad = max((max(days) - min(days)) * 0.03, 0.8)
    widest = max(len(_number(c)) for line in scopes.values() for _, c in line)
    plot = max(_WIDE - _LETTER * max(len(part) for name in scopes for part in name.split("\n")), _LEAST)
    room = 1 + pad + (max(days) - min(days) + 2) * widest * _LETTER / plot
    windows = split_window(Window(min(days) - pad, max(days) + room), days)
    shares = [share_of(w, days) for w in windows]
    marks: list[tuple[list[Point], list[Label]]] = [([], []) for _ in windows]
    rows, bands, y = [], [], 0.0
    left_out = 0
    drawn: list[Count] = []
    for i, (name, line) in enumerate(scopes.items()):
        if i >= _MOST_ROWS or y >= _MOST_LINES:
            left_out += len(line)
            continue
        drawn += [c for _, c in line]
        lift = 0.2 if "\n" in name else 0.0
        height = 1 + 2 * lift
        for window, share, (points, labels) in zip(windows, shares, marks, strict=True):
            inside = sorted(
                ((d, c) for d, c in line if window.low <= d < window.high), key=lambda p: (p[0], p[1].claim.claim_id)
            )
            one = (window.high - window.low) * sum(shares) / (plot * share)
            told = _repeats(inside, _NEAR * one)
            wide = [(d + 0.5 - 10 * one, d + 0.5 + (16 + _LETTER * len(_words(same))) * one) for d, same in told]
            lines = pack(wide, 4 * one)
            for (day, same), at in zip(told, lines, strict=True):
                count, behind = same[0], tuple(c.claim.claim_id for c in same[1:])
                middle, color = y + lift + 0.5 + at, color_of_speaker(material, count)
                size = 6 + 1.6 * position(count.low if count.low is not None else count.high or 0)
                hover, claim_id = _hover(material, same), count.claim.claim_id
                points.append(Point(day + 0.5, middle, color, "circle", size, "solid", hover, claim_id, behind))
                labels.append(Label(day + 0.5 + (size / 2 + 2) * one, middle, _words(same)))
            height = max(height, max(lines, default=0) + 1 + 2 * lift)
        rows.append(Row(y + height / 2, name))
        if i % 2 == 0:
            bands.append((y, y + height))
        y += height
    others = len(counts) - len(running)
    parts = [
        f"{plural(others, 'claim')} of single incidents, told as history, or without a day or a number"
    ] if others else []  # fmt: skip
    fewer = "lower ones" if order == "size" else "fewer"
    parts += [f"{plural(left_out, 'running toll')} of speakers who give {fewer}: choose one"] if left_out else []
    longest = max(shares)
    panels = tuple(
        Panel(Axis("day", w.low, w.high, title="Day up to which it counts" if share == longest else ""), share, "", (),
              tuple(points), (), tuple(labels))
        for w, share, (points, labels) in zip(windows, shares, marks, strict=True)
    )  # fmt: skip
    note = " ".join(filter(None, [_signs(panels), f"Not drawn: {'; '.join(parts)}." if parts else ""]))
    keys = (Key("a toll; larger is higher", NEUTRAL, "circle"), *speaker_keys(material, drawn))
    return Scene(
        title, subtitle, note, panels, tuple(rows), 0, y, bands=tuple(bands), keys=keys,
        height=int(y * _LINE + 190 + 15 * (len(note) // _NOTE)),
    )  # fmt: skip


def _repeats(told: Sequence[tuple[float, Count]], near: float) -> list[tuple[float, list[Count]]]:
    """Gather what tells one number again within a few days, so that a repeated toll is one mark, on its first day."""
    groups: list[tuple[float, list[Count]]] = []
    last: dict[str, int] = {}
    for day, count in told:
        number = _number(count)
        at = last.get(number)
        if at is not None and day - groups[at][0] <= near:
            groups[at][1].append(count)
        else:
            last[number] = len(groups)
            groups.append((day, [count]))
    return groups


def _signs(panels: Sequence[Panel]) -> str:
    """Return a sentence on what the signs beside numbers say, empty where there are none."""
    written = "".join(label.text for panel in panels for label in panel.labels)
    signs = {"+": "40+ is 40 or more", ">": ">200 is more than 200", "≤": "≤30 is at most 30", "–": "45–55 is 45 to 55",
             "×": "×3 is told three times"}  # fmt: skip
    told = [words for sign, words in signs.items() if sign in written]
    return f"In numbers, {count_words(told, len(told))}." if told else ""


def _words(same: Sequence[Count]) -> str:
    return _number(same[0]) + (f" ×{len(same)}" if len(same) > 1 else "")


def _hover(material: Material, same: Sequence[Count]) -> str:
    first = hover_of_count(material, same[0])
    if len(same) == 1:
        return first
    days = sorted(d for c in same for d in (c.claim.last, c.claim.reported) if d is not None)
    return f"{first}<br>told {len(same)} times, {day_words(days[0], days[-1])}"


def _day(count: Count) -> float:
    """Return the day up to which a running toll counts: the last it names, else that of the report."""
    day = day_number(count.claim.last)
    day = day_number(count.claim.reported) if day is None else day
    assert day is not None
    return day


def _known(count: Count) -> bool:
    has_day = count.claim.last is not None or count.claim.reported is not None
    return has_day and (count.low is not None or count.high is not None)
