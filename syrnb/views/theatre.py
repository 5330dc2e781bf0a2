"""One war as a choice leaves it: the claims that count, the days they tell of, the frame of its map, who holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import dist
from typing import Any

from syrnb.knowledge.routes import read_routes
from syrnb.views.areas import Area, Site, find_areas, find_sites
from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Material, Told
from syrnb.views.days import find_window
from syrnb.views.ground import Box, Name, fit_box, name_countries
from syrnb.views.holds import Hold, find_holds, voices_of
from syrnb.views.map_groups import REACH
from syrnb.views.map_marks import is_firm, is_vague
from syrnb.views.map_page import MapPage, scale_of
from syrnb.views.scene import day_number, iso_day

__all__ = ["Theatre", "day_of_effect"]

_EDGE = 8
"""Pixels along the edge of a map where a mark would be cut."""
_SEEN_KM = 25.0
"""How much of what lies around a place its map shows at most."""
_COMPANY, _LONE_KM = 3, 240.0
"""A map of fewer towns than this shows so many km."""
_FIRM_KM = 60.0
"""What is vaguer than this does not widen a map."""


def day_of_effect(claim: Told) -> float | None:
    """Return the day from which a claim says something, as a day number: of undated news the day of the report."""
    return day_number(claim.day or claim.last or (None if claim.background else claim.reported))


@dataclass(frozen=True)
class Theatre:
    """What a map is of.

    Parameters
    ----------
    material
        The dossier, made ready.
    choice
        Whose claims count (speakers, articles), which days are offered (the period), what is shown (actors, places).
    options
        ``on``, ``area``, ``rule``, ``hindsight`` and ``within``, as :func:`syrnb.views.territory` takes them; ``wide``
        is how many pixels the picture has.
    """

    material: Material
    choice: Choice
    options: Mapping[str, Any]

    @property
    def page(self) -> MapPage:
        """How the picture is divided."""
        return MapPage(self.options["wide"])

    @cached_property
    def sites(self) -> dict[str, Site]:
        """Where every place is, by location_id."""
        return find_sites(self.material)

    @cached_property
    def told(self) -> dict[str, Told]:
        """Every claim of control, by its id."""
        return {c.claim_id: c for c in self.material.claims if c.table == "control"}

    @cached_property
    def voice(self) -> dict[str, str]:
        """Who makes each claim, in words."""
        return voices_of(self.material, list(self.told.values()))

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas that maps can show."""
        return find_areas(self.material, list(self.told.values()), self.sites)

    @cached_property
    def area(self) -> Area | None:
        """The area that is shown: the one asked for, else that of a chosen place, else the one with most claims."""
        asked = next((a for a in self.areas if a.key == self.options.get("area")), None)
        first = asked or next(iter(self.areas), None)
        if self.asked_places and (asked is None or not self.asked_places & asked.placed):
            return next((a for a in self.areas if self.asked_places & a.placed), first)
        return first

    @cached_property
    def asked_places(self) -> frozenset[str]:
        """The chosen places and those within them; none where all are shown."""
        within = self.material.within
        return frozenset(p for chosen in self.choice.places for p in (chosen, *within.get(chosen, ())))

    @cached_property
    def beside(self) -> frozenset[str]:
        """What lies so near to a chosen town that the map of the whole area draws it as one with it."""
        towns = [s for p in self.choice.places if (s := self.sites.get(p)) and s.placed and is_firm(s)]
        box = self._fit({p for c in self.counted for p in c.places if p in self.sites}) if towns else None
        if box is None:
            return frozenset()
        spots = {p: box.pixels(*s.point) for p in self.told_of if (s := self.sites.get(p)) and s.placed and is_firm(s)}
        mine = [box.pixels(*town.point) for town in towns]
        return frozenset(p for p, at in spots.items() if any(dist(at, town) <= REACH for town in mine))

    @property
    def chosen_places(self) -> frozenset[str]:
        """The chosen places, those within them, and those that a map must show apart from them."""
        return self.asked_places | self.beside

    @cached_property
    def heard(self) -> list[Told]:
        """The claims of every area by the chosen speakers and articles, and around a chosen claim."""
        names = ("speakers", "documents", "claim", "near")
        return choose(self.material, Choice(**{name: getattr(self.choice, name) for name in names}), ("control",))

    @cached_property
    def counted(self) -> list[Told]:
        """The claims of the area among those that are heard."""
        belongs = self.area.claims if self.area else frozenset()
        return [c for c in self.heard if c.claim_id in belongs]

    @cached_property
    def told_of(self) -> Counter[str]:
        """How many claims tell of each place."""
        return Counter(c.places[0] for c in self.counted if c.places)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days on which something is said to have changed, within the chosen period, as ISO days."""
        changes = {n for c in self.counted if c.places and (n := day_of_effect(c)) is not None}
        window = find_window(self.counted, self.material.published.values())
        days = sorted(iso_day(n) for n in changes if window is None or n >= window.low)
        start, end = self.choice.start, self.choice.end
        inside = {d for d in days if (not start or d >= start) and (not end or d <= end)}
        if end and days and end >= days[0]:
            inside.add(end)
        return tuple(sorted(inside))

    @cached_property
    def day(self) -> str | None:
        """The day that is shown, as an ISO day: the one asked for, outside the offered days the nearest of them.

        By default the last; None where no claim has a day.
        """
        if not self.days:
            return None
        return min(max(self.options.get("on") or self.days[-1], self.days[0]), self.days[-1])

    def holds_on(self, day: str) -> tuple[Hold, ...]:
        """Return what is said of the chosen places and actors on a day; all claims of the area count for it."""
        ids = frozenset(c.claim_id for c in self.counted)
        found = find_holds(self.material, ids, date.fromisoformat(day), self.options["rule"], self.options["hindsight"])
        return tuple(h for h in found if self.is_chosen(h.actors, h.place))

    def is_chosen(self, actors: Iterable[str], place: str | None) -> bool:
        """Whether something of these actors and this place is to be shown."""
        whose = {whole for a in actors for whole in self.material.wholes(a)}
        of_actor = not self.choice.actors or not whose.isdisjoint(self.choice.actors)
        return of_actor and (place is None or not self.chosen_places or place in self.chosen_places)

    def recent(self, holds: Iterable[Hold]) -> tuple[Hold, ...]:
        """Return what was said near enough to the day, with what outweighs it where that is all there is of a place."""
        most = self.options["within"]
        holds = tuple(holds)
        near = {h for h in holds if most is None or h.age is None or abs(h.age) <= most}
        weak = {h.place for h in near} - {h.place for h in near if h.standing != "outweighed"}
        return tuple(h for h in holds if h in near or h.place in weak)

    @cached_property
    def everything(self) -> tuple[Hold, ...]:
        """What is said of every chosen place on the day, however long ago, the newest first."""
        return self.holds_on(self.day) if self.day else ()

    @cached_property
    def holds(self) -> tuple[Hold, ...]:
        """What is shown of the day."""
        return self.recent(self.everything)

    def other_places(self, holds: Iterable[Hold]) -> dict[str, tuple[str, ...]]:
        """Return places told of that can be drawn and of which holds say nothing: their claims, the newest first."""
        shown = {h.place for h in holds}
        told: dict[str, list[Told]] = {}
        for claim in self.counted:
            place = next(iter(claim.places), "")
            if place in self.sites and place not in shown and is_firm(self.sites[place]) and self.can_draw(place):
                told.setdefault(place, []).append(claim)
        newest = {p: sorted(cs, key=lambda c: (-(day_of_effect(c) or 0.0), c.claim_id)) for p, cs in told.items()}
        return {place: tuple(c.claim_id for c in newest[place]) for place in sorted(newest)}

    @cached_property
    def focus(self) -> frozenset[str]:
        """The countries (ISO 3166 alpha-3) that the map is about: those with a good part of its claims."""
        counts = Counter(self.sites[c.places[0]].country for c in self.counted if c.places)
        most = max((n for country, n in counts.items() if country), default=0)
        return frozenset(country for country, n in counts.items() if country and n >= 0.25 * most)

    @cached_property
    def box(self) -> Box | None:
        """The frame of the map, which does not move from day to day; None where no place can be drawn."""
        here = {p for c in self.counted for p in c.places if p in self.sites}
        return self._fit((here & self.chosen_places) or here)

    def _fit(self, here: Iterable[str]) -> Box | None:
        """Return the frame around some places."""
        placed = [s for p in sorted(here) if (s := self.sites[p]).placed and s.kind != "country"]
        firm = [s for s in placed if (s.radius_km or 0) <= _FIRM_KM] or placed
        # A stray place across the border must not shrink everything else.
        firm = [s for s in firm if s.country in self.focus] or firm
        around = [(*s.point, min(max(s.radius_km or 0, 5), _SEEN_KM)) for s in firm]
        if not around:
            return None
        box = fit_box(around, *self.page.map)
        told = [self.sites[p] for p in self.told_of if p in self.sites]
        towns = [s for s in told if s.placed and is_firm(s)]
        # What stands alone is shown with more of what lies around it.
        return box if sum(box.holds(*s.point) for s in towns) >= _COMPANY else fit_box(around, *self.page.map, _LONE_KM)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Where the names of countries stand, on every day alike."""
        assert self.box is not None
        placed = {s.point for c in self.counted for p in c.places if (s := self.sites.get(p)) and s.placed}
        west, east, lat, _ = scale_of(self.box)
        scale = {(west, lat), ((west + east) / 2, lat), (east, lat)}
        return name_countries(self.box, tuple(sorted({p for p in placed if self.box.holds(*p)} | scale)))

    @cached_property
    def routes(self) -> dict[str, tuple[tuple[float, float], ...]]:
        """The roads whose course is known, those of an analyst's own folder beside the articles too."""
        seeds = self.material.dossier.seeds
        own = seeds / "knowledge" if seeds else None
        return read_routes([own] if own and own.is_dir() else [])

    def is_drawn(self, hold: Hold) -> bool:
        """Whether the place of a hold can stand on the map."""
        return self.can_draw(hold.place)

    def can_draw(self, place: str) -> bool:
        """Whether a place can stand on the map."""
        site, box = self.sites[place], self.box
        if box is None:
            return False
        if place in self.routes:
            return any(box.holds(*point) for point in self.routes[place])
        if not site.placed or is_vague(site, box):
            return False
        x, y = box.pixels(*site.point)
        return _EDGE < x < box.width - _EDGE and _EDGE < y < box.height - _EDGE
