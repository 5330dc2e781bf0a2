"""Where is meant by "the city", "the province", "its capital", and which of the places named change hands.

Sentences of our own, from many wars.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, check, control, event, no

ROWS = [
    # where an article was written is nowhere that "the city" points back to; a part of a town points to the town
    case(
        "NAIROBI, Dec 3 (Wire) - M23 fighters pushed into the northern districts of Goma on Tuesday, entering the city"
        " from two sides.",
        control("m23", "Goma", "contested"),
        no(control("m23", "Nairobi", "contested")),
    ),
    case(
        "Sake has fallen. M23 fighters were inside several districts of Goma. Officers denied a retreat from the city.",
        control(None, "Goma", "withdrew"),
        no(control(None, "Sake", "withdrew")),
    ),
    # what a country has is not the country
    case(
        "Houthi fighters took most of Taiz after troops pulled out of Yemen's third city.",
        control(None, "Taiz", "withdrew"),
        no(control(None, "Yemen", "withdrew")),
    ),
    case("The army pulled out of Sudan's second city.", no(control(None, "Sudan", "withdrew"))),
    case(
        "A bomb went off in Somalia's capital.",
        event("ASSAULT", at="Mogadishu"),
        no(event("ASSAULT", at="Mogadishu, Somalia")),
    ),
    case("Jets bombed Sudan's north.", event("ASSAULT", at="Sudan")),
    # a province is that of the town named before, not of what is named after; where somebody goes is none
    case(
        "RSF fighters seized Nyala on Friday and let officers go to Khartoum. The army has lost the whole province, and"
        " has left El Fasher.",
        control("sudan-army", "South Darfur", "lost", extent="full"),
        no(control("sudan-army", "El Fasher", "lost")),
    ),
    # a capital of a province, which lies in it
    case(
        "Shells hit a market in El Fasher, the capital of North Darfur. The RSF has besieged the city since May.",
        event("ASSAULT", at="El Fasher"),
        event("COERCE", at="El Fasher"),
    ),
    case("Rebels entered Bunia, the capital of Ituri.", event("ASSAULT", at="Bunia")),
    case("Shells fell on Mariupol, a city in Donetsk.", event("ASSAULT", at="Mariupol")),
    # what is told of a place beside its name
    case(
        "M23 fighters drove the army out of Sake, a town the Congolese army had held since 2013.",
        control("drc-army", "Sake", "holds", extent="unknown"),
    ),
    case(
        "On Monday M23 fighters drove the army out of Sake, a town the Congolese army had held since 2013.",
        control("drc-army", "Sake", "holds", end="2024-12-02"),
    ),
    case(
        "The army has left Sake, a town it has held since 2013.",
        no(control("drc-army", "Sake", "holds", end="2024-12-02")),
    ),
    case(
        "Nine farmers were killed in Gezira state, whose capital Sudan's army recaptured on Saturday.",
        no(control("sudan-army", "Gezira State", "retaken")),
    ),
    case("Sudan's army recaptured Gezira state.", control("sudan-army", "Gezira State", "retaken")),
    # who declares a place free says that they have it
    case("M23 fighters entered Goma and declared the city free.", control("m23", "Goma", "captured")),
    case("Rebels declared Damascus liberated.", control("syrian-opposition", "Damascus", "captured")),
    case("The court in Goma declared the man free.", no(control())),
    case("The World Health Organization declared Congo free of Ebola.", no(control())),
    # each of the places named changes hands, as the deed is done in each
    case(
        "M23 fighters captured a dozen villages, among them Sake, Minova and Nyabibwe.",
        control("m23", "Sake", "captured"),
        control("m23", "Minova", "captured"),
        control("m23", "Nyabibwe", "captured"),
    ),
    case(
        "M23 fighters captured a dozen villages, a source among aid workers in Minova said.",
        no(control("m23", "Minova", "captured")),
    ),
    # a verb that is not said again, with a day of its own
    case(
        "M23 fighters took Sake last week, and on Tuesday Goma.",
        control("m23", "Sake", "captured", start="2024-11-25"),
        control("m23", "Goma", "captured", on="2024-12-03"),
    ),
    case("M23 fighters took Sake, and on Tuesday Uganda protested.", no(control("m23", "Uganda", "captured"))),
    # who seeks refuge does not fight for where they go
    case("Hundreds of Afghan soldiers crossed into Tajikistan and asked for refuge.", no(control(state="contested"))),
    case("Fleeing Congolese soldiers entered Gisenyi.", no(control(state="contested"))),
    case("M23 fighters entered Goma to escape the shelling in Sake.", no(control(state="contested"))),
    case("M23 fighters entered Goma as soldiers asked for refuge.", control("m23", "Goma", "contested")),
    case("Rwandan soldiers crossed into Congo and attacked a camp.", control(None, "DR Congo", "contested")),
    # a capital that arms are used on is the city, and so is what is listed after it
    case("Al-Shabaab militants attacked Mogadishu.", event("ASSAULT", at="Mogadishu", b="")),
    case("Russian missiles struck Kyiv and Lviv.", event("ASSAULT", at="Kyiv, Lviv")),
    case("The minister attacked Kyiv in a speech.", no(event("ASSAULT"))),
    case("Moscow blamed Kyiv for the blast.", event("ACCUSE", b="ukraine-gov")),
    # weapons at the head of a sentence
    case("Rockets hit Jerusalem.", event("ASSAULT", at="Jerusalem")),
    case("Houston Rockets hit a record in May.", no(event("ASSAULT"))),
    # names held together by small words, or that begin like a person's
    case(
        "Insurgents attacked Mocímboa da Praia in Mozambique.",
        event("ASSAULT", at="Mocímboa da Praia, Mozambique", b=""),
    ),
    case(
        "A bomb exploded in Nad-e Ali district of Helmand.",
        event("ASSAULT", at="Nad Ali District, Helmand Province"),
    ),
    case("A bomb killed ten people in Baghdad's Sadr City district.", event("ASSAULT", at="Baghdad, Sadr District")),
    case("Had Armenia withdrawn from Shusha, the war would have ended.", no(event(at="Al Had District"))),
    case("The baker Hussein Kamal was killed in Homs.", event("ASSAULT", at="Homs")),
    case("Clashes shook Helmand in Afghanistan.", event("ASSAULT", at="Helmand Province, Afghanistan")),
    case("Supporters of Sadr clashed with police in Basra.", event("PROTEST", at="Basrah")),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_where_is_meant(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
