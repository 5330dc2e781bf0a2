"""Ties told by a word about a noun: "Turkish-backed rebels", "pro-Assad troops", "groups allied with Iran"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from syrnb.extraction.claims.bonds import Bond, beside, between, bond, is_ended
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import HYPHENS, conjuncts, led_noun, objects, obliques, preposition_objects, subjects

__all__ = ["find_compounds", "is_standing"]

BACKED = {
    **dict.fromkeys(("backed", "supported", "funded", "financed", "trained", "armed", "sponsored"), ("supports", 1)),
    **dict.fromkeys(
        ("equipped", "supplied", "assisted", "aided", "helped", "advised", "paid", "created", "hired"), ("supports", 1)
    ),
    **dict.fromkeys(("led", "commanded", "headed", "chaired", "founded"), ("leads", 1)),
}
"""What a participle says of who does it ("backed by Turkey"): kind and sign."""
ALLIED = {
    **dict.fromkeys(("allied", "aligned", "linked", "affiliated", "associated"), ("alliance", 1)),
    "close": ("alliance", 1),
    **dict.fromkeys(("loyal", "sympathetic"), ("supports", 1)),
    **dict.fromkeys(("hostile", "opposed"), ("opposes", -1)),
}
"""What a word says of the one it describes towards the one under its "to" or "with"."""
KINDS = frozenset(
    {
        "affiliate",
        "offshoot",
        "branch",
        "wing",
        "arm",
        "splinter",
        "faction",
        "unit",
        "umbrella",
        "coalition",
        "alliance",
    }
    | {"proxy", "franchise", "outfit", "front", "group", "militia", "movement", "organisation", "organization"}
    | {"firm", "company", "contractor", "tribe", "clan", "party", "force", "army", "brigade", "body", "network"}
)
"""What a group is called by what it is."""
SIDES = frozenset({"rebel", "militia", "armed-group", "party", "state-forces", "state", "people"})
DESCRIBED = ("compound", "nmod", "amod")


def find_compounds(scene: Scene, token: Token) -> Iterator[Bond]:
    """Yield the ties that a word states which describes a noun."""
    word = token.lower_.rpartition("-")[2]
    if word in BACKED or word in ALLIED:
        if "-" in token.text:
            yield from _compound(scene, token, token, word)
        elif token.i > 1 and token.nbor(-1).text in HYPHENS:
            yield from _compound(scene, token, token.nbor(-2), word)
        elif word in ALLIED:
            yield from _allied(scene, token)
        elif token.tag_ in ("VBN", "VBD") and token.dep_ in ("acl", "advcl", "conj"):
            yield from _participle(scene, token)
    elif word in ("pro", "anti") and token.i + 2 < len(token.doc) and token.nbor(1).text in HYPHENS:
        yield from _towards(scene, token, token.nbor(2), word)
    elif token.lower_.startswith(("pro-", "anti-")):
        yield from _towards(scene, token, token, token.lower_.partition("-")[0])


def is_standing(token: Token) -> bool:
    """Return whether a participle after a noun tells how its bearer stands and no act: "groups backed by X"."""
    first = token
    while first.dep_ == "conj" and first.head.tag_ in ("VBN", "VBD"):
        first = first.head
    told = token.lower_ in BACKED or token.lower_ in ALLIED
    bare = not any(
        c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in (*token.children, *first.children)
    )
    return told and bare and first.dep_ == "acl" and token.tag_ in ("VBN", "VBD")


def _described(scene: Scene, token: Token) -> tuple[Token, Mention | None]:
    """Return the noun that an adjective hangs on, perhaps after another ("Saudi and US-backed"), and its actor."""
    noun = token.head.head if token.dep_ == "conj" and token.head.dep_ in DESCRIBED else token.head
    while noun.dep_ in DESCRIBED and not scene.mention_at(noun, "actor"):
        noun = noun.head
    actor = scene.actor_of(noun)
    return noun, None if actor is not None and _is_of_others(token, actor) else actor


def _is_of_others(token: Token, actor: Mention) -> bool:
    """Return whether an "and" parts an adjective from whom the noun names: "pro-government and rebel fighters"."""
    between = (
        token.doc.char_span(token.idx, actor.start, alignment_mode="contract") if actor.start > token.idx else None
    )
    return between is not None and any(t.dep_ == "cc" or t.lower_ in ("and", "or") for t in between)


def _compound(scene: Scene, token: Token, first: Token, word: str) -> Iterator[Bond]:
    """Read "Turkish-backed rebels", "US-led coalition", "the al-Qaeda-linked group JNIM"."""
    kind, sign = (BACKED | ALLIED)[word]
    noun, target = _described(scene, token)
    if target is None:  # a name in apposition, which the parser may have taken for the head of them all
        beside = next((c for c in noun.children if c.dep_ in ("appos", "compound") and c.i > token.i), None)
        target = scene.mention_at(beside, "actor") if beside is not None else None
    for name in conjuncts(first):
        ends = (scene.inner_actor(name, target), target)
        source, other = reversed(ends) if word in ALLIED else ends
        yield from bond(token, source, other, kind, sign, f"relation/compound/{word}", ended=is_ended(token))


def _participle(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "groups backed by Turkey", "Led by X, the militants ...", "aided by support from Iran"."""
    kind, sign = BACKED[token.lower_]
    agents = obliques(token).get("by", [])
    agents += [t for a in agents if not scene.party_of(a) for t in preposition_objects(a, "from", "of")]
    agents += [t for a in agents for c in a.children if c.dep_ == "appos" for t in conjuncts(c)]  # "our ally Turkey"
    noun = token.head
    if token.dep_ == "conj" and noun.tag_ not in ("VBN", "VBD", "VBG"):
        return
    targets = subjects(token) if token.dep_ == "conj" else _modified(scene, token)
    if noun.pos_ in ("VERB", "AUX"):
        above = objects(noun) if token.dep_ == "conj" and noun.dep_ == "acl" else scene.subjects(noun)
        if token.dep_ == "advcl" and not any(scene.party_of(t) for t in above):
            above = [named] if (named := beside(scene, token)) is not None else above  # "by fighters of X, led by Y"
        targets = led_noun(token) or above
    targets = [_whom_told(scene, t) for t in targets]
    rule = f"relation/participle/{token.lower_}"
    for agent in agents:
        outer = scene.mention_at(agent, "actor")
        if outer is not None and outer.start <= token.idx:  # "factions backed by Turkey" names one faction
            yield from bond(token, scene.inner_actor(agent, outer), outer, kind, sign, rule, ended=is_ended(token))
    yield from between(scene, token, agents, targets, kind, sign, rule, ended=is_ended(token), anchor=token)


def _modified(scene: Scene, token: Token) -> list[Token]:
    """Return what a participle after a noun tells of: the last noun before it, or all of them before a comma.

    "The army and factions backed by X" says of the factions alone that X backs them, however it was parsed.
    """
    before = [t for t in conjuncts(token.head) if t.i < token.i]
    if not before:
        return []
    if token.nbor(-1).text != ",":
        return before[-1:]
    if not any(
        (m := scene.party_of(t)) is not None and m.start < token.idx for t in before
    ):  # the parser went past the noun, or past the clause that is meant
        told = [c for c in token.head.children if c.dep_ in ("acl", "relcl") and c.i < token.i]
        if told:
            return scene.subjects(told[-1])
        named = scene.mention_at(token.nbor(-2), "actor") if token.i > token.sent.start + 1 else None
        return [scene.heads[named]] if named is not None else before
    return before


def _whom_told(scene: Scene, noun: Token) -> Token:
    """Return whom a noun of no actor tells of: "JNIM, an affiliate led by X", "the ABC, an umbrella of groups"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in KINDS:
        return _whom_told(scene, noun.head.head)
    above = scene.mention_at(noun.head, "actor") if noun.dep_ == "appos" else None
    if scene.actor_of(noun) is None and (r := scene.record(above)) is not None and r.kind == "person":
        return noun.head  # "X, a bomb-maker trained by Y"
    if noun.lemma_ not in KINDS or scene.mention_at(noun, "actor") is not None:
        return noun
    return beside(scene, noun) or noun


def _allied(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "troops allied with the army", "JNIM, which is linked to al-Qaeda", "rebels loyal to Machar"."""
    kind, sign = ALLIED[token.lower_]
    others = preposition_objects(token, "to", "with")
    if token.lower_ == "close":  # "a firm close to the Kremlin", and no place close to an army's base
        others = [t for t in others if scene.mention_at(t, "actor") and not scene.mention_at(t, "location")]
    if not others and token.dep_ == "amod":  # "the army and its allied militia", "its affiliated party"
        if (r := scene.record(scene.actor_of(token.head))) is None or r.kind not in SIDES:
            return
        first = token.head.head if token.head.dep_ == "conj" else None
        others = [c for c in token.head.children if c.dep_ == "poss"] or ([first] if first is not None else [])
        yield from between(scene, token, [token.head], others, kind, sign, f"relation/phrase/{token.lower_}")
        return
    if token.tag_ in ("VBN", "VBD"):
        described = objects(token) if token.dep_ != "advcl" else subjects(token)
        described = _modified(scene, token) if token.dep_ == "acl" else described
    elif token.dep_ == "acomp":
        described = scene.subjects(token.head)
    else:
        described = _modified(scene, token)
    described = [_whom_told(scene, t) for t in described]
    rule = f"relation/phrase/{token.lower_}"
    yield from between(scene, token, described, others, kind, sign, rule, ended=is_ended(token), anchor=token)


def _towards(scene: Scene, token: Token, named: Token, prefix: str) -> Iterator[Bond]:
    """Read "pro-government militia", "anti-Houthi fighters": the one described is for or against the one named."""
    _, described = _described(scene, token)
    kind, sign = ("supports", 1) if prefix == "pro" else ("opposes", -1)
    yield from bond(token, described, scene.inner_actor(named, described), kind, sign, f"relation/compound/{prefix}")
