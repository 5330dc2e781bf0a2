"""Frame entries as plain data, so that the lexicon can be kept as JSON and found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

from syrnb.knowledge.lexicon_files import Entry, Tie, Trigger

__all__ = ["entries_from_plain", "entries_to_plain"]

DEFAULTS = {field.name: field.default for field in fields(Entry) if field.name not in ("entry_id", "triggers")}


def entries_to_plain(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return entries as mappings of what differs from a new entry; each trigger is a list of its fields."""
    return [
        {
            "entry_id": entry.entry_id,
            "triggers": [_trigger_to_plain(trigger) for trigger in entry.triggers],
            **{n: _to_plain(getattr(entry, n)) for n, default in DEFAULTS.items() if getattr(entry, n) != default},
        }
        for entry in entries
    ]


def entries_from_plain(rows: Iterable[dict[str, Any]]) -> list[Entry]:
    """Return the entries that :func:`entries_to_plain` made plain.

    >>> entry = Entry("flee", triggers=(Trigger("run away", "verb", own={"relation": Tie("fights", -1)}),))
    >>> entries_from_plain(entries_to_plain([entry])) == [entry]
    True
    """
    return [
        Entry(
            triggers=tuple(_trigger_from_plain(values) for values in row.pop("triggers")),
            **{name: _from_plain(name, value) for name, value in row.items()},
        )
        for row in rows
    ]


def _trigger_to_plain(trigger: Trigger) -> list[Any]:
    own = {name: _to_plain(value) for name, value in trigger.own.items()}
    return [trigger.text, trigger.part, trigger.example, trigger.near_miss, trigger.pending, own, trigger.line]


def _trigger_from_plain(values: list[Any]) -> Trigger:
    text, part, example, near_miss, pending, own, line = values
    own = {name: _from_plain(name, value) for name, value in own.items()}
    return Trigger(text, part, example, near_miss, pending, own, line)


def _to_plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return astuple(value) if isinstance(value, Tie) else value


def _from_plain(name: str, value: Any) -> Any:
    if name == "relation":
        return Tie(*value) if value is not None else None
    if name == "unless":
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value
