"""Names listed after a word for many places: "villages including Zarqhat and Umm Miyal", "two towns Bama Konduga"."""

from __future__ import annotations

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.locating import keep_place, locate, settlements
from syrnb.extraction.mentions.toponyms import joins_name
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.place_words import load_place_words

__all__ = ["find_listed"]

KINDS = {
    **dict.fromkeys(("villages", "hamlets"), "village"),
    **dict.fromkeys(("towns", "townships", "localities", "settlements"), "town"),
    **dict.fromkeys(("cities",), "city"),
    **dict.fromkeys(("districts", "neighbourhoods", "neighborhoods", "quarters", "suburbs"), "district"),
}
"""What each of a list is, by the noun before it."""
OPENING = (("including",), ("such", "as"), ("namely",), ("among", "them"), ("of",), ())
LINKS = frozenset((", ", " and ", ", and ", " or ", "; ", ": ", " – ", " - ", " ("))
LONGEST = 14
"""How many words a list may have."""


def find_listed(draft: Draft) -> None:
    """Let every name of a list be a place where the noun before it says that they are places.

    A name that no gazetteer has is kept, without coordinates; where commas are lost, a run of capitalised words is cut
    into the names that are known. A lone name needs a word that opens a list ("including Sake"), so that who speaks
    after a comma is no place ("attacked two villages, Musa Garba said").
    """
    for i, word in enumerate(draft.words):
        kind = KINDS.get(word.key)
        if kind is None or word.capital or draft.token_at(word.start).pos_ not in ("NOUN", "PROPN"):
            continue
        start, opened = _opening(draft, i + 1)
        names = _names_from(draft, start)
        if names and (opened or len(names) > 1) and not _speaks_after(draft, names[-1][1]):
            for first, end in names:
                _take(draft, first, end, kind)


def _opening(draft: Draft, at: int) -> tuple[int, bool]:
    """Return where a list begins after its noun, and whether a word opens it."""
    for opening in OPENING:
        keys = tuple(w.key for w in draft.words[at : at + len(opening)])
        if keys == opening:
            return at + len(opening), opening not in ((), ("of",))
    return at, False


def _names_from(draft: Draft, at: int) -> list[tuple[int, int]]:
    """Return the names that stand in a row from a word on, as words (half-open)."""
    found: list[tuple[int, int]] = []
    limit = min(len(draft.words), at + LONGEST)
    while at < limit:
        end = _name_end(draft, at, limit)
        if end == at:
            break
        found.append((at, end))
        if end >= len(draft.words) or (draft.words[end - 1].sure and not draft.words[end - 1].key.isalpha()):
            break
        between = draft.text.flow[draft.words[end - 1].end : draft.words[end].start]
        at = end
        if draft.words[end].key in ("and", "or") and between in (" ", ", "):
            at = end + 1
        elif between not in LINKS and between != " ":
            break
    return found


def _name_end(draft: Draft, at: int, limit: int) -> int:
    """Return where the name that starts at a word ends: a known place, or a run of words that are nobody's."""
    mention = draft.mention_of_word(at)
    if mention is not None and mention.kind == "location":
        return draft.words_of(mention.start, mention.end)[1]
    end = at + (1 if mention is not None and _opens_name(draft, at) else 0)  # "Turkmen Bari"
    while end < limit and (end == at or draft.words[end].joined) and _may_be_listed(draft, end, at):
        end += 1
        if draft.words[end - 1].sure:
            break
    return next((stop for stop in range(end - 1, at, -1) if _are_known(draft, at, stop, end)), end)


def _are_known(draft: Draft, first: int, stop: int, end: int) -> bool:
    """Return whether a run without commas is known names in a row, the first up to a word: "Bama Konduga"."""
    if not _is_known(draft, first, stop):
        return False
    return _is_known(draft, stop, end) or any(_are_known(draft, stop, at, end) for at in range(end - 1, stop, -1))


def _opens_name(draft: Draft, word: int) -> bool:
    """Return whether a people's name is but the first word of a place's: another, nobody's, is joined to it."""
    mention = draft.mention_of_word(word)
    actor = draft.actor(mention.ref) if mention is not None else None
    one = mention is not None and draft.words_of(mention.start, mention.end) == (word, word + 1)
    following = draft.words[word + 1] if word + 1 < len(draft.words) else None
    joined = following is not None and following.joined and following.capital and draft.owner[word + 1] is None
    return one and joined and actor is not None and actor.kind == "people"


def _may_be_listed(draft: Draft, word: int, first: int) -> bool:
    own = draft.words[word]
    if word > first and joins_name(draft, word):
        return True
    if not own.capital or own.key.isdigit() or own.key in NAMING.months or own.key in NAMING.not_names:
        return False
    if (own.key,) in load_place_words() and word == first:
        return False
    return draft.owner[word] is None and draft.token_at(own.end - 1).pos_ not in ("DET", "PRON", "ADP", "AUX")


def _is_known(draft: Draft, first: int, end: int) -> bool:
    hits = [n for hit in draft.hits_at(first) if hit.end == end for n in hit.names]
    named = any(n.kind in ("place", "area") for n in hits)
    return named or bool(settlements(draft, draft.surface(first, end), near=True))


def _speaks_after(draft: Draft, end: int) -> bool:
    """Return whether a verb follows the last name, whose subject it then is: "two villages, Musa and Ali said"."""
    return end < len(draft.words) and draft.token_at(draft.words[end].start).pos_ in ("VERB", "AUX")


def _take(draft: Draft, first: int, end: int, kind: str) -> None:
    if not draft.free(first, end) and not _opens_name(draft, first):
        return
    place = locate(draft, draft.surface(first, end), kind)
    if place is not None:
        known = place.known or place.geonameid is not None
        draft.add(
            first, end, "location", keep_place(draft, place), method="lexicon" if known else "model",
            confidence=0.8 if known else 0.5,
        )  # fmt: skip
