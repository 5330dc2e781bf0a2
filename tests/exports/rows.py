"""Rows for small dossiers, made by hand: an invented article, and claims of it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from syrnb import Dossier, schema

HOSTILE = '=HYPERLINK("x")</script><img src=x onerror=alert(1)> & "q", l\'an\nnext; ‘حلب’'

ACTORS = (
    ("front", "Rebel Front", "rebel", "SYR"), ("army", "Syrian Army", "state-forces", "SYR"),
    ("gov", "Government of Syria", "state", "SYR"), ("russia", "Russia", "state", "RUS"),
    ("brigade", "Brigade", "militia", "SYR"), ("un", "United Nations", "igo", None),
    ("civilians", "Civilians", "people", "SYR"), ("monitor", "Monitor", "monitor", "GBR"),
    ("someone", "Someone", "person", None),
)  # fmt: skip
PLACES = (
    ("saraqib", "Saraqib", "town", "SYR", "Idlib Governorate", 35.8644, 36.80123, 3.0),
    ("hama", "Hama", "city", "SYR", "Hama Governorate", 35.1318, 36.7578, 6.0),
    ("idlib-gov", "Idlib Governorate", "admin1", "SYR", "Idlib Governorate", 35.8, 36.7, 48.0),
    ("north", "Northern Syria", "region", "SYR", None, 36.0, 37.0, 130.0),
    ("syria", "Syria", "country", "SYR", None, 35.0, 38.5, 215.0),
    ("iraq", "Iraq", "country", "IRQ", None, 33.0, 43.5, 331.0),
    ("quarter", "The quarter", "area", "SYR", "Hama Governorate", 35.2, 36.7, 2.0),
    ("nowhere", "Tell Nowhere", "village", None, None, None, None, None),
)  # fmt: skip


def event(claim_id: str, **more: Any) -> dict[str, Any]:
    """Return a row of events: an armed clash of the first of December in no place, by nobody."""
    row = {
        "claim_id": claim_id, "doc_id": "d1", "sentence_id": "d1-s0", "span_start": 0, "span_end": 6, "quote": "fought",
        "speech_act": "asserts", "modality": "actual", "reported_on": "2024-12-02", "confidence": 0.9, "rule": "test",
        "trigger": "fought", "trigger_start": 0, "trigger_end": 6, "plover": "ASSAULT", "acled_type": "Battles",
        "acled_sub_type": "Armed clash", "start": "2024-12-01", "end": "2024-12-01", "time_precision": "day",
    }  # fmt: skip
    return row | more


def killed(claim_id: str, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """Return a row of casualties: people killed in the event ``e1``."""
    row = {
        "claim_id": claim_id, "doc_id": "d1", "sentence_id": "d1-s0", "span_start": 0, "span_end": 6, "quote": "killed",
        "speech_act": "asserts", "modality": "actual", "confidence": 0.9, "rule": "test", "event_id": "e1",
        "outcome": "killed", "count_text": "some", "count_start": 0, "count_end": 4, "low": low, "high": high,
        "victims": "all", "count_mode": "incident",
    }  # fmt: skip
    return row | more


def tie(claim_id: str, source: str, target: str, kind: str = "supports", **more: Any) -> dict[str, Any]:
    """Return a row of relations: one supports the other."""
    row = {
        "claim_id": claim_id, "doc_id": "d1", "sentence_id": "d1-s0", "span_start": 0, "span_end": 6, "quote": "backed",
        "speech_act": "asserts", "modality": "actual", "reported_on": "2024-12-02", "confidence": 0.9, "rule": "test",
        "source_id": source, "target_id": target, "sign": 1, "kind": kind, "directed": True,
    }  # fmt: skip
    return row | more


def holding(claim_id: str, actor: str | None, place: str | None, **more: Any) -> dict[str, Any]:
    """Return a row of control: a place is held."""
    row = {
        "claim_id": claim_id, "doc_id": "d1", "sentence_id": "d1-s0", "span_start": 0, "span_end": 6, "quote": "holds",
        "speech_act": "asserts", "modality": "actual", "confidence": 0.9, "rule": "test", "actor_id": actor,
        "location_id": place, "state": "holds", "extent": "full",
    }  # fmt: skip
    return row | more


@lru_cache(maxsize=1)
def _base() -> Dossier:
    counted = {"n_mentions": 1, "n_documents": 1}
    document = {
        "doc_id": "d1", "path": "one.txt", "title": "Clashes, again", "source": "wire", "published": "2024-12-02",
        "published_basis": "stated", "n_chars": 100, "n_sentences": 1, "status": "read",
    }  # fmt: skip
    actors = [
        {"actor_id": ref, "name": name, "kind": kind, "country": country, "known": True, **counted}
        for ref, name, kind, country in ACTORS
    ]
    columns = ("location_id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km")
    places = [{**dict(zip(columns, place, strict=True)), **counted} for place in PLACES]
    return Dossier.from_rows({"documents": [document], "actors": actors, "locations": places})


def build(**tables: list[dict[str, Any]]) -> Dossier:
    """Return a dossier of one article with the actors and places above; only the given tables are made anew."""
    return replace(_base(), **{name: schema.table(name, rows) for name, rows in tables.items()})
