"""Who is meant by troops, groups, foes and sides that were named just before. Texts of our own, from many wars."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.mentions_in import read
from tests.extraction.reader import Expected, case, check, event, no

POINTS = [
    # (text, words, which one of them, who)
    # troops, craft and crews told again are of whom they were
    ("French soldiers arrived in Gao in Mali. The soldiers killed six men.", "soldiers", "france-army"),
    ("Turkish troops entered Jarablus in Syria. The troops shelled a village.", "troops", "turkey-army"),
    ("Three Kenyan policemen died in Mogadishu. The policemen hit a mine.", "policemen", "kenya-police"),
    ("Two Saudi pilots died in Yemen. The pilots had bombed Taiz.", "pilots", "saudi-arabia-air-force"),
    ("Two Russian pilots died in Syria. Assad had asked the two pilots for help.", "pilots", "russia-air-force"),
    ("An Israeli drone crashed in Lebanon. The drone had struck a car.", "drone", "israel-air-force"),
    ("Israeli jets hit Hodeidah in Yemen. The planes burned two tanks.", "planes", "israel-air-force"),
    ("Rebels in Syria shot down a regime MiG warplane. The jet had struck a school.", "jet", "syria-air-force"),
    # near misses: other troops stand nearer, or the words say whose they are, or nobody knows
    ("French troops left Gao in Mali. The Malian army came. The troops killed six men.", "troops", "mali-army"),
    ("Turkish troops entered Syria. The soldiers of the 25th Division left.", "soldiers", "syria-army"),
    ("Turkish troops entered Syria. Rebels took two Syrian soldiers. The soldiers died.", "soldiers", "syria-army"),
    ("French helicopters left Mali. A helicopter crashed. The helicopter burned.", "helicopter", None),
    ("Israeli jets hit Yemen. The Houthis said that jets were hiding.", "jets", None),
    ("A plane landed in Goma in Congo. The plane carried food.", "plane", None),
    # the rebel group is the one just named
    ("Ahrar al-Sham entered Saraqib in Syria. The rebel group took 12 men.", "rebel group", "ahrar-al-sham"),
    ("The ELN raided Arauca in Colombia. The rebel group took 12 men.", "rebel group", "eln"),
    ("The Arakan Army took Paletwa in Myanmar. The rebel group took 12 men.", "rebel group", "arakan-army"),
    ("The SPLM-N took Kadugli in Sudan. Nine men were shot by the rebel faction.", "rebel faction", "splm-n"),
    ("Jaish al-Islam holds Douma in Syria. The opposition group left Harasta.", "opposition group", "jaysh-al-islam"),
    # near misses: one of them, several, or a group of another camp
    ("Ahrar al-Sham entered Saraqib in Syria. A rebel group took 12 men.", "rebel group", "syrian-opposition"),
    ("Ahrar al-Sham entered Saraqib in Syria. The rebel groups met.", "rebel groups", "syrian-opposition"),
    ("Islamic State took Palmyra in Syria. The opposition group left Arak.", "opposition group", "syrian-opposition"),
    ("Ahrar al-Sham left Al-Bab in Syria. The Islamic State group took it.", "Islamic State group", "islamic-state"),
    # a group whose name ends in "Army" is a group
    ("The Arakan Army took Paletwa in Myanmar. The group killed nine men.", "group", "arakan-army"),
    ("The Lord's Resistance Army raided Dungu in Congo. The group took boys.", "group", "lra"),
    ("The Kachin Independence Army left Momauk in Myanmar. The ethnic armed group fled.", "ethnic armed group", "kia"),
    ("The Lebanese army entered Arsal in Lebanon. The group left.", "group", None),
    # a jihadist attack after a jihadist group was named
    ("Islamic State took Palmyra in Syria. Nine men died in a jihadist raid.", "jihadist", "islamic-state"),
    ("Boko Haram raided Chibok in Nigeria. The army lost men in the militant attack.", "militant", "boko-haram"),
    ("Al-Shabaab left Kismayo in Somalia. Nine men died in a militant ambush.", "militant", "al-shabaab"),
    ("Islamic State left Arak in Syria. Men died in the militant counter-attack.", "militant", "islamic-state"),
    ("Rebels took Saraqib in Syria. Nine men died in a militant raid.", "militant", None),
    ("Islamic State took Palmyra. Rebels took Saraqib in Syria. Nine men died in a militant raid.", "militant", None),
    # who does it is not whom it is done to
    ("The FSA officers executed in Syria by the jihadists were from Homs.", "jihadists", "syr:jihadists"),
    ("Islamic State took Hafez in Syria. FSA officers were executed by the militants.", "militants", "islamic-state"),
    ("Boko Haram left Bama in Nigeria. ISWAP men were killed by the group.", "group", "boko-haram"),
    # whose an army is in a sentence that opens in another country than the article's
    ("Rebels took Saraqib in Syria. In Iraq, government troops killed nine men.", "government troops", "iraq-army"),
    ("Rebels took Saraqib in Syria. In neighbouring Iraq the army took Ramadi.", "army", "iraq-army"),
    ("The RSF shelled El Fasher in Sudan. In Chad, government forces came.", "government forces", "chad-army"),
    ("M23 took Goma in Congo. In Burundi, the army arrested nine men.", "army", "burundi-army"),
    ("Rebels took Saraqib in Syria. In Turkey, they said the army had shelled Idlib.", "army", "syria-army"),
    ("Rebels took Saraqib in Syria. In Iraq and Syria, the army fought on.", "army", "syria-army"),
    ("Rebels took Saraqib in Syria. Iran said the army had fled.", "army", "syria-army"),
    # what a state calls its foes' fire
    ("Syrian state television said terrorist shelling killed nine men in Aleppo.", "terrorist", "syrian-opposition"),
    ("SANA said nine men died in Aleppo in a terrorist rocket attack.", "terrorist", "syrian-opposition"),
    ("SANA said nine men died in Aleppo in a terrorist bombing.", "terrorist", None),
    ("Turkey said terrorist shelling killed nine men in Syria.", "terrorist", None),
]

PAIRS = [
    ("Rebels and the army fought in Hama in Syria. The warring sides left.", {"syrian-opposition", "syria-army"}),
    ("M23 and the Congolese army fought near Sake. The warring sides left.", {"m23", "drc-army"}),
    ("The army and the RSF fought in Khartoum in Sudan. The warring sides left.", {"sudan-army", "rsf"}),
    ("The UN urged the warring sides in Sudan to stop.", set()),
    ("Rebels and the army fought in Hama in Syria. The sides left.", set()),
]

DOERS = [
    case(
        "Syrian and Russian warplanes bombed Idlib. The warplanes also hit Saraqib.",
        event("ASSAULT", a="syria-air-force russia-air-force", at="Saraqib"),
    ),
    case("The RSF tightened its siege of El Fasher in Sudan.", event("COERCE", a="rsf")),
    case("Israel has eased its blockade of Gaza.", event(a="israel-gov")),
    case("Government forces in Syria tightened the encirclement of Douma.", event("COERCE", a="syria-army")),
    case("The army tightened security in Kano in Nigeria.", no(event("COERCE"))),
]


@pytest.mark.parametrize(("text", "words", "ref"), POINTS)
def test_who_was_named_before(text: str, words: str, ref: str | None) -> None:
    _, found = read(text, date(2016, 5, 1))
    refs = [m.ref for m in found.mentions if text[m.start : m.end] == words]
    assert (refs or [None])[-1] == ref


@pytest.mark.parametrize(("text", "refs"), PAIRS)
def test_the_sides_at_war(text: str, refs: set[str]) -> None:
    _, found = read(text, date(2024, 5, 1))
    assert {r for m in found.mentions if text[m.start : m.end].endswith("sides") for r in m.also} == refs


@pytest.mark.parametrize(("sentence", "expected", "day"), DOERS)
def test_who_did_it(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
