"""Who did what to whom. Sentences of our own; ``a`` is who acts, ``b`` who is acted on."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no, read, relation

ROWS = [
    # the armed among those who were killed; who tells it is none of them
    case(
        "Twelve people were killed in Goma, including at least two M23 rebels and five civilians, the UN said.",
        event("ASSAULT", b="m23"),
    ),
    case(
        "Twelve people were killed in Goma, including five children, the army said.",
        no(event("ASSAULT", b="drc-army")),
    ),
    case("The UN envoy met with leaders of M23 on Tuesday according to Reuters.", event("CONSULT", b="m23")),
    # who it is by
    case("One offensive against the town is by Sudanese government forces.", event("ASSAULT", a="sudan-army")),
    # not behind it
    case("M23 was not behind the bombing in Goma.", event("ASSAULT", a="m23", modality="negated")),
    case("The army was responsible for the shelling of Goma.", event("ASSAULT", a="drc-army", modality="actual")),
    # which coalition
    case(
        "The Saudi-led coalition took the port in Yemen. Coalition warplanes struck Houthi positions there.",
        event("ASSAULT", a="saudi-coalition", b="houthis"),
    ),
    case("Coalition warplanes struck Islamic State positions in Raqqa.", event("ASSAULT", a="coalition")),
    # a people by name that does what states do
    case("The Russians bombed Idlib on Monday.", event("ASSAULT", a="russia-gov")),
    case("The Americans accused Iran of arming the Houthis.", event("ACCUSE", a="us-gov")),
    case("The Syrians who fled to Lebanon returned on Monday.", no(event(a="syria-gov"))),
    case("Thousands of Syrians fled Idlib.", no(event(a="syria-gov"))),
    case("An Ethiopian drone strike killed nine people in Mekelle.", event("ASSAULT", acled="Air/drone strike")),
    # whose the "-ing" under a preposition is
    case(
        "Emmanuel Macron warned Turkey against attacking the Kurds.",
        event("ASSAULT", a="turkey-gov", modality="hypothetical"),
    ),
    case("Critics condemned Israel for bombing Rafah.", event("ASSAULT", a="israel-gov")),
    case("Kenya used drones for bombing al-Shabaab.", event("ASSAULT", a="kenya-gov")),
    # what leaves people dead does not leave a place; who is beaten where no place is told
    case(
        "Rebels took the hill after clashes with regime forces in Syria that left 12 dead on both sides.",
        casualty("killed", 12, 12),
        no(event("RETREAT")),
    ),
    case("Chadian forces defeated the rebels.", event("ASSAULT", acled="Armed clash")),
    case("Coalition aircraft conducted six strikes near Mosul.", event("ASSAULT", acled="Air/drone strike")),
    # a body of people without a number
    case("Rebels shot down an army helicopter over Idlib, killing its crew.", casualty("killed", None, None)),
    case("A missile killed a family of five in Kharkiv.", casualty("killed", 5, 5)),
    case("A missile killed a family in Kharkiv.", casualty("killed", None, None)),
    # who tells of soldiers tells of their own, but not of those whom they say that they harmed
    case(
        "The Nigerian army said gunmen killed 12 soldiers in Niger.",
        casualty("killed", 12, 12, who="nigeria-army"),
    ),
    case(
        "Two soldiers were killed in southern Lebanon, the Israeli army said.",
        casualty("killed", 2, 2, who="israel-army"),
    ),
    case(
        "The Israeli army said it had killed two soldiers in Lebanon.",
        no(casualty("killed", who="israel-army")),
    ),
    case(
        "At least 40 soldiers were killed in Pulwama, India.",
        casualty("killed", 40, who="india-army"),
    ),
    # several things fired, one after another
    case(
        "Russia launched 120 drones and 30 missiles at Ukraine overnight.",
        event("ASSAULT", a="russia-gov", acled="Air/drone strike"),
    ),
    case("The Houthis fired two missiles and a drone toward a tanker in the Red Sea.", event("ASSAULT", a="houthis")),
    case("The mission launched talks and a drone show at the fair.", no(event("ASSAULT"))),
    # a name joined to a body that it heads; who heads a part heads not the whole; a father is not his sons
    case(
        "The US killed the leader of Islamic State, Abu Bakr al-Baghdadi, in Idlib.",
        event("ASSAULT", a="us-gov", b="abu-bakr-al-baghdadi"),
    ),
    case(
        "The head of Hezbollah's rocket unit, Ibrahim Qubaisi, was killed in an Israeli strike on Beirut.",
        casualty("killed", 1, 1, who="ibrahim-qubaisi"),
        no(casualty("killed", who="naim-qassem")),
    ),
    case("The head of Hezbollah was killed in Beirut.", casualty("killed", 1, 1, who="naim-qassem")),
    case(
        "Two sons of Ismail Haniyeh were killed in an Israeli air strike in Gaza.",
        casualty("killed", 2, 2, who="", by="israel-gov"),
    ),
    # who is blamed for an act together
    case(
        "The UN blamed the M23 and Rwanda for the killing of 14 peacekeepers.",
        event("ACCUSE", a="un", b="m23 rwanda-gov"),
        no(relation("m23", "rwanda-gov")),
        no(relation("rwanda-gov", "m23")),
    ),
    case("The M23 and Rwandan troops killed 14 peacekeepers.", relation("m23", "rwanda-army", "coordinates")),
    # an army's "our forces" are its own
    case('"Our forces shelled the rebels near Gao," the Malian army said.', event("ASSAULT", a="mali-army")),
    # who runs into a mine is struck by it
    case(
        "A Kenyan soldier was killed and two were wounded when their vehicle hit a landmine in Lamu county.",
        casualty("killed", 1, 1, by="", who="kenya-army"),
        event("ASSAULT", a="", acled="Remote explosive/landmine/IED"),
    ),
    case("Two Canadian soldiers died when their vehicle struck a roadside bomb in Panjwai.", casualty("killed", by="")),
    # what is struck from the air
    case("Turkish jets bombed Kobani.", event("ASSAULT", acled="Air/drone strike", mode="aerial")),
    case("The Israeli air force bombed targets near Damascus.", event("ASSAULT", acled="Air/drone strike")),
    case("Government guns bombed Douma.", no(event("ASSAULT", acled="Air/drone strike"))),
    case("Israel struck targets in southern Lebanon.", event("ASSAULT", a="israel-gov")),
    case("The ministry hit its spending targets in Syria.", no(event("ASSAULT"))),
    # so many of what was fired, between the verb and the thing
    case(
        "Hezbollah fired dozens of rockets into the town of Metula.",
        event("ASSAULT", a="hezbollah", trigger="fired dozens of rockets into"),
    ),
    case("The Houthis launched a swarm of missiles at Eilat.", event("ASSAULT", a="houthis")),
    case("The RSF fired hundreds of shells into El Fasher.", event("ASSAULT", a="rsf", at="El Fasher")),
    case("Potters fired dozens of models of rockets into glass.", no(event("ASSAULT"))),
    # who heads a body is no name of the body, and the body is not who was killed
    case(
        "French troops killed the leader of JNIM, Iyad Ag Ghaly.",
        event("ASSAULT", a="france-army", b="iyad-ag-ghaly"),
        casualty("killed", 1, 1, by="france-army", who="iyad-ag-ghaly"),
        no(casualty("killed", who=["jnim"])),
    ),
    case(
        "French troops killed the head of Islamic State in the Greater Sahara, Adnan Abu Walid al-Sahrawi, in Mali.",
        event("ASSAULT", a="france-army", b="adnan-abu-walid-al-sahrawi"),
        no(casualty("killed", who=["is-sahel"])),
    ),
    case("Air strikes killed a commander of the M23 near Sake.", casualty("killed", 1, 1, who="m23")),
    # an attack that is held off is the attacker's act; a side that is held off is acted on
    case(
        "Ukraine's General Staff said its troops had repelled 23 Russian assaults near Pokrovsk.",
        event("ASSAULT", a="russia-gov", b="ukraine-army"),
        no(event("ASSAULT", a="ukraine-army")),
    ),
    case(
        "Russian troops were repelled by Ukrainian troops near Pokrovsk.",
        event("ASSAULT", a="ukraine-army", b="russia-army"),
    ),
    # whom a deed was done to is not who is condemned for it
    case(
        "Tehran condemned the killing of Qassem Soleimani by a US drone.",
        event("ACCUSE", a="iran-gov", b="us-air-force"),
        event("ASSAULT", a="us-air-force", b="qassem-soleimani"),
        no(event("ACCUSE", b="qassem-soleimani")),
    ),
    case("Ankara condemned the killing of three Turkish soldiers in Iraq.", event("ACCUSE", a="turkey-gov", b="")),
    case("Ankara condemned an attack by the PKK in Iraq.", event("ACCUSE", a="turkey-gov", b="pkk")),
    case(
        "Iran vowed revenge for the killing of Qassem Soleimani by a US drone.",
        event("ASSAULT", a="us-air-force", b="qassem-soleimani"),
    ),
    case("Iran said it won support for the freeing of prisoners by Friday.", no(event(a="iran-gov", plover="RETREAT"))),
    # who is blamed together has done nothing together
    case(
        "Iran blamed the offensive on Israel and the United States.",
        event("ACCUSE", a="iran-gov", b="israel-gov us-gov"),
        no(relation("israel-gov", "us-gov")),
        no(relation("us-gov", "israel-gov")),
    ),
    # bands without a name
    case(
        "Gangs attacked the main prison in Port-au-Prince and freed thousands of inmates.",
        event("ASSAULT", a="hti:gangs", at="Port-au-Prince"),
        event("RETREAT", a="hti:gangs", trigger="freed"),
    ),
    case("A gang rape shocked Delhi.", no(event(a="ind:gangs"))),
    # captives handed over, and a count after a particle
    case(
        "The Houthis will hand over 15 hostages if the army lifts its siege.",
        event("RETREAT", a="houthis", modality="planned"),
    ),
    case("The Houthis handed over their base to the army.", no(event("RETREAT", mode="release"))),
    # who tells of harm blames for it
    case(
        "Emergency Lawyers, a rights group, said 13 people had been killed in Taiba, and blamed the army.",
        event("ACCUSE", a="emergency-lawyers", b="sudan-army"),
    ),
    case(
        "The United Nations said the M23 had attacked Sake and blamed the Congolese army.",
        event("ACCUSE", a="m23", b="drc-army"),
    ),
    case(
        "Hemedti spoke on Friday. He blamed drones, said his men had lost a round, and vowed to win the city back.",
        event("ASSAULT", a="hemedti", modality="planned"),
    ),
    # whose fighters
    case("Fighters loyal to Khalifa Haftar withdrew from Gharyan.", event("RETREAT", a="haftar")),
    case("A lawmaker loyal to Khalifa Haftar withdrew from the race.", no(event("RETREAT", a="haftar"))),
    case(
        "Malian troops surrounded several Tuareg rebels near Kidal, killing four of them.",
        casualty("killed", low=4, by=["mali-army"]),
        no(casualty("killed", who=["mali-army"])),
    ),
    case(
        "Ghana condemned the militants' attacks in the village, which killed scores of civilians.",
        no(casualty("killed", by=["ghana-gov"])),
        casualty("killed", low=40, victims="civilians"),
    ),
    case("It is part of French efforts to attack JNIM.", event("ASSAULT", a=["france-gov"], b=["jnim"])),
    case(
        "Nine Malian soldiers were killed when fighters from Boko Haram ambushed a convoy.",
        event("ASSAULT", a=["boko-haram"], b=["mali-army"]),
    ),
    # active, passive
    case("Houthi fighters attacked Saudi troops near Najran.", event("ASSAULT", a="houthis", b="saudi-arabia-army")),
    case(
        "Saudi troops were attacked by Houthi fighters near Najran.",
        event("ASSAULT", a="houthis", b="saudi-arabia-army"),
    ),
    case("Saudi troops were attacked near Najran.", event("ASSAULT", a="", b="saudi-arabia-army")),
    case("The M23 captured Walikale on Wednesday.", event("ASSAULT", a="m23", b="")),
    case("Walikale was captured by the M23 on Wednesday.", event("ASSAULT", a="m23")),
    case("Hezbollah has fired rockets at Haifa.", event("ASSAULT", a="hezbollah")),
    case(
        "The Taliban were driven out of Kunduz by Afghan commandos.",
        event(a="afghanistan-special-forces", b="taliban"),
    ),
    # light verbs and event nouns
    case("Boko Haram carried out an attack on soldiers in Borno.", event("ASSAULT", a="boko-haram")),
    case("The Rapid Support Forces launched an assault on El Fasher.", event("ASSAULT", a="rsf")),
    case("An assault by the Rapid Support Forces on El Fasher killed 20 people.", event("ASSAULT", a="rsf")),
    case("Israeli forces came under fire from Hamas in Rafah.", event("ASSAULT", a="hamas", b="israel-army")),
    case("The army suffered an attack by Islamic State fighters near Palmyra.", event("ASSAULT", a="islamic-state")),
    case("The Taliban's capture of Kunduz shocked Kabul.", event("ASSAULT", a="taliban")),
    case("The capture of Mosul by Islamic State in June stunned Baghdad.", event("ASSAULT", a="islamic-state")),
    case("A counter-attack by Ukrainian troops failed near Bakhmut.", event("ASSAULT", a="ukraine-army")),
    case(
        "Al-Shabaab was behind the bombing of a hotel in Mogadishu.",
        event("ASSAULT", a="al-shabaab"),
    ),
    case("Turkish air strikes on PKK positions continued overnight.", event("ASSAULT", a="turkey-gov", b="pkk")),
    case("The killing of two Turkish soldiers by the PKK angered Ankara.", event("ASSAULT", a="pkk", b="turkey-army")),
    case("The attack on the UN base by the M23 lasted an hour.", event("ASSAULT", a="m23", b="un")),
    # between, with, reciprocal
    case("Clashes between the M23 and the Congolese army erupted near Sake.", event("ASSAULT", a="m23", b="drc-army")),
    case("The M23 clashed with the Congolese army near Sake.", event("ASSAULT", a="m23", b="drc-army")),
    case("The M23 and the Congolese army clashed near Sake.", event("ASSAULT", a="m23", b="drc-army")),
    case(
        "Fighting between Houthi and government forces resumed in Marib.",
        event("ASSAULT", a="houthis", b="yemen-army"),
    ),
    case("Blinken met Lavrov in Geneva.", event("CONSULT", a="blinken", b="lavrov")),
    case("Blinken and Lavrov met in Geneva.", event("CONSULT", a="blinken", b="lavrov")),
    case("Talks between Israel and Hamas opened in Cairo.", event("CONSULT", a="israel-gov", b="hamas")),
    # participles and relative clauses
    case("Hamas fired on an Israeli patrol, wounding two soldiers.", casualty("injured", 2, 2, by="hamas")),
    case("Fighters who had attacked the Congolese army fled to Rwanda.", event("ASSAULT", b="drc-army")),
    case(
        "The Taliban, which attacked Ghazni on Friday, has withdrawn.",
        event("ASSAULT", a="taliban", trigger="attacked"),
    ),
    case("Mines planted by Islamic State killed six people in Raqqa.", casualty("killed", 6, 6, by="islamic-state")),
    case(
        "Strikes carried out by the Russian air force killed nine people.",
        casualty("killed", 9, 9, by="russia-air-force"),
    ),
    case(
        "Nine people died when Russian jets struck a market in Idlib.", casualty("killed", 9, 9, by="russia-air-force")
    ),
    case("Entering the city, the army shelled rebel positions.", event("ASSAULT", trigger="shelled")),
    # joint agents, lists, shared nouns
    case("Syrian and Russian air strikes hit Idlib.", event("ASSAULT", a="syria-gov russia-gov")),
    case(
        "Russian and government planes bombed Saraqeb.",
        event("ASSAULT", a="russia-air-force syria-air-force"),
    ),
    case("Rwandan troops and M23 rebels attacked Sake.", event("ASSAULT", a="rwanda-army m23")),
    case(
        "Government and opposition forces have both shelled Taiz.",
        event("ASSAULT", a="yemen-army yemen-rebels"),
        wrong="first of two joined by a shared noun",
    ),
    case(
        "Hezbollah, Hamas and the Houthis attacked Israel.",
        event("ASSAULT", a="hezbollah hamas houthis", b="israel-gov"),
    ),
    case(
        "The United States struck Houthi and Iranian targets.",
        event("ASSAULT", a="us-gov", b="houthis iran-gov"),
    ),
    case("The army attacked the Taliban and killed 12 fighters.", casualty("killed", 12, 12, mode="incident")),
    # backed-by and led-by
    case("Turkish-backed rebels attacked Manbij.", event("ASSAULT", a="sna"), no(event("ASSAULT", a="turkey-gov sna"))),
    case(
        "The Saudi-led coalition bombed Sanaa.",
        event("ASSAULT", a="saudi-coalition"),
        no(event("ASSAULT", a="saudi-arabia-gov")),
    ),
    case(
        "Troops backed by Hezbollah captured Qusayr.", event("ASSAULT"), no(event("ASSAULT", a="syria-army hezbollah"))
    ),
    case("Rebels led by HTS captured Aleppo.", event("ASSAULT", a="syrian-opposition")),
    case("The group, which is supported by Iran, struck Erbil.", no(event("ASSAULT", a="iran-gov"))),
    # weapons and places as subjects
    case("A Houthi missile hit a tanker in the Red Sea.", event("ASSAULT", a="houthis")),
    case("Missiles hit Kharkiv overnight.", event("ASSAULT", a="")),
    case("A drone killed three Jordanian guards at the border.", casualty("killed", 3, 3, by="")),
    case("Russian drones struck a power plant in Odesa.", event("ASSAULT", a="russia-air-force")),
    # who speaks, watches or is named nearby is no side
    case("The United Nations said the M23 had attacked Sake.", no(event("ASSAULT", a="un")), event("ASSAULT", a="m23")),
    case(
        "Kyiv accuses Moscow of bombing the dam.",
        event("ACCUSE", a="ukraine-gov", b="russia-gov"),
        no(event("ASSAULT", a="ukraine-gov")),
    ),
    case("The Taliban condemned the attack on Kabul.", no(event("ASSAULT", a="taliban"))),
    case(
        "Turkey, a NATO member, bombed Kobani.",
        event("ASSAULT", a="turkey-gov"),
        no(event("ASSAULT", a="nato")),
        wrong="a parse that takes the verb for a participle",
    ),
    case("The attack came as Blinken met Netanyahu.", no(event("ASSAULT", a="blinken"))),
    case("Reports of an attack reached the Kremlin.", no(event("ASSAULT", b="russia-gov"))),
    case("The hospital, which is run by Doctors Without Borders, was bombed.", no(event("ASSAULT", a="msf"))),
    case("The Ukrainian army said it had hit a Russian depot in Crimea.", event("ASSAULT", a="ukraine-army")),
    case("The army repelled an attack by the M23.", event("ASSAULT", a="m23"), no(event("ASSAULT", a="drc-army"))),
    case(
        "Islamic State fighters were killed by the army near Palmyra.",
        event("ASSAULT", b="islamic-state"),
        no(event("ASSAULT", a="islamic-state")),
    ),
]

ONE_ACT = [
    # however many words of one sentence tell of it
    pytest.param(
        "A car bomb exploded in Kismayo.",
        1,
        marks=pytest.mark.xfail(strict=True, reason="a weapon and its verb tell twice"),
    ),
    ("Strikes on Idlib killed nine people and wounded 20.", 1),
    ("Rebels launched an attack on Goma.", 1),
    ("Hamas fired rockets at Ashkelon.", 1),
    ("The army came under attack in Marib.", 1),
    ("Clashes broke out in Hama.", 1),
    pytest.param(
        "A suicide bomber blew himself up in Kabul, killing nine people.",
        1,
        marks=pytest.mark.xfail(strict=True, reason="harm in a participle tells twice"),
    ),
    ("The bombing of Idlib by the army killed nine people.", 1),
    pytest.param(
        "Rebels captured Saraqeb, killing 25 soldiers.",
        1,
        marks=pytest.mark.xfail(strict=True, reason="harm in a participle tells twice"),
    ),
    # two acts
    ("Rebels attacked Goma and captured Sake.", 2),
    ("The army bombed Hama while rebels shelled Homs.", 2),
    # none
    ("About 400,000 people have been killed in the war.", 0),
    ("The president spoke of the attack.", 0),
    ("The army is known for its discipline.", 0),
]


@pytest.mark.parametrize(("sentence", "acts"), ONE_ACT)
def test_an_act_is_told_once(sentence: str, acts: int) -> None:
    rows = [row for row in read(sentence).events if row["plover"] == "ASSAULT"]
    assert len(rows) == acts, [row["trigger"] for row in rows]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_did_what_to_whom(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
