"""Who takes, holds, loses, contests, besieges or leaves what, and how much of it. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, check, control, no

ROWS = [
    # taken
    case("The M23 captured Goma on Monday.", control("m23", "Goma", "captured", modality="actual", on="2024-12-02")),
    case("Goma was captured by the M23.", control("m23", "Goma", "captured")),
    case("Goma fell to the M23.", control("m23", "Goma", "captured")),
    case(
        "The fall of Goma to the M23 alarmed the region.",
        control("m23", "Goma", "captured"),
        wrong="'the fall of A to B': who took it",
    ),
    case("The Taliban seized control of Kunduz.", control("taliban", "Kunduz", "captured")),
    case("The capture of Kunduz by the Taliban was a blow.", control("taliban", "Kunduz", "captured")),
    case("The Taliban advanced into Helmand, taking Sangin.", control("taliban", "Sangin", "captured")),
    case("Islamic State overran Mosul in June.", control("islamic-state", "Mosul", "captured")),
    case(
        "Rebels took Saraqeb, Khan Sheikhoun and Morek.",
        control(None, "Saraqib", "captured"),
        control(None, "Khan Shaykhun", "captured"),
        control(None, "Morek", "captured"),
    ),
    case("HTS captured several villages including Anadan.", control("hts", "Anadan", "captured")),
    # retaken
    case(
        "Sudan's army retook Wad Madani.",
        control("sudan-army", "Wad Madani", "retaken"),
        wrong="a parse that takes the verb for a noun",
    ),
    case("The Ukrainian army recaptured Kherson.", control("ukraine-army", "Kherson", "retaken")),
    case("The Rapid Support Forces took back Bara.", control("rsf", None, "retaken")),
    case("The army's recapture of Palmyra was celebrated.", control(None, "Palmyra", "retaken")),
    case("Iraqi forces regained control of Ramadi.", control("iraq-army", "Ramadi", "retaken")),
    # lost, left
    case("The Congolese army lost Goma.", control("drc-army", "Goma", "lost")),
    case("Islamic State lost control of Raqqa in 2017.", control("islamic-state", "Raqqa", "lost")),
    case(
        "Russian troops withdrew from Kherson.",
        control("russia-army", "Kherson", "withdrew"),
        wrong="a place that nothing else in the text names",
    ),
    case("The Afghan army abandoned Kunduz.", control("afghanistan-army", "Kunduz", "withdrew")),
    case("Kurdish fighters pulled out of Manbij.", control("kurdish-militias", "Manbij", "withdrew")),
    case(
        "The withdrawal of Russian forces from Kherson took three days.",
        control("russia-army", "Kherson", "withdrew"),
        wrong="a place that nothing else in the text names",
    ),
    # held
    case(
        "The Houthis control Sanaa.",
        control("houthis", "Sanaa", "holds", modality="ongoing"),
        wrong="a parse that takes the verb for a noun",
    ),
    case("Sanaa is controlled by the Houthis.", control("houthis", "Sanaa", "holds")),
    case("Bunagana is under the control of the M23.", control("m23", "Bunagana", "holds")),
    case("Shells fell on rebel-held Idlib.", control("syrian-opposition", "Idlib", "holds")),
    case(
        "A bomb exploded in Houthi-controlled Hodeidah.",
        control("houthis", "Hodeidah", "holds"),
        wrong="Hodeidah bound to a village of a like name",
    ),
    case("The town of Tabqa, held by Islamic State, was bombed.", control("islamic-state", "Tabqa", "holds")),
    case("The army is in control of El Obeid.", control("sudan-army", None, "holds")),
    case("The M23 still holds Bunagana.", control("m23", "Bunagana", "holds")),
    case("Goma remains in the hands of the M23.", control("m23", "Goma", "holds"), wrong="'remains in the hands of'"),
    # besieged: the one inside; contested: a row a side
    case(
        "The Rapid Support Forces have besieged El Fasher since May.",
        control(None, "El Fasher", "besieged"),
        no(control("rsf", None, "besieged")),
    ),
    case(
        "El Fasher, which the army holds, is besieged by the Rapid Support Forces.",
        control("sudan-army", "El Fasher", "besieged"),
        no(control("rsf", None, "besieged")),
    ),
    case(
        "The siege of Aleppo by government forces has lasted months.",
        control(None, "Aleppo", "besieged"),
        no(control("syria-army", None, "besieged")),
    ),
    case(
        "Russian troops encircled Mariupol.",
        control(None, "Mariupol", "besieged"),
        no(control("russia-army", None, "besieged")),
        wrong="a place that nothing else in the text names",
    ),
    case(
        "Ukrainian and Russian troops are fighting for control of Bakhmut.",
        control("ukraine-army", "Bakhmut", "contested"),
        control("russia-army", "Bakhmut", "contested"),
    ),
    case("The M23 entered Goma.", control("m23", "Goma", "contested")),
    # how much of it
    case("The army captured the outskirts of Aleppo.", control("syria-army", "Aleppo outskirts", "captured")),
    case("Rebels seized parts of Aleppo.", control(None, None, "captured", extent="part")),
    case(
        "The army took full control of Daraa.",
        control(None, "Daraa", "captured", extent="full"),
        wrong="'full control of': how much of it",
    ),
    case("The M23 captured most of Goma.", control("m23", "Goma", "captured", extent="part")),
    case("Government forces hold half of Deir ez-Zor.", control("syria-army", None, "holds", extent="part")),
    case(
        "Russian strikes hit rebel-held areas of Aleppo.",
        no(control("syrian-opposition", "Aleppo", "holds", extent="full")),
    ),
    # planned, failed, denied, supposed: nothing changes hands
    case("The M23 tried to capture Goma.", no(control(modality="actual"))),
    case("The army failed to retake Wad Madani.", no(control(modality="actual"))),
    case(
        "The army denied that the M23 had captured Goma.",
        no(control(modality="actual")),
        control("m23", "Goma", "captured", modality="negated"),
    ),
    case("Russian troops are advancing towards Pokrovsk.", no(control(None, "Pokrovsk", "captured"))),
    case("The Houthis plan to seize Marib.", no(control(modality="actual"))),
    case("Ukraine will not give up Donetsk.", no(control(state="lost", modality="actual"))),
    case("The army repelled an assault on Goma.", no(control(state="captured", modality="actual"))),
    case(
        "The army cleared mines from the road to Palmyra.",
        no(control(state="captured", modality="actual")),
        wrong="clearing mines takes no place",
    ),
    # what is taken is no place
    case("The army captured 40 fighters near Goma.", no(control(state="captured"))),
    case("The M23 seized weapons and vehicles in Goma.", no(control(None, "Goma", "captured"))),
    case("Protesters took to the streets of Goma.", no(control())),
    case("The vote held in Goma was peaceful.", no(control())),
    case("The talks held in Doha failed.", no(control())),
    case("A drug gang controls prices in Bogota.", no(control())),
    case("The minister left Goma for Kigali.", no(control(state="withdrew"))),
    case("Aid workers reached Goma.", no(control(state="contested"))),
    case("A photograph taken in Aleppo won a prize.", no(control())),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_holds_what(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
