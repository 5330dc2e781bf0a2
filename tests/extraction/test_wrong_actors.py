"""Who is no side of an act, though he stands near it. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # what somebody must own is nobody by itself, unless the text says whose it is
    case(
        "War planes believed to be Russian struck Atarib on Sunday.",
        event("ASSAULT", a="russia-air-force", at="Al-Atarib"),
    ),
    case("Soldiers thought to be Eritrean killed nine people in Axum.", event("ASSAULT", a="eritrea-army")),
    case("The victims were believed to be Russian.", no(event("ASSAULT"))),
    case("A suicide bomber struck a bus in Kabul.", event("ASSAULT", a="")),
    case("Bombers struck the market in Maiduguri.", event("ASSAULT", a="")),
    case("A Taliban suicide bomber struck a bus in Kabul.", event("ASSAULT", a="taliban")),
    case("Three war jets bombed El Obeid.", event("ASSAULT", a="")),
    case("The bombing was the work of jets believed to be Russian or Syrian.", no(event("ASSAULT", a="syria-gov"))),
    case(
        "Jets believed to be Russian or Syrian struck a fuel market in Idlib.",
        event("ASSAULT", a="russia-air-force syria-air-force"),
    ),
    # "that" which opens a clause points to nobody
    case(
        "Russian jets bombed Idlib on Sunday. The Observatory said that warplanes bombed Saraqib.",
        event("ASSAULT", a="", at="Saraqib"),
    ),
    case(
        "Russian jets bombed Idlib on Sunday. Those warplanes also bombed Saraqib.",
        event("ASSAULT", a="russia-air-force", at="Saraqib"),
    ),
    # who attacked is who was told to have attacked
    case(
        "Islamic State fighters stormed a prison in Hasakah. The attackers killed 12 guards.",
        casualty("killed", 12, 12, by="islamic-state"),
    ),
    # who tells it at the end of the sentence, where no comma parts them
    case(
        "The army fired rockets at Idlib a week after raids killed at least 24 people in Binnish the "
        "Syrian Observatory for Human Rights said.",
        casualty("killed", 24, None, who=""),
    ),
    case(
        "Raids killed 13 people when jets hit several districts including Marjeh rescue official Omar Haddad told "
        "Reuters from Aleppo.",
        casualty("killed", 13, 13),
        no(casualty("killed", 1, 1)),
    ),
    case(
        "Raids killed 13 people including two children rescue official Omar Haddad told Reuters from Aleppo.",
        casualty("killed", 2, 2),
    ),
    case(
        "At least 40 people have died in raids on Aden a relief group said on Monday including 12 in a single street.",
        casualty("killed", 12, 12),
    ),
    case(
        '"Six people were killed including two women in a blast in Aden" said Nadim Haddad of a group in the town.',
        casualty("killed", 2, 2),
        no(casualty("killed", 1, 1)),
    ),
    # an "and" parts those for somebody from those of the noun
    case(
        "Clashes erupted between pro-Russian and Ukrainian forces in Luhansk.",
        event("ASSAULT", a="russia-army", b="ukraine-army"),
        no(relation("ukraine-army", "russia-army", "supports")),
    ),
    case("Pro-Russian forces shelled Luhansk.", no(event("ASSAULT", a="ukraine-army"))),
    # states in a list without commas
    case(
        "A meeting was requested by Turkey Egypt and Qatar as tanks advanced.",
        event("REQUEST", a="turkey-gov egypt-gov qatar-gov"),
    ),
    case("Reporters in Damascus Syria heard shelling.", no(event(a="syria-gov"))),
    # who is fought in the place of a raid does not make the raid
    case(
        "A coalition raid on the city of Manbij where Kurdish fighters are battling the Islamic State group killed two "
        "women.",
        casualty("killed", 2, 2, by="coalition"),
        no(event("ASSAULT", a="islamic-state")),
    ),
    case(
        "The rebel barrage killed ten people in Damascus while army shells fired at Eastern Ghouta killed 82.",
        casualty("killed", 10, 10, by="syrian-opposition"),
        casualty("killed", 82, 82, by="syria-army"),
    ),
    # by what one fights is not whom one fights
    case(
        "France is fighting al-Qaeda in Mali with air strikes and training for Kel Tamasheq Guard an armed alliance.",
        no(relation("france-gov", "kel-tamasheq-guard", "fights")),
    ),
    case("The SDF is fighting with US support in Raqqa.", event("ASSAULT", a="sdf", b="")),
    case("Kurdish fighters clashed with Islamic State militants near Raqqa.", event("ASSAULT", b="islamic-state")),
    # a place that opens the sentence is not who acts
    case("In northern Mali jihadists ambushed a convoy.", event("ASSAULT", a="mli:jihadists")),
    # the second of two
    case(
        "Congo's army and the M23 exchanged fire near Goma. The latter seized Sake on Friday.",
        event("ASSAULT", a="m23", at="Sake"),
    ),
    case(
        "Congo's army and the M23 exchanged fire near Goma. The latter group seized Sake on Friday.",
        event("ASSAULT", a="m23", at="Sake"),
    ),
    # whom a description means without who backs it
    case(
        "A ceasefire in Syria between the Iranian-backed regime and Western-backed opposition groups collapsed in May.",
        event("AGREE", a="syria-gov", b="syrian-opposition"),
    ),
    case("French-backed government forces shelled Saraqib in Syria.", event("ASSAULT", a="syria-army")),
    case("Wagner-backed fighters attacked Kidal.", no(event("ASSAULT", a="mali-army"))),
    # whose allies they are
    case(
        "Jets bombed positions of Nusra and allied militias in Idlib.",
        event("ASSAULT", b="jabhat-al-nusra"),
        no(event("ASSAULT", b="pro-government-militias jabhat-al-nusra")),
    ),
    case(
        "The Syrian army and allied militias attacked Saraqib.",
        event("ASSAULT", a="syria-army pro-government-militias"),
    ),
    # a short name in brackets
    case(
        "The Islamic State (IS) militant group said one of its fighters had shot at Kurdish fighters in Hasakah.",
        event("ASSAULT", a="islamic-state"),
    ),
    # two states whose ministers meet
    case(
        "In Moscow Sergei Lavrov met the Syrian and Iranian foreign ministers.",
        event("CONSULT", a="lavrov", b="syria-gov iran-gov"),
    ),
    case("Sergei Lavrov met Iranian diplomats in Moscow.", no(event("CONSULT", b="syria-gov iran-gov"))),
    # whom a pronoun cannot mean: the other end of its verb; who accuses
    case("Civilians fled Homs. It seems that they target civilians.", no(event("ASSAULT", a="syr:civilians"))),
    case(
        "Human Rights Watch accused Syria's regime of sowing ruin with its air raids on Aleppo.",
        event("ASSAULT", a="syria-gov", at="Aleppo"),
    ),
    case("Human Rights Watch said its staff in Aleppo were safe.", no(event("ASSAULT"))),
    # a bomber whom nobody sent may be meant by a pronoun
    case(
        '"The suicide attacker came by car. He blew himself up in Aden," Nadim Haddad said.',
        no(event("ASSAULT", a="nadim-haddad")),
    ),
    case(
        "State media said the suicide attackers came by car. The guards fired on them at the gate in Damascus.",
        no(event("ASSAULT", b="syria-state-media")),
    ),
    # who does what a relative clause tells
    case(
        "The raids were flown by a coalition including Gulf states that hit the Islamic State group in Raqqa.",
        event("ASSAULT", b="islamic-state"),
        no(event("ASSAULT", a="arab-states")),
    ),
    case(
        "Raids went on for weeks including air strikes that killed 23 people in Idlib.",
        casualty("killed", 23, 23, by=""),
    ),
    case(
        "Boris Johnson spoke of a raid on a Syrian flour depot that claimed 20 lives in Aleppo.",
        no(event("ASSAULT", a="syria-gov")),
    ),
    case(
        "Homs has been in rebel hands since 2012 but regime forces today advanced to two km from the city.",
        event("ASSAULT", a="syria-army"),
    ),
    case(
        "Regime shelling hit areas of Idlib where opposition fighters have been battling Assad's troops for six years.",
        relation("syrian-opposition", "syria-army", "opposes"),
        no(relation("syria-gov", "syria-army", "opposes")),
    ),
    case(
        "A raid hit a Hezbollah post in Homs where the Iran-backed Shiite group is fighting Daesh.",
        event("ASSAULT", a="hezbollah", b="islamic-state"),
    ),
    # a state joined to another's regime acts too
    case(
        "At least nine people were killed during airstrikes launched by Iran and Bashar Assads regime on Homs.",
        casualty("killed", 9, None, by="iran-gov syria-gov"),
    ),
    # an office with its domain belongs to who speaks
    case(
        "Rebels shot nine people in Homs after taking it from the regime in May UN High Commissioner for "
        "Human Rights Navi Pillay said.",
        event("ASSAULT", a="syrian-opposition", b="syria-gov"),
        no(event("ASSAULT", b="un syria-gov")),
    ),
    # who reports an attack does not make it
    case(
        "Shelling kills 16 in Aden Monitor AFP Government air strikes killed at least 16 civilians in Aden.",
        no(event("ASSAULT", a="afp yemen-gov")),
        no(event("ASSAULT", a="afp")),
    ),
    case(
        "The Observatory confirmed that a woman had died in the blast saying it also wounded 20 people in Homs.",
        casualty("injured", 20, 20, by=""),
    ),
    case("A shell hit the office of AFP in Gaza.", event("ASSAULT", b="afp")),
    case(
        "Air raids on Homs killed at least ten people including two bakers this Monday the Syrian Observatory for "
        "Human Rights reports.",
        casualty("killed", 10, None, who="", speaker="sohr"),
    ),
    # who tells of an attack is who blames somebody for it
    case(
        'Nadim Haddad said "military aircraft" had bombed the market in Taiz blaming the army for the strike.',
        event("ACCUSE", a="nadim-haddad"),
    ),
    # a clause and its noun agree in number
    case(
        "Saraqib is held by a rebel alliance of mainly Islamist groups that controls Idlib province.",
        control("syrian-opposition", "Idlib Governorate"),
        no(control("syr:islamist-groups")),
    ),
    case("The army fights an alliance of groups that hold Idlib.", no(control("syria-army"))),
    # "as" opens a clause
    case(
        "At least 40 rebels died in fighting near Homs as the Islamic State of Iraq and Syria "
        "(ISIS) overran a village bordering Iraq a group said.",
        event("ASSAULT", a="islamic-state"),
        no(event("ASSAULT", a="syrian-opposition")),
    ),
    case("Haftar served as commander of the army and bombed Tripoli.", no(event("ASSAULT", a="libya-army"))),
    # who is made to do something did what is told of it
    case(
        "The army beat back a raid on Homs forcing opposition forces to leave posts they seized a day earlier.",
        event("ASSAULT", a="syrian-opposition", trigger="seized"),
    ),
    case(
        "The army told residents to return to houses it had seized in Homs.",
        no(event("ASSAULT", a="syr:residents")),
    ),
    case(
        "A monitor said nine people died in Raqqa. There was no word from the coalition which says it seeks to "
        "spare civilians in its bombing campaigns against Daesh militants.",
        event("ASSAULT", a="coalition", b="islamic-state"),
    ),
    # victims in a clause with "as" did not do it; the target of a strike neither
    case("The blast killed 32 rebels as they were crossing into Goma.", casualty("killed", 32, 32, by="")),
    case("The army killed 32 rebels entering Goma.", casualty("killed", 32, 32, by="drc-army")),
    case(
        "Officers said that the raid hit an al-Qaeda gathering killing dozens of militants in Marib.",
        no(casualty("killed", 24, None, by="al-qaeda")),
    ),
    case(
        "It also said a coalition raid on Manbij where Kurdish fighters are battling the Islamic State "
        "group killed two women.",
        casualty("killed", 2, 2, by="coalition"),
    ),
    # a description between a name and its verb is no second actor
    case("Recently the M23 a Tutsi group seized Sake.", event("ASSAULT", a="m23", at="Sake")),
    # whose allies and whose forces: of one who fights or rules
    case(
        "The Observatory said it did not know whether the raids had been flown by Syrian jets or those of "
        "its ally Russia.",
        no(relation("russia-gov", "sohr", "alliance")),
    ),
    case(
        "Rebels shelled Homs. The fresh assault was met by the regimes advance on the outskirts of Homs where its "
        "forces captured several villages.",
        no(event("ASSAULT", a="syrian-opposition", trigger="captured")),
    ),
    case(
        "A double suicide bombing targeted the offices of a jihadist rebel group killing its leader in Syria.",
        casualty("killed", 1, 1, by=""),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_is_no_side(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
