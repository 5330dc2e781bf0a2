"""Counting claims, incidents and independent sources, and saying which."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb import Dossier, schema
from syrnb.analysis.counting import UNITS, Count, Unit, Units
from tests.analysis.monitor import claim
from tests.analysis.told import ACTORS, event, on

AT = {"location_ids": ["aleppo"], **on("2024-11-30")}
TEXT = "rebels took the western part of the city on saturday for the first time in eight years a monitor said"


def told(claim_id: str, doc: str, start: int, end: int, rule: str, **values: Any) -> dict[str, Any]:
    """A row of ``control``, on some words of the one sentence of a document."""
    kept = {c: v for c, v in event(claim_id).items() if c in schema.CLAIM}
    stands = {"doc_id": doc, "sentence_id": f"s-{doc}", "span_start": start, "span_end": end, "rule": rule}
    return (
        kept | stands | {"state": "captured", "extent": "unknown", "actor_id": "hts", "location_id": "aleppo"} | values
    )


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Two papers carry one text, a third tells of the same; one of them also says who stands with whom."""
    docs = [
        ("a", TEXT),
        ("b", TEXT + " by phone"),
        ("c", "the city fell to insurgents who came in from the west"),
    ]
    act = {"trigger_start": 7, "trigger_end": 11, "span_start": 0, "span_end": 40, "side_a": ["hts"], **AT}
    return Dossier.from_rows({
        "actors": ACTORS.to_dict("records"),
        "documents": [
            {"doc_id": d, "path": d, "source": f"Paper {d}", "published": "2024-12-01", "published_basis": "stated",
             "n_chars": 1, "n_sentences": 1, "status": "read"} for d, _ in docs],
        "sentences": [
            {"sentence_id": f"s-{d}", "doc_id": d, "paragraph": 0, "span_start": 0, "span_end": 200, "text": text,
             "in_quote": False, "used": True} for d, text in docs],
        "events": [event(f"e-{d}", "capture-place", doc_id=d, sentence_id=f"s-{d}", **act) for d, _ in docs],
        "control": [
            told("h-a", "a", 0, 40, "control/capture-place/x"), told("h-c", "c", 60, 90, "control/capture-place/x"),
            told("h-b", "b", 0, 40, "control/hold-place/x", state="holds"),
        ],
        "casualties": [
            claim("k-a", 9, 9, doc_id="a", sentence_id="s-a", event_id="e-a", speaker=None),
            claim("k-c", 9, 9, doc_id="c", sentence_id="s-c", speaker=None),
        ],
    })  # fmt: skip


def test_all_claims(dossier: Dossier) -> None:
    units = dossier.units()
    assert sorted(units.of) == sorted(dossier.claims()["claim_id"])
    assert units.count() == Count(claims=8, incidents=1, sources=2, outside=3)
    assert units.table["claim_id"].tolist() == list(units.of)


def test_a_dead_count_and_a_change_of_hands_belong_to_the_event_of_their_words(dossier: Dossier) -> None:
    of = dossier.units().of
    incident = of["e-a"].incident_id
    assert {c: unit.incident_id for c, unit in of.items()} == {
        "e-a": incident, "e-b": incident, "e-c": incident, "k-a": incident, "h-a": incident,
        "h-b": None,  # holding a place is no event
        "h-c": None,  # the event of that sentence stands on other words
        "k-c": None,
    }  # fmt: skip


def test_a_copy_adds_a_claim_and_no_source(dossier: Dossier) -> None:
    units = dossier.units()
    assert units.count(["e-a", "e-b"]) == Count(2, 1, 1, 0)
    assert units.count(["e-a", "e-c"]) == Count(2, 1, 2, 0)
    assert units.count(["e-b", "e-b", "gone"]) == Count(1, 1, 1, 0)
    table = dossier.incidents().table
    assert table[["claims", "documents", "sources"]].to_numpy().tolist() == [[3, 3, 2]]


def test_groups_name_the_claims_behind_each(dossier: Dossier) -> None:
    units = dossier.units()
    assert units.group("claims", ["e-a", "k-c"]) == {"e-a": ["e-a"], "k-c": ["k-c"]}
    assert list(units.group("incidents", ["e-a", "e-b", "k-c"]).values()) == [["e-a", "e-b"]]
    assert sorted(units.group("sources", ["e-a", "e-c"]).values()) == [["e-a"], ["e-c"]]


@pytest.mark.parametrize(
    ("unit", "count", "words"),
    [
        ("claims", Count(1, 1, 1, 0), "1 claim"),
        ("claims", Count(1200, 7, 3, 0), "1,200 claims"),
        ("incidents", Count(4, 1, 2, 0), "1 incident (in 4 claims)"),
        ("incidents", Count(4, 2, 2, 1), "2 incidents (in 3 of 4 claims; 1 tells of no event)"),
        ("sources", Count(1, 1, 1, 0), "1 independent source (of 1 claim)"),
        ("sources", Count(4, 0, 2, 4), "2 independent sources (of 4 claims)"),
    ],
)
def test_a_number_says_what_it_counts(unit: str, count: Count, words: str) -> None:
    assert count.words(unit) == words


def test_an_unknown_unit_is_named() -> None:
    for call in (Count(1, 1, 1, 0).of, Count(1, 1, 1, 0).words, Units({}).group):
        with pytest.raises(ValueError, match="unit 'rows' is not one of claims, incidents, sources"):
            call("rows")


UNIT = st.builds(
    Unit, st.just("events"), st.sampled_from("pqr"), st.sampled_from([None, "i", "j"]), st.sampled_from("st"),
    st.sampled_from("xy"),
)  # fmt: skip


@given(st.lists(UNIT, max_size=8), st.data())
def test_more_claims_never_count_for_less_and_no_unit_for_more_than_its_claims(found: list[Unit], data: Any) -> None:
    units = Units({f"c{i}": unit for i, unit in enumerate(found)})
    some = data.draw(st.sets(st.sampled_from(sorted(units.of)))) if units.of else set()
    part, whole = units.count(some), units.count()
    assert (part.claims, part.incidents, part.outside) <= (whole.claims, whole.incidents, whole.outside)
    assert part.incidents <= whole.incidents
    for count in (part, whole):
        assert all(count.of(unit) <= count.claims for unit in UNITS)
        assert (count.sources == 0) == (count.claims == 0)
    for unit in ("claims", "incidents"):
        assert len(units.group(unit, some)) == part.of(unit)
    assert len(units.group("sources")) >= whole.sources


def test_the_shipped_articles_can_be_counted_three_ways(shipped: Dossier) -> None:
    units = shipped.units()
    count = units.count()
    assert count.claims == len(shipped.claims())
    assert count.incidents == len(shipped.incidents().table)
    assert count.sources < count.incidents < count.claims
    taken = units.table[units.table["table"] == "control"]
    assert taken["incident_id"].notna().mean() > 0.5
