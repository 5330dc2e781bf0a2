"""The desk of a map: its days on a slider that plays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from syrnb.views.controls import Desk
from syrnb.views.linked import LABEL
from syrnb.views.selection import Selection
from syrnb.views.view import Option, Page

__all__ = ["DayDesk"]

_PACE = 1500
"""Milliseconds that a day stays while the days are played."""

_NARROWEST, _WIDEST, _STEP = 720, 1800, 40
"""Pixels that a picture is laid out for at least and at most, and by which it grows."""

# ipywidgets gives the buttons of Play a picture and no name.
_NAMES = (
    "const desk = this.closest('.syrnb-desk'); "
    "const name = () => desk?.querySelectorAll('.widget-play button').forEach((b, i) => "
    "{ b.title = ['Play the days, or pause', 'Stop, back to the first day', ''][i]; "
    "b.setAttribute('aria-label', b.title); }); "
    "name(); setTimeout(name, 600); desk?.addEventListener('focusin', name);"
)
# The kernel does not know how wide a page is: a field that nobody sees tells it, as a hand would.
_WIDTHS = (
    "let wait; desk && new ResizeObserver(() => { clearTimeout(wait); wait = setTimeout(() => {"
    "const field = desk.querySelector('.syrnb-wide input'), wide = desk.querySelector('.syrnb-picture')?.clientWidth;"
    "if (!field || !wide || field.value === String(wide)) return; field.value = wide;"
    "field.dispatchEvent(new Event('input', {bubbles: true}));"
    "field.dispatchEvent(new Event('change', {bubbles: true}));"
    "}, 250); }).observe(desk);"
)
# The handle of a slider is as wide as it is high, and its last day stands beside it; the buttons follow.
_APART = ".syrnb-desk .widget-hslider .widget-readout{margin:0 6px 0 12px;min-width:86px}"
_STYLE = f'<style onload="{_NAMES}{_WIDTHS}">{_APART}</style>'
_NUMBERS = (
    "<p style='margin:2px 0;font-size:12px;line-height:1.4'>"
    "Numbers in the lists count every day; the map shows one.</p>"
)


class DayDesk(Desk):
    """Controls of a view that has days: the option ``on`` is a slider, with buttons that play it from day to day.

    The slider offers the days of what is chosen now: another area or period has others.
    """

    def __init__(self, view: Page, selection: Selection | None = None) -> None:
        super().__init__(view, selection)
        self._picture.layout.max_width = f"{_WIDEST}px"
        self._help.value += (_NUMBERS if self._help.value else "") + _STYLE

    def _parts(self) -> Sequence[widgets.Widget]:
        self._wide = widgets.Text(layout={"display": "none"})
        self._wide.add_class("syrnb-wide")
        self._wide.observe(self._widen, "value")
        return [*super()._parts(), self._wide]

    def _widen(self, change: dict[str, Any]) -> None:
        """Lay the picture out for the room that it has."""
        if not change["new"].isdecimal():
            return
        wide = min(max(int(change["new"]) // _STEP * _STEP, _NARROWEST), _WIDEST)
        if wide != self._whole.options["wide"]:
            self._whole = self._whole.narrow(wide=wide)
            self._react()
        # Whoever drives the page by a program can see that it stands.
        self._wide.placeholder = f"laid out for {wide} pixels"

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
