"""Where: settlements, divisions, parts, facilities, homonyms, places that no gazetteer has. Sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.mentions_in import mentions_in, read

SYRIA = date(2024, 12, 2)

PLACES = [
    # a single name in an article that is about no country yet
    ("Shells hit Kherson overnight.", "Kherson", "town", "UKR"),
    # (sentence, words, kind, country)
    ("Shells hit Mariupol in Ukraine.", "Mariupol", "city", "UKR"),
    ("The army retook Timbuktu in Mali.", "Timbuktu", "town", "MLI"),
    ("Clashes broke out in Sangin district, Helmand province, Afghanistan.", "Sangin district", "admin2", "AFG"),
    ("Clashes broke out in Sangin district, Helmand province, Afghanistan.", "Helmand province", "admin1", "AFG"),
    ("Gunmen raided a market in Borno state, Nigeria.", "Borno state", "admin1", "NGA"),
    ("Syrian troops left Tell Rifaat.", "Tell Rifaat", "town", "SYR"),
    ("Syrian troops left Tall Rif‘at.", "Tall Rif‘at", "town", "SYR"),
    ("Fighting reached Aleppo province in Syria.", "Aleppo province", "admin1", "SYR"),
    ("Fighting reached Aleppo city in Syria.", "Aleppo city", "city", "SYR"),
    ("Refugees crossed northern Mali on foot.", "northern Mali", "region", "MLI"),
    ("Rain fell on north-western Syria.", "north-western Syria", "region", "SYR"),
    ("Rebels took Masisi territory in Congo.", "Masisi territory", "admin2", "COD"),
    ("Shells hit Kupiansk district in Ukraine.", "Kupiansk district", "admin2", "UKR"),
    # a direction before "town of" says where it lies; "city" after a part belongs to it
    ("Jets hit the northern town of Saraqib in Syria.", "town of Saraqib", "town", "SYR"),
    ("Shells fell on the outskirts of Aleppo city in Syria.", "outskirts of Aleppo city", "area", "SYR"),
    # what only a war's own articles call so
    ("Jets hit the village of Hass in Syria.", "village of Hass", "town", "SYR"),
    ("A court sat in Tripoli, Libya.", "Tripoli", "city", "LBY"),
    # what is joined to a place by commas and "and"; a plural word for a kind goes with all that follow
    ("Troops withdrew from Bakhmut, Soledar and Avdiivka.", "Avdiivka", "town", "UKR"),
    ("Attacks in Gao, Kidal, Menaka and Timbuktu killed 30 soldiers.", "Timbuktu", "town", "MLI"),
    ("Fighting went on in the provinces of Helmand, Kandahar and Uruzgan.", "Kandahar", "admin1", "AFG"),
    ("Fighting went on in the provinces of Helmand, Kandahar and Uruzgan.", "Uruzgan", "admin1", "AFG"),
    ("The strike hit the rebel stronghold of Ihsim in Syria.", "Ihsim", "town", "SYR"),
    # a side of a town, and what lies beside it
    ("Jets hit the rebel-held east of Aleppo in Syria.", "east of Aleppo", "district", "SYR"),
    ("Jets hit a village east of Aleppo in Syria.", "Aleppo", "city", "SYR"),
    ("Soldiers patrolled Tripoli in Lebanon; Beirut was calm.", "Tripoli", "city", "LBN"),
]  # fmt: skip

UNKNOWN = [
    # (sentence, words, name, kind): kept without coordinates, and of no country
    ("Rebels burned the village of Umm Zarqhat in Sudan.", "village of Umm Zarqhat", "Umm Zarqhat", "village"),
    ("Shells fell on Bucha, Irpin and Zarqhatiya.", "Zarqhatiya", "Zarqhatiya", "area"),
    ("Troops held Qarnoubi hill and the Qarnoubi bridge in Syria.", "Qarnoubi bridge", "Qarnoubi bridge", "facility"),
]

NO_PLACE = [
    ("Taj Wardak was governor in Afghanistan. Wardak was killed there.", "Wardak"),
    ("Michael Jordan visited a school in Kenya.", "Jordan"),
    ("The report by Anthony Lake came in January.", "Lake"),
    ("Nov. 24 was a quiet day in Peru.", "Nov"),
    ("Kurdish areas were calm in Syria.", "Kurdish areas"),
    ("They left Hezbollah territory in Lebanon.", "Hezbollah territory"),
    ("Rebels shelled Goma and Kabila fled to Kinshasa.", "Kabila"),
    ("The army bombed Nyala, and Hemedti threatened revenge.", "Hemedti"),
    ("The quarter to the east of Damascus burned.", "east"),
]


def _place(sentence: str, words: str, published: date | None = None):
    _, found = read(sentence, published)
    mention = next((m for m in found.mentions if sentence[m.start : m.end] == words), None)
    assert mention is not None, [sentence[m.start : m.end] for m in found.mentions]
    assert mention.kind == "location"
    return found.places[mention.ref or ""]


@pytest.mark.parametrize(("sentence", "words", "kind", "country"), PLACES)
def test_places(sentence: str, words: str, kind: str, country: str) -> None:
    place = _place(sentence, words, SYRIA)
    assert (place.kind, place.country) == (kind, country)
    assert place.lat is not None


@pytest.mark.parametrize(("sentence", "words", "name", "kind"), UNKNOWN)
def test_places_that_no_gazetteer_has(sentence: str, words: str, name: str, kind: str) -> None:
    place = _place(sentence, words)
    assert (place.name, place.kind, place.known) == (name, kind, False)
    assert place.lat is None
    assert place.country is None


@pytest.mark.parametrize(("sentence", "words"), NO_PLACE)
def test_no_place(sentence: str, words: str) -> None:
    assert mentions_in(sentence).get(words, ("",))[0] != "location"


def test_a_list_shares_its_word() -> None:
    found = mentions_in("They searched the Paktika, Paktiya and Khost provinces of Afghanistan.")
    assert [found[w][0] for w in ("Paktika", "Paktiya", "Khost provinces")] == ["location"] * 3


def test_the_eastern_province_is_the_whole_province() -> None:
    whole = _place("It happened in the eastern Deir ez-Zor province of Syria.", "Deir ez-Zor province", SYRIA)
    assert whole.kind == "admin1"


def test_a_part_lies_off_the_centre_and_is_as_vague_as_half_the_whole() -> None:
    north = _place("Herders fled northern Niger.", "northern Niger")
    south = _place("Herders fled southern Niger.", "southern Niger")
    assert north.lat is not None
    assert south.lat is not None
    assert north.lat > south.lat
    assert north.radius_km == south.radius_km
