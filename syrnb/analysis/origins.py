"""Where a claim comes from: the voice that tells it, the independent source that stands for, and when it was told."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from syrnb.analysis.records import read_records, text_or_empty
from syrnb.analysis.sources import independent_sources

__all__ = ["Origin", "trace_origins"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from.

    Parameters
    ----------
    family
        The independent source, as :func:`syrnb.analysis.sources.independent_sources` names it.
    voice
        The speaker, or the outlet where the author speaks; empty where neither is known.
    reliability
        The grade that an analyst gave the voice, A to F, or None.
    told_on
        The day it was said, as an ordinal; 0 where unknown.
    """

    family: str
    voice: str
    reliability: str | None
    told_on: int


def trace_origins(
    claims: pd.DataFrame,
    *,
    documents: pd.DataFrame,
    sources: pd.DataFrame,
    actors: pd.DataFrame,
    copies: pd.DataFrame | None = None,
) -> dict[str, Origin]:
    """Return where each claim of a fact table comes from, by claim id.

    Parameters
    ----------
    claims, documents, sources, actors
        Tables of the contract.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them: their authors count as one source.
    """
    family = independent_sources(claims, sources=sources, documents=documents, actors=actors, copies=copies)
    grades = {r["source_id"]: text_or_empty(r["reliability"]) for r in read_records(sources)}
    docs = {r["doc_id"]: r for r in read_records(documents)}
    found = {}
    for row in read_records(claims[["claim_id", "doc_id", "speaker", "speaker_text", "reported_on"]]):
        doc = docs.get(row["doc_id"], {})
        authored = not text_or_empty(row["speaker_text"])
        voice = text_or_empty(row["speaker"]) or (text_or_empty(doc.get("source")) if authored else "")
        told = next((d for d in (row["reported_on"], doc.get("published")) if d is not None and not pd.isna(d)), None)
        found[str(row["claim_id"])] = Origin(
            family[row["claim_id"]],
            voice,
            grades.get(voice) or None,
            0 if told is None else pd.Timestamp(told).toordinal(),
        )
    return found
