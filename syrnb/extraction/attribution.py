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
BESIDE = frozenset({"as", "while"})
"""What opens a clause of the author's after who said it: "activists said as rebels advanced"."""
RELATIVE = frozenset({"who", "which", "whose"})
NAMING = frozenset({"det", "compound", "amod", "nmod", "poss", "nummod", "case", "npadvmod"})
LATELY = frozenset({"also", "later", "earlier", "separately", "too", "late", "early", "today", "yesterday", "here"})
JOINING = frozenset({"and", ",", "the", "a", "an"})
ARTICLES = frozenset({"the", "a", "an"})
LONGEST_TAIL = 24
LONGEST_MANNER = 15
LONGEST_PHRASE = 9
CLOSING = frozenset({".", "!", "?", '"', "\u201d", "'", "\u2019", ")", "]", "-", "\u2013", "\u2014"})
SERVICES = frozenset(
    {
        *("defence", "defense", "security", "health", "aid", "rescue", "relief", "hospital", "border", "intelligence"),
        *("state", "news", "opposition", "rights", "monitoring", "embassy", "emergency", "fire"),
    }
)
"""Nouns before one who speaks that say what he serves: "a civil defence official"."""
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
        *("television", "tv", "radio", "newspaper", "channel", "broadcaster", "website", "charity", "union"),
        *("army", "military", "government", "president", "diplomat", "lawyer", "elder", "leader", "chief", "media"),
    }
)


OFFICES = frozenset(
    {"commissioner", "minister", "secretary", "director", "envoy", "representative", "coordinator", "head", "chief"}
)
"""Offices whose domain stands between them and a name: "Minister of Health X"."""


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
        if verb.lemma_.casefold() not in SAYING or not (
            verb.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB") or _closes(verb, tokens, mention_at)
        ):
            continue
        after = [t for t in sentence.doc[verb.i + 1 : tokens[-1].i + 1] if not t.is_space]
        if (aside := _aside(sentence, verb, after, mention_at)) is not None:
            return aside
        before = _phrase_before(sentence, verb, mention_at, span)
        if before is not None and _adds(after) and _tells(sentence, before[0]):
            return Attribution(before[0], after[0].i, verb, before[1])
        if before is not None and _only_says_how(after, mention_at):
            start, speakers = before
            return Attribution(start, sentence.end, verb, speakers) if _tells(sentence, start) else None
        if before is not None and after and after[0].lower_ in BESIDE and _tells(sentence, before[0]):
            return Attribution(before[0], after[0].i, verb, before[1])
        following = _phrase_after(after, mention_at) if verb.lemma_ != "tell" else None
        if following is not None and _tells(sentence, verb.i) and not _has_subject(verb, mention_at):
            return Attribution(verb.i, sentence.end, verb, (following,))
    return None


def _adds(after: list[Token]) -> bool:
    """Return whether who said it adds a clause of its own: "the ministry said adding 40 fighters were killed"."""
    first = next((t for t in after if t.text != ","), None)
    return first is not None and first.lower_ == "adding" and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in after)


def _closes(word: Token, tokens: list[Token], mention_at: MentionAt) -> bool:
    """Return whether a plural after a name at the very end is a verb: "..., the Observatory reports"."""
    last = word.i == tokens[-1].i and word.tag_ == "NNS" and len(tokens) > 1
    return last and mention_at(tokens[-2], "actor") is not None


def _aside(sentence: Span, verb: Token, after: list[Token], mention_at: MentionAt) -> Attribution | None:
    """Return the attribution between commas: "Fighting broke out, a diplomat said, when soldiers entered the town"."""
    if len(after) < 2 or after[0].text != "," or after[1].tag_ == "VBG" or after[1].lower_ in ("but", "and", "while"):
        return None
    start = verb.i
    while start > sentence.start and verb.i - start < LONGEST_PHRASE and sentence.doc[start - 1].text != ",":
        start -= 1
    phrase = sentence.doc[start : verb.i]
    if start <= sentence.start or sentence.doc[start - 1].text != "," or not _tells(sentence, start - 1):
        return None
    if any(t.pos_ in ("VERB", "SCONJ", "CCONJ") or t.is_quote or t.lower_ in RELATIVE for t in phrase):
        return None
    heads = [t for t in phrase if _is_speaker(t, mention_at) and t.dep_ not in ("compound", "poss", "amod", "pobj")]
    return Attribution(start, after[0].i + 1, verb, (heads[0],)) if heads else None


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
    if head.text == "," and (apposed := _with_apposition(sentence, at, mention_at)) is not None:
        return apposed
    if head.text == ")":  # "the Syrian Observatory for Human Rights (SOHR) said"
        opening = next((i for i in range(at - 1, max(sentence.start, at - 5), -1) if sentence.doc[i].text == "("), None)
        if opening is None or opening - 1 < sentence.start:
            return None
        head = sentence.doc[opening - 1]
    head = _before_place(sentence, head, mention_at)
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
        bracket = sentence.doc[before].text == ")" and before == start - 1
        while bracket and before > sentence.start and start - before < 6 and sentence.doc[before + 1].text != "(":
            before -= 1  # "the Sudan Doctors Network (SDN) relief group said"
        joined = before > sentence.start and sentence.doc[before].lower_ == "and"
        if joined:
            before -= 1
        if before <= sentence.start:
            break
        other = sentence.doc[before]
        while bracket and mention_at(other, "actor") is None and other.dep_ in ("pobj", "prep", "compound"):
            other = other.head
        beside = joined or bracket or before == start - 1 or sentence.doc[start - 1].lower_ in ARTICLES
        mention = mention_at(other, "actor")
        if mention is None or not beside or other.i in {s.i for s in speakers}:
            break
        first = span(mention.start, mention.end)[0]
        previous = sentence.doc[first.i - 1] if first.i > sentence.start else first
        verbal = previous.tag_ in ("VBD", "VBN", "VBG") and previous.dep_ != "amod"  # "the Britain-based Observatory"
        if previous.pos_ in ("NUM", "ADP") or verbal or previous.dep_ == "poss":
            break
        if not joined and not bracket and (_is_second_side(sentence, first.i) or _is_under(sentence, first.i)):
            break
        if not joined and not bracket and other.pos_ == "PROPN" and head.pos_ == "NOUN":
            break
        start = _left_end(sentence, other, mention_at, span)
        if joined:
            speakers.insert(0, other)
    return start, tuple(speakers)


def _is_under(sentence: Span, start: int) -> bool:
    """Return whether what starts at a word stands under a preposition: "held by the extremist group a monitor said"."""
    at = start - 1
    while at > sentence.start and sentence.doc[at].pos_ in ("DET", "ADJ"):
        at -= 1
    return sentence.doc[at].pos_ == "ADP"


def _is_second_side(sentence: Span, start: int) -> bool:
    """Return whether what starts at a word is the second of two that "between" parts: "between rebels and the army"."""
    at = start - 1
    while at > sentence.start and sentence.doc[at].lower_ in ARTICLES:
        at -= 1
    if sentence.doc[at].lower_ != "and":
        return False
    for token in reversed(sentence.doc[max(sentence.start, at - LONGEST_PHRASE) : at]):
        if token.lower_ == "between":
            return True
        if token.lower_ == "and" or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return False


def _before_place(sentence: Span, last: Token, mention_at: MentionAt) -> Token:
    """Return who stands before "in the city", where such words end the speaker's phrase, or the word itself."""
    if mention_at(last, "actor") is not None or last.pos_ not in ("NOUN", "PROPN"):
        return last
    for at in range(last.i - 1, max(sentence.start, last.i - 6), -1):
        token = sentence.doc[at]
        if token.lower_ in ("in", "at", "from"):
            before = sentence.doc[at - 1]
            named = before.lemma_.casefold() in PEOPLE or mention_at(before, "actor") is not None
            return before if named and before.pos_ == "NOUN" else last
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN") or token.is_punct:
            break
    return last


def _with_apposition(sentence: Span, comma: int, mention_at: MentionAt) -> tuple[int, tuple[Token, ...]] | None:
    """Return the phrase that an apposition in commas closes: "the governor of Borno, Babagana Zulum, [said]"."""
    parts: list[list[Token]] = [[], []]
    at = comma - 1
    for part in parts:
        while at >= sentence.start and sentence.doc[at].pos_ not in ("PUNCT", "VERB", "AUX", "SCONJ") and len(part) < 9:
            part.insert(0, sentence.doc[at])
            at -= 1
        if not part or at < sentence.start or sentence.doc[at].text != ",":
            return None
        at -= 1
    beside, named = parts
    if not any(t.lemma_.casefold() in PEOPLE or mention_at(t, "actor") for t in named):
        return None
    whom = next((p for p in (beside, named) if p[-1].pos_ == "PROPN" and mention_at(p[-1], "actor")), named)
    heads = [t for t in whom if mention_at(t, "actor") or t.lemma_.casefold() in PEOPLE]
    return (named[0].i, (heads[-1] if whom is beside else heads[0],)) if heads else None


def _left_end(sentence: Span, head: Token, mention_at: MentionAt, span: Spanning) -> int:
    """Return where a noun phrase starts, no further left than a day or a place of another phrase."""
    mention = mention_at(head, "actor")
    start = span(mention.start, mention.end)[0].i if mention is not None else head.i
    first, inside = start, {t.i for t in sentence.doc[start : head.i + 1]}
    while start > sentence.start:
        token = sentence.doc[start - 1]
        if (office := _office_before(sentence, start)) is not None:
            inside |= set(range(office, start))
            start = office
            continue
        if mention_at(token, "time") is not None or token.pos_ == "ADP" or token.is_punct:
            break
        unlike = token.pos_ == "NOUN" and token.lemma_.casefold() not in PEOPLE and token.lower_ not in SERVICES
        if token.is_digit or unlike or token.is_quote:
            break
        if token.tag_ == "VBN" and head.pos_ == "PROPN":  # "left 30 injured Amina Sow told reporters"
            break
        if token.dep_ not in NAMING or (token.head.i not in inside and token.lower_ not in ARTICLES):
            break
        if token.lower_ in ("a", "an") and head.tag_ in ("NNS", "NNPS"):  # "struck a school activists said"
            return first
        inside.add(token.i)
        start -= 1
    return start


def _office_before(sentence: Span, name: int) -> int | None:
    """Return where an office with its domain before a name starts: "Commissioner for Human Rights [Navi Pillay]"."""
    at = name - 1
    while at > sentence.start and name - at < LONGEST_PHRASE and sentence.doc[at].text[:1].isupper():
        at -= 1
    if at <= sentence.start or at == name - 1 or sentence.doc[at].lower_ not in ("for", "of"):
        return None
    office = sentence.doc[at - 1]
    return office.i if office.lemma_.casefold() in OFFICES and office.text[:1].isupper() else None


def _only_says_how(after: list[Token], mention_at: MentionAt) -> bool:
    """Return whether the words after a verb of saying only tell how, when and to whom it was said."""
    rest = [t for t in after if not t.is_punct]
    if not rest:
        return True
    first = rest[0]
    if first.lower_ in UPDATING or (first.tag_ == "VBG" and first.dep_ in ("advcl", "xcomp", "conj", "acl", "prep")):
        return True
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in rest):
        return False
    if (len(rest) > LONGEST_MANNER and first.lower_ != "with") or first.lower_ == "that":
        return False
    if first.lower_ == "with":
        return not any(mention_at(t, "actor") is not None and t.dep_ == "pobj" and t.head.i == first.i for t in rest)
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
            if _is_before_name(after[i:], mention_at):
                continue
            mention = mention_at(token, "actor")
            rest = [t for t in after[i + 1 :] if mention is None or mention_at(t, "actor") != mention]
            if rest and rest[0].tag_ in ("VBD", "VBZ", "VBP", "MD"):
                return None
            finite = [t for t in rest if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
            opens = not rest or rest[0].lower_ in RELATIVE | OPENING | {",", "of", "for", "as"} or not finite
            return token if opens else None
    return None


def _is_before_name(after: list[Token], mention_at: MentionAt) -> bool:
    """Return whether a body stands before the office and the name of who speaks: "the UN envoy Amina Sow"."""
    body = mention_at(after[0], "actor")
    rest = [t for t in after[1:5] if body is None or mention_at(t, "actor") != body]
    for token in rest:
        other = mention_at(token, "actor")
        if other is not None:
            return token.pos_ == "PROPN" and token.i > after[0].i + 1
        if token.pos_ not in ("NOUN", "ADJ") or token.tag_ == "NNS":
            return False
    return False


def _has_subject(verb: Token, mention_at: MentionAt) -> bool:
    """Return whether someone who can speak stands before a verb as its subject: no count, as in "killed 60 people"."""
    before = [c for c in verb.children if c.i < verb.i]
    counted = [c for c in before if c.dep_ == "nsubj" and any(t.dep_ == "nummod" for t in c.children)]
    return any(c.dep_ in ("nsubj", "mark", "aux") for c in before if c not in counted or mention_at(c, "actor"))
