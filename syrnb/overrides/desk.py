"""Applying an analyst's rows to the tables of a dossier."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.dossier import Dossier
from syrnb.errors import SeedsError
from syrnb.knowledge import Knowledge
from syrnb.overrides.documents import is_of_document
from syrnb.overrides.marks import sign_claim
from syrnb.overrides.rows import COLUMNS, OVERRIDES, Override, parse_row
from syrnb.overrides.values import parse_value, show_value

__all__ = ["apply_overrides", "write_override"]

FIXED = frozenset({"claim_id", "doc_id", "sentence_id", "span_start", "span_end", "quote", "doubts", "rule"})
"""Columns that say where a claim was read and how: they are what the words are tied by."""
ACTORS = frozenset(
    {"speaker", "via", "side_a", "side_b", "victim_ids", "perpetrators", "source_id", "target_id", "actor_id"}
)
PLACES = frozenset({"location_id", "location_ids"})
CLAIMS = frozenset({"event_id", "part_of"})
PAIRS = (("low", "high", "more than"), ("start", "end", "after"))
"""Columns of one claim that bound each other."""
CLAIM_ID = re.compile(r"([0-9a-f]{12})-[a-z][0-9a-z-]+")


def apply_overrides(dossier: Dossier, rows: Iterable[Override], *, known: Knowledge | None = None) -> Dossier:
    """Return a dossier with an analyst's rows applied, each shown where it acts.

    A changed claim says so in ``doubts`` ("overridden: start was 2024-12-01 (by WHO, WHEN: REASON)") and its ``rule``
    ends in ``+override``. Of two rows for one cell the later line holds.

    Parameters
    ----------
    dossier
        As it was read.
    rows
        As :func:`read_overrides` returns them.
    known
        Its actors and places may be named though no document does.

    Raises
    ------
    SeedsError
        With every row that names an unknown claim, column or value, by its line.
    """
    rows = list(rows)
    if not rows:
        return dossier
    desk = _Desk(dossier, known)
    paths = set(dossier.documents["path"])
    desk.stale += [(row, "no document of this path") for row in rows if is_of_document(row) and row.claim not in paths]
    rows = [row for row in rows if not is_of_document(row)]
    for row in {(r.claim, r.column, r.value if r.column in ("incident", "actor") else ""): r for r in rows}.values():
        desk.apply(row)
    desk.check_bounds()
    if desk.problems:
        raise SeedsError("\n".join(f"{OVERRIDES} line {line}: {problem}" for line, problem in sorted(desk.problems)))
    return desk.finish()


class _Desk:
    """The tables of a dossier as plain rows while they are changed."""

    def __init__(self, dossier: Dossier, known: Knowledge | None) -> None:
        self.dossier, self.known = dossier, known
        self.rows: dict[str, list[dict[str, Any]]] = {n: _plain(n, f) for n, f in dossier.tables().items()}
        self.claims = {r["claim_id"]: (n, r) for n in schema.CLAIM_TABLES for r in self.rows[n]}
        self.mentions = {r["mention_id"]: r for r in self.rows["mentions"]}
        self.actors = {r["actor_id"]: r for r in self.rows["actors"]}
        self.places = {r["location_id"] for r in self.rows["locations"]}
        self.documents = {r["doc_id"] for r in self.rows["documents"]}
        self.problems: list[tuple[int, str]] = []
        self.stale: list[tuple[Override, str]] = []
        self.set: dict[tuple[str, str], Override] = {}

    def apply(self, row: Override) -> None:
        if row.column == "actor":
            self._set_actor(row)
            return
        found = self._find(row)
        if found is None:
            return
        table, claim = found
        if row.column == "incident":
            self._set_incident(row, claim)
            return
        column = schema.TABLES[table].get(row.column)
        if column is None or row.column in FIXED:
            free = ", ".join(c for c in schema.TABLES[table] if c not in FIXED)
            why = "cannot be overridden" if column else f"is no column of {table}"
            self._refuse(row, f"{row.column!r} {why}; these can be: {free}, incident, actor")
            return
        try:
            value = parse_value(row.value, column)
        except ValueError as error:
            self._refuse(row, f"{row.column}: {error}")
            return
        if self._knows(row, value):
            was = claim[row.column]
            claim[row.column] = value
            self.set[row.claim, row.column] = row
            sign_claim(claim, f"{row.column} was {show_value(was)}", row)

    def check_bounds(self) -> None:
        """Refuse rows after which a claim has no number or day left, once all are applied."""
        for (claim_id, column), row in self.set.items():
            claim = self.claims[claim_id][1]
            for first, last, word in PAIRS:
                low, high = (_comparable(claim.get(c)) for c in (first, last))
                if column in (first, last) and low is not None and high is not None and low > high:
                    other = last if column == first else first
                    values = f"{first} {show_value(claim[first])} is {word} {last} {show_value(claim[last])}"
                    why = "" if (claim_id, other) in self.set else f"; set {other} too, or leave it empty"
                    self._refuse(row, f"{column}: {values}{why}")
            if column in ("low", "high") and claim[column] is not None and claim[column] < 0:
                self._refuse(row, f"{column}: {claim[column]} is less than 0")

    def _find(self, row: Override) -> tuple[str, dict[str, Any]] | None:
        found = self.claims.get(row.claim)
        if found is not None:
            if row.quote and row.quote != found[1]["quote"]:
                self.stale.append((row, "the words under the claim have changed"))
                return None
            return found
        match = CLAIM_ID.fullmatch(row.claim)
        if match is None:
            self._refuse(row, f"{row.claim!r} is no claim's id")
        elif match[1] not in self.documents:
            self.stale.append((row, "its document is gone or its text changed"))
        elif row.quote:
            self.stale.append((row, "its document no longer yields this claim"))
        else:
            self._refuse(row, f"no claim {row.claim!r}")
        return None

    def _set_incident(self, row: Override, claim: dict[str, Any]) -> None:
        verb, _, other = row.value.partition(":")
        if (verb, bool(other)) not in (("merge", True), ("split", False)):
            self._refuse(row, f"incident: {row.value!r} is neither merge:CLAIM nor split")
        elif row.claim not in {r["claim_id"] for r in self.rows["events"]}:
            self._refuse(row, f"incident: {row.claim!r} is no claim of events")
        elif verb == "split":
            sign_claim(claim, "incident is split", row)
        elif (found := self._find(replace(row, claim=other, quote=""))) is not None:
            if found[0] != "events" or other == row.claim:
                self._refuse(row, f"incident: {other!r} is not another claim of events")
            else:
                sign_claim(claim, f"incident is merge:{other}", row)

    def _set_actor(self, row: Override) -> None:
        verb, _, other = row.value.partition(":")
        if verb not in ("merge", "split") or not other:
            self._refuse(row, f"actor: {row.value!r} is neither merge:ACTOR nor split:ACTOR")
        elif not self._has_actor(other):
            self._refuse(row, f"actor: no actor {other!r}")
        elif verb == "merge" and row.claim in self.actors and row.claim != other:
            self._merge_actor(row, other)
        elif verb == "split" and row.claim in self.mentions:
            self._split_mention(row, other)
        elif verb == "split" and re.fullmatch(r"[0-9a-f]{12}-m\d+-\d+a", row.claim):
            self.stale.append((row, "these words are no longer read as an actor"))
        elif verb == "merge" and row.quote:
            self.stale.append((row, "no document names this actor any more"))
        else:
            what = "an actor of these articles" if verb == "merge" else "a mention of an actor"
            self._refuse(row, f"actor: {row.claim!r} is not {what}")

    def _merge_actor(self, row: Override, other: str) -> None:
        gone = self.actors.pop(row.claim)
        kept = self.actors[other]
        kept["aliases"] = list(dict.fromkeys([*kept["aliases"], gone["name"], *gone["aliases"]]))
        for actor in self.actors.values():
            if actor["parent_id"] == row.claim:
                actor["parent_id"] = other if actor["actor_id"] != other else None
        for mention in self.mentions.values():
            if mention["kind"] == "actor" and mention["ref"] == row.claim:
                mention["ref"] = other
        for _, claim in self.claims.values():
            if _rename(claim, row.claim, other):
                sign_claim(claim, f"actor was {row.claim}", row)

    def _split_mention(self, row: Override, other: str) -> None:
        mention = self.mentions[row.claim]
        was, mention["ref"] = mention["ref"], other
        for _, claim in self.claims.values():
            inside = claim["span_start"] <= mention["span_start"] and mention["span_end"] <= claim["span_end"]
            if claim["doc_id"] == mention["doc_id"] and inside and was is not None and _rename(claim, was, other):
                sign_claim(claim, f"actor was {was}", row)

    def _knows(self, row: Override, value: object) -> bool:
        """Whether the actors, places or claims that a value names are there."""
        named = [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
        for name in named:
            if row.column in ACTORS and not self._has_actor(name):
                self._refuse(row, f"{row.column}: no actor {name!r}")
                return False
            if row.column in PLACES and not self._has_place(name):
                self._refuse(row, f"{row.column}: no place {name!r}")
                return False
            if row.column in CLAIMS and name not in self.claims:
                self._refuse(row, f"{row.column}: no claim {name!r}")
                return False
        return True

    def _has_actor(self, name: str) -> bool:
        records = self.known.actors if self.known is not None else {}
        above: str | None = name
        while above is not None and above not in self.actors and above in records:
            record = records[above]
            row = {c: getattr(record, c) for c in schema.TABLES["actors"] if not c.startswith("n_")}
            self.actors[above] = row | {"aliases": [*record.aliases], "n_mentions": 0, "n_documents": 0}
            above = record.parent_id
        return name in self.actors

    def _has_place(self, name: str) -> bool:
        records = self.known.places if self.known is not None else {}
        if name not in self.places and name in records:
            row = {c: getattr(records[name], c) for c in schema.TABLES["locations"] if not c.startswith("n_")}
            self.rows["locations"].append(
                row | {"aliases": [*records[name].aliases], "n_mentions": 0, "n_documents": 0}
            )
            self.places.add(name)
        return name in self.places

    def _refuse(self, row: Override, why: str) -> None:
        self.problems.append((row.line, why))

    def finish(self) -> Dossier:
        """Return the dossier anew, with what follows from the changes."""
        self.rows["actors"] = sorted(self.actors.values(), key=lambda a: a["actor_id"])
        self.rows["locations"].sort(key=lambda p: p["location_id"])
        _count_mentions(self.rows)
        self.rows["documents"] += [_stale_row(row, why) for row, why in sorted(self.stale, key=lambda s: s[0].line)]
        return Dossier.from_rows(
            self.rows, texts=self.dossier.texts, seeds=self.dossier.seeds, knowledge=self.dossier.knowledge
        )


def _plain(name: str, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table with None for what is missing, and lists of their own."""
    lists = set(schema.list_columns(name))
    return [
        {str(c): list(v) if c in lists else None if pd.isna(v) else v for c, v in row.items()}
        for row in frame.to_dict("records")
    ]


def _comparable(value: Any) -> Any:
    """Return a number or a day as it can be compared, whether it was read or set by hand; None where missing."""
    return value.toordinal() if isinstance(value, date) else value


def _rename(claim: dict[str, Any], old: str, new: str) -> bool:
    """Put one actor for another in a claim; return whether it was named."""
    changed = False
    for column in ACTORS & set(claim):
        value = claim[column]
        if value == old:
            claim[column] = new
            changed = True
        elif isinstance(value, list) and old in value:
            claim[column] = list(dict.fromkeys(new if v == old else v for v in value))
            changed = True
    return changed


def _count_mentions(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Set how often each actor is named, and in how many documents."""
    found: dict[str, list[str]] = {}
    for mention in rows["mentions"]:
        if mention["kind"] == "actor" and mention["ref"] is not None:
            found.setdefault(mention["ref"], []).append(mention["doc_id"])
    for actor in rows["actors"]:
        docs = found.get(actor["actor_id"], [])
        actor["n_mentions"], actor["n_documents"] = len(docs), len(set(docs))


def _stale_row(row: Override, why: str) -> dict[str, Any]:
    path = f"{OVERRIDES}#{row.line}"
    return {
        "doc_id": sha256(f"{path}\0{row.claim}\0{row.column}".encode()).hexdigest()[:12],
        "path": path,
        "published_basis": "unknown",
        "n_chars": 0,
        "n_sentences": 0,
        "status": "skipped",
        "reason": f"stale, not applied: {why} ({row.claim}, {row.column} = {row.value!r} {row.signature})",
    }


def write_override(
    dossier: Dossier, claim: str, column: str, value: str, *, reason: str, who: str, when: date | None = None
) -> Path:
    """Add a row to the overrides.csv beside the articles, with the words that the claim now rests on.

    The row is checked first, as reading would check it; it acts when the articles are read again.

    Parameters
    ----------
    dossier
        Read from a folder.
    claim, column, value
        As in :mod:`syrnb.overrides`.
    reason, who, when
        Why, by whom, on which day (today by default).

    Returns
    -------
    Path
        The file.

    Raises
    ------
    SeedsError
        Where the dossier was not read from a folder, or the row cannot be used.
    """
    if dossier.seeds is None:
        raise SeedsError("these tables were not read from a folder of articles, so there is no place for overrides.csv")
    quotes: dict[str, str] = {}
    for frame, key, words in (
        (dossier.claims(), "claim_id", "quote"),
        (dossier.mentions, "mention_id", "text"),
        (dossier.actors, "actor_id", "name"),
    ):
        quotes |= dict(zip(frame[key], frame[words], strict=True))
    path = dossier.seeds / OVERRIDES
    cells = [claim, column, value, reason, who, (when or date.today()).isoformat(), quotes.get(claim, "")]
    row = parse_row(0, dict(zip(COLUMNS, (" ".join(c.split()) for c in cells[:-1]), strict=False)))
    if isinstance(row, str):
        raise SeedsError(f"{OVERRIDES} {row}")
    apply_overrides(dossier, [row])
    fresh = not path.exists() or not path.read_text(encoding="utf-8-sig").strip()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow(cells)
    return path
