"""Draw claims of a folder of articles to be judged one by one against their sentences.

    python -m tests.audit.draw SEEDS [--seed 1] [--size 200] [--out tests/audit/sheet.csv]
    python -m tests.audit.draw SEEDS --show          prints the drawn claims with their sentences, to judge them by

Only claims of what is said to have happened are drawn (actual or ongoing, no history), from all fact tables together.
The sheet holds no sentence: a document's name, offsets and the trigger lead back to it. A sheet with verdicts is not
written over.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path
from typing import Any

import pandas as pd

import syrnb
from syrnb import Dossier

HERE = Path(__file__).resolve().parent
ASPECTS = ("type", "sides", "place", "time", "modality", "speaker")
VERDICTS = ("right", "wrong", "na")
CLAIM = (
    "n", "file", "table", "start_offset", "end_offset", "words", "what", "a", "b", "places", "start", "end", "said",
    "speech_act", "speaker_id", "via", "rule",
)  # fmt: skip
COLUMNS = (*CLAIM, *ASPECTS, "why")
HAPPENED = ("actual", "ongoing")
LONGEST = 12


def draw_claims(dossier: Dossier, *, seed: int, size: int) -> pd.DataFrame:
    """Return some claims of what is said to have happened, drawn by a fixed seed, in the order of their documents."""
    paths = dossier.documents.set_index("doc_id").path
    claims = dossier.claims().assign(file=lambda c: c.doc_id.map(paths))
    claims = claims[claims.modality.isin(HAPPENED) & ~claims.background]
    claims = claims.sort_values(["file", "span_start", "span_end", "table", "claim_id"], ignore_index=True)
    chosen = random.Random(seed).sample(range(len(claims)), min(size, len(claims)))
    return claims.iloc[sorted(chosen)].reset_index(drop=True)


def describe_claim(dossier: Dossier, claim: pd.Series) -> dict[str, Any]:
    """Return a claim as a row of the sheet, without verdicts."""
    row = dossier.claim(str(claim.claim_id))
    described = {
        "events": lambda: (row.plover, row.acled_sub_type, row.side_a, row.side_b, row.location_ids, row.trigger),
        "casualties": lambda: (
            row.outcome, _bounds(row, dossier.casualties), row.perpetrators, [row.victims, *row.victim_ids],
            row.location_ids, row.count_text,
        ),
        "relations": lambda: (row.kind, row.sign, [row.source_id], [row.target_id], [], row.rule.split("/")[-1]),
        "control": lambda: (row.state, row.extent, [row.actor_id], [], [row.location_id], row.rule.split("/")[-1]),
    }[str(claim.table)]()  # fmt: skip
    what, detail, a, b, places, words = described
    return {
        "file": claim.file,
        "table": claim.table,
        "start_offset": claim.span_start,
        "end_offset": claim.span_end,
        "words": " ".join(str(words).split()[:LONGEST]),
        "what": f"{what} {'' if pd.isna(detail) else detail}".strip(),
        "a": _names(dossier, a),
        "b": _names(dossier, b),
        "places": _names(dossier, places),
        "start": _day(row.start),
        "end": _day(row.end),
        "said": claim.modality,
        "speech_act": claim.speech_act,
        "speaker_id": "" if pd.isna(claim.speaker) else claim.speaker,
        "via": " ".join(claim.via),
        "rule": claim.rule,
    }


def _bounds(row: Any, counts: pd.DataFrame) -> str:
    low, high = ("" if pd.isna(v) else str(v) for v in (row.low, row.high))
    return f"[{low}, {high}] {row.count_mode}{_tie(row, counts.set_index('claim_id'))}"


def _tie(row: Any, wholes: pd.DataFrame) -> str:
    """Say whether a count is part of another, or tells another again (which ``part_of`` ties too)."""
    if pd.isna(row.part_of) or row.part_of not in wholes.index:
        return ""
    whole = wholes.loc[row.part_of]
    same = all(str(a) == str(b) for a, b in ((row.low, whole.low), (row.high, whole.high)))
    return " told again" if same else " part"


def _names(dossier: Dossier, refs: list[Any]) -> str:
    return "; ".join(f"{r} ({n})" if (n := dossier.name_of(r)) != r else str(r) for r in refs if pd.notna(r))


def _day(value: Any) -> str:
    return "" if pd.isna(value) else f"{value:%Y-%m-%d}"


def has_verdicts(sheet: Path) -> bool:
    """Return whether a sheet has been judged, in part or in full."""
    if not sheet.is_file():
        return False
    with sheet.open(encoding="utf-8", newline="") as file:
        return any(row.get(a) for row in csv.DictReader(file) for a in ASPECTS)


def write_sheet(dossier: Dossier, claims: pd.DataFrame, sheet: Path) -> None:
    """Write the drawn claims, with empty columns for the verdicts."""
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for n, (_, claim) in enumerate(claims.iterrows(), 1):
            writer.writerow({"n": n, **describe_claim(dossier, claim)})


def show_claims(dossier: Dossier, claims: pd.DataFrame) -> None:
    """Print each claim under its sentence, with the sentence before and the day of publication."""
    sentences = dossier.sentences.reset_index(drop=True)
    at = {s: i for i, s in enumerate(sentences.sentence_id)}
    published = dossier.documents.set_index("doc_id").published
    for n, (_, claim) in enumerate(claims.iterrows(), 1):
        i = at[claim.sentence_id]
        before = sentences.text[i - 1] if i and sentences.doc_id[i - 1] == claim.doc_id else ""
        row = describe_claim(dossier, claim)
        shown = {k: v for k, v in row.items() if v and k not in ("start_offset", "end_offset", "file")}
        print(f"{n}. {claim.file} {_day(published[claim.doc_id])}")
        print(f"  < {before[-300:]}\n  > {sentences.text[i]}\n  {shown}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--out", type=Path, default=HERE / "sheet.csv")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    if not arguments.show and has_verdicts(arguments.out):
        sys.exit(f"{arguments.out} holds verdicts; choose another --out, or remove it")
    dossier = syrnb.read(arguments.seeds)
    claims = draw_claims(dossier, seed=arguments.seed, size=arguments.size)
    if arguments.show:
        show_claims(dossier, claims)
    else:
        write_sheet(dossier, claims, arguments.out)


if __name__ == "__main__":
    main()
