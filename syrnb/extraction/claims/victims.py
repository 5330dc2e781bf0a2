"""Who was harmed: the class of the victims that a count tells, and the actors they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from syrnb.extraction.claims.counts import AMONG, SUBJECTS, is_counted, is_numbered, lends_noun, shares_number
from syrnb.extraction.scene import KIN, PARTITIVES, Scene
from syrnb.knowledge.lexicon import fold
from syrnb.knowledge.records import Actor
from syrnb.language.syntax import conjuncts, is_passive, obliques, preposition_objects

__all__ = ["goes_on", "victims_class"]

ARMED = frozenset({"rebel", "militia", "armed-group", "state-forces"})
LOSSES = frozenset({"casualty", "death", "loss", "fatality", "injury", "dead", "wounded"})
MEN = frozenset({"man", "member"})
ALLIES = frozenset({"ally", "partner", "backer", "affiliate", "supporter", "proxy"})
BARE = frozenset({"other", "others", "another", "more", "dead", "killed", "wounded", "injured", "missing"})
CIVIL = frozenset({"civilians", "women", "children", "journalists", "medical", "aid-workers"})
OF_WHOM = ("of", "from", "in", "with")
WITHIN = ("compound", "amod", "poss", "appos")


def _belonging(scene: Scene, token: Token) -> list[str]:
    """Return the actors that counted people are or belong to: "fighters from X and Y", "soldiers and militiamen"."""
    nouns = [token]
    for following in conjuncts(token)[1:]:
        if not shares_number(scene, following):
            break
        nouns.append(following)
    mentions = [scene.party_of(t) for t in nouns]
    people = [r is not None and r.kind == "person" for r in map(scene.record, mentions)]
    for noun, person in zip(nouns, people, strict=True):
        if person or noun.lemma_.casefold() in KIN:
            continue  # "the head of the group, X": the group met no harm; nor did the father of "two sons of X"
        share = noun.like_num or noun.lemma_.casefold() in PARTITIVES
        named = [t for t in preposition_objects(noun, *OF_WHOM) if not scene.mention_at(t, "location")]
        numbered = {t.i for t in named if t.dep_ == "conj" and is_numbered(scene, t)}  # "and 12 fighters of another"
        owners = [t for t in named if not _are_others(t) and t.i not in numbered]
        found = [scene.party_of(t) if share else scene.actor_of(t) for t in owners]
        mentions += [m for m in found if share or (m is not None and m.method != "coreference")]
        mentions += [m for t in _ranks(noun) if (m := scene.party_of(t)) is not None]
    records = [r for m in mentions if (r := scene.record(m)) is not None]
    text = scene.text.document.text
    by_name = any(
        not text[m.start : m.end].islower() for m in mentions if m is not None and scene.record(m) is not None
    )
    if not by_name or not any(r.known for r in records):  # "the group lost 28 jihadist fighters": its own
        records = [r for r in _losers(scene, token) if r.kind in ARMED] or records
    return list(dict.fromkeys(r.actor_id for r in records))


def _ranks(token: Token) -> list[Token]:
    """Return among whom people died: "15 dead in the ranks of the army", "no casualties among the militants"."""
    ranks = [t for owner in (token, token.head) for t in preposition_objects(owner, "in", "among")]
    met = [t for t in preposition_objects(token, "among") if token.lemma_ in LOSSES and t.lower_ not in AMONG]
    return [t for r in ranks if r.lemma_ == "rank" for t in preposition_objects(r, "of")] or met


def _noun_of(token: Token) -> Token:
    """Return a counted noun; of an adjective counted with the next one, the noun of both."""
    if not lends_noun(token):
        return token
    following = token.doc[token.i + 3 : token.i + 6]
    return next((t for t in following if t.pos_ == "NOUN"), token)


def _are_others(token: Token) -> bool:
    """Return whether people are others than who they are told by: "the army and its allies"."""
    return fold(token.lemma_) in ALLIES and any(c.tag_ == "PRP$" for c in token.children)


def _losers(scene: Scene, token: Token) -> list[Actor]:
    """Return who is said to have lost the counted people: "killing 27 militants and losing six men"."""
    losing = next((t for t in (token.head, token.head.head) if t.lemma_ == "lose" and t.pos_ == "VERB"), None)
    if losing is None or token.dep_ in SUBJECTS:
        return []
    return [r for t in scene.subjects(losing) if (r := scene.record(scene.party_of(t))) is not None]


def victims_class(scene: Scene, token: Token, members: Sequence[Token] = ()) -> tuple[str, list[str]]:
    """Return the class of victims that a noun names (``schema.VICTIMS``), and the actors they are.

    ``members`` are the nouns that it joins, where it is the word that joins a list.
    """
    if token.dep_ == "cc":
        return _joint_class(scene, members or conjuncts(token.head))
    ids = _belonging(scene, token)
    own = _class_of(scene, _noun_of(token))
    armed = bool(ids) and all(i in scene.actors and scene.actors[i].kind in ARMED for i in ids)
    if own == "all" and len(classes := {_class_of(scene, t) for t in _ranks(token)} - {"all"}) == 1:
        return classes.pop(), ids
    if own == "all" and ((ids and _ranks(token)) or (armed and token.lemma_ == "member")):
        return "combatants", ids  # "15 dead in the ranks of the army", "80 members of the militia"
    shared = obliques(token).get("of", []) if token.lemma_.casefold() in PARTITIVES else []
    if len(shared) > 1:  # "dozens of women and children"
        own = _common({_class_of(scene, t) for t in shared})
    if listed := [t for t in conjuncts(token)[1:] if shares_number(scene, t)]:  # "400 women, children and old men"
        return _common({own, *(_class_of_many(scene, t) for t in listed)}), ids
    if own == "all" and _is_bare(token):
        before = list(_counted_before(scene, token))
        return _common({_class_of(scene, t) for t in before}), ids or _same_side(scene, before)
    return own, ids


def goes_on(scene: Scene, token: Token) -> list[Token]:
    """Return who met a harm by a count that names nobody of its own: "killed six soldiers and wounded two others"."""
    if not _is_bare(token) or scene.party_of(token) is not None:
        return []
    before = list(_counted_before(scene, token))
    return before[:1] if _same_side(scene, before) else []


def _same_side(scene: Scene, nouns: Sequence[Token]) -> list[str]:
    """Return whose people were harmed before, where all of them are of one side."""
    sides = [_belonging(scene, t) for t in nouns if _is_harmed(scene, t)]
    return sides[0] if len(sides) == len(nouns) and sides and all(s == sides[0] for s in sides) else []


def _is_harmed(scene: Scene, noun: Token) -> bool:
    """Return whether people are told as killed, hurt, taken or driven out, and not as who did it or stood by."""
    while noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    verb = noun.head
    harms = {p.entry.victim for p in scene.lexicon.by_word.get(("verb", fold(verb.lemma_)), ()) if p.entry.outcome}
    if verb.lemma_ == "leave" or noun.dep_ in ("dobj", "nsubjpass"):
        return bool(harms) or verb.lemma_ == "leave"
    return noun.dep_ == "nsubj" and (harms == {"a"} or is_passive(verb))


def _class_of_many(scene: Scene, noun: Token) -> str:
    """Return the class of people who are told in the singular as of others: "soldiers and allied militia"."""
    armed = noun.tag_ == "NN" and "armed" in scene.classes(noun)
    return "combatants" if armed else _class_of(scene, noun)


def _is_bare(token: Token) -> bool:
    """Return whether a count names nobody of its own: "14", "three others", "another", "40 wounded"."""
    if obliques(token).get("of"):
        return any(t.lower_ in AMONG for t in obliques(token)["of"])
    return token.like_num or token.lower_ in BARE


def _counted_before(scene: Scene, token: Token) -> Iterator[Token]:
    """Yield the nouns of the counts that a bare one goes on from: "six soldiers were killed and 14 wounded"."""
    for before in reversed(token.doc[token.sent.start : token.i]):
        if before.text in (";", ":") or before.dep_ == "mark":
            return
        if before.pos_ not in ("NOUN", "PROPN") or before.lower_ in BARE or before.dep_ in WITHIN or _is_part(before):
            continue
        if token.dep_ == "dobj" and before.dep_ == "nsubj" and before.head in list(token.ancestors):
            continue  # "three bombers attacked, killing 17"
        if is_counted(scene, before) and is_numbered(scene, before):
            yield before


def _is_part(noun: Token) -> bool:
    """Return whether a noun only says what some of a count are: "nine of them children", "including a medic"."""
    before = noun.doc[max(noun.sent.start, noun.i - 4) : noun.i]
    words = [t.lower_ for t in before]
    return any(a == "of" and b in AMONG for a, b in pairwise(words)) or "including" in words or "among" in words


def _class_of(scene: Scene, token: Token) -> str:
    """Return the class that a noun names by itself, by what stands with it, or by who bears arms."""
    part = scene.mention_at(token, "actor") is None and any(c.dep_ == "appos" for c in token.children)
    record = None if part and is_numbered(scene, token) else scene.record(scene.party_of(token))
    noun = token
    unsaid = token.lower_ in BARE or token.like_num or token.lemma_ in MEN
    if unsaid and any(r.kind in ARMED for r in _losers(scene, token)):  # "the brigade lost nine dead"
        return "combatants"
    own = scene.lexicon.victims.get(fold(noun.lemma_), "all")  # "six fighters of the group" are fighters
    if (
        own == "all"
        and (noun.lemma_.casefold() in PARTITIVES or noun.like_num)
        and (inner := obliques(noun).get("of", []))
    ):
        noun = inner[0]
    known = scene.lexicon.victims.get(fold(noun.lemma_))
    for child in (*noun.children, *([noun.nbor(1)] if noun.i + 1 < len(noun.doc) else [])):
        pair = (
            f"{fold(child.lower_)} {fold(noun.lemma_)}"
            if child.i < noun.i
            else f"{fold(noun.lower_)} {fold(child.lemma_)}"
        )
        known = scene.lexicon.victims.get(pair, known)
        if child.dep_ in ("amod", "compound") and child.lower_ == "civilian":
            return "civilians"
        if child.dep_ in ("amod", "compound") and child.lower_ == "military" and known == "all":
            return "combatants"
        if child.dep_ == "appos" and any(c.lower_ == "all" for c in child.children):  # but not "mostly children"
            beside = scene.lexicon.victims.get(child.lemma_, "all")
            known = beside if beside != "all" else known
    if known not in (None, "all"):
        return str(known)
    if record is not None and record.kind in ARMED:
        return "combatants"
    if record is not None and record.kind == "person":
        parent = scene.actors.get(record.parent_id or "")
        if parent is not None and parent.kind in ARMED:
            return "combatants"
    return "all"


def _joint_class(scene: Scene, members: Iterable[Token]) -> tuple[str, list[str]]:
    """Return the class and the actors of people listed one by one."""
    each = [victims_class(scene, t) for t in members]
    return _common({c for c, _ in each}), list(dict.fromkeys(i for _, found in each for i in found))


def _common(classes: set[str]) -> str:
    """Return the class that holds of all: women and children are civilians."""
    return next(iter(classes)) if len(classes) == 1 else "civilians" if classes and classes <= CIVIL else "all"
