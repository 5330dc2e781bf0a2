"""The reader: one article with everything that was found in it, and what was read from each paragraph beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Material, Told, each
from syrnb.views.evidence import rows_of, said_by
from syrnb.views.markup import Span, card, escape, mark
from syrnb.views.phrases import day_words, interval_words, plural, words_for
from syrnb.views.theme import CLAIMS, EDGE, INK, MENTIONS, MUTED, mix
from syrnb.views.view import Page, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Reader", "reader"]

_MENTION_WORDS = {"actor": "Actors", "location": "Places", "time": "Times", "quantity": "Quantities"}
_CLAIM_WORDS = {"events": "Happenings", "casualties": "Casualties", "relations": "Ties", "control": "Who holds what"}
_LINES = {"actor": "solid", "location": "double", "time": "dotted", "quantity": "dashed"}
_UNUSED = "unused"
_OWN = ".syrnb.syrnb"


class Reader(Page):
    """One article with everything found in it; see :func:`reader`."""

    name: ClassVar[str] = "reader"
    narrowed_by: ClassVar[tuple[str, ...]] = ("documents",)
    follows: ClassVar[tuple[str, ...]] = ("actors", "places", "types", "speakers", "modality", "period")

    @cached_property
    def doc_id(self) -> str | None:
        """The article shown: the chosen one, else the first that was read and has a claim of the choice."""
        documents = self.material.dossier.documents
        read = list(documents.doc_id[documents.status == "read"])
        chosen = next((d for d in self.choice.documents if d in read), None)
        if chosen is not None or not self._chosen:
            return chosen or (read[0] if read else None)
        with_claims = {c.doc_id for c in choose(self.material, self.choice)}
        return next((d for d in read if d in with_claims), read[0] if read else None)

    def shows(self, choice: Choice) -> str:
        """Return the title of the article that a choice shows, empty where there is none."""
        doc_id = replace(self, choice=choice).doc_id
        return self.material.documents.get(doc_id, doc_id) if doc_id else ""

    @property
    def _chosen(self) -> str:
        """What narrows the claims, in words, besides the article."""
        return self.choice.change(documents=()).words(self.material)

    def claims(self) -> list[Told]:
        """Return the article's claims, as far as they are chosen, in the order of their words."""
        if self.doc_id is None:
            return []
        found = choose(self.material, self.choice.change(documents=self.doc_id))
        return sorted(found, key=lambda c: (c.span, c.table, c.claim_id))

    @property
    def _narrowed(self) -> str:
        """A sentence on what the choice leaves of the article's claims, empty where all are marked."""
        if not self._chosen or self.doc_id is None:
            return ""
        everything = sum(c.doc_id == self.doc_id for c in self.material.claims)
        return f"Marked: {len(self.claims()):,} of {plural(everything, 'claim')}, by what is chosen: {self._chosen}."

    def table(self) -> pd.DataFrame:
        """Return the article's claims, one row each."""
        return rows_of(self.material, self.claims())

    def html(self) -> str:
        """Return the article, marked."""
        if self.doc_id is None:
            return card("<h3>The reader</h3><p>No article was read, so there is nothing to show.</p>")
        return _article(self.material, self.doc_id, self.claims(), self._narrowed, bool(self.options.get("anchors")))

    def text(self) -> str:
        """Return the article's title and what was found in it, in numbers."""
        if self.doc_id is None:
            return "The reader: no article was read, so there is nothing to show."
        mentions = self.material.dossier.mentions
        claims = self.claims()
        counts = ", ".join(
            f"{sum(c.table == table for c in claims)} {words.lower()}" for table, words in _CLAIM_WORDS.items()
        )
        found = int((mentions.doc_id == self.doc_id).sum())
        said = f"{self.material.documents[self.doc_id]}: {plural(found, 'mention')}; claims: {counts}."
        return f"{said} {self._narrowed}".strip()


def reader(dossier: Dossier, document: str | None = None) -> Reader:
    """Return one article with everything that was found in it.

    Parameters
    ----------
    dossier
        What was read.
    document
        Its doc_id; by default the first article that was read.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> reader(Dossier.from_rows({})).text()
    'The reader: no article was read, so there is nothing to show.'
    """
    return Reader(material_of(dossier), Choice().change(documents=document))


def _style(claims: int, anchors: bool = False) -> str:
    rules = [
        f"{_OWN} .legend{{display:flex;flex-wrap:wrap;gap:4px 16px;margin:6px 0 10px;font-size:13px}}",
        f"{_OWN} .legend label{{cursor:pointer;white-space:nowrap}}",
        f"{_OWN} .para{{display:grid;gap:0 22px;margin-bottom:12px;"
        "grid-template-columns:minmax(0,1.7fr) minmax(0,1fr)}",
        f"{_OWN} .para>ul{{margin:0;padding:0 0 0 12px;list-style:none;border-left:2px solid {EDGE};font-size:12.5px}}",
        f"{_OWN} .para li{{margin:0}}@media(max-width:640px){{{_OWN} .para{{grid-template-columns:1fr}}}}",
        f"{_OWN} .para mark{{background:none;white-space:pre-wrap}}",
        f"{_OWN} .para summary{{cursor:pointer}}{_OWN} .para dl{{margin:2px 0 6px 14px;display:grid;gap:0 10px;"
        f"grid-template-columns:max-content minmax(0,1fr);color:{MUTED};font-size:12px}}{_OWN} .para dd{{margin:0}}",
        f"{_OWN} .found{{color:{MUTED};font-size:12px;margin-top:2px}}{_OWN} .found table{{width:auto;color:{INK}}}",
    ]
    # Opening a claim draws a frame around its words.
    rules += [
        f"{_OWN}:has(details.k{i}[open]) mark.k{i}{{outline:2px solid {INK};outline-offset:1px}}" for i in range(claims)
    ]
    if anchors:
        # So does an address that leads to a claim; the bar above the page must not hide where it leads.
        rules.append(f"{_OWN} .at{{scroll-margin-top:6rem}}")
        rules += [
            f"{_OWN}:has(.at.k{i}:target) mark.k{i}{{outline:2px solid {INK};outline-offset:1px}}"
            f"{_OWN}:has(.at.k{i}:target) details.k{i}>summary{{font-weight:600}}"
            for i in range(claims)
        ]
    for table, color in CLAIMS.items():
        rules.append(f"{_OWN} mark.{table},{_OWN} .dot.{table}{{background:{mix(color, 0.16)}}}")
        rules.append(f"{_OWN}:has(input.{table}:not(:checked)) mark.{table}{{background:none;outline:0}}")
        rules.append(f"{_OWN}:has(input.{table}:not(:checked)) li.{table}{{display:none}}")
    for kind, color in MENTIONS.items():
        line = f"border-bottom:{'3px' if _LINES[kind] == 'double' else '2px'} {_LINES[kind]} {color}"
        rules.append(f"{_OWN} mark.{kind},{_OWN} .dot.{kind}{{{line}}}")
        rules.append(f"{_OWN}:has(input.{kind}:not(:checked)) mark.{kind}{{border-bottom:0}}")
        rules.append(f"{_OWN}:has(input.{kind}:not(:checked)) tr.{kind}{{display:none}}")
    rules.append(f"{_OWN}:has(input.{_UNUSED}:checked) mark.{_UNUSED}{{color:{MUTED};font-style:italic}}")
    return "".join(rules)


def _legend() -> str:
    def switch(kind: str, words: str, checked: bool) -> str:
        state = " checked" if checked else ""
        return f'<label><input type="checkbox" class="{kind}"{state}> <span class="dot {kind}">{words}</span></label>'

    switches = [switch(k, w, True) for k, w in {**_CLAIM_WORDS, **_MENTION_WORDS}.items()]
    switches.append(switch(_UNUSED, "Sentences without a claim (slanted)", False))
    return f'<div class="legend" role="group" aria-label="What is marked">{"".join(switches)}</div>'


def _read_as(material: Material, row: Any) -> str:
    """Return what a mention stands for, in words."""
    read_as = material.name(row.ref) if isinstance(row.ref, str) else "not resolved"
    if row.kind == "time":
        first, last = (None if d is pd.NaT else d for d in (row.time_start, row.time_end))
        read_as = day_words(first, last)
    if row.kind == "quantity":
        read_as = interval_words(row.low, row.high)
    return read_as


def _mention_title(material: Material, row: Any) -> str:
    found = f"by {row.method}, {row.confidence:.2f}"
    return f"{words_for(row.kind).capitalize()}: {_read_as(material, row)} ({found})"


def _claim_title(material: Material, claim: Told) -> str:
    doubts = f"; doubts: {', '.join(claim.doubts)}" if claim.doubts else ""
    return f"{_CLAIM_WORDS[claim.table]}: {claim.summary} (by {claim.rule}, {claim.confidence:.2f}{doubts})"


def _spans(material: Material, doc_id: str, claims: Sequence[Told], anchors: bool) -> list[Span]:
    dossier = material.dossier
    spans = [
        Span(*c.span, f"{c.table} k{i}", _claim_title(material, c), c.claim_id if anchors else "")
        for i, c in enumerate(claims)
    ]
    spans += [
        Span(int(m.span_start), int(m.span_end), m.kind, _mention_title(material, m))
        for m in each(dossier.mentions[dossier.mentions.doc_id == doc_id])
    ]
    unused = dossier.sentences[(dossier.sentences.doc_id == doc_id) & ~dossier.sentences.used]
    spans += [
        Span(
            int(s.span_start), int(s.span_end), _UNUSED, f"No claim: {s.why_not if isinstance(s.why_not, str) else ''}"
        )
        for s in each(unused)
    ]
    return spans


def _paragraphs(material: Material, doc_id: str, text: str) -> list[tuple[int, int]]:
    """Return where each paragraph starts and ends; text outside any sentence goes with the one before it."""
    sentences = material.dossier.sentences
    mine = sentences[sentences.doc_id == doc_id]
    starts = sorted({int(s) for s in mine.groupby("paragraph").span_start.min()}) if len(mine) else []
    borders = [0, *starts[1:], len(text)] if starts else [0, len(text)]
    return list(pairwise(borders))


def _article(material: Material, doc_id: str, claims: Sequence[Told], narrowed: str, anchors: bool) -> str:
    text = material.dossier.texts.get(doc_id, "")
    row = next(iter(each(material.dossier.documents[material.dossier.documents.doc_id == doc_id])))
    spans = _spans(material, doc_id, claims, anchors)
    about = [t for t in (row.source, row.path) if isinstance(t, str)]
    published = None if row.published is pd.NaT else row.published
    about.append(
        f"published {day_words(published)} ({words_for(row.published_basis)})" if published else "day not known"
    )
    body = [
        f"<h3>{escape(material.documents[doc_id])}</h3><p class='quiet'>{escape(' · '.join(about))}</p>", _legend(),
        f"<p role='status'>{escape(narrowed)}</p>" if narrowed else "",
    ]  # fmt: skip
    mentions = list(each(material.dossier.mentions[material.dossier.mentions.doc_id == doc_id]))
    for start, end in _paragraphs(material, doc_id, text):
        inside = [s for s in spans if s.start < end and s.end > start]
        beside = "".join(_beside(material, c, i) for i, c in enumerate(claims) if start <= c.span[0] < end)
        found = _found(material, [m for m in mentions if start <= m.span_start < end])
        body.append(
            f"<div class='para'><div>{mark(text, inside, start, end).strip()}{found}</div>"
            f"{f'<ul>{beside}</ul>' if beside else ''}</div>"
        )
    return card("".join(body), _style(len(claims), anchors))


def _beside(material: Material, claim: Told, number: int) -> str:
    """Return a claim as a line that opens: who says so, when and how it was read."""
    when = day_words(claim.day, claim.last) if claim.dated else "not known"
    looking_back = "; told as history" if claim.background else ""
    lines = {
        "Said by": f"{said_by(material, claim)} ({words_for(claim.speech_act)}, {day_words(claim.reported)})",
        "Happened": f"{when}; {words_for(claim.modality)}{looking_back}",
        "Read by": f"{claim.rule}, confidence {claim.confidence:.2f}",
        "Doubts": ", ".join(claim.doubts),
        "Claim": claim.claim_id,
    }
    terms = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in lines.items() if value)
    return (
        f'<li class="{claim.table}"><details class="k{number}"><summary><span class="dot {claim.table}">'
        f"{escape(claim.summary)}</span></summary><dl>{terms}</dl></details></li>"
    )


def _found(material: Material, mentions: Sequence[Any]) -> str:
    """Return the mentions of a paragraph as a table that opens: the words, what they are read as, and by what."""
    if not mentions:
        return ""
    rows = "".join(
        f'<tr class="{m.kind}"><td><span class="dot {m.kind}">{escape(m.text)}</span></td>'
        f"<td>{escape(words_for(m.kind))}</td><td>{escape(_read_as(material, m))}</td>"
        f"<td>{escape(m.method)}, {m.confidence:.2f}</td></tr>"
        for m in sorted(mentions, key=lambda m: (m.span_start, m.span_end, m.kind))
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("words", "kind", "read as", "found by"))
    return (
        f'<details class="found"><summary>{plural(len(mentions), "mention")} in this paragraph</summary>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )
