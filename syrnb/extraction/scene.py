"""A scene: a parsed text with its mentions, asked token by token what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Span, Token

from syrnb.extraction.attribution import Attribution, find_attribution
from syrnb.extraction.mention import Mention
from syrnb.extraction.owning import (
    SERVING,
    SUPPOSING,
    are_hyphened,
    find_holds,
    find_users,
    is_related,
    is_shore,
    said_to_be,
)
from syrnb.extraction.partitives import KIN, PARTITIVES
from syrnb.extraction.volleys import VOLLEYS, find_fired
from syrnb.knowledge.lexicon import Lexicon, fold
from syrnb.knowledge.records import Actor, Place
from syrnb.language import syntax
from syrnb.language.syntax import conjuncts, objects, obliques, subjects
from syrnb.language.text import Text

__all__ = ["KIN", "PARTITIVES", "PEOPLE_PRONOUNS", "Scene"]

DESIGNATION = re.compile(r"(?:[A-Z]{1,4}|Mi|Su|Tu|An|Ka|MiG|Mig)-\d{1,4}[A-Z]{0,3}s?$")
"""A machine of war that goes by a number: "a MiG-21", "two T-72s"."""
AGENTIVE = ("er", "or", "ist", "eer", "ier", "man", "woman")
SHARES = frozenset({"fifth", "tenth", "percent", "cent", "%", "string", "cluster"})
WHOLES = PARTITIVES | SHARES | VOLLEYS | {"whole", "rest", "control", "heart", "centre", "center"}
PLURAL_PRONOUNS = frozenset(["they", "them", "who", "whom", "themselves", "we", "us"])
PEOPLE_PRONOUNS = PLURAL_PRONOUNS | frozenset(["nobody", "none", "he", "she", "him", "her", "himself", "i"])
ARMED_KINDS = frozenset({"state", "state-forces", "rebel", "militia", "armed-group", "unknown"})
CROWD_KINDS = frozenset({"people", "civil-society", "party", "unknown"})
OWNING_KINDS = frozenset({"rebel", "militia", "armed-group", "party"})
HELD = frozenset({"held", "controlled", "run", "occupied", "owned", "dominated", "ruled", "led"})
CAN_ACT = frozenset({"actor", "people", "weapon", "event", "number", "armed"})
OWNERSHIP = ("poss", "amod", "compound", "nmod", "npadvmod")


class Scene:
    """A text with its mentions.

    Parameters
    ----------
    text
        The parsed article.
    mentions
        Every mention, sorted by start.
    actors, places
        The records that mentions refer to, by id.
    lexicon
        The frames and word lists.
    named
        Actors named within longer mentions, by the offset of their last word ("Turkish" in "Turkish-backed rebels").
    """

    def __init__(
        self,
        text: Text,
        mentions: Iterable[Mention],
        actors: dict[str, Actor],
        places: dict[str, Place],
        lexicon: Lexicon,
        named: dict[int, str] | None = None,
    ) -> None:
        self.text, self.lexicon = text, lexicon
        self.named = named or {}
        self.actors, self.places = actors, places
        self.mentions = tuple(mentions)
        self._attributions: dict[int, Attribution | None] = {}

    def attribution(self, sentence: Span) -> Attribution | None:
        """Return the words that close a sentence and only say who tells it, or None."""
        if sentence.start not in self._attributions:
            self._attributions[sentence.start] = find_attribution(sentence, self.mention_at, self.text.span)
        return self._attributions[sentence.start]

    def bind(self, token: Token, mention: Mention) -> None:
        """Let a pronoun stand for an actor, where the text of the parse alone could not tell."""
        self._by_token.setdefault(token.i, []).insert(0, mention)
        self.heads[mention] = token
        self.mentions = tuple(sorted([*self.mentions, mention], key=lambda m: (m.start, m.end, m.kind)))

    @cached_property
    def _by_token(self) -> dict[int, list[Mention]]:
        index: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.kind == "quantity":
                continue
            for token in self.text.span(mention.start, mention.end):
                index.setdefault(token.i, []).append(mention)
        return index

    @cached_property
    def heads(self) -> dict[Mention, Token]:
        """The syntactic head of each mention."""
        return {m: self.text.span(m.start, m.end).root for m in self.mentions}

    def mention_at(self, token: Token, kind: str) -> Mention | None:
        """Return the mention of a kind that covers a token."""
        return next((m for m in self._by_token.get(token.i, ()) if m.kind == kind), None)

    def actor_of(self, token: Token) -> Mention | None:
        """Return the actor that a noun phrase stands for, by its head, its partitive's noun, or a title's name."""
        if (mention := self.mention_at(token, "actor")) is not None:
            if mention.ref is not None or mention.also:
                return mention
            beside = [self.mention_at(c, "actor") for c in token.children if c.dep_ == "appos"]
            return next((m for m in beside if m is not None and m.ref), mention)  # "the mayor of X, Amina Sow"
        apposed = [c for c in token.children if c.dep_ == "appos" and not self._tells(c)]
        named = next((m for c in apposed if (m := self.mention_at(c, "actor")) is not None), None)
        person = (record := self.record(named)) is not None and record.kind == "person"  # "the group's leader, X"
        if not person and (token.lemma_.casefold() in PARTITIVES or token.pos_ == "NUM" or token.like_num):
            for noun in obliques(token).get("of", ()):
                if mention := self.actor_of(noun):
                    return mention
        if named is None and token.dep_ == "appos" and self._bears_arms(fold(token.lemma_)):
            above = self.mention_at(token.head, "actor")  # "the brigade, a unit that sides with X"
            return above if (r := self.record(above)) is not None and r.kind != "person" else None
        return named

    def _tells(self, beside: Token) -> bool:
        """Return whether what the parser put beside a noun says who tells of it: "killed nine people X said"."""
        told_by = self.attribution(beside.sent)
        return told_by is not None and beside.head.i < told_by.start <= beside.i < told_by.end

    def owner_of(self, token: Token) -> Mention | None:
        """Return the actor whose a thing or a person is: "Iranian stocks", "supplies of the army", "rockets from X"."""
        if is_related(token) or is_shore(token):
            return None
        kin = token.lemma_.casefold() in KIN
        for child in token.children:
            against = child.lower_.startswith("anti-") or (child.i and child.nbor(-1).lower_ == "anti")
            own = child.dep_ in OWNERSHIP and not kin and not against and not syntax.acts_in_compound(child)
            if own and (mention := self.mention_at(child, "actor")):
                return mention
        if (whole := syntax.whose(token)) is not None and (mention := self.actor_of(whole)):
            return mention
        for child in token.children:
            done = child.tag_ == "VBN" and child.lower_ not in HELD  # "US-backed": whoever backs it does not own it
            if child.dep_ in ("compound", "amod", "nmod") and not done and (mention := self.owner_of(child)):
                return mention
        for child in token.children:
            for noun in self.users_of(child):
                if mention := self.party_of(noun):
                    return mention
        of = obliques(token)
        for noun in (*find_holds(of), *find_fired(token, self.lexicon.weapons)):
            if mention := self.owner_of(noun):
                return mention
        lemma = fold(token.lemma_)
        serving = of.get("from", []) if self._bears_arms(lemma) or lemma in self.lexicon.weapons else []
        patterns = self.lexicon.by_word.get(("noun", lemma), ())
        suffered = kin or (lemma not in self.lexicon.supplies and any(p.entry.of == "b" for p in patterns))
        for noun in (*(() if suffered else of.get("of", ())), *serving):  # not "the killing of X", "two sons of X"
            if mention := self.mention_at(noun, "actor"):
                return mention
        return None

    def users_of(self, clause: Token) -> list[Token]:
        """Return who, by a clause on a thing, fired, planted or held it: "shells fired by", "a post manned by"."""
        stores = self.lexicon.weapons, self.lexicon.supplies
        return find_users(clause, armed=self._bears_arms(fold(clause.head.lemma_)), stores=stores)

    def party_of(self, token: Token) -> Mention | None:
        """Return the actor that a filler stands for or belongs to."""
        mention = self.actor_of(token)
        if (own := self._whose_own(token, mention) or mention) is not None:
            return own
        place = self.mention_at(token, "location")
        shares = place is not None and place.method == "coreference" and token.tag_ == "NNS"  # "rebel-held districts"
        return self.owner_of(token) if place is None or shares else None

    def _whose_own(self, token: Token, mention: Mention | None) -> Mention | None:
        """Return whose fighters they are, where the text says so: "its militants", "the group's gunmen"."""
        for noun in said_to_be(token) if token.tag_ == "NNS" and fold(token.lemma_) in self.lexicon.victims else ():
            if (r := self.record(lord := self.mention_at(noun, "actor"))) and r.kind in OWNING_KINDS | {"state-forces"}:
                return lord
        if token.pos_ != "NOUN" or mention is None or not self._bears_arms(fold(token.lemma_)):
            return None
        if is_related(token, friends=True):  # "its rival, the front": the front
            return None
        for child in token.children:
            for noun in self.users_of(child) if child.lemma_ in SUPPOSING else ():
                if (owner := self.mention_at(noun, "actor")) is not None and owner.ref is not None:
                    return owner
            named = [whole] if child.lower_ == "whose" and (whole := syntax.whose(token)) is not None else []
            named += [child] if child.dep_ == "poss" else []
            vague = (r := self.record(mention)) is not None and (r.kind == "people" or not r.known)
            if (child.lower_ == "from" and mention.method != "lexicon") or (child.lower_ == "of" and vague):
                named += [t for t in child.children if t.dep_ == "pobj"]  # "Lendu fighters of the FNI"
            for noun in named:
                owner = self.mention_at(noun, "actor")
                if owner is not None and owner != mention and (r := self.record(owner)) and r.kind in OWNING_KINDS:
                    return owner
            for noun in self.users_of(child) if child.lemma_ in SERVING else ():
                lord = self.mention_at(noun, "actor")
                if lord is not None and lord.ref is not None and mention.method != "lexicon":
                    return lord
        return None

    def parties_of(self, token: Token) -> list[Mention]:
        """Return the actors that a filler stands for, with those that share its noun ("Turkish and Russian troops")."""
        mention = self.party_of(token)
        if mention is None or mention.also:
            return [replace(mention, ref=ref, also=()) for ref in mention.also] if mention is not None else []
        return [mention, *self.sharers_of(token, mention)]

    def sharers_of(self, token: Token, mention: Mention) -> list[Mention]:
        """Return who shares a noun with the actor it stands for: "Russian" in "Russian and government planes"."""
        found = []
        for child in [t for c in token.children for t in (c, *(c.children if c.dep_ == "compound" else ()))]:
            other = self.mention_at(child, "actor")
            if other is None or other.ref is None:
                continue
            before = child.dep_ in ("amod", "compound", "nmod") and child.idx + len(child) <= mention.start
            listed = any(c.dep_ in ("cc", "conj") for c in child.children) or self._listed(other, mention)
            joined = other != mention and are_hyphened(self.text.flow, other, mention)
            if joined or (before and listed and child.head.i == token.i):
                found.append(other)
        for child in token.children:  # "jets believed to be Russian or Syrian"
            users = [self.mention_at(t, "actor") for t in self.users_of(child)] if child.lemma_ in SUPPOSING else []
            found += [m for m in users if mention in users and m is not None and m.ref and m != mention]
        own = self.mention_at(token, "actor")
        if own is None or own.ref == mention.ref:  # "troops from Chad and Niger", "the forces of A and B"
            for noun in [n for p in ("of", "from") for n in obliques(token).get(p, ())]:
                other = self.party_of(noun) if noun.dep_ == "conj" else None
                if other is not None and other.ref is not None and other != mention:
                    found.append(other)
        return found

    def _listed(self, first: Mention, second: Mention) -> bool:
        """Return whether two states stand side by side in a list without commas: "Russia Turkey and Iran"."""
        states = all((r := self.record(m)) is not None and r.kind == "state" for m in (first, second))
        return states and first.end + 1 == second.start and first.ref != second.ref

    def record(self, mention: Mention | None) -> Actor | None:
        """Return the actor record behind a mention."""
        return self.actors.get(mention.ref) if mention is not None and mention.ref else None

    def inner_actor(self, token: Token, outer: Mention | None) -> Mention | None:
        """Return the actor that a word names within a longer mention ("Turkish" in "Turkish-backed rebels").

        The words of the inner name must be an alias of an actor of this text or of the knowledge.
        """
        mention = self.mention_at(token, "actor")
        if mention is None or mention != outer:
            return mention
        found = self.named.get(token.idx)
        return Mention(token.idx, token.idx + len(token), "actor", found, "lexicon") if found else None

    def is_place(self, token: Token) -> bool:
        """Return whether a noun stands for a place."""
        if self.mention_at(token, "location"):
            return True
        if self.mention_at(token, "actor"):
            return False
        if token.lemma_.casefold() in WHOLES:
            return any(self.is_place(t) for t in obliques(token).get("of", ()))
        return fold(token.lemma_) in self.lexicon.places or fold(token.lemma_) in self.lexicon.roads

    def place_of(self, token: Token) -> Mention | None:
        """Return the place that a noun phrase names: "the town of Sake", "large parts of Goma", "Goma"."""
        if mention := self.mention_at(token, "location"):
            return self._named_after(token, mention) or mention
        if fold(token.lemma_) not in self.lexicon.places | self.lexicon.roads and token.lemma_.casefold() not in WHOLES:
            return None
        for child in token.children:
            m = self.mention_at(child, "location")
            if m is None or child.dep_ not in ("compound", "appos", "nmod", "amod", "poss"):
                continue
            record = self.places.get(m.ref or "")
            if child.dep_ != "poss" or record is None or record.kind != "country":
                return m
        for preposition in ("of", "in", "around", "near", "such", "like", "including", "between"):
            for noun in obliques(token).get(preposition, ()):
                if mention := self.place_of(noun):
                    return mention
        return self.mention_at(token.head, "location") if token.dep_ == "appos" else None  # "Sake, a town they held"

    def _named_after(self, token: Token, whole: Mention) -> Mention | None:
        """Return the place that a suburb or a district is named as: "the Damascus suburb of Daraya"."""
        record = self.places.get(whole.ref or "")
        if record is None or fold(token.lemma_) != "suburb":
            return None
        for noun in obliques(token).get("of", ()):
            inner = self.mention_at(noun, "location")
            place = self.places.get(inner.ref or "") if inner is not None and inner != whole else None
            if place is not None and place.kind in ("city", "town", "village", "district"):
                return inner
        return None

    def classes(self, token: Token) -> frozenset[str]:
        """Return what a filler may be, as ``knowledge.lexicon.CLASSES`` names it."""
        found: set[str] = set()
        lemma = fold(token.lemma_)
        lexicon = self.lexicon
        if place := self.mention_at(token, "location"):
            record = self.places.get(place.ref or "")
            found.add("place")
            if record is not None and record.kind == "road":
                found.add("road")
            return frozenset(found)
        if actor := self.actor_of(token):
            found.add("actor")
            record_ = self.record(actor)
            if record_ is None or record_.kind not in ("state", "igo", "media") or lemma in lexicon.victims:
                found.add("people")
            if lemma in lexicon.weapons:
                found = {"actor", "weapon", "thing"}
            unnamed = record_ is None and lemma in lexicon.persons
            if self._bears_arms(lemma) or (not unnamed and (record_ is None or record_.kind in ARMED_KINDS)):
                found.add("armed")
            if lemma in lexicon.crowd or (not unnamed and (record_ is None or record_.kind in CROWD_KINDS)):
                found.add("crowd")
            return frozenset(found)
        if token.lower_ in PEOPLE_PRONOUNS:
            return frozenset({"people", "armed", "crowd"} if token.lower_ in PLURAL_PRONOUNS else {"people"})
        if token.lower_ == "another" and token.dep_ != "det":
            return frozenset({"people", "number"})
        if token.pos_ == "PRON" and token.lower_ in ("it", "this", "that", "which", "itself"):
            return frozenset({"actor", "armed", "thing"})
        if lemma in lexicon.victims or lemma in lexicon.persons:
            found.add("people")
        if self._bears_arms(lemma):
            found |= {"people", "armed"}
        if lemma in lexicon.crowd:
            found |= {"people", "crowd"}
        if token.pos_ == "PROPN" and any(
            fold(c.lemma_) in lexicon.victims for c in token.children if c.dep_ == "compound"
        ):
            found.add("people")
        if (
            token.pos_ == "NOUN"
            and lemma.endswith(AGENTIVE)
            and lemma not in lexicon.inanimate | lexicon.weapons | lexicon.places
        ):
            found.add("people")
        if token.like_num or token.pos_ == "NUM" or lemma in PARTITIVES:
            if inner := obliques(token).get("of", ()):
                return frozenset().union(*(self.classes(n) for n in inner))
            found |= {"number", "people", "crowd"}
        if lemma in lexicon.roads:
            found |= {"road", "place"}
        if lemma in lexicon.places and self.is_place(token):
            found.add("place")
        if lemma in WHOLES - PARTITIVES and (inner := obliques(token).get("of", ())):
            return frozenset().union(*(self.classes(n) for n in inner))
        if lemma in lexicon.weapons or DESIGNATION.match(token.text):
            found |= {"weapon", "thing"}
        if lemma in lexicon.deals:
            found |= {"deal", "thing"}
        if lemma in lexicon.property:
            found |= {"property", "thing"}
        if lemma in lexicon.supplies:
            found |= {"supply", "thing"}
        if lemma in lexicon.happenings or (("noun", lemma) in lexicon.by_word and token.pos_ in ("NOUN", "PROPN")):
            found |= {"event", "thing"}
        return frozenset(found or {"thing"})

    def _bears_arms(self, lemma: str) -> bool:
        return lemma in self.lexicon.armed or self.lexicon.victims.get(lemma) == "combatants"

    def subjects(self, verb: Token) -> list[Token]:
        """Return a verb's surface subjects, each once.

        A place that the parser took for the subject gives way to the people it hung on it as an apposition ("In X
        district, Y province, a security force detained").
        """
        found: list[Token] = []
        for token in subjects(verb):
            beside = [c for c in token.children if c.dep_ == "appos" and c.i > token.i]
            who = bool(beside) and bool({"people", "actor"} & self.classes(beside[0]))
            if who and self.mention_at(token, "location") and not self.mention_at(beside[0], "location"):
                found += [t for c in beside for t in conjuncts(c)]
            else:
                found.append(token)
        above = verb.head if verb.dep_ in ("xcomp", "ccomp") else verb.head.head
        small = verb.tag_ == "VBG" and (verb.dep_ != "acl" or verb.head.dep_ == "dobj") and above.pos_ == "VERB"
        small = small and verb.dep_ in ("xcomp", "ccomp", "acl") and verb.lemma_ != "belong"
        if small and found and not any(CAN_ACT & self.classes(t) for t in found):
            found = subjects(above)  # "engaged the position killing two": an object taken for a subject
        return _once(found)

    def objects(self, verb: Token) -> list[Token]:
        """Return a verb's objects, each once."""
        return _once(objects(verb))


def _once(tokens: list[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())
