"""What a time expression says, before the calendar: its form and its parts."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Expression"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its span (code points), its form, and what its words name.

    Parameters
    ----------
    start, end
        Half-open.
    form
        What kind of expression it is; see ``grammar.RULES``, each of which names one.
    year, month, day, last_day, last_year
        Numbers that stand there; ``last_*`` where a range does.
    weekday
        Monday is 0.
    season
        First month of the season.
    part
        Which part of the period ("early"), see ``calendar.part_of``.
    unit, count
        "three days": ``day``, 3; a count of None is an unnamed number ("several").
    modifier
        What points: "last", "this", "next", "same", "ago", "later", "earlier", "past", ...
    name
        A holiday's, a day's or a deictic word, in lower case.
    words
        The expression itself.
    """

    start: int
    end: int
    form: str
    words: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    season: int | None = None
    part: str | None = None
    unit: str | None = None
    count: float | None = None
    modifier: str | None = None
    name: str | None = None
