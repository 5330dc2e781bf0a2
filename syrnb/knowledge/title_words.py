"""Whether an office's title names the war that it is of, or only a body or a people that other wars know too."""

from __future__ import annotations

from collections.abc import Iterable

from syrnb.knowledge.nouns import load_modifiers
from syrnb.knowledge.records import Actor, Country
from syrnb.knowledge.words import split_words

__all__ = ["is_of_one_war", "words_anywhere"]

SHORT = 2
"""Words of a body's short name: "Arab League"."""


def words_anywhere(actors: Iterable[Actor], countries: Iterable[Country]) -> frozenset[str]:
    """Return the folded words by which no war is named: of world bodies ("UN"), peoples and creeds ("Kurdish").

    Parameters
    ----------
    actors, countries
        All records; of the actors count organisations of states, by their short names; a country's words never do.
    """
    bodies = (alias for a in actors if a.pack == "world" and a.kind == "igo" for alias in (a.name, *a.aliases))
    short = {w.key for alias in bodies if len(found := split_words(alias)) <= SHORT for w in found}
    lands = {w.key for c in countries for alias in (c.name, *c.aliases, *c.adjectives) for w in split_words(alias)}
    peoples = {word for key in load_modifiers() for word in key.split()}
    return frozenset((short | peoples) - lands) | {"united"}


def is_of_one_war(title: str, anywhere: frozenset[str]) -> bool:
    """Return whether a word with a capital lets a title mean one war's office, wherever it is read.

    Parameters
    ----------
    title
        The title as written.
    anywhere
        What :func:`words_anywhere` returns.

    Examples
    --------
    >>> anywhere = frozenset({"un", "kurdish"})
    >>> is_of_one_war("UN envoy for Syria", anywhere), is_of_one_war("HTS leader", anywhere)
    (True, True)
    >>> is_of_one_war("UN envoy", anywhere), is_of_one_war("rebel spokesman", anywhere)
    (False, False)
    """
    return any(word.capital and word.key not in anywhere for word in split_words(title))
