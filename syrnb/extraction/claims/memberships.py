"""Ties of persons and groups to a larger one: who leads it, speaks for it, belongs to it or is a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from syrnb.extraction.claims.bonds import NAMES, Bond, beside, between, bond, is_ended, named_in
from syrnb.extraction.scene import Scene
from syrnb.language.syntax import conjuncts, is_passive, objects, obliques, passive_agents, preposition_objects, whose

__all__ = ["find_memberships"]

LEADERS = frozenset(
    ["leader", "head", "chief", "commander", "chairman", "chairwoman", "founder", "emir", "boss", "deputy",
     "leadership", "commandant", "warlord", "chairperson", "co-founder", "secretary-general", "president", "secretary",
     "coordinator"]
)  # fmt: skip
ELECTED = frozenset({"president", "secretary", "coordinator"})
"""Offices of states, too, where another word tells who leads."""
SECONDS = frozenset(
    ["deputy", "aide", "lieutenant", "adviser", "advisor", "confidant", "minister", "envoy", "spokesman", "bodyguard",
     "negotiator", "chief", "commander", "loyalist", "henchman"]
)  # fmt: skip
"""What somebody is to who stands over him."""
CASTING = frozenset({"expel", "oust", "exclude", "eject", "kick", "throw", "suspend", "evict"})
LISTED = frozenset({"troika", "quartet", "trio", "quint", "alliance", "coalition", "bloc", "union", "front", "axis"})
OFFICERS = frozenset(
    ["spokesman", "spokesperson", "spokeswoman", "official", "fighter", "lawmaker", "representative", "minister",
     "officer", "envoy", "ambassador", "adviser", "advisor", "member", "operative", "negotiator", "militant",
     "soldier", "activist", "aide", "delegate", "mediator", "man", "woman", "veteran", "cadre"]
)  # fmt: skip
PARTED = frozenset({"splinter", "breakaway", "dissident", "renegade"})
PARTS = frozenset(
    ["splinter", "affiliate", "offshoot", "branch", "wing", "arm", "component", "part", "faction", "unit", "element"]
)
MEMBERS = frozenset(["member", "contingent", "signatory"])
PEERS = frozenset({"primarily", "mainly", "mostly", "largely", "especially", "notably", "particularly", "chiefly"})
UNIONS = frozenset(
    ["coalition", "alliance", "bloc", "union", "umbrella", "front", "council", "force", "command", "operations", "room",
     "movement", "partner", "group", "forces", "organisation", "organization", "network", "confederation"]
)  # fmt: skip
RETINUE = frozenset(
    ["government", "regime", "administration", "force", "army", "militia", "troop", "fighter", "rebel", "movement",
     "party", "faction", "group", "man", "loyalist"]
)  # fmt: skip
OWNED = frozenset({"rebel", "militia", "armed-group", "party", "state-forces", "state", "unknown"})
GROUPS = frozenset({"rebel", "militia", "armed-group", "party"})
ARMED = frozenset({"rebel", "militia", "armed-group", "state-forces"})
MASSING = frozenset(
    {"form", "gather", "fight", "operate", "serve", "regroup", "unite", "rally", "mobilise", "mobilize"}
    | {"leave", "split", "break", "secede", "defect", "rise", "campaign", "march"}
)
SHARED = frozenset({"igo", "rebel", "party", "unknown", "state"})
COMMANDING = frozenset({"person", "state", "rebel", "party", "militia", "armed-group"})
PERSONS = frozenset({"person", "unknown"})


def find_memberships(scene: Scene, token: Token) -> Iterator[Bond]:
    """Yield the ties of persons and members to their group that a word states."""
    lemma = token.lemma_.casefold()
    if token.pos_ in ("NOUN", "PROPN"):
        if lemma in SECONDS:
            yield from _second(scene, token)
        if lemma in LEADERS:
            yield from _office(scene, token, "leads")
        elif lemma in OFFICERS and lemma not in MEMBERS:
            yield from _office(scene, token, "member-of")
        elif lemma in MEMBERS and any(c.like_num for c in token.children):
            return  # "80 members of the militia" are counted, and nobody's tie
        elif lemma in MEMBERS:
            yield from _office(scene, token, "member-of")
            yield from _part(scene, token, "member-of")
        elif lemma in PARTS and token.pos_ == "NOUN":
            yield from _part(scene, token, "part-of")
        elif lemma in ("partner", "ally") and "in" in obliques(token):
            yield from _partner(scene, token)
        elif lemma in RETINUE or token.pos_ == "PROPN":
            yield from _retinue(scene, token)
            yield from _own_man(scene, token)
        if lemma in UNIONS:
            yield from _including(scene, token)
        if lemma in LISTED:
            yield from _listed(scene, token)
    elif token.lower_ == "under" and token.dep_ == "prep":
        yield from _under(scene, token)
    elif lemma in ("include", "comprise", "group", "unite") and token.pos_ == "VERB":
        yield from _inclusion(scene, token)
    elif lemma in ("make", "compose", "consist", "form"):
        yield from _composition(scene, token)
    elif lemma == "join" and token.pos_ == "VERB":
        rule = "relation/phrase/join"
        joined = [t for t in scene.objects(token) if (r := scene.record(scene.actor_of(t))) and r.kind != "person"]
        members, wholes = scene.subjects(token), joined
        if is_passive(token):  # "the two were joined by X"
            members, wholes = passive_agents(token), members
        yield from between(scene, token, members, wholes, "member-of", 1, rule, anchor=token)
    elif lemma in ("assign", "attach", "serve") and token.pos_ == "VERB":
        yield from _service(scene, token)
    elif lemma in CASTING and token.pos_ == "VERB" and is_passive(token):
        left = [t for t in preposition_objects(token, "from", "of") if _is_of(scene, t, GROUPS | {"igo"})]
        rule = "relation/phrase/expelled"
        yield from between(
            scene, token, scene.subjects(token), left, "former-affiliate", 1, rule, ended=True, anchor=token
        )
    if token.dep_ == "appos" and any(c.lower_ in PEERS for c in token.children if c.dep_ == "advmod"):
        yield from between(scene, token, conjuncts(token), [token.head], "member-of", 1, "relation/phrase/mainly")


def _office(scene: Scene, token: Token, kind: str) -> Iterator[Bond]:
    """Read "HTS leader X", "X, leader of Y", "Y's spokesman, X", "X was the deputy to Y's commander"."""
    nouns = [c for c in token.children if c.dep_ in NAMES and c.i < token.i]
    groups = [g for g in nouns if named_in(scene, g, token) is not None]
    found = obliques(token)
    groups += [t for p in ("of", "for", "in", "from", "with") for t in found.get(p, []) if p == "of" or kind != "leads"]
    groups += [whole] if token.dep_ != "nsubj" and (whole := whose(token)) is not None else []
    groups += [g for t in found.get("of", []) if t.lower_ == "staff" for g in obliques(t).get("of", [])]
    groups += [c for c in token.children if c.dep_ == "appos" and _is_group(scene, c, token)]  # "commander, X Command"
    if any(_is_of(scene, t, frozenset({"person"})) for t in found.get("of", [])):
        groups = [g for g in groups if not _is_of(scene, g, frozenset({"state-forces"}))]  # "military chief of Rabbani"
    chiefs = [t for t in found.get("to", []) if t.lemma_ in LEADERS] if kind == "leads" else []
    groups += [c for t in chiefs for c in t.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
    people = [c for c in token.children if c.dep_ in ("appos", "compound")]
    anchor = None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "one":
        people += [token.head.head.head] if token.head.head.dep_ == "appos" else []  # "X, one of its commanders"
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":  # "its leader is X", "the front, whose leader is X"
        whole = whose(token)  # of the group right before, whomever the parser hung it on
        groups += [beside(scene, token) or whole] if whole is not None else []
        people += [c for c in token.head.children if c.dep_ == "attr" and c.pos_ == "PROPN"]
    if token.dep_ in (*NAMES, "appos"):
        people.append(token.head)
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
        people += scene.subjects(token.head)
        anchor = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        people += scene.objects(token.head.head)
    ended, rule = is_ended(token), f"relation/office/{token.lemma_}"
    for person in people:
        mention = scene.mention_at(person, "actor")
        record = scene.record(mention)
        if mention is None or record is None or record.kind not in PERSONS:
            continue
        if _is_counted(token):
            continue
        if mention.start <= token.idx < mention.end:  # "a Taliban leader": a description, nobody's name
            continue
        for group in groups:
            if _is_group(scene, group, token):
                target = named_in(scene, group, token)
                if (
                    token.lemma_.casefold() in ELECTED
                    and (r := scene.record(target))
                    and r.known
                    and r.kind not in GROUPS | {"igo"}
                ):
                    continue
                yield from bond(token, mention, target, kind, 1, rule, ended=ended, anchor=anchor)
        for chief in chiefs:
            name = next((c for c in chief.children if c.dep_ == "appos" and scene.mention_at(c, "actor")), chief)
            yield from bond(token, scene.actor_of(name), mention, "leads", 1, rule)


def _is_group(scene: Scene, token: Token, title: Token) -> bool:
    """Return whether a noun stands for a group and not for a person or for all of a people."""
    mention = named_in(scene, token, title)
    record = scene.record(mention)
    return record is not None and record.kind not in ("person", "people", "media", "company")


def _is_counted(token: Token) -> bool:
    """Return whether members are but counted, and no list of them follows: "80 members of X, 19 of Y"."""
    number = any(c.dep_ == "nummod" for c in token.children)
    return number and not any(c.dep_ == "det" and c.lower_ in ("the", "these", "those") for c in token.children)


def _part(scene: Scene, token: Token, kind: str) -> Iterator[Bond]:
    """Read "the former al-Qaeda affiliate X", "Y's armed wing, X", "A, B and other members of C"."""
    wholes = [c for c in token.children if c.dep_ in NAMES and scene.mention_at(c, "actor")]
    wholes += obliques(token).get("of", [])
    if _is_counted(token):
        return
    members = [t for c in token.children if c.dep_ == "appos" for t in conjuncts(c)]
    anchor = None
    if token.dep_ in ("compound", "nmod", "appos"):
        told = _named_before(scene, token)
        listed = conjuncts(token.head)  # "A, B and C, all members of X"
        members += (
            listed if token.lemma_ == "member" and token.tag_ == "NNS" and told.i in {t.i for t in listed} else [told]
        )
    elif token.dep_ in ("npadvmod", "dep", "advcl") and (named := beside(scene, token)) is not None:
        members.append(named)
    elif token.dep_ == "attr":
        members += scene.subjects(token.head)
        anchor = token.head
    elif token.dep_ == "conj" and any(c.lower_ == "other" for c in token.children):
        first = token
        while first.dep_ == "conj":
            first = first.head
        members += [t for t in conjuncts(first) if t.i != token.i]
    elif token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        verb = token.head.head  # "flies missions as part of the coalition"
        members += passive_agents(verb) if is_passive(verb) else scene.subjects(verb)
        anchor = verb
    ended = is_ended(token)
    members = [m for m in members if scene.actor_of(m) is not None]
    parted = token.lemma_.casefold() in PARTED or any(c.lemma_.casefold() in PARTED for c in token.children)
    kind = "former-affiliate" if (ended or parted) and kind == "part-of" else kind
    ended = ended or parted
    rule = f"relation/affiliate/{token.lemma_}"
    yield from between(scene, token, members, wholes, kind, 1, rule, ended=ended, anchor=anchor)


def _named_before(scene: Scene, token: Token) -> Token:
    """Return the name that is described, over another before it: "the YPG, the SDF's main part, a wing of X"."""
    noun = token.head
    if token.dep_ == "appos" and (named := beside(scene, token)) is not None:
        return named
    while token.dep_ == "appos" and noun.dep_ == "appos" and scene.actor_of(noun) is None:
        noun = noun.head
    return noun


def _retinue(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "Haftar's army", "Kony's Lord's Resistance Army": whose it is leads it."""
    target = scene.mention_at(token, "actor")
    if target is None and token.lemma_ in RETINUE:  # "his Junbish movement"
        target = next(
            (m for c in token.children if c.dep_ in ("compound", "amod") and (m := scene.mention_at(c, "actor"))), None
        )
    record = scene.record(target)
    if record is None or record.kind not in OWNED:
        return
    if token.lemma_.casefold() not in RETINUE and record.kind not in GROUPS:
        return  # "Putin's Russia"
    owners = [c for c in token.children if c.dep_ == "poss"]
    owners = [whole if (whole := whose(token)) is not None and c.lower_ == "whose" else c for c in owners]
    if token.pos_ == "PROPN" or token.lemma_ == "party":
        owners += obliques(token).get("of", [])  # "the Kurdistan Democratic Party of Masoud Barzani"
    for owner in owners:
        source = scene.mention_at(owner, "actor")
        if source is None or source == target or (r := scene.record(source)) is None or r.kind != "person":
            continue
        yield from bond(token, source, target, "leads", 1, "relation/owner/" + token.lemma_)


def _own_man(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "the RUF's Issa Sesay": a person named with the group whose he is."""
    person = scene.mention_at(token, "actor")
    if (record := scene.record(person)) is None or record.kind != "person":
        return
    for owner in (c for c in token.children if c.dep_ == "poss"):
        group = scene.mention_at(owner, "actor")
        if owner.pos_ == "PROPN" and group != person and (r := scene.record(group)) and r.kind in GROUPS:
            yield from bond(token, person, group, "member-of", 1, "relation/owner/member")


def _under(scene: Scene, preposition: Token) -> Iterator[Bond]:
    """Read "fighters under Naser Oric", "the M23, under the command of X": an armed group and who commands it."""
    group = preposition.head
    chiefs = [t for c in preposition.children if c.dep_ == "pobj" for t in conjuncts(c)]
    command = [t for t in chiefs if t.lemma_ in ("command", "leadership")]
    if command:
        chiefs = [
            t for c in command for t in (*obliques(c).get("of", []), *(p for p in c.children if p.dep_ == "poss"))
        ]
    if group.pos_ == "VERB" and (command or group.lemma_ in MASSING):
        group = next((t for t in scene.subjects(group) if scene.party_of(t)), group)
    if group.pos_ not in ("NOUN", "PROPN") or not _is_of(scene, group, ARMED):
        return
    chiefs = [t for t in chiefs if (r := scene.record(scene.mention_at(t, "actor"))) and r.kind in COMMANDING]
    yield from between(scene, preposition, chiefs, [group], "leads", 1, "relation/phrase/under")


def _is_of(scene: Scene, token: Token, kinds: frozenset[str]) -> bool:
    record = scene.record(scene.party_of(token))
    return record is not None and record.kind in kinds


def _second(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "Kiir's former deputy, X", "X, an aide of Y", "X was Y's lieutenant": who serves under a person."""
    first = noun.head if noun.dep_ == "conj" else noun  # "X's nephew and military chief"
    owners = [c for c in first.children if c.dep_ == "poss"] + [c for c in noun.children if c.dep_ == "poss"]
    owners += preposition_objects(noun, "of", "to")
    chiefs = [t for t in owners if (r := scene.record(scene.actor_of(t))) is not None and r.kind == "person"]
    people = [c for c in noun.children if c.dep_ == "appos"]
    if first.dep_ in ("appos", "npadvmod"):
        people.append(first.head)
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be":
        people += scene.subjects(noun.head)
    people = [t for t in people if _is_of(scene, t, PERSONS) and scene.mention_at(t, "actor")]
    anchor = noun.head if noun.dep_ == "attr" else None
    rule = f"relation/second/{noun.lemma_}"
    yield from between(scene, noun, people, chiefs, "supports", 1, rule, ended=is_ended(noun), anchor=anchor)


def _partner(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "X is a partner in the coalition Y", "A and B, its partners in the G5": who shares a body with others."""
    bodies = [t for t in obliques(noun)["in"] if _is_of(scene, t, SHARED) and scene.mention_at(t, "actor")]
    members = [t for c in noun.children if c.dep_ == "appos" for t in conjuncts(c)]
    anchor = None
    if noun.dep_ == "appos":
        members += conjuncts(noun.head)
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be":
        members += scene.subjects(noun.head)
        anchor = noun.head
    rule = f"relation/affiliate/{noun.lemma_}"
    yield from between(scene, noun, members, bodies, "member-of", 1, rule, ended=is_ended(noun), anchor=anchor)


def _listed(scene: Scene, noun: Token) -> Iterator[Bond]:
    """Read "the Troika of X, Y and Z": a body, and all of its members."""
    whole = scene.mention_at(noun, "actor")
    members = [t for t in obliques(noun).get("of", []) if scene.mention_at(t, "actor") not in (None, whole)]
    members = [t for t in members if _is_of(scene, t, GROUPS | {"state", "igo"})]
    if whole is not None and len(members) > 1:
        yield from between(scene, noun, members, [noun], "member-of", 1, "relation/phrase/list")


def _including(scene: Scene, token: Token) -> Iterator[Bond]:
    """Read "the alliance, including X and Y"."""
    members = [t for t in obliques(token).get("including", []) if scene.actor_of(t)]
    if scene.actor_of(whole := _named_union(scene, token)):
        yield from between(scene, token, members, [whole], "member-of", 1, "relation/phrase/including")


def _named_union(scene: Scene, noun: Token) -> Token:
    """Return the name of the union whose members are told: "X, an alliance of rebel groups including Y" is X."""
    union = noun
    while union.dep_ == "conj":
        union = union.head
    if union.dep_ == "pobj" and union.head.lower_ == "of":
        union = union.head.head
    if union.lemma_.casefold() not in UNIONS or union.dep_ != "appos":
        return noun
    named = beside(scene, union) or union.head
    return named if _is_of(scene, named, GROUPS | {"unknown"}) and scene.mention_at(named, "actor") else noun


def _inclusion(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "the alliance includes X and Y": each is a member of it."""
    if is_passive(verb):
        return
    wholes = [n for t in scene.subjects(verb) if scene.actor_of(n := _named_union(scene, t))][:1]
    if verb.lemma_ == "unite" and any(_is_one(scene, t) for t in wholes):
        return  # "the general united the rebels"
    members = [t for t in objects(verb) if scene.actor_of(t)]
    yield from between(scene, verb, members, wholes, "member-of", 1, "relation/phrase/include", anchor=verb)


def _is_one(scene: Scene, token: Token) -> bool:
    record = scene.record(scene.actor_of(token))
    return record is not None and record.kind in ("person", "state")


def _service(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "was assigned to the 5th Corps", "served with the 1st Division"."""
    serving = verb.lemma_ == "serve"
    members = scene.subjects(verb) if serving else objects(verb)
    units = [t for t in preposition_objects(verb, *(("with", "in") if serving else ("to",))) if scene.actor_of(t)]
    yield from between(scene, verb, members, units, "member-of", 1, f"relation/phrase/{verb.lemma_}", anchor=verb)


def _composition(scene: Scene, verb: Token) -> Iterator[Bond]:
    """Read "the alliance, made up of X and Y", "consists of X and Y"."""
    lemma = verb.lemma_
    if lemma == "make" and not any(c.lower_ == "up" for c in verb.children):
        return
    prepositions = ("by",) if lemma == "form" else ("of", "by") if lemma == "make" else ("of",)
    members = [t for t in preposition_objects(verb, *prepositions) if scene.actor_of(t)]
    wholes = [verb.head] if verb.dep_ == "acl" else scene.subjects(verb)
    if lemma in ("make", "form") and not members and not is_passive(verb) and verb.dep_ != "acl":
        whole = [t for t in scene.objects(verb) if scene.actor_of(t)][:1]  # "A and B, which make up C"
        members, wholes = ([t for t in wholes if scene.actor_of(t)], whole) if len(wholes) > 1 else ([], [])
    wholes = [w for w in wholes if scene.actor_of(w)][:1]
    yield from between(scene, verb, members, wholes, "member-of", 1, f"relation/phrase/{lemma}", anchor=verb)
