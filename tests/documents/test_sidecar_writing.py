"""Days written into documents.csv: one cell changes, and nothing that somebody else wrote is lost."""

from __future__ import annotations

import csv
import io
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.documents import read_documents
from syrnb.documents.days import read_one_day
from syrnb.documents.sidecar_writing import _cells, _Sheet, write_day, written_day
from syrnb.errors import SeedsError

DAY = date(2024, 12, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, b"file,published,source,title,url\na.txt,2024-12-01,,,\n"),
        (b"", b"file,published,source,title,url\na.txt,2024-12-01,,,\n"),
        (b"file,published\na.txt,\nb.txt,2024-01-01\n", b"file,published\na.txt,2024-12-01\nb.txt,2024-01-01\n"),
        (b'"file";"published";"x"\r\n"a.txt";"";"1;2"\r\n',
         b'"file";"published";"x"\r\n"a.txt";"2024-12-01";"1;2"\r\n'),
        (b"source\tfile\tpublished\nAFP\ta.txt", b"source\tfile\tpublished\nAFP\ta.txt\t2024-12-01"),
        (b"file,title\na.txt,T\nb.txt,U\n", b"file,title,published\na.txt,T,2024-12-01\nb.txt,U\n"),
        (b"file,published\nb.txt,2024-01-01", b"file,published\nb.txt,2024-01-01\na.txt,2024-12-01\n"),
        (b"file,source,published\n./a.txt,AFP,soon\n", b"file,source,published\n./a.txt,AFP,2024-12-01\n"),
        (b'file,title,published\na.txt,"two\nlines ""and"" more",\n',
         b'file,title,published\na.txt,"two\nlines ""and"" more",2024-12-01\n'),
        (b"\xef\xbb\xbffile,published\r\na.txt,\r\n", b"\xef\xbb\xbffile,published\r\na.txt,2024-12-01\r\n"),
        (b"file,published,source\na.txt,,caf\xe9\n", b"file,published,source\na.txt,2024-12-01,caf\xe9\n"),
        ("file,published\na.txt,\n".encode("utf-16"), "file,published\na.txt,2024-12-01\n".encode("utf-16")),
        (b"file,published\na.txt,\na.txt,2020-01-01\n", b"file,published\na.txt,2024-12-01\na.txt,2020-01-01\n"),
    ],
)  # fmt: skip
def test_one_cell_changes(tmp_path: Path, before: bytes | None, after: bytes) -> None:
    (tmp_path / "a.txt").write_text("Rebels captured Saraqib.")
    sheet = tmp_path / "documents.csv"
    if before is not None:
        sheet.write_bytes(before)
    write_day(tmp_path, "a.txt", DAY, was=written_day(tmp_path, "a.txt"))
    assert sheet.read_bytes() == after
    document = next(d for d in read_documents(tmp_path) if d.path == "a.txt")
    assert (document.published, document.published_basis) == (DAY, "sidecar")
    assert written_day(tmp_path, "a.txt") == "2024-12-01"


@given(st.text(alphabet='ab,"\n\r;', max_size=40))
def test_cells_are_cut_as_csv_cuts_them(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=","))
    sheet = _Sheet(Path("documents.csv"), text, "utf-8", ",", tuple(_cells(text, ",")))
    found = [[sheet.value(i, j) for j in range(len(row))] for i, row in enumerate(sheet.rows)]
    assert [row for row in found if row != [""]] == [row for row in rows if row not in ([], [""])]


@given(
    st.lists(st.lists(st.text(alphabet='ab,"\n;é', max_size=5), min_size=2, max_size=4), min_size=1, max_size=4),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_everything_else_stays(rows: list[list[str]], quoting: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=quoting)  # type: ignore[arg-type]
        writer.writerow(["file", "published", "x", "y"])
        writer.writerows([["other.txt", *row] for row in rows])
        writer.writerow(["a.txt", "", "x", "y"])
        (folder / "documents.csv").write_text(out.getvalue(), newline="", encoding="utf-8")
        write_day(folder, "a.txt", DAY)
        after = (folder / "documents.csv").read_bytes().decode()
        empty, day = ('""', '"2024-12-01"') if quoting == csv.QUOTE_ALL else ("", "2024-12-01")
        quote = '"' if quoting == csv.QUOTE_ALL else ""
        last = f"{quote}a.txt{quote},{{}},{quote}x{quote},{quote}y{quote}\r\n"
        assert after == out.getvalue().removesuffix(last.format(empty)) + last.format(day)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    sheet = tmp_path / "documents.csv"
    sheet.write_text("file,published\na.txt,\n")
    seen = written_day(tmp_path, "a.txt")
    sheet.write_text("file,published\na.txt,2024-11-30\n")
    with pytest.raises(SeedsError, match=r"changed meanwhile: for a\.txt it says “2024-11-30” now; nothing was"):
        write_day(tmp_path, "a.txt", DAY, was=seen)
    assert sheet.read_text() == "file,published\na.txt,2024-11-30\n"
    write_day(tmp_path, "a.txt", DAY, was="2024-11-30")
    assert written_day(tmp_path, "a.txt") == "2024-12-01"


def test_other_rows_that_somebody_added_meanwhile_stay(tmp_path: Path) -> None:
    sheet = tmp_path / "documents.csv"
    sheet.write_text("file,published\na.txt,\n")
    seen = written_day(tmp_path, "a.txt")
    sheet.write_text("file,published\nnew.txt,2024-11-30\na.txt,\n")
    write_day(tmp_path, "a.txt", DAY, was=seen)
    assert sheet.read_text() == "file,published\nnew.txt,2024-11-30\na.txt,2024-12-01\n"


def test_a_row_of_a_folder_further_down_is_changed_there(tmp_path: Path) -> None:
    below = tmp_path / "sub"
    below.mkdir()
    (below / "a.txt").write_text("Rebels captured Saraqib.")
    (below / "documents.csv").write_text("file,published\na.txt,\n")
    assert write_day(tmp_path, "sub/a.txt", DAY) == below.resolve() / "documents.csv"
    assert (below / "documents.csv").read_text() == "file,published\na.txt,2024-12-01\n"
    write_day(tmp_path, "sub/b,c.txt", DAY)
    assert (tmp_path / "documents.csv").read_text().splitlines()[1] == '"sub/b,c.txt",2024-12-01,,,'


def test_its_mode_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    sheet = tmp_path / "documents.csv"
    sheet.write_text("file,published\na.txt,\n")
    os.chmod(sheet, 0o640)
    write_day(tmp_path, "a.txt", DAY)
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["documents.csv"]


def test_what_is_no_table_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text("name,day\na.txt,\n")
    with pytest.raises(SeedsError, match="no column 'file'"):
        write_day(tmp_path, "a.txt", DAY)
    assert (tmp_path / "documents.csv").read_text() == "name,day\na.txt,\n"


@pytest.mark.parametrize(
    "text", ["2024-12-01", " 1 December 2024 ", "Dec. 1, 2024", "Sunday, 1 Dec 2024", "13/12/2024"]
)
def test_days_that_can_be_read(text: str) -> None:
    assert read_one_day(text) == (date(2024, 12, 13) if "13/" in text else DAY)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a day"), ("soon", "is not a day"), ("2024-12", "is not a day"), ("2/12/2024", "may be two days"),
        ("2024-02-30", "no day of the calendar"), ("1 December", "has no year"), ("Friday, 1 Dec 2024", "was a Sunday"),
        ("2024-12-01 and more", "is not a day"),
    ],
)  # fmt: skip
def test_days_that_cannot(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_one_day(text)
