"""sources.csv beside the articles: what an analyst says of sources, above all how reliable they are and who says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from syrnb.errors import SeedsError
from syrnb.schema import RELIABILITY, SOURCE_KIND

__all__ = ["SOURCES", "grade_sources", "read_sources"]

SOURCES = "sources.csv"
COLUMNS = ("source", "kind", "side", "family", "reliability", "basis")


def read_sources(path: Path) -> list[dict[str, str]]:
    """Read a sources.csv; a file that is not there has no rows.

    Returns
    -------
    list of dict
        By row the cells that are filled: ``source`` (id or name), ``kind, side, family, reliability, basis``.

    Raises
    ------
    SeedsError
        With every row that cannot be used, by its line. A grade needs a ``basis``: who gave it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise SeedsError(f"{path.name} cannot be read: it is not UTF-8; save it as CSV UTF-8") from error
    except OSError as error:
        raise SeedsError(f"{path.name} cannot be opened: {error.strerror}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if text.strip() and "source" not in (reader.fieldnames or ()):
        raise SeedsError(f"{path.name} line 1: no column 'source': its first line must be {','.join(COLUMNS)}")
    rows, problems = [], []
    for cells in reader:
        row = {c: value for c in COLUMNS if (value := (cells.get(c) or "").strip())}
        where = f"{path.name} line {reader.line_num}"
        if not row:
            continue
        if "source" not in row:
            problems.append(f"{where}: source is missing")
        if row.get("kind", "other") not in SOURCE_KIND:
            problems.append(f"{where}: kind {row['kind']!r} is not one of {', '.join(SOURCE_KIND)}")
        if row.get("reliability", "A") not in RELIABILITY:
            problems.append(f"{where}: reliability {row['reliability']!r} is not one of {', '.join(RELIABILITY)}")
        if "reliability" in row and "basis" not in row:
            problems.append(f"{where}: a reliability needs a basis: who gave it, and where")
        rows.append(row)
    if problems:
        raise SeedsError("\n".join(problems))
    return rows


def grade_sources(sources: Iterable[Mapping[str, Any]], graded: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Return rows of the table ``sources`` with what an analyst says of them; rows of others are left as they are.

    Examples
    --------
    >>> sana = {"source_id": "sana", "name": "SANA", "aliases": [], "kind": "state-media"}
    >>> grade_sources([sana], [{"source": "SANA", "reliability": "D", "basis": "our desk, 2025"}])[0]["reliability"]
    'D'
    """
    said = {row["source"].casefold(): row for row in graded}
    found = []
    for source in sources:
        names = (source["source_id"], source["name"], *(source.get("aliases") or ()))
        row = next((said[name.casefold()] for name in names if name.casefold() in said), {})
        found.append({**source, **{column: value for column, value in row.items() if column != "source"}})
    return found
