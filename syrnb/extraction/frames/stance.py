"""The stance of a claim: its speaker, who passes it on, the speech act, its modality, and whether it is history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from syrnb.extraction.claims.claim import Stance
from syrnb.extraction.frames.apart import find_apart
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.modality import judge_modality
from syrnb.extraction.frames.speech_act import Speech
from syrnb.extraction.frames.speech_nouns import voice_of
from syrnb.extraction.frames.voices import Voices
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, has_auxiliary
from syrnb.language.text import Sentence

__all__ = ["stance_at", "take_stance"]

HISTORY = timedelta(days=14)
LASTING = frozenset({"holds", "besieged"})
SPANS = frozenset({"year", "decade", "month", "century"})
NOTED = frozenset({"responsible", "know", "notorious", "infamous"})
RECORD = frozenset(
    {"responsible", "link", "linked", "connect", "connected", "involve", "involved", "wanted", "tie", "tied"}
)
WILLING = frozenset({"promises", "threatens", "orders", "requests"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
LONGEST_NAME = 12
OWN_WORDS = frozenset({"threatens", "promises"})


def take_stance(
    scene: Scene, sentence: Sentence, frame: Frame, voices: Voices, where_when: Circumstances, published: date | None
) -> Stance:
    """Return the stance of a frame's claims."""
    modality = judge_modality(scene, frame)
    background = _is_history(scene, frame, where_when, published)
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


def _is_record(frame: Frame) -> bool:
    """Return whether a noun tells what somebody is known for, not one act: "is responsible for several attacks"."""
    noun = frame.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "including":
        noun = noun.head.head
    if noun.tag_ == "VBG" and noun.dep_ == "pcomp":
        return noun.head.head.lemma_ in (
            "responsible",
            "know",
            "notorious",
            "infamous",
        )
    if noun.dep_ != "pobj" or noun.tag_ not in ("NNS", "NNPS"):
        return False
    return noun.head.head.lemma_ in NOTED


def _is_known_for(scene: Scene, frame: Frame) -> bool:
    """Return whether a frame tells what a person is known for: "the leader is linked to an attack that killed four"."""
    for above in (frame.head, *ancestors(frame.head)):
        if above.dep_ != "pobj" or above.head.dep_ != "prep":
            continue
        word = above.head.head
        if word.lemma_ not in RECORD and word.lower_ not in RECORD:
            continue
        owners = scene.subjects(word.head if word.pos_ == "ADJ" else word) or [word.head]
        records = [scene.record(scene.actor_of(t)) for t in owners]
        one = any(t.tag_ == "NN" and fold(t.lemma_) in scene.lexicon.victims for t in owners)
        pronoun = any(t.lower_ in ("he", "she") for t in owners)
        return one or pronoun or any(r is not None and r.kind == "person" for r in records)
    return False


def _reaches_now(frame: Frame) -> bool:
    """Return whether an act is told as done again and again since a day: "have flown 7,500 sorties since March"."""
    verb = frame.clause if frame.clause is not None else frame.head
    below = [g for c in verb.children for g in (c, *c.children)]
    return has_auxiliary(verb, "have") and any(t.lower_ == "since" for t in below)


def _is_history(scene: Scene, frame: Frame, where_when: Circumstances, published: date | None) -> bool:
    """Return whether a frame tells of what lies before the news: by its day, or by words such as "previously"."""
    past = published is not None and where_when.end is not None and where_when.end < published - HISTORY
    if past and not _reaches_now(frame):
        return True
    if any(t.lemma_ in SPANS and t.i < frame.head.i for t in list(ancestors(frame.head))[:2]):
        return True
    if where_when.end is None and _is_record(frame):
        return True
    if _is_known_for(scene, frame):
        return True
    apart = find_apart(frame.clause if frame.clause is not None else frame.head)
    if apart is not None and apart.long_before:
        return True
    words = scene.lexicon.modality["background"]
    if frame.entry.state or frame.entry.control in LASTING:
        words -= scene.lexicon.modality["lasting"]
    verbs = [frame.head] if frame.clause is None else [frame.head, frame.clause]
    return any(fold(c.lower_) in words and c.dep_ in ("advmod", "amod") for t in verbs for c in t.children)
