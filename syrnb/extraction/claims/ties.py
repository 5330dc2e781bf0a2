"""Ties told by phrases: "in support of", "aided by", "alongside", "against", "committed to defeating"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from syrnb.extraction.claims.relations import Bond, bond
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, conjuncts, is_passive, obliques, passive_agents

__all__ = ["find_phrase_bonds"]

HELP = frozenset(["support", "backing", "help", "assistance", "aid", "sponsorship", "assist", "cooperation", "cover"])
HELPED = frozenset(["aided", "backed", "assisted", "supported", "helped", "joined", "accompanied"])
JOINT = frozenset(
    {"coordination", "co-ordination", "cooperation", "co-operation", "conjunction", "partnership", "alliance"}
)
ENEMY = frozenset(
    [
        "defeat",
        "counter",
        "combat",
        "confront",
        "destroy",
        "eliminate",
        "degrade",
        "fight",
        "battle",
        "eradicate",
        "dismantle",
        "oust",
        "topple",
    ]
)
STRUGGLES = frozenset(
    [
        "fight",
        "war",
        "battle",
        "campaign",
        "struggle",
        "effort",
        "operation",
        "offensive",
        "mission",
        "action",
        "position",
    ]
)
STATES = frozenset({"be", "include", "have", "remain", "contain"})
OPPOSABLE = frozenset({"rebel", "militia", "armed-group", "state", "state-forces", "party", "unknown", "people"})
MEMBERS = frozenset(["member", "component", "part", "wing", "branch", "unit", "faction", "element", "contingent"])


def find_phrase_bonds(scene: Scene, tokens: Span) -> Iterator[Bond]:
    """Yield the ties that the phrases of a sentence state."""
    for token in tokens:
        lemma = token.lemma_.casefold()
        if lemma in HELP and token.pos_ == "NOUN" and token.dep_ in ("pobj", "dobj"):
            yield from _helping(scene, token)
        elif lemma in JOINT and token.dep_ == "pobj":
            for other in obliques(token).get("with", []):
                yield from _between(scene, token, _doers(scene, token), [other], "coordinates", 1)
        elif token.lower_ in HELPED and is_passive(token) and token.dep_ in ("advcl", "acl", "conj"):
            done = scene.subjects(token) or ([token.head] if token.dep_ == "acl" else _doers(scene, token))
            yield from _between(scene, token, passive_agents(token), done, "supports", 1)
        elif token.lower_ in ("alongside", "together") and token.dep_ in ("prep", "advmod"):
            others = [t for c in token.children if c.dep_ == "pobj" for t in conjuncts(c)] or obliques(token).get(
                "with", []
            )
            if token.head.pos_ in ("VERB", "AUX") and fold(token.head.lemma_) not in scene.lexicon.speech:
                yield from _between(scene, token, scene.subjects(token.head), others, "coordinates", 1)
        elif token.lower_ == "against" and token.dep_ == "prep":
            yield from _against(scene, token)
        elif lemma in ENEMY and token.pos_ == "VERB":
            yield from _enmity(scene, token)
        elif lemma in MEMBERS and token.pos_ == "NOUN":
            yield from _membership(scene, token)
        elif lemma in ("include", "comprise") and token.pos_ == "VERB":
            yield from _inclusion(scene, token)
        elif lemma == "join" and token.pos_ == "VERB":
            yield from _between(scene, token, scene.subjects(token), scene.objects(token), "member-of", 1)


def _between(
    scene: Scene, word: Token, sources: list[Token], targets: list[Token], kind: str, sign: int, rule: str = ""
) -> Iterator[Bond]:
    for source in sources:
        for target in targets:
            found = bond(
                word,
                scene.party_of(source),
                scene.party_of(target),
                kind,
                sign,
                rule or f"relation/phrase/{word.lemma_}",
            )
            if found is not None:
                yield found


def _doers(scene: Scene, token: Token) -> list[Token]:
    """Return who acts in the clause that a phrase stands in; nobody where the clause is only speech or a state."""
    for verb in ancestors(token):
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass", "amod") or verb.lemma_ in STATES:
            continue
        if fold(verb.lemma_) in scene.lexicon.speech or any(c.dep_ == "neg" for c in verb.children):
            return []
        doers = passive_agents(verb) if is_passive(verb) else scene.subjects(verb)
        return [d for d in doers if scene.actor_of(d)]
    return []


def _helping(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "in support of Y", "with the support of X", "thanks to help from X"."""
    before = noun.head.lower_ if noun.dep_ == "pobj" else ""
    found = obliques(noun)
    if before == "in":
        yield from _between(scene, noun, _doers(scene, noun), found.get("of", []), "supports", 1)
        return
    givers = found.get("from", []) + (found.get("of", []) if before in ("with", "by") else [])
    givers += [c for c in noun.children if c.dep_ in ("amod", "compound", "poss") and scene.mention_at(c, "actor")]
    if before in ("with", "by", "to", "under"):
        yield from _between(scene, noun, givers, _doers(scene, noun), "supports", 1)
    takers = found.get("to", []) + found.get("for", [])
    if noun.dep_ == "dobj" and takers:
        verb = noun.head
        if verb.lemma_ in ("provide", "give", "offer", "lend", "extend", "send"):
            yield from _between(scene, noun, scene.subjects(verb), takers, "supports", 1)


def _against(scene: Scene, preposition: Token) -> Iterator[Bond]:
    """Read "positions against Y", "the group's campaign against Y", "united against Y": who stands against whom."""
    targets = [t for c in preposition.children if c.dep_ == "pobj" for t in conjuncts(c)]
    targets = [t for t in targets if (r := scene.record(scene.party_of(t))) is not None and r.kind in OPPOSABLE]
    governor = preposition.head
    if not targets:
        return
    if governor.pos_ in ("VERB", "AUX"):
        speaks = fold(governor.lemma_) in scene.lexicon.speech
        doers = [] if speaks or any(c.dep_ == "neg" for c in governor.children) else scene.subjects(governor)
        doers = [] if is_passive(governor) else doers
    else:
        doers = [
            c for c in governor.children if c.dep_ in ("poss", "compound", "amod") and scene.mention_at(c, "actor")
        ]
        if not doers and governor.dep_ in ("dobj", "pobj") and governor.lemma_ in STRUGGLES:
            doers = _doers(scene, governor)
    yield from _between(scene, preposition, doers, targets, "opposes", -1, "relation/phrase/against")


def _enmity(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "committed to defeating Y", "their campaign to defeat Y": a standing enmity, not an act."""
    if any(c.dep_ == "neg" for c in verb.children) or is_passive(verb):
        return
    doers = scene.subjects(verb)
    noun = next((a for a in ancestors(verb) if a.pos_ in ("NOUN", "PROPN")), None)
    if not any(scene.party_of(d) for d in doers) and noun is not None and verb.dep_ in ("acl", "pcomp"):
        doers = [c for c in noun.children if c.dep_ in ("poss", "compound", "amod") and scene.mention_at(c, "actor")]
        doers = doers or _doers(scene, noun)
    if not any(scene.party_of(d) for d in doers) and verb.dep_ in ("advcl", "xcomp"):
        doers = scene.objects(verb.head)
    yield from _between(scene, verb, doers, scene.objects(verb), "opposes", -1, "relation/phrase/enmity")
    for i, first in enumerate(doers):
        yield from _between(scene, verb, [first], doers[i + 1 :], "coordinates", 1, "relation/phrase/common-enemy")


def _membership(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "X, a member of Y", "X is part of Y"."""
    wholes = obliques(noun).get("of", [])
    members = [noun.head] if noun.dep_ == "appos" else []
    if noun.dep_ == "attr":
        members = scene.subjects(noun.head)
    members += [c for c in noun.children if c.dep_ == "appos"]
    kind = "part-of" if noun.lemma_ in ("part", "component", "wing", "branch", "element") else "member-of"
    yield from _between(scene, noun, members, wholes, kind, 1)


def _inclusion(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "the alliance includes X and Y": each is a member of it."""
    if any(c.dep_ == "neg" for c in verb.children) or is_passive(verb):
        return
    wholes = [t for t in scene.subjects(verb) if scene.actor_of(t)]
    for whole in wholes[:1]:
        members = [t for t in scene.objects(verb) if scene.actor_of(t)]
        yield from _between(scene, verb, members, [whole], "member-of", 1)
