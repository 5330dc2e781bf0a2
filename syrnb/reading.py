"""From a folder of articles to a dossier: documents, language, extraction, tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from syrnb.article_cache import ArticleCache
from syrnb.documents import read_documents
from syrnb.documents.document import Document
from syrnb.dossier import Dossier
from syrnb.extraction.article import Article, gather, read_article
from syrnb.knowledge import Knowledge, load
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.knowledge.records import Actor
from syrnb.language.pipeline import parse
from syrnb.overrides import OVERRIDES, apply_overrides, override_documents, read_overrides
from syrnb.overrides.sources import SOURCES, grade_sources, read_sources

__all__ = ["read"]

OWN_KNOWLEDGE = "knowledge"


def read(
    seeds: str | Path, *, knowledge: Sequence[str | Path] | None = None, progress: bool = False, fresh: bool = False
) -> Dossier:
    """Read a folder of articles into tables of claims.

    Only what is new is read: an article that was read before, with the same knowledge and the same version of syrnb, is
    taken from the user's cache folder (see :mod:`syrnb.article_cache`). The tables are the same either way.

    Parameters
    ----------
    seeds
        A folder of .txt, .md, .html, .pdf or .jsonl files, with ``documents.csv`` beside them where their dates and
        sources are known. A folder ``knowledge`` in it adds to the shipped packs.
    knowledge
        Packs to read with, by name or folder; by default all that are shipped.
    progress
        Whether to show a progress bar on stderr.
    fresh
        Whether every article is read anew, and none is kept.

    Returns
    -------
    Dossier
        Every table of :mod:`syrnb.schema`, checked. A file that cannot be read is a row of ``documents`` with a reason.

    Raises
    ------
    SeedsError
        Where ``seeds`` is no folder, or a table beside the articles cannot be used.
    KnowledgeError
        Where a knowledge file is wrong.
    ModelError
        Where no English pipeline is installed.

    Examples
    --------
    >>> import syrnb
    >>> dossier = syrnb.read("seeds")  # doctest: +SKIP
    >>> dossier.casualties[["low", "high", "victims", "speaker_text", "quote"]]  # doctest: +SKIP
    """
    folder = Path(seeds)
    overrides = read_overrides(folder / OVERRIDES)
    documents = override_documents(read_documents(folder), overrides)
    own = folder / OWN_KNOWLEDGE
    known = load(knowledge, extra=[own] if own.is_dir() else [])
    readable = [d for d in documents if d.status == "read"]
    articles = _read_articles(readable, known, progress, None if fresh else ArticleCache.open(known))
    ordered = [articles[d.doc_id] for d in documents if d.doc_id in articles]
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [_document_row(d, articles.get(d.doc_id)) for d in documents],
        "actors": _actor_rows(ordered, known),
        "locations": _location_rows(ordered),
        "sources": grade_sources(_source_rows(documents, ordered, known), read_sources(folder / SOURCES)),
    }
    for table in ("sentences", "mentions", "events", "casualties", "relations", "control"):
        rows[table] = gather(ordered, table)
    texts_by_id = {d.doc_id: d.text for d in readable}
    dossier = Dossier.from_rows(rows, texts=texts_by_id, seeds=folder, knowledge=known.fingerprint)
    return apply_overrides(dossier, overrides, known=known)


def _read_articles(
    documents: Sequence[Document], known: Knowledge, progress: bool, cache: ArticleCache | None
) -> dict[str, Article]:
    """Return every document read, by id: those that were read before from the cache, and the others now."""
    kept = {d.doc_id: cache.get(d) for d in documents} if cache is not None else {}
    articles = {doc_id: article for doc_id, article in kept.items() if article is not None}
    new = [d for d in documents if d.doc_id not in articles]
    if not new:
        return articles
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    texts: Iterable[Any] = parse(new)
    if progress:
        texts = track(texts, total=len(new), description="Reading articles", console=Console(stderr=True))
    for text in texts:
        article = articles[text.document.doc_id] = read_article(text, known, gazetteer, lexicon)
        if cache is not None:
            cache.put(text.document, article)
    if cache is not None:
        cache.forget_unused()
    return articles


def _document_row(document: Document, article: Article | None) -> dict[str, Any]:
    return {
        "doc_id": document.doc_id,
        "path": document.path,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "published": document.published,
        "published_basis": document.published_basis,
        "language": document.language,
        "sha256": document.sha256,
        "n_chars": len(document.text),
        "n_sentences": len(article.sentences) if article is not None else 0,
        "status": document.status,
        "reason": document.reason,
    }


def _counts(articles: Iterable[Article], kind: str) -> tuple[Counter[str], Counter[str]]:
    """Return how many mentions, and how many documents, each id has."""
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for row in article.mentions:
            if row["kind"] == kind and row["ref"] is not None:
                mentions[row["ref"]] += 1
                documents[row["ref"]].add(row["doc_id"])
    return mentions, Counter({ref: len(found) for ref, found in documents.items()})


def _actor_rows(articles: list[Article], known: Knowledge) -> list[dict[str, Any]]:
    records: dict[str, Actor] = {}
    for article in articles:
        for actor in article.actors.values():
            records.setdefault(actor.actor_id, actor)
    for actor in list(records.values()):
        parent = actor.parent_id
        while parent is not None and parent in known.actors and parent not in records:
            records[parent] = known.actors[parent]
            parent = records[parent].parent_id
    mentions, documents = _counts(articles, "actor")
    return [
        {
            "actor_id": a.actor_id,
            "name": a.name,
            "aliases": list(dict.fromkeys((*a.aliases, *a.nominals))),
            "kind": a.kind,
            "country": a.country,
            "side": a.side,
            "parent_id": a.parent_id,
            "wikidata": a.wikidata,
            "known": a.known,
            "n_mentions": mentions[a.actor_id],
            "n_documents": documents[a.actor_id],
        }
        for a in sorted(records.values(), key=lambda a: a.actor_id)
    ]


def _location_rows(articles: list[Article]) -> list[dict[str, Any]]:
    records = {p.location_id: p for article in reversed(articles) for p in article.places.values()}
    mentions, documents = _counts(articles, "location")
    return [
        {
            "location_id": p.location_id,
            "name": p.name,
            "aliases": list(p.aliases),
            "kind": p.kind,
            "country": p.country,
            "admin1": p.admin1,
            "lat": p.lat,
            "lon": p.lon,
            "radius_km": p.radius_km,
            "geonameid": p.geonameid,
            "n_mentions": mentions[p.location_id],
            "n_documents": documents[p.location_id],
        }
        for p in sorted(records.values(), key=lambda p: p.location_id)
    ]


SOURCE_KINDS = {
    "monitor": "monitor", "igo": "igo", "civil-society": "ngo", "state": "government", "state-forces": "government",
}  # fmt: skip
"""What kind of source an actor is that speaks; of others (persons, armed groups) the table ``actors`` says enough."""


def _source_rows(documents: list[Document], articles: list[Article], known: Knowledge) -> list[dict[str, Any]]:
    """Return the sources that carry or make claims: outlets named beside the documents, and bodies that speak."""
    named = {d.source for d in documents if d.source}
    speaking = {r["speaker"] for t in ("events", "casualties", "relations", "control") for r in gather(articles, t)}
    by_name = {n.casefold(): s for s in known.sources.values() for n in (s.source_id, s.name, *s.aliases)}
    records = {s.source_id: s for ref in speaking if (s := known.sources.get(ref or "")) is not None}
    rows: list[dict[str, Any]] = []
    for name in sorted(named):
        source = by_name.get(name.casefold())
        if source is not None:
            records[source.source_id] = source
        else:
            rows.append({"source_id": name, "name": name, "kind": "other", "basis": "named in documents.csv"})
    taken = {*records, *(row["source_id"] for row in rows)}
    for ref in sorted(ref for ref in speaking if ref in known.actors and ref not in taken):
        actor = known.actors[ref]
        if actor.kind in SOURCE_KINDS:
            rows.append(
                {
                    "source_id": ref,
                    "name": actor.name,
                    "aliases": list(actor.aliases),
                    "kind": SOURCE_KINDS[actor.kind],
                    "side": actor.country if SOURCE_KINDS[actor.kind] == "government" else actor.side,
                }
            )
    for source in records.values():
        rows.append(
            {
                "source_id": source.source_id,
                "name": source.name,
                "aliases": list(source.aliases),
                "kind": source.kind,
                "side": source.side,
                "family": source.family,
                "reliability": source.reliability,
                "basis": source.basis,
            }
        )
    return sorted(rows, key=lambda r: r["source_id"])
