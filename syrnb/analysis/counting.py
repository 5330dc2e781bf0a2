"""How many claims, incidents and independent sources there are behind anything that is shown.

Ten papers that carry one agency's line are ten claims, one incident and one source. A picture that counts says which
of the three it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields

import pandas as pd

from syrnb.analysis.origins import Origin
from syrnb.analysis.records import read_records
from syrnb.analysis.records import text_or_empty as _text

__all__ = ["UNITS", "Count", "Unit", "Units", "read_units"]

UNITS: Mapping[str, str] = {"claims": "claim", "incidents": "incident", "sources": "independent source"}
"""What can be counted, and what one of them is called."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of each unit stand behind some claims.

    Parameters
    ----------
    claims, incidents, sources
        The numbers.
    outside
        Claims that tell of no event (a standing tie, who holds a place, a running toll), and so are in no incident.
    """

    claims: int
    incidents: int
    sources: int
    outside: int

    def of(self, unit: str) -> int:
        """Return the number of one unit.

        Raises
        ------
        ValueError
            Where it is none of ``UNITS``.
        """
        _check(unit)
        return int(getattr(self, unit))

    def words(self, unit: str = "claims") -> str:
        """Return the number with what is counted.

        Examples
        --------
        >>> count = Count(claims=7, incidents=3, sources=1, outside=2)
        >>> [count.words(unit) for unit in UNITS]
        ['7 claims', '3 incidents (in 5 of 7 claims; 2 tell of no event)', '1 independent source (of 7 claims)']
        """
        number = f"{self.of(unit):,} {UNITS[unit]}{'s' if self.of(unit) != 1 else ''}"
        told = f"{self.claims:,} claim{'s' if self.claims != 1 else ''}"
        if unit == "claims":
            return number
        if unit == "incidents" and self.outside:
            tell = "tells" if self.outside == 1 else "tell"
            return f"{number} (in {self.claims - self.outside:,} of {told}; {self.outside:,} {tell} of no event)"
        return f"{number} ({'in' if unit == 'incidents' else 'of'} {told})"


@dataclass(frozen=True, slots=True)
class Unit:
    """What one claim belongs to.

    Parameters
    ----------
    table, doc_id
        Its fact table and its document.
    incident_id
        The incident that it tells of, or None where it tells of no event.
    source
        Whose word it is in the end.
    text
        Documents that carry one text have it in common.
    """

    table: str
    doc_id: str
    incident_id: str | None
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Units:
    """Which incident, source and text each claim belongs to, by claim id."""

    of: Mapping[str, Unit]

    @property
    def table(self) -> pd.DataFrame:
        """One row a claim: ``claim_id, table, doc_id, incident_id, source, text``, as in :class:`Unit`."""
        columns = ["claim_id", *(f.name for f in fields(Unit))]
        return pd.DataFrame([(claim, *astuple(unit)) for claim, unit in self.of.items()], columns=columns).astype("str")

    def count(self, claims: Iterable[str] | None = None) -> Count:
        """Count what stands behind some claims, by default all.

        A claim that is given twice counts once, one that is not known not at all. What a copy repeats adds no source
        where the text that it copies is counted too, whoever the copy has say it.
        """
        found = [self.of[c] for c in (self.of if claims is None else set(claims)) if c in self.of]
        first: dict[str, str] = {}
        for unit in found:
            first[unit.text] = min(unit.doc_id, first.get(unit.text, unit.doc_id))
        sources = {unit.source for unit in found if unit.doc_id == first[unit.text]}
        incidents = [unit.incident_id for unit in found if unit.incident_id is not None]
        return Count(len(found), len(set(incidents)), len(sources), len(found) - len(incidents))

    def group(self, unit: str, claims: Iterable[str] | None = None) -> dict[str, list[str]]:
        """Return the claims behind each claim, incident or source, by its id.

        Claims that tell of no event are in no incident.

        Raises
        ------
        ValueError
            Where the unit is none of ``UNITS``.
        """
        _check(unit)
        found: dict[str, list[str]] = {}
        for claim in sorted(self.of if claims is None else self.of.keys() & set(claims)):
            one = self.of[claim]
            name = claim if unit == "claims" else one.source if unit == "sources" else one.incident_id
            if name is not None:
                found.setdefault(name, []).append(claim)
        return dict(sorted(found.items()))


def _check(unit: str) -> None:
    if unit not in UNITS:
        raise ValueError(f"unit {unit!r} is not one of {', '.join(UNITS)}")


def read_units(
    tables: Mapping[str, pd.DataFrame],
    *,
    members: pd.DataFrame,
    origins: Mapping[str, Origin],
    copies: pd.DataFrame,
) -> Units:
    """Return which incident, source and text each claim belongs to.

    A casualty claim is of its event's incident. A claim of control or of a tie is of the incident of the event that was
    read off the same words: of one sentence, by one trigger of the lexicon, which stands within its quote.

    Parameters
    ----------
    tables
        The fact tables by name.
    members
        As :func:`syrnb.analysis.incidents.incidents` returns them.
    origins
        As :func:`syrnb.analysis.origins.trace_origins` returns them, of all the tables' claims.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them.
    """
    incident = dict(zip(members["claim_id"], members["incident_id"], strict=True))
    text = dict(zip(copies["doc_id"], copies["copy_group"], strict=True))
    acts: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    if "events" in tables:
        columns = ["claim_id", "sentence_id", "rule", "trigger_start", "trigger_end"]
        for row in read_records(tables["events"][columns]):
            key = (row["sentence_id"], _act(row["rule"]))
            acts.setdefault(key, []).append((row["trigger_start"], row["trigger_end"], row["claim_id"]))
    found = {}
    for name, table in tables.items():
        where = ["event_id"] if name == "casualties" else ["sentence_id", "rule", "span_start", "span_end"]
        for row in read_records(table[["claim_id", "doc_id", *where]]):
            claim = str(row["claim_id"])
            event = claim
            if name == "casualties":
                event = _text(row["event_id"])
            elif name != "events":
                told = acts.get((row["sentence_id"], _act(row["rule"])), ())
                inside = [c for a, b, c in told if row["span_start"] <= a and b <= row["span_end"]]
                event = inside[0] if len(inside) == 1 else ""
            doc = row["doc_id"]
            found[claim] = Unit(name, doc, incident.get(event), origins[claim].source, text.get(doc, doc))
    return Units(found)


def _act(rule: str) -> str:
    """Return the lexicon's entry and trigger that a rule names: ``control/withdraw/leave`` gives ``withdraw/leave``."""
    return rule.partition("/")[2]
