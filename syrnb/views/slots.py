"""Which side has which colour and shape: the same in every picture, notebook and, as far as there is room, folder.

A side prefers a slot of the palette by a digest of its war and name. Sides of one war never share a slot, whichever of
them a folder tells of. Where several wars are told of, the one most told of keeps its slots and the others make room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from hashlib import sha256

from syrnb.dossier import Dossier
from syrnb.knowledge.loader import load
from syrnb.views.sides import packs_of_side, parents_of, wholes_of

__all__ = ["actor_slots", "side_slots"]


def _preferred(name: str, colors: int) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:4]) % colors


def _free(preferred: int, taken: Collection[int], colors: int) -> int:
    """Return the first free slot from a preferred one on; colours come round again with another shape.

    >>> _free(6, {6, 7}, 8), _free(1, set(range(8)), 8)
    (0, 9)
    """
    turn, place = divmod(preferred, colors)
    while True:
        for i in range(colors):
            slot = turn * colors + (place + i) % colors
            if slot not in taken:
                return slot
        turn += 1


@lru_cache(maxsize=32)
def _slots_of_pack(pack: str, colors: int) -> dict[str, int]:
    """Return the slots of all sides that a war's pack knows, those with most actors first where they compete."""
    counts = Counter(actor.side for actor in load().actors.values() if actor.pack == pack and actor.side)
    slots: dict[str, int] = {}
    for side in sorted(counts, key=lambda s: (-counts[s], s)):
        slots[side] = _free(_preferred(f"{pack}/{side}", colors), slots.values(), colors)
    return slots


def side_slots(dossier: Dossier, side_of: Mapping[str, str], colors: int) -> dict[str, int]:
    """Return the slot of each side of a dossier.

    Parameters
    ----------
    dossier
        What was read.
    side_of
        The side of each actor that has one, see :func:`syrnb.views.sides.sides_of`.
    colors
        How many colours the palette has.
    """
    known, actors = load().actors, dossier.actors
    told = dict(zip(actors.actor_id, actors.n_mentions, strict=True))
    raw = dict(zip(actors.actor_id, actors.side.fillna(actors.actor_id), strict=True))
    packs = {a: known[a].pack if a in known and known[a].side else "" for a in side_of}
    wars = Counter(pack for pack in packs.values() if pack)
    homes: dict[str, Counter[tuple[str, str]]] = {}
    for actor, side in side_of.items():
        # Who is a side by name, and no actor of one war, is at home in the war of its side that is most told of.
        pack = packs[actor] or min(packs_of_side(actor), key=lambda p: (-wars[p], p), default="")
        homes.setdefault(side, Counter())[pack, str(raw[actor])] += int(told[actor]) + (1 if pack else 0)
    home = {side: min(found, key=lambda h: (not h[0], -found[h], h)) for side, found in homes.items()}
    weight: Counter[str] = Counter()
    for side, (pack, _) in home.items():
        weight[pack] += sum(homes[side].values())

    def order(side: str) -> tuple[bool, int, str, int, str]:
        pack, name = home[side]
        ranks = list(_slots_of_pack(pack, colors))
        return not pack, -weight[pack], pack, ranks.index(name) if name in ranks else len(ranks), side

    slots: dict[str, int] = {}
    for side in sorted(home, key=order):
        pack, name = home[side]
        own = _slots_of_pack(pack, colors).get(name)
        preferred = _preferred(f"{pack}/{name}", colors) if own is None else own
        # Of a war with more sides than colours, the last ones take those of sides that this folder does not tell of.
        slots[side] = _free(preferred % colors, slots.values(), colors)
    return slots


def actor_slots(dossier: Dossier, sided: Collection[str], taken: Collection[int], colors: int) -> dict[str, int]:
    """Return slots for the most mentioned actors that are not ``sided``, as many as there are colours left.

    Who is part of another is mentioned with it, and has its slot.
    """
    actors = dossier.actors
    parents = parents_of(actors)
    whole = {a: wholes_of(a, parents)[-1] for a in map(str, actors.actor_id) if a not in sided}
    told: Counter[str] = Counter()
    for actor, count in zip(actors.actor_id, actors.n_mentions, strict=True):
        if actor in whole:
            told[whole[actor]] += int(count)
    room = sum(slot not in taken for slot in range(colors))
    slots: dict[str, int] = {}
    for actor in sorted(told, key=lambda a: (-told[a], a))[:room]:
        slots[actor] = _free(_preferred(actor, colors), {*taken, *slots.values()}, colors)
    return {actor: slots[root] for actor, root in whole.items() if root in slots}
