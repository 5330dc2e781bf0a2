"""Event claims made by hand, and the actors, places and sentences they speak of."""

from __future__ import annotations

from typing import Any

import pandas as pd

from syrnb import schema
from tests.analysis.monitor import locations as monitor_locations

COUNT = {"n_mentions": 1, "n_documents": 1, "known": True}
ACTORS = schema.table("actors", [
    {"actor_id": "syria-gov", "name": "Government", "kind": "state", "country": "SYR", "side": "government", **COUNT},
    {"actor_id": "syria-army", "name": "Army", "kind": "state-forces", "country": "SYR", "side": "government",
     "parent_id": "syria-gov", **COUNT},
    {"actor_id": "hts", "name": "HTS", "kind": "rebel", "country": "SYR", "side": "opposition", **COUNT},
    {"actor_id": "opposition", "name": "rebels", "kind": "rebel", "country": "SYR", "side": "opposition", **COUNT},
    {"actor_id": "jawlani", "name": "Jolani", "kind": "person", "country": "SYR", "parent_id": "hts", **COUNT},
    {"actor_id": "turkey-gov", "name": "Turkey", "kind": "state", "country": "TUR", **COUNT},
    {"actor_id": "russia-gov", "name": "Russia", "kind": "state", "country": "RUS", **COUNT},
    {"actor_id": "sohr", "name": "Observatory", "kind": "monitor", "country": "GBR", **COUNT},
    {"actor_id": "syr:gunmen", "name": "Gunmen", "kind": "armed-group", **{**COUNT, "known": False}},
])  # fmt: skip


def locations() -> pd.DataFrame:
    pins = {
        "aleppo": (36.2, 37.15, 9.0), "atarib": (36.14, 36.83, 2.0), "idlib": (35.93, 36.63, 4.0),
        "nw-syria": (35.85, 36.7, 70.0), "aleppo-gov": (36.2, 37.5, 80.0), "khartoum": (15.55, 32.53, 12.0),
    }  # fmt: skip
    frame = monitor_locations()
    for column, index in (("lat", 0), ("lon", 1), ("radius_km", 2)):
        frame[column] = [pins[p][index] if p in pins else None for p in frame["location_id"]]
    return schema.validate("locations", frame.astype({c: "float64" for c in ("lat", "lon", "radius_km")}))


def event(claim_id: str, entry: str = "air-strike", **values: Any) -> dict[str, Any]:
    """A row of ``events``, each in a document of its own unless told otherwise."""
    row = {
        "claim_id": claim_id, "doc_id": f"d-{claim_id}", "sentence_id": f"s-{claim_id}", "span_start": 0, "span_end": 1,
        "quote": "q", "speech_act": "asserts", "modality": "actual", "confidence": 1.0, "rule": f"event/{entry}/x",
        "trigger": "x", "trigger_start": 0, "trigger_end": 1, "plover": "ASSAULT", "time_precision": "day",
        "reported_on": "2024-12-01",
    }  # fmt: skip
    return row | values


def on(day: str, last: str | None = None) -> dict[str, str]:
    return {"start": day, "end": last or day}


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    return schema.table("events", rows)


def sentences(events: pd.DataFrame, **words: str) -> pd.DataFrame:
    """One sentence a claim, in which it alone stands, with the given words by claim."""
    rows = [
        {"sentence_id": s, "doc_id": d, "paragraph": 0, "span_start": 0, "span_end": 200,
         "text": words.get(c, c * 4), "in_quote": False, "used": True}
        for c, d, s in zip(events["claim_id"], events["doc_id"], events["sentence_id"], strict=True)
    ]  # fmt: skip
    kept = {row["sentence_id"]: row for row in reversed(rows)}
    return schema.table("sentences", sorted(kept.values(), key=lambda r: str(r["sentence_id"])))
