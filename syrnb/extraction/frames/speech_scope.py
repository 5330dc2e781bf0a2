"""How far what is said reaches: who shares a speaker, and where another voice begins."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from syrnb.extraction.frames.speech_act import CITING, FINITE, Speech, subtree_of
from syrnb.extraction.scene import Scene

__all__ = ["find_scopes"]

APART = frozenset({"while", "whereas", "although", "though", "as", "but", "when", "after", "since", "before"})
OWN_WILL = frozenset(
    {"vow", "pledge", "promise", "warn", "accuse", "blame", "urge", "add", "condemn", "call", "deny", "threaten"}
)
STARTING = frozenset({"start", "begin", "continue", "keep", "stop", "avoid", "deny", "go", "end", "resume", "admit"})
DIRECTING = frozenset({"promises", "threatens", "orders", "requests", "accuses"})
TEMPORAL = frozenset({"after", "since", "as", "while", "following", "when", "before", "until"})


def find_scopes(scene: Scene, found: list[Speech]) -> list[Speech]:
    """Return acts of speech with their speakers shared and their content kept apart."""
    found = [_shared(scene, s, found) for s in found]
    found = [_with_second_clauses(s, found) for s in found]
    return [_apart(scene, s, found) for s in found]


def _own_subject(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def _shared(scene: Scene, speech: Speech, found: list[Speech]) -> Speech:
    """Give a participle of saying, or a second verb, the speaker of the verb before it.

    "..., the governor said, adding that ..."; "the president said the militia attacked and vowed to crush it".
    """
    verb = speech.verb
    adding = verb.lower_ == "adding" and not any(c.dep_ == "aux" for c in verb.children)
    if verb.pos_ != "VERB" or (_own_subject(verb) and not adding) or verb.lemma_ in CITING:
        return speech
    second = verb.dep_ == "conj" and verb.lemma_ in OWN_WILL and verb.tag_ == "VBD"
    below = verb.dep_ == "xcomp" and verb.head.lemma_ in STARTING
    if not second and (verb.tag_ != "VBG" or below or verb.dep_ in ("pcomp", "csubj")):
        return speech
    if verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "with":
        return speech  # "..., with a monitor saying that"
    earlier = [
        s
        for s in found
        if s.verb.i < verb.i
        and s.speakers
        and s.verb.tag_ in FINITE | {"VB"}
        and s.verb.pos_ == "VERB"
        and s.verb.lemma_ not in CITING
        and scene.text.in_quote(s.verb) == scene.text.in_quote(verb)
    ]
    if not earlier or (second and earlier[-1].verb.tag_ != verb.tag_):
        return speech
    before = max(earlier, key=lambda s: s.verb.i)
    if any(verb.i < s.i for s in before.speakers) and not second:
        return speech
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "dobj", "prep") and c.i > verb.i]
    content = subtree_of(*clauses) if clauses else {i for i in speech.content if i > verb.i}
    if verb.lemma_ in ("add", "say", "note") and not any(c.dep_ in ("ccomp", "xcomp") for c in clauses):
        content |= {t.i for t in verb.doc[verb.i + 1 : verb.sent.end]}
    return replace(speech, speakers=before.speakers, content=frozenset(content - {verb.i}))


def _with_second_clauses(speech: Speech, found: list[Speech]) -> Speech:
    """Add a second clause that the parser hung elsewhere: "said rebels shelled Aden and that four were killed"."""
    verb = speech.verb
    if verb.pos_ != "VERB" or not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return speech
    if any(verb.i < s.verb.i and _own_subject(s.verb) and s.verb.tag_ in FINITE for s in found):
        return speech
    content = set(speech.content)
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        above = token.head
        if (
            token.dep_ == "mark"
            and token.lower_ == "that"
            and above.i not in content
            and token.nbor(-1).lower_ in ("and", ",")
        ):
            content |= {i for i in subtree_of(above) if i > verb.i}
        joined = token.dep_ == "conj" and token.head.i == verb.i and token.pos_ in ("VERB", "AUX")
        if joined and _own_subject(token) and any(c.lower_ == "and" for c in verb.children if c.dep_ == "cc"):
            content |= {i for i in subtree_of(token) if i > verb.i}
    return replace(speech, content=frozenset(content))


def _apart(scene: Scene, speech: Speech, found: list[Speech]) -> Speech:
    """Take out of what is said what another voice says beside it, and what the author tells of its occasion."""
    content = set(speech.content)
    after = any(c.dep_ == "ccomp" and c.i > speech.verb.i for c in speech.verb.children)
    for other in found:
        verb = other.verb
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        if verb.i == speech.verb.i or verb.pos_ != "VERB" or not own or not other.speakers:
            continue
        if not scene.text.in_quote(verb) and speech.verb.pos_ == "VERB":
            beyond = range(verb.i) if verb.i < speech.verb.i else range(verb.i, verb.sent.end)
            below = subtree_of(speech.verb)
            content -= {i for i in beyond if i not in below and scene.text.in_quote(verb.doc[i])}
        if verb.i not in content:
            continue
        if own[0].lower_ in ("who", "which", "that", "it", "he", "she", "they"):
            continue
        marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in APART for c in verb.children)
        aside = (verb.dep_ == "advcl" and marked) or verb.dep_ in ("conj", "parataxis")
        before = after and verb.dep_ == "ccomp" and verb.head.i == speech.verb.i and verb.i < speech.verb.i
        if aside or before:
            content -= subtree_of(verb)
    content -= _beyond_semicolon(speech, content)
    if speech.act in DIRECTING:
        for i in sorted(content):
            token = speech.verb.doc[i]
            marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
            clause = token.dep_ == "advcl" and token.i > speech.verb.i and token.tag_ in ("VBD", "VBN")
            if clause and marks & TEMPORAL and _own_subject(token):
                content -= subtree_of(token)
    return replace(speech, content=frozenset(content))


def _beyond_semicolon(speech: Speech, content: set[int]) -> set[int]:
    """Return what stands on the other side of a semicolon, where something is said on the speaker's own side."""
    verb = speech.verb
    marks = [t.i for t in verb.sent if t.text == ";"]
    low = max((i for i in marks if i < verb.i), default=-1)
    high = min((i for i in marks if i > verb.i), default=verb.sent.end)
    within = {i for i in content if low < i < high}
    return content - within if any(i > verb.i for i in within) and verb.lemma_ not in CITING else set()
