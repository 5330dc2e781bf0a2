"""Passages in quotation marks."""

from __future__ import annotations

__all__ = ["find_quotes"]

PAIRS = {"“": "”", "«": "»", "„": "“"}
LONGEST = 2000


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans (code points, marks included) of passages in double quotation marks, in order.

    A mark left open ends at the paragraph's end, where a new paragraph that opens with a mark goes on with the quote.
    Single marks are read as apostrophes.

    >>> find_quotes('He said: "We left." They had.')
    ((9, 19),)
    """
    spans: list[tuple[int, int]] = []
    opened, closer = -1, ""
    for i, char in enumerate(text):
        if opened >= 0:
            if char == closer:
                spans.append((opened, i + 1))
                opened = -1
            elif char == "\n" or i - opened > LONGEST:
                if closer != '"':
                    spans.append((opened, i))
                opened = -1
        elif char in PAIRS:
            opened, closer = i, PAIRS[char]
        elif char == '"':
            opened, closer = i, '"'
    return tuple(spans)
