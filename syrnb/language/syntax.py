"""What the parse says of a verb: subject, object, agent, voice, auxiliaries; what it says of nouns is in `phrases`.

One mechanism serves verbs, participles, passives, relative clauses, infinitives, coordination and event nouns. It mends
the small parser's commonest slips (a past tense read as a participle) where the words around leave no doubt.
"""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.language.controlling import controllers
from syrnb.language.phrases import (
    HYPHENS,
    acts_in_compound,
    ancestors,
    children_of,
    conjuncts,
    is_beside,
    obliques,
    preposition_objects,
    spread,
    whose,
)

__all__ = [
    "HYPHENS",
    "acts_in_compound",
    "ancestors",
    "conjuncts",
    "has_auxiliary",
    "is_beside",
    "is_event_verb",
    "is_passive",
    "led_noun",
    "objects",
    "obliques",
    "passive_agents",
    "phrase_lemma",
    "preposition_objects",
    "subjects",
    "whose",
]

RELATIVE = frozenset({"who", "which", "that", "whom", "where", "when"})
ACCUSING = frozenset({"accuse", "suspect", "convict", "blame"})
OPENING = frozenset({"after", "before", "since", "until", "as"})  # of a clause as well as of a phrase
OPPOSING = frozenset({"repel", "repulse", "foil", "thwart", "resist", "oppose", "reject", "condemn", "denounce"})
"""Verbs whose subject does not do what the attempt after them is to do."""
JUDGING = frozenset(
    {"blame", "condemn", "criticise", "criticize", "denounce", "punish", "sanction", "praise", "thank", "hail"}
    | {"arrest", "detain", "jail", "charge", "convict", "sentence", "try", "prosecute", "rebuke", "hit out", "slam"}
)
"""Verbs whose object did what the "for" after it says."""
HUMAN = frozenset({"people", "person", "civilian", "man", "woman", "child", "fighter", "soldier", "member", "other"})
DEPTH = 12


FIRING = frozenset({"fire", "launch", "drop", "lob", "rain", "shoot", "hurl"})
STRIKING = frozenset({"hit", "strike", "target", "bomb", "shell", "attack", "pound", "bombard"})
PLACING = frozenset({"in", "at", "near", "on"})
HARMING = frozenset({"kill", "wound", "injure", "maim", "displace", "claim", "leave", "cost"})
"""What an attack does, and no place."""


def has_auxiliary(verb: Token, *lemmas: str) -> bool:
    """Return whether one of these auxiliaries stands with a verb, its own or shared by coordination."""
    own = children_of(verb, "aux", "auxpass")
    if any(c.lemma_.casefold() in lemmas for c in own):
        return True
    if not own and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.tag_ == verb.head.tag_:
        return has_auxiliary(verb.head, *lemmas)
    return False


def is_event_verb(token: Token) -> bool:
    """Return whether a token is a verb in use, or a participle before a noun."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")) or token.tag_ == "VBN"


def is_passive(verb: Token) -> bool:
    """Return whether a verb's surface subject is what it is done to."""
    if children_of(verb, "nsubjpass", "csubjpass") or any(not c.text.isupper() for c in children_of(verb, "auxpass")):
        return True  # "IS said": an acronym is no auxiliary
    if verb.tag_ != "VBN" or children_of(verb, "dobj"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children_of(verb, "aux"):
        return is_passive(verb.head)
    if verb.dep_ in ("acl", "amod", "relcl", "advcl"):
        return not children_of(verb, "nsubj", "aux")
    return bool(children_of(verb, "agent"))


def phrase_lemma(verb: Token) -> str:
    """Return a verb's lemma with its particle or the bare noun of its phrase: "carry out", "take place"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    if not particle and verb.lemma_ == "take":
        particle = next((c.lower_ for c in verb.children if c.dep_ == "dobj" and c.lower_ == "place"), "")
    return f"{verb.lemma_.casefold().replace('-', '')} {particle}".strip()


def _relative(token: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, or the token itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ", "ADV"):
        return token
    if token.lower_ == "which" and verb.head.lemma_ in HUMAN and token.i and token.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return token.nbor(-1)
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ != "relcl":
        return token
    noun = clause.head
    among = noun.dep_ == "pobj" and noun.head.lower_ == "including" and noun.head.head.head.dep_ == "agent"
    if token.lower_ == "that" and among:
        noun = noun.head.head  # "a coalition including Arab states that bombed the town"
    if token.dep_ == "nsubj" and token.lower_ in ("that", "which", "who"):
        noun = _agreeing(noun, clause)
    if clause.lemma_ in HARMING and token.lower_ in ("which", "that") and token.dep_ == "nsubj":
        while noun.dep_ == "pobj" and noun.head.lower_ in PLACING and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head  # "an attack at a gate in the town, which killed nine"
    named = noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN"
    if (named or (noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON")) and token.lower_ == "who":
        return noun.head  # "Zarqawi, the Jordanian who leads the group"
    return noun


def _strike_on(noun: Token) -> Token | None:
    """Return the verb that a noun is the target of, or a part of its target: "struck the headquarters of a group"."""
    while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in", "at") and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("into", "at", "on") and noun.head.head.lemma_ in FIRING:
        return noun.head.head  # "fired rockets into the town killing nine"
    return noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in STRIKING else None


def _agreeing(noun: Token, verb: Token) -> Token:
    """Return the noun that agrees in number with a clause's verb: "an alliance of groups that holds the city"."""
    finite = next((c for c in verb.children if c.dep_ == "aux"), verb)
    if finite.tag_ != "VBZ" or noun.tag_ not in ("NNS", "NNPS"):
        return noun
    above = noun
    while above.dep_ in ("pobj", "appos", "conj") and above.tag_ in ("NNS", "NNPS"):
        above = above.head.head if above.dep_ == "pobj" else above.head
    return above if above.tag_ in ("NN", "NNP") and above.pos_ in ("NOUN", "PROPN") else noun


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the surface subjects of a verb (active or passive), also where they are shared or only understood."""
    if depth > DEPTH:
        return []
    own = children_of(verb, "nsubj", "nsubjpass") or [c for c in children_of(verb, "csubj", "advcl") if _is_gerund(c)]
    if own:
        return spread([_relative(t, verb) for t in own])
    head = verb.head
    if verb.dep_ in ("csubj", "advcl") and _is_gerund(verb) and not children_of(head, "nsubj", "nsubjpass"):
        return spread(preposition_objects(verb, "by"))
    if children_of(verb, "auxpass") and (stray := _stray_subject(verb)) is not None:
        return conjuncts(stray)
    if head.i == verb.i:
        return []
    if verb.dep_ == "conj" and (head.pos_ in ("VERB", "AUX") or (head.pos_ == "ADJ" and verb.tag_ == "VBN")):
        if (
            verb.tag_ == "VBG"
            and head.tag_ != "VBG"
            and head.lemma_ in ACCUSING
            and (held := children_of(head, "dobj"))
        ):
            return spread(held)  # "accused soldiers of burning houses and killing 15 men"
        return subjects(head, depth + 1)
    if verb.dep_ in ("ccomp", "ROOT", "advcl") and verb.tag_ == "VBD" and (stray := _noun_before(verb)) is not None:
        return conjuncts(stray)
    if verb.dep_ == "ccomp" and head.i > verb.i and verb.tag_ in ("VBD", "VBZ", "VBP"):
        return []  # "... attacked the town, the monitor said": who says it does not do it
    if held := controllers(verb):
        return spread(held)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return subjects(head, depth + 1)
    if verb.dep_ == "acomp" or (verb.dep_ == "xcomp" and head.dep_ == "acomp"):
        return subjects(head.head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and {"to", "have"} <= {c.lower_ for c in children_of(verb, "aux")}:
        above = next((t for t in ancestors(head) if t.pos_ == "VERB"), None)
        return subjects(above, depth + 1) if above is not None else []  # "claimed in a statement to have killed"
    if verb.dep_ == "acl" and verb.lemma_ in HARMING and (strike := _strike_on(head)) is not None:
        return subjects(strike, depth + 1)  # "hit a gathering killing nine", where "killing" was hung on the target
    if verb.dep_ == "acl" and (verb.tag_ in ("VBG", "VBN") or not children_of(verb, "aux")):
        return [] if is_passive(verb) else [head]
    if verb.dep_ == "amod":
        return []
    if verb.dep_ == "pcomp" and head.lower_ == "of" and head.head.dep_ == "dobj" and head.head.head.lemma_ in ACCUSING:
        return conjuncts(head.head)  # where "of" was hung on who is accused
    if verb.dep_ == "pcomp" and head.head.pos_ == "VERB" and _is_of_object(head):
        held = [t for t in children_of(head.head, "dobj", "nsubjpass") if t.i < verb.i]
        held = held or [t for t in preposition_objects(head.head, "at") if head.lower_ == "for" and t.i < verb.i]
        if held:  # "accused the army of killing", "prevented them from leaving"
            return spread(held)
        if head.head.dep_ in ("acl", "relcl") and is_passive(head.head):  # "the army, accused of bombing"
            return conjuncts(head.head.head)
    if verb.dep_ in ("advcl", "pcomp", "acl", "prep", "dep"):
        above = next((a for a in ancestors(verb) if a.pos_ in ("VERB", "AUX") and a.dep_ != "aux"), None)
        if verb.tag_ == "VB" and verb.dep_ in ("acl", "advcl") and above is not None and above.lemma_ in OPPOSING:
            return _owner(head) if verb.dep_ == "acl" else []  # "repelled an attempt to storm the base"
        if verb.dep_ == "acl" and (owner := _owner(head)):
            return owner
        if verb.dep_ == "acl" and head.dep_ in ("nsubj", "nsubjpass") and head.head == above:
            return []  # "efforts to retake the town are going on": nobody is named
        return subjects(above, depth + 1) if above is not None else []
    return []


def _is_of_object(preposition: Token) -> bool:
    """Return whether the "-ing" under a preposition is the object's doing: "warned them against attacking"."""
    if preposition.lower_ == "for":
        return bool({preposition.head.lemma_, phrase_lemma(preposition.head)} & JUDGING)
    return preposition.lower_ in ("of", "from", "as", "against", "into")


def _is_gerund(token: Token) -> bool:
    """Return whether an "-ing" is the subject of the verb after it: "Shelling by the militia killed nine"."""
    if token.tag_ != "VBG" or token.i > token.head.i or children_of(token, "nsubj", "aux", "mark"):
        return False
    return token.dep_ == "csubj" or not any(t.text == "," for t in token.doc[token.i : token.head.i])


def _noun_before(verb: Token) -> Token | None:
    """Return the noun right before a past tense that the parser hung elsewhere: "In Syria rebels attacked"."""
    if verb.i == verb.sent.start or children_of(verb, "aux", "auxpass"):
        return None
    before = verb.nbor(-1)
    if before.dep_ == "npadvmod" and before.left_edge.i > verb.sent.start:
        before = before.left_edge.nbor(-1)  # "but soldiers this week advanced"
    if before.tag_ in ("NNS", "NNPS") and before.dep_ in ("pobj", "appos", "dobj", "npadvmod", "conj"):
        return before
    if before.dep_ == "pobj" and before.head.lower_ in OPENING and verb.dep_ == "advcl":  # "after an attack wounded 12"
        return before
    return None


def _stray_subject(verb: Token) -> Token | None:
    """Return the noun before a passive that was taken for an apposition: "In an attack in X, a guard was killed"."""
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    if first <= verb.sent.start:
        return None
    token = verb.doc[first - 1]
    while token.head.i != token.i and token.head.i < first and token.dep_ not in ("appos", "pobj", "dobj"):
        token = token.head
    taken = token.dep_ == "dobj" and token.head.tag_ == "VBN" and token.head.dep_ == "acl"  # "blamed on X 100 people"
    return token if token.dep_ == "appos" or taken else None


def _owner(noun: Token) -> list[Token]:
    """Return whose a noun is: a possessor, "by X", or a name before it ("Coalition efforts to")."""
    named = [t for t in children_of(noun, "compound", "nmod", "amod") if t.text[:1].isupper() and t.i > t.sent.start]
    return spread(children_of(noun, "poss")) or spread(preposition_objects(noun, "by")) or spread(named)


def objects(verb: Token) -> list[Token]:
    """Return what a verb is done to: objects, passive subjects, the noun of a participle or of a relative clause."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod", "relcl") and not children_of(verb, "nsubjpass"):
            # "two bombers killed and ten hostages freed": what follows the participle is not its own
            one = verb.dep_ == "relcl" and any(c.lower_ in ("is", "was", "has") for c in verb.children)
            listed = [verb.head] if one and verb.head.dep_ == "conj" else conjuncts(verb.head)  # "and X, which is held"
            return [t for t in listed if verb.dep_ == "amod" or t.i < verb.i]
        return led_noun(verb) or subjects(verb)
    own = children_of(verb, "dobj", "dative")
    own = [t for t in own if t.pos_ not in ("ADP", "PART")]
    own = own[:1] + [t for t in own[1:] if t.left_edge.i == 0 or t.left_edge.nbor(-1).text != ","]  # an apposition
    if own:
        return spread([_relative(t, verb) for t in own])
    if verb.dep_ == "relcl" and children_of(verb, "nsubj") and not children_of(verb, "ccomp", "xcomp"):
        subject = children_of(verb, "nsubj")[0]
        owned = subject.lower_ in RELATIVE or any(c.lower_ == "whose" for c in subject.children)
        if not owned and not any(c.lower_ in ("where", "when") for c in verb.children):
            return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == verb.head.tag_:
        return []
    if any(c.dep_ == "conj" and c.tag_ == verb.tag_ and children_of(c, "dobj") for c in verb.children):
        return _shared_object(verb)
    return []


def led_noun(verb: Token) -> list[Token]:
    """Return the object before a "led by" that the parser hung on its verb: "drove the militia, led by X, out"."""
    leads = verb.dep_ == "advcl" and verb.lemma_ in ("lead", "head", "command")
    if not leads or children_of(verb, "nsubjpass", "auxpass"):
        return []
    return [t for t in children_of(verb.head, "dobj") if t.right_edge.i in (verb.i - 1, verb.i - 2)]


def _shared_object(verb: Token) -> list[Token]:
    """Return the object that a following coordinated verb shares ("captured or killed 80 fighters")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i - verb.i <= 3:
            return spread(children_of(child, "dobj"))
    return []


def passive_agents(verb: Token) -> list[Token]:
    """Return who did it, by a "by" that belongs to the verb."""
    if not is_passive(verb):
        return []
    by = [c for c in verb.children if c.lower_ == "by"]
    by += [c for one in by for c in one.children if c.dep_ == "conj" and c.lower_ == "by"]  # "by X and by Y"
    return [t for child in by for t in spread(children_of(child, "pobj"))]
