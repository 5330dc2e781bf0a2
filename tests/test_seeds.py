"""The shipped articles: complete, dated, sourced, in our own words, and with sums that come out."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
FIRST_DAY, LAST_DAY = date(2024, 11, 27), date(2025, 2, 28)
ORIGINAL, COPY = "2024-11-30-wire-aleppo-captured.txt", "2024-12-01-daily-aleppo-captured.txt"
LONG_NAMES = [
    "Syrian Observatory for Human Rights",
    "Syrian Network for Human Rights",
    "Office for the Coordination of Humanitarian Affairs",
    "Hay(?:a|'a)t Tahrir al-Sham",
]
UNDATED = {"2024-12-06-explainer-thirteen-years.txt"}


def read_rows() -> list[dict[str, str]]:
    with (SEEDS / "documents.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ROWS = read_rows()
# Only what documents.csv names: an analyst may have dropped other articles into the folder.
NAMES = [row["file"] for row in ROWS]


def read_text(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


def cut_shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    """Cut a text into runs of words, the long names of bodies counting as one word."""
    for place, name in enumerate(LONG_NAMES):
        text = re.sub(name, f"body{place}", text, flags=re.IGNORECASE)
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def find_stated_day(text: str) -> date | None:
    """Return the day of a `Published:` line or a dateline; a dateline names no year, so the season tells it."""
    if found := re.match(r"Published: (\d{1,2} \w+ \d{4})\n", text):
        return datetime.strptime(found[1], "%d %B %Y").date()
    if found := re.match(r"[^\n(]{3,40}, (\w{3} \d{1,2}) \(", text):
        month_day = datetime.strptime(f"{found[1]} 2024", "%b %d %Y").date()
        return month_day if month_day.month > 6 else month_day.replace(year=2025)
    return None


def test_columns_and_rows_are_unique() -> None:
    assert list(ROWS[0]) == ["file", "published", "source", "title", "url"]
    assert len(NAMES) >= 12
    assert len(set(NAMES)) == len(NAMES)
    titles = [row["title"].casefold() for row in ROWS]
    assert len(set(titles)) == len(titles)


def test_every_dated_file_has_its_row() -> None:
    dated = {path.name for path in SEEDS.glob("20??-??-??-*.txt")}
    assert dated == set(NAMES)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_row_is_complete(row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"])
    assert FIRST_DAY <= published <= LAST_DAY
    assert row["file"].startswith(f"{published.isoformat()}-")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", row["source"])
    assert row["title"].strip()
    assert row["url"] == "" or row["url"].startswith("https://")


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_text_is_an_article(row: dict[str, str]) -> None:
    text = read_text(row["file"])
    assert 100 <= len(text.split()) <= 600
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert text.count('"') % 2 == 0
    assert not re.search(r"[^\S\n]{2,}|[^\S\n]\n|\n{3,}", text)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_stated_day_agrees_with_documents_csv(row: dict[str, str]) -> None:
    stated = find_stated_day(read_text(row["file"]))
    if row["file"] in UNDATED:
        assert stated is None
        # A date in full would give the day away; history is told in years.
        assert "2024" not in read_text(row["file"])
    else:
        assert stated == date.fromisoformat(row["published"])


def test_readme_names_each_file() -> None:
    readme = read_text("README.md")
    assert [name for name in NAMES if f"| `{name}` |" not in readme] == []
    assert set(re.findall(r"`(\d{4}-[\w-]+\.txt)`", readme)) == set(NAMES)


@pytest.mark.parametrize(
    ("name", "whole", "parts"),
    [
        ("2024-11-27-opposition-offensive-opens.txt", "57", ["31", "26"]),
        ("2024-11-28-monitor-first-tolls.txt", "153", ["80", "19", "54"]),
        ("2024-11-28-monitor-first-tolls.txt", "132", ["65", "18", "49"]),
        ("2024-11-29-wire-aleppo-outskirts.txt", "242", ["218", "24"]),
        ("2024-11-30-wire-aleppo-captured.txt", "311", ["183", "100", "28"]),
        ("2024-12-01-daily-aleppo-captured.txt", "311", ["183", "100", "28"]),
        ("2024-12-03-monitor-hama-gates.txt", "514", ["268", "154", "92"]),
        ("2024-12-05-wire-hama-falls.txt", "149", ["105", "27", "eight", "five", "four"]),
        ("2024-12-07-wire-doha-homs.txt", "19", ["11", "seven", "one"]),
        ("2024-12-08-wire-damascus-falls.txt", "910", ["380", "392", "138"]),
        ("2025-01-17-wire-wad-madani.txt", "17", ["13", "four"]),
        ("2025-02-05-wire-goma-toll.txt", "2,900", ["2,000", "900"]),
        ("2025-02-05-wire-goma-toll.txt", "13", ["nine", "three", "one"]),
        ("2025-02-05-wire-goma-toll.txt", "nine", ["two", "seven"]),
    ],
)
def test_parts_of_a_toll_add_up(name: str, whole: str, parts: list[str]) -> None:
    words = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9}
    text = read_text(name)
    for figure in [whole, *parts]:
        assert re.search(rf"(?<![\d,]){figure}(?!\d|,\d)", text, re.IGNORECASE), figure
    value = {figure: words.get(figure) or int(figure.replace(",", "")) for figure in [whole, *parts]}
    assert value[whole] == sum(value[part] for part in parts)


def test_only_the_near_copy_repeats_another_article() -> None:
    shingles = {name: cut_shingles(read_text(name)) for name in NAMES}
    kept = len(shingles[COPY] & shingles[ORIGINAL]) / len(shingles[COPY])
    assert 0.6 < kept < 1
    for one, other in combinations(NAMES, 2):
        if {one, other} != {ORIGINAL, COPY}:
            assert not shingles[one] & shingles[other], (one, other, shingles[one] & shingles[other])


def test_no_sentence_comes_from_a_shared_corpus() -> None:
    theirs = [p for folder in ("seeds", "corpora", "eval") for p in (SHARED / folder).rglob("*.txt")]
    if not theirs:
        pytest.skip("no shared corpora beside the project")
    ours: dict[tuple[str, ...], str] = {s: name for name in NAMES for s in cut_shingles(read_text(name))}
    shared = {
        (ours[s], path.name, " ".join(s))
        for path in theirs
        for s in cut_shingles(path.read_text(encoding="utf-8", errors="replace")) & ours.keys()
    }
    assert not shared
