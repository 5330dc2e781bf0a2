"""Casualties: how many were killed, hurt, taken, driven out; who they were, by whom, and who counts among whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance, claim_id, claim_row
from syrnb.extraction.claims.counts import Count, find_counts, is_counted, is_stated
from syrnb.extraction.claims.events import BORROWED, find_attackers
from syrnb.extraction.claims.modes import count_mode, is_retold_history, toll_days
from syrnb.extraction.claims.victims import victims_class
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.quantities import Quantity
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import conjuncts, obliques, preposition_objects

__all__ = ["Doers", "count_rows", "doers_of", "read_casualties"]

EITHER = "counted with those of another harm"


@dataclass(frozen=True, slots=True)
class Doers:
    """Who did a harm.

    Parameters
    ----------
    words
        The heads of the phrases that name them.
    mutual
        Whether they are the two sides of a fight: who met the harm met it from the other side, if from any.
    borrowed
        Whether another phrase of the sentence names them.
    apart
        Whether those who met the harm cannot be of them: "their attack left 28 of them dead".
    """

    words: tuple[Token, ...] = ()
    mutual: bool = False
    borrowed: bool = False
    apart: bool = False


def read_casualties(
    scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances, event_id: str | None
) -> list[dict[str, Any]]:
    """Return the rows of ``casualties`` that a frame tells."""
    entry = frame.entry
    if entry.outcome is None:
        return []
    victims = frame.a if entry.victim == "a" else frame.b
    victims = (*victims, *_together(frame)) if (share := _share(frame)) is None else share
    people = tuple(t for t in victims if is_counted(scene, t))
    if frame.merged is not None:
        doers = doers_of(frame.merged, victims)
        joined = [t for t in conjuncts(frame.merged.head) if t.i != frame.merged.head.i and "event" in scene.classes(t)]
        others = tuple(t for t in joined if scene.party_of(t) and t not in doers.words)
        if doers.words and others and not doers.mutual:  # "in shelling by the army and rebel rocket fire"
            doers = replace(doers, words=(*doers.words, *others))
    elif frame.cause is not None:
        doers = replace(doers_of(frame.cause), mutual=False)  # people flee from both who fight
    else:
        doers = Doers(() if entry.victim == "a" else frame.a, borrowed=frame.borrowed, apart=frame.borrowed)
    counts = find_counts(scene, people)
    if entry.outcome == "displaced" and frame.head.dep_ == "amod":  # "displaced children": who they are
        counts = [c for c in counts if c.quantity.low is not None]
    if entry.outcome == "displaced":  # troops that flee are no displaced people
        counts = [c for c in counts if victims_class(scene, c.noun)[0] != "combatants"]
    if _either(scene, frame):  # "killed or wounded 80": neither number is known
        counts = [c if c.quantity.high == 0 else replace(c, quantity=replace(c.quantity, low=None)) for c in counts]
        stance = replace(stance, doubts=(*stance.doubts, EITHER))
    rule = f"casualty/{entry.entry_id}/{frame.pattern.text}"
    return count_rows(scene, counts, entry.outcome, frame.head, doers, stance, where_when, event_id, rule)


def doers_of(act: Frame | None, victims: tuple[Token, ...] = ()) -> Doers:
    """Return who did the harm that comes of an act; nobody where no act is told.

    ``victims`` are who met it, where they are among the sides of the act.
    """
    if act is None:
        return Doers()
    outside = not {t.i for t in victims} & {t.i for t in act.b}
    if act.entry.reciprocal and outside and len(both := (*act.a, *act.b)) != 1:
        return Doers(both, mutual=True, apart=True)
    if act.entry.reciprocal and not act.b:
        return Doers()
    return Doers(act.a, borrowed=act.borrowed, apart=act.borrowed or act.entry.reciprocal or not victims)


def _share(frame: Frame) -> tuple[Token, ...] | None:
    """Return who of some people met the harm: two in "two of them wounded", none in "some of them wounded"."""
    verb = frame.head
    if verb.i < verb.sent.start + 3 or verb.nbor(-1).lower_ not in ("them", "whom") or verb.nbor(-2).lower_ != "of":
        return None
    number = verb.nbor(-3)
    return (number,) if number.like_num else ()


def _either(scene: Scene, frame: Frame) -> bool:
    """Return whether the victims are said to have met this harm or another: "killed or wounded", "dead or missing"."""
    verb = frame.head
    pairs = [(verb.head, verb)] if verb.dep_ == "conj" else []
    pairs += [(verb, c) for c in verb.children if c.dep_ == "conj"]
    for first, second in pairs:
        joined = [c.lower_ for c in first.children if c.dep_ == "cc" and first.i < c.i < second.i]
        other = second if first.i == verb.i else first
        harms = {p.entry.outcome for p in scene.lexicon.by_word.get(("verb", fold(other.lemma_)), ())} - {None}
        shared = not any(c.dep_ in ("dobj", "nsubj", "nsubjpass") for c in second.children) or not any(
            c.dep_ == "dobj" for c in first.children
        )
        if "or" in joined and harms and frame.entry.outcome not in harms and shared and second.i - first.i <= 3:
            return True
    return False


def _together(frame: Frame) -> list[Token]:
    """Return who shares the victims' lot: "detained the commander along with three of his men"."""
    return [t for owner in (frame.head, *frame.b) for t in obliques(owner).get("alongside", [])]


def count_rows(
    scene: Scene,
    counts: list[Count],
    outcome: str,
    word: Token,
    doers: Doers,
    stance: Stance,
    where_when: Circumstances,
    event_id: str | None,
    rule: str,
    part_of: str | None = None,
) -> list[dict[str, Any]]:
    """Return one row a count, parts tied to their wholes.

    ``part_of`` is the claim of an earlier sentence that the counts are parts of, where they are.
    """
    text = scene.text.document.text
    perpetrators, doubts, _ = find_attackers(scene, doers.words)
    if doers.borrowed and perpetrators:
        doubts.append(BORROWED)
    ids: dict[int, str] = {}
    modes: dict[int, str] = {}
    rows = []
    days = (where_when.start, where_when.end)
    if (running := toll_days(scene, word, stance.reported_on)) is not None:
        days, stance = running, replace(stance, background=is_retold_history(running[1], scene.text.document.published))
    elif is_retold_history(where_when.end, scene.text.document.published):
        stance = replace(stance, background=True)
    shared = list(dict.fromkeys(m.ref for m in where_when.places if m.ref is not None))
    own_places = {c.noun.i: _own_places(scene, c.noun) for c in counts}
    apart = len({tuple(p) for p in own_places.values() if p}) > 1
    for count in counts:
        quantity = count.quantity
        members = [c.noun for c in counts if c.whole is not None and c.whole.i == count.noun.i]
        classes, victim_ids = victims_class(scene, count.noun, members)
        own_side = _kin(scene, victim_ids) if doers.apart else frozenset()
        by = [p for p in perpetrators if p not in own_side]
        by = [] if doers.mutual and len(by) == len(perpetrators) else by
        start, end = _span(quantity, count)
        span = (min(start, word.idx), max(end, word.idx + len(word)))
        own = claim_id("casualties", scene.text.document.doc_id, *span, outcome, start, end)
        ids[count.noun.i] = own
        modality = stance.modality
        if (quantity.low, quantity.high) == (0, 0) or modality == "ongoing":
            modality = "actual"
        whole = count.whole.i if count.whole is not None else -1
        modes[count.noun.i] = modes.get(whole) or count_mode(scene, word, quantity, event_id, days)
        narrow = own_places[count.noun.i] if apart or whole in ids else []
        row = claim_row(
            "casualties",
            scene.text.document.doc_id,
            stance,
            span,
            text,
            rule,
            (*doubts, *where_when.doubts),
            outcome,
            start,
            end,
        )
        rows.append(
            row
            | {
                "modality": modality,
                "event_id": event_id,
                "outcome": outcome,
                "count_text": text[quantity.start : quantity.end] if is_stated(scene, quantity) else text[start:end],
                "count_start": start,
                "count_end": end,
                "low": quantity.low,
                "high": quantity.high,
                "qualifier": quantity.qualifier,
                "victims": classes,
                "victim_ids": victim_ids,
                "perpetrators": by,
                "location_ids": narrow or shared,
                "count_mode": modes[count.noun.i],
                "start": days[0],
                "end": days[1],
                "part_of": ids.get(count.whole.i) if count.whole is not None else part_of,
            }
        )
    return rows


def _kin(scene: Scene, victims: list[str]) -> frozenset[str]:
    """Return the victims' sides with the bodies that they are parts of."""
    found: set[str] = set()
    for ref in victims:
        at: str | None = ref
        while at is not None and at not in found:
            found.add(at)
            record = scene.actors.get(at)
            at = record.parent_id if record is not None else None
    return frozenset(found)


def _span(quantity: Quantity, count: Count) -> tuple[int, int]:
    """Return the words of a count: the number, and the noun after it."""
    noun = count.noun
    if noun.idx + len(noun) <= quantity.start:  # "the number of dead rose to 87"
        return quantity.start, quantity.end
    return min(quantity.start, noun.idx), max(quantity.end, noun.idx + len(noun))


def _own_places(scene: Scene, noun: Token) -> list[str]:
    """Return the places that a count alone is of: "11 in Talbiseh, seven in Homs"."""
    found = [scene.place_of(t) for t in preposition_objects(noun, "in", "at", "near", "outside", "around")]
    return list(dict.fromkeys(m.ref for m in found if m is not None and m.ref is not None))
