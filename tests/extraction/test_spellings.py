"""Which spellings are one name, and which names that sound alike are two. Names of ten wars."""

from __future__ import annotations

import pytest

from syrnb.knowledge.names import build_index
from syrnb.knowledge.records import Actor
from syrnb.knowledge.sounds import skeleton, sound_alike
from syrnb.knowledge.words import split_words
from tests.extraction.mentions_in import read, who

TWO = """
Hassan Nasrallah / Hussein Nasrallah
Jamal Benomar / Jamil Benomar
Salim Idris / Salam Idris
Mohammed Karim / Mahmoud Karim
Hamid Karzai / Hamad Karzai
Said Jalili / Saad Jalili
Rashid Dostum / Rashad Dostum
Omar Bashir / Amir Bashir
Sami Khalil / Shami Khalil
Hamza Division / Hamas Division
Tariq Saleh / Turki Saleh
Nasser Kamal / Nassar Kamil
Salah Hashim / Salih Hashim
Kamal Jumblatt / Kamil Jumblatt
Abdul Ghani / Abdul Jani
Faisal Haddad / Fasil Haddad
Yasin Bakri / Yasin Bakira
Walid Jabari / Wald Jaber
Jaysh al-Islam / Jaysh al-Salam
Ahrar al-Sham / Ahrar al-Shams
Jaysh al-Nasr / Jaysh al-Ansar
Liwa al-Haqq / Liwa al-Hijja
Suleiman Shah / Salman Shah
Ibrahim Raisi / Ibrahim Rossi
Viktor Orban / Viktor Arabian
Petro Sahach / Petr Sahach
Oleh Kipper / Ali Kipper
Than Shwe / Tan Shwe
Min Aung / Man Aung
Moussa Keita / Mousa Kota
Amadou Konate / Ahmad Kant
Paul Kagame / Pol Kigame
Juan Rojas / Jean Rojas
Carlos Castano / Carla Castina
Ali Saleh / Ali Sela
Fatima Zahra / Fatma Zohra
Khatib Brigade / Kateb Brigade
Abu Bakr / Abu Bukar
Sahel Front / Saul Front
Hilal Brigade / Hulul Brigade
Masud Barzani / Masad Barzani
Thani Brigade / Tani Brigade
Karim Khan / Kerim Kan
Zaid Hamid / Sayed Hamid
Nuri Maliki / Nour Malki
"""
"""Names of two, however alike."""

ONE = """
Abu Mohammed al-Jawlani / Abu Mohammad al-Golani
Abu Mohammed al-Jolani / Abu Muhammad al-Julani
Muammar Gaddafi / Moammar Gadhafi
Muammar Gaddafi / Muammar Qadhafi
Faisal Mekdad / Faysal Miqdad
Walid al-Muallem / Waleed al-Moallem
Qassem Soleimani / Kassem Suleimani
Qasem Soleimani / Ghassem Soleimani
Khalifa Haftar / Khalifah Haftar
Fayez al-Sarraj / Fayez el-Serraj
Abdel Fattah al-Burhan / Abdul Fatah al-Burhan
Mohamed Hamdan Dagalo / Mohammed Hamdan Daglo
Ismail Haniyeh / Ismael Haniya
Yahya Sinwar / Yehya Sinwar
Bashar al-Assad / Bashar el-Asad
Maher al-Assad / Mahir al-Assad
Mazloum Abdi / Mazlum Abdi
Abu Bakr al-Baghdadi / Abu Bakr al-Bagdadi
Ayman al-Zawahiri / Ayman al-Zawahri
Osama bin Laden / Usama bin Ladin
Volodymyr Zelensky / Volodymyr Zelenskyy
Valery Zaluzhny / Valerii Zaluzhnyi
Oleksandr Syrsky / Oleksandr Syrskyi
Sergei Shoigu / Sergey Shoygu
Dmitry Peskov / Dmitri Peskov
Iyad ag Ghali / Iyad Ag Ghaly
Abdelmalek Droukdel / Abdelmalik Drukdal
Mokhtar Belmokhtar / Mukhtar Belmukhtar
Jaysh al-Izza / Jaish al-Ezza
Liwa al-Quds / Liwa el-Qods
Jabhat al-Nusra / Jabhat an-Nusra
Ahrar al-Sham / Ahrar ash-Sham
Harakat al-Shabaab / Harakat al-Shabab
Faylaq al-Sham / Failaq al-Sham
Jaysh al-Islam / Jaish al-Islam
Kataib Hezbollah / Kata'ib Hizbollah
Saraya al-Quds / Saraya al-Qods
Hassan Rouhani / Hasan Ruhani
Gulbuddin Hekmatyar / Gulbuddin Hikmatyar
Sirajuddin Haqqani / Serajuddin Haqqani
Hibatullah Akhundzada / Haibatullah Akhundzada
Muqtada al-Sadr / Moqtada al-Sadr
Nouri al-Maliki / Nuri al-Maliki
Haider al-Abadi / Haidar al-Abadi
Massoud Barzani / Masoud Barzani
Abdul-Malik al-Houthi / Abdulmalik al-Houthi
Bosco Ntaganda / Bosko Ntaganda
Andriy Melnyk / Andrii Melnik
"""
"""Spellings of one name."""


def _pairs(table: str) -> list[list[str]]:
    return [line.split(" / ") for line in table.splitlines() if line]


def _found(known: str, said: str) -> bool:
    """Return whether an index that knows one name finds it by the other."""
    index = build_index([Actor("x", known, kind="armed-group")], [], [], [], [])
    keys = [word.key for word in split_words(said)]
    return keys == [word.key for word in split_words(known)] or index.find_alike(keys) == {"x"}


@pytest.mark.parametrize(("one", "other"), _pairs(TWO))
def test_names_of_two_are_kept_apart(one: str, other: str) -> None:
    assert not _found(one, other)
    assert not _found(other, one)


@pytest.mark.parametrize(("one", "other"), _pairs(ONE))
def test_spellings_of_one_name_are_joined(one: str, other: str) -> None:
    assert _found(one, other)
    assert _found(other, one)


@pytest.mark.parametrize(("one", "other"), _pairs(TWO + ONE))
def test_what_sounds_alike_is_gathered_first(one: str, other: str) -> None:
    words = zip(split_words(one), split_words(other), strict=False)
    assert all(skeleton(a.key) == skeleton(b.key) for a, b in words if sound_alike(a.key, b.key))


LINKED = [
    ("Abu Mohammed al-Golani spoke in Syria.", "Abu Mohammed al-Golani", "jawlani"),
    ("In Libya, Khalifah Haftar left Sirte.", "Khalifah Haftar", "haftar"),
    ("In Sudan, Abdul Fatah al-Burhan left Khartoum.", "Abdul Fatah al-Burhan", "burhan"),
    # another of the name, or one whose name sounds alike
    ("In Syria, Salam Idris, a baker, left Homs.", "Salam Idris", "salam-idris"),
    ("Sarah Putin, a nurse, left Mariupol.", "Sarah Putin", "sarah-putin"),
    ("Doctor Fadi Haftar left Tripoli.", "Fadi Haftar", "fadi-haftar"),
    ("In Syria, Abu Omar al-Golani left Quneitra.", "Abu Omar al-Golani", "abu-omar-al-golani"),
    # a group's name that goes on, and an outlet's word within one
    ("The Jaish Fatah al-Sham group left Aleppo in Syria.", "Fatah al-Sham group", "jabhat-fatah-al-sham"),
    ("The Shaam Network reported it in Syria.", "Shaam Network", "shaam-network"),
    # a place begins a group's name
    ("The Kachin Defence Army left Myitkyina.", "Kachin Defence Army", "kachin-defence-army"),
    ("The Homs Storm Brigade left Idlib in Syria.", "Homs Storm Brigade", "homs-storm-brigade"),
]


@pytest.mark.parametrize(("sentence", "words", "actor"), LINKED)
def test_who_is_linked(sentence: str, words: str, actor: str) -> None:
    assert who(sentence, words) == actor


KINDS = [
    ("Liwa al-Sabirin left Homs in Syria.", "Liwa al-Sabirin", "armed-group"),
    ("Katibat al-Ghuraba left Latakia in Syria.", "Katibat al-Ghuraba", "armed-group"),
    ("Ansar al-Furqan left Zahedan in Iran.", "Ansar al-Furqan", "armed-group"),
    ("Saraya al-Jabal left Suwayda in Syria.", "Saraya al-Jabal", "armed-group"),
    ("Hizb al-Wafa left Basra in Iraq.", "Hizb al-Wafa", "party"),
    # a person's name that begins with such a word
    ("The reporter Ansar Abbasi left Lahore.", "Ansar Abbasi", "person"),
]


@pytest.mark.parametrize(("sentence", "words", "kind"), KINDS)
def test_kinds_of_the_unknown(sentence: str, words: str, kind: str) -> None:
    _, found = read(sentence)
    refs = [m.ref for m in found.mentions if sentence[m.start : m.end] == words]
    assert [(found.actors[ref or ""].kind, found.actors[ref or ""].known) for ref in refs] == [(kind, False)]
