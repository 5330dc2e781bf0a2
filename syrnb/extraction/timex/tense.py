"""Whether an expression is told as past or to come, and the day on which quoted words were spoken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from syrnb.extraction.timex.calendar import Period
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.words import TimeWords
from syrnb.language.text import Text

__all__ = ["spoken_on", "tense_of"]

FUTURE = frozenset({"will", "would", "shall", "'ll", "\u2019ll", "wo", "may", "might", "must", "should"})
HAVE = frozenset({"have", "'ve", "\u2019ve"})
SAYING = frozenset(
    {"say", "tell", "announce", "report", "state", "write", "declare", "add", "claim", "note", "comment"}
)
TENSED = ("weekday", "date", "days", "month", "season", "holiday")
AROUND = frozenset({"after", "amid", "following", "since", "despite", "heels", "as", "when"})
"""Words under a verb in the present that tie what it tells to what has been."""
FARTHEST = 12
"""How many heads up the governing verb is looked for."""


def tense_of(text: Text, said: Expression, words: TimeWords) -> str:
    """Return ``future`` or ``past``, as the verb that governs an expression tells it, or ``unknown`` where none does.

    "will meet on Friday", "due to arrive", "the vote planned for May", "gave them until Sunday" and "expires on Monday"
    are to come; "managed to enter on Friday", "would have left" are not.
    """
    if said.form not in TENSED or said.year is not None:
        return "past"
    span = text.span(said.start, said.end)
    token: Token = span.root
    preposition = token.head.lower_ if token.head.pos_ in ("ADP", "SCONJ") else ""
    for _ in range(FARTHEST):
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and not span.start <= token.i < span.end:
            if preposition in ("until", "till", "to", "by") and lemma in words.deadlines:
                return "future"
            return "future" if _is_to_come(token, words) else "past"
        if token.pos_ in ("ADJ", "NOUN") and lemma in words.planning:
            return "future"
        if any(child.dep_ == "amod" and child.lemma_.lower() in words.planning for child in token.children):
            return "future"
        if token.head == token:
            break
        token = token.head
    return "unknown"


def _is_to_come(verb: Token, words: TimeWords) -> bool:
    """Return whether a verb tells of what is to come: by its auxiliaries, or by what an infinitive hangs on."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(a.lower_ in FUTURE for a in auxiliaries):
        return not any(a.lower_ in HAVE for a in auxiliaries)
    planned = verb.lemma_.lower() in words.planning
    if planned and (any(a.lemma_ == "be" for a in auxiliaries) or (verb.tag_ == "VBN" and verb.dep_ != "ROOT")):
        return True  # "scheduled for Monday"
    if any(a.tag_ == "TO" for a in auxiliaries):
        return verb.head.lemma_.lower() in words.planning or verb.head.lemma_ == "be"
    if verb.tag_ == "VBG":  # "are meeting on Saturday"
        return any(a.lemma_ == "be" and a.tag_ in ("VBZ", "VBP") for a in auxiliaries)
    # "The truce expires on Sunday." is to come; a headline, which has no full stop, tells the past in the present.
    if any(child.lower_ in AROUND and child.i > verb.i for t in (verb, *verb.children) for child in t.children):
        return False  # "comes after the raids on Monday", "comes on the heels of"
    ends = verb.sent[-1].text in (".", "!", "\u201d", '"')
    return ends and verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in words.scheduled


def spoken_on(
    text: Text, said: Expression, found: Sequence[Expression], periods: Sequence[Period | None]
) -> date | None:
    """Return the day on which quoted words were spoken, where their sentence names it.

    In "They came yesterday," he said on Sunday, yesterday is the day before Sunday.
    """
    if not text.in_quote(text.span(said.start, said.end).root):
        return None
    sentence = text.sentence_at(said.start)
    for other, period in zip(found, periods, strict=True):
        within = sentence.start <= other.start < sentence.end and other.form in ("weekday", "date")
        if not within or period is None or period.start != period.end:
            continue
        day = text.span(other.start, other.end).root
        verb = next((a for a in day.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is not None and verb.lemma_ in SAYING and not text.in_quote(day):
            return period.start
    return None
