"""The packs as they stand in their files: every row read into a record, and laid over the one of the same id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from syrnb.errors import KnowledgeError
from syrnb.knowledge.bodies import place_of_country
from syrnb.knowledge.lexicon_files import read_mapping_lines
from syrnb.knowledge.records import Actor, Body, Country, Office, Pack, Place, Source
from syrnb.knowledge.tables import read_rows, split_list, to_day, to_number, to_text, to_whole, within

__all__ = ["Shelf", "files_of", "merge", "read_folders"]


def _last_day(cell: str) -> date | None:
    return to_day(cell, last=True)


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
    "country": to_text, "admin1": to_text, "lat": within(-90, 90), "lon": within(-180, 180),
    "radius_km": within(0, 20000), "geonameid": to_whole, "source": to_text,
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
    "lat": within(-90, 90), "lon": within(-180, 180), "radius_km": to_number, "geonameid": to_whole,
    "neighbours": split_list, "source": to_text,
}  # fmt: skip
BODY = {
    "suffix": str, "name": str, "kind": _one_of(*ACTOR_KINDS), "parent": to_text, "patterns": split_list,
    "bare": split_list, "source": to_text,
}  # fmt: skip

KEYED = ("actors", "places", "sources", "countries", "bodies")
"""Tables of records with an id of their own."""

Record = TypeVar("Record", Actor, Place, Office, Source, Country, Body)


@dataclass(slots=True)
class Shelf:
    """What has been read so far.

    ``rows`` holds the records of each table by id, ``actors`` every row of actors as it stands, so that a nominal keeps
    the pack it came from; ``files`` says where each record stands.
    """

    packs: dict[str, Pack] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: {table: {} for table in KEYED})
    offices: list[Office] = field(default_factory=list)
    files: dict[tuple[str, str], tuple[Path, int]] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)

    def add(self, table: str, key: str, record: Any, path: Path, line: int) -> None:
        """Lay a record over the one of the same id, if there is one."""
        known = self.rows[table].get(key)
        before, at = self.files.get((table, key), (None, 0))
        if before is not None and before.parent == path.parent:
            where = f"stands on line {at} too" if before == path else f"stands in {before}, line {at}, too"
            raise KnowledgeError(path, f"{where}; keep one row of it in a pack", line=line, entry=key)
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
    for column in fields(new):
        ours: Any = getattr(known, column.name)
        theirs: Any = getattr(new, column.name)
        if isinstance(theirs, tuple):
            changes[column.name] = tuple(dict.fromkeys((*ours, *theirs)))
        elif theirs not in (None, "") and column.name != "known":
            changes[column.name] = theirs
    before: Any = known
    if "name" in changes and "aliases" in changes and before.name != changes["name"]:
        changes["aliases"] = tuple(dict.fromkeys((*before.aliases, before.name, *changes["aliases"])))
    return replace(known, **changes)


PACK = ("name", "title", "countries", "start", "end", "sides", "sources", "without_army")
"""What ``pack.yaml`` may hold; ``sources`` are for people."""


def _read_pack(folder: Path) -> Pack:
    path = folder / "pack.yaml"
    if not path.exists():
        return Pack(folder.name, folder.name)
    raw, lines = read_mapping_lines(path)
    for name in raw:
        if name not in PACK:
            message = f"unknown field {name}; a pack has {', '.join(PACK)}"
            raise KnowledgeError(path, message, line=lines.get(name))
    countries = raw.get("countries") or ()
    if not isinstance(countries, list | tuple):
        raise KnowledgeError(path, "countries: write a list of codes, like [SDN, TCD]", line=lines["countries"])
    days = {}
    for name in ("start", "end"):
        try:
            days[name] = to_day(str(raw.get(name) or ""), last=name == "end")
        except ValueError as error:
            raise KnowledgeError(path, f"{name}: {error}", line=lines[name]) from error
    title, sides = str(raw.get("title", folder.name)), tuple(map(str, raw.get("sides") or ()))
    none = tuple(map(str, raw.get("without_army") or ()))
    return Pack(str(raw.get("name", folder.name)), title, tuple(countries), sides=sides, without_army=none, **days)


TABLES = ("countries", "bodies", "actors", "places", "offices", "holders", "sources")
OTHERS = ("routes", "admin1_codes")
"""Files of a pack that are read elsewhere."""


def _refuse_unknown_tables(folder: Path) -> None:
    """Refuse a file that nobody would read, such as ``actor.csv``: its rows would be missed in silence."""
    for path in sorted(folder.glob("*.csv")):
        table = path.stem.partition("_")[0]
        if table not in TABLES and path.stem not in OTHERS:
            names = ", ".join(f"{name}.csv" for name in (*TABLES, "routes"))
            raise KnowledgeError(path, f"no table is called {path.stem}; there are {names} (or actors_more.csv)")


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the tables of a pack and their files; ``places_roads.csv`` and the like belong to ``places``."""
    for table in TABLES:
        for path in sorted([*folder.glob(f"{table}.csv"), *folder.glob(f"{table}_*.csv")]):
            yield "offices" if table == "holders" else table, path


def read_folders(folders: Sequence[Path]) -> Shelf:
    """Read the packs of some folders, later ones over earlier ones.

    Raises
    ------
    KnowledgeError
        Where a file is wrong, naming file, line and entry.
    """
    shelf = Shelf()
    for folder in folders:
        _read_folder(folder, shelf)
    return shelf


def _read_folder(folder: Path, shelf: Shelf) -> None:
    _refuse_unknown_tables(folder)
    pack = _read_pack(folder)
    shelf.packs[pack.name] = pack
    for table, path in files_of(folder):
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


NEEDED = {
    "actors": ("actor_id", "name"),
    "places": ("location_id", "name"),
    "offices": ("office_id",),
    "sources": ("source_id", "name"),
    "countries": ("iso3", "slug", "name", "adjectives"),
    "bodies": ("suffix", "name", "kind", "patterns"),
}


def _shelve(table: str, row: dict[str, Any], pack: str, path: Path, line: int, shelf: Shelf) -> None:
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
