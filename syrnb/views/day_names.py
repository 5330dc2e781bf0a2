"""Which days a panel names, so that no two names touch: years where it spans years, one day alone where it must."""

from __future__ import annotations

from datetime import datetime

from syrnb.views.scene import day_ticks, stamp_of

__all__ = ["named_days"]

_YEARS, _MONTHS = 800, 92
"""Days beyond which a panel is one of years, and of months."""
_DAY, _YEAR, _HALF = 50, 38, 20
"""Pixels for the name of a day and of a year, and for half of one, which must not reach into the next panel."""


def named_days(low: float, high: float, wide: float) -> list[tuple[float, str]]:
    r"""Return the days that a panel of so many pixels names, each with its name on two lines.

    >>> named_days(17440, 17454, 60), named_days(0, 100, 300)
    ([(17447.0, '8 Oct\n2017')], [(31.0, 'Feb\n1970'), (59.0, 'Mar\n1970'), (90.0, 'Apr\n1970')])
    """
    span = high - low
    edge = span * _HALF / wide
    first, last = low + edge, high - edge
    tick = _DAY if span <= _YEARS else _YEAR
    days = [d for d in day_ticks(first, last, max(int(wide / tick), 1)) if first <= d <= last] if first < last else []
    # One alone is a round year, or else that in the middle.
    if not days or (len(days) == 1 and (span <= _YEARS or stamp_of(days[0]).timetuple().tm_yday > 1)):
        return [_lone(low, high)]
    return list(zip(days, _names(days, span), strict=True))


def _names(days: list[float], span: float) -> list[str]:
    stamps = [stamp_of(d) for d in days]
    monthly = all(s.day == 1 for s in stamps) and (len(stamps) > 1 or span > _MONTHS)
    yearly = monthly and all(s.month == 1 for s in stamps) and (len(stamps) > 1 or span > _YEARS)
    if yearly:
        return [f"\n{stamp.year}" for stamp in stamps]
    return [f"{stamp:%b}\n{stamp.year}" if monthly else f"{stamp.day} {stamp:%b}\n{stamp.year}" for stamp in stamps]


def _lone(low: float, high: float) -> tuple[float, str]:
    r"""Return the day to name, and its name, where a panel of days is too narrow for two names.

    A panel of years names the year, one of months the month, a shorter one the day, each in its middle; the year is
    on the second line always, beside those of other panels.

    >>> _lone(-4019, 18262), _lone(17440, 17454), _lone(17440, 17640)
    ((6940.0, '\n1989'), (17447.0, '8 Oct\n2017'), (17532.0, 'Jan\n2018'))
    """
    middle = stamp_of((low + high) / 2)
    if high - low > _YEARS:
        day, name = datetime(middle.year, 1, 1), f"\n{middle.year}"
    elif high - low > _MONTHS:
        day, name = datetime(middle.year, middle.month, 1), f"{middle:%b}\n{middle.year}"
    else:
        day, name = datetime(middle.year, middle.month, middle.day), f"{middle.day} {middle:%b}\n{middle.year}"
    return float((day - datetime(1970, 1, 1)).days), name
