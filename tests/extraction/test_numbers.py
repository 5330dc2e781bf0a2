"""Numbers in digits and words, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.extraction.numbers import SMALL, TENS, read_number, scan_number

READ = [
    ("61", 61),
    ("0", 0),
    ("1,500", 1500),
    ("191,000", 191000),
    ("191 000", 191000),
    ("48\u00a0500", 48500),
    ("1\u202f234\u202f567", 1234567),
    ("191000", 191000),
    ("1.2 million", 1200000),
    ("0.5m", 500000),
    ("3k", 3000),
    ("2bn", 2 * 10**9),
    ("10 million", 10**7),
    ("300 thousand", 300000),
    ("3 dozen", 36),
    ("one", 1),
    ("Twelve", 12),
    ("twenty-five", 25),
    ("twenty five", 25),
    ("ninety", 90),
    ("a hundred", 100),
    ("one hundred", 100),
    ("one hundred and twelve", 112),
    ("one hundred twelve", 112),
    ("three hundred and sixty-five", 365),
    ("a thousand", 1000),
    ("two thousand and one", 2001),
    ("fifteen hundred", 1500),
    ("one thousand two hundred and thirty-four", 1234),
    ("two hundred thousand", 200000),
    ("a hundred thousand", 100000),
    ("one million two hundred thousand and five", 1200005),
    ("two and a half million", 2500000),
    ("half a million", 500000),
    ("half-a-million", 500000),
    ("a dozen", 12),
    ("dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a half-dozen", 6),
    ("zero", 0),
]

NO_NUMBERS = [
    "", " ", "a", "and", "hundred", "million", "2.5", "1.25", "five six", "twenty and thirty", "twenty thirteen",
    "one two",
    "third", "fifth", "tent", "onerous", "seventh", "a few", "hundreds", "1,50", "12,34,567", "one hundred and",
    "zero five",
    "1" * 16, "five hundred million thousand million",
]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), READ)
def test_reads(words: str, number: int) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_reads_nothing_else(words: str) -> None:
    assert read_number(words) is None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("twenty-five people", 25, " people"),
        ("five six-man teams", 5, " six-man teams"),
        ("two hundred and others", 200, " and others"),
        ("one hundred and a half", 100, " and a half"),
        ("17 300 rebels", 17300, " rebels"),
        ("17 310 rebels", 17, " 310 rebels"),
        ("2011 400 people", 2011, " 400 people"),
        ("1,500, they said", 1500, ", they said"),
        ("10 m", 10_000_000, ""),
        ("10 men", 10, " men"),
    ],
)
def test_stops_where_the_number_ends(text: str, number: int, rest: str) -> None:
    found = scan_number(text, 0)
    assert found is not None
    assert (found[0], text[found[1] :]) == (number, rest)


def spell(number: int) -> str:
    """Write a number as English does, British fashion."""
    names = {value: word for word, value in [*SMALL.items(), *TENS.items()]}
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return spell(number // scale) + f" {word}" + (joint + spell(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{names[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number > 20 and number % 10:
        return f"{names[number - number % 10]}-{names[number % 10]}"
    return names[number]


@given(st.integers(0, 999_999_999_999))
def test_words_are_read_back(number: int) -> None:
    assert read_number(spell(number)) == number
    assert read_number(spell(number).replace("-", " ").upper()) == number


@given(st.integers(0, 10**12 - 1), st.sampled_from([",", "\u00a0", "\u202f", ""]))
def test_digits_are_read_back(number: int, mark: str) -> None:
    assert read_number(f"{number:,}".replace(",", mark)) == number


@given(st.integers(1, 99), st.sampled_from(["hundred", "thousand", "million"]))
def test_digits_and_scales_are_read_back(number: int, scale: str) -> None:
    assert read_number(f"{number} {scale}") == number * {"hundred": 100, "thousand": 1000, "million": 10**6}[scale]


@given(st.text(max_size=200), st.integers(0, 20))
def test_no_text_breaks_it(text: str, start: int) -> None:
    found = scan_number(text, min(start, len(text)))
    assert found is None or (found[0] >= 0 and start < found[1] <= len(text))
