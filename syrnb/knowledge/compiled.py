"""What was compiled from knowledge files, kept as JSON in the user's cache folder and found again by what went into it.

A cache that is missing, broken or not writable costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import platformdirs

__all__ = ["cache_folder", "digest_files", "keep", "recall"]

KEPT = 6
"""How many builds of one name are kept: an analyst who edits a file leaves one behind each time."""
SUFFIX = ".json"


def cache_folder() -> Path:
    """Return the folder of everything compiled: the environment variable ``SYRNB_CACHE``, else the user's cache."""
    return Path(os.environ.get("SYRNB_CACHE") or platformdirs.user_cache_dir("syrnb"))


def digest_files(files: Iterable[tuple[str, Path]]) -> str:
    """Return the SHA-256 of files under the names they are known by, as hexadecimal digits."""
    digest = hashlib.sha256()
    for name, path in files:
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    """Return the digest of the modules that compile, so that another version of them finds nothing of this one's."""
    return digest_files((path.name, path) for path in sorted(Path(__file__).parent.glob("*.py")))


def _path(name: str, key: str) -> Path:
    digest = hashlib.sha256(f"{key} {_code()}".encode()).hexdigest()
    return cache_folder() / f"{name}-{digest[:24]}{SUFFIX}"


def recall(name: str, key: str) -> Any | None:
    """Return what was kept under a name and a key, or None where there is nothing, or nothing that can be read."""
    try:
        return json.loads(_path(name, key).read_bytes())
    except (OSError, ValueError):
        return None


def keep(name: str, key: str, data: Any) -> None:
    """Keep plain data (lists, dicts, text, numbers) under a name and a key, whole or not at all.

    Where the folder cannot be written to, nothing is kept.
    """
    path = _path(name, key)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f".{name}-", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        _prune(path.parent, name)


def _prune(folder: Path, name: str) -> None:
    """Delete all but the newest builds of a name."""
    builds = sorted(folder.glob(f"{name}-*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in builds[KEPT:]:
        path.unlink(missing_ok=True)
