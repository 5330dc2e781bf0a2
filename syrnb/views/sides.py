"""Sides told apart by war: the government of Syria and that of Congo are two camps, though both are a government.

Whoever gives a side its name in any war (Islamic State, al-Qaeda) is of that side, in every war.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from syrnb.dossier import Dossier
from syrnb.knowledge.loader import load

__all__ = ["packs_of_side", "parents_of", "sides_of", "wholes_of"]


@lru_cache(maxsize=1)
def _packs_by_side() -> dict[str, tuple[str, ...]]:
    packs: dict[str, set[str]] = {}
    for actor in load().actors.values():
        if actor.side:
            packs.setdefault(actor.side, set()).add(actor.pack)
    return {side: tuple(sorted(found)) for side, found in packs.items()}


def packs_of_side(side: str) -> tuple[str, ...]:
    """Return the wars whose packs know a side.

    >>> packs_of_side("rsf"), packs_of_side("a side that no pack knows")
    (('sudan',), ())
    """
    return _packs_by_side().get(side, ())


def parents_of(actors: pd.DataFrame) -> dict[str, str]:
    """Return the body that each actor is a part of, where there is one, of a table of actors."""
    return {a: p for a, p in zip(actors["actor_id"], actors["parent_id"], strict=True) if isinstance(p, str)}


def wholes_of(actor_id: str, parents: Mapping[str, str]) -> list[str]:
    """Return an actor and every body that it is a part of, the nearest first.

    >>> wholes_of("fleet", {"fleet": "navy", "navy": "army"})
    ['fleet', 'navy', 'army']
    """
    chain: list[str] = []
    while actor_id and actor_id not in chain:
        chain.append(actor_id)
        actor_id = parents.get(actor_id, "")
    return chain


def sides_of(dossier: Dossier) -> dict[str, str]:
    """Return the side of each actor that has one; where several wars are told of, it says whose, unless it is a name.

    Examples
    --------
    >>> common = {"kind": "state", "known": True, "side": "government", "n_mentions": 1, "n_documents": 1}
    >>> rows = [{**common, "actor_id": i, "name": i, "country": c} for i, c in (("a", "SYR"), ("b", "COD"))]
    >>> sides_of(Dossier.from_rows({"actors": rows}))
    {'a': 'government (Syria)', 'b': 'government (DR Congo)'}
    """
    actors = dossier.actors
    named = actors["actor_id"].where(actors["actor_id"].map(packs_of_side).astype(bool))
    sided = actors["side"].fillna(named)
    actors = actors.assign(side=sided)[sided.notna()]
    rows = list(zip(actors["actor_id"], actors["side"], actors["country"], strict=True))
    sides = {str(actor): str(side) for actor, side, _ in rows}
    by_side: dict[str, set[object]] = {}
    for _, side, country in rows:
        by_side.setdefault(str(side), set()).add(country)
    if all(len(countries) == 1 for countries in by_side.values()):
        return sides
    knowledge = load()
    fought = {pack: knowledge.packs[pack].countries for pack in knowledge.packs}
    all_fought = {country for countries in fought.values() for country in countries}

    def war(actor: str, country: object) -> str:
        known = knowledge.actors.get(actor)
        countries = fought.get(known.pack, ()) if known is not None and known.side else ()
        code = countries[0] if countries else country if country in all_fought else None
        return knowledge.countries[code].name if isinstance(code, str) and code in knowledge.countries else ""

    wars = {str(actor): war(str(actor), country) for actor, _, country in rows}
    if len(set(wars.values()) - {""}) < 2:
        return sides
    # "rsf" is somebody's name; "army" and "opposition" are whoever's they are.
    return {a: f"{side} ({wars[a]})" if wars[a] and side not in knowledge.actors else side for a, side in sides.items()}
