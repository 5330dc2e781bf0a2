"""The bodies that every state has, made from patterns: ``{adj} army`` gives the army of each country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from syrnb.knowledge.records import Actor, Body, Country, Place

__all__ = ["Actors", "fill_pattern", "make_body", "place_of_country"]

Lay = Callable[[Actor, Actor], Actor]


def fill_pattern(pattern: str, country: Country, *, adjective: str | None = None) -> str:
    """Fill a pattern in for a country.

    >>> kenya = Country("KEN", "KE", "kenya", "Kenya", "Republic of Kenya", (), ("Kenyan",), ("Kenyans",), "Nairobi",
    ...                 (), "County", 1.0, 38.0, 500.0, None)
    >>> fill_pattern("{adj} army", kenya)
    'Kenyan army'
    """
    adj = adjective or (country.adjectives[0] if country.adjectives else country.name)
    return pattern.format(adj=adj, name=country.name, capital=country.capital or country.name, slug=country.slug)


class Actors(Mapping[str, Actor]):
    """Every actor by id: rows of the packs, and the bodies of each country, made when they are asked for.

    A row whose id is that of a country's body (``syria-army``) is laid over it.
    """

    def __init__(
        self, rows: Mapping[str, Actor], countries: Iterable[Country], bodies: Mapping[str, Body], lay: Lay
    ) -> None:
        self._rows, self._bodies, self._lay = rows, bodies, lay
        self._countries = {country.slug: country for country in countries}
        self._made: dict[str, Actor] = {}

    def __getitem__(self, actor_id: str) -> Actor:
        found = self._made.get(actor_id)
        if found is None:
            found = self._made[actor_id] = self._find(actor_id)
        return found

    def _find(self, actor_id: str) -> Actor:
        row, body = self._rows.get(actor_id), self._body(actor_id)
        if row is not None:
            laid = self._lay(body, row) if body is not None else row
            return laid if laid.kind else replace(laid, kind="unknown")
        if body is None:
            raise KeyError(actor_id)
        return body

    def _body(self, actor_id: str) -> Actor | None:
        parts = actor_id.split("-")
        for i in range(1, len(parts)):
            country, body = self._countries.get("-".join(parts[:i])), self._bodies.get("-".join(parts[i:]))
            if country is not None and body is not None:
                return make_body(country, body)
        return None

    def __contains__(self, actor_id: object) -> bool:
        return isinstance(actor_id, str) and (actor_id in self._rows or self._body(actor_id) is not None)

    def __iter__(self) -> Iterator[str]:
        yield from self._rows
        for slug in self._countries:
            yield from (i for suffix in self._bodies if (i := f"{slug}-{suffix}") not in self._rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def make_body(country: Country, body: Body) -> Actor:
    """Return one body of a country, with its patterns filled in as aliases."""
    name = fill_pattern(body.name, country)
    aliases = [fill_pattern(pattern, country) for pattern in body.patterns]
    if body.suffix == "gov":
        aliases += [country.name, *country.aliases]
    return Actor(
        f"{country.slug}-{body.suffix}",
        name,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != name)),
        kind=body.kind,
        country=country.iso3,
        parent_id=f"{country.slug}-{body.parent}" if body.parent else None,
        pack="world",
        source="world/bodies.csv",
    )


def place_of_country(country: Country, source: str | None) -> Place:
    """Return a country as a place; its id is the country's slug."""
    return Place(
        country.slug,
        country.name,
        aliases=tuple(dict.fromkeys((country.official_name, *country.aliases))),
        kind="country",
        country=country.iso3,
        lat=country.lat,
        lon=country.lon,
        radius_km=country.radius_km,
        geonameid=country.geonameid,
        pack="world",
        source=source,
    )
