"""Where it was, told by a part of a town that stands before, or by what a town or a quarter is called. Own texts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.mentions_in import read
from tests.extraction.reader import Expected, case, casualty, check, control, event, no

WHERE = [
    # (text, words, place)
    # parts told by who holds them are the town's that stands before
    ("Shells hit Nyala in Sudan. Six men died in RSF-held neighbourhoods.", "neighbourhoods", "nyala"),
    ("Shelling shook Hodeidah in Yemen. Fire on Houthi-held districts killed six.", "districts", "hodeidah"),
    ("Rebels fled Aleppo in Syria. Jets hit the rebel-held eastern quarters.", "quarters", "aleppo"),
    ("Fighting for Aleppo in Syria cut the road into opposition-held areas.", "areas", "aleppo"),
    ("Gunmen fled Mosul in Iraq. Six men were shot in militant-held districts on Monday.", "districts", "gn-99072"),
    ("Aleppo in Syria burns, a man said from the besieged rebel districts.", "districts", "aleppo"),
    # near misses: in general, elsewhere, some of many, or of a province
    ("Six men died in Aleppo in Syria. Russian jets often hit rebel-held areas.", "areas", None),
    ("Six men died in Aleppo in Syria. Shells hit rebel-held districts of Homs.", "districts", None),
    ("Six men died in Aleppo in Syria. Shells hit several rebel-held districts.", "districts", None),
    ("Six men died in Aleppo in Syria. Shells hit districts on Monday.", "districts", None),
    ("Rebels left Idlib province in Syria. Shells hit government-held districts.", "districts", None),
    ("Aleppo in Syria is quiet. Jets left. Troops left. Shells hit rebel-held districts.", "districts", None),
    # a suburb, an area
    ("Six men died in Eastern Ghouta in Syria. Jets struck the besieged suburb.", "besieged suburb", "eastern-ghouta"),
    ("Residents of Bakhmut in Ukraine said Russia had shelled the area.", "area", "gn-713174"),
    ("Jets hit Al-Waer in Syria. People of Daraya spoke of raids on the area.", "area", "darayya"),
    ("Rebels took Al-Waer in Syria. The army then shelled the area.", "area", "al-waer"),
    # a gazetteer's city that stands in the same sentence may be called a town
    ("Men fled Manbij in Syria, where troops neared the town after raids in April.", "town", "manbij"),
    ("Raids hit Maarat al-Numan in Syria as men fled Manbij when troops ringed the town.", "town", "manbij"),
    ("Rebels took Sake near the city of Goma in Congo and burned the town.", "town", "sake"),
    # one district of many is no division called so
    ("A car bomb killed six men in a Homs district in Syria.", "Homs district", "homs"),
    ("A car bomb killed six men in a Mosul district.", "Mosul district", "gn-99072"),
    ("The raids killed six men in a northern district of Manbij in Syria.", "district of Manbij", "manbij"),
    ("A car bomb killed six men in Homs district in Syria.", "Homs district", "syria/homs-district"),
    # where a town lies is no part of it
    ("A blast killed five men in Syria's central Hama city.", "Hama city", "hama"),
    ("Shells killed five men in Ukraine's eastern Kharkiv city.", "Kharkiv city", "gn-706483"),
    ("Shells killed five men in the northern Manbij city in Syria.", "Manbij city", "manbij"),
    ("Shells killed five men in northern Manbij city in Syria.", "northern Manbij city", "manbij-north"),
]

HELD = [
    case("Shells hit Nyala in Sudan. RSF-held districts burned.", control("rsf", "nyala", "holds", extent="part")),
    case(
        "Shelling shook Taiz in Yemen. Houthi fire on government-held districts killed six men.",
        control("yemen-gov", "Taiz", "holds", extent="part"),
        event("ASSAULT", a="houthis", at="Taiz"),
    ),
    # what falls on a house falls on its town
    case("A mortar shell fell on a market in Taiz, leading to nine deaths.", event("ASSAULT", at="Taiz")),
    case("A barrel of gas fell on Saraqib, leading to the deaths of nine men.", casualty("killed", 9, 9, at="Saraqib")),
    case("Snow fell on a market in Taiz.", no(event("ASSAULT"))),
    case(
        "Nyala is burning. The army shelled the besieged RSF-held districts.",
        event("ASSAULT", a="sudan-army", b="rsf", at="Nyala"),
    ),
]


@pytest.mark.parametrize(("text", "words", "ref"), WHERE)
def test_where_it_was(text: str, words: str, ref: str | None) -> None:
    _, found = read(text, date(2016, 5, 1))
    refs = [m.ref for m in found.mentions if m.kind == "location" and text[m.start : m.end] == words]
    assert (refs or [None])[-1] == ref


@pytest.mark.parametrize(("sentence", "expected", "day"), HELD)
def test_who_holds_a_part(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
