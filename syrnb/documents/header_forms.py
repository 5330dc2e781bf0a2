"""The forms that headers take, as patterns; each is matched against a few hundred characters and no more."""

from __future__ import annotations

import re

from syrnb.documents.agencies import AGENCIES
from syrnb.documents.days import DAY, TIME, WEEKDAY

__all__ = [
    "ALONE",
    "ANY_DAY",
    "BRACKETED",
    "BRACKETED_NAME",
    "COMMAED",
    "DAY_FIRST",
    "ENCLOSED",
    "LABELLED",
    "LEADING",
    "LINE",
    "LINE_ENDS",
    "NO_TITLE",
    "SEPARATORS",
    "SIGNED_DAY",
    "UNDATED",
]

_CAP = "[A-ZÀ-ÖØ-ÞĞİŞ]"
_CAPS = rf"{_CAP}[A-ZÀ-ÖØ-ÞĞİŞ'’‘.-]{{1,24}}(?![^\W\d_])"
_WORD = rf"{_CAP}[\w.'’‘-]{{0,24}}"
_CITY = rf"(?P<city>{_CAPS}(?:\s?/\s?{_CAPS}|[ ]{_CAPS}){{0,4}})"
_NAME = rf"{_WORD}(?:\s?/\s?{_WORD}|[ ]{_WORD}){{0,2}}"
_REGION = rf"(?:,\s?{_WORD}(?:[ ](?:(?:of|the|and)[ ]){{0,2}}{_WORD}){{0,3}}){{0,2}}"
_PLACE = rf"(?!{WEEKDAY})(?:{_CITY}|{_NAME}){_REGION}"
_KNOWN = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_SIGNED = rf"(?:\(\s?(?P<agency>{_CAP}[A-Za-z .,&/’'-]{{1,40}})\)|/(?P<slashed>{_CAP}[A-Za-z ]{{1,20}})/\.?)"
_DASH = r"(?:[^\S\n]*[-–—]{1,2}(?=\s|$)|[^\S\n]*[–—])"
_BYLINE = rf"[Bb]y\s{_WORD}(?:\s{_WORD}){{0,4}}"
LINE_ENDS = ("\n", "\u2028", "\u2029")
_PUBLISHED = (
    "Date of publication|Date published|Publication date|Published date|First published|Originally published|Published|"
    "Posted|Released|Release date|Issued|Date|Dated|Filed"
)
_UPDATED = "Last updated|Last modified|Last edited|Updated|Modified"

_IN_BRACKETS = rf"\s*\(\s?{DAY}{TIME}?\s?\)(?:\s*{_SIGNED})?(?P<dash>{_DASH})?"
BRACKETED = re.compile(rf"{_CITY}{_REGION}{_IN_BRACKETS}")
BRACKETED_NAME = re.compile(rf"{_NAME}{_REGION}{_IN_BRACKETS}")
COMMAED = re.compile(
    rf"{_PLACE}(?:(?P<comma>,?)\s+|(?P<parted>\s?[-–—|]\s)){DAY}{TIME}?(?:[.,]?\s?{_SIGNED})?"
    rf"(?:(?P<dash>{_DASH}|\s?\|)|(?P<stop>[.:](?=\s)))?"
)
ENCLOSED = re.compile(rf"\(\s?{_PLACE}(?:,\s{DAY})?\s?\){_DASH}")
DAY_FIRST = re.compile(rf"{DAY}{TIME}?(?:\s?\((?:(?P<by>{_KNOWN})|{_CITY}|{_NAME})\)|,\s{_NAME})(?P<dash>{_DASH})")
UNDATED = re.compile(
    rf"(?:{_CITY}{_REGION}(?:,?\s?{_SIGNED})?|{_NAME}{_REGION}(?:,?\s?\((?P<by>{_KNOWN})\)|,\s?(?P<of>{_KNOWN})))"
    rf"(?:{_DASH}|:(?=\s))"
)
LABELLED = re.compile(
    rf"(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))(?:\s{_BYLINE})?\s?:?\s?(?:(?:on|at)\s)?{DAY}{TIME}?"
)
ALONE = re.compile(
    rf"\W{{0,3}}(?:(?:{_BYLINE}|{_KNOWN})\s?[-–—,|•·:]?\s|[^|•·\n]{{1,60}}[|•·]\s?)?{DAY}{TIME}?"
    rf"(?:\s?[|•·–—-]\s?.{{0,60}}|,?\s\(?(?:{_KNOWN}|{_BYLINE})\)?)?\W{{0,3}}"
)
LEADING = re.compile(rf"{DAY}{TIME}?")
ANY_DAY = re.compile(DAY)
SIGNED_DAY = re.compile(rf"\b(?P<agency>{_KNOWN})[,|]?\s{{1,2}}{DAY}{TIME}?")
LINE = re.compile(r"[^\n\u2028\u2029]+")
SEPARATORS = re.compile(r"[\s|•·:–—-]*")
NO_TITLE = re.compile(
    r"for immediate release|press release|news release|breaking news|read more|by [A-Z]", re.IGNORECASE
)
