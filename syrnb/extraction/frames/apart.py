"""How far from its main clause a clause with "after" or "before" lies: "on Monday, a day after rebels took Sake"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from spacy.tokens import Token

from syrnb.extraction.timex.calendar import Period, shift, trailing

__all__ = ["Apart", "find_apart", "is_earlier"]

VERBS = ("VERB", "AUX")
UNITS = frozenset({"day", "week", "month", "year", "decade"})
NUMBERS = {
    "a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
EARLIER = frozenset({"initially", "recently", "originally", "newly", "lately"})
OVER = frozenset({"more", "over", "least"})
UNDER = frozenset({"less", "under", "fewer"})
SOME = frozenset({"few", "several", "some", "many"})


class Apart(NamedTuple):
    """How far a clause lies from its main one: so many units before it, or after it where ``units`` is negative.

    ``bound`` is "least" where it may be more ("more than a year after", "months after"), "most" where it is less
    ("less than a week after"), else "about".
    """

    units: int
    unit: str
    bound: str

    def days_from(self, day: date) -> tuple[date | None, date | None, str]:
        """Return the first and last day of a clause, and their precision, from the day of its main clause."""
        if self.bound == "about":
            period = self._period(day)
            return period.start, period.end, period.precision
        limit = trailing(day, self.unit, self.units)
        if self.bound == "most":
            return limit.start, limit.end, "unknown"
        return (None, limit.start, "unknown") if self.units > 0 else (limit.end, None, "unknown")

    def _period(self, day: date) -> Period:
        return shift(day, "day", -7 * self.units) if self.unit == "week" else shift(day, self.unit, -self.units)

    @property
    def long_before(self) -> bool:
        """Whether the clause lies so far before its main one that it is no news with it."""
        return self.units > 0 and self.unit in ("month", "year", "decade") and self.bound != "most"


def is_earlier(*verbs: Token) -> bool:
    """Return whether an adverb sets an act before the day of the story: "initially seized", "a recently taken town"."""
    return any(c.lower_ in EARLIER and c.dep_ == "advmod" for v in verbs for c in v.children)


def find_apart(verb: Token) -> Apart | None:
    """Return how far a clause with "after" or "before" lies from its main one; None where that is not told.

    In "a day after rebels took Sake", a day; in "hours after" and "shortly after", None.
    """
    while verb.dep_ in ("nsubj", "nsubjpass", "conj") and verb.head.pos_ in VERBS:
        verb = verb.head
    if verb.dep_ not in ("advcl", "pcomp"):
        return None
    opening = [c for c in verb.children if c.dep_ == "mark"] + ([verb.head] if verb.dep_ == "pcomp" else [])
    mark = next((c for c in opening if c.lower_ in ("after", "before")), None)
    unit = verb.doc[mark.i - 1] if mark is not None and mark.i > verb.sent.start else None
    if mark is None or unit is None or unit.lemma_ not in UNITS:
        return None
    before = [t for t in unit.subtree if t.i < unit.i]
    words = {t.lower_ for t in before}
    number = next((n for t in before if (n := _number(t)) is not None), None)
    vague = bool(words & SOME)
    if number is None and unit.tag_ != "NNS":
        return None
    count = 2 if vague else number or 1
    least = number is None or vague or bool(words & OVER)
    found = Apart(count, unit.lemma_, "most" if words & UNDER else "least" if least else "about")
    return found if mark.lower_ == "after" else found._replace(units=-count)


def _number(token: Token) -> int | None:
    if token.text.isdigit() and len(token) <= 2:
        return int(token.text)
    return NUMBERS.get(token.lower_)
