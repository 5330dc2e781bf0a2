"""What the parse says of a noun, or of any token: its heads, what is joined to it, what its prepositions hold."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

__all__ = [
    "HYPHENS",
    "acts_in_compound",
    "ancestors",
    "children_of",
    "conjuncts",
    "is_beside",
    "obliques",
    "preposition_objects",
    "ranks_since",
    "spread",
    "whose",
]

HYPHENS = ("-", "\u2011", "\u2013")
DONE = frozenset(
    {"led", "backed", "supported", "sponsored", "brokered", "mediated", "funded", "financed", "trained", "armed"}
    | {"supplied", "allied", "aligned", "imposed", "proposed", "drafted", "supervised", "monitored", "guaranteed"}
)
"""What somebody does to what is named after it, joined by a hyphen."""
SUPERLATIVE = frozenset({"JJS", "RBS"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
REACH = 9
"""Words between a rank and its "since"."""


def acts_in_compound(token: Token) -> bool:
    """Return whether a name does what the participle joined to it says: "US-led strikes", "a Moscow-brokered truce"."""
    following = token.doc[token.i + 1 : token.i + 5]
    joined = token.i > 0 and token.nbor(-1).text in HYPHENS
    words = [t for t in following if t.text not in HYPHENS]
    if not words or not (joined or following[0].text in HYPHENS):
        return False
    another = len(words) > 1 and words[0].text[:1].isupper() and following[0].text in HYPHENS  # "US-Russian brokered"
    return words[1 if another else 0].lower_ in DONE


def ancestors(token: Token) -> Iterator[Token]:
    """Yield a token's heads, nearest first, to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def children_of(token: Token, *deps: str) -> list[Token]:
    """Return a token's children of some dependencies, in order."""
    return [c for c in token.children if c.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """Return a noun and what is coordinated with it ("A, B and C"), in order."""
    found = [token]
    for child in token.children:
        if (child.dep_ == "conj" and (child.pos_ not in ("VERB", "AUX") or child.tag_ == "VBG")) or (
            child.dep_ == "appos" and _is_list_member(token, child)
        ):
            found += conjuncts(child)
    return found


def _is_list_member(noun: Token, beside: Token) -> bool:
    """Return whether a noun taken for an apposition is the second of a list: "A, B and C agreed".

    An apposition that holds an "and" is closed by a comma before the verb.
    """
    if beside.i < noun.i or not any(c.dep_ == "cc" and c.lower_ == "and" for c in beside.children):
        return False
    last = next((c for c in beside.children if c.dep_ == "conj"), beside)
    after = last.right_edge.i + 1
    return after < beside.sent.end and beside.doc[after].pos_ in ("VERB", "AUX")


def spread(tokens: list[Token]) -> list[Token]:
    """Return nouns, each followed by what is coordinated with it."""
    return [c for t in tokens for c in conjuncts(t)]


def preposition_objects(token: Token, *prepositions: str) -> list[Token]:
    """Return the nouns under some prepositions of a token, coordination included."""
    return [t for name, found in obliques(token).items() if name in prepositions for t in found]


def obliques(token: Token) -> dict[str, list[Token]]:
    """Return the nouns under each preposition of a token ("against": [...]), in order, coordination included.

    "Together with" and "along with" are "alongside".
    """
    found: dict[str, list[Token]] = {}
    for child in token.children:
        alone = child.lower_ == "alone"  # "killed in Goma alone in a series of raids"
        if child.dep_ not in ("prep", "agent", "dative", "prt", "advmod", "conj") or not (
            alone or child.pos_ in ("ADP", "SCONJ", "ADV", "VERB")
        ):
            continue
        nouns = spread(children_of(child, "pobj"))
        if nouns:
            found.setdefault("alongside" if is_beside(child) else child.lower_, []).extend(nouns)
        for inner in children_of(child, "prep", "conj"):
            own = child.dep_ == "conj" and inner.lower_ in found  # "strikes by one and shelling by another"
            if inner.pos_ == "ADP" and not own and child.lower_ != "according":
                nested = spread(children_of(inner, "pobj"))
                if nested:
                    found.setdefault("alongside" if is_beside(inner) else inner.lower_, []).extend(nested)
    return found


def whose(noun: Token) -> Token | None:
    """Return what a noun is said by "whose" to be of: "Britain, whose paratroopers hold the airport"."""
    if not any(c.dep_ == "poss" and c.lower_ == "whose" for c in noun.children):
        return None
    return next((a.head for a in (noun, *ancestors(noun)) if a.dep_ == "relcl"), None)


def is_beside(preposition: Token) -> bool:
    """Return whether a preposition names who acts at the side of another: "alongside", "together with"."""
    if preposition.lower_ in ("alongside", "beside"):
        return True
    near = [preposition.head, *preposition.children]
    return preposition.lower_ == "with" and any(
        t.lower_ in ("together", "along", "jointly") and t.pos_ in ("ADV", "ADP") for t in near
    )


def ranks_since(since: Token) -> bool:
    """Return whether a "since" says among what something is the first, or the worst, and not when it was done.

    "for the first time since 2016", "the deadliest attack on the city since May"; not "has held most of it since May".
    """
    if since.lower_ != "since":
        return False
    for token in reversed(since.doc[max(since.sent.start, since.i - REACH) : since.i]):
        if token.is_punct or token.tag_ in FINITE:
            return False
        if token.lower_ == "first" or (token.tag_ in SUPERLATIVE and not _counts(token)):
            return True
    return False


def _counts(token: Token) -> bool:
    """Return whether a superlative only bounds a number or a share: "at least 40", "most of the town"."""
    before, after = token.nbor(-1) if token.i else None, token.nbor(1)
    return token.lower_ in ("least", "most") and (
        (before is not None and before.lower_ == "at") or after.lower_ == "of"
    )
