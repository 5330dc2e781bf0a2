"""How long the views of every notebook take to be redrawn, and after which change of which control it takes longest.

A redraw is what a notebook does: claims are chosen, the picture is made as data and by plotly, the rows behind it are
laid out, the list of claims is filled. Each control is set to its first, its most told and its last entry and back.
Linked views are timed together too: one choice redraws all of a notebook.

    python benchmarks/views.py [CORPUS]
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import fill
from typing import Any

import syrnb
from syrnb import views
from syrnb.dossier import Dossier
from syrnb.views.controls import Desk
from syrnb.views.findings import Findings, findings_of
from syrnb.views.linked import Linked
from syrnb.views.selection import Selection
from syrnb.views.view import material_of

PROJECT = Path(__file__).resolve().parents[1]
CORPUS = PROJECT.parent / "shared" / "corpora" / "fa-kes" / "seeds"
PAGE = PROJECT / "docs" / "performance.md"
HEADING = "## Views"
LIMIT = 2.0
"""Seconds that no view may take to be redrawn."""
TRIES = 3
"""How often a slow redraw is timed; the median counts, since a machine does other things too."""

Make = Callable[[Dossier], views.Page]

DESKS: dict[str, dict[str, Make]] = {
    "00_start_here": {
        "coverage": views.coverage, "what changed": views.changed, "reader": views.reader,
        "search": lambda d: views.search(d, "civilians killed"),
    },
    "01_timeline": {"timeline": views.timeline},
    "02_alliances": {"network": views.alliances},
    "03_casualties": {"ladder": views.casualties},
    "04_territory": {"map": views.territory},
}  # fmt: skip
"""Views with controls."""

FOLLOWERS: dict[str, dict[str, Make]] = {
    "00_start_here": {},
    "01_timeline": {"reported against happened": lambda d: views.timeline(d, mode="reported")},
    "02_alliances": {
        "friend or foe": lambda d: views.alliances(d, mode="matrix", acts=True),
        "one actor": lambda d: views.alliances(d, mode="star", acts=True),
        "balance": lambda d: views.balance(d, findings_of(d).alliances),
    },
    "03_casualties": {
        "running tolls": lambda d: views.casualties(d, mode="running"),
        "band": lambda d: views.casualties(d, mode="band"),
        "allowed": lambda d: views.allowed(d, findings_of(d).tolls),
        "contradictions": lambda d: views.contradictions(d, findings_of(d).tolls),
    },
    "04_territory": {},
}  # fmt: skip
"""Views that follow what is chosen in another."""

PAGES: dict[str, Make] = {"gaps": views.gaps, "source list": views.source_list, "notes": views.notes}
"""Views of notebook 00 that nothing changes."""


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one view took, change by change (seconds, and what was changed)."""

    notebook: str
    view: str
    changes: tuple[tuple[float, str], ...]

    @property
    def median(self) -> float:
        """The median of all changes."""
        return statistics.median(seconds for seconds, _ in self.changes)

    @property
    def slowest(self) -> tuple[float, str]:
        """The change that took longest."""
        return max(self.changes)


def clock(act: Callable[[], Any]) -> float:
    """Return the seconds of processor time that something takes: what it takes where nothing else runs."""
    began = time.process_time()
    act()
    return time.process_time() - began


def there_and_back(there: Callable[[], Any], back: Callable[[], Any]) -> tuple[float, float]:
    """Return the seconds of a change and of taking it back; slow ones are timed again and the median counts."""
    times = [(clock(there), clock(back))]
    while max(times[0]) > LIMIT / 2 and len(times) < TRIES:
        times.append((clock(there), clock(back)))
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def values_of(control: Any) -> list[Any]:
    """Return the values of a list to try: the first that narrows, the most told and the last."""
    options = getattr(control, "options", ())
    if not options:
        return []
    told = [int(m[1]) if (m := re.search(r"\((\d+)\)$", str(label))) else 0 for label, _ in options]
    tried = dict.fromkeys([min(1, len(options) - 1), told.index(max(told)), len(options) - 1])
    return [options[i][1] for i in tried]


def words_of(control: Any, value: Any) -> str:
    """Return a control and the value it is set to, in words."""
    label = next((str(label) for label, v in getattr(control, "options", ()) if v == value), str(value))
    return f"{control.description}: {re.sub(r' [(][^)]*[)]$', '', label)[:34]}"


def middle_day(dossier: Dossier) -> Any:
    """Return a day in the middle of the news, or None."""
    days = sorted(c.day.date() for c in material_of(dossier).claims if c.day is not None and not c.background)
    return days[len(days) // 2] if days else None


def change_controls(desk: Desk, dossier: Dossier) -> Iterator[tuple[float, str]]:
    """Yield how long each change of each control takes, and what it was; then choosing a claim."""
    for name, control in {**desk._fields, **desk._options}.items():
        before = control.value
        values = [d for d in [middle_day(dossier)] if d] if name in ("start", "end") else values_of(control)
        for value in values:
            set_to = partial(setattr, control, "value")
            there, back = there_and_back(partial(set_to, value), partial(set_to, before))
            yield there, words_of(control, value)
            yield back, f"{control.description}: back to {words_of(control, before).partition(': ')[2]}"
    claims = desk.view.claims()
    for claim in claims[:: max(len(claims) // 2, 1)][:3]:
        there, back = there_and_back(partial(desk.choose, claim=claim.claim_id), partial(desk.choose, claim=None))
        yield there, "Claim"
        yield back, "Claim: none"


def choose_together(linked: list[Linked], selection: Selection, dossier: Dossier) -> Iterator[tuple[float, str]]:
    """Yield how long a choice takes that all views of a notebook follow."""
    heard = {field for one in linked for field in one._whole.narrowed_by}
    claims = linked[0].view.claims()
    if not claims:
        return
    actors = [a for c in claims for a in c.actors]
    places = [p for c in claims for p in c.places]
    day = str(middle_day(dossier))
    choices: dict[str, dict[str, Any]] = {
        "actors": {"actors": max(set(actors), key=actors.count)} if actors else {},
        "places": {"places": max(set(places), key=places.count)} if places else {},
        "period": {"start": day},
        "claim": {"claim": claims[len(claims) // 2].claim_id, "near": "article"},
    }  # fmt: skip
    for field, choice in choices.items():
        if choice and field in heard | {"claim"}:
            there, back = there_and_back(partial(selection.choose, **choice), selection.clear)
            yield there, f"a choice of {field}"
            yield back, f"taking back a choice of {field}"


def measure(dossier: Dossier) -> Iterator[Timed]:
    """Yield the times of every view, and those of each notebook's views together."""
    for name, make in PAGES.items():
        yield Timed("00_start_here", name, tuple((clock(make(dossier)._repr_mimebundle_), "") for _ in range(TRIES)))
    for notebook, desks in DESKS.items():
        for name, make in desks.items():
            desk = make(dossier).controls(Selection())
            yield Timed(notebook, name, tuple(change_controls(desk, dossier)))
        for name, make in FOLLOWERS[notebook].items():
            selection = Selection()
            follower = make(dossier).following(selection)
            leader = next(iter(desks.values()))(dossier).controls(Selection())
            taken = choose_together([leader, follower], selection, dossier)
            yield Timed(notebook, name, tuple(taken) or ((0.0, ""),))
        selection = Selection()
        linked: list[Linked] = [make(dossier).controls(selection) for make in desks.values()]
        linked += [make(dossier).following(selection) for make in FOLLOWERS[notebook].values()]
        if len(linked) > 1:
            yield Timed(notebook, "all of them", tuple(choose_together(linked, selection, dossier)) or ((0.0, ""),))


def measure_findings(dossier: Dossier) -> list[tuple[float, str]]:
    """Return how long it takes to find, once, what views rest on besides claims."""
    found: Findings = findings_of(dossier)
    parts = {
        "claims made ready": partial(material_of, dossier), "incidents": lambda: found.incidents,
        "independent sources": lambda: found.units, "tolls": lambda: found.tolls,
        "alliances and balance": lambda: found.alliances, "camps": lambda: found.camps,
    }  # fmt: skip
    return [(clock(part), name) for name, part in parts.items()]


def section(dossier: Dossier, shown: str) -> str:
    """Return what was measured as a section of the page."""
    load = os.getloadavg()[0]
    once = measure_findings(dossier)
    rows = []
    for timed in measure(dossier):
        seconds, change = timed.slowest
        rows.append(
            f"| {timed.notebook} | {timed.view} | {timed.median:.2f} | {seconds:.2f} | {seconds / LIMIT:.0%} "
            f"| {change} |"
        )
        print(rows[-1], file=sys.stderr, flush=True)
    found = ", ".join(f"{name} {seconds:.1f} s" for seconds, name in once)
    about = (
        f"Seconds of processor time to redraw each view on the {len(dossier.texts):,} articles "
        f"({len(dossier.claims()):,} claims) of `{shown}`, measured in one run by `benchmarks/views.py`, load average "
        f"{load:.1f} at the start: the median over all changes of all controls, the slowest change, how much of the "
        f"{LIMIT:.0f} s that no redraw may take it takes, and which it was. *All of them* is one choice that every "
        "linked view of the notebook follows."
    )
    parts = [
        HEADING, fill(about, 120), "",
        "| notebook | view | median | slowest | of 2 s | which |\n|---|---|---|---|---|---|\n" + "\n".join(rows), "",
        fill(f"Found once in a session, when a view first asks: {found}.", 120),
    ]  # fmt: skip
    return "\n".join([parts[0], "", *parts[1:], ""])


def main(arguments: list[str]) -> None:
    seeds = Path(arguments[0]).resolve() if arguments else CORPUS
    seeds = seeds if seeds.is_dir() else PROJECT / "seeds"
    written = section(syrnb.read(seeds), Path(os.path.relpath(seeds, PROJECT)).as_posix())
    before = PAGE.read_text(encoding="utf-8").partition(f"\n{HEADING}\n")[0] if PAGE.exists() else "# Performance"
    PAGE.write_text(f"{before.rstrip()}\n\n{written}", encoding="utf-8")
    print(written)


if __name__ == "__main__":
    main(sys.argv[1:])
