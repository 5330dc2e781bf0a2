"""What the roles of a frame must be: whether its fillers are of the classes and kinds that its entry asks for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.weapons import is_in_use
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import Entry, fold
from syrnb.language.syntax import has_auxiliary, is_passive, preposition_objects

__all__ = ["PARTY_CLASSES", "fits"]

ASIDE = frozenset({"despite", "after", "before", "amid", "according", "since", "during", "following"})
REFUGE = frozenset({"refuge", "asylum", "shelter", "sanctuary", "safety", "refugee", "escape"})
BEATEN = frozenset({"fleeing", "retreating", "wounded", "defeated", "beaten", "routed", "deserting", "escaping"})
"""What those are who enter a place because they lost another."""
ACCIDENTS = frozenset({"crash", "collapse", "collide", "derail", "capsize", "overturn"})
REMAINS = frozenset({"body", "corpse", "remains", "remain"})
PRESS = frozenset({"media", "press", "newspaper", "broadcaster", "correspondent", "agency", "outlet", "channel"})
PARTY_CLASSES = frozenset({"actor", "people", "number"})


def fits(scene: Scene, frame: Frame) -> bool:
    """Return whether the fillers of a frame's roles are what its entry wants."""
    entry = frame.entry
    a, b = (frame.b, frame.a) if entry.swap else (frame.a, frame.b)
    if entry.control == "lost":
        a, b = frame.b, frame.place_objects
    named = any(t.pos_ == "PROPN" and scene.classes(t) == {"thing"} for t in b)  # a place that no gazetteer has
    is_verb = frame.pattern.part == "verb"
    if entry.object and is_verb and not (named and "place" in entry.object) and not _allowed(scene, entry.object, b):
        return False
    if not is_verb:
        if entry.control == "lost" and not b:
            return False
        if entry.object and b and not named and not _allowed(scene, (*entry.object, "event"), b):
            return False
        if entry.acts and not is_in_use(scene, frame.head):
            return False
    if entry.lasting and not _is_lasting(frame.head):
        return False
    if entry.b_must and not _allowed(scene, entry.b_must, b):
        return False
    if entry.control == "contested" and is_verb and _in_flight(frame.head, a):
        return False
    if entry.unless and any(_rules_out(scene, t, frame) for t in _nearest(frame)):
        return False
    if entry.subject and a and not _allowed(scene, entry.subject, a):
        return False
    if entry.subject and "none" not in entry.subject and not a and is_verb and not is_passive(frame.head):
        return False
    if entry.subject_kind and not _of_kind(scene, a, entry.subject_kind):
        return False
    if entry.object_kind and not _of_kind(scene, b, entry.object_kind):
        return False
    if entry.plover == "ASSAULT" and entry.outcome is None and is_verb and _only_describes(scene, frame):
        return False
    if entry.outcome not in (None, "killed") and b and all(t.lemma_.casefold() in REMAINS for t in b):
        return False  # "took away 100 bodies"
    if entry.plover == "CONSULT" and is_verb and _is_interview(scene, frame):
        return False
    if entry.plover == "ASSAULT" and is_verb and _is_of_an_accident(frame.head):
        return False
    return not entry.complement or _complement_is(scene, frame.head, entry)


def _is_of_an_accident(verb: Token) -> bool:
    """Return whether an "-ing" tells what an accident did: "the plane crashed, destroying several homes"."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and not own and verb.head.lemma_ in ACCIDENTS


def _only_describes(scene: Scene, frame: Frame) -> bool:
    """Return whether a participle before a noun only says what state it is in: "the battered district"."""
    verb = frame.head
    within = verb.i > verb.sent.start and verb.nbor(-1).tag_ in ("DT", "JJ", "PRP$", "POS") and verb.head.pos_ == "NOUN"
    return within and verb.dep_ == "amod" and verb.tag_ == "VBN" and not frame.a and not frame.entry.control


def _is_interview(scene: Scene, frame: Frame) -> bool:
    """Return whether who speaks does so only to be reported: "speaking to reporters, the general said"."""
    verb = frame.head
    if verb.lemma_ not in ("speak", "talk"):
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and fold(verb.head.lemma_) in scene.lexicon.speech:
        return True
    heard = [t for t in (*frame.a, *frame.b)]
    records = [scene.record(scene.actor_of(t)) for t in heard]
    return any(r is not None and r.kind == "media" for r in records) or any(
        (fold(t.lemma_) in scene.lexicon.victims and scene.lexicon.victims[fold(t.lemma_)] == "journalists")
        or t.lower_ in PRESS
        for t in heard
    )


def _in_flight(verb: Token, doers: tuple[Token, ...]) -> bool:
    """Return whether who enters a place seeks refuge there, and does not fight for it: "crossed into X and asked for".

    It is told by the verbs beside it that share its subject, by its purpose, and by what is said of who enters.
    """
    joined = [c for c in verb.children if c.dep_ == "conj" and not any(s.dep_ == "nsubj" for s in c.children)]
    near = [t for v in (verb, *joined) for c in v.children if c not in doers for t in (c, *c.children)]
    if any(t.lemma_.casefold() in REFUGE and t.i > verb.i for t in near):
        return True
    return any(c.lower_ in BEATEN for d in doers for c in d.children) or (
        verb.dep_ == "conj" and verb.head.lower_ in BEATEN and verb.head.dep_ == "relcl"
    )


def _is_lasting(verb: Token) -> bool:
    """Return whether a verb tells what goes on: "has held it since 2014", "for six years", "still occupies"."""
    own = {c.lower_: c for c in verb.children}
    if verb.tag_ in ("VBZ", "VBP") or "still" in own or (is_passive(verb) and {"is", "are"} & own.keys()):
        return True
    if has_auxiliary(verb, "have") and (
        "since" in own or any("since" in (g.lower_ for g in c.children) for c in own.values())
    ):
        return True
    spans = [t for t in preposition_objects(verb, "for") if t.lemma_ in ("year", "month", "decade", "week")]
    return has_auxiliary(verb, "have") and bool(spans)


def _rules_out(scene: Scene, token: Token, frame: Frame) -> bool:
    """Return whether a word says that the trigger means something else.

    It does not where it is somebody's ("Iranian targets"), nor where it names the people that it was done to: "a strike
    on teachers", as against "a strike by teachers".
    """
    if not {fold(token.lemma_), fold(token.lower_)} & frame.entry.unless:
        return False
    if token.pos_ == "VERB" and token.dep_ in ("advcl", "ccomp", "conj"):
        return False  # "when rebels stormed the base, nine were killed": no storm
    harms = frame.pattern.part == "noun" or (frame.entry.plover == "ASSAULT" and "people" in frame.entry.object)
    if harms and token in frame.b and "people" in scene.classes(token):
        return False
    return not any(scene.mention_at(c, "actor") for c in token.children if c.dep_ in ("amod", "compound"))


def _nearest(frame: Frame) -> Iterator[Token]:
    """Yield what fills a frame's roles, what hangs on its words or is described by one, and what stands below."""
    own = {t.i for t in frame.tokens}
    yield from (t.head for t in frame.tokens if t.dep_ in ("compound", "nmod") and t.head.i not in own)
    yield from (*frame.a, *frame.b)
    yield from (c for t in frame.a for c in t.children if c.dep_ in ("compound", "amod"))
    for token in frame.tokens:
        for child in token.children if token.i != frame.head.i else ():
            if child.i not in own:
                yield child
                if child.dep_ == "prep":
                    yield from child.children
    for child in frame.head.children:
        if child.lower_ in ASIDE or child.dep_ == "relcl":  # "the attacks that targeted a convoy"
            continue
        yield child
        if child.dep_ in ("prep", "agent", "dobj", "nsubj", "nsubjpass"):
            yield from child.children


def _allowed(scene: Scene, classes: tuple[str, ...], fillers: tuple[Token, ...]) -> bool:
    if not fillers:
        return "none" in classes
    return any(scene.classes(t) & set(classes) for t in fillers)


def _of_kind(scene: Scene, fillers: tuple[Token, ...], kinds: tuple[str, ...]) -> bool:
    mentions = [scene.actor_of(t) for t in fillers]
    if any(
        (m is not None and m.ref is None) or (m is None and t.pos_ == "PRON")
        for t, m in zip(fillers, mentions, strict=True)
    ):
        return True
    return any((r := scene.record(m)) is not None and r.kind in kinds for m in mentions)


HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
HELPFUL = frozenset({"SUPPORT", "AID", "COOPERATE"})


def _complement_is(scene: Scene, verb: Token, entry: Entry) -> bool:
    """Return whether what a verb announces is a hostile, or a helpful, act."""
    wanted = HOSTILE if entry.complement == "hostile" else HELPFUL
    below = [t for c in verb.children if c.dep_ in ("xcomp", "ccomp", "dobj", "prep") for t in c.subtree]
    for token in below:
        part = "verb" if token.pos_ == "VERB" else "noun"
        patterns = scene.lexicon.by_word.get((part, fold(token.lemma_)), ())
        if any(p.entry.plover in wanted and len(p.words) == 1 for p in patterns):
            return True
    return False
