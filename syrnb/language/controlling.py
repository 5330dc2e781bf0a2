"""Who does what an infinitive says, where the verb above it names them: "urged X to leave", "called on X to leave"."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["controllers"]

SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "swear", "pledge", "offer", "say", "use"})
OBJECT_CONTROL = frozenset(
    {"press", "pressure", "urge", "push", "ask", "order", "tell", "instruct", "force", "compel", "allow", "enable"}
    | {"encourage", "persuade", "convince", "beg", "invite", "help", "command", "direct", "require", "permit"}
    | {"give", "grant", "warn", "challenge"}
)
"""Verbs whose object does what the "to" after it says."""
ADDRESSING = {
    "on": frozenset({"call", "prevail", "press"}),
    "upon": frozenset({"call", "prevail"}),
    "to": frozenset({"appeal", "call"}),
    "with": frozenset({"plead"}),
}
"""Verbs that name by a preposition who is to do what the "to" after it says."""


def controllers(verb: Token) -> list[Token]:
    """Return who does what an infinitive says, where the verb above names them before it; of a list, the first."""
    head = verb.head
    if verb.dep_ == "acl" and head.dep_ == "dobj" and head.head.lemma_ in ("give", "grant"):
        return [c for c in head.head.children if c.dep_ == "dative" and c.i < verb.i and c.pos_ != "ADP"]
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or head.pos_ not in ("VERB", "AUX", "ADJ"):
        return []
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    held = [t for t in head.children if t.dep_ in ("dobj", "dative") and t.i < verb.i]
    if infinitive and not held:
        addressed = [c for c in head.children if c.i < verb.i and head.lemma_ in ADDRESSING.get(c.lower_, ())]
        if found := [t for c in addressed for t in c.children if t.dep_ == "pobj"]:
            return found
    if verb.dep_ == "ccomp":
        return held
    if head.lemma_ in SUBJECT_CONTROL or _is_passive(head):
        return []
    if verb.dep_ == "xcomp" or (verb.tag_ == "VB" and head.lemma_ in OBJECT_CONTROL):
        return [t for t in held if t.dep_ == "dative"] or held  # "gave the army two days to leave"
    return []


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
