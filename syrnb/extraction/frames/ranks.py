"""Who did an act, by what it is said to be the first, the latest or the deadliest of.

"The raid was the third by Turkish jets", "the strikes, the latest in a series by the navy, killed two", "the shelling
was the first time that the army had struck the port". What is the worst that somebody suffered, he did not do.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from syrnb.extraction.frames.agents import clause_agents
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import is_passive, phrase_lemma, preposition_objects

__all__ = ["ranked_doers"]

KINDS = frozenset({"time", "occasion", "instance", "example", "case", "attack", "strike", "raid", "one", "series"})
SERIES = frozenset({"series", "string", "wave", "spate", "campaign", "kind", "sort", "attack", "strike", "raid"})
"""What a single act is one of."""
RANKS = frozenset({"JJS", "RBS"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest", "last", "worst", "only", "one"})


def ranked_doers(scene: Scene, noun: Token) -> tuple[list[Token], list[Token]]:
    """Return who did the act that a noun tells, and to whom, by its rank among others like it."""
    for rank in _ranks(noun):
        owners = [rank, *(t for t in preposition_objects(rank, "in", "of") if t.lemma_ in SERIES or t.tag_ in RANKS)]
        for owner in owners:
            if found := [t for t in preposition_objects(owner, "by") if scene.party_of(t)]:
                return found, []
            for clause in owner.children:
                if clause.dep_ not in ("relcl", "acl"):
                    continue
                if agents := [t for t in clause_agents(scene, clause) if scene.party_of(t)]:
                    return agents, []
                if clause.dep_ == "relcl" and not is_passive(clause) and _does_such(scene, clause):
                    own = [t for t in scene.subjects(clause) if t.i > owner.i and scene.party_of(t)]
                    if own:
                        return own, [t for t in scene.objects(clause) if t.i != owner.i and scene.party_of(t)]
    return [], []


def _ranks(noun: Token) -> Iterator[Token]:
    """Yield what an act is said to be: "was the third", "the strikes, the latest in a series"."""
    said = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "become", "mark"):
        said += [c for c in noun.head.children if c.dep_ in ("attr", "dobj", "acomp") and c.i > noun.i]
    for token in said:
        ranked = {t.lower_ for t in (token, *token.children)} & ORDINALS or {
            t.tag_ for t in (token, *token.children)
        } & RANKS
        if ranked and (token.lemma_ in KINDS or token.pos_ in ("ADJ", "NUM") or token.lower_ in ORDINALS):
            yield token


def _does_such(scene: Scene, verb: Token) -> bool:
    """Return whether a clause tells of doing an act of force, or "carrying out" one, or of using arms."""
    light = scene.lexicon.light
    if phrase_lemma(verb) in light["doing"] or fold(verb.lemma_) in light["using"]:
        return True
    patterns = scene.lexicon.by_word.get(("verb", fold(verb.lemma_)), ())
    return any(p.entry.plover == "ASSAULT" and len(p.words) == 1 for p in patterns)
