"""Marks, circles, roads and names of one day, placed so that none hides another's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin

from syrnb.views.areas import Site
from syrnb.views.claims import Material, Told
from syrnb.views.ground import KM_PER_DEGREE, Box, Name
from syrnb.views.holds import Hold
from syrnb.views.ledger import entry_words
from syrnb.views.map_scene import ROW, Caption, Disc, Entry, Mark, Road, Sample
from syrnb.views.phrases import shorten, side_words
from syrnb.views.theme import CARD, INK, MUTED, NEUTRAL, Look, mix

__all__ = ["SIGNS", "is_vague", "look_of_hold", "make_captions", "make_entries", "make_marks", "make_samples"]

Sites = Mapping[str, Site]
Around = tuple[float, float, float, float]
"""What something covers, in pixels: left, right, top, bottom."""
Routes = Mapping[str, tuple[tuple[float, float], ...]]

SIGNS = {"contested": "asterisk", "besieged": "ring", "disputed": "x-thin"}
"""The mark of a fight, the ring around what is besieged, the cross over what is disputed."""
_FRESH = 60
"""Days after which a mark pales."""
_MOST_SIDES = 5
_CROWD = 40
"""Places from which on marks are smaller."""
_STEP = 13.0
"""Pixels between the marks of rivals."""
_LETTER, _TALL, _GAP = 6.1, 13.0, 8.0
_RIMS = {"confirmed": ("solid", 0.2), "reported": ("solid", 0.12), "claimed": ("dash", 0.06)}
"""Line and filling of the circle around a place; dotted and nearly empty for every other standing."""
_CLEAR_KM = 8.0
"""The radius from which on a circle grows fainter."""
_LEADERS = 12
"""Names at most that stand at the end of a line."""
_AWAY = (26.0, 42.0, 60.0, 80.0, 105.0, 135.0, 170.0)
_ANGLES = (0, 180, 30, 150, 210, 330, 60, 120, 240, 300, 15, 165, 195, 345, 45, 135, 225, 315, 75, 105, 255, 285)
"""How many pixels from its mark a name is tried in turn, and in which directions (degrees)."""
_CROSSED = 30.0
"""Pixels that a line may be longer to pass by another mark instead of under it."""
_BEAD = 6.0
"""Pixels between the spots of a road that names keep off."""
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


def _ink(hold: Hold, look: Look, crowded: bool = False) -> tuple[str, str, float]:
    """Return inside, rim and size of a mark: what is confirmed has a dark rim, what is claimed alone is hollow."""
    inside, rim, size = _plain_ink(hold, look)
    pale = 1.0 if hold.age is None or abs(hold.age) <= _FRESH else 0.55
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


def make_marks(
    material: Material, holds: Sequence[Hold], sites: Sites, box: Box, routes: Routes, hovers: Mapping[Hold, str]
) -> tuple[tuple[Mark, ...], tuple[Disc, ...], tuple[Road, ...]]:
    """Return the marks of every placed hold, rivals side by side, with their circles; known roads as lines."""
    marks: list[Mark] = []
    signs: list[Mark] = []
    discs: list[Disc] = []
    roads: list[Road] = []
    groups = _groups(holds)
    crowded = len(groups) > _CROWD
    step = _STEP * (0.75 if crowded else 1.0) * box.per_pixel[0]
    for place, group in groups.items():
        at = _spot(sites[place], routes)
        for i, hold in enumerate(group):
            look = look_of_hold(material, hold)
            inside, rim, size = _ink(hold, look, crowded)
            lon = at[0] + (i - (len(group) - 1) / 2) * step
            hover = hovers[hold]
            symbol = SIGNS["contested"] if hold.standing == "contested" else look.symbol
            marks.append(Mark(lon, at[1], symbol, inside, rim, size, hover, *_behind(hold)))
            if hold.standing in ("disputed", "outweighed"):
                signs.append(Mark(lon, at[1], SIGNS["disputed"], look.color, look.color, size * 0.6))
            if hold.besieged:
                signs.append(Mark(lon, at[1], SIGNS["besieged"], INK, INK, size + 7))
        lead = group[0]
        color = look_of_hold(material, lead).color
        radius = sites[place].radius_km
        if place in routes:
            # Of a road a stretch is meant, and which one is seldom said.
            roads.append(Road(routes[place], mix(color, 0.75), 2.2, "dash"))
        elif radius and not lead.via:
            dash, fill = _RIMS.get(lead.standing, ("dot", 0.04))
            # The vaguer, the fainter: what may be anywhere in a wide circle must not outshine what is known.
            thin = min(1.0, _CLEAR_KM / radius)
            discs.append(Disc(*at, radius, mix(color, 0.4 + 0.5 * thin), dash, round(fill * (0.15 + 0.85 * thin), 3)))
    # Larger circles lie under smaller ones, and under what is drawn over a mark lies the mark.
    discs.sort(key=lambda d: (-d.km, d.lon, d.lat))
    return (*marks, *signs), tuple(discs), tuple(roads)


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


def make_captions(
    material: Material,
    holds: Sequence[Hold],
    sites: Sites,
    box: Box,
    routes: Routes,
    marks: Sequence[Mark],
    names: Sequence[Name],
) -> tuple[tuple[Caption, ...], tuple[Road, ...]]:
    """Return the names of places where there is room for them, the newest first; none covers a mark or a name.

    A name that has no room beside its mark stands farther off, at the end of a thin line; such lines are returned too.
    """
    spots = [_around(*box.pixels(m.lon, m.lat), m.size * 0.55, m.size * 0.55) for m in marks]
    words = [_around(*box.pixels(n.lon, n.lat), len(n.text) * 6.6 / 2 + 4, _TALL / 2) for n in names]
    groups = _groups(holds)
    roads = [bead for place in groups for bead in _along(routes.get(place, ()), box)]
    step = _STEP * (0.75 if len(groups) > _CROWD else 1.0)
    named = []
    for place, group in groups.items():
        if not all(h.via for h in group):
            spread = (len(group) - 1) * step / 2 + _GAP + (3 if any(h.besieged for h in group) else 0)
            x, y = box.pixels(*_spot(sites[place], routes))
            named.append((x, y, spread, shorten(material.name(place), 40)))
    # Lines first leave room for few names beside marks; lines last find no way out of some crowds.
    tries = [_Names(box, spots, words, roads).lay(named, lines_last) for lines_last in (True, False)]
    best = max(tries, key=lambda t: len(t.captions))
    return tuple(best.captions), tuple(best.leaders)


class _Names:
    """The names of places while they are laid, one after another: what is covered, captions, lines to captions."""

    def __init__(self, box: Box, marks: Sequence[Around], words: Sequence[Around], roads: Sequence[Around]) -> None:
        self.box, self.marks, self.words = box, marks, list(words)
        self.taken = [*marks, *words, *roads]
        self.captions: list[Caption] = []
        self.leaders: list[Road] = []

    def lay(self, named: Sequence[tuple[float, float, float, str]], lines_last: bool) -> _Names:
        """Lay names (of a place in pixels, half as wide as its marks), those at lines in their turn or at the end."""
        left = []
        for x, y, spread, text in named:
            if self._beside(x, y, spread, text):
                continue
            if lines_last:
                left.append((x, y, text))
            else:
                self._away(x, y, text)
        for x, y, text in left:
            self._away(x, y, text)
        return self

    def _beside(self, x: float, y: float, spread: float, text: str) -> bool:
        box, half = self.box, len(text) * _LETTER / 2
        for side, dx, dy in (
            ("right", spread + half, 0.0), ("left", -spread - half, 0.0), ("top", 0.0, -_GAP - _TALL / 2),
            ("bottom", 0.0, _GAP + _TALL / 2),
        ):  # fmt: skip
            spot = _around(x + dx, y + dy, half, _TALL / 2)
            if spot[0] < 2 or spot[1] > box.width - 2 or spot[2] < 2 or spot[3] > box.height - 2:
                continue
            if any(_overlap(spot, other) for other in self.taken):
                continue
            anchor = {"right": spread - _GAP + 3, "left": _GAP - spread - 3}.get(side, 0.0)
            lon, lat = box.degrees(x + anchor, y + {"top": -4.0, "bottom": 4.0}.get(side, 0.0))
            self._caption(lon, lat, text, side, spot)
            return True
        return False

    def _away(self, x: float, y: float, text: str) -> None:
        half = len(text) * _LETTER / 2
        if len(self.leaders) < _LEADERS and (
            found := _farther(x, y, half, self.taken, self.words, self.marks, self.box)
        ):
            at, side, spot = found
            lon, lat = self.box.degrees(*at)
            self._caption(lon, lat, text, side, spot)
            self.leaders.append(Road((self.box.degrees(x, y), (lon, lat)), MUTED, 0.8))

    def _caption(self, lon: float, lat: float, text: str, side: str, spot: Around) -> None:
        self.captions.append(Caption(lon, lat, text, side))
        self.taken.append(spot)
        self.words.append(spot)


def _farther(
    x: float, y: float, half: float, taken: Sequence[Around], words: Sequence[Around], marks: Sequence[Around], box: Box
) -> tuple[tuple[float, float], str, Around] | None:
    """Return where the line to a name ends, on which side of it the name stands, and what it covers.

    The line crosses no words, and marks of others only where every way around them is much longer.
    """
    others = [m for m in marks if not _overlap(_around(x, y, 2.0, 2.0), m)]
    best, found = float("inf"), None
    for away in _AWAY:
        if best <= away:
            break
        for angle in _ANGLES:
            right = cos(radians(angle)) > 0
            at = x + away * cos(radians(angle)), y + away * sin(radians(angle))
            spot = _around(at[0] + (half + 5) * (1 if right else -1), at[1], half + 3, _TALL / 2)
            inside = spot[0] > 2 and spot[1] < box.width - 2 and spot[2] > 2 and spot[3] < box.height - 2
            if not inside or any(_overlap(spot, other) for other in taken):
                continue
            line = _along((box.degrees(x, y), box.degrees(*at)), box)
            if any(_overlap(bead, other) for bead in line for other in words):
                continue
            cost = away + _CROSSED * sum(any(_overlap(bead, other) for bead in line) for other in others)
            if cost < best:
                best, found = cost, (at, "right" if right else "left", spot)
    return found


def _along(course: Sequence[tuple[float, float]], box: Box) -> list[Around]:
    """Return boxes along a road, so that names keep off it."""
    boxes = []
    for start, end in pairwise([box.pixels(*point) for point in course]):
        steps = max(int(hypot(end[0] - start[0], end[1] - start[1]) / _BEAD), 1)
        for i in range(steps + 1):
            x, y = (a + (b - a) * i / steps for a, b in zip(start, end, strict=True))
            boxes.append(_around(x, y, 2.0, 2.0))
    return boxes


def _around(x: float, y: float, half_wide: float, half_tall: float) -> Around:
    return x - half_wide, x + half_wide, y - half_tall, y + half_tall


def _overlap(a: Around, b: Around) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]


def make_entries(
    material: Material,
    holds: Sequence[Hold],
    told: Mapping[str, Told],
    voice: Mapping[str, str],
    hovers: Mapping[Hold, str],
    room: int,
) -> tuple[Entry, ...]:
    """Return the ledger's entries, the newest first, rivals together; what only follows from an area is left out.

    As many as ``room`` (in pixels) has place for.
    """
    own = [h for h in holds if not h.via]
    entries: list[Entry] = []
    for i, hold in enumerate(own):
        look = look_of_hold(material, hold)
        inside, rim, _ = _ink(hold, look)
        rival = i > 0 and own[i - 1].place == hold.place
        head, line = entry_words(material, hold, told, voice, rival)
        symbol = SIGNS["contested"] if hold.standing == "contested" else look.symbol
        entry = Entry(symbol, inside, rim, head, line, hovers[hold], rival, *_behind(hold))
        room -= entry.tall
        if room < (0 if i == len(own) - 1 else ROW + 5):
            break
        entries.append(entry)
    return tuple(entries)


def make_samples(material: Material, holds: Sequence[Hold]) -> tuple[Sample, ...]:
    """Return the legend: the sides with most holds, and what the marks mean."""
    looks: dict[str, tuple[int, Sample]] = {}
    for hold in holds:
        if hold.standing == "contested" or not hold.actors:
            continue
        side, look = material.side(hold.actors[0]), look_of_hold(material, hold)
        if look.color == NEUTRAL and not side:
            continue
        label = side_words(side) if side else shorten(material.name(hold.actors[0]), 26)
        count = looks[label][0] if label in looks else 0
        looks[label] = (count + 1, Sample(label, look.symbol, look.color, look.color))
    sides = [sample for _, sample in sorted(looks.values(), key=lambda p: (-p[0], p[1].label))[:_MOST_SIDES]]
    return (
        *sides,
        Sample("dark rim: confirmed", "circle", mix(NEUTRAL, 0.6), INK),
        Sample("full: reported", "circle", NEUTRAL, NEUTRAL),
        Sample("hollow: own word only", "circle", CARD, NEUTRAL),
        Sample("faint: has left", "circle", CARD, mix(NEUTRAL, 0.75)),
        Sample("disputed", SIGNS["disputed"], NEUTRAL, NEUTRAL),
        Sample("fought over", SIGNS["contested"], INK, INK),
        Sample("besieged", SIGNS["besieged"], INK, INK),
    )
