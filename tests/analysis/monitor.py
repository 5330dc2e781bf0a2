"""The monitor's running toll of the first week, as rows of ``casualties``. Figures are those it published."""

from __future__ import annotations

from typing import Any

import pandas as pd

from syrnb import schema

COUNT = {"n_mentions": 1, "n_documents": 1, "known": True}
HTS, TURKISH_BACKED, GOVERNMENT = ["hts"], ["sna"], ["syria-army"]
REBELS = ["hts", "sna"]


def claim(claim_id: str, low: int | None, high: int | None, victims: str = "all", **values: Any) -> dict[str, Any]:
    """A row of ``casualties`` with everything that a test does not care about filled in."""
    row = {
        "claim_id": claim_id, "doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q",
        "speaker": "sohr", "speech_act": "claims", "modality": "actual", "confidence": 1.0, "rule": "r",
        "outcome": "killed", "count_text": "n", "count_start": 0, "count_end": 1, "low": low, "high": high,
        "victims": victims, "location_ids": ["syria"], "count_mode": "cumulative", "start": "2024-11-27",
    }  # fmt: skip
    return row | values


def running_toll() -> list[dict[str, Any]]:
    """28 November to 2 December 2024, as told."""

    def told(day: str, prefix: str, whole: int, parts: list[tuple[str, int, str, list[str]]]) -> list[dict[str, Any]]:
        block = {"end": day, "reported_on": day, "doc_id": day}
        rows = [claim(prefix, whole, whole, **block)]
        for name, number, victims, ids in parts:
            rows.append(claim(f"{prefix}-{name}", number, number, victims, victim_ids=ids, part_of=prefix, **block))
        return rows

    day_counts = {"count_mode": "incident", "reported_on": "2024-11-29", "doc_id": "2024-11-29", "part_of": "29-civ"}
    return [
        *told("2024-11-28", "28", 153, [
            ("hts", 80, "combatants", HTS), ("sna", 19, "combatants", TURKISH_BACKED),
            ("gov", 54, "combatants", GOVERNMENT),
        ]),
        *told("2024-11-29", "29", 242, [("comb", 218, "combatants", []), ("civ", 24, "civilians", [])]),
        claim("29-civ-on-28", 19, 19, "civilians", start="2024-11-28", end="2024-11-28", **day_counts),
        claim("29-civ-on-27", 1, 1, "civilians", start="2024-11-27", end="2024-11-27", **day_counts),
        *told("2024-11-30", "30", 311, [
            ("reb", 183, "combatants", REBELS), ("gov", 100, "combatants", GOVERNMENT), ("civ", 28, "civilians", []),
        ]),
        *told("2024-12-02", "02", 514, [
            ("reb", 268, "combatants", REBELS), ("gov", 154, "combatants", GOVERNMENT), ("civ", 92, "civilians", []),
        ]),
    ]  # fmt: skip


def actors() -> pd.DataFrame:
    return schema.table(
        "actors",
        [
            {"actor_id": "hts", "name": "HTS", "kind": "rebel", "side": "opposition", **COUNT},
            {"actor_id": "sna", "name": "SNA", "kind": "rebel", "side": "turkey-backed", **COUNT},
            {"actor_id": "syria-army", "name": "Army", "kind": "state-forces", "side": "government", **COUNT},
        ],
    )  # fmt: skip


def locations() -> pd.DataFrame:
    rows = [
        ("syria", "Syria", "country", "SYR", None),
        ("aleppo-gov", "Aleppo Governorate", "admin1", "SYR", "Aleppo"),
        ("idlib-gov", "Idlib Governorate", "admin1", "SYR", "Idlib"),
        ("aleppo", "Aleppo", "city", "SYR", "Aleppo"),
        ("atarib", "Atarib", "town", "SYR", "Aleppo"),
        ("idlib", "Idlib", "city", "SYR", "Idlib"),
        ("nw-syria", "north-western Syria", "region", "SYR", None),
        ("sudan", "Sudan", "country", "SDN", None),
        ("khartoum", "Khartoum", "city", "SDN", "Khartoum"),
    ]
    columns = ("location_id", "name", "kind", "country", "admin1")
    return schema.table(
        "locations", [dict(zip(columns, row, strict=True)) | {"n_mentions": 1, "n_documents": 1} for row in rows]
    )
