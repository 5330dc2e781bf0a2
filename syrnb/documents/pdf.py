"""PDF: the words of its pages, lines joined to paragraphs and words that were broken at a line's end healed."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from syrnb.documents.content import Content, clean_text, one_line
from syrnb.documents.kinds import kind_of, remedy

__all__ = ["join_lines", "read_pdf"]

MOST_PAGES = 200
FULL = 0.75
"""Share of the usual length below which a line ends its paragraph."""
PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
SENTENCE_END = re.compile(r"[.!?:][\"”’')]*$")


def read_pdf(data: bytes) -> list[Content]:
    """Read a .pdf file; one that is encrypted, broken, no PDF or holds pictures only has failed, with a reason."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # What pypdf finds odd about a file is no news to an analyst; what it cannot read is told below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return [Content(failed=_LOCKED)]
        if len(reader.pages) > MOST_PAGES:
            return [Content(failed=f"more than {MOST_PAGES} pages: save those with the article as a PDF of their own")]
        pages = [clean_text(page.extract_text()) for page in reader.pages]
        title = one_line(reader.metadata.title) if reader.metadata else None
    except DependencyError:  # only ever asked for by kinds of encryption that pypdf leaves to others
        return [Content(failed=_LOCKED)]
    except Exception:  # a broken PDF makes pypdf raise almost anything
        return [Content(failed=_what_is_wrong(data))]
    text = join_lines(pages)
    if not text:
        return [Content(failed=_PICTURES)]
    return [Content(text=text, title=title)]


_LOCKED = "the PDF is locked (encrypted): open it with its password and save a copy without one"
_PICTURES = (
    "no text in the PDF: its pages are pictures, as of a scan; have their words recognised (OCR), or save the article "
    "as plain text (.txt)"
)


def _what_is_wrong(data: bytes) -> str:
    """Return why a file cannot be read as a PDF, in plain words, and what to do."""
    if not data.strip():
        return "empty: there is nothing in the file; save or download it again"
    if b"%PDF-" not in data[:1024]:
        kind = kind_of(data)
        if kind is None and b"\0" not in data[:1024]:
            return "not a PDF: it seems to be plain text; give it the ending .txt"
        return f"not a PDF: it {f'is {kind}' if kind else 'seems to be another kind of file'}; {remedy(kind)}"
    if b"%%EOF" not in data[-2048:]:
        return "the PDF breaks off before its end, as when a download was interrupted: download it again"
    return "the PDF is damaged: download it again, or open it in a PDF viewer and save (or print) it as a new PDF"


def join_lines(pages: Iterable[str]) -> str:
    r"""Join the lines of pages to paragraphs, one a line.

    A paragraph ends at a blank line, and at a line that is clearly shorter than the others. What repeats at the top or
    foot of most pages, and page numbers, are left out.

    Examples
    --------
    >>> join_lines(["The fighters entered the vil-\nlage at dawn and took it\nwhole.\nThen they left."])
    'The fighters entered the village at dawn and took it whole.\nThen they left.'
    """
    lines = list(_drop_margins([page.split("\n") for page in pages]))
    words = {w.lower() for line in lines for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)}
    usual = _usual_length(lines)
    paragraphs: list[str] = []
    opened = False
    for line in lines:
        if not line:
            opened = False
            continue
        if opened:
            paragraphs[-1] = _join(paragraphs[-1], line, words)
        else:
            paragraphs.append(line)
        opened = len(line) >= FULL * usual or bool(BROKEN.search(line))
    return "\n".join(paragraphs)


def _drop_margins(pages: list[list[str]]) -> Iterator[str]:
    """Yield the lines of all pages, white space folded, without page numbers and running heads."""
    folded = [[" ".join(line.split()) for line in page] for page in pages]
    filled = [[i for i, line in enumerate(page) if line] for page in folded]
    edges = Counter(page[i] for page, full in zip(folded, filled, strict=True) for i in {*full[:1], *full[-1:]})
    for page, full in zip(folded, filled, strict=True):
        margin = {*full[:1], *full[-1:]}
        for i, line in enumerate(page):
            running = len(pages) > 2 and edges[line] * 2 > len(pages)
            if i in margin and (running or PAGE_NUMBER.fullmatch(line)):
                continue
            if line or (full and full[0] < i < full[-1]):
                yield line


def _usual_length(lines: list[str]) -> int:
    """Return the length that nine lines in ten do not exceed."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _join(above: str, below: str, words: set[str]) -> str:
    """Join two lines of a paragraph; a hyphen at the end is kept where the word is written with it elsewhere."""
    broken = BROKEN.search(above)
    rest = re.match(r"[^\W\d_]+", below)
    if broken is None or rest is None:
        return f"{above} {below}"
    whole, hyphened = (broken[1] + rest[0]).lower(), f"{broken[1]}-{rest[0]}".lower()
    keep = rest[0][0].isupper() or (hyphened in words and whole not in words)
    return above[: broken.end(1)] + ("-" if keep else "") + below
