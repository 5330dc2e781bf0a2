"""A country's, a capital's or a palace's name: the place, or its government. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.mentions_in import mentions_in

GOVERNMENT = [
    # on whom something is blamed or imposed
    ("Syrian state media blamed the strike on Israel.", "Israel", "israel-gov"),
    ("Officials blamed the raid on Rwanda.", "Rwanda", "rwanda-gov"),
    ("Downing Street rejected the plan.", "Downing Street", "uk-gov"),
    # subjects of saying, deciding and acting
    ("Nairobi said it would send police officers to Haiti.", "Nairobi", "kenya-gov"),
    ("Kigali denied that its soldiers had crossed the border.", "Kigali", "rwanda-gov"),
    ("Khartoum rejected the proposal on Friday.", "Khartoum", "sudan-gov"),
    ("Islamabad has accused the Taliban of sheltering the gunmen.", "Islamabad", "pakistan-gov"),
    ("New Delhi suspended the treaty after the attack.", "New Delhi", "india-gov"),
    ("Beijing warned that it would respond.", "Beijing", "china-gov"),
    ("Baku and Yerevan agreed to exchange prisoners.", "Baku", "azerbaijan-gov"),
    ("Baku and Yerevan agreed to exchange prisoners.", "Yerevan", "armenia-gov"),
    ("Kyiv has asked for more air defence systems.", "Kyiv", "ukraine-gov"),
    ("Moscow fired dozens of missiles overnight.", "Moscow", "russia-gov"),
    ("Ethiopia sent reinforcements to the border.", "Ethiopia", "ethiopia-gov"),
    ("Chad closed its border with Sudan.", "Chad", "chad-gov"),
    ("Uganda will withdraw its troops by June.", "Uganda", "uganda-gov"),
    ("Burundi and Congo signed a defence pact.", "Burundi", "burundi-gov"),
    ("Burundi and Congo signed a defence pact.", "Congo", "drc-gov"),
    ("The Kremlin dismissed the report.", "Kremlin", "russia-gov"),
    ("The Elysee condemned the killing.", "Elysee", "france-gov"),
    ("France remains committed to the truce.", "France", "france-gov"),
    # objects of what is done to governments
    ("The rebels accused Rwanda of betrayal.", "Rwanda", "rwanda-gov"),
    ("The statement urged Addis Ababa to lift the blockade.", "Addis Ababa", "ethiopia-gov"),
    ("Protesters blamed Baghdad for the shortages.", "Baghdad", "iraq-gov"),
    ("Several capitals criticised Tel Aviv and Cairo over the crossing.", "Cairo", "egypt-gov"),
    ("Analysts say the deal will help Caracas.", "Caracas", "venezuela-gov"),
    # after prepositions
    ("The envoy held talks with Tripoli about the prisoners.", "Tripoli", "libya-gov"),
    ("They described a secret agreement between Riyadh and Sanaa.", "Riyadh", "saudi-arabia-gov"),
    ("The group is backed by Eritrea.", "Eritrea", "eritrea-gov"),
    ("The ceasefire was brokered by Qatar, Egypt and Jordan.", "Egypt", "egypt-gov"),
    ("The ceasefire was brokered by Qatar, Egypt and Jordan.", "Jordan", "jordan-gov"),
    ("Ministers imposed sanctions on Myanmar.", "Myanmar", "myanmar-gov"),
    ("The general remains loyal to Juba.", "Juba", "south-sudan-gov"),
    ("Support for Kyiv has weakened.", "Kyiv", "ukraine-gov"),
    ("Weapons sales to Niger were halted after pressure from Paris.", "Paris", "france-gov"),
    ("The militia has long been an ally of Tehran.", "Tehran", "iran-gov"),
    ("The junta cut its ties with France.", "France", "france-gov"),
    ("Fighters said they were at war against Ethiopia.", "Ethiopia", "ethiopia-gov"),
    # owners of acts
    ("Ottawa's decision surprised the negotiators.", "Ottawa", "canada-gov"),
    ("Diplomats awaited Seoul's response.", "Seoul", "south-korea-gov"),
    ("They denounced Rwanda's support for the rebels.", "Rwanda", "rwanda-gov"),
]

PLACE = [
    ("The strike on Israel killed four people.", "Israel"),
    ("France remains a cold place in January.", "France"),
    # where something is or happens
    ("Shells fell in Khartoum on Monday.", "Khartoum"),
    ("Thousands marched through Tbilisi.", "Tbilisi"),
    ("A bomb exploded near Kabul.", "Kabul"),
    ("Fighting was reported inside Myanmar.", "Myanmar"),
    ("Drones flew over Kyiv before dawn.", "Kyiv"),
    ("The convoy left for Juba.", "Juba"),
    ("Aid reached people across Ethiopia.", "Ethiopia"),
    ("The minister travelled to Nairobi on Tuesday.", "Nairobi"),
    ("He flew from Cairo to Doha.", "Cairo"),
    ("He flew from Cairo to Doha.", "Doha"),
    ("Refugees fled to Chad.", "Chad"),
    ("About 3,000 people crossed into Uganda.", "Uganda"),
    ("The soldiers were deported to Rwanda.", "Rwanda"),
    ("The road between Baghdad and Mosul was cut.", "Baghdad"),
    ("The ambassador returned to Moscow.", "Moscow"),
    # what is done to places
    ("The rebels vowed to capture Kinshasa.", "Kinshasa"),
    ("Militias entered Tripoli at dawn.", "Tripoli"),
    ("Missiles struck Kyiv for a second night.", "Kyiv"),
    ("Kabul was captured in August 2021.", "Kabul"),
    ("Khartoum fell to the paramilitaries.", "Khartoum"),
    ("The army bombed Sanaa.", "Sanaa"),
    ("Troops besieged Grozny and then took Baku.", "Baku"),
    # parts of places and things that lie there
    ("They met in the Kenyan capital Nairobi.", "Nairobi"),
    ("The war in Ukraine has lasted for years.", "Ukraine"),
    ("He was born in the north of Mali.", "Mali"),
    ("The suburbs of Tripoli were shelled.", "suburbs of Tripoli"),
    ("The government in Juba promised an inquiry.", "Juba"),
    ("A security source in Bamako confirmed the attack.", "Bamako"),
    ("Clashes erupted along the border with Sudan.", "Sudan"),
    ("Ukraine's second city came under fire.", "Ukraine"),
    ("Bangui's streets were empty.", "Bangui"),
    ("Gunmen attacked a village in northern Mali.", "northern Mali"),
    ("The air strikes on Sanaa killed six people.", "Sanaa"),
    ("The Kabul bomb attack killed ten people.", "Kabul"),
    ("A shell hit a market in Goma, Congo.", "Congo"),
    ("Displaced families sheltered in camps outside Damascus.", "Damascus"),
]


@pytest.mark.parametrize(("sentence", "name", "actor"), GOVERNMENT)
def test_a_name_stands_for_a_government(sentence: str, name: str, actor: str) -> None:
    assert mentions_in(sentence).get(name) == ("actor", actor)


@pytest.mark.parametrize(("sentence", "name"), PLACE)
def test_a_name_stands_for_a_place(sentence: str, name: str) -> None:
    assert mentions_in(sentence).get(name, ("nothing",))[0] == "location"
