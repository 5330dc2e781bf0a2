"""The outlines of countries, and the courses of roads: what ships, checked against what is known elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from syrnb.errors import KnowledgeError
from syrnb.knowledge import load
from syrnb.knowledge.outlines import read_outlines
from syrnb.knowledge.routes import read_routes

FILE = Path(__file__).parent.parent / "syrnb" / "knowledge" / "world" / "outlines.json"


@pytest.fixture(scope="module")
def countries():
    return {c.iso3: c for c in read_outlines().countries if c.iso3}


def contains(country, lon, lat):
    """Say whether a place lies in a country, by counting crossings of its rings."""
    odd = False
    for ring in country.rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
                odd = not odd
    return odd


def test_the_file_says_where_it_is_from_and_is_small():
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert "public domain" in content["licence"]
    assert "world-atlas" in content["source"]
    assert FILE.stat().st_size < 700_000


def test_every_ring_is_closed_and_on_the_globe():
    for country in read_outlines().countries:
        assert country.rings
        for ring in country.rings:
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert all(-180 <= lon <= 180.0001 and -90 <= lat <= 90 for lon, lat in ring)


@pytest.mark.parametrize(
    ("name", "lon", "lat", "iso3"),
    [
        ("Aleppo", 37.16, 36.20, "SYR"), ("Khartoum", 32.53, 15.55, "SDN"), ("Goma", 29.2, -1.65, "COD"),
        ("Kyiv", 30.52, 50.45, "UKR"), ("Maseru", 27.7, -29.4, "LSO"), ("Kabul", 69.17, 34.53, "AFG"),
        ("Bogota", -74.08, 4.6, "COL"), ("Naypyidaw", 96.13, 19.75, "MMR"),
    ],
)  # fmt: skip
def test_a_town_lies_in_its_country_and_in_no_other(countries, name, lon, lat, iso3):
    assert [code for code, country in countries.items() if contains(country, lon, lat)] == [iso3]


def test_nearly_every_state_of_the_knowledge_has_an_outline(countries):
    missing = {code for code in load(["world"]).countries if code not in countries}
    assert missing <= {"TUV"}


def test_borders_are_told_from_coasts():
    outlines = read_outlines()
    assert set(outlines.borders).isdisjoint(outlines.coasts)
    # The Euphrates leaves Syria near Abu Kamal; Tartus lies at the sea.
    assert any(abs(lon - 41.0) < 0.3 and abs(lat - 34.4) < 0.3 for line in outlines.borders for lon, lat in line)
    assert any(abs(lon - 35.9) < 0.2 and abs(lat - 34.9) < 0.2 for line in outlines.coasts for lon, lat in line)


def test_every_shipped_road_and_every_place_on_it_is_known():
    knowledge = load()
    routes = read_routes()
    assert {"m4", "m5"} <= set(routes)
    points = {(p.lon, p.lat) for p in knowledge.places.values()}
    for road, course in routes.items():
        assert knowledge.places[road].kind == "road"
        assert len(course) >= 2
        assert set(course) <= points


def test_no_stretch_of_a_road_doubles_back():
    for course in read_routes().values():
        for a, b, c in zip(course, course[1:], course[2:], strict=False):
            turn = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
            lengths = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) * ((c[0] - b[0]) ** 2 + (c[1] - b[1]) ** 2)
            assert turn > -0.5 * lengths**0.5


def test_an_analyst_adds_a_road(tmp_path):
    (tmp_path / "places.csv").write_text("location_id,name,kind,lat,lon\np,P,town,1,2\nq,Q,town,3,4\n")
    (tmp_path / "routes.csv").write_text("road,step,place\nown,2,q\nown,1,p\n")
    assert read_routes([tmp_path])["own"] == ((2.0, 1.0), (4.0, 3.0))


def test_a_road_through_an_unknown_place_is_refused(tmp_path):
    (tmp_path / "routes.csv").write_text("road,step,place\nown,1,nowhere\n")
    with pytest.raises(KnowledgeError, match="nowhere"):
        read_routes([tmp_path])
