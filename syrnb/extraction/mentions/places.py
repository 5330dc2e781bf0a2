"""Where: settlements in place contexts, and parts of places."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.government import GUESS, is_government
from syrnb.extraction.mentions.linking import end_of_later, is_later
from syrnb.extraction.mentions.locating import (
    keep_place,
    locate,
    locate_division,
    locate_exact,
    locate_part,
    settlements,
)
from syrnb.extraction.mentions.people import hyphened_tail
from syrnb.extraction.mentions.said_of import is_scene, is_taken, is_told_as_place
from syrnb.extraction.mentions.toponyms import DIRECTION_WORDS, LONGEST, joins_name, may_name
from syrnb.knowledge.naming_words import NAMING
from syrnb.knowledge.place_words import DIRECTIONS, load_place_words
from syrnb.knowledge.reading_words import load_reading_words
from syrnb.knowledge.records import Place

__all__ = ["find_joined_parts", "find_parts", "find_places", "find_sides"]

SETTLED = ("city", "town", "village")
SEATS = frozenset({"stronghold", "bastion", "enclave", "hub", "port", "outpost", "garrison"})
"""What a place is called by what it is to somebody: "the rebel stronghold of Urum"."""
UNNAMING = DIRECTION_WORDS.keys() | {"old", "new"}
"""Words that with a word for a kind of place are no name: "the Old City"."""
DISTANCES = frozenset({"km", "kms", "kilometres", "kilometers", "miles"})
ATTACKED = frozenset({"attack", "target", "assault"})
"""Verbs beside those of ``place_objects`` whose object may be a place."""
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


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
        if end > start and joins_name(draft, end) and draft.free(end + 1, end + 2):
            end += 2
            continue
        if not hyphened_tail(draft, end, start) and (
            draft.owner[end] is not None or not may_name(draft, end) or is_later(draft, end)
        ):
            break
        end += 1
        if draft.words[end - 1].sure:
            break
    return end


def _take_run(draft: Draft, start: int, end: int, found: dict[tuple[str, ...], str]) -> int:
    """Take the longest part of a run of capitalised words that is a place; return the word to go on from."""
    for stop in range(end, start, -1):
        if all(w.key in UNNAMING or (w.key,) in load_place_words() for w in draft.words[start:stop]):
            return stop
        token = draft.token_at(draft.words[stop - 1].end - 1)
        label = token.ent_type_ in PLACE_LABELS
        listed = stop == end and _is_listed(draft, start, token)
        context = listed or _stands_as_place(draft, start, token)
        if not (label or context or stop - start > 1):
            continue
        name = draft.surface(start, stop)
        near = settlements(draft, name, near=True)
        cut = False
        if not near and draft.words[stop - 1].stem and not draft.words[stop - 1].sure and stop - start == 1:
            near = settlements(draft, name[:-1], near=True)
            cut = bool(near)
        held = any(joins_name(draft, i) for i in range(start + 1, stop))  # "Mocímboa da Praia": no chance namesake
        place = near[0] if near and (context or label or held) else None
        if place is None and context and token.pos_ == "PROPN":
            place = locate_division(draft, name)
        if place is None and label and context and token.pos_ == "PROPN":
            place = locate(draft, name) or (locate(draft, name, "area") if stop == end else None)
        elif place is None and token.pos_ == "PROPN" and (label or (context and not draft.focus.countries)):
            place = locate(draft, name)
        if place is None and token.pos_ == "PROPN" and (listed or _is_taken_place(draft, start, stop, token)):
            place = locate(draft, name) or locate(draft, name, "area")
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
            tuple(
                w.stem or w.key if cut and k == stop - 1 else w.key
                for k, w in enumerate(draft.words[start:stop], start)
            )
        ] = ref
        return stop
    return end


def _stands_as_place(draft: Draft, start: int, token: Token) -> bool:
    before = draft.words[start - 1] if start else None
    if before is not None and before.joined | True and before.key in NAMING.before_places and draft.words[start].joined:
        return True
    if before is not None and before.key == "the" and start > 1 and draft.words[start - 2].key in NAMING.before_places:
        return True
    if before is not None and before.key == "of" and start > 1 and draft.words[start - 2].key in SEATS:
        return True
    mention = draft.mention_of_word(start - 1)
    between = draft.text.flow[draft.words[start - 1].end : draft.words[start].start] if start else ""
    if mention is not None and mention.kind == "location" and between in (", ", " and ", "/"):
        return True
    first = token
    while first.dep_ == "conj" and first.head.pos_ == "PROPN" and first.head.i < first.i:
        first = first.head
    words = load_reading_words()
    if is_told_as_place(token) or _lies_far(token):
        return True
    if first.dep_ in ("dobj", "nsubjpass") and token.pos_ == "PROPN":
        return first.head.lemma_ in ((words.place_objects | ATTACKED) if first.dep_ == "dobj" else words.place_passives)
    if token.dep_ == "appos" and token.pos_ == "PROPN" and between.startswith(","):
        return token.head.i < token.i and token.head.lemma_.casefold() in NAMING.place_heads  # "its second city, X"
    return token.dep_ == "pobj" and token.head.lower_ in NAMING.before_places and token.head.i < token.i


def _is_taken_place(draft: Draft, start: int, stop: int, token: Token) -> bool:
    """Return whether a name that no gazetteer has is a whole name, and what was taken, or where: "overran Zarqhat"."""
    alone = stop == len(draft.words) or not (draft.words[stop].capital and draft.words[stop].joined)
    return alone and draft.free(start, stop) and (is_taken(token) or (stop == start + 1 and is_scene(token)))


def _lies_far(token: Token) -> bool:
    """Return whether a distance in commas after a name says that it is a place: "Zawiya, 50 km to the west, fell"."""
    return any(c.dep_ == "appos" and c.i > token.i and c.lower_ in DISTANCES for c in token.children)


def _is_seat_as_place(draft: Draft, word: int) -> bool:
    """Return whether a capital, which is read later, stands at a word for the city: "struck Kyiv and Lviv"."""
    if draft.words[word].sure or not any(n.kind == "capital" for hit in draft.hits_at(word) for n in hit.names):
        return False
    government, sure = is_government(draft.token_at(draft.words[word].start), country=False)
    return not government and sure > GUESS


def _is_listed(draft: Draft, start: int, token: Token) -> bool:
    """Return whether a name is joined to a place right before it: "Bakhmut, Soledar and Avdiivka"."""
    last = start - 1
    if last > 0 and draft.words[last].key in ("and", "or"):
        last -= 1
    mention = draft.mention_of_word(last)
    if mention is None and last >= 0 and token.dep_ == "conj" and _is_seat_as_place(draft, last):
        return True
    if mention is None or mention.kind != "location" or token.dep_ not in ("conj", "appos"):
        return False
    between = draft.text.flow[draft.words[last].end : draft.words[start].start]
    first = token
    while first.dep_ in ("conj", "appos") and first.head.i < first.i:
        first = first.head
    joined = draft.mention_of_word(draft.word_at(first.idx))
    closed = token.dep_ == "conj" or any(c.dep_ in ("cc", "conj") for c in token.children)
    listed = joined is not None and joined.kind == "location" and first.i != token.i
    return listed and closed and between in (", ", " and ", ", and ", " or ")


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
        if (at := _side_of(draft, first)) is not None and place.kind in SETTLED:
            part = locate_part(place, DIRECTION_WORDS[draft.words[at].key], draft.words[at].key)
            draft.drop(number)
            draft.add(at, end, "location", keep_place(draft, part), method="rule", confidence=mention.confidence)
            continue
        if draft.words[first].key in NAMING.place_heads and not draft.words[first].capital:
            continue  # "the northern town of X" lies in the north, and is all of X
        start, direction = _direction_before(draft, first)
        called = draft.words[end - 1].key in SETTLED  # "X city"
        if start and (called or place.kind in ("admin1", "admin2")) and _is_told_apart(draft, start - 1):
            continue  # "the eastern X province", "Syria's eastern X city": all of it, which lies in the east
        if (draft.words[first].key,) in load_place_words() and draft.words[first + 1].key == "of":
            continue  # "the northern city of X": X, which lies in the north
        if direction is None or not draft.free(start, first):
            continue
        said = draft.surface(start, first)
        part = locate_exact(draft, draft.surface(start, end)) or locate_part(place, direction, said)
        draft.drop(number)
        draft.add(start, end, "location", keep_place(draft, part), method="rule", confidence=mention.confidence)


def find_joined_parts(draft: Draft) -> None:
    """Let two directions that share a name be two parts: "northern and northeastern Syria"."""
    for _, mention in list(draft.in_order()):
        first, end = draft.words_of(mention.start, mention.end)
        words = draft.words
        if mention.kind != "location" or first < 2 or end - first < 2 or words[first].key not in DIRECTION_WORDS:
            continue
        if (
            words[first - 1].key != "and"
            or words[first - 2].key not in DIRECTION_WORDS
            or not draft.free(first - 2, first)
        ):
            continue
        said, rest = draft.surface(first - 2, first - 1), draft.surface(first + 1, end)
        whole = locate_exact(draft, rest) or _country(draft, first + 1, end)
        part = locate_exact(draft, f"{said} {rest}")
        if part is None and whole is not None:
            part = locate_part(whole, DIRECTION_WORDS[words[first - 2].key], said)
        if part is not None:
            draft.add(first - 2, first - 1, "location", keep_place(draft, part), method="rule", confidence=0.7)


def _country(draft: Draft, start: int, end: int) -> Place | None:
    """Return the country that words name, as a place."""
    names = draft.knowledge.names.find_words([w.key for w in draft.words[start:end]])
    slugs = [draft.knowledge.slug_of(n.ref) for n in names if n.kind == "country"]
    return next((draft.knowledge.places[s] for s in slugs if s in draft.knowledge.places), None)


def find_sides(draft: Draft) -> None:
    """Let a side of a place that is pointed to be part of it: "fired rockets into the west of the city"."""
    for number, mention in list(draft.in_order()):
        place = draft.place(mention.ref) if mention.kind == "location" and mention.method == "coreference" else None
        first, end = draft.words_of(mention.start, mention.end)
        if place is None or place.kind not in SETTLED or first == 0 or draft.words[first - 1].key != "the":
            continue
        if (at := _side_of(draft, first - 1)) is not None and draft.free(at, first):
            part = locate_part(place, DIRECTION_WORDS[draft.words[at].key], draft.words[at].key)
            draft.drop(number)
            draft.add(at, end, "location", keep_place(draft, part), method="rule", confidence=mention.confidence)


def _is_told_apart(draft: Draft, word: int) -> bool:
    """Return whether a word before a direction makes it tell which of many a division is: "the", "Syria's"."""
    own = draft.words[word]
    mention = draft.mention_of_word(word)
    place = draft.place(mention.ref) if mention is not None and mention.kind == "location" else None
    owner = place is not None and place.kind == "country" and (own.sure or own.stem is not None)
    return own.key == "the" or owner


def _side_of(draft: Draft, first: int) -> int | None:
    """Return where "the rebel-held east of X" names a side of X; "to the east of X" and "east of X" lie beside it."""
    words = draft.words
    if first < 3 or words[first - 1].key != "of" or words[first - 2].key not in DIRECTIONS:
        return None
    if draft.token_at(words[first - 3].start).pos_ in ("NOUN", "PROPN"):
        return None  # "the opposition bastion east of X"
    for back in range(first - 3, max(-1, first - 8), -1):
        if words[back].key == "the":
            return first - 2 if back == 0 or words[back - 1].key not in ("to", "just") else None
        if not words[back + 1].joined or words[back].key in NAMING.before_places:
            return None
    return None


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
