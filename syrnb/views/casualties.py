"""Casualties: every claimed count as an interval, with whoever claims it; never a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Told
from syrnb.views.counts import GROUPS, ORDERS, Count, count_of, group_counts, victim_words
from syrnb.views.evidence import rows_of
from syrnb.views.glance import draw_glance
from syrnb.views.ladder import PER_PAGE, draw_ladder, page_names, pages_of
from syrnb.views.phrases import interval_words, plural, shorten, words_for
from syrnb.views.running import draw_running
from syrnb.views.scene import Scene
from syrnb.views.toll_band import draw_toll
from syrnb.views.toll_days import MOST_CLAIMS, Toll, find_toll, main_outcome, take_fewer, toll_frame
from syrnb.views.view import COUNT, Option, View, check_offered, counted_words, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Casualties", "casualties"]

_MODES = {
    "ladder": "Each claim", "glance": "Groups at a glance", "running": "Running tolls", "band": "What all allow",
}  # fmt: skip
_TITLES = {
    "ladder": "Casualties: every claim as an interval", "glance": "Casualties: all claims at a glance",
    "running": "Running tolls over days",
    "band": "What all claims together allow, day by day",
}  # fmt: skip
_AT_ONCE = 4
"""Pages of single claims that may stand first; of more, the groups do."""
_FEW = PER_PAGE
"""Claims that stand each by itself at a glance too."""
_MOST_GROUPS = 300
"""Groups that the list names; those of most claims."""


class Casualties(View):
    """Every claimed count as an interval; see :func:`casualties`."""

    name: ClassVar[str] = "casualties"
    narrowed_by: ClassVar[tuple[str, ...]] = ("speakers", "actors", "places", "types", "modality", "period")

    options_follow: ClassVar[tuple[str, ...]] = ("only", "page")
    tables: ClassVar[tuple[str, ...]] = ("casualties",)
    read_columns: ClassVar[tuple[str, ...]] = (
        "count", "who", "outcome", "victims", "place", "when", "since", "day", "allowed", "claimed", "standing",
        "not less by", "not more by", "said by", "reported", "quote",
    )  # fmt: skip

    def shared(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return what another view of casualties, which follows this one, takes from what its controls were told.

        That is the opened group, and where running tolls are drawn their order and what is counted.
        """
        names: tuple[str, ...] = ("group", "only") if told.get("only") else ()
        names += ("order", "count") if self.options["mode"] == "running" else ()
        return {name: told[name] for name in names if name in told}

    @property
    def idle(self) -> tuple[str, ...]:
        """The options that change nothing in the picture as it is set."""
        return {"band": ("order", "page"), "running": ("page",)}.get(self.options["mode"], ())

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of groups, of the picture's form and, where there are several, of the page."""
        own = [
            Option("group", "Group by", tuple((words, name) for name, words in GROUPS.items())),
            Option("mode", "Picture", tuple((words, name) for name, words in _MODES.items())),
            Option("order", "Order", tuple((words, name) for name, words in ORDERS.items())),
            COUNT,
        ]
        offered = [(f"{shorten(name, 60)} ({len(group):,})", name) for name, group in self._all_groups.items()]
        own.insert(1, Option("only", "Group", (("every group", ""), *offered[:_MOST_GROUPS])))
        if pages_of(self._unnarrowed) > 1:
            names = page_names(self._groups, self.options["order"]) if self._is_ladder else ["all in one picture"]
            names = names or ["no claims"]
            pages = tuple((f"{n} of {len(names)}: {words}", n) for n, words in enumerate(names, 1))
            own.append(Option("page", "Page", pages))
        return tuple(own)

    @cached_property
    def _unnarrowed(self) -> list[Count]:
        return [count_of(c) for c in self.material.claims if c.table == "casualties"]

    @cached_property
    def _all_groups(self) -> dict[str, list[tuple[Count, int]]]:
        """The groups of what is chosen."""
        counts = [count_of(c) for c in choose(self.material, self.choice, ("casualties",))]
        return group_counts(self.material, counts, self.options["group"], self.options["order"])

    @property
    def opened(self) -> str:
        """The name of the one group that is shown, empty where all are."""
        only = str(self.options["only"] or "")
        return only if only in self._all_groups else ""

    @cached_property
    def _groups(self) -> dict[str, list[tuple[Count, int]]]:
        """The groups that are shown: all, or the one that was opened."""
        return {self.opened: self._all_groups[self.opened]} if self.opened else self._all_groups

    @property
    def _is_ladder(self) -> bool:
        """Whether each claim stands by itself: as asked, in an opened group, and where a page holds all."""
        mode = self.options["mode"]
        return mode == "ladder" or (mode == "glance" and (bool(self.opened) or len(self._counts) <= _FEW))

    @cached_property
    def _counts(self) -> list[Count]:
        return [count for group in self._groups.values() for count, _ in group]

    def claims(self) -> list[Told]:
        """Return the claims in the order of the ladder; those that are taken together, where the band is drawn."""
        if self.options["mode"] == "band":
            return self._together
        return [c.claim for c in self._counts]

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
        claims = [c.claim for c in self._counts]
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
        counts = self._counts
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
        counts, mode = self._counts, self.options["mode"]
        title = _TITLES[mode]
        if not counts:
            return Scene(title, empty=self.nothing("casualty claims"))
        if mode == "band":
            return self._draw_band(title)
        everything = [c.claim for c in self._unnarrowed]
        subtitle = counted_words(self.tally, self.narrowing, [c.claim for c in counts], everything)
        subtitle = f"{self.opened} · {subtitle}" if self.opened else subtitle
        if mode == "running":
            return draw_running(self.material, counts, title, subtitle, self.options["order"])
        if not self._is_ladder:
            return draw_glance(self.tally, self._groups, title, subtitle)
        by, order, page = (self.options[name] for name in ("group", "order", "page"))
        title = _TITLES["ladder"]
        return draw_ladder(self.tally, self._groups, page, by, order, title, subtitle, self.choice.claim)

    def why_not_drawn(self, claim: Told) -> str:
        """Return why the chosen claim has no mark; the page of the ladder on which it stands is told there."""
        if claim.table != "casualties":
            return "The chosen claim counts nobody."
        group = next((name for name, g in self._all_groups.items() if any(c.claim == claim for c, _ in g)), None)
        if group is None:
            return "The chosen claim is left out by what else is chosen."
        if group not in self._groups:
            return f"The chosen claim stands in another group: {group}."
        mode = self.options["mode"]
        if mode == "running":
            return "The chosen claim is none of the running tolls that are drawn."
        if mode == "band":
            together = claim in self._together
            return f"The chosen claim is {'of another toll' if together else 'not among those taken together'}."
        return f"The chosen claim stands in a group that is not drawn: {group}." if mode == "glance" else ""

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
        chosen = " · ".join(filter(None, (self.opened, self.choice.words(self.material))))
        fewer = f" of {len(every):,}, those {which}; choose a place, period or speaker for others" if which else ""
        subtitle = f"{plural(len(together), 'claim')} taken together{fewer}" + (f" · {chosen}" if chosen else "")
        return draw_toll(self.material, self._toll, title, subtitle)

    def text(self) -> str:
        """Return how many claims each group holds, or what all allow by day; nothing is added up."""
        lines = [super().text()]
        if self.options["mode"] == "band":
            lines += [f"  {r.who}, by {r.day}: {r.allowed} ({r.standing})" for r in self.table().itertuples()]
            return "\n".join(lines[:30])
        for name, group in self._groups.items():
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
    mode: str | None = None,
    only: str = "",
    order: str = "day",
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
        ``outcome``, ``victims``, ``speaker``, ``place``, ``perpetrator``, ``incident`` or ``month`` (of the report).
    mode
        ``ladder`` for each claim, ``glance`` for a row a group (by default where the ladder had more than four pages;
        few claims stand each by itself), ``running`` for running tolls over days, or ``band`` for what all claims of
        the choice together allow by day: of the outcome, place and first day of which most running tolls are told.
    only
        The name of one group, of which alone the claims are shown, each by itself.
    order
        Within a group: by ``day`` of the report, or ``size``, the highest number first; of running tolls too.
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
    material = material_of(dossier)
    if mode is None:
        mode = "glance" if sum(c.table == "casualties" for c in material.claims) > _AT_ONCE * PER_PAGE else "ladder"
    check_offered(group=(group, GROUPS), mode=(mode, _MODES), order=(order, ORDERS))
    choice = Choice().change(
        actors=actors, places=places, types=types, speakers=speakers, modality=modality, start=start, end=end
    )
    options = {"group": group, "only": only, "mode": mode, "order": order, "page": page, "count": count}
    return Casualties(material, choice, options)
