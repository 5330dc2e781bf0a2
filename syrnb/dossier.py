"""A dossier: the tables of one set of documents, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from syrnb import schema
from syrnb.collector import collector_held

if TYPE_CHECKING:
    from syrnb.analysis.alliances import Alliances
    from syrnb.analysis.counting import Units
    from syrnb.analysis.incidents import Incidents
    from syrnb.analysis.tolls import Tolls

__all__ = ["Dossier", "remember"]

T = TypeVar("T")

# What the last few dossiers were asked for: many analyses and views ask the same, and a comparison asks two.
_asked: list[tuple[Dossier, dict[str, Any]]] = []
KEPT = 3


def remember(dossier: Dossier, name: str, find: Callable[[], T]) -> T:
    """Return what a dossier was asked for before, or find it; what is found may itself ask for more."""
    answers = next((answers for held, answers in _asked if held is dossier), {})
    _asked[:] = [(dossier, answers), *(asked for asked in _asked if asked[0] is not dossier)][:KEPT]
    if name not in answers:
        with collector_held():
            answers[name] = find()
    found: T = answers[name]
    return found


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

    def of_documents(self, documents: Iterable[str]) -> Dossier:
        """Return what some documents alone support: their rows, and the actors, places and sources these name.

        Parameters
        ----------
        documents
            Ids or paths.

        Raises
        ------
        KeyError
            Where one of them is not in this dossier.
        """
        from syrnb.narrowing import keep_documents

        return keep_documents(self, documents)

    def incidents(self) -> Incidents:
        """Group event claims by the happening that they tell of; see :func:`syrnb.analysis.incidents.incidents`.

        Merges and splits of ``overrides.csv`` hold.
        """
        return remember(self, "incidents", self._incidents)

    def _incidents(self) -> Incidents:
        from syrnb.analysis.incidents import incidents
        from syrnb.overrides import incident_hand

        merges, splits = incident_hand(self.events)
        return incidents(
            self.events, actors=self.actors, locations=self.locations, documents=self.documents,
            sentences=self.sentences, casualties=self.casualties, sources=self.sources, copies=self.copies(),
            merges=merges, splits=splits,
        )  # fmt: skip

    def copies(self) -> pd.DataFrame:
        """Group articles that carry one text; see :func:`syrnb.analysis.copies.find_copies`."""
        from syrnb.analysis.copies import find_copies

        return remember(self, "copies", lambda: find_copies(self.sentences))

    def units(self, incidents: Incidents | None = None) -> Units:
        """Say which incident, independent source and text each claim belongs to, so that any of them can be counted.

        Parameters
        ----------
        incidents
            What :meth:`incidents` returned, where it is at hand; otherwise it is asked.
        """
        if incidents is None:
            return remember(self, "units", lambda: self.units(self.incidents()))
        from syrnb.analysis.counting import read_units
        from syrnb.analysis.origins import trace_origins

        copies = self.copies()
        origins = trace_origins(
            self.claims(), documents=self.documents, sources=self.sources, actors=self.actors, copies=copies
        )
        tables = {name: getattr(self, name) for name in schema.CLAIM_TABLES}
        return read_units(tables, members=incidents.members, origins=origins, copies=copies)

    def tolls(self, **options: Any) -> Tolls:
        """Compute what all casualty claims together allow; options as of :func:`syrnb.analysis.tolls.tolls`.

        ``casualties`` names some rows of that table, where not all claims of casualties are meant.
        """
        from syrnb.analysis.tolls import tolls

        found = {} if "incidents" in options else {"incidents": self.incidents().members}
        return tolls(
            options.pop("casualties", self.casualties), actors=self.actors, locations=self.locations,
            documents=self.documents, sources=self.sources, events=self.events,
            **{"copies": self.copies(), **found, **options},
        )  # fmt: skip

    def alliances(self, **options: Any) -> Alliances:
        """Build the signed network of ties; options as of :func:`syrnb.analysis.alliances.alliances`."""
        from syrnb.analysis.alliances import alliances

        tables = {
            "actors": self.actors, "documents": self.documents, "sources": self.sources,
            "copies": self.copies(),
        }  # fmt: skip
        return alliances(self.relations, self.events, **{**tables, **options})

    def holdings(self, on: date | str | None = None, **options: Any) -> pd.DataFrame:
        """Say who is said to hold each place on a day, by default the last one on which a document was published.

        Further options as of :func:`syrnb.analysis.holdings.holdings`.
        """
        from syrnb.analysis.holdings import holdings

        if on is None:
            last = self.documents["published"].max()
            on = date.max if pd.isna(last) else last.date()
        tables = {
            "actors": self.actors, "locations": self.locations, "documents": self.documents, "sources": self.sources,
            "copies": options["copies"] if "copies" in options else self.copies(),
        }  # fmt: skip
        return holdings(self.control, on=date.fromisoformat(on) if isinstance(on, str) else on, **{**tables, **options})

    def changes(self, since: date | str | Iterable[str], *, results: bool = True) -> pd.DataFrame:
        """Say what new documents added, corroborated, contradicted or re-dated.

        Parameters
        ----------
        since
            A day (or its ISO form): documents published on it or later are new; one without a day of publication is
            old. Or the new documents themselves, by id or path.
        results
            Whether tolls, ties and holdings are compared too.

        Returns
        -------
        DataFrame
            As :func:`syrnb.analysis.changes.changes` returns it.

        Raises
        ------
        KeyError
            Where a document is not in this dossier.
        ValueError
            Where ``since`` is a text that is no day.
        """
        from syrnb.analysis.changes import changes
        from syrnb.narrowing import find_documents

        if isinstance(since, date | str):
            day = pd.Timestamp(date.fromisoformat(since) if isinstance(since, str) else since)
            new = set(self.documents.loc[self.documents["published"] >= day, "doc_id"])
        else:
            new = find_documents(self, since)
        old = self.of_documents(d for d in self.documents["doc_id"] if d not in new)
        return changes(old, self, results=results)

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
