"""The system of integer constraints that figures make together.

Its unknowns are numbers of victims: of each class, in each place, in each span of days, and those of them that one
statement or one incident counts. What is certain of classes, places and days makes the rows; figures bound single
unknowns. A world, that is a list of victims with their class, place and day, satisfies the figures exactly if some
solution does (docs/analysis.md says how far this goes).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from syrnb.analysis.tolls.breakdowns import Breakdown
from syrnb.analysis.tolls.classes import ClassSystem, VictimClass, divide
from syrnb.analysis.tolls.figures import Figure
from syrnb.analysis.tolls.nesting import Family, Scope, arrange
from syrnb.analysis.tolls.scopes import Actors, Places

__all__ = ["Cell", "System", "build_system"]

Key = tuple[object, ...]
Terms = list[tuple[Key, int]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a toll counts: a class of victims in a place over a period.

    ``kind`` is ``running`` (as of some hour of ``end``), ``period`` (all of both days) or ``incident`` (named by
    ``incident``). Days are ordinals, None where unknown.
    """

    kind: str
    outcome: str
    victims: VictimClass
    place: Scope
    start: int | None
    end: int | None
    incident: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """Rows ``matrix @ x <= 0``, or ``= 0`` where ``equal``, over integers x >= 0, and the bounds that figures set.

    Parameters
    ----------
    matrix
        One row a constraint, one column an unknown.
    equal
        Whether a row is an equation.
    row_claims
        The claims that a row rests on; rows not named rest on none.
    lows, highs
        For each unknown, the bounds that claims set: ``(value, claim_id)``.
    cells
        The unknowns of each cell; a running cell has one for each statement told as of its last day.
    """

    matrix: sparse.csr_array
    equal: np.ndarray
    row_claims: dict[int, tuple[str, ...]]
    lows: dict[int, tuple[int, str]]
    highs: dict[int, tuple[int, str]]
    cells: dict[Cell, tuple[int, ...]]


@dataclass(slots=True)
class _Rows:
    """Rows over objects, each standing for one row a class."""

    objects: dict[Key, int] = field(default_factory=dict)
    terms: list[tuple[int, int, int]] = field(default_factory=list)
    equal: list[bool] = field(default_factory=list)

    def at(self, key: Key) -> int:
        return self.objects.setdefault(key, len(self.objects))

    def add(self, terms: Iterable[tuple[Key, int]], *, equal: bool = False) -> None:
        row = len(self.equal)
        self.terms += [(row, self.at(key), coefficient) for key, coefficient in terms]
        self.equal.append(equal)

    def below(self, small: Iterable[Key], large: Iterable[Key]) -> None:
        self.add([*((k, 1) for k in small), *((k, -1) for k in large)])

    def same(self, whole: Key, parts: Iterable[Key]) -> None:
        self.add([(whole, 1), *((k, -1) for k in parts)], equal=True)


def build_system(
    figures: Sequence[Figure],
    breakdowns: Sequence[Breakdown],
    *,
    actors: Actors,
    places: Places,
    cells: Iterable[Cell] = (),
) -> System:
    """Build the constraints of figures of one outcome.

    Parameters
    ----------
    figures
        Of one outcome.
    breakdowns
        Those whose whole and parts are all among the figures count.
    actors, places
        How they nest.
    cells
        More cells to ask for, besides those that figures speak of.
    """
    asked = list(cells)
    classes = divide([*(f.victims for f in figures), *(c.victims for c in asked)], actors)
    grounds = {f.place for f in figures if not f.loose} | {c.place for c in asked if c.place and c.start is not None}
    family = arrange(grounds, places.within, places.apart)
    rows = _Rows()
    calendar = _Calendar(figures, asked)
    _nest_days(rows, family, calendar, figures, asked)
    moments: dict[str, dict[Key, None]] = {}
    homes: dict[str, Key] = {}
    for f in figures:
        homes[f.claim_id] = _place_figure(rows, calendar, f, moments)
    for c in asked:
        if c.kind == "running" and c.start is not None and c.end is not None and c.place:
            _tell(rows, calendar, c.place, c.start, c.end, f"asked:{c.end}", moments)
    _nest_moments(rows, family, calendar, moments)
    _nest_incidents(rows, figures, homes, places)
    return _assemble(rows, classes, figures, breakdowns, homes, _collect(rows, calendar, figures, asked, homes, moments))


class _Calendar:
    """Days cut into slabs at every day that a figure's period begins or ends with."""

    def __init__(self, figures: Sequence[Figure], cells: Sequence[Cell]) -> None:
        spans = [(f.start, f.end, f.running) for f in figures if not f.loose]
        spans += [(c.start, c.end, c.kind == "running") for c in cells]
        cuts: set[int] = set()
        for start, end, running in spans:
            if start is not None and end is not None:
                cuts |= {start, end + 1} | ({end} if running else set())
        self.cuts = sorted(cuts)
        self.position = {day: i for i, day in enumerate(self.cuts)}

    def slabs(self, start: int, end: int) -> range:
        """Return the slabs of a period that begins and ends at cuts."""
        return range(self.position[start], self.position[end + 1])

    def __len__(self) -> int:
        return max(len(self.cuts) - 1, 0)


def _period_key(calendar: _Calendar, place: Scope, start: int, end: int) -> Key:
    slabs = calendar.slabs(start, end)
    return ("day", place, slabs[0]) if len(slabs) == 1 else ("span", place, slabs[0], slabs[-1])


def _nest_days(
    rows: _Rows, family: Family, calendar: _Calendar, figures: Sequence[Figure], cells: Sequence[Cell]
) -> None:
    """Add places within places on each slab of days, and spans as sums of slabs."""
    for slab in range(len(calendar)):
        for whole, parts in family.partitions:
            rows.below([("day", p, slab) for p in parts], [("day", whole, slab)])
        for whole, parts in family.covers:
            rows.below([("day", whole, slab)], [("day", p, slab) for p in parts])
    above: dict[Scope, set[Scope]] = {}
    for whole, parts in family.partitions:
        for part in parts:
            above.setdefault(part, set()).add(whole)
    series = {(f.place, f.start, f.end) for f in figures if f.running and not f.loose}
    series |= {(c.place, c.start, c.end) for c in cells if c.kind == "running" and c.start is not None}
    last: dict[tuple[Scope, int], int] = {}
    for place, start, end in series:
        assert start is not None and end is not None
        pending = [place]
        while pending:
            spot = pending.pop()
            last[spot, start] = max(last.get((spot, start), 0), calendar.slabs(start, end)[-1])
            pending += above.get(spot, ())
    chains = {(place, calendar.position[start]): stop for (place, start), stop in last.items()}
    for (place, first), stop in sorted(chains.items(), key=lambda c: (sorted(c[0][0]), c[0][1])):
        later = sorted(s for p, s in chains if p == place and first < s <= stop)
        for slab in range(first + 1, stop + 1):
            rows.same(_span(place, first, slab), [_span(place, first, slab - 1), ("day", place, slab)])
            if later and later[0] <= slab <= chains[place, later[0]]:
                parts = [_span(place, first, later[0] - 1), _span(place, later[0], slab)]
                rows.same(_span(place, first, slab), parts)
    for whole, parts in family.partitions:
        for (place, first), stop in sorted((c for c in chains.items() if c[0][0] == whole), key=lambda c: c[0][1]):
            inner = [(p, chains[p, first]) for p in parts if (p, first) in chains]
            for slab in range(first + 1, stop + 1):
                if told := [_span(p, first, slab) for p, end in inner if slab <= end]:
                    rows.below(told, [_span(place, first, slab)])
    spans = {(f.place, f.start, f.end) for f in figures if not f.running and not f.loose}
    spans |= {(c.place, c.start, c.end) for c in cells if c.kind == "period"}
    for place, start, end in sorted(spans, key=lambda s: (sorted(s[0]), s[1], s[2])):
        assert start is not None and end is not None
        slabs = calendar.slabs(start, end)
        if len(slabs) == 1 or slabs[-1] <= chains.get((place, slabs[0]), -1):
            continue
        rows.same(_span(place, slabs[0], slabs[-1]), [("day", place, slab) for slab in slabs])
        first = max((s for p, s in chains if p == place and s < slabs[0] and chains[p, s] >= slabs[-1]), default=None)
        if first is not None:
            parts = [_span(place, first, slabs[0] - 1), _span(place, slabs[0], slabs[-1])]
            rows.same(_span(place, first, slabs[-1]), parts)


def _span(place: Scope, first: int, last: int) -> Key:
    return ("day", place, first) if first == last else ("span", place, first, last)


def _place_figure(rows: _Rows, calendar: _Calendar, f: Figure, moments: dict[str, dict[Key, None]]) -> Key:
    """Return the object that a figure bounds, with its rows."""
    if f.loose:
        key: Key = ("loose", f.statement if f.running else f.incident, f.place, f.start, f.end)
    elif f.running:
        assert f.start is not None and f.end is not None
        return _tell(rows, calendar, f.place, f.start, f.end, f.statement, moments)
    else:
        assert f.start is not None and f.end is not None
        key = ("incident", f.incident, f.place, f.start, f.end)
        if key not in rows.objects:
            rows.below([key], [_period_key(calendar, f.place, f.start, f.end)])
    rows.at(key)
    return key


def _tell(
    rows: _Rows,
    calendar: _Calendar,
    place: Scope,
    start: int,
    end: int,
    statement: str,
    moments: dict[str, dict[Key, None]],
) -> Key:
    """Return a running toll as of a statement's hour: all days before its last, and some of the last."""
    slab, first = calendar.position[end], calendar.position[start]
    day, some = ("day", place, slab), ("some", statement, place, slab)
    key = ("toll", statement, place, first, slab)
    if key in rows.objects:
        return key
    if some not in rows.objects:
        rows.below([some], [day])
        moments.setdefault(statement, {})[some] = None
    rows.same(key, [some] if slab == first else [_span(place, first, slab - 1), some])
    rows.below([key], [_span(place, first, slab)])
    moments.setdefault(statement, {})[key] = None
    return key


def _nest_moments(
    rows: _Rows, family: Family, calendar: _Calendar, moments: dict[str, dict[Key, None]]
) -> None:
    """Add places within places for what one statement counts, on its last day and in all."""
    for keys in moments.values():
        for whole, parts in family.partitions:
            for key in [k for k in keys if k[2] == whole]:
                inner = [k for p in parts if (k := (*key[:2], p, *key[3:])) in keys]
                if not inner:
                    continue
                rows.below(inner, [key])
                if key[0] == "some":
                    slab = key[3]
                    small: Terms = [*((("day", k[2], slab), 1) for k in inner), *((k, -1) for k in inner)]
                    rows.add([*small, (("day", whole, slab), -1), (key, 1)])


def _nest_incidents(rows: _Rows, figures: Sequence[Figure], homes: dict[str, Key], places: Places) -> None:
    """Add: what one incident counts in a smaller scope is among what it counts in a larger one."""
    groups: dict[str, dict[Key, Figure]] = {}
    for f in figures:
        if not f.running:
            groups.setdefault(f.incident, {})[homes[f.claim_id]] = f
    for group in groups.values():
        for a, small in group.items():
            for b, large in group.items():
                if a != b and _scope_inside(small, large, places):
                    rows.below([a], [b])


def _scope_inside(a: Figure, b: Figure, places: Places) -> bool:
    if a.loose or b.loose:
        return False
    ground = all(any(places.within(x, y) for y in b.place) for x in a.place)
    return ground and (b.start or 0) <= (a.start or 0) and (a.end or 0) <= (b.end or 0)


def _collect(
    rows: _Rows,
    calendar: _Calendar,
    figures: Sequence[Figure],
    asked: Sequence[Cell],
    homes: dict[str, Key],
    moments: dict[str, dict[Key, None]],
) -> dict[Cell, list[Key]]:
    """Return every cell that figures speak of, or that lies between them, with its objects."""
    cells: dict[Cell, list[Key]] = {}
    spoken: dict[tuple[Scope, int], set[VictimClass]] = {}
    outcome = figures[0].outcome if figures else ""
    for f in figures:
        if f.running and not f.loose:
            assert f.start is not None
            spoken.setdefault((f.place, f.start), set()).add(f.victims)
        else:
            name = "" if f.running else f.incident
            kind = "running" if f.running else "incident"
            key = homes[f.claim_id]
            cells.setdefault(Cell(kind, outcome, f.victims, f.place, f.start, f.end, name), []).append(key)
            if not f.loose and not f.running:
                assert f.start is not None and f.end is not None
                region = _period_key(calendar, f.place, f.start, f.end)
                cells[Cell("period", outcome, f.victims, f.place, f.start, f.end)] = [region]
    for c in asked:
        if c.kind == "period" and c.start is not None and c.end is not None:
            cells[c] = [_period_key(calendar, c.place, c.start, c.end)]
            rows.at(cells[c][0])
        elif c.kind == "running" and c.start is not None:
            spoken.setdefault((c.place, c.start), set()).add(c.victims)
    for keys in moments.values():
        for key in keys:
            if key[0] != "toll":
                continue
            place, first, slab = key[2], key[3], key[4]
            assert isinstance(place, frozenset) and isinstance(first, int) and isinstance(slab, int)
            start, end = calendar.cuts[first], calendar.cuts[slab]
            for victims in spoken.get((place, start), ()):
                cells.setdefault(Cell("running", outcome, victims, place, start, end), []).append(key)
    return cells


def _assemble(
    rows: _Rows,
    classes: ClassSystem,
    figures: Sequence[Figure],
    breakdowns: Sequence[Breakdown],
    homes: dict[str, Key],
    cells: dict[Cell, list[Key]],
) -> System:
    """Spread rows over classes, add how classes add up, and set the bounds."""
    size, count = classes.size, len(rows.objects)
    row, obj, coefficient = (np.array(rows.terms, dtype=np.int64).reshape(-1, 3)).T
    each = np.arange(size)
    parts = [
        (
            (row[:, None] * size + each).ravel(),
            (obj[:, None] * size + each).ravel(),
            np.repeat(coefficient, size),
        )
    ]
    equal = [np.repeat(np.array(rows.equal, dtype=bool), size)]
    height = len(rows.equal) * size
    shares = [(r, whole, -1) for r, (whole, _) in enumerate(classes.partitions)]
    shares += [(r, p, 1) for r, (_, group) in enumerate(classes.partitions) for p in group]
    offset = len(classes.partitions)
    shares += [(offset + r, whole, 1) for r, (whole, _) in enumerate(classes.covers)]
    shares += [(offset + r, p, -1) for r, (_, group) in enumerate(classes.covers) for p in group]
    share = np.array(shares, dtype=np.int64).reshape(-1, 3).T
    width = offset + len(classes.covers)
    objects = np.arange(count)
    parts.append(
        (
            (height + objects[:, None] * width + share[0]).ravel(),
            (objects[:, None] * size + share[1]).ravel(),
            np.tile(share[2], count),
        )
    )
    equal.append(np.tile(np.arange(width) < offset, count))
    height += width * count

    def unknown(f: Figure) -> int:
        return rows.objects[homes[f.claim_id]] * size + classes.index[f.victims]

    by_id = {f.claim_id: f for f in figures}
    claims: dict[int, tuple[str, ...]] = {}
    for b in breakdowns:
        if b.whole in by_id and all(p in by_id for p in b.parts):
            columns = np.array([unknown(by_id[b.whole]), *(unknown(by_id[p]) for p in b.parts)])
            signs = np.array([1, *(-1 for _ in b.parts)])
            parts.append((np.full(len(columns), height), columns, signs))
            equal.append(np.array([True]))
            claims[height] = tuple(sorted((b.whole, *b.parts)))
            height += 1
    r, c, v = (np.concatenate([p[i] for p in parts]) for i in range(3))
    matrix = sparse.csr_array((v.astype(float), (r, c)), shape=(height, count * size))
    lows: dict[int, tuple[int, str]] = {}
    highs: dict[int, tuple[int, str]] = {}
    for f in sorted(figures, key=lambda f: f.claim_id):
        x = unknown(f)
        if f.low is not None and f.low > lows.get(x, (0, ""))[0]:
            lows[x] = (f.low, f.claim_id)
        if f.high is not None and (x not in highs or f.high < highs[x][0]):
            highs[x] = (f.high, f.claim_id)
    places_of = {
        cell: tuple(dict.fromkeys(rows.objects[k] * size + classes.index[cell.victims] for k in keys))
        for cell, keys in cells.items()
    }
    return System(matrix, np.concatenate(equal), claims, lows, highs, places_of)
