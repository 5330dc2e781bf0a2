"""The ladder of casualty claims: each an interval, parts under their whole, nothing added up."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from syrnb.views.claims import Material
from syrnb.views.counts import Count, position, short_count, ticks_up_to, victim_words
from syrnb.views.evidence import hover_of, said_by
from syrnb.views.legend import look_keys
from syrnb.views.phrases import day_words, fold_name, interval_words, plural, shorten, side_words, words_for, wrap
from syrnb.views.scene import Axis, Bar, Key, Label, Panel, Point, Row, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import INK, MUTED, NEUTRAL

__all__ = ["color_of_speaker", "draw_ladder", "hover_of_count", "page_names", "pages_of", "rungs", "speaker_keys"]

PER_PAGE = 40
_ROW = 22
_LETTER, _WIDE = 6.4, 225.0
"""Pixels of a letter, and of the ladder where it is narrow."""
_DIGIT = 6.0
"""Pixels of a letter of the numbers below the ladder."""
_OVER = 6
"""Pixels that a number may reach beyond the ladder."""
_NAME = 38
"""Letters of a row's name on one line."""
_HEAD = 44
"""Letters of a group's name on one line."""
_SAYS = 36
"""Letters of who says so on one line."""
_SHORT = {"cumulative": "running", "delta": "added", "incident": ""}
_MODE = {"cumulative": "running total", "delta": "added since", "incident": ""}


def pages_of(counts: Sequence[Count]) -> int:
    """Return how many pages the ladder of these counts takes."""
    return max(-(-len(counts) // PER_PAGE), 1)


def page_names(groups: Mapping[str, Sequence[tuple[Count, int]]], order: str) -> list[str]:
    """Return what stands on each page: its first and last group, or the first and last row of the one it has."""
    flat = [(name, count) for name, group in groups.items() for count, _ in group]
    names = []
    for start in range(0, len(flat), PER_PAGE):
        page = flat[start : start + PER_PAGE]
        (first, head), (last, foot) = page[0], page[-1]
        if first != last:
            names.append(f"{shorten(first, 28)} to {shorten(last, 28)}")
            continue
        ends = [_end(head, order), _end(foot, order)]
        names.append(f"{shorten(first, 32)}, {' to '.join(dict.fromkeys(ends))}")
    return names


def _end(count: Count, order: str) -> str:
    return short_count(count.low, count.high) if order == "size" else day_words(count.claim.reported)


def color_of_speaker(material: Material, count: Count) -> str:
    """Return the colour of who says so: on a ladder of claims the question is whose number it is."""
    side = material.side(count.claim.speaker)
    return (material.palette.sides[side] if side else material.palette.of(count.claim.speaker)).color


def _most(counts: Sequence[Count]) -> int:
    return max((bound for c in counts for bound in (c.low, c.high) if bound is not None), default=10)


@dataclass(frozen=True, slots=True)
class _Marks:
    """One claim's marks, from where to where they reach, and its number in words."""

    bars: tuple[Bar, ...]
    points: tuple[Point, ...]
    start: float
    end: float
    words: str


def _draw_count(material: Material, count: Count, y: float, nowhere: float) -> _Marks:
    """Return one claim's marks: a dot for a number, a bar for a range, an arrow where an end is open.

    Where no number is given, a mark stands before the ladder, at ``nowhere``.
    """
    color, hover, claim_id = color_of_speaker(material, count), hover_of_count(material, count), count.claim.claim_id
    denied = count.claim.modality == "negated" or count.claim.speech_act == "denies"
    fill = "hollow" if count.claim.modality in ("planned", "hypothetical") else "solid"
    words = interval_words(count.low, count.high)

    def dot(at: float, symbol: str, size: float = 9.5) -> Point:
        return Point(at, y, color, "x" if denied else symbol, size, fill, hover, claim_id)

    if count.low is None and count.high is None:
        told = f"no number: “{shorten(count.claim.row.count_text, 28)}”"
        return _Marks((), (dot(nowhere, "diamond", 8),), nowhere, 0.0, told)
    if count.exact:
        assert count.low is not None
        at = position(count.low)
        return _Marks((), (dot(at, "circle"),), at, at, words)
    if count.low is not None and count.high is not None:
        low, high = position(count.low), position(count.high)
        bar = Bar(low, high, y, 0.3, color, "crossed" if denied else "solid", 0.55, hover, claim_id)
        return _Marks((bar,), (dot(low, "line-ns", 11), dot(high, "line-ns", 11)), low, high, words)
    start = position(count.low if count.low is not None else count.high or 0)
    end = start + 0.38 if count.low is not None else max(start - 0.6, 0.0)
    bars = []
    for i in range(4):
        x0, x1 = start + (end - start) * i / 4, start + (end - start) * (i + 1) / 4
        bars.append(Bar(min(x0, x1), max(x0, x1), y, 0.22, color, "solid", 0.6 - 0.12 * i, hover, claim_id))
    points = (dot(start, "circle"), dot(end, "triangle-right" if count.low is not None else "triangle-left", 8))
    return _Marks(tuple(bars), points, min(start, end), max(start, end), words)


def _label(marks: _Marks, y: float, reach: float) -> Label:
    """Return the number beside its marks: to the right, or to the left where it would reach beyond the ladder."""
    gap, wide = 0.02 * reach, len(marks.words) * _LETTER * reach / _WIDE
    color = MUTED if marks.words.startswith("no number") else INK
    if marks.end + gap + wide > reach and marks.start - gap - wide > 0:
        return Label(marks.start - gap, y, marks.words, "right", color)
    return Label(marks.end + gap, y, marks.words, color=color)


def hover_of_count(material: Material, count: Count) -> str:
    """Return a count for a hover box: the claim, and what its number covers."""
    mode = _MODE[count.claim.row.count_mode]
    extra = [wrap(mode)] if mode else []
    if count.part_of:
        extra.append("part of the count above it")
    return "<br>".join([hover_of(material, count.claim), *extra])


def _name(material: Material, count: Count, depth: int, by: str) -> str:
    """Return what a row is called: who they were, whose, where, what happened; without what the group says already.

    A long name takes two lines.
    """
    claim = count.claim
    parts = []
    if by != "outcome":
        parts.append(words_for(claim.kind))
    whose = victim_words(material, claim)
    if by != "victims" or "(" in whose:
        parts.append(whose)
    if claim.places and by != "place":
        parts.append(material.name_all(claim.places, 1))
    return ("      " * depth + "└ " if depth else "") + _fold(parts)


def _fold(parts: Sequence[str]) -> str:
    """Return the parts of a name on as few lines as they need, broken between them where that does."""
    lines = [""]
    for part in parts:
        joint = ", " if lines[-1] else ""
        if len(lines[-1] + joint + part) <= _NAME:
            lines[-1] += joint + part
        elif len(part) <= _NAME:
            lines += [part]
        else:
            who, _, whose = part.partition(" (")
            if whose and len(lines[-1] + joint + who) <= _NAME:
                lines[-1] += joint + who
            elif whose:
                lines.append(who)
            lines += textwrap.wrap(f"({whose}" if whose else part, _NAME)
    return "\n".join(line for line in lines if line)


def draw_ladder(
    tally: Tally, groups: Mapping[str, Sequence[tuple[Count, int]]], page: int, by: str, order: str, title: str,
    subtitle: str, chosen: str | None = None,
) -> Scene:  # fmt: skip
    """Return the ladder: one row a claim, grouped; parts under their whole; nothing is added up.

    Where the chosen claim stands on another page, the note says on which.
    """
    material = tally.material
    sizes = {name: tally.number([c.claim for c, _ in group]) for name, group in groups.items()}
    flat = [(name, count, depth) for name, group in groups.items() for count, depth in group]
    pages, names = pages_of([c for _, c, _ in flat]), page_names(groups, order)
    page = page if 1 <= page <= pages else 1
    shown = flat[(page - 1) * PER_PAGE : page * PER_PAGE]
    rows: list[Row] = []
    bars: list[Bar] = []
    points: list[Point] = []
    labels: list[Label] = []
    said: list[Label] = []
    covers: list[Label] = []
    when: list[Label] = []
    rules: list[float] = []
    y, current = 0.0, None
    most = _most([c for _, c, _ in shown])
    reach = position(most) + 1.0
    unnumbered = any(c.low is None and c.high is None for _, c, _ in shown)
    nowhere = -0.06 * reach
    for name, count, depth in shown:
        if name != current:
            y += 0.35 if current is not None else 0.0
            rules.append(y - 0.05)
            head = fold_name(f"{shorten(name, 64)} ({sizes[name]:,})", _HEAD, 80)
            tall = 1.0 + 0.45 * head.count("\n")
            rows.append(Row(y + tall / 2, head, bold=True))
            y, current = y + tall, name
        called = _name(material, count, depth, by)
        who = fold_name(said_by(material, count.claim), _SAYS)
        tall = 1.0 + 0.45 * max(called.count("\n"), who.count("\n"))
        middle = y + tall / 2
        rows.append(Row(middle, called))
        marks = _draw_count(material, count, middle, nowhere)
        bars += marks.bars
        points += marks.points
        labels.append(_label(marks, middle, reach))
        mode = _SHORT[count.claim.row.count_mode]
        said.append(Label(0.0, middle, who))
        if mode:
            covers.append(Label(0.0, middle, mode, color=MUTED))
        when.append(Label(0.0, middle, day_words(count.claim.reported), color=MUTED))
        y += tall
    low = nowhere * 1.6 if unnumbered else -0.08
    ticks = rungs(ticks_up_to(most * 4), low, reach)
    ladder = Panel(
        Axis("number", low, reach, ticks, "People, on a ladder of tens"), 1.0, "",
        tuple(bars), tuple(points), (), tuple(labels),
    )  # fmt: skip
    note = f"Page {page} of {pages} ({names[page - 1]}): {plural(len(flat), 'claim')} in all." if pages > 1 else ""
    elsewhere = next((i // PER_PAGE + 1 for i, (_, c, _) in enumerate(flat) if c.claim.claim_id == chosen), page)
    note += f" The chosen claim stands on page {elsewhere}." if elsewhere != page else ""
    return Scene(
        title, subtitle, note,
        (ladder, Panel(Axis("none", 0.0, 1.0), 0.9, "Who says so", labels=tuple(said), title_left=True),
         Panel(Axis("none", 0.0, 1.0), 0.2, "Count", labels=tuple(covers), title_left=True),
         Panel(Axis("none", 0.0, 1.0), 0.26, "Reported", labels=tuple(when), title_left=True)),
        tuple(rows), -0.1, y + 0.1, rules=tuple(rules), keys=_keys(material, [c for _, c, _ in shown]),
        height=int(y * _ROW + 190 + (20 if note else 0)),
    )  # fmt: skip


def rungs(ticks: Sequence[tuple[float, str]], low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Return the rungs whose numbers stand on none before them, nor beyond the end, where the ladder is narrow."""
    one = _WIDE / (high - low)
    kept: list[tuple[float, str]] = []
    for at, name in ticks:
        if (high - at) * one + _OVER < len(name) / 2 * _DIGIT:
            break
        if not kept or (at - kept[-1][0]) * one > (len(name) + len(kept[-1][1])) / 2 * _DIGIT:
            kept.append((at, name))
    return tuple(kept)


def _keys(material: Material, counts: Sequence[Count]) -> tuple[Key, ...]:
    keys = [Key("a number", NEUTRAL, "circle")]
    if any(c.low is not None and c.high is not None and not c.exact for c in counts):
        keys.append(Key("a range", NEUTRAL))
    if any(c.low is not None and c.high is None for c in counts):
        keys.append(Key("so many or more", NEUTRAL, "triangle-right"))
    if any(c.low is None and c.high is not None for c in counts):
        keys.append(Key("at most so many", NEUTRAL, "triangle-left"))
    if any(c.low is None and c.high is None for c in counts):
        keys.append(Key("no number given", NEUTRAL, "diamond"))
    if any(c.claim.modality == "negated" for c in counts):
        keys.append(Key("denied or not so", NEUTRAL, "x"))
    if any(c.claim.modality in ("planned", "hypothetical") for c in counts):
        keys.append(Key("planned or conditional", NEUTRAL, "circle", "hollow"))
    return (*keys, *speaker_keys(material, counts))


def speaker_keys(material: Material, counts: Sequence[Count]) -> tuple[Key, ...]:
    """Return whose colour is whose among those who speak; nothing where nobody has a colour of their own."""
    looks = look_keys(material, [c.claim.speaker for c in counts])
    others = side_words(None)
    if all(key.label == others for key in looks):
        return ()
    return tuple(Key(f"said by {'others' if k.label == others else k.label}", k.color) for k in looks)
