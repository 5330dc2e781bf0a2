"""Tolls: what they cover, who counts among whom, what is told twice, and numbers that count nobody.

Sentences of our own, about many wars. DAY is Wednesday, 4 December 2024.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import ANY, Expected, case, casualty, check, no

ROWS = [
    # a total that what was just told brings to a number
    case(
        "Seven more civilians were confirmed dead, bringing the country's total to 13, Uganda said.",
        casualty("killed", 13, 13, mode="cumulative"),
    ),
    case("The death toll has topped 4,000.", casualty("killed", 4001, None, mode="cumulative")),
    case("The number of dead in the attacks has reached 31.", casualty("killed", 31, 31)),
    case("The budget has topped 4,000 for the year after a soldier was killed.", no(casualty("killed", 4001))),
    case(
        "The spokesman put the toll at 84 Wagner fighters and 47 civilians.",
        casualty("killed", 84, 84, victims="combatants", who="wagner"),
        casualty("killed", 47, 47, victims="civilians"),
    ),
    case("Nine more were wounded on Sunday, taking the total to 60.", casualty("injured", 60, 60, mode="cumulative")),
    case("Ten people died as shells fell, bringing the total number of attacks to 41.", no(casualty("killed", 41))),
    case("Two people died. Output of oil rose, bringing the total to 41.", no(casualty("killed", 41))),
    case(
        "More than 80 people have died since Thursday in fighting between the ELN rebels (ELN) and others.",
        casualty("killed", low=81),
        no(casualty("killed", low=1)),
    ),
    case(
        "Some 80 people died and 20,000 fled their homes. Among the dead are seven policemen.",
        casualty("killed", low=7),
        no(casualty("displaced", low=7)),
    ),
    # a running toll, and the days that it covers
    case(
        "The monitor said 312 people had been killed in Khartoum since Sunday.",
        casualty("killed", 312, 312, mode="cumulative", start="2024-12-01", end="2024-12-04"),
    ),
    case(
        "At least 90 soldiers have been killed since the offensive began on Friday.",
        casualty("killed", 90, None, mode="cumulative", start="2024-11-29", end="2024-12-04"),
    ),
    case(
        "The number of people killed in Tigray has climbed to 430 since Monday, aid workers said.",
        casualty("killed", 430, 430, mode="cumulative", start="2024-12-02", end="2024-12-04"),
    ),
    case(
        "Since 20 November the fighting in Goma has cost 211 lives.",
        casualty("killed", 211, 211, mode="cumulative", start="2024-11-20", end="2024-12-04"),
    ),
    case(
        "Israeli strikes have killed more than 44,000 people in Gaza, its health ministry says.",
        casualty("killed", 44001, None, mode="cumulative"),
    ),
    case("The war in Ukraine has killed tens of thousands.", casualty("killed", 20000, None, mode="cumulative")),
    case(
        "Shelling in Nikopol has killed 14 people so far this year.",
        casualty("killed", 14, 14, mode="cumulative"),
    ),
    case(
        "Nine civilians were killed in Kharkiv over the past 24 hours.",
        casualty("killed", 9, 9, mode="cumulative"),
    ),
    case(
        "Troops detained 30 suspects in separate raids across Borno state.",
        casualty("captured", 30, 30, mode="cumulative"),
    ),
    case(
        "Four insurgents were killed during two operations in Cabo Delgado on Tuesday.",
        casualty("killed", 4, 4, mode="cumulative"),
    ),
    case(
        "Between 26 and 30 November, 77 civilians died in El Fasher.",
        casualty("killed", 77, 77, mode="cumulative", start="2024-11-26", end="2024-11-30"),
    ),
    case("The attack brings the death toll in Ituri to 45.", casualty("killed", 45, 45, mode="cumulative")),
    case("The toll of the siege stands at 1,100.", casualty("killed", 1100, 1100, mode="cumulative")),
    case(
        "On Monday the Syrian Observatory for Human Rights had counted 514 dead.",
        casualty("killed", 514, 514, mode="cumulative", said_on="2024-12-02"),
    ),
    # one incident's, however it is told
    case(
        "At least 120 people have been killed in an air strike on a market in Tora.",
        casualty("killed", 120, None, mode="incident"),
    ),
    case("A suicide bomber killed 150 people in Mogadishu.", casualty("killed", 150, 150, mode="incident")),
    case("Eleven miners were killed in an ambush near Tongo.", casualty("killed", 11, 11, mode="incident")),
    case(
        "Two policemen were killed in the raid, which was the first since March.",
        casualty("killed", 2, 2, mode="incident"),
    ),
    case(
        "Militants killed 30 soldiers near Menaka, the heaviest loss since 2019.",
        casualty("killed", 30, 30, mode="incident", start=None),
        no(casualty("killed", 30, 30, start="2019-01-01")),
    ),
    case(
        "Militants have killed at least 30 soldiers near Menaka since Sunday.",
        casualty("killed", 30, None, mode="cumulative"),
    ),
    case("Hundreds of soldiers had surrendered by nightfall.", casualty("surrendered", 200, None, mode="incident")),
    case(
        "The death was the first in the town since an attack on Tuesday that killed 87 people.",
        casualty("killed", 87, 87, mode="incident", on="2024-12-03"),
    ),
    # another, more, others: added to what was told, or to nothing of the kind
    case(
        "Six people were killed in Zamfara. Another four died in hospital.",
        casualty("killed", 6, 6, mode="incident"),
        casualty("killed", 4, 4, mode="delta"),
    ),
    case(
        "Seven villagers were killed in Plateau state. Another 12 people were injured.",
        casualty("injured", 12, 12, mode="incident"),
    ),
    case("The blast in Quetta killed three people and wounded 20 more.", casualty("injured", 20, 20)),
    # lists after a colon, "are", "including", "among"
    case(
        "The dead are 30 fighters of the M23, 12 soldiers and at least six civilians.",
        casualty("killed", 30, 30, who="m23", victims="combatants"),
        casualty("killed", 12, 12, victims="combatants"),
        casualty("killed", 6, None, victims="civilians"),
    ),
    case(
        "At least 242 people were killed in Rakhine, a monitor said: 218 combatants and 24 civilians.",
        casualty("killed", 242, None, part_of=None),
        casualty("killed", 218, 218, victims="combatants", part_of=ANY),
        casualty("killed", 24, 24, victims="civilians", part_of=ANY),
    ),
    case(
        "Officials put the number of dead at 60: 41 rebels and 19 soldiers.",
        casualty("killed", 60, 60, part_of=None),
        casualty("killed", 41, 41, part_of=ANY),
        casualty("killed", 19, 19, part_of=ANY),
    ),
    case(
        "The raids killed 19 civilians: 11 in Bunia, seven in Djugu and one in Mahagi.",
        casualty("killed", 19, 19, part_of=None),
        casualty("killed", 11, 11, at="Bunia", part_of=ANY),
        casualty("killed", 7, 7, at="Djugu", part_of=ANY),
    ),
    case(
        "Eight people, among them two nurses, died in the shelling of Kherson.",
        casualty("killed", 8, 8, part_of=None),
        casualty("killed", 2, 2, victims="medical", part_of=ANY),
    ),
    case(
        "More than 35 soldiers, officers among them, were killed in the ambush in Mali.",
        casualty("killed", 36, None, part_of=None),
        casualty("killed", None, None, victims="combatants", part_of=ANY),
        no(casualty("killed", None, None, part_of=None)),
    ),
    case(
        "The bombing killed 25 people, five of them children, and wounded 40.",
        casualty("killed", 25, 25, part_of=None),
        casualty("killed", 5, 5, victims="children", part_of=ANY),
        casualty("injured", 40, 40),
    ),
    case(
        "The group lists 69 dead, with 26 children and 11 women among them.",
        casualty("killed", 69, 69, part_of=None),
        casualty("killed", 26, 26, victims="children", part_of=ANY),
        casualty("killed", 11, 11, victims="women", part_of=ANY),
    ),
    case(
        "Nineteen women and seven children were among 80 people abducted in Katsina.",
        casualty("captured", 80, 80, part_of=None),
        casualty("captured", 19, 19, victims="women", part_of=ANY),
        casualty("captured", 7, 7, victims="children", part_of=ANY),
    ),
    case(
        "A boy was killed and four people, including a nurse, were wounded in Donetsk.",
        casualty("killed", 1, 1, part_of=None),
        casualty("injured", 4, 4),
        no(casualty("killed", victims="medical")),
    ),
    case(
        "The strike killed 12 soldiers and 20 rebels, including three commanders.",
        casualty("killed", 12, 12, part_of=None),
        casualty("killed", 20, 20, part_of=None),
        casualty("killed", 3, 3, part_of=ANY),
    ),
    case(
        "Ten people died in the raid, including a mother and her two children, and 30 were hurt.",
        casualty("killed", 10, 10),
        casualty("killed", 1, 1, victims="women", part_of=ANY),
        casualty("killed", 2, 2, victims="children", part_of=ANY),
        casualty("injured", 30, 30),
        no(casualty("killed", 30, 30)),
    ),
    case(
        "At least 61 people have been killed, including nine children, a war monitor said.",
        casualty("killed", 61, None),
        casualty("killed", 9, 9, part_of=ANY),
        no(casualty("killed", 1, 1)),
    ),
    case(
        "Police arrested several militants, including a leader who carried out attacks on officials and troops.",
        casualty("captured", 3, None, part_of=None),
        casualty("captured", 1, 1, part_of=ANY),
        no(casualty("captured", None, None)),
    ),
    # whose people they were
    case(
        "Congo's army said it had killed 183 fighters from the M23 and the ADF.",
        casualty("killed", 183, 183, who="m23 adf", victims="combatants"),
    ),
    case(
        "Eighteen members of the Taliban were killed near Kunduz.",
        casualty("killed", 18, 18, who="taliban", victims="combatants"),
    ),
    case(
        "Israel said it had killed 50 fighters from Hamas and Islamic Jihad.",
        casualty("killed", 50, 50, victims="combatants"),
        no(casualty("killed", None, None)),
    ),
    case(
        "Security forces killed more than 80 commanders and fighters in Khost.",
        casualty("killed", 81, None),
        no(casualty("killed", None, None)),
    ),
    # people listed one by one
    case(
        "Troops captured a Taliban leader and one insurgent in Logar.",
        casualty("captured", 2, 2, part_of=None),
        casualty("captured", 1, 1, part_of=ANY),
    ),
    case(
        "A farmer, his wife and a child were killed by a mine in Abyei.",
        casualty("killed", 3, 3, part_of=None),
        casualty("killed", 1, 1, victims="women", part_of=ANY),
        casualty("killed", 1, 1, victims="children", part_of=ANY),
    ),
    case(
        "A soldier and two gunmen were killed in Kashmir.",
        casualty("killed", 1, 1, part_of=None),
        casualty("killed", 2, 2, part_of=None),
        no(casualty("killed", 3, 3)),
    ),
    # one harm or the other
    case(
        "The army said it had killed or wounded 80 rebels in Kachin.",
        casualty("killed", None, 80),
        casualty("injured", None, 80),
        no(casualty("killed", 80)),
    ),
    case(
        "Some 40 gunmen were killed or captured in the sweep.",
        casualty("killed", None, ANY),
        casualty("captured", None, ANY),
    ),
    case("No civilians were killed or injured in the strike.", casualty("killed", 0, 0), casualty("injured", 0, 0)),
    case(
        "The battle left 700 killed and 2,800 wounded, the UN said.",
        casualty("killed", 700, 700),
        casualty("injured", 2800, 2800),
        no(casualty("killed", 2800)),
    ),
    case(
        "The raid in Anbar ended with two bombers killed and ten hostages freed.",
        casualty("killed", 2, 2),
        no(casualty("killed", 10)),
    ),
    case(
        "About 2,000 soldiers, some of them wounded, crossed the border into Iraq.",
        no(casualty("injured", 1800)),
    ),
    case(
        "Three people were wounded in Sderot, and one of them died later.",
        casualty("injured", 3, 3),
        casualty("killed", 1, 1),
    ),
    case(
        "The explosion wounded at least 30 people, some critically.",
        casualty("injured", 30, None),
        no(casualty("injured", None, None)),
    ),
    # the same people told again
    case(
        "Soldiers killed several insurgents in Helmand on Tuesday. Four insurgents were killed when they fired first.",
        casualty("killed", 3, None, part_of=ANY),
        casualty("killed", 4, 4, part_of=None),
    ),
    case(
        "Police detained six suspects in Lamu on Monday. Six suspects were detained after a search of the house.",
        casualty("captured", 6, 6, part_of=None),
        casualty("captured", 6, 6, part_of=ANY),
    ),
    case(
        "An air strike killed more than 30 rebels near Goma on Monday. Several more rebels were killed as they fled.",
        casualty("killed", 31, None, part_of=None),
        casualty("killed", 3, None, part_of=ANY),
    ),
    case(
        "Rebels captured dozens of soldiers in Kutum. A video showed the captured soldiers.",
        casualty("captured", 24, None),
        no(casualty("captured", None, None)),
    ),
    case(
        "A strike killed 14 militants in Marib. Five of the militants were commanders from the north, and two of the "
        "militants who were killed were brothers.",
        casualty("killed", 14, 14, part_of=None),
        casualty("killed", 2, 2, part_of=ANY),
    ),
    case(
        "Troops killed a senior commander near Mubi on Monday. The commander was killed in a clash.",
        casualty("killed", 1, 1, part_of=None),
        casualty("killed", 1, 1, part_of=ANY),
    ),
    case(
        "A raid killed five rebels in Arauca on Monday. On Tuesday a bomb killed five soldiers in Cauca.",
        casualty("killed", 5, 5, part_of=None, on="2024-12-02"),
        casualty("killed", 5, 5, part_of=None, on="2024-12-03"),
    ),
    case(
        "A car bomb killed 20 people in Kirkuk on Monday. In Mosul, gunmen killed three policemen.",
        casualty("killed", 20, 20, part_of=None),
        casualty("killed", 3, 3, part_of=None),
    ),
    case(
        "Shelling killed nine soldiers in Bakhmut. The army said it had killed 30 attackers.",
        casualty("killed", 9, 9, part_of=None),
        casualty("killed", 30, 30, part_of=None),
    ),
    case(
        "The UN spoke of 900 dead in Goma. The ministry said 770 people had been killed there.",
        casualty("killed", 900, 900, part_of=None),
        casualty("killed", 770, 770, part_of=None),
    ),
    # what someone is known for
    case(
        "The detained commander is linked to an attack that killed four soldiers.",
        casualty("killed", 4, 4, background=True),
    ),
    case(
        "He was responsible for the killing of six teachers in Swat.",
        casualty("killed", 6, 6, background=True),
    ),
    case(
        "The group was responsible for the attack that killed 12 people on Monday, police said.",
        casualty("killed", 12, 12, background=False),
    ),
    case("On 12 May 2015 gunmen killed 46 people on a bus.", casualty("killed", 46, 46, background=True)),
    # revised, superseded, put differently
    case(
        "The ministry revised the toll from 25 to 31.",
        casualty("killed", 31, 31),
        no(casualty("killed", 25)),
    ),
    case(
        "The blast killed 31 people, up from 12 reported earlier.",
        casualty("killed", 31, 31),
        no(casualty("killed", 12)),
    ),
    case(
        "The count of 242 dead replaced a tally of 231 given in the morning.",
        casualty("killed", 242, 242),
        no(casualty("killed", 231)),
    ),
    case(
        "Officials, who had earlier put the toll at 14, said 19 people had died.",
        casualty("killed", 19, 19),
        no(casualty("killed", 14)),
    ),
    case("The death toll has doubled to 64, rescuers said.", casualty("killed", 64, 64)),
    # lost, the bodies of, missing, himself and his guards
    case("The brigade lost 40 men near Avdiivka.", casualty("killed", 40, 40)),
    case("The army lost two villages near Lashio.", no(casualty())),
    case("The party lost 40 seats in the election.", no(casualty())),
    case("Villagers found the bodies of 14 herders near Djibo.", casualty("killed", 14, 14)),
    case("Rescuers pulled 22 bodies from the rubble in Gaza City.", casualty("killed", 22, 22)),
    case("Divers recovered three bodies after the ferry sank.", casualty(low=3)),
    case("Fifteen fishermen remain missing off Tobruk.", casualty("missing", 15, 15)),
    case("Nine people were reported missing after the attack in Palma.", casualty("missing", 9, 9)),
    case("A family of five was killed in Rafah.", casualty("killed", 5, 5)),
    case("A suicide bomber killed himself and three guards in Kabul.", casualty("killed", 3, 3)),
    case("Two hundred families were displaced in Chin state.", casualty("displaced", 200, 200)),
    case("Some 12,000 people fled their homes in Masisi within three days.", casualty("displaced", 10800, 13200)),
    case("Forty fighters laid down their arms in Putumayo.", casualty("surrendered", 40, 40)),
    # numbers that count nobody
    case(
        "Three children aged three, five and six were killed in Sumy.",
        casualty("killed", 3, 3),
        no(casualty("killed", 5)),
        no(casualty("killed", 6)),
    ),
    case("One in five people in Sudan has been driven from home.", no(casualty("displaced", 1)), no(casualty(low=5))),
    case("Nine out of 10 residents fled.", no(casualty("displaced", 9)), no(casualty("displaced", 10))),
    case("The 25th Division killed seven rebels.", casualty("killed", 7, 7), no(casualty(low=25))),
    case(
        "A MiG-29 strike killed two people, in breach of Resolution 2254.",
        casualty("killed", 2, 2),
        no(casualty(low=29)),
        no(casualty(low=2254)),
    ),
    case(
        "About 60 per cent of the wounded are women.",
        no(casualty(low=60)),
        no(casualty("injured", 54)),
    ),
    case("The convoy was hit 14 km from Bambari.", no(casualty())),
    case("The army arrested the colonel at the age of 45.", no(casualty(low=45))),
    case("A force of 300 soldiers attacked the town of Obo.", no(casualty())),
    case("Police guarded 40 prisoners who were captured in 2021.", no(casualty(low=2021))),
    case("The garrison of 500 men repelled the attack.", no(casualty())),
    case("Clashes on the two fronts went on for six hours.", no(casualty())),
    # who killed whom
    case(
        "Rebels killed 12 soldiers and lost nine of their own men near Kyaukme.",
        casualty("killed", 12, 12),
        casualty("killed", 9, 9),
    ),
    case(
        "Shelling by the RSF killed nine people in Omdurman, officials said.",
        casualty("killed", 9, 9, by="rsf"),
    ),
    case(
        "Shelling in the past 24 hours killed nine people, officials said.",
        casualty("killed", 9, 9, by=""),
    ),
    case("Troops engaged a rebel position killing two gunmen.", casualty("killed", 2, 2)),
    case("Nobody claimed the attack, in which two pilgrims died.", casualty("killed", 2, 2)),
    case("Six soldiers died defending the base.", casualty("killed", 6, 6, victims="combatants")),
    case("A colonel was shot dead by gunmen in Baghdad.", casualty("killed", 1, 1, victims="combatants")),
    case("The Houthis freed 150 detainees in Sanaa.", no(casualty("captured", modality="actual"))),
    case("The army said there had been no casualties.", casualty("injured", 0, 0), no(casualty(low=1))),
    case("There were no deaths or injuries.", no(casualty(low=1))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_tolls_of_a_text(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
