"""The world pack holds together: every id is there, every day in order, every built file the one its inputs give."""

from __future__ import annotations

import csv
import importlib
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from syrnb import schema
from syrnb.knowledge import load
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.loader import SHIPPED, Knowledge
from syrnb.knowledge.toponym import fold

WORLD = SHIPPED / "world"
SCRIPTS = Path(__file__).parents[1] / "scripts"
BUILT = ("countries.csv", "places_admin1.csv", "places_admin2.csv", "admin1_codes.csv")


def read(name: str) -> list[dict[str, str]]:
    with (WORLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def world() -> Knowledge:
    return load(["world"])


@pytest.mark.parametrize("path", sorted(WORLD.rglob("*.csv")), ids=lambda path: path.name)
def test_every_file_says_what_it_holds_and_under_which_licence(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert len(head) >= 3
    assert re.search(r"Licence|CC BY", " ".join(head))
    assert ("Built by:" in " ".join(head)) == (path.name in BUILT)


def test_every_state_is_there_once() -> None:
    rows = read("countries.csv")
    assert len(rows) == 198
    for column in ("iso3", "iso2", "slug", "name", "geonameid"):
        assert max(Counter(row[column] for row in rows).values()) == 1, column
    assert {"SYR", "PSE", "TWN", "XKX", "ESH", "SSD", "VAT"} <= {row["iso3"] for row in rows}


def test_neighbours_are_states_and_mutual() -> None:
    near = {row["iso3"]: set(filter(None, row["neighbours"].split("|"))) for row in read("countries.csv")}
    assert {n for names in near.values() for n in names} <= near.keys()
    assert [(a, b) for a, names in near.items() for b in names if a not in near[b]] == []


@pytest.mark.parametrize(
    ("iso3", "lat", "lon"),
    [
        ("SYR", 35.0, 38.5),
        ("RUS", 62, 99),
        ("FJI", -17.5, 178.5),
        ("FRA", 46.5, 2.5),
        ("COD", -2.9, 23.6),
        ("SOM", 6, 46),
    ],
)
def test_centres_lie_in_the_middle(iso3: str, lat: float, lon: float) -> None:
    country = world().countries[iso3]
    assert (country.lat, country.lon) == (pytest.approx(lat, abs=1), pytest.approx(lon, abs=1))


def test_capitals_are_settlements_of_their_state() -> None:
    tiny = {"ATG", "MCO", "VAT", "PLW", "KIR", "ESH"}
    missing = [
        country.iso3
        for country in world().countries.values()
        if country.capital
        and country.iso3 not in tiny
        and not load_gazetteer().find(country.capital, countries=[country.iso3])
    ]
    assert missing == []


def test_no_adjective_or_name_means_two_states() -> None:
    for names in (
        [word for c in world().countries.values() for word in c.adjectives],
        [word for c in world().countries.values() for word in dict.fromkeys((c.name, *c.aliases))],
    ):
        assert [name for name, n in Counter(names).items() if n > 1] == []


@pytest.mark.parametrize(
    ("text", "iso3"),
    [("USA", "USA"), ("U.S.", "USA"), ("Türkiye", "TUR"), ("DR Congo", "COD"), ("Burma", "MMR"), ("Britain", "GBR"),
     ("Ivory Coast", "CIV"), ("UAE", "ARE"), ("DPRK", "PRK"), ("Swaziland", "SWZ"), ("the Netherlands", "NLD")],
)  # fmt: skip
def test_states_are_known_by_their_other_names(text: str, iso3: str) -> None:
    country = world().countries[iso3]
    assert text.removeprefix("the ") in {country.name, *country.aliases}


def test_bodies_are_patterns_over_a_country() -> None:
    bodies = world().bodies
    for body in bodies.values():
        assert body.parent is None or body.parent in bodies, body.suffix
        assert body.kind in schema.ACTOR_KIND
        assert all(re.search(r"\{(adj|name|capital)\}", p) for p in body.patterns), body.suffix
        assert not any("{" in p for p in body.bare), body.suffix
    repeated = Counter(p for body in bodies.values() for p in body.patterns)
    assert [p for p, n in repeated.items() if n > 1] == []
    bare = Counter(p for body in bodies.values() for p in body.bare)
    assert [p for p, n in bare.items() if n > 1] == []


def test_offices_open_with_the_title_that_is_bare_without_its_adjective() -> None:
    bodies = world().bodies
    for row in read("offices.csv"):
        assert row["titles"].startswith("{adj} "), row["office_id"]
        assert row["body_id"] in bodies, row["office_id"]
    titles = Counter(t for row in read("offices.csv") for t in row["titles"].split("|"))
    assert [t for t, n in titles.items() if n > 1] == []


def actor_rows() -> list[dict[str, str]]:
    return [*read("actors.csv"), *read("actors_people.csv")]


def test_every_actor_stands_once_and_points_at_others_that_stand() -> None:
    rows, known = actor_rows(), world().actors
    assert len(rows) >= 1000
    assert [i for i, n in Counter(row["actor_id"] for row in rows).items() if n > 1] == []
    for row in rows:
        for column in ("parent_id", "successor_id"):
            assert not row[column] or row[column] in known, (row["actor_id"], column)
        assert row["kind"] in schema.ACTOR_KIND
        assert row["source"]
        assert not row["wikidata"] or re.fullmatch(r"Q\d+", row["wikidata"])
        assert not row["country"] or row["country"] in world().countries


def test_parents_run_in_no_circle() -> None:
    for row in actor_rows():
        seen, at = set(), row["actor_id"]
        while at and at not in seen:
            seen.add(at)
            at = world().actors[at].parent_id or ""
        assert not at, row["actor_id"]


def test_rows_of_bodies_add_to_what_every_state_has() -> None:
    army = world().actors["israel-army"]
    assert (army.name, army.kind, army.country, army.parent_id) == (
        "Israel Defense Forces", "state-forces", "ISR", "israel-gov",
    )  # fmt: skip
    assert "IDF" in army.aliases
    assert world().actors["us-defence-ministry"].name == "US Department of Defense"


SHARED = {"CPC", "AA", "jem", "ahlu sunnah wal jamaa", "UN mission in Sudan", "SLA", "maoists", "maoist rebels"}
"""Names that two actors bear in the world: their countries, their capitals or their days tell them apart."""


def test_names_of_two_actors_are_known_to_be() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in actor_rows():
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            bearers[fold(name)].add(row["actor_id"])
    assert {name for name, ids in bearers.items() if len(ids) > 1} <= {fold(name) for name in SHARED}


def test_holders_hold_offices_that_are_there_one_after_another() -> None:
    held: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    templates = {row["office_id"] for row in read("offices.csv")}
    slugs = set(world().country_of_slug)
    for office in world().offices:
        if office.holder_id is None:
            continue
        assert office.body_id in world().actors, office.office_id
        if not office.titles and not office.office_id.endswith("-qari"):
            assert any(office.office_id == f"{s}-{t}" for s in slugs for t in templates), office.office_id
        first, last = office.start or date.min, office.end or date.max
        assert first <= last, office
        held[office.office_id].append((first, last, office.holder_id))
    overlaps = [
        (office, one[2], other[2])
        for office, terms in held.items()
        for one, other in pairwise(sorted(terms))
        if (one[1] - other[0]).days > 31
    ]
    assert overlaps == []


@pytest.mark.parametrize(
    ("office_id", "day", "holder"),
    [
        ("turkey-foreign-minister", date(2024, 12, 2), "fidan"),
        ("us-secretary-of-state", date(2024, 12, 2), "blinken"),
        ("iran-foreign-minister", date(2024, 12, 2), "araghchi"),
        ("iraq-foreign-minister", date(2024, 12, 2), "fuad-hussein"),
        ("us-president", date(2013, 8, 31), "obama"),
        ("russia-foreign-minister", date(2015, 9, 30), "lavrov"),
        ("afghanistan-president", date(2011, 1, 1), "hamid-karzai"),
        ("israel-prime-minister", date(2021, 12, 1), "naftali-bennett"),
    ],
)
def test_who_held_an_office_on_a_day(office_id: str, day: date, holder: str) -> None:
    holders = [
        office.holder_id
        for office in world().offices
        if office.office_id == office_id and (office.start or day) <= day <= (office.end or day) and office.holder_id
    ]
    assert holders == [holder]


RELAYS = {"reliefweb", "un-news"}
"""Sources that pass on what others say, and act nowhere."""


def test_sources_are_actors_and_carry_copy_of_sources() -> None:
    sources = world().sources
    assert len(sources) >= 300
    for source in sources.values():
        assert source.source_id in world().actors or source.source_id in RELAYS, source.source_id
        assert source.kind in schema.SOURCE_KIND
        assert source.family is None or source.family in sources
        assert source.side is None or source.side in world().countries or source.side in world().actors
        assert source.reliability is None
        assert source.basis is None


IN_THE_NEWS = ("SYR", "AFG", "IRQ", "YEM", "SDN", "SSD", "COD", "UKR", "ETH", "SOM", "MLI", "NGA", "MMR", "PAK")


def test_divisions_lie_in_their_state() -> None:
    rows = [*read("places_admin1.csv"), *read("places_admin2.csv")]
    assert max(Counter(row["location_id"] for row in rows).values()) == 1
    for row in rows:
        country = world().countries[row["country"]]
        if country.iso3 in IN_THE_NEWS and row["location_id"] != "yemen/socotra-governorate":
            away = max(abs(float(row["lat"]) - country.lat), abs(float(row["lon"]) - country.lon)) * 111
            assert away < 3 * country.radius_km, row["location_id"]


def test_a_city_and_its_province_are_two_places() -> None:
    rows = {row["location_id"]: row for row in read("places_admin1.csv")}
    for place, city in (("syria/idlib-governorate", "Idlib"), ("syria/aleppo-governorate", "Aleppo")):
        assert city not in {rows[place]["name"], *rows[place]["aliases"].split("|")}
    assert "Helmand" in rows["afghanistan/helmand-province"]["aliases"].split("|")


def test_built_files_are_the_ones_their_inputs_give() -> None:
    """What people write reached the built files: a rebuild was not forgotten, and nobody edited what is built."""
    built = {row["iso3"]: row for row in read("countries.csv")}
    for row in read("input/country_words.csv"):
        for column in ("name", "official_name", "aliases", "adjectives", "demonyms", "seats", "admin1_word"):
            assert built[row["iso3"]][column] == row[column], (row["iso3"], column)
    names = {row["code"]: row["name"] for row in read("admin1_codes.csv")}
    for row in read("input/admin1_words.csv"):
        assert not row["name"] or names[row["code"]] == row["name"], row["code"]


def test_a_division_is_named_after_its_town_in_all_its_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    build = importlib.import_module("world_divisions")
    state = {"iso3": "SYR", "iso2": "SY", "slug": "syria", "admin1_word": "Governorate", "name": "Syria"}
    town = {"name": "Idlib", "alternatenames": ["Idleb", "Edlib", "IDL", "Halep"], "population": 128840}
    row = build.describe_division("Idlib", None, state, [{**town, "latitude": 35.93, "longitude": 36.63}], set())
    assert row["location_id"] == "syria/idlib-governorate"
    assert row["name"] == row["admin1"] == "Idlib Governorate"
    assert row["aliases"] == "Edlib Governorate|Idleb Governorate"
    assert (row["lat"], row["lon"], row["radius_km"]) == (35.93, 36.63, 5)
    helmand = build.describe_division("Helmand", None, {**state, "iso3": "AFG", "admin1_word": "Province"}, [], set())
    assert (helmand["name"], helmand["aliases"]) == ("Helmand", "")
