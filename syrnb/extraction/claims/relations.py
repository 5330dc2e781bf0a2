"""Relations: who stands with or against whom, by compounds, titles and frames of standing support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import HYPHENS, conjuncts, obliques

__all__ = ["Bond", "bond", "bonds_of_frame", "find_bonds", "joint_bonds"]

COMPOUNDS = {
    "backed": ("supports", 1), "supported": ("supports", 1), "funded": ("supports", 1), "trained": ("supports", 1),
    "armed": ("supports", 1), "sponsored": ("supports", 1), "equipped": ("supports", 1), "led": ("leads", 1),
    "aligned": ("alliance", 1), "allied": ("alliance", 1), "linked": ("alliance", 1), "affiliated": ("alliance", 1),
}  # fmt: skip
LEADERS = frozenset(
    ["leader", "head", "chief", "commander", "chairman", "founder", "emir", "boss", "deputy", "leadership"]
)
MEMBERS = frozenset(
    ["member", "spokesman", "spokesperson", "spokeswoman", "official", "fighter", "lawmaker", "representative"]
)
ALLIES = frozenset(["ally", "partner", "backer", "supporter", "patron"])
GROUPS = frozenset({"rebel", "militia", "armed-group", "party", "civil-society", "state-forces", "monitor", "igo"})
NAMES = ("compound", "poss", "nmod", "amod")


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie that some words state: from whom, to whom, of what kind and sign, and the word that says it."""

    word: Token
    source: Mention
    target: Mention
    kind: str
    sign: int
    ended: bool = False
    rule: str = ""
    doubt: str | None = None


def find_bonds(scene: Scene, tokens: Span) -> Iterator[Bond]:
    """Yield the ties that a sentence states outside of its frames."""
    for token in tokens:
        if "-" in token.text and token.lower_.rpartition("-")[2] in COMPOUNDS:
            yield from _compound(scene, token, token, token.lower_.rpartition("-")[2])
        elif token.lower_ in COMPOUNDS and token.i > 1 and token.nbor(-1).text in HYPHENS:
            yield from _compound(scene, token, token.nbor(-2), token.lower_)
        elif token.lower_ in COMPOUNDS and token.tag_ == "VBN" and token.dep_ in ("acl", "advcl"):
            yield from _participle(scene, token)
        elif token.lower_ == "pro" and token.i + 1 < len(token.doc) and token.nbor(1).text == "-":
            yield from _pro(scene, token)
        elif token.lemma_ in LEADERS:
            yield from _leader(scene, token)
        elif token.lemma_ in ALLIES:
            yield from _ally(scene, token)
        elif token.lemma_ in ("affiliate", "offshoot", "branch", "wing", "arm"):
            yield from _affiliate(scene, token)


def bond(
    word: Token, source: Mention | None, target: Mention | None, kind: str, sign: int, rule: str, *, ended: bool = False
) -> Bond | None:
    """Return a tie between two actors, or None where one of them is not known or both are the same."""
    if source is None or target is None or not source.ref or not target.ref or source.ref == target.ref:
        return None
    return Bond(word, source, target, kind, sign, ended, rule)


def _bond(
    word: Token, source: Mention | None, target: Mention | None, kind: str, sign: int, rule: str, ended: bool = False
) -> Iterator[Bond]:
    if (found := bond(word, source, target, kind, sign, rule, ended=ended)) is not None:
        yield found


def _head_actor(scene: Scene, token: Token) -> Mention | None:
    """Return the actor that an adjective describes: the noun it hangs on, or the mention that holds it."""
    noun = token.head
    while noun.dep_ in ("compound", "nmod", "amod") and not scene.mention_at(noun, "actor"):
        noun = noun.head
    return scene.actor_of(noun)


def _compound(scene: Scene, token: Token, first: Token, word: str) -> Iterator[Bond]:
    """Read "Turkish-backed rebels", "US-led coalition", "al-Qaeda-linked group"."""
    kind, sign = COMPOUNDS[word]
    target = _head_actor(scene, token)
    for name in conjuncts(first):
        yield from _bond(token, scene.inner_actor(name, target), target, kind, sign, f"relation/compound/{word}")


def _participle(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "groups backed by Turkey", "Led by X, the militants ..."."""
    kind, sign = COMPOUNDS[token.lower_]
    agents = obliques(token).get("by", [])
    noun = token.head
    clause = token.dep_ == "advcl" and noun.pos_ in ("VERB", "AUX")
    targets = scene.subjects(noun) if clause else conjuncts(noun)
    for agent in agents:
        for target in targets:
            yield from _bond(
                token, scene.party_of(agent), scene.actor_of(target), kind, sign, f"relation/participle/{token.lower_}"
            )


def _pro(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "pro-government militia", "pro-Assad troops": the one described supports the one named."""
    named = token.nbor(2) if token.i + 2 < len(token.doc) else token
    supporter = _head_actor(scene, token)
    yield from _bond(token, supporter, scene.inner_actor(named, supporter), "supports", 1, "relation/compound/pro")


def _leader(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "HTS leader X", "X, leader of Y", "X was the deputy to Y's commander"."""
    groups = [c for c in token.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
    groups += obliques(token).get("of", [])
    chiefs = [t for t in obliques(token).get("to", []) if t.lemma_ in LEADERS]
    groups += [c for t in chiefs for c in t.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
    groups = [g for g in groups if (r := scene.record(scene.actor_of(g))) is not None and r.kind in GROUPS]
    people = []
    if token.dep_ in ("compound", "nmod", "amod"):
        people.append(token.head)
    if token.dep_ == "appos":
        people.append(token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        people += scene.subjects(token.head)
    people += [c for c in token.children if c.dep_ in ("appos", "compound")]
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        people += scene.objects(token.head.head)
    for person in people:
        mention = scene.mention_at(person, "actor")
        record = scene.record(mention)
        if record is None or record.kind not in ("person", "unknown"):
            continue
        for group in groups:
            yield from _bond(token, mention, scene.actor_of(group), "leads", 1, f"relation/office/{token.lemma_}")
        for chief in chiefs:
            yield from _bond(token, scene.actor_of(chief), mention, "leads", 1, f"relation/office/{token.lemma_}")


def _ally(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "Syria and its ally Russia", "one of his key allies", "a backer of the group"."""
    owners = [c for c in token.children if c.dep_ == "poss"] + obliques(token).get("of", [])
    allies = [c for c in token.children if c.dep_ == "appos"]
    node = token
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "one":
        node = token.head.head
    if node.dep_ == "appos":
        allies.append(node.head)
    if node.dep_ in ("compound", "nmod"):
        allies.append(node.head)
    if node.dep_ == "attr":
        allies += scene.subjects(node.head)
    allies += obliques(token).get("alongside", []) + obliques(token).get("including", [])
    for owner in owners:
        for ally in allies:
            kind = "supports" if token.lemma_ in ("backer", "supporter", "patron") else "alliance"
            yield from _bond(
                token, scene.actor_of(ally), scene.actor_of(owner), kind, 1, f"relation/ally/{token.lemma_}"
            )


def _affiliate(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "the former al-Qaeda affiliate X", "X, an offshoot of Y"."""
    parents = [c for c in token.children if c.dep_ in NAMES and scene.mention_at(c, "actor")] + obliques(token).get(
        "of", []
    )
    ended = any(c.lower_ in ("former", "one-time", "ex") for t in (token, *token.children) for c in (t, *t.children))
    if token.dep_ in ("compound", "nmod", "appos"):
        members = [token.head]
    elif token.dep_ == "attr":
        members = scene.subjects(token.head)
    else:
        members = [c for c in token.children if c.dep_ == "appos"]
    kind = "former-affiliate" if ended else "part-of"
    for member in members:
        for parent in parents:
            yield from _bond(
                token,
                scene.mention_at(member, "actor"),
                scene.actor_of(parent),
                kind,
                1,
                f"relation/affiliate/{token.lemma_}",
                ended,
            )


def joint_bonds(scene: Scene, frame: Frame) -> Iterator[Bond]:
    """Yield the tie between those who act together ("Syrian and Russian air strikes"), read from the act."""
    if frame.entry.plover != "ASSAULT" or frame.entry.reciprocal or frame.merged is not None:
        return
    for i, first in enumerate(frame.a):
        for second in frame.a[i + 1 :]:
            if first.is_ancestor(second) and second.dep_ == "conj":
                for bond in _bond(
                    frame.head, scene.party_of(first), scene.party_of(second), "coordinates", 1, "relation/joint-act"
                ):
                    yield replace(bond, doubt="tie read from an act")


def bonds_of_frame(scene: Scene, frame: Frame, modality: str) -> Iterator[Bond]:
    """Yield the standing ties that a frame states, between each of one side and each of the other."""
    tie = frame.entry.relation
    if tie is None or frame.merged is not None:
        return
    if tie.kind == "fights" and modality != "ongoing" and frame.head.lemma_ not in ("fight", "war", "conflict"):
        return
    for a in frame.a:
        for b in frame.b:
            source, target = scene.party_of(a), scene.party_of(b)
            if source is not None and target is not None:
                yield from _bond(
                    frame.head,
                    source,
                    target,
                    tie.kind,
                    tie.sign,
                    f"relation/{frame.entry.entry_id}/{frame.pattern.text}",
                )
