"""When a document was published, and what is told where its sources disagree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.documents.days import WrittenDay, nearest_year, parse_day
from syrnb.documents.publication import settle_publication
from syrnb.documents.sidecar import Row

DEC_5 = date(2024, 12, 5)


def row(day: date | None) -> Row:
    return Row("a.txt", "documents.csv line 2", day)


@pytest.mark.parametrize(
    ("metadata", "header", "sidecar", "day", "basis", "note"),
    [
        (None, None, None, None, "unknown", ""),
        (None, None, DEC_5, DEC_5, "sidecar", ""),
        (DEC_5, None, None, DEC_5, "stated", ""),
        (DEC_5, WrittenDay("Dec 4, 2024", 12, 4, 2024), DEC_5, DEC_5, "stated", ""),
        (None, WrittenDay("Dec 5, 2024", 12, 5, 2024), date(2024, 12, 6), DEC_5, "stated", "says 2024-12-06"),
        (
            None,
            WrittenDay("Monday, 5 December 2024", 12, 5, 2024, 0),
            None,
            DEC_5,
            "stated",
            "was a Thursday, not a Mon",
        ),
        (None, WrittenDay("Thu, 5 December 2024", 12, 5, 2024, 3), None, DEC_5, "stated", ""),
        (None, WrittenDay("Dec 5", 12, 5), None, None, "unknown", "names no year"),
        (None, WrittenDay("Dec 5", 12, 5), DEC_5, DEC_5, "stated", "taken for 2024-12-05"),
        (None, WrittenDay("Dec 30", 12, 30), date(2025, 1, 2), date(2024, 12, 30), "stated", "the document holds"),
        (None, WrittenDay("June 5", 6, 5), DEC_5, DEC_5, "sidecar", "not used"),
        (None, WrittenDay("Feb. 29", 2, 29), date(2023, 2, 27), date(2023, 2, 27), "sidecar", "not used"),
    ],
)
def test_what_holds(
    metadata: date | None, header: WrittenDay | None, sidecar: date | None, day: date | None, basis: str, note: str
) -> None:
    publication = settle_publication(metadata, header, row(sidecar))
    assert (publication.day, publication.basis) == (day, basis)
    assert note in "; ".join(publication.notes)
    assert bool(note) == bool(publication.notes)


@pytest.mark.parametrize(
    ("header", "sidecar", "name", "day", "basis", "note"),
    [
        (WrittenDay("Dec 5", 12, 5), None, "2024-12-05-hama.txt", DEC_5, "inferred", "from the file's name"),
        (WrittenDay("Dec 5", 12, 5), None, "wires/hama_20241206.html", DEC_5, "inferred", "taken for 2024-12-05"),
        (WrittenDay("Dec 30", 12, 30), None, "2025-01-02.jsonl#3", date(2024, 12, 30), "inferred", "2024-12-30"),
        (WrittenDay("Thu, Dec 5", 12, 5, weekday=4), None, "2024.12.05.txt", DEC_5, "inferred", "was a Thursday"),
        (WrittenDay("Dec 5", 12, 5), date(2023, 12, 6), "2024-12-05.txt", date(2023, 12, 5), "stated", "documents.csv"),
        (WrittenDay("Dec 5, 2023", 12, 5, 2023), None, "2024-12-05.txt", date(2023, 12, 5), "stated", ""),
        # near misses: a day far from it, a year alone, two days, a longer number, a folder's name, no dateline
        (WrittenDay("Dec 5", 12, 5), None, "2024-06-05.txt", None, "unknown", "is far from 2024-06-05"),
        (WrittenDay("Dec 5", 12, 5), None, "offensive-of-2016.txt", None, "unknown", "names no year"),
        (WrittenDay("Dec 5", 12, 5), None, "2024-12-05 to 2024-12-07.txt", None, "unknown", "names no year"),
        (WrittenDay("Dec 5", 12, 5), None, "120241205.txt", None, "unknown", "names no year"),
        (WrittenDay("Dec 5", 12, 5), None, "2024-12-05/hama.txt", None, "unknown", "names no year"),
        (None, None, "2024-12-05.txt", None, "unknown", ""),
    ],
)
def test_the_name_of_the_file_tells_the_year_of_a_dateline_and_nothing_else(
    header: WrittenDay | None, sidecar: date | None, name: str, day: date | None, basis: str, note: str
) -> None:
    publication = settle_publication(None, header, row(sidecar) if sidecar else None, name)
    assert (publication.day, publication.basis if publication.day else "unknown") == (day, basis)
    assert note in "; ".join(publication.notes)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-12-05", DEC_5),
        ("2024-12-05T23:59:59+03:00", DEC_5),
        ("20241205", DEC_5),
        ("20241205T101500Z", DEC_5),
        ("Thu, 05 Dec 2024 10:00:00 GMT", DEC_5),
        ("December 5th, 2024", DEC_5),
        ("5 dec 2024", None),
        ("25/12/2024", date(2024, 12, 25)),
        ("12/25/2024", date(2024, 12, 25)),
        ("5.5.2024", date(2024, 5, 5)),
        ("5/12/2024", None),
        ("2024-13-05", None),
        ("2023-02-29", None),
        ("1733356800", None),
        ("Dec 5", None),
        ("x" * 500 + " 2024-12-05", None),
        ("", None),
        (None, None),
    ],
)
def test_days_of_metadata(written: str | None, day: date | None) -> None:
    assert parse_day(written) == day


@given(st.dates(date(1901, 1, 1), date(2098, 12, 31)), st.sampled_from(["%d %B %Y", "%b %d, %Y", "%A, %d %b %Y", "%F"]))
def test_days_round_trip(day: date, form: str) -> None:
    assert parse_day(day.strftime(form)) == day


@given(st.dates(date(1901, 1, 1), date(2098, 12, 31)), st.integers(-60, 60))
def test_the_nearest_year_finds_every_day_that_is_near(near: date, away: int) -> None:
    day = date.fromordinal(near.toordinal() + away)
    assert nearest_year(WrittenDay("", day.month, day.day), near, within=60) == day


@given(st.text(max_size=100))
def test_any_value_is_a_day_or_none(value: str) -> None:
    parse_day(value)
