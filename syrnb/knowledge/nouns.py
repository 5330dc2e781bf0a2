"""Nouns, modifiers and titles by which someone is described: ``language/nominals.csv`` and its two neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from syrnb.knowledge.tables import read_rows
from syrnb.knowledge.words import fold

__all__ = ["LONGEST_TITLE", "Modifier", "Noun", "load_group_words", "load_modifiers", "load_nouns", "load_titles"]

FOLDER = Path(__file__).parent / "language"


LONGEST_TITLE = 4
"""How many words a title has at most."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names someone.

    ``role`` is ``member``, ``leader``, ``official``, ``body`` or ``people``; ``kind`` the actor's kind where nothing
    better is known; ``modifier`` says that the singular before another noun is an actor too ("rebel fire"),
    ``alone`` that it names someone without a modifier, ``owned`` that only the name of a country or a group will do.
    """

    singular: str
    plural: str
    role: str
    kind: str
    modifier: bool
    alone: bool = True
    owned: bool = False

    @property
    def name(self) -> str:
        """The form that stands for all of them."""
        return self.plural or self.singular


def _key(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words.replace("-", " ").split())


@lru_cache(maxsize=1)
def load_nouns() -> dict[tuple[str, ...], tuple[Noun, bool]]:
    """Return the nouns by their words, each with whether that form is a plural.

    >>> noun, plural = load_nouns()["militiamen",]
    >>> noun.kind, plural
    ('militia', True)
    """
    readers = {c: str for c in ("singular", "plural", "role", "kind", "modifier", "alone")}
    found: dict[tuple[str, ...], tuple[Noun, bool]] = {}
    for _, row in read_rows(FOLDER / "nominals.csv", readers, needed=("singular", "role", "kind")):
        noun = Noun(
            row["singular"],
            row["plural"],
            row["role"],
            row["kind"],
            row["modifier"] == "yes",
            row["alone"] not in ("no", "owned"),
            row["alone"] == "owned",
        )
        if noun.plural:
            found[_key(noun.plural)] = (noun, True)
        found.setdefault(_key(noun.singular), (noun, not noun.plural or noun.role == "body"))
    return found


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier that belongs to a description.

    ``kind`` is the actor's kind that it forces, or empty; ``same`` says that it makes nobody else of whom the noun
    means ("local rebels" are the rebels).
    """

    kind: str
    same: bool


@lru_cache(maxsize=1)
def load_group_words() -> dict[str, str]:
    """Return the words that end a group's name, with the kind of group.

    >>> load_group_words()["brigade"]
    'armed-group'
    """
    rows = read_rows(FOLDER / "group_words.csv", {"word": str, "kind": str}, needed=("word", "kind"))
    return {" ".join(_key(row["word"])): row["kind"] for _, row in rows}


@lru_cache(maxsize=1)
def load_modifiers() -> dict[str, Modifier]:
    """Return the modifiers that belong to a description.

    >>> load_modifiers()["local"].same
    True
    """
    readers = {"word": str, "kind": str, "same": str}
    return {
        " ".join(_key(row["word"])): Modifier(row["kind"], row["same"] == "yes")
        for _, row in read_rows(FOLDER / "modifiers.csv", readers, needed=("word",))
    }


@lru_cache(maxsize=1)
def load_titles() -> dict[tuple[str, ...], str]:
    """Return the words before a person's name, each with its role.

    >>> load_titles()["prime", "minister"]
    'office'
    """
    readers = {"title": str, "role": str}
    return {
        _key(row["title"]): row["role"]
        for _, row in read_rows(FOLDER / "titles.csv", readers, needed=("title", "role"))
    }
