"""What is doubtful in knowledge: doubles, clashing names, circles of parents, days out of order, dangling ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.records import Actor, Office
from syrnb.knowledge.words import split_words

__all__ = ["Problem", "check"]

MONTH = timedelta(days=31)
"""Terms may overlap by so much: of many, only the month is known in which one holder followed the other."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at.

    ``kind`` is ``double``, ``clash``, ``cycle``, ``days``, ``dangling`` or ``source``; ``file`` and ``line`` say where
    the entry stands, ``message`` what is wrong and what to do.
    """

    kind: str
    entry: str
    message: str
    file: Path | None = None
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}, " if self.file else ""
        return f"{where}entry {self.entry!r}: {self.message}"


def check(knowledge: Knowledge) -> list[Problem]:
    """Look for what a file's form cannot show to be wrong.

    Parameters
    ----------
    knowledge
        As loaded.

    Returns
    -------
    list of Problem
        By kind and entry; empty where nothing was found.

    Examples
    --------
    >>> from syrnb.knowledge import load
    >>> [problem for problem in check(load(["world"])) if problem.kind == "cycle"]
    []
    """
    rows = {key: knowledge.actors[key] for table, key in knowledge.files if table == "actors"}
    found = [
        *_doubles(knowledge, rows),
        *_clashes(knowledge, rows),
        *_cycles(knowledge, rows),
        *_days(knowledge, rows),
        *_dangling(knowledge, rows),
        *_sources(knowledge, rows),
    ]
    placed = []
    for table, problem in found:
        file, line = knowledge.files.get((table, problem.entry), (None, None))
        placed.append(Problem(problem.kind, problem.entry, problem.message, file, line))
    return sorted(placed, key=lambda p: (p.kind, p.entry, p.message))


Found = Iterator[tuple[str, Problem]]


def _clashes(knowledge: Knowledge, rows: dict[str, Actor]) -> Found:
    """Two actors of one name, whose days, countries and packs do not keep them apart."""
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for actor in rows.values():
        for alias in (actor.name, *actor.aliases):
            bearers[tuple(word.key for word in split_words(alias))].add(actor.actor_id)
    for keys, ids in bearers.items():
        if len(ids) < 2 or not keys:
            continue
        ordered = sorted(ids)
        for i, first in enumerate(ordered):
            for second in ordered[i + 1 :]:
                if not _apart(rows[first], rows[second]):
                    message = (
                        f"{' '.join(keys)!r} names {second!r} too; take it from one of them, or give both their days"
                    )
                    yield "actors", Problem("clash", first, message)
    yield from _place_clashes(knowledge)


def _place_clashes(knowledge: Knowledge) -> Found:
    """Two places of one name in one country: which of them a text means cannot be told."""
    bearers: dict[tuple[str | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for place in knowledge.places.values():
        if ("places", place.location_id) in knowledge.files:
            for keys in {tuple(word.key for word in split_words(name)) for name in (place.name, *place.aliases)}:
                bearers[place.country, keys].append(place.location_id)
    for (_, keys), (first, *others) in bearers.items():
        for other in others if keys else ():
            if knowledge.places[first].kind == knowledge.places[other].kind:
                message = (
                    f"{' '.join(keys)!r} names {other!r} too; take it from one of them, or write its place behind it"
                )
                yield "places", Problem("clash", first, message)


def _apart(a: Actor, b: Actor) -> bool:
    """Return whether days or countries tell two actors of one name from each other."""
    if a.country and b.country and a.country != b.country:
        return True
    early, late = sorted((a, b), key=lambda actor: (actor.start is not None, actor.start or actor.end))
    return early.end is not None and late.start is not None and early.end <= late.start


def _cycles(knowledge: Knowledge, rows: dict[str, Actor]) -> Found:
    for column, word in (("parent_id", "parent"), ("successor_id", "successor")):
        for start, row in rows.items():
            seen, at = [start], getattr(row, column)
            while at is not None and at in knowledge.actors and at not in seen:
                seen.append(at)
                at = getattr(knowledge.actors[at], column)
            if at == start:
                message = f"is its own {word} by way of {' > '.join(seen)}; cut it somewhere"
                yield "actors", Problem("cycle", start, message)


def _doubles(knowledge: Knowledge, rows: dict[str, Actor]) -> Found:
    """One thing under two ids: actors of one Wikidata id, places of one GeoNames id."""
    items: dict[tuple[str, str], list[str]] = defaultdict(list)
    for actor in rows.values():
        if actor.wikidata:
            items["actors", f"Wikidata {actor.wikidata}"].append(actor.actor_id)
    for place in knowledge.places.values():
        if place.geonameid and ("places", place.location_id) in knowledge.files:
            items["places", f"GeoNames {place.geonameid}"].append(place.location_id)
    for (table, item), (first, *others) in items.items():
        for other in others:
            yield table, Problem("double", other, f"{item} is {first!r} too; make one row of them, or mend the id")
    terms: dict[tuple[object, ...], str] = {}
    for i, office in enumerate(knowledge.offices):
        entry = f"{office.office_id}:{i}"
        term = (office.office_id, office.holder_id, office.start, office.pack)
        if office.holder_id and term in terms:
            line = knowledge.files["offices", terms[term]][1]
            yield "offices", Problem("double", entry, f"the same term stands on line {line} too; keep one row")
        terms.setdefault(term, entry)


def _days(knowledge: Knowledge, rows: dict[str, Actor]) -> Found:
    for actor in rows.values():
        if actor.start and actor.end and actor.end < actor.start:
            yield "actors", Problem("days", actor.actor_id, _upside_down(actor))
        heir = rows.get(actor.successor_id or "")
        if heir is not None and actor.start and heir.end and heir.end < actor.start:
            message = f"starts on {actor.start}, after its successor {heir.actor_id!r} ended; mend the days or the id"
            yield "actors", Problem("days", actor.actor_id, message)
        elif heir is not None and actor.start and heir.start and heir.start < actor.start:
            message = f"starts on {actor.start}, after its successor {heir.actor_id!r} began; mend the days or the id"
            yield "actors", Problem("days", actor.actor_id, message)
    terms: dict[str, list[tuple[str, Office]]] = defaultdict(list)
    for i, office in enumerate(knowledge.offices):
        entry = f"{office.office_id}:{i}"
        if office.start and office.end and office.end < office.start:
            yield "offices", Problem("days", entry, _upside_down(office))
        elif office.holder_id and office.start:
            terms[office.office_id].append((entry, office))
    for held in terms.values():
        held.sort(key=lambda term: (term[1].start or date.min, term[1].end or date.max))
        for (_, early), (entry, late) in pairwise(held):
            if late.start and late.start + MONTH < (early.end or date.max) and late.holder_id != early.holder_id:
                message = (
                    f"{late.holder_id!r} holds it from {late.start}, while {early.holder_id!r} holds it to"
                    f" {early.end or 'this day'}; end the one term before the next"
                )
                yield "offices", Problem("days", entry, message)


def _upside_down(row: Actor | Office) -> str:
    return f"ends on {row.end}, before it starts on {row.start}; mend one of the two"


NO_COUNTRY = "country {!r} is none; write a code of three letters (ISO 3166), such as SDN"


def _dangling(knowledge: Knowledge, rows: dict[str, Actor]) -> Found:
    known = {side for pack in knowledge.packs.values() for side in pack.sides}
    for actor in rows.values():
        for column in ("parent_id", "successor_id"):
            ref = getattr(actor, column)
            if ref is not None and ref not in knowledge.actors:
                yield (
                    "actors",
                    Problem("dangling", actor.actor_id, f"{column} {ref!r} is nobody; add a row, or mend it"),
                )
        if actor.country and knowledge.countries and actor.country not in knowledge.countries:
            yield "actors", Problem("dangling", actor.actor_id, NO_COUNTRY.format(actor.country))
        sides = knowledge.packs[actor.pack].sides if actor.pack in knowledge.packs else ()
        if actor.side and sides and actor.side not in sides and actor.side not in known:
            message = f"side {actor.side!r} is none of {', '.join(sides)}; mend it, or add it to pack.yaml"
            yield "actors", Problem("dangling", actor.actor_id, message)
    for place in knowledge.places.values():
        if place.country and knowledge.countries and place.country not in knowledge.countries:
            yield "places", Problem("dangling", place.location_id, NO_COUNTRY.format(place.country))
    for i, office in enumerate(knowledge.offices):
        for ref in (office.holder_id, office.body_id):
            if ref and ref not in knowledge.actors and ref not in knowledge.bodies:
                yield (
                    "offices",
                    Problem("dangling", f"{office.office_id}:{i}", f"{ref!r} is nobody; add a row, or mend it"),
                )


def _sources(knowledge: Knowledge, rows: dict[str, Actor]) -> Found:
    for actor in rows.values():
        if not actor.source:
            yield "actors", Problem("source", actor.actor_id, "names no source; say where the row comes from")
    for i, office in enumerate(knowledge.offices):
        if not office.source:
            entry = f"{office.office_id}:{i}"
            yield "offices", Problem("source", entry, "names no source; say where the row comes from")
    for place in knowledge.places.values():
        if not place.source and ("places", place.location_id) in knowledge.files:
            yield "places", Problem("source", place.location_id, "names no source; say where the row comes from")
