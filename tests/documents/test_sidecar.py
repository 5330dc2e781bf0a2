"""documents.csv: what it may look like, and what is told of rows that cannot be used."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.documents.sidecar import join_rows, read_sidecar
from syrnb.errors import SeedsError

DAY = date(2024, 12, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"file,published,source\na.txt,2024-12-01,AFP\n",
        b"\xef\xbb\xbffile,published,source\r\na.txt,2024-12-01,AFP\r\n",
        b"file;published;source\na.txt;2024-12-01;AFP",
        b"file\tpublished\tsource\na.txt\t2024-12-01\tAFP",
        b'"file","published","source"\n"a.txt","2024-12-01","AFP"\n',
        b"source,extra,File ,Published\nAFP,x,./a.txt,2024-12-01T10:30:00Z\n",
        b"published,file,source\n2024-12-01,a.txt,AFP,too,many\n",
        "file,published,source\na.txt,2024-12-01,AFP\n".encode("utf-16"),
    ],
)
def test_tables_that_say_the_same(data: bytes) -> None:
    (row,) = read_sidecar(data)
    assert (row.file, row.published, row.source, row.problems) == ("a.txt", DAY, "AFP", ())


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("31/12/24", 'documents.csv line 2: "31/12/24" is not a date: write it as 2024-12-31'),
        ("2024-02-30", 'documents.csv line 2: "2024-02-30" is not a date: write it as 2024-12-31'),
        ("1 Dec 2024", 'documents.csv line 2: "1 Dec 2024" is not a date: write it as 2024-12-31'),
        ("20241201", 'documents.csv line 2: "20241201" is not a date: write it as 2024-12-31'),
        ("yesterday", 'documents.csv line 2: "yesterday" is not a date: write it as 2024-12-31'),
    ],
)
def test_only_iso_days_are_dates(written: str, problem: str) -> None:
    (row,) = read_sidecar(f"file,published,source\na.txt,{written},AFP".encode())
    assert (row.published, row.source, row.problems) == (None, "AFP", (problem,))


def test_missing_cells_and_columns_are_unknown() -> None:
    first, second = read_sidecar(b"file,url\na.txt\n\n,http://x\nb.txt,http://b\n")
    assert (first.file, first.url, first.published, first.title) == ("a.txt", None, None, None)
    assert (second.file, second.url, second.where) == ("b.txt", "http://b", "documents.csv line 5")


def test_lines_are_counted_over_cells_of_several_lines() -> None:
    rows = read_sidecar(b'file,title\na.txt,"one\ntwo"\nb.txt,x\n')
    assert [(r.where, r.title) for r in rows] == [("documents.csv line 2", "one two"), ("documents.csv line 4", "x")]


def test_of_two_rows_the_first_holds() -> None:
    joined = join_rows(read_sidecar(b"file,source\na.txt,AFP\nb.txt,AP\na.txt,TASS"))
    assert joined["a.txt"].source == "AFP"
    assert joined["a.txt"].problems == ("documents.csv line 4 names the file again: line 2 holds",)


def test_a_table_in_another_folder_is_named_whole() -> None:
    rows = read_sidecar(b"file\na.txt") + read_sidecar(b"file\n../a.txt\na.txt", path="sub/documents.csv")
    assert [r.file for r in rows] == ["a.txt", "sub/../a.txt", "sub/a.txt"]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_table_has_no_rows(data: bytes) -> None:
    assert read_sidecar(data) == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"name,published\na.txt,2024-12-01", "has no column 'file'"),
        (b"a.txt,2024-12-01", "has no column 'file'"),
        (b"PK\x03\x04\0\0", "cannot be read: not text"),
        (b'file,title\na.txt,"' + b"x" * 200_000, "line 2 cannot be read"),
    ],
)
def test_what_is_no_table_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(SeedsError, match=message):
        read_sidecar(data)


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda t: b"file,published\n" + t.encode()))
def test_any_bytes_give_rows_or_one_kind_of_error(data: bytes) -> None:
    try:
        rows = read_sidecar(data)
    except SeedsError:
        return
    assert all(row.file for row in rows)
