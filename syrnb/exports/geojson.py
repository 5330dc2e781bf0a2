"""Event and control claims as points, after RFC 7946 (*The GeoJSON Format*).

Positions are longitude, latitude in degrees WGS 84 (section 3.1.1). A point is the middle of a named place and not
where something happened: ``radius_km`` says how far off it may be, and a map should draw it. Claims without a point are
not dropped but stand in the foreign member ``unplaced`` (section 6.1) with the reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from syrnb.exports.lookup import Lookup, Row, iso_day, rows_of
from syrnb.exports.writing import Account, json_text, write_with_account

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["geojson_collection", "geojson_text", "write_geojson"]

HOLDS = {
    "geometry": "the middle of the place, longitude before latitude, four decimals",
    "radius_km": "a circle of this radius holds the place, and what is not known of where it is: draw it",
    "id": "claim id and place id; several places have a feature each, one that only holds another has none",
    "table": "events, or control (who is said to hold the place: state, extent, actors)",
    "start, end": "first and last day, both inclusive; null where not known",
    "speaker": "who says so; null where the author does",
    "unplaced": "claims that have no point, with the reason",
}
LOSSES = (
    "Casualty and relation claims are not in it.",
    "What is planned, a condition or denied is in it too: filter by modality.",
    "Texts stand as in the articles: escape them where they are shown as HTML.",
)


def geojson_collection(dossier: Dossier) -> dict[str, Any]:
    """Return event and control claims as a FeatureCollection.

    Parameters
    ----------
    dossier
        What was read.

    Returns
    -------
    dict
        ``features`` (Points, events before control, in the order of the claims) and the foreign member ``unplaced``
        (properties as a feature's, and ``reason``).

    Examples
    --------
    >>> from syrnb import Dossier
    >>> geojson_collection(Dossier.from_rows({}))
    {'type': 'FeatureCollection', 'features': [], 'unplaced': []}
    """
    lookup = Lookup.of(dossier)
    features: list[dict[str, Any]] = []
    unplaced: list[dict[str, Any]] = []
    for claim, own in _claims(dossier, lookup):
        refs = claim["location_ids"]
        said = {**own, **lookup.provenance(claim)}
        if not refs:
            unplaced.append({"reason": "no place is named", **said})
        for ref in lookup.innermost(refs):
            place = lookup.places.get(ref, {})
            where = {
                "location_id": ref,
                "place": lookup.name(ref),
                "place_kind": place.get("kind"),
                "country": place.get("country"),
                "radius_km": place.get("radius_km"),
            }
            point = lookup.point(ref)
            if point is None:
                unplaced.append({"reason": "the place has no known coordinates", **where, **said})
                continue
            features.append(
                {
                    "type": "Feature",
                    "id": f"{claim['claim_id']}@{ref}",
                    "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
                    "properties": {**where, **said},
                }
            )
    return {"type": "FeatureCollection", "features": features, "unplaced": unplaced}


def _claims(dossier: Dossier, lookup: Lookup) -> list[tuple[Row, dict[str, Any]]]:
    """Return event and control claims, each with the properties of its own table."""
    claims: list[tuple[Row, dict[str, Any]]] = []
    for row in rows_of(dossier.events):
        own = {
            "table": "events",
            "plover": row["plover"],
            "mode": row["mode"],
            "acled_type": row["acled_type"],
            "acled_sub_type": row["acled_sub_type"],
            "side_a": lookup.names(row["side_a"]),
            "side_b": lookup.names(row["side_b"]),
            "start": iso_day(row["start"]),
            "end": iso_day(row["end"]),
            "time_precision": row["time_precision"],
        }
        claims.append((row, own))
    for row in rows_of(dossier.control):
        own = {
            "table": "control",
            "actor": lookup.name(row["actor_id"]) if row["actor_id"] else None,
            "state": row["state"],
            "extent": row["extent"],
            "start": iso_day(row["start"]),
            "end": iso_day(row["end"]),
        }
        claims.append(({**row, "location_ids": [row["location_id"]] if row["location_id"] else []}, own))
    return claims


def geojson_text(dossier: Dossier) -> str:
    """Return :func:`geojson_collection` as JSON, a feature a line."""
    return _lines(geojson_collection(dossier))


def _lines(collection: dict[str, Any]) -> str:
    features, unplaced = (",\n".join(json_text(item) for item in collection[key]) for key in ("features", "unplaced"))
    return f'{{"type": "FeatureCollection",\n"features": [\n{features}\n],\n"unplaced": [\n{unplaced}\n]}}\n'


def write_geojson(dossier: Dossier, path: str | Path) -> list[Path]:
    """Write :func:`geojson_text`, and a README beside it.

    Returns
    -------
    list of Path
        Both files.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    collection = geojson_collection(dossier)
    account = Account(
        "Event and control claims as points",
        "RFC 7946, https://www.rfc-editor.org/rfc/rfc7946",
        (len(collection["features"]), "features"),
        HOLDS,
        LOSSES,
        [f"in `unplaced`, since {claim['reason']}" for claim in collection["unplaced"]],
    )
    return write_with_account(path, _lines(collection), account)
