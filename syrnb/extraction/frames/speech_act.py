"""One act of speech, as it is read from a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from syrnb.extraction.mention import Mention

__all__ = ["CITING", "FINITE", "Speech", "subtree_of"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
CITING = frozenset({"quote", "cite"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech.

    Parameters
    ----------
    verb
        The verb or noun of saying.
    act
        Its speech act, as ``schema.SPEECH_ACT``.
    speakers
        Tokens that head the speaker's noun phrase; empty where nobody is named ("it was reported").
    content
        Indices of the tokens that are said.
    via
        Who passes it on, nearest first.
    """

    verb: Token
    act: str
    speakers: tuple[Token, ...]
    content: frozenset[int]
    via: tuple[Mention, ...] = ()


def subtree_of(*tokens: Token) -> set[int]:
    """Return the indices of some tokens with all that hangs on them."""
    return {t.i for token in tokens for t in token.subtree}
