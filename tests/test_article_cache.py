"""Articles that were read before: only what is new is read, and the tables are those of a reading from scratch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

import syrnb
from syrnb import Dossier, article_cache, reading
from syrnb.article_cache import KEPT_DAYS, ArticleCache
from syrnb.knowledge import load
from syrnb.knowledge.gazetteer import compiled_path, load_gazetteer
from tests.shipped import PROJECT, SIDECAR, shipped_articles

SEEDS = PROJECT / "seeds"
NAMES = shipped_articles(SEEDS)[::3]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own that holds the compiled gazetteer and no articles."""
    load_gazetteer()
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / compiled_path().name).symlink_to(compiled_path())
    monkeypatch.setenv("SYRNB_CACHE", str(folder))
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed, as they are."""
    seen: list[str] = []
    parse = reading.parse

    def watched(documents):
        documents = list(documents)
        seen.extend(d.path for d in documents)
        return parse(documents)

    monkeypatch.setattr(reading, "parse", watched)
    return seen


def put(folder: Path, names: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        shutil.copyfile(SEEDS / name, folder / name)
    rows = pd.read_csv(SEEDS / SIDECAR, dtype=str)
    rows[rows.file.isin(NAMES)].to_csv(folder / SIDECAR, index=False)
    return folder


def assert_same(left: Dossier, right: Dossier) -> None:
    for name, frame in left.tables().items():
        pd.testing.assert_frame_equal(frame, getattr(right, name), obj=name)
    assert left.texts == right.texts


def test_only_what_is_new_is_read_and_nothing_else_differs(cache, parsed, tmp_path):
    seeds = put(tmp_path / "seeds", NAMES[:3])
    syrnb.read(seeds)
    assert sorted(parsed) == sorted(NAMES[:3])
    parsed.clear()
    put(seeds, NAMES)
    grown = syrnb.read(seeds)
    assert sorted(parsed) == sorted(NAMES[3:])
    absent = [d for d in grown.documents.status if d == "failed"]
    assert absent == []
    assert_same(grown, syrnb.read(seeds, fresh=True))
    parsed.clear()
    assert_same(grown, syrnb.read(seeds))
    assert parsed == []


def test_another_day_or_other_words_are_read_anew(cache, parsed, tmp_path):
    seeds = put(tmp_path / "seeds", NAMES[:3])
    syrnb.read(seeds)
    parsed.clear()
    path = seeds / NAMES[0]
    path.write_text(path.read_text() + "\nRebels captured Saraqib.\n")
    rows = pd.read_csv(seeds / SIDECAR, dtype=str)
    rows.loc[rows.file == NAMES[1], "published"] = "2020-01-01"
    rows.to_csv(seeds / SIDECAR, index=False)
    (seeds / NAMES[2]).rename(seeds / "renamed.txt")
    row = rows[rows.file == NAMES[2]].assign(file="renamed.txt")
    pd.concat([rows, row]).to_csv(seeds / SIDECAR, index=False)
    dossier = syrnb.read(seeds)
    assert sorted(parsed) == sorted(NAMES[:2])
    assert_same(dossier, syrnb.read(seeds, fresh=True))


def test_other_knowledge_reads_everything_anew(cache, parsed, tmp_path):
    seeds = put(tmp_path / "seeds", NAMES[:2])
    syrnb.read(seeds)
    parsed.clear()
    (seeds / "knowledge").mkdir()
    (seeds / "knowledge" / "actors.csv").write_text("actor_id,name\ngrey-hand,Grey Hand\n")
    syrnb.read(seeds)
    assert sorted(parsed) == sorted(NAMES[:2])


def test_other_code_reads_everything_anew(cache, parsed, tmp_path, monkeypatch):
    seeds = put(tmp_path / "seeds", NAMES[:1])
    syrnb.read(seeds)
    monkeypatch.setattr(article_cache, "CODE", "another version")
    syrnb.read(seeds)
    assert parsed == NAMES[:1] * 2


@pytest.mark.parametrize("broken", [b"", b"not deflated", b"x\x9c\xabV*\xa9,HU\xb2R*"])
def test_a_broken_file_is_read_anew_and_mended(cache, parsed, tmp_path, broken):
    seeds = put(tmp_path / "seeds", NAMES[:1])
    first = syrnb.read(seeds)
    kept = next((cache / "articles").iterdir())
    kept.write_bytes(broken)
    assert_same(first, syrnb.read(seeds))
    assert parsed == NAMES[:1] * 2
    assert kept.read_bytes() != broken


def test_what_cannot_be_kept_is_read_all_the_same(cache, parsed, tmp_path):
    (cache / "articles").write_text("a file where the folder should be")
    seeds = put(tmp_path / "seeds", NAMES[:1])
    assert_same(syrnb.read(seeds), syrnb.read(seeds, fresh=True))
    assert parsed == NAMES[:1] * 2


def test_a_fresh_reading_keeps_nothing(cache, tmp_path):
    syrnb.read(put(tmp_path / "seeds", NAMES[:1]), fresh=True)
    assert not (cache / "articles").exists()


def test_what_nobody_reads_is_forgotten(cache, tmp_path):
    import os
    import time

    syrnb.read(put(tmp_path / "seeds", NAMES[:2]))
    kept = sorted((cache / "articles").iterdir())
    long_ago = time.time() - (KEPT_DAYS + 1) * 86400
    os.utime(kept[0], (long_ago, long_ago))
    ArticleCache.open(load()).forget_unused()
    assert sorted((cache / "articles").iterdir()) == kept[1:]
