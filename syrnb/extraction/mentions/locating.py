"""From a place's name to a place: what the packs know, then the gazetteer, then a place without coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import cos, radians

from syrnb.extraction.mentions.draft import Draft, slugify
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.place_words import DIRECTIONS
from syrnb.knowledge.records import Place
from syrnb.knowledge.toponym import strip_division
from syrnb.knowledge.words import split_words

__all__ = ["choose_place", "keep_place", "locate", "locate_division", "locate_exact", "locate_part", "settlements"]

SETTLED = ("city", "town", "village")
CITY = 100_000
"""How populous a place must be to be meant by one word in an article about other countries."""
TOWN = 30_000
"""How populous it must be where nothing in the article says which country it is about."""
NEAR = 4
"""How many of the article's countries a settlement is looked for in first."""


def choose_place(draft: Draft, refs: Sequence[str], kind: str | None = None) -> str:
    """Choose between known places of one name: of the kind that the text says (else a settlement), of its country.

    A war's own pack goes before the world.
    """

    def order(item: tuple[int, str]) -> tuple[bool, int, bool, bool, int]:
        position, ref = item
        place = draft.knowledge.places[ref]
        wrong = place.kind != kind if kind else False
        rank = draft.focus.rank(place.country)
        return (wrong, rank, kind is None and place.kind not in SETTLED, place.pack == "world", position)

    return min(enumerate(dict.fromkeys(refs)), key=order)[1]


def settlements(draft: Draft, name: str, *, near: bool = False) -> list[Place]:
    """Return the settlements of a name, best first; ``near`` keeps to the countries that the article is about.

    Spellings that only sound alike count in the likeliest country alone, and only where no town of the world has the
    very name.
    """
    if draft.gazetteer is None:
        return []
    countries = draft.focus.countries[:NEAR]
    found = list(draft.gazetteer.find(name, countries=countries, by_sound=False)) if countries else []
    elsewhere = [] if found else list(draft.gazetteer.find(name, by_sound=False, limit=1))
    if not found and countries and not any(match.settlement.population >= TOWN for match in elsewhere):
        found = list(draft.gazetteer.find(name, countries=countries[:1]))
    if not found and not near:
        least = CITY if draft.focus.countries else TOWN
        found = [match for match in elsewhere if match.settlement.population >= least or " " in name]
    found.sort(key=lambda match: draft.focus.rank(match.settlement.country))
    by_number = _places_by_number(draft.knowledge)
    places = (match.settlement.to_place() for match in found)
    return [by_number.get(place.geonameid or 0, place) for place in places]


_BY_NUMBER: dict[str, dict[int, Place]] = {}


def _places_by_number(knowledge: Knowledge) -> dict[int, Place]:
    """Return the packs' settlements by GeoNames' number, so that a place has one id."""
    if knowledge.fingerprint not in _BY_NUMBER:
        _BY_NUMBER[knowledge.fingerprint] = {
            place.geonameid: place for place in knowledge.places.values() if place.geonameid and place.kind in SETTLED
        }
    return _BY_NUMBER[knowledge.fingerprint]


def _known(draft: Draft, name: str, kind: str | None) -> Place | None:
    keys = [word.key for word in split_words(name)]
    names = draft.knowledge.names.find_words(keys)
    refs = [n.ref for n in names if n.kind == "place" or (n.kind == "area" and n.pack in draft.focus.packs)]
    if kind is not None:
        refs = [ref for ref in refs if draft.knowledge.places[ref].kind == kind] or (
            [ref for ref in refs if draft.knowledge.places[ref].kind in SETTLED] if kind in SETTLED else []
        )
    return draft.knowledge.places[choose_place(draft, refs, kind)] if refs else None


def keep_place(draft: Draft, place: Place) -> str:
    """Keep a place and return its id."""
    if place.location_id not in draft.knowledge.places:
        draft.places.setdefault(place.location_id, place)
    return place.location_id


def locate(
    draft: Draft, name: str, kind: str | None = None, radius: float | None = None, word: str = ""
) -> Place | None:
    """Return the place of a name.

    Parameters
    ----------
    draft
        The text in the making; its focus says which countries come first.
    name
        Without a word for its kind.
    kind
        As a word beside the name says, or None.
    radius
        How vague such a place is, in km.
    word
        The word beside the name.

    Returns
    -------
    Place or None
        None where no kind is given and neither the packs nor the gazetteer have the name.
    """
    known = _known(draft, name, kind)
    if known is not None:
        return known
    if kind is None or kind in SETTLED:
        found = settlements(draft, name)
        if found:
            return found[0]
        return _unknown(draft, name, kind, radius) if kind else None
    if kind in ("admin1", "admin2") and hasattr(draft.gazetteer, "find_division"):
        divisions = draft.gazetteer.find_division(name, countries=draft.focus.countries[:NEAR], kind=kind)
        if divisions:
            return divisions[0]
    base = _known(draft, name, None) or next(iter(settlements(draft, name, near=True)), None)
    full = f"{name} {word}".strip() if kind not in ("area", "region") or word not in ("area", "areas") else name
    if kind == "area" and word in ("area", "areas") and base is not None:
        return base
    if base is None:
        return _unknown(draft, full, kind, radius)
    return replace(
        base, location_id=f"{base.location_id}-{slugify(word)}", name=full, aliases=(), nominals=(), kind=kind,
        radius_km=max(radius or 0.0, base.radius_km or 0.0), geonameid=None, known=False, pack="",
    )  # fmt: skip


def locate_division(draft: Draft, name: str) -> Place | None:
    """Return the province of a name that stands without its word, in the countries that the article is about."""
    if draft.gazetteer is None or not draft.focus.countries:
        return None
    found = draft.gazetteer.find_division(name, countries=draft.focus.countries[:NEAR])
    return next((place for place in found if strip_division(place.name).casefold() == name.casefold()), None)


def _unknown(draft: Draft, name: str, kind: str, radius: float | None) -> Place:
    place_id = f"{(draft.focus.country or 'any').casefold()}:{slugify(name)}"
    return Place(place_id, name, kind=kind, known=False, source="text")


def locate_part(place: Place, direction: str, said: str) -> Place:
    """Return the part of a place that lies in a direction: "north-western Syria".

    Its centre is moved half the whole's radius that way, and its radius is half the whole's.

    Parameters
    ----------
    place
        The whole.
    direction
        A key of ``DIRECTIONS``.
    said
        The adjective as it stands in the text.
    """
    lat, lon = place.lat, place.lon
    radius = place.radius_km or 20.0
    if lat is not None and lon is not None:
        north, east = DIRECTIONS[direction]
        lat += north * radius / 2 / 111.2
        lon += east * radius / 2 / (111.2 * max(0.2, cos(radians(lat))))
    spellings = _spellings(direction)
    names = tuple(f"{spelling} {place.name}" for spelling in spellings)
    name = f"{spellings[0]} {place.name}"
    return Place(
        f"{place.location_id}-{direction}",
        name[0].upper() + name[1:],
        aliases=tuple(dict.fromkeys((f"{said} {place.name}", *names))),
        kind="region" if place.kind in ("country", "region", "admin1") else "area",
        country=place.country,
        admin1=place.admin1,
        lat=None if lat is None else round(lat, 3),
        lon=None if lon is None else round(lon, 3),
        radius_km=round(radius / 2, 1) if direction != "central" else radius / 2,
        known=place.known,
        source=place.source,
    )


def _spellings(direction: str) -> tuple[str, ...]:
    if direction == "central":
        return ("central",)
    for first in ("north", "south"):
        rest = direction.removeprefix(first)
        if direction != first and rest != direction:
            return (f"{first}-{rest}ern", f"{direction}ern", f"{first}-{rest}", direction)
    return (f"{direction}ern", direction)


def locate_exact(draft: Draft, surface: str) -> Place | None:
    """Return the known place whose whole name this is, the word for its kind included."""
    keys = [word.key for word in split_words(surface)]
    refs = [n.ref for n in draft.knowledge.names.find_words(keys) if n.kind == "place"]
    return draft.knowledge.places[choose_place(draft, refs)] if refs else None
