"""ACLED's columns: which claims, which codes, and nothing that was not said."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb import schema
from syrnb.exports import acled_frame, write_acled
from syrnb.exports.acled import acled_date, acled_left_out
from syrnb.exports.writing import csv_text, safe_cell
from tests.exports.rows import HOSTILE, build, event, killed


def only(dossier, **options):
    (row,) = acled_frame(dossier, **options).to_dict("records")
    return row


def is_missing(row, *columns):
    return [column for column in columns if not pd.isna(row[column])] == []


def test_a_claim_told_in_full():
    told = event(
        "e1", side_a=["front", "brigade"], side_b=["army"], location_ids=["saraqib", "idlib-gov", "syria"],
        speaker="monitor", quote="Rebels fought the army at Saraqib",
    )  # fmt: skip
    row = only(build(events=[told], casualties=[killed("c1", 25, 25)]))
    expected = {
        "event_id_cnty": "SYR-e1", "event_date": pd.Timestamp("2024-12-01"), "year": 2024, "time_precision": 1,
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Rebel Front", "assoc_actor_1": "Brigade", "inter1": "Rebel group", "actor2": "Syrian Army",
        "inter2": "State forces", "iso": 760, "country": "Syria", "admin1": "Idlib Governorate", "location": "Saraqib",
        "latitude": 35.8644, "longitude": 36.8012, "geo_precision": 1, "source": "wire", "fatalities": 25,
        "notes": "Rebels fought the army at Saraqib", "claim_id": "e1", "doc_id": "d1", "places": 1, "radius_km": 3.0,
        "speaker": "Monitor", "speech_act": "asserts", "modality": "actual", "background": False, "confidence": 0.9,
        "date_start": pd.Timestamp("2024-12-01"), "date_end": pd.Timestamp("2024-12-01"),
        "reported_on": pd.Timestamp("2024-12-02"),
    }  # fmt: skip
    assert {column: value for column, value in row.items() if not pd.isna(value)} == expected


def test_what_is_not_said_is_missing():
    told = event("e1", start=None, end=None, time_precision="unknown")
    row = only(build(events=[told]))
    assert row["event_id_cnty"] == "e1"
    assert is_missing(
        row, "event_date", "year", "time_precision", "actor1", "inter1", "actor2", "country", "location", "latitude",
        "longitude", "geo_precision", "fatalities", "speaker", "radius_km",
    )  # fmt: skip
    assert row["places"] == 0


def test_only_what_acled_codes_and_what_happened():
    events = [
        event("e1"), event("e2", modality="ongoing"), event("e3", modality="planned"), event("e4", modality="negated"),
        event("e5", modality="hypothetical"), event("e6", acled_type=None, acled_sub_type=None),
    ]  # fmt: skip
    dossier = build(events=events)
    assert list(acled_frame(dossier).claim_id) == ["e1", "e2"]
    assert list(acled_frame(dossier, happened_only=False).modality) == [
        "actual", "ongoing", "planned", "negated", "hypothetical",
    ]  # fmt: skip
    assert sorted([*acled_frame(dossier).claim_id, *acled_left_out(dossier).claim_id]) == list(dossier.events.claim_id)


def test_several_places_are_rows_and_their_dead_are_not_shared_out():
    dossier = build(events=[event("e1", location_ids=["saraqib", "hama", "north"])], casualties=[killed("c1", 4, 4)])
    frame = acled_frame(dossier)
    assert list(frame.event_id_cnty) == ["SYR-e1-1", "SYR-e1-2"]
    assert list(frame.location) == ["Saraqib", "Hama"]
    assert list(frame.places) == [2, 2]
    assert frame.fatalities.isna().all()


def test_a_place_without_coordinates_keeps_its_name_alone():
    row = only(build(events=[event("e1", location_ids=["nowhere"])]))
    assert row["location"] == "Tell Nowhere"
    assert is_missing(row, "latitude", "longitude", "geo_precision", "country", "iso")


@pytest.mark.parametrize(
    ("start", "end", "precision", "day", "code"),
    [
        ("2024-12-01", "2024-12-01", "day", "2024-12-01", 1),
        ("2024-12-01", "2024-12-02", "day", "2024-12-01", 2),
        ("2024-11-25", "2024-12-01", "week", "2024-11-28", 2),
        ("2024-11-27", "2024-12-05", "day", "2024-12-01", 3),
        ("2024-12-01", "2024-12-31", "month", "2024-12-16", 3),
        ("2024-02-01", "2024-02-29", "month", "2024-02-15", 3),
        ("2024-01-01", "2024-12-31", "year", None, None),
        ("2024-11-01", "2024-12-31", "month", None, None),
        ("2024-12-01", "2024-12-01", "unknown", None, None),
        ("2024-12-01", None, "day", None, None),
        (None, None, "unknown", None, None),
    ],
)
def test_time_precision_is_acleds(start, end, precision, day, code):
    interval = [None if value is None else pd.Timestamp(value) for value in (start, end)]
    assert acled_date(*interval, precision) == (None if day is None else pd.Timestamp(day), code)


@pytest.mark.parametrize(
    ("actor", "kind_of_event", "place", "expected"),
    [
        ("army", "Battles", "saraqib", "State forces"),
        ("russia", "Battles", "saraqib", "External/Other forces"),
        ("army", "Battles", "nowhere", None),
        ("un", "Battles", "saraqib", "External/Other forces"),
        ("front", "Battles", "nowhere", "Rebel group"),
        ("brigade", "Battles", "saraqib", None),
        ("someone", "Battles", "saraqib", None),
        ("unheard-of", "Battles", "saraqib", None),
        ("civilians", "Violence against civilians", "saraqib", "Civilians"),
        ("civilians", "Protests", "saraqib", "Protesters"),
        ("civilians", "Riots", "saraqib", "Rioters"),
    ],
)
def test_the_kind_of_actor_only_where_it_is_decided(actor, kind_of_event, place, expected):
    told = event("e1", side_a=[actor], location_ids=[place], acled_type=kind_of_event, acled_sub_type=None)
    found = only(build(events=[told]))["inter1"]
    assert (None if pd.isna(found) else found) == expected


@pytest.mark.parametrize("kind", schema.ACLED)
def test_every_sub_event_type_has_its_disorder_type(kind):
    events = [event(f"e{n}", acled_type=kind, acled_sub_type=sub) for n, sub in enumerate(schema.ACLED[kind])]
    found = dict(acled_frame(build(events=events))[["sub_event_type", "disorder_type"]].values)
    special = {
        "Excessive force against protesters": "Political violence; Demonstrations",
        "Peaceful protest": "Demonstrations", "Protest with intervention": "Demonstrations",
        "Violent demonstration": "Demonstrations",
    }  # fmt: skip
    default = "Strategic developments" if kind == "Strategic developments" else "Political violence"
    assert found == {sub: special.get(sub, default) for sub in schema.ACLED[kind]}


def test_an_empty_dossier_has_the_header(tmp_path):
    assert len(acled_frame(build())) == 0
    file, _ = write_acled(build(), tmp_path / "new" / "acled.csv")
    assert file.read_text().startswith("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,")
    assert file.read_text().count("\n") == 1


def test_the_readme_counts_what_was_left_out(tmp_path):
    events = [event("e1"), event("e2", modality="planned"), event("e3", modality="planned"), event("e4")]
    _, readme = write_acled(build(events=events), tmp_path / "acled.csv")
    assert readme.name == "acled.csv.README.md"
    assert "Written: 2 rows" in readme.read_text()
    assert "- 2: event claims not said to have happened (planned)" in readme.read_text()


def test_words_of_an_article_come_back_and_are_no_formula(tmp_path):
    dossier = build(events=[event("e1", quote=HOSTILE, speaker_text="@cmd")])
    file, _ = write_acled(dossier, tmp_path / "acled.csv")
    row = pd.read_csv(file, dtype=str, keep_default_na=False).iloc[0]
    assert (row.notes, row.speaker) == ("'" + HOSTILE, "'@cmd")
    assert row.longitude == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_one_cell(text):
    frame = pd.DataFrame({"a": ["x"], "b": [text], "c": ["y"]})
    back = pd.read_csv(io.StringIO(csv_text(frame), newline=""), dtype=str, keep_default_na=False)
    assert back.to_numpy().tolist() == [["x", safe_cell(text), "y"]]
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t"))
