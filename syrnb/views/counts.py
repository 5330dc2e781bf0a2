"""Counts of people as intervals: where they stand on an axis, how they are grouped, and which lies within which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

import pandas as pd

from syrnb.views.claims import AUTHOR, Material, Told
from syrnb.views.findings import findings_of
from syrnb.views.phrases import count_words, day_words, is_beyond, shorten, words_for

__all__ = [
    "GROUPS",
    "Count",
    "count_of",
    "group_counts",
    "nest",
    "position",
    "short_count",
    "ticks_up_to",
    "victim_words",
]

GROUPS = {
    "outcome": "What happened", "victims": "Who they were", "speaker": "Who says so", "place": "Place",
    "perpetrator": "Who did it", "incident": "Incident", "month": "Month of the report",
}  # fmt: skip
ORDERS = {"day": "by day of the report", "size": "highest number first"}


@dataclass(frozen=True, slots=True)
class Count:
    """One casualty claim as an interval; ``low`` or ``high`` is None where the claim sets no bound."""

    claim: Told
    low: int | None
    high: int | None
    part_of: str | None

    @property
    def exact(self) -> bool:
        """Whether the claim names one number."""
        return self.low is not None and self.low == self.high


def victim_words(material: Material, claim: Told, most: int = 1) -> str:
    """Return who the counted were, and whose where a claim says so: ``combatants (Syrian Armed Forces)``."""
    victims = str(claim.row.victims)
    names = [n for n in map(material.name, claim.right) if n.casefold() != victims]
    return words_for(victims) + (f" ({count_words(names, most)})" if names else "")


def _whole(value: object) -> int | None:
    return None if value is None or value is pd.NA else int(value)  # type: ignore[call-overload]


def count_of(claim: Told) -> Count:
    """Return the interval of a casualty claim."""
    part_of = claim.row.part_of
    return Count(claim, _whole(claim.row.low), _whole(claim.row.high), part_of if isinstance(part_of, str) else None)


def position(count: float) -> float:
    """Return where a count stands: seven dead and thirty thousand displaced share one ladder.

    >>> position(0), position(9), position(99)
    (0.0, 1.0, 2.0)
    """
    return log10(count + 1)


def short_count(low: int | None, high: int | None) -> str:
    """Return an interval as short as it can be said; an open end has a sign of its own.

    >>> short_count(7, 7), short_count(45, 55), short_count(400, None), short_count(250_001, None)
    ('7', '45–55', '400+', '>250,000')
    >>> short_count(None, 30), short_count(None, None)
    ('≤30', '?')
    """
    if low is None:
        return "?" if high is None else f"≤{high:,}"
    if high is None:
        return f">{low - 1:,}" if is_beyond(low) else f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def ticks_up_to(most: float) -> tuple[tuple[float, str], ...]:
    """Return the ladder's rungs up to a count.

    >>> [label for _, label in ticks_up_to(40)]
    ['0', '1', '3', '10', '30']
    >>> [label for _, label in ticks_up_to(8_000_000)]
    ['0', '10', '1,000', '100,000']
    """
    steps = (1, 3) if most < 3000 else (1,)
    # Where the numbers are long, every second rung is named, so that none stands on another.
    powers = range(1, 9, 2) if most > 300_000 else range(9)
    numbers = [0, *(n * 10**power for power in powers for n in steps)]
    return tuple((position(n), f"{n:,}") for n in numbers if n <= max(most, 10))


def nest(counts: Sequence[Count]) -> list[tuple[Count, int]]:
    """Return counts with how deep each is nested: a part follows its whole, wherever both are there.

    Wholes stand in the order given. A part whose whole is not among them stands by itself; parts that name each
    other in a circle too, so that none is lost.
    """
    known = {c.claim.claim_id for c in counts}
    parts: dict[str, list[Count]] = {}
    wholes = []
    for count in counts:
        if count.part_of in known and count.part_of != count.claim.claim_id:
            assert count.part_of is not None
            parts.setdefault(count.part_of, []).append(count)
        else:
            wholes.append(count)
    placed: list[tuple[Count, int]] = []
    done: set[str] = set()

    def place(count: Count, depth: int) -> None:
        if count.claim.claim_id in done:
            return
        done.add(count.claim.claim_id)
        placed.append((count, min(depth, 3)))
        for part in parts.get(count.claim.claim_id, ()):
            place(part, depth + 1)

    for count in [*wholes, *counts]:
        place(count, 0)
    return placed


_LAST = ("No place named", "Nobody named", "No incident", "No day of the report")
"""Groups of what is not known stand last."""


def _group_of(material: Material, count: Count, by: str, incidents: Mapping[str, str]) -> str:
    claim = count.claim
    if by == "outcome":
        return words_for(claim.kind).capitalize()
    if by == "victims":
        return words_for(claim.row.victims).capitalize()
    if by == "speaker":
        return claim.speaker_name[:1].upper() + claim.speaker_name[1:]
    if by == "place":
        return material.name_all(claim.places) if claim.places else "No place named"
    if by == "incident":
        return incidents.get(claim.claim_id, "No incident")
    if by == "month":
        return f"{claim.reported:%B %Y}" if claim.reported is not None else "No day of the report"
    return material.name_all(claim.left) if claim.left else "Nobody named"


_NAME, _WORDS = 60, 36
"""Letters of an incident's name with who says so, and of its first words."""


def _incident_names(material: Material, counts: Sequence[Count]) -> dict[str, str]:
    """Return the name of the incident that each claim tells of, by claim_id: where and when it was.

    Where no place is named, or several have one place and day, its first words stand there too, and who says them
    where there is room.
    """
    told: dict[str, list[Count]] = {}
    for count in counts:
        unit = findings_of(material.dossier).units.of.get(count.claim.claim_id)
        if unit is not None and unit.incident_id is not None:
            told.setdefault(unit.incident_id, []).append(count)
    at = {incident: _where_and_when(material, [c.claim for c in same]) for incident, same in told.items()}
    alike = Counter(at.values())
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for incident, same in told.items():
        name, has_place = at[incident]
        if not has_place or alike[at[incident]] > 1:
            first = min(same, key=lambda c: (c.claim.reported or pd.Timestamp.max, -_size(c), c.claim.claim_id)).claim
            name = f"{name}: “{shorten(first.row.quote, _WORDS)}”"
            who = "" if first.speaker == AUTHOR else f" ({first.speaker_name})"
            name += who if len(name + who) <= _NAME else ""
        taken[name] += 1
        name += f", incident {taken[name]}" if taken[name] > 1 else ""
        names |= {c.claim.claim_id: name for c in same}
    return names


def _where_and_when(material: Material, claims: Sequence[Told]) -> tuple[str, bool]:
    """Return the place and the day of an incident, or of its report where none is named, and whether it has a place."""
    placed = min(claims, key=lambda c: (not c.places, not c.dated, c.claim_id))
    days = [d for c in claims for d in (c.day, c.last) if d is not None]
    reported = min((c.reported for c in claims if c.reported is not None), default=None)
    when = day_words(placed.day, placed.last) if placed.dated else day_words(min(days), max(days)) if days else ""
    when = when or (f"reported {day_words(reported)}" if reported is not None else "no date")
    if placed.places:
        return f"{material.name_all(placed.places, 1)}, {when}", True
    return when[:1].upper() + when[1:], False


def _when(count: Count) -> tuple[pd.Timestamp, pd.Timestamp, str]:
    far = pd.Timestamp.max
    claim = count.claim
    return claim.reported or claim.last or far, claim.day or far, claim.claim_id


def _size(count: Count) -> int:
    bound = count.high if count.low is None else count.low
    return -1 if bound is None else bound


def group_counts(
    material: Material, counts: Sequence[Count], by: str, order: str = "day"
) -> dict[str, list[tuple[Count, int]]]:
    """Sort counts into groups, those of most claims first and months as they follow; a part stands with its whole.

    Within a group they stand by the day of the report. With ``order="size"`` the highest number stands first, among
    groups too.

    Raises
    ------
    ValueError
        Where ``by`` is none of :data:`GROUPS`, or ``order`` none of :data:`ORDERS`.
    """
    for name, value, known in (("group", by, GROUPS), ("order", order, ORDERS)):
        if value not in known:
            raise ValueError(f"{name} {value!r} is not one of {', '.join(known)}")
    ordered = sorted(counts, key=_when)
    if order == "size":
        ordered.sort(key=lambda c: -_size(c))
    incidents = _incident_names(material, ordered) if by == "incident" else {}
    groups: dict[str, list[tuple[Count, int]]] = {}
    current = ""
    for count, depth in nest(ordered):
        if depth == 0:
            current = _group_of(material, count, by, incidents)
        groups.setdefault(current, []).append((count, depth))

    def rank(item: tuple[str, list[tuple[Count, int]]]) -> tuple[object, ...]:
        name, group = item
        if order == "size":
            return name in _LAST, -max(_size(c) for c, _ in group), name.casefold()
        if by == "month":
            return name in _LAST, min(_when(c)[0] for c, _ in group), name
        return name in _LAST, -len(group), name.casefold()

    return dict(sorted(groups.items(), key=rank))
