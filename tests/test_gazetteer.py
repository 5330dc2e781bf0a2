"""Names of places meet across transliterations and nowhere else; the gazetteer answers in order, from a whole file."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.errors import KnowledgeError
from syrnb.knowledge import gazetteer, gazetteer_build
from syrnb.knowledge.gazetteer import Gazetteer, Settlement, load_gazetteer
from syrnb.knowledge.gazetteer_build import compile_gazetteer, is_alternate
from syrnb.knowledge.toponym import fold, sound_key, strip_division

SAME = [
    ("Tall Rifat", "Tel Rifaat", "Tall Rif‘at", "Tell Rif'at", "Tal Rifaat"),
    ("Saraqib", "Saraqeb", "Sarakeb", "Sarāqib"),
    ("Khan Sheikhoun", "Khan Shaykhun", "Khān Shaykhūn", "Khan Cheikhoun"),
    ("Talbisseh", "Talbiseh", "Tallbisah", "Talbisah"),
    ("Deir ez-Zor", "Deir al-Zor", "Dayr az Zawr", "Deir Ezzor", "Deir el-Zour"),
    ("Raqqa", "Ar Raqqah", "Rakka", "al-Raqqa"),
    ("Homs", "Hims", "Hums", "Ḩimş"),
    ("Hama", "Hamah", "Ḩamāh"),
    ("Kobani", "Kobane", "Kobanî"),
    ("Maarrat al-Numan", "Maarat an-Numan", "Ma'arat al-Nu'man", "Maaret al-Numan"),
    ("Jisr al-Shughour", "Jisr ash-Shughur", "Jisr Al Choghour"),
    ("Qusayr", "Al-Qusayr", "Qusair", "Al-Quseir"),
    ("Manbij", "Membij", "Minbij"),
    ("Kafr Nabl", "Kafr Nabel", "Kafr Nubl"),
    ("Suwayda", "Sweida", "As-Suwayda", "Suweida"),
    ("Daraya", "Darayya"),
    ("Daraa", "Dar'a", "Deraa"),
    ("Salamiyah", "Salamiyeh", "Salamia"),
    ("Lashkar Gah", "Lashkargah"),
    ("Mazar-e Sharif", "Mazar-i-Sharif", "Mazari Sharif"),
    ("Maywand", "Maiwand"),
    ("El Fasher", "Al-Fashir", "Al Fashir"),
    ("El Geneina", "Al-Junaynah", "Geneina"),
    ("Kitchanga", "Kichanga"),
    ("Sloviansk", "Slovyansk", "Slavyansk"),
    ("Hodeidah", "Al Hudaydah", "Hodeida"),
    ("Saada", "Sa'dah"),
]
APART = [
    ("Hama", "Homs"),
    ("Homs", "Hamas"),
    ("Aleppo", "Lepanto"),
    ("Daraya", "Daraa"),
    ("Goma", "Gama"),
    ("Douma", "Dama"),
    ("Salma", "Salam"),
    ("Sarmin", "Sarmada"),
    ("Raqqa", "Iraq"),
    ("Azaz", "Aziz"),
    ("Beni", "Ben"),
    ("Tall Rifat", "Tall Abyad"),
    ("Kafr Nabl", "Kafr Hamra"),
    ("Marash", "Maras"),
    ("Kunar", "Kunduz"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    assert len({sound_key(name) for name in names}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_places_have_two_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize("name", ["حلب", "Киев", "", "123", "—", "阿勒颇"])
def test_other_scripts_and_no_letters_have_no_sound(name: str) -> None:
    assert sound_key(name) is None


@given(st.text())
def test_any_text_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdeghiklmnoqrstuwyzAEKSX '-", max_size=30))
def test_case_and_apostrophes_change_no_key(name: str) -> None:
    assert sound_key(name) == sound_key(name.upper().replace("'", "‘"))


def test_a_long_name_takes_no_longer_than_its_length() -> None:
    assert sound_key("alalal" * 20_000 + " ahahah" * 20_000) is not None


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Halab", True), ("حلب", True), ("Алеппо", True), ("ALP", False), ("hlb", False), ("a lei po", False),
     ("阿勒颇", False), ("Al", False), ("oሆms", False)],
)  # fmt: skip
def test_alternates_that_a_text_may_hold(name: str, is_one: bool) -> None:
    assert is_alternate(name) is is_one


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Idlib Governorate", "Idlib"),
        ("Paktia province", "Paktia"),
        ("North Kivu", "North Kivu"),
        ("Province", "Province"),
    ],
)
def test_the_word_for_a_division_is_no_part_of_its_name(name: str, base: str) -> None:
    assert strip_division(name) == base


FOUND = [
    ("Saraqeb", "SYR", "Idlib Governorate", "town"),
    ("Khan Sheikhoun", "SYR", "Idlib Governorate", "town"),
    ("Tel Rifaat", "SYR", "Aleppo Governorate", "town"),
    ("Kobane", "SYR", "Aleppo Governorate", "town"),
    ("Deir Ezzor", "SYR", "Deir ez-Zor Governorate", "city"),
    ("Maaret al-Numan", "SYR", "Idlib Governorate", "town"),
    ("Raqqa", "SYR", "Raqqa Governorate", "city"),
    ("حلب", "SYR", "Aleppo Governorate", "city"),
    ("Lashkargah", "AFG", "Helmand Province", "town"),
    ("Tarin Kowt", "AFG", "Uruzgan Province", "town"),
    ("Gardiz", "AFG", "Paktia Province", "city"),
    ("El Fasher", "SDN", "North Darfur", "city"),
    ("Geneina", "SDN", "West Darfur", "city"),
    ("Goma", "COD", "North Kivu", "city"),
    ("Kiev", "UKR", "Kyiv City", "city"),
    ("Slavyansk", "UKR", "Donetsk Oblast", "city"),
    ("Fallujah", "IRQ", "Anbar Governorate", "city"),
    ("Sa'dah", "YEM", "Saada Governorate", "town"),
]


@pytest.mark.parametrize(("name", "country", "admin1", "kind"), FOUND, ids=lambda value: str(value))
def test_settlements_are_found_as_the_news_spells_them(name: str, country: str, admin1: str, kind: str) -> None:
    best = load_gazetteer().find(name, countries=[country])[0].settlement
    assert (best.country, best.admin1, best.kind) == (country, admin1, kind)


@pytest.mark.parametrize(
    ("name", "country"), [("Lepanto", "SYR"), ("President", "SYR"), ("Pentagon", "AFG"), ("", "SYR")]
)
def test_what_is_no_settlement_of_a_country_is_not_found_there(name: str, country: str) -> None:
    assert load_gazetteer().find(name, countries=[country]) == []


def test_the_very_name_comes_before_what_sounds_alike() -> None:
    matches = load_gazetteer().find("Hama", limit=50)
    hows = ["key" if match.how == "key" else "name" for match in matches]
    assert hows == sorted(hows, reverse=True)
    assert "key" in hows
    assert all(match.how != "key" for match in load_gazetteer().find("Hama", limit=50, by_sound=False))
    assert matches[0].settlement.country == "SYR"


def test_the_same_question_has_the_same_answer_and_keeps_to_its_limits() -> None:
    one, other = (Gazetteer(load_gazetteer().path).find("Tripoli") for _ in range(2))
    assert one == other
    assert [m.settlement.country for m in one[:2]] == ["LBY", "LBN"]
    assert [m.rank for m in one[:2]] == [1, 2]
    assert len(load_gazetteer().find("San Antonio", limit=3)) == 3
    assert {m.settlement.country for m in load_gazetteer().find("Tripoli", countries={"LBN", "SYR"})} == {"LBN"}


@pytest.mark.parametrize(
    ("name", "kind", "countries", "found"),
    [
        ("Edleb", "admin1", ["SYR"], "syria/idlib-governorate"),
        ("Idlib province", "admin1", ["SYR"], "syria/idlib-governorate"),
        ("Paktya", "admin1", ["AFG"], "afghanistan/paktia-province"),
        ("Khowst", "admin1", ["AFG"], "afghanistan/khost-province"),
        ("Sari Pul", "admin1", None, "afghanistan/sar-e-pol-province"),
        ("Nord-Kivu", "admin1", None, "drc/north-kivu"),
        ("Kharkiv region", "admin1", ["UKR"], "ukraine/kharkiv-oblast"),
        ("Nad-e Ali district", "admin2", ["AFG"], "afghanistan/nad-ali-district"),
        ("Masisi territory", "admin2", ["COD"], "drc/masisi-territory"),
        ("Saraqib", "admin1", ["SYR"], None),
        ("Idlib", "admin1", ["IRQ"], None),
    ],
)
def test_divisions_are_found_by_any_of_their_spellings(
    name: str, kind: str, countries: list[str] | None, found: str | None
) -> None:
    places = load_gazetteer().find_division(name, countries=countries, kind=kind)
    assert (places[0].location_id if places else None) == found


def test_countries_are_asked_in_their_order() -> None:
    both = [
        [place.country for place in load_gazetteer().find_division("Punjab", countries=order)]
        for order in (["PAK", "IND"], ["IND", "PAK"])
    ]
    assert both == [["PAK", "IND"], ["IND", "PAK"]]


@pytest.mark.parametrize(
    ("population", "kind", "radius"),
    [(0, "town", 5), (499, "town", 5), (500, "village", 2), (9_999, "village", 2), (10_000, "town", 5),
     (99_999, "town", 5), (100_000, "city", 10), (1_000_000, "city", 20)],
)  # fmt: skip
def test_population_says_what_a_settlement_is_and_how_far_it_reaches(population: int, kind: str, radius: float) -> None:
    settlement = Settlement(7, "X", "SYR", None, 35.0, 38.0, population)
    place = settlement.to_place()
    assert (settlement.kind, settlement.radius_km, place.location_id, place.geonameid) == (kind, radius, "gn-7", 7)


# --- compiling, on a few rows ---------------------------------------------------------------------------------------

ROWS = {
    "1": {"geonameid": 1, "name": "Sarāqib", "latitude": 35.86447, "longitude": 36.80591, "countrycode": "SY",
          "population": 34231, "admin1code": "12", "alternatenames": ["Saraqeb", "sraqb", "سراقب"]},
    "2": {"geonameid": 2, "name": "Muş", "latitude": 37.5, "longitude": 42.4, "countrycode": "TR",
          "population": 60000, "admin1code": "80", "alternatenames": ["Mush"]},
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder; what is compiled there holds two settlements."""
    source = tmp_path / "cities500.json"
    source.write_text(json.dumps(ROWS), encoding="utf-8")
    monkeypatch.setattr(gazetteer_build, "_source", lambda: source)
    gazetteer._open.cache_clear()
    return tmp_path / "cache"


def test_it_is_compiled_once_and_leaves_nothing_else(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    match = load_gazetteer(small).find("Saraqeb")[0]
    assert (match.settlement.name, match.settlement.admin1, match.how) == ("Saraqib", "Idlib Governorate", "alias")
    assert load_gazetteer(small).find("Mush")[0].settlement.name == "Muş"
    assert load_gazetteer(small).find("sraqb", by_sound=False) == []
    assert [path.suffix for path in small.iterdir()] == [".sqlite"]
    gazetteer._open.cache_clear()
    monkeypatch.setattr(gazetteer, "compile_gazetteer", lambda *_, **__: pytest.fail("compiled twice"))
    assert load_gazetteer(small).find("Saraqeb") == [match]


def test_two_compilings_give_the_same_bytes(small: Path) -> None:
    for name in ("one", "other"):
        compile_gazetteer(small / name)
    assert (small / "one").read_bytes() == (small / "other").read_bytes()


@pytest.mark.parametrize("broken", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 500])
def test_a_broken_file_is_made_anew(small: Path, broken: bytes) -> None:
    path = load_gazetteer(small).path
    path.write_bytes(broken)
    gazetteer._open.cache_clear()
    assert load_gazetteer(small).find("Saraqib")[0].settlement.geonameid == 1


def test_a_folder_that_cannot_be_written_says_what_to_do(small: Path) -> None:
    small.write_text("a file where the folder should be")
    with pytest.raises(KnowledgeError, match="SYRNB_CACHE"):
        load_gazetteer(small)


def test_the_environment_names_another_folder(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYRNB_CACHE", str(small))
    assert load_gazetteer().path.parent == small


def test_it_goes_to_another_process(small: Path) -> None:
    again = pickle.loads(pickle.dumps(load_gazetteer(small)))
    assert again.find("Saraqib") == load_gazetteer(small).find("Saraqib")
