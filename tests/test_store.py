"""Tables written as CSV and read back: a cell that is not of its column's type is named by its row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from syrnb import Dossier
from syrnb.errors import SchemaError, SeedsError
from syrnb.store import read_tables

SENTENCE = {"sentence_id": "s", "doc_id": "d", "paragraph": 0, "span_start": 0, "span_end": 4, "text": "Hama"}


def written(folder: Path) -> Path:
    rows = [SENTENCE | {"sentence_id": name} for name in ("s", "t")]
    Dossier.from_rows({"sentences": rows}).save(folder)
    return folder / "sentences.csv"


def test_tables_come_back_as_they_were(tmp_path: Path) -> None:
    written(tmp_path)
    again = read_tables(tmp_path)
    assert again.sentences["sentence_id"].tolist() == ["s", "t"]
    assert again.sentences["why_not"].isna().all()
    assert len(again.events) == 0


def test_a_cell_of_another_type_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    frame = pd.read_csv(path, dtype="object")
    frame.loc[1, "span_end"] = "four"
    frame.to_csv(path, index=False)
    with pytest.raises(SeedsError, match=r"sentences.csv, row 3, column span_end: 'four' is not a"):
        read_tables(tmp_path)


def test_a_column_of_no_table_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    pd.read_csv(path).assign(mood="calm").to_csv(path, index=False)
    with pytest.raises(SchemaError, match="has no column mood"):
        read_tables(tmp_path)
