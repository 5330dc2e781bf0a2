"""How long it takes to load everything that is known: packs, index of names and lexicon, before and after compiling.

    python benchmarks/knowledge.py

Each figure is the least of some runs, each in a process of its own; importing the modules is not counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

RUNS = 7
LOAD = """
import time
from syrnb.knowledge import load
from syrnb.knowledge.lexicon import load_lexicon
wall, cpu = time.perf_counter(), time.process_time()
load(); load_lexicon()
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


def measure(cache: str) -> tuple[float, float]:
    """Return the seconds by the clock and of the processor that one process takes."""
    run = subprocess.run(
        [sys.executable, "-c", LOAD],
        env={**os.environ, "SYRNB_CACHE": cache},
        capture_output=True,
        text=True,
        check=True,
    )
    wall, cpu = map(float, run.stdout.split())
    return wall, cpu


def main() -> None:
    """Print one line each for the first loading and for those after it."""
    first: list[tuple[float, float]] = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as empty:
            first.append(measure(empty))
    with tempfile.TemporaryDirectory() as cache:
        measure(cache)
        later = [measure(cache) for _ in range(RUNS)]
    for name, runs in (("from the files", first), ("compiled", later)):
        print(f"knowledge {name}: {min(w for w, _ in runs):.3f} s by the clock, {min(c for _, c in runs):.3f} s of CPU")
    print(f"ratio: {min(c for _, c in first) / min(c for _, c in later):.1f}")


if __name__ == "__main__":
    main()
