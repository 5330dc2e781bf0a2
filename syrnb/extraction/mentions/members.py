"""Members told with their group: "rebels of the Revolutionary United Front", "mercenaries from the Wagner Group"."""

from __future__ import annotations

from syrnb.extraction.mentions.described import COMPOUND
from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.nouns import load_nouns

__all__ = ["join_members"]

ARMED = frozenset(("rebel", "armed-group", "militia", "state-forces"))
GROUPS = frozenset(("rebel", "armed-group", "militia"))


def join_members(draft: Draft) -> None:
    """Let a plural for those who bear arms be the armed group that "of" or "from" names after it."""
    for number, mention in list(draft.in_order()):
        start, end = draft.words_of(mention.start, mention.end)
        noun = load_nouns().get((draft.words[start].key,))
        if mention.kind != "actor" or end - start != 1 or noun is None:
            continue
        member, plural = noun
        if member.role != "member" or not plural or member.kind not in ARMED:
            continue
        group = _group_after(draft, end)
        if group is not None and group != mention.ref:
            draft.change(number, ref=group, method="rule", confidence=0.9)


def _group_after(draft: Draft, at: int) -> str | None:
    words = draft.words
    if at + 2 >= len(words) or words[at].key not in ("of", "from") or not words[at].joined:
        return None
    at += 1 + (words[at + 1].key == "the")
    tied = draft.mention_of_word(at)
    after = draft.words_of(tied.start, tied.end)[1] if tied is not None else at
    if after + 1 < len(words) and words[after].hyphen and words[after].key in COMPOUND:
        at = after + 1  # "militants of the Qaeda-linked Shabaab"
    mention = draft.mention_of_word(at)
    group = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    if mention is None or group is None or group.kind not in GROUPS or not words[at].capital:
        return None
    first, end = draft.words_of(mention.start, mention.end)
    return group.actor_id if first == at and not words[end - 1].sure else None
