"""Whether what is told happened: actual, ongoing, planned, hypothetical or negated.

A frame's own words are asked first (negation, modals, adverbs, determiners); then what governs it, step by step up the
parse, as far as each step passes its own modality down: a plan to take is planned, a refusal to leave is negated, "if
they leave" is hypothetical, while an attack that was condemned still happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from syrnb.extraction.frames.aspect import goes_on, has_failed
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.threats import is_own_threat
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import ancestors, has_auxiliary, is_passive, phrase_lemma

__all__ = ["Modality", "judge_modality", "judge_word"]

RANK = {"negated": 4, "hypothetical": 3, "planned": 2, "ongoing": 1, "actual": 0}
COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "acl", "acomp", "oprd", "attr", "nsubjpass"})
STOPS = frozenset({"relcl", "appos", "parataxis", "list"})
GOVERNING = {"for", "of", "to", "against", "from", "on", "with", "at"}
AWAITING = frozenset({"when", "once", "until", "soon", "before", "after"})
FUTURE = frozenset({"will", "would", "'ll", "shall", "wo"})
READYING = frozenset({"mass", "gather", "deploy", "prepare", "ready", "mobilise", "mobilize", "regroup", "amass"})
COMING_ABOUT = frozenset({"appear", "seem", "come", "go", "proceed", "happen", "get", "use", "prove", "turn", "rush"})
STOPPING = frozenset(
    {"stop", "shoot", "intercept", "destroy", "down", "kill", "arrest", "detain", "defuse", "detonate"}
)
CARRYING = frozenset({"implementation", "start", "beginning", "launch", "resumption", "signing", "conclusion"})
STARTING = frozenset({"begin", "start", "resume", "launch"})
ENDING = frozenset({"cease", "halt", "end", "suspend"})
NOBODY = ("none", "nobody", "nothing", "no-one")
QUESTIONS = frozenset({"WRB", "WP", "WDT", "WP$"})
IRREALIS = frozenset({"would", "could", "might", "may"})


@dataclass(frozen=True, slots=True)
class Modality:
    """What was judged, and the word that decided it (None for the plain case)."""

    value: str
    because: str | None = None


def judge_modality(scene: Scene, frame: Frame) -> Modality:
    """Return whether what a frame tells happened."""
    words = scene.lexicon.modality
    if _is_presupposed(frame):
        return Modality("ongoing", frame.head.head.text)
    if frame.head.sent[-1].text == "?" and not scene.text.in_quote(frame.head):
        return Modality("hypothetical", "?")
    found = _own(scene, frame, words)
    anchor = frame.clause if frame.clause is not None else frame.head
    found = _worse(found, _governed(scene, anchor, words, frame.head))
    found = _worse(found, _within_condition(anchor, words))
    found = _worse(found, _any(scene, frame.head))
    if found.value in ("planned", "negated") and has_failed(frame, words):
        return Modality("actual", "failed")
    if found.value == "actual" and goes_on(frame, anchor):
        return Modality("ongoing", anchor.text)
    return found


def judge_word(scene: Scene, token: Token) -> Modality:
    """Return whether what a verb or a noun outside of any frame says is so: "is no ally of", "may join"."""
    words = scene.lexicon.modality
    if token.sent[-1].text == "?" and not scene.text.in_quote(token):
        return Modality("hypothetical", "?")
    found = Modality("negated", "no") if _has_no(token, words) else Modality("actual")
    if token.pos_ in ("VERB", "AUX"):
        found = _worse(found, _verb(token, words))
    found = _worse(found, _governed(scene, token, words, token))
    return _worse(found, _within_condition(token, words))


def _is_presupposed(frame: Frame) -> bool:
    """Return whether a call to end an act says that it is going on: "urged them to halt the strikes"."""
    noun = frame.head
    return (
        frame.pattern.part == "noun"
        and noun.dep_ == "dobj"
        and noun.head.lemma_ in ENDING
        and frame.entry.plover != "AGREE"
        and not any(c.dep_ == "det" and c.lower_ in ("any", "no") for c in noun.children)
    )


def _within_condition(anchor: Token, words: Mapping[str, Any]) -> Modality:
    """Return hypothetical where an "if" stands before with no comma in between, whatever the parse makes of it."""
    for token in reversed(anchor.doc[anchor.sent.start : anchor.i]):
        if token.text in (",", ";", ":", "—", "–") or token.is_quote:
            break
        if token.lower_ in ("if", "unless") and token.dep_ in ("mark", "advmod", "prep"):
            return Modality("hypothetical", token.text)
    return Modality("actual")


def _any(scene: Scene, noun: Token) -> Modality:
    """Read "any" under a negation: "is not aware of any fighting", "has not acknowledged any deaths"."""
    if noun.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children):
        return Modality("actual")
    told = False
    for above in ancestors(noun):
        told = told or fold(above.lemma_) in scene.lexicon.speech
        if above.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" for c in above.children):
            return Modality("hypothetical" if told else "negated", "any")
        if above.pos_ in ("VERB", "AUX") and any(c.dep_ == "aux" and c.tag_ == "MD" for c in above.children):
            return Modality("hypothetical", "any")  # "would respond to any strikes"
        if above.dep_ in ("relcl", "advcl"):
            break
    return Modality("actual")


def _worse(a: Modality, b: Modality) -> Modality:
    return b if RANK[b.value] > RANK[a.value] else a


def _own(scene: Scene, frame: Frame, words: Mapping[str, Any]) -> Modality:
    head = frame.head
    found = Modality("actual")
    for token in head.children:
        word = fold(token.lower_)
        if token.dep_ == "det" and word in words["negated_determiners"]:
            found = _worse(found, Modality("negated", token.text))
        if token.dep_ == "amod":
            for name in ("planned", "hypothetical"):
                if (
                    word in ("planned", "threatened", "proposed", "expected", "intended")
                    or words["adjectives"].get(word) == name
                ):
                    value = words["adjectives"].get(word, "planned")
                    found = _worse(found, Modality(value, token.text))
    if head.pos_ in ("VERB", "AUX"):
        found = _worse(found, _verb(head, words))
        for token in (*frame.a, *frame.b, *frame.tokens):
            none = any(c.dep_ == "det" and c.lower_ in words["negated_determiners"] for c in token.children)
            if none or token.lower_ in NOBODY:
                found = _worse(found, Modality("negated", "no"))
    return found


def _verb(verb: Token, words: Mapping[str, Any]) -> Modality:
    """Judge a verb by what stands with it: negation, modals, marks, adverbs."""
    found = Modality("actual")
    shared = verb
    while (
        shared.dep_ == "conj"
        and shared.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in shared.children)
    ):
        shared = shared.head
    for owner in {verb.i: verb, shared.i: shared}.values():
        for token in owner.children:
            word = fold(token.lower_)
            if (
                token.dep_ == "neg"
                and (owner.i == verb.i or any(c.lower_ in ("or", "nor") for c in verb.head.children))
            ) or (token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in NOBODY):
                found = _worse(found, Modality("negated", token.text))
            elif token.dep_ == "aux" and token.tag_ == "MD":
                value = words["auxiliaries"].get(word)
                perfect = has_auxiliary(owner, "have")
                if value == "planned" and perfect and word in ("would", "should", "must"):
                    value = "hypothetical"
                if value:
                    found = _worse(found, Modality(value, token.text))
            elif token.dep_ == "mark" and word in words["marks"] and not (word == "until" and _is_past(owner)):
                found = _worse(found, Modality(words["marks"][word], token.text))
            elif token.dep_ == "advmod" and word in words["adverbs"]:
                found = _worse(found, Modality(words["adverbs"][word], token.text))
    return found


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)


def _governed(scene: Scene, anchor: Token, words: Mapping[str, Any], head: Token) -> Modality:
    """Climb from a clause to the root, and take what each governor passes down."""
    found = Modality("actual")
    token = anchor
    if token is not head and token.pos_ in ("VERB", "AUX"):
        found = _worse(found, _verb(token, words))
        found = (
            _worse(found, _lexical(token, words))
            if phrase_lemma(token) not in scene.lexicon.light["occurring"]
            else found
        )
    reported = False
    for _ in range(20):
        parent = token.head
        if token.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
            found = _worse(found, Modality("planned", parent.text))  # "an offensive to liberate the district"
        if parent.i == token.i or (token.dep_ in STOPS and fold(parent.lemma_) not in scene.lexicon.speech_nouns):
            break
        step = _step(token, parent, words, scene)
        if step is None:
            break
        if reported and step.value == "negated":  # "refused to confirm that it fell" says neither yes nor no
            step = Modality("hypothetical", step.because)
        reported = reported or (token.dep_ == "ccomp" and fold(parent.lemma_) in scene.lexicon.speech)
        found = _worse(found, step)
        token = parent
    return found


def _step(token: Token, parent: Token, words: Mapping[str, Any], scene: Scene) -> Modality | None:
    """Return what a governor does to what stands under it; None where nothing is passed down from here on."""
    dep = token.dep_
    if dep in ("relcl", "acl") and (act := scene.lexicon.speech_nouns.get(fold(parent.lemma_))):
        passed = scene.lexicon.speech_modality.get(act)
        told = dep == "acl" or any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
        return Modality(passed, parent.text) if passed and told else Modality("actual")
    if dep in ("conj", "prep"):
        return Modality("actual")
    if dep in ("advcl", "dep", "csubj"):
        return _adverbial(token, parent, words)
    if dep in ("pobj", "pcomp"):
        return _prepositional(token, parent, words)
    if dep in COMPLEMENTS and parent.pos_ in ("VERB", "AUX"):
        return _complement(token, parent, words, scene)
    if dep in COMPLEMENTS:
        return _noun_complement(token, parent, words)
    if dep == "nsubj" and parent.pos_ in ("VERB", "AUX"):
        if phrase_lemma(parent) in scene.lexicon.light["occurring"]:
            return _verb(parent, words)
        # "a withdrawal would take months": what is not yet there has no definite article.
        indefinite = not any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any") for c in token.children)
        if indefinite and any(c.dep_ == "aux" and c.lower_ in IRREALIS for c in parent.children):
            return Modality("hypothetical", parent.text)
    return None


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children if c.dep_ == "aux")


def _has_no(noun: Token, words: Mapping[str, Any]) -> bool:
    return any(c.dep_ == "det" and c.lower_ in words["negated_determiners"] for c in noun.children)


def _adverbial(clause: Token, main: Token, words: Mapping[str, Any]) -> Modality | None:
    """Read purposes ("to clear the town"), what waits for the future ("once they leave, we will"), and participles."""
    if main.pos_ not in ("VERB", "AUX"):
        return Modality("planned", "to") if _is_infinitive(clause) else None
    if _is_infinitive(clause):
        return _worse(Modality("planned", "to"), _verb(main, words))
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    if "before" in marks and _is_forestalled(clause, main):
        return Modality("negated", "before")
    after = "after" in marks and any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in clause.children)
    if marks & AWAITING and not after and any(c.dep_ == "aux" and c.lower_ in FUTURE for c in main.children):
        return Modality("planned", next(iter(sorted(marks & AWAITING))))
    finite = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in clause.children)
    return None if finite else _verb(main, words)


def _is_forestalled(clause: Token, main: Token) -> bool:
    """Return whether who or what is to do something is stopped before: "blew themselves up before they reached it".

    The pronoun that does it is what the main clause harms: by "-self", or as it agrees with that alone in number.
    """
    who = next((c for c in clause.children if c.dep_ == "nsubj" and c.lower_ in ("it", "they")), None)
    harmed = next((c for c in main.children if c.dep_ == "dobj"), None)
    if who is None or harmed is None or main.i > clause.i:
        return False
    if harmed.lower_ in ("themselves", "itself", "himself", "herself"):
        return True
    doer = next((c for c in main.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    several = who.lower_ == "they"
    agrees = (harmed.tag_ in ("NNS", "NNPS")) == several and harmed.pos_ in ("NOUN", "PROPN")
    return doer is not None and agrees and (doer.tag_ in ("NNS", "NNPS")) != several and main.lemma_ in STOPPING


def _prepositional(token: Token, preposition: Token, words: Mapping[str, Any]) -> Modality | None:
    """Read "without a withdrawal", "no sign of an attack", "prevented from leaving", "massing for an assault"."""
    governor = preposition.head
    if preposition.lower_ == "without":
        return Modality("negated", "without")
    if governor.i == preposition.i:
        return None
    if _has_no(governor, words):
        return Modality("negated", f"no {governor.text}")
    if preposition.lower_ == "of" and governor.lemma_ in CARRYING:
        return Modality("actual")  # what is told of the start of an act is told of it
    if preposition.lower_ == "for" and {governor.lemma_, governor.head.lemma_} & READYING:
        return Modality("planned", governor.text)
    value = _lexical(governor, words, preposition=preposition.lower_)
    if value.value == "actual":
        by_manner = token.dep_ == "pcomp" and governor.pos_ in ("VERB", "AUX")
        return _verb(governor, words) if by_manner else None
    if preposition.lower_ not in GOVERNING:
        return None
    return _worse(value, _verb(governor, words)) if governor.pos_ in ("VERB", "AUX") else value


def _complement(token: Token, verb: Token, words: Mapping[str, Any], scene: Scene) -> Modality | None:
    """Read what a verb's own meaning, or its speech act, does to its complement or object."""
    if _is_called(token, verb):
        return _verb(verb, words)
    value = _lexical(verb, words)
    speech = scene.lexicon.speech.get(fold(verb.lemma_))
    if speech and token.dep_ == "ccomp":
        if token.i > verb.i and _is_unsaid(verb) and token.left_edge.tag_ not in QUESTIONS:
            return Modality("hypothetical", verb.text)
        passed = scene.lexicon.speech_modality.get("threatens" if is_own_threat(scene, verb) else speech)
        return Modality(passed, verb.text) if passed else Modality("actual")
    if token.dep_ == "dobj" and value.value == "actual":
        nobody = any(c.dep_ == "nsubj" and c.lower_ in NOBODY for c in verb.children)
        return Modality("negated", verb.text) if nobody else None
    if token.dep_ == "xcomp" and _is_infinitive(token) and value.value == "actual":
        # "had to engage", "the aim is to take", "it was inadmissible to let them take"
        if verb.lemma_ == "have":
            value = Modality("planned", verb.text)
        elif verb.lemma_ == "be":
            meant = any("people" in scene.classes(t) or scene.actor_of(t) for t in scene.subjects(verb))
            value = Modality("planned" if meant else "hypothetical", verb.text)  # "the ministers are to meet"
        elif fold(verb.lemma_) not in words["factive"] | COMING_ABOUT or _is_for(token, verb):
            value = Modality("planned", "to")  # "an operation was conducted to capture him"
    return _worse(value, _verb(verb, words))


def _is_for(infinitive: Token, verb: Token) -> bool:
    """Return whether an infinitive tells what something is for: "is used to cross", "began an offensive to take"."""
    if verb.lemma_ == "use":
        return is_passive(verb) and any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    between = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < infinitive.i]
    return verb.lemma_ in STARTING and bool(between)


def _is_called(token: Token, verb: Token) -> bool:
    """Return whether a verb only tells what something is called: "called its withdrawal a redeployment"."""
    if verb.lemma_ != "call" or token.dep_ not in ("dobj", "oprd", "nsubjpass"):
        return False
    if token.dep_ == "oprd" or any(c.dep_ == "oprd" for c in verb.children):
        return True
    beside = [t for t in token.subtree if t.dep_ == "appos" and t.left_edge.lower_ in ("a", "an")]
    return token.dep_ == "dobj" and any(t.left_edge.nbor(-1).pos_ in ("NOUN", "PROPN") for t in beside)


def _is_unsaid(verb: Token) -> bool:
    """Return whether a verb of saying is negated: "did not say that", "nor did it admit that"."""
    beside = verb.head.children if verb.dep_ == "conj" else ()
    return any(c.dep_ == "neg" for c in verb.children) or any(c.lower_ == "nor" and c.i < verb.i for c in beside)


def _noun_complement(token: Token, noun: Token, words: Mapping[str, Any]) -> Modality | None:
    """Read "no sign that they left", "a plan to attack", "the army that took the town"."""
    if token.dep_ != "acl":
        return _lexical(noun, words)
    if _has_no(noun, words):
        return Modality("negated", f"no {noun.text}")
    value = _lexical(noun, words)
    if value.value == "actual":
        return Modality("planned", noun.text) if _is_infinitive(token) else None
    return value


def _lexical(governor: Token, words: Mapping[str, Any], preposition: str = "") -> Modality:
    """Return what a governing word does by its own meaning ("plan", "prevent", "likely", "call off")."""
    part = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "PROPN": "nouns"}.get(governor.pos_)
    if part is None:
        return Modality("actual")
    lemma = fold(governor.lemma_)
    particle = next((c.lower_ for c in governor.children if c.dep_ == "prt"), "")
    table = words[part]
    # With a particle it is another verb: "set to strike", but "set off riots".
    keys = (f"{lemma} {particle}",) if particle else (f"{lemma} {preposition}".strip(), lemma)
    for key in keys:
        if key in table:
            return Modality(table[key], governor.text)
    if lemma == "stop" and preposition == "from":
        return Modality("negated", governor.text)
    return Modality("actual")
