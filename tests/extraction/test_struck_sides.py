"""Who is struck and who fights, where another phrase tells it: whose arms a place keeps, who advances in a fight.

Sentences of our own; ``a`` is who acts, ``b`` who is acted on.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no, relation

ROWS = [
    # who acts in what is said of a place is no victim
    case(
        "A drone strike hit a market in Bara, killing ten people including two nurses near a town where RSF fighters"
        " are advancing.",
        casualty("killed", 10, 10),
        casualty("killed", 2, 2),
        no(casualty("killed", who="rsf")),
    ),
    case(
        "A raid in Hodeidah killed civilians including three girls close to a port where Houthi forces had dug in.",
        casualty("killed", 3, 3),
        no(casualty("killed", who="houthis")),
    ),
    case(
        "Shelling in Sake killed nine traders, including two boys, outside a camp which M23 rebels had taken.",
        casualty("killed", 2, 2),
        no(casualty("killed", who="m23")),
    ),
    case(
        "A mortar killed six people in Kidal including a boy near JNIM fighters.",
        casualty("killed", 1, 1),
        no(casualty("killed", who="jnim")),
    ),
    case(
        "Jets bombed a camp in Goma, killing nine people including two nurses and four fighters of the M23.",
        casualty("killed", 4, 4, who="m23"),
    ),
    # whose arms a place keeps that is struck
    case("Iraqi aircraft destroyed two sites containing weapons of the Daesh terrorists.", event(b="islamic-state")),
    case("Malian helicopters hit a hall housing vehicles of the JNIM militants near Kidal.", event(b="jnim")),
    case("The army shelled a school used to store weapons of the RSF in Omdurman.", event("ASSAULT", b="rsf")),
    case(
        "Saudi jets struck a warehouse used for storing missiles belonging to the Houthis in Sanaa.",
        event("ASSAULT", b="houthis"),
    ),
    case("Saudi jets hit a hall containing paintings of the Houthis in Sanaa.", no(event("ASSAULT", b="houthis"))),
    case(
        "A Saudi jet hit a jail that holds soldiers of the Sudanese army in Sanaa.",
        no(event("ASSAULT", trigger="hit", b="sudan-army")),
    ),
    # what belongs to somebody makes nobody a member of him
    case(
        "The army destroyed headquarters belonging to the RSF in Omdurman.",
        event("ASSAULT", b="rsf"),
        no(relation("sudan-army", "rsf", "member-of")),
    ),
    # who advances while a fight goes on that names no side
    case("Fighting raged in Bara as RSF fighters tried to seize the airport.", event(trigger="Fighting", a="rsf")),
    case("Clashes continued in Sake as M23 rebels attempted to advance on Goma.", event(trigger="Clashes", a="m23")),
    case(
        "Fierce battles were under way near Marib as Houthi forces pushed towards the city.",
        event(trigger="battles", a="houthis"),
    ),
    case("Fighting went on near Bakhmut as Wagner fighters stormed a hill.", event(trigger="Fighting", a="wagner")),
    case("Clashes continued in Sake as M23 rebels held talks in Doha.", no(event(trigger="Clashes", a="m23"))),
    case("Clashes continued in Sake as M23 rebels took part in talks.", no(event(trigger="Clashes", a="m23"))),
    case(
        "Clashes continued in Bakhmut as Russian diplomats pushed for a truce.",
        no(event(trigger="Clashes", a="russia-gov")),
    ),
    case(
        "Clashes between the army and the RSF in Sudan continued as JNIM fighters tried to seize Kidal.",
        event(trigger="Clashes", a="sudan-army", b="rsf"),
    ),
    # whose things an act destroyed that names no target
    case(
        "Saudi jets carried out strikes in Saada, destroying a depot, Houthi trucks and launchers.",
        event("ASSAULT", trigger="strikes", b="houthis"),
    ),
    case(
        "Sudanese warplanes conducted raids in Bara, wiping out RSF vehicles and weapons.",
        event("ASSAULT", trigger="raids", b="rsf"),
        event("ASSAULT", trigger="wiping out", b="rsf"),
    ),
    case(
        "Malian helicopters carried out strikes near Kidal, destroying two bases and JNIM motorcycles.",
        event("ASSAULT", trigger="strikes", b="jnim"),
    ),
    case("Saudi jets carried out strikes in Saada, destroying a depot.", event(trigger="strikes", b="")),
    # who leaves
    case("Dozens of M23 rebels departed from Goma.", event("RETREAT", a="m23")),
    case("Houthi fighters and their families have departed Hodeidah.", event("RETREAT", a="houthis")),
    case("Dozens of M23 rebels departed from the script.", no(event("RETREAT"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_no_struck_side_is_lost(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
