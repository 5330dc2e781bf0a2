"""Whose colour is whose: a legend of sides, and of actors without one that have a colour of their own."""

from __future__ import annotations

from collections.abc import Iterable

from syrnb.views.claims import Material
from syrnb.views.phrases import shorten, side_words
from syrnb.views.scene import Key
from syrnb.views.theme import Look

__all__ = ["look_keys"]

_NAME = 30
"""Letters of a name in a legend."""


def look_keys(material: Material, actors: Iterable[str | None], sides: bool = True) -> tuple[Key, ...]:
    """Return the entries for some actors' looks: sides, then who has a look without a side, then all others.

    Parameters
    ----------
    material
        The dossier, made ready.
    actors
        Whose marks are in the picture; None stands for a mark of nobody.
    sides
        Whether marks in the colours of sides need a key: not where their rows are named for them.
    """
    found = set(actors)
    by_side = {a: side for a in found if (side := material.side(a))}
    looks = [(side_words(s), material.palette.sides[s]) for s in sorted(set(by_side.values()))] if sides else []
    wholes = {material.wholes(a)[-1] if a else None for a in found - by_side.keys()}
    alone = {(shorten(material.name(w), _NAME), material.palette.of(w)) for w in wholes}
    looks += sorted(((n, look) for n, look in alone if look != Look()), key=lambda pair: pair[0].casefold())
    if any(look == Look() for _, look in alone):
        looks.append((side_words(None), Look()))
    return tuple(Key(name, look.color, look.symbol) for name, look in looks)
