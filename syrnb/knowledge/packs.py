"""The packs as they stand in their files: every row read into a record, and laid over the one of the same id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from syrnb.errors import KnowledgeError
from syrnb.knowledge.bodies import place_of_country
from syrnb.knowledge.records import Actor, Body, Country, Office, Pack, Place, Source
from syrnb.knowledge.tables import read_rows, split_list, to_day, to_number, to_text

__all__ = ["Shelf", "files_of", "merge", "read_folders"]


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


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the tables of a pack and their files; ``places_roads.csv`` and the like belong to ``places``."""
    for table in ("countries", "bodies", "actors", "places", "offices", "holders", "sources"):
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
