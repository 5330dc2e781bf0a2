"""What follows from the claims, computed when a view first asks and kept for the next one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from syrnb.collector import collector_held

if TYPE_CHECKING:
    from syrnb.analysis.alliances import Alliances
    from syrnb.analysis.counting import Units
    from syrnb.analysis.incidents import Incidents
    from syrnb.analysis.tolls import Tolls
    from syrnb.dossier import Dossier

__all__ = ["Findings", "findings_of"]


class Findings:
    """What is computed from one dossier; each part once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @cached_property
    def incidents(self) -> Incidents:
        """Event claims grouped by the happening that they tell of."""
        return self.dossier.incidents()

    @cached_property
    def units(self) -> Units:
        """Which incident and which independent source each claim belongs to."""
        with collector_held():
            return self.dossier.units(self.incidents)

    @cached_property
    def tolls(self) -> Tolls:
        """What all casualty claims together allow."""
        with collector_held():
            return self.dossier.tolls(incidents=self.incidents.members)

    @cached_property
    def alliances(self) -> Alliances:
        """The signed network of all claims."""
        with collector_held():
            return self.dossier.alliances()

    @cached_property
    def camps(self) -> dict[str, int]:
        """The coalition of each actor, numbered from 0, the largest first; of all claims, whatever is chosen."""
        from syrnb.views.camps import find_camps

        with collector_held():
            return find_camps(self.dossier)

    @property
    def counted(self) -> bool:
        """Whether incidents and sources are there already; to find them in a large folder takes a while."""
        return "units" in self.__dict__


_kept: list[Findings] = []


def findings_of(dossier: Dossier) -> Findings:
    """Return what follows from a dossier; that of the last one is kept, since all views of a notebook share one."""
    if not _kept or _kept[0].dossier is not dossier:
        _kept[:] = [Findings(dossier)]
    return _kept[0]
