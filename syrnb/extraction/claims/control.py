"""Control: who is said to hold, take, lose, contest, besiege or leave what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance, claim_row
from syrnb.extraction.claims.events import find_parties, frame_span
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import HYPHENS, obliques

__all__ = ["extent_of", "find_holders", "read_control"]

HELD = frozenset({"held", "controlled", "occupied", "run", "dominated", "ruled", "administered"})
PARTS = frozenset(
    {
        *("part", "stretch", "swath", "swathe", "much", "some", "pocket", "area", "most", "half", "bulk", "district"),
        *("quarter", "neighbourhood", "neighborhood", "region", "position", "side", "west", "east", "north", "south"),
        "sector",
    }
)
FULL = frozenset({"whole", "all", "entire", "full", "entirety", "complete"})
EDGES = frozenset({"outskirts", "edge", "suburb", "gate", "entrance"})


def read_control(scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances) -> list[dict[str, Any]]:
    """Return the rows of ``control`` that a frame says, one a place and holder."""
    entry = frame.entry
    if entry.control is None:
        return []
    state = entry.control
    holders = frame.b if state in ("besieged", "lost") else frame.a
    actors, doubts, _ = find_parties(scene, holders)
    places = _places(scene, frame, where_when, state)
    if state == "besieged" and not actors:
        actors = _inside(scene, frame)
    if not places and not any(scene.is_place(t) for t in frame.place_objects):
        return []
    rows = []
    targets: list[tuple[Mention | None, Token]] = [*places] or [(None, frame.head)]
    held_by: list[str | None] = [*actors] or [None]
    for place, token in targets:
        for actor in held_by:
            if place is None and actor is None:
                continue
            span = frame_span(scene, frame, *([place] if place else []))
            if place is not None:
                span = (min(frame.start, place.start), max(frame.end, place.end))
            rule = f"control/{entry.entry_id}/{frame.pattern.text}"
            row = claim_row(
                "control", scene.text.document.doc_id, stance, span, scene.text.document.text, rule,
                tuple([*doubts, *where_when.doubts] if actors else [*where_when.doubts, "no actor"]),
                state, actor, place.ref if place else None,
            )  # fmt: skip
            rows.append(
                row
                | {
                    "actor_id": actor,
                    "location_id": place.ref if place else None,
                    "state": state,
                    "extent": extent_of(token, state),
                    "start": where_when.start,
                    "end": where_when.end,
                }
            )
    return rows


def _places(scene: Scene, frame: Frame, where_when: Circumstances, state: str) -> list[tuple[Mention, Token]]:
    """Return the places that change hands: what the frame is done to, what that includes, or where one leaves from."""
    found: list[tuple[Mention, Token]] = []
    for token in frame.place_objects:
        place = scene.place_of(token)
        if place is None and where_when.places:
            below = {t.i for t in token.subtree}
            place = next((m for m in where_when.places if scene.heads[m].i in below), None)
        if place is not None:
            found.append((place, token))
        found += [(m, t) for t in (token, *frame.tokens) for m, t in _included(scene, t)]
    if state == "withdrew":
        source = frame.clause or frame.head
        for owner in {frame.head.i: frame.head, source.i: source}.values():
            for token in obliques(owner).get("from", []):
                if (place := scene.place_of(token)) is not None:
                    found.append((place, token))
    return list({m.ref or m: (m, t) for m, t in reversed(found)}.values())[::-1]


def _included(scene: Scene, token: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield the places under "including" and "such as"."""
    for preposition in ("including", "as", "like"):
        for noun in obliques(token).get(preposition, ()):
            if place := scene.mention_at(noun, "location"):
                yield place, noun
            yield from _included(scene, noun)
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ == "such":
            yield from _included(scene, child)
        if child.dep_ == "prep" and child.lower_ in ("as", "including"):
            for inner in child.children:
                if inner.dep_ == "pobj" and (place := scene.mention_at(inner, "location")):
                    yield place, inner


def _inside(scene: Scene, frame: Frame) -> list[str]:
    """Return who is inside a besieged place, where its own words say so ("a besieged rebel town")."""
    found = []
    for token in frame.b:
        owner = scene.owner_of(token)
        if owner is not None and owner.ref is not None and not scene.mention_at(token, "actor"):
            found.append(owner.ref)
    return found


def extent_of(token: Token, state: str) -> str:
    """Return how much of a place a claim speaks of, as ``schema.EXTENT``."""
    words = {
        token.lemma_.casefold(),
        *(c.lemma_.casefold() for c in token.children if c.dep_ in ("amod", "det", "predet")),
    }
    if words & FULL:
        return "full"
    if words & EDGES:
        return "outskirts"
    return "part" if words & PARTS else "unknown"


def find_holders(scene: Scene, sentence_tokens: Any) -> Iterator[tuple[Token, Token, Mention | None, Mention | None]]:
    """Yield standing holds told by compounds and phrases: "rebel-held town", "areas under their control".

    Yields
    ------
    tuple
        The word that says it, the place noun, the holder's mention and the place's (None where unresolved).
    """
    for token in sentence_tokens:
        if token.lower_ in HELD and token.i > 1 and token.nbor(-1).text in HYPHENS:
            holder = scene.mention_at(token.nbor(-2), "actor")
            noun = token.head
            if token.dep_ in ("amod", "compound", "nmod") and scene.is_place(noun):
                yield token, noun, holder, _held_place(scene, noun)
        elif token.lemma_ == "control" and token.dep_ == "pobj" and token.head.lower_ == "under":
            holder = next(
                (
                    m
                    for c in token.children
                    if c.dep_ in ("poss", "compound", "amod", "nmod") and (m := scene.mention_at(c, "actor"))
                ),
                None,
            ) or next((m for n in obliques(token).get("of", []) if (m := scene.actor_of(n))), None)
            noun = token.head.head
            if noun.pos_ in ("VERB", "AUX"):
                before = [t for t in noun.subtree if t.i < token.head.i and scene.mention_at(t, "location")]
                noun = before[-1] if before else noun
            if holder is not None and scene.is_place(noun):
                yield token, noun, holder, _held_place(scene, noun)


def _held_place(scene: Scene, noun: Token) -> Mention | None:
    if (place := scene.place_of(noun)) is not None:
        return place
    for preposition in ("in", "of", "around", "near"):
        for token in obliques(noun).get(preposition, ()):
            if (place := scene.place_of(token)) is not None:
                return place
    return None
