"""What changed: what the latest articles, or everything since an earlier reading, added to what stood or did to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb import schema
from syrnb.errors import SyrnbError
from syrnb.history import Reading, earlier_readings
from syrnb.views.change_words import ChangeWords
from syrnb.views.choice import choose
from syrnb.views.claims import Material, Told, each, prepare
from syrnb.views.markup import card, escape, lead
from syrnb.views.phrases import count_words, day_words, plural
from syrnb.views.theme import INK
from syrnb.views.view import Option, Page, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Changed", "changed"]

WORDS = {
    "contradicted": "Now contradicted", "reconciled": "No longer contradicted", "corroborated": "Corroborated",
    "weakened": "Told by fewer", "re-dated": "Dated otherwise", "re-scoped": "Read otherwise",
    "revised": "Said otherwise", "narrowed": "Bounds narrowed", "widened": "Bounds widened", "moved": "Bounds moved",
    "added": "New", "gone": "Gone",
}  # fmt: skip
OF = {
    "events": "happening", "casualties": "casualty claim", "relations": "tie claim", "control": "claim of control",
    "tolls": "toll", "ties": "tie", "holdings": "holding",
}  # fmt: skip
MOST_CLAIMS = 2_000
"""Claims above which tolls, ties and holdings are not compared here: that takes more than the blink of a view."""
SHOWN, MORE, LINES = 6, 40, 8
"""Entries of one kind of change that stand there, those that open below them, and lines of one entry."""
SINCE_DAYS = 60
"""Days of publication that can be chosen; the latest."""

_Compared = tuple[pd.DataFrame, ChangeWords]
_compared: list[tuple[Dossier, str, pd.DataFrame, ChangeWords]] = []


class Changed(Page):
    """What changed; see :func:`changed`."""

    name: ClassVar[str] = "changed"
    follows: ClassVar[tuple[str, ...]] = ("actors", "places", "types", "speakers", "modality", "period")
    read_columns: ClassVar[tuple[str, ...]] = ("change", "what", "claim", "why", "was", "now", "document", "words")

    def option_list(self) -> tuple[Option, ...]:
        """Return what the dossier can be compared with: itself without its latest articles, and earlier readings."""
        days = [(_day_label(day, count), f"day:{day}") for day, count in self._days]
        readings = [(_reading_label(r), f"reading:{r.name}") for r in self.readings]
        nothing = [] if days else [("nothing earlier", "")]
        return (Option("since", "Compared with", tuple([*nothing, *days, *readings])),)

    @cached_property
    def readings(self) -> list[Reading]:
        """Earlier readings of the same folder that say something else, the latest first."""
        return earlier_readings(self.material.dossier)

    @property
    def since(self) -> str:
        """What the dossier is compared with: ``day:2024-12-08``, ``reading:NAME``, or nothing."""
        offered = [f"day:{day}" for day, _ in self._days]
        if "before" in self.options:
            return "before:"
        wanted = str(self.options.get("since") or "")
        if wanted.startswith("reading:") or wanted in offered:
            return wanted
        return offered[0] if offered else ""

    @cached_property
    def _days(self) -> list[tuple[str, int]]:
        """The days of publication with articles before them, the latest first, and how many came since."""
        documents = self.material.dossier.documents
        read = documents.published[documents.status == "read"]
        counts = read.dropna().dt.strftime("%Y-%m-%d").value_counts().sort_index(ascending=False).cumsum()
        return [(str(day), int(count)) for day, count in counts.items() if count < len(read)][:SINCE_DAYS]

    @cached_property
    def _compared(self) -> _Compared:
        """The changes of chosen claims, or by them, and what says them in words."""
        frame, words = self._all_compared
        if not self._chosen or frame.empty:
            return frame, words
        ids = {c.claim_id for c in choose(self.material, self.choice, among=words.told.values())}
        rests = frame["claims"].map(lambda claims: not ids.isdisjoint(claims))
        return frame[frame.subject.isin(ids) | frame.by.isin(ids) | rests], words

    @property
    def _chosen(self) -> str:
        """What narrows the changes, in words."""
        return self.choice.words(self.material)

    @cached_property
    def _all_compared(self) -> _Compared:
        """The changes, and what says them in words; the last few comparisons are kept."""
        dossier, since = self.material.dossier, self.since
        if since == "before:":
            return self._compare_anew()
        for held, name, frame, words in _compared:
            if held is dossier and name == since:
                return frame, words
        frame, words = self._compare_anew()
        _compared[:] = [(dossier, since, frame, words), *_compared[:3]]
        return frame, words

    def _compare_anew(self) -> _Compared:
        from syrnb.analysis.changes import changes

        material, dossier = self.material, self.material.dossier
        results = len(material.claims) <= MOST_CLAIMS
        kind, _, value = self.since.partition(":")
        if kind == "day":
            return dossier.changes(value, results=results), ChangeWords.of(material)
        reading = next((r for r in self.readings if r.name == value), None)
        before = self.options["before"] if kind == "before" else dossier if reading is None else reading.open()
        frame = changes(before, dossier, results=results)
        named = {*frame.subject, *frame.by, *(claim for claims in frame["claims"] for claim in claims)}
        return frame, ChangeWords.of(material, _prepare_some(before, named - {c.claim_id for c in material.claims}))

    def claims(self) -> list[Told]:
        """Return the claims that are new, or that did something to one that stood."""
        try:
            frame, _ = self._compared
        except SyrnbError:
            return []
        ids = {str(v) for v in (*frame.by.dropna(), *frame.subject[frame.change == "added"])}
        return [c for c in self.material.claims if c.claim_id in ids]

    def table(self) -> pd.DataFrame:
        """Return one row a change: what it is, the claim in words, was and now, why, and the words with their article.

        Raises
        ------
        SyrnbError
            Where an earlier reading was written by another version.
        """
        return self._tell(*self._compared)

    def _tell(self, frame: pd.DataFrame, words: ChangeWords) -> pd.DataFrame:
        """Return some changes in words."""
        rows = [
            {
                "change": WORDS[row.change], "what": OF[row.table], "claim": words.subject(row),
                "was": words.named(row.was), "now": words.named(row.now), "why": words.named(row.reason),
                "document": words.title(row), "words": row.words if isinstance(row.words, str) else "",
                "subject": row.subject,
            }
            for row in each(frame)
        ]  # fmt: skip
        columns = ["change", "what", "claim", "was", "now", "why", "document", "words", "subject"]
        return pd.DataFrame(rows, columns=columns)

    @property
    def heading(self) -> str:
        """What is compared with what, in words."""
        kind, _, value = self.since.partition(":")
        if kind == "day":
            count = dict(self._days)[value]
            since = f"{plural(count, 'article')} published since {day_words(pd.Timestamp(value))}"
            return f"What {since} changed"
        if kind == "before":
            return "What was read" if self._begins else "What this changed"
        reading = next((r for r in self.readings if r.name == value), None)
        return f"What changed since {reading.when:%-d %b %Y, %H:%M}" if reading else "What changed"

    @property
    def _begins(self) -> bool:
        """Whether it is compared with a folder of which nothing was read."""
        before: Dossier | None = self.options.get("before")
        return before is not None and not (before.documents.status == "read").any()

    @property
    def _read_new(self) -> str:
        """What was read where nothing stood before it."""
        documents = self.material.dossier.documents
        read = documents[documents.status == "read"]
        if read.empty:
            return "there is nothing to compare, no article was read."
        claims = sorted(Counter(OF[c.table] for c in self.material.claims).items())
        told = ", ".join(_many(n, kind) for kind, n in claims) or "no claim"
        days = read.published.dropna()
        why = (
            "nothing had been read" if self._begins
            else "no article has a day of publication" if days.empty
            else "no article was published before another" if len(days) == len(read)
            else "of those with a day of publication none was published before another"
        )  # fmt: skip
        return f"{plural(len(read), 'article')} read, all of it new: {told}. Nothing stood before: {why}."

    def html(self) -> str:
        """Return what changed, in words, those changes first that tell most; every one with its words."""
        head = f"<h3>{escape(self.heading)}</h3>"
        try:
            frame, told = self._compared
        except SyrnbError as error:
            return card(f"{head}<p>The tables of that reading cannot be compared: {escape(error)}</p>")
        if not self.since:
            return card(f"{head}<p>{escape(self._read_new[0].upper() + self._read_new[1:])}</p>")
        if self._begins:
            head += f"<p>{escape(self._read_new[0].upper() + self._read_new[1:])}</p>"
        if self._chosen:
            head += f"<p role='status'>Narrowed to claims of what is chosen: {escape(self._chosen)}.</p>"
        if frame.empty:
            return card(f"{head}<p>Nothing changed.</p>")
        body: list[str] = []
        for change, words in WORDS.items():
            changed = frame[frame.change == change]
            if len(changed):
                opened = " open" if change not in ("added", "gone") or not body else ""
                body.append(_group(words, changed, told, opened))
        note = "" if len(self.material.claims) <= MOST_CLAIMS else (
            f"<p class='quiet'>With more than {MOST_CLAIMS:,} claims, what follows from them (tolls, ties, holdings) "
            "is not compared here; <code>dossier.changes(...)</code> and <code>syrnb diff</code> do.</p>"
        )  # fmt: skip
        return card(f"{head}<p>{escape(_summary(frame))}</p>{''.join(body)}{note}", _STYLE)

    def text(self) -> str:
        """Return how many changes of each kind there are."""
        if not self.since:
            return f"What changed: {self._read_new}"
        try:
            narrowed = f" ({self._chosen})" if self._chosen else ""
            return f"{self.heading}{narrowed}: {_summary(self._compared[0])}"
        except SyrnbError as error:
            return f"{self.heading}: the tables of that reading cannot be compared: {error}"


def _prepare_some(dossier: Dossier, claims: Collection[object]) -> Material:
    """Return a dossier with some of its claims, made ready to be drawn."""
    tables = {name: getattr(dossier, name) for name in schema.CLAIM_TABLES}
    return prepare(replace(dossier, **{name: t[t.claim_id.isin(claims)] for name, t in tables.items()}))


_STYLE = (
    ".syrnb.syrnb details.change{margin:0 0 6px}.syrnb.syrnb details.change>summary{cursor:pointer;font-weight:600;"
    "font-size:13px;padding:3px 0}.syrnb.syrnb details.change li{margin:0 0 6px;font-size:13px}"
    ".syrnb.syrnb details.change ul{margin:2px 0 4px;padding-left:20px}"
    ".syrnb.syrnb details.change li>div{padding-left:14px;text-indent:-14px}"
    f".syrnb.syrnb details.change .said{{color:{INK}}}"
    ".syrnb.syrnb details.more>summary{cursor:pointer;font-size:13px;padding:2px 0 2px 4px}"
)


def _group(words: str, changed: pd.DataFrame, told: ChangeWords, opened: str) -> str:
    """Return one kind of change as a part that opens: its entries, the first ones at once, and what is left out."""
    by_subject: dict[str, list[Any]] = {}
    for row in each(changed):
        by_subject.setdefault(row.subject, []).append(row)
    entries = _entries(by_subject.values(), told)
    shown = [_entry(lines, told) for lines in entries[: SHOWN + MORE]]
    more = len(entries) - SHOWN
    left_out = "" if more <= MORE else (
        f"<p class='quiet'>and {plural(more - MORE, 'entry', 'entries')} more; "
        "<code>changed.view.table()</code> has them all.</p>"
    )  # fmt: skip
    rest = "" if more <= 0 else (
        f"<details class='more'><summary>{min(more, MORE)} more{f' of {more:,}' if more > MORE else ''}</summary>"
        f"<ul>{''.join(shown[SHOWN:])}</ul>{left_out}</details>"
    )  # fmt: skip
    kinds = Counter(OF[rows[0].table] for rows in by_subject.values())
    counted = ", ".join(_many(n, kind) for kind, n in sorted(kinds.items()))
    return (
        f"<details class='change'{opened}><summary>{escape(words)}: {len(by_subject):,} "
        f"({escape(counted)})</summary><ul>{''.join(shown[:SHOWN])}</ul>{rest}</details>"
    )


_Rows = list[Any]
_Lines = list[list[_Rows]]


def _entries(subjects: Iterable[_Rows], told: ChangeWords) -> list[_Lines]:
    """Put together what the same words did, and of it what changed alike: it is told once, with its number."""
    entries: dict[str, dict[tuple[str, ...], list[_Rows]]] = {}
    for rows in subjects:
        claim, behind = told.told.get(rows[0].subject), told.behind(rows[0])
        said = [str(cell) for row in rows for cell in (row.reason, row.was, row.now, row.by)]
        alike = entries.setdefault(behind.claim_id if behind else rows[0].subject, {})
        alike.setdefault((claim.summary if claim else rows[0].subject, *said), []).append(rows)
    return [list(alike.values()) for alike in entries.values()]


def _entry(lines: _Lines, told: ChangeWords) -> str:
    """Return what the same words did as an entry of a list, and below it the words in their sentence."""
    body = "".join(f"<div>{_line(group, told)}</div>" for group in lines[:LINES])
    if len(lines) > LINES:
        body += f"<div>and {len(lines) - LINES:,} more by the same words</div>"
    behind = told.behind(lines[0][0][0])
    if behind is None:
        return f"<li>{body}</li>"
    before, quote, after = (escape(part) for part in told.sentence(behind))
    words = f"“{before}<span class='said'>{lead(behind.claim_id, quote)}</span>{after}”"
    return f"<li>{body}<span class='quiet'>{words} ({escape(told.teller(behind))})</span></li>"


def _line(group: list[_Rows], told: ChangeWords) -> str:
    """Return claims that changed alike as one line: what they say and when, and what became of it."""
    first = group[0][0]
    claims = [claim for rows in group if (claim := told.told.get(rows[0].subject)) is not None]
    about = [plural(len(group), "claim")] if len(group) > 1 else []
    if first.change != "re-dated":
        days = dict.fromkeys(day_words(c.day, c.last) for c in claims if c.dated)
        about += [count_words(days, 2)] if days else []
    result = "" if claims else f"{OF[first.table].capitalize()}: "
    line = escape(result + told.subject(first) + (f" ({'; '.join(about)})" if about else ""))
    if first.change == "added":
        return line + (f": <b>{escape(told.named(first.now))}</b>" if isinstance(first.now, str) else "")
    return f"{line}; {'; '.join(_moves(group[0], told))}"


def _moves(rows: _Rows, told: ChangeWords) -> Iterator[str]:
    """Yield what became of a claim, column by column, or why others changed it; one reason is told once."""
    moves: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        why, was, now = told.moved(row)
        moved = bool(was and now) and was != now
        moves.setdefault((why, was if moved and row.change != "corroborated" else ""), {}).update(
            {now: None} if moved else {}
        )
    for (why, was), nows in moves.items():
        now = count_words(nows)
        yield escape(why) + (
            f" <b>{escape(was)} → {escape(now)}</b>" if was else f": <b>{escape(now)}</b>" if now else ""
        )


def _many(count: int, kind: str) -> str:
    """Return how many of a kind there are; "claim of control" is the one whose plural is within."""
    return plural(count, kind, "claims of control" if kind == "claim of control" else "")


def _summary(frame: pd.DataFrame) -> str:
    counts = frame.drop_duplicates(["change", "subject"]).change.value_counts(sort=False)
    parts = [f"{counts[c]:,} {words[0].lower()}{words[1:]}" for c, words in WORDS.items() if c in counts]
    return f"{', '.join(parts)}." if parts else "nothing changed."


def _day_label(day: str, count: int) -> str:
    return f"before {day_words(pd.Timestamp(day))} (without {plural(count, 'article')})"


def _reading_label(reading: Reading) -> str:
    return f"my reading of {reading.when:%-d %b %Y, %H:%M} ({plural(reading.documents, 'file')})"


def changed(dossier: Dossier, since: str | None = None, *, before: Dossier | None = None) -> Changed:
    """Return what changed.

    Parameters
    ----------
    dossier
        What was read.
    since
        A day (``2024-12-08``): what the articles published on it or later changed. By default the last day on which an
        article was published. The controls offer earlier readings too, see :func:`syrnb.history.keep_reading`.
    before
        Another dossier to compare with, in place of ``since``.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> changed(Dossier.from_rows({})).text()
    'What changed: there is nothing to compare, no article was read.'
    """
    options = {"before": before} if before is not None else {"since": f"day:{since}"} if since else {}
    return Changed(material_of(dossier), options=options)
