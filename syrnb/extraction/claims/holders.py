"""Standing holds told without a verb of holding: "rebel-held town", "under their control", "in rebel hands"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from spacy.tokens import Span, Token

from syrnb.extraction.claims.listed import listed_after
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.localities import find_besides
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import HYPHENS, ancestors, obliques

__all__ = ["Hold", "find_holds", "place_of_part"]

HELD = frozenset({"held", "controlled", "occupied", "run", "dominated", "ruled", "administered"})
HOLDING = {
    "control": ("under", "in"), "occupation": ("under",), "rule": ("under",), "hand": ("in", "into", "from"),
    "administration": ("under",), "command": ("under",),
}  # fmt: skip
"""Nouns of a standing hold, and what they stand under: "under its control", "in rebel hands"."""
PASSING = frozenset({"fall", "come", "pass", "slip", "go", "return", "revert"})
"""What a place does that changes hands: "fell under rebel control", "passed into the hands of X"."""
SHARES_OF_TOWN = frozenset(
    {"district", "neighbourhood", "neighborhood", "quarter", "suburb", "part", "side", "half", "sector", "section"}
    | {"east", "west", "north", "south", "area", "zone"}
)
VAGUE = frozenset({"area", "zone", "part"})
"""Shares that need not be one town's: "the rebel-held areas"."""
BESIDE = frozenset({"outside", "near", "around", "beyond", "across"})
OWN = frozenset({"territory", "land", "ground", "country"})
"""What a place is called that is held: "Derna is rebel territory"."""


class Hold(NamedTuple):
    """A hold that some words tell.

    Parameters
    ----------
    word
        The word that says it.
    noun
        What is held.
    holder, place
        Whose it is, and the place; None where it is not resolved.
    state
        As ``schema.CONTROL_STATE`` names it.
    anchor
        The verb whose modality is the hold's ("may fall into rebel hands"); None for what is taken for granted.
    """

    word: Token
    noun: Token
    holder: Mention | None
    place: Mention | None
    state: str = "holds"
    anchor: Token | None = None


def find_holds(scene: Scene, tokens: Span, frames: Iterable[Frame] = ()) -> Iterator[Hold]:
    """Yield the holds of a sentence that its frames do not tell."""
    told = {t.i for f in frames if f.entry.control for t in f.tokens}
    for token in tokens:
        phrase = token.dep_ == "pobj" and token.head.lower_ in HOLDING.get(token.lemma_.casefold(), ())
        if token.i in told:
            if phrase and (holder := _holder(scene, token)) is not None:
                yield from _as_well(scene, token, holder, "holds")
        elif token.lower_ in HELD and token.i > 1 and token.nbor(-1).text in HYPHENS:
            yield from _compound(scene, token)
        elif phrase and (holder := _holder(scene, token)) is not None:
            yield from _phrase(scene, token, holder)
        elif token.dep_ == "attr" and token.lemma_ in OWN and (holder := _holder(scene, token)) is not None:
            places = [t for t in scene.subjects(token.head) if scene.mention_at(t, "location")]
            yield from (Hold(token, t, holder, scene.place_of(t), "holds", token.head) for t in places)


def _compound(scene: Scene, token: Token) -> Iterator[Hold]:
    """Read "rebel-held town", "Debaltseve (government-controlled, 55km north of X)"."""
    holder, noun = scene.mention_at(token.nbor(-2), "actor"), token.head
    if token.i > 3 and token.nbor(-3).text in HYPHENS and token.nbor(-4).lower_ == "non":
        return  # "non-government-controlled": by whom, nothing says
    if token.i > 2 and token.nbor(-2).lower_.startswith("non"):
        return
    if token.i > 3 and token.nbor(-3).text == "(" and (place := scene.mention_at(token.nbor(-4), "location")):
        until = any(c.lower_ == "until" for c in token.children)
        yield Hold(token, token.nbor(-4), holder, place, "lost" if until else "holds")
    elif token.dep_ in ("amod", "compound", "nmod") and scene.is_place(noun):
        listed = listed_after(scene, noun)
        yield from (Hold(token, said, holder, place) for place, said in listed)
        if not listed:
            yield Hold(token, noun, holder, _held_place(scene, noun))


def _phrase(scene: Scene, token: Token, holder: Mention) -> Iterator[Hold]:
    """Read "areas under their control", "A and B are in rebel hands", "the town slipped from the army's hands"."""
    preposition = token.head
    verb = preposition.head
    passing = verb.lemma_ in PASSING and verb.pos_ == "VERB"
    state = "holds" if not passing or preposition.lower_ == "in" else "captured"
    no_longer = any(c.lower_ == "longer" and any(t.lower_ == "no" for t in c.children) for c in verb.children)
    if preposition.lower_ == "from" or no_longer:
        state = "lost"
    if not passing and preposition.lower_ in ("from", "into"):
        return
    anchor = verb if verb.pos_ in ("VERB", "AUX") else None
    for noun in _held_nouns(scene, preposition):
        if not scene.is_place(noun):
            continue
        listed = [t for t in obliques(noun).get("of", ()) if scene.mention_at(t, "location")]
        if scene.mention_at(noun, "location") is None and noun.tag_ == "NNS" and len(listed) > 1:
            yield from (
                Hold(token, t, holder, scene.place_of(t), state, anchor) for t in listed
            )  # "the towns of A, B and C"
        else:
            yield Hold(token, noun, holder, _held_place(scene, noun), state, anchor)
    yield from _as_well(scene, token, holder, state)


def _as_well(scene: Scene, token: Token, holder: Mention, state: str) -> Iterator[Hold]:
    """Read "Sirte is under rebel control, as is Jufra", "... and so are Jufra and Waddan"."""
    for clause in token.head.head.children:
        if clause.lemma_ != "be" or clause.dep_ not in ("advcl", "conj") or clause.i < token.i:
            continue
        if not any(c.lower_ in ("as", "so") and c.i < clause.i for c in clause.children):
            continue
        others = [c for c in clause.children if c.i > clause.i and c.dep_ in ("nsubj", "attr")]
        if any(c.dep_ in ("acomp", "prep", "nsubj") and c.i < clause.i for c in clause.children):
            continue
        for noun in (t for c in others for t in [c, *c.conjuncts] if scene.is_place(t)):
            yield Hold(token, noun, holder, _held_place(scene, noun), state, clause)


def _held_nouns(scene: Scene, preposition: Token) -> list[Token]:
    """Return what is told to be under a hold: the noun that the phrase hangs on, or right before it, or subjects."""
    governor = preposition.head
    if governor.pos_ not in ("VERB", "AUX"):
        return [governor]
    before = [t for t in governor.subtree if t.i < preposition.i and scene.mention_at(t, "location")]
    if before and before[-1].i == preposition.i - 2 and preposition.nbor(-1).text == ",":
        return before[-1:]  # "fled to Homs, under government control"
    return [t for t in scene.subjects(governor) if scene.is_place(t)] or before[-1:]


def _holder(scene: Scene, word: Token) -> Mention | None:
    """Return whose a hold is: "rebel hands", "its control", "the control of the army"."""
    for child in word.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod") and (found := scene.mention_at(child, "actor")):
            return found
    return next((m for n in obliques(word).get("of", []) if (m := scene.actor_of(n))), None)


def place_of_part(scene: Scene, noun: Token, around: Mapping[Frame, Circumstances]) -> Mention | None:
    """Return where an unnamed part lies: where the act it is told in was, or, of "the", the town named last.

    "Bombed a market in a rebel-held district" of the town that the sentence is about.
    """
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    if noun.lemma_.casefold() not in SHARES_OF_TOWN or after in BESIDE:
        return None
    for above in ancestors(noun):
        for frame, where_when in around.items():
            if above.i == frame.head.i:
                settled = [m for m in where_when.places if _is_settled(scene, m)]
                if len(settled) == 1:
                    return settled[0]
    definite = any(c.lower_ == "the" for c in noun.children) and noun.lemma_.casefold() not in VAGUE
    here = scene.text.sentence_at(noun.idx)
    for mention in reversed(scene.mentions) if definite else ():
        if mention.kind == "location" and mention.end <= noun.idx and _is_settled(scene, mention):
            return mention if scene.text.sentence_at(mention.start).index >= here.index - 1 else None
    return None


def _is_settled(scene: Scene, mention: Mention) -> bool:
    record = scene.places.get(mention.ref or "")
    return record is not None and record.kind in ("city", "town")


def _held_place(scene: Scene, noun: Token) -> Mention | None:
    near = [t for preposition in ("in", "of", "around", "near", "at") for t in obliques(noun).get(preposition, ())]
    for token in (noun, *near):
        if (place := scene.place_of(token)) is not None:
            return next(iter(find_besides(scene, place)), place)
    return None
