"""What all casualty claims together allow, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.analysis.frames import build_frame
from syrnb.analysis.origins import trace_origins
from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls.bounds import Bound, exact_bounds, find_program, join_bounds, shrink
from syrnb.analysis.tolls.breakdowns import find_breakdowns, learn_apart, name_others
from syrnb.analysis.tolls.case import Case, split_cases
from syrnb.analysis.tolls.contradictions import Contradictions, find_contradictions, find_repairs
from syrnb.analysis.tolls.figures import Figure, read_figures
from syrnb.analysis.tolls.nesting import Scope
from syrnb.analysis.tolls.policies import POLICIES, choose_value
from syrnb.analysis.tolls.program import Program
from syrnb.analysis.tolls.propagation import HIGH, LOW, Propagation, propagate
from syrnb.analysis.tolls.system import Cell, System

__all__ = ["Tolls", "tolls"]


@dataclass(frozen=True, slots=True)
class Tolls:
    """The tables that :func:`tolls` returns.

    Parameters
    ----------
    cells
        One row a cell: ``outcome, victims, victim_ids, location_ids``, ``teller`` (whose count it is, where claims say
        no place and only the country is known), ``place_basis, start, end, kind, low, high, low_claims, high_claims,
        minimal`` (whether none of these can be spared; otherwise they suffice, and some may be more than is needed),
        ``claims, incident, status`` (told; implied, where nobody speaks of it; moving, where no one number fits all
        that is told of that day; contradicted), ``aside`` (its claims that were set aside), and ``policy, value`` where
        a policy was named.
    contradictions
        One row a minimal set: ``contradiction_id, outcome, location_ids, start, end, claims, all_found``.
    repairs
        One row a change of a single claim that reconciles one: ``contradiction_id, claim_id, repair, low, high,
        victims, start, end, mends_all``.
    """

    cells: pd.DataFrame
    contradictions: pd.DataFrame
    repairs: pd.DataFrame


CHECKED = 100
BASES = ("stated", "event", "document", "unknown")
NONE = Contradictions((), frozenset(), True)

CELLS = {
    "outcome": "str", "victims": "str", "victim_ids": "object", "location_ids": "object", "teller": "str",
    "place_basis": "str", "start": "datetime64[s]", "end": "datetime64[s]", "kind": "str", "low": "Int64",
    "high": "Int64", "low_claims": "object", "high_claims": "object", "minimal": "bool", "complete": "bool",
    "claims": "object", "incident": "str", "status": "str", "aside": "object",
}  # fmt: skip
CONTRADICTIONS = {
    "contradiction_id": "str", "outcome": "str", "location_ids": "object", "start": "datetime64[s]",
    "end": "datetime64[s]", "claims": "object", "all_found": "bool",
}  # fmt: skip
REPAIR_COLUMNS = {
    "contradiction_id": "str", "claim_id": "str", "repair": "str", "low": "Int64", "high": "Int64", "victims": "str",
    "start": "datetime64[s]", "end": "datetime64[s]", "mends_all": "bool",
}  # fmt: skip


def tolls(
    casualties: pd.DataFrame,
    *,
    actors: pd.DataFrame | None = None,
    locations: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    sources: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    incidents: pd.DataFrame | None = None,
    copies: pd.DataFrame | None = None,
    days: Iterable[date] = (),
    policy: str | None = None,
    most: int = 10,
    repairs: bool = True,
    minimal: bool | None = None,
) -> Tolls:
    """Compute, for every cell that claims speak of or lie around, the interval that all of them together allow.

    A cell is an outcome, a class of victims, a place and a period. Claims that say that something happened are bounds
    on cells; cells are tied by what is certain of classes, places and days (docs/analysis.md). Bounds are exact over
    integers. Claims that contradict each other are listed, and the intervals then rest on the others alone.

    Parameters
    ----------
    casualties, actors, locations, documents, sources, events
        Tables of the contract; without one of the last five, less is known of what nests, and less follows.
    incidents
        Columns ``incident_id`` and ``claim_id`` (of events): happenings tied across documents.
    copies
        As :func:`syrnb.analysis.copies.find_copies` returns them: to a policy, copies of one text are one source.
    days
        More days on which to ask for every running toll.
    policy
        One of ``POLICIES``: adds a single ``value`` beside each interval.
    most
        How many contradictions to list for each group of linked claims, beyond those needed to hold the rest together.
    repairs
        Whether to seek what would reconcile each contradiction.
    minimal
        Whether the claims named for a bound are checked to be a minimal set; otherwise they suffice for it. By default
        only among up to 100 linked claims, since it takes a question to the solver for each claim named.

    Returns
    -------
    Tolls
        Three frames: cells, contradictions, repairs.

    Raises
    ------
    ValueError
        Where a policy is not known.

    Examples
    --------
    >>> told = {"doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0,
    ...         "speech_act": "asserts", "modality": "actual", "rule": "r", "outcome": "killed", "count_text": "n",
    ...         "count_start": 0, "count_end": 1, "location_ids": ["syria"], "count_mode": "cumulative",
    ...         "start": "2024-11-27", "end": "2024-11-29"}
    >>> rows = [{**told, "claim_id": "a", "victims": "all", "low": 242, "high": 242},
    ...         {**told, "claim_id": "b", "victims": "civilians", "low": 24, "high": 24, "part_of": "a"}]
    >>> cells = tolls(schema.table("casualties", rows)).cells
    >>> cells[["victims", "low", "high", "high_claims"]]
         victims  low  high high_claims
    0        all  242   242         [a]
    1  civilians   24    24         [b]
    """
    if policy is not None and policy not in POLICIES:
        raise ValueError(f"no policy {policy!r}; known are {', '.join(POLICIES)}")
    frames = {
        name: schema.empty(name) if frame is None else frame
        for name, frame in (
            ("actors", actors), ("locations", locations), ("documents", documents), ("sources", sources),
            ("events", events),
        )
    }  # fmt: skip
    who, where = Actors.read(frames["actors"]), Places.read(frames["locations"])
    figures = read_figures(
        casualties,
        actors=who,
        places=where,
        documents=frames["documents"],
        events=frames["events"],
        incidents=incidents,
    )
    figures = name_others(figures)
    who = learn_apart(find_breakdowns(figures, who, where), figures, who)
    asked = [d.toordinal() for d in days]
    voices = {name: frames[name] for name in ("documents", "sources", "actors")}
    origins = trace_origins(casualties, **voices, copies=copies) if policy is not None else {}
    cells: list[dict[str, Any]] = []
    sets: list[dict[str, Any]] = []
    mended: list[dict[str, Any]] = []
    for case in split_cases(figures, who, where):
        found = NONE
        sure = case.complete and len(case.figures) <= CHECKED if minimal is None else minimal
        if (weighed := None if asked else _alone(case)) is None:
            system, known, program = case.check()
            if program is None:
                found = find_contradictions(case, most if case.complete else 0)
            ready = (system, known, program) if program is not None and not asked else None
            weighed = _weigh(case, found, asked, sure, ready)
        rows = _rows(case, found, weighed, minimal=sure)
        if policy is not None:
            by_id = {f.claim_id: f for f in case.figures}
            for row in rows:
                told = [by_id[c] for c in row["claims"]]
                row |= {"policy": policy, "value": choose_value(policy, told, row["low"], row["high"], origins)}
        cells += rows
        for claims in found.sets:
            sets.append(_describe(case, claims, found.all_found and case.complete))
            mended += [
                {"contradiction_id": sets[-1]["contradiction_id"], "claim_id": r.claim_id, "repair": r.kind}
                | _reading(r.figure)
                | {"mends_all": r.mends_all}
                for r in (find_repairs(case, claims, found.sets) if repairs else ())
            ]
    extra = {"policy": "str", "value": "Int64"} if policy is not None else {}
    cells.sort(key=lambda r: _order(r))
    return Tolls(
        build_frame(cells, CELLS | extra), build_frame(sets, CONTRADICTIONS), build_frame(mended, REPAIR_COLUMNS)
    )


_Weighed = list[tuple[Cell, Bound, bool]]
"""Cells, what all claims allow there, and whether one number fits all that is told of it."""


def _alone(case: Case) -> _Weighed | None:
    """Return the cells of a case of one figure, which nothing but itself bounds; None for any other case."""
    f = case.figures[0]
    if len(case.figures) > 1 or (f.low is not None and f.high is not None and f.low > f.high):
        return None
    claim, low = frozenset({f.claim_id}), f.low or 0
    at_least = claim if low else frozenset()
    cells = [(_cell(f), Bound(low, f.high, at_least, frozenset() if f.high is None else claim), True)]
    if not f.running and not f.loose:
        cells.append((replace(_cell(f), kind="period", incident=""), Bound(low, None, at_least, frozenset()), True))
    return cells


def _weigh(
    case: Case,
    found: Contradictions,
    days: Sequence[int],
    minimal: bool,
    ready: tuple[System, Propagation, Program | None] | None,
) -> _Weighed:
    """Return the cells of a case, as far as the claims that were held bound them."""
    held = case.keep(case.claims - found.aside)
    if ready is None:
        system = held.system(_asked(case, held, days))
        ready = system, propagate(system), None
    system, known, program = ready
    groups: dict[object, list[int]] = {}
    for cell, unknowns in system.cells.items():
        groups.setdefault(cell.victims, []).extend(unknowns)
    bounds = exact_bounds(system, list(groups.values()), known, program)
    lost: dict[Cell, tuple[int, ...]] = {cell: () for f in case.figures if (cell := _cell(f)) not in system.cells}
    weighed = []
    for cell, unknowns in (system.cells | lost).items():
        every = [bounds[x] for x in unknowns] or [Bound(0, None, frozenset(), frozenset())]
        bound, fit = join_bounds(every, [bounds[x] for x in system.spoken.get(cell, ())])
        weighed.append((cell, _least(held, cell, bound, fit=fit) if minimal else bound, fit))
    return weighed


def _rows(case: Case, found: Contradictions, weighed: _Weighed, *, minimal: bool) -> list[dict[str, Any]]:
    """Return the rows of a case's cells."""
    spoken: dict[Cell, list[Figure]] = {}
    basis: dict[Scope, set[str]] = {}
    for f in case.figures:
        spoken.setdefault(_cell(f), []).append(f)
        basis.setdefault(f.place, set()).add(f.place_basis)
    rows = []
    for cell, bound, fit in weighed:
        told = spoken.get(cell, [])
        aside = sorted(f.claim_id for f in told if f.claim_id in found.aside)
        status = "contradicted" if aside else "implied" if not told else "told" if fit else "moving"
        rows.append(
            {
                "outcome": cell.outcome or case.figures[0].outcome,
                "victims": cell.victims[0],
                "victim_ids": sorted(cell.victims[1]),
                "location_ids": sorted({p.rpartition("@")[2] for p in cell.place}),
                "teller": next((t for p in sorted(cell.place) if (t := case.places.teller(p))), None),
                "place_basis": min(basis.get(cell.place, {"unknown"}), key=BASES.index),
                "start": _date(cell.start),
                "end": _date(cell.end),
                "kind": cell.kind,
                "low": bound.low,
                "high": bound.high,
                "low_claims": sorted(bound.low_claims),
                "high_claims": sorted(bound.high_claims) if bound.high is not None else [],
                "minimal": minimal,
                "complete": case.complete,
                "claims": sorted(f.claim_id for f in told),
                "incident": cell.incident or None,
                "status": status,
                "aside": aside,
            }
        )
    return rows


def _asked(case: Case, held: Case, days: Sequence[int]) -> list[Cell]:
    """Return the cells to ask for besides those of the claims that were held: the contradicted ones, and more days."""
    kept = held.claims
    gone = [f for f in case.figures if f.claim_id not in kept and not f.loose]
    cells = dict.fromkeys(_cell(f) for f in gone if f.running)
    cells |= dict.fromkeys(replace(_cell(f), kind="period", incident="") for f in gone if not f.running)
    series = {(f.outcome, f.victims, f.place, f.start, f.end) for f in case.figures if f.running and not f.loose}
    lasts = {
        (place, start): max(e or 0 for _, _, p, s, e in series if (p, s) == (place, start))
        for _, _, place, start, _ in series
    }
    for outcome, victims, place, start, _ in sorted(
        series, key=lambda s: (s[1][0], sorted(s[1][1]), sorted(s[2]), s[3])
    ):
        for day in days:
            if start is not None and start <= day <= lasts[place, start]:
                cells.setdefault(Cell("running", outcome, victims, place, start, day), None)
    return list(cells)


def _cell(f: Figure) -> Cell:
    kind = "running" if f.running else "incident"
    return Cell(kind, f.outcome, f.victims, f.place, f.start, f.end, "" if f.running else f.incident)


def _least(case: Case, cell: Cell, bound: Bound, *, fit: bool) -> Bound:
    """Return a bound with claims of which none can be spared: the rest would no longer force it."""

    def needed(claims: frozenset[str], end: int, limit: int) -> frozenset[str]:
        def still(kept: frozenset[str]) -> bool:
            system = case.keep(kept).system([cell] if cell.kind != "incident" else [])
            told = system.cells.get(cell, ()) if fit else system.spoken.get(cell, ())
            stuck = (find_program(system, propagate(system, [(x, end, limit)])) is None for x in told)
            return any(stuck) if fit else bool(told) and all(stuck)

        return shrink(claims, still) if len(claims) > 1 else claims

    low = needed(bound.low_claims, HIGH, bound.low - 1)
    high = bound.high_claims if bound.high is None else needed(bound.high_claims, LOW, bound.high + 1)
    return replace(bound, low_claims=low, high_claims=high)


def _describe(case: Case, claims: frozenset[str], all_found: bool) -> dict[str, Any]:
    told = [f for f in case.figures if f.claim_id in claims]
    starts = [f.start for f in told if f.start is not None]
    ends = [f.end for f in told if f.end is not None]
    return {
        "contradiction_id": "contradiction:" + "+".join(sorted(claims)),
        "outcome": told[0].outcome,
        "location_ids": sorted({p.rpartition("@")[2] for f in told for p in f.place}),
        "start": _date(min(starts, default=None)),
        "end": _date(max(ends, default=None)),
        "claims": sorted(claims),
        "all_found": all_found,
    }


def _reading(f: Figure | None) -> dict[str, Any]:
    if f is None:
        return {"low": None, "high": None, "victims": None, "start": None, "end": None}
    return {"low": f.low, "high": f.high, "victims": f.victims[0], "start": _date(f.start), "end": _date(f.end)}


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    kinds = ("running", "period", "incident")
    days = (row["start"] or date.min, row["end"] or date.min)
    return (
        row["outcome"],
        row["location_ids"],
        kinds.index(row["kind"]),
        *days,
        row["victims"],
        row["victim_ids"],
        row["incident"] or "",
    )
