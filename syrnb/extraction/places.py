"""Where: names beside a word for a kind of place, parts of places, and settlements of the gazetteer in place contexts."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.draft import Draft
from syrnb.extraction.known import end_of_later, is_later
from syrnb.extraction.locating import keep_place, locate, locate_part, settlements
from syrnb.extraction.people import NOT_NAMES, hyphened_tail
from syrnb.knowledge.nouns import load_group_words, load_modifiers
from syrnb.knowledge.place_words import DIRECTIONS, PlaceWord, load_place_words
from syrnb.knowledge.records import Place

__all__ = ["find_named_kinds", "find_parts", "find_places"]

BEFORE_PLACES = frozenset(
    "in near at from to of around outside inside across into towards toward between through on over via within reach leave enter capture "
    "captured seized entered reached retook left including".split()
)
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
LONGEST = 5
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
DIRECTION_WORDS = {
    spelling: direction
    for direction in DIRECTIONS
    for spelling in (direction, f"{direction}ern", f"{direction}ernmost")
} | {"downtown": "central", "upper": "north", "lower": "south"}  # fmt: skip


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


def _run_before(draft: Draft, end: int) -> int:
    """Return where the capitalised name before a word starts."""
    start = end
    while (
        start > 0
        and end - start < LONGEST
        and (start == end or draft.words[start].joined)
        and _may_name(draft, start - 1)
    ):
        if start < end and (draft.words[start - 1].sure or _is_owner(draft, start - 1)):
            break
        mention = draft.mention_of_word(start - 1)
        if mention is not None:
            return draft.word_at(mention.start) if start == end else start
        start -= 1
    return start


def _is_owner(draft: Draft, word: int) -> bool:
    """Return whether a word is a known place that lost the apostrophe of its possessive: "Idlibs countryside"."""
    own = draft.words[word]
    if own.stem is None or draft.knowledge.names.find_words((own.key,)):
        return False
    return any(name.kind in ("place", "country") for name in draft.knowledge.names.find_words((own.stem,)))


def _run_after(draft: Draft, start: int) -> int:
    end = start
    while (
        end < len(draft.words)
        and end - start < LONGEST
        and (end == start or draft.words[end].joined)
        and _may_name(draft, end)
    ):
        end += 1
        if draft.words[end - 1].sure:
            break
    return end


def _may_name(draft: Draft, word: int) -> bool:
    """Return whether a word may be part of a place's name that is not yet settled."""
    own = draft.words[word]
    if own.key in MONTHS or not own.capital or own.key in NOT_NAMES - DIRECTION_WORDS.keys() or own.key.isdigit():
        return False
    mention = draft.mention_of_word(word)
    if mention is not None:
        return mention.kind == "location"
    token = draft.token_at(own.end - 1)
    if token.is_sent_start and token.pos_ in ("ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PRON", "DET"):
        return False
    return not any(
        {n.kind for n in hit.names} & {"adjective", "demonym", "country"}
        for hit in draft.knowledge.names.find(draft.words, word)
        if hit.end == word + 1
    )


def _name_before(draft: Draft, at: int, end: int, word: PlaceWord) -> bool:
    if word.side == "after" or at == 0 or not draft.words[at].joined or draft.words[at - 1].sure:
        return False
    if end < len(draft.words) and draft.words[end].hyphen:
        return False
    start = _run_before(draft, at)
    if start == at or not _fits_kind(draft, start, at, end, word):
        return False
    _take(draft, start, at, end, word)
    plural = draft.words[end - 1].key.endswith("s")
    if plural or word.kind in ("admin1", "admin2"):
        _take_list(draft, start, end, word)
    return True


def _fits_kind(draft: Draft, start: int, at: int, end: int, word: PlaceWord) -> bool:
    token = draft.token_at(draft.words[end - 1].start)
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
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
    if linked:
        start += 1
        if start < len(draft.words) and draft.words[start].key == "the":
            start += 1
    elif not draft.words[at].capital and word.kind not in SETTLED_WORDS:
        return False
    elif word.side == "both" and draft.token_at(draft.words[at].start).dep_ not in ("compound", "nmod", "appos"):
        return False
    stop = _run_after(draft, start)
    if stop == start:
        return False
    if not linked and not draft.words[at].capital:
        if (
            draft.token_at(draft.words[start].start).ent_type_ not in PLACE_LABELS
            and locate(draft, draft.surface(start, stop)) is None
        ):
            return False
    if (
        any({n.kind for n in hit.names} & {"country"} for hit in draft.knowledge.names.find(draft.words, start))
        and word.kind != "area"
    ):
        return False
    outer_of_list = start if draft.words[end - 1].key in PLURALS else at
    _take(
        draft,
        start,
        stop,
        stop,
        word,
        outer=outer_of_list if linked or draft.words[at].capital else start,
        kind_word=draft.surface(at, end),
    )
    return True


PLURALS = frozenset(
    ("towns", "villages", "districts", "provinces", "states", "governorates", "areas", "capital", "islands")
)
SETTLED_WORDS = frozenset(("city", "town", "village"))


def _take(
    draft: Draft, start: int, stop: int, end: int, word: PlaceWord, *, outer: int | None = None, kind_word: str = ""
) -> None:
    """Let words ``start`` to ``stop`` name a place, and the mention reach from ``outer`` to ``end``."""
    name = draft.surface(start, stop)
    said = (kind_word or draft.surface(stop, end)).casefold()
    surface = draft.surface(start, end)
    place = None
    if not kind_word:
        place = locate_exact(draft, surface)
    elif draft.words[outer or start].capital and outer != start:
        place = locate_exact(draft, draft.surface(outer or start, stop))
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


def locate_exact(draft: Draft, surface: str) -> Place | None:
    """Return the known place whose whole name this is, the word for its kind included."""
    from syrnb.extraction.locating import choose_place
    from syrnb.knowledge.words import split_words

    keys = [word.key for word in split_words(surface)]
    refs = [n.ref for n in draft.knowledge.names.find_words(keys) if n.kind == "place"]
    return draft.knowledge.places[choose_place(draft, refs)] if refs else None


def _singular(word: str) -> str:
    if word in ("outskirts", "suburbs", "mountains", "islands", "hills"):
        return word
    return word.removesuffix("s") if word.endswith("s") and word != "pass" else word


def _take_list(draft: Draft, start: int, end: int, word: PlaceWord) -> None:
    """Let the names listed before one share its word: "the Paktika, Paktiya and Khost areas"."""
    text, at = draft.text.document.text, start
    while at > 1:
        last = at - 1
        if draft.words[last].key == "and":
            last -= 1
        between = text[draft.words[last].end : draft.words[at].start]
        if between not in (", ", " and ", ", and "):
            return
        first = _run_before(draft, last + 1)
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


def find_places(draft: Draft) -> None:
    """Let every other capitalised name be a place that stands where places stand, or that spaCy takes for one.

    A name that the gazetteer lacks is kept, without coordinates, where both grammar and spaCy say it is a place.
    """
    found: dict[tuple[str, ...], str] = {}
    i = 0
    while i < len(draft.words):
        later = end_of_later(draft, i)
        if later > i:
            i = later
            continue
        end = _run_free(draft, i)
        if end == i:
            i += 1
            continue
        i = _take_run(draft, i, end, found)
    _say_again(draft, found)


def _run_free(draft: Draft, start: int) -> int:
    end = start
    while end < len(draft.words) and end - start < LONGEST and (end == start or draft.words[end].joined):
        if not hyphened_tail(draft, end, start) and (
            draft.owner[end] is not None or not _may_name(draft, end) or is_later(draft, end)
        ):
            break
        end += 1
        if draft.words[end - 1].sure:
            break
    return end


def _take_run(draft: Draft, start: int, end: int, found: dict[tuple[str, ...], str]) -> int:
    """Take the longest part of a run of capitalised words that is a place; return the word to go on from."""
    for stop in range(end, start, -1):
        if all(w.key in DIRECTION_WORDS or (w.key,) in load_place_words() for w in draft.words[start:stop]):
            return stop
        token = draft.token_at(draft.words[stop - 1].end - 1)
        label = token.ent_type_ in PLACE_LABELS
        context = _stands_as_place(draft, start, token)
        if not (label or context or stop - start > 1):
            continue
        name = draft.surface(start, stop)
        near = settlements(draft, name, near=True)
        cut = False
        if not near and draft.words[stop - 1].stem and not draft.words[stop - 1].sure and stop - start == 1:
            near = settlements(draft, name[:-1], near=True)
            cut = bool(near)
        place = near[0] if near and (context or label) else None
        if place is None and label and context and token.pos_ == "PROPN":
            place = locate(draft, name) or (locate(draft, name, "area") if stop == end else None)
        elif place is None and label and token.pos_ == "PROPN":
            place = locate(draft, name)
        if place is None:
            continue
        ref = keep_place(draft, place)
        draft.add(
            start,
            stop,
            "location",
            ref,
            method="lexicon" if place.known else "model",
            confidence=0.8 if near else 0.5,
            cut=cut,
        )
        found[
            tuple(w.stem if cut and k == stop - 1 else w.key for k, w in enumerate(draft.words[start:stop], start))
        ] = ref
        return stop
    return end


def _stands_as_place(draft: Draft, start: int, token: Token) -> bool:
    before = draft.words[start - 1] if start else None
    if before is not None and before.joined | True and before.key in BEFORE_PLACES and draft.words[start].joined:
        return True
    if before is not None and before.key == "the" and start > 1 and draft.words[start - 2].key in BEFORE_PLACES:
        return True
    mention = draft.mention_of_word(start - 1)
    between = draft.text.document.text[draft.words[start - 1].end : draft.words[start].start] if start else ""
    if mention is not None and mention.kind == "location" and between in (", ", " and ", "/"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in BEFORE_PLACES and token.head.i < token.i


def _say_again(draft: Draft, found: dict[tuple[str, ...], str]) -> None:
    """Let a name found as a place once be that place wherever it is said again."""
    for keys, ref in found.items():
        size = len(keys)
        for i in range(len(draft.words) - size + 1):
            span = draft.words[i : i + size]
            if not draft.free(i, i + size) or not all(w.capital for w in span):
                continue
            own = tuple(w.key for w in span)
            stem = (*own[:-1], span[-1].stem or own[-1])
            if keys in (own, stem):
                draft.add(i, i + size, "location", ref, confidence=0.7, cut=keys != own)


def find_parts(draft: Draft) -> None:
    """Let a direction before a place be part of it: "northern Aleppo province", "north-western Syria"."""
    for number, mention in list(draft.in_order()):
        place = draft.place(mention.ref) if mention.kind == "location" else None
        first, end = draft.words_of(mention.start, mention.end)
        if place is None or first == 0:
            continue
        start, direction = _direction_before(draft, first)
        if start and draft.words[start - 1].key == "the" and place.kind in ("admin1", "admin2"):
            continue  # "the eastern X province": all of it, which lies in the east
        if direction is None or not draft.free(start, first):
            continue
        said = draft.surface(start, first)
        part = _known_part(draft, start, end) or locate_part(place, direction, said)
        draft.drop(number)
        draft.add(start, end, "location", keep_place(draft, part), method="rule", confidence=mention.confidence)


def _direction_before(draft: Draft, first: int) -> tuple[int, str | None]:
    words = draft.words
    if not words[first].joined:
        return first, None
    one = words[first - 1].key
    if first > 1 and words[first - 1].joined:
        two = words[first - 2].key + one
        if two in DIRECTION_WORDS:
            return first - 2, DIRECTION_WORDS[two]
    return first - 1, DIRECTION_WORDS.get(one)


def _known_part(draft: Draft, start: int, end: int) -> Place | None:
    return locate_exact(draft, draft.surface(start, end))
