"""A folder of articles, as documents: every file in it is read, or has a row that says why not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath

from syrnb.documents.content import Content, clean_text
from syrnb.documents.dateline import Header, find_header
from syrnb.documents.document import Document
from syrnb.documents.formats import LARGEST, read_bytes, reader_for, unread_kind
from syrnb.documents.languages import LANGUAGES, guess_language
from syrnb.documents.lines import unwrap
from syrnb.documents.publication import settle_publication
from syrnb.documents.sidecar import SIDECAR, Row, join_rows, name_key, read_sidecar
from syrnb.documents.walk import Found, find_files, is_never_article
from syrnb.errors import SeedsError

__all__ = ["read_documents", "words_of"]

NOTHING = sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class _Read:
    """One article of one file: its path (``file.jsonl#3`` for a line), its bytes' sha256 and what they say."""

    path: str
    sha256: str
    content: Content
    status: str


def read_documents(seeds: str | Path) -> list[Document]:
    """Read the articles of a folder and its sub-folders.

    A file that cannot be read raises nothing: it is a document of status ``skipped`` or ``failed``, with a reason. So
    is a file that ``documents.csv`` names and the folder does not hold.

    Parameters
    ----------
    seeds
        The folder.

    Returns
    -------
    list of Document
        Sorted by path, one an article. The same files give the same documents; the clock is never asked.

    Raises
    ------
    SeedsError
        Where the folder is missing, or a documents.csv is no table.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("KABUL (June 30, 2011) - Two men were detained.")
    ...     _ = Path(folder, "b.docx").write_bytes(b"PK")
    ...     [(d.path, d.status) for d in read_documents(folder)]
    [('a.txt', 'read'), ('b.docx', 'skipped')]
    """
    found = find_files(Path(seeds))
    rows = _read_sidecars(found)
    articles = [f for f in found if not is_never_article(PurePosixPath(f.path).name)]
    documents = [_document(read, _row_for(read.path, rows)) for f in articles for read in _read_file(f)]
    documents += _unfound(rows, (f.path for f in found), (d.path for d in documents))
    documents.sort(key=lambda document: document.path)
    return _skip_repeats(documents)


def _read_sidecars(found: Iterable[Found]) -> dict[str, Row]:
    """Read the documents.csv of every folder, the uppermost first."""
    tables = [f for f in found if PurePosixPath(f.path).name.lower() == SIDECAR and not (f.failed or f.skipped)]
    tables.sort(key=lambda f: (f.path.count("/"), f.path))
    rows: list[Row] = []
    for f in tables:
        try:
            rows += read_sidecar(f.file.read_bytes(), path=f.path)
        except OSError as error:
            raise SeedsError(f"{f.path} cannot be opened: {error.strerror}") from error
    return join_rows(rows)


def _row_for(path: str, rows: dict[str, Row]) -> Row | None:
    """Return what documents.csv says of an article: for a line of a .jsonl file its own row, else the file's."""
    row = rows.get(name_key(path))
    if row is None and "#" in path:
        row = rows.get(name_key(path.rpartition("#")[0]))
    return row


def _read_file(found: Found) -> Iterator[_Read]:
    if found.failed or found.skipped:
        reason, status = found.failed or found.skipped, "failed" if found.failed else "skipped"
        yield _Read(found.path, NOTHING, Content(failed=reason), status)
        return
    reader = reader_for(found.path)
    try:
        with found.file.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
            file.seek(0)
            data = file.read(LARGEST + 1)
    except OSError as error:
        yield _Read(found.path, NOTHING, Content(failed=f"cannot be opened: {error.strerror}"), "failed")
        return
    if reader is None:
        yield _Read(found.path, digest, Content(failed=unread_kind(found.path, data)), "skipped")
        return
    for content in read_bytes(reader, data):
        path = found.path if content.part is None else f"{found.path}#{content.part}"
        of = digest if content.data is None else sha256(content.data).hexdigest()
        yield _Read(path, of, content, "failed" if content.failed else "read")


def _document(read: _Read, row: Row | None) -> Document:
    content = read.content
    header = Header() if content.failed else find_header(unwrap(content.text))
    publication = settle_publication(content.published, header.day, row, read.path)
    notes = [content.failed] if content.failed else list(content.notes)
    document = Document(
        doc_id=_unread_id(read.path, read.sha256),
        path=clean_text(read.path),
        text="",
        sha256=read.sha256,
        status=read.status,
        title=(row and row.title) or content.title or header.title,
        source=(row and row.source) or content.source or header.agency,
        url=(row and row.url) or content.url,
        published=publication.day,
        published_basis=publication.basis,
    )
    if not content.failed:
        language = guess_language(content.text)
        document = replace(document, language=language)
        if language == "en":
            document = replace(
                document,
                doc_id=sha256(content.text.encode()).hexdigest()[:12],
                text=content.text,
                body_start=max(content.body_start, header.body_start),
            )
        else:
            document = replace(document, status="skipped")
            notes.insert(0, f"not English (looks like {LANGUAGES[language]}): only English is read")
    notes += publication.notes
    notes += row.problems if row else ()
    return replace(document, reason="; ".join(notes) or None)


def _unread_id(path: str, digest: str) -> str:
    """Return the id of a file without a text of its own."""
    return sha256(f"{path}\0{digest}".encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _unfound(rows: dict[str, Row], files: Iterable[str], articles: Iterable[str]) -> Iterator[Document]:
    """Yield a document for every file that a documents.csv names and the folder does not hold."""
    known = {name_key(path) for path in files} | {name_key(path) for path in articles}
    for name, row in sorted(rows.items()):
        if name in known:
            if is_never_article(PurePosixPath(name).name):
                reason = f"named in {row.where}, but files of this name are never articles"
                yield _absent(name, row, reason, "skipped")
        else:
            yield _absent(name, row, f"named in {row.where}, but not in the folder", "failed")


def _absent(name: str, row: Row, reason: str, status: str) -> Document:
    return Document(
        doc_id=_unread_id(name, NOTHING),
        path=name,
        text="",
        sha256=NOTHING,
        status=status,
        reason="; ".join((reason, *row.problems)),
        title=row.title,
        source=row.source,
        url=row.url,
        published=row.published,
        published_basis="sidecar" if row.published else "unknown",
    )


def words_of(text: str) -> str:
    """Return what two texts share that are word for word the same: a digest of their words."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return sha256(words.encode()).hexdigest()


def _skip_repeats(documents: Iterable[Document]) -> list[Document]:
    """Skip each document whose words are those of one before it."""
    first: dict[str, str] = {}
    kept = []
    for document in documents:
        if document.status == "read":
            held = first.setdefault(words_of(document.text), document.path)
            if held != document.path:
                reason = "; ".join(filter(None, (f"the same text as {held}, read there", document.reason)))
                document = replace(
                    document,
                    doc_id=_unread_id(document.path, document.sha256),
                    text="",
                    status="skipped",
                    reason=reason,
                    body_start=0,
                )
        kept.append(document)
    return kept
