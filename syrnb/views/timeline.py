"""The timeline: claims on a time axis, vague dates as bars, history apart from news, plans apart from acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from syrnb.documents.notes import read_notes
from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Told
from syrnb.views.lanes import LANES, sort_into_lanes
from syrnb.views.layers import draw_lanes
from syrnb.views.phrases import day_words
from syrnb.views.pinned import inside, notes_of
from syrnb.views.reported import draw_reported
from syrnb.views.scene import Scene
from syrnb.views.tally import Tally
from syrnb.views.view import COUNT, Option, View, check_offered, counted_words, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Timeline", "timeline"]

SHOWN = {
    "events": "what happened",
    "control": "who holds what",
    "casualties": "killed, hurt, taken",
    "relations": "ties",
}

_MODES = {"when it happened": "occurred", "when reported": "reported"}


class Timeline(View):
    """Claims on a time axis; see :func:`timeline`."""

    name: ClassVar[str] = "timeline"
    narrowed_by: ClassVar[tuple[str, ...]] = ("actors", "places", "types", "speakers", "modality", "period")

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of lanes, of what the axis means and of what is shown."""
        shown = (*((words, (table,)) for table, words in SHOWN.items()), ("all of these", tuple(SHOWN)))
        return (
            Option("lanes", "Lanes by", tuple((label, name) for name, label in LANES.items())),
            Option("mode", "Days", tuple(_MODES.items())),
            Option("tables", "Show", shown),
            COUNT,
        )

    def claims(self) -> list[Told]:
        """Return the claims in the picture: the news by day, then history, then what has no date."""
        found = choose(self.material, self.choice, self.options["tables"])
        far = pd.Timestamp.max
        return sorted(found, key=lambda c: (not c.dated, c.background, c.day or c.last or far, c.claim_id))

    def draw(self) -> Scene:
        """Return the timeline as data."""
        claims = self.claims()
        shown = "; ".join(SHOWN[t] for t in self.options["tables"])
        title = f"Timeline: {shown}" if len(self.options["tables"]) < len(SHOWN) else "Timeline: everything claimed"
        if not claims:
            return Scene(title, empty=self.nothing(f"claims of {shown}"))
        everything = choose(self.material, Choice(), self.options["tables"])
        subtitle = counted_words(self.tally, self.narrowing, claims, everything)
        if self.options["mode"] == "reported":
            return draw_reported(self.tally, claims, "Reported against happened", subtitle)
        notes = inside(self.options["notes"], self.choice.start, self.choice.end)
        return draw_lanes(self.tally, claims, self.options["lanes"], notes, title, subtitle, self.choice)

    def why_not_drawn(self, claim: Told) -> str:
        """Return why a chosen claim has no mark of its own."""
        if why := super().why_not_drawn(claim):
            return why
        if self.options["mode"] == "reported":
            return "The chosen claim is among those that are not drawn."
        when = f"is dated {day_words(claim.day, claim.last)}" if claim.dated else "has no date"
        return f"The chosen claim {when}: it has no mark of its own, and is in a number at the side."

    def text(self) -> str:
        """Return how many claims each lane holds, from when to when."""
        claims = self.claims()
        lines = [super().text()]
        for lane in sort_into_lanes(self.material, claims, self.options["lanes"]):
            days = sorted(d for c in lane.claims if not c.background for d in (c.day, c.last) if d is not None)
            period = day_words(days[0], days[-1]) if days else "no date"
            lines.append(f"  {lane.label}: {self.tally.short(lane.claims)}, {period}")
        return "\n".join(lines)


def timeline(
    dossier: Dossier,
    *,
    actors: str | Iterable[str] | None = None,
    places: str | Iterable[str] | None = None,
    types: str | Iterable[str] | None = None,
    speakers: str | Iterable[str] | None = None,
    modality: str | Iterable[str] | None = None,
    start: object = None,
    end: object = None,
    lanes: str = "side",
    mode: str = "occurred",
    tables: str | Iterable[str] = ("events",),
    notes: pd.DataFrame | None = None,
    count: str = "claims",
) -> Timeline:
    """Return claims on a time axis.

    Parameters
    ----------
    dossier
        What was read.
    actors, places, types, speakers, modality, start, end
        What to show; see :class:`~syrnb.views.choice.Choice`.
    lanes
        ``side``, ``actor``, ``type``, ``place``, ``speaker`` or ``document``.
    mode
        ``occurred``, or ``reported`` for the day of the report against the day it is about.
    tables
        Any of ``events``, ``control``, ``casualties``, ``relations``.
    notes
        The analyst's own, pinned above the lanes: columns ``date``, ``text`` and perhaps ``who``; by default those of
        ``notes.csv`` beside the articles.
    count
        ``claims``; ``incidents``, where the claims of one happening share a mark and the chosen one is unfolded; or
        ``sources``, independent ones.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> timeline(Dossier.from_rows({})).text()
    'Timeline: what happened: The folder has no articles: add some in 00_start_here.'
    """
    check_offered(lanes=(lanes, LANES), mode=(mode, _MODES.values()))
    tables = (tables,) if isinstance(tables, str) else tuple(tables)
    if unknown := set(tables) - set(SHOWN):
        raise ValueError(f"no table {', '.join(sorted(unknown))} of {', '.join(SHOWN)}")
    choice = Choice().change(
        actors=actors, places=places, types=types, speakers=speakers, modality=modality, start=start, end=end
    )
    if notes is None:
        notes = read_notes(dossier.seeds).table()
    options = {
        "lanes": lanes,
        "mode": mode,
        "tables": tables,
        "notes": notes_of(notes),
        "count": Tally(material_of(dossier), count).unit,
    }
    return Timeline(material_of(dossier), choice, options)
