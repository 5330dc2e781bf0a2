"""What is chosen: who, where, what, said by whom, how, and when; and the claims that it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.views.claims import Material, Told
from syrnb.views.findings import findings_of
from syrnb.views.phrases import count_words, day_words, words_for

__all__ = ["NEAR", "Choice", "choose", "parts_of"]

NEAR = {
    "sentence": "the sentence of the chosen claim", "incident": "the incident of the chosen claim",
    "article": "the article of the chosen claim",
}  # fmt: skip
"""What a chosen claim can narrow the views to."""

_KINDS = {
    "events": set(schema.PLOVER), "casualties": set(schema.OUTCOME), "relations": set(schema.RELATION_KIND),
    "control": set(schema.CONTROL_STATE),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of claims; what is empty or None does not narrow.

    Parameters
    ----------
    actors, places
        Ids; an actor brings its parts along, a country or first-level division the places in it. Choosing an actor
        keeps what it does, suffers and stands in, and not what it merely says.
    types
        PLOVER types, outcomes, ties or states of control, as the tables name them; a view whose tables know none of
        them stays whole (:meth:`for_tables`).
    speakers
        actor_ids, ``author`` for what the articles say themselves, ``unresolved`` for speakers they do not name.
    modality
        Any of ``schema.MODALITY``.
    start, end
        ISO days, inclusive. A claim stays if any day of its interval lies between them; one without a date stays only
        where no period is chosen.
    documents
        doc_ids.
    claim
        A claim_id that stands in the middle of attention; by itself it narrows nothing.
    near
        What stays around that claim: of its ``sentence``, its ``incident`` or its ``article``; by default everything.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    documents: tuple[str, ...] = ()
    claim: str | None = None
    near: str | None = None

    def change(self, **changes: Any) -> Choice:
        """Return the choice with some of its fields changed; a single value may stand for a tuple of one.

        >>> Choice().change(actors="hts").actors
        ('hts',)
        """
        return replace(self, **{name: _clean(name, value) for name, value in changes.items()})

    def for_tables(self, tables: Iterable[str]) -> Choice:
        """Return the choice as far as it can narrow some tables (all, without any): types that none knows go.

        >>> Choice(types=("RETREAT", "captured")).for_tables(["relations", "casualties"]).types
        ('captured',)
        """
        known: set[str] = set().union(*(_KINDS[table] for table in tables or _KINDS))
        return replace(self, types=tuple(t for t in self.types if t in known))

    def words(self, material: Material) -> str:
        """Return what is chosen as a phrase, empty where nothing is."""
        parts = [material.name_all(self.actors), material.name_all(self.places)]
        parts += [count_words([words_for(t) for t in self.types]), count_words([words_for(m) for m in self.modality])]
        if self.speakers:
            parts.append(f"said by {material.name_all(self.speakers)}")
        if self.start or self.end:
            parts.append(_period(self.start, self.end))
        if self.documents:
            parts.append(f"in {count_words([material.documents.get(d, d) for d in self.documents], 1)}")
        if self.near and self.claim:
            parts.append(f"of {NEAR[self.near]}")
        return "; ".join(p for p in parts if p)


def _period(start: str | None, end: str | None) -> str:
    if start and end:
        return day_words(start, end)
    return f"from {day_words(start)}" if start else f"until {day_words(end)}"


def _clean(name: str, value: Any) -> Any:
    if name in ("start", "end"):
        return None if not value or value is pd.NaT else pd.Timestamp(value).strftime("%Y-%m-%d")
    if name == "near" and value and value not in NEAR:
        raise ValueError(f"near {value!r} is not one of {', '.join(NEAR)}")
    if name in ("claim", "near"):
        return value or None
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def choose(
    material: Material,
    choice: Choice,
    tables: Iterable[str] = (),
    *,
    told_day: bool = False,
    among: Iterable[Told] | None = None,
) -> list[Told]:
    """Return the claims that a choice leaves, of some tables (by default all).

    Parameters
    ----------
    told_day
        Whether a claim without a date counts, in a chosen period, on the day it was told: what is said to stand.
    among
        The claims to choose from, by default all of the dossier.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> from syrnb.views.claims import prepare
    >>> choose(prepare(Dossier.from_rows({})), Choice(actors=("hts",)))
    []
    """
    wanted = set(tables)
    actors = parts_of(material, choice.actors)
    places = {p for chosen in choice.places for p in (chosen, *material.within.get(chosen, ()))}
    types = choice.for_tables(wanted).types
    around = _around(material, choice)
    start = pd.Timestamp(choice.start) if choice.start else None
    end = pd.Timestamp(choice.end) if choice.end else None

    def stays(claim: Told) -> bool:
        return (
            (not wanted or claim.table in wanted)
            and (around is None or claim.claim_id in around)
            and (not choice.documents or claim.doc_id in choice.documents)
            and (not choice.modality or claim.modality in choice.modality)
            and (not choice.speakers or claim.speaker in choice.speakers)
            and (not types or claim.kind in types)
            and (not choice.actors or not actors.isdisjoint(claim.actors))
            and (not choice.places or not places.isdisjoint(claim.places))
            and _overlaps(claim, start, end, told_day=told_day)
        )

    return [claim for claim in (material.claims if among is None else among) if stays(claim)]


def _around(material: Material, choice: Choice) -> set[str] | None:
    """Return the claims around the chosen one, None where it narrows nothing."""
    middle = material.claim(choice.claim) if choice.claim and choice.near else None
    if middle is None:
        return None
    if choice.near == "article":
        return {c.claim_id for c in material.claims if c.doc_id == middle.doc_id}
    if choice.near == "sentence":
        return {c.claim_id for c in material.claims if c.sentence_id == middle.sentence_id}
    units = findings_of(material.dossier).units.of
    unit = units.get(middle.claim_id)
    if unit is None or unit.incident_id is None:
        return {middle.claim_id}
    return {claim_id for claim_id, other in units.items() if other.incident_id == unit.incident_id}


def parts_of(material: Material, actors: tuple[str, ...]) -> set[str]:
    """Return some actors with every actor that is part of one of them."""
    if not actors:
        return set()
    everyone = {a for claim in material.claims for a in claim.actors} | set(actors)
    return {a for a in everyone if not set(actors).isdisjoint(material.wholes(a))}


def _overlaps(claim: Told, start: pd.Timestamp | None, end: pd.Timestamp | None, *, told_day: bool) -> bool:
    if start is None and end is None:
        return True
    if not claim.dated:
        told = claim.reported if told_day and not claim.background else None
        return told is not None and (start is None or told >= start) and (end is None or told <= end)
    first, last = claim.day or claim.last, claim.last or claim.day
    assert first is not None
    assert last is not None
    # An interval that is open at one end reaches as far as the choice does.
    after = start is None or last >= start or claim.last is None
    before = end is None or first <= end or claim.day is None
    return after and before
