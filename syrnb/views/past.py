"""The panel of what articles tell as history, beside the news of their days."""

from __future__ import annotations

from collections.abc import Sequence

from syrnb.views.days import Stretch, Window
from syrnb.views.scene import Axis, stamp_of

__all__ = ["past_axis", "past_window", "widen"]

_OLDEST = -25567.0
"""The first day of 1900."""


def past_window(past: Sequence[Stretch]) -> Window | None:
    """Return the time from the first to the last of some days.

    A misread year (1407) stands at the edge and does not squash the rest.
    """
    return Window(max(min(s.x0 for s in past), _OLDEST), max(s.x1 for s in past)) if past else None


def widen(window: Window) -> Window:
    """Return a window with room at its ends, for marks at its first and last day."""
    pad = max((window.high - window.low) * 0.06, 20)
    return Window(window.low - pad, window.high + pad)


def past_axis(window: Window, *, counted: bool) -> Axis:
    r"""Return the days of the panel; where a number stands in each lane, the years from which to which it counts.

    >>> past_axis(Window(-4019, 15700), counted=True).ticks
    ((5840.5, '1958\nto 2012'),)
    >>> misread = past_window([Stretch(-200_000, 9)])
    >>> [past_axis(window, counted=True).ticks[0][1] for window in (Window(15400, 15600), misread)]
    ['2012', 'before 1900\nto 1970']
    >>> past_axis(Window(0, 9), counted=False).ticks
    ()
    """
    wide = widen(window)
    if not counted:
        return Axis("day", wide.low, wide.high)
    first, last = (stamp_of(day).year for day in (window.low, window.high))
    years = f"{first}\nto {last}" if first < last else f"{first}"
    years = f"before 1900\nto {last}" if window.low <= _OLDEST else years
    return Axis("day", wide.low, wide.high, (((wide.low + wide.high) / 2, years),), grid=False)
