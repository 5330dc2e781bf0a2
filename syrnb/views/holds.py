"""What is said of every place of a map on one day: who holds it, who left, where it is fought over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from syrnb.analysis.holdings import HoldingPolicy
from syrnb.analysis.unsettled import unsettled
from syrnb.views.claims import AUTHOR, Material, Told, each
from syrnb.views.phrases import count_words, plural, shorten, words_for

__all__ = ["RULES", "STANDINGS", "Hold", "find_holds", "policy_of"]

STANDINGS = {
    "confirmed": "confirmed", "reported": "reported", "claimed": "its own word alone", "disputed": "disputed",
    "left": "said to have left", "outweighed": "outweighed", "contested": "fought over", "besieged": "besieged",
}  # fmt: skip

RULES = {
    "interest": "admissions first",
    "equal": "all claims alike",
}


def policy_of(rule: str, hindsight: bool) -> HoldingPolicy:
    """Return how claims are weighed. Where all count the same, none confirms.

    >>> policy_of("equal", True).against
    1.0
    """
    if rule == "equal":
        return HoldingPolicy(against=1.0, neutral=1.0, outlet=1.0, own=1.0, unknown=1.0, hindsight=hindsight)
    return HoldingPolicy(hindsight=hindsight)


@dataclass(frozen=True, slots=True)
class Hold:
    """What is said of a place on a day: one camp's hold of it, or the fight for it.

    Parameters
    ----------
    place
        location_id.
    actors
        Who holds or held it; of a fight whoever is named.
    standing
        One of ``STANDINGS``.
    state
        As the newest claim names it.
    part
        Whether only part of the place is meant.
    leading
        Whether it is the best supported one of its place.
    since, last, age
        The day it is said to have begun, the day it was last said, and how many days ago that is (below 0: it was
        said only after the day).
    claims, against
        Ids of the claims for it and against it.
    via
        The area it follows from, where nothing is said of the place itself.
    """

    place: str
    actors: tuple[str, ...]
    standing: str
    state: str
    part: bool
    leading: bool
    since: pd.Timestamp | None
    last: pd.Timestamp | None
    age: int | None
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()
    via: str | None = None

    @property
    def open(self) -> bool:
        """Whether nobody follows from it to hold the place."""
        return self.standing in ("contested", "besieged", "left")

    @property
    def besieged(self) -> bool:
        """Whether the place is said to be besieged."""
        return "besieged" in (self.state, self.standing)


def find_holds(material: Material, claims: Collection[str], on: date, rule: str, hindsight: bool) -> tuple[Hold, ...]:
    """Return what some claims say of every place on a day: newest first, the holds of one place together.

    Parameters
    ----------
    claims
        Ids of the claims of control that count; others are as if they had never been made.
    on, rule, hindsight
        The day, one of ``RULES``, and whether claims told after the day count for it.
    """
    dossier = material.dossier
    control = dossier.control[dossier.control["claim_id"].isin(claims)]
    if control.empty:
        return ()
    locations = dossier.locations[dossier.locations["location_id"].isin(control["location_id"])]
    narrowed = replace(dossier, control=control, locations=locations)
    held = [
        _held(row) for row in each(narrowed.holdings(on, policy=policy_of(rule, hindsight), copies=dossier.copies()))
    ]
    told = {(h.place, c) for h in held for c in (*h.claims, *h.against)}
    open_places = [_open(row) for row in each(unsettled(control, on=on, hindsight=hindsight))]
    new = [h for h in open_places if h.standing == "contested" or any((h.place, c) not in told for c in h.claims)]
    told_on = {row.claim_id: _vouched_on(row) for row in each(control)}
    new += _outweighed(held, control)
    every = [replace(h, age=_days_since([told_on[c] for c in h.claims], on)) for h in (*held, *new)]
    newest = {h.place: min(_age(o) for o in every if o.place == h.place) for h in every}
    return tuple(
        sorted(every, key=lambda h: (newest[h.place], material.name(h.place).casefold(), h.place, _rank(h), h.actors))
    )


def _outweighed(held: Iterable[Hold], control: pd.DataFrame) -> list[Hold]:
    """Return what is told against a hold and weighs less, where it makes no hold of its own: one for each statement."""
    held = list(held)
    shown = {(h.place, c) for h in held for c in h.claims}
    rows = {row.claim_id: row for row in each(control)}
    groups: dict[tuple[str, str, str, bool], list[str]] = {}
    for hold in held:
        for claim in dict.fromkeys(hold.against):
            if (hold.place, claim) not in shown:
                row = rows[claim]
                key = (hold.place, row.actor_id, row.state, row.modality == "negated")
                groups.setdefault(key, []).append(claim)
    return [
        Hold(
            place, (actor,), "outweighed", f"not {state}" if negated else state, False, False,
            _day(min(rows[c].start for c in claims)), _day(max(rows[c].reported_on for c in claims)), None,
            tuple(sorted(set(claims))),
        )
        for (place, actor, state, negated), claims in sorted(groups.items())
    ]  # fmt: skip


def _vouched_on(row: Any) -> Any:
    """Return when a claim was made; of history, the last day that it tells of, for it vouches for no later one."""
    dated = row.background and not pd.isna(row.end) and not pd.isna(row.reported_on)
    return min(row.reported_on, row.end) if dated else row.reported_on


def _days_since(told: Iterable[Any], on: date) -> int | None:
    """Return how long ago something was last said; less than nothing where it was said only after the day."""
    days = [d.date() for d in told if not pd.isna(d)]
    before = [d for d in days if d <= on]
    return (on - (max(before) if before else min(days))).days if days else None


def _rank(hold: Hold) -> tuple[bool, int, bool, int]:
    order = list(STANDINGS)
    return (hold.open or hold.standing == "outweighed", _age(hold), not hold.leading, order.index(hold.standing))


def _age(hold: Hold) -> int:
    return 10**6 if hold.age is None else abs(hold.age)


def _held(row: Any) -> Hold:
    return Hold(
        row.location_id, (row.actor_id,), "left" if row.status == "ended" else row.status, row.state,
        row.extent not in ("full", "unknown"), bool(row.leading), _day(row.since), _day(row.last),
        _whole(row.age_days), tuple(row.claims), tuple(row.disputing_claims),
        row.inherited_from if isinstance(row.inherited_from, str) else None,
    )  # fmt: skip


def _open(row: Any) -> Hold:
    return Hold(
        row.location_id, tuple(row.actors), row.state, row.state, False, False, _day(row.since), _day(row.last),
        _whole(row.age_days), tuple(row.claims),
    )  # fmt: skip


def _day(value: Any) -> pd.Timestamp | None:
    return None if pd.isna(value) else value


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def age_words(age: int | None) -> str:
    """Return an age in days.

    >>> age_words(0), age_words(1), age_words(-2), age_words(None)
    ('today', '1 day', 'told 2 days later', 'no day')
    """
    if age is None:
        return "no day"
    return "today" if age == 0 else plural(age, "day") if age > 0 else f"told {plural(-age, 'day')} later"


def holder_words(material: Material, hold: Hold) -> str:
    """Return who holds, held or fights."""
    if not hold.actors:
        return "nobody named"
    if len(hold.actors) == 1:
        return shorten(material.name(hold.actors[0]), 34)
    return count_words([shorten(material.name(a), 20) for a in hold.actors], 1 if len(hold.actors) > 2 else 2)


def state_words(hold: Hold) -> str:
    """Return what is said: the state, and whether only of a part."""
    if hold.open:
        return STANDINGS[hold.standing]
    return words_for(hold.state) + (" in part" if hold.part else "")


def voices(claims: Collection[str], voice: Mapping[str, str]) -> list[str]:
    """Return who makes some claims, each once."""
    return list(dict.fromkeys(voice[c] for c in claims if c in voice))


def voices_of(material: Material, claims: Collection[Told]) -> dict[str, str]:
    """Return who makes each claim: the speaker, or the paper where it speaks for itself."""
    documents = material.dossier.documents
    papers = {d: s for d, s in zip(documents["doc_id"], documents["source"], strict=True) if isinstance(s, str)}
    return {
        c.claim_id: papers.get(c.doc_id, "the article itself") if c.speaker == AUTHOR else c.speaker_name
        for c in claims
    }
