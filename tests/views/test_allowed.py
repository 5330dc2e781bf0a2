"""What the pages on tolls say: intervals, what binds them, contradictions with their words; text is inert."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from syrnb import Dossier, views
from tests.views.golden_files import check_golden

FIRST, LATER = date(2024, 11, 28), date(2024, 11, 29)
CLAIMS: tuple[tuple[str, str, int, date, str | None], ...] = (
    ("a", "all", 242, LATER, None), ("b", "civilians", 24, LATER, "a"), ("c", "all", 300, FIRST, None),
)  # fmt: skip


def read(claims: tuple[tuple[str, str, int, date, str | None], ...]) -> Dossier:
    quotes = {n: f"{low} <i>dead</i>, says {n}" for n, _, low, _, _ in claims}
    text = ". ".join(quotes.values())

    def row(name: str, victims: str, low: int, day: date, whole: str | None) -> dict[str, Any]:
        start = text.index(quotes[name])
        return {
            "claim_id": name, "doc_id": "d1", "sentence_id": "d1:0", "span_start": start,
            "span_end": start + len(quotes[name]), "quote": quotes[name], "confidence": 1.0, "speech_act": "asserts",
            "modality": "actual", "rule": "r", "outcome": "killed", "victims": victims, "low": low, "high": low,
            "count_text": str(low), "count_start": start, "count_end": start + len(str(low)), "part_of": whole,
            "count_mode": "cumulative", "location_ids": ["syria"], "start": date(2024, 11, 27), "end": day,
            "reported_on": day,
        }  # fmt: skip

    documents = [
        {
            "doc_id": "d1", "path": "d1.txt", "title": "One", "source": "wire", "published": LATER, "status": "read",
            "published_basis": "stated", "language": "en", "n_chars": len(text), "n_sentences": 1,
        }
    ]  # fmt: skip
    place = {
        "location_id": "syria", "name": "Syria", "kind": "country", "country": "SYR", "n_mentions": 1, "n_documents": 1,
    }  # fmt: skip
    rows = {"documents": documents, "locations": [place], "casualties": [row(*c) for c in claims]}
    return Dossier.from_rows(rows, texts={"d1": text})


@pytest.fixture(scope="module")
def agreeing() -> Dossier:
    return read(CLAIMS[:2])


@pytest.fixture(scope="module")
def quarrelling() -> Dossier:
    return read(CLAIMS)


def test_each_number_names_what_holds_it(agreeing: Dossier) -> None:
    rows = views.allowed(agreeing).table().set_index("who")
    assert rows.loc["people", ["low", "high", "low_claims", "high_claims"]].tolist() == [242, 242, "a", "a"]
    assert rows.loc["civilians", "allowed"] == "24"
    assert rows.loc["people", "not less by"] == "242 (the article itself, 29 Nov 2024)"


def test_the_country_is_found_and_another_place_has_nothing(agreeing: Dossier) -> None:
    assert views.allowed(agreeing).place == "syria"
    assert views.allowed(agreeing, place="elsewhere").table().empty
    assert views.allowed(agreeing, outcome="injured").table().empty


def test_a_toll_that_falls_is_a_contradiction_with_its_words(quarrelling: Dossier) -> None:
    page = views.contradictions(quarrelling)
    rows = page.table().set_index("claim_id")
    assert set(rows.index) == {"a", "c"}
    assert all("it is left out" in words for words in rows["repairs"])
    assert "it is of 27 to 29 Nov 2024 (then everything holds)" in rows.loc["c", "repairs"]
    assert rows.loc["c", "quote"] == "300 <i>dead</i>, says c"
    assert page.text().startswith("1 set of claims cannot all hold")
    assert "300 people" in page.text()


def test_a_contradicted_number_says_so(quarrelling: Dossier) -> None:
    assert "contradicted" in set(views.allowed(quarrelling).table()["standing"])


def test_the_panel_of_contradictions_is_as_it_was_read(quarrelling: Dossier) -> None:
    check_golden("contradictions.html", views.contradictions(quarrelling).html())


def test_each_set_has_its_sentences_folded_below_it(quarrelling: Dossier) -> None:
    body = views.contradictions(quarrelling).html()
    assert body.count("<summary>The sentences of these claims</summary>") == 1
    folded = body.split("<summary>The sentences of these claims</summary>")[1]
    assert folded.count("<blockquote>") == 2
    assert "any one of these changes mends everything" in body
    assert "(then everything holds)" not in body
    assert "it is of 27 to 29 Nov 2024, or it is left out" in body


def test_a_number_that_one_claim_says_and_holds_is_written_once(agreeing: Dossier) -> None:
    body = views.allowed(agreeing).html()
    assert body.count("242 (the article itself, 29 Nov 2024)") == 1
    assert "as claimed" in body
    assert "<summary>The words of the claims that hold these numbers</summary>" in body


def test_the_latest_days_stand_first(quarrelling: Dossier) -> None:
    rows = views.allowed(quarrelling).table()
    assert list(rows.loc[rows["who"] == "people", "when"]) == ["27 to 29 Nov 2024", "27 to 28 Nov 2024"]


def test_words_of_articles_are_inert(quarrelling: Dossier) -> None:
    body = views.contradictions(quarrelling).html() + views.allowed(quarrelling).html()
    assert "<i>dead" not in body
    assert "&lt;i&gt;dead" in body


def test_sets_beyond_the_limit_are_counted(quarrelling: Dossier) -> None:
    assert "and 1 more set" in views.contradictions(quarrelling, limit=0).html()


def test_nothing_is_a_sentence() -> None:
    empty = Dossier.from_rows({})
    for page in (views.allowed(empty), views.contradictions(empty)):
        assert page.text() in page.html()
        assert page.table().empty


def test_agreement_is_a_sentence(agreeing: Dossier) -> None:
    page = views.contradictions(agreeing)
    assert page.text() in page.html()
    assert page.table().empty
