"""Filling in days: a field for each article whose day of publication nobody knows, written to documents.csv."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from syrnb.documents.days import read_one_day
from syrnb.documents.sidecar_writing import write_day, written_day
from syrnb.dossier import Dossier
from syrnb.errors import SyrnbError
from syrnb.views.claims import each
from syrnb.views.markup import card, escape
from syrnb.views.phrases import plural, shorten
from syrnb.views.rereading import READ_AGAIN, RereadingDesk
from syrnb.views.selection import Selection

__all__ = ["DatesDesk", "fill_dates"]

FIELDS = 25
"""Articles that get a field at once; the others follow when these have their day."""


class DatesDesk(RereadingDesk):
    """A field for each article without a day; see :func:`fill_dates`."""

    def __init__(self, dossier: Dossier, selection: Selection | None = None) -> None:
        self._fields: dict[str, Any] = {}
        self._seen: dict[str, str] = {}
        self._head = widgets.HTML()
        self._rows = widgets.VBox()
        self._button = widgets.Button(
            description="Write these days", tooltip="Write them into documents.csv beside the articles, and read again",
            layout={"width": "max-content"},
        )  # fmt: skip
        self._button.on_click(lambda _: self.write())
        super().__init__(dossier, [self._rows, self._button], selection)
        self._lay_out()

    @property
    def missing(self) -> list[str]:
        """The files of articles that were read and have no day, in order."""
        documents = self.dossier.documents
        return sorted(documents.path[(documents.status == "read") & documents.published.isna()])

    def fill(self, **days: str) -> None:
        """Write into fields as a hand would: ``fill(**{"a.txt": "2024-12-01"})``."""
        for path, day in days.items():
            self._fields[path].value = day

    def write(self) -> None:
        """Write every day that was filled in, say of each what came of it, and read the folder again."""
        lines, written = [], 0
        for path, field in self._fields.items():
            if not field.value.strip():
                continue
            try:
                day = read_one_day(field.value)
                write_day(self.dossier.seeds or "", path, day, was=self._seen[path])
            except (ValueError, SyrnbError) as error:
                lines.append(f"{path}: {error}")
                self._seen[path] = self._written(path)
                continue
            written += 1
            lines.append(f"{path}: {day.isoformat()} is written")
        if not lines:
            lines = ["No day was filled in."]
        if written:
            self.read_again()
            self._lay_out()
        self.say(
            f"<ul role='status'>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
            + (f"<p class='quiet'>{READ_AGAIN}</p>" if written else ""),
            "\n".join(lines),
        )

    def follow(self, old: Dossier, new: Dossier) -> None:
        """Offer the fields of what another desk has read."""
        super().follow(old, new)
        self._lay_out()

    def _written(self, path: str) -> str:
        try:
            return written_day(self.dossier.seeds or "", path)
        except SyrnbError:
            return ""

    def _lay_out(self) -> None:
        """Lay out a field for each article without a day.

        A field that stands keeps its place and what is in it: what is written into it while articles are being read
        is heard when they are read, and a field in its place would not hear it.
        """
        missing = self.missing
        standing = [path for path in self._fields if path in missing]
        offered = [*standing, *(path for path in missing if path not in standing)][:FIELDS]
        titles = {d.path: d.title for d in each(self.dossier.documents)}
        self._fields = {path: self._fields.get(path) or _field(path, titles[path]) for path in offered}
        self._seen = {path: self._written(path) for path in offered}
        self._head.value = card(f"<p>{escape(self._words())}</p>")
        self._rows.children = (self._head, *self._fields.values())
        self._button.layout.display = "" if missing else "none"
        # A kernel hears a control in the thread that spoke through it last: all in one, in the order of their use.
        for control in (*self._fields.values(), self._button):
            control.send_state("description")

    def _words(self) -> str:
        missing = self.missing
        if not len(self.dossier.documents):
            return "There is nothing to fill in: the folder has no articles."
        if not missing:
            return "Every article that was read has its day."
        more = len(missing) - FIELDS
        rest = f" The first {FIELDS} are here; the others follow when these have theirs." if more > 0 else ""
        return (
            f"{plural(len(missing), 'article')} {'has' if len(missing) == 1 else 'have'} no day of publication.{rest}"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # What cannot run widgets (a stored notebook, a page) shows which articles lack a day.
        files = "".join(f"<li>{escape(path)}</li>" for path in self.missing[:FIELDS])
        body = f"<p>{escape(self._words())}</p>" + (f"<ul>{files}</ul>" if files else "")
        plain = "\n".join([self._words(), *(f"  {path}" for path in self.missing[:FIELDS])])
        return {**super()._repr_mimebundle_(**kwargs), "text/html": card(body), "text/plain": plain}


def _field(path: str, title: Any) -> widgets.Text:
    """Return an empty field for the day of an article."""
    # Told as a whole, when it is left: letter by letter, the last ones may come after the press of the button.
    return widgets.Text(
        description=f"Day of {shorten(path, 60)}", placeholder="2024-12-31", continuous_update=False,
        tooltip=title if isinstance(title, str) and title else path, style={"description_width": "initial"},
        layout={"width": "auto", "max_width": "720px"},
    )  # fmt: skip


def fill_dates(dossier: Dossier, selection: Selection | None = None) -> DatesDesk:
    """Return a field for each article that has no day of publication; what is written there goes to documents.csv.

    Nothing is offered: a day is known or it is not. A value that is no day, or that somebody else wrote in the
    meantime, is told of and not written.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> fill_dates(Dossier.from_rows({}))._words()
    'There is nothing to fill in: the folder has no articles.'
    """
    return DatesDesk(dossier, selection)
