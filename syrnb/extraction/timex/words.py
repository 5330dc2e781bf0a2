"""The words for times: ``language/times.yaml``, read once and turned about for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from syrnb import knowledge
from syrnb.errors import KnowledgeError
from syrnb.knowledge.tables import read_text

__all__ = ["TimeWords", "read_time_words", "time_words"]

FILE = Path(knowledge.__file__).parent / "language" / "times.yaml"


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Words for times, in lower case, and what they stand for.

    Parameters
    ----------
    months, weekdays
        A form to its number: months from 1, weekdays from 0 (Monday).
    month_names, weekday_names
        The forms that stand without a day or a year beside them.
    seasons
        To the first month.
    units
        To the unit's name.
    parts
        A phrase before a period to which part of it.
    dayparts
        Parts of a day.
    counts
        Words for how many units; None where they give no number.
    fixed, easter, nth, moving
        Holidays: month and day; days from Easter Sunday; n-th weekday of a month; and those without a fixed day.
    named
        Names of days to their first and last day.
    no_times, no_times_before
        Names that only look like times; capitalised words that make a name of the date before them.
    counted
        Nouns that a number of four digits counts.
    planning, deadlines, scheduled
        Lemmas of what is yet to come; verbs that set a last day; verbs whose present tense tells what is yet to come.
    """

    months: Mapping[str, int]
    month_names: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_names: frozenset[str]
    seasons: Mapping[str, int]
    units: Mapping[str, str]
    parts: Mapping[str, str]
    dayparts: tuple[str, ...]
    counts: Mapping[str, float | None]
    fixed: Mapping[str, tuple[int, int]]
    easter: Mapping[str, int]
    nth: Mapping[str, tuple[int, int, int]]
    moving: frozenset[str]
    named: Mapping[str, tuple[date, date]]
    no_times: tuple[str, ...]
    no_times_before: tuple[str, ...]
    counted: frozenset[str]
    planning: frozenset[str]
    deadlines: frozenset[str]
    scheduled: frozenset[str]


def time_words() -> TimeWords:
    """Return the words of the file that syrnb ships."""
    return read_time_words(FILE)


@lru_cache(maxsize=4)
def read_time_words(path: Path) -> TimeWords:
    """Read a file of words for times.

    Raises
    ------
    KnowledgeError
        Naming the file, the line where it is no YAML, and the entry that is wrong or missing.
    """
    try:
        content = yaml.safe_load(read_text(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise KnowledgeError(path, f"is not YAML: {error}", line=mark.line + 1 if mark else None) from error
    entry = "months"
    try:
        months = {form.lower(): n for n, forms in enumerate(_of_length(content["months"], 12), 1) for form in forms}
        entry = "weekdays"
        weekdays = {form.lower(): n for n, forms in enumerate(_of_length(content["weekdays"], 7)) for form in forms}
        entry = "holidays"
        holidays = content["holidays"]
        fixed = {name.lower(): _month_day(str(value)) for name, value in holidays["fixed"].items()}
        easter = {name.lower(): int(value) for name, value in holidays["easter"].items()}
        nth = {name.lower(): _triple(value) for name, value in holidays["nth"].items()}
        entry = "named"
        named = {name.lower(): _days(value) for name, value in content["named"].items()}
        entry = "another"
        return TimeWords(
            months=months,
            month_names=frozenset(forms[0].lower() for forms in content["months"]),
            weekdays=weekdays,
            weekday_names=frozenset(forms[0].lower() for forms in content["weekdays"]),
            seasons={str(k): int(v) for k, v in content["seasons"].items()},
            units=_turned(content["units"]),
            parts=_turned(content["parts"]),
            dayparts=tuple(content["dayparts"]),
            counts={str(k): None if v is None else float(v) for k, v in content["counts"].items()},
            fixed=fixed,
            easter=easter,
            nth=nth,
            moving=frozenset(name.lower() for name in holidays["moving"]),
            named=named,
            no_times=tuple(content["no times"]),
            no_times_before=tuple(content["no times before"]),
            counted=frozenset(content["counted"]),
            planning=frozenset(content["planning"]),
            deadlines=frozenset(content["deadlines"]),
            scheduled=frozenset(content["scheduled"]),
        )
    except KeyError as error:
        raise KnowledgeError(path, f"lacks {error.args[0]!r}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(path, f"cannot be read: {error}", entry=entry) from error


def _of_length(forms: list[list[str]], length: int) -> list[list[str]]:
    if len(forms) != length:
        raise ValueError(f"{len(forms)} entries, not {length}")
    return forms


def _turned(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {phrase.lower(): name for name, phrases in groups.items() for phrase in phrases}


def _month_day(value: str) -> tuple[int, int]:
    month, day = (int(part) for part in value.split("-"))
    date(2000, month, day)
    return month, day


def _triple(value: Any) -> tuple[int, int, int]:
    n, weekday, month = (int(part) for part in value)
    return n, weekday, month


def _days(value: Any) -> tuple[date, date]:
    first, last = value
    if not (isinstance(first, date) and isinstance(last, date) and first <= last):
        raise ValueError(f"{value!r} is not [first day, last day]")
    return first, last
