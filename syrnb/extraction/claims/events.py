"""Events: who did what to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance, claim_row
from syrnb.extraction.claims.compounds import is_standing
from syrnb.extraction.claims.kinds import settle_kind
from syrnb.extraction.claims.victims import goes_on
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.history import WARS
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import conjuncts, has_auxiliary, preposition_objects
from syrnb.schema import ACLED

__all__ = ["BORROWED", "find_attackers", "find_parties", "frame_span", "read_event"]

WITNESSES = frozenset({"media", "monitor"})
"""Kinds of actors that tell of attacks and make none."""
BORROWED = "doer of another phrase"
PICKING = frozenset({"particularly", "notably", "especially", "mainly", "chiefly", "primarily", "namely", "above"})
"""What names one of many that a plural only describes: "armed groups, notably the ADF"."""
BEARERS = frozenset({"rebel", "militia", "armed-group", "state-forces", "person"})
SUB_TYPES = {sub: kind for kind, subs in ACLED.items() for sub in subs}


def find_attackers(scene: Scene, fillers: Iterable[Token]) -> tuple[list[str], list[str], list[Mention]]:
    """Return the actors that do an act of force, as :func:`find_parties`; who reports it ("Monitor AFP") does none."""
    found, doubts, named = find_parties(scene, fillers)
    silent = [f for f in found if f not in scene.actors or scene.actors[f].kind not in WITNESSES]
    return silent, doubts, [m for m in named if m.ref in silent]


def find_parties(scene: Scene, fillers: Iterable[Token]) -> tuple[list[str], list[str], list[Mention]]:
    """Return the actors that fill a role: ids, doubts, and the mentions that named them."""
    found: list[str] = []
    doubts: list[str] = []
    mentions: list[Mention] = []
    for token in fillers:
        mention = scene.party_of(token)
        if mention is None:  # "fighters, including members of X"
            named = _named_among(scene, token) if "armed" in scene.classes(token) else []
            mentions += named
            found += [m.ref for m in named if m.ref is not None and m.ref not in found]
            continue
        found += [m.ref for m in scene.sharers_of(token, mention) if m.ref is not None and m.ref not in found]
        if mention.also:
            found += [ref for ref in mention.also if ref not in found]
            doubts.append("pronoun")
            continue
        if mention.ref is None:
            doubts.append("unknown actor")
            continue
        mentions.append(mention)
        if mention.method == "coreference":
            doubts.append("pronoun")
        if mention.ref not in found:
            found.append(mention.ref)
        found += [m.ref for m in _named_among(scene, token) if m.ref is not None and m.ref not in found]
    return found, doubts, mentions


def _named_among(scene: Scene, token: Token) -> list[Mention]:
    """Return who is named of a described many: "rebels including the Sham Legion", "groups, notably X and Y"."""
    if token.tag_ != "NNS" or token.pos_ != "NOUN":
        return []
    below = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("including", "like", "as")]
    below = [c for c in below if c.lower_ != "as" or any(t.lower_ == "such" for t in (*c.children, c.nbor(-1)))]
    names = [n for c in below for n in c.children if n.dep_ == "pobj"]
    names += [c for c in token.children if c.dep_ == "appos" and any(t.lower_ in PICKING for t in c.children)]
    names += _among(token)
    named = [m for n in names for t in conjuncts(n) if (m := scene.party_of(t))]
    return [m for m in named if (r := scene.record(m)) is not None and r.kind not in ("state", "people") and r.known]


def _among(noun: Token) -> list[Token]:
    """Return the first of those named after "among them": the parser hangs it on anything."""
    after = [t for t in noun.doc[noun.i + 1 : min(noun.i + 7, noun.sent.end)] if t.text != ","]
    if len(after) < 3 or after[0].lower_ != "among" or after[1].lower_ not in ("them", "these"):
        return []
    return next(([t] for t in after[2:] if t.dep_ not in ("det", "compound", "amod", "punct")), [])


def frame_span(scene: Scene, frame: Frame, *more: Mention) -> tuple[int, int]:
    """Return the span of text that a claim rests on: its trigger, its sides and its places."""
    starts, ends = [frame.start], [frame.end]
    if frame.clause is not None and frame.clause.sent == frame.head.sent:
        starts.append(frame.clause.idx)
        ends.append(frame.clause.idx + len(frame.clause))
    for token in (*frame.a, *frame.b, *frame.place_objects):
        if token.sent == frame.head.sent:
            starts.append(token.left_edge.idx if abs(token.left_edge.i - token.i) < 8 else token.idx)
            ends.append(token.idx + len(token))
    for mention in more:
        starts.append(mention.start)
        ends.append(mention.end)
    return min(starts), max(ends)


def read_event(
    scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances, harmed: Iterable[Token] = ()
) -> dict[str, Any] | None:
    """Return the row of ``events`` that a frame tells, or None where it tells of no act.

    ``harmed`` are the nouns of a toll that came of it.
    """
    entry = frame.entry
    if entry.plover is None or frame.merged is not None or (entry.relation is not None and is_standing(frame.head)):
        return None
    unnamed = not frame.a or frame.borrowed
    if entry.outcome == "killed" and unnamed and frame.pattern.part == "verb" and _only_counts(frame):
        return None
    if entry.outcome in ("killed", "injured") and any(t.lemma_.casefold() in WARS for t in frame.a):
        return None  # "the war has killed thousands"
    find_doers = find_attackers if entry.plover == "ASSAULT" else find_parties
    side_a, doubts_a, named = find_doers(scene, frame.a)
    met = [t for t in harmed if _bears(scene, t)]
    side_b, doubts_b, _ = find_parties(scene, [*frame.b, *_among_them(scene, frame), *met])
    if entry.plover == "SUPPORT" and frame.head.dep_ in ("relcl", "acl") and side_b and set(side_b) <= set(side_a):
        return None  # "forces that support the regime" are its own
    side_b = [b for b in side_b if b not in side_a]
    together = [*side_a, *side_b]
    pair = [m for t in (*frame.a, *frame.b) if (m := scene.party_of(t)) is not None]
    if entry.reciprocal and len(together) == 2 and len(pair) == 1 and (pair[0].also or _share_noun(frame)):
        side_a, side_b = together[:1], together[1:]
    doubts = [*doubts_a, *doubts_b, *where_when.doubts]
    if not side_a:
        doubts.append("no actor")
    elif frame.borrowed:
        doubts.append(BORROWED)
    if any(scene.actor_of(t) is None for t in frame.a if scene.party_of(t) in named):
        doubts.append("actor from the object's words")
    places = list(dict.fromkeys(m.ref for m in where_when.places if m.ref is not None))
    mode, sub_type = settle_kind(scene, frame, side_a, side_b, places)
    span = frame_span(scene, frame)
    rule = f"event/{entry.entry_id}/{frame.pattern.text}"
    row = claim_row(
        "events",
        scene.text.document.doc_id,
        stance,
        span,
        scene.text.document.text,
        rule,
        tuple(doubts),
        entry.entry_id,
        frame.start,
    )
    trigger = (frame.start, frame.end)
    if trigger[1] - trigger[0] > 60:
        trigger = (frame.head.idx, frame.head.idx + len(frame.head))
    return row | {
        "modality": entry.modality if entry.modality and stance.modality in ("actual", "ongoing") else stance.modality,
        "trigger": scene.text.document.text[trigger[0] : trigger[1]],
        "trigger_start": trigger[0],
        "trigger_end": trigger[1],
        "plover": entry.plover,
        "mode": mode,
        "acled_type": SUB_TYPES.get(sub_type) if sub_type else None,
        "acled_sub_type": sub_type,
        "side_a": side_a,
        "side_b": side_b,
        "location_ids": places,
        "start": where_when.start,
        "end": where_when.end,
        "time_precision": where_when.precision if where_when.start or where_when.end else "unknown",
    }


def _among_them(scene: Scene, frame: Frame) -> list[Token]:
    """Return the armed and the persons among those who were harmed: "ten people were killed, including two rebels"."""
    if frame.entry.outcome is None or frame.entry.victim != "b":
        return []
    told = [t for owner in (frame.head, *frame.b) for t in preposition_objects(owner, "including")]
    told += [t for b in frame.b for t in goes_on(scene, b)]
    for noun in frame.b:  # "two rebels were among nine people killed"
        if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be":
            told += [t for c in noun.head.head.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    return [t for t in told if _bears(scene, t)]


def _bears(scene: Scene, token: Token) -> bool:
    """Return whether somebody bears arms or is a person: others who are harmed need be no side."""
    return (r := scene.record(scene.party_of(token))) is not None and r.kind in BEARERS


def _share_noun(frame: Frame) -> bool:
    """Return whether two who fight each other are told by one noun: "clashes between pro-regime and rebel forces"."""
    return not frame.b and len(frame.a) == 1 and (frame.a[0].dep_ == "nsubj" or frame.a[0].head.lower_ == "between")


def _only_counts(frame: Frame) -> bool:
    """Return whether a verb of harm tells a running number and no act: "400 people have been killed"."""
    own = {c.dep_ for c in frame.head.children}
    return "auxpass" in own and has_auxiliary(frame.head, "have") and "agent" not in own
