"""Two who are meant together: "the two sides", "both countries", "the two leaders"."""

from __future__ import annotations

from syrnb.extraction.mentions.antecedents import Candidate, find_before, find_candidates
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.sayers import find_sayers
from syrnb.knowledge.nouns import load_modifiers

__all__ = ["resolve_pairs"]

FIGHTING = ("state", "state-forces", "rebel", "militia", "armed-group", "party", "unknown")
NOUNS = {
    **{noun: FIGHTING for noun in ("sides", "parties", "foes", "rivals", "enemies", "forces", "armies", "allies")},
    **{noun: FIGHTING for noun in ("groups", "factions", "militias", "movements", "organisations", "organizations")},
    **{noun: ("state",) for noun in ("countries", "nations", "neighbours", "neighbors", "governments", "states")},
    **{noun: ("person",) for noun in ("leaders", "presidents", "ministers", "men", "diplomats", "officials")},
}
"""Kinds of actors that a plural may mean two of."""
SURE = frozenset(("two", "both"))
AT_WAR = frozenset(("warring", "opposing"))
"""Words that make two of any "the sides": whoever else is named fights beside one of them."""
BETWEEN = frozenset(("warring", "rival", "neighbouring", "neighboring", "main", "opposing", "armed", "allied"))
INNER = frozenset(("poss", "compound", "nmod", "amod"))
"""How a group stands whose affiliate is meant: "al-Qaeda's affiliate the Nusra Front"."""
REACH = 2
"""How many sentences a pair is looked for."""


def resolve_pairs(draft: Draft) -> None:
    """Let "the two sides" be the two that the nearest sentence before names, and nobody where it names more."""
    actors = find_candidates(draft, "actor")
    said_by = {s.token.i for s in find_sayers(draft)}
    for i, word in enumerate(draft.words):
        if word.key == "latter" and _stands_for_one(draft, i):
            pair = _pair_before(draft, word.start, FIGHTING, actors, said_by)
            if pair is not None:
                draft.add(i - 1, i + 1, "actor", pair[1], method="coreference", confidence=0.6)
            continue
        each = word.key in ("side", "party") and i > 0 and draft.words[i - 1].key == "each"
        kinds = FIGHTING if each else NOUNS.get(word.key)
        if kinds is None or i == 0:
            continue
        first = i - 1
        while first > 0 and i - first < 4 and _may_stand_between(draft, first):
            first -= 1
        at_war = draft.words[first].key == "the" and any(w.key in AT_WAR for w in draft.words[first + 1 : i])
        if not each and ((draft.words[first].key not in SURE and not at_war) or not draft.words[i].joined):
            continue
        first += at_war  # the article is no part of it
        pair = _pair_before(draft, word.start, kinds, actors, said_by)
        if pair is None:
            continue
        for owner in {o for o in draft.owner[first : i + 1] if o is not None}:
            draft.drop(owner)
        number = draft.add(first, i + 1, "actor", None, method="coreference", confidence=0.6)
        draft.change(number, also=pair)


def _may_stand_between(draft: Draft, word: int) -> bool:
    """Return whether a word may stand between "two" and its noun: "the two rival jihadist [groups]"."""
    key = draft.words[word].key
    return draft.words[word + 1].joined and (key in BETWEEN or key in load_modifiers())


def _stands_for_one(draft: Draft, word: int) -> bool:
    """Return whether "the latter" is a phrase of its own: not "the latter group"."""
    if word == 0 or draft.words[word - 1].key != "the" or draft.owner[word] is not None:
        return False
    token = draft.token_at(draft.words[word].start)
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent") and token.head.i != token.i


def _pair_before(
    draft: Draft, offset: int, kinds: tuple[str, ...], actors: list[Candidate], said_by: set[int]
) -> tuple[str, ...] | None:
    here = draft.text.sentence_at(offset).index
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in find_before(actors, offset):
        if here - candidate.sentence > REACH:
            break
        if candidate.actor is not None and candidate.actor.kind in kinds and candidate.actor.known:
            by_sentence.setdefault(candidate.sentence, []).insert(0, candidate)
    named: list[str] = []
    for _, found in sorted(by_sentence.items(), reverse=True):
        wholes = {c.actor.parent_id for c in found if c.actor is not None}
        here_named = [c for c in found if c.actor is not None and c.token.i not in said_by]
        here_named = [c for c in here_named if c.mention.ref not in wholes or c.token.dep_ not in INNER]
        named = _sides(draft, [c.actor.actor_id for c in here_named if c.actor is not None] + named)
        if len(named) == 2:
            return tuple(named)
        if len(named) > 2:
            return None
    return None


def _sides(draft: Draft, refs: list[str]) -> list[str]:
    """Return actors without those that are part of another, or speak and fight for the same state."""
    kept: list[str] = []
    for ref in dict.fromkeys(refs):
        actor = draft.actor(ref)
        for other in kept:
            met = draft.actor(other)
            same = actor is not None and met is not None and actor.country is not None and actor.country == met.country
            states = same and {actor.kind, met.kind} <= {"state", "state-forces"} if actor and met else False
            if states or (actor and actor.parent_id == other) or (met and met.parent_id == ref):
                break
        else:
            kept.append(ref)
    return kept
