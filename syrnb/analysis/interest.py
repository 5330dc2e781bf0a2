"""Whose interest a claim of control serves, and how much it counts for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb.analysis.tolls.scopes import Actors

__all__ = ["HoldingPolicy", "Item", "Parties", "read_items"]

STANCES = ("against", "neutral", "own", "unnamed")
TOLD = frozenset({"asserts", "claims", "denies", "accuses", "confirms"})
GAINS = frozenset({"holds", "captured", "retaken", "besieged"})
LOSSES = frozenset({"lost", "withdrew"})
LASTING = frozenset({"holds", "besieged"})


@dataclass(frozen=True, slots=True)
class HoldingPolicy:
    """How claims of control are weighed. Every number is a switch.

    Parameters
    ----------
    against, neutral, own, unnamed
        The weight of a claim against its speaker's own interest, of one by nobody's side, of one in the speaker's own
        favour, and of one by a speaker who is not known.
    confirmed_at
        The weight from which a claim confirms; a holding without one is only ``claimed``.
    hindsight
        Whether claims told after the day in question count for it.
    follow_areas
        Whether places within an area follow a claim of the whole of it.
    """

    against: float = 3.0
    neutral: float = 2.0
    own: float = 1.0
    unnamed: float = 1.0
    confirmed_at: float = 2.0
    hindsight: bool = True
    follow_areas: bool = True

    def weight(self, stance: str) -> float:
        """Return the weight of a stance."""
        return {"against": self.against, "neutral": self.neutral, "own": self.own, "unnamed": self.unnamed}[stance]


@dataclass(frozen=True, slots=True)
class Item:
    """What one claim says of who holds a place from a day on.

    Parameters
    ----------
    claim_id, actor
        The claim and the actor that it says holds the place (``holds``) or does not.
    day, told_on
        From when, and when it was said, as ordinals.
    speaker, family
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
    family: str
    stance: str
    denial: bool = False
    via: str | None = None


class Parties:
    """The camps of actors, and whose side a speaker or an outlet takes.

    Two actors are of one camp where one is part of the other or the pack puts both on one side. An outlet's side is an
    actor, or a country, whose government is meant.
    """

    def __init__(self, actors: pd.DataFrame, sources: pd.DataFrame) -> None:
        self.actors = Actors.read(actors)
        self.side = {r.actor_id: r.side for r in actors.itertuples() if isinstance(r.side, str)}
        states = actors[(actors["kind"] == "state") & actors["parent_id"].isna() & actors["country"].notna()]
        self.states = {c: a for a, c in zip(states["actor_id"], states["country"], strict=True)}
        self.outlets = {r.source_id: r.side for r in sources.itertuples() if isinstance(r.side, str)}

    def camp(self, actor: str) -> str:
        """Return the name of an actor's camp."""
        line = self.actors.lineage.get(actor, (actor,))
        return next((f"side:{self.side[a]}" for a in line if a in self.side), line[-1])

    def camp_of_speaker(self, speaker: str) -> str | None:
        """Return the camp that a speaker or an outlet speaks for, or None where it is nobody's."""
        side = self.outlets.get(speaker)
        if side is not None:
            return self.camp(self.states.get(side, side))
        if speaker not in self.actors.lineage:
            return None
        camp = self.camp(speaker)
        fighter = self.actors.fighter(speaker)
        return camp if camp.startswith("side:") or fighter is not None else None


def read_items(
    control: pd.DataFrame, parties: Parties, origins: Mapping[str, Any], policy: HoldingPolicy, on: int
) -> dict[str, list[Item]]:
    """Return what claims say of who holds each place on a day, by place.

    Told is what is said to be so or to have happened, or is denied (``negated``: the actor does not hold it, or has not
    lost it); plans and conditions are not.
    """
    found: dict[str, list[Item]] = {}
    rows = [r for r in control.to_dict("records") if _tells(r)]
    camps: dict[str, set[str]] = {}
    for row in rows:
        camps.setdefault(row["location_id"], set()).add(parties.camp(row["actor_id"]))
    for row in rows:
        origin = origins[str(row["claim_id"])]
        start, end = (None if pd.isna(row[c]) else pd.Timestamp(row[c]).toordinal() for c in ("start", "end"))
        day = next((d for d in (start, end, origin.told_on or None) if d is not None), None)
        if day is None or day > on or (not policy.hindsight and origin.told_on > on):
            continue
        if row["state"] in LASTING and end is not None and end < min(on, origin.told_on):
            continue
        negated = row["modality"] == "negated"
        holds = (row["state"] in GAINS) != negated
        found.setdefault(row["location_id"], []).append(
            Item(
                claim_id=str(row["claim_id"]),
                actor=row["actor_id"],
                holds=holds,
                state="holds" if holds and negated else row["state"],
                extent=row["extent"],
                day=day,
                told_on=origin.told_on,
                speaker=origin.source,
                family=origin.family,
                stance=_stance(row, origin.source, holds, camps[row["location_id"]], parties),
                denial=negated and not holds,
            )
        )
    return found


def _tells(row: Mapping[Any, Any]) -> bool:
    known = isinstance(row["actor_id"], str) and isinstance(row["location_id"], str)
    told = row["modality"] in ("actual", "ongoing", "negated") and row["speech_act"] in TOLD
    return known and told and row["state"] in GAINS | LOSSES


def _stance(row: Mapping[Any, Any], source: str, holds: bool, camps: set[str], parties: Parties) -> str:
    """Return whether a claim is in its speaker's favour: that one's own camp holds, or another at the place does not."""
    if not isinstance(row["speaker"], str) and isinstance(row["speaker_text"], str):
        return "unnamed"
    camp = parties.camp_of_speaker(source)
    ours = parties.camp(row["actor_id"])
    if camp is None or (camp != ours and camp not in camps and not _enemy(camp, ours)):
        return "neutral"
    return "own" if (camp == ours) == holds else "against"


def _enemy(camp: str, other: str) -> bool:
    return camp.startswith("side:") and other.startswith("side:") and camp != other and "side:external" not in (camp, other)
