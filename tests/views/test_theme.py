"""Colours: readable on the card, told apart by the colour-blind, the same on every run."""

import itertools

import numpy as np
import pytest

from syrnb import Dossier
from syrnb.views import theme
from syrnb.views.night import at_night
from syrnb.views.phrases import side_words
from syrnb.views.theme import BAND, CARD, PALETTE, contrast, look_of, mix, tint

# Machado, Oliveira and Fernandes (2009), full severity, for linear RGB.
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)


def lab(color, sight):
    channels = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(sight @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ seen
    f = np.where((t := xyz / [0.9505, 1, 1.089]) > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", [np.eye(3), DEUTERANOPIA, PROTANOPIA], ids=["all", "deuteranopia", "protanopia"])
@pytest.mark.parametrize("shown", [str, at_night], ids=["light", "dark"])
def test_any_two_colours_differ_for(sight, shown):
    seen = [shown(color) for color in PALETTE]
    distances = [np.linalg.norm(lab(a, sight) - lab(b, sight)) for a, b in itertools.combinations(seen, 2)]
    assert min(distances) > 8


@pytest.mark.parametrize("shown", [str, at_night], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [CARD, BAND])
def test_marks_stand_out_from_the_ground(ground, shown):
    colors = {*PALETTE, theme.NEUTRAL, theme.FRIEND, theme.FOE, theme.MIXED, *theme.MENTIONS.values()}
    colors |= set(theme.CLAIMS.values())
    found = {c: contrast(shown(c), shown(ground)) for c in colors}
    assert {c: ratio for c, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("shown", [str, at_night], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [CARD, BAND])
def test_words_can_be_read(ground, shown):
    assert contrast(shown(theme.INK), shown(ground)) >= 7
    for color in (theme.MUTED, theme.FOE, theme.FRIEND, theme.LINK):
        assert contrast(shown(color), shown(ground)) >= 4.5, color
    assert contrast(shown(theme.FAINT), shown(CARD)) >= 4.5


@pytest.mark.parametrize("shown", [str, at_night], ids=["light", "dark"])
@pytest.mark.parametrize("tint", [*(mix(c, 0.16) for c in theme.CLAIMS.values()), theme.MARKED, BAND])
def test_words_can_be_read_on_every_tint(tint, shown):
    assert contrast(shown(theme.INK), shown(tint)) >= 7


@pytest.mark.parametrize("shown", [str, at_night], ids=["light", "dark"])
@pytest.mark.parametrize("color", [theme.FRIEND, theme.FOE, theme.MIXED, theme.NEUTRAL, PALETTE[0]])
def test_numbers_can_be_read_in_every_cell(color, shown):
    cells = [tint(color, i / 20) for i in range(21)]
    assert min(contrast(shown(ground), shown(ink)) for ground, ink in cells) >= 4.5


def test_the_dark_card_is_as_dark_as_jupyterlab():
    assert contrast(at_night(CARD), "#111111") < 1.1


def test_sides_differ_in_shape_too(dossier):
    looks = look_of(dossier).sides
    assert len({look.symbol for look in looks.values()}) == len(looks) == 3


def test_an_actor_has_the_look_of_its_side_in_every_subset(dossier):
    whole = look_of(dossier)
    tables = dossier.tables()
    shuffled = Dossier(**{**tables, "actors": tables["actors"].iloc[::-1].reset_index(drop=True)})
    assert look_of(shuffled).actors == whole.actors
    assert whole.of("rebels") == whole.of("turkey") == whole.sides["opposition"]
    assert whole.of("nobody").color == theme.NEUTRAL


def test_sides_of_two_wars_do_not_share_a_look_or_a_lane():
    common = {"kind": "state-forces", "known": True, "n_mentions": 1, "n_documents": 1}
    rows = [
        {**common, "actor_id": "syria-army", "name": "Syrian Armed Forces", "country": "SYR", "side": "government"},
        {**common, "actor_id": "wazalendo", "name": "Wazalendo", "country": "COD", "side": "government"},
        {**common, "actor_id": "m23", "name": "M23", "country": "COD", "side": "m23"},
    ]
    both, one = (look_of(Dossier.from_rows({"actors": part})) for part in (rows, rows[:1]))
    assert both.side_of["syria-army"] == "government (Syria)"
    assert both.side_of["wazalendo"].startswith("government (")
    assert both.of("syria-army") != both.of("wazalendo")
    assert (both.side_of["m23"], one.side_of["syria-army"]) == ("m23", "government")


def test_every_symbol_can_be_drawn_by_both():
    from plotly.validator_cache import ValidatorCache

    known = ValidatorCache.get_validator("scatter.marker", "symbol").values
    assert set(theme.SYMBOLS) <= set(theme.MATPLOTLIB_MARKERS)
    assert set(theme.MATPLOTLIB_MARKERS) <= set(known)


def test_mix():
    assert mix("#000000", 0) == CARD


def folder(*actors):
    rows = [
        {"actor_id": actor, "name": actor, "kind": "rebel", "known": True, "side": side, "country": country,
         "n_mentions": told, "n_documents": 1}
        for actor, side, country, told in actors
    ]  # fmt: skip
    return look_of(Dossier.from_rows({"actors": rows}))


ARMY = ("syria-army", "government", "SYR", 9)
HTS, SDF, SNA = ("hts", "opposition", "SYR", 5), ("sdf", "kurdish-led", "SYR", 5), ("sna", "turkey-backed", "SYR", 5)
RSF, SAF = ("rsf", "rsf", "SDN", 2), ("sudan-army", "army", "SDN", 2)


def test_a_side_keeps_its_colour_from_folder_to_folder():
    whole = folder(ARMY, HTS, SDF, SNA)
    parts = [folder(ARMY), folder(HTS), folder(SDF, SNA), folder(SNA, ARMY), folder(HTS, ("other", None, "SYR", 99))]
    for part in parts:
        for actor in part.side_of:
            assert part.of(actor) == whole.of(actor), actor
    assert len({look.color for look in whole.sides.values()}) == 4


def test_of_several_wars_the_one_most_told_of_keeps_its_colours():
    both = folder(ARMY, HTS, SDF, SNA, RSF, SAF)
    assert [both.of(a) for a, *_ in (ARMY, HTS, SDF, SNA)] == [
        folder(ARMY, HTS, SDF, SNA).of(a) for a, *_ in (ARMY, HTS, SDF, SNA)
    ]
    assert len({look.color for look in both.sides.values()}) == 6, "no two share a colour while there are any left"
    assert folder(RSF).of("rsf") == folder(RSF, SAF).of("rsf")


def test_more_sides_than_colours_share_none_that_is_free():
    found = folder(ARMY, HTS, SDF, SNA, ("islamic-state", "islamic-state", "SYR", 7))
    assert len({look.color for look in found.sides.values()}) == 5


def test_who_gives_a_side_its_name_is_of_that_side():
    alone, at_war = folder(("islamic-state", None, None, 3)), folder(ARMY, ("islamic-state", None, None, 3))
    assert alone.side_of == {"islamic-state": "islamic-state"}
    assert at_war.of("islamic-state") == folder(("yarmouk-martyrs", "islamic-state", "SYR", 1), ARMY).of(
        "yarmouk-martyrs"
    )
    assert (side_words("islamic-state"), side_words("al-qaeda")) == ("Islamic State", "Al-Qaeda")


def test_a_part_looks_as_the_whole_does():
    row = {"kind": "state", "known": True, "n_mentions": 1, "n_documents": 1}
    ids = {"land": None, "land-fleet": "land", "land-pilots": "land-fleet", "syria-gov": None, "ministry": "syria-gov"}
    rows = [{**row, "actor_id": a, "name": a, "parent_id": p, "side": "government" if a == "syria-gov" else None}
            for a, p in ids.items()]  # fmt: skip
    found = look_of(Dossier.from_rows({"actors": rows}))
    assert found.of("land") == found.of("land-fleet") == found.of("land-pilots") != found.of("nobody")
    assert found.of("ministry") == found.sides["government"]


def test_no_two_of_many_sides_look_alike():
    many = folder(*((f"a{i}", f"side-{i}", "XXX", 1) for i in range(30)))
    assert len(set(many.sides.values())) == 30


def test_someone_without_a_side_has_a_colour_of_their_own_while_there_are_any():
    found = folder(ARMY, *((f"a{i}", None, "XXX", 50 - i) for i in range(12)))
    looks = [found.of(f"a{i}") for i in range(12)]
    assert len({look.color for look in (found.of("syria-army"), *looks[:7])}) == 8
    assert {look.color for look in looks[7:]} == {theme.NEUTRAL}
