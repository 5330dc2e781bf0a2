"""Event claims with deaths in the columns of UCDP GED.

Columns and codes follow the UCDP Georeferenced Event Dataset Codebook (version 25.1, ucdp.uu.se/downloads) and Sundberg
and Melander 2013, *Introducing the UCDP Georeferenced Event Dataset*, Journal of Peace Research 50(4). GED weighs all
sources into one best estimate; here each row is one claim, and ``best`` stays empty until a policy is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from syrnb.exports.countries import country_name
from syrnb.exports.deaths import CIVILIANS, deaths_by_event, highest, lowest
from syrnb.exports.lookup import HAPPENED, Lookup, Row, iso_day, rows_of
from syrnb.exports.writing import Account, csv_text, write_with_account

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["POLICIES", "ucdp_frame", "ucdp_left_out", "write_ucdp"]

Policy = Literal["low", "high", "midpoint"]
POLICIES: tuple[Policy, ...] = ("low", "high", "midpoint")
"""How ``best`` may be chosen between ``low`` and ``high``; the midpoint is rounded down."""

COLUMNS = {
    "id": "str", "year": "Int64", "type_of_violence": "Int64", "dyad_name": "str", "side_a": "str", "side_b": "str",
    "source_article": "str", "source_office": "str", "source_date": "datetime64[s]", "source_headline": "str",
    "source_original": "str", "where_prec": "Int64", "where_coordinates": "str", "adm_1": "str", "latitude": "float64",
    "longitude": "float64", "country": "str", "date_prec": "Int64", "date_start": "datetime64[s]",
    "date_end": "datetime64[s]", "deaths_a": "Int64", "deaths_b": "Int64", "deaths_civilians": "Int64",
    "deaths_unknown": "Int64", "best": "Int64", "high": "Int64", "low": "Int64", "doc_id": "str", "quote": "str",
    "casualty_claims": "str", "speech_act": "str", "modality": "str", "confidence": "float64",
}  # fmt: skip
"""GED's columns in GED's order, and after ``low`` our own; with the type of each."""

HOLDS = {
    "id": "our claim id of the event; casualty_claims are the ids of the counts that low and high rest on",
    "type_of_violence": "1 where a state is a side, 2 between non-state groups, 3 against civilians; only where the "
    "kinds of both sides decide it",
    "side_a, side_b": "who acted and whom it was done to; GED's order is another (the government is side A)",
    "where_prec": "1 a settlement or site, 2 an area within 25 km, 3 second-level and 4 first-level division, 5 a "
    "larger region, a road or several places, 6 a country",
    "where_coordinates": "the place, or all of them; several places have no coordinates",
    "date_prec": "1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year",
    "low": "the least by which every count tied to the event holds",
    "high": "what the counts add up to if no two count the same people, at least low; empty where one is open",
    "best": "empty unless a policy was named (low, high, midpoint)",
    "deaths_a, deaths_b, deaths_civilians, deaths_unknown": "the exact number said of fighters of that side, of "
    "civilians, of others; empty where none is said, or where it is not exact and no policy was named",
    "source_original": "who is said to have said it; empty where the author speaks",
}  # fmt: skip
LOSSES = (
    "Not there: conflict, dyad and actor numbers, PRIO-GRID cells, region, adm_2, event_clarity, active_year.",
    "The threshold of 25 deaths a year is not applied.",
    "Running tolls, the wounded, the captured and the displaced are not in it.",
    "A cell that begins with = + - @ has an apostrophe before it, so that no spreadsheet runs it.",
)

STATES = frozenset({"state", "state-forces"})
GROUPS = frozenset({"rebel", "militia", "armed-group"})
WHERE_PREC = {
    "city": 1, "town": 1, "village": 1, "district": 1, "facility": 1, "admin2": 3, "admin1": 4, "region": 5, "road": 5,
    "country": 6,
}  # fmt: skip
NEAR_KM = 25


def _type_of_violence(event: Row, lookup: Lookup) -> int | None:
    sides = []
    for refs in (event["side_a"], event["side_b"]):
        kinds = {lookup.actors[ref]["kind"] if ref in lookup.actors else "unknown" for ref in refs}
        if kinds == {"people"}:
            sides.append("civilians")
        elif kinds and kinds <= STATES | GROUPS:
            sides.append("state" if kinds & STATES else "group")
        else:
            return None
    if "civilians" in sides:
        return 3 if sides.count("civilians") == 1 else None
    return 1 if "state" in sides else 2


def _date_prec(event: Row) -> int | None:
    if event["start"] is None or event["end"] is None or event["time_precision"] == "unknown":
        return None
    days = (event["end"] - event["start"]).days + 1
    by_length = next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= most), None)
    by_name = {"week": 3, "month": 4, "year": 5}.get(event["time_precision"], 1)
    return max(by_length, by_name) if by_length else None


def _where(event: Row, lookup: Lookup) -> dict[str, Any]:
    refs = lookup.innermost(event["location_ids"])
    rows = [lookup.places.get(ref, {}) for ref in refs]

    def shared(column: str) -> str | None:
        values = {row.get(column) for row in rows}
        return values.pop() if len(values) == 1 else None

    where: dict[str, Any] = {
        "where_coordinates": ", ".join(lookup.names(refs)) or None,
        "adm_1": shared("admin1"),
        "country": country_name(shared("country")),
    }
    if len(refs) > 1:
        return {**where, "where_prec": 5}
    point = lookup.point(refs[0]) if refs else None
    if point:
        near = rows[0]["radius_km"] is not None and rows[0]["radius_km"] <= NEAR_KM
        precision = WHERE_PREC.get(rows[0]["kind"], 2 if near else 5)
        where |= {"where_prec": precision, "latitude": point[0], "longitude": point[1]}
    return where


def _choose(low: int | None, high: int | None, policy: Policy | None) -> int | None:
    if policy == "midpoint":
        return None if low is None or high is None else (low + high) // 2
    return {"low": low, "high": high, None: None}[policy]


def _group_of(count: Row, event: Row) -> str:
    if count["victims"] in CIVILIANS:
        return "deaths_civilians"
    victims = set(count["victim_ids"])
    for column, side in (("deaths_a", "side_a"), ("deaths_b", "side_b")):
        if count["victims"] == "combatants" and victims and victims <= set(event[side]):
            return column
    return "deaths_unknown"


def _deaths(told: Sequence[Mapping[str, Any]], event: Row, policy: Policy | None) -> dict[str, Any]:
    """Fill the columns of deaths; a class is a number only where it is said exactly, or by the policy."""
    low, high = lowest(told), highest(told)
    if low is not None and high is not None:
        high = max(low, high)
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for count in told:
        groups.setdefault(_group_of(count, event), []).append(count)
    columns: dict[str, Any] = {"low": low, "high": high, "best": _choose(low, high, policy)}
    for column, counts in groups.items():
        # Of a whole with known parts, how many are of unknown standing is not said.
        if column == "deaths_unknown" and len(counts) != len(told):
            continue
        if all(count["high"] == 0 for count in counts):
            columns[column] = 0
            continue
        least, most = lowest(counts), highest(counts)
        columns[column] = least if least == most else _choose(least, most, policy)
    return columns


def ucdp_left_out(dossier: Dossier, *, happened_only: bool = True) -> pd.DataFrame:
    """Return the claims that :func:`ucdp_frame` leaves out: events, and counts of dead tied to none of its rows.

    Returns
    -------
    DataFrame
        Columns ``claim_id`` and ``reason``.
    """
    dead = deaths_by_event(dossier, happened_only=happened_only)
    rows, kept = [], set()
    for event in rows_of(dossier.events):
        if happened_only and event["modality"] not in HAPPENED:
            rows.append((event["claim_id"], f"event claims not said to have happened ({event['modality']})"))
        elif not _deadly(dead.get(event["claim_id"], [])):
            rows.append((event["claim_id"], "event claims with no count of dead of their own"))
        else:
            kept.add(event["claim_id"])
    used = {count["claim_id"] for event_id in kept for count in dead[event_id]}
    for count in rows_of(dossier.casualties):
        if count["outcome"] == "killed" and count["claim_id"] not in used:
            rows.append((count["claim_id"], "counts of dead that are running tolls, or tied to no event of these rows"))
    return pd.DataFrame(rows, columns=["claim_id", "reason"], dtype="str")


def _deadly(told: Sequence[Mapping[str, Any]]) -> bool:
    return any(count["high"] is None or count["high"] > 0 for count in told)


def ucdp_frame(dossier: Dossier, *, best: Policy | None = None, happened_only: bool = True) -> pd.DataFrame:
    """Return event claims that tell of deaths in the columns of UCDP GED.

    Parameters
    ----------
    dossier
        What was read.
    best
        How ``best`` is chosen, one of :data:`POLICIES`; None leaves it NA.
    happened_only
        Whether to leave out what is planned, a condition or denied.

    Returns
    -------
    DataFrame
        One row an event claim with a count of dead, in the order of the claims; columns as GED's, then our own.

    Raises
    ------
    ValueError
        Where there is no such policy.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> ucdp_frame(Dossier.from_rows({})).columns[0]
    'id'
    """
    if best is not None and best not in POLICIES:
        raise ValueError(f"policy {best!r} is not one of {', '.join(POLICIES)}")
    lookup = Lookup.of(dossier)
    dead = deaths_by_event(dossier, happened_only=happened_only)
    out = set(ucdp_left_out(dossier, happened_only=happened_only).claim_id)
    rows = []
    for event in rows_of(dossier.events):
        if event["claim_id"] in out:
            continue
        told = dead[event["claim_id"]]
        rows.append(
            {
                **_happening(event, lookup),
                **_article(event, lookup),
                **_where(event, lookup),
                **_deaths(told, event, best),
                "casualty_claims": " ".join(count["claim_id"] for count in told),
            }
        )
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
    return frame.astype(COLUMNS)


def _happening(event: Row, lookup: Lookup) -> dict[str, Any]:
    start, end = event["start"], event["end"]
    side_a, side_b = (", ".join(lookup.names(event[side])) or None for side in ("side_a", "side_b"))
    return {
        "id": event["claim_id"],
        "year": start.year if start is not None and end is not None and start.year == end.year else None,
        "type_of_violence": _type_of_violence(event, lookup),
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "date_prec": _date_prec(event),
        "date_start": start,
        "date_end": end,
        **{column: event[column] for column in ("doc_id", "quote", "speech_act", "modality", "confidence")},
    }


def _article(event: Row, lookup: Lookup) -> dict[str, Any]:
    document = lookup.documents.get(event["doc_id"], {})
    parts = (document.get("source"), iso_day(document.get("published")), document.get("title"))
    return {
        "source_article": ",".join(part for part in parts if part) or None,
        "source_office": document.get("source"),
        "source_date": document.get("published"),
        "source_headline": document.get("title"),
        "source_original": lookup.speaker(event),
    }


def write_ucdp(
    dossier: Dossier, path: str | Path, *, best: Policy | None = None, happened_only: bool = True
) -> list[Path]:
    """Write :func:`ucdp_frame` as CSV, and a README beside it.

    Returns
    -------
    list of Path
        Both files.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    frame = ucdp_frame(dossier, best=best, happened_only=happened_only)
    account = Account(
        "Event claims with deaths in the columns of UCDP GED",
        "UCDP Georeferenced Event Dataset Codebook, https://ucdp.uu.se/downloads/",
        (len(frame), "rows"),
        HOLDS,
        LOSSES,
        ucdp_left_out(dossier, happened_only=happened_only).reason,
    )
    return write_with_account(path, csv_text(frame), account)
