"""Changes as one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

import pandas as pd

from syrnb.analysis.changes.effects import Scene, find_effects
from syrnb.analysis.changes.matching import Told, differ, match_claims, read_told
from syrnb.analysis.changes.results import Result, compare_results
from syrnb.analysis.scopes import Actors, Places
from syrnb.dossier import Dossier

__all__ = ["CHANGES", "changes"]

COLUMNS = ("change", "table", "subject", "by", "was", "now", "reason", "path", "words", "key", "claims")

CHANGES = (
    "contradicted", "reconciled", "corroborated", "weakened", "re-dated", "re-scoped", "revised", "narrowed", "widened",
    "moved", "added", "gone",
)  # fmt: skip
"""What can happen to a claim, or to what follows from the claims; the first tell an analyst most."""

Row = tuple[Any, ...]


def changes(before: Dossier, after: Dossier, *, results: bool = True) -> pd.DataFrame:
    """Compare two dossiers: what was added, what is gone, and what that did to what stood.

    Parameters
    ----------
    before, after
        Two readings: with fewer and with more articles, before and after an override, by an older and a newer version.
    results
        Whether tolls, ties and holdings are compared too; they take most of the time.

    Returns
    -------
    DataFrame
        One row a change, those that tell most first: ``change`` (one of ``CHANGES``), ``table``, ``subject`` (a
        claim's id; for tolls, ties and holdings what they are of), ``by`` (the new claim that did it, or NA), ``was,
        now, reason``, and the ``path`` and ``words`` of the new claim, or of the one that is gone. Of tolls, ties and
        holdings ``key`` has the cells of their table by which they are known again, ``""`` where nothing is known,
        and ``claims`` the claims on which they rest; of claims both are empty lists. Two equal dossiers give no row;
        swapping them swaps added and gone.

    Examples
    --------
    >>> empty = Dossier.from_rows({})
    >>> len(changes(empty, empty, results=False))
    0
    """
    old, new = read_told(before), read_told(after)
    matched = match_claims(old, new)
    stood = set(matched.values())
    added = [told for claim, told in new.items() if claim not in stood]
    gone = [told for claim, told in old.items() if claim not in matched]
    rows: list[Row] = [*_list("added", added, before), *_list("gone", gone, after)]
    for was, now in matched.items():
        for change, column, a, b in differ(old[was], new[now]):
            rows.append((change, old[was].table, was, now, a, b, _reason(column, new[now]), *_words(new[now])))
    if added:
        standing = [new[claim] for claim in matched.values()]
        for e in find_effects(standing, added, _scene(after)):
            rows.append((e.change, e.new.table, e.old.claim_id, e.new.claim_id, e.was, e.now, e.reason, *_words(e.new)))
    if results and (rows or added or gone):
        fresh = {told.claim_id for told in added}
        rows += [_row_of(result, fresh, new, old) for result in compare_results(before, after)]
    rows.sort(key=lambda row: (CHANGES.index(str(row[0])), *(str(cell) for cell in row[1:4])))
    whole = [row if len(row) == len(COLUMNS) else (*row, [], []) for row in rows]
    frame = pd.DataFrame(whole, columns=list(COLUMNS))
    return frame.astype({column: "str" for column in COLUMNS[:-2]})


def _row_of(result: Result, fresh: Set[str], new: Mapping[str, Told], old: Mapping[str, Told]) -> Row:
    """Return a result's row, with the words of the first new claim on which it rests, or of the first."""
    by = next((claim for claim in result.claims if claim in fresh), None)
    first = next(
        (told for claim in (by, *result.claims) if (told := new.get(claim or "") or old.get(claim or ""))), None
    )
    words = (None, None) if first is None else _words(first)
    return (
        result.change, result.table, result.subject, by, result.was, result.now, result.reason, *words,
        list(result.key), list(result.claims),
    )  # fmt: skip


def _list(change: str, claims: list[Told], other: Dossier) -> Iterator[Row]:
    """Yield a row a claim that the other reading has not, and why it has not."""
    ids = dict(zip(other.documents["path"], other.documents["doc_id"], strict=True))
    read = set(other.documents.loc[other.documents["status"] == "read", "path"])
    for told in claims:
        words = str(told.row["quote"])
        text = other.texts.get(ids.get(told.path, ""))
        if told.path not in read:
            reason = "its document is new" if change == "added" else "its document is gone"
        elif text is not None and words not in text:
            reason = (
                "its words are new in the document" if change == "added" else "its words are gone from the document"
            )
        else:
            reason = "its words were not read so before" if change == "added" else "its words are no longer read so"
        yield change, told.table, told.claim_id, None, None, None, reason, *_words(told)


def _reason(column: str, told: Told) -> str:
    """Return why a column of one claim differs: an analyst's hand where it says so, else another reading."""
    signed = [d for d in told.row["doubts"] if d.startswith((f"overridden: {column} was", "overridden: actor was"))]
    return signed[-1] if signed else f"{column} is read otherwise"


def _words(told: Told) -> tuple[str, str]:
    return told.path, str(told.row["quote"])


def _scene(dossier: Dossier) -> Scene:
    from syrnb.analysis.origins import trace_origins

    members, copies = dossier.incidents().members, dossier.copies()
    tables = {"sources": dossier.sources, "documents": dossier.documents, "actors": dossier.actors}
    return Scene(
        dict(zip(members["claim_id"], members["incident_id"], strict=True)),
        {claim: origin.source for claim, origin in trace_origins(dossier.claims(), copies=copies, **tables).items()},
        dict(zip(copies["doc_id"], copies["copy_group"], strict=True)),
        Actors.read(dossier.actors),
        Places.read(dossier.locations),
    )
