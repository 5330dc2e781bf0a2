"""Alliances: who is said to stand with whom and against whom, as a network, a matrix or one actor's star."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.camps import camp_sentences
from syrnb.views.cast import Cast, gather_cast
from syrnb.views.choice import Choice, choose
from syrnb.views.claims import Told
from syrnb.views.findings import findings_of
from syrnb.views.matrix import draw_matrix
from syrnb.views.network import ALL, TIES, draw_network
from syrnb.views.phrases import fold_text, plural
from syrnb.views.scene import Scene
from syrnb.views.star import draw_star
from syrnb.views.ties import Tie, describe, find_ties, ties_frame
from syrnb.views.view import COUNT, Option, View, check_offered, material_of, subtitle_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Alliances", "alliances"]

_TITLES = {"network": "Who stands with whom", "matrix": "Friend or foe", "star": "One actor's ties"}
_MODES = {"network": "Network", "matrix": "Friend or foe", "star": "One actor"}
_BASIS = {("relations",): "standing ties", ("relations", "events"): "ties and acts"}


class Alliances(View):
    """Who is said to stand with whom; see :func:`alliances`."""

    name: ClassVar[str] = "alliances"
    tables: ClassVar[tuple[str, ...]] = ("relations", "events")
    narrowed_by: ClassVar[tuple[str, ...]] = ("actors", "types", "speakers", "modality", "period")
    slides: ClassVar[bool] = True

    def shared(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return what another view of alliances, which follows this one, takes from what its controls were told."""
        return {name: told[name] for name in ("ties", "count") if name in told}

    def option_list(self) -> tuple[Option, ...]:
        """Return the controls of the picture's form and of what a tie may rest on."""
        return (
            Option("mode", "Picture", tuple((words, name) for name, words in _MODES.items())),
            Option("tables", "Rests on", tuple((words, tables) for tables, words in _BASIS.items())),
            Option("ties", "Ties drawn", tuple(TIES.items())),
            COUNT,
        )

    def claims(self) -> list[Told]:
        """Return the claims that the ties rest on, those of the same two actors together."""
        ties = self._ties()
        if ties and self.options["mode"] == "star":
            ties = _of(ties, self._centre(ties))
        return list({c.claim_id: c for tie in ties for c in tie.claims}.values())

    def ties(self) -> pd.DataFrame:
        """Return one row a tie, the most told of first; see :func:`~syrnb.views.ties.ties_frame`."""
        return ties_frame(self.material, self._ties())

    def _ties(self) -> list[Tie]:
        return find_ties(choose(self.material, self.choice, self.options["tables"], told_day=True))

    def draw(self) -> Scene:
        """Return the picture as data."""
        ties, mode = self._ties(), self.options["mode"]
        title = _TITLES[mode]
        if not ties:
            return Scene(title, empty=self._none())
        everyone = find_ties(choose(self.material, Choice(), self.options["tables"]))
        if mode == "star":
            actor = self._centre(ties)
            ties = _of(ties, actor)
            subtitle = self._subtitle(ties, everyone)
            return draw_star(
                self.tally, ties, actor, f"{title}: {self.material.name(actor)}", subtitle, self.options["ties"]
            )
        subtitle = self._subtitle(ties, everyone)
        if mode == "matrix":
            return draw_matrix(self.tally, self._cast(everyone), ties, everyone, self._camps, title, subtitle)
        most = self.options["ties"]
        return draw_network(self.tally, self._cast(everyone), ties, everyone, self._camps, title, subtitle, most)

    def _cast(self, everyone: list[Tie]) -> Cast:
        if self.options["ties"] != ALL:
            return Cast(self.material)
        return gather_cast(self.material, everyone, self._camps, self.choice.actors)

    def _none(self) -> str:
        """Return what is said where a choice leaves no tie: also what acts there are, where these do not count."""
        acts = find_ties(choose(self.material, self.choice, ("relations", "events"), told_day=True))
        resting = f" Rests on: ties and acts has {plural(len(acts), 'tie')}." if acts else ""
        return self.nothing("ties are claimed") + resting

    @property
    def _camps(self) -> dict[str, int]:
        return findings_of(self.material.dossier).camps

    def _subtitle(self, ties: list[Tie], everyone: list[Tie]) -> str:
        words = subtitle_of(self.material, self.narrowing, len(ties), len(everyone), "tie")
        behind = list({c.claim_id: c for tie in ties for c in tie.claims}.values())
        return f"{words} · resting on {self.tally.words(behind)}"

    def _centre(self, ties: list[Tie]) -> str:
        """Return whose star to draw: the chosen actor, else the one with most ties."""
        ends = [a for t in ties for a in (t.first, t.second)]
        for actor in self.choice.actors:
            if actor in ends:
                return actor
        return min(set(ends), key=lambda a: (-ends.count(a), a))

    def why_not_drawn(self, claim: Told) -> str:
        """Return why the tie of a chosen claim is not drawn."""
        ties = self._ties()
        if self.options["mode"] == "star":
            ties = _of(ties, self._centre(ties))
        tie = next((t for t in ties if claim.claim_id in {c.claim_id for c in t.claims}), None)
        if tie is None:
            return "The chosen claim is of none of the ties shown."
        ends = f"{self.material.name(tie.first)} and {self.material.name(tie.second)}"
        return f"The chosen claim is not drawn: the tie of {ends} is not among those drawn, which are told of most."

    def text(self) -> str:
        """Return the ties in words, the most told of first."""
        ties = self._ties()
        if ties and self.options["mode"] == "star":
            ties = _of(ties, self._centre(ties))
        ties = sorted(ties, key=lambda t: -len(t.claims))
        more = [f"  and {len(ties) - 12:,} more ties"] if len(ties) > 12 else []
        camps: list[str] = []
        if ties and self.options["mode"] != "star":
            among = list(dict.fromkeys(a for t in ties for a in (t.first, t.second)))
            camps = [f"  {line}" for line in camp_sentences(self.material, self._camps, among)]
        lines = fold_text([*camps, *(f"  {describe(self.material, t)}" for t in ties[:12]), *more])
        return "\n".join([super().text(), *([lines] if lines else [])])


def _of(ties: list[Tie], actor: str) -> list[Tie]:
    return [t for t in ties if actor in (t.first, t.second)]


def alliances(
    dossier: Dossier,
    *,
    actors: str | Iterable[str] | None = None,
    types: str | Iterable[str] | None = None,
    speakers: str | Iterable[str] | None = None,
    modality: str | Iterable[str] | None = None,
    start: object = None,
    end: object = None,
    mode: str = "network",
    acts: bool = False,
    ties: int = 30,
    count: str = "claims",
) -> Alliances:
    """Return who is said to stand with whom.

    Parameters
    ----------
    dossier
        What was read.
    actors, types, speakers, modality, start, end
        What to show; see :class:`~syrnb.views.choice.Choice`.
    mode
        ``network``, ``matrix``, or ``star`` for the ties of one actor (the first chosen, else who has most).
    acts
        Whether acts (attacks, aid, agreements) count as ties besides the standing ones.
    ties
        How many a network draws between those it shows, and a star: the 30 or 60 most told of, or 0 for all. All ties
        of many actors are drawn between groups, by camp and side, in the network and the matrix.
    count
        What the width of a line and the numbers of the table count: ``claims``, ``incidents`` or ``sources``.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> alliances(Dossier.from_rows({})).text()
    'Who stands with whom: The folder has no articles: add some in 00_start_here.'
    """
    check_offered(mode=(mode, _MODES), ties=(ties, TIES.values()))
    choice = Choice().change(actors=actors, types=types, speakers=speakers, modality=modality, start=start, end=end)
    tables = ("relations", "events") if acts else ("relations",)
    return Alliances(material_of(dossier), choice, {"mode": mode, "tables": tables, "ties": ties, "count": count})
