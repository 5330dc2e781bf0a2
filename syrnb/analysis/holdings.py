"""Who is said to hold each place on a day, on whose word, and who disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.analysis.frames import build_frame
from syrnb.analysis.interest import HoldingPolicy, Item, read_items
from syrnb.analysis.origins import trace_origins
from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.sources import Voices

__all__ = ["HoldingPolicy", "holdings"]

COLUMNS = {
    "location_id": "str", "on": "datetime64[s]", "actor_id": "str", "leading": "bool", "status": "str", "state": "str",
    "extent": "str", "since": "datetime64[s]", "last": "datetime64[s]", "age_days": "Int64", "claims": "object",
    "sources": "object", "basis": "str", "disputed_by": "object", "disputing_claims": "object", "inherited_from": "str",
}  # fmt: skip
WHOLE = frozenset({"full", "unknown"})


@dataclass(frozen=True, slots=True)
class _Spell:
    """A camp's time at a place.

    Parameters
    ----------
    camp
        Who is said to hold it.
    support
        What says that it does.
    backing
        What says that the one before it does so no more, told of the day of the change.
    dispute
        What speaks against it.
    verdict
        ``leads``, ``disputed``, or ``ended`` where nobody is said to have come after it.
    """

    camp: str
    support: tuple[Item, ...]
    backing: tuple[Item, ...] = ()
    dispute: tuple[Item, ...] = ()
    verdict: str = "leads"

    def against(self, items: Iterable[Item], verdict: str | None = None) -> _Spell:
        """Return the spell with more told against it."""
        dispute = tuple(dict.fromkeys((*self.dispute, *items)))
        return replace(self, dispute=dispute, verdict=verdict or self.verdict)


def holdings(
    control: pd.DataFrame,
    *,
    on: date,
    actors: pd.DataFrame | None = None,
    locations: pd.DataFrame | None = None,
    sources: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    copies: pd.DataFrame | None = None,
    places: Iterable[str] | None = None,
    policy: HoldingPolicy | None = None,
) -> pd.DataFrame:
    """Return who is said to hold each place on a day.

    Claims are taken in the order of the days they tell of. A claim that another camp has taken a place ends the holding
    before it, unless what is told of that day against the change weighs as much (then neither leads) or more (then the
    one before it stays). The heaviest claim decides, then the number of independent sources of that weight.

    Parameters
    ----------
    control, actors, locations, sources, documents
        Tables of the contract.
    on
        The day.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them: copies of one text are one source.
    places
        Places to answer for; by default those with claims of their own and those that lie in an area said to be held as
        a whole.
    policy
        How claims are weighed.

    Returns
    -------
    DataFrame
        One row a place and camp that is said to hold it: ``location_id, on, actor_id, leading`` (the best supported
        holder of the place; none where a dispute is even), ``status`` (``confirmed`` by a neutral source or the other
        side, ``claimed`` by its own alone, ``reported`` by somebody whose side is not known, ``disputed`` where what is
        told against it weighs as much or more, ``ended`` where it is said to have left and nobody to have come),
        ``state, extent, since, last`` (when it was last said; a claim of history vouches for its own days alone),
        ``age_days, claims, sources, basis`` (the stance of the heaviest claim), ``disputed_by, disputing_claims,
        inherited_from`` (the area it follows, where it has no claim of its own).

    Examples
    --------
    >>> told = {"doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0,
    ...         "speech_act": "asserts", "modality": "actual", "rule": "r", "reported_on": "2024-12-05"}
    >>> rows = [{**told, "claim_id": "1", "actor_id": "hts", "location_id": "hama", "state": "captured",
    ...          "extent": "unknown", "start": "2024-12-05"}]
    >>> holdings(schema.table("control", rows), on=date(2024, 12, 8))[["location_id", "actor_id", "status", "age_days"]]
      location_id actor_id    status  age_days
    0        hama      hts  reported         3
    """
    policy = HoldingPolicy() if policy is None else policy
    actors = schema.empty("actors") if actors is None else actors
    sources = schema.empty("sources") if sources is None else sources
    voices = Voices.read(actors, sources)
    ground = Places.read(schema.empty("locations") if locations is None else locations)
    documents = schema.empty("documents") if documents is None else documents
    origins = trace_origins(control, documents=documents, sources=sources, actors=actors, copies=copies)
    items = read_items(control, voices, origins, policy, on.toordinal())
    if policy.follow_areas:
        asked = set(items) | set(ground.lineage if places is None else places)
        items = {place: _with_areas(place, items, ground) for place in sorted(asked)}
    wanted = sorted(items) if places is None else sorted(set(places))
    rows = [
        row for place in wanted if items.get(place) for row in _rows(place, items[place], voices.actors, policy, on)
    ]
    return build_frame(rows, COLUMNS)


def _with_areas(place: str, items: dict[str, list[Item]], ground: Places) -> list[Item]:
    """Return what is told of a place, and of areas around it that are said to be held as a whole."""
    around = [a for a in items if a != place and ground.within(place, a)]
    follows = [replace(i, via=a) for a in around for i in items[a] if i.extent == "full" and i.holds]
    return [*items.get(place, []), *follows]


def _rows(place: str, items: Sequence[Item], actors: Actors, policy: HoldingPolicy, on: date) -> list[dict[str, Any]]:
    """Return the rows of one place, the leading holder first."""
    whole = [i for i in items if i.extent in WHOLE]
    spells = _follow(sorted(whole, key=lambda i: (i.day, i.told_on, i.claim_id)), actors, policy)
    partial: dict[str, list[Item]] = {}
    for item in items:
        if item.extent not in WHOLE and item.holds:
            partial.setdefault(actors.camp(item.actor), []).append(item)
    shown = {spell.camp for spell in spells}
    spells += [_Spell(c, tuple(told), verdict="in part") for c, told in sorted(partial.items()) if c not in shown]
    return [_row(place, spell, policy, on) for spell in spells]


def _follow(items: Sequence[Item], actors: Actors, policy: HoldingPolicy) -> list[_Spell]:
    """Go through what is told of a place day by day; return who holds it in the end, first, and its rivals."""
    holder: _Spell | None = None
    rivals: list[_Spell] = []
    for day in sorted({i.day for i in items}):
        today = [i for i in items if i.day == day]
        gains: dict[str, list[Item]] = {}
        losses: dict[str, list[Item]] = {}
        for item in today:
            (gains if item.holds else losses).setdefault(actors.camp(item.actor), []).append(item)
        if holder is not None and holder.camp in gains:
            holder = replace(holder, support=(*holder.support, *gains[holder.camp]))
        before = holder
        taken = False
        for camp in sorted(gains):
            if before is not None and camp == before.camp:
                continue
            backing = losses.get(before.camp, []) if before is not None else []
            others = [i for other, told in gains.items() if other != camp for i in told]
            opposed = [*losses.get(camp, []), *others]
            spell = _Spell(camp, tuple(gains[camp]), tuple(backing), tuple(opposed))
            balance = _compare([*gains[camp], *backing], opposed, policy)
            if balance > 0:
                holder, taken = spell, True
                rivals = (
                    [before.against(gains[camp], "disputed")] if before is not None and before.camp in gains else []
                )
            elif balance == 0:
                rivals = [*rivals, replace(spell, verdict="disputed")]
                if before is not None and holder is before:
                    rivals.append(before.against(gains[camp], "disputed"))
                    holder = None
            else:
                rivals = [*rivals, replace(spell, verdict="disputed")]
                if holder is before and holder is not None:
                    holder = holder.against(gains[camp])
                    before = holder
        if holder is not None and not taken and holder.camp in losses:
            holder, rivals = _weigh_losses(holder, rivals, losses[holder.camp], gains.get(holder.camp, []), policy)
        elif before is None and not gains and not rivals:  # who left a place of which nothing was told before held it
            left = {camp: [i for i in told if not i.denial] for camp, told in sorted(losses.items())}
            rivals = [_Spell(camp, tuple(told), verdict="ended") for camp, told in left.items() if told]
    return [*([holder] if holder is not None else []), *_latest(rivals)]


def _weigh_losses(
    holder: _Spell, rivals: list[_Spell], told: list[Item], support: list[Item], policy: HoldingPolicy
) -> tuple[_Spell | None, list[_Spell]]:
    """Return the holder after what is told of its losses on one day, and the rivals.

    A denial that it ever came speaks against all that was told of its coming; a loss is news, which only what is told
    of the same day can outweigh.
    """
    denials, losses = [i for i in told if i.denial], [i for i in told if not i.denial]
    for items, against in ((denials, [*holder.support, *holder.backing]), (losses, support)):
        if not items:
            continue
        balance = _compare(items, against, policy)
        if balance > 0:
            return None, [holder.against(items, "ended" if items is losses else "disputed")]
        if balance == 0:
            return None, [*rivals, holder.against(items, "disputed")]
        holder = holder.against(items)
    return holder, rivals


def _latest(rivals: Sequence[_Spell]) -> list[_Spell]:
    """Return the last spell of each camp."""
    last = {spell.camp: spell for spell in rivals}
    return [last[camp] for camp in sorted(last)]


def _compare(ours: Sequence[Item], theirs: Sequence[Item], policy: HoldingPolicy) -> int:
    """Return 1 where ours weigh more, 0 where they weigh the same, -1 where they weigh less."""
    a, b = _strength(ours, policy), _strength(theirs, policy)
    return (a > b) - (a < b)


def _strength(items: Iterable[Item], policy: HoldingPolicy) -> tuple[float, int]:
    """Return the greatest weight among claims, and how many independent sources give one of that weight."""
    weights = [(policy.weight(i.stance), i.source) for i in items]
    top = max((w for w, _ in weights), default=0.0)
    return top, len({s for w, s in weights if w == top})


def _row(place: str, spell: _Spell, policy: HoldingPolicy, on: date) -> dict[str, Any]:
    support = spell.support
    newest = max(support, key=lambda i: (i.day, i.told_on, i.via is None, i.claim_id))
    told = (*support, *spell.backing)
    heaviest = max(told, key=lambda i: (policy.weight(i.stance), i.claim_id))
    alone = all(i.stance == "own" for i in told)
    status = "claimed" if alone else "reported"
    status = "confirmed" if policy.weight(heaviest.stance) >= policy.confirmed_at else status
    last = max(i.told_on for i in support)
    own = [i for i in support if i.via is None]
    return {
        "location_id": place,
        "on": on,
        "actor_id": newest.actor,
        "leading": spell.verdict == "leads",
        "status": spell.verdict if spell.verdict in ("disputed", "ended") else status,
        "state": newest.state,
        "extent": newest.extent,
        "since": date.fromordinal(min(i.day for i in support)),
        "last": date.fromordinal(last) if last else None,
        "age_days": max(0, on.toordinal() - last) if last else None,
        "claims": sorted({i.claim_id for i in told}),
        "sources": sorted({i.source for i in told}),
        "basis": heaviest.stance,
        "disputed_by": sorted({i.speaker for i in spell.dispute}),
        "disputing_claims": sorted({i.claim_id for i in spell.dispute}),
        "inherited_from": None if own else newest.via,
    }
