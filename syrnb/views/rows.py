"""Any frame as a table for reading."""

from __future__ import annotations

import pandas as pd

from syrnb.views.markup import Html, card, table_html

__all__ = ["rows"]


def rows(frame: pd.DataFrame, limit: int = 12) -> Html:
    """Return the first rows of a frame as a table on the card: words to the left, numbers to the right.

    Parameters
    ----------
    frame
        Any table of a dossier, of an analysis or of a view; its index is not shown.
    limit
        How many rows at most; the rest is counted.

    Examples
    --------
    >>> print(rows(pd.DataFrame({"who": ["a", "b"], "claims": [1, 20]})))
    who  claims
      a       1
      b      20
    """
    return Html(card(table_html(frame, limit)), frame.head(limit).to_string(index=False))
