"""What all claims of casualties together allow, and where they contradict each other, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb import schema
from syrnb.views.choice import choose
from syrnb.views.claims import Told, each
from syrnb.views.evidence import folded_words, said_by
from syrnb.views.markup import Html, card, claims_in, escape, lead, table_html
from syrnb.views.phrases import count_words, day_words, interval_words, plural, words_for
from syrnb.views.toll_days import STANDING
from syrnb.views.view import Page, material_of

if TYPE_CHECKING:
    from syrnb.analysis.tolls import Tolls
    from syrnb.dossier import Dossier

__all__ = ["Allowed", "Contradictions", "allowed", "contradictions"]

_ROWS = 30
"""Rows that are shown."""
_THEN = " (then everything holds)"
_COLUMNS = (
    "".join(f".syrnb.sets th:nth-child({n}){{width:{share}%}}" for n, share in enumerate((17, 17, 11, 23, 32), 1))
    + ".syrnb.sets .scroll table{table-layout:fixed;min-width:640px}"
)
"""The tables of all sets have their columns below one another."""
_VOICES = {"claimed": "claim_ids", "not less by": "low_claims", "not more by": "high_claims"}
"""The columns that name claims in words, and where their ids stand."""
_KINDS = {"running": "running toll", "period": "in these days", "incident": "one incident"}


class _TollsPage(Page):
    """A page on what :func:`syrnb.analysis.tolls.tolls` found; a choice leaves what rests on a chosen claim."""

    follows: ClassVar[tuple[str, ...]] = ("actors", "places", "types", "speakers", "modality", "period")

    @property
    def _found(self) -> Tolls:
        found: Tolls = self.options["found"]
        return found

    @cached_property
    def _claims(self) -> dict[str, Told]:
        return {c.claim_id: c for c in self.material.claims if c.table == "casualties"}

    @cached_property
    def _chosen(self) -> set[str] | None:
        """The ids of chosen claims, None where nothing is chosen."""
        if not self.choice.words(self.material):
            return None
        return {c.claim_id for c in choose(self.material, self.choice, ("casualties",))}

    def _rests_on_chosen(self, *claim_ids: Iterable[str]) -> bool:
        return self._chosen is None or not self._chosen.isdisjoint(i for ids in claim_ids for i in ids)

    @property
    def _narrowed(self) -> str:
        chosen = self.choice.words(self.material)
        return f" Only what rests on a chosen claim: {chosen}." if chosen else ""

    def _told(self, claim_ids: Iterable[str]) -> list[Told]:
        return [self._claims[i] for i in claim_ids if i in self._claims]

    def _voices(self, claim_ids: Iterable[str]) -> str:
        """Return the numbers of some claims, each with who says it and when: ``242 (Observatory, 29 Nov 2024)``."""
        told = [f"{_number(c)} ({said_by(self.material, c)}, {day_words(c.reported)})" for c in self._told(claim_ids)]
        return count_words(dict.fromkeys(told), 2)

    def _leading(self, claim_ids: str) -> Html:
        """Return the same as :meth:`_voices`, each number leading to its words, of ids joined by commas."""
        by_words: dict[str, str] = {}
        for claim_id in claim_ids.split(", "):
            by_words.setdefault(self._voices([claim_id]), claim_id)
        by_words.pop("", None)
        return Html(count_words([lead(claim_id, escape(words)) for words, claim_id in by_words.items()], 2))

    def _victims(self, victims: str, ids: Iterable[str]) -> str:
        names = [n for n in map(self.material.name, ids) if n.casefold() != victims]
        return words_for(victims) + (f" ({count_words(names)})" if names else "")


class Allowed(_TollsPage):
    """The interval that all claims together allow; see :func:`allowed`."""

    name: ClassVar[str] = "allowed"

    @cached_property
    def place(self) -> str | None:
        """The location_id that is shown: the one asked for or chosen, else that with most of the numbers.

        Where a country has numbers, it is a country.
        """
        asked: str | None = self.options.get("place") or next(iter(self.choice.places), None)
        if asked is not None:
            return asked
        frame = self.material.dossier.locations
        countries = set(frame.loc[frame["kind"] == "country", "location_id"])
        cells = self._found.cells
        scopes = [
            c.location_ids[0] for c in each(cells[cells["outcome"] == self._outcome])
            if len(c.location_ids) == 1 and self._rests_on_chosen(c.claims, c.low_claims, c.high_claims)
        ]  # fmt: skip
        counts = Counter(s for s in scopes if s in countries) or Counter(scopes)
        return min(counts, key=lambda s: (-counts[s], s)) if counts else None

    @property
    def _outcome(self) -> str:
        return next((t for t in self.choice.types if t in schema.OUTCOME), str(self.options["outcome"]))

    def table(self) -> pd.DataFrame:
        """Return one row a class of victims and a period: what all claims allow, what was claimed, and what binds.

        Returns
        -------
        DataFrame
            Columns who, counted (running toll, in these days, one incident), when, allowed, claimed, standing,
            not less by, not more by (the binding claims), low, high (integers or NA), low_claims, high_claims,
            claim_ids (of what is claimed, else of what binds).
        """
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pd.DataFrame:
        cells = self._found.cells
        cells = cells[cells["outcome"] == self._outcome]
        place = self.place
        here = [
            c for c in each(cells)
            if place is not None and list(c.location_ids) == [place]
            and self._rests_on_chosen(c.claims, c.low_claims, c.high_claims)
        ]  # fmt: skip
        rows = [
            (
                self._victims(c.victims, c.victim_ids), _KINDS[c.kind], day_words(c.start, c.end),
                interval_words(c.low, c.high), self._voices(c.claims), STANDING[c.status],
                self._voices(c.low_claims), self._voices(c.high_claims), c.low, c.high,
                ", ".join(c.low_claims), ", ".join(c.high_claims), ", ".join(c.claims or c.low_claims or c.high_claims),
            )
            for c in sorted(here, key=_order)
        ]  # fmt: skip
        columns = [
            "who", "counted", "when", "allowed", "claimed", "standing", "not less by", "not more by", "low", "high",
            "low_claims", "high_claims", "claim_ids",
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns).astype({"low": "Int64", "high": "Int64"})

    def _title(self) -> str:
        return f"What all claims together allow: {words_for(self._outcome)}, {self.material.name(self.place)}"

    def html(self) -> str:
        """Return the running tolls and the periods with their words; single incidents are in :meth:`table`."""
        frame = self._frame
        if frame.empty:
            return card(f"<p>{escape(self.text())}</p>")
        spans = frame[frame["counted"] != _KINDS["incident"]]
        rows = (spans if len(spans) else frame).head(_ROWS)
        shown = rows[list(frame.columns[:8])].astype(object)
        for side in ("not less by", "not more by"):
            # What one claim says and holds by itself is written once.
            same = (shown[side] == shown["claimed"]) & (shown[side] != "")
            shown[side] = shown[side].mask(same, "as claimed").replace("", "no claim")
        shown = shown.drop_duplicates()
        for words, column in _VOICES.items():
            told = zip(shown[words], rows.loc[shown.index, column], strict=True)
            cells = [self._leading(ids) if said == self._voices(ids.split(", ")) else said for said, ids in told]
            shown[words] = pd.Series(cells, shown.index, object)
        ids = dict.fromkeys(i for r in rows.itertuples() for i in f"{r.low_claims}, {r.high_claims}".split(", "))
        behind = folded_words(self.material, self._told(ids), "The words of the claims that hold these numbers")
        more = len(spans if len(spans) else frame) - len(rows)
        rest = f"<p class='quiet'>and {plural(more, 'more row')}; the table has them all.</p>" if more else ""
        head = f"<h3>{escape(self._title())}</h3><p>{escape(self._sentence(frame))}</p>"
        return card(f"{head}{table_html(shown, _ROWS)}{rest}{behind}")

    def _sentence(self, frame: pd.DataFrame) -> str:
        counts = Counter(frame["standing"])
        parts = [f"{counts[w]:,} {w}" for w in STANDING.values() if counts[w]]
        return f"{plural(len(frame), 'number')} of classes of victims by days: {', '.join(parts)}.{self._narrowed}"

    def text(self) -> str:
        """Return how many numbers there are, and the running tolls."""
        frame = self._frame
        if frame.empty:
            said = f"No claims say how many were {words_for(self._outcome)} where and when, so nothing follows."
            return said + self._narrowed
        spans = frame[frame["counted"] != _KINDS["incident"]]
        lines = [f"  {r.who}, {r.when}: {r.allowed}" for r in (spans if len(spans) else frame).head(12).itertuples()]
        return "\n".join([f"{self._title()}. {self._sentence(frame)}", *lines])


class Contradictions(_TollsPage):
    """Claims that cannot all hold, and what would reconcile them; see :func:`contradictions`."""

    name: ClassVar[str] = "contradictions"

    def table(self) -> pd.DataFrame:
        """Return one row a claim of a contradiction: its number, words and speaker, and what would mend it there.

        Returns
        -------
        DataFrame
            Columns set (from 1), outcome, where, when, claim, said by, reported, document, quote, repairs (in words),
            claim_id, contradiction_id.
        """
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pd.DataFrame:
        rows = [
            (
                number, words_for(row.outcome), self._where(row), day_words(row.start, row.end), _count(c, self),
                said_by(self.material, c), day_words(c.reported), self.material.documents.get(c.doc_id, c.doc_id),
                c.quote, "; ".join(self._repairs(row.contradiction_id, c.claim_id)), c.claim_id, row.contradiction_id,
            )
            for number, row in enumerate(each(self._found.contradictions), 1)
            if self._rests_on_chosen(row.claims)
            for c in self._told(row.claims)
        ]  # fmt: skip
        columns = [
            "set", "outcome", "where", "when", "claim", "said by", "reported", "document", "quote", "repairs",
            "claim_id", "contradiction_id",
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)

    def _where(self, row: Any) -> str:
        return self.material.name_all(row.location_ids) or "a place not named"

    def _repairs(self, contradiction: str, claim: str) -> list[str]:
        """Return what would reconcile a set by changing one claim alone, the smallest change first."""
        return [
            _REPAIRS[r.repair].format(interval=interval_words(r.low, r.high), days=day_words(r.start, r.end))
            + (_THEN if r.mends_all else "")
            for r in self._repairs_of.get((contradiction, claim), ())
        ]

    @cached_property
    def _repairs_of(self) -> dict[tuple[str, str], list[Any]]:
        found: dict[tuple[str, str], list[Any]] = {}
        for row in each(self._found.repairs):
            found.setdefault((row.contradiction_id, row.claim_id), []).append(row)
        return found

    def html(self) -> str:
        """Return each set with the words of its claims and the single changes that would reconcile it."""
        frame, limit = self._frame, int(self.options["limit"])
        if frame.empty:
            return card(f"<p>{escape(self.text())}</p>")
        body = [f"<h3>Where claims contradict each other</h3><p>{escape(self._sentence(frame))}</p>"]
        for _, rows in list(frame.groupby("set", sort=True))[:limit]:
            first = rows.iloc[0]
            title = f"{first['where']}, {first['when']}, {first['outcome']}: {plural(len(rows), 'claim')}"
            shown = rows[["claim", "said by", "reported", "quote", "repairs"]]
            if all(words.count(_THEN) == words.count("; ") + 1 for words in rows["repairs"]):
                title += "; any one of these changes mends everything"
                shown = shown.assign(repairs=[words.replace(_THEN, "") for words in rows["repairs"]])
            shown = shown.assign(repairs=[words.replace("; ", ", or ") for words in shown["repairs"]])
            table = table_html(shown.rename(columns={"repairs": "mended if"}), 20, claims=claims_in(rows))
            words = folded_words(self.material, self._told(rows["claim_id"]), "The sentences of these claims")
            body.append(f"<h4>{escape(title)}</h4>{table}{words}")
        more = frame["set"].nunique() - limit
        if more > 0:
            body.append(f"<p class='quiet'>and {plural(more, 'more set')}; the table has them all.</p>")
        return card("".join(body), _COLUMNS, "sets")

    def _sentence(self, frame: pd.DataFrame) -> str:
        found = self._found.contradictions
        all_found = "" if found["all_found"].all() else " There may be more: the search stops after a stated number."
        return (
            f"{plural(frame['set'].nunique(), 'set')} of claims cannot all hold; without any one of its claims, each "
            f"set could.{all_found}{self._narrowed}"
        )

    def text(self) -> str:
        """Return how many sets there are, and the numbers of each."""
        frame = self._frame
        if self.material.dossier.casualties.empty:
            return "No claims of casualties, so none that contradict each other."
        if frame.empty:
            return f"No claims of casualties contradict each other as far as their scopes nest.{self._narrowed}"
        limit = int(self.options["limit"])
        lines = [
            f"  {rows['where'].iloc[0]}, {rows['when'].iloc[0]}: {' against '.join(rows['claim'])}"
            for _, rows in list(frame.groupby("set", sort=True))[:limit]
        ]
        return "\n".join([self._sentence(frame), *lines])


_REPAIRS = {
    "widen": "its number is read as about, {interval}",
    "re-scope": "it counts combatants only",
    "re-date": "it is of {days}",
    "drop": "it is left out",
}


def _number(claim: Told) -> str:
    return interval_words(claim.row.low, claim.row.high)


def _count(claim: Told, page: _TollsPage) -> str:
    """Return what a claim counts, for a list of numbers that do not agree."""
    victims = page._victims(claim.row.victims, claim.row.victim_ids)
    return "1 person" if (_number(claim), victims) == ("1", "people") else f"{_number(claim)} {victims}"


def _order(cell: Any) -> tuple[Any, ...]:
    """Sort cells by form and victims, and the latest days first."""
    days = [float("inf") if pd.isna(d) else -d.toordinal() for d in (cell.end, cell.start)]
    return list(_KINDS).index(cell.kind), cell.victims, list(cell.victim_ids), *days, cell.low


def allowed(
    dossier: Dossier, found: Tolls | None = None, *, outcome: str = "killed", place: str | None = None
) -> Allowed:
    """Return, for each class of victims and day, the lowest and highest number that all claims together allow.

    Parameters
    ----------
    dossier
        What was read.
    found
        What ``dossier.tolls(...)`` returned; by default it is computed.
    outcome
        ``killed``, ``injured``, ``displaced`` or another outcome of the table ``casualties``.
    place
        A location_id; by default the country with most of the numbers.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> allowed(Dossier.from_rows({}))
    No claims say how many were killed where and when, so nothing follows.
    """
    found = dossier.tolls() if found is None else found
    return Allowed(material_of(dossier), options={"found": found, "outcome": outcome, "place": place})


def contradictions(dossier: Dossier, found: Tolls | None = None, *, limit: int = 8) -> Contradictions:
    """Return the sets of claims of casualties that cannot all hold, with their words and what would reconcile them.

    Parameters
    ----------
    dossier
        What was read.
    found
        What ``dossier.tolls(...)`` returned; by default it is computed.
    limit
        How many sets to show; the table has them all.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> contradictions(Dossier.from_rows({}))
    No claims of casualties, so none that contradict each other.
    """
    found = dossier.tolls() if found is None else found
    return Contradictions(material_of(dossier), options={"found": found, "limit": limit})
