"""Who "40 attackers" are: whoever made the attack that the same sentence tells of before."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import objects, phrase_lemma, preposition_objects, subjects

__all__ = ["ASSAILANTS", "who_attacked"]

ASSAILANTS = frozenset({"attackers", "assailants", "raiders", "infiltrators", "aggressors", "intruders"})
"""Who are called by nothing but what they did."""
ATTACKS = frozenset(
    {
        "attack",
        "assault",
        "offensive",
        "raid",
        "ambush",
        "incursion",
        "infiltration",
        "counterattack",
        "push",
        "advance",
    }
    | {"counter-attack", "counteroffensive", "counter-offensive", "onslaught", "attempt", "bid", "invasion"}
)
ATTACKING = frozenset({"attack", "assault", "storm", "raid", "ambush", "infiltrate", "invade", "advance"})
REPELLING = frozenset({"repel", "repulse", "beat back", "beat off", "push back", "drive back", "fend off", "fight off"})
BEARING = frozenset({"rebel", "militia", "armed-group", "state-forces", "unknown"})


def who_attacked(draft: Draft, noun: Token) -> str | None:
    """Return the actor of the last attack told before in a sentence; None where nobody is said to have made one."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if token.pos_ == "NOUN" and fold(token.lemma_) in ATTACKS:
            before = [c for c in token.children if c.dep_ in ("compound", "amod", "poss", "nmod") and c.i < token.i]
            doers = [*before, *preposition_objects(token, "by")]
        elif token.pos_ == "VERB" and fold(token.lemma_) in ATTACKING:
            doers = subjects(token)
        elif token.pos_ == "VERB" and phrase_lemma(token) in REPELLING:
            doers = objects(token)
        else:
            continue
        for doer in doers:
            mention = draft.mention_of_word(draft.word_at(doer.idx))
            actor = draft.actor(mention.ref) if mention is not None and mention.kind == "actor" else None
            if actor is not None and actor.kind in BEARING:
                return actor.actor_id
    return None
