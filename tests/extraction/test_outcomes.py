"""Who did a harm that is told in a clause of its own beside the act that it came of. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no

ROWS = [
    # a clause joined by "and"
    case(
        "Saudi-led coalition jets bombed Sanaa overnight and at least nine people were killed.",
        casualty("killed", low=9, by="saudi-coalition"),
    ),
    case(
        "RSF fighters stormed the village, and dozens of residents were killed.",
        event("ASSAULT", a="rsf", trigger="killed"),
        casualty("killed", low=24, by="rsf"),
    ),
    case("M23 rebels attacked the base and 13 soldiers died.", casualty("killed", 13, 13, by="m23")),
    case(
        "JNIM fighters attacked a convoy, and 12 Malian soldiers were killed and 20 wounded.",
        casualty("killed", 12, 12, by="jnim"),
        casualty("injured", 20, 20, by="jnim"),
    ),
    case(
        "The Ethiopian army shelled the town, houses were burned and 20 people were wounded.",
        casualty("injured", 20, 20, by="ethiopia-army"),
    ),
    case(
        "The RSF shelled the market, killing six people, and ten others were wounded.",
        casualty("injured", 10, 10, by="rsf"),
    ),
    case(
        "Coalition air strikes hit Sanaa overnight and three houses were destroyed.",
        event("ASSAULT", a="saudi-coalition", trigger="destroyed"),
    ),
    case(
        "M23 rebels entered the town and nine soldiers were captured.",
        casualty("captured", 9, 9, by="m23"),
    ),
    # near: the attackers died; another place, day or cause; what was not done
    case("M23 rebels attacked the base and six of the attackers were killed.", casualty("killed", 6, 6, by="")),
    case("Russian forces shelled Kherson on Sunday and a woman was killed in Odesa.", casualty("killed", 1, 1, by="")),
    case("Russian forces shelled Kherson, and a woman was killed elsewhere.", casualty("killed", 1, 1, by="")),
    case("Russian forces shelled Kherson, and five people died in a gas blast.", casualty("killed", 5, 5, by="")),
    case("The RSF shelled the town on Monday and nine people died on Tuesday.", casualty("killed", 9, 9, by="")),
    case("The RSF did not shell the town and nine people were killed.", no(casualty("killed", by="rsf"))),
    case("The RSF condemned the raid and nine people were killed.", casualty("killed", 9, 9, by="")),
    # a clause with "where" after a comma
    case(
        "A rocket fired by Hezbollah hit a football pitch, where 12 children were killed.",
        casualty("killed", 12, 12, by="hezbollah"),
    ),
    case(
        "Russian missiles struck an apartment block in Kharkiv, where at least seven people died.",
        casualty("killed", low=7, by="russia-gov"),
    ),
    case("The RSF shelled a village where nine people were killed last month.", no(casualty("killed", by="rsf"))),
    # what has gone on since
    case(
        "More than 90 people have been killed in El Fasher since the RSF launched their assault in May.",
        casualty("killed", low=91, by="rsf"),
        no(event("ASSAULT", trigger="killed")),
    ),
    case(
        "At least 200 civilians have died since M23 rebels began shelling Goma on Friday.",
        casualty("killed", low=200, by="m23"),
    ),
    case(
        "The hospital has been hit four times since Russian forces began their offensive near Kharkiv.",
        event("ASSAULT", a="russia-army", trigger="hit"),
    ),
    # near: their own dead; an assault that only began; what set off another's war; a fight of two
    case(
        "Dozens of Ukrainian soldiers have been killed since Kyiv began its offensive in Kursk.",
        no(casualty("killed", by="ukraine-gov")),
    ),
    case(
        "More than 40,000 Palestinians have been killed since Hamas attacked Israel in October.",
        no(casualty("killed", by="hamas")),
    ),
    case(
        "At least 112 civilians have been killed in Goma since the M23 assault began on Sunday.",
        no(casualty("killed", by="m23")),
    ),
    case("Hundreds have died since the Houthis began fighting for Marib.", no(casualty("killed", by="houthis"))),
    # a thing struck when, as or after somebody struck
    case(
        "A school was destroyed when Saudi jets bombed the village.",
        event("ASSAULT", a="saudi-arabia-air-force", trigger="destroyed"),
    ),
    case(
        "The bridge was damaged after Russian forces shelled it.",
        event("ASSAULT", a="russia-army", trigger="damaged"),
    ),
    case("The bridge was damaged before Russian forces shelled it.", no(event(a="russia-army", trigger="damaged"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_what_a_harm_came_of(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """A harm told beside an act has the doer of the act that it came of."""
    check(sentence, expected, day)
