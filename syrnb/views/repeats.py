"""How much is said twice: texts that several articles carry, and happenings that several claims tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from syrnb.views.claims import each
from syrnb.views.markup import Html
from syrnb.views.phrases import count_words, day_words, plural, words_for
from syrnb.views.rows import rows as show_rows
from syrnb.views.view import material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["copied_texts", "copies", "often_told"]


def copied_texts(dossier: Dossier) -> pd.DataFrame:
    """Return the articles that carry a text which another carries too, those of one text together.

    Parameters
    ----------
    dossier
        What was read.

    Returns
    -------
    DataFrame
        One row an article, the most copied text first: ``text`` (its number and how many articles carry it, named in
        the first of its rows alone), ``article``, ``source``, ``published``, ``file``, and ``shared``, the largest part
        of the shorter text that it has in common with another.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> list(copied_texts(Dossier.from_rows({})))
    ['text', 'article', 'source', 'published', 'file', 'shared']
    """
    copies, documents = dossier.copies(), {d.doc_id: d for d in each(dossier.documents)}
    titles = material_of(dossier).documents
    groups: dict[str, list[Any]] = {}
    for row in each(copies):
        groups.setdefault(row.copy_group, []).append(row)
    carried = sorted((g for g in groups.values() if len(g) > 1), key=lambda g: (-len(g), g[0].copy_group))
    rows = []
    for number, group in enumerate(carried, start=1):
        told = sorted(((documents[row.doc_id], row) for row in group), key=lambda pair: pair[0].path)
        for i, (d, row) in enumerate(told):
            rows.append(
                (
                    "" if i else f"{number}, in {plural(len(group), 'article')}", titles[d.doc_id],
                    d.source if isinstance(d.source, str) else "",
                    day_words(None if d.published is pd.NaT else d.published), d.path, row.shared,
                )
            )  # fmt: skip
    return pd.DataFrame(rows, columns=["text", "article", "source", "published", "file", "shared"])


def copies(dossier: Dossier, most: int = 8) -> Html:
    """Return the texts that several articles carry as a table for reading: the first ones, each with all its articles.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> print(copies(Dossier.from_rows({})))
    No two articles carry one text.
    """
    frame = copied_texts(dossier)
    starts = [i for i, text in enumerate(frame["text"]) if text]
    whole = starts[most] if len(starts) > most else len(frame)
    return show_rows(frame, whole, nothing="No two articles carry one text.")


def often_told(dossier: Dossier) -> pd.DataFrame:
    """Return the happenings that claims of events tell of, in words, those told most often first.

    Parameters
    ----------
    dossier
        What was read.

    Returns
    -------
    DataFrame
        One row a happening: ``what``, ``who``, ``to whom``, ``where``, ``when``, how many ``claims``, ``articles`` and
        independent ``sources`` tell of it, and ``claim_id``, the claim that it is named for.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> len(often_told(Dossier.from_rows({})))
    0
    """
    material, table = material_of(dossier), dossier.incidents().table
    table = table.sort_values(["claims", "documents", "incident_id"], ascending=[False, False, True])

    def names(refs: list[str], limit: int = 2) -> str:
        return count_words([material.name(ref) for ref in refs], limit)

    rows = [
        (
            _what(words_for(i.plover), i.words), names(i.side_a), names(i.side_b), names(i.location_ids),
            day_words(i.start, i.end), i.claims, i.documents, i.sources, i.incident_id.removeprefix("incident:"),
        )
        for i in each(table)
    ]  # fmt: skip
    columns = ["what", "who", "to whom", "where", "when", "claims", "articles", "sources", "claim_id"]
    return pd.DataFrame(rows, columns=columns)


def _what(kind: str, words: str) -> str:
    return kind if words.casefold() == kind else f"{kind} ({words})"
