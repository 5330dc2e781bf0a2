"""Bonds: ties between two actors that some words state, before they are rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, is_passive, passive_agents

__all__ = ["NAMES", "SEEN", "Bond", "beside", "between", "bond", "clause_of", "doers", "is_ended", "named_in"]

NAMES = ("compound", "poss", "nmod", "amod")
STATES = frozenset({"be", "include", "have", "remain", "contain"})
TOGETHER = frozenset({"ally", "align", "unite", "involve", "engage", "lock"})
"""Verbs whose passive says how its subject stands."""
SEEN = frozenset(
    {"see", "regard", "view", "describe", "consider", "treat", "know", "hail", "praise", "deem", "rate", "recognise"}
    | {"recognize"}
)
"""Verbs that say what somebody is in the eyes of another."""
ENDING = frozenset({"break", "end", "sever", "cut", "scrap", "dissolve", "renounce", "terminate", "abandon", "quit"})
"""Verbs that end the tie that is their object."""
FORMER = frozenset(["former", "formerly", "one-time", "onetime", "ex", "erstwhile", "once", "previously", "then"])


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie that some words state.

    Parameters
    ----------
    word
        The word that says it.
    source, target
        From whom to whom: the supporter, leader, member or part first.
    kind, sign
        As ``schema.RELATION_KIND`` and ``schema.SIGN`` name them.
    rule
        What read it.
    ended
        Whether it is said to be over.
    anchor
        The word whose modality is the tie's ("may join the campaign against"); None for a tie that is taken for
        granted ("Turkish-backed").
    doubt
        What lowers its confidence.
    """

    word: Token
    source: Mention
    target: Mention
    kind: str
    sign: int
    rule: str
    ended: bool = False
    anchor: Token | None = None
    doubt: str | None = None


def bond(
    word: Token,
    source: Mention | None,
    target: Mention | None,
    kind: str,
    sign: int,
    rule: str,
    *,
    ended: bool = False,
    anchor: Token | None = None,
    doubt: str | None = None,
) -> Iterator[Bond]:
    """Yield a tie between two actors; nothing where one of them is not known or both are the same."""
    if source is not None and target is not None and source.ref and target.ref and source.ref != target.ref:
        yield Bond(word, source, target, kind, sign, rule, ended, anchor, doubt)


def between(
    scene: Scene,
    word: Token,
    sources: Iterable[Token],
    targets: Iterable[Token],
    kind: str,
    sign: int,
    rule: str,
    *,
    ended: bool = False,
    anchor: Token | None = None,
    doubt: str | None = None,
) -> Iterator[Bond]:
    """Yield the ties of each of one side to each of the other."""
    others = [m for t in targets for m in _parties(scene, t, sign)]
    for source in sources:
        for left in _parties(scene, source, sign):
            for right in others:
                yield from bond(word, left, right, kind, sign, rule, ended=ended, anchor=anchor, doubt=doubt)


def _parties(scene: Scene, token: Token, sign: int) -> list[Mention]:
    """Return the actors that a filler stands for; a crowd of no name is nobody's ally ("assisted residents")."""
    found = scene.parties_of(token)
    return [m for m in found if sign < 1 or (r := scene.record(m)) is None or r.known or r.kind != "people"]


def named_in(scene: Scene, token: Token, title: Token) -> Mention | None:
    """Return the actor that a word names, also within the mention of who holds a title ("head of UNRWA")."""
    mention = scene.mention_at(token, "actor")
    if mention is not None and mention.start <= title.idx < mention.end:
        record = scene.record(mention)
        inner = scene.inner_actor(token, mention)
        return mention if inner is None and record is not None and record.kind != "person" else inner
    return scene.actor_of(token)


def beside(scene: Scene, noun: Token) -> Token | None:
    """Return the group named right before the comma of an apposition, wherever the parser hung that.

    "The navy sank boats of the Sea Tigers, the naval wing of X": the wing is the Sea Tigers.
    """
    at = noun.left_edge.i - 1
    if at < noun.sent.start + 1 or noun.doc[at].text != ",":
        return None
    at -= 1
    if noun.doc[at].text == ")":
        at = next((i for i in range(at, noun.sent.start, -1) if noun.doc[i].text == "("), at) - 1
    mention = scene.mention_at(noun.doc[at], "actor") if at >= noun.sent.start else None
    record = scene.record(mention)
    return scene.heads[mention] if mention is not None and record is not None and record.kind != "person" else None


def clause_of(token: Token) -> Token | None:
    """Return the verb of the clause that a phrase stands in."""
    verbs = (a for a in ancestors(token) if a.pos_ in ("VERB", "AUX"))
    return next((v for v in verbs if v.dep_ not in ("aux", "auxpass", "amod")), None)


def doers(scene: Scene, token: Token) -> tuple[list[Token], Token | None]:
    """Return who acts in the clause that a phrase stands in, and its verb; nobody where it only speaks."""
    for verb in ancestors(token):
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass", "amod") or verb.lemma_ in STATES:
            continue
        if fold(verb.lemma_) in scene.lexicon.speech:
            return [], verb
        stands = verb.lemma_ in TOGETHER or not is_passive(verb)  # "was allied with Y in a front against Z"
        if _is_called(token, verb):  # "X is regarded by Y as a force against Z": Y only says so
            called = scene.subjects(verb) if is_passive(verb) else [t for t in scene.objects(verb) if t.i < token.i]
            return [d for d in called if scene.party_of(d)], verb
        acting = scene.subjects(verb) if stands else passive_agents(verb)
        if not acting and verb.dep_ == "acl" and is_passive(verb):  # "strikes coordinated with": go on to who struck
            continue
        return [d for d in acting if scene.party_of(d)], verb
    return [], None


def _is_called(noun: Token, verb: Token) -> bool:
    """Return whether a noun is what somebody is seen as: "regarded as a force against", "considered the best force"."""
    served = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun
    above = served.head
    while above.i != verb.i and above.dep_ == "dobj":  # "as" hung on who is seen so
        above = above.head
    return verb.lemma_ in SEEN and above.i == verb.i and (served is not noun or noun.dep_ in ("oprd", "attr"))


def is_ended(token: Token) -> bool:
    """Return whether a tie is said to be over: "a former ally", "once an ally", "broke off its alliance"."""
    near = (token, *token.children, *(c for t in token.children if t.dep_ == "amod" for c in t.children))
    if token.tag_ == "VBD" and any(t.lower_ == "until" for c in token.children for t in (c, *c.children)):
        return True  # "commanded the force until he changed sides"
    broken = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in ENDING
    return broken or any(t.lower_ in FORMER for t in near)
