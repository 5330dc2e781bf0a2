"""Who speaks, as the parse shows it: "he added" and "the group said" are mostly whoever spoke last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_nouns
from syrnb.knowledge.records import Actor

__all__ = ["SAYING", "Sayer", "find_sayers", "sayer_before", "speaks"]

SAYING = frozenset(
    {
        *("say", "add", "tell", "report", "state", "note", "claim", "announce", "write", "explain", "confirm", "warn"),
        *("continue", "stress", "insist", "declare", "reply", "deny", "accuse", "describe", "estimate", "document"),
        *(
            "broadcast",
            "publish",
            "tweet",
            "post",
            "reveal",
            "recall",
            "argue",
            "put",
            "give",
            "count",
            "record",
            "blame",
            "believe",
            "speak",
        ),
        *(
            "condemn",
            "demand",
            "urge",
            "call",
            "vow",
            "pledge",
            "promise",
            "denounce",
            "admit",
            "acknowledge",
            "reject",
        ),
        *("criticise", "criticize", "ask", "praise", "welcome", "hail", "predict", "suggest", "threaten", "allege"),
    }
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
WINDOW = 3
"""How many sentences a speaker is looked for."""


@dataclass(frozen=True, slots=True)
class Sayer:
    """The head of a phrase that names who says something, and the number of its sentence."""

    token: Token
    verb: Token
    sentence: int


def speaks(token: Token) -> bool:
    """Return whether a noun or pronoun is the subject of a verb of saying."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "to" and verb.i and verb.nbor(-1).lower_ == "according":
        return True
    if token.dep_ != "nsubj" or verb.lemma_ not in SAYING or verb.tag_ not in FINITE:
        return False
    inside = verb.dep_ in ("relcl", "pcomp", "acl", "csubj", "advcl") and verb.i < verb.head.i + 40
    return not inside or token.i == token.sent.start or verb.i >= token.sent.end - 8


def find_sayers(draft: Draft) -> list[Sayer]:
    """Return who says something, in the order of the text."""
    found = []
    for token in draft.text.doc:
        head = None
        if token.lemma_ in SAYING and token.pos_ == "VERB" and token.tag_ in FINITE:
            own = [c for c in token.children if c.dep_ == "nsubj"]
            before = token.nbor(-1) if token.i > token.sent.start else None
            if own:
                head = min(own, key=lambda t: abs(t.i - token.i))
            elif token.dep_ == "conj" and draft.mention_of_word(draft.word_at(token.head.idx)) is not None:
                head = token.head  # a name that the parser took for a verb
            elif token.dep_ == "conj" and (shared := [c for c in token.head.children if c.dep_ == "nsubj"]):
                head = shared[0]  # "the monitor relies on activists and says"
            elif before is not None and before.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("conj", "xcomp"):
                head = before
        elif token.lower_ == "to" and token.i and token.nbor(-1).lower_ == "according":
            head = next((c for c in token.children if c.dep_ == "pobj"), None)
        if head is not None and head.lower_ not in ("who", "which", "that", "what"):
            found.append(Sayer(head, token, draft.text.sentence_at(head.idx).index))
    return sorted(found, key=lambda s: s.token.i)


def mention_of(draft: Draft, token: Token) -> Mention | None:
    """Return the mention of an actor that a phrase stands for, by its head or by the name put beside it."""
    for part in (token, *(c for c in token.children if c.dep_ in ("appos", "compound", "nmod") and c.pos_ == "PROPN")):
        mention = draft.mention_of_word(draft.word_at(part.idx))
        if mention is not None and mention.kind == "actor":
            return mention
    return None


def is_one_person(token: Token, actor: Actor | None) -> bool:
    """Return whether a phrase stands for one person: a named one, or "the governor", "a resident"."""
    if actor is not None and actor.kind == "person":
        return True
    if token.tag_ not in ("NN", "NNP") or (actor is not None and actor.known and token.tag_ == "NNP"):
        return False
    entry = load_nouns().get((token.lower_,))
    if entry is None or entry[1]:
        return False
    noun = entry[0]
    single = noun.role in ("official", "leader", "people") or noun.kind in ("person", "people")
    return single and noun.kind not in ("monitor", "igo") and token.lower_ not in NAMING.body_nouns | NAMING.not_persons


def sayer_before(
    draft: Draft, sayers: list[Sayer], token: Token, fits: Callable[[Sayer, Actor | None], bool]
) -> Sayer | None:
    """Return the last speaker before a token whom a test lets through."""
    here = draft.text.sentence_at(token.idx).index
    for sayer in _before(sayers, token):
        if here - sayer.sentence > WINDOW:
            return None
        if sayer.sentence == here and token.head.i == sayer.verb.i:
            continue
        mention = mention_of(draft, sayer.token)
        if fits(sayer, draft.actor(mention.ref) if mention is not None else None):
            return sayer
    return None


def _before(sayers: list[Sayer], token: Token) -> Iterator[Sayer]:
    yield from (s for s in reversed(sayers) if s.token.i < token.i)
