"""Records as plain data (lists, dicts, text, numbers), so that what was compiled can be kept as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from syrnb.knowledge.packs import KEYED, Shelf
from syrnb.knowledge.records import Actor, Body, Country, Office, Pack, Place, Source

__all__ = ["Whereabouts", "records_from_plain", "records_to_plain", "shelf_from_plain", "shelf_to_plain"]

KINDS: dict[str, type[Any]] = {
    "actors": Actor, "places": Place, "sources": Source, "countries": Country, "bodies": Body,
}  # fmt: skip


def records_to_plain(records: Iterable[Any]) -> list[list[Any]]:
    """Return records of one kind as lists of their fields.

    >>> records_to_plain([Pack("mali", "Mali", ("MLI",), date(2012, 1, 17))])
    [['mali', 'Mali', ('MLI',), '2012-01-17', None, (), ()]]
    """
    rows = []
    for record in records:
        values = [getattr(record, field.name) for field in fields(record)]
        rows.append([value.isoformat() if isinstance(value, date) else value for value in values])
    return rows


def records_from_plain(kind: type[Any], rows: list[list[Any]]) -> list[Any]:
    """Return the records of one kind that :func:`records_to_plain` made plain.

    >>> records_from_plain(Pack, [["mali", "Mali", ["MLI"], "2012-01-17", None, [], []]])[0].start
    datetime.date(2012, 1, 17)
    """
    types = [str(field.type) for field in fields(kind)]
    lists = [i for i, name in enumerate(types) if name.startswith("tuple")]
    days = [i for i, name in enumerate(types) if name.startswith("date")]
    made = []
    for row in rows:
        for i in lists:
            row[i] = tuple(row[i])
        for i in days:
            row[i] = date.fromisoformat(row[i]) if row[i] else None
        made.append(kind(*row))
    return made


def shelf_to_plain(shelf: Shelf) -> dict[str, Any]:
    """Return what was read from packs as plain data; the rows of actors before their merging are left out."""
    paths = sorted({path for path, _ in shelf.files.values()})
    numbers = {path: i for i, path in enumerate(paths)}
    return {
        "packs": records_to_plain(shelf.packs.values()),
        "rows": {table: records_to_plain(shelf.rows[table].values()) for table in KEYED},
        "offices": records_to_plain(shelf.offices),
        "paths": [str(path) for path in paths],
        "files": [f"{table}\t{key}\t{numbers[path]}\t{line}" for (table, key), (path, line) in shelf.files.items()],
    }


def shelf_from_plain(data: dict[str, Any]) -> Shelf:
    """Return what :func:`shelf_to_plain` made plain, but for where it stands: see :class:`Whereabouts`."""
    shelf = Shelf()
    shelf.packs = {pack.name: pack for pack in records_from_plain(Pack, data["packs"])}
    for table in KEYED:
        name = fields(KINDS[table])[0].name
        records = records_from_plain(KINDS[table], data["rows"][table])
        shelf.rows[table] = {getattr(record, name): record for record in records}
    shelf.offices = records_from_plain(Office, data["offices"])
    return shelf


class Whereabouts(Mapping[tuple[str, str], tuple[Path, int]]):
    """Where each record stands, ``(table, id)`` to file and line: unpacked when it is asked for the first time."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._paths, self._lines = data["paths"], data["files"]

    @cached_property
    def _found(self) -> dict[tuple[str, str], tuple[Path, int]]:
        paths = [Path(path) for path in self._paths]
        parts = (line.split("\t") for line in self._lines)
        return {(table, key): (paths[int(number)], int(line)) for table, key, number, line in parts}

    def __getitem__(self, key: tuple[str, str]) -> tuple[Path, int]:
        return self._found[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._lines)
