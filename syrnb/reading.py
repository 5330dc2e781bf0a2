"""From a folder of articles to a dossier: documents, language, extraction, tables."""

from __future__ import annotations

from pathlib import Path

from syrnb.dossier import Dossier

__all__ = ["read"]


def read(seeds: str | Path) -> Dossier:
    """Read a folder of articles (not written yet)."""
    raise NotImplementedError
