"""Territory: who is said to hold what on a chosen day, on a map that needs no network, with a ledger of the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.areas import Area, Site, find_areas, find_sites
from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Told
from syrnb.views.days import find_window
from syrnb.views.evidence import said_by
from syrnb.views.ground import Box, fit_box, lay_ground, name_countries
from syrnb.views.holds import RULES, Hold, find_holds, voices_of
from syrnb.views.ledger import hover_of_hold, ledger_frame, list_words, more_words
from syrnb.views.map_marks import is_vague, look_of_hold, make_captions, make_entries, make_marks
from syrnb.views.map_scene import MapDay, MapScene, Sample
from syrnb.views.phrases import day_words, plural, shorten, side_words
from syrnb.views.scene import Scene, day_number, iso_day
from syrnb.views.theme import CARD, INK, NEUTRAL, mix
from syrnb.views.view import CONFIG, PLOTLY, Option, View, material_of

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from matplotlib.figure import Figure

    from syrnb.dossier import Dossier
    from syrnb.views.controls import Desk
    from syrnb.views.selection import Selection

__all__ = ["Territory", "territory"]

_WIDE, _TALL = 700, 560
_ENTRIES = 17
_EDGE = 8
"""Pixels along the edge of a map where a mark would be cut."""
_FRAMES = 10
"""Days that a saved picture plays."""
_SEEN_KM = 25.0
"""How much of what lies around a place its map shows at least."""
_WITHIN = {365: "a year", 90: "90 days", 30: "30 days", 7: "7 days", None: "any time"}
_TITLE = "Territory: who is said to hold what"


class Territory(View):
    """Who is said to hold what on a day; see :func:`territory`."""

    name: ClassVar[str] = "territory"
    tables: ClassVar[tuple[str, ...]] = ("control",)
    narrowed_by: ClassVar[tuple[str, ...]] = ("actors", "places", "speakers", "period")
    read_columns: ClassVar[tuple[str, ...]] = (
        "place", "who", "said", "standing", "age in days", "said by", "against it", "quote",
    )  # fmt: skip

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of the day, of the area and of how claims are weighed."""
        areas = tuple((f"{a.label} ({len(a.claims)})", a.key) for a in self._areas)
        days = tuple((day_words(d), d) for d in self.days)
        hindsight = (("all articles", True), ("articles up to that day", False))
        return (
            Option("on", "Day", days or (("no day", ""),)),
            Option("area", "Map", areas or (("nothing to show", None),)),
            Option("rule", "Weighing", tuple((words, rule) for rule, words in RULES.items())),
            Option("hindsight", "Told by", hindsight),
            Option("within", "Said within", tuple((words, days) for days, words in _WITHIN.items())),
        )

    @cached_property
    def _sites(self) -> dict[str, Site]:
        return find_sites(self.material)

    @cached_property
    def _told(self) -> dict[str, Told]:
        return {c.claim_id: c for c in self.material.claims if c.table == "control"}

    @cached_property
    def _voice(self) -> dict[str, str]:
        return voices_of(self.material, list(self._told.values()))

    @cached_property
    def _heard(self) -> list[Told]:
        """The claims of control by the chosen speakers and articles."""
        heard = Choice(speakers=self.choice.speakers, documents=self.choice.documents)
        return choose(self.material, heard, ("control",))

    @cached_property
    def _areas(self) -> tuple[Area, ...]:
        return find_areas(self.material, list(self._told.values()), self._sites)

    @cached_property
    def area(self) -> Area | None:
        """The area that is shown: the one asked for, else that of a chosen place, else the one with most claims."""
        asked = next((a for a in self._areas if a.key == self.options.get("area")), None)
        wanted = self._wanted_places
        if wanted and (asked is None or not wanted & asked.placed):
            return next((a for a in self._areas if wanted & a.placed), asked or next(iter(self._areas), None))
        return asked or next(iter(self._areas), None)

    @cached_property
    def _wanted_places(self) -> set[str]:
        return {p for chosen in self.choice.places for p in (chosen, *self.material.within.get(chosen, ()))}

    @cached_property
    def _counted(self) -> list[Told]:
        """The claims that belong to the map."""
        return [c for c in self._heard if self.area is not None and c.claim_id in self.area.claims]

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days on which something is said to have changed, within the chosen period, as ISO days."""
        changes = {n for c in self._counted if c.places and (n := _effect(c)) is not None}
        window = find_window(self._counted, self.material.published.values())
        if window:
            changes = {n for n in changes if n >= window.low}
        days = sorted(iso_day(n) for n in changes)
        start, end = self.choice.start, self.choice.end
        inside = [d for d in days if (not start or d >= start) and (not end or d <= end)]
        if end and days and end >= days[0]:
            inside = sorted({*inside, end})
        return tuple(inside)

    @cached_property
    def day(self) -> str | None:
        """The day that is shown, as an ISO day: the one asked for, else the last; None where no claim has a day."""
        asked = self.options.get("on")
        if not self.days:
            return None
        return asked if asked and self.days[0] <= asked <= self.days[-1] else self.days[-1]

    def _holds_on(self, day: str) -> tuple[Hold, ...]:
        """Return what is said of the chosen places and actors on a day; all claims of the area count for it."""
        ids = frozenset(c.claim_id for c in self._counted)
        found = find_holds(self.material, ids, date.fromisoformat(day), self.options["rule"], self.options["hindsight"])
        return tuple(h for h in found if self._wanted(h))

    def _fresh(self, holds: Iterable[Hold]) -> tuple[Hold, ...]:
        """Return what was said near enough to the day; a place stays whole where any of it was."""
        most = self.options["within"]
        fresh = {h.place for h in holds if most is None or h.age is None or abs(h.age) <= most}
        return tuple(h for h in holds if h.place in fresh)

    def _wanted(self, hold: Hold) -> bool:
        actors = set(self.choice.actors)
        whose = {whole for a in hold.actors for whole in self.material.wholes(a)}
        return (not actors or bool(actors & whose)) and (not self._wanted_places or hold.place in self._wanted_places)

    @cached_property
    def holds(self) -> tuple[Hold, ...]:
        """What is said of every place on the day, the newest first."""
        return self._fresh(self._everything)

    @cached_property
    def _everything(self) -> tuple[Hold, ...]:
        return self._holds_on(self.day) if self.day else ()

    @cached_property
    def _box(self) -> Box | None:
        """The frame of the map, which does not move from day to day."""
        here = {p for c in self._counted for p in c.places if p in self._sites}
        here = (here & self._wanted_places) or here
        if self.area is not None and "/" in self.area.key:
            here &= self.area.placed
        placed = [s for p in sorted(here) if (s := self._sites[p]).placed and s.kind != "country"]
        firm = [s for s in placed if (s.radius_km or 0) <= 60] or placed
        # A stray place across the border must not shrink everything else.
        firm = [s for s in firm if s.country in self._focus] or firm
        points = [(s.lon, s.lat, min(max(s.radius_km or 0, 5), _SEEN_KM)) for s in firm]
        return fit_box(points, _WIDE, _TALL) if points else None  # type: ignore[arg-type]

    def _is_drawn(self, hold: Hold) -> bool:
        site, box = self._sites[hold.place], self._box
        if hold.place in self._routes:
            return box is not None and any(box.holds(*point) for point in self._routes[hold.place])
        if box is None or site.lon is None or site.lat is None or is_vague(site, box):
            return False
        x, y = box.pixels(site.lon, site.lat)
        return _EDGE < x < box.width - _EDGE and _EDGE < y < box.height - _EDGE

    def claims(self) -> list[Told]:
        """Return the claims behind the picture, for and against, in the order of the ledger."""
        ids = dict.fromkeys(c for h in self.holds for c in (*h.claims, *h.against))
        return [self._told[c] for c in ids if c in self._told]

    def table(self) -> pd.DataFrame:
        """Return the ledger, one row a hold or a fight: place, who, what is said, standing, age, by whom, quote."""
        return ledger_frame(self.material, self.holds, self._told, self._voice)

    def not_drawn(self) -> pd.DataFrame:
        """Return what the map and its ledger do not show on this day, and why.

        Returns
        -------
        DataFrame
            One row a claim: why, place, when, claim, said by, quote, claim_id. Claims of the ledger whose place cannot
            be drawn come first, then claims that say of nobody, of no place or only of the future, then what later
            claims have overtaken.
        """
        shown = {c for h in self.holds for c in (*h.claims, *h.against)}
        old = {c for h in self._everything if h not in self.holds for c in (*h.claims, *h.against)} - shown
        off = {c: self._why_off(h) for h in self.holds if not self._is_drawn(h) for c in h.claims}
        drawn = {c for h in self.holds if self._is_drawn(h) for c in h.claims}
        rows = []
        for claim in self._counted:
            why = off.get(claim.claim_id) if claim.claim_id not in drawn else None
            if why is None and claim.claim_id not in shown:
                why = _WHY["old"] if claim.claim_id in old else self._why_not(claim)
            if why is None:
                continue
            place = self.material.name(claim.places[0]) if claim.places else ""
            rows.append(
                (why, place, day_words(claim.day, claim.last), claim.summary, said_by(self.material, claim),
                 claim.quote, claim.claim_id)
            )  # fmt: skip
        order = {why: i for i, why in enumerate(_WHY.values())}
        rows.sort(key=lambda r: (order.get(r[0], -1), r[1], r[-1]))
        return pd.DataFrame(rows, columns=["why", "place", "when", "claim", "said by", "quote", "claim_id"])

    def _why_off(self, hold: Hold) -> str:
        site = self._sites[hold.place]
        if not site.placed:
            return _WHY["nowhere"]
        return _WHY["vague"] if self._box is None or is_vague(site, self._box) else _WHY["outside"]

    def _why_not(self, claim: Told) -> str | None:
        """Return why a claim does not stand in the ledger; None where it tells of a later day or was not chosen."""
        day = _effect(claim)
        if self.day is not None and day is not None and day > (day_number(self.day) or 0):
            return None
        if claim.places and self._wanted_places and claim.places[0] not in self._wanted_places:
            return None
        if self.choice.actors and not set(self.choice.actors) & {
            w for a in claim.actors for w in self.material.wholes(a)
        }:
            return None
        if not claim.places:
            return _WHY["no place"]
        if claim.modality == "negated":
            return _WHY["denied"]
        if claim.modality not in ("actual", "ongoing"):
            return _WHY["not so"]
        if claim.speech_act not in ("asserts", "claims", "denies", "accuses", "confirms"):
            return _WHY["not so"]
        if not claim.actors and claim.kind not in ("contested", "besieged"):
            return _WHY["nobody"]
        if day is None:
            return _WHY["no day"]
        return _WHY["overtaken"]

    def _day_of(self, day: str, box: Box, routes: dict[str, tuple[tuple[float, float], ...]]) -> MapDay:
        everything = self._everything if day == self.day else self._holds_on(day)
        holds = self._fresh(everything)
        drawn = [h for h in holds if self._is_drawn(h)]
        hovers = {h: hover_of_hold(self.material, h, self._told, self._voice) for h in holds}
        marks, discs, roads = make_marks(self.material, drawn, self._sites, box, routes, hovers)
        listed = [h for h in holds if not h.via]
        entries = make_entries(self.material, holds, self._voice, hovers, _ENTRIES)
        places = len({h.place for h in holds})
        chosen = self.choice.change(start=None, end=None).words(self.material)
        subtitle = f"{self.area.label if self.area else ''} · {plural(places, 'place')}" + (
            f" · {chosen}" if chosen else ""
        )
        if self.options["rule"] == "equal":
            subtitle += f" · {RULES['equal']}"
        if not self.options["hindsight"]:
            subtitle += " · as told up to that day"
        captions = make_captions(self.material, drawn, self._sites, box, routes, marks, self._names)
        return MapDay(
            day, f"{_TITLE} on {day_words(day)}", subtitle, discs, roads, marks, captions, entries,
            more_words(len(listed) - len(entries)), self._lists(everything, holds),
        )  # fmt: skip

    @cached_property
    def _names(self) -> tuple[Any, ...]:
        box = self._box
        assert box is not None
        placed = [s for c in self._counted for p in c.places if p in self._sites and (s := self._sites[p]).placed]
        taken = {(s.lon, s.lat) for s in placed if box.holds(s.lon or 0, s.lat or 0)}
        return name_countries(box, tuple(sorted(taken)))

    def draw(self) -> Scene:
        """Return the map and the ledger of the day as data."""
        return self._draw([self.day] if self.day else [])

    def _draw(self, days: Sequence[str]) -> Scene:
        box = self._box
        if not days or box is None or self.day is None:
            return Scene(_TITLE, empty=self._empty())
        drawn = [self._day_of(day, box, self._routes) for day in days]
        if not self.holds and len(days) == 1:
            return Scene(f"{_TITLE} on {day_words(self.day)}", empty=self._empty())
        return MapScene(
            drawn[list(days).index(self.day)].title, drawn[list(days).index(self.day)].subtitle, flip=False,
            height=_TALL, aspect=box.aspect, box=box, ground=lay_ground(box), names=self._names, days=tuple(drawn),
            at=list(days).index(self.day), focus=self._focus, samples=self._samples(),
        )  # fmt: skip

    @cached_property
    def _routes(self) -> dict[str, tuple[tuple[float, float], ...]]:
        from syrnb.knowledge.routes import read_routes

        seeds = self.material.dossier.seeds
        own = seeds / "knowledge" if seeds else None
        return read_routes([own] if own and own.is_dir() else [])

    def _empty(self) -> str:
        chosen = self.choice.words(self.material)
        if not self._told:
            return "No claims in these articles say who holds which place."
        if self._box is None:
            return "No place that is said to be held has coordinates; the claims are listed below."
        return f"Nothing is said to be held for this choice: {chosen or 'this area'}."

    @cached_property
    def _focus(self) -> frozenset[str]:
        """The countries that the map is about."""
        counts = Counter(self._sites[c.places[0]].country for c in self._counted if c.places)
        most = max((n for country, n in counts.items() if country), default=0)
        return frozenset(country for country, n in counts.items() if country and n >= 0.25 * most)

    def _samples(self) -> tuple[Sample, ...]:
        """Return the legend: who holds something on the day, and what the marks mean."""
        looks: dict[str, tuple[int, Sample]] = {}
        for hold in self.holds:
            if hold.standing == "contested" or not hold.actors:
                continue
            side, look = self.material.side(hold.actors[0]), look_of_hold(self.material, hold)
            if look.color == NEUTRAL and not side:
                continue
            label = side_words(side) if side else shorten(self.material.name(hold.actors[0]), 26)
            count = looks[label][0] if label in looks else 0
            looks[label] = (count + 1, Sample(label, look.symbol, look.color, look.color))
        sides = [sample for _, sample in sorted(looks.values(), key=lambda p: (-p[0], p[1].label))[:5]]
        return (
            *sides,
            Sample("dark rim: confirmed", "circle", mix(NEUTRAL, 0.6), INK),
            Sample("full: reported", "circle", NEUTRAL, NEUTRAL),
            Sample("hollow: own word only", "circle", CARD, NEUTRAL),
            Sample("faint: has left", "circle", CARD, mix(NEUTRAL, 0.5)),
            Sample("disputed", "x-thin", NEUTRAL, NEUTRAL),
            Sample("fought over", "asterisk", INK, INK),
            Sample("besieged", "ring", INK, INK),
        )

    def _lists(self, everything: Sequence[Hold], holds: Sequence[Hold]) -> tuple[str, ...]:
        """Return what stands below the map: what has no coordinates, what is too vague, and how to see the rest."""
        off: dict[str, dict[str, None]] = {}
        for hold in holds:
            if not self._is_drawn(hold) and not hold.via:
                site = self._sites[hold.place]
                name = shorten(site.name, 30)
                vague = f"{name} (within {site.radius_km:,.0f} km)" if site.placed and site.radius_km else name
                off.setdefault(self._why_off(hold), {})[vague] = None
        lists = [list_words(f"{why[:1].upper()}{why[1:]}", list(names), 5) for why, names in sorted(off.items())]
        old = {h.place for h in everything} - {h.place for h in holds}
        if old:
            lists.append(f"Said longer ago than {_WITHIN[self.options['within']]}: {plural(len(old), 'place')}.")
        nowhere = sum(1 for c in self._counted if not c.places)
        if nowhere:
            lists.append(f"Not on the map: {plural(nowhere, 'claim')} that name{'s' if nowhere == 1 else ''} no place.")
        return tuple(words for words in lists if words)

    def _frame_days(self) -> list[str]:
        """Return the days that a saved picture plays: all, or as many evenly apart, with the one that is shown."""
        days = self.days
        if len(days) > _FRAMES:
            step = (len(days) - 1) / (_FRAMES - 1)
            days = tuple(days[round(i * step)] for i in range(_FRAMES))
        return sorted({*days, *([self.day] if self.day else [])})

    def figure(self) -> go.Figure:
        """Return the picture as a plotly figure: the map, its ledger, and a slider that plays the days."""
        from syrnb.views.map_plotly import draw_map_plotly

        scene = self._draw(self._frame_days())
        return draw_map_plotly(scene) if isinstance(scene, MapScene) else super().figure()

    def still(self) -> go.Figure:
        """Return the picture of the day alone, as a plotly figure without the slider."""
        from syrnb.views.map_plotly import draw_map_plotly

        return draw_map_plotly(self.scene) if isinstance(self.scene, MapScene) else super().figure()

    def static(self) -> Figure:
        """Return the picture of the day as a matplotlib figure."""
        from syrnb.views.map_static import draw_map_static

        return draw_map_static(self.scene) if isinstance(self.scene, MapScene) else super().static()

    def text(self) -> str:
        """Return the ledger in words, the newest first."""
        lines = [super().text()]
        if isinstance(self.scene, MapScene):
            lines += [f"  {e.head} ({e.line})" for e in self.scene.shown.entries]
            lines += [words for words in (self.scene.shown.more, *self.scene.shown.lists) if words]
        return "\n".join(lines)

    def controls(self, selection: Selection | None = None) -> Desk:
        """Return the controls of this view, a day slider that plays among them, with the narrowed map below."""
        from syrnb.views.day_desk import DayDesk

        return DayDesk(self, selection)

    def live_bundle(self) -> dict[str, Any]:
        """Return the mimebundle for a running notebook: the day alone, since its slider stands among the controls."""
        return {PLOTLY: {**self.still().to_dict(), "config": CONFIG}, "text/plain": self.text()}

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        played = {PLOTLY: {**self.figure().to_dict(), "config": CONFIG}}
        return {**played, "text/plain": self.text(), "text/html": self.html()}


_WHY = {
    "nowhere": "no coordinates known", "vague": "too vague for this map", "outside": "outside this map",
    "no place": "names no place", "nobody": "does not say who", "no day": "no day known",
    "not so": "planned, conditional, asked for or predicted", "denied": "denied or not so",
    "old": "said too long ago for what is chosen", "overtaken": "settled by later claims, or over by then",
}  # fmt: skip


def _effect(claim: Told) -> float | None:
    """Return the day from which a claim says something, as a day number."""
    return day_number(claim.day or claim.last or (None if claim.background else claim.reported))


def territory(
    dossier: Dossier,
    *,
    on: date | str | None = None,
    area: str | None = None,
    rule: str = "interest",
    hindsight: bool = True,
    within: int | None = 365,
    actors: str | Iterable[str] | None = None,
    places: str | Iterable[str] | None = None,
    speakers: str | Iterable[str] | None = None,
    start: object = None,
    end: object = None,
) -> Territory:
    """Return who is said to hold what on a day.

    Parameters
    ----------
    dossier
        What was read.
    on
        The day; by default the last one of which something is told.
    area
        What the map shows: the ISO 3166 alpha-3 code of a war's main country (``SYR``), or one of its first-level
        divisions (``SYR/Idlib Governorate``); by default the war with most claims. Wars are told apart by distance.
    rule
        ``interest``: a claim against its speaker's own interest counts for more; ``equal``: all count the same.
    hindsight
        Whether claims told after the day count for it.
    within
        Only places of which something was said at most so many days before (or after) the day: 7, 30, 90, 365, or
        None for all.
    actors, places
        Whose holds and which places to show. What counts for them is not narrowed.
    speakers
        Whose claims to count, as if nobody else had spoken.
    start, end
        The period whose days are offered.

    Raises
    ------
    ValueError
        Where a rule, an area or a day is none of these.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> territory(Dossier.from_rows({})).text()
    'Territory: who is said to hold what: No claims in these articles say who holds which place.'
    """
    if rule not in RULES:
        raise ValueError(f"rule {rule!r} is not one of {', '.join(RULES)}")
    if within not in _WITHIN:
        raise ValueError(f"within {within!r} is not one of {', '.join(map(str, _WITHIN))}")
    day = None if on is None else date.fromisoformat(str(on)).isoformat()
    choice = Choice().change(actors=actors, places=places, speakers=speakers, start=start, end=end)
    options = {"on": day, "area": area, "rule": rule, "hindsight": hindsight, "within": within}
    view = Territory(material_of(dossier), choice, options)
    known = [a.key for a in view._areas]
    if area is not None and area not in known:
        raise ValueError(f"area {area!r} is not one of {', '.join(known) or 'none'}")
    return view
