"""When a document was published: what it says itself, else what documents.csv says, else unknown. Never the clock.

A dateline that names no year takes it from documents.csv, else from the day that the file's name writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from syrnb.documents.days import WEEKDAY_NAMES, WrittenDay, day_of_name, nearest_year
from syrnb.documents.sidecar import Row

__all__ = ["Publication", "settle_publication"]

FARTHEST = 60
"""Days between a dateline without a year and the day that tells it, beyond which the dateline is not used."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The day, what it rests on, and what is worth telling of it.

    It rests on the document (``stated``), on documents.csv (``sidecar``), on a dateline with the year of the file's
    name (``inferred``), or on nothing (``unknown``).
    """

    day: date | None = None
    basis: str = "unknown"
    notes: tuple[str, ...] = ()


def settle_publication(
    metadata: date | None, header: WrittenDay | None, row: Row | None, name: str = ""
) -> Publication:
    """Settle when a document was published.

    Parameters
    ----------
    metadata
        The day that its metadata name.
    header
        The day that its header or dateline writes, used where the metadata are silent.
    row
        What documents.csv says of it.
    name
        The path of its file. By itself the day in it is no day of publication: a file may be named for the day of
        what it tells, or for that of its making.

    Examples
    --------
    >>> row = Row("a.txt", "documents.csv line 2", date(2010, 11, 25))
    >>> settle_publication(None, WrittenDay("Nov. 24", 11, 24), row).notes
    ('"Nov. 24" taken for 2010-11-24, the year from documents.csv line 2', 'documents.csv line 2 says 2010-11-25, the \
document 2010-11-24: the document holds')
    >>> settle_publication(None, WrittenDay("Nov. 24", 11, 24), None, "wires/2010-11-25 coast.txt").day
    datetime.date(2010, 11, 24)
    """
    sidecar = row.published if row else None
    notes: list[str] = []
    stated, basis = metadata, "stated"
    if stated is None and header is not None:
        stated = header.date()
        if stated is None:
            if row is None or sidecar is None:
                near, where, basis = day_of_name(name), "the file's name", "inferred"
            else:
                near, where = sidecar, row.where
            stated, note = _find_year(header, near, where)
            notes.append(note)
        if stated and header.weekday is not None and stated.weekday() != header.weekday:
            names = WEEKDAY_NAMES[header.weekday], WEEKDAY_NAMES[stated.weekday()]
            notes.append(f'"{header.text}": {stated} was a {names[1]}, not a {names[0]}')
    if stated is None:
        return Publication(sidecar, "sidecar" if sidecar else "unknown", tuple(notes))
    if row and sidecar and sidecar != stated:
        notes.append(f"{row.where} says {sidecar}, the document {stated}: the document holds")
    return Publication(stated, basis, tuple(notes))


def _find_year(day: WrittenDay, near: date | None, where: str) -> tuple[date | None, str]:
    if near is None:
        return None, f'"{day.text}" names no year: write the day into documents.csv'
    found = nearest_year(day, near, within=FARTHEST)
    if found is None:
        return None, f'"{day.text}" names no year and is far from {near} in {where}: not used'
    return found, f'"{day.text}" taken for {found}, the year from {where}'
