"""From bytes to text: UTF-8, else what can be detected, else a reason why not."""

from __future__ import annotations

import codecs
import contextlib
import re

from syrnb.documents.content import clean_text
from syrnb.documents.kinds import kind_of, remedy

__all__ = ["EmptyError", "NotTextError", "decode", "decode_exactly"]

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
NAMES = {"cp1252": "windows-1252", "cp1256": "windows-1256", "cp1251": "windows-1251", "cp1254": "windows-1254"}
OF_THE_WEB = re.compile(r"(?:cp|iso8859-|koi8-|mac-|gb|big5|euc_|shift_jis)[\w-]*")
"""Encodings that pages declare; Python knows others, which no page is written in."""
MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are taken for a binary file."""


class NotTextError(Exception):
    """Bytes that are not text; its message is the reason to show."""


class EmptyError(NotTextError):
    """A file without a word in it."""


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str | None]:
    r"""Decode the bytes of a file.

    Parameters
    ----------
    data
        The bytes.
    declared
        An encoding that the file itself names, tried after UTF-8.

    Returns
    -------
    tuple of str and (str or None)
        The text, its byte order mark taken off and its newlines ``\n``; and a note where it is not UTF-8.

    Raises
    ------
    NotTextError
        Where the bytes are empty, another kind of file, or in no encoding that can be told.

    Examples
    --------
    >>> decode("Rif‘at".encode())
    ('Rif‘at', None)
    """
    if not data:
        raise EmptyError("empty: there is nothing in the file; save or download it again")
    kind = kind_of(data)
    if kind and kind != "a web page":
        raise _other(data)
    text, encoding = _decode(data, declared)
    text = clean_text(text)
    if not text.strip():
        raise EmptyError("empty: there are only spaces and ends of lines in the file; save or download it again")
    if "\0" in text or len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise _other(data)
    return text, None if encoding == "utf-8" else f"read as {NAMES.get(encoding, encoding)}"


def _other(data: bytes) -> NotTextError:
    """Return the reason why bytes that are no text cannot be read, and what to do."""
    kind = kind_of(data)
    what = f"it is {kind}" if kind else "it is a binary file of a kind that is not known"
    return NotTextError(f"not text: {what}; {remedy(kind)}")


def decode_exactly(data: bytes) -> tuple[str, str]:
    r"""Return text with its newlines as they are, and the encoding that gives back the same bytes.

    Raises
    ------
    NotTextError
        Where no encoding does.

    Examples
    --------
    >>> decode_exactly(b"a\r\n")
    ('a\r\n', 'utf-8')
    """
    text, encoding = _decode(data, None)
    for codec in ("utf-8-sig", encoding) if data.startswith(codecs.BOM_UTF8) else (encoding,):
        with contextlib.suppress(UnicodeEncodeError, LookupError):
            if text.encode(codec) == data:
                return text, codec
    raise NotTextError("its encoding cannot be kept: save it as UTF-8")


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decode_as(data, "utf-8-sig" if encoding == "utf-8" else encoding), encoding
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8"), "utf-8"
    if b"\0" in data:
        raise _other(data)
    with contextlib.suppress(LookupError, ValueError):
        name = codecs.lookup(declared or "").name
        if OF_THE_WEB.fullmatch(name):
            return data.decode(name), name
    return _detect(data)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise NotTextError(
            f"its letters cannot be told: it begins as {name} and breaks off or goes on as something else; open it in "
            "an editor and save it as UTF-8, or download it again"
        ) from error


def _detect(data: bytes) -> tuple[str, str]:
    # English with curly quotes or some accents: too little for statistics, but windows-1252 is what writes it.
    foreign = sum(1 for byte in data if byte >= 0x80)
    if foreign * 8 <= len(data):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252"), "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise NotTextError(
            "its letters cannot be told: it is in no encoding that is known; open it in an editor and save it as UTF-8"
        )
    return str(best), best.encoding
