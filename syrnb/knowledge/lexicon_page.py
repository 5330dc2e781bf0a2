"""The lexicon as a page that an analyst reads: ``docs/lexicon.md``, made from the data."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from syrnb.knowledge.lexicon import Lexicon
from syrnb.knowledge.lexicon_files import Entry, Trigger

__all__ = ["lexicon_page"]

HEAD = """# The lexicon of frames

<!-- Made by scripts/write_lexicon_page.py from syrnb/knowledge/language/frames; change the data, not this page. -->

What syrnb reads as an act, a tie or a state of control, and by which words. {entries} entries have {triggers} triggers;
each trigger's example and near miss run as tests. [How to add a verb](how-to/add-a-verb.md) says what the fields mean.

A type in capitals is PLOVER's, with its mode where PLOVER has one; then comes ACLED's sub-event type, empty where ACLED
codes nothing. *territory* stands for ACLED's "Government regains territory" and "Non-state actor overtakes territory",
*attack* for its "Attack" and "Armed clash": the sides decide. (n) marks a noun; a trigger that differs from its entry
says so in brackets. Signing an agreement counts as AGREE, where PLOVER's manual has SUPPORT.
"""


def lexicon_page(lexicon: Lexicon) -> str:
    """Return the page in Markdown: a table a file, a row an entry.

    Examples
    --------
    >>> from syrnb.knowledge.lexicon import load_lexicon
    >>> "| hold-place: a side holds a place; no act |" in lexicon_page(load_lexicon())
    True
    """
    entries = lexicon.entries
    parts = [HEAD.format(entries=len(entries), triggers=sum(len(e.triggers) for e in entries))]
    for file, group in groupby(entries, key=lambda entry: entry.file):
        parts.append(_table(file.removesuffix(".yaml"), group))
    return "\n".join(parts)


def _table(name: str, entries: Iterable[Entry]) -> str:
    rows = [
        f"## {name.capitalize()}",
        "",
        "| entry | triggers | type | what it implies | example |",
        "|---|---|---|---|---|",
    ]
    for entry in entries:
        triggers = ", ".join(_trigger(entry, trigger) for trigger in entry.triggers)
        example = next((t.example for t in entry.triggers if t.example), "")
        cells = [f"{entry.entry_id}: {entry.gloss}", triggers, _type(entry), "; ".join(_implied(entry)), example]
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*rows, ""])


def _type(entry: Entry) -> str:
    return ", ".join(x for x in (" ".join(filter(None, (entry.plover, entry.mode))), entry.acled) if x)


def _trigger(entry: Entry, trigger: Trigger) -> str:
    fitted = entry.fit(trigger)
    text = trigger.text + (" (n)" if trigger.part == "noun" else "")
    differs = []
    if _type(fitted) != _type(entry):
        differs.append(_type(fitted) or "no event")
    differs += [words for words in _implied(fitted) if words not in _implied(entry)]
    return f"{text} [{'; '.join(differs)}]" if differs else text


def _implied(entry: Entry) -> list[str]:
    """Return what a frame implies beside its event."""
    tie = entry.relation
    found = (
        entry.control and f"control: {entry.control}",
        tie and f"tie: {tie.kind} ({tie.sign:+d})",
        entry.outcome and f"casualties: {entry.outcome}",
        entry.modality,
    )
    return [words for words in found if words]
