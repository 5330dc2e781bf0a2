"""Loading knowledge: packs and an analyst's own folders, merged into one frozen :class:`Knowledge`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from syrnb.errors import KnowledgeError
from syrnb.knowledge.bodies import Actors, place_of_country
from syrnb.knowledge.names import Index, build_index
from syrnb.knowledge.records import Actor, Body, Country, Office, Pack, Place, Source
from syrnb.knowledge.tables import read_rows, split_list, to_day, to_number, to_text

__all__ = ["SHIPPED", "Knowledge", "load"]

HERE = Path(__file__).parent
WORLD = "world"
SHIPPED = HERE
"""The folder of the packs that come with syrnb."""


def _last_day(cell: str) -> date | None:
    return to_day(cell, last=True)


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _one_of(*values: str) -> Any:
    def read(cell: str) -> str:
        if cell and cell not in values:
            raise ValueError(f"{cell!r} is none of {', '.join(values)}")
        return cell

    return read


ACTOR_KINDS = (
    "state", "state-forces", "rebel", "militia", "armed-group", "party", "person", "monitor", "media", "civil-society",
    "igo", "company", "people", "unknown",
)  # fmt: skip
PLACE_KINDS = (
    "country", "admin1", "admin2", "city", "town", "village", "district", "facility", "road", "region", "area",
)  # fmt: skip

ACTOR = {
    "actor_id": str, "name": str, "aliases": split_list, "nominals": split_list, "kind": _one_of(*ACTOR_KINDS),
    "country": to_text, "side": to_text, "parent_id": to_text, "start": to_day, "end": _last_day,
    "successor_id": to_text, "wikidata": to_text, "source": to_text,
}  # fmt: skip
PLACE = {
    "location_id": str, "name": str, "aliases": split_list, "nominals": split_list, "kind": _one_of(*PLACE_KINDS),
    "country": to_text, "admin1": to_text, "lat": to_number, "lon": to_number, "radius_km": to_number,
    "geonameid": _whole, "source": to_text,
}  # fmt: skip
OFFICE = {
    "office_id": str, "titles": split_list, "body_id": str, "holder_id": to_text, "start": to_day, "end": _last_day,
    "source": to_text,
}  # fmt: skip
SOURCE = {
    "source_id": str, "name": str, "aliases": split_list, "kind": str, "side": to_text, "family": to_text,
    "reliability": to_text, "basis": to_text,
}  # fmt: skip
COUNTRY = {
    "iso3": str, "iso2": str, "slug": str, "name": str, "official_name": str, "aliases": split_list,
    "adjectives": split_list, "demonyms": split_list, "capital": to_text, "seats": split_list, "admin1_word": str,
    "lat": to_number, "lon": to_number, "radius_km": to_number, "geonameid": _whole, "neighbours": split_list,
    "source": to_text,
}  # fmt: skip
BODY = {
    "suffix": str, "name": str, "kind": _one_of(*ACTOR_KINDS), "parent": to_text, "patterns": split_list,
    "bare": split_list, "source": to_text,
}  # fmt: skip

Record = TypeVar("Record", Actor, Place, Office, Source, Country, Body)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known before an article is read.

    Parameters
    ----------
    packs
        By name, in the order they were loaded; later ones add to and override earlier ones.
    actors
        By id; rows of the packs, and the bodies of every country (``syria-gov``, ``kenya-army``).
    places
        By id; countries too, under their slug.
    countries
        By ISO 3166 alpha-3.
    bodies
        Patterns of the bodies that every state has, by suffix.
    offices
        In the order of the files; those with ``{adj}`` or ``{name}`` in their titles hold for every country.
    sources
        By id.
    names
        The index of every name.
    fingerprint
        SHA-256 over every file read, as hexadecimal digits.
    files
        Where each record came from: ``(table, id)`` to file and line.
    """

    packs: Mapping[str, Pack]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    countries: Mapping[str, Country]
    bodies: Mapping[str, Body]
    offices: tuple[Office, ...]
    sources: Mapping[str, Source]
    names: Index
    fingerprint: str
    files: Mapping[tuple[str, str], tuple[Path, int]]

    def slug_of(self, code: str | None) -> str:
        """Return what the ids of a country's bodies start with ("syria"); empty where no country has this code."""
        return self.countries[code].slug if code is not None and code in self.countries else ""

    @property
    def country_of_slug(self) -> dict[str, Country]:
        """Countries by the slug that starts the ids of their bodies."""
        return {country.slug: country for country in self.countries.values()}


class _Shelf:
    """What has been read so far."""

    def __init__(self) -> None:
        self.packs: dict[str, Pack] = {}
        self.rows: dict[str, dict[str, Any]] = {t: {} for t in ("actors", "places", "sources", "countries", "bodies")}
        self.offices: list[Office] = []
        self.files: dict[tuple[str, str], tuple[Path, int]] = {}
        self.digest = hashlib.sha256()
        self.actors: list[Actor] = []
        """Every row of actors as it stands, so that a nominal keeps the pack it came from."""

    def add(self, table: str, key: str, record: Any, path: Path, line: int) -> None:
        known = self.rows[table].get(key)
        first = (table, key) not in self.files
        if not first and self.files[table, key][0] == path:
            raise KnowledgeError(path, "stands here twice; keep one row", line=line, entry=key)
        self.rows[table][key] = record if known is None else merge(known, record)
        self.files[table, key] = (path, line)


def merge(known: Record, new: Record) -> Record:
    """Lay a row over the one of the same id: lists grow, what is filled in wins.

    >>> a = Actor("hts", "Hayat Tahrir al-Sham", aliases=("HTS",), kind="rebel", country="SYR")
    >>> b = Actor("hts", "HTS", aliases=("Tahrir al-Sham",), kind="")
    >>> merge(a, b).kind, merge(a, b).aliases
    ('rebel', ('HTS', 'Hayat Tahrir al-Sham', 'Tahrir al-Sham'))
    """
    changes: dict[str, Any] = {}
    for field in fields(new):
        ours: Any = getattr(known, field.name)
        theirs: Any = getattr(new, field.name)
        if isinstance(theirs, tuple):
            changes[field.name] = tuple(dict.fromkeys((*ours, *theirs)))
        elif theirs not in (None, "") and field.name != "known":
            changes[field.name] = theirs
    before: Any = known
    if "name" in changes and "aliases" in changes and before.name != changes["name"]:
        changes["aliases"] = tuple(dict.fromkeys((*before.aliases, before.name, *changes["aliases"])))
    return replace(known, **changes)


def _read_pack(folder: Path) -> Pack:
    path = folder / "pack.yaml"
    if not path.exists():
        return Pack(folder.name, folder.name)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
        days = {k: to_day(str(raw.pop(k) or ""), last=k == "end") for k in ("start", "end") if k in raw}
        countries = tuple(raw.pop("countries", None) or ())
        return Pack(str(raw.pop("name", folder.name)), str(raw.pop("title", folder.name)), countries, **days)
    except (yaml.YAMLError, ValueError, TypeError, AttributeError) as error:
        raise KnowledgeError(path, f"{error}; a pack has name, title, countries, start and end") from error


def _files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the tables of a pack and their files; ``places_roads.csv`` and the like belong to ``places``."""
    for table in ("countries", "bodies", "actors", "places", "offices", "holders", "sources"):
        for path in sorted([*folder.glob(f"{table}.csv"), *folder.glob(f"{table}_*.csv")]):
            yield "offices" if table == "holders" else table, path


def _read_folder(folder: Path, shelf: _Shelf) -> None:
    if not folder.is_dir():
        raise KnowledgeError(folder, "no such folder; give the name of a pack or a folder of knowledge files")
    pack = _read_pack(folder)
    shelf.packs[pack.name] = pack
    for table, path in _files_of(folder):
        shelf.digest.update(f"{pack.name}/{path.name}\0".encode() + path.read_bytes())
        reader = {
            "actors": ACTOR,
            "places": PLACE,
            "offices": OFFICE,
            "sources": SOURCE,
            "countries": COUNTRY,
            "bodies": BODY,
        }
        rows = read_rows(path, reader[table], needed=NEEDED[table])
        for line, row in rows:
            _shelve(table, row, pack.name, path, line, shelf)
    if (folder / "pack.yaml").exists():
        shelf.digest.update((folder / "pack.yaml").read_bytes())


NEEDED = {
    "actors": ("actor_id", "name"),
    "places": ("location_id", "name"),
    "offices": ("office_id",),
    "sources": ("source_id", "name"),
    "countries": ("iso3", "slug", "name", "adjectives"),
    "bodies": ("suffix", "name", "kind", "patterns"),
}


def _shelve(table: str, row: dict[str, Any], pack: str, path: Path, line: int, shelf: _Shelf) -> None:
    if table == "actors":
        shelf.actors.append(Actor(**row, pack=pack))
        shelf.add(table, row["actor_id"], shelf.actors[-1], path, line)
    elif table == "places":
        row = {**row, "kind": row["kind"] or ("" if row["location_id"] in shelf.rows["places"] else "area")}
        shelf.add(table, row["location_id"], Place(**row, pack=pack), path, line)
    elif table == "offices":
        shelf.offices.append(Office(**row, pack=pack))
        shelf.files["offices", f"{row['office_id']}:{len(shelf.offices) - 1}"] = (path, line)
    elif table == "sources":
        shelf.add(table, row["source_id"], Source(**row), path, line)
    elif table == "countries":
        country = Country(**{k: v for k, v in row.items() if k != "source"})
        shelf.add(table, country.iso3, country, path, line)
        shelf.rows["places"][country.slug] = place_of_country(country, row["source"])
    else:
        shelf.add(table, row["suffix"], Body(**{k: v for k, v in row.items() if k != "source"}), path, line)


def _shipped() -> list[Path]:
    """Return the folders of the shipped packs, the world first."""
    packs = sorted(path.parent for path in SHIPPED.glob("*/pack.yaml") if path.parent.name != WORLD)
    return [SHIPPED / WORLD, *packs]


def _folder_of(pack: str | Path) -> Path:
    named = SHIPPED / str(pack)
    return named if isinstance(pack, str) and named.is_dir() else Path(pack)


def load(packs: Sequence[str | Path] | None = None, extra: Sequence[str | Path] = ()) -> Knowledge:
    """Load knowledge.

    Parameters
    ----------
    packs
        Names of shipped packs, or folders; by default the world and every shipped war.
    extra
        Folders that add rows, or override those of the same id, after all packs.

    Returns
    -------
    Knowledge

    Raises
    ------
    KnowledgeError
        Where a file is wrong, naming file, line and entry.

    Examples
    --------
    >>> load(["world"]).actors["kenya-gov"].country
    'KEN'
    """
    folders = _shipped() if packs is None else [_folder_of(pack) for pack in packs]
    return _load(tuple(folder.resolve() for folder in (*folders, *map(Path, extra))))


def _load(folders: tuple[Path, ...]) -> Knowledge:
    stamp = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for folder in folders
        for path in sorted(folder.glob("*.csv")) + sorted(folder.glob("pack.yaml"))
    )
    return _load_once(folders, stamp)


@lru_cache(maxsize=8)
def _load_once(folders: tuple[Path, ...], stamp: tuple[Any, ...]) -> Knowledge:
    shelf = _Shelf()
    for folder in folders:
        _read_folder(folder, shelf)
    rows = shelf.rows
    own = dict(rows["actors"])
    actors = Actors(own, rows["countries"].values(), rows["bodies"], merge)
    names = build_index(
        shelf.actors, rows["places"].values(), rows["countries"].values(), rows["bodies"].values(), shelf.offices
    )
    return Knowledge(
        packs=shelf.packs,
        actors=actors,
        places=rows["places"],
        countries=rows["countries"],
        bodies=rows["bodies"],
        offices=tuple(shelf.offices),
        sources=rows["sources"],
        names=names,
        fingerprint=shelf.digest.hexdigest(),
        files=shelf.files,
    )
