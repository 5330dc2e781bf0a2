"""Articles that were read before, kept on disk: an article is read again only where something that decides has changed.

What decides how an article is read is its own text and what is known of it, the knowledge, the English pipeline and
the code of reading; other articles never do. All of that goes into the name under which an article is kept, so that
nothing has to be thrown away when it changes: it is no longer found. One file an article, JSON, deflated.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from syrnb import schema
from syrnb.documents.document import Document
from syrnb.extraction.article import Article
from syrnb.knowledge import Knowledge
from syrnb.knowledge.compiled import cache_folder
from syrnb.knowledge.gazetteer import compiled_path
from syrnb.knowledge.records import Actor, Place
from syrnb.language.pipeline import MODELS

__all__ = ["ArticleCache"]

KEPT_DAYS = 60
"""Days after which an article that nobody read again is forgotten."""
DECIDING = ("doc_id", "text", "title", "source", "url", "published", "published_basis", "language", "body_start")
"""What of a document decides how it is read; where its file lies does not."""
TABLES = ("sentences", "mentions", "events", "casualties", "relations", "control")

Record = TypeVar("Record", Actor, Place)


def _digest_code() -> str:
    """Return a digest of the code that reads and of the language data beside it."""
    package = Path(__file__).parent
    digest = hashlib.sha256((package / "schema.py").read_bytes())
    for folder in ("documents", "extraction", "knowledge", "language"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in (".py", ".yaml", ".csv"):
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


# Taken when the code is loaded: what is edited afterwards is not what runs.
CODE = _digest_code()


@dataclass(frozen=True, slots=True)
class ArticleCache:
    """Articles as they were read, by all that decides how.

    Parameters
    ----------
    folder
        Where they are kept; made where it is missing. Where it cannot be written to, nothing is kept.
    stamp
        Digest of the knowledge, the pipeline and the code.
    """

    folder: Path
    stamp: str

    @classmethod
    def open(cls, knowledge: Knowledge) -> ArticleCache:
        """Return the cache of this user: in the folder ``SYRNB_CACHE``, else in the user's cache folder."""
        parts = (CODE, knowledge.fingerprint, compiled_path().name, *_versions())
        return cls(cache_folder() / "articles", hashlib.sha256("\0".join(parts).encode()).hexdigest())

    def get(self, document: Document) -> Article | None:
        """Return a document as it was read before, or None where it was not, or where its file is broken."""
        path = self._path(document)
        try:
            article = _unpack(json.loads(zlib.decompress(path.read_bytes())))
            os.utime(path)
        except (OSError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None
        return article

    def put(self, document: Document, article: Article) -> None:
        """Keep a document as it was read; where the disk refuses, do without."""
        path = self._path(document)
        data = zlib.compress(json.dumps(_pack(article), ensure_ascii=False, separators=(",", ":")).encode(), 1)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(name, path)
            except OSError:
                os.unlink(name)

    def forget_unused(self) -> None:
        """Remove what nobody read for :data:`KEPT_DAYS` days."""
        oldest = time.time() - KEPT_DAYS * 86400
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _path(self, document: Document) -> Path:
        parts = json.dumps([str(getattr(document, name)) for name in DECIDING])
        return self.folder / hashlib.sha256(f"{self.stamp}\0{parts}".encode("utf-8", "surrogatepass")).hexdigest()


def _versions() -> list[str]:
    """Return the names and versions of the packages that parse; none of them is loaded for it."""
    found = []
    for name in ("spacy", *MODELS):
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return found


def _pack(article: Article) -> dict[str, Any]:
    return {
        **{table: [_plain(row) for row in getattr(article, table)] for table in TABLES},
        "actors": {ref: _plain(_fields(actor)) for ref, actor in article.actors.items()},
        "places": {ref: _plain(_fields(place)) for ref, place in article.places.items()},
    }


def _fields(record: Actor | Place) -> dict[str, Any]:
    return {f.name: getattr(record, f.name) for f in fields(record)}


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _unpack(packed: Mapping[str, Any]) -> Article:
    tables = {table: [_dated(row, _DAYS[table]) for row in packed[table]] for table in TABLES}
    return Article(
        **tables,
        actors={ref: _record(Actor, row, ("start", "end")) for ref, row in packed["actors"].items()},
        places={ref: _record(Place, row, ()) for ref, row in packed["places"].items()},
    )


_DAYS = {table: [c for c, kind in schema.TABLES[table].items() if kind.kind == "day"] for table in TABLES}


def _dated(row: dict[str, Any], days: list[str]) -> dict[str, Any]:
    for name in days:
        if row.get(name) is not None:
            row[name] = date.fromisoformat(row[name])
    return row


def _record(kind: Callable[..., Record], row: dict[str, Any], days: tuple[str, ...]) -> Record:
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    return kind(**_dated({**row, **lists}, list(days)))
