"""Codes as words: what a reader sees instead of ``ASSAULT`` or ``NaT``."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable
from typing import Any

import pandas as pd

from syrnb.knowledge.loader import load

__all__ = [
    "count_words",
    "day_words",
    "fold_name",
    "fold_text",
    "interval_words",
    "is_beyond",
    "people_words",
    "plain",
    "plural",
    "shorten",
    "side_words",
    "speaker_words",
    "words_for",
    "wrap",
]

_WORDS = {
    "AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession",
    "COOPERATE": "cooperation", "AID": "aid", "RETREAT": "withdrawal", "REQUEST": "request",
    "ACCUSE": "accusation", "REJECT": "refusal", "THREATEN": "threat", "PROTEST": "protest",
    "SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack",
    "actual": "said to have happened", "ongoing": "going on", "planned": "planned or threatened",
    "hypothetical": "conditional", "negated": "denied or not so",
    "all": "people", "unknown": "not said who", "aid-workers": "aid workers", "medical": "medical staff",
    "captured": "captured", "holds": "holds", "withdrew": "withdrew",
    "alliance": "allied with", "supports": "supports", "leads": "leads", "member-of": "member of",
    "part-of": "part of", "former-affiliate": "former affiliate of", "coordinates": "coordinates with",
    "truce": "truce with", "negotiates": "negotiates with", "mediates": "mediates", "recognises": "recognises",
    "fights": "fights", "opposes": "opposes", "accuses": "accuses", "sanctions": "sanctions",
    "events": "happenings", "casualties": "casualties", "relations": "ties", "control": "who holds what",
    "igo": "international organisation", "ngo": "aid or rights group", "state": "government",
    "author": "the article itself", "unresolved": "someone unnamed",
}  # fmt: skip


_COMPOUND = re.compile(r"-(?!(?:led|backed|aligned|based)\b)")
"""A hyphen that stands for a space; that of "Kurdish-led" stays."""


def words_for(code: object) -> str:
    """Return the words for a code of the contract; an unknown code with its hyphens as spaces.

    >>> words_for("ASSAULT"), words_for("state-forces"), words_for(None)
    ('attack', 'state forces', 'not known')
    """
    if code is None or code is pd.NA or code != code:
        return "not known"
    return _WORDS.get(str(code), str(code).replace("-", " "))


def side_words(side: str | None) -> str:
    """Return the name of a side as a reader sees it.

    >>> side_words("syrian-opposition"), side_words("kurdish-led (Syria)"), side_words("m23"), side_words(None)
    ('Syrian opposition', 'Kurdish-led (Syria)', 'M23', 'No side known')
    >>> side_words("al-qaeda"), side_words("islamic-state")
    ('Al-Qaeda', 'Islamic State')
    """
    if not side:
        return "No side known"
    side, war = (side[: side.index(" (")], side[side.index(" (") :]) if " (" in side else (side, "")
    if len(side) <= 3 or any(letter.isdigit() for letter in side):
        return side.upper() + war
    if known := load().actors.get(side):
        return known.name[:1].upper() + known.name[1:] + war
    text = _COMPOUND.sub(" ", side.replace("_", " "))
    return text[:1].upper() + text[1:] + war


def day_words(day: object, end: object = None) -> str:
    """Return a day or an interval of days in words.

    >>> day_words("2024-12-01"), day_words("2024-11-27", "2024-12-01"), day_words(None)
    ('1 Dec 2024', '27 Nov to 1 Dec 2024', 'no date')
    >>> day_words("2011-01-01", "2011-12-31"), day_words("2024-12-01", "2024-12-31")
    ('2011', 'December 2024')
    """
    first, last = _stamp(day), _stamp(end)
    if first is None and last is None:
        return "no date"
    if first is None:
        assert last is not None
        return f"until {_day(last)}"
    if last is None or last == first:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last == first + pd.offsets.MonthEnd(0):
        return first.strftime("%B %Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    return f"{first.day} {first:%b} to {_day(last)}" if first.year == last.year else f"{_day(first)} to {_day(last)}"


def _stamp(day: object) -> pd.Timestamp | None:
    stamp: Any = pd.NaT if day is None else pd.Timestamp(day)  # type: ignore[arg-type]
    return None if stamp is pd.NaT else stamp


def _day(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%b %Y}"


_POINTS_BACK = frozenset({"he", "she", "it", "they", "one", "i", "we", "you", "who", "which", "that", "some", "others"})


def speaker_words(said: str) -> str:
    """Return words for who says something and is known by no name; a word that only points at somebody is told as such.

    >>> speaker_words("a local doctor"), speaker_words("It")
    ('a local doctor', 'somebody not named (“it”)')
    """
    return f"somebody not named (“{said.lower()}”)" if said.casefold() in _POINTS_BACK else said


def interval_words(low: object, high: object) -> str:
    """Return a count's interval in words.

    >>> interval_words(61, 61), interval_words(400, None), interval_words(None, 30), interval_words(45, 55)
    ('61', '400 or more', 'up to 30', '45 to 55')
    >>> interval_words(None, None), interval_words(250_001, None), interval_words(101, None), interval_words(31, None)
    ('no number', 'more than 250,000', 'more than 100', '31 or more')
    """
    bottom = None if low is None or low is pd.NA else f"{int(low):,}"  # type: ignore[call-overload]
    top = None if high is None or high is pd.NA else f"{int(high):,}"  # type: ignore[call-overload]
    if bottom is None:
        return "no number" if top is None else f"up to {top}"
    if top is None:
        return f"more than {int(low) - 1:,}" if is_beyond(low) else f"{bottom} or more"  # type: ignore[call-overload]
    return bottom if bottom == top else f"{bottom} to {top}"


def is_beyond(low: Any) -> bool:
    """Say whether a lowest number is one more than a round one: it was told as "more than 250,000".

    >>> is_beyond(250_001), is_beyond(250_000), is_beyond(1)
    (True, False, False)
    """
    return int(low) > 100 and int(low) % 100 == 1


_ONE = {
    "all": "person", "unknown": "person", "civilians": "civilian", "combatants": "combatant", "women": "woman",
    "children": "child", "journalists": "journalist", "medical": "medical worker", "aid-workers": "aid worker",
}  # fmt: skip


def people_words(low: object, high: object, victims: str, outcome: str) -> str:
    """Return how many of whom something happened to, as one would say it.

    >>> people_words(1, 1, "children", "killed"), people_words(40, None, "all", "injured")
    ('1 child killed', '40 or more injured')
    >>> people_words(None, None, "combatants", "killed")
    'combatants killed, number not said'
    """
    number, done = interval_words(low, high), words_for(outcome)
    if number == "no number":
        return f"{words_for('all' if victims == 'unknown' else victims)} {done}, number not said"
    if number == "1" and victims in _ONE:
        return f"1 {_ONE[victims]} {done}"
    whom = "" if victims in ("all", "unknown") else f" {words_for(victims)}"
    return f"{number}{whom} {done}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun.

    >>> plural(1, "claim"), plural(1200, "claim"), plural(2, "country", "countries")
    ('1 claim', '1,200 claims', '2 countries')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def count_words(words: Iterable[str], limit: int = 3) -> str:
    """Join names, and count those that are left out.

    >>> count_words(["a", "b"]), count_words(["a", "b", "c", "d", "e"])
    ('a and b', 'a, b, c and 2 more')
    """
    names = list(words)
    if len(names) > limit:
        return f"{', '.join(names[:limit])} and {len(names) - limit} more"
    return names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]]) if names else ""


def shorten(text: str, length: int) -> str:
    """Return a text on one line, cut at a word with an ellipsis where it is too long.

    >>> shorten("one two three", 9)
    'one two…'
    """
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"


def fold_name(name: str, line: int, most: int = 60) -> str:
    r"""Return a name on one line of the picture, on two where it is longer than ``line`` letters.

    >>> fold_name("the Bank", 9), fold_name("the Bank of the River", 12)
    ('the Bank', 'the Bank of\nthe River')
    >>> fold_name("40 or more (Syrian Observatory for Human Rights)", 32)
    '40 or more (Syrian Observatory\nfor Human Rights)'
    """
    name = shorten(name, most)
    half = max(len(name) // 2 + 3, line * 3 // 4)
    if len(name) <= line:
        return name
    lines = textwrap.wrap(name, half)
    return "\n".join(lines if len(lines) < 3 else textwrap.wrap(name, max(half, line), max_lines=2, placeholder="…"))


def fold_text(lines: Iterable[str], width: int = 96) -> str:
    r"""Return lines of plain text, long ones broken between words: JupyterLab would break them inside a word.

    >>> fold_text(["  one two three", "four"], 10)
    '  one two\n    three\nfour'
    """
    folded = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        parts = textwrap.wrap(line, width, subsequent_indent=indent + "  ", break_on_hyphens=False)
        folded += parts or [""]
    return "\n".join(folded)


def plain(text: object) -> str:
    """Return text for a place that reads a little HTML (plotly's labels): its markup is inert.

    >>> plain("<b>5 & 6</b>")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt;'
    """
    return html.escape(str(text), quote=False)


_CUT = "(whole in its row, or by a click)"


def wrap(text: str, width: int = 60, lines: int = 8) -> str:
    """Return inert text broken into lines for a hover box; a hostile long word is broken too.

    What is longer than ``lines`` is cut there, and says where it stands whole.

    >>> wrap("one two three", 8)
    'one two<br>three'
    >>> wrap("one two three", 8, 1)
    'one two …<br>(whole in its row, or by a click)'
    """
    parts = textwrap.wrap(" ".join(text.split()), width)
    if len(parts) > lines:
        parts = [*parts[: lines - 1], parts[lines - 1] + " …", _CUT]
    return "<br>".join(plain(p) for p in parts)
