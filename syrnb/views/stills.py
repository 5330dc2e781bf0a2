"""Pictures on paper and on pages without controls: what they say of controls is left out.

A picture in a notebook says what to choose to see more. Such advice begins with "Choose", as a sentence of its own or
after a semicolon, a colon or a bracket; so it can be told from what is said about the claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from syrnb.views.scene import Scene

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["still_figure", "still_scene", "still_static", "without_advice"]

_TAG = r"<[^<>]*>"
_GAP = rf"(?:\s|{_TAG})"
_ADVICE = re.compile(
    rf"(?:(?<=[.!?]){_GAP}+|^|(?<=\n))Choose\b(?:(?:{_TAG})*[^.<])*\."  # a sentence
    rf"|[;:,]{_GAP}*(?:and\s+)?choos(?:e|ing)\b(?:(?:{_TAG})*[^.;)<])*"  # a clause
    r"|\s*\(choose\b[^()]*\)"  # an aside
    r"|\s*\(Ties drawn\b[^()]*\)"
    r"|: add some in \w+"
)
_HOVER = re.compile(r"<br>Choose\b[^.<“”]*\.?$|; choose it to unfold it(?=</b>)")
"""The same in a hover box, where words of articles stand too."""


def without_advice(text: str) -> str:
    """Return a text without what it says of controls.

    Examples
    --------
    >>> without_advice("Left out: 28 actors. Choose an actor to see all its ties.")
    'Left out: 28 actors.'
    >>> without_advice("157 running tolls of speakers who give<br>fewer: choose one.")
    '157 running tolls of speakers who give<br>fewer.'
    >>> without_advice("<span>Syria; choose a place,</span><br><span>or a speaker</span>")
    '<span>Syria</span>'
    >>> without_advice("2 of later days (choose a later Day), 1 of other maps (choose one under Map).")
    '2 of later days, 1 of other maps.'
    """
    return _ADVICE.sub("", text)


def still_scene(scene: Scene) -> Scene:
    """Return a picture as data without what it says of controls, before its lines are broken."""
    said = (scene.subtitle, scene.note, scene.empty)
    subtitle, note, empty = map(without_advice, said)
    return replace(scene, subtitle=subtitle, note=note, empty=empty) if (subtitle, note, empty) != said else scene


def still_figure(figure: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plotly picture, as plain data, without what it says of controls; its own slider is kept."""
    kept = dict(figure)
    if "layout" in kept:
        kept["layout"] = _still_layout(kept["layout"])
    if "data" in kept:
        kept["data"] = [_still_trace(trace) for trace in kept["data"]]
    if kept.get("frames"):
        kept["frames"] = [still_figure(frame) for frame in kept["frames"]]
    return kept


def _still_layout(layout: Mapping[str, Any]) -> dict[str, Any]:
    kept = dict(layout)
    title = kept.get("title")
    if isinstance(title, Mapping) and isinstance(title.get("text"), str):
        kept["title"] = {**title, "text": without_advice(title["text"])}
    if kept.get("annotations"):
        kept["annotations"] = [
            {**note, "text": without_advice(note["text"])} if isinstance(note.get("text"), str) else dict(note)
            for note in kept["annotations"]
        ]
    return kept


def _still_trace(trace: Mapping[str, Any]) -> dict[str, Any]:
    told = trace.get("hovertext")
    if isinstance(told, str):
        return {**trace, "hovertext": _HOVER.sub("", told)}
    if isinstance(told, (list, tuple)):
        return {**trace, "hovertext": [_HOVER.sub("", t) if isinstance(t, str) else t for t in told]}
    return dict(trace)


def still_static(figure: Figure) -> Figure:
    """Return the matplotlib figure, changed in place, without what it says of controls."""
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        said = text.get_text()
        if (kept := without_advice(said)) != said:
            text.set_text(kept)
    return figure
