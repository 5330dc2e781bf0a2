"""When a document was published: what it says itself, else what documents.csv says, else unknown. Never the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from syrnb.documents.days import WEEKDAY_NAMES, WrittenDay, nearest_year
from syrnb.documents.sidecar import Row

__all__ = ["Publication", "settle_publication"]

FARTHEST = 60
"""Days between a dateline without a year and documents.csv beyond which the dateline is not used."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The day, what it rests on (``stated``, ``sidecar`` or ``unknown``), and what is worth telling of it."""

    day: date | None = None
    basis: str = "unknown"
    notes: tuple[str, ...] = ()


def settle_publication(metadata: date | None, header: WrittenDay | None, row: Row | None) -> Publication:
    """Settle when a document was published.

    Parameters
    ----------
    metadata
        The day that its metadata name.
    header
        The day that its header or dateline writes, used where the metadata are silent.
    row
        What documents.csv says of it.

    Examples
    --------
    >>> row = Row("a.txt", "documents.csv line 2", date(2010, 11, 25))
    >>> settle_publication(None, WrittenDay("Nov. 24", 11, 24), row).notes
    ('"Nov. 24" taken for 2010-11-24, the year from documents.csv line 2', 'documents.csv line 2 says 2010-11-25, the \
document 2010-11-24: the document holds')
    """
    sidecar = row.published if row else None
    notes: list[str] = []
    stated = metadata
    if stated is None and header is not None:
        stated = header.date()
        if stated is None:
            stated, note = _find_year(header, sidecar, row.where if row else "")
            notes.append(note)
        if stated and header.weekday is not None and stated.weekday() != header.weekday:
            names = WEEKDAY_NAMES[header.weekday], WEEKDAY_NAMES[stated.weekday()]
            notes.append(f'"{header.text}": {stated} was a {names[1]}, not a {names[0]}')
    if stated is None:
        return Publication(sidecar, "sidecar" if sidecar else "unknown", tuple(notes))
    if row and sidecar and sidecar != stated:
        notes.append(f"{row.where} says {sidecar}, the document {stated}: the document holds")
    return Publication(stated, "stated", tuple(notes))


def _find_year(day: WrittenDay, sidecar: date | None, where: str) -> tuple[date | None, str]:
    if sidecar is None:
        return None, f'"{day.text}" names no year: write the day into documents.csv'
    found = nearest_year(day, sidecar, within=FARTHEST)
    if found is None:
        return None, f'"{day.text}" names no year and is far from {sidecar} in {where}: not used'
    return found, f'"{day.text}" taken for {found}, the year from {where}'
