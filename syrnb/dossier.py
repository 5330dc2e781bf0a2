"""A dossier: the tables of one set of documents, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pandas as pd

from syrnb import schema

__all__ = ["Dossier"]


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """The tables of one set of documents, each checked against :mod:`syrnb.schema`.

    Parameters
    ----------
    documents, sentences, mentions, sources, actors, locations, events, casualties, relations, control
        One DataFrame a table, columns as in ``schema.TABLES``.
    texts
        The text of each document that was read, by ``doc_id``; what every offset counts into.
    seeds
        The folder that was read, or None.
    knowledge
        Fingerprint of the knowledge that it was read with.

    Examples
    --------
    >>> dossier = Dossier.from_rows({})
    >>> len(dossier.events)
    0
    """

    documents: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    sources: pd.DataFrame
    actors: pd.DataFrame
    locations: pd.DataFrame
    events: pd.DataFrame
    casualties: pd.DataFrame
    relations: pd.DataFrame
    control: pd.DataFrame
    texts: Mapping[str, str] = field(default_factory=dict)
    seeds: Path | None = None
    knowledge: str = ""

    @classmethod
    def from_rows(
        cls,
        rows: Mapping[str, Iterable[Mapping[str, Any]]],
        *,
        texts: Mapping[str, str] | None = None,
        seeds: Path | None = None,
        knowledge: str = "",
    ) -> Dossier:
        """Build a dossier from plain rows, by table; a table without rows is empty.

        Raises
        ------
        SchemaError
            Where rows do not keep the contract.
        """
        tables = {name: schema.table(name, rows.get(name, ())) for name in schema.TABLES}
        return cls(**tables, texts=dict(texts or {}), seeds=seeds, knowledge=knowledge)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table by name, in the order of the contract."""
        return {name: getattr(self, name) for name in schema.TABLES}

    def claims(self, *tables: str) -> pd.DataFrame:
        """Return the claim blocks of some fact tables (by default all), with the table's name in ``table``.

        Returns
        -------
        DataFrame
            One row a claim, columns ``table`` and those of ``schema.CLAIM``.
        """
        frames = [getattr(self, name)[list(schema.CLAIM)].assign(table=name) for name in tables or schema.CLAIM_TABLES]
        frames = [f for f in frames if len(f)] or frames[:1]
        joined = pd.concat(frames, ignore_index=True)
        return joined[["table", *schema.CLAIM]]

    def claim(self, claim_id: str) -> pd.Series:
        """Return one claim, with its table in ``table``.

        Raises
        ------
        KeyError
            Where no claim has this id.
        """
        for name in schema.CLAIM_TABLES:
            frame: pd.DataFrame = getattr(self, name)
            found = frame[frame.claim_id == claim_id]
            if len(found):
                return pd.concat([pd.Series({"table": name}), found.iloc[0]])
        raise KeyError(f"no claim {claim_id!r}")

    def name_of(self, ref: object) -> str:
        """Return the name of an actor or a place, or the id itself where it is in neither table."""
        for frame, column in ((self.actors, "actor_id"), (self.locations, "location_id")):
            found = frame.loc[frame[column] == ref, "name"]
            if len(found):
                return str(found.iloc[0])
        return str(ref)

    def summary(self) -> pd.DataFrame:
        """Return how many rows each table holds: columns ``table`` and ``rows``."""
        return pd.DataFrame([{"table": name, "rows": len(frame)} for name, frame in self.tables().items()])

    def save(self, folder: str | Path, *, format: str = "csv") -> list[Path]:
        """Write every table into a folder.

        Parameters
        ----------
        folder
            Made where it is missing.
        format
            ``csv`` (lists as JSON arrays), ``parquet``, or ``duckdb`` (one file, ``dossier.duckdb``).

        Returns
        -------
        list of Path
            The files written.
        """
        from syrnb.store import write_tables

        return write_tables(self, Path(folder), format)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, n))} {n}" for n in ("documents", *schema.CLAIM_TABLES))
        return f"<Dossier: {counts}>"


assert [f.name for f in fields(Dossier)][: len(schema.TABLES)] == list(schema.TABLES)
