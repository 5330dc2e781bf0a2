"""Who is near an act and is not who did it or met it: holders, tellers, the subject before. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, control, event, no, relation

ROWS = [
    # who holds what was struck did not strike it
    case(
        "Jets have hit a village controlled by the M23 group killing civilians including two girls near Rutshuru.",
        casualty("killed", by="", victims="civilians"),
        casualty("killed", 2, 2, by=""),
        no(casualty("killed", by="m23")),
    ),
    case(
        "Shelling of a suburb occupied by Sudan's rebels killed at least four people on Sunday.",
        casualty("killed", 4, None, by=""),
    ),
    case(
        "A raid on a town held by al-Shabaab destroyed a bridge.",
        no(event("ASSAULT", a="al-shabaab")),
    ),
    case(
        "Soldiers were ambushed near Diffa by Boko Haram gunmen killing three of them.",
        casualty("killed", 3, 3, by="boko-haram"),
    ),
    # a second verb has the subject right before it
    case(
        "The army shelled Omdurman and the RSF attacked El Obeid.",
        event("ASSAULT", a="sudan-army", b="", at="Omdurman"),
        event("ASSAULT", a="rsf", at="El Obeid"),
    ),
    case(
        "The Houthis advanced in Marib and government forces retook two villages near Taiz.",
        event("ASSAULT", a="yemen-army", trigger="retook"),
        no(event("ASSAULT", a="houthis", trigger="retook")),
    ),
    case(
        "M23 seized Sake and Masisi and killed nine people.",
        control("m23", "Masisi", "captured"),
        casualty("killed", 9, 9, by="m23"),
    ),
    case(
        "The truce brokered by Qatar and Egypt collapsed.",
        event("AGREE", a="qatar-gov egypt-gov"),
    ),
    # who tells it was not hurt
    case(
        "Two raids by jets on Saraqib left another 30 injured Amina Sow told Reuters.",
        casualty("injured", 30, 30, who=""),
    ),
    case(
        "A shell fired by rebels hit a clinic in Saada the Sanaa-based Yemen Data Project (YDP) monitoring group said.",
        event("ASSAULT", a="yemen-rebels", b=""),
    ),
    # who announces the loss of his own did not cause it
    case(
        "The Nigerian army announced the killing of nine of its soldiers near Baga.",
        casualty("killed", 9, 9, by="", who="nigeria-army"),
    ),
    case("Ethiopia's defence ministry reported the shooting down of its helicopter.", no(event("ASSAULT", a=ANY))),
    case(
        "Turkey announced the killing of two of its soldiers by PKK fighters.",
        casualty("killed", 2, 2, by="pkk"),
    ),
    case(
        "The Israeli army announced the killing of a Hezbollah commander in Tyre.",
        casualty("killed", 1, 1, by="israel-army", who="hezbollah"),
    ),
    case("The RSF announced the capture of El Fasher.", control("rsf", "El Fasher", "captured")),
    # a truce in a country is not its government's
    case("Lavrov spoke of breaches in the Yemeni ceasefire.", no(event("AGREE", a=ANY))),
    case("The army called off its ceasefire in Kassala.", event("AGREE", a="sudan-army")),
    # whom a description means
    case(
        "Jets from the US-led military coalition killed 20 civilians in Raqqa.",
        casualty("killed", 20, 20, by="coalition"),
        day="2017-05-10",
    ),
    case(
        "Boko Haram bombed a market. In a video, the fiercely hard-line jihadist group said that it killed 50 guards.",
        casualty("killed", 50, 50, by="boko-haram", speaker="boko-haram"),
    ),
    case(
        "The Rahman brigade killed Abu Hassan, a Nusra commander, in Salqin. He was hanged for murder, activists said.",
        event("ASSAULT", b="abu-hassan", trigger="hanged"),
        day="2015-07-05",
    ),
    # a state's dead are of its own army
    case(
        "The Congolese army shelled Goma on Monday. Rwanda has lost 12 soldiers or more in the Congolese war.",
        casualty("killed", 12, who="rwanda-army"),
    ),
    # two deeds that killed, each by its own doer
    case(
        "Nineteen herders were killed by a government drone strike and rebel mortar fire in Hodeida.",
        casualty("killed", 19, 19, by="yemen-gov yemen-rebels"),
    ),
    case(
        "Air raids by army aircraft and warplanes of the Saudi-led coalition killed at least 25 civilians in Saada.",
        casualty("killed", 25, None, by="yemen-air-force saudi-coalition"),
    ),
    # one of two did it, and not both together
    case("Sudanese or Ethiopian jets bombed Gallabat.", no(relation("sudan-air-force", "ethiopia-air-force"))),
    case("Sudanese and Ethiopian jets bombed Gallabat.", relation(kind="coordinates")),
    # "they" are whose forces did the deed before
    case(
        "M23 is advancing. Its fighters seized Minova after being armed by Rwandan troops. They also shelled Sake.",
        event("ASSAULT", a="m23", at="Sake"),
    ),
    # a place by its first word is nobody
    case("Jets struck Tel Haddad on Sunday.", no(event("ASSAULT", b=ANY))),
    # who is blamed for a deed did it, and not who blames
    case(
        "Moscow hit out at Zelenskyy for accusing Russia of shelling the plant.",
        event("ACCUSE", a="zelensky", b="russia-gov"),
        no(event("ACCUSE", a="russia-gov")),
    ),
    # the fighters that a group lost were its own
    case(
        "The RSF lost at least 28 militia fighters, a monitor said.",
        casualty("killed", 28, None, who="rsf"),
    ),
    case(
        "Boko Haram lost 40 militants in the raid on Baga.",
        casualty("killed", 40, 40, who="boko-haram"),
    ),
    # some of a described many are named
    case(
        "Insurgents including al-Shabaab fighters attacked a base in Galkayo.",
        event("ASSAULT", a="somalia-rebels al-shabaab"),
    ),
    case(
        "The army fought rebel groups such as JNIM and Ansarul Islam near Djibo.",
        event("ASSAULT", a="burkina-faso-army"),
        no(event("ASSAULT", b="burkina-faso-rebels")),
    ),
    case(
        "Aid groups including Save the Children and Oxfam accused Israel of blocking lorries.",
        event("ACCUSE", b="israel-gov"),
        no(event("ACCUSE", a="any:aid-groups")),
    ),
    case(
        "The two jihadi groups are rivals. The Islamic State and Jabhat al-Nusra fought for the town. "
        "The two jihadi groups have clashed since May.",
        event("ASSAULT", a="islamic-state", b="jabhat-al-nusra", trigger="clashed"),
        day="2014-08-01",
    ),
    case(
        "Ethiopia and Eritrea fought over Badme. Each side accused the other of shelling villages.",
        event("ACCUSE", a="ethiopia-gov eritrea-gov"),
    ),
    # people told by their number alone are those of that number before
    case(
        "Al-Shabaab shot three officers of Somalia's army. Herders found the bodies of the three a day later.",
        casualty("killed", 3, 3, who="somalia-army", by=""),
    ),
    case(
        "Gunmen seized four members of the Fulani militia in Mopti. The four were killed on Sunday.",
        casualty("killed", 4, 4, who="fulani"),
    ),
    case(
        "Gunmen seized four nurses in Mopti. The four were killed on Sunday.",
        casualty("killed", 4, 4, who=""),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_whose_deed_it_is_not(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
