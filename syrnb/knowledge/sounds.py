"""Names that sound alike: whether two spellings in Latin letters may be one name, by consonants and vowels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["are_alike", "skeleton", "sound_alike"]

SIBLINGS = (
    frozenset(("k", "q", "c", "ck")),
    frozenset(("g", "j")),
    frozenset(("g", "q", "gh")),
    frozenset(("f", "v", "ph")),
    frozenset(("d", "dh")),
    frozenset(("dh", "z")),
)
"""Consonants by which one sound is written; those of two sets are not therefore one another."""
PARTS = re.compile(r"(?:sh|ch|kh|gh|th|dh|zh|ph|ck|[bcdfghjklmnpqrstvxz])|[aeiouyw]+")
VOWELS = (
    (re.compile(r"ou|oo|ow|uw|w(?![aeiou])|w$"), "u"),
    (re.compile(r"ee|ie|iy|yi|i[iy]+|y[iy]+"), "i"),
    (re.compile(r"aa+"), "a"),
    (re.compile(r"a[iy]|e[iy]"), "Y"),
    (re.compile(r"au|aw"), "W"),
)
CLASSES = str.maketrans("oyw", "uiu")
NEAR = frozenset(map(frozenset, ("ae", "ei", "uW", "iY", "eY")))
"""Vowels that stand for each other where one sound is written in two ways."""
SPLIT = frozenset((("Y", "ae"), ("Y", "ai")))
NEVER = 99
SHORT = 2


@lru_cache(maxsize=20_000)
def skeleton(key: str) -> str:
    """Return the consonants by which names are gathered that may sound alike: coarser than :func:`sound_alike`.

    >>> {skeleton(n) for n in ("jawlani", "jolani", "golani", "julani")}
    {'kln'}
    """
    text = key.translate(str.maketrans("qcgjvz", "kkkkfs"))
    text = re.sub(r"^[aeiou]+", "a", text).replace("ph", "f")
    text = re.sub(r"(?<=.)[aeiouyw]", "", text)
    text = re.sub(r"(?<=.)h", "", text)
    return re.sub(r"(.)\1+", r"\1", text)


@lru_cache(maxsize=20_000)
def _sounds(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the consonants of a word, and the vowels before, between and after them."""
    consonants: list[str] = []
    vowels = [""]
    if key[:1] in ("y", "w"):
        consonants, vowels, key = [key[0]], ["", ""], key[1:]
    for part in PARTS.findall(key):
        if part[0] in "aeiouyw":
            vowels[-1] += part
        elif consonants and consonants[-1] == part and not vowels[-1]:
            continue
        else:
            consonants.append(part)
            vowels.append("")
    if consonants and consonants[-1] == "h" and not vowels[-1] and len(consonants) > 1:
        consonants.pop()
        vowels.pop()
    return tuple(consonants), tuple(_vowel_class(v) for v in vowels)


def _vowel_class(vowels: str) -> str:
    for pattern, to in VOWELS:
        vowels = pattern.sub(to, vowels)
    return vowels.translate(CLASSES)


def _vowel_cost(one: str, other: str, at: int, last: int, before: str, after: str) -> int:
    if one == other:
        return 0
    if (one, other) in SPLIT or (other, one) in SPLIT:
        return 1
    if len(one) == len(other):
        return 1 if all(a == b or frozenset((a, b)) in NEAR for a, b in zip(one, other, strict=True)) else NEVER
    vowel = one or other
    if (one and other) or len(vowel) != 1 or at in (0, last):
        return NEVER
    # A short vowel that may be left out: before a consonant with a vowel of its own, or an echo of the one before.
    return 1 if after or vowel in ("e", before) else NEVER


@lru_cache(maxsize=50_000)
def _distance(one: str, other: str) -> int:
    (consonants, vowels), (others, beside) = _sounds(one), _sounds(other)
    if len(consonants) != len(others):
        return NEVER
    if any(a != b and not any({a, b} <= s for s in SIBLINGS) for a, b in zip(consonants, others, strict=True)):
        return NEVER
    last, cost = len(vowels) - 1, 0
    for i, (a, b) in enumerate(zip(vowels, beside, strict=True)):
        before = vowels[i - 1] if i else ""
        cost += _vowel_cost(a, b, i, last, before, (vowels[i + 1] or beside[i + 1]) if i < last else "")
    return cost


def sound_alike(one: str, other: str) -> bool:
    """Return whether two words, folded, may be spellings of one name.

    >>> sound_alike("jawlani", "golani"), sound_alike("hassan", "hussein"), sound_alike("sami", "shami")
    (True, False, False)
    """
    voiced = sum(1 for v in _sounds(one)[1] if v)
    return one == other or _distance(one, other) <= (1 if voiced <= SHORT else 2)


def are_alike(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether two names of some words may be one: word by word, or run together ("Abdul Malik", "Abdulmalik").

    >>> are_alike(["abdul", "malik"], ["abdulmalik"]), are_alike(["salim", "idris"], ["salam", "idris"])
    (True, False)
    """
    if len(ones) == len(others):
        return all(sound_alike(a, b) for a, b in zip(ones, others, strict=True))
    return _distance("".join(ones), "".join(others)) <= 1
