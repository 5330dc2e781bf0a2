"""Actors named within a longer mention: "Turkish" in "Turkish-backed rebels", "Assad" in "pro-Assad troops"."""

from __future__ import annotations

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.linking import choose_actor, choose_country

__all__ = ["find_inner"]


def find_inner(draft: Draft) -> dict[int, str]:
    """Return the actors named within longer mentions, by the offset of the last word of their name.

    Returns
    -------
    dict of int to str
        Code point to actor id; an actor that is the mention's own is left out.
    """
    found: dict[int, str] = {}
    for _, mention in draft.in_order():
        start, end = draft.words_of(mention.start, mention.end)
        if mention.kind != "actor" or end - start < 2:
            continue
        i = start
        while i < end:
            i = _take(draft, i, end, start, mention.ref, found)
    return found


def _take(draft: Draft, at: int, end: int, start: int, own: str | None, found: dict[int, str]) -> int:
    for hit in draft.hits_at(at):
        if hit.end > end or (at == start and hit.end == end):
            continue
        actors = [n.ref for n in hit.names if n.kind == "actor"]
        codes = [n.ref for n in hit.names if n.kind in ("country", "adjective", "capital")]
        ref = None
        if actors:
            ref = choose_actor(actors, draft.focus, draft.knowledge)
        elif codes:
            ref = f"{draft.knowledge.countries[choose_country(codes, draft.focus)].slug}-gov"
        elif hit.end < end and any(n.kind == "nominal" and n.pack in draft.focus.packs for n in hit.names):
            ref = next(n.ref for n in hit.names if n.kind == "nominal" and n.pack in draft.focus.packs)
        elif draft.words[at].key in ("government", "regime") and draft.focus.country in draft.knowledge.countries:
            ref = f"{draft.knowledge.slug_of(draft.focus.country)}-gov"
        if ref is not None and ref != own:
            found[draft.words[hit.end - 1].start] = ref
            return hit.end
    if (
        draft.words[at].key in ("government", "regime")
        and draft.focus.country in draft.knowledge.countries
        and at < end - 1
    ):
        ref = f"{draft.knowledge.slug_of(draft.focus.country)}-gov"
        if ref != own:
            found[draft.words[at].start] = ref
    return at + 1
