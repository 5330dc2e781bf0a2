"""The desk below a view: labelled controls, the narrowed picture, and the words of one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import ipywidgets as widgets

from syrnb.views.choice import Choice, choose
from syrnb.views.claim_panel import ClaimPanel
from syrnb.views.claims import Told
from syrnb.views.linked import CLICKS, LABEL, Linked, bundle, chosen_words
from syrnb.views.night import SCHEME, at_night
from syrnb.views.offers import LISTS, offered, taken, with_chosen
from syrnb.views.period_slider import PeriodSlider, days_told
from syrnb.views.phrases import shorten
from syrnb.views.selection import Selection
from syrnb.views.theme import FRIEND
from syrnb.views.view import Option, Page, View, is_bare

__all__ = ["Desk"]


# ipywidgets marks what has the focus by a border too faint to be seen.
_FOCUS = (
    ".syrnb-desk.syrnb-desk :is(select,input,button,summary,[role=slider]):focus-visible:not(.modebar-btn)"
    "{outline:2px solid %s !important;outline-offset:1px}"
)
_FOCUSED = _FOCUS % FRIEND + "body[data-jp-theme-light=false] " + _FOCUS % at_night(FRIEND)
# An entry of a list of claims takes as many lines as it needs.
_ENTRIES = (
    # What a slider says of its ends is never cut.
    ".syrnb-desk .widget-slider .widget-readout{max-width:none;white-space:nowrap;overflow:visible;margin-left:12px}"
    ".syrnb-desk select[size] option{white-space:normal;overflow-wrap:break-word;"
    "padding:1px 2px 1px 1em;text-indent:-1em}"
)
# ipywidgets names no handle of a slider.
_HANDLES = (
    "const desk = this.closest('.syrnb-desk');"
    "const name = () => desk?.querySelectorAll('.widget-inline-hbox:has([role=slider])').forEach(box => {"
    "const handles = [...box.querySelectorAll('[role=slider]')];"
    "const label = box.querySelector('.widget-label').textContent;"
    "handles.forEach((h, i) => h.setAttribute('aria-label',"
    "handles.length > 1 ? `${label}, ${i ? 'last' : 'first'} day` : label));"
    "const days = box.querySelector('.widget-readout')?.textContent.split(' - ') ?? [];"
    "if (days.length === handles.length) handles.forEach((h, i) => h.setAttribute('aria-valuetext', days[i].trim()));"
    "}); name(); setTimeout(name, 600); ['focusin', 'keyup'].forEach(told => desk?.addEventListener(told, name));"
)
# In command mode JupyterLab takes arrows, Enter and letters from a list that has the focus ("a" would add a cell).
# Lumino leaves keys alone where the focused element asks for it; ipywidgets sets no attributes, so this does.
_KEYS = (
    "<style onload=\"this.closest('.syrnb-desk')?.addEventListener('focusin', "
    f"e => e.target.setAttribute('data-lm-suppress-shortcuts', 'true')); {_HANDLES}{CLICKS}\">"
    f"{SCHEME}{_FOCUSED}{_ENTRIES}</style>"
)
_HELP = (
    "<p style='margin:2px 0;font-size:12px;line-height:1.4'>{} under <b>Claim</b>, for its words. "
    "Keys: Tab, Alt+↓ (opens a list), Enter.</p>"
)
_TWO_COLUMNS = ("since", "most", "only", "page")
"""Controls with long entries."""
_LONG_LABEL = 13
"""Letters of a name that needs more room than others."""


def _in_list(value: Any) -> Any:
    """Return what stands for a value in a list: to a list of ipywidgets, None is that no entry is taken."""
    return "" if value is None else value


def _pair(first: widgets.Widget, last: widgets.Widget) -> widgets.Widget:
    """Return two controls that stand side by side, however many columns there are."""
    for control in (first, last):
        control.layout.flex, control.layout.min_width = "1 1 0", "0"
    layout = {"display": "flex", "grid_area": "auto / span 2", "grid_gap": "14px", "overflow": "visible"}
    return widgets.Box([first, last], layout=layout)


class Desk(Linked):
    """Controls, and under them what they leave of a view.

    Parameters
    ----------
    view
        The view to narrow.
    selection
        What is chosen, shared with other views; by default with those of the running notebook.
    """

    def __init__(self, view: Page, selection: Selection | None = None) -> None:
        self._quiet = False
        self._fields: dict[str, Any] = {}
        self._options: dict[str, Any] = {}
        self._offered: dict[tuple[str, tuple[str, ...]], list[tuple[str, Any]]] = {}
        self._listed: dict[str, list[tuple[str, Any]]] = {}
        self._slider: PeriodSlider | None = None
        super().__init__(view, selection)

    def _parts(self) -> Sequence[widgets.Widget]:
        self._rows = widgets.Output()
        self._rows.add_class("syrnb-rows")
        self._panel = ClaimPanel(self._whole.material, self._selection)
        self._button = widgets.Button(
            description="Show everything again",
            tooltip="Take back every choice, in all views",
            layout={"width": "max-content"},
        )
        self._button.on_click(lambda _: self.clear())
        self._grid = widgets.GridBox(
            self._controls(),
            layout={
                "grid_template_columns": "repeat(auto-fill, minmax(254px, 1fr))", "grid_gap": "2px 14px",
                "grid_auto_flow": "row dense", "width": "100%",
            },
        )  # fmt: skip
        choose = "Click a mark, or choose" if isinstance(self._whole, View) else "Choose"
        self._help = widgets.HTML("" if is_bare(self._whole.material) else _KEYS + _HELP.format(choose))
        status, *picture = super()._parts()
        button = [self._button] if len(self._whole.narrowed_by) > 1 else []
        line = widgets.Box(
            [status, *button, self._help],
            layout={"display": "flex", "flex_flow": "row wrap", "grid_gap": "0 18px", "align_items": "baseline"},
        )
        return [self._grid, line, *picture, self._panel, self._rows]

    def _controls(self) -> list[widgets.Widget]:
        return [*self._common(), *self._own()]

    def _changed(self) -> None:
        """Show another dossier's own names in the lists."""
        self._fields, self._options, self._offered, self._slider = {}, {}, {}, None
        self._grid.children = tuple(self._controls())

    @property
    def view(self) -> Page:
        """The view as it is narrowed now."""
        known = {o.name for o in self._whole.option_list()}
        options = {k: v for k, v in self._selection.options_of(self._whole.name).items() if k in known}
        return self._whole.narrow(self._heard(), **options)

    def choose(self, **changes: Any) -> Page:
        """Set controls by name, as a hand would, and return the narrowed view.

        Names are those of :class:`~syrnb.views.choice.Choice` and the view's own options.

        Raises
        ------
        TypeError
            Where there is no control of a name.
        """
        own = {k: changes.pop(k) for k in list(changes) if k in self._options}
        if own:
            self._selection.set_options(self._whole.name, **own)
        if changes:
            self._selection.choose(**changes)
        return self.view

    @contextmanager
    def trying(self, **changes: Any) -> Iterator[Page]:
        """Set controls as :meth:`choose` does for a ``with`` block; what was chosen before is put back at its end.

        Raises
        ------
        TypeError
            Where there is no control of a name.
        """
        with self._selection.held():
            yield self.choose(**changes)

    def clear(self) -> None:
        """Take back every choice, in all views."""
        self._selection.clear()

    def _common(self) -> list[widgets.Widget]:
        controls = []
        for field in self._whole.narrowed_by:
            if field == "period":
                controls.append(_pair(self._day("start", "From"), self._day("end", "Until")))
                days = days_told(self._pool()) if self._whole.slides else []
                if len(days) > 1:
                    self._slider = PeriodSlider(days, self._selection.choose)
                    controls.append(self._slider)
                continue
            control = self._dropdown(field, LISTS[field][0], self._offers(field), self._chosen(field))
            self._listed[field] = self._offers(field)
            controls.append(control)
        return controls

    def _pool(self) -> list[Told]:
        """Return the claims that the view can show, whatever is chosen."""
        return choose(self._whole.material, Choice(), self._tables())

    def _tables(self) -> tuple[str, ...]:
        return self.view.shown_tables

    def _offers(self, field: str) -> list[tuple[str, Any]]:
        """Return what a list offers: the values of the claims that the view can show."""
        place = field, self._tables()
        if place not in self._offered:
            self._offered[place] = offered(self._whole.material, field, self._pool())
        return self._offered[place]

    def _dropdown(self, field: str, label: str, options: list[tuple[str, Any]], react: Callable[..., None]) -> Any:
        control = widgets.Dropdown(
            options=options, value=options[0][1], description=label,
            style={"description_width": LABEL if len(label) < _LONG_LABEL else "initial"}, layout={"width": "auto"},
        )  # fmt: skip
        if field == "documents":
            # Not grid_column: ipywidgets sets it first and then clears grid_area, which takes it away again.
            control.layout.grid_area, control.layout.max_width = "auto / 1 / auto / -1", "860px"
        elif field in _TWO_COLUMNS:
            control.layout.grid_area = "auto / span 2"
        control.observe(react, "value")
        self._fields[field] = control
        return control

    def _writing(self, option: Option) -> Any:
        control = widgets.Text(
            description=option.label, continuous_update=False, style={"description_width": LABEL},
            placeholder="write, then press Enter", layout={"width": "auto", "grid_area": "auto / span 2"},
        )  # fmt: skip
        control.observe(self._told(option), "value")
        self._fields[option.name] = control
        return control

    def _day(self, field: str, label: str) -> widgets.Widget:
        control = widgets.DatePicker(description=label, style={"description_width": LABEL}, layout={"width": "auto"})
        control.observe(self._chosen(field), "value")
        self._fields[field] = control
        return control

    def _own(self) -> list[widgets.Widget]:
        controls = []
        for option in self._whole.option_list():
            controls.append(self._make(option))
            self._options[option.name] = self._fields.pop(option.name)
        return controls

    def _make(self, option: Option) -> widgets.Widget:
        """Make the control of an option and note it among the fields."""
        if option.values:
            values = [(words, _in_list(value)) for words, value in option.values]
            return self._dropdown(option.name, option.label, values, self._told(option))
        return self._writing(option)

    def _chosen(self, field: str) -> Callable[..., None]:
        def react(change: dict[str, Any]) -> None:
            if not self._quiet:
                self._selection.choose(**{field: change["new"]})

        return react

    def _told(self, option: Option) -> Callable[..., None]:
        def react(change: dict[str, Any]) -> None:
            if not self._quiet:
                told = next((v for _, v in option.values if _in_list(v) == change["new"]), change["new"])
                self._selection.set_options(self._whole.name, **{option.name: told})

        return react

    def _show_values(self) -> None:
        """Let the controls show what is chosen, wherever it was chosen."""
        choice, options = self._selection.choice, self._selection.options_of(self._whole.name)
        self._quiet = True
        try:
            for field, control in self._fields.items():
                if field in ("start", "end"):
                    day = getattr(choice, field)
                    control.value = date.fromisoformat(day) if day else None
                else:
                    self._show_list(field, control, taken(choice, field))
            self._name_default()
            if self._slider is not None:
                self._slider.show(choice)
            self._renew_options()
            idle = getattr(self.view, "idle", ())
            for option in self._whole.option_list():
                self._show_option(option, options.get(option.name, self._whole.options.get(option.name)))
                self._options[option.name].disabled = option.name in idle
        finally:
            self._quiet = False

    def _show_list(self, field: str, control: Any, value: Any) -> None:
        """Let a list offer what the view can show, and what is chosen besides, and show what is chosen."""
        offers = with_chosen(self._whole.material, field, self._offers(field), value)
        if offers != self._listed[field]:
            self._listed[field] = control.options = offers
        control.value = value

    def _name_default(self) -> None:
        """Let the list of a view that shows one article name the one that stands there while none is chosen."""
        control, shows = self._fields.get("documents"), getattr(self._whole, "shows", None)
        if control is None or shows is None:
            return
        named = shows(self._heard().change(documents=()))
        value, (_, *others) = control.value, control.options
        control.options = [(f"the first: {shorten(named, 100)}" if named else "no article", ""), *others]
        control.value = value

    def _renew_options(self) -> None:
        """Offer the values that what is chosen leaves."""
        follow = self._whole.options_follow
        for option in self.view.option_list() if follow else ():
            if option.name in follow:
                self._options[option.name].options = [(words, _in_list(v)) for words, v in option.values]

    def _show_option(self, option: Option, value: Any) -> None:
        control = self._options[option.name]
        offered, value = [v for _, v in control.options] if option.values else [], _in_list(value)
        control.value = value if value in offered or not offered else offered[0]

    def _react(self) -> None:
        self._show_values()
        super()._react()

    def _draw(self, view: Page) -> None:
        self._status.layout.display = "" if view.narrowed_by else "none"
        claims = view.claims()
        self._say(f"{view.tally.words(claims)}: {chosen_words(view) or 'everything'}")
        self._picture.outputs = bundle(view.live_bundle())
        self._panel.offer(view.material, claims)
        if isinstance(view, View):
            self._rows.outputs = bundle(view.folded_rows()._repr_mimebundle_())

    def _offer(self, view: Page) -> None:
        self._panel.offer(view.material, view.claims())
