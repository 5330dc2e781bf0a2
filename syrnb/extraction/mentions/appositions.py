"""A description beside a name, or equated with it, is whom it names: "X, the deputy commander"."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.linking import choose_country
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_nouns
from syrnb.knowledge.records import Actor

__all__ = ["join_appositions"]


VAGUE = ("rebel", "militia")
"""Kinds of whom a country has by no name: "a smaller rebel group, the X" is the X."""


def join_appositions(draft: Draft) -> None:
    """Let a description beside or equated with a name be whom it names: "X, the deputy commander", "X was a judge"."""
    persons = {
        token.i: mention
        for mention in draft.mentions.values()
        if mention.kind == "actor"
        and (actor := draft.actor(mention.ref)) is not None
        and actor.kind == "person"
        and mention.method != "rule"
        for token in [draft.text.span(mention.start, mention.end).root]
    }
    groups = {
        draft.text.span(mention.start, mention.end).root.i: mention
        for mention in draft.mentions.values()
        if mention.kind == "actor"
        and (actor := draft.actor(mention.ref)) is not None
        and actor.kind != "person"
        and actor.known
    }
    for number, mention in list(draft.in_order()):
        if mention.kind != "actor" or mention.method == "coreference":
            continue
        actor = draft.actor(mention.ref)
        token = draft.text.span(mention.start, mention.end).root
        if actor is None or (actor.kind == "person" and actor.known) or token.i in persons:
            continue
        beside = token.dep_ not in ("compound", "nmod") or token.lower_ in NAMING.body_nouns
        of_none = not actor.known and actor.kind != "person"
        of_none = of_none or (mention.method == "rule" and actor.kind in VAGUE and _is_singular(token))
        group = _person_beside(token, groups) if beside and of_none else None
        if group is not None and group.ref is not None and (_is_singular(token) or _tells_of_a_name(token)):
            draft.change(number, ref=group.ref, method="coreference", confidence=0.8)
            continue
        if actor.kind != "person" and _is_named(draft, mention):
            continue
        person = _person_beside(token, persons)
        if person is None or not _is_singular(token) or person.ref == mention.ref:
            continue
        own = draft.actor(person.ref)
        body = actor.parent_id if not actor.known and actor.kind == "person" else actor.actor_id
        if own is not None and not own.known and own.parent_id is None and body is not None and body != own.actor_id:
            _give_parent(draft, own, body)
        if not actor.known or actor.kind == "person":
            draft.change(number, ref=person.ref, method="coreference", confidence=0.8)
            _split_country(draft, number)


def _split_country(draft: Draft, number: int) -> None:
    """Let the country before a title be a mention of its own: "Iraqi [Foreign Minister], Fouad Hussein"."""
    mention = draft.mentions[number]
    start, end = draft.words_of(mention.start, mention.end)
    for hit in draft.hits_at(start):
        codes = [name.ref for name in hit.names if name.kind in ("country", "adjective")]
        if codes and hit.end < end:
            draft.drop(number)
            country = draft.knowledge.countries[choose_country(codes, draft.focus)]
            draft.add(start, hit.end, "actor", f"{country.slug}-gov", method="rule", confidence=0.8)
            draft.add(hit.end, end, "actor", mention.ref, method="coreference", confidence=0.8)
            return


def _give_parent(draft: Draft, person: Actor, group: str) -> None:
    from dataclasses import replace

    parent = draft.actor(group)
    country = person.country or (parent.country if parent is not None else None)
    draft.actors[person.actor_id] = replace(person, parent_id=group, country=country)


def _is_named(draft: Draft, mention: Mention) -> bool:
    """Return whether a mention is a name, and describes nobody: "Fastaqim", not "Deputy Commander"."""
    first, end = draft.words_of(mention.start, mention.end)
    return mention.method == "rule" and all(w.capital and (w.key,) not in load_nouns() for w in draft.words[first:end])


def _is_singular(token: Token) -> bool:
    return token.tag_ not in ("NNS", "NNPS")


def _tells_of_a_name(token: Token) -> bool:
    """Return whether a plural in apposition tells of the group before it: "the Joint Forces, former rebels who ..."."""
    told = any(c.dep_ in ("relcl", "acl") for c in token.children)
    alone = not any(c.dep_ in ("conj", "cc") for c in (*token.children, *token.head.children))
    return token.dep_ == "appos" and told and alone


def _person_beside(token: Token, persons: dict[int, Mention]) -> Mention | None:
    if token.dep_ in ("appos", "compound", "nmod") and token.head.i in persons:
        return persons[token.head.i]
    for child in token.children:
        if child.dep_ == "appos" and child.i in persons:
            return persons[child.i]
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        return persons.get(subject.i) if subject is not None else None
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "as"
        and token.head.head.lemma_ in ("serve", "work", "act", "identify", "name", "describe")
    ):
        verb = token.head.head
        role = "nsubj" if verb.lemma_ in ("serve", "work", "act") else "dobj"
        other = next((c for c in verb.children if c.dep_ in (role, "nsubjpass")), None)
        return persons.get(other.i) if other is not None else None
    return None
