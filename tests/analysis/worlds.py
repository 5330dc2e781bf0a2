"""All small worlds, one by one: what a few claims allow, found without any constraint, to hold the solver against.

A world is a list of victims, each with a class, a place and a day. A statement told on a day counts everyone of the
days before and some of that day; an incident counts some of all victims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, combinations_with_replacement, product
from typing import Any

DAYS = (date(2024, 11, 27), date(2024, 11, 28))
LAST = date(2024, 11, 29)
MOST = 2
KINDS = ("rebel", "army", "fighter", "adult", "child", "unknown")
SPOTS = ("aleppo", "idlib", "elsewhere")
CLASSES = {
    ("all", ()): KINDS,
    ("combatants", ()): ("rebel", "army", "fighter"),
    ("combatants", ("hts",)): ("rebel",),
    ("combatants", ("syria-army",)): ("army",),
    ("civilians", ()): ("adult", "child"),
    ("children", ()): ("child",),
}
PLACES = {"syria": SPOTS, "aleppo-gov": ("aleppo",), "idlib": ("idlib",)}

Victim = tuple[str, str, date]


def worlds() -> list[tuple[Victim, ...]]:
    """Every world of at most MOST victims."""
    victims = list(product(KINDS, SPOTS, DAYS))
    return [w for n in range(MOST + 1) for w in combinations_with_replacement(victims, n)]


WORLDS = worlds()


def scope(row: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return CLASSES[row["victims"], tuple(row["victim_ids"])], PLACES[row["location_ids"][0]]


def count(victims: Sequence[Victim], row: dict[str, Any], *, running: bool) -> int:
    kinds, spots = scope(row)
    return sum(k in kinds and s in spots and row["start"] <= d and (running or d <= row["end"]) for k, s, d in victims)


def holds(row: dict[str, Any], number: int) -> bool:
    return (row["low"] is None or number >= row["low"]) and (row["high"] is None or number <= row["high"])


def subsets(victims: Sequence[Victim]) -> Iterator[tuple[Victim, ...]]:
    for n in range(len(victims) + 1):
        yield from combinations(victims, n)


def tellings(world: tuple[Victim, ...], rows: list[dict[str, Any]], sums: bool) -> list[tuple[Victim, ...]]:
    """What one statement or incident may count in a world, if its claims hold."""
    running = rows[0]["count_mode"] == "cumulative"
    end = rows[0]["end"]
    sure = [v for v in world if v[2] < end] if running else []
    open_ = [v for v in world if v[2] == end] if running else world
    found = []
    for some in subsets(open_):
        told = (*sure, *some)
        numbers = {r["claim_id"]: count(told, r, running=running) for r in rows}
        whole = rows[0]["claim_id"]
        if sums and numbers[whole] != sum(n for c, n in numbers.items() if c != whole):
            continue
        if all(holds(r, numbers[r["claim_id"]]) for r in rows):
            found.append(told)
    return found


def statements(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["part_of"] or row["claim_id"], []).append(row)
    return [sorted(g, key=lambda r: r["part_of"] is not None) for g in groups.values()]


def complete(group: list[dict[str, Any]], every: list[dict[str, Any]]) -> bool:
    """Whether a statement gives parts that add up, all of them present."""
    whole, parts = group[0], group[1:]
    return bool(parts) and len(parts) == sum(r["part_of"] == whole["claim_id"] for r in every)


Allowed = list[tuple[tuple[Victim, ...], list[list[tuple[Victim, ...]]]]]


def allowed(rows: list[dict[str, Any]]) -> Iterator[tuple[tuple[Victim, ...], list[list[tuple[Victim, ...]]]]]:
    """Yield every world in which all claims hold, with what each statement may count in it."""
    groups = [(group, complete(group, rows)) for group in statements(rows)]
    for world in WORLDS:
        told = []
        for group, sums in groups:
            if not (found := tellings(world, group, sums)):
                break
            told.append(found)
        else:
            yield world, told


def interval(rows: list[dict[str, Any]], some: Allowed, cell: dict[str, Any]) -> tuple[int, int]:
    """Return the least and greatest number of a cell over the worlds that claims allow.

    A running cell has a range for each statement of its day: what they have in common, or all that those range over
    which speak of its class where they have nothing in common.
    """
    if cell["kind"] == "period":
        numbers = {count(world, cell, running=False) for world, _ in some}
        return min(numbers), max(numbers)
    ranges, spoken = [], []
    for i, group in enumerate(statements(rows)):
        one = group[0]
        running = one["count_mode"] == "cumulative"
        if cell["kind"] == "incident":
            mine = one["claim_id"] == cell["incident"]
        else:
            mine = running and all(one[k] == cell[k] for k in ("end", "location_ids", "start"))
        if mine:
            numbers = {count(choice, cell, running=running) for _, told in some for choice in told[i]}
            ranges.append((min(numbers), max(numbers)))
            if any((r["victims"], r["victim_ids"]) == (cell["victims"], list(cell["victim_ids"])) for r in group):
                spoken.append(ranges[-1])
    low, high = max(r[0] for r in ranges), min(r[1] for r in ranges)
    if low <= high:
        return low, high
    return min(r[0] for r in spoken or ranges), max(r[1] for r in spoken or ranges)
