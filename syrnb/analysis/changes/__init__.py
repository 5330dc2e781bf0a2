"""Changes: what new documents, a new reading or an analyst's hand did to what was claimed before."""

from syrnb.analysis.changes.results import KEYS
from syrnb.analysis.changes.table import CHANGES, changes

__all__ = ["CHANGES", "KEYS", "changes"]
