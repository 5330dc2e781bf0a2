"""Claims made ready to be drawn: every fact table in one shape, with names and words in place of ids and codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from syrnb.views.phrases import count_words, day_words, people_words, speaker_words, words_for
from syrnb.views.sides import parents_of, wholes_of
from syrnb.views.theme import Look, Palette, look_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["AUTHOR", "UNRESOLVED", "Material", "Told", "each", "prepare"]

AUTHOR, UNRESOLVED = "author", "unresolved"
"""Who speaks where no actor does: the article itself, or someone it doesn't name."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, whatever its table.

    ``left`` acts on or stands towards ``right`` (actor_ids); ``day``, ``last`` and ``reported`` are timestamps or
    None; ``kind`` is the table's own type (PLOVER, outcome, tie, state); ``summary`` says the claim in one line;
    ``speaker`` is an actor_id, :data:`AUTHOR` or :data:`UNRESOLVED`; ``row`` has what only its table knows.
    """

    table: str
    claim_id: str
    doc_id: str
    sentence_id: str
    span: tuple[int, int]
    quote: str
    kind: str
    summary: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    places: tuple[str, ...]
    day: pd.Timestamp | None
    last: pd.Timestamp | None
    precision: str
    speaker: str
    speaker_name: str
    via: tuple[str, ...]
    speech_act: str
    modality: str
    reported: pd.Timestamp | None
    background: bool
    confidence: float
    doubts: tuple[str, ...]
    rule: str
    row: Any = field(repr=False, compare=False)

    @property
    def actors(self) -> tuple[str, ...]:
        """Everyone in the claim, without its speaker."""
        return self.left + self.right

    @property
    def overridden(self) -> tuple[str, ...]:
        """What an analyst changed in it, each with who did so and why; ``summary`` says that there is something."""
        return overrides_in(self.doubts)

    @property
    def dated(self) -> bool:
        """Whether anything is known of when it happened."""
        return self.day is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Material:
    """A dossier made ready to be drawn: its claims, the names of everyone and everything, and how actors look."""

    dossier: Dossier
    claims: tuple[Told, ...]
    names: Mapping[str, str]
    documents: Mapping[str, str]
    published: Mapping[str, pd.Timestamp]
    parents: Mapping[str, str]
    within: Mapping[str, frozenset[str]]
    sentences: Mapping[str, tuple[int, int]]
    palette: Palette

    def name(self, ref: str | None) -> str:
        """Return the name of an actor or a place; the words for who speaks where no actor does."""
        if not ref:
            return "not known"
        return self.names.get(ref) or words_for(ref)

    def name_all(self, refs: Iterable[str], limit: int = 3) -> str:
        """Return the names of several, joined."""
        return count_words([self.name(r) for r in refs], limit)

    def claim(self, claim_id: str | None) -> Told | None:
        """Return a claim by its id, None where there is none."""
        return next((c for c in self.claims if c.claim_id == claim_id), None) if claim_id else None

    def sentence(self, sentence_id: str) -> tuple[int, int] | None:
        """Return where a sentence starts and ends in its document."""
        return self.sentences.get(sentence_id)

    def side(self, actor_id: str | None) -> str | None:
        """Return the side of an actor, or of the nearest body above it that has one."""
        sides = (self.palette.side_of.get(a) for a in self.wholes(actor_id or ""))
        return next((side for side in sides if side), None)

    def look(self, claim: Told) -> Look:
        """Return the look of who acts in a claim, or is acted on where nobody does."""
        return self.palette.of(next(iter(claim.actors), None))

    def wholes(self, actor_id: str) -> list[str]:
        """Return an actor and every body that it is a part of, the nearest first."""
        return wholes_of(actor_id, self.parents)


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """Return a frame's rows one by one, each with its columns as attributes."""
    return iter(rows.itertuples(index=False))


def _day(value: Any) -> pd.Timestamp | None:
    return None if value is pd.NaT or value is None else value


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _precision(day: pd.Timestamp | None, last: pd.Timestamp | None) -> str:
    """Return how exact an interval is, where its table does not say."""
    if day is None and last is None:
        return "unknown"
    if day is None or last is None:
        return "open"
    length = (last - day).days + 1
    return next(
        (name for most, name in ((1, "day"), (7, "week"), (31, "month"), (366, "year")) if length <= most), "long"
    )


def _sides(table: str, row: Any) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return who acts, who is acted on, and where."""
    if table == "events":
        return tuple(row.side_a), tuple(row.side_b), tuple(row.location_ids)
    if table == "casualties":
        return tuple(row.perpetrators), tuple(row.victim_ids), tuple(row.location_ids)
    if table == "relations":
        return (row.source_id,), (row.target_id,), ()
    actor, place = _text(row.actor_id), _text(row.location_id)
    return ((actor,) if actor else ()), (), ((place,) if place else ())


_OVERRIDDEN = "overridden: "
_KIND = {"events": "plover", "casualties": "outcome", "relations": "kind", "control": "state"}


def overrides_in(doubts: Iterable[str]) -> tuple[str, ...]:
    """Return what an analyst changed in a claim, of its doubts.

    >>> overrides_in(["no day", "overridden: low was 40 (by A, 2025-01-02: recount)"])
    ('low was 40 (by A, 2025-01-02: recount)',)
    """
    return tuple(d.removeprefix(_OVERRIDDEN) for d in doubts if d.startswith(_OVERRIDDEN))


def mark_of(doubts: Iterable[str]) -> str:
    """Return the words behind a claim that an analyst changed, wherever it is shown; none for any other.

    >>> mark_of(["overridden: low was 40 (by A, 2025-01-02: recount)"]), mark_of([])
    (' (overridden)', '')
    """
    return " (overridden)" if overrides_in(doubts) else ""


_ENDINGS = ("", "s", "ed", "ing")


def says_only(act: str, word: str) -> bool:
    """Say whether the word read for an act says no more than its type, as "attacked" of an attack.

    >>> says_only("attack", "Attacked"), says_only("attack", "attack on the base"), says_only("attack", "shelled")
    (True, False, False)
    """
    return word.casefold() in {act + ending for ending in _ENDINGS}


def _summary(table: str, row: Any, kind: str, sides: tuple[tuple[str, ...], ...], name: Callable[[str], str]) -> str:
    left, right, places = (count_words([name(r) for r in refs], 2) for refs in sides)
    where = f", {places}" if places else ""
    if table == "events":
        act = words_for(kind)
        word = "" if says_only(act, row.trigger) else f" ({row.trigger})"
        return f"{left or 'Nobody named'}: {act}{word}{f' → {right}' if right else ''}{where}"
    if table == "casualties":
        by = f", by {left}" if left else ""
        whose = f" ({right})" if right and right.casefold() != row.victims else ""
        return f"{people_words(row.low, row.high, row.victims, kind)}{whose}{by}{where}"
    if table == "relations":
        over = "no longer " if row.ended and kind != "former-affiliate" else ""
        return f"{left} {over}{words_for(kind)} {right}"
    return f"{places or 'Somewhere not named'}: {words_for(kind)}, {left or 'nobody named'}"


def _tell(table: str, rows: pd.DataFrame, name: Callable[[str], str]) -> list[Told]:
    told = []
    for row in each(rows):
        sides, kind = _sides(table, row), str(getattr(row, _KIND[table]))
        speaker, said = _text(row.speaker), _text(row.speaker_text)
        day, last = _day(row.start), _day(row.end)
        told.append(
            Told(
                table, row.claim_id, row.doc_id, row.sentence_id, (int(row.span_start), int(row.span_end)), row.quote,
                kind, _summary(table, row, kind, sides, name) + mark_of(row.doubts), *sides, day, last,
                row.time_precision if table == "events" else _precision(day, last),
                speaker or (UNRESOLVED if said else AUTHOR),
                name(speaker) if speaker else speaker_words(said) if said else "the article itself",
                tuple(row.via), row.speech_act, row.modality, _day(row.reported_on), bool(row.background),
                float(row.confidence), tuple(row.doubts), row.rule, row,
            )
        )  # fmt: skip
    return told


def _title(document: Any) -> str:
    """Return what to call a document: its headline, else its source and day, else its file."""
    source = _text(document.source)
    if source and document.published is not pd.NaT:
        source = f"{source}, {day_words(document.published)}"
    return _text(document.title) or source or str(document.path)


def _within(locations: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Return, for every country and first-level division, the places that lie in it."""
    inside = {}
    for place in each(locations[locations.kind.isin(["country", "admin1"])]):
        same = locations.country == place.country
        if place.kind == "admin1":
            same &= locations.admin1 == place.admin1
        inside[str(place.location_id)] = frozenset(locations.location_id[same & locations.country.notna()])
    return inside


def prepare(dossier: Dossier) -> Material:
    """Make a dossier ready to be drawn; views of one notebook share the result.

    Claims come in the order of their tables and ids, so that pictures do not depend on the order of rows.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> prepare(Dossier.from_rows({})).claims
    ()
    """
    actors, locations, documents = dossier.actors, dossier.locations, dossier.documents
    names: dict[str, str] = {p.location_id: p.name for p in each(locations)}
    names |= {a.actor_id: a.name for a in each(actors)}

    def name(ref: str) -> str:
        return names.get(ref, ref)

    claims: list[Told] = []
    for table in ("events", "casualties", "relations", "control"):
        claims += sorted(_tell(table, getattr(dossier, table), name), key=lambda c: c.claim_id)
    days = [(pd.Timestamp.max if d.published is pd.NaT else d.published, d.path, d) for d in each(documents)]
    titles = {d.doc_id: _title(d) for _, _, d in sorted(days, key=lambda row: row[:2])}
    published = {d.doc_id: d.published for d in each(documents) if d.published is not pd.NaT}
    parents = parents_of(actors)
    sentences = {s.sentence_id: (int(s.span_start), int(s.span_end)) for s in each(dossier.sentences)}
    return Material(
        dossier, tuple(claims), names, titles, published, parents, _within(locations), sentences, look_of(dossier)
    )
