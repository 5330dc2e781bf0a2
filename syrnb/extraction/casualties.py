"""Casualties: how many were killed, hurt, taken, driven out; who they were, by whom, and who counts among whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Span, Token

from syrnb.extraction.circumstances import Circumstances
from syrnb.extraction.claim import Stance, claim_id, claim_row
from syrnb.extraction.events import find_parties
from syrnb.extraction.frame import Frame
from syrnb.extraction.quantities import Quantity, count_of
from syrnb.extraction.scene import PARTITIVES, Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import conjuncts, has_auxiliary, is_passive, obliques, passive_agents

__all__ = ["Count", "find_counts", "read_casualties"]

ARMED = frozenset({"rebel", "militia", "armed-group", "state-forces"})
TOLLS = frozenset({"toll", "tally", "count", "number", "figure", "total"})
DEATHS = {
    "death": "killed",
    "fatality": "killed",
    "dead": "killed",
    "body": "killed",
    "injury": "injured",
    "wounded": "injured",
    "injured": "injured",
}
STATES = {
    "dead": "killed",
    "wounded": "injured",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "homeless": "displaced",
}
ADDED = frozenset({"more", "another", "further", "additional", "other", "others"})
MANY = 100
TOGETHER = frozenset({"along", "together"})
LONG = frozenset(
    {"fighting", "war", "conflict", "offensive", "violence", "clash", "uprising", "crackdown", "campaign", "insurgency"}
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of victims: the noun that is counted, how many, and the count that it is part of."""

    noun: Token
    quantity: Quantity
    whole: Token | None = None


def find_counts(scene: Scene, tokens: tuple[Token, ...]) -> list[Count]:
    """Return the counts of some victims' noun phrases, wholes before their parts."""
    found: list[Count] = []
    for token in tokens:
        quantity = _count(scene, token)
        if quantity is None:
            continue
        found.append(Count(token, quantity))
        found += _parts(scene, token)
    return found


def _count(scene: Scene, token: Token) -> Quantity | None:
    if token.pos_ == "PRON" and not token.like_num:
        return None
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


def _parts(scene: Scene, whole: Token) -> Iterator[Count]:
    """Yield who is counted within a whole: "including seven women and a child", "25 people, among them two medics"."""
    heads = [whole]
    verb = whole.head
    if whole.dep_ in ("nsubjpass", "dobj", "nsubj", "pobj") and verb.pos_ in ("VERB", "AUX", "ADP"):
        heads.append(verb)
    heads += [n for n in obliques(whole).get("of", [])]
    for head in heads:
        for child in head.children:
            if (
                child.lower_ not in ("including", "among", "comprising", "excluding")
                or child.i < whole.i
                or child.lower_ == "excluding"
            ):
                continue
            nouns = [t for c in child.children if c.dep_ in ("pobj", "dobj") for t in conjuncts(c)]
            for noun in nouns:
                if not {"people", "actor", "number"} & scene.classes(noun):
                    continue
                if (quantity := _count(scene, noun)) is not None:
                    yield Count(noun, quantity, whole)


def victims_class(scene: Scene, token: Token) -> tuple[str, list[str]]:
    """Return the class of victims that a noun names, and the actors they are."""
    mention = scene.party_of(token)
    record = scene.record(mention)
    ids = [record.actor_id] if record is not None else []
    noun = token
    if (noun.lemma_.casefold() in PARTITIVES or noun.like_num) and (inner := obliques(noun).get("of", [])):
        noun = inner[0]
    known = scene.lexicon.victims.get(fold(noun.lemma_))
    if noun.i + 1 < len(noun.doc) and fold(f"{noun.lower_} {noun.nbor(1).lemma_}") in scene.lexicon.victims:
        known = scene.lexicon.victims[fold(f"{noun.lower_} {noun.nbor(1).lemma_}")]
    for child in noun.children:
        compound = scene.lexicon.victims.get(f"{fold(child.lower_)} {fold(noun.lemma_)}")
        known = compound or known
        if child.dep_ in ("amod", "compound") and child.lower_ == "civilian":
            return "civilians", ids
    if known not in (None, "all"):
        return str(known), ids
    if record is not None and record.kind in ARMED:
        return "combatants", ids
    if record is not None and record.kind == "person":
        parent = scene.actors.get(record.parent_id or "")
        if parent is not None and parent.kind in ARMED:
            return "combatants", ids
    return "all", ids


def read_casualties(
    scene: Scene, frame: Frame, stance: Stance, where_when: Circumstances, event_id: str | None, tokens: Span
) -> list[dict[str, Any]]:
    """Return the rows of ``casualties`` that a frame tells."""
    entry = frame.entry
    if entry.outcome is None:
        return []
    victims = frame.a if entry.victim == "a" else frame.b
    victims = (*victims, *_together(frame))
    people = tuple(t for t in victims if {"people", "actor", "number"} & scene.classes(t))
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
) -> list[dict[str, Any]]:
    """Return one row a count, parts tied to their wholes."""
    text = scene.text.document.text
    perpetrators, doubts, _ = find_parties(scene, doers)
    ids: dict[int, str] = {}
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
                "count_text": text[quantity.start : quantity.end] if quantity.end <= end else text[start:end],
                "count_start": start,
                "count_end": end,
                "low": quantity.low,
                "high": quantity.high,
                "qualifier": quantity.qualifier,
                "victims": classes,
                "victim_ids": victim_ids,
                "perpetrators": perpetrators,
                "location_ids": places,
                "count_mode": _mode(scene, word, quantity, event_id),
                "start": where_when.start,
                "end": where_when.end,
                "part_of": ids.get(count.whole.i) if count.whole is not None else None,
            }
        )
    return rows


def _is_running(word: Token, quantity: Quantity) -> bool:
    """Return whether "have been killed" tells a toll so far: a toll is spoken of, or the number is of many."""
    told = any(t.lemma_ in TOLLS for t in word.sent)
    return told or (quantity.low is not None and quantity.low >= MANY) or not passive_agents(word) and quantity.low is None


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i and token.head.i != token.i:
        yield token
        token = token.head


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
    if word.lemma_ in TOLLS:
        return "cumulative"
    if has_auxiliary(word, "have") and is_passive(word) and _is_running(word, quantity):
        return "cumulative"
    under = {t.lemma_.casefold() for found in obliques(word).values() for t in found}
    if under & LONG and event_id is None:
        return "cumulative"
    return "incident"


def find_tolls(
    scene: Scene, tokens: Span, frames: list[Frame]
) -> Iterator[tuple[Token, str, list[Count], tuple[Token, ...]]]:
    """Yield counts told without a verb of harm: "five dead", "left 12 wounded", "a toll of 300", "the death toll rose to 30".

    Yields
    ------
    tuple
        The word that tells the outcome, the outcome, the counts, and who did it.
    """
    used = {t.i for f in frames if f.entry.outcome for t in (*f.a, *f.b, f.head)}
    for token in tokens:
        lemma = token.lemma_.casefold()
        if token.i in used:
            continue
        if lemma in DEATHS and token.pos_ in ("NOUN", "ADJ") and token.dep_ not in ("compound", "amod"):
            counts = find_counts(scene, (token,)) if _numbered(scene, token) else []
            counts = counts or find_counts(
                scene, tuple(n for n in obliques(token).get("of", []) if "people" in scene.classes(n) or n.like_num)
            )
            if counts:
                yield token, DEATHS[lemma], counts, ()
                continue
        if token.lower_ in STATES and token.dep_ in (
            "acomp",
            "oprd",
            "amod",
            "xcomp",
            "ccomp",
            "acl",
            "attr",
            "conj",
            "advmod",
        ):
            nouns = _described(scene, token)
            counts = [
                c for c in find_counts(scene, tuple(nouns)) if c.quantity.low is not None or c.quantity.high is not None
            ]
            if counts:
                yield token, STATES[token.lower_], counts, ()
        if lemma in ("toll", "tally") or (lemma in ("number", "count") and _of_victims(scene, token)):
            yield from _toll(scene, token)


def _numbered(scene: Scene, token: Token) -> bool:
    quantity = count_of(scene.text, token, scene.mentions)
    return (
        quantity is not None
        and quantity.low is not None
        and any(c.dep_ == "nummod" or c.like_num for c in token.children)
    )


def _described(scene: Scene, token: Token) -> list[Token]:
    """Return whom "dead" or "wounded" describes: "left five people dead", "five were dead", "12 others wounded"."""
    head = token.head
    if token.dep_ == "amod":
        return [] if token.i < head.i else [head]
    if head.lemma_ == "leave":
        return [
            t
            for t in head.children
            if t.dep_ in ("dobj", "nsubj") and t.i > head.i and {"people", "number"} & scene.classes(t)
        ] or ([token] if any(c.like_num for c in token.children) else [])
    if head.lemma_ == "be":
        return scene.subjects(head)
    nouns = [c for c in token.children if c.dep_ in ("nsubj", "nummod") and ({"people", "number"} & scene.classes(c))]
    return nouns


def _of_victims(scene: Scene, token: Token) -> bool:
    return any(
        c.lemma_ in ("dead", "death", "casualty", "victim", "kill", "wounded")
        for n in obliques(token).get("of", [])
        for c in n.subtree
    )


def _toll(scene: Scene, token: Token) -> Iterator[tuple[Token, str, list[Count], tuple[Token, ...]]]:
    """Read "a death toll of 300", "the toll rose to 18", "put the toll at 40", "updated its toll to 18 rebels"."""
    candidates = obliques(token).get("of", []) + obliques(token).get("at", [])
    verb = token.head
    if verb.pos_ == "ADP":
        candidates += [c for c in verb.children if c.dep_ == "pobj"] + [c for c in token.children if c.dep_ == "nummod"]
        verb = verb.head
    if verb.pos_ in ("VERB", "AUX"):
        for preposition in ("to", "at", "from"):
            candidates += obliques(verb).get(preposition, [])
        candidates += [c for c in verb.children if c.dep_ == "attr"]
    for noun in candidates:
        quantity = _stands_alone(scene, noun) or count_of(scene.text, noun, scene.mentions)
        if noun.i == token.i:
            number = next((c for c in token.children if c.dep_ == "nummod"), None)
            quantity = _stands_alone(scene, number) if number is not None else None
        if quantity is None or quantity.low is None:
            continue
        described = [n for p in ("of", "for", "among") for n in obliques(token).get(p, []) if n.i != noun.i]
        described += [n for d in described for n in obliques(d).get("of", [])]
        victim = next((n for n in described if "people" in scene.classes(n) or "actor" in scene.classes(n)), noun)
        yield token, "killed", [Count(victim, quantity)], ()
        return
