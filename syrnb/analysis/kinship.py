"""Which entries of the lexicon may tell one happening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from syrnb.knowledge.lexicon_files import LANGUAGE, read_mapping

__all__ = ["kinship"]


@lru_cache(maxsize=1)
def kinship() -> Mapping[str, frozenset[str]]:
    """Return which entries of the lexicon may tell one happening, by family (``knowledge/language/incidents.yaml``)."""
    return {family: frozenset(names) for family, names in read_mapping(LANGUAGE / "incidents.yaml").items()}
