"""What changed: what the latest articles, or everything since an earlier reading, added to what stood or did to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb import schema
from syrnb.errors import SyrnbError
from syrnb.history import Reading, earlier_readings
from syrnb.views.areas import country_name
from syrnb.views.choice import choose
from syrnb.views.claims import Told, each, prepare
from syrnb.views.markup import card, escape, lead
from syrnb.views.phrases import day_words, plural, shorten, words_for
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
COLUMNS = {
    "start": "happened", "end": "happened", "reported_on": "said on", "time_precision": "exact to the",
    "side_a": "who acts", "side_b": "on whom", "location_ids": "where", "speech_act": "how it is said",
    "modality": "standing", "low": "at least", "high": "at most",
}  # fmt: skip
"""What the columns of claims are called in words."""
MOST_CLAIMS = 2_000
"""Claims above which tolls, ties and holdings are not compared here: that takes more than the blink of a view."""
SHOWN = 6
SINCE_DAYS = 60
"""Days of publication that can be chosen; the latest."""

_CODES = {*schema.MODALITY, *schema.SPEECH_ACT}
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
_SOURCE = re.compile(r"\b(state|document):([A-Za-z0-9_]+)")
_SAID = re.compile(rf"(\S+) (not |no longer )?({'|'.join((*schema.CONTROL_STATE, *schema.RELATION_KIND))})(?: (\S+))?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")

_compared: list[tuple[Dossier, str, pd.DataFrame, dict[str, Told]]] = []


class Changed(Page):
    """What changed; see :func:`changed`."""

    name: ClassVar[str] = "changed"
    follows: ClassVar[tuple[str, ...]] = ("actors", "places", "types", "speakers", "modality", "period")
    read_columns: ClassVar[tuple[str, ...]] = ("change", "what", "claim", "why", "was", "now", "document", "words")

    def option_list(self) -> tuple[Option, ...]:
        """Return what the dossier can be compared with: itself without its latest articles, and earlier readings."""
        days = [(_day_label(day, count), f"day:{day}") for day, count in self._days]
        readings = [(_reading_label(r), f"reading:{r.name}") for r in self.readings]
        return (Option("since", "Compared with", tuple([*days, *readings] or [("nothing yet", "")])),)

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
    def _compared(self) -> tuple[pd.DataFrame, dict[str, Told]]:
        """The changes of chosen claims, or by them, and every claim by id."""
        frame, told = self._all_compared
        if not self._chosen or frame.empty:
            return frame, told
        ids = {c.claim_id for c in choose(self.material, self.choice, among=told.values())}
        return frame[frame.subject.isin(ids) | frame.by.isin(ids)], told

    @property
    def _chosen(self) -> str:
        """What narrows the changes, in words."""
        return self.choice.words(self.material)

    @cached_property
    def _all_compared(self) -> tuple[pd.DataFrame, dict[str, Told]]:
        """The changes, and every claim that they name, by id; the last few comparisons are kept."""
        dossier, since = self.material.dossier, self.since
        if since == "before:":
            return self._compare_anew()
        for held, name, frame, told in _compared:
            if held is dossier and name == since:
                return frame, told
        frame, told = self._compare_anew()
        _compared[:] = [(dossier, since, frame, told), *_compared[:3]]
        return frame, told

    def _compare_anew(self) -> tuple[pd.DataFrame, dict[str, Told]]:
        from syrnb.analysis.changes import changes

        dossier = self.material.dossier
        results = len(self.material.claims) <= MOST_CLAIMS
        told = {c.claim_id: c for c in self.material.claims}
        kind, _, value = self.since.partition(":")
        if kind == "day":
            return dossier.changes(value, results=results), told
        reading = next((r for r in self.readings if r.name == value), None)
        before = self.options["before"] if kind == "before" else dossier if reading is None else reading.open()
        frame = changes(before, dossier, results=results)
        return frame, {c.claim_id: c for c in _prepare_some(before, {*frame.subject, *frame.by} - told.keys())} | told

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

    def _tell(self, frame: pd.DataFrame, told: dict[str, Told]) -> pd.DataFrame:
        """Return some changes in words."""
        rows = [
            {
                "change": WORDS[row.change], "what": OF[row.table], "claim": self._subject(row, told),
                "was": self._named(row.was), "now": self._named(row.now), "why": self._named(row.reason),
                "document": self._title(row, told), "words": row.words if isinstance(row.words, str) else "",
                "subject": row.subject,
            }
            for row in each(frame)
        ]  # fmt: skip
        columns = ["change", "what", "claim", "was", "now", "why", "document", "words", "subject"]
        return pd.DataFrame(rows, columns=columns)

    def _subject(self, row: Any, told: dict[str, Told]) -> str:
        claim = told.get(row.subject)
        return claim.summary if claim else self._named(row.subject)

    def _named(self, text: object) -> str:
        """Return text in which the ids of actors and places stand with their names."""
        if not isinstance(text, str):
            return ""
        if text in _CODES:
            return words_for(text)
        text = _DAYS.sub(_days_in_words, text)
        names = self.material.names
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

    def _source_in_words(self, found: re.Match[str]) -> str:
        """Return who speaks where that is no actor: a state by all that it owns and directs, or an article alone."""
        kind, ref = found.groups()
        if kind == "state":
            return f"the state of {country_name(ref)}"
        title = self.material.documents.get(ref)
        return f"“{title}”" if title else "an article that names no source"

    def _title(self, row: Any, told: dict[str, Told]) -> str:
        claim = told.get(str(row.by)) or told.get(row.subject)
        if claim is not None and claim.doc_id in self.material.documents:
            return self.material.documents[claim.doc_id]
        return row.path if isinstance(row.path, str) else ""

    @property
    def heading(self) -> str:
        """What is compared with what, in words."""
        kind, _, value = self.since.partition(":")
        if kind == "day":
            count = dict(self._days)[value]
            since = f"{plural(count, 'article')} published since {day_words(pd.Timestamp(value))}"
            return f"What {since} changed"
        if kind == "before":
            return "What this changed"
        reading = next((r for r in self.readings if r.name == value), None)
        return f"What changed since {reading.when:%-d %b %Y, %H:%M}" if reading else "What changed"

    def html(self) -> str:
        """Return what changed, in words, those changes first that tell most; every one with its words."""
        head = f"<h3>{escape(self.heading)}</h3>"
        try:
            frame, told = self._compared
        except SyrnbError as error:
            return card(f"{head}<p>The tables of that reading cannot be compared: {escape(error)}</p>")
        if not self.since:
            return card(f"{head}<p>There is nothing to compare: no article was published before another.</p>")
        if self._chosen:
            head += f"<p role='status'>Narrowed to claims of what is chosen: {escape(self._chosen)}.</p>"
        if frame.empty:
            return card(f"{head}<p>Nothing changed.</p>")
        body: list[str] = []
        for change, words in WORDS.items():
            changed = frame[frame.change == change]
            if len(changed):
                opened = " open" if change not in ("added", "gone") or not body else ""
                subjects = changed.drop_duplicates("subject")
                shown = self._tell(changed[changed.subject.isin(subjects.subject[:SHOWN])], told)
                body.append(_group(words, subjects, shown, opened))
        note = "" if len(self.material.claims) <= MOST_CLAIMS else (
            f"<p class='quiet'>With more than {MOST_CLAIMS:,} claims, what follows from them (tolls, ties, holdings) "
            "is not compared here; <code>dossier.changes(...)</code> and <code>syrnb diff</code> do.</p>"
        )  # fmt: skip
        return card(f"{head}<p>{escape(_summary(frame))}</p>{''.join(body)}{note}", _STYLE)

    def text(self) -> str:
        """Return how many changes of each kind there are."""
        if not self.since:
            return "What changed: there is nothing to compare, no article was published before another."
        try:
            narrowed = f" ({self._chosen})" if self._chosen else ""
            return f"{self.heading}{narrowed}: {_summary(self._compared[0])}"
        except SyrnbError as error:
            return f"{self.heading}: the tables of that reading cannot be compared: {error}"


def _prepare_some(dossier: Dossier, claims: Collection[object]) -> tuple[Told, ...]:
    """Return some claims of a dossier, made ready to be drawn."""
    tables = {name: getattr(dossier, name) for name in schema.CLAIM_TABLES}
    return prepare(replace(dossier, **{name: t[t.claim_id.isin(claims)] for name, t in tables.items()})).claims


_STYLE = (
    ".syrnb.syrnb details.change{margin:0 0 6px}.syrnb.syrnb details.change>summary{cursor:pointer;font-weight:600;"
    "font-size:13px;padding:3px 0}.syrnb.syrnb details.change li{margin:0 0 6px;font-size:13px}"
    ".syrnb.syrnb details.change ul{margin:2px 0 4px;padding-left:20px}"
)


def _group(words: str, subjects: pd.DataFrame, shown: pd.DataFrame, opened: str) -> str:
    """Return one kind of change as a part that opens: what changed in the first claims, each with all its changes."""
    items = "".join(_item(list(each(of))) for _, of in shown.groupby("subject", sort=False))
    more = len(subjects) - SHOWN
    rest = f"<p class='quiet'>and {more:,} more; the table itself has them all.</p>" if more > 0 else ""
    return (
        f"<details class='change'{opened}><summary>{escape(words)}: {len(subjects):,} "
        f"({escape(_kinds(subjects))})</summary><ul>{items}</ul>{rest}</details>"
    )


def _item(rows: Sequence[Any]) -> str:
    """Return the changes of one kind in one claim as a line, with its words."""
    first = rows[0]
    if first.change == "New":
        said = f": {escape(first.now)}" if first.now else ""
    else:
        said = "; " + "; ".join(dict.fromkeys(_moved(row) for row in rows))
    quote = lead(first.subject, escape(shorten(first.words, 600)))
    words = f"<br><span class='quiet'>“{quote}” ({escape(first.document)})</span>" if first.words else ""
    return f"<li>{escape(first.claim)}{said}{words}</li>"


def _moved(row: Any) -> str:
    """Return what became of one column of a claim, or why another claim changed it."""
    moved = f"<b>{escape(row.was)} → {escape(row.now)}</b>" if row.was and row.now and row.was != row.now else ""
    column = row.why.removesuffix(" is read otherwise")
    why = f"{COLUMNS.get(column, column.replace('_', ' '))}:" if column != row.why else row.why
    return f"{escape(why)} {moved}".strip()


def _days_in_words(found: re.Match[str]) -> str:
    return day_words(pd.Timestamp(found[1]), pd.Timestamp(found[2] or found[1]))


def _kinds(subjects: pd.DataFrame) -> str:
    counts = sorted(Counter(OF[table] for table in subjects.table).items())
    plurals = {"claim of control": "claims of control"}
    return ", ".join(f"{n:,} {kind if n == 1 else plurals.get(kind, kind + 's')}" for kind, n in counts)


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
    'What changed: there is nothing to compare, no article was published before another.'
    """
    options = {"before": before} if before is not None else {"since": f"day:{since}"} if since else {}
    return Changed(material_of(dossier), options=options)
