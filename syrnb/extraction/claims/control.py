"""Control: who is said to hold, take, lose, contest, besiege or leave what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance, claim_row
from syrnb.extraction.claims.events import find_parties, frame_span
from syrnb.extraction.claims.listed import included, listed_after
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import ancestors, obliques, preposition_objects

__all__ = ["extent_of", "extent_within", "read_control"]

PARTS = frozenset(
    {
        *("part", "stretch", "swath", "swathe", "much", "some", "pocket", "area", "most", "half", "bulk", "district"),
        *("quarter", "neighbourhood", "neighborhood", "region", "position", "side", "west", "east", "north", "south"),
        *(
            "sector",
            "third",
            "fifth",
            "tenth",
            "percent",
            "cent",
            "%",
            "majority",
            "portion",
            "section",
            "rest",
            "chunk",
            "handful",
            "number",
            "few",
            "several",
            "heart",
            "centre",
            "center",
            "core",
        ),
        *("partially", "partly", "mostly", "largely", "almost", "nearly", "virtually", "practically", "but"),
    }
)
NEARLY = frozenset({"almost", "nearly", "virtually", "practically", "mostly", "largely", "but"})
FULL = frozenset(
    {"whole", "all", "entire", "full", "entirety", "complete", "fully", "entirely", "completely", "wholly"}
)
EDGES = frozenset({"outskirts", "edge", "suburb", "gate", "entrance"})
PASSES = {"captured": ("lost", ""), "retaken": ("lost", ""), "lost": ("captured", "to"), "withdrew": ("captured", "to")}
"""What a change of hands is for the other side, and the preposition that names it (else it is what is acted on)."""
MANNER = frozenset({"fully", "entirely", "completely", "wholly", "partially", "partly", "mostly", "largely", "nearly"})
SETTLEMENTS = frozenset({"town", "village", "city", "base", "camp", "post", "position", "neighbourhood", "district"})


def read_control(scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances) -> list[dict[str, Any]]:
    """Return the rows of ``control`` that a frame says, one a place and holder."""
    entry = frame.entry
    if entry.control is None:
        return []
    places = _places(scene, frame, where_when, entry.control)
    if not places and not any(scene.is_place(t) for t in frame.place_objects):
        return []
    targets: list[tuple[Mention | None, Token]] = [*places] or [(None, frame.head)]
    rows = []
    for state, actors, doubts in _sides(scene, frame, entry.control):
        held_by: list[str | None] = [*actors] or [None]
        for place, token in targets:
            for actor in held_by:
                if (place is None and actor is None) or _governs(scene, frame, actor, place):
                    continue
                span = frame_span(scene, frame, *([place] if place else []))
                if place is not None:
                    span = (min(frame.start, place.start), max(frame.end, place.end))
                start, end = _own_days(scene, token) or (where_when.start, where_when.end)
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
                        "extent": _extent_in(scene, place, token, frame),
                        "start": start,
                        "end": end,
                    }
                )
    return rows


def _governs(scene: Scene, frame: Frame, actor: str | None, place: Mention | None) -> bool:
    """Return whether a person is only told to govern a country, which says who is in office: "has ruled X since"."""
    holder, country = scene.actors.get(actor or ""), scene.places.get((place.ref if place else None) or "")
    office = holder is not None and holder.kind == "person" and country is not None and country.kind == "country"
    return office and frame.head.lemma_ in ("rule", "govern", "run", "lead")


def _own_days(scene: Scene, token: Token) -> tuple[date | None, date | None] | None:
    """Return when a place is told to change hands apart from those before it: "took Sake, and on Thursday Goma"."""
    days = preposition_objects(token, "on", "in") if token.dep_ == "conj" else []
    time = next((m for t in days if t.i < token.i and (m := scene.mention_at(t, "time")) is not None), None)
    return (time.time_start, time.time_end) if time is not None and time.time_start is not None else None


def _sides(scene: Scene, frame: Frame, state: str) -> list[tuple[str, list[str], list[str]]]:
    """Return what a frame says of each side: its state, its actors and the doubts about them.

    Who takes a place comes with who lost it, where both are named ("took A from B"), and the other way round.
    """
    other = [t for t in frame.b if _is_beside_object(frame, t) and t not in frame.place_objects and scene.actor_of(t)]
    if state == "contested":
        return [(state, *find_parties(scene, [*frame.a, *other])[:2])]
    holders = frame.b if state in ("besieged", "lost") else frame.a
    if state == "withdrew" and not holders:
        holders = tuple(t for t in frame.b if "armed" in scene.classes(t))
    actors, doubts, _ = find_parties(scene, holders)
    if state == "besieged" and not actors:
        actors = _inside(scene, frame)
    sides = [(state, actors, doubts)]
    if state not in PASSES or (state == "withdrew" and not frame.entry.place_from_object):
        return sides
    passed, preposition = PASSES[state]
    if preposition:
        owners = {t.i: t for t in (frame.head, *frame.tokens, *frame.place_objects)}.values()
        found = {t.i: t for o in owners for t in preposition_objects(o, preposition) if scene.actor_of(t)}
        other = list(found.values())
    others, doubts, _ = find_parties(scene, other)
    others = [o for o in others if o not in actors]
    if not others:
        return sides
    return [*(sides if actors or "place" in frame.entry.object else []), (passed, others, doubts)]


def _is_beside_object(frame: Frame, token: Token) -> bool:
    """Return whether a filler stands under a preposition, or is itself what was driven out."""
    if "place" not in frame.entry.object or frame.pattern.part == "noun":
        return True
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ == "pobj"


def _places(scene: Scene, frame: Frame, where_when: Circumstances, state: str) -> list[tuple[Mention, Token]]:
    """Return the places that change hands: what the frame is done to, what that includes, or where one leaves from."""
    found: list[tuple[Mention, Token]] = []
    for token in frame.place_objects:
        found += [pair for noun in (token, *included(token)) for pair in listed_after(scene, noun)]
        place = scene.place_of(token)
        if place is None and where_when.places:
            owners = {t.i for t in token.children if t.dep_ == "poss"}  # "Syria's second city" is not Syria
            below = {t.i for t in token.subtree} - owners
            place = next((m for m in where_when.places if scene.heads[m].i in below), None)
        named = [] if place is not None else _among(scene, token, frame, where_when)
        found += named
        if place is None and not named and _is_unnamed(token):
            place = _place_around(scene, frame, where_when)
        if place is not None:
            found.append((place, token))
        found += [(m, t) for t in obliques(token).get("of", ()) if (m := scene.mention_at(t, "location"))]
        found += [(m, t) for t in (token, *frame.tokens) for m, t in _included(scene, t)]
    if state == "withdrew" or "place" not in frame.entry.object:
        source = frame.clause or frame.head
        for owner in {frame.head.i: frame.head, source.i: source}.values():
            for token in preposition_objects(owner, "from"):
                if (place := scene.place_of(token)) is not None:
                    found.append((place, token))
    return list({m.ref or m: (m, t) for m, t in reversed(found)}.values())[::-1]


def _place_around(scene: Scene, frame: Frame, where_when: Circumstances) -> Mention | None:
    """Return where an unnamed place lies: the scene of its own clause, or where its holder is."""
    if not any(doubt.startswith("place") for doubt in where_when.doubts):
        for mention in where_when.places:
            if not _is_of_other_clause(scene.heads[mention], frame.head):
                return mention
    around = [t for a in frame.a for t in preposition_objects(a, "in", "around", "near")]
    return next((m for t in around if (m := scene.place_of(t))), None) if frame.entry.control == "holds" else None


def _is_of_other_clause(token: Token, verb: Token) -> bool:
    """Return whether a word does not hang on a verb, or but on another one that goes on after it, or owns its object.

    "Has lost the province and has left Quneitra" does not tell where the province lies.
    """
    if token.dep_ == "poss":
        return True
    for above in (token, *ancestors(token)):
        if above.i == verb.i:
            return False
        if above.dep_ == "conj" and above.pos_ in ("VERB", "AUX"):
            return True
    return True


def _is_unnamed(token: Token) -> bool:
    """Return whether a place is told by a common noun alone ("the airport"), so that the scene says where it lies."""
    return token.pos_ == "NOUN" and not any(c.pos_ == "PROPN" for c in token.children)


def _extent_in(scene: Scene, place: Mention | None, token: Token, frame: Frame) -> str:
    """Return how much of a place changes hands; what only lies in it ("the airport") is part of it."""
    extent = extent_of(token, frame.head)
    if place is not None and token.dep_ == "appos" and place.start <= token.head.idx < place.end:
        return extent  # "Sake, a town that rebels had held"
    if extent != "unknown" or place is None or place.start <= token.idx < place.end or not _is_unnamed(token):
        return extent
    own = [t for p in ("of", "such", "including") for t in obliques(token).get(p, ())]
    named = own or [c for c in token.children if c.dep_ in ("appos", "compound", "nmod")]
    return "unknown" if any(scene.mention_at(t, "location") for t in named) else "part"


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


def _among(scene: Scene, token: Token, frame: Frame, where_when: Circumstances) -> list[tuple[Mention, Token]]:
    """Return the places that are told by name of those taken: "a dozen villages, among them Sake and Minova"."""
    found = []
    for mention in where_when.places:
        head = scene.heads[mention]
        above = list(takewhile(lambda t: t.i != frame.head.i, (head, *ancestors(head))))
        besides = [c for t in above if t.pos_ == "PROPN" for c in t.children if c.i < t.i]  # as the parser may hang it
        told = [t for t in (*above, *besides) if t.dep_ == "prep" and t.lower_ in ("among", "including")]
        if any(t.lower_ == "including" or any(c.lower_ in ("them", "which") for c in t.children) for t in told):
            found += [(mention, head)] if token.i < head.i else []
    return found


def _inside(scene: Scene, frame: Frame) -> list[str]:
    """Return who is inside a besieged place, where its own words say so ("a besieged rebel town")."""
    found = []
    for token in frame.b:
        owner = scene.owner_of(token)
        if owner is not None and owner.ref is not None and not scene.mention_at(token, "actor"):
            found.append(owner.ref)
    return found


def _is_share_of(preposition: Token) -> bool:
    """Return whether a preposition joins a place to what it is a share of: "half of", "districts in the heart of"."""
    whole = preposition.head.lemma_.casefold()
    return preposition.lower_ in ("of", "over") or (preposition.lower_ == "in" and whole in PARTS)


def extent_of(token: Token, verb: Token | None = None) -> str:
    """Return how much of a place a claim speaks of, as ``schema.EXTENT``.

    It is told by the noun and its modifiers, by what the noun is "of" ("almost all of", "full control of") and by
    adverbs of the verb ("partially controls").
    """
    chain = [token]
    while chain[-1].dep_ == "pobj" and len(chain) < 6 and _is_share_of(chain[-1].head):
        chain.append(chain[-1].head.head)
    words = {t.lemma_.casefold() for t in chain}
    marks = ("amod", "det", "predet", "advmod", "quantmod", "cc", "nummod")
    words |= {c.lemma_.casefold() for t in chain if t != verb for c in t.children if c.dep_ in marks and c.i < t.i}
    words |= {c.lower_ for t in chain for m in t.children if m.dep_ in marks for c in m.children if c.lower_ in NEARLY}
    if verb is not None:
        words |= {c.lower_ for c in verb.children if c.dep_ == "advmod" and c.lower_ in MANNER}
    if words & FULL and not words & NEARLY:
        return "full"
    if words & EDGES:
        return "outskirts"
    return "part" if words & PARTS else "unknown"


def extent_within(scene: Scene, noun: Token, place: Mention | None) -> str:
    """Return how much of a place is held as a noun says: towns in a country are part of it."""
    record = scene.places.get(place.ref or "") if place is not None else None
    apart = place is not None and not place.start <= noun.idx < place.end
    wide = record is not None and record.kind in ("country", "region", "admin1")
    return "part" if apart and wide and noun.lemma_.casefold() in SETTLEMENTS else extent_of(noun)
