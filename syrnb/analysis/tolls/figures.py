"""Figures: casualty claims as statements about one scope, with what they leave out filled from their whole or event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from syrnb.analysis.records import read_records, text_or_empty
from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.nesting import Scope, narrowest, widest

__all__ = ["Figure", "VictimClass", "read_figures"]

TOLD = frozenset({"asserts", "claims", "confirms", "accuses"})
HAPPENED = frozenset({"actual", "ongoing"})

VictimClass = tuple[str, Scope]
"""A class of victims: one of ``schema.VICTIMS``, and the actors they belong to (empty for anyone)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim of ``casualties`` as a bound on the number of one class of victims in one place and period.

    Days are proleptic ordinals; None is unknown. ``running`` figures are as of some hour of ``end``; the others are
    part of what happened from ``start`` to ``end``. ``teller`` is who says it; figures of one ``statement`` are as of
    one moment; figures of one ``incident`` count the same happening.
    """

    claim_id: str
    outcome: str
    victims: VictimClass
    place: Scope
    start: int | None
    end: int | None
    running: bool
    low: int | None
    high: int | None
    part_of: str | None
    statement: str
    incident: str
    teller: str
    place_basis: str = "stated"

    @property
    def loose(self) -> bool:
        """Whether its scope is not known, so that it constrains nothing but its own parts."""
        return not self.place or self.start is None or self.end is None


def read_figures(
    casualties: pd.DataFrame,
    *,
    actors: Actors,
    places: Places,
    documents: pd.DataFrame,
    events: pd.DataFrame,
    incidents: pd.DataFrame | None = None,
) -> list[Figure]:
    """Return the figures of the claims that say that something happened, in the order of their ids.

    Parameters
    ----------
    casualties, documents, events
        Tables of the contract.
    actors, places
        What is known of how they nest.
    incidents
        Columns ``incident_id`` and ``claim_id`` (of events), where happenings were tied across documents.
    """
    rows = {str(r["claim_id"]): r for r in read_records(casualties)}
    told = {i: r for i, r in rows.items() if r["modality"] in HAPPENED and r["speech_act"] in TOLD}
    told = {i: r for i, r in told.items() if not (pd.isna(r["low"]) and pd.isna(r["high"]))}
    event = {str(r["claim_id"]): r for r in read_records(events)}
    merged = {} if incidents is None else dict(zip(incidents["claim_id"], incidents["incident_id"], strict=True))
    told_in = {str(r["doc_id"]): r for r in read_records(documents)}
    countries = places.document_countries([casualties, events])
    found: dict[str, Figure] = {}

    def read(claim: str, seen: tuple[str, ...] = ()) -> Figure:
        if claim in found:
            return found[claim]
        row = told[claim]
        whole_id = row["part_of"] if isinstance(row["part_of"], str) else None
        whole = read(whole_id, (*seen, claim)) if whole_id in told and whole_id not in (*seen, claim) else None
        if whole is not None and whole.outcome != row["outcome"]:
            whole = None
        happening = event.get(str(row["event_id"])) if isinstance(row["event_id"], str) else None
        doc = told_in.get(row["doc_id"], {})
        teller = text_or_empty(row["speaker"]) or text_or_empty(doc.get("source")) or str(row["doc_id"])
        place, basis = _place(row, whole, happening, places, teller, countries.get(row["doc_id"]))
        start, end, running = _period(row, whole, happening, doc.get("published"))
        root = whole.statement if whole is not None else claim
        incident = str(merged.get(row["event_id"], row["event_id"])) if happening is not None else root
        if whole is not None and not running and not whole.running and (start, end) == (whole.start, whole.end):
            incident = whole.incident
        found[claim] = Figure(
            claim_id=claim,
            outcome=str(row["outcome"]),
            victims=_victims(row, actors),
            place=place,
            start=start,
            end=end,
            running=running,
            low=None if pd.isna(row["low"]) else int(row["low"]),
            high=None if pd.isna(row["high"]) else int(row["high"]),
            part_of=whole.claim_id if whole is not None else None,
            statement=root,
            incident=incident,
            teller=f"{row['doc_id']}/{teller}",
            place_basis=basis,
        )
        return found[claim]

    figures = [read(claim) for claim in sorted(told)]
    return _part_counts_of_one_event(figures)


def _victims(row: Mapping[str, Any], actors: Actors) -> VictimClass:
    victims = "all" if row["victims"] == "unknown" else str(row["victims"])
    fighters = [actors.fighter(a) for a in row["victim_ids"]]
    if victims in ("all", "combatants") and fighters and all(fighters):
        return "combatants", widest((f for f in fighters if f), actors.within)
    if victims != "all":  # "civilians" is no people of its own
        return victims, widest((a for a in row["victim_ids"] if a in actors.known), actors.within)
    return victims, widest(row["victim_ids"], actors.within)


def _place(
    row: Mapping[str, Any],
    whole: Figure | None,
    happening: Mapping[str, Any] | None,
    places: Places,
    teller: str,
    country: str | None,
) -> tuple[Scope, str]:
    if row["location_ids"]:
        return narrowest(row["location_ids"], places.within), "stated"
    if whole is not None:
        return whole.place, whole.place_basis
    if happening is not None and happening["location_ids"]:
        return narrowest(happening["location_ids"], places.within), "event"
    return (frozenset({places.unplaced(teller, country)}), "document") if country else (frozenset(), "unknown")


def _day(value: Any) -> int | None:
    return None if pd.isna(value) else int(pd.Timestamp(value).toordinal())


def _period(
    row: Mapping[str, Any], whole: Figure | None, happening: Mapping[str, Any] | None, published: Any
) -> tuple[int | None, int | None, bool]:
    start, end = _day(row["start"]), _day(row["end"])
    told_on = _day(row["reported_on"]) or _day(published)
    running = row["count_mode"] == "cumulative"
    if whole is not None and (start, end) in ((None, None), (whole.start, whole.end)):
        return whole.start, whole.end, whole.running
    if not running and start is None and end is None and happening is not None:
        start, end = _day(happening["start"]), _day(happening["end"])
    if end is None and (running or start is not None):
        end = told_on
    if not running and start is None:
        end = None
    if start is not None and end is not None and start > end:
        start = end = None
    return start, end, running


def _part_counts_of_one_event(figures: list[Figure]) -> list[Figure]:
    """Give numbers their own incident where one teller counts the same class twice within one.

    "It killed 12 people on the road and five in the market" are two counts of one event, not two values of one count.
    """
    same: dict[tuple[object, ...], list[str]] = {}
    for f in figures:
        if not f.running:
            same.setdefault((f.incident, f.outcome, f.teller, f.victims, f.place, f.start, f.end), []).append(
                f.claim_id
            )
    alone = {claim for group in same.values() if len(group) > 1 for claim in group}
    by_id = {f.claim_id: f for f in figures}

    def counted_in(f: Figure) -> str:
        if f.claim_id in alone:
            return f.claim_id
        whole = by_id.get(f.part_of or "")
        return counted_in(whole) if whole is not None and whole.incident == f.incident else f.incident

    return [f if f.running else replace(f, incident=counted_in(f)) for f in figures]
