"""Words as names are compared by: folded case and diacritics, one spelling of what has many, articles joined."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Word", "first_key", "fold", "split_words"]

# Initials with dots, or a word with inner apostrophes; both linear.
WORD = re.compile(r"(?:[A-Z]\.)+[A-Z]\b\.?|[^\W_]+(?:[’'‘ʼ`´ʿʾ][^\W_]+)*")
PLURAL_ACRONYM = re.compile(r"^[A-Z]{2,}s$")
POSSESSIVE = re.compile(r"[’'‘ʼ`´][sS]$")
APOSTROPHES = re.compile(r"[’'‘ʼ`´ʻʿʾ.]")
# The Arabic article before a name: joined by a hyphen in any of its sounds, or standing free as "al" or "el".
DASHES = (" - ", " – ", " — ")
HYPHENATED_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "ad",
        "adh",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "ath",
        "az",
        "ed",
        "en",
        "er",
        "es",
        "et",
        "ez",
    ]
)
FREE_ARTICLES = frozenset(("al", "Al", "El", "Ul", "AL", "EL"))
ASSIMILATED_ARTICLES = frozenset(("ash", "az", "ez", "esh", "adh", "edh"))
"""Those that stand free only within a name ("Dayr az Zawr")."""
# A full stop that shortens a word, and so does not part a name: "Gen. Joseph", "St. Petersburg".
SHORTENED = frozenset(
    [
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "sgt",
        "adm",
        "brig",
        "cmdr",
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "rep",
        "gov",
        "rev",
        "hon",
        "jr",
        "no",
        "ft",
        "mt",
    ]
)

# Words of names with many spellings in Latin letters. Language, not knowledge of any one war.
SAME = {
    spelling: word
    for word, spellings in {
        "mohammed": "mohammad muhammad mohamed mohamad muhammed mohammod muhamad mahomed",
        "ahmed": "ahmad ahmet",
        "abu": "abou abo",
        "abdul": "abdel abdal abdol abdoul abdu",
        "umm": "um oum",
        "bin": "ibn ben",
        "tall": "tel tal tell",
        "sheikh": "shaykh shaikh cheikh sheik",
        "hussein": "husayn hussain husain hossein houssein",
        "hassan": "hasan",
        "yusuf": "youssef yousef yousuf yusef youssouf",
        "ali": "aly",
        "khalid": "khaled",
        "jabhat": "jabhet jabha",
        "jaysh": "jaish jeish jaish",
        "liwa": "liwaa lewa",
        "harakat": "haraket harakah",
        "ahrar": "ahraar",
        "sham": "shaam",
        "defense": "defence",
        "center": "centre",
        "labor": "labour",
        "organization": "organisation",
        "stabilization": "stabilisation",
        "mobilization": "mobilisation",
        "program": "programme",
        "neighboring": "neighbouring",
        "saint": "st",
        "assad": "asad",
        "daesh": "daish",
        "qaeda": "qaida qaeeda qaidah",
    }.items()
    for spelling in spellings.split()
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text or an alias.

    ``start``/``end`` are code points, with a joined article and without a possessive ending; ``key`` is what it is
    compared by; ``stem`` is the key without a possessive ``s`` (or None), ``sure`` says that an apostrophe marks it.
    ``joined`` says that nothing but a space or a hyphen parts it from the word before; ``hyphen`` that it is a hyphen;
    ``dashed`` that a dash between spaces does, which some names have ("Islamic State – Khorasan Province").
    """

    start: int
    end: int
    key: str
    stem: str | None
    sure: bool
    capital: bool
    upper: bool
    joined: bool
    hyphen: bool
    article: str | None = None
    dashed: bool = False


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Fold case, diacritics, apostrophes and known spellings.

    >>> fold("Muḥammad"), fold("U.S."), fold("Da'esh")
    ('mohammed', 'us', 'daesh')
    """
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    key = APOSTROPHES.sub("", word).casefold()
    return SAME.get(key, key)


def _is_joined(between: str, before: str) -> bool:
    if "\n" in between:
        return False
    if between.startswith(".") and (before.casefold() in SHORTENED or (len(before) == 1 and before.isupper())):
        between = between[1:]
    return len(between) <= 2 and all(c in " -\u00a0\u2010\u2011\u2019'" for c in between)


def first_key(name: str) -> str:
    """Return the key of a name's first word, for less than it costs to split it; a leading "the" is no word of it.

    >>> first_key("al-Qaeda in Iraq"), first_key("the White Helmets")
    ('qaeda', 'white')
    """
    head = name.partition(" ")[0].partition("-")[0]
    low = head.casefold()
    if head.isalnum() and low not in HYPHENATED_ARTICLES and low != "the":
        return SAME.get(low, low) if head.isascii() else fold(head)
    keys = [word.key for word in split_words(name)]
    return keys[1] if len(keys) > 1 and keys[0] == "the" else keys[0] if keys else ""


def split_words(text: str) -> list[Word]:
    """Split a text into words.

    Examples
    --------
    >>> [w.key for w in split_words("Bashar al-Assad's U.S.-led foes")]
    ['bashar', 'assads', 'us', 'led', 'foes']
    """
    words: list[Word] = []
    matches = list(WORD.finditer(text))
    last_end, last = 0, ""
    i = 0
    while i < len(matches):
        match = matches[i]
        start, article = match.start(), None
        between = text[last_end:start]
        if i + 1 < len(matches):
            after = matches[i + 1]
            gap = text[match.end() : after.start()]
            low = match.group().casefold()
            if after.group()[0].isupper() and (
                (gap in ("-", "\u2010", "\u2011") and low in HYPHENATED_ARTICLES)
                or (gap == " " and match.group() in FREE_ARTICLES)
                or (gap == " " and between == " " and match.group() in ASSIMILATED_ARTICLES and last[:1].isupper())
            ):
                article, match = low, after
                i += 1
        surface = match.group()
        possessive = POSSESSIVE.search(surface)
        end = match.end()
        key = fold(surface)
        stem: str | None = None
        if possessive:
            end -= len(possessive.group())
            stem = fold(surface[: possessive.start()])
        elif PLURAL_ACRONYM.match(surface):
            stem = fold(surface[:-1])
            key = f"{stem}'s"  # no name: "ISs" is Islamic State's, not a town called Iss
        elif key.endswith("s") and len(key) >= 5 and surface[0].isupper():
            stem = fold(surface[:-1])
        letters = surface[: end - match.start()]
        words.append(
            Word(
                start,
                end,
                key,
                stem,
                sure=possessive is not None,
                capital=letters[0].isupper() or letters[0].isdigit(),
                upper=letters.isupper() or PLURAL_ACRONYM.match(letters) is not None,
                joined=bool(words) and _is_joined(between, last),
                hyphen=between in ("-", "\u2010", "\u2011"),
                article=article,
                dashed=bool(words) and between in DASHES,
            )
        )
        last_end, last = match.end(), surface
        i += 1
    return words
