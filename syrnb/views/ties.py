"""Ties between two actors, each with every claim that it rests on; nothing is netted out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from syrnb.views.camps import camps_among
from syrnb.views.claims import Material, Told
from syrnb.views.evidence import said_by
from syrnb.views.phrases import count_words, day_words, plural, wrap

__all__ = ["Tie", "claims_in_words", "describe", "find_ties", "is_weak", "order_actors", "tie_hover", "ties_frame"]

_ACTS = {
    "SUPPORT": 1, "AGREE": 1, "COOPERATE": 1, "AID": 1, "CONCEDE": 1, "CONSULT": 0, "ASSAULT": -1, "COERCE": -1,
    "THREATEN": -1, "SANCTION": -1, "ACCUSE": -1, "REJECT": -1, "PROTEST": -1,
}  # fmt: skip
"""What an act says of how its sides stand; the other PLOVER types say nothing of it."""


class Named(Protocol):
    """Knows what its own are called, and on which side they stand."""

    def name(self, ref: str | None, /) -> str:
        """Return a name."""

    def side(self, actor_id: str | None, /) -> str | None:
        """Return a side, None where none is known."""


STANDING = {"friend": "friendly", "foe": "hostile", "both": "both friendly and hostile", "neither": "neither"}


@dataclass(frozen=True, slots=True)
class Tie:
    """What is claimed of two actors.

    ``friendly``, ``hostile`` and ``other`` (mediation, talks) are claims of what is or was so; ``weak`` ones of these
    are planned, conditional or ended. ``denied`` claims make no tie by themselves and are kept beside it.
    """

    first: str
    second: str
    friendly: tuple[Told, ...] = ()
    hostile: tuple[Told, ...] = ()
    other: tuple[Told, ...] = ()
    denied: tuple[Told, ...] = ()

    @property
    def standing(self) -> str:
        """``friend``, ``foe``, ``both`` or ``neither``."""
        if self.friendly and self.hostile:
            return "both"
        return "friend" if self.friendly else "foe" if self.hostile else "neither"

    @property
    def claims(self) -> tuple[Told, ...]:
        """Every claim of the tie."""
        return self.friendly + self.hostile + self.other + self.denied

    def other_end(self, actor_id: str) -> str:
        """Return who stands at the other end."""
        return self.second if actor_id == self.first else self.first


def is_weak(claim: Told) -> bool:
    """Say whether a claim is of a tie that is planned, conditional or over."""
    return claim.modality in ("planned", "hypothetical") or bool(getattr(claim.row, "ended", False))


def _sign(claim: Told) -> int | None:
    if claim.table == "relations":
        return int(claim.row.sign)
    return _ACTS.get(claim.kind) if claim.table == "events" else None


def find_ties(claims: Iterable[Told]) -> list[Tie]:
    """Gather the claims of every pair of actors; relations, and events where they are among the claims.

    Returns
    -------
    list of Tie
        Sorted by the ids of their ends. An actor's tie with itself is none.
    """
    pairs: dict[tuple[str, str], dict[str, list[Told]]] = {}
    for claim in claims:
        sign = _sign(claim)
        if sign is None:
            continue
        denied = claim.modality == "negated" or claim.speech_act == "denies"
        name = "denied" if denied else {1: "friendly", -1: "hostile", 0: "other"}[sign]
        for pair in sorted({(min(a, b), max(a, b)) for a in claim.left for b in claim.right if a != b}):
            pairs.setdefault(pair, {}).setdefault(name, []).append(claim)
    kinds = ("friendly", "hostile", "other", "denied")
    return [Tie(*pair, *(tuple(found.get(k, ())) for k in kinds)) for pair, found in sorted(pairs.items())]


def order_actors(cast: Named, ties: Sequence[Tie], most: int, camps: Mapping[str, int]) -> tuple[list[str], int]:
    """Return the actors to draw, side by side with their own, and how many are left out.

    The most told of are kept, each with a tie to another of them; the order is by camp, then side, then name, so that
    it stays when the period moves.
    Whoever has no camp, or is the only one drawn of it, stands last.
    """
    counts: dict[str, int] = {}
    for tie in ties:
        for actor in (tie.first, tie.second):
            counts[actor] = counts.get(actor, 0) + len(tie.claims)
    kept = _most_told(ties, counts, most)

    drawn = camps_among(kept, camps)

    def place(actor: str) -> tuple[bool, int, bool, str, str]:
        side, camp = cast.side(actor), camps.get(actor, -1)
        together = camp in drawn
        return (not together, camp if together else -1, side is None, side or "", cast.name(actor).casefold())

    return sorted(kept, key=place), len(counts) - len(kept)


def _most_told(ties: Sequence[Tie], counts: Mapping[str, int], most: int) -> list[str]:
    """Return the actors with most claims that can all be drawn with a tie: who has none to the others makes room."""
    ranked = sorted(counts, key=lambda a: (-counts[a], a))
    while True:
        kept = set(ranked[:most])
        tied = {a for t in ties if t.first in kept and t.second in kept for a in (t.first, t.second)}
        if kept <= tied:
            return ranked[:most]
        ranked = [a for a in ranked if a in tied or a not in kept]


def describe(cast: Named, tie: Tie) -> str:
    """Return a tie in one line: who, how, and how many claims say so."""
    ends = cast.name(tie.first) if tie.first == tie.second else f"{cast.name(tie.first)} and {cast.name(tie.second)}"
    return f"{ends}: {claims_in_words(tie)}"


def claims_in_words(tie: Tie) -> str:
    """Return how many claims of each kind a tie rests on."""
    parts = [
        plural(len(found), f"{word} claim")
        for word, found in (
            ("friendly", tie.friendly), ("hostile", tie.hostile), ("neutral", tie.other), ("denied", tie.denied),
        )
        if found
    ]  # fmt: skip
    return ", ".join(parts)


def tie_hover(material: Material, cast: Named, tie: Tie, shown: Sequence[Told]) -> str:
    """Return a tie of those in a picture for a hover box: who, how many say what, and the first words."""
    lines = [f"<b>{wrap(describe(cast, tie), 60)}</b>"]
    for claim in shown[:3]:
        weak = " (ended)" if getattr(claim.row, "ended", False) else " (not yet)" if is_weak(claim) else ""
        lines.append(wrap(f"{claim.summary}{weak}, {day_words(claim.reported)}", 64))
        lines.append(f"<i>“{wrap(claim.quote, 64)}”</i> {wrap(said_by(material, claim), 64)}")
    if len(shown) > 3:
        lines.append(f"and {len(shown) - 3:,} more")
    return "<br>".join(lines)


def ties_frame(material: Material, ties: Iterable[Tie]) -> pd.DataFrame:
    """Return one row a tie: both ends, how they stand, how many claims of each kind, who says so, and when.

    Returns
    -------
    DataFrame
        Columns one, other, standing, friendly, hostile, neutral, denied, said by, reported, claim_id (the newest).
    """
    rows = []
    for tie in ties:
        days = sorted(c.reported for c in tie.claims if c.reported is not None)
        speakers = sorted({said_by(material, c) for c in tie.claims})
        rows.append(
            (
                material.name(tie.first), material.name(tie.second), STANDING[tie.standing], len(tie.friendly),
                len(tie.hostile), len(tie.other), len(tie.denied), count_words(speakers),
                day_words(days[0], days[-1]) if days else "no date",
                max(tie.claims, key=lambda c: (c.reported or pd.Timestamp.min, c.claim_id)).claim_id,
            )
        )  # fmt: skip
    columns = [
        "one",
        "other",
        "standing",
        "friendly",
        "hostile",
        "neutral",
        "denied",
        "said by",
        "reported",
        "claim_id",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    total = frame[["friendly", "hostile", "neutral", "denied"]].sum(axis=1)
    order = total.sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)
