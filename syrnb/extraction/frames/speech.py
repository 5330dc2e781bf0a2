"""Who says so: speech frames, their speakers, what they say, whom they pass on, and when it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import conjuncts, is_passive, obliques, passive_agents, preposition_objects
from syrnb.language.text import Sentence

__all__ = ["Speech", "find_speeches"]

NOUN_CONTENT = frozenset(
    [
        "confirm",
        "deny",
        "report",
        "announce",
        "claim",
        "reject",
        "acknowledge",
        "admit",
        "verify",
        "update",
        "put",
        "revise",
        "document",
        "record",
        "count",
        "estimate",
        "blame",
    ]
)
TRAILING = frozenset({"say", "report", "add", "tell", "announce", "claim", "confirm", "note", "state", "write"})
NOT_SPEECH = frozenset(
    {"show", "find", "record", "count", "call", "put", "identify", "direct", "expect", "think", "believe"}
)


FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
CITING = frozenset({"quote", "cite"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech.

    Parameters
    ----------
    verb
        The verb or noun of saying.
    act
        Its speech act, as ``schema.SPEECH_ACT``.
    speakers
        Tokens that head the speaker's noun phrase; empty where nobody is named ("it was reported").
    content
        Indices of the tokens that are said.
    via
        Who passes it on, nearest first.
    hedged
        Whether the author keeps a distance ("reportedly").
    """

    verb: Token
    act: str
    speakers: tuple[Token, ...]
    content: frozenset[int]
    via: tuple[Mention, ...] = ()


def find_speeches(scene: Scene, sentence: Sentence) -> list[Speech]:
    """Return the acts of speech of a sentence, outer ones first."""
    tokens = scene.text.tokens(sentence)
    found: list[Speech] = []
    for token in tokens:
        if (
            token.pos_ == "VERB"
            and token.dep_ not in ("amod", "compound")
            and (act := scene.lexicon.speech.get(fold(token.lemma_)))
        ):
            speech = _verb_speech(scene, token, act)
        elif token.lower_ in ("according", "per") and token.dep_ in ("prep", "advmod", "advcl", "ROOT", "dep"):
            speech = _according(scene, token)
        elif token.pos_ == "NOUN" and (act := scene.lexicon.speech_nouns.get(fold(token.lemma_))):
            speech = _noun_speech(scene, token, act)
        else:
            continue
        if speech is not None and speech.content:
            found.append(speech)
    closing = _closing(scene, tokens)
    if closing is not None:
        first = min(closing.verb.i, *(t.i for t in closing.speakers))
        found = [closing, *(s for s in found if s.verb.i < first or s.verb.lemma_ in CITING)]
    # Who is quoted or cited speaks nearer to the words than who quotes.
    return sorted(found, key=lambda s: (s.verb.lemma_ in CITING, -len(s.content), s.verb.i))


def _closing(scene: Scene, sentence: Span) -> Speech | None:
    """Read who tells what stands before: "..., the monitor told AFP on Tuesday"."""
    last = scene.attribution(sentence)
    if last is None:
        return None
    verb = last.verb
    act = scene.lexicon.speech.get(fold(verb.lemma_), "asserts")
    content = frozenset(range(sentence.start, last.start))
    named = [scene.mention_at(t, "actor") for t in last.speakers]
    speakers = tuple(t if m is None else scene.heads[m] for t, m in zip(last.speakers, named, strict=True))
    return Speech(verb, act, speakers, content, _told(scene, verb))


def _told(scene: Scene, verb: Token) -> tuple[Mention, ...]:
    """Return the medium that was told: "told AFP", "said to the broadcaster"."""
    if verb.lemma_.casefold() not in ("tell", "say", "speak"):
        return ()
    heard = [*[c for c in verb.children if c.dep_ in ("dobj", "dative")], *preposition_objects(verb, "to")]
    for noun in heard:
        mention = scene.mention_at(noun, "actor")
        record = scene.record(mention)
        if mention is not None and record is not None and record.kind == "media":
            return (mention,)
    return ()


def _subtree(tokens: Iterable[Token]) -> set[int]:
    return {t.i for token in tokens for t in token.subtree}


def _verb_speech(scene: Scene, verb: Token, act: str) -> Speech | None:
    if act == "promises" and _is_hostile(scene, verb):
        act = "threatens"
    passive = is_passive(verb)
    lemma = verb.lemma_.casefold()
    speakers = passive_agents(verb) if passive else scene.subjects(verb)
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if not own and not passive and verb.dep_ not in ("xcomp", "ROOT", "ccomp") and lemma in TRAILING:
        named = _named_before(scene, verb)
        speakers = [named] if named is not None else speakers
    if len(own) > 1:
        speakers = conjuncts(own[-1])
    clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and act != "orders")]
    content = _subtree([*clauses, *own[:-1]])
    if not clauses and lemma in TRAILING:  # "noted with concern that they had left"
        held = [n for c in verb.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
        content |= _subtree(c for n in held for c in n.children if c.dep_ in ("acl", "ccomp") and _is_clause(c))
    if lemma == "put" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        content |= _subtree([verb.head]) - _subtree([verb])  # "as the agency put it"
    if lemma in CITING:
        return _quoting(scene, verb, speakers)
    if act == "accuses":
        content |= _subtree(c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "with"))
    if lemma in NOUN_CONTENT:
        content |= _subtree(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "prep"))
    if verb.dep_ in ("parataxis", "advcl", "conj", "acl", "relcl") and not clauses and lemma in TRAILING:
        content |= _before(verb, speakers) if verb.dep_ != "conj" or _inverted(verb) else set()
        if verb.dep_ == "parataxis":
            content |= _subtree([verb.head]) - _subtree([verb])
    if not content and lemma in TRAILING:
        content = _quoted(scene, verb)
    if not speakers and lemma in TRAILING and not passive:
        speaker = _named_before(scene, verb)
        if speaker is not None:
            speakers = [speaker]
            content |= {t.i for t in verb.sent if t.i < speaker.left_edge.i}
    elif clauses or content:
        content |= _quoted(scene, verb)
    if lemma in NOT_SPEECH and not any(scene.actor_of(s) for s in speakers):
        return None
    via = _told(scene, verb)
    content -= (
        {verb.i, *(t.i for s in speakers for t in s.subtree if t.i < verb.i and t.head.i != verb.i)}
        if speakers
        else {verb.i}
    )
    return Speech(verb, act, tuple(speakers), frozenset(content), via)


def _is_hostile(scene: Scene, verb: Token) -> bool:
    """Return whether what is vowed is an attack."""
    below = [t for c in verb.children if c.dep_ in ("xcomp", "ccomp") for t in (c, *c.children)]
    patterns = [p for t in below for p in scene.lexicon.by_word.get(("verb", fold(t.lemma_)), ())]
    return any(p.entry.plover == "ASSAULT" and len(p.words) == 1 for p in patterns)


def _inverted(verb: Token) -> bool:
    """Return whether a coordinated verb of saying has its subject after all that is said ("..., the group said")."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    return bool(own) and verb.i > verb.head.i and not any(c.dep_ in ("dobj", "ccomp") for c in verb.children)


def _before(verb: Token, speakers: list[Token]) -> set[int]:
    """Return what stands before a trailing "X said": all of the sentence that is not the speaker's phrase."""
    start = min((s.left_edge.i for s in speakers if s.i < verb.i), default=verb.i)
    return {t.i for t in verb.sent if t.i < min(start, verb.i)}


def _quoted(scene: Scene, verb: Token) -> set[int]:
    """Return the quoted words of the verb's sentence, where the verb itself stands outside the quote."""
    if scene.text.in_quote(verb):
        return set()
    return {t.i for t in verb.sent if scene.text.in_quote(t)}


def _named_before(scene: Scene, verb: Token) -> Token | None:
    """Return the actor whose name ends right before a verb of saying that the parser left without a subject."""
    if verb.i == 0:
        return None
    mention = scene.mention_at(verb.nbor(-1), "actor")
    return scene.heads[mention] if mention is not None and verb.nbor(-1).sent == verb.sent else None


def _according(scene: Scene, token: Token) -> Speech | None:
    nouns = obliques(token).get("to", []) or [t for c in token.children if c.dep_ == "pobj" for t in conjuncts(c)]
    if not nouns:
        return None
    own = _subtree([token])
    head = token.head
    whole = _subtree([head]) if head.i != token.i else {t.i for t in token.sent}
    after = range(max(own) + 1, token.sent.end)
    if token.i == token.sent.start:
        whole |= set(after)
    elif not any(token.doc[i].tag_ in FINITE for i in (*own, *after)):
        whole |= set(range(token.sent.start, token.i))
    return Speech(token, "asserts", tuple(nouns), frozenset(whole - own))


def _noun_speech(scene: Scene, noun: Token, act: str) -> Speech | None:
    """Read "a statement by the army that ...", "the ministry's claim that ...", "its report it had carried out"."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _is_clause(c)]
    if not clauses:
        return None
    speakers = [
        c for c in noun.children if c.dep_ in ("poss", "compound", "amod", "nmod") and scene.mention_at(c, "actor")
    ]
    speakers += preposition_objects(noun, "by", "from", "of")
    return Speech(noun, act, tuple(speakers), frozenset(_subtree(clauses)))


def _is_clause(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and any(
        (c.dep_ == "mark" and c.lower_ == "that")
        or (c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("that", "which", "who"))
        for c in verb.children
    )


def _quoting(scene: Scene, verb: Token, passers: list[Token]) -> Speech | None:
    """Read "the agency quoted an officer as saying ..." and "..., citing an officer"."""
    spoken = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not spoken:
        return None
    content = _subtree(c for c in verb.children if c.dep_ in ("prep", "ccomp", "xcomp"))
    if not content and verb.dep_ in ("advcl", "acl", "xcomp"):
        content = _subtree([verb.head]) - _subtree([verb])
    own = [c.left_edge.i for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if own and not any(verb.doc[i].tag_ in FINITE for i in content):  # "Nine died, the agency quoted him as saying"
        content |= set(range(verb.sent.start, own[0]))
    via = tuple(m for p in passers if (m := scene.actor_of(p)) is not None)
    speakers = [t for s in spoken for t in conjuncts(s)]
    return Speech(verb, "asserts", tuple(speakers), frozenset(content - _subtree(spoken)), via)
