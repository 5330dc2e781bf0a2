"""Sides told apart by war: the government of Syria and that of Congo are two camps, though both are a government."""

from __future__ import annotations

from syrnb.dossier import Dossier
from syrnb.knowledge.loader import load

__all__ = ["sides_of"]


def sides_of(dossier: Dossier) -> dict[str, str]:
    """Return the side of each actor that has one; where several wars are told of, it says whose, unless it is a name.

    Examples
    --------
    >>> common = {"kind": "state", "known": True, "side": "government", "n_mentions": 1, "n_documents": 1}
    >>> rows = [{**common, "actor_id": i, "name": i, "country": c} for i, c in (("a", "SYR"), ("b", "COD"))]
    >>> sides_of(Dossier.from_rows({"actors": rows}))
    {'a': 'government (Syria)', 'b': 'government (DR Congo)'}
    """
    actors = dossier.actors[dossier.actors["side"].notna()]
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
