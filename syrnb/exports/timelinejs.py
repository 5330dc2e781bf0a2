"""Event claims as slides of TimelineJS 3.

The format is that of timeline.knightlab.com/docs/json-format.html. A date there may be a year, or a year and a month:
what is said no more exactly than that is not given a day. TimelineJS shows ``headline`` and ``text`` as HTML, so
everything from an article is escaped, and ``autolink`` is off.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from syrnb.exports.lookup import Lookup, Row, iso_day, rows_of
from syrnb.exports.writing import Account, json_text, write_with_account

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["timelinejs_text", "timelinejs_timeline", "write_timelinejs"]

GROUPS = {
    "actual": "Said to have happened", "ongoing": "Said to be going on", "planned": "Planned or threatened",
    "hypothetical": "Conditions", "negated": "Denied, or said not to be so",
}  # fmt: skip

HOLDS = {
    "start_date, end_date": "the first and last day; month or year alone where no more is said",
    "display_date": "the interval in words, where it is not one day, one month or one year",
    "text": "the quote, who says so and how, the article; all of it escaped HTML",
    "group": "whether it is said to have happened, to go on, is planned, a condition, or denied",
    "unique_id": "our claim id",
}
LOSSES = (
    "Casualty, relation and control claims are not in it.",
    "Coordinates and offsets are not in it; unique_id leads back to them.",
    "TimelineJS is made for some twenty slides: select from a large dossier before exporting.",
)
NO_START = "event claims without a first day, which TimelineJS needs"


def _slide_dates(start: pd.Timestamp, end: pd.Timestamp | None, precision: str) -> dict[str, Any]:
    """Return start, end and words of a slide's date, no more exact than what was said.

    >>> _slide_dates(pd.Timestamp("2024-12-01"), pd.Timestamp("2024-12-31"), "month")
    {'start_date': {'year': 2024, 'month': 12}}
    """
    parts = {"year": ("year",), "month": ("year", "month")}.get(precision, ("year", "month", "day"))
    first = {part: getattr(start, part) for part in parts}
    if end is None:
        return {"start_date": first, "display_date": f"from {_words(start, parts)}"}
    last = {part: getattr(end, part) for part in parts}
    if first == last:
        return {"start_date": first}
    between = f"{_words(start, parts)} to {_words(end, parts)}"
    words = between if precision == "day" else f"between {_words(start, parts)} and {_words(end, parts)}"
    return {"start_date": first, "end_date": last, "display_date": words}


def _words(day: pd.Timestamp, parts: tuple[str, ...]) -> str:
    month = f"{day:%B} {day.year}"
    return {1: str(day.year), 2: month}.get(len(parts), f"{day.day} {month}")


def timelinejs_timeline(dossier: Dossier) -> dict[str, Any]:
    """Return event claims as a timeline.

    Parameters
    ----------
    dossier
        What was read.

    Returns
    -------
    dict
        ``title`` and ``events``: a slide each event claim that has a first day, by day.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> timelinejs_timeline(Dossier.from_rows({}))["events"]
    []
    """
    lookup = Lookup.of(dossier)
    dated = [event for event in rows_of(dossier.events) if event["start"] is not None]
    slides = [_slide(event, lookup) for event in sorted(dated, key=lambda event: event["start"])]
    undated = len(dossier.events) - len(dated)
    read = int((dossier.documents.status == "read").sum())
    text = f"<p>{len(slides)} claims from {read} articles. {undated} claims without a date are not shown.</p>"
    title = {"headline": "What is said to have happened", "text": text}
    return {"title": {"unique_id": "title", "text": title}, "scale": "human", "events": slides}


def _slide(event: Row, lookup: Lookup) -> dict[str, Any]:
    claim = lookup.provenance(event)
    what = event["acled_sub_type"] or event["plover"].capitalize()
    sides = " → ".join(" and ".join(lookup.names(event[side])) or "?" for side in ("side_a", "side_b"))
    known_sides = sides if sides != "? → ?" else ""
    where = ", ".join(lookup.names(lookup.innermost(event["location_ids"])))
    headline = ": ".join(part for part in (what, known_sides) if part) + (f" ({where})" if where else "")
    said = f"Said by {claim['speaker'] or 'the article itself'} ({claim['speech_act']})"
    if claim["via"]:
        said += f", passed on by {', '.join(claim['via'])}"
    article = ", ".join(part for part in (claim["source"], claim["headline"], claim["published"]) if part)
    background = " Told as history." if claim["background"] else ""
    text = (
        f"<blockquote>{html.escape(claim['quote'])}</blockquote>"
        f"<p>{html.escape(said)}. {GROUPS[event['modality']]}.{background}</p>"
        f"<p><small>{html.escape(article or claim['doc_id'])}</small></p>"
    )
    return {
        "unique_id": event["claim_id"],
        **_slide_dates(event["start"], event["end"], event["time_precision"]),
        "text": {"headline": html.escape(headline), "text": text},
        "group": GROUPS[event["modality"]],
        "autolink": False,
    }


def timelinejs_text(dossier: Dossier) -> str:
    """Return :func:`timelinejs_timeline` as JSON."""
    return json_text(timelinejs_timeline(dossier), indent=1) + "\n"


def write_timelinejs(dossier: Dossier, path: str | Path) -> list[Path]:
    """Write :func:`timelinejs_text`, and a README beside it.

    Returns
    -------
    list of Path
        Both files.

    Raises
    ------
    SyrnbError
        Where a file cannot be written.
    """
    undated = [NO_START for start in dossier.events.start if iso_day(start) is None]
    account = Account(
        "Event claims as slides of TimelineJS 3",
        "https://timeline.knightlab.com/docs/json-format.html",
        (len(dossier.events) - len(undated), "slides"),
        HOLDS,
        LOSSES,
        undated,
    )
    return write_with_account(path, timelinejs_text(dossier), account)
