"""A description and the name it stands against, told by their words: "the militant group X", "X, a rebel alliance".

The parser loses such pairs where an article has lost its commas, or where a clause follows; their words do not.
"""

from __future__ import annotations

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.affiliates import PARTS
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.groups import add_group
from syrnb.extraction.mentions.linking import end_of_later
from syrnb.extraction.mentions.locating import settlements
from syrnb.extraction.mentions.sayers import SAYING
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_modifiers
from syrnb.knowledge.records import Actor

__all__ = ["join_called"]

BODIES = (
    NAMING.body_nouns
    | {"organisation", "organization", "outfit", "grouping", "collective", "battalion", "cell"}
    | PARTS
)
ARMED = frozenset(("rebel", "militia", "armed-group", "party", "unknown"))
FORCES = ARMED | {"state-forces"}
TELLING = frozenset(("monitor", "media", "civil-society", "igo", "unknown"))
NEW = ARMED - {"unknown"}
LONGEST = 5
"""How many words may stand between an article and the noun of a description."""


def join_called(draft: Draft) -> None:
    """Let a description of a body be whom the name right after it, or right before its "a", names."""
    for number, mention in list(draft.in_order()):
        actor = draft.actor(mention.ref)
        first, end = draft.words_of(mention.start, mention.end)
        if mention.kind != "actor" or actor is None or actor.kind == "person" or not _describes_one(draft, first, end):
            continue
        named = _name_after(draft, end, actor) or _name_before(draft, first, end, actor)
        if named is None and actor.kind in NEW:
            named = _new_name(draft, first, end, actor)
        if named is not None and named.ref != mention.ref:
            draft.change(number, ref=named.ref, method="coreference", confidence=0.8)


def _new_name(draft: Draft, first: int, end: int, described: Actor) -> Mention | None:
    """Return a name that nobody is known by, against a description: "the rebel group [Tajammu]", "the [X] rebel group".

    Only capitals name it, and no place, no day and no headline's words.
    """
    words, start, stop = draft.words, end, end
    while stop < len(words) and words[stop].joined and words[stop].capital and not words[stop - 1].sure:
        stop += 1
    if stop == start:
        start = stop = first
        while start > 0 and words[start].joined and words[start - 1].capital and not words[start - 1].sure:
            start -= 1
        if start == first or start == 0 or words[start - 1].key != "the" or not words[start].joined:
            return None
    name = range(start, stop)
    if stop - start > LONGEST or not draft.free(start, stop) or any(words[k].key in NAMING.not_names for k in name):
        return None
    if any(end_of_later(draft, k) > k or words[k].key in load_modifiers() for k in name):
        return None
    proper = all(draft.token_at(words[k].end - 1).pos_ == "PROPN" for k in name)
    if not proper or words[stop - 1].upper or settlements(draft, draft.surface(start, stop), near=True):
        return None
    add_group(draft, start, stop, described.kind or "armed-group", method="rule", confidence=0.6)
    return draft.mention_of_word(start)


def _describes_one(draft: Draft, first: int, end: int) -> bool:
    """Return whether a mention ends in a small word for one body, and so names none by itself."""
    last = draft.words[end - 1]
    return last.key in BODIES and not last.capital and not last.sure and not last.hyphen


def _name_after(draft: Draft, end: int, described: Actor) -> Mention | None:
    """Return the name that a description stands right before: "the Lebanese militant group [Hezbollah]"."""
    if end >= len(draft.words) or not draft.words[end].joined or draft.words[end - 1].key == "coalition":
        return None
    return _fitting(draft, draft.mention_of_word(end), described, start=end)


def _name_before(draft: Draft, first: int, end: int, described: Actor) -> Mention | None:
    """Return the name that stands right before "a" and a description: "[the SDF], a Kurdish-led alliance"."""
    words, at = draft.words, first
    while at > 0 and words[at - 1].key not in ("a", "an"):
        at -= 1
        if first - at > LONGEST or not words[at + 1].joined or draft.token_at(words[at].start).pos_ not in WITHIN:
            return None
    if at < 2 or draft.owner[at - 1] is not None or _is_sayer(draft, at - 2, end):
        return None
    between = draft.text.flow[words[at - 2].end : words[at - 1].start]
    return (
        _fitting(draft, draft.mention_of_word(at - 2), described) if between.strip() in ("", ",", ")", "),") else None
    )


WITHIN = ("ADJ", "NOUN", "PROPN", "ADV", "VERB", "PUNCT")
"""Words that may stand between "a" and the noun of a description."""


def _is_sayer(draft: Draft, before: int, end: int) -> bool:
    """Return whether a description only tells of another: "struck Hezbollah a rights group said"."""
    after = draft.token_at(draft.words[end].start) if end < len(draft.words) else None
    if after is None or after.lemma_ not in SAYING:
        return False
    name = draft.token_at(draft.words[before].start)
    clause = name.doc[name.sent.start : name.i]
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG") for t in clause)


def _fitting(draft: Draft, named: Mention | None, described: Actor, start: int | None = None) -> Mention | None:
    """Return a mention where it is a name of its own, of a body such as is described."""
    actor = draft.actor(named.ref) if named is not None and named.kind == "actor" else None
    if named is None or actor is None or named.method == "coreference" or ":" in actor.actor_id:
        return None
    first, end = draft.words_of(named.start, named.end)
    if (start is not None and first != start) or not draft.words[end - 1].capital or draft.words[end - 1].sure:
        return None
    kinds = TELLING if described.kind in TELLING - {"unknown"} else FORCES if described.kind == "militia" else ARMED
    kinds = FORCES | TELLING if described.kind == "unknown" else kinds
    kinds = kinds | {"state-forces"} if described.kind == "state-forces" else kinds
    return named if actor.kind in kinds else None
