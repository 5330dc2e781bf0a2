"""Casualties: how many were killed, hurt, taken, driven out; who they were, by whom, and who counts among whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance, claim_id, claim_row
from syrnb.extraction.claims.counts import Count, find_counts, is_counted, victims_class
from syrnb.extraction.claims.events import find_parties
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.quantities import Quantity
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import conjuncts, has_auxiliary, is_passive, obliques, passive_agents

__all__ = ["count_rows", "read_casualties"]

TOLLS = frozenset({"toll", "tally", "count", "number", "figure", "total"})
ADDED = frozenset({"more", "another", "further", "additional", "other", "others"})
MANY = 100
TOGETHER = frozenset({"along", "together"})
LONG = frozenset(
    {"fighting", "war", "conflict", "offensive", "violence", "clash", "uprising", "crackdown", "campaign", "insurgency"}
)


def read_casualties(
    scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances, event_id: str | None
) -> list[dict[str, Any]]:
    """Return the rows of ``casualties`` that a frame tells."""
    entry = frame.entry
    if entry.outcome is None:
        return []
    victims = frame.a if entry.victim == "a" else frame.b
    victims = (*victims, *_together(frame))
    people = tuple(t for t in victims if is_counted(scene, t))
    outcomes = [entry.outcome]
    doers = frame.merged.a if frame.merged is not None else (() if entry.victim == "a" else frame.a)
    rows: list[dict[str, Any]] = []
    for outcome in outcomes:
        rows += count_rows(
            scene,
            find_counts(scene, people),
            outcome,
            frame.head,
            doers,
            stance,
            where_when,
            event_id,
            f"casualty/{entry.entry_id}/{frame.pattern.text}",
        )
    return rows


def _together(frame: Frame) -> list[Token]:
    """Return who shares the victims' lot: "detained the commander along with three of his men"."""
    found = []
    for owner in (frame.head, *frame.b):
        for child in owner.children:
            if child.lower_ in TOGETHER:
                found += obliques(child).get("with", [])
            elif child.lower_ == "alongside":
                found += [t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)]
    return found


def count_rows(
    scene: Scene,
    counts: list[Count],
    outcome: str,
    word: Token,
    doers: tuple[Token, ...],
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
    perpetrators, doubts, _ = find_parties(scene, doers)
    ids: dict[int, str] = {}
    modes: dict[int, str | None] = {}
    rows = []
    places = list(dict.fromkeys(m.ref for m in where_when.places if m.ref is not None))
    for count in counts:
        quantity = count.quantity
        classes, victim_ids = victims_class(scene, count.noun)
        start, end = min(quantity.start, count.noun.idx), max(quantity.end, count.noun.idx + len(count.noun))
        span = (min(start, word.idx), max(end, word.idx + len(word)))
        own = claim_id("casualties", scene.text.document.doc_id, *span, outcome, start, end)
        ids[count.noun.i] = own
        modality = stance.modality
        if (quantity.low, quantity.high) == (0, 0) or modality == "ongoing":
            modality = "actual"
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
                "count_text": text[quantity.start : quantity.end] if _is_number(quantity, count) else text[start:end],
                "count_start": start,
                "count_end": end,
                "low": quantity.low,
                "high": quantity.high,
                "qualifier": quantity.qualifier,
                "victims": classes,
                "victim_ids": victim_ids,
                "perpetrators": perpetrators,
                "location_ids": places,
                "count_mode": modes.setdefault(
                    count.noun.i,
                    modes.get(count.whole.i)
                    if count.whole is not None and count.whole.i in modes
                    else _mode(scene, word, quantity, event_id),
                ),
                "start": where_when.start,
                "end": where_when.end,
                "part_of": ids.get(count.whole.i) if count.whole is not None else part_of,
            }
        )
    return rows


def _is_running(word: Token, quantity: Quantity) -> bool:
    """Return whether "have been killed" tells a toll so far: a toll is spoken of, or the number is of many."""
    told = any(t.lemma_ in TOLLS for t in word.sent)
    return (
        told
        or (quantity.low is not None and quantity.low >= MANY)
        or (not passive_agents(word) and quantity.low is None)
    )


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i and token.head.i != token.i:
        yield token
        token = token.head


def _is_number(quantity: Quantity, count: Count) -> bool:
    """Return whether a count has words of its own, and is not only a noun or its article."""
    return (quantity.end <= count.noun.idx and quantity.end - quantity.start > 1) or count.noun.like_num


def _mode(scene: Scene, word: Token, quantity: Quantity, event_id: str | None) -> str:
    """Return whether a count is one incident's, a running toll, or what was added to one."""
    if quantity.qualifier in ADDED:
        return "delta"
    clause = [
        t
        for t in word.subtree
        if not any(a.dep_ in ("relcl", "advcl", "acl") and a.i != word.i for a in _up_to(t, word))
    ]
    words = {t.lower_ for t in clause} | {t.lemma_.casefold() for t in clause}
    if words & {"since", "total", "overall", "toll", "tally"}:
        return "cumulative"
    if word.lemma_ in TOLLS or (word.lemma_ == "life" and has_auxiliary(word.head, "have")):
        return "cumulative"
    if has_auxiliary(word, "have") and is_passive(word) and _is_running(word, quantity):
        return "cumulative"
    under = {t.lemma_.casefold() for found in obliques(word).values() for t in found}
    if under & LONG and event_id is None:
        return "cumulative"
    return "incident"
