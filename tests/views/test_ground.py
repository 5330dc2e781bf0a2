"""The ground of a map: its frame holds every place, and land is cut to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.views.ground import Box, fit_box, lay_ground, name_countries


def test_a_map_is_as_wide_as_it_must_be():
    box = fit_box([(36.0, 34.0, 10.0), (37.0, 36.0, 10.0)], 600, 590)
    assert all(box.holds(lon, lat) for lon, lat in ((36.0, 34.0), (37.0, 36.0), (36.0, 36.05)))
    dx, dy = box.per_pixel
    assert dy * box.aspect == pytest.approx(dx, rel=0.02)


coordinates = st.tuples(st.floats(-170, 170), st.floats(-75, 75), st.floats(0, 120))


@settings(deadline=None, max_examples=60)
@given(st.lists(coordinates, min_size=1, max_size=5))
def test_every_place_lies_within_its_map(points):
    box = fit_box(points, 600, 590)
    assert all(box.holds(lon, lat) for lon, lat, _ in points)


@settings(deadline=None, max_examples=25)
@given(st.floats(-160, 160), st.floats(-60, 70), st.floats(0.5, 12))
def test_land_is_cut_to_the_map_and_its_surroundings(lon, lat, span):
    box = Box(lon, lat, lon + span, lat + span, 600, 590)
    wide = box.wider(0.9, 0.35)
    for country in lay_ground(box).countries:
        for ring in country.rings:
            assert all(wide.west - 1e-6 <= x <= wide.east + 1e-6 for x, _ in ring)
            assert all(wide.south - 1e-6 <= y <= wide.north + 1e-6 for _, y in ring)


def test_countries_are_named_within_their_land_and_away_from_places():
    box = fit_box([(36.3, 33.5, 10.0), (40.1, 35.3, 10.0), (37.2, 36.2, 10.0)], 700, 560)
    names = {name.text: name for name in name_countries(box, ((38.0, 35.0),))}
    assert {"Syria", "Iraq", "Turkey", "Lebanon"} <= set(names)
    x, y = box.pixels(names["Syria"].lon, names["Syria"].lat)
    a, b = box.pixels(38.0, 35.0)
    assert abs(x - a) + abs(y - b) > 60
    assert all(box.holds(name.lon, name.lat) for name in names.values())


def test_a_shared_border_is_drawn_once():
    ground = lay_ground(fit_box([(36.0, 33.5, 30.0)], 600, 560))
    assert len(set(ground.borders)) == len(ground.borders)
    assert set(ground.borders).isdisjoint(ground.coasts)
