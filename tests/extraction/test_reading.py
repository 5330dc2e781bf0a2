"""What holds for everything that is read, whatever the text: the words behind each row, the same result twice."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import syrnb
from syrnb import Dossier, schema
from syrnb.documents.folder import read_documents
from syrnb.extraction.article import Article, read_article
from syrnb.knowledge import load
from syrnb.knowledge.gazetteer import load_gazetteer
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.language.pipeline import parse
from tests.extraction.reader import read
from tests.shipped import PROJECT, shipped_articles

SEEDS = PROJECT / "seeds"
RULES = PROJECT / "docs" / "rules.md"
SIDECAR = "documents.csv"
FEW = 6
FACTS = ("sentences", "mentions", "events", "casualties", "relations", "control")
COUNTED = ["n_mentions", "n_documents"]


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a table, to be read by the names of their columns."""
    return list(frame.itertuples())


def lay_out(folder: Path, names: list[str]) -> Path:
    """Copy some of the shipped articles, with their rows of documents.csv."""
    folder.mkdir()
    for name in names:
        shutil.copyfile(SEEDS / name, folder / name)
    rows = pd.read_csv(SEEDS / SIDECAR, dtype=str)
    rows[rows.file.isin(names)].to_csv(folder / SIDECAR, index=False)
    return folder


@pytest.fixture(scope="module")
def names() -> list[str]:
    return shipped_articles(SEEDS)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> Dossier:
    return syrnb.read(lay_out(tmp_path_factory.mktemp("whole") / "seeds", names), fresh=True)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> Dossier:
    return syrnb.read(lay_out(tmp_path_factory.mktemp("few") / "seeds", names[::3][:FEW]), fresh=True)


def test_quotes_are_the_words_they_point_at(dossier: Dossier) -> None:
    claims = dossier.claims()
    assert len(claims) > 100
    for row in rows_of(claims):
        assert dossier.texts[row.doc_id][row.span_start : row.span_end] == row.quote
        assert row.quote.strip(), row.claim_id
    for row in rows_of(dossier.mentions):
        assert dossier.texts[row.doc_id][row.span_start : row.span_end] == row.text
    for row in rows_of(dossier.sentences):
        assert dossier.texts[row.doc_id][row.span_start : row.span_end] == row.text
    for row in rows_of(dossier.events):
        assert dossier.texts[row.doc_id][row.trigger_start : row.trigger_end] == row.trigger
    for row in rows_of(dossier.casualties):
        assert row.count_start < row.count_end <= len(dossier.texts[row.doc_id])


def test_ids_are_unique(dossier: Dossier) -> None:
    assert not dossier.claims().claim_id.duplicated().any()
    for name in schema.TABLES:
        assert not getattr(dossier, name)[schema.key(name)].duplicated().any(), name


def test_every_claim_lies_in_its_sentence(dossier: Dossier) -> None:
    sentences = dossier.sentences.set_index("sentence_id")
    for row in rows_of(dossier.claims()):
        sentence = sentences.loc[row.sentence_id]
        assert sentence.doc_id == row.doc_id
        assert sentence.span_start <= row.span_start < row.span_end <= sentence.span_end, row.quote


def test_every_reference_leads_to_a_row(dossier: Dossier) -> None:
    actors, places = set(dossier.actors.actor_id), set(dossier.locations.location_id)
    events, casualties = set(dossier.events.claim_id), set(dossier.casualties.claim_id)
    claims = dossier.claims()
    assert set(claims.speaker.dropna()) <= actors
    assert {v for via in claims.via for v in via} <= actors
    for table, columns in (
        ("events", ("side_a", "side_b")),
        ("casualties", ("victim_ids", "perpetrators")),
    ):
        for column in columns:
            assert {ref for refs in getattr(dossier, table)[column] for ref in refs} <= actors, column
        assert {ref for refs in getattr(dossier, table).location_ids for ref in refs} <= places
    assert set(dossier.relations.source_id) | set(dossier.relations.target_id) <= actors
    assert set(dossier.control.actor_id.dropna()) <= actors
    assert set(dossier.control.location_id.dropna()) <= places
    assert set(dossier.casualties.event_id.dropna()) <= events
    assert set(dossier.casualties.part_of.dropna()) <= casualties


def test_every_sentence_is_used_or_says_why_not(dossier: Dossier) -> None:
    sentences = dossier.sentences
    assert sentences.why_not[sentences.used].isna().all()
    assert sentences.why_not[~sentences.used].str.len().gt(0).all()
    told = set(dossier.claims().sentence_id)
    assert told == set(sentences.sentence_id[sentences.used])


def test_bounds_and_days_are_in_order(dossier: Dossier) -> None:
    for frame in (dossier.events, dossier.casualties, dossier.relations, dossier.control):
        dated = frame.dropna(subset=["start", "end"])
        assert (dated.start <= dated.end).all()
    counted = dossier.casualties.dropna(subset=["low", "high"])
    assert (counted.low <= counted.high).all()
    assert dossier.claims().confidence.between(0, 1).all()


def test_nobody_is_on_both_sides(dossier: Dossier) -> None:
    for row in rows_of(dossier.events):
        assert not set(row.side_a) & set(row.side_b), row.quote


def test_nobody_is_tied_to_themselves(dossier: Dossier) -> None:
    assert (dossier.relations.source_id != dossier.relations.target_id).all()


def saved(dossier: Dossier, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in dossier.save(folder)}


def test_two_runs_are_identical(few: Dossier, tmp_path: Path, names: list[str]) -> None:
    again = syrnb.read(lay_out(tmp_path / "seeds", names[::3][:FEW]), fresh=True)
    first, second = saved(few, tmp_path / "first"), saved(again, tmp_path / "second")
    assert first == second
    assert len(first) >= len(schema.TABLES)


def test_more_documents_change_no_other_ones_rows(few: Dossier, dossier: Dossier) -> None:
    kept = set(few.documents.doc_id)
    assert len(kept) == FEW
    for name in FACTS:
        less, more = getattr(few, name), getattr(dossier, name)
        more = more[more.doc_id.isin(kept)].reset_index(drop=True)
        pd.testing.assert_frame_equal(less.reset_index(drop=True), more)
    for name in ("actors", "locations"):
        key = schema.key(name)
        less = getattr(few, name).drop(columns=COUNTED).set_index(key)
        more = getattr(dossier, name).drop(columns=COUNTED).set_index(key)
        pd.testing.assert_frame_equal(less, more.loc[less.index])


def test_the_order_of_documents_changes_nothing(tmp_path: Path, names: list[str]) -> None:
    documents = [d for d in read_documents(lay_out(tmp_path / "seeds", names[1::4][:FEW])) if d.status == "read"]
    resources = load(), load_gazetteer(), load_lexicon()

    def rows(order: list[Any]) -> dict[str, dict[str, Any]]:
        return {
            text.document.doc_id: {table: getattr(article, table) for table in FACTS}
            for text in parse(order)
            for article in [read_article(text, *resources)]
        }

    assert rows(documents) == rows(documents[::-1])


WORDS = [
    "rebels", "the army", "Turkey", "Goma", "captured", "killed", "at least", "30", "1,000,000,000,000,000",
    "dozens of", "civilians", "said", "denied that", "if", "not", "on Monday", "in 2014", "31 February", "0", "-5",
    "half", "between",
    "and", "Turkish-backed", "rebel-held", "siege of", "according to", "he", "they", "its", "\u201c", "\u201d", '"',
    "'",
    ",", ".", "!", "?", "(", ")", "--", "\u2014", "\n\n", "\t", "<b>", "</b>", "<script>alert(1)</script>", "&amp;",
    "&#x27;", "\x00", "\x07", "\x1b[31m", "\u200f", "\u202e", "\u00ad", "\ufeff", "\U0001f680", "\u0301",
    "\u0627\u0644\u0628\u0627\u0628", "toll", "wounded", "who", "which", "whose", "of whom", "including", "more",
    "http://a.b/c?d=e&f",
]  # fmt: skip


def assert_whole(article: Article, text: str) -> None:
    for table in FACTS:
        for row in getattr(article, table):
            words = text[row["span_start"] : row["span_end"]]
            assert words == row.get("quote", row.get("text"))
            assert row["span_start"] < row["span_end"]
    for table in schema.CLAIM_TABLES:
        schema.table(table, getattr(article, table))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), min_size=1, max_size=40).map(" ".join))
@example("")
@example(" ")
@example("\n\n\n")
@example("." * 500)
@example("Rebels " * 300)
@example("(" * 200 + "killed" + ")" * 200)
@example("killed killed killed killed")
@example("The dead, the dead and the dead of the dead were dead.")
@example("\u201cWe \u201cwe \u201cwe killed 30,\u201d he said.")
@example("Rebels killed 999999999999999999999999999999 people.")
@example("On 31 February 9999 rebels captured Goma.")
def test_no_text_breaks_the_reader(text: str) -> None:
    assert_whole(read(text), text)


MARKUP = [
    "<p>Rebels captured <b>Goma</b> on Monday.</p>",
    "Rebels&nbsp;captured Goma on Monday.",
    "Rebels captured Goma\x00 on Monday.",
    "Rebels captured\u200b Goma on\u00a0Monday.",
    "Rebels captured Goma \x1b[1mon Monday\x1b[0m.",
    "<script>document.write('Rebels captured Goma')</script>",
    "Rebels captured Goma on Monday. \u202etxet",
]


@pytest.mark.parametrize("text", MARKUP, ids=repr)
def test_markup_and_control_characters_break_nothing(text: str) -> None:
    assert_whole(read(text), text)


def documented_rules() -> list[str]:
    """Return the names of rules that the page documents, as patterns."""
    return re.findall(r"^\| `([^`]+)`", RULES.read_text(encoding="utf-8"), re.MULTILINE)


def is_documented(rule: str) -> bool:
    """Return whether a rule's name is one of the page's, with a known entry where the page says ENTRY."""
    entries = {entry.entry_id for entry in load_lexicon().entries}
    parts = rule.split("/", 2)
    for name in documented_rules():
        wanted = name.split("/", 2)
        if len(wanted) != len(parts):
            continue
        if all(
            w == p or w == "PATTERN" or (w == "WORD" and p) or (w == "ENTRY" and p in entries)
            for w, p in zip(wanted, parts, strict=True)
        ):
            return True
    return False


def test_every_rule_is_documented(dossier: Dossier) -> None:
    rules = sorted(set(dossier.claims().rule))
    assert len({rule.split("/")[0] for rule in rules}) >= 5
    assert [rule for rule in rules if not is_documented(rule)] == []


def test_a_made_up_rule_is_not_documented() -> None:
    assert not is_documented("event/no-such-entry/word")
    assert not is_documented("guess/by/ear")


def test_documented_code_exists() -> None:
    named = set(re.findall(r"`(extraction/[\w/]+\.py)`", RULES.read_text(encoding="utf-8")))
    assert named
    for path in named:
        assert (PROJECT / "syrnb" / path).is_file(), path
