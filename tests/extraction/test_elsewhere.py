"""Who, where and who says so, told in another phrase than the act's own. Sentences of our own."""

from __future__ import annotations

import pytest

from syrnb.language.furniture import find_breaks, kind_of_furniture
from syrnb.language.pipeline import load_pipeline
from tests.extraction.reader import Expected, case, casualty, check, control, event, no, read

ROWS = [
    # who tells it, at the end of a sentence
    case(
        "Air strikes in Syria killed 22 people when jets struck a school activists and rescue workers said.",
        casualty("killed", 22, 22, speaker_text="activists and rescue workers"),
    ),
    case("Militants killed nine soldiers in Mali, the army said in a statement on Monday.",
         event("ASSAULT", speaker="mali-army", said_on="2024-12-02", start=None)),
    case("Nine people died, a resident told AFP.", casualty("killed", 9, 9, speaker_text="a resident", via="afp")),
    case(
        "At least 40 people were killed in the strikes RIA news agency quoted Russias Defence Ministry as saying.",
        casualty("killed", 40, None, speaker="russia-defence-ministry", via="ria"),
    ),
    case(
        "Elsewhere in Syria rebels attacked a militia checkpoint in Homs province the Observatory said.",
        event("ASSAULT", a="syrian-opposition", speaker="sohr"),
        no(event("ASSAULT", a="sohr")),
    ),
    case("On 2 July IS said its militants had destroyed six statues in Palmyra.",
         event("ASSAULT", a="islamic-state", speaker="islamic-state")),
    case("The UN noted with concern that the army had shelled Taiz.", event("ASSAULT", speaker="un")),
    case("The general visited Sake and said the army had attacked Goma.", event("ASSAULT", speaker_text="The general")),
    # who did it
    case("Raids and shelling by the Sudanese army killed nine people in Nyala.",
         event("ASSAULT", trigger="shelling", a="sudan-army")),
    case(
        "Nine people were killed and 20 wounded in an air strike by the Myanmar military in Sagaing.",
        casualty("killed", 9, 9, by="myanmar-army"),
        casualty("injured", 20, 20, by="myanmar-army"),
    ),
    case("An attack that was blamed on the ADF killed six villagers in Beni.", casualty("killed", 6, 6, by="adf")),
    case("Nine soldiers were killed on Monday in Goma by M23 rebels.", casualty("killed", 9, 9, by="m23")),
    case("Forces loyal to Khalifa Haftar shelled Tripoli on Monday.", event("ASSAULT", a="lna")),
    case("Six farmers were killed at the hands of Boko Haram in Borno.", casualty("killed", 6, 6, by="boko-haram")),
    case("The Russian offensive led to the capture of Bakhmut.", control("russia-gov", "Bakhmut", "captured")),
    case("In an attack claimed by Islamic State, gunmen killed nine people in Kabul.",
         event("ASSAULT", trigger="attack", a="islamic-state")),
    case("The strikes, carried out by Israel, hit Beirut.", event("ASSAULT", a="israel-gov", at="Beirut")),
    case("In Aleppo city 18 people were killed in government air strikes and artillery fire.",
         event("ASSAULT", trigger="artillery fire", a="syria-gov")),
    # where
    case("Gunmen killed nine in a village 20 miles from Maiduguri.",
         casualty("killed", 9, 9, at="20 miles from Maiduguri")),
    case("A shell hit a market east of Damascus, killing four.", casualty("killed", 4, 4, at="East of Damascus")),
    case("Strikes killed 20 people in the northwestern city of Idlib.", casualty("killed", 20, 20, at="Idlib")),
    case("BEIRUT Air strikes in Idlib killed 22 people on Wednesday.", casualty("killed", 22, 22, at="Idlib")),
    case("The army surrounded Douma last week. Nine people were killed in the besieged suburb on Monday.",
         casualty("killed", 9, 9, at="Douma", on="2024-12-02")),
    case("Rebels entered Goma on Monday. Fighting continued there on Tuesday.",
         event("ASSAULT", trigger="Fighting", at="Goma", on="2024-12-03")),
    case("Clashes erupted in and around Goma.", event("ASSAULT", at="Goma")),
    case("Rebels entered Goma on Monday. The area that the army holds was shelled.",
         no(event("ASSAULT", trigger="shelled", at="Goma"))),
    case("Two raids by Russian warplanes that targeted the town of Saraqeb in Idlib province left 30 people injured.",
         event("ASSAULT", trigger="raids", at="Saraqib, Idlib Governorate")),
]  # fmt: skip

FURNITURE = [
    ("Six Killed in Bamako Bombing as Evacuation of 4 Towns Resumes", "headline"),
    ("Car bomb in Kismayo kills 10 Governor AFP Sunday 25 May 2014", "headline"),
    ("Tags Sudan Khartoum Darfur Rapid Support Forces", "keywords"),
    ("By Maryam Okello and Jan Novak", "byline"),
    ("REUTERS/Maryam Okello", "caption"),
    ("Read more: Army enters Goma", "link"),
    ("Terms of Use Privacy Policy Cookie Policy", "menu"),
    # near misses
    ("The Rapid Support Forces attacked El Fasher.", None),
    ("By Monday the rebels had taken Goma.", None),
    ("The United Nations Multidimensional Integrated Stabilization Mission in Mali withdrew.", None),
    ("Jan Egeland of the Norwegian Refugee Council visited Bogota.", None),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_what_another_phrase_tells(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)


@pytest.mark.parametrize(("text", "kind"), FURNITURE)
def test_what_is_no_sentence(text: str, kind: str | None) -> None:
    assert kind_of_furniture(load_pipeline().make_doc(text)[:]) == kind


def test_a_headline_run_into_a_sentence_is_cut_off_and_yields_nothing() -> None:
    text = "Six Killed in Bamako Bombing as Evacuation of Towns Resumes Six people were killed in a blast in Bamako."
    doc = load_pipeline().make_doc(text)
    assert [doc[i:].text for i in find_breaks(doc)] == ["Six people were killed in a blast in Bamako."]
    article = read(text)
    assert [row["why_not"] for row in article.sentences] == ["headline", None]
    assert [row["low"] for row in article.casualties] == [6]
