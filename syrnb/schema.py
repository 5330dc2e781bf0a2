"""The contract: every table, its columns, their types and closed vocabularies.

Each table is a pandera ``DataFrameSchema``; :func:`table` builds a checked frame from plain rows, so that nothing
leaves syrnb unchecked. A column's type is one of few:

=========  ==========================================  =================
kind       in pandas                                    in CSV
=========  ==========================================  =================
text       ``str``, missing ``NaN``                     as it is
integer    ``Int64``, missing ``<NA>``                  as it is
number     ``float64``, missing ``NaN``                 as it is
flag       ``bool``, never missing                      True, False
day        ``datetime64[s]``, missing ``NaT``           2024-12-01
texts      ``object`` of lists of str, never missing    a JSON array
=========  ==========================================  =================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa

from syrnb.errors import SchemaError

__all__ = ["CLAIM_TABLES", "TABLES", "Column", "empty", "key", "list_columns", "table", "table_of", "validate"]

STATUS = ("read", "skipped", "failed")
PUBLISHED_BASIS = ("stated", "sidecar", "inferred", "unknown")
MENTION_KIND = ("actor", "location", "time", "quantity")
METHOD = ("lexicon", "model", "fuzzy", "coreference", "rule")
SOURCE_KIND = (
    "agency", "newspaper", "broadcaster", "state-media", "party-media", "monitor", "government", "igo", "ngo", "other",
)  # fmt: skip
RELIABILITY = ("A", "B", "C", "D", "E", "F")
ACTOR_KIND = (
    "state", "state-forces", "rebel", "militia", "armed-group", "party", "person", "monitor", "media", "civil-society",
    "igo", "company", "people", "unknown",
)  # fmt: skip
LOCATION_KIND = (
    "country", "admin1", "admin2", "city", "town", "village", "district", "facility", "road", "region", "area",
)  # fmt: skip
PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ACLED = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    ),
}  # fmt: skip
SPEECH_ACT = (
    "asserts", "claims", "denies", "accuses", "threatens", "promises", "confirms", "orders", "requests", "predicts",
)  # fmt: skip
MODALITY = ("actual", "ongoing", "planned", "hypothetical", "negated")
TIME_PRECISION = ("day", "week", "month", "year", "unknown")
OUTCOME = ("killed", "injured", "captured", "missing", "displaced", "surrendered")
VICTIMS = (
    "all", "civilians", "combatants", "women", "children", "journalists", "medical", "aid-workers", "unknown",
)  # fmt: skip
COUNT_MODE = ("incident", "cumulative", "delta")
RELATION_KIND = (
    "alliance", "supports", "leads", "member-of", "part-of", "former-affiliate", "coordinates", "truce", "negotiates",
    "mediates", "recognises", "fights", "opposes", "accuses", "sanctions",
)  # fmt: skip
CONTROL_STATE = ("holds", "captured", "retaken", "lost", "contested", "besieged", "withdrew")
EXTENT = ("full", "part", "outskirts", "unknown")
SIGN = (1, 0, -1)

DTYPES = {
    "text": "str",
    "integer": "Int64",
    "number": "float64",
    "flag": "bool",
    "day": "datetime64[s]",
    "texts": "object",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    kind
        One of ``text``, ``integer``, ``number``, ``flag``, ``day``, ``texts``.
    values
        The closed vocabulary, where there is one.
    required
        Whether a missing value is an error.
    """

    kind: str = "text"
    values: tuple[Any, ...] = ()
    required: bool = False

    def check(self) -> pa.Column:
        """Return the pandera column."""
        checks = [pa.Check.isin(self.values)] if self.values else []
        if self.kind == "texts":
            checks.append(pa.Check(lambda v: isinstance(v, list), element_wise=True, error="not a list"))
        return pa.Column(DTYPES[self.kind], checks=checks, nullable=not self.required)


def _text(*values: str, required: bool = False) -> Column:
    return Column("text", values, required)


TEXT, KEY, NEEDED = Column(), Column(required=True), Column(required=True)
INTEGER, COUNT, NUMBER = Column("integer"), Column("integer", required=True), Column("number")
FLAG, DAY, TEXTS = Column("flag", required=True), Column("day"), Column("texts", required=True)

CLAIM: dict[str, Column] = {
    "claim_id": KEY,
    "doc_id": NEEDED,
    "sentence_id": NEEDED,
    "span_start": COUNT,
    "span_end": COUNT,
    "quote": NEEDED,
    "speaker": TEXT,
    "speaker_text": TEXT,
    "via": TEXTS,
    "speech_act": _text(*SPEECH_ACT, required=True),
    "modality": _text(*MODALITY, required=True),
    "reported_on": DAY,
    "background": FLAG,
    "confidence": Column("number", required=True),
    "doubts": TEXTS,
    "rule": NEEDED,
}

TABLES: dict[str, dict[str, Column]] = {
    "documents": {
        "doc_id": KEY,
        "path": NEEDED,
        "title": TEXT,
        "source": TEXT,
        "url": TEXT,
        "published": DAY,
        "published_basis": _text(*PUBLISHED_BASIS, required=True),
        "language": TEXT,
        "sha256": TEXT,
        "n_chars": COUNT,
        "n_sentences": COUNT,
        "status": _text(*STATUS, required=True),
        "reason": TEXT,
    },
    "sentences": {
        "sentence_id": KEY,
        "doc_id": NEEDED,
        "paragraph": COUNT,
        "span_start": COUNT,
        "span_end": COUNT,
        "text": NEEDED,
        "in_quote": FLAG,
        "used": FLAG,
        "why_not": TEXT,
    },
    "mentions": {
        "mention_id": KEY,
        "doc_id": NEEDED,
        "sentence_id": NEEDED,
        "span_start": COUNT,
        "span_end": COUNT,
        "text": NEEDED,
        "kind": _text(*MENTION_KIND, required=True),
        "ref": TEXT,
        "time_start": DAY,
        "time_end": DAY,
        "low": INTEGER,
        "high": INTEGER,
        "method": _text(*METHOD, required=True),
        "confidence": Column("number", required=True),
    },
    "sources": {
        "source_id": KEY,
        "name": NEEDED,
        "aliases": TEXTS,
        "kind": _text(*SOURCE_KIND, required=True),
        "side": TEXT,
        "family": TEXT,
        "reliability": _text(*RELIABILITY),
        "basis": TEXT,
    },
    "actors": {
        "actor_id": KEY,
        "name": NEEDED,
        "aliases": TEXTS,
        "kind": _text(*ACTOR_KIND, required=True),
        "country": TEXT,
        "side": TEXT,
        "parent_id": TEXT,
        "wikidata": TEXT,
        "known": FLAG,
        "n_mentions": COUNT,
        "n_documents": COUNT,
    },
    "locations": {
        "location_id": KEY,
        "name": NEEDED,
        "aliases": TEXTS,
        "kind": _text(*LOCATION_KIND, required=True),
        "country": TEXT,
        "admin1": TEXT,
        "lat": NUMBER,
        "lon": NUMBER,
        "radius_km": NUMBER,
        "geonameid": INTEGER,
        "n_mentions": COUNT,
        "n_documents": COUNT,
    },
    "events": {
        **CLAIM,
        "trigger": NEEDED,
        "trigger_start": COUNT,
        "trigger_end": COUNT,
        "plover": _text(*PLOVER, required=True),
        "mode": TEXT,
        "acled_type": _text(*ACLED),
        "acled_sub_type": _text(*(s for subs in ACLED.values() for s in subs)),
        "side_a": TEXTS,
        "side_b": TEXTS,
        "location_ids": TEXTS,
        "start": DAY,
        "end": DAY,
        "time_precision": _text(*TIME_PRECISION, required=True),
    },
    "casualties": {
        **CLAIM,
        "event_id": TEXT,
        "outcome": _text(*OUTCOME, required=True),
        "count_text": NEEDED,
        "count_start": COUNT,
        "count_end": COUNT,
        "low": INTEGER,
        "high": INTEGER,
        "qualifier": TEXT,
        "victims": _text(*VICTIMS, required=True),
        "victim_ids": TEXTS,
        "perpetrators": TEXTS,
        "location_ids": TEXTS,
        "count_mode": _text(*COUNT_MODE, required=True),
        "start": DAY,
        "end": DAY,
        "part_of": TEXT,
    },
    "relations": {
        **CLAIM,
        "source_id": NEEDED,
        "target_id": NEEDED,
        "sign": Column("integer", SIGN, required=True),
        "kind": _text(*RELATION_KIND, required=True),
        "directed": FLAG,
        "ended": FLAG,
        "start": DAY,
        "end": DAY,
    },
    "control": {
        **CLAIM,
        "actor_id": TEXT,
        "location_id": TEXT,
        "state": _text(*CONTROL_STATE, required=True),
        "extent": _text(*EXTENT, required=True),
        "start": DAY,
        "end": DAY,
    },
}
"""Every table's columns, in order. The first column of a table is its key."""

CLAIM_TABLES = ("events", "casualties", "relations", "control")


def key(name: str) -> str:
    """Return the key column of a table.

    >>> key("actors")
    'actor_id'
    """
    return next(iter(TABLES[name]))


def list_columns(name: str) -> list[str]:
    """Return the list-valued columns of a table.

    >>> list_columns("actors")
    ['aliases']
    """
    return [c for c, column in TABLES[name].items() if column.kind == "texts"]


def _schema(name: str) -> pa.DataFrameSchema:
    columns = {c: column.check() for c, column in TABLES[name].items()}
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=[key(name)], name=name)


_SCHEMAS: dict[str, pa.DataFrameSchema] = {}


def validate(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Check a frame against its table's contract and return it.

    Raises
    ------
    SchemaError
        With every breach, not only the first.
    """
    if name not in _SCHEMAS:
        _SCHEMAS[name] = _schema(name)
    try:
        return _SCHEMAS[name].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case"]].drop_duplicates().head(20)
        raise SchemaError(f"table {name!r} does not keep its contract:\n{cases.to_string(index=False)}") from error


def _series(values: list[Any], column: Column) -> pd.Series:
    if column.kind == "texts":
        return pd.Series([list(v) if v is not None else [] for v in values], dtype="object")
    if column.kind == "day":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"))).astype("datetime64[s]")
    series = pd.Series(values, dtype="object")
    return series.astype(DTYPES[column.kind])  # type: ignore[call-overload]


def table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Build a checked frame of a table from rows.

    Parameters
    ----------
    name
        The table.
    rows
        Mappings of column to value; a missing column is NA (for lists the empty list, for flags False). Days may be
        ``date`` objects or ISO strings.

    Returns
    -------
    DataFrame
        One row a mapping, in the given order, columns as in :data:`TABLES`.

    Raises
    ------
    SchemaError
        Where a row has an unknown column, a value outside its vocabulary, or lacks a needed one.

    Examples
    --------
    >>> table("sources", [{"source_id": "sana", "name": "SANA", "kind": "state-media"}])[["source_id", "aliases"]]
      source_id aliases
    0      sana      []
    """
    rows = list(rows)
    named = dict.fromkeys([*TABLES[name], *(column for row in rows for column in row)])
    return table_of(name, {column: [row.get(column) for row in rows] for column in named})


def table_of(name: str, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Build a checked frame of a table from its columns, None for what is missing, as :func:`table` from its rows.

    >>> len(table_of("sources", {"source_id": ["sana"], "name": ["SANA"], "kind": ["state-media"]}))
    1
    """
    unknown = sorted(set(columns) - set(TABLES[name]))
    if unknown:
        raise SchemaError(f"table {name!r} has no column {', '.join(unknown)}")
    missing = [None] * max(map(len, columns.values()), default=0)
    data = {c: _series(list(columns.get(c, missing)), column) for c, column in TABLES[name].items()}
    return validate(name, pd.DataFrame(data))


def empty(name: str) -> pd.DataFrame:
    """Return a table without rows, with its columns and types.

    >>> len(empty("events"))
    0
    """
    return table(name, [])
