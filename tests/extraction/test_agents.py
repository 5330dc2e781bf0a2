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
    case("The attack in Kabul was carried out by a suicide car bomber.", event("ASSAULT", acled="Attack")),
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
        "Al-Shabaab fighters attacked a town in Somalia, sparking fighting in which 17 people were killed.",
        event("ASSAULT", a="al-shabaab", trigger="fighting"),
        casualty("killed", 17, 17, by="al-shabaab"),
    ),
    case("The killing of a boy sparked clashes in Gao.", event("ASSAULT", a="", trigger="clashes")),
    case("The town was hit in the rainy season by floods.", no(event("ASSAULT"))),
    # fights: whom with, by the clause on them
    case(
        "Five soldiers were killed in the clashes that erupted with the RSF in Omdurman.",
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
        "Six people were killed and 35 others were injured in Assad regime airstrikes targeting a camp in Idlib.",
        casualty("killed", 6, 6, by="syria-gov"),
    ),
    case(
        "In the east of Ukraine Russian air strikes on Sunday killed 34 civilians.",
        casualty("killed", 34, 34, by="russia-gov"),
    ),
    case(
        "At least nine people were killed and dozens wounded on Thursday as a new Islamist alliance including JNIM "
        "attacked Mopti.",
        event("ASSAULT", a="mli:islamist-alliance", trigger="attacked"),
    ),
    case("They saw rebels repel a raid near Goma.", event("ASSAULT", trigger="repel a raid")),
    case("Nine died as a result attacked critics said.", no(relation())),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_doers_told_elsewhere(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """A doer is found by what syntax ties to the deed, however the parser hung it, and nobody else is."""
    check(sentence, expected, day)
