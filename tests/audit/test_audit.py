"""The sheets are whole: every claim judged in every aspect, every wrong one with a reason, no sentence copied."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ASPECTS = ("type", "sides", "place", "time", "modality", "speaker")
SHEETS = sorted(HERE.glob("sheet*.csv"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_every_claim_is_judged(sheet: Path) -> None:
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 200
    for row in rows:
        verdicts = [row[aspect] for aspect in ASPECTS]
        assert set(verdicts) <= {"right", "wrong", "na"}, row["n"]
        assert ("wrong" in verdicts) == bool(row["why"]), row["n"]
        assert row["said"] in ("actual", "ongoing"), row["n"]
        assert len(row["words"].split()) <= 12, row["n"]


def test_there_is_a_sheet() -> None:
    assert SHEETS
