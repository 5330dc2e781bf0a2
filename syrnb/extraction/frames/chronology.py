"""Entries of a chronology: a bare date, and what happened then in the present tense ("2014 The group seizes Mosul")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance
from syrnb.extraction.claims.modes import is_retold_history
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.text import Sentence

__all__ = ["date_entry", "find_entry", "is_open_since"]

Days = tuple[date, date | None, str]
Stretch = tuple[date | None, date | None, str]
PRESENT = frozenset({"VBZ", "VBP"})
PAST = frozenset({"VBD", "MD"})


def find_entry(
    scene: Scene, sentence: Sentence, times: list[tuple[Mention, Days]], before: Stretch | None
) -> Stretch | None:
    """Return the days of the entry that a sentence opens or goes on with; None outside of a chronology of the past."""
    published = scene.text.document.published
    opens = next((m for m, days in times if m.start == sentence.start), None) or _heading(scene, sentence)
    verb = _first_verb(scene, sentence)
    if opens is not None and is_retold_history(opens.time_end, published):
        after = scene.text.document.text[opens.end : opens.end + 1]
        told = verb is not None and verb.tag_ in PRESENT and after != ","
        return (opens.time_start, opens.time_end, opens.precision) if told else None
    present = any(t.tag_ in PRESENT for t in scene.text.tokens(sentence))
    if before is None or (verb is not None and not present):
        return None
    recent = any(not is_retold_history(days[1], published) for _, days in times)
    return None if recent else before


def _heading(scene: Scene, sentence: Sentence) -> Mention | None:
    """Return the time that the sentence before is, and nothing else: "2014:"."""
    before = next((s for s in scene.text.sentences if s.index == sentence.index - 1), None)
    if before is None:
        return None
    times = (m for m in scene.mentions if m.kind == "time" and m.start == before.start)
    return next((m for m in times if not scene.text.document.text[m.end : before.end].strip(" :.-\u2013\u2014")), None)


def _first_verb(scene: Scene, sentence: Sentence) -> Token | None:
    """Return the first finite verb of a sentence."""
    return next((t for t in scene.text.tokens(sentence) if t.tag_ in PRESENT | PAST), None)


def date_entry(
    entry: Stretch, frames: list[Frame], around: dict[Frame, Circumstances], stances: dict[Frame, Stance]
) -> None:
    """Mark in place what an entry tells as history, and date by it what has no time of its own."""
    for frame in frames:
        stances[frame] = replace(stances[frame], background=True)
        told = around[frame]
        if told.start is None and told.end is None and stances[frame].modality in ("actual", "ongoing"):
            around[frame] = told.taking(entry, "time of another sentence")


def is_open_since(token: Token) -> bool:
    """Return whether a "since" names no time of its own: "has since fled", "since then"."""
    return token.dep_ == "advmod" or all(c.lower_ == "then" for c in token.children)
