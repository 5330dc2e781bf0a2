"""Numbers as English writes them: digits, words, and the two mixed ("1.2 million", "two dozen")."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["NUMBER_START", "read_number", "scan_number"]

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: value for value, word in enumerate(["zero", *_ONES, *_TEENS])}
TENS = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
MULTIPLES = {"hundred": 100, "dozen": 12, **SCALES}
SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "m": 10**6, "k": 10**3}

LONGEST = 15
GREATEST = 10**12
"""Digits and numbers that can still count something."""

# Groups of three: commas and narrow spaces always; a plain space only where the last group ends in "00" ("191 000"),
# as texts that have lost their punctuation set two counts side by side ("on June 17 300 rebels").
DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?!,?\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?: \d{3})? \d00(?!\d)|\d{1,16}(?:\.\d{1,9})?"
)
SEPARATORS = re.compile(r"[, \u00a0\u2009\u202f]")
SHORT = re.compile(r" ?(bn|mn|m|k)\b", re.IGNORECASE)
FIRST = re.compile(r"[A-Za-z]+")
NEXT = re.compile(r"(?:[ \u00a0]|-)([A-Za-z]+)")
AND_A_HALF = re.compile(r" and a half(?= (?:hundred|thousand|million|billion|dozen)\b)", re.IGNORECASE)
HALF = re.compile(
    r"(?:half|(?:a )?quarter of)[ -]an?(?=[ -](?:hundred|thousand|million|billion|dozen)\b)|a half(?=-dozen\b)",
    re.IGNORECASE,
)

NUMBER_START = (
    r"\d|(?:half[ -]|(?:a )?quarter of )?an?[ -](?:half-)?(?:dozen|hundred|thousand|million|billion)\b|"
    + "|".join(sorted([*SMALL, *TENS, "dozen"], key=len, reverse=True))
)
"""Source of a regular expression that matches, in any case, where a number may start."""


def read_number(words: str) -> int | None:
    """Return the number that the whole of some words stand for, or None.

    >>> read_number("two and a half million"), read_number("1,500"), read_number("one hundred and twelve")
    (2500000, 1500, 112)
    >>> read_number("two dozen"), read_number("half a dozen"), read_number("five six")
    (24, 6, None)
    """
    words = words.strip()
    found = scan_number(words, 0)
    return found[0] if found and found[1] == len(words) else None


def scan_number(text: str, start: int) -> tuple[int, int] | None:
    """Read the longest number that starts at an offset.

    Parameters
    ----------
    text
        Where it stands.
    start
        Offset (code points) of its first character.

    Returns
    -------
    tuple or None
        The number and the offset after it; None where no whole number starts there ("2.5 metres").

    >>> scan_number("twenty-five people", 0)
    (25, 11)
    >>> scan_number("a quarter of a million people", 0)
    (250000, 22)
    """
    if digits := DIGITS.match(text, start):
        return _scan_digits(text, digits)
    if half := HALF.match(text, start):
        share = Decimal("0.5") if "half" in half[0].lower() else Decimal("0.25")
        value, end = _multiply(text, half.end(), share)
        return int(value), end
    return _scan_words(text, start)


def _scan_digits(text: str, digits: re.Match[str]) -> tuple[int, int] | None:
    if len(digits[0]) > LONGEST:
        return None
    number, at = Decimal(SEPARATORS.sub("", digits[0])), digits.end()
    value, end = _multiply(text, at, number)
    if end == at and number < 1000 and (short := SHORT.match(text, at)):
        value, end = number * SHORT_SCALES[short[1].lower()], short.end()
    return (int(value), end) if value == int(value) else None


def _multiply(text: str, at: int, number: Decimal) -> tuple[Decimal, int]:
    """Multiply a number by the words that follow it: "million", "hundred thousand", "dozen"."""
    while number < GREATEST and (word := NEXT.match(text, at)) and word[1].lower() in MULTIPLES:
        number *= MULTIPLES[word[1].lower()]
        at = word.end()
    return number, at


def _scan_words(text: str, start: int) -> tuple[int, int] | None:
    """Add up number words as long as they make one number; "five six" ends after "five"."""
    total, group, ceiling = 0, 0, 10**12  # scales fall: after "thousand" only what is below a thousand
    found: tuple[int, int] | None = None
    before = ""
    match = FIRST.match(text, start)
    while match:
        word, at = match[match.lastindex or 0].lower(), match.end()
        if word in ("a", "an") and not before and _multiply(text, at, Decimal(1))[1] > at:
            group = 1
        elif word in SMALL and _takes(before, group, SMALL[word]):
            group += SMALL[word]
        elif word in TENS and _takes(before, group, TENS[word]):
            group += TENS[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word == "dozen" and (group or not before) and group < 100:
            return total + 12 * (group or 1), at
        elif word in SCALES and group > 0 and SCALES[word] < ceiling:
            ceiling = SCALES[word]
            total, group = total + group * ceiling, 0
        elif word != "and" or before not in MULTIPLES:
            break
        if word not in ("a", "an", "and"):
            found = total + group, at
            if half := AND_A_HALF.match(text, at):
                value, end = _multiply(text, half.end(), Decimal(group) + Decimal("0.5"))
                return total + int(value), end
        before = word
        match = NEXT.match(text, at)
    return found


def _takes(before: str, group: int, value: int) -> bool:
    """Return whether a word below a hundred may follow: "twenty" takes 1 to 9, "hundred" and "thousand" take any."""
    if before in TENS:
        return 1 <= value <= 9
    if before in SMALL or before in ("a", "an"):
        return False
    return group % 100 == 0 and (value > 0 or not before)
