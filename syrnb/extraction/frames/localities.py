"""Places that are told by way of another: "30 km south of Idlib", and those that point back: "in the area", "there"."""

from __future__ import annotations

from math import cos, radians

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.knowledge.place_words import DIRECTIONS
from syrnb.knowledge.records import Place
from syrnb.language.syntax import preposition_objects
from syrnb.language.text import Sentence

__all__ = ["find_beside", "find_besides", "find_pointed", "is_border", "only_locates"]

KILOMETRES = {
    **dict.fromkeys(("km", "kms", "kilometre", "kilometer", "kilometres", "kilometers"), 1.0),
    **dict.fromkeys(("mile", "miles"), 1.609),
}
DEGREE_KM = 111.2
NEAR_BY = 15.0
"""How far "south of" a place is taken to reach where no distance is given, in kilometres."""
FAR = 1000.0
SHARE = 0.3
"""How much of a distance its own vagueness is."""
WITHIN = ("in", "at", "near", "inside", "outside", "around", "across", "into", "on", "of", "over", "throughout")
POINTERS = frozenset({"the", "this", "that"})
AREAS = frozenset({"area", "enclave", "zone", "location", "place", "site", "stronghold", "pocket"})
SETTLED = ("city", "town", "village", "district", "facility", "area")
KINDS = {
    "city": ("city", "town"),
    "town": ("town", "city", "village"),
    "village": ("village", "town", "city"),
    "suburb": ("district", "town", "village", "city", "area"),
    "neighbourhood": ("district", "area"),
    "neighborhood": ("district", "area"),
    "district": ("district", "admin2", "area"),
    "province": ("admin1",),
    "region": ("region", "admin1", "area"),
    "camp": ("facility",),
}
NARROW = ("city", "town", "village", "district", "facility", "area")
BESIDE = frozenset({"near", "outside", "beside", "beyond"})
CLOSE = frozenset({"close", "next"})
BEFORE = frozenset({"just", "about", "some", "roughly", "around", "only", "nearly", "which", "lies", "is", "located"})
"""What stands between a place and how far from another it lies."""
FAR_BACK = 2
"""How many sentences back a place may be pointed to."""


def find_beside(scene: Scene, mention: Mention) -> Mention | None:
    """Return the area that a place only serves to tell: "east of Damascus", "30 km from Goma"; None where it is meant.

    The area lies the told distance that way, or some kilometres where none is told; its ``radius_km`` says how vaguely.
    """
    head = scene.heads[mention]
    if head.dep_ != "pobj" or head.head.lower_ not in ("of", "from"):
        return None
    above = head.head.head
    direction = fold(above.lower_)
    if direction not in DIRECTIONS or direction == "central":
        unit = next((c for c in head.head.children if c.lower_ in KILOMETRES), above)
        if unit.lower_ not in KILOMETRES:  # "60 kilometres (35 miles) from X", hung elsewhere
            near = [t for t in head.doc[max(head.sent.start, head.head.i - 7) : head.head.i] if t.lower_ in KILOMETRES]
            closed = head.head.nbor(-1).lower_ in KILOMETRES or head.head.nbor(-1).text == ")" if near else False
            if not closed or head.head.lower_ != "from":
                return None
            unit = near[0]
        way = next((fold(c.lower_) for c in unit.children if fold(c.lower_) in DIRECTIONS and c.i > unit.i), None)
        direction = way or ""
    else:
        own = not any(c.dep_ == "compound" for c in above.children)  # not "the countryside west of"
        if (
            above.dep_ == "pobj"
            and above.head.lower_ != "to"
            and own
            and any(c.lower_ == "the" for c in above.children)
        ):
            return None  # "in the south of the province": a part of it
        unit = next((c for c in above.children if c.lower_ in KILOMETRES), above)
    start = min(unit.left_edge.i if unit.lower_ in KILOMETRES else above.i, above.i)
    whole = scene.places.get(mention.ref or "")
    if whole is None:
        return None
    place = _area(whole, direction, *_distance(unit))
    scene.places.setdefault(place.location_id, place)
    found = Mention(scene.text.doc[start].idx, mention.end, "location", place.location_id, "rule", 0.7)
    scene.heads.setdefault(found, head)
    return found


def find_besides(scene: Scene, mention: Mention) -> list[Mention]:
    """Return every area that a place serves to tell: "east and southwest of Kyiv" is two; [] where it is meant."""
    first = find_beside(scene, mention)
    if first is None:
        return []
    found, head = [first], scene.heads[mention]
    above, whole = head.head.head, scene.places.get(mention.ref or "")
    for way in ([above.head] if above.dep_ == "conj" else []) + [c for c in above.children if c.dep_ == "conj"]:
        if fold(way.lower_) in DIRECTIONS and fold(way.lower_) != "central" and whole is not None:
            place = _area(whole, fold(way.lower_), None, "")
            scene.places.setdefault(place.location_id, place)
            other = Mention(way.idx, mention.end, "location", place.location_id, "rule", 0.7)
            scene.heads.setdefault(other, head)
            found.insert(0, other)
    return found


def only_locates(scene: Scene, mention: Mention) -> bool:
    """Return whether a place only tells where another lies: "Duma, 10 km from Damascus", "Sake near Goma"."""
    head = scene.heads[mention]
    if head.dep_ != "pobj" or (record := scene.places.get(mention.ref or "")) is None:
        return False
    word = head.head
    beside = find_beside(scene, mention)
    if beside is not None:
        first = scene.text.span(beside.start, beside.end)[0]
    elif word.lower_ in BESIDE or (word.lower_ == "to" and word.nbor(-1).lower_ in CLOSE):
        first = word if word.lower_ in BESIDE else word.nbor(-1)
    else:
        return False
    at = first.i - 1
    while at > head.sent.start and (head.doc[at].text in (",", "(") or head.doc[at].lower_ in BEFORE):
        at -= 1
    named = scene.mention_at(head.doc[at], "location") if at >= head.sent.start else None
    narrower = scene.places.get(named.ref or "") if named is not None else None
    small = narrower is not None and (narrower.kind in NARROW or (narrower.radius_km or FAR) <= NEAR_BY)
    return narrower is not None and named != mention and small and narrower is not record


def is_border(scene: Scene, mention: Mention) -> bool:
    """Return whether a place is a border, by which another is told: "a village in Homs province near the border"."""
    record = scene.places.get(mention.ref or "")
    return record is not None and record.name.endswith("border")


def _distance(unit: Token) -> tuple[float | None, str]:
    """Return a distance in kilometres and as it stands in the text: 32.2 and "20 miles"."""
    number = next((c for c in unit.children if c.dep_ == "nummod" or c.like_num), None)
    try:
        far = float(number.text.replace(",", "")) * KILOMETRES[unit.lower_] if number is not None else None
    except (KeyError, ValueError):
        far = None
    return far, f"{number.text} {unit.text}" if far is not None and number is not None else ""


def _area(whole: Place, direction: str, distance: float | None, words: str) -> Place:
    radius = whole.radius_km or 0.0
    far = distance if distance is not None else radius + NEAR_BY
    said = f"{words} {f'{direction} of' if direction else 'from'} ".lstrip()
    lat, lon = whole.lat, whole.lon
    if not direction:
        reach = far
    else:
        reach = max(far * SHARE if distance is not None else far, 3.0)
        north, east = DIRECTIONS[direction]
        if lat is not None and lon is not None:
            lat, lon = (
                round(lat + north * far / DEGREE_KM, 3),
                round(lon + east * far / (DEGREE_KM * max(0.2, cos(radians(lat)))), 3),
            )
    name = f"{said}{whole.name}"
    key = "-".join(said.split())
    return Place(
        f"{whole.location_id}-{key}",
        name[0].upper() + name[1:],
        kind="area",
        country=whole.country,
        admin1=whole.admin1 if distance is None or distance <= NEAR_BY else None,
        lat=lat,
        lon=lon,
        radius_km=round(reach, 1),
        known=whole.known,
        source=whole.source,
    )


def find_pointed(scene: Scene, sentence: Sentence, frame: Frame) -> Mention | None:
    """Return the place that "in the area", "in the suburb" or "there" points back to, if one was just named."""
    for owner in (frame.head, *((frame.clause,) if frame.clause is not None else ())):
        nouns = preposition_objects(owner, *WITHIN)
        nouns += [n for t in frame.b if t.i > owner.i for n in preposition_objects(t, *WITHIN)]
        for token in [*nouns, *(c for c in owner.children if c.dep_ == "advmod" and c.lower_ == "there")]:
            if (found := _antecedent(scene, sentence, token)) is not None:
                return found
    for token in frame.place_objects:
        if (found := _antecedent(scene, sentence, token)) is not None:
            return found
    return None


def _antecedent(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    lemma = token.lemma_.casefold()
    if token.lower_ == "there":
        kinds: tuple[str, ...] = (*SETTLED, "admin1", "admin2", "region")
    elif lemma in KINDS or lemma in AREAS:
        if scene.mention_at(token, "location") or not any(c.lower_ in POINTERS for c in token.children):
            return None
        if any(c.dep_ in ("prep", "appos", "relcl", "acl") for c in token.children):
            return None  # "the area that ...": told by what follows, not by what was named
        kinds = KINDS.get(lemma, SETTLED)
    else:
        return None
    for mention in reversed(scene.mentions):
        if mention.kind != "location" or mention.start >= token.idx or mention.ref is None:
            continue
        if scene.text.sentence_at(mention.start).index < sentence.index - FAR_BACK:
            return None
        record = scene.places.get(mention.ref)
        if is_border(scene, mention):
            continue
        if record is not None and record.kind in kinds and find_beside(scene, mention) is None:
            return _narrower(scene, mention) or mention if token.lower_ == "there" else mention
    return None


def _narrower(scene: Scene, wide: Mention) -> Mention | None:
    """Return the settlement that was named as in a wider place: "Bara in North Kordofan"."""
    before = [m for m in scene.mentions if m.kind == "location" and m.end < wide.start and m.ref is not None]
    near = before[-1] if before else None
    if near is None or scene.text.flow[near.end : wide.start].strip(" ,") not in ("in", ""):
        return None
    record = scene.places.get(near.ref or "")
    return near if record is not None and record.kind in SETTLED else None
