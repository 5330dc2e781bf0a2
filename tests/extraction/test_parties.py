"""Parties to acts other than fighting: deals, aid, troops lent, meetings asked for; and whose office a title means."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, event, no, relation

ROWS = [
    # with whom a deal is made, told with the deal and not with the verb
    case("M23 agreed to a ceasefire with Kinshasa on Monday.", event("AGREE", trigger="agreed to", b="drc-gov")),
    case("The Houthis agreed to a swap of prisoners with Riyadh.", event("AGREE", b="saudi-arabia-gov")),
    case("The Taliban agreed on a truce with Kabul for Eid.", event("AGREE", a="taliban", b="afghanistan-gov")),
    case("M23 agreed to a ceasefire with conditions.", no(event("AGREE", b="drc-gov")), event("AGREE", a="m23")),
    # breaking a truce is no breaking away
    case(
        "The RSF broke a ceasefire with the army in Khartoum on Monday.",
        event("ASSAULT", a="rsf", b="sudan-army"),
        no(relation(kind="former-affiliate")),
    ),
    case("M23 broke a deal with Kinshasa on Friday.", no(relation(kind="former-affiliate"))),
    case("The movement broke with al-Qaeda in 2016.", event("SANCTION", b="al-qaeda")),
    # to whom forces are sent
    case("Rwanda sent troops to M23.", event("MOBILIZE", a="rwanda-gov", b="m23")),
    case("Iran sent fighters to the Houthis in Yemen.", event("MOBILIZE", a="iran-gov", b="houthis")),
    case("Egypt dispatched troops to the RSF.", event("MOBILIZE", a="egypt-gov", b="rsf")),
    case("Rwanda sent troops to Goma in 1998.", event("MOBILIZE", a="rwanda-gov", b="")),
    # whose convoy it is, and who brings aid
    case("An aid convoy of the Red Cross reached Goma on Tuesday.", event("AID", a="icrc", b="")),
    case("An aid convoy of 40 trucks reached Goma on Tuesday.", event("AID", a="")),
    case("UNICEF brought food to families in Pibor.", event("AID", a="unicef")),
    case("Oxfam handed out food parcels in Kherson.", event("AID", a="oxfam")),
    case("The firm handed out food vouchers to its staff in Leeds.", no(event("AID"))),
    # whose meeting is asked for
    case("France called for an emergency meeting of the UN Security Council.", event("REQUEST", b="unsc")),
    case("Paris requested an urgent session of the Security Council.", event("REQUEST", a="france-gov", b="unsc")),
    case("Sudan requested the intervention of the African Union.", event("REQUEST", b="african-union")),
    case("M23 requested a meeting of experts.", event("REQUEST", a="m23", b="")),
    # a name at the beginning is no sentence of its own
    case("MSF delivered food to civilians in Zamzam.", event("AID", a="msf")),
    case("MSF condemned the raid on the hospital in Kunduz.", event("ACCUSE", a="msf")),
    # a title that names no war is meant in its own war only
    case("The UN envoy met Assad in Damascus on Monday.", event("CONSULT", a="geir-pedersen", b="assad")),
    case("The UN envoy for Syria met Assad in Damascus on Monday.", event("CONSULT", a="geir-pedersen", b="assad")),
    case("The UN envoy held talks with the rebels in Juba.", no(event("CONSULT", a="geir-pedersen"))),
    case("The UN special envoy arrived in Sanaa on Monday.", no(event("CONSULT", a="geir-pedersen"))),
    case("The Kurdish commander said his troops had left Kirkuk in Iraq.", no(event(a="sdf"))),
    case("The HTS leader met a Turkish delegation in Ankara.", event("CONSULT", a="jawlani")),
    # all who are accused did it, whichever of them the parser hangs the charge on; what is theirs is not the accuser's
    case(
        "MSF accused the Ethiopian government and its allies of firing chemical shells at Mekelle.",
        event("ASSAULT", a="ethiopia-gov", speaker="msf", act="accuses"),
    ),
    case(
        "Kyiv accused Moscow and its proxies of shelling Kharkiv.",
        event("ASSAULT", a="russia-gov", speaker="ukraine-gov"),
    ),
    case(
        "Kyiv blamed Russia and its allies for shelling the border.",
        event("ASSAULT", a="russia-gov", speaker="ukraine-gov"),
    ),
    case(
        "The UN accused M23 and its backers of killing 30 villagers in Goma.",
        casualty("killed", 30, 30, by="m23", speaker="un"),
    ),
    case("The UN accused the head of M23 of killing 30 villagers in Goma.", no(event("ASSAULT", a="un"))),
    case("The army fought M23 and its Rwandan backers.", event("ASSAULT", b=("m23", "rwanda-gov"))),
    # a toll that comes to so many dead
    case(
        "The toll from army raids on El Fasher has risen to 42 dead.",
        casualty("killed", 42, 42, by="sudan-army"),
    ),
    case("Shelling by the RSF brought the toll to 30 dead.", casualty("killed", 30, 30, by="rsf")),
    case("Near the army's base the RSF showed reporters to 12 dead.", no(casualty(by="sudan-army"))),
    # bombers on foot and in the air
    case("A motorcycle bomber killed 16 civilians in Maiduguri.", event("ASSAULT", acled="Attack")),
    case("Two bombers killed nine people at a mosque in Kano.", no(event(acled="Air/drone strike"))),
    case("Russian bombers struck a convoy near Kharkiv.", event("ASSAULT", acled="Air/drone strike")),
    case("Strategic bombers hit Kharkiv on Monday.", event("ASSAULT", acled="Air/drone strike")),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_takes_part(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
