"""The claims in a picture as a list beside their words: choosing one shows its sentence in its article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from syrnb.views.choice import NEAR
from syrnb.views.claims import Material, Told
from syrnb.views.evidence import show_in_article
from syrnb.views.linked import LABEL, ClickField, bundle
from syrnb.views.phrases import day_words, plural
from syrnb.views.selection import Selection

__all__ = ["ClaimPanel"]

MOST = 150
"""Claims that the list offers at once; a click in the picture chooses any."""


class ClaimPanel(widgets.VBox):
    """The list of claims, what the chosen one narrows the views to, and its sentence in its article.

    Parameters
    ----------
    material
        The dossier, made ready.
    selection
        Where the choice is kept.
    """

    def __init__(self, material: Material, selection: Selection) -> None:
        self._material, self._selection, self._quiet = material, selection, False
        self.list = widgets.Select(
            options=[("none", "")], description="Claim", rows=9, style={"description_width": LABEL},
            layout={"width": "auto", "flex": "1 1 380px"},
        )  # fmt: skip
        around = [("everything", ""), *((words, name) for name, words in NEAR.items())]
        self.near = widgets.Dropdown(
            options=around, description="Narrow to", style={"description_width": LABEL},
            layout={"width": "auto", "max_width": "480px"},
        )  # fmt: skip
        self.words = widgets.Output(layout={"flex": "2 1 480px", "min_width": "0"})
        self.list.observe(self._chosen("claim"), "value")
        self.near.observe(self._chosen("near"), "value")
        row = widgets.Box([self.list, self.words], layout={"display": "flex", "flex_flow": "row wrap", "width": "100%"})
        self.clicked = ClickField(selection)
        super().__init__([row, self.near, self.clicked])

    def _chosen(self, field: str) -> Any:
        def react(change: dict[str, Any]) -> None:
            if not self._quiet:
                self._selection.choose(**{field: change["new"]})

        return react

    def offer(self, material: Material, claims: Sequence[Told]) -> None:
        """Offer the claims now in the picture; the chosen one stays, even where it is not among them."""
        self._material = material
        chosen = material.claim(self._selection.choice.claim)
        self.layout.display = "" if claims or chosen else "none"
        offered = list(claims[:MOST])
        if chosen is not None and chosen not in offered:
            offered.insert(0, chosen)
        more = f" (the first {MOST} of {len(claims):,})" if len(claims) > MOST else ""
        head = f"choose one{more}" if more else f"{plural(len(offered), 'claim')}: choose one"
        options = [(_breakable(f"{day_words(c.day, c.last)}: {c.summary}"), c.claim_id) for c in offered]
        self._quiet = True
        try:
            self.list.options = [(head, ""), *options]
            self.list.rows = min(max(len(options) + 1, 4), 9)
            self.list.value = chosen.claim_id if chosen is not None else ""
            self.near.value = self._selection.choice.near or ""
            self.near.layout.display = "" if chosen is not None else "none"
        finally:
            self._quiet = False
        if chosen is None:
            self.words.outputs = ()
        else:
            self.words.outputs = bundle(show_in_article(material, chosen)._repr_mimebundle_())


def _breakable(text: str) -> str:
    """Return an entry that can be broken at its spaces: ipywidgets makes each a hard one."""
    return text.replace(" ", " \u200b")
