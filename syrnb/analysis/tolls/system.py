"""The system of integer constraints that figures make together.

Its unknowns are numbers of victims: of each class, in each place, in each span of days, and those of them that one
statement or one incident counts. What is certain of classes, places and days makes the rows; figures bound single
unknowns. docs/analysis.md says what a solution means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.breakdowns import Breakdown
from syrnb.analysis.tolls.calendar import Calendar, Period
from syrnb.analysis.tolls.classes import ClassSystem, divide
from syrnb.analysis.tolls.figures import Figure, VictimClass
from syrnb.analysis.tolls.nesting import Scope, arrange
from syrnb.analysis.tolls.rows import Key, Rows

__all__ = ["Cell", "System", "build_system"]


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
    spare
        Whether a row follows from the others and from ``sums``.
    sums
        Pairs of an unknown that is a sum of others and one that it adds up, itself no sum.
    row_claims
        The claims that a row rests on; rows not named rest on none.
    lows, highs
        For each unknown, the bounds that claims set: ``(value, claim_id)``.
    cells
        The unknowns of each cell. A running cell has one for each statement told as of its last day.
    spoken
        Those of them that a figure speaks of.
    """

    matrix: sparse.csr_array
    equal: np.ndarray
    spare: np.ndarray
    sums: np.ndarray
    row_claims: dict[int, tuple[str, ...]]
    lows: dict[int, tuple[int, str]]
    highs: dict[int, tuple[int, str]]
    cells: dict[Cell, tuple[int, ...]]
    spoken: dict[Cell, tuple[int, ...]]


@dataclass(slots=True)
class _Telling:
    """The objects of what was told: the home of each figure, and what each statement counts at its hour."""

    rows: Rows
    calendar: Calendar
    homes: dict[str, Key]
    moments: dict[str, dict[Key, None]]

    def place_figure(self, f: Figure) -> None:
        """Find the object that a figure bounds, and add its rows."""
        if f.loose:
            key: Key = ("loose", f.statement if f.running else f.incident, f.place, f.start, f.end)
            self.rows.at(key)
        elif f.running:
            key = self.tell(f.place, f.start or 0, f.end or 0, f.statement)
        else:
            key = ("incident", f.incident, f.place, f.start, f.end)
            if key not in self.rows.objects:
                region = self.calendar.add_span(self.rows, f.place, f.start or 0, (f.end or 0) + 1)
                self.rows.below([key], [region])
        self.homes[f.claim_id] = key

    def tell(self, place: Scope, start: int, end: int, statement: str) -> Key:
        """Return a running toll as of a statement's hour: all days before its last, and some of the last."""
        key: Key = ("toll", statement, place, start, end)
        if key in self.rows.objects:
            return key
        some: Key = ("some", statement, place, end)
        told = self.moments.setdefault(statement, {})
        if some not in told:
            self.rows.below([some], [("days", place, end, end + 1)])
            told[some] = None
        whole = self.calendar.span(place, start, end + 1)
        before = [] if start == end else [self.calendar.span(place, start, end)]
        self.rows.same(key, [*before, some])
        self.rows.below([key], [whole], spare=True)
        told[key] = None
        return key

    def nest_moments(self) -> None:
        """Add places within places for what one statement counts, on its last day and in all."""
        for keys in self.moments.values():
            for whole, parts in self.calendar.family.partitions:
                for key in [k for k in keys if k[2] == whole]:
                    inner = [k for p in parts if (k := (*key[:2], p, *key[3:])) in keys]
                    if not inner:
                        continue
                    self.rows.below(inner, [key], spare=key[0] == "toll")
                    if key[0] == "some":
                        end = key[3]
                        assert isinstance(end, int)
                        days = [(("days", k[2], end, end + 1), 1) for k in inner]
                        rest = [*days, *((k, -1) for k in inner), (("days", whole, end, end + 1), -1), (key, 1)]
                        self.rows.add(rest)

    def nest_incidents(self, figures: Sequence[Figure], places: Places) -> None:
        """Add: what one incident counts in a smaller scope is among what it counts in a larger one."""
        groups: dict[str, dict[Key, Figure]] = {}
        for f in figures:
            if not f.running and not f.loose:
                groups.setdefault(f.incident, {})[self.homes[f.claim_id]] = f
        for group in groups.values():
            for a, small in group.items():
                for b, large in group.items():
                    if a != b and _scope_inside(small, large, places):
                        self.rows.below([a], [b])


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
        More running and period cells to ask for, besides those that figures speak of.
    """
    asked = list(cells)
    periods = [Period(f.place, f.start or 0, f.end or 0, f.running) for f in figures if not f.loose]
    periods += [Period(c.place, c.start or 0, c.end or 0, c.kind == "running") for c in asked]
    family = arrange({p.place for p in periods}, places.within, places.apart)
    rows = Rows()
    calendar = Calendar(family, periods)
    calendar.add_rows(rows)
    telling = _Telling(rows, calendar, {}, {})
    for f in figures:
        telling.place_figure(f)
    for c in asked:
        if c.kind == "running":
            telling.tell(c.place, c.start or 0, c.end or 0, f"asked:{c.end}")
    telling.nest_moments()
    telling.nest_incidents(figures, places)
    wanted = _collect(telling, figures, asked)
    classes = divide([*(f.victims for f in figures), *(c.victims for c in asked)], actors)
    return _assemble(rows, classes, figures, breakdowns, telling.homes, wanted)


def _scope_inside(a: Figure, b: Figure, places: Places) -> bool:
    ground = all(any(places.within(x, y) for y in b.place) for x in a.place)
    return ground and (b.start or 0) <= (a.start or 0) and (a.end or 0) <= (b.end or 0)


def _collect(telling: _Telling, figures: Sequence[Figure], asked: Sequence[Cell]) -> dict[Cell, list[Key]]:
    """Return every cell that figures speak of, or that lies between them, with its objects."""
    cells: dict[Cell, list[Key]] = {}
    spoken: dict[tuple[Scope, int], dict[VictimClass, None]] = {}
    outcome = next(iter([*(f.outcome for f in figures), *(c.outcome for c in asked)]), "")
    for f in figures:
        home = telling.homes[f.claim_id]
        if f.running and not f.loose:
            spoken.setdefault((f.place, f.start or 0), {})[f.victims] = None
            continue
        kind, name = ("running", "") if f.running else ("incident", f.incident)
        cells.setdefault(Cell(kind, outcome, f.victims, f.place, f.start, f.end, name), []).append(home)
        if not f.loose:
            region = telling.calendar.span(f.place, f.start or 0, (f.end or 0) + 1)
            cells[Cell("period", outcome, f.victims, f.place, f.start, f.end)] = [region]
    for c in asked:
        if c.kind == "period":
            key = telling.calendar.add_span(telling.rows, c.place, c.start or 0, (c.end or 0) + 1)
            telling.rows.at(key)
            cells[c] = [key]
        else:
            spoken.setdefault((c.place, c.start or 0), {})[c.victims] = None
    for keys in telling.moments.values():
        for key in keys:
            if key[0] == "toll":
                _, _, place, start, end = key
                assert isinstance(place, frozenset)
                assert isinstance(start, int)
                assert isinstance(end, int)
                for victims in spoken.get((place, start), ()):
                    cells.setdefault(Cell("running", outcome, victims, place, start, end), []).append(key)
    return cells


def _assemble(
    rows: Rows,
    classes: ClassSystem,
    figures: Sequence[Figure],
    breakdowns: Sequence[Breakdown],
    homes: dict[str, Key],
    cells: dict[Cell, list[Key]],
) -> System:
    """Spread rows over classes, add how classes add up, and set the bounds."""
    size = classes.size

    by_id = {f.claim_id: f for f in figures}
    needed = _needed(rows, classes, figures, homes)
    position = np.cumsum(needed) - 1

    def unknown(key: Key, victims: VictimClass) -> int:
        return int(position[rows.objects[key] * size + classes.index[victims]])

    blocks = [_keep(block, needed, position) for block in (_spread(rows, classes), _divide_objects(classes, rows))]
    claims: dict[int, tuple[str, ...]] = {}
    height = sum(len(block[3]) for block in blocks)
    for b in breakdowns:
        if b.whole in by_id and all(p in by_id for p in b.parts):
            members = [unknown(homes[c], by_id[c].victims) for c in (b.whole, *b.parts)]
            signs = np.array([1] + [-1] * len(b.parts))
            only = np.zeros(len(members), dtype=np.int64)
            blocks.append((only, np.array(members), signs, np.array([True]), np.array([False])))
            claims[height] = tuple(sorted((b.whole, *b.parts)))
            height += 1
    offsets = np.cumsum([0, *(len(block[3]) for block in blocks)])
    r = np.concatenate([b[0] + offset for b, offset in zip(blocks, offsets, strict=False)])
    c, v = (np.concatenate([b[i] for b in blocks]) for i in (1, 2))
    matrix = sparse.csr_array((v.astype(float), (r, c)), shape=(height, int(needed.sum())))
    matrix.eliminate_zeros()
    lows: dict[int, tuple[int, str]] = {}
    highs: dict[int, tuple[int, str]] = {}
    for f in sorted(figures, key=lambda f: f.claim_id):
        x = unknown(homes[f.claim_id], f.victims)
        if f.low is not None and f.low > lows.get(x, (0, ""))[0]:
            lows[x] = (f.low, f.claim_id)
        if f.high is not None and (x not in highs or f.high < highs[x][0]):
            highs[x] = (f.high, f.claim_id)
    found = {cell: tuple(dict.fromkeys(unknown(k, cell.victims) for k in keys)) for cell, keys in cells.items()}
    told = {unknown(homes[f.claim_id], f.victims) for f in figures}
    spoken = {cell: tuple(x for x in unknowns if x in told) for cell, unknowns in found.items()}
    equal, spare = (np.concatenate([b[i] for b in blocks]) for i in (3, 4))
    sums = position[_write_out(rows, classes)]
    return System(matrix, equal, spare, sums, claims, lows, highs, found, spoken)


_Block = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Rows, columns and coefficients of entries; whether each row is an equation, and whether it follows from others."""


def _needed(rows: Rows, classes: ClassSystem, figures: Sequence[Figure], homes: dict[str, Key]) -> np.ndarray:
    """Return which unknowns are needed: of an incident that one class is counted of, that class alone."""
    needed = np.ones(len(rows.objects) * classes.size, dtype=bool)
    told: dict[str, set[tuple[Key, int]]] = {}
    for f in figures:
        if not f.running:
            told.setdefault(f.incident, set()).add((homes[f.claim_id], classes.index[f.victims]))
    for counts in told.values():
        if len(counts) == 1:
            ((home, victims),) = counts
            first = rows.objects[home] * classes.size
            needed[first : first + classes.size] = False
            needed[first + victims] = True
    return needed


def _keep(block: _Block, needed: np.ndarray, position: np.ndarray) -> _Block:
    """Drop the rows that speak of an unknown that is not needed; they bound nothing else."""
    row, column, value, equal, spare = block
    idle = np.zeros(len(equal), dtype=bool)
    idle[row[~needed[column]]] = True
    kept = ~idle[row]
    renumbered = np.cumsum(~idle) - 1
    return renumbered[row[kept]], position[column[kept]], value[kept], equal[~idle], spare[~idle]


def _spread(rows: Rows, classes: ClassSystem) -> _Block:
    """Return the rows over objects, once a class.

    Those that say what a sum is are spare, and an equation of a rest follows from those of its whole and parts.
    """
    row, obj, coefficient = np.array(rows.terms, dtype=np.int64).reshape(-1, 3).T
    size = classes.size
    each = np.arange(size)
    said = np.array(rows.spare, dtype=bool)
    said[[row for row, _ in rows.sums.values()]] = True
    equal, spare = (np.repeat(flags, size) for flags in (np.array(rows.equal, dtype=bool), said))
    rest = np.tile(each >= len(classes.index), len(rows.equal))
    return (
        (row[:, None] * size + each).ravel(),
        (obj[:, None] * size + each).ravel(),
        np.repeat(coefficient, size),
        equal,
        spare | (equal & rest),
    )


def _write_out(rows: Rows, classes: ClassSystem) -> np.ndarray:
    """Return the pairs of a sum and what it adds up, once a class."""
    pairs = [(whole, part) for whole, (_, parts) in rows.sums.items() for part in parts]
    each = np.arange(classes.size)
    spread = np.array(pairs, dtype=np.int64).reshape(-1, 2, 1) * classes.size + each
    return np.moveaxis(spread, 1, 2).reshape(-1, 2)


def _divide_objects(classes: ClassSystem, rows: Rows) -> _Block:
    """Return how classes add up, once an object; those of a sum follow from those of its parts."""
    count = len(rows.objects)
    summed = np.zeros(count, dtype=bool)
    summed[list(rows.sums)] = True
    entries = [(r, whole, -1) for r, (whole, _) in enumerate(classes.partitions)]
    entries += [(r, p, 1) for r, (_, group) in enumerate(classes.partitions) for p in group]
    sums = len(classes.partitions)
    entries += [(sums + r, whole, 1) for r, (whole, _) in enumerate(classes.covers)]
    entries += [(sums + r, p, -1) for r, (_, group) in enumerate(classes.covers) for p in group]
    row, member, sign = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    width = sums + len(classes.covers)
    objects = np.arange(count)[:, None]
    return (
        (objects * width + row).ravel(),
        (objects * classes.size + member).ravel(),
        np.tile(sign, count),
        np.tile(np.arange(width) < sums, count),
        np.repeat(summed, width),
    )
