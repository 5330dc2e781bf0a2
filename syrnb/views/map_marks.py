"""Marks, circles, roads and names of one day, placed so that none hides another; what stands too near is one group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from syrnb.views.areas import Site
from syrnb.views.claims import Material, Told
from syrnb.views.ground import KM_PER_DEGREE, Box, Name
from syrnb.views.holds import Hold
from syrnb.views.ledger import entry_words, hover_of_group
from syrnb.views.map_groups import Group, Spot, bubble_size, group_places, join_nameless, name_of_group
from syrnb.views.map_names import Laid, Wanted, along, around, lay_names
from syrnb.views.map_page import scale_of
from syrnb.views.map_scene import DOT, GROUP, ROW, Caption, Disc, Entry, Mark, Road
from syrnb.views.phrases import shorten
from syrnb.views.theme import CARD, FAINT, INK, MUTED, NEUTRAL, Look, mix

__all__ = ["FRESH", "SIGNS", "Drawn", "draw_places", "is_firm", "is_vague", "look_of_hold", "make_entries"]

Sites = Mapping[str, Site]
Routes = Mapping[str, tuple[tuple[float, float], ...]]

SIGNS = {"contested": "asterisk", "besieged": "ring", "disputed": "x-thin"}
"""The mark of a fight, the ring around what is besieged, the cross over what is disputed."""
FRESH = 60
"""Days after which a mark pales."""
_MOST_MARKS = 3
"""Marks of one place that stand side by side; how many more there are, its name tells."""
_CROWD = 40
"""Places from which on marks are smaller."""
_GAP, _APART = 2.0, 6.0
"""Pixels between the marks of rivals, and between places where there are many."""
_REACH = {"star": 1.3, "triangle-up": 1.15, "triangle-down": 1.15, "diamond": 1.3, SIGNS["contested"]: 1.2}
"""How much farther than a circle of its size a shape reaches."""
_MOST_DOTS = 25
"""Places that are told of and not shown, at most, to be dots."""
_RING = 7.0
"""How much wider than its mark the ring around what is besieged is."""
_OUTSIDE = 90.0
"""Pixels that a town's circle may have for its name to begin outside of it."""
_WITHIN = {
    1: ((0.0, 0.0),), 2: ((-6.0, 0.0), (6.0, 0.0)), 3: ((-6.0, -4.5), (6.0, -4.5), (0.0, 6.0)),
    4: ((-6.0, -6.0), (6.0, -6.0), (-6.0, 6.0), (6.0, 6.0)),
}  # fmt: skip
"""Pixels from the middle of a group to the marks of its sides, by how many they are."""
_INNER = 8.1
"""Pixels of a mark within a group; no other is as large, so that the pointer passes through it to the circle."""
_RIMS = {"confirmed": ("solid", 0.2), "reported": ("solid", 0.12), "claimed": ("dash", 0.06)}
"""Line and filling of the circle around a place; dotted and nearly empty for every other standing."""
_CLEAR_KM = 8.0
"""The radius from which on a circle grows fainter."""
_VAGUE = 0.3
"""A circle whose radius is more than this share of the map says nothing of where."""


def look_of_hold(material: Material, hold: Hold) -> Look:
    """Return colour and shape of who holds a place; of a fight, which has several parties, ink."""
    if hold.standing == "contested" or not hold.actors:
        return Look(INK if hold.standing == "contested" else NEUTRAL, "circle")
    side = material.side(hold.actors[0])
    return material.palette.sides[side] if side else material.palette.of(hold.actors[0])


def is_vague(site: Site, box: Box) -> bool:
    """Whether a place is too vague to be drawn on a map: a country, or a circle that would fill much of it."""
    km = (box.north - box.south) * KM_PER_DEGREE
    return site.kind == "country" or (site.radius_km or 0.0) > _VAGUE * km


def is_firm(site: Site) -> bool:
    """Whether a place is somewhere: a settlement or the like, and no region or road."""
    return site.kind not in ("country", "admin1", "admin2", "region", "area", "road")


def _ink(hold: Hold, look: Look, crowded: bool = False) -> tuple[str, str, float]:
    """Return inside, rim and size of a mark: what is confirmed has a rim of ink, what is claimed alone is hollow."""
    inside, rim, size = _plain_ink(hold, look)
    pale = 1.0 if hold.age is None or abs(hold.age) <= FRESH else 0.55
    return mix(inside, pale), mix(rim, pale), size * (0.75 if crowded else 1.0)


def _plain_ink(hold: Hold, look: Look) -> tuple[str, str, float]:
    if hold.standing == "contested":
        return INK, INK, 12.0
    if hold.standing == "left":
        return CARD, mix(look.color, 0.75), 8.0
    if hold.standing in ("claimed", "disputed", "besieged", "outweighed"):
        return CARD, look.color, 10.0
    size = 7.0 if hold.via else 10.0
    return look.color, INK if hold.standing == "confirmed" else look.color, size


def _groups(holds: Sequence[Hold]) -> dict[str, list[Hold]]:
    """Return what can be seen of each place; a denial that somebody holds it cannot."""
    groups: dict[str, list[Hold]] = {}
    for hold in holds:
        if not _is_denial(hold):
            groups.setdefault(hold.place, []).append(hold)
    return groups


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of the places of a day: marks, circles, roads and lines to names, names, and what is one group."""

    marks: tuple[Mark, ...]
    discs: tuple[Disc, ...]
    roads: tuple[Road, ...]
    captions: tuple[Caption, ...]
    groups: tuple[Group, ...]
    nameless: tuple[str, ...]
    piled: bool = False
    """Whether a place has more marks than are drawn."""

    @property
    def dots(self) -> bool:
        """Whether there are dots: places that are told of, and not shown."""
        return any(mark.symbol == DOT for mark in self.marks)

    @property
    def together(self) -> dict[str, str]:
        """The place by which each place that is drawn in a group is known, where that is another one."""
        return {s.place: g.lead.place for g in self.groups for s in g.spots[1:]}


def draw_places(
    material: Material,
    holds: Sequence[Hold],
    sites: Sites,
    box: Box,
    routes: Routes,
    hovers: Mapping[Hold, str],
    names: Sequence[Name],
    told: Mapping[str, int],
    others: Mapping[str, tuple[str, ...]],
) -> Drawn:
    """Return the marks of every placed hold, rivals side by side, with circles, roads and names.

    Places whose marks would overlap, or whose name finds no room near them, are one group, at the place of which most
    is ``told``: so every mark can be told from others and has a name. ``others`` are places that are told of and not
    shown, with their claims: a dot and a name where there is room for both.
    """
    made = _Marks(material, holds, sites, box, routes, hovers)
    apart = _APART if made.crowded else 0.0
    made.dots = made.find_dots(others)
    groups = group_places((made.spot(place, told.get(place, 0)) for place in made.of), apart)
    laid = made.name(groups, names, far=False)
    while laid.nameless and (fewer := join_nameless(groups, laid.nameless, apart)) != groups:
        groups = fewer
        laid = made.name(groups, names, far=False)
    if laid.nameless:
        laid = made.name(groups, names, far=True)
    marks = [
        *made.draw_dots({p: others[p] for p in laid.quiet}),
        *(mark for group in groups for mark in made.marks(group)),
    ]
    # Over a mark lies what is drawn on it.
    marks.sort(key=lambda m: m.symbol in SIGNS.values() and not m.hover)
    discs, roads = made.grounds(groups)
    piled = any(made.hidden(group) for group in groups)
    return Drawn(tuple(marks), discs, (*roads, *laid.leaders), laid.captions, tuple(groups), laid.nameless, piled)


class _Marks:
    """The marks of one day while places are grouped and named."""

    def __init__(
        self, material: Material, holds: Sequence[Hold], sites: Sites, box: Box, routes: Routes,
        hovers: Mapping[Hold, str],
    ) -> None:  # fmt: skip
        self.material, self.sites, self.box, self.routes, self.hovers = material, sites, box, routes, hovers
        self.of = _groups(holds)
        self.crowded = len(self.of) > _CROWD
        self.dots: tuple[Spot, ...] = ()

    def spot(self, place: str, told: int) -> Spot:
        """Return where a place is, and how wide its marks are."""
        holds = self.of[place]
        x, y = self.box.pixels(*_spot(self.sites[place], self.routes))
        spread = sum(self._half(h) for h in self._shown(place)[0]) + _GAP * (min(len(holds), _MOST_MARKS) - 1) / 2
        return Spot(place, x, y, spread, frozenset(self._sign(h) for h in holds), told, is_firm(self.sites[place]))

    def find_dots(self, others: Mapping[str, tuple[str, ...]]) -> tuple[Spot, ...]:
        """Return where places are that are told of and not shown, unless there are too many to be seen."""
        if self.crowded or len(others) > _MOST_DOTS:
            return ()
        return tuple(Spot(p, *self.box.pixels(*_spot(self.sites[p], self.routes)), 3.0, frozenset()) for p in others)

    def draw_dots(self, named: Mapping[str, tuple[str, ...]]) -> list[Mark]:
        """Return the dots whose names have room."""
        words = "told of, though nothing is shown of it on this day or for what is chosen"
        return [
            Mark(
                *self.box.degrees(d.x, d.y), DOT, FAINT, FAINT, 4.0, f"<b>{self._name(d.place)}</b><br>{words}",
                named[d.place][0], named[d.place],
            )
            for d in self.dots if d.place in named
        ]  # fmt: skip

    def _name(self, place: str) -> str:
        return shorten(self.material.name(place), 40)

    def _shown(self, place: str) -> tuple[list[Hold], list[Hold]]:
        """Return which holds of a place that is drawn alone have a mark, and which find no room."""
        # Where not all find room, each side has a mark before one has two.
        each = {self._sign(h): h for h in reversed(self.of[place])}
        ordered = sorted(self.of[place], key=lambda h: h not in each.values())
        return ordered[:_MOST_MARKS], ordered[_MOST_MARKS:]

    def _half(self, hold: Hold) -> float:
        """Return half as many pixels as a mark is wide, with the ring around it."""
        size = _ink(hold, look_of_hold(self.material, hold), self.crowded)[2]
        return max(size * _REACH.get(self._sign(hold)[0], 1.0), size + _RING if hold.besieged else 0.0) / 2 + 1

    def _sign(self, hold: Hold) -> tuple[str, str]:
        """Return by what a side is known: its shape and colour, of a fight the star of strokes."""
        look = look_of_hold(self.material, hold)
        return (SIGNS["contested"], INK) if hold.standing == "contested" else (look.symbol, look.color)

    def name_of(self, group: Group) -> str:
        """Return what a group, or a place alone, is called."""
        name = name_of_group(self._name(group.lead.place), len(group.spots) - 1)
        return f"{name} +{more}" if (more := self.hidden(group)) else name

    def hidden(self, group: Group) -> int:
        """Return how many marks of a place that is drawn alone find no room side by side."""
        return max(0, len(self.of[group.lead.place]) - _MOST_MARKS) if group.alone else 0

    def name(self, groups: Sequence[Group], names: Sequence[Name], *, far: bool) -> Laid:
        """Lay the names of groups, those first of which most is told, so that they stay from day to day."""
        wanted = []
        for group in groups:
            lead, tall = group.lead, 8.0 if group.alone else group.spread + 1.5
            clear = self._radius(lead) + 2 if group.alone and lead.firm else 0.0
            wanted.append(
                Wanted(
                    lead.place, self.name_of(group), lead.x, lead.y, max(group.spread + 1.5, 8.0), tall,
                    clear if tall < clear < _OUTSIDE else 0.0,
                )
            )  # fmt: skip
        words = [around(*self.box.pixels(n.lon, n.lat), len(n.text) * 6.6 / 2 + 4, 6.5) for n in names]
        west, east, lat, _ = scale_of(self.box)
        (left, y), (right, _) = self.box.pixels(west, lat), self.box.pixels(east, lat)
        words.append((left, right, y - 16, y + 3))
        roads = [bead for place in self.of for bead in along(self.routes.get(place, ()), self.box)]
        quiet = [Wanted(d.place, self._name(d.place), d.x, d.y, 6.0, 6.0) for d in self.dots]
        return lay_names(wanted, self.box, [g.around for g in groups], words, roads, quiet=quiet, far=far)

    def _radius(self, spot: Spot) -> float:
        """Return how many pixels the circle around a place reaches; none where it has none."""
        return (self.sites[spot.place].radius_km or 0.0) / (self.box.per_pixel[1] * KM_PER_DEGREE)

    def marks(self, group: Group) -> list[Mark]:
        """Return the marks of a place, or of several as one circle with a mark for each side that is in it."""
        return self._alone(group.lead) if group.alone else self._together(group)

    def _alone(self, spot: Spot) -> list[Mark]:
        marks, signs = [], []
        holds, more = self._shown(spot.place)
        x = spot.x - spot.spread
        for hold in holds:
            hover, (claim_id, behind) = self.hovers[hold], _behind(hold)
            if more and hold is holds[-1]:
                hover += f"<br>+{len(more)}: more is said of this place, in the rows"
                behind += tuple(c for h in more for c in _behind(h)[1])
            look = look_of_hold(self.material, hold)
            inside, rim, size = _ink(hold, look, self.crowded)
            half = self._half(hold)
            at = self.box.degrees(x + half, spot.y)
            x += 2 * half + _GAP
            symbol, _ = self._sign(hold)
            marks.append(Mark(*at, symbol, inside, rim, size, hover, claim_id, behind))
            if hold.standing in ("disputed", "outweighed"):
                signs.append(Mark(*at, SIGNS["disputed"], look.color, look.color, size * 0.6))
            if hold.besieged:
                signs.append(Mark(*at, SIGNS["besieged"], INK, INK, size + _RING))
        return [*marks, *signs]

    def _together(self, group: Group) -> list[Mark]:
        holds = {s.place: self.of[s.place] for s in group.spots}
        sides: dict[tuple[str, str], list[Hold]] = {}
        for hold in (h for of in holds.values() for h in of):
            sides.setdefault(self._sign(hold), []).append(hold)
        shown = sorted(sides, key=lambda sign: (-len(sides[sign]), sign))[: group.sides]
        claims = [c for of in holds.values() for h in of for c in _behind(h)[1]]
        hover = hover_of_group(self.material, self.name_of(group), holds)
        at, size = self.box.degrees(group.lead.x, group.lead.y), bubble_size(group.sides)
        circle = Mark(*at, GROUP, CARD, MUTED, size, hover, next(iter(claims), ""), tuple(claims))
        inner = []
        for (dx, dy), sign in zip(_WITHIN[len(shown)], shown, strict=True):
            newest = sides[sign][0]
            inside, rim, _ = _ink(newest, look_of_hold(self.material, newest))
            spot = self.box.degrees(group.lead.x + dx, group.lead.y + dy)
            inner.append(Mark(*spot, sign[0], inside, rim, _INNER))
        return [circle, *inner]

    def grounds(self, groups: Sequence[Group]) -> tuple[tuple[Disc, ...], tuple[Road, ...]]:
        """Return the circles of places that are drawn alone, and the known roads."""
        discs, roads = [], []
        for group, spot in ((g, s) for g in groups for s in g.spots):
            lead = next((h for h in self.of[spot.place] if h.leading), self.of[spot.place][0])
            color = look_of_hold(self.material, lead).color
            radius = self.sites[spot.place].radius_km
            if spot.place in self.routes:
                # Of a road a stretch is meant, and which one is seldom said.
                roads.append(Road(self.routes[spot.place], mix(color, 0.75), 2.2, "dash"))
            elif radius and not lead.via and group.alone and self._radius(spot) > spot.spread + 1:
                dash, fill = _RIMS.get(lead.standing, ("dot", 0.04))
                # The vaguer, the fainter: what may be anywhere in a wide circle must not outshine what is known.
                thin = min(1.0, _CLEAR_KM / radius)
                inside = round(fill * (0.15 + 0.85 * thin), 3)
                at = self.box.degrees(spot.x, spot.y)
                discs.append(Disc(*at, radius, mix(color, 0.4 + 0.5 * thin), dash, inside))
        # Larger circles lie under smaller ones.
        discs.sort(key=lambda d: (-d.km, d.lon, d.lat))
        return tuple(discs), tuple(roads)


def _behind(hold: Hold) -> tuple[str, tuple[str, ...]]:
    """Return what a click chooses, and every claim that a mark stands for."""
    told = (*hold.claims, *hold.against)
    return (told[0] if told else ""), told


def _is_denial(hold: Hold) -> bool:
    """Whether it only says that somebody does not hold a place, which nobody could see on a map."""
    return hold.standing == "outweighed" and hold.state not in ("captured", "retaken", "holds", "besieged")


def _spot(site: Site, routes: Routes) -> tuple[float, float]:
    """Return (lon, lat) of a place's mark: of a road the middle of its course."""
    if site.place not in routes:
        return site.point
    course = routes[site.place]
    lengths = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(course)]
    left = sum(lengths) / 2
    for (start, end), length in zip(pairwise(course), lengths, strict=True):
        if left <= length and length:
            share = left / length
            return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
        left -= length
    return course[-1]


def make_entries(
    material: Material,
    holds: Sequence[Hold],
    told: Mapping[str, Told],
    voice: Mapping[str, str],
    hovers: Mapping[Hold, str],
    together: Mapping[str, str],
    room: int,
    letters: tuple[int, int],
) -> tuple[Entry, ...]:
    """Return the ledger's entries, the newest first, rivals together; what only follows from an area is left out.

    As many as ``room`` (in pixels) has place for, with so many ``letters`` on a line of their two parts; a place that
    is drawn ``together`` with another one says so.
    """
    own = [h for h in holds if not h.via]
    entries: list[Entry] = []
    for i, hold in enumerate(own):
        look = look_of_hold(material, hold)
        inside, rim, _ = _ink(hold, look)
        rival = i > 0 and own[i - 1].place == hold.place
        head, line = entry_words(material, hold, told, voice, rival, letters, together.get(hold.place, ""))
        symbol = SIGNS["contested"] if hold.standing == "contested" else look.symbol
        entry = Entry(symbol, inside, rim, head, line, hovers[hold], rival, *_behind(hold))
        room -= entry.tall
        if room < (0 if i == len(own) - 1 else ROW + 5):
            break
        entries.append(entry)
    return tuple(entries)
