"""A description and the name beside it are one; a group's affiliate is not the group. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # a description right before a name, whatever the parser makes of the two
    case(
        "Soldiers backed by the Lebanese terrorist group Hezbollah entered Flita.",
        relation("hezbollah", kind="supports"),
        no(relation(kind="supports", source="lbn:lebanese-terrorist-group")),
        day="2015-07-05",
    ),
    case(
        "In Douma the Saudi-backed opposition faction Jaish al-Islam stormed a checkpoint.",
        event("ASSAULT", a="jaysh-al-islam"),
        relation("saudi-arabia-gov", "jaysh-al-islam", "supports"),
        day="2016-05-05",
    ),
    case(
        "The Iran-backed Shiite militia Kataib Hezbollah shelled Camp Taji in Iraq.",
        relation("iran-gov", "kataib-hezbollah", "supports"),
        event("ASSAULT", a="kataib-hezbollah"),
    ),
    case(
        "Fighters of the Darfur rebel group Tambour shelled Nyala.",
        event("ASSAULT", a="tambour"),
    ),
    case(
        "The rebel group Monday attacked Gao in Mali.",
        no(event("ASSAULT", a="monday")),
    ),
    case(
        "Troops attacked the rebel group Turkish jets had bombed in May.",
        no(event("ASSAULT", a="turkey-army", b="turkey-air-force")),
    ),
    # a description right after a name, its commas lost, in whatever clause
    case(
        "France sent weapons to the Syrian Democratic Forces a Kurdish-led militia alliance which later seized Tabqa.",
        event("ASSAULT", a="sdf", at="Tabqa"),
        control("sdf", "Tabqa", "captured"),
        day="2017-05-10",
    ),
    case(
        "Soldiers fought M23 a Tutsi-led rebel group which overran a base in Rutshuru on Sunday.",
        event("ASSAULT", a="m23"),
    ),
    case(
        "On Friday the Arakan Army an ethnic armed group that has fought the junta for years took Paletwa.",
        event("ASSAULT", a="arakan-army", at="Paletwa"),
    ),
    case(
        "Jets struck a convoy of the Rapid Support Forces a rebel group said.",
        no(event("ASSAULT", b="rsf sudan-rebels")),
        no(event("ASSAULT", a="sudan-rebels")),
    ),
    # an affiliate is who is named beside it, or known by the description, or an actor of its own
    case(
        "Syrias former al-Qaeda affiliate rules the town together with other rebels.",
        control("hts", state="holds"),
        no(relation("al-qaeda", kind="coordinates")),
        day="2017-08-01",
    ),
    case(
        "Salqin is held by Syria's former al-Qaeda affiliate.",
        control("jabhat-fatah-al-sham", "Salqin"),
        day="2016-10-01",
    ),
    case(
        "The district of Afrin was held in 2016 by the PKKs Syrian affiliate PYD.",
        control("pyd", "Afrin District"),
        no(control("pkk")),
        day="2016-08-01",
    ),
    case(
        "The Nusra Front Al-Qaedas Syria affiliate shelled Khan Touman on Monday.",
        event("ASSAULT", a="jabhat-al-nusra"),
        day="2016-05-05",
    ),
    case(
        "Boko Haram's offshoot ISWAP shelled Maiduguri.",
        event("ASSAULT", a="iswap"),
    ),
    case(
        "Islamic State's Afghan branch bombed a mosque in Kabul.",
        event("ASSAULT"),
        no(event("ASSAULT", a="islamic-state")),
        no(event("ASSAULT", a="")),
    ),
    case("The military wing of Hamas shelled Ashkelon.", event("ASSAULT", a="hamas")),
    case(
        "Hamas's armed wing, the Qassam Brigades, shelled Ashkelon and wounded two people.",
        event("ASSAULT", a="qassam-brigades"),
        casualty("injured", 2, 2, by="qassam-brigades"),
    ),
    case("The bank's branch was bombed by the Taliban.", no(event("ASSAULT", b=ANY))),
    # a body told by where it is based, after its name
    case(
        "A bomb killed 16 people in Wau, the Sudan Doctors Network said. The Khartoum-based network said 20 were hurt.",
        casualty("injured", 20, 20, speaker="sudan-doctors-network"),
    ),
    case(
        "The shell killed two men, Human Rights Watch said. The New York-based watchdog said four boys were wounded.",
        casualty("injured", 4, 4, speaker="hrw"),
    ),
    case(
        "The shell killed two men, Human Rights Watch said. The Goma-based rebels said that four boys were wounded.",
        no(casualty("injured", 4, 4, speaker="hrw")),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_is_called_so(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
