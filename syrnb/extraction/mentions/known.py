"""Who and what is named by a known name: the longest name of the index at each word that fits its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.fitting import (
    after_title,
    describes,
    ends_another_group,
    goes_on,
    is_described,
    is_of_another_country,
    is_of_something,
    is_outlet,
    is_service,
    is_start_of_arabic_name,
    is_surname_of_another,
    is_topic,
    names_one_place,
    precedes_name,
    without_place,
)
from syrnb.extraction.mentions.linking import (
    LATER,
    choose_actor,
    choose_country,
    country_of_forces,
    may_be_meant,
    was_there,
)  # fmt: skip
from syrnb.extraction.mentions.locating import choose_place, keep_place, settlements
from syrnb.extraction.mentions.offices import add_office, add_spokesman
from syrnb.extraction.mentions.toponyms import DIRECTION_WORDS
from syrnb.knowledge.loader import Knowledge
from syrnb.knowledge.names import Hit, Name
from syrnb.knowledge.place_words import load_place_words
from syrnb.knowledge.words import Word, split_words

__all__ = ["Reading", "find_hits", "find_known"]

ORDER = {"actor": 0, "nominal": 1, "body": 2, "office": 3, "area": 4, "place": 5, "bare": 6}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one hit may stand for: a ``kind`` of mention and who or where."""

    kind: str
    ref: str


def find_hits(words: Sequence[Word], knowledge: Knowledge) -> list[list[Hit]]:
    """Return the hits at every word, the longest first."""
    return [knowledge.names.find(words, i) for i in range(len(words))]


def _readings(draft: Draft, hit: Hit) -> list[tuple[Name, Reading]]:
    knowledge, focus = draft.knowledge, draft.focus
    found: list[tuple[Name, Reading]] = []
    named = [n.ref for n in hit.names if n.kind == "actor"]
    for name in sorted(hit.names, key=lambda n: ORDER.get(n.kind, 9)):
        if name.kind == "actor":
            ref = choose_actor(named, focus, knowledge)
            found.append((name, Reading("actor", _at_hand(draft, hit, ref) or ref)))
        elif name.kind == "nominal" and may_be_meant(name, draft, hit.start, hit.end):
            found.append((name, Reading("actor", name.ref)))
        elif name.kind == "body":
            country = knowledge.countries[choose_country(hit.countries, focus)]
            own = _in_own_war(draft, hit, country.iso3)
            found.append((name, Reading("actor", own or f"{country.slug}-{name.ref}")))
        elif (
            name.kind == "bare" and (country_of := country_of_forces(draft, hit.start, name.ref)) in knowledge.countries
        ):
            found.append((name, Reading("actor", f"{knowledge.slug_of(country_of)}-{name.ref}")))
        elif name.kind == "office" and (not name.pack or name.pack in focus.packs):
            found.append((name, Reading("office", name.ref)))
        elif name.kind == "place" and names_one_place(draft, hit):
            refs = [n.ref for n in hit.names if n.kind == "place"]
            found.append((name, Reading("location", choose_place(draft, refs))))
        elif name.kind == "area" and name.pack in focus.packs and not is_of_something(draft, hit.end):
            found.append((name, Reading("location", name.ref)))
    return found


def _at_hand(draft: Draft, hit: Hit, ref: str) -> str | None:
    """Return the body that a short name means in the article's country: "the UN mission", in one about Mali."""
    country = draft.knowledge.countries.get(draft.focus.country or "")
    if country is None or hit.end - hit.start < 2 or draft.knowledge.actors[ref].kind != "igo":
        return None
    keys = [word.key for word in draft.words[hit.start : hit.end] if word.key != "the"]
    found: list[str] = []
    for name in (country.name, *country.aliases):
        tail = [word.key for word in split_words(name)]
        for between in (["in"], ["in", "the"]):
            names = draft.knowledge.names.find_words([*keys, *between, *tail])
            found += [n.ref for n in names if n.kind == "actor" and was_there(n.ref, draft)]
    return choose_actor(found, draft.focus, draft.knowledge) if found else None


def _in_own_war(draft: Draft, hit: Hit, code: str) -> str | None:
    """Return whom a war's pack means without its country: "Syrian militants" by "militants", "rebels in Syria"."""
    keys_of_hit = [word.key for word in draft.words[hit.start : hit.end]]
    rest = keys_of_hit[: keys_of_hit.index("in")] if "in" in keys_of_hit else keys_of_hit[1:]
    for keys in (rest, ["the", *rest]):
        for name in draft.knowledge.names.find_words(keys) if rest else ():
            if (
                name.kind == "nominal"
                and may_be_meant(name, draft, hit.start, hit.end)
                and code in draft.knowledge.packs[name.pack].countries
            ):
                return name.ref
    return None


def find_known(draft: Draft, hits: Sequence[Sequence[Hit]]) -> None:
    """Let the longest known name at each word be a mention; names of :data:`LATER` are left for their grammar.

    Offices are kept only where no person's name follows; see :mod:`syrnb.extraction.mentions.offices`.
    """
    at = 0
    while at < len(draft.words):
        at = max(at + 1, _take(draft, hits[at], at))


def _take(draft: Draft, hits: Sequence[Hit], at: int) -> int:
    """Take the first hit that fits, and return the word after it."""
    if hits and draft.words[at].key == "the" and _is_outdone(draft, hits[0]):
        return at  # "the Government" is but the start of "the Government of Iraq"
    if at and draft.words[at].hyphen and draft.words[at - 1].key == "non":
        return at
    for hit in hits:
        if any(name.kind in LATER for name in hit.names) and not any(n.kind in ("actor", "nominal") for n in hit.names):
            return hit.end if hit.end - hit.start > 1 else at  # a place or its government: decided by grammar
        for name, reading in _readings(draft, hit):
            start = hit.start + (draft.words[hit.start].key == "the" and hit.end - hit.start > 1)
            if reading.kind == "office":
                indefinite = at > 0 and draft.words[at - 1].key in ("a", "an", "another", "one", "some")
                if precedes_name(draft, hit.end) or (indefinite and not add_spokesman(draft, start, hit)):
                    continue  # a title, or one of many: whose it is may be a shorter name
                if indefinite:
                    return hit.end
                add_office(draft, start, hit)
                return hit.end
            if name.kind in ("actor", "place") and not name.acronym and is_surname_of_another(draft, start, hit.end):
                continue
            if name.kind in ("bare", "nominal") and (is_described(draft, hit.start) or describes(draft, hit)):
                continue
            if name.kind == "actor" and is_of_another_country(draft, hit.start, reading.ref):
                continue
            if name.kind == "actor" and ends_another_group(draft, start, hit.end, reading.ref):
                continue
            if name.kind == "body" and goes_on(draft, hit.end):
                continue
            if name.kind == "actor" and is_outlet(draft, reading.ref) and goes_on(draft, hit.end):
                continue  # "Liberation" in "Western Hills Liberation Front"
            if name.kind == "actor" and is_start_of_arabic_name(draft, hit, reading.ref):
                continue
            bare = not name.article and hit.end - hit.start == 1 and draft.words[hit.start].article is not None
            if name.kind == "actor" and bare and is_outlet(draft, reading.ref):
                continue  # "Shaam" is no "al-Sham"
            if name.kind == "place" and _is_within(draft, hit, reading.ref):
                continue  # "northern X", where "Syria's northern X province" is told
            if name.kind == "place" and (longer := _longer_place(draft, hit)) is not None:
                return longer
            if (
                name.article
                and hit.end - hit.start == 1
                and draft.words[hit.start].article is None
                and is_outlet(draft, reading.ref)
            ):
                continue
            if name.kind == "actor" and draft.knowledge.actors[reading.ref].kind == "person":
                start = after_title(draft, start, hit.end)
            if name.kind == "bare" and (is_topic(draft, hit.end) or is_service(draft, hit.end)):
                continue
            end = without_place(draft, start, hit.end)
            draft.add(start, end, reading.kind, reading.ref, cut=hit.cut and end == hit.end)
            return end
    return at


def _is_outdone(draft: Draft, hit: Hit) -> bool:
    """Return whether a name that starts at the word after an article reaches further than the one with it."""
    if hit.start + 1 >= len(draft.words):
        return False
    after = draft.hits_at(hit.start + 1)
    return any(other.end > hit.end and any(n.kind not in LATER for n in other.names) for other in after)


DIVISIONS = frozenset({"province", "governorate", "state"})


def _is_within(draft: Draft, hit: Hit, ref: str) -> bool:
    """Return whether a part's name is but the start of a whole division's: "the northern Idlib province"."""
    words, before = draft.words, draft.words[hit.start - 1] if hit.start else None
    if before is None or words[hit.start].key not in DIRECTION_WORDS:
        return False
    following = words[hit.end : hit.end + 1]
    whole = words[hit.end - 1].key in DIVISIONS or any(w.joined and w.key in DIVISIONS for w in following)
    owned = before.key == "the" or before.sure or before.stem is not None
    return whole and owned and draft.knowledge.places[ref].kind not in ("admin1", "admin2")


def _longer_place(draft: Draft, hit: Hit) -> int | None:
    """Take a settlement whose name begins with a known place's: "Virginia Beach"; return the word after it."""
    words, end = draft.words, hit.end
    if end >= len(words) or not words[end].joined or not words[end].capital or words[end - 1].sure:
        return None
    if (words[end].key,) in load_place_words():
        return None
    found = settlements(draft, draft.surface(hit.start, end + 1), near=True)
    if not found:
        return None
    draft.add(hit.start, end + 1, "location", keep_place(draft, found[0]), confidence=0.8)
    return end + 1
