"""From which clauses of its sentence an act without a place or a day of its own takes them, the surest first.

Circumstances pass along the structure of a sentence, never by distance: from "where raids killed" to the place before
it, from "when shells hit the town" to who was killed, from a clause to its participles, from a fronted "In Goma," to
all that follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from syrnb.extraction.frames.anchors import VERBS
from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.frames.localities import find_beside
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.knowledge.place_words import DIRECTIONS
from syrnb.language.syntax import ancestors, conjuncts, preposition_objects, subjects

__all__ = [
    "before_when",
    "causes",
    "is_aside",
    "is_elsewhere",
    "is_told_later",
    "joined_after",
    "linked",
    "place_of_where",
    "thing_of",
    "told_of_doer",
]

DEPENDENT = frozenset(
    {
        "advcl",
        "xcomp",
        "pcomp",
        "acl",
        "conj",
        "dobj",
        "pobj",
        "nsubj",
        "compound",
        "ccomp",
        "nsubjpass",
        "agent",
        "oprd",
    }
)
APART = frozenset({"while", "although", "though", "after", "before", "because", "since"})
"""What opens a clause that need not have been where and when the main one was."""
TOPICS = frozenset({"against", "over", "about", "despite"})
CAUSES = frozenset({"when", "as", "where", "after"})
"""What opens a clause that tells how a harm came about."""
UNDER = frozenset(
    {"in", "during", "by", "from", "of", "under", "amid", "following", "after", "to", "because", "as", "on"}
)
NOMINAL = frozenset({"pobj", "prep", "agent", "pcomp", "conj", "compound", "amod", "nmod", "dobj", "acl", "advmod"})
MEETING = frozenset({"meet", "gather", "convene", "negotiate", "confer", "talk", "speak", "vote", "prepare", "wait"})
"""What may go on far off while an act is done: "as diplomats met in Geneva"."""
STAYING = frozenset(
    {"shelter", "hide", "pray", "gather", "sleep", "wait", "queue", "worship", "camp", "attend", "live"}
)
"""What people do where they come to harm: "people who were sheltering in a church"."""
FORCE = frozenset({"ASSAULT", "COERCE"})
REACH = 8
REST = frozenset({"other", "others", "more", "rest"})
OTHER = frozenset({"another", "other", "neighbouring", "neighboring", "different", "separate"})


def linked(token: Token) -> list[Token]:
    """Return the tokens above that a clause shares its circumstances with, nearest first."""
    found: list[Token] = []
    for _ in range(REACH):
        if token.dep_ not in (*DEPENDENT, "prep") or token.head.i == token.i:
            break
        apart = token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in APART for c in token.children)
        if apart and not _tells_the_rest(token):
            break
        if token.dep_ == "pcomp" and token.head.lower_ in APART:
            break  # "after clashing with them"
        if token.dep_ == "prep" and token.lower_ in TOPICS:
            break  # "marched against the killing"
        token = token.head
        found.append(token)
    return found


def _tells_the_rest(clause: Token) -> bool:
    """Return whether a clause with "while" goes on about the same harm: "nine died while 25 others were wounded"."""
    marked = any(c.dep_ == "mark" and c.lower_ == "while" for c in clause.children)
    subjects = [t for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree]
    return marked and any(t.lower_ in REST for t in subjects)


def is_doing(token: Token, owners: Mapping[int, Frame]) -> bool:
    """Return whether a word is the act of force that a verb tells the outcome of: "clashes left 40 dead"."""
    return token.dep_ == "nsubj" and token.i in owners and owners[token.i].entry.plover in FORCE


def causes(scene: Scene, frame: Frame, owners: Mapping[int, Frame]) -> Iterator[int]:
    """Yield the heads of what a harm came of or an act was part of, below it: "died in the shelling of", "when".

    A clause with "as" or "after" counts for harm alone: other acts need not have been where that one was.
    """
    harm = frame.entry.outcome is not None
    tops = {frame.head.i: frame.head}
    if frame.clause is not None:
        tops[frame.clause.i] = frame.clause
    if harm and frame.head.dep_ == "conj" and frame.head.head.pos_ in VERBS:
        tops[frame.head.head.i] = frame.head.head
    if harm and frame.head.tag_ == "VBN":  # "two were killed and five wounded by a shell that hit the market"
        tops |= {c.i: c for c in frame.head.children if c.dep_ == "conj" and (c.tag_ == "VBN" or c.lower_ == "hurt")}
    for top in tops.values():
        for child in top.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in UNDER:
                yield from _acts_under(child, frame, owners)
            elif child.dep_ == "advcl" and child.i != frame.head.i:
                words = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")} & CAUSES
                beside = "as" in words and frame.entry.plover in FORCE and child.lemma_ not in MEETING
                beside = beside and child.i not in owners
                if words and (harm or "when" in words or beside):  # "struck a convoy as trucks unloaded aid in X"
                    yield child.i
                    yield from (t.i for t in subjects(child) if t.i in owners)
                    yield from _acts_under_all(child, frame, owners)


def _acts_under_all(verb: Token, frame: Frame, owners: Mapping[int, Frame]) -> Iterator[int]:
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in UNDER:
            yield from _acts_under(child, frame, owners)


def _acts_under(top: Token, frame: Frame, owners: Mapping[int, Frame]) -> Iterator[int]:
    """Yield the acts told by nouns below a preposition, no verb between."""
    waiting = [top]
    while waiting:
        token = waiting.pop(0)
        other = owners.get(token.i)
        fought = other is not None and (other.entry.plover in FORCE or other.entry.control == "contested")
        if other is not None and other is not frame and fought:
            yield other.head.i
        elif other is None and token.pos_ == "NOUN":
            yield from (c.i for c in token.children if _tells_of_thing(c))  # "by a mortar round that hit the market"
        fights = {c.i for c in token.children if c.dep_ == "pcomp" and c.i in owners}  # "in fighting", "after shelling"
        nouns = [c for c in token.children if c.i in fights or (c.dep_ in NOMINAL and c.pos_ not in VERBS)]
        waiting += [c for c in nouns if c.dep_ != "prep" or c.lower_ in UNDER]


def _tells_of_thing(clause: Token) -> bool:
    """Return whether a clause tells what a thing did: "that hit the market", "which fell on the school"."""
    return clause.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ in ("that", "which") for c in clause.children)


def place_of_where(scene: Scene, frame: Frame) -> Mention | None:
    """Return the place that a clause with "where" or "in which" describes: "the town of Kutum, where gunmen shot"."""
    clause = next((a for a in (frame.head, *ancestors(frame.head)) if a.pos_ in VERBS and a.dep_ == "relcl"), None)
    if clause is None:
        return None
    word = next((c for c in clause.children if c.lower_ in ("where", "in", "at", "on") and c.i < clause.i), None)
    if word is None or (word.lower_ != "where" and not any(c.lower_ == "which" for c in word.children)):
        return None
    near = word.nbor(-2 if word.nbor(-1).text == "," else -1) if word.i > word.sent.start + 1 else word
    named = scene.mention_at(near, "location") if word.lower_ == "where" else None
    if named is not None and find_beside(scene, named) is None:
        return named
    for noun in (clause.head, *list(ancestors(clause.head))[:6]):
        place = None
        if noun.pos_ not in VERBS:
            place = scene.place_of(noun) or _place_beside(scene, noun, clause) or _whose_edge(scene, noun, clause)
        if place is not None and find_beside(scene, place) is None:
            return place
        if noun.pos_ in VERBS:
            before = [m for t in noun.children if t.i < clause.i for m in _places_in(scene, t, clause)]
            return before[-1] if before else None
    return None


def joined_after(frame: Frame, owners: Mapping[int, Frame]) -> Iterator[int]:
    """Yield the acts that a doer goes on to, whose place may be that of all: "struck a bus and took two in X"."""
    verb = frame.clause if frame.clause is not None else frame.head
    waiting = [verb]
    while waiting:
        waiting = [c for v in waiting for c in v.children if c.dep_ == "conj" and c.i > v.i and c.pos_ in VERBS]
        waiting = [c for c in waiting if not subjects(c) or not any(t.i > verb.i for t in subjects(c))]
        yield from (owners[c.i].head.i for c in waiting if c.i in owners and owners[c.i].entry.plover in FORCE)


def before_when(scene: Scene, frame: Frame, owners: Mapping[int, Frame]) -> Iterator[int]:
    """Yield the act whose day a clause with "when" goes on about: "the raid on Goma on Monday when nine died"."""
    verb = frame.clause if frame.clause is not None else frame.head
    word = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if word is None or word.i == word.sent.start or scene.mention_at(word.nbor(-1), "time") is None:
        return
    told = [f for f in owners.values() if f.head.i < word.i and f.entry.plover in FORCE]
    if told:
        yield max(told, key=lambda f: f.head.i).head.i


def _place_beside(scene: Scene, noun: Token, clause: Token) -> Mention | None:
    """Return where a happening was that a clause goes on about: "a raid in Goma last month in which nine died"."""
    if noun.i != clause.head.i:
        return None
    under = [n for n in preposition_objects(noun, "in", "at", "near", "on") if n.i < clause.left_edge.i]
    return next((m for n in under if (m := scene.place_of(n)) is not None), None)


def _whose_edge(scene: Scene, noun: Token, clause: Token) -> Mention | None:
    """Return the place whose edge a clause with "where" tells of: "on Aleppo's western edges where nine died"."""
    owners = [c for c in noun.children if c.dep_ in ("poss", "nmod", "compound")] if noun.i == clause.head.i else []
    return next((m for c in owners if (m := scene.mention_at(c, "location")) is not None), None)


def is_aside(token: Token) -> bool:
    """Return whether words only describe somebody: "who led attacks", "responsible for attacks"."""
    path = (token, *ancestors(token))
    return any(t.dep_ in ("relcl", "acl") or (t.pos_ == "ADJ" and t.i != token.i) for t in path)


def _places_in(scene: Scene, token: Token, clause: Token) -> list[Mention]:
    inside = [t for t in conjuncts(token) if t.i < clause.i]
    under = [n for c in token.children if c.dep_ in ("pobj",) for n in conjuncts(c)] if token.dep_ == "prep" else []
    found = [m for t in (*inside, *under) if (m := scene.place_of(t)) is not None]
    return [m for m in found if find_beside(scene, m) is None]


def told_of_doer(scene: Scene, frame: Frame, owners: Mapping[int, Frame]) -> Iterator[int]:
    """Yield the heads of what a clause tells of who or what does an act: "gunmen who attacked a bus killed 13".

    Of people only where they do harm, or stay where it is done to them; of a thing ("a bomb that went off") always.
    """
    if frame.entry.outcome in ("killed", "injured", "captured"):
        yield from (c.i for v in frame.b for c in v.children if c.dep_ in ("relcl", "acl") and c.lemma_ in STAYING)
    for doer in frame.a:
        human = bool(scene.classes(doer) & {"people", "actor"})
        if human and not frame.entry.outcome:
            continue
        for child in doer.children:
            if child.dep_ in ("relcl", "acl") and child.i in owners and owners[child.i] is not frame:
                other = owners[child.i]
                if other.entry.plover in FORCE and (child.dep_ == "acl" or child.i < frame.head.i):
                    yield other.head.i
            elif child.dep_ == "relcl" and not human:
                yield child.i  # "the blast, which happened near a school"


def is_elsewhere(scene: Scene, frame: Frame) -> bool:
    """Return whether a clause tells by a word that is no name that it is somewhere else: "in the north"."""
    for top in (frame.head, *((frame.clause,) if frame.clause is not None else ())):
        for child in top.children:
            if child.lower_ == "elsewhere":
                return True
            for noun in child.children if child.dep_ == "prep" else ():
                if noun.dep_ != "pobj" or scene.mention_at(noun, "location"):
                    continue
                if noun.lower_ in DIRECTIONS or any(c.lower_ in OTHER for c in noun.children if c.i < noun.i):
                    return fold(noun.lemma_) in scene.lexicon.places or noun.lower_ in DIRECTIONS
    return False


def is_told_later(token: Token) -> bool:
    """Return whether a clause's day need not be that of an act in it: "mourners buried soldiers killed in X"."""
    for above in (token, *ancestors(token)):
        if above.dep_ == "acl" and above.tag_ == "VBN" and above.head.dep_ in ("dobj", "nsubjpass"):
            return True
        if above.dep_ == "prep" and above.lower_ in TOPICS:
            return True
        if above.pos_ in VERBS and above.dep_ != "acl":
            return False
    return False


def thing_of(scene: Scene, frame: Frame) -> Token | None:
    """Return what a clause with "that" tells of, where it is a thing: "fired rockets that killed three"."""
    verb = frame.clause if frame.clause is not None else frame.head
    if verb.dep_ != "relcl" or not any(c.dep_ == "nsubj" and c.lower_ in ("that", "which") for c in verb.children):
        return None
    return None if scene.classes(verb.head) & {"people", "actor", "place"} else verb.head
