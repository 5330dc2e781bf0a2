"""Rows over objects, where an object is what is counted without regard to class; each row stands for one a class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Key", "Rows"]

Key = tuple[object, ...]


@dataclass(slots=True)
class Rows:
    """Constraints between objects, ``sum(coefficient * object) <= 0`` or ``= 0``.

    Parameters
    ----------
    objects
        Position of each object.
    terms
        ``(row, object, coefficient)``.
    equal
        Whether each row is an equation.
    spare
        Whether each row follows from the others, and is there only to let bounds spread.
    sums
        For each object that is the sum of others: the row that says so, and these others, none of them a sum.
    """

    objects: dict[Key, int] = field(default_factory=dict)
    terms: list[tuple[int, int, int]] = field(default_factory=list)
    equal: list[bool] = field(default_factory=list)
    spare: list[bool] = field(default_factory=list)
    sums: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    _parts: set[int] = field(default_factory=set)

    def at(self, key: Key) -> int:
        """Return an object's position, new where it is not known."""
        return self.objects.setdefault(key, len(self.objects))

    def add(self, terms: Iterable[tuple[Key, int]], *, equal: bool = False, spare: bool = False) -> None:
        """Add a row."""
        row = len(self.equal)
        self.terms += [(row, self.at(key), coefficient) for key, coefficient in terms]
        self.equal.append(equal)
        self.spare.append(spare)

    def below(self, small: Iterable[Key], large: Iterable[Key], *, spare: bool = False) -> None:
        """Add: some objects together are at most others together."""
        self.add([*((k, 1) for k in small), *((k, -1) for k in large)], spare=spare)

    def same(self, whole: Key, parts: Iterable[Key], *, spare: bool = False) -> None:
        """Add: an object is the sum of others, unless it is its only part."""
        parts = list(parts)
        if parts != [whole]:
            if not spare:
                self._write_out(self.at(whole), [self.at(k) for k in parts], len(self.equal))
            self.add([(whole, 1), *((k, -1) for k in parts)], equal=True, spare=spare)

    def _write_out(self, whole: int, parts: list[int], row: int) -> None:
        """Keep of what an object is the sum, unless it is known already, or a part of another sum as it stands."""
        if whole not in self.sums and whole not in self._parts:
            written = tuple(o for part in parts for o in (self.sums[part][1] if part in self.sums else (part,)))
            self.sums[whole] = row, written
            self._parts.update(written)
