"""Wars that no pack covers: places told by what is said of them, who holds them, whose man is whose. Own sentences."""

from __future__ import annotations

import pytest

from tests.extraction.mentions_in import kind_of, who
from tests.extraction.reader import ANY, Expected, case, check, control, event, no, relation

NAMED = [
    # (text, words, "actor" or "location" or None): a name of which something is said that is said of places
    ("War in Mali goes on. Kidal and Tessalit are still in rebel hands.", "Tessalit", "location"),
    ("War in Mali goes on. Kidal and Tessalit are still in rebel hands.", "Kidal", "location"),
    ("War in Chad goes on. Abéché remains under government control.", "Abéché", "location"),
    ("War in Sudan goes on. Babanusa has been cut off since May.", "Babanusa", "location"),
    ("War in Yemen goes on. Marib, a town to the east, was shelled.", "Marib", "location"),
    ("War in Colombia goes on. Their men had won back Apartadó, the banana town.", "Apartadó", "location"),
    ("War in Liberia goes on. Kakata, where troops were surrounded, burned.", "Kakata", "location"),
    ("War in Myanmar goes on. Rebels overran Zarqhat on Friday.", "Zarqhat", "location"),
    ("War in Mali goes on. Kidal and Tessalit are pleased with the plan.", "Tessalit", None),
    ("War in Myanmar goes on. Rebels mocked Zarqhat on Friday.", "Zarqhat", None),
]

WHO = [
    ("President Laurent Kabila spoke in Congo. Kabila left.", "Kabila", "laurent-kabila"),
    ("President Joseph Kabila spoke in Congo. Kabila left.", "Kabila", "kabila"),
    ("The Justice and Equality Movement (JEM) and Pakistan spoke.", "JEM", "jem"),
    ("The peshmerga held a ridge in Iraq.", "peshmerga", "peshmerga"),
    # (text, words, whom they stand for)
    ("Rebels of the Lord's Resistance Army burned a camp in Uganda.", "Rebels", "lra"),
    ("Mercenaries from the Wagner Group burned a market in Mali.", "Mercenaries", "wagner"),
    ("Rebels of the eastern hills burned a camp in Uganda.", "Rebels", "uganda-rebels"),
    ("The Zomi People's Front took a post in Myanmar.", "Zomi People's Front", "zomi-peoples-front"),
    ("The 33rd regiment left its barracks in Yemen.", "33rd regiment", "33rd-regiment"),
    ("The town in Tigray fell to Eritrea in November.", "Eritrea", "eritrea-gov"),
    ("Exports from Tigray to Eritrea fell in November.", "Eritrea", None),
]  # fmt: skip

ROWS = [
    # who holds what: each of a list, "in X's hands" with an adjective, "whose troops hold"
    case(
        "War in Mali goes on. Kidal and Tessalit are still in rebel hands.",
        control("mali-rebels", "Kidal", "holds"),
        control("mali-rebels", "Tessalit", "holds"),
    ),
    case("Zugdidi in Georgia remained in Russian hands.", control("russia-gov", "Zugdidi", "holds")),
    case("Zugdidi in Georgia remained in good hands.", no(control(None, "Zugdidi", "holds"))),
    case(
        "Families in Syria fled from Idlib to Homs, under Syrian government control.",
        control("syria-gov", "Homs", "holds"),
        no(control("syria-gov", "Idlib Governorate", "holds")),
    ),
    case("Britain, whose paratroopers hold the town of Basra in Iraq, objected.", control("uk-gov", "Basrah", "holds")),
    case("The town of Badme in Eritrea fell to Ethiopia.", control("ethiopia-gov", "Badme", "captured")),
    case(
        "Bossangoa in the Central African Republic is under rebel control, as is Bouca.",
        control("car-rebels", "Bossangoa", "holds"),
        control("car-rebels", "Bouca", "holds"),
    ),
    case(
        "Waddan in Libya is in the hands of the LNA, and so is Sabha.",
        control("lna", "Waddan", "holds"),
        control("lna", "Sabha", "holds"),
    ),
    case("Kidal in Mali is not in rebel hands.", control("mali-rebels", "Kidal", "holds", modality="negated"),
         no(control("mali-rebels", "Kidal", "holds", modality="ongoing"))),
    case("Kidal in Mali may fall into rebel hands.", no(control("mali-rebels", "Kidal", modality="actual"))),
    case("The army said Kidal in Mali had not fallen into rebel hands.",
         control("mali-rebels", "Kidal", "captured", modality="negated")),
    case("Kidal in Mali is no longer under rebel control.", control("mali-rebels", "Kidal", "lost")),
    case("Shihr in Yemen fell into al-Qaeda's hands.", control("al-qaeda", ANY, "captured")),
    case("Marka in Somalia fell under al-Shabaab's control.", control("al-shabaab", "Marka", "captured")),
    case("Goma slipped from the hands of the Congolese army.", control("drc-army", "Goma", "lost")),
    case("Goma got help from the hands of the Congolese army.", no(control("drc-army", "Goma", "lost"))),
    case("Waddan in Libya has been LNA territory since 2019.", control("lna", "Waddan", "holds")),
    case("Marinka in Ukraine (government-controlled, 20km west of Donetsk) was shelled.",
         control("ukraine-gov", ANY, "holds")),
    case("Horlivka in Ukraine (non-government-controlled, 39km north of Donetsk) was shelled.",
         no(control("ukraine-gov"))),
    case("Ethiopian soldiers drove the last few hundred Eritrean troops out of Badme.",
         control("ethiopia-army", "Badme", "captured")),
    case("The Black Sea port of Ochamchire in Georgia was occupied by Russia.",
         control("russia-gov", ANY, "captured"),
         no(control(None, "Black Sea port", "captured"))),
    # proxies, firms close to a government, alliances that group others, quarrels
    case("The TNLA is a proxy of China.", relation("china-gov", "tnla", "supports")),
    case("Hezbollah, an Iranian proxy, fired rockets.", relation("iran-gov", "hezbollah", "supports")),
    case("China voted by proxy in the TNLA case.", no(relation("china-gov", "tnla"))),
    case("The Wagner Group, a firm close to the Kremlin, left Mali.", relation("wagner", "russia-gov", "alliance")),
    case("The Wagner Group left a firm close to a base of the Russian army.", no(relation("wagner", "russia-army"))),
    case(
        "The Three Brotherhood Alliance, which groups the Arakan Army and the TNLA, met.",
        relation("arakan-army", "three-brotherhood", "member-of"),
        relation("tnla", "three-brotherhood", "member-of"),
    ),
    case("Prabhakaran united the LTTE and the EPRLF.", no(relation("ltte", "prabhakaran", "member-of"))),
    # who arms whom, by the second of two participles; who fights on whose side; members listed; whose party it is
    case("Hezbollah, which is armed and funded by Iran, said nothing.", relation("iran-gov", "hezbollah", "supports")),
    case("Hezbollah is armed and ready for Iran.", no(relation("iran-gov", "hezbollah"))),
    case(
        "Namibia and Zimbabwe, both members of the African Union, are fighting on Burundi's side.",
        relation("namibia-gov", "african-union", "member-of"),
        relation("zimbabwe-gov", "african-union", "member-of"),
        relation("namibia-gov", "burundi-gov", sign=1),
        no(relation("namibia-gov", "zimbabwe-gov", sign=-1)),
    ),
    case("The Amal Movement of Nabih Berri lost 12 men.", relation("nabih-berri", "amal", "leads")),
    case("The killers of Nabih Berri's aide lost 12 men.", no(relation("nabih-berri", kind="leads"))),
    case("The LTTE is strong. Its political leader is Anton Balasingham.",
         relation("anton-balasingham", "ltte", "leads")),
    case("The LTTE is strong. Its political leader is in London.", no(relation(target="ltte", kind="leads"))),
    case(
        "The attack in Darfur was repulsed by fighters of the Justice and Equality Movement (JEM), led by Ali Wafi.",
        relation("ali-wafi", "jem", "leads"),
    ),
    case(
        "A smaller rebel group, the Movement for Democracy in Liberia, broke away from LURD.",
        relation("model-liberia", "lurd", "former-affiliate"),
    ),
    case("The villages of Robit, Korem and Maychew in Ethiopia are in rebel hands.",
         control("ethiopia-rebels", "Korem", "holds")),
    # whose man, whose group
    case("Hamas's Khalil al-Hayya flew to Doha.", relation("khalil-al-hayya", "hamas", "member-of")),
    case("Joseph Kony's Lord's Resistance Army burned a camp.", relation("joseph-kony", "lra", "leads")),
    case("Putin's Russia burned a camp.", no(relation("putin", "russia-gov", "leads"))),
    case(
        "The front in Mali, whose leader is Bilal Ag Acherif, is split.",
        no(relation("bilal-ag-acherif", "mali-gov", "leads")),
    ),
    case("The FARC, whose leader is Rodrigo Londoño, signed.", relation("timochenko", "farc", "leads")),
    case("Abu Zayd, one of its commanders, left al-Shabaab.", no(relation("abu-zayd", "somalia-gov"))),
    # what an apposition tells is told of the name before its comma
    case(
        "The navy of Sri Lanka sank boats of the Sea Tigers, the naval wing of the LTTE.",
        relation("sea-tigers", "ltte", "part-of"),
        no(relation("sri-lanka-navy", "ltte", "part-of")),
    ),
    case(
        "The town was cut off by fighters of JNIM, an al-Qaeda affiliate led by Iyad Ag Ghaly.",
        relation("iyad-ag-ghaly", "jnim", "leads"),
        no(relation("iyad-ag-ghaly", "al-qaeda")),
    ),
    # allies: told by an adjective, and by the second of two nouns
    case("Uganda, a US ally, sent troops.", relation("uganda-gov", "us-gov", "alliance")),
    case("Uganda, a US colony of birds, sent troops.", no(relation("uganda-gov", "us-gov"))),
    case(
        "Ansar al-Sharia, a branch of al-Qaeda and a bitter rival of the Houthis, left Yemen.",
        relation(target="houthis", kind="opposes"),
    ),
    # who fight side by side are no foes
    case(
        "The FARC and the ELN fought side by side against the army of Colombia.",
        relation("farc", "eln", "coordinates", sign=1),
        no(relation("farc", "eln", sign=-1)),
    ),
    case("The FARC and the ELN fought in Arauca.", no(relation("farc", "eln", sign=1))),
    case("Hamas and Fatah ran Gaza together.", relation("hamas", "fatah", "coordinates")),
    case("Hamas and Fatah said together that Gaza was calm.", no(relation("hamas", "fatah", "coordinates"))),
    case("The council, chaired by Aguila Saleh, met in Libya.", no(event("SUPPORT"))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind"), NAMED)
def test_what_is_said_makes_a_place(text: str, words: str, kind: str | None) -> None:
    assert kind_of(text, words) == kind


@pytest.mark.parametrize(("text", "words", "ref"), WHO)
def test_whom_a_name_stands_for(text: str, words: str, ref: str | None) -> None:
    assert who(text, words) == ref


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_holds_and_ties(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
