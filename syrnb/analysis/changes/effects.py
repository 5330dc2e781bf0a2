"""What a new claim does to the claims that stood before: corroborates, contradicts, re-dates or re-scopes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb.analysis.changes.matching import Told, show
from syrnb.analysis.scopes import Actors, Places

__all__ = ["Effect", "Scene", "find_effects"]

SAID = frozenset({"asserts", "claims", "confirms", "accuses", "denies"})
HAPPENED = frozenset({"actual", "ongoing"})
HAS = frozenset({"holds", "captured", "retaken"})
HAS_NOT = frozenset({"lost", "withdrew"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of all claims of a dossier together.

    Parameters
    ----------
    incidents
        By event claim, the incident that it tells of.
    sources
        By claim, whose word it is in the end.
    copies
        By document, the group of documents that carry its text.
    actors, places
        How they contain each other.
    """

    incidents: Mapping[str, str]
    sources: Mapping[str, str]
    copies: Mapping[str, str]
    actors: Actors
    places: Places


@dataclass(frozen=True, slots=True)
class Effect:
    """What one new claim does to one old claim, and why."""

    change: str
    old: Told
    new: Told
    was: str
    now: str
    reason: str


def find_effects(old: Iterable[Told], new: Iterable[Told], scene: Scene) -> Iterator[Effect]:
    """Yield what each new claim does to each old one that tells of the same.

    Only claims that say that something is so, or is not so, take part; plans, conditions and demands do not.
    """
    shelves: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for told in old:
        if _takes_part(told):
            for key in _keys(told, scene):
                shelves[key].append(told)
    for told in new:
        if not _takes_part(told):
            continue
        seen: dict[str, Told] = {}
        for key in _keys(told, scene):
            seen |= {other.claim_id: other for other in shelves[key]}
        for claim in sorted(seen):
            yield from COMPARE[told.table](seen[claim], told, scene)


def _takes_part(told: Told) -> bool:
    return told.row["speech_act"] in SAID and told.row["modality"] in HAPPENED | {"negated"}


def _keys(told: Told, scene: Scene) -> Iterator[tuple[object, ...]]:
    """Yield what claims of the same have in common: of counts, whom they count and one incident or place and period."""
    row = told.row
    if told.table == "events":
        yield ("events", scene.incidents.get(told.claim_id, told.claim_id))
    elif told.table == "casualties":
        whom = row["outcome"], row["victims"], frozenset(row["victim_ids"]), row["count_mode"]
        if (incident := _incident(row, scene)) is not None:
            yield ("casualties", *whom, incident)
        if pd.notna(row["end"]) and row["location_ids"]:
            yield ("casualties", *whom, _days(row), frozenset(row["location_ids"]))
    elif told.table == "relations":
        yield ("relations", frozenset({row["source_id"], row["target_id"]}))
    elif isinstance(row["location_id"], str):
        yield ("control", row["location_id"])


def _independent(old: Told, new: Told, scene: Scene) -> bool:
    docs = [t.row["doc_id"] for t in (old, new)]
    if docs[0] != docs[1] and scene.copies.get(docs[0], docs[0]) == scene.copies.get(docs[1], docs[1]):
        return False  # A copy corroborates nothing of its original, whoever it has say it.
    return scene.sources[old.claim_id] != scene.sources[new.claim_id]


def _agree(old: Told, new: Told, scene: Scene, was: str, now: str, what: str) -> Iterator[Effect]:
    if _independent(old, new, scene):
        yield Effect("corroborated", old, new, was, now, f"an independent source tells {what}")


def _events(old: Told, new: Told, scene: Scene) -> Iterator[Effect]:
    was, now = old.row["modality"], new.row["modality"]
    if (was == "negated") != (now == "negated"):
        yield Effect("contradicted", old, new, was, now, "one says that it happened, the other that it did not")
        return
    yield from _agree(old, new, scene, was, now, "of the same happening")
    if pd.isna(old.row["start"]) and pd.isna(old.row["end"]) and pd.notna(new.row["start"]):
        yield Effect("re-dated", old, new, "not known", _days(new.row), "the same happening, told with a day")
    elif pd.notna(new.row["start"]) and _days(old.row) != _days(new.row):
        yield Effect("re-dated", old, new, _days(old.row), _days(new.row), "the same happening, told of other days")
    if not old.row["location_ids"] and new.row["location_ids"]:
        places = show(new.row["location_ids"])
        yield Effect("re-scoped", old, new, "not known", places, "the same happening, told with a place")


def _casualties(old: Told, new: Told, scene: Scene) -> Iterator[Effect]:
    if "negated" in (old.row["modality"], new.row["modality"]):
        return
    was, now = _interval(old.row), _interval(new.row)
    if _disjoint(old.row, new.row):
        if _independent(old, new, scene):
            yield Effect("contradicted", old, new, was, now, "no number fits both, and they count the same")
        else:
            yield Effect("revised", old, new, was, now, "the same source gives another number for the same")
    else:
        yield from _agree(old, new, scene, was, now, "a number that fits, of the same")


def _incident(row: Mapping[str, Any], scene: Scene) -> str | None:
    """Return the incident whose dead a row counts, None where it counts those of a period."""
    return scene.incidents.get(row["event_id"]) if row["count_mode"] == "incident" else None


def _relations(old: Told, new: Told, scene: Scene) -> Iterator[Effect]:
    a, b = old.row, new.row
    if a["kind"] != b["kind"] and a["sign"] * b["sign"] != -1:
        return
    was, now = _tie(a), _tie(b)
    ended = a["kind"] == b["kind"] and a["ended"] != b["ended"] and _meet(a, b)
    denied = a["kind"] == b["kind"] and (a["modality"] == "negated") != (b["modality"] == "negated")
    opposed = a["sign"] * b["sign"] == -1 and _meet(a, b) and "negated" not in (a["modality"], b["modality"])
    if ended or denied or opposed:
        why = (
            "one says that the tie is there, the other that it is not" if ended or denied else "ties of opposite signs"
        )
        yield Effect("contradicted", old, new, was, now, why)
    elif a["kind"] == b["kind"] and a["ended"] == b["ended"]:
        yield from _agree(old, new, scene, was, now, "of the same tie")


def _control(old: Told, new: Told, scene: Scene) -> Iterator[Effect]:
    a, b = old.row, new.row
    if not _meet(a, b) or not (isinstance(a["actor_id"], str) and isinstance(b["actor_id"], str)):
        return
    was, now = (f"{show(r['actor_id'])} {_state(r)}" for r in (a, b))
    kin = scene.actors.within(a["actor_id"], b["actor_id"]) or scene.actors.within(b["actor_id"], a["actor_id"])
    ours, theirs = _has(a), _has(b)
    if ours is None or theirs is None:
        return
    if kin and ours == theirs:
        yield from _agree(old, new, scene, was, now, "the same of this place and day")
    elif kin:
        yield Effect("contradicted", old, new, was, now, "of the same day, one says that they hold it, the other not")
    elif ours and theirs and scene.actors.apart(a["actor_id"], b["actor_id"]):
        yield Effect("contradicted", old, new, was, now, "two sides are said to hold it on the same day")


def _has(row: Mapping[str, Any]) -> bool | None:
    """Return whether a claim says that its actor holds the place; None where it says neither."""
    held = True if row["state"] in HAS else False if row["state"] in HAS_NOT else None
    return held if held is None or row["modality"] != "negated" else not held


def _state(row: Mapping[str, Any]) -> str:
    return f"not {row['state']}" if row["modality"] == "negated" else str(row["state"])


def _meet(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two claims speak of a common day; one without a day speaks of the day on which it was said."""
    spans = []
    for row in (a, b):
        days = [row[c] for c in ("start", "end") if pd.notna(row[c])] or [row["reported_on"]]
        if any(pd.isna(d) for d in days):
            return False
        spans.append((min(days), max(days)))
    return bool(spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1])


def _disjoint(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return any(pd.notna(x["low"]) and pd.notna(y["high"]) and x["low"] > y["high"] for x, y in ((a, b), (b, a)))


def _interval(row: Mapping[str, Any]) -> str:
    low, high = (None if pd.isna(row[c]) else show(row[c]) for c in ("low", "high"))
    if low is None or high is None:
        number = f"{low} or more" if low else f"up to {high}" if high else "no number"
    else:
        number = low if low == high else f"{low} to {high}"
    return f"{row['outcome']}: {number}"


def _tie(row: Mapping[str, Any]) -> str:
    word = "not " if row["modality"] == "negated" else "no longer " if row["ended"] else ""
    return f"{row['source_id']} {word}{row['kind']} {row['target_id']}"


def _days(row: Mapping[str, Any]) -> str:
    return " to ".join(dict.fromkeys((show(row["start"]), show(row["end"]))))


COMPARE = {"events": _events, "casualties": _casualties, "relations": _relations, "control": _control}
