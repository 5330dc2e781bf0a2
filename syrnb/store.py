"""Dossiers on disk: CSV, Parquet and DuckDB, out and in again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from syrnb import schema
from syrnb.errors import SeedsError

if TYPE_CHECKING:
    import pyarrow as pa

    from syrnb.dossier import Dossier

__all__ = ["FORMATS", "read_tables", "write_tables"]

FORMATS = ("csv", "parquet", "duckdb")
DATABASE = "dossier.duckdb"


def _flat(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a copy whose lists are JSON arrays and whose days are ISO strings."""
    flat = frame.copy()
    for column, kind in schema.TABLES[name].items():
        if kind.kind == "texts":
            flat[column] = [json.dumps(v, ensure_ascii=False) for v in flat[column]]
        elif kind.kind == "day":
            flat[column] = flat[column].dt.strftime("%Y-%m-%d")
    return flat


def write_tables(dossier: Dossier, folder: Path, format: str) -> list[Path]:
    """Write every table of a dossier; see :meth:`syrnb.dossier.Dossier.save`."""
    if format not in FORMATS:
        raise ValueError(f"format {format!r} is not one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    tables = dossier.tables()
    if format == "csv":
        paths = [folder / f"{name}.csv" for name in tables]
        for path, (name, frame) in zip(paths, tables.items(), strict=True):
            _flat(name, frame).to_csv(path, index=False, lineterminator="\n")
        return paths
    if format == "parquet":
        paths = [folder / f"{name}.parquet" for name in tables]
        for path, (_, frame) in zip(paths, tables.items(), strict=True):
            frame.to_parquet(path, index=False)
        return paths
    return [_write_duckdb(tables, folder / DATABASE)]


def _write_duckdb(tables: dict[str, pd.DataFrame], path: Path) -> Path:
    import duckdb
    import pyarrow as pa

    path.unlink(missing_ok=True)
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error as error:
        raise SeedsError(f"cannot write {path}: {error}") from error
    with connection:
        for name, frame in tables.items():
            connection.register("frame", pa.Table.from_pandas(frame, preserve_index=False, schema=_arrow(name)))
            connection.execute(f'create table "{name}" as select * from frame')
            connection.unregister("frame")
    return path


def _arrow(name: str) -> pa.Schema:
    import pyarrow as pa

    kinds = {
        "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_(), "day": pa.date32(),
        "texts": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([(column, kinds[kind.kind]) for column, kind in schema.TABLES[name].items()])


_FROM_CSV: dict[str, Callable[[str], Any]] = {
    "text": str,
    "integer": int,
    "number": float,
    "flag": lambda value: value == "True",
    "day": str,
    "texts": json.loads,
}


def read_tables(folder: str | Path) -> Dossier:
    """Read back a dossier that was written as CSV.

    Parameters
    ----------
    folder
        Holds one ``<table>.csv`` a table.

    Returns
    -------
    Dossier
        Its tables equal those that were written; the texts of the articles are not among them.

    Raises
    ------
    SeedsError
        Where a table is missing, or a cell is not of its column's type.
    SchemaError
        Where a table does not keep its contract.
    """
    from syrnb.dossier import Dossier

    tables = {name: _csv_columns(name, Path(folder) / f"{name}.csv") for name in schema.TABLES}
    frames = {name: schema.table_of(name, columns) for name, columns in tables.items()}
    return Dossier(**frames, texts={}, seeds=None, knowledge="")


def _csv_columns(name: str, path: Path) -> dict[str, list[Any]]:
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError as error:
        raise SeedsError(f"no {path.name} in {path.parent}: give a folder that `syrnb read ... -o` wrote") from error
    columns: dict[str, list[Any]] = {}
    for column, cells in frame.items():
        kind = schema.TABLES[name].get(str(column), schema.TEXT).kind
        read, values = _FROM_CSV[kind], columns.setdefault(str(column), [])
        for value in cells.to_numpy(dtype=object):
            try:
                values.append(read(value) if value else None)
            except ValueError as error:
                row = len(values) + 2
                raise SeedsError(f"{path}, row {row}, column {column}: {value!r} is not a {kind}") from error
    return columns
