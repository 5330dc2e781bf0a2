"""The desk of a map: its days on a slider that plays."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from syrnb.views.controls import Desk
from syrnb.views.linked import LABEL
from syrnb.views.selection import Selection
from syrnb.views.view import Option, Page

__all__ = ["DayDesk"]

_PACE = 1500
"""Milliseconds that a day stays while the days are played."""

_WIDEST = 1280
"""Pixels that the map and its ledger take at most."""

# ipywidgets gives the buttons of Play a picture and no name.
_NAMES = (
    "<style onload=\"const desk = this.closest('.syrnb-desk'); "
    "const name = () => desk?.querySelectorAll('.widget-play button').forEach((b, i) => "
    "{ b.title = ['Play the days, or pause', 'Stop, back to the first day', ''][i]; "
    "b.setAttribute('aria-label', b.title); }); "
    "name(); setTimeout(name, 600); desk?.addEventListener('focusin', name)\"></style>"
)


class DayDesk(Desk):
    """Controls of a view that has days: the option ``on`` is a slider, with buttons that play it from day to day.

    The slider offers the days of what is chosen now: another area or period has others.
    """

    def __init__(self, view: Page, selection: Selection | None = None) -> None:
        super().__init__(view, selection)
        # A map keeps its shape: beyond this it would only stand farther from its ledger.
        self._picture.layout.max_width = f"{_WIDEST}px"
        self._help.value += _NAMES

    def _make(self, option: Option) -> widgets.Widget:
        if option.name != "on":
            return super()._make(option)
        slider = widgets.SelectionSlider(
            options=list(option.values), value=option.values[-1][1], description=option.label,
            continuous_update=False, style={"description_width": LABEL},
            layout={"width": "auto", "flex": "1 1 0", "min_width": "0"},
        )  # fmt: skip
        slider.observe(self._told(option), "value")
        self._fields[option.name] = slider
        return slider

    def _own(self) -> list[widgets.Widget]:
        controls = super()._own()
        self._play = widgets.Play(
            value=0, min=0, max=0, interval=_PACE, show_repeat=False, description="Play the days",
            tooltip="Play the days", layout={"width": "max-content"},
        )  # fmt: skip
        self._play.observe(self._played, "value")
        at = next(i for i, c in enumerate(controls) if c is self._options["on"])
        layout = {"display": "flex", "grid_area": "auto / span 2", "overflow": "visible"}
        played = widgets.Box([controls[at], self._play], layout=layout)
        return [*controls[:at], played, *controls[at + 1 :]]

    def _played(self, change: dict[str, Any]) -> None:
        if not self._quiet:
            self._options["on"].index = min(change["new"], len(self._options["on"].options) - 1)

    def _show_option(self, option: Option, value: Any) -> None:
        if option.name == "area":
            # A chosen place brings its own map: the list names the one that is shown.
            area = getattr(getattr(self.view, "theatre", None), "area", None)
            value = area.key if area is not None else value
        if option.name != "on":
            super()._show_option(option, value)
            return
        view, slider = self.view, self._options["on"]
        days = next(o.values for o in view.option_list() if o.name == "on")
        if tuple(slider.options) != days:
            slider.options = list(days)
        known = [day for _, day in days]
        shown = getattr(view, "day", None)
        slider.index = max((i for i, day in enumerate(known) if day and shown and day <= shown), default=0)
        self._play.max = len(known) - 1
        self._play.value = slider.index
