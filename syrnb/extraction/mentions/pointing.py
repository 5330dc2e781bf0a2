"""Who is meant by a noun that points back: "the group", "the minister", "the coalition", "the city"."""

from __future__ import annotations

from dataclasses import replace

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.antecedents import Candidate, find_before, find_candidates
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.locating import keep_place, locate
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import Noun, load_nouns
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import Word, split_words

__all__ = ["resolve_nominals"]

ARMED_GROUPS = ("rebel", "militia", "armed-group", "party")
KINDS_BY_NOUN = {
    "group": (*ARMED_GROUPS, "civil-society", "unknown"),
    "organisation": (*ARMED_GROUPS, "civil-society", "monitor", "igo", "unknown"),
    "organization": (*ARMED_GROUPS, "civil-society", "monitor", "igo", "unknown"),
    "body": ("igo", "civil-society", "monitor"),
    "agency": ("igo", "media", "civil-society"),
    "watchdog": ("monitor", "igo", "civil-society"),
    "monitor": ("monitor",),
    "observatory": ("monitor",),
    "outlet": ("media",),
}
"""Kinds of actors that a noun may point back to; a noun that is not here points back to armed groups and parties."""
KINDS_BY_MEMBER = {
    "militants": ("armed-group",),
    "terrorists": ("armed-group",),
    "militia": ("militia",),
    "militiamen": ("militia",),
    "extremists": ("armed-group", "rebel"),
    "insurgents": ("armed-group", "rebel"),
    "jihadists": ("armed-group", "rebel"),
}
"""Kinds of groups that a noun for their members may point back to; one that is not here to any armed group."""
ARMED = frozenset(("rebel", "militia", "armed-group", "state-forces"))
PLACE_NOUNS = frozenset(
    ("city", "town", "village", "province", "country", "area", "region", "district", "capital", "camp")
)

LOST = {"citys": "city", "countrys": "country"}
"""Possessives that have lost their apostrophe and are no plurals."""


def resolve_nominals(draft: Draft) -> None:
    """Let "the group", "the official", "the coalition", "the city" be who or where was last named that fits."""
    nouns = load_nouns()
    actors, located = find_candidates(draft, "actor"), find_candidates(draft, "location")
    for i, word in enumerate(draft.words):
        if i and draft.owner[i] is not None:
            _join_group_before(draft, i, actors)
        if draft.owner[i] is not None or i == 0:
            continue
        start = _definite_start(draft, i)
        if start is None:
            continue
        token = draft.token_at(word.end - 1)
        inside = token.dep_ in ("compound", "amod", "nmod") and word.key not in LOST
        if token.pos_ not in ("NOUN", "PROPN") or inside:
            continue
        entry = nouns.get((word.key,))
        key = _place_noun(word)
        ref, kind = None, "actor"
        if entry is not None or word.key in NAMING.body_nouns:
            ref = _named_by_part(draft, word.key, actors, word.start) or _by_noun(
                word.key, entry, actors, word.start, draft
            )
        elif key == "capital":
            ref, kind = _capital(draft, start, i), "location"
        elif key is not None:
            ref, kind = _place_by_noun(draft, key, located, word.start), "location"
        elif word.capital and token.pos_ == "PROPN":
            ref = _named_by_part(draft, word.key, actors, word.start)
        if ref is not None:
            draft.add(start, i + 1, kind, ref, method="coreference", confidence=0.7)
        elif entry is not None and not entry[0].alone and entry[0].role in ("official", "leader"):
            draft.add(start, i + 1, "actor", None, method="coreference", confidence=0.3, doubts=("unresolved actor",))


def _join_group_before(draft: Draft, word: int, actors: list[Candidate]) -> None:
    """Let "the militants", "the extremist group", which only describe someone, be the armed group last named.

    Only where it was named in the same sentence or in the two before it (one, without "the").
    """
    owner = draft.owner[word] or 0
    mention = draft.mentions[owner]
    first, end = draft.words_of(mention.start, mention.end)
    if word != end - 1 or any(w.capital for w in draft.words[first:end]):
        return
    key, definite = draft.words[word].key, first > 0 and draft.words[first - 1].key in NAMING.pointers
    described, loose = draft.actor(mention.ref), key in NAMING.loose
    if described is None or described.kind == "person" or not (loose or (definite and key in NAMING.armed_pointers)):
        return
    unknown = mention.method == "rule" and not described.known and described.parent_id is None
    if not unknown and not (loose and mention.method == "lexicon"):
        return
    kinds = KINDS_BY_MEMBER.get(key, ARMED_GROUPS) if definite else ("armed-group",)
    actor = _armed_before(draft, mention, kinds, 2 if definite else 1, actors)
    if actor is not None:
        draft.change(owner, ref=actor.actor_id, method="coreference", confidence=0.7)
        own = next((i for i, other in enumerate(actors) if other.mention.start == mention.start), None)
        if own is not None:
            actors[own] = replace(actors[own], actor=actor)


def _armed_before(
    draft: Draft, mention: Mention, kinds: tuple[str, ...], sentences: int, actors: list[Candidate]
) -> Actor | None:
    """Return the armed group last named, if it is of one of some kinds; militias are passed over otherwise."""
    here = draft.text.sentence_at(mention.start).index
    for candidate in find_before(actors, mention.start):
        actor = candidate.actor
        if here - candidate.sentence > sentences:
            return None
        if actor is not None and actor.known and actor.kind in ARMED_GROUPS and actor.actor_id != mention.ref:
            if actor.kind in kinds:
                return actor
            if actor.kind == "rebel":
                return None
    return None


def _definite_start(draft: Draft, word: int) -> int | None:
    """Return where a definite description starts after its article, or None: "the [armed group]"."""
    for back in range(1, 4):
        at = word - back
        if at < 0 or not draft.words[at + 1].joined or draft.owner[at] is not None:
            return None
        if draft.words[at].key in NAMING.pointers:
            return at + 1
        if (
            draft.words[at].key in NAMING.dead
            or draft.words[at].sure
            or draft.token_at(draft.words[at].start).pos_ not in ("ADJ", "NOUN", "PROPN")
        ):
            return None
    return None


def _named_by_part(draft: Draft, key: str, candidates: list[Candidate], offset: int) -> str | None:
    """Return the last actor whose mention or name ends in the noun: "the Coalition" after "the Global Coalition"."""
    for candidate in find_before(candidates, offset):
        words = draft.words_of(candidate.mention.start, candidate.mention.end)
        if (
            words[1] - words[0] > 1
            and key in _heads(draft, *words)
            and candidate.actor is not None
            and candidate.actor.kind != "person"
        ):
            return candidate.mention.ref
    for candidate in find_before(candidates, offset):
        actor = candidate.actor
        if (
            actor is not None
            and actor.kind != "person"
            and any(_ends_in(name, key) for name in (actor.name, *actor.aliases[:12]))
        ):
            return actor.actor_id
    return None


def _heads(draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """Return the words that a name may be shortened to: its last one, and the one before "of"."""
    keys = [word.key for word in draft.words[start:end]]
    of = keys.index("of") if "of" in keys else 0
    return (keys[-1], keys[of - 1]) if of else (keys[-1],)


def _ends_in(name: str, key: str) -> bool:
    words = split_words(name)
    return len(words) > 1 and words[-1].key == key and words[-1].capital


def _by_noun(
    key: str, entry: tuple[Noun, bool] | None, candidates: list[Candidate], offset: int, draft: Draft
) -> str | None:
    here = draft.text.sentence_at(offset).index
    for candidate in find_before(candidates, offset):
        actor = candidate.actor
        if actor is None or here - candidate.sentence > 4:
            continue
        if _noun_fits(key, entry, actor, candidate):
            return actor.actor_id
    return None


def _noun_fits(key: str, entry: tuple[Noun, bool] | None, actor: Actor, candidate: Candidate) -> bool:
    if key in NAMING.official_bodies:
        return actor.known and actor.kind in (
            ("state-forces", "igo") if key in ("force", "army") else ("state-forces", "igo", "state")
        )
    if entry is None or (entry[0].role == "member" and not entry[1] and key in NAMING.body_nouns):
        named_so = _said(candidate, key) or key in actor.actor_id
        return _is_one_group(actor) and (named_so or actor.kind in KINDS_BY_NOUN.get(key, ARMED_GROUPS))
    noun, plural = entry
    if noun.role == "member" and plural:
        return actor.kind in ARMED if noun.kind in ARMED else False
    if noun.role in ("official", "leader") and not plural:
        if noun.kind == "monitor":
            return actor.kind == "monitor"
        return actor.kind == "person" or key in actor.actor_id or _said(candidate, key)
    return False


def _is_one_group(actor: Actor) -> bool:
    return ":" not in actor.actor_id or not actor.name.endswith("s")


def _said(candidate: Candidate, key: str) -> bool:
    """Return whether the mention itself ends in the noun: "the source" after "a security source"."""
    return candidate.token.lower_ == key


def _place_noun(word: Word) -> str | None:
    """Return the noun for a place that a word is, also in the possessive: "the city's outskirts"."""
    noun = LOST.get(word.key, word.stem if word.sure and word.stem is not None else word.key)
    return noun if noun in PLACE_NOUNS else None


def _capital(draft: Draft, start: int, word: int) -> str | None:
    """Return the capital of the article's country, or of the one said: "in the capital", "the Ukrainian capital"."""
    words = draft.words
    if word + 1 < len(words) and words[word + 1].joined and (words[word + 1].capital or words[word + 1].key == "of"):
        return None
    codes = [draft.focus.country] if start == word else []
    if word - start == 1:
        codes = [n.ref for hit in draft.hits_at(start) if hit.end == word for n in hit.names if n.kind == "adjective"]
    country = draft.knowledge.countries.get(codes[0] or "") if codes else None
    if country is None or country.capital is None:
        return None
    found = locate(draft, country.capital, "city")
    return keep_place(draft, found) if found is not None and found.country == country.iso3 else None


def _place_by_noun(draft: Draft, key: str, located: list[Candidate], offset: int) -> str | None:
    wanted = {
        "city": ("city", "town"),
        "town": ("town", "city", "village"),
        "village": ("village", "town"),
        "province": ("admin1",),
        "region": ("region", "admin1"),
        "district": ("admin2", "district"),
        "camp": ("facility",),
    }.get(key)
    if key == "country":
        slug = (
            draft.knowledge.slug_of(draft.focus.country) if draft.focus.country in draft.knowledge.countries else None
        )
        return slug if slug in draft.knowledge.places else None
    here = draft.text.sentence_at(offset).index
    near = [c for c in find_before(located, offset) if here - c.sentence <= 4]
    for kinds in (wanted[:1], wanted) if wanted else ():  # a city before a town, where "the city" is said
        for candidate in near:
            place = draft.place(candidate.mention.ref)
            if place is not None and place.kind in kinds:
                return place.location_id
    return None
