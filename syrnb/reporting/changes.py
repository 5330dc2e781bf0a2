"""What changed between two readings, as plain text."""

from __future__ import annotations

import pandas as pd

from syrnb.analysis.records import read_records, text_or_empty
from syrnb.reporting.summary import plain

__all__ = ["describe_changes"]

WIDTH = 100
"""How many characters of a claim's words are shown."""


def describe_changes(changes: pd.DataFrame, *, most: int = 20) -> str:
    """Say what changed.

    Parameters
    ----------
    changes
        As :func:`syrnb.analysis.changes.changes` returns them.
    most
        How many rows of each kind of change and table are written out; the rest are counted.

    Returns
    -------
    str
        Lines of plain text.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> from syrnb.analysis.changes import changes
    >>> print(describe_changes(changes(Dossier.from_rows({}), Dossier.from_rows({}))))
    Nothing changed.
    """
    if changes.empty:
        return "Nothing changed."
    lines: list[str] = []
    for (change, table), rows in changes.groupby(["change", "table"], sort=False):
        lines.append(f"{change} in {table}: {len(rows)}")
        for row in read_records(rows.head(most)):
            lines += [f"  {line}" for line in _lines(row)]
        if len(rows) > most:
            lines.append(f"  ... and {len(rows) - most} more")
    return "\n".join(lines)


def _lines(row: dict[str, object]) -> list[str]:
    was, now = text_or_empty(row["was"]), text_or_empty(row["now"])
    by = f", by {row['by']}" if text_or_empty(row["by"]) else ""
    first = f"{row['subject']}{by}: {row['reason']}"
    found = [first + (f" ({was} -> {now})" if was or now else "")]
    words = " ".join(text_or_empty(row["words"]).split())
    if words:
        cut = words if len(words) <= WIDTH else words[: WIDTH - 3] + "..."
        found.append(f'    "{cut}" [{row["path"]}]')
    return [plain(line) for line in found]
