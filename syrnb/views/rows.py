"""Any frame as a table for reading."""

from __future__ import annotations

import pandas as pd

from syrnb.views.markup import Html, card, claims_in, escape, table_html

__all__ = ["rows"]


def rows(frame: pd.DataFrame, limit: int = 12, *, nothing: str = "No rows.") -> Html:
    """Return the first rows of a frame as a table on the card: words to the left, numbers to the right.

    Parameters
    ----------
    frame
        Any table of a dossier, of an analysis or of a view; its index is not shown, nor are columns ``claim_id``
        and ``doc_id`` beside others: they say where a row leads to on a page of a report.
    limit
        How many rows at most; the rest is counted.
    nothing
        What is said where there is no row.

    Examples
    --------
    >>> print(rows(pd.DataFrame({"who": ["a", "b"], "claims": [1, 20]})))
    who  claims
      a       1
      b      20
    """
    if not len(frame):
        return Html(card(f'<p class="quiet">{escape(nothing)}</p>'), nothing)
    shown = frame.drop(columns=["claim_id", "doc_id"], errors="ignore")
    return Html(card(table_html(shown, limit, claims=claims_in(frame))), shown.head(limit).to_string(index=False))
