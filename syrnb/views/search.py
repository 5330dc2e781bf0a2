"""Search: words in actors, places, claims and articles; every word must be there, accents and case do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.choice import choose
from syrnb.views.claims import Told, each
from syrnb.views.evidence import said_by
from syrnb.views.markup import Span, card, escape, mark
from syrnb.views.phrases import day_words, plural, words_for
from syrnb.views.view import Option, Page, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Search", "search"]

SHOWN = (8, 25, 100)
"""How many finds of each kind can be shown at once."""


def fold(text: str) -> str:
    """Return text for comparing, letter by letter as long as the text itself: no case, no accents.

    >>> fold("Élan"), len(fold("İdlib"))
    ('elan', 5)
    """
    if text.isascii():
        return text.lower()
    folded = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)[0].casefold()
        folded.append(base if len(base) == 1 else letter)
    return "".join(folded)


def _find(words: Sequence[str], text: str) -> list[Span]:
    """Return where words stand in a text; empty unless every one does."""
    folded = fold(text)
    spans: list[Span] = []
    for word in words:
        at = folded.find(word)
        if at < 0:
            return []
        while at >= 0:
            spans.append(Span(at, at + len(word), "found"))
            at = folded.find(word, at + len(word))
    return spans


class Search(Page):
    """What was found for some words; see :func:`search`."""

    name: ClassVar[str] = "search"
    follows: ClassVar[tuple[str, ...]] = ("actors", "places", "types", "speakers", "modality", "period")

    def option_list(self) -> tuple[Option, ...]:
        """Return the field that words are written into, and how many finds are shown."""
        most = tuple((f"the first {n} of each kind", n) for n in SHOWN)
        return (Option("query", "Search for", ()), Option("most", "Show", most))

    @property
    def _words(self) -> list[str]:
        return fold(str(self.options["query"])).split()

    def _matching(self, rows: Sequence[Any], text_of: Callable[[Any], str]) -> list[Any]:
        words = self._words
        return [row for row in rows if words and _find(words, text_of(row))]

    def claims(self) -> list[Told]:
        """Return the claims, as far as they are chosen, whose summary, words or speaker match."""
        return self._matching(choose(self.material, self.choice), lambda c: f"{c.summary} {c.quote} {c.speaker_name}")

    def _found(self) -> dict[str, list[tuple[str, str]]]:
        """Return what matches, by kind, each as a line and what stands under it."""
        dossier = self.material.dossier
        claims = [
            (c.summary, f"{c.quote} ({said_by(self.material, c)}, {self.material.documents.get(c.doc_id, c.doc_id)}, "
             f"{day_words(c.reported)})")
            for c in self.claims()
        ]  # fmt: skip
        articles = [
            (d, " · ".join(p for p in (r.source, day_words(None if r.published is pd.NaT else r.published), r.path)
                           if isinstance(p, str)))
            for d, r in self._articles()
        ]  # fmt: skip
        sentences = [
            (s.text, self.material.documents.get(s.doc_id, s.doc_id))
            for s in self._matching(list(each(dossier.sentences)), lambda s: s.text)
        ]
        named = [
            [
                (row.name, self._about(row))
                for row in sorted(
                    self._matching(list(each(frame)), lambda r: f"{r.name} {' '.join(r.aliases)}"),
                    key=lambda r: (-r.n_mentions, r.name),
                )
            ]
            for frame in (dossier.actors, dossier.locations)
        ]
        return {
            "Actors": named[0], "Places": named[1], "Claims": claims, "Articles": articles, "Sentences": sentences,
        }  # fmt: skip

    def _about(self, row: Any) -> str:
        """Return what is known of an actor or a place, in one line."""
        side = getattr(row, "side", None)
        parts = [
            words_for(row.kind), words_for(side) if isinstance(side, str) else "",
            f"{plural(row.n_mentions, 'mention')} in {plural(row.n_documents, 'article')}", ", ".join(row.aliases[:6]),
        ]  # fmt: skip
        return "; ".join(part for part in parts if part)

    def _articles(self) -> list[tuple[str, Any]]:
        """Return the articles that have every word, wherever in their text, headline, source or file's name."""
        words, dossier = self._words, self.material.dossier
        if not words:
            return []
        found: dict[str, set[str]] = {}
        for doc_id, text in zip(dossier.sentences.doc_id, dossier.sentences.text, strict=True):
            folded = fold(text)
            found.setdefault(doc_id, set()).update(w for w in words if w in folded)
        rows = {d.doc_id: d for d in each(dossier.documents)}
        matching = []
        for doc_id, title in self.material.documents.items():
            row = rows[doc_id]
            head = fold(" ".join(str(v) for v in (title, row.source, row.path) if isinstance(v, str)))
            if all(w in head or w in found.get(doc_id, ()) for w in words):
                matching.append((title, row))
        return matching

    def table(self) -> pd.DataFrame:
        """Return one row a find: columns ``in``, ``found`` and ``where``."""
        rows = [(kind, line, under) for kind, found in self._found().items() for line, under in found]
        return pd.DataFrame(rows, columns=["in", "found", "where"])

    def html(self) -> str:
        """Return what was found, with the words marked."""
        words = self._words
        if not words:
            return card("<h3>Search</h3><p>Write a word: a name, a place, a verb. All words must be there.</p>")
        most = int(self.options.get("most") or SHOWN[0])
        body = f"<h3>Search: {escape(self.options['query'])}</h3>"
        for kind, found in self._found().items():
            lines = "".join(
                f"<blockquote>{mark(line, _find(words, line))}<br>"
                f"<span class='quiet'>{mark(under, _find(words, under))}</span></blockquote>"
                for line, under in found[:most]
            )
            more = f"<p class='quiet'>and {len(found) - most:,} more</p>" if len(found) > most else ""
            body += f"<h4>{kind}: {len(found):,}</h4>{lines}{more}"
        return card(body)

    def text(self) -> str:
        """Return how much was found."""
        if not self._words:
            return "Search: nothing to search for yet."
        counts = ", ".join(f"{len(found)} in {kind.lower()}" for kind, found in self._found().items())
        return f"Search for “{self.options['query']}”: {counts}."


def search(dossier: Dossier, query: str = "") -> Search:
    """Return where words stand in actors, places, claims, articles and sentences; all of them must be there.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> search(Dossier.from_rows({}), "Aleppo").text()
    'Search for “Aleppo”: 0 in actors, 0 in places, 0 in claims, 0 in articles, 0 in sentences.'
    """
    return Search(material_of(dossier), options={"query": query})
