"""Words that decide between a place and its government: ``language/readings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from syrnb.errors import KnowledgeError
from syrnb.knowledge.lexicon_files import read_mapping

__all__ = ["ReadingWords", "load_reading_words"]

PATH = Path(__file__).parent / "language" / "readings.yaml"


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Lemmas by what they decide; see the file for each."""

    place_prepositions: frozenset[str]
    government_prepositions: frozenset[str]
    government_nouns: frozenset[str]
    place_nouns: frozenset[str]
    place_subject_verbs: frozenset[str]
    place_passives: frozenset[str]
    place_objects: frozenset[str]
    government_objects: frozenset[str]
    motion: frozenset[str]
    acts: frozenset[str]
    dealings: frozenset[str]
    links: frozenset[str]
    loyal: frozenset[str]
    states_of_mind: frozenset[str]


@lru_cache(maxsize=1)
def load_reading_words() -> ReadingWords:
    """Return the words.

    Raises
    ------
    KnowledgeError
        Where a list is missing or has another name.
    """
    raw = read_mapping(PATH)
    try:
        return ReadingWords(**{name: frozenset(map(str, words)) for name, words in raw.items()})
    except TypeError as error:
        raise KnowledgeError(PATH, f"{error}; keep the lists that stand there") from error
