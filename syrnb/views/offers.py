"""What the lists of a desk offer: the values that the claims of a view have, each with how many claims have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from syrnb import schema
from syrnb.views.choice import Choice
from syrnb.views.claims import Material, Told
from syrnb.views.phrases import count_words, shorten, words_for

__all__ = ["LISTS", "offered", "taken", "with_chosen"]

LISTS = {
    "actors": ("Actor", "everyone"), "places": ("Place", "everywhere"), "types": ("Type", "every type"),
    "speakers": ("Who says so", "every speaker"), "modality": ("Standing", "every standing"),
    "documents": ("Article", "every article"),
}  # fmt: skip
"""The fields of a choice that have a list: its label, and what its first entry says."""

_MOST = 300
"""Names that a list offers; the most told of."""
_LONG = 100
"""Letters of an entry."""

Offer = tuple[str, Any]


def _values_of(field: str, material: Material) -> Callable[[Told], Iterable[str]]:
    """Return what a claim counts for in a list; what brings its parts along counts theirs too, as choosing it does."""
    around: dict[str, list[str]] = {}
    for whole, parts in material.within.items():
        for part in parts:
            around.setdefault(part, []).append(whole)
    return {
        "actors": lambda c: {whole for a in c.actors for whole in material.wholes(a)},
        "places": lambda c: {place for p in c.places for place in (p, *around.get(p, ()))},
        "types": lambda c: (c.kind,), "speakers": lambda c: (c.speaker,), "modality": lambda c: (c.modality,),
        "documents": lambda c: (c.doc_id,),
    }[field]  # fmt: skip


def _name(material: Material, field: str, value: str) -> str:
    if field == "documents":
        return material.documents.get(value, value)
    return words_for(value) if field in ("types", "modality") else material.name(value)


def offered(material: Material, field: str, claims: Iterable[Told]) -> list[Offer]:
    """Return the entries of a list: first that everything stays, then every value with its number of claims."""
    values_of = _values_of(field, material)
    counts = Counter(value for c in claims for value in values_of(c))
    values = [v for v, _ in counts.most_common(_MOST)]
    if field == "modality":
        values = [m for m in schema.MODALITY if m in counts]
    names = sorted(((_name(material, field, v), v) for v in values), key=lambda pair: pair[0].casefold())
    if field == "documents":
        names = [(_name(material, field, d), d) for d in material.documents if d in counts]
    return [(LISTS[field][1], ""), *((f"{shorten(n, _LONG)} ({counts[v]})", v) for n, v in names)]


def taken(choice: Choice, field: str) -> Any:
    """Return what stands in a list for what is chosen: one value, several together, or that everything stays.

    >>> [taken(Choice(types=types), "types") for types in (("AID",), ("AID", "COERCE"), ())]
    ['AID', ('AID', 'COERCE'), '']
    """
    chosen: tuple[str, ...] = getattr(choice, field)
    return chosen[0] if len(chosen) == 1 else chosen or ""


def with_chosen(material: Material, field: str, offers: Sequence[Offer], value: Any) -> list[Offer]:
    """Return the entries with one for what is chosen: several values, or one that no claim here has."""
    if value in {v for _, v in offers}:
        return list(offers)
    several = isinstance(value, tuple)
    names = count_words([_name(material, field, v) for v in (value if several else [value])])
    first, *others = offers
    return [first, (shorten(names, _LONG) if several else f"{shorten(names, _LONG)} (none here)", value), *others]
