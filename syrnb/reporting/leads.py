"""From a claim or an article named on a page of a report to the page of its article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from syrnb.dossier import Dossier
from syrnb.views.evidence import said_by
from syrnb.views.phrases import day_words, plural
from syrnb.views.view import material_of

__all__ = ["Lead", "claims_drawn", "lead_from_words", "leads_of", "list_leads"]

_MARKED = re.compile(r'<span data-claim="([\w-]{1,80})">([^<]*)</span>')
"""What :func:`syrnb.views.markup.lead` makes."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a claim's words or an article stand, relative to the folder of the report, and what it is in one line."""

    address: str
    words: str


def leads_of(dossier: Dossier, articles: str) -> dict[str, Lead]:
    """Return where the words of each claim stand, by its id and in the order of days, and each article, by its id.

    Parameters
    ----------
    dossier
        What was read.
    articles
        The folder of the articles' pages, see :func:`syrnb.reporting.write_articles`.
    """
    material = material_of(dossier)
    far = pd.Timestamp.max
    claims = sorted(material.claims, key=lambda c: (c.day or c.last or far, c.claim_id))
    read = dossier.documents[dossier.documents.status == "read"]
    return {
        c.claim_id: Lead(
            f"{articles}/{c.doc_id}.html#{c.claim_id}",
            f"{day_words(c.day, c.last)}: {c.summary} (says {said_by(material, c)})",
        )
        for c in claims
    } | {d: Lead(f"{articles}/{d}.html", material.documents.get(d, d)) for d in read.doc_id}


def lead_from_words(page: str, leads: Mapping[str, Lead]) -> str:
    """Return a page whose rows and words lead to their articles.

    Examples
    --------
    >>> lead_from_words('<span data-claim="e1">a</span> <span data-claim="e2">b</span>', {"e1": Lead("d.html#e1", "")})
    '<a href="d.html#e1">a</a> b'
    """

    def link(found: re.Match[str]) -> str:
        lead = leads.get(found[1])
        return f'<a href="{html.escape(lead.address)}">{found[2]}</a>' if lead else found[2]

    return _MARKED.sub(link, page)


def claims_drawn(figure: Mapping[str, Any]) -> set[str]:
    """Return the ids of the claims that a click on a mark of a plotly picture chooses, on any of its days."""
    frames = figure.get("frames") or ()
    traces = [*figure.get("data", ()), *(trace for frame in frames for trace in frame.get("data", ()))]
    return {claim for trace in traces for claim in _ids(trace.get("customdata")) if claim}


def _ids(customdata: object) -> Iterator[str]:
    return (value for value in customdata if isinstance(value, str)) if isinstance(customdata, list) else iter(())


def list_leads(figure: Mapping[str, Any], leads: Mapping[str, Lead]) -> str:
    """Return the claims that a picture draws as a folded list, each leading to its words; empty where it draws none."""
    drawn = claims_drawn(figure)
    shown = [lead for claim_id, lead in leads.items() if claim_id in drawn]
    if not shown:
        return ""
    items = "".join(f'<li><a href="{html.escape(lead.address)}">{html.escape(lead.words)}</a></li>' for lead in shown)
    return (
        "<p class='syrnb-screen'>Click a mark to read its words in their article.</p>"
        "<details><summary>The claims that the marks open, each with its words: "
        f"{plural(len(shown), 'claim')}</summary>"
        f"<ul>{items}</ul></details>"
    )
