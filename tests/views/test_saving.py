"""Saving: every view of every notebook as a picture for print, a page that needs no network, and its rows."""

import csv
import re
import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest
from PIL import Image

from syrnb import views
from syrnb.views.draw_static import draw_static
from syrnb.views.draw_words import draw_words
from syrnb.views.scene import Axis, Panel, Row, Scene

VIEWS = {
    "alliances": views.alliances,
    "alliances matrix": lambda d: views.alliances(d, mode="matrix", acts=True),
    "alliances star": lambda d: views.alliances(d, mode="star", acts=True),
    "allowed": views.allowed,
    "balance": views.balance,
    "casualties": views.casualties,
    "casualties band": lambda d: views.casualties(d, mode="band"),
    "casualties running": lambda d: views.casualties(d, mode="running"),
    "changed": views.changed,
    "contradictions": views.contradictions,
    "coverage": views.coverage,
    "gaps": views.gaps,
    "notes": views.notes,
    "reader": views.reader,
    "search": lambda d: views.search(d, "hama"),
    "source_list": views.source_list,
    "territory": views.territory,
    "timeline": views.timeline,
    "timeline reported": lambda d: views.timeline(d, mode="reported"),
}
NO_VIEWS = {"rows", "fill_dates", "drop_articles", "speakers", "copied_texts", "copies", "often_told"}
"""Two desks and a table: nothing to print."""


def test_no_button_sends_a_picture_elsewhere(dossier):
    config = views.timeline(dossier).live_bundle()["application/vnd.plotly.v1+json"]["config"]
    assert "sendChartToCloud" in config["modeBarButtonsToRemove"]
    assert (config["showSendToCloud"], config["plotlyServerURL"]) == (False, "")


def test_every_view_is_tried():
    made = {name for name in views.__all__ if name[0].islower()} - NO_VIEWS
    assert made == {name.split()[0] for name in VIEWS}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("which", ["some", "none"])
def test_a_view_is_saved_in_every_form(request, tmp_path, name, which):
    dossier = request.getfixturevalue("dossier" if which == "some" else "empty")
    view = VIEWS[name](dossier)
    with Image.open(view.save(tmp_path / "view.png")) as picture:
        assert picture.width >= 1000, "wide enough for print"
        assert len(picture.convert("L").getcolors(256) or ()) > 2, "words at least"
    svg = ElementTree.fromstring(view.save(tmp_path / "view.svg").read_text(encoding="utf-8"))
    assert svg.tag.endswith("svg")
    assert "".join(svg.itertext()).strip(), "text stays text"
    page = view.save(tmp_path / "view.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    # plotly's own script, which a browser test watches, names addresses that it only asks for maps of its own.
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", markup) == [], "fetches something"
    with view.save(tmp_path / "view.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(view.table().columns)
    assert len(rows) == len(view.table()) + 1


def test_no_cell_of_saved_rows_is_a_formula(dossier, tmp_path, monkeypatch):
    monkeypatch.setattr(type(views.timeline(dossier)), "table", lambda _: pd.DataFrame({"words": ["=1+1", "Hama"]}))
    assert views.timeline(dossier).save(tmp_path / "a.csv").read_text(encoding="utf-8") == "words\n'=1+1\nHama\n"


def test_saving_leaves_the_pictures_in_a_notebook_as_they_are(dossier, tmp_path):
    view = views.timeline(dossier)
    view.save(tmp_path / "one.html")
    config = view.live_bundle()["application/vnd.plotly.v1+json"]["config"]
    assert (config["showSendToCloud"], config["plotlyServerURL"]) == (False, "")


@pytest.mark.parametrize("bold", [True, False])
def test_no_name_of_a_row_is_cut_at_the_edge_of_a_print(bold):
    rows = (Row(0.5, "Government of Moldova and Government of Mongolia (5)", bold=bold), Row(1.5, "killed"))
    scene = Scene("T", panels=(Panel(Axis("number", 0, 9)),), rows=rows, low=0, high=2)
    figure = draw_static(scene)
    figure.canvas.draw()
    names = [label for axes in figure.axes for label in axes.get_yticklabels() if label.get_text()]
    assert all(label.get_window_extent().x0 > 0 for label in names)


def test_what_is_made_of_words_is_printed_with_its_rows(dossier):
    drawn = views.source_list(dossier).static()
    drawn.canvas.draw()
    texts = [t for t in drawn.texts if t.get_text()]
    said = {t.get_text() for t in texts}
    assert {"source", "claims", "The Test Gazette"} <= said
    edge = drawn.bbox.width
    cut = [t.get_text() for t in texts if not 0 < t.get_window_extent().x0 < t.get_window_extent().x1 <= edge]
    assert cut == []


def test_rows_that_a_print_leaves_out_are_counted():
    frame = pd.DataFrame({"who": [f"actor {n}" for n in range(45)], "claim_id": [str(n) for n in range(45)]})
    said = [t.get_text() for t in draw_words("Heading", frame).texts]
    assert "and 5 more rows" in said
    assert "claim id" not in said
    assert said.count("actor 0") == 1
