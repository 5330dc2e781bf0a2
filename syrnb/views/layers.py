"""The lanes of the timeline as marks: one by one where they can be read, counted by period where they are too many."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from syrnb.analysis.counting import UNITS
from syrnb.views.choice import Choice
from syrnb.views.claims import Told
from syrnb.views.days import Stretch, Window, bucket_edges, fade, find_window, pack, share_of, split_window, stretch_of
from syrnb.views.evidence import hover_of, said_by
from syrnb.views.lanes import Lane, sort_into_lanes
from syrnb.views.legend import look_keys
from syrnb.views.past import past_axis, past_window, widen
from syrnb.views.phrases import day_words, fold_name, plural, shorten, words_for, wrap
from syrnb.views.pinned import Note, Place, later_words, pin, reach
from syrnb.views.scene import Axis, Bar, Key, Label, Panel, Point, Row, Scene, iso_day, room_beside
from syrnb.views.tally import Tally
from syrnb.views.theme import NEUTRAL, Look

__all__ = ["draw_lanes"]

Mark = Bar | Point | Label

_MOST_MARKS = 350
_MOST_LINES = 16
_LINE, _NARROW = 14.0, 8.0
"""Pixels a line of marks takes, and the fewest where many lines are to stand on one screen."""
_EDGE, _NAMED = 0.1, 1.75
"""Lines that a lane leaves free above its first line and below its last, and those that its name needs."""
_FRAME, _SCREEN = 162, 532
"""Pixels that title, legend and days take, and that a window of 1280 by 860 shows of a picture, with a margin."""
_MARK = 10.5
"""Pixels that a mark takes."""
_NAME, _FOLDED = 42, 31.0
"""Letters of a lane's name on one line, and the pixels of a lane from which it may take two."""
_TITLES = 165
"""Pixels from the middle of the title of history to that of the news, which would touch if nearer."""
_PAST, _LOOSE = 0.17, 0.2
"""Parts of the width of all news that history, and what has no date, take beside them."""
_FILL = {"planned": "hollow", "hypothetical": "hatched", "negated": "crossed"}


def _is_history(claim: Told, stretch: Stretch, window: Window | None) -> bool:
    return claim.background or (window is not None and stretch.x1 <= window.low)


def draw_lanes(
    tally: Tally,
    claims: Sequence[Told],
    lanes: str,
    notes: Sequence[Note],
    title: str,
    subtitle: str,
    choice: Choice,
) -> Scene:
    """Return the timeline: history, news and what has no date side by side, one lane under another.

    Where incidents are counted, a mark is an incident; that of the chosen claim is unfolded in a lane of its own.
    """
    material = tally.material
    window = reach(find_window(claims, material.published.values(), choice.start, choice.end), notes)
    behind = {group[0].claim_id: group for group in tally.gather(claims)}
    firsts = [group[0] for group in behind.values()]
    sorted_in = sort_into_lanes(material, firsts, lanes)
    stretches = {c.claim_id: stretch_of(c) for c in claims}
    in_window = sum(1 for c in firsts if (s := stretches[c.claim_id]) and not _is_history(c, s, window))
    crowded = in_window > _MOST_MARKS
    names = {lane.key: f"{shorten(lane.label, _NAME)} (1,000)" for lane in sorted_in}
    layers = _Layers(tally, window, stretches, crowded, behind, notes, room_beside(names.values()))
    y = layers.pin()
    rows = [Row(0.9, "Notes", bold=True)] if y else []
    bands, named = [], []
    opened = next((g for g in behind.values() if len(g) > 1 and any(c.claim_id == choice.claim for c in g)), ())
    if opened:
        height = layers.place(Lane("(chosen)", "", Look(), opened), y, unfolded=True)
        rows.append(Row(y + height / 2, f"The chosen incident ({plural(len(opened), 'claim')})", bold=True))
        y += height
    busiest = layers.busiest(sorted_in) if crowded else 0
    for i, lane in enumerate(sorted_in):
        height = layers.count(lane, y, busiest) if crowded else layers.place(lane, y)
        named.append((lane.label, tally.number(layers.all_of(lane.claims)), y, height))
        if i % 2 == 0:
            bands.append((y, y + height))
        y += height
    frame = _FRAME + (22 if layers.note() else 0)
    line = min(max((_SCREEN - frame) / max(y, 1.0), _NARROW), _LINE)
    rows += [
        Row(at + tall / 2, f"{fold_name(name, _NAME, 2 * _NAME if tall * line > _FOLDED else _NAME)} ({count:,})")
        for name, count, at, tall in named
    ]
    return Scene(
        title, subtitle, layers.note(), layers.panels(line / _LINE), tuple(rows), 0, y, bands=tuple(bands),
        keys=_keys(tally, claims, lanes, sorted_in, crowded), height=int(y * line + frame),
    )  # fmt: skip


class _Layers:
    """The marks of the panels while lanes are laid one under another: history, the news, what has no date."""

    def __init__(
        self,
        tally: Tally,
        window: Window | None,
        stretches: dict[str, Stretch | None],
        crowded: bool,
        behind: Mapping[str, tuple[Told, ...]],
        notes: Sequence[Note],
        wide: float,
    ) -> None:
        material = tally.material
        self.tally, self.material, self.window, self.stretches = tally, material, window, stretches
        self.behind, self.crowded, self.notes = behind, crowded, notes
        past = [s for c in material.claims if (s := stretches.get(c.claim_id)) and _is_history(c, s, window)]
        self.history = bool(past)
        past += [Stretch(n.day, n.day + 1) for n in notes if window and n.day + 0.5 < window.low]
        self.past_window = past_window(past)
        self.windows = [window] if window else []
        self.bucket, self.edges = bucket_edges(window) if window else ("", [])
        if window and not crowded:
            exact = [s for s in stretches.values() if s and s.x1 - s.x0 <= 8]
            days = [day for s in exact for day in (s.x0, s.x1 - 1)]
            self.windows = split_window(window, [*days, *(n.day for n in notes)])
        self.shares = [share_of(w, [s.middle for s in stretches.values() if s]) for w in self.windows]
        # Pixels of all news; history and what has no date stand beside it.
        without = any(s is None for s in stretches.values())
        self.wide = wide / (1 + (_PAST if past else 0) + (_LOOSE if without or crowded else 0))
        self.heap = max(int(self.wide * _LOOSE / _MARK), 3)
        self.news: list[list[Mark]] = [[] for _ in self.windows]
        self.past: list[Mark] = []
        self.loose: list[Mark] = []
        self.far_off = self.counted = self.unfolded = False
        self.lane = Lane("", "", Look(), ())

    def pin(self) -> float:
        """Pin the analyst's notes above the lanes, each in the panel of its day; return where the lanes begin."""
        if not self.notes:
            return 0.0
        shares = [part / sum(self.shares) for part in self.shares]
        places, edge = [], 0.0
        for window, share in zip(
            [*([widen(self.past_window)] if self.past_window else []), *self.windows],
            [*([_PAST] if self.past_window else []), *shares],
            strict=True,
        ):
            places.append(Place(window, edge, edge := edge + share * self.wide))
        marks, lanes_begin = pin(self.notes, places)
        panels = [*([self.past] if self.past_window else []), *self.news]
        for panel, pinned in zip(panels, marks, strict=True):
            panel += pinned
        return lanes_begin

    def all_of(self, claims: Iterable[Told]) -> list[Told]:
        """Return every claim behind the marks of some."""
        return [c for first in claims for c in self.behind.get(first.claim_id, (first,))]

    def note(self) -> str:
        """Return what to say below the picture: how to read what is counted instead of drawn, and what is not drawn."""
        late = later_words(self.window, self.notes)
        if not self.crowded:
            return late
        return (
            f"Too many to draw one by one: {UNITS[self.tally.unit]}s counted by {self.bucket}, higher for more. "
            f"Choose an actor, a place or a shorter period. {late}"
        ).strip()

    def place(self, lane: Lane, top: float, *, unfolded: bool = False) -> float:
        """Draw a lane's marks one by one, each claim by itself where ``unfolded``; return its height in lines."""
        self.unfolded, self.lane = unfolded, lane
        news, past, loose = self._split(lane)
        lines = [1, self._stack(past, self.past_window, top, self.past, self.wide * _PAST), self._heap(loose, top)]
        for window, share, marks in zip(self.windows, self.shares, self.news, strict=True):
            inside = [(c, s) for c, s in news if s.x1 > window.low and s.x0 < window.high]
            lines.append(self._stack(inside, window, top, marks, self.wide * share / sum(self.shares)))
        height = max(max(lines) + 2 * _EDGE, _NAMED)
        if lines[2] == 0 and loose:
            self.loose.append(self._tally(loose, None, top + height / 2))
        return height

    def busiest(self, lanes: Sequence[Lane]) -> int:
        """Return how many claims the fullest period of any lane holds."""
        groups = (group for lane in lanes for group in self._periods(lane)[0].values())
        return max((self.tally.number(self.all_of(group)) for group in groups), default=1)

    def count(self, lane: Lane, top: float, busiest: int) -> float:
        """Draw how many claims of a lane fall in each period; return its height in lines."""
        groups, past, loose = self._periods(lane)
        height = 2.6
        middle = top + height / 2
        for at, group in sorted(groups.items()):
            claims = self.all_of(group)
            tall = 0.2 + 2.2 * (self.tally.number(claims) / max(busiest, 1)) ** 0.5
            x0, x1 = self.edges[at], self.edges[at + 1]
            gap = (x1 - x0) * 0.06
            hover = self._group_hover(claims, x0, x1)
            ids = tuple(c.claim_id for c in claims)
            self.news[0].append(
                Bar(x0 + gap, x1 - gap, middle, tall, lane.look.color, hover=hover, claim_id=ids[0], behind=ids)
            )
        if past:
            self.past.append(self._tally(past, self.past_window, middle))
        if loose:
            self.counted = True
            self.loose.append(self._tally(loose, None, middle))
        return height + 0.3

    def _periods(self, lane: Lane) -> tuple[dict[int, list[Told]], list[Told], list[Told]]:
        """Sort a lane's claims into periods; what is vaguer than two months goes with what has no date."""
        news, past, loose = self._split(lane)
        groups: dict[int, list[Told]] = {}
        for claim, stretch in news:
            if stretch.x1 - stretch.x0 > 62:
                loose.append(claim)
            else:
                at = min(max(bisect_right(self.edges, stretch.middle) - 1, 0), len(self.edges) - 2)
                groups.setdefault(at, []).append(claim)
        return groups, [c for c, _ in past], loose

    def panels(self, scale: float) -> tuple[Panel, ...]:
        """Return history, the news and what has no date as panels side by side; an empty one is left out.

        Markers are drawn smaller where lines are (``scale``), so that those under one another do not touch.
        """
        small = max(scale, 0.8)
        for marks in (self.past, self.loose, *self.news):
            marks[:] = [replace(m, size=round(m.size * small, 2)) if isinstance(m, Point) else m for m in marks]
        panels = []
        if self.past_window:
            title = "Earlier, told as history" if self.history else "Earlier"
            title = title if self._titles_apart() else "Earlier"
            panels.append(_panel(past_axis(self.past_window, counted=self.counted), _PAST, title, self.past, True))
        widest = max(self.shares, default=0.0)
        for window, share, marks in zip(self.windows, self.shares, self.news, strict=True):
            several = self.past or self.loose or len(self.windows) > 1
            part = share / sum(self.shares)
            title = "When it is said to have happened" if several and share == widest else ""
            panels.append(_panel(Axis("day", window.low, window.high), part, title, marks, False))
        if self.loose:
            title = "No exact date" if self.counted else "No date, or far off" if self.far_off else "No date"
            panels.append(_panel(Axis("none", -0.8, self.heap - 0.2), _LOOSE, title, self.loose, True))
        return tuple(panels)

    def _titles_apart(self) -> bool:
        """Say whether the title of history, which may reach over the lanes' names, is clear of that of the news."""
        if not self.shares:
            return True
        whole, at = sum(self.shares), self.shares.index(max(self.shares))
        centre = _PAST / 2 + (sum(self.shares[:at]) + self.shares[at] / 2) / whole
        return centre * self.wide > _TITLES

    def _split(self, lane: Lane) -> tuple[list[tuple[Told, Stretch]], list[tuple[Told, Stretch]], list[Told]]:
        news, past, loose = [], [], []
        for claim in lane.claims:
            stretch = self.stretches[claim.claim_id]
            if stretch is None:
                loose.append(claim)
            elif _is_history(claim, stretch, self.window):
                past.append((claim, stretch))
            elif any(stretch.x1 > w.low and stretch.x0 < w.high for w in self.windows):
                news.append((claim, stretch))
            else:
                self.far_off = True
                loose.append(claim)
        return news, past, loose

    def _stack(
        self, items: list[tuple[Told, Stretch]], window: Window | None, top: float, marks: list[Mark], pixels: float
    ) -> int:
        """Draw claims on as few lines as they need; return how many."""
        if not items or window is None:
            return 0
        one = max(window.high - window.low, 1) / pixels
        drawn = [(c, _clip(s, window)) for c, s in items]
        dots = [s.point or s.x1 - s.x0 < _MARK * one for _, s in drawn]
        taken = [
            (s.middle - 6 * one, s.middle + 6 * one) if dot else (s.x0, s.x1)
            for (_, s), dot in zip(drawn, dots, strict=True)
        ]
        lines = pack(taken, 2 * one)
        for (claim, stretch), line, dot in zip(drawn, lines, dots, strict=True):
            y = top + _EDGE + 0.5 + line
            look, hover, ids = self._told(claim)
            if dot:
                marks += _dot(claim, stretch.middle, y, look, hover, ids)
            else:
                marks += _box(claim, stretch, y, look, hover, ids)
        return max(lines) + 1

    def _heap(self, claims: list[Told], top: float) -> int:
        """Draw claims without a date, several to a line; return how many lines, 0 where they are too many to draw."""
        if len(claims) > self.heap * _MOST_LINES:
            return 0
        for i, claim in enumerate(claims):
            at = (float(i % self.heap), top + _EDGE + 0.5 + i // self.heap)
            look, hover, ids = self._told(claim)
            self.loose += _dot(claim, *at, look, hover, ids)
        return -(-len(claims) // self.heap)

    def _told(self, claim: Told) -> tuple[Look, str, tuple[str, ...]]:
        """Return how a mark looks, what it says at a pointer's rest, and the claims behind it."""
        group = (claim,) if self.unfolded else self.behind.get(claim.claim_id, (claim,))
        hover = hover_of(self.material, claim)
        if len(group) > 1:
            told = [wrap(f"{said_by(self.material, c)}: {c.summary}") for c in group[1:5]]
            more = [f"and {len(group) - 5:,} more"] if len(group) > 5 else []
            hover = "<br>".join([hover, f"<b>One incident, {plural(len(group), 'claim')}; choose it to unfold it</b>",
                                 *told, *more])  # fmt: skip
        return self.lane.look_of(self.material, claim), hover, tuple(c.claim_id for c in group)

    def _tally(self, claims: list[Told], window: Window | None, y: float) -> Label:
        x = (window.low + window.high) / 2 if window else (self.heap - 1) / 2
        return Label(x, y, f"{self.tally.number(self.all_of(claims)):,}", "center", bold=True)

    def _group_hover(self, group: list[Told], x0: float, x1: float) -> str:
        kinds = Counter(words_for(c.kind) for c in group).most_common(4)
        told = ", ".join(f"{n} {kind}" for kind, n in kinds)
        few = [wrap(c.summary) for c in group[:3]]
        more = [f"and {len(group) - 3:,} more"] if len(group) > 3 else []
        head = f"<b>{self.tally.words(group)}, {day_words(iso_day(x0), iso_day(x1 - 1))}</b>"
        return "<br>".join([head, wrap(told), *few, *more])


def _clip(stretch: Stretch, window: Window) -> Stretch:
    """Return the part of an interval that lies in a window, a sliver at its edge where none does; own ends fade."""
    low, high = window.low, window.high
    x0, x1 = min(max(stretch.x0, low), high - 0.5), max(min(stretch.x1, high), low + 0.5)
    return Stretch(x0, x1, stretch.fades_left and stretch.x0 >= low, stretch.fades_right and stretch.x1 <= high)


def _panel(axis: Axis, share: float, title: str, marks: list[Mark], shaded: bool) -> Panel:
    return Panel(
        axis, share, title,
        tuple(m for m in marks if isinstance(m, Bar)), tuple(m for m in marks if isinstance(m, Point)),
        labels=tuple(m for m in marks if isinstance(m, Label)), shaded=shaded,
    )  # fmt: skip


def _dot(claim: Told, x: float, y: float, look: Look, hover: str, ids: tuple[str, ...]) -> list[Mark]:
    grown = 1.6 * (len(ids) - 1) ** 0.5
    if claim.modality == "negated" or claim.speech_act == "denies":
        return [Point(x, y, look.color, "x", 9, hover=hover, claim_id=claim.claim_id, behind=ids)]
    fill = "hollow" if claim.modality in ("planned", "hypothetical") else "solid"
    size = min((12.0 if claim.modality == "hypothetical" else 9.5) + grown, 17.0)
    point = Point(x, y, look.color, look.symbol, size, fill, hover, claim.claim_id, ids)
    asks = [Label(x, y, "?", "center", look.color, 8.5, bold=True)] if claim.modality == "hypothetical" else []
    return [point, *asks]


def _box(claim: Told, stretch: Stretch, y: float, look: Look, hover: str, ids: tuple[str, ...]) -> list[Mark]:
    fill = "crossed" if claim.speech_act == "denies" else _FILL.get(claim.modality, "solid")
    if fill != "solid":
        return [Bar(stretch.x0, stretch.x1, y, 0.62, look.color, fill, 0.9, hover, claim.claim_id, ids)]
    pieces = fade(stretch)
    if len(pieces) == 1:
        return [Bar(stretch.x0, stretch.x1, y, 0.62, look.color, "solid", 1.0, hover, claim.claim_id, ids)]
    drawn: list[Mark] = [
        Bar(x0, x1, y, 0.62, look.color, opacity=round(o, 3), claim_id=claim.claim_id) for x0, x1, o in pieces
    ]
    # One clear bar over all pieces answers the pointer, so that the words stand in the picture once.
    return [*drawn, Bar(stretch.x0, stretch.x1, y, 0.62, look.color, "solid", 0.0, hover, claim.claim_id, ids)]


def _keys(
    tally: Tally, claims: Sequence[Told], lanes: str, sorted_in: Sequence[Lane], crowded: bool
) -> tuple[Key, ...]:
    if crowded:
        return ()
    standing = {c.modality for c in claims}
    keys = [Key("said to have happened", NEUTRAL, "circle")]
    if "planned" in standing:
        keys.append(Key("planned or threatened", NEUTRAL, "circle", "hollow"))
    if "hypothetical" in standing:
        keys.append(Key("conditional (?)", NEUTRAL, fill="hatched"))
    if "negated" in standing or any(c.speech_act == "denies" for c in claims):
        keys.append(Key("denied or not so", NEUTRAL, "x"))
    if any((s := stretch_of(c)) and (s.fades_left or s.fades_right) for c in claims):
        keys.append(Key("vague date", "#b4b8c0"))
    if tally.unit == "incidents":
        keys.append(Key("larger: more claims", NEUTRAL, "circle"))
    # A lane that is named for its side needs no key; that of an actor has the look of the side that the key names.
    actors: set[str | None] = {lane.key for lane in sorted_in if lane.owned and lanes == "actor"}
    actors |= {lane.actor(tally.material, c) for lane in sorted_in if not lane.owned for c in lane.claims}
    if lanes == "side":
        actors = {a for a in actors if tally.material.palette.of(a) != Look()}
    return (*keys, *look_keys(tally.material, actors))
