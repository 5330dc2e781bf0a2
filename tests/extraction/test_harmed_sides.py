"""Who met a harm, told by a count that goes on, by a toll, or by what is said of them; with whom a side made a truce.

Sentences of our own; ``a`` is who acts, ``b`` who is acted on.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # a count that names nobody of its own goes on about those told before
    case(
        "The RSF killed six Sudanese soldiers and injured several others in Omdurman.",
        event("ASSAULT", trigger="injured", a="rsf", b="sudan-army"),
        casualty("injured", 3, None, who="sudan-army"),
    ),
    case(
        "M23 fighters shot nine Congolese soldiers dead, and captured another 20 near Sake.",
        casualty("captured", 20, 20, who="drc-army"),
    ),
    case("Six Houthi fighters were killed and 14 wounded in Taiz.", casualty("injured", 14, 14, who="houthis")),
    case("Nine FARC rebels died and four others were injured in Cauca.", casualty("injured", 4, 4, who="farc")),
    case(
        "About 200 Sudanese soldiers stormed the village and nine were killed.",
        no(casualty("killed", 9, 9, who="sudan-army")),
    ),
    case(
        "A mine killed two Malian soldiers and four nurses, wounding 30 others.",
        no(casualty("injured", 30, 30, who="mali-army")),
    ),
    case("Two Houthi gunmen opened fire in Taiz, wounding five others.", no(casualty("injured", 5, 5, who="houthis"))),
    # a second harm told by "-ing" is one more, with its own number
    case(
        "A Russian missile killed four people in Kharkiv, wounding 20 others.",
        casualty("killed", 4, 4),
        casualty("injured", 20, 20),
        no(casualty("injured", 4, 4)),
    ),
    case(
        "Ukrainian drones killed three Russian soldiers near Tokmak, wounding five more.",
        casualty("injured", 5, 5, who="russia-army", mode="incident"),
        no(casualty("injured", 3, 3)),
    ),
    # whom an act left dead, and whose lives it took
    case("A JNIM offensive in Mopti has left 40 Malian soldiers dead.", event(a="jnim", b="mali-army")),
    case("An ELN attack in Arauca left four policemen wounded.", event("ASSAULT", b="colombia-police")),
    case(
        "A Houthi missile strike cost the lives of 20 Yemeni soldiers in Marib.",
        event("ASSAULT", a="houthis", b="yemen-army"),
    ),
    case("The ambush claimed the lives of 12 Malian soldiers near Kidal.", event("ASSAULT", b="mali-army")),
    case(
        "The blast took the life of an Iraqi policeman in Mosul.",
        event("ASSAULT", b="iraq-police"),
        casualty("killed", 1, 1),
    ),
    case("The drought claimed the life of the river in Iraq.", no(casualty("killed"))),
    case("Two blasts in Bara left 40 civilians dead.", event(trigger="blasts", b=[])),
    case(
        "Clashes in Goma left 15 M23 rebels and nine soldiers dead.",
        casualty("killed", 15, 15, who="m23"),
        casualty("killed", 9, 9),
    ),
    case(
        "A JNIM attack has left at least 40 Malian soldiers and 11 militants dead.",
        casualty("killed", 40, None),
        casualty("killed", 11, 11),
    ),
    case("The shelling left 12 dead and 20 wounded in Bara.", casualty("killed", 12, 12), casualty("injured", 20, 20)),
    # many told in the singular share the number
    case(
        "A raid killed at least 25 Somali soldiers and police in Kismayo.",
        casualty("killed", 25, None, who=["somalia-army", "somalia-police"], victims="combatants"),
    ),
    # most of them being children, the whole is no class of children
    case("Shelling killed 22 people, mostly children, in El Fasher.", casualty("killed", 22, 22, victims="all")),
    case(
        "Forty civilians, mostly women, were hurt in raids on Bara.",
        casualty("injured", 40, 40, victims="civilians"),
    ),
    case(
        "Twelve people, all children, were killed in a raid near Nyala.", casualty("killed", 12, 12, victims="children")
    ),
    # of whom people are said to be
    case("The gunmen who stormed the camp in Bara were from the RSF.", event("ASSAULT", a="rsf")),
    case("Most of the militants killed in Mopti belonged to JNIM.", casualty("killed", None, None, who="jnim")),
    case("The five men killed in Goma were M23 fighters.", casualty("killed", 5, 5, who="m23", victims="combatants")),
    case("Ten fighters, most of them from the RSF, were killed in Bara.", casualty("killed", 10, 10, who="rsf")),
    case(
        "Twelve fighters, all members of the ADF, were killed in Beni.",
        casualty("killed", 12, 12, who="adf"),
        no(casualty("killed", None, None)),
    ),
    case("The gunmen who stormed the camp in Bara were not from the RSF.", no(event("ASSAULT", a="rsf"))),
    case("Three of the gunmen killed were from Chad.", no(casualty("killed", who="chad-gov"))),
    case("The brigade belongs to the Azawad movement; it is part of JNIM.", no(relation("jnim", "jnim"))),
    # who is named of many that are only described
    case(
        "Boko Haram clashed with other jihadist factions, particularly ISWAP, in Borno.",
        event(b=["nga:jihadist-factions", "iswap"]),
    ),
    case(
        "The army attacked armed groups, among them the M23 and the ADF, in Ituri.",
        event(b=["cod:armed-groups", "m23", "adf"]),
    ),
    case("Soldiers fought several groups; among them people saw the M23.", no(event("ASSAULT", b="m23"))),
    # to whom forces are sent
    case("Rwanda has sent soldiers to the M23.", event("MOBILIZE", a="rwanda-gov", b="m23")),
    case("Ethiopia sent troops to Somalia.", event("MOBILIZE", a="ethiopia-gov", b=[], at="somalia")),
    # a day between a deed and whom it was aimed at
    case(
        "Six Russian bombers carried out strikes on Sunday on ISIS near Palmyra.", event("ASSAULT", b="islamic-state")
    ),
    case("Saudi jets launched air strikes late on Monday on Houthi positions.", event("ASSAULT", b="houthis")),
    case("The army launched raids on Friday on orders of the government.", no(event("ASSAULT", b=["Government"]))),
    # an act in answer to another's
    case(
        "The Congolese army responded with a barrage of rockets, wounding ten people in Goma.",
        event(trigger="barrage", a="drc-army"),
    ),
    case("The Houthis answered the raids with drone strikes on Riyadh.", event(trigger="drone strikes", a="houthis")),
    case(
        "Iran responded to the raid with missile strikes on a base in Iraq.",
        event(trigger="missile strikes", a="iran-gov"),
    ),
    case("Iran reacted with anger to the strikes on Damascus.", no(event("ASSAULT", a="iran-gov"))),
    # with whom a truce is made
    case(
        "The Houthis struck a truce with the Saudi-led coalition in Hodeidah.",
        event("AGREE", a="houthis", b="saudi-coalition"),
        no(event("ASSAULT")),
    ),
    case("The M23 reached a ceasefire with the Congolese army in Sake.", event("AGREE", a="m23", b="drc-army")),
    case(
        "Sake is a crowded area which struck a separate truce with the Congolese army.",
        event("AGREE", a=[], b="drc-army"),
    ),
    case("The ELN has had a local truce with the army for two years.", event("AGREE", a="eln", b="colombia-army")),
    case(
        "Qatar brokered a truce between the M23 and the Congolese army.",
        no(event("AGREE", trigger="truce", a="qatar-gov")),
    ),
    # who tells of a weapon's harm is who blames and asks
    case(
        "Human Rights Watch said a drone had hit the clinic in Goma and blamed the M23.",
        event("ACCUSE", a="hrw", b="m23"),
    ),
    case(
        "Martin Griffiths said a bomb had destroyed the bridge and called on the RSF to stop.",
        event("REQUEST", a="martin-griffiths", b="rsf"),
    ),
    case(
        "The UN said a shell had hit a school in Bara blaming the RSF.",
        event("ACCUSE", a="un", b="rsf"),
    ),
    case(
        "The UN said Boko Haram had seized a bus and demanded a ransom.",
        no(event("REQUEST", a="un")),
    ),
    # who attackers are
    case(
        "Malian troops repelled a JNIM offensive near Kidal, killing 40 attackers.",
        event("ASSAULT", trigger="killing", b="jnim"),
        casualty("killed", 40, 40, who="jnim"),
    ),
    case("An RSF attack on Bara was repelled and nine attackers were killed.", casualty("killed", 9, 9, who="rsf")),
    case(
        "M23 fighters stormed a camp in Sake, but 30 assailants were shot dead.", casualty("killed", 30, 30, who="m23")
    ),
    case("Attackers killed nine villagers in Plateau.", no(casualty("killed", by="nigeria-army"))),
    # from whose hands a place fell
    case("Large areas of North Kivu have fallen out of the M23's control.", event("ASSAULT", a=[], b="m23")),
    case(
        "The army bombed areas in Darfur that have fallen out of its control.", event(trigger="fallen", b="sudan-army")
    ),
    case(
        "The town of Bara fell from army hands to the RSF.",
        event("ASSAULT", a="rsf", b="sudan-army"),
        no(control("sudan-army", state="captured")),
    ),
    case("The town of Kutum fell to the RSF on Friday.", event("ASSAULT", a="rsf", b=[])),
    # who took a place as it was taken
    case(
        "The town of Sake was captured when M23 fighters entered it on Sunday.",
        event(trigger="captured", a="m23"),
        control("m23", state="captured"),
    ),
    case(
        "The headquarters of the RSF in Bara was captured as Sudanese soldiers pushed into it.",
        event(trigger="captured", a="sudan-army", b="rsf"),
    ),
    case("The town of Sake fell as M23 fighters advanced from the north.", event(trigger="fell", a="m23")),
    case("The town of Sake was retaken after M23 fighters withdrew.", no(event(trigger="retaken", a="m23"))),
    case("The town of Bara was captured as aid groups entered it.", no(control(state="captured", actor="Aid groups"))),
    # who belongs to a union of that name
    case(
        "Goma is held by the Congo River Alliance, an alliance of rebel groups including the M23.",
        relation("m23", "afc", "member-of"),
    ),
    case(
        "Djibo was taken by JNIM, a coalition of jihadists that includes Ansar Dine.",
        relation("ansar-dine", "jnim", "member-of"),
    ),
    case("The Houthis clashed with rebel groups including Ansar Dine.", no(relation("ansar-dine", "houthis"))),
    # whose fighters open a sentence
    case("Fighters from JNIM attacked army positions near Djibo.", event("ASSAULT", a="jnim")),
    case("Militants of the al-Qaeda-linked al-Shabaab stormed a hotel in Mogadishu.", event("ASSAULT", a="al-shabaab")),
    case("Rebels of the Rwanda-backed M23 shelled Sake.", event("ASSAULT", a="m23")),
    case("Fighters including members of JNIM seized an army base near Djibo.", event("ASSAULT", a="jnim")),
    case("Fighters in Djibo, including nurses, left the base.", no(event("ASSAULT"))),
]


@pytest.mark.parametrize(("sentence", "expected", "published"), ROWS)
def test_who_met_a_harm_is_found(sentence: str, expected: list[Expected], published: str | None) -> None:
    check(sentence, expected, published)
