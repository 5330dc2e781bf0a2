"""Whether a weapon that is named is in use: a barrel bomb that hits a market, not one that a museum shows."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold

__all__ = ["is_in_use"]

MEANS = frozenset({"by", "in", "with", "from", "when", "using"})


def is_in_use(scene: Scene, noun: Token) -> bool:
    """Return whether a weapon does harm in its clause, or is fired, dropped, laid or set off.

    Its verb does harm where an entry of the lexicon with an outcome, or one that an event may do, has it.
    """
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if any(c.dep_ in ("acl", "relcl") and _uses(scene, c) for c in noun.children):
        return True
    verb = top.head
    if top.dep_ == "nsubj":
        return _harms(scene, verb)
    if top.dep_ in ("dobj", "nsubjpass"):
        return _uses(scene, verb)
    if top.dep_ == "pobj" and verb.lower_ in MEANS:
        return _harms(scene, verb.head)
    return False


def _harms(scene: Scene, verb: Token) -> bool:
    patterns = scene.lexicon.by_word.get(("verb", fold(verb.lemma_)), ())
    own = [p.entry for p in patterns if len(p.words) == 1]
    return any(e.plover == "ASSAULT" or e.outcome in ("killed", "injured") for e in own)


def _uses(scene: Scene, verb: Token) -> bool:
    return fold(verb.lemma_) in scene.lexicon.light["using"]
