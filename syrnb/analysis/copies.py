"""Copies: articles that carry one text, so that an agency's words in ten papers count once.

Texts are compared by the runs of words that they share (shingles). MinHash with locality-sensitive hashing (Broder,
"On the resemblance and containment of documents", 1997; the library datasketch) finds the pairs worth a look; these are
then measured exactly, so that chance decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

if TYPE_CHECKING:
    from datasketch import MinHash

__all__ = ["CONTAINED", "find_copies"]

SHINGLE = 4
"""Words in a run."""
CONTAINED = 0.5
"""What part of the shorter text's runs must stand in the longer one."""
PERMUTATIONS = 128
LOOSE = 0.25
"""Resemblance from which a pair is looked at: a copy cut down resembles its original less than it is held in it."""

WORD = re.compile(r"\w+")


def find_copies(sentences: pd.DataFrame) -> pd.DataFrame:
    """Group documents that carry one text, as it is or cut down and slightly reworded.

    Parameters
    ----------
    sentences
        The table of the contract; the words of a document are those of its sentences.

    Returns
    -------
    DataFrame
        One row a document, by its id: ``doc_id``, ``copy_group`` (the first of the group's ids; its own where it is no
        copy) and ``shared`` (the largest part of the shorter text that it shares with another of its group; 0 alone).

    Examples
    --------
    >>> text = "rebels entered the city on friday for the first time in eight years a monitor said"
    >>> rows = [("a", text), ("b", text + " late at night"), ("c", "the ministers met in ankara and talked of water")]
    >>> find_copies(pd.DataFrame(rows, columns=["doc_id", "text"]))[["doc_id", "copy_group"]]
      doc_id copy_group
    0      a          a
    1      b          a
    2      c          c
    """
    texts = sentences.groupby("doc_id", sort=True)["text"].agg(" ".join)
    runs = {str(doc): sketch for doc, text in texts.items() if (sketch := _sketch(str(text))).runs}
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(str(doc) for doc in texts.index)
    for one, other in _near(runs):
        ours, theirs = runs[one].runs, runs[other].runs
        shared = len(ours & theirs) / min(len(ours), len(theirs))
        if shared >= CONTAINED:
            graph.add_edge(one, other, shared=round(shared, 2))
    rows = []
    for group in nx.connected_components(graph):
        for doc in group:
            shared = max((data["shared"] for _, _, data in graph.edges(doc, data=True)), default=0.0)
            rows.append((doc, min(group), shared))
    return pd.DataFrame(sorted(rows), columns=["doc_id", "copy_group", "shared"])


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A text's runs of words, and what MinHash makes of them."""

    runs: frozenset[str]
    minima: MinHash


@lru_cache(maxsize=2_000)
def _sketch(text: str) -> _Sketch:
    words = WORD.findall(text.casefold())
    runs = frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 0)))
    minima = _blank().copy()
    minima.update_batch([run.encode() for run in runs])
    return _Sketch(runs, minima)


@lru_cache(maxsize=1)
def _blank() -> MinHash:
    """Return the sketch of no text: its permutations are costly to draw, and all others share them."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=1)


def _near(runs: dict[str, _Sketch]) -> Iterable[tuple[str, str]]:
    """Return the pairs of documents whose sketches collide, sorted."""
    if len(runs) < 2:
        return []
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=LOOSE, num_perm=PERMUTATIONS)
    for doc, sketch in runs.items():
        index.insert(doc, sketch.minima)
    pairs = {
        tuple(sorted((doc, other)))
        for doc, sketch in runs.items()
        for other in index.query(sketch.minima)
        if other != doc
    }
    return [(a, b) for a, b in sorted(pairs)]
