"""Days cut into segments, for each place no finer than what is told of it and of what contains it needs.

What happened in a place within a segment is one unknown. A place's segments are cut where a period told of it, or of a
place that contains it, begins or ends, so that each lies in one segment of every containing place; days on which
nothing is told of the place or of what it contains have none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from syrnb.analysis.tolls.nesting import Family, Scope
from syrnb.analysis.tolls.rows import Key, Rows

__all__ = ["Calendar", "Period"]


@dataclass(frozen=True, slots=True)
class Period:
    """A period told of a place: days ``start`` to ``end``, both as ordinals; ``running`` ones end within their last."""

    place: Scope
    start: int
    end: int
    running: bool


class Calendar:
    """The segments of every place, and the unknowns that count what happened in them."""

    def __init__(self, family: Family, periods: Iterable[Period]) -> None:
        told = sorted(set(periods), key=lambda p: (sorted(p.place), p.start, p.end, p.running))
        self.family = family
        self.above: dict[Scope, set[Scope]] = {scope: set() for scope in family.scopes}
        for whole, parts in family.partitions:
            for part in parts:
                self.above[part].add(whole)
        own: dict[Scope, set[int]] = {scope: set() for scope in family.scopes}
        spans: dict[Scope, set[tuple[int, int]]] = {scope: set() for scope in family.scopes}
        self.series: dict[tuple[Scope, int], int] = {}
        for p in told:
            own[p.place] |= {p.start, p.end + 1} | ({p.end} if p.running else set())
            spans[p.place].add((p.start, p.end + 1))
            if p.running:
                self.series[p.place, p.start] = max(self.series.get((p.place, p.start), 0), p.end + 1)
        for whole, parts in family.covers:
            for part in parts:
                spans[part] |= spans[whole]
        for scope in reversed(family.scopes):
            for whole in self.above[scope]:
                spans[whole] |= spans[scope]
        cuts: dict[Scope, set[int]] = {}
        self.segments: dict[Scope, list[tuple[int, int]]] = {}
        for scope in family.scopes:
            cuts[scope] = own[scope].union(*(cuts[whole] for whole in self.above[scope]))
            self.segments[scope] = list(_cut(spans[scope], cuts[scope]))

    def within(self, place: Scope, start: int, stop: int) -> list[Key]:
        """Return the segments of a place that lie in the days from ``start`` to before ``stop``, in order."""
        first, last = self._run(place, start, stop)
        return [("days", place, a, b) for a, b in self.segments[place][first:last]]

    def span(self, place: Scope, start: int, stop: int) -> Key:
        """Return what counts a whole period from ``start`` to before ``stop``."""
        first, last = self._run(place, start, stop)
        return ("days", place, *(self.segments[place][first] if last - first == 1 else (start, stop)))

    def _run(self, place: Scope, start: int, stop: int) -> tuple[int, int]:
        """Return where the segments within some days begin and end; they are in order and do not overlap."""
        segments = self.segments[place]
        return bisect_left(segments, start, key=itemgetter(0)), bisect_right(segments, stop, key=itemgetter(1))

    def add_rows(self, rows: Rows) -> None:
        """Add what is certain of places within places, and of periods as sums of segments."""
        for whole, parts in self.family.partitions:
            for a, b in self.segments[whole]:
                inner = [k for p in parts for k in self.within(p, a, b)]
                if inner:
                    rows.below(inner, [("days", whole, a, b)])
        for whole, parts in self.family.covers:
            for a, b in self.segments[whole]:
                rows.below([("days", whole, a, b)], [k for p in parts for k in self.within(p, a, b)])
        for place, start in self.series:
            self._add_series(rows, place, start)
        for whole, parts in self.family.partitions:
            for place, start in self.series:
                if place == whole:
                    self._nest_series(rows, whole, start, parts)

    def add_span(self, rows: Rows, place: Scope, start: int, stop: int) -> Key:
        """Return what counts a whole period, with the rows that make it the sum of its segments."""
        key = self.span(place, start, stop)
        if key not in rows.objects:
            rows.same(key, self.within(place, start, stop))
            before = [s for p, s in self.series if p == place and s < start and self.series[p, s] >= stop]
            if before:
                first = max(before)
                rows.same(self.span(place, first, stop), [self.span(place, first, start), key])
            rows.at(key)
        return key

    def _add_series(self, rows: Rows, place: Scope, start: int) -> None:
        """Add the days since a series began as a growing sum, and as the sum of an earlier and a later series."""
        stop = self.series[place, start]
        later = min((s for p, s in self.series if p == place and start < s < stop), default=None)
        for key in self.within(place, start, stop)[1:]:
            a, b = key[2], key[3]
            assert isinstance(a, int)
            assert isinstance(b, int)
            rows.same(self.span(place, start, b), [self.span(place, start, a), key])
            if later is not None and later < b <= self.series[place, later]:
                parts = [self.span(place, start, later), self.span(place, later, b)]
                rows.same(self.span(place, start, b), parts, spare=True)

    def _nest_series(self, rows: Rows, whole: Scope, start: int, parts: tuple[Scope, ...]) -> None:
        """Add: the running sums of places within a place are at most its own. Implied, but it lets bounds spread."""
        inner = [(p, self.series[p, start]) for p in parts if (p, start) in self.series]
        for key in self.within(whole, start, self.series[whole, start]):
            stop = key[3]
            assert isinstance(stop, int)
            sums = [self.span(p, start, min(stop, last)) for p, last in inner]
            if sums:
                rows.below(sums, [self.span(whole, start, stop)], spare=True)


def _cut(spans: set[tuple[int, int]], cuts: set[int]) -> Iterable[tuple[int, int]]:
    """Yield the parts that cuts make of the days of some spans."""
    blocks: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if blocks and start <= blocks[-1][1]:
            blocks[-1] = blocks[-1][0], max(stop, blocks[-1][1])
        else:
            blocks.append((start, stop))
    for start, stop in blocks:
        marks = [start, *sorted(c for c in cuts if start < c < stop), stop]
        yield from pairwise(marks)
