"""Who and where: every actor and place that a text names, describes or points back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.affiliates import find_affiliates
from syrnb.extraction.mentions.again import resolve_again
from syrnb.extraction.mentions.appositions import join_appositions
from syrnb.extraction.mentions.called import join_called
from syrnb.extraction.mentions.coalitions import resolve_coalitions
from syrnb.extraction.mentions.coreference import resolve_owned, resolve_pronouns, resolve_sent
from syrnb.extraction.mentions.counted import resolve_counted
from syrnb.extraction.mentions.defined import find_defined
from syrnb.extraction.mentions.descriptions import find_descriptions
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.focus import find_focus
from syrnb.extraction.mentions.groups import find_groups, find_groups_by_start
from syrnb.extraction.mentions.inner import find_inner
from syrnb.extraction.mentions.known import find_hits, find_known
from syrnb.extraction.mentions.members import join_members
from syrnb.extraction.mentions.named_kinds import find_named_kinds
from syrnb.extraction.mentions.pairs import resolve_pairs
from syrnb.extraction.mentions.people import find_people
from syrnb.extraction.mentions.place_lists import find_listed
from syrnb.extraction.mentions.places import find_joined_parts, find_parts, find_places, find_sides
from syrnb.extraction.mentions.pointing import resolve_nominals
from syrnb.extraction.mentions.readings import find_readings
from syrnb.extraction.mentions.shares import find_quarters, resolve_shares
from syrnb.extraction.mentions.titles import join_titles, resolve_titles
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.records import Actor, Place
from syrnb.knowledge.words import split_words
from syrnb.language.text import Text

__all__ = ["Found", "find_mentions"]


@dataclass(frozen=True, slots=True)
class Found:
    """The actors and places of one text.

    Parameters
    ----------
    mentions
        Of kind ``actor`` and ``location``, by start, none overlapping another.
    actors, places
        Every record that a mention refers to, by id; those that only the text names have ``known=False``.
    named
        Actors named within longer mentions, by the offset of the last word of their name ("Turkish" in
        "Turkish-backed rebels").
    """

    mentions: tuple[Mention, ...]
    actors: dict[str, Actor]
    places: dict[str, Place]
    named: dict[int, str]


def find_mentions(text: Text, knowledge: Knowledge, gazetteer: Any) -> Found:
    """Find every actor and place of a text.

    Parameters
    ----------
    text
        A parsed article.
    knowledge
        Of :func:`syrnb.knowledge.load`.
    gazetteer
        Of :func:`syrnb.knowledge.gazetteer.load_gazetteer`, or None to do without.

    Returns
    -------
    Found
    """
    words = split_words(text.flow)
    hits = find_hits(words, knowledge)
    longest = [found[0] for found in hits if found]
    draft = Draft(text, knowledge, gazetteer, words, hits, find_focus(text, words, longest, knowledge))
    find_known(draft, hits)
    find_defined(draft)
    find_listed(draft)
    find_named_kinds(draft)
    find_groups_by_start(draft)
    find_people(draft)
    find_groups(draft)
    find_descriptions(draft)
    join_members(draft)
    find_places(draft)
    find_readings(draft, hits)
    find_parts(draft)
    find_joined_parts(draft)
    find_quarters(draft)
    resolve_coalitions(draft)
    find_affiliates(draft)
    join_called(draft)
    join_appositions(draft)
    resolve_titles(draft)
    resolve_pairs(draft)
    resolve_nominals(draft)
    resolve_counted(draft)
    resolve_again(draft)
    find_sides(draft)
    resolve_shares(draft)
    resolve_pronouns(draft)
    resolve_owned(draft)
    resolve_sent(draft)
    join_titles(draft)
    return _gather(draft)


def _gather(draft: Draft) -> Found:
    mentions = tuple(mention for _, mention in draft.in_order())
    refs = {m.ref for m in mentions if m.ref is not None} | set(find_inner(draft).values())
    actors = {ref: actor for ref in sorted(refs) if (actor := draft.actor(ref)) is not None}
    parents = {a.parent_id for a in actors.values() if a.parent_id} - actors.keys()
    actors |= {ref: actor for ref in sorted(parents) if (actor := draft.actor(ref)) is not None}
    places = {ref: place for ref in sorted(refs) if (place := draft.place(ref)) is not None}
    return Found(mentions, actors, places, find_inner(draft))
