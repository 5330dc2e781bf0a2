"""Which days the times of one act span together, as the prepositions before them say."""

from __future__ import annotations

from datetime import date

from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene

__all__ = ["interval_of"]


def interval_of(
    scene: Scene, times: list[Mention], published: date | None, *, standing: bool
) -> tuple[date | None, date | None, str]:
    """Return the days that the times of one frame span together, as their prepositions say.

    What was done "by" a day has only an end; what stood by then (``standing``) stood on it.
    """
    start: date | None = None
    end: date | None = None
    precision = "unknown"
    order = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
    for mention in times:
        first, last = mention.time_start, mention.time_end
        word = _preposition(scene, mention)
        if word == "since":
            last = published if published is not None and first is not None and published >= first else None
        elif word == "by" and not standing:
            if start is None and end is None:
                end, precision = last, mention.precision
            continue
        elif word in ("before", "until", "after"):
            continue
        if start is None:
            start, end, precision = first, last, mention.precision
        elif first is not None and last is not None and end is not None:
            if first >= start and last <= end and order[mention.precision] < order[precision]:
                start, end, precision = first, last, mention.precision
            elif word in ("and", "to") and last > end:
                end = last
    return start, end, precision


def _preposition(scene: Scene, mention: Mention) -> str:
    head = scene.heads[mention]
    if head.dep_ in ("pobj", "pcomp"):
        return head.head.lower_
    first = scene.text.span(mention.start, mention.end)[0]
    return first.nbor(-1).lower_ if first.i else ""
