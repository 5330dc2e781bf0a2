"""Loading knowledge: what stands in a row, what overrides what, and errors that say where and what to do."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.errors import KnowledgeError
from syrnb.knowledge import load
from syrnb.knowledge.check import check
from syrnb.knowledge.tables import split_list, to_day
from syrnb.knowledge.words import first_key, fold, split_words

ACTORS = "actor_id,name,aliases,nominals,kind,country,parent_id,start,end,source\n"


def _pack(folder: Path, rows: str, *, table: str = "actors", head: str = ACTORS, pack: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{table}.csv").write_text("# A pack for a test.\n" + head + rows, encoding="utf-8")
    if pack:
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    return folder


def test_every_state_has_its_bodies() -> None:
    knowledge = load(["world"])
    assert knowledge.actors["kenya-army"].parent_id == "kenya-gov"
    assert "Kenyan army" in knowledge.actors["kenya-army"].aliases
    assert "atlantis-gov" not in knowledge.actors
    assert len(list(knowledge.actors)) == len(knowledge.actors)
    assert knowledge.country_of_slug["kenya"].iso3 == "KEN"


def test_a_row_is_read_with_its_days_and_lists(tmp_path: Path) -> None:
    rows = "reds,Red Front,The Reds|RF,the militants,rebel,KEN,,2019-03,2020,a test\n"
    actor = load([_pack(tmp_path / "p", rows)]).actors["reds"]
    assert actor.aliases == ("The Reds", "RF")
    assert (actor.start, actor.end) == (date(2019, 3, 1), date(2020, 12, 31))
    assert (actor.pack, actor.known, actor.kind) == ("p", True, "rebel")


def test_a_later_folder_adds_and_overrides(tmp_path: Path) -> None:
    own = _pack(tmp_path / "own", "kenya-gov,,Nairobi cabinet,,,,,,,a test\n".replace(",,Nai", ",Kenyan Cabinet,Nai"))
    actor = load(["world"], extra=[own]).actors["kenya-gov"]
    assert actor.name == "Kenyan Cabinet"
    assert actor.kind == "state"
    assert {"Nairobi cabinet", "Kenyan government", "Government of Kenya"} <= set(actor.aliases)


def test_the_fingerprint_changes_with_the_files(tmp_path: Path) -> None:
    own = _pack(tmp_path / "own", "reds,Red Front,,,rebel,,,,,a test\n")
    before = load([own]).fingerprint
    assert load([own]).fingerprint == before
    _pack(tmp_path / "own", "reds,Red Front Line,,,rebel,,,,,a test\n")
    assert load([own]).fingerprint != before


@pytest.mark.parametrize(
    ("rows", "line", "entry", "words"),
    [
        ("reds,,,,rebel,,,,,x\n", 3, "reds", "name is empty"),
        ("reds,Red,,,robots,,,,,x\n", 3, "reds", "'robots' is none of state"),
        ("blues,Blue,,,rebel,,,,,x\nreds,Red,,,rebel,,,2019-13,,x\n", 4, "reds", "start: '2019-13' is not"),
        ("reds,Red,,,rebel,,\n", 3, "reds", "7 cells where the first row has 10"),
        ("reds,Red,,,rebel,,,,,x\nreds,Rot,,,rebel,,,,,x\n", 4, "reds", "stands on line 3 too"),
    ],
)
def test_an_error_names_file_line_and_entry(tmp_path: Path, rows: str, line: int, entry: str, words: str) -> None:
    folder = _pack(tmp_path / "p", rows)
    with pytest.raises(KnowledgeError) as caught:
        load([folder])
    assert (caught.value.path, caught.value.line, caught.value.entry) == (folder.resolve() / "actors.csv", line, entry)
    assert words in str(caught.value)


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    folder = _pack(tmp_path / "p", "reds,,,,rebel,,,,,x\nblues,Blue,,,robots,,,,,x\n")
    with pytest.raises(KnowledgeError, match=r"line 3(.|\n)*line 4, entry 'blues'"):
        load([folder])


@pytest.mark.parametrize(
    ("head", "words"),
    [("actor_id,name,colour\n", "no column is called colour"), ("actor_id,kind\n", "the column name is missing")],
)
def test_a_wrong_head_is_told(tmp_path: Path, head: str, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words):
        load([_pack(tmp_path / "p", "a,b,c\n", head=head)])


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        load([tmp_path / "nowhere"])


def test_a_broken_pack_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="not YYYY"):
        load([_pack(tmp_path / "p", "", pack="name: p\nstart: soon\n")])


def test_bytes_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    folder = _pack(tmp_path / "p", "")
    (folder / "actors.csv").write_bytes(b"actor_id,name\nreds,R\xffd\n")
    with pytest.raises(KnowledgeError, match="save it as UTF-8"):
        load([folder])


def test_what_is_doubtful_is_found(tmp_path: Path) -> None:
    rows = (
        "a,Red Front,Reds,,rebel,KEN,b,,,x\n"
        "b,Blue Front,Reds,,rebel,KEN,a,2020,2019,x\n"
        "c,Green Front,,,rebel,KEN,nobody,,,\n"
        "d,Old Guard,Guard,,rebel,KEN,,,2019,x\n"
        "e,New Guard,Guard,,rebel,KEN,,2020,,x\n"
    )
    found = {(p.kind, p.entry) for p in check(load([_pack(tmp_path / "p", rows)]))}
    assert found == {("clash", "a"), ("cycle", "a"), ("cycle", "b"), ("days", "b"), ("dangling", "c"), ("source", "c")}


def test_the_shipped_packs_have_no_cycle_and_no_wrong_day() -> None:
    assert [str(p) for p in check(load()) if p.kind in ("cycle", "days", "dangling")] == []


@given(st.dates())
def test_days_are_read_back(day: date) -> None:
    assert to_day(day.isoformat()) == to_day(day.isoformat(), last=True) == day


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_holds_its_days(year: int, month: int) -> None:
    first, last = to_day(f"{year:04d}-{month:02d}"), to_day(f"{year:04d}-{month:02d}", last=True)
    assert first is not None
    assert last is not None
    assert (first.day, first.month, last.month) == (1, month, month)
    assert 28 <= last.day <= 31


@given(
    st.lists(
        st.text(st.characters(blacklist_characters="|", blacklist_categories=("Cc", "Zs", "Zl", "Zp")), min_size=1)
    )
)
def test_lists_are_read_back(parts: list[str]) -> None:
    assert split_list("|".join(parts)) == tuple(dict.fromkeys(p.strip() for p in parts if p.strip()))


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    words = split_words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))


@given(st.text(st.sampled_from("abAB -'’.tTheal"), max_size=20))
def test_the_first_key_is_the_first_word(name: str) -> None:
    keys = [w.key for w in split_words(name)]
    wanted = keys[1] if len(keys) > 1 and keys[0] == "the" else keys[0] if keys else ""
    assert first_key(name) == wanted


@given(st.text())
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
