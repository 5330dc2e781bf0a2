"""Balance: how well the ties fit into two camps, which ties do not, and which rest on one source only."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import networkx as nx
import pandas as pd

from syrnb.views.areas import country_name
from syrnb.views.choice import parts_of
from syrnb.views.claims import Told, each
from syrnb.views.findings import findings_of
from syrnb.views.markup import card, claims_in, escape, table_html
from syrnb.views.phrases import count_words, day_words, fold_text, plural, words_for
from syrnb.views.view import NO_ARTICLES, Page, is_bare, material_of

if TYPE_CHECKING:
    from syrnb.analysis.alliances import Alliances
    from syrnb.dossier import Dossier

__all__ = ["Balance", "balance"]

_MEASURES = {
    "triangles": ("triangles", "share of closed triples with no hostile tie or with two"),
    "walks": ("walks", "the same over closed walks of every length, long ones weighing less"),
    "frustration": ("frustrated ties", "how few ties must be set aside for two camps to be at peace within"),
    "frustration-share": ("exact frustration", "1 where every tie fits into two camps, 0 where half do not"),
}
_LIMIT = 12
_NAMED = 14
"""Names of a camp that are read at once."""
_PARTITIONS, _SECONDS = 10, 1.0
"""How far the network of a chosen period is searched: a view waits no longer, and gives bounds where it stops."""


class Balance(Page):
    """How well the ties fit into two camps; see :func:`balance`."""

    name: ClassVar[str] = "balance"
    follows: ClassVar[tuple[str, ...]] = ("actors", "period")

    @cached_property
    def _found(self) -> Alliances:
        """The network: the one asked for, or that of the chosen period."""
        if self.choice.start is None and self.choice.end is None:
            found: Alliances = self.options["found"]
            return found
        days = {"start": _date(self.choice.start), "end": _date(self.choice.end)}
        return self.material.dossier.alliances(**days, partitions=_PARTITIONS, seconds=_SECONDS)

    @property
    def _of_actors(self) -> pd.DataFrame:
        """The ties of the chosen actors, by default all."""
        ties = self._found.ties
        if not self.choice.actors:
            return ties
        actors = parts_of(self.material, self.choice.actors)
        return ties[ties["actor_a"].isin(actors) | ties["actor_b"].isin(actors)]

    @cached_property
    def _claims(self) -> dict[str, Told]:
        return {c.claim_id: c for c in self.material.claims}

    def measures(self) -> pd.DataFrame:
        """Return one row a measure: measure, value, bounds (where a limit stopped the search), n, m, what it says."""
        rows = []
        for row in each(self._found.balance):
            words, meaning = _MEASURES[row.measure]
            bounds = "exact" if row.exact else f"between {_number(row.low)} and {_number(row.high)}"
            value = "none to count" if pd.isna(row.value) else _number(row.value)
            rows.append((words, value, bounds, int(row.n), int(row.m), meaning))
        return pd.DataFrame(rows, columns=["measure", "value", "bounds", "actors (n)", "ties (m)", "what it says"])

    def coalitions(self, most: int | None = None) -> pd.DataFrame:
        """Return the best partition as coalitions, linked group by linked group.

        Groups that no tie links say nothing of each other and are listed apart; the largest stands first. Ties that
        enemies have too (truces, talks) link nobody; parts and wholes stand together.

        Parameters
        ----------
        most
            How many names of a camp are told, those with most ties first; by default all, by the alphabet.

        Returns
        -------
        DataFrame
            Columns group (from 1), one camp, other camp (names), ways (how often the listed best partitions divide
            the group differently).
        """
        camps, graph = self._found.camps, nx.Graph()
        ties = self._found.ties
        signed = ties[ties["sign"].notna() & ~ties["weak"]]
        graph.add_edges_from(zip(signed["actor_a"], signed["actor_b"], strict=True))
        for _, parts in camps[camps["partition"] == 0].groupby("body"):
            graph.add_edges_from(pairwise(parts["actor_id"]))
        sides = {n: dict(zip(rows["actor_id"], rows["camp"], strict=True)) for n, rows in camps.groupby("partition")}
        groups = sorted((sorted(g) for g in nx.connected_components(graph)), key=lambda g: (-len(g), g))
        rows = []
        for number, group in enumerate(groups, 1):
            ways = {tuple(_halves(group, side)[0]) for side in sides.values()}
            left, right = _halves(group, next(iter(sides.values())))
            rows.append((number, self._names(left, most), self._names(right, most), len(ways)))
        return pd.DataFrame(rows, columns=["group", "one camp", "other camp", "ways"])

    def misfits(self) -> pd.DataFrame:
        """Return the ties that do not fit: frustrated by the best partition, or claimed both ways."""
        ties = self._of_actors
        return self._rows(ties[ties["frustrated"] | (ties["status"] == "ambivalent")])

    def fragile(self) -> pd.DataFrame:
        """Return the ties that would go or change if one source were dropped, the most told of first."""
        ties = self._of_actors
        return self._rows(ties[~ties["survives"]])

    def table(self) -> pd.DataFrame:
        """Return one row a tie: both ends, how they stand, why it stands out, what it rests on, and the ids."""
        return self._rows(self._of_actors)

    def _rows(self, ties: pd.DataFrame) -> pd.DataFrame:
        rows = []
        for tie in each(ties):
            ids = [*tie.friendly_claims, *tie.hostile_claims]
            told = [self._claims[i] for i in ids if i in self._claims]
            rows.append(
                (
                    self.material.name(tie.actor_a), self.material.name(tie.actor_b), words_for(tie.status),
                    count_words([words_for(k) for k in tie.kinds]), len(ids), count_words(self._sources(tie.sources)),
                    count_words(self._sources(tie.depends_on)), bool(tie.frustrated),
                    day_words(tie.first, tie.last), told[0].quote if told else "", ", ".join(ids),
                )
            )  # fmt: skip
        columns = [
            "one", "other", "standing", "as", "claims", "sources", "rests on", "frustrated", "when", "quote",
            "claim_ids",
        ]  # fmt: skip
        frame = pd.DataFrame(rows, columns=columns)
        return frame.sort_values(["claims", "one", "other"], ascending=[False, True, True], ignore_index=True)

    def source_words(self, family: str) -> str:
        """Return the name of a family of sources: an actor or outlet, the voices of a state, or one document."""
        kind, _, ref = family.partition(":")
        if kind == "document":
            return self.material.documents.get(ref, ref)
        if kind != "state":
            return self.material.name(family)
        names = self._states.get(ref, [])
        return f"{names[0]} and its outlets" if len(names) == 1 else f"the state of {country_name(ref)}"

    @cached_property
    def _states(self) -> dict[str, list[str]]:
        """The names of the states of each country (ISO 3166 alpha-3) that are part of no other."""
        actors = self.material.dossier.actors
        top = actors[(actors["kind"] == "state") & actors["country"].notna() & actors["parent_id"].isna()]
        return {str(country): list(rows["name"]) for country, rows in top.groupby("country")}

    def _sources(self, families: list[str]) -> list[str]:
        return [self.source_words(f) for f in families]

    @cached_property
    def _degrees(self) -> Counter[str]:
        ties = self._found.ties
        return Counter([*ties["actor_a"], *ties["actor_b"]])

    def _names(self, actors: list[str], most: int | None = None) -> str:
        if most is not None and len(actors) > most:
            known = sorted(actors, key=lambda a: (-self._degrees[a], self.material.name(a).casefold()))
            return count_words([self.material.name(a) for a in known], most)
        return ", ".join(sorted((self.material.name(a) for a in actors), key=str.casefold)) or "nobody"

    def sentences(self) -> dict[str, str]:
        """Return one sentence on each part: measures, coalitions, misfits, sources."""
        found = self._found
        row = next(r for r in each(found.balance) if r.measure == "frustration")
        low, high, ties = int(row.low), int(row.high), plural(int(row.m), "signed tie")
        count = (plural(high, "tie") if high else "no tie") if row.exact else f"between {low} and {plural(high, 'tie')}"
        best = found.camps["partition"].nunique()
        all_of_them = "there is no other" if best == 1 else f"{plural(best, 'division')} of all actors do as well"
        if len(found.camps) and not found.camps["all_found"].all():
            all_of_them = f"at least {plural(best, 'division')} of all actors do as well"
        mine = self._of_actors
        both, fragile = int((mine["status"] == "ambivalent").sum()), int((~mine["survives"]).sum())
        of = f" of {self.material.name_all(self.choice.actors)}" if self.choice.actors else ""
        return {
            "measures": f"Of {ties} between {plural(int(row.n), 'actor')}, {count} must be set aside before two "
            "camps are at peace within.",
            "coalitions": f"This division sets the fewest ties aside; {all_of_them}.",
            "misfits": f"{plural(int(mine['frustrated'].sum()), 'tie')}{of} against the camps, and "
            f"{plural(both, 'tie')} that claims tell both ways.",
            "fragile": f"{fragile:,} of {plural(len(mine), 'tie')}{of} would go or change without one source.",
        }

    def html(self) -> str:
        """Return the measures, the coalitions, the ties that do not fit and those that rest on one source."""
        if not len(self._found.ties):
            return card(f"<h3>How balanced is it?</h3><p>{escape(self.text())}</p>")
        chosen = self.choice.words(self.material)
        say = self.sentences()
        short = ["one", "other", "standing", "as", "when"]
        parts = (
            ("How balanced is it?", "measures", self.measures()),
            ("The camps that set fewest ties aside", "coalitions", self.coalitions(_NAMED)),
            ("Ties that do not fit", "misfits", self.misfits()[[*short, "sources", "quote", "claim_ids"]]),
            ("Ties that rest on one source", "fragile", self.fragile()[[*short, "claims", "rests on", "claim_ids"]]),
        )
        return card(
            "".join(
                f"<h3>{escape(title + (f' ({chosen})' if chosen else ''))}</h3><p>{escape(say[key])}</p>"
                + (_table(frame) if len(frame) else "<p class='quiet'>None.</p>")
                for title, key, frame in parts
            ),
            ".syrnb.syrnb h3:not(:first-of-type){margin-top:20px}",
        )

    def text(self) -> str:
        """Return one sentence on each part, and the ties that do not fit."""
        if is_bare(self.material):
            return NO_ARTICLES
        if not len(self._found.ties):
            return fold_text([self._no_ties()])
        lines = [f"  {r[0]} and {r[1]}: {r[2]}" for r in self.misfits().head(_LIMIT).itertuples(index=False)]
        say = self.sentences()
        return fold_text([say["measures"], say["coalitions"], say["misfits"], *lines, say["fragile"]])

    def _no_ties(self) -> str:
        every = len(findings_of(self.material.dossier).alliances.ties)
        if not every:
            return "No ties are claimed in these articles, so there is no balance to measure."
        days = self.choice.change(actors=()).words(self.material)
        claimed = f"{plural(every, 'tie')} {'is' if every == 1 else 'are'} claimed in these articles"
        chosen = f" ({days})" if days else ""
        return f"{claimed}, none of them in the chosen period{chosen}, so there is no balance to measure."


def _table(frame: pd.DataFrame) -> str:
    shown = frame.drop(columns="claim_ids", errors="ignore")
    return table_html(shown, _LIMIT, claims=claims_in(frame))


def _halves(group: list[str], side: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the two camps of a group, sorted, the one with the first name before the other."""
    first = side[group[0]]
    return [a for a in group if side[a] == first], [a for a in group if side[a] != first]


def _date(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def balance(dossier: Dossier, found: Alliances | None = None) -> Balance:
    """Return how balanced the ties are, by every measure side by side, and what does not fit.

    Parameters
    ----------
    dossier
        What was read.
    found
        What ``dossier.alliances(...)`` returned, for a period or with other signs; by default of all claims.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> balance(Dossier.from_rows({}))
    The folder has no articles: add some in 00_start_here.
    """
    return Balance(material_of(dossier), options={"found": dossier.alliances() if found is None else found})
