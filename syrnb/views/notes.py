"""The analyst's notes, as they stand in notes.csv beside the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from syrnb.documents.notes import NOTES, read_notes
from syrnb.errors import SeedsError
from syrnb.views.markup import card, escape, table_html
from syrnb.views.phrases import day_words, plural
from syrnb.views.view import Page, material_of

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["NotesPage", "notes"]


class NotesPage(Page):
    """The notes of an analyst; see :func:`notes`."""

    name: ClassVar[str] = "notes"

    def table(self) -> pd.DataFrame:
        """Return the notes that can be used: ``date``, ``text``, ``who`` and ``line``."""
        return self._read()[0]

    def problems(self) -> list[str]:
        """Return one message for each line that cannot be used, with its number."""
        return self._read()[1]

    def _read(self) -> tuple[pd.DataFrame, list[str]]:
        try:
            found = read_notes(self.material.dossier.seeds)
        except SeedsError as error:
            return read_notes(None).table(), [str(error)]
        return found.table(), list(found.problems)

    def html(self) -> str:
        """Return the notes as a table, and what is wrong with lines that cannot be used."""
        frame, problems = self._read()
        body = "<h3>Notes</h3>"
        if len(frame):
            shown = frame.assign(date=[day_words(day) for day in frame.date]).drop(columns="line")
            body += table_html(shown if shown.who.any() else shown.drop(columns="who"), 40)
        else:
            body += (
                f"<p>There are no notes yet. Write them into <code>{NOTES}</code> beside the articles: a first line "
                "<code>date,text,who</code>, then one line a note. They are pinned onto the timeline.</p>"
            )
        if problems:
            lines = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
            body += f"<h4>Lines that cannot be used</h4><ul>{lines}</ul>"
        return card(body)

    def text(self) -> str:
        """Return how many notes there are, and what is wrong with others."""
        frame, problems = self._read()
        return "\n".join([f"Notes: {plural(len(frame), 'note')}.", *(f"  {p}" for p in problems)])


def notes(dossier: Dossier) -> NotesPage:
    """Return the notes of an analyst, from ``notes.csv`` beside the articles.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> notes(Dossier.from_rows({})).text()
    'Notes: 0 notes.'
    """
    return NotesPage(material_of(dossier))
