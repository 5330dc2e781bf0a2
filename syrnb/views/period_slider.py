"""A slider over the days that claims tell of: both ends of a period in one hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets as widgets
import pandas as pd

from syrnb.views.choice import Choice
from syrnb.views.claims import Told
from syrnb.views.linked import LABEL
from syrnb.views.phrases import day_words

__all__ = ["PeriodSlider", "days_told"]

_EXACT = 7
"""Days within which something happened, for its first and last to be told of."""


def days_told(claims: Iterable[Told]) -> list[str]:
    """Return the ISO days on which something is told or is said to have happened, without history, in order.

    The ends of what is dated to more than a week, a month or a year, are no days on which anything happened.
    """
    days = {d for c in claims if not c.background for d in (*_exact(c), c.reported) if d is not None}
    return [f"{d:%Y-%m-%d}" for d in sorted(days)]


def _exact(claim: Told) -> tuple[pd.Timestamp | None, ...]:
    whole = claim.day is not None and claim.last is not None and (claim.last - claim.day).days <= _EXACT
    return (claim.day, claim.last) if whole else ()


class PeriodSlider(widgets.SelectionRangeSlider):
    """A slider with a stop for each day that has a claim; at both ends it leaves the period open.

    Parameters
    ----------
    days
        ISO days in order, two or more.
    react
        Called with ``start`` and ``end`` (ISO days, None where open) when a hand moves it.
    """

    def __init__(self, days: list[str], react: Callable[..., None]) -> None:
        super().__init__(
            options=[(f" {day_words(day)} ", day) for day in days], index=(0, len(days) - 1), description="Period",
            continuous_update=False,
            style={"description_width": LABEL},
            layout={"width": "auto", "grid_area": "auto / span 2", "margin": "2px 14px 2px 2px"},
        )  # fmt: skip
        self._days, self._react, self._quiet = days, react, False
        self.observe(self._moved, "index")

    def _moved(self, change: dict[str, Any]) -> None:
        if not self._quiet:
            first, last = change["new"]
            end = self._days[last] if last < len(self._days) - 1 else None
            self._react(start=self._days[first] if first else None, end=end)

    def show(self, choice: Choice) -> None:
        """Show the period that is chosen: the stops within it, without telling anybody."""
        inside = [
            i for i, day in enumerate(self._days)
            if (not choice.start or day >= choice.start) and (not choice.end or day <= choice.end)
        ]  # fmt: skip
        self._quiet = True
        try:
            if inside:
                self.index = (inside[0], inside[-1])
            elif choice.start or choice.end:
                # No day within: both ends stand at the next one.
                later = (i for i, day in enumerate(self._days) if day > (choice.start or ""))
                self.index = (next(later, len(self._days) - 1),) * 2
        finally:
            self._quiet = False
