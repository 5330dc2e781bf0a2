"""Named rules that pick one number out of rival figures. None is the truth; each is shown beside the interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from syrnb.analysis.origins import Origin
from syrnb.analysis.tolls.figures import Figure

__all__ = ["POLICIES", "choose_value"]


def _point(f: Figure) -> int:
    """Return the number that a figure names: its low bound ("at least 400"), or its high one where it has no other."""
    if f.low is None:
        return f.high or 0
    return f.low if f.high is None else (f.low + f.high) // 2


def _latest(figures: Sequence[Figure], origins: Mapping[str, Origin]) -> list[Figure]:
    """Return the last figure of each independent source."""
    last: dict[str, Figure] = {}
    for f in sorted(figures, key=lambda f: (origins[f.claim_id].told_on, f.claim_id)):
        last[origins[f.claim_id].source] = f
    return [last[source] for source in sorted(last)]


def _lowest(figures: Sequence[Figure], origins: Mapping[str, Origin]) -> int:
    return min(map(_point, figures))


def _highest(figures: Sequence[Figure], origins: Mapping[str, Origin]) -> int:
    return max(map(_point, figures))


def _median(figures: Sequence[Figure], origins: Mapping[str, Origin]) -> int:
    points = sorted(map(_point, _latest(figures, origins)))
    return points[(len(points) - 1) // 2]


def _acled(figures: Sequence[Figure], origins: Mapping[str, Origin]) -> int:
    return min(map(_point, _latest(figures, origins)))


def _ucdp(figures: Sequence[Figure], origins: Mapping[str, Origin]) -> int:
    graded = _latest(figures, origins)
    best = min(origins[f.claim_id].reliability or "G" for f in graded)
    return min(_point(f) for f in graded if (origins[f.claim_id].reliability or "G") == best)


POLICIES: dict[str, Callable[[Sequence[Figure], Mapping[str, Origin]], int]] = {
    "lowest": _lowest,
    "highest": _highest,
    "median-of-independent": _median,
    "acled": _acled,
    "ucdp": _ucdp,
}
"""How each policy picks a number from the figures told of one cell.

``lowest``, ``highest``: of all that was told. ``median-of-independent``: of the last figures of independent sources,
the lower middle one. ``acled``: the most conservative figure, after each source's own corrections. ``ucdp``: the lowest
among the best graded sources, after their own corrections.
"""


def choose_value(
    policy: str, figures: Sequence[Figure], low: int, high: int | None, origins: Mapping[str, Origin]
) -> int | None:
    """Return a policy's number for a cell; where nobody told one, the end of the interval that the policy leans to.

    ``highest`` leans to the high end (None where there is none), all others to the low one.
    """
    if not figures:
        return high if policy == "highest" else low
    return POLICIES[policy](figures, origins)
