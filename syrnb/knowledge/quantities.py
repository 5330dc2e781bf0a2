"""What words for counts mean: ``language/quantities.yaml``, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from syrnb.errors import KnowledgeError
from syrnb.knowledge.tables import read_text

__all__ = ["BOUNDS", "Bounds", "Quantities", "read_quantities"]

Bounds = tuple[int | None, int | None]
FILE = Path(__file__).parent / "language" / "quantities.yaml"
BOUNDS = (
    "at least",
    "more than",
    "up to",
    "fewer than",
    "about",
    "nearly",
    "just over",
    "just under",
    "more",
    "exactly",
)
"""Keys of ``qualifiers`` and ``trailing``: how bounds follow from a number."""


@dataclass(frozen=True, slots=True, eq=False)
class Quantities:
    """Words for counts and what they are read as.

    Parameters
    ----------
    words
        "dozens", "a couple" to their bounds; None for no bound.
    multipliers
        "several" (hundred) to what it multiplies by.
    qualifiers, trailing
        Phrases before and after a number to one of :data:`BOUNDS`.
    margin
        Per cent either way that "about" leaves.
    measures, between, labels, capitalised
        What makes a number no count: units after it (with the words that may come between), labels before it (the last
        only where written with a capital).
    over_what
        Words after which "over" and its like are prepositions of place.
    """

    words: Mapping[str, Bounds]
    multipliers: Mapping[str, Bounds]
    qualifiers: Mapping[str, str]
    trailing: Mapping[str, str]
    margin: int
    measures: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    capitalised: tuple[str, ...] = ()
    over_what: tuple[str, ...] = ()

    @staticmethod
    def preset(name: str = "syrnb") -> Quantities:
        """Return the words as one preset reads them.

        >>> Quantities.preset().words["dozens"], Quantities.preset("acled").words["dozens"]
        ((24, None), (12, 12))

        Raises
        ------
        KnowledgeError
            Where the file is wrong or has no such preset.
        """
        return read_quantities(FILE, name)

    def bound(self, key: str, low: int | None, high: int | None) -> Bounds:
        """Return the bounds that a qualifier makes of a number or a range.

        >>> Quantities.preset().bound("more than", 48500, 48500), Quantities.preset().bound("about", 50, 50)
        ((48501, None), (45, 55))
        """
        below = None if low is None else low + (low * -self.margin // 100)
        above = None if high is None else high - (high * -self.margin // 100)
        match key:
            case "at least":
                return low, None
            case "more than":
                return None if low is None else low + 1, None
            case "up to":
                return None, high
            case "fewer than":
                return None, None if high is None else max(0, high - 1)
            case "about":
                return below, above
            case "nearly":
                return below, high
            case "just over":
                return None if low is None else low + 1, above
            case "just under":
                return below, None if high is None else max(0, high - 1)
        return low, high


@lru_cache(maxsize=8)
def read_quantities(path: Path, name: str) -> Quantities:
    """Read one preset of a quantities file, with what it extends.

    Raises
    ------
    KnowledgeError
        Naming the file, the line where it is no YAML, and the entry that is wrong.
    """
    content = _load(path)
    preset = _preset(path, content, name, ())
    qualifiers, trailing = (_phrases(path, preset, part) for part in ("qualifiers", "trailing"))
    margin = preset.get("margin")
    if not isinstance(margin, int) or not 0 <= margin < 100:
        raise KnowledgeError(path, "margin must be a whole number of per cent below 100", entry=name)
    return Quantities(
        words=_bounds(path, preset, "words"),
        multipliers=_bounds(path, preset, "multipliers"),
        qualifiers=qualifiers,
        trailing=trailing,
        margin=margin,
        measures=_strings(path, content, "measures"),
        between=_strings(path, content, "between"),
        labels=_strings(path, content, "labels"),
        capitalised=_strings(path, content, "capitalised labels"),
        over_what=_strings(path, content, "over what"),
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(read_text(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise KnowledgeError(path, f"is not YAML: {error}", line=mark.line + 1 if mark else None) from error
    if not isinstance(content, dict) or not isinstance(content.get("presets"), dict):
        raise KnowledgeError(path, "must hold `presets`, a mapping of names to words")
    return content


def _preset(path: Path, content: dict[str, Any], name: str, seen: tuple[str, ...]) -> dict[str, Any]:
    presets = content["presets"]
    if name not in presets:
        raise KnowledgeError(path, f"there is no such preset; there are {', '.join(presets)}", entry=name)
    if name in seen:
        raise KnowledgeError(path, "extends itself", entry=name)
    own = presets[name] or {}
    base = _preset(path, content, own["extends"], (*seen, name)) if "extends" in own else {}
    merged = dict(base)
    for key, value in own.items():
        merged[key] = {**base.get(key, {}), **value} if isinstance(value, dict) else value
    return merged


def _bounds(path: Path, preset: dict[str, Any], part: str) -> dict[str, Bounds]:
    bounds: dict[str, Bounds] = {}
    for word, value in (preset.get(part) or {}).items():
        whole = isinstance(value, list) and len(value) == 2 and all(v is None or type(v) is int for v in value)
        if not whole or (None not in value and value[0] > value[1]) or any(v is not None and v < 0 for v in value):
            raise KnowledgeError(path, f"{value!r} must be [low, high], whole numbers or null", entry=f"{part}: {word}")
        bounds[str(word).lower()] = (value[0], value[1])
    return bounds


def _phrases(path: Path, preset: dict[str, Any], part: str) -> dict[str, str]:
    phrases: dict[str, str] = {}
    for key in preset.get(part) or {}:
        if key not in BOUNDS:
            raise KnowledgeError(path, f"must be one of {', '.join(BOUNDS)}", entry=f"{part}: {key}")
        phrases.update((phrase.lower(), key) for phrase in _strings(path, preset[part], key))
    return phrases


def _strings(path: Path, content: dict[str, Any], part: str) -> tuple[str, ...]:
    values = content.get(part, [])
    if not isinstance(values, list):
        raise KnowledgeError(path, "must be a list of words", entry=part)
    for value in values:
        if not isinstance(value, str):
            raise KnowledgeError(path, f"{value!r} is no word: set it in quotation marks", entry=part)
    return tuple(dict.fromkeys(values))
