"""Who is asked, told or given time to do what: they do it, and "its" is theirs; who judges in a speech told of harm.

Sentences of our own; ``a`` is who acts, ``b`` who is acted on.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # who is addressed by a preposition does what the "to" says
    case(
        "Belgium called on Uganda to withdraw its troops from Bunia.",
        event("RETREAT", a="uganda-gov", at="bunia", modality="planned"),
        control("uganda-gov", "bunia", "withdrew"),
    ),
    case("The Vatican appealed to the Khmer Rouge to free the captives.", event("RETREAT", a="khmer-rouge")),
    case("London pleaded with Hamas to lay down its arms.", event("RETREAT", a="hamas", modality="planned")),
    case(
        "Norway prevailed upon the Tamil Tigers to stop fighting.",
        event("RETREAT", trigger="stop fighting", a="ltte"),
    ),
    case("Rwanda promised Belgium to withdraw its troops.", no(event("RETREAT", a="belgium-gov"))),
    case("The United Nations called for talks with Renamo to end the war.", no(event("RETREAT", a="renamo"))),
    # who is given time to go
    case(
        "The Taliban gave the army 48 hours to leave the city of Kunduz.",
        event("THREATEN", a="taliban", b="afghanistan-army", modality="planned"),
        event("RETREAT", a="afghanistan-army", modality="planned"),
    ),
    case(
        "Soro gave Laurent Gbagbo until Thursday to step down.",
        event("CONCEDE", a="laurent-gbagbo", modality="planned"),
    ),
    case("The grant gave Hamas two days of rest.", no(event("THREATEN"))),
    # "its" is of who is asked, but for whom help is asked
    case("Angola ordered Zambia to pull its army out of Mongu.", event("RETREAT", a="zambia-gov", b="zambia-army")),
    case("Kenya urged Uganda to withdraw its soldiers.", event("RETREAT", a="uganda-gov", b="uganda-army")),
    case("Mali asked France to support its army.", event("SUPPORT", a="france-gov", b="mali-army")),
    # who tells of harm accuses for it, also where nothing but the tenses says so
    case(
        "Ethiopia said its troops had left Badme and accused Eritrea of sending spies.",
        relation("ethiopia-gov", "eritrea-gov", "accuses"),
        no(relation("ethiopia-army", "eritrea-gov", "accuses")),
    ),
    case(
        "Hamas denied its fighters had shot the hostages and warned Israel against new raids.",
        event("THREATEN", a="hamas", b="israel-gov"),
        no(event("THREATEN", modality="negated")),
    ),
    case(
        "Colonel Assimi Goita vowed that the killers would be punished and accused the French army of espionage.",
        event("ACCUSE", a="assimi-goita", b="france-army", modality="actual"),
    ),
    case(
        "Renamo denied that its men had burned the village and blamed Frelimo for the fire.",
        event("ACCUSE", a="renamo", b="frelimo", modality="actual"),
    ),
    case("Kenya said police stormed the camp and blamed Somalia.", event("ACCUSE", a="kenya-police")),
    # a clause on who acts is closed, whatever its participle looks like
    case(
        "Iran, which has sheltered several politicians, offered to mediate between the two sides.",
        event("CONSULT", a="iran-gov"),
    ),
    case(
        "Chad, which has backed Janjaweed rebels, urged Sudan to disarm them.",
        event("REQUEST", a="chad-gov", b="sudan-gov"),
    ),
    case(
        "The FARC, which kidnapped nine soldiers, attacked a convoy near Cali.",
        event("ASSAULT", trigger="attacked", a="farc"),
    ),
    case("The FARC, who kidnapped nine soldiers, backed by Cuba.", no(event(trigger="backed", a="farc"))),
    # ... and its place and day are not those of what the sentence goes on to
    case(
        "Kenya, which took Kismayo in 2012, accused Somalia of arming the militia.",
        event("ACCUSE", a="kenya-gov", at="", start=None),
    ),
    case(
        "Ethiopia, whose army invaded Somalia in December, expelled two diplomats.",
        event("SANCTION", a="ethiopia-gov", at="", start=None),
    ),
    case(
        "A rocket that exploded in Karbala on Monday killed nine people.",
        casualty("killed", 9, 9, at="Karbala", on="2024-12-02"),
    ),
    # a participle taken for a noun
    case("Rebels have overrun more than ten towns since Monday.", control(state="captured")),
    case("The Taliban have overrun Kunduz and two bases.", event("ASSAULT", a="taliban", at="Kunduz")),
    case("Costs have an overrun clause.", no(event())),
    # who is driven out without a place, and what is promised or cut off
    case("Chadian troops drove out the Janjaweed on Monday.", event("ASSAULT", a="chad-army", b="janjaweed")),
    case(
        "Italy froze arms deliveries to Turkey on Monday.",
        event("SANCTION", a="italy-gov", b="turkey-gov"),
        relation("italy-gov", "turkey-gov", "sanctions"),
        no(event("AID")),
    ),
    case("President Yoweri Museveni promised two battalions.", event("SUPPORT", a="museveni", modality="planned")),
    case("Yoweri Museveni promised two roads.", no(event("SUPPORT"))),
    # broadcasters by their country or capital
    case(
        "Croatian radio said that four people were killed in Osijek.",
        casualty("killed", 4, 4, speaker="croatia-broadcasters"),
    ),
    case(
        "Hanoi radio reported that nine soldiers were killed.", casualty("killed", 9, 9, speaker="vietnam-broadcasters")
    ),
    case("The men carried a Croatian radio set that said nothing.", no(event(speaker="croatia-broadcasters"))),
    # names that no gazetteer has, where people came to harm, and provinces without their word
    case(
        "Guatemalan soldiers killed nine peasants at Sansirisay.",
        casualty("killed", 9, 9, by="guatemala-army", at="Sansirisay"),
    ),
    case("Ugandan soldiers were killed in an ambush near Barlonyo.", event("ASSAULT", at="Barlonyo")),
    case("Turkish commandos detained a man at Qolhabur on Sunday.", event("COERCE", at="Qolhabur")),
    case("Tajik soldiers killed three men in Khatlon.", casualty("killed", 3, 3, at="tajikistan/khatlon-province")),
    case("Four Turkish officers were arrested at DHKPX on Monday.", no(event("COERCE", at="DHKPX"))),
    case("The Turkish minister was defeated in Qolhabur.", no(event("COERCE", at="Qolhabur"))),
    # what is held to be so, said after its noun
    case(
        "Saudi Arabia held the Houthis responsible for the attack.", event("ACCUSE", a="saudi-arabia-gov", b="houthis")
    ),
    case("Riyadh held Tehran responsible for the raid.", event("ACCUSE", a="saudi-arabia-gov", b="iran-gov")),
    case("Rebels held Tehran for a week.", no(event("ACCUSE"))),
    case("Nigeria holds the United Nations accountable.", no(event("ASSAULT"))),
    case("Algeria held the responsible Houthis for a week.", no(event("ACCUSE"))),
    # forms whose lemma went astray
    case("The Taliban captured three bases in Kunduz.", control("taliban", state="captured", extent="part")),
    # parties that bear arms are driven out
    case(
        "The PUK drove the KDP from Arbil in December.",
        event("ASSAULT", a="puk", b="kdp", at="Erbil"),
        control("puk", state="captured"),
    ),
    case("The PUK drove the visitors from Arbil to Duhok.", no(event("ASSAULT", a="puk"))),
    # whose fighters they are, and who stands over them
    case(
        "Serbian irregulars of the White Eagles, who fight alongside the Yugoslav army, roamed the streets of Zvornik.",
        relation("white-eagles", "jna", "coordinates"),
    ),
    case("Gunmen of the Black Cobras killed two priests in Kumbo.", casualty("killed", 2, 2, by="black-cobras")),
    case("Fighters of the Upper Valley killed two priests in Kumbo.", no(casualty("killed", by="upper-valley"))),
    case(
        "The Croatian Defence Council under Mate Boban captured Mostar.",
        relation("mate-boban", "hvo", "leads"),
    ),
    case("The Croatian Defence Council lived under Martial Law.", no(relation(kind="leads"))),
    # where people stayed who came to harm
    case(
        "As many as 100 people who were sheltering in a church in Suai were killed.",
        casualty("killed", None, 100, at="Suai"),
    ),
    case("Nine people who were hiding at a school in Karbala were shot dead.", casualty("killed", 9, 9, at="Karbala")),
    case("Nine people who had fled to Karbala were killed in Mosul.", casualty("killed", 9, 9, at="Mosul")),
    # kinds of victims
    case("Two policemen and a schoolboy were killed in Juanjui.", casualty("killed", 1, 1, victims="children")),
    case("Three nuns and two paratroopers died in Stanleyville.", casualty("killed", 3, 3, victims="civilians")),
    case("Three nuns and two paratroopers died in Kisangani.", casualty("killed", 2, 2, victims="combatants")),
    case("Shells fired by the RSF landed on a market in El Obeid.", event("ASSAULT", a="rsf")),
    # "its rival, X" is X, and not whose rival it is
    case(
        "The KDP controls Zakho. Its rival, the PUK, attacked Duhok in December.",
        event("ASSAULT", a="puk"),
        no(event("ASSAULT", a="kdp")),
    ),
    case(
        "Hezbollah holds the south. Its ally, the Amal Movement, shelled Metula and is accused by Israel of a raid.",
        event("ASSAULT", trigger="shelled", a="amal"),
        relation("israel-gov", "amal", "accuses"),
    ),
    case("The KDP controls Zakho. Its fighters attacked Duhok.", event("ASSAULT", a="kdp")),
    # a rank after an office is no part of the name
    case("Army spokesman Colonel Cyrille Guemo said nine men were killed.", event("ASSAULT", speaker="cyrille-guemo")),
    case("Military spokesman Brig Udaya Nanayakkara said nine men died.", casualty(speaker="udaya-nanayakkara")),
    case("Prime Minister John Major said nine men were killed.", event("ASSAULT", speaker="john-major")),
    # who governs a country is in office there; a movement may hold one
    case("Paul Biya has ruled Cameroon since 1982.", no(control())),
    case("The Taliban have ruled Afghanistan since 2021.", control("taliban", "afghanistan", "holds")),
    case("Khalifa Haftar rules eastern Libya.", control("haftar", state="holds")),
    # the government at a capital, however it is called
    case(
        "Russian jets shelled villages. Pavel Grachev accused the Kabul government of conniving at the raid.",
        event("ACCUSE", b="afghanistan-gov"),
    ),
    case("The Lusaka authorities accused Angola of shelling Kalabo.", event("ACCUSE", a="zambia-gov", b="angola-gov")),
    case("The Kabul hotel was shelled on Monday.", no(event("ASSAULT", b="afghanistan-gov"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_is_asked(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
