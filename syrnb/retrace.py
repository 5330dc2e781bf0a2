"""A claim read once more: the parse of its sentence, the lexicon's entry, and the words that each slot came from.

Only what the engine itself finds again is told. Where a value stands in no words of the sentence, the doubts say where
it was taken from; where they do not, it is "not recorded".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from spacy.tokens import Token

from syrnb import schema
from syrnb.documents import read_documents
from syrnb.dossier import Dossier
from syrnb.errors import SeedsError, SyrnbError
from syrnb.extraction.article import find_scene
from syrnb.extraction.claims.claim import DOUBTS
from syrnb.extraction.frames.finding import find_frames
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge import load
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.language.pipeline import parse
from syrnb.language.text import Sentence
from syrnb.overrides import OVERRIDES, override_documents, read_overrides
from syrnb.reporting.summary import plain

__all__ = ["retrace_claim"]

SLOTS = (
    "side_a", "side_b", "source_id", "target_id", "actor_id", "victim_ids", "perpetrators", "location_ids",
    "location_id", "speaker", "via",
)  # fmt: skip
"""Columns that name actors or places."""


def retrace_claim(dossier: Dossier, claim_id: str, seeds: Path) -> str:
    """Read a claim's article again and say how its slots were filled.

    Parameters
    ----------
    dossier
        Holds the claim.
    claim_id
        The claim.
    seeds
        The folder of articles that the dossier was read from.

    Returns
    -------
    str
        Lines of plain text: the parse, the lexicon's entry, each slot, each doubt with its cost.

    Raises
    ------
    SyrnbError
        Where there is no such claim, or its article is gone or was changed since.
    """
    try:
        claim = dossier.claim(claim_id)
    except KeyError as error:
        raise SyrnbError(f"no claim {plain(claim_id)!r} in these tables") from error
    scene = _scene(claim, seeds)
    sentence = next((s for s in scene.text.sentences if s.sentence_id == claim.sentence_id), None)
    if sentence is None:
        raise SyrnbError(f"sentence {plain(claim.sentence_id)} is no longer in the article: read the folder again")
    frame = _frame(scene, sentence, claim)
    root = scene.text.tokens(sentence).root
    lines = ["", "parse (relation: word):", *(f"  {line}" for line in _tree(root, 0)), "", "matched:"]
    lines += [f"  {line}" for line in _matched(frame, claim)]
    lines += ["", "slots:"]
    lines += [f"  {line}" for line in _slots(dossier, scene, sentence, frame, claim)]
    lines += ["", "doubts:"]
    lines += [f"  {plain(d)}: -{DOUBTS.get(d, 0.1):.1f}" for d in claim.doubts] or ["  none"]
    return "\n".join(lines)


def _scene(claim: pd.Series[Any], seeds: Path) -> Scene:
    documents = override_documents(read_documents(seeds), read_overrides(seeds / OVERRIDES))
    document = next((d for d in documents if d.doc_id == claim.doc_id and d.status == "read"), None)
    if document is None:
        raise SeedsError(f"the article of this claim is not in {seeds}, or its text was changed since")
    if document.text[claim.span_start : claim.span_end] != claim.quote:
        raise SeedsError(f"the text of {document.path} was changed since: read the folder again")
    own = seeds / "knowledge"
    knowledge = load(None, extra=[own] if own.is_dir() else [])
    return find_scene(next(iter(parse([document]))), knowledge, load_gazetteer(), load_lexicon())


def _frame(scene: Scene, sentence: Sentence, claim: pd.Series[Any]) -> Frame | None:
    """Return the frame that the rule names, where just one of that name lies within the quote."""
    parts = str(claim.rule).split("+")[0].split("/", 2)
    found = [
        f
        for f in find_frames(scene, sentence)
        if parts[1:] == [f.entry.entry_id, f.pattern.text] and claim.span_start <= f.head.idx < claim.span_end
    ]
    return found[0] if len(found) == 1 else None


def _tree(token: Token, depth: int) -> Iterator[str]:
    """Yield a word, and below it what hangs on it, each a step further in."""
    yield f"{'  ' * depth}{token.dep_}: {plain(token.text)} ({token.tag_})"
    for child in token.children:
        if not child.is_space and not child.is_punct:
            yield from _tree(child, depth + 1)


def _matched(frame: Frame | None, claim: pd.Series[Any]) -> Iterator[str]:
    if frame is None:
        yield f"{plain(claim.rule)} (no entry of the lexicon, or not recorded; see docs/rules.md)"
        return
    entry = frame.entry
    yield f"entry: {entry.entry_id}, {entry.gloss}"
    yield f"words: {plain(' '.join(t.text for t in frame.tokens))}"
    trigger = next((t for t in entry.triggers if (t.text, t.part) == (frame.pattern.text, frame.pattern.part)), None)
    line = entry.line
    if trigger is not None:
        line = trigger.line or line
        if trigger.example:
            yield f"example: {trigger.example}"
    yield f"file: syrnb/knowledge/language/frames/{entry.file}" + (f", line {line}" if line else "")


def _slots(
    dossier: Dossier, scene: Scene, sentence: Sentence, frame: Frame | None, claim: pd.Series[Any]
) -> Iterator[str]:
    for column in SLOTS:
        if column not in schema.TABLES[str(claim.table)]:
            continue
        value = claim[column]
        refs = list(value) if isinstance(value, list) else [value] if pd.notna(value) else []
        for ref in refs:
            yield f"{column}: {plain(dossier.name_of(ref))} [{plain(ref)}] {_from(scene, sentence, frame, str(ref))}"
        if not refs:
            yield f"{column}: not said"
    for column in ("start", "end"):
        if column in claim.index:
            yield f"{column}: {_day(scene, sentence, claim, column)}"
    if "count_text" in claim.index:
        yield f"count: {plain(claim.count_text)!r}"
    yield f"modality: {claim.modality}"


def _from(scene: Scene, sentence: Sentence, frame: Frame | None, ref: str) -> str:
    """Say which words of the sentence stand for an actor or a place, and how they hang in the parse."""
    found = [m for m in scene.mentions if m.ref == ref and sentence.start <= m.start < sentence.end]
    if not found:
        return "from no words of this sentence that name it: not recorded"
    return "from " + "; ".join(_words(scene, frame, m) for m in found)


def _words(scene: Scene, frame: Frame | None, mention: Mention) -> str:
    head = scene.heads[mention]
    text = plain(scene.text.flow[mention.start : mention.end])
    side = ""
    if frame is not None:
        acts = any(scene.party_of(t) == mention for t in frame.a)
        side = ", who acts" if acts else ", acted on" if any(scene.party_of(t) == mention for t in frame.b) else ""
    return f"{text!r} by {mention.method}, {head.dep_} of {plain(head.head.text)!r}{side}"


def _day(scene: Scene, sentence: Sentence, claim: pd.Series[Any], column: str) -> str:
    day = claim[column]
    if pd.isna(day):
        return "not said"
    for mention in scene.mentions:
        held = mention.time_start if column == "start" else mention.time_end
        inside = mention.kind == "time" and sentence.start <= mention.start < sentence.end
        if inside and held == day.date():
            return f"{day:%Y-%m-%d} from {plain(scene.text.flow[mention.start : mention.end])!r}"
    reasons = [d for d in claim.doubts if d in ("time of another sentence", "day of the dispatch")]
    return f"{day:%Y-%m-%d} from {', '.join(reasons) or 'no words of this sentence: not recorded'}"
