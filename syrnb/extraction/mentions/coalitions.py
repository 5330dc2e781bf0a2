"""Which coalition "coalition warplanes" are of, where an article names one that is not the best known."""

from __future__ import annotations

from syrnb.extraction.mentions.draft import Draft

__all__ = ["resolve_coalitions"]

WORD = "coalition"


def resolve_coalitions(draft: Draft) -> None:
    """Let what is only a coalition's be of the one named in full before, where the text names no other.

    "The Saudi-led coalition took the port. Coalition warplanes struck": not the coalition that is known by that alone.
    """
    named: list[str] = []
    bare: list[tuple[int, int]] = []
    for number, mention in draft.in_order():
        if mention.kind != "actor" or mention.ref is None:
            continue
        first, end = draft.words_of(mention.start, mention.end)
        keys = [word.key for word in draft.words[first:end] if word.key != "the"]
        if keys[:1] == [WORD]:
            bare.append((number, len(named)))
        elif WORD in keys:
            named.append(mention.ref)
    for number, before in bare:
        if before and draft.mentions[number].ref not in named:
            draft.change(number, ref=named[before - 1], method="coreference", confidence=0.7)
