"""Who lost a place, keeps up a siege or flies what strikes, by words hung on another noun. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, check, control, event, no

ROWS = [
    # out of whose hands
    case(
        "Bunia has fallen out of army control after weeks of fighting.",
        event("ASSAULT", b="drc-army", trigger="fallen"),
    ),
    case("Bunia fell from M23 hands on Friday.", event("ASSAULT", b="m23"), control("m23", "Bunia", "lost")),
    case(
        "Hodeidah passed from Houthi control to the government.",
        event("ASSAULT", a="yemen-gov", b="houthis"),
        no(control("houthis", "Hodeidah", "captured")),
    ),
    case("Bunia fell from grace with the army.", no(event(b="drc-army"))),
    # whose siege or blockade it is
    case(
        "Malian troops fought to break a blockade of Boulikessi by JNIM.",
        event("ASSAULT", a="mali-army", b="jnim", trigger="fought"),
    ),
    case("Malian troops fought to break a blockade of Boulikessi by Friday.", no(event(b="jnim"))),
    case(
        "For two years M23 rebels were trapped in a tight army siege of Goma.",
        event("COERCE", a="drc-army", trigger="trapped"),
    ),
    # the deed "of" those who fly is theirs, of others it is done to them
    case(
        "Nobody could leave because of the shelling of the Sudanese army and Egyptian warplanes.",
        event("ASSAULT", a="sudan-army egypt-air-force", b=""),
    ),
    case("Residents fled the bombing of Saudi warplanes.", event("ASSAULT", a="saudi-arabia-air-force")),
    case("The bombing of Russian warplanes at the base killed nine.", no(event(a="russia-air-force"))),
    case("Nobody could leave because of the shelling of the Sudanese army.", event("ASSAULT", a="", b="sudan-army")),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_lost_or_besieges(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """A side that a noun beside the act names is found, in its own role."""
    check(sentence, expected, day)
