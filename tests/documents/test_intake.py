"""Articles dropped in: good ones lie in the folder, bad ones say why, and nothing else is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.documents import read_documents
from syrnb.documents.formats import LARGEST
from syrnb.documents.intake import LONGEST, safe_name, take_in
from syrnb.documents.walk import is_never_article

ARTICLE = b"Rebels captured the town of Saraqib on Sunday, the monitor said."
OTHER = b"The army shelled a village near Hama on Monday, residents said."


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "held.txt").write_bytes(ARTICLE)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", ARTICLE, "a Word document is not read: open it and save it as plain text (.txt)"),
        ("noending", OTHER, "this kind of file is not read"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", bytes(range(256)) * 20, "not text"),
        ("a.txt", b"x" * (LARGEST + 1), "larger than 5 MB: no article is that long; save its text alone"),
        ("again.txt", ARTICLE, "the same text as held.txt"),
        ("again.md", ARTICLE.replace(b" ", b"\n"), "the same text as held.txt"),
        ("ar.txt", "قال المرصد إن الفصائل سيطرت على المدينة يوم الأحد".encode() * 3, "not English"),
        ("documents.csv", b"file,published\nheld.txt,2024-01-01\n", "never articles"),
        ("x/../README.md", OTHER, "never articles"),
        ("a.pdf", b"%PDF-1.4 broken", "the PDF breaks off before its end"),
        ("a.jsonl", b'{"no": "text"}\nbroken\n', "line 1 has no text: it needs one of text"),
    ],
)
def test_a_bad_file_says_why_and_stays_outside(seeds: Path, name: str, data: bytes, why: str) -> None:
    before = files(seeds.parent)
    taken = take_in(seeds, [(name, data)])
    assert [(t.name, t.path) for t in taken] == [(name, None)]
    assert taken[0].reason
    assert why in taken[0].reason
    assert files(seeds.parent) == before


def test_one_bad_file_stops_no_other(seeds: Path) -> None:
    taken = take_in(seeds, [("a.txt", b""), ("b.txt", OTHER), ("c.txt", OTHER)])
    assert [(t.path, t.reason) for t in taken] == [
        (None, "empty: there is nothing in the file; save or download it again"), ("b.txt", ""),
        (None, "the same text as b.txt"),
    ]  # fmt: skip
    assert files(seeds) == {"held.txt": ARTICLE, "b.txt": OTHER}


def test_another_file_of_the_same_name_gets_a_number(seeds: Path) -> None:
    assert [t.path for t in take_in(seeds, [("held.txt", OTHER), ("HELD.txt", OTHER + b" Again.")])] == [
        "held-2.txt", "HELD-3.txt",
    ]  # fmt: skip
    assert (seeds / "held.txt").read_bytes() == ARTICLE


def test_a_link_out_of_the_folder_is_not_written_through(seeds: Path) -> None:
    outside = seeds.parent / "outside.txt"
    (seeds / "link.txt").symlink_to(outside)
    assert take_in(seeds, [("link.txt", OTHER)])[0].path == "link-2.txt"
    assert not outside.exists()


def test_lines_of_a_jsonl_file_are_articles(seeds: Path) -> None:
    lines = "\n".join(json.dumps({"text": text.decode()}) for text in (ARTICLE, OTHER))
    assert take_in(seeds, [("more.jsonl", lines.encode())])[0].path == "more.jsonl"
    statuses = {d.path: d.status for d in read_documents(seeds)}
    assert statuses == {"held.txt": "read", "more.jsonl#1": "skipped", "more.jsonl#2": "read"}


@given(st.text(max_size=300))
def test_names_are_made_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert Path(safe).name == safe
    assert safe not in (".", "..")
    assert not safe.startswith(".")
    assert len(safe.encode()) <= LONGEST
    assert not set(safe) & set('/\\:*?"<>|#\0\n')
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/x.txt", "/etc/x.txt", "C:\\Windows\\x.txt", "a\0/../x.txt", ".x.txt"]
)
def test_no_path_of_an_upload_is_trusted(seeds: Path, name: str) -> None:
    before = set(files(seeds.parent))
    assert take_in(seeds, [(name, OTHER)])[0].path == "x.txt"
    assert set(files(seeds.parent)) - before == {"seeds/x.txt"}


def test_what_is_never_an_article_is_known_by_its_safe_name() -> None:
    assert is_never_article(safe_name("dir/NOTES.csv"))
