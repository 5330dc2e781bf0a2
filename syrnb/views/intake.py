"""Dropping articles in: chosen files are tried, the good ones laid into the seeds folder and read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as widgets

from syrnb.documents.formats import ENDINGS, LARGEST
from syrnb.documents.intake import Taken, take_in
from syrnb.dossier import Dossier
from syrnb.errors import SyrnbError
from syrnb.views.markup import card, escape
from syrnb.views.phrases import day_words, plural
from syrnb.views.rereading import READ_AGAIN, RereadingDesk
from syrnb.views.selection import Selection

__all__ = ["IntakeDesk", "drop_articles"]

LABEL = "Add articles"


class IntakeDesk(RereadingDesk):
    """A button for files; see :func:`drop_articles`."""

    def __init__(self, dossier: Dossier, selection: Selection | None = None) -> None:
        self._upload = widgets.FileUpload(
            accept=",".join(ENDINGS), multiple=True, description=LABEL, tooltip=_words(),
            layout={"width": "max-content"},
        )  # fmt: skip
        self._upload.observe(self._dropped, "value")
        super().__init__(dossier, [widgets.HTML(card(f"<p>{escape(_words())}</p>")), self._upload], selection)

    def _dropped(self, change: dict[str, Any]) -> None:
        files = [(str(f["name"]), bytes(f["content"])) for f in change["new"]]
        if files:
            self._upload.value = ()
            self.take(files)

    def take(self, files: Iterable[tuple[str, bytes]]) -> list[Taken]:
        """Take files in, by name and bytes, as choosing them does; say of each what became of it."""
        try:
            taken = take_in(self.dossier.seeds or "", files)
        except SyrnbError as error:
            self.say(f"<p>{escape(error)}</p>", str(error))
            return []
        added = [t for t in taken if t.path]
        if added:
            self.read_again()
        rows = "".join(
            f"<li><b>{escape(t.name)}</b>: {escape(self._said(t))}</li>"
            for t in sorted(taken, key=lambda t: t.path is not None)
        )
        head = f"{plural(len(added), 'file')} taken, {len(taken) - len(added):,} not."
        note = f"<p class='quiet'>{READ_AGAIN}</p>" if added else ""
        self.say(
            f"<div role='status'><h4>{escape(head)}</h4><ul>{rows}</ul>{note}</div>",
            "\n".join([head, *(f"  {t.name}: {self._said(t)}" for t in taken)]),
        )
        return taken

    def _said(self, taken: Taken) -> str:
        """Say what became of a file: where it lies, its day or that it has none, or why it was not taken."""
        if taken.path is None:
            return f"not taken: {taken.reason}"
        where = "taken" if taken.path == taken.name else f"taken as {taken.path}"
        documents = self.dossier.documents
        mine = (documents.path == taken.path) | documents.path.str.startswith(f"{taken.path}#")
        read = documents[mine & (documents.status == "read")]
        days = read.published.dropna()
        undated = len(read) - len(days)
        parts = [where, taken.reason or ""]
        if not days.empty:
            parts.append(f"published {day_words(days.min(), days.max())}")
        if undated:
            have = "has" if undated == 1 else "have"
            many = f"{undated:,} of {plural(len(read), 'article')} {have} no day of publication"
            which = many if len(read) > 1 else "no day of publication is known"
            parts.append(f"{which}: fill it in above, under “Days to fill in”")
        return "; ".join(part for part in parts if part)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # What cannot run widgets (a stored notebook, a page) says what the button is for.
        plain = f"{LABEL}: {_words()}"
        return {
            **super()._repr_mimebundle_(**kwargs),
            "text/html": card(f"<p>{escape(plain)}</p>"),
            "text/plain": plain,
        }


def _words() -> str:
    return (
        f"Choose one file or several ({', '.join(ENDINGS)}; up to {LARGEST // 1_000_000} MB each). Those that can be "
        "read are laid into the folder of articles, and only they are read."
    )


def drop_articles(dossier: Dossier, selection: Selection | None = None) -> IntakeDesk:
    """Return a button that takes articles into the seeds folder, reads what is new, and shows what changed.

    Examples
    --------
    >>> from syrnb import Dossier
    >>> drop_articles(Dossier.from_rows({})).told
    ''
    """
    return IntakeDesk(dossier, selection)
