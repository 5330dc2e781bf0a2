"""Alliances: ties and what they rest on, and measures of balance against enumeration."""

from __future__ import annotations

import csv
import math
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb import schema
from syrnb.analysis import balance
from syrnb.analysis.alliances import Alliances, alliances, find_bodies
from syrnb.analysis.balance import balance_by_triangles, balance_by_walks, frustration

TRIBES = Path(__file__).parents[3] / "shared" / "eval" / "networks" / "highland_tribes.csv"
TRIANGLE = {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}


def block(claim_id: str, **values: Any) -> dict[str, Any]:
    return {
        "claim_id": claim_id, "doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q",
        "confidence": 1.0, "speech_act": "asserts", "modality": "ongoing", "rule": "r", "reported_on": "2024-12-01",
    } | values  # fmt: skip


def relation(claim_id: str, a: str, b: str, sign: int, kind: str = "supports", **values: Any) -> dict[str, Any]:
    return block(claim_id, source_id=a, target_id=b, sign=sign, kind=kind, **values)


def event(claim_id: str, a: list[str], b: list[str], plover: str, **values: Any) -> dict[str, Any]:
    row = {"trigger": "t", "trigger_start": 0, "trigger_end": 1, "time_precision": "day", "modality": "actual"}
    return block(claim_id, plover=plover, side_a=a, side_b=b, **row | values)


def build(relations: list[dict[str, Any]], events: list[dict[str, Any]] | None = None, **options: Any) -> Alliances:
    return alliances(schema.table("relations", relations), schema.table("events", events or []), **options)


SOURCES = schema.table("sources", [
    {"source_id": "wire", "name": "w", "kind": "agency"},
    {"source_id": "paper", "name": "p", "kind": "newspaper", "family": "wire"},
    {"source_id": "sana", "name": "s", "kind": "state-media"},
    {"source_id": "vdc", "name": "v", "kind": "monitor"},
])  # fmt: skip


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (relation("1", "russia", "syria", 1), "friendly"),
        (relation("1", "syria", "hts", -1, "fights"), "hostile"),
        (relation("1", "russia", "turkey", 0, "negotiates"), None),
        (relation("1", "russia", "syria", 1, modality="hypothetical"), None),
        (relation("1", "russia", "syria", 1, speech_act="denies"), None),
        (relation("1", "hts", "al-qaeda", 1, "former-affiliate", ended=True), None),
        (relation("1", "hts", "hts", 1), None),
    ],
)
def test_which_relations_tie(row: dict[str, Any], status: str | None) -> None:
    assert build([row]).ties.status.tolist() == ([] if status is None else [status])


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (event("1", ["hts"], ["syria"], "ASSAULT"), "hostile"),
        (event("1", ["iran"], ["syria"], "AID"), "friendly"),
        (event("1", ["iran"], ["turkey"], "CONSULT"), None),
        (event("1", ["hts"], ["syria"], "ASSAULT", modality="planned"), None),
        (event("1", ["hts"], ["syria"], "ASSAULT", modality="negated"), None),
        (event("1", ["hts"], [], "ASSAULT"), None),
    ],
)
def test_which_events_tie(row: dict[str, Any], status: str | None) -> None:
    assert build([], [row]).ties.status.tolist() == ([] if status is None else [status])


def test_both_signs_stay_ambivalent_and_out_of_the_measures() -> None:
    result = build([relation("1", "a", "b", 1), relation("2", "b", "a", -1, "accuses"), relation("3", "a", "c", 1)])
    tie = result.ties.iloc[0]
    assert (tie.status, tie.friendly_claims, tie.hostile_claims) == ("ambivalent", ["1"], ["2"])
    assert tie.sign is pd.NA
    assert set(result.balance.m) == {1}


def test_a_tie_survives_where_two_independent_sources_tell_of_it() -> None:
    rows = [
        relation("1", "a", "b", 1, speaker="wire"), relation("2", "a", "b", 1, speaker="paper"),
        relation("3", "c", "d", 1, speaker="wire"), relation("4", "c", "d", 1, speaker="sana"),
    ]  # fmt: skip
    ties = build(rows, sources=SOURCES).ties
    assert ties.survives.tolist() == [False, True]
    assert ties.depends_on.tolist() == [["wire"], []]
    assert ties.sources.tolist() == [["wire"], ["sana", "wire"]]


def test_a_sign_that_one_source_alone_gives_does_not_survive() -> None:
    rows = [relation(str(i), "a", "b", 1, speaker=s) for i, s in enumerate(("wire", "sana"))]
    ties = build([*rows, relation("9", "a", "b", -1, speaker="vdc")], sources=SOURCES).ties
    assert (ties.status.item(), ties.survives.item(), ties.depends_on.item()) == ("ambivalent", False, ["vdc"])


@pytest.mark.parametrize(
    ("values", "inside"),
    [
        ({"start": "2024-11-29", "end": "2024-12-04"}, True),
        ({"start": "2016-01-01", "end": "2016-12-31"}, False),
        ({"start": "2016-01-01"}, True),
        ({}, True),
        ({"reported_on": "2025-03-01"}, False),
        ({"background": True}, False),
    ],
)
def test_period(values: dict[str, Any], inside: bool) -> None:
    ties = build([relation("1", "a", "b", 1, **values)], start=date(2024, 11, 27), end=date(2024, 12, 8)).ties
    assert len(ties) == inside


def test_a_person_may_stand_for_their_body() -> None:
    actors = schema.table("actors", [
        {"actor_id": "fidan", "name": "Fidan", "kind": "person", "parent_id": "turkey", "n_mentions": 1,
         "n_documents": 1}
    ])  # fmt: skip
    rows = [relation("1", "fidan", "hts", 1), relation("2", "fidan", "turkey", 1, "member-of")]
    assert build(rows, actors=actors).ties.actor_a.tolist() == ["fidan", "fidan"]
    folded = build(rows, actors=actors, fold=True).ties
    assert folded[["actor_a", "actor_b"]].to_numpy().tolist() == [["hts", "turkey"]]


def test_a_people_is_no_party() -> None:
    count = {"n_mentions": 1, "n_documents": 1}
    actors = schema.table("actors", [{"actor_id": "civilians", "name": "c", "kind": "people", **count}])
    strike = [event("1", ["russia"], ["civilians"], "ASSAULT")]
    assert build([], strike, actors=actors).ties.empty
    assert len(build([], strike, actors=actors, leave_out=()).ties) == 1


def test_an_enemys_enemy_is_inferred_and_no_tie() -> None:
    rows = [
        relation("1", "a", "x", -1),
        relation("2", "b", "x", -1),
        relation("3", "a", "y", 1),
        relation("4", "b", "y", -1),
    ]
    result = build(rows)
    inferred = result.inferred[result.inferred.actor_b == "b"].iloc[0]
    assert (inferred.actor_a, inferred.status, inferred.through, inferred.against) == ("a", "inferred", ["x"], ["y"])
    assert inferred.claims == ["1", "2"]
    assert not ((result.ties.actor_a == "a") & (result.ties.actor_b == "b")).any()


def test_frustrated_ties_are_named() -> None:
    rows = [relation("1", "a", "b", 1), relation("2", "b", "c", 1), relation("3", "a", "c", 1),
            relation("4", "c", "d", 1), relation("5", "b", "d", 1), relation("6", "a", "d", -1)]  # fmt: skip
    result = build(rows)
    assert result.ties[result.ties.frustrated].friendly_claims.tolist() == [[]]
    assert result.balance.set_index("measure").value["frustration"] == 1
    assert result.camps.partition.nunique() == 1


def body(actor_id: str, kind: str, parent_id: str | None = None, **more: Any) -> dict[str, Any]:
    row = {"actor_id": actor_id, "name": actor_id, "kind": kind, "parent_id": parent_id, "known": True}
    return {**row, "n_mentions": 1, "n_documents": 1, **more}


ARMIES = schema.table("actors", [
    body("mali", "state", country="MLI"), body("mali-army", "state-forces", "mali", country="MLI"),
    body("mali-air-force", "state-forces", "mali-army", country="MLI"), body("goita", "person", "mali"),
    body("cma", "rebel"), body("mnla", "rebel", "cma"), body("gatia", "militia", "cma"), body("jnim", "armed-group"),
    body("wagner", "company"),
])  # fmt: skip


def camps_of(result: Alliances, partition: int = 0) -> set[frozenset[str]]:
    first = result.camps[result.camps.partition == partition]
    return {frozenset(group) for _, group in first.groupby("camp")["actor_id"]}


def test_parts_stand_with_their_wholes_though_no_claim_says_so() -> None:
    """Who fights the army and who backs the state are on two sides, which no tie between army and state tells."""
    rows = [relation("1", "wagner", "mali", 1), relation("2", "jnim", "mali-army", -1, "fights"),
            relation("3", "jnim", "wagner", 1, "coordinates")]  # fmt: skip
    result = build(rows, actors=ARMIES)
    assert {frozenset({"mali", "mali-army"})} <= {c & {"mali", "mali-army"} for c in camps_of(result)}
    assert result.balance.set_index("measure").value["frustration"] == 1
    assert len(result.camps[result.camps.partition == 0].query("actor_id in ('mali', 'mali-army')").body.unique()) == 1
    apart = build(rows, actors=ARMIES, together=False)
    assert apart.balance.set_index("measure").value["frustration"] == 0
    assert not apart.ties.frustrated.any()


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        ({"mali", "mali-army"}, [{"mali", "mali-army"}]),
        ({"mali-air-force", "goita"}, [{"mali-air-force", "goita"}]),  # Of one state, which no claim names.
        ({"mnla", "gatia"}, [{"mnla"}, {"gatia"}]),  # An umbrella that no claim names holds nobody together.
        ({"mnla", "cma"}, [{"mnla", "cma"}]),
        ({"jnim", "mali"}, [{"jnim"}, {"mali"}]),
        ({"unheard-of"}, [{"unheard-of"}]),
    ],
)
def test_who_stands_in_one_body(names: set[str], bodies: list[set[str]]) -> None:
    found = find_bodies(names, ARMIES)
    assert found.keys() == names
    groups = [{n for n in names if found[n] == b} for b in set(found.values())]
    assert sorted(map(sorted, groups)) == sorted(map(sorted, bodies))


def test_a_body_that_fights_itself_is_frustrated() -> None:
    result = build([relation("1", "mali", "mali-army", -1, "fights")], actors=ARMIES)
    assert result.ties.frustrated.tolist() == [True]
    assert result.balance.set_index("measure").value["frustration"] == 1


@pytest.mark.parametrize(
    ("told", "weak"),
    [
        ([relation("1", "mali", "cma", 1, "truce")], True),
        ([relation("1", "mali", "cma", 1, "truce"), relation("2", "mali", "cma", 1, "supports")], False),
        ([relation("1", "mali", "cma", 1, "alliance")], False),
        ([relation("1", "mali", "cma", -1, "fights")], False),
    ],
)
def test_a_truce_alone_makes_no_camp(told: list[dict[str, Any]], weak: bool) -> None:
    result = build(told)
    assert result.ties.weak.tolist() == [weak]
    assert result.ties.status.notna().all()
    assert set(result.balance.m) == {0 if weak else 1}
    assert set(build(told, weak=()).balance.m) == {1}


def test_an_agreement_alone_makes_no_camp_either() -> None:
    result = build([], [event("1", ["mali"], ["cma"], "AGREE")])
    assert (result.ties.status.item(), result.ties.weak.item(), set(result.balance.m)) == ("friendly", True, {0})


def test_of_equal_partitions_the_first_sets_aside_what_fewest_sources_tell() -> None:
    """In a triangle of two friends who say they are at odds over a third, any tie may give; the least told does."""
    pairs = {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}
    for least in pairs:
        rows = [
            relation(f"{a}{b}{i}", a, b, sign, speaker=speaker)
            for (a, b), sign in pairs.items()
            for i, speaker in enumerate(("wire", "sana", "vdc")[: 1 if (a, b) == least else 3])
        ]
        ties = build(rows, sources=SOURCES).ties
        frustrated = ties[ties.frustrated]
        assert list(zip(frustrated.actor_a, frustrated.actor_b, strict=True)) == [least]


def test_nothing_told() -> None:
    result = build([])
    assert result.ties.empty
    assert result.balance.set_index("measure").value["frustration"] == 0
    assert math.isnan(result.balance.set_index("measure").value["walks"])


def test_unbalanced_triangle() -> None:
    found = frustration(TRIANGLE, most=9)
    assert (found.low, found.high, len(found.camps), found.all_found) == (1, 1, 3, True)
    assert balance_by_triangles(TRIANGLE) == 0
    assert balance_by_triangles({("a", "b"): 1}) != balance_by_triangles({("a", "b"): 1})  # NaN: no triangle


def test_highland_tribes() -> None:
    if not TRIBES.exists():
        pytest.skip(f"no {TRIBES.name} beside the project")
    lines = [line for line in TRIBES.read_text().splitlines() if not line.startswith("#")]
    signs = {(r["a"], r["b"]): int(r["sign"]) for r in csv.DictReader(lines)}
    found = frustration(signs)
    assert (len(signs), found.low, found.high) == (58, 7, 7)
    assert balance_by_triangles(signs) == pytest.approx(59 / 68)


def test_the_limit_of_time_is_said() -> None:
    names = [f"{i:02d}" for i in range(40)]
    signs = {(a, b): 1 if (int(a) * int(b)) % 3 else -1 for i, a in enumerate(names) for b in names[i + 1 :]}
    found = frustration(signs, seconds=0.01)
    assert found.low < found.high
    assert (found.exact, found.all_found) == (False, False)


NODES = "abcdef"
NETWORKS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] < p[1]), st.sampled_from((1, -1))
)


def enumerate_camps(signs: dict[tuple[str, str], int]) -> tuple[int, set[frozenset[str]]]:
    """The fewest frustrated ties over all splits, and every split that has them, as its frustrated ties."""
    names = sorted({n for pair in signs for n in pair})
    best: dict[int, set[frozenset[str]]] = {}
    for sides in product((0, 1), repeat=len(names)):
        camp = dict(zip(names, sides, strict=True))
        bad = sum((camp[a] != camp[b]) == (s > 0) for (a, b), s in signs.items())
        best.setdefault(bad, set()).add(frozenset(n for n in names if camp[n]))
    return min(best), best[min(best)]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(NETWORKS)
def test_frustration_is_the_least_over_all_splits(signs: dict[tuple[str, str], int]) -> None:
    least, splits = enumerate_camps(signs)
    found = frustration(signs, most=64)
    assert (found.low, found.high) == (least, least)
    assert found.all_found
    assert len(set(found.camps)) == len(found.camps)
    assert set(found.camps) <= splits
    ties = {frozenset(p for p in signs if (p[0] in s) != (p[1] in s)) for s in splits}
    assert len(found.camps) == len(ties)  # one of each pair of mirror images


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    NETWORKS,
    st.dictionaries(st.sampled_from(NODES), st.sampled_from("xy")),
    st.lists(st.integers(0, 4), min_size=15, max_size=15),
)
def test_bodies_and_weights_against_enumeration(
    signs: dict[tuple[str, str], int], bodies: dict[str, str], weighs: list[int]
) -> None:
    weights = dict(zip(sorted(signs), weighs, strict=False))
    names = sorted({n for pair in signs for n in pair})
    wholes = sorted({bodies.get(n, n) for n in names})
    totals = []
    for sides in product((0, 1), repeat=len(wholes)):
        camp = dict(zip(wholes, sides, strict=True))
        bad = [p for p, s in signs.items() if (camp[bodies.get(p[0], p[0])] != camp[bodies.get(p[1], p[1])]) == (s > 0)]
        totals.append((len(bad), sum(weights[p] for p in bad)))
    found = frustration(signs, bodies=bodies, weights=weights, most=64)
    assert (found.low, found.high) == (min(totals)[0], min(totals)[0])
    for camp in found.camps:
        assert all((a in camp) == (b in camp) for a in names for b in names if bodies.get(a, a) == bodies.get(b, b))
        bad = [p for p, s in signs.items() if ((p[0] in camp) != (p[1] in camp)) == (s > 0)]
        assert len(bad) == min(totals)[0]
        if camp == found.camps[0]:
            assert sum(weights[p] for p in bad) == min(totals)[1]
    assert len(set(found.camps)) == len(found.camps)


def test_where_more_ties_weigh_less_than_fewer() -> None:
    """Between two bodies two light ties stand against a heavy one: fewest ties decide, and weights among the splits."""
    signs = {("a1", "b1"): 1, ("a2", "b1"): 1, ("a1", "b2"): -1, ("b1", "c"): 1, ("a1", "c"): -1, ("a2", "c"): -1}
    weights = {("a1", "b1"): 0, ("a2", "b1"): 0, ("a1", "b2"): 9, ("b1", "c"): 1, ("a1", "c"): 1, ("a2", "c"): 1}
    bodies = {"a1": "a", "a2": "a", "b1": "b", "b2": "b"}
    found = frustration(signs, bodies=bodies, weights=weights, most=9)
    assert (found.low, found.high) == (2, 2)
    bad = [p for p, s in signs.items() if ((p[0] in found.camps[0]) != (p[1] in found.camps[0])) == (s > 0)]
    assert sorted(bad) == [("a1", "b1"), ("a2", "b1")]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(NETWORKS, st.sets(st.sampled_from(NODES)))
def test_switching_a_camp_changes_no_measure(signs: dict[tuple[str, str], int], camp: set[str]) -> None:
    switched = {(a, b): s if (a in camp) == (b in camp) else -s for (a, b), s in signs.items()}
    assert frustration(signs).high == frustration(switched).high
    assert balance_by_walks(signs) == pytest.approx(balance_by_walks(switched), nan_ok=True)
    assert balance_by_triangles(signs) == pytest.approx(balance_by_triangles(switched), nan_ok=True)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(NETWORKS)
def test_measures_agree_on_what_is_balanced(signs: dict[tuple[str, str], int]) -> None:
    balanced = frustration(signs).high == 0
    walks = balance_by_walks(signs)
    assert math.isnan(walks) or (walks == pytest.approx(1)) == balanced
    if balanced:
        assert balance_by_triangles(signs) in (1.0, pytest.approx(float("nan"), nan_ok=True))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(
    st.permutations(
        [
            relation(str(i), a, b, s)
            for i, (a, b, s) in enumerate((("a", "b", 1), ("b", "c", 1), ("a", "c", -1), ("c", "d", 1)))
        ]
    )
)
def test_order_of_claims_does_not_matter(rows: list[dict[str, Any]]) -> None:
    first, second = build(sorted(rows, key=lambda r: r["claim_id"])), build(rows)
    for name in ("ties", "balance", "camps", "inferred"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_what_small_blocks_leave_of_the_time_goes_to_the_large_one(monkeypatch):
    given: list[tuple[int, float]] = []
    solve = balance._Program.solve

    def note(self, seconds):
        given.append((len(self.nodes), seconds))
        return solve(self, seconds)

    monkeypatch.setattr(balance._Program, "solve", note)
    pairs = {(f"s{i}", f"t{i}"): 1 for i in range(200)}
    names = "abcdefgh"
    ring = {(a, b): (1 if (i + j) % 3 else -1) for i, a in enumerate(names) for j, b in enumerate(names) if a < b}
    found = frustration({**pairs, **ring}, most=1, seconds=60.0)
    assert found.exact
    size, seconds = given[-1]
    assert (size, [n for n, _ in given]) == (8, sorted(n for n, _ in given))
    assert seconds > 30, "two hundred small blocks take next to no time"
