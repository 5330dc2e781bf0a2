"""Where an act was, as other words of its sentence tell it, and what only tells where something else lies.

Sentences of our own, on several wars.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, control, event, no

ROWS = [
    case(
        "The number of fighters killed in the battle for the countryside west of Sake has climbed to 153.",
        casualty("killed", 153, at="West of Sake"),
    ),
    # what a thing did tells where the harm was
    case(
        "Three people were killed and nine wounded by a shell that hit a bakery in Kadugli.",
        casualty("killed", 3, 3, at="Kadugli"),
        casualty("injured", 9, 9, at="Kadugli"),
    ),
    case(
        "Three people were killed by a man that the police had sought in Kadugli.", no(casualty("killed", at="Kadugli"))
    ),
    case("Six farmers died after shelling on Omdurman.", casualty("killed", 6, 6, at="Omdurman")),
    case("Six farmers died days after the talks in Jeddah.", no(casualty("killed", at="Jeddah"))),
    case(
        "Nine soldiers were killed in fighting with fighters backed by drone strikes in the province of Gao.",
        casualty("killed", 9, 9, at="Gao province"),
    ),
    case(
        "Two brothers were among eight people killed when a drone hit a school in Sumy.",
        casualty("killed", 8, 8, at="Sumy"),
        casualty("killed", 2, 2, at="Sumy"),
    ),
    # what a clause goes on about, or what it tells of a thing that is struck
    case(
        "The general spoke of another raid in Taiz last month in which nine people were killed.",
        casualty("killed", 9, 9, at="Taiz"),
    ),
    case(
        "Rebels took control of a base from which strikes were directed in the city of Lashkar Gah.",
        control(None, "Lashkar Gah", "captured"),
    ),
    case(
        "Jets struck a market where herders had gathered in Kidal, killing six.",
        casualty("killed", 6, 6, at="Kidal"),
    ),
    case("Jets bombed fighters who had trained in Libya.", no(event("ASSAULT", at="Libya"))),
    case(
        "A raid hit a village held by the militia in northern Mali.",
        event("ASSAULT", trigger="raid", at="Northern Mali"),
    ),
    case("The count from the strike on Zabid said 15 people were killed.", casualty("killed", 15, 15, at="Zabid")),
    case("The city of Kherson has been the target of Russian air strikes since May.", event("ASSAULT", at="Kherson")),
    # right after what is reported
    case("Residents reported heavy shelling in Kutum and clashes.", event("ASSAULT", trigger="shelling", at="Kutum")),
    # what the parser draws into a phrase of place or time, or away from its own
    case(
        "Jets hit the hospital in Wad Madani before dawn killing two nurses.",
        casualty("killed", 2, 2, at="Wad Madani"),
    ),
    case(
        "Nine villagers died in raids and shelling attacks this Saturday in Taiz.",
        casualty("killed", 9, 9, at="Taiz"),
    ),
    case("Shells landed in Kharkiv wounding at least 10 people.", casualty("injured", 10, None, at="Kharkiv")),
    case(
        "Residents said shelling on Sunday hit the port of Hodeidah.",
        event("ASSAULT", trigger="shelling", at="Hodeidah port"),
    ),
    case(
        "The Wagner group has been the main force fighting the JNIM in northern Mali capturing several villages.",
        event("ASSAULT", trigger="capturing", at="Northern Mali"),
    ),
    case(
        "Ten traders were killed on Monday and some others injured in Taiz in attacks launched by planes.",
        casualty("killed", 10, 10, at="Taiz"),
        casualty("injured", at="Taiz"),
    ),
    case(
        "Ten people were killed in Taiz and dozens of others injured in the raids were flown to Muscat.",
        no(casualty("killed", at="Muscat")),
    ),
    case("In Yemen the army retook Mocha on Tuesday.", control("yemen-army", "Mocha", "retaken")),
    case(
        "A rocket attack hit a house in the Kawempe neighbourhood killing three brothers.",
        casualty("killed", 3, 3, at="Kawempe neighbourhood"),
    ),
    case("The talks in Goma resulted in rebels leaving the town.", event("RETREAT")),
    case(
        "Nine people were killed on Saturday after air strikes and shelling hit Aden.",
        casualty("killed", 9, 9, at="Aden"),
    ),
    case(
        "Air strikes targeting rebel-held areas in northern Syria have killed 60 civilians.",
        casualty("killed", 60, 60, at="Northern Syria"),
    ),
    case(
        "Shells killed 15 people in a rebel-held neighbourhood in the eastern city of Deir ez-Zor.",
        control("syrian-opposition", "Deir ez-Zor", "holds", extent="part"),
    ),
    # who said it adds a clause of its own
    case(
        "Nine men were hurt in Lubero, the ministry said, adding that 40 fighters had been killed around Beni.",
        casualty("killed", 40, 40, at="Beni"),
    ),
    case(
        "Nine men were hurt in Lubero the ministry said adding 40 fighters were killed around the town of Beni.",
        casualty("killed", 40, 40, at="Beni"),
        casualty("injured", 9, 9, at="Lubero"),
    ),
    # what goes on: a day with "when", a joined act, something else that was going on there
    case(
        "The visit follows a raid on the town of Djibo on Monday when 15 villagers were killed.",
        casualty("killed", 15, 15, at="Djibo"),
    ),
    case(
        "The coalition carried out 18 strikes on Monday and destroyed 13 positions near Mosul.",
        event("ASSAULT", trigger="strikes", at="Mosul"),
    ),
    case(
        "Jets struck the lorries as drivers unloaded flour in the town of Kutum.",
        event("ASSAULT", trigger="struck", at="Kutum"),
    ),
    case("Gunmen struck the convoy as diplomats met in Geneva.", no(event("ASSAULT", at="Geneva"))),
    case(
        "Days of air strikes across the Marib province had left 75 civilians dead and another 150 wounded.",
        casualty("injured", 150, 150, at="Marib province"),
    ),
    # what only tells where another place lies is no place of the act
    case("Shells fell on Sake near Goma, killing two.", casualty("killed", 2, 2, at="Sake")),
    case("Shells fell near Goma, killing two.", casualty("killed", 2, 2, at="Goma")),
    case("Raids hit the town of Irpin, just west of Kyiv.", event("ASSAULT", at="Irpin")),
    case("Gunmen attacked a camp outside Nyala.", event("ASSAULT", at="Nyala")),
    # names in places of their own
    case(
        "Russian missiles struck Ukraine's second city, Kharkiv, on Monday.",
        event("ASSAULT", trigger="struck", at="Kharkiv, Ukraine"),
    ),
    case("In Ukraine, drones attacked Odesa overnight.", event("ASSAULT", at="Odesa, Ukraine")),
    case("In Ethiopia, the rebels seized Adwa and Axum.", control(None, "Aksum", "captured")),
    case(
        "Nine people were killed in Syria's northern Idlib province.",
        casualty("killed", 9, 9, at="Idlib Governorate, Syria"),
    ),
    case("In Libya, Zawiya, 50km to the west, fell to the rebels on Monday.", control(None, "Zawiya", "captured")),
    case("In Chechnya, Gudermes, the second largest town, was seized.", control(None, "Gudermes", "captured")),
    case("In Chechnya, Basayev, the commander, was seized.", no(control(None, "Basayev", "captured"))),
    case("Shells hit Port Sudan on Monday.", event("ASSAULT", at="Port Sudan")),
    # borders and sides only tell where something lies, unless nothing else does
    case("In Syria, troops killed nine rebels near the Lebanese border.", casualty("killed", 9, 9, at=ANY)),
    case(
        "Jets hit an outpost in Idlib province near the border with Turkey.",
        event("ASSAULT", at="Idlib Governorate"),
    ),
    case(
        "Rebels shelled a town northeast of Damascus in Syria.",
        event("ASSAULT", at="Northeast of Damascus, Syria"),
    ),
    case(
        "Shells hit the city of Aleppo. Rebels fired rockets into the west of the city, killing two.",
        casualty("killed", 2, 2, at="Western Aleppo"),
    ),
    case(
        "Shells hit the city of Aleppo. Rebels fired rockets to the west of the city, killing two.",
        no(casualty("killed", 2, 2, at="Western Aleppo")),
    ),
    case(
        "Thirty fighters were killed near Sake and another five outside the town of Minova on the shore in South Kivu.",
        casualty("killed", 30, 30, at="Sake"),
    ),
    # "the divided city", "the rebel-held town"
    case(
        "Bombs hit the city of Taiz. Shells fell on the divided city, killing two.",
        casualty("killed", 2, 2, at="Taiz"),
    ),
    case(
        "Bombs hit the town of Ariha in Syria. Shells fell on the rebel-held town, killing two.",
        casualty("killed", 2, 2, at="Ariha"),
    ),
    # a clause that "where", "as" or a fight leads back to
    case(
        "Police reported arrests in Ituri and North Kivu, where the army is fighting the ADF.",
        event("ASSAULT", trigger="fighting", at="North Kivu"),
    ),
    case("Nine children had been killed in the fight for Mosul.", casualty("killed", 9, 9, at="Mosul")),
    case(
        "Bombing of rebel-held areas of Taiz has resumed as UK lawmakers consider an inquiry.",
        event("ASSAULT", at="Taiz"),
    ),
    case(
        "Clashes went on across the northern Aleppo province resulting in 12 deaths.",
        event("ASSAULT", trigger="Clashes", at="Aleppo Governorate"),
    ),
    case("Raids hit Banibangou a village in Niger on Monday.", event("ASSAULT", at="Bani Bangou, Niger")),
    # a city that opens a sentence before whom it does not describe
    case(
        "Cairo Sudanese army air strikes on Kutum killed 44 people on Monday.", casualty("killed", 44, 44, at="Kutum")
    ),
    # a town in a country is part of it
    case("Al-Shabaab-held towns in Somalia were bombed.", control("al-shabaab", "Somalia", "holds", extent="part")),
    # who claims an act does not take its place; where allies sit is not where they deny
    case(
        "Last month bombings claimed by the group in the cities of Baidoa and Merca killed at least 70 people.",
        casualty("killed", 70, None, at="Baidoa, Marka"),
    ),
    case("The president and his friends in Minsk have denied shelling schools.", event("REJECT", at="")),
    case(
        "At least 21 traders died and 30 were hurt this Friday in a rebel rocket attack on districts of Taiz.",
        casualty("killed", 21, None, at="Taiz"),
    ),
    case(
        "The army was locked in fighting on Mosul's western edges where nine civilians were killed in an offensive.",
        casualty("killed", 9, 9, at="Mosul"),
    ),
    case(
        "Raids across northern and central Mali killed nine herders.",
        casualty("killed", 9, 9, at="Northern Mali, Central Mali"),
    ),
    case("Nine people died in a raid in the south Aleppo area.", no(casualty("killed", at="Southern Syria"))),
    case("Shells hit Homs and its Old City on Monday.", event("ASSAULT", at="Homs")),
    case(
        "A bomb went off near a school in the city of Qamishli Hasaka in Syria.",
        no(event("ASSAULT", at="Qamishli Hasaka, Syria")),
    ),
    case(
        "Air strikes killed 19 people across the Eastern Ghouta region outside the capital Damascus.",
        casualty("killed", 19, 19, at="Eastern Ghouta"),
    ),
    case("Shells hit a town northeast of the capital Damascus.", event("ASSAULT", at="Northeast of Damascus")),
    # an unnamed part is of the town that the act was in, or of the one just named
    case(
        "Shells killed nine in Taiz when jets bombed a market in a rebel-held district.",
        control(None, "Taiz", "holds", extent="part"),
    ),
    case(
        "Aleppo is home to two million people, most of them in the government-held western districts.",
        control("syria-gov", "Aleppo", "holds", extent="part"),
    ),
    case(
        "Aleppo is home to two million people. Aid has reached the rebel-held areas.",
        no(control("syrian-opposition", "Aleppo", "holds")),
    ),
    # "which is" tells of the last of a list
    case(
        "The blasts hit Tartus and Homs as well as Hasakah which is mostly controlled by the YPG.",
        control("ypg", "Hasakah", "holds"),
        no(control("ypg", "Homs", "holds")),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_where(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
