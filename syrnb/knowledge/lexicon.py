"""The lexicon of frames and the small word lists of language, read from ``knowledge/language``.

A frame entry names its triggers, what its roles must be, and what claims it makes. Adding a verb is adding a word to an
entry, or an entry to a file of ``language/frames``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from syrnb.collector import collector_held
from syrnb.knowledge.compiled import digest_files, keep, recall
from syrnb.knowledge.lexicon_files import LANGUAGE, Entry, Tie, Trigger, read_entries, read_mapping
from syrnb.knowledge.lexicon_plain import entries_from_plain, entries_to_plain

__all__ = ["Entry", "Lexicon", "Pattern", "Tie", "Trigger", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger of an entry: its words (lemmas), and whether a verb or a noun heads it."""

    words: tuple[str, ...]
    part: str
    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames and word lists, indexed for matching.

    ``by_word`` gives the patterns by the lemma of their head: the verb of a verb pattern, the last noun of a noun
    pattern. Longer patterns come first.
    """

    entries: tuple[Entry, ...]
    by_word: Mapping[tuple[str, str], tuple[Pattern, ...]]
    modality: Mapping[str, Any]
    speech: Mapping[str, str]
    speech_modality: Mapping[str, str]
    speech_nouns: Mapping[str, str]
    hedges: frozenset[str]
    light: Mapping[str, frozenset[str]]
    victims: Mapping[str, str]
    persons: frozenset[str]
    inanimate: frozenset[str]
    places: frozenset[str]
    roads: frozenset[str]
    weapons: frozenset[str]
    aircraft: frozenset[str]
    deals: frozenset[str]
    property: frozenset[str]
    supplies: frozenset[str]
    armed: frozenset[str]
    crowd: frozenset[str]
    happenings: frozenset[str]


WORD_LISTS = (
    "persons",
    "inanimate",
    "places",
    "roads",
    "weapons",
    "aircraft",
    "deals",
    "property",
    "supplies",
    "armed",
    "crowd",
    "happenings",
)
LISTS = ("speech", "people", "modality", "light")
"""Files of word lists that the lexicon is made of, besides the frames."""
ADVERBS = frozenset({"sexually", "forcibly", "physically"})
"""Adverbs that a verb pattern may begin with; they stand before or after the verb."""
STANDING = ("be", "remain", "stay", "become")
"""Verbs that say that something is so, any of which may stand for "be" in a pattern."""
ISE = re.compile(r"(\w{3})is(e\b|ation)")
"""British spellings, which stand for the American ones too."""
PREPOSITIONS = frozenset(
    ["of", "for", "to", "with", "by", "between", "against", "on", "in", "from", "at", "over", "into"]
)


def fold(word: str) -> str:
    """Fold case and hyphens, so that "air-strike" and "airstrike" are one word.

    >>> fold("Counter-attack")
    'counterattack'
    """
    return word.casefold().replace("-", "").replace("\u2011", "")


def _pattern(text: str, part: str, entry: Entry) -> Pattern:
    return Pattern(tuple(fold(w) for w in text.split()), part, entry, text)


def _head(pattern: Pattern) -> str:
    if pattern.part == "verb":
        return pattern.words[1 if pattern.words[0] in ADVERBS else 0]
    before = next((i for i, w in enumerate(pattern.words) if w in PREPOSITIONS), len(pattern.words))
    return pattern.words[max(0, before - 1)]


def _patterns(entry: Entry) -> Iterator[Pattern]:
    for trigger in entry.triggers:
        fitted = entry.fit(trigger)
        yield _pattern(trigger.text, trigger.part, fitted)
        if (american := ISE.sub(r"\1iz\2", trigger.text)) != trigger.text:
            yield replace(_pattern(american, trigger.part, fitted), text=trigger.text)
        words = trigger.text.split()
        if trigger.part == "noun" and len(words) == 2 and words[1] not in PREPOSITIONS and len(words[0]) <= 5:
            yield Pattern((fold(words[0] + words[1]),), "noun", fitted, trigger.text)


def _invert(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(word): name for name, words in lists.items() for word in words}


@lru_cache(maxsize=2)
def load_lexicon(folder: Path = LANGUAGE) -> Lexicon:
    """Read the frames and word lists of a language folder.

    Raises
    ------
    KnowledgeError
        Where an entry is wrong, naming file and entry.

    Examples
    --------
    >>> lexicon = load_lexicon()
    >>> [p.entry.entry_id for p in lexicon.by_word["verb", "shell"]]
    ['bombardment']
    """
    with collector_held():
        return _index(*_read(folder))


def _read(folder: Path) -> tuple[list[Entry], Mapping[str, Any]]:
    """Return the frames and word lists of a folder, as they were read when its files were last changed."""
    frames = sorted((folder / "frames").glob("*.yaml"))
    lists = [folder / f"{name}.yaml" for name in LISTS]
    key = digest_files((path.name, path) for path in (*frames, *lists))
    data = recall("lexicon", key)
    if data is not None:
        with suppress(LookupError, TypeError, ValueError, AttributeError):  # of another form: read anew
            return entries_from_plain(data["entries"]), {name: data["lists"][name] for name in LISTS}
    entries = [entry for path in frames for entry in read_entries(path)]
    words = {path.stem: read_mapping(path) for path in lists}
    keep("lexicon", key, {"entries": entries_to_plain(entries), "lists": words})
    return entries, words


def _index(entries: list[Entry], lists: Mapping[str, Any]) -> Lexicon:
    by_word: dict[tuple[str, str], list[Pattern]] = {}
    for entry in entries:
        for pattern in _patterns(entry):
            head = _head(pattern)
            for word in STANDING if pattern.part == "verb" and head == "be" else (head,):
                by_word.setdefault((pattern.part, word), []).append(pattern)
    index = {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in by_word.items()}
    speech, people = lists["speech"], lists["people"]
    victims = {fold(w): name for name, words in reversed(people["victims"].items()) for w in words}
    return Lexicon(
        entries=tuple(entries),
        by_word=index,
        modality=_modality(lists["modality"]),
        speech=_invert(speech["verbs"]),
        speech_modality=speech["modality"],
        speech_nouns=_invert(speech["nouns"]),
        hedges=frozenset(speech["hedges"]),
        light={name: frozenset(fold(w) for w in words) for name, words in lists["light"].items()},
        victims=victims,
        **{n: frozenset(fold(w) for w in people[n]) for n in WORD_LISTS},
    )


def _modality(raw: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {
        part: _invert(raw[part]) for part in ("verbs", "nouns", "adjectives", "marks", "auxiliaries", "adverbs")
    }
    for name in ("negated_determiners", "failed", "factive"):
        flat[name] = frozenset(fold(w) for w in raw[name])
    flat["background"] = frozenset(fold(w) for words in raw["background"].values() for w in words)
    flat["lasting"] = frozenset(fold(w) for w in raw["background"]["lasting"])
    return flat
