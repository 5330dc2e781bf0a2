"""Words by which names and descriptions are told from what they are not: ``language/naming.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from syrnb.errors import KnowledgeError
from syrnb.knowledge.lexicon_files import read_mapping

__all__ = ["NAMING", "NamingWords"]

PATH = Path(__file__).parent / "language" / "naming.yaml"


@dataclass(frozen=True, slots=True)
class NamingWords:
    """Words by what they are; see the file for each."""

    stop: frozenset[str]
    not_names: frozenset[str]
    particles: frozenset[str]
    group_links: frozenset[str]
    things: frozenset[str]
    before_places: frozenset[str]
    months: frozenset[str]
    held: frozenset[str]
    body_nouns: frozenset[str]
    official_bodies: frozenset[str]
    pointers: frozenset[str]
    plural_places: frozenset[str]
    not_persons: frozenset[str]
    services: frozenset[str]
    loose: frozenset[str]
    labels: frozenset[str]
    armed_pointers: frozenset[str]
    dead: frozenset[str]
    place_heads: frozenset[str]
    small_heads: frozenset[str]
    before_names: frozenset[str]
    armed_heads: frozenset[str]
    name_owners: frozenset[str]
    unit_numbers: frozenset[str]
    group_starts: frozenset[str]
    group_starts_with_article: frozenset[str]
    place_starts: frozenset[str]


def _read() -> NamingWords:
    raw = read_mapping(PATH)
    try:
        return NamingWords(**{name: frozenset(map(str, words)) for name, words in raw.items()})
    except TypeError as error:
        raise KnowledgeError(PATH, f"{error}; keep the lists that stand there") from error


NAMING = _read()
"""The words, read once."""
