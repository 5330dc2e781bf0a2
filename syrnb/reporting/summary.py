"""What was read, what was not and why, and how many claims came of it, as plain text."""

from __future__ import annotations

import re

from syrnb import schema
from syrnb.dossier import Dossier

__all__ = ["describe_reading", "plain"]

# Control and direction marks in a file's name or reason could redraw the terminal that shows them.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    r"""Return text for one line of a terminal: control and direction marks become spaces.

    >>> plain("a\x1b[2Jb")
    'a [2Jb'
    """
    return _UNPRINTABLE.sub(" ", str(text))


def describe_reading(dossier: Dossier, *, whole_path: bool = True) -> str:
    """Say what was read, what was not and why, which articles lack a date, and the claims of each table.

    Parameters
    ----------
    dossier
        What was read.
    whole_path
        Whether to name the folder by its path; otherwise by its name alone, as in what is handed on.

    Returns
    -------
    str
        Lines of plain text.

    Examples
    --------
    >>> print(describe_reading(Dossier.from_rows({})))
    Read no articles: there was nothing to read. Put .txt, .md, .html, .pdf or .jsonl files into the folder.
    Claims: none
    """
    documents, folder = dossier.documents, dossier.seeds
    place = f" in {plain(folder if whole_path else folder.resolve().name)}" if folder else ""
    if documents.empty:
        head = (
            f"Read no articles: there was nothing to read{place}. "
            "Put .txt, .md, .html, .pdf or .jsonl files into the folder."
        )
        return "\n".join([head, _claims(dossier)])
    read = documents[documents.status == "read"]
    sentences = dossier.sentences
    lines = [
        f"Read {len(read):,} of {_count(len(documents), 'article')}"
        + f"{place}: {_count(len(sentences), 'sentence')}, {int(sentences.used.sum()):,} of them with a claim."
    ]
    unread = documents[documents.status != "read"]
    if len(unread):
        lines.append("Not read:")
        lines += [
            f"  {plain(path)}: {status}, {plain(reason)}"
            for path, status, reason in zip(
                unread.path, unread.status, unread.reason.fillna("no reason given"), strict=True
            )
        ]
    undated = read[read.published.isna()]
    if len(undated):
        lines.append("No publication day, so relative dates stay open (give one in documents.csv):")
        lines += [f"  {plain(path)}" for path in undated.path]
    return "\n".join([*lines, _claims(dossier)])


def _claims(dossier: Dossier) -> str:
    counts = {name: len(getattr(dossier, name)) for name in schema.CLAIM_TABLES}
    if not any(counts.values()):
        return "Claims: none"
    return "Claims: " + ", ".join(f"{name} {count:,}" for name, count in counts.items())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
