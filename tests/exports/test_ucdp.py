"""UCDP GED's columns, and how many died as the counts allow it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.exports import ucdp_frame, write_ucdp
from syrnb.exports.deaths import highest, lowest
from syrnb.exports.ucdp import POLICIES, _deaths, ucdp_left_out
from tests.exports.rows import HOSTILE, build, event, killed

DEATHS = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"]
FIGHTERS = {"victims": "combatants"}
CIVILIANS = {"victims": "civilians"}


def row_of(casualties, *, best=None, **more):
    told = event("e1", **{"side_a": ["front"], "side_b": ["army"], **more})
    (row,) = ucdp_frame(build(events=[told], casualties=casualties), best=best).to_dict("records")
    return row


def deaths_of(casualties, **more):
    row = row_of(casualties, **more)
    return {column: int(row[column]) for column in DEATHS if not pd.isna(row[column])}


def test_an_event_told_in_full():
    row = row_of(
        [killed("c1", 25, 25, victim_ids=["army"], **FIGHTERS), killed("c2", 3, 3, **CIVILIANS)],
        location_ids=["saraqib", "syria"], speaker="monitor", quote="fought at Saraqib",
    )  # fmt: skip
    expected = {
        "id": "e1", "year": 2024, "type_of_violence": 1, "dyad_name": "Rebel Front - Syrian Army",
        "side_a": "Rebel Front", "side_b": "Syrian Army", "source_article": "wire,2024-12-02,Clashes, again",
        "source_office": "wire", "source_date": pd.Timestamp("2024-12-02"), "source_headline": "Clashes, again",
        "source_original": "Monitor", "where_prec": 1, "where_coordinates": "Saraqib", "adm_1": "Idlib Governorate",
        "latitude": 35.8644, "longitude": 36.8012, "country": "Syria", "date_prec": 1, "deaths_b": 25,
        "date_start": pd.Timestamp("2024-12-01"), "date_end": pd.Timestamp("2024-12-01"), "deaths_civilians": 3,
        "high": 28, "low": 28, "doc_id": "d1", "quote": "fought at Saraqib", "casualty_claims": "c1 c2",
        "speech_act": "asserts", "modality": "actual", "confidence": 0.9,
    }  # fmt: skip
    assert {column: value for column, value in row.items() if not pd.isna(value)} == expected


@pytest.mark.parametrize(
    ("casualties", "expected"),
    [
        ([killed("a", 25, 25)], {"low": 25, "high": 25, "deaths_unknown": 25}),
        ([killed("a", 400, None)], {"low": 400}),
        ([killed("a", None, 30)], {"high": 30}),
        ([killed("a", None, None)], {}),
        ([killed("a", 45, 50, **CIVILIANS)], {"low": 45, "high": 50}),
        # A part within a whole adds nothing; what the rest of the whole were is not said.
        ([killed("a", 10, 10), killed("b", 4, 4, part_of="a", **CIVILIANS)],
         {"low": 10, "high": 10, "deaths_civilians": 4}),
        # The whole is at least as large as parts that cannot overlap.
        ([killed("a", 5, None), killed("b", 4, 4, part_of="a", **CIVILIANS),
          killed("c", 6, 6, part_of="a", victim_ids=["army"], **FIGHTERS)],
         {"low": 10, "deaths_b": 6, "deaths_civilians": 4}),
        # Children may be among the civilians, or not.
        ([killed("a", 12, 12, **CIVILIANS), killed("b", 5, 5, victims="children")],
         {"low": 12, "high": 17, "deaths_civilians": 12}),
        # Fighters of the two sides are different people; fighters of an unnamed party may be the same.
        ([killed("a", 7, 7, victim_ids=["front"], **FIGHTERS), killed("b", 9, 9, victim_ids=["army"], **FIGHTERS)],
         {"low": 16, "high": 16, "deaths_a": 7, "deaths_b": 9}),
        ([killed("a", 7, 7, **FIGHTERS), killed("b", 9, 9, victim_ids=["army"], **FIGHTERS)],
         {"low": 9, "high": 16, "deaths_b": 9}),
        ([killed("a", 2, 2), killed("b", 0, 0, **CIVILIANS)], {"low": 2, "high": 2, "deaths_civilians": 0}),
    ],
)  # fmt: skip
def test_bounds_are_what_the_counts_allow(casualties, expected):
    assert deaths_of(casualties) == expected


@pytest.mark.parametrize(
    ("policy", "best"), [(None, None), ("low", 45), ("high", 50), ("midpoint", 47)]
)  # fmt: skip
def test_a_best_number_only_by_a_named_policy(policy, best):
    found = deaths_of([killed("a", 45, 50, **CIVILIANS)], best=policy)
    assert found.get("best") == best
    assert found.get("deaths_civilians") == best


@pytest.mark.parametrize("policy", ["midpoint", "high"])
def test_no_policy_makes_up_a_bound(policy):
    assert deaths_of([killed("a", 45, None)], best=policy) == {"low": 45}


def test_an_unknown_policy_is_refused():
    with pytest.raises(ValueError, match="'guess' is not one of low, high, midpoint"):
        ucdp_frame(build(), best="guess")


@pytest.mark.parametrize(
    "casualties",
    [
        [],
        [killed("a", 0, 0)],
        [killed("a", 300, 300, count_mode="cumulative")],
        [killed("a", 3, 3, count_mode="delta")],
        [killed("a", 3, 3, outcome="injured")],
        [killed("a", 3, 3, event_id=None)],
        [killed("a", 3, 3, modality="planned")],
    ],
    ids=["none", "nobody", "running toll", "increment", "injured", "of no event", "threatened"],
)
def test_no_row_without_deaths_of_the_event_itself(casualties):
    dossier = build(events=[event("e1")], casualties=casualties)
    assert len(ucdp_frame(dossier)) == 0
    assert "e1" in set(ucdp_left_out(dossier).claim_id)


@pytest.mark.parametrize(
    ("side_a", "side_b", "expected"),
    [
        (["front"], ["army"], 1),
        (["russia"], ["gov"], 1),
        (["army", "brigade"], ["front"], 1),
        (["front"], ["brigade"], 2),
        (["front"], ["civilians"], 3),
        (["civilians"], ["army"], 3),
        (["civilians"], ["civilians"], None),
        (["front"], [], None),
        (["front"], ["someone"], None),
        (["front"], ["army", "civilians"], None),
        (["front"], ["unheard-of"], None),
    ],
)
def test_type_of_violence_only_where_both_sides_decide_it(side_a, side_b, expected):
    found = row_of([killed("a", 1, 1)], side_a=side_a, side_b=side_b)["type_of_violence"]
    assert (None if pd.isna(found) else found) == expected


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (["saraqib"], 1), (["quarter"], 2), (["idlib-gov"], 4), (["north"], 5), (["syria"], 6),
        (["saraqib", "hama"], 5), (["nowhere"], None), ([], None),
    ],
)  # fmt: skip
def test_precision_of_places(places, code):
    row = row_of([killed("a", 1, 1)], location_ids=places)
    assert (None if pd.isna(row["where_prec"]) else row["where_prec"]) == code
    assert pd.isna(row["latitude"]) == (code is None or len(places) > 1)


def test_places_of_two_countries_have_no_country():
    row = row_of([killed("a", 1, 1)], location_ids=["saraqib", "iraq"])
    assert row["where_coordinates"] == "Saraqib, Iraq"
    assert pd.isna(row["country"])


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [
        ("2024-12-01", "2024-12-01", "day", 1), ("2024-12-01", "2024-12-06", "day", 2),
        ("2024-11-25", "2024-12-01", "week", 3), ("2024-12-01", "2024-12-31", "month", 4),
        ("2024-01-01", "2024-12-31", "year", 5), ("2011-01-01", "2024-12-31", "year", None),
        ("2024-12-01", None, "day", None), (None, None, "unknown", None),
    ],
)  # fmt: skip
def test_precision_of_dates(start, end, precision, code):
    found = row_of([killed("a", 1, 1)], start=start, end=end, time_precision=precision)["date_prec"]
    assert (None if pd.isna(found) else found) == code


def test_written_file_and_readme(tmp_path):
    events = [event("e1", quote=HOSTILE), event("e2"), event("e3", modality="planned")]
    dossier = build(events=events, casualties=[killed("a", 3, None), killed("b", 9, 9, count_mode="cumulative")])
    file, readme = write_ucdp(dossier, tmp_path / "ged.csv", best="low")
    row = pd.read_csv(file, dtype=str, keep_default_na=False).iloc[0]
    assert (row.best, row.low, row.high, row.quote) == ("3", "3", "", "'" + HOSTILE)
    assert "- 1: counts of dead that are running tolls" in readme.read_text()
    assert "- 1: event claims with no count of dead of their own" in readme.read_text()


COUNTS = st.lists(
    st.builds(
        lambda low, more, victims, ids, part: killed(
            "x", low, None if more is None else (low or 0) + more, victims=victims, victim_ids=ids, part_of=part
        ),
        st.none() | st.integers(0, 50),
        st.none() | st.integers(0, 50),
        st.sampled_from(["all", "civilians", "combatants", "children"]),
        st.lists(st.sampled_from(["front", "army"]), max_size=2, unique=True),
        st.sampled_from([None, "0"]),
    ),
    max_size=5,
)


@given(COUNTS, st.sampled_from(POLICIES))
def test_bounds_hold_every_count_and_best_lies_between(counts, policy):
    parts = [None, *(count["part_of"] for count in counts[1:])]
    told = [{**c, "claim_id": str(n), "part_of": part} for n, (c, part) in enumerate(zip(counts, parts, strict=False))]
    least = lowest(told)
    assert all((count["low"] or 0) <= (least or 0) for count in told)
    columns = _deaths(told, event("e1", side_a=["front"], side_b=["army"]), policy)
    if columns["low"] is not None and columns["high"] is not None:
        assert columns["low"] <= columns["best"] <= columns["high"]
    assert (columns["high"] is None) >= (highest(told) is None)
