"""What kind of file some bytes are, by how they begin, and what to do with one that cannot be read."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

__all__ = ["kind_of", "kind_of_name", "remedy"]

_PICTURE = "a picture"
_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", f"{_PICTURE} (PNG)"),
    (b"\xff\xd8\xff", f"{_PICTURE} (JPEG)"),
    (b"GIF8", f"{_PICTURE} (GIF)"),
    (b"II*\0", f"{_PICTURE} (TIFF)"),
    (b"MM\0*", f"{_PICTURE} (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed archive (7z)"),
    (b"Rar!", "a packed archive (RAR)"),
    (b"bplist", "a web archive of Safari"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
)
_IN_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel table"),
    (b"ppt/", "PowerPoint slides"),
    (b"mimetypeapplication/epub", "an e-book (EPUB)"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument table"),
)
_BY_ENDING = {
    ".docx": "a Word document", ".doc": "an old Word document", ".odt": "an OpenDocument text",
    ".rtf": "an RTF document", ".pages": "a Pages document", ".epub": "an e-book (EPUB)",
    ".xlsx": "an Excel table", ".xls": "an old Excel table", ".ods": "an OpenDocument table", ".csv": "a table (CSV)",
    ".pptx": "PowerPoint slides", ".ppt": "old PowerPoint slides", ".png": f"{_PICTURE} (PNG)",
    ".jpg": f"{_PICTURE} (JPEG)", ".jpeg": f"{_PICTURE} (JPEG)", ".gif": f"{_PICTURE} (GIF)",
    ".tif": f"{_PICTURE} (TIFF)", ".tiff": f"{_PICTURE} (TIFF)", ".webp": f"{_PICTURE} (WebP)",
    ".heic": f"{_PICTURE} (HEIC)", ".zip": "a packed archive (ZIP)", ".gz": "a packed file (gzip)",
    ".7z": "a packed archive (7z)", ".rar": "a packed archive (RAR)", ".mhtml": "a web archive (MHTML)",
    ".mht": "a web archive (MHTML)", ".webarchive": "a web archive of Safari", ".json": "JSON",
    ".eml": "an e-mail", ".msg": "an e-mail of Outlook", ".mp3": "a recording", ".mp4": "a film",
}  # fmt: skip
_HEAD = 4096
"""Bytes that are looked at."""
_TAGGED = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def kind_of(data: bytes) -> str | None:
    r"""Return what kind of file bytes are, in words, None where their beginning does not tell.

    >>> kind_of(b"%PDF-1.7\n"), kind_of(b"PK\x03\x04 ... word/document.xml"), kind_of(b"<!DOCTYPE html>"), kind_of(b"A")
    ('a PDF', 'a Word document', 'a web page', None)
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK\x03\x04"):
        # What lies in a packed file is listed at its end.
        listed = head + data[-_HEAD:]
        return next((kind for sign, kind in _IN_ZIP if sign in listed), "a packed archive (ZIP)")
    if head.startswith(b"RIFF") and b"\0" in head:
        return f"{_PICTURE} (WebP)" if head[8:12] == b"WEBP" else "a recording"
    if head[4:8] == b"ftyp" and b"\0" in head[:4]:
        return f"{_PICTURE} (HEIC)" if head[8:11] in (b"hei", b"mif", b"avi") else "a film or a recording"
    if _TAGGED.match(head):
        return "a web page"
    # A text may begin with the letters of a sign ("MZ"), but it has no zero bytes.
    return next((k for sign, k in _BEGINNINGS if head.startswith(sign) and (b"\0" in head or not sign.isalnum())), None)


def kind_of_name(name: str) -> str | None:
    """Return what kind of file a name tells of, by its ending, in words; None where that is no known one.

    >>> kind_of_name("Report.DOCX"), kind_of_name("notes")
    ('a Word document', None)
    """
    return _BY_ENDING.get(PurePosixPath(name).suffix.lower())


def remedy(kind: str | None) -> str:
    """Return what to do to have a file of a kind read.

    >>> remedy("a PDF"), remedy(None)
    ('give it the ending .pdf', 'save the article as plain text (.txt, UTF-8)')
    """
    own = {"a PDF": ".pdf", "a web page": ".html"}.get(kind or "")
    if own:
        return f"give it the ending {own}"
    if kind == "JSON":
        return 'write one article a line, each as {"text": "..."}, and give the file the ending .jsonl'
    if kind and "pack" in kind:
        return "unpack it and add the files in it"
    if kind and _PICTURE in kind:
        return "have its words recognised (OCR) and save them as plain text (.txt)"
    if kind and ("web archive" in kind or "mail" in kind):
        return "open it and save it as a web page (.html) or as plain text (.txt)"
    if kind and ("document" in kind.lower() or "Word" in kind or "slides" in kind or "book" in kind):
        return "open it and save it as plain text (.txt), web page (.html) or PDF"
    if kind and "table" in kind:
        return "save each article as plain text (.txt); a table that syrnb asks for, as CSV (UTF-8)"
    if kind and any(word in kind for word in ("recording", "film", "program", "database")):
        return "it holds no article"
    return "save the article as plain text (.txt, UTF-8)"
