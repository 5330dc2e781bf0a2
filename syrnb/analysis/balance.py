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


def bodies_graph(signs: Signs, bodies: Mapping[str, str], weights: Mapping[tuple[str, str], int]) -> nx.Graph:
    """Return the network of bodies whose parts stand in one camp, as a signed graph.

    Between two bodies, ``ties`` is how many more ties a split frustrates that goes against ``sign`` than one that goes
    with it, and ``weight`` the same of their weights. The graph's own ``ties`` counts those that every split
    frustrates: hostile ones within a body, and of two signs between the same two bodies the fewer.
    """
    sums: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    graph: nx.Graph = nx.Graph(ties=0)
    graph.add_nodes_from(sorted({bodies.get(name, name) for pair in signs for name in pair}))
    for pair, sign in sorted(signs.items()):
        a, b = sorted(bodies.get(name, name) for name in pair)
        if a == b:
            graph.graph["ties"] += sign < 0
        else:
            sums.setdefault((a, b), []).append((sign, 1, weights.get(pair, 1)))
    for (a, b), told in sums.items():
        ties, weight = (sum(row[0] * row[i] for row in told) for i in (1, 2))
        sign = 1 if (ties, weight) >= (0, 0) else -1
        graph.graph["ties"] += sum(row[0] != sign for row in told)
        graph.add_edge(a, b, sign=sign, ties=sign * ties, weight=sign * weight)
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


def frustration(
    signs: Signs,
    *,
    bodies: Mapping[str, str] | None = None,
    weights: Mapping[tuple[str, str], int] | None = None,
    most: int = 5,
    seconds: float = 30.0,
) -> Frustration:
    """Return the frustration index: the fewest ties to drop for a network to be balanced.

    By mixed-integer programming after S. Aref, A. J. Mason and M. C. Wilson, A modeling and computational study of the
    frustration index in signed networks, Networks 75 (2020): a binary a node (its camp), an unknown a tie (whether
    it is frustrated), with a row for every unbalanced triangle, of which at least one tie is. Blocks that share but one
    node are solved apart.

    Parameters
    ----------
    signs
        Ties.
    bodies
        The body that a name is part of, where it is part of one: all its parts stand in one camp.
    weights
        What each tie weighs (0 or more; 1 where none is given). The number counts ties, whatever they weigh; of the
        splits that frustrate the fewest, the first listed is one whose frustrated ties weigh least.
    most
        How many of the best splits to look for.
    seconds
        After which the search for the number stops, with the bounds that it has; and again that for more splits.

    Examples
    --------
    >>> frustration({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}, most=9).high
    1
    >>> frustration({("army", "hts"): -1, ("state", "hts"): 1}, bodies={"army": "state"}).high
    1
    """
    bodies = bodies or {}
    graph = bodies_graph(signs, bodies, weights or {})
    # The small ones first: they take next to no time, and leave the rest of it to those that need it.
    blocks = sorted(
        (sorted(names) for names in nx.biconnected_components(graph)), key=lambda names: (len(names), names)
    )
    stop = time.monotonic() + seconds
    low = high = int(graph.graph["ties"])
    camp: dict[str, int] = {}
    flips: nx.Graph = nx.Graph()
    flips.add_nodes_from(graph)
    for names in blocks:
        block = graph.subgraph(names)
        program = _Program(block)
        bound, split = program.solve(max(stop - time.monotonic(), 0.0))
        if weights and 0 < bound == _frustrated(block, split):
            split = program.lightest(bound, max(stop - time.monotonic(), 0.0)) or split
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
    limit = high - int(graph.graph["ties"])
    camps, all_found = ((first,), False) if low < high else _more_camps(graph, limit, first, most, seconds)
    names = sorted({name for pair in signs for name in pair})
    named = tuple(frozenset(name for name in names if bodies.get(name, name) in split) for split in camps)
    return Frustration(low, high, named, all_found)


def _matrix(signs: Signs) -> np.ndarray:
    graph = signed_graph(signs)
    return np.asarray(nx.to_numpy_array(graph, weight="sign"))


def _frustrated(graph: nx.Graph, camp: Mapping[str, int]) -> int:
    """Return how many ties a split frustrates that another one might not."""
    return sum(tie["ties"] for a, b, tie in graph.edges(data=True) if (camp[a] != camp[b]) == (tie["sign"] > 0))


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
        self.counts, self.weights = (
            {self.ties[frozenset((a, b))]: float(tie[name]) for a, b, tie in graph.edges(data=True)}
            for name in ("ties", "weight")
        )

    def solve(self, seconds: float) -> tuple[int, dict[str, int]]:
        """Return a proven lower bound, and the best split found."""
        result = self._run(seconds, self.rows, self.counts)
        if result.x is None:
            return 0, dict.fromkeys(self.nodes, 0)
        bound = result.fun if result.status == 0 else result.mip_dual_bound
        return max(0, int(np.ceil(bound - 1e-6))), self._split(result.x)

    def lightest(self, limit: int, seconds: float) -> dict[str, int] | None:
        """Return the split, of those that frustrate the fewest ties (``limit``), whose frustrated ties weigh least.

        Where two bodies are tied both ways, to frustrate the many may weigh less than the few. No unknown can claim to
        without doing so, since its ties are counted in the limit.
        """
        result = self._run(seconds, [*self.rows, self._at_most(limit)], self.weights)
        return None if result.x is None else self._split(result.x)

    def other(self, limit: int, known: list[frozenset[str]], seconds: float) -> tuple[dict[str, int] | None, bool]:
        """Return another split that frustrates at most ``limit`` ties, and whether the answer is certain."""
        rows = [*self.rows, self._at_most(limit)]
        for camp in known:
            rows.append(({i: -1.0 if n in camp else 1.0 for n, i in self.place.items()}, 1.0 - len(camp)))
        result = self._run(seconds, rows, {})
        if result.x is not None:
            return self._split(result.x), True
        return None, result.status == 2

    def _at_most(self, limit: int) -> tuple[dict[int, float], float]:
        return {tie: -count for tie, count in self.counts.items()}, -float(limit)

    def _split(self, x: np.ndarray) -> dict[str, int]:
        return {name: round(x[i]) for name, i in self.place.items()}

    def _run(
        self, seconds: float, rows: list[tuple[dict[int, float], float]], costs: Mapping[int, float]
    ) -> OptimizeResult:
        width = len(self.nodes) + len(self.ties)
        entries = [(r, c, v) for r, (terms, _) in enumerate(rows) for c, v in terms.items()]
        r, c, v = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = sparse.csr_array((v, (r, c)), shape=(len(rows), width))
        high = np.ones(width)
        high[[self.place[root] for root in self.roots]] = 0
        cost = np.zeros(width)
        cost[list(costs)] = list(costs.values())
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
