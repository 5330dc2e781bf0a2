"""One claim in words: what it says, the sentence it was read from, who says it, and what is in doubt."""

from __future__ import annotations

from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.dossier import Dossier
from syrnb.errors import SyrnbError
from syrnb.reporting.summary import plain

__all__ = ["explain_claim"]

MARK = ("»", "«")
REFERENCES = frozenset(
    (
        "side_a",
        "side_b",
        "location_ids",
        "victim_ids",
        "perpetrators",
        "source_id",
        "target_id",
        "actor_id",
        "location_id",
    )
)
"""Columns whose values name actors or places."""


def explain_claim(dossier: Dossier, claim_id: str) -> str:
    """Say what a claim rests on.

    Parameters
    ----------
    dossier
        Holds the claim; its texts are not needed.
    claim_id
        The claim.

    Returns
    -------
    str
        Lines of plain text; the quote stands in its sentence between » and «.

    Raises
    ------
    SyrnbError
        Where no claim has this id.
    """
    try:
        claim = dossier.claim(claim_id)
    except KeyError as error:
        raise SyrnbError(f"no claim {plain(claim_id)!r} in these tables") from error
    document = dossier.documents.set_index("doc_id").loc[claim.doc_id]
    published = f"{document.published:%Y-%m-%d}" if pd.notna(document.published) else "unknown"
    lines = [
        f"{claim.table}: {plain(claim_id)}",
        f"article: {plain(document.path)}, published {published} ({document.published_basis})",
        f"words: {_marked(dossier, claim)}",
        f"speaker: {_speaker(dossier, claim)}",
        f"said as: {claim.speech_act}, {claim.modality}{', background' if claim.background else ''}",
    ]
    lines += [f"{column}: {_value(dossier, column, claim[column])}" for column in _own_columns(str(claim.table), claim)]
    lines += [
        f"rule: {plain(claim.rule)}",
        f"confidence: {claim.confidence:.2f}",
        f"doubts: {', '.join(plain(d) for d in claim.doubts) or 'none'}",
    ]
    return "\n".join(lines)


def _own_columns(table: str, claim: pd.Series[Any]) -> list[str]:
    """Return the columns that this table adds to the claim block and that say something here."""
    own = [column for column in schema.TABLES[table] if column not in schema.CLAIM]
    return [c for c in own if (bool(claim[c]) if isinstance(claim[c], list) else pd.notna(claim[c]))]


def _marked(dossier: Dossier, claim: pd.Series[Any]) -> str:
    sentences = dossier.sentences
    found = sentences[sentences.sentence_id == claim.sentence_id]
    if found.empty:
        return f"{MARK[0]}{plain(claim.quote)}{MARK[1]}"
    text, first = str(found.text.iloc[0]), int(found.span_start.iloc[0])
    # A quote may run past its sentence; what lies outside is not shown.
    start, end = max(claim.span_start - first, 0), min(claim.span_end - first, len(text))
    return plain(text[:start] + MARK[0] + text[start:end] + MARK[1] + text[end:])


def _speaker(dossier: Dossier, claim: pd.Series[Any]) -> str:
    who = "the author"
    if pd.notna(claim.speaker):
        who = plain(dossier.name_of(claim.speaker))
    elif pd.notna(claim.speaker_text):
        who = f"{plain(claim.speaker_text)} (not resolved)"
    via = ", ".join(plain(dossier.name_of(ref)) for ref in claim.via)
    when = f", on {claim.reported_on:%Y-%m-%d}" if pd.notna(claim.reported_on) else ""
    return who + (f", via {via}" if via else "") + when


def _value(dossier: Dossier, column: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(dossier, column, item) for item in value)
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{plain(dossier.name_of(value))} [{plain(value)}]" if column in REFERENCES else plain(value)
