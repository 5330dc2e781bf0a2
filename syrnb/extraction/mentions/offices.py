"""An office that stands for its holder: "the Turkish foreign minister"."""

from __future__ import annotations

from collections.abc import Sequence

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.linking import choose_country
from syrnb.knowledge.names import Hit
from syrnb.knowledge.records import Actor

__all__ = ["SPOKESMEN", "add_office", "add_spokesman", "find_holder"]

SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))


def add_office(draft: Draft, start: int, hit: Hit) -> None:
    """Let an office be who held it on the day, or an official of its country whom the article does not name."""
    name = next(n for n in hit.names if n.kind == "office")
    office = draft.knowledge.offices[int(name.ref)]
    last = draft.token_at(draft.words[hit.end - 1].start)
    part = last.head
    if last.dep_ == "poss" and part.dep_ == "pobj" and draft.words[start].start <= part.head.idx < last.idx:
        return  # "the head of the group's rocket unit" does not head the group
    holder, actor = find_holder(draft, office.office_id, hit.countries)
    if holder is not None:
        draft.add(start, hit.end, "actor", holder)
    elif actor is not None:
        draft.add(start, hit.end, "actor", draft.meet_actor(actor), method="rule", confidence=0.7)


def add_spokesman(draft: Draft, start: int, hit: Hit) -> bool:
    """Let one spokesman of many be whom he speaks for: "a spokesman for the M23"; return whether it was one."""
    if not any(word.key in SPOKESMEN for word in draft.words[start : hit.end]):
        return False
    office = draft.knowledge.offices[int(next(n for n in hit.names if n.kind == "office").ref)]
    body = office.body_id
    if hit.countries:
        body = f"{draft.knowledge.countries[choose_country(hit.countries, draft.focus)].slug}-{body}"
    if body not in draft.knowledge.actors:
        return False
    draft.add(start, hit.end, "actor", body, method="rule", confidence=0.9)
    return True


def find_holder(draft: Draft, office_id: str, countries: Sequence[str]) -> tuple[str | None, Actor | None]:
    """Return who held an office on the article's day, or else its unnamed holder as an actor of its own."""
    knowledge, day = draft.knowledge, draft.focus.day
    country = knowledge.countries[choose_country(countries, draft.focus)] if countries else None
    key = f"{country.slug}-{office_id}" if country else office_id
    held = [o for o in knowledge.offices if o.office_id == key and o.holder_id]
    body_id = next((o.body_id for o in knowledge.offices if o.office_id == office_id), None)
    if day is not None:
        for office in held:
            if (office.start is None or office.start <= day) and (office.end is None or day <= office.end):
                return office.holder_id, None
    if country is None:
        return None, None
    parent = f"{country.slug}-{body_id}" if body_id in knowledge.bodies else body_id
    title = f"{country.adjectives[0]} {office_id.replace('-', ' ')}"
    return None, Actor(key, title, kind="person", country=country.iso3, parent_id=parent, known=False)
