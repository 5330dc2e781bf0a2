"""Whether an act is history that is told again: by its day, by words such as "previously", by what a war began with."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Token

from syrnb.extraction.claims.modes import is_retold_history
from syrnb.extraction.frames.apart import find_apart
from syrnb.extraction.frames.circumstances import Circumstances
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, has_auxiliary, obliques

__all__ = ["WARS", "is_history"]

HISTORY = timedelta(days=14)
LASTING = frozenset({"holds", "besieged"})
SPANS = frozenset({"year", "decade", "month", "century"})
NOTED = frozenset({"responsible", "know", "notorious", "infamous"})
RECORD = frozenset(
    {"responsible", "link", "linked", "connect", "connected", "involve", "involved", "wanted", "tie", "tied"}
)
WARS = frozenset(
    {"war", "conflict", "uprising", "revolt", "revolution", "rebellion", "insurgency", "crisis", "insurrection"}
)
"""What began long before the news, so that what it began with is history."""
BEGIN = frozenset({"begin", "start", "erupt", "break", "spark", "ignite", "trigger", "initiate", "originate"})
CAUSE = frozenset({"spark", "ignite", "trigger", "initiate"})
PASSED = frozenset({"past", "previous", "recent", "earlier", "former"})
BECOME = frozenset({"become", "turn", "escalate", "spiral", "evolve", "descend", "morph", "develop", "grow", "slide"})


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


def _is_known_for(scene: Scene, frame: Frame, *, dated: bool) -> bool:
    """Return whether a frame tells what a person is known for: "the leader is linked to an attack that killed four".

    ``dated`` is whether it has a day of its own, which an act further down may have apart from the record.
    """
    for above in (frame.head, *ancestors(frame.head)):
        if above.dep_ != "pobj" or above.head.dep_ != "prep":
            continue
        word = above.head.head
        if word.lemma_ not in RECORD and word.lower_ not in RECORD:
            continue
        if dated and above.i != frame.head.i:
            return False  # "the man responsible for an attack on Friday during an operation detaining four yesterday"
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


def _is_long_ago(scene: Scene, frame: Frame) -> bool:
    """Return whether an act was done in years past that nobody counts: "in the past", "in previous years"."""
    verb = frame.clause if frame.clause is not None else frame.head
    found = [t for v in {verb.i: verb, frame.head.i: frame.head}.values() for t in obliques(v).get("in", ())]
    return any(
        (t.lower_ == "past" and any(c.lower_ == "the" for c in t.children))
        or (t.lower_ in ("years", "decades") and any(c.lower_ in PASSED for c in t.children))
        for t in found
    )


def _follows_old(scene: Scene, frame: Frame, published: date | None) -> bool:
    """Return whether an act without a day is told to follow one of years past: "after the 2013 attack he agreed"."""
    verb = frame.clause if frame.clause is not None else frame.head
    if verb.pos_ != "VERB" or has_auxiliary(verb, "have"):
        return False
    found = obliques(verb)
    after = [t for word in ("after", "following") for t in found.get(word, ())]
    after += [n for t in found.get("in", ()) if t.lemma_ in ("wake", "aftermath") for n in obliques(t).get("of", ())]
    for noun in after:
        times = [m for t in noun.subtree if (m := scene.mention_at(t, "time")) is not None]
        if any(is_retold_history(m.time_end, published) and m.precision == "year" for m in times):
            return True
    return False


def _describes_old(scene: Scene, frame: Frame, published: date | None) -> bool:
    """Return whether a participle describes a thing of years past: "signed in 2015 after talks led by Oman"."""
    if frame.head.dep_ != "acl" or frame.head.tag_ != "VBN":
        return False
    verb = next((a for a in ancestors(frame.head) if a.pos_ == "VERB"), None)
    found = obliques(verb).get("in", ()) if verb is not None and not has_auxiliary(verb, "have") else ()
    times = [m for t in found if (m := scene.mention_at(t, "time")) is not None]
    return any(is_retold_history(m.time_end, published) for m in times)


def _is_of_a_time_past(verb: Token) -> bool:
    """Return whether a state is told as that of a time that is over: "when it controlled the town"."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBD"
        and any(c.lower_ in ("when", "while") for c in verb.children if c.dep_ in ("mark", "advmod"))
    )


def _is_of_the_beginning(scene: Scene, frame: Frame) -> bool:
    """Return whether an act is what a war began with: "the conflict began when troops fired on protesters"."""
    below: list[Token] = [frame.head]
    for above in ancestors(frame.head):
        if above.pos_ == "VERB" and above.lemma_ in BEGIN | BECOME and _tells_of_war(scene, above, below[-1]):
            return True
        if above.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "arms" for c in above.children):
            return True
        below.append(above)
    return frame.head.lemma_ in BECOME and _tells_of_war(scene, frame.head, frame.head)


def _tells_of_war(scene: Scene, verb: Token, below: Token) -> bool:
    """Return whether a verb tells that a whole war began, or that something became one."""
    if verb.lemma_ in BECOME:
        into = [*obliques(verb).get("into", ()), *(c for c in verb.children if c.dep_ in ("attr", "acomp", "dobj"))]
        return any(t.lemma_.casefold() in WARS for t in into)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in CAUSE:  # "a war since 2011 initiated by"
        return any(t.lemma_.casefold() in WARS for t in verb.doc[verb.sent.start : verb.i])
    subjects = scene.subjects(verb)
    described = [verb.head] if verb.dep_ == "relcl" else []
    begun = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_ in CAUSE else [*subjects, *described]
    return any(t.lemma_.casefold() in WARS and t.i != below.i for t in begun)


def is_history(scene: Scene, frame: Frame, where_when: Circumstances, published: date | None) -> bool:
    """Return whether a frame tells of what lies before the news: by its day, or by words such as "previously"."""
    past = published is not None and where_when.end is not None and where_when.end < published - HISTORY
    if past and not _reaches_now(frame):
        return True
    if any(t.lemma_ in SPANS and t.i < frame.head.i for t in list(ancestors(frame.head))[:2]):
        return True
    if where_when.end is None and _is_record(frame):
        return True
    if _is_known_for(scene, frame, dated=where_when.start is not None) or _is_long_ago(scene, frame):
        return True
    if where_when.end is None and (_is_of_the_beginning(scene, frame) or _follows_old(scene, frame, published)):
        return True
    if where_when.end is None and _describes_old(scene, frame, published):
        return True
    if frame.entry.state and _is_of_a_time_past(frame.head):
        return True
    apart = find_apart(frame.clause if frame.clause is not None else frame.head)
    if apart is not None and apart.long_before:
        return True
    words = scene.lexicon.modality["background"]
    if frame.entry.state or frame.entry.control in LASTING:
        words -= scene.lexicon.modality["lasting"]
    verbs = [frame.head] if frame.clause is None else [frame.head, frame.clause]
    return any(fold(c.lower_) in words and c.dep_ in ("advmod", "amod") for t in verbs for c in t.children)
