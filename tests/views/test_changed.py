"""What changed, in words; and earlier readings to compare with, which never change what is stored."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from syrnb import Dossier
from syrnb.history import KEPT, earlier_readings, keep_reading
from syrnb.views import changed
from tests.views.conftest import small_rows


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SYRNB_CACHE", str(tmp_path / "cache"))
    return tmp_path


def small(folder: Path, without: tuple[str, ...] = ()) -> Dossier:
    rows = small_rows()
    rows["events"] = [row for row in rows["events"] if row["claim_id"] not in without]
    return Dossier.from_rows(rows, seeds=folder)


def test_by_default_the_last_day_is_what_is_new(dossier: Dossier) -> None:
    view = changed(dossier)
    assert view.since == "day:2024-12-05"
    assert view.text() == "What 1 article published since 5 Dec 2024 changed: 11 new."
    assert {c.doc_id for c in view.claims()} == {"d3"}
    frame = view.table()
    assert list(frame.change.unique()) == ["New"]
    assert frame.document[frame.words != ""].unique().tolist() == ["Invented report 3"]


def test_every_day_of_publication_can_be_chosen_but_the_first(dossier: Dossier) -> None:
    (option,) = changed(dossier).option_list()
    assert option.values == (
        ("before 5 Dec 2024 (without 1 article)", "day:2024-12-05"),
        ("before 3 Dec 2024 (without 2 articles)", "day:2024-12-03"),
    )
    assert changed(dossier, "2024-12-03").since == "day:2024-12-03"
    assert changed(dossier, "1999-01-01").since == "day:2024-12-05"


def test_ids_stand_with_their_names(dossier: Dossier) -> None:
    view = changed(dossier)
    assert view._named("syria-gov coordinates rebels; who") == "Government of Syria coordinates rebels; who"
    assert view._named("rebels; hama") == "Rebel Front; Hama"
    assert view._named("also told by observatory, un") == "also told by Observatory, United Nations"
    assert view._named("un, state:SYR") == "United Nations, the state of Syria"
    assert view._named("also told by document:d1, state:SDN") == "also told by “Invented report 1”, the state of Sudan"
    assert view._named("rebels holds") == "Rebel Front holds"
    assert view._named("kurds not captured") == "Kurdish Force not captured"
    assert view._named("turkey no longer part-of iran") == "Turkey no longer part of Iran"
    assert view._named("document:gone") == "an article that names no source"
    assert view._named(None) == ""


def test_an_earlier_reading_is_kept_once_and_offered(home: Path) -> None:
    folder = home / "seeds"
    before, after = small(folder, without=("e01", "e02")), small(folder)
    assert earlier_readings(after) == []
    kept = keep_reading(before)
    assert kept is not None
    assert kept.documents == 5
    assert keep_reading(before) is None
    keep_reading(after)
    assert keep_reading(after) is None
    (reading,) = earlier_readings(after)
    for name, frame in before.tables().items():
        pd.testing.assert_frame_equal(frame, getattr(reading.open(), name))
    (option,) = changed(after).option_list()
    label, value = option.values[-1]
    assert label == f"my reading of {reading.when:%-d %b %Y, %H:%M} (5 files)"
    view = changed(after).narrow(since=value)
    assert view.text() == f"What changed since {reading.when:%-d %b %Y, %H:%M}: 1 corroborated, 2 new."
    assert sorted(view.table().subject[view.table()["what"] == "happening"]) == ["e01", "e02"]


def test_what_is_stored_does_not_depend_on_earlier_readings(home: Path) -> None:
    folder = home / "seeds"
    view = changed(small(folder))
    before, offered = view._repr_mimebundle_(), view.option_list()[0].values
    keep_reading(small(folder, without=("e01",)))
    again = changed(small(folder))
    assert again.option_list()[0].values[:-1] == offered
    assert again._repr_mimebundle_() == before


def test_gone_claims_keep_their_words(home: Path) -> None:
    folder = home / "seeds"
    keep_reading(small(folder))
    after = small(folder, without=("e01",))
    (reading,) = earlier_readings(after)
    frame = changed(after).narrow(since=f"reading:{reading.name}").table()
    gone = frame[frame.change == "Gone"].iloc[0]
    assert (gone.claim, gone.words) == (
        "Rebel Front: attack (captured) → Syrian Army, Saraqib",
        "they captured Saraqib",
    )


def test_only_the_last_readings_are_kept(home: Path) -> None:
    folder = home / "seeds"
    names = [f"e{i:02}" for i in range(1, KEPT + 4)]
    for i in range(len(names)):
        keep_reading(small(folder, without=tuple(names[: i + 1])))
    assert len(earlier_readings(small(folder))) == KEPT


def test_readings_of_another_folder_are_other_ones(home: Path) -> None:
    keep_reading(small(home / "a", without=("e01",)))
    assert earlier_readings(small(home / "b")) == []


def test_a_reading_that_cannot_be_opened_is_told_of(home: Path) -> None:
    folder = home / "seeds"
    kept = keep_reading(small(folder, without=("e01",)))
    assert kept is not None
    (kept.folder / "events.csv").write_text("claim_id\nx\n")
    view = changed(small(folder)).narrow(since=f"reading:{kept.name}")
    assert "cannot be compared" in view.text()
    assert "cannot be compared" in view.html()
    assert view.claims() == []


def test_a_home_that_cannot_be_written_keeps_nothing(home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be")
    assert keep_reading(small(home / "seeds")) is None


def test_large_dossiers_say_what_is_not_compared(large: Dossier) -> None:
    view = changed(large, before=large)
    assert "Nothing changed" in view.html()
