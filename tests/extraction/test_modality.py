"""What happened, and what was denied, prevented, planned, threatened, supposed, asked, or is history.

Sentences of our own. ``actual`` and ``ongoing`` are what is said to have happened; a near miss is an act that must not
be read as one of these.
"""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no

ROWS = [
    # negation and its scope
    case(
        "The army did not shell the village of Qana.",
        event("ASSAULT", modality="negated"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Rebels have not entered Bambari.",
        event(modality="negated"),
        no(event("ASSAULT", modality="actual")),
        no(control(modality="actual")),
    ),
    case("No shells were fired at Sderot on Saturday.", no(event("ASSAULT", modality="actual"))),
    case(
        "The militia never captured the airport at Marib.",
        no(event("ASSAULT", modality="actual")),
        no(control(modality="actual")),
    ),
    case("Neither side attacked the convoy.", no(event("ASSAULT", modality="actual"))),
    case(
        "There was no attack on the embassy, the ministry said.",
        event("ASSAULT", modality="negated"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Houthi fighters did not withdraw from Hodeidah but shelled the port.",
        event("RETREAT", modality="negated"),
        event("ASSAULT", modality="actual"),
    ),
    case(
        "The rebels captured Bangui without killing any civilians.",
        event("ASSAULT", trigger="captured", modality="actual"),
        no(event("ASSAULT", trigger="killing", modality="actual")),
    ),
    case("The army bombed the depot, not the hospital.", event("ASSAULT", modality="actual")),
    case("Militants killed not only soldiers but also farmers.", event("ASSAULT", modality="actual")),
    case(
        "The general denied that his troops had looted Bangui.",
        event(trigger="looted", modality="negated"),
        no(event(trigger="looted", modality="actual")),
    ),
    case("Rwanda has denied backing the M23.", no(event("SUPPORT", modality="actual"))),
    case("Nobody attacked the base, a spokesman said.", no(event("ASSAULT", modality="actual"))),
    case("The troops failed to capture Kidal.", no(control(state="captured", modality="actual"))),
    # attempts: failed ones were made
    case(
        "Militants tried to storm the barracks in Gao but failed.",
        event("ASSAULT", modality="actual"),
        wrong="'storm' by an armed side is read as a riot",
    ),
    case(
        "A failed attempt to assassinate the governor of Kandahar wounded two guards.",
        event("ASSAULT", modality="actual"),
    ),
    case(
        "The army is trying to retake Babanusa.",
        event("ASSAULT", modality="planned"),
        no(control(state="retaken", modality="actual")),
    ),
    case(
        "Rebels attempted to seize the bridge at Goma.",
        event("ASSAULT", modality="planned"),
        no(control(state="captured", modality="actual")),
    ),
    case("Soldiers foiled an attempt to attack the oil field.", event("ASSAULT", modality="actual")),
    case(
        "The army repelled an attack by the Rapid Support Forces on El Fasher.",
        event("ASSAULT", modality="actual", a="rsf"),
    ),
    # prevention
    case("Peacekeepers prevented an attack on the camp at Bunia.", no(event("ASSAULT", modality="actual"))),
    case(
        "The deal averted an assault on Hodeidah.",
        event("ASSAULT", modality="negated"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Police stopped the gunmen from kidnapping the priest.",
        no(event("COERCE", trigger="kidnapping", modality="actual")),
    ),
    case("The general called off the offensive against Tripoli.", no(event("ASSAULT", modality="actual"))),
    case("Washington cancelled the strike on Iranian radar sites.", no(event("ASSAULT", modality="actual"))),
    # plans, intentions, readiness
    case(
        "Turkey plans to attack Kurdish fighters in Manbij.",
        event("ASSAULT", modality="planned"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "The army will launch an offensive on Bara next week.",
        event("ASSAULT", modality="planned"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Ethiopian troops are preparing to storm Mekelle.",
        event("ASSAULT", modality="planned"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Kenya agreed to send 200 police officers to Haiti.",
        event(modality="planned"),
        wrong="sending police is no deployment",
    ),
    case(
        "The group said it would withdraw its fighters from Goma.",
        event("RETREAT", modality="planned"),
        no(control(state="withdrew", modality="actual")),
    ),
    case(
        "Ministers are due to meet the envoy in Doha on Thursday.",
        event("CONSULT", modality="planned"),
        no(event("CONSULT", modality="actual")),
    ),
    case("The brigade is ready to take Mocha.", no(control(state="captured", modality="actual"))),
    case(
        "Israel intends to occupy Gaza City, officials said.",
        no(control(modality="actual")),
        no(event("ASSAULT", modality="actual")),
    ),
    # threats, promises, orders, requests
    case(
        "The Houthis threatened to attack American ships.",
        event("ASSAULT", modality="planned"),
        event("THREATEN"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Tshisekedi vowed to retake Goma.",
        event("ASSAULT", modality="planned"),
        no(control(state="retaken", modality="actual")),
    ),
    case(
        "The president ordered the army to attack the rebels.",
        event("ASSAULT", modality="planned"),
        no(event("ASSAULT", modality="actual")),
    ),
    case("Guterres urged the two sides to stop fighting.", no(event("ASSAULT", modality="planned"))),
    case(
        "France called on Rwanda to withdraw its troops.",
        event("REQUEST", modality="actual"),
        event("RETREAT", modality="planned"),
        no(event("RETREAT", modality="actual")),
    ),
    case("The UN called for an end to the shelling of Kharkiv.", event("REQUEST", modality="actual")),
    case("The minister warned that the rebels could attack the capital.", no(event("ASSAULT", modality="actual"))),
    # conditions, possibility, questions, counterfactuals
    case(
        "If the militia attacks El Obeid, the army will respond.",
        event("ASSAULT", modality="hypothetical"),
        no(event("ASSAULT", modality="actual")),
    ),
    case(
        "Unless they surrender, the fighters will be killed.",
        no(casualty("killed", modality="actual")),
        no(event(modality="actual")),
    ),
    case(
        "The rebels could capture Bukavu within days.",
        event("ASSAULT", modality="hypothetical"),
        no(control(modality="actual")),
    ),
    case("Moscow may withdraw its troops from Kherson.", no(event("RETREAT", modality="actual"))),
    case("Did the army bomb the school in Lashio?", no(event("ASSAULT", modality="actual"))),
    case("Who killed the mayor of Mykolaiv?", no(casualty("killed", 1, 1, modality="negated"))),
    case(
        "It is unclear whether the rebels have taken the airport at Goma.",
        no(event("ASSAULT", modality="actual")),
        no(control(modality="actual")),
    ),
    case(
        "Had the army bombed the bridge, the rebels would have retreated.",
        no(event("ASSAULT", modality="actual")),
        no(event("RETREAT", modality="actual")),
        wrong="inverted condition; 'Had' is read as a place in Yemen",
    ),
    case(
        "Aid workers fear an attack on Zamzam.",
        event("ASSAULT", modality="hypothetical"),
        no(event("ASSAULT", modality="actual")),
    ),
    case("The village might have been shelled by the army.", no(event("ASSAULT", modality="actual"))),
    case(
        "Analysts say a Russian assault on Sumy is unlikely.",
        no(event("ASSAULT", modality="actual")),
        wrong="'is unlikely' said of an event noun",
    ),
    # what a text tells as going on
    case("Rebels are shelling the airport at Goma.", event("ASSAULT", modality="ongoing")),
    case(
        "The Rapid Support Forces continue to besiege El Fasher.",
        event("COERCE", modality="ongoing"),
        control(state="besieged", modality="ongoing"),
    ),
    case("Fighting continues in Bakhmut.", event("ASSAULT", modality="ongoing")),
    case(
        "Clashes are raging between Amhara militiamen and the Ethiopian army.",
        event("ASSAULT", modality="ongoing"),
    ),
    case("Fighting stopped in Stepanakert on Tuesday.", no(event("ASSAULT", modality="ongoing"))),
    case("The M23 still holds Bunagana.", control("m23", "Bunagana", "holds", modality="ongoing")),
    # what happened, though a word of planning, doubt or denial stands near
    case(
        "The army managed to retake Wad Madani.",
        event("ASSAULT", modality="actual"),
        control(state="retaken", modality="actual"),
    ),
    case("Militants succeeded in capturing the base at Chenagodrar.", event("ASSAULT", modality="actual")),
    case("A planned ceasefire collapsed when rebels attacked Abu Jubaiha.", event("ASSAULT", modality="actual")),
    case(
        "Rebels who had threatened the town attacked it at dawn.",
        event("ASSAULT", trigger="attacked", modality="actual"),
    ),
    case(
        "The army attacked the rebels to stop the shelling of Goma.",
        event("ASSAULT", trigger="attacked", modality="actual"),
    ),
    case("Israel bombed Beirut despite calls to stop.", event("ASSAULT", modality="actual")),
    case("Officials confirmed that rebels had captured Walikale.", control(state="captured", modality="actual")),
    case("The army began shelling Daraa at dawn.", event("ASSAULT", modality="actual")),
    case(
        "The rebels must leave Goma, he said, after they killed 13 soldiers.",
        casualty("killed", 13, 13, modality="actual"),
    ),
    case(
        "Three weeks after he promised to spare civilians, the general bombed Debaltseve.",
        event("ASSAULT", modality="actual"),
    ),
    # a place that nothing else locates is a place where it is taken
    case(
        "The rebels captured Bangassou on Sunday.",
        event("ASSAULT", modality="actual"),
        control(state="captured"),
    ),
    # what nobody says: the saying itself is negated
    case(
        "The ministry did not confirm that the town of Sake had been captured.",
        control(state="captured", modality="hypothetical"),
        no(control(state="captured", modality="actual")),
    ),
    case(
        "The general did not say how many had died, nor did he admit that the militia had shelled Tine.",
        event("ASSAULT", trigger="shelled", modality="hypothetical"),
    ),
    case(
        "The army refused to confirm that its troops had left Lashio.",
        event("RETREAT", modality="hypothetical"),
        no(event("RETREAT", modality="negated")),
    ),
    case("The army did not say when it had captured Sake.", control(state="captured", modality="actual")),
    case("The army said that Goma had not been captured.", control(state="captured", modality="negated")),
    # "until" before what was, and before what is to come
    case("Fighting went on until the army captured Sake.", control(state="captured", modality="actual")),
    case("Shelling will go on until the rebels leave Sake.", control(state="withdrew", modality="hypothetical")),
    # a particle makes another verb of it
    case(
        "The killing of a student set off riots in Dhaka and demands for an inquiry.",
        event("PROTEST", modality="actual"),
    ),
    case("Russian troops are set to attack Mariupol.", event("ASSAULT", modality="planned")),
    case("Reinforcements have taken up positions north of Hama.", no(event("ASSAULT")), no(control())),
    case("The bomber blended in with the crowd and took off his jacket.", no(event()), no(control())),
    # who is left has not left
    case("Few Russian soldiers were left in the city of Kherson.", no(event("RETREAT")), no(control())),
    case("There is no army left in Kherson, a shopkeeper said.", no(event("RETREAT")), no(control())),
    # history
    case("In 1982 the Syrian army killed thousands of people in Hama.", event("ASSAULT", background=True)),
    case(
        "The war began in 2014, when Russia annexed Crimea.",
        event("ASSAULT", background=True),
    ),
    case(
        "The Taliban, who had captured Kabul in 2021, met Chinese officials on Monday.",
        event("CONSULT", background=False),
        event("ASSAULT", background=True),
    ),
    case(
        "The rebels, who already held Bunagana, captured Rutshuru on Monday.",
        control(place="Bunagana", state="holds", background=False),
        control(place="Rutshuru", state="captured", background=False),
    ),
    case("Gunmen have long controlled the port of Kismayo.", control(state="holds", background=False)),
    case("The army had already bombed the camp.", event("ASSAULT", background=True)),
    case("Four years ago, the army bombed the camp.", event("ASSAULT", background=True)),
    case("The army bombed the camp on Monday.", event("ASSAULT", background=False)),
    case("Rebels captured Walikale last week.", event("ASSAULT", background=False)),
    case("Since 2015 the coalition has bombed Sanaa repeatedly.", event("ASSAULT", background=True)),
    # what is to be, what is done again, and what is known of somebody
    case(
        "The two envoys are to meet President William Ruto in Nairobi on Friday.", event("CONSULT", modality="planned")
    ),
    case("The aim is to take Goma.", no(control(modality="actual")), no(control(modality="planned"))),
    case(
        "The mission said it would leave Khiam after four observers were killed by an Israeli air strike.",
        event("ASSAULT", modality="actual"),
        casualty("killed", 4, 4, modality="actual"),
    ),
    case("The UN will leave Goma after the rebels surrender.", no(event(modality="actual"))),
    case(
        "Efforts to recapture Goma are going on.", event("ASSAULT", modality="planned"), no(control(modality="actual"))
    ),
    case(
        "The commander was responsible for planting roadside bombs in Helmand.",
        event("ASSAULT", background=True),
    ),
    case("The junta ended the 2015 peace agreement.", no(event("AGREE", modality="ongoing"))),
    case("Militiamen of the Lendu took part in the killings in Ituri.", event("ASSAULT", modality="actual")),
    case("Pilots took part in the exercise.", no(event("ASSAULT"))),
    # what another clause says is not what the trigger means
    case(
        "NATO aircraft bombed Serbian tanks on Monday, but further strikes were called off.",
        event("ASSAULT", trigger="bombed", modality="actual"),
    ),
    case("The angry reader bombarded the paper with calls.", no(event("ASSAULT"))),
    case("Ukraine denied reports that its troops had withdrawn from Bakhmut.", event("RETREAT", modality="negated")),
    case("A deal is being discussed on the return of 300 families.", no(event("RETREAT", modality="actual"))),
    # done again and again until now, and a tale of the past that goes on in its paragraph
    case(
        "NATO warplanes have flown 7,500 sorties over Libya since March.",
        event("ASSAULT", background=False),
    ),
    case(
        "Fighting went on.\n\nIn July 1995 the militia overran the town of Goma. It shelled a convoy.",
        event("ASSAULT", trigger="shelled", background=True),
    ),
    case(
        "Fighting went on.\n\nIn July 1995 the militia overran the town of Goma. On Monday it shelled a convoy.",
        event("ASSAULT", trigger="shelled", background=False),
    ),
    case("The junta ended the 2015 peace agreement with the rebels.", event("REJECT", modality="actual")),
    # what something is called is not what is called for
    case(
        "The army called its withdrawal from Hama a temporary redeployment and promised a counterattack.",
        event("RETREAT", trigger="withdrawal", modality="actual"),
        event("ASSAULT", trigger="counterattack", modality="planned"),
    ),
    case("The governor called the raid on Goma a massacre.", event("ASSAULT", trigger="raid", modality="actual")),
    case("The union called a protest in Khartoum.", no(event("PROTEST", modality="actual"))),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_whether_it_happened(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)
