"""PLOVER, GeoJSON and TimelineJS: JSON that others read, with the words of articles escaped."""

import html
import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.exports import geojson_text, plover_text, timelinejs_text, write_geojson, write_plover, write_timelinejs
from syrnb.exports.plover import plover_records
from syrnb.exports.timelinejs import GROUPS, timelinejs_timeline
from syrnb.schema import MODALITY
from tests.exports.rows import HOSTILE, build, event, holding

ONE = build(events=[event("e1")])


def slide(**more):
    (found,) = timelinejs_timeline(build(events=[event("e1", **more)]))["events"]
    return found


def test_a_plover_record_told_in_full():
    told = event(
        "e1", mode="firearms", side_a=["front"], side_b=["gov", "someone"], location_ids=["saraqib", "syria"],
        speaker="monitor", via=["un"], modality="negated", speech_act="denies", doubts=["pronoun"],
    )  # fmt: skip
    (record,) = map(json.loads, plover_text(build(events=[told])).splitlines())
    assert record == {
        "id": "e1", "version": "syrnb-plover-1", "story_id": "d1", "pub_date": "2024-12-02", "publisher": "wire",
        "headline": "Clashes, again", "url": None, "event_type": "ASSAULT", "event_mode": ["firearms"],
        "contexts": None, "event_text": "fought",
        "attributes": {
            "ACTOR": [{"text": "Rebel Front", "actor_id": "front", "country": "SYR", "country_name": "Syria",
                       "code_1": "REB", "kind": "rebel", "wikidata": None}],
            "RECIP": [{"text": "Government of Syria", "actor_id": "gov", "country": "SYR", "country_name": "Syria",
                       "code_1": "GOV", "kind": "state", "wikidata": None},
                      {"text": "Someone", "actor_id": "someone", "country": None, "country_name": None,
                       "code_1": None, "kind": "person", "wikidata": None}],
            "LOC": [{"text": "Saraqib", "location_id": "saraqib"}, {"text": "Syria", "location_id": "syria"}],
        },
        "event_geolocation": {
            "reason": "one place is named",
            "geo": {"resolved_placename": "Saraqib", "lat": 35.8644, "lon": 36.8012, "radius_km": 3.0,
                    "country_code3": "SYR", "admin1_name": "Idlib Governorate", "geonameid": None, "kind": "town"},
        },
        "date_resolved": "2024-12-01", "date_start": "2024-12-01", "date_end": "2024-12-01", "date_precision": "day",
        "trigger": {"text": "fought", "start": 0, "end": 6},
        "claim": {"span_start": 0, "span_end": 6, "speaker": "Monitor", "via": ["United Nations"],
                  "speech_act": "denies", "modality": "negated", "reported_on": "2024-12-02", "background": False,
                  "confidence": 0.9, "doubts": ["pronoun"], "rule": "test"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("places", "reason"),
    [
        ([], "no place is named"),
        (["saraqib", "hama"], "several places are named"),
        (["nowhere"], "the place has no known coordinates"),
    ],
)
def test_plover_says_why_there_is_no_point(places, reason):
    (record,) = plover_records(build(events=[event("e1", location_ids=places)]))
    assert record["event_geolocation"] == {"reason": reason, "geo": None}


def test_plover_never_takes_the_day_of_publication():
    (record,) = plover_records(build(events=[event("e1", start=None, end=None, time_precision="unknown")]))
    assert (record["date_resolved"], record["date_start"], record["pub_date"]) == (None, None, "2024-12-02")


def test_geojson_puts_longitude_first_and_keeps_what_has_no_point():
    dossier = build(
        events=[event("e1", location_ids=["saraqib", "idlib-gov"]), event("e2"), event("e3", location_ids=["nowhere"]),
                event("e4", location_ids=["hama", "saraqib"])],
        control=[holding("h1", "army", "hama"), holding("h2", None, None)],
    )  # fmt: skip
    collection = json.loads(geojson_text(dossier))
    assert set(collection) == {"type", "features", "unplaced"}
    assert [feature["id"] for feature in collection["features"]] == ["e1@saraqib", "e4@hama", "e4@saraqib", "h1@hama"]
    first, *_, last = collection["features"]
    assert set(first) == {"type", "id", "geometry", "properties"}
    assert first["geometry"] == {"type": "Point", "coordinates": [36.8012, 35.8644]}
    assert first["properties"]["radius_km"] == 3.0
    assert last["properties"] | {"table": "control", "actor": "Syrian Army", "state": "holds"} == last["properties"]
    assert [(claim["claim_id"], claim["reason"]) for claim in collection["unplaced"]] == [
        ("e2", "no place is named"), ("e3", "the place has no known coordinates"), ("h2", "no place is named"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2024-12-01", "2024-12-01", "day", {"start_date": {"year": 2024, "month": 12, "day": 1}}),
        ("2024-11-27", "2024-12-01", "day",
         {"start_date": {"year": 2024, "month": 11, "day": 27}, "end_date": {"year": 2024, "month": 12, "day": 1},
          "display_date": "27 November 2024 to 1 December 2024"}),
        ("2024-11-25", "2024-12-01", "week",
         {"start_date": {"year": 2024, "month": 11, "day": 25}, "end_date": {"year": 2024, "month": 12, "day": 1},
          "display_date": "between 25 November 2024 and 1 December 2024"}),
        ("2024-12-01", "2024-12-31", "month", {"start_date": {"year": 2024, "month": 12}}),
        ("2016-01-01", "2016-12-31", "year", {"start_date": {"year": 2016}}),
        ("2011-01-01", "2016-12-31", "year",
         {"start_date": {"year": 2011}, "end_date": {"year": 2016}, "display_date": "between 2011 and 2016"}),
        ("2024-12-01", None, "day",
         {"start_date": {"year": 2024, "month": 12, "day": 1}, "display_date": "from 1 December 2024"}),
    ],
)  # fmt: skip
def test_a_slides_date_is_no_more_exact_than_what_was_said(start, end, precision, expected):
    found = slide(start=start, end=end, time_precision=precision)
    assert {key: value for key, value in found.items() if "date" in key} == expected


def test_a_slide_says_who_says_so():
    text = slide(side_a=["front"], side_b=["army"], location_ids=["saraqib"], speaker="monitor", via=["un"])["text"]
    assert text["headline"] == "Armed clash: Rebel Front → Syrian Army (Saraqib)"
    assert text["text"] == (
        "<blockquote>fought</blockquote>"
        "<p>Said by Monitor (asserts), passed on by United Nations. Said to have happened.</p>"
        "<p><small>wire, Clashes, again, 2024-12-02</small></p>"
    )


def test_slides_stand_by_day_and_the_undated_are_counted(tmp_path):
    events = [
        event("e1", start="2024-12-05", end="2024-12-05"), event("e2", start=None, end=None, time_precision="unknown"),
        event("e3"), event("e4", start=None, end="2024-12-01"),
    ]  # fmt: skip
    timeline = timelinejs_timeline(build(events=events))
    assert [found["unique_id"] for found in timeline["events"]] == ["e3", "e1"]
    assert "2 claims from 1 articles. 2 claims without a date" in timeline["title"]["text"]["text"]
    _, readme = write_timelinejs(build(events=events), tmp_path / "t.json")
    assert "- 2: event claims without a first day" in readme.read_text()


def test_every_modality_has_its_group():
    assert set(GROUPS) == set(MODALITY)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'/=abc ‘ح\u2028\n"), min_size=1, max_size=20) | st.just(HOSTILE))
def test_no_markup_of_an_article_reaches_a_slide(quote):
    dossier = replace(ONE, events=ONE.events.assign(quote=[quote], speaker_text=[quote]))
    (found,) = timelinejs_timeline(dossier)["events"]
    assert set(re.findall(r"<[^>]*>", found["text"]["text"])) == {
        "<blockquote>", "</blockquote>", "<p>", "</p>", "<small>", "</small>",
    }  # fmt: skip
    assert html.unescape(found["text"]["text"]).startswith(f"<blockquote>{quote}</blockquote>")
    assert found["autolink"] is False


@pytest.mark.parametrize("text", [plover_text, geojson_text, timelinejs_text])
def test_json_may_stand_in_a_page_and_has_no_nan(text):
    written = text(build(events=[event("e1", quote=HOSTILE, location_ids=["saraqib"])]))
    assert "<" not in written
    assert "NaN" not in written


def test_words_come_back_as_they_were():
    dossier = build(events=[event("e1", quote=HOSTILE, location_ids=["saraqib"])])
    assert json.loads(plover_text(dossier))["event_text"] == HOSTILE
    assert json.loads(geojson_text(dossier))["features"][0]["properties"]["quote"] == HOSTILE


@pytest.mark.parametrize(
    ("write", "expected"),
    [(write_plover, None), (write_geojson, {"type": "FeatureCollection", "features": [], "unplaced": []})],
)
def test_an_empty_dossier_is_a_valid_file(write, expected, tmp_path):
    file, readme = write(build(), tmp_path / "out")
    assert (json.loads(file.read_text()) if file.read_text() else None) == expected
    assert "Written: 0 " in readme.read_text()


def test_days_are_the_days_of_the_table():
    frame = build(events=[event("e1")]).events
    (record,) = plover_records(build(events=[event("e1")]))
    assert pd.Timestamp(record["date_start"]) == frame.start.iloc[0]
