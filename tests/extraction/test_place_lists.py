"""Names listed after a word for many places, with and without commas, known to a gazetteer or not. Own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.mentions_in import read
from tests.extraction.reader import Expected, case, check, control, event, no

LISTS = [
    ("Rebels in Syria seized several villages including Zarqhat and Umm Miyal.", ["Zarqhat", "Umm Miyal"]),
    ("In Syria they hit quarters including al-Kalaseh, Sakhour and Hanano.", ["al-Kalaseh", "Hanano"]),
    ("Strikes in Syria hit two villages, Tokhar and Hoshariyeh, on Tuesday.", ["Tokhar", "Hoshariyeh"]),
    ("Strikes in Syria hit two villages Tokhar and Hoshariyeh on Tuesday.", ["Tokhar", "Hoshariyeh"]),
    ("The army in Sudan shelled villages such as Umbala and Tawilat on Monday.", ["Umbala", "Tawilat"]),
    ("Gunmen attacked three Nigerian towns Bama Konduga and Gwoza on Monday.", ["Bama", "Konduga", "Gwoza"]),
    ("Rebels in Syria entered the villages of Akhtarin and Turkmen Bareh.", ["Akhtarin", "Turkmen Bareh"]),
    ("Rebels in Syria left the villages of Zarqhat, Umm Miyal and Tell Aran.", ["Umm Miyal", "Tell Aran"]),
    # a lone name after a comma speaks, as do two before a verb; peoples and quantities are no names
    ("Gunmen in Nigeria attacked two villages, Musa Garba said on Monday.", []),
    ("Gunmen in Nigeria attacked two villages, Musa Garba and Amina Sow said.", []),
    ("Gunmen in Nigeria attacked villages including some of Boko Haram.", []),
    ("Towns including Christians and Muslims were burned.", []),
]

ROWS = [
    case(
        "The government holds the Syrian cities Damascus Aleppo Homs and Hama.",
        control("syria-gov", "damascus", "holds"),
        control("syria-gov", "aleppo", "holds"),
        control("syria-gov", "homs", "holds"),
        control("syria-gov", "hama", "holds"),
    ),
    case(
        "The army regained control of half of Ukraine including major cities Kharkiv Dnipro and Odesa.",
        control("ukraine-army", "Kharkiv", "retaken"),
        control("ukraine-army", "Dnipro", "retaken"),
        control("ukraine-army", "Odesa", "retaken"),
    ),
    case(
        "Jets hit rebel-held districts of Syria including Hanano, Sakhour and Shaar.",
        control("syrian-opposition", "masaken-hanano", "holds"),
        control("syrian-opposition", "sakhour", "holds"),
    ),
    case(
        "Jets hit rebel-held areas in Saraqib and Maarat al-Numan in Syria.",
        control("syrian-opposition", "saraqib", "holds", extent="part"),
        control("syrian-opposition", "maarat-al-numan", "holds", extent="part"),
    ),
    case(
        "In Nigeria they seized the town and shelled villages including Bama and Gwoza.",
        no(control(None, "Bama", "captured")),
        event("ASSAULT", trigger="shelled", at="Bama, Gwoza"),
    ),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_the_places_of_a_list(text: str, names: list[str]) -> None:
    _, found = read(text, date(2016, 5, 1))
    places = [text[m.start : m.end] for m in found.mentions if m.kind == "location"]
    assert [name for name in names if name not in places] == []
    assert names or set(places) <= {"Nigeria"}


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_holds_the_places_of_a_list(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
