"""What a text has named so far: the day, month, year and periods that later words point back to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from syrnb.extraction.timex.calendar import Period

__all__ = ["Anchors"]

TRAIL = 5


@dataclass(slots=True)
class Anchors:
    """What has been named so far, which later words may point back to.

    Parameters
    ----------
    published
        Day of publication, or None.
    narrative
        True where the text tells of what is long past: then a month or day without a year belongs to the story, and not
        to the year of publication, and "the next week", "this year" are the story's.
    day, month, year
        The last day, month and year that the text has named.
    trail
        The periods named last, oldest first.
    """

    published: date | None
    narrative: bool
    day: date | None = None
    month: date | None = None
    year: int | None = None
    trail: deque[Period] = field(default_factory=lambda: deque(maxlen=TRAIL))

    def note(self, period: Period) -> None:
        """Remember a period that was named."""
        same_month = (period.start.year, period.start.month) == (period.end.year, period.end.month)
        if period.precision == "day":
            self.day = period.end
        if same_month:
            self.month = period.start.replace(day=1)
        if period.start.year == period.end.year:
            self.year = period.start.year
            self.trail.append(period)

    @property
    def now(self) -> date | None:
        """The day that "this year" and "last year" are said from: the story's own, or that of publication."""
        if self.narrative and self.trail:
            return self.trail[-1].start
        return self.published

    @property
    def today(self) -> date | None:
        """The day that "last week" and "this month" are said from: that of publication, whatever the story tells of."""
        return self.published or self.now
