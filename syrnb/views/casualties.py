"""Casualties: every claimed count as an interval, with whoever claims it; never a sum."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Told
from syrnb.views.counts import GROUPS, Count, count_of, group_counts, victim_words
from syrnb.views.evidence import rows_of
from syrnb.views.ladder import draw_ladder, pages_of
from syrnb.views.phrases import interval_words, plural, words_for
from syrnb.views.running import draw_running
from syrnb.views.scene import Scene
from syrnb.views.toll_band import draw_toll
from syrnb.views.toll_days import MOST_CLAIMS, Toll, find_toll, main_outcome, take_fewer, toll_frame
from syrnb.views.view import COUNT, Option, View, check_offered, counted_words, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Casualties", "casualties"]

_MODES = {
    "ladder": "Each claim", "running": "Running tolls", "band": "What all allow",
}  # fmt: skip
_TITLES = {
    "ladder": "Casualties: every claim as an interval", "running": "Running tolls over days",
    "band": "What all claims together allow, day by day",
}  # fmt: skip


class Casualties(View):
    """Every claimed count as an interval; see :func:`casualties`."""

    name: ClassVar[str] = "casualties"
    narrowed_by: ClassVar[tuple[str, ...]] = ("speakers", "actors", "places", "types", "modality", "period")

    options_follow: ClassVar[tuple[str, ...]] = ("page",)
    tables: ClassVar[tuple[str, ...]] = ("casualties",)
    read_columns: ClassVar[tuple[str, ...]] = (
        "count", "who", "outcome", "victims", "place", "when", "since", "day", "allowed", "claimed", "standing",
        "not less by", "not more by", "said by", "reported", "quote",
    )  # fmt: skip

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of groups, of the picture's form and, where there are several, of the page."""
        own = [
            Option("group", "Group by", tuple((words, name) for name, words in GROUPS.items())),
            Option("mode", "Picture", tuple((words, name) for name, words in _MODES.items())),
            COUNT,
        ]
        if pages_of(self._all_counts()) > 1:
            pages = pages_of(self._counts())
            own.append(Option("page", "Page", tuple((f"{n} of {pages}", n) for n in range(1, pages + 1))))
        return tuple(own)

    def _all_counts(self) -> list[Count]:
        return [count_of(c) for c in self.material.claims if c.table == "casualties"]

    def _counts(self) -> list[Count]:
        return [count_of(c) for c in choose(self.material, self.choice, ("casualties",))]

    def _ordered(self) -> list[Count]:
        groups = group_counts(self.material, self._counts(), self.options["group"])
        return [count for group in groups.values() for count, _ in group]

    def claims(self) -> list[Told]:
        """Return the claims in the order of the ladder; those that are taken together, where the band is drawn."""
        if self.options["mode"] == "band":
            return self._together
        return [c.claim for c in self._ordered()]

    @cached_property
    def _together(self) -> list[Told]:
        """The chosen claims of one outcome: the one of which most running tolls are claimed."""
        return self._fewer[0]

    @cached_property
    def _fewer(self) -> tuple[list[Told], str]:
        """The claims that are taken together, and in words which these are where not all of them are."""
        claims = self._of_outcome
        if len(claims) <= MOST_CLAIMS:
            return claims, ""
        return take_fewer(claims, MOST_CLAIMS, self.choice.start, self.choice.end)

    @cached_property
    def _of_outcome(self) -> list[Told]:
        claims = [c.claim for c in self._ordered()]
        outcome = main_outcome(claims)
        return [c for c in claims if c.kind == outcome]

    @cached_property
    def _toll(self) -> Toll | None:
        return find_toll(self.material, self._together) if self._together else None

    def table(self) -> pd.DataFrame:
        """Return one row a claim: the bounds and what they count first, then quote, speaker, document and the rest.

        Where the band is drawn, its rows: see :func:`~syrnb.views.toll_days.toll_frame`.
        """
        if self.options["mode"] == "band":
            return toll_frame(self.material, self._toll)
        counts = self._ordered()
        frame = rows_of(self.material, [c.claim for c in counts])
        first = {
            "count": [interval_words(c.low, c.high) for c in counts],
            "outcome": [words_for(c.claim.kind) for c in counts],
            "victims": [victim_words(self.material, c.claim, 3) for c in counts],
            "place": [self.material.name_all(c.claim.places) for c in counts],
            "scope": [c.claim.row.count_mode for c in counts],
            "part of": [c.part_of or "" for c in counts],
        }
        return pd.concat([pd.DataFrame(first, dtype="object"), frame.drop(columns="claim")], axis=1)

    def draw(self) -> Scene:
        """Return the picture as data."""
        counts, mode = self._counts(), self.options["mode"]
        title = _TITLES[mode]
        if not counts:
            return Scene(title, empty=self.nothing("casualty claims"))
        everything = [c.claim for c in self._all_counts()]
        subtitle = counted_words(self.tally, self.narrowing, [c.claim for c in counts], everything)
        if mode == "band":
            return self._draw_band(title)
        if mode == "running":
            return draw_running(self.material, counts, title, subtitle)
        by, page = self.options["group"], self.options["page"]
        return draw_ladder(self.tally, counts, by, page, title, subtitle, self.choice.claim)

    def _draw_band(self, title: str) -> Scene:
        together, which = self._fewer
        every = self._of_outcome
        if every and not together:
            sentence = (
                f"{plural(len(every), 'claim')} of people {words_for(every[0].kind)} are chosen; no more than "
                f"{MOST_CLAIMS:,} are taken together here. Choose a place, a period or a speaker."
            )
            return Scene(title, empty=sentence)
        if self._toll is None:
            return Scene(title, empty="No running toll with a day and a number is claimed here.")
        chosen = self.choice.words(self.material)
        fewer = f" of {len(every):,}, those {which}; choose a place, period or speaker for others" if which else ""
        subtitle = f"{plural(len(together), 'claim')} taken together{fewer}" + (f" · {chosen}" if chosen else "")
        return draw_toll(self.material, self._toll, title, subtitle)

    def text(self) -> str:
        """Return how many claims each group holds, or what all allow by day; nothing is added up."""
        lines = [super().text()]
        if self.options["mode"] == "band":
            lines += [f"  {r.who}, by {r.day}: {r.allowed} ({r.standing})" for r in self.table().itertuples()]
            return "\n".join(lines[:30])
        for name, group in group_counts(self.material, self._counts(), self.options["group"]).items():
            lines.append(f"  {name}: {self.tally.short([c.claim for c, _ in group])}")
        return "\n".join(lines[:20])


def casualties(
    dossier: Dossier,
    *,
    actors: str | Iterable[str] | None = None,
    places: str | Iterable[str] | None = None,
    types: str | Iterable[str] | None = None,
    speakers: str | Iterable[str] | None = None,
    modality: str | Iterable[str] | None = None,
    start: object = None,
    end: object = None,
    group: str = "outcome",
    mode: str = "ladder",
    page: int = 1,
    count: str = "claims",
) -> Casualties:
    """Return every claimed count as an interval.

    Parameters
    ----------
    dossier
        What was read.
    actors, places, types, speakers, modality, start, end
        What to show (``types`` are outcomes); see :class:`~syrnb.views.choice.Choice`.
    group
        ``outcome``, ``victims``, ``speaker``, ``place`` or ``perpetrator``.
    mode
        ``ladder``, ``running`` for running tolls over days, or ``band`` for what all claims of the choice together
        allow by day: of the outcome, place and first day of which most running tolls are told.
    page
        Of the ladder, from 1; the first, where the choice leaves fewer.
    count
        What the numbers beside groups count: ``claims``, ``incidents`` or independent ``sources``.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> casualties(Dossier.from_rows({})).text()
    'Casualties: every claim as an interval: The folder has no articles: add some in 00_start_here.'
    """
    check_offered(group=(group, GROUPS), mode=(mode, _MODES))
    choice = Choice().change(
        actors=actors, places=places, types=types, speakers=speakers, modality=modality, start=start, end=end
    )
    return Casualties(material_of(dossier), choice, {"group": group, "mode": mode, "page": page, "count": count})
