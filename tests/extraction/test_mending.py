"""What the parser hangs wrongly, and what must be read all the same: places and days before a subject, semicolons, who
tells it at the end of a list. Sentences of our own.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # who tells it at the end, its comma lost, is none of those it tells of
    case(
        "Shells hit Idlib which is run by HTS and its allies the Syrian Network for Human Rights said.",
        no(relation("snhr", None, "alliance")),
    ),
    case(
        "A raid in northern Mali killed ten men including boys the World Health Organization said The clinic is shut.",
        casualty("killed", 10, 10, who=""),
    ),
    case(
        "A raid in Idlib killed ten men and boys the Syrian Network for Human Rights said They were from Saraqib.",
        no(casualty("killed", who="snhr")),
    ),
    case("Gunmen attacked the offices of the United Nations said to be in Goma.", event("ASSAULT", b="un")),
    # an owner that took the place of what it owns
    case(
        "Two members of Iraq's Popular Mobilisation Forces were killed in Anbar.",
        casualty("killed", 2, 2, who="pmf"),
        no(casualty("killed", who="iraq-gov")),
    ),
    case("The raid killed five members of Sudan's Rapid Support Forces.", casualty("killed", 5, 5, who="rsf")),
    case("Three guards of Mali's president died in Gao.", no(casualty("killed", who="mali-army"))),
    # a name at the end of "backed by its ally X", right before the verb
    case(
        "Fighting raged across Mali. Near the border the junta helped by its Russian partner Wagner shelled Menaka.",
        event("ASSAULT", a="mali-gov", trigger="shelled"),
        no(event("ASSAULT", a="wagner", trigger="shelled")),
    ),
    case(
        "Near Goma the rebels armed by their neighbour Rwanda took Sake.",
        control("m23", "Sake", "captured"),
        no(control("rwanda-gov", "Sake", "captured")),
    ),
    case(
        "The campaign backed by government ally Wagner has captured much of Menaka in Mali.",
        no(control("wagner", None, "captured")),
    ),
    case(
        "The offensive backed by its ally Iran has taken nine villages near Tikrit in Iraq.",
        no(control("iran-gov", None, "captured")),
    ),
    case(
        "The rebels were armed by their neighbour Rwanda, and Uganda has taken Bunia.",
        control("uganda-gov", "Bunia", "captured"),
    ),
    case(
        "The rebels were armed by their neighbour Rwanda, and Uganda took Bunia.",
        control("uganda-gov", "Bunia", "captured"),
    ),
    # what runs on after "by" or "with": a clause with a subject of its own
    case(
        "Some 30 miners were injured by the gas and Zelensky had kept proof of the attack.",
        event("ASSAULT", a="", trigger="injured"),
    ),
    case(
        "France provided the SDF with air cover and Turkish special forces are watching the border.",
        event("AID", a="france-gov", b="sdf"),
    ),
    case(
        "The bridge was hit by rockets and Houthi fighters seized the post.",
        event("ASSAULT", a="", trigger="hit"),
        event("ASSAULT", a="houthis", trigger="seized"),
    ),
    case("Nine people were killed by M23 rebels and soldiers in Ituri.", casualty("killed", by="m23 drc-army")),
    # harm hung on the second of two doers, though somebody tells it after
    case(
        "Raids by government aircraft and warplanes of the Saudi-led coalition killed 25 people Friday medics said.",
        casualty("killed", 25, 25, by="yemen-air-force saudi-coalition"),
    ),
    # a place or a day right before the subject
    case("In Syria rebels attacked the town of Saraqib.", event("ASSAULT", a="syrian-opposition")),
    case("In Darfur RSF fighters burned villages.", event("ASSAULT", a="rsf")),
    case("In 2012 rebels took Aleppo.", control("syrian-opposition", "Aleppo", "captured", start="2012-01-01")),
    case("By the summer of 2012 rebels held the east of Aleppo.", control("syrian-opposition", None, "holds")),
    case(
        "At dawn on Wednesday M23 fighters and Rwandan troops captured Nyabibwe.",
        control("m23", "Nyabibwe", "captured", on="2024-12-04"),
        control("rwanda-army", "Nyabibwe", "captured"),
        no(casualty("captured")),
    ),
    # a noun before another is no place of its own
    case("In Syria peace talks failed.", no(event(a="syrian-opposition"))),
    case("In Goma UN officials met M23 leaders.", event("CONSULT", a="un")),
    # what a semicolon parts
    case(
        "Rebels took Goma; the UN said 20 people had died.",
        control("m23", "Goma", "captured", speaker=None),
        casualty("killed", 20, 20, speaker="un"),
    ),
    case(
        "India blamed militants for the attack in Pulwama; Pakistan denied any role.",
        event("ACCUSE", a="india-gov", modality="actual"),
        no(event("ACCUSE", modality="negated")),
    ),
    case(
        "Nine soldiers were killed; 20 were wounded, the Syrian Observatory for Human Rights said.",
        casualty("killed", 9, 9, speaker="sohr"),
        casualty("injured", 20, 20, speaker="sohr"),
    ),
    # who tells it, at the end of a list
    case(
        "Junta jets bombed the village, killing 30 people, including women and children, residents and medics said.",
        casualty("killed", 30, 30, victims="all"),
        casualty("killed", victims="women"),
        no(casualty("killed", victims="medical")),
    ),
    case(
        "The strike killed 30 people, including six children, medics and rescuers said.",
        casualty("killed", 6, 6, victims="children"),
        no(casualty("killed", victims="medical")),
        no(casualty("killed", victims="aid-workers")),
    ),
    case(
        "The strike killed 30 people, including six children, two medics and a rescuer, the ministry said.",
        casualty("killed", 6, 6, victims="children"),
        casualty("killed", 2, 2, victims="medical"),
        casualty("killed", 1, 1, victims="aid-workers"),
    ),
    # an adjective that was taken for its nation, a deed told by "of"
    case("Moscow blamed Ukrainian shelling for the flood.", event("ASSAULT", a="ukraine-gov", speaker="russia-gov")),
    case("The Kremlin spoke of deliberate sabotage by Kyiv.", event("ASSAULT", a="ukraine-gov")),
    # a day after an object
    case("Ukraine accused Russia on Tuesday of shelling Kherson.", event("ACCUSE", a="ukraine-gov", b="russia-gov")),
    case("The ministry blamed the attack on the RSF.", event("ACCUSE", b="rsf")),
    case(
        "A spokesman, Igor Konashenkov, said Russia's army was not responsible for the raid and accused Britain.",
        no(event("ACCUSE", a="russia-army")),
        no(event("ASSAULT", a="russia-army", modality="actual")),
    ),
    # two owners of different things
    case(
        "Forty people were killed in raids carried out by Iran and Assad's army near Homs.",
        event("ASSAULT", a="iran-gov syria-army"),
    ),
    # "back", the verb
    case(
        "Egypt, Turkey and Iran back the Sudanese army.",
        relation("egypt-gov", "sudan-army", "supports"),
        relation("turkey-gov", "sudan-army", "supports"),
        relation("iran-gov", "sudan-army", "supports"),
    ),
    case("Western countries back Ukraine.", relation(None, "ukraine-gov", "supports")),
    case(
        "The United States and France back Haftar, while Turkey backs Tripoli.",
        relation("us-gov", "haftar", "supports"),
        relation("turkey-gov", "libya-gov", "supports"),
    ),
    case("Refugees back home said that the army had shelled the town.", no(relation(None, None, "supports"))),
    case("The militias pushed the army back the same day.", no(relation(None, None, "supports"))),
    # whose a thing of some make is
    case("Cambodia said Thai F-16 jets had dropped bombs on Samraong.", event("ASSAULT", a="thailand-army")),
    # two who are named after what they head
    case(
        "The head of M23, Bertrand Bisimwa, and the chief of staff of the army, Pascal Mwamba, were killed.",
        event("ASSAULT", b="bisimwa pascal-mwamba"),
        no(relation("pascal-mwamba", "m23")),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_what_is_read_in_spite_of_the_parser(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
