"""How balanced a signed network is, by triangles, by walks, and by the fewest ties that stand in the way.

A network is balanced where it splits into two camps with friendly ties within and hostile ties between them (D.
Cartwright and F. Harary, Structural balance, 1956).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.special import logsumexp

__all__ = ["Frustration", "Signs", "balance_by_triangles", "balance_by_walks", "frustration", "signed_graph"]

Signs = Mapping[tuple[str, str], int]
"""Ties as pairs of names, with sign 1 or -1; undirected, each pair once."""


@dataclass(frozen=True, slots=True)
class Frustration:
    """The fewest ties that no split into two camps satisfies.

    Parameters
    ----------
    low, high
        What the number lies between; equal where it is exact.
    camps
        Splits that frustrate ``high`` ties, each as the names of the second camp; a name in none is in the first. In
        each connected part the first name is in the first camp, since camps have no names of their own.
    all_found
        Whether these are all splits that do.
    """

    low: int
    high: int
    camps: tuple[frozenset[str], ...]
    all_found: bool

    @property
    def exact(self) -> bool:
        """Whether the number is proven."""
        return self.low == self.high


def signed_graph(signs: Signs) -> nx.Graph:
    """Return a graph with the attribute ``sign``, nodes and ties in the order of their names."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(sorted({name for pair in signs for name in pair}))
    graph.add_edges_from((*sorted(pair), {"sign": sign}) for pair, sign in sorted(signs.items()))
    return graph


def balance_by_triangles(signs: Signs) -> float:
    """Return the share of triangles that are balanced (their signs multiply to 1); NaN where there are none.

    >>> balance_by_triangles({("a", "b"): 1, ("b", "c"): -1, ("a", "c"): -1})
    1.0
    """
    matrix = _matrix(signs)
    every = np.trace(np.linalg.matrix_power(abs(matrix), 3))
    return float((1 + np.trace(np.linalg.matrix_power(matrix, 3)) / every) / 2) if every else float("nan")


def balance_by_walks(signs: Signs) -> float:
    """Return the ratio of signed to unsigned closed walks, longer ones weighing less: tr(exp A) / tr(exp abs A).

    1 where the network is balanced, towards 0 the less it is (E. Estrada and M. Benzi, Walk-based measure of balance in
    signed networks, Physical Review E 90, 2014); NaN without ties.

    >>> round(balance_by_walks({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}), 2)
    0.69
    """
    if not signs:
        return float("nan")
    matrix = _matrix(signs)
    return float(np.exp(logsumexp(np.linalg.eigvalsh(matrix)) - logsumexp(np.linalg.eigvalsh(abs(matrix)))))


def frustration(signs: Signs, *, most: int = 5, seconds: float = 30.0) -> Frustration:
    """Return the frustration index: the fewest ties to drop for a network to be balanced.

    By mixed-integer programming after S. Aref, A. J. Mason and M. C. Wilson, A modeling and computational study of the
    frustration index in signed networks, Networks 75 (2020): a binary a node (its camp), an unknown a tie (whether
    it is frustrated), with a row for every unbalanced triangle, of which at least one tie is. Blocks that share but one
    node are solved apart.

    Parameters
    ----------
    signs
        Ties.
    most
        How many of the best splits to look for.
    seconds
        After which the search for the number stops, with the bounds that it has; and again that for more splits.

    Examples
    --------
    >>> frustration({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}, most=9).high
    1
    """
    graph = signed_graph(signs)
    blocks = [graph.subgraph(sorted(names)) for names in nx.biconnected_components(graph)]
    share = seconds / max(len(blocks), 1)
    low = high = 0
    camp: dict[str, int] = {}
    flips: nx.Graph = nx.Graph()
    flips.add_nodes_from(graph)
    for block in blocks:
        bound, split = _Program(block).solve(share)
        low += bound
        high += _frustrated(block, split)
        flips.add_edges_from((a, b, {"apart": split[a] != split[b]}) for a, b in block.edges)
    for start in graph:
        if start in camp:
            continue
        camp[start] = 0
        for a, b in nx.bfs_edges(flips, start):
            camp[b] = camp[a] ^ flips.edges[a, b]["apart"]
    first = frozenset(name for name, side in camp.items() if side)
    if low < high:
        return Frustration(low, high, (first,), False)
    camps, all_found = _more_camps(graph, high, first, most, seconds)
    return Frustration(low, high, camps, all_found)


def _matrix(signs: Signs) -> np.ndarray:
    graph = signed_graph(signs)
    return np.asarray(nx.to_numpy_array(graph, weight="sign"))


def _frustrated(graph: nx.Graph, camp: Mapping[str, int]) -> int:
    return sum((camp[a] != camp[b]) == (tie["sign"] > 0) for a, b, tie in graph.edges(data=True))


class _Program:
    """The integer program of one connected network: one binary a node, one number a tie."""

    def __init__(self, graph: nx.Graph) -> None:
        self.graph = graph
        self.nodes = sorted(graph)
        self.place = {name: i for i, name in enumerate(self.nodes)}
        self.ties = {frozenset(pair): len(self.nodes) + i for i, pair in enumerate(sorted(map(sorted, graph.edges)))}
        self.rows: list[tuple[dict[int, float], float]] = []
        for a, b, tie in graph.edges(data=True):
            x, y, e = self.place[a], self.place[b], self.ties[frozenset((a, b))]
            if tie["sign"] > 0:
                self.rows += [({e: 1, x: -1, y: 1}, 0), ({e: 1, x: 1, y: -1}, 0)]
            else:
                self.rows += [({e: 1, x: -1, y: -1}, -1), ({e: 1, x: 1, y: 1}, 1)]
        for a, b in graph.edges:
            for c in sorted(set(graph[a]) & set(graph[b])):
                if c <= max(a, b):
                    continue
                pairs = ((a, b), (a, c), (b, c))
                if np.prod([graph.edges[p]["sign"] for p in pairs]) < 0:
                    self.rows.append(({self.ties[frozenset(p)]: 1 for p in pairs}, 1))
        self.roots = [min(part) for part in nx.connected_components(graph)]

    def solve(self, seconds: float) -> tuple[int, dict[str, int]]:
        """Return a proven lower bound, and the best split found."""
        result = self._run(seconds, self.rows, minimise=True)
        if result.x is None:
            return 0, dict.fromkeys(self.nodes, 0)
        bound = result.fun if result.status == 0 else result.mip_dual_bound
        return max(0, int(np.ceil(bound - 1e-6))), self._split(result.x)

    def other(self, limit: int, known: list[frozenset[str]], seconds: float) -> tuple[dict[str, int] | None, bool]:
        """Return another split that frustrates at most ``limit`` ties, and whether the answer is certain."""
        rows = [*self.rows, (dict.fromkeys(self.ties.values(), -1.0), -float(limit))]
        for camp in known:
            rows.append(({i: -1.0 if n in camp else 1.0 for n, i in self.place.items()}, 1.0 - len(camp)))
        result = self._run(seconds, rows, minimise=False)
        if result.x is not None:
            return self._split(result.x), True
        return None, result.status == 2

    def _split(self, x: np.ndarray) -> dict[str, int]:
        return {name: round(x[i]) for name, i in self.place.items()}

    def _run(self, seconds: float, rows: list[tuple[dict[int, float], float]], *, minimise: bool) -> OptimizeResult:
        width = len(self.nodes) + len(self.ties)
        entries = [(r, c, v) for r, (terms, _) in enumerate(rows) for c, v in terms.items()]
        r, c, v = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = sparse.csr_array((v, (r, c)), shape=(len(rows), width))
        high = np.ones(width)
        high[[self.place[root] for root in self.roots]] = 0
        cost = np.concatenate([np.zeros(len(self.nodes)), np.full(len(self.ties), float(minimise))])
        whole = np.concatenate([np.ones(len(self.nodes)), np.zeros(len(self.ties))])
        return milp(
            cost,
            constraints=LinearConstraint(matrix, lb=[bound for _, bound in rows]),
            bounds=Bounds(0, high),
            integrality=whole,
            options={"time_limit": seconds},
        )


def _more_camps(
    graph: nx.Graph, limit: int, first: frozenset[str], most: int, seconds: float
) -> tuple[tuple[frozenset[str], ...], bool]:
    """Return up to ``most`` best splits, and whether they are all."""
    if not graph.number_of_edges():
        return (first,), True
    program = _Program(graph)
    roots = {min(part) for part in nx.connected_components(graph)}
    side = first
    for part in nx.connected_components(graph):
        if roots & part & side:
            side = side ^ frozenset(part)
    found = [side]
    certain = True
    stop = time.monotonic() + seconds
    while len(found) <= most:
        split, certain = program.other(limit, found, max(stop - time.monotonic(), 0.0))
        if split is None:
            break
        found.append(frozenset(name for name, camp in split.items() if camp))
    return tuple(found[:most]), certain and len(found) <= most
