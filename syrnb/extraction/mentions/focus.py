"""Which country and which war an article is about, so that "the army" and "the rebels" can be read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.names import Hit
from syrnb.knowledge.records import Pack
from syrnb.knowledge.words import Word
from syrnb.language.text import Text

__all__ = ["Focus", "countries_of", "find_focus"]

# How much a name says about what country an article is about.
WEIGHTS = {"country": 1.0, "adjective": 0.7, "demonym": 0.7, "capital": 0.5, "place": 1.0, "actor": 0.7, "body": 0.5}
INSIDE = frozenset(["in", "inside", "across", "throughout", "within", "into"])
INSIDE_BONUS = 1.0
TITLE_FACTOR = 2.0
DATELINE_FACTOR = 0.2
DATELINE = re.compile(r"^[^\n]{0,60}?[ )]?[–—-]{1,2} ")
SHARE_OF_TOP = 0.5
CLEAR = 1.4


@dataclass(frozen=True, slots=True)
class Focus:
    """What an article is about.

    Parameters
    ----------
    countries
        ISO 3166 alpha-3, the likeliest first.
    weights
        How much speaks for each.
    packs
        Packs whose nominals ("the rebels") may be read.
    day
        The article's day, or None.
    dateline
        Where the article's dateline ends (code points), or 0.
    """

    countries: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    packs: frozenset[str] = frozenset()
    day: date | None = None
    dateline: int = 0

    @property
    def country(self) -> str | None:
        """The likeliest country."""
        return self.countries[0] if self.countries else None

    @property
    def clear(self) -> bool:
        """Whether one country stands well before all others."""
        return len(self.countries) < 2 or self.weights[self.countries[0]] >= CLEAR * self.weights[self.countries[1]]

    def rank(self, country: str | None) -> int:
        """Return a country's place in the order; the higher the less likely."""
        return self.countries.index(country) if country in self.countries else len(self.countries)


def _covers(pack: Pack, day: date | None) -> bool:
    return day is None or ((pack.start is None or pack.start <= day) and (pack.end is None or day <= pack.end))


def find_focus(text: Text, words: Sequence[Word], hits: Sequence[Hit], knowledge: Knowledge) -> Focus:
    """Rank the countries that an article's names speak for, and choose the packs that fit.

    Parameters
    ----------
    text
        The article.
    words
        Its words.
    hits
        Every name found in it, the longest at each word.
    knowledge
        What is known.

    Returns
    -------
    Focus
    """
    weights: defaultdict[str, float] = defaultdict(float)
    first_line = text.flow.find("\n") if "\n" in text.flow[:200] else 0
    dateline = _dateline_end(text.flow)
    told: Counter[str] = Counter()
    for hit in hits:
        start = words[hit.start].start
        factor = TITLE_FACTOR if start < first_line else DATELINE_FACTOR if start < dateline else 1.0
        bonus = INSIDE_BONUS if hit.start and words[hit.start - 1].key in INSIDE else 0.0
        actor = next((name.ref for name in hit.names if name.kind == "actor"), None)
        told[actor or ""] += 1
        again = told[actor] if actor is not None else 1  # a group named often says little more of where it is
        for country, weight in countries_of(hit, knowledge).items():
            weights[country] += (weight + bonus) * factor / again
    day = text.document.published
    # Of two countries that as much speaks for, the one at war on the day goes first.
    at_war = {pack.countries[0] for pack in knowledge.packs.values() if pack.countries and _covers(pack, day)}
    ranked = tuple(c for c, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0] not in at_war, item[0])))
    top = weights[ranked[0]] if ranked else 0.0
    near = {c for c in ranked if weights[c] >= SHARE_OF_TOP * top}
    packs = frozenset(
        name
        for name, pack in knowledge.packs.items()
        if (not pack.countries or near & set(pack.countries)) and _covers(pack, day)
    )
    return Focus(ranked, dict(weights), packs, day, dateline)


def _dateline_end(text: str) -> int:
    """Return where the dateline of an article ends: "KABUL, Afghanistan (June 30) – "."""
    offset = 0
    for line in text.split("\n")[:8]:
        match = DATELINE.match(line)
        if match and line[:3].isupper():
            return offset + match.end()
        offset += len(line) + 1
    return 0


def countries_of(hit: Hit, knowledge: Knowledge) -> dict[str, float]:
    """Return the countries that a name speaks for, each with how much."""
    found: dict[str, float] = {}
    for name in hit.names:
        if name.kind in ("country", "adjective", "demonym", "capital"):
            found[name.ref] = max(found.get(name.ref, 0.0), WEIGHTS[name.kind])
        elif name.kind == "place":
            country = knowledge.places[name.ref].country
            if country:
                found[country] = max(found.get(country, 0.0), WEIGHTS["place"])
        elif name.kind == "actor":
            country = _country_of(name.ref, knowledge)
            if country:
                found[country] = max(found.get(country, 0.0), WEIGHTS["actor"])
        elif name.kind in ("body", "office"):
            for country in hit.countries[:1]:
                found[country] = max(found.get(country, 0.0), WEIGHTS["body"])
    return found


def _country_of(ref: str, knowledge: Knowledge) -> str | None:
    """Return the country that an actor speaks for: an agency or a monitor is at home elsewhere than in its news."""
    actor = knowledge.actors[ref]
    if actor.kind not in ("media", "monitor") or actor.parent_id or actor.side:
        return actor.country
    pack = knowledge.packs.get(actor.pack)
    return pack.countries[0] if pack is not None and pack.countries else None
