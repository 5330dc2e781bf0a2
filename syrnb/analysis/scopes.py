"""What is known of how actors and places contain each other, read off the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from syrnb.analysis.records import read_records
from syrnb.analysis.records import text_or_empty as _text

__all__ = ["ARMED", "SETTLED", "STATE", "Actors", "Places"]

ARMED = frozenset({"rebel", "militia", "armed-group", "state-forces", "state"})
UNPLACED = "told:"
SETTLED = frozenset({"city", "town", "village"})
STATE = frozenset({"state", "state-forces"})
ADMIN_WORD = re.compile(r"\b(governorate|province|state|region|wilayat|oblast|district)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Actors:
    """Who is part of whom, by ``parent_id``, of which camp they are, and who surely shares no members.

    Two actors are apart where neither contains the other and (a) both lineages name a camp and share none, or (b) both
    are bodies of different states. Of all others nothing is sure: "rebels" may or may not count a faction in.
    """

    lineage: dict[str, tuple[str, ...]]
    side: dict[str, str]
    kinds: dict[str, str]
    countries: dict[str, str]
    known: frozenset[str] = frozenset()
    told_apart: set[frozenset[str]] = field(default_factory=set)

    @classmethod
    def read(cls, actors: pd.DataFrame) -> Actors:
        """Read the table ``actors``."""
        rows = list(read_records(actors))
        parent: dict[str, str] = {r["actor_id"]: _text(r["parent_id"]) for r in rows}
        side: dict[str, str] = {r["actor_id"]: _text(r["side"]) for r in rows}
        lineage = {}
        for actor in parent:
            line = [actor]
            while (above := parent.get(line[-1], "")) and above not in line:
                line.append(above)
            lineage[actor] = tuple(line)
        return cls(
            lineage,
            side,
            {r["actor_id"]: _text(r["kind"]) for r in rows},
            {r["actor_id"]: _text(r["country"]) for r in rows},
            frozenset(r["actor_id"] for r in rows if r["known"]),
        )

    def within(self, a: str, b: str) -> bool:
        """Whether a's members are b's."""
        return b in self.lineage.get(a, (a,))

    def sides(self, actor: str) -> frozenset[str]:
        """Return the camps that an actor's lineage names."""
        return frozenset(side for a in self.lineage.get(actor, ()) if (side := self.side.get(a)))

    def camp(self, actor: str) -> str:
        """Return whom an actor holds ground with: the nearest side that its lineage names, else the body at its top."""
        line = self.lineage.get(actor, (actor,))
        return next((f"side:{side}" for a in line if (side := self.side.get(a))), line[-1])

    def apart(self, a: str, b: str) -> bool:
        """Whether a and b surely share no members."""
        if self.within(a, b) or self.within(b, a):
            return False
        if frozenset({a, b}) in self.told_apart:
            return True
        ours, theirs = self.sides(a), self.sides(b)
        if ours and theirs:
            return not ours & theirs
        states = self.kinds.get(a) in STATE and self.kinds.get(b) in STATE
        return states and bool(self.countries.get(a)) and self.countries.get(a) != self.countries.get(b)

    def fighter(self, actor: str) -> str | None:
        """Return the armed actor that an actor is or belongs to, or None."""
        line = self.lineage.get(actor, (actor,))
        return next((a for a in line if self.kinds.get(a) in ARMED), None)


@dataclass(frozen=True, slots=True)
class Places:
    """Which place lies in which: settlements in divisions in countries, anything else in its country.

    A region, a road or an area lies in its division or country where the table says so; how it lies to other places of
    the same country is not known. A country or a division that has no row of its own is named ``country:SYR`` or
    ``admin1:SYR:aleppo``.
    """

    lineage: dict[str, tuple[str, ...]]
    kinds: dict[str, str]

    @classmethod
    def read(cls, locations: pd.DataFrame) -> Places:
        """Read the table ``locations``."""
        rows = list(read_records(locations))
        countries = {
            _text(r["country"]): r["location_id"] for r in rows if r["kind"] == "country" and _text(r["country"])
        }
        divisions = {
            (_text(r["country"]), _division(r["admin1"]) or _division(r["name"])): r["location_id"]
            for r in rows
            if r["kind"] == "admin1"
        }
        lineage: dict[str, tuple[str, ...]] = {}
        kinds = {r["location_id"]: _text(r["kind"]) for r in rows}
        for row in rows:
            country, division = _text(row["country"]), _division(row["admin1"])
            line = [row["location_id"]]
            if division and country and row["kind"] not in ("country", "admin1"):
                line.append(divisions.get((country, division), f"admin1:{country}:{division}"))
            if country and row["kind"] != "country":
                line.append(countries.get(country, f"country:{country}"))
            for i, place in enumerate(line):
                lineage.setdefault(place, tuple(line[i:]))
                kinds.setdefault(place, "country" if place.startswith("country:") else "admin1")
        return cls(lineage, kinds)

    @staticmethod
    def unplaced(teller: str, country: str) -> str:
        """Return the name of wherever in a country someone counts who does not say where.

        >>> Places.unplaced("sohr", "syria")
        'told:sohr@syria'
        """
        return f"{UNPLACED}{teller}@{country}"

    @staticmethod
    def teller(place: str) -> str | None:
        """Return who counts there, of a place that :meth:`unplaced` named, or None."""
        return place.removeprefix(UNPLACED).rpartition("@")[0] if place.startswith(UNPLACED) else None

    def line(self, place: str) -> tuple[str, ...]:
        """Return a place and all that it lies in."""
        if place.startswith(UNPLACED):
            return place, *self.line(place.rpartition("@")[2])
        return self.lineage.get(place, (place,))

    def within(self, a: str, b: str) -> bool:
        """Whether a lies in b."""
        return b in self.line(a)

    def apart(self, a: str, b: str) -> bool:
        """Whether a and b surely share no ground."""
        if self.within(a, b) or self.within(b, a):
            return False
        if self.root(a) != self.root(b):
            return True
        kinds = {self.kinds.get(a), self.kinds.get(b)}
        if kinds <= SETTLED or kinds == {"admin1"}:
            return True
        if "admin1" in kinds and kinds - {"admin1"} <= SETTLED:
            town = a if self.kinds.get(a) != "admin1" else b
            return any(self.kinds.get(p) == "admin1" for p in self.line(town)[1:])
        return False

    def root(self, place: str) -> str:
        """Return the widest place that it lies in."""
        return self.line(place)[-1]

    def country(self, place: str) -> str | None:
        """Return the place that is its country, or None."""
        root = self.root(place)
        return root if self.kinds.get(root) == "country" else None

    def document_countries(self, tables: Iterable[pd.DataFrame]) -> dict[str, str]:
        """Return the country that most placed claims of a document lie in, where more than half of them do.

        ``tables`` are fact tables with ``doc_id`` and ``location_ids``.
        """
        counts: dict[str, Counter[str]] = {}
        for table in tables:
            for doc, ids in zip(table["doc_id"], table["location_ids"], strict=True):
                counts.setdefault(doc, Counter()).update({c for i in ids if (c := self.country(i))})
        return {
            doc: country
            for doc, count in counts.items()
            if count and 2 * count[country := max(sorted(count), key=lambda c: count[c])] > count.total()
        }


def _division(name: object) -> str:
    return " ".join(ADMIN_WORD.sub(" ", _text(name)).casefold().split())
