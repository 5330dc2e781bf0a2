"""The words behind the rows: each claim's sentence with its quote marked, and who said it, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from syrnb.views.claims import AUTHOR, Material, Told
from syrnb.views.markup import Html, Span, card, escape, lead, mark
from syrnb.views.phrases import day_words, plural, words_for, wrap
from syrnb.views.theme import MARKED

__all__ = ["folded_words", "hover_of", "rows_of", "said_by", "show_in_article", "show_words"]

COLUMNS = [
    "when", "claim", "said by", "how", "standing", "reported", "document", "quote", "confidence", "doubts", "claim_id",
]  # fmt: skip


_QUOTE = 12
"""Lines of a quote in a hover box: more than a claim of an article takes."""


def said_by(material: Material, claim: Told) -> str:
    """Return who says so, in words: the speaker, and who passes it on."""
    who = "the article itself" if claim.speaker == AUTHOR else claim.speaker_name
    via = [material.name(v) for v in claim.via]
    return f"{who}, through {', then '.join(via)}" if via else who


def rows_of(material: Material, claims: Iterable[Told]) -> pd.DataFrame:
    """Return the rows behind a picture as a table for readers.

    Returns
    -------
    DataFrame
        One row a claim, in the given order: when, claim, said by, how (speech act), standing (modality), reported,
        document, quote, confidence, doubts (text), claim_id.
    """
    rows = [
        (
            day_words(c.day, c.last), c.summary, said_by(material, c), words_for(c.speech_act),
            words_for(c.modality) + (", looking back" if c.background else ""), day_words(c.reported),
            material.documents.get(c.doc_id, c.doc_id), c.quote, c.confidence, ", ".join(c.doubts), c.claim_id,
        )
        for c in claims
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def _told_in(material: Material, claim: Told) -> tuple[str, str]:
    """Return the name of a claim's article, and the day of its publication, behind a comma, unless that names it."""
    name = material.documents.get(claim.doc_id, claim.doc_id)
    day = day_words(material.published.get(claim.doc_id))
    return name, "" if name.endswith(day) else f", {day}"


def _on_day(material: Material, claim: Told) -> str:
    """Return on which day it was said, where that is known to be another than the article's."""
    published = material.published.get(claim.doc_id)
    other = claim.reported is not None and claim.reported != published
    return f" on {day_words(claim.reported)}" if other else ""


def hover_of(material: Material, claim: Told) -> str:
    """Return a claim for a hover box: what, when, standing, who says so, and the words; inert and wrapped."""
    standing = "" if claim.modality == "actual" else f" · {words_for(claim.modality)}"
    lines = [
        f"<b>{wrap(claim.summary, 58)}</b>",
        wrap(f"{day_words(claim.day, claim.last)}{standing}", 64),
        wrap(f"{said_by(material, claim)} {words_for(claim.speech_act)}{_on_day(material, claim)}:", 64),
        f"<i>“{wrap(claim.quote, 64, _QUOTE)}”</i>",
        wrap("".join(_told_in(material, claim)), 64),
        *(wrap(f"Overridden: {words}", 64) for words in claim.overridden),
    ]
    return "<br>".join(lines)


def _sentence(material: Material, claim: Told) -> tuple[str, int, int]:
    """Return the text that a claim stands in, and where its sentence starts and ends there."""
    start, end = claim.span
    text = material.dossier.texts.get(claim.doc_id, "")
    if text[start:end] != claim.quote:
        return claim.quote, 0, len(claim.quote)
    bounds = material.sentence(claim.sentence_id)
    if bounds is None or not bounds[0] <= start <= bounds[1]:
        return text, max(0, start - 120), min(len(text), end + 120)
    return text, bounds[0], max(bounds[1], end)


def _words(material: Material, claim: Told) -> str:
    text, start, end = _sentence(material, claim)
    offset = claim.span[0] if text != claim.quote else 0
    marked = mark(text, [Span(offset, offset + len(claim.quote), "quote")], start, end)
    document, day = map(escape, _told_in(material, claim))
    doubts = f"; doubts: {escape(', '.join(claim.doubts))}" if claim.doubts else ""
    looking_back = "; told as history" if claim.background else ""
    return (
        f"<h4>{escape(claim.summary)}</h4><blockquote>{marked}</blockquote>"
        f"<p class='quiet'>{escape(said_by(material, claim))} {escape(words_for(claim.speech_act))}"
        f"{escape(_on_day(material, claim))}, in <b>{lead(claim.claim_id, document)}</b>{day}. "
        f"Happened: {escape(day_words(claim.day, claim.last))}; "
        f"{escape(words_for(claim.modality))}{looking_back}. Read by {escape(claim.rule)}, confidence "
        f"{claim.confidence:.2f}{doubts}. <span title='claim'>{escape(claim.claim_id)}</span></p>"
    )


def show_words(material: Material, claims: Sequence[Told], limit: int = 8, title: str = "The words") -> Html:
    """Return the sentences that claims were read from, their quotes marked.

    Parameters
    ----------
    claims
        In the order to show.
    limit
        How many at most; the rest is counted.
    """
    if not claims:
        return Html(card("<p>No claims, so no words.</p>"), "No claims, so no words.")
    body = f"<h3>{escape(title)}</h3>" + "".join(_words(material, c) for c in claims[:limit])
    if len(claims) > limit:
        body += f"<p class='quiet'>and {plural(len(claims) - limit, 'more claim')}.</p>"
    plain = "\n".join(f"{c.summary}\n  “{c.quote}” ({said_by(material, c)})" for c in claims[:limit])
    return Html(card(body), plain)


def folded_words(material: Material, claims: Sequence[Told], line: str, limit: int = 20) -> str:
    """Return the sentences of some claims, folded under a line, as safe HTML for a card; empty without claims."""
    if not claims:
        return ""
    more = f"<p class='quiet'>and {plural(len(claims) - limit, 'more claim')}.</p>" if len(claims) > limit else ""
    words = "".join(_words(material, c) for c in claims[:limit])
    return f"<details><summary>{escape(line)}</summary>{words}{more}</details>"


def show_in_article(material: Material, claim: Told) -> Html:
    """Return a claim's sentence where it stands: its paragraph and the two beside it, and the article to unfold."""
    from syrnb.views.reader import reader

    text = material.dossier.texts.get(claim.doc_id, "")
    found = show_words(material, [claim], title="The words of this claim")
    if text[slice(*claim.span)] != claim.quote:
        return found
    start, end = _surroundings(material, claim)
    bounds = material.sentence(claim.sentence_id) or claim.span
    spans = [Span(*bounds, "sentence"), Span(*claim.span, "quote")]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    around = f"<div class='around'>{before}{mark(text, spans, start, end).strip()}{after}</div>"
    article = reader(material.dossier, claim.doc_id).html()
    style = (
        ".syrnb.syrnb .around{white-space:pre-line;max-height:15em;overflow-y:auto;font-size:13px;margin-top:8px}"
        ".syrnb.syrnb mark.sentence{background:none;border-bottom:2px solid #c9a227}"
        f".syrnb.syrnb mark.quote{{background:{MARKED}}}"
    )
    whole = f"<details><summary>The whole article, with everything that was read from it</summary>{article}</details>"
    return Html(found.body + card(f"<h4>In its article</h4>{around}", style) + whole, found.plain)


def _surroundings(material: Material, claim: Told) -> tuple[int, int]:
    """Return from where to where to show an article around a claim: its paragraph and the ones beside it."""
    sentences = material.dossier.sentences
    mine = sentences[sentences.doc_id == claim.doc_id]
    own = mine[mine.sentence_id == claim.sentence_id]
    if own.empty:
        return max(claim.span[0] - 400, 0), claim.span[1] + 400
    near = mine[(mine.paragraph - own.paragraph.iloc[0]).abs() <= 1]
    return int(near.span_start.min()), int(near.span_end.max())
