"""Who stands with whom and against whom. Sentences of our own.

A standing tie is a relation; what only reports, meets or strikes by mistake is none.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, check, event, no, relation

ROWS = [
    # support
    case("Iran backs the Houthis.", relation("iran-gov", "houthis", "supports", sign=1, directed=True)),
    case("Hezbollah, which is backed by Iran, has 30,000 fighters.", relation("iran-gov", "hezbollah", "supports")),
    case("The Iran-backed Houthis attacked a ship.", relation("iran-gov", "houthis", "supports", sign=1)),
    case("Turkish-backed rebels captured Manbij.", relation("turkey-gov", "sna", "supports", sign=1)),
    case(
        "Fighters supported by Eritrea entered Mekelle.",
        relation("eritrea-gov", None, "supports"),
        wrong="fighters of no name are no party to a tie",
    ),
    case("Rwanda supports the M23 rebels.", relation("rwanda-gov", "m23", "supports", sign=1)),
    case(
        "Russia has sent weapons to Haftar's forces.", event("AID"), relation("russia-gov", "lna", "supports", sign=1)
    ),
    case(
        "Russian warplanes struck Idlib in support of the Syrian army.",
        relation("russia-air-force", "syria-army", "supports", sign=1),
    ),
    case(
        "The United Arab Emirates has armed the Rapid Support Forces.", relation("uae-gov", "rsf", "supports", sign=1)
    ),
    case("Pro-Russian separatists shelled Mariupol.", relation(None, "russia-gov", "supports", sign=1)),
    # leaders, members, parts
    case("Burhan leads the Sudanese army.", relation("burhan", "sudan-army", "leads", sign=1, directed=True)),
    case("The Rapid Support Forces, led by Mohamed Hamdan Dagalo, took Nyala.", relation("hemedti", "rsf", "leads")),
    case("M23 leader Bertrand Bisimwa spoke in Goma.", relation("bisimwa", "m23", "leads")),
    case(
        "Mazloum Abdi, commander of the Syrian Democratic Forces, met the envoy.",
        relation("mazloum-abdi", "sdf", "leads"),
        wrong="an apposition that swallows the group",
    ),
    case("The HTS-led alliance captured Aleppo.", relation("hts", None, "leads")),
    case(
        "Turkey is a member of NATO.",
        relation("turkey-gov", "nato", "member-of", sign=1),
        wrong="a country before 'is a member' is read as a place",
    ),
    case("The YPG is part of the Syrian Democratic Forces.", relation("ypg", "sdf", "part-of", sign=1)),
    case(
        "The alliance includes the YPG and the Syriac Military Council.",
        no(relation("ypg", "syriac-military-council", sign=-1)),
    ),
    case(
        "HTS, a former affiliate of al-Qaeda, holds Idlib.", relation("hts", "al-qaeda", "former-affiliate", ended=True)
    ),
    # allies, joint acts
    case("Russia is an ally of the Syrian government.", relation("russia-gov", "syria-gov", "alliance", sign=1)),
    case("Syria and its ally Iran condemned the strike.", relation("iran-gov", "syria-gov", "alliance", sign=1)),
    case(
        "Ethiopia's main ally, Eritrea, sent troops.",
        relation("eritrea-gov", "ethiopia-gov", "alliance", sign=1),
        wrong="'X's main ally, Y' swallowed by the mention",
    ),
    case("Rwandan troops are fighting alongside the M23.", relation("rwanda-army", "m23", sign=1)),
    case(
        "Kurdish fighters coordinated with American forces in Raqqa.",
        relation("kurdish-militias", "us-army", "coordinates", sign=1),
    ),
    case("Syrian and Russian air strikes hit Idlib.", relation("syria-gov", "russia-gov", "coordinates", sign=1)),
    case(
        "Hamas joined Hezbollah in an alliance against Israel.",
        relation("hamas", "israel-gov", sign=-1),
        wrong="'in an alliance against'",
    ),
    # enmity
    case("The M23 is fighting the Congolese army.", relation("m23", "drc-army", sign=-1)),
    case("Egypt opposes the Muslim Brotherhood.", relation("egypt-gov", None, "opposes", sign=-1)),
    case("Ukraine accused Russia of shelling a hospital.", relation("ukraine-gov", "russia-gov", "accuses", sign=-1)),
    case(
        "The United States imposed sanctions on the Rapid Support Forces.",
        relation("us-gov", "rsf", "sanctions", sign=-1),
    ),
    case("The war between Ethiopia and the TPLF has killed thousands.", relation("ethiopia-gov", "tplf", sign=-1)),
    case("The coalition's campaign against Islamic State continues.", relation(None, "islamic-state", sign=-1)),
    # deals, talks, recognition
    case("Israel and Hezbollah agreed a ceasefire.", relation("israel-gov", "hezbollah", "truce", sign=1)),
    case("A truce between Israel and Hamas began on Sunday.", relation("israel-gov", "hamas", "truce")),
    case("Qatar and Egypt are mediating between Israel and Hamas.", relation("qatar-gov", None, "mediates", sign=0)),
    case(
        "The Colombian government is negotiating with the ELN.", relation("colombia-gov", "eln", "negotiates", sign=0)
    ),
    case("Norway recognised the Palestinian state.", relation("norway-gov", None, "recognises", sign=1)),
    # near misses: no tie, or not that one
    case("The BBC reported an attack by Hamas.", no(relation("bbc", "hamas"))),
    case(
        "Reuters said the army had fought the M23.",
        no(relation("reuters", "m23")),
        no(relation("reuters", None, sign=-1)),
    ),
    case("Human Rights Watch documented abuses by the M23.", no(relation("hrw", "m23", sign=-1))),
    case("American planes struck Syrian troops by mistake.", no(relation("us-air-force", "syria-army", sign=1))),
    case(
        "Blinken met Lavrov in Geneva.",
        no(relation("blinken", "lavrov", sign=1)),
        no(relation("blinken", "lavrov", sign=-1)),
    ),
    case(
        "Rwanda does not support the M23, it said.",
        no(relation("rwanda-gov", "m23", "supports", modality="actual")),
        no(relation("rwanda-gov", "m23", "supports", modality="ongoing")),
    ),
    case(
        "Rwanda denies backing the M23.",
        no(relation("rwanda-gov", "m23", "supports", modality="actual")),
        no(relation("rwanda-gov", "m23", "supports", modality="ongoing")),
    ),
    case("The army bombed the M23.", no(relation("drc-army", "m23", sign=1))),
    case(
        "Doctors Without Borders treated fighters of the M23.",
        no(relation("msf", "m23", sign=1)),
        no(relation("msf", "m23", "supports")),
    ),
    case("Turkey and Syria share a border.", no(relation("turkey-gov", "syria-gov"))),
    case("The M23 captured weapons of the Congolese army.", no(relation("m23", "drc-army", sign=1))),
    case("Egypt and Sudan played in Cairo on Friday.", no(relation("egypt-gov", "sudan-gov"))),
    case("The leader of the opposition left the country.", no(relation(kind="leads", sign=-1))),
    case("The war against Islamic State cost Iraq dearly.", no(relation("islamic-state", "iraq-gov", sign=1))),
    case("Backed by a helicopter, Ukrainian troops crossed the river.", no(relation(None, "ukraine-army", "supports"))),
    case("The army led the assault on Goma.", no(relation(None, None, "leads"))),
    case(
        "Iran could back the Houthis, analysts said.",
        no(relation("iran-gov", "houthis", "supports", modality="actual")),
        no(relation("iran-gov", "houthis", "supports", modality="ongoing")),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_with_and_against_whom(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
