"""How many were killed, hurt, taken, driven out or are missing; who they were, by whom, and who counts among whom.

Sentences of our own. Conventions of numbers are those of the design: "at least 400" has no upper bound, "dozens" is 24
or more, a plural without a number has no bounds, and nobody is 0.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, event, no, read

ROWS = [
    # numerals, words, bounds
    case(
        "A mortar attack killed two civilians in Herat on Monday.",
        casualty("killed", 2, 2, victims="civilians", mode="incident", modality="actual"),
    ),
    case("The blast killed 61 people in Mogadishu.", casualty("killed", 61, 61, victims="all")),
    case(
        "At least 400 fighters have been killed in Marib since October.",
        casualty("killed", 400, None, victims="combatants"),
    ),
    case("More than 48,500 people have been killed in the war.", casualty("killed", 48501, None, mode="cumulative")),
    case("Up to 30 soldiers were killed in the ambush near Diffa.", casualty("killed", None, 30, victims="combatants")),
    case("Fewer than 20 people were wounded in the shelling of Nikopol.", casualty("injured", None, 19)),
    case(
        "Nearly 50 villagers were killed in the raid, a local chief said.",
        casualty("killed", 45, 50, qualifier="about"),
    ),
    case("Between 20 and 30 militants died in the air strike.", casualty("killed", 20, 30)),
    case("Dozens of people were injured when a shell hit a market in Omdurman.", casualty("injured", 24, None)),
    case("Scores of civilians were killed in the assault on Bucha.", casualty("killed", 40, None, victims="civilians")),
    case("Hundreds of families fled the fighting in Masisi.", casualty("displaced", ANY)),
    case(
        "Several journalists were wounded by shrapnel in Tripoli.", casualty("injured", 3, None, victims="journalists")
    ),
    case("Gunmen killed a teacher in the town of Bamenda.", casualty("killed", 1, 1)),
    case("A car bomb killed Colonel Idris Hamad in Kismayo.", casualty("killed", 1, 1)),
    case("Civilians were killed in the shelling of Donetsk.", casualty("killed", None, None, victims="civilians")),
    case(
        "Twenty-three people were killed and four others were wounded in the attack.",
        casualty("killed", 23, 23),
        casualty("injured", 4, 4),
    ),
    # parts and wholes
    case(
        "The group said 35 children and 16 women were among 149 people killed in Hodeidah.",
        casualty("killed", 149, 149, victims="all", part_of=None),
        casualty("killed", 35, 35, victims="children", part_of=ANY),
        casualty("killed", 16, 16, victims="women", part_of=ANY),
    ),
    case(
        "Eighty-nine people died, including 52 fighters and 37 soldiers.",
        casualty("killed", 89, 89, part_of=None),
        casualty("killed", 52, 52, part_of=ANY),
        casualty("killed", 37, 37, part_of=ANY),
    ),
    case(
        "Shelling killed 40 people, of whom 12 were children.",
        casualty("killed", 40, 40, part_of=None),
        casualty("killed", 12, 12, victims="children", part_of=ANY),
    ),
    case(
        "At least 28 people, half of them women, were killed in Kunduz.",
        casualty("killed", 28, None, part_of=None),
        no(casualty("killed", victims="women", part_of=None)),
    ),
    case(
        "The dead include three doctors and a nurse.",
        casualty("killed", 3, 3, victims="medical"),
        casualty("killed", 1, 1, victims="medical"),
    ),
    case(
        "The army lost 14 men in the battle: nine soldiers, four officers and a pilot.",
        casualty("killed", 14, 14, part_of=None),
        casualty("killed", 9, 9, part_of=ANY),
    ),
    case(
        "A drone strike killed six people, two of them children.",
        casualty("killed", 6, 6, part_of=None),
        casualty("killed", 2, 2, victims="children", part_of=ANY),
    ),
    # tolls
    case("The death toll from the bombing rose to 87.", casualty("killed", 87, 87)),
    case(
        "The death toll rose from 60 to 87, officials said.", casualty("killed", 87, 87), no(casualty("killed", 60, 87))
    ),
    case("The fighting has cost more than 10,000 lives.", casualty("killed", 10001, None, mode="cumulative")),
    case(
        "The offensive left 700 killed and 2,800 wounded.",
        casualty("killed", 700, 700),
        casualty("injured", 2800, 2800),
    ),
    case("The toll now stands at 212 dead.", casualty("killed", 212, 212)),
    case("The ministry put the number of dead at 33.", casualty("killed", 33, 33)),
    case(
        "The war has killed over 150,000 people and displaced 12 million since April 2023.",
        casualty("killed", 150001, None, mode="cumulative"),
        casualty("displaced", 12000000, 12000000),
        wrong="million without a noun in a shared clause",
    ),
    case("Another seven people were killed in a second strike.", casualty("killed", 7, 7, mode="incident")),
    case("Another seven people were killed in the strike.", casualty("killed", 7, 7, mode="delta")),
    case(
        "Since the start of the offensive, 218 civilians have been killed in Idlib.",
        casualty("killed", 218, 218, mode="cumulative"),
    ),
    case("On Sunday a rocket killed three girls in Safed.", casualty("killed", 3, 3, mode="incident", on="2024-12-01")),
    # who did it
    case(
        "Russian warplanes killed at least 15 civilians in Idlib.",
        casualty("killed", 15, None, victims="civilians", by="russia-air-force"),
    ),
    case(
        "Boko Haram fighters killed 11 soldiers in Borno.",
        casualty("killed", 11, 11, by="boko-haram", victims="combatants"),
    ),
    case("Eleven soldiers were killed by the Taliban in Helmand.", casualty("killed", 11, 11, by="taliban")),
    case(
        "The Taliban killed 11 soldiers and wounded six in Helmand.",
        casualty("killed", 11, 11, by="taliban"),
        casualty("injured", 6, 6, by="taliban"),
    ),
    case("Israeli air strikes on Gaza killed 22 people overnight.", casualty("killed", 22, 22, by="israel-gov")),
    case(
        "The Taliban said 11 soldiers had been killed in Helmand.",
        casualty("killed", 11, 11, speaker="taliban"),
        no(casualty("killed", by="taliban")),
    ),
    # who the victims were
    case("M23 rebels killed two UN peacekeepers near Sake.", casualty("killed", 2, 2, by="m23")),
    case(
        "Two Turkish soldiers were killed near Afrin.",
        casualty("killed", 2, 2, who="turkey-army", victims="combatants"),
    ),
    case("Three aid workers were abducted in Ituri.", casualty("captured", 3, 3, victims="aid-workers")),
    case(
        "A nurse and two patients died when the hospital was shelled.",
        casualty("killed", 2, 2),
        casualty("killed", 1, 1),
    ),
    # captured, displaced, missing, surrendered
    case("The army captured 70 insurgents in Cabo Delgado.", casualty("captured", 70, 70, victims="combatants")),
    case("Police arrested 15 suspected militants in Mombasa.", casualty("captured", 15, 15)),
    case("Some 300,000 people have been displaced in North Kivu.", casualty("displaced", 270000, 330000)),
    case("Twelve sailors are missing after the attack.", casualty("missing", 12, 12)),
    case("More than 120 rebels surrendered to the army in Maiduguri.", casualty("surrendered", 121, None)),
    case("The gunmen kidnapped 39 students in Kaduna.", casualty("captured", 39, 39)),
    case("About 2,000 residents fled to Bunia.", casualty("displaced", 1800, 2200)),
    case("Thousands were forced from their homes by the shelling.", casualty("displaced", ANY)),
    # nobody
    case("No one was harmed in the explosion.", casualty("injured", 0, 0, modality="actual")),
    case("Nobody was killed in the rocket attack on Ashkelon.", casualty("killed", 0, 0, modality="actual")),
    case("There were no reports of casualties.", no(casualty("killed", ANY)), no(casualty("injured", ANY))),
    # planned, threatened, denied, asked
    case(
        "The militia threatened to kill 20 hostages.",
        casualty("killed", 20, 20, modality="planned"),
        no(casualty(modality="actual")),
    ),
    case("The army denied that its jets had killed 12 civilians.", casualty("killed", 12, 12, modality="negated")),
    case(
        "If the dam breaks, 50,000 people could be displaced.",
        no(casualty(modality="actual")),
    ),
    case("Rescuers hope to save 30 people trapped under the rubble.", no(casualty("killed")), no(casualty("injured"))),
    # numbers that count no people
    case("The army destroyed 12 tanks in Kharkiv.", no(casualty())),
    case("Rebels captured 14 villages near Goma.", no(casualty())),
    case("The air force carried out 40 strikes on Saada.", no(casualty())),
    case("Inflation rose 40 per cent as the war entered its third year.", no(casualty())),
    case("The M23 captured the town in 2022.", no(casualty())),
    case("About 3,000 soldiers were deployed in Goma.", no(casualty())),
    case("Nine people were released by the rebels.", no(casualty("captured"))),
    case("Police freed 12 hostages in Zamfara.", no(casualty("captured", modality="actual"))),
    case("The ceasefire has saved hundreds of lives.", no(casualty("killed"))),
    case("The king's death was announced on Friday.", no(casualty(low=2)), no(event("ASSAULT"))),
    case("The proposal was killed by parliament.", no(casualty()), no(event("ASSAULT"))),
    case("A 45-year-old man was killed in Ramallah.", casualty("killed", 1, 1), no(casualty("killed", 45, 45))),
    case("The 25th Division lost contact with its command.", no(casualty())),
    case(
        "Six people were killed in 2019, the report said.", casualty("killed", 6, 6), no(casualty("killed", 2019, 2019))
    ),
    # lives, prisoners, bodies, and numbers that are put
    case("The truck bomb took the lives of 81 shoppers in Mogadishu.", casualty("killed", 81, 81)),
    case("The cruiser was sunk with the loss of more than 300 lives.", casualty("killed", 301, None)),
    case("The rebels took several prisoners in Kachin.", casualty("captured", 3, None)),
    case("Fourteen prisoners were taken near Tessalit.", casualty("captured", 14, 14)),
    case("The clerics took prisoners' letters to Goma.", no(casualty("captured"))),
    case("Hundreds of bodies lay in the streets of Bucha.", casualty("killed", 200, None)),
    case("Officials put the dead at 150.", casualty("killed", 150, 150)),
    case("The firm put the price at 150.", no(casualty())),
    case(
        "The number of civilians killed in Mosul rises to 1,254, and the number of displaced to 897,000.",
        casualty("killed", 1254, 1254),
        casualty("displaced", 897000, 897000),
        no(casualty("displaced", 1254)),
    ),
    case(
        "The militia claimed in a statement to have killed 50 Russians and ten Malian soldiers near Kidal.",
        casualty("killed", 50, 50),
        casualty("killed", 10, 10, victims="combatants"),
    ),
    case("The group admitted that one of its commanders, Ali Musa, had been killed.", casualty("killed", 1, 1)),
    case("He said that that one was not killed.", no(casualty("killed", 1, 1, modality="actual"))),
    # a year, or months, are no incident, where no act is told
    case("At least 33 people were killed in Catatumbo last year.", casualty("killed", 33, None, mode="cumulative")),
    case("In January and February 300 people were killed in Haiti.", casualty("killed", 300, 300, mode="cumulative")),
    case("A blast in Kabul killed 12 people in March.", casualty("killed", 12, 12, mode="incident")),
    case(
        "In April 2015 148 students were massacred at a college in Garissa.",
        casualty("killed", 148, 148, mode="incident"),
    ),
    case("Two nurses were killed in Bamenda in May.", casualty("killed", 2, 2, mode="incident")),
    case(
        "Some 420 people have died in Lebanon since Hezbollah captured two soldiers on 12 July.",
        casualty("captured", 2, 2, mode="incident"),
    ),
    # a claim of many, and what is lost in another clause
    case(
        "He dismissed the claim by the TPLF that thousands of soldiers had been captured.",
        casualty("captured", 2000, None),
    ),
    case("He was so tired that many of the soldiers slept.", no(casualty())),
    case(
        "It confirmed 834 deaths, 62 more than a day earlier, and claimed that Azerbaijan had lost 6,259 troops.",
        casualty("killed", 6259, 6259),
    ),
    case("A missile hit a frigate off Mokha, killing 13 of her crew.", casualty("killed", 13, 13)),
    case(
        "More than 1,200 rebels have been killed and about 400 captured.",
        casualty("captured", 360, 440, mode="cumulative"),
    ),
    case(
        "More than 1,200 rebels have been killed and nine captured.",
        casualty("captured", 9, 9, mode="incident"),
    ),
    case(
        "In November 2020 the militia massacred hundreds of villagers.", casualty("killed", 200, None, mode="incident")
    ),
    # two counts that share their noun
    case(
        "17 British and 47 Argentine soldiers died in the fighting.",
        casualty("killed", 17, 17, victims="combatants", who="uk-army"),
        casualty("killed", 47, 47, victims="combatants", who="argentina-army"),
    ),
    case(
        "The blast killed nine Russian and four Ukrainian soldiers.",
        casualty("killed", 9, 9, victims="combatants", who="russia-army"),
        casualty("killed", 4, 4, who="ukraine-army"),
    ),
    case("The blast killed nine Russian and Ukrainian soldiers.", casualty("killed", 9, 9), no(casualty(low=1))),
    case(
        "The blast killed nine guards and four Ukrainian farmers.", casualty("killed", 9, 9), casualty("killed", 4, 4)
    ),
    # who loses people loses its own
    case(
        "The RSF attacked the camp, killing 27 farmers and losing six men.",
        casualty("killed", 27, 27, by="rsf"),
        casualty("killed", 6, 6, victims="combatants", who="rsf", by=""),
    ),
    case("The village lost six men.", casualty("killed", 6, 6, victims="all", who="")),
    # a running count up to a day, and allies who are others than the counter
    case(
        "Since 27 November the fighting in Sudan has cost 571 lives, the UN said. On Monday it had counted 514 dead: "
        "268 fighters from the RSF and its allies, and 92 civilians.",
        casualty("killed", 514, 514, mode="cumulative", start="2024-11-27", end="2024-12-02"),
        casualty("killed", 268, 268, who="rsf", start="2024-11-27", end="2024-12-02", part_of=ANY),
    ),
    case("On Monday the UN counted nine bodies.", no(casualty(mode="cumulative", start="2024-11-27"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_casualties_of_a_sentence(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)


WITHIN = [row.values[0] for row in ROWS]


def test_a_part_is_no_larger_than_its_whole() -> None:
    for sentence in WITHIN:
        rows: list[dict[str, Any]] = read(sentence).casualties
        by_id = {row["claim_id"]: row for row in rows}
        for row in rows:
            whole = by_id.get(row["part_of"])
            if whole is not None and row["low"] is not None and whole["high"] is not None:
                assert row["low"] <= whole["high"], sentence
