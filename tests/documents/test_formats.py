"""Web pages, Markdown, JSON lines and PDF: the article's words and what the file says of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.documents.content import Content
from syrnb.documents.folder import read_documents
from syrnb.documents.formats import READERS, read_bytes
from syrnb.documents.html import read_html
from syrnb.documents.jsonl import read_jsonl
from syrnb.documents.markdown import read_markdown
from syrnb.documents.pdf import join_lines, read_pdf

DEC_5 = date(2024, 12, 5)


def page(body: str, head: str = "") -> Content:
    (content,) = read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())
    return content


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>The town <b>fell</b>.</p><p>They left.</p>", "The town fell.\nThey left."),
        ("The town\n  fell.<br>They left.", "The town fell.\nThey left."),
        ("<p>Ra&rsquo;s al-Ayn &amp; Tall&nbsp;Rif&#8216;at</p>", "Ra’s al-Ayn & Tall Rif‘at"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("<nav>Home</nav><main><p>The town fell.</p></main><footer>About</footer>", "The town fell."),
        ("<article><p>Short.</p></article><article><p>The town fell.</p></article>", "The town fell."),
        ("<p>Seen.</p><p hidden>Unseen.</p><p style='display: none'>Unseen.</p>", "Seen."),
        ("<p>Seen.</p><span aria-hidden='true'>Unseen.</span><!-- Unseen. --><script>x()</script>", "Seen."),
        ("<p>Seen.</p><figure><img><figcaption>A caption.</figcaption></figure>", "Seen."),
        ("<p>Unclosed <i>and<p>nested", "Unclosed and\nnested"),
        ("<p>half\u00adway&#xD800;</p>", "half\u00adway\ufffd"),
        ("<div>" * 3000 + "Deep.", "Deep."),
    ],
)
def test_pages_are_their_words(body: str, text: str) -> None:
    assert page(body).text == text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2024-12-05T23:10:00+03:00">', ""),
        ('<meta name="DC.date.issued" content="2024-12-05">', ""),
        ('<meta itemprop="datePublished" content="December 5, 2024">', ""),
        ("", '<time datetime="2024-12-05T08:00Z">Thursday</time>'),
        ("", '<time class="updated" datetime="2024-12-07">x</time><time pubdate>5 December 2024</time>'),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-12-05"}]}</script>', ""),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2024-12-05">', ""),
        ('<meta name="date" content="soon"><meta name="pubdate" content="20241205">', ""),
        (
            '<script type="application/ld+json">[{"headline": "x", "datePublished": "2024-12-05"}]</script>'
            '<meta name="date" content="2024-12-06">',
            "",
        ),
    ],
)
def test_pages_say_when(head: str, body: str) -> None:
    assert page(f"<article>{body}<p>The town fell.</p></article>", head).published == DEC_5


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2024-12-05">', ""),
        ('<meta name="date" content="">', ""),
        ("", '<time class="dateModified" datetime="2024-12-05">x</time>'),
        ("", f"<p>{'The town fell, and nobody knew why it did. ' * 3}</p><p>On <time>5 December 2024</time></p>"),
        ("", "<p>The town fell on 5 December 2024.</p>"),
    ],
)
def test_pages_that_do_not_say_when(head: str, body: str) -> None:
    assert page(f"<article>{body}<p>The town fell.</p></article>", head).published is None


def test_pages_say_what_and_who() -> None:
    head = (
        '<title>The town fell | The Paper</title><meta property="og:title" content="The town fell">'
        '<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://paper.example/a">'
    )
    content = page("<article><h1>The town fell</h1><p>They left.</p></article>", head)
    assert (content.title, content.source, content.url) == ("The town fell", "The Paper", "https://paper.example/a")
    assert content.text[content.body_start :] == "They left."


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ('<meta charset="windows-1251"><p>Он сказал: "the town fell"</p>'.encode("cp1251"), "read as cp1251"),
        ("<p>“The town fell”, the mayor of the place said.</p>".encode("cp1252"), "read as windows-1252"),
        ('<meta charset="punycode"><p>“The town fell”, it said.</p>'.encode("cp1252"), "read as windows-1252"),
    ],
)
def test_pages_in_other_encodings(data: bytes, note: str) -> None:
    (content,) = read_html(data)
    assert content.notes in ((note,), (note.replace("cp1251", "windows-1251"),))
    assert "the town fell" in content.text.lower()


def test_a_page_without_words_has_failed() -> None:
    assert page("<script>x()</script><img>").failed.startswith(
        "no text in the page: such a page is filled by its scripts; open it"
    )


MARKDOWN = """---
title: "The town fell"
date: 2024-12-05
source: The Paper
url: https://paper.example/a
tags: [a, b]
---

# The town fell

The *army* left **at dawn**,
said [the mayor](https://paper.example/mayor).

- One
- Two

> They left. `x`
"""


def test_markdown_loses_its_markup() -> None:
    (content,) = read_markdown(MARKDOWN.encode())
    assert content.text == "The town fell\nThe army left at dawn, said the mayor.\nOne\nTwo\nThey left. x"
    assert (content.title, content.source, content.url) == ("The town fell", "The Paper", "https://paper.example/a")
    assert content.published == DEC_5
    assert content.text[content.body_start :].startswith("The army")


@pytest.mark.parametrize(
    ("source", "text", "note"),
    [
        ("The town fell.", "The town fell.", None),
        ("---\nThe town fell.", "The town fell.", None),
        ("---\n- a\n- list\n---\nThe town fell.", None, None),
        ("---\na: [b\n---\nThe town fell.", "The town fell.", "the front matter is no YAML: not used"),
        ("---\ndate: soon\n---\nThe town fell.", "The town fell.", 'front matter: "soon" is not a date: '),
        ("---\ndate: 2024-02-31\n---\nIt fell.", "It fell.", 'front matter: "2024-02-31" is not a date: '),
        ("---\ntitle: !!python/object/apply:os.system [ls]\n---\nIt fell.", "It fell.", None),
        ("<script>x()</script>\n\nThe town <b>fell</b>.", "The town fell.", None),
        ("In 2011 * 2012 * snake_case_name.", "In 2011 * 2012 * snake_case_name.", None),
    ],
)
def test_markdown_that_is_odd(source: str, text: str | None, note: str | None) -> None:
    (content,) = read_markdown(source.encode())
    assert text is None or content.text == text
    assert [n[: len(note)] for n in content.notes if note] == ([note] if note else [])
    assert content.published is None


def test_json_lines_are_an_article_each(tmp_path: Path) -> None:
    lines = [
        {
            "text": "The town fell.",
            "headline": "A fall",
            "date": "2024-12-05",
            "outlet": "The Paper",
            "url": "http://x",
        },
        {"body": "They left\r\nat dawn.", "published": "soon", "title": ["no", "text"]},
        {"content": " "},
        {"title": "No text"},
        ["a list"],
        {"text": "lone \ud800"},
    ]
    data = "\n".join([*map(json.dumps, lines), "", "{broken"])
    (tmp_path / "a.jsonl").write_text(data)
    (tmp_path / "documents.csv").write_text(
        "file,published,source\na.jsonl,2024-12-06,Archive\na.jsonl#2,2024-12-04,AP\n"
    )
    documents = {d.path: d for d in read_documents(tmp_path)}
    assert [(p, d.status) for p, d in documents.items()] == [
        ("a.jsonl#1", "read"),
        ("a.jsonl#2", "read"),
        ("a.jsonl#3", "failed"),
        ("a.jsonl#4", "failed"),
        ("a.jsonl#5", "failed"),
        ("a.jsonl#6", "read"),
        ("a.jsonl#8", "failed"),
    ]
    first, second = documents["a.jsonl#1"], documents["a.jsonl#2"]
    assert (first.title, first.published, first.published_basis, first.url) == ("A fall", DEC_5, "stated", "http://x")
    assert first.source == "Archive"
    assert (second.text, second.source, second.published) == ("They left\nat dawn.", "AP", date(2024, 12, 4))
    assert second.reason == 'line 2: "soon" is not a date: write it as 2024-12-31'
    assert documents["a.jsonl#6"].text == "lone ?"
    assert documents["a.jsonl#4"].reason == "line 4 has no text: it needs one of text, body, content"


def test_a_line_added_changes_no_other_line() -> None:
    one = b'{"text": "The town fell."}\n'
    assert read_jsonl(one + b'{"text": "They left."}')[0] == read_jsonl(one)[0]


def make_pdf(pages: list[list[str]]) -> bytes:
    """Write a PDF by hand, a line of text a line."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + tail.encode()


def test_a_pdf_is_its_paragraphs() -> None:
    data = make_pdf(
        [
            [
                "The Paper",
                "The army left the town of Saraqib at dawn, and the fight-",
                "ers who had",
                "Then it was quiet.",
            ],
            ["The Paper", "In the evening the road to the north was opened for all cars,", "they said.", "2"],
            ["The Paper", "Nobody knew for how long the road would be open to traffic.", "3"],
        ]
    )
    (content,) = read_pdf(data)
    assert content.failed is None
    assert content.text.split("\n") == [
        "The army left the town of Saraqib at dawn, and the fighters who had",
        "Then it was quiet.",
        "In the evening the road to the north was opened for all cars, they said.",
        "Nobody knew for how long the road would be open to traffic.",
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "Shells fell on the old mar-\nket of the town that night.",
            "Shells fell on the old market of the town that night.",
        ),
        ("They crossed from north-\nAleppo to the river in it.", "They crossed from north-Aleppo to the river in it."),
        (
            "The counter-attack failed.\n\nA second counter-\nattack took the hill again.",
            "The counter-attack failed.\nA second counter-attack took the hill again.",
        ),
        (
            "One line of usual length.\n\nShort.\nOne line of usual length.",
            "One line of usual length.\nShort.\nOne line of usual length.",
        ),
        ("", ""),
        ("\n \n", ""),
        ("7", ""),
    ],
)
def test_lines_are_joined(page: str, text: str) -> None:
    assert join_lines([page]) == text


def encrypted() -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(make_pdf([["The town fell."]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pdfs_that_cannot_be_read() -> None:
    whole = make_pdf([["The town fell."] * 9])
    damaged = b"%PDF-1.4\n" + b"1 0 obj\n" * 9 + b"%%EOF"
    for data, why in (
        (make_pdf([[]]), "no text in the PDF: its pages are pictures, as of a scan; have their words recognised"),
        (encrypted(), "the PDF is locked (encrypted): open it with its password and save a copy without one"),
        (whole[:60], "the PDF breaks off before its end, as when a download was interrupted: download it again"),
        (damaged, "the PDF is damaged: download it again, or open it in a PDF viewer"),
        (b"", "empty: there is nothing in the file"),
        (b"Rebels took a town.", "not a PDF: it seems to be plain text; give it the ending .txt"),
        (b"<!DOCTYPE html><p>Rebels took a town.", "not a PDF: it is a web page; give it the ending .html"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "not a PDF: it is a picture (JPEG); have its words recognised (OCR)"),
        (b"\0\1\2\3", "not a PDF: it seems to be another kind of file; save the article as plain text"),
    ):
        assert str(read_pdf(data)[0].failed).startswith(why)


@pytest.mark.parametrize("ending", sorted(READERS))
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=120) | st.text(max_size=120).map(str.encode))
def test_any_bytes_are_read_or_have_a_reason(ending: str, data: bytes) -> None:
    for content in read_bytes(READERS[ending], data):
        assert content.failed or content.text.strip()
        content.text.encode()
        assert 0 <= content.body_start <= len(content.text)


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div hidden>", "</div>", "<!--", "-->", "<![x", "&#0;", "&lt", "<time>", "text ", '"']
    ),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(source=MARKUP, front=st.sampled_from(["", "---\n", "---\na: &a [*a]\n---\n", "---\n: :\n---\n"]))
def test_any_markup_is_read_or_has_a_reason(source: str, front: str) -> None:
    for ending in (".html", ".md"):
        for content in read_bytes(READERS[ending], (front + source).encode()):
            assert content.failed or content.text.strip()


@pytest.mark.parametrize("piece", ["<p>", "<div ", "<!--", "[", "*a ", "> ", "&", "- ", "`"])
def test_long_runs_of_markup_are_read(piece: str) -> None:
    for ending in (".html", ".md"):
        read_bytes(READERS[ending], (piece * 3000 + " text").encode())
