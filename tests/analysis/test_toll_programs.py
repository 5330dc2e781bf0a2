"""Tolls as programs: what is left out of them to be quick changes no bound, and no set of claims."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from syrnb import schema
from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.bounds import _claimed, exact_bounds, shrink
from syrnb.analysis.tolls.case import Case, split_cases
from syrnb.analysis.tolls.contradictions import Contradictions
from syrnb.analysis.tolls.entries import Entries, stack
from syrnb.analysis.tolls.figures import read_figures
from syrnb.analysis.tolls.solver import Solver
from syrnb.analysis.tolls.system import System
from syrnb.analysis.tolls.table import _alone, _weigh
from tests.analysis.monitor import actors, claim, locations

DAY = date(2024, 11, 27)
SLOW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
CLASSES = (
    ("all", ()),
    ("combatants", ()),
    ("civilians", ()),
    ("children", ()),
    ("women", ()),
    ("combatants", ("hts",)),
)


def cases(rows: list[dict[str, Any]]) -> list[Case]:
    who, where = Actors.read(actors()), Places.read(locations())
    empty = {name: schema.empty(name) for name in ("documents", "events")}
    figures = read_figures(schema.table("casualties", rows), actors=who, places=where, **empty)
    return split_cases(figures, who, where)


@st.composite
def told(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Running tolls that began on several days, counts of some days between, parts of wholes, in nested places."""
    rows = []
    for i in range(draw(st.integers(1, 6))):
        first, more = draw(st.integers(0, 4)), draw(st.integers(0, 4))
        victims, ids = draw(st.sampled_from(CLASSES))
        low, spread = draw(st.none() | st.integers(0, 30)), draw(st.none() | st.integers(0, 9))
        low = 3 if low is None and spread is None else low
        rows.append(
            claim(
                f"c{i}", low, None if spread is None else (low or 0) + spread, victims, victim_ids=list(ids),
                location_ids=[draw(st.sampled_from(["syria", "aleppo-gov", "aleppo", "idlib"]))],
                start=DAY + timedelta(first), end=DAY + timedelta(first + more), doc_id=f"d{draw(st.integers(0, 2))}",
                count_mode=draw(st.sampled_from(["cumulative", "cumulative", "incident"])),
            )
        )  # fmt: skip
    return rows


def naive(system: System, unknown: int, sign: int) -> int | str | None:
    """One end of an interval by branch and bound over every unknown and every row; None where there is no end."""
    width = system.matrix.shape[1]
    low, high = np.zeros(width), np.full(width, np.inf)
    for x, (bound, _) in system.lows.items():
        low[x] = bound
    for x, (bound, _) in system.highs.items():
        high[x] = bound
    cost = np.zeros(width)
    cost[unknown] = sign
    rows = LinearConstraint(system.matrix, np.where(system.equal, 0.0, -np.inf), 0.0)
    result = milp(cost, constraints=rows, bounds=Bounds(low, high), integrality=np.ones(width))
    if result.status == 0:
        return sign * round(result.fun)
    solved = milp(np.zeros(width), constraints=rows, bounds=Bounds(low, high), integrality=np.ones(width))
    return "nothing" if solved.status == 2 else None


@SLOW
@given(told())
def test_bounds_are_those_of_every_unknown_and_every_row(rows: list[dict[str, Any]]) -> None:
    for case in cases(rows):
        system, known, program = case.check()
        unknowns = sorted({x for cell in system.cells.values() for x in cell})
        if program is None:
            assert naive(system, unknowns[0], 1) == "nothing"
            continue
        found = exact_bounds(system, [unknowns], known, program)
        for x in unknowns:
            assert (found[x].low, found[x].high) == (naive(system, x, 1), naive(system, x, -1))


def test_a_toll_over_many_days_is_few_unknowns() -> None:
    """Tolls of five beginnings on thirty days: what is asked has a fraction of the unknowns that bounds spread over."""
    rows = [
        claim(f"c{n}", n * 10, None, location_ids=["syria"], start=DAY + timedelta(n % 5), end=DAY + timedelta(n))
        for n in range(5, 35)
    ]
    (case,) = cases(rows)
    system, _, program = case.check()
    assert program is not None
    assert 2 * len(program.single) < system.matrix.shape[1]
    assert program.held.height + len(program.bounded) < system.matrix.shape[0] / 2


@SLOW
@given(st.sets(st.integers(0, 40), min_size=1, max_size=30), st.data())
def test_dropping_runs_of_claims_finds_what_dropping_each_would(names: set[int], data: st.DataObject) -> None:
    claims = sorted(f"{n:02d}" for n in names)
    needed = data.draw(st.lists(st.sets(st.sampled_from(claims), min_size=1), min_size=1, max_size=3))
    asked = []

    def still(kept: frozenset[str]) -> bool:
        asked.append(kept)
        return any(one <= kept for one in needed)

    one_by_one = list(claims)
    for name in claims:
        rest = [c for c in one_by_one if c != name]
        one_by_one = rest if any(one <= set(rest) for one in needed) else one_by_one
    assert shrink(claims, still) == frozenset(one_by_one)
    assert len(asked) == len(set(asked))


def test_two_claims_among_many_are_found_with_few_questions() -> None:
    asked = []

    def still(kept: frozenset[str]) -> bool:
        asked.append(kept)
        return {"017", "080"} <= kept

    assert shrink((f"{n:03d}" for n in range(100)), still) == {"017", "080"}
    assert len(asked) < 30


@pytest.mark.parametrize("mode", ["cumulative", "incident"])
@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 5), (4, 4), (4, None), (None, 4)])
@pytest.mark.parametrize("places", [["syria"], ["aleppo", "idlib"], []])
@pytest.mark.parametrize(("victims", "ids"), [("all", []), ("children", []), ("combatants", ["hts"])])
def test_a_figure_alone_allows_what_the_program_would(
    mode: str, low: int | None, high: int | None, places: list[str], victims: str, ids: list[str]
) -> None:
    row = claim("c", low, high, victims, victim_ids=ids, location_ids=places, start=DAY, end=DAY, count_mode=mode)
    (case,) = cases([row])
    asked = _weigh(case, Contradictions((), frozenset(), True), (), True, case.check())
    assert _alone(case) is not None
    assert sorted(_alone(case) or [], key=str) == sorted(asked, key=str)
    (wrong,) = cases([{**row, "low": 5, "high": 5}])
    assert _alone(Case((*case.figures, *wrong.figures), case.actors, case.places)) is None


def test_what_is_whole_is_kept_and_the_rest_branched() -> None:
    """Three pairs of which one each is chosen have halves as a cheapest answer, and whole numbers that cost more."""
    pairs = Entries(np.repeat([0, 1, 2], 2), np.array([0, 1, 1, 2, 0, 2]), np.ones(6), 3)
    alone = Entries(np.array([0]), np.array([3]), np.ones(1), 1)
    low, high = np.zeros(4), np.full(4, np.inf)
    solver = Solver(stack([pairs, alone]), np.array([1.0, 1, 1, 2]), np.full(4, np.inf), low, high)
    assert solver.minimise(np.ones(4)).sum() == 4
    assert solver.minimise(np.ones(4), exactly=False).sum() >= 4
    assert Solver(pairs, np.ones(3), np.ones(3), low[:3], high[:3]).minimise(np.ones(3)) is None


def test_prices_name_the_claims_of_sums() -> None:
    rows = [
        claim("week", None, 40, location_ids=["syria"], start=DAY, end=DAY + timedelta(7)),
        claim("days", 30, None, location_ids=["aleppo"], start=DAY, end=DAY + timedelta(3)),
    ]
    (case,) = cases(rows)
    system = case.system()
    program = _claimed(system)
    cost = np.zeros(system.matrix.shape[1])
    (toll,) = [x for x, (_, name) in system.highs.items() if name == "week"]
    cost[toll] = 1.0
    reached, columns, _ = program.prices(cost)
    assert reached == 30
    assert [name for x, (_, name) in system.lows.items() if columns[x] > 0] == ["days"]
