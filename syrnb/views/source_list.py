"""The source list: what was relied on, how sure it is, who copied whom, and what is missing.

After the manner of two analytic standards of the United States' intelligence community: ICD 206 asks for a reference
and a descriptor of every source (what it is, what bears on its credibility) and a summary statement of all; ICD 203
asks that what is known be told apart from what is assumed, with the confidence in it. Grades are the Admiralty letters
(A reliable to F cannot be judged), as an analyst gave them in ``sources.csv`` or a knowledge pack; none is made up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.knowledge.loader import load
from syrnb.views.claims import AUTHOR, UNRESOLVED, Told, each
from syrnb.views.markup import card, escape, table_html
from syrnb.views.phrases import count_words, day_words, plural, side_words, words_for
from syrnb.views.view import Page, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["SourceList", "source_list"]

MOST_SOURCES, MOST_ARTICLES = 25, 400
GRADES = {
    "A": "A, reliable", "B": "B, usually reliable", "C": "C, fairly reliable", "D": "D, not usually reliable",
    "E": "E, unreliable", "F": "F, cannot be judged",
}  # fmt: skip


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


class SourceList(Page):
    """What was relied on; see :func:`source_list`."""

    name: ClassVar[str] = "sources"

    def table(self) -> pd.DataFrame:
        """Return one row a source, those first that most rests on.

        Returns
        -------
        DataFrame
            ``source``, ``what it is``, ``side`` (whose it is), ``copy of`` (whose text it carries), ``grade`` (A to F,
            or "not graded"), ``articles`` (that it published), ``claims`` (in its own voice, or as a named speaker),
            ``denials``, ``mean confidence`` (of the reading, not of the source), ``from`` and ``until`` (when it
            spoke), ``basis``.
        """
        rows = [self._row(ref) for ref in self._voices]
        rows.sort(key=lambda r: (-r["claims"], -r["articles"], r["source"]))
        columns = [
            "source", "what it is", "side", "copy of", "grade", "articles", "claims", "denials", "mean confidence",
            "from", "until", "basis",
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def _outlets(self) -> dict[str, Any]:
        """Rows of the table ``sources`` by id and by every name, folded."""
        found: dict[str, Any] = {}
        for row in each(self.material.dossier.sources):
            for name in (row.source_id, row.name, *row.aliases):
                found.setdefault(name.casefold(), row)
        return found

    @cached_property
    def _voices(self) -> dict[str, list[Told]]:
        """Claims by who tells them: the outlet where the article itself speaks, else the named speaker."""
        documents = self.material.dossier.documents
        outlet = {d.doc_id: _text(d.source) for d in each(documents) if d.status == "read"}
        found: dict[str, list[Told]] = defaultdict(list)
        for source in sorted({s for d, s in outlet.items() if s}):
            found[self._key(source)] = []
        for c in self.material.claims:
            voice = outlet.get(c.doc_id, "") if c.speaker == AUTHOR else "" if c.speaker == UNRESOLVED else c.speaker
            found[self._key(voice) if voice else _UNNAMED if c.speaker == UNRESOLVED else _NO_OUTLET].append(c)
        return dict(found)

    def _key(self, voice: str) -> str:
        row = self._outlets.get(voice.casefold())
        return str(row.source_id) if row is not None else voice

    def _row(self, ref: str) -> dict[str, Any]:
        claims = self._voices[ref]
        row = self._outlets.get(ref.casefold())
        actor = self._actors.get(ref)
        said = [c.reported for c in claims if c.reported is not None]
        said += [d.published for d in self._published.get(ref, ()) if d.published is not pd.NaT]
        kind = _text(row.kind) if row is not None else _text(actor.kind) if actor is not None else ""
        side = _text(row.side) if row is not None else self.material.palette.side_of.get(ref, "")
        family = _text(row.family) if row is not None else ""
        grade = _text(row.reliability) if row is not None else ""
        return {
            "source": row.name if row is not None else self.material.names.get(ref, ref),
            "what it is": _KINDS.get(kind, words_for(kind) if kind else "not known"),
            "side": self._side(side), "copy of": self._name(family), "grade": GRADES.get(grade, "not graded"),
            "articles": len(self._published.get(ref, ())), "claims": len(claims),
            "denials": sum(c.speech_act == "denies" for c in claims),
            "mean confidence": round(sum(c.confidence for c in claims) / len(claims), 2) if claims else None,
            "from": day_words(min(said)) if said else "", "until": day_words(max(said)) if said else "",
            "basis": _text(row.basis) if row is not None else "",
        }  # fmt: skip

    @cached_property
    def _actors(self) -> dict[str, Any]:
        return {a.actor_id: a for a in each(self.material.dossier.actors)}

    @cached_property
    def _published(self) -> dict[str, list[Any]]:
        """Documents by the source that published them."""
        found: dict[str, list[Any]] = defaultdict(list)
        for d in each(self.material.dossier.documents):
            if d.status == "read" and _text(d.source):
                found[self._key(_text(d.source))].append(d)
        return dict(found)

    def _name(self, ref: str) -> str:
        row = self._outlets.get(ref.casefold()) if ref else None
        return str(row.name) if row is not None else self.material.names.get(ref, ref)

    def _side(self, side: str) -> str:
        """Return a side in words; a country stands there by its code."""
        country = load().countries.get(side)
        return country.name if country is not None else side_words(side) if side else ""

    def articles(self) -> pd.DataFrame:
        """Return the references: one row an article that was read, numbered by day.

        Returns
        -------
        DataFrame
            ``no``, ``source``, ``title``, ``published``, ``basis`` (of the day), ``address``, ``file``, ``digest``
            (first letters of its SHA-256), ``claims``, and ``same text as`` (numbers of the articles that carry it
            too).
        """
        return self.references().drop(columns="doc_id")

    def references(self) -> pd.DataFrame:
        """Return the same with the ``doc_id`` of each."""
        return self._references

    @cached_property
    def _references(self) -> pd.DataFrame:
        dossier = self.material.dossier
        read = [d for d in each(dossier.documents) if d.status == "read"]
        read.sort(key=lambda d: (d.published is pd.NaT, d.published, d.path))
        number = {d.doc_id: i for i, d in enumerate(read, start=1)}
        copies = dossier.copies()
        groups: dict[str, list[int]] = defaultdict(list)
        group = dict(zip(copies.doc_id, copies.copy_group, strict=True))
        for doc, key in group.items():
            if doc in number:
                groups[key].append(number[doc])
        claims = Counter(c.doc_id for c in self.material.claims)
        rows = []
        for d in read:
            same = sorted(n for n in groups[group.get(d.doc_id, d.doc_id)] if n != number[d.doc_id])
            rows.append(
                (
                    number[d.doc_id], self._name(_text(d.source)), _text(d.title) or d.path,
                    "not known" if d.published is pd.NaT else day_words(d.published), words_for(d.published_basis),
                    _text(d.url), d.path, _text(d.sha256)[:12], claims[d.doc_id], ", ".join(map(str, same)), d.doc_id,
                )
            )  # fmt: skip
        columns = [
            "no", "source", "title", "published", "basis", "address", "file", "digest", "claims", "same text as",
            "doc_id",
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)

    def missing(self) -> list[str]:
        """Return what a reader of the list should know is not in it, one sentence each."""
        dossier = self.material.dossier
        read = dossier.documents[dossier.documents.status == "read"]
        voices = self.table()
        unnamed = len(self._voices.get(_UNNAMED, ()))
        total = len(self.material.claims)
        graded = int((voices.grade != "not graded").sum())
        one_sided = Counter(voices.side[voices.claims > 0])
        found = [
            (len(dossier.documents) - len(read), "{} not read; the start page says why."),
            (int(read.published.isna().sum()), "{} without a day of publication: a bare “on Sunday” stays open there."),
            (int(read.source.isna().sum()), "{} without a source: nobody answers for what stands there."),
            (int(read.url.isna().sum()), "{} without a web address to look up what was published."),
        ]
        lines = [line.format(plural(n, "article")) for n, line in found if n]
        if graded < len(voices):
            lines.append(
                f"{len(voices) - graded} of {plural(len(voices), 'source')} have no grade: write one into sources.csv."
            )
        if unnamed:
            lines.append(f"{unnamed:,} of {plural(total, 'claim')} rest on speakers without a name.")
        if total and one_sided and max(one_sided.values()) == len(voices) > 1:
            lines.append("Every source is of one side: nobody contradicts it here.")
        return lines

    def summary(self) -> str:
        """Return the summary statement: how much there is, on whom it rests most, and how much of it is copies."""
        read = self.articles()
        if read.empty:
            return "There is nothing to show: no article was read."
        voices = self.table()
        claims = int(voices.claims.sum())
        texts = len(read) - _surplus(read)
        parts = [
            f"{plural(len(read), 'article')} by {plural(len(self._published), 'outlet')} were read; "
            + ("each carries a text of its own." if texts == len(read) else f"they carry {texts:,} different texts."),
            self._counted(),
        ]
        most = voices[(voices.claims > 0) & (voices.source != _NO_OUTLET)].head(3)
        if len(most):
            shares = ", ".join(f"{r.source} ({r.claims / claims:.0%})" for r in each(most))
            parts.append(f"Of {plural(claims, 'claim')}, most come from {shares}.")
        sure = sum(c.confidence >= 0.8 for c in self.material.claims)
        doubted = sum(bool(c.doubts) for c in self.material.claims)
        if claims:
            parts.append(
                f"{sure / claims:.0%} were read with a confidence of 0.8 or more; {plural(doubted, 'claim')} "
                f"{'carries' if doubted == 1 else 'carry'} a named doubt. Confidence is that of the reading: it says "
                "that these words were said, not that they are true."
            )
        return " ".join(part for part in parts if part)

    def _counted(self) -> str:
        """Return how many sources the list has, and of what kinds: outlets in their own words, and whom they name."""
        outlets = len(self._published)
        rest = self._voices.keys() - self._published.keys()
        bare = sum(name in rest for name in (_UNNAMED, _NO_OUTLET))
        named = len(rest) - bare
        parts = [plural(outlets, "outlet")] if outlets else []
        parts += [f"{plural(named, 'speaker')} that they name"] if named else []
        parts += [name for name in (_UNNAMED, _NO_OUTLET) if name in rest]
        many = plural(len(self._voices), "source")
        return f"{many} {'is' if len(self._voices) == 1 else 'are'} listed: {count_words(parts, 4)}." if parts else ""

    def html(self) -> str:
        """Return the list: the summary statement, what is missing, the sources, and the references."""
        if not len(self.articles()):
            return card(f"<h3>Sources</h3><p>{self.summary()}</p>")
        read = self.articles().assign(published=[_whole(day) for day in self.articles().published])
        read = read[[c for c in read if c not in ("address", "same text as") or read[c].any()]]
        references = table_html(read, MOST_ARTICLES, links=self._links(), claims=list(self._references.doc_id))
        missing = "".join(f"<li>{escape(line)}</li>" for line in self.missing()) or "<li>Nothing that is known of.</li>"
        return card(
            f"<h3>Sources</h3><p>{escape(self.summary())}</p><h4>What is missing</h4><ul>{missing}</ul>"
            f"<h4>Who was relied on</h4><p class='quiet'>{escape(_WHAT_IS_ONE)}</p>"
            f"{table_html(self._shown(), MOST_SOURCES)}"
            f"<h4>References</h4>{self._folded(references, len(read))}"
        )

    def _folded(self, table: str, articles: int) -> str:
        """Return the references folded in where they would bury what stands below them, as in a notebook."""
        if articles <= _MOST_OPEN:
            return table
        state = " open" if self.options.get("articles") else ""
        return f"<details{state}><summary>{plural(articles, 'article')}, by day</summary>{table}</details>"

    def _links(self) -> dict[str, list[str]]:
        """Return where the articles are shown, where a page of each lies in a folder beside."""
        folder = str(self.options.get("articles") or "")
        return {"title": [f"{folder}{doc_id}.html" for doc_id in self._references.doc_id]} if folder else {}

    def _shown(self) -> pd.DataFrame:
        """Return the table without columns that say nothing here."""
        frame = self.table()
        frame = (
            frame.assign(grade=frame.grade.replace("not graded", "")) if (frame.grade == "not graded").all() else frame
        )
        optional = ("side", "copy of", "grade", "denials", "basis")
        days = {c: [_whole(day) for day in frame[c]] for c in ("from", "until")}
        return frame.assign(**days)[[c for c in frame if c not in optional or frame[c].any()]]

    def text(self) -> str:
        """Return the summary statement."""
        return f"Sources. {self.summary()}"


_MOST_OPEN = 40
_WHAT_IS_ONE = (
    "One row is one voice, under the name that it speaks by. Where views count independent sources, voices that are "
    "one body in the end (a minister and the government, an outlet and the state that directs it) count once, and "
    "unnamed speakers once in each article. The table “sources” has only outlets and bodies; whoever else speaks is "
    "in the table “actors”."
)
_UNNAMED = "speakers without a name"
_NO_OUTLET = "articles without a source"
_KINDS = {"state-forces": "armed forces of a state", "igo": "international organisation", "ngo": "non-governmental"}


def _whole(day: str) -> str:
    """Return a day that no line break parts."""
    return day.replace(" ", "\u00a0")


def _surplus(articles: pd.DataFrame) -> int:
    """Return how many articles carry a text that an earlier one carries."""
    return sum(
        any(int(n) < row.no for n in row.same.split(", ") if n)
        for row in each(articles.rename(columns={"same text as": "same"}))
    )


def source_list(dossier: Dossier) -> SourceList:
    """Return what was relied on, how sure it is, who copied whom, and what is missing.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> source_list(Dossier.from_rows({})).text()
    'Sources. There is nothing to show: no article was read.'
    """
    return SourceList(material_of(dossier))
