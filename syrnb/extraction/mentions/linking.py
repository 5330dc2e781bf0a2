"""From a name to an actor or a country: whose time, whose war, whose country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.focus import Focus
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.names import Name
from syrnb.knowledge.records import Actor

__all__ = ["LATER", "choose_actor", "choose_country", "end_of_later", "is_later", "may_be_meant"]

LATER = frozenset(("country", "adjective", "demonym", "capital", "seat"))
"""Kinds of names that grammar decides about: a place, a government, or nobody."""


def _lived(actor: Actor, day: date | None) -> bool:
    return day is None or ((actor.start is None or actor.start <= day) and (actor.end is None or day <= actor.end))


def choose_actor(refs: Sequence[str], focus: Focus, knowledge: Knowledge) -> str:
    """Choose between actors of one name: whose time it is, whose war, whose country.

    Parameters
    ----------
    refs
        Ids, at least one.
    """

    def order(item: tuple[int, str]) -> tuple[bool, bool, int, int]:
        position, ref = item
        actor = knowledge.actors[ref]
        return (not _lived(actor, focus.day), actor.pack not in focus.packs, focus.rank(actor.country), position)

    return min(enumerate(dict.fromkeys(refs)), key=order)[1]


def is_later(draft: Draft, word: int) -> bool:
    """Return whether the name of a country or a capital starts at a word."""
    return end_of_later(draft, word) > word


def end_of_later(draft: Draft, word: int) -> int:
    """Return where the longest name of a country or a capital that starts at a word ends, or the word itself."""
    hits = draft.hits_at(word)
    return max((hit.end for hit in hits if {name.kind for name in hit.names} & LATER), default=word)


def choose_country(codes: Sequence[str], focus: Focus) -> str:
    """Choose between countries of one adjective ("Congolese")."""
    return min(codes, key=focus.rank)


def may_be_meant(name: Name, draft: Draft) -> bool:
    """Return whether a nominal's pack is the article's war, and its actor lived on the article's day."""
    return name.pack in draft.focus.packs and _lived(draft.knowledge.actors[name.ref], draft.focus.day)
