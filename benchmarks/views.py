"""How long the views of every notebook take to be redrawn, and after which change of which control it takes longest.

A redraw is what a notebook does: claims are chosen, the picture is made as data and by plotly, the rows behind it are
laid out, the list of claims is filled. Each control is set to up to forty of its entries, those most told of among
them, each slider to both ends, to ten steps and to ten stretches between, each field of words to common and rare ones.
What is chosen in one view is tried on the others that follow it, each alone and all of a notebook together. Of 396
articles it takes about seven minutes.

    python benchmarks/views.py [CORPUS]
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from textwrap import fill
from typing import Any

import ipywidgets as widgets
import pandas as pd

import syrnb
from syrnb import views
from syrnb.dossier import Dossier
from syrnb.views.choice import Choice
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
ENTRIES = 40
"""How many entries of a list are tried."""
STEPS = 10
"""How many steps of a slider, and claims of a list of claims, are tried."""
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


def retimed(act: Callable[[], Any], undo: Callable[[], Any]) -> float:
    """Return the seconds of a change; a slow one is undone and timed again, and the median counts."""
    times = [clock(act)]
    while times[0] > LIMIT / 2 and len(times) < TRIES:
        undo()
        times.append(clock(act))
    return statistics.median(times)


def spread(count: int, most: int) -> list[int]:
    """Return positions of up to ``most`` among ``count`` entries, both ends and evenly between.

    >>> spread(3, 5), spread(101, 5)
    ([0, 1, 2], [0, 25, 50, 75, 100])
    """
    if count <= most:
        return list(range(count))
    return sorted({round(i * (count - 1) / (most - 1)) for i in range(most)})


def values_of(control: Any, dossier: Dossier) -> list[Any]:
    """Return the values to try: of a list those most told of and some between, of a slider steps, of a field words."""
    if isinstance(control, widgets.Text):
        return words_told(dossier)
    if isinstance(control, widgets.DatePicker):
        days = told_days(dossier)
        return [days[i] for i in spread(len(days), STEPS)]
    options = list(control.options)
    if isinstance(control, widgets.SelectionRangeSlider):
        ends = spread(len(options), STEPS + 1)
        pairs = [*((0, e) for e in ends), *((e, len(options) - 1) for e in ends), *pairwise(ends)]
        return [(options[a][1], options[b][1]) for a, b in dict.fromkeys(pairs)]
    if isinstance(control, widgets.SelectionSlider):
        return [options[i][1] for i in spread(len(options), STEPS + 2)]
    told = [int(m[1]) if (m := re.search(r"[(](\d+)[)]$", str(label))) else 0 for label, _ in options]
    most = sorted(range(len(options)), key=lambda i: -told[i])[: ENTRIES * 3 // 4]
    tried = dict.fromkeys([*most, *spread(len(options), ENTRIES - len(most))])
    return [options[i][1] for i in tried]


def words_of(control: Any, value: Any) -> str:
    """Return a control and the value it is set to, in words."""
    options = getattr(control, "options", ())
    label = next((str(o[0]) for o in options if isinstance(o, tuple) and o[1] == value), None)
    told = " to ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{control.description}: {re.sub(r' [(][^)]*[)]$', '', label or told)[:40]}"


def words_told(dossier: Dossier) -> list[str]:
    """Return words to search for: common ones, rare ones, one that is nowhere."""
    counts = Counter(w for text in dossier.texts.values() for w in set(re.findall(r"[a-z]{4,}", text.lower())))
    order = [w for w, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    return list(dict.fromkeys([*order[:3], *order[-2:], " ".join(order[:2]), "e", "zzzz"])) if order else ["zzzz"]


def told_days(dossier: Dossier) -> list[Any]:
    """Return the days of the news, in order."""
    return sorted({c.day.date() for c in material_of(dossier).claims if c.day is not None and not c.background})


def change_controls(desk: Desk, dossier: Dossier) -> Iterator[tuple[float, str]]:
    """Yield how long each change of each control takes, and what it was; then choosing a claim."""
    slider = {"slider": desk._slider} if desk._slider is not None else {}
    for control in {**desk._fields, **desk._options, **slider}.values():
        before = control.value
        undo = partial(setattr, control, "value", before)
        for value in values_of(control, dossier):
            yield retimed(partial(setattr, control, "value", value), undo), words_of(control, value)
        yield clock(undo), f"{control.description}: taken back"
    claims = desk.view.claims()
    for i in spread(len(claims), STEPS):
        undo = partial(desk.choose, claim=None)
        yield retimed(partial(desk.choose, claim=claims[i].claim_id), undo), "Claim"
        yield clock(undo), "Claim: none"


def many_choices(view: views.Page, dossier: Dossier, heard: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield choices to follow, with what they are of: whom and what is most told of, every year, every quarter."""
    claims = view.claims()
    told = {
        "actors": Counter(a for c in claims for a in c.actors), "places": Counter(p for c in claims for p in c.places),
        "speakers": Counter(c.speaker for c in claims), "types": Counter(c.kind for c in claims),
        "modality": Counter(c.modality for c in claims),
    }  # fmt: skip
    for field in [f for f in told if f in heard]:
        for value, _ in told[field].most_common(STEPS * 2):
            yield f"{view.material.name(value) if field != 'types' else value}", {field: value}
    days = told_days(dossier)
    if days and "period" in heard:
        for year in sorted({d.year for d in days}):
            yield str(year), {"start": f"{year}-01-01", "end": f"{year}-12-31"}
        for quarter in sorted({(d.year, (d.month - 1) // 3) for d in days}):
            first = pd.Timestamp(quarter[0], quarter[1] * 3 + 1, 1)
            last = first + pd.offsets.QuarterEnd(0)
            yield f"{first:%b} to {last:%b %Y}", {"start": f"{first:%Y-%m-%d}", "end": f"{last:%Y-%m-%d}"}
        yield "the later half", {"start": str(days[len(days) // 2])}
    for i in spread(len(claims), 3):
        yield "around a claim", {"claim": claims[i].claim_id, "near": "article"}


def choose_together(linked: list[Linked], leader: views.Page, dossier: Dossier) -> Iterator[tuple[float, str]]:
    """Yield how long each choice takes that some views of a notebook follow."""
    selection = linked[0]._selection
    heard = {field for one in linked for field in (*one._whole.narrowed_by, *one._whole.follows)}
    everything = asdict(Choice())
    for words, choice in many_choices(leader, dossier, heard):
        yield retimed(partial(selection.choose, **everything | choice), selection.clear), words
    yield clock(selection.clear), "taken back"


def measure(dossier: Dossier) -> Iterator[Timed]:
    """Yield the times of every view, and those of each notebook's views together."""
    for name, make in PAGES.items():
        yield Timed("00_start_here", name, tuple((clock(make(dossier)._repr_mimebundle_), "") for _ in range(TRIES)))
    for notebook, desks in DESKS.items():
        for name, make in desks.items():
            desk = make(dossier).controls(Selection())
            yield Timed(notebook, name, tuple(change_controls(desk, dossier)))
        leader = next(iter(desks.values()))(dossier)
        for name, make in FOLLOWERS[notebook].items():
            follower: Linked = make(dossier).following(Selection())
            yield Timed(notebook, name, tuple(choose_together([follower], leader, dossier)))
        selection = Selection()
        linked: list[Linked] = [make(dossier).controls(selection) for make in desks.values()]
        linked += [make(dossier).following(selection) for make in FOLLOWERS[notebook].values()]
        if len(linked) > 1:
            yield Timed(notebook, "all of them", tuple(choose_together(linked, leader, dossier)))


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
            f"| {timed.notebook} | {timed.view} | {len(timed.changes)} | {timed.median:.2f} | {seconds:.2f} "
            f"| {seconds / LIMIT:.0%} | {change} |"
        )
        print(rows[-1], file=sys.stderr, flush=True)
        for seconds, change in sorted(timed.changes, reverse=True):
            if seconds > LIMIT / 2:
                print(f"    {seconds:.2f} {change}", file=sys.stderr, flush=True)
    found = ", ".join(f"{name} {seconds:.1f} s" for seconds, name in once)
    about = (
        f"Seconds of processor time to redraw each view on the {len(dossier.texts):,} articles "
        f"({len(dossier.claims()):,} claims) of `{shown}`, measured in one run by `benchmarks/views.py`, load average "
        f"{load:.1f} at the start: how many changes were made (of each control up to {ENTRIES} entries, of each slider "
        f"both ends and {STEPS} steps between), the median over them, the slowest, how much of the {LIMIT:.0f} s that "
        "no redraw may take it takes, and which it was. A view without controls is narrowed to whom and what is most "
        "told of, to every year and every quarter. *All of them* is one choice that every linked view of the notebook "
        "follows."
    )
    head = "| notebook | view | changes | median | slowest | of 2 s | which |\n|---|---|---|---|---|---|---|"
    parts = [
        HEADING, fill(about, 120), "", "\n".join([head, *rows]), "",
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
