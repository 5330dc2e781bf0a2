"""The rows behind the pages of a report, as CSV: what a page shows the first of, in full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from syrnb import views
from syrnb.dossier import Dossier
from syrnb.exports.writing import csv_text

__all__ = ["ABOUT_ROWS", "ROWS", "write_rows"]

ROWS = "rows"

ABOUT_ROWS = {
    "coverage": "Start here: how much was read from each file",
    "gaps": "Start here: files that were not read, articles without a day",
    "changed": "Start here: what the latest articles changed",
    "incidents": "Start here: happenings, each with how many claims, articles and sources tell of it",
    "timeline": "Timeline: every happening, in the order of days",
    "ties": "Alliances: every tie of two actors, friendly and hostile",
    "balance": "Alliances: which ties do not fit, and on which source each rests",
    "casualties": "Casualties: every number, as an interval, with its words",
    "allowed": "Casualties: what all claims of deaths together allow",
    "contradictions": "Casualties: claims that cannot all hold, and what would mend each",
    "territory": "Territory: who is said to hold what on the day shown",
    "not_on_the_map": "Territory: claims that the map does not show, and why",
    "sources": "Sources: everyone whose word it is",
    "references": "Sources: every article, numbered by day",
}


def write_rows(dossier: Dossier, folder: Path) -> dict[str, int]:
    """Write the rows behind each picture and list of a report, and return how many each file has."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {name: make() for name, make in _tables(dossier).items()}
    for name, table in found.items():
        (folder / f"{name}.csv").write_text(csv_text(table), encoding="utf-8", newline="\n")
    return {name: len(table) for name, table in found.items()}


def _tables(dossier: Dossier) -> dict[str, Callable[[], pd.DataFrame]]:
    tolls = dossier.tolls()
    territory, sources = views.territory(dossier), views.source_list(dossier)
    return {
        "coverage": views.coverage(dossier).table,
        "gaps": views.gaps(dossier).table,
        "changed": views.changed(dossier).table,
        "incidents": lambda: dossier.incidents().table,
        "timeline": views.timeline(dossier).table,
        "ties": views.alliances(dossier).ties,
        "balance": views.balance(dossier).table,
        "casualties": views.casualties(dossier).table,
        "allowed": views.allowed(dossier, tolls, outcome="killed").table,
        "contradictions": views.contradictions(dossier, tolls).table,
        "territory": territory.table,
        "not_on_the_map": territory.not_drawn,
        "sources": sources.table,
        "references": sources.articles,
    }
