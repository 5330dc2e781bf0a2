"""Words beside a place's name that say what kind of place it is: ``language/place_words.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from syrnb.knowledge.tables import read_rows, to_number
from syrnb.knowledge.words import fold

__all__ = ["DIRECTIONS", "PlaceWord", "load_place_words"]

PATH = Path(__file__).parent / "language" / "place_words.csv"

DIRECTIONS: dict[str, tuple[float, float]] = {
    "north": (1, 0),
    "south": (-1, 0),
    "east": (0, 1),
    "west": (0, -1),
    "northeast": (0.7, 0.7),
    "northwest": (0.7, -0.7),
    "southeast": (-0.7, 0.7),
    "southwest": (-0.7, -0.7),
    "central": (0, 0),
}
"""Points of the compass as steps to the north and to the east."""


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """What a word beside a name says: the kind of place, on which side the name stands, how vague it is (km)."""

    kind: str
    side: str
    radius_km: float


@lru_cache(maxsize=1)
def load_place_words() -> dict[tuple[str, ...], PlaceWord]:
    """Return the words.

    >>> load_place_words()["province",].kind
    'admin1'
    """
    rows = read_rows(
        PATH,
        {"word": str, "kind": str, "side": str, "radius_km": to_number},
        needed=("word", "kind", "side", "radius_km"),
    )
    return {
        tuple(fold(part) for part in row["word"].replace("-", " ").split()): PlaceWord(
            row["kind"], row["side"], row["radius_km"]
        )
        for _, row in rows
    }
