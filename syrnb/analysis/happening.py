"""An event claim as what it says of a happening: of what kind, by and to whom, where, when, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb.analysis.kinship import kinship
from syrnb.analysis.records import ordinal_or_none, read_records

__all__ = ["Happening", "read_happenings"]

INFERRED = frozenset({"time of another clause", "time of another sentence", "day of the dispatch"})
"""Doubts that say that a day was inferred; such a day may be off by one."""

PLANNED = frozenset({"planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One event claim, reduced to what it can be compared by.

    Days are proleptic ordinals. ``start`` and ``end`` are None where the claim names no day; ``told`` is the day on
    which it was said, after which nothing that it says can have happened. ``slack`` is how many days its own days may
    be off; ``exact`` says that its period is meant to the day. ``lead`` is true in the first sentence of a document
    that tells an event; ``before`` are the words right before the trigger. ``campaign`` says that it names a campaign
    ("the offensive"), which goes on for days and moves from place to place. ``deaths`` is the number of people killed
    that the claim carries, low and high.
    """

    claim_id: str
    doc_id: str
    sentence_id: str
    position: int
    plover: str
    sub_type: str
    entry: str
    modality: str
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    places: tuple[str, ...]
    start: int | None
    end: int | None
    told: int | None
    slack: int
    exact: bool
    background: bool
    words: str
    trigger: str
    trigger_start: int
    trigger_end: int
    lead: bool
    before: tuple[str, ...]
    campaign: bool
    deaths: tuple[int | None, int | None] | None = None

    @property
    def planned(self) -> bool:
        """Whether it tells of what has not happened: a plan, a condition."""
        return self.modality in PLANNED

    @property
    def dated(self) -> bool:
        """Whether it names a day."""
        return self.start is not None or self.end is not None

    def gap(self, other: Happening) -> int:
        """Return how many characters lie between two triggers of one document."""
        return max(self.trigger_start - other.trigger_end, other.trigger_start - self.trigger_end)


def read_happenings(
    events: pd.DataFrame,
    *,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    casualties: pd.DataFrame,
) -> list[Happening]:
    """Read the table ``events``, in the order of its claims' ids.

    Parameters
    ----------
    events, sentences, documents, casualties
        Tables of the contract. Sentences give the words, documents the day on which an undated claim was told,
        casualties the numbers killed.
    """
    words = dict(zip(sentences["sentence_id"], sentences["text"], strict=True))
    starts = dict(zip(sentences["sentence_id"], sentences["span_start"], strict=True))
    order = {s: i for i, s in enumerate(sentences["sentence_id"])}
    published = dict(zip(documents["doc_id"], documents["published"], strict=True))
    deaths = _deaths(casualties)
    leads = _leads(events, order)
    found = []
    for row in read_records(events):
        told = [
            d
            for d in (ordinal_or_none(row["reported_on"]), ordinal_or_none(published.get(row["doc_id"])))
            if d is not None
        ]
        before = _before(row, words, starts)
        found.append(
            Happening(
                claim_id=row["claim_id"],
                doc_id=row["doc_id"],
                sentence_id=row["sentence_id"],
                position=order.get(row["sentence_id"], -1),
                plover=row["plover"],
                sub_type=row["acled_sub_type"] if isinstance(row["acled_sub_type"], str) else "",
                entry=_entry(row["rule"]),
                modality=row["modality"],
                side_a=tuple(row["side_a"]),
                side_b=tuple(row["side_b"]),
                places=tuple(row["location_ids"]),
                start=ordinal_or_none(row["start"]),
                end=ordinal_or_none(row["end"]),
                told=max(told, default=None),
                slack=1 if INFERRED.intersection(row["doubts"]) else 0,
                exact=row["time_precision"] == "day",
                background=bool(row["background"]),
                words=" ".join(str(words.get(row["sentence_id"], row["quote"])).casefold().split()),
                trigger=str(row["trigger"]).casefold(),
                trigger_start=int(row["trigger_start"]),
                trigger_end=int(row["trigger_end"]),
                lead=row["sentence_id"] == leads[row["doc_id"]],
                before=before,
                campaign=_is_campaign(row, before),
                deaths=deaths.get(row["claim_id"]),
            )
        )
    return sorted(found, key=lambda h: h.claim_id)


def _before(row: Mapping[str, Any], words: Mapping[str, str], starts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the two words before a trigger, and all but the last of its own."""
    sentence, trigger = row["sentence_id"], str(row["trigger"]).casefold().split()
    if sentence not in words:
        return tuple(trigger[:-1])
    head = words[sentence][: max(int(row["trigger_start"]) - int(starts[sentence]), 0)]
    return (*head.casefold().split()[-2:], *trigger[:-1])


def _is_campaign(row: Mapping[str, Any], before: tuple[str, ...]) -> bool:
    """Whether a claim names a campaign: "an assault" names none, it may be the first of one, or one among others."""
    new = bool(kinship()["indefinite"].intersection(before[-1:])) and row["modality"] not in PLANNED
    return not new and str(row["trigger"]).casefold().rpartition(" ")[2] in kinship()["campaigns"]


def _leads(events: pd.DataFrame, order: Mapping[str, int]) -> dict[str, str]:
    """Return, by document, the first sentence that tells an event."""
    found: dict[str, str] = {}
    for doc, sentence in zip(events["doc_id"], events["sentence_id"], strict=True):
        if doc not in found or order.get(sentence, -1) < order.get(found[doc], -1):
            found[doc] = sentence
    return found


def _entry(rule: str) -> str:
    """Return the lexicon's entry that a rule names: ``event/air-strike/raid`` gives ``air-strike``."""
    parts = rule.split("/")
    return parts[1] if len(parts) > 1 else rule


def _deaths(casualties: pd.DataFrame) -> Mapping[str, tuple[int | None, int | None]]:
    """Return, by event, the widest number of dead that its claims tell (the whole, where parts stand beside it)."""
    dead = casualties[(casualties["outcome"] == "killed") & casualties["event_id"].notna()]
    found: dict[str, tuple[int | None, int | None]] = {}
    for row in read_records(dead.sort_values("claim_id")):
        low, high = (None if pd.isna(row[c]) else int(row[c]) for c in ("low", "high"))
        before = found.get(row["event_id"])
        if (low, high) != (None, None) and (before is None or (low or high or 0) > (before[0] or before[1] or 0)):
            found[row["event_id"]] = (low, high)
    return found
