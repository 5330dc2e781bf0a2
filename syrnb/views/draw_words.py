"""What is made of words, drawn for print: its text, and its first rows as a table."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from syrnb.views.markup import cell_words
from syrnb.views.phrases import plural
from syrnb.views.theme import BAND, MUTED, static_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["draw_words"]

MOST_ROWS = 40
_WIDTH, _DPI = 1040, 96
_LINE = 17
_LINE_CHARS, _HEADING_CHARS = 150, 122
"""Letters of a line, and of a bold one."""
_CELL_CHARS, _CELL_LINE, _CELL_PAD = 172, 14, 7
"""Letters of a row of cells, and the pixels of a line in it and around it."""
_GAP, _NARROWEST, _WIDEST = 2, 5, 46
"""Letters between two columns, and of a column."""


def draw_words(text: str, frame: pd.DataFrame | None = None) -> Figure:
    """Draw plain words on the card, a line longer than the card broken; the first line is the heading.

    Parameters
    ----------
    text
        Its lines; the last of them gives way to the table.
    frame
        Its first rows stand below; columns of ids do not, and what is left out is counted.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    lines = _lines(text)
    cells = _cells(frame) if frame is not None and len(frame) else []
    heights = [_CELL_LINE * max(map(len, row)) + _CELL_PAD for row in cells]
    more = len(frame) - MOST_ROWS if frame is not None else 0
    height = _LINE * len(lines) + 34 + (sum(heights) + 12 if cells else 0) + (_LINE if more > 0 else 0)
    with mpl.rc_context(static_style()):
        figure = Figure(figsize=(_WIDTH / _DPI, height / _DPI), dpi=_DPI)
        for i, (line, bold) in enumerate(lines):
            weight = "bold" if bold else "normal"
            figure.text(0.015, 1 - (16 + _LINE * i) / height, line, fontsize=9, weight=weight, va="top")
        y = 16 + _LINE * len(lines) + 12
        lefts = _lefts(cells)
        for i, (row, tall) in enumerate(zip(cells, heights, strict=True)):
            if i and i % 2 == 0:
                box = Rectangle((0.012, 1 - (y + tall - 3) / height), 0.976, tall / height, facecolor=BAND, zorder=0)
                figure.add_artist(box)
            look: dict[str, Any] = {"weight": "bold", "color": MUTED} if i == 0 else {}
            for left, cell in zip(lefts, row, strict=True):
                for k, line in enumerate(cell):
                    figure.text(left, 1 - (y + 9 + _CELL_LINE * k) / height, line, fontsize=7.5, **look)
            y += tall
        if more > 0:
            figure.text(0.015, 1 - y / height, f"and {plural(more, 'more row')}", fontsize=8, va="top", color=MUTED)
    return figure


def _lines(text: str) -> list[tuple[str, bool]]:
    """Return the lines of a text, each with whether it is of the heading."""
    lines: list[tuple[str, bool]] = []
    for i, line in enumerate(text.splitlines() or [""]):
        indent = line[: len(line) - len(line.lstrip())]
        width = _LINE_CHARS if i else _HEADING_CHARS
        parts = textwrap.wrap(line, width, subsequent_indent=indent + "    ", drop_whitespace=True) or [""]
        lines += [(part, i == 0) for part in parts]
    return lines


def _cells(frame: pd.DataFrame) -> list[list[list[str]]]:
    """Return the head and the first rows, each cell as its lines."""
    kept = [c for c in frame.columns if not str(c).endswith(("_id", "_ids", "_claims"))]
    shown = frame.head(MOST_ROWS)[kept]
    rows = [[cell_words(v) for v in row] for row in shown.itertuples(index=False, name=None)]
    told = [i for i in range(len(kept)) if any(row[i] for row in rows)]
    table = [[str(kept[i]).replace("_", " ") for i in told], *([row[i] for i in told] for row in rows)]
    widths = _widths(table)
    return [[textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)] for row in table]


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    """Return the letters of each column: what it needs, the widest narrowed until all have room."""
    widths = [max(_NARROWEST, min(max(map(len, column)), _WIDEST)) for column in zip(*_bold(table), strict=True)]
    while sum(widths) + _GAP * len(widths) > _CELL_CHARS and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _bold(table: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return a table whose head takes the room of bold letters."""
    return [[cell + " " * (len(cell) // 5) for cell in table[0]], *table[1:]] if table else []


def _lefts(cells: Sequence[Sequence[Sequence[str]]]) -> list[float]:
    """Return where each column begins, as a share of the width."""
    if not cells:
        return []
    lines = [[max(cell, key=len) for cell in row] for row in cells]
    widths = [max(map(len, column)) + _GAP for column in zip(*_bold(lines), strict=True)]
    scale = 0.97 / max(sum(widths), _CELL_CHARS)
    return [0.015 + scale * sum(widths[:i]) for i in range(len(widths))]
