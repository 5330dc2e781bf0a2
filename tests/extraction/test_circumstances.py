"""Where and when an act took place. Sentences of our own, published on Wednesday 4 December 2024."""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, control, event, no

ROWS = [
    # the place of the act
    case("Rebels shelled Goma.", event("ASSAULT", at="Goma")),
    case("A bomb exploded in Kabul.", event("ASSAULT", at="Kabul")),
    case("Fighting broke out near Sake.", event("ASSAULT", at="Sake")),
    case("Clashes between the army and rebels in Hama killed nine.", event("ASSAULT", at="Hama")),
    case("An attack on a mosque in Peshawar killed 30 people.", event("ASSAULT", at="Peshawar")),
    case("In Peshawar, gunmen attacked a mosque.", event("ASSAULT", at="Peshawar")),
    case("Six people were killed in Beni.", casualty("killed", 6, 6, at="Beni")),
    case("The army took Saraqeb and Khan Sheikhoun.", event("ASSAULT", at="Saraqib, Khan Shaykhun")),
    case("Shells fell on villages between Sake and Goma.", event("ASSAULT", at="Sake, Goma")),
    case("Drones struck the port of Odesa.", event("ASSAULT", at=ANY)),
    # nested places
    case("A car bomb exploded in Jarabulus, in Aleppo province.", event("ASSAULT", at="Jarablus, Aleppo Governorate")),
    case(
        "Air strikes hit Maarat al-Numan in Idlib province.", event("ASSAULT", at="Maarat al-Numan, Idlib Governorate")
    ),
    # dateline, speaker, actor: not the place of the act
    case(
        "BEIRUT (Reuters) - Air strikes hit Aleppo on Tuesday.",
        event("ASSAULT", at="Aleppo"),
        no(event("ASSAULT", at="Beirut, Aleppo")),
    ),
    case("Officials in Geneva said rebels had shelled Goma.", event("ASSAULT", at="Goma")),
    case("The army said in Kinshasa that rebels had shelled Goma.", event("ASSAULT", at="Goma")),
    case("A London-based monitor said nine people died in Hama.", casualty("killed", 9, 9, at="Hama")),
    case("The United Nations in New York said Goma had been shelled.", event("ASSAULT", at="Goma")),
    case("A soldier from Kampala was killed in Mogadishu.", casualty("killed", 1, 1, at="Mogadishu")),
    case("Blinken left Cairo for Doha as rebels shelled Goma.", event("ASSAULT", at="Goma")),
    case("A Damascus court jailed six people over the Hama bombing.", no(event("ASSAULT", at="Damascus"))),
    # direction and distance
    case(
        "Rebels attacked a base 30 km south of Idlib.",
        event("ASSAULT"),
        no(event("ASSAULT", at="Idlib")),
    ),
    case(
        "Fighting raged on the road between Hama and Homs.",
        event("ASSAULT", at="Hama, Homs"),
    ),
    case("The village of Tokhar, north of Manbij, was bombed.", no(event("ASSAULT", at="Manbij"))),
    # inherited from the main clause, the noun of harm, or not at all
    case("Rebels captured Saraqeb, killing 25 soldiers.", casualty("killed", 25, 25, at="Saraqib")),
    case("Warplanes struck a hospital in Aleppo, killing nine people.", casualty("killed", 9, 9, at="Aleppo")),
    case("Nine people died when warplanes struck a hospital in Aleppo.", casualty("killed", 9, 9, at="Aleppo")),
    case("Strikes on Idlib killed nine people and wounded 20.", casualty("injured", 20, 20, at="Idlib")),
    case(
        "The attack in Aleppo was followed by one in Hama that killed six.",
        casualty("killed", 6, 6, at="Hama"),
    ),
    case(
        "Israel bombed Beirut while Hezbollah shelled Haifa.",
        event("ASSAULT", a="israel-gov", at="Beirut"),
        event("ASSAULT", a="hezbollah", at="Haifa"),
    ),
    case("Rebels in Idlib attacked troops in Hama.", event("ASSAULT", at="Hama")),
    # the day of the act
    case("Rebels shelled Goma on Monday.", event("ASSAULT", at="Goma", on="2024-12-02")),
    case("On 27 November rebels attacked Aleppo.", event("ASSAULT", on="2024-11-27")),
    case("The army bombed Idlib overnight.", event("ASSAULT", start="2024-12-03", end="2024-12-04")),
    case("Shells hit Kherson yesterday.", event("ASSAULT", on="2024-12-03")),
    case("Rebels captured Goma last week.", event("ASSAULT", start="2024-11-25", end="2024-12-01")),
    case(
        "The bombing took place in March 2011.",
        event("ASSAULT", start="2011-03-01", end="2011-03-31", time_precision="month"),
    ),
    case("Russia has bombed Idlib since Monday.", event("ASSAULT", start="2024-12-02", end="2024-12-04")),
    case(
        "Between 27 November and 3 December rebels shelled Hama.",
        event("ASSAULT", start="2024-11-27", end="2024-12-03"),
    ),
    case("The army fought until Friday.", event("ASSAULT", start=None)),
    case("Gunmen attacked the mosque on Friday and killed nine people.", casualty("killed", 9, 9, on="2024-11-29")),
    case("An attack on Friday killed nine people.", casualty("killed", 9, 9, on="2024-11-29")),
    case("Rebels captured Saraqeb on Friday, killing 25 soldiers.", casualty("killed", 25, 25, on="2024-11-29")),
    # the day it was said is not the day of the act
    case("The army said on Tuesday that rebels had shelled Goma.", event("ASSAULT", start=None, said_on="2024-12-03")),
    case(
        "The army said on Tuesday that rebels had shelled Goma on Sunday.",
        event("ASSAULT", on="2024-12-01", said_on="2024-12-03"),
    ),
    case("Nine people died in Hama, the monitor said on Tuesday.", casualty("killed", 9, 9, on=None)),
    case("On Tuesday the president said rebels had bombed Goma.", event("ASSAULT", start=None)),
    # the day of another act is not the day of this one
    case(
        "The hospital, which was bombed in 2019, reopened on Monday.",
        event("ASSAULT", start="2019-01-01", end="2019-12-31"),
    ),
    case(
        "Blinken met Lavrov on Monday after rebels had shelled Goma on Friday.",
        event("ASSAULT", on="2024-11-29"),
        event("CONSULT", on="2024-12-02"),
    ),
    case("A week after the attack, mourners buried the dead.", no(event("ASSAULT", on="2024-12-04"))),
    case(
        "Mourners on Monday buried five soldiers killed near Goma.",
        casualty("killed", 5, 5, start=None),
    ),
    case("The president, elected in 2019, said rebels had shelled Goma.", event("ASSAULT", start=None)),
    # the story so far: what is handed on is a day of an act that took place, in a main clause
    case(
        "Rebels attacked Sake on Monday. Soldiers killed nine of them.",
        casualty("killed", 9, 9, on="2024-12-02"),
    ),
    case("Militiamen have fled Nyala since last Friday. Gunmen attacked the market.", event("ASSAULT", start=None)),
    case("Envoys will meet in Doha on Thursday. Rebels attacked the airport.", event("ASSAULT", start=None)),
    case(
        "The envoy, who is to visit Juba on Thursday, spoke briefly. Gunmen attacked the market.",
        event("ASSAULT", start=None),
    ),
    case(
        "Shells hit Kherson on Sunday. The government accused Russia of terrorism.",
        event("ACCUSE", start=None),
    ),
    case(
        "Drones struck Omdurman on Monday. The United Nations called on the RSF to stop.",
        event("REQUEST", start=None),
    ),
    # a clause with "where" or "in which" is where its place is
    case(
        "The highest toll was in Nyala, where raids killed 16 civilians and wounded 22.",
        event("ASSAULT", trigger="raids", at="Nyala"),
        casualty("killed", 16, 16, at="Nyala"),
        casualty("injured", 22, 22, at="Nyala"),
    ),
    case(
        "Drones struck the town of Kutum, where gunmen later shot dead three traders.",
        casualty("killed", 3, 3, at="Kutum"),
    ),
    case(
        "The militia took Bunia, killing 40, and then marched on Mahagi, where it looted shops.",
        casualty("killed", 40, 40, at="Bunia"),
        event("COERCE", trigger="looted", at="Mahagi Territory"),
    ),
    case(
        "Soldiers who fled from Goma, where they had been based, shelled a camp.",
        no(event("ASSAULT", trigger="shelled", at="Goma")),
    ),
    # what a harm came of: "in", "as a result of", "when", "as", "after"
    case("Eight died as a result of the shelling of Lysychansk.", casualty("killed", 8, 8, at="Lysychansk")),
    case(
        "When militants stormed the prison in Kandahar, at least 15 guards were killed.",
        casualty("killed", 15, None, at="Kandahar"),
    ),
    case("Six people were killed as an explosion rocked Kabul.", casualty("killed", 6, 6, at="Kabul")),
    case(
        "Scores of people died on Tuesday after a plane dropped bombs onto the town of Monguno.",
        casualty("killed", at="Monguno", on="2024-12-03"),
    ),
    case(
        "A blast in the city of Mazar-i-Sharif on Wednesday killed 48 people and left dozens more wounded.",
        casualty("killed", 48, 48, at="Mazar"),
        casualty("injured", at="Mazar"),
    ),
    case("Rebels shelled a camp as leaders gathered in Cairo.", event("ASSAULT", at="")),
    # who does it: what a clause tells of him
    case(
        "Gunmen who attacked a bus in the Beni area killed 13 passengers and abducted six.",
        casualty("killed", 13, 13, at="Beni"),
        casualty("captured", 6, 6, at="Beni"),
    ),
    case(
        "Police said on Friday that a bomb that exploded on Wednesday had killed six.",
        casualty("killed", 6, 6, on="2024-12-04"),
    ),
    case("Gunmen who attacked a bus in the Beni area threatened the governor.", no(event("THREATEN", at="Beni"))),
    case(
        "A roadside bomb that killed two peacekeepers near Kidal was claimed by militants.",
        casualty("killed", 2, 2, at="Kidal"),
    ),
    # a place that opens a sentence is that of all its acts
    case(
        "In Aleppo, government shelling killed six people, while a car bomb wounded four.",
        casualty("killed", 6, 6, at="Aleppo"),
        casualty("injured", 4, 4, at="Aleppo"),
    ),
    case(
        "In Kharkiv, a missile hit a school, and shelling later killed a guard.", casualty("killed", 1, 1, at="Kharkiv")
    ),
    case(
        "In Kharkiv, a missile hit a school, and shelling in Izium killed a guard.",
        casualty("killed", 1, 1, at="Izyum"),
    ),
    case(
        "In Nyala, police detained a man who had led attacks against the army.",
        no(event("ASSAULT", trigger="attacks", at="Nyala")),
    ),
    # what a verb tells of an act that is its subject
    case("Clashes were reported in El Fasher, Nyala and Kutum.", event("ASSAULT", at="El Fasher, Nyala, Kutum")),
    case("Fighting was heaviest in downtown Khartoum.", event("ASSAULT", at="Central Khartoum")),
    case("An explosion rocked the capital, Kabul, killing six.", casualty("killed", 6, 6, at="Kabul")),
    case("The raid that killed the commander took place in the town of Tlaxco.", event("ASSAULT", at="Tlaxco")),
    case("The strike on Douma prompted Washington to take action.", event("ASSAULT", at="Douma")),
    # by whom, then on what
    case("The attack by rebels on Sake killed nine people.", event("ASSAULT", at="Sake")),
    case("Rebels in Goma attacked a patrol, killing nine soldiers.", casualty("killed", 9, 9, at="")),
    # who comes from there, is based there, or is on the way there, is not there
    case(
        "The New York-based group accused the army of shelling villages.",
        no(event("ASSAULT", at="New York City")),
        no(event("ACCUSE", at="New York City")),
    ),
    case("A US-brokered ceasefire took effect in Khartoum on Monday.", event("AGREE", at="Khartoum")),
    case("Fighters from Chechnya attacked a checkpoint in Donetsk.", event("ASSAULT", at="Donetsk")),
    case("A soldier from Lagos was killed by Boko Haram.", casualty("killed", 1, 1, at="")),
    case("A Kabul-born commander was killed by a drone.", casualty("killed", 1, 1, at="")),
    case("Gunmen kidnapped a priest from the village of Sartana.", casualty("captured", 1, 1, at="Sartana")),
    case("Weapons smuggled from Libya were seized in Agadez.", event("COERCE", at="Agadez")),
    case("A bus travelling from Baghdad to Mosul was hit by a bomb.", event("ASSAULT", at="")),
    case("A convoy heading to Marib was bombed.", event("ASSAULT", at="")),
    case("Fighting spread to the outskirts of Goma.", event("ASSAULT", at="Goma outskirts")),
    case("Fighting erupted near the border with Chad.", event("ASSAULT", at="")),
    case("The Movement for the Emancipation of the Niger Delta attacked a pipeline.", event("ASSAULT", at="")),
    case(
        "Nine people were killed in a raid hours after a US-Russian agreement was reached.",
        casualty("killed", 9, 9, at=""),
    ),
    case(
        "Nine people died in the opposition bastion east of Damascus.", casualty("killed", 9, 9, at="East of Damascus")
    ),
    case("Jets bombed Jayrud 58 kilometres (36 miles) from Damascus.", event("ASSAULT", at="Jayrud")),
    case(
        "The army took the villages of Binnish and Taftanaz to the north of Idlib city.",
        event("ASSAULT", at="Binnish, Taftanaz"),
        no(event("ASSAULT", at="Binnish, Taftanaz, Idlib")),
    ),
    # two directions, and none
    case("Strikes hit areas east and southwest of Kyiv.", event("ASSAULT", at="East of Kyiv, Southwest of Kyiv")),
    case("Syrian warplanes hit the besieged east of Aleppo.", event("ASSAULT", at="Eastern Aleppo")),
    case("Syrian warplanes hit a village east of Aleppo.", event("ASSAULT", at="East of Aleppo")),
    # so many days after or before another act
    case(
        "Rebels shelled Goma on Monday, a day after soldiers killed nine civilians in Sake.",
        casualty("killed", 9, 9, at="Sake", on="2024-12-01"),
    ),
    case(
        "Rebels shelled Goma on Monday, hours after soldiers killed nine civilians in Sake.",
        casualty("killed", 9, 9, on="2024-12-02"),
    ),
    case("Rebels shelled Goma on Monday, two weeks before soldiers left Sake.", no(event("RETREAT", on="2024-12-02"))),
    # the day of saying stands beside the verb of saying
    case("The army said on Tuesday it had captured Nyala the previous day.", event("ASSAULT", on="2024-12-02")),
    # since a war began; after a fight
    case(
        "Several aircraft have been shot down by rebels since the civil war erupted in 2019.",
        event("ASSAULT", start="2019-01-01", end="2024-12-04"),
    ),
    case("The government, in power since 1963, bombed protesters.", event("ASSAULT", start=None)),
    case(
        "The attack, the first to hit the town since the war began in 2011, killed a nurse.",
        casualty("killed", 1, 1, start=None),
    ),
    # what an act is the first or the worst of since a day was done on another day
    case("Sudanese jets bombed Nyala for the first time since 2021.", no(event("ASSAULT", start="2021-01-01"))),
    case("Fighters attacked the base, the first such raid since March.", no(event("ASSAULT", start="2024-03-01"))),
    case("It was the deadliest attack on Kharkiv since 2022.", no(event("ASSAULT", start="2022-01-01"))),
    case("Soldiers entered Kidal, retaking it for the first time since 2014.", no(control(start="2014-01-01"))),
    case(
        "Sudanese jets bombed Nyala on Monday for the first time since 2021.",
        event("ASSAULT", start="2024-12-02", end="2024-12-02"),
    ),
    case("The army has shelled most of Goma since Monday.", event("ASSAULT", start="2024-12-02", end="2024-12-04")),
    case(
        "The army has shelled at least 40 villages since Monday.",
        event("ASSAULT", start="2024-12-02", end="2024-12-04"),
    ),
    # who is told of by a closing verb of saying did it before that
    case(
        "At least nine people were killed in a drone strike on a mosque in El Fasher, in western Sudan, on Friday, "
        "a doctors' group said on Saturday.",
        casualty("killed", 9, None, on="2024-11-29", said_on="2024-11-30"),
    ),
    case("Sudan's army said on Wednesday it had retaken Wad Madani.", event("ASSAULT", start=None)),
    # "another in X that killed"; "rockets that killed"; "the blast, which happened in"
    case(
        "On the outskirts of Sirte, militants fired rockets that killed three soldiers.",
        casualty("killed", 3, 3, at="Sirte outskirts"),
    ),
    case(
        "The blast, which happened near a school in Beledweyne, wounded ten pupils.",
        casualty("injured", 10, 10, at="Beledweyne"),
    ),
    case("The commander, who lives in Beledweyne, wounded ten pupils.", casualty("injured", 10, 10, at="")),
    # found where they were killed, buried elsewhere and later
    case(
        "The bodies of 22 men killed by militiamen were found in a well in Bucha.",
        casualty("killed", 22, 22, at="Bucha"),
    ),
    case(
        "Mourners in Gaza City on Monday buried nine people killed by shelling.",
        casualty("killed", 9, 9, at="", start=None),
    ),
    case(
        "Thousands marched in Khartoum on Thursday against the killing of nine people.",
        casualty("killed", 9, 9, start=None),
    ),
    case("Troops on Monday freed nine people seized in Goma.", casualty("captured", 9, 9, at="Goma", start=None)),
    # what is spoken of is not where it is spoken of
    case("Beijing condemned the attack in Kabul.", event("ACCUSE", at="")),
    case("Blinken met Lavrov in Doha.", event("CONSULT", at="Doha")),
    # one count here, another there
    case("Six people were killed in Sake, four in Minova and two in Kalehe.", casualty("killed", 6, 6, at="Sake")),
    case("Seven people were killed in Taiz and 12 in Marib, medics said.", casualty("killed", 7, 7, at="Taiz")),
    case(
        "The raids killed 19 people outside the city of Goma and another 23 in the town of Sake.",
        casualty("killed", 19, 19, at="Goma"),
        casualty("killed", 23, 23, at="Sake"),
    ),
    # a suburb told by its name; a quarter of a town
    case("The Damascus suburb of Daraya was shelled.", event("ASSAULT", at="Darayya")),
    case("A bomb went off in the Karrada district of Baghdad.", event("ASSAULT", at="Karrada district, Baghdad")),
    # somewhere else, by a word that is no name
    case(
        "In southern Yemen, a car bomb killed four soldiers, and in the north, air strikes hit a market.",
        event("ASSAULT", trigger="air strikes", at=""),
    ),
    case(
        "In southern Yemen, a car bomb killed four soldiers, and air strikes hit a market.",
        event("ASSAULT", trigger="air strikes", at="Southern Yemen"),
    ),
    # a government's deed is not where it sits
    case("Moscow's bombing of Aleppo killed nine people.", casualty("killed", 9, 9, at="Aleppo")),
    # the rest of the harm; what a verb tells the outcome of
    case(
        "Nine people were killed in a rocket attack on Sake while dozens of others were wounded.",
        casualty("injured", at="Sake"),
    ),
    case(
        "Nine people were killed in a rocket attack on Sake while soldiers were wounded elsewhere.",
        no(casualty("injured", at="Sake")),
    ),
    case(
        "Fierce clashes between Islamist militants near Damascus left at least 40 dead and 70 wounded on Friday.",
        casualty("killed", 40, None, at="Damascus"),
        casualty("injured", 70, 70, at="Damascus"),
    ),
    case(
        "Four air raids hit the last maternity clinic in the town of Haydan, killing two nurses.",
        casualty("killed", 2, 2, at="Haydan"),
    ),
    case(
        "The group relies on sources inside Yemen and says it knows whose planes carry out raids.",
        event("ASSAULT", at=""),
    ),
    case(
        "An offensive led by a militia based in Ituri began with a suicide attack.",
        event("ASSAULT", trigger="suicide attack", at=""),
    ),
    # a day after, told of a noun that comes
    case(
        "The attack in Idlib on Friday came a day after heavy strikes killed 26 people.",
        casualty("killed", 26, 26, on="2024-11-28"),
    ),
    # what points back, over sentences: the town, the city's outskirts, the capital, a heading
    case(
        "Shells hit Kherson on Monday, killing two. Another civilian was killed on the city's outskirts.",
        casualty("killed", 1, 1, at="Kherson"),
    ),
    case(
        "Shells hit Kherson on Monday, killing two. Three more died in the citys northern districts.",
        casualty("killed", 3, 3, at="Kherson"),
    ),
    case(
        "Militants raided Nguru. The villages around the town were burned, and nine people were killed.",
        casualty("killed", 9, 9, at="Nguru"),
    ),
    case(
        "The army and the militia are fighting over Khartoum. Shelling killed six people in the capital on Monday.",
        casualty("killed", 6, 6, at="Khartoum", on="2024-12-02"),
    ),
    case("Ukraine said that drones had hit the Ukrainian capital.", event("ASSAULT", at="Kyiv")),
    case(
        "Clashes in Sudan killed nine people. Fighters took the provincial capital on Sunday.",
        no(event("ASSAULT", at="Khartoum")),
    ),
    case("Iraqi troops entered Tikrit. Nine soldiers died in the countrys north.", no(casualty("killed", at="Tikrit"))),
    case(
        "Rebels took the city of Goma. Soldiers fled to the town of Sake. Nine people died in the city.",
        casualty("killed", 9, 9, at="Goma"),
    ),
    case(
        "Fighting was reported across the region. ALEPPO: Shells hit a school, killing four. HAMA: Rebels took a base.",
        casualty("killed", 4, 4, at="Aleppo"),
        event("ASSAULT", trigger="took", at="Hama"),
    ),
    case("KABUL: The Taliban killed nine policemen on Sunday.", casualty("killed", 9, 9, at="")),
    case(
        "The Mosul offensive began in October 2016. Within weeks, the army had entered the city's eastern districts.",
        event("ASSAULT", trigger="entered", at="Mosul"),
    ),
    case(
        "The shelling hit Jayrud, 58 kilometres from Damascus, where officials say rebels killed a "
        "pilot. It hit a school.",
        casualty("killed", 1, 1, at="Jayrud"),
    ),
    case(
        "M23 took Sake in North Kivu on Saturday. Five volunteers were killed there on Monday.",
        casualty("killed", 5, 5, at="Sake"),
    ),
    case(
        "Dakar (AFP) - Tuareg rebels killed nine Malian soldiers near Tinzaouaten.\n\n"
        "They retreated from the town on Tuesday.",
        event("RETREAT", at="Tinzaouaten"),
    ),
    case(
        "KABUL (AFP) - A bomb killed nine people on Monday.\n\nTaliban fighters shelled the city on Tuesday.",
        event("ASSAULT", trigger="shelled", at="Kabul"),
    ),
    # two sentences and more: a day and a place go with the story as far as it goes
    case(
        "Gunmen attacked a convoy near Kidal on Monday. Two days earlier they had shelled a camp there.",
        event("ASSAULT", trigger="shelled", at="Kidal", on="2024-11-30"),
    ),
    case(
        "Rebels overran Sake on Sunday. The army said on Tuesday it had killed nine of them in the town.",
        casualty("killed", 9, 9, at="Sake", said_on="2024-12-03"),
    ),
    case(
        "Drones hit a depot in Odesa on Monday. A day earlier, shelling killed two people in Nikopol. The mayor of "
        "Nikopol said another six were wounded.",
        casualty("killed", 2, 2, at="Nikopol", on="2024-12-01"),
    ),
    # "by" a day is an end, and what stood by then stood on it
    case("By Friday the RSF had captured Nyala.", event("ASSAULT", start=None, end="2024-11-29")),
    case(
        "By the summer of 2019 the SLA held the northern half of Marib.",
        control(None, None, "holds", start="2019-06-01", end="2019-08-31", background=True),
    ),
    case("The army fought before Friday near Goma.", no(event("ASSAULT", end="2024-11-29"))),
    # how far a clause with "after" lies from its main one
    case(
        "The army entered Mocha on Saturday, more than a year after the Houthis had taken it.",
        event("ASSAULT", trigger="entered", on="2024-11-30", background=False),
        event("ASSAULT", trigger="taken", start=None, end="2023-11-30", background=True),
    ),
    case(
        "Ukrainian troops entered Lyman on Sunday, ten months after Russia had captured it.",
        event("ASSAULT", trigger="captured", start="2024-02-01", end="2024-02-29", background=True),
    ),
    case(
        "Rebels entered Goma on Monday, a week after taking Sake.",
        event("ASSAULT", trigger="taking", on="2024-11-25", background=False),
    ),
    case(
        "Rebels entered Goma on Sunday, less than two weeks after they attacked Sake.",
        event("ASSAULT", trigger="attacked", start="2024-11-17", end="2024-12-01"),
    ),
    case(
        "The army entered Nyala on Sunday, hours after militiamen had attacked it.",
        event("ASSAULT", trigger="attacked", on="2024-12-01"),
    ),
    # what began some time ago goes on; what is done in it is not done on its first day
    case(
        "The offensive that began 11 days ago has killed 40 people.",
        casualty("killed", 40, 40, mode="cumulative", start="2024-11-23", end="2024-12-04"),
    ),
    case(
        "Rebels have captured Sake in the offensive that began 11 days ago.",
        event("ASSAULT", trigger="captured", start="2024-11-23", end="2024-12-04"),
    ),
    case(
        "The army shelled Goma on Monday in the fighting that began two days earlier.",
        event("ASSAULT", trigger="shelled", on="2024-12-02"),
    ),
    # a clause with "when" is of the time it describes
    case(
        "Few such clashes had been seen there since March 2020, when Russia and Turkey brokered a truce.",
        event("AGREE", trigger="brokered", start="2020-03-01", end="2020-03-31", background=True),
    ),
    case(
        "The army attacked Hodeidah on Monday when the Houthis shelled Mocha.",
        event("ASSAULT", trigger="attacked", on="2024-12-02"),
    ),
    # a time that only tells which one a noun means
    case(
        "Turkey accused the 2016 coup plotters of spying.",
        event("ACCUSE", start=None, background=False),
        no(event("ACCUSE", background=True)),
    ),
    case("Turkey accused them during the 2016 coup.", event("ACCUSE", start="2016-01-01", background=True)),
    case("Rebels were killed in the 2014 war.", event("ASSAULT", start="2014-01-01", background=True)),
    # the day of agreeing is not that of what is agreed
    case(
        "Colombia and the ELN agreed to a six-month ceasefire on Friday.",
        event("AGREE", trigger="agreed to", on="2024-11-29"),
        event("AGREE", trigger="ceasefire", start=None, modality="planned"),
    ),
    case(
        "Colombia and the ELN agreed to a ceasefire from 1 January 2025.",
        no(event("AGREE", trigger="agreed to", start="2025-01-01")),
    ),
    # what was told long ago was done by then
    case(
        "Troops captured Kilinochchi, the president announced in January 2009.",
        event("ASSAULT", start=None, end="2009-01-31", background=True),
    ),
    case("Rebels captured Goma, the governor said on Tuesday.", event("ASSAULT", end=None, background=False)),
    # history goes on in its paragraph, up to the time named next
    case(
        "The war was long.\n\nIn December 2019 the army attacked Saada. It took Dammaj and the road. On 27 February "
        "2020 an air strike killed 33 soldiers.",
        event("ASSAULT", trigger="took", start="2019-12-01", end="2020-02-27", background=True),
        event("ASSAULT", trigger="air strike", on="2020-02-27", background=True),
    ),
    case(
        "The talks went on.\n\nThe envoy spoke in Hama, where an army crackdown killed thousands in 1982. He appealed "
        "to Iraq to stay out of the war.",
        event("REQUEST", background=False),
    ),
    case(
        "Colombia and the ELN agreed to a six-month ceasefire on Friday in Havana.",
        event("AGREE", trigger="agreed to", on="2024-11-29", at="Havana"),
    ),
    case("Colombia and the ELN agreed to a ceasefire in Arauca.", event("AGREE", trigger="ceasefire", at="Arauca")),
    # no publication day: relative days stay open, full ones don't
    case("Rebels shelled Goma on Monday.", event("ASSAULT", on=None), day=None),
    case("Rebels shelled Goma on 2 December 2024.", event("ASSAULT", on="2024-12-02"), day=None),
    case("Rebels shelled Goma yesterday.", event("ASSAULT", on=None), day=None),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_where_and_when(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
