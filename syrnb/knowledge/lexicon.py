"""The lexicon of frames and the small word lists of language, read from ``knowledge/language``.

A frame entry names its triggers, what its roles must be, and what claims it makes. Adding a verb is adding a word to an
entry, or an entry to a file of ``language/frames``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from syrnb import schema
from syrnb.errors import KnowledgeError

__all__ = ["Entry", "Lexicon", "Pattern", "Tie", "load_lexicon"]

FOLDER = Path(__file__).parent / "language"
CLASSES = ("actor", "people", "place", "road", "weapon", "deal", "event", "number", "thing", "none")
"""What a role's filler may be."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The standing tie that a frame states between its two sides."""

    kind: str
    sign: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One frame of the lexicon; see ``docs/how-to/add-a-verb.md`` for what each field does."""

    entry_id: str
    gloss: str = ""
    plover: str | None = None
    mode: str | None = None
    acled: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    subject_kind: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_kind: tuple[str, ...] = ()
    b: tuple[str, ...] = ("against", "on", "at", "upon", "targeting", "hitting")
    b_must: tuple[str, ...] = ()
    b_first: bool = False
    of: str = "b"
    reciprocal: bool = False
    all_a: bool = False
    swap: bool = False
    state: bool = False
    place_from_object: bool = False
    object_event: bool = False
    control: str | None = None
    control_by_verb: Mapping[str, str] = field(default_factory=dict)
    relation: Tie | None = None
    outcome: str | None = None
    victim: str = "b"
    complement: str | None = None
    modality: str | None = None
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    file: str = ""


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

    ``by_word`` gives the patterns by the lemma of their head: the first word of a verb pattern, the last noun of a noun
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
    places: frozenset[str]
    roads: frozenset[str]
    weapons: frozenset[str]
    deals: frozenset[str]


PREPOSITIONS = frozenset(
    ["of", "for", "to", "with", "by", "between", "against", "on", "in", "from", "at", "over", "into"]
)


def fold(word: str) -> str:
    """Fold case and hyphens, so that "air-strike" and "airstrike" are one word.

    >>> fold("Counter-attack")
    'counterattack'
    """
    return word.casefold().replace("-", "").replace("‑", "")


def _pattern(text: str, part: str, entry: Entry) -> Pattern:
    return Pattern(tuple(fold(w) for w in text.split()), part, entry, text)


def _head(pattern: Pattern) -> str:
    if pattern.part == "verb":
        return pattern.words[0]
    before = next((i for i, w in enumerate(pattern.words) if w in PREPOSITIONS), len(pattern.words))
    return pattern.words[max(0, before - 1)]


def _patterns(entry: Entry) -> Iterator[Pattern]:
    for text in entry.verbs:
        yield _pattern(text, "verb", entry)
    for text in entry.nouns:
        yield _pattern(text, "noun", entry)
        words = text.split()
        if len(words) == 2 and words[1] not in PREPOSITIONS and len(words[0]) <= 5:
            yield Pattern((fold(words[0] + words[1]),), "noun", entry, text)


def _entry(path: Path, entry_id: str, raw: dict[str, Any]) -> Entry:
    known = {f.name for f in fields(Entry)} - {"entry_id", "file"}
    unknown = sorted(set(raw) - known)
    if unknown:
        raise KnowledgeError(path, f"unknown field {', '.join(unknown)}; use one of {sorted(known)}", entry=entry_id)
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    if tie := values.pop("relation", None):
        if tie.get("kind") not in schema.RELATION_KIND or tie.get("sign") not in schema.SIGN:
            raise KnowledgeError(path, f"relation {tie} has no known kind and sign", entry=entry_id)
        values["relation"] = Tie(tie["kind"], tie["sign"])
    entry = Entry(entry_id, file=path.name, **values)
    for name, value, allowed in (
        ("plover", entry.plover, schema.PLOVER),
        ("outcome", entry.outcome, schema.OUTCOME),
        ("control", entry.control, schema.CONTROL_STATE),
        ("modality", entry.modality, schema.MODALITY),
        ("acled", entry.acled, ("territory", "attack", *(s for subs in schema.ACLED.values() for s in subs))),
    ):
        if value is not None and value not in allowed:
            raise KnowledgeError(path, f"{name}: {value!r} is not one of {', '.join(allowed)}", entry=entry_id)
    for name, classes in (("subject", entry.subject), ("object", entry.object), ("b_must", entry.b_must)):
        if wrong := sorted(set(classes) - set(CLASSES)):
            raise KnowledgeError(path, f"{name}: {', '.join(wrong)} is not one of {', '.join(CLASSES)}", entry=entry_id)
    if not entry.verbs and not entry.nouns:
        raise KnowledgeError(path, "no trigger: give verbs or nouns", entry=entry_id)
    return entry


class _Words(yaml.SafeLoader):
    """YAML in which "on", "off", "yes" and "no" are words, as in English and in YAML 1.2."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Words)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        raise KnowledgeError(path, f"not YAML: {error}", line=None if line is None else line + 1) from error
    if not isinstance(data, dict):
        raise KnowledgeError(path, "must be a mapping of entries")
    return data


def _invert(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(word): name for name, words in lists.items() for word in words}


@lru_cache(maxsize=2)
def load_lexicon(folder: Path = FOLDER) -> Lexicon:
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
    entries: list[Entry] = []
    for path in sorted((folder / "frames").glob("*.yaml")):
        entries += [_entry(path, name, raw) for name, raw in _read(path).items()]
    by_word: dict[tuple[str, str], list[Pattern]] = {}
    for entry in entries:
        for pattern in _patterns(entry):
            by_word.setdefault((pattern.part, _head(pattern)), []).append(pattern)
    index = {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in by_word.items()}
    speech, people = _read(folder / "speech.yaml"), _read(folder / "people.yaml")
    victims = {fold(w): name for name, words in reversed(people["victims"].items()) for w in words}
    return Lexicon(
        entries=tuple(entries),
        by_word=index,
        modality=_modality(_read(folder / "modality.yaml")),
        speech=_invert(speech["verbs"]),
        speech_modality=speech["modality"],
        speech_nouns=_invert(speech["nouns"]),
        hedges=frozenset(speech["hedges"]),
        light={name: frozenset(fold(w) for w in words) for name, words in _read(folder / "light.yaml").items()},
        victims=victims,
        **{n: frozenset(fold(w) for w in people[n]) for n in ("persons", "places", "roads", "weapons", "deals")},
    )


def _modality(raw: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {
        part: _invert(raw[part]) for part in ("verbs", "nouns", "adjectives", "marks", "auxiliaries", "adverbs")
    }
    for name in ("negated_determiners", "failed", "factive"):
        flat[name] = frozenset(fold(w) for w in raw[name])
    flat["background"] = frozenset(fold(w) for words in raw["background"].values() for w in words)
    return flat
