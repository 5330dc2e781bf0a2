"""Who speaks in each sentence, and on which day: acts of speech of a whole article, and who goes on in its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import verb_of_saying
from syrnb.extraction.frames.speech import find_speeches
from syrnb.extraction.frames.speech_act import Speech
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.text import Sentence

__all__ = ["Voices", "find_voices"]

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
PLURAL = frozenset({"we", "us", "our", "ours"})


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a sentence.

    Parameters
    ----------
    speeches
        Its acts of speech, outer ones first.
    going_on
        Who spoke in the sentence before, and goes on in quoted words.
    said_on
        The day of each act of speech that the text dates, by the index of its verb.
    quoted
        Quoted passages (code points) that some sentence of the article gives to a speaker.
    """

    speeches: list[Speech]
    going_on: Speech | None = None
    said_on: dict[int, date] = field(default_factory=dict)
    quoted: Sequence[tuple[int, int, Speech]] = ()

    def speaks_on(self, token: Token) -> Speech | None:
        """Return who speaks in quoted words of which their own sentence does not say it."""
        return next((s for start, end, s in self.quoted if start <= token.idx < end), self.going_on)


def find_voices(scene: Scene) -> Iterator[Voices]:
    """Yield who speaks, sentence by sentence; "we" and "I" stand for the speaker from there on."""
    found = [find_speeches(scene, sentence) for sentence in scene.text.sentences]
    quoted = _find_quoted(scene, found)
    going_on: Speech | None = None
    for sentence, speeches in zip(scene.text.sentences, found, strict=True):
        voices = Voices(speeches, going_on, _find_said_on(scene, speeches, sentence), quoted)
        _bind_first_person(scene, sentence, voices)
        yield voices
        going_on = _still_speaking(scene, sentence, speeches, going_on)


def _find_quoted(scene: Scene, found: list[list[Speech]]) -> list[tuple[int, int, Speech]]:
    """Return the quotes that run over several sentences, with the speech that opens or, rather, closes them."""
    given = []
    for start, end in scene.text.quotes:
        first, last = scene.text.sentence_at(start).index, scene.text.sentence_at(end - 1).index
        if first == last or not _is_quote(scene.text.flow, start, end):
            continue
        for index in (last, first):
            inside = [
                s
                for s in found[index]
                if not scene.text.in_quote(s.verb) and any(start <= scene.text.doc[i].idx < end for i in s.content)
            ]
            if inside:
                given.append((start, end, inside[0]))
                break
    return given


def _is_quote(text: str, start: int, end: int) -> bool:
    """Return whether the marks of a passage open and close it: a mark that was lost turns text into quotes."""
    opens = (start == 0 or text[start - 1].isspace()) and not text[start + 1 : start + 2].isspace()
    return opens and not text[end - 2 : end - 1].isspace()


def _find_said_on(scene: Scene, speeches: list[Speech], sentence: Sentence) -> dict[int, date]:
    """Return the day of each act of speech that the text dates, by the index of its verb."""
    days: dict[int, date] = {}
    verbs = {s.verb.i for s in speeches}
    for mention in scene.mentions:
        if mention.kind != "time" or not sentence.start <= mention.start < sentence.end or mention.time_end is None:
            continue
        if (verb := verb_of_saying(scene.heads[mention], verbs)) is not None:
            days.setdefault(verb.i, mention.time_end)
    return days


def _bind_first_person(scene: Scene, sentence: Sentence, voices: Voices) -> None:
    """Let "we" and "I" in quoted or reported words stand for who speaks."""
    for token in scene.text.tokens(sentence):
        if token.lower_ not in FIRST_PERSON or token.text == "US" or scene.mention_at(token, "actor"):
            continue
        saying = [s for s in voices.speeches if token.i in s.content and s.verb.i != token.i]
        speech = saying[-1] if saying else (voices.speaks_on(token) if scene.text.in_quote(token) else None)
        speaker = next((m for t in speech.speakers if (m := scene.party_of(t)) is not None), None) if speech else None
        record = scene.record(speaker)
        if speaker is not None and speaker.ref is not None:
            ref = speaker.ref
            led = record is not None and record.kind != "state-forces"  # an army's "our forces" are the army
            if token.lower_ in PLURAL and led and record is not None and record.parent_id in scene.actors:
                ref = record.parent_id or ref
            span = (token.idx, token.idx + len(token))
            scene.bind(token, Mention(*span, "actor", ref, "coreference", 0.8, doubts=("pronoun",)))


def _still_speaking(scene: Scene, sentence: Sentence, speeches: list[Speech], going_on: Speech | None) -> Speech | None:
    """Return who goes on speaking in the quoted words of the next sentence: whom this one quotes last, or names."""
    outside = [s for s in speeches if not scene.text.in_quote(s.verb)]
    quoting = [s for s in outside if any(scene.text.in_quote(scene.text.doc[i]) for i in s.content)]
    if quoting:
        return max(quoting, key=lambda s: s.verb.i)
    if outside:
        return outside[0]
    return going_on if sentence.in_quote else None
