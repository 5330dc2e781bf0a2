"""Who is meant by a noun that points back: "the group", "the minister", "the coalition", "the city"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.mentions.antecedents import Candidate, find_before, find_candidates
from syrnb.extraction.mentions.assailants import ASSAILANTS, who_attacked
from syrnb.extraction.mentions.belonging import OWNED, find_owned
from syrnb.extraction.mentions.described import COMPOUND
from syrnb.extraction.mentions.descriptions import is_deed
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.epithets import ARMED_GROUPS, MEMBERS, find_meant, kinds_meant, speaking_kinds
from syrnb.extraction.mentions.pointed_places import LOST, find_capital, find_place_meant, place_noun
from syrnb.extraction.mentions.salience import others_of
from syrnb.extraction.mentions.sayers import Sayer, find_sayers, mention_of, sayer_before, speaks
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import Noun, load_modifiers, load_nouns
from syrnb.knowledge.records import Actor
from syrnb.knowledge.words import split_words

__all__ = ["resolve_nominals"]

SPEAKERS = frozenset(
    ("watchdog", "agency", "network", "website", "broadcaster", "newspaper", "channel", "charity", "group")
)
"""Nouns for bodies that speak, whether or not they are known."""
OTHERS = frozenset(("other", "another", "new", "rival", "second", "third", "different", "next", "remaining"))
POINTING = NAMING.armed_pointers | frozenset(
    ("alliance", "coalition", "movement", "army", "force", "watchdog", "monitor", "agency", "body", "paramilitaries")
)
"""Nouns that with "the" point back to someone named before, though modifiers describe them anew."""
INSIDE = ("compound", "amod", "nmod")
AT_THE_FRONT = frozenset(("at", "on", "along", "near", "to", "from", "behind", "of"))


def resolve_nominals(draft: Draft) -> None:
    """Let "the group", "the official", "the coalition", "the city" be who or where was last named that fits."""
    nouns = load_nouns()
    actors, located = find_candidates(draft, "actor"), find_candidates(draft, "location")
    sayers = find_sayers(draft)
    for i, word in enumerate(draft.words):
        if i and draft.owner[i] is not None:
            _join_group_before(draft, i, actors)
        elif (of := place_noun(word)) in OWNED and (owned := find_owned(draft, i, of or "", located)) is not None:
            draft.add(owned[0], i + 1, "location", owned[1], method="coreference", confidence=0.7)
        elif (armed := _doers_before(draft, i, actors)) is not None:
            draft.add(i, i + 1, "actor", armed.actor_id, method="coreference", confidence=0.6)
        if draft.owner[i] is not None or i == 0:
            continue
        start = _definite_start(draft, i)
        if start is None:
            continue
        if i + 1 < len(draft.words) and draft.words[i + 1].hyphen:
            continue  # "group-held"
        token = draft.token_at(word.end - 1)
        inside = token.dep_ in INSIDE and word.key not in LOST
        if token.pos_ not in ("NOUN", "PROPN") or inside or _is_line(token):
            continue
        entry = nouns.get((word.key,))
        if _says_whose(draft, token) or any(w.key in OTHERS for w in draft.words[start:i]) or token.dep_ == "attr":
            continue
        ref, kind = None, "actor"
        if entry is not None or word.key in NAMING.body_nouns | SPEAKERS:
            ref = _named_beside(draft, start) or _who_by_noun(draft, i, start, entry, token, actors, sayers)
        elif (place := place_noun(word)) == "capital":
            ref, kind = find_capital(draft, start, i), "location"
        elif place is not None:
            ref, kind = find_place_meant(draft, place, located, token), "location"
        elif word.capital and token.pos_ == "PROPN":
            ref = _named_by_part(draft, word.key, actors, i)
        if ref is not None:
            draft.add(start, i + 1, kind, ref, method="coreference", confidence=0.7)
        elif entry is not None and not entry[0].alone and entry[0].role in ("official", "leader"):
            draft.add(start, i + 1, "actor", None, method="coreference", confidence=0.3, doubts=("unresolved actor",))


def _is_line(token: Token) -> bool:
    """Return whether a front is where the fighting is, and no group: "was killed at the front"."""
    return token.lower_ == "front" and token.dep_ == "pobj" and token.head.lower_ in AT_THE_FRONT


def _says_whose(draft: Draft, token: Token) -> bool:
    """Return whether a phrase says itself who is meant: "the fighters from the Sham Legion", "the chief, X"."""
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > token.i:
            name = draft.mention_of_word(draft.word_at(child.idx))
            if name is not None and name.kind == "actor":
                return True
        if child.dep_ == "prep" and child.lower_ in ("from", "of"):
            for noun in child.children:
                mention = draft.mention_of_word(draft.word_at(noun.idx)) if noun.dep_ == "pobj" else None
                if mention is not None and mention.kind == "actor":
                    return True
    return False


def _who_by_noun(
    draft: Draft,
    word: int,
    start: int,
    entry: tuple[Noun, bool] | None,
    token: Token,
    actors: list[Candidate],
    sayers: list[Sayer],
) -> str | None:
    """Return who is meant by "the group": who spoke last, who is named so, or the likeliest of its kind."""
    key, modifiers = draft.words[word].key, [w.key for w in draft.words[start:word]]
    if speaks(token):
        speaker = _last_speaker(draft, key, entry, token, sayers, modifiers)
        if speaker is not None:
            mention = mention_of(draft, speaker.token)
            actor = draft.actor(mention.ref) if mention is not None else None
            body = actor is not None and actor.kind == "person" and bool(speaking_kinds(key, modifiers))
            return actor.parent_id if actor is not None and body else mention.ref if mention is not None else None
    if (
        key not in ("monitor", "group", "body", "agency")
        and (ref := _named_by_part(draft, key, actors, word)) is not None
    ):
        return ref
    kinds = (speaking_kinds(key, modifiers) if speaks(token) else ()) or kinds_meant(key, entry, modifiers)
    actor = find_meant(draft, word, key, kinds, actors, modifiers=modifiers) if kinds else None
    return actor.actor_id if actor is not None else None


def _named_beside(draft: Draft, start: int) -> str | None:
    """Return the person right before "the governor of Hatay", whose office it tells."""
    if start < 2 or not draft.words[start - 1].joined:
        return None
    mention = draft.mention_of_word(start - 2)
    actor = draft.actor(mention.ref) if mention is not None else None
    ends = mention is not None and draft.words_of(mention.start, mention.end)[1] == start - 1
    return actor.actor_id if ends and actor is not None and actor.kind == "person" else None


def _last_speaker(
    draft: Draft, key: str, entry: tuple[Noun, bool] | None, token: Token, sayers: list[Sayer], modifiers: list[str]
) -> Sayer | None:
    """Return who spoke last and may be meant by a noun that speaks: "the group also said", "the official added"."""
    kinds = speaking_kinds(key, modifiers)

    def fits(sayer: Sayer, actor: Actor | None) -> bool:
        head = sayer.token
        if head.pos_ == "PRON" or head.i == token.i:
            return False
        if head.lower_ == key and actor is None:  # "a monitoring group" is somebody of no name
            return not any(c.lower_ in NAMING.pointers for c in head.children)
        if head.lower_ == key:
            return True
        if actor is None:
            return bool(kinds) and head.lower_ in SPEAKERS
        if kinds:
            return actor.kind in kinds and (":" not in actor.actor_id or not actor.name.endswith("s"))
        single = entry is not None and entry[0].role in ("official", "leader") and not entry[1]
        return single and entry is not None and entry[0].kind in ("person", "state") and actor.kind == "person"

    return sayer_before(draft, sayers, token, fits)


def _join_group_before(draft: Draft, word: int, actors: list[Candidate]) -> None:
    """Let "the militants", "the Islamist group", which only describe someone, be the group last named that fits.

    "The rebel group" is one of the rebels, of the camp that its words mean where a war's pack knows them. Only where it
    was named in the same sentence or in the two before it (one, without "the").
    """
    owner = draft.owner[word] or 0
    mention = draft.mentions[owner]
    first, end = draft.words_of(mention.start, mention.end)
    if word != end - 1 or any(
        w.capital and not _describes(draft, k) for k, w in enumerate(draft.words[first:end], first)
    ):
        return
    key, definite = _told_in_plural(draft, word), _is_definite(draft, first)
    described, loose = draft.actor(mention.ref), key in NAMING.loose
    unnamed = key in ASSAILANTS and described is not None and not described.known
    if unnamed and (attacker := who_attacked(draft, draft.token_at(draft.words[word].start))) is not None:
        draft.change(owner, ref=attacker, method="coreference", confidence=0.7)
        return
    if described is None or described.kind == "person" or not (loose or (definite and key in POINTING)):
        return
    before = draft.words[first - 1] if first > 1 and draft.words[first].joined else None
    if not definite and before is not None and before.capital and before.key.isalpha():
        return  # "YPG/PYD militants": a name that is not known says whose they are
    unknown = mention.method == "rule" and not described.known and described.parent_id is None
    unknown = unknown or (mention.method == "rule" and definite and key in ("army", "force") and end - first > 1)
    camp = definite and key in NAMING.before_names and end - first > 1 and not _is_named(draft, first, end)
    if not unknown and not camp and not (loose and mention.method == "lexicon"):
        return
    modifiers = [w.key for w in draft.words[first : end - 1]]
    kinds = kinds_meant(key, load_nouns().get((key,)), modifiers) if definite else ("armed-group",)
    if loose or key in NAMING.armed_pointers:
        kinds = (
            tuple(k for k in kinds if k in ARMED_GROUPS) if not set(modifiers) & {"rights", "aid", "news"} else kinds
        )
    actor = _meant(draft, word, key, kinds, actors, modifiers, 3 if definite else 1)
    foe = camp and described.side is not None and actor is not None and actor.side != described.side
    if actor is not None and actor.actor_id != mention.ref and not foe:
        draft.change(owner, ref=actor.actor_id, method="coreference", confidence=0.7)
        own = next((i for i, other in enumerate(actors) if other.mention.start == mention.start), None)
        if own is not None:
            actors[own] = replace(actors[own], actor=actor)


def _is_named(draft: Draft, first: int, end: int) -> bool:
    """Return whether a group's own name stands in some words, and no mere description: "the Islamic State group"."""
    hits = [hit for at in range(first, end) for hit in draft.hits_at(at) if hit.end <= end]
    return any(name.kind == "actor" for hit in hits for name in hit.names)


def _told_in_plural(draft: Draft, word: int) -> str:
    """Return the noun that a word is; the plural where it only tells who did a deed: "a jihadist attack"."""
    key = draft.words[word].key
    entry = load_nouns().get((key,))
    inside = draft.token_at(draft.words[word].start).dep_ in INSIDE
    return entry[0].plural if inside and entry is not None and entry[0].plural in NAMING.loose else key


def _doers_before(draft: Draft, word: int, actors: list[Candidate]) -> Actor | None:
    """Return the group named just before that a word before a deed means: "the militant attack" after "al-Shabaab"."""
    key = _told_in_plural(draft, word)
    token = draft.token_at(draft.words[word].start)
    if key == draft.words[word].key or key in NAMING.labels or not is_deed(token.head):
        return None
    return _meant(draft, word, key, MEMBERS[key], actors, [], 3 if _is_definite(draft, word) else 1)


def _is_definite(draft: Draft, first: int) -> bool:
    """Return whether "the" stands before a description, or before adjectives of it: "the hard-line militant group"."""
    at = first - 1
    while at > 0 and first - at < 5 and draft.words[at + 1].joined and draft.words[at].key not in NAMING.pointers:
        if draft.owner[at] is not None or draft.words[at].sure:
            return False
        hyphened = draft.words[at].hyphen or draft.words[at + 1].hyphen
        if draft.token_at(draft.words[at].start).pos_ not in ("ADJ", "ADV") and not hyphened:
            return False
        at -= 1
    return at >= 0 and draft.words[at].key in NAMING.pointers


def _meant(
    draft: Draft, word: int, key: str, kinds: tuple[str, ...], actors: list[Candidate], modifiers: list[str], reach: int
) -> Actor | None:
    """Return the likeliest known group, unless rebels of no name stand nearer than any that a loose word may mean."""
    if not kinds:
        return None
    actor = find_meant(draft, word, key, kinds, actors, modifiers=modifiers, reach=reach, known=True)
    if actor is None or key not in NAMING.loose or "rebel" in kinds:
        return actor
    here = draft.text.sentence_at(draft.words[word].start).index
    struck = others_of(draft, draft.token_at(draft.words[word].start))
    for candidate in find_before(actors, draft.words[word].start):
        if candidate.actor == actor:
            return actor
        near = here - candidate.sentence <= reach and candidate.mention.ref not in struck
        if near and candidate.actor is not None and candidate.actor.kind == "rebel":
            return None
    return actor


def _describes(draft: Draft, word: int) -> bool:
    """Return whether a capitalised word describes and names no one: "Islamist", "Lebanese"."""
    key = draft.words[word].key
    kinds = {n.kind for hit in draft.hits_at(word) if hit.end == word + 1 for n in hit.names}
    after = draft.words[word + 1] if word + 1 < len(draft.words) else None
    backed = after is not None and after.hyphen and after.key in COMPOUND  # "the Iran-backed group"
    return key in load_modifiers() or (key,) in load_nouns() or "adjective" in kinds or (backed and "country" in kinds)


def _definite_start(draft: Draft, word: int) -> int | None:
    """Return where a definite description starts after its article, or None: "the [armed group]"."""
    at, place, described = word, place_noun(draft.words[word]) is not None, False
    for _ in range(3):
        at -= 1
        if place and at > 0 and draft.words[at].hyphen and draft.words[at].joined:
            at, described = at - 2, True  # "the rebel-held town"
        elif at > 1 and draft.words[at].hyphen and draft.words[at].key == "based":
            at, described = at - 2, True  # "the London-based group"
            while at > 0 and draft.words[at].capital and draft.words[at].key not in NAMING.pointers:
                at -= 1
        if at < 0 or not draft.words[at + 1].joined or draft.owner[at] is not None:
            return None
        if draft.words[at].key in NAMING.pointers:
            pointer = draft.token_at(draft.words[at].start)
            opens_clause = pointer.lower_ == "that" and (pointer.dep_ == "mark" or pointer.tag_ in ("IN", "WDT"))
            return None if opens_clause else word if described else at + 1  # "said that warplanes bombed"
        if (
            draft.words[at].key in NAMING.dead
            or draft.words[at].sure
            or not _may_describe(draft.token_at(draft.words[at].start), place=place)
        ):
            return None
    return None


def _may_describe(token: Token, *, place: bool) -> bool:
    """Return whether a word may stand between an article and its noun; of a place also "the divided city"."""
    return token.pos_ in ("ADJ", "NOUN", "PROPN") or (place and token.tag_ == "VBN" and token.dep_ == "amod")


def _named_by_part(draft: Draft, key: str, candidates: list[Candidate], word: int) -> str | None:
    """Return the last actor whose mention or name ends in the noun: "the Coalition" after "the Global Coalition"."""
    offset = draft.words[word].start
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
