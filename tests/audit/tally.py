"""Print the share of right verdicts of a judged sheet, by aspect, and the rows that are wrong.

python -m tests.audit.tally [tests/audit/sheet.csv] [--wrong sides]
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from tests.audit.draw import ASPECTS, HERE


def read_sheet(sheet: Path) -> list[dict[str, str]]:
    """Return the rows of a sheet."""
    with sheet.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def share_right(rows: list[dict[str, str]], aspect: str) -> tuple[int, int, int]:
    """Return how many rows are right, wrong and without a value in one aspect."""
    verdicts = [row[aspect] for row in rows]
    return verdicts.count("right"), verdicts.count("wrong"), verdicts.count("na")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sheet", type=Path, nargs="?", default=HERE / "sheet.csv")
    parser.add_argument("--wrong", choices=ASPECTS)
    arguments = parser.parse_args()
    rows = read_sheet(arguments.sheet)
    print("aspect    right wrong  na  right of those judged")
    for aspect in ASPECTS:
        right, wrong, na = share_right(rows, aspect)
        print(f"{aspect:9} {right:5} {wrong:5} {na:3}  {right / max(1, right + wrong):.3f}")
    whole = sum(all(row[aspect] != "wrong" for aspect in ASPECTS) for row in rows)
    print(f"nothing wrong: {whole} of {len(rows)}")
    for row in rows:
        if arguments.wrong and row[arguments.wrong] == "wrong":
            print(f"{row['n']}. {row['file']} {row['words']}: {row['why']}")


if __name__ == "__main__":
    main()
