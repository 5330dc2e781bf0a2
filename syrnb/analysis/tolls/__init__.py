"""Tolls: the interval that all casualty claims together allow, what forces it, and where they contradict each other."""

from syrnb.analysis.tolls.policies import POLICIES
from syrnb.analysis.tolls.table import Tolls, tolls

__all__ = ["POLICIES", "Tolls", "tolls"]
