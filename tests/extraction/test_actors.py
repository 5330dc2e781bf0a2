"""Who: known names, bodies of states, descriptions, persons and groups that no knowledge has. Sentences of our own."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tests.extraction.mentions_in import mentions_in, read, who

SYRIA_2024 = date(2024, 12, 2)
SYRIA_2016 = date(2016, 5, 10)
SUDAN = date(2024, 6, 3)
CONGO = date(2025, 1, 28)

KNOWN = [
    # bodies of any state, by adjective, by possessive, by "of"
    ("Kenyan police fired tear gas.", "Kenyan police", "kenya-police", None),
    ("Ethiopia's army denied it.", "Ethiopia's army", "ethiopia-army", None),
    ("The Government of Chad closed the border.", "Government of Chad", "chad-gov", None),
    (
        "The Colombian foreign ministry summoned the envoy.",
        "Colombian foreign ministry",
        "colombia-foreign-ministry",
        None,
    ),
    ("UK forces joined the exercise.", "UK forces", "uk-army", None),
    ("U.S. troops left the base.", "U.S. troops", "us-army", None),
    ("Indian security forces sealed off the valley.", "Indian security forces", "india-security-forces", None),
    ("Pakistani officials blamed the weather.", "Pakistani officials", "pakistan-gov", None),
    # names with other spellings, articles, possessives, acronyms by case
    ("Al Qaeda claimed the bombing.", "Al Qaeda", "al-qaeda", None),
    ("Al-Qaida claimed the bombing.", "Al-Qaida", "al-qaeda", None),
    ("Daesh lost the town.", "Daesh", "islamic-state", SYRIA_2016),
    ("Da'esh lost the town.", "Da'esh", "islamic-state", SYRIA_2016),
    ("The SDF crossed the Euphrates in Syria.", "SDF", "sdf", SYRIA_2016),
    ("Bashar Assad met his cabinet.", "Bashar Assad", "assad", SYRIA_2016),
    ("President Bashar al-Asad spoke.", "President Bashar al-Asad", "assad", SYRIA_2016),
    ("Hezbollah's leader spoke in Beirut.", "Hezbollah", "hezbollah", None),
    ("ISs road to Raqqa in Syria was cut.", "IS", "islamic-state", SYRIA_2016),
    # lineage by date
    ("Jabhat al-Nusra attacked the village in Syria.", "Jabhat al-Nusra", "jabhat-al-nusra", SYRIA_2016),
    ("Hayat Tahrir al-Sham attacked the village in Syria.", "Hayat Tahrir al-Sham", "hts", SYRIA_2024),
    # a war's own nominals, in that war only
    ("In Syria, rebels entered Hama on Thursday.", "rebels", "syrian-opposition", SYRIA_2024),
    ("Rebels advanced towards Bukavu in eastern Congo.", "Rebels", "m23", CONGO),
    ("In Sudan, the paramilitaries shelled El Fasher.", "paramilitaries", "rsf", SUDAN),
    ("Rebels advanced towards Asmara in Eritrea.", "Rebels", "eritrea-rebels", None),
    ("Syrian rebels met in Idlib.", "Syrian rebels", "syrian-opposition", SYRIA_2024),
    # a spokesman of many is whom he speaks for
    ("A spokesman for the M23 spoke in Congo.", "spokesman for the M23", "m23", CONGO),
    (
        "A Turkish foreign ministry spokeswoman denied it.",
        "Turkish foreign ministry spokeswoman",
        "turkey-foreign-ministry",
        None,
    ),
    # a war's own faction goes before a pattern that every country fills, in that war only
    ("In Syria, US-backed fighters entered Manbij.", "US-backed fighters", "sdf", SYRIA_2016),
    ("In Syria, Turkish-backed fighters entered Manbij.", "Turkish-backed fighters", "sna", SYRIA_2024),
    ("In Libya, Turkish-backed fighters entered Sirte.", "Turkish-backed fighters", "turkey-backed-groups", SYRIA_2024),
    ("Hama fell to the rebels in Syria.", "rebels", "syrian-opposition", SYRIA_2024),
    # the mission of the article's country, while there was one
    ("Troops left Kidal in Mali. The UN mission agreed.", "UN mission", "minusma", date(2023, 1, 2)),
    ("Troops left Goma in Congo. The UN mission agreed.", "UN mission", "monusco", CONGO),
    ("Troops left Nyala in Sudan. The UN mission agreed.", "UN mission", "unitams", date(2023, 6, 3)),
    ("Troops left Nyala in Sudan. The UN mission agreed.", "UN mission", "un", SUDAN),
    # "the army", "the government" of the country that the article is about
    ("In Mali, the army withdrew from two bases.", "army", "mali-army", None),
    ("Protests spread across Peru. The government declared an emergency.", "government", "peru-gov", None),
    ("Police in Kenya arrested him.", "Police", "kenya-police", None),
    # a noun joins the group that names it
    ("Hezbollah fighters crossed the river.", "Hezbollah fighters", "hezbollah", None),
    ("Two Boko Haram commanders surrendered.", "Boko Haram commanders", "boko-haram", None),
    ("Taliban gunmen stormed the post.", "Taliban gunmen", "taliban", None),
    ("ECOWAS troops are expected in Niger.", "ECOWAS troops", "ecowas", None),
    ("The White House said that the talks would go on.", "White House", "us-gov", None),
    # a spokesman whom nobody names speaks for his body or his camp; in no war but the article's
    ("A rebel spokesman said Homs had fallen in Syria.", "rebel spokesman", "syrian-opposition", SYRIA_2024),
    ("A rebel spokesman said Goma had fallen in Congo.", "rebel spokesman", "m23", CONGO),
    ("A rebel spokesman said Arauca was calm in Colombia.", "rebel spokesman", "colombia-rebels", None),
    ("An army spokesman said the road to Gao in Mali was open.", "army spokesman", "mali-army", None),
    ("A rebel leader said Gao in Mali had fallen.", "rebel leader", "mli:rebel-leader", None),
    ("An M23 spokesman spoke in Kampala.", "M23 spokesman", "m23", CONGO),
    # a command of the army, of a group, and one that is a group
    (
        "The General Command of the Army and Armed Forces spoke in Syria.",
        "General Command of the Army and Armed Forces",
        "syria-army",
        SYRIA_2024,
    ),
    ("The army's high command denied it in Sudan.", "army's high command", "sudan-army", SUDAN),
    ("The General Command of the Libyan army agreed.", "General Command of the Libyan army", "libya-army", None),
    ("The SDF General Command spoke in Syria.", "SDF General Command", "sdf", SYRIA_2024),
    (
        "The Military Operations Command spoke in Syria.",
        "Military Operations Command",
        "military-operations-command",
        SYRIA_2024,
    ),
    # members after a group's name are the group's, whoever the word alone would mean
    ("US planes killed nine al-Qaeda militants in Syria.", "al-Qaeda militants", "al-qaeda", SYRIA_2016),
    ("In Syria, Nusra Front rebels left Idlib.", "Nusra Front rebels", "jabhat-al-nusra", SYRIA_2016),
    ("Boko Haram insurgents left Baga in Nigeria.", "Boko Haram insurgents", "boko-haram", None),
    ("Islamist militants seized three officers in Syria.", "Islamist militants", "syr:islamist-militants", SYRIA_2016),
    # whose ally: a state told by its adjective; whose it is must be said
    ("Damascus and its Russian ally bombed Idlib in Syria.", "Russian ally", "russia-gov", SYRIA_2016),
    ("Haftar and his Emirati backers left Libya.", "Emirati backers", "uae-gov", None),
    ("An American ally met rebels in Nepal.", "American ally", "usa:american-ally", None),
    ("The Ethiopian army and its Eritrean allies left.", "Eritrean allies", "eri:eritrean-allies", None),
    # a coalition of the article's country, and one of many
    ("A coalition raid hit Raqqa in Syria.", "coalition", "coalition", SYRIA_2016),
    ("The Syrian National Army, a coalition armed by Turkey, left Syria.", "coalition", "sna", SYRIA_2024),
    ("A new coalition left Syria.", "coalition", "syr:coalition", SYRIA_2016),
    # the main force is whose the sentence says it is
    ("The SDF has been the main force in eastern Syria.", "main force", "sdf", SYRIA_2016),
    ("Government forces left Hama in Syria.", "Government forces", "syria-army", SYRIA_2016),
    # whom a state backs, told after the noun
    ("Factions backed by Ankara's foes and factions supported by Türkiye met in Syria.", "factions", "sna", SYRIA_2024),
    ("In Libya, fighters backed by Turkey left Sirte.", "fighters", "turkey-backed-groups", SYRIA_2024),
    # whose government: the leader's own, in an article about another country
    ("Protests shook Syria. Maduro's embattled government sent aid.", "government", "venezuela-gov", None),
    ("Protests shook Syria. Assad's embattled government sent aid.", "embattled government", "syria-gov", SYRIA_2016),
    # troops that are sent are the sender's; those who are met or told of are the country's
    ("In Congo, Rwanda sent troops to Goma.", "troops", "rwanda-army", CONGO),
    ("In Mali, Chad sent soldiers to Kidal.", "soldiers", "chad-army", None),
    # a verb between a name and a noun, which the parser took for an adjective
    ("In Mali, the RSF deployed soldiers near Kidal.", "RSF", "rsf", None),
    ("In Mali, Algeria met troops near Kidal.", "troops", "mali-army", None),
    ("In Congo, Rwanda sent the troops home.", "troops", "drc-army", CONGO),
    # "it" after "loyal to"
    ("The Malian army said militias loyal to it left Kidal.", "it", "mali-army", None),
    # what a president calls his foes
    ("President Bashar al-Assad said the terrorists had fled Syria.", "terrorists", "syrian-opposition", SYRIA_2024),
    # his own movement
    ("Hezbollah's chief Naim Qassem said his movement would go on.", "movement", "hezbollah", SYRIA_2024),
    # a name with its acronym and a word for a group is one name
    ("The Islamic State [IS] group left Palmyra in Syria.", "Islamic State [IS] group", "islamic-state", SYRIA_2016),
    ("The National Liberation Army (ELN) group left Arauca.", "National Liberation Army (ELN) group", "eln", None),
    ("The Rapid Support Forces (RSF) left Nyala in Sudan.", "Rapid Support Forces", "rsf", SUDAN),
    ("The Daesj group left Al Bab in Syria.", "Daesj group", "islamic-state", SYRIA_2016),
    # a country before "-backed" is its government
    ("Fighters of the US-backed Syrian Free Army left Palmyra, Syria.", "US", "us-gov", SYRIA_2024),
    # who is told beside a name
    (
        "The Joint Forces, former rebels who hold El Fasher, left Darfur in Sudan.",
        "former rebels",
        "joint-forces-darfur",
        SUDAN,
    ),
    # acting adjectives
    ("Turkish air strikes hit the hills.", "Turkish", "turkey-gov", None),
    ("Ethiopian and Eritrean shelling killed nine people.", "Eritrean", "eritrea-gov", None),
    ("Rwandan support for the group continued.", "Rwandan", "rwanda-gov", None),
]

NEW = [
    # (sentence, words, name, kind, country)
    ("In Myanmar, Islamist insurgents burned a school.", "Islamist insurgents", "Islamist insurgents", "rebel", "MMR"),
    ("Gunmen killed four people in Nigeria.", "Gunmen", "Gunmen", "armed-group", "NGA"),
    ("Residents of the town in Ethiopia fled.", "Residents", "Residents", "people", "ETH"),
    ("Three aid workers were hurt in Haiti.", "aid workers", "Aid workers", "civil-society", "HTI"),
    ("A local journalist was shot in Mexico.", "local journalist", "Local journalists", "media", "MEX"),
    ("Colonel Moussa Ndiaye led the patrol in Mali.", "Colonel Moussa Ndiaye", "Moussa Ndiaye", "person", None),
    ("The attack in Chad was led by Idriss Oumar.", "Idriss Oumar", "Idriss Oumar", "person", None),
    ("Iranian-backed gunmen left Iraq.", "Iranian-backed gunmen", "Iranian-backed gunmen", "armed-group", "IRQ"),
    ("Opposition media groups were in Syria.", "Opposition media groups", "Opposition media groups", "media", "SYR"),
    ("The Sons of the Hill Brigade met in Yemen.", "Sons of the Hill Brigade", "Sons of the Hill Brigade", "armed-group", "YEM"),  # noqa: E501
]  # fmt: skip

TITLES = [
    # a title with a capital is part of the name, the country before it is not
    ("President Barack Obama spoke in Kenya.", "President Barack Obama", "obama"),
    ("Mr Obama spoke in Kenya.", "Mr Obama", "obama"),
    ("Lt. Gen. Idris Danjuma spoke in Chad.", "Lt. Gen. Idris Danjuma", "idris-danjuma"),
    ("Army Gen. Paul Ames spoke in Iraq.", "Army Gen. Paul Ames", "paul-ames"),
    ("Deputy Secretary of State Antony Blinken flew to Erbil.", "Deputy Secretary of State Antony Blinken", "blinken"),
    ("Turkish Foreign Minister Hakan Fidan spoke.", "Foreign Minister Hakan Fidan", "fidan"),
    ("Turkish Foreign Minister Hakan Fidan spoke.", "Turkish", "turkey-gov"),
    ('Col. Dale "Duke" Marsh spoke in Iraq.', 'Col. Dale "Duke" Marsh', "dale-duke-marsh"),
    # a small one is not
    ("The rebel commander Moussa Ndiaye fled Mali.", "Moussa Ndiaye", "moussa-ndiaye"),
    ("The army of President Obama left.", "President Obama", "obama"),
    # names of groups and units
    ("Task Force 51 left Bahrain.", "Task Force 51", "task-force-51"),
    ("The Banu Hilal tribe in Iraq agreed.", "Banu Hilal tribe", "banu-hilal-tribe"),
    ("The Islamic State – Khorasan Province claimed it.", "Islamic State – Khorasan Province", "isis-k"),
]

NOBODY = [
    # what looks like someone and is not
    ("He won by force in Mali.", "force"),
    ("It is in our interest, said Kenya.", "It is"),
    ("IEDs wounded two people in Iraq.", "IEDs"),
    ("The talks in Geneva resumed in May.", "May"),
    ("Tags Aleppo Syria Related News", "Related News"),
    ("Non-Sunni Muslims fear for their lives in Iraq.", "Sunni Muslims"),
    ("The Syrian conflict goes on.", "Syrian"),
    ("The state of the roads in Chad is poor.", "state"),
    ("A coalition of Tuareg rebels took Kidal in Mali.", "coalition"),
    ("The General Command spoke in Mali.", "Command"),
    ("Islamic State-linked gunmen burned a church in Egypt.", "Islamic State"),
]


@pytest.mark.parametrize(("sentence", "words", "actor", "published"), KNOWN)
def test_known_actors(sentence: str, words: str, actor: str, published: date | None) -> None:
    assert who(sentence, words, published) == actor


@pytest.mark.parametrize(("sentence", "words", "actor"), TITLES)
def test_whole_names(sentence: str, words: str, actor: str) -> None:
    assert who(sentence, words, SYRIA_2016) == actor


@pytest.mark.parametrize(("sentence", "words", "name", "kind", "country"), NEW)
def test_actors_that_only_the_text_names(sentence: str, words: str, name: str, kind: str, country: str | None) -> None:
    _, found = read(sentence)
    mention = next(m for m in found.mentions if sentence[m.start : m.end] == words)
    actor = found.actors[mention.ref or ""]
    assert (actor.name, actor.kind, actor.known) == (name, kind, False)
    assert country is None or actor.country == country


@pytest.mark.parametrize(("sentence", "words"), NOBODY)
def test_nobody(sentence: str, words: str) -> None:
    assert words not in mentions_in(sentence)


def test_acronyms_share_no_span() -> None:
    found = mentions_in("The PKK/YPG seized the road in Syria.", SYRIA_2024)
    assert found["PKK"] == ("actor", "pkk")
    assert found["YPG"] == ("actor", "ypg")


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    text = "The Western Hills Liberation Front (WHLF) struck in Sudan. Later the WHLF withdrew."
    _, found = read(text)
    refs = [m.ref for m in found.mentions if text[m.start : m.end] == "WHLF"]
    assert refs == ["western-hills-liberation-front"] * 2


def test_an_acronym_may_have_small_letters() -> None:
    text = "The Joint Committee of Inquiry (JCoI) met in Chad. The JCOI will go on."
    _, found = read(text)
    assert [m.ref for m in found.mentions if text[m.start : m.end].upper() == "JCOI"] == [
        "joint-committee-of-inquiry"
    ] * 2


def test_actors_within_a_longer_name_are_told() -> None:
    text = "Turkish-backed rebels shelled the town in Syria."
    _, found = read(text, SYRIA_2024)
    assert found.named == {0: "turkey-gov"}


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "Rwandan-backed M23 rebels and Congolese troops fought near Goma, North Kivu province, residents said."
    _, found = read(text, CONGO)
    spans = [(m.start, m.end) for m in found.mentions]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(m.ref in found.actors or m.ref in found.places for m in found.mentions if m.ref)
