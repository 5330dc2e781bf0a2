"""Who did it, where another phrase than the act's own says so. Sentences of our own, from many wars."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no, relation

ROWS = [
    # a thing that was fired, flown, planted or held: by whom, in a clause on it
    case(
        "Barrel bombs dropped from army helicopters on Thursday killed at least 11 civilians in Nyala.",
        casualty("killed", low=11, by="sudan-air-force"),
    ),
    case("A shell fired by the RSF hit a school in El Obeid.", event("ASSAULT", a="rsf")),
    case(
        "Mortar bombs fired from M23 positions landed in a camp, killing 18 people.",
        casualty("killed", 18, 18, by="m23"),
    ),
    case(
        "The missiles, which were launched by Russia from the Black Sea, destroyed a grain terminal in Odesa.",
        event("ASSAULT", a="russia-gov", trigger="destroyed"),
    ),
    case("A roadside bomb planted by JNIM killed four Malian soldiers.", casualty("killed", 4, 4, by="jnim")),
    case(
        "Gunmen believed to belong to JNIM ambushed an army convoy, killing 17 soldiers.",
        event("ASSAULT", a="jnim", trigger="ambushed"),
        casualty("killed", 17, 17, by="jnim"),
    ),
    case(
        "Jets thought to belong to the Saudi-led coalition struck a bus in Saada, killing 40 children.",
        casualty("killed", 40, 40, by="saudi-coalition"),
    ),
    case(
        "Islamic State militants attacked a post manned by the Peshmerga near Mosul.",
        event("ASSAULT", a="islamic-state", b="peshmerga"),
    ),
    # near: aimed at is not fired by; made in is not fired by; from a town is not by it
    case("A drone launched at Ukrainian troops killed two soldiers.", no(casualty("killed", by="ukraine-army"))),
    case("Missiles fired at the Houthis by a US warship destroyed a radar.", no(event("ASSAULT", a="houthis"))),
    case("US-made bombs killed 30 people in Rafah.", casualty("killed", 30, 30, by="")),
    case("Rockets fired from Gaza killed two people in Sderot.", casualty("killed", 2, 2, by="")),
    case("Anti-Houthi tanks shelled Mocha.", no(event("ASSAULT", a="houthis"))),
    # a government in a compound
    case(
        "US-led strikes on Houthi positions killed five fighters.",
        event("ASSAULT", a="us-gov", b="houthis"),
        casualty("killed", 5, 5, by="us-gov"),
    ),
    case("Dozens died in Saudi-led air strikes on Saada.", event("ASSAULT", a="saudi-arabia-gov")),
    case(
        "A US-Russian brokered truce in Syria collapsed on Monday.",
        event("AGREE", a="us-gov russia-gov", trigger="brokered"),
        no(relation("us-gov", "russia-gov", "truce")),
    ),
    case("The US-based group condemned the raid.", no(event(a="us-gov"))),
    case("Iran-made drones hit Kyiv.", no(event(a="iran-gov"))),
    case("A Russia-sponsored deal was agreed by Assad.", no(event("AGREE", b="russia-gov"))),
    # two joined by a noun
    case(
        "Syrian regime and Russian air strikes killed 22 people in Idlib.",
        casualty("killed", 22, 22, by="syria-gov russia-gov"),
    ),
    # harm that comes of an act
    case(
        "Dozens of army air strikes on Nyala killed at least 16 civilians on Sunday.",
        casualty("killed", low=16, by="sudan-army"),
    ),
    case(
        "The RSF carried out 18 raids in the area, leading to the death of five civilians including two women.",
        casualty("killed", 5, 5, by="rsf"),
        casualty("killed", 2, 2, victims="women", by="rsf"),
    ),
    case("Drone strikes carried out by the Burkinabe army left 28 civilians dead.", casualty(by="burkina-faso-army")),
    case("Israeli raids on Khan Younis claimed 17 lives overnight.", casualty("killed", 17, 17, by="israel-gov")),
    case(
        "Nine people were killed in Sloviansk after Russian shelling of the market.",
        casualty("killed", 9, 9, by="russia-gov"),
    ),
    case(
        "At least 10 people were killed and another 20 wounded when a Taliban suicide bomber blew himself up in Kabul.",
        casualty("killed", 10, by="taliban"),
        casualty("injured", 20, 20, by="taliban"),
    ),
    case(
        "Coalition jets targeted an aid convoy escorted by Hamas killing four drivers in Gaza.",
        no(casualty("killed", by="hamas")),
    ),
    case("Days after an army attack a woman was killed in Nyala.", no(casualty("killed", by="sudan-army"))),
    case("A Boko Haram raid on soldiers left 28 militants dead.", no(casualty("killed", by="boko-haram"))),
    # between two sides, either may have done it
    case(
        "Clashes between Congolese soldiers and M23 fighters killed seven civilians near Sake.",
        event("ASSAULT", a="drc-army", b="m23"),
        casualty("killed", 7, 7, by=""),
    ),
    case(
        "Clashes between Congolese soldiers and the M23 killed seven rebels near Goma.",
        casualty("killed", 7, 7, by="drc-army"),
    ),
    case(
        "Two Malian soldiers were killed and 19 wounded in clashes with JNIM near Gao.",
        casualty("killed", 2, 2, by="jnim"),
        casualty("injured", 19, 19, by="jnim"),
    ),
    case("The clashes pitted Iraqi troops against Islamic State.", event("ASSAULT", a="iraq-army", b="islamic-state")),
    # an act that is part of another, or a means to it
    case(
        "RSF fighters reached the outskirts of El Fasher on Saturday as part of an offensive on the city.",
        event("ASSAULT", a="rsf", trigger="offensive"),
    ),
    case("M23 rebels seized Sake in a surprise attack.", event("ASSAULT", a="m23", trigger="surprise attack")),
    case("M23 rebels seized Sake during a drought and the offensive.", no(event(a="m23", trigger="offensive"))),
    case("M23 rebels were driven from Sake in an attack.", event("ASSAULT", a="", trigger="attack")),
    case("Houthi rebels used Iranian-made missiles to hit the refinery.", event("ASSAULT", a="houthis", trigger="hit")),
    # what is done to one is not done by it
    case(
        "A Russian helicopter was shot down over Kherson on Monday killing all five people on board.",
        casualty("killed", 5, 5, by=""),
    ),
    case(
        "A Ukrainian jet was hit by a Russian missile, killing the pilot.",
        casualty("killed", 1, 1, by="russia-gov"),
    ),
    case(
        "Fourteen M23 fighters were killed as they attempted to enter Sake.",
        casualty("killed", 14, 14, by=""),
    ),
    # two or more on a side, and the two sides of a fight
    case(
        "Clashes erupted between the army and Rapid Support Forces fighters in Omdurman.",
        event("ASSAULT", a="sudan-army", b="rsf"),
    ),
    case(
        "Clashes on the outskirts of Goma between the M23 and the Congolese army continued.",
        event("ASSAULT", a="m23", b="drc-army"),
    ),
    case(
        "Clashes erupted between Islamic State fighters and members of the Peshmerga near Mosul.",
        event("ASSAULT", a="islamic-state", b="peshmerga"),
    ),
    case("Troops from Chad and Niger killed 20 Boko Haram fighters.", event("ASSAULT", a="chad-gov niger-gov")),
    case("Fighters from the M23 and Rwandan soldiers entered Goma.", event("ASSAULT", a="m23 rwanda-army")),
    case(
        "Russian and Syrian warplanes carried out dozens of raids on Idlib.",
        event("ASSAULT", a="russia-air-force syria-air-force"),
    ),
    case(
        "Air strikes by Israel and shelling by Hezbollah hit the border.",
        event("ASSAULT", a="hezbollah", trigger="shelling"),
        no(event("ASSAULT", a="israel-gov hezbollah")),
    ),
    case("A strike on the town and a US-led raid followed in Yemen.", no(event("ASSAULT", b="us-gov"))),
    case(
        "The rebels are fighting alongside the Nusra Front in Idlib.",
        no(relation("syrian-opposition", "jabhat-al-nusra", "fights")),
    ),
    case("Jihadists from Islamic State executed three officers of the FSA.", event(a="islamic-state", b="fsa")),
    # an operation, what it is said to have been, what was used
    case(
        "At least 23 militants were killed in a Pakistani army operation in Waziristan.",
        casualty("killed", 23, by="pakistan-army"),
    ),
    case("Inspectors found that Iraqi troops had used mustard gas against villages.", event(a="iraq-army")),
    case(
        "Twelve people were killed in what officials described as a suicide attack by JNIM.",
        casualty("killed", 12, 12, by="jnim"),
    ),
    case(
        "A series of strikes in Yemen overnight by a US-led coalition killed 14 fighters.",
        casualty("killed", 14, 14, by="coalition"),
    ),
    case(
        "Advances by Turkish troops drove Islamic State from the border area.",
        event("ASSAULT", a="turkey-army", b="islamic-state"),
    ),
    case(
        "The attack at a gate in Taraba state that killed 29 farmers was blamed on Boko Haram.",
        casualty("killed", 29, 29, by="boko-haram"),
    ),
    case(
        "Hundreds of people have been killed as Russian jets continued on Monday to bomb Kharkiv.",
        casualty("killed", 200, by="russia-air-force"),
    ),
    case(
        "The Taliban were behind the attacks that targeted a convoy in Kabul.",
        event("ASSAULT", a="taliban", trigger="attacks"),
    ),
    case(
        "Residents accused Russian aircraft of using napalm bombs in attacks on Idlib.",
        event("ASSAULT", a="russia-air-force", trigger="attacks"),
    ),
    case(
        "There were 12 dead in overnight air strikes by Rwandan jets on Goma.",
        casualty("killed", 12, 12, by="rwanda-air-force"),
    ),
    case(
        "Rebels backed by Turkish tanks and air strikes have pushed towards the town in Syria.",
        event("ASSAULT", a="turkey-army", trigger="air strikes"),
    ),
    case(
        "Rebel-backer Ankara accuses the regime of killing over 200 farmers near Hama.",
        casualty("killed", by="syria-gov"),
    ),
    case("The army and JNIM have fought for control of Gao since 2012.", no(relation(kind="coordinates"))),
    # blamed
    case(
        "The Taliban were blamed for the attack on the hospital in Kabul.",
        event("ASSAULT", a="taliban", trigger="attack"),
    ),
    case(
        "Nine died in an ambush near Gao that officials blamed on JNIM.", event("ASSAULT", a="jnim", trigger="ambush")
    ),
    # mends of the parse: commas lost, clauses reduced
    case(
        "Hamas claims the bomb attack that hit a cafe in Haifa on Monday killing 17 people.",
        casualty("killed", 17, 17, by="hamas"),
    ),
    case(
        "The village was bombed by the US-led coalition fighting the Taliban movement often aiming at commanders.",
        event("ASSAULT", b="taliban", trigger="fighting"),
    ),
    case("Russian raids since January have hit markets in Idlib.", event("ASSAULT", a="russia-gov")),
    case("Officials said Ukrainian shelling had killed two people.", casualty("killed", 2, 2, by="ukraine-gov")),
    case("Heavy shelling by Armenian forces damaged homes in Ganja.", event("ASSAULT", a="armenia-army")),
    case("Israel spoke after an Iranian missile wounded 12 people.", casualty("injured", 12, 12, by="iran-gov")),
    case(
        "Residents accused Malian soldiers of burning houses and killing 15 men.",
        casualty("killed", 15, 15, by="mali-army"),
    ),
    case("The monitor saw troops shelling the village.", no(event("ASSAULT", a="", trigger="shelling"))),
    # the purpose of an operation has the doer of the operation, or of the verb that it is done by
    case(
        "Sudanese troops entered Bara during an offensive aimed at cutting the supply lines of the RSF.",
        event("ASSAULT", a="sudan-army", trigger="cutting"),
    ),
    case(
        "Malian troops began an operation to retake the town of Kidal.",
        event("ASSAULT", a="mali-army", trigger="retake", modality="planned"),
    ),
    case(
        "Colombian soldiers detained four men during a sweep targeting the ELN in Arauca.",
        event("ASSAULT", a="colombia-army", b="eln", trigger="sweep"),
    ),
    case(
        "The latest attempt by M23 to seize Walikale began on Friday.",
        event("ASSAULT", a="m23", trigger="seize", modality="planned"),
    ),
    case(
        "The deaths came as Ukrainian forces pressed on with an assault intended to break the siege of Mariupol.",
        event("ASSAULT", a="ukraine-army", trigger="assault"),
    ),
    case(
        "Houthi fighters were preparing for a new offensive on Marib.",
        event("ASSAULT", a="houthis", trigger="offensive", modality="planned"),
    ),
    # near: what is repelled, condemned or reported is another's; so is what one is forced to do
    case(
        "The Iraqi army repelled an attempt to storm the base in Hit.",
        no(event("ASSAULT", a="iraq-army", trigger="storm")),
    ),
    case(
        "The United States condemned an operation to seize the port of Hodeidah.",
        no(event("ASSAULT", a="us-gov", trigger="seize")),
    ),
    case(
        "Myanmar's army prepared for the assault on Lashio.", no(event("ASSAULT", a="myanmar-army", trigger="assault"))
    ),
    # two harms told together have one doer, unless the second has a cause or a place of its own
    case(
        "A woman and her son were killed in a rocket attack by JNIM on Djibo while dozens of others were wounded.",
        casualty("injured", by="jnim"),
    ),
    case(
        "At least nine people were killed and 20 hurt on Sunday in an RSF mortar attack on El Fasher.",
        casualty("killed", low=9, by="rsf"),
        casualty("injured", 20, 20, by="rsf"),
    ),
    case(
        "Doctors counted 38 people dead and 210 wounded in four days of Israeli raids on Khan Younis.",
        casualty("injured", 210, 210, by="israel-gov"),
    ),
    case(
        "Nine soldiers were killed by JNIM in Gao while two farmers were wounded in Timbuktu.",
        no(casualty("injured", 2, 2, by="jnim")),
    ),
    # whose weapon it was; who is joined to a deed by a hyphen
    case("The base was a pretext for US missile strikes on Sanaa.", event("ASSAULT", a="us-gov")),
    case(
        "A reporter was killed in an ISIS-orchestrated car bombing near Kirkuk.",
        event("ASSAULT", a="islamic-state", trigger="car bombing"),
    ),
    # accused, with "of" or "for" hung on who is accused; criticised; supposed; behind it
    case(
        "The UN accused Russian forces of indiscriminate rocket attacks in Kharkiv.",
        event("ASSAULT", a="russia-army", trigger="rocket attacks"),
    ),
    case(
        "Residents blamed the Saudi-led coalition for the strikes that hit two markets.",
        event("ASSAULT", a="saudi-coalition", trigger="strikes"),
    ),
    case(
        "The Taliban were criticised for attacks on schools in Kabul.", event("ASSAULT", a="taliban", trigger="attacks")
    ),
    case(
        "The raid on Tillaberi is thought to have been conducted by Malian troops.",
        event("ASSAULT", a="mali-army", trigger="raid"),
    ),
    # driven off by those who were attacked
    case(
        "M23 rebels attacked a post of Ugandan troops on Sunday but were driven back.",
        event("ASSAULT", a="uganda-army", b="m23", trigger="driven back"),
    ),
    case(
        "Boko Haram launched an assault against Nigerian troops in Gwoza but was repelled after two hours.",
        event("ASSAULT", a="nigeria-army", b="boko-haram", trigger="repelled"),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_did_it_by_another_phrase(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """What stands in another phrase is found where syntax ties it to the act, and only there."""
    check(sentence, expected, day)
