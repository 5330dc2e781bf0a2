"""Exports: a dossier in the formats that others read.

=============  ===========================================  ================================================
name           for                                          one row, record or feature is
=============  ===========================================  ================================================
``acled``      tools for ACLED's data (CSV)                 an event claim and a place
``ucdp``       tools for UCDP GED (CSV)                     an event claim with deaths
``plover``     tools for NGEC and POLECAT (JSON Lines)      an event claim
``geojson``    QGIS, Leaflet, kepler.gl (RFC 7946)          an event or control claim and a place
``graphml``    Gephi, igraph, networkx                      a tie between two actors
``timelinejs`` TimelineJS 3                                 an event claim with a date
=============  ===========================================  ================================================

Each format is a module with a pure function (``acled_frame``, ``geojson_text``, ...) and a writer (``write_acled``,
...) that also writes ``<file>.README.md``: what the columns hold, what the format cannot hold, and what was left out,
with how many. A row is a claim and not a fact; two articles that tell of one happening give two rows.

>>> from syrnb.exports import FORMATS
>>> list(FORMATS)
['acled', 'ucdp', 'plover', 'geojson', 'graphml', 'timelinejs']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from syrnb.exports.acled import acled_frame, write_acled
from syrnb.exports.geojson import geojson_text, write_geojson
from syrnb.exports.graphml import graphml_text, write_graphml
from syrnb.exports.plover import plover_text, write_plover
from syrnb.exports.timelinejs import timelinejs_text, write_timelinejs
from syrnb.exports.ucdp import ucdp_frame, write_ucdp

if TYPE_CHECKING:
    from syrnb.dossier import Dossier

__all__ = [
    "FORMATS",
    "Format",
    "acled_frame",
    "geojson_text",
    "graphml_text",
    "plover_text",
    "timelinejs_text",
    "ucdp_frame",
    "write_acled",
    "write_export",
    "write_geojson",
    "write_graphml",
    "write_plover",
    "write_timelinejs",
    "write_ucdp",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to.

    Parameters
    ----------
    name
        As ``syrnb export --to`` names it.
    title
        What it is, in a few words.
    suffix
        What its files usually end with.
    write
        Writes a dossier to a file, with its README, and returns both paths.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Dossier, Path], list[Path]]


FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        Format("acled", "ACLED's columns", ".csv", write_acled),
        Format("ucdp", "UCDP GED's columns", ".csv", write_ucdp),
        Format("plover", "PLOVER events, one JSON object a line", ".jsonl", write_plover),
        Format("geojson", "points on a map", ".geojson", write_geojson),
        Format("graphml", "the network of ties", ".graphml", write_graphml),
        Format("timelinejs", "slides of TimelineJS 3", ".json", write_timelinejs),
    )
}
"""Every format by name."""


def write_export(dossier: Dossier, name: str, path: str | Path) -> list[Path]:
    """Write a dossier in one of :data:`FORMATS`.

    Returns
    -------
    list of Path
        The file, and its README.

    Raises
    ------
    ValueError
        Where there is no such format.
    SyrnbError
        Where the file cannot be written.
    """
    if name not in FORMATS:
        raise ValueError(f"format {name!r} is not one of {', '.join(FORMATS)}")
    return FORMATS[name].write(dossier, Path(path))
