"""The stance of a claim: its speaker, who passes it on, the speech act, its modality, and whether it is history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.history import is_history
from syrnb.extraction.frames.modality import judge_modality
from syrnb.extraction.frames.speech_act import Speech
from syrnb.extraction.frames.speech_nouns import voice_of
from syrnb.extraction.frames.voices import Voices
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.text import Sentence

__all__ = ["stance_at", "take_stance"]

WILLING = frozenset({"promises", "threatens", "orders", "requests"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
LONGEST_NAME = 12
OWN_WORDS = frozenset({"threatens", "promises"})


def take_stance(
    scene: Scene, sentence: Sentence, frame: Frame, voices: Voices, where_when: Circumstances, published: date | None
) -> Stance:
    """Return the stance of a frame's claims."""
    modality = judge_modality(scene, frame)
    background = is_history(scene, frame, where_when, published)
    return stance_at(scene, sentence, frame.head, voices, published, modality.value, background)


def stance_at(
    scene: Scene,
    sentence: Sentence,
    token: Token,
    voices: Voices,
    published: date | None,
    modality: str = "actual",
    background: bool = False,
) -> Stance:
    """Return the stance of a claim that a token makes."""
    chain = [s for s in voices.speeches if token.i in s.content and s.verb.i != token.i]
    if modality in ("actual", "ongoing"):  # "vowed to avenge the killing": that somebody was killed is no part of it
        chain = [s for s in chain if s.act not in WILLING]
    own = next((s for s in voices.speeches if s.verb.i == token.i and s.act in OWN_WORDS), None)
    if own is not None:
        chain.append(own)
    if not chain and scene.text.in_quote(token) and (going_on := voices.speaks_on(token)) is not None:
        chain = [going_on]
    if not chain:
        hedged = _hedged(scene, token)
        act = "claims" if hedged else "asserts"
        return Stance(sentence.sentence_id, None, None, (), act, modality, published, background)
    speech = next((s for s in chain if s.act == "denies"), chain[-1])
    if not speech.speakers and speech.verb.pos_ == "NOUN":  # "the UN said it had reports of looting"
        speech = replace(speech, speakers=next((s.speakers for s in reversed(chain) if s.speakers), ()))
    doubts: list[str] = []
    speakers = [m for t in speech.speakers if (m := voice_of(scene, t)) is not None]
    speaker = speakers[0] if speakers else None
    if speaker is None or speaker.ref is None:
        doubts.append("speaker unresolved")
    elif speaker.method == "coreference":
        doubts.append("pronoun")
    via = [*speech.via, *(m for outer in reversed(chain[:-1]) for t in outer.speakers if (m := voice_of(scene, t)))]
    reference = speaker.ref if speaker is not None else None
    passed = tuple(dict.fromkeys(m.ref for m in via if m.ref is not None and m.ref != reference))
    said = next((voices.said_on[s.verb.i] for s in reversed(chain) if s.verb.i in voices.said_on), published)
    return Stance(
        sentence.sentence_id, reference, _words(scene, speech, speaker), passed, speech.act, modality, said, background,
        tuple(doubts),
    )  # fmt: skip


def _words(scene: Scene, speech: Speech, speaker: Mention | None) -> str | None:
    """Return the words that name the speaker."""
    text = scene.text.flow
    if not speech.speakers:
        return text[speaker.start : speaker.end] if speaker is not None else None
    head = next(
        (t for t in speech.speakers if speaker is not None and voice_of(scene, t) == speaker), speech.speakers[0]
    )
    closing = scene.attribution(head.sent)
    inside = closing is not None and closing.start <= head.i < closing.end
    first = max(head.left_edge.i, closing.start) if closing is not None and inside else head.left_edge.i
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_quote):
        first += 1
    own = {t.i for t in head.subtree}
    last = head.i
    while last + 1 in own and last - first < LONGEST_NAME:
        token = head.doc[last + 1]
        if (token.is_punct and token.text != "-") or token.dep_ in ("relcl", "acl", "appos") or token.tag_ in VERBS:
            break
        last += 1
    while last > head.i and head.doc[last].pos_ in ("ADP", "DET", "PUNCT", "PRON", "CCONJ"):
        last -= 1
    end = max(head.doc[last].idx + len(head.doc[last]), head.idx + len(head))
    named = scene.mention_at(head, "actor")
    if named is not None:
        end = max(end, named.end)
    return text[head.doc[first].idx : end]


def _hedged(scene: Scene, token: Token) -> bool:
    hedges = scene.lexicon.hedges
    return any(fold(c.lower_) in hedges for t in (token, token.head) for c in t.children)
