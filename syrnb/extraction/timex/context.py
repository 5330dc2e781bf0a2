"""Whether an expression is a time where it stands: no verb, no one's name, no number of something else."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Token

from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.grammar import alternatives
from syrnb.extraction.timex.words import TimeWords
from syrnb.language.text import Text

__all__ = ["is_time"]

AMBIGUOUS = frozenset({"may", "march", "april", "august", "june"})
"""Months whose names are also verbs, nouns or people's names."""

PREPOSITIONS = frozenset(
    {
        "in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "between", "to", "through",
        "throughout",
        "for", "around", "about", "as", "and", "or", "early", "late", "mid", "last", "this", "next", "on", "per",
        "towards",
    }
)  # fmt: skip
NO_ERA = frozenset({"new", "this", "an", "the", "a", "each", "that", "our", "different", "another", "every", "whole"})
SETS = re.compile(r"\b(?:every|each) (?:other )?$", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:Resolutions?|UNSCR|Boeing|Airbus|Law|Decree|Article|No|Directive|Mark|Flight|Route|Highway|Agenda|Vision|"
    r"Protocol|Order|Bill|Act|ISO|page|Model)\.? $",
    re.IGNORECASE,
)
BESIDE_BEFORE = re.compile(r"[$\u20ac\xa3#\u2116+=@&][ ]?$|[\d.,:]$|[A-Za-z]-$")
BESIDE_AFTER = re.compile(
    r" ?%| per ?cent\b| (?:km|kilomet|miles|met(?:re|er)s|feet|GMT|hours|local time|dollars|tons|tonnes)"
    r"|-strong|-(?:man|member)\b|\xb0|[- ][A-Z]\w+ (?:Avenue|Street|Road)\b"
)
FALL_OF = re.compile(r"\bin (?:the )?$", re.IGNORECASE)
NEAR = 24
"""Code points on either side in which a name that holds the expression is looked for."""


def is_time(text: Text, said: Expression, words: TimeWords) -> bool:
    """Return whether an expression is a time where it stands, and no name, verb or number."""
    whole = text.flow
    if _in_name(whole, said, words):
        return False
    match said.form:
        case "month" if said.year is None:
            return _is_month(text, said, words)
        case "date" | "days":
            return said.year is not None or said.words[0].isdigit() or said.words != said.words.lower()
        case "weekday":
            return _is_weekday(text, said, words)
        case "year":
            return said.part is not None or _is_year(text, said, words)
        case "years":
            first, last = said.year or 0, said.last_year or 0
            return first < last < first + 200 and whole[said.end : said.end + 1] != "-"
        case "season":
            return _is_season(text, said)
        case "decade" if said.name == "short":
            return said.words.lower().startswith("the ") or said.part is not None
        case "era":
            return re.split(r"[ -]", said.words.lower().removeprefix("the "))[0] not in NO_ERA
    return True


@lru_cache(maxsize=4)
def _names(words: TimeWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    within = re.compile(rf"\b(?:{alternatives(words.no_times)})\b")
    return within, re.compile(rf"[ -](?:{alternatives(words.no_times_before)})\b")


def _in_name(whole: str, said: Expression, words: TimeWords) -> bool:
    within, before = _names(words)
    for name in within.finditer(whole, max(0, said.start - NEAR), min(len(whole), said.end + NEAR)):
        if name.start() < said.end and said.start < name.end():
            return True
    return said.form in ("date", "month", "holiday") and said.year is None and before.match(whole, said.end) is not None


def _beside(token: Token, step: int) -> Token | None:
    """Return the token before or after, in the same sentence."""
    sentence = token.sent
    return token.nbor(step) if sentence.start <= token.i + step < sentence.end else None


def _is_month(text: Text, said: Expression, words: TimeWords) -> bool:
    """Return whether a month's name without a year is one."""
    name = re.search(rf"(?:{alternatives(words.months)})(?!\w)", said.words, re.IGNORECASE)
    if name is None or not name[0][0].isupper():
        return False
    if said.part or said.modifier:
        return True
    if name[0].lower() not in words.month_names:
        return False  # "Jan" alone is somebody
    token = text.span(said.start + name.start(), said.end)[0]
    before, after = _beside(token, -1), _beside(token, 1)
    if token.pos_ in ("AUX", "VERB") or _is_person(token, before, after):
        return False
    if before is None:
        if after is not None and after.pos_ == "PROPN" and after.text[0].isupper():
            return False  # "August Hanning"
        return name[0].lower() not in ("may", "march") or (after is not None and after.text == ",")
    if name[0].lower() in AMBIGUOUS:
        if before.lower_ in ("the", "a", "an"):  # "the April ceasefire", not "the March" with a capital
            return after is not None and after.tag_.startswith("NN") and after.text.islower()
        plain = before.is_punct or before.pos_ in ("VERB", "AUX", "ADV", "SCONJ", "CCONJ")
        return plain or before.lower_ in PREPOSITIONS
    return before.lower_ in PREPOSITIONS or token.ent_type_ not in ("ORG", "GPE")


def _is_person(token: Token, before: Token | None, after: Token | None) -> bool:
    """Return whether a word stands as part of a person's name: "April Glaspie", "Theresa May"."""
    if token.ent_type_ != "PERSON":
        return False
    beside = [t for t in (before, after) if t is not None]
    return token.dep_ in ("nsubj", "nsubjpass") or any(t.ent_type_ == "PERSON" and t.text[0].isupper() for t in beside)


def _is_weekday(text: Text, said: Expression, words: TimeWords) -> bool:
    """Return whether a weekday stands there, with a capital: "Friday", "Fri."; "every Friday" is no day."""
    name = re.search(rf"(?:{alternatives(words.weekdays)})(?!\w)", said.words, re.IGNORECASE)
    if name is None:
        name = re.search(rf"(?:{alternatives(words.weekdays)})(?=s$)", said.words, re.IGNORECASE)
        if name is None or not _owns(text.span(said.start, said.end)[-1]):
            return False
    if not name[0][0].isupper():
        return False
    if SETS.search(text.flow, max(0, said.start - NEAR), said.start):
        return False
    short = name[0].lower()
    return short in words.weekday_names or (short.endswith(".") and short not in ("sun.", "sat."))


def _owns(day: Token) -> bool:
    """Return whether a weekday in -s owns what follows, its apostrophe lost: "Mondays raids", not "on Mondays"."""
    before, after = _beside(day, -1), _beside(day, 1)
    if after is None or after.pos_ not in ("NOUN", "ADJ") or day.head.i <= day.i:
        return False
    return before is None or before.lower_ not in ("on", "and", "or", "most", "many", "some", "all")


def _is_year(text: Text, said: Expression, words: TimeWords) -> bool:
    """Return whether four digits are a year: no count, no sum, no number of a resolution or a road."""
    whole = text.flow
    near = whole[max(0, said.start - NEAR) : said.start]
    if LABEL.search(near) or BESIDE_BEFORE.search(near) or BESIDE_AFTER.match(whole, said.end):
        return False
    token = text.span(said.start, said.end)[0]
    if _is_counting(token, said.words, words):
        return False
    if 1700 <= (said.year or 0) <= 2060:
        return True
    before = _beside(token, -1)
    return before is not None and before.lower_ in PREPOSITIONS


def _is_counting(token: Token, digits: str, words: TimeWords) -> bool:
    """Return whether digits that might be a year count the plural noun after them."""
    noun = token.head
    if token.dep_ != "nummod" or noun.i < token.i or noun.tag_ not in ("NNS", "NNPS"):
        return False
    before = _beside(token, -1)
    if before is not None and before.pos_ == "ADP" and noun.dep_ in ("nsubj", "nsubjpass"):
        return False  # "In 2014 rebels seized": the noun is the clause's own
    if before is not None and before.is_sent_start and noun.dep_ == "pobj" and _is_done_after(noun):
        return False  # the same, where the parser takes the verb for a participle
    if noun.lower_ in words.counted or digits.endswith("00") or token.ent_type_ == "CARDINAL":
        return True
    return token.ent_type_ != "DATE" and not any(child.dep_ in ("det", "poss") for child in noun.lefts)


def _is_done_after(noun: Token) -> bool:
    """Return whether a noun is followed by a verb with an object, which no participle has: "militants seized Mosul"."""
    verb = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    return verb.tag_ in ("VBN", "VBD") and any(c.dep_ == "dobj" for c in verb.children)


def _is_season(text: Text, said: Expression) -> bool:
    """Return whether a season is one: "fall of 1989", "last fall"; not "the fall of Aleppo" or "Peace Spring"."""
    name = re.search(r"spring|summer|autumn|fall|winter", said.words, re.IGNORECASE)
    if name is None:
        return False
    token = text.span(said.start + name.start(), said.end)[0]
    before, after = _beside(token, -1), _beside(token, 1)
    if token.pos_ in ("VERB", "AUX"):
        return False
    if said.year is not None or said.modifier is not None:
        return True
    if before is not None and token.text[0].isupper() and before.text[0].isupper() and before.i > token.sent.start:
        return False
    if token.lower_ == "fall":
        in_it = FALL_OF.search(text.flow, max(0, said.start - 8), said.end - len(token)) is not None
        return in_it and (after is None or after.lower_ not in ("of", "from", "in"))
    if token.lower_ == "spring" and token.text.islower() and said.part is None:
        return before is not None and (before.lower_ in PREPOSITIONS or before.lower_ in ("the", "a"))
    return True
