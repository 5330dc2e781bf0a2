"""A folder in, documents out: nothing is lost, nothing is opened that should not be."""

from __future__ import annotations

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.documents.document import Document
from syrnb.documents.folder import read_documents
from syrnb.errors import SeedsError

ENGLISH = "The army said that it had taken the town of Saraqib and the road to it."


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files into a folder; ``__`` in a name is a dot, ``--`` is not used."""
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def by_path(folder: Path) -> dict[str, Document]:
    return {d.path: d for d in read_documents(folder)}


def test_a_text_file_is_one_document(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ENGLISH)
    (document,) = read_documents(tmp_path)
    assert document.text == ENGLISH
    assert document.doc_id == sha256(ENGLISH.encode()).hexdigest()[:12]
    assert document.sha256 == sha256(ENGLISH.encode()).hexdigest()
    assert (document.status, document.reason, document.published_basis) == ("read", None, "unknown")


SPACES = "empty: there are only spaces and ends of lines in the file"
UNKNOWN = "of a kind that is not known; save the article as plain text (.txt, UTF-8)"
AS_ELSE = "or goes on as something else; open it in an editor and save it as UTF-8, or download it again"
SPLIT = "save its text alone, or each of its articles by itself"


@pytest.mark.parametrize(
    ("data", "status", "reason"),
    [
        (b"", "failed", "empty: there is nothing in the file; save or download it again"),
        (b" \n\t\r\n", "failed", f"{SPACES}; save or download it again"),
        (b"\xef\xbb\xbf", "failed", f"{SPACES}; save or download it again"),
        (b"\x01\x02\x03\x04 four controls", "failed", f"not text: it is a binary file {UNKNOWN}"),
        (b"\xff\xfeA", "failed", f"its letters cannot be told: it begins as UTF-16 and breaks off {AS_ELSE}"),
        (b"x" * 5_000_001, "failed", f"larger than 5 MB: no article is that long; {SPLIT}"),
        ("“Rif‘at”, he said, was the town taken at dawn.".encode("cp1252"), "read", "read as windows-1252"),
        ("The town was taken.".encode("utf-16"), "read", "read as utf-16"),
        (b"\xef\xbb\xbfThe town was taken.", "read", None),
    ],
)
def test_bytes_that_are_hard_to_read(tmp_path: Path, data: bytes, status: str, reason: str | None) -> None:
    (document,) = read_documents(write(tmp_path, a__txt=data))
    assert (document.status, document.reason) == (status, reason)
    assert bool(document.text) == (status == "read")
    assert not document.text.startswith("\ufeff")


def test_what_is_never_an_article_has_no_row(tmp_path: Path) -> None:
    write(tmp_path, README__md="x", readme__txt="x", notes__csv="x", overrides__csv="x", documents__csv="file\n")
    write(tmp_path, __hidden__txt="x")
    for name in ("knowledge", ".git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(ENGLISH)
    assert read_documents(tmp_path) == []


def test_other_kinds_are_skipped_with_the_endings_that_are_read(tmp_path: Path) -> None:
    (document,) = read_documents(write(tmp_path, report__docx=b"PK\0"))
    assert document.status == "skipped"
    assert document.reason is not None
    assert ".txt" in document.reason


def test_sub_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "a.TXT").write_text(ENGLISH)
    assert list(by_path(tmp_path)) == ["b/c/a.TXT"]


def test_the_same_text_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, b__txt="Café.  The army\nleft.", a__txt="Cafe\u0301. The army left.", c__txt="Cafe. The army left.")
    documents = by_path(tmp_path)
    assert [documents[p].status for p in ("a.txt", "b.txt", "c.txt")] == ["read", "skipped", "read"]
    assert documents["b.txt"].reason == "the same text as a.txt, read there"
    assert documents["b.txt"].text == ""


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    seeds = tmp_path / "seeds"
    outside.mkdir()
    seeds.mkdir()
    (outside / "secret.txt").write_text(ENGLISH)
    (seeds / "a.txt").write_text(ENGLISH)
    (seeds / "file.txt").symlink_to(outside / "secret.txt")
    (seeds / "folder").symlink_to(outside)
    (seeds / "loop").symlink_to(seeds)
    (seeds / "nowhere.txt").symlink_to(seeds / "missing.txt")
    (seeds / "inside.txt").symlink_to(seeds / "a.txt")
    documents = by_path(seeds)
    assert {p: d.status for p, d in documents.items()} == {
        "a.txt": "read",
        "file.txt": "failed",
        "folder": "failed",
        "inside.txt": "skipped",
        "loop": "skipped",
        "nowhere.txt": "failed",
    }
    assert documents["file.txt"].reason == "a link that leads out of the folder: not followed"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (document,) = read_documents(tmp_path)
    assert document.status == "skipped"


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match="not a folder"):
        read_documents(tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("أعلنت القوات الحكومية أنها استعادت السيطرة على عدة بلدات في ريف حلب الشرقي", "ar", "skipped"),
        ("نیروهای دولتی گفتند که چند شهرک را پس از درگیری‌های شدید پس گرفته‌اند و پیش می‌روند", "fa", "skipped"),
        ("Правительственные войска заявили, что вернули несколько поселков", "ru", "skipped"),
        ("Урядові війська заявили, що повернули кілька селищ після важких боїв", "uk", "skipped"),
        (
            "Les forces du gouvernement ont repris plusieurs villages dans la province après des combats qui ont duré "
            "deux jours et ont fait des dizaines de morts, selon une source dans la ville",
            "fr",
            "skipped",
        ),
        (
            "Las fuerzas del gobierno han tomado varios pueblos en la provincia tras dos días de combates que dejaron "
            "decenas de muertos, según una fuente de la ciudad que no dio su nombre",
            "es",
            "skipped",
        ),
        (
            "Die Truppen der Regierung haben nach zwei Tagen mit schweren Kämpfen mehrere Dörfer in der Provinz "
            "zurückerobert, wie eine Quelle in der Stadt sagte, die nicht genannt werden wollte",
            "de",
            "skipped",
        ),
        (
            "Hükümet güçleri iki gün süren çatışmalardan sonra birçok köyü geri aldı ve kentte bir kaynak bu "  # noqa: RUF001
            "saldırı için daha çok asker geldiğini, bunun da olarak görüldüğünü söyledi",  # noqa: RUF001
            "tr",
            "skipped",
        ),
        ("Tall Rifat, Tel Abyad, Deir ez-Zor", "en", "read"),
        ("Les Kurdes", "en", "read"),
        ('The army said "لا إله إلا الله" was written on the wall of the school in the town.', "en", "read"),
        (
            "Fighters of the Kurdish-led force told AFP in Deir ez-Zor that De Mistura and La Repubblica had been "
            "in the town, and that Al-Baghuz was in the hands of the army.",
            "en",
            "read",
        ),
    ],
)
def test_languages(tmp_path: Path, text: str, language: str, status: str) -> None:
    (document,) = read_documents(write(tmp_path, a__txt=text))
    assert (document.language, document.status) == (language, status)
    if status == "skipped":
        assert document.reason is not None
        assert document.reason.startswith("not English (looks like ")


NAMES = st.sampled_from(["a.txt", "b.txt", "c.TXT", "d.bin", "documents.txt", "é.txt"])
FOLDERS = st.dictionaries(NAMES, st.binary(max_size=60) | st.text(max_size=60).map(str.encode), max_size=5)


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@settings(max_examples=60, deadline=None)
@given(files=FOLDERS)
def test_any_bytes_in_any_order_give_the_same_rows(
    files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("seeds")
    one = read_documents(fill(base / "one", files))
    other = read_documents(fill(base / "other", dict(reversed(files.items()))))
    assert one == other
    assert [d.path for d in one] == sorted(files)
    assert len({d.doc_id for d in one}) == len(one)
    assert all((d.status == "read") == bool(d.text) and (d.status == "read" or d.reason) for d in one)


@settings(max_examples=60, deadline=None)
@given(files=FOLDERS, data=st.binary(max_size=60))
def test_adding_a_file_changes_no_other_document(
    files: dict[str, bytes], data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("seeds")
    before = read_documents(fill(base / "one", files))
    after = read_documents(fill(base / "two", {**files, "zz.txt": data}))
    assert [d for d in after if d.path != "zz.txt"] == before


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=200))
def test_text_round_trips(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("seeds") / "a.txt"
    path.write_bytes(text.encode())
    (document,) = read_documents(path.parent)
    if document.status == "read":
        assert document.text == path.read_text(encoding="utf-8").removeprefix("\ufeff")
        assert 0 <= document.body_start <= len(document.text)
    else:
        assert document.reason


def test_sidecar_says_when_and_who(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ENGLISH, documents__csv="file,published,source,title\na.txt,2024-12-01,AFP,The road\n")
    (document,) = read_documents(tmp_path)
    assert (document.published, document.published_basis) == (date(2024, 12, 1), "sidecar")
    assert (document.source, document.title) == ("AFP", "The road")


def test_rows_without_a_file_are_documents_that_failed(tmp_path: Path) -> None:
    (tmp_path.parent / "outside.txt").write_text(ENGLISH)
    write(
        tmp_path,
        documents__csv="file,published\n../outside.txt,2024-12-01\n/etc/hostname,\ngone.txt,\nREADME.md,\n",
        README__md="x",
    )
    documents = by_path(tmp_path)
    assert {p: d.status for p, d in documents.items()} == {
        "../outside.txt": "failed",
        "/etc/hostname": "failed",
        "gone.txt": "failed",
        "README.md": "skipped",
    }
    assert documents["gone.txt"].reason == "named in documents.csv line 4, but not in the folder"
    assert not any(d.text for d in documents.values())


def test_a_sidecar_in_a_sub_folder_names_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", a__txt=ENGLISH, documents__csv="file,published\na.txt,2024-12-01\n")
    assert by_path(tmp_path)["sub/a.txt"].published == date(2024, 12, 1)


def test_the_document_holds_where_documents_csv_differs(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__txt=f"HAMA, Syria, Dec 5, 2024 (AFP) - {ENGLISH}",
        b__txt=f"HAMA, Syria, Dec 5 (AFP) - {ENGLISH} Twice.",
        c__txt=f"On Dec 5, 2024, all was quiet. {ENGLISH}",
        documents__csv="file,published,source\na.txt,2024-12-06,\nb.txt,2024-12-06,Wire\nc.txt,2024-12-06,\n",
    )
    documents = by_path(tmp_path)
    assert [(d.published, d.published_basis, d.source) for d in documents.values()] == [
        (date(2024, 12, 5), "stated", "AFP"),
        (date(2024, 12, 5), "stated", "Wire"),
        (date(2024, 12, 6), "sidecar", None),
    ]
    assert (
        documents["a.txt"].reason == "documents.csv line 2 says 2024-12-06, the document 2024-12-05: the document holds"
    )
    assert documents["a.txt"].text[documents["a.txt"].body_start :] == ENGLISH
    assert documents["c.txt"].body_start == 0


def test_every_ending_that_is_named_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__md=f"# Hama\n\n{ENGLISH} a",
        b__html=f"<p>{ENGLISH} b</p>",
        c__HTM=f"<p>{ENGLISH} c</p>",
        d__jsonl=f'{{"text": "{ENGLISH} d"}}',
        e__pdf=b"%PDF",
    )
    assert {p: d.status for p, d in by_path(tmp_path).items()} == {
        "a.md": "read",
        "b.html": "read",
        "c.HTM": "read",
        "d.jsonl#1": "read",
        "e.pdf": "failed",
    }


def test_names_that_are_no_text_are_shown_as_well_as_can_be(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(ENGLISH)
    except OSError:
        pytest.skip("this file system takes no such names")
    (document,) = read_documents(tmp_path)
    assert (document.path, document.status) == ("?.txt", "read")


def test_names_are_compared_composed(tmp_path: Path) -> None:
    (tmp_path / "cafe\u0301.txt").write_text(ENGLISH)
    write(tmp_path, documents__csv="file,source\ncafé.txt,AFP\n")
    (document,) = read_documents(tmp_path)
    assert (document.status, document.source) == ("read", "AFP")
