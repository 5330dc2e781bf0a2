"""Lanes: the rows that claims are sorted into, by side, actor, type, place, speaker or article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from syrnb.views.claims import Material, Told
from syrnb.views.phrases import shorten, side_words, words_for
from syrnb.views.theme import NEUTRAL, Look

__all__ = ["LANES", "Lane", "sort_into_lanes"]

LANES = {
    "side": "Side that acts", "actor": "Actor", "type": "Type", "place": "Place", "speaker": "Who says so",
    "document": "Article",
}  # fmt: skip
_NAME = 84
"""Letters of a lane's name, which may take two lines."""
_NOBODY = "(nobody named)"
_NOWHERE = "(no place named)"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: what it is called, how it looks, and its claims in the order of the material.

    ``owned`` is one of a side or an actor, whose marks all look as it does, those of joint acts too.
    """

    key: str
    label: str
    look: Look
    claims: tuple[Told, ...]
    owned: bool = False

    def actor(self, material: Material, claim: Told) -> str | None:
        """Return in whose look a claim's mark stands in this lane; among those of no side, one of them acts."""
        if self.key:
            return next(iter(claim.actors), None)
        return next((a for a in claim.left or claim.right if not material.side(a)), None)

    def look_of(self, material: Material, claim: Told) -> Look:
        """Return how a claim's mark looks in this lane."""
        return self.look if self.owned else material.palette.of(self.actor(material, claim))


def _keys_by(material: Material, lanes: str) -> Callable[[Told], Sequence[str]]:
    """Return what says which lanes a claim belongs to; a joint act belongs to all who act."""
    if lanes == "side":
        return lambda c: tuple(
            dict.fromkeys(material.side(a) or "" for a in c.left or c.right)
        ) or (_NOBODY,)  # fmt: skip
    if lanes == "actor":
        return lambda c: c.left or c.right or (_NOBODY,)
    if lanes == "place":
        return lambda c: c.places or (_NOWHERE,)
    if lanes == "speaker":
        return lambda c: (c.speaker,)
    if lanes == "document":
        return lambda c: (c.doc_id,)
    return lambda c: (f"{c.table}/{c.kind}",)


def _label(material: Material, lanes: str, key: str) -> str:
    if key in (_NOBODY, _NOWHERE):
        return key.strip("()").capitalize()
    if lanes == "side":
        return side_words(key)
    if lanes == "type":
        table, kind = key.split("/", 1)
        return words_for(kind).capitalize() + (f" ({words_for(table)})" if table not in ("events",) else "")
    if lanes == "document":
        return material.documents.get(key, key)
    name = material.name(key)
    return name[:1].upper() + name[1:]


def _look(material: Material, lanes: str, key: str) -> Look:
    if lanes == "side":
        return material.palette.sides.get(key, Look())
    if lanes in ("actor", "speaker"):
        return material.palette.of(key)
    return Look(NEUTRAL)


def sort_into_lanes(material: Material, claims: Sequence[Told], lanes: str, most: int = 14) -> list[Lane]:
    """Sort claims into lanes.

    Sides stand by how many claims all articles have of them, so that none moves when less is chosen; everything else
    by how many claims it has here; who or what is not named comes last. Lanes beyond ``most`` are joined into one
    that says how many it holds.

    Raises
    ------
    ValueError
        Where ``lanes`` is none of :data:`LANES`.
    """
    if lanes not in LANES:
        raise ValueError(f"lanes {lanes!r} is not one of {', '.join(LANES)}")
    keys = _keys_by(material, lanes)
    sorted_in: dict[str, list[Told]] = {}
    for claim in claims:
        for key in keys(claim):
            sorted_in.setdefault(key, []).append(claim)

    tables = {c.table for c in claims}
    whole = Counter(key for c in material.claims if c.table in tables for key in keys(c)) if lanes == "side" else None

    def rank(key: str) -> tuple[int, int, str]:
        last = {"": 1, _NOBODY: 2, _NOWHERE: 2}.get(key, 0)
        return (last, -(whole[key] if whole else len(sorted_in[key])), _label(material, lanes, key).casefold())

    order = sorted(sorted_in, key=rank)
    shown, rest = (order, []) if len(order) <= most else (order[: most - 1], order[most - 1 :])
    owned = lanes in ("side", "actor")
    made = [
        Lane(
            k, shorten(_label(material, lanes, k), _NAME), _look(material, lanes, k), tuple(sorted_in[k]),
            owned and k not in ("", _NOBODY),
        )
        for k in shown
    ]  # fmt: skip
    if rest:
        others = {c.claim_id: c for k in rest for c in sorted_in[k]}
        made.append(Lane("(others)", f"{len(rest)} others", Look(), tuple(others.values())))
    return made
