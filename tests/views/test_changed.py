"""What changed, in words; and earlier readings to compare with, which never change what is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from syrnb import Dossier
from syrnb.history import KEPT, earlier_readings, keep_reading
from syrnb.views import changed
from syrnb.views.change_words import ChangeWords
from syrnb.views.changed import MORE, SHOWN, _group
from syrnb.views.markup import escape
from syrnb.views.view import material_of
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
    material = material_of(dossier)
    view = ChangeWords(material.names, material.documents, {})
    assert view.named("syria-gov coordinates rebels; who") == "Government of Syria coordinates rebels; who"
    assert view.named("rebels; hama") == "Rebel Front; Hama"
    assert view.named("also told by observatory, un") == "also told by Observatory, United Nations"
    assert view.named("un, state:SYR") == "United Nations, the state of Syria"
    assert view.named("also told by document:d1, state:SDN") == "also told by “Invented report 1”, the state of Sudan"
    assert view.named("rebels holds") == "Rebel Front holds"
    assert view.named("kurds not captured") == "Kurdish Force not captured"
    assert view.named("turkey no longer part-of iran") == "Turkey no longer part of Iran"
    assert view.named("document:gone") == "an article that names no source"
    assert view.named(None) == ""
    assert view.named("captured, reported, not leading") == "captured, reported, not leading"
    assert view.named("killed: 34 or more") == "34 or more killed"


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


def row(subject: str, change: str = "corroborated", by: str = "e02", **cells: Any) -> dict[str, Any]:
    standing = {"table": "events", "was": "actual", "now": "actual", "reason": "told again", "path": "", "words": "w"}
    return {"change": change, "subject": subject, "by": by, **standing, "key": [], "claims": [], **cells}


def test_what_changed_alike_is_told_once_with_its_number(dossier: Dossier) -> None:
    material = material_of(dossier)
    first, other = (c for c in material.claims if c.claim_id in ("e01", "e04"))
    alike = [replace(first, claim_id=f"x{n}") for n in range(3)]
    told = ChangeWords(material.names, material.documents, {c.claim_id: c for c in (*material.claims, *alike, other)})
    frame = pd.DataFrame([row(c.claim_id) for c in (*alike, other)])
    html = _group("Corroborated", frame, told, "")
    assert html.count(f"{escape(first.summary)} (3 claims; 1 Dec 2024); told again") == 1
    assert html.count(escape(other.summary)) == 1
    assert html.count("<li>") == 1, "what the same words did is one entry"
    apart = _group("Corroborated", frame.assign(by=["e02", "e03", "e04", "e05"]), told, "")
    assert apart.count("<li>") == 4


def test_words_stand_in_their_sentence_and_lead_to_their_claim(dossier: Dossier) -> None:
    told = ChangeWords.of(material_of(dossier))
    html = _group("Corroborated", pd.DataFrame([row("e04", by="e01")]), told, "")
    assert (
        "“Rebels said on Sunday <span class='said'><span data-claim=\"e01\">they captured Saraqib</span></span>" in html
    )
    assert "and shelled an army post near Hama.” (Rebel Front, “Invented report 1”)" in html


def test_a_long_list_says_what_it_leaves_out(dossier: Dossier) -> None:
    told = ChangeWords({}, {}, {})
    html = _group("New", pd.DataFrame([row(f"a{n}", "added", "") for n in range(60)]), told, "")
    assert html.count("<li>") == SHOWN + MORE
    assert f"<summary>{MORE} more of 54</summary>" in html
    assert "and 14 entries more" in html


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        (
            "tolls", ["killed", "civilians", "", "hama", "observatory", "2024-12-01", "2024-12-05", "running", ""],
            "civilians killed, Hama, so far, 1 to 5 Dec 2024, as Observatory tells it",
        ),
        (
            "tolls", ["killed", "combatants", "army", "", "", "", "", "incident", "incident:e01"],
            "combatants (Syrian Army) killed, in one incident "
            "(Rebel Front: attack (captured) → Syrian Army, Saraqib, 1 Dec 2024)",
        ),
        (
            "tolls", ["injured", "all", "", "country:SYR", "", "", "2024-12-05", "incident", "incident:gone"],
            "people injured, Syria, in one incident, until 5 Dec 2024",
        ),
        ("ties", ["rebels", "turkey"], "Rebel Front and Turkey"),
        ("holdings", ["hama", "army"], "Hama: Syrian Army"),
    ],
)  # fmt: skip
def test_what_follows_from_claims_is_told_in_words(dossier: Dossier, table: str, key: list[str], words: str) -> None:
    told = ChangeWords.of(material_of(dossier))
    made = row("; ".join(k for k in key if k), "added", "", table=table, key=key)
    (made_row,) = pd.DataFrame([made]).itertuples(index=False)
    assert told.subject(made_row) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("20000 or more", "20,000 or more"),
        ("2610 to 3190", "2,610 to 3,190"),
        ("killed: no number", "killed, no number"),
        ("killed: 1200", "1,200 killed"),
        ("withdrew, ended, not leading", "withdrew, ended"),
        ("holds, confirmed, not leading", "holds, confirmed, not leading"),
        ("2024-12-01 to 2024-12-05", "1 to 5 Dec 2024"),
        ("34 to 53", "34 to 53"),
    ],
)
def test_codes_are_words(code: str, words: str) -> None:
    assert ChangeWords({}, {}, {}).named(code) == words


def test_a_first_reading_says_what_was_read_and_that_nothing_stood_before(dossier: Dossier) -> None:
    one, none = dossier.of_documents(["d1"]), dossier.of_documents([])
    view = changed(one)
    assert view.option_list()[0].values[0] == ("nothing earlier", "")
    said = view.text()
    assert said.startswith("What changed: 1 article read, all of it new: ")
    assert said.endswith("Nothing stood before: no article was published before another.")
    assert "nothing to compare" not in view.html()
    after = changed(one, before=none)
    assert "<h3>What was read</h3>" in after.html()
    assert "Nothing stood before: nothing had been read." in after.html()
    assert after.text().startswith("What was read: ")
    assert changed(none).text() == "What changed: there is nothing to compare, no article was read."


def test_an_earlier_reading_is_offered_where_no_article_is_older_but_not_chosen(home: Path) -> None:
    folder = home / "seeds"
    rows = small_rows()
    rows["documents"] = [{**d, "published": None} for d in rows["documents"]]
    keep_reading(small(folder, without=("e01",)))
    view = changed(Dossier.from_rows(rows, seeds=folder))
    assert [value.partition(":")[0] for _, value in view.option_list()[0].values] == ["", "reading"]
    assert view.since == ""
    assert "no article has a day of publication" in view.text()


def test_days_told_for_one_reason_stand_together(dossier: Dossier) -> None:
    told = ChangeWords.of(material_of(dossier))
    days = ("2024-12-02", "2024-12-03")
    rows = [row("e04", "re-dated", f"e0{n}", reason="told of other days", was="2024-12-01", now=day)
            for n, day in enumerate(days, start=1)]  # fmt: skip
    html = _group("Dated otherwise", pd.DataFrame(rows), told, "")
    assert html.count("told of other days <b>1 Dec 2024 → 2 Dec 2024 and 3 Dec 2024</b>") == 1
