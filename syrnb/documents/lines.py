"""Line breaks: which end a paragraph, and which only wrap its lines at a width."""

from __future__ import annotations

import re

__all__ = ["BREAKS", "unwrap"]

BREAKS = "\n\u2028\u2029"
"""Characters that end a line."""

NARROWEST, WIDEST = 40, 120
"""Characters of the longest line between which a text may be wrapped."""
FULL = 0.6
"""How much of the longest line an ordinary wrapped line fills."""
NEARLY = 0.85
"""The same of a line that runs on into one that begins with a capital."""
LEAST = 3
"""Lines that must run on, for a text to be taken as wrapped."""
_LINE = re.compile(r"[^\n\u2028\u2029]+")
_SINGLE = re.compile(r"(?<=[^\s])[^\S\n]*\n(?=[^\s])")
_ENDS = (".", "!", "?", ":", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’")
_ITEM = re.compile(r"(?:[-–—*•·]|\d{1,3}[.)])\s")


def unwrap(text: str) -> str:
    """Return a text with a space for each line break that only wraps a line; nothing else moves.

    A line that was wrapped at a width is broken where the next word would not have fitted, or somewhat before it where
    the lines were evened out. Only a text whose lines are all short, most of them full, and several of which end in
    mid-sentence is taken as wrapped.

    Returns
    -------
    str
        As long as ``text``, so that offsets (code points) count into both.

    Examples
    --------
    >>> wrapped = '''The rebels who had come down from the hills took
    ... the bridge and the mill at dusk, and the soldiers
    ... who had held them went over the river in the
    ... night.
    ...
    ... Nobody was harmed.'''
    >>> unwrap(wrapped).splitlines()[-1], len(unwrap(wrapped)) == len(wrapped)
    ('Nobody was harmed.', True)
    >>> len(unwrap(wrapped).splitlines())
    3
    """
    lines = [line[0].rstrip() for line in _LINE.finditer(text) if not line[0].isspace()]
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return text
    soft: list[int] = []
    running = 0
    full = 0
    for match in _SINGLE.finditer(text):
        end = text.index("\n", match.start())
        above = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
        below = text[end + 1 : end + 1 + WIDEST].split("\n", 1)[0]
        filled = len(above) + 1 + len(below.split()[0]) > width
        runs_on = len(above) >= FULL * width and (below[0].islower() or len(above) + 1 >= NEARLY * width)
        if not (filled or (runs_on and not above.endswith(_ENDS))) or _ITEM.match(below):
            continue
        soft.append(end)
        running += not above.endswith(_ENDS)
        full += len(above) >= FULL * width
    if running < LEAST or full * 2 < len(soft):
        return text
    characters = list(text)
    for at in soft:
        characters[at] = " "
    return "".join(characters)
