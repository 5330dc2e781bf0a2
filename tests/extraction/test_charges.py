"""Who is said to have done an act, where the sentence speaks of it again. Sentences of our own, from many wars."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no

ROWS = [
    # blamed, or owning up, in a clause that names no deed
    case(
        "A drone strike killed 11 people in Omdurman, and the army blamed the Rapid Support Forces.",
        event("ASSAULT", a="rsf"),
        casualty("killed", 11, 11, by="rsf"),
    ),
    case(
        "A drone strike killed 11 people in Omdurman, the army said, blaming the Rapid Support Forces.",
        casualty("killed", 11, 11, by="rsf"),
    ),
    case(
        "At least nine people were killed in the blast, and Islamic State claimed responsibility.",
        casualty("killed", low=9, by="islamic-state"),
    ),
    case(
        "A suicide bomber killed 30 people in Quetta and the Pakistani Taliban claimed responsibility for the attack.",
        casualty("killed", 30, 30, by="ttp"),
    ),
    case(
        "Dozens were killed in the blast and the ministry said Boko Haram was behind it.",
        casualty("killed", by="boko-haram"),
    ),
    case(
        "Twenty-four people were killed in the strikes and Russian jets may have been responsible.",
        casualty("killed", 24, 24, by="russia-air-force"),
    ),
    # near: blamed for another deed; not blamed; nobody
    case(
        "A bomb killed six people in Kabul, and the Taliban blamed the United States for the drought.",
        casualty("killed", 6, 6, by=""),
    ),
    case(
        "A bomb killed six people in Kabul, and the government blamed the Taliban for the attack in Herat.",
        casualty("killed", 6, 6, by=""),
    ),
    case("The shelling killed three people, and Kyiv did not blame Russia.", casualty("killed", 3, 3, by="")),
    case("Twelve people were shot dead in Jerusalem and no group claimed responsibility.", casualty(by="")),
    case("A bomb killed six people in Kabul, and the government condemned the Taliban.", casualty(by="")),
    # a noun that sums up the sentence, with who is blamed
    case(
        "A bomb killed six policemen in Cali on Monday, an attack the authorities blamed on ELN rebels.",
        event("ASSAULT", a="eln", trigger="killed"),
        casualty("killed", 6, 6, by="eln"),
    ),
    case(
        "Shells killed three children in Taiz, an attack attributed to the Houthis.",
        casualty("killed", 3, 3, by="houthis"),
    ),
    case(
        "Three people died in a shelling attack for which Kyiv blamed Russian forces.",
        casualty("killed", 3, 3, by="russia-army"),
    ),
    case(
        "A bomb killed six people in Kabul, and an attack in Herat was blamed on the Taliban.",
        casualty("killed", 6, 6, by=""),
    ),
    # called by another name, with who did it
    case(
        "Twenty people were killed in the strike on the market, which he described as a massacre by M23.",
        casualty("killed", 20, 20, by="m23"),
    ),
    case(
        "Medics said 20 people were killed and described the strike as a massacre committed by Myanmar's military.",
        casualty("killed", 20, 20, by="myanmar-army"),
    ),
    case(
        "At least 36 guests died in the attack, she said, describing it as a massacre by Houthi gunmen.",
        casualty("killed", low=36, by="houthis"),
    ),
    case(
        "Nine people were killed in Goma, and he described the fall of Bukavu as an assault by M23.",
        no(casualty("killed", by="m23")),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_is_said_to_have_done_it(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """An act has the doer whom the sentence blames for it, or names where it calls it by another name."""
    check(sentence, expected, day)
