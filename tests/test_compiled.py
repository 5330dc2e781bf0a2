"""Knowledge that was compiled once: found again as it was, made anew where a file changed, never in the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from syrnb.errors import KnowledgeError
from syrnb.knowledge import compiled, lexicon, loader
from syrnb.knowledge.lexicon_files import LANGUAGE
from syrnb.knowledge.loader import Knowledge, load
from syrnb.knowledge.words import split_words

HEAD = "actor_id,name,aliases,nominals,kind,country,parent_id,start,end,source\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty cache, and forget what this process has loaded before and after."""
    monkeypatch.setenv("SYRNB_CACHE", str(tmp_path / "cache"))
    loader._load_once.cache_clear()
    lexicon.load_lexicon.cache_clear()
    yield tmp_path / "cache"
    loader._load_once.cache_clear()
    lexicon.load_lexicon.cache_clear()


def _again(**arguments: object) -> Knowledge:
    loader._load_once.cache_clear()
    return load(**arguments)  # type: ignore[arg-type]


def _pack(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "actors.csv").write_text(f"{HEAD}reds,{name},RF,rebels,rebel,KEN,,2019-03,2020,a test\n", "utf-8")
    return folder


def test_all_of_it_is_found_again_as_it_was(cache: Path) -> None:
    first, again = _again(), _again()
    assert len(list(cache.glob("knowledge-*.json"))) == 1
    for field in fields(Knowledge):
        if field.name not in ("names", "actors"):
            assert getattr(again, field.name) == getattr(first, field.name), field.name
    assert dict(again.actors) == dict(first.actors)
    text = "The Kenyan army, Abu Mohammad al-Golani and the Foreign Minister of the Congo met Hezbollah's men in Homs."
    words = split_words(text)
    for at in range(len(words)):
        assert again.names.find(words, at) == first.names.find(words, at), words[at]
    assert again.names.find_alike(["abu", "mohammed", "golani"]) == first.names.find_alike(
        ["abu", "mohammed", "golani"]
    )


def test_what_was_compiled_is_not_read_from_its_files_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def noted(*arguments: object) -> object:
            read.append(name)
            return real(*arguments)

        monkeypatch.setattr(module, name, noted)

    for module, name in ((loader, "read_folders"), (loader, "build_index"), (lexicon, "read_entries")):
        note(module, name)
    _again()
    lexicon.load_lexicon()
    assert {*read} == {"read_folders", "build_index", "read_entries"}
    read.clear()
    _again()
    lexicon.load_lexicon.cache_clear()
    lexicon.load_lexicon()
    assert read == []


def test_the_lexicon_is_found_again_as_it_was(cache: Path) -> None:
    first = lexicon.load_lexicon()
    lexicon.load_lexicon.cache_clear()
    again = lexicon.load_lexicon()
    assert again is not first
    assert again == first
    assert len(list(cache.glob("lexicon-*.json"))) == 1


def test_a_changed_file_is_compiled_anew(cache: Path, tmp_path: Path) -> None:
    own = _pack(tmp_path / "own", "Red Front")
    assert _again(packs=[own]).actors["reds"].name == "Red Front"
    _pack(own, "Red Wall!")  # as long as before
    assert _again(packs=[own]).actors["reds"].name == "Red Wall!"
    assert len(list(cache.glob("knowledge-*.json"))) == 2


def test_other_code_finds_nothing(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = _pack(tmp_path / "own", "Red Front")
    _again(packs=[own])
    monkeypatch.setattr(compiled, "_code", lambda: "another version")
    _again(packs=[own])
    assert len(list(cache.glob("knowledge-*.json"))) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '{"packs": {}, "names": {}}', '{"packs": 1}', "\x00" * 9])
def test_a_broken_cache_costs_only_time(cache: Path, tmp_path: Path, content: str) -> None:
    own = _pack(tmp_path / "own", "Red Front")
    _again(packs=[own])
    (kept,) = cache.glob("knowledge-*.json")
    whole = kept.read_bytes()
    kept.write_text(content, "utf-8")
    actor = _again(packs=[own]).actors["reds"]
    assert (actor.aliases, str(actor.start)) == (("RF",), "2019-03-01")
    assert kept.read_bytes() == whole


def test_a_lexicon_of_another_form_is_read_anew(cache: Path) -> None:
    first = lexicon.load_lexicon()
    (kept,) = cache.glob("lexicon-*.json")
    data = json.loads(kept.read_text("utf-8"))
    data["entries"][0]["colour"] = "red"
    kept.write_text(json.dumps(data), "utf-8")
    lexicon.load_lexicon.cache_clear()
    assert lexicon.load_lexicon() == first


def test_a_cache_that_cannot_be_written_costs_only_time(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("SYRNB_CACHE", str(tmp_path / "file"))
    own = _pack(tmp_path / "own", "Red Front")
    assert _again(packs=[own]).actors["reds"].name == "Red Front"
    assert (tmp_path / "file").read_text("utf-8") == "no folder"


def test_a_write_that_fails_leaves_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    compiled.keep("knowledge", "key", {"a": 1})
    assert compiled.recall("knowledge", "key") is None
    assert list(cache.iterdir()) == []


def test_old_builds_go(cache: Path) -> None:
    for i in range(compiled.KEPT + 3):
        compiled.keep("knowledge", str(i), i)
    assert len(list(cache.glob("knowledge-*.json"))) == compiled.KEPT
    assert compiled.recall("knowledge", str(compiled.KEPT + 2)) == compiled.KEPT + 2


def test_a_wrong_file_is_told_and_not_kept(cache: Path, tmp_path: Path) -> None:
    own = _pack(tmp_path / "own", "Red Front")
    (own / "actors.csv").write_text(f"{HEAD}reds,,,,rebel,KEN,,,,x\n", "utf-8")
    for _ in range(2):
        with pytest.raises(KnowledgeError, match="name is empty"):
            _again(packs=[own])
    assert not list(cache.glob("*.json"))


def test_the_shipped_lexicon_stands_beside_its_lists() -> None:
    assert {f"{name}.yaml" for name in lexicon.LISTS} <= {path.name for path in LANGUAGE.iterdir()}
