"""The analyst's hand: what an overrides.csv does, what it shows, and what it refuses."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import syrnb
from syrnb import Dossier
from syrnb.errors import SeedsError
from syrnb.overrides import apply_overrides, incident_hand, read_overrides, write_override
from syrnb.overrides.rows import COLUMNS, Override
from syrnb.overrides.sources import grade_sources, read_sources

DOC, GONE = "0123456789ab", "ba9876543210"
A, B, TOLL, HELD = f"{DOC}-eaaaaaaaa", f"{DOC}-ebbbbbbbb", f"{DOC}-ccccccccc", f"{DOC}-hdddddddd"
MENTION = f"{DOC}-m0-6a"
SIGNED = "(by Ana, 2025-01-02: as she saw it)"


def claim(claim_id: str, **values: Any) -> dict[str, Any]:
    block = {
        "claim_id": claim_id, "doc_id": DOC, "sentence_id": "s", "span_start": 0, "span_end": 30, "speaker": "rebels",
        "quote": "Rebels captured Aleppo", "speech_act": "claims", "modality": "actual", "confidence": 0.9, "rule": "r",
    }  # fmt: skip
    return block | values


def dossier() -> Dossier:
    event = {"trigger": "captured", "trigger_start": 7, "trigger_end": 15, "plover": "ASSAULT", "time_precision": "day"}
    count = {"n_mentions": 1, "n_documents": 1, "known": True}
    mention = {
        "doc_id": DOC,
        "sentence_id": "s",
        "text": "Rebels",
        "kind": "actor",
        "method": "lexicon",
        "confidence": 1.0,
    }
    return Dossier.from_rows({
        "documents": [{"doc_id": DOC, "path": "one.txt", "published_basis": "unknown", "n_chars": 40, "n_sentences": 1,
                       "status": "read"}],
        "mentions": [mention | {"mention_id": MENTION, "span_start": 0, "span_end": 6, "ref": "rebels"}],
        "actors": [{"actor_id": a, "name": a, "kind": "rebel", **count} for a in ("hts", "rebels")],
        "locations": [{"location_id": p, "name": p, "kind": "city", "n_mentions": 1, "n_documents": 1}
                      for p in ("aleppo", "idlib")],
        "events": [claim(c, **event, side_a=["rebels"], location_ids=["aleppo"], start="2024-11-30") for c in (A, B)],
        "casualties": [claim(TOLL, outcome="killed", count_text="5", count_start=0, count_end=1, low=5, high=5,
                             victims="all", count_mode="incident", perpetrators=["rebels"], event_id=A)],
        "control": [claim(HELD, actor_id="rebels", location_id="aleppo", state="captured", extent="unknown")],
    })  # fmt: skip


def row(claim_id: str, column: str, value: str, *, line: int = 2, quote: str = "") -> Override:
    return Override(line, claim_id, column, value, "as she saw it", "Ana", date(2025, 1, 2), quote)


SET = [
    (A, "start", "2024-11-29", pd.Timestamp("2024-11-29"), "start was 2024-11-30"),
    (A, "start", "", pd.NaT, "start was 2024-11-30"),
    (A, "side_a", "hts|rebels", ["hts", "rebels"], "side_a was rebels"),
    (A, "side_b", '["hts"]', ["hts"], "side_b was not known"),
    (A, "location_ids", "", [], "location_ids was aleppo"),
    (A, "modality", "negated", "negated", "modality was actual"),
    (A, "background", "yes", True, "background was False"),
    (A, "confidence", "0.5", 0.5, "confidence was 0.9"),
    (TOLL, "low", "3", 3, "low was 5"),
    (TOLL, "event_id", B, B, f"event_id was {A}"),
    (HELD, "location_id", "idlib", "idlib", "location_id was aleppo"),
]


@pytest.mark.parametrize(("claim_id", "column", "value", "is_now", "was"), SET, ids=[f"{c} {v}" for _, c, v, *_ in SET])
def test_a_value_is_set_and_shown(claim_id: str, column: str, value: str, is_now: object, was: str) -> None:
    found = apply_overrides(dossier(), [row(claim_id, column, value)]).claim(claim_id)
    assert found[column] == is_now or (pd.isna(found[column]) and pd.isna(is_now))
    assert found.doubts == [f"overridden: {was} {SIGNED}"]
    assert found.rule == "r+override"


WRONG = [
    ("nonsense", "start", "2024-11-29", "'nonsense' is no claim's id"),
    (f"{DOC}-e99999999", "start", "2024-11-29", "no claim"),
    (A, "starts", "2024-11-29", "'starts' is no column of events; these can be: speaker"),
    (A, "quote", "other words", "'quote' cannot be overridden"),
    (A, "claim_id", "x", "'claim_id' cannot be overridden"),
    (A, "low", "5", "'low' is no column of events"),
    (A, "start", "29 Nov", "start: '29 Nov' is no day, written as 2024-11-30"),
    (A, "modality", "maybe", "'maybe' is not one of actual, ongoing"),
    (A, "plover", "", "it cannot be empty"),
    (A, "background", "perhaps", "neither true nor false"),
    (A, "confidence", "7", "not between 0 and 1"),
    (A, "side_a", "martians", "no actor 'martians'"),
    (A, "side_a", "[1]", "no list"),
    (A, "location_ids", "atlantis", "no place 'atlantis'"),
    (TOLL, "low", "five", "low: 'five' is no whole number"),
    (TOLL, "low", "-3", "low: -3 is less than 0"),
    (TOLL, "low", "7", "low: low 7 is more than high 5; set high too, or leave it empty"),
    (TOLL, "high", "4", "high: low 5 is more than high 4; set low too, or leave it empty"),
    (A, "confidence", "high", "confidence: 'high' is not between 0 and 1"),
    (TOLL, "event_id", "x", "no claim 'x'"),
    (A, "incident", "join:b", "neither merge:CLAIM nor split"),
    (A, "incident", f"merge:{A}", "not another claim of events"),
    (TOLL, "incident", "split", "no claim of events"),
    ("rebels", "actor", "hts", "neither merge:ACTOR nor split:ACTOR"),
    ("rebels", "actor", "merge:martians", "no actor 'martians'"),
    ("martians", "actor", "merge:hts", "not an actor of these articles"),
    ("words", "actor", "split:hts", "not a mention of an actor"),
]


@pytest.mark.parametrize(("claim_id", "column", "value", "why"), WRONG, ids=[f"{c} {v}" for _, c, v, _ in WRONG])
def test_what_cannot_be_is_refused_by_its_line(claim_id: str, column: str, value: str, why: str) -> None:
    with pytest.raises(SeedsError, match=r"overrides\.csv line 7: ") as error:
        apply_overrides(dossier(), [row(claim_id, column, value, line=7)])
    assert why in str(error.value)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(SeedsError) as error:
        apply_overrides(dossier(), [row("x", "start", "", line=2), row(A, "nothing", "", line=5)])
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == [
        "overrides.csv line 2", "overrides.csv line 5",
    ]  # fmt: skip


STALE = [
    ("the document is gone", f"{GONE}-eaaaaaaaa", "", "its document is gone or its text changed"),
    ("the words have changed", A, "Rebels took Aleppo", "the words under the claim have changed"),
    ("the claim is no longer read", f"{DOC}-e99999999", "Rebels held", "its document no longer yields this claim"),
]


@pytest.mark.parametrize(("why", "claim_id", "quote", "reason"), STALE, ids=[why for why, *_ in STALE])
def test_a_stale_row_is_told_and_not_applied(why: str, claim_id: str, quote: str, reason: str) -> None:
    before = dossier()
    after = apply_overrides(before, [row(claim_id, "start", "2024-11-29", line=3, quote=quote)])
    told = after.documents[after.documents["path"] == "overrides.csv#3"].iloc[0]
    assert told.status == "skipped"
    assert reason in told.reason
    assert SIGNED in told.reason
    pd.testing.assert_frame_equal(after.events, before.events)


def test_bounds_are_compared_once_all_rows_are_applied() -> None:
    rows = [row(TOLL, "low", "7"), row(TOLL, "high", "9", line=3), row(A, "end", "2024-12-01", line=4)]
    changed = apply_overrides(dossier(), rows)
    assert changed.casualties[["low", "high"]].to_numpy().tolist() == [[7, 9]]
    late = [row(A, "end", "2024-11-29", line=5), row(B, "start", "2024-12-02"), row(B, "end", "2024-12-01", line=3)]
    with pytest.raises(SeedsError) as error:
        apply_overrides(dossier(), late)
    assert str(error.value).splitlines() == [
        "overrides.csv line 2: start: start 2024-12-02 is after end 2024-12-01",
        "overrides.csv line 3: end: start 2024-12-02 is after end 2024-12-01",
        "overrides.csv line 5: end: start 2024-11-30 is after end 2024-11-29; set start too, or leave it empty",
    ]


def test_the_later_of_two_rows_holds() -> None:
    rows = [row(A, "start", "2024-11-28", line=2), row(A, "start", "2024-11-29", line=3)]
    assert apply_overrides(dossier(), rows).claim(A)["start"] == pd.Timestamp("2024-11-29")


def test_merges_and_splits_of_incidents_reach_the_analysis() -> None:
    read = dossier()
    assert read.incidents().members["incident_id"].nunique() == 1
    split = apply_overrides(read, [row(A, "incident", "split")])
    assert incident_hand(split.events) == ([], [A])
    assert split.incidents().members["incident_id"].nunique() == 2
    both = apply_overrides(read, [row(A, "incident", "split"), row(B, "incident", f"merge:{A}")])
    members = both.incidents().members
    assert members["incident_id"].nunique() == 1
    assert members["reasons"].iloc[0] == ["merged by hand"]


def test_actors_are_merged() -> None:
    after = apply_overrides(dossier(), [row("rebels", "actor", "merge:hts")])
    assert after.actors["actor_id"].tolist() == ["hts"]
    assert after.actors["aliases"].iloc[0] == ["rebels"]
    assert after.actors["n_mentions"].tolist() == [1]
    assert after.mentions["ref"].tolist() == ["hts"]
    assert after.events["side_a"].tolist() == [["hts"], ["hts"]]
    assert after.claim(TOLL)["perpetrators"] == ["hts"]
    assert after.claim(HELD)["actor_id"] == after.claim(HELD)["speaker"] == "hts"
    assert all(d == [f"overridden: actor was rebels {SIGNED}"] for d in after.claims()["doubts"])


def test_words_are_split_from_an_actor() -> None:
    after = apply_overrides(dossier(), [row(MENTION, "actor", "split:hts")])
    assert sorted(after.actors["actor_id"]) == ["hts", "rebels"]
    assert after.actors.set_index("actor_id")["n_mentions"].to_dict() == {"hts": 1, "rebels": 0}
    assert after.claim(A)["side_a"] == ["hts"]


def test_no_rows_change_nothing() -> None:
    before = dossier()
    assert apply_overrides(before, []) is before


# The file.

HEAD = ",".join(COLUMNS)
FILES = [
    ("no such column", "claim,column\n", "line 1: no column value, reason, who, when"),
    ("nobody signs", f"{HEAD}\n{A},start,2024-11-29,why,,2025-01-02,\n", "line 2: who is missing"),
    ("no reason", f"{HEAD}\n{A},start,2024-11-29,,,2025-01-02,\n", "line 2: reason, who are missing"),
    ("not a day", f"{HEAD}\n{A},start,2024-11-29,why,Ana,yesterday,\n", "line 2: 'yesterday' is not a date"),
    ("a row after one of two lines", f'{HEAD}\n{A},start,,"a\nb",Ana,2025-01-02,\n,,,,Ana,,\n', "line 4: claim"),
]


@pytest.mark.parametrize(("why", "text", "message"), FILES, ids=[why for why, *_ in FILES])
def test_a_file_that_cannot_be_used(why: str, text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "overrides.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SeedsError, match=r"overrides\.csv") as error:
        read_overrides(path)
    assert message in str(error.value)


def test_a_file_that_is_not_there_or_empty_has_no_rows(tmp_path: Path) -> None:
    assert read_overrides(tmp_path / "overrides.csv") == []
    (tmp_path / "overrides.csv").write_text("")
    assert read_overrides(tmp_path / "overrides.csv") == []


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)


@given(WORDS, WORDS, WORDS)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, value: str, reason: str, who: str) -> None:
    path = tmp_path_factory.mktemp("seeds") / "overrides.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, (A, "start", value, reason, who, "2025-01-02", "q")])
    assert read_overrides(path) == [Override(2, A, "start", value, reason, who, date(2025, 1, 2), "q")]


def test_sources_are_graded_only_by_somebody(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("source,reliability,basis\nSANA,D,our desk 2025\n")
    rows = [
        {"source_id": "sana", "name": "SANA", "kind": "state-media"},
        {"source_id": "x", "name": "X", "kind": "other"},
    ]
    graded = grade_sources(rows, read_sources(path))
    assert [r.get("reliability") for r in graded] == ["D", None]
    path.write_text("source,reliability,basis\nSANA,D,\nX,Z,me\n")
    with pytest.raises(SeedsError) as error:
        read_sources(path)
    assert "line 2: a reliability needs a basis" in str(error.value)
    assert "line 3: reliability 'Z' is not one of" in str(error.value)


# From end to end.


def test_an_override_survives_reading_and_saving(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text("Syrian rebels captured the town of Saraqib on Sunday, a monitor said.")
    (seeds / "documents.csv").write_text("file,published,source,title,url\none.txt,2024-12-02,wire,,\n")
    before = syrnb.read(seeds)
    capture = before.events[before.events["trigger"] == "captured"].iloc[0]
    assert capture["start"] == pd.Timestamp("2024-12-01")
    write_override(
        before, capture.claim_id, "start", "2024-11-30", reason="the video is of Saturday", who="Ana",
        when=date(2025, 1, 2),
    )  # fmt: skip
    after = syrnb.read(seeds)
    found = after.claim(capture.claim_id)
    assert found["start"] == pd.Timestamp("2024-11-30")
    assert found.doubts[-1] == "overridden: start was 2024-12-01 (by Ana, 2025-01-02: the video is of Saturday)"
    after.save(tmp_path / "tables")
    pd.testing.assert_frame_equal(syrnb.store.read_tables(tmp_path / "tables").events, after.events)
    (seeds / "one.txt").write_text("Syrian rebels captured the town of Saraqib on Sunday, two monitors said.")
    stale = syrnb.read(seeds)
    assert "stale, not applied" in stale.documents.set_index("path").loc["overrides.csv#2", "reason"]
    assert not any(d.startswith("overridden") for doubts in stale.claims()["doubts"] for d in doubts)
    (seeds / "overrides.csv").write_text(f"{HEAD}\none.txt,published,2024-12-09,the print edition,Ana,2025-01-02,\n")
    dated = syrnb.read(seeds)
    assert dated.documents["published"].tolist() == [pd.Timestamp("2024-12-09")]
    assert dated.documents["reason"].iloc[0].startswith("overridden: published was 2024-12-02 (by Ana")
    assert dated.events["start"].dropna().tolist() == [pd.Timestamp("2024-12-08")]
    with pytest.raises(SeedsError, match="no claim"):
        write_override(after, f"{after.documents.doc_id.iloc[0]}-e00000000", "start", "", reason="r", who="w")
