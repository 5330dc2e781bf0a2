"""Nouns that nobody is known by, yet that a pronoun may mean: better nobody than the wrong one."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.antecedents import Candidate
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.sayers import is_one_person, speaks
from syrnb.knowledge.nouns import load_nouns

__all__ = ["Rivals"]

PEOPLE = frozenset(
    {
        *(
            "people",
            "men",
            "women",
            "children",
            "boys",
            "girls",
            "victims",
            "patients",
            "families",
            "survivors",
            "dead",
        ),
        *("hostages", "students", "pupils", "passengers", "workers", "prisoners", "evacuees", "relatives", "bodies"),
        *("miners", "migrants", "captives", "detainees", "schoolgirls", "worshippers", "infants", "babies", "wounded"),
    }
)
ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
OWN = ("compound", "amod", "nmod", "poss")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Rivals:
    """The nouns of a text that stand for no mention that is resolved, by the pronouns that may mean them."""

    def __init__(self, draft: Draft) -> None:
        self.one: list[Candidate] = []
        self.many: list[Candidate] = []
        self.body: list[Candidate] = []
        for token in draft.text.doc:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.dep_ not in ROLES:
                continue
            mention = draft.mention_of_word(draft.word_at(token.idx))
            if mention is not None and (mention.ref is not None or mention.kind != "actor"):
                continue
            parts = [draft.mention_of_word(draft.word_at(c.idx)) for c in token.children if c.dep_ in OWN]
            if any(m is not None and m.kind == "actor" for m in parts):
                continue  # "civil defence workers"
            sentence = draft.text.sentence_at(token.idx).index
            words = Mention(token.idx, token.idx + len(token), "actor", None, method="rule")
            candidate = Candidate(words, token, sentence, None)
            if token.dep_ in SUBJECTS and is_one_person(token, None):
                self.one.append(candidate)
            elif token.tag_ == "NNS" and _are_people(token):
                self.many.append(candidate)
            elif token.tag_ == "NN" and speaks(token):
                self.body.append(candidate)

    def for_pronoun(self, key: str) -> list[Candidate]:
        """Return the rivals of the actors that a pronoun may mean."""
        if key.startswith(("he", "hi", "sh")) or key == "hers":
            return self.one
        return self.many if key.startswith("the") else self.body


def _are_people(token: Token) -> bool:
    entry = load_nouns().get((token.lower_,))
    return token.lower_ in PEOPLE or (entry is not None and entry[0].role in ("people", "official"))
