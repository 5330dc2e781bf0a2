"""Who, where and by whom: the ids of a claim looked up in the dossier's own tables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["HAPPENED", "Lookup", "iso_day", "known", "rows_of"]

Row = Mapping[str, Any]

HAPPENED = ("actual", "ongoing")
"""The modalities of what is said to have happened; the others are planned, a condition, or denied."""


def known(value: Any) -> Any:
    """Return a cell's value as plain Python, and None where it is missing.

    >>> known(pd.NA), known(float("nan")), known("Hama"), known(0)
    (None, None, 'Hama', 0)
    """
    if value is None or (not isinstance(value, list | tuple) and pd.isna(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def iso_day(value: Any) -> str | None:
    """Return a day as ``2024-12-01``, and None where it is missing.

    >>> iso_day(pd.Timestamp("2024-12-01")), iso_day(pd.NaT)
    ('2024-12-01', None)
    """
    return None if known(value) is None else f"{pd.Timestamp(value):%Y-%m-%d}"


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows as mappings of plain values; what is missing is None.

    >>> rows_of(pd.DataFrame({"low": pd.array([3, None], dtype="Int64")}))
    [{'low': 3}, {'low': None}]
    """
    return [{str(c): known(v) for c, v in record.items()} for record in frame.to_dict("records")]


def _kilometres(one: Row, other: Row) -> float:
    """Great-circle distance (haversine) between two places."""
    lat1, lat2 = math.radians(one["lat"]), math.radians(other["lat"])
    across = math.sin(math.radians(other["lon"] - one["lon"]) / 2) ** 2
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * across
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, chord)))


def _holds(whole: Row, part: Row) -> bool:
    """Tell whether one place lies within another, by its division or by the circles of both."""
    if whole["country"] and part["country"] and whole["country"] != part["country"]:
        return False
    if whole["kind"] == "country":
        return part["kind"] != "country" and whole["country"] is not None and part["country"] == whole["country"]
    if whole["kind"] == "admin1" and whole["admin1"] and part["admin1"] == whole["admin1"]:
        return part["kind"] not in ("country", "admin1")
    if any(place[c] is None for place in (whole, part) for c in ("lat", "lon", "radius_km")):
        return False
    return bool(
        whole["radius_km"] > part["radius_km"] and _kilometres(whole, part) + part["radius_km"] <= whole["radius_km"]
    )


@dataclass(frozen=True, slots=True)
class Lookup:
    """Actors, places and documents by id, each a mapping of its columns; missing values are None.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> hama = {"location_id": "hama", "name": "Hama", "kind": "city", "country": "SYR", "n_mentions": 1}
    >>> syria = {"location_id": "syria", "name": "Syria", "kind": "country", "country": "SYR", "n_mentions": 1}
    >>> dossier = Dossier.from_rows({"locations": [{**place, "n_documents": 1} for place in (hama, syria)]})
    >>> lookup = Lookup.of(dossier)
    >>> lookup.innermost(["hama", "syria"]), lookup.name("hama"), lookup.name("sohr")
    (['hama'], 'Hama', 'sohr')
    """

    actors: Mapping[str, Row]
    places: Mapping[str, Row]
    documents: Mapping[str, Row]

    @classmethod
    def of(cls, dossier: Dossier) -> Lookup:
        """Return the lookup of a dossier."""
        return cls(
            {row["actor_id"]: row for row in rows_of(dossier.actors)},
            {row["location_id"]: row for row in rows_of(dossier.locations)},
            {row["doc_id"]: row for row in rows_of(dossier.documents)},
        )

    def name(self, ref: str) -> str:
        """Return an actor's or a place's name, and the id itself where no table has it."""
        row = self.actors.get(ref) or self.places.get(ref)
        return str(row["name"]) if row else ref

    def names(self, refs: Iterable[str]) -> list[str]:
        """Return the names of actors or places, in order, each once."""
        return list(dict.fromkeys(self.name(ref) for ref in refs))

    def innermost(self, refs: Iterable[str]) -> list[str]:
        """Return the named places without those that merely hold another of them ("Saraqib in Idlib province")."""
        refs = list(dict.fromkeys(refs))
        found = {ref: self.places[ref] for ref in refs if ref in self.places}
        return [
            ref
            for ref in refs
            if ref not in found or not any(_holds(found[ref], place) for other, place in found.items() if other != ref)
        ]

    def point(self, ref: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a place in degrees WGS 84 to four decimals, or None."""
        place = self.places.get(ref)
        if place is None or place["lat"] is None or place["lon"] is None:
            return None
        return round(place["lat"], 4), round(place["lon"], 4)

    def speaker(self, claim: Row) -> str | None:
        """Return who says a claim; None where the author of the article does."""
        if claim["speaker"] is not None:
            return self.name(claim["speaker"])
        return claim["speaker_text"]

    def source(self, claim: Row) -> str | None:
        """Return the outlet of a claim's article, as its document names it."""
        document = self.documents.get(claim["doc_id"])
        return document["source"] if document else None

    def provenance(self, claim: Row) -> dict[str, Any]:
        """Return what leads a claim back to its words: article, offsets, speaker, how it was said, by which rule."""
        document = self.documents.get(claim["doc_id"], {})
        return {
            "claim_id": claim["claim_id"],
            "doc_id": claim["doc_id"],
            "source": document.get("source"),
            "headline": document.get("title"),
            "url": document.get("url"),
            "published": iso_day(document.get("published")),
            "quote": claim["quote"],
            "span_start": claim["span_start"],
            "span_end": claim["span_end"],
            "speaker": self.speaker(claim),
            "via": self.names(claim["via"]),
            "speech_act": claim["speech_act"],
            "modality": claim["modality"],
            "reported_on": iso_day(claim["reported_on"]),
            "background": claim["background"],
            "confidence": claim["confidence"],
            "doubts": list(claim["doubts"]),
            "rule": claim["rule"],
        }
