"""How likely two event claims tell of one happening: points for and against, each with its reason.

What excludes is kept apart from what weighs: two claims that contradict each other in kind, day, place or party are
not one happening, whatever else they share. What a claim leaves open weighs nothing, for or against.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import asin, cos, exp, inf, radians, sin, sqrt

import pandas as pd
from rapidfuzz import fuzz

from syrnb.analysis.acts import Weighed, akin, weigh_acts
from syrnb.analysis.happening import Happening
from syrnb.analysis.kinship import kinship
from syrnb.analysis.records import read_records
from syrnb.analysis.retelling import MOST, weigh_retelling
from syrnb.analysis.scopes import SETTLED, Actors, Places

__all__ = ["THRESHOLD", "Ground", "Likeness", "compare", "find_reach"]

THRESHOLD = 4.0
"""Points from which two claims are linked; the confidence of a link is 0.5 there."""

SAYING = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT", "COOPERATE", "SUPPORT", "CONCEDE"})
"""Acts of which one party does several a day: without like words or a like object they are not one."""

COPIED = 75
"""Likeness (rapidfuzz, per cent) from which two sentences are held to be one, copied."""
LIKE = 60
"""Likeness (rapidfuzz, per cent) from which two sentences of two articles weigh at all."""

RECENT = 10
"""How many days before it is told an undated piece of news may lie and still count as near another."""
LULL = 7
"""Days without news after which a campaign that is named again is another."""
PERIOD = 3
"""From how many days on a claim with exact days tells of many happenings, one with another only as the same period."""
TAKING = 3
"""Days by which two tellings of one town's capture may differ: it fell in the night, or was told in parts."""
WIDE = 100.0
"""Radius in km from which on a place says little about where in it something happened."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of actors and places when claims are compared.

    ``points`` are latitude, longitude in degrees and radius in km, by place. ``copies`` gives documents that carry one
    text the same name; ``countries`` is the country that a document is about, where it is about one, and
    ``antecedents`` what claims point back to. Of actors that the knowledge does not have ("gunmen", "residents")
    nothing is sure. ``weighed`` keeps what was found out of some places or parties, as the same meet again and again.
    """

    actors: Actors
    places: Places
    points: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    antecedents: dict[str, str] = field(default_factory=dict)
    weighed: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Weighed] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        actors: pd.DataFrame,
        locations: pd.DataFrame,
        *,
        events: pd.DataFrame,
        copies: dict[str, str] | None = None,
        antecedents: dict[str, str] | None = None,
    ) -> Ground:
        """Read the tables ``actors``, ``locations`` and ``events``."""
        places = Places.read(locations)
        pinned = locations[locations["lat"].notna() & locations["lon"].notna() & locations["radius_km"].notna()]
        return cls(
            Actors.read(actors),
            places,
            {r["location_id"]: (r["lat"], r["lon"], r["radius_km"]) for r in read_records(pinned)},
            copies or {},
            places.document_countries([events]),
            antecedents or {},
        )


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for one happening (positive points) and against it (negative), in words."""

    points: float
    reasons: tuple[str, ...]
    excluded: str | None = None

    @property
    def confidence(self) -> float:
        """Points as a number from 0 to 1, logistic, 0.5 at the threshold."""
        return 0.0 if self.excluded else round(1 / (1 + exp(THRESHOLD - self.points)), 2)


FEWER = Likeness(0.0, ())


def compare(one: Happening, other: Happening, ground: Ground, *, least: float = -inf) -> Likeness:
    """Weigh whether two event claims tell of one happening.

    Parameters
    ----------
    least
        Points that count: words take longest to compare, and are not where even like ones would leave fewer.

    Returns
    -------
    Likeness
        With ``excluded`` where they cannot; without points where these would be fewer than ``least``.
    """
    found: list[tuple[float, str]] = []
    for weigh in (_act, _time, _place, _parties):
        weighed = weigh(one, other, ground)
        if isinstance(weighed, str):
            return Likeness(0.0, (), weighed)
        found += weighed
    numbers = _numbers(one, other)
    points = sum([p for p, _ in found]) + sum([p for p, _ in numbers])
    if round(points + _most_of_words(one, other), 2) < least:
        return FEWER
    words = _words(one, other, ground)
    points += sum([p for p, _ in words])
    return Likeness(round(points, 2), tuple(r for p, r in (*found, *words, *numbers) if p))


def _act(one: Happening, other: Happening, ground: Ground) -> Weighed:
    return weigh_acts(one, other)


def _time(one: Happening, other: Happening, ground: Ground) -> Weighed:
    if one.campaign and other.campaign and (ran := _campaigns(one, other)) is not None:
        return ran
    if not (one.dated and other.dated):
        return _undated(one, other)
    a, b = _span(one), _span(other)
    exact = max(a[1] - a[0], b[1] - b[0]) < 2
    slack = max(one.slack, other.slack) if exact else 0
    took = one.entry == other.entry and one.entry in kinship()["taking"] and one.modality == other.modality
    if took and _one_town(one, other, ground):
        slack = max(slack, TAKING)
    if a[0] - slack > b[1] or b[0] - slack > a[1]:
        return f"different days: {_days(*a)} and {_days(*b)}"
    if a == b:
        return [(1.5 if a[1] - a[0] < PERIOD else 1.0, f"the same {'day' if a[0] == a[1] else 'days'}: {_days(*a)}")]
    if a[0] > b[1] or b[0] > a[1]:
        why = "as a place is taken once" if slack == TAKING else "as they were inferred"
        return [(0.3, f"days that may be one, {why}: {_days(*a)} and {_days(*b)}")]
    if any(h.exact and e - s >= PERIOD for h, (s, e) in ((one, a), (other, b))):
        return [(-1.0, f"a sum over days and another time: {_days(*a)} and {_days(*b)}")]
    length = max(a[1], b[1]) - min(a[0], b[0])
    return [
        (1.0 if length < PERIOD else 0.5 if length < RECENT else 0.2, f"overlapping days: {_days(*a)} and {_days(*b)}")
    ]


def find_reach(h: Happening) -> tuple[float, float]:
    """Return the days from the first to the last that a claim may be of, as far as its days alone decide.

    Two claims whose reaches do not meet are of different days: :func:`compare` excludes them.
    """
    if h.campaign or (h.planned and not h.dated):
        return -inf, inf
    if not h.dated:
        return -inf, inf if h.told is None else h.told
    start, end = _span(h)
    slack = TAKING if h.entry in kinship()["taking"] else h.slack
    return start - slack, end + slack


def _one_town(one: Happening, other: Happening, ground: Ground) -> bool:
    """Whether both tell of the same settlement and of parties on one side."""
    shared = set(one.places) & set(other.places)
    parties = [_party(a, b, ground) for a in one.side_a for b in other.side_a]
    return bool(shared) and all(ground.places.kinds.get(p) in SETTLED for p in shared) and max(parties, default=0) > 0.2


def _campaigns(one: Happening, other: Happening) -> Weighed | None:
    """Weigh two namings of a campaign: from its day to the day on which it is told of as news, it goes on."""
    if one.told is None or other.told is None or one.background or other.background:
        return None
    spans = [(_span(h)[0] or h.told or 0, max(_span(h)[1], h.told or 0)) for h in (one, other)]
    if max(s for s, _ in spans) - min(e for _, e in spans) > LULL:
        return None
    return [(1.0, "a campaign that went on, told as news within days of each other")]


def _undated(one: Happening, other: Happening) -> Weighed:
    dated, told = (other, one) if other.dated else (one, other)
    if not dated.dated:
        near = None not in (one.told, other.told) and abs((one.told or 0) - (other.told or 0)) <= RECENT
        if one.background != other.background or not near:
            return [(-0.5, "neither has a day, and they were not told as news of the same days")]
        return [(0.3, "neither has a day; told within days of each other")]
    start, end = _span(dated)
    if told.told is not None and start > told.told and not told.planned:
        return f"one happened on {_days(start, end)}, after the other was told"
    if told.told is None:
        return []
    if dated.doc_id == told.doc_id and abs(told.told - end) <= 2 and (one.lead or other.lead) and akin(one, other):
        return [(1.0, "the article's first sentence gives no day, and another one of its last days")]
    if abs(told.told - end) <= 1 and not told.background and set(one.side_a) & set(other.side_a):
        return [(1.0, "one has no day, and was told as news of the other's, of the same doer")]
    if told.told - end <= RECENT and not told.background:
        return [(0.5, "one has no day, and was told as news soon after the other's")]
    return [(-0.5, "one has no day, and was told long after the other's")]


def _place(one: Happening, other: Happening, ground: Ground) -> Weighed:
    if not one.places or not other.places:
        ours, theirs = _countries(one, ground), _countries(other, ground)
        if ours and theirs and not ours & theirs:
            return [(-2.0, f"told of different countries: {', '.join(sorted(ours))} and {', '.join(sorted(theirs))}")]
        return []
    key = ("place", one.places, other.places)
    if key not in ground.weighed:
        ground.weighed[key] = _grounds(set(one.places), set(other.places), ground)
    return ground.weighed[key]


def _grounds(ours: set[str], theirs: set[str], ground: Ground) -> Weighed:
    """Weigh whether a happening at some places is one at some others."""
    shared = [p for p in sorted(ours & theirs) if ground.places.kinds.get(p) != "country"]
    if shared:
        part = len(shared) / len(ours | theirs)
        weight = 1.0 if min(_radius(p, ground) for p in shared) > WIDE / 2 else 2.0
        return [(round(weight * (0.5 + 0.5 * part), 2), f"the same place: {', '.join(shared)}")]
    nested = [(a, b) for a in sorted(ours) for b in sorted(theirs) if _nested(a, b, ground)]
    if nested:
        a, b = min(nested, key=lambda pair: (max(_radius(p, ground) for p in pair), pair))
        vague = any(_radius(p, ground) > WIDE or ground.places.kinds.get(p) == "country" for p in (a, b))
        return [(0.2 if vague else 1.0, f"one place lies in the other: {a} and {b}")]
    if all(_apart(a, b, ground) for a in ours for b in theirs):
        return f"different places: {', '.join(sorted(ours))} and {', '.join(sorted(theirs))}"
    return [(-0.5, "places that may or may not be one")]


def _countries(h: Happening, ground: Ground) -> set[str]:
    """Return the countries of a claim's places, or the one that its article is about."""
    if h.places:
        return {country for p in h.places if (country := ground.places.country(p))}
    return {ground.countries[h.doc_id]} if h.doc_id in ground.countries else set()


def _radius(place: str, ground: Ground) -> float:
    return ground.points.get(place, (0.0, 0.0, 0.0))[2]


def _nested(a: str, b: str, ground: Ground) -> bool:
    if ground.places.within(a, b) or ground.places.within(b, a):
        return True
    if a not in ground.points or b not in ground.points or _is_line(a, b, ground):
        return False
    inner, outer = sorted((ground.points[a], ground.points[b]), key=lambda p: p[2])
    return outer[2] >= 2 * inner[2] and _km(inner, outer) <= outer[2]


def _is_line(a: str, b: str, ground: Ground) -> bool:
    """Whether one of two places is a road, along which a radius says nothing."""
    return "road" in (ground.places.kinds.get(a), ground.places.kinds.get(b))


def _apart(a: str, b: str, ground: Ground) -> bool:
    if ground.places.apart(a, b):
        return True
    if a not in ground.points or b not in ground.points or _is_line(a, b, ground):
        return False
    return _km(ground.points[a], ground.points[b]) > ground.points[a][2] + ground.points[b][2]


def _parties(one: Happening, other: Happening, ground: Ground) -> Weighed:
    found: list[tuple[float, str]] = []
    for role, ours, theirs in (("doer", one.side_a, other.side_a), ("object", one.side_b, other.side_b)):
        if not ours or not theirs:
            continue
        key = (role, ours, theirs)
        if key not in ground.weighed:
            ground.weighed[key] = _role(role, ours, theirs, ground)
        weighed = ground.weighed[key]
        if isinstance(weighed, str):
            return weighed
        found += weighed
    if (
        one.plover in SAYING
        and one.sentence_id != other.sentence_id
        and not any(p >= 0.6 and r.startswith("object") for p, r in found)
    ):
        found.append((-1.5, "acts of which one party does several a day"))
    return found


def _role(role: str, ours: tuple[str, ...], theirs: tuple[str, ...], ground: Ground) -> Weighed:
    """Weigh whether those in one role of two claims may be the same."""
    best = max(_party(a, b, ground) for a in ours for b in theirs)
    names = " and ".join(dict.fromkeys((", ".join(ours), ", ".join(theirs))))
    if best < 0:
        return f"different parties ({role}): {names}"
    said = {1.0: "the same", 0.8: "one is part of the other", 0.6: "of one camp", 0.2: "unnamed", 0.0: "unrelated"}
    return [(best or -1.5, f"{role}: {said[best]}: {names}")]


def _party(a: str, b: str, ground: Ground) -> float:
    """Return how alike two parties are; below 0 they are surely not one."""
    who = ground.actors
    if a == b:
        return 1.0
    if not {a, b} <= who.known:
        return 0.2
    if who.apart(a, b):
        return -1.0
    if who.within(a, b) or who.within(b, a) or who.lineage.get(a, (a,))[-1] == who.lineage.get(b, (b,))[-1]:
        return 0.8
    return 0.6 if who.sides(a) & who.sides(b) else 0.0


def _most_of_words(one: Happening, other: Happening) -> float:
    """Return the points that :func:`_words` gives at most."""
    return MOST if one.doc_id == other.doc_id else 3.0 if one.entry == other.entry else 1.0


def _words(one: Happening, other: Happening, ground: Ground) -> list[tuple[float, str]]:
    if one.doc_id == other.doc_id:
        return weigh_retelling(one, other, ground.antecedents)
    alike = fuzz.token_set_ratio(one.words, other.words, score_cutoff=LIKE) / 100
    if one.entry == other.entry:
        one_text = ground.copies.get(one.doc_id, one.doc_id) == ground.copies.get(other.doc_id, other.doc_id)
        if (alike * 100 if one_text else fuzz.token_sort_ratio(one.words, other.words, score_cutoff=COPIED)) >= COPIED:
            return [(3.0, "nearly the same sentence")]
    like = [(round(2 * (alike - 0.5), 2), f"like words ({alike:.0%})")] if alike else []
    return [*like, (1.0, "both articles of these days begin with it")] if _heads(one, other) else like


def _heads(one: Happening, other: Happening) -> bool:
    """Whether two articles of about one day begin with one coming or going, of which there are not several a day."""
    once = kinship()["taking"] | kinship()["leaving"]
    near = one.told is not None and other.told is not None and abs(one.told - other.told) <= 1
    same = one.entry == other.entry and one.modality == other.modality
    return near and same and one.lead and other.lead and one.entry in once and not (one.background or other.background)


def _numbers(one: Happening, other: Happening) -> list[tuple[float, str]]:
    if one.deaths is None or other.deaths is None:
        return []
    (a, b), (c, d) = one.deaths, other.deaths
    if (b is None or c is None or c <= b) and (d is None or a is None or a <= d):
        return [(0.5, "numbers of dead that may be one")]
    less, more = sorted((a or b or 0, c or d or 0))
    if more >= 5 and more > 4 * max(less, 1):
        return [(-1.5, f"numbers of dead far apart: {less} and {more}")]
    return [(-0.3, f"numbers of dead that differ: {less} and {more}")]


def _span(h: Happening) -> tuple[int, int]:
    start, end = h.start, h.end
    return (start if start is not None else end or 0), (end if end is not None else start or 0)


@lru_cache(maxsize=10_000)
def _days(start: int, end: int) -> str:
    days = dict.fromkeys(date.fromordinal(d).isoformat() for d in (start, end))
    return " to ".join(days)


def _km(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """Return the great-circle distance of two points."""
    (la, oa), (lb, ob) = ((radians(p[0]), radians(p[1])) for p in (a, b))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((ob - oa) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))
