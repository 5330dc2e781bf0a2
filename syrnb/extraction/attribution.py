"""The words at the end of a sentence that only say who tells it: "..., the monitor said on Tuesday".

Read from the words, not the parse: after a long sentence, or one without commas, the small parser hangs such words on
whatever stands before them, and the speaker becomes a victim.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from syrnb.extraction.mention import Mention

__all__ = ["Attribution", "find_attribution"]

MentionAt = Callable[[Token, str], Mention | None]
Spanning = Callable[[int, int], Span]

SAYING = frozenset(
    {"say", "report", "add", "tell", "announce", "claim", "confirm", "note", "state", "write", "explain", "post"}
)
OPENING = frozenset({"in", "on", "to", "at", "via", "during", "by", "from", "through"})
UPDATING = frozenset({"updating", "citing", "quoting", "adding", "revising", "raising", "referring", "speaking"})
RELATIVE = frozenset({"who", "which", "whose"})
NAMING = frozenset({"det", "compound", "amod", "nmod", "poss", "nummod", "case", "npadvmod"})
LATELY = frozenset({"also", "later", "earlier", "separately", "too", "late", "early", "today", "yesterday", "here"})
JOINING = frozenset({"and", ",", "the", "a", "an"})
ARTICLES = frozenset({"the", "a", "an"})
LONGEST_TAIL = 24
CLOSING = frozenset({".", "!", "?", '"', "\u201d", "'", "\u2019", ")", "]", "-", "\u2013", "\u2014"})
PEOPLE = frozenset(
    {
        *("activist", "resident", "witness", "official", "officer", "source", "spokesman", "spokeswoman", "monitor"),
        *("rescuer", "medic", "doctor", "worker", "reporter", "correspondent", "agency", "governor", "mayor", "police"),
        *(
            "minister",
            "ministry",
            "spokesperson",
            "observatory",
            "watchdog",
            "network",
            "analyst",
            "commander",
            "villager",
            "survivor",
            "group",
        ),
        *("army", "military", "government", "president", "diplomat", "lawyer", "elder", "leader", "chief", "media"),
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where it starts and ends (token indices, half-open), its verb, and the heads of who speaks."""

    start: int
    end: int
    verb: Token
    speakers: tuple[Token, ...]


def find_attribution(sentence: Span, mention_at: MentionAt, span: Spanning) -> Attribution | None:
    """Return the attribution that closes a sentence, or None.

    Parameters
    ----------
    sentence
        Its tokens.
    mention_at
        Gives the mention of a kind that covers a token.
    span
        Gives the tokens that touch a span of code points.
    """
    tokens = [t for t in sentence if not t.is_space]
    while tokens and tokens[-1].text in CLOSING:
        tokens.pop()
    for verb in reversed(tokens[-LONGEST_TAIL:]):
        if verb.lemma_.casefold() not in SAYING or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VB"):
            continue
        after = [t for t in sentence.doc[verb.i + 1 : tokens[-1].i + 1] if not t.is_space]
        before = _phrase_before(sentence, verb, mention_at, span)
        if before is not None and _only_says_how(after, mention_at):
            start, speakers = before
            return Attribution(start, sentence.end, verb, speakers) if _tells(sentence, start) else None
        following = _phrase_after(after, mention_at)
        if following is not None and _tells(sentence, verb.i) and not _has_subject(verb):
            return Attribution(verb.i, sentence.end, verb, (following,))
    return None


def _tells(sentence: Span, end: int) -> bool:
    """Return whether what stands before is a clause of its own."""
    before = sentence.doc[sentence.start : end]
    last = next((t for t in reversed(before) if not t.is_space), None)
    if last is None or last.lower_ in ("and", "who", "which", "that", "but", "as", "he", "she", "they", "it"):
        return False
    return any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "VBN") for t in before[:-1])


def _is_speaker(token: Token, mention_at: MentionAt) -> bool:
    if mention_at(token, "actor") is not None:
        return token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("nsubj", "dobj", "pobj", "conj", "appos")
    return token.lemma_.casefold() in PEOPLE or (token.pos_ == "PRON" and token.lower_ in ("he", "she", "they", "it"))


def _phrase_before(
    sentence: Span, verb: Token, mention_at: MentionAt, span: Spanning
) -> tuple[int, tuple[Token, ...]] | None:
    """Return where the speaker's phrase before a verb starts, and its heads: "monitor the Observatory said"."""
    at = verb.i - 1
    while at > sentence.start and sentence.doc[at].lower_ in LATELY:
        at -= 1
    head = sentence.doc[at] if at >= sentence.start else verb
    if head.text == ")":  # "the Syrian Observatory for Human Rights (SOHR) said"
        opening = next((i for i in range(at - 1, max(sentence.start, at - 5), -1) if sentence.doc[i].text == "("), None)
        if opening is None or opening - 1 < sentence.start:
            return None
        head = sentence.doc[opening - 1]
    if head.i == verb.i or not _is_speaker(head, mention_at):
        return None
    if head.pos_ == "PRON":
        return head.i, (head,)
    speakers = [head]
    start = _left_end(sentence, head, mention_at, span)
    for _ in range(3):  # who is joined or put beside: "activists and rescue workers said"
        before = start - 1
        while before > sentence.start and sentence.doc[before].lower_ in ARTICLES:
            before -= 1
        joined = before > sentence.start and sentence.doc[before].lower_ == "and"
        if joined:
            before -= 1
        if before <= sentence.start:
            break
        other = sentence.doc[before]
        beside = joined or before == start - 1 or sentence.doc[start - 1].lower_ in ARTICLES
        mention = mention_at(other, "actor")
        if mention is None or not beside or other.i in {s.i for s in speakers}:
            break
        first = span(mention.start, mention.end)[0]
        previous = sentence.doc[first.i - 1] if first.i > sentence.start else first
        if previous.pos_ in ("NUM", "ADP") or previous.tag_ in ("VBD", "VBN", "VBG") or previous.dep_ == "poss":
            break
        if not joined and other.pos_ == "PROPN" and head.pos_ == "NOUN":
            break
        start = _left_end(sentence, other, mention_at, span)
        if joined:
            speakers.insert(0, other)
    return start, tuple(speakers)


def _left_end(sentence: Span, head: Token, mention_at: MentionAt, span: Spanning) -> int:
    """Return where a noun phrase starts, no further left than a day or a place of another phrase."""
    mention = mention_at(head, "actor")
    start = span(mention.start, mention.end)[0].i if mention is not None else head.i
    first, inside = start, {t.i for t in sentence.doc[start : head.i + 1]}
    while start > sentence.start:
        token = sentence.doc[start - 1]
        if mention_at(token, "time") is not None or token.pos_ == "ADP" or token.is_punct:
            break
        if token.is_digit or (token.pos_ == "NOUN" and token.lemma_.casefold() not in PEOPLE) or token.is_quote:
            break
        if token.dep_ not in NAMING or (token.head.i not in inside and token.lower_ not in ARTICLES):
            break
        if token.lower_ in ("a", "an") and head.tag_ in ("NNS", "NNPS"):  # "struck a school activists said"
            return first
        inside.add(token.i)
        start -= 1
    return start


def _only_says_how(after: list[Token], mention_at: MentionAt) -> bool:
    """Return whether the words after a verb of saying only tell how, when and to whom it was said."""
    rest = [t for t in after if not t.is_punct]
    if not rest:
        return True
    first = rest[0]
    if first.lower_ in UPDATING:
        return True
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in rest):
        return False
    if len(rest) > 10 or first.lower_ == "that":
        return False
    timed = mention_at(first, "time") is not None or first.lower_ in LATELY | OPENING
    told = first.head.lemma_ == "tell" or first.nbor(-1).lemma_ == "tell"
    return timed or told


def _phrase_after(after: list[Token], mention_at: MentionAt) -> Token | None:
    """Return the speaker after a verb of saying that closes the sentence: "said the monitor, which has a network"."""
    for i, token in enumerate(after[:8]):
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "IN", "VBG", "VBN", "PRP") or token.is_punct or token.is_quote:
            return None
        if _is_speaker(token, mention_at) and not (
            i + 1 < len(after) and after[i + 1].dep_ in ("compound", "flat") and after[i + 1].head.i > token.i
        ):
            mention = mention_at(token, "actor")
            rest = [t for t in after[i + 1 :] if mention is None or mention_at(t, "actor") != mention]
            if rest and rest[0].tag_ in ("VBD", "VBZ", "VBP", "MD"):
                return None
            finite = [t for t in rest if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
            opens = not rest or rest[0].lower_ in RELATIVE | OPENING | {",", "of", "for", "as"} or not finite
            return token if opens else None
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "mark", "aux") and c.i < verb.i for c in verb.children)
