"""What one file (or one line of a .jsonl file) says, before anything beside it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Content", "clean_text", "one_line"]


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one article and what its own file says about it.

    Parameters
    ----------
    text
        The article.
    title, source, url, published
        What the file's metadata say (front matter, HTML head, JSON keys); None where they are silent.
    body_start
        Where the body begins, as far as the format shows it.
    notes
        What is worth telling of how it was read.
    failed
        Why it could not be read, or None.
    part
        The line of a .jsonl file, from 1; None for a file that is one article.
    data
        The bytes it was read from, where they are not the whole file.
    """

    text: str = ""
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    body_start: int = 0
    notes: tuple[str, ...] = ()
    failed: str | None = None
    part: int | None = None
    data: bytes | None = None


def clean_text(text: str) -> str:
    r"""Make newlines ``\n`` and lone surrogates (which no encoding can write) replacement characters.

    >>> clean_text("one\r\ntwo")
    'one\ntwo'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def one_line(value: object, longest: int = 300) -> str | None:
    r"""Return a value of metadata as one line of text, or None where it is empty or no plain value.

    >>> one_line("  A title\n of two lines ")
    'A title of two lines'
    """
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return " ".join(clean_text(str(value)).split())[:longest] or None
