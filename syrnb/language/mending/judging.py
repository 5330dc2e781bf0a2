"""Mends where who tells of harm also blames somebody for it: "said jets had bombed the market, blaming the army"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from syrnb.knowledge.lexicon import fold, load_lexicon
from syrnb.language.mending.openings import SUBJECTS
from syrnb.language.mending.run_on import TELLING

__all__ = ["JUDGING", "VOICED", "mend_blaming", "mend_charge", "mend_judging"]

JUDGING = frozenset(
    {"blame", "accuse", "condemn", "denounce", "criticise", "criticize", "urge", "deplore", "vow", "warn", "demand"}
    | {"reject", "dismiss", "praise", "appeal", "insist", "threaten", "promise", "pledge", "rebuke", "apologise"}
)
"""What those do who tell of harm, and not those who met it."""
CHARGING = {
    "of": frozenset({"accuse", "suspect", "convict"}),
    "for": frozenset(
        {"blame", "condemn", "denounce", "criticise", "criticize", "praise", "thank", "sanction", "punish"}
    ),
}
"""By each preposition, verbs whose object is held to have done what follows it."""
SAYING = TELLING | {"deny", "vow", "admit", "insist", "warn", "promise", "pledge", "acknowledge", "maintain", "argue"}
VOICED = JUDGING | {"call", "deny"}
"""What only those do who can speak: no drone, and no raid."""


def mend_judging(verb: Token) -> None:
    """Let who tells of harm be who blames for it: "said 13 had been killed, and blamed the army"."""
    harm = verb.head
    teller = harm.head
    if harm.dep_ != "ccomp" or teller.lemma_ not in SAYING or teller.i > harm.i or verb.tag_ != teller.tag_:
        return
    if any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children):
        return
    if not any(c.dep_ in SUBJECTS for c in teller.children):
        return
    joint = next((c for c in harm.children if c.dep_ == "cc" and harm.i < c.i < verb.i), None)
    if joint is None or verb.is_ancestor(teller):
        return
    undergone = any(c.dep_ in ("nsubjpass", "neg") for c in harm.children)
    apart = joint.nbor(-1).text == "," or undergone or _is_tellers(harm, teller)
    if (apart and verb.lemma_ in JUDGING) or _is_done_by_thing(harm):
        verb.head = joint.head = teller


def _is_tellers(harm: Token, teller: Token) -> bool:
    """Return whether what is told is denied or vowed, or done by the teller's own: "said its troops had left"."""
    doers = [c for c in harm.children if c.dep_ in SUBJECTS]
    own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for doer in doers for c in doer.children)
    return own or teller.lemma_ not in TELLING


def mend_blaming(verb: Token) -> None:
    """Let who tells of harm be who blames for it: "said jets had bombed the market, blaming the army"."""
    harm = verb.head
    if verb.dep_ == "acl" and verb.lemma_ in JUDGING:  # "had hit the market in Goma blaming the army"
        while harm.dep_ in ("pobj", "prep", "dobj", "conj") and harm.head.i < harm.i:
            harm = harm.head
        if not _is_done_by_thing(harm):
            return
        verb.head, verb.dep_ = harm, "advcl"
    teller = harm.head
    if verb.lemma_ not in JUDGING or verb.dep_ != "advcl" or harm.dep_ != "ccomp" or teller.i > harm.i:
        return
    if verb.i > harm.i and teller.lemma_ in TELLING and any(c.dep_ in SUBJECTS for c in teller.children):
        verb.head = teller


def _is_done_by_thing(harm: Token) -> bool:
    """Return whether what does harm is a weapon or a deed: "a drone hit", "the blast destroyed"."""
    doers = [c for c in harm.children if c.dep_ in SUBJECTS]
    return harm.pos_ == "VERB" and bool(doers) and all(fold(t.lemma_) in _things() for t in doers)


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Return the lemmas of weapons and of acts of force."""
    lexicon = load_lexicon()
    deeds = {w for (part, w), ps in lexicon.by_word.items() if part == "noun" and ps[0].entry.plover == "ASSAULT"}
    return frozenset(lexicon.weapons) | deeds


def mend_charge(word: Token) -> None:
    """Hang what somebody is accused of on the verb: "accused the junta and its allies of burning villages"."""
    if not any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in word.children):
        return
    accused = word.head
    while accused.dep_ == "conj" and accused.pos_ in ("NOUN", "PROPN"):
        accused = accused.head
    if accused.dep_ == "dobj" and accused.head.lemma_ in CHARGING[word.lower_] and accused.head.i < accused.i < word.i:
        word.head = accused.head
