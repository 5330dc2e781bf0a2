"""Tolls: the monitor's first week, tables of what constrains what, and properties against every small world."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syrnb import schema
from syrnb.analysis.tolls import Tolls, tolls
from syrnb.analysis.tolls.case import split_cases
from tests.analysis import worlds
from tests.analysis.monitor import actors, claim, locations, running_toll

ACTORS, LOCATIONS = actors(), locations()


def solve(rows: list[dict[str, Any]], **options: Any) -> Tolls:
    return tolls(schema.table("casualties", rows), actors=ACTORS, locations=LOCATIONS, **options)


def bounds(result: Tolls, victims: str, day: str, ids: tuple[str, ...] = (), kind: str = "running") -> tuple[Any, Any]:
    """The interval of the one cell of a class as of a day."""
    c = result.cells
    found = c[(c.victims == victims) & (c.end == day) & (c.kind == kind) & c.victim_ids.map(lambda v: tuple(v) == ids)]
    assert len(found) == 1
    return found.low.iloc[0], found.high.iloc[0]


def incident(
    claim_id: str, low: int | None, high: int | None, victims: str, place: str, day: str, **values: Any
) -> dict[str, Any]:
    scope = {"location_ids": [place], "start": day, "end": day, "count_mode": "incident"}
    return claim(claim_id, low, high, victims, **scope | values)


def toll(
    claim_id: str,
    low: int | None,
    high: int | None,
    victims: str = "all",
    place: str = "syria",
    day: str = "2024-11-30",
    **values: Any,
) -> dict[str, Any]:
    return claim(claim_id, low, high, victims, **{"location_ids": [place], "end": day} | values)


# The monitor's running toll


def test_28_and_29_november_contradict_each_other() -> None:
    result = solve(running_toll())
    assert result.contradictions.claims.tolist() == [["28", "28-gov", "28-hts", "28-sna", "29-civ-on-27"]]
    assert result.contradictions.all_found.all()


def test_repairs_of_a_single_claim() -> None:
    repairs = solve(running_toll()).repairs
    found = {(r.claim_id, r.repair) for r in repairs.itertuples()}
    everyone = ("28", "28-gov", "28-hts", "28-sna", "29-civ-on-27")
    assert found == {
        *((c, "drop") for c in everyone), *((c, "widen") for c in everyone), ("28", "re-scope"), ("28", "re-date"),
        ("29-civ-on-27", "re-date"),
    }  # fmt: skip
    assert repairs.mends_all.all()
    assert list(dict.fromkeys(repairs.repair)) == ["widen", "re-scope", "re-date", "drop"], "smallest first"


def test_once_153_are_combatants_the_rest_follows() -> None:
    rows = [{**r, "victims": "combatants"} if r["claim_id"] == "28" else r for r in running_toll()]
    result = solve(rows)
    assert result.contradictions.empty
    assert bounds(result, "combatants", "2024-11-29", ("hts", "sna")) == (118, 164)
    assert bounds(result, "combatants", "2024-11-29", ("syria-army",)) == (54, 100)
    assert bounds(result, "civilians", "2024-11-28") == (1, 24)
    assert bounds(result, "all", "2024-11-28") == (154, 177)
    cells = result.cells
    rebels = cells[(cells.end == "2024-11-29") & cells.victim_ids.map(lambda v: v == ["hts", "sna"])].iloc[0]
    assert rebels.low_claims == ["29-comb", "30", "30-civ", "30-reb"]
    assert rebels.high_claims == ["28-gov", "29-comb"]


def test_named_claims_cannot_be_spared_where_that_was_checked() -> None:
    """Of the claims behind each bound none can be left out, and beyond a hundred linked claims the table says so."""
    rows = [{**r, "victims": "combatants"} if r["claim_id"] == "28" else r for r in running_toll()]
    result = solve(rows)
    assert result.cells.minimal.all()
    cells = result.cells[(result.cells.kind == "running") & (result.cells.victim_ids.map(len) == 0)]
    cells = cells[cells.end.isin(["2024-11-28", "2024-11-29"])]
    for cell in cells.itertuples():
        for side, claims in (("low", cell.low_claims), ("high", cell.high_claims)):
            for spared in (None, *claims) if claims else ():
                left = set(claims) - {spared}
                muted = [r if r["claim_id"] in left else {**r, "low": 0, "high": None} for r in rows]
                kept = solve(muted).cells
                same = kept[(kept.kind == "running") & (kept.victims == cell.victims) & (kept.end == cell.end)]
                found = same.loc[same.victim_ids.map(len) == 0, side].eq(getattr(cell, side)).fillna(False)
                assert found.any() == (spared is None), (cell.victims, cell.end)
    many = [incident(f"c{i:03d}", 2, 2, "all", "atarib", "2024-11-28") for i in range(101)]
    assert not solve(many).cells.minimal.any()
    assert solve(many[:20]).cells.minimal.all()
    assert solve(many, minimal=True).cells.minimal.all()


def test_contradicting_sets_are_minimal_among_many_claims() -> None:
    """Among 120 linked claims, of which two towns' dead exceed their country's, no set names a claim too many."""
    many = [incident(f"c{i:03d}", 1, 1, "all", "atarib", "2024-11-28") for i in range(117)]
    rows = [
        *many, toll("a", None, 9), incident("b", 7, 7, "all", "atarib", "2024-11-29"),
        incident("x", 8, 8, "all", "idlib", "2024-11-28"),
    ]  # fmt: skip
    result = solve(rows, most=3)
    assert {frozenset(c) for c in result.contradictions.claims} == {frozenset("abx")}
    assert result.contradictions.all_found.all()
    assert solve([r for r in rows if r["claim_id"] != "x"]).contradictions.empty


# What constrains what, and what must not: claims, a cell, and its interval

CASES = {
    "a running toll does not fall": (
        [toll("a", 10, 10, day="2024-11-28"), toll("b", 5, None, day="2024-11-30")],
        ("all", "2024-11-30", "running"), (10, None),
    ),
    "an earlier toll is at most a later one": (
        [toll("a", 10, None, day="2024-11-28"), toll("b", None, 15)], ("all", "2024-11-28", "running"), (10, 15),
    ),
    "the order of two tolls of one day is not known": (
        [toll("a", 10, 10), toll("b", 12, 12)], ("all", "2024-11-30", "running"), (10, 12),
    ),
    "an incident of a day before counts within the toll": (
        [toll("a", None, 9), incident("b", 7, None, "all", "atarib", "2024-11-29")],
        ("all", "2024-11-29", "period"), (7, 9),
    ),
    "an incident of the toll's own day may lie after its hour": (
        [toll("a", 5, 5), incident("b", 9, 9, "all", "atarib", "2024-11-30")], ("all", "2024-11-30", "running"), (5, 5),
    ),
    "incidents of two towns add up": (
        [toll("a", None, 99), incident("b", 7, 7, "all", "atarib", "2024-11-28"),
         incident("c", 8, 8, "all", "idlib", "2024-11-28")],
        ("all", "2024-11-30", "running"), (15, 99),
    ),
    "incidents of two days add up": (
        [toll("a", None, 99), incident("b", 7, 7, "all", "atarib", "2024-11-28"),
         incident("c", 8, 8, "all", "atarib", "2024-11-29")],
        ("all", "2024-11-30", "running"), (15, 99),
    ),
    "incidents of one town and day may be the same": (
        [toll("a", None, 99), incident("b", 7, 7, "all", "atarib", "2024-11-28"),
         incident("c", 8, 8, "all", "atarib", "2024-11-28")],
        ("all", "2024-11-30", "running"), (8, 99),
    ),
    "children are civilians": (
        [toll("a", None, 20, "civilians"), toll("b", 12, None, "children", part_of="a")],
        ("civilians", "2024-11-30", "running"), (12, 20),
    ),
    "combatants and civilians are apart": (
        [toll("a", None, 50), toll("b", 20, 20, "civilians", part_of="a"),
         toll("c", 10, None, "combatants", part_of="a")],
        ("all", "2024-11-30", "running"), (30, 50),
    ),
    "journalists may be civilians": (
        [toll("a", None, 50), toll("b", 20, 20, "civilians", part_of="a"), toll("c", 3, 3, "journalists", part_of="a")],
        ("all", "2024-11-30", "running"), (20, 50),
    ),
    "another country": (
        [toll("a", None, 9), incident("b", 70, 70, "all", "khartoum", "2024-11-29")],
        ("all", "2024-11-30", "running"), (0, 9),
    ),
    "another outcome": (
        [toll("a", None, 9), incident("b", 70, 70, "all", "atarib", "2024-11-28", outcome="injured")],
        ("all", "2024-11-30", "running"), (0, 9),
    ),
    "a plan kills nobody": (
        [toll("a", None, 9), incident("b", 70, 70, "all", "atarib", "2024-11-28", modality="planned")],
        ("all", "2024-11-30", "running"), (0, 9),
    ),
    "an accusation counts": (
        [toll("a", None, 99), incident("b", 70, 70, "all", "atarib", "2024-11-28", speech_act="accuses")],
        ("all", "2024-11-30", "running"), (70, 99),
    ),
    "nobody was hurt": (
        [toll("a", 0, 0, "civilians"), toll("b", 9, 9)], ("civilians", "2024-11-30", "running"), (0, 0),
    ),
    "no day, no constraint": (
        [toll("a", None, 9), incident("b", 70, 70, "all", "atarib", "2024-11-28", start=None, end=None)],
        ("all", "2024-11-30", "running"), (0, 9),
    ),
    "a war before this one": (
        [toll("a", None, 9), incident("b", 900, None, "all", "atarib", "1982-02-02")],
        ("all", "2024-11-30", "running"), (0, 9),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_constrains_what(name: str) -> None:
    rows, (victims, day, kind), expected = CASES[name]
    result = solve(rows)
    assert result.contradictions.empty
    low, high = bounds(result, victims, day, kind=kind)
    assert (low, None if high is pd.NA else high) == expected


def test_scopes_that_do_not_nest_are_no_contradiction() -> None:
    """44 verified civilians in the north-west and 92 in the country, or 20 in Aleppo, may all be true."""
    rows = [
        toll("a", 44, 44, "civilians", "nw-syria"),
        toll("b", 92, 92, "civilians"),
        toll("c", 20, 20, "civilians", "aleppo-gov"),
    ]
    assert solve(rows).contradictions.empty
    rows = [toll("a", 93, 93, "civilians", "nw-syria", "2024-11-29"), toll("b", 92, 92, "civilians")]
    assert solve(rows).contradictions.claims.tolist() == [["a", "b"]]


def test_women_and_children_add_up() -> None:
    rows = [toll("a", 18, 18), toll("b", 12, 12, "children", part_of="a"), toll("c", 7, 7, "women", part_of="a")]
    assert solve(rows).contradictions.claims.tolist() == [["a", "b", "c"]]


def test_unplaced_claim_is_of_its_documents_country() -> None:
    rows = [toll("a", None, 9), toll("b", 12, 12, day="2024-11-28", location_ids=[])]
    result = solve(rows)
    assert result.contradictions.claims.tolist() == [["a", "b"]]
    alone = solve([{**rows[1], "doc_id": "other"}, rows[0]])
    assert alone.contradictions.empty
    assert set(alone.cells.place_basis) == {"stated", "unknown"}


def test_unplaced_tolls_are_each_tellers_own() -> None:
    """A rescue service's 56 need not be a monitor's 311, but a monitor's own toll does not fall."""
    rows = [
        toll("a", 311, 311, location_ids=[]),
        toll("b", 56, 56, location_ids=[], speaker="white-helmets", day="2024-12-02"),
        incident("c", 16, 16, "civilians", "aleppo", "2024-11-30"),
    ]
    assert solve(rows).contradictions.empty
    assert set(solve(rows).cells.teller.dropna()) == {"sohr", "white-helmets"}
    lower = toll("d", 300, 300, location_ids=[], day="2024-12-02")
    assert solve([*rows, lower]).contradictions.claims.tolist() == [["a", "d"]]


def test_fighters_of_no_named_side_beside_a_named_one_are_others() -> None:
    """57 dead: 31 of the army and 26 fighters."""
    rows = [
        toll("a", 57, None),
        toll("b", 31, 31, "combatants", victim_ids=["syria-army"], part_of="a"),
        toll("c", 26, 26, "combatants", part_of="a"),
    ]
    result = solve(rows)
    assert result.contradictions.empty
    assert bounds(result, "combatants", "2024-11-30", ("unnamed:c",)) == (26, 26)
    assert bounds(result, "all", "2024-11-30") == (57, 57)
    assert solve(rows[:2]).cells.victim_ids.map(len).max() == 1


def test_parts_by_place_of_one_count_are_not_rivals() -> None:
    """19 killed: 11 in one town, seven in another, one in a third."""
    whole = incident("a", 19, 19, "all", "idlib-gov", "2024-11-28")
    parts = [
        incident(c, n, n, "all", "idlib-gov", "2024-11-28", part_of="a") for c, n in (("b", 11), ("c", 7), ("d", 1))
    ]
    assert solve([whole, *parts]).contradictions.empty


def test_days_between_are_asked_for() -> None:
    result = solve(
        [toll("a", 10, 10, day="2024-11-28"), toll("b", 20, 20, day="2024-12-02")], days=[date(2024, 11, 30)]
    )
    assert bounds(result, "all", "2024-11-30") == (10, 20)


def test_rival_counts_of_one_incident_contradict_each_other() -> None:
    events = schema.table("events", [
        {"claim_id": e, "doc_id": e, "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q",
         "confidence": 1.0, "speech_act": "asserts", "modality": "actual", "rule": "r", "trigger": "t",
         "trigger_start": 0,
         "trigger_end": 1, "plover": "ASSAULT", "time_precision": "day", "location_ids": ["idlib"],
         "start": "2024-11-28", "end": "2024-11-28"}
        for e in ("e1", "e2")
    ])  # fmt: skip
    rows = [
        incident("a", 25, 25, "all", "idlib", "2024-11-28", event_id="e1", doc_id="e1"),
        incident("b", 8, 8, "all", "idlib", "2024-11-28", event_id="e2", doc_id="e2"),
    ]
    assert solve(rows, events=events).contradictions.empty
    one = pd.DataFrame({"incident_id": ["i", "i"], "claim_id": ["e1", "e2"]})
    assert solve(rows, events=events, incidents=one).contradictions.claims.tolist() == [["a", "b"]]


def test_two_counts_of_one_telling_are_two_counts() -> None:
    rows = [
        incident("a", 12, 12, "all", "idlib", "2024-11-28", event_id="e"),
        incident("b", 5, 5, "all", "idlib", "2024-11-28", event_id="e"),
    ]
    assert solve(rows).contradictions.empty


@pytest.mark.parametrize(
    ("policy", "value"),
    [("lowest", 8), ("highest", 30), ("median-of-independent", 10), ("acled", 9), ("ucdp", 30)],
)
def test_policies_pick_a_number_beside_the_interval(policy: str, value: int) -> None:
    documents = schema.table("documents", [
        {"doc_id": d, "path": d, "source": s, "published": f"2024-12-0{day}", "published_basis": "stated",
         "n_chars": 1, "n_sentences": 1, "status": "read"}
        for d, s, day in (("w1", "wire", 1), ("w2", "wire", 2), ("p", "paper", 3), ("m", "monitor", 1), ("g", "gov", 1))
    ])  # fmt: skip
    sources = schema.table("sources", [
        {"source_id": "wire", "name": "w", "kind": "agency"},
        {"source_id": "paper", "name": "p", "kind": "newspaper", "family": "wire"},
        {"source_id": "monitor", "name": "m", "kind": "monitor", "reliability": "C"},
        {"source_id": "gov", "name": "g", "kind": "government", "reliability": "B"},
    ])  # fmt: skip
    rows = [
        incident(d, n, n, "all", "idlib", "2024-11-28", doc_id=d, speaker=None, event_id=None)
        for d, n in (("w1", 8), ("w2", 12), ("p", 9), ("m", 10), ("g", 30))
    ]
    one = [{**r, "event_id": "e"} for r in rows]
    events = schema.table("events", [
        {"claim_id": "e", "doc_id": "w1", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q",
         "confidence": 1.0, "speech_act": "asserts", "modality": "actual", "rule": "r", "trigger": "t",
         "trigger_start": 0, "trigger_end": 1, "plover": "ASSAULT", "time_precision": "day"}
    ])  # fmt: skip
    result = solve(one, documents=documents, sources=sources, events=events, policy=policy)
    cell = result.cells[result.cells.kind == "incident"].iloc[0]
    assert (cell.policy, cell.value) == (policy, value)


def test_unknown_policy_is_named() -> None:
    with pytest.raises(ValueError, match="median-of-independent"):
        solve([], policy="best")


def test_nothing_told() -> None:
    result = solve([])
    assert result.cells.empty
    assert list(result.repairs) == [
        "contradiction_id", "claim_id", "repair", "low", "high", "victims", "start", "end", "mends_all",
    ]  # fmt: skip


# Against every small world

CLASS = st.sampled_from(sorted(worlds.CLASSES))
NUMBERS = st.tuples(st.integers(0, 3), st.integers(0, 2), st.booleans(), st.booleans())


@st.composite
def told(draw: st.DrawFn, name: str) -> list[dict[str, Any]]:
    """One statement: a single figure, or a whole of combatants and civilians."""
    running = draw(st.booleans())
    place = draw(st.sampled_from(sorted(worlds.PLACES)))
    end = draw(st.sampled_from(worlds.DAYS))
    start = worlds.DAYS[0] if running else draw(st.sampled_from([d for d in worlds.DAYS if d <= end]))
    block = {
        "location_ids": [place], "start": start, "end": end, "count_mode": "cumulative" if running else "incident",
        "doc_id": name, "victim_ids": [], "part_of": None,
    }  # fmt: skip
    if draw(st.integers(0, 3)) == 0:
        fighters, civilians = draw(st.integers(0, 2)), draw(st.integers(0, 1))
        part = block | {"part_of": name}
        return [
            claim(name, fighters + civilians, fighters + civilians, **block),
            claim(f"{name}-fighters", fighters, fighters, "combatants", **part),
            claim(f"{name}-civilians", civilians, civilians, "civilians", **part),
        ]
    victims, ids = draw(CLASS)
    low, more, open_low, open_high = draw(NUMBERS)
    low_, high = (None if open_low else low), (None if open_high else low + more)
    if low_ is None and high is None:
        low_ = low
    return [claim(name, low_, high, victims, **block | {"victim_ids": list(ids)})]


@st.composite
def dossiers(draw: st.DrawFn, most: int = 3) -> list[dict[str, Any]]:
    """Some statements, and a last one by which no more than a few had died in all."""
    rows = [r for i in range(draw(st.integers(1, most))) for r in draw(told(f"c{i}"))]
    cap = claim(
        "cap",
        None,
        worlds.MOST,
        location_ids=["syria"],
        end=worlds.LAST,
        start=worlds.DAYS[0],
        victim_ids=[],
        part_of=None,
        doc_id="cap",
    )
    return [*rows, cap]


SLOW = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(dossiers())
def test_bounds_are_those_of_all_worlds(rows: list[dict[str, Any]]) -> None:
    result = solve(rows)
    some = list(worlds.allowed(rows))
    if not some:
        assert len(result.contradictions) > 0
        return
    assert result.contradictions.empty
    for cell in result.cells.to_dict("records"):
        if cell["end"].date() == worlds.LAST:
            continue
        cell |= {"start": cell["start"].date(), "end": cell["end"].date()}
        assert (cell["low"], cell["high"]) == worlds.interval(rows, some, cell)


@SLOW
@given(dossiers())
def test_contradictions_are_the_minimal_ones_of_all_worlds(rows: list[dict[str, Any]]) -> None:
    if any(r["part_of"] for r in rows):  # a part without its whole is another statement to the enumeration
        return
    *others, cap = rows  # worlds are no larger than the cap allows, so it stands in every set
    expected: list[frozenset[str]] = []
    for n in range(1, len(others) + 1):
        for some in combinations(others, n):
            names = frozenset(r["claim_id"] for r in some)
            if any(m <= names for m in expected):
                continue
            if next(iter(worlds.allowed([*some, cap])), None) is None:
                expected.append(names)
    found = {frozenset(c) - {"cap"} for c in solve(rows, most=100).contradictions.claims}
    assert {s for s in found if not any(t < s for t in found)} == set(expected)


@SLOW
@given(dossiers(), st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(rows: list[dict[str, Any]], random: Any) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    first, second = solve(rows), solve(shuffled)
    pd.testing.assert_frame_equal(first.cells, second.cells)
    pd.testing.assert_frame_equal(first.repairs, second.repairs)


@SLOW
@given(dossiers(), told("new"))
def test_a_document_more_never_loosens_unless_it_contradicts(
    rows: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    before, after = solve(rows), solve([*rows, *more])
    if len(after.contradictions) > len(before.contradictions):
        return
    key = ["victims", "kind", "start", "end", "incident", "ids", "at"]
    old, new = (
        r.cells.assign(ids=r.cells.victim_ids.map(tuple), at=r.cells.location_ids.map(tuple)) for r in (before, after)
    )
    both = old.merge(new, on=key, suffixes=("_old", "_new"))
    assert len(both) == len(old)
    for row in both.itertuples():
        if row.status_new == "moving":
            continue  # no number fits all that is told of that day: it is said, and all that is told is shown
        assert row.low_new >= row.low_old
        assert row.high_old is pd.NA or row.high_new <= row.high_old


ONE_SIDED = [
    ("the two ends of one number", (10, None), (None, 20), (10, 20), "told"),
    ("the other way round", (None, 20), (10, None), (10, 20), "told"),
    ("the higher of two lower ends", (10, None), (12, None), (12, None), "told"),
    ("a number within a range", (10, 20), (15, 15), (15, 15), "told"),
    ("a toll that rose within the day", (10, 10), (None, 9), (0, 10), "moving"),
    ("two hours of one day", (153, 153), (160, 160), (153, 160), "moving"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other", "allowed", "status"), ONE_SIDED, ids=[why for why, *_ in ONE_SIDED])
def test_two_tolls_of_one_day(why: str, one: Any, other: Any, allowed: Any, status: str) -> None:
    rows = [toll("a", *one), toll("b", *other, doc_id="e", speaker="un")]
    result = solve(rows)
    low, high = bounds(result, "all", "2024-11-30")
    assert (low, None if high is pd.NA else high) == allowed
    assert result.cells.status[result.cells.kind == "running"].tolist() == [status]
    assert result.contradictions.empty


@SLOW
@given(dossiers())
def test_named_claims_force_their_bound(rows: list[dict[str, Any]]) -> None:
    result = solve(rows)
    for cell in result.cells[result.cells.kind == "period"].itertuples():
        for side, named in (("low", cell.low_claims), ("high", cell.high_claims)):
            value = getattr(cell, side)
            if value is pd.NA or (side == "low" and value == 0):
                assert named == []
                continue
            kept = [r for r in rows if r["claim_id"] in named]
            asked = [incident("ask", 0, None, cell.victims, cell.location_ids[0], "2024-11-27")]
            asked[0] |= {"start": cell.start, "end": cell.end, "victim_ids": cell.victim_ids, "doc_id": "ask"}
            cells = solve([*kept, *asked]).cells
            found = cells[
                (cells.kind == "period")
                & (cells.end == cell.end)
                & (cells.start == cell.start)
                & (cells.victims == cell.victims)
            ]
            same = found[
                found.location_ids.map(lambda p, at=cell.location_ids: p == at)
                & found.victim_ids.map(lambda v, ids=cell.victim_ids: v == ids)
            ]
            assert (same[side] == value).any()


# Many claims


def test_too_many_linked_claims_get_wider_bounds_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        toll("whole", 40, 40),
        incident("a", 10, None, "civilians", "aleppo", "2024-11-28"),
        incident("b", 5, 5, "all", "idlib", "2024-11-29"),
    ]
    exact = solve(rows).cells
    monkeypatch.setattr("syrnb.analysis.tolls.table.split_cases", partial(split_cases, most=1))
    split = solve(rows).cells
    assert exact.complete.all()
    assert not split.complete.any()
    key = ["kind", "victims", "start", "end", "incident"]
    both = exact.merge(split.assign(place=split.location_ids.map(str)), on=key, suffixes=("", "_split"))
    both = both[both.location_ids.map(str) == both.place]
    assert len(both) == len(split) > 0
    assert (both.low_split <= both.low).all()
    assert (both.high_split.fillna(10**9) >= both.high.fillna(10**9)).all()
    assert both.high_split.isna().sum() > both.high.isna().sum(), "the toll of all bounds nothing elsewhere"


def test_contradictions_of_split_claims_are_not_called_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [toll("a", 40, 40), toll("b", 50, 50, "civilians", part_of="a")]
    assert solve(rows).contradictions.all_found.tolist() == [True]
    monkeypatch.setattr("syrnb.analysis.tolls.table.split_cases", partial(split_cases, most=1))
    found = solve(rows).contradictions
    assert found.claims.tolist() == [["a", "b"]]
    assert found.all_found.tolist() == [False]
