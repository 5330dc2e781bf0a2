"""Which claim of one reading is which of another, and in what the two differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.analysis.records import read_records
from syrnb.dossier import Dossier

__all__ = ["NOT_KNOWN", "Told", "differ", "match_claims", "read_told", "show"]

NOT_KNOWN = "not known"
DATES = ("start", "end", "time_precision", "reported_on")
IGNORED = frozenset({
    "claim_id", "doc_id", "sentence_id", "span_start", "span_end", "quote", "trigger_start", "trigger_end",
    "count_start", "count_end", "confidence", "doubts", "rule", "event_id", "part_of",
})  # fmt: skip
"""Columns that say where a claim stands and how sure it is, not what it says."""
STANDING = frozenset({"speaker", "speaker_text", "via", "speech_act", "modality", "background"})
ROLE = {
    "events": ("trigger", "plover"), "casualties": ("outcome", "count_text", "victims"),
    "relations": ("kind", "source_id", "target_id"), "control": ("state", "actor_id", "location_id"),
}  # fmt: skip
"""What tells apart two claims on the same words."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim: its table, its row and the path of its document."""

    claim_id: str
    table: str
    row: Mapping[str, Any]
    path: str


def read_told(dossier: Dossier) -> dict[str, Told]:
    """Return every claim of a dossier, by id."""
    paths = dict(zip(dossier.documents["doc_id"], dossier.documents["path"], strict=True))
    return {
        row["claim_id"]: Told(row["claim_id"], table, row, paths.get(row["doc_id"], row["doc_id"]))
        for table in schema.CLAIM_TABLES
        for row in read_records(getattr(dossier, table))
    }


def match_claims(before: Mapping[str, Told], after: Mapping[str, Told]) -> dict[str, str]:
    """Return which claim of the first is which of the second.

    Claims of one id are one. Of the others, two are one where they stand in a document of the same path, in the same
    table, on the same words and in the same role: a document whose text was changed elsewhere keeps its claims.
    """
    matched = {claim: claim for claim in before if claim in after}
    left, right = (_by_words(told for claim, told in side.items() if claim not in matched) for side in (before, after))
    for key, ours in left.items():
        matched |= dict(zip(ours, right.get(key, ()), strict=False))
    return matched


def _by_words(claims: Iterator[Told]) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    ordered = sorted(claims, key=lambda t: (t.path, t.row["span_start"], t.claim_id))
    for told in ordered:
        role = tuple(show(told.row[column]) for column in ROLE[told.table])
        found[(told.table, told.path, told.row["quote"], role)].append(told.claim_id)
    return found


def differ(old: Told, new: Told) -> Iterator[tuple[str, str, str, str]]:
    """Yield what changed in one claim: ``(change, column, was, is)``."""
    for column in schema.TABLES[old.table]:
        a, b = old.row[column], new.row[column]
        if column in IGNORED or a is b or (type(a) is type(b) and a == b):
            continue
        was, now = show(a), show(b)
        if was != now:
            change = "re-dated" if column in DATES else "revised" if column in STANDING else "re-scoped"
            yield change, column, was, now


def show(value: object) -> str:
    """Return a cell in words.

    >>> show(["a", "b"]), show(pd.Timestamp("2024-12-05")), show(pd.NA)
    ('a, b', '2024-12-05', 'not known')
    """
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOT_KNOWN
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return NOT_KNOWN
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
