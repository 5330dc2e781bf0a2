"""Counts of victims: the nouns that are counted, how many, and which counts are parts of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from syrnb.extraction.quantities import Quantity, count_of, unit_of
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, conjuncts, obliques

__all__ = [
    "Count",
    "count_noun",
    "find_counts",
    "find_parts",
    "is_counted",
    "is_numbered",
    "is_stated",
    "lends_noun",
    "shares_number",
]

OPENING = frozenset({":", "(", "including", "comprising", "—", "–"})
AMONG = frozenset({"them", "whom", "these", "those"})
FRACTIONS = frozenset({"half", "third", "quarter", "majority", "most", "many", "some", "cent", "percent"})
BODIES = frozenset({"state", "igo", "media", "monitor", "company"})
COLLECTIVES = frozenset({"family", "group", "band", "crew", "team", "squad", "gang", "party", "household", "column"})
MASSES = frozenset({"militia", "police", "cavalry", "infantry", "personnel", "staff", "crew", "clergy", "gendarmerie"})
"""Who are many though they are told in the singular: "25 soldiers and allied militia"."""
NUMBERS = frozenset({"number", "toll", "count", "tally", "total", "figure"})
NEGATIVE = frozenset({"no", "none", "nobody"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BESIDE = frozenset({"of", "from", "by", "to", "for", "near", "outside", "behind", "beside", "around"})
"""What joins to the counted those that are not counted with them: "three children near soldiers of the army"."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of victims: the noun that is counted, how many, and the count that it is part of.

    Of people listed one by one, the noun is the word that joins them.
    """

    noun: Token
    quantity: Quantity
    whole: Token | None = None


def is_counted(scene: Scene, token: Token) -> bool:
    """Return whether a noun stands for people who can be counted."""
    if token.lemma_.casefold() in NUMBERS and any(c.lower_ == "the" for c in token.children):
        return False
    if fold(token.lemma_) in scene.lexicon.victims or _is_one_more(token):
        return True
    found = scene.classes(token)
    if "people" in found or "number" in found:
        return True
    record = scene.record(scene.actor_of(token)) if "actor" in found else None
    return "actor" in found and (record is None or record.kind not in BODIES)


def _is_one_more(token: Token) -> bool:
    """Return whether "another" stands for one more of those told before: "killing one rebel and wounding another"."""
    return token.lower_ == "another" and token.dep_ in ("dobj", "nsubj", "nsubjpass", "conj")


def count_noun(scene: Scene, token: Token) -> Quantity | None:
    """Return how many a noun (or a number that stands alone) says there are; None where it does not count."""
    if _is_one_more(token):
        return Quantity(token.idx, token.idx + len(token), 1, 1)
    if token.pos_ == "PRON" and not token.like_num:
        return Quantity(token.idx, token.idx + len(token), 0, 0) if token.lower_ in NEGATIVE else None
    if (own := _stands_alone(scene, token)) is not None:
        return own
    if token.lemma_.casefold() in COLLECTIVES and (members := obliques(token).get("of", [])):
        return count_noun(scene, members[0])
    if token.dep_ == "conj" and any(c.dep_ == "det" and c.lower_ == "no" for c in token.head.children):
        return Quantity(token.idx, token.idx + len(token), 0, 0)
    if token.lemma_.casefold() in COLLECTIVES and token.tag_ == "NN":
        return Quantity(
            token.idx, token.idx + len(token), None, None
        )  # "its crew": more than one, nobody says how many
    if token.lemma_.casefold() in NUMBERS and any(c.lower_ in ("of", "the") for c in token.children):
        return None  # "the number of dead" says that there is one, not that it is one
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
        if any(token.i == c.noun.i for c in found):
            continue
        quantity = count_noun(scene, token)
        if quantity is None:
            continue
        if quantity.low is None and quantity.high is None and _is_of_a_number(token):
            continue
        if shares_number(scene, token):
            continue
        if (first := _of_one_noun(scene, token)) is not None:
            quantity = _stands_alone(scene, first[1]) or quantity
            found = [*(c for c in found if c.quantity.start != first[0].quantity.start), first[0]]
        found.append(Count(token, quantity))
        found += [*_told_before(scene, token), *find_parts(scene, token)]
    return _join_singles(found)


def _of_one_noun(scene: Scene, noun: Token) -> tuple[Count, Token] | None:
    """Return the first of two counts that share their noun, and the number of the second.

    "17 British and 47 Argentine soldiers" are two: the noun of the first is its adjective.
    """
    number = next((c for c in reversed(list(noun.lefts)) if c.dep_ == "nummod" and c.i + 1 < noun.i), None)
    whose = number.nbor(-2) if number is not None and number.i >= noun.sent.start + 2 else None
    if number is None or whose is None or whose.i == 0 or not lends_noun(whose):
        return None
    quantity = _stands_alone(scene, whose.nbor(-1))
    return (Count(whose, quantity), number) if quantity is not None else None


def lends_noun(whose: Token) -> bool:
    """Return whether an adjective is counted by way of the noun of the next one: "17 British and 47 Argentine ..."."""
    if whose.i + 2 >= len(whose.doc) or whose.tag_ not in ("JJ", "NNP"):
        return False
    return whose.nbor(1).lower_ == "and" and whose.nbor(2).like_num


def _join_singles(counts: list[Count]) -> list[Count]:
    """Count people who are listed one by one together: "a commander and one fighter" are two, each a part of them."""
    tops = sorted((c for c in counts if c.whole is None), key=lambda c: c.noun.i)
    if len(tops) < 2 or any((c.quantity.low, c.quantity.high, c.quantity.qualifier) != (1, 1, None) for c in tops):
        return counts
    between = [t for a, b in pairwise(tops) for t in a.noun.doc[a.noun.i + 1 : b.noun.i]]
    joint = next((t for t in reversed(between) if t.lower_ == "and" and t.dep_ == "cc"), None)
    listed = all(_follows(a.noun, b.noun) for a, b in pairwise(tops))
    if joint is None or not listed:
        return counts
    ends = [max(c.quantity.end, c.noun.idx + len(c.noun)) for c in tops]
    whole = Quantity(min(c.quantity.start for c in tops), max(ends), len(tops), len(tops))
    parts = [replace(c, whole=joint) if c.whole is None else c for c in counts]
    return [Count(joint, whole), *parts]


def _follows(first: Token, second: Token) -> bool:
    """Return whether a noun is the next of a list, whether or not the parser has joined the two."""
    if second in conjuncts(first):
        return True
    between = first.doc[first.i + 1 : second.i]
    return any(t.text == "," or t.dep_ == "cc" for t in between) and not any(
        t.pos_ in ("VERB", "AUX", "ADP", "SCONJ") for t in between
    )


def shares_number(scene: Scene, token: Token) -> bool:
    """Return whether a bare plural is counted by the number before it: "80 leaders and facilitators"."""
    first = token.head
    many = token.tag_ in ("NNS", "NNPS") or fold(token.lemma_) in MASSES
    if token.dep_ != "conj" or not many or first.tag_ not in ("NNS", "NNPS"):
        return False
    if any(c.dep_ in ("det", "nummod", "poss", "predet") or c.lower_ in ("other", "others") for c in token.lefts):
        return False
    return is_numbered(scene, first) and not is_numbered(scene, token)


def _told_before(scene: Scene, whole: Token) -> Iterator[Count]:
    """Yield the parts that stand before their whole: "35 children were among 149 people killed"."""
    if whole.dep_ != "pobj" or whole.head.lower_ != "among" or whole.head.head.lemma_ != "be":
        return
    for noun in scene.subjects(whole.head.head):
        if is_counted(scene, noun) and (quantity := count_noun(scene, noun)) is not None:
            yield Count(noun, quantity, whole)


def _is_of_a_number(token: Token) -> bool:
    """Return whether a noun only says what a number counts: "the number of people killed"."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.lemma_ in ("number", "count", "toll", "tally")
    )


def find_parts(scene: Scene, whole: Token, *, listed: bool = False) -> Iterator[Count]:
    """Yield who is counted within a whole, in the rest of its sentence.

    "including seven women and a child", "25 people, among them two medics", "242 people ...: 218 fighters and 24
    civilians", "12 dead, four of them children". A share is of the part told before it, where the list has begun.

    Parameters
    ----------
    listed
        Whether the words after the whole are the list itself ("The dead are ...").
    """
    opened = colon = listed
    last = whole
    inside = {t.i for t in whole.subtree}
    telling = _telling(scene, whole)
    for token in whole.doc[whole.i + 1 : whole.sent.end]:
        if token.i in telling:
            continue
        if token.lower_ in OPENING or (token.lower_ in ("among", "with") and _opens_list(token)):
            opened, colon = True, colon or token.text == ":"
            continue
        if token.text in (")", ";"):
            opened = False
        share = _share(scene, token)
        if share is not None:
            yield Count(share[0], share[1], last if opened else whole)
            continue
        if (member := _named_among(scene, token)) is not None:
            yield Count(*member, whole)
            continue
        if _tells(scene, token):
            continue  # "..., a monitor said: "
        if _begins_clause(token, whole):
            return
        counted = token.pos_ in ("NOUN", "PROPN", "NUM") and _heads_phrase(token) and is_counted(scene, token)
        if not opened:
            if counted and token.i not in inside and is_numbered(scene, token) and not _is_share_number(token):
                return  # what is opened later lists others
            continue
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod", "relcl") and not _is_inner(token):
            opened = False
        elif counted and not _is_share_number(token) and (colon or not _is_described(token, whole)):
            if _is_named_group(scene, token) and not is_numbered(scene, token):
                continue  # the short name in brackets: "the National Army (NA)"
            quantity = count_noun(scene, token)
            if quantity is None or (colon and not _lists(scene, token, quantity)):
                continue
            if quantity.low is not None or token.dep_ != "pobj" or not colon:
                last = token
                yield Count(token, quantity, whole)


def _telling(scene: Scene, whole: Token) -> range:
    """Return the words that only say who tells it; a list may go on after them: "..., X said, including two"."""
    told_by = scene.attribution(whole.sent)
    if told_by is None or told_by.start <= whole.i:
        return range(0)
    return range(told_by.start, told_by.end if told_by.verb.i == told_by.start else told_by.verb.i + 1)


def _tells(scene: Scene, token: Token) -> bool:
    """Return whether a noun is the subject of a verb of saying, or joined to one: "..., medics and rescuers said"."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token.dep_ in SUBJECTS and fold(token.head.lemma_) in scene.lexicon.speech


def _is_named_group(scene: Scene, token: Token) -> bool:
    """Return whether a name is that of a body, whose members are not told one by one."""
    record = scene.record(scene.mention_at(token, "actor"))
    return token.pos_ == "PROPN" and record is not None and record.kind not in ("person", "people")


def _begins_clause(token: Token, whole: Token) -> bool:
    """Return whether a token is the subject of another statement: "..., and 59 people were injured", "X said"."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.i < whole.i or whole.i in {t.i for t in token.subtree}:
        return False
    verb = token.head
    if verb.i == whole.head.i or verb.dep_ in ("relcl", "acl", "advcl", "pcomp") or _is_share_number(token):
        return False
    return verb.pos_ in ("VERB", "AUX") and whole.i not in {t.i for t in verb.subtree if t.dep_ in SUBJECTS}


def is_numbered(scene: Scene, noun: Token) -> bool:
    """Return whether a number of the text counts a noun, or is it."""
    return any(
        m.kind == "quantity" and m.low is not None and (m.start <= noun.idx < m.end or unit_of(scene.text, m) == noun)
        for m in scene.mentions
        if noun.sent.start_char <= m.start <= noun.idx
    )


def is_stated(scene: Scene, quantity: Quantity) -> bool:
    """Return whether a count has words of its own, and is not only a noun or its article."""
    return any(m.kind == "quantity" and (m.start, m.end) == (quantity.start, quantity.end) for m in scene.mentions)


def _is_share_number(token: Token) -> bool:
    """Return whether a number is only the share that "of whom" or "of them" goes on about."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else token
    return following.lower_ == "of" and token.i + 2 < token.sent.end and token.nbor(2).lower_ in AMONG


def _lists(scene: Scene, token: Token, quantity: Quantity) -> bool:
    """Return whether a noun after a colon is counted by a number or an article of its own, or is a person's name."""
    if quantity.low is None:
        return False
    if quantity.start < token.idx or token.like_num:
        return True
    record = scene.record(scene.mention_at(token, "actor"))
    return token.ent_type_ == "PERSON" or (record is not None and record.kind == "person")


def _named_among(scene: Scene, token: Token) -> tuple[Token, Quantity] | None:
    """Read "officers among them": who, with no number, is said to be among the counted."""
    if token.lower_ != "among" or token.i + 1 >= token.sent.end or token.nbor(1).lower_ not in AMONG:
        return None
    before = token.nbor(-1) if token.i > token.sent.start else token
    if before.pos_ != "NOUN" or fold(before.lemma_) not in scene.lexicon.victims:
        return None
    quantity = count_noun(scene, before)
    return (before, quantity) if quantity is not None else None


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
    if token.dep_ in ("compound", "nmod", "nummod", "amod", "quantmod", "poss"):
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "with":
        return _opens_list(token.head)
    return not (token.dep_ == "pobj" and token.head.lower_ in BESIDE)


def _is_described(token: Token, whole: Token) -> bool:
    """Return whether a noun only stands in what is said of a part: "a leader who carried out attacks on soldiers".

    So does who acts in what is said of a place: "three children near a town where soldiers advance".
    """
    above = [a for a in ancestors(token) if a.i > whole.i and a.dep_ in ("relcl", "acl")]
    wh = [a for a in above if any(c.tag_ in ("WRB", "WDT", "WP$") and a.head.i < c.i < token.i for c in a.subtree)]
    return any(a.i < token.i and a.pos_ in ("VERB", "AUX") for a in above) or bool(wh)


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
    if token.nbor(1).lower_ == "them" and _is_aside(number, token.nbor(2)):
        return number, quantity
    for following in token.doc[rest : min(rest + 5, token.sent.end)]:
        if following.dep_ == "compound":
            continue
        if following.pos_ in ("NOUN", "PROPN") or (
            following.pos_ == "ADJ" and fold(following.lemma_) in scene.lexicon.victims
        ):
            known = fold(following.lemma_) in scene.lexicon.victims
            return (following, quantity) if known else None
        if following.pos_ not in ("AUX", "DET", "ADJ", "ADV") and following.lemma_ != "be":
            return None
    return None


def _is_aside(number: Token, after: Token) -> bool:
    """Return whether a share is told with no verb and no noun: "nine soldiers, eight of them in the town"."""
    before = next((t for t in reversed(number.doc[number.sent.start : number.i]) if t.dep_ != "advmod"), number)
    return (
        after.lower_ in ("in", "at", "near", "by", "during", "on")
        and before.text in (",", "(", "—", "–", "and")
        and number.dep_ not in SUBJECTS
    )
