"""What is chosen in a notebook, shared by its views: choosing in one narrows the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from syrnb.views.choice import Choice

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = ["Selection", "shared_selection"]


class Selection:
    """A choice that many listen to.

    It lives as long as the kernel, so running a cell again keeps what was chosen.

    Examples
    --------
    >>> selection = Selection()
    >>> seen = []
    >>> selection.listen("picture", lambda: seen.append(selection.choice.actors))
    >>> selection.choose(actors="hts")
    >>> seen
    [('hts',)]
    """

    def __init__(self) -> None:
        self.choice = Choice()
        self._options: dict[str, dict[str, Any]] = {}
        self._listeners: dict[str, Callable[[], None]] = {}
        self._readers: dict[str, Callable[[Dossier, Dossier], None]] = {}

    def listen(
        self, name: str, react: Callable[[], None], renew: Callable[[Dossier, Dossier], None] | None = None
    ) -> None:
        """Call ``react`` after every change; a later listener of the same name takes the earlier one's place.

        ``renew`` is called with both dossiers where one takes another's place.
        """
        self._listeners[name] = react
        if renew is not None:
            self._readers[name] = renew

    def renew(self, old: Dossier, new: Dossier) -> None:
        """Let every view of one dossier show another: the same articles, read again after something was added."""
        for show in list(self._readers.values()):
            show(old, new)

    def choose(self, **changes: Any) -> None:
        """Change some fields of the choice and tell every listener.

        Raises
        ------
        TypeError
            Where a field is none of :class:`~syrnb.views.choice.Choice`.
        """
        changed = self.choice.change(**changes)
        if changed != self.choice:
            self.choice = changed
            self._tell()

    def clear(self) -> None:
        """Choose everything again, in all views."""
        self._options.clear()
        self.choice = Choice()
        self._tell()

    def _tell(self) -> None:
        for react in list(self._listeners.values()):
            react()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put back, at the end of a ``with`` block, what was chosen and what views were told at its start.

        Examples
        --------
        >>> selection = Selection()
        >>> with selection.held():
        ...     selection.choose(actors="hts")
        >>> selection.choice.actors
        ()
        """
        choice, options = self.choice, {name: dict(told) for name, told in self._options.items()}
        try:
            yield
        finally:
            self.choice, self._options = choice, options
            self._tell()

    def options_of(self, name: str) -> dict[str, Any]:
        """Return what one view alone was told (its lanes, its page)."""
        return dict(self._options.get(name, {}))

    def set_options(self, name: str, **options: Any) -> None:
        """Keep what one view alone is told, and tell every listener: some follow it."""
        self._options[name] = {**self._options.get(name, {}), **options}
        self._tell()


_SHARED = Selection()


def shared_selection() -> Selection:
    """Return the selection that all views of the running notebook share."""
    return _SHARED
