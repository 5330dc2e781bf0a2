"""Event claims in ACLED's columns, for tools that read ACLED's data.

Columns, vocabularies and codes follow the ACLED Codebook (knowledge base of acleddata.com, "ACLED Data Columns at a
Glance", "Spatial precision codes", "Time precision codes"). ACLED's rows are events that a researcher has reconciled
from all sources; these rows are single claims, so what ACLED would count once may stand here several times.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from syrnb.exports.countries import country_name, country_number
from syrnb.exports.deaths import deaths_by_event, lowest
from syrnb.exports.lookup import HAPPENED, Lookup, iso_day, rows_of
from syrnb.exports.writing import Account, csv_text, write_with_account

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["acled_frame", "acled_left_out", "write_acled"]

COLUMNS = {
    "event_id_cnty": "str", "event_date": "datetime64[s]", "year": "Int64", "time_precision": "Int64",
    "disorder_type": "str", "event_type": "str", "sub_event_type": "str", "actor1": "str", "assoc_actor_1": "str",
    "inter1": "str", "actor2": "str", "assoc_actor_2": "str", "inter2": "str", "interaction": "str",
    "civilian_targeting": "str", "iso": "Int64", "region": "str", "country": "str", "admin1": "str", "admin2": "str",
    "admin3": "str", "location": "str", "latitude": "float64", "longitude": "float64", "geo_precision": "Int64",
    "source": "str", "source_scale": "str", "notes": "str", "fatalities": "Int64", "tags": "str", "timestamp": "Int64",
    "claim_id": "str", "doc_id": "str", "places": "Int64", "radius_km": "float64", "date_start": "datetime64[s]",
    "date_end": "datetime64[s]", "speaker": "str", "speech_act": "str", "modality": "str",
    "reported_on": "datetime64[s]", "background": "bool", "confidence": "float64",
}  # fmt: skip
"""ACLED's columns in ACLED's order, and after ``timestamp`` our own; with the type of each."""

HOLDS = {
    "event_id_cnty": "country code and our claim id, with -1, -2, ... where one claim names several places",
    "event_date": "the day, or the middle of the week or month (ACLED's rule); empty where less is known",
    "time_precision": "1 a day, 2 within a week, 3 within a month; date_start and date_end hold what was said",
    "actor1": "the first named of who acted, the others in assoc_actor_1; actor2 likewise of whom it was done to",
    "inter1, inter2": "only where the kind of actor and the country decide it; none for militias (ACLED has two)",
    "location": "one row a place, as in ACLED; a place that only holds another ('Saraqib in Idlib') is not a row",
    "latitude, longitude": "the middle of the place; radius_km says how large or vague it is",
    "geo_precision": "1 a settlement, quarter or site, 2 a general area, 3 a region, road or country",
    "notes": "the words of the article",
    "fatalities": "the least that the counts of dead tied to the event allow; 0 only where somebody says that nobody "
    "was killed. ACLED writes 0 where nothing is known; here that is empty, as where a claim has several places",
    "source": "the outlet; speaker (empty where the author speaks), speech_act and modality say who claims it and how",
}  # fmt: skip
LOSSES = (
    "Never filled: interaction, civilian_targeting, region, admin2, admin3, source_scale, tags, timestamp.",
    "Bounds: fatalities is a lower bound alone; the ledger of casualties has both. Running tolls are not in it.",
    "Casualty, relation and control claims are not in it but as fatalities.",
    "A cell that begins with = + - @ has an apostrophe before it, so that no spreadsheet runs it.",
)

GEO_PRECISION = {
    "city": 1, "town": 1, "village": 1, "district": 1, "facility": 1, "area": 2, "admin2": 2, "admin1": 3, "region": 3,
    "road": 3, "country": 3,
}  # fmt: skip
DEMONSTRATIONS = ("Protests", "Riots")


def _disorder_type(event_type: str | None, sub_event_type: str | None) -> str | None:
    if event_type == "Strategic developments" or event_type is None:
        return event_type
    if sub_event_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if sub_event_type is None and event_type == "Riots":
        return None
    demonstrated = event_type in DEMONSTRATIONS and sub_event_type != "Mob violence"
    return "Demonstrations" if demonstrated else "Political violence"


def acled_date(start: Any, end: Any, precision: str) -> tuple[pd.Timestamp | None, int | None]:
    """Return the date and time precision by which ACLED would code an interval of days.

    Parameters
    ----------
    start, end
        First and last day, or missing.
    precision
        One of ``schema.TIME_PRECISION``.

    Returns
    -------
    tuple
        The day (for an interval its middle), and 1 for one day, 2 within a week, 3 within a month; None and None where
        less is known, since ACLED codes no such event.

    Examples
    --------
    >>> acled_date(pd.Timestamp("2024-12-01"), pd.Timestamp("2024-12-31"), "month")
    (Timestamp('2024-12-16 00:00:00'), 3)
    """
    if start is None or end is None or precision in ("year", "unknown"):
        return None, None
    days = (end - start).days
    if days > 30:
        return None, None
    by_length = 1 if days == 0 else 2 if days <= 6 else 3
    return start + pd.Timedelta(days=days // 2), max(by_length, {"week": 2, "month": 3}.get(precision, 1))


def _inter(actor: dict[str, Any] | None, event_type: str | None, country: str | None) -> str | None:
    """Return ACLED's kind of an actor where ours decides it."""
    kind = actor["kind"] if actor else None
    if kind == "people":
        return {"Protests": "Protesters", "Riots": "Rioters"}.get(event_type or "", "Civilians")
    if kind in ("state", "state-forces") and actor and actor["country"] and country:
        return "State forces" if actor["country"] == country else "External/Other forces"
    return {"rebel": "Rebel group", "igo": "External/Other forces"}.get(kind or "")


def acled_left_out(dossier: Dossier, *, happened_only: bool = True) -> pd.DataFrame:
    """Return the event claims that :func:`acled_frame` leaves out.

    Returns
    -------
    DataFrame
        Columns ``claim_id`` and ``reason``.
    """
    rows = []
    for event in rows_of(dossier.events):
        if event["acled_type"] is None:
            rows.append((event["claim_id"], "event claims of a type that ACLED does not code"))
        elif happened_only and event["modality"] not in HAPPENED:
            rows.append((event["claim_id"], f"event claims not said to have happened ({event['modality']})"))
    return pd.DataFrame(rows, columns=["claim_id", "reason"], dtype="str")


def acled_frame(dossier: Dossier, *, happened_only: bool = True) -> pd.DataFrame:
    """Return event claims in ACLED's columns.

    Parameters
    ----------
    dossier
        What was read.
    happened_only
        Whether to leave out what is planned, a condition or denied, as ACLED does. Where False, ``modality`` tells.

    Returns
    -------
    DataFrame
        One row an event claim of an ACLED type and a place, in the order of the claims; columns as ACLED's, then our
        own (``claim_id`` to ``confidence``). Missing is NA.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> list(acled_frame(Dossier.from_rows({})).columns[:4])
    ['event_id_cnty', 'event_date', 'year', 'time_precision']
    """
    lookup = Lookup.of(dossier)
    dead = deaths_by_event(dossier, happened_only=happened_only)
    out = set(acled_left_out(dossier, happened_only=happened_only).claim_id)
    rows = []
    for event in rows_of(dossier.events):
        if event["claim_id"] in out:
            continue
        places: list[str | None] = [*lookup.innermost(event["location_ids"])] or [None]
        claimed = _claim_columns(event, lookup)
        for number, ref in enumerate(places, start=1):
            placed = _place_columns(ref, event, lookup)
            country = placed.pop("iso3")
            name = f"{country}-{event['claim_id']}" if country else event["claim_id"]
            rows.append(
                {
                    **claimed,
                    **placed,
                    "event_id_cnty": name if len(places) == 1 else f"{name}-{number}",
                    "places": len(places) if ref else 0,
                    "fatalities": lowest(dead.get(event["claim_id"], [])) if len(places) == 1 else None,
                }
            )
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
    return frame.astype(COLUMNS)


def _claim_columns(event: dict[str, Any], lookup: Lookup) -> dict[str, Any]:
    day, precision = acled_date(event["start"], event["end"], event["time_precision"])
    first, second = lookup.names(event["side_a"]), lookup.names(event["side_b"])
    return {
        "event_date": day,
        "year": day.year if day is not None else None,
        "time_precision": precision,
        "disorder_type": _disorder_type(event["acled_type"], event["acled_sub_type"]),
        "event_type": event["acled_type"],
        "sub_event_type": event["acled_sub_type"],
        "actor1": first[0] if first else None,
        "assoc_actor_1": "; ".join(first[1:]) or None,
        "actor2": second[0] if second else None,
        "assoc_actor_2": "; ".join(second[1:]) or None,
        "source": lookup.source(event),
        "notes": event["quote"],
        "date_start": iso_day(event["start"]),
        "date_end": iso_day(event["end"]),
        "speaker": lookup.speaker(event),
        **{
            column: event[column]
            for column in ("claim_id", "doc_id", "speech_act", "modality", "reported_on", "background", "confidence")
        },
    }


def _place_columns(ref: str | None, event: dict[str, Any], lookup: Lookup) -> dict[str, Any]:
    place = lookup.places.get(ref or "", {})
    point = lookup.point(ref) if ref else None
    iso3 = place.get("country")
    columns: dict[str, Any] = {
        "iso3": iso3,
        "iso": country_number(iso3),
        "country": country_name(iso3),
        "admin1": place.get("admin1"),
        "location": lookup.name(ref) if ref else None,
        "radius_km": place.get("radius_km"),
    }
    if point:
        columns |= {"latitude": point[0], "longitude": point[1], "geo_precision": GEO_PRECISION[place["kind"]]}
    for number, side in ((1, "side_a"), (2, "side_b")):
        actor = lookup.actors.get(event[side][0]) if event[side] else None
        columns[f"inter{number}"] = _inter(dict(actor) if actor else None, event["acled_type"], iso3)
    return columns


def write_acled(dossier: Dossier, path: str | Path, *, happened_only: bool = True) -> list[Path]:
    """Write :func:`acled_frame` as CSV, and a README beside it.

    Returns
    -------
    list of Path
        Both files.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    frame = acled_frame(dossier, happened_only=happened_only)
    left_out = acled_left_out(dossier, happened_only=happened_only)
    account = Account(
        "Event claims in ACLED's columns",
        "ACLED Codebook, https://acleddata.com/knowledge-base/codebook/",
        (len(frame), "rows"),
        HOLDS,
        LOSSES,
        left_out.reason,
    )
    return write_with_account(path, csv_text(frame), account)
