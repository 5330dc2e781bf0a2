"""The legend of a map: who the marks are of, and what their look says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from syrnb.views.claims import Material
from syrnb.views.holds import Hold
from syrnb.views.map_marks import FRESH, SIGNS, Drawn, look_of_hold
from syrnb.views.map_scene import DOT, GROUP, Sample
from syrnb.views.phrases import shorten, side_words
from syrnb.views.theme import CARD, FAINT, INK, MUTED, NEUTRAL, mix

__all__ = ["make_samples"]


def make_samples(material: Material, holds: Iterable[Hold], drawn: Iterable[Drawn]) -> tuple[Sample, ...]:
    """Return the legend of some days: every side that holds something, most of them first, and what the marks mean."""
    days = tuple(drawn)
    looks: Counter[Sample] = Counter()
    nobody = False
    for hold in holds:
        if hold.standing == "contested":
            continue
        side = material.side(hold.actors[0]) if hold.actors else None
        look = look_of_hold(material, hold)
        if look.color == NEUTRAL and not side:
            nobody = True
            continue
        label = side_words(side) if side else shorten(material.name(hold.actors[0]), 26)
        looks[Sample(label, look.symbol, look.color, look.color, who=True)] += 1
    grouped = any(not group.alone for day in days for group in day.groups)
    return (
        *sorted(looks, key=lambda sample: (-looks[sample], sample.label)),
        *([Sample("side not known", "circle", NEUTRAL, NEUTRAL, who=True)] if nobody else []),
        Sample("strong rim: confirmed", "circle", mix(NEUTRAL, 0.6), INK),
        Sample("full: reported", "circle", NEUTRAL, NEUTRAL),
        Sample("hollow: own word only", "circle", CARD, NEUTRAL),
        Sample("faint: has left", "circle", CARD, mix(NEUTRAL, 0.75)),
        Sample(f"pale: {FRESH} days or older", "circle", mix(NEUTRAL, 0.55), mix(NEUTRAL, 0.55)),
        Sample("disputed", SIGNS["disputed"], NEUTRAL, NEUTRAL),
        Sample("fought over", SIGNS["contested"], INK, INK),
        Sample("besieged", SIGNS["besieged"], INK, INK),
        *(
            [Sample("lies within the circle", "circle", mix(NEUTRAL, 0.15), mix(NEUTRAL, 0.8), size=15)]
            if any(day.discs for day in days)
            else []
        ),
        *([Sample("circled: several places", GROUP, CARD, MUTED, size=15)] if grouped else []),
        *([Sample("told of, not shown", DOT, FAINT, FAINT, size=4)] if any(day.dots for day in days) else []),
    )
