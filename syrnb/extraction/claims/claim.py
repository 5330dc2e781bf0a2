"""A claim: what one sentence says, who says it, and what is in doubt; the block that every fact table shares."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

__all__ = ["DOUBTS", "Stance", "claim_id", "confidence_of"]

DOUBTS = {
    "pronoun": 0.1,
    "place of another clause": 0.1,
    "time of another clause": 0.1,
    "time of another sentence": 0.2,
    "day of the dispatch": 0.3,
    "unknown actor": 0.1,
    "no actor": 0.1,
    "actor from the object's words": 0.1,
    "doer of another phrase": 0.1,
    "speaker unresolved": 0.1,
    "tie read from an act": 0.1,
    "holder from another sentence": 0.1,
}
"""What lowers a claim's confidence, and by how much."""

LETTER = {"events": "e", "casualties": "c", "relations": "r", "control": "h"}


@dataclass(frozen=True, slots=True)
class Stance:
    """The claim block without its span: who says it, how, and whether it happened."""

    sentence_id: str
    speaker: str | None = None
    speaker_text: str | None = None
    via: tuple[str, ...] = ()
    speech_act: str = "asserts"
    modality: str = "actual"
    reported_on: date | None = None
    background: bool = False
    doubts: tuple[str, ...] = field(default=())


def confidence_of(doubts: tuple[str, ...]) -> float:
    """Return 1 less what each doubt costs, no lower than 0.1.

    >>> confidence_of(("pronoun", "no actor"))
    0.8
    """
    return round(max(0.1, 1.0 - sum(DOUBTS.get(d, 0.1) for d in dict.fromkeys(doubts))), 2)


def claim_id(table: str, doc_id: str, *parts: Any) -> str:
    """Return an id made of what a claim says and where: the same words give the same id.

    >>> claim_id("events", "ab12", 3, 9, "ASSAULT") == claim_id("events", "ab12", 3, 9, "ASSAULT")
    True
    """
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:8]
    return f"{doc_id}-{LETTER[table]}{digest}"


def claim_row(
    table: str,
    doc_id: str,
    stance: Stance,
    span: tuple[int, int],
    text: str,
    rule: str,
    doubts: tuple[str, ...],
    *key: Any,
) -> dict[str, Any]:
    """Return the claim block of a row; ``key`` is what tells it from other claims on the same words."""
    every = tuple(dict.fromkeys((*stance.doubts, *doubts)))
    return {
        "claim_id": claim_id(table, doc_id, *span, *key),
        "doc_id": doc_id,
        "sentence_id": stance.sentence_id,
        "span_start": span[0],
        "span_end": span[1],
        "quote": text[span[0] : span[1]],
        "speaker": stance.speaker,
        "speaker_text": stance.speaker_text,
        "via": list(stance.via),
        "speech_act": stance.speech_act,
        "modality": stance.modality,
        "reported_on": stance.reported_on,
        "background": stance.background,
        "confidence": confidence_of(every),
        "doubts": list(every),
        "rule": rule,
    }
