"""A name beside a word for a kind of place: "Gardez district", "the town of Saraqib", "Mount Sinjar"."""

from __future__ import annotations

from dataclasses import replace

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.locating import keep_place, locate, locate_exact, settlements
from syrnb.extraction.mentions.places import PLACE_LABELS
from syrnb.extraction.mentions.toponyms import run_after, run_before
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.nouns import load_group_words, load_modifiers
from syrnb.knowledge.place_words import PlaceWord, load_place_words

__all__ = ["find_named_kinds"]


def find_named_kinds(draft: Draft) -> None:
    """Let a name beside a word for a kind of place be one: "Gardez district", "the town of Saraqib", "Mount Sinjar"."""
    table = load_place_words()
    i = 0
    while i < len(draft.words):
        for length in (2, 1):
            end = i + length
            if end > len(draft.words) or (length == 2 and not draft.words[i + 1].joined):
                continue
            word = table.get(tuple(w.key for w in draft.words[i:end]))
            if (
                word is not None
                and draft.free(i, end)
                and (_name_before(draft, i, end, word) or _name_after(draft, i, end, word))
            ):
                break
        i += 1


def _name_before(draft: Draft, at: int, end: int, word: PlaceWord) -> bool:
    if word.side == "after" or at == 0 or not draft.words[at].joined or draft.words[at - 1].sure:
        return False
    if end < len(draft.words) and draft.words[end].hyphen:
        return False
    if _calls_another(draft, end):
        return False
    start = run_before(draft, at)
    if start == at or not _fits_kind(draft, start, at, end, word) or _is_seat(draft, start, end):
        return False
    owner = draft.owner[start]
    if owner is not None and not draft.words[start].capital:  # "the outskirts of Hama [city]"
        mention = draft.mentions[owner]
        draft.drop(owner)
        draft.restore(start, end, replace(mention, end=draft.span(start, end)[1]))
        return True
    _take(draft, start, at, end, word)
    plural = draft.words[end - 1].key.endswith("s")
    if plural or word.kind in ("admin1", "admin2"):
        _take_list(draft, start, end, word)
    return True


def _calls_another(draft: Draft, end: int) -> bool:
    """Return whether the word says what the place named after it is: "the Black Sea port of Poti"."""
    words = draft.words
    if end + 1 >= len(words) or words[end - 1].key not in SETTLED_WORDS | {"port"} or words[end - 1].capital:
        return False
    return words[end].key == "of" and words[end].joined and words[end + 1].capital and words[end + 1].joined


def _is_seat(draft: Draft, start: int, end: int) -> bool:
    """Return whether the whole is the name of a seat of power: "Downing Street"."""
    return any(hit.end == end and any(n.kind == "seat" for n in hit.names) for hit in draft.hits_at(start))


def _fits_kind(draft: Draft, start: int, at: int, end: int, word: PlaceWord) -> bool:
    token = draft.token_at(draft.words[end - 1].start)
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if all(w.key in ("old", "new") for w in draft.words[start:at]):
        return False  # "the Old City"
    if all(w.key in load_modifiers() or w.key in load_group_words() for w in draft.words[start:at]):
        return False
    if (
        draft.token_at(draft.words[start].start).ent_type_ == "PERSON"
        and draft.words[at].capital
        and word.kind == "area"
    ):
        return False
    if word.kind == "admin1" and draft.words[end - 1].key in ("state", "states"):
        return token.dep_ != "compound" and locate_known(draft, start, at, "admin1")
    if draft.words[end - 1].key == "territory":
        return locate_known(draft, start, at, "admin2")
    after = draft.words[end] if end < len(draft.words) else None
    return not (
        after is not None
        and after.joined
        and after.capital
        and draft.words[end - 1].capital
        and token.dep_ == "compound"
    )


def locate_known(draft: Draft, start: int, end: int, kind: str) -> bool:
    """Return whether a name is that of a known place of a kind."""
    place = locate(draft, draft.surface(start, end), kind)
    return place is not None and place.known


def _name_after(draft: Draft, at: int, end: int, word: PlaceWord) -> bool:
    if word.side == "before" or end >= len(draft.words) or not draft.words[end].joined:
        return False
    start = end
    linked = draft.words[end].key == "of"
    if not linked and draft.words[at].capital and _take_whole(draft, at, run_after(draft, end)):
        return True
    if linked:
        start += 1
        if start < len(draft.words) and draft.words[start].key == "the":
            start += 1
    elif (not draft.words[at].capital and word.kind not in SETTLED_WORDS) or (
        word.side == "both" and draft.token_at(draft.words[at].start).dep_ not in ("compound", "nmod", "appos")
    ):
        return False
    if linked and draft.words[end - 1].key == "port" and not draft.words[at].capital:
        word = replace(word, kind="town")  # "the port of Assab" is the town
    stop = run_after(draft, start)
    if stop == start or any(word.key in load_group_words() for word in draft.words[start:stop]):
        return False
    if (
        not linked
        and not draft.words[at].capital
        and (
            draft.token_at(draft.words[start].start).ent_type_ not in PLACE_LABELS
            and locate(draft, draft.surface(start, stop)) is None
        )
    ):
        return False
    if any({n.kind for n in hit.names} & {"country"} for hit in draft.hits_at(start)) and word.kind != "area":
        return False
    if linked and draft.words[end - 1].key == "districts" and _is_one_town(draft, start, stop):
        return False  # "several districts of Homs" are parts of the town
    if linked and draft.words[end - 1].key == "capital" and not locate_known(draft, start, stop, word.kind):
        division = locate(draft, draft.surface(start, stop), "admin1")  # "the capital of North Darfur"
        if division is not None and division.known and draft.free(start, stop):
            draft.add(start, stop, "location", keep_place(draft, division), confidence=0.9)
        return True
    outer_of_list = start if draft.words[end - 1].key in NAMING.plural_places else at
    _take(
        draft,
        start,
        stop,
        stop,
        word,
        outer=outer_of_list if linked or draft.words[at].capital else start,
        kind_word=draft.surface(at, end),
    )
    if linked and draft.words[end - 1].key.endswith("s"):
        _take_list_after(draft, stop, word, draft.surface(at, end))
    return True


def _take_whole(draft: Draft, at: int, stop: int) -> bool:
    """Take a settlement whose name begins with a word for a kind of place: "Port Loko", "Fort Portal"."""
    found = settlements(draft, draft.surface(at, stop), near=True) if stop > at + 1 else []
    if found:
        draft.add(at, stop, "location", keep_place(draft, found[0]), confidence=0.9)
    return bool(found)


def _is_one_town(draft: Draft, start: int, stop: int) -> bool:
    """Return whether a name is a town's, and no list of names goes on after it."""
    after = draft.words[stop] if stop < len(draft.words) else None
    between = draft.text.flow[draft.words[stop - 1].end : after.start] if after is not None else ""
    listed = after is not None and (after.key in ("and", "or") or (between == ", " and after.capital))
    return not listed and locate_known(draft, start, stop, "city")


SETTLED_WORDS = frozenset(("city", "town", "village"))


def _take(
    draft: Draft, start: int, stop: int, end: int, word: PlaceWord, *, outer: int | None = None, kind_word: str = ""
) -> None:
    """Let words ``start`` to ``stop`` name a place, and the mention reach from ``outer`` to ``end``."""
    if word.kind in SETTLED_WORDS and end == stop and (two := _two_names(draft, start, stop)):
        stop = end = two  # "the city of Qamishli Hasaka"
    name = draft.surface(start, stop)
    said = (kind_word or draft.surface(stop, end)).casefold()
    surface = draft.surface(start, end)
    place = None
    if not kind_word:
        place = locate_exact(draft, surface)
    elif outer is not None and draft.words[outer].capital and outer != start:
        full = draft.surface(outer, stop)
        ports = settlements(draft, full) if draft.words[outer].key == "port" else []  # "Port Sudan"
        place = locate_exact(draft, full) or next(iter(ports), None)
    place = place or locate(draft, name, word.kind, word.radius_km, _singular(said))
    if place is None:
        return
    first = start if outer is None else outer
    for number in {n for n in draft.owner[first:end] if n is not None}:
        draft.drop(number)
    ref = keep_place(draft, place)
    draft.add(
        first, end, "location", ref, method="lexicon" if place.known else "rule", confidence=0.9 if place.known else 0.6
    )


def _two_names(draft: Draft, start: int, stop: int) -> int:
    """Return where the first of two places' names ends that nothing parts; 0 where there is but one name."""
    if stop - start < 2 or locate(draft, draft.surface(start, stop)) is not None:
        return 0
    for cut in range(stop - 1, start, -1):
        parts = (draft.surface(start, cut), draft.surface(cut, stop))
        if all((place := locate(draft, part)) is not None and place.known for part in parts):
            return cut
    return 0


def _singular(word: str) -> str:
    if word in ("outskirts", "suburbs", "mountains", "islands", "hills"):
        return word
    return word.removesuffix("s") if word.endswith("s") and word != "pass" else word


def _take_list_after(draft: Draft, at: int, word: PlaceWord, said: str) -> None:
    """Let the names listed after one share its word: "the provinces of Ghazni, Kandahar and Uruzgan"."""
    text = draft.text.flow
    while at < len(draft.words):
        first = at + (draft.words[at].key in ("and", "or"))
        if first >= len(draft.words) or text[draft.words[at - 1].end : draft.words[first].start] not in (
            ", ",
            " and ",
            ", and ",
            " or ",
        ):
            return
        stop = run_after(draft, first)
        if stop == first or draft.token_at(draft.words[stop - 1].start).dep_ not in ("conj", "appos", "pobj"):
            return
        place = locate(draft, draft.surface(first, stop), word.kind, word.radius_km, _singular(said.casefold()))
        if place is None or not (place.known or word.kind in SETTLED_WORDS):
            return
        _take(draft, first, stop, stop, word, outer=first, kind_word=said)
        at = stop


def _take_list(draft: Draft, start: int, end: int, word: PlaceWord) -> None:
    """Let the names listed before one share its word: "the Paktika, Paktiya and Khost areas"."""
    text, at = draft.text.flow, start
    while at > 1:
        last = at - 1
        if draft.words[last].key == "and":
            last -= 1
        between = text[draft.words[last].end : draft.words[at].start]
        if between not in (", ", " and ", ", and "):
            return
        first = run_before(draft, last + 1)
        if first > last or draft.words[last].sure:
            return
        place = locate(
            draft, draft.surface(first, last + 1), word.kind, word.radius_km, _singular(draft.words[end - 1].key)
        )
        if place is None or not place.known:
            return
        for number in {n for n in draft.owner[first : last + 1] if n is not None}:
            draft.drop(number)
        draft.add(first, last + 1, "location", keep_place(draft, place), method="rule", confidence=0.8)
        at = first
