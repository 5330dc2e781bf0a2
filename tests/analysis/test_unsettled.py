"""Places of which no holder follows: what begins a fight, a siege or a void, and what ends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb import schema
from syrnb.analysis.unsettled import unsettled

FIRST = date(2024, 12, 1)
BLANK = {
    "doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q", "confidence": 1.0, "rule": "r",
    "speech_act": "asserts", "modality": "actual", "extent": "unknown", "location_id": "homs", "actor_id": "rebels",
}  # fmt: skip


def claim(state, day, told=None, **more):
    on = FIRST + timedelta(days=day)
    said = FIRST + timedelta(days=day if told is None else told)
    return {**BLANK, "state": state, "start": on, "end": on, "reported_on": said, **more}


def table(rows):
    return schema.table("control", [{"claim_id": f"c{i}", **row} for i, row in enumerate(rows)])


def found(rows, on=10, **options):
    frame = unsettled(table(rows), on=FIRST + timedelta(days=on), **options)
    return [(r.state, list(r.actors), r.age_days) for r in frame.itertuples()]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([claim("contested", 2)], [("contested", ["rebels"], 8)]),
        ([claim("contested", 2), claim("contested", 3, actor_id="army")], [("contested", ["army", "rebels"], 7)]),
        ([claim("contested", 2), claim("captured", 3)], []),
        ([claim("contested", 2), claim("captured", 2)], []),
        ([claim("contested", 3), claim("captured", 2)], [("contested", ["rebels"], 7)]),
        ([claim("contested", 2), claim("captured", 3, extent="part")], [("contested", ["rebels"], 8)]),
        ([claim("contested", 2), claim("captured", 3, actor_id=None)], [("contested", ["rebels"], 8)]),
        ([claim("contested", 2, modality="planned")], []),
        ([claim("contested", 2, modality="negated")], []),
        ([claim("contested", 2, speech_act="predicts")], []),
        ([claim("contested", 11)], []),
        ([claim("contested", 2, location_id=None)], []),
        ([claim("besieged", 2, actor_id=None)], [("besieged", [], 8)]),
        ([claim("besieged", 0, told=4, end=FIRST + timedelta(days=4))], [("besieged", ["rebels"], 6)]),
        ([claim("besieged", 0, told=8, end=FIRST + timedelta(days=3))], []),
        ([claim("lost", 2, actor_id="army")], [("left", ["army"], 8)]),
        ([claim("lost", 2, actor_id="army"), claim("captured", 3)], []),
        ([claim("lost", 2, actor_id="army"), claim("captured", 1)], [("left", ["army"], 8)]),
        ([claim("withdrew", 2, actor_id=None)], [("left", [], 8)]),
        ([claim("lost", 2, extent="part")], []),
        ([claim("contested", 2), claim("lost", 2, actor_id="army")], [("left", ["army"], 8)]),
    ],
)
def test_what_stands_and_what_is_over(rows, expected):
    assert found(rows) == expected


def test_history_without_a_day_has_no_day():
    rows = [claim("contested", 2, start=None, end=None, background=True)]
    assert found(rows) == []


def test_without_hindsight_only_what_was_told_counts():
    rows = [claim("contested", 2, told=12)]
    assert found(rows) == [("contested", ["rebels"], 0)]
    assert found(rows, hindsight=False) == []


def test_no_claims():
    assert found([]) == []


STATES = st.sampled_from(["contested", "besieged", "captured", "retaken", "lost", "withdrew", "holds"])
CLAIMS = st.lists(
    st.builds(
        claim, STATES, st.integers(0, 9), st.integers(0, 9), actor_id=st.sampled_from(["rebels", "army", None]),
        location_id=st.sampled_from(["homs", "hama"]), extent=st.sampled_from(["full", "part", "unknown"]),
    ),
    max_size=8,
)  # fmt: skip


@given(CLAIMS)
def test_the_order_of_rows_changes_nothing(rows):
    frame = table(rows)
    mixed = frame.iloc[::-1].reset_index(drop=True)
    first, second = (unsettled(f, on=FIRST + timedelta(days=5)) for f in (frame, mixed))
    assert first.to_dict("records") == second.to_dict("records")


@given(CLAIMS)
def test_a_later_capture_of_every_place_ends_everything_but_sieges_told_of_that_day(rows):
    ends = [claim("captured", 9, location_id=place, actor_id="third") for place in ("homs", "hama")]
    left = found([*rows, *ends])
    assert all(state == "besieged" for state, _, _ in left)


@given(CLAIMS, st.integers(0, 9))
def test_what_lies_ahead_does_not_count(rows, on):
    past = [r for r in rows if (r["start"] - FIRST).days <= on]
    assert found(rows, on) == found(past, on)
