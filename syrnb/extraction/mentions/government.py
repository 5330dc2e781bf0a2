"""A country's or a capital's name: the place, or the government that sits there, by its grammar."""

from __future__ import annotations

from spacy.tokens import Token

from syrnb.knowledge.nouns import load_nouns
from syrnb.knowledge.reading_words import load_reading_words
from syrnb.language.syntax import acts_in_compound

__all__ = ["GUESS", "LIKELY", "SURE", "act_for_state", "is_government"]

CIVIL = frozenset(
    {"visit", "tour", "want", "expect", "help", "thank", "trust", "tell", "ask", "call", "defend", "rebuild", "run"}
    | {"lose", "join", "meet", "contact", "sue", "protect", "traverse", "reach", "quit", "exit", "let", "urge"}
)
"""What a people does as people too."""
ARMS = frozenset(
    {"tank", "howitzer", "artillery", "ammunition", "munition", "shell", "missile"}
    | {"rocket", "launcher", "drone", "jet", "rifle", "battery", "interceptor", "armour", "armor", "hardware"}
)
"""What is sent to a country to fight with that only its army uses."""
RULERS = frozenset({"regime", "government", "force", "army", "troop", "ally", "militia", "military"})
SURE = 0.95
LIKELY = 0.8
GUESS = 0.6


def _first_conjunct(token: Token) -> Token:
    """Return the first of a list of names."""
    seen = 0
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN") and seen < 20:
        token, seen = token.head, seen + 1
    return token


def is_government(token: Token, *, country: bool) -> tuple[bool, float]:
    """Decide whether the name of a country or a capital stands for the government there.

    Parameters
    ----------
    token
        The head of the name, in a parse.
    country
        Whether it is a country; a capital is a place where nothing speaks for the government.

    Returns
    -------
    bool, float
        The decision, and how sure it is.
    """
    if acts_in_compound(token):
        return True, SURE
    words = load_reading_words()
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else None
    if before is not None and before.lower_ in words.place_prepositions:
        return False, SURE
    if before is not None and before.lemma_ in ("capital", "city", "town"):
        return False, SURE
    first = _first_conjunct(token)
    if first.i != token.i:
        if first.pos_ == "PROPN":
            return is_government(first, country=country)
        token = first
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if (
        after is not None
        and after.tag_ in ("VBD", "VBZ", "VBP", "MD")
        and token.dep_ in ("dobj", "compound", "nmod", "pobj", "appos")
    ):
        verb = after if after.pos_ == "VERB" else after.head
        if token.dep_ != "pobj" and verb.i > token.i:
            return verb.lemma_ not in words.place_subject_verbs, GUESS
    if token.dep_ in ("nmod", "compound") and any(c.dep_ == "cc" for c in token.children):
        noun = token.head  # "strikes by Russia and the Syrian regime", where both hang on the last noun
        if noun.dep_ in BY_RELATION and noun.lemma_.lower() in RULERS:
            return BY_RELATION[noun.dep_](noun, country)
    decide = BY_RELATION.get(token.dep_)
    return decide(token, country) if decide else (False, GUESS)


def act_for_state(token: Token) -> bool:
    """Return whether a people by name is its state: "the Russians bombed", "the Americans accused"; not who fled.

    Only "the" and a plural without more, where it does what states and armies do to others.
    """
    first, verb = token.left_edge, token.head
    alone = first.lower_ == "the" and first.i == token.i - 1
    if not alone or token.dep_ != "nsubj" or verb.pos_ != "VERB" or token.i > verb.i:
        return False
    words = load_reading_words()
    acts = (words.place_objects | words.government_objects) - words.motion
    return verb.lemma_.lower() in acts - CIVIL


def _after_preposition(token: Token, country: bool) -> tuple[bool, float]:
    words = load_reading_words()
    preposition = token.head
    word, head = preposition.lower_, preposition.head
    lemma = head.lemma_.lower()
    if word in words.place_prepositions:
        return False, SURE
    if word == "between":
        return lemma not in load_reading_words().links, LIKELY
    if word in words.government_prepositions:
        return lemma not in ("border", "frontier"), SURE
    if word == "to":
        return _after_to(head, country)
    if word == "from":
        return (head.pos_ == "NOUN" and lemma in words.government_nouns) or lemma in (
            "receive",
            "demand",
            "seek",
            "obtain",
            "secure",
        ), LIKELY
    if word == "of":
        return lemma in words.government_nouns and lemma not in words.place_nouns, LIKELY
    if word in ("on", "upon"):
        if head.pos_ == "NOUN" and head.dep_ == "dobj" and head.head.lemma_ in ("blame", "pin", "impose", "lay", "put"):
            return head.head.lemma_ != "put" or lemma in (
                "blame",
                "pressure",
                "sanction",
            ), LIKELY  # "blamed the strike on Israel"
        return lemma in (
            "blame",
            "impose",
            "rely",
            "depend",
            "call",
            "pressure",
            "sanction",
            "accuse",
            "reliance",
            "dependence",
            "focus",
        ), LIKELY
    if word in ("for", "toward", "towards"):
        return lemma in words.government_nouns, LIKELY
    if word in ("like", "as", "than", "including", "besides", "except"):
        return country and lemma in words.government_nouns, GUESS
    return False, GUESS


def _after_to(head: Token, country: bool) -> tuple[bool, float]:
    words = load_reading_words()
    lemma = head.lemma_.lower()
    if head.pos_ in ("NOUN", "PROPN"):
        return lemma in words.government_nouns and lemma not in words.place_nouns, LIKELY
    if lemma in load_reading_words().loyal or (lemma == "fall" and _loses_place(head)):
        return True, LIKELY
    if lemma in words.motion:
        sent = next((child.lemma_ for child in head.children if child.dep_ == "dobj"), "")
        if country and sent in ARMS:
            return True, LIKELY
        return sent in words.government_nouns and sent not in (
            "troop",
            "force",
            "envoy",
            "delegation",
            "diplomat",
            "adviser",
            "weapon",
            "arms",
        ), LIKELY
    return head.pos_ == "VERB", GUESS


def _loses_place(verb: Token) -> bool:
    """Return whether what falls is a place: "the town fell to Ethiopia"."""
    words = load_reading_words().place_nouns
    return any(c.dep_ == "nsubj" and (c.pos_ == "PROPN" or c.lemma_ in words) for c in verb.children)


def _as_subject(token: Token, country: bool) -> tuple[bool, float]:
    verb = token.head
    if verb.lemma_ in ("be", "remain", "stay"):
        what = [child for child in verb.children if child.dep_ in ("attr", "acomp", "prep")]
        what += [n for c in what if c.lower_ == "one" for p in c.children for n in p.children]  # "one of its allies"
        nouns = load_reading_words().government_nouns
        return any(c.lemma_ in nouns or c.lemma_ in load_reading_words().states_of_mind for c in what), GUESS
    if verb.pos_ not in ("VERB", "AUX"):
        return False, GUESS
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "declare" and verb.nbor(-1).i == token.i:
        return verb.lemma_ not in load_reading_words().place_passives, LIKELY  # "declared Damascus liberated"
    return verb.lemma_ not in load_reading_words().place_subject_verbs, LIKELY


def _as_passive(token: Token, country: bool) -> tuple[bool, float]:
    return token.head.lemma_ not in load_reading_words().place_passives, LIKELY


def _is_by_arms(verb: Token) -> bool:
    """Return whether who attacks bears arms: "militants attacked Mogadishu", but not "the minister attacked Kyiv"."""
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if doer is None:
        return False
    noun = load_nouns().get((doer.lemma_.lower(),)) or load_nouns().get((doer.lower_,))
    armed = (
        noun is not None and noun[0].role == "member" and noun[0].kind not in ("people", "unknown", "state", "party")
    )
    return armed or doer.lemma_.lower() in load_reading_words().acts  # "drones", "missiles"


def _as_object(token: Token, country: bool) -> tuple[bool, float]:
    words, lemma = load_reading_words(), token.head.lemma_
    if not country and lemma == "attack" and _is_by_arms(token.head):
        return False, LIKELY
    held = {c.lower_ for t in (token, token.head) for c in t.children if c.pos_ == "ADJ" and c.i > token.i}
    if lemma in words.government_objects or held & {"responsible", "accountable"}:
        return True, LIKELY
    if lemma in words.place_objects:
        return False, SURE
    return country, GUESS


DONE_TO = frozenset({"bombing", "shelling", "bombardment", "siege", "capture", "invasion", "occupation"})
"""What a government does to a place, and what befalls a place; "of" tells which."""


def _as_owner(token: Token, country: bool) -> tuple[bool, float]:
    words, lemma = load_reading_words(), token.head.lemma_.lower()
    if lemma in words.place_nouns:
        done = lemma in DONE_TO and any(c.lower_ in ("of", "on") for c in token.head.children)  # "its bombing of X"
        return done or any(c.lower_ in ("against", "with") for c in token.head.children), LIKELY
    if lemma in words.government_nouns:
        return True, LIKELY
    noun = load_nouns().get((lemma,))
    if noun is not None:
        return noun[0].role in ("official", "body") or noun[0].kind == "state-forces", LIKELY
    return lemma in words.acts, LIKELY


def _before_noun(token: Token, country: bool) -> tuple[bool, float]:
    words, lemma = load_reading_words(), token.head.lemma_.lower()
    if token.text.isupper() and country:
        return lemma in words.acts or lemma in words.government_nouns, LIKELY
    if lemma in words.place_nouns or lemma in words.acts:
        return False, LIKELY
    return lemma in words.government_nouns, GUESS


def _beside(token: Token, country: bool) -> tuple[bool, float]:
    return token.head.lemma_ in (
        "ally",
        "partner",
        "rival",
        "enemy",
        "foe",
        "backer",
        "sponsor",
        "patron",
        "neighbour",
        "neighbor",
    ), LIKELY


def _as_agent(token: Token, country: bool) -> tuple[bool, float]:
    return True, SURE


BY_RELATION = {
    "pobj": _after_preposition,
    "nsubj": _as_subject,
    "nsubjpass": _as_passive,
    "dobj": _as_object,
    "dative": _as_object,
    "poss": _as_owner,
    "compound": _before_noun,
    "amod": _before_noun,
    "nmod": _before_noun,
    "appos": _beside,
    "agent": _as_agent,
}
