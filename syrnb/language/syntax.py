"""What the parse says of a verb or a noun: subject, object, agent, obliques, voice, negation.

One mechanism serves verbs, participles, passives, relative clauses, infinitives, coordination and event nouns. It mends
the small parser's commonest slips (a past tense read as a participle) where the words around leave no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

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
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "swear", "pledge", "offer", "say", "use"})
OBJECT_CONTROL = frozenset(
    {"press", "pressure", "urge", "push", "ask", "order", "tell", "instruct", "force", "compel", "allow", "enable"}
    | {"encourage", "persuade", "convince", "beg", "invite", "help", "command", "direct", "require", "permit"}
)
"""Verbs whose object does what the "to" after it says."""
ACCUSING = frozenset({"accuse", "suspect", "convict", "blame"})
OPENING = frozenset({"after", "before", "since", "until", "as"})  # of a clause as well as of a phrase
OPPOSING = frozenset({"repel", "repulse", "foil", "thwart", "resist", "oppose", "reject", "condemn", "denounce"})
JUDGING = frozenset(
    {"blame", "condemn", "criticise", "criticize", "denounce", "punish", "sanction", "praise", "thank", "hail"}
    | {"arrest", "detain", "jail", "charge", "convict", "sentence", "try", "prosecute", "rebuke", "hit out", "slam"}
)
"""Verbs whose object did what the "for" after it says."""
HYPHENS = ("-", "\u2011", "\u2013")
DONE = frozenset(
    {"led", "backed", "supported", "sponsored", "brokered", "mediated", "funded", "financed", "trained", "armed"}
    | {"supplied", "allied", "aligned", "imposed", "proposed", "drafted", "supervised", "monitored", "guaranteed"}
)
"""What somebody does to what is named after it, joined by a hyphen."""
HUMAN = frozenset({"people", "person", "civilian", "man", "woman", "child", "fighter", "soldier", "member", "other"})
DEPTH = 12


def acts_in_compound(token: Token) -> bool:
    """Return whether a name does what the participle joined to it says: "US-led strikes", "a Moscow-brokered truce"."""
    following = token.doc[token.i + 1 : token.i + 5]
    joined = token.i > 0 and token.nbor(-1).text in HYPHENS
    words = [t for t in following if t.text not in HYPHENS]
    if not words or not (joined or following[0].text in HYPHENS):
        return False
    another = len(words) > 1 and words[0].text[:1].isupper() and following[0].text in HYPHENS  # "US-Russian brokered"
    return words[1 if another else 0].lower_ in DONE


def ancestors(token: Token) -> Iterator[Token]:
    """Yield a token's heads, nearest first, to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def _children(token: Token, *deps: str) -> list[Token]:
    return [c for c in token.children if c.dep_ in deps]


FIRING = frozenset({"fire", "launch", "drop", "lob", "rain", "shoot", "hurl"})
STRIKING = frozenset({"hit", "strike", "target", "bomb", "shell", "attack", "pound", "bombard"})
PLACING = frozenset({"in", "at", "near", "on"})
HARMING = frozenset({"kill", "wound", "injure", "maim", "displace", "claim", "leave", "cost"})
"""What an attack does, and no place."""


def conjuncts(token: Token) -> list[Token]:
    """Return a noun and what is coordinated with it ("A, B and C"), in order."""
    found = [token]
    for child in token.children:
        if (child.dep_ == "conj" and (child.pos_ not in ("VERB", "AUX") or child.tag_ == "VBG")) or (
            child.dep_ == "appos" and _is_list_member(token, child)
        ):
            found += conjuncts(child)
    return found


def _is_list_member(noun: Token, beside: Token) -> bool:
    """Return whether a noun taken for an apposition is the second of a list: "A, B and C agreed".

    An apposition that holds an "and" is closed by a comma before the verb.
    """
    if beside.i < noun.i or not any(c.dep_ == "cc" and c.lower_ == "and" for c in beside.children):
        return False
    last = next((c for c in beside.children if c.dep_ == "conj"), beside)
    after = last.right_edge.i + 1
    return after < beside.sent.end and beside.doc[after].pos_ in ("VERB", "AUX")


def _spread(tokens: list[Token]) -> list[Token]:
    return [c for t in tokens for c in conjuncts(t)]


def has_auxiliary(verb: Token, *lemmas: str) -> bool:
    """Return whether one of these auxiliaries stands with a verb, its own or shared by coordination."""
    own = _children(verb, "aux", "auxpass")
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
    if _children(verb, "nsubjpass", "csubjpass") or any(not c.text.isupper() for c in _children(verb, "auxpass")):
        return True  # "IS said": an acronym is no auxiliary
    if verb.tag_ != "VBN" or _children(verb, "dobj"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not _children(verb, "aux"):
        return is_passive(verb.head)
    if verb.dep_ in ("acl", "amod", "relcl", "advcl"):
        return not _children(verb, "nsubj", "aux")
    return bool(_children(verb, "agent"))


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
    own = _children(verb, "nsubj", "nsubjpass") or [c for c in _children(verb, "csubj", "advcl") if _is_gerund(c)]
    if own:
        return _spread([_relative(t, verb) for t in own])
    head = verb.head
    if verb.dep_ in ("csubj", "advcl") and _is_gerund(verb) and not _children(head, "nsubj", "nsubjpass"):
        return _spread(preposition_objects(verb, "by"))
    if _children(verb, "auxpass") and (stray := _stray_subject(verb)) is not None:
        return conjuncts(stray)
    if head.i == verb.i:
        return []
    if verb.dep_ == "conj" and (head.pos_ in ("VERB", "AUX") or (head.pos_ == "ADJ" and verb.tag_ == "VBN")):
        if verb.tag_ == "VBG" and head.tag_ != "VBG" and head.lemma_ in ACCUSING and (held := _children(head, "dobj")):
            return _spread(held)  # "accused soldiers of burning houses and killing 15 men"
        return subjects(head, depth + 1)
    if verb.dep_ in ("ccomp", "ROOT", "advcl") and verb.tag_ == "VBD" and (stray := _noun_before(verb)) is not None:
        return conjuncts(stray)
    if verb.dep_ == "ccomp" and head.i > verb.i and verb.tag_ in ("VBD", "VBZ", "VBP"):
        return []  # "... attacked the town, the monitor said": who says it does not do it
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        held = [t for t in _children(head, "dobj", "dative") if t.i < verb.i]
        if held and verb.dep_ == "ccomp":
            return _spread(held)
        if held and head.lemma_ not in SUBJECT_CONTROL and not is_passive(head):
            return _spread(held)
        return subjects(head, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_ in OBJECT_CONTROL and not is_passive(head):
        held = [t for t in _children(head, "dobj", "dative") if t.i < verb.i]
        if held:
            return _spread(held)
    if verb.dep_ == "acomp" or (verb.dep_ == "xcomp" and head.dep_ == "acomp"):
        return subjects(head.head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and {"to", "have"} <= {c.lower_ for c in _children(verb, "aux")}:
        above = next((t for t in ancestors(head) if t.pos_ == "VERB"), None)
        return subjects(above, depth + 1) if above is not None else []  # "claimed in a statement to have killed"
    if verb.dep_ == "acl" and verb.lemma_ in HARMING and (strike := _strike_on(head)) is not None:
        return subjects(strike, depth + 1)  # "hit a gathering killing nine", where "killing" was hung on the target
    if verb.dep_ == "acl" and (verb.tag_ in ("VBG", "VBN") or not _children(verb, "aux")):
        return [] if is_passive(verb) else [head]
    if verb.dep_ == "amod":
        return []
    if verb.dep_ == "pcomp" and head.lower_ == "of" and head.head.dep_ == "dobj" and head.head.head.lemma_ in ACCUSING:
        return conjuncts(head.head)  # where "of" was hung on who is accused
    if verb.dep_ == "pcomp" and head.head.pos_ == "VERB" and _is_of_object(head):
        held = [t for t in _children(head.head, "dobj", "nsubjpass") if t.i < verb.i]
        held = held or [t for t in preposition_objects(head.head, "at") if head.lower_ == "for" and t.i < verb.i]
        if held:  # "accused the army of killing", "prevented them from leaving"
            return _spread(held)
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
    if token.tag_ != "VBG" or token.i > token.head.i or _children(token, "nsubj", "aux", "mark"):
        return False
    return token.dep_ == "csubj" or not any(t.text == "," for t in token.doc[token.i : token.head.i])


def _noun_before(verb: Token) -> Token | None:
    """Return the noun right before a past tense that the parser hung elsewhere: "In Syria rebels attacked"."""
    if verb.i == verb.sent.start or _children(verb, "aux", "auxpass"):
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
    named = [t for t in _children(noun, "compound", "nmod", "amod") if t.text[:1].isupper() and t.i > t.sent.start]
    return _spread(_children(noun, "poss")) or _spread(preposition_objects(noun, "by")) or _spread(named)


def objects(verb: Token) -> list[Token]:
    """Return what a verb is done to: objects, passive subjects, the noun of a participle or of a relative clause."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod", "relcl") and not _children(verb, "nsubjpass"):
            # "two bombers killed and ten hostages freed": what follows the participle is not its own
            one = verb.dep_ == "relcl" and any(c.lower_ in ("is", "was", "has") for c in verb.children)
            listed = [verb.head] if one and verb.head.dep_ == "conj" else conjuncts(verb.head)  # "and X, which is held"
            return [t for t in listed if verb.dep_ == "amod" or t.i < verb.i]
        return led_noun(verb) or subjects(verb)
    own = _children(verb, "dobj", "dative")
    own = [t for t in own if t.pos_ not in ("ADP", "PART")]
    own = own[:1] + [t for t in own[1:] if t.left_edge.i == 0 or t.left_edge.nbor(-1).text != ","]  # an apposition
    if own:
        return _spread([_relative(t, verb) for t in own])
    if verb.dep_ == "relcl" and _children(verb, "nsubj") and not _children(verb, "ccomp", "xcomp"):
        subject = _children(verb, "nsubj")[0]
        owned = subject.lower_ in RELATIVE or any(c.lower_ == "whose" for c in subject.children)
        if not owned and not any(c.lower_ in ("where", "when") for c in verb.children):
            return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == verb.head.tag_:
        return []
    if any(c.dep_ == "conj" and c.tag_ == verb.tag_ and _children(c, "dobj") for c in verb.children):
        return _shared_object(verb)
    return []


def led_noun(verb: Token) -> list[Token]:
    """Return the object before a "led by" that the parser hung on its verb: "drove the militia, led by X, out"."""
    leads = verb.dep_ == "advcl" and verb.lemma_ in ("lead", "head", "command")
    if not leads or _children(verb, "nsubjpass", "auxpass"):
        return []
    return [t for t in _children(verb.head, "dobj") if t.right_edge.i in (verb.i - 1, verb.i - 2)]


def _shared_object(verb: Token) -> list[Token]:
    """Return the object that a following coordinated verb shares ("captured or killed 80 fighters")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i - verb.i <= 3:
            return _spread(_children(child, "dobj"))
    return []


def preposition_objects(token: Token, *prepositions: str) -> list[Token]:
    """Return the nouns under some prepositions of a token, coordination included."""
    return [t for name, found in obliques(token).items() if name in prepositions for t in found]


def obliques(token: Token) -> dict[str, list[Token]]:
    """Return the nouns under each preposition of a token ("against": [...]), in order, coordination included.

    "Together with" and "along with" are "alongside".
    """
    found: dict[str, list[Token]] = {}
    for child in token.children:
        alone = child.lower_ == "alone"  # "killed in Goma alone in a series of raids"
        if child.dep_ not in ("prep", "agent", "dative", "prt", "advmod", "conj") or not (
            alone or child.pos_ in ("ADP", "SCONJ", "ADV", "VERB")
        ):
            continue
        nouns = _spread(_children(child, "pobj"))
        if nouns:
            found.setdefault("alongside" if is_beside(child) else child.lower_, []).extend(nouns)
        for inner in _children(child, "prep", "conj"):
            own = child.dep_ == "conj" and inner.lower_ in found  # "strikes by one and shelling by another"
            if inner.pos_ == "ADP" and not own and child.lower_ != "according":
                nested = _spread(_children(inner, "pobj"))
                if nested:
                    found.setdefault("alongside" if is_beside(inner) else inner.lower_, []).extend(nested)
    return found


def whose(noun: Token) -> Token | None:
    """Return what a noun is said by "whose" to be of: "Britain, whose paratroopers hold the airport"."""
    if not any(c.dep_ == "poss" and c.lower_ == "whose" for c in noun.children):
        return None
    return next((a.head for a in (noun, *ancestors(noun)) if a.dep_ == "relcl"), None)


def is_beside(preposition: Token) -> bool:
    """Return whether a preposition names who acts at the side of another: "alongside", "together with"."""
    if preposition.lower_ in ("alongside", "beside"):
        return True
    near = [preposition.head, *preposition.children]
    return preposition.lower_ == "with" and any(
        t.lower_ in ("together", "along", "jointly") and t.pos_ in ("ADV", "ADP") for t in near
    )


def passive_agents(verb: Token) -> list[Token]:
    """Return who did it, by a "by" that belongs to the verb."""
    if not is_passive(verb):
        return []
    by = [c for c in verb.children if c.lower_ == "by"]
    by += [c for one in by for c in one.children if c.dep_ == "conj" and c.lower_ == "by"]  # "by X and by Y"
    return [t for child in by for t in _spread(_children(child, "pobj"))]
