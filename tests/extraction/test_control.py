"""Who takes, holds, loses, contests, besieges or leaves what, and how much of it. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, check, control, event, no

ROWS = [
    # ACLED: what forces of the place's own state take is regained; what others take, foreign states too, is overtaken
    case("The Syrian army captured Palmyra.", event("ASSAULT", acled="Government regains territory")),
    case("Russian troops captured Kharkiv in Ukraine.", event("ASSAULT", acled="Non-state actor overtakes territory")),
    case("Syrian and Russian troops captured Palmyra.", event("ASSAULT", acled="Government regains territory")),
    case(
        "M23 fighters and the Rwandan army captured Goma.",
        event("ASSAULT", acled="Non-state actor overtakes territory"),
    ),
    # taken
    case("The M23 captured Goma on Monday.", control("m23", "Goma", "captured", modality="actual", on="2024-12-02")),
    case("Goma was captured by the M23.", control("m23", "Goma", "captured")),
    case("Goma fell to the M23.", control("m23", "Goma", "captured")),
    case(
        "The fall of Goma to the M23 alarmed the region.",
        control("m23", "Goma", "captured"),
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
    ),
    case("The town of Tabqa, held by Islamic State, was bombed.", control("islamic-state", "Tabqa", "holds")),
    case("The army is in control of El Obeid.", control("sudan-army", None, "holds")),
    case("The M23 still holds Bunagana.", control("m23", "Bunagana", "holds")),
    case("Goma remains in the hands of the M23.", control("m23", "Goma", "holds")),
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
    # occupied for years is held; occupied on a day is taken
    case(
        "Russia, which has occupied large parts of the Donetsk region since 2014, said nothing.",
        control("russia-gov", None, "holds"),
        no(control(None, None, "captured")),
        no(event("ASSAULT")),
    ),
    case("Rwandan troops occupied Goma in January.", control("rwanda-army", "Goma", "captured")),
    case("Goma is now fully in control of the M23.", control("m23", "Goma", "holds")),
    case("Goma was under Rwandan control, a general said.", control("rwanda-gov", "Goma", "holds")),
    case("The team in control of the lab left Goma.", no(control(None, None, "holds"))),
]

WARS = [
    # lists, and places without a name of their own
    case(
        "The army captured the towns of Goma, Sake and Masisi.",
        control("drc-army", "Goma", "captured"),
        control("drc-army", "Sake", "captured"),
        control("drc-army", "Masisi", "captured"),
    ),
    case("The RSF holds about a fifth of Darfur.", control("rsf", "Darfur", "holds", extent="part")),
    case("The M23 holds 80 percent of Goma.", control("m23", "Goma", "holds", extent="part")),
    case("The M23 took a string of villages in North Kivu.", control("m23", "North Kivu", "captured", extent="part")),
    case("The army captured the airport in Goma.", control("drc-army", "Goma", "captured", extent="part")),
    case("The M23 seized the town of Sake.", control("m23", "Sake", "captured", extent="unknown")),
    case("The village is held by M23 fighters around Goma.", control("m23", "Goma", "holds", extent="part")),
    case(
        "Kurdish militias hold areas of territory in northern Syria.",
        control(None, "Northern Syria", "holds", extent="part"),
    ),
    # people moved out of a place leave it to nobody; forces do
    case("People had been evacuated from the town of Goma.", no(control()), no(event("RETREAT"))),
    case("The army evacuated civilians from Goma.", no(control()), no(event("RETREAT"))),
    case("Congolese soldiers were evacuated from Goma.", control("drc-army", "Goma", "withdrew")),
    case("The rebels surrendered to the army in Goma.", no(control())),
    # taken, and from whom
    case("The RSF captured El Geneina on Sunday.", control("rsf", "El Geneina", "captured", on="2024-12-01")),
    case("Lashio fell to the MNDAA in July.", control("mndaa", "Lashio", "captured")),
    case("The town of Bunagana fell into the hands of the M23.", control("m23", "Bunagana", "captured")),
    case("Control of Kidal passed to the Malian army.", control("mali-army", "Kidal", "captured")),
    case(
        "Goma slipped from the hands of the Congolese army.",
        control("drc-army", "Goma", "lost"),
    ),
    case(
        "The Congolese army lost Goma to the M23.",
        control("drc-army", "Goma", "lost"),
        control("m23", "Goma", "captured"),
    ),
    case(
        "The M23 took Goma from the Congolese army.",
        control("m23", "Goma", "captured"),
        control("drc-army", "Goma", "lost"),
    ),
    case(
        "The Congolese army was driven from Goma by the M23.",
        control("drc-army", "Goma", "lost"),
        control("m23", "Goma", "captured"),
    ),
    case(
        "The Taliban drove the Afghan army out of Kunduz.",
        control("taliban", "Kunduz", "captured"),
        control("afghanistan-army", "Kunduz", "lost"),
    ),
    case("Nigerian troops expelled Boko Haram from Gwoza.", control("boko-haram", "Gwoza", "lost")),
    case(
        "Nigerian troops recaptured Gwoza from Boko Haram.",
        control("nigeria-army", "Gwoza", "retaken"),
        control("boko-haram", "Gwoza", "lost"),
    ),
    case("Goma was captured on Friday.", control(None, "Goma", "captured", actor_id=None)),
    case("Goma, captured by the M23 in August, is quiet.", control("m23", "Goma", "captured")),
    case(
        "Army units retook Dinder, Singa and Sennar.",
        control(None, "Dinder", "retaken"),
        control(None, "Sinja", "retaken"),
        control(None, "Sennar", "retaken"),
    ),
    case("The Arakan Army has seized the airport in Thandwe.", control("arakan-army", None, "captured")),
    case(
        "Islamic State fighters wrested control of Ramadi from the Iraqi army.",
        control("islamic-state", "Ramadi", "captured"),
        control("iraq-army", "Ramadi", "lost"),
    ),
    case("The takeover of Kabul by the Taliban took a day.", control("taliban", "Kabul", "captured")),
    case("The fall of Nyala to the RSF was a blow to the army.", control("rsf", "Nyala", "captured")),
    case("The loss of Nyala was a blow to the Sudanese army.", control(None, "Nyala", "lost")),
    case("The M23 expanded its control to Butembo.", control("m23", "Butembo", "captured")),
    case("The Taliban have made gains, overrunning Kunduz and Baghlan.", control("taliban", "Kunduz", "captured")),
    # held
    case("Houthi-run Sanaa was bombed.", control("houthis", "Sanaa", "holds")),
    case("Shells hit army-held El Obeid.", control("sudan-army", None, "holds")),
    case("Aid reached government-controlled Aleppo.", control("syria-gov", "Aleppo", "holds")),
    case("Aleppo is in rebel hands.", control("syrian-opposition", "Aleppo", "holds")),
    case("Goma is under M23 control.", control("m23", "Goma", "holds")),
    case("Goma was under Rwandan occupation for eight months.", control("rwanda-gov", "Goma", "holds")),
    case("The RSF consolidated its control over Nyala.", control("rsf", "Nyala", "holds")),
    case("Thousands fled Nyala, which the RSF now controls.", control("rsf", "Nyala", "holds")),
    case("Goma has been in the hands of the M23 since January.", control("m23", "Goma", "holds")),
    case("The area around Tabqa is controlled by Islamic State.", control("islamic-state", "Tabqa", "holds")),
    case("The Congolese army said that it still held Goma.", control("drc-army", "Goma", "holds", speaker="drc-army")),
    case(
        "The junta no longer controls Lashio.",
        no(control("myanmar-army", "Lashio", "holds", modality="actual")),
        no(control("myanmar-army", "Lashio", "holds", modality="ongoing")),
    ),
    case("The territory held by the M23 includes Goma.", control("m23", None, "holds")),
    # besieged, contested
    case(
        "El Fasher has been besieged by the RSF since May.",
        control(None, "El Fasher", "besieged"),
        no(control("rsf", None, "besieged")),
    ),
    case("The army garrison in Babanusa is besieged by the RSF.", control("sudan-army", "Babanusa", "besieged")),
    case("The RSF surrounded Al-Fashir.", control(None, None, "besieged"), no(control("rsf", None, "besieged"))),
    case(
        "El Fasher is under siege by the RSF.",
        control(None, "El Fasher", "besieged"),
        no(control("rsf", None, "besieged")),
    ),
    case(
        "The army broke the siege of Babanusa.",
        no(control(None, "Babanusa", "besieged", modality="actual")),
        no(control(None, "Babanusa", "besieged", modality="ongoing")),
    ),
    case(
        "The army and the RSF are fighting for control of El Fasher.",
        control("sudan-army", "El Fasher", "contested"),
        control("rsf", "El Fasher", "contested"),
    ),
    case(
        "The battle for Khartoum between the army and the RSF goes on.",
        control("sudan-army", "Khartoum", "contested"),
        control("rsf", "Khartoum", "contested"),
    ),
    case("M23 fighters entered Goma.", control("m23", "Goma", "contested"), no(control(state="captured"))),
    # left
    case("The M23 pulled out of Walikale.", control("m23", "Walikale", "withdrew")),
    case("The Malian army has abandoned its base in Boulikessi.", control("mali-army", "Boulikessi", "withdrew")),
    case("The withdrawal of the M23 from Walikale was announced on Monday.", control("m23", "Walikale", "withdrew")),
    case(
        "The United Nations handed over its base in Kidal to the Malian army.",
        control(None, "Kidal", "withdrew"),
        control("mali-army", "Kidal", "captured"),
    ),
    case("Armenia ceded four villages to Azerbaijan.", control("armenia-gov", None, "withdrew")),
    case(
        "The army surrendered Wad Madani to the RSF.",
        control("sudan-army", "Wad Madani", "lost"),
        control("rsf", "Wad Madani", "captured"),
    ),
    # how much of it
    case("The M23 controls the whole of Goma.", control("m23", "Goma", "holds", extent="full")),
    case("The M23 took full control of Goma.", control("m23", "Goma", "captured", extent="full")),
    case("The M23 has fully captured Goma.", control("m23", "Goma", "captured", extent="full")),
    case("The M23 partially controls Goma.", control("m23", "Goma", "holds", extent="part")),
    case("The M23 has taken large parts of Goma.", control("m23", "Goma", "captured", extent="part")),
    case("The RSF holds the northern half of Omdurman.", control("rsf", "Omdurman", "holds", extent="part")),
    case(
        "The Taliban control all but one district of Kunduz province.",
        control("taliban", None, "holds", extent="part"),
        no(control("taliban", None, "holds", extent="full")),
        wrong="a parse that takes the verb for a noun",
    ),
    case("Almost all of Goma is under the control of the M23.", control("m23", "Goma", "holds", extent="part")),
    case("Nearly half of Goma is held by the M23.", control("m23", "Goma", "holds", extent="part")),
    case("The army took several districts of Khartoum.", control("sudan-army", None, "captured", extent="part")),
    case("The M23 reached the outskirts of Bukavu.", no(control("m23", "Bukavu", "captured"))),
    # said, denied, supposed, planned
    case(
        "The Sudanese army claimed to have retaken Singa.",
        control("sudan-army", "Sinja", "retaken", speaker="sudan-army", act="claims"),
    ),
    case("The Sudanese army denied losing Singa.", control("sudan-army", "Sinja", "lost", modality="negated")),
    case("If the M23 takes Goma, thousands will flee.", control("m23", "Goma", "captured", modality="hypothetical")),
    case("The M23 vowed to capture Goma.", control("m23", "Goma", "captured", modality="planned")),
    case(
        "The RSF could soon seize El Fasher, analysts warned.", no(control("rsf", None, "captured", modality="actual"))
    ),
    case("The M23 has not captured Uvira.", no(control("m23", "Uvira", "captured", modality="actual"))),
    case(
        "The army repulsed an attempt by the RSF to take El Obeid.",
        no(control("rsf", None, "captured", modality="actual")),
    ),
    case("The M23 threatened to march on Kinshasa.", no(control(None, "Kinshasa", "captured"))),
    case("Rebels advanced on Bukavu.", no(control(None, "Bukavu"))),
    case(
        "The M23 is closing in on Bukavu.",
        no(control(None, "Bukavu", "captured")),
        no(control(None, "Bukavu", "holds")),
    ),
    case(
        "The M23 cut the road between Goma and Sake.",
        no(control(None, "Goma", "captured")),
        no(control(None, "Sake", "captured")),
    ),
    # what is no control
    case("The governor took office in Goma.", no(control())),
    case("Hamas took hostages in Israel.", no(control())),
    case("The army seized a convoy of trucks near Nyala.", no(control(None, "Nyala"))),
    case("Al-Hilal lost to Al-Merrikh in Omdurman.", no(control())),
    case("The envoy left Khartoum on Monday.", no(control())),
    case("The bank holds accounts in Beirut.", no(control())),
    case("The two sides entered talks in Doha.", no(control())),
    case("The state-run news agency in Damascus reported it.", no(control())),
    case("A woman surrounded by soldiers wept in Gaza.", no(control())),
    case("The party won seats in Goma.", no(control())),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), [*ROWS, *WARS])
def test_who_holds_what(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
