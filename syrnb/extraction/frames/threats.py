"""Whether what is vowed or warned of is what the speaker would do to others: a threat."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import is_passive

__all__ = ["is_hostile", "is_own_threat"]

FUTURE = frozenset({"will", "would", "'ll", "shall", "wo"})


def is_hostile(scene: Scene, verb: Token) -> bool:
    """Return whether what a verb of saying announces is an attack."""
    below = [t for c in verb.children if c.dep_ in ("xcomp", "ccomp") for t in (c, *c.children)]
    patterns = [p for t in below for p in scene.lexicon.by_word.get(("verb", fold(t.lemma_)), ())]
    return any(p.entry.plover == "ASSAULT" and len(p.words) == 1 for p in patterns)


def is_own_threat(scene: Scene, verb: Token) -> bool:
    """Return whether a warning is of an attack by the speaker, or by his own side: "Russia warned it would strike"."""
    if verb.lemma_ not in ("warn", "caution") or is_passive(verb) or not is_hostile(scene, verb):
        return False
    speakers = [m for t in scene.subjects(verb) if (m := scene.party_of(t)) is not None and m.ref is not None]
    for clause in verb.children:
        if clause.dep_ != "ccomp" or not any(c.dep_ == "aux" and c.lower_ in FUTURE for c in clause.children):
            continue
        doers = [m for t in scene.subjects(clause) if (m := scene.party_of(t)) is not None]
        if any(_is_same_side(scene, s.ref, d.ref) for s in speakers for d in doers):
            return True
    return False


def _is_same_side(scene: Scene, one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    if one == other:
        return True
    a, b = scene.actors.get(one), scene.actors.get(other)
    if a is None or b is None:
        return False
    official = ("state", "state-forces", "person")
    if one == b.parent_id or other == a.parent_id or (a.parent_id is not None and a.parent_id == b.parent_id):
        return True
    return a.country is not None and a.country == b.country and a.kind in official and b.kind in official
