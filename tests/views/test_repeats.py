"""What is said twice: articles of one text stand together, and happenings are told in words."""

from __future__ import annotations

from syrnb import Dossier
from syrnb.views import copied_texts, copies, often_told, source_list


def article(doc: str, text: str, **cells: object) -> tuple[dict[str, object], dict[str, object]]:
    row = {
        "doc_id": doc, "path": f"{doc}.txt", "sha256": doc, "status": "read", "published_basis": "unknown",
        "n_chars": len(text), "n_sentences": 1,
    }  # fmt: skip
    sentence = {
        "doc_id": doc, "sentence_id": f"{doc}-s0", "span_start": 0, "span_end": len(text), "text": text,
        "used": False, "paragraph": 0,
    }  # fmt: skip
    return {**row, **cells}, sentence


def test_articles_of_one_text_stand_together_most_copied_first() -> None:
    texts = [f"{' '.join(f'{word}{n}' for n in range(40))}." for word in ("rain", "flood", "wind")]
    made = [article(doc, texts[n]) for doc, n in zip("abcdef", (0, 1, 0, 1, 1, 2), strict=True)]
    documents, sentences = zip(*made, strict=True)
    dossier = Dossier.from_rows({"documents": list(documents), "sentences": list(sentences)})
    frame = copied_texts(dossier)
    assert list(frame.file) == ["b.txt", "d.txt", "e.txt", "a.txt", "c.txt"]
    assert list(frame.text) == ["1, in 3 articles", "", "", "2, in 2 articles", ""]
    assert list(frame.shared) == [1.0] * 5
    first = copies(dossier, most=1)
    assert first.body.count("<tr>") == 1 + 3, "no text is cut within its articles"
    assert "and 2 more rows" in first.body


def test_happenings_are_told_in_words_most_told_first(dossier: Dossier) -> None:
    frame = often_told(dossier)
    assert list(frame.claims) == sorted(frame.claims, reverse=True)
    captured = frame[frame.what == "attack (captured)"].iloc[0]
    assert (captured.who, captured["to whom"], captured["where"]) == ("Rebel Front", "Syrian Army", "Saraqib")
    assert captured.when == "1 Dec 2024"
    assert set(frame.claim_id) <= set(dossier.events.claim_id)


def test_the_source_list_leaves_out_outlets_of_which_nothing_was_read() -> None:
    (one, sentence), (gone, _) = article("a", "Rain fell.", source="Gazette"), article("b", "", source="Herald")
    tables = {"documents": [one, {**gone, "status": "failed", "reason": "not in the folder"}], "sentences": [sentence]}
    listed = source_list(Dossier.from_rows(tables))
    assert list(listed.table().source) == ["Gazette"]
    assert "1 source are" not in listed.summary()
    assert "1 source is listed: 1 outlet." in listed.summary()
