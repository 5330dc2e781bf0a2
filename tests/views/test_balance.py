"""What the page on balance says of ties: the tables are the analysis's, in words, and text is inert."""

from __future__ import annotations

from datetime import date

import pytest

from syrnb import Dossier, views

PAIRS = {  # b and c quarrel although both stand with a; d and e are a world of their own; b and d are told both ways
    "1": ("a", "b", 1), "2": ("a", "c", 1), "3": ("b", "c", -1), "4": ("d", "e", -1), "5": ("b", "d", 1),
    "6": ("b", "d", -1),
}  # fmt: skip
NAMES = {"a": "Alpha", "b": "<b>Bravo", "c": "Charlie", "d": "Delta", "e": "Echo"}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    quotes = {n: f"{NAMES[a]} on {NAMES[b]} ({n})" for n, (a, b, _) in PAIRS.items()}
    text = ". ".join(quotes.values())
    claims = [
        {
            "claim_id": n, "doc_id": "d1", "sentence_id": "d1:0", "span_start": text.index(quotes[n]),
            "span_end": text.index(quotes[n]) + len(quotes[n]), "quote": quotes[n], "confidence": 1.0,
            "speech_act": "asserts", "modality": "ongoing", "rule": "r", "source_id": a, "target_id": b, "sign": sign,
            "kind": "supports" if sign > 0 else "opposes", "reported_on": date(2024, 12, 1),
        }
        for n, (a, b, sign) in PAIRS.items()
    ]  # fmt: skip
    documents = [
        {
            "doc_id": "d1", "path": "d1.txt", "title": "One", "source": "wire", "published": date(2024, 12, 1),
            "published_basis": "stated", "language": "en", "n_chars": len(text), "n_sentences": 1, "status": "read",
        }
    ]  # fmt: skip
    actors = [{"actor_id": a, "name": n, "kind": "rebel", "n_mentions": 1, "n_documents": 1} for a, n in NAMES.items()]
    return Dossier.from_rows({"documents": documents, "actors": actors, "relations": claims}, texts={"d1": text})


def test_measures_stand_side_by_side_with_n_and_m(dossier: Dossier) -> None:
    rows = views.balance(dossier).measures().set_index("measure")
    assert set(rows["actors (n)"]) == {5}
    assert set(rows["ties (m)"]) == {4}  # the tie that is told both ways has no sign
    assert rows.loc["frustrated ties", "value"] == "1"
    assert rows.loc["triangles", "value"] == "0"
    assert rows.loc["exact frustration", "value"] == "0.5"


def test_groups_without_a_tie_between_them_are_camps_apart(dossier: Dossier) -> None:
    rows = views.balance(dossier).coalitions()
    assert [{*r[1].split(", "), *r[2].split(", ")} - {"nobody"} for r in rows.itertuples(index=False)] == [
        {"Alpha", "<b>Bravo", "Charlie"}, {"Delta", "Echo"},
    ]  # fmt: skip
    assert list(rows["ways"]) == [3, 1]


def test_a_truce_links_nobody_and_parts_stand_with_their_wholes(dossier: Dossier) -> None:
    from dataclasses import replace

    relations = dossier.relations.copy()
    relations.loc[relations["claim_id"] == "4", "sign"] = 1
    relations.loc[relations["claim_id"] == "4", "kind"] = "truce"
    actors = dossier.actors.copy()
    actors.loc[actors["actor_id"] == "c", "parent_id"] = "a"
    changed = replace(dossier, relations=relations[relations["claim_id"] != "3"], actors=actors)
    view = views.balance(changed)
    (row,) = view.coalitions().itertuples(index=False)
    assert {*row[1].split(", "), *row[2].split(", ")} - {"nobody"} == {"Alpha", "<b>Bravo", "Charlie"}
    assert "Delta" not in row[1] + row[2]
    view.html()


def test_misfits_are_the_frustrated_and_the_ambivalent(dossier: Dossier) -> None:
    rows = views.balance(dossier).misfits()
    assert sorted(rows["frustrated"]) == [False, True]
    assert set(rows.loc[~rows["frustrated"], "standing"]) == {"ambivalent"}


def test_all_ties_of_one_source_rest_on_it(dossier: Dossier) -> None:
    page = views.balance(dossier)
    assert len(page.fragile()) == len(page.table()) == 5
    assert "5 of 5 ties" in page.text()


def test_a_family_of_sources_is_named_in_words(dossier: Dossier) -> None:
    page = views.balance(dossier)
    assert set(page.fragile()["rests on"]) == {"wire"}
    assert page.source_words("state:SYR") == "the state of Syria"
    assert page.source_words("document:d1") == "One"


def test_names_and_quotes_are_inert(dossier: Dossier) -> None:
    body = views.balance(dossier).html()
    assert "<b>Bravo" not in body
    assert "&lt;b&gt;Bravo" in body


def test_no_ties_are_a_sentence() -> None:
    page = views.balance(Dossier.from_rows({}))
    assert page.text() in page.html()
    assert page.table().empty
    assert page.misfits().empty


def test_a_period_without_ties_says_that_there_are_others(dossier: Dossier) -> None:
    words = views.balance(dossier, dossier.alliances(start=date(2001, 1, 1), end=date(2001, 1, 2))).text()
    assert "5 ties are claimed in these articles, none of them in the chosen period" in words.replace("\n  ", " ")


def test_of_a_large_camp_those_with_most_ties_are_named_and_the_others_counted(dossier: Dossier) -> None:
    rows = views.balance(dossier).coalitions(1)
    assert "<b>Bravo and 2 more" in {*rows["one camp"], *rows["other camp"]}
    assert not any("more" in names for names in views.balance(dossier).coalitions()["one camp"])
