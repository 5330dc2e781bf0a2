"""Changes in words: what changed, said with names, days and kinds in place of ids and codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb import schema
from syrnb.analysis.changes import KEYS
from syrnb.views.areas import country_name
from syrnb.views.claims import Material, Told
from syrnb.views.evidence import said_by
from syrnb.views.phrases import count_words, day_words, words_for

__all__ = ["COLUMNS", "ChangeWords"]

COLUMNS = {
    "start": "happened", "end": "happened", "reported_on": "said on", "time_precision": "exact to the",
    "side_a": "who acts", "side_b": "on whom", "location_ids": "where", "speech_act": "how it is said",
    "modality": "standing", "low": "at least", "high": "at most", "location_id": "where", "actor_id": "who",
    "victim_ids": "of whom", "perpetrators": "by whom", "count_mode": "what is counted",
    "speaker_text": "words for who says it", "speaker": "who says it", "via": "through whom", "plover": "type",
    "source_id": "who", "target_id": "towards whom", "background": "told as history",
    "count_text": "words of the number",
}  # fmt: skip
"""What the columns of claims are called in words."""
_SCOPES = {"running": "so far", "period": "in these days", "incident": "in one incident"}
"""What a toll counts; the second part of its name."""
AROUND = 130
"""Letters of a sentence that stand before a claim's words, and after them."""
_CODES = {*schema.MODALITY, *schema.SPEECH_ACT}
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
_SOURCE = re.compile(r"\b(state|document):([A-Za-z0-9_]+)")
_SAID = re.compile(rf"(\S+) (not |no longer )?({'|'.join((*schema.CONTROL_STATE, *schema.RELATION_KIND))})(?: (\S+))?")
_HELD = re.compile(rf"({'|'.join(schema.CONTROL_STATE)}), (\w+)(, not leading)?")
_COUNTED = re.compile(rf"({'|'.join(schema.OUTCOME)}): (.+)")
_NUMBERS = re.compile(r"(?:up to )?\d+(?: to \d+| or more)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Says changes in words.

    Parameters
    ----------
    names
        Names of actors and places by id, of both readings.
    titles
        Titles of articles by doc_id, of both readings.
    told
        Claims by id, of both readings, as far as a change names them.
    materials
        Both readings, the new one first; they have the sentences.
    """

    names: Mapping[str, str]
    titles: Mapping[str, str]
    told: Mapping[str, Told]
    materials: tuple[Material, ...] = ()

    @classmethod
    def of(cls, new: Material, old: Material | None = None) -> ChangeWords:
        """Return what says the changes between two readings, of which the old one may be a part of the new one."""
        both = (new,) if old is None else (old, new)
        return cls(
            {ref: name for m in both for ref, name in m.names.items()},
            {doc: title for m in both for doc, title in m.documents.items()},
            {c.claim_id: c for m in both for c in m.claims}, both[::-1],
        )  # fmt: skip

    def subject(self, row: Any) -> str:
        """Return what a change is of: a claim in one line, or whose toll, tie or holding."""
        claim = self.told.get(row.subject)
        if claim is not None:
            return claim.summary
        if row.table not in KEYS or not len(row.key):
            return self.named(row.subject)
        of = dict(zip(KEYS[row.table], row.key, strict=True))
        if row.table == "ties":
            return f"{self._name(of['actor_a'])} and {self._name(of['actor_b'])}"
        if row.table == "holdings":
            return f"{self._name(of['location_id'])}: {self._name(of['actor_id'])}"
        return self._toll(of)

    def _toll(self, of: Mapping[str, str]) -> str:
        """Return what a toll counts: "civilians killed, Hama, so far, until 5 Dec 2024, as a monitor tells it"."""
        whom = words_for(of["victims"])
        names = [n for n in map(self._name, _ids(of["victim_ids"])) if n.casefold() != of["victims"]]
        places = count_words([self._name(p) for p in _ids(of["location_ids"])])
        teller = f", as {self.named(of['teller'])} tells it" if of["teller"] else ""
        counted = (
            f"{whom}{f' ({count_words(names)})' if names else ''} {words_for(of['outcome'])}"
            f"{f', {places}' if places else ''}, {_SCOPES[of['kind']]}"
        )
        when = day_words(of["start"] or None, of["end"] or None) if of["start"] or of["end"] else ""
        if of["kind"] == "incident" and (act := self.incident(of["incident"], with_day=not when)):
            counted += f" ({act})"
        return f"{counted}{f', {when}' if when else ''}{teller}"

    def incident(self, incident_id: str, *, with_day: bool = True) -> str:
        """Return an incident in words: type, who, where and when, by the event that it is named for.

        Empty where nothing but a count tells of it.
        """
        claim = self.told.get(incident_id.removeprefix("incident:"))
        if claim is None or claim.table != "events":
            return ""
        return claim.summary + (f", {day_words(claim.day, claim.last)}" if with_day and claim.dated else "")

    def behind(self, row: Any) -> Told | None:
        """Return the claim in whose words a change stands: the new one, else the one that changed."""
        ids = (row.by, row.subject, *row.claims)
        return next((self.told[i] for i in ids if isinstance(i, str) and i in self.told), None)

    def sentence(self, claim: Told) -> tuple[str, str, str]:
        """Return a claim's words, and of their sentence what stands before and after them, cut where it is long."""
        for material in self.materials:
            text, span = material.dossier.texts.get(claim.doc_id, ""), material.sentence(claim.sentence_id)
            start, end = claim.span
            if span is not None and text[start:end] == claim.quote:
                before, after = text[span[0] : start], text[end : span[1]]
                return (
                    "…" + before[-AROUND:].partition(" ")[2] if len(before) > AROUND else before, claim.quote,
                    after[:AROUND].rpartition(" ")[0] + "…" if len(after) > AROUND else after,
                )  # fmt: skip
        return "", claim.quote, ""

    def teller(self, claim: Told) -> str:
        """Return who says so, and in which article."""
        title = f"“{self.titles[claim.doc_id]}”" if claim.doc_id in self.titles else ""
        for material in self.materials:
            if claim.doc_id in material.documents:
                return f"{said_by(material, claim)}, {title}"
        return title

    def title(self, row: Any) -> str:
        """Return the article in which the words of a change stand."""
        claim = self.behind(row)
        if claim is not None and claim.doc_id in self.titles:
            return self.titles[claim.doc_id]
        return row.path if isinstance(row.path, str) else ""

    def named(self, text: object) -> str:
        """Return text in which the ids of actors and places stand with their names."""
        if not isinstance(text, str):
            return ""
        if text in _CODES:
            return words_for(text)
        if held := _HELD.fullmatch(text):
            state, standing, behind = held.groups()
            # What is over or disputed leads nowhere, and says so already.
            second = ", not leading" if behind and standing not in ("ended", "disputed") else ""
            return f"{words_for(state)}, {standing}{second}"
        if counted := _COUNTED.fullmatch(text):
            outcome, number = counted.groups()
            if number == "no number":
                return f"{words_for(outcome)}, no number"
            return f"{_grouped(number)} {words_for(outcome)}"
        if _NUMBERS.fullmatch(text):
            return _grouped(text)
        text = _DAYS.sub(_days_in_words, text)
        names = self.names
        if said := _SAID.fullmatch(text):
            # Of a claim of control or of a tie the words that are ids are known by where they stand.
            first, no, kind, last = said.groups()
            last = f" {names.get(last, last)}" if last else ""
            return f"{names.get(first, first)} {no or ''}{words_for(kind)}{last}"
        head, by, tail = text.partition("told by ")
        parts = [
            "; ".join(", ".join(names.get(word, word) for word in part.split(", ")) for part in piece.split("; "))
            for piece in (head, tail)
        ]
        # Among other words only an id with a dash can be told from a word ("who" is one too).
        text = by.join(_ID.sub(lambda m: names.get(m[0], m[0]), part) for part in parts)
        return _SOURCE.sub(self._source_in_words, text)

    def moved(self, row: Any) -> tuple[str, str, str]:
        """Return why something changed, and what stood and stands there, in words."""
        column = row.reason.removesuffix(" is read otherwise") if isinstance(row.reason, str) else ""
        if column != row.reason:
            return f"{COLUMNS.get(column, column.replace('_', ' '))}:", self.named(row.was), self.named(row.now)
        return self.named(row.reason), self.named(row.was), self.named(row.now)

    def _name(self, ref: str) -> str:
        kind, _, code = ref.partition(":")
        return self.names.get(ref) or (country_name(code) if kind == "country" else words_for(ref))

    def _source_in_words(self, found: re.Match[str]) -> str:
        """Return who speaks where that is no actor: a state by all that it owns and directs, or an article alone."""
        kind, ref = found.groups()
        if kind == "state":
            return f"the state of {country_name(ref)}"
        title = self.titles.get(ref)
        return f"“{title}”" if title else "an article that names no source"


def _grouped(numbers: str) -> str:
    return re.sub(r"\d{4,}", lambda found: f"{int(found[0]):,}", numbers)


def _ids(cell: str) -> list[str]:
    return cell.split(", ") if cell else []


def _days_in_words(found: re.Match[str]) -> str:
    return day_words(pd.Timestamp(found[1]), pd.Timestamp(found[2] or found[1]))
