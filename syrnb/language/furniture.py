"""What stands on a page beside an article's sentences: headlines, keywords, bylines, captions, links and menus.

Pages that were saved as text, and texts that lost their line breaks, run these into the sentences beside them. They are
told by their form: capitals on common words, set phrases, signatures of agencies. What is found is cut off before
parsing, kept as a sentence of its own, and yields no claims.
"""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from syrnb.knowledge.lexicon import load_lexicon

__all__ = ["find_breaks", "kind_of_furniture"]

SMALL = frozenset(
    {
        *(
            "about",
            "after",
            "amid",
            "against",
            "along",
            "among",
            "from",
            "into",
            "near",
            "over",
            "says",
            "than",
            "that",
        ),
        *(
            "their",
            "this",
            "under",
            "upon",
            "with",
            "without",
            "through",
            "between",
            "before",
            "since",
            "while",
            "until",
        ),
    }
)
"""Words of four letters and more that headlines in title case may leave small."""
NAMES = frozenset({"armed", "united", "allied", "fighting", "led", "backed", "wanted", "occupied", "displaced"})
"""Forms of verbs that names have, too: "Armed Forces"."""
NOUNS = frozenset(
    {
        *("civilians", "rebels", "airstrikes", "airstrike", "militants", "jihadists", "troops", "soldiers", "dead"),
        *(
            "gunmen",
            "massacre",
            "bombing",
            "bombings",
            "shelling",
            "clashes",
            "ceasefire",
            "truce",
            "toll",
            "evacuation",
        ),
        *("attack", "attacks", "strikes", "offensive", "siege", "raids", "blast", "explosion", "victims", "dozens"),
        *("scores", "hundreds", "thousands", "hostages", "refugees", "regime", "fighters", "talks"),
    }
)
"""Common nouns that stand in small letters within a sentence, and are no part of names."""
SAID = frozenset({"says", "kills", "hits", "seizes", "vows", "warns", "urges", "calls", "denies", "claims", "takes"})
SHORTEST_RUN = 5
SIGNALS = 2
LISTS = ("Tags", "Topics", "Keywords")
LONGEST_LIST = 30
KEYWORDS = frozenset({"tags", "topics", "keywords", "tagged"})
FUNCTION = frozenset({"the", "a", "an", "at", "in", "on", "as", "more", "some", "by", "for", "after", "when"})
MENU = re.compile(
    r"\b(?:Terms of (?:Use|Service)|Privacy Policy|Cookie Policy|All [Rr]ights [Rr]eserved|"
    r"Subscribe\b[^.]{0,40}\b(?:newsletter|Facebook|YouTube|channel|now)|Sign up (?:for|to)\b|Follow us\b|"
    r"Share (?:this|on)\b|Click here\b|Copyright (?:©|\(c\)|\d{4})|Log in\b|Advertisement\b|Contact Us\b|About Us\b|"
    r"Skip to\b)"
)
LINK = re.compile(
    r"^(?:READ MORE|Read more|Read also|ALSO READ|Also read|See also|RELATED|Related|Watch|WATCH|More on this|"
    r"Recommended)\b:?"
)
NAME = r"(?:[A-Z][\w.'\u2019-]+\s*(?:,|and|\||/|;)?\s*)"
BYLINE = re.compile(
    r"^(?:[Bb]y|BY|Reporting by|Editing by|Written by|Additional reporting by)\s+" + NAME + r"{1,8}(?:in [A-Z]\w+)?\W*$"
)
CREDIT = re.compile(
    r"^\W*(?:REUTERS|Reuters|AFP|AP|EPA|Getty(?: Images)?|Photo|PHOTO|FILE PHOTO|File photo|Image|Picture|Caption)"
    r"\s*[:/\u2013-]"
)
DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?\d{1,2} [A-Z][a-z]{2,8} \d{4}"
SIGNED = re.compile(r"\b(?:AFP|AP|Reuters|REUTERS|Xinhua|dpa|DPA|UPI|TASS|SANA|Anadolu)\s+" + DAY + r"\W*$")


def kind_of_furniture(sentence: Span) -> str | None:
    """Return what a sentence is that is none ("headline", "keywords", "byline", "caption", "link", "menu"), or None.

    Its words alone tell. A headline with a full stop of its own, or without capitals, passes for a sentence.
    """
    text = sentence.text.strip()
    if MENU.search(text) and (len(text) < 120 or text.count(" ") > 3 * (text.count(".") + 1)) and not _tells(sentence):
        return "menu"
    if LINK.match(text):
        return "link"
    if BYLINE.match(text):
        return "byline"
    if CREDIT.match(text):
        return "caption"
    words = [t for t in sentence if t.is_alpha]
    if words and words[0].lower_ in KEYWORDS and (all(_in_title_case(t) for t in words) or not _is_told(sentence)):
        return "keywords"
    if SIGNED.search(text):
        return "headline"
    if words and all(_in_title_case(t) for t in words) and _is_headline(words):
        return "headline"
    return None


def _is_told(sentence: Span) -> bool:
    """Return whether a list of keywords has a verb or a stop, as a sentence does."""
    words = [t for t in sentence if not t.is_space]
    if words[-1].text in (".", "!", "?"):
        return True
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.text.islower() for t in words)


def _tells(sentence: Span) -> bool:
    """Return whether small words make up most of it, as in prose."""
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    return sum(t.text.islower() for t in words) > 0.6 * len(words)


def find_breaks(doc: Doc) -> list[int]:
    """Return the indices of tokens that a sentence must start at: after, and before, a headline run into it."""
    breaks: list[int] = []
    start = 0
    while start < len(doc):
        if not _opens_run(doc[start]):
            start += 1
            continue
        if doc[start].text in LISTS and (at := _after_keywords(doc, start)) is not None:
            breaks += [start, at]
            start = at
            continue
        end = _run_end(doc, start)
        words = [t for t in doc[start:end] if t.is_alpha]
        listed = bool(words) and words[0].text in LISTS and len(words) >= SHORTEST_RUN
        if listed or _is_headline(words):
            if _may_begin(doc, start, words):
                breaks.append(start)
            if end < len(doc) and not doc[end - 1].is_punct and not doc[end].is_punct and doc[end].text.islower():
                breaks.append(_next_start(doc, start, end))
            elif end < len(doc) and not doc[end].is_punct and not doc[end].is_space:
                breaks.append(end)
        start = max(end, start + 1)
    return [i for i in breaks if 0 < i < len(doc)]


def _after_keywords(doc: Doc, start: int) -> int | None:
    """Return where the sentence starts that keywords run into: at an article, number or small word with a capital."""
    for token in doc[start + 2 : start + LONGEST_LIST]:
        if token.is_space or token.text in (".", "!", "?", ";", ":", "("):
            return None
        if token.text[0].isupper() and not token.text.isupper() and (token.lower_ in FUNCTION or token.like_num):
            return token.i
        if token.text == "A":
            return token.i
    return None


def _opens_run(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper()


def _in_title_case(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or len(text) <= 3 or text in SMALL


def _run_end(doc: Doc, start: int) -> int:
    """Return where a run of words in title case ends: at a small word, the end of a sentence, or a line."""
    end, last = start, start
    while end < len(doc):
        token = doc[end]
        if token.is_space or token.text in (".", "!", "?", ";", ":", "\u2014", "\u2013", "|", "(", '"', "\u201c", ","):
            break
        if token.is_alpha and not _in_title_case(token):
            break
        if token.is_alpha and token.text[0].isupper():
            last = end + 1
        end += 1
    return last


def _next_start(doc: Doc, start: int, end: int) -> int:
    """Return where the sentence after a run starts: at its last capital, or at the article before it."""
    article = next((i for i in range(end - 2, max(start, end - 5), -1) if doc[i].text in ("The", "A", "An")), None)
    if article is not None:
        return article
    at = end - 1
    while at - 1 > start and _opens_sentence(doc[at - 1]):
        at -= 1
    return at


def _opens_sentence(token: Token) -> bool:
    """Return whether a word with a capital opens a sentence before a name: "At", "Four"."""
    return token.text[0].isupper() and (token.lower_ in FUNCTION or token.like_num)


def _may_begin(doc: Doc, start: int, words: list[Token]) -> bool:
    """Return whether a run that is no sentence's beginning may still be cut off before it."""
    return start > 0 and (doc[start - 1].is_punct or len(words) >= SHORTEST_RUN + 2)


def _is_headline(words: list[Token]) -> bool:
    if len(words) < SHORTEST_RUN or sum(t.text[0].isupper() for t in words) < SHORTEST_RUN - 1:
        return False
    if all(t.text.isupper() for t in words):
        return False
    inside = [t for t in words[1:] if t.text[0].isupper() and not t.text.isupper()]
    acts = sum(_is_act(t.lower_) for t in inside)
    return acts + sum(t.lower_ in NOUNS for t in inside) >= SIGNALS and (acts > 0 or len(words) > SHORTEST_RUN)


def _is_act(word: str) -> bool:
    return word not in NAMES and (word in SAID or word in _forms())


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    """Return the past and -ing forms of the lexicon's verbs, regular or not."""
    lexicon = load_lexicon()
    verbs = {p.words[0] for (part, _), found in lexicon.by_word.items() if part == "verb" for p in found}
    verbs |= {v.split()[0] for v in (*lexicon.light["doing"], *lexicon.light["occurring"], *lexicon.speech)}
    formed = {"struck", "hit", "shot", "fell", "fled", "took", "left", "said", "died", "captured", "retook", "resumes"}
    for verb in verbs:
        stem = verb.removesuffix("e")
        formed |= {f"{stem}ed", f"{stem}ing", f"{stem}{stem[-1:]}ed", f"{stem}{stem[-1:]}ing"}
    return frozenset(formed)
