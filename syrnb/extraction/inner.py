"""Actors named inside a description of others: "Turkish" in "Turkish-backed rebels", "Assad" in "pro-Assad troops"."""

from __future__ import annotations

from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.words import split_words
from syrnb.language.text import Text

__all__ = ["find_inner_actors"]


def find_inner_actors(text: Text, knowledge: Knowledge) -> dict[int, str]:
    """Return who is named right before a hyphen, or right after "pro-" and "anti-".

    Returns
    -------
    dict
        Offset of the name's last token to the actor's id; a country's name or adjective means its government.
    """
    content = text.document.text
    if "-" not in content:
        return {}
    words = split_words(content)
    found: dict[int, str] = {}
    for i, word in enumerate(words):
        if not word.capital:
            continue
        for hit in knowledge.names.find(words, i):
            last = words[hit.end - 1]
            before = content[max(0, word.start - 5) : word.start].casefold()
            if content[last.end : last.end + 1] not in ("-", "‑", "–") and not before.endswith(("pro-", "anti-")):
                continue
            ref = next((n.ref for n in hit.names if n.kind == "actor"), None)
            code = next((n.ref for n in hit.names if n.kind in ("country", "adjective", "capital")), None)
            if ref is None and code in knowledge.countries:
                ref = f"{knowledge.countries[code].slug}-gov"
            if ref is not None and ref in knowledge.actors:
                found.setdefault(text.span(last.end - 1, last.end)[0].idx, ref)
    return found
