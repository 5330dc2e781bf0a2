"""Dossiers to draw: a small one made by hand, an empty one, and one with 20,000 events.

The articles are invented. Every quote is looked up in its text, so offsets are real ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from syrnb import Dossier
from syrnb.views.selection import shared_selection

TEXTS = {
    "d1": (
        "Rebels said on Sunday they captured Saraqib and shelled an army post near Hama. "
        "At least 40 people were killed, including 12 civilians, the observatory said. "
        "Russia struck Idlib on Saturday, killing 7 people, rescuers said. "
        "Turkey denied that it had sent weapons to the rebels. "
        "In 2016 the army besieged Aleppo."
    ),
    "d2": (
        "The army said it had retaken two towns last week. "
        "Iran vowed to send fighters if Damascus asks. "
        "Russia will increase its support for the government, its envoy said. "
        "The ministry rejected reports of a retreat from Hama. "
        "Army losses have reached more than 100 dead since Wednesday, the observatory said."
    ),
    "d3": (
        'A spokesman said "<script>alert(1)</script> we will take Hama" & left. '
        "The rebels and the Kurdish force agreed a truce in Aleppo. "
        "Talks between Turkey and Iran were held in December. "
        "About 50 fighters surrendered. "
        "The UN said up to 30,000 people had fled."
    ),
}
PUBLISHED = {"d1": date(2024, 12, 1), "d2": date(2024, 12, 3), "d3": date(2024, 12, 5)}
ACTORS = (
    ("rebels", "Rebel Front", "rebel", "opposition"), ("army", "Syrian Army", "state-forces", "government"),
    ("syria-gov", "Government of Syria", "state", "government"), ("russia", "Russia", "state", "government"),
    ("iran", "Iran", "state", "government"), ("turkey", "Turkey", "state", "opposition"),
    ("kurds", "Kurdish Force", "rebel", "kurdish"), ("observatory", "Observatory", "monitor", None),
    ("un", "United Nations", "igo", None),
)  # fmt: skip
PARENTS = {"army": "syria-gov"}
PLACES = (
    ("saraqib", "Saraqib", "town", "Idlib", 35.86, 36.80), ("hama", "Hama", "city", "Hama", 35.13, 36.75),
    ("idlib", "Idlib", "city", "Idlib", 35.93, 36.63), ("aleppo", "Aleppo", "city", "Aleppo", 36.20, 37.16),
    ("idlib-gov", "Idlib Governorate", "admin1", "Idlib", 35.8, 36.7),
)  # fmt: skip


def _claim(claim_id: str, doc: str, quote: str, **more: Any) -> dict[str, Any]:
    text = TEXTS[doc]
    start = text.index(quote)
    number = text.count(". ", 0, start)
    row = {
        "claim_id": claim_id, "doc_id": doc, "sentence_id": f"{doc}-s{number}", "span_start": start,
        "span_end": start + len(quote), "quote": quote, "speech_act": "asserts", "modality": "actual",
        "reported_on": PUBLISHED[doc], "confidence": 0.9, "rule": "test/rule",
    }  # fmt: skip
    return {**row, **more}


def _event(claim_id: str, doc: str, quote: str, trigger: str, plover: str, **more: Any) -> dict[str, Any]:
    at = TEXTS[doc].index(trigger)
    row = {"trigger": trigger, "trigger_start": at, "trigger_end": at + len(trigger), "plover": plover}
    return {**_claim(claim_id, doc, quote), **row, "time_precision": "unknown", **more}


def _casualty(claim_id: str, doc: str, quote: str, count: str, **more: Any) -> dict[str, Any]:
    at = TEXTS[doc].index(count)
    row = {"count_text": count, "count_start": at, "count_end": at + len(count), "outcome": "killed", "victims": "all"}
    return {**_claim(claim_id, doc, quote), **row, "count_mode": "incident", **more}


def _day(day: str, end: str | None = None, precision: str = "day") -> dict[str, Any]:
    return {"start": day, "end": end or day, "time_precision": precision}


def events() -> list[dict[str, Any]]:
    """Return the events of the small dossier."""
    return [
        _event("e01", "d1", "they captured Saraqib", "captured", "ASSAULT", side_a=["rebels"], side_b=["army"],
               location_ids=["saraqib"], speaker="rebels", speaker_text="Rebels", speech_act="claims",
               **_day("2024-12-01")),
        _event("e02", "d1", "shelled an army post near Hama", "shelled", "ASSAULT", side_a=["rebels"], side_b=["army"],
               location_ids=["hama"], speaker="rebels", speaker_text="Rebels", speech_act="claims",
               **_day("2024-12-01")),
        _event("e03", "d1", "Russia struck Idlib on Saturday", "struck", "ASSAULT", side_a=["russia"],
               location_ids=["idlib"], speaker_text="rescuers", speech_act="claims", **_day("2024-11-30")),
        _event("e04", "d1", "it had sent weapons to the rebels", "sent", "AID", side_a=["turkey"], side_b=["rebels"],
               speaker="turkey", speaker_text="Turkey", speech_act="denies", modality="negated"),
        _event("e05", "d1", "the army besieged Aleppo", "besieged", "COERCE", side_a=["army"], location_ids=["aleppo"],
               background=True, **_day("2016-01-01", "2016-12-31", "year")),
        _event("e06", "d2", "it had retaken two towns last week", "retaken", "ASSAULT", side_a=["army"],
               speaker="army", speaker_text="The army", speech_act="claims",
               **_day("2024-11-25", "2024-12-01", "week")),
        _event("e07", "d2", "Iran vowed to send fighters if Damascus asks", "send", "SUPPORT", side_a=["iran"],
               side_b=["syria-gov"], speaker="iran", speech_act="promises", modality="hypothetical",
               **_day("2024-12-03", "2024-12-10", "week")),
        _event("e08", "d2", "Russia will increase its support for the government", "increase", "SUPPORT",
               side_a=["russia"], side_b=["syria-gov"], speaker="russia", speech_act="promises", modality="planned",
               **_day("2024-12-04")),
        _event("e09", "d2", "a retreat from Hama", "retreat", "RETREAT", side_a=["army"], location_ids=["hama"],
               speaker="syria-gov", speech_act="denies", modality="negated", **_day("2024-12-02")),
        _event("e10", "d3", "we will take Hama", "take", "ASSAULT", side_a=["rebels"], location_ids=["hama"],
               speaker="rebels", speech_act="threatens", modality="planned"),
        _event("e11", "d3", "agreed a truce in Aleppo", "agreed", "AGREE", side_a=["rebels", "kurds"],
               location_ids=["aleppo"], doubts=["inferred date"], confidence=0.6, **_day("2024-12-04")),
        _event("e12", "d3", "Talks between Turkey and Iran were held in December", "Talks", "CONSULT",
               side_a=["turkey"], side_b=["iran"], **_day("2024-12-01", "2024-12-31", "month")),
    ]  # fmt: skip


def casualties() -> list[dict[str, Any]]:
    """Return the casualty claims of the small dossier."""
    monitor = {"speaker": "observatory", "speaker_text": "the observatory", "speech_act": "claims"}
    return [
        _casualty("c01", "d1", "At least 40 people were killed", "At least 40", low=40, qualifier="at least", **monitor,
                  count_mode="cumulative", start="2024-11-27", end="2024-12-01"),
        _casualty("c02", "d1", "including 12 civilians", "12 civilians", low=12, high=12, victims="civilians",
                  part_of="c01", count_mode="cumulative", start="2024-11-27", end="2024-12-01", **monitor),
        _casualty("c03", "d1", "killing 7 people", "7 people", low=7, high=7, event_id="e03", perpetrators=["russia"],
                  location_ids=["idlib"], speaker_text="rescuers", start="2024-11-30", end="2024-11-30"),
        _casualty("c04", "d2", "more than 100 dead since Wednesday", "more than 100", low=101, victims="combatants",
                  victim_ids=["army"], count_mode="cumulative", start="2024-11-27", end="2024-12-03", **monitor),
        _casualty("c05", "d3", "About 50 fighters surrendered", "About 50", low=45, high=55, outcome="surrendered",
                  victims="combatants", qualifier="about"),
        _casualty("c06", "d3", "up to 30,000 people had fled", "up to 30,000", high=30000, outcome="displaced",
                  speaker="un", qualifier="up to"),
    ]  # fmt: skip


def relations() -> list[dict[str, Any]]:
    """Return the ties of the small dossier."""

    def tie(n: int, doc: str, quote: str, a: str, b: str, sign: int, kind: str, **more: Any) -> dict[str, Any]:
        return {**_claim(f"r{n:02}", doc, quote), "source_id": a, "target_id": b, "sign": sign, "kind": kind, **more}

    return [
        tie(1, "d2", "its support for the government", "russia", "syria-gov", 1, "supports", directed=True),
        tie(2, "d1", "shelled an army post", "rebels", "army", -1, "fights"),
        tie(3, "d3", "agreed a truce", "rebels", "kurds", 1, "truce", start="2024-12-04", end="2024-12-04"),
        tie(4, "d3", "The rebels and the Kurdish force", "rebels", "kurds", -1, "fights", ended=True),
        tie(5, "d1", "sent weapons to the rebels", "turkey", "rebels", 1, "supports", directed=True,
            modality="negated", speaker="turkey", speech_act="denies"),
        tie(6, "d2", "Iran vowed to send fighters", "iran", "syria-gov", 1, "supports", directed=True,
            modality="planned"),
        tie(7, "d3", "Talks between Turkey and Iran", "turkey", "iran", 0, "negotiates"),
        tie(8, "d2", "The army", "army", "syria-gov", 1, "part-of", directed=True),
    ]  # fmt: skip


def control() -> list[dict[str, Any]]:
    """Return the claims of control of the small dossier."""

    def held(n: int, doc: str, quote: str, actor: str | None, place: str, state: str, **more: Any) -> dict[str, Any]:
        row = {"actor_id": actor, "location_id": place, "state": state, "extent": "unknown"}
        return {**_claim(f"t{n:02}", doc, quote), **row, **more}

    return [
        held(1, "d1", "they captured Saraqib", "rebels", "saraqib", "captured", speaker="rebels", start="2024-12-01",
             end="2024-12-01"),
        held(2, "d1", "the army besieged Aleppo", None, "aleppo", "besieged", background=True, start="2016-01-01",
             end="2016-12-31"),
        held(3, "d2", "a retreat from Hama", "army", "hama", "withdrew", modality="negated", speaker="syria-gov",
             speech_act="denies", start="2024-12-02", end="2024-12-02"),
    ]  # fmt: skip


def _documents() -> list[dict[str, Any]]:
    rows = [
        {"doc_id": d, "path": f"{d}.txt", "title": f"Invented report {d[1]}", "source": "The Test Gazette",
         "published": PUBLISHED[d], "published_basis": "sidecar", "language": "en", "sha256": d, "status": "read",
         "n_chars": len(text), "n_sentences": text.count(". ") + 1}
        for d, text in TEXTS.items()
    ]  # fmt: skip
    empty = {"n_chars": 0, "n_sentences": 0, "published_basis": "unknown"}
    return [
        *rows,
        {"doc_id": "d4", "path": "blank.txt", "status": "failed", "reason": "the file has no text", **empty},
        {"doc_id": "d5", "path": "copy.txt", "status": "skipped", "reason": "same text as d1.txt", **empty},
    ]


def _sentences() -> list[dict[str, Any]]:
    rows = []
    for doc, text in TEXTS.items():
        start = 0
        for number, part in enumerate(text.split(". ")):
            end = start + len(part) + (0 if part.endswith(".") else 1)
            used = "left" not in part
            rows.append({"sentence_id": f"{doc}-s{number}", "doc_id": doc, "paragraph": 0, "span_start": start,
                         "span_end": end, "text": text[start:end], "used": used,
                         "why_not": None if used else "no trigger of the lexicon"})  # fmt: skip
            start += len(part) + 2
    return rows


def _mentions() -> list[dict[str, Any]]:
    rows = []
    found = (
        ("d1", "Rebels", "actor", "rebels"), ("d1", "Saraqib", "location", "saraqib"),
        ("d1", "on Sunday", "time", None),
        ("d1", "At least 40 people", "quantity", None), ("d2", "The army", "actor", "army"),
        ("d3", "Hama", "location", "hama"),
    )  # fmt: skip
    for i, (doc, words, kind, ref) in enumerate(found):
        at = TEXTS[doc].index(words)
        rows.append({"mention_id": f"m{i}", "doc_id": doc, "sentence_id": f"{doc}-s0", "span_start": at,
                     "span_end": at + len(words), "text": words, "kind": kind, "ref": ref, "method": "lexicon",
                     "confidence": 0.95})  # fmt: skip
    return rows


def small_rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the small dossier, by table."""
    actors = [
        {"actor_id": a, "name": n, "kind": k, "side": s, "known": True, "parent_id": PARENTS.get(a), "n_mentions": 3,
         "n_documents": 1}
        for a, n, k, s in ACTORS
    ]  # fmt: skip
    locations = [
        {"location_id": i, "name": n, "kind": k, "country": "SYR", "admin1": a, "lat": lat, "lon": lon,
         "radius_km": 5.0, "n_mentions": 1, "n_documents": 1}
        for i, n, k, a, lat, lon in PLACES
    ]  # fmt: skip
    return {
        "documents": _documents(), "sentences": _sentences(), "mentions": _mentions(), "actors": actors,
        "locations": locations, "events": events(), "casualties": casualties(), "relations": relations(),
        "control": control(),
    }  # fmt: skip


def make_large(count: int) -> Dossier:
    """Return a dossier of many events, casualties and ties over four years, with many gaps."""
    first = date(2014, 1, 1)
    blank = {"quote": "x", "span_start": 0, "span_end": 1, "confidence": 0.5, "rule": "test/rule", "doc_id": "d",
             "sentence_id": "s", "speech_act": "asserts"}  # fmt: skip
    standing = ("actual", "planned", "negated", "hypothetical", "ongoing")
    kinds = ("ASSAULT", "CONSULT", "AID", "COERCE", "SUPPORT")
    events, counts, ties = [], [], []
    for i in range(count):
        day = first + timedelta(days=(i * 37) % 1461)
        common = {**blank, "modality": standing[i % 5] if i % 3 == 0 else "actual"}
        if i % 11 == 0:
            when: dict[str, Any] = {"time_precision": "unknown"}
        elif i % 7 == 0:
            when = {"start": day, "end": day + timedelta(days=30), "time_precision": "month"}
        else:
            when = {"start": day, "end": day, "time_precision": "day"}
        events.append({**common, **when, "claim_id": f"e{i:06}", "trigger": "hit", "trigger_start": 0, "trigger_end": 1,
                       "plover": kinds[i % 5], "side_a": [f"a{i % 60}"] if i % 4 else [], "side_b": [f"a{i % 13}"],
                       "location_ids": [f"p{i % 40}"] if i % 2 else []})  # fmt: skip
        if i % 20 == 0:
            low = (i % 97) + 1
            counts.append({**common, "claim_id": f"c{i:06}", "outcome": "killed", "count_text": "n", "count_start": 0,
                           "count_end": 1, "low": low if i % 3 else None, "high": low * 2 if i % 5 else None,
                           "victims": "civilians" if i % 40 else "all", "count_mode": "incident", "start": day,
                           "end": day, "location_ids": [f"p{i % 40}"]})  # fmt: skip
        if i % 10 == 0:
            ties.append({**common, "claim_id": f"r{i:06}", "source_id": f"a{i // 10 % 60}",
                         "target_id": f"a{(i // 10) ** 2 % 53}", "sign": (1, -1, 0)[i % 3],
                         "kind": ("supports", "fights", "mediates")[i % 3], "start": day, "end": day})  # fmt: skip
    actors = [{"actor_id": f"a{i}", "name": f"Actor number {i}", "kind": "rebel",
               "side": f"side {i % 5}" if i % 6 else None, "known": True,
               "n_mentions": 60 - i, "n_documents": 1} for i in range(60)]  # fmt: skip
    places = [{"location_id": f"p{i}", "name": f"Place {i}", "kind": "town", "lat": 33 + i / 10, "lon": 36 + i / 10,
               "country": "SYR", "n_mentions": 1, "n_documents": 1} for i in range(40)]  # fmt: skip
    document = {
        "doc_id": "d",
        "path": "d.txt",
        "published_basis": "unknown",
        "n_chars": 1,
        "n_sentences": 1,
        "status": "read",
    }
    rows = {"documents": [document], "actors": actors, "locations": places, "events": events, "casualties": counts,
            "relations": ties}  # fmt: skip
    return Dossier.from_rows(rows, texts={"d": "x"})


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """Return the small dossier."""
    return Dossier.from_rows(small_rows(), texts=TEXTS)


@pytest.fixture(scope="session")
def empty() -> Dossier:
    """Return a dossier in which there is nothing."""
    return Dossier.from_rows({})


@pytest.fixture(scope="session")
def large() -> Dossier:
    """Return a dossier with 20,000 events."""
    return make_large(20_000)


@pytest.fixture(autouse=True)
def _nothing_chosen() -> Iterator[None]:
    """Let no test choose for the next one."""
    yield
    selection = shared_selection()
    selection._listeners.clear()
    selection.clear()


@pytest.fixture(scope="session")
def small_claim(dossier: Dossier) -> object:
    """Return a casualty claim made ready to be drawn."""
    from syrnb.views.claims import prepare

    return next(c for c in prepare(dossier).claims if c.table == "casualties")
