"""Ties told by phrases: "in support of", "military aid to", "alongside", "against", "an ally of", "to defeat"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from syrnb.extraction.claims.bonds import NAMES, SEEN, Bond, beside, between, bond, clause_of, doers, is_ended
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.syntax import (
    ancestors,
    conjuncts,
    is_beside,
    is_passive,
    obliques,
    passive_agents,
    preposition_objects,
)

__all__ = ["find_ties"]

HELP = frozenset(
    ["support", "backing", "help", "assistance", "aid", "sponsorship", "assist", "cover", "solidarity", "patronage",
     "training", "funding", "reinforcement", "arm", "arms", "weapon", "ammunition", "sanctuary", "shelter", "refuge",
     "haven", "base", "fund", "money", "materiel", "instructor", "adviser", "advisor", "mercenary"]
)  # fmt: skip
GIVING = frozenset(
    ["provide", "give", "offer", "lend", "extend", "send", "supply", "deliver", "ship", "channel", "grant", "approve",
     "order", "authorise", "authorize", "allocate", "disburse", "release"]
)  # fmt: skip
TAKING = frozenset({"receive", "get", "enjoy", "obtain", "secure", "have"})
JOINT = frozenset(
    {
        "coordination",
        "co-ordination",
        "cooperation",
        "co-operation",
        "conjunction",
        "partnership",
        "alliance",
        "concert",
    }
)
ENEMY = frozenset(
    ["defeat", "counter", "combat", "confront", "destroy", "eliminate", "degrade", "fight", "battle", "eradicate",
     "dismantle", "oust", "topple", "overthrow", "annihilate", "crush", "vanquish", "weaken"]
)  # fmt: skip
STRUGGLES = frozenset(
    ["fight", "war", "battle", "campaign", "struggle", "effort", "operation", "offensive", "mission", "action",
     "position", "jihad", "insurgency", "rebellion", "uprising", "coalition", "alliance", "strike", "airstrike", "raid",
     "munition", "bomb", "sortie", "front", "stand", "hostility", "vendetta", "feud", "force"]
)  # fmt: skip
OPPOSABLE = frozenset({"rebel", "militia", "armed-group", "state", "state-forces", "party", "unknown", "people"})
COLLECTIVE = frozenset({"rebel", "militia", "armed-group", "state", "state-forces", "party", "unknown", "igo"})
ALLIES = {
    **dict.fromkeys(("ally", "partner", "friend", "comrade", "associate"), ("alliance", 1)),
    **dict.fromkeys(
        (
            "backer",
            "supporter",
            "patron",
            "sponsor",
            "benefactor",
            "financier",
            "loyalist",
            "supplier",
            "paymaster",
            "protector",
            "bankroller",
            "auxiliary",
            "defender",
        ),
        ("supports", 1),
    ),
    **dict.fromkeys(
        ("enemy", "rival", "foe", "adversary", "opponent", "archenemy", "arch-enemy", "nemesis"), ("opposes", -1)
    ),
}
PROXIES = frozenset({"proxy", "puppet", "protégé", "protege", "surrogate", "creature", "client", "stooge", "creation"})
"""What a group is to who stands behind it."""
SERVING = frozenset({"serve", "act", "fight", "work", "operate", "function"})
LINKS = frozenset({"link", "tie", "connection", "involvement"})
HAVING = frozenset(
    ["have", "maintain", "keep", "retain", "enjoy", "forge", "build", "develop", "cultivate", "deepen", "strengthen",
     "deny", "reject", "admit", "acknowledge", "disclaim", "disavow"]
)  # fmt: skip
DENYING = frozenset({"deny", "reject", "disclaim", "disavow"})
STATIONING = frozenset({"have", "keep", "maintain", "station", "deploy", "send", "embed", "retain", "post"})
SOLDIERS = frozenset(
    {"adviser", "advisor", "instructor", "trainer", "officer", "soldier", "troop", "fighter", "mercenary"}
)
REFUSING = frozenset({"oppose", "block", "veto", "resist"})
CEASING = frozenset({"cease", "stop", "halt", "end", "suspend", "pause"})
STANDING = frozenset({"be", "become", "remain", "stay"})
SIDES = {"side": "on", "behalf": "on", "behest": "at"}
RESCUES = frozenset({"rescue", "aid", "help", "assistance", "defence", "defense"})
RUSHING = frozenset({"come", "rush", "fly", "leap", "spring", "go", "hurry"})
RESISTANCE = frozenset({"resistance", "opposition"})


def find_ties(scene: Scene, token: Token) -> Iterator[Bond]:
    """Yield the ties that the phrase of a word states."""
    lemma = token.lemma_.casefold()
    if token.pos_ in ("NOUN", "PROPN"):
        if lemma in HELP:
            yield from _helping(scene, token)
        elif lemma in LINKS and token.dep_ == "dobj" and token.head.lemma_ in HAVING:
            others, rule = obliques(token), f"relation/phrase/{lemma}"
            others_ = others.get("with", []) + others.get("to", [])
            denied = token.head.lemma_ in DENYING or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)
            anchor = token if denied else token.head
            yield from between(scene, token, scene.subjects(token.head), others_, "alliance", 1, rule, anchor=anchor)
        elif lemma in JOINT and token.dep_ == "pobj":
            acting, verb = doers(scene, token)
            rule = f"relation/phrase/{lemma}"
            partners = obliques(token).get("with", [])
            yield from between(scene, token, acting, partners, "coordinates", 1, rule, anchor=verb)
        elif lemma in SIDES and token.dep_ == "pobj":
            yield from _siding(scene, token)
        elif lemma == "side" and token.dep_ == "dobj" and token.head.lemma_ in ("join", "take", "choose"):
            helped = preposition_objects(token, "of") + [c for c in token.children if c.dep_ == "poss"]
            rule = "relation/phrase/side"  # "joined the army's side"
            yield from between(scene, token, scene.subjects(token.head), helped, "supports", 1, rule, anchor=token.head)
        elif lemma in RESISTANCE:
            yield from _resisting(scene, token)
        if (
            lemma in RESCUES
            and token.dep_ == "pobj"
            and token.head.lower_ == "to"
            and token.head.head.lemma_ in RUSHING
        ):
            yield from _rescuing(scene, token)
        if lemma in ALLIES or lemma in PROXIES:
            yield from _ally(scene, token)
        if lemma in SOLDIERS and token.dep_ == "dobj" and token.head.lemma_ in STATIONING:
            helped, rule = obliques(token).get("with", []), f"relation/phrase/{lemma}"
            yield from between(scene, token, scene.subjects(token.head), helped, "supports", 1, rule, anchor=token.head)
    elif lemma in ENEMY and token.pos_ == "VERB":
        yield from _enmity(scene, token)
    elif lemma in ("side", "stand") and token.pos_ == "VERB" and not is_passive(token):
        foes = preposition_objects(token, "against")
        yield from between(
            scene, token, scene.subjects(token), foes, "opposes", -1, f"relation/phrase/{lemma}", anchor=token
        )
    if token.dep_ in ("prep", "advmod") and is_beside(token):
        yield from _alongside(scene, token)
    elif token.lower_ in ("together", "jointly", "side") and token.dep_ in ("advmod", "npadvmod", "prep"):
        yield from _together(scene, token)
    elif token.lower_ == "against" and token.dep_ == "prep":
        yield from _against(scene, token)


def _helping(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "in support of Y", "with the support of X", "Russia's aid to Y", "received weapons from X"."""
    before = noun.head.lower_ if noun.dep_ == "pobj" else ""
    rule, found = f"relation/phrase/{noun.lemma_}", obliques(noun)
    of, verb = found.get("of", []), clause_of(noun)
    acting = _those_who(scene, noun)
    said = _sum_of(noun)
    if said is not noun and said.dep_ == "dobj" and said.head.lemma_ in GIVING:  # "ordered $20m in aid to Y"
        takers = found.get("to", []) + found.get("for", []) + preposition_objects(said.head, "to")
        yield from between(scene, noun, scene.subjects(said.head), takers, "supports", 1, rule, anchor=said.head)
        return
    if before == "in":
        helped = of + (found.get("with", []) if noun.lemma_ == "solidarity" else [])
        yield from between(scene, noun, acting, helped, "supports", 1, rule, anchor=verb)
        return
    own = [c for c in noun.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
    givers = found.get("from", []) + found.get("by", []) + own
    takers = found.get("to", []) + found.get("for", []) + (of if own else [])
    if takers and givers:
        yield from between(scene, noun, givers, takers, "supports", 1, rule)
    elif before in ("with", "by", "to", "under", "despite"):
        yield from between(scene, noun, givers + of, acting, "supports", 1, rule, anchor=verb)
    elif noun.dep_ == "dobj" and noun.head.lemma_ in TAKING:
        givers = givers + of + preposition_objects(noun.head, "from")
        yield from between(scene, noun, givers, scene.subjects(noun.head), "supports", 1, rule, anchor=noun.head)
    elif noun.dep_ == "nsubjpass" and noun.head.lemma_ in GIVING:
        takers += preposition_objects(noun.head, "to")
        givers += passive_agents(noun.head)
        yield from between(scene, noun, givers, takers, "supports", 1, rule, anchor=noun.head)
    elif noun.dep_ == "dobj" and noun.head.lemma_ in REFUSING:
        yield from between(scene, noun, scene.subjects(noun.head), takers, "opposes", -1, rule, anchor=noun.head)
    elif noun.dep_ == "dobj" and noun.head.lemma_ in GIVING:
        takers += preposition_objects(noun.head, "to") + [c for c in noun.head.children if c.dep_ == "dative"]
        yield from between(scene, noun, scene.subjects(noun.head), takers, "supports", 1, rule, anchor=noun.head)


def _sum_of(noun: Token) -> Token:
    """Return the sum that help is told by: "20 million dollars in military aid", or the noun itself."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") else noun
    return above if above.like_num or above.lemma_ in ("dollar", "euro", "pound", "worth", "package") else noun


def _siding(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "fighting on the side of Y", "on behalf of Y", "at the behest of Y"."""
    if noun.head.lower_ == SIDES[noun.lemma_]:
        helped = preposition_objects(noun, "of") + [c for c in noun.children if c.dep_ == "poss"]
        verb, rule = clause_of(noun), f"relation/phrase/{noun.lemma_}"
        own = scene.subjects(verb) if verb is not None and verb.lemma_ in STANDING else _those_who(scene, noun)
        yield from between(scene, noun, own, helped, "supports", 1, rule, anchor=verb)


def _rescuing(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "came to Y's rescue", "rushed to the defence of Y"."""
    verb, rule = noun.head.head, f"relation/phrase/{noun.lemma_}"
    helped = preposition_objects(noun, "of") + [c for c in noun.children if c.dep_ == "poss"]
    yield from between(scene, noun, scene.subjects(verb), helped, "supports", 1, rule, anchor=verb)


def _resisting(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "met resistance from Y", "the rebels' opposition to Y"."""
    rule, found = f"relation/phrase/{noun.lemma_}", obliques(noun)
    by = found.get("from", []) + found.get("by", [])
    if by and noun.dep_ == "dobj":
        yield from between(scene, noun, by, scene.subjects(noun.head), "opposes", -1, rule, anchor=noun.head)
    own = [c for c in noun.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
    yield from between(scene, noun, own, found.get("to", []), "opposes", -1, rule)


def _those_who(scene: Scene, noun: Token) -> list[Token]:
    """Return who acts by a phrase: the actors it hangs on, or who acts in its clause."""
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    while governor.dep_ in ("prep", "advmod", "pcomp") and governor.pos_ == "ADP":
        governor = governor.head
    if governor.pos_ in ("NOUN", "PROPN", "PRON") and scene.actor_of(governor):
        first = governor
        while first.dep_ == "conj" and scene.actor_of(first.head):
            first = first.head
        return conjuncts(first)
    return doers(scene, noun)[0]


def _alongside(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "fought alongside Y", "X, together with Y, took the town"."""
    others = [t for c in token.children if c.dep_ == "pobj" for t in conjuncts(c)]
    governor = token.head if token.head.pos_ != "ADV" else token.head.head
    verb = governor if governor.pos_ in ("VERB", "AUX") else clause_of(governor)
    if verb is None or is_passive(verb) or fold(verb.lemma_) in scene.lexicon.speech or verb.lemma_ == "be":
        return
    acting = scene.subjects(verb) if governor is verb else [governor]
    acting, others = (_of_kind(scene, side, COLLECTIVE) for side in (acting, others))
    yield from between(scene, token, acting, others, "coordinates", 1, f"relation/phrase/{token.lower_}", anchor=verb)


def _together(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "A and B fought side by side", "A and B ran the town together"."""
    verb = token.head
    if verb.pos_ != "VERB" or fold(verb.lemma_) in scene.lexicon.speech:
        return
    if token.lower_ == "side" and [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]] != ["by", "side"]:
        return
    acting = _of_kind(scene, passive_agents(verb) if is_passive(verb) else scene.subjects(verb), COLLECTIVE)
    for first, second in combinations(acting, 2):
        rule = f"relation/phrase/{token.lower_}"
        yield from between(scene, token, [first], [second], "coordinates", 1, rule, anchor=verb)


def _of_kind(scene: Scene, fillers: list[Token], kinds: frozenset[str]) -> list[Token]:
    return [t for t in fillers if (r := scene.record(scene.party_of(t))) is not None and r.kind in kinds]


def _against(scene: Scene, preposition: Token) -> Iterator[Bond]:
    """Read "positions against Y", "the group's campaign against Y", "united against Y": who stands against whom."""
    targets = [t for c in preposition.children if c.dep_ == "pobj" for t in conjuncts(c)]
    targets = _of_kind(scene, targets, OPPOSABLE)
    governor, anchor = preposition.head, None
    if not targets:
        return
    acting: list[Token] = []
    if governor.pos_ in ("VERB", "AUX"):
        speaks = fold(governor.lemma_) in scene.lexicon.speech
        acting = [] if speaks or is_passive(governor) else scene.subjects(governor)
        anchor = governor
    else:
        acting = [c for c in governor.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
        fights = governor.lemma_.casefold() in STRUGGLES
        if not acting and governor.dep_ in ("dobj", "pobj", "conj", "appos") and fights:
            acting, anchor = doers(scene, governor)
            if anchor is not None and anchor.lemma_ in CEASING:
                anchor = None  # who is pressed to stop does it
        if not acting and fights and scene.actor_of(governor):
            acting = [governor]  # "an alliance against Y"
    yield from between(scene, preposition, acting, targets, "opposes", -1, "relation/phrase/against", anchor=anchor)


def _enmity(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "committed to defeating Y", "their campaign to defeat Y", "is fighting Y": a standing enmity, not an act."""
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    if is_passive(verb) or not (infinitive or verb.tag_ == "VBG" or verb.dep_ == "conj"):
        return
    targets = _of_kind(scene, scene.objects(verb), OPPOSABLE)
    if not targets:
        return
    acting, anchor, helpers = _enemies_of(scene, verb)
    rule = "relation/phrase/enmity"
    # Those who are helped to fight stand against the foe, whether or not the help comes about.
    yield from between(scene, verb, acting, targets, "opposes", -1, rule, anchor=None if helpers else anchor)
    yield from between(scene, verb, helpers, targets, "opposes", -1, rule, anchor=anchor, doubt="tie read from an act")
    if verb.dep_ in ("pcomp", "xcomp"):
        common = "relation/phrase/common-enemy"
        for first, second in combinations(_of_kind(scene, acting, COLLECTIVE), 2):
            yield from between(scene, verb, [first], [second], "coordinates", 1, common, anchor=anchor)


def _enemies_of(scene: Scene, verb: Token) -> tuple[list[Token], Token | None, list[Token]]:
    """Return who is set on fighting somebody, the word that this hangs on, and who helps them in it."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    above = first.head
    if above.pos_ == "VERB" and first.dep_ in ("advcl", "xcomp", "ccomp"):
        helped = [t for t in scene.objects(above) if scene.actor_of(t)]
        if helped:  # "is assisting the army to defeat Y", "formed a coalition to defeat Y"
            return helped, above, scene.subjects(above)
    noun = next((a for a in ancestors(first) if a.pos_ in ("NOUN", "PROPN")), None)
    own = [c for c in first.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    if first.dep_ == "relcl" and own:  # "areas where rebels are fighting the army"
        return [t for t in scene.subjects(first) if scene.party_of(t)], None, []
    if noun is not None and first.dep_ in ("acl", "pcomp", "relcl"):
        if scene.actor_of(noun):
            return [noun], None, []
        if noun.dep_ == "appos" and scene.actor_of(noun.head):
            return [noun.head], None, []
        owners = [c for c in noun.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
        if owners:
            return owners, None, []
        acting, anchor = doers(scene, noun)
        return acting, anchor, []
    acting = [t for t in scene.subjects(verb) if scene.party_of(t)]
    standing = verb.tag_ == "VBG" and first.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "acl")
    return acting, (verb if standing else clause_of(first)), []


def _ally(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "Syria and its ally Russia", "one of his key allies", "a backer of the group", "A and B are enemies"."""
    proxy = noun.lemma_.casefold() in PROXIES
    kind, sign = ("supports", 1) if proxy else ALLIES[noun.lemma_.casefold()]
    owners = [c for c in noun.children if c.dep_ == "poss"] + preposition_objects(noun, "of", "to")
    named = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ")]
    allies = [c for c in noun.children if c.dep_ == "appos"]
    node, anchor = noun, None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        node = noun.head.head
    while node.dep_ == "conj" and node.head.pos_ == "NOUN":
        node = node.head  # "his friend and backer"
    owners = owners or [c for c in node.children if c.dep_ == "poss" and node.i != noun.i]
    if node.dep_ in ("appos", "compound", "nmod"):
        plural = node.tag_ == "NNS" and node.dep_ == "appos"
        told = beside(scene, node) if node.dep_ == "appos" and not plural else None  # "of A and of B, X's old foe"
        allies += conjuncts(node.head) if plural else [told or node.head]
    said_to_be = node.dep_ == "attr" and node.head.lemma_ in STANDING
    sworn = node.dep_ == "dobj" and node.head.lower_ == "sworn" and is_passive(node.head)
    served = node.head.head if node.dep_ == "pobj" and node.head.lower_ == "as" else None
    if served is not None and not (served.lemma_ in SERVING or (served.lemma_ in SEEN and is_passive(served))):
        served = None
    if served is not None:  # "served as auxiliaries of the army", "is widely seen as Uganda's creature"
        allies += scene.subjects(served)
        anchor = served
    if said_to_be or sworn:
        subjects = scene.subjects(node.head)
        allies += subjects
        anchor = node if any(c.dep_ == "det" and c.lower_ == "no" for c in node.children) else node.head
    if anchor is None and any(c.dep_ == "det" and c.lower_ == "no" for c in node.children):
        anchor = node  # "the KDP, no friend of the PKK"
    if proxy and not owners and node.dep_ in ("compound", "nmod"):  # "Israel's proxy militia"
        owners = [c for c in node.head.children if c.dep_ == "poss"]
        allies += [c for c in node.head.children if c.dep_ == "appos"]
        allies += [node.head.head] if node.head.dep_ == "appos" else []
    allies += preposition_objects(noun, "alongside", "including", "like")
    inside = preposition_objects(noun, "in")  # "Israel's allies in the SLA", but "its partners in the G5"
    allies += [t for t in inside if (r := scene.record(scene.actor_of(t))) is not None and r.kind != "igo"]
    ended, rule = is_ended(noun), f"relation/ally/{noun.lemma_}"
    ends = (owners, allies) if proxy else (allies, owners)
    yield from between(scene, noun, *ends, kind, sign, rule, ended=ended, anchor=anchor)
    if not owners and (outer := next((m for a in allies if (m := scene.actor_of(a))), None)) is not None:
        for name in named:  # "Georgia, a US ally"
            inner = scene.inner_actor(name, scene.mention_at(noun, "actor"))
            one, two = (inner, outer) if proxy else (outer, inner)
            yield from bond(noun, one, two, kind, sign, rule, ended=ended, anchor=anchor)
    if anchor is not None and not owners and served is None:
        for first, second in combinations(subjects, 2):
            yield from between(scene, noun, [first], [second], kind, sign, rule, ended=ended, anchor=anchor)
