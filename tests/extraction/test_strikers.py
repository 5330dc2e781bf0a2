"""Who strikes, repels, gains and is held to be a force: the doer named under a volley, and the subject of an outcome.

Sentences of our own; ``a`` is who acts, ``b`` who is acted on, ``by`` who did the harm.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no, relation

ROWS = [
    # whose weapons are fired at once
    case("A wave of Houthi drones struck an oil depot in Jeddah.", event("ASSAULT", trigger="struck", a="houthis")),
    case(
        "A volley of RSF rockets killed nine people in El Fasher.",
        casualty("killed", 9, 9, by="rsf"),
    ),
    case("A hail of M23 mortar shells killed five people in Sake.", casualty("killed", 5, 5, by="m23")),
    case(
        "A barrage of Russian ballistic missiles hit a power plant in Kharkiv.",
        event("ASSAULT", trigger="barrage", a="russia-gov", b=""),
    ),
    case(
        "Nine people were killed by a salvo of Russian rockets in Kharkiv.",
        casualty("killed", 9, 9, by="russia-gov"),
    ),
    case(
        "A swarm of Ukrainian kamikaze drones destroyed a refinery in Belgorod.",
        event("ASSAULT", trigger="destroyed", a="ukraine-gov"),
    ),
    case(
        "A salvo of US cruise missiles have hit a Houthi port in Hodeidah.",
        event("ASSAULT", trigger="salvo", a="us-gov", b="houthis"),
    ),
    case("In northern Mali jihadists have attacked a convoy.", event("ASSAULT", trigger="attacked", a="mli:jihadists")),
    case("A wave of Syrian refugees hit the border post.", no(event("ASSAULT", a="syria-gov"))),
    case("A barrage of criticism of Russian missiles hit the ministry.", no(event("ASSAULT", a="russia-gov"))),
    # who beats off an attack does the harm that comes of it, and is whom it was aimed at
    case(
        "Malian soldiers thwarted a jihadist assault on Gao killing 14 fighters.",
        casualty("killed", 14, 14, by="mali-army"),
        event("ASSAULT", trigger="thwarted a jihadist assault", b="mali-army"),
    ),
    case(
        "The Sudanese army repelled an RSF assault on El Fasher killing 40 fighters.",
        casualty("killed", 40, 40, by="sudan-army"),
        event("ASSAULT", trigger="repelled an RSF assault", a="rsf", b="sudan-army"),
    ),
    case(
        "Government forces backed by Russia repel a rebel offensive on Aleppo killing 30 attackers, a source said.",
        casualty("killed", 30, 30, by="syria-army"),
    ),
    case(
        "Ukrainian soldiers fended off a Russian attack on Bakhmut killing nine of the attackers.",
        casualty("killed", 9, 9, by="ukraine-army"),
        event("ASSAULT", trigger="fended off a Russian attack", a="russia-gov", b="ukraine-army"),
    ),
    case(
        "Government troops repelled a rebel attack on Hama killing nine civilians.",
        no(casualty("killed", 9, 9, by="syria-army")),
    ),
    case(
        "The Sudanese army condemned an RSF assault on El Obeid killing 20 people.",
        casualty("killed", 20, 20, by="rsf"),
    ),
    # who makes advances takes what is taken
    case(
        "Iraqi Kurds fighting the Islamic State made new gains near Sinjar seizing a cluster of hamlets.",
        event("ASSAULT", trigger="seizing", a=["iraqi-kurds"]),
    ),
    case("Houthi fighters made gains near Marib capturing two hills.", event(trigger="capturing", a="houthis")),
    case(
        "M23 rebels fighting the army made fresh advances near Sake seizing a number of hills.",
        event(trigger="seizing", a="m23"),
    ),
    case(
        "Houthi rebels battling the army scored fresh gains near Marib capturing a string of hills.",
        event("ASSAULT", trigger="capturing", a="houthis"),
    ),
    # who regards somebody as a force does not stand against its foe
    case(
        "Chad's army is regarded by France as the most effective fighting force against Boko Haram.",
        relation("chad-army", "boko-haram", "opposes"),
        no(relation("france-gov", "boko-haram", "opposes")),
    ),
    case(
        "France regards Chad's army as the most effective fighting force against Boko Haram.",
        relation("chad-army", "boko-haram", "opposes"),
        no(relation("france-gov", "boko-haram", "opposes")),
    ),
    case(
        "The SDF is considered by the United States the strongest force fighting the Islamic State.",
        relation("sdf", "islamic-state", "opposes"),
        no(relation("us-gov", "islamic-state", "opposes")),
    ),
    case("France leads a fighting force against Boko Haram.", relation("france-gov", "boko-haram", "opposes")),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_strikes(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
