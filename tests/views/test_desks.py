"""Desks that change the seeds folder: what they write, what they say, and how the other views follow."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import syrnb
from syrnb import Dossier
from syrnb.views import changed, drop_articles, fill_dates, gaps, notes, reader, source_list
from syrnb.views.selection import Selection

FIRST = "Rebels captured Saraqib on Sunday, killing 25 soldiers, the Syrian Observatory for Human Rights said."
SECOND = "The Syrian army shelled Hama on Monday, killing 12 civilians, residents said."


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    (folder / "documents.csv").write_text("file,published,mine\nfirst.txt,2024-12-02,x\n")
    return folder


def test_a_day_is_written_read_and_told_of(seeds: Path) -> None:
    dossier = syrnb.read(seeds)
    selection = Selection()
    shown = reader(dossier).controls(selection)
    desk = fill_dates(dossier, selection)
    assert desk.missing == ["second.txt"]
    desk.fill(**{"second.txt": "3 December 2024"})
    desk.write()
    assert desk.told == "second.txt: 2024-12-03 is written"
    assert (
        seeds / "documents.csv"
    ).read_text() == "file,published,mine\nfirst.txt,2024-12-02,x\nsecond.txt,2024-12-03,\n"
    assert desk.missing == []
    assert "dated otherwise" in desk.shown_changes
    dates = desk.dossier.events.set_index("trigger").start
    assert str(dates["shelled"].date()) == "2024-12-02"
    assert shown.view.material.dossier is desk.dossier


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("31/12/24", "second.txt: “31/12/24” is not a day: write it as 2024-12-31"),
        ("2024-02-30", "second.txt: “2024-02-30” is no day of the calendar"),
        ("", "No day was filled in."),
    ],
)
def test_a_wrong_day_says_why_and_is_not_written(seeds: Path, value: str, told: str) -> None:
    desk = fill_dates(syrnb.read(seeds), Selection())
    before = (seeds / "documents.csv").read_bytes()
    desk.fill(**{"second.txt": value})
    desk.write()
    assert desk.told == told
    assert (seeds / "documents.csv").read_bytes() == before
    assert desk.missing == ["second.txt"]
    assert desk._fields["second.txt"].value == value


def test_what_another_hand_wrote_is_told_of_first(seeds: Path) -> None:
    desk = fill_dates(syrnb.read(seeds), Selection())
    (seeds / "documents.csv").write_text("file,published\nsecond.txt,2024-12-24\n")
    desk.fill(**{"second.txt": "2024-12-03"})
    desk.write()
    assert "changed meanwhile: for second.txt it says “2024-12-24” now; nothing was written" in desk.told
    assert "2024-12-24" in (seeds / "documents.csv").read_text()
    desk.write()
    assert desk.told == "second.txt: 2024-12-03 is written"


def test_fields_are_labelled_and_not_too_many(tmp_path: Path) -> None:
    rows = [
        {"doc_id": f"d{i:02}", "path": f"{i:02}.txt", "published_basis": "unknown", "status": "read", "n_chars": 1,
         "n_sentences": 1}
        for i in range(30)
    ]  # fmt: skip
    desk = fill_dates(Dossier.from_rows({"documents": rows}, seeds=tmp_path), Selection())
    assert [f.description for f in desk._fields.values()] == [f"Day of {i:02}.txt" for i in range(25)]
    plain = desk._repr_mimebundle_()["text/plain"]
    assert plain.startswith("30 articles have no day of publication. The first 25 are here; the others follow")


def test_a_day_written_while_articles_are_read_is_heard_afterwards(seeds: Path) -> None:
    dossier, selection = syrnb.read(seeds), Selection()
    desk, more = fill_dates(dossier, selection), drop_articles(dossier, selection)
    field = desk._fields["second.txt"]
    more.take([("another.txt", b"Shells hit the port of Hodeida on Friday, killing three dockers.")])
    field.value = "2024-12-03"  # what the page tells of the field that stood there when it was written
    desk.write()
    assert desk.told == "second.txt: 2024-12-03 is written"
    assert list(desk._fields) == ["another.txt"]


def test_a_field_keeps_its_place_when_others_come(seeds: Path) -> None:
    dossier, selection = syrnb.read(seeds), Selection()
    desk, more = fill_dates(dossier, selection), drop_articles(dossier, selection)
    head, field = desk._rows.children
    more.take([("another.txt", b"Shells hit the port of Hodeida on Friday, killing three dockers.")])
    assert desk._rows.children[:2] == (head, field), "the page draws anew what stands below the first that differs"
    assert list(desk._fields) == ["second.txt", "another.txt"]
    assert head.value.count("2 articles have no day of publication.") == 1


def test_what_is_laid_out_together_is_heard_together(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, selection = syrnb.read(seeds), Selection()
    desk, more = fill_dates(dossier, selection), drop_articles(dossier, selection)
    spoke = []
    monkeypatch.setattr("ipywidgets.Widget.send_state", lambda control, key=None: spoke.append(control))
    more.take([("another.txt", b"Shells hit the port of Hodeida on Friday, killing three dockers.")])
    assert {*desk._fields.values(), desk._button} <= set(spoke)


def test_articles_are_taken_in_read_and_told_of(seeds: Path) -> None:
    dossier = syrnb.read(seeds)
    selection = Selection()
    shown = reader(dossier).controls(selection)
    dates, missing = fill_dates(dossier, selection), gaps(dossier).following(selection)
    desk = drop_articles(dossier, selection)
    desk.take([("../third.txt", b"Turkey denied on Tuesday that it had sent weapons."), ("bad.txt", b""),
               ("copy.txt", FIRST.encode())])  # fmt: skip
    assert desk.told.splitlines() == [
        "1 file taken, 2 not.",
        "  ../third.txt: taken as third.txt; no day of publication is known: fill it in above, under “Days to fill in”",
        "  bad.txt: not taken: empty: there is nothing in the file; save or download it again",
        "  copy.txt: not taken: the same text as first.txt",
    ]
    assert sorted(p.name for p in seeds.iterdir()) == ["documents.csv", "first.txt", "second.txt", "third.txt"]
    assert "new" in desk.shown_changes
    assert "third.txt" in str(missing._picture.outputs), "what is missing goes on with what was read"
    assert missing._status.layout.display == "none"
    assert list(desk.dossier.documents.path) == ["first.txt", "second.txt", "third.txt"]
    assert dates.missing == ["second.txt", "third.txt"]
    assert "third.txt" in str(shown._fields["documents"].options)


def test_choosing_files_takes_them_in(seeds: Path) -> None:
    desk = drop_articles(syrnb.read(seeds), Selection())
    upload = {"name": "third.txt", "type": "text/plain", "size": 9, "content": memoryview(b"Iran condemned it.")}
    desk._upload.set_trait("value", ({**upload, "last_modified": datetime(2024, 12, 4)},))
    assert (seeds / "third.txt").read_text() == "Iran condemned it."
    assert desk._upload.value == ()


def test_without_a_folder_nothing_is_taken() -> None:
    desk = drop_articles(Dossier.from_rows({}, seeds=Path("nowhere")), Selection())
    assert desk.take([("a.txt", SECOND.encode())]) == []
    assert desk.told == "nowhere is not a folder: give a folder with articles in it"


def test_hostile_names_are_inert(seeds: Path) -> None:
    desk = drop_articles(syrnb.read(seeds), Selection())
    desk.take([("<img src=x onerror=alert(1)>.txt", b""), ("<b>.txt", SECOND.upper().encode())])
    html = "".join(o["data"]["text/html"] for o in desk._told.outputs)
    assert "<img" not in html
    assert "<b>.txt" not in html


def test_notes_are_shown_with_what_is_wrong(seeds: Path) -> None:
    (seeds / "notes.csv").write_text("date,text,who\n2024-12-08,The <b>capital</b> falls,AK\nsoon,x,AK\n")
    view = notes(syrnb.read(seeds))
    assert view.text() == "Notes: 1 note.\n  notes.csv line 3: “soon” is not a day: write it as 2024-12-31"
    assert "The &lt;b&gt;capital&lt;/b&gt; falls" in view.html()
    (seeds / "notes.csv").write_text("day\nx\n")
    assert "has no column 'date'" in notes(syrnb.read(seeds)).text()


def test_changes_against_another_dossier(seeds: Path) -> None:
    dossier = syrnb.read(seeds)
    less = dossier.of_documents(["first.txt"])
    view = changed(dossier, before=less)
    assert view.text().startswith("What this changed: ")
    assert set(view.table().change) == {"New"}
    assert changed(dossier, before=dossier).html().endswith("<p>Nothing changed.</p></div>")


def test_a_line_file_says_how_many_of_its_articles_lack_a_day(seeds: Path) -> None:
    desk = drop_articles(syrnb.read(seeds), Selection())
    lines = (
        b'{"text": "Shells hit a market in Taiz.", "date": "2024-12-03"}\n{"text": "Troops left the town of Sake."}\n'
    )
    desk.take([("two.jsonl", lines)])
    assert desk.told.splitlines()[1].endswith(
        "two.jsonl: taken; published 3 Dec 2024; 1 of 2 articles has no day of publication: fill it in above, "
        "under “Days to fill in”"
    )


def test_what_is_of_the_whole_folder_is_not_drawn_anew_by_a_choice(seeds: Path) -> None:
    selection = Selection()
    shown = source_list(syrnb.read(seeds)).following(selection)
    before = shown._picture.outputs
    selection.choose(claim="x", actors="hts")
    assert shown._picture.outputs is before


def test_a_chosen_claim_leaves_words_as_they_are(seeds: Path) -> None:
    dossier, selection = syrnb.read(seeds), Selection()
    desks = [changed(dossier).controls(selection), reader(dossier).controls(selection)]
    before = [desk._picture.outputs for desk in desks]
    claim = dossier.events.claim_id.iloc[0]
    selection.choose(claim=claim)
    assert all(desk._picture.outputs is was for desk, was in zip(desks, before, strict=True)), "what is open closes"
    assert [desk._panel.list.value for desk in desks] == [claim, claim]
    selection.choose(near="sentence")
    assert all(desk._picture.outputs is not was for desk, was in zip(desks, before, strict=True))
    selection.clear()
    assert [desk._panel.list.value for desk in desks] == ["", ""]
