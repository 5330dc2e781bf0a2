"""Wars apart: which claims of control belong on one map, by how near their places are to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import Any

import pandas as pd

from syrnb.knowledge.outlines import read_outlines
from syrnb.views.claims import Material, Told, each
from syrnb.views.ground import KM_PER_DEGREE
from syrnb.views.phrases import count_words

__all__ = ["Area", "Site", "find_areas", "find_sites"]

_APART_KM = 200.0
"""Places farther than this from every other one of a group are another war's."""
_VAGUEST_KM = 120.0
"""What is vaguer than this cannot tie places together."""
_MOST_PARTS = 12
_LEAST_CLAIMS = 3
_ONE_SPOT_KM = 25.0
"""Places that lie within this of one another are one spot."""
_LEAST_SHARE = 0.1
"""Of all claims that have a place: what is told of one spot, and seldomer, is no war of its own."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a place is: degrees WGS 84 and how vague it is, each None where it is not known."""

    place: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None

    @property
    def placed(self) -> bool:
        """Whether it has coordinates."""
        return self.lat is not None and self.lon is not None

    @property
    def point(self) -> tuple[float, float]:
        """Return lon and lat of a place that has them.

        Raises
        ------
        ValueError
            Where it has none.
        """
        if self.lat is None or self.lon is None:
            raise ValueError(f"{self.place} has no coordinates")
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class Area:
    """What one map shows.

    Parameters
    ----------
    key
        ``SYR``; ``SYR/Idlib Governorate`` for a part.
    label
        Its name.
    claims
        Ids of the claims of control that belong to it, those without a place too.
    placed
        Ids of places with coordinates within it.
    """

    key: str
    label: str
    claims: frozenset[str]
    placed: frozenset[str]


def find_sites(material: Material) -> dict[str, Site]:
    """Return where every place of a dossier is."""
    return {
        str(p.location_id): Site(
            str(p.location_id), str(p.name), _text(p.kind) or "", _text(p.country), _text(p.admin1),
            _number(p.lat), _number(p.lon), _number(p.radius_km),
        )
        for p in each(material.dossier.locations)
    }  # fmt: skip


def find_areas(material: Material, claims: Sequence[Told], sites: Mapping[str, Site]) -> tuple[Area, ...]:
    """Return the areas that maps can show, the one with most claims first, each followed by its larger parts.

    Places are grouped by nearness. A country or a place without coordinates goes with the group that has most claims
    of its country; a claim without a place with the group that its article tells of, or with every group where it
    tells of none. What little is told of one spot far from everything else, which is often a place misread, is no
    area: it goes with the one with most claims, on whose map it lies outside.
    """
    told = {c.claim_id: sites[c.places[0]] for c in claims if c.places and c.places[0] in sites}
    firm = {s.place: s for s in told.values() if _ties(s)}
    groups = _join_by_country(_group(sorted(firm.values(), key=lambda s: s.place)), told)
    groups = _without_spots(groups, told)
    if not groups:
        everything = frozenset(c.claim_id for c in claims)
        return (Area("none", "No place with coordinates", everything, frozenset()),) if claims else ()
    group_of = {place: i for i, group in enumerate(groups) for place in group}
    for site in told.values():
        if site.place not in group_of and site.placed and site.kind != "country":
            group_of[site.place] = min(
                range(len(groups)), key=lambda i: (min(_distance(site, firm[p]) for p in groups[i]), i)
            )
    members: dict[int, set[str]] = {i: set() for i in range(len(groups))}
    for claim_id, found in _sort_claims(claims, told, group_of).items():
        for i in members if found is None else (found,):
            members[i].add(claim_id)
    areas = []
    for i in sorted(members, key=lambda i: (-len(members[i]), min(groups[i]))):
        areas += _parts(members[i], group_of, i, told, sites)
    return tuple(areas)


def _sort_claims(
    claims: Sequence[Told], told: Mapping[str, Site], group_of: Mapping[str, int]
) -> dict[str, int | None]:
    """Return the group of each claim: that of its place, of its country, of its article; None where nothing tells."""
    by_country: dict[str | None, Counter[int]] = {}
    for site in told.values():
        if site.place in group_of:
            by_country.setdefault(site.country, Counter())[group_of[site.place]] += 1
    found: dict[str, int | None] = {}
    by_document: dict[str, Counter[int]] = {}
    for claim in claims:
        site_of = told.get(claim.claim_id)
        if site_of is None:
            continue
        if site_of.place in group_of:
            group = group_of[site_of.place]
        elif site_of.country in by_country and site_of.country:
            group = _first(by_country[site_of.country])
        else:
            continue
        found[claim.claim_id] = group
        by_document.setdefault(claim.doc_id, Counter())[group] += 1
    for claim in claims:
        if claim.claim_id not in found:
            near = by_document.get(claim.doc_id)
            found[claim.claim_id] = _first(near) if near else None
    return found


def _parts(
    claims: set[str], group_of: Mapping[str, int], group: int, told: Mapping[str, Site], sites: Mapping[str, Site]
) -> list[Area]:
    """Return the area of one group and, where there are several, those of its first-level divisions."""
    here = [told[c] for c in sorted(claims) if c in told and group_of.get(told[c].place) == group]
    countries = Counter(s.country for s in here if s.country)
    main = min(countries, key=lambda c: (-countries[c], c)) if countries else ""
    names = [country_name(c) for c, n in countries.most_common(3) if n >= 0.1 * len(here) or c == main]
    placed = frozenset(p for p, g in group_of.items() if g == group)
    whole = Area(main or min(placed), count_words(names) or "No country known", frozenset(claims), placed)
    divisions = Counter((s.country, s.admin1) for s in here if s.admin1 and s.kind != "admin1")
    large = [d for d, n in divisions.most_common(_MOST_PARTS) if n >= _LEAST_CLAIMS]
    if len(large) < 2:
        return [whole]
    parts = []
    for country, admin1 in large:
        inside = frozenset(p for p in placed if (sites[p].country, sites[p].admin1) == (country, admin1))
        own = frozenset(c for c in claims if c in told and told[c].place in inside)
        parts.append(Area(f"{whole.key}/{admin1}", f"{country_name(country or main)}: {admin1}", own, inside))
    return [whole, *parts]


def _group(sites: Sequence[Site]) -> list[list[str]]:
    """Group places so that each is near another one of its group (single linkage)."""
    groups: list[list[Site]] = []
    for site in sites:
        near = [g for g in groups if any(_distance(site, other) <= _APART_KM for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([site, *(other for g in near for other in g)])
    return [sorted(s.place for s in g) for g in groups]


def _join_by_country(groups: Sequence[Sequence[str]], told: Mapping[str, Site]) -> list[list[str]]:
    """Join groups of which most claims are about one country: far-off battles of one war."""
    joined: dict[str, list[str]] = {}
    for group in groups:
        countries = Counter(s.country for s in told.values() if s.place in group and s.country)
        main = min(countries, key=lambda c: (-countries[c], c)) if countries else group[0]
        joined.setdefault(main, []).extend(group)
    return [sorted(group) for group in joined.values()]


def _without_spots(groups: list[list[str]], told: Mapping[str, Site]) -> list[list[str]]:
    """Join the groups that are one spot of which little is told to the one of which most is."""
    if len(groups) < 2:
        return groups
    site_of = {s.place: s for s in told.values()}
    counts = Counter(s.place for s in told.values())
    weights = [sum(counts[p] for p in group) for group in groups]
    most = min(range(len(groups)), key=lambda i: (-weights[i], groups[i]))

    def stands(i: int) -> bool:
        first = site_of[groups[i][0]]
        wide = any(_distance(first, site_of[p]) > _ONE_SPOT_KM for p in groups[i])
        return i == most or wide or weights[i] >= _LEAST_SHARE * sum(weights)

    joined = sorted(p for i, group in enumerate(groups) if i == most or not stands(i) for p in group)
    return [joined if i == most else group for i, group in enumerate(groups) if stands(i)]


def _ties(site: Site) -> bool:
    return site.placed and site.kind != "country" and (site.radius_km or 0.0) <= _VAGUEST_KM


def _distance(a: Site, b: Site) -> float:
    """Return the distance in km, near enough on a map's scale."""
    (x0, y0), (x1, y1) = a.point, b.point
    east = ((x0 - x1 + 180) % 360 - 180) * cos(radians((y0 + y1) / 2))
    return hypot(east, y0 - y1) * KM_PER_DEGREE


def _first(counts: Counter[int]) -> int:
    return min(counts, key=lambda i: (-counts[i], i))


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {c.iso3: c.name for c in read_outlines().countries if c.iso3}


def country_name(iso3: str) -> str:
    return _country_names().get(iso3, iso3)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
