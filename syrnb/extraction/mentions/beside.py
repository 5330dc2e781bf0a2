"""Who is meant by a description that tells of others too: who backs them, whose allies they are, their short name."""

from __future__ import annotations

from syrnb.extraction.mentions.described import COMPOUND, Phrase
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.linking import choose_country, may_be_meant
from syrnb.knowledge.words import split_words

__all__ = ["backed_by", "meant_by_others"]

BACKED_KINDS = frozenset(("rebel", "armed-group", "militia", "state-forces"))


def meant_by_others(draft: Draft, phrase: Phrase) -> str | None:
    """Return whom a description means by a name in brackets, without its backer, or as one of several states."""
    return _in_brackets_before(draft, phrase) or _without_backer(draft, phrase) or _of_states(draft, phrase)


def backed_by(draft: Draft, phrase: Phrase) -> str | None:
    """Return whom "factions backed by Turkey" are: those whom "Turkish-backed factions" would be."""
    words, at = draft.words, phrase.end
    if (
        at + 2 >= len(words)
        or phrase.noun.kind not in BACKED_KINDS
        or [w.key for w in words[at + 1 : at + 2]] != ["by"]
    ):
        return None
    if words[at].key not in ("backed", "supported") or not words[at].joined or phrase.tied or phrase.country:
        return None
    at += 2 + (words[at + 2].key == "the")
    for hit in draft.hits_at(at) if at < len(words) else ():
        codes = [name.ref for name in hit.names if name.kind == "country"]
        if codes:
            country = draft.knowledge.countries[choose_country(codes, draft.focus)]
            noun = draft.surface(phrase.start, phrase.end)
            return _first_of(draft, f"{country.adjectives[0]}-backed {noun}", country.slug, phrase)
    return None


def _first_of(draft: Draft, description: str, slug: str, phrase: Phrase) -> str | None:
    spelt = split_words(description)
    for hit in draft.knowledge.names.find(spelt, 0):
        for name in hit.names if hit.end == len(spelt) else ():
            if name.kind == "nominal" and may_be_meant(name, draft, phrase.start, phrase.end):
                return name.ref
            if name.kind == "body":
                return f"{slug}-{name.ref}"
    return None


def _in_brackets_before(draft: Draft, phrase: Phrase) -> str | None:
    """Return whom a short name in brackets right before a noun is: "the Islamic State (IS) militant group"."""
    start = phrase.start
    if start == 0 or draft.text.flow[draft.words[start - 1].end : draft.words[start].start] not in (") ", "] "):
        return None
    mention = draft.mention_of_word(start - 1)
    actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    armed = phrase.noun.role in ("member", "body") and phrase.noun.kind != "people"
    return actor.actor_id if actor is not None and armed and actor.kind not in ("person", "state") else None


def _without_backer(draft: Draft, phrase: Phrase) -> str | None:
    """Return whom a description means without who backs them: "the Russian-backed regime"."""
    ties = [i for i, word in enumerate(phrase.words) if word in COMPOUND]
    rest = phrase.words[ties[-1] + 1 :] if phrase.tied and ties else []
    if not rest or phrase.country == draft.focus.country:
        return None  # in an article that is about the backer alone, nothing says of which country they are
    for keys in (rest, ["the", *rest]):
        for name in draft.knowledge.names.find_words(keys):
            if name.kind == "nominal" and may_be_meant(name, draft, phrase.start, phrase.end):
                return name.ref
            if name.kind == "bare" and draft.focus.country in draft.knowledge.countries and draft.focus.clear:
                return f"{draft.knowledge.slug_of(draft.focus.country)}-{name.ref}"
    return None


def _of_states(draft: Draft, phrase: Phrase) -> str | None:
    """Return the state of the second of two whose ministers meet: "the Syrian and Iranian foreign ministers"."""
    noun = draft.token_at(draft.words[phrase.end - 1].start)
    joined = any(
        c.dep_ in ("amod", "compound", "nmod") and any(g.dep_ == "conj" for g in c.children) for c in noun.children
    )
    if phrase.noun.role != "official" or not phrase.plural or not joined:
        return None
    return f"{draft.knowledge.slug_of(phrase.country)}-gov" if phrase.country in draft.knowledge.countries else None
