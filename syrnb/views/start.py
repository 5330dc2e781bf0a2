"""Where to start: what was read and what was not, what is missing, and how much each article yielded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.analysis.counting import UNITS
from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Material, Told, each
from syrnb.views.markup import card, claims_in, table_html
from syrnb.views.phrases import day_words, plural, shorten, words_for, wrap
from syrnb.views.scene import Axis, Bar, Label, Panel, Point, Row, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import CLAIMS, MUTED, NEUTRAL
from syrnb.views.view import COUNT, Option, Page, View, counted_words, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Coverage", "Gaps", "coverage", "gaps"]

_TABLES = {"events": "Happenings", "casualties": "Casualties", "relations": "Ties", "control": "Who holds what"}
_MOST_ROWS = 40


class Coverage(View):
    """How many claims, incidents or independent sources each article yielded; see :func:`coverage`."""

    name: ClassVar[str] = "coverage"
    narrowed_by: ClassVar[tuple[str, ...]] = ("actors", "places", "speakers", "modality", "period")
    read_columns: ClassVar[tuple[str, ...]] = (
        "document", "published", "basis", "status", "reason", "sentences", "used", *_TABLES.values(),
    )  # fmt: skip

    def option_list(self) -> tuple[Option, ...]:
        """Return the control of what is counted."""
        return (COUNT,)

    def claims(self) -> list[Told]:
        """Return the claims that are counted, article by article."""
        return sorted(choose(self.material, self.choice), key=lambda c: (c.doc_id, c.span, c.claim_id))

    def table(self) -> pd.DataFrame:
        """Return one row a file: what it is, whether it was read, and how much of each table it yielded."""
        sentences = self.material.dossier.sentences
        used = sentences[sentences.used].groupby("doc_id").size()
        told = _by_document(self.claims())
        rows = [
            {
                "document": self.material.documents[d.doc_id], "file": d.path,
                "published": day_words(None if d.published is pd.NaT else d.published), "basis": d.published_basis,
                "status": d.status, "reason": d.reason if isinstance(d.reason, str) else "",
                "sentences": d.n_sentences, "used": int(used.get(d.doc_id, 0)),
                **{words: self.tally.number(told[d.doc_id, table]) for table, words in _TABLES.items()},
                "doc_id": d.doc_id,
            }
            for d in _in_order(self.material)
        ]  # fmt: skip
        columns = ["document", "file", "published", "basis", "status", "reason", "sentences", "used"]
        return pd.DataFrame(rows, columns=[*columns, *_TABLES.values(), "doc_id"])

    def draw(self) -> Scene:
        """Return how much each article yielded, as data."""
        title = "What was read"
        documents = _in_order(self.material)
        if not documents:
            return Scene(title, empty="There is nothing to show: the folder has no articles.")
        claims = self.claims()
        by_document = _by_document(claims)
        rows = _rows(self.material, documents)
        panels = []
        for table, words in _TABLES.items():
            groups = [[c for d in row["docs"] for c in by_document[d, table]] for row in rows]
            panels.append(_count_panel(self.tally, table, words, groups, rows))
        counted = counted_words(self.tally, self.narrowing, claims, self.material.claims)
        subtitle = f"{plural(len(documents), 'file')} · {counted}"
        grouped = len(rows) < len(documents)
        note = (
            f"{plural(len(documents), 'file')} are too many to name: grouped by when they were published."
            if grouped
            else ""
        )
        names = tuple(Row(i + 0.5, row["label"], color=row["color"]) for i, row in enumerate(rows))
        bands = tuple((float(i), i + 1.0) for i in range(0, len(rows), 2))
        return Scene(
            title, subtitle, note, tuple(panels), names, 0, len(rows), bands=bands,
            height=int(len(rows) * 20 + 150 + (20 if note else 0)),
        )  # fmt: skip

    def text(self) -> str:
        """Return what was read and how many claims of each table there are."""
        statuses = Counter(self.material.dossier.documents.status)
        read = ", ".join(f"{n} {status}" for status, n in sorted(statuses.items(), key=lambda s: s[0] != "read"))
        told = self.claims()
        tables = {words: self.tally.number([c for c in told if c.table == t]) for t, words in _TABLES.items()}
        counts = ", ".join(f"{n:,} {words.lower()}" for words, n in tables.items())
        unit = f"{UNITS[self.tally.unit]}s".capitalize()
        return f"{super().text()}\n  Files: {read or 'none'}\n  {unit}: {counts}"


def coverage(dossier: Dossier, *, count: str = "claims") -> Coverage:
    """Return how many claims, incidents or (independent) sources each article yielded.

    Raises
    ------
    ValueError
        Where ``count`` is none of these.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> coverage(Dossier.from_rows({})).scene.empty
    'There is nothing to show: the folder has no articles.'
    """
    view = Coverage(material_of(dossier), Choice(), {"count": count})
    view.tally.number([])
    return view


def _by_document(claims: Iterable[Told]) -> dict[tuple[str, str], list[Told]]:
    """Return claims by document and table."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for claim in claims:
        found[claim.doc_id, claim.table].append(claim)
    return found


def _in_order(material: Material) -> list[Any]:
    """Return documents by day of publication, those without one last."""
    return sorted(
        each(material.dossier.documents),
        key=lambda d: (d.published is pd.NaT, d.published if d.published is not pd.NaT else pd.Timestamp.max, d.path),
    )


def _rows(material: Material, documents: Sequence[Any]) -> list[dict[str, Any]]:
    """Return a row an article; where they are too many, a row a month or a year of publication."""
    if len(documents) <= _MOST_ROWS:
        return [_row_of(material, d) for d in documents]
    months = {d.published.strftime("%Y-%m") for d in documents if d.published is not pd.NaT}
    form = "%B %Y" if len(months) <= _MOST_ROWS else "%Y"
    groups: dict[str, list[str]] = {}
    for d in documents:
        groups.setdefault("No date" if d.published is pd.NaT else d.published.strftime(form), []).append(d.doc_id)
    return [
        {"label": f"{name} ({plural(len(docs), 'file')})", "docs": docs, "mark": "", "color": MUTED, "hover": ""}
        for name, docs in groups.items()
    ]


def _row_of(material: Material, d: Any) -> dict[str, Any]:
    reason = d.reason if isinstance(d.reason, str) else ""
    mark = "" if d.status == "read" else f"{d.status}: {shorten(reason, 60)}"
    day = "no date" if d.published is pd.NaT else day_words(d.published)
    name = shorten(material.documents[d.doc_id], 56)
    label = name if day in name else f"{name}, {day}"
    hover = "<br>".join([f"<b>{wrap(material.documents[d.doc_id])}</b>", wrap(d.path), wrap(f"{day} {reason}")])
    return {"label": label, "docs": [d.doc_id], "mark": mark, "color": MUTED, "hover": hover}


def _count_panel(tally: Tally, table: str, words: str, groups: list[list[Told]], rows: list[dict[str, Any]]) -> Panel:
    counts = [tally.number(group) for group in groups]
    color, most = CLAIMS[table], max(*counts, 1) if counts else 1
    bars = tuple(
        Bar(
            0,
            n,
            i + 0.5,
            0.62,
            color,
            hover=f"{row['hover']}<br>{words}: {tally.words(group)}".removeprefix("<br>"),
            claim_id=group[0].claim_id if len(row["docs"]) == 1 else "",
            behind=tuple(c.claim_id for c in group[1:]),
        )
        for i, (n, group, row) in enumerate(zip(counts, groups, rows, strict=True))
        if n
    )
    labels = [Label(n, i + 0.5, f"{n:,}") for i, n in enumerate(counts) if n]
    points: list[Point] = []
    if table == "events":
        for i, row in enumerate(rows):
            if row["mark"]:
                points.append(Point(most * 0.05, i + 0.5, NEUTRAL, "x", 9, hover=row["hover"]))
                labels.append(Label(most * 0.09, i + 0.5, f"not read ({row['mark']})", color=MUTED))
    return Panel(
        Axis("number", 0, most * 1.3, ticks=((0.0, "0"), (float(most), f"{most:,}"))), 1.0,
        words, bars, tuple(points), labels=tuple(labels),
    )  # fmt: skip


class Gaps(Page):
    """What is missing; see :func:`gaps`."""

    name: ClassVar[str] = "gaps"

    def table(self) -> pd.DataFrame:
        """Return one row a gap: what is missing, where, and what could be done."""
        rows = []
        for d in _in_order(self.material):
            name = self.material.documents[d.doc_id]
            if d.status != "read":
                rows.append(("not read", name, d.path, d.reason if isinstance(d.reason, str) else "", d.doc_id))
            elif d.published is pd.NaT:
                remedy = "put its day into documents.csv, so that “on Sunday” has one"
                rows.append(("no day", name, d.path, remedy, d.doc_id))
        return pd.DataFrame(rows, columns=["what", "document", "file", "reason or remedy", "doc_id"])

    def html(self) -> str:
        """Return what is missing as tables: files, days, sentences that yielded nothing, claims that lack something."""
        dossier = self.material.dossier
        if not len(dossier.documents):
            return card("<h3>What is missing</h3><p>There is nothing to show: the folder has no articles.</p>")
        frame = self.table()
        shown, claims = frame.drop(columns="doc_id"), claims_in(frame)
        files = (
            table_html(shown, 30, claims=claims)
            if len(frame)
            else "<p>Every file was read, and every article has its day.</p>"
        )
        return card(
            f"<h3>What is missing</h3><h4>Files and days</h4>{files}"
            f"<h4>Sentences that yielded no claim, and why</h4>{table_html(self.unused(), 12)}"
            f"<h4>Claims that lack something</h4>{table_html(self.lacks(), 12)}"
        )

    def unused(self) -> pd.DataFrame:
        """Return why sentences yielded no claim: columns ``why`` and ``sentences``."""
        sentences = self.material.dossier.sentences
        unused = (s.why_not for s in each(sentences) if not s.used)
        reasons = Counter(why if isinstance(why, str) else "not said" for why in unused)
        rows = sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0]))
        return pd.DataFrame(rows, columns=["why", "sentences"])

    def lacks(self) -> pd.DataFrame:
        """Return how many claims lack a day, a place or an actor, by table."""
        rows = []
        for table, words in _TABLES.items():
            mine = [c for c in self.material.claims if c.table == table]
            has_place = table != "relations"
            rows.append(
                (
                    words, len(mine), sum(not c.dated for c in mine),
                    sum(not c.places for c in mine) if has_place else 0, sum(not c.actors for c in mine),
                    sum(bool(c.doubts) for c in mine),
                )
            )  # fmt: skip
        return pd.DataFrame(rows, columns=["table", "claims", "no day", "no place", "no actor", "with doubts"])

    def text(self) -> str:
        """Return the gaps in words."""
        if not len(self.material.dossier.documents):
            return "What is missing: there is nothing to show, the folder has no articles."
        kinds = Counter(self.table()["what"])
        sentences = self.material.dossier.sentences
        unused = sum(not s.used for s in each(sentences))
        return (
            f"What is missing: {plural(kinds['not read'], 'file')} not read, {plural(kinds['no day'], 'article')} "
            f"without a day, {unused:,} of {plural(len(sentences), 'sentence')} without a claim."
        )


def gaps(dossier: Dossier) -> Gaps:
    """Return what is missing: files not read, days not known, sentences without a claim, claims without a day.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> gaps(Dossier.from_rows({})).text()
    'What is missing: there is nothing to show, the folder has no articles.'
    """
    return Gaps(material_of(dossier))


def speakers(dossier: Dossier) -> pd.DataFrame:
    """Return who speaks in the claims: columns ``speaker``, ``kind``, ``claims`` and ``denials``, most first."""
    material = material_of(dossier)
    kinds = {a.actor_id: "" if a.kind == "unknown" else words_for(a.kind) for a in each(dossier.actors)}
    counts: dict[tuple[str, str], list[int]] = {}
    for c in material.claims:
        found = counts.setdefault((c.speaker_name, kinds.get(c.speaker, "")), [0, 0])
        found[0] += 1
        found[1] += c.speech_act == "denies"
    rows = [(name, kind, n, denials) for (name, kind), (n, denials) in counts.items()]
    rows.sort(key=lambda r: (-r[2], r[0]))
    return pd.DataFrame(rows, columns=["speaker", "kind", "claims", "denials"])
