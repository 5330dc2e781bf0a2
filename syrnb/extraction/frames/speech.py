"""Who says so: speech frames, their speakers, what they say, whom they pass on, and when it was said."""

from __future__ import annotations

from spacy.tokens import Span, Token

from syrnb.extraction.frames.speech_act import CITING, FINITE, Speech, subtree_of
from syrnb.extraction.frames.speech_nouns import find_figure, find_noun_speech, is_clause, is_document, is_voice
from syrnb.extraction.frames.speech_scope import find_scopes
from syrnb.extraction.frames.threats import is_hostile, is_own_threat
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import conjuncts, is_passive, obliques, passive_agents, preposition_objects
from syrnb.language.text import Sentence

__all__ = ["find_speeches"]

NOUN_CONTENT = frozenset(
    [
        "confirm",
        "deny",
        "report",
        "announce",
        "claim",
        "reject",
        "acknowledge",
        "dismiss",
        "refute",
        "dispute",
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


OF_THE_WORDS = frozenset({"citing", "quoting", "referring", "speaking", "using", "describing"})
NOT_SAID = {
    "claim": frozenset({"life", "victim"}),
    "put": frozenset({"forward", "out", "up", "down", "pressure", "end"}),
}
"""What goes with a verb of saying where it says nothing."""
SILENT = frozenset({"comment", "respond", "reply"})
BESIDE = frozenset({"despite", "amid", "unlike"})
"""Prepositions after which no longer what was said stands, but what it was said beside."""
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})


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
        elif token.lower_ == "words" and token.dep_ == "pobj" and token.head.lower_ == "in":
            speech = _in_words_of(scene, token)
        elif token.pos_ == "NOUN" and (act := scene.lexicon.speech_nouns.get(fold(token.lemma_))):
            speech = find_noun_speech(scene, token, act)
        elif token.pos_ == "VERB":
            speech = find_figure(scene, token)
        else:
            continue
        if speech is not None and speech.content:
            found.append(speech)
    closing = _closing(scene, tokens)
    if closing is not None:
        first = min(closing.verb.i, *(t.i for t in closing.speakers))
        if closing.verb.i + 1 < max(closing.content):
            first = closing.verb.i
        kept = [s for s in found if s.verb.i < first or s.verb.lemma_ in CITING or s.verb.i > closing.verb.i]
        found = [closing, *kept]
    found = find_scopes(scene, found)
    # Who is quoted or cited speaks nearer to the words than who quotes.
    return sorted(found, key=lambda s: (s.verb.lemma_ in CITING, -len(s.content), s.verb.i))


def _closing(scene: Scene, sentence: Span) -> Speech | None:
    """Read who tells what stands before: "..., the monitor told AFP on Tuesday"."""
    last = scene.attribution(sentence)
    if last is None:
        return None
    verb = last.verb
    act = scene.lexicon.speech.get(fold(verb.lemma_), "asserts")
    content = set(range(sentence.start, last.start))
    if last.end < sentence.end and sentence.doc[last.end].lower_ not in ("as", "while"):
        content |= set(range(last.end, sentence.end))
    after = [t for t in sentence.doc[verb.i + 1 : sentence.end] if not t.is_punct]
    going_on = after and (after[0].lower_ == "with" or (after[0].tag_ == "VBG" and after[0].lower_ not in OF_THE_WORDS))
    if (
        going_on and verb.i > last.start and last.end == sentence.end
    ):  # "the group said, with four killed"; "the army said, raising it to nine"
        content |= {t.i for t in sentence.doc[after[0].i : sentence.end]}
    named = [scene.mention_at(t, "actor") for t in last.speakers]
    speakers = tuple(t if m is None else scene.heads[m] for t, m in zip(last.speakers, named, strict=True))
    return Speech(verb, act, speakers, frozenset(content), _told(scene, verb))


def _told(scene: Scene, verb: Token) -> tuple[Mention, ...]:
    """Return the medium that was told: "told AFP", "said to the broadcaster"."""
    if verb.lemma_.casefold() not in ("tell", "say", "speak"):
        return ()
    heard = [*[c for c in verb.children if c.dep_ in ("dobj", "dative")], *preposition_objects(verb, "to")]
    for noun in heard:
        mention = scene.mention_at(noun, "actor")
        record = scene.record(mention)
        if mention is not None and record is not None and record.kind == "media" and record.known:
            return (mention,)
    return ()


def _verb_speech(scene: Scene, verb: Token, act: str) -> Speech | None:
    if (act == "promises" and is_hostile(scene, verb)) or is_own_threat(scene, verb):
        act = "threatens"
    passive = is_passive(verb)
    lemma = verb.lemma_.casefold()
    speakers = passive_agents(verb) if passive else scene.subjects(verb)
    if any(t.lower_ in NOBODY for t in speakers) or _is_no_speech(scene, verb, speakers):
        return None
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if not own and not passive and verb.dep_ not in ("xcomp", "ROOT", "ccomp") and lemma in TRAILING:
        named = _named_before(scene, verb)
        speakers = [named] if named is not None else speakers
    if len(own) > 1:
        speakers = conjuncts(own[-1])
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
    if lemma in SILENT and not any(c.i > verb.i for c in clauses) and any(c.dep_ == "neg" for c in verb.children):
        return None
    content = subtree_of(*clauses, *own[:-1])
    if not clauses and lemma in TRAILING:  # "noted with concern that they had left"
        near = [c for c in verb.children if c.dep_ == "prep" and c.lower_ not in BESIDE]
        held = [n for c in near for n in c.children if n.dep_ == "pobj"]
        content |= subtree_of(*[c for n in held for c in n.children if c.dep_ in ("acl", "ccomp") and is_clause(c)])
    if lemma == "put" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        content |= subtree_of(verb.head) - subtree_of(verb)  # "as the agency put it"
    if lemma in CITING:
        return _quoting(scene, verb, speakers)
    if act == "accuses":
        content |= subtree_of(*[c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "with")])
    if lemma in NOUN_CONTENT:
        told = subtree_of(*[c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "prep")])
        content |= told - subtree_of(*[verb.doc[i] for i in told if verb.doc[i].lower_ in BESIDE])
    if verb.dep_ in ("parataxis", "advcl", "conj", "acl", "relcl") and not clauses and lemma in TRAILING:
        trails = _inverted(verb) if verb.dep_ == "conj" else not (passive and verb.dep_ == "acl")
        content |= _before(verb, speakers) if trails else set()
        if verb.dep_ == "parataxis":
            content |= subtree_of(verb.head) - subtree_of(verb)
    if not content and lemma in TRAILING:
        content = _quoted(scene, verb) or _rest(scene, verb, speakers)
    if not speakers and lemma in TRAILING and not passive:
        speaker = _named_before(scene, verb)
        if speaker is not None:
            speakers = [speaker]
            content |= {t.i for t in verb.sent if t.i < speaker.left_edge.i}
    elif clauses or content:
        content |= _quoted(scene, verb)
    via = _told(scene, verb)
    content -= (
        {verb.i, *(t.i for s in speakers for t in s.subtree if t.i < verb.i and t.head.i != verb.i)}
        if speakers
        else {verb.i}
    )
    return Speech(verb, act, tuple(speakers), frozenset(content), via)


def _is_no_speech(scene: Scene, verb: Token, speakers: list[Token]) -> bool:
    """Return whether a verb of saying says nothing here: "claimed 40 lives", "put forward a plan", "you can say"."""
    lemma = verb.lemma_.casefold()
    if lemma in NOT_SPEECH and not any(scene.actor_of(s) for s in speakers):
        return True
    given = {c.lemma_ for c in verb.children if c.dep_ in ("dobj", "prt", "advmod", "nsubjpass")}
    return bool(given & NOT_SAID.get(lemma, frozenset())) or any(t.lower_ in ("you", "one") for t in speakers)


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


def _rest(scene: Scene, verb: Token, speakers: list[Token]) -> set[int]:
    """Return what follows a verb of saying whose clause the parser lost: "he added Those who fled were killed"."""
    given = ("aux",) if verb.lemma_ == "say" else ("aux", "dobj")
    if (
        verb.lemma_ == "tell"
        or any(c.dep_ in given for c in verb.children)
        or verb.i + 1 >= verb.sent.end
        or not any(s.i < verb.i for s in speakers)
    ):
        return set()
    after = verb.doc[verb.i + 1 : verb.sent.end]
    if after[0].dep_ == "prep" or not any(t.tag_ in FINITE and t.pos_ in ("VERB", "AUX") for t in after):
        return set()
    return {t.i for t in after}


def _named_before(scene: Scene, verb: Token) -> Token | None:
    """Return the actor whose name ends right before a verb of saying that the parser left without a subject."""
    if verb.i == 0:
        return None
    mention = scene.mention_at(verb.nbor(-1), "actor")
    return scene.heads[mention] if mention is not None and verb.nbor(-1).sent == verb.sent else None


def _according(scene: Scene, token: Token) -> Speech | None:
    nouns = obliques(token).get("to", []) or [t for c in token.children if c.dep_ == "pobj" for t in conjuncts(c)]
    nouns = [n for n in nouns if is_voice(scene, n)]
    if not nouns:
        return None
    own = subtree_of(token)
    head = token.head
    whole = subtree_of(head) if head.i != token.i else {t.i for t in token.sent}
    after = range(max(own) + 1, token.sent.end)
    if token.i == token.sent.start:
        whole |= set(after)
    elif not any(_is_finite(token.doc[i]) for i in (*own, *after)):
        whole |= set(range(token.sent.start, token.i))
    return Speech(token, "asserts", tuple(nouns), frozenset(whole - own))


def _is_finite(token: Token) -> bool:
    """Return whether a word is a verb of a clause of its own, and no participle ("Britain-based")."""
    return token.tag_ in FINITE and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "acl")


def _in_words_of(scene: Scene, words: Token) -> Speech | None:
    """Read "in the words of one survivor, soldiers fired on the crowd"."""
    nouns = preposition_objects(words, "of")
    own = subtree_of(words.head)
    content = {t.i for t in words.sent if t.i not in own}
    return Speech(words, "asserts", tuple(nouns), frozenset(content)) if nouns else None


def _quoting(scene: Scene, verb: Token, passers: list[Token]) -> Speech | None:
    """Read "the agency quoted an officer as saying ..." and "..., citing an officer"."""
    spoken = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not spoken or (is_document(spoken[0]) and scene.party_of(spoken[0]) is None):
        return None  # "citing reports": who cites them speaks
    content = subtree_of(*[c for c in verb.children if c.dep_ in ("prep", "ccomp", "xcomp")])
    if not content and verb.dep_ in ("advcl", "acl", "xcomp"):
        content = subtree_of(verb.head) - subtree_of(verb)
    own = [c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    if own and not any(verb.doc[i].tag_ in FINITE for i in content):  # "Nine died, the agency quoted him as saying"
        content |= set(range(verb.sent.start, own[0]))
    own_subject = verb.tag_ != "VBG" or any(c.dep_ == "nsubj" for c in verb.children)
    via = tuple(m for p in passers if own_subject and (m := scene.actor_of(p)) is not None)
    speakers = [t for s in spoken for t in conjuncts(s)]
    return Speech(verb, "asserts", tuple(speakers), frozenset(content - subtree_of(*spoken)), via)
