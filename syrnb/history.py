"""What was read before: the tables of earlier readings of a seeds folder, to compare a later one with.

They lie in the user's own state folder, never among the articles. A reading that says the same as the last one kept is
not kept again, so that running a notebook twice takes nothing away.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd
import platformdirs

from syrnb import schema
from syrnb.dossier import Dossier, remember
from syrnb.store import read_tables, write_tables

__all__ = ["Reading", "earlier_readings", "keep_reading"]

KEPT = 8
"""How many readings of a folder are kept; the oldest go."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading that was kept.

    Parameters
    ----------
    folder
        Holds its tables as CSV.
    when
        When it was kept, in the time of this machine.
    documents
        How many documents it has.
    """

    folder: Path
    when: datetime
    documents: int

    @property
    def name(self) -> str:
        """What it is called: no two readings of one folder of articles share it."""
        return self.folder.name

    def open(self) -> Dossier:
        """Return its tables; the texts of the articles are not among them.

        Raises
        ------
        SyrnbError
            Where they were written by a version whose tables were other ones.
        """
        return read_tables(self.folder)


def keep_reading(dossier: Dossier, folder: Path | None = None) -> Reading | None:
    """Keep the tables of a dossier that was read from a folder, unless the last that was kept says the same.

    Parameters
    ----------
    dossier
        What was read.
    folder
        Where readings are kept; by default below ``SYRNB_CACHE``, else in the user's state folder.

    Returns
    -------
    Reading or None
        The one that was kept; None where nothing was, since nothing is new, the dossier was not read from a folder, or
        the disk refuses.

    Examples
    --------
    >>> keep_reading(Dossier.from_rows({})) is None
    True
    """
    if dossier.seeds is None:
        return None
    home = _home(dossier.seeds, folder)
    kept = _list(home)
    digest = _digest(dossier)
    if kept and kept[-1].name.endswith(digest):
        return None
    number = int(kept[-1].name.partition("-")[0]) + 1 if kept else 1
    target = home / f"{number:06d}-{len(dossier.documents)}-{digest}"
    with suppress(OSError):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".") as half:
            write_tables(dossier, Path(half) / "tables", "csv")
            os.rename(Path(half) / "tables", target)
        for old in kept[: max(0, len(kept) + 1 - KEPT)]:
            shutil.rmtree(old.folder, ignore_errors=True)
        return next((r for r in _list(home) if r.folder == target), None)
    return None


def earlier_readings(dossier: Dossier, folder: Path | None = None) -> list[Reading]:
    """Return the readings of the same folder of articles that say something else than this one, the latest first."""
    if dossier.seeds is None:
        return []
    digest = _digest(dossier)
    return [r for r in reversed(_list(_home(dossier.seeds, folder))) if not r.name.endswith(digest)]


def _home(seeds: Path, folder: Path | None) -> Path:
    root = folder or Path(os.environ.get("SYRNB_CACHE") or platformdirs.user_state_dir("syrnb")) / "readings"
    return root / hashlib.sha256(str(seeds.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _list(home: Path) -> list[Reading]:
    found = []
    with suppress(OSError):
        for path in sorted(p for p in home.iterdir() if p.name.count("-") == 2 and not p.name.startswith(".")):
            when = datetime.fromtimestamp(path.stat().st_mtime)
            found.append(Reading(path, when, int(path.name.split("-")[1])))
    return found


def _digest(dossier: Dossier) -> str:
    """Return a digest of what a dossier says: its documents and its claims."""
    return remember(dossier, "digest", lambda: _digest_tables(dossier))


def _digest_tables(dossier: Dossier) -> str:
    digest = hashlib.sha256()
    for name in ("documents", *schema.CLAIM_TABLES):
        frame: pd.DataFrame = getattr(dossier, name)
        digest.update(frame.to_csv(index=False, lineterminator="\n").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
