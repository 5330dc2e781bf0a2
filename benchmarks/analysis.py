"""How long the analyses take: tolls, exact frustration, incidents and changes.

Tolls are of 1,000 claims over 30 days, frustration of 50 actors with 270 ties, the others of 400 articles with 5,600
events. The claims are drawn from a made-up war whose true numbers are known, told by sources that round, leave out and
now and then err. The naive way, measured on some of its cells and scaled up, asks the solver twice for every cell, in
one program for all claims.

    python benchmarks/analysis.py
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from syrnb import Dossier, schema
from syrnb.analysis.balance import frustration
from syrnb.analysis.scopes import Actors, Places
from syrnb.analysis.tolls import tolls
from syrnb.analysis.tolls.breakdowns import find_breakdowns, learn_apart, name_others
from syrnb.analysis.tolls.case import Case
from syrnb.analysis.tolls.figures import read_figures

DAY = date(2024, 11, 27)
WARS = {
    "SYR": ("Syria", "Aleppo", "Idlib", "Hama", "Homs"),
    "SDN": ("Sudan", "Khartoum", "Gezira", "Darfur", "Kassala"),
}
OUTCOMES = ("killed", "injured", "captured")
CLASSES = (("combatants", ("rebels",)), ("combatants", ("army",)), ("civilians", ()), ("children", ()))
NAIVE_CELLS = 12


def war_tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return actors and locations."""
    count = {"n_mentions": 1, "n_documents": 1}
    actors, locations = [], []
    for code, (country, *divisions) in WARS.items():
        for name, kind, side in (("rebels", "rebel", "opposition"), ("army", "state-forces", "government")):
            actors.append({"actor_id": f"{code}-{name}", "name": name, "kind": kind, "side": side, **count})
        locations.append({"location_id": code, "name": country, "kind": "country", "country": code, **count})
        for division in divisions:
            row = {"name": division, "country": code, "admin1": division, **count}
            locations.append({"location_id": f"{code}-{division}", "kind": "admin1", **row})
            locations += [{"location_id": f"{code}-{division}-{i}", "kind": "town", **row} for i in range(3)]
    return schema.table("actors", actors), schema.table("locations", locations)


def tell_claims(n: int, days: int, *, errors: float = 0.0, seed: int = 0) -> pd.DataFrame:
    """Return ``n`` casualty claims over some days, of which a share is wrong."""
    rng = random.Random(seed)
    truth: dict[tuple[str, str, str, int, int], int] = {}
    for code, (_, *divisions) in WARS.items():
        for outcome in OUTCOMES:
            for division in divisions:
                for town in range(3):
                    for day in range(days):
                        for i in range(len(CLASSES)):
                            truth[code, outcome, f"{division}-{town}", day, i] = rng.choice((0, 0, 0, 1, 2, 5))
    rows: list[dict[str, Any]] = []

    def count(code: str, outcome: str, place: str, first: int, last: int, classes: tuple[int, ...]) -> int:
        return sum(
            v for (c, o, p, d, i), v in truth.items()
            if c == code and o == outcome and p.startswith(place) and first <= d <= last and i in classes
        )  # fmt: skip

    def tell(**values: Any) -> str:
        number = values.pop("number")
        if rng.random() < errors:
            number = number * rng.choice((2, 3)) + 1
        vague = rng.random() < 0.3
        name = f"c{len(rows):05d}"
        rows.append(
            {
                "claim_id": name, "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q",
                "speech_act": "claims", "modality": "actual", "confidence": 1.0, "rule": "r", "count_text": "n",
                "count_start": 0, "count_end": 1, "low": number, "high": None if vague else number, **values,
            }
        )  # fmt: skip
        return name

    while len(rows) < n:
        code, outcome = rng.choice(list(WARS)), rng.choice(OUTCOMES)
        day = rng.randrange(1, days)
        when = DAY + timedelta(days=day)
        block = {"doc_id": f"d{len(rows)}", "outcome": outcome, "reported_on": when}
        if rng.random() < 0.4:
            division = rng.choice(["", *WARS[code][1:]])
            place = f"{code}-{division}" if division else code
            scope = {"location_ids": [place], "count_mode": "cumulative", "start": DAY, "end": when}
            told = (code, outcome, division, 0, day - 1)
            whole = tell(**block, **scope, victims="all", number=count(*told, (0, 1, 2, 3)))
            for victims, side, classes in (
                ("combatants", ["rebels"], (0,)), ("combatants", ["army"], (1,)), ("civilians", [], (2, 3)),
            ):  # fmt: skip
                ids = [f"{code}-{s}" for s in side]
                tell(**block, **scope, victims=victims, victim_ids=ids, part_of=whole, number=count(*told, classes))
        else:
            division, town = rng.choice(WARS[code][1:]), rng.randrange(3)
            past = DAY + timedelta(days=day - 1)
            scope = {
                "location_ids": [f"{code}-{division}-{town}"],
                "count_mode": "incident",
                "start": past,
                "end": past,
            }
            victims, classes = rng.choice((("civilians", (2, 3)), ("all", (0, 1, 2, 3)), ("children", (3,))))
            told = (code, outcome, f"{division}-{town}", day - 1, day - 1)
            tell(**block, **scope, victims=victims, number=count(*told, classes))
    return schema.table("casualties", rows[:n])


def naive_seconds(casualties: pd.DataFrame, actors: pd.DataFrame, locations: pd.DataFrame) -> tuple[float, int]:
    """Return the seconds that one program a bound would take over all claims at once, and how many cells there are."""
    who, where = Actors.read(actors), Places.read(locations)
    documents, events = schema.empty("documents"), schema.empty("events")
    figures = read_figures(casualties, actors=who, places=where, documents=documents, events=events)
    figures = name_others(figures)
    who = learn_apart(find_breakdowns(figures, who, where), figures, who)
    seconds, cells = 0.0, 0
    for outcome in OUTCOMES:
        system = Case(tuple(f for f in figures if f.outcome == outcome), who, where).system()
        unknowns = [x for xs in system.cells.values() for x in xs]
        cells += len(unknowns)
        limits = Bounds(np.zeros(system.matrix.shape[1]), np.full(system.matrix.shape[1], np.inf))
        for x, (value, _) in system.lows.items():
            limits.lb[x] = value
        for x, (value, _) in system.highs.items():
            limits.ub[x] = value
        rows = LinearConstraint(system.matrix, np.where(system.equal, 0.0, -np.inf), 0.0)
        began = time.perf_counter()
        for x in unknowns[:: max(len(unknowns) // NAIVE_CELLS, 1)][:NAIVE_CELLS]:
            for sign in (1.0, -1.0):
                cost = np.zeros(len(limits.lb))
                cost[x] = sign
                milp(cost, constraints=rows, bounds=limits, integrality=np.ones(len(cost)))
        seconds += (time.perf_counter() - began) / min(NAIVE_CELLS, len(unknowns)) * len(unknowns)
    return seconds, cells


ACTS = (
    ("air-strike", "ASSAULT"), ("bombardment", "ASSAULT"), ("clash", "ASSAULT"), ("attack", "ASSAULT"),
    ("kill", "ASSAULT"), ("capture-place", "ASSAULT"), ("withdraw", "RETREAT"), ("condemn", "ACCUSE"),
    ("meet", "CONSULT"), ("sign", "AGREE"),
)  # fmt: skip
WORDS = tuple(
    re.findall(
        r"\w+",
        "rebels army town city village road people civilians fighters said told monitor official morning night week "
        "front north south east west district hospital market convoy border talks truce shells rockets planes killed",
    )
)


def told_dossier(articles: int = 400, events: int = 14, *, days: int = 120, seed: int = 0) -> Dossier:
    """Return a made-up dossier: articles of some days, each of which tells some events, most of one or two places."""
    rng = random.Random(seed)
    actors, locations = war_tables()
    places = [p for p in locations["location_id"] if p not in WARS]
    documents, sentences, rows = [], [], []
    for d in range(articles):
        doc, day = f"{d:012x}", DAY + timedelta(days=rng.randrange(days))
        source = f"paper-{rng.randrange(12)}"
        documents.append(
            {
                "doc_id": doc, "path": f"{d}.txt", "published": day, "published_basis": "stated", "n_chars": 9,
                "n_sentences": events, "status": "read", "source": source,
            }
        )  # fmt: skip
        about = rng.sample(places, 2)
        for s in range(events):
            text = " ".join(rng.choices(WORDS, k=24))
            block = {"doc_id": doc, "sentence_id": f"{doc}-{s}"}
            sentences.append(
                {**block, "paragraph": s, "span_start": s * 200, "span_end": s * 200 + 199, "text": text,
                 "in_quote": False, "used": True}
            )  # fmt: skip
            entry, plover = rng.choice(ACTS)
            when = day - timedelta(days=rng.randrange(3))
            dated = rng.random() < 0.6
            where = rng.choice(about)
            side = rng.choice(("rebels", "army"))
            rows.append(
                {
                    **block, "claim_id": f"{doc}-e{s:02d}", "span_start": s * 200,
                    "span_end": s * 200 + 50, "quote": "q",
                    "speech_act": "asserts", "modality": "planned" if rng.random() < 0.15 else "actual",
                    "reported_on": day, "confidence": 0.9, "rule": f"event/{entry}/x", "trigger": "x",
                    "trigger_start": s * 200, "trigger_end": s * 200 + 9, "plover": plover,
                    "time_precision": "day" if dated else "unknown", "start": when if dated else None,
                    "end": when if dated else None, "location_ids": [where] if rng.random() < 0.5 else [],
                    "side_a": [f"{where[:3]}-{side}"] if rng.random() < 0.6 else [],
                }
            )  # fmt: skip
    made = {"documents": documents, "sentences": sentences, "events": rows}
    tables = {"actors": actors.to_dict("records"), "locations": locations.to_dict("records"), **made}
    return Dossier.from_rows(tables)


def measure_incidents() -> Iterator[str]:
    """Yield what incidents and changes of many articles take."""
    told_dossier(3).incidents()
    dossier = told_dossier()
    began, worked = time.perf_counter(), time.process_time()
    found = dossier.incidents()
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    size = f"{len(dossier.documents):,} articles with {len(dossier.events):,} events"
    yield f"incidents, {size}: {seconds:.2f} s ({work:.2f} s of processor time, {len(found.table):,} incidents)"
    last = dossier.documents["published"].max().date()
    began, worked = time.perf_counter(), time.process_time()
    rows = dossier.changes(last, results=False)
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    yield (
        f"changes of claims since the last day, {size}, incidents at hand: {seconds:.2f} s ({work:.2f} s of processor "
        f"time, {len(rows):,} changes)"
    )


def measure() -> Iterator[str]:
    """Yield one line a measurement."""
    actors, locations = war_tables()
    tables = {name: schema.empty(name) for name in ("documents", "sources", "events")}
    tables |= {"actors": actors, "locations": locations}
    tolls(tell_claims(20, 5), **tables)
    told = tell_claims(1000, 30)
    for name, minimal in (("bounds and the claims behind them", False), ("the same, claims checked minimal", True)):
        began, worked = time.perf_counter(), time.process_time()
        result = tolls(told, **tables, minimal=minimal)
        seconds, work = time.perf_counter() - began, time.process_time() - worked
        found = (
            f"{work:.2f} s of processor time, {len(result.cells)} cells, {len(result.contradictions)} contradictions"
        )
        yield f"tolls, 1,000 claims over 30 days, {name}: {seconds:.2f} s ({found})"
        if not minimal:
            fast = seconds
    began = time.perf_counter()
    result = tolls(tell_claims(1000, 30, errors=0.01), **tables, minimal=False)
    yield (
        f"tolls, the same with 1 in 100 claims wrong: {time.perf_counter() - began:.2f} s "
        f"({len(result.contradictions)} contradictions, {len(result.repairs)} repairs)"
    )
    naive, cells = naive_seconds(told, actors, locations)
    yield (
        f"tolls, naive (one program a bound, all claims of an outcome in it): {naive:.0f} s for {cells} unknowns, "
        f"{naive / fast:.0f} times as long"
    )
    for noise in (0.05, 0.1, 0.15):
        began = time.perf_counter()
        found = frustration(two_camps(50, 270, noise))
        yield (
            f"frustration, 50 actors and 270 ties in two camps, {noise:.0%} against the grain: "
            f"{time.perf_counter() - began:.2f} s ({found.high} ties frustrated, exact: {found.exact})"
        )
    yield from measure_incidents()


def two_camps(nodes: int, ties: int, noise: float, *, seed: int = 0) -> dict[tuple[str, str], int]:
    """Return a signed network of two camps in which a share of ties has the other sign."""
    rng = random.Random(seed)
    names = [f"n{i:02d}" for i in range(nodes)]
    camp = {name: rng.random() < 0.5 for name in names}
    pairs = rng.sample([(a, b) for i, a in enumerate(names) for b in names[i + 1 :]], ties)
    return {(a, b): (1 if camp[a] == camp[b] else -1) * (-1 if rng.random() < noise else 1) for a, b in pairs}


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
