"""Claims that no numbers satisfy together: the minimal sets of them, and what would reconcile each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from syrnb.analysis.tolls.case import Case
from syrnb.analysis.tolls.figures import Figure
from syrnb.knowledge.quantities import Quantities

__all__ = ["REPAIRS", "Contradictions", "Repair", "find_contradictions", "find_repairs", "mend"]

REPAIRS = ("widen", "re-scope", "re-date", "drop")
DAYS = 3
"""How many days either way a re-dating is tried."""
NODES = 200
"""How many ways of setting claims aside are tried in the search for more contradictions."""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Minimal sets of claims that contradict each other; ``all_found`` is False where the search was cut short.

    Without the claims in ``aside`` the others hold together: every claim of every set that was found.
    """

    sets: tuple[frozenset[str], ...]
    aside: frozenset[str]
    all_found: bool


def find_contradictions(case: Case, most: int) -> Contradictions:
    """Find minimal contradicting sets, at most ``most`` of them but enough that the claims outside them hold together.

    First sets that share no claim, one after another; then a breadth-first search over the ways of dropping one claim
    of each set (the hitting-set tree of R. Reiter, A theory of diagnosis from first principles, 1987).
    """
    sets: list[frozenset[str]] = []
    aside: frozenset[str] = frozenset()
    while (found := case.keep(case.claims - aside).conflict()) is not None:
        sets.append(found)
        aside |= found
    if not sets:
        return Contradictions((), aside, True)
    queue: deque[frozenset[str]] = deque([frozenset()])
    seen: set[frozenset[str]] = {frozenset()}
    done = 0
    while queue and len(sets) < most and done < NODES:
        dropped = queue.popleft()
        done += 1
        known = next((s for s in sets if not s & dropped), None)
        if known is None:
            known = case.keep(case.claims - dropped).conflict()
            if known is None:
                continue
            sets.append(known)
        for claim in sorted(known):
            branch = dropped | {claim}
            if branch not in seen:
                seen.add(branch)
                queue.append(branch)
    return Contradictions(tuple(sets), frozenset().union(*sets), not queue)


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of one claim that reconciles a contradiction.

    Parameters
    ----------
    claim_id, kind
        The claim, and one of ``REPAIRS``.
    figure
        The claim as it would read; None where it is dropped.
    mends_all
        Whether every claim of the case would then hold together.
    """

    claim_id: str
    kind: str
    figure: Figure | None
    mends_all: bool


def find_repairs(case: Case, claims: frozenset[str], sets: Sequence[frozenset[str]] = ()) -> list[Repair]:
    """Return the changes of a single claim that let a contradicting set hold together, smallest change first.

    Sorted as in ``REPAIRS``, and re-datings by the days they move. Tried for each claim: ``widen`` reads its number as
    "about" (the margin of the quantities table), ``re-scope`` reads a count of all as one of combatants only,
    ``re-date`` moves it, with the rest of its statement, by the fewest days up to three, and ``drop`` leaves it out,
    which always helps, since the set is minimal. ``sets`` are all contradictions that are known of the case: a change
    that leaves one of them untouched cannot mend them all.
    """
    small = case.keep(claims)
    found = []
    for kind in REPAIRS:
        for claim in sorted(claims):
            for figure in _changes(case, claim, kind):
                if kind == "drop" or mend(small, claim, kind, figure).consistent():
                    mended = mend(case, claim, kind, figure)
                    touched = case.claims - frozenset(f.claim_id for f in mended.figures if f in case.figures)
                    whole = all(s & touched for s in sets) and (small == case or mended.consistent())
                    found.append(Repair(claim, kind, figure, whole))
                    break
    end = {f.claim_id: f.end or 0 for f in case.figures}

    def size(repair: Repair) -> tuple[int, int]:
        moved = 0 if repair.figure is None else abs((repair.figure.end or 0) - end[repair.claim_id])
        return REPAIRS.index(repair.kind), moved

    return sorted(found, key=size)


def mend(case: Case, claim: str, kind: str, figure: Figure | None) -> Case:
    """Return a case with one repair made."""
    old = next((f for f in case.figures if f.claim_id == claim), None)
    if old is None or figure is None:
        return case.keep(case.claims - {claim})
    moved = 0 if figure.end is None or old.end is None else figure.end - old.end
    changed = []
    for f in case.figures:
        if f.claim_id == claim:
            changed.append(figure)
        elif kind == "re-date" and f.statement == old.statement and (f.start, f.end) == (old.start, old.end):
            changed.append(_shift(f, moved))
        else:
            changed.append(f)
    return replace(case, figures=tuple(changed))


def _changes(case: Case, claim: str, kind: str) -> Iterator[Figure | None]:
    f = next(f for f in case.figures if f.claim_id == claim)
    match kind:
        case "drop":
            yield None
        case "widen":
            low, high = Quantities.preset().bound("about", f.low, f.high)
            if (low, high) != (f.low, f.high):
                yield replace(f, low=low, high=high)
        case "re-scope":
            if f.victims[0] == "all" and not f.victims[1]:
                yield replace(f, victims=("combatants", frozenset()))
        case "re-date":
            if f.part_of is not None and any(
                (w.start, w.end) == (f.start, f.end) for w in case.figures if w.claim_id == f.part_of
            ):
                return
            for days in range(1, DAYS + 1):
                for shift in (-days, days):
                    if not f.loose and (not f.running or (f.end or 0) + shift >= (f.start or 0)):
                        yield _shift(f, shift)


def _shift(f: Figure, days: int) -> Figure:
    """Move the day that a running toll is told of, or the whole period of another figure."""
    start = f.start if f.running or f.start is None else f.start + days
    return replace(f, start=start, end=None if f.end is None else f.end + days)
