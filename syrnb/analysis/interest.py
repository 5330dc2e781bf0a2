"""Whose interest a claim of control serves, and how much it counts for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb.analysis.origins import Origin
from syrnb.analysis.records import read_records
from syrnb.analysis.sources import Voices, stance_of

__all__ = ["HoldingPolicy", "Item", "interest", "read_items"]

STANCES = ("against", "neutral", "outlet", "own", "unknown")
TOLD = frozenset({"asserts", "claims", "denies", "accuses", "confirms"})
GAINS = frozenset({"holds", "captured", "retaken", "besieged"})
LOSSES = frozenset({"lost", "withdrew"})
LASTING = frozenset({"holds", "besieged"})


@dataclass(frozen=True, slots=True)
class HoldingPolicy:
    """How claims of control are weighed. Every number is a switch.

    Parameters
    ----------
    against, neutral, outlet, own, unknown
        The weight of a claim against its speaker's own interest, of one by nobody's side, of one that an outlet whose
        side is not known makes in its own words, of one in the speaker's own favour, and of one by a speaker whose side
        is not known.
    confirmed_at
        The weight from which a claim confirms. A holding without one is ``claimed`` where its own side alone tells of
        it, ``reported`` where somebody does whose side is not known.
    hindsight
        Whether claims told after the day in question count for it.
    follow_areas
        Whether places within an area follow a claim of the whole of it.
    """

    against: float = 3.0
    neutral: float = 2.0
    outlet: float = 1.5
    own: float = 1.0
    unknown: float = 1.0
    confirmed_at: float = 2.0
    hindsight: bool = True
    follow_areas: bool = True

    def weight(self, stance: str) -> float:
        """Return the weight of a stance."""
        return float(getattr(self, stance))


@dataclass(frozen=True, slots=True)
class Item:
    """What one claim says of who holds a place from a day on.

    Parameters
    ----------
    claim_id, actor
        The claim and the actor that it says holds the place (``holds``) or does not.
    day, told_on
        From when, and when it was said (of history: the last day that it tells of), as ordinals.
    speaker, source
        Who says it (an actor or an outlet), and the independent source it counts as.
    stance
        One of ``STANCES``.
    denial
        Whether it only denies that the actor ever came to hold it, rather than telling of a loss.
    via
        The area whose whole was taken, where the place only lies in it.
    """

    claim_id: str
    actor: str
    holds: bool
    state: str
    extent: str
    day: int
    told_on: int
    speaker: str
    source: str
    stance: str
    denial: bool = False
    via: str | None = None


def interest(stance: str, *, holds: bool, authored: bool) -> str:
    """Return in whose favour it is to say that a party holds a place, or does not: one of ``STANCES``.

    Parameters
    ----------
    stance
        How the voice stands to that party (:func:`syrnb.analysis.sources.stance_of`).
    holds
        Whether the party is said to hold the place.
    authored
        Whether an outlet speaks in its own words.

    Examples
    --------
    >>> interest("own side", holds=False, authored=False), interest("other side", holds=False, authored=False)
    ('against', 'own')
    """
    match stance:
        case "own side":
            return "own" if holds else "against"
        case "other side":
            return "against" if holds else "own"
        case "neutral":
            return "neutral"
    return "outlet" if authored else "unknown"


def read_items(
    control: pd.DataFrame, voices: Voices, origins: Mapping[str, Origin], policy: HoldingPolicy, on: int
) -> dict[str, list[Item]]:
    """Return what claims say of who holds each place on a day, by place.

    Told is what is said to be so or to have happened, or is denied (``negated``: the actor does not hold it, or has not
    lost it); plans and conditions are not.
    """
    found: dict[str, list[Item]] = {}
    rows = [r for r in read_records(control) if _tells(r)]
    for row in rows:
        origin = origins[str(row["claim_id"])]
        start, end = (None if pd.isna(row[c]) else pd.Timestamp(row[c]).toordinal() for c in ("start", "end"))
        told_on = None if row["background"] else origin.told_on or None  # history without a day has none
        day = next((d for d in (start, end, told_on) if d is not None), None)
        if day is None or day > on or (not policy.hindsight and origin.told_on > on):
            continue
        if row["state"] in LASTING and end is not None and end < min(on, origin.told_on):
            continue
        vouched = min(origin.told_on, end or day) if row["background"] else origin.told_on
        negated = row["modality"] == "negated"
        holds = (row["state"] in GAINS) != negated
        stance = stance_of(origin.voice, row["actor_id"], voices) if origin.voice else "unknown"
        found.setdefault(row["location_id"], []).append(
            Item(
                claim_id=str(row["claim_id"]),
                actor=row["actor_id"],
                holds=holds,
                state="holds" if holds and negated else row["state"],
                extent=row["extent"],
                day=day,
                told_on=vouched,
                speaker=origin.voice or origin.source,
                source=origin.source,
                stance=interest(stance, holds=holds, authored=origin.authored),
                denial=negated and not holds,
            )
        )
    return found


def _tells(row: Mapping[Any, Any]) -> bool:
    known = isinstance(row["actor_id"], str) and isinstance(row["location_id"], str)
    told = row["modality"] in ("actual", "ongoing", "negated") and row["speech_act"] in TOLD
    return known and told and row["state"] in GAINS | LOSSES
