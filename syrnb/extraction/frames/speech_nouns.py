"""Nouns that say something: statements, claims, tolls; and who speaks through a document."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.extraction.frames.speech_act import Speech, subtree_of
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import is_passive, preposition_objects

__all__ = ["FIGURES", "find_figure", "find_noun_speech", "is_document", "is_voice", "voice_of"]

FIGURES = frozenset({"toll", "figure", "number", "count", "tally", "estimate", "breakdown"})
GIVING = frozenset({"give", "release", "issue", "provide", "publish", "offer"})
TOLD_OF = frozenset({"report", "claim", "accusation", "allegation", "rumour", "rumor"})
DOCUMENTS = FIGURES | frozenset(
    {
        *(
            "statement",
            "report",
            "announcement",
            "account",
            "remark",
            "comment",
            "communique",
            "bulletin",
            "post",
            "tweet",
        ),
        *("message", "briefing", "interview", "testimony", "data", "document", "letter", "study", "investigation"),
        *("website", "site", "page", "channel", "footage", "video", "release", "news", "information", "dispatch"),
    }
)
"""Words for what somebody says, shows or counts: who made it speaks."""
STANDARDS = frozenset(
    {
        *("plan", "type", "schedule", "law", "rule", "need", "wish", "custom", "tradition", "principle", "criterion"),
        *("size", "location", "age", "timetable", "term", "standard", "number", "rank", "sex", "religion", "ability"),
        *("pattern", "protocol", "constitution", "scenario", "logic", "condition", "instruction", "order"),
    }
)
"""What something is done according to, and nobody says."""
ISSUING = frozenset({"post", "publish", "release", "issue", "carry", "air", "broadcast", "compile", "write"})
OWNERSHIP = ("poss", "compound", "amod", "nmod")


def is_document(token: Token) -> bool:
    """Return whether a noun stands for what somebody says, shows or counts."""
    return token.lemma_.casefold() in DOCUMENTS


def is_voice(scene: Scene, token: Token) -> bool:
    """Return whether something can be "according to" a noun as its source: no plan, type, deal or event."""
    if scene.actor_of(token) is not None or is_document(token):
        return True
    return token.lemma_.casefold() not in STANDARDS and not scene.classes(token) & {"deal", "event", "weapon"}


def voice_of(scene: Scene, token: Token) -> Mention | None:
    """Return who speaks through a noun: itself, or whose document it is ("a statement by the army", "an army toll")."""
    mention = scene.party_of(token)
    if not is_document(token) or (mention is not None and mention.ref is not None):
        return mention
    makers = [
        n for c in token.children if c.dep_ == "acl" and c.lemma_ in ISSUING for n in preposition_objects(c, "by")
    ]
    for noun in (*makers, *preposition_objects(token, "by", "from", "of")):
        if (maker := _maker(scene, noun)) is not None:
            return maker
    return mention


def _maker(scene: Scene, noun: Token) -> Mention | None:
    """Return the actor of a noun, or the one that its name ends in: "by New York-based Committee to Protect X"."""
    found = scene.party_of(noun)
    if found is not None:
        return found
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("appos", "compound", "conj") and (m := scene.mention_at(child, "actor")):
            return m
    return None


def find_noun_speech(scene: Scene, noun: Token, act: str) -> Speech | None:
    """Read "a statement by the army that ...", "the ministry's claim that ...", "reports of looting by soldiers"."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and is_clause(c)]
    if clauses:
        content, said = subtree_of(*clauses), act
    else:
        told = [n for n in preposition_objects(noun, "of") if "event" in scene.classes(n)]
        if noun.lemma_ not in TOLD_OF or noun.tag_ != "NNS" or not told:
            return None
        content, said = subtree_of(*told), "claims"
    speakers = [c for c in noun.children if c.dep_ in OWNERSHIP and scene.mention_at(c, "actor")]
    speakers += preposition_objects(noun, *(("by", "from", "of") if clauses else ("by", "from")))
    if not speakers and noun.lemma_ in TOLD_OF and noun.tag_ == "NNS" and act == "asserts":
        said = "claims"  # "reports that soldiers had fired": the author does not vouch for them
    return Speech(noun, said, tuple(speakers), frozenset(content))


def find_figure(scene: Scene, verb: Token) -> Speech | None:
    """Read "the monitor gave a toll of 36 dead"."""
    if verb.lemma_ not in GIVING or is_passive(verb):
        return None
    figures = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in FIGURES]
    speakers = [s for s in scene.subjects(verb) if scene.party_of(s) or s.pos_ in ("NOUN", "PROPN", "PRON")]
    if not figures or not speakers:
        return None
    return Speech(verb, "asserts", tuple(speakers), frozenset(subtree_of(*figures)))


def is_clause(verb: Token) -> bool:
    """Return whether a verb below a noun is a clause of its own, and no relative one."""
    return verb.pos_ in ("VERB", "AUX") and any(
        (c.dep_ == "mark" and c.lower_ == "that")
        or (c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("that", "which", "who"))
        for c in verb.children
    )
