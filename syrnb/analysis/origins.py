"""Where a claim comes from: the voice that tells it, the independent source it stands for, and when it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from syrnb.analysis.records import ordinal_or_none, read_records
from syrnb.analysis.records import text_or_empty as _text
from syrnb.analysis.sources import Voices

__all__ = ["Origin", "trace_origins"]

UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from.

    Parameters
    ----------
    source
        Whose word it is in the end; claims with different values come from independent sources.
    voice
        The speaker, or the outlet where the author speaks; empty where neither is known.
    authored
        Whether the author speaks.
    reliability
        The grade that an analyst gave the voice, A to F, or None.
    told_on
        The day it was said, as an ordinal; 0 where unknown.
    """

    source: str
    voice: str
    authored: bool
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
    claims
        The claim block of any table: ``claim_id, doc_id, speaker, speaker_text, reported_on``.
    documents, sources, actors
        Tables of the contract.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them; without them each document is its own text.

    Returns
    -------
    dict
        The ``source`` is the body that a named speaker speaks for; where the author speaks, the outlet of the document,
        or that of the first published of its copies; where a speaker has no name, ``unnamed/`` with the outlet (or the
        document) and the words, since nobody knows whether two residents are one.

    Examples
    --------
    >>> from syrnb import schema
    >>> claims = pd.DataFrame(
    ...     [("a", "d", "fidan", "Fidan", None), ("b", "e", "turkey-gov", "Ankara", None), ("c", "d", *[None] * 3)],
    ...     columns=["claim_id", "doc_id", "speaker", "speaker_text", "reported_on"])
    >>> rows = [{"actor_id": "turkey-gov", "name": "Turkey", "kind": "state", "country": "TUR"},
    ...         {"actor_id": "fidan", "name": "Fidan", "kind": "person", "parent_id": "turkey-gov"}]
    >>> actors = schema.table("actors", [{**r, "known": True, "n_mentions": 1, "n_documents": 1} for r in rows])
    >>> found = trace_origins(
    ...     claims, documents=schema.empty("documents"), sources=schema.empty("sources"), actors=actors)
    >>> [origin.source for origin in found.values()]
    ['state:TUR', 'state:TUR', 'document:d']
    """
    voices = Voices.read(actors, sources)
    group = {} if copies is None else dict(zip(copies["doc_id"], copies["copy_group"], strict=True))
    carriers = _carriers(documents, group, voices)
    grades = {r["source_id"]: _text(r["reliability"]) for r in read_records(sources)}
    docs = {r["doc_id"]: r for r in read_records(documents)}
    found = {}
    for row in read_records(claims[["claim_id", "doc_id", "speaker", "speaker_text", "reported_on"]]):
        doc = docs.get(row["doc_id"], {})
        speaker, words = _text(row["speaker"]), _text(row["speaker_text"])
        carrier = carriers.get(row["doc_id"], f"document:{group.get(row['doc_id'], row['doc_id'])}")
        authored = not speaker and not words
        if authored:
            source = carrier
        elif speaker and voices.named(speaker):
            source = voices.source_of(speaker)
        else:
            source = f"{UNNAMED}/{carrier}/{speaker or words.casefold()}"
        voice = _text(doc.get("source")) if authored else speaker
        told = ordinal_or_none(row["reported_on"])
        day = (ordinal_or_none(doc.get("published")) or 0) if told is None else told
        found[str(row["claim_id"])] = Origin(source, voice, authored, grades.get(voice) or None, day)
    return found


def _carriers(documents: pd.DataFrame, group: Mapping[str, str], voices: Voices) -> dict[str, str]:
    """Return, by document, the source whose text it is: of copies, that of the first published."""
    rows = {r["doc_id"]: r for r in read_records(documents)}
    first: dict[str, tuple[pd.Timestamp, str]] = {}
    for doc, row in rows.items():
        when = row["published"] if pd.notna(row["published"]) else pd.Timestamp.max
        key = group.get(doc, doc)
        first[key] = min(first.get(key, (when, doc)), (when, doc))
    found = {}
    for doc in rows:
        key = group.get(doc, doc)
        outlet = _text(rows[first[key][1]]["source"])
        found[doc] = voices.source_of(outlet) if outlet else f"document:{key}"
    return found
