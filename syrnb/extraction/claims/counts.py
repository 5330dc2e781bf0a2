"""Counts of victims: the nouns that are counted, how many, and which counts are parts of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from syrnb.extraction.quantities import Quantity, count_of
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import obliques

__all__ = ["Count", "count_noun", "find_counts", "find_parts", "is_counted", "victims_class"]

ARMED = frozenset({"rebel", "militia", "armed-group", "state-forces"})
OPENING = frozenset({":", "(", "including", "comprising", "—", "–"})
AMONG = frozenset({"them", "whom", "these", "those"})
FRACTIONS = frozenset({"half", "third", "quarter", "majority", "most", "many", "some", "cent", "percent"})
BODIES = frozenset({"state", "igo", "media", "monitor", "company"})
NEGATIVE = frozenset({"no", "none", "nobody"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number of victims: the noun that is counted, how many, and the count that it is part of."""

    noun: Token
    quantity: Quantity
    whole: Token | None = None


def is_counted(scene: Scene, token: Token) -> bool:
    """Return whether a noun stands for people who can be counted."""
    if fold(token.lemma_) in scene.lexicon.victims:
        return True
    found = scene.classes(token)
    if "people" in found or "number" in found:
        return True
    record = scene.record(scene.actor_of(token)) if "actor" in found else None
    return "actor" in found and (record is None or record.kind not in BODIES)


def count_noun(scene: Scene, token: Token) -> Quantity | None:
    """Return how many a noun (or a number that stands alone) says there are; None where it does not count."""
    if token.pos_ == "PRON" and not token.like_num:
        return Quantity(token.idx, token.idx + len(token), 0, 0) if token.lower_ in NEGATIVE else None
    if (own := _stands_alone(scene, token)) is not None:
        return own
    if token.dep_ == "conj" and any(c.dep_ == "det" and c.lower_ == "no" for c in token.head.children):
        return Quantity(token.idx, token.idx + len(token), 0, 0)
    return count_of(scene.text, token, scene.mentions)


def _stands_alone(scene: Scene, token: Token) -> Quantity | None:
    """Return the quantity that a token is itself: "killing 25", "dozens of troops"."""
    for mention in scene.mentions:
        if mention.kind == "quantity" and mention.start <= token.idx < mention.end:
            return Quantity(mention.start, mention.end, mention.low, mention.high, mention.qualifier)
    return None


def find_counts(scene: Scene, tokens: Iterable[Token]) -> list[Count]:
    """Return the counts of some victims' noun phrases, each followed by its parts in the same sentence."""
    found: list[Count] = []
    for token in tokens:
        quantity = count_noun(scene, token)
        if quantity is None:
            continue
        if quantity.low is None and quantity.high is None and _is_of_a_number(token):
            continue
        found.append(Count(token, quantity))
        found += find_parts(scene, token)
    return found


def _is_of_a_number(token: Token) -> bool:
    """Return whether a noun only says what a number counts: "the number of people killed"."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.lemma_ in ("number", "count", "toll", "tally")
    )


def find_parts(scene: Scene, whole: Token) -> Iterator[Count]:
    """Yield who is counted within a whole, in the rest of its sentence.

    "including seven women and a child", "25 people, among them two medics", "242 people ...: 218 fighters and 24
    civilians", "12 dead, four of them children".
    """
    opened = False
    colon = False
    for token in whole.doc[whole.i + 1 : whole.sent.end]:
        if token.lower_ in OPENING or (token.lower_ in ("among", "with") and _opens_list(token)):
            opened, colon = True, colon or token.text == ":"
            continue
        if token.text == ")":
            opened = False
        part = _share(scene, token)
        if part is not None:
            yield Count(part[0], part[1], whole)
            continue
        if not opened:
            if token.pos_ in ("VERB", "AUX") and token.lower_ not in ("killed", "dead") and token.dep_ == "conj":
                opened = False
            continue
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod", "relcl") and not _is_inner(token):
            opened = False
        elif token.pos_ in ("NOUN", "PROPN", "NUM") and _heads_phrase(token) and is_counted(scene, token):
            quantity = count_noun(scene, token)
            if quantity is not None and (quantity.low is not None or token.dep_ != "pobj" or not colon):
                if quantity.low is None and quantity.high is None and colon:
                    continue
                yield Count(token, quantity, whole)


def _opens_list(token: Token) -> bool:
    """Return whether "among them" or "with ... among them" opens a list of parts."""
    following = token.doc[token.i + 1 : min(token.i + 8, token.sent.end)]
    if token.lower_ == "among":
        return (
            len(following) > 0
            and following[0].lower_ in AMONG
            and len(following) > 1
            and following[1].text not in (".", ",")
        )
    words = [t.lower_ for t in following]
    return any(a == "among" and b in AMONG for a, b in pairwise(words))


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "nmod", "nummod", "amod", "quantmod", "poss") and not (
        token.dep_ == "pobj" and token.head.lower_ in ("of", "from", "by", "to", "for", "with")
    )


def _is_inner(token: Token) -> bool:
    """Return whether a verb only stands inside a relative clause or a participle of the list."""
    return any(a.dep_ in ("relcl", "acl") for a in (token, token.head))


def _share(scene: Scene, token: Token) -> tuple[Token, Quantity] | None:
    """Read "five of whom were children", "98 of them civilian", "two of them women" at the "of"."""
    if (
        token.lower_ != "of"
        or token.i + 2 >= len(token.doc)
        or token.nbor(1).lower_ not in ("whom", "them", "these", "those")
    ):
        return None
    number, rest = token.nbor(-1), token.i + 2
    if number.lower_ in FRACTIONS:
        return None
    quantity = _stands_alone(scene, number)
    if quantity is None and token.nbor(1).lower_ == "whom" and token.nbor(2).like_num:  # "of whom 12 were children"
        quantity, rest = _stands_alone(scene, token.nbor(2)), token.i + 3
    if quantity is None or quantity.low is None:
        return None
    for following in token.doc[rest : min(rest + 5, token.sent.end)]:
        if following.pos_ in ("NOUN", "PROPN") or (
            following.pos_ == "ADJ" and fold(following.lemma_) in scene.lexicon.victims
        ):
            known = fold(following.lemma_) in scene.lexicon.victims
            return (following, quantity) if known else None
        if following.pos_ not in ("AUX", "DET", "ADJ", "ADV") and following.lemma_ != "be":
            return None
    return None


def victims_class(scene: Scene, token: Token) -> tuple[str, list[str]]:
    """Return the class of victims that a noun names (``schema.VICTIMS``), and the actors they are."""
    mention = scene.party_of(token)
    record = scene.record(mention)
    ids = [record.actor_id] if record is not None else []
    noun = token
    if (noun.lemma_.casefold() in PARTITIVES or noun.like_num) and (inner := obliques(noun).get("of", [])):
        noun = inner[0]
    known = scene.lexicon.victims.get(fold(noun.lemma_))
    for child in (*noun.children, *([noun.nbor(1)] if noun.i + 1 < len(noun.doc) else [])):
        pair = (
            f"{fold(child.lower_)} {fold(noun.lemma_)}"
            if child.i < noun.i
            else f"{fold(noun.lower_)} {fold(child.lemma_)}"
        )
        known = scene.lexicon.victims.get(pair, known)
        if child.dep_ in ("amod", "compound") and child.lower_ == "civilian":
            return "civilians", ids
        if child.dep_ == "appos" and any(c.lower_ in ("all", "mostly") for c in child.children):
            known = scene.lexicon.victims.get(child.lemma_, known)
    if known not in (None, "all"):
        return str(known), ids
    if record is not None and record.kind in ARMED:
        return "combatants", ids
    if record is not None and record.kind == "person":
        parent = scene.actors.get(record.parent_id or "")
        if parent is not None and parent.kind in ARMED:
            return "combatants", ids
    return "all", ids
