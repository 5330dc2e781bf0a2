"""Who did it, by what it was done with, answered with, or ranked among. Sentences of our own, from many wars."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no

ROWS = [
    # who fired what did the harm
    case(
        "The rocket was fired by Hezbollah and hit a football pitch, killing 12 children.",
        event("ASSAULT", a="hezbollah", trigger="hit"),
        casualty("killed", 12, 12, by="hezbollah"),
    ),
    case("The rockets were launched by M23 and killed three people.", casualty("killed", 3, 3, by="m23")),
    case("The RSF fired rockets that killed three people in Omdurman.", casualty("killed", 3, 3, by="rsf")),
    case(
        "Houthi rebels were accused of firing the missile that killed three people in Marib.",
        casualty("killed", 3, 3, by="houthis"),
    ),
    case(
        "M23 rebels retaliated with a barrage of rockets that hit the airport.",
        event("ASSAULT", a="m23", trigger="hit"),
    ),
    case("The village was attacked with rockets fired from Houthi positions.", event("ASSAULT", a="houthis")),
    case(
        "The attack took place at dawn with three bombs dropped from RSF helicopters.",
        event("ASSAULT", a="rsf", trigger="attack"),
    ),
    case(
        "Artillery fire from Rwandan positions killed 14 people in a camp near Goma.",
        casualty("killed", 14, 14, by="rwanda-gov"),
    ),
    case("Missile strikes from US warships killed nine people in Hodeidah.", casualty("killed", 9, 9, by="us-navy")),
    # near: who made or sold it; who did not fire it; whence nobody is named
    case("The village was attacked with Iranian rockets.", no(event("ASSAULT", a="iran-gov"))),
    case("The rockets were sold by Iran and killed three people.", casualty("killed", 3, 3, by="")),
    case("The missile was not fired by Hezbollah and killed three people.", casualty("killed", 3, 3, by="")),
    case("Shelling from Gaza killed two people.", casualty("killed", 2, 2, by="")),
    # an answer in kind
    case("Israel replied to the rocket fire with air strikes on Gaza.", event("ASSAULT", a="israel-gov")),
    case(
        "Hamas fired rockets at Ashkelon and Israel responded with air strikes.",
        event("ASSAULT", a="israel-gov", trigger="air strikes"),
    ),
    case(
        "Ukraine hit back with drone attacks on Belgorod.",
        event("ASSAULT", a="ukraine-gov", trigger="drone attacks"),
    ),
    case(
        "RSF fighters answered the air raid with a barrage of mortars, wounding 10 civilians.",
        casualty("injured", 10, 10, by="rsf"),
    ),
    case("Kyiv responded with anger to the air strikes on Odesa.", no(event("ASSAULT", a="ukraine-gov"))),
    # the first, the latest, the deadliest
    case("The raid on the camp was the third by Turkish jets in a week.", event("ASSAULT", a="turkey-air-force")),
    case(
        "The strikes, the latest in a series by the US military, killed two Houthi commanders.",
        event("ASSAULT", a="us-army", b="houthis"),
    ),
    case("The shelling of Goma was the heaviest that M23 had carried out.", event("ASSAULT", a="m23")),
    case(
        "The strike on Kharkiv was the first time Russian forces had used the bomb against the city.",
        event("ASSAULT", a="russia-army", trigger="strike"),
    ),
    case(
        "Thursday's raid was the first time that Israel had targeted the port.",
        event("ASSAULT", a="israel-gov", trigger="raid"),
    ),
    case("The attack on the base was the deadliest Mali has suffered this year.", event("ASSAULT", a="")),
    case("The attack on the convoy was the worst since M23 withdrew.", event("ASSAULT", a="")),
    # what is told by "what"
    case(
        "Ten people were killed following what residents described as an air strike by the Ethiopian military.",
        casualty("killed", 10, 10, by="ethiopia-army"),
    ),
    case("Nine died after what Riyadh called a Houthi attack.", casualty("killed", 9, 9, by="houthis")),
    case(
        "The bridge was destroyed in what Kyiv called a Russian missile attack.",
        event("ASSAULT", a="russia-gov", trigger="destroyed"),
    ),
    case("Nine died after what residents said in Goma.", casualty("killed", 9, 9, by="")),
    # a fight that began with an attack
    case(
        "Fighting broke out in the town when the RSF attacked an army base.",
        event("ASSAULT", a="rsf", b="sudan-army", trigger="Fighting"),
    ),
    case(
        "Clashes broke out after an RSF attack on an army base.",
        event("ASSAULT", a="rsf", b="sudan-army", trigger="Clashes"),
    ),
    case(
        "Clashes erupted when Houthi fighters tried to seize a hill from government forces.",
        event("ASSAULT", a="houthis", b="yemen-army", trigger="Clashes"),
    ),
    case("Fighting erupted after Turkish jets bombed the town.", event("ASSAULT", a="", trigger="Fighting")),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_did_it_by_its_means(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """An act has the doer whom its means, its rank or what it answers tells of."""
    check(sentence, expected, day)
