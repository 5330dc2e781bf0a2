"""An affiliate or a branch is not whose it is: "the PKK's Syrian affiliate PYD", "the former al-Qaeda affiliate"."""

from __future__ import annotations

from syrnb.extraction.mentions.draft import Draft, slugify
from syrnb.extraction.mentions.linking import choose_country, may_be_meant, was_there
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import split_words

__all__ = ["PARTS", "find_affiliates"]

PARTS = frozenset(("affiliate", "branch", "offshoot", "franchise", "wing", "arm"))
ALONE = frozenset(("affiliate", "branch", "offshoot", "franchise"))
"""Those that are a group apart; what fights for a group, and has no name, is the group itself."""
FIGHTING = frozenset(("armed", "military"))
PAST = frozenset(("former", "ex", "onetime", "erstwhile"))
BESIDE = frozenset(
    ("local", "regional", "official", "main", "powerful", "armed", "military", "political", "deadly", "own", "s")
)
"""Words that may stand between a group and its part, beside the adjectives of countries."""
GROUPS = frozenset(("armed-group", "rebel", "militia", "party"))
REACH = 4


def find_affiliates(draft: Draft) -> None:
    """Let the part of a group be who it is named beside it, who is known by its description, or an actor of its own."""
    for i in range(1, len(draft.words)):
        word = draft.words[i]
        if word.key not in PARTS or word.capital or word.hyphen or draft.owner[i] is not None:
            continue
        found = _whole_before(draft, i) or _whole_after(draft, i)
        if found is None:
            continue
        start, whole, past, country = found
        ref = _named_beside(draft, start, i, whole) or _known_as(draft, i, whole, past, country)
        if ref is None and word.key in ALONE and not _is_told_of(draft, i):
            ref = _only_part(draft, whole, country) or _make(draft, i, whole, past, country)
        elif ref is None and draft.words[i - 1].key in FIGHTING:
            ref = whole.actor_id
        if ref is not None:
            draft.add(i, i + 1, "actor", ref, method="rule", confidence=0.7)


def _is_told_of(draft: Draft, part: int) -> bool:
    """Return whether a part is what somebody is said to be: "is a branch of X", "calls it an offshoot of X"."""
    token = draft.token_at(draft.words[part].start)
    one = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children)
    of = any(c.lower_ == "of" for c in token.children)
    if token.dep_ == "attr":  # "X is an affiliate of Y that attacked": it is X, where X is an actor
        told = [c for c in token.head.children if c.dep_ == "nsubj"]
        return not any(draft.mention_of_word(draft.word_at(c.idx)) for c in told)
    return token.dep_ == "oprd" or (token.dep_ == "pobj" and token.head.lower_ == "as") or (one and of)


def _whole_before(draft: Draft, part: int) -> tuple[int, Actor, bool, str | None] | None:
    """Return where a phrase starts that names a group before its part, the group, whether it is past, the country."""
    past, country, whole, start = False, None, None, part
    for at in range(part - 1, max(-1, part - 2 - REACH), -1):
        word = draft.words[at]
        if not draft.words[at + 1].joined:
            break
        mention = draft.mention_of_word(at)
        actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
        if whole is None and actor is not None and actor.kind in GROUPS:
            whole, start = actor, at
            continue
        if (code := _country_at(draft, at)) is not None:
            country = country or code
        elif word.key in PAST:
            past = True
        elif (mention is None or whole is None or mention.ref != whole.actor_id) and word.key not in BESIDE:
            break
        start = at
    return (start, whole, past, country) if whole is not None else None


def _whole_after(draft: Draft, part: int) -> tuple[int, Actor, bool, str | None] | None:
    """Return the same of a group whose part it is said to be after it: "the Syrian branch of al-Qaeda"."""
    words = draft.words
    if part + 2 >= len(words) or words[part + 1].key != "of" or not words[part + 1].joined:
        return None
    at = part + 2 + (words[part + 2].key == "the")
    mention = draft.mention_of_word(at)
    actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
    if actor is None or actor.kind not in GROUPS:
        return None
    before = range(max(0, part - 2), part)
    country = next((code for k in before if (code := _country_at(draft, k)) is not None), None)
    return part, actor, any(words[k].key in PAST for k in before), country


def _country_at(draft: Draft, word: int) -> str | None:
    for hit in draft.hits_at(word):
        codes = [n.ref for n in hit.names if n.kind in ("adjective", "country")]
        if codes and hit.end == word + 1:
            return choose_country(codes, draft.focus)
    return None


def _named_beside(draft: Draft, start: int, part: int, whole: Actor) -> str | None:
    """Return who is named right after a part ("affiliate, the Nusra Front") or right before it ("X, Y's branch")."""
    words = draft.words
    after = part + 1 + (part + 1 < len(words) and words[part + 1].key == "the")
    if after < len(words) and draft.text.flow[words[part].end : words[part + 1].start] in (" ", ", "):
        mention = draft.mention_of_word(after)
        actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
        if actor is not None and actor != whole and actor.kind in GROUPS and words[after].capital:
            return actor.actor_id
    first = draft.words[start].start
    if start and (draft.text.flow[words[start - 1].end : first] in (" ", ", ") or words[start - 1].key == "the"):
        mention = draft.mention_of_word(start - 1 - (words[start - 1].key == "the"))
        actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
        named = mention is not None and draft.words[draft.words_of(mention.start, mention.end)[1] - 1].capital
        if actor is not None and named and actor != whole and actor.kind in GROUPS and words[start].stem is not None:
            return actor.actor_id
    return None


def _known_as(draft: Draft, part: int, whole: Actor, past: bool, country: str | None) -> str | None:
    """Return who is known by the description, however its words stand: "X's former Syrian affiliate"."""
    home = draft.knowledge.countries.get(country or draft.focus.country or "")
    if home is None:
        return None
    noun = draft.words[part].key
    former = "former " if past else ""
    for name in (whole.name, *whole.aliases[:6]):
        for spelt in (f"{name}'s {former}{home.adjectives[0]} {noun}", f"{former}{name} {noun} in {home.name}"):
            keys = split_words(spelt)
            for hit in draft.knowledge.names.find(keys, 0):
                for known in hit.names if hit.end == len(keys) else ():
                    if known.kind == "nominal" and may_be_meant(known, draft, part, part + 1):
                        return known.ref
                    if known.kind == "nominal" and past and (before := _before(draft, known.ref)) is not None:
                        return before
    return None


def _before(draft: Draft, ref: str) -> str | None:
    """Return who was on the article's day what a group, that came later, was to be: the one that became it."""
    known = draft.knowledge.actors.values()
    return next((a.actor_id for a in known if a.successor_id == ref and was_there(a.actor_id, draft)), None)


def _only_part(draft: Draft, whole: Actor, country: str | None) -> str | None:
    """Return the one group of a country that is known as part of another, and lived on the article's day."""
    known = draft.knowledge.actors
    parts = [a for a in known.values() if a.parent_id == whole.actor_id and country and a.country == country]
    parts = [a for a in parts if a.kind in GROUPS and was_there(a.actor_id, draft)]
    return parts[0].actor_id if len(parts) == 1 else None


def _make(draft: Draft, part: int, whole: Actor, past: bool, country: str | None) -> str:
    """Return an actor of its own for a part that nobody is known by."""
    home = draft.knowledge.countries.get(country or "")
    told = [*(("former",) if past else ()), *((home.adjectives[0],) if home is not None else ())]
    name = " ".join([*told, whole.name, draft.words[part].key])
    name = name[0].upper() + name[1:]
    scope = (country or draft.focus.country or "any").casefold()
    return draft.meet_actor(
        Actor(
            f"{scope}:{slugify(name)}",
            name,
            kind=whole.kind,
            country=country or draft.focus.country,
            parent_id=None if past else whole.actor_id,
            known=False,
            source="text",
        )
    )
