"""The same picture on a dark page: every colour turned over in lightness, its hue kept.

One rule does it for plotly's pictures, cards and pictures for print alike, in JupyterLab's dark theme and in a browser
that asks for dark pages, so that an actor keeps its colour in all of them. What is saved or printed stays light.
"""

from __future__ import annotations

__all__ = ["SCHEME", "at_night"]

_INVERTED = 0.95
"""How far; a little less than whole, so that the card is the near black of JupyterLab's dark theme."""
_TURN = ((-0.574, 1.43, 0.144), (0.426, 0.43, 0.144), (0.426, 1.43, -0.856))
"""What ``hue-rotate(180deg)`` is by definition (Filter Effects Module Level 1)."""
_FILTER = f"invert({_INVERTED}) hue-rotate(180deg)"

_DRAWN = ":is(.js-plotly-plot,.syrnb,.syrnb-drawn)"


def _rule(page: str) -> str:
    return f"{page} {_DRAWN}{{filter:{_FILTER}}}{page} {_DRAWN} {_DRAWN}{{filter:none}}"


SCHEME = (
    f"@media screen{{{_rule('body[data-jp-theme-light=false]')}}}"
    f"@media screen and (prefers-color-scheme:dark){{{_rule('body:not([data-jp-theme-light])')}}}"
)
"""CSS for the page that a picture or a card stands on."""


def at_night(color: str) -> str:
    """Return what a colour (#rrggbb) becomes on a dark page.

    >>> at_night("#ffffff"), at_night("#0072b2")
    ('#0d0d0d', '#48afe9')
    """
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    turned = [c * (1 - 2 * _INVERTED) + _INVERTED for c in channels]
    seen = [sum(part * c for part, c in zip(row, turned, strict=True)) for row in _TURN]
    return "#" + "".join(f"{int(min(max(c, 0), 1) * 255 + 0.5):02x}" for c in seen)
