"""Event claims as PLOVER events, one JSON object a line, shaped like the records of NGEC.

Types and modes are PLOVER's (github.com/openeventdata/PLOVER, codebook of 2021); the record's keys are those that NGEC
writes (github.com/ahalterman/NGEC, ``formatter.py``; Halterman and others 2023, *Creating Custom Event Data Without
Dictionaries*), the coder behind POLECAT. Where NGEC puts the day of publication for an unknown date, here is null;
where it drops negation and plans, ``claim.modality`` tells.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from syrnb.exports.countries import country_name
from syrnb.exports.lookup import Lookup, Row, iso_day, rows_of
from syrnb.exports.writing import Account, json_text, write_with_account

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["plover_records", "plover_text", "write_plover"]

VERSION = "syrnb-plover-1"

AGENTS = {
    "state": "GOV", "rebel": "REB", "people": "CVL", "media": "JRN", "party": "PTY", "company": "BUS",
    "civil-society": "SOC", "igo": "IGO",
}  # fmt: skip
"""PLOVER's agent code by our kind of actor; kinds that fit several (state forces: army, police) have none."""

HOLDS = {
    "event_mode": "a list as in NGEC, of one mode or none",
    "contexts": "null: contexts are not read",
    "event_text": "the quote, not the whole article",
    "attributes": "ACTOR, RECIP: who acted and whom it was done to, all named; code_1 is null where the kind of actor "
    "fits several codes; LOC: every named place",
    "event_geolocation": "the innermost place where there is one alone, with radius_km; else null, with the reason",
    "date_resolved": "the day, where it is one; date_start and date_end hold the interval; never a guess",
    "claim": "what NGEC has no place for: offsets, speaker, how it was said, modality, doubts",
}  # fmt: skip
LOSSES = (
    "Intensity and quad code are not derived. Casualty, relation and control claims are not in it.",
    "Rival accounts of one happening are records of their own.",
)


def plover_records(dossier: Dossier) -> list[dict[str, Any]]:
    """Return every event claim as a record like NGEC's, in the order of the claims.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> plover_records(Dossier.from_rows({}))
    []
    """
    lookup = Lookup.of(dossier)
    return [_record(event, lookup) for event in rows_of(dossier.events)]


def _record(event: Row, lookup: Lookup) -> dict[str, Any]:
    claim = lookup.provenance(event)
    start, end = iso_day(event["start"]), iso_day(event["end"])
    return {
        "id": claim.pop("claim_id"),
        "version": VERSION,
        "story_id": claim.pop("doc_id"),
        "pub_date": claim.pop("published"),
        "publisher": claim.pop("source"),
        "headline": claim.pop("headline"),
        "url": claim.pop("url"),
        "event_type": event["plover"],
        "event_mode": [event["mode"]] if event["mode"] else [],
        "contexts": None,
        "event_text": claim.pop("quote"),
        "attributes": {
            "ACTOR": [_actor(ref, lookup) for ref in event["side_a"]],
            "RECIP": [_actor(ref, lookup) for ref in event["side_b"]],
            "LOC": [{"text": lookup.name(ref), "location_id": ref} for ref in event["location_ids"]],
        },
        "event_geolocation": _geolocation(event, lookup),
        "date_resolved": start if start == end else None,
        "date_start": start,
        "date_end": end,
        "date_precision": event["time_precision"],
        "trigger": {"text": event["trigger"], "start": event["trigger_start"], "end": event["trigger_end"]},
        "claim": claim,
    }


def _actor(ref: str, lookup: Lookup) -> dict[str, Any]:
    actor = lookup.actors.get(ref, {})
    return {
        "text": lookup.name(ref),
        "actor_id": ref,
        "country": actor.get("country"),
        "country_name": country_name(actor.get("country")),
        "code_1": AGENTS.get(actor.get("kind", "")),
        "kind": actor.get("kind"),
        "wikidata": actor.get("wikidata"),
    }


def _geolocation(event: Row, lookup: Lookup) -> dict[str, Any]:
    refs = lookup.innermost(event["location_ids"])
    if not refs:
        return {"reason": "no place is named", "geo": None}
    if len(refs) > 1:
        return {"reason": "several places are named", "geo": None}
    point = lookup.point(refs[0])
    if point is None:
        return {"reason": "the place has no known coordinates", "geo": None}
    place = lookup.places[refs[0]]
    geo = {
        "resolved_placename": place["name"],
        "lat": point[0],
        "lon": point[1],
        "radius_km": place["radius_km"],
        "country_code3": place["country"],
        "admin1_name": place["admin1"],
        "geonameid": None if place["geonameid"] is None else str(place["geonameid"]),
        "kind": place["kind"],
    }
    return {"reason": "one place is named", "geo": geo}


def plover_text(dossier: Dossier) -> str:
    """Return :func:`plover_records` as JSON Lines: one object a line, the empty text where there is none."""
    return "".join(json_text(record) + "\n" for record in plover_records(dossier))


def write_plover(dossier: Dossier, path: str | Path) -> list[Path]:
    """Write :func:`plover_text`, and a README beside it.

    Returns
    -------
    list of Path
        Both files.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    account = Account(
        "Event claims as PLOVER events, one JSON object a line",
        "PLOVER, https://github.com/openeventdata/PLOVER; records as NGEC writes them",
        (len(dossier.events), "records"),
        HOLDS,
        LOSSES,
    )
    return write_with_account(path, plover_text(dossier), account)
