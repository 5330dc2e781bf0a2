"""Nouns that nobody is known by, yet that a pronoun may mean: better nobody than the wrong one."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.mention import Mention
from syrnb.extraction.mentions.antecedents import Candidate
from syrnb.extraction.mentions.draft import Draft
from syrnb.extraction.mentions.sayers import is_one_person, speaks
from syrnb.knowledge.nouns import load_nouns
from syrnb.language.syntax import has_auxiliary

__all__ = ["Rivals", "means_war"]

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
WARS = frozenset(("war", "conflict", "fighting", "violence", "insurgency", "crisis", "unrest", "strife"))
TAKING = frozenset(("kill", "displace", "uproot", "force", "claim", "cost", "leave", "devastate", "drive", "injure"))
"""What a war does to people, as its toll tells."""
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
            attacks = token.tag_ == "NN" and _is_armed(token)
            if token.dep_ in SUBJECTS and (attacks or is_one_person(token, None)):
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
    official = entry is not None and entry[0].role in ("people", "official")
    return token.lower_ in PEOPLE or official or _is_armed(token)


def _is_armed(token: Token) -> bool:
    """Return whether a noun is for one who attacks, whoever sent him: "a suicide bomber"."""
    entry = load_nouns().get((token.lower_,))
    return entry is not None and entry[0].role == "member" and entry[0].kind == "armed-group"


def means_war(draft: Draft, pronoun: Token) -> bool:
    """Return whether "it" is the war of the sentence before, whose toll is told: "It has killed thousands"."""
    verb, index = pronoun.head, draft.text.sentence_at(pronoun.idx).index
    if pronoun.dep_ != "nsubj" or verb.lemma_ not in TAKING or not has_auxiliary(verb, "have") or index == 0:
        return False
    before = draft.text.tokens(draft.text.sentences[index - 1])
    return any(t.lemma_ in WARS and t.dep_ in ROLES for t in before)
