"""Changes: what new documents do to what was claimed before, and what goes when a document goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import syrnb
from syrnb import Dossier, schema
from syrnb.analysis.changes import CHANGES, changes
from syrnb.cli import app
from syrnb.overrides import Override, apply_overrides
from syrnb.reporting.changes import describe_changes
from tests.analysis.told import ACTORS, COUNT, event, locations

OLD, NEW = "old", "new"
DAY = {"start": "2024-11-30", "end": "2024-11-30"}
PUBLISHED = {OLD: "2024-12-01", NEW: "2024-12-03"}


def block(claim_id: str, doc: str, **values: Any) -> dict[str, Any]:
    row = {c: v for c, v in event(claim_id).items() if c in schema.CLAIM}
    return row | {"doc_id": doc, "speaker": f"{doc}-speaker", "quote": f"words of {claim_id}"} | values


def strike(claim_id: str, doc: str, **values: Any) -> dict[str, Any]:
    row = event(
        claim_id, doc_id=doc, location_ids=["aleppo"], speaker=f"{doc}-speaker", quote=f"words of {claim_id}", **DAY
    )
    return row | values


def took(claim_id: str, doc: str, **values: Any) -> dict[str, Any]:
    return strike(claim_id, doc, rule="event/capture-place/x", side_a=["hts"]) | values


def toll(claim_id: str, doc: str, low: int | None, high: int | None, **values: Any) -> dict[str, Any]:
    own = {"outcome": "killed", "count_text": "n", "count_start": 0, "count_end": 1, "low": low, "high": high,
           "victims": "all", "count_mode": "cumulative", "location_ids": ["aleppo"], **DAY}  # fmt: skip
    return block(claim_id, doc, **own) | values


def tie(claim_id: str, doc: str, sign: int = 1, kind: str = "supports", **values: Any) -> dict[str, Any]:
    return block(claim_id, doc, source_id="turkey-gov", target_id="hts", sign=sign, kind=kind, **DAY) | values


def held(claim_id: str, doc: str, actor: str = "hts", state: str = "captured", **values: Any) -> dict[str, Any]:
    return block(claim_id, doc, actor_id=actor, location_id="aleppo", state=state, extent="unknown", **DAY) | values


def dossier(*docs: str, published: bool = True, **tables: list[dict[str, Any]]) -> Dossier:
    rows = {name: [r for r in found if r["doc_id"] in docs] for name, found in tables.items()}
    documents = [
        {"doc_id": d, "path": f"{d}.txt", "published": PUBLISHED.get(d) if published else None,
         "published_basis": "sidecar" if published else "unknown", "n_chars": 9, "n_sentences": 1, "status": "read"}
        for d in docs
    ]  # fmt: skip
    claims = [row for found in rows.values() for row in found]
    stand = sorted({(r["claim_id"], r["doc_id"], r["sentence_id"]) for r in claims})
    said = [
        {"sentence_id": s, "doc_id": d, "paragraph": 0, "span_start": 0, "span_end": 9, "text": c * 4,
         "in_quote": False, "used": True} for c, d, s in stand
    ]  # fmt: skip
    voices = {f"{d}-speaker" for d in docs}
    own = [{**COUNT, "actor_id": v, "name": v, "kind": "monitor"} for v in voices]
    who = [{k: v for k, v in r.items() if isinstance(v, list) or pd.notna(v)} for r in ACTORS.to_dict("records")]
    where = [{k: v for k, v in r.items() if isinstance(v, list) or pd.notna(v)} for r in locations().to_dict("records")]
    return Dossier.from_rows(
        {"documents": documents, "sentences": said, "actors": sorted(who + own, key=lambda a: str(a["actor_id"])),
         "locations": where, **rows}
    )  # fmt: skip


def told(**tables: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Return what the new document did to claims of the old one."""
    found = changes(dossier(OLD, **tables), dossier(OLD, NEW, **tables), results=False)
    found = found[~found["change"].isin(["added", "gone"])]
    return list(found[["change", "subject", "was", "now"]].itertuples(index=False, name=None))


NOT = {"modality": "negated", "speech_act": "denies"}
EFFECTS = [
    ("a strike told again by another", {"events": [strike("a", OLD), strike("b", NEW)]},
     [("corroborated", "a", "actual", "actual")]),
    ("a strike denied", {"events": [strike("a", OLD), strike("b", NEW, **NOT)]},
     [("contradicted", "a", "actual", "negated")]),
    ("a denial overtaken", {"events": [strike("a", OLD, **NOT), strike("b", NEW)]},
     [("contradicted", "a", "negated", "actual")]),
    ("a strike that had no day", {"events": [
        strike("a", OLD, start=None, end=None, side_a=["hts"]), strike("b", NEW, side_a=["hts"])]},
     [("corroborated", "a", "actual", "actual"), ("re-dated", "a", "not known", "2024-11-30")]),
    ("a town said to have fallen another day", {"events": [
        took("a", OLD), took("b", NEW, start="2024-12-01", end="2024-12-01")]},
     [("corroborated", "a", "actual", "actual"), ("re-dated", "a", "2024-11-30", "2024-12-01")]),
    ("a strike that had no place", {"events": [
        strike("a", OLD, location_ids=[], side_a=["hts"], side_b=["syria-army"]),
        strike("b", NEW, side_a=["hts"], side_b=["syria-army"])]},
     [("corroborated", "a", "actual", "actual"), ("re-scoped", "a", "not known", "aleppo")]),
    ("a number that fits", {"casualties": [toll("a", OLD, 10, None), toll("b", NEW, 14, 14)]},
     [("corroborated", "a", "killed: 10 or more", "killed: 14")]),
    ("a number that does not", {"casualties": [toll("a", OLD, 10, 10), toll("b", NEW, 14, 14)]},
     [("contradicted", "a", "killed: 10", "killed: 14")]),
    ("a number corrected by its source", {"casualties": [
        toll("a", OLD, 267, 267, speaker="sohr"), toll("b", NEW, 268, 268, speaker="sohr")]},
     [("revised", "a", "killed: 267", "killed: 268")]),
    ("a tie told by another", {"relations": [tie("a", OLD), tie("b", NEW)]},
     [("corroborated", "a", "turkey-gov supports hts", "turkey-gov supports hts")]),
    ("a tie denied", {"relations": [tie("a", OLD), tie("b", NEW, **NOT)]},
     [("contradicted", "a", "turkey-gov supports hts", "turkey-gov not supports hts")]),
    ("a tie that ended", {"relations": [tie("a", OLD), tie("b", NEW, ended=True)]},
     [("contradicted", "a", "turkey-gov supports hts", "turkey-gov no longer supports hts")]),
    ("friends said to fight", {"relations": [tie("a", OLD), tie("b", NEW, -1, "fights")]},
     [("contradicted", "a", "turkey-gov supports hts", "turkey-gov fights hts")]),
    ("a place held by the same", {"control": [held("a", OLD), held("b", NEW, state="holds")]},
     [("corroborated", "a", "hts captured", "hts holds")]),
    ("a place held by the other side", {"control": [held("a", OLD), held("b", NEW, "syria-army", "holds")]},
     [("contradicted", "a", "hts captured", "syria-army holds")]),
    ("a capture denied", {"control": [held("a", OLD), held("b", NEW, **NOT)]},
     [("contradicted", "a", "hts captured", "hts not captured")]),
]  # fmt: skip

NO_EFFECT = [
    ("the same source again", {"events": [strike("a", OLD, speaker="sohr"), strike("b", NEW, speaker="sohr")]}),
    ("another day", {"events": [strike("a", OLD), strike("b", NEW, start="2024-12-01", end="2024-12-01")]}),
    ("a plan", {"events": [strike("a", OLD), strike("b", NEW, modality="planned")]}),
    ("a demand", {"events": [strike("a", OLD), strike("b", NEW, speech_act="requests")]}),
    ("a later toll", {"casualties": [toll("a", OLD, 10, 10), toll("b", NEW, 14, 14, end="2024-12-01")]}),
    ("other victims", {"casualties": [toll("a", OLD, 10, 10), toll("b", NEW, 4, 4, victims="civilians")]}),
    ("another place", {"casualties": [toll("a", OLD, 10, 10), toll("b", NEW, 4, 4, location_ids=["idlib"])]}),
    ("no place", {"casualties": [toll("a", OLD, 10, 10, location_ids=[]), toll("b", NEW, 4, 4, location_ids=[])]}),
    ("a count that may lie within", {"casualties": [toll("a", OLD, 10, 10), toll("b", NEW, 4, 4, count_mode="incident")
    ]}),
    ("friends once, enemies later", {"relations": [
        tie("a", OLD), tie("b", NEW, -1, "fights", start="2024-12-02", end="2024-12-02")]}),
    ("another tie", {"relations": [tie("a", OLD), tie("b", NEW, 1, "leads")]}),
    ("lost on a later day", {"control": [
        held("a", OLD), held("b", NEW, "syria-army", "retaken", start="2024-12-02", end="2024-12-02")]}),
    ("a loss and the other's gain", {"control": [held("a", OLD), held("b", NEW, "syria-army", "lost")]}),
    ("a siege", {"control": [held("a", OLD), held("b", NEW, state="besieged")]}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "tables", "expected"), EFFECTS, ids=[why for why, *_ in EFFECTS])
def test_what_a_new_claim_does(why: str, tables: Any, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(**tables) == expected


@pytest.mark.parametrize(("why", "tables"), NO_EFFECT, ids=[why for why, _ in NO_EFFECT])
def test_what_a_new_claim_leaves_alone(why: str, tables: Any) -> None:
    assert told(**tables) == [], why


def test_a_change_names_the_new_claim_its_document_and_words() -> None:
    tables = {"casualties": [toll("a", OLD, 10, 10), toll("b", NEW, 14, 14)]}
    row = changes(dossier(OLD, **tables), dossier(OLD, NEW, **tables), results=False).iloc[0]
    assert (row.by, row.path, row.words) == ("b", "new.txt", "words of b")
    assert row.reason == "no number fits both, and they count the same"


def test_why_a_claim_is_new_or_gone() -> None:
    """With its document; with its words; or because the same words are read otherwise."""
    read = dossier(OLD, NEW, events=[strike("a", OLD), strike("b", OLD), strike("c", NEW)])
    texts = {OLD: "words of a, words of b", NEW: "words of c"}
    read = replace(read, texts=texts)
    kept = replace(dossier(OLD, events=[strike("b", OLD)]), texts={OLD: "words of b"})
    unread = replace(dossier(OLD, events=[strike("a", OLD)]), texts={OLD: texts[OLD]})
    cases = ((kept, {"a": "words are gone from the document", "c": "document is gone"}),
             (unread, {"b": "words are no longer read so", "c": "document is gone"}))  # fmt: skip
    for less, reasons in cases:
        found = changes(read, less, results=False)
        assert found["change"].tolist() == ["gone"] * 2
        for claim, reason in reasons.items():
            row = found[found["subject"] == claim].iloc[0]
            assert (row.reason, row.words, row.path) == (f"its {reason}", f"words of {claim}",
                                                         "new.txt" if claim == "c" else "old.txt")  # fmt: skip
    back = changes(kept, read, results=False)
    back = back[back["change"] == "added"].set_index("subject")
    assert back.reason.to_dict() == {"a": "its words are new in the document", "c": "its document is new"}
    again = changes(unread, read, results=False)
    assert again[again["change"] == "added"].set_index("subject").reason["b"] == "its words were not read so before"


def test_an_override_is_told_with_its_reason() -> None:
    before = dossier(OLD, events=[strike(f"{'0' * 12}-e1", OLD)])
    row = (
        2,
        f"{'0' * 12}-e1",
        "start",
        "2024-11-29",
        "the video is of Friday",
        "Ana",
        pd.Timestamp("2025-01-02").date(),
    )
    found = changes(before, apply_overrides(before, [Override(*row)]), results=False)
    assert found["change"].tolist() == ["re-dated"]
    assert found["reason"].iloc[0].endswith("(by Ana, 2025-01-02: the video is of Friday)")


def test_a_claim_is_known_again_in_a_text_changed_elsewhere() -> None:
    before = dossier(OLD, events=[strike("a", OLD)])
    after = dossier(OLD, events=[strike("b", OLD, quote="words of a", location_ids=["idlib"], span_start=7)])
    found = changes(before, after, results=False)
    assert found[["change", "subject", "by", "was", "now"]].to_numpy().tolist() == [
        ["re-scoped", "a", "b", "aleppo", "idlib"],
    ]  # fmt: skip


def test_since_takes_a_day_or_documents() -> None:
    read = dossier(OLD, NEW, events=[strike("a", OLD), strike("b", NEW)])
    for since in ("2024-12-02", pd.Timestamp("2024-12-02").date(), ["new.txt"], [NEW]):
        found = read.changes(since=since, results=False)
        assert found["change"].tolist() == ["corroborated", "added"]
    assert len(read.changes(since="2025-01-01", results=False)) == 0
    with pytest.raises(KeyError):
        read.changes(since=["other.txt"])
    with pytest.raises(ValueError, match="Monday"):
        read.changes(since="Monday")


def test_what_has_no_day_of_publication_is_old() -> None:
    read = dossier(OLD, NEW, published=False, events=[strike("a", OLD), strike("b", NEW)])
    assert len(read.changes(since="2024-12-02", results=False)) == 0


def test_tolls_ties_and_holdings_are_compared() -> None:
    tables = {
        "casualties": [toll("a", OLD, 10, None), toll("b", NEW, None, 20, end="2024-12-02")],
        "relations": [tie("c", OLD), tie("d", NEW)],
        "control": [held("e", OLD, speaker="jawlani"), held("f", NEW, speaker="sohr")],
    }
    read = dossier(OLD, NEW, **tables)
    found = read.changes(since=[NEW])
    kinds = set(found[["change", "table"]].itertuples(index=False, name=None))
    assert {("narrowed", "tolls"), ("corroborated", "ties"), ("revised", "holdings")} <= kinds
    toll_row = found[(found["table"] == "tolls") & (found["change"] == "narrowed")].iloc[0]
    assert (toll_row.was, toll_row.now) == ("10 or more", "10 to 20")
    assert (toll_row.by, toll_row.words) == ("b", "words of b")
    assert set(toll_row.claims) == {"a", "b"}
    assert toll_row.key[:2] == ["killed", "all"]
    assert found[found["table"] == "casualties"].key.map(len).eq(0).all()
    text = describe_changes(found, most=1)
    assert "narrowed in tolls" in text
    assert "(10 or more -> 10 to 20)" in text


ROWS = st.lists(
    st.tuples(st.sampled_from(["events", "casualties", "relations", "control"]), st.sampled_from("pqr"), st.booleans()),
    max_size=8,
)
MAKE = {
    "events": strike, "relations": tie, "control": held,
    "casualties": lambda c, d, **v: toll(c, d, 3, 9, **v),
}  # fmt: skip


@settings(max_examples=12)
@given(ROWS, st.sets(st.sampled_from("pqr")))
def test_dropping_documents_removes_exactly_what_they_alone_supported(specs: Any, dropped: set[str]) -> None:
    tables: dict[str, list[dict[str, Any]]] = {}
    for i, (table, doc, denied) in enumerate(specs):
        tables.setdefault(table, []).append(MAKE[table](f"c{i}", doc, **(NOT if denied else {})))
    full = dossier("p", "q", "r", published=False, **tables)
    part = full.of_documents(d for d in "pqr" if d not in dropped)
    # What is left is what reading the others alone gives, in every table that claims are in.
    alone = dossier(*(d for d in "pqr" if d not in dropped), published=False, **tables)
    for name in ("documents", "sentences", *schema.CLAIM_TABLES):
        pd.testing.assert_frame_equal(getattr(part, name), getattr(alone, name))
    gone = {row["claim_id"] for rows in tables.values() for row in rows if row["doc_id"] in dropped}
    there = changes(full, part, results=False)
    assert set(there["change"]) <= {"gone"}
    assert set(there["subject"]) == gone
    back = changes(part, full, results=False)
    assert set(back.loc[back["change"] == "added", "subject"]) == gone
    assert not (back["change"] == "gone").any()
    assert set(back["change"]) <= set(CHANGES)
    # An incident, a tie is gone where all that told of it is gone, and only then.
    members = full.incidents().members
    stays = set(members.loc[~members["claim_id"].isin(gone), "claim_id"])
    assert set(part.incidents().members["claim_id"]) == stays
    left = [r for r in tables.get("relations", ()) if r["doc_id"] not in dropped and r["modality"] != "negated"]
    assert (len(part.alliances().ties) == 1) == bool(left)


def test_two_equal_dossiers_differ_in_nothing() -> None:
    read = dossier(OLD, NEW, events=[strike("a", OLD), strike("b", NEW)], control=[held("e", OLD)])
    assert len(changes(read, read)) == 0


def test_a_document_read_among_others_is_read_as_if_alone(tmp_path: Path) -> None:
    texts = {
        "a.txt": "ALEPPO, Dec 1 (Wire) - Rebels captured Saraqib on Sunday, killing 25 soldiers, the monitor said.",
        "b.txt": "DAMASCUS, Dec 2 (Wire) - The army denied that Saraqib had fallen. Russia struck Idlib on Sunday.",
        "c.txt": "ANKARA, Dec 3 (Wire) - Turkey backs the rebels, Hakan Fidan said. The army left Hama on Tuesday.",
    }
    for folder in ("all", "two"):
        (tmp_path / folder).mkdir()
    for name, text in texts.items():
        (tmp_path / "all" / name).write_text(text)
        if name != "b.txt":
            (tmp_path / "two" / name).write_text(text)
    full, two = syrnb.read(tmp_path / "all"), syrnb.read(tmp_path / "two")
    part = full.of_documents(["a.txt", "c.txt"])
    for name in ("documents", "sentences", "mentions", *schema.CLAIM_TABLES):
        pd.testing.assert_frame_equal(getattr(part, name), getattr(two, name))
    assert set(part.actors["actor_id"]) <= set(two.actors["actor_id"])
    two.save(tmp_path / "tables")
    result = CliRunner().invoke(
        app, ["diff", str(tmp_path / "tables"), str(tmp_path / "all"), "--quiet", "--claims-only"]
    )
    assert result.exit_code == 0, result.output
    assert "added in events" in result.output
    assert "[b.txt]" in result.output
    assert "[a.txt]" not in result.output.split("added in")[-1]
