"""Who is with whom and who against, over a period: a signed network, what each tie rests on, and how balanced it is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx
import pandas as pd

from syrnb import schema
from syrnb.analysis.balance import balance_by_triangles, balance_by_walks, frustration
from syrnb.analysis.frames import build_frame
from syrnb.analysis.origins import Origin, trace_origins
from syrnb.analysis.records import read_records
from syrnb.analysis.scopes import STATE, Actors

__all__ = ["EVENT_SIGNS", "WEAK", "Alliances", "alliances", "find_bodies"]

EVENT_SIGNS: Mapping[str, int] = {
    "AGREE": 1, "SUPPORT": 1, "COOPERATE": 1, "AID": 1,
    "ACCUSE": -1, "REJECT": -1, "THREATEN": -1, "PROTEST": -1, "SANCTION": -1, "COERCE": -1, "ASSAULT": -1,
}  # fmt: skip
"""What an act says of two sides, by PLOVER type. Talks, requests, concessions, mobilising and retreat say neither."""

WEAK = frozenset({"truce", "negotiates", "AGREE"})
"""Kinds of relations and acts that enemies have too: a friendly tie of these alone makes no camp."""

ORIGIN = ["claim_id", "doc_id", "speaker", "speaker_text", "reported_on"]
TOLD = frozenset({"asserts", "claims", "confirms", "accuses"})
HAPPENED = frozenset({"actual", "ongoing"})

TIES = {
    "actor_a": "str", "actor_b": "str", "sign": "Int64", "status": "str", "kinds": "object",
    "friendly_claims": "object", "hostile_claims": "object", "sources": "object",
    "first": "datetime64[s]", "last": "datetime64[s]",
    "survives": "bool", "depends_on": "object", "weak": "bool", "frustrated": "bool",
}  # fmt: skip
BALANCE = {
    "measure": "str", "value": "float64", "low": "float64", "high": "float64", "exact": "bool", "n": "Int64",
    "m": "Int64",
}  # fmt: skip
CAMPS = {"partition": "Int64", "actor_id": "str", "camp": "Int64", "body": "str", "all_found": "bool"}
INFERRED = {
    "actor_a": "str", "actor_b": "str", "sign": "Int64", "status": "str", "through": "object", "against": "object",
    "claims": "object",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alliances:
    """The tables that :func:`alliances` returns.

    Parameters
    ----------
    ties
        One row a pair: ``actor_a, actor_b, sign, status`` (friendly, hostile or ambivalent, whose sign is NA), ``kinds,
        friendly_claims, hostile_claims, sources``, ``first, last, survives`` (whether its status is the same
        whichever one source is dropped), ``depends_on`` (the sources whose loss would change it), ``weak``
        (friendly by what enemies do too), ``frustrated`` (by the first partition).
    balance
        One row a measure: ``measure, value, low, high, exact, n, m``. ``triangles`` and ``walks`` are shares,
        ``frustration`` counts ties, ``frustration-share`` is 1 - 2 frustration / m. Ambivalent and weak ties are in
        none.
    camps
        One row an actor and best partition: ``partition, actor_id, camp, body`` (what it stands in one camp with, as a
        part of it), ``all_found``. Of equally good partitions the first sets aside what fewest sources tell.
    inferred
        Pairs without a tie that have enemies in common: ``actor_a, actor_b, sign, status`` (always inferred),
        ``through`` (the enemies), ``against`` (friends of one who are enemies of the other), ``claims``.
    """

    ties: pd.DataFrame
    balance: pd.DataFrame
    camps: pd.DataFrame
    inferred: pd.DataFrame


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One claim that two actors are with or against each other."""

    claim_id: str
    sign: int
    kind: str
    source: str
    first: int | None
    last: int | None


def alliances(
    relations: pd.DataFrame,
    events: pd.DataFrame | None = None,
    *,
    actors: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    sources: pd.DataFrame | None = None,
    copies: pd.DataFrame | None = None,
    start: date | None = None,
    end: date | None = None,
    signs: Mapping[str, int] = EVENT_SIGNS,
    leave_out: Container[str] = ("people",),
    fold: bool = False,
    together: bool = True,
    weak: Container[str] = WEAK,
    partitions: int = 5,
    seconds: float = 30.0,
) -> Alliances:
    """Build the signed network that claims tell of a period, with what each tie rests on.

    Parameters
    ----------
    relations, events, actors, documents, sources
        Tables of the contract.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them: copies of one text are one source.
    start, end
        The period; None leaves it open. A claim counts where what it tells of touches the period; one that tells no day
        counts on the day it was said, and one of history without a day only where no period is asked.
    signs
        What an event's PLOVER type says of its two sides.
    leave_out
        Kinds of actors that are no party to ties: who shells civilians is not their enemy in a network of camps.
    fold
        Whether a person stands for the body they belong to (``parent_id``).
    together
        Whether parts stand in one camp with their wholes (``parent_id``), and bodies of a state with each other, though
        no claim says so. Ties are those of the parts all the same.
    weak
        Kinds of relations and PLOVER types by which enemies too are tied: a friendly tie of these alone is in no
        measure and in no partition.
    partitions
        How many of the best partitions to list.
    seconds
        The limit for the exact measure; beyond it bounds are given.

    Returns
    -------
    Alliances
        Four frames: ties, balance, camps, inferred.

    Examples
    --------
    >>> told = {"doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0,
    ...         "speech_act": "asserts", "modality": "ongoing", "rule": "r"}
    >>> rows = [{**told, "claim_id": "1", "source_id": "a", "target_id": "b", "sign": 1, "kind": "supports"},
    ...         {**told, "claim_id": "2", "source_id": "b", "target_id": "a", "sign": -1, "kind": "accuses"}]
    >>> alliances(schema.table("relations", rows)).ties[["actor_a", "actor_b", "status"]]
      actor_a actor_b      status
    0       a       b  ambivalent
    """
    events = schema.empty("events") if events is None else events
    documents = schema.empty("documents") if documents is None else documents
    sources = schema.empty("sources") if sources is None else sources
    actors = schema.empty("actors") if actors is None else actors
    stands_for = _fold(actors) if fold else {}
    told = [relations[ORIGIN], events[ORIGIN]]
    claims = pd.concat([f for f in told if len(f)] or told[:1], ignore_index=True)
    origins = trace_origins(claims, documents=documents, sources=sources, actors=actors, copies=copies)
    outside = {a for a, kind in zip(actors["actor_id"], actors["kind"], strict=True) if kind in leave_out}
    found: dict[tuple[str, str], list[_Evidence]] = {}
    for a, b, evidence in _gather(relations, events, origins, signs):
        pair = tuple(sorted((stands_for.get(a, a), stands_for.get(b, b))))
        if pair[0] != pair[1] and outside.isdisjoint(pair) and _touches(evidence, start, end):
            found.setdefault((pair[0], pair[1]), []).append(evidence)
    ties = [_tie(pair, evidence, weak) for pair, evidence in sorted(found.items())]
    known = {(t["actor_a"], t["actor_b"]): int(t["sign"]) for t in ties if t["sign"] is not None and not t["weak"]}
    weights = {(t["actor_a"], t["actor_b"]): len(t["sources"]) for t in ties}
    bodies = find_bodies({name for pair in known for name in pair}, actors) if together else {}
    result = frustration(known, bodies=bodies, weights=weights, most=partitions, seconds=seconds)
    second = result.camps[0]
    for tie in ties:
        apart = (tie["actor_a"] in second) != (tie["actor_b"] in second)
        tie["frustrated"] = (tie["actor_a"], tie["actor_b"]) in known and apart == (tie["sign"] > 0)
    names = sorted({name for pair in known for name in pair})
    n, m = len(names), len(known)
    share = [1 - 2 * f / m if m else float("nan") for f in (result.high, result.low)]
    sizes = {"n": n, "m": m}
    triangles, walks = balance_by_triangles(known), balance_by_walks(known)
    balance = [
        {"measure": "triangles", "value": triangles, "low": triangles, "high": triangles, "exact": True, **sizes},
        {"measure": "walks", "value": walks, "low": walks, "high": walks, "exact": True, **sizes},
        {"measure": "frustration", "value": result.high, "low": result.low, "high": result.high,
         "exact": result.exact, **sizes},
        {"measure": "frustration-share", "value": share[0], "low": share[0], "high": share[1], "exact": result.exact,
         **sizes},
    ]  # fmt: skip
    camps = [
        {"partition": i, "actor_id": name, "camp": int(name in camp), "body": bodies.get(name, name),
         "all_found": result.all_found}
        for i, camp in enumerate(result.camps)
        for name in names
    ]  # fmt: skip
    inferred = list(_infer(ties, known))
    frames = ((ties, TIES), (balance, BALANCE), (camps, CAMPS), (inferred, INFERRED))
    return Alliances(*(build_frame(rows, columns) for rows, columns in frames))


def _fold(actors: pd.DataFrame) -> dict[str, str]:
    people = actors[(actors["kind"] == "person") & actors["parent_id"].notna()]
    return dict(zip(people["actor_id"], people["parent_id"], strict=True))


def find_bodies(names: Iterable[str], actors: pd.DataFrame) -> dict[str, str]:
    """Return, by name, the body that an actor is part of: one name for all that stand together.

    An actor stands with those above it, by ``parent_id``, that are among the names. Bodies of a state stand together
    also where the state itself is not among them; two factions under one umbrella do not.
    """
    who = Actors.read(actors)
    among = set(names)
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(among)
    for name in among:
        for above in who.lineage.get(name, (name,))[1:]:
            if above in among or who.kinds.get(above) in STATE:
                graph.add_edge(name, above)
    return {name: min(body) for body in nx.connected_components(graph) for name in body if name in among}


def _gather(
    relations: pd.DataFrame, events: pd.DataFrame, origins: Mapping[str, Origin], signs: Mapping[str, int]
) -> Iterable[tuple[str, str, _Evidence]]:
    """Yield every claim that two actors are with or against each other."""
    for row in read_records(relations):
        if not _counts(row) or row["sign"] == 0 or (row["ended"] and pd.isna(row["end"])):
            continue
        yield str(row["source_id"]), str(row["target_id"]), _evidence(row, int(row["sign"]), row["kind"], origins)
    for row in read_records(events):
        sign = signs.get(row["plover"], 0)
        if not _counts(row) or sign == 0:
            continue
        evidence = _evidence(row, sign, row["plover"], origins)
        for a in row["side_a"]:
            for b in row["side_b"]:
                yield a, b, evidence


def _counts(row: Mapping[Any, Any]) -> bool:
    return row["modality"] in HAPPENED and row["speech_act"] in TOLD


def _evidence(row: Mapping[Any, Any], sign: int, kind: str, origins: Mapping[str, Origin]) -> _Evidence:
    origin = origins[str(row["claim_id"])]
    days = [None if pd.isna(row[c]) else pd.Timestamp(row[c]).toordinal() for c in ("start", "end")]
    if days == [None, None] and not row["background"] and origin.told_on:
        days = [origin.told_on, origin.told_on]
    return _Evidence(str(row["claim_id"]), sign, kind, origin.source, days[0], days[1])


def _touches(evidence: _Evidence, start: date | None, end: date | None) -> bool:
    """Whether what a claim tells of touches a period."""
    if start is None and end is None:
        return True
    if evidence.first is None and evidence.last is None:
        return False
    after = end is not None and evidence.first is not None and evidence.first > end.toordinal()
    before = start is not None and evidence.last is not None and evidence.last < start.toordinal()
    return not after and not before


def _status(evidence: Iterable[_Evidence]) -> str | None:
    signs = {e.sign for e in evidence}
    if len(signs) == 2:
        return "ambivalent"
    return {1: "friendly", -1: "hostile"}[signs.pop()] if signs else None


def _tie(pair: tuple[str, str], evidence: list[_Evidence], weak: Container[str]) -> dict[str, Any]:
    status = _status(evidence)
    told_by = sorted({e.source for e in evidence})
    needed = [f for f in told_by if _status(e for e in evidence if e.source != f) != status]
    days = [d for e in evidence for d in (e.first, e.last) if d is not None]
    return {
        "actor_a": pair[0],
        "actor_b": pair[1],
        "sign": {"friendly": 1, "hostile": -1}.get(status or ""),
        "status": status,
        "kinds": sorted({e.kind for e in evidence}),
        "friendly_claims": sorted({e.claim_id for e in evidence if e.sign > 0}),
        "hostile_claims": sorted({e.claim_id for e in evidence if e.sign < 0}),
        "sources": told_by,
        "first": date.fromordinal(min(days)) if days else None,
        "last": date.fromordinal(max(days)) if days else None,
        "survives": not needed,
        "depends_on": needed,
        "weak": status == "friendly" and all(e.kind in weak for e in evidence),
    }


def _infer(ties: list[dict[str, Any]], signs: Mapping[tuple[str, str], int]) -> Iterable[dict[str, Any]]:
    """Yield pairs of which nothing is told but that they have enemies in common."""
    told = {(t["actor_a"], t["actor_b"]): t for t in ties}
    near: dict[str, dict[str, int]] = {}
    for (a, b), sign in signs.items():
        near.setdefault(a, {})[b] = sign
        near.setdefault(b, {})[a] = sign
    for a, b in combinations(sorted(near), 2):
        if (a, b) in told:
            continue
        common = sorted(near[a].keys() & near[b].keys())
        enemies = [c for c in common if near[a][c] == near[b][c] == -1]
        if not enemies:
            continue
        claims = {c for e in enemies for x in (a, b) for c in told[min(x, e), max(x, e)]["hostile_claims"]}
        yield {
            "actor_a": a,
            "actor_b": b,
            "sign": 1,
            "status": "inferred",
            "through": enemies,
            "against": [c for c in common if near[a][c] != near[b][c]],
            "claims": sorted(claims),
        }
