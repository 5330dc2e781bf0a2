"""Who stands in a picture of ties: actors, or groups of them where all are to be shown and are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from syrnb.views.claims import Material
from syrnb.views.phrases import plural, side_words
from syrnb.views.theme import Look
from syrnb.views.ties import Tie

__all__ = ["Cast", "gather_cast"]

OTHERS = "others"
"""The group of those who are in none of the others."""
_ACTORS, _TIES = 28, 60
"""How many actors and ties can be told apart by name in one picture."""
_GROUPS, _LITTLE, _LITTLE_SIDED = 12, 0.02, 0.005
"""Groups by camp and side at most; and what part of all claims is too little for one, without and with a side."""
_CROWDED, _FEWEST = 84, 4
"""Lines beyond which the groups of fewest claims are one, and how many are kept in any case."""
_LINES, _STANDING = 60, 24
"""Lines, and how many stand, in a picture where actors are taken out of their group."""


@dataclass(frozen=True)
class Cast:
    """Who is drawn.

    Parameters
    ----------
    material
        The dossier, made ready.
    groups
        The actors of each group, by its id, the most told of first; who is in none stands for itself.
    """

    material: Material
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _place: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        place = {actor: group for group, members in self.groups.items() for actor in members}
        object.__setattr__(self, "_place", place)

    def stands_as(self, actor: str) -> str:
        """Return under which id an actor stands in the picture: its own, or its group's."""
        return self._place.get(actor, actor)

    def members(self, one: str) -> tuple[str, ...]:
        """Return the actors that one of the cast stands for."""
        return self.groups.get(one, (one,))

    def side(self, one: str | None) -> str | None:
        """Return the side that all of a group share, or an actor's."""
        sides = {self.material.side(actor) for actor in self.members(one or "")}
        return sides.pop() if len(sides) == 1 else None

    def look(self, one: str) -> Look:
        """Return the colour and shape of one of the cast."""
        if one not in self.groups:
            return self.material.palette.of(one)
        side = self.side(one)
        return self.material.palette.sides[side] if side else Look()

    def name(self, one: str | None) -> str:
        """Return an actor's name; a group's is that of its side, or of the actor most told of."""
        if one is None or one not in self.groups:
            return self.material.name(one)
        members, side = self.groups[one], self.side(one)
        if one == OTHERS:
            return f"{len(members):,} others"
        if side:
            return f"{side_words(side)}: {plural(len(members), 'actor')}"
        return f"{self.material.name(members[0])} and {len(members) - 1:,} more"

    def camps(self, camps: Mapping[str, int]) -> dict[str, int]:
        """Return the camp of each of the cast, where all that it stands for are of one."""
        found: dict[str, set[int | None]] = {}
        for actor in {*camps, *self._place}:
            found.setdefault(self.stands_as(actor), set()).add(camps.get(actor))
        return {one: camp for one, (camp, *others) in found.items() if camp is not None and not others}

    def gather(self, ties: Iterable[Tie]) -> list[Tie]:
        """Return the ties between those of the cast, all of two groups as one; of those within a group both ends agree.

        What is friendly, hostile, neither and denied stays apart.
        """
        if not self.groups:
            return list(ties)
        pairs: dict[tuple[str, str], list[Tie]] = {}
        for tie in ties:
            first, second = sorted((self.stands_as(tie.first), self.stands_as(tie.second)))
            pairs.setdefault((first, second), []).append(tie)
        return [
            Tie(
                *ends,
                *(
                    tuple({c.claim_id: c for tie in found for c in getattr(tie, kind)}.values())
                    for kind in ("friendly", "hostile", "other", "denied")
                ),
            )
            for ends, found in sorted(pairs.items())
        ]


def gather_cast(material: Material, ties: Sequence[Tie], camps: Mapping[str, int], alone: Iterable[str] = ()) -> Cast:
    """Return a cast in which all have a place: everybody by name where they are few, else groups by camp and side.

    Actors without a side stand for themselves from the most told of downwards, as far as the picture has room.

    Parameters
    ----------
    material
        The dossier, made ready.
    ties
        All ties of the dossier, so that nobody changes the group when a period is chosen.
    camps
        See :func:`syrnb.views.camps.find_camps`.
    alone
        Actors who stand for themselves in any case.
    """
    told: Counter[str] = Counter()
    for tie in ties:
        for actor in (tie.first, tie.second):
            told[actor] += len(tie.claims)
    if len(told) <= _ACTORS and len(ties) <= _TIES:
        return Cast(material)
    alone = set(alone)
    ranked = sorted(told, key=lambda a: (-told[a], material.name(a).casefold(), a))
    sorted_in: dict[tuple[int | None, str | None], list[str]] = {}
    for actor in ranked:
        sorted_in.setdefault((camps.get(actor), material.side(actor)), []).append(actor)
    groups = sorted(sorted_in.values(), key=lambda g: -sum(told[a] for a in g))
    whole = sum(told.values())
    little = [sum(told[a] for a in g) < whole * (_LITTLE_SIDED if material.side(g[0]) else _LITTLE) for g in groups]
    groups = [g for few in (False, True) for g, is_few in zip(groups, little, strict=True) if is_few is few]
    kept = min(little.count(False), _GROUPS)
    while kept > _FEWEST and _strokes(_cast(material, groups, kept, alone).gather(ties)) > _CROWDED:
        kept -= 1
    cast, few = _cast(material, groups, kept, alone), {actor for group in groups[kept:] for actor in group}
    for actor in ranked:
        if material.side(actor) or actor in alone or actor in few:
            continue
        wider = _cast(material, groups, kept, {*alone, actor})
        drawn = wider.gather(ties)
        if len({end for t in drawn for end in (t.first, t.second)}) > _STANDING or _strokes(drawn) > _LINES:
            break
        alone, cast = {*alone, actor}, wider
    return cast


def _cast(material: Material, groups: Sequence[Sequence[str]], kept: int, alone: set[str]) -> Cast:
    """Return the cast of the first groups, all others as one, and of some who stand for themselves."""
    named = {f"group of {group[0]}": group for group in groups[:kept]}
    named[OTHERS] = [actor for group in groups[kept:] for actor in group]
    left = {name: tuple(a for a in group if a not in alone) for name, group in named.items()}
    return Cast(material, {name: group for name, group in left.items() if len(group) > 1})


def _strokes(ties: Iterable[Tie]) -> int:
    return sum(1 + (tie.standing == "both") for tie in ties if tie.first != tie.second)
