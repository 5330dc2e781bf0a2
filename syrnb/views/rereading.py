"""Desks that change what lies in the seeds folder: they read it again, and every view of the notebook shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from syrnb.dossier import Dossier
from syrnb.errors import SyrnbError
from syrnb.views.changed import changed
from syrnb.views.markup import Html, card, escape
from syrnb.views.selection import Selection, shared_selection

__all__ = ["RereadingDesk"]


class RereadingDesk(widgets.VBox):
    """Controls, below them what came of using them, and what that changed.

    Parameters
    ----------
    dossier
        What was read from the folder.
    controls
        What the desk is used by.
    selection
        Tells the other views of the notebook; by default those of the running one.
    """

    def __init__(
        self, dossier: Dossier, controls: Sequence[widgets.Widget], selection: Selection | None = None
    ) -> None:
        self.dossier = dossier
        """What was read last."""
        self._selection = selection or shared_selection()
        self._told = widgets.Output()
        self._changes = widgets.Output()
        super().__init__([*controls, self._told, self._changes])
        self.add_class("syrnb-desk")
        self._selection.listen(type(self).__name__, _nothing, self.follow)

    def follow(self, old: Dossier, new: Dossier) -> None:
        """Go on with what another desk has read."""
        if self.dossier is old:
            self.dossier = new

    def say(self, body: str, plain: str) -> None:
        """Show what came of it: safe HTML, and the same in plain words."""
        self._told.outputs = _bundle(Html(card(body), plain))

    @property
    def told(self) -> str:
        """What came of using the controls last, in plain words."""
        return _plain(self._told)

    @property
    def shown_changes(self) -> str:
        """What that changed, in plain words."""
        return _plain(self._changes)

    def read_again(self) -> None:
        """Read the folder again (only what is new is read), show what changed, and let other views show it too."""
        import syrnb

        old = self.dossier
        if old.seeds is None:
            return
        try:
            self.dossier = syrnb.read(old.seeds)
        except SyrnbError as error:
            self.say(f"<p>{escape(error)}</p>", str(error))
            return
        self._changes.outputs = _bundle(changed(self.dossier, before=old))
        self._selection.renew(old, self.dossier)


READ_AGAIN = (
    "The views with controls in this notebook show it already; run all cells again to have it in "
    "<code>dossier</code> and in every table."
)


def _nothing() -> None:
    """React to no choice: what is chosen changes nothing here."""


def _bundle(page: Any) -> tuple[dict[str, Any], ...]:
    return ({"output_type": "display_data", "data": dict(page._repr_mimebundle_()), "metadata": {}},)


def _plain(output: widgets.Output) -> str:
    return "\n".join(str(o["data"]["text/plain"]) for o in output.outputs)
