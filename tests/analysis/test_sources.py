"""Sources: whose word a claim is in the end, and on whose side a voice stands."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb import schema
from syrnb.analysis.origins import trace_origins
from syrnb.analysis.sources import Voices, stance_of
from tests.analysis.told import ACTORS, COUNT

SOURCES = schema.table("sources", [
    {"source_id": "sana", "name": "SANA", "aliases": ["Syrian Arab News Agency"], "kind": "state-media", "side": "SYR"},
    {"source_id": "hts-media", "name": "Amjad", "kind": "party-media", "side": "hts"},
    {"source_id": "wire", "name": "Wire", "kind": "agency"},
    {"source_id": "paper", "name": "Paper", "kind": "newspaper", "family": "wire"},
    {"source_id": "daily", "name": "Daily", "kind": "newspaper", "family": "paper"},
    {"source_id": "turn", "name": "Turn", "kind": "newspaper", "family": "coat"},
    {"source_id": "coat", "name": "Coat", "kind": "newspaper", "family": "turn"},
])  # fmt: skip
MORE = schema.table("actors", [
    {"actor_id": "minister", "name": "Minister", "kind": "person", "country": "SYR", "parent_id": "syria-gov", **COUNT},
    {"actor_id": "un", "name": "UN", "kind": "igo", **COUNT},
    {"actor_id": "ocha", "name": "OCHA", "kind": "igo", "parent_id": "un", **COUNT},
    {"actor_id": "mayor", "name": "Mayor", "kind": "person", **{**COUNT, "known": False}},
])  # fmt: skip
VOICES = Voices.read(pd.concat([ACTORS, MORE], ignore_index=True), SOURCES)

SOURCE_OF = [
    ("sohr", "sohr"), ("minister", "state:SYR"), ("syria-army", "state:SYR"), ("sana", "state:SYR"),
    ("Syrian Arab News Agency", "state:SYR"), ("jawlani", "hts"), ("hts-media", "hts"), ("ocha", "un"),
    ("paper", "wire"), ("daily", "wire"), ("wire", "wire"), ("turkey-gov", "state:TUR"), ("nobody", "nobody"),
]  # fmt: skip

STANCES = [
    ("syria-army", "syria-gov", "own side"),
    ("syria-army", "government", "own side"),
    ("minister", "syria-army", "own side"),
    ("sana", "syria-army", "own side"),
    ("jawlani", "opposition", "own side"),
    ("hts-media", "hts", "own side"),
    ("hts-media", "syria-army", "other side"),
    ("syria-gov", "hts", "other side"),
    ("jawlani", "syria-army", "other side"),
    ("sohr", "hts", "neutral"),
    ("ocha", "hts", "neutral"),
    ("wire", "syria-gov", "neutral"),
    # A foreign state without a camp may stand anywhere, and nobody guesses where.
    ("russia-gov", "syria-gov", "unknown"),
    ("turkey-gov", "hts", "unknown"),
    ("syr:gunmen", "hts", "unknown"),
    ("mayor", "hts", "unknown"),
    ("a-passer-by", "hts", "unknown"),
]


@pytest.mark.parametrize(("voice", "source"), SOURCE_OF, ids=[v for v, _ in SOURCE_OF])
def test_source_of(voice: str, source: str) -> None:
    assert VOICES.source_of(voice) == source


def test_outlets_that_name_each_other_come_to_an_end() -> None:
    assert VOICES.source_of("turn") in ("turn", "coat")


@pytest.mark.parametrize(("voice", "party", "stance"), STANCES, ids=[f"{v} on {p}" for v, p, _ in STANCES])
def test_stance(voice: str, party: str, stance: str) -> None:
    assert stance_of(voice, party, VOICES) == stance


@given(st.sampled_from(sorted(ACTORS["actor_id"])), st.sampled_from(sorted(ACTORS["actor_id"])))
def test_sides_are_mutual(a: str, b: str) -> None:
    """Who is on my side has me on theirs; and everybody is on their own."""
    one, other = stance_of(a, b, VOICES), stance_of(b, a, VOICES)
    assert (one == "own side") == (other == "own side")
    assert stance_of(a, a, VOICES) == "own side"


def _documents(*rows: tuple[str, str | None, str | None]) -> pd.DataFrame:
    return schema.table("documents", [
        {"doc_id": d, "path": d, "source": s, "published": p, "published_basis": "sidecar" if p else "unknown",
         "n_chars": 1, "n_sentences": 1, "status": "read"} for d, s, p in rows])  # fmt: skip


def _count(*claims: tuple[str, str | None, str | None], copies: list[tuple[str, str]] | None = None) -> dict[str, str]:
    rows: list[Any] = [(f"c{i}", *claim) for i, claim in enumerate(claims)]
    documents = _documents(
        ("d-wire", "Wire", "2024-12-01"), ("d-paper", "Paper", "2024-12-02"), ("d-sana", "SANA", None),
        ("d-late", "Other", "2024-12-03"), ("d-none", None, None),
    )  # fmt: skip
    told = pd.DataFrame(rows, columns=["claim_id", "doc_id", "speaker", "speaker_text"]).assign(reported_on=None)
    found = trace_origins(
        told, sources=SOURCES, documents=documents, actors=pd.concat([ACTORS, MORE], ignore_index=True),
        copies=None if copies is None else pd.DataFrame(copies, columns=["doc_id", "copy_group"]),
    )  # fmt: skip
    return {claim: origin.source for claim, origin in found.items()}


INDEPENDENT = [
    ("a monitor in two papers is one", [("d-wire", "sohr", "the monitor"), ("d-late", "sohr", "SOHR")], 1),
    ("an agency and a paper of its copy", [("d-wire", None, None), ("d-paper", None, None)], 1),
    ("two agencies", [("d-wire", None, None), ("d-late", None, None)], 2),
    ("a government and its agency", [("d-wire", "minister", "the minister"), ("d-sana", None, None)], 1),
    ("residents of two articles", [("d-wire", "syr:gunmen", "gunmen"), ("d-late", "syr:gunmen", "gunmen")], 2),
    ("a resident and the author", [("d-wire", None, "a resident"), ("d-wire", None, None)], 2),
    ("one resident twice", [("d-wire", None, "A resident"), ("d-wire", None, "a resident")], 1),
    ("an article without an outlet", [("d-none", None, None), ("d-late", None, None)], 2),
]  # fmt: skip


@pytest.mark.parametrize(("why", "claims", "number"), INDEPENDENT, ids=[why for why, *_ in INDEPENDENT])
def test_independent_sources(why: str, claims: list[tuple[str, str | None, str | None]], number: int) -> None:
    assert len(set(_count(*claims).values())) == number, why


def test_a_copy_is_the_word_of_the_first_that_published_it() -> None:
    found = _count(("d-late", None, None), ("d-wire", None, None), copies=[("d-late", "d-late"), ("d-wire", "d-late")])
    assert set(found.values()) == {"wire"}
