"""Every shipped war pack holds to what docs/how-to/new-war.md asks of it.

Packs are found by their ``pack.yaml``. What is checked here is what a reader of the files would check: that rows are
unique, sourced, dated in order and tied to rows that exist; that no name means two actors at one time; that places lie
where they are said to.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path

import pytest
import yaml

from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.loader import SHIPPED, Knowledge, load
from syrnb.knowledge.packs import ACTOR_KINDS, PLACE_KINDS
from syrnb.knowledge.tables import split_list, to_day
from syrnb.knowledge.words import split_words

Row = dict[str, str]
Key = tuple[str, ...]

PACKS = sorted(path.parent.name for path in SHIPPED.glob("*/pack.yaml") if path.parent.name != "world")
FILES = ("actors", "places", "offices")

READABLE = re.compile(r"[a-z0-9/-]+")

# Names that two actors of one pack bear on purpose, as (name, first id, second id), with why beside them.
SHARED = {
    ("jem", "jaish-e-mohammed", "jem"),  # JeM and JEM: apart by their capitals
}

# South, north, west, east. A country that has none here must lie within thrice its radius in world/countries.csv.
BOX = {
    "SYR": (32.2, 37.4, 35.5, 42.5),
    "SDN": (8.6, 23.2, 21.7, 39.1),
    "COD": (-13.6, 5.5, 12.1, 31.4),
}


@cache
def rows_of(pack: str, table: str) -> list[Row]:
    rows: list[Row] = []
    for path in sorted([*(SHIPPED / pack).glob(f"{table}.csv"), *(SHIPPED / pack).glob(f"{table}_*.csv")]):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(line for line in file if not line.startswith("#"))
    return rows


@cache
def known_actors() -> Knowledge:
    return load()


def key_of(name: str) -> Key:
    """Return what two spellings of a name have in common; what stands in brackets behind it is no part of it."""
    keys = tuple(word.key for word in split_words(name.partition("(")[0] or name))
    return keys[1:] if len(keys) > 1 and keys[0] == "the" else keys


def proper_names(row: Row) -> list[str]:
    return [row["name"], *split_list(row["aliases"])]


def span_of(row: Row) -> tuple[date, date]:
    return to_day(row["start"]) or date.min, to_day(row["end"], last=True) or date.max


def meets(one: Row, other: Row) -> bool:
    (first, last), (start, end) = span_of(one), span_of(other)
    return first <= end and start <= last


def ancestors(actor_id: str) -> Iterator[str]:
    actors, seen = known_actors().actors, set()
    parent = actors[actor_id].parent_id
    while parent is not None and parent not in seen:
        seen.add(parent)
        yield parent
        parent = actors[parent].parent_id if parent in actors else None


def test_there_are_packs() -> None:
    assert {"congo", "sudan", "syria"} <= set(PACKS)


@pytest.mark.parametrize(("pack", "table", "least"), [
    ("syria", "actors", 150), ("syria", "places", 300), ("syria", "offices", 80),
    ("sudan", "actors", 50), ("sudan", "places", 80), ("sudan", "offices", 20),
    ("congo", "actors", 25), ("congo", "places", 40), ("congo", "offices", 10),
])  # fmt: skip
def test_a_pack_is_not_thin(pack: str, table: str, least: int) -> None:
    assert len(rows_of(pack, table)) >= least


@pytest.mark.parametrize("pack", PACKS)
def test_pack_yaml_names_its_war(pack: str) -> None:
    raw = yaml.safe_load((SHIPPED / pack / "pack.yaml").read_text(encoding="utf-8"))
    assert raw["name"] == pack
    assert raw["title"]
    assert set(raw["countries"]) <= set(known_actors().countries)
    assert raw["start"] is not None
    assert raw["end"] is None or raw["start"] <= raw["end"]
    assert all(raw["sides"].values())
    assert raw["sources"]


@pytest.mark.parametrize("table", FILES)
@pytest.mark.parametrize("pack", PACKS)
def test_head_says_what_it_is_and_its_licence(pack: str, table: str) -> None:
    lines = (SHIPPED / pack / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("#"))
    assert lines[0].startswith("#")
    assert "Licence" in head
    assert "public sources" in head


@pytest.mark.parametrize("table", FILES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_row_has_a_source(pack: str, table: str) -> None:
    assert [row for row in rows_of(pack, table) if len(row["source"].strip()) < 5] == []


@pytest.mark.parametrize(("table", "column"), [("actors", "actor_id"), ("places", "location_id")])
@pytest.mark.parametrize("pack", PACKS)
def test_ids_are_unique_and_readable(pack: str, table: str, column: str) -> None:
    ids = Counter(row[column] for row in rows_of(pack, table))
    assert [i for i, count in ids.items() if count > 1] == []
    assert [i for i in ids if not READABLE.fullmatch(i)] == []


@pytest.mark.parametrize("pack", PACKS)
def test_words_are_of_the_vocabulary(pack: str) -> None:
    sides = yaml.safe_load((SHIPPED / pack / "pack.yaml").read_text(encoding="utf-8"))["sides"]
    countries = set(known_actors().countries)
    for row in rows_of(pack, "actors"):
        assert row["kind"] in ACTOR_KINDS, row["actor_id"]
        assert row["side"] in {"", *sides}, row["actor_id"]
        assert row["country"] in {"", *countries}, row["actor_id"]
    for row in rows_of(pack, "places"):
        assert row["kind"] in PLACE_KINDS, row["location_id"]
        assert row["country"] in countries, row["location_id"]


@pytest.mark.parametrize("pack", PACKS)
def test_every_side_has_someone(pack: str) -> None:
    sides = yaml.safe_load((SHIPPED / pack / "pack.yaml").read_text(encoding="utf-8"))["sides"]
    assert set(sides) == {row["side"] for row in rows_of(pack, "actors")} - {""}


@pytest.mark.parametrize("pack", PACKS)
def test_lists_hold_no_doubles(pack: str) -> None:
    for table in ("actors", "places"):
        for row in rows_of(pack, table):
            cells = [*proper_names(row), *split_list(row["nominals"])]
            assert len(cells) == len(set(cells)), row["name"]


@pytest.mark.parametrize("pack", PACKS)
def test_parents_and_successors_exist(pack: str) -> None:
    actors = known_actors().actors
    for row in rows_of(pack, "actors"):
        for column in ("parent_id", "successor_id"):
            assert row[column] in {"", *actors}, f"{row['actor_id']}: {column} {row[column]}"


@pytest.mark.parametrize("pack", PACKS)
def test_nobody_is_their_own_ancestor(pack: str) -> None:
    for row in rows_of(pack, "actors"):
        assert row["actor_id"] not in list(ancestors(row["actor_id"])), row["actor_id"]


@pytest.mark.parametrize("pack", PACKS)
def test_dates_are_in_order(pack: str) -> None:
    for table in ("actors", "offices"):
        for row in rows_of(pack, table):
            start, end = span_of(row)
            assert start <= end, row


@pytest.mark.parametrize("pack", PACKS)
def test_a_successor_takes_over(pack: str) -> None:
    """It starts later, and the old name outlives that day by a season at most."""
    by_id = {row["actor_id"]: row for row in rows_of(pack, "actors")}
    for row in by_id.values():
        successor = by_id.get(row["successor_id"])
        if successor is not None:
            assert span_of(row)[0] <= span_of(successor)[0], row["actor_id"]
            assert (span_of(row)[1] - span_of(successor)[0]).days <= 100, row["actor_id"]


def test_the_lineage_of_hts_leaves_no_day_out() -> None:
    by_id = {row["actor_id"]: row for row in rows_of("syria", "actors")}
    line = [by_id[i] for i in ("jabhat-al-nusra", "jabhat-fatah-al-sham", "hts")]
    for before, after in pairwise(line):
        assert before["successor_id"] == after["actor_id"]
        assert (span_of(after)[0] - span_of(before)[1]).days == 1


@pytest.mark.parametrize("pack", PACKS)
def test_no_name_means_two_actors_at_one_time(pack: str) -> None:
    owners: dict[Key, list[Row]] = defaultdict(list)
    for row in (*rows_of("world", "actors"), *rows_of(pack, "actors")):
        for name in proper_names(row):
            owners[key_of(name)].append(row)
    own = {row["actor_id"] for row in rows_of(pack, "actors")}
    clashes = [
        (" ".join(name), one["actor_id"], other["actor_id"])
        for name, rows in owners.items()
        for i, one in enumerate(rows)
        for other in rows[i + 1 :]
        if one["actor_id"] != other["actor_id"] and {one["actor_id"], other["actor_id"]} & own and meets(one, other)
    ]
    assert [clash for clash in clashes if clash not in SHARED] == []


@pytest.mark.parametrize("pack", PACKS)
def test_no_nominal_means_two_actors(pack: str) -> None:
    owners: dict[Key, set[str]] = defaultdict(set)
    for row in rows_of(pack, "actors"):
        for nominal in split_list(row["nominals"]):
            owners[key_of(nominal)].add(row["actor_id"])
    assert {" ".join(name): ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("pack", PACKS)
def test_no_nominal_is_the_proper_name_of_someone_else(pack: str) -> None:
    """An ancestor's name may mean its branch in this war ("the Kurds"); any other actor's may not."""
    owners: dict[Key, set[str]] = defaultdict(set)
    for row in (*rows_of("world", "actors"), *rows_of(pack, "actors")):
        for name in proper_names(row):
            owners[key_of(name)].add(row["actor_id"])
    for row in rows_of(pack, "actors"):
        allowed = {row["actor_id"], *ancestors(row["actor_id"])}
        for nominal in split_list(row["nominals"]):
            assert owners.get(key_of(nominal), set()) <= allowed, f"{row['actor_id']}: {nominal}"


@pytest.mark.parametrize("pack", PACKS)
def test_no_place_name_means_two_places(pack: str) -> None:
    owners: dict[Key, set[str]] = defaultdict(set)
    for row in rows_of(pack, "places"):
        for name in (*proper_names(row), *split_list(row["nominals"])):
            owners[key_of(name)].add(row["location_id"])
    assert {" ".join(name): ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("pack", PACKS)
def test_places_lie_in_their_country(pack: str) -> None:
    countries = known_actors().countries
    for row in rows_of(pack, "places"):
        lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
        assert 0 < radius <= 400, row["location_id"]
        if row["country"] in BOX:
            south, north, west, east = BOX[row["country"]]
            assert south <= lat <= north, row["location_id"]
            assert west <= lon <= east, row["location_id"]
        else:
            home = countries[row["country"]]
            away = hypot(lat - home.lat, (lon - home.lon) * cos(radians(lat))) * 111.2
            assert away <= 3 * home.radius_km, row["location_id"]


@pytest.mark.parametrize("pack", PACKS)
def test_places_of_geonames_stand_where_geonames_has_them(pack: str) -> None:
    gazetteer = load_gazetteer()
    for row in rows_of(pack, "places"):
        if not row["geonameid"]:
            continue
        found = [
            m.settlement
            for name in (*proper_names(row), *split_list(row["nominals"]))
            for m in gazetteer.find(name, countries={row["country"]})
        ]
        town = next((s for s in found if s.geonameid == int(row["geonameid"])), None)
        assert town is not None, row["location_id"]
        assert town.lat == pytest.approx(float(row["lat"]), abs=0.01), row["location_id"]
        assert town.lon == pytest.approx(float(row["lon"]), abs=0.01), row["location_id"]


@pytest.mark.parametrize("pack", PACKS)
def test_admin1_is_a_division_of_its_country(pack: str) -> None:
    divisions: dict[str, set[str]] = defaultdict(set)
    for row in rows_of("world", "places_admin1"):
        divisions[row["country"]].add(row["admin1"])
    for row in rows_of(pack, "places"):
        assert row["admin1"] in {"", *divisions[row["country"]]}, row["location_id"]


@pytest.mark.parametrize("pack", PACKS)
def test_offices_belong_to_bodies_and_have_holders(pack: str) -> None:
    actors = known_actors().actors
    for row in rows_of(pack, "offices"):
        assert split_list(row["titles"]), row["office_id"]
        assert row["body_id"] in actors, f"{row['office_id']}: {row['body_id']}"
        assert row["holder_id"] in actors, f"{row['office_id']}: {row['holder_id']}"
        assert actors[row["holder_id"]].kind == "person", row["holder_id"]


@pytest.mark.parametrize("pack", PACKS)
def test_terms_of_one_office_do_not_overlap(pack: str) -> None:
    terms: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(pack, "offices"):
        for earlier in terms[row["office_id"]]:
            assert not meets(earlier, row), f"{row['office_id']}: {earlier['holder_id']}, {row['holder_id']}"
        terms[row["office_id"]].append(row)


@pytest.mark.parametrize("pack", PACKS)
def test_no_title_stands_under_two_offices_at_one_time(pack: str) -> None:
    owners: dict[Key, list[Row]] = defaultdict(list)
    for row in rows_of(pack, "offices"):
        for title in split_list(row["titles"]):
            for other in owners[key_of(title)]:
                same = other["office_id"] == row["office_id"] or other["holder_id"] == row["holder_id"]
                assert same or not meets(other, row), f"{title}: {other['office_id']}, {row['office_id']}"
            owners[key_of(title)].append(row)


# What stands in a text, and whom or what it must find, as kind and id.
FOUND = [
    ("Hay'at Tahrir al-Sham", "actor", "hts"),
    ("Hayat Tahrir Al Sham", "actor", "hts"),
    ("HTS", "actor", "hts"),
    ("Syrian National Army", "actor", "sna"),
    ("Turkish-backed rebels", "nominal", "sna"),
    ("opposition fighters", "nominal", "syrian-opposition"),
    ("Syria war monitor", "nominal", "sohr"),
    ("Syria Civil Defence", "actor", "white-helmets"),
    ("Abu Mohammed Al Jawlani", "actor", "jawlani"),
    ("Ahmed al-Sharaa", "actor", "jawlani"),
    ("Iran-backed militant groups", "nominal", "iran-militias"),
    ("Kurdish militias", "actor", "kurdish-militias"),
    ("pro-Assad troops", "nominal", "syria-army"),
    ("Tel Rifaat", "place", "tall-rifat"),
    ("Khan Sheikhoun", "place", "khan-shaykhun"),
    ("north-western Syria", "place", "north-western-syria"),
    ("northwest Syria", "place", "north-western-syria"),
    ("M5 motorway", "place", "m5"),
    ("Idleb province", "place", "syria/idlib-governorate"),
    ("Deir Ezzor", "place", "deir-ez-zor"),
    ("RSF", "actor", "rsf"),
    ("Hemedti", "actor", "hemedti"),
    ("al-Fashir", "place", "el-fasher"),
    ("Zamzam camp", "place", "zamzam"),
    ("Rwanda-backed rebels", "nominal", "m23"),
    ("Kavumu airport", "place", "kavumu-airport"),
]

# What must not be taken for a proper name outside its war.
NOT_FOUND = [
    ("National Army", "sna"),
    ("Southern Front", "southern-front"),
    ("Islamic Front", "islamic-front-syria"),
    ("Salma", "salma"),
    ("Bara", "bara-sudan"),
    ("sana", "sana"),
    ("the opposition", "syrian-opposition"),
]


def names_in(text: str) -> set[tuple[str, str]]:
    words = split_words(text)
    hits = known_actors().names.find(words, 1 if words[0].key == "the" else 0)
    return {(name.kind, name.ref) for hit in hits if hit.end == len(words) for name in hit.names}


@pytest.mark.parametrize(("text", "kind", "ref"), FOUND)
def test_a_name_is_found(text: str, kind: str, ref: str) -> None:
    assert (kind, ref) in names_in(text)


@pytest.mark.parametrize(("text", "ref"), NOT_FOUND)
def test_a_name_that_others_bear_is_no_proper_name(text: str, ref: str) -> None:
    assert not {("actor", ref), ("place", ref)} & names_in(text)


def test_packs_hold_no_paths_of_files() -> None:
    for pack in PACKS:
        for path in Path(SHIPPED / pack).iterdir():
            assert path.suffix in (".csv", ".yaml"), path
