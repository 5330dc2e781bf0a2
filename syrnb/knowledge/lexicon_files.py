"""Frame entries as they stand in ``language/frames/*.yaml``: read and checked; errors name file, line and entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import yaml

from syrnb import schema
from syrnb.errors import KnowledgeError
from syrnb.knowledge.tables import read_text

__all__ = [
    "CLASSES",
    "LANGUAGE",
    "MODES",
    "Entry",
    "Tie",
    "Trigger",
    "read_entries",
    "read_mapping",
    "read_mapping_lines",
]

LANGUAGE = Path(__file__).parent / "language"
"""The folder of the word lists and frames."""

CLASSES = (
    "actor", "people", "armed", "crowd", "number", "place", "road", "weapon", "property", "supply", "deal", "event",
    "thing", "none",
)  # fmt: skip
"""What a role's filler may be."""

MODES = {
    "AID": ("economic", "military", "humanitarian", "asylum"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "ASSAULT": (
        "abduct", "beat", "torture", "execute", "sexual", "assassinate", "massacre", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "heavy-weapons", "aerial", "drone", "crowd-control", "cleansing",
        "unconventional",
    ),
    "COERCE": (
        "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "THREATEN": ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
}  # fmt: skip
"""PLOVER's modes by type, after its manual and the data coded with it (POLECAT); other types have none."""

ACLED = ("territory", "attack", *(sub for subs in schema.ACLED.values() for sub in subs))
"""What ``acled`` may be: a sub-event type, or a word for a choice that the sides make (see ``extraction.events``)."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The standing tie that a frame states between its two sides."""

    kind: str
    sign: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or phrase of an entry, with a sentence that it reads and one that it must not read.

    ``pending`` says, under ``yes`` or ``no``, what of the engine still keeps a sentence from being read right; ``own``
    holds what differs from the entry.
    """

    text: str
    part: str
    example: str | None = None
    near_miss: str | None = None
    pending: Mapping[str, str] | None = None
    own: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One frame of the lexicon; ``docs/how-to/add-a-verb.md`` says what each field does."""

    entry_id: str
    gloss: str = ""
    plover: str | None = None
    mode: str | None = None
    acled: str | None = None
    triggers: tuple[Trigger, ...] = ()
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
    by_event: bool = False
    acts: bool = False
    lasting: bool = False
    unless: frozenset[str] = frozenset()
    control: str | None = None
    relation: Tie | None = None
    outcome: str | None = None
    victim: str = "b"
    complement: str | None = None
    modality: str | None = None
    file: str = ""
    line: int | None = None

    def fit(self, trigger: Trigger) -> Entry:
        """Return the entry as one of its triggers has it; what rules out the entry rules out the trigger too."""
        if not trigger.own:
            return self
        own = dict(trigger.own)
        if "unless" in own:
            own["unless"] = self.unless | own["unless"]
        return replace(self, **own)


FIT = tuple(f.name for f in fields(Entry) if f.name not in ("entry_id", "gloss", "triggers", "file", "line"))
"""What a trigger may say of its own, where it differs from its entry."""


class _Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which "on", "off", "yes" and "no" are words, as in English and in YAML 1.2."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def _compose(path: Path) -> tuple[dict[str, Any], yaml.MappingNode]:
    try:
        loader = _Words(read_text(path))
        try:
            node = loader.get_single_node()
            data = loader.construct_document(node) if node is not None else None
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        what = getattr(error, "problem", None) or error
        message = f"not YAML: {what}; check brackets, quotation marks and indentation"
        raise KnowledgeError(path, message, line=None if line is None else line + 1) from error
    if not isinstance(data, dict):
        raise KnowledgeError(path, "must be a mapping of names to entries, and not empty", line=1)
    return data, node


def read_mapping(path: Path) -> dict[str, Any]:
    """Return a YAML file that holds a mapping.

    Raises
    ------
    KnowledgeError
        Where it is no YAML, or holds something else.
    """
    return _compose(path)[0]


def read_mapping_lines(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """Return a YAML file that holds a mapping, and the line of each of its keys.

    Raises
    ------
    KnowledgeError
        Where it is no YAML, or holds something else.
    """
    data, root = _compose(path)
    return data, {key.value: key.start_mark.line + 1 for key, _ in root.value}


def read_entries(path: Path) -> Iterator[Entry]:
    """Yield the frame entries of one file.

    Raises
    ------
    KnowledgeError
        Where an entry is wrong, naming file, line and entry.
    """
    data, root = _compose(path)
    seen: set[str] = set()
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value in seen:
            raise KnowledgeError(path, "stands here twice; keep one entry", line=line, entry=key.value)
        seen.add(key.value)
        raw = data[key.value]
        if not isinstance(raw, dict):
            raise KnowledgeError(path, "an entry is a mapping of fields", line=line, entry=key.value)
        yield _Reader(path, key.value, line).read(raw, value)


def _frozen(name: str, value: Any) -> Any:
    if name == "unless":
        return frozenset(value or ())
    return tuple(value) if isinstance(value, list) else value


class _Reader:
    """One entry being read: where it stands, for errors."""

    def __init__(self, path: Path, entry_id: str, line: int) -> None:
        self.path, self.entry_id, self.line = path, entry_id, line

    def error(self, message: str, line: int | None = None) -> KnowledgeError:
        return KnowledgeError(self.path, message, line=line or self.line, entry=self.entry_id)

    def read(self, raw: dict[str, Any], node: yaml.MappingNode) -> Entry:
        known = {f.name for f in fields(Entry)} - {"entry_id", "triggers", "file", "line"} | {"verbs", "nouns"}
        if unknown := sorted(set(raw) - known):
            raise self.error(f"unknown field {', '.join(unknown)}; use one of {', '.join(sorted(known))}")
        nodes = {key.value: value for key, value in node.value}
        triggers = [t for part in ("verb", "noun") for t in self.triggers(part, raw.pop(f"{part}s", None), nodes)]
        if not triggers:
            raise self.error("no trigger: give verbs or nouns")
        values: dict[str, Any] = {k: _frozen(k, v) for k, v in raw.items()}
        if tie := values.pop("relation", None):
            values["relation"] = self.tie(tie)
        entry = Entry(self.entry_id, triggers=tuple(triggers), file=self.path.name, line=self.line, **values)
        self.check(entry)
        for trigger in triggers:
            if trigger.own:
                self.check(entry.fit(trigger), trigger)
        return entry

    def tie(self, raw: Any) -> Tie:
        if (
            not isinstance(raw, dict)
            or raw.get("kind") not in schema.RELATION_KIND
            or raw.get("sign") not in schema.SIGN
        ):
            kinds = ", ".join(schema.RELATION_KIND)
            raise self.error(f"relation: {raw} needs a kind ({kinds}) and a sign (1, 0 or -1)")
        return Tie(raw["kind"], raw["sign"])

    def triggers(self, part: str, raw: Any, nodes: Mapping[str, yaml.Node]) -> Iterator[Trigger]:
        if raw is None:
            return
        name = f"{part}s"
        if isinstance(raw, list):
            yield from (Trigger(str(text), part, line=nodes[name].start_mark.line + 1) for text in raw)
            return
        if not isinstance(raw, dict):
            raise self.error(f"{name}: give a list of words, or a mapping of each word to its sentences")
        seen: set[str] = set()
        for key, _ in nodes[name].value:
            line = key.start_mark.line + 1
            if key.value in seen:
                raise self.error(f"{name}: {key.value!r} stands here twice", line)
            seen.add(key.value)
            yield self.trigger(part, key.value, raw[key.value] or {}, line)

    def trigger(self, part: str, text: str, raw: Any, line: int) -> Trigger:
        if not isinstance(raw, dict):
            raise self.error(f"{text!r}: give its sentences as yes: and no:", line)
        allowed = ("yes", "no", "pending", *FIT)
        if unknown := sorted(set(raw) - set(allowed)):
            raise self.error(f"{text!r}: unknown field {', '.join(unknown)}; use one of {', '.join(allowed)}", line)
        own = {k: _frozen(k, v) for k, v in raw.items() if k in FIT}
        if "plover" in own:
            own.setdefault("mode", None)  # another type has other modes
        if own.get("relation"):
            own["relation"] = self.tie(own["relation"])
        return Trigger(text, part, raw.get("yes"), raw.get("no"), raw.get("pending"), own, line)

    def check(self, entry: Entry, trigger: Trigger | None = None) -> None:
        """Check every value against its closed vocabulary."""
        where = f"{trigger.text!r}: " if trigger else ""
        line = trigger.line if trigger else None
        modes = MODES.get(entry.plover or "", ())
        vocabularies: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
            ("plover", entry.plover, schema.PLOVER),
            ("mode", entry.mode, modes),
            ("acled", entry.acled, ACLED),
            ("outcome", entry.outcome, schema.OUTCOME),
            ("control", entry.control, schema.CONTROL_STATE),
            ("modality", entry.modality, schema.MODALITY),
            ("complement", entry.complement, ("hostile", "helpful")),
            ("of", entry.of, ("a", "b")),
            ("victim", entry.victim, ("a", "b")),
        )
        for name, value, allowed in vocabularies:
            if value is not None and value not in allowed:
                listed = ", ".join(allowed) or f"nothing: {entry.plover} has no modes"
                raise self.error(f"{where}{name}: {value!r} is not one of {listed}", line)
        for name in ("subject", "object", "b_must"):
            if wrong := sorted(set(getattr(entry, name)) - set(CLASSES)):
                raise self.error(f"{where}{name}: {', '.join(wrong)} is not one of {', '.join(CLASSES)}", line)
        for name in ("subject_kind", "object_kind"):
            if wrong := sorted(set(getattr(entry, name)) - set(schema.ACTOR_KIND)):
                raise self.error(
                    f"{where}{name}: {', '.join(wrong)} is not one of {', '.join(schema.ACTOR_KIND)}", line
                )
        for name, value in ((f.name, getattr(entry, f.name)) for f in fields(entry) if f.type == "bool"):
            if not isinstance(value, bool):
                raise self.error(f"{where}{name}: {value!r} is neither true nor false", line)
