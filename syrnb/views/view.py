"""What every view can do: be drawn, printed, tabulated, read out, saved, and show the words that it rests on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pandas as pd

from syrnb.collector import collector_held
from syrnb.views.choice import Choice
from syrnb.views.claims import Material, Told, prepare
from syrnb.views.evidence import rows_of, show_words
from syrnb.views.markup import Html, card, claims_in, escape, table_html
from syrnb.views.phrases import count_words, plural, words_for
from syrnb.views.scene import Scene
from syrnb.views.tally import COUNTED, Tally

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from matplotlib.figure import Figure

    from syrnb.dossier import Dossier
    from syrnb.views.controls import Desk
    from syrnb.views.linked import Follower
    from syrnb.views.selection import Selection

__all__ = [
    "COUNT",
    "NO_ARTICLES",
    "Option",
    "Page",
    "View",
    "check_offered",
    "counted_words",
    "is_bare",
    "material_of",
    "subtitle_of",
]

PLOTLY = "application/vnd.plotly.v1+json"
CONFIG = {
    "displaylogo": False,
    "responsive": True,
    # What was read stays on the analyst's machine: no button sends a picture elsewhere.
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "sendChartToCloud"],
}

_prepared: list[tuple[Dossier, Material]] = []


def material_of(dossier: Dossier) -> Material:
    """Return a dossier made ready to be drawn; the last one is kept, since a notebook draws the same one many times."""
    if not _prepared or _prepared[0][0] is not dossier:
        with collector_held():
            _prepared[:] = [(dossier, prepare(dossier))]
    return _prepared[0][1]


@dataclass(frozen=True, slots=True)
class Option:
    """A control of one view beyond the common ones: its name, its label, and its values with their words."""

    name: str
    label: str
    values: tuple[tuple[str, Any], ...]


COUNT = Option("count", "Count", COUNTED)
"""What every view of claims can count."""


@dataclass(frozen=True)
class Page(ABC):
    """Something to look at that is made of words: HTML, rows and plain text.

    Parameters
    ----------
    material
        The dossier, made ready.
    choice
        What is chosen from it.
    options
        What this kind of view lets one choose besides.
    """

    material: Material
    choice: Choice = field(default_factory=Choice)
    options: Mapping[str, Any] = field(default_factory=dict)

    name: ClassVar[str] = "page"
    narrowed_by: ClassVar[tuple[str, ...]] = ()
    """The fields of the choice that this view has a control for."""
    follows: ClassVar[tuple[str, ...]] = ()
    """Further ones that narrow it where another view chooses them."""
    options_follow: ClassVar[tuple[str, ...]] = ()
    """The options whose values depend on what is chosen."""
    slides: ClassVar[bool] = False
    """Whether a slider moves the period, beside the two fields for its days."""
    tables: ClassVar[tuple[str, ...]] = ()
    """The fact tables that it may draw from; without any, all of them."""
    read_columns: ClassVar[tuple[str, ...]] = ()
    """The columns of the table that :meth:`rows` shows; without any, all of them."""

    @abstractmethod
    def html(self) -> str:
        """Return the view as safe HTML that needs no script."""

    @abstractmethod
    def table(self) -> pd.DataFrame:
        """Return the rows behind the view."""

    @abstractmethod
    def text(self) -> str:
        """Return the view in plain words."""

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of this view beyond the common ones."""
        return ()

    def claims(self) -> list[Told]:
        """Return the claims behind the view, in reading order."""
        return []

    @property
    def tally(self) -> Tally:
        """What is counted: claims, incidents or independent sources."""
        return Tally(self.material, self.options.get("count", "claims"))

    @property
    def shown_tables(self) -> tuple[str, ...]:
        """The fact tables that it draws from as it is set now; without any, all of them."""
        return tuple(self.options.get("tables") or self.tables)

    @property
    def narrowing(self) -> Choice:
        """What of the choice narrows this view: types that it cannot show leave it whole."""
        return self.choice.for_tables(self.shown_tables)

    def narrow(self, choice: Choice | None = None, **options: Any) -> Self:
        """Return the same view of another choice, or with other options."""
        return replace(self, choice=choice or self.choice, options={**self.options, **options})

    def rows(self, limit: int = 12) -> Html:
        """Return the first rows as a table for reading; :meth:`table` has every row and column."""
        table = self.table()
        frame = table[[c for c in self.read_columns if c in table]] if self.read_columns else table
        return Html(card(table_html(frame, limit, claims=claims_in(table))), frame.head(limit).to_string(index=False))

    def folded_rows(self, limit: int = 30) -> Html:
        """Return the first rows, folded under a line that says how many there are."""
        shown = self.rows(limit)
        count = plural(len(self.table()), "row")
        return Html(
            "<details style='font-size:13px'><summary style='cursor:pointer'>"
            f"The rows behind the picture: {count}</summary>{shown.body}</details>",
            shown.plain,
        )

    def words(self, claim_id: str | None = None, limit: int = 8) -> Html:
        """Return the sentences behind the view, or behind one claim, with their quotes marked.

        Raises
        ------
        KeyError
            Where no claim has this id.
        """
        if claim_id is None:
            return show_words(self.material, self.claims(), limit)
        found = [c for c in self.material.claims if c.claim_id == claim_id]
        if not found:
            raise KeyError(f"no claim {claim_id!r}")
        return show_words(self.material, found, title="The words of this claim")

    def controls(self, selection: Selection | None = None) -> Desk:
        """Return the controls of this view, with the narrowed view below them.

        Parameters
        ----------
        selection
            What is chosen, shared with other views; by default with all views of the running notebook.
        """
        from syrnb.views.controls import Desk

        return Desk(self, selection)

    def following(self, selection: Selection | None = None) -> Follower:
        """Return the view without controls of its own, narrowed by what is chosen in other views of the notebook.

        Parameters
        ----------
        selection
            What is chosen, shared with other views; by default with all views of the running notebook.
        """
        from syrnb.views.linked import Follower

        return Follower(self, selection)

    def save(self, path: str | Path) -> Path:
        """Write the view to a file: ``.png``, ``.svg``, ``.html`` (needs no network) or ``.csv`` (its rows).

        What a picture says of controls is left out: a file has none.

        Raises
        ------
        ValueError
            Where the ending is none of these.
        """
        from syrnb.views.saving import save_view

        return save_view(self, Path(path))

    def static(self) -> Figure:
        """Return the view as a matplotlib figure: what is made of words, as its words and its first rows."""
        from syrnb.views.draw_words import draw_words

        table = self.table()
        frame = table[[c for c in self.read_columns if c in table]] if self.read_columns else table
        return draw_words(self.text(), frame)

    def live_bundle(self) -> dict[str, Any]:
        """Return the mimebundle for a running notebook."""
        return {"text/html": self.html(), "text/plain": self.text()}

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return self.live_bundle()

    def __repr__(self) -> str:
        return self.text()


NO_ARTICLES = "The folder has no articles: add some in 00_start_here."
"""What is said where there is nothing to show since nothing was read."""


def is_bare(material: Material) -> bool:
    """Return whether nothing was read: no article, and no claim."""
    return not material.claims and material.dossier.documents.empty


class View(Page):
    """Something to look at that is drawn; made from a :class:`~syrnb.views.scene.Scene`."""

    tables: ClassVar[tuple[str, ...]] = ()
    """The fact tables that it may draw from; without any, all of them."""
    read_columns: ClassVar[tuple[str, ...]] = ("when", "claim", "said by", "how", "standing", "document", "quote")

    @abstractmethod
    def draw(self) -> Scene:
        """Return the picture as data."""

    @cached_property
    def scene(self) -> Scene:
        """The picture as data, made once; the chosen claim is ringed, or the note says why it is not drawn."""
        drawn = self.draw().noted(self._idle())
        ringed = drawn.highlight(self.choice.claim)
        chosen = self.material.claim(self.choice.claim)
        if ringed is not drawn or drawn.empty or chosen is None:
            return ringed
        return drawn.noted(self.why_not_drawn(chosen))

    def _idle(self) -> str:
        """Return the sentence that names chosen types which this view shows none of; empty where there is none."""
        idle = count_words([words_for(t) for t in self.choice.types if t not in self.narrowing.types])
        return f"Not narrowed by type: nothing shown here is of the type {idle}." if idle else ""

    def why_not_drawn(self, claim: Told) -> str:
        """Return why a chosen claim has no mark in the picture, in one line; empty where there is nothing to say."""
        return "" if claim in self.claims() else "The chosen claim is not among those shown."

    def on_paper(self) -> Self:
        """Return the same view, its picture without what it says of controls."""
        from syrnb.views.stills import still_scene

        view = self.narrow()
        view.__dict__["scene"] = still_scene(self.scene)
        return view

    def nothing(self, what: str) -> str:
        """Return the sentence that is drawn where a choice, or the articles, leave nothing of what is shown."""
        if is_bare(self.material):
            return NO_ARTICLES
        chosen = self.narrowing.words(self.material)
        return f"No {what} for this choice: {chosen}." if chosen else f"No {what} in these articles."

    def figure(self) -> go.Figure:
        """Return the picture as a plotly figure."""
        from syrnb.views.draw_plotly import draw_plotly

        return draw_plotly(self.scene)

    def static(self) -> Figure:
        """Return the picture as a matplotlib figure."""
        from syrnb.views.draw_static import draw_static

        return draw_static(self.scene)

    def html(self) -> str:
        """Return the picture as SVG with its text alternative."""
        from syrnb.views.draw_static import svg_of
        from syrnb.views.stills import still_static, without_advice

        drawn = self.on_paper()
        scene = drawn.scene
        if scene.empty:
            return card(f"<h3>{escape(scene.title)}</h3><p>{escape(scene.empty)}</p>")
        label = escape(without_advice(self.text().splitlines()[0]))
        return (
            f'<figure class="syrnb-drawn" role="img" aria-label="{label}" '
            f'style="margin:0;max-width:1100px">{svg_of(still_static(drawn.static()))}</figure>'
        )

    def table(self) -> pd.DataFrame:
        """Return the rows behind the picture: one a claim, with its quote and who said it."""
        return rows_of(self.material, self.claims())

    def text(self) -> str:
        """Return the picture in plain words: its title, what it shows, and its rows' names."""
        scene = self.scene
        if scene.empty:
            return f"{scene.title}: {scene.empty}"
        first = f"{scene.title}. {scene.subtitle}".rstrip(". ") + "."
        return "\n".join([first, *([scene.note] if scene.note else [])])

    def live_bundle(self) -> dict[str, Any]:
        """Return the mimebundle for a running notebook: without the static picture, which takes as long again."""
        return {PLOTLY: {**self.figure().to_dict(), "config": CONFIG}, "text/plain": self.text()}

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {**self.live_bundle(), "text/html": self.html()}


def check_offered(**asked: tuple[Any, Iterable[Any]]) -> None:
    """Check that each option is one of those offered.

    Raises
    ------
    ValueError
        Where one is not; it names them all.

    Examples
    --------
    >>> check_offered(lanes=("side", ["side", "actor"]))
    >>> check_offered(lanes=("river", ["side", "actor"]))
    Traceback (most recent call last):
    ValueError: lanes 'river' is not one of side, actor
    """
    for name, (value, offered) in asked.items():
        known = list(offered)
        if value not in known:
            raise ValueError(f"{name} {value!r} is not one of {', '.join(map(str, known)) or 'none'}")


def subtitle_of(material: Material, choice: Choice, count: int, of: int, noun: str = "claim") -> str:
    """Return the line under a title: how many of how many, and what was chosen.

    >>> from syrnb import Dossier
    >>> subtitle_of(material_of(Dossier.from_rows({})), Choice(), 3, 3)
    '3 claims'
    """
    chosen = choice.words(material)
    if count == of and not chosen:
        return plural(count, noun)
    return f"{count:,} of {plural(of, noun)}" + (f" · {chosen}" if chosen else "")


def counted_words(tally: Tally, choice: Choice, shown: Sequence[Told], everything: Sequence[Told]) -> str:
    """Return the line under a title in the unit that is counted, and what was chosen."""
    if tally.unit == "claims":
        return subtitle_of(tally.material, choice, len(shown), len(everything))
    chosen = choice.words(tally.material)
    whole = f"; {tally.short(everything)} without the choice" if len(shown) < len(everything) else ""
    return f"{tally.words(shown)}{whole}" + (f" · {chosen}" if chosen else "")
