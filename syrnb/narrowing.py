"""A dossier of some of its documents: what they alone support."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from syrnb import schema

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["find_documents", "keep_documents"]

NAMED = {
    "actors": (
        "speaker",
        "via",
        "side_a",
        "side_b",
        "victim_ids",
        "perpetrators",
        "source_id",
        "target_id",
        "actor_id",
    ),
    "locations": ("location_ids", "location_id"),
}
"""Columns of fact tables that name actors and places."""


def find_documents(dossier: Dossier, documents: Iterable[str]) -> set[str]:
    """Return the ids of documents given by id or path.

    Raises
    ------
    KeyError
        Where one of them is not in the dossier.
    """
    ids = dict(zip(dossier.documents["path"], dossier.documents["doc_id"], strict=True))
    known = set(dossier.documents["doc_id"])
    found = set()
    for name in documents:
        if name not in known and name not in ids:
            raise KeyError(f"no document {name!r}")
        found.add(name if name in known else ids[name])
    return found


def keep_documents(dossier: Dossier, documents: Iterable[str]) -> Dossier:
    """Return the rows of some documents, and the actors, places and sources that these name.

    A document's rows do not depend on other documents, so they are what reading it alone gives; counts of mentions are
    made anew.
    """
    from syrnb.dossier import Dossier

    kept = find_documents(dossier, documents)
    tables = {name: frame for name, frame in dossier.tables().items() if "doc_id" in frame}
    tables = {name: frame[frame["doc_id"].isin(kept)].reset_index(drop=True) for name, frame in tables.items()}
    facts = [tables[name] for name in schema.CLAIM_TABLES]
    for name, key, kind in (("actors", "actor_id", "actor"), ("locations", "location_id", "location")):
        mentions = tables["mentions"][tables["mentions"]["kind"] == kind]
        named = _named(facts, NAMED[name]) | set(mentions["ref"].dropna())
        frame: pd.DataFrame = getattr(dossier, name)
        if name == "actors":
            named |= _above(frame, named)
        frame = frame[frame[key].isin(named)].reset_index(drop=True)
        counts = mentions.groupby("ref")["doc_id"].agg(["size", "nunique"])
        for column, count in (("n_mentions", "size"), ("n_documents", "nunique")):
            frame[column] = frame[key].map(counts[count]).fillna(0).astype("Int64")
        tables[name] = frame
    voices = _named(facts, ("speaker",)) | set(tables["documents"]["source"].dropna())
    folded = {voice.casefold() for voice in voices}
    sources = dossier.sources
    names = [
        {name.casefold() for name in (ref, name, *aliases)}
        for ref, name, aliases in zip(sources["source_id"], sources["name"], sources["aliases"], strict=True)
    ]
    heard = [bool(folded & found) for found in names]
    tables["sources"] = sources[pd.Series(heard, index=sources.index, dtype=bool)].reset_index(drop=True)
    texts = {doc: text for doc, text in dossier.texts.items() if doc in kept}
    for name in ("actors", "locations"):  # counted anew; rows of the other tables keep their contract as they did
        schema.validate(name, tables[name])
    return Dossier(**tables, texts=texts, seeds=dossier.seeds, knowledge=dossier.knowledge)


def _named(facts: Iterable[pd.DataFrame], columns: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for frame in facts:
        for column in set(columns) & set(frame.columns):
            for value in frame[column]:
                found.update(value if isinstance(value, list) else [value] if isinstance(value, str) else ())
    return found


def _above(actors: pd.DataFrame, named: set[str]) -> set[str]:
    """Return the actors above some others, by ``parent_id``."""
    parent = dict(zip(actors["actor_id"], actors["parent_id"], strict=True))
    found: set[str] = set()
    pending = list(named)
    while pending:
        above = parent.get(pending.pop())
        if isinstance(above, str) and above not in found:
            found.add(above)
            pending.append(above)
    return found
