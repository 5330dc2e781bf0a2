"""A parsed article: the document, its spaCy parse, its sentences and its quoted passages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from syrnb.documents.document import Document

__all__ = ["Sentence", "Text"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text (code points) and in the parse (tokens), both half-open.

    ``paragraph`` counts from 0; ``in_quote`` says that all of it stands within quotation marks.
    """

    sentence_id: str
    index: int
    start: int
    end: int
    token_start: int
    token_end: int
    paragraph: int
    in_quote: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed article.

    Parameters
    ----------
    document
        Where the text came from.
    doc
        Its spaCy parse, over :attr:`flow`.
    flow
        The document's text with a space for each line break that only wraps a line: what is read. Offsets count into
        both; what is shown is cut from ``document.text``.
    sentences
        In order, without overlap; white space between them belongs to none.
    quotes
        Spans (code points) of the passages in quotation marks, marks included, in order.
    """

    document: Document
    doc: Doc
    flow: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds a code point, or the nearest one before it."""
        starts = self._starts or tuple(s.start for s in self.sentences)
        return self.sentences[max(0, bisect_right(starts, offset) - 1)]

    def tokens(self, sentence: Sentence) -> Span:
        """Return the tokens of a sentence."""
        return self.doc[sentence.token_start : sentence.token_end]

    def span(self, start: int, end: int) -> Span:
        """Return the tokens that touch a span of code points (at least one)."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no tokens at {start}..{end}")
        return span

    def in_quote(self, token: Token) -> bool:
        """Return whether a token stands within quotation marks."""
        return any(start <= token.idx < end for start, end in self.quotes)
