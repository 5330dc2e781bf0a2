"""Who is meant by what points back: pronouns, nouns with "the", surnames, appositions, offices. Texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.mentions_in import read

POINTS = [
    # (text, words, which one of them, actor or place)
    ("Hezbollah fired rockets. The group said it would continue.", "group", 0, "hezbollah"),
    ("Hezbollah fired rockets. The group said it would continue.", "it", 0, "hezbollah"),
    ("Boko Haram raided the camp in Nigeria. They took ten girls.", "They", 0, "boko-haram"),
    ("Moussa Faki spoke in Chad. He blamed the rebels.", "He", 0, "moussa-faki"),
    ("Amina Sow fled Mali. Her brother stayed.", "Her", 0, "amina-sow"),
    ("Ismail Noor led the cell in Kenya. Noor was shot on Friday.", "Noor", 0, "ismail-noor"),
    ("Mr Dabo, the deputy governor, left Mali. The governor stayed. Mr Dabo wept.", "Mr Dabo", 1, "dabo"),
    # an office is who bears it in the text, before or (in a headline) after
    (
        "Foreign Minister Amina Sow met envoys in Chad. Musa Garba left. The foreign minister agreed.",
        "foreign minister",
        0,
        "amina-sow",
    ),
    ("President Musa Garba flew to Chad. Amina Sow stayed. The President agreed.", "President", 0, "musa-garba"),
    (
        "Foreign Secretary statement on Chad\n\nThe Foreign Secretary, Amina Sow, spoke in Chad.",
        "Foreign Secretary",
        0,
        "amina-sow",
    ),
    ("In Chad, the Ministry of Roads closed it. The Ministry said so.", "Ministry", 0, "ministry-of-roads"),
    ("The Kenyan army said its troops had left.", "troops", 0, "kenya-army"),
    ("The Karen National Union said its fighters held the road in Myanmar.", "fighters", 0, "knu"),
    ("Ukraine said its soldiers had left the town.", "soldiers", 0, "ukraine-army"),
    ("The rebels captured Timbuktu in Mali on Monday and left the city on Friday.", "city", 0, "gn-2449067"),
    ("The Peace Path Movement met in Chad. The movement chose a leader.", "movement", 0, "peace-path-movement"),
]

LOOSE = [
    # words by which any side is called mean the armed group named just before, else whom the war's pack means
    ("Islamic State seized Raqqa in Syria. The militants then took Manbij.", "militants", "islamic-state"),
    ("Islamic State seized Raqqa in Syria. The terrorist group burned it.", "terrorist group", "islamic-state"),
    ("Jets bombed Islamic State in Syria. At least 20 jihadists died.", "jihadists", "islamic-state"),
    ("Rebels seized Saraqib in Syria. The militants then took Hama.", "militants", "syrian-opposition"),
    ("The SDF shelled Raqqa in Syria. The militants fled to Hama.", "militants", "syrian-opposition"),
    ("Syrian state television said terrorists had shelled Aleppo.", "terrorists", "syrian-opposition"),
    ("Turkish jets hit terrorists in Syria.", "terrorists", "syr:terrorists"),
]

UNRESOLVED = [
    ("It is clear that the war in Chad goes on.", "It"),
    ("It was reported that Peru closed its border.", "It"),
    ("The agency spoke of Chad. The lifeless body of a man was found.", "lifeless body"),
]


@pytest.mark.parametrize(("text", "words", "which", "ref"), POINTS)
def test_what_points_back(text: str, words: str, which: int, ref: str) -> None:
    _, found = read(text, date(2024, 5, 1))
    mentions = [m for m in found.mentions if text[m.start : m.end] == words]
    assert mentions[which].ref == ref


@pytest.mark.parametrize(("text", "words", "ref"), LOOSE)
def test_what_any_side_is_called(text: str, words: str, ref: str) -> None:
    _, found = read(text, date(2016, 5, 1))
    assert [m.ref for m in found.mentions if text[m.start : m.end] == words] == [ref]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_what_points_to_nothing(text: str, words: str) -> None:
    _, found = read(text)
    assert words not in [text[m.start : m.end] for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "person", "parent"),
    [
        ("Turkish Foreign Minister Hakan Yildiz spoke.", "hakan-yildiz", "turkey-gov"),
        ("Ethiopia's defence minister, Girma Bekele, spoke in Kenya.", "girma-bekele", "ethiopia-gov"),
        ("Boko Haram leader Musa Garba was killed in Nigeria.", "musa-garba", "boko-haram"),
    ],
)
def test_a_title_says_whom_a_person_belongs_to(text: str, person: str, parent: str) -> None:
    _, found = read(text)
    assert found.actors[person].parent_id == parent
    assert not found.actors[person].known


def test_a_description_beside_a_name_is_that_person() -> None:
    text = "Girma Bekele, a provincial judge, was shot in Ethiopia."
    _, found = read(text)
    refs = {text[m.start : m.end]: m.ref for m in found.mentions}
    assert refs["provincial judge"] == refs["Girma Bekele"]
