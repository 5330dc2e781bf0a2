"""Holdings: who is said to hold a place, and what each kind of word counts for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb import schema
from syrnb.analysis.holdings import HoldingPolicy, holdings
from tests.analysis.monitor import locations

COUNT = {"n_mentions": 1, "n_documents": 1, "known": True}
ACTORS = schema.table("actors", [
    {"actor_id": "syria-gov", "name": "Government", "kind": "state", "country": "SYR", "side": "government", **COUNT},
    {"actor_id": "syria-army", "name": "Army", "kind": "state-forces", "country": "SYR", "side": "government",
     "parent_id": "syria-gov", **COUNT},
    {"actor_id": "hts", "name": "HTS", "kind": "rebel", "country": "SYR", "side": "opposition", **COUNT},
    {"actor_id": "syrian-opposition", "name": "rebels", "kind": "rebel", "country": "SYR", "side": "opposition",
     **COUNT},
    {"actor_id": "abdul-ghani", "name": "Abdul Ghani", "kind": "person", "country": "SYR", "parent_id": "hts", **COUNT},
    {"actor_id": "sohr", "name": "Observatory", "kind": "monitor", **COUNT},
])  # fmt: skip
SOURCES = schema.table("sources", [
    {"source_id": "sana", "name": "SANA", "kind": "state-media", "side": "SYR"},
    {"source_id": "wire", "name": "Wire", "kind": "agency"},
    {"source_id": "gazette", "name": "Gazette", "kind": "newspaper"},
    {"source_id": "paper", "name": "Paper", "kind": "newspaper", "family": "wire"},
])  # fmt: skip


def claim(claim_id: str, actor: str, state: str, day: str, speaker: str | None = None, **values: Any) -> dict[str, Any]:
    row = {
        "claim_id": claim_id, "doc_id": "d", "sentence_id": "s", "span_start": 0, "span_end": 1, "quote": "q",
        "confidence": 1.0, "speech_act": "claims", "modality": "actual", "rule": "r", "reported_on": day,
        "speaker": speaker, "actor_id": actor, "location_id": "aleppo", "state": state, "extent": "unknown",
        "start": day,
    }  # fmt: skip
    return row | values


def look(rows: list[dict[str, Any]], on: str = "2024-12-08", **options: Any) -> pd.DataFrame:
    table = schema.table("control", rows)
    return holdings(table, on=date.fromisoformat(on), actors=ACTORS, locations=locations(), sources=SOURCES, **options)


def lead(rows: list[dict[str, Any]], **options: Any) -> tuple[str, str] | None:
    found = look(rows, **options)
    first = found[found.leading & (found.location_id == "aleppo")]
    return None if first.empty else (first.actor_id.iloc[0], first.status.iloc[0])


DENIED: dict[str, Any] = {"modality": "negated"}
DAY, NEXT = "2024-11-29", "2024-11-30"

CASES = {
    "its own word alone": ([claim("1", "hts", "captured", DAY, "hts")], ("hts", "claimed")),
    "its own spokesman's word": ([claim("1", "hts", "captured", DAY, "abdul-ghani")], ("hts", "claimed")),
    "its ally's word": ([claim("1", "hts", "captured", DAY, "syrian-opposition")], ("hts", "claimed")),
    "a neutral's word": ([claim("1", "hts", "captured", DAY, "sohr")], ("hts", "confirmed")),
    "an agency in its own words": ([claim("1", "hts", "captured", DAY, "wire")], ("hts", "confirmed")),
    "the other side admits the gain": ([claim("1", "hts", "captured", DAY, "syria-army")], ("hts", "confirmed")),
    "the other side's outlet reports it": ([claim("1", "hts", "captured", DAY, "sana")], ("hts", "confirmed")),
    "its own outlet": ([claim("1", "syria-army", "retaken", DAY, "sana")], ("syria-army", "claimed")),
    "somebody unnamed": ([claim("1", "hts", "captured", DAY, speaker_text="a resident")], ("hts", "reported")),
    "an outlet that nobody knows": ([claim("1", "hts", "captured", DAY)], ("hts", "reported")),
    "history without a day": ([claim("1", "hts", "holds", DAY, "wire", background=True, start=None)], None),
    "corroborated by a neutral": (
        [claim("1", "hts", "captured", DAY, "hts"), claim("2", "hts", "holds", NEXT, "sohr")], ("hts", "confirmed"),
    ),
    "a loss admitted beats a denial": (
        [claim("0", "syria-army", "holds", "2016-12-22", "wire"), claim("1", "hts", "captured", DAY, "hts"),
         claim("2", "syria-army", "lost", DAY, "syria-army"), claim("3", "hts", "captured", DAY, "sana", **DENIED)],
        ("hts", "confirmed"),
    ),
    "a neutral beats a denial in own favour": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "hts", "captured", DAY, "syria-army", **DENIED)],
        ("hts", "confirmed"),
    ),
    "word against word": (
        [claim("1", "hts", "captured", DAY, "hts"), claim("2", "hts", "captured", DAY, "syria-army", **DENIED)],
        None,
    ),
    "a denial against interest beats a neutral": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "hts", "captured", DAY, "hts", **DENIED)], None,
    ),
    "the later of two captures": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "syria-army", "retaken", NEXT, "sohr")],
        ("syria-army", "confirmed"),
    ),
    "a later claim in own favour, not denied": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "syria-army", "retaken", NEXT, "syria-army")],
        ("syria-army", "claimed"),
    ),
    "a later claim in own favour against a neutral's word of that day": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "syria-army", "retaken", NEXT, "syria-army"),
         claim("3", "hts", "holds", NEXT, "sohr")],
        ("hts", "confirmed"),
    ),
    "withdrawn, and nobody said to have come": (
        [claim("1", "syria-army", "holds", DAY, "wire"), claim("2", "syria-army", "withdrew", NEXT, "syria-army")],
        None,
    ),
    "a denial told a day later, in own favour": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "hts", "captured", NEXT, "syria-army", **DENIED)],
        ("hts", "confirmed"),
    ),
    "a denial told a day later, word against word": (
        [claim("1", "hts", "captured", DAY, "hts"), claim("2", "hts", "captured", NEXT, "syria-army", **DENIED)],
        None,
    ),
    "a denied gain leaves the one before": (
        [claim("0", "syria-army", "holds", "2016-12-22", "wire"), claim("1", "hts", "captured", DAY, "hts"),
         claim("2", "hts", "captured", DAY, "sohr", **DENIED)],
        ("syria-army", "confirmed"),
    ),
    "a denial of loss": (
        [claim("1", "syria-army", "holds", DAY, "wire"),
         claim("2", "syria-army", "lost", NEXT, "syria-army", **DENIED)],
        ("syria-army", "confirmed"),
    ),
    "two independent neutrals beat one": (
        [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "hts", "captured", DAY, "wire"),
         claim("3", "syria-army", "holds", DAY, "gazette")],
        ("hts", "confirmed"),
    ),
    "a neutral and its copy are no more than another": (
        [claim("1", "hts", "captured", DAY, "paper"), claim("2", "hts", "captured", DAY, "wire"),
         claim("3", "syria-army", "holds", DAY, "gazette")],
        None,
    ),
    "word against word of a place that was held": (
        [claim("0", "syria-army", "holds", "2016-12-22", "wire"), claim("1", "hts", "captured", DAY, "hts"),
         claim("2", "hts", "captured", DAY, "syria-army", **DENIED)],
        None,
    ),
    "a loss is news, however many told of the holding before": (
        [claim("1", "syria-army", "holds", DAY, "wire"), claim("2", "syria-army", "holds", DAY, "sohr"),
         claim("3", "syria-army", "lost", NEXT, "gazette")],
        None,
    ),
    "a loss of which the same day says otherwise": (
        [claim("1", "syria-army", "holds", NEXT, "wire"), claim("2", "syria-army", "holds", NEXT, "sohr"),
         claim("3", "syria-army", "lost", NEXT, "gazette")],
        ("syria-army", "confirmed"),
    ),
    "a later denial is weighed against the admission of the loss too": (
        [claim("0", "syria-army", "holds", "2016-12-22", "wire"), claim("1", "hts", "captured", DAY, "hts"),
         claim("2", "syria-army", "lost", DAY, "syria-army"), claim("3", "hts", "captured", NEXT, "sohr", **DENIED)],
        ("hts", "confirmed"),
    ),
    "besieged: the one inside": ([claim("1", "syria-army", "besieged", DAY, "wire")], ("syria-army", "confirmed")),
    "planned": ([claim("1", "hts", "captured", DAY, "hts", modality="planned")], None),
    "contested says nothing of who holds it": ([claim("1", "hts", "contested", DAY, "wire")], None),
    "a part is not the whole": (
        [claim("1", "syria-army", "holds", DAY, "wire"), claim("2", "hts", "captured", NEXT, "wire", extent="part")],
        ("syria-army", "confirmed"),
    ),
    "after the day": ([claim("1", "hts", "captured", "2024-12-09", "wire")], None),
    "over before the day": (
        [claim("1", "hts", "holds", "2012-07-19", "wire", end="2016-12-22", reported_on=DAY)], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_who_holds_it(name: str) -> None:
    rows, expected = CASES[name]
    assert lead(rows) == expected


def test_word_against_word_shows_both_sides() -> None:
    rows, _ = CASES["word against word"]
    found = look(rows)
    assert found[["actor_id", "leading", "status", "disputed_by", "disputing_claims"]].to_numpy().tolist() == [
        ["hts", False, "disputed", ["syria-army"], ["2"]]
    ]


def test_word_against_word_of_a_held_place_disputes_both() -> None:
    rows, _ = CASES["word against word of a place that was held"]
    found = look(rows)
    assert found[["actor_id", "leading", "status"]].to_numpy().tolist() == [
        ["syria-army", False, "disputed"], ["hts", False, "disputed"],
    ]  # fmt: skip


def test_the_one_before_that_still_claims_it_is_shown_as_a_rival() -> None:
    rows = [claim("0", "syria-army", "holds", DAY, "wire"), claim("1", "hts", "captured", NEXT, "sohr"),
            claim("2", "syria-army", "holds", NEXT, "syria-army")]  # fmt: skip
    found = look(rows)
    assert found[["actor_id", "leading", "status", "disputing_claims"]].to_numpy().tolist() == [
        ["hts", True, "confirmed", ["2"]], ["syria-army", False, "disputed", ["1"]],
    ]  # fmt: skip


def test_left_and_nobody_came() -> None:
    rows, _ = CASES["withdrawn, and nobody said to have come"]
    found = look(rows)
    assert found[["actor_id", "leading", "status", "disputing_claims"]].to_numpy().tolist() == [
        ["syria-army", False, "ended", ["2"]]
    ]


def test_a_beaten_denial_is_still_shown() -> None:
    rows, _ = CASES["a neutral beats a denial in own favour"]
    assert look(rows).disputed_by.tolist() == [["syria-army"]]


def test_since_last_and_age() -> None:
    rows = [claim("1", "hts", "captured", DAY, "sohr"), claim("2", "hts", "holds", "2024-12-02", "wire")]
    row = look(rows).iloc[0]
    assert (str(row.since.date()), str(row["last"].date()), row.age_days, row.claims) == (
        DAY,
        "2024-12-02",
        6,
        ["1", "2"],
    )


@pytest.mark.parametrize(("extent", "follows"), [("full", True), ("unknown", False), ("part", False)])
def test_places_follow_an_area_only_as_a_whole(extent: str, follows: bool) -> None:
    rows = [claim("1", "hts", "captured", DAY, "wire", location_id="aleppo-gov", extent=extent)]
    found = look(rows)
    towns = found[found.location_id == "atarib"]
    assert len(towns) == follows
    assert not follows or towns[["actor_id", "inherited_from"]].to_numpy().tolist() == [["hts", "aleppo-gov"]]
    assert look(rows, policy=HoldingPolicy(follow_areas=False)).location_id.tolist() == ["aleppo-gov"]


def test_an_area_taken_later_takes_its_towns_and_a_town_retaken_is_its_own() -> None:
    whole = claim("1", "hts", "captured", NEXT, "wire", location_id="aleppo-gov", extent="full")
    assert lead([claim("0", "syria-army", "holds", DAY, "wire"), whole]) == ("hts", "confirmed")
    assert lead([whole, claim("2", "syria-army", "retaken", "2024-12-01", "wire")]) == ("syria-army", "confirmed")


def test_the_policy_is_a_switch() -> None:
    own = [claim("1", "hts", "captured", DAY, "hts")]
    assert lead(own, policy=HoldingPolicy(confirmed_at=1)) == ("hts", "confirmed")
    rows, _ = CASES["word against word"]
    resident = claim("3", "hts", "captured", DAY, speaker_text="a resident")
    assert lead([*rows, resident], policy=HoldingPolicy(unknown=2)) == ("hts", "confirmed")
    late = [claim("1", "hts", "captured", DAY, "wire", reported_on="2024-12-20")]
    assert lead(late) == ("hts", "confirmed")
    assert lead(late, policy=HoldingPolicy(hindsight=False)) is None


def test_copies_are_one_source() -> None:
    rows = [claim("1", "hts", "captured", DAY, "wire"), claim("2", "hts", "captured", DAY, "paper")]
    assert look(rows).sources.tolist() == [["wire"]]


def test_places_are_asked_for() -> None:
    rows = [claim("1", "hts", "captured", DAY, "wire"), claim("2", "hts", "captured", DAY, "wire", location_id="idlib")]
    assert look(rows, places=["idlib", "khartoum"]).location_id.tolist() == ["idlib"]
    assert look([]).empty


CLAIMS = st.builds(
    lambda actor, state, day, speaker, modality: (actor, state, f"2024-11-{day}", speaker, modality),
    st.sampled_from(("hts", "syria-army")), st.sampled_from(("captured", "holds", "lost", "withdrew")),
    st.integers(27, 30), st.sampled_from(("hts", "syria-army", "sohr", "wire")), st.sampled_from(("actual", "negated")),
)  # fmt: skip


def build(parts: list[tuple[str, str, str, str, str]]) -> list[dict[str, Any]]:
    return [claim(f"c{i}", a, s, d, by, modality=m) for i, (a, s, d, by, m) in enumerate(parts)]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(CLAIMS, max_size=5), st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(parts: list[tuple[str, str, str, str, str]], random: Any) -> None:
    rows = build(parts)
    shuffled = list(rows)
    random.shuffle(shuffled)
    pd.testing.assert_frame_equal(look(rows), look(shuffled))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(CLAIMS, max_size=5))
def test_at_most_one_leads_and_every_row_has_claims(parts: list[tuple[str, str, str, str, str]]) -> None:
    found = look(build(parts))
    assert found.leading.sum() <= 1
    assert found.claims.map(len).min() >= 1 if len(found) else True
    assert not (found.leading & (found.status == "disputed")).any()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(CLAIMS, max_size=5))
def test_more_of_the_same_words_from_a_copy_changes_no_holder(parts: list[tuple[str, str, str, str, str]]) -> None:
    rows = build(parts)
    copies = [{**r, "claim_id": r["claim_id"] + "-copy", "speaker": "paper"} for r in rows if r["speaker"] == "wire"]
    assert lead(rows) == lead([*rows, *copies])


def test_who_left_a_place_of_which_nothing_was_told_before_held_it() -> None:
    lost = claim("1", "syria-army", "lost", DAY, "sohr")
    row = look([lost]).iloc[0]
    assert (row.actor_id, row.leading, row.status, row.state) == ("syria-army", False, "ended", "lost")
    assert look([lost | DENIED | {"claim_id": "2", "state": "captured"}]).empty, "a denial says nothing of who held it"
    assert lead([lost, claim("2", "hts", "captured", NEXT, "sohr")]) == ("hts", "confirmed")


def test_history_told_today_is_as_old_as_what_it_tells() -> None:
    told = {"start": "2019-12-01", "end": "2020-02-27", "background": True}
    found = look([claim("1", "syria-army", "captured", "2024-12-06", "wire", **told)])
    assert str(found["last"].iloc[0])[:10] == "2020-02-27"
    assert found.age_days.iloc[0] == (date(2024, 12, 8) - date(2020, 2, 27)).days
