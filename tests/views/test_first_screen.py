"""What is seen without scrolling: days named above, pictures that fit a screen, names that stand in them whole."""

from dataclasses import replace

import pytest

from syrnb.views import alliances, casualties, timeline
from syrnb.views.cast import Cast
from syrnb.views.draw_plotly import draw_plotly
from syrnb.views.draw_static import draw_static
from syrnb.views.phrases import fold_name
from syrnb.views.ring import place_on_ring
from syrnb.views.scene import Axis, Key, Panel, Point, Row, Scene
from syrnb.views.ties import order_actors

SCREEN = 586
"""Pixels that JupyterLab shows of a picture in a window of 1280 by 720."""


def picture(height: int, kind: str = "day") -> Scene:
    return Scene(
        "One", panels=(Panel(Axis(kind, 0, 9, title="Days"), points=(Point(1, 1, "#000000"),)),), height=height
    )


def test_a_tall_picture_has_its_days_at_both_ends():
    layout = draw_plotly(picture(800)).layout
    assert (layout.xaxis2.side, layout.xaxis2.matches, layout.xaxis2.overlaying) == ("top", "x", "x")
    assert (layout.xaxis2.dtick, layout.xaxis2.range) == (layout.xaxis.dtick, layout.xaxis.range)
    assert [note.text for note in layout.annotations] == ["Days"]
    assert not layout.xaxis.title.text


@pytest.mark.parametrize("scene", [picture(300), picture(800, "none")], ids=["short", "without an axis"])
def test_no_second_axis_where_the_foot_is_seen_or_there_is_none(scene):
    assert "xaxis2" not in draw_plotly(scene).layout.to_plotly_json()


def test_the_ladder_has_its_rungs_above_too(large):
    view = casualties(large, mode="ladder")
    assert view.scene.height > 800
    assert list(view.figure().layout.xaxis5.ticktext) == list(view.figure().layout.xaxis.ticktext)


@pytest.mark.parametrize("mode", ["network", "matrix", "star"])
@pytest.mark.parametrize("acts", [False, True])
def test_ties_fit_a_screen(large, mode, acts):
    assert alliances(large, mode=mode, acts=acts).scene.height <= SCREEN


@pytest.mark.parametrize("mode", ["network", "star"])
def test_every_name_stands_in_the_picture_whole(large, mode):
    (panel,) = alliances(large, mode=mode).scene.panels
    each = 2 * panel.x.high / 800  # of 800 pixels
    for label in panel.labels:
        wide = max(map(len, label.text.split("\n"))) * 5.9 * each
        end = abs(label.x) + (wide if label.anchor != "center" else wide / 2)
        assert end <= panel.x.high or label.text in ("Friendly", "Hostile"), label.text


def test_a_long_name_takes_two_lines():
    long = "Government of the Democratic Republic of the Congo"
    assert fold_name(long, 36) == "Government of the Democratic\nRepublic of the Congo"
    assert fold_name("Hezbollah", 36) == "Hezbollah"


def test_no_camp_stands_on_both_sides(dossier):
    cast = Cast(alliances(dossier).material)
    camps = dict.fromkeys("abcde", 0) | dict.fromkeys("fgh", 1)
    right, left = ({a for a, (x, _) in place_on_ring(cast, "abcdefghij", camps).places.items() if x * sign > 0}
                   for sign in (1, -1))  # fmt: skip
    assert (right, left) == (set("abcde"), set("fghij"))
    ring = place_on_ring(cast, "abcdefghijklm", dict.fromkeys("abcdefghijkl", 0))
    assert len([x for x, _ in ring.places.values() if x > 0]) == 7, "a camp that is nearly everybody has to be cut"
    assert [camp for camp, _ in ring.parts] == [0, 0]


def test_who_has_no_tie_to_the_others_makes_room(large):
    view = alliances(large)
    ties = view._ties()
    actors, left_out = order_actors(view.material, ties, 12, {})
    assert len(actors) == 12
    assert left_out > 0
    ends = {a for t in ties if t.first in actors and t.second in actors for a in (t.first, t.second)}
    assert ends == set(actors)


def test_a_legend_for_print_takes_as_many_lines_as_it_needs(large):
    keys = tuple(Key(f"a side whose name is number {i}", symbol="circle") for i in range(11))
    figure = draw_static(replace(alliances(large).scene, keys=keys))
    (legend,) = figure.legends
    figure.canvas.draw()
    box = legend.get_window_extent()
    assert box.x1 <= figure.bbox.x1
    assert box.y0 >= figure.axes[0].get_window_extent().y1


def test_names_of_rows_are_whole_in_print(dossier):
    rows = tuple(Row(i + 0.5, "An article whose title is rather long for a row, 30 Nov 2024") for i in range(3))
    figure = draw_static(replace(picture(300), rows=rows, low=0, high=3))
    figure.canvas.draw()
    assert min(name.get_window_extent().x0 for name in figure.axes[0].get_yticklabels()) >= 0


def test_marks_without_a_date_do_not_touch(dossier):
    *_, loose = panels = timeline(dossier).scene.panels
    wide = 600 * loose.share / sum(panel.share for panel in panels)  # of 600 pixels in the narrowest picture
    assert wide / (loose.x.high - loose.x.low) >= 9.5
