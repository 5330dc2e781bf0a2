"""Territory: who is said to hold what on a chosen day, on a map that needs no network, with a ledger of the claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.choice import Choice
from syrnb.views.claims import Told
from syrnb.views.ground import Box, lay_ground
from syrnb.views.holds import RULES, Hold
from syrnb.views.ledger import hover_of_hold, ledger_frame, more_words
from syrnb.views.left_out import WITHIN, lists_of, reasons_of, table_of
from syrnb.views.map_legend import make_samples
from syrnb.views.map_marks import Drawn, draw_places, make_entries
from syrnb.views.map_names import say_on_map
from syrnb.views.map_page import USUAL, scale_of
from syrnb.views.map_scene import MapDay, MapScene, Scale
from syrnb.views.markup import Html, card, claims_in, table_html
from syrnb.views.phrases import day_words, plural
from syrnb.views.scene import Scene
from syrnb.views.theatre import Theatre
from syrnb.views.view import CONFIG, COUNT, NO_ARTICLES, PLOTLY, Option, View, check_offered, is_bare, material_of

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from matplotlib.figure import Figure

    from syrnb.dossier import Dossier
    from syrnb.views.controls import Desk
    from syrnb.views.selection import Selection

__all__ = ["Territory", "territory"]

_FRAMES = 10
"""Days that a saved picture plays."""
_TITLE = "Territory: who is said to hold what"


def _why_blank(holds: Sequence[Hold]) -> str:
    """Return why nothing is drawn on a map, in words that stand on it."""
    if not holds:
        return "Nothing is said to be held on this day."
    places = len({h.place for h in holds})
    none = "The one place cannot be drawn here" if places == 1 else f"None of the {places:,} places can be drawn here"
    return f"{none}: the reasons stand below."


class Territory(View):
    """Who is said to hold what on a day; see :func:`territory`."""

    name: ClassVar[str] = "territory"
    tables: ClassVar[tuple[str, ...]] = ("control",)
    narrowed_by: ClassVar[tuple[str, ...]] = ("actors", "places", "speakers", "period")
    read_columns: ClassVar[tuple[str, ...]] = (
        "place", "who", "said", "standing", "age in days", "rests on", "said by", "against it", "quote",
    )  # fmt: skip

    @cached_property
    def theatre(self) -> Theatre:
        """The war that is shown: its areas, days and holds."""
        return Theatre(self.material, self.choice, self.options)

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which something is said to have changed, as ISO days."""
        return self.theatre.days

    @property
    def day(self) -> str | None:
        """The day that is shown, as an ISO day; None where no claim has one."""
        return self.theatre.day

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of the day, of the area and of how claims are weighed."""
        areas = tuple((f"{a.label} ({self.tally.number(self._told(a.claims)):,})", a.key) for a in self.theatre.areas)
        days = tuple((day_words(d), d) for d in self.days)
        hindsight = (("all articles", True), ("those by that day", False))
        return (
            Option("on", "Day", days or (("no day", ""),)),
            Option("area", "Map", areas or (("nothing to show", ""),)),
            Option("rule", "Weighing", tuple((words, rule) for rule, words in RULES.items())),
            Option("hindsight", "Told by", hindsight),
            Option("within", "Said within", tuple((words, days) for days, words in WITHIN.items())),
            COUNT,
        )

    def claims(self) -> list[Told]:
        """Return the claims behind the picture, for and against, in the order of the ledger."""
        return self._behind(self.theatre.holds)

    def _behind(self, holds: Iterable[Hold]) -> list[Told]:
        return self._told(c for h in holds for c in (*h.claims, *h.against))

    def _told(self, claims: Iterable[str]) -> list[Told]:
        return [self.theatre.told[c] for c in dict.fromkeys(claims)]

    def table(self) -> pd.DataFrame:
        """Return the ledger, one row a hold or a fight: place, who, what is said, standing, age, by whom, quote."""
        theatre = self.theatre
        together = self._drawn.together if theatre.box and theatre.holds else {}
        return ledger_frame(self.tally, theatre.holds, theatre.told, theatre.voice, together)

    def not_drawn(self) -> pd.DataFrame:
        """Return the claims that the map does not show on this day, one a row, and why; see :mod:`.left_out`."""
        return table_of(self.theatre)

    def not_drawn_rows(self, limit: int = 12) -> Html:
        """Return the first rows of :meth:`not_drawn` as a table for reading."""
        table = self.not_drawn()
        frame = table.drop(columns="claim_id")
        return Html(card(table_html(frame, limit, claims=claims_in(table))), frame.head(limit).to_string(index=False))

    def draw(self) -> Scene:
        """Return the map and the ledger of the day as data."""
        return self._draw([self.day] if self.day else [])

    def _draw(self, days: Sequence[str]) -> Scene:
        """Return the map of several days, the chosen one among them."""
        theatre, box = self.theatre, self.theatre.box
        if self.day is None or box is None or (not theatre.holds and len(days) == 1):
            return Scene(f"{_TITLE} on {day_words(self.day)}" if self.day else _TITLE, empty=self._empty())
        holds = {day: self._holds(day) for day in days}
        drawn = {day: self._drawn if day == self.day else self._places(holds[day], box) for day in days}
        told = tuple(self._draw_day(day, box, holds[day], drawn[day]) for day in days)
        at = list(days).index(self.day)
        return MapScene(
            told[at].title, told[at].subtitle, flip=False, height=box.height, aspect=box.aspect, box=box,
            ground=lay_ground(box), names=theatre.names, days=told, at=at, focus=theatre.focus,
            samples=make_samples(self.material, (h for day in days for h in holds[day]), drawn.values()),
            wide=theatre.page.wide, scale=Scale(*scale_of(box)),
        )  # fmt: skip

    def _everything(self, day: str) -> tuple[Hold, ...]:
        return self.theatre.everything if day == self.day else self.theatre.holds_on(day)

    def _holds(self, day: str) -> tuple[Hold, ...]:
        return self.theatre.recent(self._everything(day))

    def _draw_day(self, day: str, box: Box, holds: Sequence[Hold], drawn: Drawn) -> MapDay:
        theatre, hovers, page = self.theatre, self._hovers(holds), self.theatre.page
        entries = make_entries(
            self.material, holds, theatre.told, theatre.voice, hovers, drawn.together, page.ledger, page.letters
        )
        left = sum(1 for h in holds if not h.via) - len(entries)
        blank = () if drawn.groups else (say_on_map(_why_blank(holds), box, theatre.names),)
        return MapDay(
            day, f"{_TITLE} on {day_words(day)}", self._subtitle(holds), drawn.discs, drawn.roads, drawn.marks,
            drawn.captions or blank, entries, more_words(left), lists_of(theatre, self._everything(day), holds, drawn),
        )  # fmt: skip

    def _hovers(self, holds: Sequence[Hold]) -> dict[Hold, str]:
        return {h: hover_of_hold(self.tally, h, self.theatre.told, self.theatre.voice) for h in holds}

    @cached_property
    def _drawn(self) -> Drawn:
        """What is drawn of the places of the day that is shown."""
        assert self.theatre.box is not None
        return self._places(self.theatre.holds, self.theatre.box)

    def _places(self, holds: Sequence[Hold], box: Box) -> Drawn:
        """Return what is drawn of the places of a day."""
        theatre = self.theatre
        drawn = [h for h in holds if theatre.is_drawn(h)]
        return draw_places(
            self.material, drawn, theatre.sites, box, theatre.routes, self._hovers(drawn), theatre.names,
            theatre.told_of, theatre.other_places(drawn) if drawn else {},
        )  # fmt: skip

    def _subtitle(self, holds: Sequence[Hold]) -> str:
        parts = [self.theatre.area.label] if self.theatre.area else []
        parts.append(plural(len({h.place for h in holds}), "place"))
        parts.append(f"resting on {self.tally.words(self._behind(holds))}" if holds else "")
        parts.append(self.choice.change(start=None, end=None).words(self.material))
        parts.append("with what lies near it" if self.theatre.beside - self.theatre.asked_places else "")
        parts.append(RULES["equal"] if self.options["rule"] == "equal" else "")
        parts.append("" if self.options["hindsight"] else "as told up to that day")
        return " · ".join(p for p in parts if p)

    def _empty(self) -> str:
        if is_bare(self.material):
            return NO_ARTICLES
        if not self.theatre.told:
            return "No claims in these articles say who holds which place."
        reasons = reasons_of(self.theatre)
        if chosen := self.choice.words(self.material):
            here = f" on {day_words(self.day)}" if self.day else ""
            hidden = f" Not shown: {reasons}." if reasons else ""
            return f"Nothing is said to be held{here} for this choice: {chosen}.{hidden}"
        if self.theatre.box is None:
            return "No place that is said to be held has coordinates; the claims are listed below."
        return "No claim that counts for this day says who holds which place" + (f" ({reasons})." if reasons else ".")

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

        page = self._printed
        scene = page._draw(page._frame_days())
        return draw_map_plotly(scene) if isinstance(scene, MapScene) else super().figure()

    def still(self) -> go.Figure:
        """Return the picture of the day alone, as a plotly figure without the slider."""
        from syrnb.views.map_plotly import draw_map_plotly

        return draw_map_plotly(self.scene) if isinstance(self.scene, MapScene) else super().figure()

    def static(self) -> Figure:
        """Return the picture of the day as a matplotlib figure."""
        from syrnb.views.map_static import draw_map_static

        scene = self._printed.scene
        return draw_map_static(scene) if isinstance(scene, MapScene) else super().static()

    @property
    def _printed(self) -> Territory:
        """The view as it is saved and printed, however wide the window is."""
        return self if self.options["wide"] == USUAL else self.narrow(wide=USUAL)

    def text(self) -> str:
        """Return the ledger in words, the newest first."""
        lines = [super().text()]
        if isinstance(self.scene, MapScene):
            lines += [f"  {e.head} ({e.line})".replace("\n", " ") for e in self.scene.shown.entries]
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


def territory(
    dossier: Dossier,
    *,
    on: date | str | None = None,
    area: str | None = None,
    rule: str = "interest",
    hindsight: bool = True,
    within: int | None = 365,
    count: str = "claims",
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
        The day, or where it lies outside the period the nearest one in it; by default the last one of which something
        is told.
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
    count
        ``claims``, ``incidents`` or (independent) ``sources``: what is counted behind a hold, an area and the picture.
    actors, places
        Whose holds and which places to show. What counts for them is not narrowed. With a town comes what lies so near
        to it that the map of the whole area draws it as one with it.
    speakers
        Whose claims to count, as if nobody else had spoken.
    start, end
        The period whose days are offered.

    Raises
    ------
    ValueError
        Where a rule, an area, a count or a day is none of these.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> territory(Dossier.from_rows({})).text()
    'Territory: who is said to hold what: The folder has no articles: add some in 00_start_here.'
    """
    check_offered(rule=(rule, RULES), within=(within, WITHIN))
    day = None if on is None else date.fromisoformat(str(on)).isoformat()
    choice = Choice().change(actors=actors, places=places, speakers=speakers, start=start, end=end)
    options = {
        "on": day,
        "area": area,
        "rule": rule,
        "hindsight": hindsight,
        "within": within,
        "count": count,
        "wide": USUAL,
    }
    view = Territory(material_of(dossier), choice, options)
    view.tally.number([])
    if area is not None:
        check_offered(area=(area, [a.key for a in view.theatre.areas]))
    return view
