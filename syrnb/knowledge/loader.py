"""Loading knowledge: packs and an analyst's own folders, merged into one frozen :class:`Knowledge`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from syrnb.collector import collector_held
from syrnb.errors import KnowledgeError
from syrnb.knowledge.bodies import Actors
from syrnb.knowledge.compiled import digest_files, keep, recall
from syrnb.knowledge.names import Index, build_index
from syrnb.knowledge.packs import Shelf, files_of, merge, read_folders
from syrnb.knowledge.plain import Whereabouts, shelf_from_plain, shelf_to_plain
from syrnb.knowledge.records import Actor, Body, Country, Office, Pack, Place, Source

__all__ = ["SHIPPED", "Knowledge", "load"]

HERE = Path(__file__).parent
WORLD = "world"
SHIPPED = HERE
"""The folder of the packs that come with syrnb."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known before an article is read.

    Parameters
    ----------
    packs
        By name, in the order they were loaded; later ones add to and override earlier ones.
    actors
        By id; rows of the packs, and the bodies of every country (``syria-gov``, ``kenya-army``).
    places
        By id; countries too, under their slug.
    countries
        By ISO 3166 alpha-3.
    bodies
        Patterns of the bodies that every state has, by suffix.
    offices
        In the order of the files; those with ``{adj}`` or ``{name}`` in their titles hold for every country.
    sources
        By id.
    names
        The index of every name.
    fingerprint
        SHA-256 over every file read, as hexadecimal digits.
    files
        Where each record came from: ``(table, id)`` to file and line.
    """

    packs: Mapping[str, Pack]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    countries: Mapping[str, Country]
    bodies: Mapping[str, Body]
    offices: tuple[Office, ...]
    sources: Mapping[str, Source]
    names: Index
    fingerprint: str
    files: Mapping[tuple[str, str], tuple[Path, int]]

    def slug_of(self, code: str | None) -> str:
        """Return what the ids of a country's bodies start with ("syria"); empty where no country has this code."""
        return self.countries[code].slug if code is not None and code in self.countries else ""

    @property
    def country_of_slug(self) -> dict[str, Country]:
        """Countries by the slug that starts the ids of their bodies."""
        return {country.slug: country for country in self.countries.values()}


def _shipped() -> list[Path]:
    """Return the folders of the shipped packs, the world first."""
    packs = sorted(path.parent for path in SHIPPED.glob("*/pack.yaml") if path.parent.name != WORLD)
    return [SHIPPED / WORLD, *packs]


def _folder_of(pack: str | Path) -> Path:
    named = SHIPPED / str(pack)
    return named if isinstance(pack, str) and named.is_dir() else Path(pack)


def load(packs: Sequence[str | Path] | None = None, extra: Sequence[str | Path] = ()) -> Knowledge:
    """Load knowledge.

    Parameters
    ----------
    packs
        Names of shipped packs, or folders; by default the world and every shipped war.
    extra
        Folders that add rows, or override those of the same id, after all packs.

    Returns
    -------
    Knowledge

    Raises
    ------
    KnowledgeError
        Where a file is wrong, naming file, line and entry.

    Examples
    --------
    >>> load(["world"]).actors["kenya-gov"].country
    'KEN'
    """
    folders = _shipped() if packs is None else [_folder_of(pack) for pack in packs]
    return _load(tuple(folder.resolve() for folder in (*folders, *map(Path, extra))))


def _load(folders: tuple[Path, ...]) -> Knowledge:
    stamp = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for folder in folders
        for path in sorted(folder.glob("*.csv")) + sorted(folder.glob("pack.yaml"))
    )
    return _load_once(folders, stamp)


@lru_cache(maxsize=8)
def _load_once(folders: tuple[Path, ...], stamp: tuple[Any, ...]) -> Knowledge:
    fingerprint = digest_files((f"{path.parent.name}/{path.name}", path) for path in _files(folders))
    with collector_held():
        shelf, names, files = _recall(folders, fingerprint) or _compile(folders, fingerprint)
        rows = shelf.rows
        return Knowledge(
            packs=shelf.packs,
            actors=Actors(dict(rows["actors"]), rows["countries"].values(), rows["bodies"], merge),
            places=rows["places"],
            countries=rows["countries"],
            bodies=rows["bodies"],
            offices=tuple(shelf.offices),
            sources=rows["sources"],
            names=names,
            fingerprint=fingerprint,
            files=files,
        )


def _files(folders: Sequence[Path]) -> list[Path]:
    """Return every file that is read from some folders, in order."""
    found: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(folder, "no such folder; give the name of a pack or a folder of knowledge files")
        found += [path for _, path in files_of(folder)]
        found += [path for path in (folder / "pack.yaml",) if path.exists()]
    return found


def _key(folders: Sequence[Path], fingerprint: str) -> str:
    return "|".join((fingerprint, *map(str, folders)))


Compiled = tuple[Shelf, Index, Mapping[tuple[str, str], tuple[Path, int]]]


def _recall(folders: Sequence[Path], fingerprint: str) -> Compiled | None:
    """Return what was compiled from the same files before, or None."""
    data = recall("knowledge", _key(folders, fingerprint))
    if data is None:
        return None
    try:
        packs = data["packs"]
        return shelf_from_plain(packs), Index.from_plain(data["names"]), Whereabouts(packs)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None  # of another form than it should be: compiled anew


def _compile(folders: Sequence[Path], fingerprint: str) -> Compiled:
    shelf = read_folders(folders)
    rows = shelf.rows
    names = build_index(
        shelf.actors, rows["places"].values(), rows["countries"].values(), rows["bodies"].values(), shelf.offices
    )
    keep("knowledge", _key(folders, fingerprint), {"packs": shelf_to_plain(shelf), "names": names.to_plain()})
    return shelf, names, shelf.files
