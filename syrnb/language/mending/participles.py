"""Mends of a participle that was hung on the object of its clause, though the subject of the clause does what it says.

"Repelled an offensive on the town killing 20": without a comma the parser takes the "-ing" for what the attack that was
beaten off did.
"""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["mend_outcome"]

REPELLING = frozenset({"repel", "repulse", "thwart", "foil", "resist", "withstand", "defeat", "fend", "beat", "push"})
"""What who is attacked does with the attack; the last three with "off" or "back"."""
REPELLED = frozenset(
    {"attack", "assault", "offensive", "raid", "advance", "incursion", "push", "attempt", "ambush", "onslaught"}
    | {"counterattack", "counter-attack", "counteroffensive", "counter-offensive", "invasion", "infiltration"}
)
OUTCOMES = frozenset(
    {"kill", "wound", "injure", "destroy", "capture", "seize", "take", "retake", "recapture", "arrest", "detain"}
    | {"inflict", "overrun", "reclaim", "recover", "shoot"}
)
"""What a participle tells that came of a deed; "targeting" and "involving" tell what the deed was."""
UNARMED = frozenset({"civilian", "villager", "resident", "child", "woman", "worker", "passenger", "farmer", "student"})
"""Whom the attack killed, and not who beat it off."""


def mend_outcome(participle: Token) -> None:
    """Hang a participle of harm or seizure on the verb whose object it was hung on, where its subject did it."""
    if participle.dep_ not in ("acl", "pcomp") or participle.lemma_ not in OUTCOMES:
        return
    noun = participle.head
    place = [c for c in participle.children if c.dep_ in ("nsubj", "advmod") and c.i < participle.i]
    if participle.dep_ == "pcomp" and not (place and place[0].left_edge.i == noun.i + 1 and place[0].text.istitle()):
        return
    while noun.dep_ in ("pobj", "prep") and noun.head.i < participle.i and noun.head.pos_ != "VERB":
        noun = noun.head
    if noun.dep_ == "prep":  # "on" hung on the verb
        noun = next((c for c in noun.head.children if c.dep_ == "dobj" and c.i < noun.i), noun)
    verb = noun.head
    if noun.dep_ != "dobj" or not verb.i < noun.i < participle.i or verb.pos_ != "VERB":
        return
    objects = [c for c in participle.children if c.dep_ == "dobj"]
    repelled = verb.lemma_ in REPELLING and noun.lemma_ in REPELLED
    unarmed = any(t.lemma_ in UNARMED for o in objects for t in o.subtree)
    if objects and repelled and not unarmed:
        for name in place if participle.dep_ == "pcomp" else ():  # "an assault on Gao killing 14"
            name.head, name.dep_ = participle.head, "pobj"
        participle.head, participle.dep_ = verb, "advcl"
