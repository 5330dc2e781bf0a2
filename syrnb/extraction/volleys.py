"""Weapons that are fired at once, and whose they are: "a salvo of US missiles", "a hail of rebel rockets"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import preposition_objects

__all__ = ["VOLLEYS", "find_fired"]

VOLLEYS = frozenset({"salvo", "barrage", "volley", "wave", "swarm", "hail", "shower", "rain", "fusillade", "flurry"})
"""What many weapons fired at once are called."""


def find_fired(volley: Token, weapons: Container[str]) -> list[Token]:
    """Return the weapons that are fired at once: "a barrage of rebel rockets" is whose the rockets are."""
    if volley.lemma_.casefold() not in VOLLEYS:
        return []
    return [t for t in preposition_objects(volley, "of") if fold(t.lemma_) in weapons]
