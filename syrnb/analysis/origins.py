"""Whose word a claim is in the end: its speaker or its outlet, and the family whose copy that carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

__all__ = ["Origin", "trace_origins"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from.

    Parameters
    ----------
    family
        The same for an agency and the papers that carry its copy; what counts as one independent source.
    source
        The speaker, or the outlet where the author speaks.
    reliability
        The grade that an analyst gave, A to F, or None.
    told_on
        The day it was said, as an ordinal; 0 where unknown.
    """

    family: str
    source: str
    reliability: str | None
    told_on: int


def trace_origins(claims: pd.DataFrame, documents: pd.DataFrame, sources: pd.DataFrame) -> dict[str, Origin]:
    """Return where each claim of a fact table comes from, by claim id.

    A claim is its speaker's; where the author speaks it is that of the document's source; where that is not known the
    document stands for itself.
    """
    rows = {str(r["source_id"]): r for r in sources.to_dict("records")}
    docs = {str(r["doc_id"]): r for r in documents.to_dict("records")}
    found = {}
    for row in claims[["claim_id", "doc_id", "speaker", "reported_on"]].to_dict("records"):
        doc: Mapping[str, Any] = docs.get(row["doc_id"], {})
        name = next((v for v in (row["speaker"], doc.get("source")) if isinstance(v, str)), str(row["doc_id"]))
        source: Mapping[str, Any] = rows.get(name, {})
        family, grade = source.get("family"), source.get("reliability")
        told = next((d for d in (row["reported_on"], doc.get("published")) if d is not None and not pd.isna(d)), None)
        found[str(row["claim_id"])] = Origin(
            family if isinstance(family, str) else name,
            name,
            grade if isinstance(grade, str) else None,
            0 if told is None else pd.Timestamp(told).toordinal(),
        )
    return found
