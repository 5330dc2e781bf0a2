"""Incidents: event claims that tell of one happening, within a document and across documents.

Links are what is decided; incidents are what follows from them. :func:`link_incidents` makes members of any set of
links, so that taking one link away undoes it. Nothing in ``events`` changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

import networkx as nx
import pandas as pd

from syrnb import schema
from syrnb.analysis.acts import kind_of
from syrnb.analysis.copies import find_copies
from syrnb.analysis.counting import read_units
from syrnb.analysis.happening import Happening, read_happenings
from syrnb.analysis.likeness import THRESHOLD, Ground, Likeness, compare, find_reach
from syrnb.analysis.origins import trace_origins
from syrnb.analysis.records import read_records
from syrnb.analysis.retelling import find_antecedents

__all__ = ["Incidents", "find_links", "incidents", "link_incidents"]

COHESION = 0.4
"""Two groups are merged only where all their pairs together hold at least this part of the threshold on average."""

LINKS = ("left", "right", "points", "confidence", "reasons")
MEMBERS = ("incident_id", "claim_id", "doc_id", "linked_to", "confidence", "reasons")


@dataclass(frozen=True)
class Incidents:
    """The tables that :func:`incidents` returns.

    Parameters
    ----------
    members
        One row an event claim: ``incident_id, claim_id, doc_id, linked_to`` (the claims that its links lead to),
        ``confidence`` (of the strongest of them; 1 for a claim that stands alone) and ``reasons``.
    links
        One row a link: ``left, right`` (claim ids), ``points, confidence, reasons``. As few as hold the incidents
        together: each one taken away splits one incident in two.
    tables
        What was read of events and of what is around them, and which documents are ``copies``.
    """

    members: pd.DataFrame
    links: pd.DataFrame
    tables: Mapping[str, pd.DataFrame] = field(repr=False)

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row an incident, made when it is first asked for.

        Columns ``incident_id, words`` (the trigger told most often), ``plover, side_a, side_b, location_ids, start,
        end, claims, documents, sources, disputed, confidence`` (of its weakest link).
        """
        return _describe(self.members, self.links, self.tables)


def incidents(
    events: pd.DataFrame,
    *,
    actors: pd.DataFrame | None = None,
    locations: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    casualties: pd.DataFrame | None = None,
    sources: pd.DataFrame | None = None,
    copies: pd.DataFrame | None = None,
    merges: Iterable[tuple[str, str]] = (),
    splits: Iterable[str] = (),
) -> Incidents:
    """Group event claims by the happening that they tell of.

    Two claims are linked where kind, time, place, parties, words and numbers of dead together reach a threshold and
    none of them excludes it (:mod:`syrnb.analysis.likeness`, docs/analysis.md). Links are taken strongest first; one
    is left out where it would put two claims that exclude each other into one incident.

    Parameters
    ----------
    events, actors, locations, documents, sentences, casualties, sources
        Tables of the contract; without one of the others than ``events``, less is known and less is linked.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them, where they are at hand; otherwise they are found.
    merges, splits
        The analyst's hand: pairs of claims that are one happening, and claims that stand alone. They beat what was
        found; a merge beats a split.

    Returns
    -------
    Incidents
        The order of rows and of documents makes no difference.

    Examples
    --------
    >>> told = {"sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0,
    ...         "rule": "event/take", "speech_act": "asserts",
    ...         "modality": "actual", "trigger": "took", "trigger_start": 0, "trigger_end": 1,
    ...         "plover": "ASSAULT", "side_a": ["hts"], "start": "2024-12-05", "end": "2024-12-05",
    ...         "time_precision": "day"}
    >>> rows = [{**told, "claim_id": c, "doc_id": c, "location_ids": [p]} for c, p in zip("abc", ["x", "x", "y"])]
    >>> incidents(schema.table("events", rows)).table[["claims", "documents"]]
       claims  documents
    0       2          2
    1       1          1
    """
    given = {
        "actors": actors, "locations": locations, "documents": documents, "sentences": sentences,
        "casualties": casualties, "sources": sources,
    }  # fmt: skip
    tables = {name: schema.empty(name) if frame is None else frame for name, frame in given.items()}
    tables |= {"events": events, "copies": find_copies(tables["sentences"]) if copies is None else copies}
    links = find_links(
        events,
        actors=tables["actors"],
        locations=tables["locations"],
        documents=tables["documents"],
        sentences=tables["sentences"],
        casualties=tables["casualties"],
        copies=tables["copies"],
        merges=merges,
        splits=splits,
    )
    members = link_incidents(links, events)
    return Incidents(members, links, tables)


def find_links(
    events: pd.DataFrame,
    *,
    actors: pd.DataFrame,
    locations: pd.DataFrame,
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    casualties: pd.DataFrame,
    copies: pd.DataFrame | None = None,
    merges: Iterable[tuple[str, str]] = (),
    splits: Iterable[str] = (),
) -> pd.DataFrame:
    """Return the links that hold incidents together: columns ``left, right, points, confidence, reasons``."""
    copies = find_copies(sentences) if copies is None else copies
    copied = dict(zip(copies["doc_id"], copies["copy_group"], strict=True))
    told = read_happenings(events, sentences=sentences, documents=documents, casualties=casualties)
    antecedents = find_antecedents(told)
    ground = Ground.read(actors, locations, events=events, copies=copied, antecedents=antecedents)
    by_id = {h.claim_id: h for h in told}
    merged = [tuple(sorted(pair)) for pair in merges if set(pair) <= set(by_id)]
    alone = set(splits) - {c for pair in merged for c in pair}
    found: dict[tuple[str, str], Likeness] = {}
    for one, other in _candidates(told, ground):
        if alone and {one.claim_id, other.claim_id} & alone:
            continue
        likeness = compare(one, other, ground, least=THRESHOLD)
        if likeness.points >= THRESHOLD and not likeness.excluded:
            found[one.claim_id, other.claim_id] = likeness
    forest = _Forest(by_id, ground, found)
    kept: list[tuple[str, str, float, float, list[str]]] = []
    for left, right in sorted(dict.fromkeys(merged)):
        if forest.join(left, right):
            kept.append((left, right, THRESHOLD * 2, 1.0, ["merged by hand"]))
    for (left, right), likeness in sorted(found.items(), key=lambda s: (-s[1].points, s[0])):
        if forest.fits(left, right) and forest.join(left, right):
            kept.append((left, right, likeness.points, likeness.confidence, list(likeness.reasons)))
    return pd.DataFrame(sorted(kept), columns=list(LINKS))


def link_incidents(links: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return the members of the incidents that some links make.

    Parameters
    ----------
    links
        Columns ``left, right, confidence, reasons``, as :func:`find_links` returns them, or with rows taken away.
    events
        The table; a claim without a link is an incident of its own.

    Returns
    -------
    DataFrame
        One row a claim, sorted; columns as ``Incidents.members``. An incident is named after its first claim's id.
    """
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(events["claim_id"])
    for row in read_records(links):
        graph.add_edge(row["left"], row["right"], confidence=row["confidence"], reasons=row["reasons"])
    docs = dict(zip(events["claim_id"], events["doc_id"], strict=True))
    rows: list[tuple[Any, ...]] = []
    for component in nx.connected_components(graph):
        name = f"incident:{min(component)}"
        for claim in component:
            near = sorted(graph.edges(claim, data=True), key=lambda e: (-e[2]["confidence"], e[1]))
            confidence = near[0][2]["confidence"] if near else 1.0
            reasons = list(near[0][2]["reasons"]) if near else []
            rows.append((name, claim, docs[claim], [e[1] for e in near], confidence, reasons))
    rows.sort(key=lambda row: (row[0], row[1]))
    return pd.DataFrame(rows, columns=list(MEMBERS))


class _Forest:
    """Groups of claims while links are taken, and whether two of them may become one."""

    def __init__(self, told: Mapping[str, Happening], ground: Ground, found: dict[tuple[str, str], Likeness]) -> None:
        self.told, self.ground, self.found = told, ground, dict(found)
        self.group = {claim: [claim] for claim in told}

    def join(self, left: str, right: str) -> bool:
        ours, theirs = self.group[left], self.group[right]
        if ours is theirs:
            return False
        ours += theirs
        for claim in theirs:
            self.group[claim] = ours
        return True

    def fits(self, left: str, right: str) -> bool:
        """Whether no pair across the two groups excludes one happening, and they hold together on the whole."""
        if self.group[left] is self.group[right]:
            return False
        points, ours, theirs = 0.0, self.group[left], self.group[right]
        for a, b in product(ours, theirs):
            likeness = self._likeness(a, b)
            if likeness.excluded:
                return False
            points += likeness.points
        return points >= COHESION * THRESHOLD * (len(ours) * len(theirs))

    def _likeness(self, a: str, b: str) -> Likeness:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.found:
            self.found[pair] = compare(self.told[pair[0]], self.told[pair[1]], self.ground)
        return self.found[pair]


def _candidates(told: list[Happening], ground: Ground) -> Iterator[tuple[Happening, Happening]]:
    """Yield the pairs worth comparing, by id: those that share an act's kind and a place, a party, a day or a text.

    Those that are surely of different days are not.
    """
    shelves: dict[tuple[str, ...], list[int]] = defaultdict(list)
    near: list[set[int]] = []
    for i, h in enumerate(told):
        near.append(set())
        for key in _keys(h, ground):
            near[i].update(shelves[key])
            shelves[key].append(i)
    reach = [find_reach(h) for h in told]
    for i, others in enumerate(near):
        first, last = reach[i]
        yield from ((told[j], told[i]) for j in others if reach[j][0] <= last and first <= reach[j][1])


def _keys(h: Happening, ground: Ground) -> set[tuple[str, ...]]:
    act = f"{kind_of(h)}{' to come' if h.planned else ''}"
    when = [h.start, h.end] if h.start is not None or h.end is not None else [h.told]
    # A week and the one after it, so that near days share a shelf wherever a week begins.
    weeks = {str(d // 7 + k) for d in when if d is not None for k in (0, 1)} or {""}
    near: set[tuple[str, str]] = {("text", ground.copies.get(h.doc_id, h.doc_id))}
    for place in h.places:
        near |= {
            ("place", p) for p in ground.places.lineage.get(place, (place,)) if ground.places.kinds.get(p) != "country"
        }
    near |= {("actor", a) for actor in (*h.side_a, *h.side_b) for a in ground.actors.lineage.get(actor, (actor,))}
    keys: set[tuple[str, ...]] = {(act, *n, week) for n in near for week in weeks}
    if h.told is not None and h.campaign:
        keys |= {(act, "campaign", str(h.told // 30 + k)) for k in (0, 1)}
    if h.start is not None and h.end is not None and h.end - h.start <= 7:
        keys |= {(act, "day", str(day)) for day in range(h.start, h.end + 1)}
    return keys


def _describe(members: pd.DataFrame, links: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row an incident."""
    events, copies = tables["events"], tables["copies"]
    origins = trace_origins(
        events, sources=tables["sources"], documents=tables["documents"], actors=tables["actors"], copies=copies
    )
    units = read_units({"events": events}, members=members, origins=origins, copies=copies)
    told = {r["claim_id"]: r for r in read_records(events)}
    rows = []
    named = dict(zip(members["claim_id"], members["incident_id"], strict=True))
    weakest: dict[str, float] = {}
    for left, confidence in zip(links["left"], links["confidence"], strict=True):
        weakest[named[left]] = min(weakest.get(named[left], 1.0), confidence)
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim, incident in named.items():
        groups[incident].append(told[claim])
    for incident, claims in sorted(groups.items()):
        triggers = Counter(str(c["trigger"]).casefold() for c in claims)
        starts = [c["start"] for c in claims if c["start"] is not pd.NaT]
        ends = [c["end"] for c in claims if c["end"] is not pd.NaT]
        happened = {c["modality"] for c in claims}
        rows.append(
            {
                "incident_id": incident,
                "words": min(triggers, key=lambda word: (-triggers[word], word)),
                "plover": claims[0]["plover"],
                "side_a": _every(claims, "side_a"),
                "side_b": _every(claims, "side_b"),
                "location_ids": _every(claims, "location_ids"),
                "start": min(starts, default=pd.NaT),
                "end": max(ends, default=pd.NaT),
                "claims": len(claims),
                "documents": len({c["doc_id"] for c in claims}),
                "sources": units.count(c["claim_id"] for c in claims).sources,
                "disputed": "negated" in happened and len(happened) > 1,
                "confidence": weakest.get(incident, 1.0),
            }
        )
    columns = [
        "incident_id", "words", "plover", "side_a", "side_b", "location_ids", "start", "end", "claims", "documents",
        "sources", "disputed", "confidence",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _every(claims: Iterable[Mapping[str, Any]], column: str) -> list[str]:
    return sorted({value for claim in claims for value in claim[column]})
