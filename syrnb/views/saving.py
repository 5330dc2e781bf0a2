"""A view as a file: a picture to print, a page that needs no network, or its rows."""

from __future__ import annotations

from pathlib import Path

from syrnb.exports.writing import csv_text
from syrnb.views.draw_static import svg_of
from syrnb.views.interruption import MAY_BE_INTERRUPTED
from syrnb.views.markup import as_page, escape, page
from syrnb.views.paper import on_screen_and_paper
from syrnb.views.stills import still_figure, still_static, without_advice
from syrnb.views.view import CONFIG, Page, View

__all__ = ["in_words", "save_view"]

_MOST_ROWS = 2000
_UNSEEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
"""Style of words for those who hear a page, where a picture says them to those who see it."""


def save_view(view: Page, path: Path) -> Path:
    """Write a view to a file, see :meth:`syrnb.views.view.Page.save`.

    Raises
    ------
    ValueError
        Where the ending is none of ``.png``, ``.svg``, ``.html`` and ``.csv``.
    """
    drawn = view.on_paper() if isinstance(view, View) else view
    if path.suffix == ".png":
        still_static(drawn.static()).savefig(path, dpi=192)
    elif path.suffix == ".svg":
        path.write_text(svg_of(still_static(drawn.static())), encoding="utf-8")
    elif path.suffix == ".csv":
        path.write_text(csv_text(view.table()), encoding="utf-8", newline="\n")
    elif path.suffix == ".html":
        title = without_advice(view.text().partition("\n")[0])
        body = _picture(view) if isinstance(view, View) else as_page(view.html())
        path.write_text(page(title, body), encoding="utf-8")
    else:
        raise ValueError(f"{path.name!r}: a view can be saved as .png, .svg, .html, .csv")
    return path


def _picture(view: View) -> str:
    """Return a picture with its words and rows as the body of a page."""
    import plotly.graph_objects as go

    drawn = go.Figure(still_figure(view.figure().to_dict())).to_html(
        full_html=False, include_plotlyjs=True, config=dict(CONFIG), div_id="picture", auto_play=False,
        post_script=MAY_BE_INTERRUPTED,
    )  # fmt: skip
    head = f"<h1 style='{_UNSEEN}'>{escape(view.scene.title)}</h1>"
    label = escape(without_advice(view.text().partition("\n")[0]))
    live = f"<div role='figure' aria-label='{label}'>{drawn}</div>"
    printed = "" if view.scene.empty else svg_of(still_static(view.on_paper().static()))
    return head + on_screen_and_paper(live, printed) + in_words(view, still=True) + view.rows(_MOST_ROWS).body


def in_words(view: View, *, still: bool = False) -> str:
    """Return the picture's alternative in words, folded, as HTML; ``still`` leaves out what it says of controls."""
    words = without_advice(view.text()) if still else view.text()
    style = "white-space:pre-wrap;font:inherit;font-size:13px;margin:4px 0"
    return (
        "<details style='font-size:13px'><summary style='cursor:pointer;padding:3px 0'>The picture in words</summary>"
        f"<pre style='{style}'>{escape(words)}</pre></details>"
    )
