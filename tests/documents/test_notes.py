"""notes.csv: what is read of it, and what is said of lines that cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from syrnb.documents.notes import Note, read_notes
from syrnb.errors import SeedsError


def read(folder: Path, data: str, encoding: str = "utf-8"):
    (folder / "notes.csv").write_bytes(data.encode(encoding))
    return read_notes(folder)


@pytest.mark.parametrize(
    "data",
    [
        "date,text,who\n2024-11-27,The offensive begins,AK\n",
        "who;Text;Date\nAK;The offensive begins;27 November 2024\n",
        "\ufeffdate\ttext\twho\r\n2024-11-27\tThe offensive begins\tAK\r\n\r\n",
        '"date","text","who","mine"\n"2024-11-27","The offensive\nbegins","AK","x"\n',
    ],
)
def test_tables_that_say_the_same(tmp_path: Path, data: str) -> None:
    found = read(tmp_path, data)
    assert found.notes == (Note(2, date(2024, 11, 27), "The offensive begins", "AK"),)
    assert found.problems == ()


def test_bad_lines_are_named_and_stop_no_other(tmp_path: Path) -> None:
    found = read(
        tmp_path, "date,text\n2024-12-08,Damascus\nsoon,x\n2024-13-01,y\n,z\n2024-11-27,\n\n2024-11-27,Start\n"
    )
    assert [(n.line, n.text) for n in found.notes] == [(8, "Start"), (2, "Damascus")]
    assert [p.split(":")[0] for p in found.problems] == [f"notes.csv line {n}" for n in (3, 4, 5, 6)]
    assert found.problems[0].endswith("“soon” is not a day: write it as 2024-12-31")
    assert found.problems[3].endswith("has a day and no text")


def test_the_table(tmp_path: Path) -> None:
    frame = read(tmp_path, "date,text\n2024-12-08,Damascus\n").table()
    assert frame.to_dict("records") == [{"date": pd.Timestamp("2024-12-08"), "text": "Damascus", "who": "", "line": 2}]


def test_no_file_and_an_empty_one_have_no_notes(tmp_path: Path) -> None:
    assert read_notes(tmp_path).table().empty
    assert read_notes(None).notes == ()
    assert read(tmp_path, " \n").notes == ()


def test_what_is_no_table_of_notes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match=r"notes\.csv has no column 'date': its first line must be date,text,who"):
        read(tmp_path, "day,words\n2024-12-08,x\n")
