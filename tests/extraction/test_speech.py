"""Who says so, how, through whom, and on which day.

Sentences of our own. ``speaker`` None is the author's own voice, or somebody unnamed; ``via`` is who passes on
what another says, nearest first.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, control, event, no

ROWS = [
    # direct, indirect, mixed
    case(
        "The Ukrainian military said Russian forces had shelled Kherson.",
        event("ASSAULT", speaker="ukraine-army", act="asserts"),
    ),
    case(
        "\u201cWe have captured Walikale,\u201d M23 spokesman Lawrence Kanyuka said.",
        event("ASSAULT", speaker="kanyuka", a="m23"),
        control("m23", state="captured", speaker="kanyuka"),
        wrong="the office in the text gives way to the pack's parent",
    ),
    case(
        "Zelensky said: \u201cRussia attacked Odesa last night.\u201d",
        event("ASSAULT", speaker="zelensky", a="russia-gov"),
    ),
    case(
        "The Taliban said their fighters had \u201cstormed the base\u201d in Ghazni.",
        event("ASSAULT", speaker="taliban"),
    ),
    case(
        "\u201cThe rebels shelled the market,\u201d the governor said. \u201cThey killed six people.\u201d",
        casualty("killed", 6, 6, speaker_text=ANY),
    ),
    case(
        "\u201cOur forces entered the city at dawn,\u201d said Burhan. \u201cWe killed hundreds of them.\u201d",
        casualty("killed", 200, None, speaker="burhan"),
    ),
    # trailing, inverted, parenthetical
    case("Rebels shelled the airport at Goma, the United Nations said.", event("ASSAULT", speaker="un")),
    case(
        "Two soldiers were killed in the clash, said the Congolese army.", casualty("killed", 2, 2, speaker="drc-army")
    ),
    case("The strike, the Israeli military said, killed a Hamas commander.", event("ASSAULT", speaker="israel-army")),
    case("Government troops, according to Reuters, have withdrawn from Hama.", event("RETREAT", speaker="reuters")),
    case(
        "Nine people were killed in Nyala, the Emergency Lawyers group reported.",
        casualty("killed", 9, 9, speaker="emergency-lawyers"),
    ),
    case("The town fell to the rebels on Friday, Human Rights Watch reported.", event("ASSAULT", speaker="hrw")),
    case(
        "Drones hit a refinery in Ryazan, wrote the governor on Telegram.",
        event("ASSAULT", speaker_text="the governor"),
    ),
    # according to, citing, per
    case(
        "According to the Syrian Observatory for Human Rights, 14 fighters were killed.",
        casualty("killed", 14, 14, speaker="sohr"),
    ),
    case(
        "Fourteen fighters were killed, according to the Syrian Observatory for Human Rights.",
        casualty("killed", 14, 14, speaker="sohr"),
    ),
    case(
        "According to witnesses, gunmen attacked the church in Owo.",
        event("ASSAULT", speaker_text="witnesses"),
    ),
    case(
        "Nine people died in the raid, TASS reported, citing the Russian defence ministry.",
        casualty("killed", 9, 9, speaker="russia-defence-ministry", via="tass"),
    ),
    case("Citing an Iraqi officer, Reuters said the militants had left Mosul.", event("RETREAT", via="reuters")),
    case(
        "As UNICEF put it, two schools were bombed in Lashio.",
        event("ASSAULT", speaker="unicef"),
    ),
    # chains
    case(
        "Reuters quoted a rebel commander as saying that government troops had withdrawn from Hama.",
        event("RETREAT", speaker="syrian-opposition", via="reuters"),
    ),
    case(
        "State media quoted the Syrian army as saying it had shot down two drones over Hama.",
        event("ASSAULT", speaker="syria-army", a="syria-army"),
    ),
    case(
        "The Observatory said the Turkish defence ministry had confirmed that its jets bombed Kobani.",
        event("ASSAULT", speaker="turkey-defence-ministry", via="sohr", act="confirms"),
    ),
    case("Interfax said the army had told it that rebels shelled Donetsk.", event("ASSAULT", via="interfax")),
    case(
        "A Hamas official told Reuters that Israel had bombed Rafah.",
        event("ASSAULT", speaker="hamas", via="reuters"),
    ),
    case(
        "An Israeli official told the BBC that the army had killed the commander.",
        event("ASSAULT", speaker="israel-gov", via="bbc"),
    ),
    # unnamed officials and passive speech
    case(
        "A Turkish official said that Ankara had sent reinforcements to Idlib.", event("MOBILIZE", speaker="turkey-gov")
    ),
    case("A senior rebel commander said his men had captured the airport at Goma.", event("ASSAULT", speaker_text=ANY)),
    case("It was reported that rebels had shelled Kadugli.", event("ASSAULT", speaker=None)),
    case("Two UN officials said the militia had attacked Zamzam camp.", event("ASSAULT", speaker="un")),
    case("Residents said soldiers had looted shops in Bukavu.", event("COERCE", speaker_text="Residents")),
    case(
        "A spokesman for the M23 said the group would withdraw from Walikale.",
        event("RETREAT", speaker="m23", modality="planned"),
    ),
    # distance
    case("Rebels reportedly captured Marib on Monday.", event("ASSAULT", act="claims", speaker=None)),
    case("Russian forces allegedly executed three prisoners near Pokrovsk.", casualty("killed", 3, 3, act="claims")),
    case("The militia claimed that it had killed 40 soldiers.", casualty("killed", 40, 40, act="claims")),
    case(
        "Al-Shabaab claimed responsibility for the attack in Mogadishu.", event("ASSAULT", act="claims", a="al-shabaab")
    ),
    # the author's own voice
    case(
        "Israeli jets bombed the southern suburbs of Beirut on Thursday.",
        event("ASSAULT", speaker=None, act="asserts", said_on="2024-12-04"),
    ),
    case(
        "The army captured El Obeid, and said it would go on to Nyala.",
        event("ASSAULT", trigger="captured", speaker=None),
    ),
    case(
        "The minister, who resigned on Monday, said the army had bombed Lashio.",
        event("ASSAULT", speaker_text="The minister"),
    ),
    case("Rebels shelled Goma as the UN said it was sending aid.", event("ASSAULT", speaker=None)),
    case("After he said talks had failed, the rebels bombed Sanaa airport.", event("ASSAULT", speaker=None)),
    case("The army said it was investigating. Rebels shelled Goma on Sunday.", event("ASSAULT", speaker=None)),
    # other acts of speech
    case(
        "The Kremlin denied that Russian planes had bombed the hospital.",
        event("ASSAULT", speaker="russia-gov", act="denies", modality="negated"),
    ),
    case(
        "The Israeli military admitted that its troops had killed the medics.",
        event("ASSAULT", speaker="israel-army", act="confirms", modality="actual"),
    ),
    case(
        "The Pentagon confirmed that American planes had struck Deir ez-Zor.",
        event("ASSAULT", speaker="us-defence-ministry", act="confirms"),
    ),
    case(
        "Kyiv accused Russia of shelling a hospital in Kherson.",
        event("ACCUSE", a="ukraine-gov", b="russia-gov", speaker=None),
        event("ASSAULT", speaker="ukraine-gov", act="accuses", a="russia-gov", modality="actual"),
    ),
    case(
        "The mayor blamed the army for the bombing of the market in Tora.",
        event("ACCUSE"),
        event("ASSAULT", act="accuses"),
    ),
    case(
        "Erdogan warned that Turkey would attack Kurdish fighters in Manbij.",
        event("ASSAULT", speaker="erdogan", act="threatens", modality="planned"),
    ),
    case(
        "The UN envoy warned that militias could attack the capital.",
        event("ASSAULT", act="predicts", modality="hypothetical"),
    ),
    case(
        "Hamas vowed to attack Israeli troops in Rafah.",
        event("ASSAULT", speaker="hamas", act="threatens", modality="planned"),
    ),
    case("The president promised to send aid to Sudan.", event("AID", act="promises", modality="planned")),
    case(
        "Putin ordered his troops to storm Mariupol.",
        event("ASSAULT", speaker="putin", act="orders", modality="planned"),
    ),
    case(
        "Guterres urged Rwanda to withdraw its troops from Congo.",
        event("RETREAT", speaker="guterres", act="requests", modality="planned"),
    ),
    case(
        "Analysts predicted that the rebels would take Bukavu.",
        event("ASSAULT", act="predicts", modality="hypothetical"),
    ),
    case(
        "The Houthis threatened to strike ships in the Red Sea.",
        event("ASSAULT", speaker="houthis", act="threatens", modality="planned"),
    ),
    # the day on which it was said
    case(
        "On Monday the army said it had recaptured Wad Madani in October.",
        event("ASSAULT", said_on="2024-12-02", speaker="sudan-army"),
    ),
    case(
        "The UN said on Sunday that militiamen had attacked Zamzam camp on Friday.",
        event("ASSAULT", said_on="2024-12-01", on="2024-11-29"),
    ),
    case(
        "Nine civilians were killed in Kherson, officials said on Tuesday.",
        casualty("killed", 9, 9, said_on="2024-12-03"),
    ),
    case("The army said rebels had shelled Goma on Tuesday.", event("ASSAULT", said_on="2024-12-04", on="2024-12-03")),
    case(
        "The governor told reporters on Monday that gunmen had killed 12 people.",
        casualty("killed", 12, 12, said_on="2024-12-02", on=None),
    ),
    # who says it is a participle's, or a second verb's, as well
    case(
        "At least 14 people were killed in the strike on Kharkiv, the mayor said, adding that 20 others were wounded.",
        casualty("injured", 20, 20, speaker_text="the mayor"),
    ),
    case(
        "The army said on Monday that the rebels had shelled El Fasher, adding that nine people were killed.",
        casualty("killed", 9, 9, speaker="sudan-army", via=[]),
    ),
    case(
        "Burhan said the militia \u201ckilled our people in Wad al-Noora\u201d and vowed to crush it.",
        event("THREATEN", speaker="burhan"),
        casualty("killed", speaker="burhan"),
    ),
    case(
        "Militiamen burned 40 homes in Pinga, residents said, with at least seven people killed.",
        casualty("killed", 7, None, speaker_text="residents"),
    ),
    case(
        "A strike killed five in Aden, the UN said, bringing to 40 the number of dead this week.",
        casualty("killed", 5, 5, speaker="un"),
    ),
    case(
        "A blast hit a bar in Bangui on Friday, state media said with a witness saying six people were killed.",
        casualty("killed", 6, 6, speaker_text="a witness"),
    ),
    # what is said goes on in a second clause
    case(
        "State television said gunmen had attacked a bus near Kirkuk and that 19 people were injured.",
        casualty("injured", 19, 19, speaker_text="State television"),
    ),
    case(
        "The Afghan interior ministry said a bomb had killed 12 people in Kabul and a second blast had injured six.",
        casualty("killed", 12, 12, speaker="afghanistan-interior-ministry"),
        casualty("injured", 6, 6, speaker="afghanistan-interior-ministry"),
    ),
    # another voice beside it is no messenger
    case(
        "The army said that rebels had fled Sake, while the United Nations said nine civilians had been killed there.",
        casualty("killed", 9, 9, speaker="un", via=[]),
        event("RETREAT", speaker="drc-army", via=[]),
    ),
    case(
        "Kyiv says it shot down 30 drones; Moscow says it destroyed an arms depot in Kharkiv.",
        event("ASSAULT", trigger="shot down", speaker="ukraine-gov", via=[]),
        event("ASSAULT", trigger="destroyed", speaker="russia-gov", via=[]),
    ),
    case(
        "\u201cThe bridge is destroyed,\u201d Radio Okapi reported while the UN said that six people died in Sake.",
        casualty("killed", 6, 6, speaker="un", via=[]),
    ),
    # tolls that are given, and documents that speak for who made them
    case(
        "Emergency Lawyers gave a toll of 28 dead in the strike on Kabkabiya.",
        casualty("killed", 28, 28, speaker="emergency-lawyers"),
    ),
    case("The army gave the rebels a day to leave Sake after 12 people were killed.", casualty("killed", speaker=None)),
    case(
        "According to a report by Human Rights Watch, soldiers executed 223 civilians in Burkina Faso.",
        casualty("killed", 223, 223, speaker="hrw", speaker_text="a report by Human Rights Watch"),
    ),
    case(
        "A statement by the Somali defence ministry said troops killed 30 militants near Jilib.",
        casualty("killed", 30, 30, speaker="somalia-defence-ministry"),
    ),
    case(
        "The raid claimed 40 lives in Sirte, according to a statement issued by the Libyan army.",
        casualty("killed", 40, 40, speaker="libya-army", act="asserts"),
    ),
    case(
        "Amid reports of looting by soldiers in Wau, the mayor urged people to stay indoors.",
        event("COERCE", act="claims", speaker=None),
    ),
    # nobody says what is done according to a plan
    case("According to plan, the troops attacked Sirte at dawn.", event("ASSAULT", speaker=None, speaker_text=None)),
    case("Troops withdrew from Derna according to the ceasefire agreement.", event("RETREAT", speaker_text=None)),
    case(
        "Citing reports from its partners in Sudan, UNICEF said 13 children were killed in Omdurman.",
        casualty("killed", 13, 13, speaker="unicef"),
    ),
    # offices and names put together or beside each other
    case(
        "Six men were killed in Bama, said United Nations coordinator Edward Kallon.",
        casualty("killed", 6, 6, speaker="edward-kallon"),
    ),
    case("Six men were killed in Bama, said United Nations officials.", casualty("killed", 6, 6, speaker="un")),
    case(
        "Militants attacked Konduga, the governor of Borno, Babagana Zulum, said on Sunday.",
        event("ASSAULT", speaker="babagana-zulum", said_on="2024-12-01"),
    ),
    # what a promise, a threat or an accusation takes for granted is the author's
    case(
        "Iran vowed to avenge the killing of its general in Damascus.",
        event("ASSAULT", trigger="killing", speaker=None, act="asserts"),
    ),
    case(
        "The Congolese government accused Rwanda of shelling a camp near Goma after nine people died there.",
        event("ASSAULT", speaker="drc-gov", act="accuses"),
        casualty("killed", 9, 9, speaker=None),
    ),
    case(
        "Algeria threatened to shoot down any drone after Malian forces shelled Tinzaouaten.",
        event("ASSAULT", trigger="shelled", speaker=None, act="asserts"),
    ),
    case(
        "Kagame warned that Rwanda would strike FDLR fighters in North Kivu.",
        event("ASSAULT", speaker="paul-kagame", act="threatens", modality="planned"),
    ),
    case(
        "Kagame warned that the FDLR would strike villages in North Kivu.",
        event("ASSAULT", speaker="paul-kagame", act="predicts", modality="hypothetical"),
    ),
    # denials as nouns, and of what another claims
    case(
        "The RSF's denial that its fighters had raped women in Geneina came on Friday.",
        event("ASSAULT", speaker="rsf", act="denies", modality="negated"),
    ),
    case(
        "Sudan's army dismissed a claim by the RSF that it had shot down a jet over Nyala.",
        event("ASSAULT", speaker="sudan-army", act="denies", modality="negated"),
    ),
    case("Nobody has claimed the attack in Maiduguri.", event("ASSAULT", act="asserts", speaker_text=None)),
    case(
        "Israel says Hezbollah fired 40 rockets at Haifa; Hezbollah has not commented.",
        event("ASSAULT", speaker="israel-gov", via=[], modality="actual"),
    ),
    # over several sentences
    case(
        "\u201cTwo shells hit the school. Nine pupils were killed,\u201d the UN said.",
        casualty("killed", 9, 9, speaker="un"),
        event("ASSAULT", trigger="hit", speaker="un"),
    ),
    case(
        "The UN said talks had failed. \u201cWe are sorry,\u201d Tshisekedi said. \u201cRwanda attacked Goma.\u201d",
        event("ASSAULT", speaker="tshisekedi"),
    ),
    case(
        "The Syrian Observatory for Human Rights reported clashes near Hama between rebels and the army. "
        "The group also said eight civilians were killed. It said the army had lost three villages.",
        casualty("killed", 8, 8, speaker="sohr", speaker_text="The group"),
        event("ASSAULT", trigger="lost", speaker="sohr"),
    ),
    case(
        "Radio Okapi said Rwandan jets bombed Sake. It said nine people were killed.",
        casualty("killed", 9, 9, speaker="radio-okapi"),
    ),
    case(
        "A spokesman for the governor said a rebel shot two guards in Bunia. He added that a third guard was wounded.",
        casualty("injured", 1, 1, speaker=None, speaker_text="He"),
    ),
    case(
        "Residents said soldiers attacked the market in Wau. Radio Miraya said it had no news. They said nine died.",
        casualty("killed", 9, 9, speaker_text="They"),
        no(casualty("killed", speaker="south-sudan-army")),
    ),
    case(
        "The governor of Donetsk told reporters that nine pupils were killed.",
        casualty("killed", 9, 9, via=[]),
    ),
    # said between commas, with more of it after
    case(
        "Fighting erupted in Kidal, a diplomat in Bamako said, when soldiers entered the town.",
        event("ASSAULT", trigger="Fighting", speaker_text="a diplomat in Bamako"),
    ),
    case(
        "Six peacekeepers were wounded in Gao, MINUSMA said, of whom two were in a serious condition.",
        casualty("injured", 6, 6, speaker="minusma"),
    ),
    case(
        "The minister said on Monday, after a raid had killed nine in Gao, that he would go.",
        no(casualty(speaker="un")),
    ),
    case(
        "In the words of one survivor, soldiers fired on the crowd in Conakry.",
        event("ASSAULT", speaker_text="one survivor"),
    ),
    case(
        "In the words it used, the army lied. Soldiers fired on the crowd in Conakry.",
        event("ASSAULT", speaker_text=None),
    ),
    case(
        "The army refused to comment on reports that its soldiers had shot 20 protesters in Lekki.",
        event("ASSAULT", act="claims", speaker=None),
    ),
    case(
        "Reuters reported that Kenyan jets had bombed camps in Gedo, citing military spokesman David Obonyo.",
        event("ASSAULT", speaker="david-obonyo", via="reuters"),
    ),
    case(
        "Al-Shabaab said it killed 90 Ugandan soldiers at Bulo Marer; Uganda put its dead at 54.",
        casualty("killed", 90, 90, speaker="al-shabaab", via=[]),
    ),
    case(
        "The commander of the Libyan National Army, Khalifa Haftar, vowed to retake Derna from militants.",
        event("ASSAULT", act="threatens", speaker=ANY),
    ),
    case(
        "The ministry of defence clarified that Serbian troops had not crossed into Kosovo.",
        event("ASSAULT", speaker_text="The ministry of defence", modality="negated"),
    ),
    case(
        "Jets bombed Bani Walid for a second day on Friday a journalist in the city said.",
        event("ASSAULT", speaker_text="a journalist in the city"),
    ),
    case(
        "A bomb wounded three in Sirte on Thursday state radio said.",
        casualty("injured", 3, 3, speaker_text="state radio"),
    ),
    case(
        "Kyiv reported an attack on Donetsk despite the fact that the Pentagon said Russia had bombed Kherson.",
        event("ASSAULT", trigger="bombed", speaker="us-defence-ministry", via=[]),
    ),
    case(
        "Jets struck a school in Taiz one relief source told Reuters on condition of anonymity for fear of reprisal.",
        event("ASSAULT", speaker_text="one relief source", via="reuters"),
    ),
    case(
        "Four people died in Wau sources from the town told Reuters anonymously.",
        casualty("killed", 4, 4, via="reuters"),
        no(casualty(speaker="reuters")),
    ),
    case(
        "Most died in Tora, where 23 were killed in a raid that also wounded dozens, according to UK-based Airwars.",
        casualty("killed", 23, 23, speaker="airwars"),
    ),
    case(
        "Two pilots were killed near Kidal, the Malian army was quoted as saying by local media.",
        casualty("killed", 2, 2, speaker="mali-army"),
    ),
    case(
        "Shells hit the town of Sake on Sunday activists reported as rebels took villages near Goma.",
        event("ASSAULT", trigger="hit", speaker_text="activists"),
        event("ASSAULT", trigger="took", speaker=None),
    ),
    case(
        "Jets bombed Sirte and wounded 60 people said the Observatory which is based in Tripoli.",
        event("ASSAULT", speaker_text="the Observatory"),
    ),
    case(
        "Two officials said the raids on the town of Sirte wounded 60.", event("ASSAULT", speaker_text="Two officials")
    ),
    # near misses: no one says the act
    case("The army, Human Rights Watch and the UN met on Monday.", no(event(speaker="hrw"))),
    case("A rocket hit the office of Reuters in Gaza.", event("ASSAULT", speaker=None), no(event(speaker="reuters"))),
    case("Israel attacked a BBC crew in Khan Younis.", no(event(speaker="bbc"))),
    case(
        "The report said nothing of the attack. Rebels killed nine people in Beni.",
        casualty("killed", 9, 9, speaker=None),
    ),
    case("Soldiers killed a spokesman for Hamas in Jabalia.", no(casualty("killed", speaker="hamas"))),
    case("The claims court in Bogota was attacked by gunmen.", no(event("ASSAULT", act="claims"))),
    case("The order of battle showed that the army had moved to Goma.", no(event(act="orders"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_who_says_so(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
