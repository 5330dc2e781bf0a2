"""Who a count is of, where its own words do not say: the class of victims that it takes from the count before it.

Sentences of our own, about many wars.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, event, no

ROWS = [
    # a number of people that is not told is not one
    case("The army corrected the number of dead in Goma on Monday.", no(casualty("killed"))),
    case("The ministry said the number of bodies in the morgue in Goma had grown.", no(casualty("killed", 1, 1))),
    case("The number of soldiers killed in Goma rose to 30.", casualty("killed", 30, 30)),
    # who was with those who died is none of those who killed them
    case(
        "The RSF killed 460 patients and their companions at the hospital in El Fasher.",
        casualty("killed", 460, 460, victims="all"),
        no(casualty("killed", victims="combatants")),
        no(casualty("killed", who="rsf")),
    ),
    case("Dozens of women and children were killed in Goma.", casualty("killed", 24, victims="civilians")),
    case("Dozens of women were killed in Goma by men.", casualty("killed", 24, victims="women")),
    case(
        "The dead are 80 members of M23, 19 fighters from Mai-Mai groups, and four members of the Red Cross.",
        casualty("killed", 80, 80, victims="combatants", who="m23"),
        no(casualty("killed", 4, 4, victims="combatants")),
    ),
    # each number its own people; who tells the toll is none of them
    case(
        "The World Health Organization had reported 700 killed and 2,800 wounded in Goma.",
        casualty("killed", 700, 700, who="", speaker="who"),
        casualty("injured", 2800, 2800, who="", speaker="who"),
        no(event(b="who")),
    ),
    case(
        "Gunmen attacked a camp, where a guard was killed and nine people, including two boys, were wounded.",
        casualty("injured", 9, 9, victims="all", who=""),
        casualty("injured", 2, 2, victims="children"),
    ),
    # the front is where they fight, and no group, unless it is one
    case(
        "The M23 took Sake. The governor, Peter Cirimwami, was killed at the front that week.",
        casualty("killed", 1, 1, who="peter-cirimwami"),
        no(casualty("killed", who="m23")),
    ),
    # a war's toll is no one's act
    case(
        "The United Nations deplored the war in Sudan. It has killed tens of thousands of people.",
        casualty("killed", 20000, by=""),
        no(event("ASSAULT", a="un")),
    ),
    case(
        "The army shelled Nyala in the war. It has killed 20 people there.",
        casualty("killed", 20, 20),
    ),
    case(
        "Six policemen were killed and 14 wounded in Gao.",
        casualty("killed", 6, 6, victims="combatants"),
        casualty("injured", 14, 14, victims="combatants"),
    ),
    case(
        "Three civilians, including a girl, were killed and 11 injured when shells hit Taiz.",
        casualty("injured", 11, 11, victims="civilians"),
    ),
    case(
        "A mine killed two soldiers and hurt three others near Menaka.",
        casualty("injured", 3, 3, victims="combatants"),
    ),
    case(
        "The patrol shot one gunman dead, killing one and wounding another.",
        casualty("injured", 1, 1),
    ),
    case(
        "Soldiers killed one insurgent and wounded another in Zabul.",
        casualty("injured", 1, 1, victims="combatants"),
        no(casualty("injured", mode="delta")),
    ),
    case("Another soldier was killed in Zabul.", casualty("killed", 1, 1, victims="combatants")),
    case(
        "The Kenyan army said it had lost nine dead and 40 wounded at El Adde.",
        casualty("killed", 9, 9, victims="combatants"),
        casualty("injured", 40, 40, victims="combatants"),
    ),
    case(
        "The ministry in Yerevan confirmed 834 military deaths.",
        casualty("killed", 834, 834, victims="combatants"),
    ),
    case(
        "Some 400 women and children were killed in Darfur.",
        casualty("killed", 360, 440, victims="civilians"),
    ),
    case("Sixty soldiers and policemen were killed in Marawi.", casualty("killed", 60, 60, victims="combatants")),
    case(
        "An air raid on Aleppo killed six fighters of the organisation.",
        casualty("killed", 6, 6, victims="combatants"),
    ),
    case(
        "Thirty-eight people, among them three soldiers, were killed in Chitwan.",
        casualty("killed", 38, 38, victims="all"),
        casualty("killed", 3, 3, victims="combatants", part_of=ANY),
    ),
    case("Iraq mourned 1,429 martyrs.", casualty("killed", 1429, 1429)),
    # of two kinds, or of a kind of its own: nothing is taken over
    case(
        "The bomb killed two soldiers and four nurses and wounded 30 others in Kabul.",
        casualty("injured", 30, 30, victims="all"),
    ),
    case(
        "Two soldiers were killed and nine farmers wounded in Plateau state.",
        casualty("injured", 9, 9, victims="civilians"),
    ),
    case("Two soldiers died; 30 were hurt in a blast in Kirkuk.", casualty("injured", 30, 30, victims="all")),
    # shares of a count
    case(
        "Shells killed nine soldiers, eight of them in the town of Marib.",
        casualty("killed", 9, 9),
        casualty("killed", 8, 8, victims="combatants", part_of=ANY),
    ),
    case(
        "The army counted 28 dead, of whom five were suicide bombers.",
        casualty("killed", 5, 5, victims="combatants", part_of=ANY),
    ),
    case(
        "Thirty people died in the blast in Bogota. Twenty of the dead were cadets.",
        casualty("killed", 20, 20, victims="combatants", part_of=ANY),
    ),
    case("Eight of them in the team were hurt.", no(casualty(part_of=ANY))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_class_of_victims(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
