"""How many: claims, the incidents that they tell of, or the independent sources behind them; always said which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syrnb.analysis.counting import UNITS
from syrnb.views.claims import Material, Told
from syrnb.views.findings import findings_of
from syrnb.views.phrases import plural

__all__ = ["COUNTED", "Tally"]

COUNTED = (("claims", "claims"), ("incidents", "incidents"), ("independent sources", "sources"))
"""What the control *Count* offers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts what stands behind anything that is shown.

    Parameters
    ----------
    material
        The dossier, made ready.
    unit
        ``claims``, ``incidents`` or ``sources``. Where incidents are counted, a claim that tells of no event (a
        standing tie, a running toll) counts as one by itself, so that it does not vanish; :meth:`words` tells of it.
    """

    material: Material
    unit: str = "claims"

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"count {self.unit!r} is not one of {', '.join(UNITS)}")

    def number(self, claims: Sequence[Told]) -> int:
        """Return how many there are behind some claims."""
        if self.unit == "claims":
            return len(claims)
        count = findings_of(self.material.dossier).units.count(c.claim_id for c in claims)
        return count.of(self.unit) + (count.outside if self.unit == "incidents" else 0)

    def words(self, claims: Sequence[Told]) -> str:
        """Return the number with what is counted, and of how many claims."""
        if self.unit == "claims":
            return plural(len(claims), "claim")
        return findings_of(self.material.dossier).units.count(c.claim_id for c in claims).words(self.unit)

    def short(self, claims: Sequence[Told]) -> str:
        """Return the number with what is counted, and nothing more.

        >>> from syrnb import Dossier
        >>> from syrnb.views.claims import prepare
        >>> Tally(prepare(Dossier.from_rows({})), "sources").short([])
        '0 independent sources'
        """
        return plural(self.number(claims), UNITS[self.unit])

    def gather(self, claims: Iterable[Told]) -> list[tuple[Told, ...]]:
        """Return claims in groups that one mark stands for: those of an incident together, every other by itself.

        The first of a group is the one to draw: told as having happened, with the most exact days, reported first.
        """
        if self.unit != "incidents":
            return [(c,) for c in claims]
        units = findings_of(self.material.dossier).units.of
        groups: dict[str, list[Told]] = {}
        for claim in claims:
            unit = units.get(claim.claim_id)
            groups.setdefault((unit and unit.incident_id) or claim.claim_id, []).append(claim)
        return [tuple(sorted(group, key=_fitness)) for group in groups.values()]


def _fitness(claim: Told) -> tuple[bool, bool, float, str, str]:
    span = (claim.last - claim.day).days if claim.day is not None and claim.last is not None else float("inf")
    reported = claim.reported.isoformat() if claim.reported is not None else "~"
    return claim.modality not in ("actual", "ongoing"), claim.background, span, reported, claim.claim_id
