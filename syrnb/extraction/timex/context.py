"""Whether an expression is a time where it stands, and the tense in which it is told: what only the parse can say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from spacy.tokens import Span, Token

from syrnb.extraction.timex.calendar import Period
from syrnb.extraction.timex.expression import Expression
from syrnb.extraction.timex.grammar import alternatives
from syrnb.extraction.timex.words import TimeWords
from syrnb.language.text import Text

__all__ = ["is_time", "spoken_on", "tense_of"]

FUTURE_AUX = frozenset({"will", "would", "shall", "'ll", "\u2019ll", "wo", "may", "might", "must", "should"})
AMBIGUOUS = frozenset({"may", "march", "april", "august", "june"})
PREPOSITIONS = frozenset(
    {
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "during",
        "before",
        "after",
        "between",
        "to",
        "through",
        "throughout",
        "for",
        "around",
        "about",
        "as",
        "and",
        "or",
        "early",
        "late",
        "mid",
        "last",
        "this",
        "next",
        "every",
        "on",
        "per",
    }
)
NUMBERED = re.compile(
    r"\b(?:Resolution|Resolutions|UNSCR|Boeing|Airbus|Law|Decree|Article|No|Directive|Mark|Flight|Protocol|Order|Bill|Act|ISO|page|Model)\.? $",
    re.IGNORECASE,
)
PEOPLE = frozenset(
    {
        "people",
        "civilians",
        "fighters",
        "soldiers",
        "troops",
        "men",
        "women",
        "children",
        "families",
        "refugees",
        "prisoners",
        "militants",
        "rebels",
        "others",
        "dead",
        "persons",
        "casualties",
        "deaths",
        "villages",
        "houses",
        "homes",
    }
)


def is_time(text: Text, said: Expression, words: TimeWords) -> bool:
    """Return whether an expression is a time where it stands, and no name, verb or number."""
    whole = text.document.text
    if _in_name(whole, said, words):
        return False
    match said.form:
        case "month" if said.year is None and said.day is None:
            return _is_month(text, said, words)
        case "date" | "days":
            return said.year is not None or said.words[0].isdigit() or _is_capital(said)
        case "weekday":
            return _is_weekday(text, said, words)
        case "year":
            return said.part is not None or _is_year(text, said)
        case "years":
            after = whole[said.end : said.end + 1]
            return (said.year or 0) < (said.last_year or 0) < (said.year or 0) + 200 and after != "-"
        case "season":
            return _is_season(text, said)
        case "era":
            return said.words.lower().split("-")[0].split()[0] not in (
                "new",
                "this",
                "an",
                "the",
                "a",
                "each",
                "that",
                "our",
                "different",
            )
        case "decade" if said.name == "short":
            return said.words.lower().startswith("the ") or said.part is not None
    return True


@lru_cache(maxsize=4)
def _names(words: TimeWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b(?:{alternatives(words.no_times)})\b"), re.compile(
        rf"[ -](?:{alternatives(words.no_times_before)})\b"
    )


def _in_name(whole: str, said: Expression, words: TimeWords) -> bool:
    names, before = _names(words)
    near = max(0, said.start - 24)
    if any(
        m.start() < said.end and said.start < m.end()
        for m in names.finditer(whole, near, min(len(whole), said.end + 24))
    ):
        return True
    return said.form in ("date", "month", "holiday") and said.year is None and before.match(whole, said.end) is not None


def _is_capital(said: Expression) -> bool:
    return any(word[0].isupper() for word in re.findall(r"[^\W\d_]+", said.words))


def _head(text: Text, said: Expression, at: int) -> Token:
    span = text.span(at, said.end)
    return span[0]


def _is_month(text: Text, said: Expression, words: TimeWords) -> bool:
    """Return whether a month's name alone is one: capital, no verb, no one's name."""
    name = re.search(rf"(?:{alternatives(words.months)})(?!\w)", said.words, re.IGNORECASE)
    if name is None or not name[0][0].isupper():
        return False
    if name[0].lower() not in words.month_names:
        return said.part is not None
    token = text.span(said.start + name.start(), said.end)[0]
    if token.pos_ in ("AUX", "VERB") and said.part is None and said.modifier is None:
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    if name[0].lower() in ("may", "march") and token.is_sent_start and not (after is not None and after.text == ","):
        return False
    if said.part or said.modifier:
        return True
    if _is_person(token):
        return False
    if name[0].lower() in AMBIGUOUS and before is not None:
        if before.lower_ in ("the", "a", "an"):  # "the April ceasefire", not "the March" on a capital
            return after is not None and after.tag_.startswith("NN") and after.text.islower()
        return (
            before.lower_ in PREPOSITIONS or before.is_punct or before.pos_ in ("VERB", "AUX", "ADV", "SCONJ", "CCONJ")
        )
    if before is None or before.lower_ not in PREPOSITIONS:
        if after is not None and after.pos_ == "PROPN" and after.text[0].isupper():
            return False  # "August Hanning"
    return token.ent_type_ not in ("ORG", "GPE") or (before is not None and before.lower_ in PREPOSITIONS)


def _is_person(token: Token) -> bool:
    """Return whether a name stands as part of a person's: "April Glaspie", "Theresa May"."""
    if token.ent_type_ != "PERSON":
        return False
    beside = [token.nbor(k) for k in (-1, 1) if token.sent.start <= token.i + k < token.sent.end]
    return any(t.ent_type_ == "PERSON" and t.text[0].isupper() for t in beside) or token.dep_ in ("nsubj", "nsubjpass")


def _is_weekday(text: Text, said: Expression, words: TimeWords) -> bool:
    name = re.search(rf"(?:{alternatives(words.weekdays)})(?!\w)", said.words, re.IGNORECASE)
    if name is None or not name[0][0].isupper():
        return False
    if re.search(
        r"\b(?:every|each) (?:other )?$", text.document.text[max(0, said.start - 14) : said.start], re.IGNORECASE
    ):
        return False
    if name[0].lower() in words.weekday_names:
        return True
    return name[0].endswith(".") and name[0].lower() not in ("sun.", "sat.")


def _is_year(text: Text, said: Expression) -> bool:
    """Return whether four digits are a year: no number of a resolution, no count."""
    whole = text.document.text
    near = whole[max(0, said.start - 14) : said.start]
    if NUMBERED.search(near) or re.search(r"[$\u20ac\xa3#\u2116+=@&][ ]?$|[\d.,:]$|[A-Za-z]-$", near):
        return False
    if re.match(
        r" ?%| per ?cent| (?:km|kilomet|miles|met(?:re|er)s|feet|GMT|hours|local time|dollars|tons|tonnes)|-strong|-(?:man|member)\b|\xb0",
        whole[said.end : said.end + 12],
    ):
        return False
    token = text.span(said.start, said.end)[0]
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"):
        if token.head.lower_ in PEOPLE:
            return False
        if token.ent_type_ == "CARDINAL" or said.words.endswith("00"):
            return False
        determined = any(c.dep_ in ("det", "poss") for c in token.head.lefts)
        if not determined and token.ent_type_ != "DATE":
            return False
    year = said.year or 0
    if year < 1700 or year > 2060:
        before = token.nbor(-1) if token.i > token.sent.start else None
        return before is not None and before.lower_ in PREPOSITIONS
    return True


def _is_season(text: Text, said: Expression) -> bool:
    """Return whether a season's word is one: "fall of 1989" and "last fall", not "the fall of Aleppo" or "Peace Spring"."""
    match = re.search(r"spring|summer|autumn|fall|winter", said.words, re.IGNORECASE)
    if match is None:
        return False
    token = text.span(said.start + match.start(), said.end)[0]
    if token.pos_ in ("VERB", "AUX"):
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    if (
        said.year is None
        and token.text[0].isupper()
        and before is not None
        and before.text[0].isupper()
        and not before.is_sent_start
    ):
        return False
    if token.lower_ == "fall" and said.year is None:
        after = token.nbor(1) if token.i + 1 < token.sent.end else None
        return said.modifier is not None or (
            before is not None
            and before.lower_ in ("in", "the")
            and (after is None or after.lower_ not in ("of", "from", "in"))
            and re.search(r"\bin (?:the )?$", text.document.text[max(0, said.start - 8) : said.start]) is not None
        )
    if (
        token.lower_ == "spring"
        and token.text.islower()
        and said.year is None
        and said.modifier is None
        and said.part is None
    ):
        return before is not None and before.lower_ in (
            "in",
            "the",
            "by",
            "since",
            "until",
            "during",
            "from",
            "this",
            "early",
            "late",
            "and",
            "before",
            "next",
            "a",
        )
    return True


def tense_of(text: Text, said: Expression, words: TimeWords) -> str:
    """Return ``future`` where the verb that governs an expression tells of what is to come, else ``past``."""
    if said.form not in ("weekday", "date", "days", "month", "season", "holiday") or said.year is not None:
        return "past"
    span: Span = text.span(said.start, said.end)
    token = span.root
    preposition = token.head.lower_ if token.head.pos_ in ("ADP", "SCONJ") else ""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") and token.i not in range(span.start, span.end):
            if preposition in ("until", "till", "to", "by") and token.lemma_ in words.deadlines:
                return "future"
            return _tense(token, words)
        if token.lemma_.lower() in words.planning and token.pos_ in ("ADJ", "NOUN"):
            return "future"
        if any(c.lemma_.lower() in words.planning and c.dep_ == "amod" for c in token.children):
            return "future"
        if token.head == token:
            break
        token = token.head
    return "past"


def _tense(verb: Token, words: TimeWords) -> str:
    """Return the tense of a verb by its auxiliaries, and of an infinitive by what it hangs on."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(a.lower_ in FUTURE_AUX for a in auxiliaries) and not any(a.lower_ in ("have", "'ve") for a in auxiliaries):
        return "future"
    if verb.lemma_.lower() in words.planning and verb.dep_ != "ROOT" and verb.tag_ == "VBN":
        return "future"
    if verb.lemma_.lower() in words.planning and any(a.lemma_ == "be" for a in auxiliaries):
        return "future"
    if any(a.tag_ == "TO" for a in auxiliaries):
        head = verb.head
        if head.lemma_.lower() in words.planning or head.lemma_ == "be":
            return "future"
        return "past"
    if verb.tag_ == "VBG" and any(a.tag_ in ("VBZ", "VBP") and a.lemma_ == "be" for a in auxiliaries):
        return "future"
    if (
        verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_.lower() in words.scheduled
        and verb.sent[-1].text in (".", "!", "\u201d", '"')
    ):
        return "future"
    return "past"


SAYING = frozenset(
    {"say", "tell", "announce", "report", "state", "write", "declare", "add", "claim", "note", "comment"}
)


def spoken_on(
    text: Text, said: Expression, found: Sequence[Expression], periods: Sequence[Period | None]
) -> date | None:
    """Return the day on which quoted words were spoken, where their sentence names it: "yesterday," he said on Sunday."""
    token = text.span(said.start, said.end).root
    if not text.in_quote(token):
        return None
    sentence = text.sentence_at(said.start)
    for other, period in zip(found, periods, strict=True):
        if not sentence.start <= other.start < sentence.end or period is None or period.start != period.end:
            continue
        day = text.span(other.start, other.end).root
        if text.in_quote(day) or other.form not in ("weekday", "date"):
            continue
        verb = next((a for a in day.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is not None and verb.lemma_ in SAYING:
            return period.start
    return None
