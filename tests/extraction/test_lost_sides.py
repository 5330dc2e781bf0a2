"""A second side, a target or an addressee that is easily lost: joined, told in another phrase, or hung elsewhere.

Sentences of our own; ``a`` is who acts, ``b`` who is acted on, ``by`` who did the harm.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # words that the small tagger takes for verbs
    case(
        "Nine people have been killed in renewed Saudi airstrikes on the port of Hodeidah.",
        casualty("killed", 9, 9, by="saudi-arabia-gov"),
    ),
    case(
        "Army airstrikes on Friday on a market in El Fasher in Sudan have killed 30 people.",
        casualty("killed", 30, 30, by="sudan-army"),
    ),
    case(
        "Two nurses were killed in RSF shelling of a hospital in El Fasher.",
        casualty("killed", 2, 2, by="rsf"),
        event("ASSAULT", trigger="shelling", a="rsf"),
    ),
    case("The M23 is shelling Sake.", event("ASSAULT", trigger="shelling", a="m23")),
    case(
        "Five people were killed and 20 hurt in an M23 mortar attack in Goma.",
        casualty("killed", 5, 5, by="m23"),
        casualty("injured", 20, 20, by="m23"),
    ),
    case("Twelve were wounded and three others hurt in shelling by M23.", casualty("injured", 12, 12, by="m23")),
    # so many days of an act
    case(
        "The UN said 60 people were killed in two weeks of Russian bombing of Kharkiv.",
        casualty("killed", 60, 60, by="russia-gov"),
    ),
    case("Forty civilians died in a month of RSF attacks on El Fasher.", casualty("killed", 40, 40, by="rsf")),
    case("Forty civilians died in a month of floods in RSF-held El Fasher.", no(casualty("killed", 40, 40, by="rsf"))),
    # who acts along with another, between dashes
    case(
        "In Donetsk the Russian army - along with Wagner fighters - has heavily bombed the town, killing nine.",
        event("ASSAULT", trigger="bombed", a="russia-army wagner"),
        casualty("killed", 9, 9, by="russia-army wagner"),
    ),
    # backed by one and by another
    case(
        "Khalifa Haftar has been backed by Egypt and by Wagner mercenaries.",
        relation("egypt-gov", "haftar", "supports"),
        relation("wagner", "haftar", "supports"),
    ),
    case("The town was attacked by M23 and by Rwandan troops.", event("ASSAULT", a="m23 rwanda-army")),
    case("The town was attacked by M23 and by night it was empty.", event("ASSAULT", a="m23")),
    # not only one, but also another
    case(
        "Kenya said it was targeting al-Shabaab but also the Islamic State.",
        event("ASSAULT", trigger="targeting", b="al-shabaab islamic-state"),
    ),
    case("Turkey bombed the PKK and also the YPG.", event("ASSAULT", b="pkk ypg")),
    case("The fighting has killed 3,000 people and displaced millions.", no(casualty("killed", 2_000_000))),
    # two who own what is struck, or who agree
    case("A drone hit a UN-Red Crescent convoy in Darfur.", event("ASSAULT", b="un red-cross-movement")),
    case("A drone hit a UN-backed hospital in Darfur.", no(event("ASSAULT", b="un red-cross-movement"))),
    case("A US-Russian agreement on Ukraine was reached in Riyadh.", event("AGREE", a="us-gov russia-gov")),
    case("A Saudi-Iranian deal was reached in Beijing.", event("AGREE", a="saudi-arabia-gov iran-gov")),
    case("The Turkish-Russian ceasefire in Idlib collapsed on Monday.", event("AGREE", a="turkey-gov russia-gov")),
    case("A US-Russian brokered ceasefire in Syria collapsed.", no(event("AGREE", a="us-gov"))),
    case("The Syrian-Turkish border was closed.", no(event(a="syria-gov turkey-gov"))),
    # a side that is told by whom it supports
    case(
        "Clashes broke out in Tripoli between rebels and forces that support the Libyan government.",
        event("ASSAULT", b="libya-gov"),
        no(relation("libyan-opposition", "libya-gov", "supports")),
    ),
    case("Militias that oppose the Libyan government attacked Tripoli.", no(event("ASSAULT", a="libya-gov"))),
    # of whom it is asked to do something
    case("The Kurds demanded that the Turkish army withdraw from Afrin.", event("REQUEST", b="turkey-army")),
    case("Doctors demanded that M23 and the army stop shelling the town of Sake.", event("REQUEST", b="m23 drc-army")),
    case("M23 demanded that its prisoners be released.", no(event("REQUEST", b="m23"))),
    # against whom, after a place
    case("Protests in Port Sudan against the RSF continued.", event("PROTEST", b="rsf")),
    case("The army launched an offensive in Walikale against M23.", event("ASSAULT", b="m23")),
    case("An attack by M23 on the Rwandan side of the border killed two.", no(event("ASSAULT", b="rwanda-gov"))),
    # "by" hung on a verb that has a doer
    case(
        "Russian jets carried out strikes in support of an offensive by Wagner forces in Bakhmut.",
        event("ASSAULT", trigger="offensive", a="wagner"),
    ),
    # from whom a place was taken, by the fight in which it was
    case("The army retook the town of Bara in an offensive on the RSF.", event("ASSAULT", trigger="retook", b="rsf")),
    case(
        "M23 captured Masisi after clashes with the Congolese army.", event("ASSAULT", trigger="captured", b="drc-army")
    ),
    case("M23 captured Masisi in fighting over the weekend.", event("ASSAULT", trigger="captured", b="")),
    # who holds what is struck
    case("A shell struck a barracks under the control of the RSF in Khartoum.", event("ASSAULT", b="rsf")),
    case("Jets struck areas under Houthi control.", event("ASSAULT", b="houthis")),
    case("The army brought the town of Bara under its control.", no(event("ASSAULT", b="sudan-army"))),
    # to whom it fell, and who lays a siege
    case("Areas around El Fasher fell under RSF control.", event("ASSAULT", a="rsf")),
    case("The city of Mosul fell into Islamic State hands.", event("ASSAULT", a="islamic-state")),
    case("Thousands are trapped in a siege enforced by the RSF in El Fasher.", event("COERCE", a="rsf")),
    # an act in which another was
    case(
        "Bombing by Russian jets has seen massacres in Mariupol.",
        event("ASSAULT", trigger="massacres", a="russia-air-force"),
    ),
    # who was not hurt, or lost
    case(
        "There were no casualties among the soldiers, the Nigerian army said.",
        casualty(None, 0, 0, victims="combatants"),
    ),
    case("Al-Shabaab lost 30 Islamist fighters.", casualty("killed", 30, 30, who="al-shabaab")),
    # the second of two sides does not tell it
    case(
        "Ten people died in Sake amid fighting between M23 and the Congolese army the opposition said.",
        event("ASSAULT", trigger="fighting", a="m23", b="drc-army"),
    ),
    case(
        "Fighting between M23 and the army resumed and residents said ten had died.",
        event("ASSAULT", a="m23", b="drc-army"),
    ),
    # what made people flee
    case(
        "Fighting between M23 and the Congolese army has forced 900 families to flee Sake.",
        casualty("displaced", 900, 900, by="m23 drc-army"),
    ),
    case("Hundreds of people fled after an attack by M23 on Masisi.", casualty("displaced", by="m23")),
    case("RSF shelling drove 300 people to flee Zamzam.", casualty("displaced", 300, 300, by="rsf")),
    case("Hundreds of people fled to Sake after the army arrived.", no(casualty("displaced", by="drc-army"))),
    # two acts that killed
    case(
        "Seven people were killed by an army drone strike and RSF shelling in El Fasher in Sudan.",
        casualty("killed", 7, 7, by="sudan-army rsf"),
    ),
    case(
        "Seven people were killed in RSF shelling, and army rocket fire hit Bara in Sudan.",
        casualty("killed", 7, 7, by="rsf"),
    ),
    # the armed among the dead
    case("Four M23 rebels were among nine people killed in Goma by soldiers.", event("ASSAULT", b="m23")),
    case("Four nurses were among nine people killed in Goma by M23.", no(event("ASSAULT", a="m23", b="m23"))),
    # who moves in an offensive makes it
    case(
        "Soldiers advanced on Friday during an offensive on the RSF in Sudan.",
        event("ASSAULT", trigger="offensive", a="sudan-army"),
    ),
    case(
        "Soldiers hid during an offensive on the RSF in Sudan.",
        no(event("ASSAULT", trigger="offensive", a="sudan-army")),
    ),
    case(
        "Congolese troops advanced under the cover of heavy shelling by the Burundian army.",
        event("ASSAULT", trigger="shelling", a="burundi-army"),
    ),
    # harm after a place
    case(
        "M23 fired rockets into northern Goma killing 15 people, a monitor said.",
        casualty("killed", 15, 15, by="m23"),
    ),
    # who holds a place, told after an act there; who holds it does not tell it
    case(
        "Seven people died in army shelling of the town of Bara in North Kordofan held by the RSF.",
        control("rsf", "Bara, Sudan", "holds"),
    ),
    case(
        "Four people died in raids on the town of Palmyra held by the radical Islamic State group a watchdog said.",
        control("islamic-state", "Palmyra", "holds"),
        casualty("killed", 4, 4, speaker=None),
    ),
    case("Four people died in raids held by the army to be lawful.", no(control("sudan-army"))),
    # whose fighters
    case(
        "The clashes killed at least 40 fighters from M23 as well as 12 Burundian soldiers.",
        casualty("killed", 40, who="m23"),
    ),
    case("M23 took 40 civilians from Goma.", no(casualty(who="m23"))),
    # the armed whom an act struck that names no target
    case("The army carried out raids in Masisi, killing 20 M23 rebels.", event("ASSAULT", trigger="raids", b="m23")),
    case("The army carried out raids in Masisi, killing 20 farmers.", event("ASSAULT", trigger="raids", b="")),
    # air and naval assets act as their weapons do
    case("Coalition air assets fired on the approaching gunmen killing all nine gunmen.", casualty("killed", 9, 9)),
    case("The board sold its assets in Goma.", no(event("ASSAULT"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_no_side_is_lost(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
