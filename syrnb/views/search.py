"""Search: words in claims, articles, actors and places; every word must be there, accents and case do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from syrnb.views.claims import Told, each
from syrnb.views.evidence import said_by
from syrnb.views.markup import Span, card, escape, mark
from syrnb.views.phrases import day_words, plural, words_for
from syrnb.views.view import Option, Page, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Search", "search"]

_SHOWN = 8


def fold(text: str) -> str:
    """Return text for comparing, letter by letter as long as the text itself: no case, no accents.

    >>> fold("Élan"), len(fold("İdlib"))
    ('elan', 5)
    """
    folded = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)[0].casefold()
        folded.append(base if len(base) == 1 else letter)
    return "".join(folded)


def _find(words: Sequence[str], text: str) -> list[Span]:
    """Return where words stand in a text; empty unless every one does."""
    folded = fold(text)
    spans = []
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

    def option_list(self) -> tuple[Option, ...]:
        """Return the field that words are written into."""
        return (Option("query", "Search for", ()),)

    @property
    def _words(self) -> list[str]:
        return fold(str(self.options["query"])).split()

    def _matching(self, rows: Sequence[Any], text_of: Callable[[Any], str]) -> list[Any]:
        words = self._words
        return [row for row in rows if words and _find(words, text_of(row))]

    def claims(self) -> list[Told]:
        """Return the claims whose summary, words or speaker match."""
        return self._matching(self.material.claims, lambda c: f"{c.summary} {c.quote} {c.speaker_name}")

    def _found(self) -> dict[str, list[tuple[str, str]]]:
        """Return what matches, by kind, each as a line and what stands under it."""
        dossier = self.material.dossier
        claims = [
            (c.summary, f"{c.quote} ({said_by(self.material, c)}, {self.material.documents.get(c.doc_id, c.doc_id)}, "
             f"{day_words(c.reported)})")
            for c in self.claims()
        ]  # fmt: skip
        sentences = [
            (s.text, self.material.documents.get(s.doc_id, s.doc_id))
            for s in self._matching(list(each(dossier.sentences)), lambda s: s.text)
        ]
        named = [
            [
                (row.name, f"{words_for(row.kind)}; {plural(row.n_mentions, 'mention')}; {', '.join(row.aliases[:6])}")
                for row in sorted(
                    self._matching(list(each(frame)), lambda r: f"{r.name} {' '.join(r.aliases)}"),
                    key=lambda r: (-r.n_mentions, r.name),
                )
            ]
            for frame in (dossier.actors, dossier.locations)
        ]
        return {"Actors": named[0], "Places": named[1], "Claims": claims, "Sentences": sentences}

    def table(self) -> pd.DataFrame:
        """Return one row a find: columns ``in``, ``found`` and ``where``."""
        rows = [(kind, line, under) for kind, found in self._found().items() for line, under in found]
        return pd.DataFrame(rows, columns=["in", "found", "where"])

    def html(self) -> str:
        """Return what was found, with the words marked."""
        words = self._words
        if not words:
            return card("<h3>Search</h3><p>Write a word: a name, a place, a verb. All words must be there.</p>")
        body = f"<h3>Search: {escape(self.options['query'])}</h3>"
        for kind, found in self._found().items():
            lines = "".join(
                f"<blockquote>{mark(line, _find(words, line))}<br>"
                f"<span class='quiet'>{mark(under, _find(words, under))}</span></blockquote>"
                for line, under in found[:_SHOWN]
            )
            more = f"<p class='quiet'>and {len(found) - _SHOWN:,} more</p>" if len(found) > _SHOWN else ""
            body += f"<h4>{kind}: {len(found):,}</h4>{lines}{more}"
        return card(body)

    def text(self) -> str:
        """Return how much was found."""
        if not self._words:
            return "Search: nothing to search for yet."
        counts = ", ".join(f"{len(found)} in {kind.lower()}" for kind, found in self._found().items())
        return f"Search for “{self.options['query']}”: {counts}."


def search(dossier: Dossier, query: str = "") -> Search:
    """Return where words stand in claims, sentences, actors and places.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> search(Dossier.from_rows({}), "Aleppo").text()
    'Search for “Aleppo”: 0 in actors, 0 in places, 0 in claims, 0 in sentences.'
    """
    return Search(material_of(dossier), options={"query": query})
