"""A view that follows what is chosen anywhere in its notebook: a line that says what it shows, and the picture.

Pictures are put into ``Output`` widgets by assigning finished mimebundles. Capturing what a callback prints would show
up in other cells, and plotly's own widgets are never the same twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from syrnb.collector import collector_held
from syrnb.views.choice import Choice
from syrnb.views.findings import findings_of
from syrnb.views.markup import escape
from syrnb.views.night import SCHEME
from syrnb.views.saving import in_words
from syrnb.views.selection import Selection, shared_selection
from syrnb.views.view import Page, View, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["CLICKS", "LABEL", "ClickField", "Follower", "Linked", "bundle", "chosen_words"]

LABEL = "88px"
"""How wide the name of a control is."""

# A click on a mark writes the id of its claim into a field that nobody sees, as a hand would; the field tells the
# kernel. The picture stays a plain plotly figure: it is given its listener when the pointer first comes over it.
CLICKS = (
    "this.closest('.syrnb-desk')?.addEventListener('pointerover', e => {"
    "const plot = e.target.closest('.js-plotly-plot'), desk = e.currentTarget;"
    "if (!plot || plot.syrnbHeard) return; plot.syrnbHeard = true;"
    "plot.on('plotly_click', told => {"
    "const id = told.points.map(p => p.customdata).find(Boolean), field = desk.querySelector('.syrnb-clicked input');"
    "if (!id || !field) return; field.value = id;"
    "field.dispatchEvent(new Event('input', {bubbles: true}));"
    "field.dispatchEvent(new Event('change', {bubbles: true}));"
    "});})"
)


def bundle(data: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return what an ``Output`` widget holds to show one mimebundle."""
    return ({"output_type": "display_data", "data": data, "metadata": {}},)


def chosen_words(view: Page) -> str:
    """Return what is chosen of a view in words: the group that is opened, and what narrows it."""
    return " · ".join(filter(None, (getattr(view, "opened", ""), view.narrowing.words(view.material))))


class ClickField(widgets.Text):
    """A field that nobody sees, into which a click on a mark writes the id of its claim.

    Parameters
    ----------
    selection
        Where the claim is chosen.
    """

    def __init__(self, selection: Selection) -> None:
        super().__init__(layout={"display": "none"})
        self._selection = selection
        self.add_class("syrnb-clicked")
        self.observe(self._click, "value")

    def _click(self, change: dict[str, Any]) -> None:
        if change["new"]:
            self._selection.choose(claim=change["new"])
            # Emptied, so that a second click on the same mark is heard too.
            self.value = ""


def _is_same(view: Page, drawn: Page) -> bool:
    """Say whether two narrowed forms of one view would be drawn alike."""
    if (
        view.material is not drawn.material
        or view.choice != drawn.choice
        or view.options.keys() != drawn.options.keys()
    ):
        return False
    pairs = [(value, drawn.options[name]) for name, value in view.options.items()]
    return all(a is b or (isinstance(a, str | int | tuple) and a == b) for a, b in pairs)


def _without_claim(view: Page) -> Page:
    """Return a view as it is drawn: a claim that is chosen is ringed in pictures; words stay as they are."""
    if isinstance(view, View) or view.choice.near:
        return view
    return view.narrow(view.choice.change(claim=None))


class Linked(widgets.VBox):
    """A view as far as it is narrowed by what is chosen in its notebook.

    Parameters
    ----------
    view
        The view to narrow.
    selection
        What is chosen, shared with other views; by default with those of the running notebook.
    """

    def __init__(self, view: Page, selection: Selection | None = None) -> None:
        self._whole = view
        self._selection = selection or shared_selection()
        self._status = widgets.HTML()
        self._picture = widgets.Output()
        self._picture.add_class("syrnb-picture")
        self._words = widgets.HTML()
        self._drawn: Page | None = None
        super().__init__(self._parts())
        self.add_class("syrnb-desk")
        self._selection.listen(self._place, self._react, self._renew)
        self._react()

    def _parts(self) -> Sequence[widgets.Widget]:
        """Return what stands below one another."""
        return [self._status, self._picture, self._words]

    @property
    def _place(self) -> str:
        """The name under which it listens: run again, a cell takes the place of what it made before."""
        return self._whole.name

    def _renew(self, old: Dossier, new: Dossier) -> None:
        """Show a dossier that takes another's place."""
        if self._whole.material.dossier is old:
            self._whole = replace(self._whole, material=material_of(new))
            self._changed()
            self._react()

    def _changed(self) -> None:
        """Do what another dossier asks for besides being drawn."""

    @property
    def view(self) -> Page:
        """The view as it is narrowed now."""
        return self._whole.narrow(self._heard())

    @property
    def _hears(self) -> bool:
        """Whether anything that is chosen changes the view; what is of the whole folder only goes on with it."""
        return bool(self._whole.narrowed_by or self._whole.follows or isinstance(self._whole, View))

    def _heard(self) -> Choice:
        """Return what is chosen, as far as this view hears it."""
        if not self._hears:
            return self._whole.choice
        names = {"claim", "near", *self._whole.narrowed_by, *self._whole.follows}
        if "period" in names:
            names = names - {"period"} | {"start", "end"}
        return self._whole.choice.change(**{name: getattr(self._selection.choice, name) for name in sorted(names)})

    @property
    def drawn(self) -> str:
        """What stands there now, in plain words."""
        outputs = self._picture.outputs
        return str(outputs[0]["data"]["text/plain"])

    def _react(self) -> None:
        """Draw the view, unless it is drawn already: a choice that it does not hear leaves it as it was."""
        view = self.view
        if self._drawn is not None and _is_same(view, self._drawn):
            return
        if self._drawn is not None and _is_same(_without_claim(view), _without_claim(self._drawn)):
            self._offer(view)
            self._drawn = view
            return
        if view.tally.unit != "claims" and not findings_of(view.material.dossier).counted:
            self._say("Finding incidents and independent sources: this takes a moment, once.")
        with collector_held():
            self._draw(view)
            self._words.value = in_words(view) if isinstance(view, View) else ""
        self._drawn = view

    def _draw(self, view: Page) -> None:
        raise NotImplementedError

    def _offer(self, view: Page) -> None:
        """Show the chosen claim beside words that stay as they are: what was opened in them stays open."""

    def _say(self, words: str) -> None:
        self._status.value = f"<p role='status' style='margin:2px 0'>{escape(words)}</p>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # What cannot run widgets (a stored notebook, a page) shows the picture as it stands.
        return {**super()._repr_mimebundle_(**kwargs), **self.view._repr_mimebundle_()}


class Follower(Linked):
    """A view without controls of its own: what is chosen elsewhere in the notebook narrows it.

    Parameters
    ----------
    view
        The view to narrow.
    selection
        What is chosen, shared with other views; by default with those of the running notebook.
    """

    def _parts(self) -> Sequence[widgets.Widget]:
        keys = widgets.HTML(f'<style onload="{CLICKS}">{SCHEME}</style>', layout={"display": "none"})
        return [keys, *super()._parts(), ClickField(self._selection)]

    @property
    def _place(self) -> str:
        return f"{self._whole.name} {self._whole.options.get('mode', '')} follows"

    @property
    def view(self) -> Page:
        """The view as it is narrowed now, with what it shares with the one that has the controls."""
        told = self._selection.options_of(self._whole.name)
        shared = getattr(self._whole, "shared", None)
        return self._whole.narrow(self._heard(), **(shared(told) if shared else {}))

    def _draw(self, view: Page) -> None:
        chosen = chosen_words(view)
        self._status.layout.display = "" if self._hears else "none"
        self._say(f"Narrowed by what is chosen above: {chosen}" if chosen else "Follows what is chosen above.")
        self._picture.outputs = bundle(view.live_bundle())
