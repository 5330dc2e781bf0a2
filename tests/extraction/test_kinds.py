"""What kind of act, count or hold it is; history, chronologies, and days that run on. Sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.reader import Expected, case, casualty, check, control, event, no

CLASH = "Armed clash"
AIR = "Air/drone strike"

ROWS = [
    # what comes from afar is no clash
    case("Coalition forces struck rebels with rockets in Marib, killing twelve fighters.",
         event("ASSAULT", trigger="struck", acled="Attack"), no(event("ASSAULT", acled=CLASH))),
    case("At least 15 militants were killed in air strikes on Gao.",
         no(event("ASSAULT", acled=CLASH))),
    case("The jihadists have regularly targeted soldiers in Burkina Faso with bomb attacks.",
         no(event("ASSAULT", trigger="targeted", acled=CLASH))),
    case("Shells hit a barracks in Khartoum and killed nine soldiers.",
         no(event("ASSAULT", acled=CLASH))),
    case("Three soldiers were killed in Kivu.", event("ASSAULT", trigger="killed", acled="Attack")),
    case("Rebels killed three soldiers near Goma.", event("ASSAULT", trigger="killed", acled=CLASH)),
    case("The militia ambushed an army convoy in Mali and killed ten soldiers.",
         event("ASSAULT", trigger="ambushed", acled=CLASH)),
    case("Three soldiers were killed in clashes with rebels in Kachin.",
         event("ASSAULT", acled=CLASH)),
    case("Warplanes circled over Idlib. Raids on Saraqib killed nine militants.",
         event("ASSAULT", trigger="Raids", acled=AIR)),
    case("Soldiers entered Idlib on foot. Raids on Saraqib killed nine militants.",
         no(event("ASSAULT", acled=AIR))),
    case("Al-Shabaab has carried out several bombings in Kismayo.",
         event("ASSAULT", trigger="bombings", acled="Remote explosive/landmine/IED")),
    case("The bombing of Kharkiv by the Russian army killed nine.",
         event("ASSAULT", acled="Shelling/artillery/missile attack")),
    # who speaks to be reported meets nobody
    case("Speaking to reporters in Kyiv, the minister said Russia had attacked Kharkiv.", no(event("CONSULT"))),
    case("A doctor in Goma spoke to Reuters about the killings.", no(event("CONSULT"))),
    case("The president spoke to the rebel leaders in Juba.", event("CONSULT")),
    # counts
    case("Another 17 IS group fighters were killed in Deir ez-Zor.", casualty("killed", 17, 17)),
    case("Nine aid group workers were killed in Bor.", casualty("killed", 9, 9)),
    case("The dead included displaced children.", no(casualty("displaced"))),
    case("The camp near Bor holds 900 displaced people.", casualty("displaced", 900, 900)),
    case("Raids on Taiz killed 31 civilians, the civil defence said in a revised toll.",
         casualty("killed", 31, 31, mode="incident")),
    case("The governor gave a toll of eight.", casualty("killed", 8, 8, mode="incident")),
    case("The toll from a bomb blast in Gao rose to 15.", casualty("killed", 15, 15, mode="incident")),
    case("The overall toll rose to 57 on Monday.", casualty("killed", 57, 57, mode="cumulative")),
    # parts of a place
    case("Only a handful of districts in the heart of Aleppo remain in rebel control.",
         control("syrian-opposition", state="holds", extent="part")),
    case("Aleppo remains in rebel control.", no(control(extent="part"))),
    # what a war began with is history
    case("The war in Yemen began when Houthi fighters stormed the palace.", event("ASSAULT", background=True)),
    case("The conflict erupted after soldiers fired on demonstrators in Juba.", event("ASSAULT", background=True)),
    case("The protests became an armed uprising after the army fired on demonstrators.",
         event("ASSAULT", background=True), no(event("ASSAULT", background=False))),
    case("The war began on Monday when Iran shelled the port of Basra.",
         event("ASSAULT", background=False, on="2024-12-02")),
    case("Clashes began when Houthi fighters stormed the palace.", event("ASSAULT", background=False)),
    case("The group has carried out several bombings in Kidal in the past.", event("ASSAULT", background=True)),
    case("The militia has killed dozens of soldiers in recent years.", casualty("killed", background=True)),
    case("The militia has killed dozens of soldiers in the past two days.", casualty("killed", background=False)),
    # entries of a chronology
    case("2014: Islamic State seizes swathes of territory in Iraq.",
         event("ASSAULT", background=True, start="2014-01-01"), no(event("ASSAULT", background=False))),
    case("August 21 2013 Washington accuses the regime of a massacre. The army captures Homs.",
         control("syria-army", state="captured", background=True), no(control(background=False))),
    case("December 2 2024 Rebels enter Hama.", no(event("ASSAULT", background=True))),
    case("In 2014, Islamic State seized Mosul. On Monday soldiers entered Sinjar.",
         event("ASSAULT", trigger="entered", background=False)),
    # what did not happen
    case("Villagers were not aware of any fighting in Goma.", event("ASSAULT", modality="negated")),
    case("Villagers were aware of fighting in Goma.", event("ASSAULT", modality="actual")),
    case("The attackers blew themselves up before they entered the town of Bama.",
         event(trigger="entered", modality="negated")),
    case("The attackers shelled the barracks before they entered the town of Bama.",
         event(trigger="entered", modality="actual")),
    case("The faction said it had begun a new offensive to liberate the town of Kidal.",
         event(trigger="liberate", modality="planned"), no(control(modality="actual"))),
    case("The army was forced to withdraw from Kherson.", event("RETREAT", modality="actual")),
    case("The sanctions are meant to force the army to withdraw from Kherson.", event("RETREAT", modality="planned")),
    case("The road is used by civilians to enter and leave Goma.", no(control(modality="actual"))),
    # days
    case("The town was captured by government forces at the end of last year.",
         event("ASSAULT", start="2023-09-01", end="2023-12-31")),
    case("In the last year rebels captured Sake.", event("ASSAULT", start="2023-12-04", end="2024-12-04")),
    case("The SDF broke into Raqqa in June and has since wrested 90 percent of the city from IS.",
         control("sdf", state="captured", start="2024-06-01", end="2024-12-04")),
    case("The war started in 2023. Since then thousands have been killed.",
         casualty("killed", start="2023-01-01", end="2024-12-04")),
    case("The war started in 2023. Thousands have been killed.", no(casualty("killed", start="2023-01-01"))),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "day"), ROWS)
def test_kinds(sentence: str, expected: tuple[Expected, ...], day: str | None) -> None:
    """Each row is read as it must be, and not as it must not."""
    check(sentence, expected, day)
