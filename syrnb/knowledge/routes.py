"""Roads as the places that they lead through, in order: ``routes.csv`` of a pack or of an analyst's own folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from syrnb.errors import KnowledgeError
from syrnb.knowledge.loader import SHIPPED
from syrnb.knowledge.tables import read_rows, to_number, to_text, to_whole

__all__ = ["read_routes"]


_ROUTE: dict[str, Callable[[str], Any]] = {"road": str, "step": to_whole, "place": str, "source": to_text}


def read_routes(extra: Sequence[Path] = ()) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return the roads whose course is known, as (lon, lat) of the places along them.

    Parameters
    ----------
    extra
        Folders of an analyst's own; a road in a later folder takes the place of the same one in an earlier.

    Raises
    ------
    KnowledgeError
        Where a road leads through a place that no pack gives coordinates.

    Examples
    --------
    >>> read_routes()["m5"][0]  # Aleppo
    (37.1612, 36.2012)
    """
    places: dict[str, tuple[float, float]] = {}
    routes: dict[str, tuple[tuple[float, float], ...]] = {}
    for folder in (*sorted(p.parent for p in SHIPPED.glob("*/routes.csv")), *extra):
        places |= _coordinates(folder)
        path = folder / "routes.csv"
        steps: dict[str, list[tuple[int, tuple[float, float]]]] = {}
        for line, row in read_rows(path, _ROUTE, needed=("road", "step", "place")) if path.exists() else ():
            if row["place"] not in places:
                raise KnowledgeError(
                    path,
                    "no place of this id has coordinates; give it lat and lon in places.csv, or mend the id",
                    line=line,
                    entry=row["place"],
                )
            steps.setdefault(row["road"], []).append((row["step"], places[row["place"]]))
        routes |= {road: tuple(point for _, point in sorted(found)) for road, found in steps.items()}
    return routes


def _coordinates(folder: Path) -> dict[str, tuple[float, float]]:
    """Return (lon, lat) of the places of a folder that have them."""
    columns = ("name", "aliases", "nominals", "kind", "country", "admin1", "radius_km", "geonameid", "source")
    readers: dict[str, Callable[[str], Any]] = {"location_id": str, "lat": to_number, "lon": to_number}
    readers |= dict.fromkeys(columns, to_text)
    return {
        row["location_id"]: (row["lon"], row["lat"])
        for path in sorted([*folder.glob("places.csv"), *folder.glob("places_*.csv")])
        for _, row in read_rows(path, readers, needed=("location_id",))
        if row["lat"] is not None and row["lon"] is not None
    }
