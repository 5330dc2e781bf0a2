"""Who stands with whom and against whom. Sentences of our own.

A standing tie is a relation; what only reports, meets or strikes by mistake is none.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, check, event, no, read, relation

ROWS = [
    case(
        "Kerry urged Moscow to press the Syrian government to cease at once air strikes against rebel forces in Homs.",
        relation("syria-gov", "syrian-opposition", "opposes"),
        no(relation("russia-gov", "syrian-opposition")),
    ),
    case(
        "It shows the weight of Chadian efforts to support the Nigerian army in its campaign to defeat Boko Haram.",
        relation("nigeria-army", "boko-haram", "opposes", modality="actual"),
    ),
    case(
        "French forces conducted nine strikes coordinated with and in support of the government of Mali.",
        relation("france-army", "mali-gov", "supports"),
    ),
    case(
        "Somali forces took the town of Barawe from the militants, aided by strong support from our ally Kenya.",
        relation("kenya-gov", "somalia-army", "supports"),
    ),
    case(
        "Kenya and Uganda supported the retaking by Somali forces of Kismayo.",
        relation("kenya-gov", "somalia-army", "supports"),
        relation("uganda-gov", "somalia-army", "supports"),
    ),
    case(
        "Soldiers of Chad, who are fighting alongside the Nigerian army, have lost nine men.",
        no(relation("chad-army", "nigeria-army", "fights")),
        no(relation("chad-army", "nigeria-army", "supports", sign=-1)),
    ),
    case(
        "Jordan and Australia are fighting Islamic State alongside us.",
        relation("jordan-gov", "islamic-state", sign=-1),
    ),
    case("Mali broke off its alliance with France in 2022.", relation("mali-gov", "france-gov", ended=True)),
    case(
        "The army has been pushing the RSF, led by his former deputy Hemedti, out of Khartoum.",
        relation("hemedti", "rsf", "leads"),
        no(relation("hemedti", "sudan-army", "leads")),
    ),
    # support
    case("Iran backs the Houthis.", relation("iran-gov", "houthis", "supports", sign=1, directed=True)),
    case("Hezbollah, which is backed by Iran, has 30,000 fighters.", relation("iran-gov", "hezbollah", "supports")),
    case("The Iran-backed Houthis attacked a ship.", relation("iran-gov", "houthis", "supports", sign=1)),
    case("Turkish-backed rebels captured Manbij.", relation("turkey-gov", "sna", "supports", sign=1)),
    case(
        "Fighters supported by Eritrea entered Mekelle.",
        relation("eritrea-gov", "eritrea-backed-groups", "supports"),
    ),
    # whom a participle tells of: the noun right before it, all of them before a comma; a standing tie is no act
    case(
        "In Syria, fighting went on between Kurdish-led forces and factions backed by Türkiye.",
        relation("turkey-gov", "sna", "supports"),
        no(relation("turkey-gov", "kurdish-militias")),
        no(event("SUPPORT")),
    ),
    case(
        "In Libya, the army and militias backed by Russia left Sirte.",
        relation("russia-gov", "libya-militias", "supports"),
        no(relation("russia-gov", "libya-army")),
        no(event("SUPPORT")),
    ),
    case(
        "Clashes broke out between the Sudanese army and rebels allied with the RSF.",
        relation("sudan-rebels", "rsf", "alliance"),
        no(relation("sudan-army", "rsf", sign=1)),
        no(event("COOPERATE")),
    ),
    case(
        "The Houthis and Hezbollah, backed by Iran, rejected the plan.",
        relation("iran-gov", "houthis", "supports"),
        relation("iran-gov", "hezbollah", "supports"),
    ),
    case(
        "The Somali army, which was backed by Ethiopia in 2006, is weak.",
        relation("ethiopia-gov", "somalia-army", "supports"),
        event("SUPPORT", a="ethiopia-gov"),
    ),
    case("In Syria, nine were fighters from factions backed by Turkey.", relation("turkey-gov", "sna", "supports")),
    case(
        "Saudi and American-backed groups fought in Yemen.",
        relation("us-gov", "us-backed-groups", "supports"),
        no(relation("us-backed-groups", None, "supports")),
    ),
    # past a noun that is nobody: the name before the comma, or who acts in the clause
    case(
        "The talks between the Federal Government of Somalia, led by President Hassan Sheikh, and Kenya failed.",
        no(relation(None, "kenya-gov", "leads")),
    ),
    case(
        "Diplomats spoke of reports that Somali forces retook Barawe from al-Shabaab, helped by strong aid from Kenya.",
        relation("kenya-gov", "somalia-army", "supports"),
        no(relation("kenya-gov", "al-shabaab", sign=1)),
    ),
    # who is asked to stop is at it; who is asked to begin is not
    case(
        "The envoy urged the Sudanese army to halt its war against the RSF.",
        relation("sudan-army", "rsf", "opposes", modality="actual"),
    ),
    case(
        "The envoy urged the Chadian army to begin a war against Boko Haram.",
        no(relation("chad-army", "boko-haram", modality="actual")),
    ),
    # who sends troops to help, helps; who plans to, does not yet
    case("Rwanda deployed troops to back M23 in Congo.", relation("rwanda-gov", "m23", "supports", modality="actual")),
    case(
        "Chad plans to send troops to support the army in Niger.",
        no(relation("chad-gov", "niger-army", modality="actual")),
    ),
    # members who are counted make no list of members; one that says "the" does
    case(
        "The dead are 80 members of Boko Haram, 19 fighters from al-Shabaab and nine members of the Nigerian army.",
        no(relation(None, "boko-haram", "member-of")),
        no(relation(None, "nigeria-army", "member-of")),
    ),
    # part of what: the name, over another description of it
    case(
        "Ethiopia considers the OLA, the main part of the alliance, a wing of the TPLF.",
        no(relation("tplf", None, "part-of")),
    ),
    # over, by an "until"
    case(
        "Moussa Ndiaye, who commanded the RSF until he changed sides, was in Wad Madani.",
        relation("moussa-ndiaye", "rsf", "leads", ended=True),
    ),
    case("Makenga commanded the M23 in 2013.", relation("makenga", "m23", "leads", ended=False)),
    # who brokers a truce is no party to it
    case("Egypt and Qatar brokered a truce in Gaza.", no(relation("egypt-gov", "qatar-gov", "truce"))),
    case("Armenia and Azerbaijan signed a truce.", relation("armenia-gov", "azerbaijan-gov", "truce")),
    # whom they accuse, and of working with whom
    case(
        "Kigali, for its part, accuses Congo of working with the FDLR, a Hutu militia linked to the genocide.",
        no(relation("rwanda-gov", "fdlr", "accuses")),
    ),
    # whose foes and friends are not they themselves
    case("Shelling hit Haftar's opponents in Tripoli.", no(event("ASSAULT", b="haftar"))),
    case("Jets struck supporters of Bemba in Gemena.", no(event("ASSAULT", b="jean-pierre-bemba"))),
    case("Jets struck Haftar's forces in Tripoli.", event("ASSAULT", b="lna")),
    case("Rwanda supports the M23 rebels.", relation("rwanda-gov", "m23", "supports", sign=1)),
    case(
        "Russia has sent weapons to Haftar's forces.", event("AID"), relation("russia-gov", "lna", "supports", sign=1)
    ),
    case(
        "Russian warplanes struck Idlib in support of the Syrian army.",
        relation("russia-air-force", "syria-army", "supports", sign=1),
    ),
    case(
        "The United Arab Emirates has armed the Rapid Support Forces.", relation("uae-gov", "rsf", "supports", sign=1)
    ),
    case("Pro-Russian separatists shelled Mariupol.", relation(None, "russia-gov", "supports", sign=1)),
    # leaders, members, parts
    case("Burhan leads the Sudanese army.", relation("burhan", "sudan-army", "leads", sign=1, directed=True)),
    case("The Rapid Support Forces, led by Mohamed Hamdan Dagalo, took Nyala.", relation("hemedti", "rsf", "leads")),
    case("M23 leader Bertrand Bisimwa spoke in Goma.", relation("bisimwa", "m23", "leads")),
    case(
        "Mazloum Abdi, commander of the Syrian Democratic Forces, met the envoy.",
        relation("mazloum-abdi", "sdf", "leads"),
    ),
    case("The HTS-led alliance captured Aleppo.", relation("hts", None, "leads")),
    case(
        "Turkey is a member of NATO.",
        relation("turkey-gov", "nato", "member-of", sign=1),
    ),
    case("The YPG is part of the Syrian Democratic Forces.", relation("ypg", "sdf", "part-of", sign=1)),
    case(
        "The alliance includes the YPG and the Syriac Military Council.",
        no(relation("ypg", "syriac-military-council", sign=-1)),
    ),
    case(
        "HTS, a former affiliate of al-Qaeda, holds Idlib.", relation("hts", "al-qaeda", "former-affiliate", ended=True)
    ),
    # allies, joint acts
    case("Russia is an ally of the Syrian government.", relation("russia-gov", "syria-gov", "alliance", sign=1)),
    case("Syria and its ally Iran condemned the strike.", relation("iran-gov", "syria-gov", "alliance", sign=1)),
    case(
        "Ethiopia's main ally, Eritrea, sent troops.",
        relation("eritrea-gov", "ethiopia-gov", "alliance", sign=1),
    ),
    case("Rwandan troops are fighting alongside the M23.", relation("rwanda-army", "m23", sign=1)),
    case(
        "Kurdish fighters coordinated with American forces in Raqqa.",
        relation("kurdish-militias", "us-army", "coordinates", sign=1),
    ),
    case("Syrian and Russian air strikes hit Idlib.", relation("syria-gov", "russia-gov", "coordinates", sign=1)),
    case(
        "Hamas joined Hezbollah in an alliance against Israel.",
        relation("hamas", "israel-gov", sign=-1),
    ),
    # enmity
    case("The M23 is fighting the Congolese army.", relation("m23", "drc-army", sign=-1)),
    case("Egypt opposes the Muslim Brotherhood.", relation("egypt-gov", None, "opposes", sign=-1)),
    case("Ukraine accused Russia of shelling a hospital.", relation("ukraine-gov", "russia-gov", "accuses", sign=-1)),
    case(
        "The United States imposed sanctions on the Rapid Support Forces.",
        relation("us-gov", "rsf", "sanctions", sign=-1),
    ),
    case("The war between Ethiopia and the TPLF has killed thousands.", relation("ethiopia-gov", "tplf", sign=-1)),
    case("The coalition's campaign against Islamic State continues.", relation(None, "islamic-state", sign=-1)),
    # deals, talks, recognition
    case("Israel and Hezbollah agreed a ceasefire.", relation("israel-gov", "hezbollah", "truce", sign=1)),
    case("A truce between Israel and Hamas began on Sunday.", relation("israel-gov", "hamas", "truce")),
    case("Qatar and Egypt are mediating between Israel and Hamas.", relation("qatar-gov", None, "mediates", sign=0)),
    case(
        "The Colombian government is negotiating with the ELN.", relation("colombia-gov", "eln", "negotiates", sign=0)
    ),
    case("Norway recognised the Palestinian state.", relation("norway-gov", None, "recognises", sign=1)),
    # near misses: no tie, or not that one
    case("The BBC reported an attack by Hamas.", no(relation("bbc", "hamas"))),
    case(
        "Reuters said the army had fought the M23.",
        no(relation("reuters", "m23")),
        no(relation("reuters", None, sign=-1)),
    ),
    case("Human Rights Watch documented abuses by the M23.", no(relation("hrw", "m23", sign=-1))),
    case("American planes struck Syrian troops by mistake.", no(relation("us-air-force", "syria-army", sign=1))),
    case(
        "Blinken met Lavrov in Geneva.",
        no(relation("blinken", "lavrov", sign=1)),
        no(relation("blinken", "lavrov", sign=-1)),
    ),
    case(
        "Rwanda does not support the M23, it said.",
        no(relation("rwanda-gov", "m23", "supports", modality="actual")),
        no(relation("rwanda-gov", "m23", "supports", modality="ongoing")),
    ),
    case(
        "Rwanda denies backing the M23.",
        no(relation("rwanda-gov", "m23", "supports", modality="actual")),
        no(relation("rwanda-gov", "m23", "supports", modality="ongoing")),
    ),
    case("The army bombed the M23.", no(relation("drc-army", "m23", sign=1))),
    case(
        "Doctors Without Borders treated fighters of the M23.",
        no(relation("msf", "m23", sign=1)),
        no(relation("msf", "m23", "supports")),
    ),
    case("Turkey and Syria share a border.", no(relation("turkey-gov", "syria-gov"))),
    case("The M23 captured weapons of the Congolese army.", no(relation("m23", "drc-army", sign=1))),
    case("Egypt and Sudan played in Cairo on Friday.", no(relation("egypt-gov", "sudan-gov"))),
    case("The leader of the opposition left the country.", no(relation(kind="leads", sign=-1))),
    case("The war against Islamic State cost Iraq dearly.", no(relation("islamic-state", "iraq-gov", sign=1))),
    case("Backed by a helicopter, Ukrainian troops crossed the river.", no(relation(None, "ukraine-army", "supports"))),
    case("The army led the assault on Goma.", no(relation(None, None, "leads"))),
    case(
        "Iran could back the Houthis, analysts said.",
        no(relation("iran-gov", "houthis", "supports", modality="actual")),
        no(relation("iran-gov", "houthis", "supports", modality="ongoing")),
    ),
    # many wars
    # acting together: with, alongside, with the help of
    case(
        "Wagner fighters, alongside Malian soldiers, captured Kidal.",
        relation("wagner", "mali-army", "coordinates", sign=1),
    ),
    case(
        "Ethiopian troops, together with Eritrean soldiers, took Axum.",
        relation("ethiopia-army", "eritrea-army", "coordinates"),
    ),
    case(
        "The United States and Jordan jointly bombed Islamic State in Raqqa.",
        relation("us-gov", "jordan-gov", "coordinates"),
        no(relation("us-gov", "jordan-gov", sign=-1)),
    ),
    case(
        "Kenyan forces are fighting al-Shabaab alongside the Somali army.",
        relation("kenya-army", "somalia-army", "coordinates"),
        relation("kenya-army", "al-shabaab", "fights"),
    ),
    case(
        "Burkinabe soldiers carried out raids in cooperation with the Malian army.",
        relation(None, "mali-army", "coordinates", sign=1),
    ),
    case(
        "The Arakan Army took Paletwa with the help of the Chin National Front.",
        relation("chin-national-front", "arakan-army", "supports"),
    ),
    case(
        "A joint patrol by Turkish and Russian troops passed Kobani.",
        relation("turkey-army", "russia-army", "coordinates"),
    ),
    case(
        "French and Chadian aircraft bombed rebels near Bardai.",
        relation("france-air-force", "chad-air-force", "coordinates"),
    ),
    case(
        "The army fought the M23 together with Burundian troops.", relation("drc-army", "burundi-army", "coordinates")
    ),
    case(
        "In partnership with the Lebanese army, Unifil patrolled the border.",
        relation("unifil", "lebanon-army", "coordinates"),
    ),
    # helping
    case("Hezbollah sent fighters to help the Syrian army.", relation("hezbollah", "syria-army", "supports")),
    case("Uganda is training Somali soldiers.", relation("uganda-gov", "somalia-army", "supports")),
    case("Turkey has provided drones to the Ethiopian army.", relation("turkey-gov", "ethiopia-army", "supports")),
    case("American soldiers are assisting the Iraqi army near Mosul.", relation("us-army", "iraq-army", "supports")),
    case("Rwanda's support for the M23 goes back years.", relation("rwanda-gov", "m23", "supports", sign=1)),
    case("The UAE's backing of the RSF drew protests.", relation("uae-gov", "rsf", "supports")),
    case("The RSF, with the backing of the United Arab Emirates, took Nyala.", relation("uae-gov", "rsf", "supports")),
    case(
        "The Houthis attacked a tanker in solidarity with Hamas.",
        relation("houthis", "hamas", "supports"),
        wrong="a phrase that the parser hangs on the object",
    ),
    case(
        "Eritrean soldiers fought on the side of the Ethiopian army.",
        relation("eritrea-army", "ethiopia-army", "supports"),
    ),
    case(
        "The junta has met fierce resistance from the Arakan Army.",
        relation("arakan-army", "myanmar-gov", "opposes", sign=-1),
    ),
    case("Fulani herders attacked villages on behalf of the Malian army.", relation(None, "mali-army", "supports")),
    case(
        "Eritrea sided with the Ethiopian government in the war.", relation("eritrea-gov", "ethiopia-gov", "supports")
    ),
    case("Myanmar's junta, supplied by Russia, bombed Sagaing.", relation("russia-gov", "myanmar-gov", "supports")),
    case(
        "The Somali army, supported by American aircraft, took Janale.",
        relation("us-air-force", "somalia-army", "supports"),
    ),
    case(
        "Supported by Russian aircraft, the Syrian army took Palmyra.",
        relation("russia-air-force", "syria-army", "supports"),
    ),
    case("The M23 has received support from Rwanda.", relation("rwanda-gov", "m23", "supports")),
    case("The M23 receives weapons from Rwanda.", relation("rwanda-gov", "m23", "supports")),
    case("Iranian support for Hezbollah goes back decades.", relation("iran-gov", "hezbollah", "supports")),
    case("Moscow's military aid to the Malian army has grown.", relation("russia-gov", "mali-army", "supports")),
    case(
        "Belarus has stood by Russia since the invasion of Ukraine.", relation("belarus-gov", "russia-gov", "supports")
    ),
    case("Qatar bankrolls Hamas.", relation("qatar-gov", "hamas", "supports")),
    case(
        "Congo accuses Rwanda of arming the M23.",
        relation("drc-gov", "rwanda-gov", "accuses", sign=-1),
        relation("rwanda-gov", "m23", "supports"),
    ),
    # allies, rivals
    case("France is one of Chad's closest allies.", relation("france-gov", "chad-gov", "alliance")),
    case(
        "Hemedti, a former ally of Burhan, leads the Rapid Support Forces.",
        relation("hemedti", "burhan", "alliance", ended=True),
    ),
    case(
        "Egypt, an ally of the Sudanese army, closed the border.",
        relation("egypt-gov", "sudan-army", "alliance", ended=False),
    ),
    case(
        "Burundian troops allied with the Congolese army held Uvira.", relation("burundi-army", "drc-army", "alliance")
    ),
    case("The Kachin Independence Army and the Arakan Army are allies.", relation("kia", "arakan-army", "alliance")),
    case("Iran and Israel are sworn enemies.", relation("iran-gov", "israel-gov", "opposes", sign=-1)),
    case("Israel, Hezbollah's arch-enemy, shelled Tyre.", relation("israel-gov", "hezbollah", "opposes", sign=-1)),
    case("The junta is hostile to the Arakan Army.", relation("myanmar-gov", "arakan-army", "opposes", sign=-1)),
    case("Boko Haram pledged allegiance to Islamic State.", relation("boko-haram", "islamic-state", sign=1)),
    case("Rebels loyal to Riek Machar attacked Malakal.", relation(None, None, "supports", sign=1)),
    # parts, members, affiliates
    case(
        "The Qassam Brigades, the armed wing of Hamas, fired rockets.", relation("qassam-brigades", "hamas", "part-of")
    ),
    case(
        "Fatah's armed wing, the al-Aqsa Martyrs Brigades, claimed the attack.",
        relation("al-aqsa-martyrs", "fatah", "part-of"),
    ),
    case("Al-Shabaab is an affiliate of al-Qaeda.", relation("al-shabaab", "al-qaeda", "part-of")),
    case("JNIM, which is linked to al-Qaeda, besieged Djibo.", relation("jnim", "al-qaeda", "alliance")),
    case("The al-Qaeda-linked group JNIM besieged Djibo.", relation("jnim", "al-qaeda", "alliance")),
    case(
        "Denmark, Norway and other members of NATO sent tanks to Kyiv.",
        relation("denmark-gov", "nato", "member-of"),
        relation("norway-gov", "nato", "member-of"),
    ),
    case(
        "Ansaru broke away from Boko Haram in 2012.", relation("ansaru", "boko-haram", "former-affiliate", ended=True)
    ),
    case("HTS cut its ties to al-Qaeda in 2016.", relation("hts", "al-qaeda", "former-affiliate", ended=True)),
    case(
        "Kataib Hezbollah belongs to the Popular Mobilization Forces.", relation("kataib-hezbollah", "pmf", "member-of")
    ),
    case("Belarus, a member of the CSTO, sent no troops.", relation("belarus-gov", "csto", "member-of")),
    case(
        "The MNDAA joined the Three Brotherhood Alliance in 2019.", relation("mndaa", "three-brotherhood", "member-of")
    ),
    case(
        "The Three Brotherhood Alliance, which includes the Arakan Army, took Lashio.",
        relation("arakan-army", "three-brotherhood", "member-of"),
    ),
    case(
        "The Three Brotherhood Alliance, made up of the Arakan Army, the TNLA and the MNDAA, took Lashio.",
        relation("tnla", "three-brotherhood", "member-of"),
    ),
    # who leads, who speaks for
    case("Hezbollah's leader, Hassan Nasrallah, spoke in Beirut.", relation(None, "hezbollah", "leads")),
    case("Philippe Lazzarini, head of UNRWA, called for a truce.", relation(None, "unrwa", "leads")),
    case(
        "Abdel Fattah al-Burhan, the commander of the Sudanese army, flew to Cairo.",
        relation("burhan", "sudan-army", "leads"),
    ),
    case("The coalition is led by the United States.", relation("us-gov", None, "leads")),
    case("Congolese army spokesman Sylvain Ekenge denied it.", relation("sylvain-ekenge", "drc-army", "member-of")),
    case(
        "Sylvain Ekenge, a spokesman for the Congolese army, denied it.",
        relation("sylvain-ekenge", "drc-army", "member-of"),
    ),
    case("General Hemedti commands the Rapid Support Forces.", relation("hemedti", "rsf", "leads")),
    # enmity
    case("Sri Lanka's war against the Tamil Tigers ended in 2009.", relation("sri-lanka-gov", "ltte", sign=-1)),
    case("Nigeria's operations against Boko Haram go on.", relation("nigeria-gov", "boko-haram", sign=-1)),
    case("Somalia joined the campaign to defeat al-Shabaab.", relation("somalia-gov", "al-shabaab", sign=-1)),
    case("Colombian forces are committed to destroying the ELN.", relation("colombia-army", "eln", sign=-1)),
    case("The coalition was formed to degrade and destroy Islamic State.", relation(None, "islamic-state", sign=-1)),
    case(
        "The United States, Britain and the Iraqi government are determined to defeat Islamic State.",
        relation("us-gov", "islamic-state", sign=-1),
        relation("uk-gov", "islamic-state", sign=-1),
        relation("iraq-gov", "islamic-state", sign=-1),
    ),
    case("The RSF is at war with the Sudanese army.", relation("rsf", "sudan-army", "fights", sign=-1)),
    case("JNIM is locked in a war with Islamic State in the Sahel.", relation("jnim", None, sign=-1)),
    case("Turkey, which opposes the YPG, closed the crossing.", relation("turkey-gov", "ypg", "opposes")),
    case(
        "Anti-Houthi fighters hold Mocha.",
        relation(None, "houthis", "opposes", sign=-1),
        wrong="'anti-X fighters' are read as X's",
    ),
    case(
        "Britain is helping the Kenyan army to fight al-Shabaab.",
        relation("uk-gov", "kenya-army", "supports"),
        relation("kenya-army", "al-shabaab", sign=-1),
    ),
    case("Coalition aircraft destroyed an Islamic State vehicle near Raqqa.", event("ASSAULT", b="islamic-state")),
    case("Israeli jets struck a depot belonging to Hezbollah.", event("ASSAULT", b="hezbollah")),
    # deals, talks, mediation, recognition, sanctions
    case(
        "The Ethiopian government and the TPLF signed a peace deal in Pretoria.",
        relation("ethiopia-gov", "tplf", "truce"),
    ),
    case("Qatar brokered a truce between Israel and Hamas.", relation("israel-gov", "hamas", "truce")),
    case(
        "Norway mediated between the Sri Lankan government and the Tamil Tigers.",
        relation("norway-gov", "ltte", "mediates", sign=0),
        no(relation("sri-lanka-gov", "ltte", sign=1)),
    ),
    case(
        "Talks between Russia and Ukraine began in Istanbul.",
        relation("russia-gov", "ukraine-gov", "negotiates", sign=0),
        no(relation("russia-gov", "ukraine-gov", sign=1)),
    ),
    case("Kosovo is recognised by the United States.", relation("us-gov", None, "recognises")),
    case("The European Union sanctioned Wagner.", relation("eu", "wagner", "sanctions", sign=-1, directed=True)),
    case("American sanctions on the RSF took effect on Monday.", relation("us-gov", "rsf", "sanctions")),
    # not so: denied, over, supposed
    case(
        "Chad is not backing the RSF, its president said.",
        no(relation("chad-gov", "rsf", modality="actual")),
        no(relation("chad-gov", "rsf", modality="ongoing")),
    ),
    case("Chad is no ally of the RSF.", no(relation("chad-gov", "rsf", "alliance", modality="actual"))),
    case("The TPLF is not part of the Ethiopian army.", no(relation("tplf", "ethiopia-army", modality="actual"))),
    case(
        "Algiers may join the campaign to defeat al-Shabaab.",
        no(relation("algeria-gov", "al-shabaab", modality="actual")),
    ),
    case(
        "The Houthis threatened to fight alongside Hezbollah.", no(relation("houthis", "hezbollah", modality="actual"))
    ),
    case(
        "Ukraine would fight Russia without the help of Poland.",
        no(relation("poland-gov", "ukraine-gov", "supports", modality="actual")),
    ),
    # near misses: being named together is no tie
    case(
        "Russia, China and Iran were named in the report.",
        no(relation("russia-gov", "china-gov")),
        no(relation("china-gov", "iran-gov")),
    ),
    case("Two aid workers were killed alongside fighters of Hamas.", no(relation(None, "hamas", "coordinates"))),
    case("Macron and Zelensky discussed the war against Russia.", no(relation("macron", "russia-gov", "fights"))),
    case("The envoy met commanders of the RSF and the Sudanese army.", no(relation("rsf", "sudan-army"))),
    case("Analysts compared Hamas with Hezbollah.", no(relation("hamas", "hezbollah"))),
    case(
        "Egypt opened its border to refugees from Gaza with the help of the Red Cross.", no(relation("icrc", "hamas"))
    ),
    case("Israel said Hamas was hiding alongside civilians.", no(relation("israel-gov", None, "coordinates"))),
    case("The Red Cross evacuated the wounded with the consent of the RSF.", no(relation("rsf", "icrc", sign=-1))),
    case("The minister spoke against the backdrop of war with Eritrea.", no(relation(None, "eritrea-gov", "opposes"))),
    case(
        "Poland lost a match against Russia.",
        no(relation("poland-gov", "russia-gov", sign=-1)),
        wrong="a match against",
    ),
    case("The M23 joined Rwanda's side.", relation("m23", "rwanda-gov", "supports")),
    case("The M23 took the east side of Goma.", no(relation("m23", None, "supports"))),
    case("Kagame is under sanctions by the European Union.", relation("eu", None, "sanctions")),
    case("Ethiopian troops under Bacha Debele took Mekelle.", relation("bacha-debele", "ethiopia-army", "leads")),
    case("Ethiopian troops under fire left Mekelle.", no(relation(kind="leads"))),
    case(
        "Abu Musab al-Zarqawi, the Jordanian who leads al-Qaida in Iraq, was killed.",
        relation("abu-musab-al-zarqawi", "aqi", "leads"),
    ),
    case(
        "The dead are 80 members of HTS, 19 fighters of the M23, and 54 members of the Syrian army.",
        no(relation("hts", None, "member-of")),
        no(relation("m23", None, "member-of")),
    ),
    case(
        "It blamed the offensive on Israel and the United States.",
        no(relation("israel-gov", "us-gov", "coordinates")),
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_with_and_against_whom(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)


def test_a_tie_is_told_once_in_a_sentence() -> None:
    article = read("At dawn M23 fighters and Rwandan troops attacked again and captured Nyabibwe in Congo.")
    assert [r["kind"] for r in article.relations] == ["coordinates"]
