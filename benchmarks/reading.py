"""How long reading takes beside the bare spaCy pipeline on the same texts, and how much memory either needs.

    python benchmarks/reading.py [folder of articles]

Every figure comes from a process of its own, so that nothing is warm by accident; speed is measured in one process, the
two taking turns, so that both see the same machine. Writes docs/performance.md.
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
CORPUS = PROJECT.parent / "shared" / "corpora" / "fa-kes" / "seeds"
PAGE = PROJECT / "docs" / "performance.md"
TURNS = 3


def peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def bare_pipeline() -> Any:
    """Return the pipeline as spaCy loads it, with nothing of syrnb in it."""
    from syrnb.language.pipeline import MODELS

    name = next(name for name in MODELS if importlib.util.find_spec(name))
    return importlib.import_module(name).load()


def measure_speed(seeds: Path) -> dict[str, Any]:
    import syrnb
    from syrnb.language.pipeline import BATCH

    nlp = bare_pipeline()
    # The first reading also fills caches that live for the whole process; it is not counted.
    dossier = syrnb.read(seeds, fresh=True)
    texts = list(dossier.texts.values())
    tokens, bare, read = 0, [], []
    for _ in range(TURNS):
        start = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
        bare.append(time.perf_counter() - start)
        start = time.perf_counter()
        syrnb.read(seeds, fresh=True)
        read.append(time.perf_counter() - start)
    syrnb.read(seeds)
    start = time.perf_counter()
    syrnb.read(seeds)
    again = time.perf_counter() - start
    return {
        "articles": len(texts),
        "again": again,
        "tokens": tokens,
        "bare": statistics.median(bare),
        "read": statistics.median(read),
        "claims": len(dossier.claims()),
    }


def measure_bare_memory(seeds: Path) -> dict[str, Any]:
    from syrnb.documents.folder import read_documents
    from syrnb.language.pipeline import BATCH

    for _ in bare_pipeline().pipe((document.text for document in read_documents(seeds)), batch_size=BATCH):
        pass
    return {"megabytes": peak_megabytes()}


def measure_read_memory(seeds: Path) -> dict[str, Any]:
    import syrnb

    dossier = syrnb.read(seeds, fresh=True)
    return {"megabytes": peak_megabytes(), "claims": len(dossier.claims())}


def measure_first_view(seeds: Path) -> dict[str, Any]:
    start = time.perf_counter()
    import syrnb

    imported = time.perf_counter()
    dossier = syrnb.read(seeds, fresh=True)
    read = time.perf_counter()
    from syrnb import views

    views.timeline(dossier).figure()
    drawn = time.perf_counter()
    return {"import": imported - start, "read": read - imported, "draw": drawn - read, "articles": len(dossier.texts)}


MEASURES = {
    measure.__name__: measure
    for measure in (measure_speed, measure_bare_memory, measure_read_memory, measure_first_view)
}


def run(measure: str, seeds: Path) -> dict[str, Any]:
    """Take one measure in a process of its own."""
    print(f"{measure.replace('_', ' ')} ...", file=sys.stderr, flush=True)
    done = subprocess.run([sys.executable, __file__, measure, str(seeds)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{measure} failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def write_page(seeds: Path, command: str) -> str:
    """Take every measure and write them down."""
    load = os.getloadavg()[0]
    speed = run("measure_speed", seeds)
    bare, read = run("measure_bare_memory", seeds), run("measure_read_memory", seeds)
    first = run("measure_first_view", PROJECT / "seeds")
    total = first["import"] + first["read"] + first["draw"]
    rate = {name: speed["tokens"] / speed[name] for name in ("bare", "read")}
    text = f"""# Performance

Written by `{command}` on {datetime.now(UTC):%Y-%m-%d}, on {os.cpu_count()} cores ({platform.machine()}) with Python
{platform.python_version()}, spaCy {version("spacy")} and syrnb {version("syrnb")};
load average {load:.1f} at the start.

- Articles: {speed["articles"]} of `{_shown(seeds)}`, {speed["tokens"]:,} tokens, {speed["claims"]:,} claims.
- Speed: the median of {TURNS} runs in one process, the two taking turns, after one reading that is not counted.
- Memory: the peak of a process that does only this. Both take the texts in batches of the same size.

| | seconds | tokens a second | peak memory |
|---|---|---|---|
| spaCy pipeline alone | {speed["bare"]:.1f} | {rate["bare"]:,.0f} | {bare["megabytes"]:,.0f} MB |
| `syrnb.read` | {speed["read"]:.1f} | {rate["read"]:,.0f} | {read["megabytes"]:,.0f} MB |

Reading takes **{speed["read"] / speed["bare"]:.2f}** times as long as the pipeline that it contains. Reading the same
folder again, when nothing in it is new, takes {speed["again"]:.1f} s: articles that were read before are taken from the
user's cache folder.

From nothing to the first view, a timeline of the {first["articles"]} articles of `seeds/` in a new process, takes
{total:.1f} s: {first["import"]:.1f} s to import, {first["read"]:.1f} s to read, {first["draw"]:.1f} s to draw.
"""
    # What benchmarks/views.py wrote stands below, until it is measured anew.
    _, mark, views = PAGE.read_text(encoding="utf-8").partition("\n## Views\n") if PAGE.exists() else ("", "", "")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text + mark + views, encoding="utf-8")
    return text


def _shown(seeds: Path) -> str:
    return Path(os.path.relpath(seeds, PROJECT)).as_posix()


def main(arguments: list[str]) -> None:
    if len(arguments) == 2 and arguments[0] in MEASURES:
        print(json.dumps(MEASURES[arguments[0]](Path(arguments[1]))))
        return
    seeds = Path(arguments[0]).resolve() if arguments else CORPUS
    command = "make bench" + (f" CORPUS={_shown(seeds)}" if arguments else "")
    if not seeds.is_dir():
        print(f"{_shown(seeds)} is not here: measuring the few articles of seeds/ instead.", file=sys.stderr)
        seeds = PROJECT / "seeds"
    print(write_page(seeds, command))


if __name__ == "__main__":
    main(sys.argv[1:])
