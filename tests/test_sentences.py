"""Where sentences begin: not after a rank's stop, not within a line of the header, at every paragraph."""

from __future__ import annotations

import pytest

from syrnb.documents.document import Document
from syrnb.language.pipeline import parse


def split(text: str, body_start: int = 0) -> list[str]:
    parsed = next(parse([Document("d", "d.txt", text, "", body_start=body_start)]))
    return [text[s.start : s.end] for s in parsed.sentences]


WHOLE = [
    "The shelling was over by dawn, U.N. spokesman Cdr. Peter Hall said on Monday.",
    "Brig.-Gen. Amos Okot led the column that entered Bor on Friday.",
    "Soldiers of the 1st Bn. Queen's Guard left the town on Monday.",
    "The men were met by Sgt. Maria Lopez at the bridge.",
    "He was flown to St. Petersburg on Monday.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_stop_before_a_name_ends_no_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He was killed by a sgt.", "Nobody saw it."],
        ["The U.S. Army said it had left.", "The town was quiet."],
        ["The rebels reached Homs.", "Government troops fled."],
    ],
)
def test_other_stops_do(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_line_of_a_header_is_one_sentence() -> None:
    header = "Shells hit Juba. Many hurt\nADDIS ABABA, Oct 18, 2022 (Reuters) - "
    assert split(header + "Shells fell on the town.", len(header)) == [
        "Shells hit Juba. Many hurt",
        "ADDIS ABABA, Oct 18, 2022 (Reuters) -",
        "Shells fell on the town.",
    ]
