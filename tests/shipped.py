"""The notebooks beside the articles that syrnb ships, without what an analyst has dropped into seeds/ besides.

``seeds/.shipped`` names those articles. Run as a script:

    python tests/shipped.py lay      copies notebooks and shipped articles to build/shipped
    python tests/shipped.py store    executes those copies and stores their outputs in notebooks/
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

PROJECT = Path(__file__).resolve().parent.parent
TREE = PROJECT / "build" / "shipped"
MANIFEST = ".shipped"
SIDECAR = "documents.csv"
WIDGET = "application/vnd.jupyter.widget-view+json"


def shipped_articles(seeds: Path = PROJECT / "seeds") -> list[str]:
    """Return the names of the articles that syrnb ships."""
    lines = (seeds / MANIFEST).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def compile_knowledge() -> None:
    """Compile what is compiled once on each machine, so that the notice of it does not end up in a notebook."""
    from syrnb.knowledge.gazetteer import load_gazetteer

    load_gazetteer()


def lay_out(tree: Path, project: Path = PROJECT) -> Path:
    """Copy notebooks and shipped articles, with their rows of documents.csv, so that ``../seeds`` holds just them."""
    shutil.rmtree(tree, ignore_errors=True)
    seeds, notebooks = tree / "seeds", tree / "notebooks"
    seeds.mkdir(parents=True)
    notebooks.mkdir()
    names = shipped_articles(project / "seeds")
    for name in names:
        shutil.copyfile(project / "seeds" / name, seeds / name)
    with (project / "seeds" / SIDECAR).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["file"] in names]
    with (seeds / SIDECAR).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    for source in sorted((project / "notebooks").glob("*.ipynb")):
        shutil.copyfile(source, notebooks / source.name)
    return tree


def tidy(notebook: NotebookNode) -> None:
    """Remove what differs from one run or machine to the next and shows nothing: widget ids, versions, timings."""
    notebook.metadata = NotebookNode(
        kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    for cell in notebook.cells:
        cell.metadata = NotebookNode({key: cell.metadata[key] for key in ("tags",) if key in cell.metadata})
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)


def store() -> None:
    """Execute every notebook on the shipped articles and store it, with its outputs, in notebooks/."""
    from syrnb.reporting import execute_notebook

    os.environ["PYTHONHASHSEED"] = "0"
    tree = lay_out(TREE)
    for path in sorted((tree / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        execute_notebook(notebook, name=path.stem, folder=path.parent)
        tidy(notebook)
        nbformat.write(notebook, PROJECT / "notebooks" / path.name)
        print(f"notebooks/{path.name}: {(PROJECT / 'notebooks' / path.name).stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    compile_knowledge()
    match sys.argv[1:]:
        case ["lay"]:
            print(f"notebooks and shipped articles: {lay_out(TREE).relative_to(PROJECT)}")
        case ["store"]:
            store()
        case _:
            sys.exit(__doc__)
