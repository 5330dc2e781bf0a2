"""What a file or a page without controls leaves out, and what it never touches."""

import pytest
from matplotlib.text import Text

from syrnb import Dossier, views
from syrnb.views.draw_static import draw_static
from syrnb.views.scene import Axis, Panel, Scene
from syrnb.views.stills import still_figure, still_scene, still_static, without_advice


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Fewest claims, so left out: 28 actors. Choose an actor to see all its ties.",
         "Fewest claims, so left out: 28 actors."),
        ("Choose an actor, a place or a shorter period. Not drawn: 3 claims.", " Not drawn: 3 claims."),
        ("Left out: 197 actors and 84 ties between those shown (Ties drawn has more). Choose an actor.",
         "Left out: 197 actors and 84 ties between those shown."),
        ("Fewest claims, so left out: 28 actors (Ties drawn: all, by group, has everyone).",
         "Fewest claims, so left out: 28 actors."),
        ("Not drawn: 2 claims; 157 running tolls of speakers who give<br>fewer: choose one.",
         "Not drawn: 2 claims; 157 running tolls of speakers who give<br>fewer."),
        ("<b>T</b><br><span style='color:#123'>521 claims of 1,943, those of July; choose a place,</span>"
         "<br><span style='color:#123'>period or speaker for others</span>",
         "<b>T</b><br><span style='color:#123'>521 claims of 1,943, those of July</span>"),
        ("Not shown: 2 of later days (choose a later Day), 1 of other maps (choose one under Map).",
         "Not shown: 2 of later days, 1 of other maps."),
        ("Each place of such a group stands in the rows; choosing one under Place shows them apart, as far as it is "
         "known where each is.", "Each place of such a group stands in the rows."),
        ("The folder has no articles: add some in 00_start_here.", "The folder has no articles."),
        # Near misses: what is said of the claims stays.
        ("No ties for this choice: attack.", "No ties for this choice: attack."),
        ("Voters choose a parliament. Nobody was chosen.", "Voters choose a parliament. Nobody was chosen."),
        ("Of 9 ties, those chosen: 3.", "Of 9 ties, those chosen: 3."),
    ],
)  # fmt: skip
def test_advice_on_controls_is_told_from_what_is_said_of_the_claims(said, kept):
    assert without_advice(said) == kept


def test_words_of_an_article_in_a_hover_box_stay_whole():
    quote = "<b>A</b><br><i>“They told us: choose a side. Choose death.”</i>"
    group = "<b>Aleppo and 7 near it</b><br>Homs<br>Choose one under Place to see them apart."
    figure = {"data": [{"hovertext": [quote, group, None]}], "layout": {}}
    assert still_figure(figure)["data"][0]["hovertext"] == [quote, "<b>Aleppo and 7 near it</b><br>Homs", None]


def test_a_picture_that_plays_is_still_on_each_of_its_days():
    note = {"text": "2 places. Choose one under Place.", "x": 0}
    figure = {
        "data": [],
        "layout": {"annotations": [note]},
        "frames": [{"name": "a", "layout": {"annotations": [note]}}],
    }
    kept = still_figure(figure)
    assert [a["text"] for f in (kept, *kept["frames"]) for a in f["layout"]["annotations"]] == ["2 places."] * 2
    assert note["text"].endswith("Place."), "the picture that was given is left as it was"


MODES = [
    *((views.alliances, {"mode": mode, "acts": True}) for mode in ("network", "matrix", "star")),
    *((views.casualties, {"mode": mode}) for mode in ("ladder", "running", "band")),
    *((views.timeline, {"mode": mode}) for mode in ("occurred", "reported")),
    (views.territory, {}), (views.coverage, {}),
]  # fmt: skip


@pytest.mark.parametrize("ending", [".svg", ".html"])
@pytest.mark.parametrize(("make", "options"), MODES)
@pytest.mark.parametrize("bare", [False, True])
def test_a_saved_view_says_nothing_of_controls(dossier, make, options, bare, ending, tmp_path):
    view = make(Dossier.from_rows({}) if bare else dossier, **options)
    text = view.save(tmp_path / f"view{ending}").read_text(encoding="utf-8")
    shown = text[text.rindex("</script>") if "</script>" in text else 0 :]
    for advice in ("Choose ", "choose ", "00_start_here"):
        assert advice not in shown


def test_a_line_that_is_broken_is_left_out_whole():
    words = "those of July; choose a place, period or speaker for others"
    scene = Scene("T", panels=(Panel(Axis("number", 0, 9)),), subtitle=f"{'521 claims taken together, ' * 6}{words}")
    said = [t.get_text() for t in draw_static(still_scene(scene)).findobj(Text)]
    assert not [line for line in said if "others" in line or "choose" in line]
    assert still_scene(Scene("T", note="9 claims")) == Scene("T", note="9 claims")


def test_a_static_picture_says_nothing_of_controls(dossier):
    drawn = still_static(views.territory(dossier).static())
    assert not [t for t in drawn.findobj(Text) if "choos" in t.get_text().lower()]
