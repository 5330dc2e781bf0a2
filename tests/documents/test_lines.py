"""Line breaks that only wrap a line are read over; all others end a paragraph."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.documents.lines import BREAKS, unwrap
from syrnb.reading import read

PARAGRAPHS = (
    "The rebels who had come down from the hills took the bridge and the mill at dusk, and the soldiers who had held "
    "them went over the river in the night.",
    "A doctor in the town said that nine people had been brought to her, two of whom died on the way.",
    "Nobody knew where the governor was, and the roads to the coast stayed shut for most of the week that followed.",
)


@pytest.mark.parametrize("width", [50, 66, 72, 80])
def test_wrapped_paragraphs_come_back_whole(width: int) -> None:
    text = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert unwrap(text).split("\n\n") == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [50, 66, 72, 80])
def test_without_a_blank_line_no_line_ends_within_a_sentence(width: int) -> None:
    text = "\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert all(line.endswith(".") for line in unwrap(text).split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "Rebels take the mill\nGovernor flees to the coast\nRoads stay shut\nNine brought to a doctor",
        "Key events\n- Rebels take the mill and the bridge over the river\n- Governor flees\n- Roads shut for a week",
        "By Jane Doe\nBEIRUT\n5 December 2024\n" + PARAGRAPHS[0],
        "",
        "One line",
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(alphabet=st.sampled_from("ab. \n\u2028"), max_size=400))
def test_only_breaks_change_and_nothing_moves(text: str) -> None:
    flow = unwrap(text)
    assert len(flow) == len(text)
    assert all(a == b or (a in BREAKS and b == " ") for a, b in zip(text, flow, strict=True))


def test_a_wrapped_article_is_read_as_the_same_article(tmp_path: Path) -> None:
    article = [
        "Rebels of the Free Syrian Army captured the town of Saraqib on 2 December 2024 and killed at least nine "
        "soldiers of the government's army there, the Syrian Observatory for Human Rights said in a statement.",
        "The Observatory added that the Syrian army had withdrawn from the airport of Abu al-Duhur, which it had "
        "held since 2018, and that the road to Aleppo was cut.",
    ]
    dossiers = []
    for name, paragraphs in (("whole", article), ("wrapped", [textwrap.fill(p, 72) for p in article])):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "article.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        dossiers.append(read(folder))
    whole, wrapped = dossiers
    assert len(wrapped.sentences) == 2
    for table in ("events", "casualties", "control"):
        one, other = getattr(whole, table), getattr(wrapped, table)
        same = [c for c in one.columns if not c.endswith("_id") and c not in ("quote", "part_of", "victim_ids")]
        assert len(one) > 0
        assert one[same].astype(str).equals(other[same].astype(str))
    text = next(iter(wrapped.texts.values()))
    for row in wrapped.mentions.itertuples():
        assert text[row.span_start : row.span_end] == row.text
