"""One article, read: from its parse to the rows of every table that it adds to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.claims.bonds import Bond
from syrnb.extraction.claims.casualties import count_rows, doers_of, read_casualties
from syrnb.extraction.claims.claim import claim_row, confidence_of
from syrnb.extraction.claims.control import extent_within, read_control
from syrnb.extraction.claims.events import read_event
from syrnb.extraction.claims.holders import find_holds, place_of_part
from syrnb.extraction.claims.modes import counted_by
from syrnb.extraction.claims.relations import bonds_of_frame, find_bonds, joint_bonds, standing_of
from syrnb.extraction.claims.retelling import link_retold
from syrnb.extraction.claims.tolls import Toll, find_tolls
from syrnb.extraction.frames.circumstances import Circumstances, find_circumstances
from syrnb.extraction.frames.finding import find_frames
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.modality import judge_word
from syrnb.extraction.frames.narrative import Narrative
from syrnb.extraction.frames.stance import stance_at, take_stance
from syrnb.extraction.frames.ties import find_cause
from syrnb.extraction.frames.voices import Voices, find_voices
from syrnb.extraction.mentions import find_mentions
from syrnb.extraction.quantities import find_quantities
from syrnb.extraction.scene import Scene
from syrnb.extraction.times import find_times
from syrnb.knowledge.gazetteer import Gazetteer
from syrnb.knowledge.lexicon import Lexicon
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.records import Actor, Place
from syrnb.language.furniture import kind_of_furniture
from syrnb.language.text import Sentence, Text

__all__ = ["Article", "read_article"]

Row = dict[str, Any]
TIE = ("source_id", "target_id", "kind", "sign", "modality", "ended", "speaker", "speaker_text")
"""Columns in which two ties of a sentence differ that are two."""


@dataclass(slots=True)
class Article:
    """The rows that one article adds, by table, and the actors and places it speaks of."""

    sentences: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    casualties: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    control: list[Row] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def read_article(text: Text, knowledge: Knowledge, gazetteer: Gazetteer, lexicon: Lexicon) -> Article:
    """Read one parsed article."""
    scene = find_scene(text, knowledge, gazetteer, lexicon)
    article = Article(actors=dict(scene.actors), places=dict(scene.places))
    before: Circumstances | None = None
    narrative = Narrative.of(scene)
    for sentence, voices in zip(text.sentences, find_voices(scene), strict=True):
        why_not, before = _read_sentence(scene, sentence, voices, article, before, narrative)
        article.sentences.append(_sentence_row(text, sentence, why_not))
    _name_besieged(article)
    article.casualties = link_retold(scene, article.casualties)
    article.places |= scene.places
    article.mentions = [_mention_row(scene, m) for m in scene.mentions]
    for table in ("events", "casualties", "relations", "control"):
        rows = {row["claim_id"]: row for row in getattr(article, table)}
        setattr(article, table, list(rows.values()))
    return article


def _name_besieged(article: Article) -> None:
    """Name who is inside a besieged place, where the same article says elsewhere who took or holds it."""
    holders = {
        row["location_id"]: row["actor_id"]
        for row in article.control
        if row["state"] in ("holds", "captured", "retaken")
        and row["actor_id"]
        and row["modality"] in ("actual", "ongoing")
    }
    for row in article.control:
        if row["state"] == "besieged" and row["actor_id"] is None and row["location_id"] in holders:
            row["actor_id"] = holders[row["location_id"]]
            row["doubts"] = [*(d for d in row["doubts"] if d != "no actor"), "holder from another sentence"]
            row["confidence"] = confidence_of(tuple(row["doubts"]))


def find_scene(text: Text, knowledge: Knowledge, gazetteer: Gazetteer, lexicon: Lexicon) -> Scene:
    """Return a text with all its mentions: actors, places, times and quantities."""
    found = find_mentions(text, knowledge, gazetteer)
    times = find_times(text, published=text.document.published)
    held = sorted([*found.mentions, *times], key=lambda m: (m.start, m.end))
    named = [m for m in found.mentions if any(c.isdigit() for c in text.flow[m.start : m.end])]
    quantities = find_quantities(text, taken=[*named, *times])
    mentions = sorted([*held, *quantities], key=lambda m: (m.start, m.end, m.kind))
    inner = {ref: knowledge.actors[ref] for ref in found.named.values() if ref in knowledge.actors}
    return Scene(text, mentions, found.actors | inner, found.places, lexicon, found.named)


def _read_sentence(
    scene: Scene,
    sentence: Sentence,
    voices: Voices,
    article: Article,
    earlier: Circumstances | None,
    narrative: Narrative,
) -> tuple[str | None, Circumstances | None]:
    """Add the claims of a sentence; return why there is none (or None), and the circumstances of its last act."""
    published = scene.text.document.published
    if sentence.end <= scene.text.document.body_start:
        return "headline or dateline", None
    tokens = scene.text.tokens(sentence)
    if (kind := kind_of_furniture(tokens)) is not None:
        return kind, None
    frames = find_frames(scene, sentence)
    around = find_circumstances(scene, sentence, frames, voices.speeches, published, earlier)
    last = next((around[f] for f in reversed(frames) if f.entry.plover == "ASSAULT"), None)
    before = _claims(article)
    told = len(article.relations)
    event_ids: dict[int, str] = {}
    stances = {f: take_stance(scene, sentence, f, voices, around[f], published) for f in frames}
    narrative.date_frames(scene, sentence, voices.speeches, frames, around, stances)
    tolls = list(find_tolls(scene, tokens, frames))
    causes = [find_cause(scene, toll.word, frames) for toll in tolls]
    harmed = _harmed(tolls, causes, frames)
    for frame in frames:
        row = read_event(scene, frame, stances[frame], around[frame], harmed.get(frame.head.i, ()))
        if row is not None:
            event_ids[frame.head.i] = row["claim_id"]
            article.events.append(row)
    for frame in frames:
        stance = stances[frame]
        happening = frame.merged or frame
        where_when = around[next((f for f in frames if f.head.i == happening.head.i), frame)]
        event_id = event_ids.get(happening.head.i)
        article.casualties += read_casualties(scene, frame, stance, where_when, event_id)
        article.control += read_control(scene, frame, stance, where_when)
        standing = standing_of(scene, frame, stance.modality)
        for bond in bonds_of_frame(scene, frame, standing):
            article.relations.append(_relation_row(scene, sentence, bond, voices, where_when, standing))
        for bond in joint_bonds(scene, frame):
            article.relations.append(_relation_row(scene, sentence, bond, voices, where_when, stance.modality))
    _read_tolls(scene, sentence, voices, article, tolls, causes, frames, around, event_ids)
    for bond in find_bonds(scene, tokens):
        held = judge_word(scene, bond.anchor).value if bond.anchor is not None else "actual"
        article.relations.append(_relation_row(scene, sentence, bond, voices, Circumstances(), held))
    article.relations[told:] = _each_once(article.relations[told:])
    for word, noun, holder, place, state, anchor in find_holds(scene, tokens, frames):
        if holder is None or holder.ref is None:
            continue
        so = judge_word(scene, anchor).value if anchor is not None else "actual"
        so = "ongoing" if so == "actual" and state == "holds" else so
        stance = stance_at(scene, sentence, word, voices, published, so)
        span = (
            min(word.idx, noun.idx, place.start if place else noun.idx, holder.start),
            max(word.idx + len(word), noun.idx + len(noun), place.end if place else 0),
        )
        part = place_of_part(scene, noun, around) if place is None else None
        place = place or part
        row = claim_row(
            "control",
            scene.text.document.doc_id,
            stance,
            span,
            scene.text.document.text,
            f"control/compound/{word.lower_}",
            ("place of another clause",) if part is not None else (),
            holder.ref,
            place.ref if place else None,
            *((state,) if state != "holds" else ()),
        )
        article.control.append(
            row
            | {
                "actor_id": holder.ref,
                "location_id": place.ref if place else None,
                "state": state,
                "extent": "part" if part is not None else extent_within(scene, noun, place),
            }
        )
    if _claims(article) > before:
        return None, last
    return _why_not(scene, sentence, frames), last


def _harmed(tolls: list[Toll], causes: list[Frame | None], frames: list[Frame]) -> dict[int, list[Token]]:
    """Return whom an act harmed by the toll that came of it, by its trigger: "the assault left 40 soldiers dead"."""
    found: dict[int, list[Token]] = {}
    for toll, cause in zip(tolls, causes, strict=True):
        cause = cause or next((f for f in frames if toll.word in f.tokens), None)  # "claimed the lives of"
        if cause is not None:
            found.setdefault((cause.merged or cause).head.i, []).extend(c.noun for c in toll.counts)
    return found


def _read_tolls(
    scene: Scene,
    sentence: Sentence,
    voices: Voices,
    article: Article,
    tolls: list[Toll],
    causes: list[Frame | None],
    frames: list[Frame],
    around: dict[Frame, Circumstances],
    event_ids: dict[int, str],
) -> None:
    """Add the counts of a sentence that no frame tells; each number of an outcome once."""
    seen = {(r["outcome"], r["count_start"], r["count_end"]) for r in article.casualties}
    before = [
        r
        for r in article.casualties
        if r["part_of"] is None and r["low"] is not None and r["span_end"] <= sentence.start
    ]
    for toll, cause in zip(tolls, causes, strict=True):
        where_when, frame = _nearest(toll.word.i, frames, around)
        number = scene.text.span(toll.counts[0].quantity.start, toll.counts[0].quantity.end)[0]
        counting = any(number.i in s.content and toll.word.i not in s.content for s in voices.speeches)
        told_by = number if counting else toll.word  # "the monitor counted 514 dead"
        stance = stance_at(scene, sentence, told_by, voices, scene.text.document.published)
        if cause is not None:
            frame, where_when = cause, around[cause]
        event_id = event_ids.get(frame.head.i) if frame is not None else None
        if where_when.start is None and where_when.end is None:
            where_when = _running_by(scene, toll.word, before, where_when)
        outcome: str | None = toll.outcome
        whole: str | None = None
        last: Row | None = None
        if toll.back:
            told = [r for r in before if outcome is None or r["outcome"] == outcome]
            if not told and outcome is None:
                continue
            last = told[-1] if told else None
            if last is not None:
                outcome, whole, event_id = last["outcome"], last["claim_id"], last["event_id"]
                where_when = Circumstances(where_when.places, last["start"], last["end"])
        rows = count_rows(
            scene, toll.counts, outcome or "killed", toll.word, doers_of(cause), stance, where_when, event_id,
            f"toll/{toll.word.lemma_}", whole,
        )  # fmt: skip
        for row in rows:
            if toll.back and last is not None:
                row["location_ids"] = row["location_ids"] or list(last["location_ids"])
                row["count_mode"] = last["count_mode"]
            if not any(o == row["outcome"] and a < row["count_end"] and row["count_start"] < b for o, a, b in seen):
                article.casualties.append(row)


def _running_by(scene: Scene, word: Token, before: list[Row], where_when: Circumstances) -> Circumstances:
    """Return the days of a running count: from where the article has it begin, to when somebody had counted so many."""
    end = counted_by(scene, word)
    if end is None:
        return where_when
    running = [r["start"] for r in before if r["count_mode"] == "cumulative" and r["start"] is not None]
    start = next((s for s in reversed(running) if s <= end), None)
    return replace(where_when, start=start, end=end)


def _claims(article: Article) -> int:
    return len(article.events) + len(article.casualties) + len(article.relations) + len(article.control)


def _nearest(index: int, frames: list[Frame], around: dict[Frame, Circumstances]) -> tuple[Circumstances, Frame | None]:
    """Return the circumstances of the frame nearest to a word, for a claim that has no frame of its own."""
    told = [f for f in frames if f.entry.plover == "ASSAULT"] or frames
    if not told:
        return Circumstances(), None
    nearest = min(told, key=lambda f: abs(f.head.i - index))
    happening = nearest.merged or nearest
    frame = next((f for f in frames if f.head.i == happening.head.i), nearest)
    return around[frame], frame


def _relation_row(
    scene: Scene, sentence: Sentence, bond: Bond, voices: Voices, where_when: Circumstances, modality: str
) -> Row:
    stance = stance_at(scene, sentence, bond.word, voices, scene.text.document.published, modality)
    inside = [m for m in (bond.source, bond.target) if sentence.start <= m.start < sentence.end]
    span = (
        min([bond.word.idx, *(m.start for m in inside)]),
        max([bond.word.idx + len(bond.word), *(m.end for m in inside)]),
    )
    doubts = [bond.doubt] if bond.doubt else []
    doubts += ["pronoun"] if any(m.method == "coreference" for m in (bond.source, bond.target)) else []
    row = claim_row(
        "relations",
        scene.text.document.doc_id,
        stance,
        span,
        scene.text.document.text,
        bond.rule,
        tuple(doubts),
        bond.source.ref,
        bond.target.ref,
        bond.kind,
    )
    return row | {
        "source_id": bond.source.ref,
        "target_id": bond.target.ref,
        "sign": bond.sign,
        "kind": bond.kind,
        "directed": bond.kind
        in ("supports", "leads", "member-of", "part-of", "former-affiliate", "accuses", "sanctions"),
        "ended": bond.ended,
        "start": where_when.start,
        "end": where_when.end,
    }


def _each_once(rows: list[Row]) -> list[Row]:
    """Return the ties of a sentence, each once: "its fighters and Rwandan troops attacked and captured the town"."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row[column] for column in TIE), row)
    return list(first.values())


def _why_not(scene: Scene, sentence: Sentence, frames: list[Frame]) -> str:
    """Say why a sentence yields no claim."""
    tokens = scene.text.tokens(sentence)
    if not any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return "no verb"
    if frames:
        return "a trigger, but no claim came of it"
    if not any(m.kind in ("actor", "location") for m in scene.mentions if sentence.start <= m.start < sentence.end):
        return "no actor or place"
    return "no trigger of the lexicon"


def _sentence_row(text: Text, sentence: Sentence, why_not: str | None) -> Row:
    return {
        "sentence_id": sentence.sentence_id,
        "doc_id": text.document.doc_id,
        "paragraph": sentence.paragraph,
        "span_start": sentence.start,
        "span_end": sentence.end,
        "text": text.document.text[sentence.start : sentence.end],
        "in_quote": sentence.in_quote,
        "used": why_not is None,
        "why_not": why_not,
    }


def _mention_row(scene: Scene, mention: Any) -> Row:
    document = scene.text.document
    return {
        "mention_id": f"{document.doc_id}-m{mention.start}-{mention.end}{mention.kind[0]}",
        "doc_id": document.doc_id,
        "sentence_id": scene.text.sentence_at(mention.start).sentence_id,
        "span_start": mention.start,
        "span_end": mention.end,
        "text": document.text[mention.start : mention.end],
        "kind": mention.kind,
        "ref": mention.ref,
        "time_start": mention.time_start,
        "time_end": mention.time_end,
        "low": mention.low,
        "high": mention.high,
        "method": mention.method,
        "confidence": mention.confidence,
    }


def gather(articles: Iterable[Article], table: str) -> list[Row]:
    """Return the rows of one table of many articles, in order."""
    return [row for article in articles for row in getattr(article, table)]
