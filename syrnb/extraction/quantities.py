"""How many: counts with their qualifiers, as intervals, and the noun that each counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.numbers import NUMBER_START, SCALES, scan_number
from syrnb.knowledge.quantities import Bounds, Quantities
from syrnb.language.text import Text

__all__ = ["Quantity", "count_of", "find_quantities", "unit_of"]

SHOWN = {"nearly": "about", "just over": "more than", "just under": "fewer than"}
REACH = 34
"""Code points before a number in which its qualifier or label is looked for."""

RANGE = re.compile(r"[ \u00a0]?[-\u2013\u2014][ \u00a0]?(?=\d)|[ -](?:to|or)[ -]")
SHARE = re.compile(r" (in|out of)(?: every)? (?=[\da-z])", re.IGNORECASE)
AND = re.compile(r" and ")
BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
FROM = re.compile(r"\bfrom $", re.IGNORECASE)
LAST_SCALE = re.compile(r"[ -](thousand|million|billion)$", re.IGNORECASE)
# A hyphen and a word after a number make an adjective of it ("a five-point plan"), except where they count people.
STRONG = re.compile(r"-(?:strong|man|men|member|person|people)\b", re.IGNORECASE)
BROKEN = re.compile(r"[A-Za-z\d_]|-[A-Za-z]|[.,:/]\d|\xb0|['\u2019]s\b|[-\u2013]\d|/[a-z]")
# Just before a number: a currency, a name with a hyphen ("T-72"), the rest of a number, a date or a dialling code.
NAMED = re.compile(
    r"(?:[$\u20ac\xa3\xa5#\u2116+=_@&][ ]?|[A-Za-z\d)][-.:/,]|[-/\\]|\+\d[\d ]* |\b(?:USD|EUR|GBP|SYP|US\$) ?)$"
)
NOT_AFTER = re.compile(r"\b(?:how|so|too|as|that|very|a great|the) $", re.IGNORECASE)
AGES = re.compile(r"\bage[ds]? \d{1,3}(?:,| and| or| to)* $", re.IGNORECASE)
PRONOUNS = frozenset({"whom", "them", "us", "those", "these", "which"})
NOUN_WITHIN = frozenset({"compound", "nmod", "amod", "npadvmod", "poss"})
NOT_ONE = frozenset({"no", "the", "this", "that", "any", "every", "each", "which", "by"})
MARKS = frozenset({"-", "\u201c", '"'})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count: its span (code points), its bounds (None for none) and its qualifier."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str | None = None


def find_quantities(
    text: Text, *, taken: Sequence[Mention] = (), quantities: Quantities | None = None
) -> list[Mention]:
    """Find counts, each with its qualifier, in order.

    Parameters
    ----------
    text
        A parsed article.
    taken
        Mentions whose numbers count nothing: times, and names with a number in them ("the 25th Division", "the M5").
    quantities
        What vague words mean; by default syrnb's preset.

    Returns
    -------
    list of Mention
        Kind ``quantity``, within one sentence each; ``low`` and ``high`` inclusive, None for no bound. What is counted
        is for the caller to ask (:func:`unit_of`): "three villages" is found as well as "three fighters".
    """
    held = sorted((m.start, m.end) for m in taken)
    mentions, passed = [], 0
    for found in scan_quantities(text.flow, quantities or Quantities.preset()):
        while passed < len(held) and held[passed][1] <= found.start:
            passed += 1
        if passed < len(held) and held[passed][0] < found.end:
            continue
        found = _after_particle(text, found, quantities or Quantities.preset())
        if (kept := _check(text, found)) is not None:
            mentions.append(_mention(kept))
    return mentions


def _mention(found: Quantity) -> Mention:
    return Mention(
        found.start,
        found.end,
        "quantity",
        method="rule",
        low=found.low,
        high=found.high,
        qualifier=found.qualifier,
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    start: re.Pattern[str]
    qualifier: re.Pattern[str]
    trailing: re.Pattern[str]
    multiplier: re.Pattern[str]
    measure: re.Pattern[str]
    label: re.Pattern[str]
    where: re.Pattern[str]


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


@lru_cache(maxsize=8)
def _compile(words: Quantities) -> _Patterns:
    flag = re.IGNORECASE
    between, measures = _any(words.between), _any(words.measures)
    return _Patterns(
        start=re.compile(rf"(?<![^\W_])(?:({_any(words.words)})\b(?!-)|no (?=[a-z])|(?={NUMBER_START}))", flag),
        qualifier=re.compile(rf"(?<![\w-])({_any(words.qualifiers)}) $", flag),
        trailing=re.compile(rf"(?:(?=[-+])| )({_any(words.trailing)})(?![\w-]| than\b)", flag),
        multiplier=re.compile(rf"({_any(words.multipliers)}) (?=(?:hundred|thousand|million|billion|dozen)\b)", flag),
        measure=re.compile(
            rf"[ -]?%|(?:-| (?:of )?)(?:(?:{between})[ -]){{0,2}}(?:{measures})(?!\w)|(?:km|kg|mm|cm|m)\b", flag
        ),
        where=re.compile(rf"\b(?:{_any(words.over_what)}) (?:over|under|above|below|around) $", flag),
        label=re.compile(rf"(?:(?i:\b(?:{_any(words.labels)}))|\b(?:{_any(words.capitalised)})) $"),
    )


def scan_quantities(text: str, words: Quantities | None = None) -> Iterator[Quantity]:
    """Yield the counts of a text by its words alone, in order and without overlap.

    >>> [(q.low, q.high, q.qualifier) for q in scan_quantities("At least 400 people died, 30 to 40 of them children.")]
    [(400, None, 'at least'), (30, 40, None)]
    """
    words = words or Quantities.preset()
    patterns = _compile(words)
    last = 0
    for match in patterns.start.finditer(text):
        if match.start() < last:
            continue
        core = _read_core(text, match, words, patterns)
        if core is None:
            continue
        last = core.end
        if (whole := _fraction_end(text, core, patterns)) is not None:
            last = whole
            continue
        if _is_count(text, core, patterns):
            found = _qualify(text, core, words, patterns)
            last = found.end
            yield found


def _read_core(text: str, match: re.Match[str], words: Quantities, patterns: _Patterns) -> Quantity | None:
    """Read a vague word, a number or a range, without its qualifiers."""
    start = match.start()
    if times := patterns.multiplier.match(text, start):
        factor = words.multipliers[times[1].lower()]
        scale = scan_number("one " + text[times.end() : times.end() + REACH], 0)
        assert scale is not None
        low, high = (None if side is None else side * scale[0] for side in factor)
        return Quantity(start, times.end() + scale[1] - len("one "), low, high)
    if match[1]:
        low, high = words.words[match[1].lower()]
        return Quantity(start, match.end(), low, high)
    if match.end() > start:
        return Quantity(start, match.end() - 1, 0, 0)
    first = scan_number(text, start)
    if first is None:
        return None
    low, end = first
    joined = AND.match(text, end) if BETWEEN.search(text, max(0, start - 8), start) else RANGE.match(text, end)
    second = scan_number(text, joined.end()) if joined and not FROM.search(text, max(0, start - 5), start) else None
    if joined is None or second is None:
        return Quantity(start, end, low, low)
    if (scale_word := LAST_SCALE.search(text[joined.end() : second[1]])) and low < 1000:
        low *= SCALES[scale_word[1].lower()]  # "two to three million"
    if low >= second[0]:
        return Quantity(start, end, low, low)
    if joined.re is AND:
        return Quantity(start - len("between "), second[1], low, second[0], "between")
    return Quantity(start, second[1], low, second[0])


def _fraction_end(text: str, core: Quantity, patterns: _Patterns) -> int | None:
    """Return where a share that counts nobody ends: "one in five", "nine out of 10", "2 in 10"."""
    joined = SHARE.match(text, core.end)
    second = scan_number(text, joined.end()) if joined and core.low == core.high else None
    if joined is None or second is None or core.low is None or not core.low < second[0] <= 100:
        return None
    if joined[1].lower() == "in" and core.low != 1 and second[0] != 10:
        return None
    return None if patterns.measure.match(text, second[1]) else second[1]


def _is_count(text: str, core: Quantity, patterns: _Patterns) -> bool:
    """Return whether what stands around a number lets it count something."""
    before = text[max(0, core.start - REACH) : core.start]
    if patterns.measure.match(text, core.end):
        return False
    whole = patterns.trailing.match(text, core.end) or STRONG.match(text, core.end)
    if not whole and BROKEN.match(text, core.end):
        return False
    if not text[core.start].isdigit():
        many = text[core.start : core.end].lower().startswith("many")  # "said that thousands fled", "that many"
        bars = core.high is None and NOT_AFTER.search(before) and (many or not before.endswith("that "))
        return not (before.endswith("-") or bars)
    return not (NAMED.search(before) or AGES.search(before) or patterns.label.search(before))


def _qualify(text: str, core: Quantity, words: Quantities, patterns: _Patterns) -> Quantity:
    """Take in the phrases before and after a number, and what they make of its bounds."""
    start, end, name = core.start, core.end, core.qualifier
    bounds: Bounds = (core.low, core.high)
    if after := patterns.trailing.match(text, end):
        key = words.trailing[after[1].lower()]
        end, bounds, name = after.end(), words.bound(key, *bounds), key
    for _ in range(2):
        before = patterns.qualifier.search(text[max(0, start - REACH) : start])
        if before is None or patterns.where.search(text[max(0, start - REACH) : start]):
            break
        key = words.qualifiers[before[1].lower()]
        start = start - (before.end() - before.start())
        bounds = words.bound(key, *bounds)
        if key != "exactly" and (name is None or name == "more"):
            name = key
    return Quantity(start, end, *bounds, SHOWN.get(name or "", name))


def _after_particle(text: Text, found: Quantity, quantities: Quantities) -> Quantity:
    """Return a count without the "over" that is its verb's: "hand over 15 hostages"."""
    words = text.flow[found.start : found.end]
    if words[:5].lower() != "over " or text.span(found.start, found.start + 4)[0].tag_ != "RP":
        return found
    inner = next(iter(scan_quantities(words[5:], quantities)), None)
    at = found.start + 5
    return found if inner is None else replace(inner, start=at + inner.start, end=at + inner.end)


def _check(text: Text, found: Quantity) -> Quantity | None:
    """Hold a count against the parse: "no longer", "the one", "over" as a preposition, a year, two sentences."""
    if not text.sentences or found.end > text.sentence_at(found.start).end:
        return None
    span = text.span(found.start, found.end)
    first, last = span[0], span[-1]
    words = span.text.lower()
    if words == "no":
        noun = first.head if first.dep_ == "det" else last
        return found if noun.tag_ in ("NNS", "NNPS") else None
    if words == "one":
        return found if _counts_one(first) else None
    if first.pos_ == "VERB" and words == "scores":
        return None
    if words == "a number" and text.flow[found.end : found.end + 4] != " of ":
        return None
    if len(words) == 4 and words.isdigit() and "1900" <= words < "2100" and first.ent_type_ == "DATE":
        return None
    return found


def _counts_one(token: Token) -> bool:
    """Return whether "one" counts: "one man", "one of them", "one was killed"; not "no one", "the one"."""
    if token.tag_ != "CD" and token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    opens = before is not None and before.dep_ == "mark"  # "said that one of them was killed"
    if before is not None and not opens and before.lower_ in NOT_ONE:
        return False
    return after is None or after.lower_ not in ("another", "day", "by", "thing", "side", "hand")


def unit_of(text: Text, mention: Mention) -> Token | None:
    """Return the noun (or "them", "whom") that a quantity counts.

    Returns
    -------
    Token or None
        "troops" of "dozens of captured troops"; None where the number stands alone ("25 were killed").
    """
    number = text.span(mention.start, mention.end)[-1]
    rest = text.doc[number.i + 1 : number.sent.end]
    if len(rest) > 1 and rest[0].lower_ == "of":
        return rest[1] if rest[1].lower_ in PRONOUNS else _last_noun(rest[1:], of=True)
    if number.dep_ == "nummod" and number.head.i > number.i and number.head.pos_ in ("NOUN", "PROPN"):
        between = text.doc[number.i + 1 : number.head.i]
        if not any(t.pos_ in ("DET", "PRON", "VERB", "ADP") and t.dep_ != "amod" for t in between):
            return number.head
    return _last_noun(rest)


def _last_noun(tokens: Iterable[Token], *, of: bool = False) -> Token | None:
    """Return the head of the noun phrase that the tokens begin with; one with its own determiner only after "of"."""
    noun: Token | None = None
    for token in tokens:
        capitals = token.text.isupper() and len(token) > 1  # "17 IS fighters": the tagger reads a verb
        if noun is not None and noun.dep_ not in NOUN_WITHIN and token.text != "-" and not noun.text.isupper():
            break
        if token.pos_ in ("NOUN", "PROPN") or capitals:
            noun = token
        elif not _stands_before_noun(token, of=of):
            break
    return noun


def _stands_before_noun(token: Token, *, of: bool) -> bool:
    """Return whether a word may stand between a number and its noun; participles as in "captured troops"."""
    if token.pos_ in ("DET", "PRON"):
        return of and token.tag_ in ("DT", "PDT", "PRP$")
    if token.tag_ in ("VBN", "VBG"):
        return token.dep_ == "amod"
    return token.pos_ in ("ADJ", "NUM", "ADV") or token.tag_ == "POS" or token.text in MARKS


def count_of(text: Text, noun: Token, mentions: Sequence[Mention] = ()) -> Quantity | None:
    """Return how many a noun says there are, by its number or else by its determiner.

    Parameters
    ----------
    text
        The article.
    noun
        A noun or name of it.
    mentions
        The article's quantities (:func:`find_quantities`).

    Returns
    -------
    Quantity or None
        The mention that counts the noun; [1, 1] for a singular with a determiner or a name; [0, 0] with "no"; [2, 2]
        with "both"; no bounds for a plural without a number; None for a singular without a determiner ("gunfire").
    """
    opens = noun.sent.start_char
    for mention in mentions:
        near = opens <= mention.start and mention.end <= noun.idx
        if mention.kind == "quantity" and near and unit_of(text, mention) == noun:
            return Quantity(mention.start, mention.end, mention.low, mention.high, mention.qualifier)
    own = next((t for t in noun.lefts if t.dep_ in ("det", "predet", "preconj", "poss")), None)
    word = own.lower_ if own is not None else ""
    start, end = (own.idx, own.idx + len(own)) if own is not None else (noun.idx, noun.idx + len(noun))
    if word == "no":
        return Quantity(start, end, 0, 0)
    if noun.tag_ in ("NNS", "NNPS"):
        return Quantity(start, end, 2, 2) if word == "both" else Quantity(start, end, None, None)
    if word == "another":
        return Quantity(start, end, 1, 1, "more")
    if word in ("every", "each", "all", "any", "some", "much") or (own is None and noun.pos_ != "PROPN"):
        return None
    return Quantity(start, end, 1, 1)
