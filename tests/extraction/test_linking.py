"""To whom or where a name is linked: homonyms by context, lineages and terms of office by date, acronyms, spellings.

Sentences of our own, from many wars.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.mentions_in import mentions_in, read

Y1993, Y1995, Y1999, Y2000, Y2003 = (date(year, 6, 15) for year in (1993, 1995, 1999, 2000, 2003))
Y2005, Y2009, Y2012, Y2014, Y2016 = (date(year, 3, 15) for year in (2005, 2009, 2012, 2014, 2016))
Y2018, Y2021, Y2023, Y2024, Y2025 = (date(year, 11, 1) for year in (2018, 2021, 2023, 2024, 2025))

ACTORS = [
    # one acronym or name, several bearers: the war that the text is about decides
    ("In Sudan, the RSF shelled El Fasher.", "RSF", "rsf", Y2024),
    ("In Syria, the SDF entered Raqqa.", "SDF", "sdf", Y2016),
    ("The AFC's leaders met in Goma.", "AFC", "afc", Y2025),
    ("In Myanmar, the Arakan Army attacked Ann.", "Arakan Army", "arakan-army", Y2024),
    ("The KIA captured a base near Bhamo in Kachin state, Myanmar.", "KIA", "kia", Y2024),
    ("The MILF signed the accord in Manila.", "MILF", "milf", Y2014),
    ("The ELN kidnapped two soldiers in Catatumbo, Colombia.", "ELN", "eln", Y2018),
    ("The TPLF rejected the decree in Mekelle.", "TPLF", "tplf", Y2021),
    ("The BLA attacked a train in Balochistan.", "BLA", "bla", Y2025),
    ("The TTP ended the truce in Waziristan.", "TTP", "ttp", Y2023),
    ("The ADF killed villagers near Beni.", "ADF", "adf", Y2021),
    ("The FDLR attacked a village in Rutshuru.", "FDLR", "fdlr", Y2012),
    ("The LTTE lost Kilinochchi in Sri Lanka.", "LTTE", "ltte", Y2009),
    ("The RUF seized peacekeepers near Makeni in Sierra Leone.", "RUF", "ruf", Y2000),
    ("The LURD shelled Monrovia, the capital of Liberia.", "LURD", "lurd", Y2003),
    ("The GIA claimed the bombing in Algiers.", "GIA", "gia-algeria", Y1995),
    ("The KLA ambushed a patrol near Pristina in Kosovo.", "KLA", "kla", Y1999),
    ("The GAM attacked a convoy in Aceh.", "GAM", "gam", Y2003),
    ("MEND blew up a pipeline in the Niger Delta.", "MEND", "mend", Y2009),
    ("The MRTA seized the residence in Lima.", "MRTA", "mrta", Y1995),
    ("The UVF ended its truce in Belfast.", "UVF", "uvf", Y2005),
    ("The BIFF attacked a patrol in Maguindanao.", "BIFF", "biff", Y2016),
    ("The PKK declared a ceasefire in Diyarbakir.", "PKK", "pkk", Y2014),
    # whose army, police, ministry: the country that the text is about
    ("In Mali, the army recaptured Kidal.", "army", "mali-army", Y2023),
    ("In Ethiopia, the army entered Mekelle.", "army", "ethiopia-army", Y2021),
    ("In Colombia, the army bombed a camp.", "army", "colombia-army", Y2018),
    ("In Myanmar, the junta bombed a school.", "junta", "myanmar-gov", Y2023),
    ("In Burkina Faso, the army denied it.", "army", "burkina-faso-army", Y2023),
    ("In Sri Lanka, the navy sank a boat.", "navy", "sri-lanka-navy", Y2009),
    # lineage: the day decides what the name stood for
    ("The GSPC ambushed a convoy in Algeria.", "GSPC", "gspc", Y2003),
    ("AQIM ambushed a convoy in Algeria.", "AQIM", "aqim", Y2009),
    ("The Mahdi Army fought in Najaf.", "Mahdi Army", "mahdi-army", Y2005),
    ("Saraya al-Salam deployed in Samarra, Iraq.", "Saraya al-Salam", "saraya-al-salam", Y2016),
    ("The CNDP attacked Rutshuru.", "CNDP", "cndp", date(2008, 11, 1)),
    ("The M23 attacked Rutshuru.", "M23", "m23", Y2012),
    ("The Islamic Courts Union took Mogadishu.", "Islamic Courts Union", "icu-somalia", date(2006, 7, 1)),
    ("Al-Shabaab left Mogadishu.", "Al-Shabaab", "al-shabaab", Y2012),
    ("UNPROFOR soldiers were seized near Sarajevo.", "UNPROFOR soldiers", "unprofor", date(1995, 5, 30)),
    ("SFOR soldiers arrested a suspect in Prijedor.", "SFOR soldiers", "sfor", Y1999),
    ("AMISOM soldiers left the base in Somalia.", "AMISOM soldiers", "amisom", Y2018),
    ("ATMIS soldiers left the base in Somalia.", "ATMIS soldiers", "atmis", Y2023),
    ("G9 gangs blocked the terminal in Port-au-Prince.", "G9 gangs", "g9-haiti", Y2021),
    ("Viv Ansanm attacked the airport in Port-au-Prince.", "Viv Ansanm", "viv-ansanm", Y2024),
    # terms of office: the day decides who it was
    ("The US president met the generals.", "US president", "bill-clinton", Y1995),
    ("The US president met the generals.", "US president", "george-w-bush", Y2003),
    ("The British prime minister met the generals.", "British prime minister", "tony-blair", Y2003),
    ("The French president met the generals.", "French president", "jacques-chirac", Y2003),
    ("The Russian president met the generals.", "Russian president", "boris-yeltsin", Y1995),
    ("The Israeli prime minister met the generals.", "Israeli prime minister", "yitzhak-rabin", Y1995),
    ("The Israeli prime minister met the generals.", "Israeli prime minister", "ariel-sharon", Y2003),
    ("The Sri Lankan president met the generals.", "Sri Lankan president", "chandrika-kumaratunga", Y1999),
    ("The Philippine president met the generals.", "Philippine president", "benigno-aquino", Y2012),
    ("The Indonesian president met the generals.", "Indonesian president", "megawati", Y2003),
    ("The Colombian president met the generals.", "Colombian president", "andres-pastrana", Y2000),
    ("The Liberian president met the generals.", "Liberian president", "charles-taylor", Y2003),
    ("The Iraqi president met the generals.", "Iraqi president", "saddam-hussein", Y2000),
    ("The Pakistani president met the generals.", "Pakistani president", "pervez-musharraf", Y2005),
    ("The Ivorian president met the generals.", "Ivorian president", "laurent-gbagbo", Y2003),
    ("The Haitian president met the generals.", "Haitian president", "rene-preval", date(2008, 3, 1)),
    ("The Armenian president met the generals.", "Armenian president", "robert-kocharyan", Y2005),
    ("The Zairean president met the generals.", "Zairean president", "mobutu", Y1993),
    ("The Bosnian Serb commander rejected the plan.", "Bosnian Serb commander", "ratko-mladic", Y1995),
    ("The UN secretary-general condemned the attack.", "UN secretary-general", "kofi-annan", Y2003),
    ("The LTTE leader vowed to fight on.", "LTTE leader", "prabhakaran", Y2005),
    ("The FARC leader vowed to fight on.", "FARC leader", "manuel-marulanda", Y2003),
    ("The AQAP leader vowed to fight on.", "AQAP leader", "nasir-al-wuhayshi", Y2012),
    ("The AQAP leader vowed to fight on.", "AQAP leader", "qasim-al-raymi", Y2018),
    ("The Pakistani Taliban leader vowed to fight on.", "Pakistani Taliban leader", "mullah-fazlullah", Y2016),
    # spellings and transliterations
    ("Slobodan Milosevic spoke in Belgrade.", "Slobodan Milosevic", "slobodan-milosevic", Y1999),
    ("Slobodan Milošević spoke in Belgrade.", "Slobodan Milošević", "slobodan-milosevic", Y1999),
    ("Muammar Gadhafi spoke in Tripoli.", "Muammar Gadhafi", "gaddafi", date(2011, 3, 1)),
    ("Moammar Gaddafi spoke in Tripoli.", "Moammar Gaddafi", "gaddafi", date(2011, 3, 1)),
    ("Yasir Arafat spoke in Ramallah.", "Yasir Arafat", "yasser-arafat", Y2000),
    ("Abdul Rashid Dostum spoke in Kabul.", "Abdul Rashid Dostum", "abdul-rashid-dostum", Y2018),
    ("Al-Shabab attacked a hotel in Kismayo.", "Al-Shabab", "al-shabaab", Y2018),
    ("The Huthis fired a missile.", "Huthis", "houthis", Y2018),
    ("Hizbullah fired rockets.", "Hizbullah", "hezbollah", Y2018),
    ("Hizballah fired rockets.", "Hizballah", "hezbollah", Y2018),
    ("Lashkar-i-Taiba denied it.", "Lashkar-i-Taiba", "lashkar-e-taiba", Y2012),
    ("Ansar al-Dine left Kidal.", "Ansar al-Dine", "ansar-dine", Y2012),
    ("The Interahamwe crossed the border.", "Interahamwe", "fdlr", Y1995),
    ("The Azov Battalion held the steelworks in Mariupol.", "Azov Battalion", "azov", date(2022, 4, 20)),
    ("Chechen rebels seized the theatre in Moscow.", "Chechen rebels", "chechen-separatists", Y2003),
    ("The Tamil Tigers denied it.", "Tamil Tigers", "ltte", Y2009),
    ("The Zapatistas left San Cristobal.", "Zapatistas", "ezln", Y1995),
]

PLACES = [
    # homonyms: the country that the text is about decides
    ("In Lebanon, gunmen fought in Tripoli.", "Tripoli", "LBN"),
    ("In Libya, militias fought in Tripoli.", "Tripoli", "LBY"),
    ("In Nigeria, bandits raided a village in Niger State.", "Niger State", "NGA"),
    ("In Niger, jihadists attacked a post near Tillaberi.", "Tillaberi", "NER"),
    ("In Ukraine, shells hit Mykolaivka near Sloviansk.", "Sloviansk", "UKR"),
    ("In Georgia, the army left Gori.", "Gori", "GEO"),
    ("Troops deployed in Cordoba, Colombia.", "Cordoba", "COL"),
    ("In Pakistan, gunmen attacked a bus in Hyderabad.", "Hyderabad", "PAK"),
    ("In India, police arrested five men in Hyderabad.", "Hyderabad", "IND"),
    # places that a war made known
    ("Aid trucks waited at the Rafah crossing.", "Rafah crossing", "PSE"),
    ("The convoy was stopped on the Lachin corridor.", "Lachin corridor", "AZE"),
    ("Yazidis fled up Mount Sinjar.", "Mount Sinjar", "IRQ"),
    ("Troops combed the Sambisa forest.", "Sambisa forest", "NGA"),
    ("The Taliban attacked Camp Bastion.", "Camp Bastion", "AFG"),
    ("The army entered the Swat valley.", "Swat valley", "PAK"),
    ("Shelling hit the Zaporizhzhia nuclear power plant.", "Zaporizhzhia nuclear power plant", "UKR"),
    ("The last defenders of Azovstal surrendered.", "Azovstal", "UKR"),
    ("Guerrillas attacked a post in the Catatumbo region.", "Catatumbo region", "COL"),
    ("Soldiers cleared the Netzarim Corridor.", "Netzarim Corridor", "PSE"),
    ("Strikes hit the Bekaa Valley.", "Bekaa Valley", "LBN"),
    ("Gunmen fired on the Es Sider terminal.", "Es Sider terminal", "LBY"),
    ("Rebels took the al-Watiya air base.", "al-Watiya air base", "LBY"),
    ("The Houthis attacked a ship off Hodeidah port.", "Hodeidah port", "YEM"),
    ("Migrants crossed the Darien Gap.", "Darien Gap", "PAN"),
    ("Gangs burned houses in Cite Soleil.", "Cite Soleil", "HTI"),
    ("Fighting reached the Liguasan Marsh.", "Liguasan Marsh", "PHL"),
    ("Soldiers advanced through the Jaffna Peninsula.", "Jaffna Peninsula", "LKA"),
    ("Refugees live in the Dadaab camps.", "Dadaab camps", "KEN"),
    ("Thousands filled Tahrir Square in Cairo.", "Tahrir Square in Cairo", "EGY"),
    ("Insurgents attacked the Afungi peninsula.", "Afungi peninsula", "MOZ"),
    ("Shots were fired across the Line of Control.", "Line of Control", "IND"),
    ("Serb forces entered the Srebrenica enclave.", "Srebrenica enclave", "BIH"),
]


def country_of(sentence: str, words: str) -> str | None:
    """Return the country of the place that some words of a sentence stand for."""
    _, found = read(sentence)
    refs = [m.ref for m in found.mentions if sentence[m.start : m.end] == words and m.ref in found.places]
    return found.places[refs[0] or ""].country if refs else None


@pytest.mark.parametrize(("sentence", "words", "actor", "published"), ACTORS)
def test_to_whom_a_name_is_linked(sentence: str, words: str, actor: str, published: date) -> None:
    assert mentions_in(sentence, published).get(words) == ("actor", actor)


@pytest.mark.parametrize(("sentence", "words", "country"), PLACES)
def test_where_a_name_is_linked(sentence: str, words: str, country: str) -> None:
    assert country_of(sentence, words) == country
