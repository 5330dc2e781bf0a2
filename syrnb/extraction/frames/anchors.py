"""Which clause a place or a time of a sentence belongs to: the frame it hangs on, or a verb that tells nothing itself.

A place is an act's own where it hangs on the act's words. It is *loose* where it only says where somebody or
something is, and none at all where it only names somebody: who comes from there, is based there, is on the way there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Token

from syrnb.extraction.frames.frame import Frame
from syrnb.extraction.mention import Mention
from syrnb.extraction.scene import Scene
from syrnb.knowledge.lexicon import fold
from syrnb.language.phrases import ranks_since
from syrnb.language.syntax import ancestors, conjuncts

__all__ = [
    "STANDING",
    "STATED",
    "Anchor",
    "anchor_place",
    "anchor_time",
    "follows_saying",
    "is_own_clause",
    "verb_of_saying",
]

VERBS = ("VERB", "AUX")
STANDING = frozenset({"ACCUSE", "SUPPORT", "AGREE", "REJECT", "CONSULT"})
"""What a clause beside the main one tells of these need not have been then and there."""
STATED = frozenset({*STANDING, "PROMISE", "REQUEST", "THREATEN", "COOPERATE"})
"""Acts of words: where and when they were said is not where and when what they tell of was done."""
HYPHENS = ("-", "\u2011", "\u2013")
LONGEST = 16
PRONOUNS = frozenset({"he", "she", "it", "they", "who"})
RELATIVES = frozenset({"who", "which", "that"})
REPORTING = frozenset({"report", "record", "register", "hear", "see", "document", "confirm"})
"""Verbs of saying in whose passive the place is that of the act: "clashes were reported in Nyala"."""
UNDERGOING = frozenset({"see", "witness", "suffer", "experience", "face", "endure", "sustain", "resume", "renew"})
HAPPEN = frozenset({"begin", "start", "take", "occur", "happen", "end", "erupt", "break"})
"""Verbs whose time is that of the noun they describe: "a series of talks that began in 2017"."""
BASED = frozenset({"based", "born", "led", "backed", "brokered", "made", "supported", "funded", "trained", "bound"})
"""Participles that tell by a place who somebody is, or whose something is: "London-based"."""
MOTION = frozenset(
    {"travel", "head", "go", "fly", "drive", "bring", "take", "carry", "transport", "return", "move", "come", "rush"}
    | {"ferry", "ship", "send", "deliver", "sail", "walk", "lead", "link", "connect", "smuggle", "originate", "hail"}
    | {"cross", "launch", "fire", "evacuate", "leave", "depart", "route", "march", "bus", "airlift", "transfer"}
)
SEATS = frozenset({"capital", "city"})
"""What a country or a province has, and is not itself."""
UNITS = frozenset({"hour", "day", "week", "month", "year", "decade"})
PATHS = frozenset({"to", "toward", "towards", "from", "for", "via", "onto"})
TRAFFIC = frozenset(
    {"convoy", "bus", "flight", "train", "truck", "shipment", "aid", "corridor", "way", "route", "plane"}
)


class Anchor(NamedTuple):
    """The token of the frame or verb that a mention belongs to, and whether it only says where someone is."""

    token: int
    loose: bool = False


def anchor_place(scene: Scene, mention: Mention, owners: Mapping[int, Frame], said: set[int]) -> Anchor | None:
    """Return what a place belongs to; None where it is no place of an act."""
    token = scene.heads[mention]
    if _names_no_place(scene, mention):
        return None
    way = _way(scene, token, owners)
    if way == "none":
        return None
    loose, object_of = way == "loose", False
    for above in ancestors(token):
        if above.i in owners:
            frame = owners[above.i]
            return None if object_of and frame.entry.plover in STATED else Anchor(frame.head.i, loose)
        if (told_in := _described_by(scene, above, owners)) is not None and told_in.i > token.i:
            return Anchor(owners[told_in.i].head.i, loose)
        if above.dep_ == "prep" and above.lower_ in ("after", "before") and above.nbor(-1).lemma_ in UNITS:
            return None  # "died days after the talks in Jeddah"
        loose = loose or _is_further(above)
        object_of = object_of or (above.dep_ == "dobj" and _is_act(scene, above))
        told = None if _is_urged(token, above) else _told_by_subject(above, owners)
        if told is not None and (above.i not in said or above.lemma_ in REPORTING):
            return Anchor(told.head.i, loose)
        if above.i in said and above.dep_ == "acl" and above.tag_ == "VBN" and above.head.i in owners:
            return Anchor(owners[above.head.i].head.i, loose)  # "bombings claimed by the group in Jableh"
        if above.i in said:
            act = _reported(token, above, owners)
            return Anchor(act.head.i, loose) if act is not None else _of_what_is_told(token, above, owners)
        if scene.mention_at(above, "actor") and not _is_aim(token, above):
            loose = True
        if _is_closed(above):
            return Anchor(above.i, loose)
    return None


def _reported(token: Token, verb: Token, owners: Mapping[int, Frame]) -> Frame | None:
    """Return the act that a verb of saying has for its object, before a place: "reported clashes in the area"."""
    if verb.lemma_ not in REPORTING or token.dep_ != "pobj":
        return None
    return next((owners[c.i] for c in verb.children if c.dep_ == "dobj" and c.i in owners and c.i < token.i), None)


def _is_urged(token: Token, verb: Token) -> bool:
    """Return whether a place is who a verb moves to do something: "the strike prompted Washington to act"."""
    moved = token.head.i == verb.i and token.dep_ in ("nsubj", "dobj", "dative", "nsubjpass")
    return moved and any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)


def _is_aim(token: Token, actor: Token) -> bool:
    """Return whether a place after who did it is what it was done to: "the attack by rebels on Sake"."""
    aimed = token.dep_ == "pobj" and token.head.lower_ in ("on", "against") and token.head.head.i == actor.i
    return aimed and actor.dep_ == "pobj" and actor.head.lower_ == "by"


def anchor_time(scene: Scene, token: Token, owners: Mapping[int, Frame], said: set[int]) -> Anchor | None:
    """Return what a time belongs to; None where it is the day on which something was said, or what an act is ranked by.

    An act told as "the first since 2016" took place on another day.
    """
    if follows_saying(token, said - owners.keys()) is not None:
        return None
    since = token.dep_ == "pobj" and token.head.lower_ == "since"
    if ranks_since(token.head):
        return None
    for above in ancestors(token):
        if above.dep_ == "prep" and above.lower_ == "including":
            return None  # "has attacked often, including on Friday": the day of one of them
        if above.i in said and above.i not in owners:
            return _of_what_is_told(token, above, owners)
        if since and above.dep_ in ("nsubj", "nsubjpass") and scene.mention_at(above, "actor"):
            return None  # "the government, in power since 1963, bombed"
        if above.i in owners:
            return Anchor(owners[above.i].head.i)
        if (told_in := _described_by(scene, above, owners)) is not None and told_in.i > token.i:
            return Anchor(owners[told_in.i].head.i)
        if (told := _told_by_subject(above, owners)) is not None:
            return Anchor(told.head.i)
        described = above.dep_ == "relcl" and above.lemma_ not in HAPPEN
        if above.pos_ in VERBS and (described or is_own_clause(above)):
            return Anchor(above.i)
    verb = next((a for a in ancestors(token) if _is_closed(a)), None)
    return Anchor(verb.i) if verb is not None else None


def _of_what_is_told(token: Token, verb: Token, owners: Mapping[int, Frame]) -> Anchor | None:
    """Return the act told before a closing verb of saying, for a word before who says it: "died on Friday, X said"."""
    told = _told_before(token, verb)
    if told is None:
        return None
    return Anchor(owners[told.i].head.i if told.i in owners else told.i)


def _told_before(token: Token, verb: Token) -> Token | None:
    """Return the verb of what a closing verb of saying tells, where a word stands between it and who says it."""
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < token.i), None)
    speaker = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    between = told is not None and speaker is not None and told.i < token.i < speaker.left_edge.i < verb.i
    return told if between else None


def verb_of_saying(token: Token, said: set[int]) -> Token | None:
    """Return the verb of saying whose day a time is, whatever the parser has hung it on."""
    if (verb := follows_saying(token, said)) is not None:
        return verb
    above = next((a for a in ancestors(token) if a.pos_ in VERBS or a.i in said), None)
    return above if above is not None and above.i in said and _told_before(token, above) is None else None


def _described_by(scene: Scene, noun: Token, owners: Mapping[int, Frame]) -> Token | None:
    """Return the verb of a frame that describes a noun for an act: "another in Hama that killed six"."""
    if noun.pos_ in VERBS or noun.i in owners or noun.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass", "attr"):
        return None
    for child in noun.children:
        if child.dep_ == "relcl" and child.i in owners and owners[child.i].entry.outcome in ("killed", "injured"):
            subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
            plain = noun.lower_ in ("one", "another", "others") or not scene.classes(noun) & {
                "people",
                "actor",
                "place",
            }
            return child if subject is not None and subject.lower_ in ("that", "which") and plain else None
    return None


def _is_act(scene: Scene, noun: Token) -> bool:
    """Return whether a noun names an act: where it was is not where it is spoken of ("condemned the attack in X")."""
    return noun.pos_ == "NOUN" and (("noun", fold(noun.lemma_)) in scene.lexicon.by_word)


def _is_closed(verb: Token) -> bool:
    """Return whether a verb heads a clause whose circumstances are its own: it has a subject, or describes a noun."""
    if verb.pos_ not in VERBS or verb.dep_ in ("aux", "auxpass"):
        return False
    joined = verb.dep_ == "conj" and (verb.lemma_ in MOTION or _has_subject(verb))
    return joined or verb.dep_ in ("ROOT", "relcl", "parataxis") or is_own_clause(verb)


def is_own_clause(verb: Token) -> bool:
    """Return whether a subordinate clause has a subject of its own: "as leaders met in Cairo"."""
    return verb.dep_ in ("advcl", "ccomp", "pcomp", "csubj") and _has_subject(verb)


def _has_subject(verb: Token) -> bool:
    """Return whether a verb has a subject of its own that is no "they", who act elsewhere in the sentence too."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.lower_ not in PRONOUNS for c in verb.children)


def _names_no_place(scene: Scene, mention: Mention) -> bool:
    """Return whether a place only tells who someone is, or is part of a name: "London-based", "the Bank of Yemen"."""
    token = scene.heads[mention]
    after = scene.text.flow[mention.end : mention.end + LONGEST].split(" ")[0].rstrip(",.;:")
    record = scene.places.get(mention.ref or "")
    joined = after[:1] in HYPHENS and record is not None
    if joined and record is not None and (record.kind == "country" or after[1:] in BASED or after[1:].endswith("ed")):
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if following.lower_ in BASED and token.dep_ in ("npadvmod", "compound", "nmod", "amod", "advmod"):
        return True
    whole = token.head if token.dep_ == "poss" else token.head.head
    seat = whole.lemma_ in SEATS and scene.mention_at(whole if token.dep_ == "poss" else whole.head, "location")
    if seat and seat != mention and (token.dep_ == "poss" or whole.dep_ == "appos"):
        return True  # "Somalia's capital", "El Fasher, the capital of North Darfur"
    if token.dep_ != "pobj":
        return False
    above = token.head.head
    if token.head.lower_ == "with" and above.lemma_ in ("border", "frontier", "boundary"):
        return True
    named = above.pos_ == "PROPN" and above.text[:1].isupper() and above.i != above.sent.start
    known = scene.mention_at(above, "location") or fold(above.lemma_) in scene.lexicon.places
    happening = ("noun", fold(above.lemma_)) in scene.lexicon.by_word
    return named and token.head.lower_ in ("of", "for") and not known and not happening and above.i < token.i


def _way(scene: Scene, token: Token, owners: Mapping[int, Frame]) -> str:
    """Return "none" for where somebody is from or is going, "loose" for what only may be the place, else "own"."""
    if token.dep_ == "conj":
        first = token
        while first.dep_ == "conj":
            first = first.head
        return _way(scene, first, owners)
    word = token.head.lower_ if token.dep_ == "pobj" else ""
    above = token.head.head
    if word == "to" and token.head.dep_ == "prep" and above.dep_ == "prep" and above.lower_ == "from":
        above = above.head  # "from A to B"
    if word == "in" and above.lower_ == "based":
        return "loose"
    if word and _is_further(above):
        return "loose"  # "were killed in Sake, four in Minova"
    if word not in PATHS and word != "of":
        return "own"
    if above.i in owners:
        return "loose" if word == "from" and owners[above.i].entry.plover != "RETREAT" else "own"
    lemma = fold(above.lemma_)
    if above.pos_ in VERBS:
        return "none" if above.lemma_ in MOTION and word != "of" and _told_by_subject(above, owners) is None else "own"
    if lemma in TRAFFIC and word != "of":
        return "none"
    if lemma in scene.lexicon.roads and word != "of":
        return "loose"
    if lemma in scene.lexicon.places:
        return "own"
    if lemma != "side" and "people" in scene.classes(above):
        taken = owners.get(above.head.i)
        if word == "from":
            return "loose" if taken is not None and taken.entry.outcome == "captured" else "none"
        return "none" if word == "of" and above.tag_ == "NN" and lemma not in scene.lexicon.crowd else "own"
    return "own"


def _is_further(number: Token) -> bool:
    """Return whether a number is one of a list that no verb of its own follows: "killed in Sake, four in Minova"."""
    first = number
    while first.dep_ == "conj" and first.head.like_num:
        first = first.head
    return number.like_num and (first.dep_ == "npadvmod" or (first.dep_ == "conj" and first.head.pos_ in VERBS))


def _told_by_subject(verb: Token, owners: Mapping[int, Frame]) -> Frame | None:
    """Return the act that a verb without a frame tells of: "fighting was heaviest in", "clashes were reported in"."""
    if verb.pos_ not in VERBS or verb.i in owners:
        return None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") or (child.dep_ == "dobj" and verb.lemma_ in UNDERGOING):
            for noun in conjuncts(child):
                if noun.i in owners:
                    return owners[noun.i]
            if child.lower_ in RELATIVES and verb.dep_ == "relcl" and verb.head.i in owners:
                return owners[verb.head.i]
    return None


def follows_saying(token: Token, said: set[int]) -> Token | None:
    """Return the verb of saying that a time stands right after, before what is said: "said on Tuesday it had"."""
    first = token.left_edge.i
    before = token.doc[first - 1] if first > token.sent.start else None
    if before is not None and before.dep_ == "prep":
        before = token.doc[before.i - 1] if before.i > token.sent.start else None
    if before is None or before.i not in said:
        return None
    return before if any(c.dep_ == "ccomp" and c.i > token.i for c in before.children) else None
