"""Titles before the names of persons: part of the name ("President Obama"), and a way to say again who is meant."""

from __future__ import annotations

from collections.abc import Iterator

from syrnb.extraction.mentions.draft import Draft
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import LONGEST_TITLE, load_titles

__all__ = ["join_titles", "resolve_titles", "start_of_title"]

Keys = tuple[str, ...]


def start_of_title(draft: Draft, end: int, *, capital: bool = False) -> int:
    """Return where the title that ends at a word starts, or the word itself: "[Deputy Secretary of State] Blinken".

    Several in a row are one ("Navy Lt. Gen."); ``capital`` asks that each begin with one.
    """
    start = end
    while (length := _length_of_title(draft, start)) and (not capital or draft.words[start - length].capital):
        start -= length
    while (
        start < end
        and start > 0
        and draft.words[start].joined
        and load_titles().get((draft.words[start].key,)) == "rank"
        and (service := _length_of_service(draft, start))
    ):
        start -= service
    return start


def _length_of_title(draft: Draft, end: int) -> int:
    for length in range(min(LONGEST_TITLE, end), 0, -1):
        span = draft.words[end - length : end]
        if tuple(w.key for w in span) in load_titles() and all(w.joined for w in draft.words[end - length + 1 : end]):
            after = draft.words[end] if end < len(draft.words) else None
            return length if after is None or (after.joined and not span[-1].sure) else 0
    return 0


def _length_of_service(draft: Draft, end: int) -> int:
    """Return how many words before a rank name the service that it is held in: "Army Lt. Gen.", "Air Force Maj."."""
    for length in range(min(2, end), 0, -1):
        span = draft.words[end - length : end]
        if " ".join(w.key for w in span) in NAMING.services and span[0].capital:
            return length
    return 0


def join_titles(draft: Draft) -> None:
    """Let the title before a person's name be part of it: "President Obama", "Lt. Gen. Stephen Townsend".

    The words of another mention stay its own: "Turkish" in "Turkish Foreign Minister Hakan Fidan".
    """
    for number, mention in list(draft.in_order()):
        first, end = draft.words_of(mention.start, mention.end)
        if mention.kind != "actor" or not draft.words[first].capital or not _is_person(draft, mention.ref):
            continue
        start = start_of_title(draft, first, capital=True)
        owners = {owner for owner in draft.owner[start:first] if owner is not None}
        if start == first or any(draft.mentions[o].start < draft.words[start].start for o in owners):
            continue
        for owner in owners:
            draft.drop(owner)
        draft.drop(number)
        draft.restore(start, end, mention)


def _is_person(draft: Draft, ref: str | None) -> bool:
    actor = draft.actor(ref)
    return actor is not None and actor.kind == "person"


def _titled(draft: Draft) -> Iterator[tuple[Keys, int, str]]:
    """Yield the titles of persons whom the text names, where each stands, and who bears it."""
    text = draft.text.document.text
    for _, mention in draft.in_order():
        if mention.kind != "actor" or mention.ref is None or not _is_person(draft, mention.ref):
            continue
        first, _ = draft.words_of(mention.start, mention.end)
        if not draft.words[first].capital or first == 0:
            continue
        end = first
        if text[draft.words[first - 1].end : draft.words[first].start] == ", ":
            for length in range(min(LONGEST_TITLE, first), 0, -1):
                keys = tuple(w.key for w in draft.words[first - length : first])
                if load_titles().get(keys) == "office":
                    yield keys, first, mention.ref
                    break
            continue
        start = start_of_title(draft, end)
        if start < end:
            yield tuple(w.key for w in draft.words[start:end]), first, mention.ref


def resolve_titles(draft: Draft) -> None:
    """Let an office be the person of the text who bears it: "the Foreign Secretary" after "Foreign Secretary Hague".

    Who was named so before is meant, else who is named so later; "the minister" may be any minister.
    """
    titled = [(keys, at, ref) for keys, at, ref in _titled(draft)]
    if not titled:
        return
    i = 0
    while i < len(draft.words):
        i = _take_office(draft, i, titled)


def _take_office(draft: Draft, at: int, titled: list[tuple[Keys, int, str]]) -> int:
    words = draft.words
    definite = at > 0 and words[at - 1].key == "the" and words[at].joined
    for length in range(min(LONGEST_TITLE, len(words) - at), 0, -1):
        end = at + length
        keys = tuple(w.key for w in words[at:end])
        if load_titles().get(keys) != "office" or not _is_open(draft, at, end):
            continue
        if not definite and (length == 1 or not all(w.capital for w in words[at:end] if w.key not in ("of", "for"))):
            continue
        if end < len(words) and words[end].joined and (words[end].capital or words[end].key in ("of", "for", "s")):
            continue
        if draft.token_at(words[end - 1].start).dep_ in ("compound", "amod") and definite and words[end].joined:
            continue
        ref = _bearer(keys, at, titled)
        if ref is not None:
            if (owner := draft.owner[at]) is not None:
                draft.drop(owner)
            draft.add(at, end, "actor", ref, method="coreference", confidence=0.8)
            return end
    return at + 1


def _is_open(draft: Draft, start: int, end: int) -> bool:
    """Return whether no mention owns some words, or one of an unnamed holder of the office."""
    if draft.free(start, end):
        return True
    mention = draft.mention_of_word(start)
    actor = draft.actor(mention.ref) if mention is not None else None
    own = mention is not None and draft.words_of(mention.start, mention.end) == (start, end)
    return own and actor is not None and actor.kind == "person" and not actor.known


def _bearer(keys: Keys, at: int, titled: list[tuple[Keys, int, str]]) -> str | None:
    fitting = [(where, ref) for said, where, ref in titled if said[-len(keys) :] == keys or said[: len(keys)] == keys]
    before = [ref for where, ref in fitting if where < at]
    return before[-1] if before else fitting[0][1] if fitting else None
