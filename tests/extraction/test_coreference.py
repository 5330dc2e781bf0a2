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
    ("Iran fired missiles. Iran's army spoke. Jordan said its air force saw them.", "air force", 0, "jordan-air-force"),
    ("Iran fired missiles. Iran's army spoke. Jordan said the air force saw them.", "air force", 0, "iran-air-force"),
    # an army that is not the article's country's
    ("One Israeli soldier died in Gaza. Hamas fired at Gaza. The army said so.", "army", 0, "israel-army"),
    ("French soldiers left Mali. Bamako is calm. Gao is too. The army said so.", "army", 0, "mali-army"),
    ("Wagner left Gao. Wagner said so. Wagner is Russian. In Mali, the army agreed.", "army", 0, "mali-army"),
    ("The Karen National Union said its fighters held the road in Myanmar.", "fighters", 0, "knu"),
    ("Ukraine said its soldiers had left the town.", "soldiers", 0, "ukraine-army"),
    ("The rebels captured Timbuktu in Mali on Monday and left the city on Friday.", "city", 0, "gn-2449067"),
    ("The Peace Path Movement met in Chad. The movement chose a leader.", "movement", 0, "peace-path-movement"),
    # who spoke last goes on speaking
    ("Radio Okapi said Rwandan jets bombed Sake. It said nine people died.", "It", 0, "radio-okapi"),
    ("Amina Sow said Musa Garba had fled Mali. The army was silent. She said so twice.", "She", 0, "amina-sow"),
    ("Ms Amina Sow said so in Mali. Mr Musa Garba, who said nothing, left. She said he lied.", "She", 0, "amina-sow"),
    (
        "Human Rights Watch said al-Shabaab had attacked a village in Somalia. The group said 12 people died.",
        "group",
        0,
        "hrw",
    ),
    ("Human Rights Watch said al-Shabaab attacked. Jets bombed the group in Somalia.", "group", 0, "al-shabaab"),
    # what modifiers ask for
    ("Amnesty accused al-Shabaab of killing men in Somalia. The rights group said so.", "rights group", 0, "amnesty"),
    (
        "Amnesty International spoke of al-Shabaab in Somalia. The Islamist group denied it.",
        "Islamist group",
        0,
        "al-shabaab",
    ),
    ("Israel struck Hezbollah. The Lebanese group fired rockets at Israel.", "Lebanese group", 0, "hezbollah"),
    # who does it is not whom it is done to
    ("Boko Haram fought Islamic State in Nigeria. Boko Haram drove the group out.", "group", 0, "islamic-state"),
    ("The RSF attacked Nyala. The Sudanese army killed nine of them.", "them", 0, "rsf"),
    # their bodies are theirs who were killed; their troops are theirs who have troops
    ("Human Rights Watch said M23 left Goma. Its fighters went to Sake.", "fighters", 0, "m23"),
    # the office beside a name is that person's
    ("Mr Musa Garba the governor of Hatay told Reuters so in Turkey.", "governor", 0, "musa-garba"),
    # places: called so, of that kind, and no mere aside
    ("The town of Jebba lies 60 km from Ilorin in Nigeria. Gunmen attacked the town.", "town", 0, "gn-2336251"),
    ("Rebels took Sake near the city of Goma in Congo. The army bombed the town.", "town", 0, "sake"),
    (
        "Gunmen attacked Konduga, a town in Nigeria, and fled towards the city of Maiduguri. The town burned.",
        "town",
        0,
        "gn-2334044",
    ),
]

PAIRS = [
    (
        "M23 and the Congolese army clashed near Sake. The two sides accused each other.",
        "two sides",
        {"m23", "drc-army"},
    ),
    (
        "Rwandan President Paul Kagame met Congolese President Felix Tshisekedi. The two leaders agreed.",
        "two leaders",
        {"paul-kagame", "tshisekedi"},
    ),
    (
        "Venezuela and Colombia closed the border. Both countries sent troops.",
        "Both countries",
        {"venezuela-gov", "colombia-gov"},
    ),
    ("The UN said M23 and the Congolese army clashed. Both sides lost men.", "Both sides", {"m23", "drc-army"}),
    # more than two, or two of one side, are no pair
    ("M23, the FDLR and the Congolese army clashed. The two sides left.", "two sides", set()),
    ("The Israeli army and the Israeli government met. The two sides left.", "two sides", set()),
]

NOBODY = [
    # what stands for nobody who is known
    ("The ministry met in Colombia after police left. The ministry said so.", "ministry"),
    ("The army rescued 12 people in Nigeria. Boko Haram had tied them up.", "them"),
    ("Colombian police fled. A bishop wept in Bogota. He prayed.", "He"),
    ("Shiite militias took the town in Iraq. The fighters from the Badr Organization left.", "fighters"),
    ("Hezbollah left Syria. Another group took over.", "group"),
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


@pytest.mark.parametrize(("text", "words", "refs"), PAIRS)
def test_two_are_meant_together(text: str, words: str, refs: set[str]) -> None:
    _, found = read(text, date(2024, 5, 1))
    assert {ref for m in found.mentions if text[m.start : m.end] == words for ref in m.also} == refs


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_better_nobody_than_the_wrong_one(text: str, words: str) -> None:
    _, found = read(text, date(2024, 5, 1))
    assert not [
        m.ref for m in found.mentions if text[m.start : m.end].endswith(words) and m.method == "coreference" and m.ref
    ]


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
