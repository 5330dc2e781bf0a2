"""What a map does not show, and why: nothing that was read disappears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from syrnb.views.claims import Told
from syrnb.views.evidence import said_by
from syrnb.views.holds import Hold
from syrnb.views.map_groups import name_of_group
from syrnb.views.map_marks import Drawn, is_vague
from syrnb.views.phrases import count_words, day_words, plural, shorten
from syrnb.views.scene import day_number
from syrnb.views.theatre import Theatre, day_of_effect

__all__ = ["WITHIN", "lists_of", "reasons_of", "table_of"]

WITHIN = {365: "a year", 90: "90 days", 30: "30 days", 7: "7 days", None: "any time"}
"""How near to the day a place must have been told of to be shown: days, and the words for them."""

_NOWHERE, _VAGUE, _OUTSIDE = "no coordinates known", "too vague for this map", "outside this map"
_NO_PLACE, _NOBODY, _NO_DAY = "names no place", "does not say who", "no day known"
_NOT_SO, _DENIED = "planned, conditional, asked for or predicted", "denied or not so"
_OLD, _OVER = "said too long ago for what is chosen", "settled by later claims, or over by then"
_ORDER = (_NOWHERE, _VAGUE, _OUTSIDE, _NO_PLACE, _NOBODY, _NO_DAY, _NOT_SO, _DENIED, _OLD, _OVER)
_MOST, _LETTERS = 5, 110
"""Names that a line below the map lists, and letters that they take: what is longer would be cut."""


def _why_off(theatre: Theatre, hold: Hold) -> str:
    """Return why a place that stands in the ledger is not on the map."""
    site = theatre.sites[hold.place]
    if not site.placed:
        return _NOWHERE
    return _VAGUE if theatre.box is None or is_vague(site, theatre.box) else _OUTSIDE


def _is_ahead(theatre: Theatre, claim: Told) -> bool:
    """Whether a claim tells of a day later than the one that is shown."""
    day = day_of_effect(claim)
    shown = day_number(theatre.day) if theatre.day else None
    return shown is not None and day is not None and day > shown


def _is_chosen(theatre: Theatre, claim: Told) -> bool:
    place = next(iter(claim.places), None)
    # What names no place is of none that is chosen.
    return theatre.is_chosen(claim.actors, place) and (place is not None or not theatre.chosen_places)


def _why_not(theatre: Theatre, claim: Told) -> str | None:
    """Return why a claim does not stand in the ledger; None where it tells of a later day or was not chosen."""
    if _is_ahead(theatre, claim) or not _is_chosen(theatre, claim):
        return None
    if not claim.places:
        return _NO_PLACE
    if claim.modality == "negated":
        return _DENIED
    told = claim.speech_act in ("asserts", "claims", "denies", "accuses", "confirms")
    if claim.modality not in ("actual", "ongoing") or not told:
        return _NOT_SO
    if not claim.actors and claim.kind not in ("contested", "besieged"):
        return _NOBODY
    return _NO_DAY if day_of_effect(claim) is None else _OVER


def table_of(theatre: Theatre) -> pd.DataFrame:
    """Return what the map and its ledger do not show on the day, and why.

    Returns
    -------
    DataFrame
        One row a claim: why, place, when, claim, said by, quote, claim_id. Claims of the ledger whose place cannot
        be drawn come first, then claims that name no place or nobody or speak of what is not so, then old and
        settled ones.
    """
    shown = {c for h in theatre.holds for c in (*h.claims, *h.against)}
    old = {c for h in theatre.everything for c in (*h.claims, *h.against)} - shown
    off = {c: _why_off(theatre, h) for h in theatre.holds if not theatre.is_drawn(h) for c in h.claims}
    drawn = {c for h in theatre.holds if theatre.is_drawn(h) for c in h.claims}
    rows = []
    for claim in theatre.counted:
        why = off.get(claim.claim_id) if claim.claim_id not in drawn else None
        if why is None and claim.claim_id not in shown:
            why = _OLD if claim.claim_id in old else _why_not(theatre, claim)
        if why is not None:
            place = theatre.material.name(claim.places[0]) if claim.places else ""
            rows.append(
                (why, place, day_words(claim.day, claim.last), claim.summary, said_by(theatre.material, claim),
                 claim.quote, claim.claim_id)
            )  # fmt: skip
    rows.sort(key=lambda r: (_ORDER.index(r[0]), r[1], r[-1]))
    return pd.DataFrame(rows, columns=["why", "place", "when", "claim", "said by", "quote", "claim_id"])


def reasons_of(theatre: Theatre) -> str:
    """Return how many claims of what is chosen the map does not show, and why: those of later days and other maps too.

    Empty where there are none.
    """
    why = Counter(table_of(theatre)["why"])
    within = WITHIN[theatre.options["within"]]
    words = {
        _OLD: f"said longer ago than {within} (choose more under Said within)", _NO_PLACE: "without a place",
        _NOWHERE: "without known coordinates", _NOBODY: "without a holder", _NO_DAY: "without a known day",
    }  # fmt: skip
    parts = [(why[reason], words.get(reason, reason)) for reason in _ORDER if why[reason]]
    later = sum(1 for c in theatre.counted if _is_ahead(theatre, c) and _is_chosen(theatre, c))
    if later:
        until = " or a later Until" if theatre.choice.end else ""
        parts.append((later, f"of later days (choose a later Day{until})"))
    known = {c.claim_id for c in theatre.counted}
    others = sum(1 for c in theatre.heard if c.claim_id not in known and _is_chosen(theatre, c))
    if others:
        parts.append((others, "of other maps (choose one under Map)"))
    if len(parts) < 2:
        return "".join(f"{plural(count, 'claim')} {reason}" for count, reason in parts)
    whole = plural(sum(count for count, _ in parts), "claim")
    return f"{whole}: {'; '.join(f'{count:,} {reason}' for count, reason in parts)}"


def lists_of(
    theatre: Theatre, everything: Sequence[Hold], holds: Sequence[Hold], drawn: Drawn | None = None
) -> tuple[str, ...]:
    """Return what stands below the map of a day: what is drawn as one, what cannot be drawn and why, what is old."""
    off: dict[str, dict[str, None]] = {}
    for hold in holds:
        if not theatre.is_drawn(hold) and not hold.via:
            site = theatre.sites[hold.place]
            name = shorten(site.name, 60)
            wide = f" (within {site.radius_km:,.0f} km)" if site.placed and site.radius_km else ""
            off.setdefault(_why_off(theatre, hold), {})[name + wide] = None
    lists = _groups_of(theatre, drawn) if drawn else []
    lists += [f"{why[:1].upper()}{why[1:]}: {_listed(off[why])}" for why in _ORDER if why in off]
    old = {h.place for h in everything} - {h.place for h in holds}
    # What is said of a place by rivals of those that are shown.
    rows = len({h for h in everything if h.place not in old} - set(holds))
    if old or rows:
        words = [plural(len(old), "place")] if old else []
        words += [f"{plural(rows, 'row')} of places that are shown"] if rows else []
        lists.append(f"Said longer ago than {WITHIN[theatre.options['within']]}: {count_words(words)}.")
    nowhere = sum(1 for c in theatre.counted if not c.places and _is_chosen(theatre, c))
    if nowhere:
        lists.append(f"Not on the map: {plural(nowhere, 'claim')} that name{'s' if nowhere == 1 else ''} no place.")
    return tuple(lists)


def _listed(names: Iterable[str]) -> str:
    """Return as many names as a line has room for, and how many more there are."""
    names = list(names)
    room = [sum(len(n) + 2 for n in names[: i + 1]) <= _LETTERS for i in range(min(len(names), _MOST))]
    return count_words(names, max(sum(room), 1))


def _groups_of(theatre: Theatre, drawn: Drawn) -> list[str]:
    """Return which places are drawn as one, and which have no name on the map."""
    name = theatre.material.name
    groups = [name_of_group(shorten(name(g.lead.place), 30), len(g.spots) - 1) for g in drawn.groups if not g.alone]
    lists = []
    if groups:
        lists.append(f"Drawn as one, being too near each other: {count_words(groups, 4)}.")
        lists.append(
            "Each place of such a group stands in the rows; choosing one under Place shows them apart, as far as it is "
            "known where each is."
        )
    if drawn.piled:
        lists.append("+1, +2 ... after a name: so many more holds or fights are told of there, in the rows.")
    if drawn.nameless:
        lists.append(f"No room for the name of {_listed(name(p) for p in drawn.nameless)}.")
    return lists
