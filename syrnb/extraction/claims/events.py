"""Events: who did what to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance, claim_row
from syrnb.extraction.claims.compounds import is_standing
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import has_auxiliary
from syrnb.schema import ACLED

__all__ = ["BORROWED", "find_parties", "frame_span", "read_event"]

DRONES = frozenset({"drone", "uav", "quadcopter"})
STATES = frozenset({"state", "state-forces"})
ARMED = frozenset({"state-forces", "rebel", "militia", "armed-group", "state"})
BORROWED = "doer of another phrase"
SUB_TYPES = {sub: kind for kind, subs in ACLED.items() for sub in subs}


def find_parties(scene: Scene, fillers: Iterable[Token]) -> tuple[list[str], list[str], list[Mention]]:
    """Return the actors that fill a role: ids, doubts, and the mentions that named them."""
    found: list[str] = []
    doubts: list[str] = []
    mentions: list[Mention] = []
    for token in fillers:
        mention = scene.party_of(token)
        if mention is None:
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
    return found, doubts, mentions


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


def read_event(scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances) -> dict[str, Any] | None:
    """Return the row of ``events`` that a frame tells, or None where it tells of no act."""
    entry = frame.entry
    if entry.plover is None or frame.merged is not None or (entry.relation is not None and is_standing(frame.head)):
        return None
    if entry.outcome == "killed" and not frame.a and frame.pattern.part == "verb" and _only_counts(frame):
        return None
    side_a, doubts_a, named = find_parties(scene, frame.a)
    side_b, doubts_b, _ = find_parties(scene, frame.b)
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
    mode, sub_type = entry.mode, _acled(scene, entry.acled, side_a, side_b, places, frame)
    if (mode == "heavy-weapons" or entry.acled == "attack") and (flown := _flown(scene, frame)):
        mode, sub_type = flown, "Air/drone strike"
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


def _share_noun(frame: Frame) -> bool:
    """Return whether two who fight each other are told by one noun: "clashes between pro-regime and rebel forces"."""
    return not frame.b and len(frame.a) == 1 and (frame.a[0].dep_ == "nsubj" or frame.a[0].head.lower_ == "between")


def _only_counts(frame: Frame) -> bool:
    """Return whether a verb of harm tells a running number and no act: "400 people have been killed"."""
    own = {c.dep_ for c in frame.head.children}
    return "auxpass" in own and has_auxiliary(frame.head, "have") and "agent" not in own


def _acled(
    scene: Scene, acled: str | None, side_a: list[str], side_b: list[str], places: list[str], frame: Frame
) -> str | None:
    """Settle the sub-types that depend on who acts and who is acted on."""
    kinds_b = {scene.actors[b].kind for b in side_b if b in scene.actors}
    if acled == "territory" and side_b and not places and not frame.place_objects:
        return "Armed clash"  # "defeated the rebels"
    if acled == "territory":
        own = _own_forces(scene, side_a, places)
        return "Government regains territory" if own else "Non-state actor overtakes territory"
    if acled == "attack":
        victims = {scene.lexicon.victims.get(fold(t.lemma_)) for t in frame.b}
        if (
            "civilians" in victims
            or "women" in victims
            or "children" in victims
            or not (kinds_b & ARMED or "combatants" in victims)
        ):
            return "Attack"
        return "Armed clash"
    return acled


def _flown(scene: Scene, frame: Frame) -> str | None:
    """Return the mode of what aircraft, drones or an air force do: "jets bombed", "an Ethiopian drone strike"."""
    for token in frame.a:
        words = {fold(token.lemma_), fold(token.lower_)}
        if words & DRONES:
            return "drone"
        if words & scene.lexicon.aircraft or (words & {"force"} and token.i and token.nbor(-1).lower_ == "air"):
            return "aerial"
    return None


def _own_forces(scene: Scene, side_a: list[str], places: list[str]) -> bool:
    """Return whether forces of the state that the places lie in take part.

    ACLED counts what a foreign state's forces take with what non-state actors take (ACLED Codebook, "Battles").
    """
    homes = {c for p in places if p in scene.places and (c := scene.places[p].country)}
    states = [scene.actors[a] for a in side_a if a in scene.actors and scene.actors[a].kind in STATES]
    return any(not homes or s.country is None or s.country in homes for s in states)
