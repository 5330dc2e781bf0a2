"""Sides taken and changed: wars declared, quarrels, pacts, defections, splits, names one side has for another.

Sentences of our own, from many wars; three tellings of each tie, and near misses.
"""

from __future__ import annotations

import pytest

from tests.extraction.mentions_in import who
from tests.extraction.reader import Expected, case, check, event, no, relation

ROWS = [
    # at war, at odds
    case("The RSF and the Sudanese army have been at war since 2023.", relation("rsf", "sudan-army", "fights")),
    case("Boko Haram is now at war with ISWAP.", relation("boko-haram", "iswap", "fights")),
    case("Uganda and Rwanda went to war in Kisangani in 2000.", relation("uganda-gov", "rwanda-gov", "fights")),
    case("Uganda and Rwanda are not at war.", no(relation("uganda-gov", "rwanda-gov", modality="ongoing"))),
    case("The ELN remains at odds with the FARC.", relation("eln", "farc", "opposes")),
    case("Gbagbo stayed at odds with Alassane Ouattara.", relation("laurent-gbagbo", "alassane-ouattara", sign=-1)),
    case("In Freetown, the AFRC quarrelled with the RUF.", relation("afrc-sierra-leone", "ruf", "opposes")),
    case("The ELN and the FARC remain in Arauca.", no(relation("eln", "farc"))),
    # turned against
    case("In 2010 Chad turned on the JEM.", relation("chad-gov", "jem", "opposes")),
    case("The Wagner Group turned its guns on the Russian army.", relation("wagner", "russia-army", "opposes")),
    case("The garrison of Gao rebelled against the junta in Mali.", no(relation(sign=1))),
    case("The talks with the JEM turned on money.", no(relation(sign=-1))),
    # peace and pacts
    case("Boko Haram made peace with ISWAP.", relation("boko-haram", "iswap", "truce")),
    case("Turkey has reconciled with Egypt.", relation("turkey-gov", "egypt-gov", "truce")),
    case("The KDP made up with the PUK in 1998.", relation("kdp", "puk", "truce")),
    case("The KDP refused to make peace with the PUK.", no(relation("kdp", "puk", "truce", modality="actual"))),
    case("In Darfur the SPLM-N signed a pact with the RSF.", relation("splm-n", "rsf", "alliance")),
    case("The ELN concluded a non-aggression pact with the FARC.", relation("eln", "farc", "alliance")),
    case("The FARC and the ELN joined forces in Arauca.", relation("farc", "eln", "coordinates")),
    case("Hamas struck an alliance with Iran.", relation("hamas", "iran-gov"), no(event("ASSAULT"))),
    case("The ELN and the FARC may join forces.", no(relation("eln", "farc", modality="actual"))),
    # nearer to each other
    case("Iran has drawn closer to the Taliban.", relation("iran-gov", "taliban", "alliance")),
    case("Hamas moved closer to Iran.", relation("hamas", "iran-gov", "alliance")),
    case("Mbusa Nyamwisi has drawn close to the Congolese government.", relation(None, "drc-gov", "alliance")),
    case("The rebels of M23 drew closer to Goma.", no(relation(kind="alliance"))),
    # sides taken, sworn, changed
    case("Hezbollah has thrown in its lot with Assad.", relation("hezbollah", "assad", "supports")),
    case("Hezbollah threw its weight behind Michel Aoun.", relation("hezbollah", None, "supports")),
    case("The clan militia switched its allegiance to al-Shabaab.", relation(None, "al-shabaab", "supports")),
    case("Hezb-i-Islami defected to the Taliban.", relation(None, "taliban", "supports")),
    case("The Amhara militia remains on the army's side.", relation("amhara-forces", "ethiopia-army", "supports")),
    case("The FDLR fights on the side of the Congolese army.", relation("fdlr", "drc-army", "supports")),
    case(
        "The Taliban denied that a commander had gone over to the Islamic State.",
        no(relation(kind="supports", modality="actual")),
    ),
    # founded, run, left
    case("Pakistan created the Taliban.", relation("pakistan-gov", "taliban", "supports")),
    case("Mullah Omar established the Taliban in 1994.", relation("mullah-omar", "taliban", "leads")),
    case("Hassan Nasrallah ran Hezbollah for 32 years.", relation("nasrallah", "hezbollah", "leads")),
    case("M23 is presided over by Bertrand Bisimwa.", relation(None, "m23", "leads")),
    case("M23's president, Bertrand Bisimwa, left for Doha.", relation(None, "m23", "leads")),
    case("The FNLA, whose president was Holden Roberto, joined the talks.", relation(None, "fnla", "leads")),
    case("Fighters of M23 under Sultani Makenga took Sake.", relation(None, "m23", "leads")),
    case("M23, under the command of Sultani Makenga, took Sake.", relation(None, "m23", "leads")),
    case("M23, under the weight of sanctions, left Sake.", no(relation(kind="leads"))),
    case("Ansaru broke off from Boko Haram in 2012.", relation("ansaru", "boko-haram", "former-affiliate")),
    case("The BIFF is a breakaway faction of the MILF.", relation("biff", "milf", "former-affiliate")),
    case("Niger left ECOWAS in 2024.", relation("niger-gov", "ecowas", "former-affiliate")),
    case("Abu Sayyaf was expelled from the MNLF.", relation("abu-sayyaf", "mnlf", "former-affiliate")),
    case("Kenya withdrew its contingent from MONUSCO.", no(relation("kenya-gov", "monusco"))),
    case("Mali, Niger and Burkina Faso formed the Alliance of Sahel States.", relation("niger-gov", None, "member-of")),
    # arms and shelter, from whomever they come
    case("Weapons were given to UNITA by South Africa.", relation("south-africa-gov", "unita", "supports")),
    case("UNITA received arms from South Africa.", relation("south-africa-gov", "unita", "supports")),
    case("Thailand gives sanctuary to the Khmer Rouge.", relation("thailand-gov", "khmer-rouge", "supports")),
    case("Cuba has 800 military advisers with the Angolan army.", relation("cuba-gov", "angola-army", "supports")),
    case("Cuba has 800 doctors with masks.", no(relation())),
    case("Hungary opposes military aid to Ukraine.", relation("hungary-gov", "ukraine-gov", "opposes")),
    case("Rwanda rejects any link with M23.", relation("rwanda-gov", "m23", modality="negated")),
    case(
        "Hamas says it has no ties with the Islamic State.", no(relation("hamas", "islamic-state", modality="actual"))
    ),
    # what one side holds another to be
    case("Germany calls the PKK a terrorist group.", relation("germany-gov", "pkk", "opposes")),
    case("Jordan regards the Muslim Brotherhood as a threat.", relation("jordan-gov", "muslim-brotherhood", "opposes")),
    case("Canada lists Hezbollah as a terrorist organisation.", relation("canada-gov", "hezbollah", "sanctions")),
    case("France regarded Chad as its closest partner.", relation("france-gov", "chad-gov", "alliance")),
    case("Germany does not call the PKK a terrorist group.", no(relation("germany-gov", "pkk", modality="actual"))),
    case("Germany calls the PKK's exit a surprise.", no(relation("germany-gov", "pkk"))),
    # who stands between
    case("Qatar brokered talks between Kinshasa and M23.", relation("qatar-gov", "m23", "mediates")),
    case("Oman has served as a channel between Iran and the Houthis.", relation("oman-gov", "houthis", "mediates")),
    case("The truce between Israel and Hamas was brokered by Qatar.", relation("qatar-gov", "hamas", "mediates")),
    case("Qatar hosted talks with Hamas.", no(relation("qatar-gov", "hamas", "mediates"))),
    # who serves under whom; who speaks for whom
    case("Kiir met his former deputy, Riek Machar.", no(relation("machar", "machar"))),
    case(
        "Bosco Ntaganda, once an aide of Thomas Lubanga, fled.",
        relation("bosco-ntaganda", None, "supports", ended=True),
    ),
    case("Zabihullah Mujahid speaks for the Taliban.", relation(None, "taliban", "member-of")),
    case(
        "Ahmad Shah Massoud, the military chief of Burhanuddin Rabbani, fled.",
        relation("ahmad-shah-massoud", "burhanuddin-rabbani", "supports"),
        no(relation("ahmad-shah-massoud", "afghanistan-army")),
    ),
    case("Abdul Rashid Dostum, whose Junbish movement holds Balkh, fled.", relation(None, "junbish", "leads")),
    # what a group is to another by a word before or after it
    case("The RSF is widely seen as a proxy of the Emirates.", relation("uae-gov", "rsf", "supports")),
    case("The RSF is not a proxy of the Emirates.", no(relation("uae-gov", "rsf", modality="actual"))),
    case(
        "In Mali, the army and its allied militia, Ganda Koy, left Gao.", relation("ganda-izo", "mali-army", "alliance")
    ),
    case("Soldiers and allied aid workers left Gao.", no(relation())),
    case("The KDP, no friend of the PKK, closed the road.", no(relation("kdp", "pkk", modality="actual"))),
    case(
        "The Shan army's two wings, the RCSS and the SSPP, agreed to a truce in Myanmar.",
        relation("ssa-s", "sspp", "truce"),
    ),
    case("Angola came to Joseph Kabila's rescue in August.", relation("angola-gov", None, "supports")),
    case("Angola came to a halt.", no(relation())),
    case("Qatar brought Fatah and Hamas together in Doha.", relation("qatar-gov", "fatah", "mediates")),
    case("Qatar brought tents and food together in Doha.", no(relation())),
    # bodies that are shared, sat in, left under somebody
    case("Hezbollah is a partner in the Popular Mobilization Forces.", no(relation("hezbollah", "iran-gov"))),
    case(
        "Mali and Niger, Chad's partners in the G5 Sahel, sent troops.", relation("niger-gov", "g5-sahel", "member-of")
    ),
    case("The ELN and the FARC were joined by Segunda Marquetalia.", no(relation("eln", "farc", "member-of"))),
    case("Hezbollah sits in the Lebanese government.", relation("hezbollah", "lebanon-gov", "member-of")),
    case("Hezbollah sits in the south of Lebanon.", no(relation())),
    case(
        "The BIFF, a faction that left the MILF in 2010 under Umbra Kato, fights on.", relation(None, "biff", "leads")
    ),
    case("Chad let the JEM recruit in refugee camps.", relation("chad-gov", "jem", "supports")),
    case("For years Pakistan has sheltered the Haqqani network.", relation("pakistan-gov", "haqqani", "supports")),
    case("Eritrea has met the JEM and gives it political support.", relation("eritrea-gov", "jem", "supports")),
    case(
        "In Manila, Abu Misry Mama denied that the BIFF had ties to Abu Sayyaf.",
        no(relation("biff", "abu-sayyaf", modality="actual")),
    ),
    case("The BIFF has ties to Abu Sayyaf.", relation("biff", "abu-sayyaf", "alliance", modality="actual")),
    case(
        "In Chad, the UFDD of Mahamat Nouri, the Rally of Forces for Change (RFC), whose chief is Timan Erdimi, fled.",
        relation("timan-erdimi", "rfc-chad", "leads"),
        no(relation("mahamat-nouri", None, "member-of")),
    ),
    case(
        "In Liberia, fighters of the INPFL and of ULIMO, Charles Taylor's old foe, fled.",
        relation("ulimo", "charles-taylor", "opposes"),
        no(relation("inpfl", "charles-taylor", "opposes")),
    ),
    # whose army it is
    case(
        "In Angola, South Africa, whose army fought on UNITA's side, has left.",
        relation("south-africa-army", "unita", "supports"),
        no(relation(None, "south-africa-gov", "fights")),
        no(relation("angola-army", "unita")),
    ),
    # the main clause after "whose"
    case(
        "The Taliban, whose supreme leader is Hibatullah Akhundzada, accused Pakistan of the raid.",
        relation("taliban", "pakistan-gov", "accuses"),
        no(relation("akhundzada", "pakistan-gov")),
    ),
]

DEFINED = [
    ("In Ituri, the Union of Congolese Patriots (UPC) fled. The UPC has 3,000 men.", "UPC", "upc-ituri"),
    (
        "The People's Armed Forces of Ubangi (FAPU) hold Aru. The FAPU has fled.",
        "FAPU",
        "peoples-armed-forces-of-ubangi",
    ),
    ("The Ogadeni Democratic Force (FDN) fled. The FDN has a camp.", "FDN", "ogadeni-democratic-force"),
    (
        "The Organisation for the Liberation of Oromia and Ogaden (OLOO) attacked Harar.",
        "Organisation for the Liberation of Oromia and Ogaden",
        "organisation-for-the-liberation-of-oromia-and-ogaden",
    ),
    (
        "The UN Independent Commission of Inquiry (CoI) met.",
        "Independent Commission of Inquiry",
        "independent-commission-of-inquiry",
    ),
    ("The Patriotic Resistance Front in Ituri (FRPI) fled.", "Patriotic Resistance Front in Ituri", "frpi"),
    ("In Ituri, the FRPI is led by Germain Katanga.", "Germain Katanga", "germain-katanga"),
    ("The town was hit by Katanga Mining.", "Germain Katanga", None),
    ("In Honduras, the Miskito organisation Tawanka attacked a post.", "Tawanka", "tawanka"),
    ("In Congo, the rebel group Kamwina clashed with the army.", "rebel group", "kamwina"),
    ("The rebel group left on Monday.", "Monday", None),
    ("Tagwelek forces under Johnson Olony took Malakal.", "Tagwelek forces", "tagwelek-forces"),
    ("Rebel forces under Johnson Olony took Malakal.", "Rebel", None),
    ("In Darfur, the National Redemption Front (NRF) fled. The NRF is new.", "NRF", "national-redemption-front-sudan"),
    ("The Justice and Equality Movement (JEM) of Khalil Ibrahim fled.", "Khalil Ibrahim", "khalil-ibrahim"),
    ("The JEM of North Darfur fled.", "North Darfur", None),
    ("The men of Burundi's army met the brewers (FDN) at noon.", "brewers", None),
]


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_whose_side(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    check(sentence, expected, day)


@pytest.mark.parametrize(("text", "words", "actor"), DEFINED)
def test_a_name_is_what_its_brackets_say(text: str, words: str, actor: str | None) -> None:
    assert who(text, words) == actor
