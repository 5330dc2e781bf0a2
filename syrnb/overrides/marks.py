"""How an override is shown on the claim that it changed, and read back from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from syrnb.overrides.rows import Override

__all__ = ["incident_hand", "sign_claim"]

INCIDENT = re.compile(r"overridden: incident is (?:merge:(\S+)|split) \(")


def sign_claim(claim: dict[str, Any], what: str, row: Override) -> None:
    """Add to a claim's doubts what was changed, by whom and why, and mark its rule."""
    claim["doubts"].append(f"overridden: {what} {row.signature}")
    if not claim["rule"].endswith("+override"):
        claim["rule"] += "+override"


def incident_hand(events: pd.DataFrame) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the merges and splits of incidents that overrides left on event claims.

    Examples
    --------
    >>> signed = "overridden: incident is merge:b (by A, 2025-01-01: one strike)"
    >>> incident_hand(pd.DataFrame({"claim_id": ["a"], "doubts": [[signed]]}))
    ([('a', 'b')], [])
    """
    merges: list[tuple[str, str]] = []
    splits: list[str] = []
    for claim, other in _incident_marks(events):
        if other is None:
            splits.append(claim)
        else:
            merges.append((claim, other))
    return merges, splits


def _incident_marks(events: pd.DataFrame) -> Iterator[tuple[str, str | None]]:
    for claim, doubts in zip(events["claim_id"], events["doubts"], strict=True):
        for doubt in doubts:
            match = INCIDENT.match(doubt)
            if match is not None:
                yield claim, match[1]
