"""What is said of a file that cannot be read: what it is, in plain words, and what to do; never an error's name."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from syrnb.documents.folder import read_documents
from syrnb.documents.formats import READERS, read_bytes
from syrnb.documents.kinds import kind_of


def packed(name: str, text: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


KINDS = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)", "recognised"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)", "recognised"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture (WebP)", "recognised"),
    (packed("word/document.xml"), "a Word document", "plain text (.txt)"),
    (packed("xl/workbook.xml"), "an Excel table", "plain text (.txt)"),
    (packed("mimetype", "application/epub+zip"), "an e-book (EPUB)", "plain text (.txt)"),
    (packed("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument text", "plain text (.txt)"),
    (packed("articles/one.txt", "Rebels left."), "a packed archive (ZIP)", "unpack"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "an old Word, Excel or PowerPoint file", "plain text (.txt)"),
    (rb"{\rtf1\ansi Rebels took the town.}", "an RTF document", "plain text (.txt)"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF", "the ending .pdf"),
    (b"\x1f\x8b\x08\0", "a packed file (gzip)", "unpack"),
    (b"\0\0\0\x18ftypmp42", "a film or a recording", "no article"),
]


@pytest.mark.parametrize(("data", "kind", "do"), KINDS, ids=[kind for _, kind, _ in KINDS])
@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".jsonl"])
def test_another_kind_of_file_is_named_with_what_to_do(ending, data, kind, do):
    assert kind_of(data) == kind
    (content,) = read_bytes(READERS[ending], data)
    assert content.failed is not None
    assert f"it is {kind}; " in content.failed
    assert do in content.failed


@pytest.mark.parametrize(
    "page", [b"<!DOCTYPE html><p>Rebels left.", b"\xef\xbb\xbf<html><body>Rebels left.", b"<!-- a -->\n<html>x"]
)
def test_a_web_page_is_no_plain_text(page):
    (content,) = read_bytes(READERS[".txt"], page)
    assert content.failed == "not plain text: it is a web page; give it the ending .html"
    assert read_bytes(READERS[".html"], page)[0].failed is None


@pytest.mark.parametrize(
    "text",
    [
        b"Rebels left < 5 km away.",
        b"<b>Rebels</b> left.",
        b"PK is a name.",
        b"MZUZU (Malawi) - Police fired.",
        b"ID3 is a tag.",
        b"RIFF: a word",
        b"GIF8 is no word",
    ],
)
def test_text_that_begins_a_little_oddly_is_text(text):
    assert read_bytes(READERS[".txt"], text)[0].failed is None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.docx", "a Word document is not read: open it and save it as plain text (.txt), web page (.html) or PDF"),
        ("a.JSON", "JSON is not read: write one article a line, each as"),
        ("a.zip", "a packed archive (ZIP) is not read: unpack it and add the files in it"),
        ("a.mhtml", "a web archive (MHTML) is not read: open it and save it as a web page (.html)"),
        ("scan.png", "a picture (PNG) is not read: have its words recognised (OCR)"),
        ("report", "this kind of file is not read: the endings read are .txt, .md"),
    ],
)
def test_a_file_of_another_ending_is_named(tmp_path, name, why):
    (tmp_path / name).write_bytes(b"Rebels took the town on Sunday.")
    (document,) = read_documents(tmp_path)
    assert document.status == "skipped"
    assert str(document.reason).startswith(why)


def test_a_pdf_without_an_ending_is_known_by_its_bytes(tmp_path):
    (tmp_path / "report").write_bytes(b"%PDF-1.4 ...")
    (document,) = read_documents(tmp_path)
    assert document.reason == "a PDF is not read under this ending: give it the ending .pdf"


@pytest.mark.parametrize("whole", ['[{"text": "Rebels left."},\n {"text": "They came."}]', '[{"text": "Rebels left."}]',
                                   '{"text":\n "Rebels left."}'])  # fmt: skip
def test_one_json_value_is_not_told_line_by_line(whole):
    (content,) = read_bytes(READERS[".jsonl"], whole.encode())
    assert str(content.failed).startswith("one JSON value for the whole file, where each line should be an article")


@pytest.mark.parametrize("ending", sorted(READERS))
def test_no_reason_is_the_name_of_an_error(ending):
    hard = [data for data, _, _ in KINDS] + [
        b"",
        b" \n",
        b"\xff\xfeA",
        b"%PDF-1.4 x %%EOF",
        b"<p",
        b"[" * 9000,
        b'{"a":1}',
    ]
    for data in hard:
        for content in read_bytes(READERS[ending], data):
            assert not re.search(r"Error|Exception|codec|0x", content.failed or "")
