"""Who did what an event noun tells, where the words that name him hang elsewhere; acts that are part of, or come of,
another's. Sentences of our own, from many wars.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # hung on a place, a share or the verb
    case(
        "At least five people were killed in drone strikes on the town of Bara in North Kordofan purportedly carried "
        "out by the army.",
        casualty("killed", low=5, by="sudan-army"),
    ),
    case(
        "A dozen airstrikes hit Khartoum amid bombardment of the area by army and Russian warplanes.",
        event("ASSAULT", a="sudan-army russia-air-force", trigger="bombardment"),
    ),
    case(
        "Congolese troops repelled an offensive by M23 on a neighbourhood of Goma.",
        event("ASSAULT", a="m23", b="drc-army"),
    ),
    case("Taiz has been a key target of strikes by the Houthis.", event("ASSAULT", a="houthis", trigger="strikes")),
    case("Troops attacked a school by the river in Goma.", no(event("ASSAULT", a=""))),
    case("A strike hit a camp run by the UN in Darfur.", event("ASSAULT", a="", trigger="strike")),
    case("Soldiers ended the siege of a town held by the FARC.", no(event(a="farc"))),
    # supposed, blamed, held responsible
    case(
        "A gas attack believed to be by Sudanese government jets killed at least 58 people in Darfur.",
        casualty("killed", low=58, by="sudan-gov"),
    ),
    case(
        "The raid, which residents said was carried out by Rwandan troops, killed nine people in Kibumba.",
        casualty("killed", 9, 9, by="rwanda-army"),
    ),
    case(
        "Macron accused the Sudanese army of responsibility for a massacre.",
        event("ASSAULT", a="sudan-army", trigger="massacre"),
    ),
    case(
        "The UN held the RSF responsible for the massacre.",
        event("ASSAULT", a="rsf", trigger="massacre"),
        no(event("ASSAULT", a="un")),
    ),
    case("Shebab claimed responsibility for the blast in Mogadishu.", event("ASSAULT", a="al-shabaab")),
    # nobody's that is known; a bomber on foot flies no aircraft
    case("A hospital in Kutum was hit in a raid by unidentified aircraft.", no(event("ASSAULT", a="sudan-army"))),
    case("The attack at the gate in Kabul was carried out by a lone suicide bomber.", event("ASSAULT", acled="Attack")),
    # part of another's act, endured in it, done through it, set off by it
    case(
        "The brief seizure of Minova was part of an M23 offensive.",
        event("ASSAULT", a="m23", trigger="seizure of"),
        control("m23", "Minova", "captured"),
    ),
    case(
        "The province is regularly targeted in Turkish and Russian air strikes.",
        event("ASSAULT", a="turkey-gov russia-gov", trigger="targeted"),
    ),
    case(
        "Russian forces are continuing to kill civilians in Sumy through aerial attacks.",
        event("ASSAULT", a="russia-army", trigger="aerial attacks"),
    ),
    case(
        "Al-Shabaab gunmen raided a village in Somalia, sparking fighting in which 17 herders died.",
        event("ASSAULT", a="al-shabaab", trigger="fighting"),
        casualty("killed", 17, 17, by="al-shabaab"),
    ),
    case("The killing of a boy sparked clashes in Gao.", event("ASSAULT", a="", trigger="clashes")),
    case("The town was hit in the rainy season by floods.", no(event("ASSAULT"))),
    # fights: whom with, by the clause on them
    case(
        "Five soldiers died in clashes that broke out with the RSF in Omdurman.",
        casualty("killed", 5, 5, by="rsf"),
    ),
    case(
        "Clashes were underway between M23 fighters and the Congolese army in Sake.",
        event("ASSAULT", a="m23", b="drc-army"),
    ),
    case(
        "M23 fought fierce battles on Monday against Congolese troops.",
        event("ASSAULT", a="m23", b="drc-army", trigger="battles"),
    ),
    case("The army has been fighting an armed uprising in Mali.", no(event("PROTEST", a="mali-army"))),
    case(
        "The ceasefire brokered between Israel and Hamas by Qatar collapsed.",
        no(event("AGREE", a="qatar-gov", trigger="ceasefire")),
    ),
    # what an offensive is aimed at
    case(
        "The militants are losing ground to two offensives aimed at ousting JNIM from Mali.",
        event("ASSAULT", b="jnim", trigger="offensives"),
    ),
    case("Russia implemented a three-day truce in Kursk.", event("AGREE", a="russia-gov", trigger="truce")),
    # mends of the parse: a noun taken for a verb, a place run into a name, a clause without its subject
    case(
        "Six farmers were killed and 12 others were injured in Assad regime bombing targeting mills in Idlib.",
        casualty("killed", 6, 6, by="syria-gov"),
    ),
    case(
        "In the south of Ukraine Russian air strikes on Tuesday killed 11 villagers.",
        casualty("killed", 11, 11, by="russia-gov"),
    ),
    case(
        "Nine farmers died and several more were hurt on Monday as a young Islamist alliance including JNIM "
        "attacked Mopti.",
        event("ASSAULT", a="mli:islamist-alliance", trigger="attacked"),
    ),
    case("They saw rebels repel a raid near Goma.", event("ASSAULT", trigger="repel a raid")),
    case("Nine died as a result attacked critics said.", no(relation())),
    # one who does two harms; what a harm comes of, told in another way
    case(
        "Two people were killed and 20 wounded by Russian troops in Bucha.",
        casualty("killed", 2, 2, by="russia-army"),
        casualty("injured", 20, 20, by="russia-army"),
    ),
    case(
        "Nine people were arrested and killed by the RSF in El Geneina.", event("COERCE", a="rsf", trigger="arrested")
    ),
    case(
        "Kharkiv is regularly targeted by drones and has also been hit by Belarusian troops.",
        no(event("ASSAULT", a="belarus-army", trigger="targeted")),
    ),
    case(
        "An Israeli strike hit a depot in Tyre, releasing a gas that killed nine people.",
        casualty("killed", 9, 9, by="israel-gov"),
    ),
    case(
        "Nearly 50 air strikes hit Kharkiv on Sunday in some of the heaviest raids by Russian jets.",
        event("ASSAULT", a="russia-air-force", trigger="air strikes"),
    ),
    case(
        "Activists said ten people were killed in Idlib alone in a series of Russian air strikes on Tuesday.",
        casualty("killed", 10, 10, by="russia-gov"),
    ),
    case("Air raids believed to be Russian killed ten people in Sumy.", casualty("killed", 10, 10, by="russia-gov")),
    case(
        "The attacks taking place in the city by Sudanese warplanes are growing.",
        event("ASSAULT", a="sudan-air-force", trigger="attacks"),
    ),
    # blamed for it, in the same sentence
    case(
        "Mortar fire wounded three people in Goma, the governor said, blaming the attack on M23.",
        casualty("injured", 3, 3, by="m23"),
    ),
    case(
        "A bomb killed nine people in Kabul, and the Taliban claimed responsibility for the attack.",
        casualty("killed", 9, 9, by="taliban"),
    ),
    case(
        "A bomb killed nine people in Kabul, and officials blamed the Taliban for an attack on Sunday.",
        casualty("killed", 9, 9, by=""),
    ),
    case(
        "Mines killed nine people in Sake, and officials blamed M23 for the attack on a convoy.",
        casualty("killed", 9, 9, by=""),
    ),
    # armed people before what they did
    case("A jihadist raid killed nine soldiers in Mali.", casualty("killed", 9, 9, by="mli:jihadists")),
    case("Militia attacks killed nine people in Ituri.", casualty("killed", 9, 9, by="drc-militias")),
    case("A police raid killed nine people in Rio.", casualty("killed", 9, 9, by="any:police")),
    case(
        "Al-Shabaab killed nine soldiers during a jihadist assault on a base in Somalia.",
        casualty("killed", 9, 9, by="al-shabaab"),
    ),
    case("A terrorist attack killed nine people in Pemba.", casualty("killed", 9, 9, by="")),
    case("Soldiers stormed a jihadist stronghold in Mali.", no(event("ASSAULT", b="mli:jihadists"))),
    case(
        "The army lost 40 troops in the militant counter-attack on Aleppo.",
        no(casualty("killed", by="syrian-opposition")),
    ),
    # who is given arms
    case("Germany will send tanks to Ukraine.", event("AID", a="germany-gov", b="ukraine-gov")),
    case("Germany will send troops to Mali.", no(event(b="mali-gov"))),
    # mends: a subject hung on an auxiliary or taken by a participle, an "-ing" that is a noun, what joins nothing
    case(
        "Syrian regime and Russian forces have since April carried out air raids around Idlib, killing dozens.",
        event("ASSAULT", a="syria-gov russia-army", trigger="air raids"),
    ),
    case(
        "Two bakers died in shelling by the RSF on the market of Omdurman.",
        casualty("killed", 2, 2, by="rsf"),
    ),
    case(
        "Last Monday in a gas attack blamed on the army some 30 villagers were killed in Darfur.",
        casualty("killed", by="sudan-army"),
    ),
    case(
        "Twenty people were killed by bombs dropped from army helicopters in Nyala.",
        casualty("killed", 20, 20, by="sudan-air-force"),
    ),
    case("At Bani Walid in the west of Libya 11 people were killed.", casualty("killed", 11, 11, by="")),
    # whom one fights, by what the fight is for; alongside whom, against whom; who tried
    case(
        "Rebel forces are battling to push back army advances in Goma.",
        event("ASSAULT", a="m23", b="drc-army", trigger="battling"),
    ),
    case(
        "The army has been fighting to recapture the area from the RSF.",
        event("ASSAULT", a="sudan-army", b="rsf", trigger="fighting"),
    ),
    case(
        "The militia is fighting alongside the army against M23.",
        event("ASSAULT", a="drc-militias drc-army", b="m23", trigger="fighting"),
    ),
    case("Mali's army foiled an attempt by JNIM to enter Gao.", event("ASSAULT", b="jnim", trigger="foiled")),
    case("The army fought to defend its allies in Gao.", no(event("ASSAULT", b="mali-army"))),
    # targets hung on what an act is called, or on its passive; an act that "is by" somebody
    case(
        "The brigade joined an offensive dubbed Dawn Storm against the Houthis.",
        event("ASSAULT", b="houthis", trigger="offensive"),
    ),
    case("Two campaigns are being fought against JNIM in Mali.", event("ASSAULT", b="jnim", trigger="campaigns")),
    case(
        "One offensive in the east is by the Sudanese army while the second is by the RSF.",
        event("ASSAULT", a="sudan-army", trigger="offensive"),
    ),
    case(
        "Washington condemned an attack carried out by the RSF.",
        event("ACCUSE", a="us-gov", b="rsf"),
        relation("us-gov", "rsf", "accuses"),
    ),
    case(
        "Washington answered the attack on its base, launching missiles at Iran.",
        no(event("ASSAULT", b="iran-gov", trigger="attack")),
    ),
    # sides after "between" that hangs on a time, or runs into a clause; two acts of two noun phrases
    case(
        "Clashes erupted on Friday at midnight between YPG fighters and Turkish troops.",
        event("ASSAULT", a="ypg", b="turkey-army"),
    ),
    case(
        "Meanwhile fighting between JNIM militants and Malian army troops has forced 13,000 residents to flee.",
        event("ASSAULT", a="jnim", b="mali-army", trigger="fighting"),
    ),
    case(
        "Seventy fighters died in a government advance and a jihadist-led counterattack in Syria.",
        event("ASSAULT", a="syria-gov", trigger="advance"),
        no(event("ASSAULT", a="syria-gov", trigger="counterattack")),
    ),
    # in whose ranks
    case(
        "The monitor reported 15 dead in the ranks of the YPG and 23 among its rivals.",
        casualty("killed", 15, 15, victims="combatants", who="ypg"),
    ),
    case("The storm left 15 dead in the suburbs of Goma.", casualty("killed", 15, 15, who="")),
    case("Fighting raged on the road between Hama and Homs.", event("ASSAULT", a="", b="")),
    # a wave of strikes, its harm and its doer; what was dropped; what forces did that led to deaths
    case(
        "Russian and Belarusian jets launched a wave of air strikes in eastern Ukraine killing dozens in villages.",
        casualty("killed", by="russia-air-force belarus-air-force"),
    ),
    case(
        "Ten herders were killed on Friday when barrel bombs were dropped by army troops on a well in Darfur.",
        casualty("killed", 10, 10, by="sudan-army"),
    ),
    case(
        "Sumy has been under intensive strikes by Russian forces that resulted in the killing of 70 people.",
        casualty("killed", 70, 70, by="russia-army"),
    ),
    case("The hospital in Gaza closed after a siege followed by a raid.", event("COERCE", a="", trigger="siege")),
    case("The storm that resulted in the death of 70 people hit Sumy.", casualty("killed", 70, 70, by="")),
    case(
        "The Islamic State bombers targeted two YPG positions near Kobani.",
        event("ASSAULT", a="islamic-state", b="ypg", acled="Attack"),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_doers_told_elsewhere(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """A doer is found by what syntax ties to the deed, however the parser hung it, and nobody else is."""
    check(sentence, expected, day)
