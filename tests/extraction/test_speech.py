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
        wrong="a warning of what the speaker would do is a threat",
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
        wrong="'storm' by an armed side is read as a riot",
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
