"""Which scopes lie within which: sets of actors or places as families of partitions.

A *scope* is a set of named things (actors, places). Two base facts, ``within(a, b)`` and ``apart(a, b)``, are enough to
say which scopes nest and which share nothing; where neither is known, two scopes may overlap and do not constrain each
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

__all__ = ["Family", "Scope", "arrange", "narrowest", "widest"]

Scope = frozenset[str]


@dataclass(frozen=True, slots=True)
class Family:
    """Scopes arranged by what contains what.

    Parameters
    ----------
    scopes
        All scopes, widest first.
    partitions
        ``(whole, parts)``: the parts lie within the whole and share nothing. One whole may have several.
    covers
        ``(whole, parts)``: the whole is nothing but its parts, which may overlap.
    """

    scopes: tuple[Scope, ...]
    partitions: tuple[tuple[Scope, tuple[Scope, ...]], ...]
    covers: tuple[tuple[Scope, tuple[Scope, ...]], ...]


def arrange(scopes: Iterable[Scope], within: Callable[[str, str], bool], apart: Callable[[str, str], bool]) -> Family:
    """Arrange scopes into partitions.

    Parameters
    ----------
    scopes
        Non-empty sets of names; the same set is taken once.
    within
        Whether a name's thing lies within another's, or is the same.
    apart
        Whether two names' things surely share nothing.

    Examples
    --------
    >>> lies = lambda a, b: a.startswith(b)
    >>> family = arrange([frozenset({"a"}), frozenset({"ab"}), frozenset({"ac"})], lies, lambda a, b: a[:2] != b[:2])
    >>> [(sorted(whole), [sorted(p) for p in parts]) for whole, parts in family.partitions]
    [(['a'], [['ab'], ['ac']])]
    """

    def inside(a: Scope, b: Scope) -> bool:
        return all(any(within(x, y) for y in b) for x in a)

    def disjoint(a: Scope, b: Scope) -> bool:
        return all(apart(x, y) for x in a for y in b)

    unique = sorted(set(scopes), key=sorted)
    above = {s: [t for t in unique if t != s and inside(s, t)] for s in unique}
    order = sorted(unique, key=lambda s: (len(above[s]), sorted(s)))
    partitions = []
    for whole in order:
        parts = [s for s in order if whole in above[s] and not any(whole in above[t] for t in above[s])]
        partitions += [(whole, group) for group in _groups(parts, disjoint)]
    covers = [
        (whole, tuple(frozenset({name}) for name in sorted(whole)))
        for whole in order
        if len(whole) > 1 and all(frozenset({name}) in above for name in whole)
    ]
    return Family(tuple(order), tuple(partitions), tuple(covers))


def _groups(scopes: list[Scope], disjoint: Callable[[Scope, Scope], bool]) -> list[tuple[Scope, ...]]:
    """Return the largest groups of scopes that share nothing."""
    if len(scopes) < 2:
        return [tuple(scopes)] if scopes else []
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(scopes)
    graph.add_edges_from((a, b) for a, b in combinations(scopes, 2) if disjoint(a, b))
    groups = [tuple(sorted(clique, key=sorted)) for clique in nx.find_cliques(graph)]
    return sorted(groups, key=lambda g: [sorted(s) for s in g])


def widest(scope: Iterable[str], within: Callable[[str, str], bool]) -> Scope:
    """Drop what lies within another member: {army, its air force} is the army."""
    names = set(scope)
    return frozenset(a for a in names if not any(a != b and within(a, b) for b in names))


def narrowest(scope: Iterable[str], within: Callable[[str, str], bool]) -> Scope:
    """Drop what holds another member: "in Gardez, Paktia province" is Gardez."""
    names = set(scope)
    return frozenset(a for a in names if not any(a != b and within(b, a) for b in names))
