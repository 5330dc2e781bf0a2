"""Tables of sentences and what must be read in them: each sentence is a document of its own.

A row is ``case(sentence, *expected)``. ``event(...)``, ``casualty(...)``, ``relation(...)``, ``control(...)`` describe
part of a row that must be found; ``no(...)`` wraps one that must not. Lists are compared as sets, places by name or
id, days as ISO dates, and ``None`` is a missing value. All sentences of a run go through the pipeline together, once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from syrnb.documents.dateline import find_header
from syrnb.documents.document import Document
from syrnb.extraction.article import Article, read_article
from syrnb.knowledge import load
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.language.pipeline import parse

__all__ = ["ANY", "Expected", "case", "casualty", "check", "control", "event", "no", "read", "relation"]

DAY = "2024-12-04"
"""The day on which every sentence is published unless its row says otherwise: a Wednesday."""

ANY = "any value"
"""Stands for a value that must be there, whatever it is."""

SHORT = {
    "a": "side_a", "b": "side_b", "at": "location_ids", "by": "perpetrators", "who": "victim_ids", "act": "speech_act",
    "said_on": "reported_on", "acled": "acled_sub_type", "mode": "count_mode",
}  # fmt: skip
LISTS = frozenset({"side_a", "side_b", "location_ids", "perpetrators", "victim_ids", "via"})

_PENDING: dict[tuple[str, str | None], None] = {}
_READ: dict[tuple[str, str | None], Article] = {}


@dataclass(frozen=True, slots=True)
class Expected:
    """Part of a row of one table, to be found or not to be found."""

    table: str
    cells: Mapping[str, Any]
    found: bool = True

    def __str__(self) -> str:
        cells = ", ".join(f"{k}={v!r}" for k, v in self.cells.items())
        return f"{'' if self.found else 'no '}{self.table}({cells})"


def event(plover: str | None = None, **cells: Any) -> Expected:
    """Describe an event by its PLOVER type and other cells."""
    return _expect("events", {**({"plover": plover} if plover else {}), **cells})


def casualty(outcome: str | None = None, low: Any = ANY, high: Any = ANY, **cells: Any) -> Expected:
    """Describe a count of casualties by its outcome, bounds and other cells."""
    bounds = {k: v for k, v in (("low", low), ("high", high)) if v is not ANY}
    return _expect("casualties", {**({"outcome": outcome} if outcome else {}), **bounds, **cells})


def relation(source: str | None = None, target: str | None = None, kind: str | None = None, **cells: Any) -> Expected:
    """Describe a tie by its two ends, its kind and other cells."""
    ends = {"source_id": source, "target_id": target, "kind": kind}
    return _expect("relations", {**{k: v for k, v in ends.items() if v is not None}, **cells})


def control(actor: str | None = None, place: str | None = None, state: str | None = None, **cells: Any) -> Expected:
    """Describe who holds, takes or leaves a place."""
    given = {"actor_id": actor, "location_id": place, "state": state}
    return _expect("control", {**{k: v for k, v in given.items() if v is not None}, **cells})


def _expect(table: str, cells: Mapping[str, Any]) -> Expected:
    named: dict[str, Any] = {}
    for key, value in cells.items():
        column = SHORT.get(key, key) if table != "events" or key != "mode" else key
        if key == "on":
            named |= {"start": value, "end": value}
        elif column in LISTS:
            named[column] = frozenset(value.split()) if isinstance(value, str) and column != "location_ids" else value
        else:
            named[column] = value
    if isinstance(named.get("location_ids"), str):
        named["location_ids"] = frozenset(p.strip() for p in named["location_ids"].split(",") if p.strip())
    return Expected(table, named)


def no(expected: Expected) -> Expected:
    """Describe a row that must not be found."""
    return Expected(expected.table, expected.cells, found=False)


def case(sentence: str, *expected: Expected, day: str | None = DAY, wrong: str | None = None) -> Any:
    """Return one row of a table of sentences.

    Parameters
    ----------
    sentence
        One sentence, or a few where a later one needs the earlier.
    expected
        What must be found in it, and what must not.
    day
        The day on which it is published, or None.
    wrong
        Why the row fails as yet, in a few words: it is then expected to fail.
    """
    _PENDING.setdefault((sentence, day))
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(sentence, expected, day, marks=marks, id=sentence[:70])


@lru_cache(maxsize=1)
def _resources() -> tuple[Any, Any, Any]:
    return load(), load_gazetteer(), load_lexicon()


def read(sentence: str, day: str | None = DAY) -> Article:
    """Return what is read in a sentence; the first call reads all sentences of all tables."""
    _PENDING.setdefault((sentence, day))
    if (sentence, day) not in _READ:
        waiting = [key for key in _PENDING if key not in _READ]
        knowledge, gazetteer, lexicon = _resources()
        documents = {_id(*key): key for key in waiting}
        for text in parse([_document(*key) for key in waiting]):
            _READ[documents[text.document.doc_id]] = read_article(text, knowledge, gazetteer, lexicon)
    return _READ[sentence, day]


def _id(sentence: str, day: str | None) -> str:
    return hashlib.sha256(f"{day}|{sentence}".encode()).hexdigest()[:12]


def _document(sentence: str, day: str | None) -> Document:
    key = _id(sentence, day)
    published = date.fromisoformat(day) if day else None
    basis = "sidecar" if day else "unknown"
    start = find_header(sentence).body_start if " - " in sentence else 0
    return Document(key, f"{key}.txt", sentence, key, published=published, published_basis=basis, body_start=start)


def check(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """Fail where a row is not found that must be, or is found that must not be."""
    article = read(sentence, day)
    missed = [e for e in expected if any(_matches(e, row, article) for row in getattr(article, e.table)) != e.found]
    assert not missed, "\n".join(
        [sentence, *(f"  wanted {e}" for e in missed), *(f"  read   {line}" for line in _lines(article, missed))]
    )


def _lines(article: Article, missed: list[Expected]) -> list[str]:
    shown = []
    for table in dict.fromkeys(e.table for e in missed):
        columns = {c for e in missed if e.table == table for c in e.cells} | set(NOTED[table])
        rows = getattr(article, table)
        shown += [f"{table} " + ", ".join(f"{c}={_plain(row[c], article)!r}" for c in sorted(columns)) for row in rows]
    return shown or ["nothing"]


NOTED = {
    "events": ("plover", "trigger", "side_a", "side_b", "modality"),
    "casualties": ("outcome", "low", "high", "modality"),
    "relations": ("source_id", "target_id", "kind", "modality"),
    "control": ("actor_id", "location_id", "state", "modality"),
}


def _plain(value: Any, article: Article) -> Any:
    if isinstance(value, list):
        return [_plain(v, article) for v in value]
    return article.places[value].name if isinstance(value, str) and value in article.places else value


def _matches(expected: Expected, row: Mapping[str, Any], article: Article) -> bool:
    return all(_equal(wanted, row[column], article) for column, wanted in expected.cells.items())


def _equal(wanted: Any, value: Any, article: Article) -> bool:
    if wanted is ANY:
        return value is not None and value != []
    if isinstance(wanted, frozenset | list | tuple | set):
        values = list(value)
        return len(values) == len(wanted) and all(any(_equal(w, v, article) for v in values) for w in wanted)
    if isinstance(value, date):
        return value.isoformat() == wanted
    if isinstance(value, str) and value in article.places:
        return wanted in (value, article.places[value].name)
    return bool(wanted == value)
