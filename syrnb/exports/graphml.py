"""The signed network of ties as GraphML, for Gephi, igraph and networkx.

The graph is a directed one (graphml.graphdrawing.org: ``edgedefault``). A tie without a direction (an alliance, a
truce) is one edge from the id that sorts first, with ``directed`` false.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syrnb.exports.lookup import Lookup, iso_day, rows_of
from syrnb.exports.writing import Account, write_with_account

if TYPE_CHECKING:
    import networkx as nx

    from syrnb.dossier import Dossier

__all__ = ["graphml_network", "graphml_text", "write_graphml"]

HOLDS = {
    "nodes": "actors with a tie; id, name, kind, country, side; what is not known has no attribute",
    "edges": "one for each pair, kind, sign and modality; ties that ended stand apart (ended true)",
    "sign": "1 for, -1 against, 0 neither",
    "directed": "where false, the direction means nothing",
    "claims, claim_ids": "how many claims say so, and their ids, separated by spaces",
    "documents, speakers": "how many articles, and who says so, separated by '; ' ('author': the article itself)",
    "first_day, last_day": "earliest and latest day that a claim gives the tie; absent where none does",
    "first_reported, last_reported": "earliest and latest day it was said",
    "modality": "actual, ongoing, planned, hypothetical, negated: a denied tie is an edge too, filter it",
}
LOSSES = (
    "Quotes, offsets and doubts are not in it; claim_ids lead back to them.",
    "Event, casualty and control claims are not in it.",
    "Characters that XML 1.0 forbids are replaced.",
)

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml_network(dossier: Dossier) -> nx.MultiDiGraph:
    """Return the ties that relation claims tell of.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are actor ids; an edge gathers the claims of one pair, kind, sign, modality and ``ended``. Sorted, so that
        one dossier gives one graph.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> graphml_network(Dossier.from_rows({})).number_of_edges()
    0
    """
    import networkx as nx

    lookup = Lookup.of(dossier)
    ties: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for claim in rows_of(dossier.relations):
        ends = [claim["source_id"], claim["target_id"]]
        source, target = ends if claim["directed"] else sorted(ends)
        kind = (claim["kind"], claim["sign"], claim["modality"], claim["directed"], claim["ended"])
        ties.setdefault((source, target, *kind), []).append(claim)

    graph = nx.MultiDiGraph(name="Ties that articles tell of")
    for ref in sorted({end for tie in ties for end in tie[:2]}):
        actor = lookup.actors.get(ref, {})
        values = {column: actor.get(column) for column in ("kind", "country", "side")}
        known = {column: _legal(value) for column, value in values.items() if value is not None}
        graph.add_node(_legal(ref), name=_legal(lookup.name(ref)), **known)
    for number, (tie, claims) in enumerate(sorted(ties.items())):
        source, target, kind, sign, modality, directed, ended = tie
        graph.add_edge(
            _legal(source),
            _legal(target),
            key=f"tie{number}",
            kind=kind,
            sign=sign,
            directed=directed,
            ended=ended,
            modality=modality,
            **_evidence(claims, lookup),
        )
    return graph


def _evidence(claims: list[dict[str, Any]], lookup: Lookup) -> dict[str, Any]:
    speakers = sorted({lookup.speaker(claim) or "author" for claim in claims})
    evidence: dict[str, Any] = {
        "claims": len(claims),
        "claim_ids": _legal(" ".join(sorted(claim["claim_id"] for claim in claims))),
        "documents": len({claim["doc_id"] for claim in claims}),
        "speakers": _legal("; ".join(speakers)),
    }
    for name, column, choose in (
        ("first_day", "start", min),
        ("last_day", "end", max),
        ("first_reported", "reported_on", min),
        ("last_reported", "reported_on", max),
    ):
        days = [day for claim in claims if (day := iso_day(claim[column])) is not None]
        if days:
            evidence[name] = choose(days)
    return evidence


def _legal(text: str) -> str:
    """Replace what XML 1.0 (section 2.2) does not let stand in a document."""
    return FORBIDDEN.sub("\ufffd", text)


def graphml_text(dossier: Dossier) -> str:
    """Return :func:`graphml_network` as GraphML.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> graphml_text(Dossier.from_rows({})).splitlines()[0]
    "<?xml version='1.0' encoding='utf-8'?>"
    """
    import networkx as nx

    file = io.BytesIO()
    # The plain writer: which one `write_graphml` takes, and so the bytes, hangs on whether lxml is installed.
    nx.write_graphml_xml(graphml_network(dossier), file)
    return file.getvalue().decode("utf-8") + "\n"


def write_graphml(dossier: Dossier, path: str | Path) -> list[Path]:
    """Write :func:`graphml_text`, and a README beside it.

    Returns
    -------
    list of Path
        Both files.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    account = Account(
        "The signed network of ties",
        "GraphML, http://graphml.graphdrawing.org/",
        (graphml_network(dossier).number_of_edges(), f"edges, from {len(dossier.relations)} relation claims"),
        HOLDS,
        LOSSES,
    )
    return write_with_account(path, graphml_text(dossier), account)
